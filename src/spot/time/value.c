// TIMEX3 values. In: an expression with its place on the calendar, as far as it has one. Out:
// "2023-05-17", "2024-Q2", "199", "P3Y", "XXXX-WXX-5", "PRESENT_REF". What is not known is X, as
// TimeML has it; a range is its two ends with a slash between them.
#include "time.h"

static const char *const day_parts[] = {"", "TMO", "TAF", "TEV", "TNI", "TMI", "TDA"};
static const char *const seasons[] = {"", "SP", "SU", "FA", "WI"};

static ay_str literal(ay_arena *arena, const char *text) { return ay_textf(arena, "%s", text); }

static ay_str year_text(ay_arena *arena, int32_t year) {
    if (year == 0) return AY_STR("XXXX");
    return year < 0 ? ay_textf(arena, "BC%04d", -year) : ay_textf(arena, "%04d", year);
}

static ay_str day_text(ay_arena *arena, const ay_timex *x) {
    const ay_time *t = &x->t;
    if (!t->month && t->weekday && t->from == AY_NO_DAY)
        return ay_textf(arena, "XXXX-WXX-%d", t->weekday);
    ay_str year = year_text(arena, t->year);
    const char *part =
        x->daypart < sizeof day_parts / sizeof *day_parts ? day_parts[x->daypart] : "";
    if (!t->month && !t->day) return ay_textf(arena, "%.*s-XX-XX%s", (int)year.len, year.at, part);
    if (!t->month) return ay_textf(arena, "XXXX-XX-%02d%s", t->day, part);
    return ay_textf(arena, "%.*s-%02d-%02d%s", (int)year.len, year.at, t->month, t->day, part);
}

static ay_str clock_text(ay_arena *arena, const ay_timex *x) {
    ay_str day = x->t.day || x->t.from != AY_NO_DAY ? day_text(arena, x) : AY_STR("XXXX-XX-XX");
    return ay_textf(
        arena, "%.*sT%02d:%02d", (int)day.len, day.at, x->minutes / 60, x->minutes % 60);
}

static ay_str week_text(ay_arena *arena, const ay_time *t) {
    int32_t year, week;
    if (t->from == AY_NO_DAY) return AY_STR("XXXX-WXX");
    ay_iso_week(t->from, &year, &week);
    return ay_textf(arena, "%04d-W%02d", year, week);
}

static ay_str month_text(ay_arena *arena, int32_t year, int32_t month) {
    ay_str y = year_text(arena, year);
    return month ? ay_textf(arena, "%.*s-%02d", (int)y.len, y.at, month)
                 : ay_textf(arena, "%.*s-XX", (int)y.len, y.at);
}

// "P3Y", "PT24H", "PXM", "P1DE".
static ay_str length_text(ay_arena *arena, const ay_timex *x) {
    static const char *const letters[] = {
        [AY_TU_SECOND] = "S",
        [AY_TU_MINUTE] = "M",
        [AY_TU_HOUR] = "H",
        [AY_TU_DAY] = "D",
        [AY_TU_WEEK] = "W",
        [AY_TU_WEEKEND] = "WE",
        [AY_TU_MONTH] = "M",
        [AY_TU_QUARTER] = "Q",
        [AY_TU_HALF] = "H",
        [AY_TU_YEAR] = "Y",
        [AY_TU_DECADE] = "DE",
        [AY_TU_CENTURY] = "CE",
    };
    const char *letter =
        x->unit < sizeof letters / sizeof *letters && letters[x->unit] ? letters[x->unit] : "";
    const char *t =
        x->unit == AY_TU_SECOND || x->unit == AY_TU_MINUTE || x->unit == AY_TU_HOUR ? "T" : "";
    if (x->number == AY_INDEFINITE) return ay_textf(arena, "P%sX%s", t, letter);
    ay_str count = ay_dec_text(arena, x->t.count);
    return ay_textf(arena, "P%s%.*s%s", t, (int)count.len, count.at, letter);
}

static ay_str set_text(ay_arena *arena, const ay_timex *x) {
    if (x->t.weekday) return ay_textf(arena, "XXXX-WXX-%d", x->t.weekday);
    if (x->t.month) return ay_textf(arena, "XXXX-%02d", x->t.month);
    if (x->number > 1)
        return length_text(arena,
            &(ay_timex){
                .t = {.count = ay_dec_int(x->number)}, .unit = x->unit, .number = x->number});
    switch (x->unit) {
    case AY_TU_HOUR: return AY_STR("XXXX-XX-XXTXX");
    case AY_TU_DAY: return AY_STR("XXXX-XX-XX");
    case AY_TU_WEEK: return AY_STR("XXXX-WXX");
    case AY_TU_MONTH: return AY_STR("XXXX-XX");
    case AY_TU_QUARTER: return AY_STR("XXXX-QX");
    default: return AY_STR("XXXX");
    }
}

// A length of which nothing is known ("a long time") has no value.
static ay_str vague_text(const ay_time *t) {
    int32_t shift = t->shift;
    if (t->type == AY_T_DURATION) return AY_STR("");
    return shift < 0   ? AY_STR("PAST_REF")
           : shift > 0 ? AY_STR("FUTURE_REF")
                       : AY_STR("PRESENT_REF");
}

