// Stage 4. Spots -> facts: the statements that a text makes with its figures, each of a known kind,
// with spots as operands. A fact is made only when its operands are bound without doubt: two
// bindings that both fit are one fact with `ambiguous` set, which is counted as not checkable and
// never checked. No arithmetic here: whether a statement holds is the next stage's business.
#ifndef AY_FACT_FACT_H
#define AY_FACT_FACT_H

#include "../spot/spot.h"

// The kinds, by family (one file src/fact/<family>.c makes them, one file src/check/<family>.c
// tests them).
typedef enum ay_fact_kind {
    // change.c: rules growth-levels direction percent-points fold multiple-percent doubled
    // fall-over-100 abs-change comparison
    // BEFORE, AFTER, RATE (percent, point, fraction, multiple), DIFFERENCE, CUE (its `value` is the
    // factor of "doubled")
    AY_FACT_CHANGE,
    AY_FACT_COMPARISON, // A, B, CUE: A is said to be more (up) or less (down) than B
    // growth.c: compound parts-growth plan-ratio target-met
    AY_FACT_COMPOUND,     // RATE…, COUNT (how many times, when one rate is repeated), TOTAL
    AY_FACT_PARTS_GROWTH, // TOTAL, PART…
    AY_FACT_PLAN,         // PLAN, ACTUAL, RATE
    AY_FACT_TARGET,       // TARGET, ACTUAL, WHEN (deadline)
    // sum.c: sum-parts trade-sum trade-balance periods-sum remainder month-over-cumulative
    AY_FACT_SUM, // WHOLE, PART…
    // EXPORT, IMPORT, BALANCE (signed by `direction` of the fact: up a surplus, down a deficit)
    AY_FACT_BALANCE,
    AY_FACT_REMAINDER,  // WHOLE, PART…, REST
    AY_FACT_CUMULATIVE, // WHOLE (a longer period's), PART (of a period inside it)
    // share.c: shares-over-100 share-of-total part-over-whole fraction-percent majority one-in-n
    // score-total
    AY_FACT_SHARES,   // PART… (percentages of one whole)
    AY_FACT_SHARE,    // PART, WHOLE, RATE
    AY_FACT_PART,     // PART, WHOLE
    AY_FACT_RESTATED, // A (a fraction, one in n), B (a percentage, or PART and WHOLE)
    // CUE ("most", "majority", "minority", "two-thirds majority"), RATE or PART and WHOLE
    AY_FACT_MAJORITY,
    AY_FACT_VOTE, // PART… (for, against, abstained), WHOLE (members)
    // product.c: mean-range mean-total unit-price per-capita annualised
    AY_FACT_MEAN,    // MEAN, VALUE…
    AY_FACT_PRODUCT, // COUNT, EACH, TOTAL
    // date.c: weekday invalid-date range-order past-future relative-date half-year-months age-birth
    // duration anniversary
    // WHEN: a date with its weekday, a day that does not exist, a range that runs backwards
    AY_FACT_DATE,
    AY_FACT_RELATIVE,    // A (relative), B (absolute): "last year, in 2019"
    AY_FACT_FUTURE,      // WHEN, CUE: something is said to come, at a time
    AY_FACT_HALF,        // A ("the first half"), B ("January to September")
    AY_FACT_AGE,         // BIRTH, AGE, WHEN (perhaps)
    AY_FACT_DURATION,    // FROM, TO, LENGTH
    AY_FACT_ANNIVERSARY, // ORDINAL, FROM (the founding), WHEN
    // unit.c: unit-convert unit-dimension temp-difference double-symbol fx-inconsistent fx-implied
    // fx-scale fx-inverted
    AY_FACT_CONVERSION, // A, B: one amount in two units or currencies
    // A: an amount with its currency named twice, or with digits and a scale word
    AY_FACT_SYMBOL,
    // list.c: list-count both-three rank-figures headline-body
    // member.c: rule member-count
    AY_FACT_MEMBERS,  // COUNT, WHOLE (the group; its `number` is the row), WHEN (perhaps)
    AY_FACT_LIST,     // COUNT, ITEM…
    AY_FACT_BOTH,     // CUE, ITEM…
    AY_FACT_RANKING,  // ITEM… in the order that is said, each with a quantity
    AY_FACT_HEADLINE, // A (in the title), B (in the body)
    AY_FACT_KINDS
} ay_fact_kind;

