// Stage 1 as a whole: formats told apart, what is refused and why, blocks and offsets.
#include "read/document.h"

#include "../tap.h"

#include <setjmp.h>

#define LITERAL(text) \
    { "" text, sizeof(text) - 1 } // AY_STR is no constant

static ay_arena arena;

static bool reading(ay_str bytes, ay_format format, ay_doc *doc, ay_str *error) {
    ay_given given = {.name = AY_STR("test"), .date = AY_NO_DAY};
    *error = (ay_str){0};
    return ay_doc_read(&arena, bytes, format, &given, doc, error);
}

static void test_guess(void) {
    static const struct {
        ay_str bytes, name;
        ay_format want;
    } cases[] = {
        {LITERAL("Exports rose."), LITERAL("a.txt"), AY_FORMAT_TEXT},
        {LITERAL("Exports rose."), LITERAL("a.html"), AY_FORMAT_HTML},
        {LITERAL("\n <!DOCTYPE HTML>\n<p>"), LITERAL("-"), AY_FORMAT_HTML},
        {LITERAL("\xEF\xBB\xBF<html>"), LITERAL("-"), AY_FORMAT_HTML},
        {LITERAL("<p>Exports rose."), LITERAL("-"), AY_FORMAT_HTML},
        {LITERAL("<SRD> rose."), LITERAL("-"), AY_FORMAT_TEXT},
        {LITERAL("<pre> rose."), LITERAL("-"), AY_FORMAT_TEXT},
        {LITERAL("{\"id\": \"a\", \"text\": \"b\"}\n"), LITERAL("-"), AY_FORMAT_NDJSON},
        {LITERAL("{\"id\": \"a\"}\n{\"text\": \"b\"}"), LITERAL("-"), AY_FORMAT_TEXT},
        {LITERAL("{text}"), LITERAL("-"), AY_FORMAT_TEXT},
        {LITERAL(""), LITERAL(""), AY_FORMAT_TEXT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is_int(ay_format_guess(cases[i].bytes, cases[i].name), cases[i].want, "format of \"%.20s\"",
            cases[i].bytes.at);
}

static void test_refused(void) {
    ay_doc doc;
    ay_str error;
    ok(!reading((ay_str){"", 0}, AY_FORMAT_GUESS, &doc, &error), "nothing at all is refused");
    is_text(error, "is empty", "and called empty");
    ok(!reading((ay_str){"x", (64u << 20) + 1}, AY_FORMAT_GUESS, &doc, &error),
        "more than 64 MiB is refused before a byte is read");
    is_text(error, "is larger than 64 MiB: split it, or give one document a line as NDJSON",
        "with what to do");
    ok(!reading(AY_STR("\x1F\x8B\x08\0\0"), AY_FORMAT_TEXT, &doc, &error), "gzip is refused");
    is_text(error, "looks like gzip: unpack it first (gunzip)", "with what to do");
    ok(!reading(AY_STR("\0\1\2\3\4\5\6\7"), AY_FORMAT_TEXT, &doc, &error), "so are control bytes");
}

static void test_blocks(void) {
    ay_doc doc;
    ay_str error,
        text = AY_STR("Port grows\r\n\r\n \tIt handled 4.1 million tonnes.\r\n- grain\r\n- ore");
    ok(reading(text, AY_FORMAT_TEXT, &doc, &error), "a text with a list");
    is_int(doc.n_blocks, 4, "has four blocks");
    is_int(doc.blocks[0].kind, AY_BLOCK_TITLE, "a title");
    is_int(doc.blocks[1].kind, AY_BLOCK_BODY, "a paragraph");
    is_text(
        ay_doc_str(&doc, doc.blocks[1].span), "It handled 4.1 million tonnes.", "without blanks");
    is_int(doc.blocks[3].kind, AY_BLOCK_ITEM, "an item");
    is_text(ay_doc_str(&doc, doc.blocks[3].span), "ore", "without its marker");
    ok(doc.text.at == text.at && doc.n_map == 0, "UTF-8 is read where it lies");
    uint32_t end = 0, wrong = 0;
    for (uint32_t i = 0; i < doc.n_blocks; end = doc.blocks[i++].span.end)
        wrong += ay_span_empty(doc.blocks[i].span) || doc.blocks[i].span.start < end;
    is_int(wrong, 0, "in order, none empty, none over another");
}

static void test_source(void) {
    ay_doc doc;
    ay_str error;
    reading(AY_STR("\xEF\xBB\xBFIt handled 4.1 million tonnes."), AY_FORMAT_TEXT, &doc, &error);
    ay_span s = ay_doc_source(&doc, (ay_span){3, 10});
    ok(s.start == 6 && s.end == 13, "a byte order mark is three bytes of source");
    s = ay_doc_source(&doc, (ay_span){5, 5});
    ok(s.start == 8 && s.end == 8, "an empty span stays empty");
    s = ay_doc_source(&doc, (ay_span){0, doc.text.len});
    ok(s.start == 3 && s.end == 33, "the whole text");
}

// No memory: each cap ends in the guard, none in a crash.
static void test_memory(void) {
    static const char page[] =
        "<html><title>T</title><p class='date'>1 May 2024<p>It handled 4 &euro;";
    static volatile int read = 0, refused = 0;
    for (volatile size_t cap = 4096; cap < 400000; cap += 4096) {
        ay_arena small;
        jmp_buf guard;
        ay_arena_init(&small, (ay_memory){0}, cap);
        small.guard = &guard;
        ay_given given = {.date = AY_NO_DAY};
        ay_doc doc;
        ay_str error;
        if (setjmp(guard)) refused++;
        else if (ay_doc_read(&small, (ay_str){page, sizeof page - 1}, AY_FORMAT_GUESS, &given, &doc,
                     &error))
            read++;
        ay_arena_release(&small);
    }
    ok(refused > 0 && read > 0, "out of memory at %d caps, read at %d", refused, read);
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    test_guess();
    test_refused();
    test_blocks();
    test_source();
    test_memory();
    ay_arena_release(&arena);
    return done();
}
