// What is counted from a day. In: "two years ago", "a week from Monday", "three days later", "the
// last three years", "within two weeks". Out: its days.
//
// The trap: how exact a time is (its grain) decides how far a step from it may be exact: ten years
// ago is a year, three days ago a day, and a day cannot be counted from a month. Only where a day
// is named ("a month from tomorrow"), or somebody arranges something ("in two months"), are months
// and years counted to the day.
#include "place.h"

// Months and years keep the day of the month, cut to the month's length.
ay_day ay_day_moved(ay_day day, uint32_t unit, int32_t n) {
    switch (unit) {
    case AY_TU_DAY: return day + n;
    case AY_TU_WEEK: return day + 7 * n;
    case AY_TU_MONTH: return ay_add_months(day, n);
    case AY_TU_QUARTER: return ay_add_months(day, 3 * n);
    case AY_TU_HALF: return ay_add_months(day, 6 * n);
    case AY_TU_YEAR: return ay_add_months(day, 12 * n);
    case AY_TU_DECADE: return ay_add_months(day, 120 * n);
    case AY_TU_CENTURY: return ay_add_months(day, 1200 * n);
    default: return AY_NO_DAY;
    }
}

bool ay_is_small_step(const ay_timex *x) {
    return x->number > 0 && x->number <= 3000 && !(x->unit == AY_TU_CENTURY && x->number > 20);
}

// An ay_days of whole months, moved by months.
void ay_timex_set_moved(ay_timex *x, const ay_anchor *a, int32_t months) {
    ay_day from = ay_add_months(a->from, months), to = ay_add_months(a->to + 1, months) - 1;
    x->t.grain = a->grain;
    ay_timex_set(x, from, to);
}

// In a note, what is counted in hours and minutes falls on the day of asking; from a day's length on
// it is counted in days: "in 48 hours", "the last 24 hours".
static bool place_hours(const ay_placer *v, ay_timex *x) {
    static const int32_t in_a_day[] = {
        [AY_TU_SECOND] = 86400, [AY_TU_MINUTE] = 1440, [AY_TU_HOUR] = 24};
    if (x->unit < AY_TU_SECOND || x->unit > AY_TU_HOUR) return false;
    if (!v->note || v->today == AY_NO_DAY || (x->of && x->form == AY_X_STEP)) return true;
    ay_day there = v->today + x->t.shift * (x->number / in_a_day[x->unit]);
    bool span = x->form == AY_X_SPAN;
    ay_timex_set(x, span && there > v->today ? v->today : there,
        span && there < v->today ? v->today : there);
    return true;
}

// ---- steps --------------------------------------------------------------------------------------

static void set_one(ay_timex *x, ay_day day) {
    x->t.grain = AY_G_DAY;
    ay_timex_set(x, day, day);
}

// "a year earlier" behind a period is that period, a year before. A week stays one of seven days.
static bool place_beside_period(const ay_placer *v, ay_timex *x) {
    if (x->unit != AY_TU_YEAR || x->number != 1 || !(x->t.flags & AY_TF_ANAPHOR) ||
        !v->period.set || ay_timex_sentence(v, x) - v->period.sentence > 1 ||
        v->period.grain < AY_G_WEEK || v->period.grain > AY_G_YEAR)
        return false;
    int32_t n = x->number * x->t.shift;
    if (v->period.grain == AY_G_WEEK) {
        ay_timex_set(x, v->period.from + 364 * n, v->period.to + 364 * n);
        x->t.grain = AY_G_WEEK;
    } else {
        ay_timex_set_moved(x, &v->period, 12 * n);
    }
    return true;
}

// "three Fridays from now": from the day behind, or before, today.
static void place_weekdays_away(const ay_placer *v, ay_timex *x) {
    if (v->today == AY_NO_DAY || v->history) return;
    int32_t weeks = 7 * (x->number - 1);
    set_one(x, x->t.shift > 0 ? ay_weekday_after(v->today + 1, x->t.weekday) + weeks
                              : ay_weekday_before(v->today - 1, x->t.weekday) - weeks);
}

