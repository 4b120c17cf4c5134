// What refers back. In: the parties as far as they are read, a token. Out: whom "both sides", "the
// four", "they", "it", "he" mean.
//
// The memory is small: the pair that was spoken of last, the last groups and lists of states, and
// of the sentence before the first person, the first single party and the first several. The first
// ones are the subjects more often than not. A number takes the last set of just that many states.
//
// The trap: a wrong antecedent makes a wrong record, a missing one none. What is further than NEAR
// sentences away, or is not the only candidate, is not understood.
#include "partyref.h"

#include <string.h>

enum { NEAR = 2, LOOK_BACK = 256, MEMBERS = 60 };
enum { PAIR = 1, MANY, ONE, PERSON, SPEAKER, BLOC, HIS_STATE = 8 }; // args of cue party-ref

static const ay_party *party(const parties *self, uint32_t i) { return &self->list.at[i]; }

static uint32_t sentence_of(const parties *self, uint32_t token) {
    return self->reading->text->tokens[token].sentence;
}

static bool is_near(const parties *self, uint32_t index, uint32_t token) {
    return index != AY_NONE && party(self, index)->sentence + NEAR >= sentence_of(self, token);
}

void ay_parties_open(parties *self) {
    self->person = self->one = self->many = self->bloc = self->body = AY_NONE;
    self->groups = ay_alloc_array(self->reading->arena, ay_group_count, sizeof *self->groups);
    self->group_known = ay_alloc_array(self->reading->arena, ay_group_count, sizeof(bool));
}

void ay_parties_add_group(parties *self, ay_states *states, uint16_t row) {
    if (!self->group_known[row]) {
        ay_states members = {.n = 0};
        ay_states_add_members(&members, ay_group_rows[row].code, self->reading->today);
        self->groups[row] = ay_states_keep(self->reading->arena, &members);
        self->group_known[row] = true;
    }
    ay_states_add_side(states, &self->groups[row]);
}

// ---- remembering --------------------------------------------------------------------------------

void ay_parties_note_set(parties *self, ay_side side) {
    if (side.n < 2) return;
    self->sets[self->n_sets++ % AY_MEMORY_SETS] = side;
}

// Only a comma or "and" stands between the ends of two parties.
bool ay_parties_listed(const parties *self, uint32_t a, uint32_t b) {
    const ay_text *t = self->reading->text;
    uint32_t i = party(self, a)->end, end = party(self, b)->first;
    if (end < i || end - i > 2 || i == end) return false;
    for (; i < end; i++)
        if (ay_mark(t, i) != ',' && !ay_token_is(t, i, "and")) return false;
    return true;
}

// The list of states that ends with the party at `last` becomes a set.
static void remember_list(parties *self, uint32_t last) {
    ay_states states = {.n = 0};
    uint32_t i = last;
    ay_states_add_side(&states, &party(self, i)->states);
    while (i > self->first_of_sentence && party(self, i - 1)->states.n &&
           ay_parties_listed(self, i - 1, i))
        ay_states_add_side(&states, &party(self, --i)->states);
    if (i < last) ay_parties_note_set(self, ay_states_keep(self->reading->arena, &states));
}

static const ay_party *holder(const parties *self, uint16_t office) {
    for (uint32_t i = self->list.n; i-- > 0 && self->list.n - i < LOOK_BACK;)
        if (party(self, i)->office == office && party(self, i)->person.len) return party(self, i);
    return NULL;
}

// "The president" is the one of that office who was named before.
static void resolve_office(parties *self, ay_party *p) {
    if (p->kind != AY_PARTY_OFFICE || p->states.n || p->person.len) return;
    const ay_party *who = p->many ? NULL : holder(self, p->office);
    if (!who) {
        p->acts = false;
        return;
    }
    p->kind = AY_PARTY_PERSON;
    p->person = who->person;
    p->states = who->states;
    p->name = (ay_str){0};
    p->reference = true;
}

