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

// A unit's name behind "a" or "of a" at i; *end: its first token. Multiples are none.
static bool unit_behind(const ay_scan *scan, uint32_t i, int cue, uint32_t *end) {
    uint32_t n = ay_cue_at(scan->text, i, cue, NULL);
    if (n == 0 && cue != AY_CUE_ARTICLE) return false;
    int32_t unit = ay_phrase_column(scan->text, i + n, AY_TABLE_UNIT, 0, end);
    *end = i + n;
    return unit >= 0 && ay_unit_rows[unit].dimension != AY_DIM_MULTIPLE;
}

// "half a percentage point", "half-hour", "a quarter point", "two tenths of a second": a measure.
static bool fraction_of_unit(const ay_scan *scan, ay_numeral *x, int cue) {
    uint32_t end, tight = ay_hyphen(scan->text, x->end) && cue == AY_CUE_ARTICLE;
    if (!unit_behind(scan, x->end + tight, cue, &end)) return false;
    x->ulp = ay_dec_make(1, -1);
    x->flags &= ~(uint32_t)AY_QF_FRACTION;
    x->end = end - tight;
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
    if (fraction_of_scale(scan, x) || fraction_of_unit(scan, x, AY_CUE_ARTICLE)) return true;
    return is_part(scan, x);
}

// The denominator at i: "thirds", "twenty fifths", or "third" of one. "Five hundredths" are no five
// hundredth parts, but "ten-thousandths" are, where no hyphen ties the ten to what stands in front.
static bool denominator(const ay_scan *scan, uint32_t i, bool many, bool tight, ay_numeral *of) {
    uint32_t one = 1 << AY_NUM_QUARTER | 1 << AY_NUM_ORDINAL;
    if (!ay_ordinal_words(scan, i, many ? 1u << AY_NUM_PARTS : one, false, of)) return false;
    if (ay_dec_cmp(of->value, ay_dec_int(many ? 1 : 2)) <= 0) return false;
    bool hyphen = of->end > i + 2 && ay_hyphen(scan->text, of->end - 2);
    return !many || !(of->flags & AY_QF_SCALED) || (hyphen && !tight);
}

// How many parts: a whole number, or an article.
static bool numerator(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    if (ay_groups_read(scan, i, false, x)) return true;
    uint32_t n = ay_cue_at(scan->text, i, AY_CUE_ARTICLE, NULL);
    *x = (ay_numeral){.first = i, .end = i + n, .value = ay_dec_int(1)};
    return n > 0;
}

// What joins a numerator that ends at i to its denominator: a hyphen, with blanks before a plural
// alone ("five - eighths").
static uint32_t part_hyphen(const ay_scan *scan, uint32_t i, bool many) {
    uint32_t n;
    if (ay_mark(scan->text, i) != '-') return 0;
    return ay_hyphen(scan->text, i) || (many && ay_number_at(scan, i + 1, 1 << AY_NUM_PARTS, &n));
}

// "two third of them": the plural's ending is missing.
static bool ill_written(const ay_scan *scan, uint32_t i, ay_dec above, ay_numeral *of) {
    uint32_t n;
    if (!ay_number_at(scan, i, 1 << AY_NUM_ORDINAL, &n)) return false;
    return denominator(scan, i, false, false, of) && ay_dec_cmp(above, of->value) < 0 &&
           ay_dec_cmp(of->value, ay_dec_int(100)) < 0 && is_part(scan, of);
}

// A numerator and its denominator: "two-thirds", "three quarters", "a third", "two twenty-fifths".
// Where words could belong to either, the denominator takes them: "twenty | twenty fifths", "one
// hundred | thirty fifths". *sure: they can be nothing else; "a third" can be an ordinal.
static bool parts_at(const ay_scan *scan, uint32_t i, ay_numeral *x, bool *sure) {
    ay_numeral all, above, of;
    if (!numerator(scan, i, &all)) return false;
    for (uint32_t k = i + 1; k <= all.end; k++) {
        const ay_scan front = {scan->text, scan->low, k};
        if (!numerator(&front, i, &above) || above.end != k) continue;
        bool many = ay_dec_cmp(above.value, ay_dec_int(1)) != 0;
        uint32_t tight = part_hyphen(scan, k, many);
        if (!denominator(scan, k + tight, many, tight, &of) &&
            !(many && ill_written(scan, k, above.value, &of)))
            continue;
        bool spans = ay_dec_cmp(of.value, ay_dec_int(4)) == 0 || // "five quarters" of years
                     ay_dec_cmp(of.value, ay_dec_int(2)) == 0;   // "two halves" of a match
        if (spans && ay_dec_cmp(above.value, of.value) >= 0) return false;
        *x = (ay_numeral){.first = i, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO};
        ay_numeral_divide(x, above.value, of.value, of.end);
        *sure = many || tight;
        return true;
    }
    return false;
}

