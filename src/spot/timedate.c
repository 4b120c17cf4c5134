// Calendar dates. In: a token. Out: the date that starts there, as far as it is printed: weekday,
// day, month, year, or a decade. Nothing is resolved here: a day without a month, a month without a
// year and a day that no month has are all dates.
//
// The trap: in "In April 31 ships called" the number is no day, in "June 90 day bills" no year, and
// a number behind a whole date is a year only when it looks like one ("On 3 February 11 aircraft
// flew").
#include "time.h"

enum {
    LAST_DAY = 39
}; // "31 June" and "39 May" are days that do not exist; "40 May" is something else

ay_timex ay_timex_make(uint32_t first, uint32_t end, ay_timeform form, uint8_t grain) {
    return (ay_timex){
        .t = {.first = first,
            .end = end,
            .type = AY_T_DATE,
            .grain = grain,
            .from = AY_NO_DAY,
            .to = AY_NO_DAY,
            .lo = AY_NONE,
            .hi = AY_NONE},
        .form = (uint8_t)form,
        .minutes = AY_NO_CLOCK,
    };
}

static ay_timex day_timex(uint32_t first, uint32_t end, int32_t year, int32_t month, int32_t day) {
    ay_timex x = ay_timex_make(first, end, AY_X_DATE, AY_G_DAY);
    x.t.year = year, x.t.month = month, x.t.day = day;
    if (year) x.t.flags |= AY_TF_YEAR;
    return x;
}

// ---- numbers alone ------------------------------------------------------------------------------

// Of the two centuries, the one that texts of this age mean: 49 is 2049, 50 is 1950.
static int32_t two_digit_year(int32_t year) { return year + (year < 50 ? 2000 : 1900); }

// "31.11.2022", "2022.11.30", "01.03.23" in one token.
static bool read_dotted(ay_timereader *r, uint32_t i, ay_timex *x) {
    ay_str s = ay_token_str(r->text, i);
    int32_t part[3] = {0};
    uint32_t width[3] = {0}, k = 0;
    if (s.len < 8 || s.len > 10) return false;
    for (uint32_t c = 0; c < s.len; c++) {
        if (s.at[c] == '.') {
            if (++k == 3) return false;
        } else if (s.at[c] < '0' || s.at[c] > '9' || ++width[k] > 4) {
            return false;
        } else {
            part[k] = part[k] * 10 + (s.at[c] - '0');
        }
    }
    if (k != 2 || width[1] > 2 || width[0] == 3 || width[2] == 3) return false;
    bool first_year = width[0] == 4;
    if (first_year == (width[2] == 4) && width[2] != 2) return false;
    int32_t year = first_year ? part[0] : part[2], day = first_year ? part[2] : part[0];
    if (!first_year && width[2] == 2) year = two_digit_year(year);
    if (part[1] < 1 || part[1] > 31 || day < 1 || day > LAST_DAY || year < 1000 || year > 2199)
        return false;
    if (width[0] < 2 && width[2] == 2) return false;
    if (width[2] == 2 && (part[1] > 12 || day > 31)) return false;
    bool american = !first_year && part[1] > 12 && day <= 12; // "12.15.2022"
    *x = day_timex(i, i + 1, year, american ? day : part[1], american ? part[1] : day);
    return true;
}

// A separator that touches both of its neighbours, as in "3/3/2015".
static bool is_joined(const ay_timereader *r, uint32_t i, char sep) {
    return ay_time_mark(r, i) == sep && !ay_time_space(r, i) && i + 1 < r->end &&
           !ay_time_space(r, i + 1);
}

// Three numbers joined by '-' or '/': "2023-05-19", "3/3/2015", "27/02/2020".
static bool read_joined(ay_timereader *r, uint32_t i, ay_timex *x) {
    char sep = ay_time_mark(r, i + 1);
    if ((sep != '-' && sep != '/') || !is_joined(r, i + 1, sep) || !is_joined(r, i + 3, sep))
        return false;
    if (is_joined(r, i + 5, sep) ||
        (i > r->first && ay_mark(r->text, i - 1) == sep && !ay_time_space(r, i)))
        return false;
    int32_t a = ay_digits_at(r, i), b = ay_digits_at(r, i + 2), c = ay_digits_at(r, i + 4);
    uint32_t wa = ay_digits_length(r, i), wb = ay_digits_length(r, i + 2),
             wc = ay_digits_length(r, i + 4);
    if (a < 1 || b < 1 || c < 1 || wb > 2) return false;
    if (wa == 4 && wc <= 2 && a >= 1000 && b <= 12 && c <= LAST_DAY) {
        *x = day_timex(i, i + 5, a, b, c);
        return true;
    }
    if (wa > 2 || !(wc == 4 || (wc == 2 && sep == '/'))) return false;
    int32_t year = wc == 2 ? two_digit_year(c) : c;
    if (year < 1000 || year > 2199 || a > LAST_DAY || b > LAST_DAY || (a > 12 && b > 12))
        return false;
    bool month_first = a <= 12; // where both fit: the American order, marked as a guess
    *x = day_timex(i, i + 5, year, month_first ? a : b, month_first ? b : a);
    if (a <= 12 && b <= 12 && a != b) x->t.flags |= AY_TF_GUESSED;
    return true;
}

