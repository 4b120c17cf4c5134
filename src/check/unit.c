// One amount in two units: dimensions first, then the factor; temperatures with and without their
// offset; currencies by the rates that the text itself implies.

#include "check.h"

#include "fx.h"

static ay_str show(const ay_checker *c, ay_dec v) { return ay_dec_show_scaled(c->arena, v, 6); }
static ay_dec ulp_of(const ay_quantity *q) { return ay_dec_add(q->half, q->half, AY_NEAREST); }

static ay_dec number(const char *text) {
    ay_dec d = ay_dec_int(0);
    size_t n = 0;
    while (text && text[n]) n++;
    if (n) ay_dec_parse(text, n, &d);
    return d;
}

// The amount in the base unit of its dimension: value * factor (+ offset).
static ay_interval in_base(ay_interval v, const struct ay_unit *u, bool offset) {
    ay_interval r = ay_iscale(v, number(u->factor));
    return offset ? ay_iadd(r, ay_point(number(u->offset))) : r;
}

static ay_interval from_base(ay_interval v, const struct ay_unit *u, bool offset) {
    if (offset) v = ay_isub(v, ay_point(number(u->offset)));
    return ay_idiv(v, ay_point(number(u->factor)));
}

static ay_finding *find(ay_checker *c, const ay_fact *f, int rule, ay_severity severity) {
    return ay_find(c, f, rule, severity, ay_operand_of(f, AY_ROLE_B));
}

static void report(ay_checker *c, const ay_fact *f, int rule, ay_severity severity,
    ay_interval right, const char *note) {
    ay_finding *x = find(c, f, rule, severity);
    if (x == NULL) return;
    const ay_operand *a = ay_operand_of(f, AY_ROLE_A), *b = ay_operand_of(f, AY_ROLE_B);
    ay_str w = ay_words(c, a), v = ay_words(c, b),
           unit = ay_quantity_unit(c->facts->spots->text, &b->q);
    x->message = ay_textf(c->arena, "%.*s is not %.*s%s", (int)w.len, w.at, (int)v.len, v.at, note);
    x->computed = ay_textf(c->arena, "%.*s = %s %.*s", (int)w.len, w.at,
        ay_interval_show(c->arena, right, 4).at, (int)unit.len, unit.at);
    ay_dec middle =
        ay_dec_div(ay_dec_add(right.lo, right.hi, AY_NEAREST), ay_dec_int(2), AY_NEAREST);
    ay_fits(
        c, x, "it is %s %.*s", ay_dec_show_scaled(c->arena, middle, 3).at, (int)unit.len, unit.at);
}

