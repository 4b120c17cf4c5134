// Which of several things a symbol or a word beside a number is. In: a number and what the tables
// have behind it. Out: whether that holds: a letter that only touches its number ("40m", "12C"),
// "pounds" as mass, a letter that is part of a name. The idea: what stands around tells, words of
// the same kind of measure first.
//
// The trap: all of it looks a few words around and no further, so that reading stays linear.
#include "quantity.h"

#include <string.h>

bool ay_is_letter(const ay_text *t, uint32_t i) {
    return t->tokens[i].kind == AY_TOK_WORD && ay_span_length(t->tokens[i].span) == 1;
}

// ---- symbols apart from their number ------------------------------------------------------------

// What joins two measures of one kind at token i, and a hedge behind it: its tokens.
static uint32_t joint_at(const ay_text *t, uint32_t i) {
    uint32_t n = ay_cue_at(t, i, AY_CUE_SIDES, NULL);
    if (n == 0) n = ay_cue_at(t, i, AY_CUE_RANGE_AND, NULL);
    if (n == 0) n = ay_cue_at(t, i, AY_CUE_RANGE_TO, NULL);
    if (n == 0) n = ay_cue_at(t, i, AY_CUE_RANGE_OR, NULL);
    if (n == 0) n = ay_mark(t, i) == ',' || ay_mark(t, i) == '-';
    return n + ay_cue_at(t, i + n, AY_CUE_HEDGE, NULL);
}

// Has the next number of the sentence, or the one before, the same symbol: "2.0 l and about 7.0 l"?
static bool twin_near(const ay_quantity_reader *r, uint32_t number, uint32_t i, int32_t row) {
    const ay_text *t = r->text;
    uint32_t n, next = i + 1 + joint_at(t, i + 1);
    if (next + 1 < t->n_tokens && t->tokens[next].kind == AY_TOK_NUMBER &&
        ay_phrase_at(t, next + 1, AY_TABLE_UNIT, &n) == row)
        return true;
    if (r->list.n == 0) return false;
    const ay_quantity *last = &r->list.at[r->list.n - 1];
    bool same = last->type == AY_Q_MEASURE && last->unit == row;
    return same && last->end <= number && last->end + joint_at(t, last->end) == number;
}

static bool kind_stands_apart(const struct ay_unit *u) {
    return u->dimension == AY_DIM_TEMPERATURE || u->dimension == AY_DIM_MASS ||
           u->dimension == AY_DIM_VOLUME || u->dimension == AY_DIM_LENGTH;
}

// Does something touch the letter that makes another word of it: "5 m-high"?
static bool is_joined(const ay_text *t, uint32_t i) {
    if (!ay_touches(t, i)) return false;
    char mark = t->tokens[i].mark;
    return mark == 0 || mark == '-' || mark == '&' || mark == '\'';
}

static bool is_quotient(const ay_text *t, uint32_t i) { // "20 J/m"
    uint32_t n;
    if (ay_mark(t, i) != '/' || !ay_touches(t, i) || !ay_touches(t, i + 1)) return false;
    return ay_phrase_at(t, i + 1, AY_TABLE_UNIT, &n) >= 0;
}

// A symbol that only holds where it touches also holds behind a blank beside its twin, and, for
// kinds of measures that texts give so, where nothing but a mark follows that could make a word of
// it ("12 C.", "6.0 mln t (") or what is measured does ("5 l of water"). Beside words of length an
// "m" is one ("10 m wide").
bool ay_symbol_holds(const ay_quantity_reader *r, const ay_numeral *x, uint32_t i, uint32_t n,
    const struct ay_unit *u) {
    const ay_text *t = r->text;
    if (!(u->flags & AY_UNITF_TIGHT) || ay_touches(t, i)) return true;
    if (n != 1 || ay_span_length(t->tokens[i].span) > 2) return true;
    uint32_t m, end = t->sentences[t->tokens[i].sentence].end;
    if (ay_phrase_column(t, i, AY_TABLE_UNIT, 0, &m) >= 0) return true; // "3 yr"
    if (is_quotient(t, i + 1)) return true;
    if (!kind_stands_apart(u) || is_joined(t, i + 1)) return false;
    if (u->dimension == AY_DIM_LENGTH) { // "12 m 2 dm"
        if (ay_length_follows(t, i + 1, end) || ay_cue_at(t, i + 1, AY_CUE_LENGTH, NULL))
            return true;
        if (ay_cue_find(t, i + 1, i + 3 < end ? i + 3 : end, AY_CUE_LENGTH, NULL) != AY_NONE)
            return true;
    }
    if (twin_near(r, x->first, i, (int32_t)(u - ay_unit_rows))) return true;
    if (i + 1 >= end || t->tokens[i + 1].mark != 0) return true;
    return u->dimension != AY_DIM_LENGTH && ay_cue_at(t, i + 1, AY_CUE_NOUN_OF, NULL);
}

