// Names. In: tokens with the phrases of the tables, quantities and times. Out: states, groups,
// cities, organisations, offices and persons, in text order, not overlapping each other or what was
// read before.
//
// The longest phrase that is written as a name wins; what stands in brackets behind it and
// abbreviates it belongs to it ("Asian Development Bank (ADB)"), and an abbreviation that the text
// introduces itself is understood from there on. Capitalised words that no table knows are judged
// by person.c.
//
// The trap: names are words. "turkey" and "us" are none in lower case, "Jordan" is a state but not
// in "Michael Jordan", "Paris" said something or lies somewhere, "head" is an office only beside a
// name. Where the text leaves it open, nothing is read.
#include "name.h"

#include "../base/hash.h"
#include "../base/utf8.h"

#include <string.h>

enum {
    ACRONYMS = 64, // that one text introduces
    ACRONYM_LETTERS = 10,
    ACRONYM_BACK = 14, // tokens in front of a bracket that it may abbreviate
};

// Most tokens begin no phrase of the tables that have names, and cost one look.
static bool may_name(const ay_naming *self, uint32_t i) {
    uint32_t tables = ay_table_bit(AY_TABLE_STATE) | ay_table_bit(AY_TABLE_GROUP) |
                      ay_table_bit(AY_TABLE_CITY) | ay_table_bit(AY_TABLE_ORGANISATION) |
                      ay_table_bit(AY_TABLE_OFFICE);
    return ay_tables_may(self->text, i, tables);
}

bool ay_naming_covered(const ay_naming *self, uint32_t i) {
    return self->spots->at && self->spots->at[i] != 0;
}

uint32_t ay_naming_cue(const ay_naming *self, uint32_t i, int cue) {
    return ay_cue_at(self->text, i, cue, NULL);
}

static const ay_token *token(const ay_naming *self, uint32_t i) { return &self->text->tokens[i]; }

// Two tokens of one sentence?
static bool together(const ay_naming *self, uint32_t a, uint32_t b) {
    return b < self->text->n_tokens && token(self, a)->sentence == token(self, b)->sentence;
}

static bool is_capital(const ay_naming *self, uint32_t i) {
    return token(self, i)->kind == AY_TOK_WORD && (token(self, i)->flags & AY_TOK_UPPER);
}

static ay_str str(const char *text) { return (ay_str){text, (uint32_t)strlen(text)}; }

// ---- is this phrase written as a name? ----------------------------------------------------------

typedef struct letters {
    uint32_t words, upper, caps;
} letters;

static letters count(const ay_naming *self, uint32_t i, uint32_t n) {
    letters l = {0};
    for (uint32_t k = i; k < i + n; k++) {
        const ay_token *t = token(self, k);
        if (t->kind != AY_TOK_WORD) continue;
        l.words++;
        l.upper += (t->flags & AY_TOK_UPPER) != 0;
        l.caps += (t->flags & AY_TOK_CAPS) != 0;
    }
    return l;
}

// Several words of a name have capitals, all but "of" and the like; one that begins a sentence says
// nothing.
static bool titled(const ay_naming *self, uint32_t i, uint32_t n) {
    letters l = count(self, i, n);
    return l.words == l.upper || l.upper > 1 || l.caps > 0;
}

// Does the name before end right at token i?
static bool ends_at(const ay_naming *self, uint32_t i) {
    return self->names.n && self->names.at[self->names.n - 1].end == i;
}

// Does a name of the tables start here whatever stands around it? Asks nothing of the neighbours,
// so that they can ask it.
bool ay_naming_starts(const ay_naming *self, uint32_t i) {
    if (!may_name(self, i)) return false;
    const ay_text *text = self->text;
    for (uint32_t k = token(self, i)->phrase; k < text->n_phrases && text->phrases[k].token == i;
         k++) {
        const ay_phrase *p = &text->phrases[k];
        bool named = titled(self, i, p->n_tokens);
        switch (p->sense.table) {
        case AY_TABLE_STATE:
            named = named && !(ay_state_rows[p->sense.row].flags & AY_STATEF_GIVEN);
            break;
        case AY_TABLE_CITY: named = named && ay_city_rows[p->sense.row].flags == 0; break;
        case AY_TABLE_OFFICE: named = !(ay_office_rows[p->sense.row].flags & AY_OFFICE_WEAK); break;
        case AY_TABLE_GROUP:
        case AY_TABLE_ORGANISATION: break;
        default: named = false;
        }
        if (named) return true;
    }
    return false;
}

