// The stage as a whole: times first, then quantities (which are not read inside of a date), names,
// quotes; and what a quantity can stand for, by the rounding rules R1, R2 and R4.

#include "spot.h"

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

ay_str ay_quantity_unit(const ay_text *text, const ay_quantity *q) {
    const char *code = NULL;
    if (q->type == AY_Q_MONEY) code = ay_currency_rows[q->unit].code;
    else if (q->type == AY_Q_PERCENT) code = "%";
    else if (q->type == AY_Q_POINT) code = "pp";
    else if (q->type == AY_Q_MULTIPLE) code = "times";
    else if (q->type == AY_Q_MEASURE) code = ay_unit_rows[q->unit].ucum;
    else if (q->type == AY_Q_COUNT) return ay_doc_str(text->doc, q->noun);
    uint32_t n = 0;
    while (code && code[n]) n++;
    return (ay_str){code ? code : "", n};
}

// ---- the whole ----------------------------------------------------------------------------------

static void mark_times(ay_spots *out) {
    for (uint32_t i = out->n_times; i-- > 0;) {
        const ay_time *t = &out->times[i];
        if (t->flags & AY_TF_PART) continue;
        for (uint32_t k = t->first; k < t->end; k++) out->at[k] = AY_TIME_BIT | (i + 1);
    }
}

static void mark_quantities(ay_spots *out) {
    for (uint32_t i = 0; i < out->n_quantities; i++)
        for (uint32_t k = out->quantities[i].first; k < out->quantities[i].end; k++)
            out->at[k] = i + 1;
}

static void mark_names(ay_spots *out) {
    for (uint32_t i = 0; i < out->n_names; i++)
        for (uint32_t k = out->names[i].first; k < out->names[i].end; k++)
            if (out->at[k] == 0) out->at[k] = AY_NAME_BIT | (i + 1);
}

void ay_spots_read(ay_arena *arena, const ay_text *text, ay_spots *out) {
    *out = (ay_spots){.text = text};
    out->at = ay_alloc_array(arena, text->n_tokens + 1u, sizeof *out->at);
    ay_times_read(arena, text, out);
    mark_times(out);
    ay_quantities_read(arena, text, out);
    mark_quantities(out);
    ay_names_read(arena, text, out);
    mark_names(out);
    ay_quotes_read(arena, text, out);
}
