// Finds the two levels of a claim: in the stretch between the neighbouring triggers behind the
// claim, then in front of it, then in the sentence before ("A year later they stood at 1.36bn, a
// rise of 8%"). Each candidate gets the side that its cues give it ("from" and "against" before,
// "to" after, "a year earlier" before); where there are none, the order of the periods decides.
// Only neighbours make a pair. One pair is a fact; two are ambiguous.

#include "claim.h"

enum { CANDIDATES = 24 };

typedef enum level_side { UNKNOWN, BEFORE, AFTER } level_side;

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

static bool ends_earlier(const ay_bind *b, uint32_t qi) {
    uint32_t t = b->period[qi];
    if (t == AY_NONE) return false;
    const ay_time *time = &b->spots->times[t];
    return (time->flags & (AY_TF_ANAPHOR | AY_TF_RELATIVE)) && time->shift < 0;
}

// Does "then", "now" and the like stand with the quantity: right beside it, or at the start of its
// stretch ("Then a wagon paid 30 francs")?
static bool beside(const ay_bind *b, uint32_t qi, int cue) {
    if (ay_bind_after(b, qi, cue, NULL) != AY_NONE || ay_bind_before(b, qi, cue, NULL) != AY_NONE)
        return true;
    uint32_t i = quantity(b, qi)->first, low = b->text->sentences[quantity(b, qi)->sentence].first;
    for (uint32_t steps = 0; i > low && steps < 8; steps++, i--)
        if (b->text->tokens[i - 1].mark == ',' || b->text->tokens[i - 1].mark == ';' ||
            ay_bind_covering(b, i - 1) != AY_NONE)
            break;
    return ay_cue_at(b->text, i, cue, NULL) > 0;
}

static bool contains_goal(const ay_bind *b, uint32_t base, uint32_t goal) { // "compared to"
    return base < goal && base + ay_cue_at(b->text, base, AY_CUE_BASE, NULL) > goal;
}

static level_side side_of(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (q->range != AY_NONE) {
        const ay_range *r = &b->spots->ranges[q->range];
        if (r->kind == AY_RANGE_FROM_TO) return r->low == qi ? BEFORE : AFTER;
    }
    uint32_t base = ay_bind_before(b, qi, AY_CUE_BASE, NULL),
             goal = ay_bind_before(b, qi, AY_CUE_GOAL, NULL);
    if (base != AY_NONE && (goal == AY_NONE || base >= goal || contains_goal(b, base, goal)))
        return BEFORE;
    if (goal != AY_NONE) return AFTER;
    if (ends_earlier(b, qi)) return BEFORE;
    if (beside(b, qi, AY_CUE_THEN)) return BEFORE;
    return beside(b, qi, AY_CUE_NOW) ? AFTER : UNKNOWN;
}

// "4.2 million dollars, or 3.10 dollars a share": the same level again.
static bool said_again(const ay_bind *b, uint32_t qi) {
    if (ay_token_is(b->text, quantity(b, qi)->first, "or")) return true;
    uint32_t cue = ay_bind_before(b, qi, AY_CUE_RESTATE, NULL), before = ay_bind_previous(b, qi);
    return cue != AY_NONE && before != AY_NONE && cue <= quantity(b, before)->end + 1;
}

// "rose 10% to 5.5bn, 41% higher than the 3.9bn planned": a base right behind another claim's
// percentage is that claim's.
static bool is_base_of_other(const ay_bind *b, const ay_claim *c, uint32_t qi) {
    uint32_t p = ay_bind_previous(b, qi);
    if (p == AY_NONE || p == c->quantity || c->quantity == AY_NONE) return false;
    if (ay_is_rate(quantity(b, qi)) || quantity(b, p)->type != AY_Q_PERCENT) return false;
    return quantity(b, qi)->first - quantity(b, p)->end <= 4 &&
           ay_bind_before(b, qi, AY_CUE_BASE, NULL) != AY_NONE;
}

