// Intervals: in, what figures can stand for; out, what a computation with them can give. The idea:
// each end is computed with its own direction of rounding, so that the result always holds the
// exact one. Products and quotients are turned until their signs are known, which leaves two
// operations instead of eight. The trap: an end that left the decimals' range is no number any
// more; `sealed` makes it infinite.
#include "interval.h"

#include <string.h>

// ---- making and comparing ----

static ay_interval sealed(ay_dec lo, ay_dec hi, bool lo_inf, bool hi_inf) {
    return (ay_interval){
        .lo = lo,
        .hi = hi,
        .lo_inf = lo_inf || (lo.neg && ay_dec_saturated(lo)),
        .hi_inf = hi_inf || (!hi.neg && ay_dec_saturated(hi)),
    };
}

ay_interval ay_point(ay_dec value) { return ay_between(value, value); }

ay_interval ay_between(ay_dec lo, ay_dec hi) { return sealed(lo, hi, false, false); }

ay_interval ay_around(ay_dec value, ay_dec half) { return ay_widen(ay_point(value), half); }

bool ay_below(ay_interval a, ay_interval b) {
    return !a.hi_inf && !b.lo_inf && ay_dec_cmp(a.hi, b.lo) < 0;
}

bool ay_meets(ay_interval a, ay_interval b) { return !ay_below(a, b) && !ay_below(b, a); }

bool ay_contains(ay_interval a, ay_dec value) {
    return (a.lo_inf || ay_dec_cmp(a.lo, value) <= 0) && (a.hi_inf || ay_dec_cmp(value, a.hi) <= 0);
}

ay_interval ay_hull(ay_interval a, ay_interval b) {
    return sealed(
        ay_dec_min(a.lo, b.lo), ay_dec_max(a.hi, b.hi), a.lo_inf || b.lo_inf, a.hi_inf || b.hi_inf);
}

// ---- sums ----

ay_interval ay_widen(ay_interval a, ay_dec by) {
    return sealed(
        ay_dec_sub(a.lo, by, AY_FLOOR), ay_dec_add(a.hi, by, AY_CEILING), a.lo_inf, a.hi_inf);
}

ay_interval ay_widen_share(ay_interval a, ay_dec share) {
    ay_dec low = ay_dec_mul(ay_dec_abs(a.lo), share, AY_CEILING),
           high = ay_dec_mul(ay_dec_abs(a.hi), share, AY_CEILING);
    return sealed(
        ay_dec_sub(a.lo, low, AY_FLOOR), ay_dec_add(a.hi, high, AY_CEILING), a.lo_inf, a.hi_inf);
}

ay_interval ay_ineg(ay_interval a) {
    return (ay_interval){ay_dec_neg(a.hi), ay_dec_neg(a.lo), a.hi_inf, a.lo_inf};
}

ay_interval ay_iadd(ay_interval a, ay_interval b) {
    return sealed(ay_dec_add(a.lo, b.lo, AY_FLOOR), ay_dec_add(a.hi, b.hi, AY_CEILING),
        a.lo_inf || b.lo_inf, a.hi_inf || b.hi_inf);
}

ay_interval ay_isub(ay_interval a, ay_interval b) { return ay_iadd(a, ay_ineg(b)); }

// ---- products ----

static bool not_negative(ay_interval a) { return !a.lo_inf && ay_dec_sign(a.lo) >= 0; }
static bool not_positive(ay_interval a) { return !a.hi_inf && ay_dec_sign(a.hi) <= 0; }
static bool is_zero(ay_interval a) { return not_negative(a) && not_positive(a); }

// `factor` is not negative, `a` anything: each end of a takes the end of the factor that lies
// further from zero in its direction.
static ay_interval multiply_by(ay_interval factor, ay_interval a) {
    if (is_zero(factor) || is_zero(a)) return ay_point(AY_DEC_ZERO);
    bool low_positive = not_negative(a), high_negative = not_positive(a);
    ay_dec low = low_positive ? factor.lo : factor.hi, high = high_negative ? factor.lo : factor.hi;
    // An infinite end of the factor counts where it is the one taken, and a's end is not 0 there.
    bool low_inf = a.lo_inf || (!low_positive && factor.hi_inf),
         high_inf = a.hi_inf || (!high_negative && factor.hi_inf);
    return sealed(
        ay_dec_mul(a.lo, low, AY_FLOOR), ay_dec_mul(a.hi, high, AY_CEILING), low_inf, high_inf);
}

