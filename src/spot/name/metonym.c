// Capitals that stand for their states. In: the words of a seat of government. Out: whether its
// government is meant, not the place.
//
// A capital acts ("Kyiv expects the money", "what Brasilia pays"), is acted upon ("urged Moscow"), or
// stands behind a word that governments go with ("ties with Tehran", "an offer from Tokyo", "anger
// in Taipei"); data/en/agency.tsv has these words. In a list all are what the first is.
//
// The trap: capitals are places before all, and markets: "flights to Beijing", "London closed
// higher". Without a word that tells, a capital is a city.
#include "name.h"

enum {
    ADVERBS = 2,      // between a capital and its verb: "Washington thereby draws"
    AGENCY_WORDS = 3, // of a phrase of agency.tsv in front of a capital
    OWNED = 3,        // words behind "'s" that are looked at: "Tehran's disputed nuclear programme"
};

// The flags of the phrases of agency.tsv that start at token i, of all their rows; `n` is their
// number of tokens, 0 for any.
static uint32_t agency_at(const ay_naming *self, uint32_t i, uint32_t n) {
    const ay_text *text = self->text;
    uint32_t flags = 0;
    if (!ay_tables_may(text, i, ay_table_bit(AY_TABLE_AGENCY))) return 0;
    for (uint32_t k = ay_naming_token(self, i)->phrase;
         k < text->n_phrases && text->phrases[k].token == i; k++)
        if (text->phrases[k].sense.table == AY_TABLE_AGENCY &&
            (n == 0 || text->phrases[k].n_tokens == n))
            flags |= ay_agency_rows[text->phrases[k].sense.row].flags;
    return flags;
}

// The same for those that end right before token `end`.
static uint32_t agency_before(const ay_naming *self, uint32_t end) {
    uint32_t flags = 0;
    for (uint32_t n = 1; n <= AGENCY_WORDS && n <= end; n++) flags |= agency_at(self, end - n, n);
    return flags;
}

// Is token i a verb that governments do? In the form of `column`, or in any finite one.
static bool is_verb(const ay_naming *self, uint32_t i, bool base) {
    const ay_text *text = self->text;
    if (!ay_tables_may(text, i, ay_table_bit(AY_TABLE_AGENCY))) return false;
    for (uint32_t k = ay_naming_token(self, i)->phrase;
         k < text->n_phrases && text->phrases[k].token == i; k++) {
        ay_sense sense = text->phrases[k].sense;
        if (sense.table != AY_TABLE_AGENCY) continue;
        bool noun = ay_agency_rows[sense.row].flags & AY_AGENCY_PLURAL;
        if (sense.column == AY_COLUMN_AGENCY_VERBS_ED ||
            (sense.column == AY_COLUMN_AGENCY_VERBS_S && !noun) ||
            (sense.column == AY_COLUMN_AGENCY_VERBS && base))
            return true;
    }
    return false;
}

// Does what follows at token i say that the capital acts?
static bool acts(const ay_naming *self, uint32_t first, uint32_t i, bool base) {
    for (uint32_t left = ADVERBS; left > 0 && ay_naming_together(self, first, i); left--) {
        if (ay_naming_cue(self, i, AY_CUE_SAY) || ay_naming_cue(self, i, AY_CUE_SAY_AUX) ||
            is_verb(self, i, base))
            return true;
        uint32_t n = ay_naming_cue(self, i, AY_CUE_NAME_ADVERB);
        if (n == 0) return false;
        i += n;
    }
    return false;
}

// The capital behind "and" or "or", which is its token's number of tokens; 0 if none is there.
static uint32_t capital_at(const ay_naming *self, uint32_t i) {
    const ay_text *text = self->text;
    if (i >= text->n_tokens || !ay_naming_capital(self, i)) return 0;
    for (uint32_t k = ay_naming_token(self, i)->phrase;
         k < text->n_phrases && text->phrases[k].token == i; k++) {
        ay_sense sense = text->phrases[k].sense;
        if (sense.table == AY_TABLE_STATE && sense.column == AY_COLUMN_STATE_CAPITALS)
            return text->phrases[k].n_tokens;
    }
    return 0;
}

