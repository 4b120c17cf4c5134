// Wholes and their parts: a list with its total (also of quarters and months), exports and imports
// with trade and balance, a whole with what was taken and what is left, a month inside of a longer
// period.

#include "series.h"

enum { REACH = 40 };

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

static bool countable(const ay_quantity *q) {
    return q->type != AY_Q_ORDINAL &&
           !(q->flags & (AY_QF_INFIRM | AY_QF_FRACTION | AY_QF_ONE_IN | AY_QF_YEARLIKE));
}

// ---- a list and its total -----------------------------------------------------------------------

// "in the four quarters and 11.3bn for the full year": the sentence speaks of a period and of its
// parts.
static bool has_periods(const ay_bind *b, const ay_series *s) {
    const ay_sentence *t = &b->text->sentences[quantity(b, s->q[0])->sentence];
    return ay_cue_find(b->text, t->first, t->end, AY_CUE_PART_PERIOD, NULL) != AY_NONE;
}

static uint8_t form_of(const ay_bind *b, const ay_series *s) {
    const ay_sentence *t = &b->text->sentences[quantity(b, s->q[0])->sentence];
    if (s->n == 2 && ay_cue_find(b->text, t->first, t->end, AY_CUE_EXPORT, NULL) != AY_NONE &&
        ay_cue_find(b->text, t->first, t->end, AY_CUE_IMPORT, NULL) != AY_NONE)
        return AY_SUM_TRADE;
    if (has_periods(b, s)) return AY_SUM_PERIODS;
    for (uint32_t i = 0; i < s->n; i++)
        if (b->period[s->q[i]] == AY_NONE || (i && b->period[s->q[i]] == b->period[s->q[i - 1]]))
            return AY_SUM_PLAIN;
    return AY_SUM_PERIODS;
}

// "1.6 billion in 1989 and 2.45 billion in 1990, a total of 5.3 billion over three years": a length
// beside the total that is not the number of the parts.
static bool over_others(const ay_bind *b, const ay_series *s, uint32_t whole) {
    uint32_t sentence = quantity(b, whole)->sentence;
    for (uint32_t q = b->by_sentence[sentence]; q < b->by_sentence[sentence + 1]; q++) {
        const ay_quantity *x = quantity(b, q);
        if (!(x->flags & AY_QF_DURATION) || x->first < quantity(b, whole)->end) continue;
        if (x->first - quantity(b, whole)->end < REACH / 4 &&
            (x->modifier == AY_MOD_MORE || ay_bind_before(b, q, AY_CUE_PREP, NULL) != AY_NONE))
            return ay_dec_cmp(x->value, ay_dec_int((int32_t)s->n)) != 0;
    }
    return false;
}

static void add_sum(ay_bind *b, const ay_series *s, uint32_t whole, uint8_t form) {
    ay_building f;
    ay_quantity as, other;
    ay_build(&f, b, AY_FACT_SUM, form);
    if (s->mixed) as = *quantity(b, whole);
    else if (!ay_bind_comparable(b, s->q[s->n - 1], whole, &other, &as)) return;
    uint32_t cue = ay_bind_before(b, whole, AY_CUE_TOTAL, NULL);
    if (ay_bind_before(b, whole, AY_CUE_BASE, NULL) != AY_NONE ||
        (cue != AY_NONE && ay_cue_before(b->text, cue, AY_CUE_BASE, NULL)))
        return; // "as against a total of 900 million"
    if (over_others(b, s, whole)) return;
    ay_build_quantity(&f, AY_ROLE_WHOLE, whole, &as);
    for (uint32_t i = 0; i < s->n; i++) ay_build_quantity(&f, AY_ROLE_PART, s->q[i], &s->as[i]);
    f.fact.direction =
        s->partial ? AY_DIR_DOWN : AY_DIR_NONE; // a partial list may only stay below its whole
    if (ay_bind_guarded(b, f.bind->spots->quantities[whole].first, s->first))
        f.fact.why = "other basis";
    ay_build_commit(&f);
}

// Does the list's own first member stand as its total ("1,482 nurses graduated, 611 in …, 402 in …
// and 533 in …")?
static bool first_is_total(const ay_bind *b, const ay_series *s) {
    if (s->n < 3) return false;
    bool before = ay_bind_before(b, s->q[0], AY_CUE_TOTAL_FIRST, NULL) != AY_NONE;
    const ay_clause *c = &b->clauses[b->clause_at[s->first]];
    uint32_t low = s->first - c->first > 4 ? s->first - 4 : c->first;
    return before || ay_cue_find(b->text, low, s->first, AY_CUE_TOTAL_FIRST, NULL) != AY_NONE;
}

