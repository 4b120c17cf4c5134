// Which way a quantity goes. In: a quantity and the words next to it ("rose 5 percent", "up by 12
// points", "a 4% drop", "lost 18 cents"). Out: its direction. Then, with all of them read: an
// amount that says again what the one in front says takes over its direction and hedge ("lost 162
// points, or 2.1%", "just under 296 hp (221 kW)"), and both ends of a range go one way. The hedge
// is for records alone: a rule that compares the two must not widen both.
//
// The trap: a level has no direction ("fell 3 percent to 40 dollars"), and money that was lost is
// a loss; the words of the cue `gain` speak only of rates, points and small coins.
#include "quantity.h"

enum { WORDLESS = 3 }; // words without weight in between

// Does the figure stand for a change only where a word says so: a rate, points, "18 cents"?
static bool is_rate(const ay_quantity *q) {
    return q->type == AY_Q_PERCENT || q->type == AY_Q_MULTIPLE || q->type == AY_Q_POINT ||
           (q->flags & AY_QF_FRACTION);
}

static bool is_step(const ay_quantity *q) {
    if (q->type == AY_Q_MEASURE) return ay_unit_rows[q->unit].dimension == AY_DIM_BARE_POINT;
    return is_rate(q) || ((q->flags & AY_QF_MINOR) && !(q->flags & AY_QF_PER));
}

// The word that ends before token i says which way.
static uint8_t direction_before(const ay_text *t, const ay_quantity *q, uint32_t i) {
    int32_t way = 0;
    bool whole = q->type == AY_Q_MONEY || q->type == AY_Q_COUNT || q->type == AY_Q_NUMBER;
    if (whole && ay_cue_before(t, i, AY_CUE_RAISED, NULL)) return AY_DIR_NONE;
    if (ay_cue_before(t, i, AY_CUE_RISE, NULL)) return AY_DIR_UP;
    if (ay_cue_before(t, i, AY_CUE_FALL, NULL)) return AY_DIR_DOWN;
    if (ay_cue_before(t, q->first, AY_CUE_CHANGE_BY, NULL))
        return AY_DIR_NONE; // "lost by 5 points"
    if (!is_step(q) || !ay_cue_before(t, i, AY_CUE_GAIN, &way)) return AY_DIR_NONE;
    return way > 0 ? AY_DIR_UP : AY_DIR_DOWN;
}

void ay_direction_around(const ay_text *t, ay_quantity *q) {
    if (q->direction != AY_DIR_NONE) return;
    for (uint32_t i = q->first, steps = 0; steps < WORDLESS; steps++) {
        if (ay_cue_before(t, i, AY_CUE_NO_CHANGE, NULL)) return;
        q->direction = direction_before(t, q, i);
        if (q->direction != AY_DIR_NONE) return;
        uint32_t n = ay_cue_before(t, i, AY_CUE_MEASURE, NULL);
        if (n == 0) n = ay_cue_before(t, i, AY_CUE_SKIP, NULL);
        if (n == 0) break;
        i -= n;
    }
    if (!is_rate(q)) return;
    if (ay_cue_at(t, q->end, AY_CUE_RISE, NULL)) q->direction = AY_DIR_UP;
    else if (ay_cue_at(t, q->end, AY_CUE_FALL, NULL)) q->direction = AY_DIR_DOWN;
}

// ---- what is said again -------------------------------------------------------------------------

static bool is_amount(const ay_quantity *q) {
    return q->type != AY_Q_ORDINAL && q->type != AY_Q_NUMBER && !(q->flags & AY_QF_HYPHEN);
}

// "(221 kW", "/ 300 PS": a measure in another unit of its kind.
static bool converts(const ay_text *t, const ay_quantity *a, const ay_quantity *b, uint32_t i) {
    bool mark = ay_mark(t, i) == '(' || ay_mark(t, i) == '/';
    if (!mark || i + 1 != b->first || a->type != AY_Q_MEASURE || b->type != AY_Q_MEASURE)
        return false;
    const struct ay_unit *u = &ay_unit_rows[a->unit], *v = &ay_unit_rows[b->unit];
    return u->dimension == v->dimension && a->unit != b->unit;
}

// ", or 2.1%", "(2.1%)": the same change as a rate.
static bool rates(const ay_text *t, const ay_quantity *a, const ay_quantity *b, uint32_t i) {
    bool one = (a->type == AY_Q_PERCENT) != (b->type == AY_Q_PERCENT);
    if (!one || !is_amount(a) || !is_amount(b)) return false;
    if (ay_mark(t, i) == '(') return i + 1 == b->first;
    i += ay_mark(t, i) == ',';
    uint32_t n = ay_cue_at(t, i, AY_CUE_RANGE_OR, NULL);
    return n > 0 && i + n == b->first;
}

static void take_over(const ay_text *t, const ay_quantity *a, ay_quantity *b) {
    uint32_t i = ay_quantity_behind(t, a);
    if (a->sentence != b->sentence || i >= b->first) return;
    bool same = converts(t, a, b, i);
    if (!same && !rates(t, a, b, i)) return;
    if (b->direction == AY_DIR_NONE) b->direction = a->direction;
    if (same) b->shared = a->modifier ? a->modifier : a->shared;
}

void ay_changes_share(ay_quantity_reader *r) {
    for (uint32_t i = 1; i < r->list.n; i++) {
        ay_quantity *a = &r->list.at[i - 1], *b = &r->list.at[i];
        bool ends = a->range != AY_NONE && a->range == b->range;
        if (ends && b->direction == AY_DIR_NONE) b->direction = a->direction;
        if (!ends) take_over(r->text, a, b);
    }
}