static bool may_be_level(const ay_bind *b, const ay_claim *c, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (c->claimed[qi]) return false;
    if (ay_bind_slashed(b, qi) ||
        (q->range != AY_NONE && b->spots->ranges[q->range].kind != AY_RANGE_FROM_TO))
        return false;
    if (b->table[q->sentence] ||
        (q->modifier && q->modifier != AY_MOD_ABOUT && q->modifier != AY_MOD_NEARLY))
        return false;
    if (said_again(b, qi) || is_base_of_other(b, c, qi)) return false;
    if (qi == c->quantity || q->type == AY_Q_ORDINAL || q->type == AY_Q_MULTIPLE ||
        q->type == AY_Q_POINT)
        return false;
    if (q->flags & (AY_QF_INFIRM | AY_QF_FRACTION | AY_QF_ONE_IN | AY_QF_SIGNED)) return false;
    return !(q->flags & AY_QF_DURATION) || c->quantity == AY_NONE ||
           (quantity(b, c->quantity)->flags & AY_QF_DURATION);
}

typedef struct levels {
    uint32_t q[CANDIDATES];
    uint8_t side[CANDIDATES];
    uint32_t n;
} levels;

static void collect(
    const ay_bind *b, const ay_claim *c, uint32_t first, uint32_t end, levels *out) {
    uint32_t qi, n = ay_bind_quantities(b, first, end, &qi);
    for (uint32_t k = 0; k < n && out->n < CANDIDATES; k++) {
        if (!may_be_level(b, c, qi + k)) continue;
        out->q[out->n] = qi + k;
        level_side side = side_of(b, qi + k);
        // "will have quadrupled: 1.3 million now, 2.9 million in August"
        if (c->ahead && beside(b, qi + k, AY_CUE_NOW)) side = BEFORE;
        out->side[out->n++] = (uint8_t)side;
    }
}

static void add_pair(const ay_bind *b, ay_level_pair *f, uint32_t before, uint32_t after) {
    ay_quantity x, y;
    if (before == after || !ay_bind_align(b, before, after, &x, &y) ||
        !ay_bind_same_measure(b, before, after))
        return;
    if (f->n && f->before == before && f->after == after) return;
    if (f->n++ == 0) f->before = before, f->after = after;
}

// Is the earlier level marked by a word of its own ("from", "against"), not only by an earlier
// time?
static bool by_cue(const ay_bind *b, uint32_t before) {
    return quantity(b, before)->range != AY_NONE ||
           ay_bind_before(b, before, AY_CUE_BASE, NULL) != AY_NONE;
}

// No "while", "but" or second statement between two figures.
static bool same_stretch(const ay_bind *b, uint32_t x, uint32_t y) {
    uint32_t first = quantity(b, x < y ? x : y)->end, end = quantity(b, x < y ? y : x)->first;
    for (uint32_t i = first; i < end; i++) {
        int32_t arg = 0;
        if (ay_cue_at(b->text, i, AY_CUE_CLAUSE, &arg) &&
            (arg == 1 || ay_token_is(b->text, i, "but")))
            return false;
        if (ay_token_is(b->text, i, "and") && b->text->tokens[i - 1].mark == ',') return false;
    }
    return true;
}

static uint32_t first_of(const levels *l, level_side side) {
    for (uint32_t i = 0; i < l->n; i++)
        if (l->side[i] == side) return l->q[i];
    return AY_NONE;
}

// Side by side among the candidates, and in one clause when they are in one sentence.
static bool neighbours(const ay_bind *b, const levels *l, uint32_t x, uint32_t y) {
    if (quantity(b, x)->sentence == quantity(b, y)->sentence &&
        b->clause_at[quantity(b, x)->first] != b->clause_at[quantity(b, y)->first] &&
        !same_stretch(b, x, y))
        return false;
    for (uint32_t i = 0; i + 1 < l->n; i++)
        if ((l->q[i] == x && l->q[i + 1] == y) || (l->q[i] == y && l->q[i + 1] == x)) return true;
    return false;
}