static void drop_first(const ay_bind *b, ay_series *s) {
    for (uint32_t i = 1; i < s->n; i++) s->q[i - 1] = s->q[i], s->as[i - 1] = s->as[i];
    s->n--;
    s->first = quantity(b, s->q[0])->first;
}

// "Of the budget of 5.6bn, 2.1bn goes to schools, 1.9bn to hospitals and 2.4bn to roads": money goes
// to one end only, so that its parts may not exceed it. Amounts of several times may be one that
// grows ("210 million by 2020, 430 million by 2021").
static void read_spent(ay_bind *b, ay_series *s) {
    uint32_t whole = b->by_sentence[quantity(b, s->q[0])->sentence];
    if (quantity(b, whole)->type != AY_Q_MONEY) return;
    if (whole == s->q[0]) drop_first(b, s);
    if (s->n < 2 || whole >= s->q[0] || s->first - quantity(b, whole)->end > REACH / 4) return;
    for (uint32_t q = whole + 1; q < s->q[0]; q++)
        if (quantity(b, q)->type != AY_Q_ORDINAL) return;
    for (uint32_t i = 0; i < s->n; i++)
        if (b->period[s->q[i]] != b->period[s->q[0]]) return;
    s->partial = true;
    add_sum(b, s, whole, AY_SUM_PLAIN);
}

static void read_list(ay_bind *b, ay_series *s) {
    if ((s->full && !s->mixed) || s->as[0].type == AY_Q_PERCENT || s->as[0].type == AY_Q_POINT ||
        s->as[0].type == AY_Q_MULTIPLE)
        return;
    const ay_sentence *t = &b->text->sentences[quantity(b, s->q[0])->sentence];
    if (ay_cue_at(b->text, t->first, AY_CUE_OF_START, NULL)) {
        read_spent(b, s);
        return; // "of the 640 wells …, a total of 210 were oil wells"
    }
    if (ay_bind_before(b, s->q[0], AY_CUE_BASE, NULL) != AY_NONE)
        return; // "compared with 8.1 billion in May and 6.9 a year ago"
    if (ay_cue_find(b->text, t->first, t->end, AY_CUE_WIDENED, NULL) != AY_NONE) return;
    if (ay_cue_find(b->text, t->first, t->end, AY_CUE_SURPLUS, NULL) != AY_NONE)
        return; // exports, imports and what is between them
    if (ay_cue_find(b->text, t->first, t->end, AY_CUE_OTHER_WHOLE, NULL) != AY_NONE) return;
    bool marked;
    uint32_t whole = ay_series_total_before(b, s, &marked);
    if (whole == AY_NONE && first_is_total(b, s)) {
        whole = s->q[0];
        drop_first(b, s);
    }
    if (whole == AY_NONE && ay_bind_before(b, s->q[0], AY_CUE_TOTAL, NULL) != AY_NONE)
        return; // a total of another list
    if (whole == AY_NONE) whole = ay_series_total_after(b, s);
    uint32_t before = whole == AY_NONE ? AY_NONE : ay_bind_previous(b, whole);
    if (before != AY_NONE && before < s->q[0] && whole < s->q[0] &&
        ay_bind_before(b, before, AY_CUE_OF_START, NULL) != AY_NONE)
        return; // "of the 640 wells, a total of 210 were …"
    if (whole != AY_NONE && s->n >= 2) add_sum(b, s, whole, form_of(b, s));
}

// ---- trade --------------------------------------------------------------------------------------

// The quantity that a cue names: the first alike one right behind it, or right in front of it.
static uint32_t named_by(const ay_bind *b, uint32_t first, uint32_t end, int cue, uint32_t *at) {
    for (uint32_t i = first; i < end; i++) {
        uint32_t n = ay_cue_at(b->text, i, cue, NULL);
        if (n == 0 || (cue == AY_CUE_TRADE && ay_cue_at(b->text, i, AY_CUE_SURPLUS, NULL)))
            continue;
        uint32_t qi, high = i + n + 14 < end ? i + n + 14 : end;
        if (cue == AY_CUE_SURPLUS && i > first &&
            ay_bind_quantities(
                b, i - 1 > first + 4 ? i - 5 : first, i, &qi)) { // "a 2.1 billion dollar deficit"
            while (ay_bind_next(b, qi) != AY_NONE && quantity(b, ay_bind_next(b, qi))->first < i)
                qi = ay_bind_next(b, qi);
            if (quantity(b, qi)->end == i ||
                (quantity(b, qi)->end + 1 == i && ay_token_is(b->text, i - 1, "trade"))) {
                *at = i;
                return qi;
            }
        }
        uint32_t near = ay_bind_quantities(b, i + n, high, &qi);
        for (uint32_t k = 0; k < near; k++) {
            const ay_quantity *q = quantity(b, qi + k);
            if (q->type == AY_Q_MONEY || (q->type == AY_Q_NUMBER && (q->flags & AY_QF_SCALED))) {
                *at = i;
                return qi + k;
            }
        }
        i += n - 1;
    }
    return AY_NONE;
}