// An interval of whole months by its shortest name: "2023-04", "2023-Q2", "2023-H1", "2023", or its
// first and last month.
static ay_str months_text(ay_arena *arena, const ay_time *t) {
    ay_date from = ay_date_of(t->from), to = ay_date_of(t->to);
    int32_t months = (to.year - from.year) * 12 + to.month - from.month + 1,
            before = from.month - 1;
    bool whole = from.day == 1 && to.day == ay_days_in_month(to.year, to.month);
    if (whole && months == 1) return ay_textf(arena, "%04d-%02d", from.year, from.month);
    if (whole && months == 3 && before % 3 == 0)
        return ay_textf(arena, "%04d-Q%d", from.year, before / 3 + 1);
    if (whole && months == 6 && before % 6 == 0)
        return ay_textf(arena, "%04d-H%d", from.year, before / 6 + 1);
    if (whole && months == 12 && before == 0) return ay_textf(arena, "%04d", from.year);
    return ay_textf(arena, "%04d-%02d/%04d-%02d", from.year, from.month, to.year, to.month);
}

static ay_str days_text(ay_arena *arena, const ay_time *t) { // "2018-02-14/2018-03-31"
    ay_str from = ay_day_text(arena, t->from), to = ay_day_text(arena, t->to);
    return ay_textf(arena, "%.*s/%.*s", (int)from.len, from.at, (int)to.len, to.at);
}

// Parts are named by what they are where TIMEX3 has a name for that, else by their days.
static ay_str part_text(ay_arena *arena, const ay_timex *x) {
    ay_str year = year_text(arena, x->t.year);
    int32_t which = x->number;
    bool placed = x->t.from != AY_NO_DAY;
    int32_t month = placed ? ay_date_of(x->t.from).month : 0;
    switch (x->unit) {
    case AY_TU_QUARTER:
    case AY_TU_HALF:
        if (x->parts != 1 || x->t.grain == AY_G_WEEK || x->t.grain == AY_G_YEAR) break;
        if (placed) which = (month - 1) / (x->unit == AY_TU_HALF ? 6 : 3) + 1;
        if (which < 1) break;
        return ay_textf(
            arena, "%.*s-%s%d", (int)year.len, year.at, x->unit == AY_TU_HALF ? "H" : "Q", which);
    case AY_TU_MONTH:
        if (x->parts == 1) return month_text(arena, x->t.year, month);
        break;
    case AY_TU_DAY:
        if (x->parts == 1) return day_text(arena, x);
        break;
    case AY_TU_WEEK:
        if (x->parts == 1) return week_text(arena, &x->t);
        break;
    default: break;
    }
    if (placed && x->unit >= AY_TU_MONTH && x->t.grain > AY_G_WEEK)
        return months_text(arena, &x->t);
    if (placed) return days_text(arena, &x->t);
    return length_text(arena,
        &(ay_timex){.t = {.count = ay_dec_int(x->parts)}, .unit = x->unit, .number = x->parts});
}

static ay_str range_text(ay_arena *arena, const ay_timex *x) {
    ay_str lo = ay_time_value(arena, x->lo), hi = ay_time_value(arena, x->hi);
    return ay_textf(arena, "%.*s/%.*s", (int)lo.len, lo.at, (int)hi.len, hi.at);
}

static ay_str grain_text(ay_arena *arena, const ay_timex *x) {
    const ay_time *t = &x->t;
    ay_str year = year_text(arena, t->year);
    if (x->feast && t->from != t->to) return days_text(arena, t);
    switch ((ay_grain)t->grain) {
    case AY_G_CENTURY:
        return t->year < 0 ? ay_textf(arena, "BC%02d", -t->year / 100 - 1)
                           : ay_textf(arena, "%02d", t->year / 100);
    case AY_G_DECADE: return t->year ? ay_textf(arena, "%03d", t->year / 10) : AY_STR("XXX");
    case AY_G_YEAR: return year;
    case AY_G_SEASON:
        return ay_textf(arena, "%.*s-%s", (int)year.len, year.at,
            x->number >= 1 && x->number <= 4 ? seasons[x->number] : "XX");
    case AY_G_HALF:
        return ay_textf(
            arena, t->month ? "%.*s-H%d" : "%.*s-HX", (int)year.len, year.at, (t->month + 5) / 6);
    case AY_G_QUARTER:
        return ay_textf(
            arena, t->month ? "%.*s-Q%d" : "%.*s-QX", (int)year.len, year.at, (t->month + 2) / 3);
    case AY_G_MONTH: return month_text(arena, t->year, t->month);
    case AY_G_WEEK: return week_text(arena, t);
    case AY_G_NONE: return literal(arena, "XXXX");
    default: return day_text(arena, x);
    }
}

ay_str ay_time_value(ay_arena *arena, const ay_timex *x) {
    switch ((ay_timeform)x->form) {
    case AY_X_LENGTH:
    case AY_X_SPAN: return length_text(arena, x);
    case AY_X_SET: return set_text(arena, x);
    case AY_X_VAGUE: return vague_text(&x->t);
    case AY_X_CLOCK: return clock_text(arena, x);
    case AY_X_RANGE: return range_text(arena, x);
    case AY_X_PART: return part_text(arena, x);
    case AY_X_SAME:
    case AY_X_ENDING:
        if (x->t.from == AY_NO_DAY) return AY_STR("XXXX");
        return x->t.grain >= AY_G_MONTH ? months_text(arena, &x->t)
                                        : ay_textf(arena, "%s/%s", ay_day_text(arena, x->t.from).at,
                                              ay_day_text(arena, x->t.to).at);
    case AY_X_DATE:
    case AY_X_WEEKDAY:
    case AY_X_DAY:
        return x->t.type == AY_T_TIME && x->minutes != AY_NO_CLOCK ? clock_text(arena, x)
                                                                   : grain_text(arena, x);
    case AY_X_STEP:
        if (x->number == AY_INDEFINITE) return vague_text(&x->t);
        return grain_text(arena, x);
    default: return grain_text(arena, x);
    }
}
