// Parts of periods. In: a token. Out: what starts there of "the end of the month", "early May",
// "the first four months of the year", "the second half", "Q2 2024", "the same period of 2021".
//
// A part hangs on its whole: "the second half" of "last year". The whole is read by the same
// functions, and kept behind `of`; how deep this may go is limited. The trap: only a longer time is
// a whole, and a part of something that is no time ("the first half of the match") is none.
#include "time.h"

// ---- the whole ----------------------------------------------------------------------------------

// "the year", "the month", behind "of" or a preposition: the one that is spoken of. `bare`: "end of
// year" too.
bool ay_timex_definite(const ay_timereader *r, uint32_t i, bool bare, ay_timex *x) {
    uint32_t n, j = ay_timex_skip_article(r, i);
    const struct ay_timeword *unit = ay_timeword_at(r, j, AY_TW_UNIT, &n);
    if ((j == i && !bare) || !unit || (unit->flags & AY_TWF_PLURAL) || unit->unit < AY_TU_DAY)
        return false;
    if (ay_time_mark(r, j + n) == '-') return false;
    *x = ay_timex_make(i, j + n, AY_X_UNIT, ay_grain_of(unit->unit));
    x->unit = (uint8_t)unit->unit;
    x->t.flags |= AY_TF_ANAPHOR;
    x->definite = true;
    if (unit->flags & AY_TWF_FISCAL) x->t.flags |= AY_TF_FISCAL;
    return true;
}

// Longer than its part, and a period of the calendar: no length, no set, no clock.
static bool is_whole(const ay_timex *x, uint8_t part) {
    if (x->t.type != AY_T_DATE || x->t.grain == AY_G_NONE) return false;
    switch (x->form) {
    case AY_X_DATE:
    case AY_X_UNIT:
    case AY_X_STEP:
    case AY_X_PART: return x->t.grain > part;
    case AY_X_SPAN: return true;
    default: return false;
    }
}

// Behind "the" or "a": where a whole may start ("the same period a year earlier").
static uint32_t after_article(const ay_timereader *r, uint32_t i) {
    uint32_t n;
    return ay_timeword_at(r, i, AY_TW_ARTICLE, &n) && i + n < r->end ? i + n : i;
}

// The whole of a part that ends before token i: behind "of" (with `in`: also "in"), or right there.
// A part is at most as long.
ay_timex *ay_timex_whole(ay_timereader *r, uint32_t i, uint8_t part, bool in, bool direct) {
    if (r->depth >= AY_TIME_DEPTH || i >= r->end) return NULL;
    uint32_t n = ay_cue_at(r->text, i, in ? AY_CUE_TIME_IN : AY_CUE_TIME_OF, NULL);
    if (n == 0 && !direct) return NULL;
    ay_timex x;
    r->depth++;
    uint32_t j = i + n;
    bool found = j < r->end && (ay_timex_read(r, after_article(r, j), &x) ||
                                   (n && ay_timex_definite(r, j, in, &x)));
    r->depth--;
    if (!found || !is_whole(&x, part)) return NULL;
    if (x.t.first > after_article(r, j)) return NULL;
    return ay_timex_keep(r, &x);
}

// "Tuesday of next week", "Sunday from last week".
static void take_week(ay_timereader *r, ay_timex *x) {
    uint32_t i = ay_time_mark(r, x->t.end) == ',' || ay_time_is(r, x->t.end, AY_CUE_TIME_FROM)
                     ? x->t.end + 1
                     : x->t.end;
    ay_timex *week = ay_timex_whole(r, i, AY_G_DAY, false, true);
    if (week && week->form == AY_X_UNIT && week->unit == AY_TU_WEEK) ay_timex_hang(x, week);
}

// "next week Wednesday", "next week on Tuesday", "last week's Sunday": the day of that week.
static void take_weekday(ay_timereader *r, ay_timex *x) {
    uint32_t n, i = x->t.end;
    if (ay_timeword_at(r, i, AY_TW_PLURAL, &n) || ay_time_is(r, i, AY_CUE_TIME_ONDAY)) i++;
    int32_t weekday = ay_weekday_at(r, i, &n);
    if (weekday <= 0) return;
    bool is_short = n == 1 && ay_span_length(r->text->tokens[i].span) <= 5;
    if (is_short && i + n < r->end && r->text->tokens[i + n].flags & AY_TOK_UPPER)
        return; // "sold last week Sun Co"
    ay_timex day = ay_timex_make(x->t.first, i + n, AY_X_WEEKDAY, AY_G_DAY);
    day.t.weekday = (uint8_t)weekday;
    day.t.weekday_span = ay_tokens_span(r->text, i, i + n);
    day.t.flags = x->t.flags;
    day.of = ay_timex_keep(r, x);
    *x = day;
}

