// The second step: a place on the calendar. In: the expressions in the order of the text. Out: the same, with from and to where text
// and date give them.
//
// Three things place a time that does not say its year: the document's date, with the words that say past or to come; a date of the
// same sentence; and, in a history or a text without a date, the running text: the last time that was said, and its year. A text is
// a history when its dates lie years before its own ("is_history"). Anaphors ("a year earlier", "the next day") always count from the
// running text.
//
// The trap: a document may have a range of dates ("published between"). Then everything is placed twice, for both ends, and only what
// comes out the same is kept.
#include "time.h"

enum { STORY_BACK = 45, STORY_AHEAD = 120 }; // days that a story may go back or ahead in one step
enum { HEADING = 8 }; // tokens of a sentence that is no more than a heading

typedef struct anchor { ay_day from, to; uint8_t grain; uint32_t sentence; bool set; } anchor;

typedef struct resolver {
    const ay_text *text;
    ay_day today;          // AY_NO_DAY when not known
    bool history;
    anchor last, before, period; // the last time of the text, the one before it; the last one of a week or more
    uint32_t last_end;           // token behind the last time
    int32_t year, month;   // the running text's: of the last printed year; month 0 when only the year was said
    ay_day point;          // how far the story has come: its last full date; AY_NO_DAY
    int32_t dated_year, dated_month; // of the last date with year and month printed
    uint32_t dated_sentence, year_sentence;
} resolver;

static void place(resolver *v, ay_timex *x);

static uint32_t sentence_of(const resolver *v, const ay_timex *x) { return v->text->tokens[x->t.first].sentence; }

static void set(ay_timex *x, ay_day from, ay_day to) {
    if (from == AY_NO_DAY || to == AY_NO_DAY || from > to) return;
    x->t.from = from;
    x->t.to = to;
    ay_date d = ay_date_of(from);
    x->t.year = d.year;
    if (x->t.grain <= AY_G_HALF) x->t.month = d.month;
    if (x->t.grain <= AY_G_DAY) x->t.day = d.day;
}

static bool is_placed(const ay_timex *x) { return x->t.from != AY_NO_DAY && x->t.to != AY_NO_DAY; }

// ---- which year ----------------------------------------------------------------------------------------------------------------

typedef struct interval { ay_day from, to; } interval;

static interval month_of(int32_t year, int32_t month) {
    interval in;
    ay_month_span(year, month, &in.from, &in.to);
    return in;
}

// Of the intervals that one name has in three years around today, the one that the direction wants.
static int32_t pick(const resolver *v, ay_direction way, const interval near[3], int32_t first_year) {
    int32_t best = -1, best_distance = 0;
    for (int32_t k = 0; k < 3; k++) {
        bool past = near[k].from <= v->today, future = near[k].to >= v->today;
        if (way == AY_DIR_UP) {
            if (future) return first_year + k;
            continue;
        }
        if (way == AY_DIR_DOWN && !past) continue;
        int32_t distance = past && future ? 0 : past ? v->today - near[k].to : near[k].from - v->today;
        if (best < 0 || distance < best_distance) best = k, best_distance = distance;
    }
    return best < 0 ? first_year + 1 : first_year + best;
}

// The turn of the year lies between two months that are far apart: January follows December.
static int32_t turned(int32_t year, int32_t at, int32_t month) {
    if (year == 0 || at == 0 || month == 0) return year;
    return month - at < -9 ? year + 1 : month - at > 9 ? year - 1 : year;
}

// The year of a bare month or day in the running text: that of the last printed year, unless that one was an aside (years before or
// behind the story) and the story itself goes on from where it was.
static int32_t running_year(const resolver *v, int32_t month, int32_t day) {
    int32_t year = turned(v->year, v->month, month);
    if (v->point == AY_NO_DAY || month > 12) return year;
    int32_t story = ay_date_of(v->point).year;
    if (v->year >= story && v->year <= story + 1) return year;
    for (int32_t y = story; y <= story + 1; y++) {
        int32_t days = ay_days_in_month(y, month);
        ay_day there = ay_day_of(y, month, day == 0 ? 15 : day < days ? day : days);
        if (there - v->point >= -STORY_BACK && there - v->point <= STORY_AHEAD) return y;
    }
    return year;
}

