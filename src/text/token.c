// The tokenizer. In: text and a position. Out: the next token. Tokens tile the text: every byte
// that is not white space is in exactly one of them. A token is cut by character class alone,
// without a table, so that the table compiler, which runs before any table exists, splits its
// phrases exactly as texts are split.
//
// The traps: letters and digits never share a token ("40m", "G7", "COVID-19" are split, and a
// reader looks at the SPACE flag to see that they touched); a point or comma belongs to a number
// only between two digits; an apostrophe opens a clitic only between two letters or behind a digit
// ("Uzbekistan's", "1990's"), else it is a quotation mark.
#include "text.h"

#include "../base/utf8.h"

// What an ASCII byte is to the tokenizer.
enum { OTHER, BLANK, BREAK, DIGIT, LOWER, UPPER, PUNCT, WIDE };

// clang-format off
static const uint8_t classes[256] = {
    ['\t'] = BLANK, ['\n'] = BREAK, ['\v'] = BLANK, ['\f'] = BLANK, ['\r'] = BREAK, [' '] = BLANK,
    ['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT, ['4'] = DIGIT, ['5'] = DIGIT,
    ['6'] = DIGIT, ['7'] = DIGIT, ['8'] = DIGIT, ['9'] = DIGIT, ['a'] = LOWER, ['b'] = LOWER,
    ['c'] = LOWER, ['d'] = LOWER, ['e'] = LOWER, ['f'] = LOWER, ['g'] = LOWER, ['h'] = LOWER,
    ['i'] = LOWER, ['j'] = LOWER, ['k'] = LOWER, ['l'] = LOWER, ['m'] = LOWER, ['n'] = LOWER,
    ['o'] = LOWER, ['p'] = LOWER, ['q'] = LOWER, ['r'] = LOWER, ['s'] = LOWER, ['t'] = LOWER,
    ['u'] = LOWER, ['v'] = LOWER, ['w'] = LOWER, ['x'] = LOWER, ['y'] = LOWER, ['z'] = LOWER,
    ['A'] = UPPER, ['B'] = UPPER, ['C'] = UPPER, ['D'] = UPPER, ['E'] = UPPER, ['F'] = UPPER,
    ['G'] = UPPER, ['H'] = UPPER, ['I'] = UPPER, ['J'] = UPPER, ['K'] = UPPER, ['L'] = UPPER,
    ['M'] = UPPER, ['N'] = UPPER, ['O'] = UPPER, ['P'] = UPPER, ['Q'] = UPPER, ['R'] = UPPER,
    ['S'] = UPPER, ['T'] = UPPER, ['U'] = UPPER, ['V'] = UPPER, ['W'] = UPPER, ['X'] = UPPER,
    ['Y'] = UPPER, ['Z'] = UPPER, ['!'] = PUNCT, ['"'] = PUNCT, ['#'] = PUNCT, ['&'] = PUNCT,
    ['\''] = PUNCT, ['('] = PUNCT, [')'] = PUNCT, ['*'] = PUNCT, [','] = PUNCT, ['-'] = PUNCT,
    ['.'] = PUNCT, ['/'] = PUNCT, [':'] = PUNCT, [';'] = PUNCT, ['?'] = PUNCT, ['@'] = PUNCT,
    ['['] = PUNCT, ['\\'] = PUNCT, [']'] = PUNCT, ['_'] = PUNCT, ['{'] = PUNCT, ['}'] = PUNCT,
};
// clang-format on

static uint8_t class_of(const char *at, uint32_t i) {
    uint8_t byte = (uint8_t)at[i];
    return byte < 0x80 ? classes[byte] : WIDE;
}

static bool is_digit(const char *at, uint32_t len, uint32_t i) {
    return i < len && class_of(at, i) == DIGIT;
}

// A mark that belongs to the letter before it (U+0300..U+036F).
static bool is_combining(uint32_t code) { return code >= 0x300 && code < 0x370; }

// The length in bytes of a letter at `i`, 0 if there is none.
static uint32_t letter_at(const char *at, uint32_t len, uint32_t i) {
    if (i >= len) return 0;
    uint8_t class = class_of(at, i);
    if (class != WIDE) return class == LOWER || class == UPPER;
    uint32_t code, n = ay_utf8_next(at + i, len - i, &code);
    return ay_code_class(code) == AY_LETTER || is_combining(code) ? n : 0;
}

// The length in bytes of an apostrophe at `i` (' ’ ‘ ʻ ʼ), 0 if there is none.
static uint32_t apostrophe_at(const char *at, uint32_t len, uint32_t i) {
    if (i >= len) return 0;
    if (at[i] == '\'') return 1;
    if (class_of(at, i) != WIDE) return 0;
    uint32_t code, n = ay_utf8_next(at + i, len - i, &code);
    return code == 0x2019 || code == 0x2018 || code == 0x2BB || code == 0x2BC ? n : 0;
}

// Behind the white space that starts at *pos; says in flags what was passed.
static uint8_t skip_space(const char *at, uint32_t len, uint32_t *pos) {
    uint8_t flags = *pos == 0 ? AY_TOK_SPACE : 0;
    uint32_t i = *pos;
    while (i < len) {
        uint8_t class = class_of(at, i);
        uint32_t n = 1;
        if (class == WIDE) {
            uint32_t code;
            n = ay_utf8_next(at + i, len - i, &code);
            if (ay_code_class(code) != AY_SPACE) break;
            if (code == 0x2028 || code == 0x2029 || code == 0x85) flags |= AY_TOK_LINE;
        } else if (class == BREAK) {
            flags |= AY_TOK_LINE;
        } else if (class != BLANK) {
            break;
        }
        flags |= AY_TOK_SPACE;
        i += n;
    }
    *pos = i;
    return flags;
}

// Digits with single points and commas between them.
static uint32_t number_end(const char *at, uint32_t len, uint32_t i) {
    while (i < len) {
        if (class_of(at, i) == DIGIT) i++;
        else if ((at[i] == '.' || at[i] == ',') && is_digit(at, len, i + 1)) i += 2;
        else break;
    }
    return i;
}

// The letters from `i` on. Sets UPPER and CAPS by the first letter and by all of them.
static uint32_t word_end(const char *at, uint32_t len, uint32_t i, uint8_t *flags) {
    uint32_t letters = 0, upper = 0;
    for (;;) {
        bool is_upper;
        uint8_t class = i < len ? class_of(at, i) : OTHER;
        if (class == LOWER || class == UPPER) { // nearly always
            is_upper = class == UPPER;
            i++;
        } else {
            uint32_t code, n = class == WIDE ? letter_at(at, len, i) : 0;
            if (n == 0) break;
            ay_utf8_next(at + i, n, &code);
            i += n;
            if (is_combining(code)) continue;
            is_upper = ay_code_upper(code);
        }
        if (letters == 0 && is_upper) *flags |= AY_TOK_UPPER;
        letters++;
        upper += is_upper;
    }
    if (letters > 1 && letters == upper) *flags |= AY_TOK_CAPS;
    return i;
}

// An apostrophe at `i` that opens a clitic: a letter behind it, a letter or digit right before it.
static bool opens_clitic(const char *at, uint32_t len, uint32_t i, uint32_t n) {
    if (i == 0 || !letter_at(at, len, i + n)) return false;
    uint32_t back = i - 1;
    while (back > 0 && ((uint8_t)at[back] & 0xC0) == 0x80) back--;
    return class_of(at, back) == DIGIT || letter_at(at, len, back) != 0;
}

// Punctuation of Latin-1, the general punctuation block and the CJK one.
static bool is_wide_punct(uint32_t code) {
    if (code == 0xA1 || code == 0xA7 || code == 0xAB || code == 0xB6 || code == 0xB7 ||
        code == 0xBB || code == 0xBF)
        return true;
    return (code >= 0x2010 && code <= 0x2027) ||
           (code >= 0x2032 && code <= 0x205E && code != 0x2044 && code != 0x2052) ||
           (code >= 0x3001 && code <= 0x3003) || (code >= 0x3008 && code <= 0x301F);
}

// '-' for any dash and the minus sign, ' and " for any quotation mark, 0 for the rest.
static char wide_mark(uint32_t code) {
    if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212) return '-';
    if (code >= 0x2018 && code <= 0x201B) return '\'';
    if (code == 0x2BB || code == 0x2BC || code == 0x2032) return '\'';
    if ((code >= 0x201C && code <= 0x201F) || code == 0xAB || code == 0xBB || code == 0x2033)
        return '"';
    return 0;
}

