// Exact decimals: in, two numbers and a direction of rounding; out, the exact result where 38
// digits hold it, else the nearest number in that direction. The idea: every operation makes its
// exact result in 256 bits and rounds it once, in `rounded`. The trap: rounding twice is wrong;
// what is too small to keep is not dropped but leaves an odd last digit behind (to_odd), which is
// never half and never nothing.
#include "decimal.h"

#include "wide.h"

#include <assert.h>

#define TEN_19 UINT64_C(10000000000000000000)
#define LIMIT ((ay_u128)TEN_19 * TEN_19) // 10^38

// ---- powers of ten and digits ----

static ay_u128 power(int n) { // 10^n, n 0..38
    static const uint64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
        1000000000, 10000000000, 100000000000, 1000000000000, 10000000000000, 100000000000000,
        1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000, TEN_19};
    return n <= 19 ? tens[n] : (ay_u128)TEN_19 * tens[n - 19];
}

// The number of digits of a number of so many bits, or one less. 1233 / 4096 is log10(2), close
// enough for 256 bits.
static int digits_at_least(int bits) { return bits * 1233 >> 12; }

static int digits_of(ay_u128 c) { // c < 10^38; 0 has none
    int n = digits_at_least(bits_of(c));
    return n + (c >= power(n));
}

static int wide_digits(wide v) { // v < 10^76
    int n = digits_at_least(wide_bits(v)), half = n / 2;
    return n + (wide_compare(v, wide_multiply(power(half), power(n - half))) >= 0);
}

// Takes the zeros off the end and counts them, by steps that halve. A number with n of them is even
// n times, which rules most steps out at once.
static ay_u128 strip_zeros(ay_u128 c, int *zeros) {
    *zeros = 0;
    for (int step = 32; step && (c & 1) == 0; step /= 2) {
        if (c & (((ay_u128)1 << step) - 1) || c % power(step)) continue;
        c /= power(step);
        *zeros += step;
    }
    return c;
}

// ---- rounding ----

// What was cut off, against half a unit of the last digit that stays.
typedef enum tail { NOTHING, BELOW_HALF, HALF, ABOVE_HALF } tail;

static tail tail_of(ay_u128 rest, ay_u128 unit) {
    if (rest == 0) return NOTHING;
    ay_u128 missing = unit - rest;
    return rest < missing ? BELOW_HALF : rest > missing ? ABOVE_HALF : HALF;
}

// 1 when the magnitude is to be rounded up.
static ay_u128 carry(bool neg, ay_u128 coef, tail cut_off, ay_round r) {
    switch (r) {
    case AY_FLOOR: return neg && cut_off != NOTHING;
    case AY_CEILING: return !neg && cut_off != NOTHING;
    default: return cut_off == ABOVE_HALF || (cut_off == HALF && (coef & 1));
    }
}

// coef without its last n digits, rounded.
static ay_u128 cut(bool neg, ay_u128 coef, int n, ay_round r) {
    if (n > AY_DEC_DIGITS) return carry(neg, 0, coef ? BELOW_HALF : NOTHING, r);
    ay_u128 unit = power(n), kept = coef / unit;
    return kept + carry(neg, kept, tail_of(coef % unit, unit), r);
}

// coef without its last n digits. When these were not all zero the last one kept becomes odd: what
// is rounded later, further left, then sees that something was there, and on which side of half.
static ay_u128 to_odd(ay_u128 coef, int n) {
    if (n > AY_DEC_DIGITS) return coef != 0;
    ay_u128 unit = power(n);
    return coef / unit | (coef % unit != 0);
}

// A number from its parts, coef <= 10^38, whose exponent may be out of range: see decimal.h.
static ay_dec brought_in(bool neg, ay_u128 coef, int32_t exp, ay_round r) {
    if (coef >= LIMIT) coef /= 10, exp++;
    if (exp < -AY_DEC_EXP) {
        coef = cut(neg, coef, -AY_DEC_EXP - exp, r);
        exp = -AY_DEC_EXP;
    }
    if (coef == 0) return AY_DEC_ZERO;
    if (exp > AY_DEC_EXP) {
        int by = exp - AY_DEC_EXP;
        if (by > AY_DEC_DIGITS - digits_of(coef)) return (ay_dec){LIMIT - 1, AY_DEC_EXP, neg};
        coef *= power(by);
        exp = AY_DEC_EXP;
    }
    return (ay_dec){coef, exp, neg};
}

// The same; nearly all numbers are in range.
static inline ay_dec settled(bool neg, ay_u128 coef, int32_t exp, ay_round r) {
    bool in_range = exp >= -AY_DEC_EXP && exp <= AY_DEC_EXP;
    if (in_range && coef != 0 && coef < LIMIT) return (ay_dec){coef, exp, neg};
    return brought_in(neg, coef, exp, r);
}