void ay_parties_remember(parties *self, uint32_t index) {
    ay_party *p = &self->list.at[index];
    resolve_office(self, p);
    if (p->kind == AY_PARTY_GROUP && p->states.n) self->bloc = index;
    if (p->states.n && p->kind == AY_PARTY_GROUP) ay_parties_note_set(self, p->states);
    if (p->states.n && !p->reference) remember_list(self, index);
    if (p->acts && p->states.n == 1) ay_states_add_side(&self->seen, &p->states);
}

// The first two sides of the sentence that have no state in common; with a third there is no pair.
static uint32_t two_sides(const parties *self, bool attributes, ay_side out[2]) {
    uint32_t n = 0;
    for (uint32_t i = self->first_of_sentence; i < self->list.n; i++) {
        const ay_party *p = party(self, i);
        if (p->states.n == 0 || (!attributes && p->attribute)) continue;
        uint32_t k = 0;
        while (k < n && !ay_side_meets(&out[k], &p->states)) k++;
        if (k < n) continue;
        if (n == 2) return 3;
        out[n++] = p->states;
    }
    return n;
}

static bool same(ay_str a, ay_str b) {
    return a.len == b.len && a.len && memcmp(a.at, b.at, a.len) == 0;
}

ay_side ay_parties_known(const parties *self, ay_str person) {
    for (uint32_t i = 0; i < self->n_known; i++)
        if (same(self->known[i].person, person)) return self->known[i].states;
    return (ay_side){0};
}

// Is the possessor one whose pledge, stance or thanks only its own people can give?
static bool is_own(const parties *self, const ay_party *p) {
    const ay_text *t = self->reading->text;
    if (!p->attribute || p->states.n != 1 || !ay_token_is(t, p->end, "'s")) return false;
    for (uint32_t i = p->end + 1; i < p->end + 4 && i < t->n_tokens; i++)
        if (ay_cue_at(t, i, AY_CUE_PARTY_OWN, NULL)) return true;
    return false;
}

// "The Ministry of Commerce will work with the departments of Central Asian countries": a ministry
// that has to do with one of the two sides is the other's.
static void adopt_body(parties *self, ay_party *who) {
    if (who->office == AY_PARTY_NO_OFFICE || !(ay_office_rows[who->office].flags & AY_OFFICE_BODY))
        return;
    bool met[2] = {false, false};
    for (uint32_t i = self->first_of_sentence + 1; i < self->list.n; i++)
        for (uint32_t k = 0; k < 2; k++)
            met[k] |= ay_side_meets(&party(self, i)->states, &self->pair[k]);
    if (met[0] == met[1] || self->pair[met[0]].n != 1) return;
    who->states = self->pair[met[0]];
    who->kind = AY_PARTY_STATE;
    who->name = (ay_str){0};
    who->acts = true;
    self->body = self->first_of_sentence;
}

// "Foreign Minister Wang Yi reaffirmed China's pledge": an official without a state, first in the
// sentence, who gives what is one state's own.
static void adopt(parties *self) {
    uint32_t first = self->first_of_sentence;
    if (first >= self->list.n || self->n_known == AY_MEMORY_PEOPLE) return;
    ay_party *who = &self->list.at[first];
    if (who->kind == AY_PARTY_OFFICE && who->states.n == 0) adopt_body(self, who);
    if (who->person.len == 0 || who->states.n || who->office == AY_PARTY_NO_OFFICE) return;
    if (!(ay_office_rows[who->office].flags & (AY_OFFICE_HEAD | AY_OFFICE_MINISTER))) return;
    for (uint32_t i = first + 1; i < self->list.n; i++) {
        if (!is_own(self, party(self, i))) continue;
        who->states = party(self, i)->states;
        self->known[self->n_known].person = who->person;
        self->known[self->n_known++].states = who->states;
        return;
    }
}

