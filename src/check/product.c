// The arithmetic of products and averages: count times each is the total; a mean lies between its
// values.

#include "check.h"

static ay_str show(const ay_checker *c, ay_dec v) { return ay_dec_show_scaled(c->arena, v, 6); }

static ay_dec ulp_of(const ay_quantity *q) { return ay_dec_add(q->half, q->half, AY_NEAREST); }

// How many months, weeks, days a year has.
static ay_quantity year_in(uint8_t grain) {
    ay_quantity q = {.type = AY_Q_NUMBER};
    int32_t n = grain == AY_G_MONTH     ? 12
                : grain == AY_G_WEEK    ? 52
                : grain == AY_G_QUARTER ? 4
                                        : 365;
    q.value = ay_dec_int(n);
    if (grain == AY_G_WEEK || grain == AY_G_DAY) q.half = q.loose = ay_dec_int(1);
    return q;
}

static int rule_of(const ay_fact *f) {
    switch (f->form) {
    case AY_PRODUCT_PRICE: return AY_RULE_UNIT_PRICE;
    case AY_PRODUCT_HEAD: return AY_RULE_PER_CAPITA;
    case AY_PRODUCT_YEAR: return AY_RULE_ANNUALISED;
    default: return AY_RULE_MEAN_TOTAL;
    }
}

// Is claim/truth near a power of ten? Then a scale word has slipped.
static bool slipped(ay_dec claim, ay_dec truth, int32_t *power) {
    if (ay_dec_sign(claim) <= 0 || ay_dec_sign(truth) <= 0) return false;
    ay_dec ratio = ay_dec_div(claim, truth, AY_NEAREST);
    for (int32_t p = -9; p <= 9; p++) {
        ay_interval about = ay_widen_share(ay_point(ay_dec_pow10(p)), ay_dec_make(15, -2));
        if (p != 0 && ay_contains(about, ratio)) {
            *power = p;
            return true;
        }
    }
    return false;
}

static const ay_operand *claim_of(
    const ay_fact *f, const ay_operand *each, const ay_operand *total) {
    return f->form == AY_PRODUCT_HEAD || each->span.start > total->span.start ? each : total;
}

static void report(ay_checker *c, const ay_fact *f, ay_severity severity, const ay_operand *claim,
    const ay_quantity *count, const ay_operand *each, const ay_operand *total) {
    ay_finding *x = ay_find(c, f, rule_of(f), severity, claim);
    if (x == NULL) return;
    ay_dec product = ay_dec_mul(count->value, each->q.value, AY_NEAREST);
    ay_dec truth = claim == total ? product : ay_dec_div(total->q.value, count->value, AY_NEAREST);
    if (claim == total) {
        x->message = ay_textf(c->arena, "%s times %s is %s, not %s", show(c, count->value).at,
            show(c, each->q.value).at, show(c, truth).at, show(c, claim->q.value).at);
        x->computed = ay_textf(c->arena, "%s x %s = %s", show(c, count->value).at,
            show(c, each->q.value).at, show(c, truth).at);
    } else {
        x->message = ay_textf(c->arena, "%s divided by %s is %s, not %s",
            show(c, total->q.value).at, show(c, count->value).at,
            ay_dec_show_scaled(c->arena, truth, 4).at, show(c, claim->q.value).at);
        x->computed = ay_textf(c->arena, "%s / %s = %s", show(c, total->q.value).at,
            show(c, count->value).at, ay_dec_show_scaled(c->arena, truth, 4).at);
    }
    int32_t power;
    if (slipped(claim->q.value, truth, &power))
        ay_fits(c, x, "a factor of %s has slipped in",
            ay_dec_show(c->arena, ay_dec_pow10(power), 3).at);
    ay_fits(c, x, "the figure is %s", ay_dec_show_scaled(c->arena, truth, 3).at);
}

static void check_product(ay_checker *c, const ay_fact *f) {
    const ay_operand *each = ay_operand_of(f, AY_ROLE_EACH),
                     *total = ay_operand_of(f, AY_ROLE_TOTAL);
    const ay_operand *count_op = ay_operand_of(f, AY_ROLE_COUNT);
    ay_quantity year = year_in(f->direction);
    const ay_quantity *count = count_op ? &count_op->q : &year;
    if (ay_dec_sign(count->value) <= 0) return;
    ay_interval truth =
        ay_imul(ay_quantity_printed(count, true), ay_quantity_printed(&each->q, true));
    ay_interval loose = ay_imul(ay_quantity_loose(count, true), ay_quantity_loose(&each->q, true));
    ay_interval claim = ay_quantity_printed(&total->q, true),
                loose_claim = ay_quantity_loose(&total->q, true);
    if (f->form ==
        // months and weeks are not all alike: the annual figure has 3% to either side
        AY_PRODUCT_YEAR) {
        truth = ay_widen_share(truth, ay_dec_make(3, -2));
        loose = ay_widen_share(loose, ay_dec_make(3, -2));
    }
    ay_severity severity;
    ay_dec product = ay_dec_mul(count->value, each->q.value, AY_NEAREST);
    int32_t power;
    if (!ay_plausible(product, total->q.value, 3) && !slipped(total->q.value, product, &power)) {
        ay_unchecked(c, f, AY_UNCHECKED_AMBIGUOUS);
        return;
    }
    if (!ay_conflict(claim, truth, loose_claim, loose, ulp_of(&total->q), &severity))
        ay_checked(c, f);
    else if (f->form == AY_PRODUCT_YEAR) // a year is rarely twelve times its best month
        report(c, f, AY_NOTE, claim_of(f, each, total), count, each, total);
    else report(c, f, severity, claim_of(f, each, total), count, each, total);
}

static void check_mean(ay_checker *c, const ay_fact *f) {
    const ay_operand *mean = ay_operand_of(f, AY_ROLE_MEAN);
    ay_interval hull = {0};
    bool first = true;
    for (uint32_t i = 0; i < f->n; i++) {
        if (f->operands[i].role != AY_ROLE_VALUE) continue;
        ay_interval v = ay_quantity_printed(&f->operands[i].q, true);
        hull = first ? v : ay_hull(hull, v);
        first = false;
    }
    if (!first && !ay_plausible(mean->q.value, hull.hi, 3)) {
        ay_unchecked(c, f, AY_UNCHECKED_AMBIGUOUS);
        return;
    }
    if (first || ay_meets(ay_quantity_printed(&mean->q, true), hull)) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_MEAN_RANGE, AY_ERROR, mean);
    if (x == NULL) return;
    x->message = ay_textf(
        c->arena, "an average of %s lies outside of its values", show(c, mean->q.value).at);
    x->computed =
        ay_textf(c->arena, "the values lie in %s", ay_interval_show(c->arena, hull, 6).at);
    ay_fits(c, x, "the average is of other values");
}

void ay_check_product(ay_checker *c, const ay_fact *f) {
    if (f->kind == AY_FACT_MEAN) check_mean(c, f);
    else check_product(c, f);
}
