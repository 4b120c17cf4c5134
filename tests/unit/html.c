// Pages: the guard keeps the length and takes the teeth out of hostile markup; every word of a page
// leads back to where it stands.
#include "read/html.h"

#include "../tap.h"

#include <setjmp.h>

static ay_arena arena;

static ay_str guarded(ay_str page) {
    ay_doc out = {0};
    ay_html_guard(&arena, page, &out);
    return out.text;
}

static void is_guarded(ay_str page, const char *want, const char *name) {
    ay_str got = guarded(page);
    tap_str(got.at, got.len, want, __FILE__, __LINE__, "%s", name);
}

static void test_guard(void) {
    is_guarded(AY_STR("<p>a<div>b</div>"), "<p>a<div>b</div>", "a page stays as it is");
    is_guarded(AY_STR("a<b>c</b>"), "ac", "tags that change letters go");
    is_guarded(AY_STR("<p>a <!-- <b> --> c"), "<p>a  c", "comments go");
    is_guarded(AY_STR("x<!-->y<!--->z"), "xyz", "short ones too");
    is_guarded(AY_STR("x<!-- y"), "x", "and those that do not end");
    is_guarded(AY_STR("<svg><a>x</a></svg>y"), "  y", "drawings go with what is in them");
    is_guarded(AY_STR("<svg/>y"), " y", "a closed drawing too");
    is_guarded(AY_STR("<svg>y"), " y", "of one that does not end only the tag");
    is_guarded(AY_STR("<script>a<b</script>c"), "<script></script>c", "scripts are emptied");
    is_guarded(AY_STR("<title>a<b</title>c"), "<title>a b</title>c", "titles keep no '<'");
    is_guarded(AY_STR("<body a=1><body b=2>"), "<body a=1>          ", "a second <body> goes");
}

// How deep `count` times `tag` nests.
static uint32_t depth_of(const char *tag, uint32_t count) {
    uint32_t n = (uint32_t)strlen(tag), deepest = 0, depth = 0;
    char *page = ay_alloc(&arena, (size_t)n * count);
    for (uint32_t i = 0; i < count; i++) memcpy(page + i * n, tag, n);
    ay_str got = guarded((ay_str){page, n * count});
    for (uint32_t i = 0; i + 1 < got.len; i++) {
        if (got.at[i] != '<') continue;
        if (got.at[i + 1] == '/') depth--;
        else if (++depth > deepest) deepest = depth;
    }
    return deepest;
}

static void test_depth(void) {
    ok(depth_of("<div>", 5000) <= 200, "nesting is capped");
    ok(depth_of("<span>", 5000) <= 200, "of any kind");
    ok(depth_of("<table>", 5000) <= 200, "of tables too");
    is_int(depth_of("<div></div>", 5000), 1, "what is closed does not count");
    is_int(depth_of("<ul><li></li></ul>", 5000), 2, "nor lists");
    ok(depth_of("<p>", 5000) == 5000, "a paragraph ends the one before");
    ok(depth_of("<li>", 5000) == 5000, "so does an item");
}

static void test_attributes(void) {
    char page[4096] = "<p";
    for (size_t i = 2; i < sizeof page; i++) page[i] = i % 4 == 2 ? ' ' : (char)('a' + i % 26);
    page[sizeof page - 1] = '>';
    ay_str got = guarded((ay_str){page, sizeof page});
    size_t kept = 0;
    for (size_t i = 0; i < got.len; i++) kept += got.at[i] != ' ';
    ok(kept < 400, "of a thousand attributes a hundred stay");
    is_int(got.at[got.len - 1], '>', "and the tag's end");
}

// A page in another encoding, with an entity and a tag in the middle of a word.
static void test_joined_maps(void) {
    static const char page[] = "<p>Caf\xE9s in M\xFC<b>n</b>ch&euro;n.</p>";
    ay_given given = {.date = AY_NO_DAY};
    ay_doc doc;
    ay_str error, bytes = {page, sizeof page - 1};
    ok(ay_doc_read(&arena, bytes, AY_FORMAT_HTML, &given, &doc, &error), "a page in windows-1252");
    is_text(doc.text, "Caf\xC3\xA9s in M\xC3\xBCnch\xE2\x82\xACn.\n", "its text");
    static const struct {
        ay_span text, source;
    } cases[] = {
        {{0, 3}, {3, 6}},     // Caf
        {{3, 5}, {6, 7}},     // é
        {{5, 6}, {7, 8}},     // s
        {{11, 13}, {13, 14}}, // ü
        {{13, 14}, {17, 18}}, // n
        {{16, 19}, {24, 30}}, // €
        {{19, 20}, {30, 31}}, // n
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ay_span got = ay_doc_source(&doc, cases[i].text);
        ok(got.start == cases[i].source.start && got.end == cases[i].source.end,
            "[%u, %u) comes from [%u, %u)", cases[i].text.start, cases[i].text.end, got.start,
            got.end);
    }
}

static void test_words(void) {
    static const char page[] =
        "<html><body><p>Miller &amp; Sons&#8217; <b>b</b>ridge\r\n cost&nbsp;41&euro;</p>"
        "<ul><li>a&lt;b</ul></body></html>";
    static const struct {
        const char *word, *source;
    } cases[] = {
        {"Miller", "Miller"},
        {"&", "&amp;"},
        {"Sons\xE2\x80\x99", "Sons&#8217;"},
        {"bridge", "b</b>ridge"},
        {"41\xE2\x82\xAC", "41&euro;"},
        {"a<b", "a&lt;b"},
    };
    ay_given given = {.date = AY_NO_DAY};
    ay_doc doc;
    ay_str error;
    if (!ok(ay_doc_read(
                &arena, (ay_str){page, sizeof page - 1}, AY_FORMAT_HTML, &given, &doc, &error),
            "a page"))
        return;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *at = strstr(doc.text.at, cases[i].word);
        if (!ok(at != NULL, "holds \"%s\"", cases[i].word)) continue;
        uint32_t start = (uint32_t)(at - doc.text.at);
        ay_span s = ay_doc_source(&doc, (ay_span){start, start + (uint32_t)strlen(cases[i].word)});
        is_text(
            ((ay_str){page + s.start, s.end - s.start}), cases[i].source, "which stands there as");
    }
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    test_guard();
    test_depth();
    test_attributes();
    test_joined_maps();
    test_words();
    ay_arena_release(&arena);
    return done();
}
