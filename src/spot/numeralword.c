// Numbers in words. In: a token. Out: "three", "twenty-five", "two million three hundred thousand",
// "a dozen", "three point five", ordinals ("twenty-first"), multiples ("fivefold") and vague ones
// ("tens of thousands"); what is a part of something is read by numeralpart.c, what is a ratio by
// numeralratio.c. The words are rows of data/en/numbers.tsv; the grammar is here.
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

// "point eleven": both decimals in one word or two.
static bool read_point_pair(const ay_scan *scan, ay_numeral *x, uint32_t i) {
    ay_wordsum g = {.end = i};
    ay_wordsum_read(scan, &g);
    if (!g.any || g.hundred || g.value < 10) return false;
    x->value = ay_dec_add(x->value, ay_dec_make(g.value, -2), AY_NEAREST);
    x->ulp = ay_dec_pow10(-2);
    x->end = g.end;
    return true;
}

// "three point five": the decimals one by one.
static void read_point(const ay_scan *scan, ay_numeral *x) {
    uint32_t n = ay_cue_at(scan->text, x->end, AY_CUE_NUMBER_POINT, NULL), m;
    if (n == 0) return;
    int32_t exp = 0;
    uint32_t i = x->end + n;
    if (read_point_pair(scan, x, i)) return;
    for (; exp > -6; exp--, i += m) {
        const struct ay_number *row = ay_number_at(scan, i, 1 << AY_NUM_DIGIT, &m);
        if (!row) break;
        ay_dec digit = ay_dec_scale(ay_number_value(row), exp - 1);
        x->value = ay_dec_add(x->value, digit, AY_NEAREST);
    }
    if (exp == 0) return;
    x->ulp = ay_dec_pow10(exp);
    x->end = i;
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
static bool add_groups(const ay_scan *scan, uint32_t i, bool bare, ay_numeral *x) {
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

bool ay_whole_read(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    return add_groups(scan, i, false, x);
}

// "three", "three point five", "two dozen".
static bool read_whole(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    if (!ay_whole_read(scan, i, x)) return false;
    if (!(x->flags & AY_QF_SCALED)) read_point(scan, x);
    ay_numeral_scale(scan, x);
    return true;
}

// ---- ordinals, multiples, vague numbers ---------------------------------------------------------

// Takes a whole number an ordinal's word behind it? "Twenty first", "one hundred fifth"; not "five
// second", "ten third".
static bool takes_ordinal(int64_t whole, int64_t last) {
    if (last >= 100) return whole < last; // "five hundredth"
    if (whole % 100 == 0) return true;
    return last < 10 && whole % 10 == 0 && whole % 100 > 10;
}

bool ay_ordinal_words(const ay_scan *scan, uint32_t i, uint32_t kinds, bool bare, ay_numeral *x) {
    ay_numeral whole;
    bool any = add_groups(scan, i, bare, &whole);
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

// "third", "twenty-first", "two hundredth", "one hundred and fifth", "hundred and first".
static bool read_ordinal(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    if (!ay_ordinal_words(scan, i, 1 << AY_NUM_ORDINAL, true, x)) return false;
    x->ordinal = true;
    return true;
}

static bool read_fold(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    uint32_t n;
    const struct ay_number *row = ay_number_at(scan, i, 1 << AY_NUM_FOLD, &n);
    if (!row) return false;
    *x = (ay_numeral){.first = i, .end = i + n, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO};
    x->multiple = true;
    x->value = ay_number_value(row);
    x->ulp = ay_dec_int(1);
    return true;
}

// "dozens", "hundreds of millions", "tens of thousands".
static bool read_vague(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    uint32_t n, m;
    uint32_t kinds = 1u << AY_NUM_VAGUE | 1u << AY_NUM_VAGUE_OF;
    const struct ay_number *row = ay_number_at(scan, i, kinds, &n);
    if (!row) return false;
    *x = (ay_numeral){.first = i, .end = i + n, .flags = AY_QF_WORDS | AY_QF_INFIRM};
    x->of = x->ulp = AY_DEC_ZERO;
    x->vague = true;
    x->value = ay_number_value(row);
    uint32_t of = ay_cue_at(scan->text, i + n, AY_CUE_HALF_OF, NULL);
    if (row->kind == AY_NUM_VAGUE_OF && of == 0) return false;
    const struct ay_number *next =
        of ? ay_number_at(scan, i + n + of, 1 << AY_NUM_VAGUE, &m) : NULL;
    if (next) {
        x->value = ay_dec_mul(x->value, ay_number_value(next), AY_NEAREST);
        x->end = i + n + of + m;
    }
    x->high = ay_dec_scale(x->value, 1);
    return ay_dec_cmp(x->value, ay_dec_int(12)) >= 0; // "tens" alone is no number
}

// "Hundred days", "about dozen ships": a hundred or a dozen without a count is one of them. Behind
// other words it may be many ("several hundred").
static bool read_bare(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    uint32_t n;
    const struct ay_number *row =
        ay_number_at(scan, i, 1 << AY_NUM_HUNDRED | 1 << AY_NUM_DOZEN, &n);
    bool opens = i == scan->low || scan->text->tokens[i - 1].mark ||
                 ay_cue_before(scan->text, i, AY_CUE_HEDGE, NULL);
    if (!row || !opens || ay_hyphen(scan->text, i - (i > scan->low))) return false;
    if (row->kind == AY_NUM_HUNDRED) return add_groups(scan, i, true, x); // "hundred and one"
    *x = (ay_numeral){.first = i, .end = i + n, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO};
    x->value = ay_number_value(row);
    x->ulp = ay_dec_int(1);
    return true;
}

// The kinds of the number words that stand in a row from token i on, with hyphens and "and" among
// them; an article or "every" may open the row. 0 for nearly every token: articles are the most
// frequent words, and few stand in front of numbers.
static uint32_t kinds_from(const ay_scan *scan, uint32_t i) {
    enum { REACH = 16 };
    const ay_text *t = scan->text;
    uint32_t kinds = 0, number = ay_table_bit(AY_TABLE_NUMBER);
    for (uint32_t k = i; k < scan->end && k < i + REACH; k++) {
        bool word = ay_tables_may(t, k, number);
        if (!word && k > i && t->tokens[k].mark != '-' && !ay_cue_at(t, k, AY_CUE_NUMBER_AND, NULL))
            break;
        uint32_t p = word ? t->tokens[k].phrase : t->n_phrases;
        for (; p < t->n_phrases && t->phrases[p].token == k; p++)
            if (t->phrases[p].sense.table == AY_TABLE_NUMBER)
                kinds |= 1u << ay_number_rows[t->phrases[p].sense.row].kind;
    }
    return kinds;
}

bool ay_numeral_words(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    enum {
        PARTS = 1 << AY_NUM_ORDINAL | 1 << AY_NUM_PARTS | 1 << AY_NUM_QUARTER | 1 << AY_NUM_HALF,
        OTHERS = 1 << AY_NUM_FOLD | 1 << AY_NUM_VAGUE | 1 << AY_NUM_VAGUE_OF
    };
    uint32_t kinds = kinds_from(scan, i);
    if (kinds == 0) return false;
    if ((kinds & OTHERS) && (read_fold(scan, i, x) || read_vague(scan, i, x))) return true;
    if ((kinds & PARTS) && (ay_numeral_every(scan, i, x) || ay_numeral_halves(scan, i, x) ||
                               ay_numeral_parts(scan, i, x) || read_ordinal(scan, i, x)))
        return true;
    if (!read_whole(scan, i, x)) return read_bare(scan, i, x);
    if (!ay_numeral_half(scan, x) && !ay_numeral_one_over(scan, x)) ay_numeral_one_in(scan, x);
    return true;
}
