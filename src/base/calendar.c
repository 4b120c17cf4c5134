// The calendar: in, years, months and days; out, day numbers, and back. The algorithms are Howard
// Hinnant's ("chrono-Compatible Low-Level Date Algorithms"): a year starts in March, so that the
// leap day is its last, and 400 years make an era of always the same length. The trap: C divides
// towards zero, and days before 1970 are negative; eras are divided downwards.
#include "calendar.h"

enum {
    FIRST_YEAR = -9999,
    LAST_YEAR = 9999,
    ERA_YEARS = 400,
    ERA_DAYS = 146097,
    EPOCH = 719468, // days from 0000-03-01 to 1970-01-01
};

// a / b downwards; b > 0.
static int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b < 0); }

// ---- days ----

static bool leap_year(int32_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % ERA_YEARS == 0;
}

int32_t ay_days_in_month(int32_t year, int32_t month) {
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    return days[month - 1] + (month == 2 && leap_year(year));
}

bool ay_date_valid(ay_date date) {
    return date.year >= FIRST_YEAR && date.year <= LAST_YEAR && date.day >= 1 &&
           date.day <= ay_days_in_month(date.year, date.month);
}

ay_day ay_day_of(int32_t year, int32_t month, int32_t day) {
    if (month <= 2) year--;
    int32_t era = (int32_t)floor_divide(year, ERA_YEARS), year_of_era = year - era * ERA_YEARS;
    int32_t month_from_march = month > 2 ? month - 3 : month + 9;
    int32_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1; // 153 days in 5 months
    int32_t leap_days = year_of_era / 4 - year_of_era / 100;
    return era * ERA_DAYS + year_of_era * 365 + leap_days + day_of_year - EPOCH;
}

ay_date ay_date_of(ay_day day) {
    int64_t from_march = (int64_t)day + EPOCH;
    int32_t era = (int32_t)floor_divide(from_march, ERA_DAYS);
    int32_t of_era = (int32_t)(from_march - (int64_t)era * ERA_DAYS);
    // Without the leap days of 4, 100 and 400 years before it every year has 365 days.
    int32_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t month_from_march = (5 * of_year + 2) / 153;
    int32_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return (ay_date){
        .year = year_of_era + era * ERA_YEARS + (month <= 2),
        .month = month,
        .day = of_year - (153 * month_from_march + 2) / 5 + 1,
    };
}

int32_t ay_weekday(ay_day day) {
    int32_t from_monday = (day % 7 + 7 + 3) % 7; // 1970-01-01 was a Thursday
    return from_monday + 1;
}

// ---- months and years ----

ay_day ay_add_months(ay_day day, int32_t months) {
    ay_date date = ay_date_of(day);
    int64_t month = (int64_t)date.year * 12 + date.month - 1 + months; // from January of the year 0
    int64_t year = floor_divide(month, 12);
    if (year < FIRST_YEAR) return ay_day_of(FIRST_YEAR, 1, 1);
    if (year > LAST_YEAR) return ay_day_of(LAST_YEAR, 12, 31);
    date.year = (int32_t)year;
    date.month = (int32_t)(month - year * 12) + 1;
    int32_t last = ay_days_in_month(date.year, date.month);
    return ay_day_of(date.year, date.month, date.day < last ? date.day : last);
}

void ay_month_span(int32_t year, int32_t month, ay_day *from, ay_day *to) {
    *from = ay_day_of(year, month, 1);
    *to = *from + ay_days_in_month(year, month) - 1;
}

void ay_year_span(int32_t year, ay_day *from, ay_day *to) {
    *from = ay_day_of(year, 1, 1);
    *to = ay_day_of(year, 12, 31);
}

// ---- weeks (ISO 8601): a week belongs to the year of its Thursday ----

ay_day ay_iso_week_start(int32_t year, int32_t week) {
    ay_day fourth = ay_day_of(year, 1, 4); // always in week 1
    return fourth - (ay_weekday(fourth) - 1) + 7 * (week - 1);
}

void ay_iso_week(ay_day day, int32_t *year, int32_t *week) {
    *year = ay_date_of(day + 4 - ay_weekday(day)).year;
    *week = (day - ay_iso_week_start(*year, 1)) / 7 + 1;
}

// ---- text ----

static bool read_digits(const char *at, int n, int32_t *out) {
    *out = 0;
    for (int i = 0; i < n; i++) {
        if (at[i] < '0' || at[i] > '9') return false;
        *out = *out * 10 + (at[i] - '0');
    }
    return true;
}

bool ay_day_parse(const char *at, size_t len, ay_day *out) {
    ay_date date;
    if (len != sizeof "YYYY-MM-DD" - 1 || at[4] != '-' || at[7] != '-') return false;
    if (!read_digits(at, 4, &date.year) || !read_digits(at + 5, 2, &date.month)) return false;
    if (!read_digits(at + 8, 2, &date.day) || !ay_date_valid(date)) return false;
    *out = ay_day_of(date.year, date.month, date.day);
    return true;
}

ay_str ay_day_text(ay_arena *arena, ay_day day) {
    ay_date date = ay_date_of(day);
    const char *format = date.year < 0 ? "%05d-%02d-%02d" : "%04d-%02d-%02d"; // room for the sign
    return ay_textf(arena, format, date.year, date.month, date.day);
}
