// One amount in two currencies implies a rate, as an interval. In the order of the rules' contract:
// a total over a period is right at the period's mean (1.5% to either side); at the rate of a day
// in the thirty days before publication it is a note that names the day; else a finding. A single
// amount is right at any rate of the thirty days around publication, or at the year's mean (3%). A
// rate that is off by a power of a thousand, or that fits upside down, has rules of its own.

#include "fx.h"

#include "../table/rates.h"

enum { DAYS = 30, YEAR = 365 };

typedef struct conversion {
    const ay_operand *a, *b;
    const char *from, *to;      // the currencies of a and b
    ay_interval implied, loose; // units of `to` for one of `from`
    ay_day first, last;         // the period of a total; AY_NO_DAY for a single amount
    ay_day published;
} conversion;

static const char *currency_of(const ay_operand *op) { return ay_currency_rows[op->q.unit].code; }

static bool unsure_currency(const ay_operand *op) {
    return (op->q.flags & AY_QF_ASSUMED) && ay_currency_rows[op->q.unit].code[0] != 'U';
}

static ay_interval ratio(const ay_operand *a, const ay_operand *b, bool loose) {
    if (loose) return ay_idiv(ay_quantity_loose(&b->q, true), ay_quantity_loose(&a->q, true));
    return ay_idiv(ay_quantity_printed(&b->q, true), ay_quantity_printed(&a->q, true));
}

static bool fill(const ay_checker *c, const ay_fact *f, conversion *v) {
    const ay_doc *doc = c->facts->spots->text->doc;
    v->a = ay_operand_of(f, AY_ROLE_A), v->b = ay_operand_of(f, AY_ROLE_B);
    if (ay_dec_sign(v->a->q.value) <= 0 || unsure_currency(v->a) || unsure_currency(v->b))
        return false;
    v->from = currency_of(v->a), v->to = currency_of(v->b);
    v->implied = ratio(v->a, v->b, false), v->loose = ratio(v->a, v->b, true);
    v->published =
        doc->published == doc->published_to && !doc->date_doubtful ? doc->published : AY_NO_DAY;
    v->first = v->last = AY_NO_DAY;
    const ay_operand *when = ay_operand_of(f, AY_ROLE_WHEN);
    if (when) {
        const ay_time *t = &c->facts->spots->times[when->index];
        bool long_enough = t->from != AY_NO_DAY && t->to != AY_NO_DAY && t->to - t->from >= 27;
        if (long_enough && t->to - t->from < 366 * 2) v->first = t->from, v->last = t->to;
    }
    return v->first != AY_NO_DAY || v->published != AY_NO_DAY;
}

// ---- what fits ----------------------------------------------------------------------------------

static bool near_mean(
    const conversion *v, ay_interval implied, ay_day first, ay_day last, int32_t tenths) {
    ay_dec mean;
    if (!ay_rate_mean(v->from, v->to, first, last, &mean)) return false;
    return ay_meets(implied, ay_widen_share(ay_point(mean), ay_dec_make(tenths, -3)));
}

static bool near_days(const conversion *v, ay_interval implied) {
    ay_interval range;
    if (v->published == AY_NO_DAY) return false;
    if (!ay_rate_span(v->from, v->to, v->published - DAYS, v->published, &range, NULL))
        return false;
    return ay_meets(implied, ay_widen_share(range, ay_dec_make(3, -2)));
}

static bool near_year(const conversion *v, ay_interval implied) {
    ay_day first, last;
    if (v->published == AY_NO_DAY) return false;
    ay_year_span(ay_date_of(v->published).year, &first, &last);
    return near_mean(v, implied, first, v->published < last ? v->published : last, 30);
}

// At the rate of the period's last month: how balance sheets convert.
static bool near_end(const conversion *v, ay_interval implied) {
    return v->first != AY_NO_DAY && near_mean(v, implied, v->last - 27, v->last, 30);
}

static bool period_fits(const conversion *v, ay_interval implied) {
    return v->first != AY_NO_DAY && near_mean(v, implied, v->first, v->last, 15);
}

