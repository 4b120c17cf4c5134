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

// What a byte is to the tokenizer. WIDE is zero, so that all bytes from 0x80 on have it.
enum { WIDE, OTHER, BLANK, BREAK, DIGIT, PUNCT, LOWER, UPPER };

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
    [0x00] = OTHER, [0x01] = OTHER, [0x02] = OTHER, [0x03] = OTHER, [0x04] = OTHER, [0x05] = OTHER,
    [0x06] = OTHER, [0x07] = OTHER, [0x08] = OTHER, [0x0e] = OTHER, [0x0f] = OTHER, [0x10] = OTHER,
    [0x11] = OTHER, [0x12] = OTHER, [0x13] = OTHER, [0x14] = OTHER, [0x15] = OTHER, [0x16] = OTHER,
    [0x17] = OTHER, [0x18] = OTHER, [0x19] = OTHER, [0x1a] = OTHER, [0x1b] = OTHER, [0x1c] = OTHER,
    [0x1d] = OTHER, [0x1e] = OTHER, [0x1f] = OTHER, [0x7f] = OTHER, ['$'] = OTHER, ['%'] = OTHER,
    ['+'] = OTHER, ['<'] = OTHER, ['='] = OTHER, ['>'] = OTHER, ['^'] = OTHER, ['`'] = OTHER,
    ['|'] = OTHER, ['~'] = OTHER,
};
// clang-format on

static uint8_t class_of(const char *at, uint32_t i) { return classes[(uint8_t)at[i]]; }

static bool is_digit(const char *at, uint32_t len, uint32_t i) {
    return i < len && class_of(at, i) == DIGIT;
}

// A mark that belongs to the letter before it (U+0300..U+036F).
static bool is_combining(uint32_t code) { return code >= 0x300 && code < 0x370; }

// The length in bytes of a letter at `i`, 0 if there is none.
static uint32_t letter_at(const char *at, uint32_t len, uint32_t i) {
    if (i >= len) return 0;
    uint8_t class = class_of(at, i);
    if (class != WIDE) return class >= LOWER;
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

// The letters of a word, as far as they were read.
typedef struct letters {
    uint32_t n, upper;
    bool first_upper;
} letters;

static void count_letter(letters *l, bool is_upper) {
    if (l->n == 0) l->first_upper = is_upper;
    l->n++;
    l->upper += is_upper;
}

// Behind the letters from `i` on, of any script.
static uint32_t wide_word_end(const char *at, uint32_t len, uint32_t i, letters *l) {
    for (uint32_t n; (n = letter_at(at, len, i)) > 0; i += n) {
        uint32_t code;
        ay_utf8_next(at + i, n, &code);
        if (!is_combining(code)) count_letter(l, ay_code_upper(code));
    }
    return i;
}

// Behind the letters from `i` on. Sets UPPER and CAPS by the first letter and by all of them. Most
// words are ASCII and end in the first loop.
static uint32_t word_end(const char *at, uint32_t len, uint32_t i, uint8_t *flags) {
    uint32_t start = i, upper = 0;
    uint8_t class = OTHER;
    for (; i < len && (class = class_of(at, i)) >= LOWER; i++) upper += class - LOWER;
    letters l = {i - start, upper, i > start && class_of(at, start) == UPPER};
    if (class == WIDE) i = wide_word_end(at, len, i, &l);
    if (l.first_upper) *flags |= AY_TOK_UPPER;
    if (l.n > 1 && l.n == l.upper) *flags |= AY_TOK_CAPS;
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

// What starts at `i` with an apostrophe or beyond ASCII. `touching`: nothing stands before it.
static uint32_t read_other(const char *at, uint32_t len, uint32_t i, bool touching, ay_token *out) {
    uint32_t code, n = ay_utf8_next(at + i, len - i, &code), quote = apostrophe_at(at, len, i);
    bool clitic = quote != 0 && touching && opens_clitic(at, len, i, quote);
    if (clitic || (quote == 0 && letter_at(at, len, i) != 0)) {
        out->kind = AY_TOK_WORD;
        return word_end(at, len, i + quote, &out->flags);
    }
    bool punct = code == '\'' || code == 0x2BB || code == 0x2BC || is_wide_punct(code);
    out->kind = punct ? AY_TOK_PUNCT : AY_TOK_SYMBOL;
    out->mark = code == '\'' ? '\'' : wide_mark(code);
    return i + n;
}

bool ay_token_next(const char *at, uint32_t len, uint32_t *pos, ay_token *out) {
    uint32_t start = *pos, i = start, end;
    uint8_t flags = skip_space(at, len, &i);
    *pos = i;
    if (i >= len) return false;

    *out = (ay_token){.flags = flags, .phrase = AY_NONE, .cue = AY_NONE};
    uint8_t class = class_of(at, i);
    if (class >= LOWER) {
        out->kind = AY_TOK_WORD;
        end = word_end(at, len, i, &out->flags);
    } else if (class == DIGIT) {
        out->kind = AY_TOK_NUMBER;
        end = number_end(at, len, i);
    } else if (class == WIDE || at[i] == '\'') {
        end = read_other(at, len, i, start == i, out);
    } else {
        out->kind = class == PUNCT ? AY_TOK_PUNCT : AY_TOK_SYMBOL;
        out->mark = at[i];
        end = i + 1;
    }
    out->span = (ay_span){i, end};
    *pos = end;
    return true;
}
