// Properties of UTF-8 and of days, over random ones: in, rounds and a seed; out, one TAP point a
// property.
#include "base/calendar.h"
#include "base/utf8.h"

#include "../support/random.h"

#include "../tap.h"

enum { LONGEST = 64 };

static ay_arena arena;

// ---- bytes ----

// A code point, more often of the scripts that fold.
static uint32_t random_code(void) {
    static const uint32_t blocks[] = {
        0x80, 0x250, 0x590, 0x1100, 0x2000, 0x2200, 0x10000, 0x110000};
    uint32_t code = random_below(blocks[random_below(sizeof blocks / sizeof *blocks)]);
    return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
}

static size_t random_text(char out[LONGEST]) {
    size_t n = 0;
    for (size_t want = random_below(LONGEST - 4); n < want;)
        n += ay_utf8_put(random_below(2) ? 'A' + random_below(60) : random_code(), out + n);
    return n;
}

// Breaks a text: a byte is changed, or the end is cut off.
static size_t damaged(char *at, size_t len) {
    if (len && random_below(2)) at[random_below((uint32_t)len)] = (char)random_below(256);
    return len && random_below(4) == 0 ? len - 1 : len;
}

// What was accepted is decoded character by character and written again.
static bool comes_back(const char *at, size_t len) {
    for (size_t i = 0; i < len;) {
        char again[4];
        uint32_t code, n = ay_utf8_next(at + i, len - i, &code);
        if (ay_utf8_put(code, again) != n || n > len - i || memcmp(again, at + i, n) != 0)
            return false;
        if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
        i += n;
    }
    return true;
}

static void test_bytes(long n) {
    int bad_whole = 0, bad_part = 0, bad_fold = 0, bad_pieces = 0;
    for (long i = 0; i < n; i++) {
        char text[LONGEST], once[2 * LONGEST], twice[4 * LONGEST], pieces[2 * LONGEST];
        size_t len = random_text(text);
        bad_whole += ay_utf8_valid(text, len) != len || !comes_back(text, len);
        size_t folded = ay_utf8_fold(text, len, once), again = ay_utf8_fold(once, folded, twice);
        bad_fold += folded > 2 * len || ay_utf8_valid(once, folded) != folded;
        bad_fold += again != folded || memcmp(once, twice, folded) != 0;
        size_t together = 0;
        for (size_t k = 0; k < len;) {
            uint32_t code;
            k += ay_utf8_next(text + k, len - k, &code);
            together += ay_utf8_put(ay_code_fold(code), pieces + together);
        }
        bad_pieces += together != folded || memcmp(once, pieces, folded) != 0;
        len = damaged(text, len);
        size_t valid = ay_utf8_valid(text, len);
        bad_part += valid > len || !comes_back(text, valid) ||
                    (valid < len && ay_utf8_valid(text + valid, len - valid) != 0);
    }
    is_int(bad_whole, 0, "what is written in UTF-8 is well-formed and comes back");
    is_int(bad_part, 0, "of damaged text the accepted part comes back, and behind it nothing is");
    is_int(bad_fold, 0, "folding twice is folding once, well-formed, at most twice as long");
    is_int(bad_pieces, 0, "a text folds like its characters");
}

// ---- days ----

static void test_days(long n) {
    ay_day first = ay_day_of(-9999, 1, 1), last = ay_day_of(9999, 12, 31);
    int bad_text = 0, bad_month = 0, bad_week = 0;
    for (long i = 0; i < n; i++) {
        ay_arena_reset(&arena);
        ay_day day = random_between(first, last), back = AY_NO_DAY;
        ay_str text = ay_day_text(&arena, day);
        bool plain = ay_date_of(day).year >= 0; // "-0044-03-15" is written, and not read
        bad_text += ay_day_parse(text.at, text.len, &back) != plain || (plain && back != day);
        int32_t months = random_between(-3000, 3000), year, week;
        ay_day there = ay_add_months(day, months);
        ay_date from = ay_date_of(day), to = ay_date_of(there);
        int32_t moved = (to.year - from.year) * 12 + to.month - from.month;
        bad_month += there < first || there > last || !ay_date_valid(to);
        bad_month += there != first && there != last && moved != months;
        bad_month += moved == months && to.day != from.day &&
                     (to.day > from.day || to.day != ay_days_in_month(to.year, to.month));
        ay_iso_week(day, &year, &week);
        bad_week += day != ay_iso_week_start(year, week) + ay_weekday(day) - 1;
    }
    ay_add_months(0, INT32_MAX);
    ay_add_months(0, INT32_MIN);
    is_int(bad_text, 0, "parse(print(day)) is the day");
    is_int(bad_month, 0, "months are added month by month, cut to the month's length");
    is_int(bad_week, 0, "a day is its ISO week's start and its weekday");
}

int main(int argc, char **argv) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    long n = random_start(argc, argv);
    test_bytes(n);
    test_days(n);
    ay_arena_release(&arena);
    return done();
}
