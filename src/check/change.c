// The arithmetic of changes and comparisons. Readings in order: the claim as it stands; the
// direction; percent for points; the ratio for the growth; else the rate simply does not follow.
// All ratios are intervals of what the printed figures can stand for (R3).

#include "check.h"

static ay_interval percent_of(ay_interval ratio) { return ay_iscale(ratio, ay_dec_int(100)); }

typedef struct reading {
    const ay_operand *claim, *before, *after;
    ay_interval b, a, loose_b, loose_a; // what the levels can stand for
    ay_str before_text, after_text;     // as they are shown
} reading;

static ay_interval signed_by(ay_interval v, uint8_t direction) {
    return direction == AY_DIR_DOWN ? ay_ineg(v) : v;
}

static ay_str show(const ay_checker *c, ay_dec v) { return ay_dec_show_scaled(c->arena, v, 6); }

// "150/100 - 1 = 50%; as printed …": the line that a person can redo.
static ay_str growth_line(const ay_checker *c, const reading *r, const char *sign) {
    ay_dec ratio = ay_dec_div(r->after->q.value, r->before->q.value, AY_NEAREST);
    ay_dec growth = ay_dec_scale(ay_dec_sub(ratio, ay_dec_int(1), AY_NEAREST), 2);
    return ay_textf(c->arena, "%s / %s - 1 = %s%%; as printed %s is %s, %s is %s%s",
        show(c, r->after->q.value).at, show(c, r->before->q.value).at,
        ay_dec_show(c->arena, growth, 4).at, r->before_text.at,
        ay_interval_show(c->arena, r->b, 6).at, r->after_text.at,
        ay_interval_show(c->arena, r->a, 6).at, sign);
}

static ay_str difference_line(const ay_checker *c, const reading *r) {
    ay_dec d = ay_dec_sub(r->after->q.value, r->before->q.value, AY_NEAREST);
    return ay_textf(c->arena, "%s - %s = %s; as printed between %s", show(c, r->after->q.value).at,
        show(c, r->before->q.value).at, show(c, d).at,
        ay_interval_show(c->arena, ay_isub(r->a, r->b), 6).at);
}

static ay_interval rate_interval(const ay_quantity *q, bool loose) {
    if (q->flags & AY_QF_FRACTION) { // a fraction in words is a round figure: four points of slack
        ay_interval v = ay_iscale(ay_quantity_printed(q, true), ay_dec_int(100));
        return ay_widen(v, ay_dec_int(4));
    }
    return loose ? ay_quantity_loose(q, true) : ay_quantity_printed(q, true);
}

static ay_dec ulp_of(const ay_quantity *q) { return ay_dec_add(q->half, q->half, AY_NEAREST); }

static ay_finding *find(
    ay_checker *c, const ay_fact *f, int rule, ay_severity severity, const reading *r) {
    return ay_find(c, f, rule, severity, r->claim);
}

// ---- the readings -------------------------------------------------------------------------------

// The levels move the other way than the claim says.
static bool against_direction(const reading *r, const ay_fact *f) {
    return f->direction == AY_DIR_UP ? ay_below(r->a, r->b)
                                     : f->direction == AY_DIR_DOWN && ay_below(r->b, r->a);
}

static bool wrong_direction(ay_checker *c, const ay_fact *f, const reading *r) {
    if (!against_direction(r, f)) return false;
    // levels that only their dates order: another reading is likelier
    if (r->claim->role != AY_ROLE_CUE && !(f->form & 0x80)) {
        ay_unchecked(c, f, AY_UNCHECKED_AMBIGUOUS);
        return true;
    }
    ay_finding *x = find(c, f, AY_RULE_DIRECTION, AY_ERROR, r);
    if (x == NULL) return true;
    const char *way = f->direction == AY_DIR_UP ? "a fall" : "a rise";
    x->message =
        ay_textf(c->arena, "from %s to %s is %s", r->before_text.at, r->after_text.at, way);
    x->computed = difference_line(c, r);
    ay_fits(c, x, "the two levels are exchanged");
    ay_fits(c, x, "it is %s", way);
    return true;
}

