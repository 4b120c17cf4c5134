// Calendar dates. In: a token. Out: the date that starts there, as far as it is printed: weekday,
// day, month, year, or a decade. Nothing is resolved here: a day without a month, a month without a
// year and a day that no month has are all dates.
//
// The trap: in "In April 31 ships called" the number is no day, in "June 90 day bills" no year, and
// a number behind a whole date is a year only when it looks like one ("On 3 February 11 aircraft
// flew").
#include "time.h"

// ---- days and months ----------------------------------------------------------------------------

// Behind two digits that may be a year: the end, a mark that does not join them to something, a
// preposition or a verb.
static bool ends_date(const ay_timereader *r, uint32_t i) {
    if (i >= r->end) return true;
    const ay_token *t = &r->text->tokens[i];
    if (t->kind == AY_TOK_PUNCT) return !ay_time_joined(r, i, t->mark);
    return (t->flags & AY_TOK_SPACE) && !ay_time_is(r, i, AY_CUE_TIME_OF) &&
           (ay_time_is(r, i, AY_CUE_PREP) || ay_time_is(r, i, AY_CUE_CLAUSE) ||
               ay_time_is(r, i, AY_CUE_TIME_TO) || ay_time_is(r, i, AY_CUE_TENSE_PAST) ||
               ay_time_is(r, i, AY_CUE_TENSE_FUTURE));
}

// "June in 2017".
static uint32_t take_year_in(const ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    int32_t year = ay_digits_length(r, i + 1) == 4 ? ay_year_at(r, i + 1, &n) : 0;
    if (year < 1900 || !ends_date(r, i + 1 + n)) return i;
    x->t.year = year;
    x->t.flags |= AY_TF_YEAR;
    return i + 1 + n;
}

// A year behind a month or a day, perhaps with a comma or "of". Returns the token behind it, or
// `i`.
static uint32_t take_year(const ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t j = i, n;
    bool comma = ay_time_mark(r, j) == ',';
    if (comma) j++;
    else if (ay_time_is(r, j, AY_CUE_TIME_OF) || ay_time_joined(r, j, '/')) j++;
    else if (ay_time_is(r, j, AY_CUE_TIME_HENCE)) return take_year_in(r, i, x);
    if (ay_time_mark(r, j) == '\'' && ay_digits_length(r, j + 1) == 2 && !ay_time_space(r, j + 1)) {
        int32_t year = ay_digits_at(r, j + 1); // '89
        if (year < 0 || comma) return i;
        x->t.year = ay_short_year(r, year);
        x->t.flags |= AY_TF_YEAR;
        return j + 2;
    }
    int32_t year = ay_year_behind(r, j, &n);
    if (year == 0) return i;
    x->t.year = year;
    x->t.flags |= AY_TF_YEAR;
    return j + n;
}

// "9 Aug 96", "Aug 9, 96", "April of 87": two digits behind a month that are no day and, where no
// day is printed, lie near to the document's time; or the last word of a text that is nothing else.
static uint32_t take_short_year(const ay_timereader *r, uint32_t i, ay_timex *x) {
    bool day = x->t.day > 0, of = ay_time_is(r, i, AY_CUE_TIME_OF);
    uint32_t j = of || (day && ay_time_mark(r, i) == ',') ? i + 1 : i;
    if (ay_digits_length(r, j) != 2 || ay_digits_at(r, j) < 0 || !ends_date(r, j + 1)) return i;
    if (of && ay_time_is(r, j + 1, AY_CUE_TIME_TO)) return i; // "31 January of 60 to 65 cents"
    if (j != i && !of && j + 1 < r->end && r->text->tokens[j + 1].kind != AY_TOK_PUNCT) return i;
    bool alone = day && x->t.first == r->first && j + 1 >= r->end && ay_time_space(r, j);
    int32_t digits = ay_digits_at(r, j), year = ay_short_year(r, digits);
    if (!alone && digits < (day || of ? 32 : AY_LAST_DAY + 1)) return i;
    if (!day && !of && r->document && (year < r->document - 15 || year > r->document + 10))
        return i;
    if (!day && !of && !r->document && digits < 60) return i;
    x->t.year = year;
    x->t.flags |= AY_TF_YEAR;
    return j + 1;
}

