// Times. In: the tokens of a text. Out: every time that it names, in order, with its place on the
// calendar where text and date give one. This file walks over the tokens; the parts are said in
// time.h.
//
// What a reader may look at is capped by the sentence and, inside it, by the few words that any one
// time has. The trap: the parts of a longer time (the ends of a range) are times too; they follow
// their whole, marked PART.
#include "time.h"

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

enum { AT_END = 5 }; // what is added to the number of a row that holds only where nothing follows

// What the number of a row with `time-open` or `time-onwards` says of the interval.
static uint32_t open_flags(int32_t arg, const ay_timex *x) {
    if (arg == 5) // "more than two weeks ago"
        return x->form != AY_X_STEP ? 0 : x->t.shift < 0 ? AY_TF_OPEN_START : AY_TF_OPEN_END;
    uint32_t end = arg <= 2 ? AY_TF_OPEN_END : AY_TF_OPEN_START;
    return arg == 2 || arg == 4 ? end | AY_TF_OUTSIDE : end;
}

// "2018 or later" is open in any text; "after 2018" names a year in a report, and asks for all that
// comes behind it in a note.
static void mark_open(const ay_timereader *r, ay_timex *x) {
    uint32_t i = x->t.first, the, end = x->t.end, n;
    int32_t arg = 0;
    if ((x->t.type != AY_T_DATE && x->t.type != AY_T_TIME) || x->form == AY_X_RANGE ||
        x->form == AY_X_VAGUE)
        return;
    n = end < r->end ? ay_cue_at(r->text, end, AY_CUE_TIME_ONWARDS, &arg) : 0;
    if (!n && end < r->end && ay_time_is(r, end, AY_CUE_TIME_ONDAY) &&
        ay_time_before(r->text, i, AY_CUE_TIME_FROM))
        n = 1, arg = AT_END + 1; // "from Monday on"
    bool ends = end + n >= r->end || r->text->tokens[end + n].kind == AY_TOK_PUNCT;
    if (n && (arg <= AT_END || ends)) {
        x->t.end += n;
        x->t.flags |= open_flags(arg <= AT_END ? arg : arg - AT_END, x);
        return;
    }
    if (!r->note) return;
    if (i > r->first && ay_timeword_before(r, i, AY_TW_ARTICLE, &the)) i = the;
    if (i > r->first && ay_cue_before(r->text, i, AY_CUE_TIME_OPEN, &arg))
        x->t.flags |= open_flags(arg, x);
}

// A time ends where it was read; the next one starts behind it, so that times never overlap.
static void read_sentence(ay_timereader *r, ay_timex_list *list) {
    for (uint32_t i = r->first; i < r->end;) {
        ay_timex x;
        uint32_t n;
        if (!ay_timex_may(r->text, i)) {
            i++;
            continue;
        }
        if (ay_timeword_at(r, i, AY_TW_NAME, &n)) { // "China Daily"
            i += n;
            continue;
        }
        if (!ay_timex_read(r, i, &x)) {
            i++;
            continue;
        }
        mark_alone(r, &x);
        mark_preposition(r, &x);
        mark_open(r, &x);
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
    ay_timereader r = {.arena = arena,
        .text = text,
        .document = document_year(text->doc),
        .note = ay_time_is_note(text)};
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
