// On which day a feast falls.
#ifndef AY_SPOT_FEASTDAY_H
#define AY_SPOT_FEASTDAY_H

#include "place.h"

enum {
    AY_FEAST_TWICE = 2, // how often a feast can come in one year
    AY_FEAST_AROUND = 3 * AY_FEAST_TWICE
};

// The days of a row of feasts.tsv in a year of the common calendar; both AY_NO_DAY where they are
// not known, and where the feast comes twice in that year.
ay_days ay_feast_days(uint32_t row, int32_t year);
// All days in that year, the one before and the one after, in order; returns how many.
uint32_t ay_feast_around(uint32_t row, int32_t year, ay_days days[AY_FEAST_AROUND]);
// Does the row name a day of a month, the same in each year?
bool ay_feast_is_fixed(uint32_t row);

#endif
