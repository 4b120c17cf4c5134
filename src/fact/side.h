// One side of a figure or an act: a set of states.
#ifndef AY_FACT_SIDE_H
#define AY_FACT_SIDE_H

#include "fact.h"

enum { AY_SIDE_STATES = 200 }; // in one side; more are left out

// The states that make it up, ISO 3166-1 alpha-3, sorted, each once. Pointers into the generated
// tables.
typedef struct ay_side {
    const char *const *states;
    uint32_t n;
} ay_side;

// A side while it grows.
typedef struct ay_states {
    const char *code[AY_SIDE_STATES];
    uint32_t n;
} ay_states;

void ay_states_add(ay_states *self, const char *code);
bool ay_states_have(const ay_states *self, const char *code);
// The members of a group on a day; with AY_NO_DAY those that have not left.
void ay_states_add_members(ay_states *self, const char *group, ay_day on);
uint32_t ay_group_size(const char *group, ay_day on); // how many they are
// Was it ever of that size? *until is the last day of the latest time, AY_NO_DAY if it still is.
bool ay_group_was(const char *group, uint32_t size, ay_day *until);
void ay_states_add_side(ay_states *self, const ay_side *side);
ay_side ay_states_keep(ay_arena *arena, const ay_states *self);
bool ay_side_has(const ay_side *side, const char *code);
bool ay_side_equal(const ay_side *a, const ay_side *b);
bool ay_side_meets(const ay_side *a, const ay_side *b); // have they a state in common?

// The day that relative times are counted from; AY_NO_DAY when it is unknown or doubtful.
static inline ay_day ay_doc_today(const ay_doc *doc) {
    return doc->published == doc->published_to && !doc->date_doubtful ? doc->published : AY_NO_DAY;
}

#endif
