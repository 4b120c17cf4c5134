// Dates: the Gregorian weekday, days that exist, order of ranges, and lengths counted with and
// without both ends.

#include "../fact/side.h"
#include "check.h"

#include <stdlib.h>

static const char *const weekdays[] = {
    "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

static const ay_time *time_of(const ay_checker *c, const ay_operand *op) {
    return &c->facts->spots->times[op->index];
}

static ay_day today(const ay_checker *c) { return ay_doc_today(c->facts->spots->text->doc); }

static ay_finding *find(
    ay_checker *c, const ay_fact *f, int rule, ay_severity severity, ay_role claim) {
    return ay_find(c, f, rule, severity, ay_operand_of(f, claim));
}

// ---- one date -----------------------------------------------------------------------------------

// A date without a year is that of the year in which it lies nearest to the text's own day.
static ay_day nearest(const ay_checker *c, const ay_time *t) {
    ay_day now = today(c), best = t->from;
    if ((t->flags & AY_TF_YEAR) || now == AY_NO_DAY) return best;
    for (int32_t year = ay_date_of(now).year - 1, n = 0; n < 3; n++, year++) {
        if (t->day > ay_days_in_month(year, t->month)) continue;
        ay_day day = ay_day_of(year, t->month, t->day);
        if (best == AY_NO_DAY || abs(day - now) < abs(best - now)) best = day;
    }
    return best;
}

static void report_weekday(ay_checker *c, const ay_fact *f, const ay_time *t) {
    ay_day day = nearest(c, t);
    ay_finding *x = find(c, f, AY_RULE_WEEKDAY, AY_ERROR, AY_ROLE_WHEN);
    if (x == NULL) return;
    int32_t right = ay_weekday(day);
    const char *guess = t->flags & AY_TF_YEAR ? "" : " (the year is the document's)";
    x->message = ay_textf(c->arena, "%s is a %s, not a %s%s", ay_day_text(c->arena, day).at,
        weekdays[right], weekdays[t->weekday], guess);
    x->computed = ay_textf(c->arena, "%s = %s", ay_day_text(c->arena, day).at, weekdays[right]);
    ay_fits(c, x, "the weekday is %s", weekdays[right]);
    int32_t shift = (t->weekday - right + 10) % 7 - 3; // the nearest day with that weekday
    ay_fits(c, x, "the day is %s", ay_day_text(c->arena, day + shift).at);
}

static void check_date(ay_checker *c, const ay_fact *f) {
    const ay_operand *when = ay_operand_of(f, AY_ROLE_WHEN);
    const ay_time *t = time_of(c, when);
    ay_str words = ay_words(c, when);
    if (t->flags & AY_TF_INVALID) {
        ay_finding *x = find(c, f, AY_RULE_INVALID_DATE, AY_ERROR, AY_ROLE_WHEN);
        if (x == NULL) return;
        x->message =
            ay_textf(c->arena, "\"%.*s\" is no day of the calendar", (int)words.len, words.at);
        if (t->month >= 1 && t->month <= 12) {
            int32_t days = ay_days_in_month(t->year ? t->year : 2000, t->month);
            x->computed = ay_textf(c->arena, "the month has %d days", days);
            ay_fits(c, x, "the day is the %d.", days);
        } else {
            x->computed = ay_textf(c->arena, "a year has 12 months");
        }
    } else if (t->flags & AY_TF_REVERSED) {
        ay_finding *x = find(c, f, AY_RULE_RANGE_ORDER, AY_ERROR, AY_ROLE_WHEN);
        if (x == NULL) return;
        x->message = ay_textf(c->arena, "\"%.*s\" ends before it starts", (int)words.len, words.at);
        x->computed = ay_textf(c->arena, "the second date is earlier than the first");
        ay_fits(c, x, "the two ends are exchanged");
    } else if (t->from != AY_NO_DAY && ay_weekday(t->from) != t->weekday &&
               ay_weekday(nearest(c, t)) != t->weekday) {
        report_weekday(c, f, t);
    }
}

static void check_relative(ay_checker *c, const ay_fact *f) {
    const ay_operand *a = ay_operand_of(f, AY_ROLE_A), *b = ay_operand_of(f, AY_ROLE_B);
    const ay_time *t = time_of(c, a), *u = time_of(c, b);
    if (t->from == AY_NO_DAY || t->to == AY_NO_DAY || u->from == AY_NO_DAY || u->to == AY_NO_DAY)
        return;
    int32_t slack = t->count_unit == AY_G_YEAR && ay_dec_cmp(t->count, ay_dec_int(10)) >= 0
                        ? 366
                        : 0; // "thirty years ago"
    if (t->from - slack <= u->to && u->from <= t->to + slack) return;
    ay_day near = nearest(c, u);
    if (u->grain == AY_G_DAY && u->day && near >= t->from && near <= t->to) return;
    ay_finding *x = ay_find(c, f, AY_RULE_RELATIVE_DATE, AY_WARNING, a);
    if (x == NULL) return;
    ay_str w = ay_words(c, a), v = ay_words(c, b);
    x->message = ay_textf(c->arena, "\"%.*s\" of a text of %s is not \"%.*s\"", (int)w.len, w.at,
        ay_day_text(c->arena, today(c)).at, (int)v.len, v.at);
    x->computed = ay_textf(c->arena, "%.*s: %s to %s", (int)w.len, w.at,
        ay_day_text(c->arena, t->from).at, ay_day_text(c->arena, t->to).at);
}

static void check_future(ay_checker *c, const ay_fact *f) {
    const ay_time *t = time_of(c, ay_operand_of(f, AY_ROLE_WHEN));
    ay_finding *x = find(c, f, AY_RULE_PAST_FUTURE, AY_WARNING, AY_ROLE_WHEN);
    if (x == NULL) return;
    x->message = ay_textf(c->arena, "said to come, but over when the text was written");
    x->computed = ay_textf(c->arena, "%s is before %s", ay_day_text(c->arena, t->to).at,
        ay_day_text(c->arena, today(c)).at);
    ay_fits(c, x, "another year, or a text that is older than its date");
}

static void check_half(ay_checker *c, const ay_fact *f) {
    const ay_operand *a = ay_operand_of(f, AY_ROLE_A), *b = ay_operand_of(f, AY_ROLE_B);
    const ay_spots *spots = c->facts->spots;
    const ay_time *t = time_of(c, b);
    int32_t from = spots->times[t->lo].month, to = spots->times[t->hi].month, n = to - from + 1;
    int32_t months = a->number % 100, start = a->number / 100;
    if (n <= 0) n += 12;
    bool other = months == 6 && start && from != start && (from == 1 || from == 7);
    if (n == months && !other) return; // or as many months that start elsewhere: a fiscal year's
    ay_finding *x = ay_find(c, f, AY_RULE_HALF_YEAR_MONTHS, AY_WARNING, b);
    if (x == NULL) return;
    ay_str w = ay_words(c, a);
    x->message = ay_textf(c->arena, "\"%.*s\" is %d months; these are %d%s", (int)w.len, w.at,
        months, n, n == months ? " of the other half" : "");
    x->computed = ay_textf(c->arena, "month %d to month %d are %d months", from, to, n);
    if (start == 0) start = from;
    ay_fits(c, x, "month %d to month %d", start, (start + months - 2) % 12 + 1);
}

// ---- lengths ------------------------------------------------------------------------------------

static void check_age(ay_checker *c, const ay_fact *f) {
    const ay_operand *age = ay_operand_of(f, AY_ROLE_AGE), *when = ay_operand_of(f, AY_ROLE_WHEN);
    const ay_time *birth = time_of(c, ay_operand_of(f, AY_ROLE_BIRTH));
    ay_day from = when ? time_of(c, when)->from : today(c), to = when ? time_of(c, when)->to : from;
    if (to == AY_NO_DAY) to = from;
    int64_t years;
    if (birth->to == AY_NO_DAY || !ay_dec_to_int(age->q.value, &years)) return;
    ay_date b0 = ay_date_of(birth->from), b1 = ay_date_of(birth->to), w0 = ay_date_of(from),
            w1 = ay_date_of(to);
    int32_t low = w0.year - b1.year - (w0.month * 32 + w0.day < b1.month * 32 + b1.day);
    int32_t high = w1.year - b0.year - (w1.month * 32 + w1.day < b0.month * 32 + b0.day);
    if (years >= low && years <= high) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_AGE_BIRTH, AY_ERROR, age);
    if (x == NULL) return;
    x->message = low == high ? ay_textf(c->arena, "born then, the age is %d", low)
                             : ay_textf(c->arena, "born then, the age is %d or %d", low, high);
    x->computed = ay_textf(c->arena, "%s - %s = %d to %d years", ay_day_text(c->arena, to).at,
        ay_day_text(c->arena, birth->from).at, low, high);
    ay_fits(c, x, "the year of birth is %d", w1.year - (int32_t)years);
}