typedef struct trade {
    uint32_t export, import, total, balance, at[4];
} trade;

// The cue at i ends its statement, right behind the figure with a copula alone between.
static bool said_behind(const ay_bind *b, const ay_quantity *q, uint32_t i, int cue) {
    uint32_t end = i + ay_cue_at(b->text, i, cue, NULL), k = q->end;
    bool last = end >= b->text->n_tokens || b->text->tokens[end].mark ||
                ay_cue_at(b->text, end, AY_CUE_JOIN, NULL);
    while (last && k < i && k < q->end + 2 && ay_cue_at(b->text, k, AY_CUE_COPULA, NULL)) k++;
    return last && k == i;
}

// The figure of a cue, when it stands closer in front ("51.8 billion yuan of exports", "$310m in
// exports").
static uint32_t owned_by(const ay_bind *b, uint32_t first, uint32_t end, int cue, uint32_t *at) {
    for (uint32_t i = first; i < end; i++) {
        if (ay_cue_at(b->text, i, cue, NULL) == 0 || i < 2) continue;
        uint32_t low = i - first > 3 ? i - 3 : first, qi;
        uint32_t n = ay_bind_quantities(b, low > 8 ? low - 8 : 0, i, &qi);
        if (n == 0) continue;
        qi += n - 1;
        const ay_quantity *q = quantity(b, qi);
        bool own = said_behind(b, q, i, cue); // "goods worth Rs 900 crore were exported"
        bool of = q->end < i && i - q->end <= 2 &&
                  (ay_token_is(b->text, q->end, "of") || ay_token_is(b->text, q->end, "in"));
        if ((q->type == AY_Q_MONEY || q->type == AY_Q_NUMBER) && (of || own)) {
            *at = i;
            return qi;
        }
    }
    return named_by(b, first, end, cue, at);
}

static bool distinct(const trade *t) {
    return t->export != t->import && t->export != t->total && t->import != t->total;
}

// The amount that a neighbouring sentence gives under the cue, when it speaks of nothing else
// before it: no other amount, no side of trade, no time of its own. AY_NONE otherwise.
static uint32_t only_one(
    const ay_bind *b, const ay_sentence *s, int cue, uint32_t *at, uint32_t block) {
    const ay_sentence *all = b->text->sentences;
    if (s < all || s >= all + b->text->n_sentences || s->block != block) return AY_NONE;
    uint32_t end = s->end - s->first > REACH ? s->first + REACH : s->end, other;
    if (ay_cue_find(b->text, s->first, s->end, AY_CUE_OTHER_BALANCE, NULL) != AY_NONE ||
        ay_cue_find(b->text, s->first, s->end, AY_CUE_EXPORT, NULL) != AY_NONE ||
        ay_cue_find(b->text, s->first, s->end, AY_CUE_IMPORT, NULL) != AY_NONE)
        return AY_NONE;
    uint32_t qi = named_by(b, s->first, end, cue, at);
    if (qi == AY_NONE || ay_bind_quantities(b, s->first, quantity(b, qi)->first, &other))
        return AY_NONE;
    return ay_bind_times(b, s->first, *at, &other) ? AY_NONE : qi;
}

// The trade total of the sentence in front, when both sides are said to be of it ("Imports made up
// 1.71 bn of this"), or of the next one, when that draws the sum ("Turnover thus came to …").
static uint32_t total_beside(const ay_bind *b, const ay_sentence *s, uint32_t *at) {
    if (ay_cue_find(b->text, s->first, s->end, AY_CUE_PART_OF, NULL) != AY_NONE &&
        s > b->text->sentences)
        return only_one(b, s - 1, AY_CUE_TRADE, at, s->block);
    const ay_sentence *next = s + 1;
    if (next >= b->text->sentences + b->text->n_sentences ||
        ay_cue_find(b->text, next->first, next->end, AY_CUE_DRAWN, NULL) == AY_NONE)
        return AY_NONE;
    return only_one(b, next, AY_CUE_TRADE, at, s->block);
}

