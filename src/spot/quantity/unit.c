// Units. In: a number that was read, and the tokens around it. Out: its currency or unit, and how
// far it reaches. The idea: the longest phrase of the unit and currency tables right behind the
// number wins; symbol.c says what a letter or "pounds" is there, unwritten.c what
// is a unit without being one of their phrases. The trap: a unit that is written with a point
// ("pct.") must leave the point that ends the sentence alone.

#include "quantity.h"

#include <string.h>

// ---- units --------------------------------------------------------------------------------------

// What the tables have at one token: a unit and a currency, with their lengths in tokens.
typedef struct candidates {
    uint32_t at;
    int32_t unit; // its row, -1 when there is none
    uint32_t unit_n;
    ay_money money;
    bool hyphen;      // "five-year": a hyphen stands in front
    uint32_t closing; // "20 (kg)": tokens behind the unit that go with it
} candidates;

// A phrase's own point is left to the sentence that it ends.
static uint32_t without_stop(const ay_text *t, uint32_t i, uint32_t n, uint32_t end) {
    if (i + n > end) return 0;
    return n > 1 && i + n == end && t->tokens[end - 1].mark == '.' ? n - 1 : n;
}

// A unit alone in brackets: "20 (kg)", "20 {kg}". A letter alone may number a list: "20 (d)".
static bool in_brackets(const ay_text *t, uint32_t i, candidates *c) {
    static const char opening[] = "([{<", closing[] = ")]}>";
    char mark = ay_mark(t, i);
    const char *pair = mark ? strchr(opening, mark) : NULL;
    if (!pair || i + 1 >= t->n_tokens || ay_is_letter(t, i + 1)) return false;
    c->unit = ay_phrase_at(t, i + 1, AY_TABLE_UNIT, &c->unit_n);
    if (c->unit < 0 || ay_mark(t, i + 1 + c->unit_n) != closing[pair - opening]) return false;
    c->at = i + 1;
    c->closing = 1;
    return true;
}

static candidates look_behind(
    ay_quantity_reader *r, const ay_numeral *x, uint32_t i, uint32_t end) {
    const ay_text *t = r->text;
    uint32_t n;
    candidates c = {.at = i, .unit = -1, .money = {.row = -1}};
    c.hyphen = ay_mark(t, i) == '-' && ay_touches(t, i) && ay_touches(t, i + 1);
    if (c.hyphen) c.at++;
    if (c.at >= end || in_brackets(t, c.at, &c)) return c;
    c.unit = ay_phrase_at(t, c.at, AY_TABLE_UNIT, &c.unit_n);
    int32_t symbol = ay_phrase_column(t, c.at, AY_TABLE_UNIT, 1, &n); // "Mt", not "mt"
    if (symbol >= 0 && n == c.unit_n) c.unit = symbol;
    c.money = ay_money_at(r, c.at);
    if (c.unit >= 0) {
        bool holds = ay_symbol_holds(r, x, c.at, c.unit_n, &ay_unit_rows[c.unit]);
        c.unit_n = without_stop(t, c.at, c.unit_n, end);
        if (!holds || c.unit_n == 0) c.unit = -1;
    }
    if (c.money.row >= 0) {
        c.money.n = without_stop(t, c.at, c.money.n, end);
        if (c.money.n == 0) c.money.row = -1;
    }
    return c;
}

// "$10-$20", "€5 €6", "usd 20 usd 30", "20 TOP companies": a symbol that belongs to what follows.
static bool is_next_ones(const ay_text *t, const ay_quantity *q, const candidates *c) {
    uint32_t behind = c->at + c->money.n;
    if (c->money.column != AY_MONEY_SYMBOL || behind >= t->n_tokens) return false;
    const ay_token *next = &t->tokens[behind];
    if (next->kind == AY_TOK_NUMBER && (q->type == AY_Q_MONEY || ay_touches(t, behind)))
        return true;
    return next->kind == AY_TOK_WORD && ay_code_is_word(t, &c->money, c->at, q);
}

