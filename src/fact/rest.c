// What is left of a whole ("of the 300 buses 180 run on diesel and the remaining 150 on gas"), and
// a part of a period beside the whole period ("18.2 million tonnes from January to May, including
// 21.4 million in May alone").

#include "bind.h"

enum { NEAR = 24, MANY = 16 };

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}
static const ay_time *period(const ay_bind *b, uint32_t qi) {
    return b->period[qi] == AY_NONE ? NULL : &b->spots->times[b->period[qi]];
}

static bool usable(const ay_quantity *q) {
    return q->type != AY_Q_ORDINAL && q->type != AY_Q_MULTIPLE && q->type != AY_Q_POINT &&
           !(q->flags & (AY_QF_INFIRM | AY_QF_ONE_IN | AY_QF_DURATION | AY_QF_YEARLIKE));
}

// ---- what is left -------------------------------------------------------------------------------

// A share in percent, also of a fraction in words.
static bool is_share(const ay_quantity *q) {
    return q->type == AY_Q_PERCENT || (q->flags & AY_QF_FRACTION);
}

static ay_quantity as_percent(const ay_quantity *q) {
    ay_quantity p = *q;
    if (q->type == AY_Q_PERCENT) return p;
    p.type = AY_Q_PERCENT;
    p.value = ay_dec_scale(q->value, 2);
    p.half = p.loose = ay_dec_int(2); // a round figure
    return p;
}

// The shares before the rest in its sentence; the whole is 100.
static void read_share_rest(ay_bind *b, uint32_t rest) {
    uint32_t s = quantity(b, rest)->sentence, n = 0;
    ay_building f;
    ay_build(&f, b, AY_FACT_REMAINDER, 0);
    ay_quantity left = as_percent(quantity(b, rest));
    ay_build_quantity(&f, AY_ROLE_REST, rest, &left);
    for (uint32_t q = b->by_sentence[s]; q < rest; q++) {
        if (!is_share(quantity(b, q))) continue;
        ay_quantity as = as_percent(quantity(b, q));
        ay_build_quantity(&f, AY_ROLE_PART, q, &as);
        n++;
    }
    const ay_sentence *t = &b->text->sentences[s];
    bool changes =
        ay_cue_find(b->text, t->first, quantity(b, rest)->first, AY_CUE_RISE, NULL) != AY_NONE ||
        ay_cue_find(b->text, t->first, quantity(b, rest)->first, AY_CUE_FALL, NULL) != AY_NONE;
    if (n > 0 && n < 6 && !changes) ay_build_commit(&f);
}

// Is this the whole: "of" in front at the clause's start ("Of the city's 300 buses"), or behind a
// part ("4,350 of the 6,200 kits")?
static bool is_whole(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    uint32_t first = b->text->sentences[q->sentence].first,
             low = q->first - first > 5 ? q->first - 5 : first;
    uint32_t before = ay_bind_previous(b, qi);
    if (before != AY_NONE && quantity(b, before)->type == AY_Q_MEASURE &&
        quantity(b, before)->end >= low)
        low = quantity(b, before)->end + 1; // "1,200 tonnes of flour went to three towns"
    uint32_t these = ay_cue_find(b->text, low, q->first, AY_CUE_OF_THEM, NULL);
    if (these != AY_NONE &&
        ay_mark(b->text, these + ay_cue_at(b->text, these, AY_CUE_OF_THEM, NULL)) == ',')
        return false; // "Of these, 640 are on show"
    for (uint32_t i = q->first; i > low; i--) {
        if (ay_cue_before(b->text, i, AY_CUE_OF, NULL) ||
            ay_cue_before(b->text, i, AY_CUE_OF_START, NULL))
            return true;
        if (b->spots->at[i - 1] & AY_TIME_BIT) break; // "by the end of the week 4,350 …"
    }
    return false;
}

static bool alike(const ay_bind *b, uint32_t x, uint32_t rest, ay_quantity *as) {
    ay_quantity other;
    if (!usable(quantity(b, x)) || is_share(quantity(b, x))) return false;
    if (ay_bind_align(b, x, rest, as, &other)) return true;
    *as = *quantity(b, x);
    bool counts = (as->type == AY_Q_COUNT || as->type == AY_Q_NUMBER) &&
                  (quantity(b, rest)->type == AY_Q_COUNT || quantity(b, rest)->type == AY_Q_NUMBER);
    return counts &&
           ay_dec_is_int(
               as->value); // "22 members … 17 against": counts of the same things under other words
}

static bool is_rest(const ay_bind *b, uint32_t qi) { // "the remaining 150", "the rest, $43m"
    uint32_t i = ay_bind_first(b, qi);
    if (ay_bind_before(b, qi, AY_CUE_REST, NULL) != AY_NONE) return true;
    return i > 1 && b->text->tokens[i - 1].mark == ',' &&
           ay_cue_before(b->text, i - 1, AY_CUE_REST, NULL) > 0;
}

