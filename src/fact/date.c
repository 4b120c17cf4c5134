// Dates and lengths of time: a date with its weekday, a day that does not exist, a range that runs
// backwards, a relative day beside its date, something to come in the past, half years with their
// months, ages, lengths and anniversaries.

#include "bind.h"

enum { NEAR = 8, FAR = 24 };

static const ay_time *time_at(const ay_bind *b, uint32_t ti) { return &b->spots->times[ti]; }
static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

static void add_time_fact(ay_bind *b, ay_fact_kind kind, ay_role role, uint32_t ti) {
    ay_building f;
    ay_build(&f, b, kind, 0);
    ay_build_time(&f, role, ti);
    ay_build_commit(&f);
}

static void add_two(
    ay_bind *b, ay_fact_kind kind, ay_role role, uint32_t x, ay_role other, uint32_t y) {
    ay_building f;
    ay_build(&f, b, kind, 0);
    ay_build_time(&f, role, x);
    ay_build_time(&f, other, y);
    ay_build_commit(&f);
}

// ---- dates --------------------------------------------------------------------------------------

// Rows of numbers are a table: what looks like a date there is a column beside another.
static bool in_table(const ay_bind *b, const ay_time *t) {
    const ay_sentence *s = &b->text->sentences[t->sentence];
    uint32_t numbers = 0, low = t->first - s->first > FAR ? t->first - FAR : s->first,
             high = t->end + FAR < s->end ? t->end + FAR : s->end;
    for (uint32_t i = low; i < high; i++) numbers += b->text->tokens[i].kind == AY_TOK_NUMBER;
    return numbers > 6 && numbers * 4 > high - low;
}

// Part of something longer that is no date: "101-19/32 may", "3-1/2".
static bool cut_out(const ay_bind *b, const ay_time *t) {
    char before = t->first ? b->text->tokens[t->first - 1].mark : 0,
         behind = ay_mark(b->text, t->end);
    return before == '/' || behind == '/' ||
           (before == '-' && !(b->text->tokens[t->first].flags & AY_TOK_SPACE));
}

// The ends of a range that runs backwards must be said outright: "between today and 8 May" hangs
// on how March was placed.
static bool outright(const ay_bind *b, const ay_time *t) {
    if (!(t->flags & AY_TF_RANGE) || t->lo == AY_NONE || t->hi == AY_NONE) return true;
    const ay_time *lo = time_at(b, t->lo), *hi = time_at(b, t->hi);
    bool clock = lo->grain == AY_G_YEAR && hi->grain == AY_G_YEAR &&
                 (hi->year < 1800 || lo->year - hi->year > 100); // "due 2022 to 1800 GMT"
    bool days = (lo->weekday || hi->weekday) &&
                !((lo->flags | hi->flags) & AY_TF_YEAR); // "the last Sunday in April"
    return !clock && !days && !((lo->flags | hi->flags) & (AY_TF_RELATIVE | AY_TF_ANAPHOR));
}

static void read_date(ay_bind *b, uint32_t ti) {
    const ay_time *t = time_at(b, ti);
    bool dated = t->weekday && t->day && t->month && t->grain == AY_G_DAY;
    bool reversed = (t->flags & AY_TF_REVERSED) && outright(b, t);
    if (!dated && !reversed && !(t->flags & AY_TF_INVALID)) return;
    if (!in_table(b, t) && !cut_out(b, t)) add_time_fact(b, AY_FACT_DATE, AY_ROLE_WHEN, ti);
}

static uint32_t next_whole(const ay_bind *b, uint32_t ti) {
    for (uint32_t k = ti + 1; k < b->spots->n_times; k++)
        if (!(time_at(b, k)->flags & AY_TF_PART))
            return time_at(b, k)->sentence == time_at(b, ti)->sentence ? k : AY_NONE;
    return AY_NONE;
}