static bool joins(const ay_naming *self, uint32_t i) {
    return ay_token_is(self->text, i, "and") || ay_token_is(self->text, i, "or") ||
           ay_token_is(self->text, i, "nor");
}

// "Riyadh and Tehran", "nor on Beijing": what the one before is.
static bool follows_another(const ay_naming *self, uint32_t first) {
    if (first == 0 || self->names.n == 0) return false;
    const ay_name *last = &self->names.at[self->names.n - 1];
    if (last->type != AY_N_STATE || last->column != AY_COLUMN_STATE_CAPITALS) return false;
    uint32_t i = first - ay_cue_before(self->text, first, AY_CUE_NAME_PREP, NULL);
    return last->end + 1 == i && ay_naming_together(self, last->end, first) &&
           (joins(self, last->end) || ay_mark(self->text, last->end) == ',');
}

// A verb of its own behind it, or behind the capital that it is joined to.
static bool is_subject(const ay_naming *self, uint32_t first, uint32_t end) {
    if (first > 0 && ay_naming_together(self, first - 1, first) &&
        (ay_cue_before(self->text, first, AY_CUE_PLACE_PREP, NULL) ||
            ay_cue_before(self->text, first, AY_CUE_NAME_OF, NULL)))
        return false;
    if (acts(self, first, end, false)) return true;
    if (!ay_naming_together(self, first, end + 1) || !joins(self, end)) return false;
    uint32_t n = capital_at(self, end + 1);
    return n && acts(self, first, end + 1 + n, true);
}

// "Beijing's stance", "Kyiv's foreign minister".
static bool owns(const ay_naming *self, uint32_t first, uint32_t end) {
    const ay_text *text = self->text;
    if (!ay_naming_together(self, first, end) || !ay_token_is(text, end, "'s")) return false;
    for (uint32_t i = end + 1; i <= end + OWNED && ay_naming_together(self, first, i); i++) {
        uint32_t n;
        if (agency_at(self, i, 0) & AY_AGENCY_OWN) return true;
        int32_t row = ay_phrase_at(text, i, AY_TABLE_OFFICE, &n);
        if (row >= 0 && (ay_office_rows[row].flags & (AY_OFFICE_HEAD | AY_OFFICE_MINISTER |
                                                         AY_OFFICE_DIPLOMAT | AY_OFFICE_BODY)))
            return true;
        if (ay_naming_token(self, i)->kind != AY_TOK_WORD) return false;
    }
    return false;
}

// A word that governments go with, in front of the capital or of the preposition between the two:
// the args of the cue name-prep are flags of agency.tsv, by their place in its list.
static bool is_involved(const ay_naming *self, uint32_t first) {
    if (first == 0 || !ay_naming_together(self, first - 1, first)) return false;
    if (agency_before(self, first) & AY_AGENCY_OBJECT) return true;
    int32_t arg;
    uint32_t n = ay_cue_before(self->text, first, AY_CUE_NAME_PREP, &arg);
    if (n == 0 || n >= first || !ay_naming_together(self, first - n - 1, first)) return false;
    static const uint32_t by_arg[] = {0, AY_AGENCY_WITH, AY_AGENCY_BETWEEN, AY_AGENCY_FROM,
        AY_AGENCY_TO, AY_AGENCY_ON, AY_AGENCY_AGAINST, AY_AGENCY_IN, AY_AGENCY_OF, AY_AGENCY_FOR};
    uint32_t word = first - n;
    if (arg < 0 || (size_t)arg >= sizeof by_arg / sizeof *by_arg) return false;
    return (agency_before(self, word) & by_arg[arg]) != 0;
}

// "Washington Square", "Banque Nationale de Paris", "London May futures": a part of something else.
static bool is_part(const ay_naming *self, uint32_t first, uint32_t end) {
    if (ay_naming_together(self, first, end) && ay_naming_capital(self, end)) return true;
    return first > 0 && ay_naming_together(self, first - 1, first) &&
           ay_naming_cue(self, first - 1, AY_CUE_NAME_PARTICLE);
}

bool ay_naming_metonym(const ay_naming *self, uint32_t first, uint32_t end) {
    if (is_part(self, first, end)) return false;
    return is_subject(self, first, end) || is_involved(self, first) || owns(self, first, end) ||
           follows_another(self, first);
}