// Behind a day number: nothing that it could count. A day that the month has is given the benefit
// of the doubt.
static bool counts_no_noun(const ay_timereader *r, uint32_t i, bool exists) {
    uint32_t n;
    if (i >= r->end) return true;
    const ay_token *t = &r->text->tokens[i];
    if (ay_timeword_at(r, i, AY_TW_UNIT, &n) || t->kind == AY_TOK_SYMBOL) return false;
    if (!ay_time_space(r, i) && t->kind == AY_TOK_WORD && ay_token_str(r->text, i).at[0] != '\'' &&
        t->mark != '\'')
        return false;
    if (t->mark == '-' && !ay_time_space(r, i) && i + 1 < r->end &&
        r->text->tokens[i + 1].kind == AY_TOK_WORD &&
        !(r->text->tokens[i + 1].flags & AY_TOK_UPPER))
        return false;
    uint32_t cue = t->cue == AY_NONE ? 0 : r->text->cues[t->cue].n_tokens; // the longest one
    for (uint32_t k = t->phrase; k < r->text->n_phrases && r->text->phrases[k].token == i; k++) {
        uint8_t table = r->text->phrases[k].sense.table;
        if (cue > r->text->phrases[k].n_tokens) return true;
        if ((table == AY_TABLE_UNIT || table == AY_TABLE_NUMBER || table == AY_TABLE_CURRENCY) &&
            t->kind == AY_TOK_WORD)
            return false;
    }
    if (cue) return true;
    return exists || t->kind != AY_TOK_WORD || (t->flags & AY_TOK_UPPER);
}

static uint32_t skip_dot(const ay_timereader *r, uint32_t i) { // "Sept. 8"
    return ay_time_mark(r, i) == '.' && i + 1 < r->end &&
                   !(r->text->tokens[i + 1].flags & AY_TOK_SENTENCE)
               ? i + 1
               : i;
}

// An abbreviation, behind which a point may stand; "May" is short as well, which does no harm.
static bool is_short_month(const ay_timereader *r, uint32_t i, uint32_t n) {
    return n == 1 && ay_span_length(r->text->tokens[i].span) <= 4;
}

// "May 4", "May 4th, 2021", "May 2021", "May of 2021", "May".
static bool read_month_first(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k;
    int32_t month = ay_month_at(r, i, &n);
    if (!month) return false;
    uint32_t j = is_short_month(r, i, n) ? skip_dot(r, i + n) : i + n, the = j;
    *x = ay_timex_make(i, i + n, AY_X_DATE, AY_G_MONTH);
    x->t.month = month;
    if (ay_timeword_at(r, j, AY_TW_ARTICLE, &k) && ay_ordinal_at(r, j + k, &n) > 0) the = j + k;
    int32_t day = ay_day_at(r, the, &n);
    bool word = day == 0 && the == j && (day = ay_count_at(r, j, &n)) > 0 &&
                day <= 31; // "payable April one"
    if (day > AY_LAST_DAY || (word && ay_digits_length(r, j))) day = 0;
    bool inside = i > r->first && ay_time_before(r->text, i, AY_CUE_TIME_MONTH);
    if (day && !(ay_digits_length(r, the) == 0 &&
                   r->text->tokens[the].flags & AY_TOK_UPPER)) { // "May the Second Fleet"
        ay_timex y = *x;
        y.t.grain = AY_G_DAY, y.t.day = day, y.t.end = the + n;
        uint32_t end = take_year(r, the + n, &y);
        if (end == the + n) end = take_short_year(r, end, &y);
        bool marked = end != the + n || (!word && (n > 1 || ay_digits_length(r, the) == 0));
        bool exists = !word && day <= ay_days_in_month(y.t.year > 0 ? y.t.year : 2000, month);
        if (marked ||
            (!inside && counts_no_noun(r, the + n, exists) && ay_time_mark(r, the + n) != ':')) {
            y.t.end = end;
            *x = y;
            return true;
        }
    }
    uint32_t end = take_year(r, j, x);
    if (end == j) end = take_short_year(r, j, x);
    if (end != j) x->t.end = end;
    return true;
}

// "twenty-five January nineteen eighty-six": a count in words is a day only with its year.
static int32_t spelt_day(const ay_timereader *r, uint32_t i, uint32_t *n) {
    uint32_t k, m;
    bool may = r->text->tokens[i].kind == AY_TOK_WORD && // not of "a three-for-two May 1986 split"
               (i == r->first || ay_mark(r->text, i - 1) != '-') &&
               ay_tables_may(r->text, i, ay_table_bit(AY_TABLE_NUMBER));
    int32_t day = may ? ay_count_at(r, i, n) : 0;
    if (day < 1 || day > 31 || !ay_month_at(r, i + *n, &k)) return 0;
    return ay_year_behind(r, i + *n + k, &m) > 0 ? day : 0;
}

