// Offices. In: the phrase of an office, or words that name what one is in charge of. Out: whether
// it is one here, and how far it goes: "Minister of Digital Development, Innovation and Aerospace
// Industry", "Trade and Integration Minister" are in no table, their words are (cue office-field).
//
// The trap: "head", "director", "secretary" are ordinary words; they are offices beside a name or
// with a field of their own.
#include "name.h"

enum {
    FIELD_WORDS = 14, // tokens of what a minister is in charge of
};

// ---- what an office is in charge of -------------------------------------------------------------

// The words of one field from token i: "Digital Development"; their number.
static uint32_t field_words(const ay_naming *self, uint32_t i, uint32_t end) {
    uint32_t first = i, n;
    while (i < end && ay_naming_together(self, first, i) && !ay_naming_covered(self, i) &&
           (n = ay_naming_cue(self, i, AY_CUE_OFFICE_FIELD)) != 0)
        i += n;
    return i - first;
}

// What joins two fields: ",", "and", ", and"; the number of its tokens.
static uint32_t field_joint(const ay_naming *self, uint32_t i) {
    uint32_t n = ay_mark(self->text, i) == ',';
    if (i + n < self->text->n_tokens && ay_token_is(self->text, i + n, "and")) n++;
    return n || ay_mark(self->text, i) == '&' ? (n ? n : 1) : 0;
}

// The token behind a list of fields that starts at i; i when there is none.
static uint32_t fields_end(const ay_naming *self, uint32_t i) {
    uint32_t limit = i + FIELD_WORDS, first = i;
    uint32_t end = i + field_words(self, i, limit);
    while (end > first && end < limit && ay_naming_together(self, first, end)) {
        uint32_t joint = field_joint(self, end), n;
        if (joint == 0 || !ay_naming_together(self, first, end + joint)) break;
        n = field_words(self, end + joint, limit);
        // "trade and foreign minister": the second has an office of its own
        if (n == 0 || ay_phrase_at(self->text, end + joint, AY_TABLE_OFFICE, &joint) >= 0) break;
        end += field_joint(self, end) + n;
    }
    return end;
}

uint32_t ay_naming_field(const ay_naming *self, uint32_t first, uint32_t end, uint16_t row) {
    uint32_t flags = ay_office_rows[row].flags, i = end, n;
    if (!(flags & (AY_OFFICE_FIELD | AY_OFFICE_MINISTER)) || !ay_naming_together(self, first, end))
        return 0;
    int32_t joins;
    if (ay_naming_token(self, end - 1)->word && ay_naming_cue(self, end - 1, AY_CUE_OFFICE_FIELD)) {
        i += field_joint(self, i); // "minister of trade" "and integration"
        if (i == end) return 0;
    } else if ((n = ay_cue_at(self->text, i, AY_CUE_NAME_OF, &joins)) != 0 && joins > 0) i += n;
    else return 0;
    if (!ay_naming_together(self, first, i)) return 0;
    if (ay_token_is(self->text, i, "the")) i++;
    if (!ay_naming_together(self, first, i) ||
        ay_phrase_at(self->text, i, AY_TABLE_OFFICE, &n) >= 0)
        return 0;
    uint32_t last = fields_end(self, i);
    return last > i ? last - end : 0;
}

uint32_t ay_naming_field_office(const ay_naming *self, uint32_t i, ay_name *out) {
    if (!ay_naming_cue(self, i, AY_CUE_OFFICE_FIELD)) return 0;
    uint32_t end = fields_end(self, i), n;
    if (!ay_naming_together(self, i, end)) return 0;
    int32_t row = ay_phrase_at(self->text, end, AY_TABLE_OFFICE, &n);
    if (row < 0 || !(ay_office_rows[row].flags & AY_OFFICE_FIELD)) return 0;
    *out = (ay_name){0};
    ay_name_describe(out, (ay_sense){AY_TABLE_OFFICE, 0, (uint16_t)row});
    ay_name_place(out, self->text, i, end + n);
    return end + n - i;
}

// ---- is it an office? ---------------------------------------------------------------------------

// Do "of" or "for" and a state, a group or an organisation stand behind the office's words?
static bool is_of_somebody(const ay_naming *self, uint32_t first, uint32_t end) {
    uint32_t i = end, n;
    if (ay_naming_together(self, first, i)) i += ay_naming_cue(self, i, AY_CUE_NAME_OF);
    if (i == end || !ay_naming_together(self, first, i)) return false;
    i += ay_naming_cue(self, i, AY_CUE_SKIP);
    if (!ay_naming_together(self, first, i) || !ay_naming_capital(self, i)) return false;
    return ay_phrase_at(self->text, i, AY_TABLE_STATE, &n) >= 0 ||
           ay_phrase_at(self->text, i, AY_TABLE_GROUP, &n) >= 0 ||
           ay_phrase_at(self->text, i, AY_TABLE_ORGANISATION, &n) >= 0;
}

// An ordinary word is an office beside a state or an organisation ("Chinese officials", "head of
// the World Bank"), or as a title before a person.
bool ay_naming_office(const ay_naming *self, const ay_phrase *p) {
    uint32_t first = p->token, end = first + p->n_tokens;
    uint32_t flags = ay_office_rows[p->sense.row].flags;
    if (!(flags & AY_OFFICE_WEAK)) return true;
    if (ay_naming_field(self, first, end, p->sense.row)) return true;
    if (flags & AY_OFFICE_HONORIFIC) return ay_naming_letters(self, first, p->n_tokens).upper > 0;
    uint32_t before = first;
    if (before > 1 && ay_token_is(self->text, before - 1, "'s")) before--;
    if (ay_naming_ends(self, before) && self->names.at[self->names.n - 1].type != AY_N_OFFICE)
        return true;
    return is_of_somebody(self, first, end) ||
           ((flags & AY_OFFICE_TITLE) && ay_run_titled(self, ay_run_at(self, end), flags));
}