// Do two times stand side by side as names of one time: "last year, in 2019", "yesterday, 12
// October", "next year (2026)"?
static bool side_by_side(const ay_bind *b, uint32_t x, uint32_t y) {
    uint32_t i = time_at(b, x)->end, end = time_at(b, y)->first;
    if (end < i || end - i > 3 || end == i) return false;
    char mark = b->text->tokens[i].mark;
    if (mark != ',' && mark != '(' && mark != '-') return false;
    for (i++; i < end;) {
        uint32_t n = ay_cue_at(b->text, i, AY_CUE_SAME_TIME, NULL);
        if (n == 0) return false;
        i += n;
    }
    return true;
}

static bool is_absolute(const ay_time *t) {
    return t->type == AY_T_DATE &&
           !(t->flags &
               (AY_TF_RELATIVE | AY_TF_ANAPHOR | AY_TF_FISCAL | AY_TF_RANGE | AY_TF_INVALID)) &&
           ((t->flags & AY_TF_YEAR) || t->grain == AY_G_DAY);
}

static void read_relative(ay_bind *b, uint32_t ti) {
    const ay_time *t = time_at(b, ti);
    if (b->today == AY_NO_DAY || t->type != AY_T_DATE || (t->flags & (AY_TF_FISCAL | AY_TF_PART)))
        return;
    uint32_t next = next_whole(b, ti);
    if (next == AY_NONE || !side_by_side(b, ti, next)) return;
    const ay_time *u = time_at(b, next);
    if (t->weekday || u->weekday) return;
    bool the =
        ay_token_is(b->text, t->first, "the") ||
        (t->first > 0 && ay_token_is(b->text, t->first - 1, "the")); // "the last year for which …"
    if ((t->flags & AY_TF_RELATIVE) && !t->weekday && !the && is_absolute(u) &&
        !(u->grain == AY_G_YEAR && t->grain == AY_G_MONTH))
        add_two(b, AY_FACT_RELATIVE, AY_ROLE_A, ti, AY_ROLE_B, next);
    else if ((u->flags & AY_TF_RELATIVE) && !u->weekday && is_absolute(t) &&
             b->text->tokens[t->end].mark == '(')
        add_two(b, AY_FACT_RELATIVE, AY_ROLE_A, next, AY_ROLE_B, ti);
}

// ---- what is to come ----------------------------------------------------------------------------

static bool in_quotation(const ay_bind *b, uint32_t token) {
    return b->text->tokens[token].quote > 0;
}

// "its 2014 results": the time belongs to a noun, not to the verb. An adverb of time has a
// preposition, or stands alone.
static bool attributive(const ay_bind *b, const ay_time *t) {
    if (t->grain == AY_G_DAY || t->first == 0) return false;
    if (ay_token_is(b->text, t->first - 1, "over")) return true; // "up 11 percent over March 2016"
    if (t->grain == AY_G_YEAR) { // "at 2014 levels", "the 2015 road act", "an increase on 2014"
        if (ay_token_is(b->text, t->first - 1, "on") ||
            ay_token_is(b->text, t->first - 1, "over") || ay_token_is(b->text, t->first - 1, "at"))
            return true;
        bool word = t->end < b->text->n_tokens && b->text->tokens[t->end].kind == AY_TOK_WORD;
        if (word && !ay_cue_at(b->text, t->end, AY_CUE_PREP, NULL) &&
            !ay_cue_at(b->text, t->end, AY_CUE_CLAUSE, NULL) &&
            !ay_cue_at(b->text, t->end, AY_CUE_FUTURE, NULL) &&
            !(b->text->tokens[t->end].flags & AY_TOK_SENTENCE) && !(t->flags & AY_TF_BY))
            return true;
    }
    return ay_cue_before(b->text, t->first, AY_CUE_PREP, NULL) == 0 &&
           ay_cue_at(b->text, t->first, AY_CUE_PREP, NULL) == 0;
}

