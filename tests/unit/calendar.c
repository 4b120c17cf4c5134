// The calendar: every day of twenty thousand years there and back, weekdays and ISO weeks by their
// definitions, months and parsing.
#include "base/calendar.h"

#include "../tap.h"

static ay_arena arena;

// Walks through all years day by day, counting by hand.
static void test_every_day(void) {
    ay_day day = ay_day_of(-9999, 1, 1);
    int wrong = 0, weekday = ay_weekday(day);
    for (int32_t year = -9999; year <= 9999; year++)
        for (int32_t month = 1; month <= 12; month++)
            for (int32_t d = 1; d <= ay_days_in_month(year, month); d++, day++) {
                ay_date back = ay_date_of(day);
                wrong += ay_day_of(year, month, d) != day || back.year != year ||
                         back.month != month || back.day != d;
                wrong += ay_weekday(day) != weekday;
                weekday = weekday % 7 + 1;
            }
    is_int(wrong, 0, "every day from -9999 to 9999, there and back");
    is_int(ay_day_of(1970, 1, 1), 0, "day 0 is 1970-01-01");
    is_int(ay_weekday(ay_day_of(2024, 2, 29)), 4, "2024-02-29 was a Thursday");
    is_int(ay_weekday(ay_day_of(1582, 10, 15)), 5, "1582-10-15 was a Friday");
}

static void test_weeks(void) {
    int wrong = 0;
    for (ay_day day = ay_day_of(1900, 1, 1); day < ay_day_of(2100, 1, 1); day++) {
        int32_t year, week;
        ay_iso_week(day, &year, &week);
        ay_day monday = ay_iso_week_start(year, week);
        wrong += monday > day || day - monday > 6 || ay_weekday(monday) != 1;
        wrong += ay_date_of(monday + 3).year != year; // a week belongs to the year of its Thursday
        wrong += week < 1 || week > 53;
    }
    is_int(wrong, 0, "ISO weeks of two centuries");
    int32_t year, week;
    ay_iso_week(ay_day_of(2021, 1, 3), &year, &week);
    ok(year == 2020 && week == 53, "2021-01-03 is in 2020-W53");
}

static void test_months(void) {
    ay_day from, to;
    is_text(ay_day_text(&arena, ay_add_months(ay_day_of(2024, 1, 31), 1)), "2024-02-29",
        "a month behind 31 January");
    is_text(ay_day_text(&arena, ay_add_months(ay_day_of(2024, 3, 31), -13)), "2023-02-28",
        "thirteen months before 31 March");
    is_text(ay_day_text(&arena, ay_add_months(ay_day_of(1, 1, 15), -2)), "0000-11-15",
        "across the year 0");
    is_text(ay_day_text(&arena, ay_add_months(ay_day_of(2024, 5, 5), INT32_MAX)), "9999-12-31",
        "beyond the calendar: its last day");
    is_text(ay_day_text(&arena, ay_add_months(ay_day_of(2024, 5, 5), INT32_MIN)), "-9999-01-01",
        "before the calendar: its first day");
    ay_month_span(1900, 2, &from, &to);
    is_int(to - from, 27, "February 1900 had 28 days");
    ay_year_span(2000, &from, &to);
    is_int(to - from, 365, "2000 had 366 days");
}

static void test_parse(void) {
    static const char *const bad[] = {"", "2024-2-09", "2024-02-30", "2023-02-29", "2024-13-01",
        "2024-00-10", "2024/02/01", "2024-02-01 ", "20a4-02-01", "-024-02-01"};
    ay_day day;
    ok(ay_day_parse("2024-02-29", 10, &day) && day == ay_day_of(2024, 2, 29), "2024-02-29");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ok(!ay_day_parse(bad[i], strlen(bad[i]), &day), "\"%s\" is no day", bad[i]);
    ok(!ay_date_valid((ay_date){2023, 6, 31}) && ay_date_valid((ay_date){2023, 6, 30}),
        "June has 30 days");
    ok(!ay_date_valid((ay_date){10000, 1, 1}), "the year 10000 is beyond");
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    test_every_day();
    test_weeks();
    test_months();
    test_parse();
    ay_arena_release(&arena);
    return done();
}
