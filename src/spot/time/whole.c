// Times that are made of others. In: an expression whose `of`, `lo`, `hi` are times. Out: the days
// of parts ("the second half of last year"), of the same period again, of a length that ends
// somewhere, of ranges.
//
// The trap: the two ends of a range share what only one of them says, its year or its month, and
// only where both say all is a range that runs backwards an error.
#include "place.h"

// ---- parts --------------------------------------------------------------------------------------

static ay_day week_start(
    ay_day from, int32_t which) { // ISO: a week belongs to where its Thursday lies
    ay_day monday = from - ay_weekday(from) + 1;
    if (monday + 3 < from) monday += 7;
    return monday + 7 * (which - 1);
}

static ay_day last_week(ay_day to) {
    ay_day monday = to - ay_weekday(to) + 1;
    return monday + 3 > to ? monday - 7 : monday;
}

// Half of a month ends with its 15th day; half of a year, a decade, a century with half its months.
static ay_days half_of(int32_t first, ay_days whole) {
    ay_date from = ay_date_of(whole.from), behind = ay_date_of(whole.to + 1);
    int32_t months = (behind.year - from.year) * 12 + behind.month - from.month;
    int32_t which = first < 0 ? 2 + first : first;
    if (which < 0 || which > 1 || (months != 1 && months % 2))
        return (ay_days){AY_NO_DAY, AY_NO_DAY};
    ay_day middle = months == 1 ? whole.from + 15 : ay_add_months(whole.from, months / 2);
    return which ? (ay_days){middle, whole.to} : (ay_days){whole.from, middle - 1};
}

// A part that would reach out of its whole is none: the fifth quarter, the 40th day of May.
static ay_days part_of(const ay_timex *x, ay_days whole) {
    int32_t first = x->number > 0 ? x->number - 1 : x->number;
    ay_days in = {AY_NO_DAY, AY_NO_DAY};
    if (whole.from == AY_NO_DAY || x->parts < 1 || x->parts > 4000 || first > 4000) return in;
    ay_day edge = first < 0 ? whole.to + 1 : whole.from;
    if (x->t.weekday) {
        ay_day day = first < 0 ? ay_weekday_before(whole.to, x->t.weekday) + 7 * (first + 1)
                               : ay_weekday_after(whole.from, x->t.weekday) + 7 * first;
        in = (ay_days){day, day};
    } else if (x->unit == AY_TU_WEEKEND) {
        ay_day day = first < 0 ? ay_weekday_before(whole.to, 6) + 7 * (first + 1)
                               : ay_weekday_after(whole.from, 6) + 7 * first;
        return (ay_days){day, day + 1};
    } else if (x->unit == AY_TU_WEEK && x->parts == 1) {
        ay_day monday =
            first < 0 ? last_week(whole.to) + 7 * (first + 1) : week_start(whole.from, first + 1);
        in = (ay_days){monday, monday + 6};
        return in;
    } else if (x->unit == AY_TU_HALF && x->parts == 1) {
        return half_of(first, whole);
    } else {
        in.from = ay_day_moved(edge, x->unit, first);
        if (in.from != AY_NO_DAY) in.to = ay_day_moved(in.from, x->unit, x->parts) - 1;
    }
    if (in.from == AY_NO_DAY || in.from < whole.from || in.to > whole.to)
        return (ay_days){AY_NO_DAY, AY_NO_DAY};
    return in;
}

// A part of a year that is not said: the last one that is mostly over, or the next one where
// something is to come.
static void place_in_year(ay_placer *v, ay_timex *x) {
    if (v->today == AY_NO_DAY || v->history) {
        if (!v->year) return;
        ay_days whole;
        ay_year_span(v->year, &whole.from, &whole.to);
        whole = part_of(x, whole);
        ay_timex_set(x, whole.from, whole.to);
        x->t.flags |= AY_TF_GUESSED;
        return;
    }
    bool future = ay_placed_direction(v, x) == AY_DIR_UP;
    int32_t this_year = ay_date_of(v->today).year;
    for (int32_t k = 0; k < 3; k++) {
        ay_days whole;
        ay_year_span(future ? this_year + k - 1 : this_year + 1 - k, &whole.from, &whole.to);
        ay_days in = part_of(x, whole);
        if (in.from == AY_NO_DAY) return;
        if (future ? in.to < v->today : in.from + (in.to - in.from) * 2 / 3 > v->today) continue;
        ay_timex_set(x, in.from, in.to);
        x->t.flags |= AY_TF_GUESSED;
        return;
    }
}

// "of the year" is the same as nothing: which year it is depends on whether the part is over.
void ay_place_part(ay_placer *v, ay_timex *x) {
    if (!x->of) {
        place_in_year(v, x);
        return;
    }
    ay_place(v, x->of);
    if (x->of->form == AY_X_UNIT && x->of->definite && x->of->unit == AY_TU_YEAR &&
        !(x->of->t.flags & AY_TF_FISCAL)) {
        ay_day base = ay_spoken_of(v, x->of);
        if (base == v->today || base == AY_NO_DAY) {
            place_in_year(v, x);
            return;
        }
    }
    x->t.year = x->of->t.year;
    if (x->of->t.flags & AY_TF_FISCAL || !ay_timex_placed(x->of)) return;
    ay_days in = part_of(x, (ay_days){x->of->t.from, x->of->t.to});
    ay_timex_set(x, in.from, in.to);
}

