// Look-up in the exchange rates. In: two currency codes and days; out: their rate as an exact
// decimal, or false.
//
// The idea: in one table all rates have the same base (the euro by day, the dollar by month), so a
// cross rate is a quotient of two whole numbers of one row. A currency is one of three things
// there: the base itself, a column, or a fixed number of units of one of these (a peg); a `leg` is
// any of them, and a `pair` is two legs over a stretch of rows. Rows are compared crosswise as
// whole numbers; the division comes once, at the end. The trap is a stretch that the file covers in
// part: its extremes would be too narrow, and a true conversion would look false; such a stretch
// counts as not on file.
#include "rates.h"

#include "rates_data.h"

#include <string.h>

enum {
    IN_FORCE = 5, // days for which a fixing stays in force: Easter, and Christmas beside a weekend
    SLACK = 7,    // days by which the fixings on file may miss the end of a stretch
    LONG = 366,   // days above which a mean is one of months
    MEAN_DIGITS = 15, // behind the point, in the sum of a mean
};

// One side of a pair: column's value * units * 10^exp, or only units * 10^exp without a column.
typedef struct leg {
    const ay_rate_column *column;
    int64_t units;
    int32_t exp;
} leg;

typedef struct pair {
    const ay_rate_table *table;
    leg from, to;
    uint32_t row, end; // rows [row, end)
} pair;

// over / under * 10^exp of the pair
typedef struct quotient {
    int64_t over, under;
} quotient;

// ---- rows ----

// The number of periods up to and with `day`.
static uint32_t rows_until(const ay_rate_table *t, ay_day day) {
    uint32_t low = 0, high = t->n_periods;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (t->periods[middle] <= day) low = middle + 1;
        else high = middle;
    }
    return low;
}

static ay_day month_start(ay_day day) {
    ay_date d = ay_date_of(day);
    return ay_day_of(d.year, d.month, 1);
}

// The rows in force on [first, last]: the first may be a fixing of some days before, or the month
// that holds the day.
static void set_rows(pair *p, ay_day first, ay_day last) {
    const ay_rate_table *t = p->table;
    if (t == &ay_rates_monthly) first = month_start(first);
    p->end = rows_until(t, last);
    p->row = rows_until(t, first);
    if (p->row > 0 && first - t->periods[p->row - 1] <= IN_FORCE) p->row--;
}

// ---- legs ----

static const ay_rate_column *column_of(const ay_rate_table *t, const char *code) {
    for (uint32_t i = 0; i < t->n_columns; i++)
        if (strcmp(t->columns[i].code, code) == 0) return &t->columns[i];
    return NULL;
}

static bool column_meets(const ay_rate_column *column, const pair *p) {
    return column->first < p->end && (uint32_t)column->first + column->n > p->row;
}

static bool leg_plain(const pair *p, const char *code, leg *out) {
    *out = (leg){NULL, 1, 0};
    if (strcmp(code, p->table->base) == 0) return true;
    const ay_rate_column *column = column_of(p->table, code);
    if (column == NULL || !column_meets(column, p)) return false;
    *out = (leg){column, 1, column->exp};
    return true;
}

static bool leg_pegged(const pair *p, const char *code, ay_day first, ay_day last, leg *out) {
    for (uint32_t i = 0; i < ay_rate_pegs_count; i++) {
        const ay_rate_peg *peg = &ay_rate_pegs[i];
        if (strcmp(peg->code, code) != 0 || first < peg->from || last > peg->to) continue;
        if (!leg_plain(p, peg->anchor, out)) return false;
        out->units = peg->units;
        out->exp += peg->exp;
        return true;
    }
    return false;
}

// What was published comes before what was decreed.
static bool leg_find(const pair *p, const char *code, ay_day first, ay_day last, leg *out) {
    return leg_plain(p, code, out) || leg_pegged(p, code, first, last, out);
}

static int64_t leg_at(const leg *l, const ay_rate_table *t, uint32_t row) {
    if (l->column == NULL) return l->units;
    uint32_t i = row - l->column->first; // wraps below the first row, and is then too large
    return i < l->column->n ? l->units * t->values[l->column->at + i] : 0;
}

// ---- pairs ----

static bool quotient_at(const pair *p, uint32_t row, quotient *out) {
    out->over = leg_at(&p->to, p->table, row);
    out->under = leg_at(&p->from, p->table, row);
    return out->over && out->under;
}

static bool less(quotient a, quotient b) {
    return (ay_u128)a.over * (ay_u128)b.under < (ay_u128)b.over * (ay_u128)a.under;
}

static ay_dec rate_of(const pair *p, quotient q, ay_round r) {
    ay_dec d = ay_dec_div(ay_dec_int(q.over), ay_dec_int(q.under), r);
    return ay_dec_trim(ay_dec_scale(d, p->to.exp - p->from.exp));
}

// Cuts off the rows at both ends in which one leg has no rate.
static bool trim(pair *p) {
    quotient q;
    while (p->row < p->end && !quotient_at(p, p->row, &q)) p->row++;
    while (p->row < p->end && !quotient_at(p, p->end - 1, &q)) p->end--;
    return p->row < p->end;
}

static bool pair_in(const ay_rate_table *t, const char *from, const char *to, ay_day first,
    ay_day last, pair *out) {
    out->table = t;
    set_rows(out, first, last);
    return leg_find(out, from, first, last, &out->from) &&
           leg_find(out, to, first, last, &out->to) && trim(out);
}