static ay_dec cut_to_fit(bool neg, wide v, int32_t exp, ay_round r) {
    int n = wide_digits(v) - AY_DEC_DIGITS;
    ay_u128 rest, coef = wide_divide(v, power(n), &rest);
    return settled(neg, coef + carry(neg, coef, tail_of(rest, power(n)), r), exp + n, r);
}

// The one place where a result becomes 38 digits: v * 10^exp, v < 10^76.
static inline ay_dec rounded(bool neg, wide v, int32_t exp, ay_round r) {
    if (v.hi == 0 && v.lo < LIMIT) return settled(neg, v.lo, exp, r);
    return cut_to_fit(neg, v, exp, r);
}

// ---- numbers from elsewhere ----

// An exponent that is far out of range, as one that still is and that can be added to.
static int32_t near_range(int32_t exp) {
    enum { FAR = 3 * AY_DEC_EXP };
    return exp > FAR ? FAR : exp < -FAR ? -FAR : exp;
}

ay_dec ay_dec_make(int64_t coef, int32_t exp) {
    bool neg = coef < 0;
    uint64_t magnitude = neg ? 0 - (uint64_t)coef : (uint64_t)coef;
    return settled(neg, magnitude, near_range(exp), AY_NEAREST);
}

ay_dec ay_dec_int(int64_t value) { return ay_dec_make(value, 0); }

ay_dec ay_dec_pow10(int32_t exp) { return ay_dec_make(1, exp); }

