// One expression on the calendar. In: an expression and what is known. Out: its days: of dates,
// weekdays, "yesterday", "last year"; what hangs on others is placed in step.c and whole.c.
//
// The trap: a name without its year or month is placed by the running text in a story, and next to
// the document's day in a report; the direction of the words around says on which side.
#include "place.h"

// ---- dates --------------------------------------------------------------------------------------

// A day that the month does not have keeps its fields and gets no place. Without a year 29 February
// is given the benefit of a leap year.
static void place_day(ay_placer *v, ay_timex *x) {
    ay_time *t = &x->t;
    if (!t->month) return;
    if (!t->year && !ay_shifted_year(v, x)) {
        t->year = x->of ? x->of->t.year : ay_story_year(v, x, t->month, t->day);
        t->flags |= AY_TF_GUESSED;
    }
    int32_t year = t->year > 0 ? t->year : 2000; // 29 February may exist
    if (t->month > 12 || t->day > ay_days_in_month(year, t->month)) t->flags |= AY_TF_INVALID;
    else if (t->year > 0) t->from = t->to = ay_day_of(t->year, t->month, t->day);
}

enum { MONTHS_AROUND = 14 }; // of a weekday that falls on one day of the month

// The day of that number next to another one, on the side that the direction wants. With its
// weekday ("Thu 15th") in the month where the two go together, else in this, the last or the next.
static ay_day nearest_day(const ay_timex *x, ay_day base, ay_direction way) {
    ay_day best = AY_NO_DAY;
    int32_t around = x->t.weekday ? MONTHS_AROUND : 1;
    for (int32_t k = -around; k <= around; k++) {
        ay_date d = ay_date_of(ay_add_months(base, k));
        if (x->t.day > ay_days_in_month(d.year, d.month)) continue;
        ay_day day = ay_day_of(d.year, d.month, x->t.day);
        if (x->t.weekday && ay_weekday(day) != x->t.weekday) continue;
        if ((way == AY_DIR_UP && day < base) || (way == AY_DIR_DOWN && day > base)) continue;
        int32_t distance = day > base ? day - base : base - day;
        if (best == AY_NO_DAY || distance < (best > base ? best - base : base - best)) best = day;
    }
    return best;
}

// "the 29th": of this month, the last or the next.
static void place_day_alone(ay_placer *v, ay_timex *x) {
    ay_day base = v->history || v->today == AY_NO_DAY ? AY_NO_DAY : v->today;
    if (base == AY_NO_DAY) {
        if (!v->last.set || v->last.grain > AY_G_MONTH) return;
        ay_date d = ay_date_of(v->last.from);
        if (x->t.day <= ay_days_in_month(d.year, d.month))
            ay_timex_set(
                x, ay_day_of(d.year, d.month, x->t.day), ay_day_of(d.year, d.month, x->t.day));
        return;
    }
    ay_day best = nearest_day(x, base, ay_placed_direction(v, x));
    ay_timex_set(x, best, best);
    x->t.flags |= AY_TF_GUESSED;
}

// A season gets a year but no days: summer is not the same months everywhere.
static void place_season(ay_placer *v, ay_timex *x) {
    ay_time *t = &x->t;
    if (t->year) return;
    if (x->of) {
        t->year = x->of->t.year;
    } else if (t->shift && v->today != AY_NO_DAY) {
        ay_date d = ay_date_of(v->today);
        int32_t ends =
            x->number < 4 ? x->number * 3 + 2 : 2; // northern; only the year is taken from it
        t->year = d.year - (t->shift < 0 && d.month <= ends) + (t->shift > 0 && d.month > ends - 3);
    } else if (v->history || v->today == AY_NO_DAY) {
        t->year = v->year;
    }
}

void ay_place_date(ay_placer *v, ay_timex *x) {
    ay_time *t = &x->t;
    ay_day from, to;
    switch ((ay_grain)t->grain) {
    case AY_G_CENTURY:
    case AY_G_DECADE:
        if (t->year < 0 || t->year > 9800) return;
        ay_year_span(t->year ? t->year : 1, &from, &to);
        t->from = from;
        ay_year_span(t->year + (t->grain == AY_G_DECADE ? 9 : 99), &from, &to);
        t->to = to;
        return;
    case AY_G_YEAR:
        if (t->year <= 0 || (t->flags & AY_TF_FISCAL)) return;
        ay_year_span(t->year, &t->from, &t->to);
        return;
    case AY_G_SEASON: place_season(v, x); return;
    case AY_G_WEEK: ay_place_feast(v, x); return;
    case AY_G_MONTH:
        if (!t->year && !ay_shifted_year(v, x)) {
            t->year = x->of ? x->of->t.year : ay_story_year(v, x, t->month, 0);
            t->flags |= AY_TF_GUESSED;
        }
        if (t->year > 0) ay_month_span(t->year, t->month, &t->from, &t->to);
        return;
    default:
        if (x->feast && (!t->month || t->shift)) ay_place_feast(v, x);
        else if (t->month) place_day(v, x);
        else place_day_alone(v, x);
    }
}

// ---- weekdays -----------------------------------------------------------------------------------

