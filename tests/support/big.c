// Arithmetic as on paper: in, rows of decimal digits; out, the same. The trap: a row that is too
// long ends the program; the callers keep their exponents near each other.
#include "big.h"

#include <stdlib.h>
#include <string.h>

// ---- whole numbers ----

static big shorten(big a) {
    while (a.n > 0 && a.d[a.n - 1] == 0) a.n--;
    if (a.n == 0) a.neg = false;
    return a;
}

big big_of(ay_dec a, int32_t exp) {
    big out = {.neg = a.neg, .n = a.exp - exp};
    if (out.n < 0 || out.n + AY_DEC_DIGITS > BIG_DIGITS) abort();
    for (; a.coef; a.coef /= 10) out.d[out.n++] = (unsigned char)(a.coef % 10);
    return shorten(out);
}

static int compare_magnitudes(const big *a, const big *b) {
    if (a->n != b->n) return a->n < b->n ? -1 : 1;
    for (int i = a->n - 1; i >= 0; i--)
        if (a->d[i] != b->d[i]) return a->d[i] < b->d[i] ? -1 : 1;
    return 0;
}

static big add_magnitudes(const big *a, const big *b) {
    big out = {.n = (a->n > b->n ? a->n : b->n) + 1};
    if (out.n > BIG_DIGITS) abort();
    for (int i = 0, carry = 0; i < out.n; i++) {
        int sum = a->d[i] + b->d[i] + carry;
        out.d[i] = (unsigned char)(sum % 10);
        carry = sum / 10;
    }
    return out;
}

static big subtract_magnitudes(const big *a, const big *b) { // |a| >= |b|
    big out = {.n = a->n};
    for (int i = 0, borrow = 0; i < out.n; i++) {
        int difference = a->d[i] - b->d[i] - borrow;
        borrow = difference < 0;
        out.d[i] = (unsigned char)(difference + 10 * borrow);
    }
    return out;
}

big big_add(big a, big b) {
    bool a_larger = compare_magnitudes(&a, &b) >= 0;
    const big *large = a_larger ? &a : &b, *small = a_larger ? &b : &a;
    big out = a.neg == b.neg ? add_magnitudes(large, small) : subtract_magnitudes(large, small);
    out.neg = large->neg;
    return shorten(out);
}

big big_subtract(big a, big b) {
    b.neg = b.n > 0 && !b.neg;
    return big_add(a, b);
}

big big_multiply(big a, big b) {
    big out = {.neg = a.neg != b.neg, .n = a.n + b.n};
    if (out.n > BIG_DIGITS) abort();
    for (int i = 0; i < a.n; i++) {
        int carry = 0;
        for (int k = 0; k < b.n; k++) {
            carry += out.d[i + k] + a.d[i] * b.d[k];
            out.d[i + k] = (unsigned char)(carry % 10);
            carry /= 10;
        }
        out.d[i + b.n] = (unsigned char)carry;
    }
    return shorten(out);
}

int big_compare(big a, big b) {
    if (a.neg != b.neg) return a.neg ? -1 : 1;
    int by_magnitude = compare_magnitudes(&a, &b);
    return a.neg ? -by_magnitude : by_magnitude;
}

// ---- quotients ----

static big one(void) { return (big){.n = 1, .d = {1}}; }

static big scaled(big a, int32_t exp) { // a * 10^exp
    if (a.n == 0) return a;
    if (exp < 0 || a.n + exp > BIG_DIGITS) abort();
    memmove(a.d + exp, a.d, (size_t)a.n);
    memset(a.d, 0, (size_t)exp);
    a.n += exp;
    return a;
}

ratio ratio_of(ay_dec a) { return (ratio){big_of(a, a.exp), one(), a.exp}; }

ratio ratio_add(ay_dec a, ay_dec b) {
    int32_t exp = a.exp < b.exp ? a.exp : b.exp;
    return (ratio){big_add(big_of(a, exp), big_of(b, exp)), one(), exp};
}

ratio ratio_multiply(ay_dec a, ay_dec b) {
    return (ratio){big_multiply(big_of(a, a.exp), big_of(b, b.exp)), one(), a.exp + b.exp};
}

ratio ratio_divide(ay_dec a, ay_dec b) {
    ratio out = {big_of(a, a.exp), big_of(b, b.exp), a.exp - b.exp};
    if (out.below.neg) out.above.neg = out.above.n > 0 && !out.above.neg;
    out.below.neg = false;
    return out;
}

// exact - a, times `below`, in units of 10^exp; exp is at most the exponents of both.
static big distance(ratio exact, ay_dec a, int32_t exp) {
    return big_subtract(
        scaled(exact.above, exact.exp - exp), big_multiply(big_of(a, exp), exact.below));
}

int ratio_compare(ay_dec a, ratio b) {
    return big_compare((big){0}, distance(b, a, a.exp < b.exp ? a.exp : b.exp));
}

bool ratio_rounds_to(ratio exact, ay_round r, ay_dec got) {
    int32_t last = got.coef == 0 ? exact.exp : ay_dec_top(got) - AY_DEC_DIGITS + 1;
    int32_t exp = got.exp < last ? got.exp : last;
    if (exact.exp < exp) exp = exact.exp;
    big off = distance(exact, got, exp), unit = scaled(exact.below, last - exp), magnitude = off;
    magnitude.neg = false;
    if (r == AY_FLOOR && off.neg) return false;
    if (r == AY_CEILING && off.n > 0 && !off.neg) return false;
    if (r != AY_NEAREST) return big_compare(magnitude, unit) < 0;
    int against_half = big_compare(big_add(magnitude, magnitude), unit);
    if (against_half != 0) return against_half < 0;
    return big_of(got, last).d[0] % 2 == 0;
}
