// Periods by name. In: a token. Out: what starts there of "last year", "the next three weeks",
// "yesterday evening", "next Friday", "the summer of 2003", "now", "every day". Parts of periods
// are read in part.c and asked first, because they hold more words.
#include "time.h"

static bool has(uint32_t kinds, int kind) { return (kinds >> kind & 1u) != 0; }

// ---- this, last, next ---------------------------------------------------------------------------

// A "this", "last" or "next" at token i; not the verb of "will last 14 months".
static const struct ay_timeword *shift_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    if (i > r->first && ay_time_is(r, i - 1, AY_CUE_TIME_VERB)) return NULL;
    return ay_timeword_at(r, i, AY_TW_SHIFT, n);
}

static void mark_shift(ay_timex *x, const struct ay_timeword *shift) {
    x->t.shift = (int8_t)shift->value;
    x->t.flags |= shift->flags & AY_TWF_ANAPHOR ? AY_TF_ANAPHOR : AY_TF_RELATIVE;
}

// "last three years", "next two weeks", "past decade", "four previous weeks".
static bool read_span(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k, c = 0;
    int32_t count = ay_count_at(r, i, &k);
    if (count > 0) c = k;
    const struct ay_timeword *shift = shift_at(r, i + c, &n);
    if (!shift || (shift->value == 0 && count)) return false;
    uint32_t j = i + c + n;
    bool few = false;
    if (count <= 0) {
        count = ay_count_at(r, j, &k);
        const struct ay_timeword *row = count <= 0 ? ay_timeword_at(r, j, AY_TW_FEW, &k) : NULL;
        few = row != NULL;
        if (row) count = row->value ? row->value : AY_INDEFINITE;
        if (count != 0) j += k;
        if (count > 0 && (ay_time_is(r, j, AY_CUE_TIME_TO) ||
                             ay_time_mark(r, j) == '-')) { // "the next five to 10 years"
            int32_t more = ay_count_at(r, j + 1, &k);
            if (more > count) count = more, j += 1 + k;
        }
    }
    const struct ay_timeword *unit = ay_timeword_at(r, j, AY_TW_UNIT, &n);
    if (!unit || (unit->unit < AY_TU_HOUR && !r->note) || unit->unit == AY_TU_WEEKEND) return false;
    bool one = (shift->flags & AY_TWF_SPAN) && count == 0 &&
               !(unit->flags & AY_TWF_PLURAL) && // "the past year", but "the coming week"
               (shift->value < 0 || unit->unit >= AY_TU_YEAR);
    one = one || (count == 0 && shift->value != 0 && unit->value > 1); // "the next fortnight"
    one = one || (r->note && count == 0 && shift->value != 0 && unit->unit < AY_TU_DAY);
    bool many = (unit->flags & AY_TWF_PLURAL) && shift->value != 0; // "the past years"
    if (count == 0 && !one && !many) return false;
    if (count > 1 && !(unit->flags & AY_TWF_PLURAL)) return false; // "$405 last week"
    *x = ay_timex_make(i, j + n, AY_X_SPAN, ay_grain_of(unit->unit));
    x->unit = (uint8_t)unit->unit;
    x->number = few || (many && !count) ? (count > 0 ? count : AY_INDEFINITE)
                                        : (count ? count : 1) * unit->value;
    x->t.type = AY_T_DURATION;
    x->t.count = ay_dec_int(x->number > 0 ? x->number : 0);
    x->t.count_unit = x->t.grain;
    mark_shift(x, shift);
    x->coming = i > r->first && ay_time_before(r->text, i, AY_CUE_TIME_WITHIN);
    return true;
}

