// Days that are written out in full: in a line of the page ("Updated: May 18, 2023 10:15 GMT"), in
// metadata (ISO 8601), in the path of an address ("/2023/05/19/"). The day is the one that is
// printed, never its UTC equivalent: a reader in Beijing calls it by the date on the page.
// "03/04/2023" is two days, depending on the reader, and so it is none.

#include "page.h"

#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2099 };

// A day that exists, in years in which there was news.
static bool set_day(ay_stamp *out, int32_t year, int32_t month, int32_t day) {
    if (year < FIRST_YEAR || year > LAST_YEAR || !ay_date_valid((ay_date){year, month, day}))
        return false;
    out->day = ay_day_of(year, month, day);
    out->month = month;
    out->mday = day;
    return true;
}

// ---- in a line ---------------------------------------------------------------------------------

// Behind the end stands a mark that is no mark, so that no look ahead has to ask.
static const ay_lineword *word_at(const ay_line *l, uint32_t i) {
    static const ay_lineword none = {.sort = AY_LW_MARK};
    return i < l->n ? &l->at[i] : &none;
}

static bool digits_at(const ay_line *l, uint32_t i, uint8_t least, uint8_t most) {
    const ay_lineword *w = word_at(l, i);
    return w->sort == AY_LW_DIGITS && w->digits >= least && w->digits <= most;
}

static bool mark_at(const ay_line *l, uint32_t i, char mark) {
    const ay_lineword *w = word_at(l, i);
    return w->sort == AY_LW_MARK && w->mark == mark && mark != '\0';
}

// A month's name or short form, with the point behind that.
static int32_t month_at(const ay_line *l, uint32_t i, uint32_t *n) {
    int32_t row = ay_line_phrase(l, i, AY_TABLE_MONTH, n);
    if (row < 0) return 0;
    if (mark_at(l, i + *n, '.')) ++*n;
    return ay_month_rows[row].month;
}

// Words that stand in dates without weight: "of", "the", "th"; clock words and zones behind them.
static uint32_t filler_at(const ay_line *l, uint32_t i) {
    uint32_t n;
    const struct ay_furniture *row = ay_line_furniture(l, i, &n);
    return row && row->kind == AY_FURN_CLOCK ? n : 0;
}

// Two numbers and a year with slashes.
static bool in_some_order(int32_t a, int32_t b, int32_t year, ay_stamp *out) {
    ay_stamp day_first = *out, month_first = *out;
    bool can_day = set_day(&day_first, year, b, a), can_month = set_day(&month_first, year, a, b);
    if (can_day && can_month) {
        out->order = AY_ORDER_EITHER;
        out->either[0] = day_first.day;
        out->either[1] = month_first.day;
        return true;
    }
    if (can_day || can_month) *out = can_day ? day_first : month_first;
    out->order = can_day ? AY_ORDER_DAY_FIRST : AY_ORDER_MONTH_FIRST;
    return can_day || can_month;
}

// 2023-05-19, 2023/5/19, 2023.05.19; 19.05.2023, 19/05/2023. Where both numbers could be the month
// it is a date of which no day is known.
static bool numeric_at(const ay_line *l, uint32_t i, uint32_t *n, ay_stamp *out) {
    char sep = word_at(l, i + 1)->mark;
    if (sep != '-' && sep != '/' && sep != '.') return false;
    if (!mark_at(l, i + 1, sep) || !mark_at(l, i + 3, sep) || !digits_at(l, i + 2, 1, 2))
        return false;
    for (uint32_t k = i + 1; k <= i + 4; k++)
        if (word_at(l, k)->spaced) return false;
    int32_t a = word_at(l, i)->value, b = word_at(l, i + 2)->value, c = word_at(l, i + 4)->value;
    *n = 5;
    if (digits_at(l, i, 4, 4) && digits_at(l, i + 4, 1, 2)) return set_day(out, a, b, c);
    if (!digits_at(l, i, 1, 2) || !digits_at(l, i + 4, 4, 4)) return false;
    if (sep == '.' || a == b) return set_day(out, c, b, a);
    return in_some_order(a, b, c, out);
}

static uint32_t comma(const ay_line *l, uint32_t i) { return mark_at(l, i, ',') ? 1 : 0; }

// The year behind month and day; without one the stamp keeps month and day alone.
static bool with_year(const ay_line *l, uint32_t i, uint32_t first, uint32_t *n, ay_stamp *out) {
    uint32_t at = i + comma(l, i);
    bool year =
        digits_at(l, at, 4, 4) && set_day(out, word_at(l, at)->value, out->month, out->mday);
    *n = (year ? at + 1 : i) - first;
    return year || (out->mday >= 1 && out->mday <= 31);
}