void ay_parties_close_sentence(parties *self) {
    ay_side pair[2];
    adopt(self);
    if (two_sides(self, false, pair) == 2 || two_sides(self, true, pair) == 2)
        memcpy(self->pair, pair, sizeof pair);
    uint32_t person = AY_NONE, one = AY_NONE, many = AY_NONE, singles = 0, first = AY_NONE;
    for (uint32_t i = self->first_of_sentence; i < self->list.n; i++) {
        const ay_party *p = party(self, i);
        if (person == AY_NONE && p->person.len) person = i;
        if (p->attribute || !p->acts) continue;
        bool list = (i + 1 < self->list.n && ay_parties_listed(self, i, i + 1)) ||
                    (i > self->first_of_sentence && ay_parties_listed(self, i - 1, i));
        if (first == AY_NONE) first = i;
        if (many == AY_NONE && (p->many || p->pair != AY_NONE || list)) many = i;
        if (p->many || list || p->kind == AY_PARTY_PERSON) continue;
        if (singles++ == 0) one = i;
    }
    if (person != AY_NONE) self->person = person;
    if (self->body != AY_NONE && first != AY_NONE && party(self, first)->reference &&
        ay_side_equal(&party(self, first)->states, &party(self, self->body)->states))
        self->body = first; // "we" goes on
    // "it" is the subject, or the only one that it can be
    if (first != AY_NONE) self->one = singles == 1 || one == first ? one : AY_NONE;
    if (many != AY_NONE) self->many = many;
    self->first_of_sentence = self->list.n;
}

// ---- referring ----------------------------------------------------------------------------------

static ay_party reference(uint32_t first, uint32_t end, ay_side states) {
    return (ay_party){.first = first,
        .end = end,
        .kind = states.n > 1 ? AY_PARTY_GROUP : AY_PARTY_STATE,
        .acts = true,
        .many = states.n > 1,
        .reference = true,
        .office = AY_PARTY_NO_OFFICE,
        .pair = AY_NONE,
        .states = states};
}

static uint32_t shared_sides(const ay_side a[2], const ay_side b[2]) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < 2; i++)
        n += ay_side_meets(&a[i], &b[0]) || ay_side_meets(&a[i], &b[1]);
    return n;
}

// "Benin and Niger said that both countries": two that are listed.
static bool lists_two(const parties *self) {
    uint32_t i = self->first_of_sentence;
    return i + 1 < self->list.n && ay_parties_listed(self, i, i + 1);
}

// The pair as far as the sentence goes, else the one before.
static uint32_t refer_pair(parties *self, uint32_t first, uint32_t end, ay_party *out) {
    ay_side pair[2] = {self->pair[0], self->pair[1]}, here[2];
    // Of two pairs that share a side ("Panama undertakes to have no relations with Taiwan, and the two
    // countries agree") the one before counts: the sentence has brought in a third.
    if (two_sides(self, true, here) == 2 && (shared_sides(pair, here) != 1 || lists_two(self)))
        memcpy(pair, here, sizeof pair);
    if (pair[0].n == 0 || pair[1].n == 0) return 0;
    for (uint32_t i = 0; i < 2; i++) {
        out[i] = reference(first, end, pair[i]);
        out[i].many = true;
    }
    return 2;
}

static bool find_set(const parties *self, uint32_t size, ay_side *out) {
    for (uint32_t i = self->n_sets; i-- > 0 && self->n_sets - i <= AY_MEMORY_SETS;) {
        *out = self->sets[i % AY_MEMORY_SETS];
        if (out->n == size) return true;
    }
    ay_states both = {.n = 0};
    ay_states_add_side(&both, &self->pair[0]);
    ay_states_add_side(&both, &self->pair[1]);
    if (both.n != size) both = self->seen;
    if (both.n != size) return false;
    *out = ay_states_keep(self->reading->arena, &both);
    return true;
}

static uint32_t refer_number(
    parties *self, uint32_t first, uint32_t end, uint32_t number, ay_party *out) {
    ay_side set;
    if (number == 2) return refer_pair(self, first, end, out);
    if (!find_set(self, number, &set)) return 0;
    out[0] = reference(first, end, set);
    return 1;
}

