// Feasts that a rule of numbers finds. In: a year. Out: Easter, or a day of the Hebrew calendar.
//
// Easter is the Sunday after the first full moon of spring, where moon and spring are those of
// tables, not of the sky: the Gregorian ones by the anonymous algorithm of 1876 (Meeus, Astronomical
// Algorithms, chapter 8), the Julian ones by the rule of nineteen years. The Hebrew year begins at a
// mean new moon that is put off by up to two days (Reingold and Dershowitz, Calendrical
// Calculations, chapter 8).
//
// The trap: a Hebrew year has 353 to 355 or 383 to 385 days, and which months have which length is
// known only from the start of the next one.
#include "computus.h"

enum { FIRST_YEAR = 1, LAST_YEAR = 9998 };

ay_day ay_easter(int32_t year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) return AY_NO_DAY;
    int32_t a = year % 19, b = year / 100, c = year % 100;
    int32_t moon = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int32_t sunday = (32 + 2 * (b % 4) + 2 * (c / 4) - moon - c % 4) % 7;
    int32_t late = (a + 11 * moon + 22 * sunday) / 451;
    int32_t n = moon + sunday - 7 * late + 114;
    return ay_day_of(year, n / 31, n % 31 + 1);
}

ay_day ay_easter_julian(int32_t year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) return AY_NO_DAY;
    int32_t moon = (19 * (year % 19) + 15) % 30;
    int32_t sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    int32_t n = moon + sunday + 114, behind = year / 100 - year / 400 - 2;
    return ay_day_of(year, n / 31, n % 31 + 1) + behind;
}

// ---- the Hebrew calendar ------------------------------------------------------------------------

enum {
    PARTS_OF_DAY = 25920,    // a part (helek) is 1/1080 of an hour
    FIRST_TISHRI = -2092590, // the first day of year 1, as an ay_day
    TISHRI = 7,
    LAST_ADAR = 13
};

static bool is_leap(int32_t year) { return (7 * year + 1) % 19 < 7; }

// Days from the start of the calendar to the mean new moon of a year's Tishri, moved off Sunday,
// Wednesday and Friday.
static int32_t elapsed(int32_t year) {
    int32_t months = (235 * year - 234) / 19;
    int64_t parts = 12084 + (int64_t)13753 * months;
    int32_t day = 29 * months + (int32_t)(parts / PARTS_OF_DAY);
    return 3 * (day + 1) % 7 < 3 ? day + 1 : day;
}

static ay_day new_year(int32_t year) {
    int32_t last = elapsed(year - 1), here = elapsed(year), next = elapsed(year + 1);
    int32_t put_off = next - here == 356 ? 2 : here - last == 382 ? 1 : 0;
    return FIRST_TISHRI + here + put_off;
}

// Where months are numbered from Tishri, and a leap year has a first Adar in front of the last one.
static int32_t month_length(int32_t year, int32_t place, int32_t days) {
    if (place == 1) return days % 10 == 5 ? 30 : 29; // Heshvan, long in the longest years
    if (place == 2) return days % 10 == 3 ? 29 : 30; // Kislev, short in the shortest
    if (place == 5 && is_leap(year)) return 30;
    int32_t plain = is_leap(year) && place > 5 ? place - 1 : place;
    return plain % 2 ? 29 : 30;
}

ay_day ay_hebrew_day(int32_t year, int32_t month, int32_t day) {
    if (year < 2 || year > 9998 || month < 1 || month > LAST_ADAR || day < 1) return AY_NO_DAY;
    int32_t leap = is_leap(year), place;
    if (month == LAST_ADAR) place = 5 + leap;
    else place = month >= TISHRI ? month - TISHRI : month + 5 + leap;
    ay_day first = new_year(year);
    int32_t days = new_year(year + 1) - first;
    for (int32_t k = 0; k < place; k++) first += month_length(year, k, days);
    return day <= month_length(year, place, days) ? first + day - 1 : AY_NO_DAY;
}