// In a story a weekday is the first one behind the last day; else it is near the document's.
static void place_weekday(ay_placer *v, ay_timex *x) {
    int32_t weekday = x->t.weekday;
    ay_day day, base = v->today;
    bool running = v->history || (x->t.flags & AY_TF_ANAPHOR && v->last.set);
    if (x->of) { // "Tuesday of next week"
        ay_place(v, x->of);
        day = ay_timex_placed(x->of) ? x->of->t.from + weekday - 1 : AY_NO_DAY;
    } else if (running) {
        if (!v->last.set || v->last.grain > AY_G_DAY) return;
        base = v->last.from;
        day = x->t.shift < 0 ? ay_weekday_before(base - 1, weekday)
                             : ay_weekday_after(base + (x->t.shift > 0), weekday);
    } else if (base == AY_NO_DAY) {
        return;
    } else if (x->t.shift > 0) {
        ay_day next_week = base - ay_weekday(base) + 8;
        day = x->coming ? ay_weekday_after(base + 1, weekday) : next_week + weekday - 1;
    } else if (x->t.shift < 0) {
        day = ay_weekday_before(base - 1, weekday);
    } else if (x->this_one) {
        day = base - ay_weekday(base) + weekday;
    } else {
        ay_direction said = ay_time_direction(v->text, x, v->note), way = ay_placed_direction(v, x);
        base += way != said; // in a note the day itself would be called today
        day = way == AY_DIR_UP ? ay_weekday_after(base, weekday) : ay_weekday_before(base, weekday);
    }
    if (day != AY_NO_DAY) ay_timex_set(x, day, day);
}

// ---- units --------------------------------------------------------------------------------------

// The year that "the year" means: the running text's in a history, that of the sentence, else the
// document's.
ay_day ay_spoken_of(const ay_placer *v, const ay_timex *x) {
    if (x->unit != AY_TU_YEAR || v->history || v->today == AY_NO_DAY)
        return v->last.set                            ? v->last.from
               : v->today != AY_NO_DAY && !v->history ? v->today
                                                      : AY_NO_DAY;
    if (v->year && v->year_sentence == ay_timex_sentence(v, x) && v->last.set &&
        ay_date_of(v->last.from).year == v->year)
        return v->last.from;
    return v->today;
}

static bool starts_with_the(const ay_placer *v, const ay_timex *x) {
    uint32_t n;
    int32_t row = ay_phrase_at(v->text, x->t.first, AY_TABLE_TIMEWORD, &n);
    return row >= 0 && ay_timeword_rows[row].kind == AY_TW_ARTICLE;
}

// A step of the calendar from the day that the words count from. A day cannot be found in a month,
// so a time that is less exact than the unit gives none.
static void place_unit(ay_placer *v, ay_timex *x) {
    ay_day base;
    if (x->t.flags & AY_TF_FISCAL) return;
    if (x->of) {
        ay_place(v, x->of);
        if (!ay_timex_placed(x->of)) return;
        ay_days in = ay_days_of_unit(x->of->t.from, x->unit, 0);
        ay_timex_set(x, in.from, in.to);
        return;
    }
    uint8_t grain = ay_grain_of(x->unit);
    if (x->definite) {
        base = ay_spoken_of(v, x);
        if (base != AY_NO_DAY && base != v->today && v->last.grain > grain) return;
    } else if (x->t.flags & AY_TF_ANAPHOR) {
        if (v->last.set && v->last.grain > grain) return;
        base = v->last.set ? (x->t.shift > 0 ? v->last.to : v->last.from) : v->today;
        if (v->last.set && x->t.shift > 0 && v->last.grain == AY_G_DAY) base = v->last.to;
    } else {
        base = v->today;
        if (v->history && x->t.shift == 0 && v->last.set)
            base = v->last.from; // "an event of this year"
        if (v->history && x->t.shift > 0 && v->last.set && starts_with_the(v, x))
            base = v->last.to; // "within the next year"
    }
    if (base == AY_NO_DAY) return;
    ay_days in = ay_days_of_unit(base, x->unit, x->t.shift);
    bool edged = (x->t.flags & (AY_TF_START | AY_TF_MID | AY_TF_END | AY_TF_SINCE)) != 0;
    if (x->definite && base == v->today && !edged &&
        in.from + (in.to - in.from) * 2 / 3 > v->today && ay_placed_direction(v, x) == AY_DIR_DOWN)
        in = ay_days_of_unit(base, x->unit, -1); // "exports for the year reached", said in January
    if (x->daypart == 4 && x->unit == AY_TU_DAY && x->t.shift == 0 && (x->t.flags & AY_TF_RELATIVE))
        in.to = in.from; // "this night"
    ay_timex_set(x, in.from, in.to);
}

// "Now", where somebody asks about it, is the day of asking; in a report it is no day.
static void place_vague(const ay_placer *v, ay_timex *x) {
    if (v->note && x->t.shift == 0 && v->today != AY_NO_DAY) x->t.from = x->t.to = v->today;
}

// ---- all ----------------------------------------------------------------------------------------

void ay_place(ay_placer *v, ay_timex *x) {
    switch ((ay_timeform)x->form) {
    case AY_X_DATE:
        if (x->of) ay_place(v, x->of);
        ay_place_date(v, x);
        break;
    case AY_X_WEEKDAY: place_weekday(v, x); break;
    case AY_X_DAY:
        if (v->today != AY_NO_DAY && !v->history)
            ay_timex_set(x, v->today + x->number, v->today + x->number);
        break;
    case AY_X_UNIT: place_unit(v, x); break;
    case AY_X_STEP: ay_place_step(v, x); break;
    case AY_X_SPAN: ay_place_span(v, x); break;
    case AY_X_PART: ay_place_part(v, x); break;
    case AY_X_SAME: ay_place_same(v, x); break;
    case AY_X_ENDING: ay_place_ending(v, x); break;
    case AY_X_RANGE: ay_place_range(v, x); break;
    case AY_X_VAGUE: place_vague(v, x); break;
    default: break;
    }
    if (v->note) ay_place_edge(x);
}
