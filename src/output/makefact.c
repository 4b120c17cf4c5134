// What the text says and what does not hold: figures, statements, findings.

#include "make.h"

#include "../check/rule.h"
#include "output.h"

#include <string.h>

static const char *const fact_kinds[AY_FACT_KINDS] = {
    [AY_FACT_CHANGE] = "change",
    [AY_FACT_COMPARISON] = "comparison",
    [AY_FACT_COMPOUND] = "compound",
    [AY_FACT_PARTS_GROWTH] = "parts_growth",
    [AY_FACT_PLAN] = "plan",
    [AY_FACT_TARGET] = "target",
    [AY_FACT_SUM] = "sum",
    [AY_FACT_BALANCE] = "balance",
    [AY_FACT_REMAINDER] = "remainder",
    [AY_FACT_CUMULATIVE] = "cumulative",
    [AY_FACT_SHARES] = "shares",
    [AY_FACT_SHARE] = "share",
    [AY_FACT_PART] = "part",
    [AY_FACT_RESTATED] = "restated",
    [AY_FACT_MAJORITY] = "majority",
    [AY_FACT_VOTE] = "vote",
    [AY_FACT_MEAN] = "mean",
    [AY_FACT_PRODUCT] = "product",
    [AY_FACT_DATE] = "date",
    [AY_FACT_RELATIVE] = "relative",
    [AY_FACT_FUTURE] = "future",
    [AY_FACT_HALF] = "half",
    [AY_FACT_AGE] = "age",
    [AY_FACT_DURATION] = "duration",
    [AY_FACT_ANNIVERSARY] = "anniversary",
    [AY_FACT_CONVERSION] = "conversion",
    [AY_FACT_SYMBOL] = "symbol",
    [AY_FACT_MEMBERS] = "members",
    [AY_FACT_LIST] = "list",
    [AY_FACT_BOTH] = "both",
    [AY_FACT_RANKING] = "ranking",
    [AY_FACT_HEADLINE] = "headline",
};

// ---- figures ------------------------------------------------------------------------------------

// The change is a record in the record: its unit and its basis are its own.
static void add_change(ay_walk *w, ay_record *r, const ay_figure *f) {
    if (f->change == AY_NONE) return;
    const ay_quantity *q = &w->report->spots->quantities[f->change];
    ay_record *change = ay_alloc(w->scratch, sizeof *change);
    ay_record_word(change, "direction", ay_direction_name(f->change_direction));
    ay_record_number(change, "value", w->scratch, q->value);
    ay_record_text(change, "unit", ay_quantity_unit(w->report->text, q));
    ay_record_day(change, "basis_from", w->scratch, f->basis_from);
    ay_record_day(change, "basis_to", w->scratch, f->basis_to);
    ay_record_record(r, "change", change);
}

void ay_name_figures(ay_walk *w, ay_arena *arena) {
    const ay_facts *facts = w->report->facts;
    w->figure_ids = ay_alloc_array(arena, facts->n_figures, sizeof *w->figure_ids);
    for (uint32_t i = 0; i < facts->n_figures; i++)
        ay_id_next(&w->ids, "figure", ay_doc_str(w->report->doc, facts->figures[i].span),
            w->figure_ids[i]);
}

const char *ay_figure_role_name(uint8_t role) {
    static const char *const names[] = {
        [AY_FIGURE_ACTUAL] = "actual",
        [AY_FIGURE_TARGET] = "target",
        [AY_FIGURE_THRESHOLD] = "threshold",
        [AY_FIGURE_ESTIMATE] = "estimate",
    };
    return names[role];
}

const char *ay_extreme_name(uint8_t extreme) {
    static const char *const names[] = {
        [AY_EXTREME_NONE] = NULL,
        [AY_EXTREME_RECORD] = "record",
        [AY_EXTREME_FIRST] = "first",
        [AY_EXTREME_LOWEST] = "lowest",
    };
    return names[extreme];
}

void ay_make_figure(ay_walk *w, ay_record *r, uint32_t i) {
    const ay_figure *f = &w->report->facts->figures[i];
    ay_open_named(w, r, AY_K_FIGURE, (ay_str){w->figure_ids[i], AY_ID_LEN}, f->span);
    ay_record_word(r, "measure", f->measure);
    ay_add_side(w, r, "a", &f->a);
    ay_add_side(w, r, "b", &f->b);
    ay_record_day(r, "from", w->scratch, f->from);
    ay_record_day(r, "to", w->scratch, f->to);
    if (f->quantity != AY_NONE) ay_add_value(w, r, &w->report->spots->quantities[f->quantity]);
    add_change(w, r, f);
    if (f->same_as != AY_NONE)
        ay_record_text(r, "same_as", (ay_str){w->figure_ids[f->same_as], AY_ID_LEN});
    ay_record_word(r, "extreme", ay_extreme_name(f->extreme));
    ay_record_word(r, "role", ay_figure_role_name(f->role));
    ay_record_text(r, "said_by", f->said_by);
}

