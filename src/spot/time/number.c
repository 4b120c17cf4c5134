// Numerals and years. In: a token. Out: a count ("36", "twenty-five", "a dozen"), an ordinal
// ("21st", "twenty-first"), a day of the month, a year. Number words come from numbers.tsv, which
// the quantities use too.
//
// The trap: a bare number of four digits is a year far more often than a count, but not behind
// "some" or "No.", not in front of a unit, and not when letters, "%" or another number touch it.
#include "time.h"

// ---- numerals -----------------------------------------------------------------------------------

// The row of numbers.tsv at token i, of one of the kinds in the mask; its phrase's length in *n.
static const struct ay_number *number_at(
    const ay_timereader *r, uint32_t i, uint32_t kinds, uint32_t *n) {
    if (i >= r->end || !ay_tables_may(r->text, i, ay_table_bit(AY_TABLE_NUMBER))) return NULL;
    uint32_t k = r->text->tokens[i].phrase;
    const ay_phrase *p = r->text->phrases;
    for (; k < r->text->n_phrases && p[k].token == i; k++) {
        if (p[k].sense.table != AY_TABLE_NUMBER || i + p[k].n_tokens > r->end) continue;
        const struct ay_number *row = &ay_number_rows[p[k].sense.row];
        if (!(kinds >> row->kind & 1)) continue;
        *n = p[k].n_tokens;
        return row;
    }
    return NULL;
}

// The value of a row, whose text the table compiler has checked; small ones only.
static int32_t value_of(const struct ay_number *row) {
    int32_t value = 0;
    for (const char *c = row->value; *c >= '0' && *c <= '9' && value < 10000000; c++)
        value = value * 10 + (*c - '0');
    return value;
}

enum {
    BELOW_HUNDRED = 1 << AY_NUM_DIGIT | 1 << AY_NUM_TEEN | 1 << AY_NUM_TEN,
    COUNTS = BELOW_HUNDRED | 1 << AY_NUM_HUNDRED | 1 << AY_NUM_DOZEN,
    ORDINALS = 1 << AY_NUM_ORDINAL,
    SCALES = 1 << AY_NUM_HUNDRED | 1 << AY_NUM_SCALE | 1 << AY_NUM_LETTER | 1 << AY_NUM_DOZEN |
             1 << AY_NUM_VAGUE
};

bool ay_number_starts(const ay_timereader *r, uint32_t i) {
    uint32_t n;
    return r->text->tokens[i].kind == AY_TOK_NUMBER ||
           number_at(r, i, COUNTS | ORDINALS, &n) != NULL;
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

// A word below a hundred, with its digit: "twenty-five", "thirty one".
static int32_t below_hundred(const ay_timereader *r, uint32_t i, uint32_t *n) {
    const struct ay_number *row = number_at(r, i, BELOW_HUNDRED, n), *digit;
    if (!row) return 0;
    uint32_t next = i + *n, k;
    if (row->kind != AY_NUM_TEN) return value_of(row);
    if (ay_time_mark(r, next) == '-') next++;
    digit = number_at(r, next, 1 << AY_NUM_DIGIT, &k);
    if (!digit || value_of(digit) == 0) return value_of(row);
    *n = next + k - i;
    return value_of(row) + value_of(digit);
}

int32_t ay_count_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    if (i < r->end && r->text->tokens[i].kind == AY_TOK_NUMBER) {
        *n = 1;
        return grouped_at(r, i);
    }
    if (i >= r->end || !ay_tables_may(r->text, i, ay_table_bit(AY_TABLE_NUMBER))) return 0;
    uint32_t k;
    const struct ay_number *big = number_at(r, i, 1 << AY_NUM_HUNDRED | 1 << AY_NUM_DOZEN, n);
    if (big) return big->kind == AY_NUM_DOZEN ? 12 : 100;
    int32_t value = below_hundred(r, i, n);
    if (value && number_at(r, i + *n, 1 << AY_NUM_HUNDRED, &k)) {
        *n += k;
        return value * 100;
    }
    return value;
}

// "st", "nd", "rd", "th", touching their digits.
static bool is_ordinal_end(const ay_timereader *r, uint32_t i) {
    return i < r->end && !ay_time_space(r, i) &&
           ay_timeword_at(r, i, AY_TW_NTH, &(uint32_t){0}) != NULL;
}

