// What the readers of events share: a hit is a place in a sentence where words of the table `act`
// tell of an act, with the thing that it is done with and with what it governs.
#ifndef AY_ACT_EVENT_H
#define AY_ACT_EVENT_H

#include "frame.h"

enum { AY_HITS = 24 }; // in one sentence; more are left out

typedef struct ay_hit {
    uint32_t first, end;       // its words
    uint32_t thing, thing_end; // the noun that it is done with: "sanctions"; AY_NONE if none
    uint32_t stop;             // the end of what it governs: "agreed to withdraw its troops"
    uint16_t row;              // of ay_act_rows
    uint8_t column;            // which form of the verb, or a noun
    bool passive, dead;
    // what the record will say; a complement may decide it
    uint8_t type;
    const char *cameo, *mode;
} ay_hit;

typedef struct ay_hits {
    ay_hit at[AY_HITS];
    uint32_t n;
} ay_hits;

static inline const struct ay_act *ay_hit_row(const ay_hit *hit) { return &ay_act_rows[hit->row]; }
static inline bool ay_hit_has(const ay_hit *hit, uint32_t flags) {
    return (ay_hit_row(hit)->flags & flags) != 0;
}
static inline bool ay_hit_verb(const ay_hit *hit) {
    return hit->column <= AY_COLUMN_ACT_VERBS_ING || hit->column == AY_COLUMN_ACT_PHRASES;
}

// The acts of a sentence, in its order; what is said inside of another's complement is `dead`.
void ay_hits_read(const ay_reading *r, const ay_sentence *sentence, ay_hits *out);
// Who acts, and on whom. Returns the first token that belongs to the event.
uint32_t ay_hit_sides(
    const ay_reading *r, const ay_hit *hit, const ay_frame *frame, ay_event *event);
// Who is listed (event_list.c): whose the noun phrase behind a preposition is; the states that a
// compound noun joins; offices with the state behind them; a subject with all its neighbours.
void ay_side_behind_of(
    const ay_reading *r, const ay_frame *frame, uint32_t prep, ay_partylist *out);
bool ay_side_compound(const ay_reading *r, uint32_t noun, ay_partylist *out);
void ay_side_complete(const ay_reading *r, ay_partylist *list);
bool ay_side_listed(
    const ay_reading *r, const ay_frame *frame, bool has, bool passive, ay_partylist *subject);
// The days of an event, whether it is to come, whether it was long ago.
// `first`: its first token.
void ay_event_when(
    const ay_reading *r, const ay_hit *hit, const ay_frame *frame, uint32_t first, ay_event *event);
// Is a meeting named as what something else took place in: "at a meeting", "during his visit"?
bool ay_event_within(const ay_reading *r, const ay_hit *hit);
// What a meeting is called. Returns its first token.
uint32_t ay_event_name(const ay_reading *r, const ay_hit *hit, ay_event *event);
// One record for all mentions of an event.
void ay_events_merge(ay_reading *r);

#endif
