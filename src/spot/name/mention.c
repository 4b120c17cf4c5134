// Mentions: persons by a part of their name. In: the persons that the first pass found, and the runs
// that it left. Out: the runs that name one of these persons ("Xi", "Tokayev", "De Croo"), wherever
// they stand, all by the full name.
//
// The trap: two persons of one surname make it doubtful; a person under the words of the text is
// better than the wrong one.
#include "name.h"

#include "../../base/hash.h"
#include "../../base/utf8.h"

#include <string.h>

enum {
    PERSONS = 4096, // that one text is thought to name
    PROBES = 16,
    NAME_BYTES = 256,
    RUN_WORDS = 6,
};

// How well a person is known by a word: a word that stands alone; the given name, a middle word; the
// end that may be a given or a family name; what he or she is called by; the whole name.
enum { ALONE = 1, GIVEN, MIDDLE, OTHER, CALLED, WHOLE };

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
    ay_run last = {.first = end - 1, .end = end, .words = 1};
    while (last.first > first &&
           (ay_run_tight(self, last.first) || ay_naming_cue(self, last.first, AY_CUE_NAME_SUFFIX)))
        if (!ay_run_tight(self, last.first--)) last.end = last.first + 1;
    return last;
}

// The words in the middle: "Lula" of "Luiz Inacio Lula da Silva"; and both surnames: "Lacalle Pou".
static void enter_middle(
    const ay_naming *self, directory *d, ay_run name, ay_run last, ay_str whole) {
    for (uint32_t k = 1; k + 1 < RUN_WORDS; k++) {
        uint32_t first = ay_run_word(self, name, k), end = ay_run_word(self, name, k + 1);
        if (first >= last.first || end > last.first) return;
        bool plain = ay_naming_capital(self, first) && ay_run_given(self, first) != AY_FORE_GIVEN &&
                     ay_span_length(ay_naming_token(self, first)->span) > 1;
        if (!plain || ay_run_ordinary(self, first)) continue;
        if (end == last.first) enter(d, ay_run_text(self, first, last.end), whole, CALLED);
        while (end > first + 1 && ay_naming_cue(self, end - 1, AY_CUE_NAME_PARTICLE)) end--;
        enter(d, ay_run_text(self, first, end), whole, MIDDLE);
    }
}

// A person by the whole name, by the word that he or she is called by, and, where nothing tells
// which that is, by the other end too.
static void enter_person(const ay_naming *self, directory *d, ay_run name) {
    ay_str whole = ay_run_text(self, name.first, name.end);
    uint32_t second = ay_run_word(self, name, 1);
    if (second >= name.end) {
        enter(d, whole, whole, ALONE);
        return;
    }
    uint16_t kind = ay_run_given(self, name.first);
    ay_run last = surname(self, second, name.end);
    ay_str head = ay_run_text(self, name.first, second);
    bool front = kind == AY_FORE_SURNAME;
    enter(d, whole, whole, WHOLE);
    enter(d, front ? head : ay_run_text(self, last.first, last.end), whole, CALLED);
    if (!front) enter_middle(self, d, name, last, whole);
    bool initial = ay_span_length(ay_naming_token(self, name.first)->span) == 1;
    if (!front && !initial && !ay_run_ordinary(self, name.first))
        enter(d, head, whole, kind == AY_FORE_NONE ? OTHER : GIVEN);
    uint32_t first = last.first; // "De Croo" as well as "Croo"
    while (first > second && ay_naming_cue(self, first - 1, AY_CUE_NAME_PARTICLE)) first--;
    if (first < last.first) enter(d, ay_run_text(self, first, last.end), whole, CALLED);
}

// "President Joko Widodo, widely known as Jokowi": the run is another name of the person before.
static void enter_alias(const ay_naming *self, directory *d, ay_run run, uint32_t names) {
    uint32_t i = run.first;
    if (i > 0 && ay_mark(self->text, i - 1) == '"') i--;
    uint32_t n = ay_cue_before(self->text, i, AY_CUE_KNOWN_AS, NULL);
    if (n == 0 || names == 0) return;
    const ay_name *person = &self->names.at[names - 1];
    i -= n;
    if (i > 0 && (ay_mark(self->text, i - 1) == ',' || ay_mark(self->text, i - 1) == '(')) i--;
    if (person->type == AY_N_PERSON && person->end == i)
        enter(d, ay_run_text(self, run.first, run.end), person->canonical, CALLED);
}

