// Exchange rates by day and by month, from data/rates/: the European Central Bank's reference
// rates, the Federal Reserve's monthly means, and the currencies that law ties to another. Every
// answer is an exact quotient of published figures; false means that nothing (or not enough) is on
// file, and then the outputs are left alone. Currencies are ISO 4217 codes.
//
// "From, to" rates are units of `to` for one unit of `from`: from USD to CNY in May 2023 it is
// about 7. A quotation of one currency by itself is 1. On days without a fixing the last one before
// them is in force, for at most five days.
#ifndef AY_TABLE_RATES_H
#define AY_TABLE_RATES_H

#include "../base/calendar.h"
#include "../base/interval.h"

// What an answer was made of. A month's mean hides the days' own movement: leave it more room.
typedef enum ay_rate_grain { AY_RATE_DAYS, AY_RATE_MONTHS } ay_rate_grain;

// Units of the currency for one US dollar: on a day; a month's mean; a year's, which is the mean of
// its twelve months.
bool ay_rate_day(const char *currency, ay_day day, ay_dec *units_per_usd);
bool ay_rate_month(const char *currency, int32_t year, int32_t month, ay_dec *units_per_usd);
bool ay_rate_year(const char *currency, int32_t year, ay_dec *units_per_usd);

// The lowest and the highest rate in force on the days [first, last]; from the means of the months
// that these days touch where there are no daily rates. False when the rates on file do not reach
// from one end to the other. `grain` may be NULL.
bool ay_rate_span(const char *from, const char *to, ay_day first, ay_day last, ay_interval *out,
    ay_rate_grain *grain);

// The mean over [first, last]: of months when the period is made of whole ones or is longer than a
// year, else of days.
bool ay_rate_mean(const char *from, const char *to, ay_day first, ay_day last, ay_dec *out);

// The latest day in [first, last] whose rate lies in `implied`. Only daily rates can answer. Days
// that have no fixing of their own are passed over.
bool ay_rate_nearest_day(const char *from, const char *to, ay_day first, ay_day last,
    ay_interval implied, ay_day *day, ay_dec *rate);

#endif
