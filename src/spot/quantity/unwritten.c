// Units that are told without one of their words. In: a number that has none behind it. Out: feet
// and inches by their marks (5'11", a 15" pipe) or by an "in" that can be nothing else; degrees in
// "15 below zero"; and, for an article in front of a unit, the number one ("less than a mile").
//
// The traps: the marks are quotation marks too, so that a number inside a quotation has none, and
// "in" is the most frequent of prepositions. An article is a number only where an amount is meant:
// "prices per barrel", "a yard sale" and "a ton of work" have none.
#include "quantity.h"

// ---- feet and inches ----------------------------------------------------------------------------

static void set_unit(const ay_text *t, ay_quantity *q, uint32_t flag, uint32_t i, uint32_t n) {
    int32_t row = ay_unit_flagged(flag);
    if (row < 0) return;
    q->type = AY_Q_MEASURE;
    q->unit = (uint16_t)row;
    q->unit_span = ay_tokens_span(t, i, i + n);
}

// Does a word of length stand at token i, and end its phrase: "10 in thick, and"?
static bool length_ends(const ay_text *t, uint32_t i, uint32_t high) {
    uint32_t n = ay_cue_at(t, i, AY_CUE_LENGTH, NULL);
    return n && (i + n >= high || t->tokens[i + n].mark != 0);
}

// The tokens of a mark of feet (') at token i, or of inches (" or '').
static uint32_t inch_mark(const ay_text *t, uint32_t i) {
    if (ay_mark(t, i) == '"') return 1;
    bool two = ay_mark(t, i) == '\'' && ay_mark(t, i + 1) == '\'' && ay_touches(t, i + 1);
    return two ? 2 : 0;
}

// Is the mark none of a quotation: the number stands in none, and nothing is opened behind it?
static bool is_free_mark(const ay_text *t, uint32_t i, uint32_t n, uint32_t high) {
    bool opens = i + n < high && ay_touches(t, i + n) && t->tokens[i + n].kind == AY_TOK_WORD;
    return t->tokens[i - 1].quote == 0 && ay_touches(t, i) && !opens;
}

// 5'11", 6' 2", 6' tall.
static bool feet(const ay_text *t, uint32_t i, uint32_t high) {
    if (ay_mark(t, i) != '\'' || inch_mark(t, i) || !is_free_mark(t, i, 1, high)) return false;
    if (length_ends(t, i + 1, high) || ay_cue_at(t, i + 1, AY_CUE_SIDES, NULL)) return true;
    bool number = i + 1 < high && t->tokens[i + 1].kind == AY_TOK_NUMBER;
    return number && (inch_mark(t, i + 2) || ay_touches(t, i + 1));
}

static uint32_t inches(const ay_text *t, const ay_quantity *q, uint32_t i, uint32_t high) {
    uint32_t n = inch_mark(t, i);
    if (n) return is_free_mark(t, i, n, high) || length_ends(t, i + n, high) ? n : 0;
    n = ay_cue_at(t, i, AY_CUE_REST_UNIT, NULL);
    if (n == 0 || (q->flags & (AY_QF_YEARLIKE | AY_QF_SCALED | AY_QF_GROUPED))) return 0;
    bool last = i + n >= high || ay_mark(t, i + n) == '.' || length_ends(t, i + n, high);
    return last || ay_cue_at(t, i + n, AY_CUE_SIDES, NULL) ? n : 0;
}

// ---- what the reader asks -----------------------------------------------------------------------

void ay_unit_unwritten(const ay_text *t, ay_quantity *q, const ay_numeral *x, uint32_t *end) {
    uint32_t i = *end, high = t->sentences[q->sentence].end;
    if (q->type != AY_Q_NUMBER || x->vague) return;
    if (i >= high || t->tokens[x->first].kind != AY_TOK_NUMBER) return;
    uint32_t n = feet(t, i, high);
    if (n) set_unit(t, q, AY_UNITF_FEET, i, n);
    else if ((n = inches(t, q, i, high)) != 0) set_unit(t, q, AY_UNITF_INCHES, i, n);
    if (n) *end = i + n;
}

