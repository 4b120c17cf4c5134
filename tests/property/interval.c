// Properties of intervals, over random ones: in, rounds and a seed; out, one TAP point a property.
// A number out of each operand is computed with as on paper, and the result must hold it; and an end
// must be no further out than its rounding needs.
#include "base/interval.h"

#include "../support/big.h"
#include "../support/numbers.h"

#include "../tap.h"

static ay_arena arena;

enum { SPAN = 12 }; // of the exponents: near enough that operands bear on each other

static int wrong(bool held, ay_interval a, ay_interval b) {
    static int shown;
    if (held || shown++ > 3) return !held;
    printf("#   with %s and %s\n", ay_interval_show(&arena, a, 38).at,
        ay_interval_show(&arena, b, 38).at);
    return 1;
}

static ay_interval random_interval(void) {
    ay_dec a = random_dec(SPAN), b = random_below(4) ? random_dec(SPAN) : a;
    ay_interval out = ay_between(ay_dec_min(a, b), ay_dec_max(a, b));
    out.lo_inf = random_below(8) == 0;
    out.hi_inf = random_below(8) == 0;
    return out;
}

// A number of the interval: an end, or something between or beyond where it is open.
static ay_dec number_of(ay_interval a) {
    ay_dec x = random_below(2) ? a.lo : a.hi;
    if (random_below(3) == 0) x = random_dec(SPAN);
    if (!a.lo_inf && ay_dec_cmp(x, a.lo) < 0) x = a.lo;
    if (!a.hi_inf && ay_dec_cmp(x, a.hi) > 0) x = a.hi;
    return x;
}

static bool holds(ay_interval a, ratio exact) {
    return (a.lo_inf || ratio_compare(a.lo, exact) <= 0) &&
           (a.hi_inf || ratio_compare(a.hi, exact) >= 0);
}

typedef ratio exact_operation(ay_dec a, ay_dec b);

static ratio ratio_subtract(ay_dec a, ay_dec b) { return ratio_add(a, ay_dec_neg(b)); }

// Each end of `got` is the rounding of what some two ends of the operands give.
static bool tight(ay_interval got, ay_interval a, ay_interval b, exact_operation *exact) {
    ay_dec x[] = {a.lo, a.lo, a.hi, a.hi}, y[] = {b.lo, b.hi, b.lo, b.hi};
    bool low = false, high = false;
    for (int i = 0; i < 4; i++) {
        ratio r = exact(x[i], y[i]);
        low = low || ratio_rounds_to(r, AY_FLOOR, got.lo);
        high = high || ratio_rounds_to(r, AY_CEILING, got.hi);
    }
    return low && high && !got.lo_inf && !got.hi_inf;
}

static bool finite(ay_interval a) { return !a.lo_inf && !a.hi_inf; }

typedef struct operation {
    const char *name;
    ay_interval (*run)(ay_interval a, ay_interval b);
    exact_operation *exact;
    bool divides;
} operation;

static void test_operation(const operation *op, long n) {
    int lost = 0, loose = 0;
    for (long i = 0; i < n; i++) {
        ay_interval a = random_interval(), b = random_interval(), got = op->run(a, b);
        ay_dec x = number_of(a), y = number_of(b);
        if (op->divides && ay_contains(b, AY_DEC_ZERO)) {
            lost += wrong(got.lo_inf && got.hi_inf, a, b);
            continue;
        }
        lost += wrong(holds(got, op->exact(x, y)), a, b);
        if (finite(a) && finite(b)) loose += wrong(tight(got, a, b, op->exact), a, b);
        ay_arena_reset(&arena);
    }
    is_int(lost, 0, "a %s b holds what its numbers give", op->name);
    is_int(loose, 0, "a %s b is no wider than its ends", op->name);
}

static void test_operations(long n) {
    static const operation all[] = {
        {"+", ay_iadd, ratio_add, false},
        {"-", ay_isub, ratio_subtract, false},
        {"*", ay_imul, ratio_multiply, false},
        {"/", ay_idiv, ratio_divide, true},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) test_operation(&all[i], n);
}

static void test_relations(long n) {
    int bad = 0;
    for (long i = 0; i < n; i++) {
        ay_interval a = random_interval(), b = random_interval(), hull = ay_hull(a, b);
        ay_dec x = number_of(a), y = number_of(b);
        bad += wrong(ay_contains(a, x) && ay_contains(b, y), a, b);
        bad += wrong(ay_contains(hull, x) && ay_contains(hull, y), a, b);
        bad += wrong(ay_meets(a, b) == ay_meets(b, a), a, b);
        bad += wrong(ay_meets(a, b) + ay_below(a, b) + ay_below(b, a) == 1, a, b);
        bad += wrong(!ay_below(a, b) || ay_dec_cmp(x, y) < 0, a, b);
        bad += wrong(!ay_contains(b, x) || ay_meets(a, b), a, b);
    }
    is_int(bad, 0, "numbers, hulls, meeting and order agree");
}

static void test_one(long n) {
    int bad_scale = 0, bad_power = 0, bad_widen = 0;
    for (long i = 0; i < n; i++) {
        ay_interval a = random_interval();
        ay_dec x = number_of(a), factor = random_dec(SPAN), by = ay_dec_abs(random_dec(SPAN));
        bad_scale += wrong(holds(ay_iscale(a, factor), ratio_multiply(x, factor)), a, a);
        ay_interval wide = ay_widen(a, by), share = ay_widen_share(a, by);
        bad_widen +=
            wrong(holds(wide, ratio_add(x, by)) && holds(wide, ratio_subtract(x, by)), a, a);
        bad_widen += wrong(ay_contains(share, x), a, a);
        bad_widen += wrong(finite(a) ? finite(share) : !finite(share), a, a);
        ay_interval squared = ay_ipowi(ay_between(ay_dec_abs(x), ay_dec_abs(x)), 2);
        bad_power += wrong(holds(squared, ratio_multiply(x, x)), a, a);
        ay_arena_reset(&arena);
    }
    is_int(bad_scale, 0, "scaling holds what its numbers give");
    is_int(bad_widen, 0, "widening goes outward");
    is_int(bad_power, 0, "a square holds the product");
}

int main(int argc, char **argv) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    long n = random_start(argc, argv);
    test_operations(n);
    test_relations(n);
    test_one(n);
    ay_arena_release(&arena);
    return done();
}
