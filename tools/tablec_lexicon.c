// Phrases -> the lexicon: words get numbers by a minimal perfect hash, phrases become a trie over
// these numbers, each state lists its senses. src/table/compiled.h describes the arrays.
//
// The idea of the trie: the phrases are sorted by their words, so that every state is a stretch of
// phrases with a common beginning; states are numbered breadth first, so that the steps out of one
// state are neighbours and sorted by their word.
#include "tablec.h"

#include "../src/base/utf8.h"
#include "../src/table/compiled.h"
#include "../src/text/text.h"

#include <stdlib.h>
#include <string.h>

// ---- words and phrases --------------------------------------------------------------------------

static void rehash(tablec *self) {
    uint32_t n = self->n_dictionary ? self->n_dictionary * 2 : 1024;
    self->dictionary = ay_alloc_array(self->arena, n, sizeof *self->dictionary);
    self->n_dictionary = n;
    for (uint32_t i = 0; i < self->words.n; i++) {
        uint32_t *bucket = &self->dictionary[self->words.at[i].hash & (n - 1)];
        self->words.at[i].next = *bucket;
        *bucket = i + 1;
    }
}

// The index of a word in `words`, which gets it when it is new.
static uint32_t intern(tablec *self, ay_str text) {
    if (self->words.n >= self->n_dictionary) rehash(self);
    uint64_t hash = ay_lexicon_hash(text.at, text.len);
    uint32_t *bucket = &self->dictionary[hash & (self->n_dictionary - 1)];
    for (uint32_t i = *bucket; i; i = self->words.at[i - 1].next)
        if (self->words.at[i - 1].hash == hash && tablec_same(self->words.at[i - 1].text, text))
            return i - 1;
    AY_PUSH(self->arena, &self->words,
        (tablec_word){ay_copy(self->arena, text.at, text.len), hash, *bucket});
    *bucket = self->words.n;
    return self->words.n - 1;
}

// White space becomes single blanks, as ay_sense_exact reads the text.
static ay_str spaced(tablec *self, ay_str text) {
    char *out = ay_alloc(self->arena, text.len);
    uint32_t n = 0;
    for (uint32_t i = 0; i < text.len;) {
        uint32_t code, len = ay_utf8_next(text.at + i, text.len - i, &code);
        if (ay_code_class(code) == AY_SPACE) {
            if (n && out[n - 1] != ' ') out[n++] = ' ';
        } else {
            memcpy(out + n, text.at + i, len);
            n += len;
        }
        i += len;
    }
    return (ay_str){out, n};
}

// As src/text/text.c looks a token up: dashes and quotation marks of every shape are the ASCII one.
static ay_str folded_word(ay_str text, const ay_token *token, char *out) {
    if (token->mark) {
        out[0] = token->mark;
        return (ay_str){out, 1};
    }
    size_t len = ay_utf8_fold(text.at + token->span.start, ay_span_length(token->span), out);
    return (ay_str){out, (uint32_t)len};
}

// "'ll", "'s": in a text a word stands in front, without which the apostrophe is a quotation mark.
static ay_str behind_word(tablec *self, ay_str text, uint32_t *pos) {
    *pos = text.len > 1 && text.at[0] == '\'' && text.at[1] >= 'a' && text.at[1] <= 'z';
    return *pos ? ay_textf(self->arena, "x%.*s", (int)text.len, text.at) : text;
}

void tablec_phrase_add(tablec *self, tablec_phrase phrase, ay_str key) {
    uint32_t words[TABLEC_PHRASE_WORDS], n = 0, pos;
    ay_str text = behind_word(self, key, &pos);
    char *folded = ay_alloc(self->arena, (size_t)text.len * 2);
    ay_token token;
    while (ay_token_next(text.at, text.len, &pos, &token)) {
        if (n == TABLEC_PHRASE_WORDS) {
            tablec_error(self, phrase.place,
                "found a phrase of more than %d words, wanted a shorter one", TABLEC_PHRASE_WORDS);
            return;
        }
        words[n++] = intern(self, folded_word(text, &token, folded));
    }
    if (n == 0) {
        tablec_error(self, phrase.place, "found a phrase without a word, wanted one");
        return;
    }
    uint32_t *copy = ay_alloc_array(self->arena, n, sizeof *copy);
    memcpy(copy, words, n * sizeof *copy);
    phrase.words = copy;
    phrase.n_words = (uint8_t)n;
    phrase.spelling = spaced(self, key);
    AY_PUSH(self->arena, &self->phrases, phrase);
}

