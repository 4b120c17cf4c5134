// Whom "he", "it" and "the president" mean. In: names and speakers, in text order. Out: the one who
// is meant, when that is safe.
//
// "He" is who spoke or acted last, within three sentences; "it" the organisation that did. "The
// president" is the person who was called so: the one who acted last if he is one of several, or
// the only one. Where two could be meant nobody is.
//
// The trap: "Xi and Tokayev met. He said …": when two act together, nobody is "he".
#include "quoting.h"

#include <string.h>

typedef ay_quoting quoting;

bool ay_speaker_pronoun(const quoting *self, uint32_t i, ay_speaker *out) {
    const ay_token *t = ay_quoting_token(self, i);
    bool he = ay_quoting_is(self, i, AY_CUE_PERSON_PRONOUN);
    if (!he && !ay_quoting_is(self, i, AY_CUE_BODY_PRONOUN)) return false;
    const ay_speaker *whom = he ? &self->person : &self->body;
    uint32_t at = he ? self->person_at : self->body_at;
    uint8_t kind = he ? AY_SPEAKER_PERSON : AY_SPEAKER_BODY;
    if (self->subject.kind == kind && self->subject.first < i && self->subject.name.len)
        whom = &self->subject, at = t->sentence;
    if (whom->name.len == 0 || t->sentence > at + AY_QUOTE_NEAR) return false;
    *out = *whom;
    out->span = t->span;
    out->first = i, out->end = i + 1;
    return true;
}

// ---- who holds which office ---------------------------------------------------------------------

static const ay_name *name_of(const quoting *self, uint32_t i) { return &self->spots->names[i]; }

static bool same_name(const ay_name *a, const ay_name *b) {
    return a->canonical.len == b->canonical.len &&
           memcmp(a->canonical.at, b->canonical.at, a->canonical.len) == 0;
}

// The state whose office it is: as the names say, or the one beside it.
static uint16_t state_of(const quoting *self, const ay_name *office) {
    const ay_name *name = office->first ? ay_quoting_name(self, office->first - 1) : NULL;
    if (office->state != AY_NO_ROW) return office->state;
    return name && name->type == AY_N_STATE ? name->row : AY_NO_ROW;
}

// "The minister" is any minister, else the office must be the same.
static bool same_office(uint16_t wanted, uint16_t held) {
    if (wanted == held) return true;
    uint32_t both = ay_office_rows[wanted].flags & ay_office_rows[held].flags;
    return (both & AY_OFFICE_MINISTER) && (ay_office_rows[wanted].flags & AY_OFFICE_WEAK);
}

bool ay_speaker_holder(const quoting *self, const ay_name *office, ay_speaker *out) {
    const ay_name *one = NULL;
    uint16_t state = state_of(self, office);
    bool near = self->person.name.len && self->person.index != AY_NONE &&
                ay_quoting_token(self, office->first)->sentence <= self->person_at + AY_QUOTE_NEAR;
    for (uint32_t i = self->n_holders; i-- > 0;) {
        const ay_holder *h = &self->holders[i];
        const ay_name *name = name_of(self, h->name);
        if (!same_office(office->row, h->office)) continue;
        if (state != AY_NO_ROW && h->state != AY_NO_ROW && h->state != state) continue;
        if (near && same_name(name, name_of(self, self->person.index))) {
            one = name;
            break;
        }
        if (one && !same_name(one, name)) return false;
        one = name;
    }
    if (!one) return false;
    *out = (ay_speaker){.name = one->canonical,
        .index = (uint32_t)(one - self->spots->names),
        .kind = AY_SPEAKER_PERSON};
    return true;
}

static void hold(quoting *self, uint32_t person, uint16_t office, uint16_t state) {
    if (office >= ay_office_count) return;
    if (ay_office_rows[office].flags & (AY_OFFICE_BODY | AY_OFFICE_HONORIFIC)) return;
    for (uint32_t i = 0; i < self->n_holders; i++)
        if (self->holders[i].office == office &&
            same_name(name_of(self, self->holders[i].name), name_of(self, person)))
            return;
    if (self->n_holders == AY_QUOTE_HOLDERS) return;
    self->holders[self->n_holders++] = (ay_holder){person, office, state};
}

