// How exact a quantity is, and what it can stand for: the rounding rules R1, R2 and R4.
//
// As printed (R1), a value stands for all that round to it at its last digit; loosely (R2),
// trailing zeros may be rounding too, down to the second significant digit; a hedge (R4) widens it
// or leaves one bound. Whole things that one can tick off, below a thousand and without a hedge,
// are exact.
//
// The trap: the unit may have scaled the value ("34 cents", basis points), and half of the last
// digit's worth with it.
#include "quantity.h"

static ay_dec half_of(ay_dec ulp) { return ay_dec_mul(ulp, ay_dec_make(5, -1), AY_NEAREST); }

// Can one tick them off: a count, a number in words, a plain length of time?
static bool is_ticked(const ay_quantity *q) {
    if (q->modifier != AY_MOD_NONE || (q->flags & (AY_QF_SCALED | AY_QF_FRACTION))) return false;
    if (!ay_dec_is_int(q->value) || ay_dec_cmp(q->value, ay_dec_int(1000)) >= 0) return false;
    if (q->type == AY_Q_COUNT || (q->flags & AY_QF_DURATION)) return true;
    return q->type == AY_Q_NUMBER && (q->flags & AY_QF_WORDS);
}

// The worth of the last digit when trailing zeros count as rounding. A round multiple ("100-fold")
// has one significant digit.
static ay_dec loose_ulp(const ay_quantity *q, const ay_numeral *x) {
    ay_dec ulp = x->ulp;
    if (ay_dec_sign(x->value) == 0 || ay_dec_sign(ulp) == 0) return ulp;
    int32_t top = ay_dec_top(x->value), last = ulp.exp + x->zeros;
    if (last > top - 1) last = top - 1;
    if (q->type == AY_Q_MULTIPLE && top > 0 && x->zeros >= top) last = top;
    return last > ulp.exp ? ay_dec_pow10(last) : ulp;
}

void ay_quantity_precision(ay_quantity *q, const ay_numeral *x) {
    if (is_ticked(q)) q->flags |= AY_QF_EXACT;
    if (x->vague) { // from the value to ten times it: never checked, so one-sided is good enough
        q->half = q->loose = ay_dec_sub(x->high, x->value, AY_NEAREST);
        return;
    }
    if (q->flags & (AY_QF_EXACT | AY_QF_FRACTION)) {
        q->half = q->loose = AY_DEC_ZERO;
        return;
    }
    ay_dec printed = half_of(x->ulp);
    int32_t shift = 0; // what the unit made of it
    if (ay_dec_sign(printed) && ay_dec_sign(q->half))
        shift = ay_dec_top(q->half) - ay_dec_top(printed);
    q->loose = ay_dec_scale(half_of(loose_ulp(q, x)), shift);
    if (ay_dec_cmp(q->loose, q->half) < 0) q->loose = q->half;
}

void ay_quantity_scale(ay_quantity *q, int32_t exp) {
    q->value = ay_dec_scale(q->value, exp);
    q->half = ay_dec_scale(q->half, exp);
    q->loose = ay_dec_scale(q->loose, exp);
}

// ---- what a quantity can stand for --------------------------------------------------------------

// R4: about and the like widen by 5% or one unit of the second digit; more, less and the like leave
// one bound.
static ay_interval hedge(const ay_quantity *q, ay_interval v) {
    ay_dec five = ay_dec_mul(ay_dec_abs(q->value), ay_dec_make(5, -2), AY_CEILING);
    ay_dec second = ay_dec_sign(q->value) ? ay_dec_pow10(ay_dec_top(q->value) - 1) : AY_DEC_ZERO;
    ay_dec wide = ay_dec_max(five, second);
    switch (q->modifier) {
    case AY_MOD_ABOUT: return ay_widen(v, wide);
    case AY_MOD_MORE:
    case AY_MOD_AT_LEAST: v.hi_inf = true; return v;
    case AY_MOD_LESS:
    case AY_MOD_AT_MOST: v.lo_inf = true; return v;
    case AY_MOD_NEARLY:
        v.lo = ay_dec_sub(v.lo, ay_dec_add(wide, wide, AY_CEILING), AY_FLOOR);
        return v;
    default: return v;
    }
}

ay_interval ay_quantity_printed(const ay_quantity *q, bool hedged) {
    ay_interval v = ay_around(q->value, q->half);
    return hedged ? hedge(q, v) : v;
}

