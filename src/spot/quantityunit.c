// Units. In: a number that was read, and the tokens around it. Out: its currency or unit, and how
// far it reaches. The idea: the longest phrase of the unit and currency tables right behind the
// number wins. The traps: a letter can be a unit, a scale or a currency ("20m", "12C", "62c");
// "pounds" are money or mass; a unit that is written with a point ("pct.") must leave the point
// that ends the sentence alone.

#include "quantity.h"

#include <string.h>

// ---- units --------------------------------------------------------------------------------------

// What the tables have at one token: a unit and a currency, with their lengths in tokens.
typedef struct candidates {
    uint32_t at;
    int32_t unit; // its row, -1 when there is none
    uint32_t unit_n;
    ay_money money;
    bool hyphen; // "five-year": a hyphen stands in front
} candidates;

static bool one_letter(const ay_text *t, uint32_t i) {
    return t->tokens[i].kind == AY_TOK_WORD && ay_span_length(t->tokens[i].span) == 1;
}

// A phrase's own point is left to the sentence that it ends.
static uint32_t without_stop(const ay_text *t, uint32_t i, uint32_t n, uint32_t end) {
    if (i + n > end) return 0;
    return n > 1 && i + n == end && t->tokens[end - 1].mark == '.' ? n - 1 : n;
}

// A symbol that only holds where it touches ("40m", "12C") also holds behind a blank when nothing
// but a mark follows that could make a word of it ("12 C.", "6.0 mln t ("), for kinds of measures
// that news give so.
static bool tight_holds(const ay_text *t, uint32_t i, uint32_t n, const struct ay_unit *u) {
    if (!(u->flags & AY_UNITF_TIGHT) || ay_touches(t, i)) return true;
    if (n != 1 || ay_span_length(t->tokens[i].span) > 2) return true;
    if (u->dimension == AY_DIM_LENGTH) // "12 m 2 dm"
        return ay_length_follows(t, i + 1, t->sentences[t->tokens[i].sentence].end);
    bool known = u->dimension == AY_DIM_TEMPERATURE || u->dimension == AY_DIM_MASS;
    return known && (i + 1 >= t->n_tokens || t->tokens[i + 1].mark != 0);
}

static candidates look_behind(ay_quantity_reader *r, uint32_t i, uint32_t end) {
    const ay_text *t = r->text;
    candidates c = {.at = i, .unit = -1, .money = {.row = -1}};
    c.hyphen = ay_mark(t, i) == '-' && ay_touches(t, i) && ay_touches(t, i + 1);
    if (c.hyphen) c.at++;
    if (c.at >= end) return c;
    c.unit = ay_phrase_at(t, c.at, AY_TABLE_UNIT, &c.unit_n);
    c.money = ay_money_at(r, c.at);
    if (c.unit >= 0) {
        bool holds = tight_holds(t, c.at, c.unit_n, &ay_unit_rows[c.unit]);
        c.unit_n = without_stop(t, c.at, c.unit_n, end);
        if (!holds || c.unit_n == 0) c.unit = -1;
    }
    if (c.money.row >= 0) {
        c.money.n = without_stop(t, c.at, c.money.n, end);
        if (c.money.n == 0) c.money.row = -1;
    }
    return c;
}

// "pounds" are mass beside words of weight, beside another unit of mass, and where they convert a
// measure: "50 kg (110 pounds)".
static bool is_weight(const ay_text *t, const candidates *c, uint32_t number) {
    uint32_t low = c->at > 8 ? c->at - 8 : 0;
    uint32_t high = c->at + 6 < t->n_tokens ? c->at + 6 : t->n_tokens, n;
    if (ay_cue_find(t, low, high, AY_CUE_WEIGHT, NULL) != AY_NONE) return true;
    uint32_t first = t->sentences[t->tokens[c->at].sentence].first;
    for (uint32_t k = low > first ? low : first; k < number; k++) { // "a ton is 2,204.6 pounds"
        int32_t row = ay_phrase_at(t, k, AY_TABLE_UNIT, &n);
        bool money = row >= 0 && (ay_unit_rows[row].flags & AY_UNITF_MONEY);
        if (row >= 0 && !money && ay_unit_rows[row].dimension == AY_DIM_MASS) return true;
    }
    uint32_t behind = c->at + c->unit_n, bracket = number;
    for (uint32_t k = 0; k < 3 && bracket > 0 && t->tokens[bracket].mark != '('; k++) bracket--;
    if (ay_mark(t, bracket) == '(' && bracket > 0) {
        for (uint32_t k = bracket > 4 ? bracket - 4 : 0; k < bracket; k++) {
            int32_t row = ay_phrase_at(t, k, AY_TABLE_UNIT, &n);
            if (row >= 0 && k + n == bracket && k != c->at)
                return ay_unit_rows[row].dimension != AY_DIM_PERCENT;
        }
    }
    if (ay_mark(t, behind) != '(') return false;
    for (uint32_t k = behind; k < behind + 5; k++) {
        int32_t row = ay_phrase_at(t, k, AY_TABLE_UNIT, &n);
        if (row >= 0 && ay_unit_rows[row].dimension == AY_DIM_MASS) return true;
    }
    return false;
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
    ay_quantity_reader *r, ay_quantity *q, const candidates *c, uint32_t number) {
    const ay_text *t = r->text;
    const ay_money *m = &c->money;
    if (m->row < 0 || (q->type == AY_Q_MONEY && q->unit != m->row)) return false;
    if (is_next_ones(t, q, c)) return false;
    bool letter = m->column == AY_MONEY_MINOR && m->n == 1 && one_letter(t, c->at);
    if (c->unit >= 0 && (m->n < c->unit_n || letter)) return false; // "c" is cents, "C" Celsius
    bool pounds = c->unit >= 0 && (ay_unit_rows[c->unit].flags & AY_UNITF_MONEY);
    if (pounds && is_weight(t, c, number)) return false;
    ay_money_set(r, q, &c->money, c->at);
    return true;
}