// A capitalised word right beside, which is no name of its own: then both are parts of a person's
// or a firm's name.
static bool has_neighbour(const ay_naming *self, uint32_t i, uint32_t n) {
    if (i > 0 && together(self, i - 1, i) && is_capital(self, i - 1) && !ends_at(self, i) &&
        self->title.end != i && !ay_naming_covered(self, i - 1) &&
        !(token(self, i - 1)->flags & AY_TOK_SENTENCE))
        return true;
    uint32_t b = i + n;
    return together(self, i, b) && is_capital(self, b) && (token(self, b)->flags & AY_TOK_SPACE) &&
           !ay_naming_covered(self, b) && !ay_naming_starts(self, b);
}

static bool accepts_state(const ay_naming *self, const ay_phrase *p) {
    const struct ay_state *row = &ay_state_rows[p->sense.row];
    if (count(self, p->token, p->n_tokens).upper == 0) return false;
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
    if (!titled(self, first, p->n_tokens)) return false;
    if (flags == 0) return true;
    if (has_neighbour(self, first, p->n_tokens)) return false;
    if (!(flags & AY_PLACEF_WEAK)) return true;
    if (first > 0 && together(self, first - 1, first) &&
        ay_cue_before(self->text, first, AY_CUE_PLACE_PREP, NULL))
        return true;
    uint32_t n;
    if (ay_mark(self->text, end) != ',' || !together(self, first, end + 1)) return false;
    int32_t state = ay_phrase_at(self->text, end + 1, AY_TABLE_STATE, &n);
    return state >= 0 && strcmp(ay_state_rows[state].code, ay_city_rows[p->sense.row].state) == 0;
}

// Do "of" or "for" and a state, a group or an organisation stand behind the office's words?
static bool is_of_somebody(const ay_naming *self, uint32_t first, uint32_t end) {
    uint32_t i = end, n;
    if (together(self, first, i)) i += ay_naming_cue(self, i, AY_CUE_NAME_OF);
    if (i == end || !together(self, first, i)) return false;
    i += ay_naming_cue(self, i, AY_CUE_SKIP);
    if (!together(self, first, i) || !is_capital(self, i)) return false;
    return ay_phrase_at(self->text, i, AY_TABLE_STATE, &n) >= 0 ||
           ay_phrase_at(self->text, i, AY_TABLE_GROUP, &n) >= 0 ||
           ay_phrase_at(self->text, i, AY_TABLE_ORGANISATION, &n) >= 0;
}

// An ordinary word is an office beside a state or an organisation ("Chinese officials", "head of
// the World Bank"), or as a title before a person.
static bool accepts_office(const ay_naming *self, const ay_phrase *p) {
    uint32_t first = p->token, end = first + p->n_tokens;
    uint32_t flags = ay_office_rows[p->sense.row].flags;
    if (!(flags & AY_OFFICE_WEAK)) return true;
    if (flags & AY_OFFICE_HONORIFIC) return count(self, first, p->n_tokens).upper > 0;
    uint32_t before = first;
    if (before > 1 && ay_token_is(self->text, before - 1, "'s")) before--;
    if (ends_at(self, before) && self->names.at[self->names.n - 1].type != AY_N_OFFICE) return true;
    return is_of_somebody(self, first, end) || ((flags & AY_OFFICE_TITLE) && ay_run_titled(self, ay_run_at(self, end), flags));
}

