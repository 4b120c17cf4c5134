// On which day a feast falls.
#ifndef AY_SPOT_FEASTDAY_H
#define AY_SPOT_FEASTDAY_H

#include "timeplace.h"

// The days of a row of feasts.tsv in a year of the common calendar; both AY_NO_DAY where they are
// not known, and where the feast comes twice in that year.
ay_days ay_feast_days(uint32_t row, int32_t year);
// Does the row name a day of a month, the same in each year?
bool ay_feast_is_fixed(uint32_t row);

#endif
