// When an event was or will be, whether it is to come, and what a meeting is called. In: a hit and its
// frame. Out: `from`, `to`, `status`, `historical`, `name`.
//
// The idea: the day stands with the verb (frame.c), or in front of "when", or with the verb that
// announces it. The trap: what is agreed has days of its own: they are not the event's.
#include "event.h"

enum {
    NEAR = 6,       // tokens between a day and "when"; from a noun to "scheduled for"
    NAME = 8,       // words of a meeting's name
    LONG_AGO = 1826 // days: five years
};

static bool is_day(const ay_time *t) {
    return t && t->type == AY_T_DATE && (t->from != AY_NO_DAY || t->to != AY_NO_DAY);
}

// The last date in tokens [low, end); NULL if there is none.
static const ay_time *last_date(const ay_reading *r, uint32_t low, uint32_t end) {
    for (uint32_t i = end; i > low; i--)
        if (is_day(ay_time_at(r->spots, i - 1))) return ay_time_at(r->spots, i - 1);
    return NULL;
}

// "in May 2020, when she visited Lima"; "announced on Monday that they would".
static const ay_time *date_before(const ay_reading *r, const ay_hit *hit, const ay_frame *f) {
    const ay_text *t = r->text;
    const ay_sentence *s = &t->sentences[t->tokens[hit->first].sentence];
    for (uint32_t i = f->first; i > s->first && f->first - i < 2 * NEAR; i--)
        if (ay_cue_at(t, i - 1, AY_CUE_EVENT_WHEN, NULL))
            return last_date(r, i - 1 > s->first + NEAR ? i - 1 - NEAR : s->first, i - 1);
    if (hit->type != AY_ACT_AGREE || !(f->flags & AY_FRAME_FUTURE)) return NULL;
    uint32_t that = ay_cue_find(t, s->first, f->first, AY_CUE_SAY_THAT, NULL);
    return that == AY_NONE ? NULL
                           : last_date(r, that > s->first + NEAR ? that - NEAR : s->first, that);
}

// "on Thursday and Friday", "in 2021 and 2022": the last day is that of the second.
static void extend(const ay_reading *r, const ay_time *t, ay_event *e) {
    const ay_time *next = ay_time_at(r->spots, t->end + 1);
    if (!is_day(next) || next->grain != t->grain || next->first != t->end + 1) return;
    if (!ay_cue_at(r->text, t->end, AY_CUE_FRAME_AND, NULL) || e->to == AY_NO_DAY) return;
    if (next->to != AY_NO_DAY && next->from > e->to) e->to = next->to;
}

// Where the days of what is agreed, asked for or told of a thing begin.
static uint32_t own_end(const ay_reading *r, const ay_hit *hit, const ay_frame *f) {
    for (uint32_t i = hit->end; i < f->high; i++) {
        bool governed =
            ay_hit_has(hit, AY_ACTF_GOV) &&
            (ay_token_is(r->text, i, "to") || ay_cue_at(r->text, i, AY_CUE_SAY_THAT, NULL));
        bool relative = i > hit->end && ay_cue_at(r->text, i, AY_CUE_FRAME_RELATIVE, NULL);
        if (governed || relative) return i;
    }
    return f->high;
}

// "the agreement of 2009": the day of a thing.
static bool of_thing(const ay_reading *r, const ay_hit *hit, const ay_time *t) {
    int32_t arg = 0;
    return ay_hit_verb(hit) && t->first > hit->end &&
           ay_cue_before(r->text, t->first, AY_CUE_FRAME_PREP, &arg) && arg == AY_PREP_OF;
}

// The day of an event. What was agreed to on a day that is past was agreed to on that day: "agreed to
// start talks in May", but "agreed to start talks in June 2050" was not.
static const ay_time *day_of(const ay_reading *r, const ay_hit *hit, const ay_frame *f) {
    ay_frame own = *f;
    own.high = own_end(r, hit, f);
    uint32_t when = ay_frame_when(r, &own);
    if (when != AY_NONE && of_thing(r, hit, &r->spots->times[when])) when = AY_NONE;
    const ay_time *t = when == AY_NONE ? date_before(r, hit, f) : &r->spots->times[when];
    if (t || hit->type != AY_ACT_AGREE || own.high == f->high || r->today == AY_NO_DAY) return t;
    if (!ay_token_is(r->text, own.high, "to")) return NULL;
    when = ay_frame_when(r, f);
    t = when == AY_NONE ? NULL : &r->spots->times[when];
    return t && t->to != AY_NO_DAY && t->to < r->today ? t : NULL;
}

