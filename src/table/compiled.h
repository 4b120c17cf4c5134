// The lexicon between its writer (tools/tablec_write.c) and its reader (src/table/lexicon.c).
//
// Words: a minimal perfect hash, "hash and displace". A word's hash picks a bucket, the bucket's
// displacement turns the hash into the word's slot; the word there has the number slot + 1, and its
// bytes are compared, because words that are in no table land somewhere too. Phrases: a trie over
// word numbers. Every state but the root has one way in, so a state and the step that leads to it
// have one number: the steps out of state s are the states child[s] .. child[s + 1], sorted by
// their word label[]. The root's steps are looked up in enter_at[] by the word's number.
#ifndef AY_TABLE_COMPILED_H
#define AY_TABLE_COMPILED_H

#include "../base/utf8.h"
#include "lexicon.h"

// AY_LEXICON_WORDS, AY_LEXICON_BUCKETS, AY_LEXICON_STATES are in tables.h. Arrays of places where
// something starts have one more entry, for the end of the last.
extern const uint32_t ay_lexicon_displace[]; // by bucket
extern const uint32_t ay_lexicon_word_at[];  // by slot: where its bytes start
extern const char ay_lexicon_word_bytes[];
extern const uint32_t ay_lexicon_label[];    // by state: the word that leads there
extern const uint32_t ay_lexicon_child[];    // by state: its first step
extern const uint32_t ay_lexicon_sense_at[]; // by state: its first sense
extern const ay_sense ay_lexicon_senses_all[];

// Spellings of `exact` columns. exact_base[table * AY_COLUMNS + column] is 0 for a column that is
// not exact, else 1 + where its rows start in exact_at; row r has the spellings exact_at[.. + r] up
// to exact_at[.. + r + 1].
extern const uint32_t ay_lexicon_exact_base[];
extern const uint32_t ay_lexicon_exact_at[];
extern const uint32_t ay_lexicon_spelling_at[]; // by spelling: where its bytes start
extern const char ay_lexicon_spelling_bytes[];

// Up to eight bytes as a number, as if zeros stood behind them. Overlapping loads take words of any
// length without a loop over single bytes.
static inline uint64_t ay_lexicon_short(const char *at, size_t len) {
    if (len == 8) return ay_eight_at(at);
    if (len >= 4)
        return ay_four_at(at) | ay_four_at(at + len - 4) >> (64 - 8 * len) << 32;
    const unsigned char *p = (const unsigned char *)at;
    return len ? p[0] | (uint64_t)p[len / 2] << 8 * (len / 2) |
                     (uint64_t)p[len - 1] << 8 * (len - 1)
               : 0;
}

static inline uint64_t ay_lexicon_mix(uint64_t hash, uint64_t last) {
    hash = (hash ^ last) * 0xff51afd7ed558ccdu;
    hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53u;
    return hash ^ hash >> 33;
}

static inline uint64_t ay_lexicon_seed(size_t len) { return (len + 1) * 0x9e3779b97f4a7c15u; }

// A word's hash, eight bytes at a time.
static inline uint64_t ay_lexicon_hash(const char *at, size_t len) {
    uint64_t hash = ay_lexicon_seed(len);
    if (len <= 8) return ay_lexicon_mix(hash, ay_lexicon_short(at, len));
    const char *end = at + len;
    for (; end - at > 8; at += 8) {
        hash = (hash ^ ay_eight_at(at)) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    return ay_lexicon_mix(hash, ay_eight_at(end - 8));
}

// A number in [0, n) from 32 random bits, without a division.
static inline uint32_t ay_lexicon_reduce(uint64_t bits, uint32_t n) {
    return (uint32_t)(((bits & 0xffffffffu) * n) >> 32);
}

static inline uint32_t ay_lexicon_slot(uint64_t hash, uint32_t displacement, uint32_t n) {
    uint64_t mixed = (hash ^ (displacement * 0x9e3779b97f4a7c15u)) * 0xd6e8feb86659fd93u;
    return ay_lexicon_reduce(mixed >> 32, n);
}

#endif
