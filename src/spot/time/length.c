// Lengths of time and what is counted with them. In: a token. Out: "six years" (a duration), "two
// years ago" (a step from today or from the last time), "the 12 months to March" (a period that
// ends), "every two weeks" (a set).
//
// The traps: "a year" behind an amount is a rate, no time; "three quarters" is a fraction; "two
// days before the vote" is no step, because what it is counted from is an event.
#include "time.h"

enum { UNITS = 3 }; // "3 hours 55 minutes 10 seconds"

// What a length is made of, before it is known what it is for.
typedef struct length {
    uint32_t first, end;
    const struct ay_timeword *unit;
    ay_dec count;
    int32_t number; // whole part of count; AY_INDEFINITE
    bool article, plural, hyphen, the, few;
} length;

static const struct ay_timeword *unit_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    return ay_timeword_at(r, i, AY_TW_UNIT, n);
}

// "the" in front tells "the year to June", a period, from "a year to June", a length.
static bool has_the(const ay_timereader *r, uint32_t i) {
    uint32_t first;
    const struct ay_timeword *article =
        i > r->first ? ay_timeword_before(r, i, AY_TW_ARTICLE, &first) : NULL;
    return article && article->value == 0;
}

// ---- number and unit ----------------------------------------------------------------------------

static bool read_decimal(const ay_timereader *r, uint32_t i, ay_dec *out) {
    ay_str s = ay_token_str(r->text, i);
    return s.len <= 12 && ay_dec_parse(s.at, s.len, out);
}

// "and a half" behind a number or a unit: the count with its half, and the token behind; else `i`.
static uint32_t take_half(const ay_timereader *r, uint32_t i, length *out) {
    uint32_t n, a = 0;
    if (!ay_time_is(r, i, AY_CUE_TIME_AND)) return i;
    if (ay_timeword_at(r, i + 1, AY_TW_ARTICLE, &n)) a = n;
    if (!ay_timeword_at(r, i + 1 + a, AY_TW_HALFOF, &n)) return i;
    out->count = ay_dec_add(out->count, ay_dec_make(5, -1), AY_NEAREST);
    return i + 1 + a + n;
}

// How many: "36", "2.5", "twenty-five", "a few", "half a". Returns the token behind it, or `i`.
static uint32_t read_count(const ay_timereader *r, uint32_t i, length *out) {
    uint32_t n;
    const struct ay_timeword *few = ay_timeword_at(r, i, AY_TW_FEW, &n);
    if (few) {
        out->number = few->value ? few->value : AY_INDEFINITE;
        out->count = ay_dec_int(few->value);
        out->few = true;
        return i + n;
    }
    if (ay_timeword_at(r, i, AY_TW_HALFOF, &n) && ay_time_mark(r, i + n) != '-') {
        out->count = ay_dec_make(5, -1);
        return i + n;
    }
    int32_t whole = ay_count_at(r, i, &n);
    if (whole > 0) {
        out->number = whole;
        out->count = ay_dec_int(whole);
        return take_half(r, i + n, out);
    }
    if (r->text->tokens[i].kind != AY_TOK_NUMBER || !read_decimal(r, i, &out->count)) return i;
    int64_t floor;
    out->number = ay_dec_to_int(ay_dec_round(out->count, 0, AY_FLOOR), &floor) ? (int32_t)floor : 0;
    return i + 1;
}

// What stands behind "three hour", where that is no more than a description: "a three hour speech",
// "ten year's".
static bool describes(const ay_timereader *r, uint32_t i) {
    if (i >= r->end) return false;
    const ay_token *t = &r->text->tokens[i];
    return t->kind == AY_TOK_WORD && !(t->flags & AY_TOK_UPPER) && !ay_time_is(r, i, AY_CUE_PREP) &&
           !ay_time_is(r, i, AY_CUE_TIME_OF) && !ay_time_is(r, i, AY_CUE_TIME_AND);
}

