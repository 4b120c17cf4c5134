// The rules' pages into the program: `pages RULES.TSV FOLDER OUTDIR` reads the rows of
// src/check/rules.tsv and FOLDER/<rule>.md and writes OUTDIR/pages.c (the array of
// src/check/rule.h) and OUTDIR/pages.d (what was read, for ninja). A rule without a page gets an
// empty one: tests/rules says which are missing. Pages are written as numbers, since C promises
// string literals of no more than 4095 bytes. Stands alone: C library only.
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 6, LONGEST_LINE = 4096, LONGEST_PAGE = 1 << 20 };

static _Noreturn void die(const char *path, const char *what) {
    fprintf(stderr, "%s: error: %s\n", path, what);
    exit(1);
}

static FILE *open_or_die(const char *path, const char *mode) {
    FILE *file = fopen(path, mode);
    if (!file) die(path, strerror(errno));
    return file;
}

// Splits a row at its tabs, in place. False when it has not FIELDS of them.
static bool split(char *line, char *fields[FIELDS]) {
    line[strcspn(line, "\r\n")] = 0;
    int n = 0;
    for (char *at = line; at && n < FIELDS; n++) {
        fields[n] = at;
        at = strchr(at, '\t');
        if (at) *at++ = 0;
        if (!at && n + 1 < FIELDS) return false;
    }
    return true;
}

static void put_string(FILE *out, const char *s) {
    putc('"', out);
    for (; *s; s++) {
        if (*s == '"' || *s == '\\') putc('\\', out);
        putc(*s, out);
    }
    putc('"', out);
}

// The page's bytes as an array; its length, 0 when there is none.
static size_t put_page(FILE *out, FILE *depends, const char *folder, const char *rule, int number) {
    static unsigned char page[LONGEST_PAGE];
    char path[LONGEST_LINE];
    int length = snprintf(path, sizeof path, "%s/%s.md", folder, rule);
    if (length < 0 || length >= LONGEST_LINE) die(folder, "the path is too long");
    FILE *in = fopen(path, "rb");
    if (!in) return 0;
    size_t n = fread(page, 1, sizeof page, in);
    bool whole = !ferror(in) && n < sizeof page;
    fclose(in);
    if (!whole) die(path, "cannot be read, or is above 1 MiB");
    fprintf(depends, " %s", path);
    if (n == 0) return 0;
    fprintf(out, "static const char page_%d[] = {", number);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "%s%d,", i % 24 ? "" : "\n    ", page[i] < 128 ? page[i] : page[i] - 256);
    fputs("\n};\n\n", out);
    return n;
}

typedef struct row {
    char name[64], family[32], summary[512];
    char level;
    bool preview;
    size_t page;
} row;

static void take(row *r, char *fields[FIELDS], const char *path) {
    bool fit = strlen(fields[0]) < sizeof r->name && strlen(fields[1]) < sizeof r->family &&
               strlen(fields[5]) < sizeof r->summary;
    if (!fit) die(path, "a field is too long");
    strcpy(r->name, fields[0]);
    strcpy(r->family, fields[1]);
    strcpy(r->summary, fields[5]);
    r->level = fields[2][0];
    r->preview = strcmp(fields[3], "preview") == 0;
}

static void put_rows(FILE *out, const row *rows, int n) {
    fputs("const ay_rule_page ay_rule_pages[] = {\n", out);
    for (int i = 0; i < n; i++) {
        fputs("    {", out);
        put_string(out, rows[i].name);
        fputs(", ", out);
        put_string(out, rows[i].family);
        fputs(", ", out);
        put_string(out, rows[i].summary);
        fprintf(out, ", '%c', %s, ", rows[i].level, rows[i].preview ? "true" : "false");
        if (rows[i].page) fprintf(out, "page_%d, sizeof page_%d},\n", i, i);
        else fputs("\"\", 0},\n", out);
    }
    fprintf(out, "};\nconst uint32_t ay_rule_pages_count = %d;\n", n);
}

int main(int argc, char **argv) {
    enum { ROWS = 512 };
    static row rows[ROWS];
    if (argc != 4) die("pages", "usage: pages RULES.TSV FOLDER OUTDIR");
    char path[LONGEST_LINE], line[LONGEST_LINE], *fields[FIELDS];
    FILE *in = open_or_die(argv[1], "r");
    snprintf(path, sizeof path, "%s/pages.c", argv[3]);
    FILE *out = open_or_die(path, "w");
    snprintf(path, sizeof path, "%s/pages.d", argv[3]);
    FILE *depends = open_or_die(path, "w");
    fprintf(depends, "pages.c: %s %s", argv[1], argv[2]);
    fputs("// Made by tools/pages from src/check/rules.tsv and docs/rules. Not to be "
          "edited.\n#include \"check/rule.h\"\n\n",
        out);
    int n = 0;
    for (bool header = true; fgets(line, sizeof line, in);) {
        if (*line == '#' || *line == '\n') continue;
        if (!split(line, fields) || n == ROWS)
            die(argv[1], "a row has not its six fields, or there are too many rows");
        if (!header) {
            take(&rows[n], fields, argv[1]);
            rows[n].page = put_page(out, depends, argv[2], rows[n].name, n);
            n++;
        }
        header = false;
    }
    put_rows(out, rows, n);
    putc('\n', depends);
    bool written = !ferror(out) && !ferror(depends);
    written &= fclose(out) == 0;
    written &= fclose(depends) == 0;
    fclose(in);
    if (!written) die(argv[3], "cannot be written");
    return 0;
}
