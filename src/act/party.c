// Parties.
#include "party.h"

void ay_parties_read(ay_reading *self) {
    self->party_at =
        ay_alloc_array(self->arena, (size_t)self->text->n_tokens + 1, sizeof *self->party_at);
}

void ay_partylist_add(ay_partylist *self, uint32_t party) {
    for (uint32_t i = 0; i < self->n; i++)
        if (self->at[i] == party) return;
    if (self->n < AY_PARTIES) self->at[self->n++] = party;
}

ay_actors ay_actors_of(const ay_reading *r, const ay_partylist *list) {
    ay_states states = {.n = 0};
    ay_str *names = ay_alloc_array(r->arena, list->n + 1u, sizeof *names),
           *people = ay_alloc_array(r->arena, list->n + 1u, sizeof *people);
    ay_actors out = {.names = names, .people = people};
    for (uint32_t i = 0; i < list->n; i++) {
        const ay_party *p = &r->parties[list->at[i]];
        ay_states_add_side(&states, &p->states);
        if (p->name.len) names[out.n_names++] = p->name;
        if (p->person.len) people[out.n_people++] = p->person;
    }
    out.states = ay_states_keep(r->arena, &states);
    return out;
}