// A number with its unit. In the singular only where it is one, or describes: "a three-year plan".
static bool read_counted(const ay_timereader *r, uint32_t i, length *out) {
    *out = (length){.first = i};
    uint32_t j = read_count(r, i, out), n;
    if (j == i) return false;
    if (ay_time_mark(r, j) == '-') j++, out->hyphen = true;
    out->unit = unit_at(r, j, &n);
    if (!out->unit && r->note && !ay_time_space(r, j)) // "3w later"
        out->unit = ay_timeword_at(r, j, AY_TW_SHORT, &n);
    if (!out->unit) return false;
    if (!ay_time_space(r, j) && !out->hyphen && r->text->tokens[j].kind != AY_TOK_WORD)
        return false;
    out->plural = (out->unit->flags & AY_TWF_PLURAL) != 0;
    if (!out->plural && !out->hyphen && ay_digits_length(r, i) == 4 && ay_digits_at(r, i) > 0)
        return false; // "1986 year"
    out->end = j + n;
    out->the = has_the(r, i);
    uint32_t a;
    const struct ay_timeword *article = out->number >= 12 && !out->hyphen && i > r->first
                                            ? ay_timeword_before(r, i, AY_TW_ARTICLE, &a)
                                            : NULL;
    if (article && article->value == 1) out->first = a; // "a hundred years"
    return out->few || out->plural || out->number == 1 || out->hyphen || out->number == 0 ||
           r->text->tokens[i].kind == AY_TOK_NUMBER || describes(r, out->end);
}

// "a year", "years": the article or the preposition in front decides whether it is one.
static bool read_bare(const ay_timereader *r, uint32_t i, length *out) {
    uint32_t n, first;
    *out = (length){.first = i, .unit = unit_at(r, i, &n)};
    if (!out->unit) return false;
    out->end = i + n;
    out->plural = (out->unit->flags & AY_TWF_PLURAL) != 0;
    out->number = out->plural ? AY_INDEFINITE : 1;
    out->count = ay_dec_int(out->plural ? 0 : 1);
    const struct ay_timeword *article =
        i > r->first ? ay_timeword_before(r, i, AY_TW_ARTICLE, &first) : NULL;
    if (article && article->value == 1) out->article = true, out->first = first;
    if (article && article->value == 0) out->the = true;
    if (out->article) out->number = 1, out->count = ay_dec_int(1); // "a days ago" too
    return true;
}

// Where the smaller part of a length may stand: behind "and", in a note behind a comma too.
static uint32_t more_at(const ay_timereader *r, uint32_t i) {
    if (r->note && ay_time_mark(r, i) == ',') i++;
    return ay_time_is(r, i, AY_CUE_TIME_AND) ? i + 1 : i;
}

// Adds what stands behind: "and a half", "55 minutes". A length in two units is counted in the
// smaller one.
static void take_more(const ay_timereader *r, length *x) {
    static const int32_t in_next[] = {[AY_TU_MINUTE] = 60,
        [AY_TU_HOUR] = 60,
        [AY_TU_DAY] = 24,
        [AY_TU_WEEK] = 7,
        [AY_TU_YEAR] = 12};
    static const uint8_t next[] = {[AY_TU_MINUTE] = AY_TU_SECOND,
        [AY_TU_HOUR] = AY_TU_MINUTE,
        [AY_TU_DAY] = AY_TU_HOUR,
        [AY_TU_WEEK] = AY_TU_DAY,
        [AY_TU_YEAR] = AY_TU_MONTH};
    for (uint32_t k = 0; k < UNITS && x->number > 0; k++) {
        if (x->unit->unit >= sizeof next || !next[x->unit->unit]) return;
        uint32_t j = more_at(r, x->end);
        length more;
        if (j >= r->end || !read_counted(r, j, &more) || more.unit->unit != next[x->unit->unit] ||
            more.hyphen || more.number <= 0)
            return;
        ay_dec factor = ay_dec_int(in_next[x->unit->unit]);
        x->count = ay_dec_add(ay_dec_mul(x->count, factor, AY_NEAREST), more.count, AY_NEAREST);
        x->number = x->number < 1000 ? x->number * in_next[x->unit->unit] + more.number : x->number;
        x->unit = more.unit;
        x->end = more.end;
    }
}