// "October of that year", "May last year", "24 January of the same year"; the week of a weekday.
void ay_timex_take_year(ay_timereader *r, ay_timex *x) {
    if (x->form == AY_X_WEEKDAY && !x->t.shift && !x->of) {
        take_week(r, x);
        return;
    }
    if (x->form == AY_X_UNIT && x->unit == AY_TU_WEEK && !x->of && r->depth == 0) {
        take_weekday(r, x);
        return;
    }
    if (x->form != AY_X_DATE || x->t.year || !x->t.month || x->of) return;
    ay_timex *whole = ay_timex_whole(r, x->t.end, AY_G_MONTH, false, true);
    if (whole && whole->t.grain == AY_G_YEAR &&
        (whole->form == AY_X_UNIT || whole->form == AY_X_STEP))
        ay_timex_hang(x, whole);
}

// ---- the start, the middle, the end -------------------------------------------------------------

static uint32_t edge_flag(int32_t value) {
    return value == 1 ? AY_TF_START : value == 2 ? AY_TF_MID : AY_TF_END;
}

// The whole with a flag: which days are "early" is not said, so the days are all of its.
bool ay_timex_edge(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *edge = ay_timeword_at(r, i, AY_TW_EDGE, &n);
    if (!edge) return false;
    if (edge->flags & AY_TWF_WHOLE) {
        *x = ay_timex_make(i, i + n, AY_X_UNIT, ay_grain_of(edge->unit));
        x->unit = (uint8_t)edge->unit;
        x->t.flags |= edge_flag(edge->value) | AY_TF_ANAPHOR;
        x->definite = true;
        int32_t year = ay_year_at(r, i + n, &n);
        if (year)
            *x = ay_timex_make(i, x->t.end + n, AY_X_DATE, AY_G_YEAR), x->t.year = year,
            x->t.flags |= edge_flag(edge->value) | AY_TF_YEAR;
        return true;
    }
    uint32_t j = i + n;
    bool direct = (edge->flags & AY_TWF_DIRECT) != 0;
    bool joined = direct && ay_time_mark(r, j) == '-' && !ay_time_space(r, j);
    if ((edge->flags & AY_TWF_VERB) && !joined && i > r->first &&
        ay_time_is(r, i - 1, AY_CUE_TIME_VERB))
        return false; // "will end next year"
    if (joined) j++;
    ay_timex *whole = ay_timex_whole(r, j, AY_G_DAY, direct, direct);
    if (!whole || whole->t.grain < AY_G_WEEK) return false;
    *x = *whole;
    x->t.first = i;
    x->t.flags |= edge_flag(edge->value);
    return true;
}

// ---- parts --------------------------------------------------------------------------------------

static ay_timex make_part(
    uint32_t first, uint32_t end, int32_t which, int32_t parts, uint32_t unit) {
    ay_timex x = ay_timex_make(first, end, AY_X_PART, ay_grain_of(unit));
    x.unit = (uint8_t)unit;
    x.number = which;
    x.parts = parts;
    return x;
}

static bool read_century(
    const ay_timereader *r, uint32_t first, uint32_t end, int32_t ordinal, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *era = ay_timeword_at(r, end, AY_TW_ERA, &n);
    *x = ay_timex_make(first, era ? end + n : end, AY_X_DATE, AY_G_CENTURY);
    x->t.year = (ordinal - 1) * 100;
    if (era && era->value < 0) x->t.year = -ordinal * 100;
    x->t.flags |= AY_TF_YEAR;
    return ordinal > 0 && ordinal <= 30;
}

static bool is_last(const ay_timereader *r, uint32_t i, uint32_t *n) {
    const struct ay_timeword *last = ay_timeword_at(r, i, AY_TW_SHIFT, n);
    return last && last->value == -1 && !(last->flags & AY_TWF_ANAPHOR);
}

// "third", "last", "third last", "second-to-last": which one, from the end where negative; 0: none.
static int32_t read_which(const ay_timereader *r, uint32_t i, uint32_t *n) {
    int32_t which = ay_ordinal_at(r, i, n);
    if (which == 0) return is_last(r, i, n) ? -1 : 0;
    uint32_t j = i + *n, k;
    bool dash = ay_time_mark(r, j) == '-';
    if (dash) j++;
    if (ay_time_is(r, j, AY_CUE_TIME_TO)) j++;
    if (dash && ay_time_mark(r, j) == '-') j++;
    if (which < 1 || which > 31 || !is_last(r, j, &k)) return which;
    *n = j + k - i;
    return -which;
}

