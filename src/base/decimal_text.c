// Decimals as text: in, a number; out, its digits, for programs (ay_dec_text) or for people. The
// idea: a number is an endless row of digits that is zero on both sides of its coefficient; what is
// written is a window of it around the point. The trap: exponents reach ±6000, so the room is
// counted before and never a fixed array.
#include "decimal.h"

enum { GROUPED_FROM = 5 }; // digits: "9999", but "10,000"

// The digits of the coefficient, and where the point stands: 12.5 is "125", 2; 0.05 is "5", -1.
typedef struct row {
    char digits[AY_DEC_DIGITS];
    int32_t n, point;
} row;

static row row_of(ay_dec a) {
    a = ay_dec_trim(a);
    row r = {.n = a.coef == 0 ? 0 : ay_dec_top(a) - a.exp + 1};
    r.point = a.exp + r.n;
    for (int32_t i = r.n - 1; i >= 0; i--, a.coef /= 10)
        r.digits[i] = (char)('0' + (int)(a.coef % 10));
    return r;
}

static char digit_at(const row *r, int32_t place) {
    return place >= 0 && place < r->n ? r->digits[place] : '0';
}

static ay_str write_plain(ay_arena *arena, ay_dec a, bool grouped) {
    row r = row_of(a);
    int32_t whole = r.point > 1 ? r.point : 1, behind = r.n > r.point ? r.n - r.point : 0;
    uint32_t k = 0;
    char *out = ay_alloc(arena, (size_t)(whole + whole / 3 + behind) + sizeof "-.");
    if (a.neg) out[k++] = '-';
    for (int32_t left = whole; left > 0; left--) {
        if (grouped && whole >= GROUPED_FROM && left < whole && left % 3 == 0) out[k++] = ',';
        out[k++] = digit_at(&r, r.point - left);
    }
    if (behind) out[k++] = '.';
    for (int32_t i = 0; i < behind; i++) out[k++] = digit_at(&r, r.point + i);
    return (ay_str){out, k}; // zeroed memory: a NUL stands behind it
}

ay_str ay_dec_text(ay_arena *arena, ay_dec a) { return write_plain(arena, a, false); }

static ay_dec significant(ay_dec a, int digits) {
    return ay_dec_round(a, ay_dec_top(a) - digits + 1, AY_NEAREST);
}

ay_str ay_dec_show(ay_arena *arena, ay_dec a, int digits) {
    return write_plain(arena, significant(a, digits), true);
}

ay_str ay_dec_show_scaled(ay_arena *arena, ay_dec a, int digits) {
    static const char *const words[] = {"million", "billion", "trillion"};
    enum { FIRST = 6, BEYOND = 18 }; // powers of ten; a million trillions is no help to anybody
    a = significant(a, digits);
    int32_t top = ay_dec_top(a);
    if (top < FIRST || top >= BEYOND) return write_plain(arena, a, true);
    int32_t i = top < 12 ? (top - FIRST) / 3 : 2;
    ay_str number = write_plain(arena, ay_dec_scale(a, -(FIRST + 3 * i)), true);
    return ay_textf(arena, "%s %s", number.at, words[i]);
}