// "half a year ago" is six months ago: a step of a part of a unit is one of smaller units.
static void make_whole(ay_timex *x) {
    static const struct {
        uint8_t unit, smaller;
        int32_t factor;
    } rows[] = {{AY_TU_CENTURY, AY_TU_YEAR, 100}, {AY_TU_DECADE, AY_TU_YEAR, 10},
        {AY_TU_YEAR, AY_TU_MONTH, 12}, {AY_TU_WEEK, AY_TU_DAY, 7}};
    int64_t whole;
    if (ay_dec_to_int(x->t.count, &whole)) return;
    for (uint32_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        if (x->unit != rows[k].unit) continue;
        ay_dec n = ay_dec_mul(x->t.count, ay_dec_int(rows[k].factor), AY_NEAREST);
        if (!ay_dec_to_int(ay_dec_round(n, 0, AY_NEAREST), &whole) || whole > 100000) return;
        x->number = (int32_t)whole;
        x->unit = rows[k].smaller;
        x->t.grain = ay_grain_of(x->unit);
        return;
    }
}

// The count is kept exact as printed; `number` is what the calendar is moved by.
static ay_timex make(const length *in, ay_timeform form) {
    ay_timex x = ay_timex_make(in->first, in->end, form, ay_grain_of(in->unit->unit));
    x.unit = (uint8_t)in->unit->unit;
    x.number = in->number;
    if (in->number > 0 && in->number < 100000)
        x.number = in->number * (in->unit->value ? in->unit->value : 1);
    x.t.count = in->count;
    if (in->unit->value > 1)
        x.t.count = ay_dec_mul(in->count, ay_dec_int(in->unit->value), AY_NEAREST);
    x.t.count_unit = ay_grain_of(in->unit->unit);
    if (in->unit->flags & AY_TWF_FISCAL) x.t.flags |= AY_TF_FISCAL;
    if (form == AY_X_STEP) make_whole(&x);
    return x;
}

// ---- steps --------------------------------------------------------------------------------------

// Nothing follows that the length could be counted from: "a year before." against "a year before
// the vote".
static bool ends_clause(const ay_timereader *r, uint32_t i) {
    if (i >= r->end) return true;
    const ay_token *t = &r->text->tokens[i];
    return t->kind == AY_TOK_PUNCT && t->mark != '-' && t->mark != '"' && t->mark != '\''
               ? true
               : ay_time_is(r, i, AY_CUE_TIME_AND) || ay_time_is(r, i, AY_CUE_CLAUSE) ||
                     ay_time_is(r, i, AY_CUE_TENSE_PAST);
}

// The day from which is counted: "a week from Monday", "two days before 5 May".
static ay_timex *read_base(ay_timereader *r, uint32_t i) {
    uint32_t n;
    ay_timex base;
    if (ay_timeword_at(r, i, AY_TW_ARTICLE, &n)) i += n;
    if (r->depth > 0 || i >= r->end) return NULL;
    r->depth++;
    bool found = ay_timex_read(r, i, &base);
    r->depth--;
    if (!found || base.t.first > i || base.t.grain > AY_G_DAY || base.t.type != AY_T_DATE)
        return NULL;
    if (base.form != AY_X_DATE && base.form != AY_X_WEEKDAY && base.form != AY_X_DAY) return NULL;
    if (ay_time_is(r, base.t.end, AY_CUE_TIME_TO)) return NULL; // "64 days, from May 4 to July 7"
    return ay_timex_keep(r, &base);
}

// "later this week" is a time of its own.
static bool starts_edge(const ay_timereader *r, uint32_t i, uint32_t next) {
    uint32_t n;
    return (ay_timeword_kinds(r, i) & 1u << AY_TW_EDGE) &&
           ay_timeword_at(r, next, AY_TW_SHIFT, &n) && unit_at(r, next + n, &n);
}

// "for three days from Monday", "12 months from 1 April", "the year from 1 April": an interval;
// "three days from 1 April" is a day.
static bool is_lasting(const ay_timereader *r, const length *in, const ay_timex *base) {
    if (in->the) return true;
    if (base->form == AY_X_DATE && in->unit->unit >= AY_TU_MONTH) return true;
    return in->first > r->first && ay_time_is(r, in->first - 1, AY_CUE_TIME_LASTS);
}

