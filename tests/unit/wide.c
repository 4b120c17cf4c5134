// Integers of 256 bits: a quotient and a rest give back what was divided, over all pairs of numbers
// near powers of two, where the guess of a quotient's digit is most wrong.
#include "base/wide.h"

#include "../tap.h"

enum { MOST = 64 };

// 0, 1 and neighbours of 2^n.
static int edges(ay_u128 out[MOST]) {
    static const int exponents[] = {1, 31, 32, 33, 63, 64, 65, 95, 96, 126, 127};
    int n = 0;
    out[n++] = 0;
    out[n++] = 1;
    for (size_t i = 0; i < sizeof exponents / sizeof *exponents; i++)
        for (int off = -1; off <= 1; off++) out[n++] = ((ay_u128)1 << exponents[i]) + (ay_u128)off;
    for (unsigned off = 0; off < 3; off++) out[n++] = ~(ay_u128)off; // 2^128 - 1, …
    out[n++] = (ay_u128)UINT64_MAX << 64;
    out[n++] = (ay_u128)1 << 127 | UINT64_MAX;
    return n;
}

static bool equal(wide a, wide b) { return a.hi == b.hi && a.lo == b.lo; }

static void test_division(const ay_u128 *edge, int n) {
    int wrong = 0, tried = 0;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < n; k++)
            for (int m = 0; m < n; m++) {
                ay_u128 quotient = edge[i], by = edge[k], rest = edge[m], got;
                if (rest >= by) rest = by ? by - 1 : 0;
                if (by == 0) continue;
                wide a = wide_add(wide_multiply(quotient, by), rest);
                wrong += wide_divide(a, by, &got) != quotient || got != rest;
                tried++;
            }
    ok(tried > 10000, "%d divisions", tried);
    is_int(wrong, 0, "quotient and rest are those that were put in");
}

// Is the bit of that position the highest one?
static bool is_top(wide a, int bits) {
    if (bits == 0) return a.hi == 0 && a.lo == 0;
    return bits > 128 ? a.hi >> (bits - 129) == 1 : a.hi == 0 && a.lo >> (bits - 1) == 1;
}

static void test_rest(const ay_u128 *edge, int n) {
    int bad_product = 0, bad_sum = 0, bad_order = 0, bad_bits = 0;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < n; k++) {
            ay_u128 a = edge[i], b = edge[k];
            wide product = wide_multiply(a, b), more = wide_add(product, b);
            if (a != ~(ay_u128)0) bad_product += !equal(wide_multiply(a + 1, b), more);
            bad_sum += !equal(wide_subtract(more, b), product);
            bad_order += wide_compare(more, product) != (b != 0);
            bad_order += wide_compare(product, more) != -(b != 0);
            bad_bits += !is_top(product, wide_bits(product));
        }
    is_int(bad_product, 0, "(a + 1) * b is a * b + b");
    is_int(bad_sum, 0, "adding and subtracting");
    is_int(bad_order, 0, "order");
    is_int(bad_bits, 0, "the highest bit");
}

int main(void) {
    ay_u128 edge[MOST];
    int n = edges(edge);
    test_division(edge, n);
    test_rest(edge, n);
    return done();
}
