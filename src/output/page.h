// A page of the manual or of the rules, written in Markdown, for a terminal.
#ifndef AY_OUTPUT_PAGE_H
#define AY_OUTPUT_PAGE_H

#include "buffer.h"

void ay_put_page(ay_out *out, ay_str markdown, uint32_t width, bool color);

#endif
