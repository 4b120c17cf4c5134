// Random decimals that are likely to hurt: of any length, with rows of nines and of zeros, zero, and
// with exponents from -span to span.
#ifndef TESTS_SUPPORT_NUMBERS_H
#define TESTS_SUPPORT_NUMBERS_H

#include "base/decimal.h"
#include "random.h"

static inline ay_dec random_dec(int32_t span) {
    enum { ANY, NINES, ZEROS, SORTS };
    uint32_t sort = random_below(2 * SORTS), n = random_below(AY_DEC_DIGITS + 1);
    ay_dec out = {0, random_between(-span, span), false};
    for (uint32_t i = 0; i < n; i++) {
        bool plain = i == 0 || i + 1 == n;
        uint32_t digit = sort == NINES && !plain   ? 9
                         : sort == ZEROS && !plain ? 0
                                                   : random_below(10);
        out.coef = out.coef * 10 + digit;
    }
    out.neg = out.coef && random_below(2);
    if (out.coef == 0) out.exp = 0;
    return out;
}

#endif