static bool both_percent(const reading *r) {
    return r->before->q.type == AY_Q_PERCENT && r->after->q.type == AY_Q_PERCENT;
}

static void report_rate(ay_checker *c, const ay_fact *f, const reading *r, int rule,
    ay_severity severity, ay_interval truth) {
    ay_finding *x = find(c, f, rule, severity, r);
    if (x == NULL) return;
    ay_str claim = ay_words(c, r->claim),
           range = ay_interval_words(c->arena, signed_by(truth, f->direction), 3);
    x->computed = growth_line(c, r, "");
    if (rule == AY_RULE_PERCENT_POINTS) {
        x->message = ay_textf(c->arena,
            "\"%.*s\" is the difference in percentage points; in percent it is %s", (int)claim.len,
            claim.at, range.at);
        ay_fits(c, x, "the change is in percentage points");
    } else if (rule == AY_RULE_MULTIPLE_PERCENT) {
        x->message = ay_textf(c->arena,
            "\"%.*s\" is the ratio of %s to %s, not the change: that is %s percent", (int)claim.len,
            claim.at, r->after_text.at, r->before_text.at, range.at);
        ay_fits(c, x, "it is that percentage of the earlier level");
    } else {
        x->message =
            ay_textf(c->arena, "\"%.*s\" does not follow from %s to %s: that is %s percent",
                (int)claim.len, claim.at, r->before_text.at, r->after_text.at, range.at);
    }
    ay_dec ratio = ay_dec_div(r->after->q.value, r->before->q.value, AY_NEAREST);
    ay_dec rate = ay_dec_abs(ay_dec_scale(ay_dec_sub(ratio, ay_dec_int(1), AY_NEAREST), 2));
    ay_fits(c, x, "the rate is %s percent", ay_dec_show(c->arena, rate, 3).at);
}

static void check_percent(ay_checker *c, const ay_fact *f, const reading *r) {
    const ay_quantity *q = &r->claim->q;
    ay_interval claim = signed_by(rate_interval(q, false), f->direction);
    ay_interval loose = signed_by(rate_interval(q, true), f->direction);
    ay_interval truth = percent_of(ay_growth(r->b, r->a)),
                loose_truth = percent_of(ay_growth(r->loose_b, r->loose_a));
    ay_severity severity;
    if (!ay_conflict(claim, truth, loose, loose_truth, ulp_of(q), &severity)) {
        ay_checked(c, f);
        return;
    }
    if (wrong_direction(c, f, r)) return;
    int rule = AY_RULE_GROWTH_LEVELS;
    if (both_percent(r) && ay_meets(claim, ay_isub(r->a, r->b)))
        rule = AY_RULE_PERCENT_POINTS, severity = AY_WARNING;
    else if (f->direction == AY_DIR_UP && severity > AY_NOTE &&
             ay_meets(claim, percent_of(ay_idiv(r->a, r->b))))
        rule = AY_RULE_MULTIPLE_PERCENT, severity = AY_WARNING;
    report_rate(c, f, r, rule, severity, truth);
}

static void check_difference(ay_checker *c, const ay_fact *f, const reading *r) {
    const ay_quantity *q = &r->claim->q;
    ay_interval claim = ay_quantity_printed(q, true), loose = ay_quantity_loose(q, true);
    ay_interval d = signed_by(ay_isub(r->a, r->b), f->direction),
                loose_d = signed_by(ay_isub(r->loose_a, r->loose_b), f->direction);
    ay_severity severity;
    if (!ay_conflict(claim, d, loose, loose_d, ulp_of(q), &severity)) {
        ay_checked(c, f);
        return;
    }
    if (wrong_direction(c, f, r)) return;
    ay_finding *x = find(c, f, AY_RULE_ABS_CHANGE, severity, r);
    if (x == NULL) return;
    ay_str words = ay_words(c, r->claim);
    ay_dec truth = ay_dec_abs(ay_dec_sub(r->after->q.value, r->before->q.value, AY_NEAREST));
    x->message = ay_textf(c->arena, "\"%.*s\" is not the difference of %s and %s: that is %s",
        (int)words.len, words.at, r->before_text.at, r->after_text.at, show(c, truth).at);
    x->computed = difference_line(c, r);
    ay_fits(c, x, "the difference is %s", show(c, truth).at);
}

