// Ranges. In: a time, and what stands behind it. Out: the two together where they are the ends of
// one interval: "from 2015 to 2024", "January-May", "14 to 19 September", "May 4 to 9", "2007-08",
// "between January and October", "Thursday and Friday".
//
// The trap: "to" stands between two times that are no range as well ("put off from May to 2025" is
// one, "rose in May to 12 million in June" is not even close); without "from" or "between" in
// front, both ends must be of one kind and nothing may stand between.
#include "time.h"

typedef enum joint { NO_JOINT, DASH, TO, THROUGH, AND, SLASH } joint;

// Only "and" can join two ends, "or" cannot; a slash joins years alone. "through" joins any two.
static joint joint_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    *n = 1;
    if (ay_time_mark(r, i) == '-' || ay_time_mark(r, i) == '~') return DASH;
    if (ay_time_mark(r, i) == '/' && !ay_time_space(r, i)) return SLASH;
    int32_t other = 0;
    if (i < r->end && (*n = ay_cue_at(r->text, i, AY_CUE_TIME_TO, &other)) > 0)
        return other ? THROUGH : TO;
    if (i < r->end && (*n = ay_cue_at(r->text, i, AY_CUE_TIME_AND, &other)) > 0 && other == 0)
        return AND;
    return NO_JOINT;
}

// The cue right before a time, over an article; its first token, or AY_NONE.
static uint32_t cue_in_front(const ay_timereader *r, uint32_t i, int cue) {
    uint32_t the;
    if (i > r->first && ay_timeword_before(r, i, AY_TW_ARTICLE, &the)) i = the;
    uint32_t n = i > r->first ? ay_time_before(r->text, i, cue) : 0;
    return n && i >= r->first + n ? i - n : AY_NONE;
}

// The ends are kept: they are times of their own, and share what one of them lacks later on.
static ay_timex joined(ay_timereader *r, const ay_timex *lo, const ay_timex *hi, uint32_t first) {
    ay_timex x = ay_timex_make(first, hi->t.end, AY_X_RANGE,
        lo->t.grain && lo->t.grain < hi->t.grain ? lo->t.grain : hi->t.grain);
    x.t.type = lo->t.type;
    x.t.flags = AY_TF_RANGE | ((lo->t.flags | hi->t.flags) & (AY_TF_YEAR | AY_TF_FISCAL));
    x.lo = ay_timex_keep(r, lo);
    x.hi = ay_timex_keep(r, hi);
    return x;
}

// ---- ends that are numbers ----------------------------------------------------------------------

// A guessed order of a date in figures, taken the other way: "11/2/2017" is in February.
static void put_day_first(ay_timex *x) {
    int32_t day = x->t.month;
    x->t.month = x->t.day, x->t.day = day;
}

// Does the date at token i have its month first, in figures?
static bool is_month_first(const ay_timereader *r, uint32_t i, const ay_timex *x) {
    return ay_time_joined(r, i + 1, '/') && ay_digits_at(r, i) == x->t.month &&
           x->t.day != x->t.month;
}

// "14 to 19 September 2023", "6-7 February", "between 3 and 5 May", "264 to 241 BC": the first end
// is a number alone.
static bool read_number_first(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k, m;
    bool era = ay_digits_at(r, i) > 0;
    if (i > r->first && ay_mark(r->text, i - 1) == '/' && !ay_time_space(r, i)) return false;
    int32_t day = ay_day_at(r, i, &n);
    if (!day && !era) return false;
    if (!day) n = 1;
    joint how = joint_at(r, i + n, &k);
    if (how == NO_JOINT || how == SLASH) return false;
    uint32_t j = i + n + k,
             first = cue_in_front(r, i, how == AND ? AY_CUE_TIME_BETWEEN : AY_CUE_TIME_FROM);
    if (ay_timeword_at(r, j, AY_TW_ARTICLE, &m)) j += m;
    ay_timex hi, lo;
    if (j >= r->end || ay_number_starts(r, j) == 0 || !ay_timex_date(r, j, &hi)) return false;
    if (hi.t.grain == AY_G_YEAR && hi.t.year < 0 && how != AND) {
        lo = ay_timex_make(i, i + 1, AY_X_DATE, AY_G_YEAR);
        lo.t.year = -ay_digits_at(r, i);
        lo.t.flags = AY_TF_YEAR;
    } else if (day && hi.t.grain == AY_G_DAY && hi.t.month && !hi.t.weekday) {
        bool figures = is_month_first(r, j, &hi); // "1-11/2/2017": what the 1 stands for is first
        if (figures && !(hi.t.flags & AY_TF_GUESSED)) return false;
        if (figures) put_day_first(&hi);
        lo = hi;
        lo.t.first = i, lo.t.end = i + n, lo.t.day = day;
    } else {
        return false;
    }
    *x = joined(r, &lo, &hi, first == AY_NONE ? i : first);
    return how != AND || first != AY_NONE;
}