// Is the first of the figures the whole of the others: no mark behind it ("A dozen wagons left,
// seven for Baku and …"), or a colon or semicolon and the largest ("owns 900; 640 are on show")?
static bool opens_parts(
    const ay_bind *b, const uint32_t *parts, const ay_quantity *as, uint32_t n) {
    if (n < 2) return false;
    char mark = ay_mark(b->text, ay_bind_end(b, parts[0]));
    bool larger = true;
    for (uint32_t i = 1; i < n; i++)
        larger &= ay_dec_cmp(as[0].value, as[i].value) > 0 &&
                  (as[i].type != AY_Q_COUNT || ay_quantity_alike(b->text, &as[0], &as[i]));
    return mark == 0 || ((mark == ':' || mark == ';') && larger);
}

// "The parliament has 101 seats. Of these, 56 …": the only figure of the sentence before, when this
// one points back to it before its rest.
static uint32_t whole_before(const ay_bind *b, uint32_t rest, ay_quantity *as) {
    uint32_t s = quantity(b, rest)->sentence, first = b->text->sentences[s].first, found = AY_NONE;
    if (s == 0 || b->text->sentences[s - 1].block != b->text->sentences[s].block) return AY_NONE;
    if (ay_cue_find(b->text, first, quantity(b, rest)->first, AY_CUE_OF_THEM, NULL) == AY_NONE)
        return AY_NONE;
    for (uint32_t q = b->by_sentence[s - 1]; q < b->by_sentence[s]; q++) {
        if (quantity(b, q)->type == AY_Q_ORDINAL) continue;
        if (found != AY_NONE || !alike(b, q, rest, as)) return AY_NONE;
        found = q;
    }
    return found;
}

static void read_rest(ay_bind *b, uint32_t rest) {
    if (!usable(quantity(b, rest)) || !is_rest(b, rest)) return;
    if (is_share(quantity(b, rest))) {
        read_share_rest(b, rest);
        return;
    }
    uint32_t s = quantity(b, rest)->sentence, whole = AY_NONE, parts[MANY], n = 0;
    ay_quantity as[MANY], w, x;
    for (uint32_t q = b->by_sentence[s]; q < rest && n < MANY; q++) {
        if (!alike(b, q, rest, &x)) continue;
        bool own_unit = whole != AY_NONE && quantity(b, rest)->type == AY_Q_NUMBER &&
                        quantity(b, q)->type == AY_Q_MEASURE;
        if (own_unit) continue; // "90,000 will be milled into 70,000 tonnes of flour"
        if (whole == AY_NONE && is_whole(b, q)) whole = q, w = x;
        else parts[n] = q, as[n++] = x;
    }
    if (whole == AY_NONE && n > 0 && n < 3) whole = whole_before(b, rest, &w);
    if (whole == AY_NONE && opens_parts(b, parts, as, n)) {
        whole = parts[0], w = as[0];
        for (uint32_t i = 1; i < n; i++) parts[i - 1] = parts[i], as[i - 1] = as[i];
        n--;
    }
    if (whole == AY_NONE || n == 0 || n > 5) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_REMAINDER, 0);
    ay_build_quantity(&f, AY_ROLE_REST, rest, NULL);
    ay_build_quantity(&f, AY_ROLE_WHOLE, whole, &w);
    for (uint32_t i = 0; i < n; i++) ay_build_quantity(&f, AY_ROLE_PART, parts[i], &as[i]);
    ay_build_commit(&f);
}

// ---- a part of a period -------------------------------------------------------------------------

// The first month of a half or a quarter that is named without its year: TIMEX "XXXX-H1",
// "XXXX-Q3".
static int32_t first_month(const ay_time *t) {
    if (t->value.len < 2) return 0;
    char kind = t->value.at[t->value.len - 2], digit = t->value.at[t->value.len - 1];
    if (kind == 'H' && (digit == '1' || digit == '2')) return digit == '1' ? 1 : 7;
    return kind == 'Q' && digit >= '1' && digit <= '4' ? (digit - '1') * 3 + 1 : 0;
}

// The months that a time covers, when its year is not known; false where they are not said.
static bool months_of(const ay_bind *b, const ay_time *t, int32_t *first, int32_t *last) {
    if ((t->flags & AY_TF_RANGE) && t->lo != AY_NONE && t->hi != AY_NONE) {
        *first = b->spots->times[t->lo].month, *last = b->spots->times[t->hi].month;
        return *first && *last && *first < *last;
    }
    *first = t->month ? t->month : first_month(t);
    *last = *first + (t->grain == AY_G_HALF ? 5 : t->grain == AY_G_QUARTER ? 2 : 0);
    return *first && (t->grain == AY_G_HALF || t->grain == AY_G_QUARTER || t->grain == AY_G_MONTH);
}