// "the 5th of next month", "20 of this month".
static bool read_day_of_month(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k;
    int32_t day = ay_day_at(r, i, &n);
    if (day < 1 || day > 31 || !ay_time_is(r, i + n, AY_CUE_TIME_OF)) return false;
    ay_timex *month = ay_timex_whole(r, i + n, AY_G_DAY, false, false);
    if (!month || month->form != AY_X_UNIT || month->t.grain != AY_G_MONTH) return false;
    if (n == 1 && ay_timeword_at(r, month->t.end, AY_TW_PLURAL, &k)) return false; // "month's"
    *x = make_part(i, i + n, day, 1, AY_TU_DAY);
    ay_timex_hang(x, month);
    return true;
}

// "first quarter", "first four months", "last 10 days", "second Sunday", with the whole behind it
// or, for parts of a year, without.
bool ay_timex_part(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k;
    if (read_day_of_month(r, i, x)) return true;
    int32_t which = read_which(r, i, &n);
    if (which == 0) return false;
    uint32_t j = i + n;
    if (ay_time_is(r, j, AY_CUE_TIME_OF)) return false;
    if (ay_time_mark(r, j) == '-' && !ay_time_space(r, j)) j++;
    int32_t weekday = ay_weekday_at(r, j, &k), count = weekday ? 0 : ay_count_at(r, j, &k);
    if (count > 0) j += k;
    if (ay_time_mark(r, j) == '-' && count == 0) j++;
    const struct ay_timeword *unit = ay_timeword_at(r, j, AY_TW_UNIT, &n);
    if (weekday > 0) {
        *x = make_part(i, j + k, which, 1, AY_TU_DAY);
        x->t.weekday = (uint8_t)weekday;
        x->t.weekday_span = ay_tokens_span(r->text, j, j + k);
        const struct ay_timeword *part = ay_timeword_at(r, j + k, AY_TW_PART, &n);
        if (part) x->daypart = (uint8_t)part->value, x->t.end += n; // "first Monday evening of"
    } else if (!unit || (count == 0 && (unit->flags & AY_TWF_PLURAL)) || unit->unit < AY_TU_DAY) {
        return false;
    } else if (unit->unit == AY_TU_CENTURY && count == 0) {
        return which > 0 && read_century(r, i, j + n, which, x);
    } else {
        int32_t parts = count ? count * unit->value : unit->value;
        *x = make_part(i, j + n, which < 0 && which == -1 ? -parts : which, parts, unit->unit);
        if (count && which == 1) x->t.flags |= AY_TF_CUMULATIVE;
    }
    if (which < -1 && count) return false;
    if (count > 1 && which != 1 && which != -1) return false;
    if (ay_time_mark(r, x->t.end) == '-' && !ay_time_space(r, x->t.end)) {
        uint32_t next = x->t.end + 1; // "a third quarter-finalist"
        if (next < r->end && !ay_time_space(r, next)) return false;
    }
    bool half = unit && unit->unit == AY_TU_HALF && !count; // of a month, a decade as well
    uint8_t above = count || weekday ? AY_G_DAY : half ? AY_G_WEEK : x->t.grain;
    ay_timex *whole = ay_timex_whole(r, x->t.end, above, true, true);
    if (whole) {
        ay_timex_hang(x, whole);
        if (half && whole->t.grain < AY_G_HALF) x->t.grain = AY_G_WEEK;
        if (half && whole->t.grain > AY_G_YEAR) x->t.grain = AY_G_YEAR;
        return true;
    }
    if (ay_time_is(r, x->t.end, AY_CUE_TIME_OF)) return false; // of something that is no time
    if (count > 12) return false;                              // "the first 36 months" of a loan
    bool of_year = unit && (unit->unit == AY_TU_QUARTER || unit->unit == AY_TU_HALF ||
                               (unit->unit == AY_TU_MONTH && count > 1));
    return of_year && which > 0;
}