// "4 May", "4th of May 2021", "the 1st of June", "21-APR-16".
bool ay_timex_day_first(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k;
    int32_t day = ay_day_at(r, i, &n);
    if (!day) day = spelt_day(r, i, &n);
    if (!day ||
        (i > r->first && !ay_time_space(r, i) && r->text->tokens[i - 1].kind == AY_TOK_SYMBOL))
        return false; // "$12 May"
    bool ordinal = n > 1 || ay_digits_length(r, i) == 0;
    uint32_t j = i + n;
    const struct ay_timeword *unit = ordinal ? ay_timeword_at(r, j, AY_TW_UNIT, &k) : NULL;
    if (unit && unit->unit == AY_TU_DAY) j += k; // "third day of October"
    if (ay_time_is(r, j, AY_CUE_TIME_OF)) j++;
    else if (j != i + n) return false;
    bool dashed = ay_time_joined(r, j, '-') || ay_time_joined(r, j, '/');
    if (dashed) j++;
    int32_t month = ay_month_at(r, j, &k);
    if (!month) return false;
    *x = ay_timex_on(i, j + k, 0, month, day);
    uint32_t end = j + k, dot = is_short_month(r, j, k) ? skip_dot(r, end) : end;
    if (dashed && (ay_time_joined(r, end, '-') || ay_time_joined(r, end, '/'))) {
        int32_t year = ay_digits_at(r, end + 1);
        uint32_t width = ay_digits_length(r, end + 1);
        if (year < 0 || (width != 2 && width != 4)) return false;
        x->t.year = width == 2 ? ay_short_year(r, year) : year;
        x->t.flags |= AY_TF_YEAR;
        x->t.end = end + 2;
        return true;
    }
    uint32_t behind = take_year(r, dot, x);
    if (behind == dot) behind = take_short_year(r, dot, x);
    if (behind != dot) x->t.end = behind;
    return true;
}

// "from the 18th and 19th centuries": what the next ordinal counts is counted by this one too.
static bool counts_with_next(const ay_timereader *r, uint32_t i) {
    uint32_t n, k;
    if (!ay_time_is(r, i, AY_CUE_TIME_AND)) return false;
    uint32_t j = ay_timex_skip_article(r, i + 1);
    if (ay_ordinal_at(r, j, &n) <= 0) return false;
    return j + n < r->end && r->text->tokens[j + n].kind == AY_TOK_WORD &&
           !ay_time_is(r, j + n, AY_CUE_PREP) && !ay_time_is(r, j + n, AY_CUE_CLAUSE) &&
           !ay_month_at(r, j + n, &k);
}

// "the 29th", "the 1st": a day of a month that is not said. Only behind "on" and its like or a
// weekday, and where nothing is counted. `weekday`: "Thu 15th", "Monday the twenty-fourth" too.
static bool read_day_alone(ay_timereader *r, uint32_t i, bool weekday, ay_timex *x) {
    uint32_t n, k, the;
    bool digits = ay_digits_at(r, i) > 0;
    int32_t day = digits || weekday ? ay_ordinal_at(r, i, &n) : 0;
    if (day < 1 || day > 31) return false;
    bool article = i > r->first && ay_timeword_before(r, i, AY_TW_ARTICLE, &the) != NULL;
    if (!digits && !article) return false;
    bool sure =
        r->note ||
        (article && the > r->first &&
            (ay_time_before(r->text, the, AY_CUE_TIME_DAY) || ay_weekday_at(r, the - 1, &k)));
    if (!weekday && !(article && sure)) return false;
    uint32_t next = i + n;
    bool clock = weekday && ay_number_starts(r, next); // "Monday the 24th six pm"
    if (next < r->end && r->text->tokens[next].kind != AY_TOK_PUNCT && !clock &&
        !ay_time_is(r, next, AY_CUE_PREP) && !ay_time_is(r, next, AY_CUE_CLAUSE) &&
        !ay_time_is(r, next, AY_CUE_TIME_TO))
        return false;
    if (ay_time_is(r, next, AY_CUE_TIME_OF) || counts_with_next(r, next)) return false;
    *x = ay_timex_on(i, next, 0, 0, day);
    return true;
}

// "2018 March 18".
static bool read_year_first(ay_timereader *r, uint32_t i, ay_timex *x) {
    int32_t year = ay_digits_length(r, i) == 4 ? ay_digits_at(r, i) : 0;
    uint32_t n;
    if (year < 1000 || year > 2199 || !ay_month_at(r, i + 1, &n) || !ay_time_space(r, i + 1))
        return false;
    if (!read_month_first(r, i + 1, x) || x->t.grain != AY_G_DAY || x->t.year ||
        !ends_date(r, x->t.end))
        return false;
    x->t.first = i;
    x->t.year = year;
    x->t.flags |= AY_TF_YEAR;
    return true;
}

