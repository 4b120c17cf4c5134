// A text comes in, places of its bytes go out. The idea: one pass notes the place of every 4096th
// byte, and a question counts on from the note before it. So a question costs the same in a text of
// one line of 64 MiB as in one of short lines, and the notes of a text take 1/340 of its length.

#include "place.h"

#include <string.h>

#define EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

// Are the next eight bytes ASCII without a line end? Subtracting one borrows into the top bit of a
// byte that is zero, which a line end is behind the exclusive or.
static bool is_plain(const char *at) {
    uint64_t eight;
    memcpy(&eight, at, sizeof eight);
    uint64_t ends = eight ^ EACH_BYTE('\n');
    return ((eight | ((ends - EACH_BYTE(1)) & ~ends)) & EACH_BYTE(0x80)) == 0;
}

static ay_place step_over(ay_place p, const char *at, const char *end) {
    for (; at < end; at++) {
        for (; end - at >= 8 && is_plain(at); at += 8) p.chars += 8, p.column += 8;
        if (at == end) break;
        if (((unsigned char)*at & 0xC0) == 0x80) continue; // inside of a character
        p.chars++;
        if (*at == '\n') {
            p.line++;
            p.column = 1;
        } else {
            p.column++;
        }
    }
    return p;
}

void ay_places_init(ay_places *self, ay_arena *arena, ay_str text) {
    uint32_t n = text.len / AY_PLACE_STEP + 1;
    ay_place *marks = ay_alloc_array(arena, n, sizeof *marks);
    marks[0] = (ay_place){1, 1, 0};
    for (uint32_t i = 1; i < n; i++) {
        const char *from = text.at + (size_t)(i - 1) * AY_PLACE_STEP;
        marks[i] = step_over(marks[i - 1], from, from + AY_PLACE_STEP);
    }
    *self = (ay_places){text, marks};
}

ay_place ay_place_of(const ay_places *self, uint32_t at) {
    if (at > self->text.len) at = self->text.len;
    uint32_t mark = at / AY_PLACE_STEP;
    return step_over(
        self->marks[mark], self->text.at + (size_t)mark * AY_PLACE_STEP, self->text.at + at);
}