// A time of day that is joined to an ISO date: "2023-05-19 15:23:09", "1994-11-05T08:15".
static void take_stamp(ay_timereader *r, ay_timex *x) {
    uint32_t i = x->t.end;
    if (i < r->end && !ay_time_space(r, i) && ay_token_is(r->text, i, "t")) i++;
    if (ay_digits_length(r, i) != 2 || !is_joined(r, i + 1, ':') || ay_digits_length(r, i + 2) != 2)
        return;
    int32_t hour = ay_digits_at(r, i), minute = ay_digits_at(r, i + 2);
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return;
    x->t.type = AY_T_TIME;
    x->minutes = hour * 60 + minute;
    x->t.end = i + 3;
    if (is_joined(r, i + 3, ':') && ay_digits_length(r, i + 4) >= 2) x->t.end = i + 5;
}

// Only an ISO date takes a time of day along; others stand beside one in prose.
bool ay_timex_numeric(ay_timereader *r, uint32_t i, ay_timex *x) {
    if (read_dotted(r, i, x)) return true;
    if (!read_joined(r, i, x)) return false;
    if (ay_digits_length(r, i) == 4) take_stamp(r, x);
    return true;
}

// ---- days and months ----------------------------------------------------------------------------

// A year behind a month or a day, perhaps with a comma or "of". Returns the token behind it, or
// `i`.
static uint32_t take_year(const ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t j = i, n;
    bool comma = ay_time_mark(r, j) == ',';
    if (comma) j++;
    else if (ay_time_is(r, j, AY_CUE_TIME_OF) || is_joined(r, j, '/')) j++;
    if (ay_time_mark(r, j) == '\'' && ay_digits_length(r, j + 1) == 2 && !ay_time_space(r, j + 1)) {
        int32_t year = ay_digits_at(r, j + 1); // '89
        if (year < 0 || comma) return i;
        x->t.year = two_digit_year(year);
        x->t.flags |= AY_TF_YEAR;
        return j + 2;
    }
    int32_t year = ay_year_behind(r, j, &n);
    if (year == 0) return i;
    x->t.year = year;
    x->t.flags |= AY_TF_YEAR;
    return j + n;
}

