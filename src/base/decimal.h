// Exact decimals: sign, a coefficient of up to 38 digits, a power of ten. Everything that decides a
// finding is computed with these; no binary floating point. Results that do not fit are rounded in
// the direction that the caller asks for, so that an interval only ever grows ("rounded outward").
//
// The range: below 10^-6000 the last digits are rounded away, in the direction asked for, down to
// zero or to the smallest step. Above it a result is the largest number of its sign, in any
// direction, and ay_dec_saturated tells; as an interval's outer end that number means infinity.
#ifndef AY_BASE_DECIMAL_H
#define AY_BASE_DECIMAL_H

#include "arena.h"

__extension__ typedef unsigned __int128 ay_u128;

typedef struct ay_dec {
    ay_u128 coef; // 0 <= coef < 10^38
    int32_t exp;  // value = (neg ? -1 : 1) * coef * 10^exp; |exp| <= AY_DEC_EXP
    bool neg;     // never set when coef is 0
} ay_dec;

enum { AY_DEC_DIGITS = 38, AY_DEC_EXP = 6000 };
typedef enum ay_round {
    AY_FLOOR,   // towards -infinity
    AY_CEILING, // towards +infinity
    AY_NEAREST, // half to even
} ay_round;

#define AY_DEC_ZERO ((ay_dec){0, 0, false})

ay_dec ay_dec_int(int64_t value);
ay_dec ay_dec_make(int64_t coef, int32_t exp); // coef * 10^exp
ay_dec ay_dec_pow10(int32_t exp);
// Digits with at most one '.', an optional sign in front, nothing else ("1234.50"; grouping is the
// caller's business). False: not of that form, or more than 38 digits.
bool ay_dec_parse(const char *at, size_t len, ay_dec *out);

int ay_dec_cmp(ay_dec a, ay_dec b); // -1, 0, 1; exact
int ay_dec_sign(ay_dec a);
bool ay_dec_is_int(ay_dec a);
bool ay_dec_saturated(ay_dec a); // the largest number of its sign: it may stand for one beyond
ay_dec ay_dec_neg(ay_dec a);
ay_dec ay_dec_abs(ay_dec a);
ay_dec ay_dec_min(ay_dec a, ay_dec b);
ay_dec ay_dec_max(ay_dec a, ay_dec b);

// Each is the exact result, rounded once.
ay_dec ay_dec_add(ay_dec a, ay_dec b, ay_round r);
ay_dec ay_dec_sub(ay_dec a, ay_dec b, ay_round r);
ay_dec ay_dec_mul(ay_dec a, ay_dec b, ay_round r);
ay_dec ay_dec_div(ay_dec a, ay_dec b, ay_round r); // b must not be 0 (asserted); 38 digits
// a^n for a >= 0, in about 2 log2(n) products, each rounded: a bound in its direction, and with
// AY_NEAREST only near.
ay_dec ay_dec_powi(ay_dec a, uint32_t n, ay_round r);
ay_dec ay_dec_scale(ay_dec a, int32_t exp);             // a * 10^exp, exact
ay_dec ay_dec_round(ay_dec a, int32_t exp, ay_round r); // to a multiple of 10^exp
ay_dec ay_dec_trim(ay_dec a);                           // without trailing zeros in the coefficient
int32_t ay_dec_top(ay_dec a); // the power of ten of the first digit (123.4 -> 2); 0 for 0
bool ay_dec_to_int(ay_dec a, int64_t *out); // false when a is no integer or does not fit

// The texts end in a NUL.
// Plain decimal without exponent: "173050000000", "0.34", "-12.5". Trailing zeros behind the point
// are dropped.
ay_str ay_dec_text(ay_arena *arena, ay_dec a);
// For people: rounded to `digits` significant digits (half to even), thousands grouped with ','
// above 9,999: "12,345.6".
ay_str ay_dec_show(ay_arena *arena, ay_dec a, int digits);
// For people, with a scale word: 50100000000 -> "50.1 billion"; below a million, and from a million
// trillions on, like ay_dec_show.
ay_str ay_dec_show_scaled(ay_arena *arena, ay_dec a, int digits);

#endif