// What may stand behind a weekday; `spaced`: behind its comma, where an ordinal may be another one.
static bool read_dated(ay_timereader *r, uint32_t i, bool spaced, ay_timex *x) {
    return ay_timex_day_first(r, i, x) || read_month_first(r, i, x) ||
           (ay_digits_length(r, i) && ay_timex_figures(r, i, x) && x->t.type == AY_T_DATE) ||
           ay_timex_day_month(r, i, true, x) || read_day_alone(r, i, !spaced, x);
}

// "Friday, 14 June 2023", "Tue., Sept. 8", "Tuesday the 19th", "Friday 26 August".
static bool read_weekday_date(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k;
    int32_t weekday = ay_weekday_at(r, i, &n);
    if (weekday <= 0) return false;
    uint32_t j = i + n;
    if (n == 1 && ay_span_length(r->text->tokens[i].span) <= 5) j = skip_dot(r, j);
    bool spaced = ay_time_mark(r, j) == ',' || ay_time_mark(r, j) == '(';
    bool bracket = ay_time_mark(r, j) == '(';
    if (spaced) j++;
    if (ay_timeword_at(r, j, AY_TW_ARTICLE, &k)) j += k;
    if (!read_dated(r, j, spaced, x) || x->t.grain != AY_G_DAY) return false;
    if (bracket) {
        if (ay_time_mark(r, x->t.end) != ')') return false;
        x->t.end++;
    }
    x->t.first = i;
    x->t.weekday = (uint8_t)weekday;
    x->t.weekday_span = ay_tokens_span(r->text, i, i + n);
    return true;
}

// ---- years --------------------------------------------------------------------------------------

// "of the 80s", "since the 70s": not "in the 80s", which may be degrees, nor "in his 80s".
static bool is_bare_decade(const ay_timereader *r, uint32_t i) {
    uint32_t the;
    return ay_digits_length(r, i) == 2 && ay_digits_at(r, i) % 10 == 0 &&
           !ay_time_space(r, i + 1) && ay_timeword_before(r, i, AY_TW_ARTICLE, &the) &&
           the > r->first &&
           (ay_time_is(r, the - 1, AY_CUE_TIME_DAY) || ay_time_is(r, the - 1, AY_CUE_TIME_OF));
}

// "1990s", "1990's": ten years, or a hundred where the number ends in 00 and is not one of this age
// ("the 1800s").
static bool read_decade(ay_timereader *r, uint32_t i, ay_timex *x) {
    int32_t year = ay_digits_at(r, i);
    uint32_t next = i + 1, n;
    bool short_form = ay_digits_length(r, i) == 2 && year % 10 == 0 && i > r->first &&
                      ay_mark(r->text, i - 1) == '\'';
    if (short_form) year += year < 30 ? 2000 : 1900;
    if (!short_form && is_bare_decade(r, i)) year += year < 30 ? 2000 : 1900;
    if (year < 1000 || year > 2199 || year % 10 || next >= r->end) return false;
    if (!ay_timeword_at(r, next, AY_TW_PLURAL, &n)) return false;
    if (ay_time_space(r, next) && !ends_date(r, next + n)) return false; // "1990 s"
    bool century = year % 100 == 0 && year < 1900;
    *x = ay_timex_make(
        short_form ? i - 1 : i, next + n, AY_X_DATE, century ? AY_G_CENTURY : AY_G_DECADE);
    x->t.year = year;
    x->t.flags |= AY_TF_YEAR;
    return true;
}

// "2023", "2022/23", "264 BC", "'89".
static bool read_year(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    int32_t year = ay_year_at(r, i, &n);
    if (year == 0) return false;
    *x = ay_timex_make(i, i + n, AY_X_DATE, AY_G_YEAR);
    x->t.year = year;
    x->t.flags |= AY_TF_YEAR;
    int32_t second = ay_time_joined(r, i + 1, '/') ? ay_digits_at(r, i + 2) : -1;
    uint32_t width = ay_digits_length(r, i + 2);
    if (n == 1 &&
        ((width == 2 && second == (year + 1) % 100) || (width == 4 && second == year + 1))) {
        x->t.flags |= AY_TF_FISCAL;
        x->t.end = i + 3;
    }
    return true;
}

// In the order of how much a form says, so that "1 May" is not the year 1.
bool ay_timex_date(ay_timereader *r, uint32_t i, ay_timex *x) {
    const ay_token *t = &r->text->tokens[i];
    if (t->kind == AY_TOK_NUMBER)
        return ay_timex_figures(r, i, x) || ay_timex_day_first(r, i, x) || read_decade(r, i, x) ||
               read_day_alone(r, i, false, x) || ay_timex_listed(r, i, x) ||
               read_year_first(r, i, x) || read_year(r, i, x);
    return read_weekday_date(r, i, x) || ay_timex_figures(r, i, x) || read_month_first(r, i, x) ||
           ay_timex_day_first(r, i, x) || read_year(r, i, x);
}