// "one hundred and three quarters": the three is of the quarters, and none of the hundred. "One
// hundred and thirty fifths" is no such sum, for thirty fifths are more than one.
static bool read_mixed(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    ay_numeral all;
    uint32_t n, parts = 1 << AY_NUM_PARTS | 1 << AY_NUM_QUARTER | 1 << AY_NUM_ORDINAL;
    if (!ay_groups_read(scan, i, false, &all)) return false;
    if (!ay_number_at(scan, all.end + ay_hyphen(scan->text, all.end), parts, &n)) return false;
    for (uint32_t k = all.end - 1; k > i; k--) {
        const ay_scan front = {scan->text, scan->low, k};
        if (ay_cue_at(scan->text, k, AY_CUE_NUMBER_AND, NULL) == 0) continue;
        if (!ay_groups_read(&front, i, false, x) || x->end != k) continue;
        if (ay_numeral_half(scan, x) && x->end > all.end) return true;
    }
    return false;
}

// "quarter million", "tenth of a gallon": a part that nothing counts, of a scale or a unit.
static bool read_bare_part(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    uint32_t n, m, kinds = 1 << AY_NUM_QUARTER | 1 << AY_NUM_ORDINAL;
    const struct ay_number *row = ay_number_at(scan, i, kinds, &n);
    if (!row || ay_dec_cmp(ay_number_value(row), ay_dec_int(2)) <= 0) return false;
    if (i > scan->low && ay_number_at(scan, i - 1, 1 << AY_NUM_ORDINAL, &m)) return false;
    *x = (ay_numeral){.first = i, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO};
    ay_numeral_divide(x, ay_dec_int(1), ay_number_value(row), i + n);
    if (row->kind == AY_NUM_QUARTER && fraction_of_scale(scan, x)) return true;
    return fraction_of_unit(scan, x, AY_CUE_PART_OF_ONE);
}

// "two-thirds", "a third of", "a quarter of a million", "quarter million", "a quarter point".
bool ay_numeral_parts(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    bool sure;
    uint32_t n;
    if (read_bare_part(scan, i, x)) return true;
    if (read_mixed(scan, i, x)) return true;
    if (!parts_at(scan, i, x, &sure)) return false;
    if (fraction_of_scale(scan, x)) return true;
    bool one = ay_number_at(scan, x->end - 1, 1 << AY_NUM_QUARTER, &n) != NULL;
    if (one && fraction_of_unit(scan, x, AY_CUE_ARTICLE)) return true;
    if (fraction_of_unit(scan, x, AY_CUE_PART_OF_ONE)) return true;
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
static void add_scaled(const ay_scan *scan, ay_numeral *x, const ay_numeral *part) {
    uint32_t behind;
    int32_t exp = ay_scales_read(scan, part->end, &behind);
    ay_dec whole = exp ? ay_dec_pow10(exp) : x->ulp;
    x->value = ay_dec_add(x->value, ay_dec_mul(whole, part->value, AY_NEAREST), AY_NEAREST);
    x->ulp = ay_dec_scale(whole, -1);
    x->end = exp ? behind : part->end;
}

// "3 million and a quarter": of the million, where the text does not say of what else.
static bool is_of_scale(const ay_scan *scan, const ay_numeral *part) {
    uint32_t n = part->end;
    if (n >= scan->end || scan->text->tokens[n].mark == '.') return true;
    return ay_number_at(scan, n, 1 << AY_NUM_SCALE | 1 << AY_NUM_HUNDRED, &n) != NULL;
}

// A part below one that can be no ordinal: "and a third bidder" tells of none.
static bool proper_part(const ay_scan *scan, uint32_t i, ay_numeral *part) {
    bool sure;
    uint32_t n;
    if (!parts_at(scan, i, part, &sure) || ay_dec_cmp(part->value, ay_dec_int(1)) >= 0)
        return false;
    return sure || is_part(scan, part) ||
           ay_number_at(scan, part->end, 1 << AY_NUM_SCALE | 1 << AY_NUM_HUNDRED, &n) ||
           ay_phrase_column(scan->text, part->end, AY_TABLE_UNIT, 255, &n) >= 0;
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
    if (end == 0 && !proper_part(scan, i, &part)) return false;
    if (x->flags & AY_QF_SCALED) {
        if (end == 0 && !is_of_scale(scan, &part)) return false;
        add_scaled(scan, x, &part);
        return true;
    }
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
