// The outputs apart from the stages: a document and findings are made by hand, so that every case
// of an excerpt, of escaping and of places can be put on the table.
#include "output/output.h"
#include "output/excerpt.h"
#include "output/id.h"
#include "output/json.h"
#include "output/safe.h"

#include "../tap.h"

#include <stdlib.h>

static char got[1 << 16];
static size_t got_n;

static bool take(void *user, const char *at, size_t len) {
    (void)user;
    if (len > sizeof got - 1 - got_n) return false;
    memcpy(got + got_n, at, len);
    got[got_n += len] = 0;
    return true;
}

static ay_arena arena, scratch;
static ay_out out = {.write = take};

static void begin(void) {
    got_n = 0;
    got[0] = 0;
}

static ay_str cstr(const char *s) { return (ay_str){s, (uint32_t)strlen(s)}; }

// ---- a report made by hand ----------------------------------------------------------------------

typedef struct made {
    ay_doc doc;
    ay_text text;
    ay_spots spots;
    ay_facts facts;
    ay_acts acts;
    ay_findings findings;
    ay_finding finding;
    ay_evidence evidence[8];
    ay_places places;
    ay_report report;
    ay_writer writer;
} made;

// The n-th evidence is the words `role:words` (the claim without a role); they must stand in the
// text.
static void make(
    made *m, const char *text, uint32_t width, const char *const *evidence, uint32_t n) {
    memset(m, 0, sizeof *m);
    m->doc = (ay_doc){
        .arena = &arena, .name = AY_STR("a.txt"), .source = cstr(text), .text = cstr(text)};
    m->doc.published = m->doc.published_to = m->doc.modified = AY_NO_DAY;
    m->text.doc = &m->doc;
    m->spots.text = &m->text;
    m->facts.spots = &m->spots;
    for (uint32_t i = 0; i < n; i++) {
        const char *colon = strchr(evidence[i], ':'), *words = colon ? colon + 1 : evidence[i];
        const char *at = strstr(text, words);
        if (!at) abort();
        uint32_t start = (uint32_t)(at - text);
        m->evidence[i].span = (ay_span){start, start + (uint32_t)strlen(words)};
        m->evidence[i].role =
            colon ? ay_copy(&arena, evidence[i], (size_t)(colon - evidence[i])).at : "rate";
    }
    m->finding = (ay_finding){
        .severity = AY_ERROR, .message = AY_STR("no"), .evidence = m->evidence, .n_evidence = n};
    m->findings = (ay_findings){.facts = &m->facts, .at = &m->finding, .n = n ? 1 : 0};
    ay_places_init(&m->places, &arena, m->doc.text);
    m->report =
        (ay_report){&m->doc, &m->text, &m->spots, &m->facts, &m->acts, &m->findings, false, &m->places};
    m->writer = (ay_writer){.out = &out,
        .arena = &arena,
        .scratch = &scratch,
        .width = width,
        .kinds = AY_KIND_BIT_ALL,
        .version = "0"};
}