static uint32_t read_wide(const char *at, uint32_t len, uint32_t i, ay_token *out) {
    uint32_t code, n = ay_utf8_next(at + i, len - i, &code);
    out->kind =
        is_wide_punct(code) || code == 0x2BB || code == 0x2BC ? AY_TOK_PUNCT : AY_TOK_SYMBOL;
    out->mark = wide_mark(code);
    return i + n;
}

bool ay_token_next(const char *at, uint32_t len, uint32_t *pos, ay_token *out) {
    uint32_t start = *pos, i = start;
    uint8_t flags = skip_space(at, len, &i);
    *pos = i;
    if (i >= len) return false;

    *out = (ay_token){.flags = flags, .phrase = AY_NONE};
    uint32_t end, quote = apostrophe_at(at, len, i);
    uint8_t class = class_of(at, i);
    if (class == DIGIT) {
        out->kind = AY_TOK_NUMBER;
        end = number_end(at, len, i);
    } else if (quote != 0 && start == i && opens_clitic(at, len, i, quote)) {
        out->kind = AY_TOK_WORD;
        end = word_end(at, len, i + quote, &out->flags);
    } else if (quote == 0 && letter_at(at, len, i) != 0) {
        out->kind = AY_TOK_WORD;
        end = word_end(at, len, i, &out->flags);
    } else if (class == WIDE) {
        end = read_wide(at, len, i, out);
    } else {
        out->kind = class == PUNCT ? AY_TOK_PUNCT : AY_TOK_SYMBOL;
        out->mark = at[i];
        end = i + 1;
    }
    out->span = (ay_span){i, end};
    *pos = end;
    return true;
}