static int32_t choose_year(const resolver *v, const ay_timex *x, int32_t month, int32_t day) {
    uint32_t s = sentence_of(v, x);
    if (v->dated_year && v->dated_sentence == s) return turned(v->dated_year, v->dated_month, month);
    if (v->history || v->today == AY_NO_DAY) return running_year(v, month, day);
    int32_t first = ay_date_of(v->today).year - 1;
    interval near[3];
    for (int32_t k = 0; k < 3; k++) {
        near[k] = month_of(first + k, month);
        if (day) {
            int32_t days = ay_days_in_month(first + k, month), d = day < days ? day : days;
            near[k].from = near[k].to = ay_day_of(first + k, month, d);
        }
    }
    return pick(v, ay_time_direction(v->text, x), near, first);
}

// ---- dates -----------------------------------------------------------------------------------------------------------------------

static void place_day(resolver *v, ay_timex *x) {
    ay_time *t = &x->t;
    if (!t->month) return;
    if (!t->year) {
        t->year = x->of ? x->of->t.year : choose_year(v, x, t->month, t->day);
        t->flags |= AY_TF_GUESSED;
    }
    int32_t year = t->year > 0 ? t->year : 2000; // 29 February may exist
    if (t->month > 12 || t->day > ay_days_in_month(year, t->month)) t->flags |= AY_TF_INVALID;
    else if (t->year > 0) t->from = t->to = ay_day_of(t->year, t->month, t->day);
}

// "the 29th": of this month, the last or the next.
static void place_day_alone(resolver *v, ay_timex *x) {
    ay_day base = v->history || v->today == AY_NO_DAY ? AY_NO_DAY : v->today;
    if (base == AY_NO_DAY) {
        if (!v->last.set || v->last.grain > AY_G_MONTH) return;
        ay_date d = ay_date_of(v->last.from);
        if (x->t.day <= ay_days_in_month(d.year, d.month)) set(x, ay_day_of(d.year, d.month, x->t.day), ay_day_of(d.year, d.month, x->t.day));
        return;
    }
    ay_direction way = ay_time_direction(v->text, x);
    ay_day best = AY_NO_DAY;
    for (int32_t k = -1; k <= 1; k++) {
        ay_date d = ay_date_of(ay_add_months(base, k));
        if (x->t.day > ay_days_in_month(d.year, d.month)) continue;
        ay_day day = ay_day_of(d.year, d.month, x->t.day);
        if ((way == AY_DIR_UP && day < base) || (way == AY_DIR_DOWN && day > base)) continue;
        int32_t distance = day > base ? day - base : base - day;
        if (best == AY_NO_DAY || distance < (best > base ? best - base : base - best)) best = day;
    }
    set(x, best, best);
    x->t.flags |= AY_TF_GUESSED;
}

// "last May", "the following March".
static void place_shifted_month(resolver *v, ay_timex *x) {
    ay_time *t = &x->t;
    bool anaphor = (t->flags & AY_TF_ANAPHOR) != 0;
    if (anaphor ? !v->last.set : v->today == AY_NO_DAY) return;
    ay_day base = anaphor ? v->last.from : v->today;
    int32_t year = ay_date_of(base).year;
    interval in = month_of(year, t->month);
    if (t->shift < 0 && in.to >= base) year--;
    if (t->shift > 0 && in.from <= base) year++;
    t->year = year;
    in = month_of(year, t->month);
    set(x, in.from, in.to);
}

static void place_season(resolver *v, ay_timex *x) {
    ay_time *t = &x->t;
    if (t->year) return;
    if (x->of) {
        t->year = x->of->t.year;
    } else if (t->shift && v->today != AY_NO_DAY) {
        ay_date d = ay_date_of(v->today);
        int32_t ends = x->number < 4 ? x->number * 3 + 2 : 2; // northern; only the year is taken from it
        t->year = d.year - (t->shift < 0 && d.month <= ends) + (t->shift > 0 && d.month > ends - 3);
    } else if (v->history || v->today == AY_NO_DAY) {
        t->year = v->year;
    }
}

static void place_date(resolver *v, ay_timex *x) {
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
    case AY_G_MONTH:
        if (t->flags & (AY_TF_RELATIVE | AY_TF_ANAPHOR) && !x->of) {
            place_shifted_month(v, x);
            return;
        }
        if (!t->year) {
            t->year = x->of ? x->of->t.year : choose_year(v, x, t->month, 0);
            t->flags |= AY_TF_GUESSED;
        }
        if (t->year > 0) ay_month_span(t->year, t->month, &t->from, &t->to);
        return;
    default:
        if (t->month) place_day(v, x);
        else place_day_alone(v, x);
    }
}

