// Changes ("exports grew 20 percent, from 100 million to 150 million") and comparisons ("412, well
// above the 437 of last season").
//
// A claim is found first: a trigger (rose, a fall of, up, doubled) with the rate, multiple or difference that belongs to it, or a
// signed percentage. Then its two levels are looked for: in the stretch between the neighbouring triggers behind the claim, then in
// front of it, then in the sentence before ("A year later they stood at 1.36bn, a rise of 8%") or, for a claim that names no level
// of its own, in the sentence behind. Each candidate gets the side that its cues give it ("from" and "against" before, "to" after,
// "a year earlier" before), and where there are none, the order of the periods decides. One pair is a fact; two are ambiguous.

#include "bind.h"

enum { LOOK = 6, WINDOW = 64, CANDIDATES = 24 };

typedef struct claim {
    uint32_t first, end; // tokens of the trigger
    // rate, multiple, difference; AY_NONE when the claim is a direction or a factor only
    uint32_t quantity;
    int32_t factor;    // of FACTOR: times 100
    uint8_t direction; // ay_direction
    uint8_t side;      // AY_SIDE_VERB, AY_SIDE_NOUN, AY_SIDE_PARTICLE
    uint8_t modifier;  // ay_modifier of a factor ("more than doubled")
    bool vague;        // its figure is a range, a board's price or nil: nothing to check
    bool ahead;        // it is said of what is to come
    // per quantity: 1 when it is some claim's rate or difference, and so no level
    const uint8_t *claimed;
} claim;

typedef enum level_side { UNKNOWN, BEFORE, AFTER } level_side;

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

// the quantity that covers a token, or AY_NONE
static uint32_t covering(const ay_bind *b, uint32_t token) {
    uint32_t at = b->spots->at[token];
    return at && !(at & (AY_TIME_BIT | AY_NAME_BIT)) ? at - 1 : AY_NONE;
}

// ---- claims -------------------------------------------------------------------------------------

static bool is_rate(const ay_quantity *q) {
    return q->type == AY_Q_PERCENT || q->type == AY_Q_POINT || q->type == AY_Q_MULTIPLE ||
           (q->flags & AY_QF_FRACTION);
}

// "increase the water loan by $45m": the amount behind "by", over the object of the verb.
static uint32_t quantity_behind_object(const ay_bind *b, uint32_t i, uint32_t end) {
    for (uint32_t steps = 0; steps < LOOK && i + 1 < end; steps++, i++) {
        if (b->text->tokens[i].kind != AY_TOK_WORD || b->spots->at[i]) return AY_NONE;
        if (ay_token_is(b->text, i, "by")) return covering(b, i + 1);
    }
    return AY_NONE;
}

// The quantity that starts behind token i, over words without weight and "by", "of".
static uint32_t quantity_behind(const ay_bind *b, uint32_t i, uint32_t end) {
    for (uint32_t steps = 0; steps < LOOK && i < end; steps++) {
        uint32_t q = covering(b, i);
        if (q != AY_NONE) return q;
        uint32_t n = ay_cue_at(b->text, i, AY_CUE_MEASURE, NULL);
        if (n == 0) n = ay_cue_at(b->text, i, AY_CUE_SKIP, NULL);
        if (n == 0) return AY_NONE;
        i += n;
    }
    return AY_NONE;
}

// The quantity that ends right before token i ("the 4% increase", "a 100-fold jump", "8.5 percent
// higher").
static uint32_t quantity_in_front(const ay_bind *b, uint32_t i) {
    if (i == 0) return AY_NONE;
    uint32_t q = covering(b, i - 1);
    if (q == AY_NONE || quantity(b, q)->end != i ||
        quantity(b, q)->sentence != b->text->tokens[i].sentence)
        return AY_NONE;
    // "more than half the increase"
    bool half_of = (quantity(b, q)->flags & AY_QF_FRACTION) && ay_token_is(b->text, i, "the");
    return half_of ? AY_NONE : q;
}

static int32_t trigger_side(const ay_text *t, uint32_t i, int cue) {
    for (uint32_t p = t->tokens[i].phrase; p < t->n_phrases && t->phrases[p].token == i; p++) {
        ay_sense s = t->phrases[p].sense;
        if (s.table == AY_TABLE_CUE && ay_cue_rows[s.row].cue == cue)
            return ay_cue_rows[s.row].side;
    }
    return AY_SIDE_ANY;
}

static uint8_t factor_modifier(const ay_bind *b, uint32_t first) {
    int32_t arg = 0;
    return ay_cue_before(b->text, first, AY_CUE_FACTOR_HEDGE, &arg) ? (uint8_t)arg : AY_MOD_NONE;
}

