// Stage 2. In: a document. Out: its tokens with their word numbers, the phrases of the lexicon that
// start at each token, and its sentences. One pass cuts a block into tokens and looks each word up
// once; then, from every token that can begin a phrase, the trie is walked as far as it goes.
// Because a phrase has at most PHRASE_TOKENS words, the whole is linear in the text.
//
// The trap: a key of an `exact` column counts only as it is written, so each such sense is compared
// with the text's bytes; and a phrase never reaches over the end of its block.
#include "text.h"

#include "../base/utf8.h"
#include "sentence.h"

#include <string.h>

enum {
    WORD_BYTES = 64,    // longer words are in no table
    PHRASE_TOKENS = 16  // longest phrase that is looked for
};

typedef AY_LIST(ay_token) token_list;
typedef struct phrase_lists {
    AY_LIST(ay_phrase) phrases;
    AY_LIST(ay_cuephrase) cues;
} phrase_lists;

static bool is_article(const ay_textblock *block) {
    return block->kind != AY_BLOCK_META && block->kind != AY_BLOCK_FURNITURE;
}

// The token's number in the lexicon. Dashes and quotation marks of every shape count as the ASCII
// one, as in `mark`. A short word never leaves its register: it is loaded with what stands behind
// it, and cut.
static ay_word word_of(const ay_token *token, ay_str text) {
    uint32_t len = ay_span_length(token->span), start = token->span.start;
    if (token->mark != 0) return ay_word_find_short((unsigned char)token->mark, 1);
    if (len <= 8 && text.len - start >= 8) {
        uint64_t eight = ay_eight_at(text.at + start) & UINT64_MAX >> (64 - 8 * len);
        if (ay_eight_ascii(eight)) return ay_word_find_short(ay_fold_eight(eight), len);
    }
    if (len > WORD_BYTES) return 0;
    char folded[2 * WORD_BYTES];
    return ay_word_find(folded, ay_utf8_fold(text.at + start, len, folded));
}

// Cuts one block into tokens.
static void read_tokens(ay_arena *arena, const ay_str text, ay_span block, token_list *tokens) {
    uint32_t pos = block.start;
    uint8_t first = AY_TOK_BLOCK | AY_TOK_SPACE;
    for (;;) {
        if (tokens->n == tokens->cap)
            ay_grow(arena, (void **)&tokens->at, tokens->n, &tokens->cap, sizeof *tokens->at);
        ay_token *token = &tokens->at[tokens->n]; // read in place: there are many
        if (!ay_token_next(text.at, block.end, &pos, token)) return;
        token->flags |= first;
        token->word = word_of(token, text);
        tokens->n++;
        first = 0;
    }
}

// ---- phrases ------------------------------------------------------------------------------------

static bool sense_holds(const ay_text *self, ay_sense sense, uint32_t first, uint32_t n) {
    if (!ay_sense_is_exact(sense)) return true;
    ay_span span = ay_tokens_span(self, first, first + n);
    return ay_sense_exact(sense, self->doc->text.at + span.start, ay_span_length(span));
}

// The cues of a phrase: where most questions for one are answered "no", by one bit.
static void mark_cues(ay_text *self, const ay_cuephrase *p) {
    uint64_t cues = 0;
    for (uint32_t k = 0; k < p->n; k++) cues |= ay_cue_bit(ay_cue_rows[p->senses[k].row].cue);
    self->cue_starts[p->token] |= cues;
    self->cue_ends[p->token + p->n_tokens] |= cues;
}

static void add_sense(ay_text *self, uint32_t i, uint32_t n, ay_sense sense, phrase_lists *lists) {
    if (!sense_holds(self, sense, i, n)) return;
    AY_PUSH(self->arena, &lists->phrases, (ay_phrase){i, (uint16_t)n, sense});
    self->tokens[i].tables |= ay_table_bit(sense.table);
}

// Adds the senses of the phrase of tokens [i, i + n).
static void add_senses(ay_text *self, uint32_t i, uint32_t n, ay_state state, phrase_lists *lists) {
    uint32_t n_senses, k = 0;
    const ay_sense *senses = ay_lexicon_senses(state, &n_senses); // sorted by table
    for (; k < n_senses && senses[k].table < AY_TABLE_CUE; k++)
        add_sense(self, i, n, senses[k], lists);
    uint32_t first = k;
    while (k < n_senses && senses[k].table == AY_TABLE_CUE) k++;
    if (k > first) {
        AY_PUSH(self->arena, &lists->cues,
            (ay_cuephrase){i, (uint16_t)n, (uint16_t)(k - first), senses + first});
        mark_cues(self, &lists->cues.at[lists->cues.n - 1]);
    }
    for (; k < n_senses; k++) add_sense(self, i, n, senses[k], lists);
}

// The phrases that start at token i, longest first.
static void read_phrases_at(ay_text *self, uint32_t i, ay_state state, phrase_lists *lists) {
    ay_state states[PHRASE_TOKENS];
    uint32_t n = 0, phrase = lists->phrases.n, cue = lists->cues.n;
    while (state != 0) {
        states[n++] = state;
        uint32_t next = i + n;
        if (n == PHRASE_TOKENS || next == self->n_tokens) break;
        if (self->tokens[next].word == 0 || (self->tokens[next].flags & AY_TOK_BLOCK)) break;
        state = ay_lexicon_step(state, self->tokens[next].word);
    }
    for (; n > 0; n--) add_senses(self, i, n, states[n - 1], lists);
    if (lists->phrases.n > phrase) self->tokens[i].phrase = phrase;
    if (lists->cues.n > cue) self->tokens[i].cue = cue;
}