// ---- weekdays --------------------------------------------------------------------------------------------------------------------

static ay_day on_or_before(ay_day day, int32_t weekday) { return day - (ay_weekday(day) - weekday + 7) % 7; }
static ay_day on_or_after(ay_day day, int32_t weekday) { return day + (weekday - ay_weekday(day) + 7) % 7; }

static void place_weekday(resolver *v, ay_timex *x) {
    int32_t weekday = x->t.weekday;
    bool anaphor = (x->t.flags & AY_TF_ANAPHOR) != 0;
    if (v->history || anaphor) {
        if (!v->last.set || v->last.grain > AY_G_DAY) return;
        ay_day day = x->t.shift < 0 ? on_or_before(v->last.from - 1, weekday) : on_or_after(v->last.from + (x->t.shift > 0), weekday);
        set(x, day, day);
        return;
    }
    if (v->today == AY_NO_DAY) return;
    ay_day day, monday = v->today - ay_weekday(v->today) + 1;
    if (x->t.flags & AY_TF_RELATIVE && x->t.shift > 0) day = monday + 7 + weekday - 1;
    else if (x->t.shift < 0) day = on_or_before(v->today - 1, weekday);
    else if (x->this_one) day = monday + weekday - 1;
    else day = ay_time_direction(v->text, x) == AY_DIR_UP ? on_or_after(v->today, weekday) : on_or_before(v->today, weekday);
    set(x, day, day);
}

// ---- units -----------------------------------------------------------------------------------------------------------------------

// The unit of the calendar that holds a day, moved by `shift` units.
static interval unit_of(ay_day day, uint32_t unit, int32_t shift) {
    ay_date d = ay_date_of(day);
    interval in = {AY_NO_DAY, AY_NO_DAY};
    int32_t months = unit == AY_TU_MONTH ? 1 : unit == AY_TU_QUARTER ? 3 : unit == AY_TU_HALF ? 6 : 0;
    int32_t years = unit == AY_TU_YEAR ? 1 : unit == AY_TU_DECADE ? 10 : unit == AY_TU_CENTURY ? 100 : 0;
    if (shift < -5000 || shift > 5000) return in;
    if (months) {
        ay_day first = ay_add_months(ay_day_of(d.year, (d.month - 1) / months * months + 1, 1), shift * months);
        in = (interval){first, ay_add_months(first, months) - 1};
    } else if (years) {
        int32_t year = d.year / years * years + shift * years;
        ay_day other;
        if (year < 1 || year > 9800) return in;
        ay_year_span(year, &in.from, &other);
        ay_year_span(year + years - 1, &other, &in.to);
    } else if (unit == AY_TU_WEEK || unit == AY_TU_WEEKEND) {
        ay_day monday = day - ay_weekday(day) + 1 + 7 * shift;
        in = (interval){unit == AY_TU_WEEK ? monday : monday + 5, monday + 6};
    } else if (unit == AY_TU_DAY) {
        in = (interval){day + shift, day + shift};
    }
    return in;
}

// The year that "the year" means: the running text's in a history, that of the sentence, else the document's.
static ay_day definite_base(const resolver *v, const ay_timex *x) {
    if (x->unit != AY_TU_YEAR || v->history || v->today == AY_NO_DAY)
        return v->last.set ? v->last.from : v->today != AY_NO_DAY && !v->history ? v->today : AY_NO_DAY;
    if (v->year && v->year_sentence == sentence_of(v, x) && v->last.set && ay_date_of(v->last.from).year == v->year) return v->last.from;
    return v->today;
}

static void place_unit(resolver *v, ay_timex *x) {
    ay_day base;
    if (x->t.flags & AY_TF_FISCAL) return;
    uint8_t grain = ay_grain_of(x->unit);
    if (x->definite) {
        base = definite_base(v, x);
        if (base != AY_NO_DAY && base != v->today && v->last.grain > grain) return;
    } else if (x->t.flags & AY_TF_ANAPHOR) {
        if (v->last.set && v->last.grain > grain) return;
        base = v->last.set ? (x->t.shift > 0 ? v->last.to : v->last.from) : v->today;
        if (v->last.set && x->t.shift > 0 && v->last.grain == AY_G_DAY) base = v->last.to;
    } else {
        base = v->today;
        if (v->history && x->t.shift == 0 && v->last.set) base = v->last.from; // "an event of this year"
    }
    if (base == AY_NO_DAY) return;
    interval in = unit_of(base, x->unit, x->t.shift);
    bool edged = (x->t.flags & (AY_TF_START | AY_TF_MID | AY_TF_END | AY_TF_SINCE)) != 0;
    if (x->definite && base == v->today && !edged && in.from + (in.to - in.from) * 2 / 3 > v->today &&
        ay_time_direction(v->text, x) == AY_DIR_DOWN)
        in = unit_of(base, x->unit, -1); // "exports for the year reached", said in January
    if (x->daypart == 4 && x->unit == AY_TU_DAY && x->t.shift == 0 && (x->t.flags & AY_TF_RELATIVE)) in.to = in.from; // "this night"
    set(x, in.from, in.to);
}

