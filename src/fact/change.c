// Changes ("exports grew 20 percent, from 100 million to 150 million"). Here a claim and its levels
// become a fact, or nothing: what speaks against their belonging together is asked one by one
// (another base, another measure, rates among rates, levels that lie too far).

#include "claim.h"

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

// ---- guards -------------------------------------------------------------------------------------

// Exchange rates, yields, ranks: a lower figure may be the better one.
static bool inverse(const ay_bind *b, const ay_claim *c) {
    uint32_t first = b->text->sentences[b->text->tokens[c->first].sentence].first, n;
    if (c->first - first > 5 * AY_CLAIM_LOOK) first = c->first - 5 * AY_CLAIM_LOOK;
    for (uint32_t i = first; i < c->first; i++) // "the lira fell from 6 to the dollar to 9"
        if (ay_bind_covering(b, i) == AY_NONE &&
            ay_phrase_at(b->text, i, AY_TABLE_CURRENCY, &n) >= 0 &&
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
static bool other_base(const ay_bind *b, const ay_claim *c, uint32_t before) {
    if (c->quantity == AY_NONE) return false;
    uint32_t i = quantity(b, c->quantity)->end > c->end ? quantity(b, c->quantity)->end : c->end,
             qi;
    uint32_t n = ay_token_is(b->text, i, "on") || ay_token_is(b->text, i, "over")
                     ? 1
                     : ay_cue_at(b->text, i, AY_CUE_BASE, NULL);
    uint32_t near = n ? ay_bind_quantities(b, i + n, i + n + 6, &qi) : 0;
    while (near && quantity(b, qi)->type == AY_Q_ORDINAL) near--, qi++;
    if (n && !near) { // "up 14 percent on May last year", "up 27 percent from the old record"
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

static bool crosses_clause(const ay_bind *b, const ay_claim *c, uint32_t qi) {
    return b->clause_at[quantity(b, qi)->first] != b->clause_at[c->first];
}

static bool claim_has_period(const ay_bind *b, const ay_claim *c) {
    if (c->quantity == AY_NONE) return false;
    uint32_t t = b->period[c->quantity];
    return t != AY_NONE && b->spots->times[t].first >= quantity(b, c->quantity)->end &&
           b->spots->times[t].first - quantity(b, c->quantity)->end < 4;
}

// ---- facts --------------------------------------------------------------------------------------

static void add_claim(ay_building *f, ay_bind *b, const ay_claim *c) {
    if (c->quantity == AY_NONE) {
        ay_build_words(f, c->factor ? AY_ROLE_RATE : AY_ROLE_CUE, c->first, c->end, c->factor);
    } else {
        ay_role role = ay_is_rate(quantity(b, c->quantity)) ? AY_ROLE_RATE : AY_ROLE_DIFFERENCE;
        ay_build_quantity(f, role, c->quantity, NULL);
        ay_operand *op = &f->ops[f->fact.n - 1];
        op->span = ay_span_join(op->span, ay_tokens_span(b->text, c->first, c->end));
    }
    f->fact.direction = c->direction;
    f->fact.form = c->modifier;
}

// A fall of more than 100 percent needs no levels, only a subject that cannot be negative.
static bool read_fall(ay_bind *b, const ay_claim *c) {
    if (c->direction != AY_DIR_DOWN || c->quantity == AY_NONE) return false;
    const ay_quantity *q = quantity(b, c->quantity);
    // "cut the 180 percent duty"
    if (q->first > 0 && ay_token_is(b->text, q->first - 1, "the")) return false;
    if (q->type != AY_Q_PERCENT || ay_dec_cmp(q->value, ay_dec_int(100)) <= 0) return false;
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t first = c->first - s->first > AY_CLAIM_WINDOW ? c->first - AY_CLAIM_WINDOW : s->first;
    if (ay_cue_find(b->text, first, c->first, AY_CUE_SIGNED, NULL) != AY_NONE) return false;
    ay_building f;
    ay_build(&f, b, AY_FACT_CHANGE, 0);
    add_claim(&f, b, c);
    ay_build_commit(&f);
    return true;
}

// A short-run change ("fell by 12 last week to 140") beside a level of a year ago is another
// change.
static bool other_run(const ay_bind *b, const ay_claim *c, uint32_t before) {
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

// "a 12 percent rise in wages": the claim names what it measures; levels that stand in front are of
// something else.
static bool named_measure(const ay_bind *b, const ay_claim *c) {
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

// A rate beside percentages that are rates themselves ("rose 1.4 percent in May after 1.9
// percent in April"): the levels must be said to be levels, by "from" and "to", or stand behind a colon or
// in another sentence.
static bool rates_only(const ay_bind *b, const ay_claim *c, const ay_level_pair *l) {
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

// "fell to 3.4 million in 2022, against 3.1 million in 2021": between two years lies no other level
// from which it may have fallen, as between two months of different years.
static bool yearly(const ay_bind *b, const ay_level_pair *l) {
    uint32_t x = b->period[l->before], y = b->period[l->after];
    if (x == AY_NONE || y == AY_NONE) return false;
    const ay_time *s = &b->spots->times[x], *t = &b->spots->times[y];
    return s->grain == AY_G_YEAR && t->grain == AY_G_YEAR && t->from - s->from <= 366;
}

// How sure must the pair be? A direction alone needs both levels marked right behind the verb, or
// two dated levels; a difference needs levels of its own unit; nothing may lie far away.
static bool plain(const ay_bind *b, const ay_claim *c, const ay_level_pair *l) {
    uint32_t x = quantity(b, l->before)->first, y = quantity(b, l->after)->first,
             low = x < y ? x : y, high = x < y ? y : x;
    if (other_run(b, c, l->before) || high - low > 24) return false;
    bool here = quantity(b, l->before)->sentence == b->text->tokens[c->first].sentence;
    // behind the claim, but not right behind it
    if (here && low >= c->end && low - c->end > 14) return false;
    // in front of it, but far
    if (here && high < c->first && c->first - high > 14) return false;
    if (c->quantity != AY_NONE && !ay_is_rate(quantity(b, c->quantity))) {
        ay_quantity d, v;
        if (!ay_bind_align(b, c->quantity, l->before, &d, &v)) return false;
    }
    bool ordered = ay_bind_period_order(b, l->before, l->after) < 0, colon = false;
    for (uint32_t i = c->end < low ? c->end : high; i < (c->end < low ? low : c->first); i++)
        colon |= b->text->tokens[i].mark == ':';
    // one in front, one behind
    if (here && c->quantity != AY_NONE && low < c->first && high > c->first && !l->direct)
        return false;
    // a verb's levels stand behind it
    if (here && c->side == AY_SIDE_VERB && high < c->first && !colon) return false;
    bool own_measure = c->side == AY_SIDE_NOUN && named_measure(b, c);
    if (own_measure && low < c->first) return false;
    if (c->quantity != AY_NONE && !ay_is_rate(quantity(b, c->quantity)) && here &&
        high < c->first && c->first - quantity(b, x < y ? l->after : l->before)->end > 4)
        return false;
    if (c->quantity != AY_NONE &&
        (!ay_is_rate(quantity(b, c->quantity)) || quantity(b, c->quantity)->type == AY_Q_POINT) &&
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
           (dated && goal && (c->side == AY_SIDE_NOUN || yearly(b, l)));
}

// Does a word in front of the claim, between its figures or right behind them ("the 19 cents before
// the split") make the comparison another one?
static bool on_other_basis(const ay_bind *b, const ay_claim *c, const ay_level_pair *l) {
    const ay_quantity *x = quantity(b, l->before), *y = quantity(b, l->after);
    const ay_sentence *s = &b->text->sentences[b->text->tokens[c->first].sentence];
    uint32_t low = s->first, last = x->end > y->end ? x->end : y->end;
    if (c->first - low > 3 * AY_CLAIM_LOOK) low = c->first - 3 * AY_CLAIM_LOOK;
    uint32_t behind = last < s->end && s->end - last > 6 ? last + 6 : s->end;
    return ay_cue_find(b->text, low, c->first, AY_CUE_GUARD, NULL) != AY_NONE ||
           ay_bind_guarded(b, c->first, x->first) || ay_bind_guarded(b, c->first, y->first) ||
           (last < s->end && ay_bind_guarded(b, last, behind));
}

// `used` is the pair of the last rate: another rate behind it speaks of something else ("up 15 percent
// to 46 from 40, and sales of old shops were up 9 percent").
static void read_change(ay_bind *b, const ay_claim *c, ay_level_pair *used) {
    ay_level_pair l = ay_levels_find(b, c);
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
    if (on_other_basis(b, c, &l)) f.fact.why = "other basis";
    ay_build_commit(&f);
}

void ay_fact_change(ay_bind *bind) {
    const ay_text *t = bind->text;
    ay_claim c;
    AY_LIST(ay_claim) claims = {0};
    ay_level_pair used = {AY_NONE, AY_NONE, 0, false, false};
    uint8_t *claimed = ay_alloc_array(bind->arena, bind->spots->n_quantities + 1u, 1);
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        if (!ay_claim_may_start(bind, i)) continue;
        if (!ay_claim_read(bind, i, &c) || c.direction == AY_DIR_NONE) continue;
        ay_claim_attach(bind, &c);
        if (!ay_claim_stands(bind, &c) || (c.quantity != AY_NONE && claimed[c.quantity])) continue;
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
        if (!claimed[q] && (ay_claim_signed(bind, q, &c) || ay_claim_compared(bind, q, &c))) {
            c.claimed = claimed;
            read_change(bind, &c, &used);
        }
        if (!claimed[q]) ay_fact_comparison(bind, q, claimed);
    }
}