bool ay_dec_parse(const char *at, size_t len, ay_dec *out) {
    size_t i = len && (at[0] == '-' || at[0] == '+');
    bool neg = i && at[0] == '-', point = false, any = false;
    ay_u128 coef = 0;
    int32_t exp = 0;
    for (; i < len; i++) {
        if (at[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (at[i] < '0' || at[i] > '9' || coef >= LIMIT / 10 || exp <= -AY_DEC_EXP) return false;
        coef = coef * 10 + (unsigned char)(at[i] - '0');
        exp -= point;
        any = true;
    }
    if (!any) return false;
    *out = settled(neg, coef, exp, AY_NEAREST);
    return true;
}

bool ay_dec_to_int(ay_dec a, int64_t *out) {
    a = ay_dec_trim(a);
    if (a.exp < 0 || ay_dec_top(a) > 18) return false;
    ay_u128 magnitude = a.coef * power(a.exp);
    if (magnitude > (ay_u128)INT64_MAX + a.neg) return false;
    // Negated as unsigned: the smallest integer has no positive counterpart.
    *out = (int64_t)(a.neg ? 0 - (uint64_t)magnitude : (uint64_t)magnitude);
    return true;
}

// ---- order ----

int ay_dec_sign(ay_dec a) { return a.coef == 0 ? 0 : a.neg ? -1 : 1; }

// -1, 0, 1 by magnitude; neither is 0.
static int compare_magnitudes(ay_dec a, ay_dec b) {
    int32_t x = ay_dec_top(a), y = ay_dec_top(b);
    if (x != y) return x < y ? -1 : 1;
    // With their first digits in one place the exponents differ by less than 38, and the
    // coefficient that is stretched ends up as long as the other one.
    if (a.exp > b.exp) a.coef *= power(a.exp - b.exp);
    else b.coef *= power(b.exp - a.exp);
    return a.coef < b.coef ? -1 : a.coef > b.coef;
}

int ay_dec_cmp(ay_dec a, ay_dec b) {
    int x = ay_dec_sign(a), y = ay_dec_sign(b);
    if (x != y) return x < y ? -1 : 1;
    return x == 0 ? 0 : x * compare_magnitudes(a, b);
}

ay_dec ay_dec_min(ay_dec a, ay_dec b) { return ay_dec_cmp(a, b) <= 0 ? a : b; }
ay_dec ay_dec_max(ay_dec a, ay_dec b) { return ay_dec_cmp(a, b) >= 0 ? a : b; }

// ---- forms of one number ----

ay_dec ay_dec_neg(ay_dec a) {
    a.neg = a.coef != 0 && !a.neg;
    return a;
}

ay_dec ay_dec_abs(ay_dec a) {
    a.neg = false;
    return a;
}

ay_dec ay_dec_trim(ay_dec a) {
    if (a.coef == 0) return AY_DEC_ZERO;
    int zeros;
    a.coef = strip_zeros(a.coef, &zeros);
    return settled(a.neg, a.coef, a.exp + zeros, AY_NEAREST);
}

int32_t ay_dec_top(ay_dec a) { return a.coef == 0 ? 0 : a.exp + digits_of(a.coef) - 1; }

bool ay_dec_is_int(ay_dec a) { return a.exp >= 0 || ay_dec_trim(a).exp >= 0; }

bool ay_dec_saturated(ay_dec a) { return a.coef == LIMIT - 1 && a.exp == AY_DEC_EXP; }

ay_dec ay_dec_scale(ay_dec a, int32_t exp) {
    return settled(a.neg, a.coef, a.exp + near_range(exp), AY_NEAREST);
}

ay_dec ay_dec_round(ay_dec a, int32_t exp, ay_round r) {
    if (a.exp >= exp || a.coef == 0) return a;
    exp = near_range(exp);
    return settled(a.neg, cut(a.neg, a.coef, exp - a.exp, r), exp, r);
}

// ---- arithmetic ----

// Lowers an exponent towards `exp` as far as the coefficient has room.
static ay_dec stretched(ay_dec a, int32_t exp) {
    int by = a.exp - exp;
    bool surely = by <= 19 && a.coef >> 63 == 0; // 2^63 * 10^19 is below 10^38
    int room = surely ? by : AY_DEC_DIGITS - digits_of(a.coef);
    if (by > room) by = room;
    if (by <= 0) return a;
    return (ay_dec){a.coef * power(by), a.exp - by, a.neg};
}

static ay_dec add_aligned(ay_dec a, ay_dec b, ay_round r) {
    if (a.neg == b.neg) return rounded(a.neg, (wide){0, a.coef + b.coef}, a.exp, r);
    if (a.coef < b.coef) return rounded(b.neg, (wide){0, b.coef - a.coef}, a.exp, r);
    return rounded(a.neg, (wide){0, a.coef - b.coef}, a.exp, r);
}

// a has 38 digits and b reaches below them. Of b, 38 places behind a's last one are kept, which is
// exact for most, and odd in the last place where it is not.
static ay_dec add_apart(ay_dec a, ay_dec b, ay_round r) {
    int apart = a.exp - b.exp, kept = apart < AY_DEC_DIGITS ? apart : AY_DEC_DIGITS;
    ay_u128 low = to_odd(b.coef, apart - kept);
    wide v = wide_multiply(a.coef, power(kept)); // above low: it has more digits
    v = a.neg == b.neg ? wide_add(v, low) : wide_subtract(v, low);
    return rounded(a.neg, v, a.exp - kept, r);
}

ay_dec ay_dec_add(ay_dec a, ay_dec b, ay_round r) {
    if (a.coef == 0) return b;
    if (b.coef == 0) return a;
    if (a.exp < b.exp) {
        ay_dec swap = a;
        a = b;
        b = swap;
    }
    a = stretched(a, b.exp);
    return a.exp == b.exp ? add_aligned(a, b, r) : add_apart(a, b, r);
}

ay_dec ay_dec_sub(ay_dec a, ay_dec b, ay_round r) { return ay_dec_add(a, ay_dec_neg(b), r); }

ay_dec ay_dec_mul(ay_dec a, ay_dec b, ay_round r) {
    bool neg = a.neg != b.neg, small = (a.coef | b.coef) >> 63 == 0;
    wide v = small ? (wide){0, a.coef * b.coef} : wide_multiply(a.coef, b.coef);
    return rounded(neg, v, a.exp + b.exp, r);
}

// Both coefficients are stretched to 38 digits. Then a quotient of exactly 38 digits takes 37 or 38
// more zeros behind a's, depending on which of the two is larger.
ay_dec ay_dec_div(ay_dec a, ay_dec b, ay_round r) {
    assert(b.coef != 0);
    if (a.coef == 0) return AY_DEC_ZERO;
    a = stretched(a, -4 * AY_DEC_EXP);
    b = stretched(b, -4 * AY_DEC_EXP);
    int zeros = a.coef < b.coef ? AY_DEC_DIGITS : AY_DEC_DIGITS - 1;
    bool neg = a.neg != b.neg;
    ay_u128 rest, coef = wide_divide(wide_multiply(a.coef, power(zeros)), b.coef, &rest);
    coef += carry(neg, coef, tail_of(rest, b.coef), r);
    ay_dec quotient = settled(neg, coef, a.exp - b.exp - zeros, r);
    return rest ? quotient : ay_dec_trim(quotient); // short where it is exact, like 1/4
}

ay_dec ay_dec_powi(ay_dec a, uint32_t n, ay_round r) {
    ay_dec out = ay_dec_int(1);
    for (; n; n >>= 1) {
        if (n & 1) out = ay_dec_mul(out, a, r);
        if (n > 1) a = ay_dec_mul(a, a, r);
    }
    return out;
}