// ---- the perfect hash ---------------------------------------------------------------------------

typedef struct bucket {
    uint32_t number, first, n;
} bucket; // words order[first .. first + n]

static int larger_first(const void *pa, const void *pb) {
    const bucket *a = pa, *b = pb;
    if (a->n != b->n) return a->n < b->n ? 1 : -1;
    return (a->number > b->number) - (a->number < b->number);
}

// Do all words of the bucket find free slots, different ones? Then they are taken (slot -> word +
// 1) and true is returned.
static bool place_bucket(
    const tablec *self, const uint32_t *order, bucket b, uint32_t displacement, uint32_t *slots) {
    uint32_t taken = 0;
    for (; taken < b.n; taken++) {
        uint32_t word = order[b.first + taken];
        uint32_t slot = ay_lexicon_slot(self->words.at[word].hash, displacement, self->words.n);
        if (slots[slot]) break;
        slots[slot] = word + 1;
    }
    if (taken == b.n) return true;
    while (taken--)
        slots[ay_lexicon_slot(
            self->words.at[order[b.first + taken]].hash, displacement, self->words.n)] = 0;
    return false;
}

static bucket *fill_buckets(tablec *self, uint32_t n_buckets, uint32_t *order) {
    bucket *buckets = ay_alloc_array(self->arena, n_buckets, sizeof *buckets);
    for (uint32_t i = 0; i < self->words.n; i++)
        buckets[ay_lexicon_reduce(self->words.at[i].hash, n_buckets)].n++;
    for (uint32_t i = 0, first = 0; i < n_buckets; i++) {
        buckets[i] = (bucket){i, first, buckets[i].n};
        first += buckets[i].n;
    }
    uint32_t *next = ay_alloc_array(self->arena, n_buckets, sizeof *next);
    for (uint32_t i = 0; i < self->words.n; i++) {
        uint32_t b = ay_lexicon_reduce(self->words.at[i].hash, n_buckets);
        order[buckets[b].first + next[b]++] = i;
    }
    return buckets;
}

// Gives every word its slot: slots[slot] = word + 1, and the displacements of the buckets. Large
// buckets go first, while there is room.
static uint32_t *hash_words(tablec *self, tablec_lexicon *lexicon) {
    uint32_t n = self->words.n, n_buckets = n / 3 + 1;
    uint32_t *order = ay_alloc_array(self->arena, n, sizeof *order),
             *slots = ay_alloc_array(self->arena, n, sizeof *slots);
    bucket *buckets = fill_buckets(self, n_buckets, order);
    lexicon->n_words = n;
    lexicon->n_buckets = n_buckets;
    lexicon->displace = ay_alloc_array(self->arena, n_buckets, sizeof *lexicon->displace);
    qsort(buckets, n_buckets, sizeof *buckets, larger_first);
    for (uint32_t i = 0; i < n_buckets && buckets[i].n; i++) {
        uint32_t d = 0, limit = 1u << 24;
        while (d < limit && !place_bucket(self, order, buckets[i], d, slots)) d++;
        if (d == limit) {
            ay_str word = self->words.at[order[buckets[i].first]].text;
            tablec_error(self, (tablec_place){self->schema, 0, 0},
                "found no place for \"%.*s\" in the lexicon, wanted words with different hashes",
                (int)(word.len < 40 ? word.len : 40), word.at);
            break;
        }
        lexicon->displace[buckets[i].number] = d;
    }
    return slots;
}

// Words get the numbers of their slots; the phrases are rewritten to them.
static void number_words(tablec *self, tablec_lexicon *lexicon) {
    uint32_t *slots = hash_words(self, lexicon);
    uint32_t *number = ay_alloc_array(self->arena, self->words.n, sizeof *number);
    lexicon->words = ay_alloc_array(self->arena, self->words.n, sizeof *lexicon->words);
    for (uint32_t slot = 0; slot < self->words.n; slot++) {
        if (slots[slot] == 0) continue; // only behind an error
        number[slots[slot] - 1] = slot + 1;
        lexicon->words[slot] = self->words.at[slots[slot] - 1].text;
    }
    for (uint32_t i = 0; i < self->phrases.n; i++) {
        tablec_phrase *p = &self->phrases.at[i];
        uint32_t *words = ay_alloc_array(self->arena, p->n_words, sizeof *words);
        for (uint32_t k = 0; k < p->n_words; k++) words[k] = number[p->words[k]];
        p->words = words;
    }
}