// A trade's own conversions: a tonne of oil in barrels, of milk in litres; gas by its heat; a ship
// by what it can carry; a year's output by its mass; thrust in pounds; vitamins in units.
static bool traded_by(int a, int b) {
    static const uint16_t pairs[][2] = {{AY_DIM_MASS, AY_DIM_VOLUME}, {AY_DIM_FLOW, AY_DIM_VOLUME},
        {AY_DIM_POWER, AY_DIM_ENERGY}, {AY_DIM_ENERGY, AY_DIM_VOLUME}, {AY_DIM_ENERGY, AY_DIM_MASS},
        {AY_DIM_DEADWEIGHT, AY_DIM_MASS}, {AY_DIM_DEADWEIGHT, AY_DIM_VOLUME},
        {AY_DIM_DEADWEIGHT, AY_DIM_TONNAGE}, {AY_DIM_DEADWEIGHT, AY_DIM_BOXES},
        {AY_DIM_TONNAGE, AY_DIM_MASS}, {AY_DIM_TONNAGE, AY_DIM_BOXES},
        {AY_DIM_TONNAGE, AY_DIM_SHIPWORK}, {AY_DIM_MASSFLOW, AY_DIM_MASS},
        {AY_DIM_MASSFLOW, AY_DIM_FLOW}, {AY_DIM_MASSFLOW, AY_DIM_VOLUME},
        {AY_DIM_FORCE, AY_DIM_MASS}, {AY_DIM_DATA, AY_DIM_DATARATE}, {AY_DIM_AMOUNT, AY_DIM_MASS},
        {AY_DIM_BIOLOGICAL, AY_DIM_MASS}, {AY_DIM_WORK, AY_DIM_PERSON_TIME}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if ((a == pairs[i][0] && b == pairs[i][1]) || (b == pairs[i][0] && a == pairs[i][1]))
            return true;
    return false;
}

// "4,200 cwt (100 lb)": the bracket says what one unit is.
static bool defines_unit(
    const ay_operand *a, const struct ay_unit *u, const ay_operand *b, const struct ay_unit *v) {
    ay_dec f = number(v->factor);
    if (u->dimension != v->dimension || ay_dec_sign(f) == 0 ||
        ay_dec_cmp(a->q.value, ay_dec_int(2)) < 0)
        return false;
    ay_dec one = ay_dec_div(number(u->factor), f, AY_NEAREST);
    return ay_contains(ay_quantity_printed(&b->q, false), one);
}

static bool has_offset(const struct ay_unit *u) {
    return u->offset && u->offset[0] && ay_dec_sign(number(u->offset)) != 0;
}

// "-20 tonnes (44,092 lb)" at the start of a line: the sign may be a dash that opens an item.
static bool fits_without_sign(
    const ay_operand *a, const struct ay_unit *u, const ay_operand *b, const struct ay_unit *v) {
    if (!(a->q.flags & AY_QF_SIGNED) || ay_dec_sign(a->q.value) >= 0) return false;
    ay_quantity plain = a->q;
    plain.value = ay_dec_neg(plain.value);
    ay_interval truth = from_base(in_base(ay_quantity_printed(&plain, true), u, true), v, true);
    return ay_meets(ay_widen(ay_quantity_printed(&b->q, true), ulp_of(&b->q)), truth);
}

static void check_measures(ay_checker *c, const ay_fact *f) {
    const ay_operand *a = ay_operand_of(f, AY_ROLE_A), *b = ay_operand_of(f, AY_ROLE_B);
    const struct ay_unit *u = &ay_unit_rows[a->q.unit], *v = &ay_unit_rows[b->q.unit];
    if (u->dimension == AY_DIM_NONE || v->dimension == AY_DIM_NONE) return;
    if (u->dimension == AY_DIM_ANGLE || v->dimension == AY_DIM_ANGLE || defines_unit(a, u, b, v))
        return;
    if (u->dimension != v->dimension && traded_by(u->dimension, v->dimension)) return;
    if (u->dimension != v->dimension) {
        ay_finding *x = find(c, f, AY_RULE_UNIT_DIMENSION, AY_ERROR);
        if (x == NULL) return;
        ay_str w = ay_words(c, a), t = ay_words(c, b);
        x->message = ay_textf(
            c->arena, "%.*s and %.*s measure different things", (int)w.len, w.at, (int)t.len, t.at);
        x->computed = ay_textf(c->arena, "the units have different dimensions");
        return;
    }
    bool temperature = has_offset(u) || has_offset(v), difference = temperature && f->form == 1;
    ay_interval truth =
        from_base(in_base(ay_quantity_printed(&a->q, true), u, !difference), v, !difference);
    ay_interval loose =
        from_base(in_base(ay_quantity_loose(&a->q, true), u, !difference), v, !difference);
    ay_severity severity;
    bool implausible = !temperature && !ay_plausible(b->q.value, truth.lo, 4);
    if (implausible || fits_without_sign(a, u, b, v)) {
        ay_unchecked(c, f, AY_UNCHECKED_AMBIGUOUS);
        return;
    }
    if (!ay_conflict(ay_quantity_printed(&b->q, true), truth, ay_quantity_loose(&b->q, true), loose,
            ulp_of(&b->q), &severity)) {
        ay_checked(c, f);
        return;
    }
    ay_interval absolute = from_base(in_base(ay_quantity_printed(&a->q, true), u, true), v, true);
    if (difference &&
        ay_meets(ay_widen(ay_quantity_printed(&b->q, true), ulp_of(&b->q)), absolute)) {
        report(c, f, AY_RULE_TEMP_DIFFERENCE, AY_WARNING, truth,
            ": the offset of the scale was added to a difference");
        return;
    }
    if (severity == AY_WARNING) severity = AY_NOTE; // round figures are usual in conversions
    report(c, f, AY_RULE_UNIT_CONVERT, severity, truth, "");
}

// The rate that one conversion implies: units of the second currency for one of the first.
static ay_interval implied(const ay_fact *f) {
    return ay_idiv(ay_quantity_printed(&ay_operand_of(f, AY_ROLE_B)->q, true),
        ay_quantity_printed(&ay_operand_of(f, AY_ROLE_A)->q, true));
}

// An earlier conversion of the text between the same two currencies.
static const ay_fact *earlier(const ay_checker *c, const ay_fact *f, bool *turned) {
    const ay_operand *a = ay_operand_of(f, AY_ROLE_A), *b = ay_operand_of(f, AY_ROLE_B);
    for (const ay_fact *g = c->facts->at; g < f; g++) {
        if (g->kind != AY_FACT_CONVERSION) continue;
        const ay_operand *x = ay_operand_of(g, AY_ROLE_A), *y = ay_operand_of(g, AY_ROLE_B);
        if (x->q.type != AY_Q_MONEY) continue;
        *turned = x->q.unit == b->q.unit && y->q.unit == a->q.unit;
        if (*turned || (x->q.unit == a->q.unit && y->q.unit == b->q.unit)) return g;
    }
    return NULL;
}

static void check_money(ay_checker *c, const ay_fact *f) {
    bool turned = false;
    const ay_fact *g = earlier(c, f, &turned);
    if (g == NULL) {
        ay_check_fx(c, f);
        return;
    }
    const ay_operand *when = ay_operand_of(f, AY_ROLE_WHEN), *then = ay_operand_of(g, AY_ROLE_WHEN);
    if ((when && then && when->index != then->index) ||
        ay_fx_dated_apart(c, f, g)) { // two dates, two rates
        ay_check_fx(c, f);
        return;
    }
    ay_interval here = implied(f), there = implied(g);
    if (turned) there = ay_idiv(ay_point(ay_dec_int(1)), there);
    if (ay_meets(ay_widen_share(here, ay_dec_make(3, -2)), there)) {
        ay_checked(c, f), ay_checked(c, g);
        ay_check_fx(c, f);
        return;
    }
    ay_finding *x = find(c, f, AY_RULE_FX_INCONSISTENT, AY_WARNING);
    if (x == NULL) return;
    ay_str w = ay_words(c, ay_operand_of(f, AY_ROLE_A)),
           v = ay_words(c, ay_operand_of(f, AY_ROLE_B));
    x->message = ay_textf(c->arena, "%.*s for %.*s is another exchange rate than before",
        (int)v.len, v.at, (int)w.len, w.at);
    x->computed = ay_textf(c->arena, "here %s, before %s", ay_interval_show(c->arena, here, 4).at,
        ay_interval_show(c->arena, there, 4).at);
    ay_dec fit = ay_dec_mul(ay_operand_of(f, AY_ROLE_A)->q.value,
        there.lo_inf
            ? AY_DEC_ZERO
            : ay_dec_div(ay_dec_add(there.lo, there.hi, AY_NEAREST), ay_dec_int(2), AY_NEAREST),
        AY_NEAREST);
    ay_fits(c, x, "at the first rate it is %s", ay_dec_show_scaled(c->arena, fit, 3).at);
}

static void check_symbol(ay_checker *c, const ay_fact *f) {
    const ay_operand *a = ay_operand_of(f, AY_ROLE_A);
    ay_finding *x = ay_find(c, f, AY_RULE_DOUBLE_SYMBOL, AY_NOTE, a);
    if (x == NULL) return;
    ay_str w = ay_words(c, a);
    x->message = f->form == 0
                     ? ay_textf(c->arena, "\"%.*s\" names its currency twice", (int)w.len, w.at)
                     : ay_textf(c->arena, "\"%.*s\": all digits are printed, and a scale word too",
                           (int)w.len, w.at);
    x->computed = ay_textf(c->arena, "as printed: %s", show(c, a->q.value).at);
}

void ay_check_unit(ay_checker *c, const ay_fact *f) {
    if (f->kind == AY_FACT_SYMBOL) check_symbol(c, f);
    else if (ay_operand_of(f, AY_ROLE_A)->q.type == AY_Q_MONEY) check_money(c, f);
    else check_measures(c, f);
}
