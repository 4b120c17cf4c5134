// Sets of states come in, a few letters go out. Records hold every state; for the eye twenty-seven
// codes are written as the group that they are: the largest one of which all members are there,
// then the next, then the states that are left. The members are those of the document's day, as
// they were when the group was written out.

#include "sides.h"

#include <string.h>

enum { MANY = 6 }; // fewer states are as quickly read as their group

static ay_str str(const char *s) { return (ay_str){s, (uint32_t)strlen(s)}; }

ay_str ay_joined(ay_arena *arena, ay_str a, const char *between, ay_str b) {
    if (a.len == 0 || b.len == 0) return a.len ? a : b;
    size_t n = strlen(between);
    char *at = ay_alloc(arena, (size_t)a.len + n + b.len);
    memcpy(at, a.at, a.len);
    memcpy(at + a.len, between, n);
    memcpy(at + a.len + n, b.at, b.len);
    return (ay_str){at, (uint32_t)(a.len + n + b.len)};
}

static void load_groups(ay_sides *self) {
    self->groups = ay_alloc_array(self->arena, ay_group_count, sizeof *self->groups);
    for (uint32_t i = 0; i < ay_group_count; i++) {
        ay_states members = {.n = 0};
        ay_states_add_members(&members, ay_group_rows[i].code, self->today);
        self->groups[i] = ay_states_keep(self->arena, &members);
    }
}

static bool holds(const ay_states *states, const ay_side *members) {
    for (uint32_t i = 0; i < members->n; i++)
        if (!ay_states_have(states, members->states[i])) return false;
    return true;
}

static const ay_side *largest_group(ay_sides *self, const ay_states *states, const char **name) {
    const ay_side *best = NULL;
    for (uint32_t i = 0; i < ay_group_count; i++) {
        const ay_side *members = &self->groups[i];
        if (members->n < MANY || members->n > states->n || (best && members->n <= best->n))
            continue;
        if (!holds(states, members)) continue;
        best = members;
        bool region = ay_group_rows[i].code[0] >= '0' && ay_group_rows[i].code[0] <= '9';
        *name = region ? ay_group_rows[i].name : ay_group_rows[i].code; // "143" says nothing
    }
    return best;
}

static void take_away(ay_states *states, const ay_side *members) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < states->n; i++)
        if (!ay_side_has(members, states->code[i])) states->code[n++] = states->code[i];
    states->n = n;
}

ay_str ay_sides_states(ay_sides *self, const ay_side *side) {
    ay_states left = {.n = 0};
    ay_states_add_side(&left, side);
    ay_str out = {"", 0};
    while (left.n >= MANY) {
        if (!self->groups) load_groups(self);
        const char *name = NULL;
        const ay_side *group = largest_group(self, &left, &name);
        if (!group) break;
        out = ay_joined(self->arena, out, " ", str(name));
        take_away(&left, group);
    }
    for (uint32_t i = 0; i < left.n; i++) out = ay_joined(self->arena, out, " ", str(left.code[i]));
    return out;
}

ay_str ay_sides_actors(ay_sides *self, const ay_actors *actors) {
    ay_str out = ay_sides_states(self, &actors->states);
    for (uint32_t i = 0; i < actors->n_names; i++)
        out = ay_joined(self->arena, out, ", ", actors->names[i]);
    if (out.len) return out;
    for (uint32_t i = 0; i < actors->n_people; i++)
        out = ay_joined(self->arena, out, ", ", actors->people[i]);
    return out;
}

ay_str ay_sides_pair(ay_arena *arena, ay_str a, ay_arrow between, ay_str b) {
    static const char *const arrows[] = {
        [AY_FROM_A_TO_B] = " → ", [AY_FROM_B_TO_A] = " ← ", [AY_BOTH_WAYS] = " – "};
    if (a.len == 0 && b.len && between != AY_BOTH_WAYS) a = AY_STR("?");
    return ay_joined(arena, a, arrows[between], b);
}
