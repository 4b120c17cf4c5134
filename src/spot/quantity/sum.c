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

enum { BARRED = AY_QF_SCALED | AY_QF_FRACTION | AY_QF_INFIRM | AY_QF_HYPHEN };

// Whole money that can have cents behind it.
static bool is_whole_money(const ay_quantity *a) {
    return a->type == AY_Q_MONEY && !(a->flags & (BARRED | AY_QF_MINOR)) && ay_dec_is_int(a->value);
}

// A small unit that several currencies have: cents, centimes.
static bool is_common(const ay_text *t, uint32_t i) {
    uint32_t n = 0;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++) {
        ay_sense s = t->phrases[k].sense;
        n += s.table == AY_TABLE_CURRENCY && s.column == AY_MONEY_MINOR;
    }
    return n > 1;
}

// b is in a's own small unit, or in cents, as any hundredth may be called: "3 ringgit 40 cents".
static bool is_change_of(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    if (!is_whole_money(a) || !(b->flags & AY_QF_MINOR)) return false;
    if (a->unit == b->unit) return true;
    return ay_currency_rows[a->unit].minor_digits == 2 &&
           is_common(t, ay_token_from(t, b->unit_span.start));
}

static bool adds_up(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    if (a->type != b->type || ((a->flags | b->flags) & BARRED)) return false;
    if (a->type == AY_Q_MONEY) return is_change_of(t, a, b);
    if (a->type != AY_Q_MEASURE || !ay_dec_is_int(a->value)) return false;
    const struct ay_unit *u = &ay_unit_rows[a->unit], *v = &ay_unit_rows[b->unit];
    if (u->dimension == AY_DIM_VOLUME &&
        u->ucum[strlen(u->ucum) - 1] != v->ucum[strlen(v->ucum) - 1])
        return false; // cubic metres and litres
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

// Does nothing go on here that could make another amount, or a count, of the number before it?
static bool stands_last(const ay_text *t, uint32_t i, uint32_t high) {
    if (i >= high) return true;
    if (!ay_touches(t, i) &&
        (ay_cue_at(t, i, AY_CUE_PER, NULL) || ay_cue_at(t, i, AY_CUE_EACH, NULL) ||
            ay_cue_at(t, i, AY_CUE_PER_ARTICLE, NULL)))
        return true;
    char mark = ay_mark(t, i);
    return mark == '.' || mark == ';' || mark == ')' || mark == '!' || mark == '?' || mark == ':';
}

// Right behind a name of money a few more words may follow: "3 euros 50 in fares", "between 3 dollars
// 20 and 4 dollars 50".
static bool goes_over(const ay_text *t, uint32_t i) {
    return ay_mark(t, i) == ',' || ay_cue_at(t, i, AY_CUE_PREP, NULL) ||
           ay_cue_at(t, i, AY_CUE_RANGE_AND, NULL) || ay_cue_at(t, i, AY_CUE_RANGE_TO, NULL) ||
           ay_cue_at(t, i, AY_CUE_RANGE_OR, NULL);
}

// Two digits, or a number in words below a hundred.
static bool is_cents(const ay_text *t, const ay_numeral *y) {
    if (y->end != y->first + 1 || !ay_dec_is_int(y->value) || (y->flags & BARRED)) return false;
    bool digits = t->tokens[y->first].kind == AY_TOK_NUMBER;
    if (digits) return ay_span_length(t->tokens[y->first].span) == 2;
    return ay_dec_cmp(y->value, ay_dec_int(100)) < 0 && ay_dec_sign(y->value) > 0;
}

// "15 dollars and 50", "$20 43": cents without their name. Not the other end of a range or a list
// ("between 15 dollars and 50", "$20 and 43"), nor the next cell of a table.
static bool bare_cents(const ay_text *t, const ay_quantity *a, const ay_numeral *y, uint32_t end) {
    const ay_sentence *s = &t->sentences[a->sentence];
    if (!is_whole_money(a) || ay_currency_rows[a->unit].minor_digits != 2) return false;
    if (!is_cents(t, y)) return false;
    bool symbol = a->flags & AY_QF_SYMBOL, digits = t->tokens[y->first].kind == AY_TOK_NUMBER;
    bool next = y->first == end, last = stands_last(t, y->end, s->end);
    uint32_t gap = t->tokens[y->first].span.start - t->tokens[end - 1].span.end;
    if (next) return digits && gap == 1 && (last || (!symbol && goes_over(t, y->end)));
    if (!last || (symbol && digits)) return false;
    uint32_t first = ay_token_from(t, a->number.start);
    uint32_t low = first - s->first > 3 ? first - 3 : s->first;
    return ay_cue_find(t, low, first, AY_CUE_RANGE_BETWEEN, NULL) == AY_NONE &&
           ay_cue_find(t, low, first, AY_CUE_RANGE_FROM, NULL) == AY_NONE;
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
    bool cents = behind == y.end && !mark && bare_cents(t, q, &y, *end);
    if (cents) {
        less.type = AY_Q_MONEY;
        ay_quantity_scale(&less, -2);
    }
    if (!cents && (behind == y.end || !adds_up(t, q, &less) || !is_rest(q, &less))) return false;
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

// "6-foot-4", 6'4": inches without their name.
static void inches_behind(const ay_text *t, ay_quantity *q, ay_numeral *x, uint32_t *end) {
    ay_numeral y;
    bool feet = q->type == AY_Q_MEASURE && (ay_unit_rows[q->unit].flags & AY_UNITF_FEET);
    if (!feet) return;
    bool hyphen = (q->flags & AY_QF_HYPHEN) && ay_hyphen(t, *end);
    bool mark = ay_mark(t, *end - 1) == '\'' && ay_touches(t, *end);
    uint32_t i = *end + hyphen, high = t->sentences[q->sentence].end;
    if ((!hyphen && !mark) || i >= high) return;
    if (!ay_numeral_may_start(t, i) || !ay_numeral_read(t, i, high, &y)) return;
    if (y.end != i + 1 || !ay_dec_is_int(y.value) || ay_dec_cmp(y.value, ay_dec_int(12)) >= 0)
        return;
    int32_t unit = ay_unit_flagged(AY_UNITF_INCHES);
    if (unit < 0) return;
    ay_quantity less = {.type = AY_Q_MEASURE, .value = y.value, .unit = (uint16_t)unit};
    less.half = ay_dec_mul(y.ulp, ay_dec_make(5, -1), AY_NEAREST);
    add(q, &less);
    q->number.end = t->tokens[i].span.end;
    x->ulp = y.ulp, x->zeros = y.zeros;
    *end = i + 1 + (ay_mark(t, i + 1) == '"' && ay_touches(t, i + 1));
}

// Is it itself behind a comma: "3 years, 2 months, 14 days, and 16 hours"?
static bool in_list(const ay_quantity_reader *r, uint32_t i) {
    const ay_quantity *last = r->list.n ? &r->list.at[r->list.n - 1] : NULL;
    return last && last->end + 1 == i && ay_mark(r->text, last->end) == ',';
}

void ay_smaller_behind(ay_quantity_reader *r, ay_quantity *q, ay_numeral *x, uint32_t *end) {
    enum { PARTS = 4 }; // "10 km 8 m 6 cm"
    if (q->type != AY_Q_MEASURE && q->type != AY_Q_MONEY) return;
    inches_behind(r->text, q, x, end);
    ay_quantity sum = *q;
    ay_numeral last = *x;
    uint32_t behind = *end;
    bool comma = false;
    for (uint32_t steps = 0; steps < PARTS && add_next(r, &sum, &last, &behind, &comma); steps++) {}
    uint32_t high = r->text->sentences[q->sentence].end;
    if (comma && (in_list(r, x->first) || goes_on(r->text, behind, high))) return;
    *q = sum, *x = last, *end = behind;
}