// The length between two days in a unit, without and with both ends.
static bool length_in(const ay_checker *c, const ay_operand *length, ay_day from, ay_day to,
    int32_t *low, int32_t *high) {
    const char *ucum = ay_unit_rows[length->q.unit].ucum;
    ay_date a = ay_date_of(from), b = ay_date_of(to);
    (void)c;
    if (ucum[0] == 'a' && ucum[1] == 0) *low = b.year - a.year - 1, *high = b.year - a.year + 1;
    else if (ucum[0] == 'm' && ucum[1] == 'o')
        *low = (b.year - a.year) * 12 + b.month - a.month - 1, *high = *low + 2;
    else if (ucum[0] == 'd' && ucum[1] == 0) *low = to - from - 1, *high = to - from + 1;
    else if (ucum[0] == 'w' && ucum[1] == 'k')
        *low = (to - from) / 7 - 1, *high = (to - from) / 7 + 2;
    else return false;
    return true;
}

// The days of a period; without a year those of a common year.
static bool days_of(const ay_time *start, const ay_time *end, ay_day *from, ay_day *to) {
    *from = start->from, *to = end->to;
    if (*from != AY_NO_DAY && *to != AY_NO_DAY) return true;
    if (!start->day || !start->month || !end->day || !end->month || start->month > end->month)
        return false;
    if (start->day > ay_days_in_month(2001, start->month) ||
        end->day > ay_days_in_month(2001, end->month))
        return false;
    *from = ay_day_of(2001, start->month, start->day), *to = ay_day_of(2001, end->month, end->day);
    return true;
}

