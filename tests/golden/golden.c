// Runs golden cases: in, a kind and files or folders of cases (support/cases.h); out, one TAP point
// a case, with what was wanted and what was got where they differ. With --bless it rewrites the
// expected lines in place instead: the diff is the review.
//
//     golden [--bless] KIND PATH...        KIND: document sentence quantity time name quote check
//
// A case that is marked `!known` is reported as TODO and is never blessed.
#define _POSIX_C_SOURCE 200809L
#include "../support/cases.h"
#include "show.h"

#include "../tap.h"

#include <stdlib.h>

static const struct kind {
    const char *name;
    stage last;
    show_fn *show;
} kinds[] = {
    {"document", STAGE_READ, show_document},
    {"sentence", STAGE_TEXT, show_sentences},
    {"quantity", STAGE_SPOT, show_quantities},
    {"time", STAGE_SPOT, show_times},
    {"name", STAGE_SPOT, show_names},
    {"quote", STAGE_SPOT, show_quotes},
    {"frame", STAGE_ACT, show_frames},
    {"party", STAGE_ACT, show_parties},
    {"event", STAGE_ACT, show_events},
    {"pledge", STAGE_ACT, show_pledges},
    {"tie", STAGE_ACT, show_ties},
    {"project", STAGE_ACT, show_projects},
    {"check", STAGE_CHECK, show_findings},
};

static const struct kind *kind_named(const char *name) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    return NULL;
}

// The name of a case file without folder and suffix: in check/, the rule.
static ay_str stem(const file *from) {
    const char *slash = strrchr(from->path, '/'), *name = slash ? slash + 1 : from->path;
    return (ay_str){name, (uint32_t)strcspn(name, ".")};
}

// The lines that the program of today gives for a case; malloc'ed.
static piece run_case(pipeline *p, const struct kind *kind, const golden_case *c) {
    char *at = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&at, &len);
    if (!out) abort();
    p->given = (ay_given){.name = AY_STR("case"), .date = c->date};
    p->also = stem(c->from);
    ay_str bytes = {c->text, (uint32_t)c->len};
    // Documents may be pages or lines of NDJSON; all other cases are text, whatever they look like.
    ay_format format =
        kind->last == STAGE_READ ? ay_format_guess(bytes, AY_STR("")) : AY_FORMAT_TEXT;
    if (pipeline_run(p, bytes, format, kind->last)) kind->show(out, p);
    else if (p->no_memory) fputs("out of memory\n", out);
    else fprintf(out, "unreadable: %.*s\n", (int)p->error.len, p->error.at);
    fclose(out);
    return (piece){at, len};
}

static bool as_wanted(const golden_case *c, piece got) {
    size_t at = 0;
    for (size_t i = 0; i < c->n_want; i++) {
        piece want = c->want[i];
        if (got.len - at < want.len + 1 || memcmp(got.at + at, want.at, want.len) != 0)
            return false;
        if (got.at[at + want.len] != '\n') return false;
        at += want.len + 1;
    }
    return at == got.len;
}

static void print_lines(const char *label, piece lines) {
    for (size_t at = 0; at < lines.len;) {
        const char *end = memchr(lines.at + at, '\n', lines.len - at);
        size_t len = end ? (size_t)(end - lines.at) - at : lines.len - at;
        printf("#     %s %.*s\n", label, (int)len, lines.at + at);
        at += len + 1;
    }
}

static void report(const golden_case *c, piece got) {
    bool good = as_wanted(c, got);
    todo(c->known ? "a known-bad case" : NULL);
    size_t label = c->label.len < 90 ? c->label.len : 90;
    tap_ok(good, c->from->path, c->line, "%s:%d: %.*s", c->from->path, c->line, (int)label,
        c->label.at);
    if (good && c->known) note("it holds by now: take the mark off");
    if (good) return;
    for (size_t i = 0; i < c->n_want; i++) print_lines("want", c->want[i]);
    print_lines("got ", got);
}

// ---- bless ----

// Comment lines between the expected ones stay, in front of the new lines.
static void keep_comments(FILE *out, const golden_case *c) {
    const char *text = c->from->at;
    for (size_t at = c->want_start; at < c->want_end && at < c->from->len;) {
        const char *end = memchr(text + at, '\n', c->from->len - at);
        size_t next = end ? (size_t)(end - text) + 1 : c->from->len;
        if (text[at] == '#') fwrite(text + at, 1, next - at, out);
        at = next;
    }
}

static bool bless(const case_list *cases, pipeline *p, const struct kind *kind, const file *from) {
    char *at = NULL;
    size_t len = 0, copied = 0;
    FILE *out = open_memstream(&at, &len);
    if (!out) abort();
    for (size_t i = 0; i < cases->n; i++) {
        const golden_case *c = &cases->at[i];
        if (c->known) continue;
        piece got = run_case(p, kind, c);
        size_t start = c->want_start < from->len ? c->want_start : from->len;
        size_t end = c->want_end < from->len ? c->want_end : from->len;
        fwrite(from->at + copied, 1, start - copied, out);
        if (start && from->at[start - 1] != '\n') putc('\n', out);
        keep_comments(out, c);
        fwrite(got.at, 1, got.len, out);
        copied = end;
        free((void *)got.at);
    }
    fwrite(from->at + copied, 1, from->len - copied, out);
    fclose(out);
    bool changed = len != from->len || memcmp(at, from->at, len) != 0;
    bool good = !changed || file_write(from->path, at, len);
    if (changed) printf("%s: rewritten\n", from->path);
    free(at);
    return good;
}

static void test(const case_list *cases, pipeline *p, const struct kind *kind) {
    for (size_t i = 0; i < cases->n; i++) {
        piece got = run_case(p, kind, &cases->at[i]);
        report(&cases->at[i], got);
        free((void *)got.at);
    }
}

static bool run_file(pipeline *p, const struct kind *kind, const file *from, bool blessing) {
    case_list cases = {0};
    const char *error;
    bool good = cases_read(&cases, from, &error);
    if (good && blessing) good = bless(&cases, p, kind, from);
    else if (good) test(&cases, p, kind);
    else if (blessing) fprintf(stderr, "golden: %s\n", error);
    else ok(false, "%s", error);
    cases_release(&cases);
    return good;
}

int main(int argc, char **argv) {
    bool blessing = argc > 1 && strcmp(argv[1], "--bless") == 0;
    int first = blessing ? 2 : 1;
    const struct kind *kind = argc > first + 1 ? kind_named(argv[first]) : NULL;
    if (!kind) {
        fputs("usage: golden [--bless] document|sentence|quantity|time|name|quote|check PATH...\n",
            stderr);
        return 2;
    }
    file_list files = {0};
    for (int i = first + 1; i < argc; i++) files_under(&files, argv[i], ".txt");
    pipeline p;
    pipeline_init(&p);
    bool good = true;
    for (size_t i = 0; i < files.n; i++) good &= run_file(&p, kind, &files.at[i], blessing);
    pipeline_release(&p);
    files_release(&files);
    if (blessing) return good ? 0 : 2;
    return done();
}
