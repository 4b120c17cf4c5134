// Integers of 256 bits, for one step between two decimals: in, coefficients of 128 bits; out, their
// product, and a product divided back into 128 bits. The idea: schoolbook arithmetic with "digits"
// of 64 bits (Knuth, The Art of Computer Programming, volume 2, 4.3.1). The trap: only wide_divide
// asks for anything, that its quotient has at most 128 bits.
#ifndef AY_BASE_WIDE_H
#define AY_BASE_WIDE_H

#include "decimal.h"

typedef struct wide {
    ay_u128 hi, lo;
} wide;

static inline wide wide_multiply(ay_u128 a, ay_u128 b) {
    uint64_t a1 = (uint64_t)(a >> 64), a0 = (uint64_t)a;
    uint64_t b1 = (uint64_t)(b >> 64), b0 = (uint64_t)b;
    ay_u128 low = (ay_u128)a0 * b0, left = (ay_u128)a1 * b0, right = (ay_u128)a0 * b1;
    ay_u128 middle = (low >> 64) + (uint64_t)left + (uint64_t)right; // below 3 * 2^64
    return (wide){
        (ay_u128)a1 * b1 + (left >> 64) + (right >> 64) + (middle >> 64),
        middle << 64 | (uint64_t)low,
    };
}

static inline wide wide_add(wide a, ay_u128 b) {
    ay_u128 lo = a.lo + b;
    return (wide){a.hi + (lo < b), lo};
}

// a must not be less than b.
static inline wide wide_subtract(wide a, ay_u128 b) { return (wide){a.hi - (a.lo < b), a.lo - b}; }

static inline int wide_compare(wide a, wide b) {
    if (a.hi != b.hi) return a.hi < b.hi ? -1 : 1;
    return a.lo < b.lo ? -1 : a.lo > b.lo;
}

static inline wide wide_shift_left(wide a, int n) { // n 0..127
    return n == 0 ? a : (wide){a.hi << n | a.lo >> (128 - n), a.lo << n};
}

// The position of the highest bit that is set, from 1; 0 when there is none.
static inline int bits_of(ay_u128 a) {
    uint64_t high = (uint64_t)(a >> 64), low = (uint64_t)a;
    if (high) return 128 - __builtin_clzll(high);
    return low ? 64 - __builtin_clzll(low) : 0;
}

static inline int wide_bits(wide a) { return a.hi ? 128 + bits_of(a.hi) : bits_of(a.lo); }

// The next 64 bits of a quotient: (rest * 2^64 + next) / by, where rest < by and the top bit of
// `by` is set. The first guess divides by the upper half of `by` alone and is at most two too
// large.
static inline uint64_t wide_quotient_digit(ay_u128 *rest, uint64_t next, ay_u128 by) {
    uint64_t top = (uint64_t)(by >> 64), bottom = (uint64_t)by;
    ay_u128 guess = *rest / top, left = *rest % top;
    while (guess * bottom > (left << 64 | next)) {
        guess--;
        left += top;
        if (left >> 64) break;
    }
    *rest = (*rest << 64 | next) - guess * by; // modulo 2^128, in which the true rest fits
    return (uint64_t)guess;
}

// a / by; needs a.hi < by, so that the quotient fits.
static inline ay_u128 wide_divide(wide a, ay_u128 by, ay_u128 *rest) {
    int shift = 128 - bits_of(by);
    a = wide_shift_left(a, shift);
    by <<= shift;
    *rest = a.hi;
    uint64_t high = wide_quotient_digit(rest, (uint64_t)(a.lo >> 64), by);
    uint64_t low = wide_quotient_digit(rest, (uint64_t)a.lo, by);
    *rest >>= shift;
    return (ay_u128)high << 64 | low;
}

#endif