// Is it the earlier level by a time like "last year" alone?
static bool weakly_before(const ay_bind *b, const levels *l, uint32_t i) {
    return l->side[i] == BEFORE && !by_cue(b, l->q[i]) && ends_earlier(b, l->q[i]) &&
           !beside(b, l->q[i], AY_CUE_THEN);
}

// "9,240 last year, against 7,700 the year before", "26,400 in 2019 and 31,150 last year": last
// year is the earlier one only until a level of a still earlier period stands beside it.
static void relieve(const ay_bind *b, levels *l) {
    for (uint32_t i = 0; i + 1 < l->n; i++) {
        int order = ay_bind_period_order(b, l->q[i], l->q[i + 1]);
        if (order > 0 && l->side[i + 1] != AFTER && weakly_before(b, l, i)) l->side[i] = UNKNOWN;
        if (order < 0 && l->side[i] != AFTER && weakly_before(b, l, i + 1))
            l->side[i + 1] = UNKNOWN;
    }
}

// Pairs among the candidates: marked ones first, then one marked and one that is not, then the
// order of the periods.
static ay_level_pair pair_levels(const ay_bind *b, const levels *l) {
    ay_level_pair f = {AY_NONE, AY_NONE, 0, false, false};
    uint32_t before = first_of(l, BEFORE), after = first_of(l, AFTER);
    // the first of each: "to 6.1 from 6.4 in May and compared with 4.9 a year ago"
    if (before != AY_NONE && after != AY_NONE && neighbours(b, l, before, after)) {
        add_pair(b, &f, before, after);
        f.marked = by_cue(b, before);
        return f;
    }
    for (uint32_t i = 0; i + 1 < l->n; i++) { // neighbours only
        uint32_t x = l->q[i], y = l->q[i + 1];
        bool apart = quantity(b, x)->sentence != quantity(b, y)->sentence;
        int order = ay_bind_period_order(b, x, y);
        if (!apart && !same_stretch(b, x, y)) continue;
        // "58%, against 52%"
        if (l->side[i] == UNKNOWN && l->side[i + 1] == BEFORE && order >= 0) add_pair(b, &f, y, x);
        if (l->side[i] == BEFORE && l->side[i + 1] == UNKNOWN && order <= 0 &&
            (apart || order < 0 || ends_earlier(b, x)))
            add_pair(b, &f, x, y);
        // "came to 2.4 billion in 2021. A year later they reached 3.1 billion"
        if (l->side[i] == AFTER && l->side[i + 1] == AFTER && apart && order < 0)
            add_pair(b, &f, x, y);
        if (l->side[i] == UNKNOWN && l->side[i + 1] == AFTER && order <= 0 && (apart || order < 0))
            add_pair(b, &f, x, y);
    }
    if (f.n) return f;
    for (uint32_t i = 0; i + 1 < l->n; i++) {
        int order = ay_bind_period_order(b, l->q[i], l->q[i + 1]);
        if (l->side[i] != UNKNOWN || l->side[i + 1] != UNKNOWN) continue;
        if (order < 0) add_pair(b, &f, l->q[i], l->q[i + 1]);
        if (order > 0) add_pair(b, &f, l->q[i + 1], l->q[i]);
    }
    return f;
}

static ay_level_pair pair_in(const ay_bind *b, const ay_claim *c, uint32_t first, uint32_t end) {
    levels l = {.n = 0};
    collect(b, c, first, end, &l);
    relieve(b, &l);
    ay_level_pair f = pair_levels(b, &l);
    // "increased 9 percent, to 2.4 billion": that is its level
    bool goal_first = l.n && first >= c->end && l.side[0] == AFTER;
    if (goal_first && f.n && f.after != l.q[0]) f.n = 0;
    return f;
}

