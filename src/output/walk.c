// A report comes in, its records come out one after another, in the order of the text. Each kind
// has its list in the stages' results, sorted by place; the walk takes the earliest head of all
// lists (there are few kinds, so a scan does). The trap is a range: "from 8 to 6 percent" is two
// quantities inside, but one record of type `range`.

#include "output.h"

#include "../base/utf8.h"
#include "../check/rule.h"
#include "../fact/figure.h"

#include <string.h>

static const char *const quantity_types[] = {
    [AY_Q_NUMBER] = "number",
    [AY_Q_ORDINAL] = "ordinal",
    [AY_Q_MONEY] = "money",
    [AY_Q_PERCENT] = "percent",
    [AY_Q_POINT] = "percentage_point",
    [AY_Q_MULTIPLE] = "multiple",
    [AY_Q_MEASURE] = "measure",
    [AY_Q_COUNT] = "count",
};
static const char *const modifiers[] = {
    [AY_MOD_NONE] = NULL,
    [AY_MOD_ABOUT] = "about",
    [AY_MOD_MORE] = "more",
    [AY_MOD_LESS] = "less",
    [AY_MOD_AT_LEAST] = "at_least",
    [AY_MOD_AT_MOST] = "at_most",
    [AY_MOD_NEARLY] = "nearly",
};
static const char *const directions[] = {
    [AY_DIR_NONE] = NULL, [AY_DIR_UP] = "up", [AY_DIR_DOWN] = "down"};
static const char *const time_types[] = {
    [AY_T_DATE] = "DATE",
    [AY_T_TIME] = "TIME",
    [AY_T_DURATION] = "DURATION",
    [AY_T_SET] = "SET",
};
static const char *const name_types[] = {
    [AY_N_STATE] = "state",
    [AY_N_GROUP] = "group",
    [AY_N_CITY] = "city",
    [AY_N_PERSON] = "person",
    [AY_N_OFFICE] = "office",
    [AY_N_ORGANISATION] = "organisation",
    [AY_N_PROJECT] = "project",
    [AY_N_INITIATIVE] = "initiative",
};
static const char *const dated_by[] = {
    [AY_DATED_NOT] = NULL,
    [AY_DATED_GIVEN] = "given",
    [AY_DATED_METADATA] = "metadata",
    [AY_DATED_URL] = "url",
    [AY_DATED_HEADER] = "header",
    [AY_DATED_DATELINE] = "dateline",
    [AY_DATED_CONTENT] = "content",
};
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
    [AY_FACT_LIST] = "list",
    [AY_FACT_BOTH] = "both",
    [AY_FACT_RANKING] = "ranking",
    [AY_FACT_HEADLINE] = "headline",
};

// ---- what all records have ----------------------------------------------------------------------

static void open_named(ay_walk *w, ay_record *r, ay_kind kind, ay_str id, ay_span span) {
    const ay_doc *doc = w->report->doc;
    r->n = 0;
    ay_record_word(r, "kind", ay_kind_names[kind]);
    ay_record_text(r, "doc", doc->name);
    ay_record_text(r, "id", id);
    if (ay_span_empty(span)) return;
    ay_span source = ay_doc_source(doc, span);
    ay_record_uint(r, "start", source.start);
    ay_record_uint(r, "end", source.end);
    ay_record_text(r, "text", ay_doc_str(doc, span));
}

// `key` tells records apart: the kind, with more behind it where one stretch of text can bear
// several.
static void open_record(ay_walk *w, ay_record *r, ay_kind kind, const char *key, ay_span span) {
    char *id = ay_alloc(w->scratch, AY_ID_LEN);
    ay_id_next(&w->ids, key, ay_doc_str(w->report->doc, span), id);
    open_named(w, r, kind, (ay_str){id, AY_ID_LEN}, span);
}

// A path may be in any encoding; what is folded must be UTF-8.
static ay_str well_formed(ay_arena *arena, ay_str name) {
    ay_str copy = ay_copy(arena, name.at, name.len);
    char *at = (char *)copy.at;
    for (uint32_t i = 0; i < copy.len;) {
        i += (uint32_t)ay_utf8_valid(at + i, copy.len - i);
        if (i < copy.len) at[i++] = '?';
    }
    return copy;
}

