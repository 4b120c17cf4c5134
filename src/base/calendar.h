// The proleptic Gregorian calendar as day numbers: 0 is 1970-01-01. Years from -9999 to 9999.
#ifndef AY_BASE_CALENDAR_H
#define AY_BASE_CALENDAR_H

#include "arena.h"

typedef int32_t ay_day;
#define AY_NO_DAY INT32_MIN

typedef struct ay_date {
    int32_t year;
    int32_t month, day; // 1..12, 1..31
} ay_date;

bool ay_date_valid(ay_date date);
int32_t ay_days_in_month(int32_t year, int32_t month);      // 0 for a month that is none
ay_day ay_day_of(int32_t year, int32_t month, int32_t day); // the fields must be valid
ay_date ay_date_of(ay_day day);
int32_t ay_weekday(ay_day day); // 1 Monday .. 7 Sunday (ISO 8601)
// The day of the month is cut to the month's length. Beyond the years of the calendar: its first or
// last day.
ay_day ay_add_months(ay_day day, int32_t months);
void ay_month_span(int32_t year, int32_t month, ay_day *from, ay_day *to);
void ay_year_span(int32_t year, ay_day *from, ay_day *to);
void ay_iso_week(ay_day day, int32_t *year, int32_t *week);
ay_day ay_iso_week_start(int32_t year, int32_t week);       // the Monday
bool ay_day_parse(const char *at, size_t len, ay_day *out); // "YYYY-MM-DD" exactly, and it exists
ay_str ay_day_text(ay_arena *arena, ay_day day);            // "YYYY-MM-DD"

#endif