// The forms of facts that have some.
enum { AY_SUM_PLAIN, AY_SUM_TRADE, AY_SUM_PERIODS };                          // SUM
enum { AY_PRODUCT_MEAN, AY_PRODUCT_PRICE, AY_PRODUCT_HEAD, AY_PRODUCT_YEAR }; // PRODUCT
// VOTE: do the votes make up the members?
enum { AY_VOTE_SOME, AY_VOTE_ALL };

typedef enum ay_role {
    AY_ROLE_CUE,
    AY_ROLE_BEFORE,
    AY_ROLE_AFTER,
    AY_ROLE_RATE,
    AY_ROLE_DIFFERENCE,
    AY_ROLE_A,
    AY_ROLE_B,
    AY_ROLE_COUNT,
    AY_ROLE_TOTAL,
    AY_ROLE_PART,
    AY_ROLE_WHOLE,
    AY_ROLE_REST,
    AY_ROLE_PLAN,
    AY_ROLE_ACTUAL,
    AY_ROLE_TARGET,
    AY_ROLE_WHEN,
    AY_ROLE_EXPORT,
    AY_ROLE_IMPORT,
    AY_ROLE_BALANCE,
    AY_ROLE_MEAN,
    AY_ROLE_VALUE,
    AY_ROLE_EACH,
    AY_ROLE_BIRTH,
    AY_ROLE_AGE,
    AY_ROLE_FROM,
    AY_ROLE_TO,
    AY_ROLE_LENGTH,
    AY_ROLE_ORDINAL,
    AY_ROLE_ITEM,
    AY_ROLE_BASE
} ay_role;
const char *ay_role_name(ay_role role); // "before", "after", … as in the records

typedef enum ay_operand_kind { AY_OP_QUANTITY, AY_OP_TIME, AY_OP_WORDS } ay_operand_kind;

typedef struct ay_operand {
    uint8_t role, kind;
    uint32_t index; // of the quantity or time; AY_NONE for words
    ay_span span;   // what to underline
    // QUANTITY: the quantity as it is to be taken (with a scale or unit borrowed from its
    // neighbour)
    ay_quantity q;
    // WORDS: a number that the words mean (the factor of "doubled" times 100, the rank of an item)
    int32_t number;
} ay_operand;

typedef struct ay_fact {
    uint8_t kind, form; // form: the family's own distinction
    uint8_t direction;  // ay_direction that the text claims
    bool ambiguous;
    uint32_t sentence;
    ay_span span; // the whole statement
    const ay_operand *operands;
    uint32_t n;
    const char *why; // for a fact that cannot be checked: the reason, else NULL
} ay_fact;

typedef struct ay_facts {
    const ay_spots *spots;
    ay_arena *arena;
    ay_fact *at;
    uint32_t n, cap;
    struct ay_figure *figures;
    uint32_t n_figures; // figure.h
} ay_facts;

// Reads all families' facts, in the order of the text.
void ay_facts_read(ay_arena *arena, const ay_spots *spots, ay_facts *out);

// One function a family; each adds its facts.
struct ay_bind;
void ay_fact_change(struct ay_bind *bind);
void ay_fact_growth(struct ay_bind *bind);
void ay_fact_sum(struct ay_bind *bind);
void ay_fact_rest(struct ay_bind *bind); // REMAINDER, CUMULATIVE
void ay_fact_share(struct ay_bind *bind);
void ay_fact_product(struct ay_bind *bind);
void ay_fact_date(struct ay_bind *bind);
void ay_fact_unit(struct ay_bind *bind);
void ay_fact_list(struct ay_bind *bind);
void ay_fact_member(struct ay_bind *bind);

// the first of that role, or NULL
static inline const ay_operand *ay_operand_of(const ay_fact *f, ay_role role) {
    for (uint32_t i = 0; i < f->n; i++)
        if (f->operands[i].role == role) return &f->operands[i];
    return 0;
}

#endif
