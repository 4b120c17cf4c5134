// The words of times. In: a token. Out: what the tables say that it can be. Everything that depends on spelling, numerals and the
// look of a year is here; the readers above only put words together.
//
// The trap: a bare number of four digits is a year far more often than a count, but not behind "some" or "No.", not in front of
// a unit, and not when letters, "%" or another number touch it.
#include "time.h"

uint8_t ay_grain_of(uint32_t unit) {
    static const uint8_t grains[] = {
        [AY_TU_SECOND] = AY_G_MINUTE, [AY_TU_MINUTE] = AY_G_MINUTE, [AY_TU_HOUR] = AY_G_HOUR, [AY_TU_DAY] = AY_G_DAY,
        [AY_TU_WEEK] = AY_G_WEEK, [AY_TU_WEEKEND] = AY_G_WEEK, [AY_TU_MONTH] = AY_G_MONTH, [AY_TU_QUARTER] = AY_G_QUARTER,
        [AY_TU_HALF] = AY_G_HALF, [AY_TU_YEAR] = AY_G_YEAR, [AY_TU_DECADE] = AY_G_DECADE, [AY_TU_CENTURY] = AY_G_CENTURY,
    };
    return unit < sizeof grains ? grains[unit] : AY_G_NONE;
}

// ---- senses ----------------------------------------------------------------------------------------------------------------

static const ay_phrase *phrases_at(const ay_timereader *r, uint32_t i, uint32_t *k) {
    *k = i < r->end ? r->text->tokens[i].phrase : AY_NONE;
    return r->text->phrases;
}

uint32_t ay_timeword_kinds(const ay_timereader *r, uint32_t i) {
    uint32_t k, kinds = 0;
    const ay_phrase *p = phrases_at(r, i, &k);
    for (; k < r->text->n_phrases && p[k].token == i; k++)
        if (p[k].sense.table == AY_TABLE_TIMEWORD) kinds |= 1u << ay_timeword_rows[p[k].sense.row].kind;
    return kinds;
}

const struct ay_timeword *ay_timeword_at(const ay_timereader *r, uint32_t i, int kind, uint32_t *n) {
    uint32_t k;
    const ay_phrase *p = phrases_at(r, i, &k);
    for (; k < r->text->n_phrases && p[k].token == i; k++) {
        if (p[k].sense.table != AY_TABLE_TIMEWORD || i + p[k].n_tokens > r->end) continue;
        const struct ay_timeword *row = &ay_timeword_rows[p[k].sense.row];
        if (row->kind != kind) continue;
        *n = p[k].n_tokens;
        return row;
    }
    return NULL;
}

const struct ay_timeword *ay_timeword_before(const ay_timereader *r, uint32_t end, int kind, uint32_t *first) {
    for (uint32_t back = 1, n; back <= 3 && end >= r->first + back; back++) {
        const struct ay_timeword *row = ay_timeword_at(r, end - back, kind, &n);
        if (!row || n != back) continue;
        *first = end - back;
        return row;
    }
    return NULL;
}

static const ay_phrase *sense_of(const ay_timereader *r, uint32_t i, uint8_t table) {
    uint32_t k;
    const ay_phrase *p = phrases_at(r, i, &k);
    for (; k < r->text->n_phrases && p[k].token == i; k++)
        if (p[k].sense.table == table && i + p[k].n_tokens <= r->end) return &p[k];
    return NULL;
}

int32_t ay_weekday_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    const ay_phrase *p = sense_of(r, i, AY_TABLE_WEEKDAY);
    if (!p || !(r->text->tokens[i].flags & AY_TOK_UPPER)) return 0;
    *n = p->n_tokens;
    int32_t day = ay_weekday_rows[p->sense.row].weekday;
    return p->sense.column == AY_COLUMN_WEEKDAY_PLURALS ? -day : day;
}

// A word that follows another name is one too ("Theresa May", "Long March"), unless that one is a preposition in a headline.
static bool is_surname(const ay_timereader *r, uint32_t i) {
    if (i == r->first) return false;
    const ay_token *before = &r->text->tokens[i - 1];
    if (!(before->flags & AY_TOK_UPPER) || before->word == 0) return (before->flags & AY_TOK_UPPER) != 0 && i - 1 != r->first;
    uint32_t n;
    if (i - 1 == r->first || ay_time_is(r, i - 1, AY_CUE_TIME_YEAR) || ay_time_is(r, i - 1, AY_CUE_PREP)) return false;
    return !ay_weekday_at(r, i - 1, &n) && !ay_timeword_kinds(r, i - 1) && !sense_of(r, i - 1, AY_TABLE_MONTH);
}

