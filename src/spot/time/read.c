// One time at a token, whichever it is. In: a token. Out: the expression that starts there, with its
// article, its range and what hangs on it. The readers of parts come back here for what stands in
// them ("the first half of" whatever is read), to a depth of AY_TIME_DEPTH.
//
// Only a token that a table of times lists, or a number, can begin a time, so that most tokens cost
// one look.
#include "time.h"

enum {
    STARTS = 1 << AY_TW_UNIT | 1 << AY_TW_FEW | 1 << AY_TW_ORDINAL | 1 << AY_TW_SHIFT |
             1 << AY_TW_EDGE | 1 << AY_TW_DAY | 1 << AY_TW_PART | 1 << AY_TW_SEASON |
             1 << AY_TW_VAGUE | 1 << AY_TW_SET | 1 << AY_TW_EVERY | 1 << AY_TW_CLOCK |
             1 << AY_TW_LABEL | 1 << AY_TW_DECADE | 1 << AY_TW_SAME | 1 << AY_TW_YEARAGO |
             1 << AY_TW_HALFOF,
    // what each reader begins with, beside numbers
    CLOCKS = 1 << AY_TW_CLOCK | 1 << AY_TW_HALFOF | 1 << AY_TW_PART | 1 << AY_TW_UNIT,
    LENGTHS = 1 << AY_TW_UNIT | 1 << AY_TW_FEW | 1 << AY_TW_HALFOF,
    DATES = 1 << AY_TABLE_MONTH | 1 << AY_TABLE_WEEKDAY
};

// Digits are mostly amounts. They may begin a time when they look like a year, when what stands
// behind them touches them ("5pm", "4/6", "4th") or is a mark, a preposition or a word of times, and
// behind a preposition ("on 5 and 6 June"); in a note always.
static bool digits_may_start(const ay_timereader *r, uint32_t i) {
    uint32_t behind = ay_table_bit(AY_TABLE_MONTH) | ay_table_bit(AY_TABLE_WEEKDAY) |
                      ay_table_bit(AY_TABLE_TIMEWORD) | ay_table_bit(AY_TABLE_FEAST);
    if (r->note || ay_digits_length(r, i) == 4 || i + 1 >= r->end) return true;
    const ay_token *next = &r->text->tokens[i + 1];
    return !(next->flags & AY_TOK_SPACE) || next->kind != AY_TOK_WORD ||
           ay_tables_may(r->text, i + 1, behind) || next->cue != AY_NONE;
}

// Can a time begin here? One look at the phrases of the token.
static bool may_start(const ay_timereader *r, uint32_t i) {
    const ay_token *t = &r->text->tokens[i];
    if (t->kind == AY_TOK_NUMBER) return digits_may_start(r, i);
    if (!ay_timex_may(r->text, i)) return false;
    for (uint32_t k = t->phrase; k < r->text->n_phrases && r->text->phrases[k].token == i; k++) {
        ay_sense sense = r->text->phrases[k].sense;
        if (sense.table == AY_TABLE_MONTH || sense.table == AY_TABLE_WEEKDAY ||
            sense.table == AY_TABLE_FEAST)
            return true;
        if (sense.table == AY_TABLE_NUMBER)
            return ay_number_starts(r, i) || (ay_timeword_kinds(r, i) & STARTS);
        if (sense.table == AY_TABLE_TIMEWORD && (STARTS >> ay_timeword_rows[sense.row].kind & 1))
            return true;
    }
    return false;
}

// Names without "the": a plain date, a length, a weekday. What is a period or a part of one has it.
static bool is_plain(const ay_timex *x) {
    if (x->form == AY_X_LENGTH || x->form == AY_X_SET || x->form == AY_X_CLOCK ||
        x->form == AY_X_RANGE || x->form == AY_X_VAGUE)
        return true;
    if (x->form == AY_X_STEP || x->form == AY_X_WEEKDAY) return true;
    bool edged = (x->t.flags & (AY_TF_START | AY_TF_MID | AY_TF_END)) != 0;
    return x->form == AY_X_DATE && !edged && !x->daypart &&
           (x->t.grain <= AY_G_MONTH || x->t.grain == AY_G_YEAR);
}

// "the next day" counts from the text, "next year" from its date; "over the next year" from its
// date as well.
static void take_next(const ay_timereader *r, ay_timex *x) {
    if (x->form != AY_X_UNIT || x->t.shift <= 0 || !(x->t.flags & AY_TF_RELATIVE)) return;
    if (x->t.first > r->first && ay_time_before(r->text, x->t.first, AY_CUE_TIME_LENGTH)) return;
    x->t.flags = (x->t.flags & ~(uint32_t)AY_TF_RELATIVE) | AY_TF_ANAPHOR;
}

// "the" belongs to "the first half", but not to "the 2019 harvest".
static void take_article(const ay_timereader *r, ay_timex *x) {
    uint32_t first;
    if (x->t.first == r->first || is_plain(x)) return;
    const struct ay_timeword *article = ay_timeword_before(r, x->t.first, AY_TW_ARTICLE, &first);
    if (!article || article->value != 0) return;
    x->t.first = first;
    take_next(r, x);
}

// Several readers can start at one token ("first" is an ordinal, a part, a date's day). The longest
// reading wins, so that "the second week of May 2025" is not 2 May; then what hangs on it is added.
bool ay_timex_read(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    if (!may_start(r, i)) return false;
    bool number = r->text->tokens[i].kind == AY_TOK_NUMBER;
    uint32_t all = ~0u, kinds = number ? all : ay_timeword_kinds(r, i);
    bool counts = number || ay_tables_may(r->text, i, ay_table_bit(AY_TABLE_NUMBER));
    bool found =
        ((number || (counts && ay_ordinal_at(r, i, &n) > 0)) && ay_timex_number_range(r, i, x)) ||
        ((counts || (kinds & CLOCKS)) && ay_timex_clock(r, i, x));
    if (!found) {
        // The longest reading; of two that are equally long, the first.
        bool may[] = {
            counts || ay_tables_may(r->text, i, DATES), true, counts || (kinds & LENGTHS)};
        static bool (*const readers[])(ay_timereader *, uint32_t, ay_timex *) = {
            ay_timex_date, ay_timex_period, ay_timex_length};
        for (uint32_t k = 0; k < sizeof readers / sizeof *readers; k++) {
            ay_timex y;
            if (!may[k] || !readers[k](r, i, &y) || (found && y.t.end <= x->t.end)) continue;
            *x = y;
            found = true;
        }
        if (!found) return false;
        ay_timex_take_year(r, x);
    }
    take_article(r, x);
    if (r->depth == 0) ay_timex_range(r, x);
    return true;
}
