// Lines and columns of byte offsets. Columns and character counts are in code points; a byte that
// is no UTF-8 counts as one.
#ifndef AY_OUTPUT_PLACE_H
#define AY_OUTPUT_PLACE_H

#include "../base/arena.h"

typedef struct ay_place {
    uint32_t line, column; // from 1
    uint32_t chars;        // code points before it, from the start of the text
} ay_place;

typedef struct ay_places {
    ay_str text;
    const ay_place *marks; // the place of every AY_PLACE_STEP-th byte
} ay_places;

enum { AY_PLACE_STEP = 4096 };

void ay_places_init(ay_places *self, ay_arena *arena, ay_str text);
ay_place ay_place_of(const ay_places *self, uint32_t at); // `at` may be the text's length

#endif
