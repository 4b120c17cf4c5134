// Stage 2. A document -> tokens, sentences and the phrases of the lexicon that stand in it. Only
// blocks of the article and its title are tokenized; meta and furniture have no tokens.
#ifndef AY_TEXT_TEXT_H
#define AY_TEXT_TEXT_H

#include "../read/document.h"
#include "../table/lexicon.h"

typedef enum ay_token_kind {
    // letters ("Exports", "mln"); a clitic is a word of its own that starts with its apostrophe
    // ("'s", "'t")
    AY_TOK_WORD,
    // digits with single ',' '.' inside ("1,234.50", "31.11.2022", "2024"); a sign is a token of
    // its own
    AY_TOK_NUMBER,
    AY_TOK_PUNCT,   // one ASCII or general punctuation character ("," "(" "—" "“")
    AY_TOK_SYMBOL,  // one character of another kind ("$" "%" "€" "+" "<" "°" "½")
} ay_token_kind;

enum {
    AY_TOK_SPACE = 1,    // white space (or the block's start) stands before the token
    AY_TOK_LINE = 2,     // a line end stands before it
    AY_TOK_BLOCK = 4,    // the first token of its block
    AY_TOK_UPPER = 8,    // a word whose first letter is upper case
    AY_TOK_CAPS = 16,    // a word of two or more letters, all upper case
    AY_TOK_SENTENCE = 32 // the first token of its sentence
};

typedef struct ay_token {
    ay_span span;      // in the document's text
    // number of the folded word in the lexicon, 0 if in no table; numbers and symbols have one too
    // when a table lists them
    ay_word word;
    uint8_t kind;      // ay_token_kind
    uint8_t flags;
    // the character, for a one-byte PUNCT or SYMBOL; '-' for any dash, '\'' and '"' for any
    // quotation mark; else 0
    char mark;
    uint8_t quote;     // how deep in quotation marks the token stands (0 outside)
    uint32_t phrase;   // index of the first phrase that starts at this token, or AY_NONE
    uint32_t cue;      // index of the first of `cues` that starts here, or AY_NONE
    uint32_t sentence; // index of its sentence
    uint32_t tables;   // bit t (modulo 32): a phrase of table t starts here
} ay_token;

#define AY_NONE UINT32_MAX

// A phrase of the lexicon at a token: all phrases that start at one token follow each other,
// longest first; all senses of each, but those of the cue table.
typedef struct ay_phrase {
    uint32_t token;
    uint16_t n_tokens;
    ay_sense sense;
} ay_phrase;

// A phrase with senses of the cue table, in the same order. Small words have many cues and make up
// half of any text, so their senses are not copied: they are rows of ay_cue_rows, in the lexicon.
typedef struct ay_cuephrase {
    uint32_t token;
    uint16_t n_tokens, n; // n senses
    const ay_sense *senses;
} ay_cuephrase;

enum { AY_CUE_WORDS = (AY_CUE_VALUES + 63) / 64 };

typedef struct ay_sentence {
    ay_span span;
    uint32_t first, end;  // tokens [first, end)
    uint32_t block;       // index into doc->blocks
    uint64_t cues[AY_CUE_WORDS]; // bit c: a phrase with cue c starts in it
} ay_sentence;

typedef struct ay_text {
    const ay_doc *doc;
    ay_arena *arena;
    ay_token *tokens; uint32_t n_tokens;
    ay_phrase *phrases; uint32_t n_phrases;
    ay_cuephrase *cues; uint32_t n_cues;
    ay_sentence *sentences; uint32_t n_sentences;
    // per token: bit c (modulo 64) is set when a phrase with cue c starts there
    uint64_t *cue_starts;
    uint64_t *cue_ends;   // per token and one more: the same for phrases that end right before it
} ay_text;

void ay_text_read(ay_arena *arena, const ay_doc *doc, ay_text *out);

// The tokenizer alone, one token after another over at[pos..len): used by ay_text_read and by the
// table compiler, so that tables and texts are split in the same way. Sets span, kind, flags
// (SPACE, LINE, UPPER, CAPS) and mark. False at the end.
bool ay_token_next(const char *at, uint32_t len, uint32_t *pos, ay_token *out);