static void report_ratio(
    ay_checker *c, const ay_fact *f, const reading *r, int rule, ay_severity severity) {
    ay_finding *x = find(c, f, rule, severity, r);
    if (x == NULL) return;
    ay_str words = ay_words(c, r->claim);
    ay_interval ratio = ay_idiv(r->a, r->b);
    ay_dec at = ay_dec_div(r->after->q.value, r->before->q.value, AY_NEAREST);
    x->message = ay_textf(c->arena, "\"%.*s\" does not follow from %s to %s: that is %s times",
        (int)words.len, words.at, r->before_text.at, r->after_text.at,
        ay_interval_words(c->arena, ratio, 3).at);
    x->computed = ay_textf(c->arena, "%s / %s = %s", show(c, r->after->q.value).at,
        show(c, r->before->q.value).at, ay_dec_show(c->arena, at, 4).at);
    ay_fits(c, x, "the later level is %s times the earlier one", ay_dec_show(c->arena, at, 3).at);
}

// A multiple k accepts a ratio of k and of k + 1 ("a k-fold increase" is used for both); a round k
// has one significant digit.
static void check_multiple(ay_checker *c, const ay_fact *f, const reading *r) {
    ay_interval k = ay_quantity_loose(&r->claim->q, true), ratio = ay_idiv(r->a, r->b);
    if (f->direction == AY_DIR_DOWN) ratio = ay_idiv(r->b, r->a);
    k.hi = ay_dec_add(k.hi, ay_dec_int(1), AY_CEILING);
    if (ay_meets(k, ratio)) {
        ay_checked(c, f);
        return;
    }
    if (!wrong_direction(c, f, r)) report_ratio(c, f, r, AY_RULE_FOLD, AY_ERROR);
}

// "doubled" allows a tenth to either side, "nearly" only below, "more than" only above; `form` is
// the hedge.
static ay_interval factor_interval(int32_t hundredths, uint8_t hedge) {
    ay_dec k = ay_dec_make(hundredths, -2);
    ay_interval v = ay_widen_share(ay_point(k), ay_dec_make(hedge == AY_MOD_ABOUT ? 15 : 10, -2));
    bool grows = hundredths > 100;
    if (hedge == AY_MOD_MORE || hedge == AY_MOD_AT_LEAST) {
        if (grows) v.lo = k, v.hi_inf = true;
        else v.hi = k, v.lo = AY_DEC_ZERO;
    } else if (hedge == AY_MOD_NEARLY) {
        if (grows)
            v.lo = ay_dec_mul(k, ay_dec_make(75, -2), AY_FLOOR),
            v.hi = ay_dec_mul(k, ay_dec_make(105, -2), AY_CEILING);
        else v.lo = k, v.hi = ay_dec_mul(k, ay_dec_make(130, -2), AY_CEILING);
    }
    return v;
}

static void check_factor(ay_checker *c, const ay_fact *f, const reading *r) {
    ay_interval ratio = ay_idiv(r->a, r->b);
    if (ay_meets(factor_interval(r->claim->number, f->form & 0x7f), ratio)) {
        ay_checked(c, f);
        return;
    }
    if (!wrong_direction(c, f, r)) report_ratio(c, f, r, AY_RULE_DOUBLED, AY_WARNING);
}

// ---- the whole ----------------------------------------------------------------------------------

static bool fill(ay_checker *c, const ay_fact *f, reading *r) {
    r->before = ay_operand_of(f, AY_ROLE_BEFORE);
    r->after = ay_operand_of(f, AY_ROLE_AFTER);
    r->claim = ay_operand_of(f, AY_ROLE_RATE);
    if (r->claim == NULL) r->claim = ay_operand_of(f, AY_ROLE_DIFFERENCE);
    if (r->claim == NULL) r->claim = ay_operand_of(f, AY_ROLE_CUE);
    if (r->before == NULL || r->after == NULL) return false;
    r->b = ay_quantity_printed(&r->before->q, true), r->a = ay_quantity_printed(&r->after->q, true);
    r->loose_b = ay_quantity_loose(&r->before->q, true),
    r->loose_a = ay_quantity_loose(&r->after->q, true);
    r->before_text = ay_dec_show_scaled(c->arena, r->before->q.value, 6);
    r->after_text = ay_dec_show_scaled(c->arena, r->after->q.value, 6);
    return ay_dec_sign(r->before->q.value) > 0;
}

