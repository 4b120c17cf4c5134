// Reads figures. A sentence that names a measure (trade, loan, investment, …) and a money amount, a
// measure or a rate of change makes one for each such quantity. The sides are the states and groups
// of the sentence in their order; a sentence that names none speaks of those of the figure before
// it in the same paragraph. The period is the quantity's; an amount in brackets is the same figure
// in another currency and shares all that the first one has.

#include "figure.h"

#include "bind.h"

enum { NEAR = 12 };

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

// ---- sides --------------------------------------------------------------------------------------

static bool name_states(const ay_bind *b, const ay_name *n, ay_states *out) {
    *out = (ay_states){.n = 0};
    if (n->type == AY_N_STATE) ay_states_add(out, ay_state_rows[n->row].code);
    else if (n->type == AY_N_GROUP) ay_states_add_members(out, ay_group_rows[n->row].code, b->today);
    return out->n > 0;
}

typedef struct sides {
    ay_states a, b;
} sides;

// The sides that a sentence names: the first state or group, and all others.
static void read_sides(const ay_bind *b, const ay_sentence *s, sides *out) {
    *out = (sides){.a = {.n = 0}, .b = {.n = 0}};
    ay_states one;
    for (uint32_t i = s->first; i < s->end; i++) {
        uint32_t at = b->spots->at[i];
        if ((at & AY_NAME_BIT) == 0 || (at & AY_TIME_BIT)) continue;
        const ay_name *n = &b->spots->names[(at & AY_INDEX_MASK) - 1];
        i = n->end - 1;
        if (n->column > 1 && n->type == AY_N_STATE && s->end - i > 0 && out->a.n && out->b.n)
            continue;
        if (!name_states(b, n, &one)) continue;
        if (out->a.n == 0) {
            out->a = one;
            continue;
        }
        for (uint32_t k = 0; k < one.n; k++)
            if (!ay_states_have(&out->a, one.code[k])) ay_states_add(&out->b, one.code[k]);
    }
}

// ---- measure ------------------------------------------------------------------------------------

// The measure that a quantity is of: the nearest measure word in front of it in its sentence, else
// the first behind it.
static int32_t measure_of(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t n, low = q->first - s->first > 64 ? q->first - 64 : s->first;
    int32_t last = -1;
    // "import and export volume" is one phrase, so go forward and keep the last
    for (uint32_t i = low; i < q->first; i++) {
        int32_t row = ay_phrase_at(b->text, i, AY_TABLE_MEASUREWORD, &n);
        if (row < 0 || i + n > q->first) continue;
        last = row;
        i += n - 1;
    }
    if (last >= 0) return last;
    for (uint32_t i = q->end; i < s->end && i < q->end + NEAR; i++) {
        int32_t row = ay_phrase_at(b->text, i, AY_TABLE_MEASUREWORD, &n);
        if (row >= 0) return row;
    }
    return -1;
}

// ---- period -------------------------------------------------------------------------------------

static const ay_time *period_of(const ay_bind *b, uint32_t qi) {
    return b->period[qi] == AY_NONE ? NULL : &b->spots->times[b->period[qi]];
}

// "by October" said of what has happened is the year up to then; a deadline that lies ahead has
// only an end.
static void set_period(const ay_bind *b, ay_figure *f, const ay_time *t) {
    if (t == NULL) return;
    f->from = t->from;
    f->to = t->to;
    bool ahead = b->today != AY_NO_DAY && t->to != AY_NO_DAY && t->to > b->today;
    if (f->role == AY_FIGURE_TARGET || ((t->flags & AY_TF_BY) && ahead)) {
        f->from = AY_NO_DAY;
    } else if ((t->flags & AY_TF_BY) && t->grain == AY_G_MONTH && t->to != AY_NO_DAY) {
        f->from = ay_day_of(ay_date_of(t->to).year, 1, 1);
    }
    if (t->first >= quantity(b, f->quantity == AY_NONE ? f->change : f->quantity)->end)
        f->span = ay_span_join(f->span, t->span);
}

// ---- change -------------------------------------------------------------------------------------

static bool is_rate(const ay_quantity *q) {
    return q->type == AY_Q_PERCENT || q->type == AY_Q_POINT || q->type == AY_Q_MULTIPLE;
}

