// Parties. In: names, quantities, words that refer back. Out: who is named, in text order.
//
// The idea: a noun phrase is put together of the names that stand in it ("Kazakh" "President"
// "Kassym-Jomart Tokayev"; "president" of "Zambia" "Edgar Lungu"), and says for whom it stands. An
// adjective of a state stands for the state only with an organ of it behind: "Israeli troops", not
// "Israeli oranges". What refers back (partyref.c) is resolved on the way, from what was named
// before.
//
// The trap: a capital is a place or a government. Behind "in" or "from" it is a place.
#include "partyref.h"

#include <string.h>

enum {
    FILLERS =
        3, // words between an adjective of a state and its noun: "Israeli intelligence officials"
    PHRASE = 24,   // tokens of a noun phrase
    OF_GROUP = 60, // states that one person may stand for
};

static const ay_name *name_starting(const ay_reading *r, uint32_t i) {
    const ay_name *name = ay_name_at(r->spots, i);
    return name && name->first == i ? name : NULL;
}

static bool together(const ay_reading *r, uint32_t a, uint32_t b) {
    return b < r->text->n_tokens && r->text->tokens[a].sentence == r->text->tokens[b].sentence;
}

static bool is_word(const ay_reading *r, uint32_t i) {
    return i < r->text->n_tokens && r->text->tokens[i].kind == AY_TOK_WORD;
}

// ---- phrases ------------------------------------------------------------------------------------

// A noun phrase while it is read.
typedef struct phrase {
    ay_party party;
    ay_states states;
    bool demonym; // its states are an adjective
    bool office;
    bool closed; // a person's name ends it, but for "of"
} phrase;

// Behind these a capital is a place.
static bool behind_place(const ay_reading *r, uint32_t i) {
    uint32_t low = r->text->sentences[r->text->tokens[i].sentence].first;
    return i > low && ay_cue_before(r->text, i, AY_CUE_PLACE_PREP, NULL);
}

// The state that a city governs, when it is a capital that may act here; -1 if not.
static int32_t capital_of(const ay_reading *r, const ay_name *name) {
    const ay_text *t = r->text;
    if (behind_place(r, name->first)) return -1;
    if (t->tokens[name->first].flags & AY_TOK_CAPS) return -1; // a dateline
    if (ay_mark(t, name->end) == ',' && name_starting(r, name->end + 1)) {
        const ay_name *next = name_starting(r, name->end + 1); // "Doha, Qatar"
        if (next->type == AY_N_STATE && next->column != AY_COLUMN_STATE_DEMONYMS) return -1;
    }
    for (uint32_t k = t->tokens[name->first].phrase;
         k < t->n_phrases && t->phrases[k].token == name->first; k++)
        if (t->phrases[k].sense.table == AY_TABLE_STATE &&
            t->phrases[k].sense.column == AY_COLUMN_STATE_CAPITALS &&
            name->first + t->phrases[k].n_tokens == name->end)
            return t->phrases[k].sense.row;
    return -1;
}

static void take_state(phrase *p, const ay_name *name) {
    ay_states_add(&p->states, ay_state_rows[name->row].code);
    p->demonym = name->column == AY_COLUMN_STATE_DEMONYMS;
}

// A plural of people: "Palestinians", not "Swiss" or "Chinese".
static bool is_plural(const ay_reading *r, uint32_t i) {
    ay_str word = ay_token_str(r->text, i);
    return word.len > 3 && word.at[word.len - 1] == 's' && word.at[word.len - 2] != 's';
}

// A region, or a group named by its states, is several: "they". A union is one: "it".
static bool is_several(const ay_reading *r, const ay_name *name) {
    uint16_t sort = ay_group_rows[name->row].sort;
    return sort == AY_GROUP_REGION || sort == AY_GROUP_FORUM || is_plural(r, name->end - 1);
}

