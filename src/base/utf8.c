// UTF-8: in, bytes; out, how many of them are well-formed, characters, their classes, lower case.
// The idea: ASCII goes by eight bytes at a time; what is not ASCII is looked up in sorted ranges by
// bisection (unicode.h). The trap: only ay_utf8_valid is made for hostile bytes; the others do not
// leave at[0..len) on any, but what they make of ill-formed ones means nothing.
#include "utf8.h"

#include "unicode.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static uint64_t eight_bytes(const void *at) {
    uint64_t out;
    memcpy(&out, at, sizeof out);
    return out;
}

// ---- well-formed? ----

// The length of the well-formed character at at[0..len), 0 when there is none. By table 3-7 of the
// Unicode Standard: the first byte tells the length and narrows the range of the second.
static uint32_t character_length(const unsigned char *at, size_t len) {
    unsigned char first = at[0], low = 0x80, high = 0xbf;
    if (first < 0x80) return 1;
    if (first < 0xc2 || first > 0xf4) return 0;
    switch (first) {
    case 0xe0: low = 0xa0; break;  // no overlong form of three bytes
    case 0xed: high = 0x9f; break; // no surrogate
    case 0xf0: low = 0x90; break;  // no overlong form of four bytes
    case 0xf4: high = 0x8f; break; // nothing beyond U+10FFFF
    default: break;
    }
    uint32_t n = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (len < n || at[1] < low || at[1] > high) return 0;
    for (uint32_t i = 2; i < n; i++)
        if ((at[i] & 0xc0) != 0x80) return 0;
    return n;
}

size_t ay_utf8_valid(const char *at, size_t len) {
    const unsigned char *bytes = (const unsigned char *)at;
    size_t i = 0;
    for (uint32_t n = 1; i < len && n > 0; i += n) {
        while (len - i >= 8 && ay_eight_ascii(eight_bytes(bytes + i))) i += 8;
        n = i < len ? character_length(bytes + i, len - i) : 0;
    }
    return i;
}

// ---- characters ----

uint32_t ay_utf8_next(const char *text, size_t len, uint32_t *code) {
    const unsigned char *at = (const unsigned char *)text;
    uint32_t n = character_length(at, len);
    switch (n) {
    case 2: *code = (at[0] & 0x1fu) << 6 | (at[1] & 0x3fu); break;
    case 3: *code = (at[0] & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu); break;
    case 4:
        *code =
            (at[0] & 0x07u) << 18 | (at[1] & 0x3fu) << 12 | (at[2] & 0x3fu) << 6 | (at[3] & 0x3fu);
        break;
    default: *code = at[0]; return 1; // ASCII; a stray byte stands for itself
    }
    return n;
}

uint32_t ay_utf8_put(uint32_t code, char out[4]) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    uint32_t n = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (uint32_t i = n - 1; i > 0; i--, code >>= 6) out[i] = (char)(0x80 | (code & 0x3f));
    out[0] = (char)((0xf00u >> n & 0xf0) | code); // 110…, 1110…, 11110…
    return n;
}

// ---- classes ----

static bool is_letter(uint32_t code) {
    size_t low = 0, high = COUNT(letter_ranges);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code > letter_ranges[middle].last) low = middle + 1;
        else high = middle;
    }
    return low < COUNT(letter_ranges) && code >= letter_ranges[low].first;
}

static bool is_space(uint32_t code) {
    switch (code) {
    case 0x0085: // next line
    case 0x00a0: // no-break space
    case 0x1680: // Ogham space mark
    case 0x2028: // line separator
    case 0x2029: // paragraph separator
    case 0x202f: // narrow no-break space
    case 0x205f: // medium mathematical space
    case 0x3000: // ideographic space
    case 0xfeff: // zero-width no-break space, the byte order mark
        return true;
    default: return code >= 0x2000 && code <= 0x200a; // en quad … hair space
    }
}

ay_class ay_code_class(uint32_t code) {
    if (code < 0x80) {
        if ((code | 0x20) - 'a' < 26) return AY_LETTER;
        if (code - '0' < 10) return AY_DIGIT;
        return code == ' ' || code - '\t' < 5 ? AY_SPACE : AY_OTHER;
    }
    return is_space(code) ? AY_SPACE : is_letter(code) ? AY_LETTER : AY_OTHER;
}

// ---- lower case ----

// From a character to its lower case; 0 when it is no upper case.
static int32_t fold_distance(uint32_t code) {
    size_t low = 0, high = COUNT(foldings);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code > foldings[middle].last) low = middle + 1;
        else high = middle;
    }
    if (low == COUNT(foldings) || code < foldings[low].first) return 0;
    return (code - foldings[low].first) % foldings[low].step == 0 ? foldings[low].delta : 0;
}

bool ay_code_upper(uint32_t code) {
    return code < 0x80 ? code - 'A' < 26 : fold_distance(code) != 0;
}

static bool is_apostrophe(uint32_t code) { // ‘ ’ ʻ ʼ
    return code == 0x2018 || code == 0x2019 || code == 0x02bb || code == 0x02bc;
}

static uint32_t fold_ascii(uint32_t code) { return code - 'A' < 26 ? code + 0x20 : code; }

uint32_t ay_code_fold(uint32_t code) {
    if (code < 0x80) return fold_ascii(code);
    if (is_apostrophe(code)) return '\'';
    return (uint32_t)((int32_t)code + fold_distance(code));
}

// Folds the first and the last n bytes, which make up the whole. False when one is not ASCII.
static inline bool fold_ends(const char *at, size_t len, size_t n, char *out) {
    char ends[8] = {0};
    memcpy(ends, at, n);
    memcpy(ends + 4, at + len - n, n);
    uint64_t eight = eight_bytes(ends), folded = ay_fold_eight(eight);
    memcpy(ends, &folded, sizeof ends);
    memcpy(out, ends, n);
    memcpy(out + len - n, ends + 4, n);
    return ay_eight_ascii(eight);
}

// Folds what is ASCII throughout, four or eight bytes at a time, the last ones by a load that
// overlaps the one before: most words take one step. False when some byte is not ASCII.
static bool fold_plain(const char *at, size_t len, char *out) {
    if (len < 2) {
        if (len == 1) *out = (char)fold_ascii((unsigned char)*at);
        return len == 0 || (unsigned char)*at < 0x80;
    }
    if (len < 4) return fold_ends(at, len, 2, out);
    if (len < 8) return fold_ends(at, len, 4, out);
    for (size_t i = 0, last = len - 8;; i = i + 8 < last ? i + 8 : last) {
        uint64_t eight = eight_bytes(at + i), folded = ay_fold_eight(eight);
        if (!ay_eight_ascii(eight)) return false;
        memcpy(out + i, &folded, 8);
        if (i == last) return true;
    }
}

size_t ay_utf8_fold(const char *at, size_t len, char *out) {
    if (fold_plain(at, len, out)) return len;
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        uint32_t code;
        i += ay_utf8_next(at + i, len - i, &code);
        n += ay_utf8_put(ay_code_fold(code), out + n);
    }
    return n;
}
