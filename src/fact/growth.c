// Rates that build on each other ("8% a year for six years, or 48% in all"), the growth of a whole
// and of its two parts, plans and how far they were met, targets and what is already there.

#include "bind.h"

#include <string.h>

enum { REACH = 16, MANY = 12 };

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

static bool is_percent(const ay_quantity *q) {
    return q->type == AY_Q_PERCENT && !(q->flags & AY_QF_INFIRM);
}

// Does the cue stand within `reach` tokens of the quantity, in its clause, with no other quantity
// between?
static bool near(const ay_bind *b, uint32_t qi, int cue, uint32_t reach, int32_t *arg) {
    const ay_quantity *q = quantity(b, qi);
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t low = q->first - s->first > reach ? q->first - reach : s->first;
    uint32_t high = s->end - q->end > reach ? q->end + reach : s->end;
    uint32_t previous = ay_bind_previous(b, qi), next = ay_bind_next(b, qi);
    if (previous != AY_NONE && quantity(b, previous)->end > low) low = quantity(b, previous)->end;
    if (next != AY_NONE && quantity(b, next)->first < high) high = quantity(b, next)->first;
    for (uint32_t i = q->first; i > low; i--)
        if (ay_cue_before(b->text, i, cue, arg)) return true;
    return ay_cue_find(b->text, q->end, high, cue, arg) != AY_NONE;
}

// The percentages of a sentence, and of the next one in the same block.
static uint32_t percentages(const ay_bind *b, uint32_t sentence, uint32_t *out) {
    uint32_t n = 0;
    for (uint32_t q = b->by_sentence[sentence]; q < b->by_sentence[sentence + 1] && n < MANY; q++)
        if (is_percent(quantity(b, q))) out[n++] = q;
    return n;
}

static int32_t way(const ay_bind *b, uint32_t qi) { // up 1, down -1, 0 unknown
    if (quantity(b, qi)->direction) return quantity(b, qi)->direction == AY_DIR_UP ? 1 : -1;
    const ay_sentence *s = &b->text->sentences[quantity(b, qi)->sentence];
    for (uint32_t i = quantity(b, qi)->first; i > s->first; i--) {
        if (ay_cue_before(b->text, i, AY_CUE_RISE, NULL)) return 1;
        if (ay_cue_before(b->text, i, AY_CUE_FALL, NULL)) return -1;
    }
    return 0;
}

// ---- compound -----------------------------------------------------------------------------------

// How many times a repeated rate is applied: the duration in its sentence.
static uint32_t times_applied(const ay_bind *b, uint32_t sentence) {
    for (uint32_t q = b->by_sentence[sentence]; q < b->by_sentence[sentence + 1]; q++)
        if (quantity(b, q)->flags & AY_QF_DURATION) return q;
    return AY_NONE;
}

static void add_compound(
    ay_bind *b, const uint32_t *rates, uint32_t n, uint32_t count, uint32_t total) {
    ay_building f;
    ay_build(&f, b, AY_FACT_COMPOUND, 0);
    ay_build_quantity(&f, AY_ROLE_TOTAL, total, NULL);
    for (uint32_t i = 0; i < n; i++) ay_build_quantity(&f, AY_ROLE_RATE, rates[i], NULL);
    if (count != AY_NONE) ay_build_quantity(&f, AY_ROLE_COUNT, count, NULL);
    f.fact.direction = way(b, rates[0]) < 0 ? AY_DIR_DOWN : AY_DIR_UP;
    ay_build_commit(&f);
}

