// Numbers in words. In: a token. Out: "three", "twenty-five", "two million three hundred thousand",
// "a dozen", "half a million", "three and a half", fractions ("a third", "two-thirds", "half of"),
// "one in five", "every second", ordinals ("twenty-first"), multiples ("fivefold") and vague ones
// ("tens of thousands"). The words are rows of data/en/numbers.tsv; the grammar is here.
//
// The traps: "a third bridge" is an ordinal and "a third of the bridges" a fraction; "half" is a
// number only before what it can halve; "nineteen eighty" is no sum.
#include "numeral.h"

enum {
    SMALL = 1 << AY_NUM_DIGIT | 1 << AY_NUM_TEEN | 1 << AY_NUM_TEN,
    GROUP = SMALL | 1 << AY_NUM_HUNDRED,
    SCALES = 1 << AY_NUM_HUNDRED | 1 << AY_NUM_SCALE | 1 << AY_NUM_DOZEN,
    STEPS = 5 // "two billion three million four thousand and five"
};

// ---- whole numbers ------------------------------------------------------------------------------

// A number below a hundred thousand that grows word by word ("two hundred and fifty-five").
typedef struct group {
    int64_t value;
    uint32_t end;
    bool any, unit, ten, hundred; // what it has already
} group;

static bool can_add(const group *g, uint16_t kind) {
    switch (kind) {
    case AY_NUM_DIGIT: return !g->unit;
    case AY_NUM_TEEN:
    case AY_NUM_TEN: return !g->unit && !g->ten;
    case AY_NUM_HUNDRED: return g->any && !g->hundred;
    default: return false;
    }
}

static void add_word(group *g, const struct ay_number *row, uint32_t end) {
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

// Adds the words at g->end on; the joint between two is a hyphen or "and" behind a hundred.
static void read_group(const ay_scan *scan, group *g) {
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
        if (ay_hyphen(scan->text, g->end)) joint = 1;
        else if (g->hundred) joint = ay_cue_at(scan->text, g->end, AY_CUE_NUMBER_AND, NULL);
        if (joint == 0) return;
    }
}

