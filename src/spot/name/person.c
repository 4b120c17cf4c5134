// Persons. In: runs of capitalised words that no table explains. Out: those that are persons, by
// their full names where the text gives them anywhere.
//
// A run is a person behind a title ("President Xi Jinping"), before an office in apposition ("Cao
// Wei, research fellow"), or when it begins with a given name; its short form is one from then on
// and in what stands before ("Xi", "Tokayev"). A run that has only its capitals is none: firms and
// products have them too.
#include "name.h"

#include "../../base/hash.h"
#include "../../base/utf8.h"

#include <string.h>

enum {
    RUN_WORDS = 6,
    APPOSITION = 6, // tokens between a comma and the office that explains the name
    PERSONS = 4096, // that one text is thought to name
    PROBES = 16,
    NAME_BYTES = 256,
};

static bool is_capital(const ay_naming *self, uint32_t i) {
    return ay_naming_capital(self, i) && !ay_naming_covered(self, i);
}

// Is there no white space before the token?
static bool is_tight(const ay_naming *self, uint32_t i) {
    return i < self->text->n_tokens && !(ay_naming_token(self, i)->flags & AY_TOK_SPACE);
}

// The kind of forenames.tsv that the word has: AY_FORE_…
static uint16_t given(const ay_naming *self, uint32_t i) {
    uint32_t n;
    int32_t row = ay_phrase_at(self->text, i, AY_TABLE_FORENAME, &n);
    return row < 0 ? AY_FORE_NONE : ay_forename_rows[row].kind;
}

// A word that a table of ordinary words has by itself.
static bool is_ordinary(const ay_naming *self, uint32_t i) {
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
    while (i + 1 < self->text->n_tokens && ay_mark(self->text, i) == '-' && is_tight(self, i) &&
           is_tight(self, i + 1) && ay_naming_token(self, i + 1)->kind == AY_TOK_WORD)
        i += 2;
    if (is_tight(self, i) && is_capital(self, i) && ay_naming_together(self, i - 1, i)) i++;
    bool initial = ay_span_length(last->span) == 1;
    if (initial && ay_mark(self->text, i) == '.' && is_tight(self, i) &&
        ay_naming_together(self, i, i + 1) && is_capital(self, i + 1))
        i++;
    return i;
}

// Lower-case words inside a name ("von der", "al-"), when a capital follows; their number.
static uint32_t particle(const ay_naming *self, uint32_t i) {
    if (!ay_naming_together(self, i - 1, i) || is_capital(self, i)) return 0;
    uint32_t n = ay_naming_cue(self, i, AY_CUE_NAME_PARTICLE);
    if (n == 0) return 0;
    if (ay_mark(self->text, i + n) == '-') n++;
    return ay_naming_together(self, i, i + n) && is_capital(self, i + n) ? n : 0;
}

ay_run ay_run_at(const ay_naming *self, uint32_t i) {
    ay_run run = {i, i, 0};
    if (i >= self->text->n_tokens) return run;
    if ((ay_naming_token(self, i)->flags & AY_TOK_SENTENCE) && is_ordinary(self, i) &&
        !given(self, i))
        run.first = run.end = ++i;
    while (run.words < RUN_WORDS && ay_naming_together(self, run.first, i) && is_capital(self, i)) {
        if (ay_naming_token(self, i)->flags & AY_TOK_BLOCK && i > run.first) break;
        if (ay_naming_starts(self, i) || ay_naming_acronym(self, i) != AY_NONE) break;
        run.words++;
        run.end = i = tail(self, i + 1);
        if (i < self->text->n_tokens) i += particle(self, i);
    }
    return run;
}

// The token where word `k` of the run starts, its end for the number of words.
static uint32_t word_start(const ay_naming *self, ay_run run, uint32_t k) {
    uint32_t i = run.first;
    while (k > 0 && i < run.end) {
        i++;
        if (i == run.end || !is_tight(self, i)) k--;
    }
    return i;
}

// The words [first, end) with single blanks between them.
static ay_str words(const ay_naming *self, uint32_t first, uint32_t end) {
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
        if (i > first && !is_tight(self, i)) out[n++] = ' ';
        memcpy(out + n, word.at, word.len);
        n += word.len;
    }
    return (ay_str){out, n};
}

static bool has_head(const ay_naming *self, ay_run run) {
    for (uint32_t i = run.first; i < run.end; i++)
        if (ay_naming_cue(self, i, AY_CUE_ORG_HEAD)) return true;
    return false;
}

