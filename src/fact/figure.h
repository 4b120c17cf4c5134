// Figures: a measured quantity about somebody in a period ("trade between China and Central Asia,
// January to April 2023, 173.05 billion yuan, up 37.3% on the year"). They are what the ledger
// keeps; the fields are those of the record `figure`.
#ifndef AY_FACT_FIGURE_H
#define AY_FACT_FIGURE_H

#include "side.h"

typedef enum ay_figure_role {
    AY_FIGURE_ACTUAL,
    AY_FIGURE_TARGET,
    AY_FIGURE_THRESHOLD,
    AY_FIGURE_ESTIMATE
} ay_figure_role;
typedef enum ay_extreme {
    AY_EXTREME_NONE,
    AY_EXTREME_RECORD,
    AY_EXTREME_FIRST,
    AY_EXTREME_LOWEST
} ay_extreme;

typedef struct ay_figure {
    ay_span span;        // the quantity with its period, where that stands beside it
    const char *measure; // "trade", "export", …: a row of measures.tsv
    // b.n is 0 where the measure has one side, or the text names one only
    ay_side a, b;
    ay_day from, to;          // AY_NO_DAY where unknown; a target has only `to`
    uint32_t quantity;        // its value; AY_NONE for a figure that is only a change
    uint32_t change;          // the quantity of its change, AY_NONE if there is none
    uint8_t change_direction; // ay_direction
    ay_day basis_from, basis_to;
    uint8_t role, extreme;
    ay_str said_by; // the speaker around it; empty when it is the text itself
    // the index of the figure that is the same in another currency; AY_NONE
    uint32_t same_as;
} ay_figure;

struct ay_bind;
void ay_figures_read(struct ay_bind *bind);

#endif