// "2018s best sector", "the 1980s": no seconds.
static bool decade(const ay_text *t, const ay_quantity *q, const candidates *c) {
    return (q->flags & AY_QF_YEARLIKE) && ay_touches(t, c->at) && one_letter(t, c->at);
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

// Do words of warmth or another temperature stand near?
static bool is_warm(const ay_text *t, const candidates *c, uint32_t number) {
    enum { NEAR = 12 };
    const ay_sentence *s = &t->sentences[t->tokens[number].sentence];
    uint32_t low = number - s->first > NEAR ? number - NEAR : s->first, n;
    uint32_t high = s->end - c->at > NEAR ? c->at + NEAR : s->end;
    if (ay_cue_find(t, low, high, AY_CUE_WARMTH, NULL) != AY_NONE) return true;
    for (uint32_t k = low; k < high; k++) {
        int32_t row = k == c->at ? -1 : ay_phrase_at(t, k, AY_TABLE_UNIT, &n);
        if (row >= 0 && ay_unit_rows[row].dimension == AY_DIM_TEMPERATURE) return true;
    }
    return false;
}

// "the 13F filing", "a Boeing 777F", "14.7C/": a letter that is part of a name or of another unit.
static bool letter_of_name(const ay_text *t, const candidates *c, uint32_t number) {
    const struct ay_unit *u = &ay_unit_rows[c->unit];
    if (u->dimension != AY_DIM_TEMPERATURE || c->unit_n != 1 || !one_letter(t, c->at)) return false;
    uint32_t first = t->sentences[t->tokens[number].sentence].first, behind = c->at + 1, place;
    bool slash = ay_mark(t, behind) == '/' && ay_touches(t, behind);
    bool named = number > first + 1 && t->tokens[number - 1].kind == AY_TOK_WORD &&
                 (t->tokens[number - 1].flags & AY_TOK_UPPER) &&
                 ay_phrase_before(t, number, AY_TABLE_STATE, &place) < 0 &&
                 ay_phrase_before(t, number, AY_TABLE_CITY, &place) < 0;
    bool counted = number > first && behind < t->n_tokens &&
                   t->tokens[behind].kind == AY_TOK_WORD &&
                   (ay_cue_before(t, number, AY_CUE_DEFINITE, NULL) ||
                       ay_cue_before(t, number, AY_CUE_ARTICLE, NULL));
    return (slash || named || counted) && !is_warm(t, c, number);
}

// A currency, unit or percent sign behind the number; moves *end. A vague number has an "of" before
// its unit.
void ay_unit_behind(
    ay_quantity_reader *r, ay_quantity *q, const ay_numeral *x, uint32_t *end) {
    const ay_text *t = r->text;
    uint32_t high = t->sentences[q->sentence].end;
    uint32_t at = *end + (x->vague ? ay_cue_at(t, *end, AY_CUE_NOUN_OF, NULL) : 0);
    if (at >= high) return;
    candidates c = look_behind(r, at, high);
    if (take_currency(r, q, &c, x->first)) {
        *end = c.at + c.money.n;
        return;
    }
    if (c.unit < 0 || q->type == AY_Q_MONEY || x->ordinal || decade(t, q, &c)) return;
    if (letter_of_name(t, &c, x->first)) return;
    take_unit(t, q, &c);
    *end = c.at + c.unit_n;
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