// "last year", "this month", "the following day", "that week", "last fiscal year".
static bool read_unit(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k;
    const struct ay_timeword *shift = shift_at(r, i, &n);
    if (!shift) return false;
    uint32_t j = i + n;
    int32_t month = ay_month_at(r, j, &k), weekday = month ? 0 : ay_weekday_at(r, j, &k);
    const struct ay_timeword *unit = ay_timeword_at(r, j, AY_TW_UNIT, &n);
    const struct ay_timeword *season = ay_timeword_at(r, j, AY_TW_SEASON, &n),
                             *part = ay_timeword_at(r, j, AY_TW_PART, &n);
    if (unit && (unit->flags & AY_TWF_PLURAL)) return false;
    if (unit && ay_timeword_at(r, j, AY_TW_UNIT, &n) && ay_time_is(r, j + n, AY_CUE_TIME_OF))
        return false;              // "the last month of the war"
    if (ay_timex_feast(r, j, x)) { // "last Christmas"
        x->t.first = i;
    } else if (month) {
        if (!ay_timex_date(r, j, x) || x->t.year || !x->t.month) return false;
        x->t.first = i;
    } else if (weekday > 0) {
        if (ay_timex_date(r, j, x) && x->t.month) { // "this Friday, 12 May": the day decides
            x->t.first = i;
            return true;
        }
        *x = ay_timex_make(i, j + k, AY_X_WEEKDAY, AY_G_DAY);
        x->t.weekday = (uint8_t)weekday;
        x->t.weekday_span = ay_tokens_span(r->text, j, j + k);
        x->this_one = shift->value == 0 && !(shift->flags & AY_TWF_ANAPHOR);
        x->coming = (shift->flags & AY_TWF_SPAN) != 0;
    } else if (unit && unit->unit >= AY_TU_DAY) {
        ay_timeword_at(r, j, AY_TW_UNIT, &n);
        *x = ay_timex_make(i, j + n, AY_X_UNIT, ay_grain_of(unit->unit));
        x->unit = (uint8_t)unit->unit;
        if (unit->flags & AY_TWF_FISCAL) x->t.flags |= AY_TF_FISCAL;
    } else if (season) {
        ay_timeword_at(r, j, AY_TW_SEASON, &n);
        *x = ay_timex_make(i, j + n, AY_X_DATE, AY_G_SEASON);
        x->number = season->value;
    } else if (part) {
        *x = ay_timex_make(i, j + n, AY_X_UNIT, AY_G_DAY);
        x->unit = AY_TU_DAY;
        x->daypart = (uint8_t)part->value;
    } else {
        return false;
    }
    mark_shift(x, shift);
    return true;
}

// ---- single words -------------------------------------------------------------------------------

// "Tuesday evening" is a day still: the evening goes into the value alone.
static void take_daypart(const ay_timereader *r, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *part = ay_timeword_at(r, x->t.end, AY_TW_PART, &n);
    if (!part || x->daypart || (x->t.flags & AY_TF_YEAR)) return;
    x->daypart = (uint8_t)part->value;
    x->t.end += n;
}

static bool read_day(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *day = ay_timeword_at(r, i, AY_TW_DAY, &n);
    if (!day) return false;
    *x = ay_timex_make(i, i + n, AY_X_DAY, AY_G_DAY);
    x->number = day->value;
    x->t.shift = (int8_t)(day->value < 0 ? -1 : day->value > 0);
    x->t.flags |= AY_TF_RELATIVE;
    x->daypart = day->flags & AY_TWF_NIGHT ? 4 : 0;
    take_daypart(r, x);
    return true;
}

// Abbreviations ("Sat", "Sun") are words too, so they need a preposition.
static bool read_weekday(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    int32_t weekday = ay_weekday_at(r, i, &n);
    if (weekday == 0) return false;
    bool is_short = ay_span_length(r->text->tokens[i].span) <= 5;
    bool leads = i == r->first && (i + n >= r->end || ay_time_is(r, i + n, AY_CUE_PREP) ||
                                      (ay_time_mark(r, i + n) == '.' && i + n + 1 >= r->end));
    if (is_short && !leads && !(i > r->first && ay_time_is(r, i - 1, AY_CUE_PREP))) return false;
    *x = ay_timex_make(
        i, i + n, weekday < 0 ? AY_X_SET : AY_X_WEEKDAY, weekday < 0 ? AY_G_WEEK : AY_G_DAY);
    x->t.weekday = (uint8_t)(weekday < 0 ? -weekday : weekday);
    x->t.weekday_span = ay_tokens_span(r->text, i, i + n);
    if (weekday < 0) x->t.type = AY_T_SET, x->unit = AY_TU_WEEK;
    else x->t.flags |= AY_TF_RELATIVE;
    take_daypart(r, x);
    return true;
}

// "the night of 8 February 1904", "the morning of Monday".
static bool read_daypart(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, of;
    const struct ay_timeword *part = ay_timeword_at(r, i, AY_TW_PART, &n);
    if (!part || r->depth >= AY_TIME_DEPTH || !ay_time_is(r, of = i + n, AY_CUE_TIME_OF))
        return false;
    r->depth++;
    uint32_t j = ay_timex_skip_article(r, of + 1);
    bool found = j < r->end && ay_timex_read(r, j, x);
    r->depth--;
    if (!found || x->t.grain != AY_G_DAY || (x->form != AY_X_DATE && x->form != AY_X_WEEKDAY))
        return false;
    x->t.first = i;
    x->daypart = (uint8_t)part->value;
    return true;
}

