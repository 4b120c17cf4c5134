// Days of the calendar, and how an expression gets them. In: a day, a unit, an expression. Out: the
// month, the week, the unit that holds a day; the expression with its days and what follows from
// them.
//
// The trap: the years have four digits, and what a step leads out of them has no place.
#include "place.h"

// The years 1 to 9999, which have four digits.
bool ay_in_calendar(ay_day day) {
    return day >= ay_day_of(1, 1, 1) && day <= ay_day_of(9999, 12, 31);
}

void ay_timex_set(ay_timex *x, ay_day from, ay_day to) {
    if (from == AY_NO_DAY || to == AY_NO_DAY || from > to) return;
    if (!ay_in_calendar(from) || !ay_in_calendar(to)) return;
    x->t.from = from;
    x->t.to = to;
    ay_date d = ay_date_of(from);
    x->t.year = d.year;
    if (x->t.grain <= AY_G_HALF) x->t.month = d.month;
    if (x->t.grain <= AY_G_DAY) x->t.day = d.day;
}

// ---- units of the calendar ----------------------------------------------------------------------

ay_days ay_days_of_month(int32_t year, int32_t month) {
    ay_days in;
    ay_month_span(year, month, &in.from, &in.to);
    return in;
}

ay_day ay_weekday_before(ay_day day, int32_t weekday) {
    return day - (ay_weekday(day) - weekday + 7) % 7;
}
ay_day ay_weekday_after(ay_day day, int32_t weekday) {
    return day + (weekday - ay_weekday(day) + 7) % 7;
}

// The unit of the calendar that holds a day, moved by `shift` units.
ay_days ay_days_of_unit(ay_day day, uint32_t unit, int32_t shift) {
    ay_date d = ay_date_of(day);
    ay_days in = {AY_NO_DAY, AY_NO_DAY};
    int32_t months = unit == AY_TU_MONTH     ? 1
                     : unit == AY_TU_QUARTER ? 3
                     : unit == AY_TU_HALF    ? 6
                                             : 0;
    int32_t years = unit == AY_TU_YEAR      ? 1
                    : unit == AY_TU_DECADE  ? 10
                    : unit == AY_TU_CENTURY ? 100
                                            : 0;
    if (shift < -5000 || shift > 5000) return in;
    if (months) {
        ay_day first = ay_add_months(
            ay_day_of(d.year, (d.month - 1) / months * months + 1, 1), shift * months);
        in = (ay_days){first, ay_add_months(first, months) - 1};
    } else if (years) {
        int32_t year = d.year / years * years + shift * years;
        ay_day other;
        if (year < 1 || year > 9800) return in;
        ay_year_span(year, &in.from, &other);
        ay_year_span(year + years - 1, &other, &in.to);
    } else if (unit == AY_TU_WEEK || unit == AY_TU_WEEKEND) {
        ay_day monday = day - ay_weekday(day) + 1 + 7 * shift;
        in = (ay_days){unit == AY_TU_WEEK ? monday : monday + 5, monday + 6};
    } else if (unit == AY_TU_DAY) {
        in = (ay_days){day + shift, day + shift};
    }
    return in;
}
