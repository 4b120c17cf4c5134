// One line a finding: as GCC writes its warnings, for editors and `grep`, and as workflow commands
// of GitHub Actions, which put the finding on the line of the change. The trap in both is text from
// outside: it may hold line ends and, for GitHub, what separates the parts of a command; both are
// escaped as the format says.

#include "../check/rule.h"
#include "output.h"
#include "safe.h"

// Every finding that is not silenced, then the notes on stale silencers, as (rule, severity, place,
// message).
typedef struct line {
    const char *rule;
    ay_severity severity;
    ay_place from, to;
    ay_str message;
} line;
typedef void put_line(ay_writer *w, const ay_report *report, const line *l);

static void each_line(ay_writer *w, const ay_report *report, put_line *put) {
    const ay_findings *f = report->findings;
    for (uint32_t i = 0; f && i < f->n; i++) {
        const ay_finding *one = &f->at[i];
        if (one->ignored) continue;
        ay_span s = one->evidence[0].span;
        line l = {ay_rule_name(one->rule), one->severity, ay_report_place(report, s.start),
            ay_report_place(report, s.end), one->message};
        put(w, report, &l);
    }
    for (uint32_t i = 0; f && i < f->n_stale; i++) {
        ay_span s = ay_report_source_in_lines(report, f->stale[i].span);
        line l = {AY_STALE_RULE, AY_NOTE, ay_place_of(report->places, s.start),
            ay_place_of(report->places, s.end), ay_stale_message(w->arena, &f->stale[i])};
        put(w, report, &l);
    }
}

// ---- gcc ----------------------------------------------------------------------------------------

static void put_gcc_line(ay_writer *w, const ay_report *report, const line *l) {
    ay_put_safe(w->out, report->doc->name);
    ay_put_char(w->out, ':');
    ay_put_uint(w->out, l->from.line);
    ay_put_char(w->out, ':');
    ay_put_uint(w->out, l->from.column);
    ay_puts(w->out, ": ");
    ay_puts(w->out, ay_severity_name(l->severity));
    ay_puts(w->out, ": ");
    ay_put_safe(w->out, l->message);
    ay_puts(w->out, " [");
    ay_puts(w->out, l->rule);
    ay_puts(w->out, "]\n");
}

static void put_gcc(ay_writer *w, const ay_report *report) { each_line(w, report, put_gcc_line); }

const ay_style ay_style_gcc = {"gcc", NULL, put_gcc, NULL};

// ---- github -------------------------------------------------------------------------------------

// https://docs.github.com/actions/reference/workflow-commands: "%", CR and LF are escaped
// everywhere, ":" and "," in properties.
static void put_escaped(ay_out *out, ay_str text, bool property) {
    for (uint32_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool escape = c == '%' || c < 0x20 || c == 0x7F || (property && (c == ':' || c == ','));
        if (!escape) {
            ay_put_char(out, (char)c);
            continue;
        }
        ay_put_char(out, '%');
        ay_put_char(out, "0123456789ABCDEF"[c >> 4]);
        ay_put_char(out, "0123456789ABCDEF"[c & 15]);
    }
}

static void put_number(ay_out *out, const char *name, uint32_t value) {
    ay_puts(out, name);
    ay_put_uint(out, value);
}

static void put_github_line(ay_writer *w, const ay_report *report, const line *l) {
    static const char *const commands[] = {[AY_NOTE] = "::notice file=",
        [AY_WARNING] = "::warning file=",
        [AY_ERROR] = "::error file="};
    ay_puts(w->out, commands[l->severity]);
    put_escaped(w->out, report->doc->name, true);
    put_number(w->out, ",line=", l->from.line);
    if (l->to.line != l->from.line)
        put_number(w->out, ",endLine=", l->to.line); // columns would be of two lines then
    else {
        put_number(w->out, ",col=", l->from.column);
        put_number(w->out, ",endColumn=", l->to.column);
    }
    ay_puts(w->out, ",title=");
    ay_puts(w->out, l->rule);
    ay_puts(w->out, "::");
    put_escaped(w->out, l->message, false);
    ay_put_char(w->out, '\n');
}

static void put_github(ay_writer *w, const ay_report *report) {
    each_line(w, report, put_github_line);
}

const ay_style ay_style_github = {"github", NULL, put_github, NULL};
