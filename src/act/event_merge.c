// One record for all mentions of an event. In: events in the order of the text. Out: fewer, each with
// the places that speak of it too.
//
// The idea: two mentions are one event when type and sides are the same, as far as they are given,
// and the dates do not speak against it. The fullest mention is the record; it takes over what only
// the others know. The trap: two visits of the same guest in one text. Without a date on either side
// only mentions without sides of their own are merged into what stands near.
#include "event.h"

#include <string.h>

enum { BACK = 48 }; // events that are compared with each one

static bool symmetric(uint8_t type) { return type == AY_ACT_AGREE || type == AY_ACT_CONSULT; }

static void add_both(ay_states *to, const ay_event *e) {
    ay_states_add_side(to, &e->a.states);
    ay_states_add_side(to, &e->b.states);
}

static bool same_sides(const ay_event *x, const ay_event *y) {
    if (!symmetric(x->type))
        return ay_side_equal(&x->a.states, &y->a.states) &&
               ay_side_equal(&x->b.states, &y->b.states);
    ay_states of_x = {.n = 0}, of_y = {.n = 0};
    add_both(&of_x, x), add_both(&of_y, y);
    if (of_x.n != of_y.n) return false;
    for (uint32_t i = 0; i < of_x.n; i++)
        if (!ay_states_have(&of_y, of_x.code[i])) return false;
    return true;
}

static bool without_sides(const ay_event *e) { return e->a.states.n + e->b.states.n == 0; }

// 1: the same days, 0: not known, -1: others.
static int same_days(const ay_event *x, const ay_event *y) {
    if (x->from == AY_NO_DAY || y->from == AY_NO_DAY) return 0;
    ay_day x_to = x->to == AY_NO_DAY ? x->from : x->to, y_to = y->to == AY_NO_DAY ? y->from : y->to;
    return x->from <= y_to && y->from <= x_to ? 1 : -1;
}

static bool travels(const ay_event *e) {
    return e->mode && (strcmp(e->mode, "visit") == 0 || strcmp(e->mode, "host") == 0);
}

// A visit is another event than the talks that it is for, and a promise than the treaty.
static bool same_kind(const ay_event *x, const ay_event *y) {
    bool visit_x = travels(x), visit_y = travels(y);
    bool promise_x = x->cameo && strcmp(x->cameo, "03") == 0;
    bool promise_y = y->cameo && strcmp(y->cameo, "03") == 0;
    return visit_x == visit_y && promise_x == promise_y;
}

static bool same_event(const ay_event *x, const ay_event *y) {
    if (x->type != y->type || x->negated != y->negated || x->status != y->status) return false;
    int days = same_days(x, y);
    if (days < 0 || !same_kind(x, y)) return false;
    bool pair = x->a.states.n && x->b.states.n;
    // what one state agrees to twice are two things, where no day says that they are one
    if (same_sides(x, y))
        return days > 0 || x->type == AY_ACT_CONSULT || (symmetric(x->type) && pair);
    if (x->type != AY_ACT_CONSULT || !(without_sides(x) || without_sides(y))) return false;
    uint32_t apart =
        x->sentence > y->sentence ? x->sentence - y->sentence : y->sentence - x->sentence;
    return days > 0 || apart == 1;
}

static uint32_t fullness(const ay_event *e) {
    return (e->a.states.n > 0) * 3u + (e->b.states.n > 0) * 3u + (e->from != AY_NO_DAY) * 2u +
           (e->place.len > 0) + (e->name.len > 0) + (e->document.len > 0) + (e->a.n_people > 0) +
           (e->b.n_people > 0);
}

static void take_over(ay_event *to, const ay_event *from) {
    if (without_sides(to)) to->a = from->a, to->b = from->b;
    if (to->from == AY_NO_DAY) to->from = from->from, to->to = from->to;
    if (to->place.len == 0) to->place = from->place;
    if (to->name.len == 0) to->name = from->name;
    if (to->document.len == 0) to->document = from->document;
}

static void add_mention(ay_reading *r, ay_event *to, ay_span span) {
    ay_span *more = ay_alloc_array(r->arena, to->n_mentions + 1u, sizeof *more);
    for (uint32_t i = 0; i < to->n_mentions; i++) more[i] = to->mentions[i];
    more[to->n_mentions++] = span;
    to->mentions = more;
}

static void merge(ay_reading *r, ay_event *into, const ay_event *other) {
    ay_span span = other->span;
    if (fullness(other) > fullness(into)) {
        ay_event fuller = *other;
        fuller.mentions = into->mentions, fuller.n_mentions = into->n_mentions;
        span = into->span;
        take_over(&fuller, into);
        *into = fuller;
    } else {
        take_over(into, other);
    }
    if (into->n_mentions < BACK) add_mention(r, into, span);
}

// The fullest mention may stand behind an event that was behind its first one.
static void sort(ay_event *events, uint32_t n) {
    for (uint32_t i = 1; i < n; i++)
        for (uint32_t k = i;
             k > 0 && i - k < BACK && events[k - 1].span.start > events[k].span.start; k--) {
            ay_event swap = events[k];
            events[k] = events[k - 1], events[k - 1] = swap;
        }
}

void ay_events_merge(ay_reading *r) {
    ay_event *events = r->acts->events;
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->acts->n_events; i++) {
        uint32_t k = n, low = n > BACK ? n - BACK : 0;
        while (k > low && !same_event(&events[k - 1], &events[i])) k--;
        if (k > low) merge(r, &events[k - 1], &events[i]);
        else events[n++] = events[i];
    }
    r->acts->n_events = n;
    sort(events, n);
}
