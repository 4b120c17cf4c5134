// The stage as a whole: every fact goes to the solver of its family, findings are put in the order
// of the text, and each quantity gets its outcome for the coverage line. What solvers share is here
// too: the rounding rules' verdict (contract: R2, R5), and the making of a finding from a fact,
// with the claim as first evidence and the other operands behind it.

#include "check.h"

#include "ignore.h"

#include <stdlib.h>
#include <string.h>

typedef void solver(ay_checker *c, const ay_fact *f);

static solver *const solvers[AY_FACT_KINDS] = {
    [AY_FACT_CHANGE] = ay_check_change,
    [AY_FACT_COMPARISON] = ay_check_change,
    [AY_FACT_COMPOUND] = ay_check_growth,
    [AY_FACT_PARTS_GROWTH] = ay_check_growth,
    [AY_FACT_PLAN] = ay_check_growth,
    [AY_FACT_TARGET] = ay_check_growth,
    [AY_FACT_SUM] = ay_check_sum,
    [AY_FACT_BALANCE] = ay_check_sum,
    [AY_FACT_REMAINDER] = ay_check_sum,
    [AY_FACT_CUMULATIVE] = ay_check_sum,
    [AY_FACT_SHARES] = ay_check_share,
    [AY_FACT_SHARE] = ay_check_share,
    [AY_FACT_PART] = ay_check_share,
    [AY_FACT_RESTATED] = ay_check_share,
    [AY_FACT_MAJORITY] = ay_check_share,
    [AY_FACT_VOTE] = ay_check_share,
    [AY_FACT_MEAN] = ay_check_product,
    [AY_FACT_PRODUCT] = ay_check_product,
    [AY_FACT_DATE] = ay_check_date,
    [AY_FACT_RELATIVE] = ay_check_date,
    [AY_FACT_FUTURE] = ay_check_date,
    [AY_FACT_HALF] = ay_check_date,
    [AY_FACT_AGE] = ay_check_date,
    [AY_FACT_DURATION] = ay_check_date,
    [AY_FACT_ANNIVERSARY] = ay_check_date,
    [AY_FACT_CONVERSION] = ay_check_unit,
    [AY_FACT_SYMBOL] = ay_check_unit,
    [AY_FACT_MEMBERS] = ay_check_list,
    [AY_FACT_LIST] = ay_check_list,
    [AY_FACT_BOTH] = ay_check_list,
    [AY_FACT_RANKING] = ay_check_list,
    [AY_FACT_HEADLINE] = ay_check_list,
};

// ---- verdict ------------------------------------------------------------------------------------

bool ay_conflict(ay_interval claim, ay_interval truth, ay_interval loose_claim,
    ay_interval loose_truth, ay_dec ulp, ay_severity *out) {
    if (ay_meets(claim, truth)) return false;
    if (ay_meets(ay_widen(claim, ulp), truth)) *out = AY_NOTE;
    else *out = ay_meets(loose_claim, loose_truth) ? AY_WARNING : AY_ERROR;
    return true;
}

bool ay_exceeds(const ay_quantity *part, const ay_quantity *whole) {
    if (ay_below(ay_quantity_printed(whole, true), ay_quantity_printed(part, true))) return true;
    if (part->modifier || whole->modifier || ay_dec_cmp(part->half, whole->half) != 0) return false;
    return ay_dec_cmp(part->value, whole->value) > 0;
}

bool ay_plausible(ay_dec a, ay_dec b, int32_t factor) {
    a = ay_dec_abs(a), b = ay_dec_abs(b);
    ay_dec f = ay_dec_int(factor);
    return ay_dec_cmp(a, ay_dec_mul(b, f, AY_CEILING)) <= 0 &&
           ay_dec_cmp(b, ay_dec_mul(a, f, AY_CEILING)) <= 0;
}

// ---- outcomes -----------------------------------------------------------------------------------

// A better outcome is never taken back: wrong, then checked, then the reasons in their order.
static void set_outcome(ay_findings *out, const ay_fact *f, ay_outcome outcome) {
    for (uint32_t i = 0; i < f->n; i++) {
        if (f->operands[i].kind != AY_OP_QUANTITY) continue;
        uint8_t *at = &out->outcome[f->operands[i].index];
        if (*at < (uint8_t)outcome) *at = (uint8_t)outcome;
    }
}

void ay_checked(ay_checker *c, const ay_fact *f) { set_outcome(c->out, f, AY_CHECKED); }

void ay_unchecked(ay_checker *c, const ay_fact *f, ay_outcome why) { set_outcome(c->out, f, why); }

// ---- findings -----------------------------------------------------------------------------------

static bool rule_enabled(const ay_options *options, int rule) {
    if (options && options->enabled) return options->enabled[rule - 1] != 0;
    return ay_rule_rows[rule - 1].state == AY_STATE_ON;
}

