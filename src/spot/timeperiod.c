// Periods by name. In: a token. Out: what starts there of "last year", "the first four months of the year", "the same period of 2021",
// "early May", "the end of the month", "Q2 2024", "the summer of 2003", "yesterday evening", "next Friday", "now", "every day".
//
// A period often hangs on a longer one, its whole: "the second half" of "last year". The whole is read by the same functions, and
// kept behind `of`; how deep this may go is limited. The trap: the longest reading is the right one, so that readers that want
// more words are asked first.
#include "time.h"

enum { DEPTH = 4 };

static bool has(uint32_t kinds, int kind) { return (kinds >> kind & 1u) != 0; }

static uint32_t skip_article(const ay_timereader *r, uint32_t i) {
    uint32_t n;
    const struct ay_timeword *a = ay_timeword_at(r, i, AY_TW_ARTICLE, &n);
    return a && a->value == 0 ? i + n : i;
}

// ---- the whole -----------------------------------------------------------------------------------------------------------------

// "the year", "the month", behind "of" or a preposition: the one that is spoken of.
static bool read_definite(const ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, j = skip_article(r, i);
    const struct ay_timeword *unit = ay_timeword_at(r, j, AY_TW_UNIT, &n);
    if (j == i || !unit || (unit->flags & AY_TWF_PLURAL) || unit->unit < AY_TU_DAY) return false;
    if (ay_time_mark(r, j + n) == '-') return false;
    *x = ay_timex_make(i, j + n, AY_X_UNIT, ay_grain_of(unit->unit));
    x->unit = (uint8_t)unit->unit;
    x->t.flags |= AY_TF_ANAPHOR;
    x->definite = true;
    if (unit->flags & AY_TWF_FISCAL) x->t.flags |= AY_TF_FISCAL;
    return true;
}

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

// The whole of a part that ends before token i: behind "of" (with `in`: also "in"), or right there. A part is at most as long.
static ay_timex *read_whole(ay_timereader *r, uint32_t i, uint8_t part, bool in, bool direct) {
    if (r->depth >= DEPTH || i >= r->end) return NULL;
    uint32_t n = ay_cue_at(r->text, i, in ? AY_CUE_TIME_IN : AY_CUE_TIME_OF, NULL);
    if (n == 0 && !direct) return NULL;
    ay_timex x;
    r->depth++;
    uint32_t j = i + n;
    bool found = j < r->end && (ay_timex_read(r, skip_article(r, j), &x) || (n && read_definite(r, j, &x)));
    r->depth--;
    if (!found || !is_whole(&x, part)) return NULL;
    if (x.t.first > skip_article(r, j)) return NULL;
    return ay_timex_keep(r, &x);
}

static void hang(ay_timex *x, ay_timex *whole) {
    x->of = whole;
    x->t.end = whole->t.end;
    x->t.flags |= whole->t.flags & (AY_TF_YEAR | AY_TF_RELATIVE | AY_TF_ANAPHOR | AY_TF_FISCAL);
}

// "October of that year", "May last year", "24 January of the same year".
void ay_timex_take_year(ay_timereader *r, ay_timex *x) {
    if (x->form != AY_X_DATE || x->t.year || !x->t.month || x->of) return;
    ay_timex *whole = read_whole(r, x->t.end, AY_G_MONTH, false, true);
    if (whole && whole->t.grain == AY_G_YEAR && (whole->form == AY_X_UNIT || whole->form == AY_X_STEP)) hang(x, whole);
}

// ---- the start, the middle, the end --------------------------------------------------------------------------------------------

static uint32_t edge_flag(int32_t value) { return value == 1 ? AY_TF_START : value == 2 ? AY_TF_MID : AY_TF_END; }