// The stretch of a sentence between the triggers around the claim.
static void stretch(const ay_bind *b, const ay_claim *c, uint32_t *low, uint32_t *high) {
    const ay_sentence *s = &b->text->sentences[b->text->tokens[c->first].sentence];
    ay_claim other;
    *low = c->first > s->first + AY_CLAIM_WINDOW ? c->first - AY_CLAIM_WINDOW : s->first;
    *high = s->end > c->end + AY_CLAIM_WINDOW ? c->end + AY_CLAIM_WINDOW : s->end;
    for (uint32_t i = c->first; i > *low; i--)
        if (b->text->tokens[i - 1].mark == ';' ||
            (ay_claim_read(b, i - 1, &other) && other.side == AY_SIDE_VERB &&
                other.end <= c->first)) {
            *low = b->text->tokens[i - 1].mark == ';' ? i : other.end;
            break;
        }
    for (uint32_t i = c->end; i < *high; i++)
        if (b->text->tokens[i].mark == ';' ||
            (ay_claim_read(b, i, &other) && other.side == AY_SIDE_VERB))
            *high = i;
}

static bool speaks_of_before(const ay_bind *b, const ay_claim *c) {
    const ay_sentence *s = &b->text->sentences[b->text->tokens[c->first].sentence];
    if (c->side == AY_SIDE_NOUN) return true;
    uint32_t end = s->first + AY_CLAIM_LOOK < c->first ? s->first + AY_CLAIM_LOOK : c->first;
    return ay_cue_find(b->text, s->first, end, AY_CUE_PRONOUN, NULL) != AY_NONE;
}

// A claim without a level of its own must point back: "That is an increase of …", "the 4%
// increase".
static bool refers_back(const ay_bind *b, const ay_claim *c) {
    uint32_t first = b->text->sentences[b->text->tokens[c->first].sentence].first;
    if (c->side != AY_SIDE_NOUN) return false;
    uint32_t start = c->quantity != AY_NONE && quantity(b, c->quantity)->first < c->first
                         ? quantity(b, c->quantity)->first
                         : c->first;
    bool the = ay_token_is(b->text, start, "the") ||
               (start > first && ay_token_is(b->text, start - 1, "the"));
    return the || ay_cue_find(b->text, first, first + 2, AY_CUE_PRONOUN, NULL) != AY_NONE;
}

// "412,000 tonnes were landed in 2022. In 2021 the figure was 498,000. This is a decline of 8%":
// one level in each of the two sentences before; none is taken where either has more.
static bool collect_one_each(const ay_bind *b, const ay_claim *c, uint32_t s, levels *out) {
    if (s < 2) return false;
    const ay_sentence *x = &b->text->sentences[s - 2], *y = &b->text->sentences[s - 1];
    if (x->block != y->block || x->end - x->first > AY_CLAIM_WINDOW) return false;
    levels l = {.n = 0};
    collect(b, c, x->first, x->end, &l);
    if (l.n != 1) return false;
    collect(b, c, y->first, y->end, &l);
    if (l.n != 2 || quantity(b, l.q[1])->sentence != s - 1) return false;
    *out = l;
    return true;
}

// Levels in the sentence before, alone or together with the claim's own sentence.
static ay_level_pair pair_with_previous(
    const ay_bind *b, const ay_claim *c, uint32_t low, uint32_t high) {
    uint32_t s = b->text->tokens[c->first].sentence;
    ay_level_pair none = {AY_NONE, AY_NONE, 0, false, false};
    if (!speaks_of_before(b, c)) return none;
    if (low > b->text->sentences[s].first && b->text->tokens[low - 1].mark == ';') {
        levels both = {.n = 0};
        collect(b, c, b->text->sentences[s].first, high, &both);
        return pair_levels(b, &both);
    }
    if (s == 0) return none;
    const ay_sentence *previous = &b->text->sentences[s - 1];
    if (previous->block != b->text->sentences[s].block ||
        previous->end - previous->first > AY_CLAIM_WINDOW)
        return none;
    levels l = {.n = 0};
    collect(b, c, low, high, &l);
    if (l.n > 1 || (l.n == 0 && !refers_back(b, c))) return none;
    uint32_t own = l.n ? l.q[0] : AY_NONE;
    l.n = 0;
    if (own != AY_NONE || !collect_one_each(b, c, s, &l))
        collect(b, c, previous->first, previous->end, &l);
    if (own != AY_NONE) collect(b, c, low, high, &l); // in the order of the text
    relieve(b, &l);
    ay_level_pair f = pair_levels(b, &l);
    return own != AY_NONE && f.n && f.before != own && f.after != own ? none : f;
}

