// What the parts of the reader of names share: rows of the tables as names (name.c), abbreviations
// that the text introduces (acronym.c), persons (person.c), what they are (role.c), phrases of the tables beside their
// neighbours (phrase.c), and the walk over the text (names.c). A first
// pass over the tokens finds all names but short mentions of persons; these need the whole
// document's persons and are resolved behind it.
#ifndef AY_SPOT_NAME_H
#define AY_SPOT_NAME_H

#include "../spot.h"

// Capitalised words in a row that no table explains: perhaps a person.
typedef struct ay_run {
    uint32_t first, end;
    uint8_t words; // "Kassym-Jomart Tokayev" has two, "George W. Bush" three
    bool person;   // the second pass has found that it is one
} ay_run;

// A title that ended right before a token: "Foreign Minister", "Mr.".
typedef struct ay_title {
    uint32_t end;   // the token behind it; 0 when there was none
    uint32_t flags; // AY_OFFICE_…
    uint32_t given; // 1 + the token of "Sheikh" behind another title, 0 when there is none
} ay_title;

// A word or a whole name -> what it stands for, as an open hash; probes are capped, so that crafted
// texts cost no more than others.
typedef struct ay_naming_entry {
    uint64_t hash; // 0: empty
    ay_str canonical;
    uint8_t strength; // how well: mention.c
    bool doubtful;    // two persons have it
} ay_naming_entry;

// An abbreviation that the text introduces, and the index of the name that it stands for.
typedef struct ay_acronym {
    uint64_t hash;
    uint32_t name;
} ay_acronym;

typedef struct ay_naming {
    ay_arena *arena;
    const ay_text *text;
    ay_spots *spots;
    AY_LIST(ay_name) names; // in text order
    AY_LIST(ay_run) runs;   // left for the second pass, in text order
    AY_LIST(ay_acronym) acronyms;
    uint64_t acronym_bits[4]; // a bit by the look of each one: most words have none of them
    ay_title title;
} ay_naming;

static inline const ay_token *ay_naming_token(const ay_naming *self, uint32_t i) {
    return &self->text->tokens[i];
}
static inline bool ay_naming_covered(const ay_naming *self, uint32_t i) {
    return self->spots->at && self->spots->at[i] != 0; // a quantity or time has the token
}
static inline uint32_t ay_naming_cue(const ay_naming *self, uint32_t i, int cue) {
    return ay_cue_at(self->text, i, cue, NULL);
}
static inline bool ay_naming_together(const ay_naming *self, uint32_t a, uint32_t b) {
    return b < self->text->n_tokens && // two tokens of one sentence
           ay_naming_token(self, a)->sentence == ay_naming_token(self, b)->sentence;
}
static inline bool ay_naming_capital(const ay_naming *self, uint32_t i) {
    const ay_token *t = ay_naming_token(self, i);
    return t->kind == AY_TOK_WORD && (t->flags & AY_TOK_UPPER);
}
// Does white space stand before the token?
static inline bool ay_naming_space(const ay_naming *self, uint32_t i) {
    return i < self->text->n_tokens && (ay_naming_token(self, i)->flags & AY_TOK_SPACE);
}
// Does the name before end right at token i?
static inline bool ay_naming_ends(const ay_naming *self, uint32_t i) {
    return self->names.n && self->names.at[self->names.n - 1].end == i;
}

// ---- rows of the tables (name.c) ----------------------------------------------------------------

// Does a phrase of the tables that have names start at token i? Most do not, and cost one look.
static inline bool ay_naming_may(const ay_naming *self, uint32_t i) {
    uint32_t tables = ay_table_bit(AY_TABLE_STATE) | ay_table_bit(AY_TABLE_GROUP) |
                      ay_table_bit(AY_TABLE_CITY) | ay_table_bit(AY_TABLE_ORGANISATION) |
                      ay_table_bit(AY_TABLE_OFFICE);
    return ay_tables_may(self->text, i, tables);
}
// How many of the n tokens from i are words, begin with a capital, are all capitals.
typedef struct ay_letters {
    uint32_t words, upper, caps;
} ay_letters;
ay_letters ay_naming_letters(const ay_naming *self, uint32_t i, uint32_t n);
bool ay_naming_titled(const ay_naming *self, uint32_t i, uint32_t n); // written as a name is
// The tokens of the name that starts at token i whatever its neighbours, 0 if none does.
uint32_t ay_naming_starts(const ay_naming *self, uint32_t i);
void ay_name_describe(ay_name *name, ay_sense sense); // type, code and canonical name of a row
void ay_name_place(ay_name *name, const ay_text *text, uint32_t first, uint32_t end);