ay_interval ay_quantity_loose(const ay_quantity *q, bool hedged) {
    ay_interval v = ay_around(q->value, q->loose);
    return hedged ? hedge(q, v) : v;
}

static ay_str singular(const ay_text *text, uint32_t token) {
    ay_str s = ay_token_str(text, token);
    if (s.len > 4 && s.at[s.len - 1] == 's' && s.at[s.len - 2] == 'e' &&
        (s.at[s.len - 3] == 's' || s.at[s.len - 3] == 'x'))
        s.len -= 2;
    else if (s.len > 3 && s.at[s.len - 1] == 's') s.len--;
    return s;
}

static bool same_head(const ay_text *text, uint32_t a, uint32_t b) {
    ay_str s = singular(text, a), t = singular(text, b);
    if (s.len != t.len) return false;
    for (uint32_t i = 0; i < s.len; i++)
        if ((s.at[i] | 32) != (t.at[i] | 32)) return false;
    return true;
}

bool ay_quantity_alike(const ay_text *text, const ay_quantity *a, const ay_quantity *b) {
    if (a->type == AY_Q_NUMBER && b->type == AY_Q_NUMBER)
        return (a->flags & AY_QF_FRACTION) == (b->flags & AY_QF_FRACTION);
    if (a->type != b->type) return false;
    switch (a->type) {
    case AY_Q_MONEY: return a->unit == b->unit;
    case AY_Q_MEASURE:
        return ay_unit_rows[a->unit].dimension == ay_unit_rows[b->unit].dimension &&
               a->unit == b->unit;
    case AY_Q_COUNT:
        return a->head == AY_NONE || b->head == AY_NONE || same_head(text, a->head, b->head);
    default: return true;
    }
}

const ay_quantity *ay_quantity_model(const ay_spots *spots, const ay_quantity *q) {
    return q->like == AY_NONE ? q : &spots->quantities[q->like];
}

uint8_t ay_quantity_type(const ay_spots *spots, const ay_quantity *q) {
    const ay_quantity *model = ay_quantity_model(spots, q);
    bool part = model->type == AY_Q_NUMBER && !ay_span_empty(model->noun); // "three of the mills"
    return part ? AY_Q_COUNT : model->flags & AY_QF_AGE ? AY_Q_MEASURE : model->type;
}

ay_str ay_quantity_unit(const ay_text *text, const ay_quantity *q) {
    const char *code = NULL;
    if (q->type == AY_Q_MONEY) code = ay_currency_rows[q->unit].code;
    else if (q->type == AY_Q_PERCENT) code = "%";
    else if (q->type == AY_Q_POINT) code = "pp";
    else if (q->type == AY_Q_MULTIPLE) code = "times";
    else if (q->type == AY_Q_MEASURE) code = ay_unit_rows[q->unit].ucum;
    else if (q->flags & AY_QF_AGE) code = "a";
    else return ay_doc_str(text->doc, q->noun); // of a count, or of the whole that it is a part of
    uint32_t n = 0;
    while (code && code[n]) n++;
    return (ay_str){code ? code : "", n};
}

ay_str ay_quantity_per(const ay_text *text, const ay_quantity *q) {
    if (ay_span_empty(q->per)) return (ay_str){"", 0};
    uint32_t i = ay_token_from(text, q->per.start), n = ay_cue_at(text, i, AY_CUE_PER, NULL);
    uint32_t start = text->tokens[i + (n ? n : 1)].span.start; // an article, a stroke
    if (start >= q->per.end) return (ay_str){"", 0};
    return ay_doc_str(text->doc, (ay_span){start, q->per.end});
}

uint32_t ay_quantity_behind(const ay_text *text, const ay_quantity *q) {
    uint32_t i = q->end, last = q->noun.end > q->per.end ? q->noun.end : q->per.end;
    while (i < text->n_tokens && text->tokens[i].span.start < last) i++;
    return i;
}

int32_t ay_quantity_decimals(const ay_text *t, const ay_quantity *q) {
    ay_str s = ay_doc_str(t->doc, q->number);
    int32_t decimals = 0;
    bool point = false;
    for (uint32_t i = 0; i < s.len; i++) {
        if (s.at[i] == '.') point = true;
        else if (s.at[i] >= '0' && s.at[i] <= '9') decimals += point;
        else if (s.at[i] != ',') break;
    }
    return decimals;
}
