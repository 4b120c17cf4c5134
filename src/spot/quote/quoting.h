// What the readers of quotes share: who speaks, where the verb of speech stands, what was said.
#ifndef AY_SPOT_QUOTE_QUOTING_H
#define AY_SPOT_QUOTE_QUOTING_H

#include "../spot.h"

enum {
    AY_QUOTE_FEW = 3,     // words that are too few to be a statement
    AY_QUOTE_NEAR = 5,    // sentences over which "he" and "it" are understood
    AY_QUOTE_SAYINGS = 8, // verbs of speech that are read in one sentence
    AY_QUOTE_HOLDERS = 48 // persons of one text whose office is kept
};

// What stands for a speaker later on: "he" a person, "it" a body; a document stands for nobody.
typedef enum ay_speaker_kind {
    AY_SPEAKER_NONE,
    AY_SPEAKER_PERSON = 1, // the numbers of `speaker-noun` in data/en/grammar/speech.tsv
    AY_SPEAKER_BODY = 2,
    AY_SPEAKER_PAPER = 3,
    AY_SPEAKER_SIDE = 4 // "the Japanese side" is Japan
} ay_speaker_kind;

typedef struct ay_speaker {
    ay_str name;
    ay_span span;
    uint32_t first, end; // tokens of the whole phrase, with article and title
    uint32_t index;      // of the name, AY_NONE for a role
    uint8_t kind;        // ay_speaker_kind
} ay_speaker;

// A verb of speech outside of quotation marks, with its speaker. `arg` as in speech.tsv; 0 for
// "according to".
typedef struct ay_saying {
    uint32_t verb, behind; // its first token, the one behind it
    uint32_t first, end;   // all of the attribution: verb and speaker
    int32_t arg;
    bool after;  // the speaker stands behind the verb
    bool label;  // "Xi:" in front of a paragraph, without a verb
    bool joined; // the speaker is the one before: "…, adding that", "and said"
    ay_speaker who;
    // what it says, asked for once: 0 not yet, 1 tokens [said_first, said_end), 2 nothing
    uint8_t said;
    uint32_t said_first, said_end;
} ay_saying;

typedef struct ay_sayings {
    ay_saying at[AY_QUOTE_SAYINGS];
    uint32_t n;
    uint32_t sentence; // that they are of, AY_NONE for none yet
} ay_sayings;

// Somebody who holds an office, as the text said: "the president" is that one later.
typedef struct ay_holder {
    uint32_t name;
    uint16_t office, state; // rows; AY_NO_ROW where no state is said
} ay_holder;

typedef struct ay_quoting {
    ay_arena *arena;
    const ay_text *text;
    const ay_spots *spots;
    uint32_t *name_at; // per token: 1 + index of the name that covers it
    AY_LIST(ay_quote) quotes;
    ay_speaker person, body; // whom "he" and "it" mean, and in which sentence they were
    uint32_t person_at, body_at;
    ay_speaker subject; // who acts in the sentence at hand; NONE when that is not clear
    ay_holder holders[AY_QUOTE_HOLDERS];
    uint32_t n_holders;
    uint32_t next_name; // names before it have been looked at
    ay_sayings sayings;
    ay_saying chain;   // what the words that follow in marks of their own belong to
    uint32_t chain_at; // in which sentence it was
} ay_quoting;

static inline const ay_token *ay_quoting_token(const ay_quoting *self, uint32_t i) {
    return &self->text->tokens[i];
}
static inline bool ay_quoting_is(const ay_quoting *self, uint32_t i, int cue) {
    return ay_cue_at(self->text, i, cue, NULL) != 0;
}
static inline bool ay_quoting_time(const ay_quoting *self, uint32_t i) {
    return i < self->text->n_tokens && self->spots->at && (self->spots->at[i] & AY_TIME_BIT);
}
static inline bool ay_quoting_mark(const ay_quoting *self, uint32_t i) { // a quotation mark, double
    return i < self->text->n_tokens && ay_quoting_token(self, i)->kind == AY_TOK_PUNCT &&
           ay_quoting_token(self, i)->mark == '"';
}
static inline const ay_name *ay_quoting_name(const ay_quoting *self, uint32_t i) {
    uint32_t at = i < self->text->n_tokens ? self->name_at[i] : 0;
    return at ? &self->spots->names[at - 1] : NULL;
}

// ---- speaker.c ----------------------------------------------------------------------------------
// The subject of the verb at token `verb`, no further to the left than `low`. `any` takes words
// that no table has, too ("the shopkeeper said").
bool ay_speaker_before(
    const ay_quoting *self, uint32_t low, uint32_t verb, bool any, ay_speaker *out);
// The one who is named from token i on: "said Dai Bing", "according to a customs officer".
bool ay_speaker_behind(const ay_quoting *self, uint32_t i, uint32_t end, bool any, ay_speaker *out);
// "Xi:", "Foreign Minister Wang Yi:" from token i on; *behind is the token behind the colon.
bool ay_speaker_label(const ay_quoting *self, uint32_t i, uint32_t end, ay_speaker *out);

// ---- antecedent.c -------------------------------------------------------------------------------
// Whom a pronoun at token i means.
bool ay_speaker_pronoun(const ay_quoting *self, uint32_t i, ay_speaker *out);
// The person whom "the president", "the Kazakh foreign minister" mean; `office` is the name.
bool ay_speaker_holder(const ay_quoting *self, const ay_name *office, ay_speaker *out);
// Looks at the names of the sentence: who holds which office, who acts in it.
void ay_speaker_meet(ay_quoting *self, uint32_t sentence);
// The sentence is read: its subject and speakers can be meant from now on.
void ay_speaker_keep(ay_quoting *self, const ay_speaker *who, uint32_t sentence);

// ---- saying.c -----------------------------------------------------------------------------------
// The verbs of speech of the sentence, in order; kept until another sentence is asked for.
const ay_sayings *ay_sayings_of(ay_quoting *self, uint32_t sentence);

// ---- direct.c, indirect.c -----------------------------------------------------------------------
uint32_t ay_quote_direct(ay_quoting *self, uint32_t open); // the token of the closing mark
void ay_quote_indirect(ay_quoting *self, uint32_t sentence);
// Do words in marks follow right away: Xi told reporters on Monday, “…”
bool ay_saying_leads(const ay_quoting *self, const ay_saying *s, uint32_t open);
// What saying k of the sentence says without marks: tokens [said_first, said_end) of it. False when
// there is nothing.
bool ay_saying_content(ay_quoting *self, uint32_t k);

// ---- quotes.c -----------------------------------------------------------------------------------
void ay_quote_add(ay_quoting *self, uint32_t first, uint32_t end, bool direct, const ay_saying *s);

#endif
