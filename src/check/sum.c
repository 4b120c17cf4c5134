// The arithmetic of wholes and parts: Σ of the parts' intervals against the whole (R3), exports
// minus imports against the balance, what is left against whole and parts, a part of a period
// against the period.

#include "check.h"

static ay_str show(const ay_checker *c, ay_dec v) { return ay_dec_show_scaled(c->arena, v, 6); }

typedef struct total {
    ay_interval printed, loose;
    ay_dec value;
    ay_str line; // "310 + 145 + 245"
    uint32_t n;
} total;

static total add_parts(const ay_checker *c, const ay_fact *f, ay_role role) {
    total t = {ay_point(AY_DEC_ZERO), ay_point(AY_DEC_ZERO), AY_DEC_ZERO, {"", 0}, 0};
    for (uint32_t i = 0; i < f->n; i++) {
        const ay_operand *op = &f->operands[i];
        if (op->role != role) continue;
        t.printed = ay_iadd(t.printed, ay_quantity_printed(&op->q, true));
        t.loose = ay_iadd(t.loose, ay_quantity_loose(&op->q, true));
        t.value = ay_dec_add(t.value, op->q.value, AY_NEAREST);
        t.line = ay_textf(c->arena, "%s%s%s", t.line.at, t.n ? " + " : "", show(c, op->q.value).at);
        t.n++;
    }
    return t;
}

static ay_dec ulp_of(const ay_quantity *q) { return ay_dec_add(q->half, q->half, AY_NEAREST); }

static int sum_rule(const ay_fact *f) {
    return f->form == AY_SUM_TRADE     ? AY_RULE_TRADE_SUM
           : f->form == AY_SUM_PERIODS ? AY_RULE_PERIODS_SUM
                                       : AY_RULE_SUM_PARTS;
}

static void check_sum(ay_checker *c, const ay_fact *f) {
    const ay_operand *whole = ay_operand_of(f, AY_ROLE_WHOLE);
    total t = add_parts(c, f, AY_ROLE_PART);
    ay_interval w = ay_quantity_printed(&whole->q, true),
                loose = ay_quantity_loose(&whole->q, true);
    if (f->direction == AY_DIR_DOWN)
        t.printed.hi_inf = t.loose.hi_inf = true; // an open list: only too much is wrong
    ay_severity severity;
    if (!ay_plausible(whole->q.value, t.value, 2)) {
        ay_unchecked(c, f, AY_UNCHECKED_AMBIGUOUS);
        return;
    }
    if (!ay_conflict(w, t.printed, loose, t.loose, ulp_of(&whole->q), &severity)) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, sum_rule(f), severity, whole);
    if (x == NULL) return;
    x->message = ay_textf(c->arena, "the parts add up to %s, not %s", show(c, t.value).at,
        show(c, whole->q.value).at);
    x->computed = ay_textf(c->arena, "%s = %s; as printed the sum is %s, the whole %s", t.line.at,
        show(c, t.value).at, ay_interval_show(c->arena, t.printed, 6).at,
        ay_interval_show(c->arena, w, 6).at);
    ay_fits(c, x, "the whole is %s", show(c, t.value).at);
    ay_dec gap = ay_dec_sub(whole->q.value, t.value, AY_NEAREST);
    if (ay_dec_sign(gap) > 0)
        ay_fits(c, x, "a part of %s is missing from the list", show(c, gap).at);
}

