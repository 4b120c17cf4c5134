// Numbers in words, whichever they are. In: a token. Out: "three", "two million three hundred
// thousand", "a dozen", "three point five", ordinals ("twenty-first"), multiples ("fivefold") and
// vague ones ("tens of thousands"). Their words are put together in word.c; what is a part of
// something is read by part.c, what is a ratio by ratio.c.
//
// The trap: nearly every token is none, and articles stand in front of everything; so one look at
// the row of words says which readers are asked at all.
#include "numeral.h"

// ---- whole numbers, with their point ------------------------------------------------------------

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

// "three", "three point five", "two dozen".
static bool read_whole(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    if (!ay_groups_read(scan, i, false, x)) return false;
    if (!(x->flags & AY_QF_SCALED)) read_point(scan, x);
    ay_numeral_scale(scan, x);
    return true;
}

// ---- ordinals, multiples, vague numbers ---------------------------------------------------------

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
    if (row->kind == AY_NUM_HUNDRED) return ay_groups_read(scan, i, true, x); // "hundred and one"
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
