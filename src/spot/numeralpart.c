// Parts in words. In: a token, or a number that was read. Out: "half a million", "a third of",
// "two-thirds", "a quarter point", and what follows a whole number: "two and a half", "five and
// three quarters", "3 million and a quarter".
//
// The traps: "a third bridge" is an ordinal and "a third of the bridges" a part; "half" is a number
// only before what it can halve; "five quarters" are spans of time.
#include "numeral.h"

void ay_numeral_divide(ay_numeral *x, ay_dec a, ay_dec b, uint32_t end) {
    x->value = ay_dec_div(a, b, AY_NEAREST);
    x->ulp = AY_DEC_ZERO;
    x->zeros = 0;
    x->flags = (x->flags | AY_QF_FRACTION) & ~(uint32_t)(AY_QF_SCALED | AY_QF_YEARLIKE);
    x->end = end;
}

// "half a million", "three quarters of a million": the fraction x becomes a number.
static bool fraction_of_scale(const ay_scan *scan, ay_numeral *x) {
    uint32_t n = ay_cue_at(scan->text, x->end, AY_CUE_HALF_OF, NULL), m, end;
    const struct ay_number *dozen = ay_number_at(scan, x->end + n, 1 << AY_NUM_DOZEN, &m);
    int32_t exp = dozen ? 0 : ay_scales_read(scan, x->end + n, &end);
    if (!dozen && exp == 0) return false;
    x->value = dozen ? ay_dec_mul(x->value, ay_number_value(dozen), AY_NEAREST)
                     : ay_dec_scale(x->value, exp);
    x->ulp = ay_dec_pow10(dozen ? 0 : exp - 1);
    x->flags = (x->flags | (dozen ? 0 : AY_QF_SCALED)) & ~(uint32_t)AY_QF_FRACTION;
    x->end = dozen ? x->end + n + m : end;
    return true;
}

// "half a percentage point", "half-hour", "a quarter point": a measure.
static bool fraction_of_unit(const ay_scan *scan, ay_numeral *x) {
    const ay_text *t = scan->text;
    uint32_t i = x->end, n;
    if (!ay_hyphen(t, i)) {
        n = ay_cue_at(t, i, AY_CUE_ARTICLE, NULL);
        i += n;
    }
    int32_t unit = ay_phrase_column(t, ay_hyphen(t, i) ? i + 1 : i, AY_TABLE_UNIT, 0, &n);
    if (unit < 0 || ay_unit_rows[unit].dimension == AY_DIM_MULTIPLE) return false;
    x->ulp = ay_dec_make(1, -1);
    x->flags &= ~(uint32_t)AY_QF_FRACTION;
    x->end = i;
    return true;
}

// What stands around says that "a third", "half" is a part and no ordinal, no adjective.
static bool is_part(const ay_scan *scan, const ay_numeral *x) {
    const ay_text *t = scan->text;
    uint32_t i = x->end;
    if (i >= scan->end || ay_cue_at(t, i, AY_CUE_PART_NEXT, NULL)) return true;
    if (ay_hyphen(t, i)) return false;
    return t->tokens[i].kind != AY_TOK_WORD || (ay_noun_flags(t, i) & AY_NOUN_STOP) != 0;
}

// "half", "half a million", "half a point".
bool ay_numeral_halves(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    uint32_t n, m, article = ay_cue_at(scan->text, i, AY_CUE_ARTICLE, NULL);
    const struct ay_number *row = ay_number_at(scan, i + article, 1 << AY_NUM_HALF, &n);
    if (article && !row && ay_hyphen(scan->text, i + article)) // "one-half"
        row = ay_number_at(scan, i + ++article, 1 << AY_NUM_HALF, &n);
    if (!row || (i > scan->low && ay_number_at(scan, i - 1, 1 << AY_NUM_ORDINAL, &m))) return false;
    *x = (ay_numeral){.first = i, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO};
    ay_numeral_divide(x, ay_number_value(row), ay_dec_int(row->exp), i + article + n);
    if (fraction_of_scale(scan, x) || fraction_of_unit(scan, x)) return true;
    return is_part(scan, x);
}

// The denominator at i, "thirds" or "third": its row, NULL for none.
static const struct ay_number *denominator(
    const ay_scan *scan, uint32_t i, bool many, uint32_t *n) {
    uint32_t one = 1 << AY_NUM_QUARTER | 1 << AY_NUM_ORDINAL;
    const struct ay_number *row = ay_number_at(scan, i, many ? 1u << AY_NUM_PARTS : one, n);
    if (row && ay_dec_cmp(ay_number_value(row), ay_dec_int(many ? 1 : 2)) <= 0) return NULL;
    return row;
}