// "9 Aug 96", "March 87": two digits behind a month that are no day and, in the document's time, a
// year.
static uint32_t take_short_year(const ay_timereader *r, uint32_t i, ay_timex *x) {
    int32_t year = ay_digits_at(r, i);
    uint32_t n;
    if (ay_digits_length(r, i) != 2 || year < (x->t.day ? 32 : LAST_DAY + 1)) return i;
    bool whole = x->t.day > 0;
    if (ay_timeword_at(r, i + 1, AY_TW_UNIT, &n) || !ay_is_year_place(r, i, 1)) return i;
    if (ay_time_mark(r, i + 1) == '-') return i;
    if (ay_is_counted(r, i + 1)) return i;
    if (!whole && r->document && (1900 + year < r->document - 15 || 1900 + year > r->document + 10))
        return i;
    if (!whole && !r->document && year < 60) return i;
    x->t.year = 1900 + year;
    x->t.flags |= AY_TF_YEAR;
    return i + 1;
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
    if (day > LAST_DAY || (word && ay_digits_length(r, j))) day = 0;
    bool inside = i > r->first && ay_time_before(r->text, i, AY_CUE_TIME_MONTH);
    if (day && !(ay_digits_length(r, the) == 0 &&
                   r->text->tokens[the].flags & AY_TOK_UPPER)) { // "May the Second Fleet"
        ay_timex y = *x;
        y.t.grain = AY_G_DAY, y.t.day = day, y.t.end = the + n;
        uint32_t end = take_year(r, the + n, &y);
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

// "4 May", "4th of May 2021", "the 1st of June", "21-APR-16".
static bool read_day_first(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k;
    int32_t day = ay_day_at(r, i, &n);
    if (!day ||
        (i > r->first && !ay_time_space(r, i) && r->text->tokens[i - 1].kind == AY_TOK_SYMBOL))
        return false; // "$12 May"
    bool ordinal = n > 1 || ay_digits_length(r, i) == 0;
    uint32_t j = i + n;
    const struct ay_timeword *unit = ordinal ? ay_timeword_at(r, j, AY_TW_UNIT, &k) : NULL;
    if (unit && unit->unit == AY_TU_DAY) j += k; // "third day of October"
    if (ay_time_is(r, j, AY_CUE_TIME_OF)) j++;
    else if (j != i + n) return false;
    bool dashed = is_joined(r, j, '-') || is_joined(r, j, '/');
    if (dashed) j++;
    int32_t month = ay_month_at(r, j, &k);
    if (!month) return false;
    *x = day_timex(i, j + k, 0, month, day);
    uint32_t end = j + k, dot = is_short_month(r, j, k) ? skip_dot(r, end) : end;
    if (dashed && (is_joined(r, end, '-') || is_joined(r, end, '/'))) {
        int32_t year = ay_digits_at(r, end + 1);
        uint32_t width = ay_digits_length(r, end + 1);
        if (year < 0 || (width != 2 && width != 4)) return false;
        x->t.year = width == 2 ? two_digit_year(year) : year;
        x->t.flags |= AY_TF_YEAR;
        x->t.end = end + 2;
        return true;
    }
    uint32_t behind = take_year(r, dot, x);
    if (behind == dot) behind = take_short_year(r, dot, x);
    if (behind != dot) x->t.end = behind;
    return true;
}

// "the 29th", "the 1st": a day of a month that is not said. Only behind "on" and its like or a
// weekday, and where nothing is counted.
static bool read_day_alone(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k, the;
    int32_t day = ay_digits_at(r, i) > 0 ? ay_ordinal_at(r, i, &n) : 0;
    if (day < 1 || day > 31 || !ay_timeword_before(r, i, AY_TW_ARTICLE, &the) || the == r->first)
        return false;
    if (!ay_time_is(r, the - 1, AY_CUE_TIME_DAY) && !ay_weekday_at(r, the - 1, &k)) return false;
    uint32_t next = i + n;
    if (next < r->end && r->text->tokens[next].kind != AY_TOK_PUNCT &&
        !ay_time_is(r, next, AY_CUE_PREP) && !ay_time_is(r, next, AY_CUE_CLAUSE))
        return false;
    if (ay_time_is(r, next, AY_CUE_TIME_OF)) return false;
    *x = day_timex(i, next, 0, 0, day);
    return true;
}

// What may stand behind a weekday.
static bool read_dated(ay_timereader *r, uint32_t i, ay_timex *x) {
    return read_day_first(r, i, x) || read_month_first(r, i, x) ||
           (ay_digits_length(r, i) && ay_timex_numeric(r, i, x) && x->t.type == AY_T_DATE) ||
           read_day_alone(r, i, x);
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
    if (!read_dated(r, j, x) || x->t.grain != AY_G_DAY) return false;
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

// "1990s", "1990's": ten years, or a hundred where the number ends in 00 and is not one of this age
// ("the 1800s").
static bool read_decade(ay_timereader *r, uint32_t i, ay_timex *x) {
    int32_t year = ay_digits_at(r, i);
    uint32_t next = i + 1, n;
    bool short_form = ay_digits_length(r, i) == 2 && year % 10 == 0 && i > r->first &&
                      ay_mark(r->text, i - 1) == '\'';
    if (short_form) year += year < 30 ? 2000 : 1900;
    if (year < 1000 || year > 2199 || year % 10 || next >= r->end || ay_time_space(r, next))
        return false;
    if (!ay_timeword_at(r, next, AY_TW_PLURAL, &n)) return false;
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
    int32_t second = is_joined(r, i + 1, '/') ? ay_digits_at(r, i + 2) : -1;
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
        return ay_timex_numeric(r, i, x) || read_day_first(r, i, x) || read_decade(r, i, x) ||
               read_day_alone(r, i, x) || read_year(r, i, x);
    return read_weekday_date(r, i, x) || read_month_first(r, i, x) || read_day_first(r, i, x);
}