static void excerpt(const char *name, const char *text, uint32_t width, const char *want,
    const char *const *evidence, uint32_t n) {
    static const ay_colors none = {"", "", "", "", ""};
    made m;
    make(&m, text, width, evidence, n);
    begin();
    ay_put_excerpt(&m.writer, &m.report, &m.finding, &none);
    ay_out_flush(&out);
    is_str(got, want, "excerpt: %s", name);
}
#define EXCERPT(name, text, width, want, ...)                            \
    excerpt(name, text, width, want, (const char *const[]){__VA_ARGS__}, \
        sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void test_excerpts(void) {
    EXCERPT("the claim, two operands", "Exports grew 20 percent, from 100 to 150 dollars.", 80,
        "    1 | Exports grew 20 percent, from 100 to 150 dollars.\n"
        "      |              ^^^^^^^^^^       ---    --- after\n"
        "      |                               before\n",
        "20 percent", "before:100", "after:150");
    EXCERPT("the claim last", "From 8 to 6, a drop of 2.", 80,
        "    1 | From 8 to 6, a drop of 2.\n"
        "      |      -    -            ^\n"
        "      |      |    after\n"
        "      |      before\n",
        "2", "before:8", "after:6");
    EXCERPT("labels that would run into each other wait", "a 1 2 3 4 of 10", 80,
        "    1 | a 1 2 3 4 of 10\n"
        "      |   - - - -    ^^\n"
        "      |   | | | part\n"
        "      |   | | part\n"
        "      |   | part\n"
        "      |   part\n",
        "10", "part:1", "part:2", "part:3", "part:4");
    EXCERPT("wide letters take two columns", "\xE6\x97\xA5\xE6\x9C\xAC grew 20%.", 80,
        "    1 | \xE6\x97\xA5\xE6\x9C\xAC grew 20%.\n"
        "      |           ^^^\n",
        "20%");
    EXCERPT("combining marks take none", "re\xCC\x81sume\xCC\x81 20%", 80,
        "    1 | re\xCC\x81sume\xCC\x81 20%\n      |        ^^^\n", "20%");
    EXCERPT("a tab is a blank, the indent goes", "\t\tup\t20%", 80,
        "    1 | up 20%\n      |    ^^^\n", "20%");
    EXCERPT("what a terminal would obey is written out", "a\x1B[31mb\xE2\x80\xAE 20%", 80,
        "    1 | a<U+001B>[31mb<U+202E> 20%\n"
        "      |                        ^^^\n",
        "20%");
    EXCERPT("ill-formed bytes are one column",
        "a\xFF"
        "b 20%",
        80,
        "    1 | a\xEF\xBF\xBD"
        "b 20%\n      |     ^^^\n",
        "20%");
    EXCERPT("operands on other lines", "First 100.\nThen nothing.\nThen 150, up 20%.", 80,
        "    1 | First 100.\n"
        "      |       --- before\n"
        "    3 | Then 150, up 20%.\n"
        "      |      ---     ^^^\n"
        "      |      after\n",
        "20%", "before:100", "after:150");
    EXCERPT("a span over a line's end", "up 20\npercent now", 80,
        "    1 | up 20\n"
        "      |    ^^\n"
        "    2 | percent now\n"
        "      | ^^^^^^^\n",
        "20\npercent");
    EXCERPT("lines that end in CR LF", "one\r\nup 20%\r\nthree", 80,
        "    2 | up 20%\n      |    ^^^\n", "20%");
    EXCERPT("a long line is cut around its marks",
        "It was said by many people on many days that exports grew 20 percent in the year, which "
        "nobody then believed at all.",
        60,
        "    1 | \xE2\x80\xA6that exports grew 20 percent in the year, which\xE2\x80\xA6\n"
        "      |                    ^^^^^^^^^^\n",
        "20 percent");
    EXCERPT("far marks keep both their surroundings",
        "Exports were 100 million dollars in the first of the years that the office has books for, "
        "and they grew to 150 in this one.",
        60,
        "    1 | \xE2\x80\xA6were 100 million\xE2\x80\xA6grew to 150 in this\xE2\x80\xA6\n"
        "      |       ---                 ^^^\n"
        "      |       before\n",
        "150", "before:100");
    EXCERPT("the same span twice is one mark", "up 20% now", 80,
        "    1 | up 20% now\n      |    ^^^\n", "20%", "rate:20%");
    EXCERPT("a mark wider than the room is cut",
        "0123456789012345678901234567890123456789012345678901234567890123456789", 45,
        "    1 | 01234567890123456789012345678901234\xE2\x80\xA6\n"
        "      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
        "0123456789012345678901234567890123456789012345678901234567890123456789");
}

// ---- the rest -----------------------------------------------------------------------------------

static void test_json(void) {
    begin();
    ay_json_string(&out, (ay_str){"a\"\\\n\t\x01\x7F\0b", 9});
    ay_json_string(&out, cstr("\xC3\xA9\xE2\x80\xA8\xF0\x9F\x98\x80"));
    ay_json_string(&out, cstr("\xFFx\xC3"));
    ay_out_flush(&out);
    is_str(got,
        "\"a\\\"\\\\\\n\\t\\u0001\\u007f\\u0000b\"\"\xC3\xA9\\u2028\xF0\x9F\x98\x80\"\"\xEF\xBF\xBD"
        "x\xEF\xBF\xBD\"",
        "JSON strings of any bytes");
}

static void test_places(void) {
    enum { N = 20000 };
    char *text = malloc(N);
    for (int i = 0; i < N; i++) text[i] = i % 100 == 99 ? '\n' : 'x';
    memcpy(text + 8190, "\xC3\xA9", 2);
    ay_places places;
    ay_places_init(&places, &arena, (ay_str){text, N});
    ay_place first = ay_place_of(&places, 0), last = ay_place_of(&places, N),
             far = ay_place_of(&places, 8195);
    ok(first.line == 1 && first.column == 1 && first.chars == 0, "the place of the first byte");
    ok(last.line == 201 && last.column == 1 && last.chars == N - 1,
        "the place behind the last byte");
    ok(far.line == 82 && far.column == 95 && far.chars == 8194,
        "a place behind a character of two bytes");
    free(text);
}

static void test_ids(void) {
    ay_ids ids;
    char a[AY_ID_LEN], b[AY_ID_LEN], c[AY_ID_LEN];
    ay_ids_init(&ids, &arena);
    ay_id_next(&ids, "quantity", cstr("20  Percent\n"), a);
    ay_id_next(&ids, "quantity", cstr("20 percent"), b);
    ok(memcmp(a, b, AY_ID_LEN) != 0, "the second of two alike has another id");
    for (int i = 0; i < 1000; i++) ay_id_next(&ids, "quantity", ay_textf(&arena, "%d", i), c);
    ay_ids_init(&ids, &arena);
    ay_id_next(&ids, "quantity", cstr("20 percent"), c);
    ok(memcmp(a, c, AY_ID_LEN) == 0, "case and white space make no difference");
    ay_id_next(&ids, "time", cstr("20 percent"), b);
    ok(memcmp(a, b, AY_ID_LEN) != 0, "another kind has another id");
    ay_id_next(&ids, "quantity", cstr("20 percent"), b);
    ay_ids_init(&ids, &arena);
    for (int i = 0; i < 1000; i++) ay_id_next(&ids, "quantity", ay_textf(&arena, "%d", i), c);
    ay_id_next(&ids, "quantity", cstr("20 percent"), c);
    ay_id_next(&ids, "quantity", cstr("20 percent"), c);
    ok(memcmp(b, c, AY_ID_LEN) == 0, "what stands elsewhere makes no difference");
}

static void style(const ay_style *style, const char *text, const char *want) {
    made m;
    make(&m, text, 80, (const char *const[]){"20%", "before:100"}, 2);
    m.doc.name = AY_STR("a:b,c%.txt");
    m.finding.message = AY_STR("it is 20% \x1B[2J\nnot 30%");
    m.writer.style = style;
    begin();
    style->put(&m.writer, &m.report);
    ay_out_flush(&out);
    is_str(got, want, "%s", style->name);
}

static void test_lines(void) {
    style(&ay_style_gcc, "one\nup 20% from 100",
        "a:b,c%.txt:2:4: error: it is 20% <U+001B>[2J not 30% [growth-levels]\n");
    style(&ay_style_github, "one\nup 20% from 100",
        "::error file=a%3Ab%2Cc%25.txt,line=2,col=4,endColumn=7,title=growth-levels::it is 20%25 "
        "%1B[2J%0Anot 30%25\n");
}

static bool fail_later(void *user, const char *at, size_t len) {
    (void)at, (void)len;
    return (*(int *)user)++ == 0;
}

static void test_buffer(void) {
    int calls = 0;
    ay_out *small = calloc(1, sizeof *small);
    small->write = fail_later;
    small->user = &calls;
    for (int i = 0; i < 5; i++)
        for (int k = 0; k < AY_OUT_SIZE; k++) ay_put_char(small, 'x');
    ay_out_flush(small);
    ok(small->failed && calls == 2, "nothing is written behind a write that failed");
    free(small);
    begin();
    ay_put_grouped(&out, 1234567);
    ay_put_uint(&out, 0);
    ay_put_grouped(&out, 999);
    ay_out_flush(&out);
    is_str(got, "1,234,5670999", "numbers");
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    ay_arena_init(&scratch, (ay_memory){0}, 0);
    arena.guard = scratch.guard = &guard;
    if (setjmp(guard)) return 1;
    test_excerpts();
    test_json();
    test_places();
    test_ids();
    test_lines();
    test_buffer();
    ay_arena_release(&arena);
    ay_arena_release(&scratch);
    return done();
}