static bool accepts(const ay_naming *self, const ay_phrase *p) {
    bool exact = ay_sense_is_exact(p->sense); // written as the table says
    for (uint32_t k = 0; k < p->n_tokens; k++)
        if (ay_naming_covered(self, p->token + k)) return false;
    switch (p->sense.table) {
    case AY_TABLE_STATE: return exact || accepts_state(self, p);
    case AY_TABLE_GROUP: return exact || count(self, p->token, p->n_tokens).upper > 0;
    case AY_TABLE_CITY: return accepts_city(self, p);
    case AY_TABLE_ORGANISATION: return exact || titled(self, p->token, p->n_tokens);
    case AY_TABLE_OFFICE: return accepts_office(self, p);
    default: return false;
    }
}

// ---- a phrase as a name -------------------------------------------------------------------------

static void describe(ay_name *name, ay_sense sense) {
    name->column = sense.column;
    name->row = sense.row;
    switch (sense.table) {
    case AY_TABLE_STATE:
        name->type = AY_N_STATE;
        name->canonical = str(ay_state_rows[sense.row].name);
        name->code = str(ay_state_rows[sense.row].code);
        break;
    case AY_TABLE_GROUP:
        name->type = AY_N_GROUP;
        name->canonical = str(ay_group_rows[sense.row].name);
        name->code = str(ay_group_rows[sense.row].code);
        break;
    case AY_TABLE_CITY:
        name->type = AY_N_CITY;
        name->canonical = str(ay_city_rows[sense.row].name);
        break;
    case AY_TABLE_ORGANISATION:
        name->type = ay_organisation_rows[sense.row].sort == AY_ORG_INITIATIVE ? AY_N_INITIATIVE
                                                                               : AY_N_ORGANISATION;
        name->canonical = str(ay_organisation_rows[sense.row].name);
        name->code = str(ay_organisation_rows[sense.row].code);
        break;
    default:
        name->type = AY_N_OFFICE;
        name->canonical = str(ay_office_rows[sense.row].name);
        break;
    }
}

static void set_tokens(const ay_naming *self, ay_name *name, uint32_t first, uint32_t end) {
    name->first = first;
    name->end = end;
    name->span = ay_tokens_span(self->text, first, end);
    name->sentence = token(self, first)->sentence;
}

// A seat of government stands for the government where it speaks or acts ("Moscow said"); else it is
// a place.
static bool is_metonym(const ay_naming *self, uint32_t first, uint32_t end) {
    if (first > 0 && together(self, first - 1, first) &&
        ay_cue_before(self->text, first, AY_CUE_PLACE_PREP, NULL))
        return false;
    return together(self, first, end) &&
           (ay_naming_cue(self, end, AY_CUE_SAY) || ay_naming_cue(self, end, AY_CUE_SAY_AUX));
}

// Does a city have the same name?
static bool is_city(const ay_naming *self, const ay_phrase *p) {
    const ay_text *text = self->text;
    for (uint32_t k = token(self, p->token)->phrase;
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
    return is_metonym(self, p->token, p->token + p->n_tokens);
}

uint32_t ay_naming_phrase(const ay_naming *self, uint32_t i, ay_name *out) {
    if (!may_name(self, i)) return 0;
    const ay_text *text = self->text;
    for (uint32_t k = token(self, i)->phrase; k < text->n_phrases && text->phrases[k].token == i;
         k++) {
        const ay_phrase *p = &text->phrases[k];
        if (!stands(self, p)) continue;
        uint32_t n = p->n_tokens;
        if (n > 1 && ay_mark(text, i + n - 1) == '-') n--; // "Sino-" of "Sino-Russian"
        *out = (ay_name){0};
        describe(out, p->sense);
        set_tokens(self, out, i, i + n);
        return n;
    }
    return 0;
}

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
        if (flags & AY_OFFICE_TITLE) self->title = (ay_title){name->end, flags};
        if (flags & AY_OFFICE_HONORIFIC) return;
    }
    if (!is_silent(name)) AY_PUSH(self->arena, &self->names, *name);
}

// ---- abbreviations in brackets ------------------------------------------------------------------

// The first letter of a token, folded.
static uint32_t initial(const ay_naming *self, uint32_t i) {
    ay_str word = ay_token_str(self->text, i);
    uint32_t code;
    ay_utf8_next(word.at, word.len, &code);
    return ay_code_fold(code);
}