static bool fits(const conversion *v, ay_interval implied) {
    if (v->first != AY_NO_DAY) return period_fits(v, implied);
    return near_days(v, implied) || near_year(v, implied);
}

// The rate to compare with, for messages and for the rules on scale and inversion. False: nothing
// on file.
static bool market(const conversion *v, ay_dec *rate) {
    if (v->first != AY_NO_DAY && ay_rate_mean(v->from, v->to, v->first, v->last, rate)) return true;
    return v->published != AY_NO_DAY &&
           ay_rate_mean(v->from, v->to, v->published - DAYS, v->published, rate);
}

// ---- findings -----------------------------------------------------------------------------------

static ay_dec middle(ay_interval v) {
    return ay_dec_div(ay_dec_add(v.lo, v.hi, AY_NEAREST), ay_dec_int(2), AY_NEAREST);
}

// "173.05 billion / 24.8 billion = 6.978 CNY for 1 USD": always the larger number for one of the
// dearer currency.
static ay_str rate_text(const ay_checker *c, const conversion *v, ay_dec rate) {
    if (ay_dec_cmp(rate, ay_dec_int(1)) >= 0)
        return ay_textf(
            c->arena, "%s %s for 1 %s", ay_dec_show(c->arena, rate, 4).at, v->to, v->from);
    ay_dec turned = ay_dec_div(ay_dec_int(1), rate, AY_NEAREST);
    return ay_textf(
        c->arena, "%s %s for 1 %s", ay_dec_show(c->arena, turned, 4).at, v->from, v->to);
}

static ay_finding *report(ay_checker *c, const ay_fact *f, const conversion *v, int rule,
    ay_severity severity, ay_dec rate) {
    ay_finding *x = ay_find(c, f, rule, severity, v->b);
    if (x == NULL) return NULL;
    ay_dec implied = ay_dec_div(v->b->q.value, v->a->q.value, AY_NEAREST);
    ay_str a = ay_words(c, v->a), b = ay_words(c, v->b);
    x->message = ay_textf(c->arena, "%.*s and %.*s imply %s", (int)a.len, a.at, (int)b.len, b.at,
        rate_text(c, v, implied).at);
    x->computed = ay_textf(c->arena, "%.*s against %.*s = %s; the market's mean was %s", (int)a.len,
        a.at, (int)b.len, b.at, rate_text(c, v, implied).at, rate_text(c, v, rate).at);
    return x;
}

// Off by 10^3k, give or take a tenth of a power?
static bool off_by_thousands(ay_dec implied, ay_dec rate, int32_t *power) {
    ay_dec ratio_ = ay_dec_div(implied, rate, AY_NEAREST);
    for (int32_t k = -9; k <= 9; k += 3) {
        ay_interval band = ay_between(ay_dec_scale(ay_dec_make(794, -3), k),
            ay_dec_scale(ay_dec_make(1259, -3), k)); // 10^-0.1, 10^0.1
        *power = k;
        if (k != 0 && ay_contains(band, ratio_)) return true;
    }
    return false;
}

static bool check_scale(ay_checker *c, const ay_fact *f, const conversion *v, ay_dec rate) {
    int32_t power;
    if (!off_by_thousands(middle(v->implied), rate, &power)) return false;
    ay_finding *x = report(c, f, v, AY_RULE_FX_SCALE, AY_ERROR, rate);
    if (x == NULL) return true;
    ay_dec right = ay_dec_mul(v->a->q.value, rate, AY_NEAREST);
    ay_fits(
        c, x, "at the market's rate it is %s %s", ay_dec_show_scaled(c->arena, right, 3).at, v->to);
    ay_fits(c, x, "a factor of %s has slipped in",
        ay_dec_show(c->arena, ay_dec_pow10(power < 0 ? -power : power), 2).at);
    return true;
}

