// Names. In: tokens with the phrases of the tables, quantities and times. Out: states, groups,
// cities, organisations, offices and persons, in text order, not overlapping each other or what was
// read before. This file walks over the tokens; the parts are said in name.h.
//
// The longest phrase that is written as a name wins; what stands in brackets behind it and
// abbreviates it belongs to it. Capitalised words that no table knows are judged as persons.
#include "name.h"

// Known only so that nothing else is read into it: waters, wars, treaties, Guinea pigs.
static bool is_silent(const ay_name *name) {
    if (name->type == AY_N_ORGANISATION)
        return ay_organisation_rows[name->row].sort == AY_ORG_TREATY;
    if (name->type != AY_N_CITY) return false;
    uint16_t sort = ay_city_rows[name->row].sort;
    return sort == AY_PLACE_WATER || sort == AY_PLACE_OTHER;
}

static void take(ay_naming *self, const ay_name *name) {
    if (name->type == AY_N_OFFICE) {
        uint32_t flags = ay_office_rows[name->row].flags;
        bool given = (flags & AY_OFFICE_GIVEN) && self->title.end == name->first &&
                     !(self->title.flags & AY_OFFICE_HONORIFIC);
        if (flags & AY_OFFICE_TITLE)
            self->title = (ay_title){name->end, flags, given ? name->first + 1 : 0};
        if (flags & AY_OFFICE_HONORIFIC) return;
    }
    if (!is_silent(name)) AY_PUSH(self->arena, &self->names, *name);
}

// An abbreviation that the text has introduced.
static bool read_acronym(ay_naming *self, uint32_t i) {
    uint32_t introduced = ay_naming_acronym(self, i);
    if (introduced == AY_NONE) return false;
    ay_name name = self->names.at[introduced];
    ay_name_place(&name, self->text, i, i + 1);
    name.column = AY_COLUMN_ORGANISATION_SHORT;
    AY_PUSH(self->arena, &self->names, name);
    return true;
}

// A place right behind a form of address is a person's name: "Sheikh Sabah", "Ms. Jordan".
static bool is_addressed(const ay_naming *self, const ay_name *name) {
    return (name->type == AY_N_CITY || name->type == AY_N_STATE) && name->end - name->first == 1 &&
           self->title.end == name->first && (self->title.flags & AY_OFFICE_HONORIFIC) &&
           !(name->type == AY_N_STATE && name->column != AY_COLUMN_STATE_NAMES);
}

static bool may_start(const ay_naming *self, uint32_t i) {
    return ay_naming_may(self, i) || ay_cues_may(self->text, i, ay_cue_bit(AY_CUE_OFFICE_FIELD));
}

// Reads what starts at token i; returns the token behind it.
static uint32_t read_at(ay_naming *self, uint32_t i) {
    ay_name name;
    if (ay_naming_covered(self, i)) return i + 1;
    if (ay_naming_token(self, i)->mark == '(') {
        uint32_t end = ay_naming_bracket(self, i);
        return end ? end : i + 1;
    }
    if (ay_naming_capital(self, i) && read_acronym(self, i)) return i + 1;
    if (may_start(self, i) && ay_naming_phrase(self, i, &name) && !is_addressed(self, &name)) {
        take(self, &name);
        return name.end;
    }
    if (!ay_naming_capital(self, i)) return i + 1;
    ay_run run = ay_run_at(self, i);
    if (run.first > i) return run.first; // the sentence's first word is an ordinary one
    if (run.first >= run.end) return i + 1;
    if (ay_run_judge(self, run)) return run.end;
    uint32_t end = ay_organisation_judge(self, run);
    if (end) return end;
    AY_PUSH(self->arena, &self->runs, run); // for the second pass
    return run.end;
}

void ay_names_read(ay_arena *arena, const ay_text *text, ay_spots *out) {
    ay_naming self = {.arena = arena, .text = text, .spots = out};
    for (uint32_t i = 0; i < text->n_tokens;) i = read_at(&self, i);
    ay_runs_resolve(&self);
    ay_roles_read(&self);
    out->names = self.names.at;
    out->n_names = self.names.n;
}