// ---- pounds -------------------------------------------------------------------------------------

// Another unit of mass in front: "a ton is 2,204.6 pounds".
static bool mass_in_front(const ay_text *t, uint32_t at, uint32_t number) {
    uint32_t n, first = t->sentences[t->tokens[at].sentence].first;
    for (uint32_t k = at > first + 8 ? at - 8 : first; k < number; k++) {
        int32_t row = ay_phrase_at(t, k, AY_TABLE_UNIT, &n);
        bool money = row >= 0 && (ay_unit_rows[row].flags & AY_UNITF_MONEY);
        if (row >= 0 && !money && ay_unit_rows[row].dimension == AY_DIM_MASS) return true;
    }
    return false;
}

// In brackets behind a measure: "50 kg (110 pounds)".
static bool converts_in_front(const ay_text *t, uint32_t at, uint32_t number) {
    uint32_t n, bracket = number;
    for (uint32_t k = 0; k < 3 && bracket > 0 && t->tokens[bracket].mark != '('; k++) bracket--;
    if (ay_mark(t, bracket) != '(' || bracket == 0) return false;
    for (uint32_t k = bracket > 4 ? bracket - 4 : 0; k < bracket; k++) {
        int32_t row = ay_phrase_at(t, k, AY_TABLE_UNIT, &n);
        if (row >= 0 && k + n == bracket && k != at)
            return ay_unit_rows[row].dimension != AY_DIM_PERCENT;
    }
    return false;
}

static bool converts_behind(const ay_text *t, uint32_t behind) {
    uint32_t n;
    if (ay_mark(t, behind) != '(') return false;
    for (uint32_t k = behind; k < behind + 5; k++) {
        int32_t row = ay_phrase_at(t, k, AY_TABLE_UNIT, &n);
        if (row >= 0 && ay_unit_rows[row].dimension == AY_DIM_MASS) return true;
    }
    return false;
}

// "pounds of frozen shrimp": something that is weighed.
static bool of_matter(const ay_text *t, uint32_t i) {
    enum { REACH = 4 };
    uint32_t n = ay_cue_at(t, i, AY_CUE_NOUN_OF, NULL);
    uint32_t end = i < t->n_tokens ? t->sentences[t->tokens[i].sentence].end : i;
    if (n == 0) return false;
    return ay_cue_find(t, i + n, i + REACH < end ? i + REACH : end, AY_CUE_MATTER, NULL) != AY_NONE;
}

// "The baby is two pounds", "to lose 25 pounds": a small number behind a body, or what it does.
static bool of_body(const ay_text *t, const ay_numeral *x, uint32_t behind) {
    enum { REACH = 4 };
    if ((x->flags & AY_QF_SCALED) || ay_dec_cmp(x->value, ay_dec_int(1000)) >= 0) return false;
    if (ay_cue_at(t, behind, AY_CUE_PER, NULL)) return false; // "dropped 200 pounds per tonne"
    uint32_t i = x->first - ay_cue_before(t, x->first, AY_CUE_HEDGE, NULL);
    if (ay_cue_before(t, i, AY_CUE_BODY, NULL)) return true;
    uint32_t first = t->sentences[t->tokens[i].sentence].first;
    int32_t verb = 0;
    uint32_t at = ay_cue_find(t, i > first + REACH ? i - REACH : first, i, AY_CUE_BODY, &verb);
    return at != AY_NONE && !verb;
}

