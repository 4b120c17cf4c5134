// Findings, seen from outside. The notes on stale silencers are counted behind the findings.

#include "api.h"

#include "../check/rule.h"

assay_text assay_result_name(const assay_result *self) {
    return ay_text_of(self->report.doc->name);
}
assay_text assay_result_title(const assay_result *self) {
    return ay_text_of(self->report.doc->title);
}
assay_text assay_result_text(const assay_result *self) {
    return ay_text_of(self->report.doc->text);
}

size_t assay_result_findings(const assay_result *self) {
    const ay_findings *f = self->report.findings;
    return f ? (size_t)f->n + f->n_stale : 0;
}

// Bytes are of the source, line and column of what lines are counted in (output/report.h).
static assay_place place_of(const ay_report *r, ay_span text) {
    ay_span source = ay_doc_source(r->doc, text);
    ay_place p = ay_report_place(r, text.start);
    return (assay_place){source.start, source.end, p.line, p.column};
}

// The silencer behind finding `i`, or NULL when `i` is a real finding or none.
static const ay_ignore *stale_at(const ay_findings *f, size_t i) {
    return i >= f->n && i - f->n < f->n_stale ? &f->stale[i - f->n] : NULL;
}

bool assay_result_finding(const assay_result *self, size_t finding, assay_finding *out) {
    const ay_findings *f = self->report.findings;
    if (!f || !out) return false;
    if (stale_at(f, finding)) {
        *out = (assay_finding){.rule = AY_STALE_RULE,
            .severity = ASSAY_NOTE,
            .message = {"silences nothing", 16},
            .n_evidence = 1};
        return true;
    }
    if (finding >= f->n) return false;
    const ay_finding *one = &f->at[finding];
    *out = (assay_finding){
        .rule = ay_rule_name(one->rule),
        .severity = (assay_severity)(one->severity + 1),
        .message = ay_text_of(one->message),
        .computed = ay_text_of(one->computed),
        .n_evidence = one->n_evidence,
        .n_fits = one->n_fits,
        .ignored = one->ignored,
    };
    return true;
}

// A silencer stands in the source: its words are cut out of the input, not of the text.
bool assay_result_evidence(
    const assay_result *self, size_t finding, size_t i, assay_evidence *out) {
    const ay_report *r = &self->report;
    const ay_findings *f = r->findings;
    if (!f || !out) return false;
    const ay_ignore *stale = stale_at(f, finding);
    if (stale && i == 0) {
        ay_place p = ay_place_of(r->places, ay_report_source_in_lines(r, stale->span).start);
        *out = (assay_evidence){
            {stale->span.start, stale->span.end, p.line, p.column},
            {r->doc->source.at + stale->span.start, ay_span_length(stale->span)},
            "silencer",
        };
        return true;
    }
    if (finding >= f->n || i >= f->at[finding].n_evidence) return false;
    const ay_evidence *e = &f->at[finding].evidence[i];
    *out = (assay_evidence){place_of(r, e->span), ay_text_of(ay_doc_str(r->doc, e->span)), e->role};
    return true;
}

bool assay_result_fits(const assay_result *self, size_t finding, size_t i, assay_text *out) {
    const ay_findings *f = self->report.findings;
    if (!f || !out || finding >= f->n || i >= f->at[finding].n_fits) return false;
    *out = ay_text_of(f->at[finding].fits[i]);
    return true;
}

assay_coverage assay_result_coverage(const assay_result *self) {
    const ay_findings *f = self->report.findings;
    if (!f) return (assay_coverage){0};
    return (assay_coverage){f->figures, f->checked, f->wrong, f->others};
}

bool assay_result_fails(const assay_result *self) { return self->fails; }
