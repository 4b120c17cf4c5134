// One amount in two units of a kind. In: a quantity and what stands behind it. Out: their sum, in
// the smaller unit ("3 hours 55 minutes" is 235 minutes, "7 feet and 10 inches" 94 inches), or in
// whole money ("3 dollars 20 cents").
//
// The trap: "5 km and 3 miles" are two amounts; the second must be less than one of the first.
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

// Is b less than one whole of a, and its unit the smaller one?
static bool is_rest(const ay_quantity *a, const ay_quantity *b) {
    if (a->type == AY_Q_MONEY) return ay_dec_cmp(b->value, ay_dec_int(1)) < 0;
    ay_dec big = factor_of(a), small = factor_of(b);
    bool whole = ay_dec_is_int(ay_dec_div(big, small, AY_NEAREST)); // a month is no number of days
    return whole && ay_dec_cmp(small, big) < 0 &&
           ay_dec_cmp(ay_dec_mul(b->value, small, AY_NEAREST), big) < 0;
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

// Adds one more part; false when there is none.
static bool add_next(ay_quantity_reader *r, ay_quantity *q, ay_numeral *x, uint32_t *end) {
    const ay_text *t = r->text;
    uint32_t high = t->sentences[q->sentence].end;
    uint32_t i = *end + ay_cue_at(t, *end, AY_CUE_NUMBER_AND, NULL), behind;
    ay_numeral y;
    if (i >= high || r->busy[i] || !ay_numeral_may_start(t, i)) return false;
    if (!ay_numeral_read(t, i, high, &y) || y.ordinal || y.multiple || y.vague) return false;
    ay_quantity less = {.sentence = q->sentence, .type = AY_Q_NUMBER, .value = y.value};
    less.flags = y.flags;
    less.half = ay_dec_mul(y.ulp, ay_dec_make(5, -1), AY_NEAREST);
    behind = y.end;
    ay_unit_behind(r, &less, &y, &behind);
    if (behind == y.end || !adds_up(q, &less) || !is_rest(q, &less)) return false;
    add(q, &less);
    q->number.end = t->tokens[y.end - 1].span.end;
    x->ulp = y.ulp;
    x->zeros = y.zeros;
    *end = behind;
    return true;
}

void ay_smaller_behind(ay_quantity_reader *r, ay_quantity *q, ay_numeral *x, uint32_t *end) {
    enum { PARTS = 3 }; // "10 km 8 m 6 cm"
    if (q->type != AY_Q_MEASURE && q->type != AY_Q_MONEY) return;
    for (uint32_t steps = 0; steps < PARTS && add_next(r, q, x, end); steps++) {}
}