static ay_level_pair pair_in_next(const ay_bind *b, const ay_claim *c) {
    uint32_t s = b->text->tokens[c->first].sentence;
    ay_level_pair none = {AY_NONE, AY_NONE, 0, false, false};
    if (s + 1 >= b->text->n_sentences) return none;
    const ay_sentence *next = &b->text->sentences[s + 1];
    if (next->block != b->text->sentences[s].block || next->end - next->first > AY_CLAIM_WINDOW)
        return none;
    ay_claim other;
    for (uint32_t i = next->first; i < next->end; i++)
        if (ay_claim_read(b, i, &other) && other.direction != AY_DIR_NONE) return none;
    return pair_in(b, c, next->first, next->end);
}

// "sales of 1.4 billion, up 40 percent from 1.0 billion": the base stands right behind the claim,
// the level right in front of it.
static bool base_behind(
    const ay_bind *b, const ay_claim *c, uint32_t low, uint32_t high, ay_level_pair *f) {
    levels behind = {.n = 0}, front = {.n = 0};
    if (c->quantity == AY_NONE) return false;
    uint32_t end = quantity(b, c->quantity)->end > c->end ? quantity(b, c->quantity)->end : c->end;
    collect(b, c, end, high, &behind);
    if (behind.n == 0 || behind.side[0] != BEFORE || quantity(b, behind.q[0])->first - end > 5)
        return false;
    if (behind.n > 1 && behind.side[1] == AFTER) return false; // "fell 5 percent, from 100 to 95"
    if (c->side == AY_SIDE_VERB) return false;
    collect(b, c, low, c->first, &front);
    *f = (ay_level_pair){AY_NONE, AY_NONE, 0, false, false};
    // "to 12.40 from 12.10 and was up 9 percent from 11.38"
    while (front.n && front.side[front.n - 1] == BEFORE) front.n--;
    if (front.n && same_stretch(b, front.q[front.n - 1], behind.q[0]))
        add_pair(b, f, behind.q[0], front.q[front.n - 1]);
    f->marked = f->direct = true;
    return true;
}

ay_level_pair ay_levels_find(const ay_bind *b, const ay_claim *c) {
    uint32_t low, high;
    ay_level_pair f;
    stretch(b, c, &low, &high);
    if (base_behind(b, c, low, high, &f)) return f;
    if (c->against) return (ay_level_pair){AY_NONE, AY_NONE, 0, false, false};
    f = pair_in(b, c, c->end, high);
    // what stands in front may be another verb's
    bool cut = low > b->text->sentences[b->text->tokens[c->first].sentence].first;
    if (f.n == 0 && !(cut && c->side == AY_SIDE_VERB)) f = pair_in(b, c, low, c->first);
    if (f.n == 0 && !(cut && c->side == AY_SIDE_VERB)) f = pair_in(b, c, low, high);
    if (f.n == 0) f = pair_with_previous(b, c, low, high);
    levels own = {.n = 0};
    if (f.n == 0) collect(b, c, low, high, &own);
    bool fold =
        c->factor || (c->quantity != AY_NONE && quantity(b, c->quantity)->type == AY_Q_MULTIPLE);
    if (f.n == 0 && own.n == 0 && fold) f = pair_in_next(b, c);
    return f;
}