// ---- order and duplicates -----------------------------------------------------------------------

#define ORDER(a, b)                                \
    do {                                           \
        if ((a) != (b)) return (a) < (b) ? -1 : 1; \
    } while (0)

static int by_words(const tablec_phrase *a, const tablec_phrase *b) {
    for (uint32_t i = 0; i < a->n_words && i < b->n_words; i++) ORDER(a->words[i], b->words[i]);
    ORDER(a->n_words, b->n_words);
    return 0;
}

// Words, table, column; then what makes two of one column equal: the spelling where it counts; then
// the row and the place.
static int by_phrase(const void *pa, const void *pb) {
    const tablec_phrase *a = pa, *b = pb;
    int order = by_words(a, b);
    if (order) return order;
    ORDER(a->table, b->table);
    ORDER(a->key, b->key);
    if (a->exact) {
        uint32_t n = a->spelling.len < b->spelling.len ? a->spelling.len : b->spelling.len;
        order = memcmp(a->spelling.at, b->spelling.at, n);
        if (order) return order;
        ORDER(a->spelling.len, b->spelling.len);
    }
    ORDER(a->row, b->row);
    ORDER(a->place.line, b->place.line);
    ORDER(a->place.column, b->place.column);
    return 0;
}

typedef struct twice {
    tablec_place at, first;
    ay_str spelling;
} twice;

static int by_place(const void *pa, const void *pb) {
    const twice *a = pa, *b = pb;
    int order = strcmp(a->at.path, b->at.path);
    if (order) return order;
    ORDER(a->at.line, b->at.line);
    ORDER(a->at.column, b->at.column);
    return 0;
}

static bool is_duplicate(const tablec_phrase *a, const tablec_phrase *b) {
    if (a->table != b->table || a->key != b->key || by_words(a, b) != 0) return false;
    if (a->exact && !tablec_same(a->spelling, b->spelling)) return false;
    return a->row == b->row || (b->unique && !b->shared);
}

// The phrases are sorted, so duplicates are neighbours; they are reported in the order of the
// files.
static void find_duplicates(tablec *self) {
    AY_LIST(twice) found = {0};
    for (uint32_t i = 1, first = 0; i < self->phrases.n; i++) {
        const tablec_phrase *b = &self->phrases.at[i];
        if (!is_duplicate(&self->phrases.at[first], b)) first = i;
        else
            AY_PUSH(
                self->arena, &found, (twice){b->place, self->phrases.at[first].place, b->spelling});
    }
    if (found.n) qsort(found.at, found.n, sizeof *found.at, by_place);
    for (uint32_t i = 0; i < found.n; i++)
        tablec_error(self, found.at[i].at,
            "found \"%.*s\" again, wanted it once: it stands at %s:%u:%u already",
            (int)(found.at[i].spelling.len < 80 ? found.at[i].spelling.len : 80),
            found.at[i].spelling.at, found.at[i].first.path, found.at[i].first.line,
            found.at[i].first.column);
}

// ---- the trie -----------------------------------------------------------------------------------

typedef struct stretch {
    uint32_t from, to, depth, word;
} stretch; // a state: its phrases, how many words lead to it, the last of them

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

// The senses of the phrases [from, to), which are all the same words, each once, in order.
static void add_senses(tablec *self, tablec_lexicon *lexicon, uint32_t from, uint32_t to) {
    uint32_t start = lexicon->n_senses, n = start;
    for (uint32_t i = from; i < to; i++) {
        const tablec_phrase *p = &self->phrases.at[i];
        lexicon->senses[n++] = (uint32_t)p->table << 24 | (uint32_t)p->key << 16 | p->row;
    }
    qsort(lexicon->senses + start, n - start, sizeof *lexicon->senses, by_number);
    for (uint32_t i = start; i < n; i++)
        if (i == start || lexicon->senses[i] != lexicon->senses[lexicon->n_senses - 1])
            lexicon->senses[lexicon->n_senses++] = lexicon->senses[i];
}