static void read_compound(ay_bind *b, uint32_t s) {
    uint32_t all[2 * MANY], n = percentages(b, s, all), here = n;
    if (n == 0) return;
    const ay_sentence *sentence = &b->text->sentences[s];
    if (ay_cue_find(b->text, sentence->first, sentence->end, AY_CUE_OF_BASE, NULL) != AY_NONE)
        return;
    if (s + 1 < b->text->n_sentences && b->text->sentences[s + 1].block == sentence->block)
        n += percentages(b, s + 1, all + n);
    if (n < 2) return;
    uint32_t total = all[n - 1];
    const ay_sentence *last = &b->text->sentences[quantity(b, total)->sentence];
    for (uint32_t i = quantity(b, all[0])->end; i < quantity(b, total)->first && i < last->end; i++)
        if (b->text->tokens[i].mark == ';' &&
            !ay_cue_at(b->text, i + 1, AY_CUE_CUMULATIVE, NULL)) // "; together this is 70%"
            return;
    if (quantity(b, total)->sentence != s &&
        ay_cue_find(b->text, last->first, quantity(b, total)->first, AY_CUE_MAKES, NULL) == AY_NONE)
        return;
    if (!near(b, total, AY_CUE_CUMULATIVE, REACH, NULL)) {
        if (n == here || !near(b, total = all[here - 1], AY_CUE_CUMULATIVE, REACH, NULL)) return;
        n = here;
    }
    if (n == 2 && near(b, all[0], AY_CUE_REPEATED, 4, NULL)) {
        uint32_t count = times_applied(b, s);
        if (count != AY_NONE && way(b, all[0]) != 0) add_compound(b, all, 1, count, total);
        return;
    }
    if (n < 3 || n > 6) return;
    for (uint32_t i = 0; i + 1 < n; i++)
        if (way(b, all[i]) == 0 || way(b, all[i]) != way(b, all[0])) return;
    bool follows = ay_bind_before(b, all[1], AY_CUE_AGAIN, NULL) != AY_NONE ||
                   (b->period[all[0]] != AY_NONE && b->period[all[1]] != AY_NONE &&
                       b->period[all[0]] != b->period[all[1]]);
    if (follows) add_compound(b, all, n - 1, AY_NONE, total);
}

// ---- the growth of a whole and its parts --------------------------------------------------------

// The label of a percentage, a `half` word: behind it with a preposition ("6% in exports"), else
// the nearest in front of it, else behind without one ("6% exports growth"); its number, or -1.
static int32_t half_of(const ay_bind *b, uint32_t qi) {
    int32_t arg = 0;
    const ay_quantity *q = quantity(b, qi);
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t previous = ay_bind_previous(b, qi), low = s->first;
    if (previous != AY_NONE) low = quantity(b, previous)->end;
    if (q->first - low > REACH) low = q->first - REACH;
    int32_t behind = -1;
    for (uint32_t i = q->end; i < s->end && i < q->end + 4 && behind < 0; i++) {
        if (b->text->tokens[i].mark || ay_cue_at(b->text, i, AY_CUE_JOIN, NULL)) break;
        if (ay_cue_at(b->text, i, AY_CUE_HALF, &arg)) behind = arg;
    }
    if (behind >= 0 &&
        (ay_cue_at(b->text, q->end, AY_CUE_IN_GROUP, NULL) ||
            ay_cue_at(b->text, q->end, AY_CUE_RISE, NULL) || // "3 percent more girls"
            ay_cue_at(b->text, q->end, AY_CUE_FALL, NULL)))
        return behind;
    for (uint32_t i = q->first; i > low; i--) {
        uint32_t n = ay_cue_before(b->text, i, AY_CUE_HALF, &arg);
        if (n == 0 || ay_cue_at(b->text, i - n, AY_CUE_OVERALL, NULL) > n) continue;
        return ay_cue_at(b->text, i, AY_CUE_SOME_OF, NULL) ? -1 : arg; // "exports of grain"
    }
    return behind;
}

static void add_parts_growth(ay_bind *b, uint32_t total, uint32_t x, uint32_t y) {
    ay_building f;
    uint32_t q[3] = {total, x, y};
    ay_role role[3] = {AY_ROLE_TOTAL, AY_ROLE_PART, AY_ROLE_PART};
    ay_build(&f, b, AY_FACT_PARTS_GROWTH, 0);
    for (uint32_t i = 0; i < 3; i++) {
        ay_quantity as = *quantity(b, q[i]);
        if (way(b, q[i]) < 0 && ay_dec_sign(as.value) > 0) as.value = ay_dec_neg(as.value);
        ay_build_quantity(&f, role[i], q[i], &as);
    }
    ay_build_commit(&f);
}

// A word of the whole in front of the rate, or behind it in the same breath.
static bool is_overall(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t previous = ay_bind_previous(b, qi), low = s->first;
    if (previous != AY_NONE) low = quantity(b, previous)->end;
    if (q->first - low > 10) low = q->first - 10;
    if (ay_cue_find(b->text, low, q->first, AY_CUE_OVERALL, NULL) != AY_NONE) return true;
    for (uint32_t i = q->end; i < s->end && i < q->end + 6 && b->text->tokens[i].mark == 0; i++)
        if (ay_cue_at(b->text, i, AY_CUE_OVERALL, NULL)) return true;
    return false;
}