// The name as a part of the phrase; false when it does not belong to it.
static bool take(parties *self, phrase *p, const ay_name *name) {
    const ay_reading *r = self->reading;
    bool empty = p->party.end == p->party.first;
    int32_t capital;
    bool country = name->type == AY_N_STATE || name->type == AY_N_GROUP;
    if (p->closed && !(country && p->states.n == 0)) return false;
    switch (name->type) {
    case AY_N_STATE:
        if (!empty && !p->office && !p->closed) return false;
        take_state(p, name);
        break;
    case AY_N_GROUP:
        if (!empty && !p->office && !p->closed) return false;
        ay_parties_add_group(self, &p->states, name->row);
        if (p->states.n == 0) p->party.name = name->canonical;
        if (empty) p->party.kind = AY_PARTY_GROUP;
        p->party.many = empty && is_several(r, name);
        p->demonym = false;
        break;
    case AY_N_CITY:
        if (!empty || (capital = capital_of(r, name)) < 0) return false;
        ay_states_add(&p->states, ay_state_rows[capital].code);
        break;
    case AY_N_ORGANISATION:
        if (!empty && !p->office && !p->demonym) return false;
        p->party.kind = AY_PARTY_ORGANISATION;
        p->party.name = name->canonical;
        if (p->demonym) p->states.n = 0;
        p->demonym = false;
        break;
    case AY_N_OFFICE:
        p->office = true;
        p->party.kind = AY_PARTY_OFFICE;
        p->party.office = name->row;
        if (p->states.n == 0 && p->party.name.len == 0) p->party.name = name->canonical;
        break;
    case AY_N_PERSON:
        if (!empty && !p->office && !p->demonym) return false;
        p->party.kind = AY_PARTY_PERSON;
        p->party.person = name->canonical;
        p->closed = true;
        break;
    default: return false;
    }
    p->party.end = name->end;
    return true;
}

// A name that starts within a few words behind token i, with nothing but words between; NULL if
// none does.
static const ay_name *name_near(const ay_reading *r, uint32_t i) {
    for (uint32_t k = i; k <= i + FILLERS && together(r, i, k); k++) {
        const ay_name *name = name_starting(r, k);
        if (name) return name;
        if (!is_word(r, k) || ay_token_is(r->text, k, "and")) return NULL;
    }
    return NULL;
}

// "of", perhaps "of the": the token behind, `i` when it is not there.
static uint32_t behind_of(const ay_reading *r, uint32_t i) {
    if (!together(r, i ? i - 1 : 0, i) || !ay_token_is(r->text, i, "of")) return i;
    return i + 1 < r->text->n_tokens && ay_token_is(r->text, i + 1, "the") ? i + 2 : i + 1;
}

static bool is_title(const ay_name *name) {
    return name->type == AY_N_OFFICE || name->type == AY_N_PERSON;
}

// Where the phrase goes on behind its end, AY_NONE if it does not.
static uint32_t next_piece(const ay_reading *r, const phrase *p) {
    uint32_t i = p->party.end;
    if (!together(r, p->party.first, i) || i > p->party.first + PHRASE) return AY_NONE;
    const ay_name *name = name_starting(r, i);
    if (name) return is_title(name) || (p->demonym && !p->office) ? i : AY_NONE;
    if (ay_token_is(r->text, i, "'s") && !p->closed && (p->states.n || p->party.name.len)) {
        name = name_near(r, i + 1);
        return name && is_title(name) ? name->first : AY_NONE;
    }
    uint32_t of = behind_of(r, i);
    if (of > i && (p->office || p->closed) && p->states.n == 0) {
        name = name_starting(r, of);
        bool place = name && (name->type == AY_N_STATE || name->type == AY_N_GROUP ||
                                 (name->type == AY_N_ORGANISATION && p->office));
        return place ? of : AY_NONE;
    }
    if (p->office && !p->closed && ay_mark(r->text, i) == ',') {
        name = name_near(r, i + 1); // "Qatar's emir, Sheikh Tamim"
        return name && name->type == AY_N_PERSON && name->first <= i + 2 ? name->first : AY_NONE;
    }
    if (p->demonym && !p->office) {
        name = name_near(r, i);
        return name && is_title(name) ? name->first : AY_NONE;
    }
    return AY_NONE;
}