// ---- document -----------------------------------------------------------------------------------

static bool in_article(uint8_t kind) { return kind != AY_BLOCK_META && kind != AY_BLOCK_FURNITURE; }

// The article's blocks, those that follow each other joined into one pair.
static void add_body(ay_walk *w, ay_record *r) {
    const ay_doc *doc = w->report->doc;
    ay_span *spans = ay_alloc_array(w->scratch, doc->n_blocks, sizeof *spans);
    uint32_t n = 0;
    bool open = false;
    for (uint32_t i = 0; i < doc->n_blocks; i++) {
        bool article = in_article(doc->blocks[i].kind);
        if (article) {
            ay_span s = ay_doc_source(doc, doc->blocks[i].span);
            if (open) spans[n - 1].end = s.end;
            else spans[n++] = s;
        }
        open = article;
    }
    ay_record_spans(r, "body", spans, n);
}

static void add_coverage(ay_walk *w, ay_record *r) {
    const ay_findings *f = w->report->findings;
    ay_record *coverage = ay_alloc(w->scratch, sizeof *coverage),
              *why = ay_alloc(w->scratch, sizeof *why);
    ay_record_uint(coverage, "figures", f->figures);
    ay_record_uint(coverage, "checked", f->checked);
    ay_record_uint(coverage, "wrong", f->wrong);
    for (int i = 0; i < AY_OUTCOMES; i++)
        if (ay_outcome_reason(i) && f->counts[i])
            ay_record_uint(why, ay_outcome_reason(i), f->counts[i]);
    ay_record_record(coverage, "not_checkable", why);
    ay_record_record(r, "coverage", coverage);
}

// A document has no words of its own to be called by: its name does.
static void make_document(ay_walk *w, ay_record *r) {
    const ay_doc *d = w->report->doc;
    char *id = ay_alloc(w->scratch, AY_ID_LEN);
    ay_id_next(&w->ids, "document", well_formed(w->scratch, d->name), id);
    ay_span evidence = ay_span_empty(d->date_span) ? d->title_span : d->date_span;
    open_named(w, r, AY_K_DOCUMENT, (ay_str){id, AY_ID_LEN}, evidence);
    ay_record_text(r, "title", d->title);
    ay_record_text(r, "outlet", d->outlet);
    ay_record_text(r, "author", d->author);
    ay_record_text(r, "dateline", d->dateline);
    bool exact = d->published == d->published_to;
    if (exact) ay_record_day(r, "published", w->scratch, d->published);
    if (!exact) ay_record_day(r, "published_from", w->scratch, d->published);
    if (!exact) ay_record_day(r, "published_to", w->scratch, d->published_to);
    ay_record_day(r, "modified", w->scratch, d->modified);
    ay_record_word(r, "published_by", dated_by[d->published_by]);
    ay_record_true(r, "date_doubtful", d->date_doubtful);
    ay_record_text(r, "language", d->language);
    if (d->encoding && strcmp(d->encoding, "UTF-8") != 0)
        ay_record_word(r, "encoding", d->encoding);
    if (!w->brief) add_body(w, r);
    if (w->report->findings) add_coverage(w, r);
}

// ---- spots --------------------------------------------------------------------------------------

static void add_value(ay_walk *w, ay_record *r, const ay_quantity *q) {
    ay_record_number(r, "value", w->scratch, q->value);
    ay_record_text(r, "unit", ay_quantity_unit(w->report->text, q));
    ay_record_word(r, "modifier", modifiers[q->modifier]);
    if (ay_dec_sign(q->half)) ay_record_number(r, "precision", w->scratch, q->half);
}

static void add_what(ay_walk *w, ay_record *r, const ay_quantity *q) {
    ay_record_word(r, "direction", directions[q->direction]);
    ay_record_text(r, "concept", ay_doc_str(w->report->doc, q->concept_));
    ay_record_text(r, "per", ay_doc_str(w->report->doc, q->per));
    bool part = ay_dec_sign(q->of) != 0 && !(q->flags & AY_QF_ONE_IN);
    if (part) ay_record_number(r, "of", w->scratch, q->of);
}