// Three rates: of the whole, and of the two sides of one pair. In one sentence, or the whole's in
// the one before ("Trade grew 14%. Exports were up 6% and imports up 9%").
static void read_parts_growth(ay_bind *b, uint32_t s) {
    uint32_t all[2 * MANY], n = percentages(b, s, all);
    uint32_t total = AY_NONE, sides[2] = {AY_NONE, AY_NONE}, pair = AY_NONE;
    if (n == 1 && s + 1 < b->text->n_sentences &&
        b->text->sentences[s + 1].block == b->text->sentences[s].block)
        n += percentages(b, s + 1, all + n);
    if (n != 3) return;
    for (uint32_t i = 0; i < n; i++) {
        if (way(b, all[i]) == 0 || near(b, all[i], AY_CUE_BALANCE_WORD, 3, NULL)) return;
        bool over = is_overall(b, all[i]);
        int32_t half = half_of(b, all[i]);
        if (half >= 0 && (pair == AY_NONE || pair == (uint32_t)half / 10) &&
            sides[half % 10 & 1] == AY_NONE && (!over || half / 10 != 1 || total != AY_NONE)) {
            pair = (uint32_t)half / 10;
            sides[half % 10 & 1] = all[i];
        } else if (over && total == AY_NONE) {
            total = all[i];
        }
    }
    if (total != AY_NONE && sides[0] != AY_NONE && sides[1] != AY_NONE)
        add_parts_growth(b, total, sides[0], sides[1]);
}

// ---- plans --------------------------------------------------------------------------------------

// A plan word right in front ("a plan of 5.0 million", "instead of 300") or right behind its noun
// ("300 planned", "were to be stored").
static bool planned(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t low = q->first - s->first > 5 ? q->first - 5 : s->first,
             previous = ay_bind_previous(b, qi);
    if (previous != AY_NONE && quantity(b, previous)->end > low) low = quantity(b, previous)->end;
    if (ay_cue_find(b->text, low, q->first, AY_CUE_PLAN, NULL) != AY_NONE) return true;
    uint32_t i = q->head != AY_NONE && q->head >= q->end ? q->head + 1 : q->end;
    for (uint32_t k = q->end; k < i + 3 && k < s->end && b->text->tokens[k].mark == 0; k++)
        if (ay_token_is(b->text, k, "against") || ay_token_is(b->text, k, "instead")) break;
        else if (ay_cue_at(b->text, k, AY_CUE_PLAN, NULL)) return true;
    return false;
}

// Levels of a kind around a plan: the one with a plan word is the plan, the other one the result.
static void read_plan(ay_bind *b, uint32_t rate, int32_t form) {
    uint32_t s = quantity(b, rate)->sentence, plan = AY_NONE, actual = AY_NONE, count = 0;
    uint32_t from = s && b->text->sentences[s - 1].block == b->text->sentences[s].block ? s - 1 : s;
    if (from > 0 && b->by_sentence[s] - b->by_sentence[from] < 2 &&
        b->text->sentences[from - 1].block == b->text->sentences[s].block)
        from--;
    for (uint32_t q = b->by_sentence[from]; q < b->by_sentence[s + 1] && count < MANY; q++) {
        const ay_quantity *x = quantity(b, q);
        if (q == rate || x->type == AY_Q_ORDINAL || x->type == AY_Q_PERCENT ||
            (x->flags & AY_QF_DURATION))
            continue;
        count++;
        if (planned(b, q) && plan == AY_NONE) plan = q;
        else if (actual == AY_NONE || plan == AY_NONE) actual = q;
    }
    ay_quantity p, a;
    if (plan == AY_NONE || actual == AY_NONE || count > 3 ||
        !ay_bind_align(b, plan, actual, &p, &a))
        return;
    ay_building f;
    ay_build(&f, b, AY_FACT_PLAN, (uint8_t)(form + 1));
    ay_build_quantity(&f, AY_ROLE_RATE, rate, NULL);
    ay_build_quantity(&f, AY_ROLE_PLAN, plan, &p);
    ay_build_quantity(&f, AY_ROLE_ACTUAL, actual, &a);
    ay_build_commit(&f);
}