static bool pair_of_days(const char *from, const char *to, ay_day first, ay_day last, pair *out) {
    const ay_day *days = ay_rates_daily.periods;
    return pair_in(&ay_rates_daily, from, to, first, last, out) &&
           days[out->row] <= first + SLACK && days[out->end - 1] >= last - SLACK;
}

static bool pair_of_months(const char *from, const char *to, ay_day first, ay_day last, pair *out) {
    const ay_day *months = ay_rates_monthly.periods;
    return pair_in(&ay_rates_monthly, from, to, first, last, out) &&
           months[out->row] == month_start(first) && months[out->end - 1] == month_start(last);
}

static bool known(const char *from, const char *to, ay_day first, ay_day last) {
    return from && to && first != AY_NO_DAY && last != AY_NO_DAY && first <= last;
}

// ---- questions ----

bool ay_rate_span(const char *from, const char *to, ay_day first, ay_day last, ay_interval *out,
    ay_rate_grain *grain) {
    pair p;
    if (!known(from, to, first, last)) return false;
    ay_rate_grain found = AY_RATE_DAYS;
    if (!pair_of_days(from, to, first, last, &p)) {
        if (!pair_of_months(from, to, first, last, &p)) return false;
        found = AY_RATE_MONTHS;
    }
    quotient low, high, q;
    if (!quotient_at(&p, p.row, &low)) return false;
    high = low;
    for (uint32_t row = p.row + 1; row < p.end; row++) {
        if (!quotient_at(&p, row, &q)) continue;
        if (less(q, low)) low = q;
        if (less(high, q)) high = q;
    }
    *out = ay_between(rate_of(&p, low, AY_FLOOR), rate_of(&p, high, AY_CEILING));
    if (grain) *grain = found;
    return true;
}

// The sum is kept as a whole number of 10^-MEAN_DIGITS: a quotient is below 2^62, a table shorter
// than 2^14 rows.
static bool mean_of(const pair *p, ay_dec *out) {
    static const int64_t scale = 1000000000000000;
    ay_u128 sum = 0;
    int64_t n = 0;
    quotient q;
    for (uint32_t row = p->row; row < p->end; row++) {
        if (!quotient_at(p, row, &q)) continue;
        sum += (ay_u128)q.over * (ay_u128)scale / (ay_u128)q.under;
        n++;
    }
    ay_dec total = {sum, p->to.exp - p->from.exp - MEAN_DIGITS, false};
    *out = ay_dec_trim(ay_dec_div(total, ay_dec_int(n), AY_NEAREST));
    return true;
}

bool ay_rate_mean(const char *from, const char *to, ay_day first, ay_day last, ay_dec *out) {
    pair p;
    if (!known(from, to, first, last)) return false;
    bool whole = month_start(first) == first && month_start(last) != month_start(last + 1);
    bool months_first = whole || last - first >= LONG;
    if (months_first && pair_of_months(from, to, first, last, &p)) return mean_of(&p, out);
    if (pair_of_days(from, to, first, last, &p)) {
        // A fixing from before the period was in force in it, but its own day is not of it.
        if (p.end - p.row > 1 && p.table->periods[p.row] < first) p.row++;
        return mean_of(&p, out);
    }
    return !months_first && pair_of_months(from, to, first, last, &p) && mean_of(&p, out);
}

bool ay_rate_nearest_day(const char *from, const char *to, ay_day first, ay_day last,
    ay_interval implied, ay_day *day, ay_dec *rate) {
    pair p;
    quotient q;
    if (!known(from, to, first, last) || !pair_in(&ay_rates_daily, from, to, first, last, &p))
        return false;
    for (uint32_t row = p.end; row-- > p.row && p.table->periods[row] >= first;) {
        if (!quotient_at(&p, row, &q)) continue;
        ay_dec found = rate_of(&p, q, AY_NEAREST);
        if (!ay_contains(implied, found)) continue;
        *day = p.table->periods[row];
        *rate = found;
        return true;
    }
    return false;
}

bool ay_rate_day(const char *currency, ay_day day, ay_dec *units_per_usd) {
    pair p;
    quotient q;
    if (!known("USD", currency, day, day) ||
        !pair_in(&ay_rates_daily, "USD", currency, day, day, &p))
        return false;
    if (!quotient_at(&p, p.end - 1, &q)) return false;
    *units_per_usd = rate_of(&p, q, AY_NEAREST);
    return true;
}

bool ay_rate_month(const char *currency, int32_t year, int32_t month, ay_dec *units_per_usd) {
    ay_day first, last;
    if (year < 1900 || year > 2200 || month < 1 || month > 12) return false;
    ay_month_span(year, month, &first, &last);
    return ay_rate_mean("USD", currency, first, last, units_per_usd);
}

bool ay_rate_year(const char *currency, int32_t year, ay_dec *units_per_usd) {
    ay_dec sum = AY_DEC_ZERO, month;
    for (int32_t m = 1; m <= 12; m++) {
        if (!ay_rate_month(currency, year, m, &month)) return false;
        sum = ay_dec_add(sum, month, AY_NEAREST);
    }
    *units_per_usd = ay_dec_trim(ay_dec_div(sum, ay_dec_int(12), AY_NEAREST));
    return true;
}
