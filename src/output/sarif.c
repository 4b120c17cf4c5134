// SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/): one run, every rule in the
// driver, one result a finding. The run is written as a stream: results come as documents come.
// Offsets are given three ways: lines and columns, characters, bytes. The trap is `region`: its
// parts must describe one and the same stretch, so byte and character offsets are both of the text
// that lines are counted in (see report.h), and columns count code points, as columnKind says.

#include "../check/rule.h"
#include "json.h"
#include "output.h"

#include <string.h>

static ay_str cstr(const char *s) { return (ay_str){s, (uint32_t)strlen(s)}; }

static const char *level_of(char level) {
    return level == 'E' ? "error" : level == 'W' ? "warning" : "note";
}

static void put_key(ay_out *out, const char *key, ay_str value) {
    ay_puts(out, key);
    ay_json_string(out, value);
}

// ---- the driver ---------------------------------------------------------------------------------

// helpUri must be a whole address, so it is there only in a build that knows where its pages are.
static void put_help(ay_writer *w, const ay_rule_page *rule) {
    if (rule->len == 0) return;
    ay_str page = {rule->page, (uint32_t)rule->len};
    if (sizeof AY_RULES_URL > 1)
        put_key(w->out, ",\"helpUri\":", ay_textf(w->scratch, "%s%s.md", AY_RULES_URL, rule->name));
    put_key(w->out, ",\"help\":{\"text\":", page);
    put_key(w->out, ",\"markdown\":", page);
    ay_put_char(w->out, '}');
}

// All rules are listed, also those that are off: `ruleIndex` counts in this list.
static void put_rule(ay_writer *w, const ay_rule_page *rule, bool enabled) {
    put_key(w->out, "{\"id\":", cstr(rule->name));
    put_key(w->out, ",\"shortDescription\":{\"text\":", cstr(rule->summary));
    ay_put_char(w->out, '}');
    put_help(w, rule);
    ay_puts(w->out, ",\"defaultConfiguration\":{\"enabled\":");
    ay_puts(w->out, enabled ? "true" : "false");
    put_key(w->out, ",\"level\":", cstr(level_of(rule->level)));
    put_key(w->out, "},\"properties\":{\"family\":", cstr(rule->family));
    ay_puts(w->out, "}}");
}

static void begin_sarif(ay_writer *w) {
    static const ay_rule_page stale = {
        .name = AY_STALE_RULE,
        .family = "silencer",
        .summary = "an assay:ignore that silences nothing",
        .level = 'N',
        .page = "",
    };
    ay_puts(w->out, "{\"$schema\":\"https://json.schemastore.org/"
                    "sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{"
                    "\"tool\":{\"driver\":{\"name\":\"assay\"");
    put_key(w->out, ",\"version\":", cstr(w->version));
    ay_puts(w->out, ",\"rules\":[\n");
    for (uint32_t i = 0; i < ay_rule_pages_count; i++) {
        put_rule(w, &ay_rule_pages[i], !ay_rule_pages[i].preview);
        ay_puts(w->out, ",\n");
    }
    put_rule(w, &stale, true);
    ay_puts(w->out, "]}},\n\"columnKind\":\"unicodeCodePoints\",\"results\":[");
}

// ---- places -------------------------------------------------------------------------------------

// A path or an id as a relative reference: what RFC 3986 lets stand in a path stays, other bytes
// are written as %XX. A colon in the first segment would read as a scheme, so it is written out
// too.
static void put_uri(ay_writer *w, ay_str name) {
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@";
    ay_put_char(w->out, '"');
    for (uint32_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.at[i];
        if (c && strchr(plain, c)) {
            ay_put_char(w->out, (char)c);
            continue;
        }
        ay_put_char(w->out, '%');
        ay_put_char(w->out, "0123456789ABCDEF"[c >> 4]);
        ay_put_char(w->out, "0123456789ABCDEF"[c & 15]);
    }
    ay_put_char(w->out, '"');
}

static void put_member(ay_out *out, const char *key, uint32_t value) {
    ay_puts(out, key);
    ay_put_uint(out, value);
}

// `lines`: a span of the bytes that places are counted in.
static void put_region(ay_writer *w, const ay_report *report, ay_span lines, ay_str snippet) {
    ay_place from = ay_place_of(report->places, lines.start),
             to = ay_place_of(report->places, lines.end);
    put_member(w->out, "{\"startLine\":", from.line);
    put_member(w->out, ",\"startColumn\":", from.column);
    put_member(w->out, ",\"endLine\":", to.line);
    put_member(w->out, ",\"endColumn\":", to.column);
    put_member(w->out, ",\"charOffset\":", from.chars);
    put_member(w->out, ",\"charLength\":", to.chars - from.chars);
    put_member(w->out, ",\"byteOffset\":", lines.start);
    put_member(w->out, ",\"byteLength\":", ay_span_length(lines));
    put_key(w->out, ",\"snippet\":{\"text\":", snippet);
    ay_puts(w->out, "}}");
}

