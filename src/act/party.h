// Who is named: parties are the noun phrases of a text that stand for states, groups, organisations
// and people, in text order, with what they refer to: "Kazakh President Kassym-Jomart Tokayev" is
// Kazakhstan and a person, "the five Central Asian countries" five states, "both sides" the two
// that the text spoke of, "he" the person named last. What cannot be told is no party.
#ifndef AY_ACT_PARTY_H
#define AY_ACT_PARTY_H

#include "act.h"

typedef enum ay_party_kind {
    AY_PARTY_STATE,
    AY_PARTY_GROUP,
    AY_PARTY_ORGANISATION,
    AY_PARTY_PERSON,
    AY_PARTY_OFFICE
} ay_party_kind;

#define AY_PARTY_NO_OFFICE UINT16_MAX

typedef struct ay_party {
    // tokens of the noun phrase, as far as it is known: "the Kazakh President Kassym-Jomart
    // Tokayev", "foreign ministers of the five countries"
    uint32_t first, end;
    uint32_t sentence;
    uint8_t kind;   // ay_party_kind
    bool acts;      // stands for its states: themselves, their governments, armies, officials;
                    // false for "Chinese companies", "the German market"
    bool many;      // plural: "they" may mean it
    bool reference; // a pronoun, "both sides", "the two countries": resolved from what stood before
    bool attribute; // an adjective or possessor of a noun that is no organ of state
    bool demonym;   // named by an adjective of its state
    uint16_t office; // row of ay_office_rows, AY_PARTY_NO_OFFICE
    uint32_t pair;   // "both sides" are two parties at one place: the index of the other; AY_NONE
    ay_side states;  // none for organisations and for people whose state is not said
    ay_str name;     // organisation or office without a state
    ay_str person;   // the person's canonical name
} ay_party;

// What the readers of all acts share.
typedef struct ay_reading {
    ay_arena *arena;
    const ay_text *text;
    const ay_spots *spots;
    const ay_facts *facts;
    ay_day today; // AY_NO_DAY when unknown
    ay_party *parties;
    uint32_t n_parties;
    uint32_t *party_at; // per token: 1 + index of the party that covers it, 0 if none
    ay_acts *acts;
} ay_reading;

void ay_parties_read(ay_reading *self);

// The party that covers a token, or NULL.
static inline const ay_party *ay_party_at(const ay_reading *r, uint32_t token) {
    uint32_t i = token < r->text->n_tokens ? r->party_at[token] : 0;
    return i ? &r->parties[i - 1] : NULL;
}

// A few parties that act together, by index.
enum { AY_PARTIES = 16 };
typedef struct ay_partylist {
    uint32_t at[AY_PARTIES];
    uint32_t n;
} ay_partylist;
void ay_partylist_add(
    ay_partylist *self, uint32_t party); // once each; more than AY_PARTIES are left out
// The states, organisations and people of all of them.
ay_actors ay_actors_of(const ay_reading *r, const ay_partylist *list);
static inline bool ay_actors_none(const ay_actors *a) {
    return a->states.n == 0 && a->n_names == 0 && a->n_people == 0;
}

#endif