// The questions that all later stages ask, some ten for every token. Nearly all are answered "no",
// by one bit: so that bit is tested here, in line, and only what is left becomes a call.
int32_t ay_phrase_look(const ay_text *text, uint32_t i, uint8_t table, uint32_t *n);
const struct ay_cue *ay_cue_row(const ay_text *text, uint32_t i, int cue, uint32_t *n); // or NULL
uint32_t ay_cue_look(const ay_text *text, uint32_t i, int cue, int32_t *arg);
uint32_t ay_cue_look_before(const ay_text *text, uint32_t end, int cue, int32_t *arg);

static inline uint32_t ay_table_bit(uint8_t table) { return (uint32_t)1 << (table & 31); }
// Does a phrase of one of several tables start at token i? `tables` is their ay_table_bit()s, or-ed.
static inline bool ay_tables_may(const ay_text *text, uint32_t i, uint32_t tables) {
    return (text->tokens[i].tables & tables) != 0;
}

static inline uint64_t ay_cue_bit(int cue) { return (uint64_t)1 << (cue & 63); }

// The longest phrase of `table` that starts at token i: its row, and the number of tokens in *n. -1
// when there is none.
static inline int32_t ay_phrase_at(const ay_text *text, uint32_t i, uint8_t table, uint32_t *n) {
    bool may = i < text->n_tokens && ay_tables_may(text, i, ay_table_bit(table));
    return may ? ay_phrase_look(text, i, table, n) : -1;
}
// The same for phrases that END right before token `end` (looks back at most 6 tokens); *first is
// its first token.
int32_t ay_phrase_before(const ay_text *text, uint32_t end, uint8_t table, uint32_t *first);
// Is there at token i a phrase of the cue table with this cue? Its number of tokens, or 0. *arg
// (may be NULL) is the row's arg.
static inline uint32_t ay_cue_at(const ay_text *text, uint32_t i, int cue, int32_t *arg) {
    bool may = i < text->n_tokens && (text->cue_starts[i] & ay_cue_bit(cue));
    return may ? ay_cue_look(text, i, cue, arg) : 0;
}
// Is token i by itself a phrase with a cue other than this one?
bool ay_cue_other(const ay_text *text, uint32_t i, int cue);
// The same for one that ends right before token `end`.
static inline uint32_t ay_cue_before(const ay_text *text, uint32_t end, int cue, int32_t *arg) {
    bool may = end <= text->n_tokens && (text->cue_ends[end] & ay_cue_bit(cue));
    return may ? ay_cue_look_before(text, end, cue, arg) : 0;
}
// May one of several cues start at token i? `cues` is their ay_cue_bit()s, or-ed. A yes is no more
// than a perhaps, a no is sure.
static inline bool ay_cues_may(const ay_text *text, uint32_t i, uint64_t cues) {
    return i < text->n_tokens && (text->cue_starts[i] & cues);
}
// Does the cue start anywhere in the sentence? Exact; most sentences have few cues, so that readers
// that need one are done with them here.
static inline bool ay_sentence_has(const ay_sentence *sentence, int cue) {
    return sentence->cues[cue / 64] >> (cue % 64) & 1;
}
// The first token at or behind i, before `end`, where the cue stands; AY_NONE when there is none.
uint32_t ay_cue_find(const ay_text *text, uint32_t i, uint32_t end, int cue, int32_t *arg);

static inline ay_span ay_tokens_span(const ay_text *t, uint32_t first, uint32_t end) {
    return (ay_span){t->tokens[first].span.start, t->tokens[end - 1].span.end};
}
static inline ay_str ay_token_str(const ay_text *t, uint32_t i) {
    return ay_doc_str(t->doc, t->tokens[i].span);
}
// Is token i this word (given in lower case)? Case is folded.
bool ay_token_is(const ay_text *t, uint32_t i, const char *lower);
// Character mark of token i, 0 outside of the text.
static inline char ay_mark(const ay_text *t, uint32_t i) {
    return i < t->n_tokens ? t->tokens[i].mark : 0;
}
// The token of the text that holds or follows byte offset `at`.
uint32_t ay_token_from(const ay_text *t, uint32_t at);

#endif