// low and high by size; "5 plus or minus 2" is the range from 3 to 7.
static void add_range(ay_walk *w, ay_record *r, const ay_range *range) {
    const ay_quantity *a = &w->report->spots->quantities[range->low],
                      *b = &w->report->spots->quantities[range->high];
    ay_dec low = ay_dec_min(a->value, b->value), high = ay_dec_max(a->value, b->value);
    if (range->kind == AY_RANGE_PLUSMINUS) {
        low = ay_dec_sub(a->value, b->value, AY_FLOOR);
        high = ay_dec_add(a->value, b->value, AY_CEILING);
    }
    ay_record_word(r, "type", "range");
    ay_record_number(r, "low", w->scratch, low);
    ay_record_number(r, "high", w->scratch, high);
    ay_record_text(r, "unit", ay_quantity_unit(w->report->text, b));
    ay_record_word(r, "modifier", modifiers[a->modifier]);
    if (ay_dec_sign(b->half)) ay_record_number(r, "precision", w->scratch, b->half);
    add_what(w, r, b);
}

// The second quantity of a range has been written with the first.
static bool second_of_range(const ay_spots *s, uint32_t i) {
    uint32_t range = s->quantities[i].range;
    return range != AY_NONE &&
           i != (s->ranges[range].low < s->ranges[range].high ? s->ranges[range].low
                                                              : s->ranges[range].high);
}

static void make_quantity(ay_walk *w, ay_record *r, uint32_t i) {
    const ay_spots *s = w->report->spots;
    const ay_quantity *q = &s->quantities[i];
    if (q->range != AY_NONE) {
        open_record(w, r, AY_K_QUANTITY, "quantity", s->ranges[q->range].span);
        add_range(w, r, &s->ranges[q->range]);
        return;
    }
    open_record(w, r, AY_K_QUANTITY, "quantity", q->span);
    ay_record_word(r, "type", quantity_types[q->type]);
    add_value(w, r, q);
    add_what(w, r, q);
}

static void make_time(ay_walk *w, ay_record *r, const ay_time *t) {
    open_record(w, r, AY_K_TIME, "time", t->span);
    ay_record_word(r, "timex", time_types[t->type]);
    ay_record_text(r, "value", t->value);
    ay_record_day(r, "from", w->scratch, t->from);
    ay_record_day(r, "to", w->scratch, t->to);
}

static void make_name(ay_walk *w, ay_record *r, const ay_name *n) {
    open_record(w, r, AY_K_NAME, "name", n->span);
    ay_record_word(r, "type", name_types[n->type]);
    ay_record_text(r, "canonical", n->canonical);
    ay_record_text(r, "code", n->code);
}

static void make_quote(ay_walk *w, ay_record *r, const ay_quote *q) {
    open_record(w, r, AY_K_QUOTE, "quote", q->span);
    ay_record_text(r, "speaker", q->speaker);
    ay_record_true(r, "direct", q->direct);
}

// ---- figures ------------------------------------------------------------------------------------

static void add_side(ay_walk *w, ay_record *r, const char *name, const ay_side *side) {
    ay_str *states = ay_alloc_array(w->scratch, side->n, sizeof *states);
    for (uint32_t i = 0; i < side->n; i++)
        states[i] = (ay_str){side->states[i], (uint32_t)strlen(side->states[i])};
    ay_record_texts(r, name, states, side->n);
}

static void add_change(ay_walk *w, ay_record *r, const ay_figure *f) {
    if (f->change == AY_NONE) return;
    const ay_quantity *q = &w->report->spots->quantities[f->change];
    ay_record *change = ay_alloc(w->scratch, sizeof *change);
    ay_record_word(change, "direction", directions[f->change_direction]);
    ay_record_number(change, "value", w->scratch, q->value);
    ay_record_text(change, "unit", ay_quantity_unit(w->report->text, q));
    ay_record_day(change, "basis_from", w->scratch, f->basis_from);
    ay_record_day(change, "basis_to", w->scratch, f->basis_to);
    ay_record_record(r, "change", change);
}