static void read_future(ay_bind *b, uint32_t ti) {
    const ay_time *t = time_at(b, ti);
    if (b->today == AY_NO_DAY || t->type != AY_T_DATE || !(t->flags & AY_TF_YEAR) ||
        t->to == AY_NO_DAY || t->to >= b->today)
        return;
    if (t->flags & (AY_TF_PART | AY_TF_SINCE | AY_TF_RANGE | AY_TF_FISCAL) ||
        in_quotation(b, t->first))
        return;
    if (t->year < 1900 || in_table(b, t) || attributive(b, t)) return;
    const ay_sentence *s = &b->text->sentences[t->sentence];
    uint32_t clause = b->clauses[b->clause_at[t->first]].first,
             low = t->first - clause > FAR ? t->first - FAR : clause;
    uint32_t cue = AY_NONE, n = 0;
    for (uint32_t i = low; i < t->first; i++) {
        uint32_t k = ay_cue_at(b->text, i, AY_CUE_FUTURE, NULL);
        if (k && i + k + NEAR >= t->first) cue = i, n = k;
    }
    if (cue != AY_NONE && cue + n <= t->first) {
        if (ay_cue_find(b->text, cue + n, t->first, AY_CUE_NOT_FUTURE, NULL) != AY_NONE) return;
        for (uint32_t i = cue + n; i < t->first; i++)
            if (b->text->tokens[i].mark == ',' || b->text->tokens[i].mark == '(') return;
    } else {
        if (!(t->flags & AY_TF_BY) && !ay_token_is(b->text, s->first, "by")) return;
        if (t->first > s->first + 4) return;
        uint32_t high = t->end + 6 < s->end ? t->end + 6 : s->end;
        cue = ay_cue_find(b->text, t->end, high, AY_CUE_FUTURE, NULL);
        if (cue == AY_NONE) return;
        n = ay_cue_at(b->text, cue, AY_CUE_FUTURE, NULL);
    }
    bool outlook =
        ay_token_is(b->text, cue + n - 2, "expected") ||
        ay_token_is(b->text, cue + n - 1, "expected"); // of a year whose figures are not out
    if (outlook && t->grain >= AY_G_QUARTER && ay_date_of(b->today).year - t->year <= 1) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_FUTURE, 0);
    ay_build_words(&f, AY_ROLE_CUE, cue, cue + n, 0);
    ay_build_time(&f, AY_ROLE_WHEN, ti);
    ay_build_commit(&f);
}

// ---- half years ---------------------------------------------------------------------------------

static bool months_of(const ay_bind *b, const ay_time *t) {
    if (!(t->flags & AY_TF_RANGE) || t->lo == AY_NONE || t->hi == AY_NONE) return false;
    return time_at(b, t->lo)->month && time_at(b, t->hi)->month && !time_at(b, t->lo)->day &&
           !time_at(b, t->hi)->day;
}

// The part of a year whose months stand at `t`: in front ("in the first half of 2022, between January
// and …") or, with `behind`, right after ("January to August, the first half of the year").
static uint32_t part_of_year(const ay_bind *b, const ay_time *t, bool behind) {
    const ay_sentence *s = &b->text->sentences[t->sentence];
    if (!behind) {
        uint32_t low = t->first - s->first > 12 ? t->first - 12 : s->first;
        return ay_cue_find(b->text, low, t->first, AY_CUE_HALF_YEAR, NULL);
    }
    char mark = ay_mark(b->text, t->end);
    if (t->end >= s->end || (mark != ',' && mark != '(')) return AY_NONE;
    uint32_t i = t->end + 1, n = ay_cue_at(b->text, i, AY_CUE_SAME_TIME, NULL);
    if (n > 1) i += n, n = ay_cue_at(b->text, i, AY_CUE_SAME_TIME, NULL); // "that is, in the"
    i += n;
    if (i < s->end && ay_token_is(b->text, i, "the")) i++;
    return i < s->end && ay_cue_at(b->text, i, AY_CUE_HALF_YEAR, NULL) ? i : AY_NONE;
}

