// Stage 5. Facts -> findings: the arithmetic. One solver for each kind of fact tries its readings
// in order; the rule is the name of the reading that failed. A solver never binds words: what it
// needs is in the fact's operands.
#ifndef AY_CHECK_CHECK_H
#define AY_CHECK_CHECK_H

#include "../fact/fact.h"

typedef enum ay_severity { AY_NOTE, AY_WARNING, AY_ERROR } ay_severity;

typedef struct ay_evidence {
    ay_span span;
    const char *role;
} ay_evidence;

typedef struct ay_finding {
    uint16_t rule; // row of ay_rule_rows (AY_RULE_… - 1)
    uint8_t severity;
    ay_str message; // "20% does not follow from 100 to 150 million: that is 48.8% to 51.3%"
    // "150/100 - 1 = 50%; as printed 100 is [99.5, 100.5), 150 is [149.5, 150.5)"
    ay_str computed;
    ay_evidence *evidence;
    uint32_t n_evidence; // the claim first
    ay_str *fits;
    uint32_t n_fits; // readings that would hold
    uint32_t figure; // the quantity that it claims; AY_NONE: a weekday, a list, a word
    bool ignored;    // an assay:ignore covers it
} ay_finding;

// What became of each quantity; the coverage line counts them.
typedef enum ay_outcome {
    AY_UNCHECKED_ALONE,     // "no second figure": no statement relates it to another
    AY_UNCHECKED_PERIOD,    // "no period"
    AY_UNCHECKED_AMBIGUOUS, // "ambiguous": two bindings fit
    AY_UNCHECKED_GUARDED,   // "other basis": comparable, adjusted, …
    AY_UNCHECKED_VAGUE,     // "vague": dozens, hundreds of
    AY_UNCHECKED_RATE,      // "no exchange rate"
    AY_CHECKED,
    AY_WRONG,
    AY_OUTCOMES
} ay_outcome;

typedef struct ay_options {
    ay_day today;           // the caller's --date; AY_NO_DAY
    const uint8_t *enabled; // per rule: 0 off, 1 on; NULL: the rules whose state is "on"
} ay_options;

typedef struct ay_findings {
    const ay_facts *facts;
    ay_finding *at;
    uint32_t n, cap;
    uint8_t *outcome; // per quantity: ay_outcome
    uint32_t figures, checked, wrong, counts[AY_OUTCOMES];
    uint32_t others; // statements that are wrong, but in no figure
    // ignore.h: assay:ignore lines that silenced nothing
    const struct ay_ignore *stale;
    uint32_t n_stale;
} ay_findings;

void ay_check(ay_arena *arena, const ay_facts *facts, const ay_options *options, ay_findings *out);

// ---- for the solvers ----
typedef struct ay_checker {
    ay_arena *arena;
    const ay_facts *facts;
    const ay_options *options;
    ay_findings *out;
    const ay_fact *fact; // the one being checked
} ay_checker;

void ay_check_change(ay_checker *c, const ay_fact *f);
void ay_check_growth(ay_checker *c, const ay_fact *f);
void ay_check_sum(ay_checker *c, const ay_fact *f);
void ay_check_share(ay_checker *c, const ay_fact *f);
void ay_check_product(ay_checker *c, const ay_fact *f);
void ay_check_date(ay_checker *c, const ay_fact *f);
void ay_check_unit(ay_checker *c, const ay_fact *f);
void ay_check_list(ay_checker *c, const ay_fact *f);

// Says that the fact's operands were checked and hold (finding or not, every solver ends in one of
// these two).
void ay_checked(ay_checker *c, const ay_fact *f);
void ay_unchecked(ay_checker *c, const ay_fact *f, ay_outcome why);
// A finding on the fact: the claim is the operand `claim`; the others follow as evidence with their
// roles. NULL when the rule is off (the caller then stops). Message and arithmetic are set by the
// caller with ay_textf.
ay_finding *ay_find(
    ay_checker *c, const ay_fact *f, int rule, ay_severity severity, const ay_operand *claim);
void ay_fits(ay_checker *c, ay_finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// Severity by the rounding rules (R2, R5): `claim` and `truth` as printed, and under the loose
// reading; `ulp` is one unit of the claim's last digit. Returns false when there is nothing to say.
// E.g. meets as printed: false; misses by less than an ulp: NOTE; meets loosely: WARNING; else
// ERROR.
bool ay_conflict(ay_interval claim, ay_interval truth, ay_interval loose_claim,
    ay_interval loose_truth, ay_dec ulp, ay_severity *out);

// Is the part larger than its whole? Rounding keeps the order: two figures printed to the same digit
// are compared as they stand.
bool ay_exceeds(const ay_quantity *part, const ay_quantity *whole);

// Are two values within `factor` of each other? Figures that lie further apart seldom belong to one
// statement: a charitable reader takes it that the binding is wrong, not the text.
bool ay_plausible(ay_dec a, ay_dec b, int32_t factor);

// The words of an operand, as printed, white space folded, for messages.
ay_str ay_words(const ay_checker *c, const ay_operand *op);

#endif
