// Times. In: the tokens of a text. Out: every time that it names, in order, with its place on the
// calendar where text and date give one. This file walks over the tokens; the parts are said in
// time.h.
//
// Only a token that a table of times lists, or a number, can begin a time, so that most tokens cost
// one look. What a reader may look at is capped by the sentence and, inside it, by the few words
// that any one time has. The trap: the parts of a longer time (the ends of a range) are times too;
// they follow their whole, marked PART.
#include "time.h"

enum {
    STARTS = 1 << AY_TW_UNIT | 1 << AY_TW_FEW | 1 << AY_TW_ORDINAL | 1 << AY_TW_SHIFT |
             1 << AY_TW_EDGE | 1 << AY_TW_DAY | 1 << AY_TW_PART | 1 << AY_TW_SEASON |
             1 << AY_TW_HOLIDAY | 1 << AY_TW_VAGUE | 1 << AY_TW_SET | 1 << AY_TW_EVERY |
             1 << AY_TW_CLOCK | 1 << AY_TW_LABEL | 1 << AY_TW_DECADE | 1 << AY_TW_SAME |
             1 << AY_TW_YEARAGO | 1 << AY_TW_HALFOF
};

ay_timex *ay_timex_keep(ay_timereader *r, const ay_timex *x) {
    ay_timex *kept = ay_alloc(r->arena, sizeof *kept);
    *kept = *x;
    return kept;
}

// Is the token in a table that times are made of? Most are not, and cost this one look.
static inline bool is_timely(const ay_text *text, uint32_t i) {
    uint32_t tables = ay_table_bit(AY_TABLE_MONTH) | ay_table_bit(AY_TABLE_WEEKDAY) |
                      ay_table_bit(AY_TABLE_NUMBER) | ay_table_bit(AY_TABLE_TIMEWORD);
    return ay_tables_may(text, i, tables) || text->tokens[i].kind == AY_TOK_NUMBER;
}

// Can a time begin here? One look at the phrases of the token.
static bool may_start(const ay_timereader *r, uint32_t i) {
    const ay_token *t = &r->text->tokens[i];
    if (t->kind == AY_TOK_NUMBER) return true;
    if (!is_timely(r->text, i)) return false;
    for (uint32_t k = t->phrase; k < r->text->n_phrases && r->text->phrases[k].token == i; k++) {
        ay_sense sense = r->text->phrases[k].sense;
        if (sense.table == AY_TABLE_MONTH || sense.table == AY_TABLE_WEEKDAY) return true;
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
    bool found = (number && ay_timex_number_range(r, i, x)) ||
                 ((number || ay_timeword_at(r, i, AY_TW_CLOCK, &n)) && ay_timex_clock(r, i, x));
    if (!found) {
        // The longest reading; of two that are equally long, the first.
        static bool (*const readers[])(ay_timereader *, uint32_t, ay_timex *) = {
            ay_timex_date, ay_timex_period, ay_timex_length};
        for (uint32_t k = 0; k < sizeof readers / sizeof *readers; k++) {
            ay_timex y;
            if (!readers[k](r, i, &y) || (found && y.t.end <= x->t.end)) continue;
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

// ---- what stands around -------------------------------------------------------------------------

// "April alone": the word belongs to the time, because it says that no other month is in the
// figure.
static void mark_alone(const ay_timereader *r, ay_timex *x) {
    uint32_t n;
    if (x->t.type != AY_T_DATE || !ay_timeword_at(r, x->t.end, AY_TW_ALONE, &n)) return;
    x->t.end += n;
    x->t.flags |= AY_TF_ALONE;
}

// "since", "until" and "by" in front are flags, no part of the time: the days are those of the
// name.
static void mark_preposition(const ay_timereader *r, ay_timex *x) {
    uint32_t i = x->t.first, the;
    if (x->t.type != AY_T_DATE && x->t.type != AY_T_TIME) return;
    if (i > r->first && ay_timeword_before(r, i, AY_TW_ARTICLE, &the)) i = the;
    if (i == r->first) return;
    if (ay_time_before(r->text, i, AY_CUE_TIME_SINCE)) x->t.flags |= AY_TF_SINCE;
    if (ay_time_before(r->text, i, AY_CUE_TIME_UNTIL)) x->t.flags |= AY_TF_UNTIL;
    if (ay_time_before(r->text, i, AY_CUE_TIME_BY)) x->t.flags |= AY_TF_BY;
}

// A time ends where it was read; the next one starts behind it, so that times never overlap.
static void read_sentence(ay_timereader *r, ay_timex_list *list) {
    for (uint32_t i = r->first; i < r->end;) {
        ay_timex x;
        uint32_t n;
        if (!is_timely(r->text, i)) {
            i++;
            continue;
        }
        if (ay_timeword_at(r, i, AY_TW_NAME, &n)) { // "China Daily"
            i += n;
            continue;
        }
        if (!may_start(r, i) || !ay_timex_read(r, i, &x)) {
            i++;
            continue;
        }
        mark_alone(r, &x);
        mark_preposition(r, &x);
        i = x.t.end > i ? x.t.end : i + 1;
        AY_PUSH(r->arena, list, x);
    }
}

// ---- out ----------------------------------------------------------------------------------------

typedef AY_LIST(ay_time) time_list;

// Writes one expression, and the ends of a range behind it. Returns its index.
static uint32_t put(
    ay_arena *arena, const ay_text *text, time_list *out, const ay_timex *x, uint32_t part) {
    ay_time t = x->t;
    t.span = ay_tokens_span(text, t.first, t.end);
    t.sentence = text->tokens[t.first].sentence;
    t.flags |= part;
    t.value = ay_time_value(arena, x);
    AY_PUSH(arena, out, t);
    uint32_t at = out->n - 1;
    if (x->form == AY_X_RANGE) {
        uint32_t lo = put(arena, text, out, x->lo, AY_TF_PART),
                 hi = put(arena, text, out, x->hi, AY_TF_PART);
        out->at[at].lo = lo;
        out->at[at].hi = hi;
    }
    return at;
}

static int32_t document_year(const ay_doc *doc) {
    return doc->published != AY_NO_DAY && !doc->date_doubtful ? ay_date_of(doc->published).year : 0;
}

void ay_times_read(ay_arena *arena, const ay_text *text, ay_spots *out) {
    ay_timex_list list = {0};
    ay_timereader r = {.arena = arena, .text = text, .document = document_year(text->doc)};
    for (uint32_t s = 0; s < text->n_sentences; s++) {
        r.first = text->sentences[s].first;
        r.end = text->sentences[s].end;
        read_sentence(&r, &list);
    }
    ay_times_resolve(arena, text, &list);
    time_list times = {0};
    for (uint32_t k = 0; k < list.n; k++) put(arena, text, &times, &list.at[k], 0);
    out->times = times.at;
    out->n_times = times.n;
}