// Is the range apposed to the part in front of it: in a bracket, between commas?
static bool apposed(const ay_bind *b, const ay_time *t) {
    for (uint32_t i = 1; i <= 2 && i <= t->first; i++) {
        char mark = ay_mark(b->text, t->first - i);
        if (mark == ',' || mark == '(') return true;
    }
    return b->text->tokens[t->first].mark != 0;
}

static bool has_figure(const ay_bind *b, uint32_t first, uint32_t end) {
    for (uint32_t i = first, q; i < end; i++)
        if (ay_bind_quantities(b, i, i + 1, &q) && !(quantity(b, q)->flags & AY_QF_DURATION) &&
            quantity(b, q)->type != AY_Q_ORDINAL)
            return true;
    return false;
}

// A range of months beside a half year or another part of a year: in brackets, between commas, or
// behind "half-year results, for".
static void read_half(ay_bind *b, uint32_t ti) {
    const ay_time *t = time_at(b, ti);
    if (!months_of(b, t)) return;
    uint32_t cue = part_of_year(b, t, false);
    if (cue != AY_NONE ? has_figure(b, cue, t->first) || !apposed(b, t)
                       : (cue = part_of_year(b, t, true)) == AY_NONE)
        return;
    const ay_sentence *s = &b->text->sentences[t->sentence];
    uint32_t low = t->first - s->first > 12 ? t->first - 12 : s->first;
    uint32_t high = s->end - t->end > 12 ? t->end + 12 : s->end;
    int32_t which;
    uint32_t n = ay_cue_at(b->text, cue, AY_CUE_HALF_YEAR, &which);
    bool half = which % 100 == 6; // the other parts must stand close to their months
    if (!half && cue < t->first && t->first - (cue + n) > 5) return;
    if (ay_cue_find(b->text, low, high, AY_CUE_FISCAL, NULL) != AY_NONE) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_HALF, 0);
    ay_build_time(&f, AY_ROLE_B, ti);
    ay_build_words(&f, AY_ROLE_A, cue, cue + n, which);
    ay_build_commit(&f);
}

// ---- ages ---------------------------------------------------------------------------------------

// The year or day of birth in a sentence: the time right behind "born".
static uint32_t birth_in(const ay_bind *b, uint32_t s) {
    const ay_sentence *t = &b->text->sentences[s];
    for (uint32_t i = t->first; i < t->end; i++) {
        uint32_t n = ay_cue_at(b->text, i, AY_CUE_BORN, NULL), ti;
        if (n && ay_bind_times(b, i + n, i + n + 3 < t->end ? i + n + 3 : t->end, &ti)) return ti;
    }
    return AY_NONE;
}

// "The 41-year-old has a son born in 2012": a noun with an article of its own stands before a bare
// "born", and the age is another's.
static bool born_else(const ay_bind *b, uint32_t qi, uint32_t birth) {
    uint32_t end = quantity(b, qi)->end, born = time_at(b, birth)->first;
    if (end > born || born - end > FAR) return false;
    for (uint32_t i = born; i-- > end;) {
        if (b->text->tokens[i].mark || ay_token_is(b->text, i, "was") ||
            ay_token_is(b->text, i, "were"))
            return false;
        if (i + 2 < born && ay_cue_at(b->text, i, AY_CUE_SKIP, NULL)) return true;
    }
    return false;
}

static bool is_age(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (q->type == AY_Q_ORDINAL || q->modifier || !ay_dec_is_int(q->value) ||
        ay_dec_cmp(q->value, ay_dec_int(125)) > 0)
        return false;
    if ((q->flags & AY_QF_HYPHEN) && (q->flags & AY_QF_DURATION)) return true;
    if (!(q->flags & AY_QF_DURATION) && q->type != AY_Q_NUMBER && q->type != AY_Q_COUNT)
        return false;
    return ay_bind_before(b, qi, AY_CUE_AGE, NULL) != AY_NONE &&
           (q->type == AY_Q_NUMBER || (q->flags & AY_QF_DURATION));
}