// A figure may name a later one (`same_as`), so the ids of all are made before the first is
// written.
static void name_figures(ay_walk *w, ay_arena *arena) {
    const ay_facts *facts = w->report->facts;
    w->figure_ids = ay_alloc_array(arena, facts->n_figures, sizeof *w->figure_ids);
    for (uint32_t i = 0; i < facts->n_figures; i++)
        ay_id_next(&w->ids, "figure", ay_doc_str(w->report->doc, facts->figures[i].span),
            w->figure_ids[i]);
}

static void make_figure(ay_walk *w, ay_record *r, uint32_t i) {
    static const char *const roles[] = {
        [AY_FIGURE_ACTUAL] = "actual",
        [AY_FIGURE_TARGET] = "target",
        [AY_FIGURE_THRESHOLD] = "threshold",
        [AY_FIGURE_ESTIMATE] = "estimate",
    };
    static const char *const extremes[] = {
        [AY_EXTREME_NONE] = NULL,
        [AY_EXTREME_RECORD] = "record",
        [AY_EXTREME_FIRST] = "first",
        [AY_EXTREME_LOWEST] = "lowest",
    };
    const ay_figure *f = &w->report->facts->figures[i];
    open_named(w, r, AY_K_FIGURE, (ay_str){w->figure_ids[i], AY_ID_LEN}, f->span);
    ay_record_word(r, "measure", f->measure);
    add_side(w, r, "a", &f->a);
    add_side(w, r, "b", &f->b);
    ay_record_day(r, "from", w->scratch, f->from);
    ay_record_day(r, "to", w->scratch, f->to);
    if (f->quantity != AY_NONE) add_value(w, r, &w->report->spots->quantities[f->quantity]);
    add_change(w, r, f);
    if (f->same_as != AY_NONE)
        ay_record_text(r, "same_as", (ay_str){w->figure_ids[f->same_as], AY_ID_LEN});
    ay_record_word(r, "extreme", extremes[f->extreme]);
    ay_record_word(r, "role", roles[f->role]);
}

// ---- statements and findings --------------------------------------------------------------------

static void make_operand(ay_walk *w, ay_record *r, const ay_operand *op) {
    ay_span source = ay_doc_source(w->report->doc, op->span);
    ay_record_word(r, "role", ay_role_name(op->role));
    ay_record_uint(r, "start", source.start);
    ay_record_uint(r, "end", source.end);
    ay_record_text(r, "text", ay_doc_str(w->report->doc, op->span));
    if (op->kind == AY_OP_QUANTITY) add_value(w, r, &op->q);
    if (op->kind != AY_OP_TIME) return;
    const ay_time *t = &w->report->spots->times[op->index];
    ay_record_day(r, "from", w->scratch, t->from);
    ay_record_day(r, "to", w->scratch, t->to);
}