static void check_fall(ay_checker *c, const ay_fact *f) {
    const ay_operand *rate = ay_operand_of(f, AY_ROLE_RATE);
    ay_finding *x = ay_find(c, f, AY_RULE_FALL_OVER_100, AY_ERROR, rate);
    if (x == NULL) return;
    ay_str words = ay_words(c, rate);
    x->message = ay_textf(c->arena, "\"%.*s\": a fall of 100 percent already leaves nothing",
        (int)words.len, words.at);
    x->computed =
        ay_textf(c->arena, "100%% - %s%% = %s%%", ay_dec_show(c->arena, rate->q.value, 6).at,
            ay_dec_show(c->arena, ay_dec_sub(ay_dec_int(100), rate->q.value, AY_NEAREST), 6).at);
    ay_fits(c, x, "it fell to that share of the earlier level, or by that share of another base");
}

static void check_comparison(ay_checker *c, const ay_fact *f) {
    const ay_operand *a = ay_operand_of(f, AY_ROLE_A), *b = ay_operand_of(f, AY_ROLE_B);
    ay_interval x = ay_quantity_printed(&a->q, true), y = ay_quantity_printed(&b->q, true);
    if (!ay_plausible(a->q.value, b->q.value, 4)) {
        ay_unchecked(c, f, AY_UNCHECKED_AMBIGUOUS);
        return;
    }
    if (f->direction == AY_DIR_UP ? !ay_below(x, y) : !ay_below(y, x)) {
        ay_checked(c, f);
        return;
    }
    ay_finding *finding = ay_find(c, f, AY_RULE_COMPARISON, AY_ERROR, b);
    if (finding == NULL) return;
    const char *is = f->direction == AY_DIR_UP ? "less" : "more";
    finding->message =
        ay_textf(c->arena, "%s is %s than %s", show(c, a->q.value).at, is, show(c, b->q.value).at);
    finding->computed = ay_textf(c->arena, "%s - %s = %s", show(c, a->q.value).at,
        show(c, b->q.value).at, show(c, ay_dec_sub(a->q.value, b->q.value, AY_NEAREST)).at);
    ay_fits(c, finding, "the two figures are exchanged");
}

static void check_levels(ay_checker *c, const ay_fact *f, const reading *r) {
    const ay_operand *claim = r->claim;
    if (claim->role == AY_ROLE_CUE) {
        if (!wrong_direction(c, f, r)) ay_checked(c, f);
    } else if (claim->kind == AY_OP_WORDS) check_factor(c, f, r);
    else if (claim->role == AY_ROLE_DIFFERENCE) check_difference(c, f, r);
    else if (claim->q.type == AY_Q_MULTIPLE) check_multiple(c, f, r);
    else if (claim->q.type == AY_Q_POINT) check_difference(c, f, r);
    else check_percent(c, f, r);
}

void ay_check_change(ay_checker *c, const ay_fact *f) {
    reading r = {0};
    if (f->kind == AY_FACT_COMPARISON) check_comparison(c, f);
    else if (f->why) ay_unchecked(c, f, AY_UNCHECKED_GUARDED);
    else if (fill(c, f, &r)) {
        bool multiple = r.claim->kind == AY_OP_QUANTITY && r.claim->q.type == AY_Q_MULTIPLE;
        if (multiple || ay_plausible(r.before->q.value, r.after->q.value, 8))
            check_levels(c, f, &r);
        else ay_unchecked(c, f, AY_UNCHECKED_AMBIGUOUS);
    } else if (r.before == NULL && r.after == NULL) check_fall(c, f);
}