// When somebody has the age: a time right behind ("is 45 in 2024"), else the nearest one in front
// of it that is not the birth.
static uint32_t when_of(const ay_bind *b, uint32_t qi, uint32_t birth) {
    const ay_quantity *q = quantity(b, qi);
    uint32_t behind = b->period[qi];
    if (behind != AY_NONE && behind != birth && time_at(b, behind)->first >= q->end &&
        time_at(b, behind)->first - q->end < 5)
        return behind;
    uint32_t ti, first = b->text->sentences[q->sentence].first,
                 n = ay_bind_times(b, first, q->first, &ti), found = AY_NONE;
    for (uint32_t k = 0; n && ti + k < b->spots->n_times && time_at(b, ti + k)->first < q->first;
         k++)
        if (ti + k != birth && !(time_at(b, ti + k)->flags & AY_TF_PART)) found = ti + k;
    return found;
}

static void read_age(ay_bind *b, uint32_t s) {
    uint32_t birth = birth_in(b, s);
    if (birth == AY_NONE || time_at(b, birth)->from == AY_NO_DAY) return;
    for (uint32_t q = b->by_sentence[s]; q < b->by_sentence[s + 1]; q++) {
        if (!is_age(b, q) || born_else(b, q, birth)) continue;
        uint32_t when = when_of(b, q, birth);
        bool present =
            (quantity(b, q)->flags & AY_QF_HYPHEN) ||
            ay_token_is(b->text, quantity(b, q)->first - 1, "is") ||
            (quantity(b, q)->first > 1 && ay_token_is(b->text, quantity(b, q)->first - 2, "is"));
        if (when == AY_NONE && (!present || b->today == AY_NO_DAY)) continue;
        if (when != AY_NONE &&
            (time_at(b, when)->from == AY_NO_DAY || (time_at(b, when)->flags & AY_TF_ANAPHOR)))
            continue;
        ay_building f;
        ay_build(&f, b, AY_FACT_AGE, 0);
        ay_build_quantity(&f, AY_ROLE_AGE, q, NULL);
        ay_build_time(&f, AY_ROLE_BIRTH, birth);
        if (when != AY_NONE) ay_build_time(&f, AY_ROLE_WHEN, when);
        ay_build_commit(&f);
    }
}

// ---- lengths ------------------------------------------------------------------------------------

static bool is_length(const ay_bind *b, const ay_quantity *q) {
    ay_str unit = ay_doc_str(b->text->doc, q->unit_span); // "two year notes" is an attribute
    if (unit.len && unit.at[unit.len - 1] != 's' && ay_dec_cmp(q->value, ay_dec_int(1)) != 0)
        return false;
    return (q->flags & AY_QF_DURATION) && !(q->flags & AY_QF_HYPHEN) && ay_dec_is_int(q->value) &&
           q->modifier == AY_MOD_NONE && q->range == AY_NONE;
}

static bool rough(const ay_bind *b, uint32_t ti) { // "mid-July"
    const ay_time *t = time_at(b, ti);
    uint32_t flags = t->flags;
    if ((flags & AY_TF_RANGE) && t->lo != AY_NONE && t->hi != AY_NONE)
        flags |= time_at(b, t->lo)->flags | time_at(b, t->hi)->flags;
    return (flags & (AY_TF_START | AY_TF_MID | AY_TF_END)) != 0;
}

static void add_length(ay_bind *b, uint32_t length, uint32_t from, uint32_t to) {
    if (rough(b, from) || (to != AY_NONE && rough(b, to))) return;
    if (to != AY_NONE && time_at(b, from)->from != AY_NO_DAY && time_at(b, to)->to != AY_NO_DAY &&
        time_at(b, to)->to < time_at(b, from)->from)
        return; // these two are not the ends of one stretch
    ay_building f;
    ay_build(&f, b, AY_FACT_DURATION, 0);
    ay_build_quantity(&f, AY_ROLE_LENGTH, length, NULL);
    ay_build_time(&f, AY_ROLE_FROM, from);
    if (to != AY_NONE) ay_build_time(&f, AY_ROLE_TO, to);
    ay_build_commit(&f);
}