// "the same period of last year": the last period of the text, moved there.
void ay_place_same(ay_placer *v, ay_timex *x) {
    const ay_anchor *base = v->period.set ? &v->period : &v->last;
    if (x->of) ay_place(v, x->of);
    if (!base->set) return;
    if (x->of) {
        if (!ay_timex_placed(x->of) || x->of->t.grain < AY_G_MONTH) return;
        ay_timex_set_moved(
            x, base, 12 * (ay_date_of(x->of->t.from).year - ay_date_of(base->from).year));
    } else {
        ay_timex_set_moved(x, base, -12 * x->number);
    }
}

// Counted back from the day behind its end: the year to June starts on 1 July.
void ay_place_ending(ay_placer *v, ay_timex *x) {
    ay_place(v, x->of);
    if (!ay_timex_placed(x->of) || !ay_is_small_step(x)) {
        x->t.flags |= x->of->t.flags & AY_TF_INVALID;
        return;
    }
    ay_day from = ay_day_moved(x->of->t.to + 1, x->unit, -x->number);
    if (from == AY_NO_DAY) return;
    x->t.flags |= AY_TF_CUMULATIVE | (x->of->t.flags & (AY_TF_YEAR | AY_TF_GUESSED));
    ay_timex_set(x, from, x->of->t.to);
    x->t.year = x->of->t.year;
}

// "The end of the month", asked for as a date, is its last third: ten days of a month, four months
// of a year, three days of a week. In a report it stays a flag, because what is compared with it
// must not claim more than the words do.
void ay_place_edge(ay_timex *x) {
    bool start = (x->t.flags & AY_TF_START) != 0, mid = (x->t.flags & AY_TF_MID) != 0;
    if (!(start || mid || x->t.flags & AY_TF_END) || !ay_timex_placed(x)) return;
    ay_day from = x->t.from, to = x->t.to, second, third;
    switch ((ay_grain)x->t.grain) {
    case AY_G_WEEK: second = from + (mid ? 1 : 3), third = from + 4; break; // midweek: Tuesday on
    case AY_G_MONTH: second = from + 10, third = from + 20; break;
    case AY_G_QUARTER: second = ay_add_months(from, 1), third = ay_add_months(from, 2); break;
    case AY_G_HALF: second = ay_add_months(from, 2), third = ay_add_months(from, 4); break;
    case AY_G_YEAR: second = ay_add_months(from, 4), third = ay_add_months(from, 8); break;
    default: return;
    }
    x->t.from = start ? from : mid ? second : third;
    x->t.to = start ? second - 1 : mid ? third - 1 : to;
}

// ---- ranges -------------------------------------------------------------------------------------

// Within one year, by month and day.
static bool runs_back(const ay_timex *lo, const ay_timex *hi) {
    return lo->t.month > hi->t.month ||
           (lo->t.month == hi->t.month && lo->t.day > hi->t.day && lo->t.day && hi->t.day);
}

// One end lends the other its year; where the months run over the turn of the year, the next or the
// last one.
void ay_timex_share_year(ay_timex *lo, ay_timex *hi) {
    bool turn = lo->t.month && hi->t.month && lo->t.month > hi->t.month;
    if (ay_timex_lacks_year(lo) && hi->t.year > 0 && hi->form == AY_X_DATE && hi->t.month)
        lo->t.year = hi->t.year - turn, lo->t.flags |= AY_TF_GUESSED;
    else if (ay_timex_lacks_year(hi) && lo->t.year > 0 && lo->form == AY_X_DATE && lo->t.month)
        hi->t.year = lo->t.year + turn, hi->t.flags |= AY_TF_GUESSED;
}

static bool same_year_words(const ay_timex *lo, const ay_timex *hi) {
    return ay_timex_lacks_year(lo) && ay_timex_lacks_year(hi);
}

void ay_place_behind(const ay_timex *first, ay_timex *x) {
    ay_day day = ay_weekday_after(first->t.from, x->t.weekday);
    ay_timex_set(x, day, day);
}

// "from next Monday to Friday": the first end is placed, and the other one follows it. "On Thursday
// and Friday": where they are to come, the next pair of which the second is not over.
static void place_weekdays(ay_placer *v, ay_timex *lo, ay_timex *hi) {
    if (lo->t.shift || lo->of || lo->this_one) {
        ay_place(v, lo);
        if (hi->t.shift || hi->of) ay_place(v, hi);
        else if (ay_timex_placed(lo)) ay_place_behind(lo, hi);
        return;
    }
    if (v->note &&
        ay_time_direction(v->text, lo, v->note) == AY_DIR_NONE) { // both ends are to come
        ay_place(v, lo);
        if (ay_timex_placed(lo)) ay_place_behind(lo, hi);
        return;
    }
    if (ay_placed_direction(v, lo) == AY_DIR_UP && v->today != AY_NO_DAY && !v->history) {
        ay_day last = ay_weekday_after(v->today, hi->t.weekday);
        ay_timex_set(hi, last, last);
    } else {
        ay_place(v, hi);
    }
    if (!ay_timex_placed(hi)) return;
    ay_day first = ay_weekday_before(hi->t.from, lo->t.weekday);
    ay_timex_set(lo, first, first);
}