static bool digits_beside(const ay_timereader *r, uint32_t i, uint32_t n) {
    uint32_t next = i + n;
    if (ay_time_mark(r, next) == '.' || ay_time_mark(r, next) == ',') next++;
    if (next < r->end && r->text->tokens[next].kind == AY_TOK_NUMBER) return true;
    uint32_t before = i;
    if (before > r->first && ay_mark(r->text, before - 1) == '-') before--;
    if (before > r->first && ay_time_is(r, before - 1, AY_CUE_TIME_OF)) before--;
    if (before > r->first && r->text->tokens[before - 1].kind == AY_TOK_WORD && !ay_time_space(r, before - 1)) before--; // "4th"
    return before > r->first && r->text->tokens[before - 1].kind == AY_TOK_NUMBER;
}

// A preposition, a dash or a bracket before, or a dash behind: places where a short or ambiguous month is one without a number.
static bool in_month_place(const ay_timereader *r, uint32_t i, uint32_t n) {
    if (ay_time_mark(r, i + n) == '-' || ay_time_is(r, i + n, AY_CUE_TIME_TO)) return true;
    if (i == r->first) return false;
    char mark = ay_mark(r->text, i - 1);
    return mark == '-' || mark == '(' || ay_time_is(r, i - 1, AY_CUE_PREP) || ay_time_is(r, i - 1, AY_CUE_TIME_TO) ||
           ay_time_is(r, i - 1, AY_CUE_TIME_AND) || (ay_timeword_kinds(r, i - 1) & (1u << AY_TW_SHIFT | 1u << AY_TW_EDGE));
}

int32_t ay_month_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    const ay_phrase *p = sense_of(r, i, AY_TABLE_MONTH);
    if (!p) return 0;
    const struct ay_month *row = &ay_month_rows[p->sense.row];
    *n = p->n_tokens;
    if (digits_beside(r, i, *n)) return row->month;
    if (p->sense.column == AY_COLUMN_MONTH_SHORT) return in_month_place(r, i, *n) ? row->month : 0;
    if (!(r->text->tokens[i].flags & AY_TOK_UPPER)) return 0;
    if (is_surname(r, i)) return 0;
    bool first = (r->text->tokens[i].flags & AY_TOK_SENTENCE) != 0;
    if ((row->flags & AY_MONTHF_WORD) && first && !in_month_place(r, i, *n)) return 0;
    return row->month;
}

// ---- numerals ----------------------------------------------------------------------------------------------------------------

uint32_t ay_digits_length(const ay_timereader *r, uint32_t i) {
    if (i >= r->end || r->text->tokens[i].kind != AY_TOK_NUMBER) return 0;
    return ay_span_length(r->text->tokens[i].span);
}

int32_t ay_digits_at(const ay_timereader *r, uint32_t i) {
    uint32_t len = ay_digits_length(r, i);
    if (len == 0 || len > 4) return -1;
    const char *at = ay_token_str(r->text, i).at;
    int32_t value = 0;
    for (uint32_t k = 0; k < len; k++) {
        if (at[k] < '0' || at[k] > '9') return -1;
        value = value * 10 + (at[k] - '0');
    }
    return value;
}

// Digits with thousands commas; 0 when it is not that or too large to count a calendar with.
static int32_t grouped_at(const ay_timereader *r, uint32_t i) {
    uint32_t len = ay_digits_length(r, i);
    if (len == 0 || len > 7) return 0;
    const char *at = ay_token_str(r->text, i).at;
    int32_t value = 0;
    for (uint32_t k = 0; k < len; k++) {
        if (at[k] == ',' && (len - k) % 4 == 0) continue;
        if (at[k] < '0' || at[k] > '9') return 0;
        value = value * 10 + (at[k] - '0');
    }
    return value < 100000 ? value : 0;
}

int32_t ay_count_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    if (i < r->end && r->text->tokens[i].kind == AY_TOK_NUMBER) {
        *n = 1;
        return grouped_at(r, i);
    }
    const struct ay_timeword *row = ay_timeword_at(r, i, AY_TW_COUNT, n);
    if (!row) return 0;
    int32_t value = row->value;
    uint32_t next = i + *n, k;
    if (!(row->flags & AY_TWF_TENS)) return value;
    if (ay_time_mark(r, next) == '-') next++;
    const struct ay_timeword *digit = ay_timeword_at(r, next, AY_TW_COUNT, &k);
    if (!digit || digit->value > 9 || k != 1) return value;
    *n = next + 1 - i;
    return value + digit->value;
}

static bool is_ordinal_end(const ay_timereader *r, uint32_t i) {
    return i < r->end && !ay_time_space(r, i) && ay_timeword_at(r, i, AY_TW_NTH, &(uint32_t){0}) != NULL;
}

