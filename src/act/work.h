// A work as a text names it: "the Mombasa-Nairobi Standard Gauge Railway (SGR)", "a second railway,
// from Nairobi to Naivasha", "the line". work.c finds its words, workstage.c how far it is,
// workfact.c its states and quantities; project.c makes records of them.
#ifndef AY_ACT_WORK_H
#define AY_ACT_WORK_H

#include "read.h"

enum {
    AY_WORKF_PLURAL = 1,
    AY_WORKF_INDEFINITE = 2, // "a railway", "a second railway", "another railway"
    AY_WORKF_DEFINITE = 4,   // "the", "this", "its"
    AY_WORKF_NONE = 8,       // "no railway"
    AY_WORKF_NEXT = 16,      // "second", "new": one of its own beside what was spoken of
    AY_WORKF_ROUTE = 32,     // "from X to Y", "between X and Y" stands behind it
    AY_WORKF_PLACED = 64,    // "in X", "over the X"
    AY_WORKF_TITLE = 128,    // in a headline, where every word may have a capital
    AY_WORKF_OWNER = 256     // behind "the company": the name is a firm's
};

typedef struct ay_mention {
    uint32_t sentence;
    uint32_t first, end;       // from the article to the end of the name, the route or the place
    uint32_t left;             // behind the article: its adjectives, or its name
    uint32_t head, head_end;   // the noun: "railway", "railway line"
    uint32_t name, name_end;   // its name with the noun; equal when it has none
    uint32_t alias, alias_end; // in brackets behind it; equal when there is none
    uint32_t flags;
    const struct ay_work *work; // the noun's row
} ay_mention;

// The work whose noun starts at token i; *next is the token from which to go on. False when the
// noun belongs to something else ("railway company").
bool ay_mention_read(const ay_reading *r, uint32_t i, ay_mention *out, uint32_t *next);
static inline bool ay_mention_named(const ay_mention *n) { return n->name < n->name_end; }
// The run of capitals of a name from token i, within its sentence: its end, i when there is none.
uint32_t ay_capitals_end(const ay_reading *r, uint32_t i, uint32_t end);
// The states of the places and peoples among some tokens.
void ay_mention_states(const ay_reading *r, uint32_t first, uint32_t end, ay_states *out);

// How far a work is, as said around it; `weak` when it follows only from what it does ("links").
uint8_t ay_mention_stage(const ay_reading *r, const ay_mention *n, bool *weak);

// The states of those who build, open, plan it.
void ay_mention_doers(const ay_reading *r, const ay_mention *n, ay_states *out);
// Of those who act in its sentence, in front of it.
void ay_mention_actors(const ay_reading *r, const ay_mention *n, ay_states *out);

// Fills what the sentence of the naming says of the work: length, capacity, cost, days.
void ay_mention_facts(const ay_reading *r, const ay_mention *n, ay_project *p);

#endif
