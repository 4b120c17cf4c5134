// What states do, as records: events, pledges, ties, projects.

#include "make.h"

#include "output.h"

#include <string.h>

// Codes are constants of the generated tables, so they are pointed to, not copied.
void ay_add_side(ay_walk *w, ay_record *r, const char *name, const ay_side *side) {
    ay_str *states = ay_alloc_array(w->scratch, side->n, sizeof *states);
    for (uint32_t i = 0; i < side->n; i++)
        states[i] = (ay_str){side->states[i], (uint32_t)strlen(side->states[i])};
    ay_record_texts(r, name, states, side->n);
}

static void add_actors(
    ay_walk *w, ay_record *r, const char *states, const char *names, const ay_actors *a) {
    ay_add_side(w, r, states, &a->states);
    ay_record_texts(r, names, a->names, a->n_names);
}

// The people of both sides, each once.
static void add_people(ay_walk *w, ay_record *r, const ay_actors *a, const ay_actors *b) {
    ay_str *people = ay_alloc_array(w->scratch, a->n_people + b->n_people + 1u, sizeof *people);
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->n_people + b->n_people; i++) {
        ay_str one = i < a->n_people ? a->people[i] : b->people[i - a->n_people];
        uint32_t k = 0;
        while (k < n && !(people[k].len == one.len && memcmp(people[k].at, one.at, one.len) == 0))
            k++;
        if (k == n) people[n++] = one;
    }
    ay_record_texts(r, "people", people, n);
}

static void add_mentions(ay_walk *w, ay_record *r, const ay_span *mentions, uint32_t n) {
    ay_record *list = ay_alloc_array(w->scratch, n + 1u, sizeof *list);
    for (uint32_t i = 0; i < n; i++) {
        ay_span source = ay_doc_source(w->report->doc, mentions[i]);
        ay_record_uint(&list[i], "start", source.start);
        ay_record_uint(&list[i], "end", source.end);
        ay_record_text(&list[i], "text", ay_doc_str(w->report->doc, mentions[i]));
    }
    ay_record_records(r, "mentions", list, n);
}

void ay_make_event(ay_walk *w, ay_record *r, uint32_t i) {
    const ay_event *e = &w->report->acts->events[i];
    ay_open_record(w, r, AY_K_EVENT, ay_event_type_name(e->type), e->span);
    ay_record_word(r, "type", ay_event_type_name(e->type));
    ay_record_word(r, "mode", e->mode);
    ay_record_word(r, "cameo", e->cameo);
    add_actors(w, r, "a", "a_name", &e->a);
    add_actors(w, r, "b", "b_name", &e->b);
    add_people(w, r, &e->a, &e->b);
    ay_record_day(r, "from", w->scratch, e->from);
    ay_record_day(r, "to", w->scratch, e->to);
    ay_record_text(r, "place", e->place);
    ay_record_text(r, "name", e->name);
    ay_record_text(r, "document", e->document);
    ay_record_word(r, "status", ay_status_name(e->status));
    ay_record_true(r, "negated", e->negated);
    ay_record_true(r, "hypothetical", e->hypothetical);
    ay_record_true(r, "historical", e->historical);
    ay_record_text(r, "said_by", e->said_by);
    add_mentions(w, r, e->mentions, e->n_mentions);
}

void ay_make_pledge(ay_walk *w, ay_record *r, uint32_t i) {
    const ay_pledge *p = &w->report->acts->pledges[i];
    const ay_spots *spots = w->report->spots;
    ay_open_named(w, r, AY_K_PLEDGE, (ay_str){w->pledge_ids[i], AY_ID_LEN}, p->span);
    add_actors(w, r, "by", "by_name", &p->by);
    add_actors(w, r, "to", "to_name", &p->to);
    ay_record_text(r, "action", p->action);
    ay_record_text(r, "object", p->object);
    if (p->quantity != AY_NONE) ay_add_value(w, r, &spots->quantities[p->quantity]);
    ay_record_word(r, "per", ay_per_name(p->per));
    if (p->baseline != AY_NONE)
        ay_record_number(r, "baseline", w->scratch, spots->quantities[p->baseline].value);
    ay_record_day(r, "due_from", w->scratch, p->due_from);
    ay_record_day(r, "due_to", w->scratch, p->due_to);
    ay_record_day(r, "made_on", w->scratch, p->made_on);
    ay_record_text(r, "said_by", p->said_by);
    ay_record_text(r, "condition", p->condition);
    ay_record_word(r, "strength", ay_strength_name(p->strength));
    ay_record_word(r, "status", "open");
    if (p->repeats != AY_NONE)
        ay_record_text(r, "repeats", (ay_str){w->pledge_ids[p->repeats], AY_ID_LEN});
}

// A pledge may name another one (`repeats`), so the ids of all are made before the first is
// written.
void ay_name_pledges(ay_walk *w, ay_arena *arena) {
    const ay_acts *acts = w->report->acts;
    w->pledge_ids = ay_alloc_array(arena, acts->n_pledges, sizeof *w->pledge_ids);
    for (uint32_t i = 0; i < acts->n_pledges; i++)
        ay_id_next(
            &w->ids, "pledge", ay_doc_str(w->report->doc, acts->pledges[i].span), w->pledge_ids[i]);
}

void ay_make_tie(ay_walk *w, ay_record *r, uint32_t i) {
    const ay_tie *t = &w->report->acts->ties[i];
    ay_open_record(w, r, AY_K_TIE, "tie", t->span);
    add_actors(w, r, "a", "a_name", &t->a);
    add_actors(w, r, "b", "b_name", &t->b);
    ay_record_text(r, "level", t->level);
    if (t->rank > 0) ay_record_uint(r, "rank", (uint32_t)t->rank);
    ay_record_word(r, "step", ay_step_name(t->step));
    ay_record_day(r, "from", w->scratch, t->from);
    add_mentions(w, r, t->mentions, t->n_mentions);
}

static void add_amount(
    ay_walk *w, ay_record *r, const char *name, const char *unit, uint32_t quantity) {
    if (quantity == AY_NONE) return;
    const ay_quantity *q = &w->report->spots->quantities[quantity];
    ay_record_number(r, name, w->scratch, q->value);
    ay_record_text(r, unit, ay_quantity_unit(w->report->text, q));
}

void ay_make_project(ay_walk *w, ay_record *r, uint32_t i) {
    const ay_project *p = &w->report->acts->projects[i];
    ay_open_record(w, r, AY_K_PROJECT, "project", p->span);
    ay_record_text(r, "name", p->name);
    ay_record_texts(r, "aliases", p->aliases, p->n_aliases);
    ay_record_word(r, "sort", p->sort);
    add_actors(w, r, "parties", "parties_name", &p->parties);
    ay_record_word(r, "status", ay_stage_name(p->stage));
    add_amount(w, r, "length", "length_unit", p->length);
    add_amount(w, r, "capacity", "capacity_unit", p->capacity);
    add_amount(w, r, "cost", "cost_unit", p->cost);
    ay_record_day(r, "started", w->scratch, p->started);
    ay_record_day(r, "finished", w->scratch, p->finished);
    add_mentions(w, r, p->mentions, p->n_mentions);
}
