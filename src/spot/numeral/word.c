// What numbers in words are put together from. In: a token. Out: a sum of words ("twenty-five"), its
// scales, groups of both ("two million three hundred thousand"), the words of an ordinal. The words
// are rows of data/en/numbers.tsv; the grammar is here. spelt.c asks for all of them.
//
// The trap: "nineteen eighty" is no sum.
#include "numeral.h"

enum {
    SMALL = 1 << AY_NUM_DIGIT | 1 << AY_NUM_TEEN | 1 << AY_NUM_TEN,
    GROUP = SMALL | 1 << AY_NUM_HUNDRED,
    SCALES = 1 << AY_NUM_HUNDRED | 1 << AY_NUM_SCALE | 1 << AY_NUM_DOZEN,
    STEPS = 5 // "two billion three million four thousand and five"
};

// ---- whole numbers ------------------------------------------------------------------------------

static bool can_add(const ay_wordsum *g, uint16_t kind) {
    switch (kind) {
    case AY_NUM_DIGIT: return !g->unit;
    case AY_NUM_TEEN:
    case AY_NUM_TEN: return !g->unit && !g->ten;
    case AY_NUM_HUNDRED: return g->any && !g->hundred;
    default: return false;
    }
}

static void add_word(ay_wordsum *g, const struct ay_number *row, uint32_t end) {
    int64_t value = 0;
    ay_dec_to_int(ay_number_value(row), &value);
    if (row->kind == AY_NUM_HUNDRED) {
        g->value *= 100;
        g->hundred = true;
        g->unit = g->ten = false;
    } else {
        g->value += value;
        g->ten = true;
        g->unit = row->kind != AY_NUM_TEN;
    }
    g->any = true;
    g->end = end;
}

// "ninety - five": a hyphen with blanks joins a ten to its digit.
static bool parted_ten(const ay_scan *scan, const ay_wordsum *g) {
    uint32_t n;
    return ay_mark(scan->text, g->end) == '-' && g->ten && !g->unit &&
           ay_number_at(scan, g->end + 1, 1 << AY_NUM_DIGIT, &n);
}

// Adds the words at g->end on; the joint between two is a hyphen or "and" behind a hundred.
void ay_wordsum_read(const ay_scan *scan, ay_wordsum *g) {
    uint32_t n, joint = 0;
    for (uint32_t steps = 0; steps < 8; steps++) {
        uint32_t i = g->end + joint;
        const struct ay_number *row = ay_number_at(scan, i, GROUP, &n);
        if (row && can_add(g, row->kind) && !(row->kind == AY_NUM_HUNDRED && joint > 1)) {
            add_word(g, row, i + n);
            joint = 0;
            continue;
        }
        if (joint != 0 || !g->any) return;
        if (ay_hyphen(scan->text, g->end) || parted_ten(scan, g)) joint = 1;
        else if (g->hundred) joint = ay_cue_at(scan->text, g->end, AY_CUE_NUMBER_AND, NULL);
        if (joint == 0) return;
    }
}

// The scale words at `i`, multiplied: "hundred thousand", "lakh crore". 0 for none.
int32_t ay_scales_read(const ay_scan *scan, uint32_t i, uint32_t *end) {
    int32_t exp = 0;
    uint32_t n;
    if (ay_hyphen(scan->text, i)) i++;
    for (uint32_t steps = 0; steps < 3; steps++) {
        const struct ay_number *row =
            ay_number_at(scan, i, 1 << AY_NUM_SCALE | 1 << AY_NUM_HUNDRED, &n);
        if (!row) break;
        exp += row->exp;
        i += n;
    }
    *end = i;
    return exp;
}

// "a hundred", "a million", "a dozen": the article counts one.
static bool opens_with_article(const ay_scan *scan, uint32_t i, uint32_t *n) {
    *n = ay_cue_at(scan->text, i, AY_CUE_ARTICLE, NULL);
    uint32_t m;
    return *n && ay_number_at(scan, i + *n, SCALES, &m);
}