// "fall" and "spring" are words of their own, "Winter" may be a name's: without a year they need
// "in" or the like.
static bool read_season(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *season = ay_timeword_at(r, i, AY_TW_SEASON, &n);
    if (!season) return false;
    *x = ay_timex_make(i, i + n, AY_X_DATE, AY_G_SEASON);
    x->number = season->value;
    ay_timex *whole = ay_timex_whole(r, i + n, AY_G_SEASON, false, true);
    if (whole && whole->t.grain == AY_G_YEAR) {
        ay_timex_hang(x, whole);
        return true;
    }
    if (ay_time_mark(r, i + n) == '-') return false;
    bool the = i > r->first && ay_timeword_before(r, i, AY_TW_ARTICLE, &n);
    bool in = i > r->first && ay_time_is(r, i - 1, AY_CUE_TIME_MONTH);
    bool by = i > r->first &&
              (ay_time_is(r, i - 1, AY_CUE_TIME_BY) || ay_time_is(r, i - 1, AY_CUE_TIME_SINCE) ||
                  ay_time_is(r, i - 1, AY_CUE_TIME_UNTIL));
    if (season->flags & AY_TWF_WORD)
        return in || by || (the && i > r->first + 1 && ay_time_is(r, i - 2, AY_CUE_TIME_MONTH));
    bool lower = !(r->text->tokens[i].flags & AY_TOK_UPPER); // not "Winter Games"
    bool edge = i > r->first && (ay_timeword_kinds(r, i - 1) & 1u << AY_TW_EDGE);
    return in || by || lower || edge;
}

// "the nineties".
static bool read_decade_word(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, the;
    const struct ay_timeword *decade = ay_timeword_at(r, i, AY_TW_DECADE, &n);
    if (!decade || !ay_timeword_before(r, i, AY_TW_ARTICLE, &the)) return false;
    *x = ay_timex_make(i, i + n, AY_X_DATE, AY_G_DECADE);
    x->t.year = 1900 + decade->value;
    return true;
}

// A time that starts inside the words and reaches beyond them: "in the past two weeks", "at the same
// time last year".
static bool is_overtaken(ay_timereader *r, uint32_t i, uint32_t end) {
    ay_timex x;
    if (r->depth > 1) return false;
    r->depth++;
    bool found = false;
    for (; i < end && !found; i++) found = ay_timex_read(r, i, &x) && x.t.end > end;
    r->depth--;
    return found;
}

// What is a noun too is an adjective only before another noun: "the current rate" against "the
// current in the wire".
static bool read_vague(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *vague = ay_timeword_at(r, i, AY_TW_VAGUE, &n);
    if (!vague || is_overtaken(r, i + 1, i + n)) return false;
    if ((vague->flags & AY_TWF_WORD) &&
        (i + n >= r->end || r->text->tokens[i + n].kind != AY_TOK_WORD ||
            ay_time_is(r, i + n, AY_CUE_PREP) || ay_time_is(r, i + n, AY_CUE_TIME_OF) ||
            ay_time_is(r, i + n, AY_CUE_CLAUSE) || ay_time_is(r, i + n, AY_CUE_TENSE_PAST)))
        return false;
    *x = ay_timex_make(i, i + n, AY_X_VAGUE, AY_G_NONE);
    x->t.shift = (int8_t)vague->value;
    x->t.flags |= AY_TF_RELATIVE;
    if (vague->flags & AY_TWF_LOOSE) x->t.type = AY_T_DURATION;
    return true;
}

// "daily", "every two weeks", "each Monday".
static bool read_set(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k = 0;
    const struct ay_timeword *set = ay_timeword_at(r, i, AY_TW_SET, &n);
    *x = ay_timex_make(i, i + n, AY_X_SET, AY_G_NONE);
    x->t.type = AY_T_SET;
    if (set && i > r->first && ay_mark(r->text, i - 1) == '-' && !ay_time_space(r, i))
        return false; // "half-yearly"
    if (set) {
        x->unit = (uint8_t)set->unit;
        x->number = set->value > 1 ? set->value : 1;
        x->t.grain = ay_grain_of(set->unit);
        return true;
    }
    if (!ay_timeword_at(r, i, AY_TW_EVERY, &n)) return false;
    uint32_t j = i + n;
    int32_t count = ay_ordinal_at(r, j, &k);
    if (count <= 0) count = ay_count_at(r, j, &k);
    if (count > 0) j += k;
    const struct ay_timeword *unit = ay_timeword_at(r, j, AY_TW_UNIT, &k);
    int32_t weekday = unit ? 0 : ay_weekday_at(r, j, &k),
            month = unit || weekday ? 0 : ay_month_at(r, j, &k);
    if (!unit && !weekday && !month) return false;
    x->unit = unit ? (uint8_t)unit->unit : weekday ? AY_TU_WEEK : AY_TU_YEAR;
    x->t.weekday = (uint8_t)(weekday < 0 ? -weekday : weekday);
    x->t.month = month;
    x->number = count > 0 ? count : 1;
    x->t.grain = ay_grain_of(x->unit);
    x->t.end = j + k;
    return true;
}

