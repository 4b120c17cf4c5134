// Days of the year that are found by counting: Easter and the Hebrew calendar, as days of the
// common one.
#ifndef AY_BASE_COMPUTUS_H
#define AY_BASE_COMPUTUS_H

#include "calendar.h"

// Easter Sunday, by the Gregorian or by the Julian moon and sun; AY_NO_DAY before the year 1.
ay_day ay_easter(int32_t year);
ay_day ay_easter_julian(int32_t year);
// Month 1 is Nisan, 7 Tishri, with which the year begins, 13 the last Adar. AY_NO_DAY where the
// month or its day does not exist. The Hebrew year of an autumn is the common one and 3761.
ay_day ay_hebrew_day(int32_t year, int32_t month, int32_t day);

#endif