static void check_balance(ay_checker *c, const ay_fact *f) {
    const ay_operand *balance = ay_operand_of(f, AY_ROLE_BALANCE);
    const ay_operand *out = ay_operand_of(f, AY_ROLE_EXPORT),
                     *in = ay_operand_of(f, AY_ROLE_IMPORT);
    ay_interval d = ay_isub(ay_quantity_printed(&out->q, true), ay_quantity_printed(&in->q, true));
    ay_interval loose = ay_isub(ay_quantity_loose(&out->q, true), ay_quantity_loose(&in->q, true));
    ay_dec truth = ay_dec_sub(out->q.value, in->q.value, AY_NEAREST);
    bool down = f->direction == AY_DIR_DOWN;
    ay_interval claim = ay_quantity_printed(&balance->q, true),
                loose_claim = ay_quantity_loose(&balance->q, true);
    if (down) claim = ay_ineg(claim), loose_claim = ay_ineg(loose_claim);
    ay_severity severity;
    if (!ay_conflict(claim, d, loose_claim, loose, ulp_of(&balance->q), &severity)) {
        ay_checked(c, f);
        return;
    }
    bool turned = ay_meets(ay_ineg(claim), d);
    ay_finding *x = ay_find(c, f, AY_RULE_TRADE_BALANCE, turned ? AY_ERROR : severity, balance);
    if (x == NULL) return;
    const char *name = ay_dec_sign(truth) < 0 ? "deficit" : "surplus";
    x->message = ay_textf(c->arena, "exports of %s and imports of %s make a %s of %s",
        show(c, out->q.value).at, show(c, in->q.value).at, name, show(c, ay_dec_abs(truth)).at);
    x->computed = ay_textf(c->arena, "%s - %s = %s", show(c, out->q.value).at,
        show(c, in->q.value).at, show(c, truth).at);
    if (turned) ay_fits(c, x, "it is a %s", name);
    else ay_fits(c, x, "the %s is %s", name, show(c, ay_dec_abs(truth)).at);
}

static void check_remainder(ay_checker *c, const ay_fact *f) {
    const ay_operand *whole = ay_operand_of(f, AY_ROLE_WHOLE),
                     *rest = ay_operand_of(f, AY_ROLE_REST);
    total t = add_parts(c, f, AY_ROLE_PART);
    ay_interval w = whole ? ay_quantity_printed(&whole->q, true) : ay_point(ay_dec_int(100));
    ay_interval loose = whole ? ay_quantity_loose(&whole->q, true) : w;
    ay_dec value = whole ? whole->q.value : ay_dec_int(100);
    ay_interval left = ay_isub(w, t.printed), loose_left = ay_isub(loose, t.loose);
    if (ay_dec_cmp(t.value, value) >= 0) { // the parts are of something else
        ay_unchecked(c, f, AY_UNCHECKED_AMBIGUOUS);
        return;
    }
    ay_severity severity;
    ay_interval claim = ay_quantity_printed(&rest->q, true),
                loose_claim = ay_quantity_loose(&rest->q, true);
    if (!ay_below(left, claim)) { // too small a rest leaves room for what is not told
        ay_checked(c, f);
        return;
    }
    if (!ay_conflict(claim, left, loose_claim, loose_left, ulp_of(&rest->q), &severity)) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_REMAINDER, severity, rest);
    if (x == NULL) return;
    ay_dec truth = ay_dec_sub(value, t.value, AY_NEAREST);
    x->message = ay_textf(c->arena, "of %s, %s leaves %s, not %s", show(c, value).at, t.line.at,
        show(c, truth).at, show(c, rest->q.value).at);
    x->computed =
        ay_textf(c->arena, "%s - (%s) = %s", show(c, value).at, t.line.at, show(c, truth).at);
    ay_fits(c, x, "the rest is %s", show(c, truth).at);
}

static void check_cumulative(ay_checker *c, const ay_fact *f) {
    const ay_operand *whole = ay_operand_of(f, AY_ROLE_WHOLE),
                     *part = ay_operand_of(f, AY_ROLE_PART);
    if (!ay_exceeds(&part->q, &whole->q)) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_MONTH_OVER_CUMULATIVE, AY_ERROR, part);
    if (x == NULL) return;
    x->message = ay_textf(c->arena, "%s in a part of the period is more than %s in the whole of it",
        show(c, part->q.value).at, show(c, whole->q.value).at);
    x->computed =
        ay_textf(c->arena, "%s > %s", show(c, part->q.value).at, show(c, whole->q.value).at);
    ay_fits(c, x, "the figure of the part or the figure of the period belongs to another one");
}

void ay_check_sum(ay_checker *c, const ay_fact *f) {
    if (f->why) ay_unchecked(c, f, AY_UNCHECKED_GUARDED);
    else if (f->kind == AY_FACT_SUM) check_sum(c, f);
    else if (f->kind == AY_FACT_BALANCE) check_balance(c, f);
    else if (f->kind == AY_FACT_REMAINDER) check_remainder(c, f);
    else check_cumulative(c, f);
}