static void build_trie(tablec *self, tablec_lexicon *lexicon) {
    AY_LIST(stretch) states = {0};
    AY_LIST(uint32_t) child = {0}, sense_at = {0};
    lexicon->senses = ay_alloc_array(self->arena, self->phrases.n, sizeof *lexicon->senses);
    AY_PUSH(self->arena, &states, (stretch){0, self->phrases.n, 0, 0});
    for (uint32_t s = 0; s < states.n; s++) {
        stretch here = states.at[s];
        uint32_t i = here.from;
        AY_PUSH(self->arena, &child, states.n);
        AY_PUSH(self->arena, &sense_at, lexicon->n_senses);
        while (i < here.to && self->phrases.at[i].n_words == here.depth)
            i++; // shorter phrases come first
        add_senses(self, lexicon, here.from, i);
        while (i < here.to) {
            stretch next = {i, i, here.depth + 1, self->phrases.at[i].words[here.depth]};
            while (next.to < here.to && self->phrases.at[next.to].words[here.depth] == next.word)
                next.to++;
            AY_PUSH(self->arena, &states, next);
            i = next.to;
        }
    }
    AY_PUSH(self->arena, &child, states.n);
    AY_PUSH(self->arena, &sense_at, lexicon->n_senses);
    lexicon->n_states = states.n;
    lexicon->child = child.at;
    lexicon->sense_at = sense_at.at;
    lexicon->label = ay_alloc_array(self->arena, states.n, sizeof *lexicon->label);
    lexicon->enter =
        ay_alloc_array(self->arena, (size_t)lexicon->n_words + 1, sizeof *lexicon->enter);
    for (uint32_t s = 1; s < states.n; s++) {
        lexicon->label[s] = states.at[s].word;
        if (states.at[s].depth == 1) lexicon->enter[states.at[s].word] = s;
    }
}

// ---- spellings of exact columns -----------------------------------------------------------------

static int by_row(const void *pa, const void *pb) {
    const tablec_phrase *a = *(const tablec_phrase *const *)pa,
                        *b = *(const tablec_phrase *const *)pb;
    ORDER(a->table, b->table);
    ORDER(a->key, b->key);
    ORDER(a->row, b->row);
    ORDER(a->place.line, b->place.line);
    ORDER(a->place.column, b->place.column);
    return 0;
}

static void list_spellings(tablec *self, tablec_lexicon *lexicon) {
    AY_LIST(const tablec_phrase *) exact = {0};
    for (uint32_t i = 0; i < self->phrases.n; i++)
        if (self->phrases.at[i].exact) AY_PUSH(self->arena, &exact, &self->phrases.at[i]);
    if (exact.n) qsort(exact.at, exact.n, sizeof *exact.at, by_row);
    lexicon->exact_base = ay_alloc_array(
        self->arena, (size_t)self->tables.n * TABLEC_KEY_COLUMNS, sizeof *lexicon->exact_base);
    uint32_t next = 0;
    for (uint32_t t = 0; t < self->tables.n; t++) {
        const tablec_table *table = &self->tables.at[t];
        for (uint32_t c = 0; c < table->columns.n; c++) {
            if (table->columns.at[c].kind != TABLEC_EXACT) continue;
            uint8_t key = table->columns.at[c].key;
            lexicon->exact_base[t * TABLEC_KEY_COLUMNS + key] = lexicon->exact_at.n + 1;
            for (uint32_t r = 0; r < table->rows.n; r++) {
                AY_PUSH(self->arena, &lexicon->exact_at, lexicon->spellings.n);
                for (; next < exact.n && exact.at[next]->table == t && exact.at[next]->key == key &&
                       exact.at[next]->row == r;
                     next++)
                    AY_PUSH(self->arena, &lexicon->spellings, exact.at[next]->spelling);
            }
            AY_PUSH(self->arena, &lexicon->exact_at, lexicon->spellings.n);
        }
    }
}

tablec_lexicon *tablec_lexicon_make(tablec *self) {
    tablec_lexicon *lexicon = ay_alloc(self->arena, sizeof *lexicon);
    number_words(self, lexicon);
    if (self->phrases.n)
        qsort(self->phrases.at, self->phrases.n, sizeof *self->phrases.at, by_phrase);
    find_duplicates(self);
    build_trie(self, lexicon);
    list_spellings(self, lexicon);
    return lexicon;
}