// "ago", "earlier", "from now" behind a length.
static bool read_step(ay_timereader *r, const length *in, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *ago = ay_timeword_at(r, in->end, AY_TW_AGO, &n);
    if (!ago || in->hyphen || (in->the && in->plural && !(ago->flags & AY_TWF_OTHER))) return false;
    uint32_t next = in->end + n;
    if (starts_edge(r, in->end, next)) return false;
    ay_timex *base = ago->flags & AY_TWF_CLAUSE ? read_base(r, next) : NULL;
    if (!base && (ago->flags & AY_TWF_OTHER)) return false;
    if (!base && (ago->flags & AY_TWF_CLAUSE) && !ends_clause(r, next)) return false;
    if (!base && in->the && (!(ago->flags & AY_TWF_ANAPHOR) || !ends_clause(r, next))) return false;
    bool lasts = base && (ago->flags & AY_TWF_OTHER) && is_lasting(r, in, base);
    *x = make(in, lasts ? AY_X_SPAN : AY_X_STEP);
    if (lasts) x->t.type = AY_T_DURATION;
    x->t.end = base ? base->t.end : next;
    x->t.shift = (int8_t)ago->value;
    x->t.flags |= ago->flags & AY_TWF_ANAPHOR && !base ? AY_TF_ANAPHOR : AY_TF_RELATIVE;
    x->of = base;
    if (in->the) x->t.first = in->first - 1;
    if (in->the && !in->plural) x->number = 1;
    return true;
}

// The token of a cue in front of the length, "in about two days" too; AY_NONE.
static uint32_t cue_before(const ay_timereader *r, uint32_t i, int cue) {
    for (uint32_t back = 1; back <= 2 && i >= r->first + back; back++) {
        if (ay_time_is(r, i - back, cue)) return i - back;
        if (!ay_time_is(r, i - back, AY_CUE_SKIP)) break;
    }
    return AY_NONE;
}

// "two Fridays ago", "three Mondays from now".
static bool read_weekdays_away(const ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n, k, m;
    int32_t count = ay_count_at(r, i, &n), weekday = count > 0 ? ay_weekday_at(r, i + n, &k) : 0;
    if (weekday == 0 || (weekday > 0 && count != 1)) return false;
    const struct ay_timeword *ago = ay_timeword_at(r, i + n + k, AY_TW_AGO, &m);
    if (!ago || (ago->flags & (AY_TWF_CLAUSE | AY_TWF_ANAPHOR))) return false;
    *x = ay_timex_make(i, i + n + k + m, AY_X_STEP, AY_G_DAY);
    x->unit = AY_TU_WEEK;
    x->number = count;
    x->t.weekday = (uint8_t)(weekday < 0 ? -weekday : weekday);
    x->t.shift = (int8_t)ago->value;
    x->t.flags |= AY_TF_RELATIVE;
    return true;
}

// "in 10 days", where something is to come.
static bool read_hence(const ay_timereader *r, const length *in, ay_timex *x) {
    bool clock = r->note && in->unit->unit < AY_TU_DAY; // "in a few minutes" is today
    if ((in->number <= 0 && !clock) || in->hyphen || in->the) return false;
    uint32_t first = cue_before(r, in->first, AY_CUE_TIME_HENCE);
    if (first == AY_NONE) return false;
    ay_timex y = make(in, AY_X_STEP);
    y.t.first = first;
    ay_direction way = ay_time_direction(r->text, &y, r->note);
    if (way != AY_DIR_UP && !(r->note && way == AY_DIR_NONE)) return false;
    if (ay_time_is(r, in->end, AY_CUE_TIME_OF) || ay_time_is(r, in->end, AY_CUE_TIME_IN))
        return false;
    y.t.shift = 1;
    y.t.flags |= AY_TF_RELATIVE;
    *x = y;
    return true;
}

