// Phrases of the tables as names. In: a token. Out: the state, group, city, organisation or office
// whose longest phrase stands there, when it is written as a name.
//
// The trap: names are words. "turkey" and "us" are none in lower case, "Jordan" is a state but not
// in "Michael Jordan", "Paris" said something or lies somewhere, "head" is an office only beside a
// name. Where the text leaves it open, nothing is read.
#include "name.h"

#include <string.h>

// ---- is this phrase a name? ---------------------------------------------------------------------

// A capitalised word right beside, which is no name of its own: then both are parts of a person's
// or a firm's name.
static bool has_neighbour(const ay_naming *self, uint32_t i, uint32_t n) {
    if (i > 0 && ay_naming_together(self, i - 1, i) && ay_naming_capital(self, i - 1) &&
        !ay_naming_ends(self, i) && self->title.end != i && !ay_naming_covered(self, i - 1) &&
        !(ay_naming_token(self, i - 1)->flags & AY_TOK_SENTENCE))
        return true;
    uint32_t b = i + n;
    return ay_naming_together(self, i, b) && ay_naming_capital(self, b) &&
           (ay_naming_token(self, b)->flags & AY_TOK_SPACE) && !ay_naming_covered(self, b) &&
           !ay_naming_starts(self, b);
}

static bool accepts_state(const ay_naming *self, const ay_phrase *p) {
    const struct ay_state *row = &ay_state_rows[p->sense.row];
    if (ay_naming_letters(self, p->token, p->n_tokens).upper == 0) return false;
    if (!(row->flags & AY_STATEF_GIVEN) || p->sense.column != AY_COLUMN_STATE_NAMES ||
        p->n_tokens > 1)
        return true;
    if (has_neighbour(self, p->token, p->n_tokens)) return false;
    // "Atlanta, Georgia" is not the state of that name.
    const ay_name *last = self->names.n ? &self->names.at[self->names.n - 1] : NULL;
    bool listed = last && last->type == AY_N_CITY && last->end + 1 == p->token &&
                  ay_mark(self->text, last->end) == ',';
    return !listed || strcmp(ay_city_rows[last->row].state, row->code) == 0;
}

// A place that is a person's name too stands alone; a weak one, which is a word too, is read behind
// "in" and the like, or before its state: "in Split", "Split, Croatia".
static bool accepts_city(const ay_naming *self, const ay_phrase *p) {
    uint32_t first = p->token, end = first + p->n_tokens;
    uint32_t flags = ay_city_rows[p->sense.row].flags;
    if (!ay_naming_titled(self, first, p->n_tokens)) return false;
    if (flags == 0) return true;
    if (has_neighbour(self, first, p->n_tokens)) return false;
    if (!(flags & AY_PLACEF_WEAK)) return true;
    if (first > 0 && ay_naming_together(self, first - 1, first) &&
        ay_cue_before(self->text, first, AY_CUE_PLACE_PREP, NULL))
        return true;
    uint32_t n;
    if (ay_mark(self->text, end) != ',' || !ay_naming_together(self, first, end + 1)) return false;
    int32_t state = ay_phrase_at(self->text, end + 1, AY_TABLE_STATE, &n);
    return state >= 0 && strcmp(ay_state_rows[state].code, ay_city_rows[p->sense.row].state) == 0;
}

static bool accepts(const ay_naming *self, const ay_phrase *p) {
    bool exact = ay_sense_is_exact(p->sense); // written as the table says
    for (uint32_t k = 0; k < p->n_tokens; k++)
        if (ay_naming_covered(self, p->token + k)) return false;
    switch (p->sense.table) {
    case AY_TABLE_STATE: return exact || accepts_state(self, p);
    case AY_TABLE_GROUP: return exact || ay_naming_letters(self, p->token, p->n_tokens).upper > 0;
    case AY_TABLE_CITY: return accepts_city(self, p);
    case AY_TABLE_ORGANISATION: return exact || ay_naming_titled(self, p->token, p->n_tokens);
    case AY_TABLE_OFFICE: return ay_naming_office(self, p);
    default: return false;
    }
}

// ---- the longest one ----------------------------------------------------------------------------

// Does a city have the same name?
static bool is_city(const ay_naming *self, const ay_phrase *p) {
    const ay_text *text = self->text;
    for (uint32_t k = ay_naming_token(self, p->token)->phrase;
         k < text->n_phrases && text->phrases[k].token == p->token; k++)
        if (text->phrases[k].sense.table == AY_TABLE_CITY &&
            text->phrases[k].n_tokens == p->n_tokens)
            return true;
    return false;
}

static bool stands(const ay_naming *self, const ay_phrase *p) {
    if (!accepts(self, p)) return false;
    if (p->sense.table != AY_TABLE_STATE || p->sense.column != AY_COLUMN_STATE_CAPITALS)
        return true;
    if (!is_city(self, p)) return true; // the White House
    return ay_naming_metonym(self, p->token, p->token + p->n_tokens);
}

uint32_t ay_naming_phrase(const ay_naming *self, uint32_t i, ay_name *out) {
    const ay_text *text = self->text;
    uint32_t k = ay_naming_token(self, i)->phrase;
    for (; ay_naming_may(self, i) && k < text->n_phrases && text->phrases[k].token == i; k++) {
        const ay_phrase *p = &text->phrases[k];
        if (!stands(self, p)) continue;
        uint32_t n = p->n_tokens;
        if (n > 1 && ay_mark(text, i + n - 1) == '-') n--; // "Sino-" of "Sino-Russian"
        *out = (ay_name){0};
        ay_name_describe(out, p->sense);
        if (out->type == AY_N_OFFICE) n += ay_naming_field(self, i, i + n, p->sense.row);
        ay_name_place(out, text, i, i + n);
        return n;
    }
    return ay_naming_field_office(self, i, out);
}