// The day and month at token i, in the order of the date that the range ends with, whose year it
// takes later on. Where this one fits day first alone, a guessed order of the other is mended.
static bool day_like(
    const ay_timereader *r, uint32_t i, uint32_t other, ay_timex *hi, ay_timex *lo) {
    int32_t a = ay_digits_at(r, i), b = ay_digits_at(r, i + 2);
    if (ay_digits_length(r, i) > 2 || ay_digits_length(r, i + 2) > 2 || a < 1 || b < 1)
        return false;
    bool month_first = ay_digits_at(r, other) == hi->t.month;
    if (month_first && a > 12 && hi->t.flags & AY_TF_GUESSED) {
        put_day_first(hi);
        month_first = false;
    }
    int32_t month = month_first ? a : b, day = month_first ? b : a;
    *lo = ay_timex_on(i, i + 3, 0, month, day);
    lo->t.flags |= hi->t.flags & AY_TF_GUESSED;
    return month <= 12 && day <= 31;
}

// "10/1-11/2/2017", "from 28/12 to 3/1/2018": the first end leaves its year to the second.
static bool read_figures_first(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t k;
    ay_timex lo, hi;
    if (!ay_time_joined(r, i + 1, '/') || ay_digits_length(r, i + 2) == 0) return false;
    if (i > r->first && ay_mark(r->text, i - 1) == '/' && !ay_time_space(r, i)) return false;
    joint how = joint_at(r, i + 3, &k);
    uint32_t j = i + 3 + k,
             first = cue_in_front(r, i, how == AND ? AY_CUE_TIME_BETWEEN : AY_CUE_TIME_FROM);
    if (how == NO_JOINT || how == SLASH || (how == AND && first == AY_NONE)) return false;
    if (ay_digits_length(r, j) == 0 || ay_digits_length(r, j) > 2 || !ay_timex_figures(r, j, &hi))
        return false;
    if (!(hi.t.flags & AY_TF_YEAR) || hi.t.grain != AY_G_DAY || hi.t.type != AY_T_DATE)
        return false;
    if (!day_like(r, i, j, &hi, &lo)) return false;
    *x = joined(r, &lo, &hi, first == AY_NONE ? i : first);
    return true;
}

// The day is the last of it: "May 27", "May 27th", "May the twenty-seventh".
static bool ends_with_day(const ay_timereader *r, const ay_timex *x) {
    uint32_t n;
    for (uint32_t back = 1; back <= 3 && x->t.end >= x->t.first + back; back++)
        if (ay_day_at(r, x->t.end - back, &n) == x->t.day && n == back) return true;
    return false;
}

// Behind a day of a month that is not said: nothing that it could belong to.
static bool ends_alone(const ay_timereader *r, uint32_t i) {
    return i >= r->end || r->text->tokens[i].kind == AY_TOK_PUNCT ||
           ay_time_is(r, i, AY_CUE_PREP) || ay_time_is(r, i, AY_CUE_CLAUSE);
}

