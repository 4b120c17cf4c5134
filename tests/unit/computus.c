// Easter and the Hebrew calendar: known days, and what must hold in every year.
#include "base/computus.h"

#include "../tap.h"

static void test_easter(void) {
    int wrong = 0;
    for (int32_t year = 1583; year < 4000; year++) {
        ay_day west = ay_easter(year), east = ay_easter_julian(year);
        wrong += ay_weekday(west) != 7 || ay_weekday(east) != 7;
        wrong += west < ay_day_of(year, 3, 22) || west > ay_day_of(year, 4, 25);
    }
    is_int(wrong, 0, "Easter is a Sunday from 22 March to 25 April");
    is_int(ay_easter(1818), ay_day_of(1818, 3, 22), "the earliest day");
    is_int(ay_easter(1943), ay_day_of(1943, 4, 25), "the latest day");
    is_int(ay_easter(2024), ay_day_of(2024, 3, 31), "2024");
    is_int(ay_easter_julian(2024), ay_day_of(2024, 5, 5), "2024, Julian");
    is_int(ay_easter_julian(2017), ay_easter(2017), "both on one day in 2017");
    is_int(ay_easter(0), AY_NO_DAY, "no Easter before the year 1");
}

static void test_hebrew(void) {
    int wrong = 0;
    for (int32_t year = 5000; year < 6500; year++) {
        ay_day first = ay_hebrew_day(year, 7, 1), next = ay_hebrew_day(year + 1, 7, 1);
        int32_t days = next - first, weekday = ay_weekday(first);
        wrong += weekday == 7 || weekday == 3 || weekday == 5;
        wrong += !((days >= 353 && days <= 355) || (days >= 383 && days <= 385));
        wrong += next - ay_hebrew_day(year, 6, 29) != 1;
    }
    is_int(wrong, 0, "a year begins on no Sunday, Wednesday or Friday and has a known length");
    is_int(ay_hebrew_day(5785, 7, 1), ay_day_of(2024, 10, 3), "1 Tishri 5785");
    is_int(ay_hebrew_day(5784, 1, 15), ay_day_of(2024, 4, 23), "15 Nisan 5784");
    is_int(ay_hebrew_day(5776, 13, 14), ay_day_of(2016, 3, 24), "14 Adar of a leap year");
    is_int(ay_hebrew_day(5773, 13, 14), ay_day_of(2013, 2, 24), "14 Adar of a plain year");
    is_int(ay_hebrew_day(5784, 14, 1), AY_NO_DAY, "no 14th month");
    is_int(ay_hebrew_day(5784, 10, 30), AY_NO_DAY, "Tevet has 29 days");
}

int main(void) {
    test_easter();
    test_hebrew();
    return done();
}
