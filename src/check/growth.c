// The arithmetic of growth: rates that follow each other multiply; the growth of a whole lies
// between that of its parts; a plan's percentage is result over plan; a target is passed when the
// present figure lies wholly beyond it.

#include "check.h"

static ay_str show(const ay_checker *c, ay_dec v) { return ay_dec_show_scaled(c->arena, v, 6); }
static ay_str words(const ay_checker *c, const ay_operand *op) { return ay_words(c, op); }
static ay_dec ulp_of(const ay_quantity *q) { return ay_dec_add(q->half, q->half, AY_NEAREST); }

// 1 + rate (or 1 - rate) as a ratio.
static ay_interval ratio_of(ay_interval percent, bool down) {
    ay_interval r = ay_iscale(percent, ay_dec_make(down ? -1 : 1, -2));
    return ay_iadd(ay_point(ay_dec_int(1)), r);
}

typedef struct product {
    ay_interval printed, loose;
    ay_dec value, sum;
    ay_str line;
} product;

static void multiply(
    const ay_checker *c, product *p, const ay_operand *rate, bool down, uint32_t times) {
    ay_interval printed = ratio_of(ay_quantity_printed(&rate->q, true), down);
    ay_interval loose = ratio_of(ay_quantity_loose(&rate->q, true), down);
    ay_dec one = ay_dec_add(ay_dec_int(1),
        ay_dec_scale(down ? ay_dec_neg(rate->q.value) : rate->q.value, -2), AY_NEAREST);
    p->printed = ay_imul(p->printed, ay_ipowi(printed, times));
    p->loose = ay_imul(p->loose, ay_ipowi(loose, times));
    p->value = ay_dec_mul(p->value, ay_dec_powi(one, times, AY_NEAREST), AY_NEAREST);
    p->sum =
        ay_dec_add(p->sum, ay_dec_mul(rate->q.value, ay_dec_int(times), AY_NEAREST), AY_NEAREST);
    const char *joint = p->line.len ? " x " : "";
    if (times == 1)
        p->line = ay_textf(c->arena, "%s%s%s", p->line.at, joint, ay_dec_text(c->arena, one).at);
    else
        p->line = ay_textf(
            c->arena, "%s%s%s^%u", p->line.at, joint, ay_dec_text(c->arena, one).at, times);
}

static ay_interval as_percent(ay_interval ratio, bool down) {
    ay_interval v = ay_iscale(ay_isub(ratio, ay_point(ay_dec_int(1))), ay_dec_int(100));
    return down ? ay_ineg(v) : v;
}

static void check_compound(ay_checker *c, const ay_fact *f) {
    const ay_operand *total = ay_operand_of(f, AY_ROLE_TOTAL),
                     *count = ay_operand_of(f, AY_ROLE_COUNT);
    int64_t times = 1;
    if (count && (!ay_dec_to_int(count->q.value, &times) || times < 2 || times > 100)) return;
    bool down = f->direction == AY_DIR_DOWN;
    ay_interval one = ay_point(ay_dec_int(1));
    product p = {one, one, ay_dec_int(1), AY_DEC_ZERO, {"", 0}};
    for (uint32_t i = 0; i < f->n; i++)
        if (f->operands[i].role == AY_ROLE_RATE)
            multiply(c, &p, &f->operands[i], down, (uint32_t)times);
    ay_interval truth = as_percent(p.printed, down), loose = as_percent(p.loose, down);
    ay_severity severity;
    if (!ay_conflict(ay_quantity_printed(&total->q, true), truth,
            ay_quantity_loose(&total->q, true), loose, ulp_of(&total->q), &severity)) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_COMPOUND, severity, total);
    if (x == NULL) return;
    ay_dec percent = ay_dec_scale(ay_dec_sub(p.value, ay_dec_int(1), AY_NEAREST), 2);
    if (down) percent = ay_dec_neg(percent);
    bool summed = ay_contains(ay_quantity_printed(&total->q, false), p.sum);
    x->message = ay_textf(c->arena, "%s: the rates make %s%% together%s", words(c, total).at,
        ay_dec_show(c->arena, percent, 4).at, summed ? "; their sum was taken" : "");
    x->computed = ay_textf(c->arena, "%s - 1 = %s%%; as printed %s", p.line.at,
        ay_dec_show(c->arena, percent, 4).at, ay_interval_show(c->arena, truth, 4).at);
    ay_fits(c, x, "the total is %s%%", ay_dec_show(c->arena, percent, 3).at);
}

static ay_interval signed_rate(const ay_operand *op) {
    ay_quantity q = op->q;
    bool negative = ay_dec_sign(q.value) < 0;
    q.value = ay_dec_abs(q.value);
    ay_interval v = ay_quantity_printed(&q, true);
    return negative ? ay_ineg(v) : v;
}

