// The registry of rules against its pages and cases: in, the source tree; out, TAP points. Each row
// of src/check/rules.tsv has a page docs/rules/<rule>.md and a case file
// tests/golden/check/<rule>.txt with a case that fires and one that stays quiet; no page and no
// case file is without a row; and the examples of each page do what the page says.
//
// An example is a fenced block opened with ```wrong or ```right, perhaps with the document's date
// behind it (```wrong 2023-05-04). The program finds the page's rule in a wrong one, and nothing of
// the level of a warning or an error in a right one.
#include "../support/cases.h"
#include "../support/pipeline.h"

#include "../tap.h"

#include <stdlib.h>

static file_list pages, case_files, registry;

// The rule of docs/rules/<rule>.md or tests/golden/check/<rule>.txt.
static bool is_for(const file *f, piece rule, const char *suffix) {
    const char *slash = strrchr(f->path, '/'), *name = slash ? slash + 1 : f->path;
    return strlen(name) == rule.len + strlen(suffix) && memcmp(name, rule.at, rule.len) == 0;
}

static const file *file_for(const file_list *list, piece rule, const char *suffix) {
    for (size_t i = 0; i < list->n; i++)
        if (is_for(&list->at[i], rule, suffix)) return &list->at[i];
    return NULL;
}

// ---- the registry ----

typedef struct rule_list {
    piece *at;
    size_t n, cap;
} rule_list;

static rule_list rules_of(const file *tsv) {
    rule_list rules = {0};
    bool header = true;
    for (size_t at = 0; at < tsv->len;) {
        const char *line = tsv->at + at, *end = memchr(line, '\n', tsv->len - at);
        size_t len = end ? (size_t)(end - line) : tsv->len - at;
        at += len + 1;
        if (len == 0 || *line == '#') continue;
        const char *tab = memchr(line, '\t', len);
        if (!header) {
            rules.at = grown(rules.at, rules.n, &rules.cap, sizeof *rules.at);
            rules.at[rules.n++] = (piece){line, tab ? (size_t)(tab - line) : len};
        }
        header = false;
    }
    return rules;
}

static bool has_row(const rule_list *rules, const file *f, const char *suffix) {
    for (size_t i = 0; i < rules->n; i++)
        if (is_for(f, rules->at[i], suffix)) return true;
    return false;
}

// ---- cases ----

static bool fires(const golden_case *c, piece rule) {
    for (size_t i = 0; i < c->n_want; i++)
        if (c->want[i].len > rule.len && c->want[i].at[rule.len] == ' ' &&
            memcmp(c->want[i].at, rule.at, rule.len) == 0)
            return true;
    return false;
}

static void check_cases(piece rule) {
    const file *f = file_for(&case_files, rule, ".txt");
    int len = (int)rule.len;
    if (!ok(f, "tests/golden/check/%.*s.txt is there", len, rule.at)) return;
    case_list cases = {0};
    const char *error;
    size_t firing = 0, quiet = 0;
    if (!ok(cases_read(&cases, f, &error), "%.*s.txt can be read", len, rule.at)) return;
    for (size_t i = 0; i < cases.n; i++) {
        const golden_case *c = &cases.at[i];
        firing += !c->known && fires(c, rule);
        quiet += !c->known && c->n_want == 1 && c->want[0].len == 5 &&
                 memcmp(c->want[0].at, "quiet", 5) == 0;
    }
    ok(firing, "%.*s.txt has a case that fires", len, rule.at);
    cases_release(&cases);
    ok(quiet, "%.*s.txt has a case that stays quiet", len, rule.at);
}

// ---- pages ----

typedef struct example {
    bool wrong;
    ay_day date;
    piece text;
    int line;
} example;