// How far the words count, from a day that is known to a grain.
static void place_counted(ay_timex *x, ay_day base, uint8_t grain, bool to_the_day) {
    if (x->unit < AY_TU_DAY || (grain > ay_grain_of(x->unit) && x->unit < AY_TU_YEAR)) return;
    ay_day there = ay_day_moved(base, x->unit, x->number * x->t.shift);
    if (there == AY_NO_DAY) return;
    if (x->unit == AY_TU_DAY || x->unit == AY_TU_WEEK || (to_the_day && grain <= AY_G_DAY)) {
        set_one(x, there);
        return;
    }
    uint32_t unit = x->unit == AY_TU_QUARTER || x->unit == AY_TU_HALF ? AY_TU_MONTH
                    : x->unit > AY_TU_YEAR                            ? AY_TU_YEAR
                                                                      : x->unit;
    ay_days in = ay_days_of_unit(there, unit, 0);
    x->t.grain = ay_grain_of(unit);
    ay_timex_set(x, in.from, in.to);
}

// "two years ago", "a week from today", "three days later", "a year earlier".
void ay_place_step(ay_placer *v, ay_timex *x) {
    if (x->of) ay_place(v, x->of);
    if (place_hours(v, x)) return;
    if (!ay_is_small_step(x) || (x->of && !ay_timex_placed(x->of))) return;
    if (x->t.weekday) {
        place_weekdays_away(v, x);
        return;
    }
    // "which had left on 20 March, four weeks before": another name of the last time, counted from
    // the one before that
    bool apposed =
        v->before.set && x->t.first == v->last_end + 1 && v->text->tokens[v->last_end].mark == ',';
    const ay_anchor *from = apposed ? &v->before : &v->last;
    bool anaphor = (x->t.flags & AY_TF_ANAPHOR) != 0 && (from->set || !v->note);
    if (x->of) {
        place_counted(x, x->of->t.from, x->of->t.grain, x->of->form != AY_X_STEP);
    } else if (!anaphor) {
        if (v->today != AY_NO_DAY) place_counted(x, v->today, AY_G_DAY, v->note);
    } else if (from->set && !place_beside_period(v, x)) {
        place_counted(x, from->from, from->grain, false);
    }
}

// ---- spans --------------------------------------------------------------------------------------

// "the last two quarters": quarters are those of the calendar.
static void place_whole_units(const ay_placer *v, ay_timex *x) {
    ay_days next = ay_days_of_unit(v->today, x->unit, x->t.shift),
            last = ay_days_of_unit(v->today, x->unit, x->number * x->t.shift);
    if (x->of || next.from == AY_NO_DAY || last.from == AY_NO_DAY) return;
    x->t.from = x->t.shift < 0 ? last.from : next.from;
    x->t.to = x->t.shift < 0 ? next.to : last.to;
}

// "the last three years": as many days as they have, up to the document's day; "the next three
// years" from the day behind it; "within three years" from it; "for three days from Monday".
void ay_place_span(ay_placer *v, ay_timex *x) {
    if (place_hours(v, x)) return;
    if (x->of) ay_place(v, x->of);
    bool known = x->of ? ay_timex_placed(x->of)
                       : v->today != AY_NO_DAY && !v->history && !(x->t.flags & AY_TF_ANAPHOR);
    if (!ay_is_small_step(x) || !known || x->t.shift == 0) return; // "these three years"
    if (x->unit == AY_TU_QUARTER || x->unit == AY_TU_HALF) {
        place_whole_units(v, x);
        return;
    }
    ay_day base = x->of ? x->of->t.from : v->today;
    ay_day there = ay_day_moved(base, x->unit, x->number * x->t.shift);
    if (there == AY_NO_DAY || !ay_in_calendar(there)) return;
    if (x->of) {
        x->t.from = base, x->t.to = there - 1;
        return;
    }
    x->t.from = x->t.shift < 0 ? there + 1 : v->today + !x->coming;
    x->t.to = x->t.shift < 0 ? v->today : there - x->coming;
}
