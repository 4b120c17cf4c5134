// Months. In: a token that the table has as one. Out: which month it is, if it is one here.
//
// The trap: many of these words are names and verbs too. "May" and "March" are months with a
// number, a preposition or a capital in the right place; "Sun" and "Mar" only with more than that.
#include "time.h"

// ---- names --------------------------------------------------------------------------------------

// A word that follows another name is one too ("Theresa May", "Long March"), unless that one is a
// preposition in a headline.
static bool is_surname(const ay_timereader *r, uint32_t i) {
    if (i == r->first || !(r->text->tokens[i - 1].flags & AY_TOK_UPPER)) return false;
    if (r->text->tokens[i - 1].word == 0 || ay_time_sense(r, i - 1, AY_TABLE_FORENAME)) return true;
    uint32_t n;
    if (i - 1 == r->first || ay_time_is(r, i - 1, AY_CUE_TIME_YEAR) ||
        ay_time_is(r, i - 1, AY_CUE_PREP))
        return false;
    return !ay_weekday_at(r, i - 1, &n) && !ay_timeword_kinds(r, i - 1) &&
           !ay_time_sense(r, i - 1, AY_TABLE_MONTH);
}

// "April Jones": a month that is a first name too, with a name behind it and no preposition of time
// in front.
static bool is_first_name(const ay_timereader *r, uint32_t i, uint32_t n) {
    if (i + n >= r->end || !(r->text->tokens[i + n].flags & AY_TOK_UPPER)) return false;
    if (r->text->tokens[i + n].word != 0 || !ay_time_space(r, i + n)) return false;
    return i == r->first || !ay_time_before(r->text, i, AY_CUE_TIME_MONTH);
}

// ---- numbers and places -------------------------------------------------------------------------

// A number in front or behind makes even "Mar" or "may" a month.
static bool digits_beside(const ay_timereader *r, uint32_t i, uint32_t n) {
    uint32_t next = i + n, k;
    if (ay_time_mark(r, next) == ',') return ay_digits_length(r, next + 1) == 4;
    if (ay_time_mark(r, next) == '.' || ay_time_mark(r, next) == '/') next++;
    if (next < r->end && r->text->tokens[next].kind == AY_TOK_NUMBER) return true;
    const struct ay_timeword *the = ay_timeword_at(r, next, AY_TW_ARTICLE, &k);
    if (ay_ordinal_at(r, the && the->value == 0 ? next + k : next, &k) > 0) return true;
    uint32_t before = i;
    if (before > r->first && ay_mark(r->text, before - 1) == '-') before--;
    if (before > r->first && ay_time_is(r, before - 1, AY_CUE_TIME_OF)) before--;
    if (before > r->first && r->text->tokens[before - 1].kind == AY_TOK_WORD &&
        !ay_time_space(r, before - 1))
        before--; // "4th"
    if (before == r->first) return false;
    return r->text->tokens[before - 1].kind == AY_TOK_NUMBER ||
           ay_ordinal_at(r, before - 1, &k) > 0;
}

static bool ordinal_before(const ay_timereader *r, uint32_t i) { // "second of march", "4th of may"
    uint32_t n;
    if (i < r->first + 2 || !ay_time_is(r, i - 1, AY_CUE_TIME_OF)) return false;
    return ay_ordinal_at(r, i - 2, &n) > 0 || (i > r->first + 2 && ay_ordinal_at(r, i - 3, &n) > 0);
}

// Behind a day of a month: the end, a mark, a year, a preposition, "and".
static bool closes_day(const ay_timereader *r, uint32_t i) {
    return i >= r->end || r->text->tokens[i].kind == AY_TOK_PUNCT || ay_digits_length(r, i) == 4 ||
           ay_time_is(r, i, AY_CUE_PREP) || ay_time_is(r, i, AY_CUE_TIME_AND);
}

// "may 3", "mar3", "march the 4th", "march first": nothing else may follow, unless the day is no
// plain number or touches the month. "5 march": the same in front.
static bool day_beside(const ay_timereader *r, uint32_t i, uint32_t n) {
    uint32_t next = ay_timex_skip_article(r, i + n), k;
    int32_t day = ay_day_at(r, next, &k);
    if (day > 0 && day <= 31) {
        bool digits = ay_digits_length(r, next) > 0;
        if (digits && (k > 1 || !ay_time_space(r, next))) return true;
        if (closes_day(r, next + k)) return true;
    }
    if (i == r->first || r->text->tokens[i - 1].kind != AY_TOK_NUMBER) return false;
    day = ay_day_at(r, i - 1, &k);
    return day > 0 && day <= 31 && (!ay_time_space(r, i) || closes_day(r, i + n));
}

// A preposition, a dash or a bracket before, or a dash behind: places where a short or ambiguous
// month is one without a number.
static bool in_month_place(const ay_timereader *r, uint32_t i, uint32_t n) {
    if (ay_time_mark(r, i + n) == '-' || ay_time_is(r, i + n, AY_CUE_TIME_TO)) return true;
    if (i == r->first) return false;
    char mark = ay_mark(r->text, i - 1);
    return mark == '-' || mark == '(' || ay_time_is(r, i - 1, AY_CUE_PREP) ||
           ay_time_is(r, i - 1, AY_CUE_TIME_TO) ||
           (ay_timeword_kinds(r, i - 1) & (1u << AY_TW_SHIFT | 1u << AY_TW_EDGE));
}

// "May exports rose", "May alone": at the start of a sentence, a month in front of what it
// measures; "May I", "May the" are the verb.
static bool leads_noun(const ay_timereader *r, uint32_t i) {
    uint32_t n;
    if (i >= r->end || r->text->tokens[i].kind != AY_TOK_WORD) return false;
    if (ay_timeword_at(r, i, AY_TW_ALONE, &n)) return true;
    if (r->text->tokens[i].flags & AY_TOK_UPPER) return false;
    const ay_phrase *p = ay_time_sense(r, i, AY_TABLE_NOUN);
    return !p || !(ay_noun_rows[p->sense.row].flags & AY_NOUN_STOP);
}

// From the surest to the least sure: a number beside it, a place for it, a capital that is no name.
int32_t ay_month_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    const ay_phrase *p = ay_time_sense(r, i, AY_TABLE_MONTH);
    if (!p) return 0;
    const struct ay_month *row = &ay_month_rows[p->sense.row];
    *n = p->n_tokens;
    bool upper = (r->text->tokens[i].flags & AY_TOK_UPPER) != 0;
    if (!upper && (row->flags & AY_MONTHF_WORD))
        return ordinal_before(r, i) || day_beside(r, i, *n) ? row->month : 0; // "5 may go"
    if (digits_beside(r, i, *n)) return row->month;
    if (p->sense.column == AY_COLUMN_MONTH_SHORT) return in_month_place(r, i, *n) ? row->month : 0;
    if (!upper) return row->month;                            // "june"
    if (i == r->first && i + *n >= r->end) return row->month; // a heading
    if (is_surname(r, i)) return 0;
    if ((row->flags & AY_MONTHF_NAME) && is_first_name(r, i, *n)) return 0;
    bool first = (r->text->tokens[i].flags & AY_TOK_SENTENCE) != 0;
    if ((row->flags & AY_MONTHF_WORD) && first && !in_month_place(r, i, *n) &&
        !leads_noun(r, i + *n))
        return 0;
    return row->month;
}
