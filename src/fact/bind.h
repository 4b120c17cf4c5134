// What all families share when they bind spots to roles: clauses, cues around a quantity, the
// period and the measure of a quantity, the guards, and the building of facts. A family looks for
// its triggers (cues of data/en/grammar/<family>.tsv), asks here what stands around, and adds a
// fact.
#ifndef AY_FACT_BIND_H
#define AY_FACT_BIND_H

#include "fact.h"

// A clause: a stretch of a sentence between semicolons, or between a comma and a conjunction that
// starts a new subject and verb.
typedef struct ay_clause {
    uint32_t first, end, sentence;
} ay_clause;

typedef struct ay_bind {
    ay_arena *arena;
    const ay_text *text;
    const ay_spots *spots;
    ay_facts *facts;
    ay_clause *clauses;
    uint32_t n_clauses;
    uint32_t *clause_at; // per token: index of its clause
    // per quantity: index of the time that is its period, AY_NONE if none
    uint32_t *period;
    // per sentence: index of its first quantity (n_sentences + 1 entries)
    uint32_t *by_sentence;
    uint32_t *time_by_sentence; // the same for times
    // per sentence: 1 when it is a row of a table; no statements are read from it
    uint8_t *table;
    ay_day today; // the document's day, or AY_NO_DAY (also when it is doubtful)
} ay_bind;

void ay_bind_init(ay_bind *self, ay_arena *arena, const ay_spots *spots, ay_facts *facts);

// ---- cues around a quantity ----
// Is there a cue right before quantity `qi`, with nothing between but words that carry no weight
// (articles, "only", "just", "some", the hedge; data/en/grammar/common.tsv, cue `skip`)? The token
// behind which it ends is the quantity's. Returns the first token of the cue, or AY_NONE.
uint32_t ay_bind_before(const ay_bind *self, uint32_t qi, int cue, int32_t *arg);
// The same right behind it, also behind its noun and its period ("5.4 million trips in 2021, a year
// earlier" sees "a year earlier").
uint32_t ay_bind_after(const ay_bind *self, uint32_t qi, int cue, int32_t *arg);
// The first token of `qi` with its cue words and articles in front, and the end of it with its noun
// and period behind.
uint32_t ay_bind_first(const ay_bind *self, uint32_t qi);
uint32_t ay_bind_end(const ay_bind *self, uint32_t qi);

// ---- neighbours ----
uint32_t ay_bind_clause(const ay_bind *self, uint32_t token); // index of the clause
uint32_t ay_bind_sentence(const ay_bind *self, uint32_t token);
// Quantities whose number stands in tokens [first, end): the first in *qi, the number of them
// returned.
uint32_t ay_bind_quantities(const ay_bind *self, uint32_t first, uint32_t end, uint32_t *qi);
uint32_t ay_bind_times(const ay_bind *self, uint32_t first, uint32_t end, uint32_t *ti);
// The next / previous quantity in the same sentence, AY_NONE at its edge.
uint32_t ay_bind_next(const ay_bind *self, uint32_t qi);
uint32_t ay_bind_previous(const ay_bind *self, uint32_t qi);
// In round brackets? Returns the token of the opening bracket, or AY_NONE.
uint32_t ay_bind_bracket(const ay_bind *self, uint32_t qi);
// Quantity qi stands in brackets right behind quantity `of`, with nothing but hedges and cue words
// "or", "about" inside: "1.2bn soums ($1.2m)".
bool ay_bind_restates(const ay_bind *self, uint32_t of, uint32_t qi);

// The quantity that covers a token, or AY_NONE.
uint32_t ay_bind_covering(const ay_bind *self, uint32_t token);
// Do the periods of two quantities stand in an order? -1 the first is earlier, 1 later, 0 unknown.
int ay_bind_period_order(const ay_bind *self, uint32_t x, uint32_t y);

// ---- guards (R7) ----
// Words between the two tokens that make a comparison another one: "comparable", "adjusted",
// "excluding", "of which", "same period", … (cue `guard`). Order of the two tokens does not matter.
bool ay_bind_guarded(const ay_bind *self, uint32_t a, uint32_t b);
// "not", "no", "never", "without" in the clause before the token
bool ay_bind_negated(const ay_bind *self, uint32_t token);
// "will", "is to", "plans to" in the clause before the token
bool ay_bind_future(const ay_bind *self, uint32_t token);
// "if", "would", "could", "may", "had expected" in the clause
bool ay_bind_conditional(const ay_bind *self, uint32_t token);

// ---- taking a quantity ----
// `a` as it is to be taken beside `b`: a bare number below 1,000 without comma takes scale and unit
// of b ("to 1.2 from 1.1 billion"), a bare larger number takes the unit ("63 from 41 minutes").
// False when they cannot be of one kind.
bool ay_bind_align(const ay_bind *self, uint32_t a, uint32_t b, ay_quantity *qa, ay_quantity *qb);
// The same without asking whether one of them is "per" something and the other not: for products
// ("38bn … 3,900 a head").
bool ay_bind_comparable(
    const ay_bind *self, uint32_t a, uint32_t b, ay_quantity *qa, ay_quantity *qb);
// Is the number written with a stroke ("31-1/4", "3/8")? Those are prices of a board, not levels of
// a text.
bool ay_bind_slashed(const ay_bind *self, uint32_t qi);
// Do the words around a and b speak of the same measure (same noun heads, or no other noun than
// pronouns)? Errs on the side of no.
bool ay_bind_same_measure(const ay_bind *self, uint32_t a, uint32_t b);

// ---- building ----
// A fact under construction; add operands, then commit. The span grows with the operands.
typedef struct ay_building {
    ay_bind *bind;
    ay_fact fact;
    ay_operand ops[64];
} ay_building;
void ay_build(ay_building *b, ay_bind *bind, ay_fact_kind kind, uint8_t form);
// `as` NULL: as it stands; beyond 64 operands: ignored and the fact is ambiguous
void ay_build_quantity(ay_building *b, ay_role role, uint32_t qi, const ay_quantity *as);
void ay_build_time(ay_building *b, ay_role role, uint32_t ti);
void ay_build_words(ay_building *b, ay_role role, uint32_t first, uint32_t end, int32_t number);
void ay_build_commit(ay_building *b); // copies it into facts

#endif
