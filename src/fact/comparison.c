// Comparisons: two figures set against each other ("412 combines, well above the 437 of last
// season").

#include "claim.h"

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

// The end of the noun that a quantity counts.
static uint32_t noun_behind(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    return q->head == AY_NONE || q->head < q->end ? q->end : q->head + 1;
}

// A comparing cue in front of the quantity, with nothing between but its article, a time, or a
// short noun phrase ("lower than the national rate of 5.4%").
static uint32_t compared_by(const ay_bind *b, uint32_t qi, int cue) {
    const ay_sentence *s = &b->text->sentences[quantity(b, qi)->sentence];
    if (!ay_sentence_has(s, cue)) return AY_NONE;
    uint32_t at = ay_bind_before(b, qi, cue, NULL), i = quantity(b, qi)->first, low = s->first;
    for (uint32_t steps = 0; at == AY_NONE && steps < AY_CLAIM_LOOK && i > low; steps++, i--) {
        uint32_t n = ay_cue_before(b->text, i, cue, NULL);
        if (n && n <= i - low) at = i - n;
        else if (b->text->tokens[i - 1].mark && b->text->tokens[i - 1].mark != '\'') break;
        else if (ay_bind_covering(b, i - 1) != AY_NONE ||
                 ay_cue_at(b->text, i - 1, AY_CUE_FUTURE, NULL) ||
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
void ay_fact_comparison(ay_bind *b, uint32_t qi, const uint8_t *claimed) {
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
