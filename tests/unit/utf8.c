// UTF-8: every code point there and back, every ill-formed beginning refused, folding and classes
// of the letters that names are made of.
#include "base/utf8.h"

#include "../tap.h"

static void test_every_code(void) {
    int wrong = 0;
    for (uint32_t code = 0; code <= 0x10ffff; code++) {
        if (code >= 0xd800 && code <= 0xdfff) continue;
        char bytes[4];
        uint32_t n = ay_utf8_put(code, bytes), back = 0;
        wrong += ay_utf8_valid(bytes, n) != n;
        wrong += ay_utf8_next(bytes, n, &back) != n || back != code;
        wrong += n > 1 && ay_utf8_valid(bytes, n - 1) != 0; // cut short
    }
    is_int(wrong, 0, "every code point, there and back");
}

static void test_ill_formed(void) {
    static const struct {
        const char *at;
        size_t len, valid;
        const char *name;
    } cases[] = {
        {"abc\x80", 4, 3, "a stray continuation"},
        {"\xc0\x80", 2, 0, "NUL in two bytes"},
        {"\xe0\x9f\xbf", 3, 0, "overlong in three"},
        {"\xed\xa0\x80", 3, 0, "a surrogate"},
        {"\xf4\x90\x80\x80", 4, 0, "beyond U+10FFFF"},
        {"\xf5\x80\x80\x80", 4, 0, "a lead byte that is none"},
        {"0123456789\xe2\x82", 12, 10, "cut short behind the fast path"},
        {"\xe2\x82\xac\0x", 5, 5, "a NUL is an ordinary byte"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is_int(ay_utf8_valid(cases[i].at, cases[i].len), cases[i].valid, "%s", cases[i].name);
}

static void folds(const char *text, const char *want) {
    char out[256];
    size_t n = ay_utf8_fold(text, strlen(text), out);
    tap_str(out, n, want, __FILE__, __LINE__, "%s folds to %s", text, want);
}

static void test_fold(void) {
    folds("Exports ROSE 20%", "exports rose 20%");
    folds("Türkiye, ÇAĞLAR, Łódź", "türkiye, çağlar, łódź");
    folds("İzmir, 300 K, 5 Å", "izmir, 300 k, 5 å");
    folds("@AZ[`az{ EIGHT AND MORE", "@az[`az{ eight and more");
    folds("ΑΘΗΝΑ Москва ԵՐԵՎԱՆ", "αθηνα москва երեվան");
    folds("China’s ‘best’", "china's 'best'");
    folds("中国 بغداد", "中国 بغداد");
    int longer = 0;
    for (uint32_t code = 0; code <= 0xffff; code++) {
        char a[4], b[8];
        if (code >= 0xd800 && code <= 0xdfff) continue;
        uint32_t n = ay_utf8_put(code, a);
        longer += ay_utf8_fold(a, n, b) > 2 * n;
        longer += ay_code_fold(ay_code_fold(code)) != ay_code_fold(code);
    }
    is_int(longer, 0, "folding twice is folding once, and at most doubles");
}

static void test_classes(void) {
    is_int(ay_code_class(0xa0), AY_SPACE, "a no-break space");
    is_int(ay_code_class(0x2009), AY_SPACE, "a thin space");
    is_int(ay_code_class('7'), AY_DIGIT, "7");
    is_int(ay_code_class(0x0667), AY_OTHER, "an Arabic-Indic seven is no digit here");
    is_int(ay_code_class(0x4e2d), AY_LETTER, "a Chinese character");
    is_int(ay_code_class(0x1ec7), AY_LETTER, "a Vietnamese letter");
    is_int(ay_code_class(0x2014), AY_OTHER, "a dash");
    ok(ay_code_upper(0x0410) && !ay_code_upper(0x0430), "Cyrillic A is upper case, a is not");
}

int main(void) {
    test_every_code();
    test_ill_formed();
    test_fold();
    test_classes();
    return done();
}