// "```wrong 2023-05-04" -> an example that opens there.
static bool example_opens(piece line, example *out) {
    if (line.len < 8 || memcmp(line.at, "```", 3) != 0) return false;
    out->wrong = memcmp(line.at + 3, "wrong", 5) == 0;
    if (!out->wrong && memcmp(line.at + 3, "right", 5) != 0) return false;
    out->date = AY_NO_DAY;
    if (line.len == 8) return true;
    return ay_day_parse(line.at + 9, line.len - 9, &out->date);
}

static void check_example(pipeline *p, piece rule, const file *page, const example *e) {
    p->given = (ay_given){.name = AY_STR("example"), .date = e->date};
    bool read =
        pipeline_run(p, (ay_str){e->text.at, (uint32_t)e->text.len}, AY_FORMAT_TEXT, STAGE_CHECK);
    if (!ok(read, "%s:%d: the example can be read", page->path, e->line)) return;
    bool named = false, loud = false;
    for (uint32_t i = 0; i < p->findings.n; i++) {
        const ay_finding *f = &p->findings.at[i];
        ay_str name = rule_name(f->rule);
        named |= name.len == rule.len && memcmp(name.at, rule.at, rule.len) == 0;
        loud |= f->severity != AY_NOTE;
        if (!e->wrong && f->severity != AY_NOTE) tap_show("found", f->message.at, f->message.len);
    }
    if (e->wrong) ok(named, "%s:%d: the wrong example is found", page->path, e->line);
    else ok(!loud, "%s:%d: the right example is quiet", page->path, e->line);
}

static void check_page(pipeline *p, piece rule) {
    const file *page = file_for(&pages, rule, ".md");
    if (!ok(page, "docs/rules/%.*s.md is there", (int)rule.len, rule.at)) return;
    example e = {0};
    bool inside = false, wrong = false, right = false;
    int number = 0;
    for (size_t at = 0; at < page->len;) {
        const char *start = page->at + at, *end = memchr(start, '\n', page->len - at);
        piece line = {start, end ? (size_t)(end - start) : page->len - at};
        at += line.len + 1;
        number++;
        if (!inside && example_opens(line, &e)) {
            inside = true;
            e.line = number + 1;
            e.text.at = page->at + at;
        } else if (inside && line.len >= 3 && memcmp(line.at, "```", 3) == 0) {
            inside = false;
            e.text.len = (size_t)(line.at - e.text.at);
            check_example(p, rule, page, &e);
            *(e.wrong ? &wrong : &right) = true;
        }
    }
    ok(wrong && right, "%s has a wrong and a right example", page->path);
}

int main(int argc, char **argv) {
    const char *root = argc > 1 ? argv[1] : ".";
    char path[4096];
    snprintf(path, sizeof path, "%s/src/check/rules.tsv", root);
    files_under(&registry, path, "");
    snprintf(path, sizeof path, "%s/docs/rules", root);
    files_under(&pages, path, ".md");
    snprintf(path, sizeof path, "%s/tests/golden/check", root);
    files_under(&case_files, path, ".txt");
    if (!ok(registry.n == 1, "src/check/rules.tsv is there")) return done();
    rule_list rules = rules_of(&registry.at[0]);
    pipeline p;
    pipeline_init(&p);
    for (size_t i = 0; i < rules.n; i++) {
        p.also = (ay_str){rules.at[i].at, (uint32_t)rules.at[i].len};
        check_cases(rules.at[i]);
        check_page(&p, rules.at[i]);
    }
    pipeline_release(&p);
    for (size_t i = 0; i < pages.n; i++)
        if (!strstr(pages.at[i].path, "/README.md"))
            ok(has_row(&rules, &pages.at[i], ".md"), "%s has a row in rules.tsv", pages.at[i].path);
    for (size_t i = 0; i < case_files.n; i++)
        ok(has_row(&rules, &case_files.at[i], ".txt"), "%s has a row in rules.tsv",
            case_files.at[i].path);
    free(rules.at);
    files_release(&registry);
    files_release(&pages);
    files_release(&case_files);
    return done();
}
