// Properties over all golden inputs: in, case files and documents; out, one TAP point a property
// and file. Beside the invariants: the same bytes give the same findings; a paragraph in front
// moves every offset by its length and changes nothing else; and an allocation that fails,
// whichever it is, ends the run cleanly.
#define _POSIX_C_SOURCE 200809L
#include "../support/cases.h"
#include "../support/invariants.h"

#include "../tap.h"
#include "spot/time/time.h"

#include <stdlib.h>

// ---- memory that fails ----

typedef struct meter {
    long left;
} meter; // allocations that still succeed; negative: all do

static void *metered(void *user, void *block, size_t size) {
    meter *m = user;
    if (size == 0) {
        free(block);
        return NULL;
    }
    if (m->left == 0) return NULL;
    if (m->left > 0) m->left--;
    return realloc(block, size);
}

// Lets the first, the second, … allocation fail until a run needs no more of them. The arena is new
// each time.
static bool survives_exhaustion(ay_str text, ay_day date) {
    for (long n = 0; n < 200; n++) {
        meter m = {n};
        pipeline p = {.given = {.name = AY_STR("short of memory"), .date = date}};
        ay_arena_init(&p.arena, (ay_memory){metered, &m}, 0);
        bool read = pipeline_run(&p, text, AY_FORMAT_TEXT, STAGE_CHECK), starved = p.no_memory;
        pipeline_release(&p);
        if (!starved) return true;
        if (read) return false;
    }
    return false; // it never came to an end
}

// ---- the same again, and further down ----

// Findings and quantities as one string, with offsets counted from `origin`; malloc'ed.
static char *signature(const pipeline *p, uint32_t origin) {
    char *at = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&at, &len);
    if (!out) abort();
    for (uint32_t i = 0; i < p->findings.n; i++) {
        const ay_finding *f = &p->findings.at[i];
        fprintf(
            out, "finding %u %u %.*s", f->rule, f->severity, (int)f->message.len, f->message.at);
        for (uint32_t e = 0; e < f->n_evidence; e++)
            fprintf(out, " %u-%u", f->evidence[e].span.start - origin,
                f->evidence[e].span.end - origin);
        putc('\n', out);
    }
    for (uint32_t i = 0; i < p->spots.n_quantities; i++)
        if (p->spots.quantities[i].span.start >= origin)
            fprintf(out, "quantity %u %u-%u\n", p->spots.quantities[i].type,
                p->spots.quantities[i].span.start - origin,
                p->spots.quantities[i].span.end - origin);
    fclose(out);
    return at;
}

static bool same_again(pipeline *p, ay_str text) {
    char *first = signature(p, 0);
    pipeline_run(p, text, AY_FORMAT_TEXT, STAGE_CHECK);
    char *second = signature(p, 0);
    bool same = strcmp(first, second) == 0;
    free(first);
    free(second);
    return same;
}

static bool moves_along(pipeline *p, ay_str text) {
    static const char front[] =
        "The ministry published the report on its website in two languages.\n\n";
    uint32_t shift = sizeof front - 1;
    char *longer = malloc(text.len + sizeof front);
    if (!longer) abort();
    memcpy(longer, front, shift);
    memcpy(longer + shift, text.at, text.len);
    // Both behind a title, so that neither first line is taken for one.
    pipeline_run(p, text, AY_FORMAT_TEXT, STAGE_CHECK);
    char *before = signature(p, 0);
    pipeline_run(p, (ay_str){longer, text.len + shift}, AY_FORMAT_TEXT, STAGE_CHECK);
    char *after = signature(p, shift);
    bool same = strcmp(before, after) == 0;
    free(before);
    free(after);
    free(longer);
    return same;
}

// ---- files ----

typedef struct tally {
    uint32_t texts, broken, unlike, moved, starving;
} tally;

static void hold(pipeline *p, const char *name, int line, ay_str text, ay_day date, tally *t) {
    p->given = (ay_given){.name = AY_STR("property"), .date = date};
    if (!pipeline_run(p, text, AY_FORMAT_TEXT, STAGE_CHECK)) return;
    t->texts++;
    bool in_place = p->doc.n_map == 0; // a byte order mark or another encoding stands in front
    for (uint32_t i = 0; i < p->doc.n_blocks; i++) // a headline is one by standing first
        in_place = in_place && p->doc.blocks[i].kind != AY_BLOCK_TITLE;
    in_place = in_place && !ay_time_is_note(&p->text); // so is a note, by standing alone
    const char *broken = broken_invariant(p, STAGE_CHECK);
    if (broken) printf("# %s:%d: it does not hold that %s\n", name, line, broken);
    t->broken += broken != NULL;
    if (!same_again(p, text))
        t->unlike++, printf("# %s:%d: a second run says something else\n", name, line);
    if (in_place && !moves_along(p, text))
        t->moved++, printf("# %s:%d: a paragraph in front changes the rest\n", name, line);
    if (!survives_exhaustion(text, date))
        t->starving++, printf("# %s:%d: does not survive failing allocations\n", name, line);
}

static void hold_file(pipeline *p, const file *from, bool whole) {
    case_list cases = {0};
    const char *error;
    tally t = {0};
    if (whole) hold(p, from->path, 1, (ay_str){from->at, (uint32_t)from->len}, AY_NO_DAY, &t);
    else if (cases_read(&cases, from, &error))
        for (size_t i = 0; i < cases.n; i++) {
            const golden_case *c = &cases.at[i];
            hold(p, from->path, c->line, (ay_str){c->text, (uint32_t)c->len}, c->date, &t);
        }
    cases_release(&cases);
    is_int(t.broken, 0, "%s: the invariants hold (%u texts)", from->path, t.texts);
    is_int(t.unlike, 0, "%s: the same again", from->path);
    is_int(t.moved, 0, "%s: a paragraph in front moves it", from->path);
    is_int(t.starving, 0, "%s: failing allocations", from->path);
}

// property CASES... -- DOCUMENTS...
int main(int argc, char **argv) {
    pipeline p;
    pipeline_init(&p);
    bool whole = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0) {
            whole = true;
            continue;
        }
        file_list files = {0};
        files_under(&files, argv[i], "");
        for (size_t f = 0; f < files.n; f++) hold_file(&p, &files.at[f], whole);
        files_release(&files);
    }
    pipeline_release(&p);
    return done();
}