// "the upcoming summit", "a meeting scheduled for June", "the summit in Lima will".
static bool planned(const ay_reading *r, const ay_hit *hit) {
    const ay_text *t = r->text;
    uint32_t low = hit->first > NEAR ? hit->first - NEAR : 0;
    uint32_t end = hit->end + NEAR < t->n_tokens ? hit->end + NEAR : t->n_tokens;
    int32_t arg = 0;
    if (ay_hit_verb(hit)) return false;
    for (uint32_t i = low; i < hit->first; i++)
        if (ay_cue_at(t, i, AY_CUE_EVENT_PLANNED, &arg) && arg == 1) return true;
    for (uint32_t i = hit->end; i < end && t->tokens[i].kind == AY_TOK_WORD; i++) {
        if (ay_cue_at(t, i, AY_CUE_EVENT_PLANNED, &arg) && arg == 2) return true;
        if (ay_cue_at(t, i, AY_CUE_FRAME_FUTURE, &arg) && arg == 1) return true;
    }
    return false;
}

static void take_status(const ay_reading *r, const ay_hit *hit, ay_event *e) {
    ay_day last = e->to == AY_NO_DAY ? e->from : e->to;
    bool known = r->today != AY_NO_DAY;
    if (known && last != AY_NO_DAY && last < r->today - LONG_AGO) e->historical = true;
    if (e->type != AY_ACT_CONSULT || e->status != AY_STATUS_HELD) return;
    bool past = known && last != AY_NO_DAY && last < r->today;
    bool ahead = known && e->from != AY_NO_DAY && e->from > r->today;
    if (ahead || (!past && planned(r, hit))) e->status = AY_STATUS_PLANNED;
}

void ay_event_when(
    const ay_reading *r, const ay_hit *hit, const ay_frame *f, uint32_t first, ay_event *e) {
    const ay_time *t = day_of(r, hit, f);
    // "and in May 2020 Peru agreed"
    if (!t && first > 0 && is_day(ay_time_at(r->spots, first - 1)))
        t = ay_time_at(r->spots, first - 1);
    e->from = e->to = AY_NO_DAY;
    if (t) ay_time_bounds(t, &e->from, &e->to), extend(r, t, e);
    take_status(r, hit, e);
}

// Is a meeting named as what something took place in: "at a meeting", "during his visit"?
bool ay_event_within(const ay_reading *r, const ay_hit *hit) {
    const ay_sentence *s = &r->text->sentences[r->text->tokens[hit->first].sentence];
    for (uint32_t i = hit->first; i > s->first && hit->first - i < NEAR; i--) {
        if (r->text->tokens[i - 1].kind == AY_TOK_PUNCT) return false;
        if (ay_cue_at(r->text, i - 1, AY_CUE_EVENT_WITHIN, NULL)) return true;
    }
    return false;
}

static bool names_meeting(const ay_reading *r, uint32_t i) {
    const ay_token *t = &r->text->tokens[i];
    uint32_t at = r->spots->at[i];
    bool ordinal = at && !(at & (AY_TIME_BIT | AY_NAME_BIT)) &&
                   r->spots->quantities[at - 1].type == AY_Q_ORDINAL;
    bool name = (at & AY_NAME_BIT) && !(at & AY_TIME_BIT);
    if (at & AY_TIME_BIT) return false;
    return ordinal || name || (t->kind == AY_TOK_WORD && (t->flags & AY_TOK_UPPER)) ||
           ay_mark(r->text, i) == '-';
}

// "sixth Peru-Chile Ministers' Meeting": ordinals, names and words in capitals in front of the noun.
uint32_t ay_event_name(const ay_reading *r, const ay_hit *hit, ay_event *e) {
    const ay_sentence *s = &r->text->sentences[r->text->tokens[hit->first].sentence];
    uint32_t noun = ay_hit_verb(hit) ? hit->thing : hit->first;
    uint32_t end = ay_hit_verb(hit) ? hit->thing_end : hit->end, first = noun;
    if (noun == AY_NONE) return hit->first;
    while (first > s->first && noun - first < NAME && names_meeting(r, first - 1)) first--;
    if (first == s->first && first < noun) first++; // "The Lima summit"
    bool own = first < noun && (noun - first > 1 || !r->party_at[first]);
    if (own) e->name = ay_doc_str(r->text->doc, ay_tokens_span(r->text, first, end));
    return own && first < hit->first ? first : hit->first;
}
