// UTF-8: check, decode, classify and fold. Classes and folding cover Latin (with supplements and
// Extended Additional), Greek, Cyrillic, Armenian and Georgian; other letters (CJK, Arabic, …) are
// AY_LETTER and fold to themselves.
#ifndef AY_BASE_UTF8_H
#define AY_BASE_UTF8_H

#include "span.h"

#include <stddef.h>

// The number of leading bytes of at[0..len) that are well-formed UTF-8 (no surrogates, no overlong
// forms, <= U+10FFFF).
size_t ay_utf8_valid(const char *at, size_t len);
// Decodes one character of well-formed text; returns its length in bytes (1..4). len must be > 0.
uint32_t ay_utf8_next(const char *at, size_t len, uint32_t *code);
uint32_t ay_utf8_put(uint32_t code, char out[4]);

typedef enum ay_class {
    AY_OTHER,
    AY_SPACE, // with NBSP, thin and other Unicode spaces
    AY_DIGIT, // 0-9 only
    AY_LETTER,
} ay_class;
ay_class ay_code_class(uint32_t code);
bool ay_code_upper(uint32_t code);
uint32_t ay_code_fold(uint32_t code); // to lower case; typographic apostrophes ’ ‘ ʼ ʻ to '

// Four, eight bytes as a number, the same on every machine: tablec may run on another one than the
// program. Written out, because compilers then see one load in it.
static inline uint64_t ay_four_at(const char *at) {
    const unsigned char *p = (const unsigned char *)at;
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static inline uint64_t ay_eight_at(const char *at) {
    return ay_four_at(at) | ay_four_at(at + 4) << 32;
}

// Eight ASCII bytes to lower case. Adding makes the top bit of each byte say "A or above" and
// "above Z"; no sum reaches the next byte. The top bit, moved to the place of 0x20, is the case.
static inline uint64_t ay_fold_eight(uint64_t eight) {
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t from_a = eight + each * (0x80 - 'A'), beyond_z = eight + each * (0x80 - 'Z' - 1);
    return eight | (from_a & ~beyond_z & each * 0x80) >> 2;
}
static inline bool ay_eight_ascii(uint64_t eight) {
    return (eight & UINT64_C(0x8080808080808080)) == 0;
}
// Folds well-formed text into out (room for 2*len bytes); returns the folded length. ASCII goes
// fast.
size_t ay_utf8_fold(const char *at, size_t len, char *out);

#endif
