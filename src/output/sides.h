// The sides of figures and acts, in few letters.
#ifndef AY_OUTPUT_SIDES_H
#define AY_OUTPUT_SIDES_H

#include "report.h"

// How two sides stand to each other.
typedef enum ay_arrow { AY_FROM_A_TO_B, AY_FROM_B_TO_A, AY_BOTH_WAYS } ay_arrow;

typedef struct ay_sides {
    ay_arena *arena;
    ay_day today;    // of the document; AY_NO_DAY when unknown
    ay_side *groups; // by row of ay_group_rows: the members on that day; NULL before it is asked
} ay_sides;

// "CHN KAZ", "EU USA": a group of many stands for its members when all of them are there.
ay_str ay_sides_states(ay_sides *self, const ay_side *side);
// States, then organisations; people where there is neither.
ay_str ay_sides_actors(ay_sides *self, const ay_actors *actors);
// "CHN → KAZ"; one alone when the other is empty.
ay_str ay_sides_pair(ay_arena *arena, ay_str a, ay_arrow between, ay_str b);

// `a`, `between` and `b`, or the one that is not empty.
ay_str ay_joined(ay_arena *arena, ay_str a, const char *between, ay_str b);

#endif
