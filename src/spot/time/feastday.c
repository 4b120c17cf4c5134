// The rules of feasts.tsv. In: a row and a year. Out: the first and last day of the feast in it.
//
// Each calendar gives the day of a feast in one of its own years; which of its years begin in or
// reach into a common year is tried out, and what falls into it is taken. The trap: a year of the
// moon is eleven days shorter, so that a feast may come twice in one year of ours (Eid al-Fitr in
// January and December 2000); then its name and the year do not say which one is meant.
#include "feastday.h"

#include "../../base/computus.h"

#include <string.h>

// ---- calendars of the moon ----------------------------------------------------------------------

static const struct ay_moonyear *moonyear(const char *calendar, int32_t year) {
    char id[24];
    size_t n = strlen(calendar);
    if (year < 1000 || year > 9999 || n + 5 > sizeof id) return NULL;
    memcpy(id, calendar, n);
    for (int32_t k = 0, digits = year; k < 4; k++, digits /= 10)
        id[n + 3 - (size_t)k] = (char)('0' + digits % 10);
    id[n + 4] = 0;
    uint32_t low = 0, high = ay_moonyear_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        int order = strcmp(ay_moonyear_rows[mid].id, id);
        if (order == 0) return &ay_moonyear_rows[mid];
        if (order < 0) low = mid + 1;
        else high = mid;
    }
    return NULL;
}

// The days of a month, by its number; a leap month stands behind the one whose number it repeats.
static ay_days moon_month(const char *calendar, int32_t year, int32_t month) {
    ay_days in = {AY_NO_DAY, AY_NO_DAY};
    const struct ay_moonyear *row = moonyear(calendar, year);
    ay_day first;
    if (!row || !ay_day_parse(row->first, strlen(row->first), &first)) return in;
    int32_t place = month - 1 + (row->leap > 0 && month > row->leap);
    if (place < 0 || (size_t)place >= strlen(row->months)) return in;
    for (int32_t k = 0; k < place; k++) first += row->months[k] == '1' ? 30 : 29;
    in = (ay_days){first, first + (row->months[place] == '1' ? 29 : 28)};
    return in;
}

static ay_day nth_weekday(ay_days in, int32_t weekday, int32_t nth) {
    if (in.from == AY_NO_DAY || weekday < 1 || weekday > 7) return AY_NO_DAY;
    return nth < 0 ? ay_weekday_before(in.to, weekday) + 7 * (nth + 1)
                   : ay_weekday_after(in.from, weekday) + 7 * (nth - 1);
}

static ay_day in_moon_month(const struct ay_feast *row, const char *calendar, int32_t year) {
    ay_days in = moon_month(calendar, year, row->month);
    if (in.from == AY_NO_DAY) return AY_NO_DAY;
    return row->weekday ? nth_weekday(in, row->weekday, row->nth) : in.from + row->day - 1;
}

// The day in a year of the row's own calendar.
static ay_day in_own_year(const struct ay_feast *row, int32_t year) {
    switch (row->rule) {
    case AY_FEAST_HEBREW: return ay_hebrew_day(year, row->month, row->day);
    case AY_FEAST_HIJRI: return in_moon_month(row, "hijri-", year);
    default: return in_moon_month(row, "chinese-", year);
    }
}

// The first year of the row's calendar that may reach into a common year. A Hijri year has 354.37
// days, so that 33 of them are 32 of ours.
static int32_t own_year(const struct ay_feast *row, int32_t year) {
    switch (row->rule) {
    case AY_FEAST_HEBREW: return year + 3760;
    case AY_FEAST_HIJRI: return (year - 622) * 33 / 32 - 1;
    default: return year - 1;
    }
}

// What falls into one common year: nothing, a feast, or two of them.
typedef struct found {
    ay_days days[AY_FEAST_TWICE];
    uint32_t n;
} found;

static void add(found *all, const struct ay_feast *row, ay_day day) {
    if (day == AY_NO_DAY || all->n == AY_FEAST_TWICE) return;
    day += row->shift;
    all->days[all->n++] = (ay_days){day, day + (row->days > 1 ? row->days - 1 : 0)};
}

static void add_by_moon(found *all, const struct ay_feast *row, int32_t year) {
    int32_t first = own_year(row, year);
    for (int32_t y = first; y <= first + 3; y++) {
        ay_day day = in_own_year(row, y);
        if (day == AY_NO_DAY || ay_date_of(day + row->shift).year != year) continue;
        add(all, row, day);
        if (row->flags & AY_FEASTF_MONTH)
            all->days[all->n - 1] = moon_month("hijri-", y, row->month);
    }
}

static void add_listed(found *all, const struct ay_feast *row, int32_t year) {
    uint32_t k = 0;
    while (k < ay_feastday_count && strcmp(ay_feastday_rows[k].id, row->list) != 0) k++;
    if (k == ay_feastday_count) return;
    const char *at = ay_feastday_rows[k].days;
    for (ay_day day; *at; at += strcspn(at, " "), at += strspn(at, " "))
        if (ay_day_parse(at, strcspn(at, " "), &day) && ay_date_of(day + row->shift).year == year)
            add(all, row, day);
}

// ---- all rules ----------------------------------------------------------------------------------

// Kept on the working day, or on Saturday instead of Sunday.
static ay_day put_off(const struct ay_feast *row, ay_day day) {
    int32_t weekday = ay_weekday(day);
    if (row->flags & AY_FEASTF_WORKDAY)
        return weekday == 6 ? day - 1 : weekday == 7 ? day + 1 : day;
    return row->flags & AY_FEASTF_NOSUNDAY && weekday == 7 ? day - 1 : day;
}

static found find(const struct ay_feast *row, int32_t year) {
    found all = {.n = 0};
    if (year < 1 || year > 9900) return all;
    ay_days month = {AY_NO_DAY, AY_NO_DAY};
    if (row->rule == AY_FEAST_NTH) month = ay_days_of_month(year, row->month);
    switch (row->rule) {
    case AY_FEAST_FIXED: add(&all, row, put_off(row, ay_day_of(year, row->month, row->day))); break;
    case AY_FEAST_NTH: add(&all, row, nth_weekday(month, row->weekday, row->nth)); break;
    case AY_FEAST_EASTER: add(&all, row, ay_easter(year)); break;
    case AY_FEAST_ORTHODOX: add(&all, row, ay_easter_julian(year)); break;
    case AY_FEAST_LISTED: add_listed(&all, row, year); break;
    default: add_by_moon(&all, row, year);
    }
    return all;
}

bool ay_feast_is_fixed(uint32_t row) {
    const struct ay_feast *f = &ay_feast_rows[row];
    return f->rule == AY_FEAST_FIXED && f->days <= 1 && f->shift == 0 &&
           !(f->flags & (AY_FEASTF_WORKDAY | AY_FEASTF_NOSUNDAY));
}

ay_days ay_feast_days(uint32_t row, int32_t year) {
    found all = find(&ay_feast_rows[row], year);
    return all.n == 1 ? all.days[0] : (ay_days){AY_NO_DAY, AY_NO_DAY};
}

uint32_t ay_feast_around(uint32_t row, int32_t year, ay_days days[AY_FEAST_AROUND]) {
    uint32_t n = 0;
    for (int32_t y = year - 1; y <= year + 1; y++) {
        found all = find(&ay_feast_rows[row], y);
        for (uint32_t k = 0; k < all.n; k++) days[n++] = all.days[k];
    }
    return n;
}