static bool check_inverted(ay_checker *c, const ay_fact *f, const conversion *v, ay_dec rate) {
    ay_interval turned = ay_idiv(ay_point(ay_dec_int(1)), v->implied);
    if (!ay_meets(turned, ay_widen_share(ay_point(rate), ay_dec_make(6, -2)))) return false;
    if (ay_meets(v->implied, ay_widen_share(ay_point(rate), ay_dec_make(20, -2))))
        return false; // a rate near 1 is both
    ay_finding *x = report(c, f, v, AY_RULE_FX_INVERTED, AY_WARNING, rate);
    if (x == NULL) return true;
    ay_dec right = ay_dec_mul(v->a->q.value, rate, AY_NEAREST);
    ay_fits(c, x, "at the market's rate it is %s %s: the rate was applied upside down",
        ay_dec_show_scaled(c->arena, right, 3).at, v->to);
    return true;
}

// A total converted at the rate of one day before publication: a note that names the day, with both
// readings.
static bool check_day(ay_checker *c, const ay_fact *f, const conversion *v, ay_dec rate) {
    ay_day day;
    ay_dec paid;
    if (v->first == AY_NO_DAY || v->published == AY_NO_DAY) return false;
    if (!ay_rate_nearest_day(
            v->from, v->to, v->published - DAYS, v->published, v->implied, &day, &paid)) {
        if (!near_days(v, v->implied) && !near_end(v, v->implied))
            return false; // only means by month are on file
        ay_finding *note = report(c, f, v, AY_RULE_FX_IMPLIED, AY_NOTE, rate);
        if (note)
            ay_fits(c, note,
                "converted at the rate of the period's end, or of the time of publication");
        return true;
    }
    ay_finding *x = report(c, f, v, AY_RULE_FX_IMPLIED, AY_NOTE, rate);
    if (x == NULL) return true;
    ay_fits(c, x, "converted at the rate of %s, %s", ay_day_text(c->arena, day).at,
        rate_text(c, v, paid).at);
    ay_dec right = ay_dec_mul(v->a->q.value, rate, AY_NEAREST);
    ay_fits(c, x, "at the mean of the period it is %s %s",
        ay_dec_show_scaled(c->arena, right, 3).at, v->to);
    return true;
}

// A single amount converted at a rate of the year before: a note. The amount may be older than the
// text, and an account is often converted at the rate of its own closing day.
static bool check_earlier(ay_checker *c, const ay_fact *f, const conversion *v, ay_dec rate) {
    ay_interval range;
    if (v->first != AY_NO_DAY || v->published == AY_NO_DAY ||
        !ay_rate_span(v->from, v->to, v->published - YEAR, v->published, &range, NULL) ||
        !ay_meets(v->implied, range))
        return false;
    ay_finding *x = report(c, f, v, AY_RULE_FX_IMPLIED, AY_NOTE, rate);
    if (x) ay_fits(c, x, "converted at a rate of the year before publication");
    return true;
}

void ay_check_fx(ay_checker *c, const ay_fact *f) {
    conversion v;
    ay_dec rate;
    if (!fill(c, f, &v) || !market(&v, &rate)) {
        ay_unchecked(c, f, AY_UNCHECKED_RATE);
        return;
    }
    if (fits(&v, v.implied)) {
        ay_checked(c, f);
        return;
    }
    if (check_scale(c, f, &v, rate) || check_inverted(c, f, &v, rate) ||
        check_day(c, f, &v, rate) || check_earlier(c, f, &v, rate))
        return;
    ay_severity severity = fits(&v, v.loose) ? AY_WARNING : AY_ERROR;
    ay_finding *x = report(c, f, &v, AY_RULE_FX_IMPLIED, severity, rate);
    if (x == NULL) return;
    ay_dec right = ay_dec_mul(v.a->q.value, rate, AY_NEAREST);
    ay_fits(
        c, x, "at the market's rate it is %s %s", ay_dec_show_scaled(c->arena, right, 3).at, v.to);
}

bool ay_fx_dated_apart(const ay_checker *c, const ay_fact *f, const ay_fact *g) {
    const ay_spots *spots = c->facts->spots;
    uint32_t times = 0;
    for (uint32_t i = 0; i < spots->n_times; i++) {
        const ay_time *t = &spots->times[i];
        if ((t->flags & AY_TF_PART) || t->type == AY_T_SET || t->type == AY_T_TIME) continue;
        if (t->sentence >= g->sentence && t->sentence <= f->sentence && t->grain >= AY_G_MONTH)
            times++;
    }
    return times > 1;
}