static uint8_t direction_of(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (q->direction) return q->direction;
    uint32_t low = b->text->sentences[q->sentence].first;
    if (q->first - low > 6) low = q->first - 6;
    for (uint32_t i = q->first; i > low; i--) {
        if (ay_cue_before(b->text, i, AY_CUE_RISE, NULL)) return AY_DIR_UP;
        if (ay_cue_before(b->text, i, AY_CUE_FALL, NULL)) return AY_DIR_DOWN;
    }
    if (ay_cue_at(b->text, q->end, AY_CUE_RISE, NULL)) return AY_DIR_UP;
    return ay_cue_at(b->text, q->end, AY_CUE_FALL, NULL) ? AY_DIR_DOWN : AY_DIR_NONE;
}

// The basis of a rate: the earlier time that stands behind it ("compared to the same period of the
// previous year").
static void set_basis(const ay_bind *b, ay_figure *f) {
    const ay_quantity *q = quantity(b, f->change);
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t ti, high = q->end + NEAR < s->end ? q->end + NEAR : s->end;
    if (!ay_bind_times(b, q->end, high, &ti)) return;
    const ay_time *t = &b->spots->times[ti];
    if (t->from == AY_NO_DAY || (f->from != AY_NO_DAY && t->from >= f->from)) return;
    f->basis_from = t->from;
    f->basis_to = t->to;
}

// The rate that belongs to an amount: the next rate of the sentence with a direction, before
// another amount comes.
static void set_change(const ay_bind *b, ay_figure *f) {
    for (uint32_t q = ay_bind_next(b, f->quantity), steps = 0; q != AY_NONE && steps < 3;
         q = ay_bind_next(b, q), steps++) {
        if (!is_rate(quantity(b, q))) {
            if (!ay_bind_restates(b, f->quantity, q)) return;
            continue;
        }
        if (quantity(b, q)->first - quantity(b, f->quantity)->end > 3 * NEAR) return;
        f->change_direction = direction_of(b, q);
        if (f->change_direction == AY_DIR_NONE) return;
        f->change = q;
        set_basis(b, f);
        return;
    }
}

// ---- role ---------------------------------------------------------------------------------------

static uint8_t role_of(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    const ay_sentence *s = &b->text->sentences[q->sentence];
    if (ay_cue_at(b->text, q->end, AY_CUE_THRESHOLD, NULL)) return AY_FIGURE_THRESHOLD;
    const ay_time *t = period_of(b, qi);
    uint32_t low = q->first - s->first > 2 * NEAR ? q->first - 2 * NEAR : s->first;
    bool aim = ay_cue_find(b->text, low, q->first, AY_CUE_AIM, NULL) != AY_NONE;
    bool ahead = t && t->to != AY_NO_DAY &&
                 (b->today == AY_NO_DAY ? (t->flags & AY_TF_BY) != 0 : t->to > b->today);
    return aim && ahead ? AY_FIGURE_TARGET : AY_FIGURE_ACTUAL;
}

static uint8_t extreme_of(const ay_bind *b, uint32_t qi) {
    const ay_clause *c = &b->clauses[b->clause_at[quantity(b, qi)->first]];
    uint32_t first = quantity(b, qi)->first,
             low = first - c->first > NEAR ? first - NEAR : c->first;
    int32_t arg = 0;
    uint32_t high = quantity(b, qi)->end + 6 < c->end ? quantity(b, qi)->end + 6 : c->end;
    if (ay_cue_find(b->text, low, high, AY_CUE_EXTREME, &arg) == AY_NONE) return AY_EXTREME_NONE;
    return (uint8_t)arg;
}

// ---- the whole ----------------------------------------------------------------------------------

typedef struct reader {
    ay_bind *bind;
    AY_LIST(ay_figure) figures;
    sides last; // of the figure before
    uint32_t last_block;
    // What the sentence of the figure before names itself: its figures share that, and it is read
    // once.
    const ay_sentence *read;
    sides named;
} reader;

static bool may_be_figure(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (q->flags & (AY_QF_INFIRM | AY_QF_DURATION | AY_QF_HYPHEN | AY_QF_PER | AY_QF_YEARLIKE))
        return false;
    if (q->type == AY_Q_MONEY) return true;
    return q->type == AY_Q_MEASURE && ay_dec_cmp(q->value, ay_dec_int(0)) > 0;
}