// Do the capitalised words of [first, end) begin with the letters of the abbreviation? Small
// letters of it ("AfDB") may be missing.
static bool abbreviates(const ay_naming *self, uint32_t first, uint32_t end, ay_str acronym) {
    uint32_t at = 0, code = 0;
    for (uint32_t i = first; i < end; i++) {
        if (!is_capital(self, i)) continue;
        uint32_t n;
        do {
            if (at >= acronym.len) return false;
            n = ay_utf8_next(acronym.at + at, acronym.len - at, &code);
            at += n;
        } while (!ay_code_upper(code));
        if (ay_code_fold(code) != initial(self, i)) return false;
    }
    return at == acronym.len;
}

static uint64_t hash_of(const ay_naming *self, uint32_t i) {
    ay_str word = ay_token_str(self->text, i);
    return ay_hash(word.at, word.len, 1);
}

// A number below 256 by the word's length and its two ends: most words differ from all
// abbreviations in it.
static uint32_t look_of(const ay_naming *self, uint32_t i) {
    ay_str word = ay_token_str(self->text, i);
    uint32_t first = (unsigned char)word.at[0], last = (unsigned char)word.at[word.len - 1];
    return (first * 37 + last * 5 + word.len) & 255;
}

static void introduce(ay_naming *self, uint32_t i, uint32_t name) {
    if (self->acronyms.n >= ACRONYMS) return;
    AY_PUSH(self->arena, &self->acronyms, (ay_acronym){hash_of(self, i), name});
    uint32_t look = look_of(self, i);
    self->acronym_bits[look / 64] |= (uint64_t)1 << (look % 64);
}

// The row that has the token as its abbreviation, and is that of `like` when that is given.
static bool abbreviation(const ay_naming *self, uint32_t i, const ay_name *like, ay_name *out) {
    const ay_text *text = self->text;
    for (uint32_t k = token(self, i)->phrase; k < text->n_phrases && text->phrases[k].token == i;
         k++) {
        ay_sense sense = text->phrases[k].sense;
        bool named = sense.table == AY_TABLE_STATE || sense.table == AY_TABLE_GROUP ||
                     sense.table == AY_TABLE_ORGANISATION;
        if (!named || text->phrases[k].n_tokens != 1 || !ay_sense_is_exact(sense)) continue;
        *out = (ay_name){0};
        describe(out, sense);
        if (!like || (out->type == like->type && out->row == like->row)) return true;
    }
    return false;
}

static bool has_head(const ay_naming *self, uint32_t first, uint32_t end) {
    int32_t arg;
    for (uint32_t i = first; i < end; i++)
        if (ay_cue_at(self->text, i, AY_CUE_ORG_HEAD, &arg) && arg == 1) return true;
    return false;
}

// The first token of the words in front of token `end` that the abbreviation stands for; AY_NONE
// when there are none.
static uint32_t abbreviated(const ay_naming *self, uint32_t end, ay_str acronym) {
    for (uint32_t back = 1; back <= ACRONYM_BACK && back <= end; back++) {
        uint32_t i = end - back;
        if (!together(self, i, end) || ay_naming_covered(self, i)) break;
        if (token(self, i)->kind != AY_TOK_WORD && token(self, i)->mark != '-' &&
            token(self, i)->mark != '&')
            break;
        if (back > 2 && is_capital(self, i) && abbreviates(self, i, end, acronym))
            return has_head(self, i, end) ? i : AY_NONE;
    }
    return AY_NONE;
}

// An organisation that no table knows: "China Overseas Development Association (CODA)"; or one that
// a table knows by the same three letters or more, under another name. Names inside of it were only
// parts.
static bool found(ay_naming *self, uint32_t first, uint32_t bracket) {
    uint32_t n = self->names.n;
    while (n && self->names.at[n - 1].first >= first) n--;
    if (n && self->names.at[n - 1].end > first) return false;
    self->names.n = n;
    while (self->runs.n && self->runs.at[self->runs.n - 1].first >= first) self->runs.n--;
    ay_name name;
    bool listed = ay_span_length(token(self, bracket + 1)->span) > 2 &&
                  abbreviation(self, bracket + 1, NULL, &name);
    if (!listed) name = (ay_name){.type = AY_N_ORGANISATION, .row = AY_NO_ROW};
    set_tokens(self, &name, first, bracket);
    if (!listed) name.canonical = ay_doc_str(self->text->doc, name.span);
    AY_PUSH(self->arena, &self->names, name);
    return true;
}