// The scale words at `i`, multiplied: "hundred thousand", "lakh crore". 0 for none.
static int32_t read_scales(const ay_scan *scan, uint32_t i, uint32_t *end) {
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
    group g = {.end = i};
    read_group(scan, &g);
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

// Groups with falling scales: "two million three hundred thousand and five".
static bool read_whole(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    int32_t before = 1000;
    uint32_t n, at = i;
    *x = (ay_numeral){.first = i, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO, .value = AY_DEC_ZERO};
    for (uint32_t steps = 0; steps < STEPS; steps++) {
        group g = {.end = at};
        if (steps == 0 && opens_with_article(scan, i, &n))
            g = (group){.value = 1, .end = i + n, .any = true, .unit = true, .ten = true};
        read_group(scan, &g);
        if (!g.any) break;
        uint32_t end;
        int32_t exp = read_scales(scan, g.end, &end);
        if (exp >= before) break;
        add_scaled(x, g.value, exp, exp ? end : g.end);
        if (exp == 0) break;
        before = exp;
        at = x->end + ay_cue_at(scan->text, x->end, AY_CUE_NUMBER_AND, NULL);
        if (at > x->end && !ay_number_at(scan, at, SMALL, &n)) break;
    }
    if (x->end == 0) return false;
    if (!(x->flags & AY_QF_SCALED)) read_point(scan, x);
    if (!(x->flags & AY_QF_SCALED)) ay_numeral_scale(scan, x); // "two dozen"
    return true;
}

// ---- fractions ----------------------------------------------------------------------------------

static void make_fraction(ay_numeral *x, ay_dec a, ay_dec b, uint32_t end) {
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
    int32_t exp = dozen ? 0 : read_scales(scan, x->end + n, &end);
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
static bool read_half(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    uint32_t n, m, article = ay_cue_at(scan->text, i, AY_CUE_ARTICLE, NULL);
    const struct ay_number *row = ay_number_at(scan, i + article, 1 << AY_NUM_HALF, &n);
    if (article && !row && ay_hyphen(scan->text, i + article)) // "one-half"
        row = ay_number_at(scan, i + ++article, 1 << AY_NUM_HALF, &n);
    if (!row || (i > scan->low && ay_number_at(scan, i - 1, 1 << AY_NUM_ORDINAL, &m))) return false;
    *x = (ay_numeral){.first = i, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO};
    make_fraction(x, ay_number_value(row), ay_dec_int(row->exp), i + article + n);
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
    group g = {.value = article > 0, .end = i + article, .any = article > 0};
    if (!article) read_group(scan, &g);
    if (!g.any) return NULL;
    bool tight = ay_hyphen(scan->text, g.end);
    const struct ay_number *row = denominator(scan, g.end + tight, g.value != 1, &n);
    ay_dec above = ay_dec_int(g.value);
    if (!row) return NULL;
    ay_dec below = ay_number_value(row); // "twenty fifths"; but "five quarters" are spans of time
    bool improper = g.value != 1 && ay_dec_cmp(below, ay_dec_int(4)) > 0;
    if (!improper && ay_dec_cmp(above, below) >= 0) return NULL;
    *x = (ay_numeral){.first = i, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO};
    make_fraction(x, above, ay_number_value(row), g.end + tight + n);
    *sure = g.value != 1 || tight;
    return row;
}

// "two-thirds", "a third of", "a quarter of a million", "quarter million", "a quarter point".
static bool read_parts(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    bool sure;
    uint32_t n;
    const struct ay_number *quarter = ay_number_at(scan, i, 1 << AY_NUM_QUARTER, &n);
    if (quarter) {
        *x = (ay_numeral){.first = i, .flags = AY_QF_WORDS, .of = AY_DEC_ZERO};
        make_fraction(x, ay_dec_int(1), ay_number_value(quarter), i + n);
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
    int32_t exp = read_scales(scan, end, &behind);
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
    int32_t exp = read_scales(scan, x->end, &end);
    if (exp == 0) return true;
    x->value = ay_dec_scale(x->value, exp);
    x->ulp = ay_dec_scale(x->ulp, exp);
    x->flags |= AY_QF_SCALED;
    x->end = end;
    return true;
}

// ---- one in N -----------------------------------------------------------------------------------

// A whole number at i that no time has taken.
static bool read_count(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    if (i >= scan->end) return false;
    group g = {.end = i};
    read_group(scan, &g);
    if (!g.any) return ay_numeral_digits(scan, i, x) && ay_dec_is_int(x->value);
    uint32_t behind;
    int32_t exp = read_scales(scan, g.end, &behind);
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
    make_fraction(x, x->value, of.value, of.end);
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
    make_fraction(x, x->value, of.value, of.end);
    return true;
}

// "every second clinic", "every third".
static bool read_every(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    uint32_t n = ay_cue_at(scan->text, i, AY_CUE_EVERY, NULL), m;
    const struct ay_number *row =
        n ? ay_number_at(scan, i + n, 1 << AY_NUM_ORDINAL, &m) : NULL;
    if (!row || ay_dec_cmp(ay_number_value(row), ay_dec_int(2)) < 0) return false;
    *x = (ay_numeral){.first = i, .flags = AY_QF_WORDS | AY_QF_ONE_IN};
    x->of = ay_number_value(row);
    make_fraction(x, ay_dec_int(1), x->of, i + n + m);
    return true;
}

// ---- ordinals, multiples, vague numbers ---------------------------------------------------------

// "third", "twenty-first", "two hundredth", "one hundred and fifth".
static bool read_ordinal(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    uint32_t n;
    group g = {.end = i};
    read_group(scan, &g);
    uint32_t at = g.end;
    if (g.any && ay_hyphen(scan->text, at)) at++;
    else if (g.any && g.hundred) at += ay_cue_at(scan->text, at, AY_CUE_NUMBER_AND, NULL);
    const struct ay_number *row = ay_number_at(scan, at, 1 << AY_NUM_ORDINAL, &n);
    if (!row) return false;
    ay_dec value = ay_number_value(row), hundred = ay_dec_int(100);
    bool small = ay_dec_cmp(value, hundred) < 0;
    if (g.any && !small) value = ay_dec_mul(ay_dec_int(g.value), value, AY_NEAREST);
    else if (g.any && g.unit && !g.hundred) return false; // "five second"
    else value = ay_dec_add(value, ay_dec_int(g.value), AY_NEAREST);
    *x = (ay_numeral){.first = i, .end = at + n, .value = value, .flags = AY_QF_WORDS};
    x->ordinal = true;
    x->of = AY_DEC_ZERO;
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
    const struct ay_number *row = ay_number_at(scan, i, 1 << AY_NUM_VAGUE, &n);
    if (!row) return false;
    *x = (ay_numeral){.first = i, .end = i + n, .flags = AY_QF_WORDS | AY_QF_INFIRM};
    x->of = x->ulp = AY_DEC_ZERO;
    x->vague = true;
    x->value = ay_number_value(row);
    uint32_t of = ay_cue_at(scan->text, i + n, AY_CUE_HALF_OF, NULL);
    const struct ay_number *next =
        of ? ay_number_at(scan, i + n + of, 1 << AY_NUM_VAGUE, &m) : NULL;
    if (next) {
        x->value = ay_dec_mul(x->value, ay_number_value(next), AY_NEAREST);
        x->end = i + n + of + m;
    }
    x->high = ay_dec_scale(x->value, 1);
    return ay_dec_cmp(x->value, ay_dec_int(12)) >= 0; // "tens" alone is no number
}

// Is there a number word within the longest phrase that starts at token i, or right behind it?
// Articles are the most frequent words, and few stand in front of numbers.
static bool number_near(const ay_text *t, uint32_t i) {
    uint32_t longest = t->tokens[i].cue == AY_NONE ? 0 : t->cues[t->tokens[i].cue].n_tokens;
    for (uint32_t k = i + 1; k <= i + longest && k < t->n_tokens; k++)
        if (ay_tables_may(t, k, ay_table_bit(AY_TABLE_NUMBER))) return true;
    return false;
}

// Can a number in words begin here? Most tokens say no at once: only a number word, or an article
// or "every" in front of one.
static bool may_start(const ay_scan *scan, uint32_t i) {
    const ay_text *t = scan->text;
    uint32_t n;
    if (ay_number_at(scan, i, UINT32_MAX, &n) || ay_cue_at(t, i, AY_CUE_EVERY, NULL)) return true;
    n = number_near(t, i) ? ay_cue_at(t, i, AY_CUE_ARTICLE, NULL) : 0;
    return n && ay_number_at(scan, i + n, UINT32_MAX, &n);
}

bool ay_numeral_words(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    if (!may_start(scan, i)) return false;
    if (read_every(scan, i, x) || read_fold(scan, i, x) || read_vague(scan, i, x)) return true;
    if (read_half(scan, i, x) || read_parts(scan, i, x)) return true;
    if (read_ordinal(scan, i, x)) return true;
    if (!read_whole(scan, i, x)) return false;
    if (!ay_numeral_half(scan, x) && !ay_numeral_one_over(scan, x)) ay_numeral_one_in(scan, x);
    return true;
}