static uint32_t copy_party(
    const parties *self, uint32_t index, uint32_t first, uint32_t end, ay_party *out) {
    *out = *party(self, index);
    out->first = first;
    out->end = end;
    out->reference = true;
    out->attribute = false;
    out->acts = true;
    out->pair = AY_NONE;
    return 1;
}

// The first party of the sentence as far as it is read, of the kind that is asked for.
static uint32_t in_sentence(const parties *self, bool person) {
    for (uint32_t i = self->first_of_sentence; i < self->list.n; i++) {
        const ay_party *p = party(self, i);
        if (p->attribute || !p->acts) continue;
        if (person ? p->person.len > 0 : p->kind != AY_PARTY_PERSON && !p->many) return i;
    }
    return AY_NONE;
}

static uint32_t refer_many(parties *self, uint32_t first, uint32_t end, ay_party *out) {
    uint32_t i = self->many;
    for (uint32_t k = self->first_of_sentence; k < self->list.n; k++) {
        bool list = k + 1 < self->list.n && ay_parties_listed(self, k, k + 1);
        if (party(self, k)->attribute || !(party(self, k)->many || list)) continue;
        i = k;
        break;
    }
    if (!is_near(self, i, first)) return 0;
    const ay_party *p = party(self, i);
    if (p->pair != AY_NONE && p->pair > i) {
        copy_party(self, i, first, end, &out[0]);
        return copy_party(self, p->pair, first, end, &out[1]) + 1;
    }
    if (p->states.n > 1 || p->many) return copy_party(self, i, first, end, out);
    ay_states list = {.n = 0}; // a list of single ones
    uint32_t n = 0;
    for (uint32_t k = i; k < self->list.n; k++) {
        if (k > i && !ay_parties_listed(self, k - 1, k)) break;
        ay_states_add_side(&list, &party(self, k)->states);
        n++;
    }
    if (n == 2) {
        copy_party(self, i, first, end, &out[0]);
        return copy_party(self, i + 1, first, end, &out[1]) + 1;
    }
    out[0] = reference(first, end, ay_states_keep(self->reading->arena, &list));
    return list.n > 0;
}

static uint32_t refer_one(parties *self, uint32_t first, uint32_t end, bool person, ay_party *out) {
    uint32_t i = in_sentence(self, person);
    if (i == AY_NONE) i = person ? self->person : self->one;
    if (!is_near(self, i, first)) return 0;
    return copy_party(self, i, first, end, out);
}

// "We" in somebody's mouth is the speaker's side.
static uint32_t refer_speaker(parties *self, uint32_t first, uint32_t end, ay_party *out) {
    const ay_reading *r = self->reading;
    const ay_quote *quote = ay_quote_at(r->spots, first);
    if (!quote && is_near(self, self->body, first)) // a ministry's own text
        return copy_party(self, self->body, first, end, out);
    if (!quote || quote->name == AY_NONE) return 0;
    const ay_name *name = &r->spots->names[quote->name];
    ay_states states = {.n = 0};
    if (name->state != AY_NO_ROW) ay_states_add(&states, ay_state_rows[name->state].code);
    if (states.n == 0 && name->type != AY_N_ORGANISATION) return 0;
    out[0] = reference(first, end, ay_states_keep(r->arena, &states));
    if (states.n == 0) {
        out[0].kind = AY_PARTY_ORGANISATION;
        out[0].name = name->canonical;
    }
    return 1;
}

// "It" stands for a state in front of a verb, or as what is accused "of" something; elsewhere it is
// the treaty, the weather.
static bool acts_here(const parties *self, uint32_t end) {
    const ay_text *t = self->reading->text;
    static const int cues[] = {AY_CUE_FRAME_AUX, AY_CUE_FRAME_FUTURE, AY_CUE_FRAME_MODAL,
        AY_CUE_FRAME_NEGATION, AY_CUE_FRAME_WANT, AY_CUE_FRAME_ADVERB, AY_CUE_SAY};
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
        if (ay_cue_at(t, end, cues[i], NULL)) return true;
    int32_t prep = 0;
    if (ay_cue_at(t, end, AY_CUE_FRAME_PREP, &prep) && prep == 1) return true; // AY_PREP_OF
    return end < t->n_tokens && ay_tables_may(t, end, ay_table_bit(AY_TABLE_ACT));
}

