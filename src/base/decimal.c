// Exact decimals. A coefficient never exceeds 38 digits; a result that would need more is cut to 38 and rounded in the direction asked
// for. Products and quotients go through 256 bits. Exponents beyond ±AY_DEC_EXP are clamped: too small becomes zero or the smallest
// step in the rounding's direction, too large the largest number, so that an interval's end never moves inwards by overflow alone.

#include "decimal.h"

#include <assert.h>
#include <string.h>

#define TEN_19 UINT64_C(10000000000000000000)
#define LIMIT ((ay_u128)TEN_19 * TEN_19) // 10^38

static ay_u128 power(int n) { // 10^n, n 0..38
    static const uint64_t tens[] = {
        1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
        1000000000000, 10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000,
        1000000000000000000, TEN_19,
    };
    return n <= 19 ? tens[n] : (ay_u128)TEN_19 * tens[n - 19];
}

static int digits_of(ay_u128 c) {
    int n = 0;
    while (c >= 1000000000u) c /= 1000000000u, n += 9;
    for (uint32_t low = (uint32_t)c; low; low /= 10) n++;
    return n;
}

// Is the cut-off part to be rounded up in magnitude? `rest` against half of its range: 0 nothing, 1 below half, 2 half, 3 above.
static bool away(bool neg, bool odd, int rest, ay_round r) {
    if (rest == 0) return false;
    if (r == AY_FLOOR) return neg;
    if (r == AY_CEILING) return !neg;
    return rest == 3 || (rest == 2 && odd);
}

static ay_dec make(bool neg, ay_u128 coef, int32_t exp, ay_round r) {
    if (coef == 0) return AY_DEC_ZERO;
    if (exp < -AY_DEC_EXP) {
        bool up = away(neg, false, 1, r);
        return up ? (ay_dec){1, -AY_DEC_EXP, neg} : AY_DEC_ZERO;
    }
    if (exp > AY_DEC_EXP) return (ay_dec){LIMIT - 1, AY_DEC_EXP, neg};
    return (ay_dec){coef, exp, neg};
}

// Cuts the last n digits of a coefficient.
static ay_u128 cut(ay_u128 coef, int n, bool neg, bool sticky, ay_round r) {
    if (n <= 0) {
        if (sticky && away(neg, coef & 1, 1, r)) coef++;
        return coef;
    }
    if (n > AY_DEC_DIGITS) return away(neg, false, coef || sticky ? 1 : 0, r) ? 1 : 0;
    ay_u128 p = power(n), q = coef / p, rest = coef % p, half = p / 2;
    int kind = rest == 0 ? (sticky ? 1 : 0) : rest < half ? 1 : rest > half || sticky ? 3 : 2;
    return away(neg, q & 1, kind, r) ? q + 1 : q;
}

static ay_dec fit(bool neg, ay_u128 coef, int32_t exp, bool sticky, ay_round r) {
    if (coef >= LIMIT) {
        coef = cut(coef, 1, neg, sticky, r), exp++; // u128 holds at most 39 digits
        sticky = false;
    } else if (sticky) {
        coef = cut(coef, 0, neg, true, r);
    }
    if (coef >= LIMIT) coef /= 10, exp++;
    return make(neg, coef, exp, r);
}

ay_dec ay_dec_make(int64_t coef, int32_t exp) {
    bool neg = coef < 0;
    return make(neg, neg ? (ay_u128)(-(coef + 1)) + 1 : (ay_u128)coef, exp, AY_NEAREST);
}

ay_dec ay_dec_int(int64_t value) { return ay_dec_make(value, 0); }

ay_dec ay_dec_pow10(int32_t exp) { return make(false, 1, exp, AY_NEAREST); }