// "Q2 2024", "H1", "FY2023", "fiscal 2023", "2Q", "1H23".
bool ay_timex_label(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n = 1;
    int32_t digit = ay_digits_at(r, i);
    const struct ay_timeword *label = ay_timeword_at(r, digit > 0 ? i + 1 : i, AY_TW_LABEL, &n);
    if (!label) return false;
    uint32_t j = digit > 0 ? i + 1 + n : i + n;
    if (label->flags & AY_TWF_FISCAL) {
        int32_t year = digit > 0 ? 0 : ay_digits_at(r, j);
        if (year > 0 && ay_digits_length(r, j) == 2 && !ay_time_space(r, j)) year += 2000;
        if (year < 1900 || year > 2199) return false;
        ay_timex y;
        if (ay_digits_length(r, j) != 4 || !ay_timex_date(r, j, &y) || y.t.grain != AY_G_YEAR) {
            y = ay_timex_make(i, j + 1, AY_X_DATE, AY_G_YEAR);
            y.t.year = year;
        }
        *x = y;
        x->t.first = i;
        x->t.flags |= AY_TF_YEAR | AY_TF_FISCAL;
        return true;
    }
    bool touches = digit > 0 ? !ay_time_space(r, i + 1) : !ay_time_space(r, j);
    if (digit <= 0) digit = ay_digits_at(r, j++);
    if (!touches || digit < 1 || digit > (label->unit == AY_TU_HALF ? 2 : 4)) return false;
    *x = make_part(i, j, digit, 1, label->unit);
    if (ay_time_mark(r, j) == '\'') j++;
    int32_t year =
        ay_digits_length(r, j) == 2 && (!ay_time_space(r, j)) ? ay_digits_at(r, j) + 2000 : 0;
    if (year > 0) {
        x->of = ay_timex_keep(r, &(ay_timex){.t = {.first = j,
                                                 .end = j + 1,
                                                 .grain = AY_G_YEAR,
                                                 .year = year,
                                                 .flags = AY_TF_YEAR},
                                     .form = AY_X_DATE,
                                     .minutes = AY_NO_CLOCK});
        ay_timex_hang(x, x->of);
        return true;
    }
    if (ay_time_mark(r, j) == '/' || ay_time_mark(r, j) == ',') j++;
    ay_timex *whole = ay_timex_whole(r, j, AY_G_HALF, false, true);
    if (whole) ay_timex_hang(x, whole);
    return true;
}

// "2019 Q1", "2019-Q1".
bool ay_timex_year_first(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    int32_t year = ay_digits_length(r, i) == 4 ? ay_digits_at(r, i) : 0;
    uint32_t j = ay_time_joined(r, i + 1, '-') || ay_time_joined(r, i + 1, '/') ? i + 2 : i + 1;
    const struct ay_timeword *label =
        year >= 1900 && year < 2200 ? ay_timeword_at(r, j, AY_TW_LABEL, &n) : NULL;
    if (!label || (label->flags & AY_TWF_FISCAL) || !ay_timex_label(r, j, x) || x->of) return false;
    ay_timex whole = ay_timex_make(i, i + 1, AY_X_DATE, AY_G_YEAR);
    whole.t.year = year;
    whole.t.flags = AY_TF_YEAR;
    uint32_t end = x->t.end;
    ay_timex_hang(x, ay_timex_keep(r, &whole));
    x->t.first = i;
    x->t.end = end;
    return true;
}

// ---- the same again -----------------------------------------------------------------------------

// "the same period of last year", "the year-ago quarter".
bool ay_timex_same(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k;
    bool ago = ay_timeword_at(r, i, AY_TW_YEARAGO, &n) != NULL;
    if (!ago && !ay_timeword_at(r, i, AY_TW_SAME, &n)) return false;
    uint32_t j = i + n;
    const struct ay_timeword *unit = ay_timeword_at(r, j, AY_TW_UNIT, &k);
    bool period = !unit && ay_timeword_at(r, j, AY_TW_PERIOD, &k);
    if (!period && (!unit || unit->unit < AY_TU_DAY)) return false;
    *x = ay_timex_make(i, j + k, AY_X_SAME, unit ? ay_grain_of(unit->unit) : AY_G_NONE);
    x->unit = unit ? (uint8_t)unit->unit : AY_TU_NONE;
    x->t.flags |= AY_TF_ANAPHOR;
    x->number = ago ? 1 : 0;
    ay_timex *whole = ago ? NULL : ay_timex_whole(r, j + k, AY_G_HALF, true, true);
    if (!whole && !ago && ay_time_mark(r, j + k) == ',') whole = NULL;
    if (whole) ay_timex_hang(x, whole);
    return ago || whole ||
           (period && !(ay_timeword_at(r, j, AY_TW_PERIOD, &k)->flags & AY_TWF_WORD));
}
