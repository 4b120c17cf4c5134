// One amount in several units of a kind. In: a quantity and what stands behind it. Out: their sum,
// in the smallest unit ("3 hours 55 minutes" is 235 minutes, "7 feet and 10 inches" 94 inches, "1
// lb, 4 oz" 20 ounces), or in whole money ("3 dollars 20 cents").
//
// The traps: "5 km and 3 miles" are two amounts; the second must be less than one of the first. A
// comma joins only where nothing goes on behind that could make a list of it.
#include "quantity.h"

#include <string.h>

static ay_dec factor_of(const ay_quantity *q) {
    const char *text = ay_unit_rows[q->unit].factor;
    ay_dec factor = AY_DEC_ZERO;
    ay_dec_parse(text, strlen(text), &factor); // the table compiler has checked it
    return factor;
}

static bool adds_up(const ay_quantity *a, const ay_quantity *b) {
    uint32_t barred = AY_QF_SCALED | AY_QF_FRACTION | AY_QF_INFIRM | AY_QF_HYPHEN;
    if (a->type != b->type || ((a->flags | b->flags) & barred)) return false;
    if (a->type == AY_Q_MONEY)
        return a->unit == b->unit && (b->flags & AY_QF_MINOR) && !(a->flags & AY_QF_MINOR);
    if (a->type != AY_Q_MEASURE || !ay_dec_is_int(a->value)) return false;
    const struct ay_unit *u = &ay_unit_rows[a->unit], *v = &ay_unit_rows[b->unit];
    return u->dimension == v->dimension && u->dimension != AY_DIM_TEMPERATURE;
}

// Is b less than one whole of a, and its unit the smaller one? Where a whole has only a few of the
// smaller ones, they are not always carried: "2 yards 7 feet".
static bool is_rest(const ay_quantity *a, const ay_quantity *b) {
    if (a->type == AY_Q_MONEY) return ay_dec_cmp(b->value, ay_dec_int(1)) < 0;
    ay_dec big = factor_of(a), small = factor_of(b), ratio = ay_dec_div(big, small, AY_NEAREST);
    if (!ay_dec_is_int(ratio) || ay_dec_cmp(small, big) >= 0) return false; // a month in days
    ay_dec most = ay_dec_cmp(ratio, ay_dec_int(4)) <= 0 ? ay_dec_int(10) : ratio;
    return ay_dec_cmp(b->value, most) < 0;
}

static void add(ay_quantity *a, const ay_quantity *b) {
    if (a->type == AY_Q_MEASURE) {
        ay_dec big = factor_of(a), small = factor_of(b);
        a->value = ay_dec_div(ay_dec_mul(a->value, big, AY_NEAREST), small, AY_NEAREST);
        a->unit = b->unit;
    }
    a->value = ay_dec_add(a->value, b->value, AY_NEAREST);
    a->half = b->half;
}

// "5 ft 2 in": a symbol that is a word elsewhere. arg: how many of it the unit in front has.
static void unit_of_rest(const ay_text *t, const ay_quantity *a, ay_quantity *b, uint32_t *end) {
    int32_t wholes = 0;
    uint32_t n = ay_cue_at(t, *end, AY_CUE_REST_UNIT, &wholes);
    if (n == 0 || a->type != AY_Q_MEASURE || ay_unit_rows[a->unit].dimension != AY_DIM_LENGTH)
        return;
    ay_quantity part = {.type = AY_Q_MEASURE};
    for (uint16_t row = 0; row < ay_unit_count; row++) {
        part.unit = row;
        if (ay_unit_rows[row].dimension != AY_DIM_LENGTH) continue;
        ay_dec sum = ay_dec_mul(factor_of(&part), ay_dec_int(wholes), AY_NEAREST);
        if (ay_dec_cmp(sum, factor_of(a)) != 0) continue;
        b->type = AY_Q_MEASURE;
        b->unit = row;
        *end += n;
        return;
    }
}

// Adds one more part; false when there is none.
static bool add_next(
    ay_quantity_reader *r, ay_quantity *q, ay_numeral *x, uint32_t *end, bool *comma) {
    const ay_text *t = r->text;
    uint32_t high = t->sentences[q->sentence].end;
    bool mark = ay_mark(t, *end) == ',';
    uint32_t i = *end + mark, behind;
    i += ay_cue_at(t, i, AY_CUE_NUMBER_AND, NULL);
    ay_numeral y;
    if (i >= high || r->busy[i] || !ay_numeral_may_start(t, i)) return false;
    if (!ay_numeral_read(t, i, high, &y) || y.ordinal || y.multiple || y.vague) return false;
    ay_quantity less = {.sentence = q->sentence, .type = AY_Q_NUMBER, .value = y.value};
    less.flags = y.flags;
    less.half = ay_dec_mul(y.ulp, ay_dec_make(5, -1), AY_NEAREST);
    behind = y.end;
    ay_unit_behind(r, &less, &y, &behind);
    if (behind == y.end && !mark) unit_of_rest(t, q, &less, &behind);
    if (behind == y.end || !adds_up(q, &less) || !is_rest(q, &less)) return false;
    add(q, &less);
    q->number.end = t->tokens[y.end - 1].span.end;
    x->ulp = y.ulp;
    x->zeros = y.zeros;
    *end = behind;
    *comma |= mark;
    return true;
}

// A comma may also part the members of a list: "5 km, 300 m and 20 km", "5 km, 300 m wide".
static bool goes_on(const ay_text *t, uint32_t i, uint32_t high) {
    if (i >= high || ay_cue_at(t, i, AY_CUE_NOUN_OF, NULL)) return false;
    if (t->tokens[i].kind == AY_TOK_WORD && !ay_cue_at(t, i, AY_CUE_NUMBER_AND, NULL)) return true;
    i += ay_mark(t, i) == ',';
    i += ay_cue_at(t, i, AY_CUE_NUMBER_AND, NULL);
    return i < high && ay_numeral_may_start(t, i);
}

// Is it itself behind a comma: "3 years, 2 months, 14 days, and 16 hours"?
static bool in_list(const ay_quantity_reader *r, uint32_t i) {
    const ay_quantity *last = r->list.n ? &r->list.at[r->list.n - 1] : NULL;
    return last && last->end + 1 == i && ay_mark(r->text, last->end) == ',';
}

void ay_smaller_behind(ay_quantity_reader *r, ay_quantity *q, ay_numeral *x, uint32_t *end) {
    enum { PARTS = 4 }; // "10 km 8 m 6 cm"
    if (q->type != AY_Q_MEASURE && q->type != AY_Q_MONEY) return;
    ay_quantity sum = *q;
    ay_numeral last = *x;
    uint32_t behind = *end;
    bool comma = false;
    for (uint32_t steps = 0; steps < PARTS && add_next(r, &sum, &last, &behind, &comma); steps++) {}
    uint32_t high = r->text->sentences[q->sentence].end;
    if (comma && (in_list(r, x->first) || goes_on(r->text, behind, high))) return;
    *q = sum, *x = last, *end = behind;
}