// The person's office as the names know it, and all titles in front: "Saudi Foreign Minister Prince
// Faisal" is minister and prince.
static void look_at_person(quoting *self, uint32_t index) {
    const ay_name *person = name_of(self, index), *title;
    hold(self, index, person->office, person->state);
    for (uint32_t i = person->first; i > 0; i = title->first) {
        title = ay_quoting_name(self, i - 1);
        if (!title || title->type != AY_N_OFFICE) break;
        hold(self, index, title->row, person->state);
    }
}

// ---- who acts -----------------------------------------------------------------------------------

// The first token of the titles in front of a name.
static uint32_t titles(const quoting *self, const ay_sentence *s, uint32_t first) {
    while (first > s->first) {
        const ay_name *name = ay_quoting_name(self, first - 1);
        bool title = name && (name->type == AY_N_OFFICE || name->type == AY_N_STATE);
        if (!title && !ay_quoting_is(self, first - 1, AY_CUE_SKIP)) break;
        first = title ? name->first : first - 1;
    }
    return first;
}

// Over capitals that go on with an organisation: "Federal Reserve" Bank.
static uint32_t behind_title(const quoting *self, uint32_t i) {
    while (i < self->text->n_tokens && !self->name_at[i] &&
           (ay_quoting_token(self, i)->flags & AY_TOK_UPPER) &&
           !(ay_quoting_token(self, i)->flags & AY_TOK_SENTENCE))
        i++;
    return i;
}

// The first person or organisation that no preposition governs, unless a second one is joined to
// it.
static void find_subject(quoting *self, const ay_sentence *s, uint32_t from, uint32_t to) {
    self->subject = (ay_speaker){0};
    for (uint32_t i = from; i < to; i++) {
        const ay_name *name = name_of(self, i);
        bool person = name->type == AY_N_PERSON;
        if (!person && name->type != AY_N_ORGANISATION) continue;
        uint32_t first = titles(self, s, name->first);
        if (ay_quoting_token(self, name->first)->quote) return;
        if (first > s->first && (ay_quoting_is(self, first - 1, AY_CUE_SPEAKER_NO) ||
                                    ay_quoting_is(self, first - 1, AY_CUE_SAY)))
            continue;
        const ay_name *next = ay_quoting_name(self, behind_title(self, name->end));
        if (!person && next && (next->type == AY_N_OFFICE || next->type == AY_N_PERSON)) continue;
        if (ay_token_is(self->text, name->end, "'s") || ay_mark(self->text, name->end) == '\'')
            continue;
        if (ay_token_is(self->text, name->end, "and") || ay_mark(self->text, name->end) == '-')
            return;
        self->subject = (ay_speaker){.name = name->canonical,
            .span = name->span,
            .first = name->first,
            .end = name->end,
            .index = i,
            .kind = person ? AY_SPEAKER_PERSON : AY_SPEAKER_BODY};
        return;
    }
}

void ay_speaker_meet(quoting *self, uint32_t sentence) {
    const ay_sentence *s = &self->text->sentences[sentence];
    uint32_t from = self->next_name, n = self->spots->n_names;
    while (self->next_name < n && name_of(self, self->next_name)->first < s->end) {
        if (name_of(self, self->next_name)->type == AY_N_PERSON)
            look_at_person(self, self->next_name);
        self->next_name++;
    }
    find_subject(self, s, from, self->next_name);
}

void ay_speaker_keep(quoting *self, const ay_speaker *who, uint32_t sentence) {
    if (who->name.len == 0) return;
    if (who->kind == AY_SPEAKER_PERSON) self->person = *who, self->person_at = sentence;
    if (who->kind == AY_SPEAKER_BODY) self->body = *who, self->body_at = sentence;
}
