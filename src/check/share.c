// The arithmetic of shares: percentages of one whole stay below 100 and their rounding; part over
// whole is the percentage; a fraction in words is a round figure with two points of slack; one in n
// accepts n ± 1/2; votes fit the members.

#include "check.h"

static ay_str show(const ay_checker *c, ay_dec v) { return ay_dec_show_scaled(c->arena, v, 6); }
static ay_dec ulp_of(const ay_quantity *q) { return ay_dec_add(q->half, q->half, AY_NEAREST); }
static ay_dec hundred(void) { return ay_dec_int(100); }

// A percentage or a fraction, as percent.
static ay_interval percent_of(const ay_quantity *q, bool loose) {
    if (q->type == AY_Q_PERCENT)
        return loose ? ay_quantity_loose(q, true) : ay_quantity_printed(q, true);
    ay_interval v = ay_iscale(ay_quantity_printed(q, true), hundred());
    return ay_widen(v, ay_dec_int(2));
}

static ay_dec percent_value(const ay_quantity *q) {
    return q->type == AY_Q_PERCENT ? q->value : ay_dec_scale(q->value, 2);
}

enum { OVER = 130 }; // shares that add up to more than this have wholes of their own

static void check_shares(ay_checker *c, const ay_fact *f) {
    ay_interval sum = ay_point(AY_DEC_ZERO);
    ay_dec value = AY_DEC_ZERO;
    ay_str line = {"", 0};
    for (uint32_t i = 0; i < f->n; i++) {
        const ay_quantity *q = &f->operands[i].q;
        sum = ay_iadd(sum, q->type == AY_Q_PERCENT
                               ? ay_quantity_printed(q, true)
                               : ay_iscale(ay_quantity_printed(q, true), hundred()));
        value = ay_dec_add(value, percent_value(q), AY_NEAREST);
        line = ay_textf(c->arena, "%s%s%s", line.at, i ? " + " : "",
            ay_dec_show(c->arena, percent_value(q), 4).at);
    }
    if (ay_dec_cmp(sum.lo, hundred()) <= 0) {
        ay_checked(c, f);
        return;
    }
    if (ay_dec_cmp(sum.lo, ay_dec_int(OVER)) > 0) { // "turnout was 91% in Osh and 85% in Naryn"
        ay_unchecked(c, f, AY_UNCHECKED_AMBIGUOUS);
        return;
    }
    ay_severity severity = ay_dec_cmp(sum.lo, ay_dec_int(101)) <= 0 ? AY_NOTE : AY_WARNING;
    ay_finding *x = ay_find(c, f, AY_RULE_SHARES_OVER_100, severity, &f->operands[0]);
    if (x == NULL) return;
    x->message = ay_textf(c->arena, "the shares add up to %s percent of one whole",
        ay_dec_show(c->arena, value, 5).at);
    x->computed = ay_textf(c->arena, "%s = %s", line.at, ay_dec_show(c->arena, value, 5).at);
    ay_fits(c, x, "several answers were possible, or the shares have different wholes");
}