int32_t ay_ordinal_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    if (i >= r->end) return 0;
    if (r->text->tokens[i].kind == AY_TOK_NUMBER) {
        int32_t digits = ay_digits_at(r, i);
        *n = 2;
        return digits > 0 && is_ordinal_end(r, i + 1) ? digits : 0;
    }
    if (!ay_timex_may(r->text, i)) return 0;
    const struct ay_timeword *word = ay_timeword_at(r, i, AY_TW_ORDINAL, n);
    if (word) return word->value;
    const struct ay_number *row = number_at(r, i, ORDINALS, n);
    if (row) return value_of(row);
    const struct ay_number *tens = number_at(r, i, 1 << AY_NUM_TEN, n);
    if (!tens) return 0;
    uint32_t next = i + *n, k;
    if (ay_time_mark(r, next) == '-') next++;
    row = number_at(r, next, ORDINALS, &k);
    if (!row || value_of(row) < 1 || value_of(row) > 9) return 0;
    *n = next + k - i;
    return value_of(tens) + value_of(row);
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

// ---- years --------------------------------------------------------------------------------------

// English plurals by their ending; "class" and "bus" do not look like one, clitics are none.
static bool is_plural(const ay_timereader *r, uint32_t i) {
    ay_str word = ay_token_str(r->text, i);
    return word.len > 3 && word.at[word.len - 1] == 's' && word.at[word.len - 2] != 's' &&
           word.at[0] != '\'';
}

// A unit, a scale or a currency follows, which a year never has behind it.
static bool is_measure(const ay_timereader *r, uint32_t i) {
    uint32_t n;
    const struct ay_timeword *unit = ay_timeword_at(r, i, AY_TW_UNIT, &n);
    if (unit && !(unit->flags & AY_TWF_PLURAL)) return false; // "the 1986 year"
    const ay_phrase *p = ay_time_sense(r, i, AY_TABLE_UNIT);
    if (p && p->sense.column == AY_COLUMN_UNIT_NAMES && i >= r->first + 2 && !is_plural(r, i) &&
        ay_timeword_before(r, i - 1, AY_TW_ARTICLE, &n))
        return false; // "the 2023 cup"
    return ay_time_sense(r, i, AY_TABLE_UNIT) || number_at(r, i, SCALES, &(uint32_t){0}) ||
           ay_time_sense(r, i, AY_TABLE_CURRENCY);
}

// Letters, "%" or a hyphened word touch the number, or a unit, a scale or a currency follows it.
static bool counts_something(const ay_timereader *r, uint32_t i, uint32_t next) {
    if (i > r->first && !ay_time_space(r, i)) {
        const ay_token *before = &r->text->tokens[i - 1];
        if (before->kind == AY_TOK_SYMBOL || before->mark == '#' || before->mark == '.' ||
            before->kind == AY_TOK_NUMBER)
            return true;
        bool second = i - 1 > r->first && r->text->tokens[i - 2].kind == AY_TOK_NUMBER;
        if (before->mark == '-' && second && r->depth == 0) return true; // "138-2010"
        if (before->mark == '/' && i - 1 > r->first && r->text->tokens[i - 2].kind == AY_TOK_NUMBER)
            return true; // "report 47/2021"
    }
    if (next >= r->end) return false;
    const ay_token *behind = &r->text->tokens[next];
    if (!ay_time_space(r, next)) {
        if (behind->kind == AY_TOK_WORD)
            return ay_token_str(r->text, next).at[0] != '\'' &&
                   (uint8_t)ay_token_str(r->text, next).at[0] < 0x80;
        if (behind->kind == AY_TOK_SYMBOL) return true;
        if (behind->mark == '-' && next + 1 < r->end && !ay_time_space(r, next + 1) &&
            r->text->tokens[next + 1].kind == AY_TOK_WORD)
            return !(ay_timeword_kinds(r, next + 1) & 1u << AY_TW_UNIT) &&
                   !ay_time_sense(r, next + 1, AY_TABLE_MONTH) &&
                   !(r->text->tokens[next + 1].flags & AY_TOK_UPPER);
    }
    return is_measure(r, next) && !(behind->flags & AY_TOK_UPPER);
}

// A counted noun follows: a plural that the table of nouns knows, or one by its ending.
bool ay_is_counted(const ay_timereader *r, uint32_t i) {
    if (i >= r->end || r->text->tokens[i].kind != AY_TOK_WORD ||
        r->text->tokens[i].flags & AY_TOK_UPPER)
        return false;
    const ay_phrase *p = ay_time_sense(r, i, AY_TABLE_NOUN);
    return p ? (ay_noun_rows[p->sense.row].flags & AY_NOUN_PLURAL) != 0 : is_plural(r, i);
}