static bool read_edge(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *edge = ay_timeword_at(r, i, AY_TW_EDGE, &n);
    if (!edge) return false;
    if (edge->flags & AY_TWF_WHOLE) {
        *x = ay_timex_make(i, i + n, AY_X_UNIT, ay_grain_of(edge->unit));
        x->unit = (uint8_t)edge->unit;
        x->t.flags |= edge_flag(edge->value) | AY_TF_ANAPHOR;
        x->definite = true;
        int32_t year = ay_year_at(r, i + n, &n);
        if (year) *x = ay_timex_make(i, x->t.end + n, AY_X_DATE, AY_G_YEAR), x->t.year = year, x->t.flags |= edge_flag(edge->value) | AY_TF_YEAR;
        return true;
    }
    uint32_t j = i + n;
    bool direct = (edge->flags & AY_TWF_DIRECT) != 0;
    if (direct && ay_time_mark(r, j) == '-' && !ay_time_space(r, j)) j++;
    ay_timex *whole = read_whole(r, j, AY_G_DAY, direct, direct);
    if (!whole || whole->t.grain < AY_G_WEEK) return false;
    *x = *whole;
    x->t.first = i;
    x->t.flags |= edge_flag(edge->value);
    return true;
}

// ---- parts ---------------------------------------------------------------------------------------------------------------------

static ay_timex make_part(uint32_t first, uint32_t end, int32_t which, int32_t parts, uint32_t unit) {
    ay_timex x = ay_timex_make(first, end, AY_X_PART, ay_grain_of(unit));
    x.unit = (uint8_t)unit;
    x.number = which;
    x.parts = parts;
    return x;
}

static bool read_century(const ay_timereader *r, uint32_t first, uint32_t end, int32_t ordinal, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *era = ay_timeword_at(r, end, AY_TW_ERA, &n);
    *x = ay_timex_make(first, era ? end + n : end, AY_X_DATE, AY_G_CENTURY);
    x->t.year = (ordinal - 1) * 100;
    if (era && era->value < 0) x->t.year = -ordinal * 100;
    x->t.flags |= AY_TF_YEAR;
    return ordinal > 0 && ordinal <= 30;
}

// "first quarter", "first four months", "last 10 days", "second Sunday", with the whole behind it or, for parts of a year, without.
static bool read_part(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k;
    int32_t which = ay_ordinal_at(r, i, &n);
    if (which == 0) {
        const struct ay_timeword *last = ay_timeword_at(r, i, AY_TW_SHIFT, &n);
        if (!last || last->value != -1 || (last->flags & AY_TWF_ANAPHOR)) return false;
        which = -1;
    }
    uint32_t j = i + n;
    if (ay_time_mark(r, j) == '-' && !ay_time_space(r, j)) j++;
    int32_t weekday = ay_weekday_at(r, j, &k), count = weekday ? 0 : ay_count_at(r, j, &k);
    if (count > 0) j += k;
    if (ay_time_mark(r, j) == '-' && count == 0) j++;
    const struct ay_timeword *unit = ay_timeword_at(r, j, AY_TW_UNIT, &n);
    if (weekday > 0) {
        *x = make_part(i, j + k, which, 1, AY_TU_DAY);
        x->t.weekday = (uint8_t)weekday;
        x->t.weekday_span = ay_tokens_span(r->text, j, j + k);
    } else if (!unit || (count == 0 && (unit->flags & AY_TWF_PLURAL)) || unit->unit < AY_TU_DAY) {
        return false;
    } else if (unit->unit == AY_TU_CENTURY && count == 0) {
        return which > 0 && read_century(r, i, j + n, which, x);
    } else {
        int32_t parts = count ? count * unit->value : unit->value;
        *x = make_part(i, j + n, which < 0 && which == -1 ? -parts : which, parts, unit->unit);
        if (count && which == 1) x->t.flags |= AY_TF_CUMULATIVE;
    }
    if (count > 1 && which != 1 && which != -1) return false;
    ay_timex *whole = read_whole(r, x->t.end, count || weekday ? AY_G_DAY : x->t.grain, false, true);
    if (whole) {
        hang(x, whole);
        return true;
    }
    if (ay_time_is(r, x->t.end, AY_CUE_TIME_OF)) return false; // of something that is no time
    if (count > 12) return false; // "the first 36 months" of a loan
    bool of_year = unit && (unit->unit == AY_TU_QUARTER || unit->unit == AY_TU_HALF || (unit->unit == AY_TU_MONTH && count > 1));
    return of_year && which > 0;
}