static bool is_person(const ay_name *name) { return name->type == AY_N_PERSON; }

// "Gilberto Teodoro" is a person when "Mr. Teodoro" is one.
static void find_whole_names(ay_naming *self, const directory *d) {
    for (uint32_t k = 0; k < self->runs.n; k++) {
        ay_run *run = &self->runs.at[k];
        if (run->words < 2 || run->words > 4 || ay_run_in_heading(self, *run) ||
            ay_run_has_head(self, *run) || ay_run_ordinary(self, run->first))
            continue;
        ay_run last = surname(self, ay_run_word(self, *run, 1), run->end);
        const ay_naming_entry *entry = look_up(d, ay_run_text(self, last.first, last.end));
        run->person = entry && entry->strength == ALONE;
    }
}

static directory new_directory(const ay_naming *self, uint32_t persons) {
    uint32_t room = 64;
    while (room < 12 * persons) room *= 2;
    return (directory){ay_alloc_array(self->arena, room, sizeof(ay_naming_entry)), room};
}

// The persons of the document, by all that they may be called.
static directory list_persons(ay_naming *self) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < self->names.n; i++) n += is_person(&self->names.at[i]);
    if (n > PERSONS) n = PERSONS;
    directory d = new_directory(self, n), singles = new_directory(self, n);
    for (uint32_t i = 0, left = n; i < self->names.n && left > 0; i++) {
        const ay_name *name = &self->names.at[i];
        if (!is_person(name)) continue;
        left--;
        ay_run run = {.first = name->first, .end = name->end};
        enter_person(self, &d, run);
        if (ay_run_word(self, run, 1) >= run.end)
            enter(&singles, name->canonical, name->canonical, ALONE);
    }
    find_whole_names(self, &singles);
    for (uint32_t k = 0, i = 0; k < self->runs.n && n > 0; k++) {
        while (i < self->names.n && self->names.at[i].first < self->runs.at[k].first) i++;
        if (self->runs.at[k].person) enter_person(self, &d, self->runs.at[k]);
        else enter_alias(self, &d, self->runs.at[k], i);
    }
    return d;
}

// The person whom the words [first, end) of the second pass mean, empty if none.
static ay_str meant(const ay_naming *self, const directory *d, uint32_t first, uint32_t end) {
    ay_str text = ay_run_text(self, first, end);
    const ay_naming_entry *entry = look_up(d, text);
    if (!entry) return (ay_str){0};
    bool opens = ay_naming_token(self, first)->flags & AY_TOK_SENTENCE;
    ay_run run = {.first = first, .end = end};
    if (entry->strength < WHOLE && opens && ay_run_ordinary(self, first)) return (ay_str){0};
    bool sure = entry->strength == MIDDLE || entry->strength >= CALLED;
    if (!sure && (opens || entry->strength == GIVEN) && !ay_run_speaks(self, run))
        return (ay_str){0};
    return entry->doubtful ? text : entry->canonical;
}

// "von der Leyen": the small words in front of a surname that belong to it.
static uint32_t with_particles(const ay_naming *self, uint32_t first, uint32_t end, ay_str whole) {
    uint32_t n = ay_cue_before(self->text, first, AY_CUE_NAME_PARTICLE, NULL);
    if (n == 0 || n > first || !ay_naming_together(self, first - n, first)) return first;
    ay_str text = ay_run_text(self, first - n, end);
    bool fits =
        text.len < whole.len && memcmp(whole.at + whole.len - text.len, text.at, text.len) == 0;
    return fits ? first - n : first;
}

// A run of the second pass: the whole of it, or its beginning in a headline ("Xi Visits"), or its
// end where a sentence's first word has a capital of its own.
static bool resolve(const ay_naming *self, const directory *d, ay_run run, ay_name *out) {
    uint32_t first = run.first, end = run.end;
    ay_str person = run.person ? ay_run_text(self, first, end) : meant(self, d, first, end);
    for (uint32_t k = run.words; person.len == 0 && k > 1 && ay_run_in_heading(self, run); k--) {
        end = ay_run_word(self, run, k - 1);
        person = meant(self, d, first, end);
    }
    if (person.len == 0 && run.words > 1 &&
        (ay_naming_token(self, run.first)->flags & AY_TOK_SENTENCE)) {
        first = ay_run_word(self, run, 1);
        end = run.end;
        person = meant(self, d, first, end);
    }
    if (person.len == 0) return false;
    *out = ay_run_name(self, with_particles(self, first, end, person), end);
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