// "+3 days", "-5d", in a note: from its day on, or back. A number in front makes it a sum.
static bool read_signed(const ay_timereader *r, const length *in, ay_timex *x) {
    uint32_t i = in->first;
    if (!r->note || in->number <= 0 || in->hyphen || i == r->first) return false;
    char sign = ay_time_mark(r, i - 1);
    if ((sign != '+' && sign != '-') || ay_time_space(r, i) || !ay_time_space(r, i - 1))
        return false;
    if (i > r->first + 1 && r->text->tokens[i - 2].kind == AY_TOK_NUMBER) return false;
    *x = make(in, AY_X_STEP);
    x->t.first = i - 1;
    x->t.shift = sign == '+' ? 1 : -1;
    x->t.flags |= AY_TF_RELATIVE;
    return true;
}

// "5 days", "a day": the second part.
static bool read_rest(const ay_timereader *r, uint32_t i, length *out) {
    uint32_t n;
    if (i >= r->end) return false;
    if (read_counted(r, i, out)) {
        take_more(r, out);
        return out->number > 0 && !out->hyphen;
    }
    return ay_timeword_at(r, i, AY_TW_ARTICLE, &n) && i + n < r->end && read_bare(r, i + n, out) &&
           out->article;
}

// "in two months and 5 days", "2 years 3 days ago": days and weeks are counted from where the
// months have led, which is a day only where months are counted to the day.
static bool read_two_steps(ay_timereader *r, const length *in, ay_timex *x) {
    length rest;
    if (in->unit->unit < AY_TU_MONTH || in->number <= 0 || in->hyphen || in->the) return false;
    if (!read_rest(r, more_at(r, in->end), &rest)) return false;
    if (rest.unit->unit != AY_TU_DAY && rest.unit->unit != AY_TU_WEEK) return false;
    rest.article = false;
    rest.first = in->first;
    if (!read_step(r, &rest, x) && !read_hence(r, &rest, x) && !read_signed(r, &rest, x))
        return false;
    if (x->form != AY_X_STEP) return false;
    ay_timex lead = make(in, AY_X_STEP);
    lead.t.shift = x->t.shift;
    lead.t.flags |= x->t.flags & (AY_TF_RELATIVE | AY_TF_ANAPHOR);
    lead.of = x->of;
    x->of = ay_timex_keep(r, &lead);
    return true;
}

// "within two weeks", asked of somebody: from now on.
static bool read_within(const ay_timereader *r, const length *in, ay_timex *x) {
    if (!r->note || in->number <= 0 || in->hyphen) return false;
    uint32_t first = cue_before(r, in->first, AY_CUE_TIME_WITHIN);
    if (first == AY_NONE) return false;
    *x = make(in, AY_X_SPAN);
    x->t.first = first;
    x->t.type = AY_T_DURATION;
    x->t.shift = 1;
    x->t.flags |= AY_TF_RELATIVE;
    x->coming = true;
    return true;
}

// "the week before last", "the year after next".
static bool read_beyond(const ay_timereader *r, const length *in, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *beyond = ay_timeword_at(r, in->end, AY_TW_BEYOND, &n);
    if (!beyond || !(in->the || r->note) || in->plural || in->number != 1) return false;
    *x = make(in, AY_X_UNIT);
    x->t.first = in->first - in->the;
    x->t.end = in->end + n;
    x->t.shift = (int8_t)beyond->value;
    x->t.flags |= AY_TF_RELATIVE;
    return true;
}

// "the week of 5 May", "the week starting on the 18th".
static bool read_week_of(ay_timereader *r, const length *in, ay_timex *x) {
    if (!in->the || in->plural || in->unit->unit != AY_TU_WEEK || in->number != 1 ||
        !ay_time_is(r, in->end, AY_CUE_TIME_WEEK))
        return false;
    ay_timex *day = read_base(r, in->end + ay_cue_at(r->text, in->end, AY_CUE_TIME_WEEK, NULL));
    if (!day || day->form != AY_X_DATE) return false;
    *x = make(in, AY_X_UNIT);
    x->of = day;
    x->t.first = in->first - 1;
    x->t.end = day->t.end;
    x->t.flags |= day->t.flags & AY_TF_YEAR;
    return true;
}

