// Properties of decimals, over random ones: in, rounds and a seed; out, one TAP point a property.
// Every result is held against arithmetic as on paper (support/big.h): it must be the one number of
// 38 digits that the direction of rounding allows.
#include "../support/big.h"
#include "../support/numbers.h"

#include "../tap.h"

static ay_arena arena;

static const ay_round rounds[] = {AY_FLOOR, AY_CEILING, AY_NEAREST};
enum { ROUNDS = sizeof rounds / sizeof *rounds };

// Prints the operands of the first failure of a property.
static int wrong(bool held, ay_dec a, ay_dec b) {
    static int shown;
    if (held || shown++ > 3) return !held;
    printf("#   with %s and %s\n", ay_dec_text(&arena, a).at, ay_dec_text(&arena, b).at);
    return 1;
}

static bool well_formed(ay_dec a) {
    return a.coef < ay_dec_pow10(AY_DEC_EXP + AY_DEC_DIGITS - 1).coef * 10 && a.exp <= AY_DEC_EXP &&
           a.exp >= -AY_DEC_EXP && !(a.coef == 0 && a.neg);
}

static void test_arithmetic(long n) {
    int bad_sum = 0, bad_difference = 0, bad_product = 0, bad_quotient = 0, bad_form = 0;
    for (long i = 0; i < n; i++) {
        ay_dec a = random_dec(60), b = random_dec(60);
        ay_round r = rounds[i % ROUNDS];
        ay_dec sum = ay_dec_add(a, b, r), difference = ay_dec_sub(a, b, r),
               product = ay_dec_mul(a, b, r);
        bad_sum += wrong(ratio_rounds_to(ratio_add(a, b), r, sum), a, b);
        bad_difference += wrong(ratio_rounds_to(ratio_add(a, ay_dec_neg(b)), r, difference), a, b);
        bad_product += wrong(ratio_rounds_to(ratio_multiply(a, b), r, product), a, b);
        bad_form += !well_formed(sum) + !well_formed(difference) + !well_formed(product);
        if (b.coef == 0) continue;
        ay_dec quotient = ay_dec_div(a, b, r);
        bad_quotient += wrong(ratio_rounds_to(ratio_divide(a, b), r, quotient), a, b);
        bad_form += !well_formed(quotient);
    }
    is_int(bad_sum, 0, "a + b is the exact sum, rounded once");
    is_int(bad_difference, 0, "a - b is the exact difference, rounded once");
    is_int(bad_product, 0, "a * b is the exact product, rounded once");
    is_int(bad_quotient, 0, "a / b is the exact quotient, rounded once");
    is_int(bad_form, 0, "results are well-formed");
}

static void test_back(long n) {
    int bad_sum = 0, bad_order = 0;
    for (long i = 0; i < n; i++) {
        ay_dec a = random_dec(20), b = random_dec(20);
        ay_dec low = ay_dec_sub(ay_dec_add(a, b, AY_FLOOR), b, AY_FLOOR),
               high = ay_dec_sub(ay_dec_add(a, b, AY_CEILING), b, AY_CEILING);
        bad_sum += wrong(ay_dec_cmp(low, a) <= 0 && ay_dec_cmp(a, high) <= 0, a, b);
        bad_order += wrong(ay_dec_cmp(a, b) == ratio_compare(a, ratio_of(b)), a, b);
    }
    is_int(bad_sum, 0, "(a + b) - b holds a between its roundings");
    is_int(bad_order, 0, "the order is that of the numbers");
}

static void test_forms(long n) {
    int bad_text = 0, bad_trim = 0, bad_round = 0, bad_top = 0;
    for (long i = 0; i < n; i++) {
        ay_arena_reset(&arena);
        ay_dec a = random_dec(40), back = AY_DEC_ZERO;
        ay_str text = ay_dec_text(&arena, a);
        // Zeros behind a long number count as digits: it may be printed and not be read back.
        bool read = ay_dec_parse(text.at, text.len, &back);
        bad_text += wrong(read ? ay_dec_cmp(a, back) == 0 : ay_dec_top(a) >= AY_DEC_DIGITS, a, a);
        ay_dec trimmed = ay_dec_trim(a);
        bad_trim += wrong(ay_dec_cmp(a, trimmed) == 0 && (a.coef == 0 || trimmed.coef % 10), a, a);
        bad_top += wrong(
            a.coef == 0 || (ay_dec_cmp(ay_dec_pow10(ay_dec_top(a)), ay_dec_abs(a)) <= 0 &&
                               ay_dec_cmp(ay_dec_abs(a), ay_dec_pow10(ay_dec_top(a) + 1)) < 0),
            a, a);
        int32_t exp = random_between(-60, 60);
        ay_dec low = ay_dec_round(a, exp, AY_FLOOR), high = ay_dec_round(a, exp, AY_CEILING),
               near = ay_dec_round(a, exp, AY_NEAREST), gap = ay_dec_sub(high, low, AY_NEAREST);
        bool held = ay_dec_cmp(low, a) <= 0 && ay_dec_cmp(a, high) <= 0 &&
                    (ay_dec_cmp(near, low) == 0 || ay_dec_cmp(near, high) == 0) &&
                    (gap.coef == 0 || ay_dec_cmp(gap, ay_dec_pow10(exp)) == 0);
        bad_round += wrong(held, a, ay_dec_pow10(exp));
    }
    is_int(bad_text, 0, "parse(print(a)) is a");
    is_int(bad_trim, 0, "trimming takes all zeros and keeps the value");
    is_int(bad_top, 0, "the top is the power of ten of the first digit");
    is_int(bad_round, 0, "rounding gives the neighbours among the multiples");
}

// Near both ends of the range: no result is on the wrong side.
static void test_range(long n) {
    int bad_order = 0, bad_form = 0;
    ay_dec one = ay_dec_int(1);
    for (long i = 0; i < n; i++) {
        int32_t exp = random_below(2) ? 5950 : -5950;
        ay_dec a = ay_dec_abs(ay_dec_scale(random_dec(60), exp)), b = ay_dec_abs(random_dec(60));
        ay_dec low = ay_dec_mul(a, b, AY_FLOOR), high = ay_dec_mul(a, b, AY_CEILING);
        bool grows = a.coef && ay_dec_cmp(b, one) > 0, shrinks = ay_dec_cmp(b, one) < 0;
        bad_form += !well_formed(low) || !well_formed(high);
        bad_order += wrong(ay_dec_cmp(low, high) <= 0, a, b);
        if (grows && !ay_dec_saturated(high)) bad_order += wrong(ay_dec_cmp(a, high) < 0, a, b);
        if (shrinks && a.coef && b.coef)
            bad_order += wrong(low.coef == 0 || ay_dec_cmp(low, a) < 0, a, b);
        bad_order += wrong(a.coef == 0 || b.coef == 0 || high.coef > 0, a, b);
    }
    is_int(bad_form, 0, "results at the ends of the range are well-formed");
    is_int(bad_order, 0, "results at the ends of the range are on the right side");
}

int main(int argc, char **argv) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    long n = random_start(argc, argv);
    test_arithmetic(n);
    test_back(n);
    test_forms(n);
    test_range(n);
    ay_arena_release(&arena);
    return done();
}
