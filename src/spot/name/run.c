// Runs: capitalised words in a row, with what hangs on to them (initials, hyphens, "von der") and
// what they look like. In: a token. Out: the run that starts there; whether its words are ordinary
// ones, given names, heads of organisations. Whether it is a person is judged in person.c.
//
// The trap: a sentence's first word has its capital from there, a headline's words all have one.
#include "name.h"

#include <string.h>

enum { RUN_WORDS = 6 };

bool ay_run_capital(const ay_naming *self, uint32_t i) {
    return ay_naming_capital(self, i) && !ay_naming_covered(self, i);
}

// Is there no white space before the token?
bool ay_run_tight(const ay_naming *self, uint32_t i) {
    return i < self->text->n_tokens && !(ay_naming_token(self, i)->flags & AY_TOK_SPACE);
}

// The kind of forenames.tsv that the word has: AY_FORE_…
uint16_t ay_run_given(const ay_naming *self, uint32_t i) {
    uint32_t n;
    int32_t row = ay_phrase_at(self->text, i, AY_TABLE_FORENAME, &n);
    return row < 0 ? AY_FORE_NONE : ay_forename_rows[row].kind;
}

// A word that a table of ordinary words has by itself.
bool ay_run_ordinary(const ay_naming *self, uint32_t i) {
    const ay_text *text = self->text;
    for (uint32_t k = ay_naming_token(self, i)->phrase;
         k < text->n_phrases && text->phrases[k].token == i; k++) {
        const ay_phrase *p = &text->phrases[k];
        if (p->n_tokens > 1) continue;
        switch (p->sense.table) {
        case AY_TABLE_STATE:
        case AY_TABLE_GROUP:
        case AY_TABLE_CITY:
        case AY_TABLE_ORGANISATION:
        case AY_TABLE_FORENAME: break;
        default: return true;
        }
    }
    return ay_cue_other(text, i, AY_CUE_NAME_PARTICLE);
}

// ---- runs ---------------------------------------------------------------------------------------

// What hangs on to the word that ends at `i` without white space: "-Jomart", "'Neill", the point of
// "W.".
static uint32_t tail(const ay_naming *self, uint32_t i) {
    const ay_token *last = ay_naming_token(self, i - 1);
    while (i + 1 < self->text->n_tokens && ay_mark(self->text, i) == '-' && ay_run_tight(self, i) &&
           ay_run_tight(self, i + 1) && ay_naming_token(self, i + 1)->kind == AY_TOK_WORD)
        i += 2;
    if (ay_run_tight(self, i) && ay_run_capital(self, i) && ay_naming_together(self, i - 1, i)) i++;
    bool initial = ay_span_length(last->span) == 1;
    if (initial && ay_mark(self->text, i) == '.' && ay_run_tight(self, i) &&
        ay_naming_together(self, i, i + 1) && ay_run_capital(self, i + 1))
        i++;
    return i;
}

// Lower-case words inside a name ("von der", "al-"), when a capital follows; their number.
static uint32_t particle(const ay_naming *self, uint32_t i) {
    if (!ay_naming_together(self, i - 1, i) || ay_run_capital(self, i)) return 0;
    uint32_t n = ay_naming_cue(self, i, AY_CUE_NAME_PARTICLE);
    if (n == 0) return 0;
    if (ay_mark(self->text, i + n) == '-') n++;
    return ay_naming_together(self, i, i + n) && ay_run_capital(self, i + n) ? n : 0;
}

// A form of address right before: "Sheikh Sabah" is no place.
static bool is_address(const ay_naming *self) {
    return (self->title.flags & AY_OFFICE_HONORIFIC) != 0;
}

ay_run ay_run_at(const ay_naming *self, uint32_t i) {
    ay_run run = {.first = i, .end = i};
    if (i >= self->text->n_tokens) return run;
    if ((ay_naming_token(self, i)->flags & AY_TOK_SENTENCE) && ay_run_ordinary(self, i) &&
        !ay_run_given(self, i))
        run.first = run.end = ++i;
    while (run.words < RUN_WORDS && ay_naming_together(self, run.first, i) &&
           ay_run_capital(self, i)) {
        if (ay_naming_token(self, i)->flags & AY_TOK_BLOCK && i > run.first) break;
        bool named = i == run.first && self->title.end == i && is_address(self);
        if (!named && (ay_naming_starts(self, i) || ay_naming_acronym(self, i) != AY_NONE)) break;
        run.words++;
        run.end = i = tail(self, i + 1);
        if (i < self->text->n_tokens) i += particle(self, i);
    }
    return run;
}

// The token where word `k` of the run starts, its end for the number of words.
uint32_t ay_run_word(const ay_naming *self, ay_run run, uint32_t k) {
    uint32_t i = run.first;
    while (k > 0 && i < run.end) {
        i++;
        if (i == run.end || !ay_run_tight(self, i)) k--;
    }
    return i;
}

// The words [first, end) with single blanks between them.
ay_str ay_run_text(const ay_naming *self, uint32_t first, uint32_t end) {
    ay_str text = ay_doc_str(self->text->doc, ay_tokens_span(self->text, first, end));
    bool plain = true;
    for (uint32_t i = first + 1; i < end && plain; i++)
        plain =
            ay_naming_token(self, i)->span.start - ay_naming_token(self, i - 1)->span.end <= 1 &&
            !(ay_naming_token(self, i)->flags & AY_TOK_LINE);
    if (plain) return text;
    char *out = ay_alloc(self->arena, text.len);
    uint32_t n = 0;
    for (uint32_t i = first; i < end; i++) {
        ay_str word = ay_token_str(self->text, i);
        if (i > first && !ay_run_tight(self, i)) out[n++] = ' ';
        memcpy(out + n, word.at, word.len);
        n += word.len;
    }
    return (ay_str){out, n};
}

bool ay_run_has_head(const ay_naming *self, ay_run run) {
    for (uint32_t i = run.first; i < run.end; i++)
        if (ay_naming_cue(self, i, AY_CUE_ORG_HEAD)) return true;
    return false;
}

// In headlines and in words that are all capitals, a capital says nothing.
bool ay_run_in_heading(const ay_naming *self, ay_run run) {
    const ay_sentence *s = &self->text->sentences[ay_naming_token(self, run.first)->sentence];
    uint8_t kind = self->text->doc->blocks[s->block].kind;
    if (kind == AY_BLOCK_TITLE || kind == AY_BLOCK_HEADING) return true;
    for (uint32_t i = run.first; i < run.end; i++)
        if (ay_run_capital(self, i) && ay_span_length(ay_naming_token(self, i)->span) > 1 &&
            !(ay_naming_token(self, i)->flags & AY_TOK_CAPS))
            return false;
    return true;
}