// "Q2 2024", "H1", "FY2023", "fiscal 2023", "2Q", "1H23".
static bool read_label(ay_timereader *r, uint32_t i, ay_timex *x) {
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
    int32_t year = ay_digits_length(r, j) == 2 && (!ay_time_space(r, j)) ? ay_digits_at(r, j) + 2000 : 0;
    if (year > 0) {
        x->of = ay_timex_keep(r, &(ay_timex){.t = {.first = j, .end = j + 1, .grain = AY_G_YEAR, .year = year, .flags = AY_TF_YEAR},
                                             .form = AY_X_DATE, .minutes = AY_NO_CLOCK});
        hang(x, x->of);
        return true;
    }
    if (ay_time_mark(r, j) == '/' || ay_time_mark(r, j) == ',') j++;
    ay_timex *whole = read_whole(r, j, AY_G_HALF, false, true);
    if (whole) hang(x, whole);
    return true;
}

// ---- the same again ------------------------------------------------------------------------------------------------------------

// "the same period of last year", "the year-ago quarter".
static bool read_same(ay_timereader *r, uint32_t i, ay_timex *x) {
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
    ay_timex *whole = ago ? NULL : read_whole(r, j + k, AY_G_HALF, true, true);
    if (!whole && !ago && ay_time_mark(r, j + k) == ',') whole = NULL;
    if (whole) hang(x, whole);
    return ago || whole || (period && !(ay_timeword_at(r, j, AY_TW_PERIOD, &k)->flags & AY_TWF_WORD));
}

// ---- this, last, next ----------------------------------------------------------------------------------------------------------

// A "this", "last" or "next" at token i; not the verb of "will last 14 months".
static const struct ay_timeword *shift_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    if (i > r->first && ay_time_is(r, i - 1, AY_CUE_TIME_VERB)) return NULL;
    return ay_timeword_at(r, i, AY_TW_SHIFT, n);
}

static void mark_shift(ay_timex *x, const struct ay_timeword *shift) {
    x->t.shift = (int8_t)shift->value;
    x->t.flags |= shift->flags & AY_TWF_ANAPHOR ? AY_TF_ANAPHOR : AY_TF_RELATIVE;
}

// "last three years", "next two weeks", "past decade", "four previous weeks".
static bool read_span(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k, c = 0;
    int32_t count = ay_count_at(r, i, &k);
    if (count > 0) c = k;
    const struct ay_timeword *shift = shift_at(r, i + c, &n);
    if (!shift || (shift->value == 0 && count)) return false;
    uint32_t j = i + c + n;
    bool few = false;
    if (count <= 0) {
        count = ay_count_at(r, j, &k);
        const struct ay_timeword *row = count <= 0 ? ay_timeword_at(r, j, AY_TW_FEW, &k) : NULL;
        few = row != NULL;
        if (row) count = row->value ? row->value : AY_INDEFINITE;
        if (count != 0) j += k;
    }
    const struct ay_timeword *unit = ay_timeword_at(r, j, AY_TW_UNIT, &n);
    if (!unit || unit->unit < AY_TU_HOUR) return false;
    bool one = (shift->flags & AY_TWF_SPAN) && count == 0 && !(unit->flags & AY_TWF_PLURAL); // "the past year"
    bool many = (unit->flags & AY_TWF_PLURAL) && shift->value != 0;                           // "the past years"
    if (count == 0 && !one && !many) return false;
    if (count > 1 && !(unit->flags & AY_TWF_PLURAL)) return false; // "$405 last week"
    *x = ay_timex_make(i, j + n, AY_X_SPAN, ay_grain_of(unit->unit));
    x->unit = (uint8_t)unit->unit;
    x->number = few || (many && !count) ? (count > 0 ? count : AY_INDEFINITE) : (count ? count : 1) * unit->value;
    x->t.type = AY_T_DURATION;
    x->t.count = ay_dec_int(x->number > 0 ? x->number : 0);
    x->t.count_unit = x->t.grain;
    mark_shift(x, shift);
    return true;
}