int32_t ay_ordinal_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    int32_t digits = ay_digits_at(r, i);
    if (digits > 0) {
        *n = 2;
        return is_ordinal_end(r, i + 1) ? digits : 0;
    }
    const struct ay_timeword *row = ay_timeword_at(r, i, AY_TW_ORDINAL, n);
    if (row) return row->value;
    const struct ay_timeword *tens = ay_timeword_at(r, i, AY_TW_COUNT, n);
    if (!tens || !(tens->flags & AY_TWF_TENS)) return 0;
    uint32_t next = i + *n, k;
    if (ay_time_mark(r, next) == '-') next++;
    row = ay_timeword_at(r, next, AY_TW_ORDINAL, &k);
    if (!row || row->value < 1 || row->value > 9) return 0;
    *n = next + k - i;
    return tens->value + row->value;
}

int32_t ay_day_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    uint32_t len = ay_digits_length(r, i);
    if (len == 0) {
        int32_t ordinal = ay_ordinal_at(r, i, n);
        return ordinal > 0 && ordinal <= 31 ? ordinal : 0;
    }
    int32_t value = len <= 2 ? ay_digits_at(r, i) : 0;
    if (value < 1 || value > 39) return 0;
    *n = is_ordinal_end(r, i + 1) ? 2 : 1;
    return value;
}

// ---- years -------------------------------------------------------------------------------------------------------------------

static bool is_measure(const ay_timereader *r, uint32_t i) {
    return sense_of(r, i, AY_TABLE_UNIT) || sense_of(r, i, AY_TABLE_NUMBER) || sense_of(r, i, AY_TABLE_CURRENCY);
}

// Letters, "%" or a hyphened word touch the number, or a unit, a scale or a currency follows it.
static bool counts_something(const ay_timereader *r, uint32_t i, uint32_t next) {
    if (i > r->first && !ay_time_space(r, i)) {
        const ay_token *before = &r->text->tokens[i - 1];
        if (before->kind == AY_TOK_SYMBOL || before->mark == '#' || before->mark == '.' || before->kind == AY_TOK_NUMBER) return true;
        if (before->mark == '/' && i - 1 > r->first && r->text->tokens[i - 2].kind == AY_TOK_NUMBER) return true; // "report 47/2021"
    }
    if (next >= r->end) return false;
    const ay_token *behind = &r->text->tokens[next];
    if (!ay_time_space(r, next)) {
        if (behind->kind == AY_TOK_WORD) return ay_token_str(r->text, next).at[0] != '\'' && (uint8_t)ay_token_str(r->text, next).at[0] < 0x80;
        if (behind->kind == AY_TOK_SYMBOL) return true;
        if (behind->mark == '-' && next + 1 < r->end && !ay_time_space(r, next + 1) && r->text->tokens[next + 1].kind == AY_TOK_WORD)
            return !(ay_timeword_kinds(r, next + 1) & 1u << AY_TW_UNIT) && !sense_of(r, next + 1, AY_TABLE_MONTH) && !(r->text->tokens[next + 1].flags & AY_TOK_UPPER);
    }
    return is_measure(r, next) && !(behind->flags & AY_TOK_UPPER);
}

bool ay_is_year_place(const ay_timereader *r, uint32_t i, uint32_t n) {
    int32_t year = ay_digits_at(r, i);
    if (counts_something(r, i, i + n)) return false;
    if (i > r->first && ay_cue_before(r->text, i, AY_CUE_TIME_NUMBER, NULL)) return false;
    bool sure = i > r->first && ay_cue_before(r->text, i, AY_CUE_TIME_YEAR_SURE, NULL);
    bool noun = sense_of(r, i + n, AY_TABLE_NOUN) && !(r->text->tokens[i + n].flags & AY_TOK_UPPER);
    if (year >= 1900 && year <= 2099) return sure || !noun || year % 100 != 0;
    if (sure) return year < 2200 && (year >= 1200 || !noun);
    bool may = i > r->first && (ay_time_is(r, i - 1, AY_CUE_TIME_YEAR) || ay_mark(r->text, i - 1) == '(');
    return may && year >= 1400 && year < 2200 && !noun;
}

int32_t ay_year_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    int32_t year = ay_digits_at(r, i);
    if (year <= 0) return 0;
    uint32_t k;
    const struct ay_timeword *era = ay_timeword_at(r, i + 1, AY_TW_ERA, &k);
    *n = era ? 1 + k : 1;
    if (era) return era->value < 0 ? -year : year;
    return ay_digits_length(r, i) == 4 && year >= 1000 && ay_is_year_place(r, i, 1) ? year : 0;
}
