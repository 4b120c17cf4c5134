// A report comes in, its records come out one after another, in the order of the text. Each kind
// has its list in the stages' results, sorted by place; the walk takes the earliest head of all
// lists (there are few kinds, so a scan does). The trap: "from 1914 to 1918" is three times, its
// two ends and the range, as TIMEX3 has it; the range comes behind its ends.

#include "make.h"

#include "../fact/figure.h"

// The second quantity of a range has been written with the first.
static bool second_of_range(const ay_spots *s, uint32_t i) {
    if (s->quantities[i].range == AY_NONE) return false;
    const ay_range *range = &s->ranges[s->quantities[i].range];
    return i == (range->low < range->high ? range->high : range->low);
}

// ---- times, the ends of a range before it ---------------------------------------------------

// The ends of a range of lengths ("two to three years") are no times of their own.
static bool has_ends(const ay_time *t) {
    return (t->flags & AY_TF_RANGE) && t->lo != AY_NONE && t->hi != AY_NONE &&
           t->type != AY_T_DURATION && t->type != AY_T_SET;
}

static void put_time(ay_walk *w, uint32_t i) {
    const ay_time *t = &w->report->spots->times[i];
    if (has_ends(t)) put_time(w, t->lo), put_time(w, t->hi);
    w->times[w->n_times++] = i;
}

static void order_times(ay_walk *w, ay_arena *arena) {
    const ay_spots *s = w->report->spots;
    w->times = ay_alloc_room(arena, s->n_times, sizeof *w->times);
    for (uint32_t i = 0; i < s->n_times; i++)
        if (!(s->times[i].flags & AY_TF_PART)) put_time(w, i);
}

// ---- the walk -----------------------------------------------------------------------------------

void ay_walk_init(
    ay_walk *self, ay_arena *arena, ay_arena *scratch, const ay_report *report, uint32_t kinds) {
    *self = (ay_walk){.report = report, .scratch = scratch, .kinds = kinds};
    ay_ids_init(&self->ids, arena);
    const uint32_t needs_text = 1u << AY_K_SENTENCE;
    const uint32_t needs_spots =
        1u << AY_K_QUANTITY | 1u << AY_K_TIME | 1u << AY_K_NAME | 1u << AY_K_QUOTE;
    const uint32_t needs_facts = 1u << AY_K_STATEMENT | 1u << AY_K_FIGURE;
    if (!report->text) self->kinds &= ~needs_text;
    if (!report->spots) self->kinds &= ~needs_spots;
    if (!report->facts) self->kinds &= ~needs_facts;
    const uint32_t needs_acts =
        1u << AY_K_EVENT | 1u << AY_K_PLEDGE | 1u << AY_K_TIE | 1u << AY_K_PROJECT;
    if (!report->acts) self->kinds &= ~needs_acts;
    if (!report->findings) self->kinds &= ~(1u << AY_K_FINDING);
    if (self->kinds & 1u << AY_K_FIGURE) ay_name_figures(self, arena);
    if (self->kinds & 1u << AY_K_PLEDGE) ay_name_pledges(self, arena);
    if (self->kinds & 1u << AY_K_TIME) order_times(self, arena);
}

// Moves the cursor of a kind over what is no record of its own; the span of its next record, or
// false at its end.
static bool next_of(ay_walk *w, ay_kind kind, ay_span *span) {
    const ay_report *rep = w->report;
    uint32_t *i = &w->next[kind];
    switch (kind) {
    case AY_K_DOCUMENT: *span = (ay_span){0, 0}; return *i == 0;
    case AY_K_SENTENCE:
        if (*i < rep->text->n_sentences) *span = rep->text->sentences[*i].span;
        return *i < rep->text->n_sentences;
    case AY_K_QUANTITY:
        while (*i < rep->spots->n_quantities && second_of_range(rep->spots, *i)) ++*i;
        if (*i < rep->spots->n_quantities) *span = rep->spots->quantities[*i].span;
        return *i < rep->spots->n_quantities;
    case AY_K_TIME:
        if (*i < w->n_times) *span = rep->spots->times[w->times[*i]].span;
        return *i < w->n_times;
    case AY_K_NAME:
        if (*i < rep->spots->n_names) *span = rep->spots->names[*i].span;
        return *i < rep->spots->n_names;
    case AY_K_QUOTE:
        if (*i < rep->spots->n_quotes) *span = rep->spots->quotes[*i].span;
        return *i < rep->spots->n_quotes;
    case AY_K_STATEMENT:
        if (*i < rep->facts->n) *span = rep->facts->at[*i].span;
        return *i < rep->facts->n;
    case AY_K_FINDING:
        while (*i < rep->findings->n && rep->findings->at[*i].ignored) ++*i;
        if (*i < rep->findings->n) *span = rep->findings->at[*i].evidence[0].span;
        else *span = (ay_span){UINT32_MAX, UINT32_MAX}; // the notes on stale silencers come last
        return *i < rep->findings->n + rep->findings->n_stale;
    case AY_K_FIGURE:
        if (*i < rep->facts->n_figures) *span = rep->facts->figures[*i].span;
        return *i < rep->facts->n_figures;
    case AY_K_EVENT:
        if (*i < rep->acts->n_events) *span = rep->acts->events[*i].span;
        return *i < rep->acts->n_events;
    case AY_K_PLEDGE:
        if (*i < rep->acts->n_pledges) *span = rep->acts->pledges[*i].span;
        return *i < rep->acts->n_pledges;
    case AY_K_TIE:
        if (*i < rep->acts->n_ties) *span = rep->acts->ties[*i].span;
        return *i < rep->acts->n_ties;
    case AY_K_PROJECT:
        if (*i < rep->acts->n_projects) *span = rep->acts->projects[*i].span;
        return *i < rep->acts->n_projects;
    case AY_KINDS: break;
    }
    return false;
}

typedef void maker(ay_walk *w, ay_record *r, uint32_t i);
static maker *const makers[AY_KINDS] = {
    [AY_K_DOCUMENT] = ay_make_document,
    [AY_K_SENTENCE] = ay_make_sentence,
    [AY_K_QUANTITY] = ay_make_quantity,
    [AY_K_TIME] = ay_make_time,
    [AY_K_NAME] = ay_make_name,
    [AY_K_QUOTE] = ay_make_quote,
    [AY_K_STATEMENT] = ay_make_statement,
    [AY_K_FIGURE] = ay_make_figure,
    [AY_K_EVENT] = ay_make_event,
    [AY_K_PLEDGE] = ay_make_pledge,
    [AY_K_TIE] = ay_make_tie,
    [AY_K_PROJECT] = ay_make_project,
    [AY_K_FINDING] = ay_make_finding,
};

bool ay_walk_next(ay_walk *self, ay_record *out, ay_kind *kind, ay_span *span) {
    int best = AY_KINDS;
    ay_span at = {0, 0}, here = {0, 0};
    for (int k = 0; k < AY_KINDS; k++) {
        if (!(self->kinds & 1u << k) || !next_of(self, (ay_kind)k, &here)) continue;
        if (best == AY_KINDS || here.start < at.start) best = k, at = here;
    }
    if (best == AY_KINDS) return false;
    ay_arena_reset(self->scratch);
    makers[best](self, out, self->next[best]++);
    *kind = (ay_kind)best;
    *span = at;
    return true;
}