static void make_statement(ay_walk *w, ay_record *r, const ay_fact *f) {
    open_record(w, r, AY_K_STATEMENT, fact_kinds[f->kind], f->span);
    ay_record_word(r, "type", fact_kinds[f->kind]);
    ay_record_word(r, "direction", directions[f->direction]);
    ay_record_true(r, "ambiguous", f->ambiguous);
    ay_record_word(r, "why", f->why);
    ay_record *operands = ay_alloc_array(w->scratch, f->n, sizeof *operands);
    for (uint32_t i = 0; i < f->n; i++) make_operand(w, &operands[i], &f->operands[i]);
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

static void make_finding(ay_walk *w, ay_record *r, const ay_finding *f) {
    const char *rule = ay_rule_name(f->rule);
    open_record(w, r, AY_K_FINDING, rule, f->evidence[0].span);
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

// ---- the walk -----------------------------------------------------------------------------------

void ay_walk_init(
    ay_walk *self, ay_arena *arena, ay_arena *scratch, const ay_report *report, uint32_t kinds) {
    *self = (ay_walk){.report = report, .scratch = scratch, .kinds = kinds};
    ay_ids_init(&self->ids, arena);
    const uint32_t needs_text = 1u << AY_K_SENTENCE;
    const uint32_t needs_spots =
        1u << AY_K_QUANTITY | 1u << AY_K_TIME | 1u << AY_K_NAME | 1u << AY_K_QUOTE;
    const uint32_t needs_facts = 1u << AY_K_STATEMENT | 1u << AY_K_FIGURE;
    if (!report->text) self->kinds &= ~needs_text;
    if (!report->spots) self->kinds &= ~needs_spots;
    if (!report->facts) self->kinds &= ~needs_facts;
    if (!report->findings) self->kinds &= ~(1u << AY_K_FINDING);
    if (self->kinds & 1u << AY_K_FIGURE) name_figures(self, arena);
}

// Moves the cursor of a kind over what is no record of its own; the span of its next record, or
// false at its end.
static bool next_of(ay_walk *w, ay_kind kind, ay_span *span) {
    const ay_report *rep = w->report;
    uint32_t *i = &w->next[kind];
    switch (kind) {
    case AY_K_DOCUMENT: *span = (ay_span){0, 0}; return *i == 0;
    case AY_K_SENTENCE:
        if (*i < rep->text->n_sentences) *span = rep->text->sentences[*i].span;
        return *i < rep->text->n_sentences;
    case AY_K_QUANTITY:
        while (*i < rep->spots->n_quantities && second_of_range(rep->spots, *i)) ++*i;
        if (*i < rep->spots->n_quantities) *span = rep->spots->quantities[*i].span;
        return *i < rep->spots->n_quantities;
    case AY_K_TIME:
        while (*i < rep->spots->n_times && (rep->spots->times[*i].flags & AY_TF_PART)) ++*i;
        if (*i < rep->spots->n_times) *span = rep->spots->times[*i].span;
        return *i < rep->spots->n_times;
    case AY_K_NAME:
        if (*i < rep->spots->n_names) *span = rep->spots->names[*i].span;
        return *i < rep->spots->n_names;
    case AY_K_QUOTE:
        if (*i < rep->spots->n_quotes) *span = rep->spots->quotes[*i].span;
        return *i < rep->spots->n_quotes;
    case AY_K_STATEMENT:
        if (*i < rep->facts->n) *span = rep->facts->at[*i].span;
        return *i < rep->facts->n;
    case AY_K_FINDING:
        while (*i < rep->findings->n && rep->findings->at[*i].ignored) ++*i;
        if (*i < rep->findings->n) *span = rep->findings->at[*i].evidence[0].span;
        else *span = (ay_span){UINT32_MAX, UINT32_MAX}; // the notes on stale silencers come last
        return *i < rep->findings->n + rep->findings->n_stale;
    case AY_K_FIGURE:
        if (*i < rep->facts->n_figures) *span = rep->facts->figures[*i].span;
        return *i < rep->facts->n_figures;
    case AY_KINDS: break;
    }
    return false;
}

static void make(ay_walk *w, ay_record *r, ay_kind kind, uint32_t i) {
    const ay_report *rep = w->report;
    switch (kind) {
    case AY_K_DOCUMENT: make_document(w, r); break;
    case AY_K_SENTENCE: open_record(w, r, kind, "sentence", rep->text->sentences[i].span); break;
    case AY_K_QUANTITY: make_quantity(w, r, i); break;
    case AY_K_TIME: make_time(w, r, &rep->spots->times[i]); break;
    case AY_K_NAME: make_name(w, r, &rep->spots->names[i]); break;
    case AY_K_QUOTE: make_quote(w, r, &rep->spots->quotes[i]); break;
    case AY_K_STATEMENT: make_statement(w, r, &rep->facts->at[i]); break;
    case AY_K_FINDING:
        if (i < rep->findings->n) make_finding(w, r, &rep->findings->at[i]);
        else make_stale(w, r, &rep->findings->stale[i - rep->findings->n]);
        break;
    case AY_K_FIGURE: make_figure(w, r, i); break;
    case AY_KINDS: break;
    }
}

bool ay_walk_next(ay_walk *self, ay_record *out, ay_kind *kind, ay_span *span) {
    int best = AY_KINDS;
    ay_span at = {0, 0}, here = {0, 0};
    for (int k = 0; k < AY_KINDS; k++) {
        if (!(self->kinds & 1u << k) || !next_of(self, (ay_kind)k, &here)) continue;
        if (best == AY_KINDS || here.start < at.start) best = k, at = here;
    }
    if (best == AY_KINDS) return false;
    ay_arena_reset(self->scratch);
    make(self, out, (ay_kind)best, self->next[best]++);
    *kind = (ay_kind)best;
    *span = at;
    return true;
}
