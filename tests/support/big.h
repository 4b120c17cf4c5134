// Whole numbers of up to BIG_DIGITS decimal digits, done as on paper: the second opinion that
// decimals and intervals are held against. Slow, and sharing nothing with src/base but ay_dec.
#ifndef TESTS_SUPPORT_BIG_H
#define TESTS_SUPPORT_BIG_H

#include "base/decimal.h"

enum { BIG_DIGITS = 480 };

typedef struct big {
    bool neg;                    // never for 0
    int n;                       // digits in use; 0 for 0
    unsigned char d[BIG_DIGITS]; // the last digit of the number first
} big;

big big_of(ay_dec a, int32_t exp); // a / 10^exp, which must be whole
big big_add(big a, big b);
big big_subtract(big a, big b);
big big_multiply(big a, big b);
int big_compare(big a, big b);

// A quotient of two whole numbers times a power of ten: exact. `below` is positive.
typedef struct ratio {
    big above, below;
    int32_t exp;
} ratio;

ratio ratio_of(ay_dec a);
ratio ratio_add(ay_dec a, ay_dec b);
ratio ratio_multiply(ay_dec a, ay_dec b);
ratio ratio_divide(ay_dec a, ay_dec b);
int ratio_compare(ay_dec a, ratio b); // a against b: -1, 0, 1

// Is `got` the number of 38 digits that rounding `exact` gives?
bool ratio_rounds_to(ratio exact, ay_round r, ay_dec got);

#endif
