// Lines of NDJSON: members, escapes, and what is wrong with a line, to the byte.
#include "read/document.h"

#include "../tap.h"

#include <setjmp.h>

#define LITERAL(text) \
    { "" text, sizeof(text) - 1 } // AY_STR is no constant

static ay_arena arena;

static void test_members(void) {
    ay_given given;
    ay_str text, error;
    uint32_t column;
    ok(ay_ndjson_parse(&arena,
           AY_STR(" { \"id\" : \"a\\u0062\" , \"extra\" : [1, {\"x\": [true, null, -1.5e+3]}], "
                  "\"text\":\"b c\","
                  "\"date\":\"2024-03-01\",\"outlet\":\"O\",\"url\":\"U\",\"title\":\"T\"} \r"),
           &given, &text, &error, &column),
        "all members, and one that is not ours");
    is_text(given.name, "ab", "id");
    is_text(text, "b c", "text");
    is_text(given.outlet, "O", "outlet");
    is_text(given.url, "U", "url");
    is_text(given.title, "T", "title");
    is_int(given.date, ay_day_of(2024, 3, 1), "date");

    ok(ay_ndjson_parse(&arena, AY_STR("{\"text\":\"b\",\"id\":17,\"date\":null,\"title\":null}"),
           &given, &text, &error, &column),
        "an id that is a number, and what is not known");
    is_text(given.name, "17", "its digits");
    is_int(given.date, AY_NO_DAY, "no date");
    is_int(given.title.len, 0, "no title");
    ok(ay_ndjson_parse(&arena, AY_STR("{\"text\":\"b\",\"date\":\"2024-03-01T23:30:00Z\"}"), &given,
           &text, &error, &column),
        "a date with a clock time");
    is_int(given.date, ay_day_of(2024, 3, 1), "is its day as written");
}

static void test_escapes(void) {
    ay_given given;
    ay_str text, error;
    uint32_t column;
    ok(ay_ndjson_parse(&arena,
           AY_STR("{\"text\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u20ac\\uD83D\\ude00\\u0041\"}"), &given,
           &text, &error, &column),
        "every escape");
    is_text(text,
        "\"\\/\b\f\n\r\t\xE2\x82\xAC\xF0\x9F\x98\x80"
        "A",
        "is its character");
    ok(ay_ndjson_parse(&arena, AY_STR("{\"text\":\"a\\u0000b\"}"), &given, &text, &error, &column),
        "an escaped NUL");
    ok(text.len == 3 && text.at[1] == '\0', "is an ordinary byte");
    ay_str line = AY_STR("{\"text\":\"plain\"}");
    ay_ndjson_parse(&arena, line, &given, &text, &error, &column);
    ok(text.at == line.at + 9, "a text without escapes is not copied");
}

static void test_faults(void) {
    static const struct {
        ay_str line;
        uint32_t column;
        const char *error;
    } cases[] = {
        {LITERAL(""), 1, "a line of NDJSON is an object: '{' is wanted"},
        {LITERAL("[1]"), 1, "a line of NDJSON is an object: '{' is wanted"},
        {LITERAL("{}"), 1, "the object has no \"text\""},
        {LITERAL("{\"text\":1}"), 9, "\"text\" must be a string"},
        {LITERAL("{\"text\":\"a\""), 12, "',' or '}' is wanted"},
        {LITERAL("{\"text\":\"a\"} x"), 14, "the line goes on behind the object"},
        {LITERAL("{\"text\":\"a"), 11, "the string does not end"},
        {LITERAL("{\"text\":\"a\\x\"}"), 11, "not an escape of JSON, or half of a surrogate pair"},
        {LITERAL("{\"text\":\"\\ud83d\"}"), 10,
            "not an escape of JSON, or half of a surrogate pair"},
        {LITERAL("{\"text\":\"\\ude00\"}"), 10,
            "not an escape of JSON, or half of a surrogate pair"},
        {LITERAL("{\"text\":\"a\tb\"}"), 11, "a control character in a string must be escaped"},
        {LITERAL("{\"text\":\"a\xFF\"}"), 11, "not UTF-8"},
        {LITERAL("{\"text\":\"a\",}"), 13, "a string is wanted here"},
        {LITERAL("{\"text\":\"a\",\"x\":01}"), 17, "not a number of JSON"},
        {LITERAL("{\"text\":\"a\",\"x\":tru}"), 17, "a value is wanted here"},
        {LITERAL("{\"text\":\"a\",\"x\" 1}"), 17, "':' is wanted behind a name"},
        {LITERAL("{\"text\":\"a\",\"date\":\"2024-02-30\"}"), 20,
            "\"date\" must be a day that exists, as YYYY-MM-DD"},
        {LITERAL("{\"text\":\"a\",\"date\":20240201}"), 20, "\"date\" must be a string"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ay_given given;
        ay_str text, error = {0};
        uint32_t column = 0;
        ok(!ay_ndjson_parse(&arena, cases[i].line, &given, &text, &error, &column), "a fault: %s",
            cases[i].error);
        is_text(error, cases[i].error, "is named in %.30s", cases[i].line.at);
        is_int(column, cases[i].column, "and its place");
    }
}

static void test_depth(void) {
    char line[4000] = "{\"text\":\"a\",\"x\":";
    ay_given given;
    ay_str text, error;
    uint32_t column;
    memset(line + 16, '[', sizeof line - 16);
    ok(!ay_ndjson_parse(&arena, (ay_str){line, sizeof line}, &given, &text, &error, &column),
        "hostile nesting");
    is_text(error, "nested too deep", "is refused");
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    test_members();
    test_escapes();
    test_faults();
    test_depth();
    ay_arena_release(&arena);
    return done();
}
