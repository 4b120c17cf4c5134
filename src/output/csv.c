// Records as CSV (RFC 4180): one header, one row a record, the same columns for every kind. Lists are
// joined by ';'; a figure's change has columns of its own; what is nested deeper (evidence, operands,
// mentions) is left to JSON. The traps: a spreadsheet takes a cell that starts with = + - @ for a
// formula, so a text that does gets an apostrophe in front (numbers are written as they are); and
// `to` is a day, but of a pledge it is who receives, which has a column of its own.

#include "output.h"

#include <string.h>

// In the order in which a person reads a row. A new field of a record gets a column here; a test
// says which one has none.
static const char *const columns[] = {
    "doc",
    "kind",
    "id",
    "start",
    "end",
    "text",
    // who
    "type",
    "measure",
    "name",
    "sort",
    "level",
    "a",
    "a_name",
    "b",
    "b_name",
    "by",
    "by_name",
    "receiver",
    "to_name",
    "parties",
    "parties_name",
    "people",
    "said_by",
    // what
    "action",
    "object",
    "document",
    "place",
    "step",
    "status",
    "role",
    "strength",
    "condition",
    // how much
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
    "baseline",
    "change_direction",
    "change_value",
    "change_unit",
    "change_basis_from",
    "change_basis_to",
    "extreme",
    "length",
    "length_unit",
    "capacity",
    "capacity_unit",
    "cost",
    "cost_unit",
    // when
    "timex",
    "from",
    "to",
    "due_from",
    "due_to",
    "made_on",
    "started",
    "finished",
    // more of acts
    "mode",
    "cameo",
    "rank",
    "aliases",
    "negated",
    "hypothetical",
    "historical",
    "same_as",
    "repeats",
    // spots
    "part",
    "canonical",
    "code",
    "state",
    "group",
    "office",
    "speaker",
    "direct",
    "cue",
    // statements
    "ambiguous",
    "why",
    // documents
    "title",
    "outlet",
    "author",
    "dateline",
    "published",
    "published_from",
    "published_to",
    "modified",
    "published_by",
    "date_doubtful",
    "language",
    "encoding",
    // findings
    "rule",
    "severity",
    "message",
    "computed",
    "fits",
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

// ---- cells --------------------------------------------------------------------------------------

static bool is_formula(ay_str text) { return text.len && strchr("=+-@", *text.at) && *text.at; }

static bool needs_marks(ay_str text) {
    for (uint32_t i = 0; i < text.len; i++)
        if (memchr("\",\n\r", text.at[i], 4)) return true;
    return false;
}

static void put_doubled(ay_out *out, ay_str text) {
    for (uint32_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"') ay_put_char(out, '"');
        ay_put_char(out, text.at[i]);
    }
}

// A list is one cell: its texts with ';' between them.
static void put_texts(ay_out *out, const ay_str *texts, uint32_t n) {
    bool marks = false;
    for (uint32_t i = 0; i < n && !marks; i++) marks = needs_marks(texts[i]);
    if (marks) ay_put_char(out, '"');
    if (n && is_formula(texts[0])) ay_put_char(out, '\'');
    for (uint32_t i = 0; i < n; i++) {
        if (i) ay_put_char(out, ';');
        put_doubled(out, texts[i]);
    }
    if (marks) ay_put_char(out, '"');
}

static void put_cell(ay_out *out, const ay_field *f) {
    switch ((ay_field_kind)f->kind) {
    case AY_F_TEXT: put_texts(out, &f->of.text, 1); break;
    case AY_F_NUMBER: ay_put_str(out, f->of.text); break;
    case AY_F_UINT: ay_put_uint(out, f->n); break;
    case AY_F_TRUTH: ay_puts(out, f->n ? "true" : "false"); break;
    case AY_F_TEXTS: put_texts(out, f->of.texts, f->n); break;
    case AY_F_SPANS:
    case AY_F_RECORD:
    case AY_F_RECORDS: break;
    }
}

// ---- rows ---------------------------------------------------------------------------------------

typedef struct row {
    const ay_field *cells[COLUMNS]; // NULL where the record says nothing
} row;

// Fields come about in the order of the columns, so the search goes on where the last one ended.
static void set_cell(
    row *out, uint32_t *at, const char *before, const char *name, const ay_field *f) {
    size_t n = strlen(before);
    for (uint32_t k = 0; k < COLUMNS; k++) {
        uint32_t c = *at + k < COLUMNS ? *at + k : *at + k - COLUMNS;
        if (strncmp(columns[c], before, n) != 0 || strcmp(columns[c] + n, name) != 0) continue;
        out->cells[c] = f;
        *at = c + 1 < COLUMNS ? c + 1 : 0;
        return;
    }
}

static void set_cells(row *out, const ay_record *r) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < r->n; i++) {
        const ay_field *f = &r->fields[i];
        if (f->kind == AY_F_RECORD && strcmp(f->name, "change") == 0) {
            const ay_record *change = f->of.records;
            for (uint32_t k = 0; k < change->n; k++)
                set_cell(out, &at, "change_", change->fields[k].name, &change->fields[k]);
            continue;
        }
        bool receiver = f->kind == AY_F_TEXTS && strcmp(f->name, "to") == 0;
        set_cell(out, &at, "", receiver ? "receiver" : f->name, f);
    }
}

static void put_row(ay_out *out, const row *r) {
    for (int i = 0; i < COLUMNS; i++) {
        if (i) ay_put_char(out, ',');
        if (r->cells[i]) put_cell(out, r->cells[i]);
    }
    ay_puts(out, "\r\n");
}

static void put_csv(ay_writer *w, const ay_report *report) {
    ay_walk walk;
    ay_walk_init(&walk, w->arena, w->scratch, report, w->kinds);
    walk.brief = true;
    ay_record record;
    ay_kind kind;
    ay_span span;
    while (ay_walk_next(&walk, &record, &kind, &span)) {
        row cells = {{NULL}};
        set_cells(&cells, &record);
        put_row(w->out, &cells);
    }
}

const ay_style ay_style_csv = {"csv", put_header, put_csv, NULL};
