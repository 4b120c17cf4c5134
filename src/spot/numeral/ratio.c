// Ratios. In: a number that was read. Out: "one in five", "nine out of ten", "one over three", and
// "every second clinic".
//
// The trap: "in" ties two numbers only where they can be a part and a whole: "seven in 12 days" are
// two.
#include "numeral.h"

// A whole number at i that no time has taken.
static bool read_count(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    if (i >= scan->end) return false;
    ay_wordsum g = {.end = i};
    ay_wordsum_read(scan, &g);
    if (!g.any) return ay_numeral_digits(scan, i, x) && ay_dec_is_int(x->value);
    uint32_t behind;
    int32_t exp = ay_scales_read(scan, g.end, &behind);
    *x = (ay_numeral){.value = ay_dec_make(g.value, exp), .end = exp ? behind : g.end};
    return true;
}

// How the two numbers are tied: arg of the cue `one-in`.
enum { TIED_LOOSELY, TIED_BY_EVERY, TIED_BY_OUT, TIED_BY_OF };

// "in" ties what one counts in: "three in five", "4 in 100"; not "seven in 12 days".
static bool loosely_tied(const ay_scan *scan, const ay_numeral *x, const ay_numeral *of) {
    uint32_t n;
    if ((of->flags & AY_QF_YEARLIKE) && of->zeros < 3) return false;
    if (ay_dec_cmp(x->value, ay_dec_int(1)) == 0) return true;
    if (ay_phrase_column(scan->text, of->end, AY_TABLE_UNIT, 255, &n) >= 0) return false;
    bool three = ay_dec_cmp(x->value, ay_dec_int(3)) <= 0;
    bool ten = ay_dec_cmp(of->value, ay_dec_int(10)) <= 0;
    bool five = ay_dec_cmp(of->value, ay_dec_int(5)) == 0;
    bool round = ay_dec_cmp(of->value, ay_dec_pow10(ay_dec_top(of->value))) == 0;
    return (three && ten) || five || round;
}

static bool ties(const ay_scan *scan, int32_t tie, const ay_numeral *x, const ay_numeral *of) {
    bool one = ay_dec_cmp(x->value, ay_dec_int(1)) == 0;
    switch (tie) {
    case TIED_LOOSELY: return loosely_tied(scan, x, of);
    case TIED_BY_OF: return one && ay_dec_cmp(of->value, ay_dec_int(10)) <= 0; // "one of four"
    default: return true;
    }
}

// "one in five", "one worker in five", "nine out of ten", "93 trains in every 100".
bool ay_numeral_one_in(const ay_scan *scan, ay_numeral *x) {
    enum { NOUN = 2 }; // words that may stand between
    const ay_text *t = scan->text;
    uint32_t i = x->end, n = 0;
    int32_t tie = TIED_LOOSELY;
    bool one = ay_dec_cmp(x->value, ay_dec_int(1)) == 0;
    if (!ay_dec_is_int(x->value) || (x->flags & (AY_QF_SCALED | AY_QF_FRACTION))) return false;
    if (!(x->flags & AY_QF_WORDS) && ay_dec_cmp(x->value, ay_dec_int(100)) >= 0) return false;
    for (; i <= x->end + NOUN && i < scan->end && t->tokens[i].kind == AY_TOK_WORD; i++)
        if ((n = ay_cue_at(t, i, AY_CUE_ONE_IN, &tie)) != 0) break;
    bool apart = i > x->end;
    if (n == 0 || (apart && tie != TIED_BY_EVERY && !(one && tie == TIED_LOOSELY))) return false;
    ay_numeral of;
    if (!read_count(scan, i + n, &of) || ay_dec_cmp(of.value, x->value) <= 0) return false;
    if (!ties(scan, tie, x, &of)) return false;
    ay_numeral_divide(x, x->value, of.value, of.end);
    if (one) x->flags |= AY_QF_ONE_IN;
    x->of = of.value;
    return true;
}

// "one over three", with nothing behind that it could be over of: "one over three years".
bool ay_numeral_one_over(const ay_scan *scan, ay_numeral *x) {
    uint32_t n = ay_cue_at(scan->text, x->end, AY_CUE_NUMBER_OVER, NULL);
    ay_numeral of;
    if (n == 0 || ay_dec_cmp(x->value, ay_dec_int(1)) != 0 || ay_dec_sign(x->ulp) == 0)
        return false;
    if (!read_count(scan, x->end + n, &of) || ay_dec_cmp(of.value, x->value) <= 0) return false;
    bool bare = of.end >= scan->end || scan->text->tokens[of.end].mark == '.' ||
                scan->text->tokens[of.end].mark == ',';
    if (!bare || (of.flags & AY_QF_YEARLIKE)) return false;
    ay_numeral_divide(x, x->value, of.value, of.end);
    return true;
}

// "every second clinic", "every third".
bool ay_numeral_every(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    uint32_t n = ay_cue_at(scan->text, i, AY_CUE_EVERY, NULL), m;
    const struct ay_number *row = n ? ay_number_at(scan, i + n, 1 << AY_NUM_ORDINAL, &m) : NULL;
    if (!row || ay_dec_cmp(ay_number_value(row), ay_dec_int(2)) < 0) return false;
    *x = (ay_numeral){.first = i, .flags = AY_QF_WORDS | AY_QF_ONE_IN};
    x->of = ay_number_value(row);
    ay_numeral_divide(x, ay_dec_int(1), x->of, i + n + m);
    return true;
}
