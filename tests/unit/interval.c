// Intervals: the rounding rules' own examples, and that no operation loses a value: over a grid of
// small intervals, each result holds the result of every pair of values from its operands.
#include "base/interval.h"

#include "../tap.h"

static ay_arena arena;

static ay_interval from(const char *lo, const char *hi) {
    ay_interval out = AY_EVERYTHING;
    if (lo) out.lo_inf = !ay_dec_parse(lo, strlen(lo), &out.lo);
    if (hi) out.hi_inf = !ay_dec_parse(hi, strlen(hi), &out.hi);
    return out;
}

static ay_dec halves(int n) { return ay_dec_make(5 * n, -1); } // n/2

// Every value of the grid that lies in both operands' intervals, through one operation.
static int lost(ay_interval a, ay_interval b) {
    int n = 0;
    for (int x = -6; x <= 6; x++)
        for (int y = -6; y <= 6; y++) {
            ay_dec u = halves(x), v = halves(y);
            if (!ay_contains(a, u) || !ay_contains(b, v)) continue;
            n += !ay_contains(ay_iadd(a, b), ay_dec_add(u, v, AY_NEAREST));
            n += !ay_contains(ay_isub(a, b), ay_dec_sub(u, v, AY_NEAREST));
            n += !ay_contains(ay_imul(a, b), ay_dec_mul(u, v, AY_NEAREST));
            if (y) {
                ay_interval q = ay_idiv(a, b);
                n += !ay_contains(q, ay_dec_div(u, v, AY_FLOOR)) &&
                     !ay_contains(q, ay_dec_div(u, v, AY_CEILING));
            }
            n += !ay_contains(ay_hull(a, b), u);
        }
    return n;
}

static void test_grid(void) {
    int wrong = 0;
    for (int a = -4; a <= 4; a++)
        for (int b = a; b <= 5; b++)
            for (int c = -4; c <= 4; c++)
                for (int d = c; d <= 5; d++) {
                    ay_interval x = ay_between(halves(a), halves(b)),
                                y = ay_between(halves(c), halves(d));
                    if (b == 5) x.hi_inf = true;
                    if (c == -4 && d == 5) y.lo_inf = true;
                    wrong += lost(x, y);
                }
    is_int(wrong, 0, "no operation loses a value");
}

static void test_meeting(void) {
    ok(ay_meets(from("1", "2"), from("2", "3")), "touching is meeting");
    ok(!ay_meets(from("1", "2"), from("2.0001", "3")), "apart");
    ok(ay_below(from("1", "2"), from("2.0001", NULL)), "below an open end");
    ok(!ay_below(from("1", NULL), from("5", "6")), "an open end is below nothing");
    ok(ay_meets(from(NULL, "1"), from("1", NULL)), "two open ends that touch");
    ok(ay_contains(AY_EVERYTHING, ay_dec_int(7)), "everything holds 7");
}

static void test_examples(void) {
    ay_interval before = ay_around(ay_dec_int(100), halves(1)),
                after = ay_around(ay_dec_int(150), halves(1));
    is_text(ay_interval_show(&arena, ay_iscale(ay_growth(before, after), ay_dec_int(100)), 3),
        "[48.8, 51.3]", "100 to 150 grows by");
    is_text(ay_interval_show(&arena, ay_widen_share(from("-10", "20"), ay_dec_make(5, -2)), 4),
        "[-10.5, 21]", "five percent on each end");
    is_text(ay_interval_show(&arena, ay_ipowi(from("1.095", "1.105"), 5), 5), "[1.5742, 1.6474]",
        "ten percent, five times");
    is_text(ay_interval_show(&arena, ay_idiv(from("1", "2"), from("-1", "1")), 3), "anything",
        "by an interval that holds 0");
    is_text(ay_interval_show(&arena, ay_imul(AY_EVERYTHING, ay_point(AY_DEC_ZERO)), 3), "0",
        "nothing of anything");
    is_text(
        ay_interval_show(&arena, from("3.3333", "3.3334"), 3), "3.33", "both ends read the same");
    is_text(ay_interval_words(&arena, from("1", "2.5"), 3), "1 to 2.5", "in a sentence");
    is_text(ay_interval_show(&arena, from("3", NULL), 3), "above 3", "open at the top");
    is_text(ay_interval_show(&arena, from(NULL, "4"), 3), "below 4", "open at the bottom");
    is_text(ay_interval_show(&arena, ay_iscale(from("1", "2"), ay_dec_int(-1)), 3), "[-2, -1]",
        "scaled by a negative number");
}

// What leaves the range of decimals is infinite, on that side alone.
static void test_range(void) {
    ay_interval large = ay_between(ay_dec_int(1), ay_dec_pow10(AY_DEC_EXP)),
                square = ay_imul(large, large);
    ok(square.hi_inf && !square.lo_inf, "too large: infinite");
    ok(ay_imul(ay_ineg(large), large).lo_inf, "too far below zero: infinite");
    ok(ay_ipowi(large, 1000).hi_inf, "a power that is too large: infinite");
    ay_interval tiny = ay_idiv(ay_point(ay_dec_int(1)), ay_point(ay_dec_pow10(AY_DEC_EXP)));
    ay_interval none = ay_imul(tiny, tiny);
    ok(ay_dec_sign(none.lo) == 0 && ay_dec_sign(none.hi) > 0, "too small: above zero at most");
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    test_grid();
    test_meeting();
    test_examples();
    test_range();
    ay_arena_release(&arena);
    return done();
}