static bool take_currency(
    ay_quantity_reader *r, ay_quantity *q, const candidates *c, const ay_numeral *x) {
    const ay_text *t = r->text;
    const ay_money *m = &c->money;
    if (m->row < 0 || (q->type == AY_Q_MONEY && q->unit != m->row)) return false;
    if (is_next_ones(t, q, c)) return false;
    bool letter = m->column == AY_MONEY_MINOR && m->n == 1 && ay_is_letter(t, c->at);
    if (c->unit >= 0 && (m->n < c->unit_n || letter)) return false; // "c" is cents, "C" Celsius
    bool pounds = c->unit >= 0 && (ay_unit_rows[c->unit].flags & AY_UNITF_MONEY);
    if (pounds && ay_is_weight(t, c->at, c->unit_n, x)) return false;
    if (pounds && c->hyphen && ay_is_heavy(t, c->at + c->unit_n, x)) return false;
    ay_money_set(r, q, &c->money, c->at);
    return true;
}

// "2018s best sector", "the 1980s", "in her 20s": no seconds.
static bool decade(const ay_text *t, const ay_quantity *q, const candidates *c, uint32_t number) {
    if (!ay_touches(t, c->at) || !ay_is_letter(t, c->at)) return false;
    return (q->flags & AY_QF_YEARLIKE) || ay_cue_before(t, number, AY_CUE_OF_LIFE, NULL);
}

static void take_unit(const ay_text *t, ay_quantity *q, const candidates *c) {
    const struct ay_unit *u = &ay_unit_rows[c->unit];
    q->unit = (uint16_t)c->unit;
    q->unit_span = ay_tokens_span(t, c->at, c->at + c->unit_n);
    q->type = AY_Q_MEASURE;
    if (u->dimension == AY_DIM_PERCENT) q->type = AY_Q_PERCENT;
    else if (u->dimension == AY_DIM_POINT) q->type = AY_Q_POINT;
    else if (u->dimension == AY_DIM_MULTIPLE) q->type = AY_Q_MULTIPLE;
    bool basis = q->type == AY_Q_POINT && strcmp(u->factor, "1") != 0; // hundredths
    if (basis) ay_quantity_scale(q, -2);
    if (u->flags & AY_UNITF_DURATION) q->flags |= AY_QF_DURATION;
    if (c->hyphen) q->flags |= AY_QF_HYPHEN;
}

// "a quarter of a mile", "tenth of an ounce": the words between a fraction and its unit.
static uint32_t article_between(const ay_text *t, uint32_t i) {
    uint32_t n = ay_cue_at(t, i, AY_CUE_NOUN_OF, NULL);
    uint32_t m = n ? ay_cue_at(t, i + n, AY_CUE_PER_ARTICLE, NULL) : 0;
    return m ? n + m : 0;
}

// A currency, unit or percent sign behind the number; moves *end. A vague number has an "of" before
// its unit.
void ay_unit_behind(ay_quantity_reader *r, ay_quantity *q, const ay_numeral *x, uint32_t *end) {
    const ay_text *t = r->text;
    uint32_t high = t->sentences[q->sentence].end;
    uint32_t at = *end + (x->vague ? ay_cue_at(t, *end, AY_CUE_NOUN_OF, NULL) : 0);
    if (q->flags & AY_QF_FRACTION) at += article_between(t, at);
    candidates c = {.unit = -1, .money = {.row = -1}};
    if (at < high) c = look_behind(r, x, at, high);
    if (take_currency(r, q, &c, x)) {
        *end = c.at + c.money.n;
        return;
    }
    if (q->type == AY_Q_MONEY || x->ordinal) return;
    if (c.unit < 0 || decade(t, q, &c, x->first)) {
        ay_unit_unwritten(t, q, x, end);
        return;
    }
    if (ay_is_letter_of_name(t, c.at, c.unit_n, c.unit, x->first)) return;
    take_unit(t, q, &c);
    *end = c.at + c.unit_n + c.closing;
}

