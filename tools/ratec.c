// The compiler of exchange rates: `ratec DAILY.csv MONTHLY.csv PEGS.csv OUT.c` turns data/rates/
// into the arrays that src/table/rates_data.h declares.
//
// A column of figures becomes whole numbers with one power of ten, that of its longest fraction:
// 8.2765 and 8.28 are 82765 and 82800 with 10^-4. So the digits of the source are kept exactly. A
// fault is reported as `file:line:col: error: …` and ends the run with status 1. The trap: a silent
// zero is a hole in the series, so a field is either empty or a positive number, never "0".
#include "../src/table/rates_data.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_COLUMNS = 64, MAX_FIELDS = MAX_COLUMNS + 1, MAX_ROWS = 60000 };

typedef struct field {
    const char *at;
    size_t len;
    int column; // in the line, from 1
} field;

typedef struct source {
    const char *path;
    char *bytes, *next; // the next line starts at `next`
    int line;
    field fields[MAX_FIELDS];
    int n_fields;
} source;

typedef struct table {
    source in;
    char codes[MAX_COLUMNS][4];
    int digits[MAX_COLUMNS]; // behind the point, at most
    int n_columns;
    ay_day *periods;
    field *cells; // n_rows * n_columns
    uint32_t n_rows;
} table;

_Noreturn static void fail(const source *s, int column, const char *what) {
    if (s->line == 0) fprintf(stderr, "%s: error: %s\n", s->path, what);
    else fprintf(stderr, "%s:%d:%d: error: %s\n", s->path, s->line, column, what);
    exit(1);
}

static void *must(void *block) {
    if (block) return block;
    fputs("ratec: error: no memory\n", stderr);
    exit(1);
}

// ---- lines and fields ----

static void source_open(source *s, const char *path) {
    *s = (source){.path = path};
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) fail(s, 0, strerror(errno));
    long size = ftell(file);
    if (size < 0) fail(s, 0, strerror(errno));
    rewind(file);
    s->bytes = s->next = must(calloc((size_t)size + 1, 1));
    if (fread(s->bytes, 1, (size_t)size, file) != (size_t)size) fail(s, 0, "cannot be read");
    fclose(file);
}

// Splits the next line at its commas. False at the end.
static bool source_line(source *s) {
    if (*s->next == 0) return false;
    char *end = strchr(s->next, '\n');
    s->line++;
    if (!end) fail(s, 1, "the last line has no end");
    s->n_fields = 0;
    for (char *at = s->next;; at++) {
        char *stop = at;
        while (stop < end && *stop != ',') stop++;
        if (s->n_fields == MAX_FIELDS) fail(s, (int)(at - s->next) + 1, "too many fields");
        s->fields[s->n_fields++] = (field){at, (size_t)(stop - at), (int)(at - s->next) + 1};
        if (stop == end) break;
        at = stop;
    }
    s->next = end + 1;
    return true;
}

static void take_code(const source *s, field f, char out[4]) {
    if (f.len != 3) fail(s, f.column, "wanted a currency code of three letters");
    for (int i = 0; i < 3; i++)
        if (f.at[i] < 'A' || f.at[i] > 'Z')
            fail(s, f.column, "wanted a currency code of three letters");
    memcpy(out, f.at, 3);
    out[3] = 0;
}

// A day, or a month ("1999-01") as its first day.
static ay_day take_day(const source *s, field f) {
    char text[] = "0000-00-01";
    ay_day day;
    if (f.len == 7 || f.len == 10) memcpy(text, f.at, f.len);
    if ((f.len != 7 && f.len != 10) || !ay_day_parse(text, 10, &day))
        fail(s, f.column, "wanted YYYY-MM-DD or YYYY-MM");
    return day;
}

static int digits_of(field f) {
    const char *point = f.len ? memchr(f.at, '.', f.len) : NULL;
    return point ? (int)(f.at + f.len - point) - 1 : 0;
}

// The figure times 10^digits.
static int32_t take_number(const source *s, field f, int digits) {
    int64_t n = 0;
    for (size_t i = 0; i < f.len; i++) {
        if (f.at[i] == '.' && i > 0 && memchr(f.at, '.', i) == NULL) continue;
        if (f.at[i] < '0' || f.at[i] > '9') fail(s, f.column, "wanted a decimal number or nothing");
        n = n * 10 + (f.at[i] - '0');
        if (n > INT32_MAX) fail(s, f.column, "the number has too many digits");
    }
    for (int i = digits_of(f); i < digits; i++) {
        n *= 10;
        if (n > INT32_MAX)
            fail(s, f.column,
                "the number has too many digits beside the longest fraction of its column");
    }
    if (f.len && n == 0) fail(s, f.column, "a rate cannot be 0");
    return (int32_t)n;
}

// ---- a table of periods and currencies ----

static void read_header(table *t) {
    source *s = &t->in;
    if (!source_line(s)) fail(s, 1, "is empty");
    t->n_columns = s->n_fields - 1;
    for (int i = 0; i < t->n_columns; i++) {
        take_code(s, s->fields[i + 1], t->codes[i]);
        if (i && strcmp(t->codes[i - 1], t->codes[i]) >= 0)
            fail(s, s->fields[i + 1].column, "the columns are not in the order of the alphabet");
    }
}