static ay_day move(ay_day day, uint32_t unit, int32_t n) {
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

static bool is_small(const ay_timex *x) { return x->number > 0 && x->number <= 3000 && !(x->unit == AY_TU_CENTURY && x->number > 20); }

// An interval of whole months, moved by months.
static void set_moved(ay_timex *x, const anchor *a, int32_t months) {
    ay_day from = ay_add_months(a->from, months), to = ay_add_months(a->to + 1, months) - 1;
    x->t.grain = a->grain;
    set(x, from, to);
}

// "two years ago", "a week from today", "three days later", "a year earlier".
static void place_step(resolver *v, ay_timex *x) {
    if (!is_small(x)) return;
    int32_t n = x->number * x->t.shift;
    bool anaphor = (x->t.flags & AY_TF_ANAPHOR) != 0;
    // "which had left on 20 March, four weeks before": another name of the last time, counted from the one before that
    bool apposed = v->before.set && x->t.first == v->last_end + 1 && v->text->tokens[v->last_end].mark == ',';
    const anchor *from = apposed ? &v->before : &v->last;
    ay_day base = anaphor ? (from->set ? from->from : AY_NO_DAY) : v->today;
    if (base == AY_NO_DAY) return;
    base += x->parts;
    uint32_t s = sentence_of(v, x);
    bool near = anaphor && v->period.set && s - v->period.sentence <= 1;
    if (x->unit == AY_TU_YEAR && x->number == 1 && near && v->period.grain >= AY_G_WEEK && v->period.grain <= AY_G_YEAR) {
        if (v->period.grain == AY_G_WEEK) set(x, v->period.from + 364 * n, v->period.to + 364 * n), x->t.grain = AY_G_WEEK;
        else set_moved(x, &v->period, 12 * n);
        return;
    }
    uint8_t last = anaphor ? from->grain : AY_G_DAY;
    if (x->unit < AY_TU_DAY || (last > ay_grain_of(x->unit) && x->unit < AY_TU_YEAR)) return;
    if (x->unit == AY_TU_DAY || x->unit == AY_TU_WEEK) {
        ay_day day = move(base, x->unit, n);
        x->t.grain = AY_G_DAY;
        set(x, day, day);
        return;
    }
    ay_day there = move(base, x->unit, n);
    if (there == AY_NO_DAY) return;
    uint32_t unit = x->unit == AY_TU_QUARTER || x->unit == AY_TU_HALF ? AY_TU_MONTH : x->unit > AY_TU_YEAR ? AY_TU_YEAR : x->unit;
    interval in = unit_of(there, unit, 0);
    x->t.grain = ay_grain_of(unit);
    set(x, in.from, in.to);
}

// "the last three years": up to the document's day.
static void place_span(resolver *v, ay_timex *x) {
    if (!is_small(x) || v->today == AY_NO_DAY || v->history || (x->t.flags & AY_TF_ANAPHOR)) return;
    ay_day there = move(v->today, x->unit, x->number * x->t.shift);
    if (there == AY_NO_DAY) return;
    x->t.from = x->t.shift < 0 ? there + 1 : v->today;
    x->t.to = x->t.shift < 0 ? v->today : there;
}

// ---- parts -----------------------------------------------------------------------------------------------------------------------

static ay_day week_start(ay_day from, int32_t which) { // ISO: a week belongs to where its Thursday lies
    ay_day monday = from - ay_weekday(from) + 1;
    if (monday + 3 < from) monday += 7;
    return monday + 7 * (which - 1);
}

static interval part_of(const ay_timex *x, interval whole) {
    int32_t first = x->number > 0 ? x->number - 1 : x->number;
    interval in = {AY_NO_DAY, AY_NO_DAY};
    if (whole.from == AY_NO_DAY || x->parts < 1 || x->parts > 4000 || first > 4000) return in;
    ay_day edge = first < 0 ? whole.to + 1 : whole.from;
    if (x->t.weekday) {
        ay_day day = first < 0 ? on_or_before(whole.to, x->t.weekday) : on_or_after(whole.from, x->t.weekday) + 7 * first;
        in = (interval){day, day};
    } else if (x->unit == AY_TU_WEEK && x->parts == 1) {
        ay_day monday = first < 0 ? week_start(whole.to - 3, 1) : week_start(whole.from, first + 1);
        in = (interval){monday, monday + 6};
        return in;
    } else {
        in.from = move(edge, x->unit, first);
        if (in.from != AY_NO_DAY) in.to = move(in.from, x->unit, x->parts) - 1;
    }
    if (in.from == AY_NO_DAY || in.from < whole.from || in.to > whole.to) return (interval){AY_NO_DAY, AY_NO_DAY};
    return in;
}

// A part of a year that is not said: the last one that is mostly over, or the next one where something is to come.
static void place_in_year(resolver *v, ay_timex *x) {
    if (v->today == AY_NO_DAY || v->history) {
        if (!v->year) return;
        interval whole;
        ay_year_span(v->year, &whole.from, &whole.to);
        whole = part_of(x, whole);
        set(x, whole.from, whole.to);
        x->t.flags |= AY_TF_GUESSED;
        return;
    }
    bool future = ay_time_direction(v->text, x) == AY_DIR_UP;
    int32_t this_year = ay_date_of(v->today).year;
    for (int32_t k = 0; k < 3; k++) {
        interval whole;
        ay_year_span(future ? this_year + k - 1 : this_year + 1 - k, &whole.from, &whole.to);
        interval in = part_of(x, whole);
        if (in.from == AY_NO_DAY) return;
        if (future ? in.to < v->today : in.from + (in.to - in.from) * 2 / 3 > v->today) continue;
        set(x, in.from, in.to);
        x->t.flags |= AY_TF_GUESSED;
        return;
    }
}

static void place_part(resolver *v, ay_timex *x) {
    if (!x->of) {
        place_in_year(v, x);
        return;
    }
    place(v, x->of);
    if (x->of->form == AY_X_UNIT && x->of->definite && x->of->unit == AY_TU_YEAR && !(x->of->t.flags & AY_TF_FISCAL)) {
        ay_day base = definite_base(v, x->of);
        if (base == v->today || base == AY_NO_DAY) {
            place_in_year(v, x);
            return;
        }
    }
    x->t.year = x->of->t.year;
    if (x->of->t.flags & AY_TF_FISCAL || !is_placed(x->of)) return;
    interval in = part_of(x, (interval){x->of->t.from, x->of->t.to});
    set(x, in.from, in.to);
}

// "the same period of last year": the last period of the text, moved there.
static void place_same(resolver *v, ay_timex *x) {
    const anchor *base = v->period.set ? &v->period : &v->last;
    if (x->of) place(v, x->of);
    if (!base->set) return;
    if (x->of) {
        if (!is_placed(x->of) || x->of->t.grain < AY_G_MONTH) return;
        set_moved(x, base, 12 * (ay_date_of(x->of->t.from).year - ay_date_of(base->from).year));
    } else {
        set_moved(x, base, -12 * x->number);
    }
}

static void place_ending(resolver *v, ay_timex *x) {
    place(v, x->of);
    if (!is_placed(x->of) || !is_small(x)) {
        x->t.flags |= x->of->t.flags & AY_TF_INVALID;
        return;
    }
    ay_day from = move(x->of->t.to + 1, x->unit, -x->number);
    if (from == AY_NO_DAY) return;
    x->t.flags |= AY_TF_CUMULATIVE | (x->of->t.flags & (AY_TF_YEAR | AY_TF_GUESSED));
    set(x, from, x->of->t.to);
    x->t.year = x->of->t.year;
}

// ---- ranges ----------------------------------------------------------------------------------------------------------------------

static bool lacks_year(const ay_timex *x) {
    return x->form == AY_X_DATE && !x->t.year && x->t.month && (x->t.grain == AY_G_DAY || x->t.grain == AY_G_MONTH) && !x->t.shift && !x->of;
}

static bool runs_back(const ay_timex *lo, const ay_timex *hi) {
    return lo->t.month > hi->t.month || (lo->t.month == hi->t.month && lo->t.day > hi->t.day && lo->t.day && hi->t.day);
}

// One end lends the other its year; where the months run over the turn of the year, the next or the last one.
static void share_year(ay_timex *lo, ay_timex *hi) {
    bool turn = lo->t.month && hi->t.month && lo->t.month > hi->t.month;
    if (lacks_year(lo) && hi->t.year > 0 && hi->form == AY_X_DATE && hi->t.month) lo->t.year = hi->t.year - turn, lo->t.flags |= AY_TF_GUESSED;
    else if (lacks_year(hi) && lo->t.year > 0 && lo->form == AY_X_DATE && lo->t.month) hi->t.year = lo->t.year + turn, hi->t.flags |= AY_TF_GUESSED;
}

static bool same_year_words(const ay_timex *lo, const ay_timex *hi) { return lacks_year(lo) && lacks_year(hi); }

static void place_weekdays(resolver *v, ay_timex *lo, ay_timex *hi) {
    bool future = ay_time_direction(v->text, lo) == AY_DIR_UP;
    if (future) {
        place(v, lo);
        if (is_placed(lo)) set(hi, on_or_after(lo->t.from, hi->t.weekday), on_or_after(lo->t.from, hi->t.weekday));
    } else {
        place(v, hi);
        if (is_placed(hi)) set(lo, on_or_before(hi->t.from, lo->t.weekday), on_or_before(hi->t.from, lo->t.weekday));
    }
}

static void place_range(resolver *v, ay_timex *x) {
    ay_timex *lo = x->lo, *hi = x->hi;
    bool same_words = same_year_words(lo, hi), back = false;
    lo->t.flags |= x->t.flags & (AY_TF_SINCE | AY_TF_UNTIL | AY_TF_BY);
    if (lo->form == AY_X_CLOCK) return;
    if (lo->form == AY_X_WEEKDAY && hi->form == AY_X_WEEKDAY) {
        place_weekdays(v, lo, hi);
    } else if (same_words && (v->history || v->today == AY_NO_DAY)) {
        back = lo->t.month == hi->t.month && runs_back(lo, hi);
        place(v, lo);
        if (lo->t.year) share_year(lo, hi);
        place(v, hi);
    } else if (same_words) {
        back = lo->t.month == hi->t.month && runs_back(lo, hi);
        place(v, hi);
        if (hi->t.year) share_year(lo, hi);
        place(v, lo);
    } else {
        share_year(lo, hi);
        place(v, lo);
        place(v, hi);
        if (hi->form == AY_X_VAGUE && v->today != AY_NO_DAY) hi->t.to = hi->t.from = v->today;
    }
    if (is_placed(lo) && is_placed(hi)) {
        back = back || lo->t.from > hi->t.to || (lo->t.grain == hi->t.grain && lo->t.from > hi->t.from);
        if (!back) set(x, lo->t.from, hi->t.to);
        if (!back && lo->t.month == 1 && lo->t.grain == AY_G_MONTH) x->t.flags |= AY_TF_CUMULATIVE;
    } else if (lo->t.grain == AY_G_YEAR && hi->t.grain == AY_G_YEAR && lo->t.year && hi->t.year) {
        back = lo->t.year > hi->t.year;
    } else if (lo->t.day && hi->t.day && !is_placed(lo) && !is_placed(hi) && lo->t.year == hi->t.year && lo->t.month == hi->t.month) {
        back = lo->t.day > hi->t.day;
    }
    if (back && !((lo->t.flags | hi->t.flags) & AY_TF_INVALID)) x->t.flags |= AY_TF_REVERSED;
}

// ---- all of them -----------------------------------------------------------------------------------------------------------------

static void place(resolver *v, ay_timex *x) {
    switch ((ay_timeform)x->form) {
    case AY_X_DATE:
        if (x->of) place(v, x->of);
        place_date(v, x);
        break;
    case AY_X_WEEKDAY: place_weekday(v, x); break;
    case AY_X_DAY:
        if (v->today != AY_NO_DAY && !v->history) set(x, v->today + x->number, v->today + x->number);
        break;
    case AY_X_UNIT: place_unit(v, x); break;
    case AY_X_STEP: place_step(v, x); break;
    case AY_X_SPAN: place_span(v, x); break;
    case AY_X_PART: place_part(v, x); break;
    case AY_X_SAME: place_same(v, x); break;
    case AY_X_ENDING: place_ending(v, x); break;
    case AY_X_RANGE: place_range(v, x); break;
    default: break;
    }
}

// A time that the story does not go on from: "the 1938 engine", "since 1995", "a year earlier", "the treaty (1790)".
static bool is_aside(const resolver *v, const ay_timex *x) {
    const ay_time *t = &x->t;
    if (x->form != AY_X_DATE && x->form != AY_X_RANGE && t->shift < 0) return true;
    if (t->grain == AY_G_YEAR && (t->flags & AY_TF_SINCE)) return true;
    if (t->grain < AY_G_MONTH || t->first == 0 || t->end >= v->text->n_tokens) return false;
    const ay_sentence *s = &v->text->sentences[sentence_of(v, x)];
    if (ay_mark(v->text, t->first - 1) == '(') return t->grain == AY_G_YEAR && s->end - s->first > HEADING;
    uint32_t n;
    int32_t the = ay_phrase_at(v->text, t->first - 1, AY_TABLE_TIMEWORD, &n);
    return the >= 0 && n == 1 && ay_timeword_rows[the].kind == AY_TW_ARTICLE && v->text->tokens[t->end].kind == AY_TOK_WORD;
}

// The story's place, after a time that belongs to it.
static void go_on(resolver *v, const ay_timex *x, uint32_t s) {
    const ay_time *t = &x->t;
    ay_date d = ay_date_of(x->form == AY_X_RANGE ? t->to : t->from);
    v->year = d.year;
    v->month = t->grain <= AY_G_MONTH ? d.month : 0;
    v->year_sentence = s;
    bool near = v->point == AY_NO_DAY || (t->from - v->point > -500 && t->from - v->point < 500);
    if (t->grain <= AY_G_DAY || (t->grain == AY_G_MONTH && near)) v->point = t->to;
    const ay_sentence *sentence = &v->text->sentences[s];
    if (t->grain == AY_G_YEAR && sentence->end - sentence->first <= HEADING) v->point = AY_NO_DAY; // a chapter begins
}

// The running text goes on from this time.
static void remember(resolver *v, const ay_timex *x) {
    const ay_time *t = &x->t;
    uint32_t s = sentence_of(v, x);
    if (x->form == AY_X_SPAN || x->form == AY_X_CLOCK || t->type == AY_T_DURATION) return;
    bool running = v->history || v->today == AY_NO_DAY || (t->flags & AY_TF_YEAR);
    if (!is_placed(x)) {
        if (t->grain != AY_G_SEASON || t->year <= 0) return;
        ay_timex year = *x; // a season stands for its year
        year.t.grain = AY_G_YEAR;
        ay_year_span(t->year, &year.t.from, &year.t.to);
        remember(v, &year);
        return;
    }
    v->before = v->last;
    v->last = (anchor){t->from, t->to, t->grain, s, true};
    v->last_end = t->end;
    if (t->grain >= AY_G_WEEK || x->form == AY_X_RANGE || x->form == AY_X_ENDING) {
        v->period = v->last;
        if (v->period.grain < AY_G_WEEK) v->period.grain = AY_G_WEEK;
    }
    if (running && t->grain <= AY_G_YEAR && !is_aside(v, x)) go_on(v, x, s);
    if ((t->flags & AY_TF_YEAR) && t->grain <= AY_G_MONTH && x->form == AY_X_DATE) {
        ay_date d = ay_date_of(t->from);
        v->dated_year = d.year, v->dated_month = d.month, v->dated_sentence = s;
    }
}

// A bare month or day that a fuller one follows takes its year from it: "in January and February 1937".
static void lend_years(const ay_text *text, ay_timex_list *list) {
    for (uint32_t k = list->n; k-- > 1;) {
        ay_timex *x = &list->at[k - 1], *next = &list->at[k];
        if (!lacks_year(x) || next->form != AY_X_DATE || next->t.year <= 0 || next->t.grain != x->t.grain) continue;
        if (next->t.first - x->t.end != 1 || (!ay_cue_at(text, x->t.end, AY_CUE_TIME_AND, NULL) && text->tokens[x->t.end].mark != ',')) continue;
        share_year(x, next);
    }
}

// Dates with month and year that lie two years and more before the text outnumber what is near to it, or nothing is near.
static bool is_history(const ay_timex_list *list, ay_day today) {
    uint32_t far = 0, near = 0, far_years = 0, near_years = 0;
    if (today == AY_NO_DAY) return false;
    int32_t year = ay_date_of(today).year;
    for (uint32_t k = 0; k < list->n; k++) {
        const ay_timex *x = &list->at[k];
        if (x->form == AY_X_RANGE) x = x->hi;
        if (x->form == AY_X_DATE && (x->t.flags & AY_TF_YEAR)) {
            bool past = x->t.year < year - 1, month = x->t.month > 0;
            far += past && month;
            near += !past && month;
            far_years += past && !month;
            near_years += !past && !month;
        } else if ((x->form == AY_X_WEEKDAY || x->form == AY_X_UNIT || x->form == AY_X_DAY) && (x->t.flags & AY_TF_RELATIVE)) {
            near++;
        }
    }
    return (far >= 3 && far > near) || (near + near_years == 0 && far + far_years >= 4);
}

// The day of a clock time: that of a date right behind it, else of the last one of its sentence, else the document's.
static void place_clocks(ay_timex_list *list, const ay_text *text, ay_day today) {
    const ay_timex *last = NULL;
    for (uint32_t k = 0; k < list->n; k++) {
        ay_timex *x = &list->at[k];
        bool clock = x->form == AY_X_CLOCK || (x->form == AY_X_RANGE && x->lo->form == AY_X_CLOCK);
        if (!clock) {
            if (is_placed(x) && x->t.grain == AY_G_DAY && x->t.from == x->t.to) last = x;
            continue;
        }
        uint32_t s = text->tokens[x->t.first].sentence;
        const ay_timex *next = k + 1 < list->n ? &list->at[k + 1] : NULL;
        ay_day day = AY_NO_DAY;
        if (next && is_placed(next) && next->t.grain == AY_G_DAY && next->t.first - x->t.end <= 4 && text->tokens[next->t.first].sentence == s)
            day = next->t.from;
        else if (last && text->tokens[last->t.first].sentence == s) day = last->t.from;
        else day = today;
        x->t.from = x->t.to = day;
        if (day == AY_NO_DAY) continue;
        ay_date d = ay_date_of(day);
        x->t.year = d.year, x->t.month = d.month, x->t.day = d.day;
    }
}

static void resolve(const ay_text *text, ay_timex_list *list, ay_day today) {
    resolver v = {.text = text, .today = today, .point = AY_NO_DAY, .dated_sentence = AY_NONE, .year_sentence = AY_NONE};
    v.history = is_history(list, today);
    lend_years(text, list);
    for (uint32_t k = 0; k < list->n; k++) {
        ay_timex *x = &list->at[k];
        place(&v, x);
        bool cumulative = (x->t.flags & AY_TF_SINCE && x->t.flags & AY_TF_START) || (x->t.flags & AY_TF_BY && is_placed(x) && today != AY_NO_DAY && x->t.from <= today);
        if (cumulative) x->t.flags |= AY_TF_CUMULATIVE;
        remember(&v, x);
    }
    place_clocks(list, text, v.history ? AY_NO_DAY : today);
}

// A deep copy, as far as placing changes it.
static ay_timex *copy(ay_arena *arena, const ay_timex *x) {
    ay_timex *y = ay_alloc(arena, sizeof *y);
    *y = *x;
    if (x->of) y->of = copy(arena, x->of);
    if (x->lo) y->lo = copy(arena, x->lo);
    if (x->hi) y->hi = copy(arena, x->hi);
    return y;
}

void ay_times_resolve(ay_arena *arena, const ay_text *text, ay_timex_list *list) {
    const ay_doc *doc = text->doc;
    bool dated = doc->published != AY_NO_DAY && doc->published_to != AY_NO_DAY && !doc->date_doubtful;
    if (!dated || doc->published == doc->published_to) {
        resolve(text, list, dated ? doc->published : AY_NO_DAY);
        return;
    }
    ay_timex_list late = {0};
    for (uint32_t k = 0; k < list->n; k++) AY_PUSH(arena, &late, *copy(arena, &list->at[k]));
    resolve(text, list, doc->published);
    resolve(text, &late, doc->published_to);
    for (uint32_t k = 0; k < list->n; k++) {
        ay_time *t = &list->at[k].t;
        if (t->from == late.at[k].t.from && t->to == late.at[k].t.to) continue;
        t->from = t->to = AY_NO_DAY;
        if (!(t->flags & AY_TF_YEAR)) t->year = 0;
    }
}
