// The table compiler's insides: what a schema and the tables look like in memory while they are
// turned into C. The compiler is a program that runs while assay is built; everything lives in one
// arena that is given back at its end.
#ifndef TOOLS_TABLEC_H
#define TOOLS_TABLEC_H

#include "../src/base/arena.h"

enum {
    TABLEC_TABLES = 255, // a sense has 8 bits for its table
    TABLEC_ROWS = 65535, // and 16 for its row
    TABLEC_COLUMNS = 64,
    TABLEC_KEY_COLUMNS = 8, // columns of phrases in one table
    TABLEC_PHRASE_WORDS = 16,
    TABLEC_VERB_FORMS = 5, // base, third person, past, participle, -ing
    TABLEC_FLAGS = 31,     // an enumerator is an int
    TABLEC_VALUES = 4096,  // of one enum
    TABLEC_CELL = 4000,    // bytes of a string that is compiled: C promises literals of 4095
    TABLEC_FILE = 64 << 20 // bytes of one file
};

typedef enum tablec_kind {
    TABLEC_KEYS,
    TABLEC_EXACT,
    TABLEC_STR,
    TABLEC_INT,
    TABLEC_DEC,
    TABLEC_ENUM,
    TABLEC_FLAG,
    TABLEC_NOTE,
    TABLEC_ID
} tablec_kind;

// Where something stands, for messages: line and byte column count from 1.
typedef struct tablec_place {
    const char *path;
    uint32_t line, column;
} tablec_place;

// The values of all enum (or all flags) columns with one prefix, in the order of their first
// appearance.
typedef struct tablec_set {
    ay_str prefix;
    bool flags;
    AY_LIST(ay_str) values; // as in C: upper case, '_' for '-'
} tablec_set;

typedef struct tablec_column {
    tablec_kind kind;
    ay_str name;
    uint32_t set; // ENUM, FLAG: index of its set
    uint8_t key;  // KEYS, EXACT: its number among the table's columns of phrases
    bool shared;  // KEYS, EXACT: two rows may have the same phrase
    // 1 for a column of verbs, whose cells have the base form; above 1 for the columns of their
    // other forms, which no table has: they stand behind it and are filled from it
    uint8_t verb;
} tablec_column;

typedef struct tablec_value {
    ay_str text;
    int64_t number;
} tablec_value;
// One value a column of the schema.
typedef struct tablec_row {
    tablec_value *values;
} tablec_row;

typedef struct tablec_table {
    ay_str name, path;
    AY_LIST(tablec_column) columns;
    AY_LIST(tablec_row) rows;
    uint8_t n_keys;
    bool has_id;
} tablec_table;

// One phrase of one cell: its words (numbers of `tablec.words`) and the row that it finds.
typedef struct tablec_phrase {
    tablec_place place;
    ay_str spelling; // white space folded; for EXACT columns it is compared with the text
    const uint32_t *words;
    uint8_t n_words, table, key;
    uint16_t row;
    bool exact, shared;
    bool unique; // the table has an id, so two rows with one phrase are a slip
} tablec_phrase;

typedef struct tablec_word {
    ay_str text;
    uint64_t hash;
    uint32_t next; // in the chain of its dictionary bucket
} tablec_word;

typedef struct tablec {
    ay_arena *arena;
    const char *schema; // its path
    uint32_t errors;
    AY_LIST(tablec_table) tables;
    AY_LIST(tablec_set) sets;
    AY_LIST(tablec_phrase) phrases;
    AY_LIST(tablec_word) words; // in the order of their first appearance
    uint32_t *dictionary, n_dictionary;
    AY_LIST(const char *) inputs; // every file and folder that was read, for ninja
} tablec;

// tablec.c
void tablec_error(tablec *self, tablec_place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// Reads a whole file into the arena; false when it cannot be read (errno says why) or is larger
// than TABLEC_FILE.
bool tablec_slurp(tablec *self, const char *path, ay_str *out);
bool tablec_utf8(tablec *self, const char *path, ay_str bytes); // reports the first bad byte
static inline bool tablec_same(ay_str a, ay_str b) {
    return a.len == b.len && (a.len == 0 || __builtin_memcmp(a.at, b.at, a.len) == 0);
}

// tablec_schema.c
void tablec_schema_read(tablec *self, ay_str bytes);

// tablec_inflect.c
void tablec_inflect(tablec *self, ay_str phrase, ay_str out[TABLEC_VERB_FORMS]);

// tablec_rows.c
void tablec_table_read(tablec *self, uint32_t table, const char *path, ay_str bytes);

// tablec_lexicon.c
void tablec_phrase_add(tablec *self, tablec_phrase phrase, ay_str text); // splits and folds `text`
typedef struct tablec_lexicon tablec_lexicon;
tablec_lexicon *tablec_lexicon_make(tablec *self); // sorts the phrases; reports duplicates

// tablec_write.c
ay_str tablec_header(tablec *self, const tablec_lexicon *lexicon);
ay_str tablec_source(tablec *self, const tablec_lexicon *lexicon);

// The lexicon as it is written; src/table/compiled.h says what the arrays mean.
struct tablec_lexicon {
    uint32_t n_words, n_buckets, n_states, n_senses, n_spellings;
    uint32_t *displace, *word_at, *enter, *label, *child, *sense_at;
    uint32_t *senses; // table, key, row in 8, 8, 16 bits
    ay_str *words;    // by number - 1
    uint32_t *exact_base; // TABLEC_KEY_COLUMNS a table: 0, or 1 + index into exact_at
    AY_LIST(uint32_t) exact_at;
    AY_LIST(ay_str) spellings;
};

#endif