static void check_share(ay_checker *c, const ay_fact *f) {
    const ay_operand *rate = ay_operand_of(f, AY_ROLE_RATE), *part = ay_operand_of(f, AY_ROLE_PART);
    const ay_operand *whole = ay_operand_of(f, AY_ROLE_WHOLE);
    if (ay_dec_sign(whole->q.value) <= 0) return;
    ay_interval truth = ay_iscale(
        ay_idiv(ay_quantity_printed(&part->q, true), ay_quantity_printed(&whole->q, true)),
        hundred());
    ay_interval loose = ay_iscale(
        ay_idiv(ay_quantity_loose(&part->q, true), ay_quantity_loose(&whole->q, true)), hundred());
    ay_dec share = ay_dec_scale(ay_dec_div(part->q.value, whole->q.value, AY_NEAREST), 2);
    if (!ay_plausible(share, percent_value(&rate->q), 8)) {
        ay_unchecked(c, f, AY_UNCHECKED_AMBIGUOUS);
        return;
    }
    ay_dec ulp = rate->q.type == AY_Q_PERCENT ? ulp_of(&rate->q) : ay_dec_int(1);
    ay_severity severity;
    if (!ay_conflict(percent_of(&rate->q, false), truth, percent_of(&rate->q, true), loose, ulp,
            &severity)) {
        ay_checked(c, f);
        return;
    }
    ay_dec at = ay_dec_scale(ay_dec_div(part->q.value, whole->q.value, AY_NEAREST), 2);
    ay_finding *x = ay_find(c, f, AY_RULE_SHARE_OF_TOTAL, severity, rate);
    if (x == NULL) return;
    x->message = ay_textf(c->arena, "%s of %s is %s%%, not %.*s", show(c, part->q.value).at,
        show(c, whole->q.value).at, ay_dec_show(c->arena, at, 4).at, (int)ay_words(c, rate).len,
        ay_words(c, rate).at);
    x->computed = ay_textf(c->arena, "%s / %s = %s%%; as printed %s", show(c, part->q.value).at,
        show(c, whole->q.value).at, ay_dec_show(c->arena, at, 4).at,
        ay_interval_show(c->arena, truth, 4).at);
    ay_dec fit = ay_dec_scale(ay_dec_mul(whole->q.value, percent_value(&rate->q), AY_NEAREST), -2);
    ay_fits(c, x, "the part is %s", ay_dec_show_scaled(c->arena, fit, 3).at);
    ay_fits(c, x, "the percentage is %s", ay_dec_show(c->arena, at, 3).at);
}

static void check_part(ay_checker *c, const ay_fact *f) {
    const ay_operand *part = ay_operand_of(f, AY_ROLE_PART),
                     *whole = ay_operand_of(f, AY_ROLE_WHOLE);
    if (!ay_plausible(whole->q.value, part->q.value, 3)) {
        ay_unchecked(c, f, AY_UNCHECKED_AMBIGUOUS);
        return;
    }
    if (!ay_below(ay_quantity_printed(&whole->q, true), ay_quantity_printed(&part->q, true))) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_PART_OVER_WHOLE, AY_ERROR, part);
    if (x == NULL) return;
    x->message = ay_textf(c->arena, "a part of %s is more than its whole of %s",
        show(c, part->q.value).at, show(c, whole->q.value).at);
    x->computed =
        ay_textf(c->arena, "%s > %s", show(c, part->q.value).at, show(c, whole->q.value).at);
    ay_fits(c, x, "the two figures are exchanged");
}

// ---- fractions ----------------------------------------------------------------------------------

// One in n accepts n ± 1/2 (R: "one-in-n"), with its hedge.
static ay_interval one_in(const ay_quantity *q) {
    ay_dec half = ay_dec_make(5, -1);
    ay_interval n =
        ay_between(ay_dec_sub(q->of, half, AY_FLOOR), ay_dec_add(q->of, half, AY_CEILING));
    ay_interval v = ay_idiv(ay_point(hundred()), n);
    if (q->modifier == AY_MOD_ABOUT) v = ay_widen_share(v, ay_dec_make(10, -2));
    if (q->modifier == AY_MOD_NEARLY || q->modifier == AY_MOD_LESS || q->modifier == AY_MOD_AT_MOST)
        v.lo = ay_dec_mul(v.lo, ay_dec_make(q->modifier == AY_MOD_NEARLY ? 85 : 0, -2), AY_FLOOR);
    if (q->modifier == AY_MOD_MORE || q->modifier == AY_MOD_AT_LEAST) v.hi_inf = true;
    return v;
}