static bool is_day_alone(const ay_timex *x) {
    return x->form == AY_X_DATE && x->t.grain == AY_G_DAY && !x->t.month && !x->feast;
}

// "between the 21st and the 23rd", "from the 28th to the 3rd": of one month, or over its turn.
static void place_days(ay_placer *v, ay_timex *lo, ay_timex *hi) {
    ay_place(v, lo);
    if (!ay_timex_placed(lo)) return;
    ay_date d = ay_date_of(hi->t.day < lo->t.day ? ay_add_months(lo->t.from, 1) : lo->t.from);
    if (hi->t.day > ay_days_in_month(d.year, d.month)) return;
    ay_day day = ay_day_of(d.year, d.month, hi->t.day);
    ay_timex_set(hi, day, day);
}

// "Seats fell from 2010 to 1990": two bare numbers behind a verb of change may be no years at all.
static bool are_counts(const ay_placer *v, const ay_timex *x) {
    if (x->lo->t.grain != AY_G_YEAR || x->hi->t.grain != AY_G_YEAR) return false;
    uint32_t first = v->text->sentences[ay_timex_sentence(v, x)].first;
    uint32_t low = x->t.first - first > 4 ? x->t.first - 4 : first;
    return ay_cue_find(v->text, low, x->t.first, AY_CUE_FALL, NULL) != AY_NONE ||
           ay_cue_find(v->text, low, x->t.first, AY_CUE_MOVE, NULL) != AY_NONE;
}

// Where no end says its year, the end that the direction is about is placed first, and the other
// one beside it; in a story the first one, because it goes forward.
void ay_place_range(ay_placer *v, ay_timex *x) {
    ay_timex *lo = x->lo, *hi = x->hi;
    bool same_words = same_year_words(lo, hi), back = false;
    lo->t.flags |= x->t.flags & (AY_TF_SINCE | AY_TF_UNTIL | AY_TF_BY);
    if (lo->form == AY_X_CLOCK) return;
    if (lo->form == AY_X_VAGUE) lo->t.from = lo->t.to = v->today;
    if (hi->form == AY_X_VAGUE) hi->t.from = hi->t.to = v->today;
    if (lo->form == AY_X_WEEKDAY && hi->form == AY_X_WEEKDAY) {
        place_weekdays(v, lo, hi);
    } else if (is_day_alone(lo) && is_day_alone(hi)) {
        place_days(v, lo, hi);
    } else if (same_words && (v->history || v->today == AY_NO_DAY)) {
        back = lo->t.month == hi->t.month && runs_back(lo, hi);
        ay_place(v, lo);
        if (lo->t.year) ay_timex_share_year(lo, hi);
        ay_place(v, hi);
    } else if (same_words) {
        back = lo->t.month == hi->t.month && runs_back(lo, hi);
        ay_place(v, hi);
        if (hi->t.year) ay_timex_share_year(lo, hi);
        ay_place(v, lo);
    } else {
        ay_timex_share_year(lo, hi);
        bool open = ay_timex_lacks_year(hi);
        ay_place(v, lo);
        ay_place(v, hi);
        if (open && ay_timex_placed(lo) && ay_timex_placed(hi) &&
            hi->t.from < lo->t.from) { // "between today and 6 March"
            hi->t.year++;
            hi->t.from = hi->t.to = AY_NO_DAY;
            ay_place_date(v, hi);
        }
    }
    if (ay_timex_placed(lo) && ay_timex_placed(hi)) {
        back = back || lo->t.from > hi->t.to ||
               (lo->t.grain == hi->t.grain && lo->t.from > hi->t.from);
        if (!back) ay_timex_set(x, lo->t.from, hi->t.to);
        if (!back && lo->t.month == 1 && lo->t.grain == AY_G_MONTH) x->t.flags |= AY_TF_CUMULATIVE;
    } else if (lo->t.grain == AY_G_YEAR && hi->t.grain == AY_G_YEAR && lo->t.year && hi->t.year) {
        back = lo->t.year > hi->t.year;
    } else if (lo->t.day && hi->t.day && !ay_timex_placed(lo) && !ay_timex_placed(hi) &&
               lo->t.year == hi->t.year && lo->t.month == hi->t.month) {
        back = lo->t.day > hi->t.day;
    }
    if (back && !((lo->t.flags | hi->t.flags) & AY_TF_INVALID) && !are_counts(v, x))
        x->t.flags |= AY_TF_REVERSED;
}