bool ay_is_weight(const ay_text *t, uint32_t at, uint32_t n, const ay_numeral *x) {
    uint32_t low = at > 8 ? at - 8 : 0, high = at + 6 < t->n_tokens ? at + 6 : t->n_tokens;
    if (ay_cue_find(t, low, high, AY_CUE_WEIGHT, NULL) != AY_NONE) return true;
    return of_matter(t, at + n) || of_body(t, x, at + n) || mass_in_front(t, at, x->first) ||
           converts_in_front(t, at, x->first) || converts_behind(t, at + n);
}

bool ay_is_heavy(const ay_text *t, uint32_t behind, const ay_numeral *x) {
    enum { REACH = 3 };
    if ((x->flags & AY_QF_SCALED) || behind >= t->n_tokens) return false;
    if (t->tokens[behind].kind != AY_TOK_WORD || ay_cue_at(t, behind, AY_CUE_PER, NULL))
        return false;
    uint32_t end = t->sentences[t->tokens[behind].sentence].end;
    if (behind + REACH < end) end = behind + REACH;
    return ay_cue_find(t, behind, end, AY_CUE_PRICED, NULL) == AY_NONE;
}

// ---- letters of names ---------------------------------------------------------------------------

// Do words of warmth or another temperature stand near?
static bool is_warm(const ay_text *t, uint32_t at, uint32_t number) {
    enum { NEAR = 12 };
    const ay_sentence *s = &t->sentences[t->tokens[number].sentence];
    uint32_t low = number - s->first > NEAR ? number - NEAR : s->first, n;
    uint32_t high = s->end - at > NEAR ? at + NEAR : s->end;
    if (ay_cue_find(t, low, high, AY_CUE_WARMTH, NULL) != AY_NONE) return true;
    for (uint32_t k = low; k < high; k++) {
        int32_t row = k == at ? -1 : ay_phrase_at(t, k, AY_TABLE_UNIT, &n);
        if (row >= 0 && ay_unit_rows[row].dimension == AY_DIM_TEMPERATURE) return true;
    }
    return false;
}

// "24703L202": digits go on behind the letter, and no unit behind them.
static bool digits_go_on(const ay_text *t, uint32_t at, uint32_t behind) {
    uint32_t n;
    if (!ay_touches(t, at) || !ay_touches(t, behind) || t->tokens[behind].kind != AY_TOK_NUMBER)
        return false;
    return !ay_touches(t, behind + 1) || ay_phrase_at(t, behind + 1, AY_TABLE_UNIT, &n) < 0;
}

// "the 13F filing", "a Boeing 777F", "14.7C/": a letter that is part of a name or of another unit.
bool ay_is_letter_of_name(
    const ay_text *t, uint32_t at, uint32_t n, int32_t unit, uint32_t number) {
    if (n != 1 || !ay_is_letter(t, at)) return false;
    uint32_t first = t->sentences[t->tokens[number].sentence].first, behind = at + 1, place;
    if (digits_go_on(t, at, behind)) return true;
    if (ay_unit_rows[unit].dimension != AY_DIM_TEMPERATURE) return false;
    bool slash = ay_mark(t, behind) == '/' && ay_touches(t, behind);
    bool named = number > first + 1 && t->tokens[number - 1].kind == AY_TOK_WORD &&
                 (t->tokens[number - 1].flags & AY_TOK_UPPER) &&
                 ay_phrase_before(t, number, AY_TABLE_STATE, &place) < 0 &&
                 ay_phrase_before(t, number, AY_TABLE_CITY, &place) < 0;
    bool counted = number > first && behind < t->n_tokens &&
                   t->tokens[behind].kind == AY_TOK_WORD &&
                   (ay_cue_before(t, number, AY_CUE_DEFINITE, NULL) ||
                       ay_cue_before(t, number, AY_CUE_ARTICLE, NULL));
    return (slash || named || counted) && !is_warm(t, at, number);
}
