// The document's source and its findings come in; findings that the text itself silences are
// marked, and silencers that silence nothing are listed. Reading the source, not the text, is what
// lets a comment of a page do it. The trap is the line: a silencer with other words on its line
// speaks for that line, one that stands alone (also inside `<!-- -->`) for the next line that is
// not empty. A finding is on a line when its claim, or any of its operands, starts there.

#include "ignore.h"

#include "rule.h"

#include <string.h>

typedef AY_LIST(ay_ignore) ignores;

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

static bool rule_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

// ---- lines --------------------------------------------------------------------------------------

static uint32_t line_start(ay_str s, uint32_t at) {
    while (at > 0 && s.at[at - 1] != '\n') at--;
    return at;
}

static uint32_t line_end(ay_str s, uint32_t at) {
    const char *end = at < s.len ? memchr(s.at + at, '\n', s.len - at) : NULL;
    return end ? (uint32_t)(end - s.at) : s.len;
}

static bool only_opens(ay_str s, uint32_t from, uint32_t to) {
    while (from < to && blank(s.at[from])) from++;
    if (to - from >= 4 && memcmp(s.at + from, "<!--", 4) == 0) from += 4;
    while (from < to && blank(s.at[from])) from++;
    return from == to;
}

// Nothing but the reason, or the comment's end, up to the end of the line.
static bool comment_ends_line(ay_str s, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i + 3 <= to; i++) {
        if (memcmp(s.at + i, "-->", 3) != 0) continue;
        for (i += 3; i < to && blank(s.at[i]);) i++;
        return i == to;
    }
    return true;
}

static ay_span next_line(ay_str s, uint32_t at) {
    while (at < s.len && (blank(s.at[at]) || s.at[at] == '\n')) at++;
    return (ay_span){line_start(s, at), line_end(s, at)};
}

// ---- finding the silencers ----------------------------------------------------------------------

static const char word[] = "assay:ignore";
enum { WORD = sizeof word - 1, COLON = 5 };
enum {
    PER_LINE = 64
}; // further silencers on one line are not read, so that no text makes the search below slow

// `at` is where the word stands, `line` the line around it.
static ay_ignore read_ignore(ay_str s, uint32_t at, ay_span line) {
    uint32_t i = at + WORD;
    while (i < s.len && blank(s.at[i])) i++;
    uint32_t name = i;
    while (i < s.len && rule_letter(s.at[i])) i++;
    if (i - name >= 2 && memcmp(s.at + i - 2, "--", 2) == 0) i -= 2; // "<!-- assay:ignore rule-->"
    bool alone = only_opens(s, line.start, at) && comment_ends_line(s, i, line.end);
    ay_ignore ignore = {.span = {at, i}, .rule = {s.at + name, i - name}, .lines = line};
    if (alone && line.end < s.len) ignore.lines = next_line(s, line.end);
    return ignore;
}

// Looks for ':' (rare in prose), then at what is around it.
static void find_ignores(ay_arena *arena, ay_str s, ignores *out) {
    const char *end = s.at + s.len;
    ay_span line = {0, 0};
    uint32_t on_line = 0;
    for (const char *c = s.at; c < end && (c = memchr(c, ':', (size_t)(end - c))) != NULL; c++) {
        if (c - s.at < COLON || end - c < WORD - COLON || memcmp(c - COLON, word, WORD) != 0)
            continue;
        uint32_t at = (uint32_t)(c - COLON - s.at);
        if (at >= line.end) {
            line = (ay_span){line_start(s, at), line_end(s, at)};
            on_line = 0;
        }
        if (on_line++ < PER_LINE) AY_PUSH(arena, out, read_ignore(s, at, line));
    }
}

// ---- applying them ------------------------------------------------------------------------------

// The first silencer whose lines do not end before `at`. Lines of silencers are in order.
static uint32_t first_near(const ignores *list, uint32_t at) {
    uint32_t low = 0, high = list->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (list->at[mid].lines.end < at) low = mid + 1;
        else high = mid;
    }
    return low;
}

static void apply(const ay_doc *doc, ignores *list, ay_finding *f) {
    const char *name = ay_rule_name(f->rule);
    size_t len = strlen(name);
    for (uint32_t e = 0; e < f->n_evidence; e++) {
        uint32_t at = ay_doc_source(doc, f->evidence[e].span).start;
        for (uint32_t i = first_near(list, at); i < list->n && list->at[i].lines.start <= at; i++) {
            ay_ignore *ignore = &list->at[i];
            if (ignore->rule.len == len && memcmp(ignore->rule.at, name, len) == 0)
                ignore->used = f->ignored = true;
        }
    }
}

void ay_ignores_apply(ay_arena *arena, ay_findings *findings) {
    const ay_doc *doc = findings->facts->spots->text->doc;
    ignores list = {0};
    find_ignores(arena, doc->source, &list);
    if (list.n == 0) return;
    for (uint32_t i = 0; i < findings->n; i++) apply(doc, &list, &findings->at[i]);
    uint32_t n = 0;
    for (uint32_t i = 0; i < list.n; i++)
        if (!list.at[i].used) list.at[n++] = list.at[i];
    findings->stale = list.at;
    findings->n_stale = n;
}
