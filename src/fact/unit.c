// One amount in two units ("240 km (149 miles)", "50 kilograms, or 110 pounds") or two currencies
// ("40m lari ($15m)"), and amounts that name their currency twice.

#include "bind.h"

enum { NEAR = 8 };

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

static bool convertible(const ay_quantity *q) {
    return (q->type == AY_Q_MEASURE || q->type == AY_Q_MONEY) &&
           !(q->flags & (AY_QF_INFIRM | AY_QF_DURATION | AY_QF_HYPHEN));
}

// "50 kilograms, or 180 pounds": a restating cue right behind the first amount.
static bool restated_behind(const ay_bind *b, uint32_t of, uint32_t qi) {
    uint32_t cue = ay_bind_before(b, qi, AY_CUE_RESTATE, NULL), end = quantity(b, of)->end;
    if (cue == AY_NONE || cue < end) return false;
    bool comma = cue == end + 1 && b->text->tokens[end].mark == ',';
    return comma || (cue == end &&
                        quantity(b, of)->type != AY_Q_MONEY); // "40 francs or 900 yen" is a choice
}

// Does the second amount say the first one again? In brackets, behind "or", or between two dashes.
static bool says_again(const ay_bind *b, uint32_t of, uint32_t qi) {
    if (quantity(b, of)->sentence != quantity(b, qi)->sentence) return false;
    return ay_bind_restates(b, of, qi) || restated_behind(b, of, qi);
}

// The bracket holds nothing behind the amount: "(9 minutes by train)" is no conversion.
static bool bracket_closes(const ay_bind *b, uint32_t qi) {
    if (ay_bind_bracket(b, qi) == AY_NONE) return true;
    char mark = ay_mark(b->text, quantity(b, qi)->end);
    return mark == ')' || mark == ',' || mark == ';' || mark == '/';
}

// Does the amount say how far a temperature moved: "climbed by 3C", "a rise of 2C", "4C above"?
// What stands in front of a comma speaks of something else, and "fell below 2C" is a temperature.
static bool is_difference(const ay_bind *b, uint32_t of, uint32_t qi) {
    const ay_quantity *q = quantity(b, of);
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t low = q->first - s->first > NEAR ? q->first - NEAR : s->first,
             end = quantity(b, qi)->end;
    uint32_t high = end + 6 < s->end ? end + 6 : s->end;
    if (ay_bind_before(b, of, AY_CUE_GOAL, NULL) != AY_NONE) return false; // "rose to 2C"
    if (ay_cue_before(b->text, ay_token_from(b->text, q->number.start), AY_CUE_WARMING, NULL))
        return true;
    for (uint32_t i = low; i < q->first; i++) {
        if (ay_token_is(b->text, i, "to") || ay_token_is(b->text, i, "at")) return false;
        if (ay_token_is(b->text, i, "by") && i + 3 >= q->first) return true;
        if (b->text->tokens[i].mark == ',') low = i + 1;
    }
    return ay_cue_find(b->text, low, q->first, AY_CUE_DIFFERENCE, NULL) != AY_NONE ||
           ay_cue_find(b->text, end, high, AY_CUE_DIFFERENCE, NULL) != AY_NONE ||
           ay_cue_find(b->text, end, high, AY_CUE_DIFFERENCE_BEHIND, NULL) != AY_NONE;
}

static void read_conversion(ay_bind *b, uint32_t qi) {
    uint32_t next = ay_bind_next(b, qi);
    const ay_quantity *x = quantity(b, qi);
    if (next == AY_NONE || !convertible(x) || !says_again(b, qi, next) || !bracket_closes(b, next))
        return;
    const ay_quantity *y = quantity(b, next);
    if (x->range != AY_NONE || y->range != AY_NONE) return;
    if (!convertible(y) || y->type != x->type || y->unit == x->unit) return;
    bool rated = (x->flags & AY_QF_PER) && !(y->flags & AY_QF_PER);
    if (rated && !ay_bind_restates(b, qi, next)) return; // "18,000 hryvnia a month ($490)" is one
    ay_building f;
    ay_build(&f, b, AY_FACT_CONVERSION, is_difference(b, qi, next) ? 1 : 0);
    ay_build_quantity(&f, AY_ROLE_B, next, NULL);
    ay_build_quantity(&f, AY_ROLE_A, qi, NULL);
    uint32_t when = b->period[qi] != AY_NONE ? b->period[qi] : b->period[next];
    if (when != AY_NONE) ay_build_time(&f, AY_ROLE_WHEN, when);
    ay_build_commit(&f);
}

// A symbol in front and a name behind ("$4.5 million dollars"), or full digits with a scale word
// ("$3,418,226,540 billion").
static void read_symbol(ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (q->type != AY_Q_MONEY) return;
    bool twice = false, scaled = (q->flags & AY_QF_SCALED) && (q->flags & AY_QF_GROUPED);
    if (q->flags & AY_QF_SYMBOL) {
        uint32_t n, end = q->end;
        int32_t row = ay_phrase_at(b->text, end, AY_TABLE_CURRENCY, &n);
        bool next = row >= 0 && end + n < b->text->n_tokens && // "$549 $50": the next one's
                    b->text->tokens[end + n].kind == AY_TOK_NUMBER;
        twice = (row == (int32_t)q->unit && !next) ||
                (!ay_span_empty(q->unit_span) && q->unit_span.start > q->number.end);
    }
    ay_str number = ay_doc_str(b->text->doc, q->number);
    uint32_t digits = 0;
    for (uint32_t i = 0; i < number.len; i++) digits += number.at[i] >= '0' && number.at[i] <= '9';
    if (!twice && !(scaled && digits >= 7)) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_SYMBOL, twice ? 0 : 1);
    ay_build_quantity(&f, AY_ROLE_A, qi, NULL);
    ay_build_commit(&f);
}

void ay_fact_unit(ay_bind *bind) {
    for (uint32_t q = 0; q < bind->spots->n_quantities; q++) {
        read_conversion(bind, q);
        read_symbol(bind, q);
    }
}
