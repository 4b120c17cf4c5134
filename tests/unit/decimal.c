// Decimals: text in and out, order, and the four operations against results that another
// implementation computed (decimal.tsv), to the last of 38 digits in each rounding direction.
#include "base/decimal.h"

#include "../tap.h"

#include <stdlib.h>

static ay_arena arena;

static ay_dec dec(const char *text) {
    ay_dec out = AY_DEC_ZERO;
    if (!ay_dec_parse(text, strlen(text), &out)) ok(false, "%s is a decimal", text);
    return out;
}

// "-123e-4", the form of decimal.tsv.
static ay_dec scientific(const char *text) {
    const char *e = strchr(text, 'e');
    ay_dec out = AY_DEC_ZERO;
    if (!e || !ay_dec_parse(text, (size_t)(e - text), &out)) abort();
    return ay_dec_scale(out, atoi(e + 1));
}

static ay_dec compute(char op, ay_dec a, ay_dec b, ay_round r) {
    switch (op) {
    case '+': return ay_dec_add(a, b, r);
    case '-': return ay_dec_sub(a, b, r);
    case '*': return ay_dec_mul(a, b, r);
    default: return ay_dec_div(a, b, r);
    }
}

static void test_vectors(void) {
    char line[512], op[2], rounding[16], a[64], b[64], want[64];
    int n = 0, wrong = 0;
    FILE *in = fopen("tests/unit/decimal.tsv", "r");
    if (!ok(in, "tests/unit/decimal.tsv can be read")) return;
    while (fgets(line, sizeof line, in)) {
        if (*line == '#' || sscanf(line, "%1s %15s %63s %63s %63s", op, rounding, a, b, want) != 5)
            continue;
        ay_round r = *rounding == 'f' ? AY_FLOOR : *rounding == 'c' ? AY_CEILING : AY_NEAREST;
        n++;
        if (ay_dec_cmp(compute(*op, scientific(a), scientific(b), r), scientific(want)) == 0)
            continue;
        wrong++;
        printf("# wrong: %s", line);
    }
    fclose(in);
    ok(n > 400, "%d vectors", n);
    is_int(wrong, 0, "every one to the last digit");
}

static void test_text(void) {
    static const char *const same[] = {"0", "1", "-1", "0.34", "173050000000", "-12.5", "0.001",
        "99999999999999999999999999999999999999"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        is_text(ay_dec_text(&arena, dec(same[i])), same[i], "%s", same[i]);
    is_text(ay_dec_text(&arena, dec("1.500")), "1.5", "zeros behind the point are dropped");
    is_text(ay_dec_text(&arena, dec("-0.0")), "0", "there is no negative zero");
    is_text(ay_dec_text(&arena, dec("+7.")), "7", "a plus, a point at the end");
    is_text(ay_dec_text(&arena, ay_dec_make(12, -30)), "0.000000000000000000000000000012", "small");
    is_text(ay_dec_show(&arena, dec("12345.67"), 6), "12,345.7", "for people: digits and groups");
    is_text(ay_dec_show(&arena, dec("0.45"), 1), "0.4", "half to even");
    is_text(ay_dec_show_scaled(&arena, dec("50100000000"), 4), "50.1 billion",
        "for people: a scale word");
    is_text(ay_dec_show_scaled(&arena, dec("999999999"), 3), "1 billion",
        "rounded into the next scale");
    is_text(ay_dec_show_scaled(&arena, dec("-1234567"), 3), "-1.23 million", "below zero");
    is_text(ay_dec_show_scaled(&arena, dec("123456789012345678"), 4), "123,500 trillion",
        "the last scale word");
    is_text(ay_dec_show_scaled(&arena, dec("9999"), 4), "9999", "four digits are not grouped");
    is_int(ay_dec_text(&arena, ay_dec_pow10(AY_DEC_EXP)).len, AY_DEC_EXP + 1, "a long one");
}

static void test_refused(void) {
    static const char *const bad[] = {"", "-", ".", "1.2.3", "1,000", " 1", "1e5", "0x1",
        "999999999999999999999999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ay_dec out;
        ok(!ay_dec_parse(bad[i], strlen(bad[i]), &out), "\"%s\" is refused", bad[i]);
    }
}

static void test_order(void) {
    static const char *const rising[] = {"-1000000", "-2", "-1.5", "-0.0001", "0", "0.0001", "0.1",
        "1", "1.0000000000000000000001", "10", "99999999999999999999999999999999999999"};
    int n = (int)(sizeof rising / sizeof *rising), wrong = 0;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < n; k++)
            wrong += ay_dec_cmp(dec(rising[i]), dec(rising[k])) != (i > k) - (i < k);
    is_int(wrong, 0, "a total order");
    is_int(ay_dec_cmp(dec("1.50"), dec("1.5")), 0, "equal in value");
    is_int(ay_dec_cmp(ay_dec_pow10(6000), ay_dec_pow10(-6000)), 1, "the largest exponents");
}