// "January 25-29, 1905", "May 4 to 9", "May fourth through the ninth": the second end is a day
// alone.
static bool read_number_last(
    ay_timereader *r, const ay_timex *lo, joint how, bool loose, uint32_t j, ay_timex *hi) {
    uint32_t n, k;
    if (lo->form != AY_X_DATE || lo->t.grain != AY_G_DAY || (how == AND && !loose)) return false;
    if (lo->t.flags & AY_TF_YEAR || !ends_with_day(r, lo)) return false;
    j = ay_timex_skip_article(r, j);
    int32_t day = ay_day_at(r, j, &n);
    if (day == 0 || day > 31 || ay_month_at(r, j + n, &k)) return false;
    if (ay_digits_length(r, j) == 0 && ay_timeword_at(r, j + n, AY_TW_UNIT, &k)) return false;
    if (j + n < r->end && !ay_time_space(r, j + n) && r->text->tokens[j + n].kind != AY_TOK_PUNCT)
        return false;
    *hi = *lo;
    hi->t.first = j, hi->t.end = j + n, hi->t.day = day, hi->t.weekday = 0;
    if (!lo->t.month) return ends_alone(r, j + n); // "between the 21st and 23rd"
    if (day < lo->t.day && (n > 1 || ay_digits_length(r, j) == 0))
        hi->t.month = hi->t.month % 12 + 1; // "from April 27th to the third"
    uint32_t y = ay_time_mark(r, j + n) == ',' ? j + n + 1 : j + n;
    int32_t year = ay_year_behind(r, y, &k);
    if (year) hi->t.year = year, hi->t.flags |= AY_TF_YEAR, hi->t.end = y + k;
    if ((how == TO || how == THROUGH) && !year && j + n < r->end &&
        r->text->tokens[j + n].kind == AY_TOK_WORD && !ay_cue_at(r->text, j + n, AY_CUE_PREP, NULL))
        return ay_cue_at(r->text, j + n, AY_CUE_CLAUSE, NULL) > 0;
    return true;
}

// "2007-08", "1999-00": two digits that go on from the year. "2014-10" is a month.
static bool read_short_year(
    ay_timereader *r, const ay_timex *lo, joint how, uint32_t j, ay_timex *hi, ay_timex *month) {
    if (lo->form != AY_X_DATE || lo->t.grain != AY_G_YEAR || (how != DASH && how != SLASH) ||
        ay_digits_length(r, j) != 2)
        return false;
    if (ay_time_space(r, j) || ay_time_space(r, j - 1) || lo->t.year < 1000 ||
        ay_digits_length(r, lo->t.end - 1) != 4)
        return false;
    int32_t digits = ay_digits_at(r, j), year = lo->t.year / 100 * 100 + digits;
    if (digits < 0 || (ay_time_mark(r, j + 1) == '-' && !ay_time_space(r, j + 1))) return false;
    if (year <= lo->t.year && (lo->t.year + 1) % 100 == digits) year = lo->t.year + 1;
    if (year <= lo->t.year && digits >= 1 && digits <= 12) {
        *month = ay_timex_make(lo->t.first, j + 1, AY_X_DATE, AY_G_MONTH);
        month->t.year = lo->t.year, month->t.month = digits, month->t.flags = AY_TF_YEAR;
        return true;
    }
    if (year <= lo->t.year || year - lo->t.year > 60) return false;
    *hi = ay_timex_make(j, j + 1, AY_X_DATE, AY_G_YEAR);
    hi->t.year = year, hi->t.flags = AY_TF_YEAR;
    return true;
}

// ---- a day with its time of day -----------------------------------------------------------------

static bool is_day(const ay_timex *x) {
    return (x->form == AY_X_DATE || x->form == AY_X_WEEKDAY || x->form == AY_X_DAY) &&
           x->t.grain == AY_G_DAY && x->minutes == AY_NO_CLOCK;
}

// Where the other half of the pair may start: "9 am on Monday", "Monday at 9 am", "5 May, 12:00".
static uint32_t other_half(const ay_timereader *r, uint32_t i) {
    if (ay_time_mark(r, i) == ',') i++;
    return i < r->end ? i + ay_cue_at(r->text, i, AY_CUE_PREP, NULL) : i;
}

// "10:30 JST today", "Monday 9 am": a day that has its time of day, on either side of it. Both are
// times of their own elsewhere; the ends of a range are one place each.
static bool read_stamped(ay_timereader *r, const ay_timex *x, ay_timex *out) {
    bool clock = x->form == AY_X_CLOCK;
    uint32_t j = other_half(r, x->t.end);
    ay_timex y;
    if (j >= r->end || !ay_timex_may(r->text, j) || !(clock || is_day(x))) return false;
    r->depth++;
    bool found = clock ? ay_timex_read(r, j, &y) && is_day(&y) : ay_timex_clock(r, j, &y);
    r->depth--;
    if (!found || y.t.first != j || y.form == AY_X_RANGE) return false;
    *out = clock ? y : *x;
    out->minutes = clock ? x->minutes : y.minutes;
    out->t.type = AY_T_TIME;
    out->daypart = 0; // "tonight at 10 pm"
    out->t.first = x->t.first;
    out->t.end = y.t.end;
    return true;
}