// Is there a trigger at token i? A token inside of a hedge ("up to 12", "more than 30") is none.
static bool read_trigger(const ay_bind *b, uint32_t i, claim *out) {
    int32_t arg = 0;
    int cue = AY_CUE_RISE;
    uint32_t n = ay_cue_at(b->text, i, AY_CUE_RISE, NULL);
    if (!n) cue = AY_CUE_FALL, n = ay_cue_at(b->text, i, AY_CUE_FALL, NULL);
    if (!n) cue = AY_CUE_FACTOR, n = ay_cue_at(b->text, i, AY_CUE_FACTOR, &arg);
    if (!n) cue = AY_CUE_MOVE, n = ay_cue_at(b->text, i, AY_CUE_MOVE, NULL);
    if (!n || ay_cue_at(b->text, i, AY_CUE_NO_CHANGE, NULL) > n) return false;
    if (i > 0 && ay_cue_at(b->text, i - 1, AY_CUE_NO_CHANGE, NULL) > 1) return false;
    uint32_t q = covering(b, i);
    if (q != AY_NONE && (quantity(b, q)->direction == AY_DIR_NONE || i > quantity(b, q)->first))
        return false;
    *out = (claim){.first = i, .end = i + n, .quantity = AY_NONE, .factor = arg};
    out->side = (uint8_t)trigger_side(b->text, i, cue);
    out->direction = cue == AY_CUE_RISE   ? AY_DIR_UP
                     : cue == AY_CUE_FALL ? AY_DIR_DOWN
                                          : AY_DIR_NONE;
    if (cue == AY_CUE_FACTOR) {
        out->direction = arg < 100 ? AY_DIR_DOWN : AY_DIR_UP;
        out->modifier = factor_modifier(b, i);
    }
    return true;
}

// "more", "less", "up" are triggers only with a figure of their own in front or behind; "25 more
// than the 412" is a difference.
static bool particle_stands(const ay_bind *b, const claim *c) {
    if (c->side != AY_SIDE_PARTICLE) return true;
    return c->quantity != AY_NONE || ay_token_is(b->text, c->first, "up") ||
           ay_token_is(b->text, c->first, "down");
}

static void attach_quantity(const ay_bind *b, claim *c) {
    if (c->factor) return;
    uint32_t end = b->text->sentences[b->text->tokens[c->first].sentence].end;
    uint32_t inside = covering(b, c->first);
    uint32_t behind = inside != AY_NONE ? inside : quantity_behind(b, c->end, end);
    bool verb = c->side == AY_SIDE_VERB || c->side == AY_SIDE_BASE;
    if (behind == AY_NONE && verb) behind = quantity_behind_object(b, c->end, end);
    uint32_t front = quantity_in_front(b, c->first);
    // "the 4% increase"
    if (front != AY_NONE && verb && is_rate(quantity(b, front)) && behind == AY_NONE)
        c->side = AY_SIDE_NOUN, verb = false;
    if (front != AY_NONE && !verb) c->quantity = front;
    else c->quantity = behind;
    if (c->quantity == AY_NONE) return;
    if (c->side == AY_SIDE_BASE) c->side = AY_SIDE_VERB;
    const ay_quantity *q = quantity(b, c->quantity);
    // "increased its three-part issue"
    if ((q->flags & AY_QF_HYPHEN) && q->type == AY_Q_COUNT) c->vague = true;
    // "177 billion, up from"
    if (c->side == AY_SIDE_PARTICLE && front == c->quantity && !is_rate(q) &&
        ay_cue_at(b->text, c->end, AY_CUE_BASE, NULL))
        c->vague = true;
    // "after an 8.3 pct increase"
    if (c->side == AY_SIDE_NOUN && ay_bind_before(b, c->quantity, AY_CUE_BASE, NULL) != AY_NONE)
        c->vague = true;
    if (c->side == AY_SIDE_PARTICLE && c->quantity == behind && q->type == AY_Q_PERCENT &&
        q->first > c->end && ay_token_is(b->text, c->end, "a"))
        c->vague = true; // "built up a 9.8 pct stake"
    bool than = c->end < end &&
                (b->text->tokens[c->end].mark || ay_cue_at(b->text, c->end, AY_CUE_BASE, NULL) ||
                    ay_cue_at(b->text, c->end, AY_CUE_PREP, NULL));
    bool more = !ay_token_is(b->text, c->first, "up") && !ay_token_is(b->text, c->first, "down");
    // "1.8 pct fewer shares"
    if (c->side == AY_SIDE_PARTICLE && c->quantity == front && more && c->end < end && !than)
        c->vague = true;
    bool ranged = q->range != AY_NONE && b->spots->ranges[q->range].kind != AY_RANGE_FROM_TO;
    if (ranged || ay_bind_slashed(b, c->quantity) || ay_dec_sign(q->value) == 0) c->vague = true;
}

