// UTF-8. ASCII is the fast path everywhere; the rest is looked up in sorted ranges by bisection.

#include "utf8.h"

#include "unicode.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

// The length of the well-formed character at at[0..len), 0 when there is none. By the table of Unicode 15, 3.9 (D92).
static size_t one(const unsigned char *at, size_t len) {
    unsigned char c = at[0], low = 0x80, high = 0xbf;
    size_t n;
    if (c < 0x80) return 1;
    if (c < 0xc2 || c > 0xf4) return 0;
    n = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    if (c == 0xe0) low = 0xa0;
    else if (c == 0xed) high = 0x9f;
    else if (c == 0xf0) low = 0x90;
    else if (c == 0xf4) high = 0x8f;
    if (len < n || at[1] < low || at[1] > high) return 0;
    for (size_t i = 2; i < n; i++)
        if ((at[i] & 0xc0) != 0x80) return 0;
    return n;
}

size_t ay_utf8_valid(const char *text, size_t len) {
    const unsigned char *at = (const unsigned char *)text;
    size_t i = 0;
    while (i < len) {
        uint64_t eight;
        while (i + 8 <= len && (memcpy(&eight, at + i, 8), (eight & 0x8080808080808080u) == 0)) i += 8;
        if (i >= len) break;
        size_t n = one(at + i, len - i);
        if (n == 0) break;
        i += n;
    }
    return i;
}

uint32_t ay_utf8_next(const char *text, size_t len, uint32_t *code) {
    const unsigned char *at = (const unsigned char *)text;
    size_t n = one(at, len);
    switch (n) {
    case 2: *code = (at[0] & 0x1fu) << 6 | (at[1] & 0x3fu); break;
    case 3: *code = (at[0] & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu); break;
    case 4: *code = (at[0] & 0x07u) << 18 | (at[1] & 0x3fu) << 12 | (at[2] & 0x3fu) << 6 | (at[3] & 0x3fu); break;
    default: *code = at[0]; return 1; // ASCII; a stray byte stands for itself
    }
    return (uint32_t)n;
}

uint32_t ay_utf8_put(uint32_t c, char out[4]) {
    if (c < 0x80) return out[0] = (char)c, 1;
    if (c < 0x800) return out[0] = (char)(0xc0 | c >> 6), out[1] = (char)(0x80 | (c & 0x3f)), 2;
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12), out[1] = (char)(0x80 | (c >> 6 & 0x3f)), out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18), out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f)), out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

static bool is_letter(uint32_t code) {
    size_t lo = 0, hi = COUNT(letter_ranges);
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (code > letter_ranges[mid].last) lo = mid + 1;
        else hi = mid;
    }
    return lo < COUNT(letter_ranges) && code >= letter_ranges[lo].first;
}

static bool is_space(uint32_t c) {
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
           c == 0x205f || c == 0x3000 || c == 0xfeff;
}

ay_class ay_code_class(uint32_t c) {
    if (c < 0x80) {
        if ((c | 32) - 'a' < 26) return AY_LETTER;
        if (c - '0' < 10) return AY_DIGIT;
        return c == ' ' || c - '\t' < 5 ? AY_SPACE : AY_OTHER;
    }
    return is_space(c) ? AY_SPACE : is_letter(c) ? AY_LETTER : AY_OTHER;
}

static int32_t delta(uint32_t code) {
    size_t lo = 0, hi = COUNT(foldings);
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (code > foldings[mid].last) lo = mid + 1;
        else hi = mid;
    }
    if (lo == COUNT(foldings) || code < foldings[lo].first) return 0;
    return (code - foldings[lo].first) % foldings[lo].step == 0 ? foldings[lo].delta : 0;
}

bool ay_code_upper(uint32_t c) { return c < 0x80 ? c - 'A' < 26 : delta(c) != 0; }

uint32_t ay_code_fold(uint32_t c) {
    if (c < 0x80) return c - 'A' < 26 ? c + 32 : c;
    if (c == 0x2018 || c == 0x2019 || c == 0x02bc || c == 0x02bb) return '\'';
    return (uint32_t)((int32_t)c + delta(c));
}

size_t ay_utf8_fold(const char *at, size_t len, char *out) {
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        unsigned char c = (unsigned char)at[i];
        if (c < 0x80) {
            out[n++] = (char)((unsigned)(c - 'A') < 26u ? c + 32 : c);
            i++;
            continue;
        }
        uint32_t code;
        i += ay_utf8_next(at + i, len - i, &code);
        n += ay_utf8_put(ay_code_fold(code), out + n);
    }
    return n;
}