static void read_table(table *t, const char *path) {
    *t = (table){0};
    source *s = &t->in;
    source_open(s, path);
    read_header(t);
    t->periods = must(calloc(MAX_ROWS, sizeof *t->periods));
    t->cells = must(calloc((size_t)MAX_ROWS * MAX_COLUMNS, sizeof *t->cells));
    while (source_line(s)) {
        if (s->n_fields != t->n_columns + 1)
            fail(s, 1, "has another number of fields than the header");
        if (t->n_rows == MAX_ROWS) fail(s, 1, "too many lines");
        ay_day day = take_day(s, s->fields[0]);
        if (t->n_rows && day <= t->periods[t->n_rows - 1])
            fail(s, 1, "is not later than the line before");
        t->periods[t->n_rows] = day;
        for (int i = 0; i < t->n_columns; i++) {
            field f = s->fields[i + 1];
            if (digits_of(f) > t->digits[i]) t->digits[i] = digits_of(f);
            t->cells[(size_t)t->n_rows * (size_t)t->n_columns + (size_t)i] = f;
        }
        t->n_rows++;
    }
    if (t->n_rows == 0) fail(s, 1, "has no line behind its header");
}

static field cell(const table *t, uint32_t row, int column) {
    return t->cells[(size_t)row * (size_t)t->n_columns + (size_t)column];
}

static void write_number(FILE *out, uint32_t i, int32_t n) {
    fprintf(out, "%s%d,", i % 16 ? "" : "\n", n);
}

static void write_values(FILE *out, table *t, const char *name, ay_rate_column *columns) {
    uint32_t at = 0;
    fprintf(out, "static const int32_t %s_values[] = {", name);
    for (int c = 0; c < t->n_columns; c++) {
        uint32_t first = 0, end = t->n_rows;
        while (first < end && cell(t, first, c).len == 0) first++;
        while (end > first && cell(t, end - 1, c).len == 0) end--;
        columns[c] = (ay_rate_column){.exp = (int8_t)-t->digits[c],
            .first = (uint16_t)first,
            .n = (uint16_t)(end - first),
            .at = at};
        memcpy(columns[c].code, t->codes[c], 4);
        for (uint32_t row = first; row < end; row++, at++) {
            t->in.line = (int)row + 2;
            write_number(out, at, take_number(&t->in, cell(t, row, c), t->digits[c]));
        }
    }
    fputs("};\n", out);
}

static void write_table(FILE *out, table *t, const char *name, const char *base) {
    ay_rate_column columns[MAX_COLUMNS] = {0};
    write_values(out, t, name, columns);
    fprintf(out, "static const ay_day %s_periods[] = {", name);
    for (uint32_t i = 0; i < t->n_rows; i++) write_number(out, i, t->periods[i]);
    fprintf(out, "};\nstatic const ay_rate_column %s_columns[] = {\n", name);
    for (int c = 0; c < t->n_columns; c++)
        fprintf(out, "{\"%s\", %d, %u, %u, %u},\n", columns[c].code, columns[c].exp,
            columns[c].first, columns[c].n, columns[c].at);
    fprintf(out,
        "};\nconst ay_rate_table ay_rates_%s = {\"%s\", %s_periods, %u, %s_columns, %d, "
        "%s_values};\n",
        name, base, name, t->n_rows, name, t->n_columns, name);
}

// ---- pegs ----

static void write_peg(FILE *out, const source *s, ay_rate_peg *last) {
    ay_rate_peg peg = {0};
    if (s->n_fields != 6) fail(s, 1, "wanted six fields");
    take_code(s, s->fields[0], peg.code);
    take_code(s, s->fields[1], peg.anchor);
    peg.exp = (int8_t)-digits_of(s->fields[2]);
    peg.units = take_number(s, s->fields[2], -peg.exp);
    peg.from = take_day(s, s->fields[3]);
    peg.to = take_day(s, s->fields[4]);
    int order = strcmp(last->code, peg.code);
    if (peg.units == 0) fail(s, s->fields[2].column, "wanted a number");
    if (peg.from > peg.to) fail(s, s->fields[4].column, "ends before it starts");
    if (order > 0 || (order == 0 && last->to >= peg.from))
        fail(s, 1, "is not behind the line before");
    fprintf(out, "{\"%s\", \"%s\", %d, %d, %d, %d},\n", peg.code, peg.anchor, peg.units, peg.exp,
        peg.from, peg.to);
    *last = peg;
}

static void write_pegs(FILE *out, const char *path) {
    source s;
    ay_rate_peg last = {0};
    unsigned n = 0;
    source_open(&s, path);
    if (!source_line(&s)) fail(&s, 1, "is empty");
    fputs("const ay_rate_peg ay_rate_pegs[] = {\n", out);
    for (; source_line(&s); n++) write_peg(out, &s, &last);
    fprintf(out, "};\nconst uint32_t ay_rate_pegs_count = %u;\n", n);
    free(s.bytes);
}

static void table_release(table *t) {
    free(t->in.bytes);
    free(t->periods);
    free(t->cells);
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fputs("usage: ratec DAILY.csv MONTHLY.csv PEGS.csv OUT.c\n", stderr);
        return 2;
    }
    FILE *out = fopen(argv[4], "wb");
    if (!out) return perror(argv[4]), 1;
    fputs("// Made by tools/ratec from data/rates/. Not to be edited.\n#include "
          "\"table/rates_data.h\"\n",
        out);
    table t;
    read_table(&t, argv[1]);
    write_table(out, &t, "daily", "EUR");
    table_release(&t);
    read_table(&t, argv[2]);
    write_table(out, &t, "monthly", "USD");
    table_release(&t);
    write_pegs(out, argv[3]);
    bool bad = ferror(out);
    if (fclose(out) != 0 || bad) return perror(argv[4]), 1;
    return 0;
}
