// Records as CSV (RFC 4180): one header, one row a record, the same columns for every kind. What is
// nested (evidence, operands) is left to JSON. The trap is a spreadsheet: a cell that starts with =
// + - @ is a formula to it, so a text that does gets an apostrophe in front; numbers are written as
// they are.

#include "output.h"

static const char *const columns[] = {
    "doc",
    "kind",
    "id",
    "start",
    "end",
    "text",
    "type",
    "value",
    "low",
    "high",
    "unit",
    "modifier",
    "precision",
    "direction",
    "concept",
    "per",
    "of",
    "timex",
    "from",
    "to",
    "canonical",
    "code",
    "speaker",
    "measure",
    "a",
    "b",
    "title",
    "outlet",
    "author",
    "published",
    "published_by",
    "language",
    "rule",
    "severity",
    "message",
    "computed",
};
enum { COLUMNS = sizeof columns / sizeof *columns };

// The header comes once, before the first document, also when no record follows.
static void put_header(ay_writer *w) {
    for (int i = 0; i < COLUMNS; i++) {
        if (i) ay_put_char(w->out, ',');
        ay_puts(w->out, columns[i]);
    }
    ay_puts(w->out, "\r\n");
}

static void put_quoted(ay_out *out, ay_str text) {
    bool quote = false, formula = text.len && (*text.at == '=' || *text.at == '+' ||
                                                  *text.at == '-' || *text.at == '@');
    for (uint32_t i = 0; i < text.len && !quote; i++) {
        char c = text.at[i];
        quote = c == '"' || c == ',' || c == '\n' || c == '\r';
    }
    if (quote) ay_put_char(out, '"');
    if (formula) ay_put_char(out, '\'');
    for (uint32_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"') ay_put_char(out, '"');
        ay_put_char(out, text.at[i]);
    }
    if (quote) ay_put_char(out, '"');
}

static void put_cell(ay_out *out, const ay_field *f) {
    switch ((ay_field_kind)f->kind) {
    case AY_F_TEXT: put_quoted(out, f->of.text); break;
    case AY_F_NUMBER: ay_put_str(out, f->of.text); break;
    case AY_F_UINT: ay_put_uint(out, f->n); break;
    case AY_F_TRUTH: ay_puts(out, f->n ? "true" : "false"); break;
    case AY_F_TEXTS: // states: no code holds a blank
        for (uint32_t i = 0; i < f->n; i++) {
            if (i) ay_put_char(out, ' ');
            ay_put_str(out, f->of.texts[i]);
        }
        break;
    case AY_F_SPANS:
    case AY_F_RECORD:
    case AY_F_RECORDS: break;
    }
}

static void put_csv(ay_writer *w, const ay_report *report) {
    ay_walk walk;
    ay_walk_init(&walk, w->arena, w->scratch, report, w->kinds);
    walk.brief = true;
    ay_record record;
    ay_kind kind;
    ay_span span;
    while (ay_walk_next(&walk, &record, &kind, &span)) {
        for (int i = 0; i < COLUMNS; i++) {
            if (i) ay_put_char(w->out, ',');
            const ay_field *f = ay_record_field(&record, columns[i]);
            if (f) put_cell(w->out, f);
        }
        ay_puts(w->out, "\r\n");
    }
}

const ay_style ay_style_csv = {"csv", put_header, put_csv, NULL};