// "last year", "this month", "the following day", "that week", "last fiscal year".
static bool read_unit(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k;
    const struct ay_timeword *shift = shift_at(r, i, &n);
    if (!shift) return false;
    uint32_t j = i + n;
    int32_t month = ay_month_at(r, j, &k), weekday = month ? 0 : ay_weekday_at(r, j, &k);
    const struct ay_timeword *unit = ay_timeword_at(r, j, AY_TW_UNIT, &n);
    const struct ay_timeword *season = ay_timeword_at(r, j, AY_TW_SEASON, &n), *part = ay_timeword_at(r, j, AY_TW_PART, &n);
    if (unit && (unit->flags & AY_TWF_PLURAL)) return false;
    if (unit && ay_timeword_at(r, j, AY_TW_UNIT, &n) && ay_time_is(r, j + n, AY_CUE_TIME_OF)) return false; // "the last month of the war"
    if (month) {
        *x = ay_timex_make(i, j + k, AY_X_DATE, AY_G_MONTH);
        x->t.month = month;
    } else if (weekday > 0) {
        *x = ay_timex_make(i, j + k, AY_X_WEEKDAY, AY_G_DAY);
        x->t.weekday = (uint8_t)weekday;
        x->t.weekday_span = ay_tokens_span(r->text, j, j + k);
        x->this_one = shift->value == 0 && !(shift->flags & AY_TWF_ANAPHOR);
    } else if (unit && unit->unit >= AY_TU_DAY) {
        ay_timeword_at(r, j, AY_TW_UNIT, &n);
        *x = ay_timex_make(i, j + n, AY_X_UNIT, ay_grain_of(unit->unit));
        x->unit = (uint8_t)unit->unit;
        if (unit->flags & AY_TWF_FISCAL) x->t.flags |= AY_TF_FISCAL;
    } else if (season) {
        ay_timeword_at(r, j, AY_TW_SEASON, &n);
        *x = ay_timex_make(i, j + n, AY_X_DATE, AY_G_SEASON);
        x->number = season->value;
    } else if (part) {
        *x = ay_timex_make(i, j + n, AY_X_UNIT, AY_G_DAY);
        x->unit = AY_TU_DAY;
        x->daypart = (uint8_t)part->value;
    } else {
        return false;
    }
    mark_shift(x, shift);
    return true;
}

// ---- single words --------------------------------------------------------------------------------------------------------------

static void take_daypart(const ay_timereader *r, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *part = ay_timeword_at(r, x->t.end, AY_TW_PART, &n);
    if (!part || x->daypart || (x->t.flags & AY_TF_YEAR)) return;
    x->daypart = (uint8_t)part->value;
    x->t.end += n;
}

static bool read_day(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *day = ay_timeword_at(r, i, AY_TW_DAY, &n);
    if (!day) return false;
    *x = ay_timex_make(i, i + n, AY_X_DAY, AY_G_DAY);
    x->number = day->value;
    x->t.shift = (int8_t)(day->value < 0 ? -1 : day->value > 0);
    x->t.flags |= AY_TF_RELATIVE;
    x->daypart = day->flags & AY_TWF_NIGHT ? 4 : 0;
    take_daypart(r, x);
    return true;
}

static bool read_weekday(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    int32_t weekday = ay_weekday_at(r, i, &n);
    if (weekday == 0) return false;
    bool is_short = ay_span_length(r->text->tokens[i].span) <= 5;
    if (is_short && !(i > r->first && ay_time_is(r, i - 1, AY_CUE_PREP))) return false;
    *x = ay_timex_make(i, i + n, weekday < 0 ? AY_X_SET : AY_X_WEEKDAY, weekday < 0 ? AY_G_WEEK : AY_G_DAY);
    x->t.weekday = (uint8_t)(weekday < 0 ? -weekday : weekday);
    x->t.weekday_span = ay_tokens_span(r->text, i, i + n);
    if (weekday < 0) x->t.type = AY_T_SET, x->unit = AY_TU_WEEK;
    else x->t.flags |= AY_TF_RELATIVE;
    take_daypart(r, x);
    return true;
}

