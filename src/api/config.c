// assay.toml into options. The reader knows the part of TOML 1.0 that the file needs: comments,
// [tables], bare keys, strings in either quotation marks; whatever else is well-formed TOML is
// refused with its place, never skipped. All of it holds or none: it fills a copy, which takes the
// options' place at the end.

#include "api.h"

#include "../base/utf8.h"

#include <string.h>

enum { LONGEST = 1 << 20, LONGEST_VALUE = 256, KEYS = 128 };

typedef enum table { NO_TABLE, CHECK, RULES, DOCUMENT, TABLES } table;
static const char *const tables[] = {[CHECK] = "check", [RULES] = "rules", [DOCUMENT] = "document"};
static const char *const check_keys[] = {"fail-on"};
static const char *const document_keys[] = {"date", "outlet"};

typedef struct reader {
    assay_options *options; // the copy
    assay_error *error;
    const char *at, *end, *line_start;
    uint64_t line;
    table table;
    bool seen[TABLES];
    assay_text keys[KEYS]; // those set in this table
    uint32_t n_keys;
} reader;

#define FAIL(r, where, ...) \
    ay_error_at((r)->error, ASSAY_BAD_ARGUMENT, (r)->line, column_of((r), (where)), __VA_ARGS__)

static uint64_t column_of(const reader *r, const char *at) {
    uint64_t column = 1;
    for (const char *c = r->line_start; c < at; c++) column += ((unsigned char)*c & 0xC0) != 0x80;
    return column;
}

// TOML's white space inside of a line is blank and tab alone.
static void skip_blanks(reader *r) {
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t')) r->at++;
}