// A percentage with a printed sign that no trigger took: "48,300 in March, 41,900 in February
// (+9.8%)".
static bool read_signed(const ay_bind *b, uint32_t qi, claim *out) {
    const ay_quantity *q = quantity(b, qi);
    if (!(q->flags & AY_QF_SIGNED) || q->direction == AY_DIR_NONE) return false;
    if (q->type != AY_Q_PERCENT && q->type != AY_Q_POINT) return false;
    *out = (claim){.first = q->first,
        .end = q->end,
        .quantity = qi,
        .direction = q->direction,
        .side = AY_SIDE_PARTICLE};
    return true;
}

// ---- levels -------------------------------------------------------------------------------------

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
            covering(b, i - 1) != AY_NONE)
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

// "9,140,000 dlrs, or 2.52 dlrs per share": the same level again.
static bool said_again(const ay_bind *b, uint32_t qi) {
    if (ay_token_is(b->text, quantity(b, qi)->first, "or")) return true;
    uint32_t cue = ay_bind_before(b, qi, AY_CUE_RESTATE, NULL), before = ay_bind_previous(b, qi);
    return cue != AY_NONE && before != AY_NONE && cue <= quantity(b, before)->end + 1;
}

static bool may_be_level(const ay_bind *b, const claim *c, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (c->claimed[qi]) return false;
    if (ay_bind_slashed(b, qi) ||
        (q->range != AY_NONE && b->spots->ranges[q->range].kind != AY_RANGE_FROM_TO))
        return false;
    if (b->table[q->sentence] ||
        (q->modifier && q->modifier != AY_MOD_ABOUT && q->modifier != AY_MOD_NEARLY))
        return false;
    if (said_again(b, qi)) return false;
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

static void collect(const ay_bind *b, const claim *c, uint32_t first, uint32_t end, levels *out) {
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

// Do the periods of two quantities stand in an order? -1 the first is earlier, 1 later, 0 unknown
// or overlapping.
static int period_order(const ay_bind *b, uint32_t x, uint32_t y) {
    if (b->period[x] == AY_NONE || b->period[y] == AY_NONE) return 0;
    const ay_time *s = &b->spots->times[b->period[x]], *t = &b->spots->times[b->period[y]];
    if (s->from == AY_NO_DAY || t->from == AY_NO_DAY || s->to == AY_NO_DAY || t->to == AY_NO_DAY) {
        if (s->year || t->year || s->month == 0 || t->month == 0 || s->month == t->month) return 0;
        return s->month < t->month ? -1 : 1; // two months of an unknown year
    }
    if (s->to < t->from) return -1;
    return t->to < s->from ? 1 : 0;
}

typedef struct found {
    uint32_t before, after, n; // n: how many pairs fit
    bool marked;               // both sides have cues of their own
    bool direct;               // the base stands right behind the claim
} found;

static void add_pair(const ay_bind *b, found *f, uint32_t before, uint32_t after) {
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

// Pairs among the candidates: marked ones first, then one marked and one that is not, then the
// order of the periods.
static found pair_levels(const ay_bind *b, const levels *l) {
    found f = {AY_NONE, AY_NONE, 0, false, false};
    uint32_t before = first_of(l, BEFORE), after = first_of(l, AFTER);
    // the first of each: "to 7.15 from 7.20 in December and compared with 3.03 a year ago"
    if (before != AY_NONE && after != AY_NONE && neighbours(b, l, before, after)) {
        add_pair(b, &f, before, after);
        f.marked = by_cue(b, before);
        return f;
    }
    for (uint32_t i = 0; i + 1 < l->n; i++) { // neighbours only
        uint32_t x = l->q[i], y = l->q[i + 1];
        bool apart = quantity(b, x)->sentence != quantity(b, y)->sentence;
        int order = period_order(b, x, y);
        if (!apart && !same_stretch(b, x, y)) continue;
        // "58%, against 52%"
        if (l->side[i] == UNKNOWN && l->side[i + 1] == BEFORE && order >= 0) add_pair(b, &f, y, x);
        if (l->side[i] == BEFORE && l->side[i + 1] == UNKNOWN && order <= 0 &&
            (apart || order < 0 || ends_earlier(b, x)))
            add_pair(b, &f, x, y);
        if (l->side[i] == UNKNOWN && l->side[i + 1] == AFTER && order <= 0 && (apart || order < 0))
            add_pair(b, &f, x, y);
    }
    if (f.n) return f;
    for (uint32_t i = 0; i + 1 < l->n; i++) {
        int order = period_order(b, l->q[i], l->q[i + 1]);
        if (l->side[i] != UNKNOWN || l->side[i + 1] != UNKNOWN) continue;
        if (order < 0) add_pair(b, &f, l->q[i], l->q[i + 1]);
        if (order > 0) add_pair(b, &f, l->q[i + 1], l->q[i]);
    }
    return f;
}

static found pair_in(const ay_bind *b, const claim *c, uint32_t first, uint32_t end) {
    levels l = {.n = 0};
    collect(b, c, first, end, &l);
    found f = pair_levels(b, &l);
    // "increased eight pct, to 4.7 billion": that is its level
    bool goal_first = l.n && first >= c->end && l.side[0] == AFTER;
    if (goal_first && f.n && f.after != l.q[0]) f.n = 0;
    return f;
}

// The stretch of a sentence between the triggers around the claim.
static void stretch(const ay_bind *b, const claim *c, uint32_t *low, uint32_t *high) {
    const ay_sentence *s = &b->text->sentences[b->text->tokens[c->first].sentence];
    claim other;
    *low = c->first > s->first + WINDOW ? c->first - WINDOW : s->first;
    *high = s->end > c->end + WINDOW ? c->end + WINDOW : s->end;
    for (uint32_t i = c->first; i > *low; i--)
        if (b->text->tokens[i - 1].mark == ';' ||
            (read_trigger(b, i - 1, &other) && other.side == AY_SIDE_VERB &&
                other.end <= c->first)) {
            *low = b->text->tokens[i - 1].mark == ';' ? i : other.end;
            break;
        }
    for (uint32_t i = c->end; i < *high; i++)
        if (b->text->tokens[i].mark == ';' ||
            (read_trigger(b, i, &other) && other.side == AY_SIDE_VERB))
            *high = i;
}

static bool speaks_of_before(const ay_bind *b, const claim *c) {
    const ay_sentence *s = &b->text->sentences[b->text->tokens[c->first].sentence];
    if (c->side == AY_SIDE_NOUN) return true;
    uint32_t end = s->first + LOOK < c->first ? s->first + LOOK : c->first;
    return ay_cue_find(b->text, s->first, end, AY_CUE_PRONOUN, NULL) != AY_NONE;
}

// A claim without a level of its own must point back: "That is an increase of …", "the 4%
// increase".
static bool refers_back(const ay_bind *b, const claim *c) {
    uint32_t first = b->text->sentences[b->text->tokens[c->first].sentence].first;
    if (c->side != AY_SIDE_NOUN) return false;
    uint32_t start = c->quantity != AY_NONE && quantity(b, c->quantity)->first < c->first
                         ? quantity(b, c->quantity)->first
                         : c->first;
    bool the = ay_token_is(b->text, start, "the") ||
               (start > first && ay_token_is(b->text, start - 1, "the"));
    return the || ay_cue_find(b->text, first, first + 2, AY_CUE_PRONOUN, NULL) != AY_NONE;
}

// Levels in the sentence before, alone or together with the claim's own sentence.
static found pair_with_previous(const ay_bind *b, const claim *c, uint32_t low, uint32_t high) {
    uint32_t s = b->text->tokens[c->first].sentence;
    found none = {AY_NONE, AY_NONE, 0, false, false};
    if (!speaks_of_before(b, c)) return none;
    if (low > b->text->sentences[s].first && b->text->tokens[low - 1].mark == ';') {
        levels both = {.n = 0};
        collect(b, c, b->text->sentences[s].first, high, &both);
        return pair_levels(b, &both);
    }
    if (s == 0) return none;
    const ay_sentence *previous = &b->text->sentences[s - 1];
    if (previous->block != b->text->sentences[s].block || previous->end - previous->first > WINDOW)
        return none;
    levels l = {.n = 0};
    collect(b, c, low, high, &l);
    if (l.n > 1 || (l.n == 0 && !refers_back(b, c))) return none;
    uint32_t own = l.n ? l.q[0] : AY_NONE;
    collect(b, c, previous->first, previous->end, &l);
    found f = pair_levels(b, &l);
    return own != AY_NONE && f.n && f.before != own && f.after != own ? none : f;
}

static found pair_in_next(const ay_bind *b, const claim *c) {
    uint32_t s = b->text->tokens[c->first].sentence;
    found none = {AY_NONE, AY_NONE, 0, false, false};
    if (s + 1 >= b->text->n_sentences) return none;
    const ay_sentence *next = &b->text->sentences[s + 1];
    if (next->block != b->text->sentences[s].block || next->end - next->first > WINDOW) return none;
    claim other;
    for (uint32_t i = next->first; i < next->end; i++)
        if (read_trigger(b, i, &other) && other.direction != AY_DIR_NONE) return none;
    return pair_in(b, c, next->first, next->end);
}

// "income of 1.89 billion, up 68 pct from 778.9 million": the base stands right behind the claim,
// the level right in front of it.
static bool base_behind(const ay_bind *b, const claim *c, uint32_t low, uint32_t high, found *f) {
    levels behind = {.n = 0}, front = {.n = 0};
    if (c->quantity == AY_NONE) return false;
    uint32_t end = quantity(b, c->quantity)->end > c->end ? quantity(b, c->quantity)->end : c->end;
    collect(b, c, end, high, &behind);
    if (behind.n == 0 || behind.side[0] != BEFORE || quantity(b, behind.q[0])->first - end > 5)
        return false;
    if (behind.n > 1 && behind.side[1] == AFTER) return false; // "fell 5 pct, from 100 to 95"
    if (c->side == AY_SIDE_VERB) return false;
    collect(b, c, low, c->first, &front);
    *f = (found){AY_NONE, AY_NONE, 0, false, false};
    // "to 153.50 from 154.67 and was up 16.8 pct from 184.55"
    while (front.n && front.side[front.n - 1] == BEFORE) front.n--;
    if (front.n) add_pair(b, f, behind.q[0], front.q[front.n - 1]);
    f->marked = f->direct = true;
    return true;
}

static found find_levels(const ay_bind *b, const claim *c) {
    uint32_t low, high;
    found f;
    stretch(b, c, &low, &high);
    if (base_behind(b, c, low, high, &f)) return f;
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

// ---- guards -------------------------------------------------------------------------------------

// Exchange rates, yields, ranks: a lower figure may be the better one.
static bool inverse(const ay_bind *b, const claim *c) {
    uint32_t first = b->text->sentences[b->text->tokens[c->first].sentence].first, n;
    if (c->first - first > 5 * LOOK) first = c->first - 5 * LOOK;
    for (uint32_t i = first; i < c->first; i++) // "the kwacha fell from 2.20 to the dollar to 15"
        if (covering(b, i) == AY_NONE && ay_phrase_at(b->text, i, AY_TABLE_CURRENCY, &n) >= 0 &&
            b->text->tokens[i].kind == AY_TOK_WORD)
            return true;
    return ay_cue_find(b->text, first, c->first, AY_CUE_INVERSE, NULL) != AY_NONE;
}

static bool same_days(const ay_bind *b, uint32_t x, uint32_t y) {
    if (x == AY_NONE || y == AY_NONE) return false;
    const ay_time *s = &b->spots->times[x], *t = &b->spots->times[y];
    return s->from != AY_NO_DAY && s->from == t->from && s->to == t->to;
}

// A period that the claim names for itself ("up 4% on 2018", "in the quarter") must not be another
// one than the earlier level's.
static bool other_base(const ay_bind *b, const claim *c, uint32_t before) {
    if (c->quantity == AY_NONE) return false;
    uint32_t i = quantity(b, c->quantity)->end > c->end ? quantity(b, c->quantity)->end : c->end,
             qi;
    uint32_t n = ay_token_is(b->text, i, "on") || ay_token_is(b->text, i, "over")
                     ? 1
                     : ay_cue_at(b->text, i, AY_CUE_BASE, NULL);
    uint32_t near = n ? ay_bind_quantities(b, i + n, i + n + 6, &qi) : 0;
    while (near && quantity(b, qi)->type == AY_Q_ORDINAL) near--, qi++;
    if (n && !near) { // "up 16.7 pct on February last year", "up 27 pct from the previous record"
        uint32_t ti;
        if (!ay_bind_times(b, i + n, i + n + 3, &ti)) return true;
        return b->period[before] != ti && !same_days(b, b->period[before], ti);
    }
    if (b->period[before] == AY_NONE) return false;
    uint32_t own = b->period[c->quantity];
    if (own == AY_NONE || own == b->period[before]) return false;
    const ay_time *t = &b->spots->times[own], *s = &b->spots->times[b->period[before]];
    if (t->first < quantity(b, c->quantity)->end || t->from == AY_NO_DAY || s->from == AY_NO_DAY)
        return false;
    return t->to < s->from || s->to < t->from ? ay_token_is(b->text, t->first - 1, "on") : false;
}

static bool crosses_clause(const ay_bind *b, const claim *c, uint32_t qi) {
    return b->clause_at[quantity(b, qi)->first] != b->clause_at[c->first];
}

static bool claim_has_period(const ay_bind *b, const claim *c) {
    if (c->quantity == AY_NONE) return false;
    uint32_t t = b->period[c->quantity];
    return t != AY_NONE && b->spots->times[t].first >= quantity(b, c->quantity)->end &&
           b->spots->times[t].first - quantity(b, c->quantity)->end < 4;
}

// ---- facts --------------------------------------------------------------------------------------

static void add_claim(ay_building *f, ay_bind *b, const claim *c) {
    if (c->quantity == AY_NONE) {
        ay_build_words(f, c->factor ? AY_ROLE_RATE : AY_ROLE_CUE, c->first, c->end, c->factor);
    } else {
        ay_role role = is_rate(quantity(b, c->quantity)) ? AY_ROLE_RATE : AY_ROLE_DIFFERENCE;
        ay_build_quantity(f, role, c->quantity, NULL);
        ay_operand *op = &f->ops[f->fact.n - 1];
        op->span = ay_span_join(op->span, ay_tokens_span(b->text, c->first, c->end));
    }
    f->fact.direction = c->direction;
    f->fact.form = c->modifier;
}

// A fall of more than 100 percent needs no levels, only a subject that cannot be negative.
static bool read_fall(ay_bind *b, const claim *c) {
    if (c->direction != AY_DIR_DOWN || c->quantity == AY_NONE) return false;
    const ay_quantity *q = quantity(b, c->quantity);
    // "cut the 250 pct annual inflation rate"
    if (q->first > 0 && ay_token_is(b->text, q->first - 1, "the")) return false;
    if (q->type != AY_Q_PERCENT || ay_dec_cmp(q->value, ay_dec_int(100)) <= 0) return false;
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t first = c->first - s->first > WINDOW ? c->first - WINDOW : s->first;
    if (ay_cue_find(b->text, first, c->first, AY_CUE_SIGNED, NULL) != AY_NONE) return false;
    ay_building f;
    ay_build(&f, b, AY_FACT_CHANGE, 0);
    add_claim(&f, b, c);
    ay_build_commit(&f);
    return true;
}

// A short-run change ("fell by 38 last week to 801") beside a level of a year ago is another
// change.
static bool other_run(const ay_bind *b, const claim *c, uint32_t before) {
    uint32_t own = b->period[before], s = b->text->tokens[c->first].sentence;
    if (own == AY_NONE || b->spots->times[own].grain < AY_G_YEAR) return false;
    if (!(b->spots->times[own].flags & (AY_TF_RELATIVE | AY_TF_ANAPHOR))) return false;
    for (uint32_t k = b->time_by_sentence[s]; k < b->time_by_sentence[s + 1]; k++) {
        const ay_time *t = &b->spots->times[k];
        if (k != own && (t->flags & AY_TF_RELATIVE) && t->grain > AY_G_NONE &&
            t->grain < AY_G_MONTH && t->grain != AY_G_DAY)
            return true;
    }
    return false;
}

// How sure must the pair be? A direction alone needs both levels marked right behind the verb, or
// two dated levels; a difference needs levels of its own unit; nothing may lie far away. "a 27 pct
// increase in imports": the claim names what it measures; levels that stand in front are of
// something else.
static bool named_measure(const ay_bind *b, const claim *c) {
    uint32_t i = c->end;
    if (c->quantity != AY_NONE && quantity(b, c->quantity)->end > i)
        i = quantity(b, c->quantity)->end;
    return ay_token_is(b->text, i, "in") && !(b->spots->at[i + 1] & AY_TIME_BIT) &&
           b->text->tokens[i + 1].kind == AY_TOK_WORD;
}

// "from 94.1%", "up from 3bn": the base of the change itself, not a figure that it is set against.
static bool strict(const ay_bind *b, uint32_t before) {
    const ay_quantity *q = quantity(b, before);
    if (q->range != AY_NONE && b->spots->ranges[q->range].kind == AY_RANGE_FROM_TO) return true;
    return ay_bind_before(b, before, AY_CUE_FROM, NULL) != AY_NONE;
}

// A rate beside percentages that are rates themselves ("rose 2.7 pct in February after 2.9 pct in
// January"): the levels must be said to be levels, by "from" and "to", or stand behind a colon or
// in another sentence.
static bool rates_only(const ay_bind *b, const claim *c, const found *l) {
    if (quantity(b, c->quantity)->type != AY_Q_PERCENT ||
        quantity(b, l->before)->type != AY_Q_PERCENT)
        return false;
    if (l->marked && strict(b, l->before)) return false;
    if (quantity(b, l->after)->sentence != b->text->tokens[c->first].sentence) return false;
    if (quantity(b, l->after)->first < c->first) return c->side == AY_SIDE_VERB;
    for (uint32_t i = c->end; i < quantity(b, l->after)->first; i++)
        if (b->text->tokens[i].mark == ':') return false;
    return quantity(b, l->after)->first > c->first;
}

static bool plain(const ay_bind *b, const claim *c, const found *l) {
    uint32_t x = quantity(b, l->before)->first, y = quantity(b, l->after)->first,
             low = x < y ? x : y, high = x < y ? y : x;
    if (other_run(b, c, l->before) || high - low > 24) return false;
    bool here = quantity(b, l->before)->sentence == b->text->tokens[c->first].sentence;
    // behind the claim, but not right behind it
    if (here && low >= c->end && low - c->end > 14) return false;
    // in front of it, but far
    if (here && high < c->first && c->first - high > 14) return false;
    if (c->quantity != AY_NONE && !is_rate(quantity(b, c->quantity))) {
        ay_quantity d, v;
        if (!ay_bind_align(b, c->quantity, l->before, &d, &v)) return false;
    }
    bool ordered = period_order(b, l->before, l->after) < 0, colon = false;
    for (uint32_t i = c->end < low ? c->end : high; i < (c->end < low ? low : c->first); i++)
        colon |= b->text->tokens[i].mark == ':';
    // one in front, one behind
    if (here && c->quantity != AY_NONE && low < c->first && high > c->first && !l->direct)
        return false;
    // a verb's levels stand behind it
    if (here && c->side == AY_SIDE_VERB && high < c->first && !colon) return false;
    bool own_measure = c->side == AY_SIDE_NOUN && named_measure(b, c);
    if (own_measure && low < c->first) return false;
    if (c->quantity != AY_NONE && !is_rate(quantity(b, c->quantity)) && here && high < c->first &&
        c->first - quantity(b, x < y ? l->after : l->before)->end > 4)
        return false;
    if (c->quantity != AY_NONE &&
        (!is_rate(quantity(b, c->quantity)) || quantity(b, c->quantity)->type == AY_Q_POINT) &&
        !(l->marked && strict(b, l->before)) && !(ordered && !l->marked))
        return false;
    if (c->quantity != AY_NONE && rates_only(b, c, l)) return false;
    uint32_t month = b->period[l->before];
    if (c->quantity != AY_NONE && l->marked && !strict(b, l->before) && month != AY_NONE &&
        b->period[l->after] == AY_NONE && b->spots->times[month].grain == AY_G_MONTH &&
        !(b->spots->times[month].flags & AY_TF_YEAR) && here && low >= c->end)
        return false;
    if (c->quantity != AY_NONE || c->factor) return true;
    if (c->side == AY_SIDE_PARTICLE) return false;
    bool dated = ordered && (l->marked || colon || c->side == AY_SIDE_NOUN);
    bool near = low >= c->end && low - c->end <= 4 && high - low <= 14;
    if (c->side == AY_SIDE_BASE) return false;
    bool goal = ay_bind_before(b, l->after, AY_CUE_GOAL, NULL) != AY_NONE;
    goal = goal && y >= c->end && y - c->end <= 4;
    return (l->marked && near && strict(b, l->before)) || (dated && colon) ||
           (dated && goal && c->side == AY_SIDE_NOUN);
}

// `used` is the pair of the last rate: another rate behind it speaks of something else ("up 15 pct
// to 210.7 from 183.6, and sales of stores open for a year were up 13 pct").
static void read_change(ay_bind *b, const claim *c, found *used) {
    found l = find_levels(b, c);
    if (read_fall(b, c) || l.n == 0) return;
    if (c->quantity != AY_NONE && used->before == l.before && used->after == l.after) return;
    if (c->quantity != AY_NONE) *used = l;
    if (inverse(b, c) || other_base(b, c, l.before) || !plain(b, c, &l)) return;
    if (claim_has_period(b, c) && crosses_clause(b, c, l.before)) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_CHANGE, 0);
    add_claim(&f, b, c);
    ay_quantity before, after;
    ay_bind_align(b, l.before, l.after, &before, &after);
    ay_build_quantity(&f, AY_ROLE_BEFORE, l.before, &before);
    ay_build_quantity(&f, AY_ROLE_AFTER, l.after, &after);
    f.fact.ambiguous = l.n > 1;
    if (l.marked) f.fact.form |= 0x80; // the text itself says which level is which
    uint32_t x = quantity(b, l.before)->first, y = quantity(b, l.after)->first;
    const ay_sentence *s = &b->text->sentences[b->text->tokens[c->first].sentence];
    uint32_t low = c->first - s->first > 3 * LOOK ? c->first - 3 * LOOK : s->first;
    bool guarded = ay_cue_find(b->text, low, c->first, AY_CUE_GUARD, NULL) != AY_NONE;
    if (guarded || ay_bind_guarded(b, c->first, x) || ay_bind_guarded(b, c->first, y))
        f.fact.why = "other basis";
    ay_build_commit(&f);
}

// ---- comparisons --------------------------------------------------------------------------------

// The end of the noun that a quantity counts.
static uint32_t noun_behind(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    return q->head == AY_NONE || q->head < q->end ? q->end : q->head + 1;
}

// A comparing cue in front of the quantity, with nothing between but its article, a time, or a
// short noun phrase ("lower than the national rate of 5.4%").
static uint32_t compared_by(const ay_bind *b, uint32_t qi, int cue) {
    uint32_t at = ay_bind_before(b, qi, cue, NULL), i = quantity(b, qi)->first;
    uint32_t low = b->text->sentences[quantity(b, qi)->sentence].first;
    for (uint32_t steps = 0; at == AY_NONE && steps < LOOK && i > low; steps++, i--) {
        uint32_t n = ay_cue_before(b->text, i, cue, NULL);
        if (n && n <= i - low) at = i - n;
        else if (b->text->tokens[i - 1].mark && b->text->tokens[i - 1].mark != '\'') break;
        else if (covering(b, i - 1) != AY_NONE || ay_cue_at(b->text, i - 1, AY_CUE_FUTURE, NULL) ||
                 ay_cue_at(b->text, i - 1, AY_CUE_CLAUSE, NULL))
            break;
    }
    return at;
}

// The cue must belong to figure `a`: behind a comma, "is", "were", "well", and not far.
static bool stands_to(const ay_bind *b, uint32_t a, uint32_t cue) {
    if (cue - quantity(b, a)->end > 12 || cue == 0) return false;
    return b->text->tokens[cue - 1].mark == ',' ||
           ay_cue_before(b->text, cue, AY_CUE_COPULA, NULL) > 0;
}

// Quantities of one kind, or a fraction in words beside a percentage ("nine in ten … less than the
// 74% of 2005").
static bool align_shares(const ay_bind *b, uint32_t a, uint32_t q, ay_quantity *x, ay_quantity *y) {
    if (ay_bind_align(b, a, q, x, y)) return true;
    if (!(x->flags & AY_QF_FRACTION) || y->type != AY_Q_PERCENT) return false;
    x->type = AY_Q_PERCENT;
    x->value = ay_dec_scale(x->value, 2);
    x->half = x->loose = ay_dec_int(2);
    return true;
}

// "412 combines, well above the 437 of the season before": the figure behind the cue, and the
// nearest one in front of it.
static void read_comparison(ay_bind *b, uint32_t qi, const uint8_t *claimed) {
    uint8_t direction = AY_DIR_UP;
    uint32_t a = ay_bind_previous(b, qi), cue = compared_by(b, qi, AY_CUE_ABOVE);
    if (cue == AY_NONE) direction = AY_DIR_DOWN, cue = compared_by(b, qi, AY_CUE_BELOW);
    if (cue == AY_NONE || a == AY_NONE || quantity(b, a)->end >= cue ||
        quantity(b, qi)->first <= cue)
        return;
    if (claimed[a] ||
        ((quantity(b, a)->flags | quantity(b, qi)->flags) & (AY_QF_HYPHEN | AY_QF_DURATION) &&
            !(quantity(b, a)->flags & quantity(b, qi)->flags & AY_QF_DURATION)))
        return;
    if (ay_bind_slashed(b, a) || ay_bind_slashed(b, qi) || quantity(b, a)->range != AY_NONE ||
        quantity(b, qi)->range != AY_NONE)
        return;
    if (b->table[quantity(b, qi)->sentence] || !stands_to(b, a, cue)) return;
    // "25 more than the 412", "25 tractors more than the 412": a difference
    if (noun_behind(b, a) >= cue) return;
    ay_quantity x, y;
    if (quantity(b, a)->type == AY_Q_ORDINAL || !align_shares(b, a, qi, &x, &y)) return;
    if (!ay_bind_same_measure(b, a, qi) || ay_bind_guarded(b, a, qi) || ay_bind_negated(b, cue))
        return;
    ay_building f;
    ay_build(&f, b, AY_FACT_COMPARISON, 0);
    f.fact.direction = direction;
    ay_build_quantity(&f, AY_ROLE_B, qi, &y);
    f.ops[0].span = ay_span_join(f.ops[0].span, b->text->tokens[cue].span);
    ay_build_quantity(&f, AY_ROLE_A, a, &x);
    ay_build_commit(&f);
}

void ay_fact_change(ay_bind *bind) {
    const ay_text *t = bind->text;
    claim c;
    AY_LIST(claim) claims = {0};
    found used = {AY_NONE, AY_NONE, 0, false, false};
    uint8_t *claimed = ay_alloc_array(bind->arena, bind->spots->n_quantities + 1u, 1);
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        if (t->tokens[i].phrase == AY_NONE || !read_trigger(bind, i, &c) ||
            c.direction == AY_DIR_NONE)
            continue;
        attach_quantity(bind, &c);
        if (!particle_stands(bind, &c) || (c.quantity != AY_NONE && claimed[c.quantity])) continue;
        if (c.quantity != AY_NONE) claimed[c.quantity] = 1;
        c.claimed = claimed;
        c.ahead = ay_bind_future(bind, c.first);
        AY_PUSH(bind->arena, &claims, c);
        i = c.end - 1;
    }
    for (uint32_t i = 0; i < claims.n; i++)
        if (!claims.at[i].vague && !ay_bind_conditional(bind, claims.at[i].first))
            read_change(bind, &claims.at[i], &used);
    for (uint32_t q = 0; q < bind->spots->n_quantities; q++) {
        if (!claimed[q] && read_signed(bind, q, &c)) {
            c.claimed = claimed;
            read_change(bind, &c, &used);
        }
        if (!claimed[q]) read_comparison(bind, q, claimed);
    }
}