// "the night of 8 February 1904", "the morning of Monday".
static bool read_daypart(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, of;
    const struct ay_timeword *part = ay_timeword_at(r, i, AY_TW_PART, &n);
    if (!part || r->depth >= DEPTH || !ay_time_is(r, of = i + n, AY_CUE_TIME_OF)) return false;
    r->depth++;
    uint32_t j = skip_article(r, of + 1);
    bool found = j < r->end && ay_timex_read(r, j, x);
    r->depth--;
    if (!found || x->t.grain != AY_G_DAY || (x->form != AY_X_DATE && x->form != AY_X_WEEKDAY)) return false;
    x->t.first = i;
    x->daypart = (uint8_t)part->value;
    return true;
}

static bool read_season(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *season = ay_timeword_at(r, i, AY_TW_SEASON, &n);
    if (!season) return false;
    *x = ay_timex_make(i, i + n, AY_X_DATE, AY_G_SEASON);
    x->number = season->value;
    ay_timex *whole = read_whole(r, i + n, AY_G_SEASON, false, true);
    if (whole && whole->t.grain == AY_G_YEAR) {
        hang(x, whole);
        return true;
    }
    if (ay_time_mark(r, i + n) == '-') return false;
    bool the = i > r->first && ay_timeword_before(r, i, AY_TW_ARTICLE, &n);
    bool in = i > r->first && ay_time_is(r, i - 1, AY_CUE_TIME_MONTH);
    bool by = i > r->first && (ay_time_is(r, i - 1, AY_CUE_TIME_BY) || ay_time_is(r, i - 1, AY_CUE_TIME_SINCE) || ay_time_is(r, i - 1, AY_CUE_TIME_UNTIL));
    if (season->flags & AY_TWF_WORD) return in || by || (the && i > r->first + 1 && ay_time_is(r, i - 2, AY_CUE_TIME_MONTH));
    return the || in || by || (i > r->first && (ay_timeword_kinds(r, i - 1) & 1u << AY_TW_EDGE));
}

static bool read_holiday(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *day = ay_timeword_at(r, i, AY_TW_HOLIDAY, &n);
    if (!day) return false;
    *x = ay_timex_make(i, i + n, AY_X_DATE, AY_G_DAY);
    x->t.month = day->value / 100;
    x->t.day = day->value % 100;
    int32_t year = ay_year_at(r, x->t.end, &n);
    if (year) x->t.year = year, x->t.end += n, x->t.flags |= AY_TF_YEAR;
    return true;
}

// "the nineties".
static bool read_decade_word(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, the;
    const struct ay_timeword *decade = ay_timeword_at(r, i, AY_TW_DECADE, &n);
    if (!decade || !ay_timeword_before(r, i, AY_TW_ARTICLE, &the)) return false;
    *x = ay_timex_make(i, i + n, AY_X_DATE, AY_G_DECADE);
    x->t.year = 1900 + decade->value;
    return true;
}

static bool read_vague(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *vague = ay_timeword_at(r, i, AY_TW_VAGUE, &n);
    if (!vague) return false;
    *x = ay_timex_make(i, i + n, AY_X_VAGUE, AY_G_NONE);
    x->t.shift = (int8_t)vague->value;
    x->t.flags |= AY_TF_RELATIVE;
    return true;
}