// The letters of a bare key. Quoted and dotted keys are TOML too, but no key of ours needs them.
static bool bare(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

static assay_text read_word(reader *r) {
    const char *start = r->at;
    while (r->at < r->end && bare(*r->at)) r->at++;
    return (assay_text){start, (size_t)(r->at - start)};
}

// Nothing but blanks and a comment up to the line's end.
static assay_status end_of_line(reader *r) {
    skip_blanks(r);
    if (r->at < r->end && *r->at == '#')
        while (r->at < r->end && *r->at != '\n') r->at++;
    if (r->at < r->end && *r->at == '\r') r->at++;
    if (r->at == r->end || *r->at == '\n') return ASSAY_OK;
    return FAIL(r, r->at, "more on the line than was expected: start a new line");
}

// ---- tables -------------------------------------------------------------------------------------

// A table may stand once: where a setting is looked for, there is one place to look.
static assay_status read_table(reader *r) {
    r->at++; // '['
    skip_blanks(r);
    const char *where = r->at;
    assay_text name = read_word(r);
    skip_blanks(r);
    if (name.len == 0 || r->at == r->end || *r->at != ']')
        return FAIL(r, where, "a table is written [check], [rules] or [document]");
    r->at++;
    for (int i = CHECK; i < TABLES; i++) {
        if (!ay_text_is(name, tables[i])) continue;
        if (r->seen[i])
            return FAIL(r, where, "the table [%s] stands here twice: put both together", tables[i]);
        r->seen[i] = true;
        r->table = (table)i;
        r->n_keys = 0;
        return end_of_line(r);
    }
    const char *nearest = assay_nearest(name, tables + CHECK, TABLES - CHECK);
    if (nearest)
        return FAIL(r, where, "there is no table [%.*s]: did you mean [%s]?",
            (int)(name.len < 60 ? name.len : 60), name.at, nearest);
    return FAIL(r, where, "there is no table [%.*s]: there are [check], [rules] and [document]",
        (int)(name.len < 60 ? name.len : 60), name.at);
}

// ---- values -------------------------------------------------------------------------------------

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Behind a backslash; puts the character at out. Returns its length, 0 when the escape is none of
// TOML's.
static uint32_t read_escape(reader *r, char out[4]) {
    static const char from[] = "btnfr\"\\", to[] = "\b\t\n\f\r\"\\";
    char c = r->at < r->end ? *r->at++ : 0;
    const char *plain = c ? strchr(from, c) : NULL;
    if (plain) return *out = to[plain - from], 1;
    int digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
    uint32_t code = 0;
    if (!digits || r->end - r->at < digits) return 0;
    for (int i = 0; i < digits; i++) {
        int digit = hex_digit(*r->at++);
        if (digit < 0 || code > 0x10FFFF) return 0;
        code = code * 16 + (uint32_t)digit;
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return 0;
    return ay_utf8_put(code, out);
}

// A string in one pair of quotation marks, on one line, into `out`.
static assay_status read_string(reader *r, char out[LONGEST_VALUE + 4], size_t *len) {
    const char *where = r->at;
    char mark = r->at < r->end ? *r->at : 0;
    if (mark != '"' && mark != '\'')
        return FAIL(r, where, "the value must be a text in quotation marks");
    r->at++;
    for (*len = 0; r->at < r->end && *r->at != mark && *r->at != '\n';) {
        const char *here = r->at;
        if (*len >= LONGEST_VALUE)
            return FAIL(r, where, "the value is above %d bytes: shorten it", LONGEST_VALUE);
        uint32_t n = 1;
        if (*here == '\\' && mark == '"') {
            r->at++;
            n = read_escape(r, out + *len);
            if (n == 0)
                return FAIL(
                    r, here, "no escape that TOML knows: write \\\\ for a backslash, or use ' '");
        } else {
            if ((unsigned char)*here < 0x20 && *here != '\t')
                return FAIL(r, here, "a control character: write it as \\uXXXX");
            out[*len] = *r->at++;
        }
        *len += n;
    }
    if (r->at == r->end || *r->at != mark)
        return FAIL(r, where, "the quotation mark is not closed on this line");
    r->at++;
    return ASSAY_OK;
}

// ---- keys ---------------------------------------------------------------------------------------

// A key that nobody reads would be a setting that silently does nothing.
static assay_status unknown_key(reader *r, assay_text key, const char *const *list, size_t n) {
    const char *nearest = assay_nearest(key, list, n);
    if (nearest)
        return FAIL(r, key.at, "there is no key '%.*s' in [%s]: did you mean '%s'?",
            (int)(key.len < 60 ? key.len : 60), key.at, tables[r->table], nearest);
    return FAIL(r, key.at, "there is no key '%.*s' in [%s]", (int)(key.len < 60 ? key.len : 60),
        key.at, tables[r->table]);
}

// Puts the place in front of an error that a setter gave.
static assay_status placed(reader *r, assay_status status, const char *where) {
    if (status == ASSAY_OK || !r->error) return status;
    r->error->line = r->line;
    r->error->column = column_of(r, where);
    return status;
}

static assay_status read_severity(
    reader *r, assay_text value, const char *where, assay_severity *out) {
    if (assay_severity_find(value, out)) return ASSAY_OK;
    return FAIL(r, where,
        "'%.*s' is no severity: write \"error\", \"warning\", \"note\" or \"off\"",
        (int)(value.len < 60 ? value.len : 60), value.at);
}

static assay_status apply(reader *r, assay_text key, assay_text value, const char *where) {
    assay_severity severity;
    switch (r->table) {
    case CHECK:
        if (!ay_text_is(key, "fail-on")) return unknown_key(r, key, check_keys, 1);
        if (read_severity(r, value, where, &severity) != ASSAY_OK) return ASSAY_BAD_ARGUMENT;
        assay_options_fail_on(r->options, severity);
        return ASSAY_OK;
    case RULES:
        if (read_severity(r, value, where, &severity) != ASSAY_OK) return ASSAY_BAD_ARGUMENT;
        return placed(r, assay_options_severity(r->options, key, severity, r->error), key.at);
    case DOCUMENT:
        if (ay_text_is(key, "date"))
            return placed(r, assay_options_date(r->options, value, r->error), where);
        if (ay_text_is(key, "outlet"))
            return placed(r, assay_options_outlet(r->options, value, r->error), where);
        return unknown_key(r, key, document_keys, 2);
    case NO_TABLE:
    case TABLES: break;
    }
    return FAIL(r, key.at, "'%.*s' stands in no table: put [check], [rules] or [document] above it",
        (int)(key.len < 60 ? key.len : 60), key.at);
}

// Set twice is an error, as in TOML: which of the two holds must not be a guess.
static assay_status remember(reader *r, assay_text key) {
    for (uint32_t i = 0; i < r->n_keys; i++)
        if (r->keys[i].len == key.len && memcmp(r->keys[i].at, key.at, key.len) == 0)
            return FAIL(r, key.at, "'%.*s' is set twice in [%s]",
                (int)(key.len < 60 ? key.len : 60), key.at, tables[r->table]);
    if (r->n_keys == KEYS) return FAIL(r, key.at, "more than %d keys in one table", KEYS);
    r->keys[r->n_keys++] = key;
    return ASSAY_OK;
}

static assay_status read_pair(reader *r) {
    const char *where = r->at;
    assay_text key = read_word(r);
    skip_blanks(r);
    if (key.len == 0 || r->at == r->end || *r->at != '=')
        return FAIL(r, where, "a line is KEY = \"VALUE\", [TABLE] or # a comment");
    r->at++;
    skip_blanks(r);
    char value[LONGEST_VALUE + 4];
    size_t len = 0;
    where = r->at;
    assay_status status = read_string(r, value, &len);
    if (status == ASSAY_OK) status = apply(r, key, (assay_text){value, len}, where);
    if (status == ASSAY_OK) status = remember(r, key);
    return status == ASSAY_OK ? end_of_line(r) : status;
}

static assay_status read_all(reader *r) {
    assay_status status = ASSAY_OK;
    while (status == ASSAY_OK && r->at < r->end) {
        r->line++;
        r->line_start = r->at;
        skip_blanks(r);
        bool empty = r->at == r->end || *r->at == '#' || *r->at == '\r' || *r->at == '\n';
        status = empty ? end_of_line(r) : *r->at == '[' ? read_table(r) : read_pair(r);
        if (r->at < r->end) r->at++; // the line's end
    }
    return status;
}

assay_status assay_options_config(assay_options *self, assay_text toml, assay_error *error) {
    if (!self) return ay_error(error, ASSAY_BAD_ARGUMENT, "no options");
    if (toml.len > LONGEST)
        return ay_error(error, ASSAY_BAD_ARGUMENT, "is above 1 MiB: that is no assay.toml");
    reader r = {.error = error, .at = toml.at, .end = toml.at + toml.len};
    size_t good = toml.len ? ay_utf8_valid(toml.at, toml.len) : 0;
    if (good != toml.len)
        return ay_error(error, ASSAY_BAD_ARGUMENT, "is not UTF-8: save it as UTF-8");
    r.options = assay_options_copy(self);
    if (!r.options) return ay_no_memory(error);
    assay_status status = read_all(&r);
    if (status == ASSAY_OK) {
        assay_options old = *self;
        *self = *r.options;
        *r.options = old;
    }
    assay_options_free(r.options);
    return status;
}