// Does the second period lie inside of the first, and is it shorter?
static bool inside(const ay_bind *b, const ay_time *whole, const ay_time *part) {
    int32_t a, z, c, d;
    if (part->grain != AY_G_MONTH && part->grain != AY_G_QUARTER && part->grain != AY_G_HALF)
        return false;
    bool placed = whole->from != AY_NO_DAY && whole->to != AY_NO_DAY && part->from != AY_NO_DAY &&
                  part->to != AY_NO_DAY;
    if (placed)
        return whole->from <= part->from && part->to <= whole->to &&
               whole->to - whole->from > part->to - part->from;
    if (whole->type == AY_T_DURATION || (whole->flags & AY_TF_CUMULATIVE))
        return true; // "in nine months … in the third quarter"
    if (whole->grain == AY_G_YEAR) return !(part->flags & AY_TF_YEAR);
    if (!months_of(b, whole, &a, &z) || !months_of(b, part, &c, &d)) return false;
    return a <= c && d <= z && z - a > d - c;
}

// The time of a quantity, or a length in its sentence ("in nine months the offices issued 48,300
// passports").
static const ay_time *long_period(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    const ay_time *own = period(b, qi);
    if (own) return own;
    for (uint32_t k = b->time_by_sentence[q->sentence]; k < b->time_by_sentence[q->sentence + 1];
         k++) {
        const ay_time *t = &b->spots->times[k];
        if (!(t->flags & AY_TF_PART) &&
            (t->type == AY_T_DURATION || (t->flags & AY_TF_CUMULATIVE)) && t->end <= q->first)
            return t;
        bool behind = t->first >= q->end && t->first - q->end < 4; // "Aid of $44m arrived in …"
        if (behind && !(t->flags & AY_TF_PART) && t->type == AY_T_DATE && t->grain >= AY_G_QUARTER)
            return t;
    }
    return NULL;
}

// What ties the part to the whole: "including", "of which", "of them", "alone", "bringing the total
// … to".
static bool tied(const ay_bind *b, uint32_t whole, uint32_t part) {
    const ay_quantity *w = quantity(b, whole), *p = quantity(b, part);
    if (w->sentence !=
        // "since the start of the year … In March": the next sentence goes on about the same thing
        p->sentence) {
        const ay_time *t = period(b, whole), *u = period(b, part);
        return part > whole && t && (t->flags & AY_TF_CUMULATIVE) && u &&
               ay_bind_same_measure(b, whole, part) &&
               u->first <= b->text->sentences[p->sentence].first + 2;
    }
    uint32_t first = whole < part ? w->end : p->end, end = whole < part ? p->first : w->first;
    if (ay_cue_find(b->text, first, end, AY_CUE_PART_OF, NULL) != AY_NONE) return whole < part;
    if (ay_bind_after(b, part, AY_CUE_PART_OF, NULL) != AY_NONE ||
        ay_bind_after(b, part, AY_CUE_ALONE, NULL) != AY_NONE ||
        (period(b, part) && (period(b, part)->flags & AY_TF_ALONE)))
        return whole < part && ay_cue_find(b->text, first, end, AY_CUE_BASE, NULL) == AY_NONE;
    return part < whole && (ay_cue_find(b->text, first, end, AY_CUE_TOTAL, NULL) != AY_NONE ||
                               ay_cue_find(b->text, first, end, AY_CUE_BRING, NULL) != AY_NONE);
}

static void add_cumulative(ay_bind *b, uint32_t whole, uint32_t part) {
    ay_quantity w, p;
    if (!usable(quantity(b, whole)) || is_share(quantity(b, whole)) || is_share(quantity(b, part)))
        return;
    if (!ay_bind_align(b, whole, part, &w, &p)) return;
    const ay_time *t = long_period(b, whole), *u = period(b, part);
    if (t == NULL || u == NULL || t == u || !inside(b, t, u) || !tied(b, whole, part)) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_CUMULATIVE, 0);
    ay_build_quantity(&f, AY_ROLE_PART, part, &p);
    ay_build_quantity(&f, AY_ROLE_WHOLE, whole, &w);
    ay_build_commit(&f);
}

static void read_cumulative(ay_bind *b, uint32_t part) {
    if (!usable(quantity(b, part)) || b->period[part] == AY_NONE) return;
    uint32_t s = quantity(b, part)->sentence;
    if (part > 0 && quantity(b, part - 1)->sentence + 1 >= s) add_cumulative(b, part - 1, part);
    uint32_t next = ay_bind_next(b, part);
    if (next != AY_NONE) add_cumulative(b, next, part);
}

void ay_fact_rest(ay_bind *bind) {
    for (uint32_t q = 0; q < bind->spots->n_quantities; q++) {
        if (bind->table[quantity(bind, q)->sentence]) continue;
        read_rest(bind, q);
        read_cumulative(bind, q);
    }
}
