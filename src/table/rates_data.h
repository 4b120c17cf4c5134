// The exchange rates as tools/ratec writes them from data/rates/ and src/table/rates.c reads them:
// two tables (days, months) with a base each, and the pegs. A rate is a whole number times a power
// of ten that its column fixes, so the source's digits are kept exactly in four bytes. A column
// holds the rows from its first published rate to its last; a hole between them is 0.
#ifndef AY_TABLE_RATES_DATA_H
#define AY_TABLE_RATES_DATA_H

#include "../base/calendar.h"

typedef struct ay_rate_column {
    char code[4]; // ISO 4217, and a NUL
    int8_t exp;   // a rate is values[at + row - first] * 10^exp units for one of the table's base
    uint16_t first, n; // rows [first, first + n)
    uint32_t at;
} ay_rate_column;

typedef struct ay_rate_table {
    const char *base;
    const ay_day *periods;
    uint32_t n_periods; // a row's day, or the first day of its month; ascending
    const ay_rate_column *columns;
    uint32_t n_columns; // sorted by code
    const int32_t *values;
} ay_rate_table;

// `units` * 10^exp of the currency for one of the anchor, on the days [from, to]. Sorted by code,
// then by time.
typedef struct ay_rate_peg {
    char code[4], anchor[4];
    int32_t units;
    int8_t exp;
    ay_day from, to;
} ay_rate_peg;

extern const ay_rate_table ay_rates_daily, ay_rates_monthly;
extern const ay_rate_peg ay_rate_pegs[];
extern const uint32_t ay_rate_pegs_count;

#endif