// "95% of the 900,000 hectares planned"
static bool of_planned(const ay_bind *b, uint32_t rate) {
    uint32_t end = quantity(b, rate)->end, next = ay_bind_next(b, rate);
    uint32_t n = ay_cue_at(b->text, end, AY_CUE_OF_THE, NULL);
    return n > 0 && next != AY_NONE && quantity(b, next)->first == end + n && planned(b, next);
}

static void read_plans(ay_bind *b, uint32_t qi) {
    int32_t over = 0;
    if (!is_percent(quantity(b, qi))) return;
    if (ay_bind_before(b, qi, AY_CUE_OVERFULFILLED, &over) != AY_NONE) read_plan(b, qi, over);
    else if (ay_bind_after(b, qi, AY_CUE_OF_PLAN, NULL) != AY_NONE ||
             ay_bind_before(b, qi, AY_CUE_FULFILLED, NULL) != AY_NONE || of_planned(b, qi))
        read_plan(b, qi, 0);
}

// ---- targets ------------------------------------------------------------------------------------

static bool is_deadline(const ay_bind *b, uint32_t ti) {
    const ay_time *t = &b->spots->times[ti];
    return t->grain >= AY_G_YEAR && (t->flags & (AY_TF_BY | AY_TF_UNTIL)) && t->from != AY_NO_DAY &&
           (b->today == AY_NO_DAY || t->to > b->today);
}

// The time that stands behind a level, with words alone between: its own period, or the first one
// within a few tokens ("to 9 per 1,000 births by 2027", "the 23.5 million carried in 2022").
static uint32_t time_behind(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (b->period[qi] != AY_NONE && b->spots->times[b->period[qi]].first >= q->end)
        return b->period[qi];
    uint32_t end = b->text->sentences[q->sentence].end, ti;
    if (end > q->end + 8) end = q->end + 8;
    if (!ay_bind_times(b, q->end, end, &ti)) return b->period[qi];
    for (uint32_t i = q->end; i < b->spots->times[ti].first; i++)
        if (b->text->tokens[i].mark) return b->period[qi];
    return ti;
}

// The deadline of a level: behind it, or at the start of a sentence whose first figure it is ("By
// 2030 the port plans to handle 40 million tonnes"). AY_NONE when there is none.
static uint32_t deadline_of(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    uint32_t t = time_behind(b, qi), first = b->text->sentences[q->sentence].first;
    if (t != AY_NONE && is_deadline(b, t) && b->spots->times[t].first >= q->end) return t;
    if (b->by_sentence[q->sentence] != qi || !ay_bind_times(b, first, first + 2, &t))
        return AY_NONE;
    return is_deadline(b, t) ? t : AY_NONE;
}

// Is the quantity a level that is to be reached: an aim in front, "to" right before it, a deadline
// right behind?
static int32_t target_way(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    uint32_t first = b->text->sentences[q->sentence].first;
    if (deadline_of(b, qi) == AY_NONE) return 0;
    if (q->first - first > 2 * REACH) first = q->first - 2 * REACH;
    if (ay_cue_find(b->text, first, q->first, AY_CUE_AIM, NULL) == AY_NONE) return 0;
    if (ay_bind_before(b, qi, AY_CUE_NO_TARGET, NULL) != AY_NONE || q->modifier) return 0;
    if (ay_cue_find(b->text, first, q->first, AY_CUE_MET, NULL) != AY_NONE) return 0;
    uint32_t up = ay_cue_find(b->text, first, q->first, AY_CUE_AIM_UP, NULL);
    uint32_t down = ay_cue_find(b->text, first, q->first, AY_CUE_AIM_DOWN, NULL);
    if (up == down) up = AY_NONE; // "bring down"
    if (ay_bind_before(b, qi, AY_CUE_DOWN_TO, NULL) != AY_NONE) return -1;
    if (ay_cue_find(b->text, first, q->first, AY_CUE_NO_TARGET, NULL) != AY_NONE && up == AY_NONE &&
        down == AY_NONE)
        return 0;
    return up != AY_NONE && down == AY_NONE ? 1 : down != AY_NONE && up == AY_NONE ? -1 : 0;
}

