// The outputs apart from the stages: a document and findings are made by hand, so that every case
// of an excerpt, of escaping and of places can be put on the table.
#include "output/output.h"
#include "fact/figure.h"
#include "output/digest.h"
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
    m->report = (ay_report){
        &m->doc, &m->text, &m->spots, &m->facts, &m->acts, &m->findings, false, &m->places};
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

// ---- acts ---------------------------------------------------------------------------------------

// One act of each kind with every field that it can have, and a figure; the words of their evidence
// stand in the text, the rest is made up.
static const char act_text[] = "China will give Peru $5m.\nChina met Peru. Partners. A port.";

typedef struct acted {
    made m;
    ay_quantity quantities[2];
    ay_figure figures[2];
    ay_event event;
    ay_pledge pledges[2];
    ay_tie tie;
    ay_project project;
} acted;

static ay_span span_of(const char *words) {
    const char *at = strstr(act_text, words);
    if (!at) abort();
    uint32_t start = (uint32_t)(at - act_text);
    return (ay_span){start, start + (uint32_t)strlen(words)};
}

static ay_actors actors(const char *const *states, uint32_t n, const ay_str *name) {
    return (ay_actors){.states = {states, n}, .names = name, .n_names = name ? 1 : 0};
}

static const char *const chn[] = {"CHN"}, *const per[] = {"PER"},
                         *const eu[] = {"AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP",
                             "EST", "FIN", "FRA", "GRC", "HRV", "HUN", "IRL", "ITA", "LTU", "LUX",
                             "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "SWE", "USA"};
static const ay_str bank = {"Bank, \"B\"", 9}, person = {"Ann Lee", 7},
                    alias = {"\xE6\x97\xA5\xE6\x9C\xAC\x1B[2J", 10};

static uint16_t currency(const char *code) {
    uint16_t row = 0;
    while (strcmp(ay_currency_rows[row].code, code) != 0) row++;
    return row;
}

static void make_figures(acted *a, ay_day first, ay_day last) {
    a->quantities[0] = (ay_quantity){.span = span_of("$5m"),
        .type = AY_Q_MONEY,
        .range = AY_NONE,
        .value = ay_dec_int(5000000),
        .half = ay_dec_int(500000),
        .modifier = AY_MOD_ABOUT,
        .unit = currency("USD"),
        .like = AY_NONE};
    a->quantities[1] = (ay_quantity){.span = span_of("will"),
        .type = AY_Q_PERCENT,
        .range = AY_NONE,
        .value = ay_dec_int(20),
        .like = AY_NONE};
    a->m.spots.quantities = a->quantities;
    a->m.spots.n_quantities = 2;
    a->figures[0] = (ay_figure){.span = span_of("$5m"),
        .measure = "import",
        .a = {chn, 1},
        .b = {per, 1},
        .from = first,
        .to = last,
        .quantity = 0,
        .change = 1,
        .change_direction = AY_DIR_UP,
        .basis_from = first,
        .basis_to = last,
        .role = AY_FIGURE_TARGET,
        .extreme = AY_EXTREME_RECORD,
        .same_as = 1};
    a->figures[1] = (ay_figure){.span = span_of("Partners"),
        .measure = "trade",
        .a = {chn, 1},
        .from = AY_NO_DAY,
        .to = last,
        .basis_from = AY_NO_DAY,
        .basis_to = AY_NO_DAY,
        .change = AY_NONE,
        .same_as = AY_NONE};
    a->m.facts.figures = a->figures;
    a->m.facts.n_figures = 2;
}

static void make_event(acted *a, ay_day first, const ay_span *mention) {
    a->event = (ay_event){.span = span_of("China met Peru"),
        .type = AY_ACT_AGREE,
        .cameo = "057",
        .mode = "pact",
        .a = actors(chn, 1, &bank),
        .b = actors(per, 1, &bank),
        .from = first,
        .to = first,
        .place = AY_STR("Lima"),
        .name = AY_STR("first summit"),
        .document = AY_STR("a memorandum"),
        .said_by = AY_STR("Ann Lee"),
        .status = AY_STATUS_PLANNED,
        .negated = true,
        .hypothetical = true,
        .historical = true,
        .mentions = mention,
        .n_mentions = 1};
    a->event.a.people = &person;
    a->event.a.n_people = 1;
}

static void make_pledges(acted *a, ay_day first, ay_day last) {
    ay_pledge pledge = {.span = span_of("will give Peru $5m"),
        .by = actors(eu, 28, &bank),
        .to = actors(per, 1, &bank),
        .action = AY_STR("give"),
        .object = AY_STR("aid"),
        .per = AY_PER_YEAR,
        .due_from = first,
        .due_to = last,
        .made_on = first,
        .said_by = AY_STR("Ann Lee"),
        .condition = AY_STR("if asked"),
        .strength = AY_STRENGTH_HOPES,
        .repeats = 1};
    a->pledges[0] = pledge;
    a->pledges[1] = (ay_pledge){.span = span_of("Partners"),
        .by = actors(chn, 1, NULL),
        .quantity = AY_NONE,
        .baseline = AY_NONE,
        .due_from = AY_NO_DAY,
        .due_to = last,
        .made_on = AY_NO_DAY,
        .repeats = AY_NONE};
}

static void make_tie_and_project(acted *a, ay_day first, ay_day last, const ay_span *mention) {
    a->tie = (ay_tie){.span = span_of("Partners"),
        .a = actors(chn, 1, &bank),
        .b = actors(per, 1, &bank),
        .level = AY_STR("strategic partnership"),
        .rank = 3,
        .step = AY_STEP_UPGRADED,
        .from = first,
        .mentions = mention,
        .n_mentions = 1};
    a->project = (ay_project){.span = span_of("A port"),
        .name = AY_STR("port of Chancay"),
        .aliases = &alias,
        .n_aliases = 1,
        .sort = "port",
        .parties = actors(chn, 1, &bank),
        .stage = AY_STAGE_OPERATING,
        .started = first,
        .finished = last,
        .mentions = mention,
        .n_mentions = 1};
}

static void make_acts(acted *a) {
    static ay_span mention;
    mention = span_of("met");
    make(&a->m, act_text, 100, NULL, 0);
    ay_day first = ay_day_of(2024, 1, 1), last = ay_day_of(2024, 12, 31);
    make_figures(a, first, last);
    make_event(a, first, &mention);
    make_pledges(a, first, last);
    make_tie_and_project(a, first, last, &mention);
    a->m.acts = (ay_acts){.facts = &a->m.facts,
        .events = &a->event,
        .n_events = 1,
        .pledges = a->pledges,
        .n_pledges = 2,
        .ties = &a->tie,
        .n_ties = 1,
        .projects = &a->project,
        .n_projects = 1};
}

static void records_are(acted *a, ay_kind kind, const char *want) {
    begin();
    a->m.writer.kinds = 1u << kind;
    ay_style_ndjson.put(&a->m.writer, &a->m.report);
    ay_out_flush(&out);
    is_str(got, want, "records of kind %s, every field", ay_kind_names[kind]);
}

static void test_act_records(void) {
    acted a;
    make_acts(&a);
    records_are(&a, AY_K_FIGURE,
        "{\"kind\":\"figure\",\"doc\":\"a.txt\",\"id\":\"2ef0b8dc6e84d97c\",\"start\":21,"
        "\"end\":24,\"text\":\"$5m\",\"measure\":\"import\",\"a\":[\"CHN\"],\"b\":[\"PER\"],"
        "\"from\":\"2024-01-01\",\"to\":\"2024-12-31\",\"value\":5000000,\"unit\":\"USD\","
        "\"modifier\":\"about\",\"precision\":500000,\"change\":{\"direction\":\"up\","
        "\"value\":20,\"unit\":\"%\",\"basis_from\":\"2024-01-01\",\"basis_to\":\"2024-12-31\"},"
        "\"same_as\":\"b628107dd42fa601\",\"extreme\":\"record\",\"role\":\"target\"}\n"
        "{\"kind\":\"figure\",\"doc\":\"a.txt\",\"id\":\"b628107dd42fa601\",\"start\":42,"
        "\"end\":50,\"text\":\"Partners\",\"measure\":\"trade\",\"a\":[\"CHN\"],"
        "\"to\":\"2024-12-31\",\"value\":5000000,\"unit\":\"USD\",\"modifier\":\"about\","
        "\"precision\":500000,\"role\":\"actual\"}\n");
    records_are(&a, AY_K_PLEDGE,
        "{\"kind\":\"pledge\",\"doc\":\"a.txt\",\"id\":\"12ec3541a1da5b61\",\"start\":6,"
        "\"end\":24,\"text\":\"will give Peru $5m\",\"by\":[\"AUT\",\"BEL\",\"BGR\",\"CYP\","
        "\"CZE\",\"DEU\",\"DNK\",\"ESP\",\"EST\",\"FIN\",\"FRA\",\"GRC\",\"HRV\",\"HUN\",\"IRL\","
        "\"ITA\",\"LTU\",\"LUX\",\"LVA\",\"MLT\",\"NLD\",\"POL\",\"PRT\",\"ROU\",\"SVK\",\"SVN\","
        "\"SWE\",\"USA\"],\"by_name\":[\"Bank, \\\"B\\\"\"],\"to\":[\"PER\"],\"to_name\":[\"Bank,"
        " \\\"B\\\"\"],\"action\":\"give\",\"object\":\"aid\",\"value\":5000000,\"unit\":\"USD\","
        "\"modifier\":\"about\",\"precision\":500000,\"per\":\"a\",\"baseline\":5000000,"
        "\"due_from\":\"2024-01-01\",\"due_to\":\"2024-12-31\",\"made_on\":\"2024-01-01\","
        "\"said_by\":\"Ann Lee\",\"condition\":\"if asked\",\"strength\":\"hopes\","
        "\"status\":\"open\",\"repeats\":\"a85bd5751aa0ea5d\"}\n"
        "{\"kind\":\"pledge\",\"doc\":\"a.txt\",\"id\":\"a85bd5751aa0ea5d\",\"start\":42,"
        "\"end\":50,\"text\":\"Partners\",\"by\":[\"CHN\"],\"due_to\":\"2024-12-31\","
        "\"status\":\"open\"}\n");
    records_are(&a, AY_K_EVENT,
        "{\"kind\":\"event\",\"doc\":\"a.txt\",\"id\":\"26284b8636e56023\",\"start\":26,"
        "\"end\":40,\"text\":\"China met Peru\",\"type\":\"AGREE\",\"mode\":\"pact\","
        "\"cameo\":\"057\",\"a\":[\"CHN\"],\"a_name\":[\"Bank, \\\"B\\\"\"],\"b\":[\"PER\"],"
        "\"b_name\":[\"Bank, \\\"B\\\"\"],\"people\":[\"Ann Lee\"],\"from\":\"2024-01-01\","
        "\"to\":\"2024-01-01\",\"place\":\"Lima\",\"name\":\"first summit\","
        "\"document\":\"a memorandum\",\"status\":\"planned\",\"negated\":true,"
        "\"hypothetical\":true,\"historical\":true,\"said_by\":\"Ann Lee\","
        "\"mentions\":[{\"start\":32,\"end\":35,\"text\":\"met\"}]}\n");
    records_are(&a, AY_K_TIE,
        "{\"kind\":\"tie\",\"doc\":\"a.txt\",\"id\":\"f4db986bf126c08d\",\"start\":42,\"end\":50,"
        "\"text\":\"Partners\",\"a\":[\"CHN\"],\"a_name\":[\"Bank, \\\"B\\\"\"],\"b\":[\"PER\"],"
        "\"b_name\":[\"Bank, \\\"B\\\"\"],\"level\":\"strategic partnership\",\"rank\":3,"
        "\"step\":\"upgraded\",\"from\":\"2024-01-01\",\"mentions\":[{\"start\":32,\"end\":35,"
        "\"text\":\"met\"}]}\n");
    records_are(&a, AY_K_PROJECT,
        "{\"kind\":\"project\",\"doc\":\"a.txt\",\"id\":\"cad91746d485e43b\",\"start\":52,"
        "\"end\":58,\"text\":\"A port\",\"name\":\"port of Chancay\","
        "\"aliases\":[\"\xE6\x97\xA5\xE6\x9C\xAC\\u001b[2J\"],\"sort\":\"port\",\"parties\":["
        "\"CHN\"],"
        "\"parties_name\":[\"Bank, \\\"B\\\"\"],\"status\":\"operating\",\"length\":5000000,"
        "\"length_unit\":\"USD\",\"capacity\":5000000,\"capacity_unit\":\"USD\",\"cost\":5000000,"
        "\"cost_unit\":\"USD\",\"started\":\"2024-01-01\",\"finished\":\"2024-12-31\","
        "\"mentions\":[{\"start\":32,\"end\":35,\"text\":\"met\"}]}\n");
}

static void table_is(uint32_t width, const char *want) {
    acted a;
    make_acts(&a);
    begin();
    a.m.writer.kinds = AY_DIGEST_KINDS;
    a.m.writer.width = width;
    ay_style_table.put(&a.m.writer, &a.m.report);
    ay_out_flush(&out);
    is_str(got, want, "the record in a table of %u columns", width);
}

static void test_act_tables(void) {
    table_is(100,
        "2 figures\n"
        "  1:22  import  CHN \xE2\x86\x90 PER  about 5 million USD  up 20%  2024              "
        "target,"
        " record, = about 5\n"
        "                                                                          million USD\n"
        "  2:17  trade   CHN        about 5 million USD          until 2024-12-31\n"
        "\n"
        "2 pledges\n"
        "  1:7   EU USA, Bank,"
        " \"B\"   hopes to give aid  about 5 million     2024           says Ann Lee,\n"
        "        \xE2\x86\x92 PER, Bank, \"B\"                       USD a year,"
        " from                   made 2024-01-01,\n"
        "                                               5 million                          if "
        "asked, again,\n"
        "                                                                                  as "
        "2:17\n"
        "  2:17  CHN                 Partners                               by 2024-12-31\n"
        "\n"
        "1 event\n"
        "  2:1  AGREE  CHN, Bank, \"B\" \xE2\x80\x93       first summit: a        2024-01-01  Lima "
        " denied,"
        "\n"
        "              PER, Bank,"
        " \"B\"         memorandum                               hypothetical,\n"
        "                                                                              "
        "historical, planned,\n"
        "                                                                              Ann Lee,"
        " says Ann Le\xE2\x80\xA6\n"
        "\n"
        "1 tie\n"
        "  2:17  CHN, Bank, \"B\" \xE2\x80\x93 PER, Bank,"
        "     strategic partnership  upgraded  from 2024-01-01  +1 mention\n"
        "        \"B\"\n"
        "\n"
        "1 project\n"
        "  2:27  port of Chancay      port  operating  CHN, Bank,"
        " \"B\"  about 5 million      2024  +1 mention\n"
        "        (\xE6\x97\xA5\xE6\x9C\xAC<U+001B>[2J)                                     USD, "
        "about 5\n"
        "                                                              million USD, about\n"
        "                                                              5 million USD\n");
    table_is(50, "2 figures\n"
                 "  1:22  import  CHN \xE2\x86\x90 PER  about 5 million USD\n"
                 "        up 20%  2024\n"
                 "        target, record, = about 5 million USD\n"
                 "  2:17  trade  CHN  about 5 million USD\n"
                 "        until 2024-12-31\n"
                 "\n"
                 "2 pledges\n"
                 "  1:7   EU USA, Bank, \"B\" \xE2\x86\x92 PER, Bank, \"B\"\n"
                 "        hopes to give aid\n"
                 "        about 5 million USD a year, from 5 million\n"
                 "        2024\n"
                 "        says Ann Lee, made 2024-01-01, if asked,\n"
                 "        again, as 2:17\n"
                 "  2:17  CHN  Partners  by 2024-12-31\n"
                 "\n"
                 "1 event\n"
                 "  2:1  AGREE  CHN, Bank, \"B\" \xE2\x80\x93 PER, Bank, \"B\"\n"
                 "       first summit: a memorandum  2024-01-01\n"
                 "       Lima\n"
                 "       denied, hypothetical, historical, planned,\n"
                 "       Ann Lee, says Ann Lee, +1 mention\n"
                 "\n"
                 "1 tie\n"
                 "  2:17  CHN, Bank, \"B\" \xE2\x80\x93 PER, Bank, \"B\"\n"
                 "        strategic partnership  upgraded\n"
                 "        from 2024-01-01  +1 mention\n"
                 "\n"
                 "1 project\n"
                 "  2:27  port of Chancay (\xE6\x97\xA5\xE6\x9C\xAC<U+001B>[2J)  port\n"
                 "        operating  CHN, Bank, \"B\"\n"
                 "        about 5 million USD, about 5 million USD,\n"
                 "        about 5 million USD  2024  +1 mention\n");
}

// ---- room for fields ----------------------------------------------------------------------------

static void test_full_record(void) {
    ay_record r = {0};
    for (int i = 0; i < AY_FIELDS + 3; i++) ay_record_uint(&r, "x", 1);
    is_int(r.n, AY_FIELDS, "a record that is full drops what is added");
    acted a;
    make_acts(&a);
    ay_walk walk;
    ay_walk_init(&walk, &arena, &scratch, &a.m.report, AY_DIGEST_KINDS);
    uint32_t most = 0, n = 0;
    ay_kind kind;
    ay_span span;
    for (; ay_walk_next(&walk, &r, &kind, &span); n++)
        if (r.n > most) most = r.n;
    ok(n == 7 && most < AY_FIELDS, "no kind is: the largest here has %u of %d fields", most,
        AY_FIELDS);
}

// Is there a column for the field? What is nested has none.
static bool has_column(const char *header, const char *before, const ay_field *f) {
    if (f->kind == AY_F_RECORD && strcmp(f->name, "change") == 0) {
        for (uint32_t i = 0; i < f->of.records->n; i++)
            if (!has_column(header, "change_", &f->of.records->fields[i])) return false;
        return true;
    }
    if (f->kind == AY_F_SPANS || f->kind == AY_F_RECORD || f->kind == AY_F_RECORDS) return true;
    char name[64];
    snprintf(name, sizeof name, ",%s%s,", before, f->name);
    return strstr(header, name) != NULL;
}

// The header's columns, one by one: each is in the manual.
static void test_manual(const char *header) {
    static char page[1 << 16];
    FILE *file = fopen("docs/manual/assay-records.5", "rb");
    size_t n = file ? fread(page, 1, sizeof page - 1, file) : 0;
    if (file) fclose(file);
    ok(n > 0, "the manual has a page on records");
    for (const char *at = header; *at && *at != '\r';) {
        int len = (int)strcspn(at, ",\r");
        char last[64], inner[64];
        snprintf(last, sizeof last, " %.*s\n", len, at);
        snprintf(inner, sizeof inner, " %.*s ", len, at);
        bool change = strncmp(at, "change_", 7) == 0; // told of as a whole
        if (!change && !strstr(page, last) && !strstr(page, inner))
            ok(false, "the manual tells of %.*s", len, at);
        at += len;
        at += *at == ',';
    }
}

static void test_columns(void) {
    acted a;
    make_acts(&a);
    begin();
    ay_put_char(&out, ',');
    ay_style_csv.begin(&a.m.writer);
    ay_out_flush(&out);
    ay_walk walk;
    ay_walk_init(&walk, &arena, &scratch, &a.m.report, AY_DIGEST_KINDS);
    ay_record r;
    ay_kind kind;
    ay_span span;
    while (ay_walk_next(&walk, &r, &kind, &span))
        for (uint32_t i = 0; i < r.n; i++)
            if (!has_column(got, "", &r.fields[i]))
                ok(false, "CSV has a column for %s of %s", r.fields[i].name, ay_kind_names[kind]);
    ok(strstr(got, ",receiver,") != NULL, "CSV has a column for every field");
    test_manual(got + 1);
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
    test_act_records();
    test_act_tables();
    test_full_record();
    test_columns();
    test_buffer();
    ay_arena_release(&arena);
    ay_arena_release(&scratch);
    return done();
}