static bool sides_for(reader *r, const ay_sentence *s, sides *out) {
    if (r->read != s) read_sides(r->bind, s, &r->named);
    r->read = s;
    *out = r->named;
    if (out->a.n > 0 && out->b.n > 0) return true;
    if (r->last.a.n == 0 || r->last_block != s->block) return out->a.n > 0;
    if (out->a.n && !ay_states_have(&r->last.a, out->a.code[0]) &&
        !ay_states_have(&r->last.b, out->a.code[0]))
        return true;
    *out = r->last;
    return true;
}

static void add_figure(reader *r, ay_figure *f, const ay_sentence *s) {
    sides found;
    uint32_t qi = f->quantity == AY_NONE ? f->change : f->quantity;
    const ay_quote *quote = ay_quote_at(r->bind->spots, quantity(r->bind, qi)->first);
    if (quote) f->said_by = quote->speaker;
    if (!sides_for(r, s, &found)) return;
    f->a = ay_states_keep(r->bind->arena, &found.a);
    f->b = ay_states_keep(r->bind->arena, &found.b);
    r->last = found;
    r->last_block = s->block;
    AY_PUSH(r->bind->arena, &r->figures, *f);
}

static ay_figure blank(ay_span span) {
    return (ay_figure){.span = span,
        .from = AY_NO_DAY,
        .to = AY_NO_DAY,
        .basis_from = AY_NO_DAY,
        .basis_to = AY_NO_DAY,
        .quantity = AY_NONE,
        .change = AY_NONE,
        .same_as = AY_NONE};
}

static void read_amount(reader *r, uint32_t qi, const ay_sentence *s) {
    const ay_bind *b = r->bind;
    uint32_t n = r->figures.n;
    if (n && r->figures.at[n - 1].quantity != AY_NONE &&
        ay_bind_restates(b, r->figures.at[n - 1].quantity, qi)) {
        ay_figure again = r->figures.at[n - 1]; // the same in another currency
        if (again.from == AY_NO_DAY) set_period(b, &r->figures.at[n - 1], period_of(b, qi));
        again = r->figures.at[n - 1];
        again.span = quantity(b, qi)->span;
        again.quantity = qi;
        again.same_as = n - 1;
        AY_PUSH(r->bind->arena, &r->figures, again);
        return;
    }
    int32_t measure = measure_of(b, qi);
    if (measure < 0) return;
    ay_figure f = blank(quantity(b, qi)->span);
    f.quantity = qi;
    f.measure = ay_measureword_rows[measure].measure;
    f.role = role_of(b, qi);
    f.extreme = extreme_of(b, qi);
    set_period(b, &f, period_of(b, qi));
    set_change(b, &f);
    add_figure(r, &f, s);
}

// A rate of change of a measure whose amount is not given ("Trade continued to grow in early 2024,
// rising 6.9 percent").
static void read_rate(reader *r, uint32_t qi, const ay_sentence *s) {
    const ay_bind *b = r->bind;
    for (uint32_t k = r->figures.n; k-- > 0 && r->figures.n - k < 4;)
        if (r->figures.at[k].change == qi) return;
    uint8_t direction = direction_of(b, qi);
    int32_t measure = direction ? measure_of(b, qi) : -1;
    if (measure < 0) return;
    ay_figure f = blank(quantity(b, qi)->span);
    f.change = qi;
    f.change_direction = direction;
    f.measure = ay_measureword_rows[measure].measure;
    set_period(b, &f, period_of(b, qi));
    set_basis(b, &f);
    add_figure(r, &f, s);
}

void ay_figures_read(ay_bind *bind) {
    reader r = {.bind = bind, .last_block = AY_NONE};
    for (uint32_t q = 0; q < bind->spots->n_quantities; q++) {
        const ay_sentence *s = &bind->text->sentences[quantity(bind, q)->sentence];
        if (may_be_figure(bind, q)) read_amount(&r, q, s);
        else if (quantity(bind, q)->type == AY_Q_PERCENT) read_rate(&r, q, s);
    }
    bind->facts->figures = r.figures.at;
    bind->facts->n_figures = r.figures.n;
}
