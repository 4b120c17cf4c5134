// One record each, from what a stage made; used by the walk alone.
#ifndef AY_OUTPUT_MAKE_H
#define AY_OUTPUT_MAKE_H

#include "../fact/figure.h"
#include "record.h"

void ay_make_document(ay_walk *w, ay_record *r, uint32_t i); // i is 0
void ay_make_sentence(ay_walk *w, ay_record *r, uint32_t i);
void ay_make_quantity(ay_walk *w, ay_record *r, uint32_t i);
void ay_make_time(ay_walk *w, ay_record *r, uint32_t i);
void ay_make_name(ay_walk *w, ay_record *r, uint32_t i);
void ay_make_quote(ay_walk *w, ay_record *r, uint32_t i);
void ay_make_figure(ay_walk *w, ay_record *r, uint32_t i);
void ay_make_event(ay_walk *w, ay_record *r, uint32_t i);
void ay_make_pledge(ay_walk *w, ay_record *r, uint32_t i);
void ay_make_tie(ay_walk *w, ay_record *r, uint32_t i);
void ay_make_project(ay_walk *w, ay_record *r, uint32_t i);
void ay_make_statement(ay_walk *w, ay_record *r, uint32_t i);
// the notes on stale silencers come last
void ay_make_finding(ay_walk *w, ay_record *r, uint32_t i);

// A figure may name a later one (`same_as`), so the ids of all are made before the first is
// written.
void ay_name_figures(ay_walk *w, ay_arena *arena);
void ay_name_pledges(ay_walk *w, ay_arena *arena); // the same with `repeats`

// What all records begin with: kind, document, id, and where there is a span, its place and words.
void ay_open_named(ay_walk *w, ay_record *r, ay_kind kind, ay_str id, ay_span span);
// The same with an id of its own. `key` tells records apart: the kind, or more where one stretch of
// text can bear several.
void ay_open_record(ay_walk *w, ay_record *r, ay_kind kind, const char *key, ay_span span);
void ay_add_side(ay_walk *w, ay_record *r, const char *name, const ay_side *side);
// value, unit, modifier, precision
void ay_add_value(ay_walk *w, ay_record *r, const ay_quantity *q);
const char *ay_direction_name(uint8_t direction); // NULL for none
const char *ay_figure_role_name(uint8_t role);
const char *ay_extreme_name(uint8_t extreme); // NULL for none

#endif
