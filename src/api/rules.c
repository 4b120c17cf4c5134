// The rules' table and their pages, for the world outside. All of it is constant.

#include "api.h"

#include "../check/rule.h"
#include "../output/page.h"

#include <string.h>

size_t assay_rule_count(void) { return ay_rule_pages_count; }

// The table has E, W, N; the world sees the severities of the interface.
bool assay_rule_at(size_t i, assay_rule *out) {
    if (i >= ay_rule_pages_count || !out) return false;
    const ay_rule_page *p = &ay_rule_pages[i];
    assay_severity severity = p->level == 'E'   ? ASSAY_ERROR
                              : p->level == 'W' ? ASSAY_WARNING
                                                : ASSAY_NOTE;
    *out = (assay_rule){p->name, p->family, p->summary, severity, p->preview, {p->page, p->len}};
    return true;
}

// assay_nearest wants a list; rules are asked one by one, and the nearer of two is asked again.
static const char *nearest_rule(assay_text name) {
    const char *pair[2] = {NULL, NULL};
    for (uint32_t i = 0; i < ay_rule_pages_count; i++) {
        pair[1] = ay_rule_pages[i].name;
        pair[0] = pair[0] ? assay_nearest(name, pair, 2) : assay_nearest(name, pair + 1, 1);
    }
    return pair[0];
}

// The notes on silencers are no rule of the table: they cannot be set, but a reader of one may ask.
static const char stale_page[] =
    "# stale-ignore\n\n"
    "A line of the text says `assay:ignore RULE`, but that rule finds nothing there: the figures "
    "were "
    "mended, the rule is off, or its name is wrong. Remove the words.\n\n"
    "An `assay:ignore` speaks for its own line or, when it stands alone on a line, for the next "
    "line "
    "that is not empty. It always is a note.\n";
static const assay_rule stale = {
    .name = AY_STALE_RULE,
    .family = "silencer",
    .summary = "an assay:ignore that silences nothing",
    .severity = ASSAY_NOTE,
    .page = {stale_page, sizeof stale_page - 1},
};

bool assay_rule_find(assay_text name, assay_rule *out, const char **nearest) {
    if (nearest) *nearest = NULL;
    uint32_t row = name.len <= UINT32_MAX ? ay_rule_row(ay_str_of(name)) : AY_NONE;
    if (row != AY_NONE) return assay_rule_at(row, out);
    if (ay_text_is(name, AY_STALE_RULE)) return *out = stale, true;
    if (nearest) *nearest = nearest_rule(name);
    return false;
}

const char *assay_version(void) { return AY_VERSION; }

// The buffer is too large for the stack of a thread, so it is allocated for the call.
assay_status assay_page_write(
    assay_text markdown, unsigned width, bool color, assay_write_fn *write, void *user) {
    if (!write || markdown.len > UINT32_MAX) return ASSAY_BAD_ARGUMENT;
    ay_memory memory = ay_memory_of(NULL);
    ay_out *out = ay_new(memory, sizeof *out);
    if (!out) return ASSAY_NO_MEMORY;
    out->write = write;
    out->user = user;
    ay_put_page(out, ay_str_of(markdown), width ? width : 80, color);
    ay_out_flush(out);
    bool failed = out->failed;
    ay_free(memory, out);
    return failed ? ASSAY_WRITE_FAILED : ASSAY_OK;
}
