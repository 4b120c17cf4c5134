// Look-up in the compiled lexicon (compiled.h describes its arrays). In: folded words and their
// numbers. Out: numbers, states of the trie, senses. Nothing is allocated or initialised: the
// arrays are constants of the program.
//
// The trap: these functions run once or more for every word of every text, most of which are in no
// table. So a word costs one hash and one comparison of bytes, a first step one array access, and a
// later step a short search.
#include "compiled.h"

#include "../base/utf8.h"

#include <string.h>

// The one slot that a word with this hash may have.
static uint32_t slot_of(uint64_t hash) {
    uint32_t displacement = ay_lexicon_displace[ay_lexicon_reduce(hash, AY_LEXICON_BUCKETS)];
    return ay_lexicon_slot(hash, displacement, AY_LEXICON_WORDS);
}

// The bytes of the slot's word, NULL when it has another length.
static const char *word_in(uint32_t slot, size_t len) {
    uint32_t start = ay_lexicon_word_at[slot], end = ay_lexicon_word_at[slot + 1];
    return end - start == len ? ay_lexicon_word_bytes + start : NULL;
}

ay_word ay_word_find_short(uint64_t folded, size_t len) {
    if (AY_LEXICON_WORDS == 0) return 0;
    uint32_t slot = slot_of(ay_lexicon_mix(ay_lexicon_seed(len), folded));
    const char *word = word_in(slot, len);
    return word && ay_lexicon_short(word, len) == folded ? slot + 1 : 0;
}

ay_word ay_word_find(const char *folded, size_t len) {
    if (len <= 8) return ay_word_find_short(ay_lexicon_short(folded, len), len);
    if (AY_LEXICON_WORDS == 0) return 0;
    uint32_t slot = slot_of(ay_lexicon_hash(folded, len));
    const char *word = word_in(slot, len);
    return word && memcmp(word, folded, len) == 0 ? slot + 1 : 0;
}

ay_state ay_lexicon_step(ay_state state, ay_word word) {
    if (state == 0 || state >= AY_LEXICON_STATES || word == 0) return 0;
    uint32_t low = ay_lexicon_child[state], high = ay_lexicon_child[state + 1];
    while (high - low > 4) { // halve while there is much, then walk
        uint32_t middle = low + (high - low) / 2;
        if (ay_lexicon_label[middle] <= word) low = middle;
        else high = middle;
    }
    for (; low < high; low++)
        if (ay_lexicon_label[low] == word) return low;
    return 0;
}

const ay_sense *ay_lexicon_senses(ay_state state, uint32_t *n) {
    if (state >= AY_LEXICON_STATES) state = 0; // which has none
    uint32_t first = ay_lexicon_sense_at[state];
    *n = ay_lexicon_sense_at[state + 1] - first;
    return ay_lexicon_senses_all + first;
}

void ay_lexicon_fetch(ay_state state) {
    __builtin_prefetch(&ay_lexicon_child[state]);
    __builtin_prefetch(&ay_lexicon_sense_at[state]);
}

void ay_lexicon_fetch_senses(ay_state state) {
    __builtin_prefetch(&ay_lexicon_senses_all[ay_lexicon_sense_at[state]]);
    __builtin_prefetch(&ay_lexicon_label[ay_lexicon_child[state]]);
}

// ---- spellings ----------------------------------------------------------------------------------

// Is the text the spelling, when any white space in it counts as one blank?
static bool spelled(const char *spelling, size_t n, const char *at, size_t len) {
    if (len == n && memcmp(spelling, at, len) == 0) return true;
    if (len <= n && !memchr(spelling, ' ', n)) return false;
    size_t k = 0;
    for (size_t i = 0; i < len;) {
        uint32_t code, step = ay_utf8_next(at + i, len - i, &code);
        if (ay_code_class(code) == AY_SPACE) {
            if (k < n && spelling[k] == ' ') k++;
            else if (k == 0 || spelling[k - 1] != ' ') return false;
        } else {
            if (n - k < step || memcmp(spelling + k, at + i, step) != 0) return false;
            k += step;
        }
        i += step;
    }
    return k == n;
}

bool ay_sense_exact(ay_sense sense, const char *at, size_t len) {
    if (!ay_sense_is_exact(sense)) return false;
    uint32_t base = ay_lexicon_exact_base[sense.table * AY_COLUMNS + sense.column];
    const uint32_t *row = ay_lexicon_exact_at + (base - 1) + sense.row;
    for (uint32_t i = row[0]; i < row[1]; i++) {
        uint32_t start = ay_lexicon_spelling_at[i], end = ay_lexicon_spelling_at[i + 1];
        if (spelled(ay_lexicon_spelling_bytes + start, end - start, at, len)) return true;
    }
    return false;
}
