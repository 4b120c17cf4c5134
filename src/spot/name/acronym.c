// Abbreviations in brackets. In: a bracket, and the names before it. Out: a name that has grown by
// its abbreviation ("Asian Development Bank (ADB)"), or an organisation that no table knows; from
// there on the text's own abbreviation is understood. The capitalised words must begin with its
// letters. The trap: brackets hold much else, so words that no table knows need the head of an
// organisation's name among them ("Association").
#include "name.h"

#include "../../base/hash.h"
#include "../../base/utf8.h"

enum {
    ACRONYMS = 64, // that one text introduces
    ACRONYM_LETTERS = 10,
    ACRONYM_BACK = 14, // tokens in front of a bracket that it may abbreviate
};

// The first letter of a token, folded.
static uint32_t initial(const ay_naming *self, uint32_t i) {
    ay_str word = ay_token_str(self->text, i);
    uint32_t code;
    ay_utf8_next(word.at, word.len, &code);
    return ay_code_fold(code);
}

// Do the capitalised words of [first, end) begin with the letters of the abbreviation? Small letters
// of it ("AfDB") may be missing; small words may have letters of their own ("Electricite du
// Cambodge (EDC)") when `small`.
static bool spells(
    const ay_naming *self, uint32_t first, uint32_t end, ay_str acronym, bool small) {
    uint32_t at = 0, code = 0;
    for (uint32_t i = first; i < end; i++) {
        if (ay_naming_token(self, i)->kind != AY_TOK_WORD) continue;
        bool capital = ay_naming_capital(self, i);
        if (!capital && !small) continue;
        uint32_t from = at, n;
        do {
            if (at >= acronym.len) return false;
            n = ay_utf8_next(acronym.at + at, acronym.len - at, &code);
            at += n;
        } while (!ay_code_upper(code));
        if (ay_code_fold(code) == initial(self, i)) continue;
        if (capital) return false;
        at = from;
    }
    return at == acronym.len;
}

static bool abbreviates(const ay_naming *self, uint32_t first, uint32_t end, ay_str acronym) {
    return spells(self, first, end, acronym, false) || spells(self, first, end, acronym, true);
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
    for (uint32_t k = ay_naming_token(self, i)->phrase;
         k < text->n_phrases && text->phrases[k].token == i; k++) {
        ay_sense sense = text->phrases[k].sense;
        bool named = sense.table == AY_TABLE_STATE || sense.table == AY_TABLE_GROUP ||
                     sense.table == AY_TABLE_ORGANISATION;
        if (!named || text->phrases[k].n_tokens != 1 || !ay_sense_is_exact(sense)) continue;
        *out = (ay_name){0};
        ay_name_describe(out, sense);
        if (!like || (out->type == like->type && out->row == like->row)) return true;
    }
    return false;
}

static bool has_head(const ay_naming *self, uint32_t first, uint32_t end, int32_t kind) {
    for (uint32_t i = first; i < end; i++)
        if (ay_organisation_head(self, i, kind)) return true;
    return false;
}

// Words that spell it are an organisation by their head, or when the abbreviation is a long one and
// no word is the head of something else ("Gross Domestic Product", "Free Trade Agreement").
static bool is_organisation(const ay_naming *self, uint32_t first, uint32_t end, ay_str acronym) {
    if (has_head(self, first, end, 1)) return true;
    return acronym.len > 2 && !has_head(self, first, end, 2) && ay_naming_capital(self, end - 1);
}

// Can the token stand inside an organisation's name?
static bool is_inside(const ay_naming *self, uint32_t i) {
    const ay_token *t = ay_naming_token(self, i);
    return !ay_naming_covered(self, i) &&
           (t->kind == AY_TOK_WORD || t->mark == '-' || t->mark == '&');
}

// The first token of the words in front of token `end` that the abbreviation stands for; AY_NONE
// when there are none.
static uint32_t abbreviated(const ay_naming *self, uint32_t end, ay_str acronym) {
    for (uint32_t back = 1; back <= ACRONYM_BACK && back <= end; back++) {
        uint32_t i = end - back;
        if (!ay_naming_together(self, i, end) || !is_inside(self, i)) break;
        if (back > 2 && ay_naming_capital(self, i) && abbreviates(self, i, end, acronym))
            return is_organisation(self, i, end, acronym) ? i : AY_NONE;
    }
    return AY_NONE;
}

