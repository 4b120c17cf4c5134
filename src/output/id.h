// Names of records that stay the same on every run and after an edit elsewhere in the text: made of
// the kind, the words (white space and case folded) and which occurrence of the two it is, never of
// offsets.
#ifndef AY_OUTPUT_ID_H
#define AY_OUTPUT_ID_H

#include "../base/arena.h"

typedef struct ay_ids {
    ay_arena *arena;
    struct {
        uint64_t key;
        uint32_t seen;
    } * slots; // open addressing; seen 0 is empty
    uint32_t n, mask;
    char *scratch;
    uint32_t room;
} ay_ids;

void ay_ids_init(ay_ids *self, ay_arena *arena);
// The id, 16 hex digits, of the next record of this kind with these words; records must be named in
// the order of the text. `kind` may hold more that tells records on the same words apart (a rule's
// name).
enum { AY_ID_LEN = 16 };
void ay_id_next(ay_ids *self, const char *kind, ay_str words, char out[AY_ID_LEN]);

#endif
