// Questions to a text that has been read: which phrases, cues and words stand at a token, or end in
// front of one. In: an ay_text, a token. Out: a row of a table, a length, or nothing. Phrases and
// cues of one token follow each other, longest first, so each question walks a few entries. The
// trap: before there are sentences (reader.c asks too) the sentence's own bits say nothing.
#include "text.h"

#include "../base/utf8.h"

#include <string.h>

enum {
    WORD_BYTES = 64, // longer words are in no table
    LOOK_BACK = 6    // longest phrase that ay_phrase_before finds
};

int32_t ay_phrase_look(const ay_text *self, uint32_t i, uint8_t table, uint32_t *n) {
    for (uint32_t k = self->tokens[i].phrase; k < self->n_phrases && self->phrases[k].token == i;
         k++) {
        if (self->phrases[k].sense.table != table) continue;
        *n = self->phrases[k].n_tokens;
        return self->phrases[k].sense.row;
    }
    return -1;
}

int32_t ay_phrase_before(const ay_text *self, uint32_t end, uint8_t table, uint32_t *first) {
    for (uint32_t back = end < LOOK_BACK ? end : LOOK_BACK; back > 0; back--) {
        uint32_t i = end - back;
        if (!ay_tables_may(self, i, ay_table_bit(table))) continue;
        for (uint32_t k = self->tokens[i].phrase;
             k < self->n_phrases && self->phrases[k].token == i; k++) {
            if (self->phrases[k].sense.table != table || self->phrases[k].n_tokens != back)
                continue;
            *first = i;
            return self->phrases[k].sense.row;
        }
    }
    return -1;
}

// The row with the cue among the senses of a phrase, NULL for none.
static const struct ay_cue *row_of(const ay_cuephrase *p, int cue) {
    for (uint32_t k = 0; k < p->n; k++) {
        const struct ay_cue *row = &ay_cue_rows[p->senses[k].row];
        if (row->cue == cue) return row;
    }
    return NULL;
}

const struct ay_cue *ay_cue_row(const ay_text *self, uint32_t i, int cue, uint32_t *n) {
    for (uint32_t k = self->tokens[i].cue; k < self->n_cues && self->cues[k].token == i; k++) {
        const struct ay_cue *row = row_of(&self->cues[k], cue);
        if (!row) continue;
        *n = self->cues[k].n_tokens;
        return row;
    }
    return NULL;
}

uint32_t ay_cue_look(const ay_text *self, uint32_t i, int cue, int32_t *arg) {
    uint32_t n;
    // The sentence knows for sure, once there are sentences.
    if (self->n_sentences && !ay_sentence_has(&self->sentences[self->tokens[i].sentence], cue))
        return 0;
    const struct ay_cue *row = ay_cue_row(self, i, cue, &n);
    if (!row) return 0;
    if (arg) *arg = row->arg;
    return n;
}

uint32_t ay_cue_look_before(const ay_text *self, uint32_t end, int cue, int32_t *arg) {
    for (uint32_t back = end < LOOK_BACK ? end : LOOK_BACK; back > 0; back--) {
        uint32_t i = end - back;
        if (!(self->cue_starts[i] & ay_cue_bit(cue))) continue;
        for (uint32_t k = self->tokens[i].cue; k < self->n_cues && self->cues[k].token == i; k++) {
            if (self->cues[k].n_tokens != back) continue;
            const struct ay_cue *row = row_of(&self->cues[k], cue);
            if (!row) continue;
            if (arg) *arg = row->arg;
            return back;
        }
    }
    return 0;
}

bool ay_cue_other(const ay_text *self, uint32_t i, int cue) {
    for (uint32_t k = self->tokens[i].cue; k < self->n_cues && self->cues[k].token == i; k++)
        for (uint32_t s = 0; s < self->cues[k].n && self->cues[k].n_tokens == 1; s++)
            if (ay_cue_rows[self->cues[k].senses[s].row].cue != cue) return true;
    return false;
}

uint32_t ay_cue_find(const ay_text *self, uint32_t i, uint32_t end, int cue, int32_t *arg) {
    if (end > self->n_tokens) end = self->n_tokens;
    if (i >= end) return AY_NONE;
    const ay_sentence *s = &self->sentences[self->tokens[i].sentence];
    if (end <= s->end && !ay_sentence_has(s, cue)) return AY_NONE;
    for (uint64_t bit = ay_cue_bit(cue); i < end; i++)
        if ((self->cue_starts[i] & bit) && ay_cue_look(self, i, cue, arg)) return i;
    return AY_NONE;
}

bool ay_token_is(const ay_text *self, uint32_t i, const char *lower) {
    if (i >= self->n_tokens) return false;
    ay_str word = ay_token_str(self, i);
    size_t len = strlen(lower);
    // folding never makes a word longer
    if (word.len > WORD_BYTES || len > 2 * WORD_BYTES || word.len < len) return false;
    if (((unsigned char)word.at[0] | 32) != (unsigned char)lower[0] &&
        (unsigned char)word.at[0] < 128 && lower[0] >= 'a')
        return false;
    char folded[2 * WORD_BYTES];
    return ay_utf8_fold(word.at, word.len, folded) == len && memcmp(folded, lower, len) == 0;
}

uint32_t ay_token_from(const ay_text *self, uint32_t at) {
    uint32_t low = 0, high = self->n_tokens; // the first token that ends behind `at`
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (self->tokens[mid].span.end > at) high = mid;
        else low = mid + 1;
    }
    return low;
}