// The sentence up to its first semicolon, when both sides of trade stand before it; false when they
// stand on two sides of one: two statements side by side.
static bool first_statement(const ay_bind *b, const ay_sentence *s, ay_sentence *out) {
    *out = *s;
    for (uint32_t i = s->first; i < s->end && out->end == s->end; i++)
        if (b->text->tokens[i].mark == ';') out->end = i;
    return out->end == s->end ||
           (ay_cue_find(b->text, s->first, out->end, AY_CUE_EXPORT, NULL) != AY_NONE &&
               ay_cue_find(b->text, s->first, out->end, AY_CUE_IMPORT, NULL) != AY_NONE);
}

static void read_trade(ay_bind *b, const ay_sentence *whole) {
    if (!ay_sentence_has(whole, AY_CUE_EXPORT) || !ay_sentence_has(whole, AY_CUE_IMPORT)) return;
    ay_sentence cut;
    const ay_sentence *s = &cut;
    if (!first_statement(b, whole, &cut)) return;
    if (s->end - s->first > 2 * REACH || b->table[b->text->tokens[s->first].sentence]) return;
    if (ay_cue_find(b->text, s->first, s->end, AY_CUE_OTHER_BALANCE, NULL) != AY_NONE) return;
    trade t = {AY_NONE, AY_NONE, AY_NONE, AY_NONE, {0}};
    t.export = owned_by(b, s->first, s->end, AY_CUE_EXPORT, &t.at[0]);
    t.import = owned_by(b, s->first, s->end, AY_CUE_IMPORT, &t.at[1]);
    if (t.export == AY_NONE || t.import == AY_NONE || t.export == t.import) return;
    if (ay_cue_find(b->text, s->first, s->end, AY_CUE_WIDENED, NULL) != AY_NONE) return;
    t.total = named_by(b, s->first, s->end, AY_CUE_TRADE, &t.at[2]);
    t.balance = named_by(b, s->first, s->end, AY_CUE_SURPLUS, &t.at[3]);
    if (t.total == AY_NONE) t.total = total_beside(b, whole, &t.at[2]);
    if (t.balance == AY_NONE)
        t.balance = only_one(b, whole + 1, AY_CUE_SURPLUS, &t.at[3], s->block);
    if (t.total == t.balance) t.total = AY_NONE;
    ay_quantity x, y, z;
    if (!ay_bind_align(b, t.export, t.import, &x, &y)) return;
    ay_building f;
    if (t.total != AY_NONE && distinct(&t) && ay_bind_align(b, t.total, t.export, &z, &x)) {
        ay_build(&f, b, AY_FACT_SUM, AY_SUM_TRADE);
        ay_build_quantity(&f, AY_ROLE_WHOLE, t.total, &z);
        ay_build_quantity(&f, AY_ROLE_PART, t.export, &x);
        ay_build_quantity(&f, AY_ROLE_PART, t.import, &y);
        ay_build_commit(&f);
    }
    int32_t sign = 0;
    if (t.balance == AY_NONE || t.balance == t.export || t.balance == t.import) return;
    ay_cue_at(b->text, t.at[3], AY_CUE_SURPLUS, &sign);
    if (!ay_bind_align(b, t.balance, t.export, &z, &x)) return;
    ay_build(&f, b, AY_FACT_BALANCE, 0);
    ay_build_quantity(&f, AY_ROLE_BALANCE, t.balance, &z);
    ay_build_quantity(&f, AY_ROLE_EXPORT, t.export, &x);
    ay_build_quantity(&f, AY_ROLE_IMPORT, t.import, &y);
    f.fact.direction = sign > 0 ? AY_DIR_UP : AY_DIR_DOWN;
    ay_build_commit(&f);
}

void ay_fact_sum(ay_bind *bind) {
    const ay_spots *spots = bind->spots;
    ay_series s;
    for (uint32_t q = 0; q < spots->n_quantities;) {
        if (!countable(quantity(bind, q)) || bind->table[quantity(bind, q)->sentence]) {
            q++;
            continue;
        }
        ay_series_read(bind, q, &s);
        uint32_t last = s.q[s.n - 1];
        if (s.n >= 2) read_list(bind, &s);
        q = last + 1;
    }
    for (uint32_t i = 0; i < bind->text->n_sentences; i++)
        read_trade(bind, &bind->text->sentences[i]);
}