// What is already there: an alike quantity of the same or the next sentence whose period is over or
// goes on.
static bool is_present(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    const ay_clause *c = &b->clauses[b->clause_at[q->first]];
    uint32_t other;
    if (ay_bind_quantities(b, c->first, q->first, &other) == 0 && // "The rate at present is 6.4"
        ay_cue_find(b->text, c->first, q->first, AY_CUE_PRESENT, NULL) != AY_NONE)
        return true;
    if (ay_bind_before(b, qi, AY_CUE_NOW, NULL) != AY_NONE ||
        ay_bind_after(b, qi, AY_CUE_NOW, NULL) != AY_NONE)
        return true;
    uint32_t t = time_behind(b, qi);
    if (t == AY_NONE) return false;
    const ay_time *time = &b->spots->times[t];
    if (time->flags & (AY_TF_RELATIVE | AY_TF_ANAPHOR)) return time->shift <= 0;
    return time->from != AY_NO_DAY && (b->today == AY_NO_DAY || time->from <= b->today);
}

// A word of five letters or more that stands before both figures: "to increase transit to … In 2023
// transit stood at …".
static bool share_word(const ay_bind *b, uint32_t x, uint32_t y) {
    uint32_t from = b->text->sentences[quantity(b, x)->sentence].first;
    uint32_t first = b->text->sentences[quantity(b, y)->sentence].first;
    uint32_t end = quantity(b, x)->first, last = quantity(b, y)->first;
    if (end - from > REACH) from = end - REACH;
    if (last - first > REACH) first = last - REACH;
    for (uint32_t i = from; i < end; i++) {
        ay_str word = ay_token_str(b->text, i);
        if (b->text->tokens[i].kind != AY_TOK_WORD || word.len < 5) continue;
        for (uint32_t k = first; k < last; k++) {
            ay_str other = ay_token_str(b->text, k);
            if (other.len == word.len && memcmp(other.at + 1, word.at + 1, word.len - 1) == 0)
                return true;
        }
    }
    return false;
}

// The next sentence speaks of the same thing: "In 2021 it reached 6.1bn", "The rate at present is
// …", "there are 640 schools".
static bool goes_on(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    uint32_t first = b->text->sentences[q->sentence].first;
    if (q->type == AY_Q_COUNT) return true;
    return ay_cue_find(b->text, first, q->first, AY_CUE_PRONOUN, NULL) != AY_NONE ||
           ay_bind_after(b, qi, AY_CUE_OF_THEM, NULL) != AY_NONE;
}

static void read_target(ay_bind *b, uint32_t qi) {
    int32_t up = target_way(b, qi);
    if (up == 0) return;
    uint32_t s = quantity(b, qi)->sentence, end = s + 1 < b->text->n_sentences ? s + 2 : s + 1;
    ay_quantity target, actual;
    for (uint32_t q = b->by_sentence[s], n = 0; q < b->by_sentence[end] && n < MANY; q++, n++) {
        if (q == qi || quantity(b, q)->type == AY_Q_ORDINAL ||
            (quantity(b, q)->flags & AY_QF_DURATION))
            continue;
        if (quantity(b, q)->type == AY_Q_NUMBER && quantity(b, qi)->type != AY_Q_NUMBER &&
            !(quantity(b, q)->flags & AY_QF_SCALED) && quantity(b, q)->sentence != s)
            continue;
        if (time_behind(b, q) == deadline_of(b, qi) || !is_present(b, q) ||
            !ay_bind_align(b, qi, q, &target, &actual))
            continue;
        if (!ay_bind_same_measure(b, qi, q) ||
            (quantity(b, q)->sentence != s && !goes_on(b, q) && !share_word(b, qi, q)))
            continue;
        ay_building f;
        ay_build(&f, b, AY_FACT_TARGET, 0);
        ay_build_quantity(&f, AY_ROLE_TARGET, qi, &target);
        ay_build_quantity(&f, AY_ROLE_ACTUAL, q, &actual);
        ay_build_time(&f, AY_ROLE_WHEN, deadline_of(b, qi));
        f.fact.direction = up > 0 ? AY_DIR_UP : AY_DIR_DOWN;
        ay_build_commit(&f);
        return;
    }
}

void ay_fact_growth(ay_bind *bind) {
    for (uint32_t s = 0; s < bind->text->n_sentences; s++) {
        if (bind->by_sentence[s] == bind->by_sentence[s + 1] || bind->table[s]) continue;
        read_compound(bind, s);
        read_parts_growth(bind, s);
    }
    for (uint32_t q = 0; q < bind->spots->n_quantities; q++) {
        if (bind->table[quantity(bind, q)->sentence]) continue;
        read_plans(bind, q);
        read_target(bind, q);
    }
}