// In headlines and in words that are all capitals, a capital says nothing.
static bool in_heading(const ay_naming *self, ay_run run) {
    const ay_sentence *s = &self->text->sentences[ay_naming_token(self, run.first)->sentence];
    uint8_t kind = self->text->doc->blocks[s->block].kind;
    if (kind == AY_BLOCK_TITLE || kind == AY_BLOCK_HEADING) return true;
    for (uint32_t i = run.first; i < run.end; i++)
        if (is_capital(self, i) && ay_span_length(ay_naming_token(self, i)->span) > 1 &&
            !(ay_naming_token(self, i)->flags & AY_TOK_CAPS))
            return false;
    return true;
}

// ---- is a run a person? -------------------------------------------------------------------------

// Does a title with these flags, right before the run, make it a person?
bool ay_run_titled(const ay_naming *self, ay_run run, uint32_t flags) {
    if (run.first >= run.end || in_heading(self, run) || has_head(self, run)) return false;
    if (run.words == 1 && is_ordinary(self, run.first) && !given(self, run.first)) return false;
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
        if ((n = ay_naming_starts(self, i)) != 0 ||
            (n = ay_naming_cue(self, i, AY_CUE_SKIP)) != 0)
            i += n;
        else if (ay_token_is(self->text, i, "'s") || is_capital(self, i) ||
                 ay_naming_cue(self, i, AY_CUE_OFFICE_WORD))
            i++;
        else return false;
    }
    return false;
}