bool ay_dec_parse(const char *at, size_t len, ay_dec *out) {
    size_t i = 0;
    bool neg = false, point = false, any = false;
    ay_u128 coef = 0;
    int32_t exp = 0;
    if (i < len && (at[i] == '-' || at[i] == '+')) neg = at[i++] == '-';
    for (; i < len; i++) {
        if (at[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (at[i] < '0' || at[i] > '9') return false;
        if (coef >= LIMIT / 10) return false;
        coef = coef * 10u + (ay_u128)(unsigned)(at[i] - '0');
        exp -= point;
        any = true;
        if (exp < -AY_DEC_EXP) return false;
    }
    if (!any) return false;
    *out = make(neg, coef, coef ? exp : 0, AY_NEAREST);
    return true;
}

int ay_dec_sign(ay_dec a) { return a.coef == 0 ? 0 : a.neg ? -1 : 1; }

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
    while (a.coef % 10 == 0 && a.exp < AY_DEC_EXP) a.coef /= 10, a.exp++;
    return a;
}

int32_t ay_dec_top(ay_dec a) { return a.coef == 0 ? 0 : a.exp + digits_of(a.coef) - 1; }

static int compare_magnitude(ay_dec a, ay_dec b) {
    if (a.coef == 0 || b.coef == 0) return a.coef == b.coef ? 0 : a.coef ? 1 : -1;
    int32_t x = ay_dec_top(a), y = ay_dec_top(b);
    if (x != y) return x < y ? -1 : 1;
    if (a.exp > b.exp) a.coef *= power(a.exp - b.exp); // same top: the difference of the exponents is below 38
    else b.coef *= power(b.exp - a.exp);
    return a.coef < b.coef ? -1 : a.coef > b.coef;
}

int ay_dec_cmp(ay_dec a, ay_dec b) {
    int x = ay_dec_sign(a), y = ay_dec_sign(b);
    if (x != y) return x < y ? -1 : 1;
    int m = compare_magnitude(a, b);
    return x < 0 ? -m : m;
}

ay_dec ay_dec_min(ay_dec a, ay_dec b) { return ay_dec_cmp(a, b) <= 0 ? a : b; }
ay_dec ay_dec_max(ay_dec a, ay_dec b) { return ay_dec_cmp(a, b) >= 0 ? a : b; }

bool ay_dec_is_int(ay_dec a) { return ay_dec_trim(a).exp >= 0; }

ay_dec ay_dec_scale(ay_dec a, int32_t exp) {
    if (exp > 2 * AY_DEC_EXP) exp = 2 * AY_DEC_EXP + 1;
    if (exp < -2 * AY_DEC_EXP) exp = -2 * AY_DEC_EXP - 1;
    return make(a.neg, a.coef, a.exp + exp, AY_NEAREST);
}

// ---- 256 bits ------------------------------------------------------------------------------------------------------------

typedef struct wide { uint64_t w[4]; } wide; // little end first

static wide multiply(ay_u128 a, ay_u128 b) {
    uint64_t x[2] = {(uint64_t)a, (uint64_t)(a >> 64)}, y[2] = {(uint64_t)b, (uint64_t)(b >> 64)};
    wide out = {{0}};
    for (int i = 0; i < 2; i++) {
        ay_u128 carry = 0;
        for (int k = 0; k < 2; k++) {
            carry += (ay_u128)x[i] * y[k] + out.w[i + k];
            out.w[i + k] = (uint64_t)carry;
            carry >>= 64;
        }
        out.w[i + 2] = (uint64_t)carry;
    }
    return out;
}

static uint64_t divide_small(wide *v, uint64_t by) { // in place; the remainder
    ay_u128 rest = 0;
    for (int i = 3; i >= 0; i--) {
        rest = rest << 64 | v->w[i];
        v->w[i] = (uint64_t)(rest / by);
        rest %= by;
    }
    return (uint64_t)rest;
}

static wide add_wide(wide a, ay_u128 b) {
    ay_u128 carry = 0;
    for (int i = 0; i < 4; i++) {
        carry += (ay_u128)a.w[i] + (i == 0 ? (uint64_t)b : i == 1 ? (uint64_t)(b >> 64) : 0);
        a.w[i] = (uint64_t)carry;
        carry >>= 64;
    }
    return a;
}

static wide subtract_wide(wide a, ay_u128 b) { // a >= b
    uint64_t borrow = 0;
    for (int i = 0; i < 4; i++) {
        uint64_t low = i == 0 ? (uint64_t)b : i == 1 ? (uint64_t)(b >> 64) : 0, old = a.w[i];
        a.w[i] = old - low - borrow;
        borrow = old < low || (old == low && borrow);
    }
    return a;
}

static bool wide_fits(const wide *v) {
    return v->w[2] == 0 && v->w[3] == 0 && ((ay_u128)v->w[1] << 64 | v->w[0]) < LIMIT;
}

// Rounds to 38 digits. `sticky`: something is already lost below the last digit.
static ay_dec fit_wide(bool neg, wide v, int32_t exp, bool sticky, ay_round r) {
    uint64_t last = 0;
    while (!wide_fits(&v)) { // one digit a step, at most 39: results this long are rare
        sticky |= last != 0;
        last = divide_small(&v, 10);
        exp++;
    }
    ay_u128 coef = (ay_u128)v.w[1] << 64 | v.w[0];
    int kind = last == 0 ? (sticky ? 1 : 0) : last < 5 ? 1 : last > 5 || sticky ? 3 : 2;
    if (away(neg, coef & 1, kind, r)) coef++;
    return fit(neg, coef, exp, false, r);
}

// Lowers an exponent towards `exp` as far as the coefficient has room.
static void stretch(ay_dec *a, int32_t exp) {
    int room = AY_DEC_DIGITS - digits_of(a->coef), by = a->exp - exp;
    if (by > room) by = room;
    if (by > 0) a->coef *= power(by), a->exp -= by;
}

// a.coef has 38 digits and b reaches below them: n is the distance of their exponents. 38 more digits of b are kept, what lies
// beyond only says that it is there.
static ay_dec add_far(ay_dec a, ay_dec b, int n, ay_round r) {
    int kept = n < AY_DEC_DIGITS ? n : AY_DEC_DIGITS, lost = n - kept;
    ay_u128 p = lost > AY_DEC_DIGITS ? 0 : power(lost), low = p ? b.coef / p : 0;
    bool sticky = p ? b.coef % p != 0 : true;
    wide v = multiply(a.coef, power(kept));
    if (a.neg == b.neg) return fit_wide(a.neg, add_wide(v, low), a.exp - kept, sticky, r);
    // With a lost part the true difference lies between this one and the next: one step down, and "a little more".
    return fit_wide(a.neg, subtract_wide(v, low + sticky), a.exp - kept, sticky, r);
}

ay_dec ay_dec_add(ay_dec a, ay_dec b, ay_round r) {
    if (a.coef == 0) return b;
    if (b.coef == 0) return a;
    if (a.exp < b.exp) {
        ay_dec t = a;
        a = b, b = t;
    }
    stretch(&a, b.exp);
    if (a.exp > b.exp) return add_far(a, b, a.exp - b.exp, r);
    if (a.neg == b.neg) return fit(a.neg, a.coef + b.coef, a.exp, false, r);
    if (a.coef >= b.coef) return fit(a.neg, a.coef - b.coef, a.exp, false, r);
    return fit(b.neg, b.coef - a.coef, a.exp, false, r);
}

ay_dec ay_dec_sub(ay_dec a, ay_dec b, ay_round r) { return ay_dec_add(a, ay_dec_neg(b), r); }

ay_dec ay_dec_mul(ay_dec a, ay_dec b, ay_round r) {
    if (a.coef == 0 || b.coef == 0) return AY_DEC_ZERO;
    bool neg = a.neg != b.neg;
    if ((a.coef >> 63) == 0 && (b.coef >> 63) == 0) return fit(neg, a.coef * b.coef, a.exp + b.exp, false, r);
    return fit_wide(neg, multiply(a.coef, b.coef), a.exp + b.exp, false, r);
}

ay_dec ay_dec_div(ay_dec a, ay_dec b, ay_round r) {
    assert(b.coef != 0);
    if (a.coef == 0) return AY_DEC_ZERO;
    bool neg = a.neg != b.neg;
    ay_u128 rest = a.coef % b.coef, q = a.coef / b.coef;
    int32_t exp = a.exp - b.exp;
    while (rest != 0 && q < LIMIT / 10) { // long division, a digit a step
        // rest < b.coef < 10^38, so rest * 10 may pass 128 bits: divide with care
        unsigned digit = 0;
        ay_u128 sum = 0; // rest * 10 mod b.coef by repeated addition
        for (int i = 0; i < 10; i++) {
            if (sum >= b.coef - rest) sum -= b.coef - rest, digit++;
            else sum += rest;
        }
        q = q * 10u + digit;
        rest = sum;
        exp--;
    }
    int kind = rest == 0 ? 0 : rest < b.coef - rest ? 1 : rest > b.coef - rest ? 3 : 2;
    if (away(neg, q & 1, kind, r)) q++;
    return fit(neg, q, exp, false, r);
}

ay_dec ay_dec_powi(ay_dec a, uint32_t n, ay_round r) {
    ay_dec out = ay_dec_int(1);
    for (; n; n >>= 1) {
        if (n & 1) out = ay_dec_mul(out, a, r);
        a = ay_dec_mul(a, a, r);
    }
    return out;
}

ay_dec ay_dec_round(ay_dec a, int32_t exp, ay_round r) {
    if (a.exp >= exp || a.coef == 0) return a;
    int n = exp - a.exp;
    ay_u128 coef = cut(a.coef, n, a.neg, false, r);
    return make(a.neg, coef, exp, r);
}

bool ay_dec_to_int(ay_dec a, int64_t *out) {
    a = ay_dec_trim(a);
    if (a.exp < 0 || a.exp > 18) return false;
    ay_u128 v = a.coef;
    if (v > (ay_u128)INT64_MAX) return false;
    for (int32_t i = 0; i < a.exp; i++) {
        v *= 10;
        if (v > (ay_u128)INT64_MAX) return false;
    }
    *out = a.neg ? -(int64_t)v : (int64_t)v;
    return true;
}

// ---- text ----------------------------------------------------------------------------------------------------------------

static int digits_text(ay_u128 c, char out[40]) {
    char reversed[40];
    int n = 0;
    do reversed[n++] = (char)('0' + (int)(c % 10));
    while ((c /= 10) != 0);
    for (int i = 0; i < n; i++) out[i] = reversed[n - 1 - i];
    return n;
}

static ay_str plain(ay_arena *arena, ay_dec a, bool grouped) {
    a = ay_dec_trim(a);
    char d[40];
    int n = digits_text(a.coef, d), whole = n + a.exp; // digits in front of the point
    int zeros = whole < 0 ? -whole : 0, behind = a.exp < 0 ? -a.exp : 0;
    size_t room = (size_t)(n + (a.exp > 0 ? a.exp : 0) + zeros + behind) * 2 + 8, k = 0;
    char *out = ay_alloc(arena, room);
    if (a.neg) out[k++] = '-';
    if (whole <= 0) out[k++] = '0';
    for (int i = 0; i < whole; i++) {
        if (grouped && whole > 4 && i && (whole - i) % 3 == 0) out[k++] = ',';
        out[k++] = i < n ? d[i] : '0';
    }
    if (behind && n > (whole > 0 ? whole : 0)) {
        out[k++] = '.';
        for (int i = 0; i < zeros; i++) out[k++] = '0';
        for (int i = whole > 0 ? whole : 0; i < n; i++) out[k++] = d[i];
    }
    out[k] = 0;
    return (ay_str){out, (uint32_t)k};
}

ay_str ay_dec_text(ay_arena *arena, ay_dec a) { return plain(arena, a, false); }

static ay_dec significant(ay_dec a, int digits) {
    return ay_dec_round(a, ay_dec_top(a) - digits + 1, AY_NEAREST);
}

ay_str ay_dec_show(ay_arena *arena, ay_dec a, int digits) { return plain(arena, significant(a, digits), true); }

ay_str ay_dec_show_scaled(ay_arena *arena, ay_dec a, int digits) {
    static const char *const words[] = {"million", "billion", "trillion"};
    a = significant(a, digits);
    int32_t top = ay_dec_top(a);
    if (top < 6 || top >= 18) return plain(arena, a, true);
    int i = top >= 12 ? 2 : top >= 9 ? 1 : 0;
    ay_str n = plain(arena, ay_dec_scale(a, -(6 + 3 * i)), true);
    return ay_textf(arena, "%s %s", n.at, words[i]);
}
