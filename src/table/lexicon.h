// Look-up in the generated tables. The table compiler folds all phrases of all tables in data/ into
// one lexicon: words get numbers (a perfect hash), phrases are a trie over word numbers, and a trie
// state lists its senses: which row of which table. The row structs and their arrays (struct
// ay_currency, ay_currency_rows[], ay_currency_count, enum AY_CUE_…) are in the generated header
// tables.h, made from data/SCHEMA.
#ifndef AY_TABLE_LEXICON_H
#define AY_TABLE_LEXICON_H

#include "../base/span.h"
#include "tables.h" // generated

#include <stddef.h>

// What a phrase can be. `column` is the number of the key column in the row's table (currency: 0
// names, 1 symbols, 2 minor): so "pence" and "pounds" are told apart.
typedef struct ay_sense {
    uint8_t table; // AY_TABLE_CURRENCY, …
    uint8_t column;
    uint16_t row; // into ay_<table>_rows
} ay_sense;

typedef uint32_t ay_word;  // a word's number; 0 is "in no table"
typedef uint32_t ay_state; // a trie state; 0 is "nowhere"

ay_word ay_word_find(const char *folded, size_t len); // the word's number
// The same for a word of 1 to 8 bytes, which are given as one number, the first the lowest.
ay_word ay_word_find_short(uint64_t folded, size_t len);
extern const uint32_t ay_lexicon_enter_at[]; // by word number
static inline ay_state ay_lexicon_enter(ay_word word) { // the state behind a first word
    return word <= AY_LEXICON_WORDS ? ay_lexicon_enter_at[word] : 0;
}
ay_state ay_lexicon_step(ay_state state, ay_word word); // the state behind one more word
// Fetches what ay_lexicon_step and ay_lexicon_senses will ask of a state.
void ay_lexicon_fetch(ay_state state);
void ay_lexicon_fetch_senses(ay_state state);
static inline void ay_lexicon_fetch_enter(ay_word word) {
    __builtin_prefetch(&ay_lexicon_enter_at[word]);
}
// The senses of the phrase that leads to `state`; *n is 0 when it is only the beginning of longer
// ones. A sense from an `exact` column holds only if the text, byte for byte, is one of its
// spellings: ay_sense_exact says so.
const ay_sense *ay_lexicon_senses(ay_state state, uint32_t *n);
// By table: a bit for each column of phrases that is `exact`.
extern const uint8_t ay_lexicon_exact_columns[];
static inline bool ay_sense_is_exact(ay_sense sense) {
    return ay_lexicon_exact_columns[sense.table] >> sense.column & 1;
}
// Is the spelling one that the sense's column and row list?
bool ay_sense_exact(ay_sense sense, const char *at, size_t len);

#endif