// "points" are percentage points beside percentages of the sentence, else points of an index; a
// hundred and more are an index's, whose changes stand beside percentages too.
static bool beside_percent(const ay_text *t, uint32_t i) {
    const ay_sentence *s = &t->sentences[t->tokens[i].sentence];
    uint32_t low = i - s->first > 30 ? i - 30 : s->first, high = s->end - i > 30 ? i + 30 : s->end,
             n;
    for (uint32_t k = low; k < high; k++) {
        int32_t row = ay_phrase_at(t, k, AY_TABLE_UNIT, &n);
        if (row >= 0 && ay_unit_rows[row].dimension == AY_DIM_PERCENT) return true;
    }
    return false;
}

// "17 points, or 2%", "17 points (2%)": what has a rate of its own is no rate.
static bool has_rate(const ay_text *t, uint32_t i, uint32_t high) {
    bool bracket = ay_mark(t, i) == '(';
    i += bracket || ay_mark(t, i) == ',';
    uint32_t n = ay_cue_at(t, i, AY_CUE_RANGE_OR, NULL), m;
    if (!n && !bracket) return false;
    ay_numeral x;
    if (i + n >= high || !ay_numeral_may_start(t, i + n)) return false;
    if (!ay_numeral_read(t, i + n, high, &x)) return false;
    int32_t row = ay_phrase_at(t, x.end, AY_TABLE_UNIT, &m);
    return row >= 0 && ay_unit_rows[row].dimension == AY_DIM_PERCENT;
}

// "2%, or 17 points": the same from behind.
static bool is_rated(const ay_text *t, uint32_t i) {
    uint32_t n = ay_cue_before(t, i, AY_CUE_RANGE_OR, NULL), first;
    if (!n || i <= n) return false;
    i -= n;
    i -= t->tokens[i - 1].mark == ',';
    int32_t row = ay_phrase_before(t, i, AY_TABLE_UNIT, &first);
    return row >= 0 && ay_unit_rows[row].dimension == AY_DIM_PERCENT;
}

// Points of an index or of a game, not of a percentage: by their rate, or by words near.
static bool is_tally(const ay_text *t, uint32_t i, uint32_t end) {
    enum { NEAR = 16 };
    const ay_sentence *s = &t->sentences[t->tokens[i].sentence];
    if (has_rate(t, end, s->end) || is_rated(t, i)) return true;
    if (ay_cue_before(t, i, AY_CUE_MOMENT, NULL)) return true;
    if (!ay_sentence_has(s, AY_CUE_TALLY)) return false;
    uint32_t low = i - s->first > NEAR ? i - NEAR : s->first;
    uint32_t high = s->end - end > NEAR ? end + NEAR : s->end;
    return ay_cue_find(t, low, high, AY_CUE_TALLY, NULL) != AY_NONE;
}

// "seven times" is a count of occasions; "100 times" behind a rise, or before "as large", is a
// multiple.
void ay_unit_settle(const ay_text *t, ay_quantity *q, uint32_t i, uint32_t end) {
    if (q->type == AY_Q_MULTIPLE && ay_cue_at(t, end - 1, AY_CUE_OCCASIONS, NULL)) {
        const ay_sentence *s = &t->sentences[q->sentence];
        uint32_t low = i - s->first > 8 ? i - 8 : s->first;
        bool multiple = ay_cue_at(t, end, AY_CUE_TIMES_OF, NULL) ||
                        ay_cue_find(t, low, i, AY_CUE_TIMES_CHANGE, NULL) != AY_NONE;
        if (!multiple) {
            q->type = AY_Q_COUNT;
            q->noun = q->unit_span;
            q->head = end - 1;
        }
    }
    if (q->type == AY_Q_MEASURE && ay_unit_rows[q->unit].dimension == AY_DIM_BARE_POINT) {
        bool index = ay_dec_cmp(ay_dec_abs(q->value), ay_dec_int(100)) >= 0;
        if (!index && beside_percent(t, i) && !is_tally(t, i, end)) q->type = AY_Q_POINT;
    }
}

int32_t ay_unit_flagged(uint32_t flag) {
    for (uint16_t row = 0; row < ay_unit_count; row++)
        if (ay_unit_rows[row].flags & flag) return row;
    return -1;
}