static void add_scaled(ay_numeral *x, int64_t value, int32_t exp, uint32_t end) {
    x->value = ay_dec_add(x->value, ay_dec_make(value, exp), AY_NEAREST);
    x->ulp = ay_dec_pow10(exp);
    if (exp) x->flags |= AY_QF_SCALED;
    x->end = end;
}

// How a number opens: with an article that counts one, or, where `bare`, with a hundred alone.
static ay_wordsum opening(const ay_scan *scan, uint32_t i, bool bare) {
    uint32_t n = 0, m;
    bool one = opens_with_article(scan, i, &n);
    if (!one) n = 0;
    one |= bare && ay_number_at(scan, i, 1 << AY_NUM_HUNDRED, &m);
    return (ay_wordsum){.value = one, .end = i + n, .any = one, .unit = one, .ten = one};
}

// Groups with falling scales: "two million three hundred thousand and five".
bool ay_groups_read(const ay_scan *scan, uint32_t i, bool bare, ay_numeral *x) {
    int32_t before = 1000;
    uint32_t n, at = i;
    *x = (ay_numeral){.first = i, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO, .value = AY_DEC_ZERO};
    for (uint32_t steps = 0; steps < STEPS; steps++) {
        ay_wordsum g = {.end = at};
        if (steps == 0) g = opening(scan, i, bare);
        ay_wordsum_read(scan, &g);
        if (!g.any) break;
        uint32_t end;
        int32_t exp = ay_scales_read(scan, g.end, &end);
        if (exp >= before) break;
        add_scaled(x, g.value, exp, exp ? end : g.end);
        if (exp == 0) break;
        before = exp;
        at = x->end + ay_cue_at(scan->text, x->end, AY_CUE_NUMBER_AND, NULL);
        if (at > x->end && !ay_number_at(scan, at, SMALL, &n)) break;
    }
    return x->end != 0;
}

// ---- ordinals ---------------------------------------------------------

// Takes a whole number an ordinal's word behind it? "Twenty first", "one hundred fifth"; not "five
// second", "ten third".
static bool takes_ordinal(int64_t whole, int64_t last) {
    if (last >= 100) return whole < last; // "five hundredth"
    if (whole % 100 == 0) return true;
    return last < 10 && whole % 10 == 0 && whole % 100 > 10;
}

bool ay_ordinal_words(const ay_scan *scan, uint32_t i, uint32_t kinds, bool bare, ay_numeral *x) {
    ay_numeral whole;
    bool any = ay_groups_read(scan, i, bare, &whole);
    int64_t front, last;
    uint32_t n, at = any ? whole.end : i;
    if (!any) whole.value = AY_DEC_ZERO;
    if (any && ay_hyphen(scan->text, at)) at++;
    else if (any && ay_dec_cmp(whole.value, ay_dec_int(100)) >= 0)
        at += ay_cue_at(scan->text, at, AY_CUE_NUMBER_AND, NULL);
    bool scale = any && ay_number_at(scan, whole.end - 1, 1 << AY_NUM_SCALE, &n);
    if (bare && scale && at == whole.end) return false; // "two million first preferred shares"
    const struct ay_number *row = ay_number_at(scan, at, kinds, &n);
    if (!row || !ay_dec_to_int(whole.value, &front)) return false;
    if (!ay_dec_to_int(ay_number_value(row), &last)) return false;
    if (any && !takes_ordinal(front, last)) return false;
    *x = (ay_numeral){.first = i, .end = at + n, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO};
    bool scaled = any && last >= 100;
    if (scaled) x->flags |= AY_QF_SCALED;
    ay_dec value = ay_dec_int(last);
    x->value = scaled ? ay_dec_mul(whole.value, value, AY_NEAREST)
                      : ay_dec_add(whole.value, value, AY_NEAREST);
    return true;
}