// The lexicon is larger than the fastest cache, and the next words are known: what they will ask for
// is fetched in three steps, each of which needs the one before.
static void fetch_ahead(const ay_text *self, uint32_t i) {
    enum { STEP = 4 };
    if (i + 3 * STEP >= self->n_tokens) return;
    ay_lexicon_fetch_enter(self->tokens[i + 3 * STEP].word);
    ay_lexicon_fetch(ay_lexicon_enter(self->tokens[i + 2 * STEP].word));
    ay_lexicon_fetch_senses(ay_lexicon_enter(self->tokens[i + STEP].word));
}

static void read_phrases(ay_text *self) {
    phrase_lists lists = {.phrases.cap = self->n_tokens + 16, .cues.cap = self->n_tokens + 16};
    lists.phrases.at = ay_alloc_room(self->arena, lists.phrases.cap, sizeof *lists.phrases.at);
    lists.cues.at = ay_alloc_room(self->arena, lists.cues.cap, sizeof *lists.cues.at);
    self->cue_starts = ay_alloc_array(self->arena, self->n_tokens + 1u, sizeof *self->cue_starts);
    self->cue_ends = ay_alloc_array(self->arena, self->n_tokens + 1u, sizeof *self->cue_ends);
    for (uint32_t i = 0; i < self->n_tokens; i++) {
        fetch_ahead(self, i);
        ay_state state = ay_lexicon_enter(self->tokens[i].word);
        if (state != 0) read_phrases_at(self, i, state, &lists);
    }
    self->phrases = lists.phrases.at;
    self->n_phrases = lists.phrases.n;
    self->cues = lists.cues.at;
    self->n_cues = lists.cues.n;
}

// ---- quotation marks ----------------------------------------------------------------------------

// A straight mark that touches a number, and no word behind it, is one of inches: a 12" pipe.
static bool is_inch(const ay_text *self, uint32_t i) {
    if (i == 0 || self->tokens[i - 1].kind != AY_TOK_NUMBER) return false;
    if (i + 1 >= self->n_tokens || (self->tokens[i + 1].flags & AY_TOK_SPACE)) return true;
    return self->tokens[i + 1].kind == AY_TOK_PUNCT;
}

// What a quotation mark does: +1 opens, -1 closes, 0 neither (an apostrophe, a plural's
// possessive).
static int mark_turn(const ay_text *self, uint32_t i, const int *open) {
    const ay_token *token = &self->tokens[i];
    bool single = token->mark == '\'';
    bool tight_behind = i + 1 < self->n_tokens && !(self->tokens[i + 1].flags & AY_TOK_SPACE);
    bool spaced = (token->flags & AY_TOK_SPACE) != 0;
    if (!single) {
        uint32_t code;
        ay_utf8_next(self->doc->text.at + token->span.start, ay_span_length(token->span), &code);
        if (code == 0x201C || code == 0x201E || code == 0xAB) return 1;
        if (code == 0x201D || code == 0xBB) return open[0] > 0 ? -1 : 0;
        if (open[0] == 0 && !spaced && is_inch(self, i)) return 0;
        return open[0] > 0 && !(spaced && tight_behind) ? -1 : 1;
    }
    if (tight_behind && (spaced || ay_mark(self, i - 1) == '(') &&
        self->tokens[i + 1].kind == AY_TOK_WORD)
        return 1;
    return open[1] > 0 && !spaced ? -1 : 0;
}

static uint8_t depth(const int *open) {
    return (uint8_t)(open[0] + open[1] > UINT8_MAX ? UINT8_MAX : open[0] + open[1]);
}

// Counts how deep in quotation marks each token stands. Every block starts outside: a quotation
// that goes on over paragraphs opens each of them anew.
static void read_quotes(ay_text *self) {
    int open[2] = {0, 0}; // double, single
    for (uint32_t i = 0; i < self->n_tokens; i++) {
        ay_token *token = &self->tokens[i];
        if (token->flags & AY_TOK_BLOCK) open[0] = open[1] = 0;
        if (token->mark != '"' && token->mark != '\'') {
            token->quote = depth(open);
            continue;
        }
        int turn = 0, single = token->mark == '\'';
        if ((single || token->mark == '"') && token->kind == AY_TOK_PUNCT)
            turn = mark_turn(self, i, open);
        if (turn < 0) open[single]--;
        token->quote = depth(open);
        if (turn > 0) open[single]++;
    }
}

void ay_text_read(ay_arena *arena, const ay_doc *doc, ay_text *out) {
    *out = (ay_text){.doc = doc, .arena = arena};
    token_list tokens = {0};
    tokens.cap = doc->text.len / 4 + 16; // more than English needs
    tokens.at = ay_alloc_room(arena, tokens.cap, sizeof *tokens.at);
    for (uint32_t b = 0; b < doc->n_blocks; b++)
        if (is_article(&doc->blocks[b]))
            read_tokens(arena, doc->text, doc->blocks[b].span, &tokens);
    out->tokens = tokens.at;
    out->n_tokens = tokens.n;
    read_phrases(out);
    read_quotes(out);
    ay_sentences_read(out);
}