// The noun of an adjective or a possessor: an organ of the state makes it the state, anything else
// only belongs to it. Moves the phrase's end behind an organ.
static void read_noun(const ay_reading *r, phrase *p) {
    uint32_t i = p->party.end;
    if (together(r, p->party.first, i) && ay_token_is(r->text, i, "'s")) i++;
    else if (!p->demonym) return;
    for (uint32_t k = i; k <= i + FILLERS && together(r, p->party.first, k) && is_word(r, k); k++) {
        int32_t arg = 0;
        if (name_starting(r, k) || ay_token_is(r->text, k, "and")) break;
        uint32_t n = ay_cue_at(r->text, k, AY_CUE_PARTY_ORGAN, &arg);
        if (n == 0) continue;
        p->party.attribute = arg != 1;
        p->party.many |= arg == 1 && is_plural(r, k + n - 1);
        if (arg == 1) p->party.end = k + n;
        return;
    }
    p->party.attribute = !(p->demonym && is_plural(r, p->party.end - 1));
    p->party.many |= !p->party.attribute;
}

// A head of state or government whom everybody knows, from the year on in which he or she was one.
static void add_leader(const ay_reading *r, phrase *p) {
    ay_str name = p->party.person;
    for (uint32_t low = 0, high = ay_leader_count; name.len && low < high;) {
        uint32_t middle = low + (high - low) / 2;
        const struct ay_leader *row = &ay_leader_rows[middle];
        size_t len = strlen(row->name);
        int order = memcmp(name.at, row->name, name.len < len ? name.len : len);
        if (order == 0) order = (name.len > len) - (name.len < len);
        if (order < 0) high = middle;
        else if (order > 0) low = middle + 1;
        else {
            bool early = r->today != AY_NO_DAY && ay_date_of(r->today).year < row->from;
            if (!early) ay_states_add(&p->states, row->state);
            return;
        }
    }
}

// The state or group that the text gives a person or an office, here or elsewhere.
static void add_said(parties *self, phrase *p, const ay_name *name) {
    if (p->states.n || !is_title(name)) return;
    if (name->state != AY_NO_ROW) ay_states_add(&p->states, ay_state_rows[name->state].code);
    else if (name->group != AY_NO_ROW) ay_parties_add_group(self, &p->states, name->group);
    if (p->states.n == 0) add_leader(self->reading, p);
    ay_side known = p->states.n ? (ay_side){0} : ay_parties_known(self, p->party.person);
    ay_states_add_side(&p->states, &known);
    if (p->states.n > OF_GROUP) p->states.n = 0; // the United Nations do not act as 193 states
}

// "the China-Peru treaty", "the ASEAN Secretariat": a part of the name of something else.
static bool in_compound(const ay_reading *r, const ay_party *p) {
    const ay_token *t = r->text->tokens;
    uint32_t i = p->end;
    if (p->first > 0 && t[p->first - 1].mark == '-' && !(t[p->first].flags & AY_TOK_SPACE))
        return true;
    if (!together(r, p->first, i) || (p->kind != AY_PARTY_STATE && p->kind != AY_PARTY_GROUP))
        return false;
    if (t[i].mark == '-' && !(t[i].flags & AY_TOK_SPACE)) return true;
    bool title =
        r->text->doc->blocks[r->text->sentences[t[i].sentence].block].kind == AY_BLOCK_TITLE;
    return p->kind == AY_PARTY_GROUP && !title && is_word(r, i) && (t[i].flags & AY_TOK_UPPER) &&
           !name_starting(r, i);
}

// Reads the noun phrase that starts with the name at token i; false when it is no party.
static bool read_phrase(parties *self, uint32_t i, ay_party *out) {
    const ay_reading *r = self->reading;
    phrase p = {.party = {.first = i, .end = i, .pair = AY_NONE, .office = AY_PARTY_NO_OFFICE}};
    const ay_name *last = NULL;
    for (uint32_t at = i; at != AY_NONE; at = next_piece(r, &p)) {
        if (!take(self, &p, name_starting(r, at))) break;
        last = name_starting(r, at);
    }
    if (p.party.end == i) return false;
    if (p.office || p.closed) {
        if (p.office && !p.closed) p.party.many |= is_plural(r, p.party.end - 1);
        if (p.states.n && p.party.kind == AY_PARTY_OFFICE) p.party.name = (ay_str){0};
    } else if (p.party.kind != AY_PARTY_ORGANISATION) {
        read_noun(r, &p);
    } else {
        p.party.attribute = together(r, i, p.party.end) && ay_token_is(r->text, p.party.end, "'s");
    }
    p.party.attribute |= in_compound(r, &p.party);
    add_said(self, &p, last);
    if (p.states.n && p.party.kind == AY_PARTY_OFFICE && p.party.person.len == 0)
        p.party.kind = AY_PARTY_STATE;
    p.party.demonym = p.demonym;
    p.party.states = ay_states_keep(r->arena, &p.states);
    p.party.acts = !p.party.attribute && (p.states.n > 0 || p.party.kind != AY_PARTY_STATE);
    *out = p.party;
    return true;
}

