// Dates in figures. In: a number token, or the month of "Sep-23-2020". Out: the date whose parts
// are joined without a blank: "31.11.2022", "2023-05-19", "3/3/2015", "2012/Aug/10", "06/2004".
//
// Three parts are a date when they can be one. Two are a ratio, a score, a share or the number of a
// document far more often, so that they want something in front that says what they are: "on 22/04",
// "Friday 5/12", "since 06/2004". The trap: where day and month both fit either way, the American
// order is taken and marked as a guess.
#include "time.h"

// Two digits are a year of the hundred that ends twenty years after the text was written.
int32_t ay_short_year(const ay_timereader *r, int32_t digits) {
    int32_t last = r->document > 0 ? r->document + 20 : 2049;
    int32_t year = last / 100 * 100 + digits;
    return year > last ? year - 100 : year;
}

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
    if (!first_year && width[2] == 2) year = ay_short_year(r, year);
    if (part[1] < 1 || part[1] > 31 || day < 1 || day > AY_LAST_DAY || year < 1000 || year > 2199)
        return false;
    if (width[0] < 2 && width[2] == 2) return false;
    if (width[2] == 2 && (part[1] > 12 || day > 31)) return false;
    bool american = !first_year && part[1] > 12 && day <= 12; // "12.15.2022"
    *x = ay_timex_on(i, i + 1, year, american ? day : part[1], american ? part[1] : day);
    return true;
}

// What may stand behind figures that say little: nothing that they could count or be a share of.
static bool stands_free(const ay_timereader *r, uint32_t i) {
    if (i >= r->end) return true;
    const ay_token *t = &r->text->tokens[i];
    if (t->kind == AY_TOK_PUNCT) return (t->flags & AY_TOK_SPACE) || !ay_time_joined(r, i, t->mark);
    if (ay_time_is(r, i, AY_CUE_TIME_OF)) return false;
    return (t->flags & AY_TOK_SPACE) &&
           (ay_time_is(r, i, AY_CUE_PREP) || ay_time_is(r, i, AY_CUE_CLAUSE) ||
               ay_time_is(r, i, AY_CUE_TIME_TO));
}

// ---- three parts --------------------------------------------------------------------------------

static bool is_word(const ay_timereader *r, uint32_t i) {
    return i < r->end && r->text->tokens[i].kind == AY_TOK_WORD;
}

// "14:15", in digits alone: its minutes since midnight and the token behind it, or AY_NO_CLOCK.
static int32_t clock_at(const ay_timereader *r, uint32_t i, int32_t hour, uint32_t *end) {
    int32_t minute = ay_digits_length(r, i + 2) == 2 ? ay_digits_at(r, i + 2) : -1;
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || !ay_time_joined(r, i + 1, ':'))
        return AY_NO_CLOCK;
    *end = i + 3;
    if (ay_time_joined(r, i + 3, ':') && ay_digits_length(r, i + 4) >= 2) *end = i + 5;
    return hour * 60 + minute;
}

static int32_t hour_at(const ay_timereader *r, uint32_t i) {
    return ay_digits_length(r, i) == 2 ? ay_digits_at(r, i) : -1;
}

// The last part of a date. A point joins it to an hour in one token: "2024.14" of
// "05/31/2024.14:15"; *hour is -1 without one.
static int32_t last_part(const ay_timereader *r, uint32_t i, uint32_t *width, int32_t *hour) {
    *width = ay_digits_length(r, i);
    *hour = -1;
    if (*width < 5 || *width > 7 || !ay_time_joined(r, i + 1, ':')) return ay_digits_at(r, i);
    const char *at = ay_token_str(r->text, i).at;
    int32_t value = 0;
    *width -= 3;
    for (uint32_t k = 0; k < *width + 3; k++) {
        if (k == *width ? at[k] != '.' : at[k] < '0' || at[k] > '9') return -1;
        if (k < *width) value = value * 10 + (at[k] - '0');
    }
    *hour = (at[*width + 1] - '0') * 10 + (at[*width + 2] - '0');
    return clock_at(r, i, *hour, &(uint32_t){0}) == AY_NO_CLOCK ? -1 : value;
}

