// The lines of a text that a finding is about, with marks under the words: ^^^^ the claim, ---- the
// operands with their roles.
#ifndef AY_OUTPUT_EXCERPT_H
#define AY_OUTPUT_EXCERPT_H

#include "output.h"

// How things are lit; all empty where there is no colour.
typedef struct ay_colors {
    const char *claim, *operand, *gutter, *strong, *off;
} ay_colors;

void ay_put_excerpt(
    ay_writer *w, const ay_report *report, const ay_finding *finding, const ay_colors *colors);

enum { AY_GUTTER = 5 }; // columns of a line number at least

#endif