// ---- the walk -----------------------------------------------------------------------------------

// "the five Central Asian countries": article and number belong to the phrase. Of another number
// than its states nobody knows which they are: "three of the five", "six ASEAN states".
static void read_front(parties *self, ay_party *p) {
    const ay_reading *r = self->reading;
    const ay_sentence *s = &r->text->sentences[r->text->tokens[p->first].sentence];
    bool some = false, more = true;
    while (more && p->first > s->first) {
        const ay_quantity *q = ay_quantity_at(r->spots, p->first - 1);
        if (q && !ay_span_length(q->noun)) break;
        some |= q && ay_dec_cmp(q->value, ay_dec_int(p->states.n)) != 0;
        more = q || ay_cue_at(r->text, p->first - 1, AY_CUE_PARTY_THE, NULL);
        p->first -= more;
    }
    uint32_t i = p->first;
    some |=
        i >= s->first + 2 && ay_token_is(r->text, i - 1, "of") && ay_quantity_at(r->spots, i - 2);
    if (!some || p->kind != AY_PARTY_GROUP || p->states.n == 0) return;
    ay_parties_note_set(self, p->states);
    p->states.n = 0;
    p->acts = false;
}

// "Ethiopian and Eritrean leaders": the noun is that of both adjectives.
static void share_noun(parties *self, uint32_t index) {
    if (index == self->first_of_sentence || !ay_parties_listed(self, index - 1, index)) return;
    ay_party *before = &self->list.at[index - 1];
    const ay_party *p = &self->list.at[index];
    if (!before->demonym || !p->demonym || !before->attribute || p->attribute) return;
    before->attribute = false;
    before->acts = p->acts;
}

static void add(parties *self, ay_party p) {
    ay_reading *r = self->reading;
    uint32_t index = self->list.n;
    p.sentence = r->text->tokens[p.first].sentence;
    for (uint32_t k = p.first; k < p.end; k++)
        if (r->party_at[k] == 0) r->party_at[k] = index + 1;
    AY_PUSH(r->arena, &self->list, p);
    share_noun(self, index);
    ay_parties_remember(self, index);
}

static uint32_t read_at(parties *self, uint32_t i) {
    ay_reading *r = self->reading;
    ay_party found[2];
    uint32_t n = name_starting(r, i) ? (uint32_t)read_phrase(self, i, &found[0])
                                     : ay_parties_refer(self, i, found);
    if (n == 0) return i + 1;
    uint32_t end = found[0].end;
    if (!found[0].reference) read_front(self, &found[0]);
    add(self, found[0]);
    if (n > 1) {
        self->list.at[self->list.n - 1].pair = self->list.n;
        found[1].pair = self->list.n - 1;
        add(self, found[1]);
    }
    return end;
}

void ay_parties_read(ay_reading *r) {
    const ay_text *text = r->text;
    r->party_at = ay_alloc_array(r->arena, (size_t)text->n_tokens + 1, sizeof *r->party_at);
    parties self = {.reading = r};
    ay_parties_open(&self);
    for (uint32_t k = 0; k < text->n_sentences; k++) {
        const ay_sentence *s = &text->sentences[k];
        for (uint32_t i = s->first; i < s->end;) {
            bool may = (r->spots->at[i] && !(r->spots->at[i] & AY_TIME_BIT)) ||
                       (text->cue_starts[i] & ay_cue_bit(AY_CUE_PARTY_REF));
            i = may ? read_at(&self, i) : i + 1;
        }
        ay_parties_close_sentence(&self);
    }
    r->parties = self.list.at;
    r->n_parties = self.list.n;
}

// ---- lists of parties ---------------------------------------------------------------------------

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