// An abbreviation in another language, of capitals in a row with the head of an organisation's
// name: "National Liberation Army (ELN)", "Vietnam Electricity (EVN)".
static uint32_t headed(const ay_naming *self, uint32_t end) {
    if (!(ay_naming_token(self, end + 1)->flags & AY_TOK_CAPS)) return AY_NONE;
    uint32_t first = end, words = 0;
    for (uint32_t back = 1; back <= ACRONYM_BACK && back <= end; back++) {
        uint32_t i = end - back;
        if (!ay_naming_together(self, i, end) || !is_inside(self, i)) break;
        const ay_token *t = ay_naming_token(self, i);
        if (ay_naming_capital(self, i) && !(t->flags & AY_TOK_SENTENCE)) first = i, words++;
        else if (t->kind == AY_TOK_WORD && !ay_naming_cue(self, i, AY_CUE_NAME_PARTICLE) &&
                 !ay_token_is(self->text, i, "of"))
            break;
    }
    bool fits = words > 1 && (has_head(self, first, end, 1) || has_head(self, first, end, 4));
    return fits && !has_head(self, first, end, 2) ? first : AY_NONE;
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
    bool listed = ay_span_length(ay_naming_token(self, bracket + 1)->span) > 2 &&
                  abbreviation(self, bracket + 1, NULL, &name);
    if (!listed) name = (ay_name){.type = AY_N_ORGANISATION, .row = AY_NO_ROW};
    ay_name_place(&name, self->text, first, bracket);
    if (!listed) name.canonical = ay_doc_str(self->text->doc, name.span);
    AY_PUSH(self->arena, &self->names, name);
    return true;
}

uint32_t ay_naming_bracket(ay_naming *self, uint32_t i) {
    if (i == 0 || !ay_naming_together(self, i, i + 2) || !ay_naming_together(self, i - 1, i) ||
        ay_mark(self->text, i + 2) != ')')
        return 0;
    ay_str acronym = ay_token_str(self->text, i + 1);
    if (!ay_naming_capital(self, i + 1) || acronym.len < 2 || acronym.len > ACRONYM_LETTERS ||
        ay_naming_covered(self, i + 1))
        return 0;
    bool known = ay_naming_ends(self, i) && self->names.at[self->names.n - 1].type != AY_N_PERSON;
    if (known) {
        const ay_name *last = &self->names.at[self->names.n - 1];
        ay_name same;
        known = abbreviation(self, i + 1, last, &same) ||
                (last->type == AY_N_ORGANISATION && last->row == AY_NO_ROW &&
                    (ay_naming_token(self, i + 1)->flags & AY_TOK_CAPS) &&
                    !abbreviation(self, i + 1, NULL, &same)) ||
                (last->end - last->first > 1 && abbreviates(self, last->first, last->end, acronym));
    }
    if (!known) {
        ay_name other;
        bool known_row = abbreviation(self, i + 1, NULL, &other); // "Vietnam Airlines (US)"
        uint32_t first = abbreviated(self, i, acronym);
        if (first == AY_NONE && !known_row) first = headed(self, i);
        if (first == AY_NONE || !found(self, first, i)) return 0;
    }
    ay_name *name = &self->names.at[self->names.n - 1];
    ay_name_place(name, self->text, name->first, i + 3);
    introduce(self, i + 1, self->names.n - 1);
    return i + 3;
}

uint32_t ay_naming_acronym(const ay_naming *self, uint32_t i) {
    if (self->acronyms.n == 0 || !ay_naming_capital(self, i)) return AY_NONE;
    uint32_t look = look_of(self, i);
    if (!(self->acronym_bits[look / 64] >> (look % 64) & 1)) return AY_NONE;
    uint64_t hash = hash_of(self, i);
    for (uint32_t k = self->acronyms.n; k > 0; k--)
        if (self->acronyms.at[k - 1].hash == hash) return self->acronyms.at[k - 1].name;
    return AY_NONE;
}
