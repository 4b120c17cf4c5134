// Text from outside, made fit for a terminal: no control character, no bidirectional override
// reaches it, and its width is known.
#ifndef AY_OUTPUT_SAFE_H
#define AY_OUTPUT_SAFE_H

#include "buffer.h"

// One character of `at` as it is shown: its bytes in the text (1 when it is no UTF-8), its columns,
// and what is written for it.
typedef struct ay_glyph {
    uint32_t size, width;
    uint32_t n;
    char shown[12];
} ay_glyph;

ay_glyph ay_glyph_at(const char *at, size_t len); // len > 0
uint32_t ay_safe_width(ay_str text);              // columns of the whole
void ay_put_safe(ay_out *out, ay_str text);       // line ends and tabs become blanks
// At most `width` columns of it, the last one an ellipsis where it is cut; `fill` with blanks.
void ay_put_cut(ay_out *out, ay_str text, uint32_t width, bool fill);

#endif
