// Claims: a claim of a change ("rose by 20 percent"), and the two levels that it is about.
// claim.c finds the claims, level.c their levels, change.c makes facts of what holds together,
// comparison.c reads figures that are set against each other without a change.
#ifndef AY_FACT_CLAIM_H
#define AY_FACT_CLAIM_H

#include "bind.h"

enum { AY_CLAIM_LOOK = 6, AY_CLAIM_WINDOW = 64 }; // how far a look goes, in tokens

typedef struct ay_claim {
    uint32_t first, end; // tokens of the trigger
    // rate, multiple, difference; AY_NONE when the claim is a direction or a factor only
    uint32_t quantity;
    int32_t factor;    // of FACTOR: times 100
    uint8_t direction; // ay_direction
    uint8_t side;      // AY_SIDE_VERB, AY_SIDE_NOUN, AY_SIDE_PARTICLE
    uint8_t modifier;  // ay_modifier of a factor ("more than doubled")
    bool vague;        // its figure is a range, a board's price or nil: nothing to check
    bool ahead;        // it is said of what is to come
    bool against;      // its base stands right behind it, or it has none
    // per quantity: 1 when it is some claim's rate or difference, and so no level
    const uint8_t *claimed;
} ay_claim;

// The earlier and the later level. n counts the pairs that fit: 0 none, above 1 ambiguous.
typedef struct ay_level_pair {
    uint32_t before, after, n; // n: how many pairs fit
    bool marked;               // both sides have cues of their own
    bool direct;               // the base stands right behind the claim
} ay_level_pair;

static inline bool ay_is_rate(const ay_quantity *q) {
    return q->type == AY_Q_PERCENT || q->type == AY_Q_POINT || q->type == AY_Q_MULTIPLE ||
           (q->flags & AY_QF_FRACTION);
}

// Is there a trigger at token i? A token inside of a hedge ("up to 12", "more than 30") is none.
bool ay_claim_read(const ay_bind *b, uint32_t i, ay_claim *out);
// A no is sure, a yes is not: most tokens start none, and cost one look or two.
static inline bool ay_claim_may_start(const ay_bind *b, uint32_t i) {
    uint64_t cues = ay_cue_bit(AY_CUE_RISE) | ay_cue_bit(AY_CUE_FALL) | ay_cue_bit(AY_CUE_FACTOR) |
                    ay_cue_bit(AY_CUE_MOVE);
    if (!ay_cues_may(b->text, i, cues)) return false;
    const ay_sentence *s = &b->text->sentences[b->text->tokens[i].sentence];
    return ay_sentence_has(s, AY_CUE_RISE) || ay_sentence_has(s, AY_CUE_FALL) ||
           ay_sentence_has(s, AY_CUE_FACTOR) || ay_sentence_has(s, AY_CUE_MOVE);
}
// Gives a claim the figure that belongs to it.
void ay_claim_attach(const ay_bind *b, ay_claim *c);
// "more", "less" are claims only with a figure of their own.
bool ay_claim_stands(const ay_bind *b, const ay_claim *c);
// A percentage with a printed sign, as a claim of its own.
bool ay_claim_signed(const ay_bind *b, uint32_t qi, ay_claim *out);
// A percentage above or below a level that stands right behind.
bool ay_claim_compared(const ay_bind *b, uint32_t qi, ay_claim *out);
// The levels that a claim is about.
ay_level_pair ay_levels_find(const ay_bind *b, const ay_claim *c);
// "412 combines, well above the 437 of the season before": adds the fact that quantity qi makes.
void ay_fact_comparison(ay_bind *b, uint32_t qi, const uint8_t *claimed);

#endif