static bool length_of(const ay_bind *b, uint32_t qi) { // "a span of nine years"
    return ay_bind_before(b, qi, AY_CUE_LENGTH_OF, NULL) != AY_NONE;
}

// "for twelve years, from 2011 to 2016": a range right behind the length, or the length in the next
// sentence or clause with "those".
static void read_length(ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (!is_length(b, q)) return;
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t ti, n = ay_bind_times(b, q->end, q->end + 3 < s->end ? q->end + 3 : s->end, &ti);
    if (n && (time_at(b, ti)->flags & AY_TF_RANGE)) {
        add_length(b, qi, ti, AY_NONE);
        return;
    }
    bool those = ay_bind_before(b, qi, AY_CUE_THOSE, NULL) != AY_NONE;
    uint32_t first = s->first;
    if (those && q->sentence > 0 && b->text->sentences[q->sentence - 1].block == s->block)
        first = b->text->sentences[q->sentence - 1].first;
    uint32_t begin = AY_NONE, finish = AY_NONE, count = 0;
    for (uint32_t k = b->time_by_sentence[b->text->tokens[first].sentence];
         k < b->spots->n_times && time_at(b, k)->first < q->first; k++) {
        const ay_time *t = time_at(b, k);
        if ((t->flags & AY_TF_PART) || t->type != AY_T_DATE || t->end > q->first) continue;
        count++;
        if (t->flags & AY_TF_RANGE) {
            if (those || length_of(b, qi) ||
                (q->first - t->end <= 3 && b->text->tokens[t->end].mark == ','))
                begin = k, finish = AY_NONE;
            continue;
        }
        uint32_t low = t->first > first + 3 ? t->first - 3 : first;
        if (ay_cue_find(b->text, low, t->first, AY_CUE_FINISH, NULL) != AY_NONE && begin != AY_NONE)
            finish = k;
        else if (ay_cue_find(b->text, low, t->first, AY_CUE_BEGIN, NULL) != AY_NONE) begin = k;
    }
    if (begin == AY_NONE || count > 2) return;
    bool range = (time_at(b, begin)->flags & AY_TF_RANGE) != 0;
    if (!range && finish == AY_NONE) return;
    if (those || (length_of(b, qi) && range) ||
        q->first - time_at(b, range ? begin : finish)->end <= 4)
        add_length(b, qi, begin, range ? AY_NONE : finish);
}

// ---- anniversaries ------------------------------------------------------------------------------

// The founding: a dated time behind "founded", "signed", "of", nearest to the anniversary on the
// wanted side.
static uint32_t founding(const ay_bind *b, uint32_t first, uint32_t end, uint32_t except) {
    for (uint32_t k = b->time_by_sentence[b->text->tokens[first].sentence]; k < b->spots->n_times;
         k++) {
        const ay_time *t = time_at(b, k);
        if (t->first >= end) break;
        if (k == except || t->first < first || (t->flags & AY_TF_PART) ||
            !(t->flags & AY_TF_YEAR) || t->from == AY_NO_DAY)
            continue;
        uint32_t low = t->first > first + 3 ? t->first - 3 : first;
        if (ay_cue_find(b->text, low, t->first, AY_CUE_FOUNDED, NULL) != AY_NONE) return k;
    }
    return AY_NONE;
}

// The year in which it is marked: a time of the sentence that is not the founding, else none (the
// document's).
static uint32_t marked_in(const ay_bind *b, uint32_t s, uint32_t except) {
    uint32_t found = AY_NONE;
    for (uint32_t k = b->time_by_sentence[s]; k < b->time_by_sentence[s + 1]; k++) {
        const ay_time *t = time_at(b, k);
        if (k == except || (t->flags & AY_TF_PART) || t->type != AY_T_DATE ||
            t->from == AY_NO_DAY || t->grain > AY_G_YEAR)
            continue;
        if (found != AY_NONE) return AY_NONE - 1; // two of them: ambiguous
        found = k;
    }
    return found;
}