static void check_restated(ay_checker *c, const ay_fact *f) {
    const ay_operand *a = ay_operand_of(f, AY_ROLE_A), *b = ay_operand_of(f, AY_ROLE_B);
    const ay_operand *part = ay_operand_of(f, AY_ROLE_PART),
                     *whole = ay_operand_of(f, AY_ROLE_WHOLE);
    bool one = (a->q.flags & AY_QF_ONE_IN) != 0 && ay_dec_sign(a->q.of) > 0;
    ay_interval claim = one ? one_in(&a->q) : percent_of(&a->q, false), truth;
    ay_dec at;
    if (b) {
        truth = ay_quantity_printed(&b->q, true);
        at = b->q.value;
    } else {
        ay_interval w = whole ? ay_quantity_printed(&whole->q, true) : ay_point(part->q.of);
        ay_dec wv = whole ? whole->q.value : part->q.of;
        if (ay_dec_sign(wv) <= 0) return;
        truth = ay_iscale(ay_idiv(ay_quantity_printed(&part->q, true), w), hundred());
        at = ay_dec_scale(ay_dec_div(part->q.value, wv, AY_NEAREST), 2);
    }
    if (ay_meets(claim, truth)) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, one ? AY_RULE_ONE_IN_N : AY_RULE_FRACTION_PERCENT, AY_WARNING, a);
    if (x == NULL) return;
    ay_str words = ay_words(c, a);
    x->message = ay_textf(c->arena, "\"%.*s\" is not %s%%", (int)words.len, words.at,
        ay_dec_show(c->arena, at, 4).at);
    x->computed = ay_textf(c->arena, "%.*s is %s percent", (int)words.len, words.at,
        ay_interval_show(c->arena, claim, 4).at);
    ay_fits(c, x, "the percentage or the fraction belongs to another whole");
}

static void check_majority(ay_checker *c, const ay_fact *f) {
    const ay_operand *cue = ay_operand_of(f, AY_ROLE_CUE), *rate = ay_operand_of(f, AY_ROLE_RATE);
    const ay_operand *part = ay_operand_of(f, AY_ROLE_PART),
                     *whole = ay_operand_of(f, AY_ROLE_WHOLE);
    ay_interval share;
    if (rate) share = ay_quantity_printed(&rate->q, true);
    else
        share = ay_iscale(
            ay_idiv(ay_quantity_printed(&part->q, true), ay_quantity_printed(&whole->q, true)),
            hundred());
    ay_interval need = ay_point(ay_dec_make(cue->number == 67 ? 6667 : cue->number * 100, -2));
    bool minority = f->form == 1;
    if (minority ? !ay_below(need, share) : !ay_below(share, need)) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_MAJORITY, AY_WARNING, cue);
    if (x == NULL) return;
    ay_str words = ay_words(c, cue), at = ay_interval_show(c->arena, share, 4);
    x->message =
        ay_textf(c->arena, "\"%.*s\" stands beside %s percent", (int)words.len, words.at, at.at);
    x->computed = ay_textf(
        c->arena, "%s %s %s", at.at, minority ? ">" : "<", ay_interval_show(c->arena, need, 4).at);
    if (!minority) ay_fits(c, x, "it is the largest share, not a majority");
}

static void check_vote(ay_checker *c, const ay_fact *f) {
    const ay_operand *whole = ay_operand_of(f, AY_ROLE_WHOLE);
    ay_dec sum = AY_DEC_ZERO;
    ay_str line = {"", 0};
    const ay_operand *first = ay_operand_of(f, AY_ROLE_PART);
    for (uint32_t i = 0; i < f->n; i++) {
        if (f->operands[i].role != AY_ROLE_PART) continue;
        sum = ay_dec_add(sum, f->operands[i].q.value, AY_NEAREST);
        line = ay_textf(c->arena, "%s%s%s", line.at, line.len ? " + " : "",
            ay_dec_text(c->arena, f->operands[i].q.value).at);
    }
    int over = ay_dec_cmp(sum, whole->q.value);
    if (over == 0 || (over < 0 && f->form != AY_VOTE_ALL)) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_SCORE_TOTAL, AY_WARNING, first);
    if (x == NULL) return;
    x->message = ay_textf(c->arena, "%s votes, but %s members", ay_dec_text(c->arena, sum).at,
        ay_dec_text(c->arena, whole->q.value).at);
    x->computed = ay_textf(c->arena, "%s = %s, not %s", line.at, ay_dec_text(c->arena, sum).at,
        ay_dec_text(c->arena, whole->q.value).at);
    ay_fits(c, x, "the body has %s members", ay_dec_text(c->arena, sum).at);
}

void ay_check_share(ay_checker *c, const ay_fact *f) {
    switch (f->kind) {
    case AY_FACT_SHARES: check_shares(c, f); break;
    case AY_FACT_SHARE: check_share(c, f); break;
    case AY_FACT_PART: check_part(c, f); break;
    case AY_FACT_RESTATED: check_restated(c, f); break;
    case AY_FACT_MAJORITY: check_majority(c, f); break;
    default: check_vote(c, f); break;
    }
}
