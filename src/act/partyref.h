// What the readers of parties share: the list as far as it is read, and what was named before, which
// "both sides", "the four" and "he" refer to (partyref.c).
#ifndef AY_ACT_PARTYREF_H
#define AY_ACT_PARTYREF_H

#include "party.h"

enum { AY_MEMORY_SETS = 12, AY_MEMORY_PEOPLE = 16 };

typedef struct parties {
    ay_reading *reading;
    AY_LIST(ay_party) list;
    // what was named before; indices of parties, AY_NONE for none
    ay_side pair[2];              // the two sides that the text spoke of last
    ay_side sets[AY_MEMORY_SETS]; // groups and lists of states, the last one at n_sets - 1
    uint32_t n_sets;              // counts on; the place is modulo AY_MEMORY_SETS
    uint32_t person, one, many, bloc, body; // of the sentence before, or the last ones
    uint32_t first_of_sentence;             // index of the current sentence's first party
    ay_side *groups; // by row of ay_group_rows: its members today, once asked
    bool *group_known;
    // people whose state a sentence shows without naming it as theirs ("Wang Yi reaffirmed China's
    // pledge"), the first ones of a text
    struct {
        ay_str person;
        ay_side states;
    } known[AY_MEMORY_PEOPLE];
    uint32_t n_known;
    ay_states seen; // states that acted so far
} parties;

void ay_parties_open(parties *self);
// Reads what refers back at token i into out[2]; how many parties that are: 0, 1, or 2 for a pair.
uint32_t ay_parties_refer(parties *self, uint32_t i, ay_party *out);
// A party has been added, a sentence has ended.
void ay_parties_remember(parties *self, uint32_t index);
void ay_parties_close_sentence(parties *self);
void ay_parties_add_group(parties *self, ay_states *states, uint16_t row);
// The state that a sentence before has shown to be a person's.
ay_side ay_parties_known(const parties *self, ay_str person);
// A set of states that is spoken of, without acting: "three of the five".
void ay_parties_note_set(parties *self, ay_side side);
// Does nothing but a comma or "and" stand between two parties?
bool ay_parties_listed(const parties *self, uint32_t a, uint32_t b);

#endif
