// Finds the claims of change: a trigger ("rose", "a fall of", "up", "doubled") with the rate,
// multiple or difference that belongs to it, or a percentage with a printed sign. What cannot be
// checked (a range, a board's price, a stake that was "built up") is marked vague and keeps its
// figure, so that the figure is nobody's level.

#include "claim.h"

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

// "increase the water loan by $45m": the amount behind "by", over the object of the verb.
static uint32_t quantity_behind_object(const ay_bind *b, uint32_t i, uint32_t end) {
    for (uint32_t steps = 0; steps < AY_CLAIM_LOOK && i + 1 < end; steps++, i++) {
        if (b->text->tokens[i].kind != AY_TOK_WORD || b->spots->at[i]) return AY_NONE;
        if (ay_token_is(b->text, i, "by")) return ay_bind_covering(b, i + 1);
    }
    return AY_NONE;
}

// The quantity that starts behind token i, over words without weight and "by", "of".
static uint32_t quantity_behind(const ay_bind *b, uint32_t i, uint32_t end) {
    for (uint32_t steps = 0; steps < AY_CLAIM_LOOK && i < end; steps++) {
        uint32_t q = ay_bind_covering(b, i);
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
    uint32_t q = ay_bind_covering(b, i - 1);
    if (q == AY_NONE || quantity(b, q)->end != i ||
        quantity(b, q)->sentence != b->text->tokens[i].sentence)
        return AY_NONE;
    // "more than half the increase"
    bool half_of = (quantity(b, q)->flags & AY_QF_FRACTION) && ay_token_is(b->text, i, "the");
    return half_of ? AY_NONE : q;
}

static int32_t trigger_side(const ay_text *t, uint32_t i, int cue) {
    uint32_t n;
    const struct ay_cue *row = ay_cue_row(t, i, cue, &n);
    return row ? row->side : AY_SIDE_ANY;
}

static uint8_t factor_modifier(const ay_bind *b, uint32_t first) {
    int32_t arg = 0;
    return ay_cue_before(b->text, first, AY_CUE_FACTOR_HEDGE, &arg) ? (uint8_t)arg : AY_MOD_NONE;
}

// Is there a trigger at token i? A token inside of a hedge ("up to 12", "more than 30") is none.
bool ay_claim_read(const ay_bind *b, uint32_t i, ay_claim *out) {
    if (!ay_claim_may_start(b, i)) return false;
    int32_t arg = 0;
    int cue = AY_CUE_RISE;
    uint32_t n = ay_cue_at(b->text, i, AY_CUE_RISE, NULL);
    if (!n) cue = AY_CUE_FALL, n = ay_cue_at(b->text, i, AY_CUE_FALL, NULL);
    if (!n) cue = AY_CUE_FACTOR, n = ay_cue_at(b->text, i, AY_CUE_FACTOR, &arg);
    if (!n) cue = AY_CUE_MOVE, n = ay_cue_at(b->text, i, AY_CUE_MOVE, NULL);
    if (!n || ay_cue_at(b->text, i, AY_CUE_NO_CHANGE, NULL) > n) return false;
    if (i > 0 && ay_cue_at(b->text, i - 1, AY_CUE_NO_CHANGE, NULL) > 1) return false;
    uint32_t q = ay_bind_covering(b, i);
    if (q != AY_NONE && (quantity(b, q)->direction == AY_DIR_NONE || i > quantity(b, q)->first))
        return false;
    *out = (ay_claim){.first = i, .end = i + n, .quantity = AY_NONE, .factor = arg};
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
bool ay_claim_stands(const ay_bind *b, const ay_claim *c) {
    if (c->side != AY_SIDE_PARTICLE) return true;
    return c->quantity != AY_NONE || ay_token_is(b->text, c->first, "up") ||
           ay_token_is(b->text, c->first, "down");
}

void ay_claim_attach(const ay_bind *b, ay_claim *c) {
    if (c->factor) return;
    uint32_t end = b->text->sentences[b->text->tokens[c->first].sentence].end;
    uint32_t inside = ay_bind_covering(b, c->first);
    uint32_t behind = inside != AY_NONE ? inside : quantity_behind(b, c->end, end);
    bool verb = c->side == AY_SIDE_VERB || c->side == AY_SIDE_BASE;
    if (behind == AY_NONE && verb) behind = quantity_behind_object(b, c->end, end);
    uint32_t front = quantity_in_front(b, c->first);
    // "the 4% increase"
    if (front != AY_NONE && verb && ay_is_rate(quantity(b, front)) && behind == AY_NONE)
        c->side = AY_SIDE_NOUN, verb = false;
    if (front != AY_NONE && !verb) c->quantity = front;
    else c->quantity = behind;
    if (c->quantity == AY_NONE) return;
    if (c->side == AY_SIDE_BASE) c->side = AY_SIDE_VERB;
    const ay_quantity *q = quantity(b, c->quantity);
    // "raised its two-part offer"
    if ((q->flags & AY_QF_HYPHEN) && q->type == AY_Q_COUNT) c->vague = true;
    // "12 billion, up from"
    if (c->side == AY_SIDE_PARTICLE && front == c->quantity && !ay_is_rate(q) &&
        ay_cue_at(b->text, c->end, AY_CUE_BASE, NULL))
        c->vague = true;
    // "after a 6 percent rise"
    if (c->side == AY_SIDE_NOUN && ay_bind_before(b, c->quantity, AY_CUE_BASE, NULL) != AY_NONE)
        c->vague = true;
    if (c->side == AY_SIDE_PARTICLE && c->quantity == behind && q->type == AY_Q_PERCENT &&
        q->first > c->end && ay_token_is(b->text, c->end, "a"))
        c->vague = true; // "built up a 7 percent stake"
    bool than = c->end < end &&
                (b->text->tokens[c->end].mark || ay_cue_at(b->text, c->end, AY_CUE_BASE, NULL) ||
                    ay_cue_at(b->text, c->end, AY_CUE_PREP, NULL));
    bool more = !ay_token_is(b->text, c->first, "up") && !ay_token_is(b->text, c->first, "down");
    // "3 percent fewer wagons"
    if (c->side == AY_SIDE_PARTICLE && c->quantity == front && more && c->end < end && !than)
        c->vague = true;
    bool ranged = q->range != AY_NONE && b->spots->ranges[q->range].kind != AY_RANGE_FROM_TO;
    if (ranged || ay_bind_slashed(b, c->quantity) || ay_dec_sign(q->value) == 0) c->vague = true;
}

// "4.8 million tonnes, 17% more than the 4.1 million of 2021": a percentage that says how far a level
// lies above or below the one right behind.
bool ay_claim_compared(const ay_bind *b, uint32_t qi, ay_claim *out) {
    const ay_quantity *q = quantity(b, qi);
    if (q->type != AY_Q_PERCENT || q->range != AY_NONE) return false;
    ay_direction direction = AY_DIR_UP;
    uint32_t n = ay_cue_at(b->text, q->end, AY_CUE_ABOVE, NULL), level;
    if (!n) direction = AY_DIR_DOWN, n = ay_cue_at(b->text, q->end, AY_CUE_BELOW, NULL);
    if (!n || !ay_token_is(b->text, q->end + n, "the")) return false;
    uint32_t behind = ay_bind_quantities(b, q->end + n, q->end + n + 3, &level);
    if (!behind || ay_is_rate(quantity(b, level)) || (quantity(b, level)->flags & AY_QF_DURATION))
        return false;
    *out = (ay_claim){.first = q->first,
        .end = q->end + n,
        .quantity = qi,
        .direction = (uint8_t)direction,
        .side = AY_SIDE_PARTICLE,
        .against = true};
    return true;
}

// A percentage with a printed sign that no trigger took: "48,300 in March, 41,900 in February
// (+9.8%)".
bool ay_claim_signed(const ay_bind *b, uint32_t qi, ay_claim *out) {
    const ay_quantity *q = quantity(b, qi);
    if (!(q->flags & AY_QF_SIGNED) || q->direction == AY_DIR_NONE) return false;
    if (q->type != AY_Q_PERCENT && q->type != AY_Q_POINT) return false;
    *out = (ay_claim){.first = q->first,
        .end = q->end,
        .quantity = qi,
        .direction = q->direction,
        .side = AY_SIDE_PARTICLE};
    return true;
}