// ---- abbreviations (acronym.c) ------------------------------------------------------------------

// The index of the name that the text abbreviates so, or AY_NONE.
uint32_t ay_naming_acronym(const ay_naming *self, uint32_t i);
// "(CSTO)" behind what it abbreviates: the name grows by it. Returns the token behind, or 0.
uint32_t ay_naming_bracket(ay_naming *self, uint32_t i);

// ---- runs of capitals (run.c) -------------------------------------------------------------------

ay_run ay_run_at(const ay_naming *self, uint32_t i); // first == end when none starts there
// A word with a capital that no quantity or time has; no white space before the token.
bool ay_run_capital(const ay_naming *self, uint32_t i);
bool ay_run_tight(const ay_naming *self, uint32_t i);
// The kind of forenames.tsv that the word has: AY_FORE_…; a word that a table of ordinary words has.
uint16_t ay_run_given(const ay_naming *self, uint32_t i);
bool ay_run_ordinary(const ay_naming *self, uint32_t i);
// The token where word `k` of the run starts, its end for the number of words.
uint32_t ay_run_word(const ay_naming *self, ay_run run, uint32_t k);
// The words [first, end) with single blanks between them.
ay_str ay_run_text(const ay_naming *self, uint32_t first, uint32_t end);
// Is one of its words the head of an organisation's name or the like ("Bank", "Avenue")?
bool ay_run_has_head(const ay_naming *self, ay_run run);
// Is it in a headline, or all capitals? There a capital says nothing.
bool ay_run_in_heading(const ay_naming *self, ay_run run);

// ---- organisations (organisation.c) -------------------------------------------------------------

// Is the word at token i a head of organisations' names of this kind (arg of the cue org-head)?
bool ay_organisation_head(const ay_naming *self, uint32_t i, int32_t kind);
// A run that is one by its head becomes a name; the token behind it, or 0.
uint32_t ay_organisation_judge(ay_naming *self, ay_run run);

// ---- persons (person.c) -------------------------------------------------------------------------

// Is it a person, when a title with these flags stands right before it?
bool ay_run_titled(const ay_naming *self, ay_run run, uint32_t flags);
bool ay_run_speaks(const ay_naming *self, ay_run run); // a verb of speech right beside it
// A person by its context becomes a name.
bool ay_run_judge(ay_naming *self, ay_run run);
ay_name ay_run_name(const ay_naming *self, uint32_t first, uint32_t end); // the words as a person

// ---- short mentions (mention.c) -----------------------------------------------------------------

void ay_runs_resolve(ay_naming *self); // the second pass; `names` is in text order afterwards

// ---- offices (office.c) -------------------------------------------------------------------------

bool ay_naming_office(const ay_naming *self, const ay_phrase *p); // is this phrase an office here?
// The tokens behind the office at [first, end) that say what it is in charge of: "of Trade".
uint32_t ay_naming_field(const ay_naming *self, uint32_t first, uint32_t end, uint16_t row);
// "Trade and Integration Minister" at token i: the number of its tokens, or 0.
uint32_t ay_naming_field_office(const ay_naming *self, uint32_t i, ay_name *out);

// ---- phrases of the tables (phrase.c) -----------------------------------------------------------

// The table's name at token i: the number of its tokens, 0 if there is none.
uint32_t ay_naming_phrase(const ay_naming *self, uint32_t i, ay_name *out);

// ---- capitals (metonym.c) -----------------------------------------------------------------------

// Does the seat of government at [first, end) stand for the government?
bool ay_naming_metonym(const ay_naming *self, uint32_t first, uint32_t end);

// ---- roles (role.c) -----------------------------------------------------------------------------

void ay_roles_read(ay_naming *self); // states and offices of all names, which are complete

#endif