// The separator of the parts at i, i + 2 and, when `three`, i + 4, or 0. A fourth part makes it
// something else, but for a time of day.
static char separator(const ay_timereader *r, uint32_t i, bool three) {
    char sep = ay_time_mark(r, i + 1);
    uint32_t last = three ? i + 4 : i + 2;
    if ((sep != '-' && sep != '/') || !ay_time_joined(r, i + 1, sep)) return 0;
    if (three && !ay_time_joined(r, i + 3, sep)) return 0;
    bool iso = three && ay_digits_length(r, i) == 4 && ay_digits_length(r, last) == 2;
    bool clock = three && clock_at(r, last + 2, hour_at(r, last + 2), &(uint32_t){0}) >= 0;
    bool behind = ay_time_joined(r, last + 1, sep) && !clock && !(iso && is_word(r, last + 2));
    bool before = i > r->first && ay_mark(r->text, i - 1) == sep && !ay_time_space(r, i) &&
                  !(iso && i > r->first + 1 && is_word(r, i - 2)); // "report-2018-09-23-page-01"
    return behind || before ? 0 : sep;
}

static bool is_year(int32_t year) { return year >= 1000 && year <= 2199; }

// A time of day behind a date, of which the point has taken the hour along where there was one:
// "1994-11-05T08:15", "2024-05-31_14:15", "05/31/2024/14:15". Behind a blank only an ISO date takes
// it, "2023-05-19 15:23:09"; others stand beside one in prose.
static void take_stamp(ay_timereader *r, int32_t hour, bool iso, ay_timex *x) {
    uint32_t i = hour >= 0 ? x->t.end - 1 : x->t.end, end;
    if (hour < 0) {
        char mark = ay_time_mark(r, i);
        bool letter = i < r->end && !ay_time_space(r, i) && ay_token_is(r->text, i, "t"),
             joined =
                 mark && (mark == '_' || mark == '/' || mark == '-') && ay_time_joined(r, i, mark);
        if (!letter && !joined && !iso) return;
        i += letter || joined;
        hour = hour_at(r, i);
    }
    int32_t minutes = clock_at(r, i, hour, &end);
    if (minutes == AY_NO_CLOCK) return;
    x->t.type = AY_T_TIME;
    x->minutes = minutes;
    x->t.end = end;
}

// "2023-05-19", "3/3/2015", "27/02/2020", with a time of day that is joined to it.
static bool read_joined(ay_timereader *r, uint32_t i, ay_timex *x) {
    char sep = separator(r, i, true);
    uint32_t wa = ay_digits_length(r, i), wb = ay_digits_length(r, i + 2), wc;
    int32_t hour, a = ay_digits_at(r, i), b = ay_digits_at(r, i + 2),
                  c = last_part(r, i + 4, &wc, &hour);
    if (!sep || a < 1 || b < 1 || c < 1 || wb > 2) return false;
    if (wa == 4 && wc <= 2 && a >= 1000 && b <= 12 && c <= AY_LAST_DAY) {
        *x = ay_timex_on(i, i + 5, a, b, c);
        take_stamp(r, hour, true, x);
        return true;
    }
    if (wa > 2 || !(wc == 4 || (wc == 2 && sep == '/'))) return false;
    int32_t year = wc == 2 ? ay_short_year(r, c) : c;
    if (!is_year(year) || a > AY_LAST_DAY || b > AY_LAST_DAY || (a > 12 && b > 12)) return false;
    bool month_first = a <= 12;
    *x = ay_timex_on(i, i + 5, year, month_first ? a : b, month_first ? b : a);
    if (a <= 12 && b <= 12 && a != b) x->t.flags |= AY_TF_GUESSED;
    take_stamp(r, hour, false, x);
    return true;
}

// "2012/Aug/10", "Sep-23-2020", "23-2020-September", "21-APR-16": one part is a month in letters,
// one a day; four digits are the year, or the last two.
static bool read_lettered(ay_timereader *r, uint32_t i, ay_timex *x) {
    int32_t month = 0, day = 0, year = 0;
    if (!separator(r, i, true)) return false;
    for (uint32_t k = 0; k < 3; k++) {
        uint32_t at = i + 2 * k, width = ay_digits_length(r, at);
        const ay_phrase *p = width ? NULL : ay_time_sense(r, at, AY_TABLE_MONTH);
        int32_t digits = ay_digits_at(r, at);
        if (p && p->n_tokens == 1 && !month) month = ay_month_rows[p->sense.row].month;
        else if (width == 4 && !year && is_year(digits)) year = digits;
        else if (width && width <= 2 && !day && digits > 0 && digits <= AY_LAST_DAY) day = digits;
        else if (width == 2 && k == 2 && digits >= 0) year = ay_short_year(r, digits);
        else return false;
    }
    if (!month || !day || !year) return false;
    *x = ay_timex_on(i, i + 5, year, month, day);
    return true;
}

