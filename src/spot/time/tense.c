// Past or to come. In: a time in its sentence. Out: which way it points, by the words around it.
//
// The rule (docs/internals/time.md states it for readers): a cue in front of the time, in its
// clause, decides; "will be held on" is to come although "held" is nearer, so a future cue wins
// over past ones between it and the time, but not over a comma behind which a past one stands.
// Without a cue in front, the first one behind decides. Only then "until" and "by" point forward,
// "since" back.
#include "time.h"

enum { BACK = 20, AHEAD = 12 };

static bool is_break(const ay_text *text, uint32_t i) {
    char mark = text->tokens[i].mark;
    return mark == ',' || mark == ';' || mark == ':' || mark == '(' || mark == ')' ||
           ay_cue_at(text, i, AY_CUE_CLAUSE, NULL) > 0;
}

// "Please set it up on Monday": in a note a verb that has one form for both is none of the past.
static bool is_past(const ay_text *text, uint32_t i, bool note) {
    int32_t both = 0;
    return ay_cue_at(text, i, AY_CUE_TENSE_PAST, &both) > 0 && !(both && note);
}

// From the time to the front of its clause. A cue that reaches into the time is none: "in the year to
// end-March".
static ay_direction look_back(const ay_text *text, uint32_t first, uint32_t i, bool note) {
    bool past = false;
    uint32_t time = i;
    for (uint32_t back = 0; back < BACK && i > first; back++) {
        i--;
        uint32_t n = ay_cue_at(text, i, AY_CUE_TENSE_FUTURE, NULL);
        if (n && i + n <= time) return AY_DIR_UP;
        if (past && is_break(text, i)) return AY_DIR_DOWN;
        if (text->tokens[i].mark == ';') return AY_DIR_NONE;
        if (is_past(text, i, note)) past = true;
    }
    return past ? AY_DIR_DOWN : AY_DIR_NONE;
}

// Behind it there is no clause to leave: the first cue is the verb of the time's own sentence.
static ay_direction look_ahead(const ay_text *text, uint32_t i, uint32_t end, bool note) {
    for (uint32_t steps = 0; steps < AHEAD && i < end; steps++, i++) {
        if (text->tokens[i].mark == ';') return AY_DIR_NONE;
        if (ay_cue_at(text, i, AY_CUE_TENSE_FUTURE, NULL)) return AY_DIR_UP;
        if (is_past(text, i, note)) return AY_DIR_DOWN;
    }
    return AY_DIR_NONE;
}

ay_direction ay_time_direction(const ay_text *text, const ay_timex *x, bool note) {
    const ay_sentence *s = &text->sentences[text->tokens[x->t.first].sentence];
    if (x->t.flags & AY_TF_SINCE) return AY_DIR_DOWN;
    ay_direction way = look_back(text, s->first, x->t.first, note);
    if (way == AY_DIR_NONE) way = look_ahead(text, x->t.end, s->end, note);
    if (way == AY_DIR_NONE && (x->t.flags & (AY_TF_UNTIL | AY_TF_BY))) return AY_DIR_UP;
    return way;
}