// "(CSTO)" behind what it abbreviates: the name grows by it. Returns the token behind, or 0.
static uint32_t read_bracket(ay_naming *self, uint32_t i) {
    if (i == 0 || !together(self, i, i + 2) || !together(self, i - 1, i) ||
        ay_mark(self->text, i + 2) != ')')
        return 0;
    ay_str acronym = ay_token_str(self->text, i + 1);
    if (!is_capital(self, i + 1) || acronym.len < 2 || acronym.len > ACRONYM_LETTERS ||
        ay_naming_covered(self, i + 1))
        return 0;
    bool known = ends_at(self, i) && self->names.at[self->names.n - 1].type != AY_N_PERSON;
    if (known) {
        const ay_name *last = &self->names.at[self->names.n - 1];
        ay_name same;
        known = abbreviation(self, i + 1, last, &same) ||
                (last->end - last->first > 1 && abbreviates(self, last->first, last->end, acronym));
    }
    if (!known) {
        uint32_t first = abbreviated(self, i, acronym);
        if (first == AY_NONE || !found(self, first, i)) return 0;
    }
    ay_name *name = &self->names.at[self->names.n - 1];
    set_tokens(self, name, name->first, i + 3);
    introduce(self, i + 1, self->names.n - 1);
    return i + 3;
}

uint32_t ay_naming_acronym(const ay_naming *self, uint32_t i) {
    if (self->acronyms.n == 0 || !is_capital(self, i)) return AY_NONE;
    uint32_t look = look_of(self, i);
    if (!(self->acronym_bits[look / 64] >> (look % 64) & 1)) return AY_NONE;
    uint64_t hash = hash_of(self, i);
    for (uint32_t k = self->acronyms.n; k > 0; k--)
        if (self->acronyms.at[k - 1].hash == hash) return self->acronyms.at[k - 1].name;
    return AY_NONE;
}

// An abbreviation that the text has introduced.
static bool read_acronym(ay_naming *self, uint32_t i) {
    uint32_t introduced = ay_naming_acronym(self, i);
    if (introduced == AY_NONE) return false;
    ay_name name = self->names.at[introduced];
    set_tokens(self, &name, i, i + 1);
    name.column = AY_COLUMN_ORGANISATION_SHORT;
    AY_PUSH(self->arena, &self->names, name);
    return true;
}

// ---- the passes ---------------------------------------------------------------------------------

// Reads what starts at token i; returns the token behind it.
static uint32_t read_at(ay_naming *self, uint32_t i) {
    ay_name name;
    if (ay_naming_covered(self, i)) return i + 1;
    if (token(self, i)->mark == '(') {
        uint32_t end = read_bracket(self, i);
        return end ? end : i + 1;
    }
    if (is_capital(self, i) && read_acronym(self, i)) return i + 1;
    if (may_name(self, i) && ay_naming_phrase(self, i, &name)) {
        take(self, &name);
        return name.end;
    }
    if (!is_capital(self, i)) return i + 1;
    ay_run run = ay_run_at(self, i);
    if (run.first > i) return run.first; // the sentence's first word is an ordinary one
    if (run.first >= run.end) return i + 1;
    ay_run_judge(self, run);
    return run.end;
}

void ay_names_read(ay_arena *arena, const ay_text *text, ay_spots *out) {
    ay_naming self = {.arena = arena, .text = text, .spots = out};
    for (uint32_t i = 0; i < text->n_tokens;) i = read_at(&self, i);
    ay_runs_resolve(&self);
    out->names = self.names.at;
    out->n_names = self.names.n;
}