// Both hold numbers of both signs.
static ay_interval multiply_mixed(ay_interval a, ay_interval b) {
    if (a.lo_inf || a.hi_inf || b.lo_inf || b.hi_inf) return AY_EVERYTHING;
    ay_dec low = ay_dec_min(ay_dec_mul(a.lo, b.hi, AY_FLOOR), ay_dec_mul(a.hi, b.lo, AY_FLOOR)),
           high =
               ay_dec_max(ay_dec_mul(a.lo, b.lo, AY_CEILING), ay_dec_mul(a.hi, b.hi, AY_CEILING));
    return ay_between(low, high);
}

ay_interval ay_imul(ay_interval a, ay_interval b) {
    if (not_negative(a)) return multiply_by(a, b);
    if (not_negative(b)) return multiply_by(b, a);
    if (not_positive(a)) return ay_ineg(multiply_by(ay_ineg(a), b));
    if (not_positive(b)) return ay_ineg(multiply_by(ay_ineg(b), a));
    return multiply_mixed(a, b);
}

ay_interval ay_iscale(ay_interval a, ay_dec factor) { return ay_imul(ay_point(factor), a); }

ay_interval ay_ipowi(ay_interval a, uint32_t n) {
    if (n == 0) return ay_point(ay_dec_int(1));
    ay_dec lo = not_negative(a) ? a.lo : AY_DEC_ZERO;
    return sealed(ay_dec_powi(lo, n, AY_FLOOR), ay_dec_powi(a.hi, n, AY_CEILING), false, a.hi_inf);
}

// ---- quotients ----

// The end a / b of a quotient, b > 0 or infinite: then it is 0, from whichever side.
static ay_dec end_over(ay_dec a, ay_dec b, bool b_inf, ay_round r) {
    return b_inf ? AY_DEC_ZERO : ay_dec_div(a, b, r);
}

// b is positive throughout: each end of a is divided by the end of b that leaves it furthest out.
static ay_interval divide_by_positive(ay_interval a, ay_interval b) {
    bool low_positive = not_negative(a), high_negative = not_positive(a);
    ay_dec low = low_positive ? b.hi : b.lo, high = high_negative ? b.hi : b.lo;
    return sealed(end_over(a.lo, low, low_positive && b.hi_inf, AY_FLOOR),
        end_over(a.hi, high, high_negative && b.hi_inf, AY_CEILING), a.lo_inf, a.hi_inf);
}

ay_interval ay_idiv(ay_interval a, ay_interval b) {
    if (!b.lo_inf && ay_dec_sign(b.lo) > 0) return divide_by_positive(a, b);
    if (!b.hi_inf && ay_dec_sign(b.hi) < 0) return divide_by_positive(ay_ineg(a), ay_ineg(b));
    return AY_EVERYTHING;
}

ay_interval ay_growth(ay_interval before, ay_interval after) {
    return ay_isub(ay_idiv(after, before), ay_point(ay_dec_int(1)));
}

// ---- text ----

static ay_str show(ay_arena *arena, ay_interval a, int digits, const char *format) {
    if (a.lo_inf && a.hi_inf) return AY_STR("anything");
    if (a.lo_inf) return ay_textf(arena, "below %s", ay_dec_show_scaled(arena, a.hi, digits).at);
    if (a.hi_inf) return ay_textf(arena, "above %s", ay_dec_show_scaled(arena, a.lo, digits).at);
    ay_str lo = ay_dec_show_scaled(arena, a.lo, digits),
           hi = ay_dec_show_scaled(arena, a.hi, digits);
    if (strcmp(lo.at, hi.at) == 0) return lo; // too narrow for so few digits
    return ay_textf(arena, format, lo.at, hi.at);
}

ay_str ay_interval_show(ay_arena *arena, ay_interval a, int digits) {
    return show(arena, a, digits, "[%s, %s]");
}

ay_str ay_interval_words(ay_arena *arena, ay_interval a, int digits) {
    return show(arena, a, digits, "%s to %s");
}
