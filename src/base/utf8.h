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
// Folds well-formed text into out (room for 2*len bytes); returns the folded length. ASCII goes
// fast.
size_t ay_utf8_fold(const char *at, size_t len, char *out);

#endif
