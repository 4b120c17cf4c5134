// Other encodings: what they are taken for, and that each character of the text leads back to the
// bytes it was made of.
#include "read/document.h"

#include "base/utf8.h"

#include "../tap.h"

#include <setjmp.h>

static ay_arena arena;

static bool reading(ay_str bytes, ay_doc *doc, ay_str *error) {
    ay_given given = {.date = AY_NO_DAY};
    return ay_doc_read(&arena, bytes, AY_FORMAT_TEXT, &given, doc, error);
}

// Every character on its own: its source is `unit` bytes, one behind the other from `from` on.
static int wrong_characters(const ay_doc *doc, uint32_t from, uint32_t unit) {
    int wrong = 0;
    for (uint32_t i = 0, n, code; i < doc->text.len; i += n, from += unit) {
        n = ay_utf8_next(doc->text.at + i, doc->text.len - i, &code);
        ay_span s = ay_doc_source(doc, (ay_span){i, i + n});
        wrong += s.start != from || s.end != from + unit;
    }
    return wrong;
}

static void test_single_bytes(void) {
    ay_doc doc;
    ay_str error;
    char text[2000]; // long enough for several entries of the map
    for (size_t i = 0; i < sizeof text; i++) text[i] = "caf\xE9 \x93 ab\x94 "[i % 11];
    ok(reading((ay_str){text, sizeof text}, &doc, &error), "accents and quotation marks");
    is_str(doc.encoding, "windows-1252", "are windows-1252");
    is_int(wrong_characters(&doc, 0, 1), 0, "each character is one byte of source");
    ok(doc.n_map > 1 && doc.n_map < 20, "the map has %u entries", doc.n_map);
}

static void test_two_bytes(void) {
    ay_doc doc;
    ay_str error;
    char text[2002] = "\xFE\xFF";
    for (size_t i = 2; i < sizeof text; i += 2)
        text[i] = i % 10 ? 0 : 0x04, text[i + 1] = i % 10 ? 'a' : 0x16;
    ok(reading((ay_str){text, sizeof text}, &doc, &error), "UTF-16 with a mark");
    is_str(doc.encoding, "UTF-16BE", "is told by it");
    is_int(wrong_characters(&doc, 2, 2), 0, "each character is two bytes of source");
}

static void test_mixed(void) {
    ay_doc doc;
    ay_str error;
    // one character of four bytes between ones of two
    ok(reading(AY_STR("\xFF\xFE"
                      "a\0\x3D\xD8\x00\xDE"
                      "b\0c\0"),
           &doc, &error),
        "a surrogate pair");
    ay_span pair = ay_doc_source(&doc, (ay_span){1, 5}),
            after = ay_doc_source(&doc, (ay_span){5, 6});
    ok(pair.start == 4 && pair.end == 8, "is four bytes of source");
    ok(after.start == 8 && after.end == 10, "and what follows is in its place");

    // "exports rose by 41%, imports fell by 3%; the total trade is the highest ever"
    ok(reading(
           AY_STR(
               "\xB3\xF6\xBF\xDA\xD4\xF6\xB3\xA4"
               "41%\xA3\xAC\xBD\xF8\xBF\xDA\xCF\xC2\xBD\xB5"
               "3%\xA3\xAC\xC3\xB3\xD2\xD7\xD7\xDC\xB6\xEE\xB4\xB4\xCF\xC2\xC0\xFA\xCA\xB7\xD7\xEE"
               "\xB8\xDF\xBC\xC7\xC2\xBC\xA1\xA3"),
           &doc, &error),
        "Chinese and digits");
    is_str(doc.encoding, "GB18030", "in GB 18030");
    ay_span digits = ay_doc_source(&doc, (ay_span){12, 14});
    ok(digits.start == 8 && digits.end == 10, "the digits are where they stand");
}

static void test_damaged(void) {
    ay_doc doc;
    ay_str error;
    ok(reading(AY_STR("M\xC3\xBCller f\xC3\xBCr \xC3\xBC"
                      "ber \xC3\xB6 \xFF M\xC3\xBCll"),
           &doc, &error),
        "one bad byte in UTF-8");
    is_str(doc.encoding, "UTF-8", "leaves it UTF-8");
    ok(ay_utf8_valid(doc.text.at, doc.text.len) == doc.text.len, "and the text is well-formed");
    ok(!reading(AY_STR("ab\x81\x8D\x8F\x90\x81\x8D\x8F\x90"), &doc, &error),
        "bytes that are no letters anywhere");
    is_text(error, "is in no encoding of text: byte 3 is out of place in all of them", "are named");
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    test_single_bytes();
    test_two_bytes();
    test_mixed();
    test_damaged();
    ay_arena_release(&arena);
    return done();
}