// "May 18, 2023", "May 18th 2023", "Jan. 5".
static bool month_first(const ay_line *l, uint32_t i, uint32_t *n, ay_stamp *out) {
    uint32_t k, m;
    out->month = month_at(l, i, &m);
    if (out->month == 0 || !digits_at(l, i + m, 1, 2)) return false;
    out->mday = word_at(l, i + m)->value;
    k = i + m + 1;
    if (!word_at(l, k)->spaced) k += filler_at(l, k); // "th"
    return with_year(l, k, i, n, out);
}

// "18 May 2023", "18th of May, 2023", "18-May-2023".
static bool day_first(const ay_line *l, uint32_t i, uint32_t *n, ay_stamp *out) {
    uint32_t k = i + 1, m;
    if (!digits_at(l, i, 1, 2)) return false;
    for (uint32_t steps = 0, f; steps < 2 && (f = filler_at(l, k)) != 0; steps++) k += f;
    if (mark_at(l, k, '-')) k++;
    out->month = month_at(l, k, &m);
    if (out->month == 0) return false;
    out->mday = word_at(l, i)->value;
    k += m;
    return with_year(l, mark_at(l, k, '-') ? k + 1 : k, i, n, out);
}

// "15:23:09", "10.15", "3 p.m.", "T23:30:00Z", "GMT+8", and the words around them; the number of
// words in all.
static uint32_t clock_at(const ay_line *l, uint32_t i, bool *utc) {
    uint32_t first = i;
    for (uint32_t f, steps = 0; steps < 16; steps++) {
        uint32_t sep =
            mark_at(l, i, ',') || mark_at(l, i, '-') || mark_at(l, i, '|') || mark_at(l, i, '(')
                ? 1
                : 0;
        uint32_t at = i + sep;
        // before a clock time, behind it, or both; not behind a dateline's dash ("– The ministers")
        if (!mark_at(l, i, '-') && (f = filler_at(l, at)) != 0) {
            const char *w = l->doc->text.at + word_at(l, at)->span.start;
            if (f == 1 && (*w == 'Z' || *w == 'z')) *utc = true;
            i = at + f;
            if (mark_at(l, i, ')') || mark_at(l, i, '.')) i++;
        } else if (digits_at(l, at, 1, 2) && (mark_at(l, at + 1, ':') || mark_at(l, at + 1, '.')) &&
                   digits_at(l, at + 2, 2, 2)) {
            i = at + 3;
            while ((mark_at(l, i, ':') || mark_at(l, i, '.')) && digits_at(l, i + 1, 1, 9)) i += 2;
        } else if (digits_at(l, at, 1, 2) && (f = filler_at(l, at + 1)) != 0) {
            i = at + 1 + f; // "3 p.m."
        } else if (i > first && (mark_at(l, i, '+') || mark_at(l, i, '-')) &&
                   digits_at(l, i + 1, 1, 4)) {
            i += 2;
        } else {
            break;
        }
    }
    return i - first;
}

// A weekday, and the comma behind it.
static uint32_t weekday_at(const ay_line *l, uint32_t i) {
    uint32_t n;
    if (ay_line_phrase(l, i, AY_TABLE_WEEKDAY, &n) < 0) return 0;
    if (mark_at(l, i + n, '.')) n++;
    return n + comma(l, i + n);
}

// "14:05, 21 June 2022": a clock time, and the mark behind it.
static uint32_t clock_in_front(const ay_line *l, uint32_t i, bool *utc) {
    if (!digits_at(l, i, 1, 2) || !mark_at(l, i + 1, ':') || !digits_at(l, i + 2, 2, 2)) return 0;
    uint32_t n = clock_at(l, i, utc);
    bool parted = mark_at(l, i + n, ',') || mark_at(l, i + n, '|') || mark_at(l, i + n, '-');
    return n + parted;
}

bool ay_stamp_at(const ay_line *line, uint32_t i, uint32_t *n, ay_stamp *out) {
    uint32_t start = i;
    *out = (ay_stamp){.day = AY_NO_DAY, .piece = UINT32_MAX};
    i += clock_in_front(line, i, &out->utc);
    uint32_t behind_clock = i;
    i += weekday_at(line, i);
    i += i > behind_clock ? filler_at(line, i) : 0;
    if (!numeric_at(line, i, n, out) && !month_first(line, i, n, out) &&
        !day_first(line, i, n, out))
        return false;
    i += *n;
    i += weekday_at(line, i);
    out->span = (ay_span){line->at[start].span.start, line->at[i - 1].span.end};
    i += clock_at(line, i, &out->utc);
    *n = i - start;
    return true;
}