// "daily", "every two weeks", "each Monday".
static bool read_set(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k = 0;
    const struct ay_timeword *set = ay_timeword_at(r, i, AY_TW_SET, &n);
    *x = ay_timex_make(i, i + n, AY_X_SET, AY_G_NONE);
    x->t.type = AY_T_SET;
    if (set && i > r->first && ay_mark(r->text, i - 1) == '-' && !ay_time_space(r, i)) return false; // "half-yearly"
    if (set) {
        x->unit = (uint8_t)set->unit;
        x->number = set->value > 1 ? set->value : 1;
        x->t.grain = ay_grain_of(set->unit);
        return true;
    }
    if (!ay_timeword_at(r, i, AY_TW_EVERY, &n)) return false;
    uint32_t j = i + n;
    int32_t count = ay_ordinal_at(r, j, &k);
    if (count <= 0) count = ay_count_at(r, j, &k);
    if (count > 0) j += k;
    const struct ay_timeword *unit = ay_timeword_at(r, j, AY_TW_UNIT, &k);
    int32_t weekday = unit ? 0 : ay_weekday_at(r, j, &k), month = unit || weekday ? 0 : ay_month_at(r, j, &k);
    if (!unit && !weekday && !month) return false;
    x->unit = unit ? (uint8_t)unit->unit : weekday ? AY_TU_WEEK : AY_TU_YEAR;
    x->t.weekday = (uint8_t)(weekday < 0 ? -weekday : weekday);
    x->t.month = month;
    x->number = count > 0 ? count : 1;
    x->t.grain = ay_grain_of(x->unit);
    x->t.end = j + k;
    return true;
}

// "over the year", "in the quarter": a unit alone that is no more than mentioned.
static bool read_mentioned(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t the;
    const struct ay_timeword *article = i > r->first ? ay_timeword_before(r, i, AY_TW_ARTICLE, &the) : NULL;
    if (!article || article->value != 0 || the == r->first || !ay_time_is(r, the - 1, AY_CUE_TIME_THE)) return false;
    if (!read_definite(r, the, x) || x->unit == AY_TU_DAY || x->unit == AY_TU_HALF || x->unit == AY_TU_CENTURY) return false;
    if (x->t.end < r->end && (ay_time_is(r, x->t.end, AY_CUE_TIME_OF) || r->text->tokens[x->t.end].kind == AY_TOK_NUMBER)) return false;
    return true;
}

// "the year 2000", "in the year 1204".
static bool read_year_of(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k;
    const struct ay_timeword *unit = ay_timeword_at(r, i, AY_TW_UNIT, &n);
    if (!unit || unit->unit != AY_TU_YEAR) return false;
    int32_t year = ay_year_at(r, i + n, &k);
    if (year == 0 || !ay_timex_date(r, i + n, x) || x->t.grain != AY_G_YEAR) return false;
    x->t.first = i;
    if (unit->flags & AY_TWF_FISCAL) x->t.flags |= AY_TF_FISCAL;
    return true;
}

bool ay_timex_period(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t kinds = ay_timeword_kinds(r, i);
    if (has(kinds, AY_TW_SAME) || has(kinds, AY_TW_YEARAGO)) {
        if (read_same(r, i, x)) return true;
    }
    if (has(kinds, AY_TW_EDGE) && read_edge(r, i, x)) return true;
    if ((has(kinds, AY_TW_ORDINAL) || has(kinds, AY_TW_SHIFT) || ay_number_starts(r, i)) && read_part(r, i, x)) {
        // "last quarter" alone is the one before this, not the last of something
        if (x->form != AY_X_PART || x->number > 0 || x->of) return true;
    }
    if ((has(kinds, AY_TW_SHIFT) || ay_number_starts(r, i)) && (read_span(r, i, x) || read_unit(r, i, x))) return true;
    if ((has(kinds, AY_TW_LABEL) || ay_digits_length(r, i) == 1) && read_label(r, i, x)) return true;
    if (has(kinds, AY_TW_UNIT) && (read_year_of(r, i, x) || read_mentioned(r, i, x))) return true;
    if (has(kinds, AY_TW_DAY)) return read_day(r, i, x);
    if (has(kinds, AY_TW_PART)) return read_daypart(r, i, x);
    if (has(kinds, AY_TW_SEASON)) return read_season(r, i, x);
    if (has(kinds, AY_TW_HOLIDAY)) return read_holiday(r, i, x);
    if (has(kinds, AY_TW_DECADE)) return read_decade_word(r, i, x);
    if (has(kinds, AY_TW_VAGUE)) return read_vague(r, i, x);
    if (has(kinds, AY_TW_SET) || has(kinds, AY_TW_EVERY)) return read_set(r, i, x);
    return read_weekday(r, i, x);
}
