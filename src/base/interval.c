// Intervals: each end is computed with its own rounding direction, so that the result always holds the exact one.

#include "interval.h"

ay_interval ay_point(ay_dec v) { return (ay_interval){v, v, false, false}; }
ay_interval ay_between(ay_dec lo, ay_dec hi) { return (ay_interval){lo, hi, false, false}; }

ay_interval ay_around(ay_dec v, ay_dec half) {
    return ay_between(ay_dec_sub(v, half, AY_FLOOR), ay_dec_add(v, half, AY_CEILING));
}

bool ay_below(ay_interval a, ay_interval b) { return !a.hi_inf && !b.lo_inf && ay_dec_cmp(a.hi, b.lo) < 0; }
bool ay_meets(ay_interval a, ay_interval b) { return !ay_below(a, b) && !ay_below(b, a); }
bool ay_contains(ay_interval a, ay_dec v) { return ay_meets(a, ay_point(v)); }

ay_interval ay_hull(ay_interval a, ay_interval b) {
    ay_interval r = {ay_dec_min(a.lo, b.lo), ay_dec_max(a.hi, b.hi), a.lo_inf || b.lo_inf, a.hi_inf || b.hi_inf};
    return r;
}

ay_interval ay_widen(ay_interval a, ay_dec by) {
    a.lo = ay_dec_sub(a.lo, by, AY_FLOOR);
    a.hi = ay_dec_add(a.hi, by, AY_CEILING);
    return a;
}

ay_interval ay_widen_share(ay_interval a, ay_dec share) {
    a.lo = ay_dec_sub(a.lo, ay_dec_mul(ay_dec_abs(a.lo), share, AY_CEILING), AY_FLOOR);
    a.hi = ay_dec_add(a.hi, ay_dec_mul(ay_dec_abs(a.hi), share, AY_CEILING), AY_CEILING);
    return a;
}

ay_interval ay_iadd(ay_interval a, ay_interval b) {
    return (ay_interval){ay_dec_add(a.lo, b.lo, AY_FLOOR), ay_dec_add(a.hi, b.hi, AY_CEILING), a.lo_inf || b.lo_inf,
                         a.hi_inf || b.hi_inf};
}

ay_interval ay_ineg(ay_interval a) { return (ay_interval){ay_dec_neg(a.hi), ay_dec_neg(a.lo), a.hi_inf, a.lo_inf}; }
ay_interval ay_isub(ay_interval a, ay_interval b) { return ay_iadd(a, ay_ineg(b)); }

static bool infinite(ay_interval a) { return a.lo_inf || a.hi_inf; }

static bool nonnegative(ay_interval a) { return !a.lo_inf && ay_dec_sign(a.lo) >= 0; }

// Products with an infinite end are only exact for what the rules need: both sides not negative.
static ay_interval multiply_infinite(ay_interval a, ay_interval b) {
    if (!nonnegative(a) || !nonnegative(b)) return AY_EVERYTHING;
    ay_interval r = {ay_dec_mul(a.lo, b.lo, AY_FLOOR), AY_DEC_ZERO, false, true};
    if (!a.hi_inf && !b.hi_inf) r.hi = ay_dec_mul(a.hi, b.hi, AY_CEILING), r.hi_inf = false;
    return r;
}

ay_interval ay_imul(ay_interval a, ay_interval b) {
    if (infinite(a) || infinite(b)) return multiply_infinite(a, b);
    ay_dec x[4] = {a.lo, a.lo, a.hi, a.hi}, y[4] = {b.lo, b.hi, b.lo, b.hi};
    ay_interval r = ay_between(ay_dec_mul(x[0], y[0], AY_FLOOR), ay_dec_mul(x[0], y[0], AY_CEILING));
    for (int i = 1; i < 4; i++) {
        r.lo = ay_dec_min(r.lo, ay_dec_mul(x[i], y[i], AY_FLOOR));
        r.hi = ay_dec_max(r.hi, ay_dec_mul(x[i], y[i], AY_CEILING));
    }
    return r;
}

static bool holds_zero(ay_interval b) {
    bool low = b.lo_inf || ay_dec_sign(b.lo) <= 0, high = b.hi_inf || ay_dec_sign(b.hi) >= 0;
    return low && high;
}

static ay_interval reciprocal_infinite(ay_interval a, ay_interval b) {
    if (!nonnegative(a) || b.lo_inf || ay_dec_sign(b.lo) <= 0) return AY_EVERYTHING;
    ay_interval r = {AY_DEC_ZERO, AY_DEC_ZERO, false, a.hi_inf};
    if (!b.hi_inf) r.lo = ay_dec_div(a.lo, b.hi, AY_FLOOR);
    if (!a.hi_inf) r.hi = ay_dec_div(a.hi, b.lo, AY_CEILING);
    return r;
}

ay_interval ay_idiv(ay_interval a, ay_interval b) {
    if (holds_zero(b)) return AY_EVERYTHING;
    if (infinite(a) || infinite(b)) return reciprocal_infinite(a, b);
    ay_dec x[4] = {a.lo, a.lo, a.hi, a.hi}, y[4] = {b.lo, b.hi, b.lo, b.hi};
    ay_interval r = ay_between(ay_dec_div(x[0], y[0], AY_FLOOR), ay_dec_div(x[0], y[0], AY_CEILING));
    for (int i = 1; i < 4; i++) {
        r.lo = ay_dec_min(r.lo, ay_dec_div(x[i], y[i], AY_FLOOR));
        r.hi = ay_dec_max(r.hi, ay_dec_div(x[i], y[i], AY_CEILING));
    }
    return r;
}

ay_interval ay_iscale(ay_interval a, ay_dec factor) {
    if (ay_dec_sign(factor) < 0) return ay_iscale(ay_ineg(a), ay_dec_neg(factor));
    return (ay_interval){ay_dec_mul(a.lo, factor, AY_FLOOR), ay_dec_mul(a.hi, factor, AY_CEILING), a.lo_inf, a.hi_inf};
}

ay_interval ay_ipowi(ay_interval a, uint32_t n) {
    ay_dec lo = a.lo_inf || ay_dec_sign(a.lo) < 0 ? AY_DEC_ZERO : a.lo;
    return (ay_interval){ay_dec_powi(lo, n, AY_FLOOR), ay_dec_powi(a.hi, n, AY_CEILING), false, a.hi_inf};
}

ay_interval ay_growth(ay_interval before, ay_interval after) {
    return ay_isub(ay_idiv(after, before), ay_point(ay_dec_int(1)));
}

ay_str ay_interval_show(ay_arena *arena, ay_interval a, int digits) {
    if (a.lo_inf && a.hi_inf) return ay_textf(arena, "anything");
    if (a.lo_inf) return ay_textf(arena, "below %s", ay_dec_show_scaled(arena, a.hi, digits).at);
    if (a.hi_inf) return ay_textf(arena, "above %s", ay_dec_show_scaled(arena, a.lo, digits).at);
    ay_str lo = ay_dec_show_scaled(arena, a.lo, digits), hi = ay_dec_show_scaled(arena, a.hi, digits);
    if (lo.len == hi.len && ay_dec_cmp(a.lo, a.hi) == 0) return lo;
    return ay_textf(arena, "[%s, %s]", lo.at, hi.at);
}