static void test_rest(void) {
    int64_t n = 0;
    is_int(ay_dec_top(dec("123.4")), 2, "top of 123.4");
    is_int(ay_dec_top(dec("0.05")), -2, "top of 0.05");
    ok(ay_dec_is_int(dec("12.0")) && !ay_dec_is_int(dec("12.5")), "whole or not");
    ok(ay_dec_to_int(dec("-9000000000000000000"), &n) && n == -9000000000000000000,
        "to an integer");
    ok(!ay_dec_to_int(dec("9223372036854775808"), &n), "one too large");
    ok(ay_dec_to_int(dec("-9223372036854775808"), &n) && n == INT64_MIN, "the smallest integer");
    is_int(ay_dec_cmp(ay_dec_int(INT64_MIN), dec("-9223372036854775808")), 0, "and back");
    ok(!ay_dec_to_int(dec("0.5"), &n), "half");
    is_text(ay_dec_text(&arena, ay_dec_round(dec("2.5"), 0, AY_NEAREST)), "2", "2.5 to even");
    is_text(ay_dec_text(&arena, ay_dec_round(dec("-2.1"), 0, AY_FLOOR)), "-3", "-2.1 down");
    is_text(ay_dec_text(&arena, ay_dec_round(dec("-2.9"), 0, AY_CEILING)), "-2", "-2.9 up");
    is_text(ay_dec_text(&arena, ay_dec_powi(dec("1.1"), 5, AY_NEAREST)), "1.61051", "1.1^5");
    ay_dec low = ay_dec_powi(dec("1.0001"), 10000, AY_FLOOR),
           high = ay_dec_powi(dec("1.0001"), 10000, AY_CEILING);
    ok(ay_dec_cmp(low, high) < 0 && ay_dec_cmp(dec("2.71814"), low) < 0 &&
            ay_dec_cmp(high, dec("2.71815")) < 0,
        "1.0001^10000 lies between its roundings");
}

static void test_range(void) {
    ay_dec largest = ay_dec_pow10(AY_DEC_EXP + 50), step = ay_dec_pow10(-AY_DEC_EXP);
    ok(ay_dec_saturated(largest) && ay_dec_cmp(largest, ay_dec_pow10(AY_DEC_EXP)) > 0,
        "too large: the largest number");
    ok(!ay_dec_saturated(ay_dec_pow10(AY_DEC_EXP + 37)), "zeros behind it still fit");
    is_int(ay_dec_cmp(ay_dec_mul(step, step, AY_CEILING), step), 0, "too small, up: one step");
    is_int(ay_dec_sign(ay_dec_mul(step, step, AY_FLOOR)), 0, "too small, down: zero");
    is_int(ay_dec_sign(ay_dec_mul(step, step, AY_NEAREST)), 0, "too small, near: zero");
    is_int(ay_dec_cmp(ay_dec_make(26, -AY_DEC_EXP - 1), ay_dec_make(3, -AY_DEC_EXP)), 0,
        "the last digit is rounded away");
    is_int(ay_dec_sign(ay_dec_scale(ay_dec_int(1), INT32_MIN)), 0, "far down");
    ok(ay_dec_saturated(ay_dec_scale(ay_dec_int(-1), INT32_MAX)), "far up");
    ok(ay_dec_saturated(ay_dec_round(ay_dec_int(1), INT32_MAX, AY_CEILING)), "to huge steps");
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    test_vectors();
    test_text();
    test_refused();
    test_order();
    test_rest();
    test_range();
    ay_arena_release(&arena);
    return done();
}