static uint32_t refer_word(
    parties *self, int32_t arg, uint32_t first, uint32_t end, ay_party *out) {
    switch (arg) {
    case PAIR: // "the leaders", but not "the leaders of Chad"
        return ay_token_is(self->reading->text, end, "of") ? 0 : refer_pair(self, first, end, out);
    case MANY: return refer_many(self, first, end, out);
    case ONE:
        if (end == first + 1 && !acts_here(self, end)) return 0;
        return refer_one(self, first, end, false, out);
    case PERSON: return refer_one(self, first, end, true, out);
    case HIS_STATE:
        if (!refer_one(self, first, end, true, out) || out->states.n == 0) return 0;
        *out = reference(first, end, out->states);
        return 1;
    case SPEAKER: return refer_speaker(self, first, end, out);
    case BLOC: return self->bloc == AY_NONE ? 0 : copy_party(self, self->bloc, first, end, out);
    default: return 0;
    }
}

// A whole number from 2 to MEMBERS; 0 if it is none.
static uint32_t small_number(const ay_quantity *q) {
    int64_t n;
    if (q->type != AY_Q_COUNT && q->type != AY_Q_NUMBER) return 0;
    if (!ay_dec_to_int(q->value, &n) || n < 2 || n > MEMBERS) return 0;
    return q->modifier || (q->flags & (AY_QF_FRACTION | AY_QF_HYPHEN)) ? 0 : (uint32_t)n;
}

// "The four had", "the two countries": a number that stands for states, behind "the" or "all".
static uint32_t number_at(parties *self, uint32_t i, ay_party *out) {
    const ay_reading *r = self->reading;
    const ay_quantity *q = &r->spots->quantities[r->spots->at[i] - 1];
    uint32_t number = q->first == i ? small_number(q) : 0, end = q->end, first = i;
    int32_t all = 0;
    if (number == 0) return 0;
    uint32_t low = r->text->sentences[sentence_of(self, i)].first;
    while (first > low && ay_cue_at(r->text, first - 1, AY_CUE_PARTY_THE, &all)) first--;
    if (first == i) return 0;
    if (q->head != AY_NONE && ay_span_length(q->noun)) {
        uint32_t n = ay_cue_at(r->text, q->head, AY_CUE_PARTY_MEMBERS, NULL);
        for (uint32_t k = end; k <= q->head; k++)
            if (r->spots->at[k] & AY_NAME_BIT) return 0; // "the six Gulf states" names them itself
        if (n == 0) return 0;
        end = q->head + n;
    } else if (all == 0 && !ay_cue_at(r->text, end, AY_CUE_FRAME_AUX, NULL) &&
               !ay_cue_at(r->text, end, AY_CUE_FRAME_FUTURE, NULL) &&
               !ay_tables_may(r->text, end, ay_table_bit(AY_TABLE_ACT))) {
        return 0;
    }
    return refer_number(self, first, end, number, out);
}

uint32_t ay_parties_refer(parties *self, uint32_t i, ay_party *out) {
    const ay_reading *r = self->reading;
    uint32_t at = r->spots->at[i];
    int32_t arg = 0;
    if (at && !(at & (AY_TIME_BIT | AY_NAME_BIT))) return number_at(self, i, out);
    uint32_t n = ay_cue_at(r->text, i, AY_CUE_PARTY_REF, &arg);
    for (uint32_t k = i; k < i + n; k++)
        if (r->spots->at[k] & AY_NAME_BIT) return 0; // "the Republic of Korea"
    return n ? refer_word(self, arg, i, i + n, out) : 0;
}
