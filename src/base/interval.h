// Closed intervals of decimals, either end perhaps infinite: what a printed figure can stand for.
// All arithmetic rounds outward: the result holds every exact result of its operands' numbers.
// Half-open intervals of the rounding rules are kept closed: two that only touch count as meeting
// (XBRL Calculations 1.1).
#ifndef AY_BASE_INTERVAL_H
#define AY_BASE_INTERVAL_H

#include "decimal.h"

typedef struct ay_interval {
    ay_dec lo, hi;
    bool lo_inf, hi_inf; // the end is -infinity, +infinity; then lo, hi mean nothing
} ay_interval;

#define AY_EVERYTHING ((ay_interval){AY_DEC_ZERO, AY_DEC_ZERO, true, true})

ay_interval ay_point(ay_dec value);
ay_interval ay_between(ay_dec lo, ay_dec hi);
ay_interval ay_around(ay_dec value, ay_dec half); // [value - half, value + half]

bool ay_meets(ay_interval a, ay_interval b); // a common point, touching counts
bool ay_contains(ay_interval a, ay_dec value);
bool ay_below(ay_interval a, ay_interval b); // all of a < all of b

ay_interval ay_hull(ay_interval a, ay_interval b);
ay_interval ay_widen(ay_interval a, ay_dec by);          // both ends, by an absolute amount
ay_interval ay_widen_share(ay_interval a, ay_dec share); // both ends, by a share of their magnitude
                                                         // (0.03 is 3%)
ay_interval ay_iadd(ay_interval a, ay_interval b);
ay_interval ay_isub(ay_interval a, ay_interval b);
ay_interval ay_ineg(ay_interval a);
ay_interval ay_imul(ay_interval a, ay_interval b);
ay_interval ay_idiv(ay_interval a, ay_interval b); // AY_EVERYTHING when b holds 0
ay_interval ay_iscale(ay_interval a, ay_dec factor);
ay_interval ay_ipowi(ay_interval a, uint32_t n);              // a >= 0
ay_interval ay_growth(ay_interval before, ay_interval after); // after/before - 1; 0.5 is 50%

// "[48.8, 51.3]" to `digits` significant digits, not outward: it is for reading. One text when both
// ends read the same. One end infinite: "above 3", "below 4"; both: "anything". Ends in a NUL.
ay_str ay_interval_show(ay_arena *arena, ay_interval a, int digits);
// The same as "48.8 to 51.3", for sentences.
ay_str ay_interval_words(ay_arena *arena, ay_interval a, int digits);

#endif