// "the 12 months to March", "the week ended 5 May".
static bool read_ending(ay_timereader *r, const length *in, ay_timex *x) {
    if (!in->the || in->number <= 0 || in->hyphen || !ay_time_is(r, in->end, AY_CUE_TIME_ENDING))
        return false;
    uint32_t n, j = in->end + ay_cue_at(r->text, in->end, AY_CUE_TIME_ENDING, NULL);
    if (ay_time_is(r, j, AY_CUE_PREP)) j++; // "ended on"
    if (ay_timeword_at(r, j, AY_TW_ARTICLE, &n)) j += n;
    ay_timex end;
    if (j >= r->end || !ay_timex_read(r, j, &end)) return false;
    if ((end.form != AY_X_DATE && end.form != AY_X_WEEKDAY) || end.t.grain > AY_G_QUARTER)
        return false;
    if (end.form == AY_X_DATE && end.t.day > ay_days_in_month(end.t.year > 0 ? end.t.year : 2000,
                                                 end.t.month ? end.t.month : 1))
        return false;
    *x = make(in, AY_X_ENDING);
    x->of = ay_timex_keep(r, &end);
    x->t.end = end.t.end;
    x->t.first =
        in->first -
        (in->first > r->first && ay_timeword_before(r, in->first, AY_TW_ARTICLE, &n) ? 1u : 0u);
    return true;
}

// ---- lengths alone ------------------------------------------------------------------------------

// A length by itself. "a year" behind an amount is a rate, "three quarters" mostly a fraction: they
// need a preposition in front.
static bool stands_alone(const ay_timereader *r, const length *in) {
    bool after = in->first > r->first && ay_time_before(r->text, in->first, AY_CUE_TIME_LENGTH);
    if (in->article && in->unit->unit == AY_TU_SECOND && !ends_clause(r, in->end)) return false;
    if (in->article || in->number == AY_INDEFINITE) {
        return in->few || (after && !ay_time_is(r, in->end, AY_CUE_TIME_OF));
    }
    uint32_t unit = in->unit->unit;
    if (unit == AY_TU_QUARTER || unit == AY_TU_HALF || unit == AY_TU_SECOND)
        return in->plural && (after || in->number > 4) && !in->hyphen;
    return in->number != 1 || in->hyphen || after || r->text->tokens[in->first].kind == AY_TOK_WORD;
}

// "120 tonnes per day", "960 passengers a week"; "km an hour" is a unit.
static bool is_rate(const ay_timereader *r, const length *in) {
    if (in->plural || in->number != 1 || in->first == r->first || in->unit->unit < AY_TU_DAY)
        return false;
    uint32_t before = in->first - 1;
    if (!in->article) return ay_time_is(r, before, AY_CUE_PER);
    if (before > r->first && ay_is_counted(r, before)) before--;
    return r->text->tokens[before].kind == AY_TOK_NUMBER;
}

// What hangs on the length is asked first; only what is left is a length alone.
bool ay_timex_length(ay_timereader *r, uint32_t i, ay_timex *x) {
    length in;
    if (read_weekdays_away(r, i, x)) return true;
    bool counted = read_counted(r, i, &in);
    if (!counted && !read_bare(r, i, &in)) return false;
    if (counted) take_more(r, &in);
    if (in.number > 0 && !in.hyphen) in.end = take_half(r, in.end, &in);
    if ((counted || in.article) && read_two_steps(r, &in, x)) return true;
    if (read_beyond(r, &in, x) || read_step(r, &in, x) || read_ending(r, &in, x) ||
        read_week_of(r, &in, x))
        return true;
    if (!counted && is_rate(r, &in)) {
        *x = make(&in, AY_X_SET);
        x->t.type = AY_T_SET;
        return true;
    }
    if (!counted && !in.article && !in.plural) return false;
    if (read_hence(r, &in, x) || read_within(r, &in, x) || read_signed(r, &in, x)) return true;
    if (in.the && !counted) return false;
    if (!stands_alone(r, &in)) return false;
    *x = make(&in, AY_X_LENGTH);
    x->t.type = AY_T_DURATION;
    return true;
}