// ---- outside of a text -------------------------------------------------------------------------

// n digits and nothing else.
static bool all_digits(const char *at, uint32_t n, int32_t *value) {
    *value = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (at[i] < '0' || at[i] > '9') return false;
        *value = *value * 10 + (at[i] - '0');
    }
    return true;
}

// year, month and day of 4, 2 and 2 digits with `sep` between them, or none where sep is 0.
static bool day_of_digits(const char *at, uint32_t len, char sep, ay_stamp *out) {
    uint32_t gap = sep ? 1 : 0, need = 8 + 2 * gap;
    int32_t y, m, d;
    if (len < need || (sep && (at[4] != sep || at[7] != sep))) return false;
    if (len > need && at[need] >= '0' && at[need] <= '9') return false;
    return all_digits(at, 4, &y) && all_digits(at + 4 + gap, 2, &m) &&
           all_digits(at + 6 + 2 * gap, 2, &d) && set_day(out, y, m, d);
}

// "…Z", "…+00:00".
static bool ends_in_utc(ay_str text) {
    if (text.len && (text.at[text.len - 1] == 'Z' || text.at[text.len - 1] == 'z')) return true;
    return text.len > 6 && text.at[text.len - 6] == '+' &&
           memcmp(text.at + text.len - 5, "00:00", 5) == 0;
}

bool ay_stamp_iso(ay_str text, ay_stamp *out) {
    ay_span s = ay_trim(text, (ay_span){0, text.len});
    text = (ay_str){text.at + s.start, s.end - s.start};
    *out = (ay_stamp){.day = AY_NO_DAY, .piece = UINT32_MAX};
    if (!day_of_digits(text.at, text.len, '-', out) &&
        !day_of_digits(text.at, text.len, '/', out) && !day_of_digits(text.at, text.len, 0, out))
        return false;
    out->utc = text.len > 10 && ends_in_utc(text);
    return true;
}

static bool separates(char c) { return c == '/' || c == '-' || c == '_'; }
static bool letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// The month at *i, in two digits or by its name ("nov"), and the separator behind it; 0 when none.
static int32_t month_in_path(const char *at, uint32_t len, uint32_t *i) {
    int32_t month = 0;
    uint32_t n = *i, k = 0;
    while (n + k < len && k < 16 && letter(at[n + k])) k++;
    if (k >= 3) {
        char folded[16];
        for (uint32_t c = 0; c < k; c++) folded[c] = (char)(at[n + c] | 0x20);
        uint32_t senses;
        const ay_sense *s = ay_lexicon_senses(ay_lexicon_enter(ay_word_find(folded, k)), &senses);
        for (uint32_t c = 0; c < senses; c++)
            if (s[c].table == AY_TABLE_MONTH) month = ay_month_rows[s[c].row].month;
        n += k;
    } else if (n + 2 <= len && all_digits(at + n, 2, &month)) {
        n += 2;
    }
    if (n < len && separates(at[n])) n++;
    *i = n;
    return month;
}

// A year, month and day that begin here, with or without separators: "2023/05/19", "20230519",
// "2023-05/19", "2023/0519", "2023/may/19".
static bool day_in_path(const char *at, uint32_t len, ay_stamp *out) {
    uint32_t i = 4;
    int32_t year, month, day;
    if (len < 8 || !all_digits(at, 4, &year)) return false;
    if (separates(at[i])) i++;
    month = month_in_path(at, len, &i);
    if (month == 0 || i + 2 > len || !all_digits(at + i, 2, &day)) return false;
    if (i + 2 < len && at[i + 2] >= '0' && at[i + 2] <= '9') return false;
    return set_day(out, year, month, day);
}

bool ay_stamp_url(ay_str url, ay_stamp *out) {
    *out = (ay_stamp){.day = AY_NO_DAY, .piece = UINT32_MAX, .from = AY_DATED_URL};
    for (uint32_t i = 1; i + 8 <= url.len && i < 2048; i++) {
        char before = url.at[i - 1];
        if (url.at[i] < '0' || url.at[i] > '9' || (before >= '0' && before <= '9')) continue;
        if (day_in_path(url.at + i, url.len - i, out)) return true;
    }
    return false;
}