static uint32_t ordinal_before(const ay_bind *b, uint32_t token) {
    uint32_t qi, low = token > 3 ? token - 3 : 0, n = ay_bind_quantities(b, low, token, &qi);
    if (n == 0) return AY_NONE;
    qi += n - 1;
    return quantity(b, qi)->type == AY_Q_ORDINAL && quantity(b, qi)->end + 1 >= token ? qi
                                                                                      : AY_NONE;
}

static void add_anniversary(ay_bind *b, uint32_t ordinal, uint32_t cue, uint32_t n, int32_t years,
    uint32_t from, uint32_t s) {
    uint32_t when = marked_in(b, s, from);
    if (from == AY_NONE || when == AY_NONE - 1 || (when == AY_NONE && b->today == AY_NO_DAY))
        return;
    ay_building f;
    ay_build(&f, b, AY_FACT_ANNIVERSARY, 0);
    if (ordinal != AY_NONE) ay_build_quantity(&f, AY_ROLE_ORDINAL, ordinal, NULL);
    else ay_build_words(&f, AY_ROLE_ORDINAL, cue, cue + n, years);
    if (ordinal != AY_NONE)
        f.ops[0].span = ay_span_join(f.ops[0].span, ay_tokens_span(b->text, cue, cue + n));
    ay_build_time(&f, AY_ROLE_FROM, from);
    if (when != AY_NONE) ay_build_time(&f, AY_ROLE_WHEN, when);
    ay_build_commit(&f);
}

static void read_anniversary(ay_bind *b, uint32_t i) {
    int32_t years = 0;
    uint32_t n = ay_cue_at(b->text, i, AY_CUE_ANNIVERSARY, &years), s = b->text->tokens[i].sentence;
    const ay_sentence *t = &b->text->sentences[s];
    if (n) {
        uint32_t ordinal = years ? AY_NONE : ordinal_before(b, i);
        if (!years && ordinal == AY_NONE) return;
        uint32_t from = founding(b, i + n, b->clauses[b->clause_at[i]].end, AY_NONE);
        uint32_t start = ordinal == AY_NONE ? i : quantity(b, ordinal)->first;
        bool own = start > t->first && ay_cue_before(b->text, start, AY_CUE_OWN, NULL);
        own |= ordinal != AY_NONE && ay_bind_before(b, ordinal, AY_CUE_OWN, NULL) != AY_NONE;
        if (from == AY_NONE && own) from = founding(b, t->first, i, AY_NONE);
        add_anniversary(b, ordinal, i, n, years, from, s);
        return;
    }
    if (ay_cue_at(b->text, i, AY_CUE_TURNED, NULL) == 0) return;
    uint32_t qi;
    if (!ay_bind_quantities(b, i + 1, i + 3 < t->end ? i + 3 : t->end, &qi) ||
        quantity(b, qi)->type != AY_Q_NUMBER)
        return;
    uint32_t from = founding(b, t->first, i, AY_NONE);
    if (from != AY_NONE) add_anniversary(b, qi, i, 1, 0, from, s);
}

void ay_fact_date(ay_bind *bind) {
    for (uint32_t t = 0; t < bind->spots->n_times; t++) {
        read_date(bind, t);
        read_relative(bind, t);
        read_future(bind, t);
        read_half(bind, t);
    }
    for (uint32_t q = 0; q < bind->spots->n_quantities; q++) read_length(bind, q);
    for (uint32_t s = 0; s < bind->text->n_sentences; s++) {
        if (bind->time_by_sentence[s] == bind->time_by_sentence[s + 1]) continue;
        read_age(bind, s);
        for (uint32_t i = bind->text->sentences[s].first; i < bind->text->sentences[s].end; i++)
            read_anniversary(bind, i);
    }
}