// "Ten degrees below zero", "15 below zero".
void ay_zero_behind(const ay_text *t, ay_quantity *q, uint32_t *end) {
    int32_t sign = 0;
    uint32_t n = ay_cue_at(t, *end, AY_CUE_ZERO, &sign);
    if (n == 0 || *end + n > t->sentences[q->sentence].end) return;
    bool degrees =
        q->type == AY_Q_MEASURE && (ay_unit_rows[q->unit].dimension == AY_DIM_TEMPERATURE ||
                                       ay_unit_rows[q->unit].dimension == AY_DIM_ANGLE);
    if (!degrees && q->type != AY_Q_NUMBER) return;
    if (!degrees) set_unit(t, q, AY_UNITF_DEGREES, *end, n);
    if (sign < 0) q->value = ay_dec_neg(q->value);
    *end += n;
}

// Units of which an article means one; of an everyday word only where it measures something: "a
// cup of sugar".
static bool is_plain_unit(const ay_text *t, int32_t row, uint32_t behind) {
    const struct ay_unit *u = &ay_unit_rows[row];
    if ((u->flags & AY_UNITF_WORD) &&
        (u->dimension == AY_DIM_DATA || !ay_cue_at(t, behind, AY_CUE_NOUN_OF, NULL)))
        return false;
    return u->dimension == AY_DIM_LENGTH || u->dimension == AY_DIM_MASS ||
           u->dimension == AY_DIM_VOLUME || u->dimension == AY_DIM_AREA ||
           u->dimension == AY_DIM_DATA;
}

// Is the phrase behind it told as an amount: "a mile away", "a dollar a day", "a euro."?
static bool amount_ends(const ay_text *t, uint32_t i, uint32_t high) {
    return i >= high || t->tokens[i].mark != 0 || ay_cue_at(t, i, AY_CUE_PER, NULL) ||
           ay_cue_at(t, i, AY_CUE_PER_ARTICLE, NULL) || ay_cue_at(t, i, AY_CUE_PREP, NULL);
}

bool ay_article_counts(
    ay_quantity_reader *r, uint32_t i, uint32_t low, uint32_t high, ay_numeral *x) {
    const ay_text *t = r->text;
    const uint32_t tables = ay_table_bit(AY_TABLE_UNIT) | ay_table_bit(AY_TABLE_CURRENCY);
    if (i + 1 >= high || !ay_tables_may(t, i + 1, tables)) return false;
    if (ay_cue_at(t, i, AY_CUE_PER_ARTICLE, NULL) != 1) return false;
    if (r->list.n && r->list.at[r->list.n - 1].end == i) return false; // "$5 a barrel"
    uint32_t n = 0, hedge = ay_cue_before(t, i, AY_CUE_HEDGE, NULL);
    bool hedged = hedge && hedge <= i - low;
    int32_t unit = ay_phrase_at(t, i + 1, AY_TABLE_UNIT, &n);
    bool is_unit = unit >= 0 && is_plain_unit(t, unit, i + 1 + n) && !ay_is_letter(t, i + 1);
    bool begins = i == t->sentences[t->tokens[i].sentence].first;
    bool told = hedged || begins ||
                (is_unit && ay_unit_rows[unit].dimension == AY_DIM_LENGTH &&
                    ay_cue_at(t, i + 1 + n, AY_CUE_LENGTH, NULL));
    if (!is_unit || !told) {
        ay_money m = ay_money_at(r, i + 1);
        bool name = m.row >= 0 && m.column != AY_MONEY_SYMBOL && !ay_is_letter(t, i + 1);
        if (!name || !hedged || !amount_ends(t, i + 1 + m.n, high)) return false;
    }
    *x = (ay_numeral){.first = i, .end = i + 1, .flags = AY_QF_WORDS | AY_QF_INFIRM};
    x->value = x->ulp = ay_dec_int(1);
    x->of = AY_DEC_ZERO;
    return true;
}
