// What the two halves of the reader of names share: phrases of the tables (name.c) and persons
// (person.c). A first pass over the tokens finds all names but short mentions of persons; these
// need the whole document's persons and are resolved behind it.
#ifndef AY_SPOT_NAME_H
#define AY_SPOT_NAME_H

#include "spot.h"

// The row of a name that no table has: persons, organisations that the text introduces.
#define AY_NO_ROW UINT16_MAX

// Capitalised words in a row that no table explains: perhaps a person.
typedef struct ay_run {
    uint32_t first, end;
    uint8_t words; // "Kassym-Jomart Tokayev" has two, "George W. Bush" three
} ay_run;

// A title that ended right before a token: "Foreign Minister", "Mr.".
typedef struct ay_title {
    uint32_t end;   // the token behind it; 0 when there was none
    uint32_t flags; // AY_OFFICE_…
} ay_title;

// A word or a whole name -> what it stands for, as an open hash; probes are capped, so that crafted
// texts cost no more than others.
typedef struct ay_naming_entry {
    uint64_t hash; // 0: empty
    ay_str canonical;
    uint8_t strength; // 3 whole name, 2 the part by which one is called, 1 the other end of it
    bool doubtful;    // two persons have it
} ay_naming_entry;

// An abbreviation that the text introduces, and the index of the name that it stands for.
typedef struct ay_acronym {
    uint64_t hash;
    uint32_t name;
} ay_acronym;

typedef struct ay_naming {
    ay_arena *arena;
    const ay_text *text;
    ay_spots *spots;
    AY_LIST(ay_name) names; // in text order
    AY_LIST(ay_run) runs;   // left for the second pass, in text order
    AY_LIST(ay_acronym) acronyms;
    uint64_t acronym_bits[4]; // a bit by the look of each one: most words have none of them
    ay_title title;
} ay_naming;

// name.c
// The table's name at token i: the number of its tokens, 0 if there is none.
uint32_t ay_naming_phrase(const ay_naming *self, uint32_t i, ay_name *out);
bool ay_naming_starts(const ay_naming *self, uint32_t i);  // one does, whatever its neighbours
bool ay_naming_covered(const ay_naming *self, uint32_t i); // a quantity or time has the token
// The index of the name that the text abbreviates so, or AY_NONE.
uint32_t ay_naming_acronym(const ay_naming *self, uint32_t i);
uint32_t ay_naming_cue(const ay_naming *self, uint32_t i, int cue);

// person.c
ay_run ay_run_at(const ay_naming *self, uint32_t i); // first == end when none starts there
// Is it a person, when a title with these flags stands right before it?
bool ay_run_titled(const ay_naming *self, ay_run run, uint32_t flags);
// A person by its context becomes a name; any other run is kept for the second pass.
void ay_run_judge(ay_naming *self, ay_run run);
void ay_runs_resolve(ay_naming *self); // the second pass; `names` is in text order afterwards

#endif