ay_finding *ay_find(
    ay_checker *c, const ay_fact *f, int rule, ay_severity severity, const ay_operand *claim) {
    ay_checked(c, f);
    if (!rule_enabled(c->options, rule)) return NULL;
    ay_finding finding = {.rule = (uint16_t)(rule - 1), .severity = (uint8_t)severity};
    finding.evidence = ay_alloc_array(c->arena, f->n ? f->n : 1, sizeof *finding.evidence);
    ay_evidence *e = finding.evidence;
    if (claim) *e++ = (ay_evidence){claim->span, ay_role_name(claim->role)};
    else *e++ = (ay_evidence){f->span, "claim"};
    for (uint32_t i = 0; i < f->n && (claim || i + 1 < f->n); i++)
        if (&f->operands[i] != claim)
            *e++ = (ay_evidence){f->operands[i].span, ay_role_name(f->operands[i].role)};
    finding.n_evidence = (uint32_t)(e - finding.evidence);
    finding.figure = claim && claim->kind == AY_OP_QUANTITY ? claim->index : AY_NONE;
    ay_findings *out = c->out;
    if (out->n == out->cap)
        ay_grow(c->arena, (void **)&out->at, out->n, &out->cap, sizeof *out->at);
    out->at[out->n] = finding;
    return &out->at[out->n++];
}

void ay_fits(ay_checker *c, ay_finding *finding, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ay_str text = ay_textv(c->arena, format, args);
    va_end(args);
    ay_str *fits = ay_alloc_array(c->arena, finding->n_fits + 1u, sizeof *fits);
    if (finding->n_fits) memcpy(fits, finding->fits, finding->n_fits * sizeof *fits);
    fits[finding->n_fits++] = text;
    finding->fits = fits;
}

ay_str ay_words(const ay_checker *c, const ay_operand *op) {
    ay_str raw = ay_doc_str(c->facts->spots->text->doc, op->span);
    char *out = ay_alloc(c->arena, raw.len + 1u);
    uint32_t n = 0;
    for (uint32_t i = 0; i < raw.len; i++) {
        bool blank =
            raw.at[i] == ' ' || raw.at[i] == '\n' || raw.at[i] == '\r' || raw.at[i] == '\t';
        if (!blank) out[n++] = raw.at[i];
        else if (n && out[n - 1] != ' ') out[n++] = ' ';
    }
    return (ay_str){out, n};
}

// A nought makes no ratio: only parts of a whole may be nought.
static bool has_nought(const ay_fact *f) {
    for (uint32_t i = 0; i < f->n; i++) {
        const ay_operand *op = &f->operands[i];
        if (op->kind == AY_OP_QUANTITY && op->role != AY_ROLE_PART && ay_dec_sign(op->q.value) == 0)
            return true;
    }
    return false;
}

// ---- the whole ----------------------------------------------------------------------------------

static int by_place(const void *a, const void *b) {
    const ay_finding *x = a, *y = b;
    ay_span s = x->evidence[0].span, t = y->evidence[0].span;
    if (s.start != t.start) return s.start < t.start ? -1 : 1;
    if (s.end != t.end) return s.end < t.end ? -1 : 1;
    if (x->severity != y->severity) return x->severity > y->severity ? -1 : 1;
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

// One claim, one finding: of several on the same words the most severe stays.
static void drop_repeats(ay_findings *out) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < out->n; i++) {
        ay_span s = out->at[i].evidence[0].span;
        bool same = n && out->at[n - 1].evidence[0].span.start == s.start &&
                    out->at[n - 1].evidence[0].span.end == s.end;
        if (!same) out->at[n++] = out->at[i];
    }
    out->n = n;
}

// A figure whose finding the text silences counts as checked.
static void count_wrong(ay_findings *out) {
    for (uint32_t i = 0; i < out->n; i++) {
        const ay_finding *f = &out->at[i];
        if (f->ignored || f->severity <= AY_NOTE) continue;
        if (f->figure == AY_NONE) out->others++;
        else out->outcome[f->figure] = AY_WRONG;
    }
}

static void count_outcomes(ay_findings *out) {
    const ay_spots *spots = out->facts->spots;
    for (uint32_t i = 0; i < spots->n_quantities; i++) {
        const ay_quantity *q = &spots->quantities[i];
        if (q->type == AY_Q_ORDINAL) continue;
        if ((q->flags & AY_QF_INFIRM) && out->outcome[i] < AY_CHECKED)
            out->outcome[i] = AY_UNCHECKED_VAGUE;
        out->figures++;
        out->counts[out->outcome[i]]++;
    }
    out->wrong = out->counts[AY_WRONG];
    out->checked = out->counts[AY_CHECKED] + out->wrong;
}

void ay_check(ay_arena *arena, const ay_facts *facts, const ay_options *options, ay_findings *out) {
    *out = (ay_findings){.facts = facts};
    out->outcome = ay_alloc_array(arena, facts->spots->n_quantities + 1u, 1);
    ay_checker c = {arena, facts, options, out, NULL};
    for (uint32_t i = 0; i < facts->n; i++) {
        const ay_fact *f = c.fact = &facts->at[i];
        if (f->ambiguous || has_nought(f)) ay_unchecked(&c, f, AY_UNCHECKED_AMBIGUOUS);
        else solvers[f->kind](&c, f);
    }
    if (out->n > 1) qsort(out->at, out->n, sizeof *out->at, by_place);
    drop_repeats(out);
    ay_ignores_apply(arena, out);
    count_wrong(out);
    count_outcomes(out);
}