// "from 9 am Monday to 5 pm Tuesday", "5 May 12:00 to 7 May 11:00".
static bool read_stamps(ay_timereader *r, ay_timex *x) {
    ay_timex lo, hi, half;
    uint32_t n;
    if (!read_stamped(r, x, &lo)) return false;
    joint how = joint_at(r, lo.t.end, &n);
    uint32_t j = lo.t.end + n, first = cue_in_front(r, lo.t.first,
                                   how == AND ? AY_CUE_TIME_BETWEEN : AY_CUE_TIME_FROM);
    if (how == NO_JOINT || how == SLASH || (how == AND && first == AY_NONE) || j >= r->end)
        return false;
    r->depth++;
    bool found = ay_timex_read(r, j, &half) && half.t.first == j;
    r->depth--;
    if (!found || !read_stamped(r, &half, &hi) || (lo.form != hi.form && !r->note)) return false;
    *x = joined(r, &lo, &hi, first == AY_NONE ? lo.t.first : first);
    return true;
}

// ---- two whole times ----------------------------------------------------------------------------

// Can the two be the ends of one interval? `loose`: "from" or "between" says that they are.
static bool fit(const ay_timex *lo, const ay_timex *hi, joint how, bool loose) {
    if (lo->t.type != hi->t.type || lo->form == AY_X_SET || hi->form == AY_X_SET ||
        hi->form == AY_X_RANGE)
        return false;
    if (lo->form == AY_X_LENGTH || lo->form == AY_X_SPAN || hi->form == AY_X_LENGTH ||
        hi->form == AY_X_SPAN)
        return false;
    if (lo->form == AY_X_CLOCK) return how != AND || loose;
    if (lo->form == AY_X_WEEKDAY && hi->form == AY_X_WEEKDAY)
        return how != AND || loose || hi->t.weekday == lo->t.weekday % 7 + 1;
    if (how == AND && !loose) return false;
    if (hi->form == AY_X_VAGUE || hi->form == AY_X_DAY) return loose;
    if (lo->form == AY_X_VAGUE) return loose && lo->t.shift == 0; // "between now and 2030"
    bool calendar = lo->form == AY_X_DATE && hi->form == AY_X_DATE;
    if (calendar && lo->t.grain == hi->t.grain) return true;
    return loose && hi->t.grain >= AY_G_DAY;
}

// The second end is read at a depth of one, where it cannot become a range of its own.
bool ay_timex_range(ay_timereader *r, ay_timex *x) {
    uint32_t n, m;
    if (read_stamps(r, x)) return true;
    joint how = joint_at(r, x->t.end, &n);
    if (how == NO_JOINT || x->form == AY_X_RANGE) return false;
    uint32_t j = x->t.end + n, first = cue_in_front(r, x->t.first,
                                   how == AND ? AY_CUE_TIME_BETWEEN : AY_CUE_TIME_FROM);
    bool loose = first != AY_NONE || how == THROUGH;
    if (j >= r->end) return false;
    if (first == AY_NONE) first = x->t.first;
    ay_timex hi, month = {0};
    if (read_short_year(r, x, how, j, &hi, &month)) {
        if (month.t.end) *x = month;
        else *x = joined(r, x, &hi, first);
        return true;
    }
    if (how == SLASH) return false;
    if (read_number_last(r, x, how, loose, j, &hi)) {
        *x = joined(r, x, &hi, first);
        return true;
    }
    if (ay_timeword_at(r, j, AY_TW_ARTICLE, &m)) j += m;
    r->depth++; // so that the second end is no range again
    bool found = j < r->end && ay_timex_read(r, j, &hi);
    r->depth--;
    if (!found || hi.t.first > j || !fit(x, &hi, how, loose)) return false;
    *x = joined(r, x, &hi, first);
    return true;
}

bool ay_timex_number_range(ay_timereader *r, uint32_t i, ay_timex *x) {
    return r->depth == 0 && (read_number_first(r, i, x) || read_figures_first(r, i, x));
}
