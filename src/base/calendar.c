// Day numbers by the algorithms of Howard Hinnant ("chrono-compatible low-level date algorithms"): years start in March, so that the
// leap day is the last of its year, and 400 years are one era.

#include "calendar.h"

enum { ERA_DAYS = 146097, EPOCH = 719468 };

static bool leap(int32_t y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

int32_t ay_days_in_month(int32_t year, int32_t month) {
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    return days[month - 1] + (month == 2 && leap(year));
}

bool ay_date_valid(ay_date d) {
    return d.year >= -9999 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= ay_days_in_month(d.year, d.month);
}

ay_day ay_day_of(int32_t year, int32_t month, int32_t day) {
    year -= month <= 2;
    int32_t era = (year >= 0 ? year : year - 399) / 400, yoe = year - era * 400;
    int32_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1, doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * ERA_DAYS + doe - EPOCH;
}

ay_date ay_date_of(ay_day day) {
    int32_t z = day + EPOCH, era = (z >= 0 ? z : z - ERA_DAYS + 1) / ERA_DAYS, doe = z - era * ERA_DAYS;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int32_t mp = (5 * doy + 2) / 153, month = mp + (mp < 10 ? 3 : -9);
    return (ay_date){yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1};
}

int32_t ay_weekday(ay_day day) {
    int32_t w = (day + 3) % 7; // 1970-01-01 was a Thursday
    return (w < 0 ? w + 7 : w) + 1;
}

ay_day ay_add_months(ay_day day, int32_t months) {
    ay_date d = ay_date_of(day);
    int32_t m = d.year * 12 + d.month - 1 + months, year = (m >= 0 ? m : m - 11) / 12, month = m - year * 12 + 1;
    int32_t last = ay_days_in_month(year, month);
    return ay_day_of(year, month, d.day < last ? d.day : last);
}

void ay_month_span(int32_t year, int32_t month, ay_day *from, ay_day *to) {
    *from = ay_day_of(year, month, 1);
    *to = *from + ay_days_in_month(year, month) - 1;
}

void ay_year_span(int32_t year, ay_day *from, ay_day *to) {
    *from = ay_day_of(year, 1, 1);
    *to = ay_day_of(year, 12, 31);
}

ay_day ay_iso_week_start(int32_t year, int32_t week) {
    ay_day fourth = ay_day_of(year, 1, 4); // is always in week 1
    return fourth - (ay_weekday(fourth) - 1) + 7 * (week - 1);
}

void ay_iso_week(ay_day day, int32_t *year, int32_t *week) {
    *year = ay_date_of(day + 4 - ay_weekday(day)).year; // the year of the week's Thursday
    *week = (day - ay_iso_week_start(*year, 1)) / 7 + 1;
}

static bool digits(const char *at, int n, int32_t *out) {
    *out = 0;
    for (int i = 0; i < n; i++) {
        if (at[i] < '0' || at[i] > '9') return false;
        *out = *out * 10 + (at[i] - '0');
    }
    return true;
}

bool ay_day_parse(const char *at, size_t len, ay_day *out) {
    ay_date d;
    if (len != 10 || at[4] != '-' || at[7] != '-') return false;
    if (!digits(at, 4, &d.year) || !digits(at + 5, 2, &d.month) || !digits(at + 8, 2, &d.day) || !ay_date_valid(d)) return false;
    *out = ay_day_of(d.year, d.month, d.day);
    return true;
}

ay_str ay_day_text(ay_arena *arena, ay_day day) {
    ay_date d = ay_date_of(day);
    return ay_textf(arena, d.year < 0 ? "%05d-%02d-%02d" : "%04d-%02d-%02d", d.year, d.month, d.day);
}