// Both a finding's place and an operand's; the caller opens and closes the object, for an operand
// has a message in it.
static void put_location(ay_writer *w, const ay_report *report, ay_span lines, ay_str snippet) {
    ay_puts(w->out, "\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
    put_uri(w, report->doc->name);
    ay_puts(w->out, "},\"region\":");
    put_region(w, report, lines, snippet);
    ay_put_char(w->out, '}');
}

static ay_str snippet_of(const ay_report *report, ay_span lines) {
    ay_str all = ay_report_lines(report);
    return (ay_str){all.at + lines.start, ay_span_length(lines)};
}

// ---- results ------------------------------------------------------------------------------------

static void open_result(
    ay_writer *w, const char *rule, uint32_t index, ay_severity severity, ay_str message) {
    ay_puts(w->out, w->records++ ? ",\n" : "\n");
    put_key(w->out, "{\"ruleId\":", cstr(rule));
    put_member(w->out, ",\"ruleIndex\":", index);
    put_key(w->out, ",\"level\":", cstr(ay_severity_name(severity)));
    put_key(w->out, ",\"message\":{\"text\":", message);
    ay_puts(w->out, "},\"locations\":[{");
}

// The fingerprint is the record's id: stable when the text is edited elsewhere.
static void put_fingerprint(ay_writer *w, const char id[AY_ID_LEN]) {
    put_key(w->out, ",\"partialFingerprints\":{\"assayRecord/v1\":", (ay_str){id, AY_ID_LEN});
    ay_put_char(w->out, '}');
}

// The message with the arithmetic and the readings behind it: viewers show only this text.
static ay_str full_message(ay_arena *arena, const ay_finding *f) {
    ay_str m = f->message;
    if (f->computed.len)
        m = ay_textf(arena, "%.*s (%.*s)", (int)m.len, m.at, (int)f->computed.len, f->computed.at);
    for (uint32_t i = 0; i < f->n_fits; i++)
        m = ay_textf(arena, "%.*s%s%.*s", (int)m.len, m.at, i ? ", or " : ". It fits if ",
            (int)f->fits[i].len, f->fits[i].at);
    return m;
}

static void put_operands(ay_writer *w, const ay_report *report, const ay_finding *f) {
    if (f->n_evidence < 2) return;
    ay_puts(w->out, ",\"relatedLocations\":[");
    for (uint32_t i = 1; i < f->n_evidence; i++) {
        ay_span lines = ay_report_in_lines(report, f->evidence[i].span);
        put_member(w->out, i > 1 ? ",{\"id\":" : "{\"id\":", i);
        ay_put_char(w->out, ',');
        put_location(w, report, lines, snippet_of(report, lines));
        put_key(w->out, ",\"message\":{\"text\":", cstr(f->evidence[i].role));
        ay_puts(w->out, "}}");
    }
    ay_put_char(w->out, ']');
}

// A silenced finding is a result with a suppression: viewers then show that it was seen and waved
// through.
static void put_result(ay_writer *w, const ay_report *report, ay_ids *ids, const ay_finding *f) {
    ay_arena_reset(w->scratch);
    const char *rule = ay_rule_name(f->rule);
    open_result(w, rule, f->rule, f->severity, full_message(w->scratch, f));
    ay_span lines = ay_report_in_lines(report, f->evidence[0].span);
    put_location(w, report, lines, snippet_of(report, lines));
    ay_puts(w->out, "}]");
    put_operands(w, report, f);
    char id[AY_ID_LEN];
    ay_id_next(ids, rule, ay_doc_str(report->doc, f->evidence[0].span), id);
    put_fingerprint(w, id);
    if (f->ignored) ay_puts(w->out, ",\"suppressions\":[{\"kind\":\"inSource\"}]");
    ay_put_char(w->out, '}');
}

static void put_stale(ay_writer *w, const ay_report *report, ay_ids *ids, const ay_ignore *ignore) {
    ay_arena_reset(w->scratch);
    open_result(
        w, AY_STALE_RULE, ay_rule_pages_count, AY_NOTE, ay_stale_message(w->scratch, ignore));
    ay_str words = {report->doc->source.at + ignore->span.start, ay_span_length(ignore->span)};
    put_location(w, report, ay_report_source_in_lines(report, ignore->span), words);
    ay_puts(w->out, "}]");
    char id[AY_ID_LEN];
    ay_id_next(ids, AY_STALE_RULE, words, id);
    put_fingerprint(w, id);
    ay_put_char(w->out, '}');
}

static void put_sarif(ay_writer *w, const ay_report *report) {
    const ay_findings *f = report->findings;
    ay_ids ids;
    ay_ids_init(&ids, w->arena);
    for (uint32_t i = 0; i < f->n; i++) put_result(w, report, &ids, &f->at[i]);
    for (uint32_t i = 0; i < f->n_stale; i++) put_stale(w, report, &ids, &f->stale[i]);
}

static void end_sarif(ay_writer *w) { ay_puts(w->out, "]}]}\n"); }

const ay_style ay_style_sarif = {"sarif", begin_sarif, put_sarif, end_sarif};
