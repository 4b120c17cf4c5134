// Sets of states, kept sorted while they grow. In: codes and groups. Out: sides, whose codes point
// into the generated tables.
#include "side.h"

#include <string.h>

void ay_states_add(ay_states *self, const char *code) {
    uint32_t i = 0;
    while (i < self->n && strcmp(self->code[i], code) < 0) i++;
    if ((i < self->n && strcmp(self->code[i], code) == 0) || self->n == AY_SIDE_STATES) return;
    memmove(&self->code[i + 1], &self->code[i], (self->n - i) * sizeof *self->code);
    self->code[i] = code;
    self->n++;
}

bool ay_states_have(const ay_states *self, const char *code) {
    for (uint32_t i = 0; i < self->n; i++)
        if (strcmp(self->code[i], code) == 0) return true;
    return false;
}

static ay_day day_or(const char *text, ay_day otherwise) {
    ay_day day;
    return text && text[0] && ay_day_parse(text, strlen(text), &day) ? day : otherwise;
}

static bool is_member(const struct ay_member *m, ay_day on) {
    if (on == AY_NO_DAY) return m->to[0] == 0;
    return day_or(m->from, INT32_MIN + 1) <= on && day_or(m->to, INT32_MAX) >= on;
}

void ay_states_add_members(ay_states *self, const char *group, ay_day on) {
    for (uint32_t i = 0; i < ay_member_count; i++) {
        const struct ay_member *m = &ay_member_rows[i];
        if (strcmp(m->group, group) == 0 && is_member(m, on)) ay_states_add(self, m->state);
    }
}

uint32_t ay_group_size(const char *group, ay_day on) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < ay_member_count; i++)
        n += strcmp(ay_member_rows[i].group, group) == 0 && is_member(&ay_member_rows[i], on);
    return n;
}

// The size changes only on the days on which somebody comes, and behind those of the last ones.
bool ay_group_was(const char *group, uint32_t size, ay_day *until) {
    bool found = false;
    *until = AY_NO_DAY;
    if (ay_group_size(group, AY_NO_DAY) == size) return true;
    for (uint32_t i = 0; i < ay_member_count; i++) {
        const struct ay_member *m = &ay_member_rows[i];
        if (strcmp(m->group, group) != 0) continue;
        ay_day last[2] = {day_or(m->from, AY_NO_DAY), day_or(m->to, AY_NO_DAY)};
        if (last[0] != AY_NO_DAY) last[0]--;
        for (uint32_t k = 0; k < 2; k++) {
            if (last[k] == AY_NO_DAY || ay_group_size(group, last[k]) != size) continue;
            if (!found || last[k] > *until) *until = last[k];
            found = true;
        }
    }
    return found;
}

void ay_states_add_side(ay_states *self, const ay_side *side) {
    for (uint32_t i = 0; i < side->n; i++) ay_states_add(self, side->states[i]);
}

ay_side ay_states_keep(ay_arena *arena, const ay_states *self) {
    const char **copy = ay_alloc_array(arena, self->n + 1u, sizeof *copy);
    memcpy(copy, self->code, self->n * sizeof *copy);
    return (ay_side){copy, self->n};
}

bool ay_side_has(const ay_side *side, const char *code) {
    for (uint32_t i = 0; i < side->n; i++)
        if (strcmp(side->states[i], code) == 0) return true;
    return false;
}

bool ay_side_equal(const ay_side *a, const ay_side *b) {
    if (a->n != b->n) return false;
    for (uint32_t i = 0; i < a->n; i++)
        if (strcmp(a->states[i], b->states[i]) != 0) return false;
    return true;
}

bool ay_side_meets(const ay_side *a, const ay_side *b) {
    for (uint32_t i = 0; i < a->n; i++)
        if (ay_side_has(b, a->states[i])) return true;
    return false;
}
