// Persons. In: runs of capitalised words that no table explains. Out: those that are persons by what
// stands around them.
//
// A run is a person behind a title ("President Xi Jinping"), before an office in apposition ("Cao
// Wei, research fellow"), or when it begins with a given name; its short form is one from then on
// and in what stands before (mention.c). A run that has only its capitals is none: firms and
// products have them too.
#include "name.h"

enum {
    APPOSITION = 6, // tokens between a comma and the office that explains the name
};

// Does a title with these flags, right before the run, make it a person?
bool ay_run_titled(const ay_naming *self, ay_run run, uint32_t flags) {
    if (run.first >= run.end || ay_run_in_heading(self, run) || ay_run_has_head(self, run))
        return false;
    if (run.words == 1 && ay_run_ordinary(self, run.first) && !ay_run_given(self, run.first))
        return false;
    return !(flags & AY_OFFICE_WEAK) || (flags & AY_OFFICE_HONORIFIC) || run.words > 1;
}

// The title before the run: right before it, or before a place that the office is at ("Ambassador
// to China Andrey Denisov").
static uint32_t title_before(const ay_naming *self, uint32_t i) {
    if (self->title.end == i) return self->title.flags;
    const ay_name *last = self->names.n ? &self->names.at[self->names.n - 1] : NULL;
    if (!last || last->end != i || !ay_naming_together(self, last->first, i)) return 0;
    for (uint32_t k = last->first; k > 0 && last->first - k <= 2; k--)
        if (self->title.end == k)
            return k < last->first && !(self->title.flags & AY_OFFICE_HONORIFIC) ? self->title.flags
                                                                                 : 0;
    return 0;
}

// ", a senior researcher at", ", China's ambassador": an office behind the comma, with nothing in
// front of it but articles, names and capitals.
static bool explained(const ay_naming *self, ay_run run) {
    if (ay_mark(self->text, run.end) != ',') return false;
    if (run.first > 0 && ay_naming_together(self, run.first - 1, run.first) &&
        ay_token_is(self->text, run.first - 1, "at"))
        return false;
    for (uint32_t i = run.end + 1, left = APPOSITION;
         left > 0 && ay_naming_together(self, run.first, i); left--) {
        uint32_t n;
        if (ay_phrase_at(self->text, i, AY_TABLE_OFFICE, &n) >= 0) return true;
        if ((n = ay_naming_starts(self, i)) != 0 || (n = ay_naming_cue(self, i, AY_CUE_SKIP)) != 0)
            i += n;
        else if (ay_token_is(self->text, i, "'s") || ay_run_capital(self, i) ||
                 ay_naming_cue(self, i, AY_CUE_OFFICE_WORD))
            i++;
        else return false;
    }
    return false;
}

bool ay_run_speaks(const ay_naming *self, ay_run run) {
    uint32_t i = run.end;
    if (ay_naming_together(self, run.first, i) && ay_naming_cue(self, i, AY_CUE_SAY)) return true;
    return run.first > 0 && ay_naming_together(self, run.first - 1, run.first) &&
           (ay_cue_before(self->text, run.first, AY_CUE_SAY, NULL) ||
               ay_cue_before(self->text, run.first, AY_CUE_SAY_OF, NULL));
}

// "General Manager", "Vice Adm": a title with a capital that found no name behind it.
static bool has_office(const ay_naming *self, ay_run run) {
    uint32_t n;
    for (uint32_t i = run.first; i < run.end; i++)
        if (ay_phrase_at(self->text, i, AY_TABLE_OFFICE, &n) >= 0) return true;
    return false;
}

// "Abdullah bin Zayed": a small word inside that only persons have.
static bool has_lineage(const ay_naming *self, ay_run run) {
    for (uint32_t i = run.first + 1; i + 1 < run.end; i++) {
        int32_t arg;
        if (ay_cue_at(self->text, i, AY_CUE_NAME_PARTICLE, &arg) && arg == 1) return true;
    }
    return false;
}

static bool is_person(const ay_naming *self, ay_run run) {
    uint32_t flags = title_before(self, run.first);
    if (flags) return ay_run_titled(self, run, flags);
    if (run.words < 2 || ay_run_in_heading(self, run) || ay_run_has_head(self, run) ||
        has_office(self, run))
        return false;
    uint16_t kind = ay_run_given(self, run.first);
    if (explained(self, run)) return true;
    if (has_lineage(self, run)) return true;
    if (kind == AY_FORE_GIVEN) return run.words <= 4;
    return kind != AY_FORE_NONE && run.words <= 3 && ay_run_speaks(self, run);
}

ay_name ay_run_name(const ay_naming *self, uint32_t first, uint32_t end) {
    ay_name name = {.type = AY_N_PERSON, .row = AY_NO_ROW, .first = first, .end = end};
    name.span = ay_tokens_span(self->text, first, end);
    name.sentence = ay_naming_token(self, first)->sentence;
    name.canonical = ay_run_text(self, first, end);
    return name;
}

bool ay_run_judge(ay_naming *self, ay_run run) {
    if (!is_person(self, run)) return false;
    bool given = self->title.end == run.first && self->title.given && run.words == 1;
    uint32_t first = given ? self->title.given - 1 : run.first; // "Prime Minister Sheikh Hasina"
    AY_PUSH(self->arena, &self->names, ay_run_name(self, first, run.end));
    return true;
}