// "20161016": eight digits that are a day, unless something says that they are a number.
static bool read_solid(ay_timereader *r, uint32_t i, ay_timex *x) {
    if (ay_digits_length(r, i) != 8) return false;
    const char *at = ay_token_str(r->text, i).at;
    int32_t value = 0;
    for (uint32_t k = 0; k < 8; k++) {
        if (at[k] < '0' || at[k] > '9') return false;
        value = value * 10 + (at[k] - '0');
    }
    ay_date d = {value / 10000, value / 100 % 100, value % 100};
    if (d.year < 1900 || d.year > 2099 || !ay_date_valid(d)) return false;
    if (i > r->first && (!ay_time_space(r, i) || ay_time_before(r->text, i, AY_CUE_TIME_NUMBER)))
        return false;
    if (!stands_free(r, i + 1)) return false;
    *x = ay_timex_on(i, i + 1, d.year, d.month, d.day);
    return true;
}

// ---- two parts ----------------------------------------------------------------------------------

// "5/12", "22/04": behind a weekday, or, where `said` is false, behind "on" and where the text is
// nothing else and has a day that gives it a year: without one it is a fraction.
bool ay_timex_day_month(ay_timereader *r, uint32_t i, bool said, ay_timex *x) {
    int32_t a = ay_digits_at(r, i), b = ay_digits_at(r, i + 2);
    if (separator(r, i, false) != '/' || a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12))
        return false;
    if (ay_digits_length(r, i) > 2 || ay_digits_length(r, i + 2) > 2) return false;
    bool on = i > r->first && ay_time_is(r, i - 1, AY_CUE_TIME_FIGURES);
    bool note = r->text->n_tokens == 3 && r->text->doc->published != AY_NO_DAY;
    if (!said && !on && !note) return false;
    if (!stands_free(r, i + 3)) return false;
    *x = ay_timex_on(i, i + 3, 0, a <= 12 ? a : b, a <= 12 ? b : a);
    if (a <= 12 && b <= 12 && a != b) x->t.flags |= AY_TF_GUESSED;
    return true;
}

// "Oct/2": a month in letters and a day.
static bool read_letters_day(ay_timereader *r, uint32_t i, ay_timex *x) {
    const ay_phrase *p = ay_time_sense(r, i, AY_TABLE_MONTH);
    int32_t day = ay_digits_length(r, i + 2) <= 2 ? ay_digits_at(r, i + 2) : 0;
    if (!p || p->n_tokens != 1 || day < 1 || day > 31 || separator(r, i, false) != '/')
        return false;
    *x = ay_timex_on(i, i + 3, 0, ay_month_rows[p->sense.row].month, day);
    return true;
}

// "06/2004", "12-2015": behind a preposition of time or a colon, or alone.
static bool read_month_year(ay_timereader *r, uint32_t i, ay_timex *x) {
    int32_t month = ay_digits_at(r, i), year = ay_digits_at(r, i + 2);
    if (ay_digits_length(r, i) > 2 || month < 1 || month > 12 || ay_digits_length(r, i + 2) != 4 ||
        !is_year(year) || !separator(r, i, false) || !stands_free(r, i + 3))
        return false;
    bool alone = i == r->first && i + 3 >= r->end;
    bool said = i > r->first && (ay_mark(r->text, i - 1) == ':' ||
                                    ay_time_before(r->text, i, AY_CUE_TIME_YEAR_SURE) ||
                                    ay_time_is(r, i - 1, AY_CUE_TIME_FROM));
    if (!alone && !said) return false;
    *x = ay_timex_make(i, i + 3, AY_X_DATE, AY_G_MONTH);
    x->t.year = year, x->t.month = month, x->t.flags |= AY_TF_YEAR;
    return true;
}

bool ay_timex_figures(ay_timereader *r, uint32_t i, ay_timex *x) {
    char mark = ay_time_mark(r, i + 1);
    bool joined = mark == '-' || mark == '/'; // most numbers have another mark or none behind them
    if (r->text->tokens[i].kind != AY_TOK_NUMBER)
        return joined && (read_lettered(r, i, x) || read_letters_day(r, i, x));
    if (read_dotted(r, i, x) || read_solid(r, i, x)) return true;
    if (!joined) return false;
    if (read_lettered(r, i, x)) return true;
    return read_joined(r, i, x) || ay_timex_day_month(r, i, false, x) || read_month_year(r, i, x);
}