// "over the year", "in the quarter": a unit alone that is no more than mentioned.
static bool read_mentioned(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t the;
    const struct ay_timeword *article =
        i > r->first ? ay_timeword_before(r, i, AY_TW_ARTICLE, &the) : NULL;
    if (!article || article->value != 0 || the == r->first ||
        !ay_time_is(r, the - 1, AY_CUE_TIME_THE))
        return false;
    if (!ay_timex_definite(r, the, false, x) || x->unit == AY_TU_DAY || x->unit == AY_TU_HALF ||
        x->unit == AY_TU_CENTURY)
        return false;
    if (x->t.end < r->end && (ay_time_is(r, x->t.end, AY_CUE_TIME_OF) ||
                                 r->text->tokens[x->t.end].kind == AY_TOK_NUMBER))
        return false;
    return true;
}

// "week 13 of 2013": by the weeks of ISO 8601; without its year it may be any season's.
static bool read_week(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *unit = ay_timeword_at(r, i, AY_TW_UNIT, &n);
    if (!unit || unit->unit != AY_TU_WEEK || (unit->flags & AY_TWF_PLURAL)) return false;
    int32_t week = ay_digits_length(r, i + n) <= 2 ? ay_digits_at(r, i + n) : 0;
    if (week < 1 || week > 53) return false;
    uint32_t j = ay_time_mark(r, i + n + 1) == ',' ? i + n + 2 : i + n + 1;
    ay_timex *whole = ay_timex_whole(r, j, AY_G_SEASON, true, true);
    if (!whole || whole->t.grain != AY_G_YEAR) return false;
    *x = ay_timex_make(i, i + n + 1, AY_X_PART, AY_G_WEEK);
    x->unit = AY_TU_WEEK;
    x->number = week;
    x->parts = 1;
    ay_timex_hang(x, whole);
    return true;
}

// "the year 2000", "in the year 1204".
static bool read_year_of(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k;
    const struct ay_timeword *unit = ay_timeword_at(r, i, AY_TW_UNIT, &n);
    if (!unit || unit->unit != AY_TU_YEAR) return false;
    int32_t year = ay_year_at(r, i + n, &k);
    if (year == 0 || !ay_timex_date(r, i + n, x) || x->t.grain != AY_G_YEAR) return false;
    x->t.first = i;
    if (unit->flags & AY_TWF_FISCAL) x->t.flags |= AY_TF_FISCAL;
    return true;
}

// What holds more words is asked first.
bool ay_timex_period(ay_timereader *r, uint32_t i, ay_timex *x) {
    if (ay_timex_feast(r, i, x)) return true;
    uint32_t kinds = ay_timeword_kinds(r, i);
    if (has(kinds, AY_TW_SAME) || has(kinds, AY_TW_YEARAGO)) {
        if (ay_timex_same(r, i, x)) return true;
    }
    if (has(kinds, AY_TW_EDGE) && ay_timex_edge(r, i, x)) return true;
    if ((has(kinds, AY_TW_ORDINAL) || has(kinds, AY_TW_SHIFT) || ay_number_starts(r, i)) &&
        ay_timex_part(r, i, x)) {
        // "last quarter" alone is the one before this, not the last of something
        if (x->form != AY_X_PART || x->number > 0 || x->of) return true;
    }
    if ((has(kinds, AY_TW_SHIFT) || ay_number_starts(r, i)) &&
        (read_span(r, i, x) || read_unit(r, i, x)))
        return true;
    if ((has(kinds, AY_TW_LABEL) || ay_digits_length(r, i) == 1) && ay_timex_label(r, i, x))
        return true;
    if (ay_digits_length(r, i) == 4 && ay_timex_year_first(r, i, x)) return true;
    if (has(kinds, AY_TW_UNIT) &&
        (read_year_of(r, i, x) || read_week(r, i, x) || read_mentioned(r, i, x)))
        return true;
    if (has(kinds, AY_TW_DAY)) return read_day(r, i, x);
    if (has(kinds, AY_TW_PART)) return read_daypart(r, i, x);
    if (has(kinds, AY_TW_SEASON)) return read_season(r, i, x);
    if (has(kinds, AY_TW_DECADE)) return read_decade_word(r, i, x);
    if (has(kinds, AY_TW_VAGUE)) return read_vague(r, i, x);
    if (has(kinds, AY_TW_SET) || has(kinds, AY_TW_EVERY)) return read_set(r, i, x);
    return read_weekday(r, i, x);
}