// The range of a number says how much its surroundings must: 1900 to 2099 is a year unless
// something speaks against it, an older one only behind a preposition or in brackets.
bool ay_is_year_place(const ay_timereader *r, uint32_t i, uint32_t n) {
    int32_t year = ay_digits_at(r, i);
    if (counts_something(r, i, i + n)) return false;
    if (i > r->first && ay_time_before(r->text, i, AY_CUE_TIME_NUMBER)) return false;
    bool sure = i > r->first && ay_time_before(r->text, i, AY_CUE_TIME_YEAR_SURE);
    bool second = r->depth > 0 && i > r->first && ay_mark(r->text, i - 1) == '-'; // "1751-1777"
    sure = sure || second;
    bool noun = ay_is_counted(r, i + n);
    if (year >= 1900 && year <= 2099) return sure || !noun || year % 100 != 0;
    if (sure) return year < 2200 && (year >= 1200 || !noun);
    bool may =
        i > r->first && (ay_time_is(r, i - 1, AY_CUE_TIME_YEAR) || ay_mark(r->text, i - 1) == '(');
    return may && year >= 1400 && year < 2200 && !noun;
}

// Two figures of a year, "ninety six", "ten", or 0.
static int32_t year_half(const ay_timereader *r, uint32_t i, uint32_t *n) {
    if (ay_digits_length(r, i)) return 0;
    int32_t value = below_hundred(r, i, n);
    return value >= 10 ? value : 0;
}

// A year in words: "nineteen ninety-six", "seventeen hundred and thirty", "two thousand and ten".
// *pair: of the first kind, which no count has.
static int32_t spelt_year(const ay_timereader *r, uint32_t i, uint32_t *n, bool *pair) {
    uint32_t k, m = 0;
    const struct ay_number *first = number_at(r, i, BELOW_HUNDRED, &k);
    if (!first || r->text->tokens[i].kind == AY_TOK_NUMBER) return 0;
    int32_t lead = value_of(first);
    bool century = (first->kind == AY_NUM_TEEN && lead >= 11) || lead == 20;
    if (!century && lead != 2) return 0;
    int32_t rest = year_half(r, i + k, &m);
    *pair = century && rest > 0;
    *n = k + m;
    if (*pair) return lead * 100 + rest;
    const struct ay_number *scale =
        number_at(r, i + k, 1 << AY_NUM_HUNDRED | 1 << AY_NUM_SCALE, &m);
    bool thousand = scale && lead == 2 && scale->kind == AY_NUM_SCALE && scale->exp == 3;
    if (!thousand && !(scale && century && lead < 20 && scale->kind == AY_NUM_HUNDRED)) return 0;
    *n = k + m;
    uint32_t j = i + *n;
    bool and = ay_time_is(r, j, AY_CUE_TIME_AND);
    rest = j + and < r->end && !ay_digits_length(r, j + and) ? below_hundred(r, j + and, &m) : 0;
    if (rest) *n += and+m;
    return (thousand ? 2000 : lead * 100) + rest;
}

// Alone: behind "in" and the like, or as the whole of something; and nothing that it counts.
static int32_t spelt_year_alone(const ay_timereader *r, uint32_t i, uint32_t *n) {
    bool pair;
    int32_t year = spelt_year(r, i, n, &pair);
    if (!year || is_measure(r, i + *n) || ay_is_counted(r, i + *n)) return 0;
    if (ay_time_joined(r, i + *n, '-')) return 0; // "twenty thirty-metre boats"
    bool sure = i > r->first && ay_time_before(r->text, i, AY_CUE_TIME_YEAR_SURE);
    return sure ? year % 1000 || pair ? year : 0 : r->depth > 0 && (pair || year % 100) ? year : 0;
}

// Behind a month or a day: a year without much ado.
int32_t ay_year_behind(const ay_timereader *r, uint32_t i, uint32_t *n) {
    if (i < r->end && r->text->tokens[i].kind == AY_TOK_WORD) {
        bool pair;
        int32_t spelt = spelt_year(r, i, n, &pair);
        return spelt && (is_measure(r, i + *n) || ay_is_counted(r, i + *n)) ? 0 : spelt;
    }
    int32_t year = ay_digits_at(r, i);
    uint32_t k;
    const struct ay_timeword *era = year > 0 ? ay_timeword_at(r, i + 1, AY_TW_ERA, &k) : NULL;
    *n = era ? 1 + k : 1;
    if (era) return era->value < 0 ? -year : year;
    if (year < 1000 || year >= 2200 || ay_digits_length(r, i) != 4 || counts_something(r, i, i + 1))
        return 0;
    bool noun = ay_is_counted(r, i + 1);
    return noun && (year < 1500 || year % 100 == 0) ? 0 : year;
}

int32_t ay_year_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    if (i < r->end && r->text->tokens[i].kind == AY_TOK_WORD) return spelt_year_alone(r, i, n);
    int32_t year = ay_digits_at(r, i);
    if (year <= 0) return 0;
    uint32_t k;
    const struct ay_timeword *era = ay_timeword_at(r, i + 1, AY_TW_ERA, &k);
    *n = era ? 1 + k : 1;
    if (era) return era->value < 0 ? -year : year;
    return ay_digits_length(r, i) == 4 && year >= 1000 && ay_is_year_place(r, i, 1) ? year : 0;
}