static void check_duration(ay_checker *c, const ay_fact *f) {
    const ay_operand *length = ay_operand_of(f, AY_ROLE_LENGTH),
                     *from = ay_operand_of(f, AY_ROLE_FROM);
    const ay_operand *to = ay_operand_of(f, AY_ROLE_TO);
    const ay_time *start = time_of(c, from), *end = to ? time_of(c, to) : start;
    int64_t n;
    int32_t low, high;
    if (length->q.type != AY_Q_MEASURE || !ay_dec_to_int(length->q.value, &n)) return;
    ay_day from_day, to_day;
    if (!days_of(start, end, &from_day, &to_day) ||
        !length_in(c, length, from_day, to_day, &low, &high))
        return;
    const char *ucum = ay_unit_rows[length->q.unit].ucum;
    if (ucum[0] != 'a' && start->grain >= AY_G_YEAR && !(start->flags & AY_TF_RANGE)) return;
    if (n >= low && n <= high) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_DURATION, AY_WARNING, length);
    if (x == NULL) return;
    ay_str w = ay_words(c, length);
    x->message = ay_textf(c->arena, "\"%.*s\" is not the length of the period: that is %d to %d",
        (int)w.len, w.at, low, high);
    x->computed = ay_textf(
        c->arena, "%s to %s", ay_day_text(c->arena, from_day).at, ay_day_text(c->arena, to_day).at);
}

static void check_anniversary(ay_checker *c, const ay_fact *f) {
    const ay_operand *ordinal = ay_operand_of(f, AY_ROLE_ORDINAL),
                     *when = ay_operand_of(f, AY_ROLE_WHEN);
    const ay_time *from = time_of(c, ay_operand_of(f, AY_ROLE_FROM));
    ay_day marked = when ? time_of(c, when)->from : today(c);
    if (marked == AY_NO_DAY || from->from == AY_NO_DAY) return;
    int64_t years = ordinal->number;
    if (ordinal->kind == AY_OP_QUANTITY && !ay_dec_to_int(ordinal->q.value, &years)) return;
    int32_t truth = ay_date_of(marked).year - ay_date_of(from->from).year;
    if (years == truth) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_ANNIVERSARY, AY_WARNING, ordinal);
    if (x == NULL) return;
    x->message = ay_textf(c->arena, "from %d to %d is %d years", ay_date_of(from->from).year,
        ay_date_of(marked).year, truth);
    x->computed = ay_textf(
        c->arena, "%d - %d = %d", ay_date_of(marked).year, ay_date_of(from->from).year, truth);
    ay_fits(c, x, "it is the anniversary of %d years", truth);
    ay_fits(c, x, "the founding was in %d", ay_date_of(marked).year - (int32_t)years);
}

void ay_check_date(ay_checker *c, const ay_fact *f) {
    switch (f->kind) {
    case AY_FACT_DATE: check_date(c, f); break;
    case AY_FACT_RELATIVE: check_relative(c, f); break;
    case AY_FACT_FUTURE: check_future(c, f); break;
    case AY_FACT_HALF: check_half(c, f); break;
    case AY_FACT_AGE: check_age(c, f); break;
    case AY_FACT_DURATION: check_duration(c, f); break;
    default: check_anniversary(c, f); break;
    }
}