static bool speaks(const ay_naming *self, ay_run run) {
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

static bool is_person(const ay_naming *self, ay_run run) {
    uint32_t flags = title_before(self, run.first);
    if (flags) return ay_run_titled(self, run, flags);
    if (run.words < 2 || in_heading(self, run) || has_head(self, run) || has_office(self, run))
        return false;
    uint16_t kind = given(self, run.first);
    if (explained(self, run)) return true;
    if (kind == AY_FORE_GIVEN) return run.words <= 4;
    return kind == AY_FORE_SURNAME && run.words <= 3 && speaks(self, run);
}

static ay_name name_of(const ay_naming *self, uint32_t first, uint32_t end) {
    ay_name name = {.type = AY_N_PERSON, .row = AY_NO_ROW, .first = first, .end = end};
    name.span = ay_tokens_span(self->text, first, end);
    name.sentence = ay_naming_token(self, first)->sentence;
    name.canonical = words(self, first, end);
    return name;
}

void ay_run_judge(ay_naming *self, ay_run run) {
    if (!is_person(self, run)) {
        AY_PUSH(self->arena, &self->runs, run);
        return;
    }
    AY_PUSH(self->arena, &self->names, name_of(self, run.first, run.end));
}

// ---- short mentions -----------------------------------------------------------------------------

typedef struct directory {
    ay_naming_entry *at;
    uint32_t n;
} directory; // n is a power of two

static uint64_t hash_of(ay_str text) {
    char folded[2 * NAME_BYTES];
    if (text.len > NAME_BYTES) return 0;
    uint64_t hash = ay_hash(folded, ay_utf8_fold(text.at, text.len, folded), 2);
    return hash ? hash : 1;
}

static ay_naming_entry *slot(const directory *d, uint64_t hash) {
    for (uint32_t k = 0; k < PROBES; k++) {
        ay_naming_entry *entry = &d->at[(hash + k) & (d->n - 1)];
        if (entry->hash == 0 || entry->hash == hash) return entry;
    }
    return NULL;
}

static const ay_naming_entry *look_up(const directory *d, ay_str text) {
    uint64_t hash = hash_of(text);
    const ay_naming_entry *entry = hash ? slot(d, hash) : NULL;
    return entry && entry->hash ? entry : NULL;
}

// A stronger reading replaces a weaker one; two persons that are equally well called so make it
// doubtful.
static void enter(directory *d, ay_str word, ay_str canonical, uint8_t strength) {
    uint64_t hash = hash_of(word);
    ay_naming_entry *entry = hash ? slot(d, hash) : NULL;
    if (!entry) return;
    if (entry->hash == 0 || entry->strength < strength)
        *entry = (ay_naming_entry){hash, canonical, strength, false};
    else if (entry->strength == strength && hash_of(entry->canonical) != hash_of(canonical))
        entry->doubtful = true;
}

// The surname at the end of a person's words [first, end), without "Jr"; `first` is left where it
// is when there is one word.
static ay_run surname(const ay_naming *self, uint32_t first, uint32_t end) {
    ay_run last = {end - 1, end, 1};
    while (last.first > first &&
           (is_tight(self, last.first) || ay_naming_cue(self, last.first, AY_CUE_NAME_SUFFIX)))
        if (!is_tight(self, last.first--)) last.end = last.first + 1;
    return last;
}

// A person by the whole name, by the word that he or she is called by, and, where nothing tells
// which that is, by the other end too.
static void enter_person(const ay_naming *self, directory *d, const ay_name *p) {
    uint32_t second = word_start(self, (ay_run){p->first, p->end, 0}, 1);
    if (second >= p->end) {
        enter(d, p->canonical, p->canonical, 1);
        return;
    }
    uint16_t kind = given(self, p->first);
    ay_run last = surname(self, second, p->end);
    ay_str head = words(self, p->first, second);
    enter(d, p->canonical, p->canonical, 3);
    enter(d, kind == AY_FORE_SURNAME ? head : words(self, last.first, last.end), p->canonical, 2);
    if (kind != AY_FORE_NONE) return;
    if (!is_ordinary(self, p->first) && ay_span_length(ay_naming_token(self, p->first)->span) > 1)
        enter(d, head, p->canonical, 1);
}

// "De Croo" as well as "Croo".
static void enter_particles(const ay_naming *self, directory *d, const ay_name *p) {
    uint32_t second = word_start(self, (ay_run){p->first, p->end, 0}, 1);
    if (second >= p->end) return;
    ay_run last = surname(self, second, p->end);
    uint32_t whole = last.first;
    while (whole > second && ay_naming_cue(self, whole - 1, AY_CUE_NAME_PARTICLE)) whole--;
    if (whole < last.first) enter(d, words(self, whole, last.end), p->canonical, 2);
}

static directory list_persons(const ay_naming *self) {
    uint32_t n = 0, room = 64;
    for (uint32_t i = 0; i < self->names.n; i++) n += self->names.at[i].type == AY_N_PERSON;
    if (n > PERSONS) n = PERSONS;
    while (room < 8 * n) room *= 2;
    directory d = {ay_alloc_array(self->arena, room, sizeof *d.at), room};
    for (uint32_t i = 0; i < self->names.n && n > 0; i++) {
        if (self->names.at[i].type != AY_N_PERSON) continue;
        n--;
        enter_person(self, &d, &self->names.at[i]);
        enter_particles(self, &d, &self->names.at[i]);
    }
    return d;
}

// The person whom the words [first, end) of the second pass mean, empty if none.
static ay_str meant(const ay_naming *self, const directory *d, uint32_t first, uint32_t end) {
    ay_str text = words(self, first, end);
    const ay_naming_entry *entry = look_up(d, text);
    if (!entry) return (ay_str){0};
    bool opens = ay_naming_token(self, first)->flags & AY_TOK_SENTENCE;
    ay_run run = {first, end, 1};
    if (entry->strength < 3 && opens && is_ordinary(self, first)) return (ay_str){0};
    if (entry->strength < 2 && opens && !speaks(self, run)) return (ay_str){0};
    return entry->doubtful ? text : entry->canonical;
}

// A run of the second pass: the whole of it, or its beginning in a headline ("Xi Visits"), or its
// end where a sentence's first word has a capital of its own.
static bool resolve(const ay_naming *self, const directory *d, ay_run run, ay_name *out) {
    uint32_t first = run.first, end = run.end;
    ay_str person = meant(self, d, first, end);
    for (uint32_t k = run.words; person.len == 0 && k > 1 && in_heading(self, run); k--) {
        end = word_start(self, run, k - 1);
        person = meant(self, d, first, end);
    }
    if (person.len == 0 && run.words > 1 &&
        (ay_naming_token(self, run.first)->flags & AY_TOK_SENTENCE)) {
        first = word_start(self, run, 1);
        end = run.end;
        person = meant(self, d, first, end);
    }
    if (person.len == 0) return false;
    *out = name_of(self, first, end);
    out->canonical = person;
    return true;
}

void ay_runs_resolve(ay_naming *self) {
    directory d = list_persons(self);
    AY_LIST(ay_name) merged = {0};
    ay_name name;
    for (uint32_t i = 0, k = 0; i < self->names.n || k < self->runs.n;) {
        if (k == self->runs.n ||
            (i < self->names.n && self->names.at[i].first < self->runs.at[k].first)) {
            name = self->names.at[i++];
            const ay_naming_entry *entry =
                name.type == AY_N_PERSON ? look_up(&d, name.canonical) : NULL;
            if (entry && !entry->doubtful) name.canonical = entry->canonical;
            AY_PUSH(self->arena, &merged, name);
        } else if (resolve(self, &d, self->runs.at[k++], &name)) {
            AY_PUSH(self->arena, &merged, name);
        }
    }
    self->names.at = merged.at;
    self->names.n = merged.n;
    self->names.cap = merged.cap;
}
