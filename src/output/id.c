// A kind and the words of a record come in, a name goes out: the hash of both and of how many such
// records came before it. A table counts them; it doubles when half full. Words are folded first,
// so that a re-wrapped paragraph keeps its names.

#include "id.h"

#include "../base/hash.h"
#include "../base/utf8.h"

#include <string.h>

enum { FIRST_SLOTS = 256 };

void ay_ids_init(ay_ids *self, ay_arena *arena) { *self = (ay_ids){.arena = arena}; }

// Lower case, white space as single blanks, none at the ends.
static ay_str fold_words(ay_ids *self, ay_str words) {
    if (words.len * 2u + 2u > self->room) {
        self->room = words.len * 4u + 256u;
        self->scratch = ay_alloc(self->arena, self->room);
    }
    size_t len = ay_utf8_fold(words.at, words.len, self->scratch);
    uint32_t n = 0;
    for (size_t i = 0; i < len;) {
        uint32_t code, size = ay_utf8_next(self->scratch + i, len - i, &code);
        if (ay_code_class(code) != AY_SPACE) {
            memmove(self->scratch + n, self->scratch + i, size);
            n += size;
        } else if (n && self->scratch[n - 1] != ' ') {
            self->scratch[n++] = ' ';
        }
        i += size;
    }
    if (n && self->scratch[n - 1] == ' ') n--;
    return (ay_str){self->scratch, n};
}

static void grow_slots(ay_ids *self) {
    uint32_t old_n = self->slots ? self->mask + 1 : 0, new_n = old_n ? old_n * 2 : FIRST_SLOTS;
    void *fresh = ay_alloc_array(self->arena, new_n, sizeof *self->slots);
    ay_ids old = *self;
    self->slots = fresh;
    self->mask = new_n - 1;
    for (uint32_t i = 0; i < old_n; i++) {
        if (!old.slots[i].seen) continue;
        uint32_t at = (uint32_t)old.slots[i].key & self->mask;
        while (self->slots[at].seen) at = (at + 1) & self->mask;
        self->slots[at].key = old.slots[i].key;
        self->slots[at].seen = old.slots[i].seen;
    }
}

// How many records with this key there are now, this one counted.
static uint32_t count_key(ay_ids *self, uint64_t key) {
    if (!self->slots || self->n * 2 > self->mask) grow_slots(self);
    uint32_t at = (uint32_t)key & self->mask;
    while (self->slots[at].seen && self->slots[at].key != key) at = (at + 1) & self->mask;
    if (!self->slots[at].seen) self->n++;
    self->slots[at].key = key;
    return ++self->slots[at].seen;
}

void ay_id_next(ay_ids *self, const char *kind, ay_str words, char out[AY_ID_LEN]) {
    ay_str folded = fold_words(self, words);
    uint64_t key = ay_hash(folded.at, folded.len, ay_hash(kind, strlen(kind), 0));
    uint32_t seen = count_key(self, key);
    unsigned char bytes[4] = {(unsigned char)seen, (unsigned char)(seen >> 8),
        (unsigned char)(seen >> 16), (unsigned char)(seen >> 24)};
    uint64_t id = ay_hash(bytes, sizeof bytes, key);
    for (int i = AY_ID_LEN - 1; i >= 0; i--, id >>= 4) out[i] = "0123456789abcdef"[id & 15];
}