// ---- statements and findings --------------------------------------------------------------------

// An operand's value is that of the statement, with a scale or unit that it borrowed: the 1.2 of
// "to 1.2 from 1.1 billion" is 1200000000 here and 1.2 in the spot.
static void make_operand(ay_walk *w, ay_record *r, const ay_operand *op) {
    ay_span source = ay_doc_source(w->report->doc, op->span);
    ay_record_word(r, "role", ay_role_name(op->role));
    ay_record_uint(r, "start", source.start);
    ay_record_uint(r, "end", source.end);
    ay_record_text(r, "text", ay_doc_str(w->report->doc, op->span));
    if (op->kind == AY_OP_QUANTITY) ay_add_value(w, r, &op->q);
    if (op->kind != AY_OP_TIME) return;
    const ay_time *t = &w->report->spots->times[op->index];
    ay_record_day(r, "from", w->scratch, t->from);
    ay_record_day(r, "to", w->scratch, t->to);
}

// The key is the kind of statement: one sentence may be a change and a comparison at once.
void ay_make_statement(ay_walk *w, ay_record *r, uint32_t i) {
    const ay_fact *f = &w->report->facts->at[i];
    ay_open_record(w, r, AY_K_STATEMENT, fact_kinds[f->kind], f->span);
    ay_record_word(r, "type", fact_kinds[f->kind]);
    ay_record_word(r, "direction", ay_direction_name(f->direction));
    ay_record_true(r, "ambiguous", f->ambiguous);
    ay_record_word(r, "why", f->why);
    ay_record *operands = ay_alloc_array(w->scratch, f->n, sizeof *operands);
    for (uint32_t k = 0; k < f->n; k++) make_operand(w, &operands[k], &f->operands[k]);
    ay_record_records(r, "operands", operands, f->n);
}

static void make_evidence(ay_walk *w, ay_record *r, const ay_evidence *e) {
    const ay_doc *doc = w->report->doc;
    ay_span source = ay_doc_source(doc, e->span);
    ay_record_text(r, "doc", doc->name);
    ay_record_uint(r, "start", source.start);
    ay_record_uint(r, "end", source.end);
    ay_record_text(r, "text", ay_doc_str(doc, e->span));
    ay_record_word(r, "role", e->role);
}

// The key is the rule: two rules may speak of the same words.
static void make_finding(ay_walk *w, ay_record *r, const ay_finding *f) {
    const char *rule = ay_rule_name(f->rule);
    ay_open_record(w, r, AY_K_FINDING, rule, f->evidence[0].span);
    ay_record_word(r, "rule", rule);
    ay_record_word(r, "severity", ay_severity_name(f->severity));
    ay_record_text(r, "message", f->message);
    ay_record *evidence = ay_alloc_array(w->scratch, f->n_evidence, sizeof *evidence);
    for (uint32_t i = 0; i < f->n_evidence; i++) make_evidence(w, &evidence[i], &f->evidence[i]);
    ay_record_records(r, "evidence", evidence, f->n_evidence);
    ay_record_text(r, "computed", f->computed);
    ay_record_texts(r, "fits", f->fits, f->n_fits);
}

// A silencer stands in the source: it has no place in the text.
static void make_stale(ay_walk *w, ay_record *r, const ay_ignore *ignore) {
    const ay_doc *doc = w->report->doc;
    ay_str text = {doc->source.at + ignore->span.start, ay_span_length(ignore->span)};
    char id[AY_ID_LEN];
    ay_id_next(&w->ids, AY_STALE_RULE, text, id);
    r->n = 0;
    ay_record_word(r, "kind", ay_kind_names[AY_K_FINDING]);
    ay_record_text(r, "doc", doc->name);
    ay_record_text(r, "id", ay_copy(w->scratch, id, sizeof id));
    ay_record_uint(r, "start", ignore->span.start);
    ay_record_uint(r, "end", ignore->span.end);
    ay_record_text(r, "text", text);
    ay_record_word(r, "rule", AY_STALE_RULE);
    ay_record_word(r, "severity", ay_severity_name(AY_NOTE));
    ay_record_text(r, "message", ay_stale_message(w->scratch, ignore));
}

void ay_make_finding(ay_walk *w, ay_record *r, uint32_t i) {
    const ay_findings *f = w->report->findings;
    if (i < f->n) make_finding(w, r, &f->at[i]);
    else make_stale(w, r, &f->stale[i - f->n]);
}