static void check_parts(ay_checker *c, const ay_fact *f) {
    const ay_operand *total = ay_operand_of(f, AY_ROLE_TOTAL), *parts[2] = {NULL, NULL};
    for (uint32_t i = 0, n = 0; i < f->n && n < 2; i++)
        if (f->operands[i].role == AY_ROLE_PART) parts[n++] = &f->operands[i];
    ay_interval between = ay_hull(signed_rate(parts[0]), signed_rate(parts[1]));
    if (ay_meets(signed_rate(total), between)) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_PARTS_GROWTH, AY_WARNING, total);
    if (x == NULL) return;
    x->message = ay_textf(c->arena,
        "the whole changed by %s%%, outside of its two parts' %s%% and %s%%",
        ay_dec_show(c->arena, total->q.value, 4).at, ay_dec_show(c->arena, parts[0]->q.value, 4).at,
        ay_dec_show(c->arena, parts[1]->q.value, 4).at);
    x->computed = ay_textf(c->arena, "a weighted mean of the parts lies in %s",
        ay_interval_show(c->arena, between, 4).at);
    ay_fits(c, x, "one of the three rates is another one's");
}

static void check_plan(ay_checker *c, const ay_fact *f) {
    const ay_operand *rate = ay_operand_of(f, AY_ROLE_RATE), *plan = ay_operand_of(f, AY_ROLE_PLAN);
    const ay_operand *actual = ay_operand_of(f, AY_ROLE_ACTUAL);
    if (ay_dec_sign(plan->q.value) <= 0) return;
    ay_interval ratio =
        ay_idiv(ay_quantity_printed(&actual->q, true), ay_quantity_printed(&plan->q, true));
    ay_interval loose =
        ay_idiv(ay_quantity_loose(&actual->q, true), ay_quantity_loose(&plan->q, true));
    ay_dec hundred = ay_dec_int(100),
           at = ay_dec_scale(ay_dec_div(actual->q.value, plan->q.value, AY_NEAREST), 2);
    ay_interval truth = ay_iscale(ratio, hundred), loose_truth = ay_iscale(loose, hundred);
    int excess = (int)f->form - 1; // 1: over the plan by, -1: short of it by
    if (excess) {
        truth = ay_isub(truth, ay_point(hundred)),
        loose_truth = ay_isub(loose_truth, ay_point(hundred));
        at = ay_dec_sub(at, hundred, AY_NEAREST);
        if (excess < 0)
            truth = ay_ineg(truth), loose_truth = ay_ineg(loose_truth), at = ay_dec_neg(at);
    }
    ay_severity severity;
    if (!ay_conflict(ay_quantity_printed(&rate->q, true), truth, ay_quantity_loose(&rate->q, true),
            loose_truth, ulp_of(&rate->q), &severity)) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_PLAN_RATIO, severity, rate);
    if (x == NULL) return;
    x->message = ay_textf(c->arena, "%s against a plan of %s is %s%%%s",
        show(c, actual->q.value).at, show(c, plan->q.value).at, ay_dec_show(c->arena, at, 4).at,
        excess ? " over it" : " of it");
    x->computed = ay_textf(c->arena, "%s / %s = %s%%; as printed %s", show(c, actual->q.value).at,
        show(c, plan->q.value).at, ay_dec_show(c->arena, at, 4).at,
        ay_interval_show(c->arena, truth, 4).at);
    ay_dec turned = ay_dec_scale(ay_dec_div(plan->q.value, actual->q.value, AY_NEAREST), 2);
    if (!excess && ay_contains(ay_quantity_printed(&rate->q, true), turned))
        ay_fits(c, x, "plan and result are exchanged");
    ay_fits(c, x, "the percentage is %s", ay_dec_show(c->arena, at, 3).at);
}

static void check_target(ay_checker *c, const ay_fact *f) {
    const ay_operand *target = ay_operand_of(f, AY_ROLE_TARGET),
                     *actual = ay_operand_of(f, AY_ROLE_ACTUAL);
    ay_interval t = ay_quantity_printed(&target->q, true),
                a = ay_quantity_printed(&actual->q, true);
    bool passed = f->direction == AY_DIR_UP ? ay_below(t, a) : ay_below(a, t);
    if (!passed) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_TARGET_MET, AY_WARNING, target);
    if (x == NULL) return;
    x->message = ay_textf(c->arena, "the target of %s has been passed already: the figure is %s",
        show(c, target->q.value).at, show(c, actual->q.value).at);
    x->computed = ay_textf(
        c->arena, "%s is beyond %s", show(c, actual->q.value).at, show(c, target->q.value).at);
    ay_fits(c, x, "the target or the present figure is of another measure or scale");
}

void ay_check_growth(ay_checker *c, const ay_fact *f) {
    if (f->kind == AY_FACT_COMPOUND) check_compound(c, f);
    else if (f->kind == AY_FACT_PARTS_GROWTH) check_parts(c, f);
    else if (f->kind == AY_FACT_PLAN) check_plan(c, f);
    else check_target(c, f);
}
