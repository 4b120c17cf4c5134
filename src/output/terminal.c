// Findings as a compiler shows them: place and message, the line with marks, the arithmetic, the
// readings that would fit; then one line that says how much of the text could be checked. The trap
// is text from outside: names, messages and excerpts go through safe.c, so that no input can send
// the terminal a command.

#include "../check/rule.h"
#include "excerpt.h"
#include "safe.h"

#include <string.h>

static const ay_colors plain = {"", "", "", "", ""};
static const ay_colors lit[] = {
    [AY_NOTE] = {"\033[1;36m", "\033[34m", "\033[34m", "\033[1m", "\033[0m"},
    [AY_WARNING] = {"\033[1;33m", "\033[34m", "\033[34m", "\033[1m", "\033[0m"},
    [AY_ERROR] = {"\033[1;31m", "\033[34m", "\033[34m", "\033[1m", "\033[0m"},
};

// The line that editors and people jump by: the form of GCC, `file:line:column: severity: message
// [rule]`.
static void put_head(ay_writer *w, const ay_report *report, ay_place place, ay_severity severity,
    ay_str message, const char *rule) {
    const ay_colors *c = w->color ? &lit[severity] : &plain;
    ay_puts(w->out, c->strong);
    ay_put_safe(w->out, report->doc->name);
    ay_put_char(w->out, ':');
    ay_put_uint(w->out, place.line);
    ay_put_char(w->out, ':');
    ay_put_uint(w->out, place.column);
    ay_put_char(w->out, ':');
    ay_puts(w->out, c->off);
    ay_put_char(w->out, ' ');
    ay_puts(w->out, c->claim);
    ay_puts(w->out, ay_severity_name(severity));
    ay_put_char(w->out, ':');
    ay_puts(w->out, c->off);
    ay_put_char(w->out, ' ');
    ay_put_safe(w->out, message);
    ay_puts(w->out, " [");
    ay_puts(w->out, rule);
    ay_puts(w->out, "]\n");
}

// Readings are alternatives: one of them is enough.
static void put_fits(ay_writer *w, const ay_finding *f) {
    if (f->n_fits == 0) return;
    ay_puts(w->out, "   = fits if: ");
    for (uint32_t i = 0; i < f->n_fits; i++) {
        if (i) ay_puts(w->out, ", or ");
        ay_put_safe(w->out, f->fits[i]);
    }
    ay_put_char(w->out, '\n');
}

static void put_finding(ay_writer *w, const ay_report *report, const ay_finding *f) {
    ay_arena_reset(w->scratch);
    ay_place place = ay_report_place(report, f->evidence[0].span.start);
    put_head(w, report, place, f->severity, f->message, ay_rule_name(f->rule));
    ay_put_excerpt(w, report, f, w->color ? &lit[f->severity] : &plain);
    if (f->computed.len) {
        ay_puts(w->out, "   = arithmetic: ");
        ay_put_safe(w->out, f->computed);
        ay_put_char(w->out, '\n');
    }
    put_fits(w, f);
}

// ---- coverage -----------------------------------------------------------------------------------

static void put_count(ay_writer *w, uint64_t n, const char *one, const char *many) {
    ay_put_grouped(w->out, n);
    ay_puts(w->out, n == 1 ? one : many);
}

// Only reasons that occurred, in the order of the outcomes.
static void put_reasons(ay_writer *w, const uint64_t counts[AY_OUTCOMES]) {
    const char *before = " (";
    for (int i = 0; i < AY_OUTCOMES; i++) {
        if (!ay_outcome_reason(i) || !counts[i]) continue;
        ay_puts(w->out, before);
        ay_puts(w->out, ay_outcome_reason(i));
        ay_put_char(w->out, ' ');
        ay_put_grouped(w->out, counts[i]);
        before = ", ";
    }
    if (*before == ',') ay_put_char(w->out, ')');
}

static void put_figures(ay_writer *w, const ay_totals *t) {
    put_count(w, t->figures, " figure: ", " figures: ");
    put_count(w, t->checked, " checked, ", " checked, ");
    put_count(w, t->wrong, " wrong, ", " wrong, ");
    put_count(w, t->figures - t->checked, " not checkable", " not checkable");
    put_reasons(w, t->counts);
}

static void put_coverage(ay_writer *w, const ay_totals *t) {
    ay_puts(w->out, ": ");
    if (t->figures) put_figures(w, t);
    else ay_puts(w->out, "no figures");
    if (t->others) {
        ay_puts(w->out, "; ");
        put_count(w, t->others, " other statement wrong", " other statements wrong");
    }
    ay_put_char(w->out, '\n');
}

// The line of a document with findings follows them. A document without has none, unless it is the
// only one: its name is kept until the end says so.
static void put_terminal(ay_writer *w, const ay_report *report) {
    const ay_findings *f = report->findings;
    bool shown = false;
    for (uint32_t i = 0; i < f->n; i++) {
        if (f->at[i].ignored) continue;
        put_finding(w, report, &f->at[i]);
        shown = true;
    }
    for (uint32_t i = 0; i < f->n_stale; i++) {
        ay_span lines = ay_report_source_in_lines(report, f->stale[i].span);
        ay_place place = ay_place_of(report->places, lines.start);
        put_head(
            w, report, place, AY_NOTE, ay_stale_message(w->arena, &f->stale[i]), AY_STALE_RULE);
        shown = true;
    }
    w->quiet = !shown;
    if (!shown) {
        uint32_t n =
            report->doc->name.len < sizeof w->only ? report->doc->name.len : sizeof w->only;
        memcpy(w->only, report->doc->name.at, n);
        w->only_len = n;
        return;
    }
    ay_totals here = {
        .figures = f->figures, .checked = f->checked, .wrong = f->wrong, .others = f->others};
    for (int i = 0; i < AY_OUTCOMES; i++) here.counts[i] = f->counts[i];
    ay_put_safe(w->out, report->doc->name);
    put_coverage(w, &here);
}

// Nothing at all came when every input failed; then the errors have said enough.
static void end_terminal(ay_writer *w) {
    const ay_totals *t = &w->totals;
    if (t->documents == 0 || (t->documents == 1 && !w->quiet)) return;
    if (t->documents == 1) ay_put_safe(w->out, (ay_str){w->only, w->only_len});
    else put_count(w, t->documents, " document", " documents");
    put_coverage(w, t);
}

const ay_style ay_style_terminal = {"terminal", NULL, put_terminal, end_terminal};