// A numerator and its denominator: "two-thirds", "three quarters", "a third". *sure: they can be
// nothing else; "a third" can be an ordinal.
static const struct ay_number *parts_at(
    const ay_scan *scan, uint32_t i, ay_numeral *x, bool *sure) {
    uint32_t n, article = ay_cue_at(scan->text, i, AY_CUE_ARTICLE, NULL);
    ay_wordsum g = {.value = article > 0, .end = i + article, .any = article > 0};
    if (!article) ay_wordsum_read(scan, &g);
    if (!g.any) return NULL;
    bool tight = ay_hyphen(scan->text, g.end);
    const struct ay_number *row = denominator(scan, g.end + tight, g.value != 1, &n);
    ay_dec above = ay_dec_int(g.value);
    if (!row) return NULL;
    ay_dec below = ay_number_value(row); // "twenty fifths"; but "five quarters" are spans of time
    bool improper = g.value != 1 && ay_dec_cmp(below, ay_dec_int(4)) > 0;
    if (!improper && ay_dec_cmp(above, below) >= 0) return NULL;
    *x = (ay_numeral){.first = i, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO};
    ay_numeral_divide(x, above, ay_number_value(row), g.end + tight + n);
    *sure = g.value != 1 || tight;
    return row;
}

// "two-thirds", "a third of", "a quarter of a million", "quarter million", "a quarter point".
bool ay_numeral_parts(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    bool sure;
    uint32_t n;
    const struct ay_number *quarter = ay_number_at(scan, i, 1 << AY_NUM_QUARTER, &n);
    if (quarter) {
        *x = (ay_numeral){.first = i, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO};
        ay_numeral_divide(x, ay_dec_int(1), ay_number_value(quarter), i + n);
        return fraction_of_scale(scan, x);
    }
    const struct ay_number *row = parts_at(scan, i, x, &sure);
    if (!row) return false;
    if (fraction_of_scale(scan, x)) return true;
    if (row->kind == AY_NUM_QUARTER && fraction_of_unit(scan, x)) return true;
    return sure || is_part(scan, x);
}

// "a half", "a-half" at i; its end, 0 for none.
static uint32_t half_at(const ay_scan *scan, uint32_t i) {
    uint32_t n, article = ay_cue_at(scan->text, i, AY_CUE_ARTICLE, NULL);
    if (article == 0) return 0;
    i += article;
    if (ay_hyphen(scan->text, i)) i++;
    return ay_number_at(scan, i, 1 << AY_NUM_HALF, &n) ? i + n : 0;
}

// "a million and a half": half of the scale. "a billion and a half million": that many.
static void add_scaled_half(const ay_scan *scan, ay_numeral *x, uint32_t end) {
    uint32_t behind;
    int32_t exp = ay_scales_read(scan, end, &behind);
    ay_dec whole = exp ? ay_dec_pow10(exp) : x->ulp;
    x->value = ay_dec_add(x->value, ay_dec_mul(whole, ay_dec_make(5, -1), AY_NEAREST), AY_NEAREST);
    x->ulp = ay_dec_scale(whole, -1);
    x->end = exp ? behind : end;
}

// "3 million and a quarter": of the million, where the text does not say of what else.
static bool add_scaled_parts(const ay_scan *scan, ay_numeral *x, uint32_t i) {
    const ay_text *t = scan->text;
    ay_numeral part;
    bool sure;
    if (!parts_at(scan, i, &part, &sure)) return false;
    if (part.end < scan->end && t->tokens[part.end].mark != '.') return false;
    x->value = ay_dec_add(x->value, ay_dec_mul(x->ulp, part.value, AY_NEAREST), AY_NEAREST);
    x->ulp = ay_dec_scale(x->ulp, -2);
    x->end = part.end;
    return true;
}

// "and a half", "and three quarters" behind a whole number, with a scale behind that.
bool ay_numeral_half(const ay_scan *scan, ay_numeral *x) {
    if (!ay_dec_is_int(x->value) || ay_dec_sign(x->ulp) == 0) return false;
    uint32_t i = x->end + ay_hyphen(scan->text, x->end); // "three-and-a-half"
    uint32_t n = ay_cue_at(scan->text, i, AY_CUE_NUMBER_AND, NULL);
    if (n == 0) return false;
    i += n;
    i += ay_hyphen(scan->text, i);
    uint32_t end = half_at(scan, i);
    ay_numeral part = {.value = ay_dec_make(5, -1), .end = end};
    bool sure;
    if (x->flags & AY_QF_SCALED) {
        if (end) add_scaled_half(scan, x, end);
        return end != 0 || add_scaled_parts(scan, x, i);
    }
    if (end == 0 && !parts_at(scan, i, &part, &sure)) return false;
    x->value = ay_dec_add(x->value, part.value, AY_NEAREST);
    x->ulp = end ? ay_dec_make(1, -1) : AY_DEC_ZERO;
    x->end = part.end;
    int32_t exp = ay_scales_read(scan, x->end, &end);
    if (exp == 0) return true;
    x->value = ay_dec_scale(x->value, exp);
    x->ulp = ay_dec_scale(x->ulp, exp);
    x->flags |= AY_QF_SCALED;
    x->end = end;
    return true;
}
