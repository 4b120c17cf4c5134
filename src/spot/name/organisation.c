// Organisations that no table knows. In: a run of capitals. Out: a company, bank, party or body by
// the head of its name, with the state that the name holds: "Laos-China Railway Company", "Power
// Construction Corporation of China", "Royal Group of Cambodia".
//
// The trap: in a headline all words have capitals; and what a table knows ("Foreign Ministry") is
// better known there.
#include "name.h"

enum {
    WORDS = 10, // tokens of an organisation's name that are looked at
    HEAD = 1,   // args of the cue org-head: the head of any organisation's name
};

bool ay_organisation_head(const ay_naming *self, uint32_t i, int32_t kind) {
    int32_t arg;
    return ay_naming_capital(self, i) && ay_cue_at(self->text, i, AY_CUE_ORG_HEAD, &arg) &&
           arg == kind;
}

// Is the name right before the run, without a blank word between, a part of it? Then it is taken
// off: "China" of "China Civil Engineering Corporation".
static bool absorb(ay_naming *self, uint32_t *first) {
    if (self->names.n == 0) return false;
    const ay_name *last = &self->names.at[self->names.n - 1];
    uint32_t end = last->end;
    if (end + 1 == *first && ay_mark(self->text, end) == '-' && !ay_naming_space(self, end)) end++;
    bool place = (last->type == AY_N_STATE && last->column != AY_COLUMN_STATE_DEMONYMS) ||
                 last->type == AY_N_CITY || last->type == AY_N_GROUP;
    if (end != *first || !place || !ay_naming_together(self, last->first, *first)) return false;
    *first = last->first;
    self->names.n--;
    return true;
}

// "of China", "for Reconstruction" right behind the head: the token behind it.
static uint32_t with_place(const ay_naming *self, uint32_t end) {
    uint32_t n;
    if (!ay_naming_together(self, end - 1, end + 1) || !ay_token_is(self->text, end, "of"))
        return end;
    uint32_t i = end + 1 + (ay_token_is(self->text, end + 1, "the") ? 1 : 0);
    if (!ay_naming_together(self, end, i) || !ay_naming_capital(self, i)) return end;
    if (ay_phrase_at(self->text, i, AY_TABLE_STATE, &n) < 0) return end;
    return ay_token_is(self->text, i + n - 1, "'s") ? end : i + n;
}

uint32_t ay_organisation_judge(ay_naming *self, ay_run run) {
    if (run.words == 0 || ay_run_in_heading(self, run) || run.end - run.first > WORDS) return 0;
    uint32_t last = run.end - 1, n;
    if (!ay_organisation_head(self, last, HEAD)) return 0;
    for (uint32_t i = run.first; i < run.end; i++)
        if (ay_phrase_at(self->text, i, AY_TABLE_OFFICE, &n) >= 0) return 0;
    uint32_t first = run.first, end = with_place(self, run.end);
    while (absorb(self, &first)) continue;
    bool alone = first == run.first && run.words == 1;
    if (alone && end == run.end) return 0;
    ay_name name = {.type = AY_N_ORGANISATION, .row = AY_NO_ROW};
    ay_name_place(&name, self->text, first, end);
    name.canonical = ay_run_text(self, first, end);
    AY_PUSH(self->arena, &self->names, name);
    return end;
}
