// Reads lists of quantities. Members follow each other with a comma, a semicolon or "and" between
// them, and a label of a few words at most; a verb of change, a colon or a word of total ends the
// list. The trap is the total itself, which often stands in the list's shadow ("1,482 nurses
// graduated, 611 in the capital, …"): it is cut off by the total's own cues, or by being the only
// first member whose list follows behind a colon.

#include "series.h"

enum { GAP = 12 };

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

static bool is_separator(const ay_bind *b, uint32_t i) {
    char m = b->text->tokens[i].mark;
    return m == ',' || m == ';' || ay_cue_at(b->text, i, AY_CUE_JOIN, NULL);
}

// "480 in all", "825 new jobs over the year": a word of total right behind the figure or its noun.
static bool total_behind(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    uint32_t i = q->head != AY_NONE && q->head >= q->end ? q->head + 1 : q->end;
    uint32_t end = b->text->sentences[q->sentence].end, behind = ay_bind_end(b, qi);
    return (i < end && ay_cue_at(b->text, i, AY_CUE_TOTAL_POST, NULL) > 0) ||
           (behind < end && ay_cue_at(b->text, behind, AY_CUE_TOTAL_POST, NULL) > 0);
}

// "12 from the ministry, 9 from banks": where the members come from, not where they stood.
static bool origin(const ay_bind *b, uint32_t i, uint32_t end) {
    if (is_separator(b, i + 1)) return true; // "39 per cent against and 16 undecided"
    if (!ay_token_is(b->text, i, "from")) return false;
    for (uint32_t k = i + 1; k < end; k++)
        if (is_separator(b, k)) return true;
    return false;
}

// "the state (51%), a Dutch fund (34%) and the employees (25%)": each stands alone in its brackets.
static bool both_bracketed(const ay_bind *b, uint32_t qi, uint32_t next) {
    return ay_mark(b->text, quantity(b, next)->first - 1) == '(' &&
           ay_mark(b->text, quantity(b, next)->end) == ')' &&
           ay_mark(b->text, quantity(b, qi)->end) == ')';
}

// May quantity `next` follow `qi` in a list? *joined is set when "and" stands between.
static bool follows(const ay_bind *b, uint32_t qi, uint32_t next, bool *joined) {
    uint32_t first = quantity(b, qi)->end, end = quantity(b, next)->first;
    if (end < first || end - first > GAP || end == first) return false;
    bool separated = false, bracketed = both_bracketed(b, qi, next);
    *joined = false;
    for (uint32_t i = first; i < end; i++) {
        char m = b->text->tokens[i].mark;
        if (m == ':' || m == '"' || (m == '(' && !(bracketed && i + 1 == end))) return false;
        bool dated = (b->spots->at[i] & AY_TIME_BIT) != 0; // "the first half" is a label here
        if ((!dated && ay_cue_at(b->text, i, AY_CUE_TOTAL, NULL)) ||
            ay_cue_at(b->text, i, AY_CUE_RISE, NULL))
            return false;
        if ((!origin(b, i, end) && ay_cue_at(b->text, i, AY_CUE_BASE, NULL)) ||
            ay_cue_at(b->text, i, AY_CUE_ABOVE, NULL) || ay_cue_at(b->text, i, AY_CUE_BELOW, NULL))
            return false;
        if (ay_cue_at(b->text, i, AY_CUE_FALL, NULL) || ay_cue_at(b->text, i, AY_CUE_REST, NULL))
            return false;
        if (ay_cue_at(b->text, i, AY_CUE_BRING, NULL)) return false; // "taking the total to"
        separated |= is_separator(b, i);
        *joined |= ay_cue_at(b->text, i, AY_CUE_JOIN, NULL) != 0;
    }
    return separated && !total_behind(b, next) &&
           ay_bind_before(b, next, AY_CUE_TOTAL, NULL) == AY_NONE;
}

static bool listable(const ay_quantity *q) {
    return q->type != AY_Q_ORDINAL &&
           !(q->flags &
               (AY_QF_INFIRM | AY_QF_DURATION | AY_QF_YEARLIKE | AY_QF_HYPHEN | AY_QF_FRACTION)) &&
           q->range == AY_NONE;
}

// Shares scale and unit over the list: each bare member takes them from the last one that has them.
static void share_units(const ay_bind *b, ay_series *s) {
    for (uint32_t i = 0; i < s->n; i++) {
        ay_quantity other;
        s->as[i] = *quantity(b, s->q[i]);
        for (uint32_t k = 0; k < s->n && s->as[i].type == AY_Q_NUMBER; k++)
            if (k != i) ay_bind_align(b, s->q[i], s->q[k], &s->as[i], &other);
    }
}

// ordinals are labels ("in the second, 407")
static uint32_t next_cardinal(const ay_bind *b, uint32_t qi) {
    uint32_t next = ay_bind_next(b, qi);
    while (next != AY_NONE && quantity(b, next)->type == AY_Q_ORDINAL) next = ay_bind_next(b, next);
    return next;
}

static bool plain_count(const ay_quantity *q) {
    return q->type == AY_Q_COUNT && ay_span_empty(q->per) && ay_dec_is_int(q->value) &&
           ay_dec_sign(q->of) == 0 && !q->modifier;
}

void ay_series_read(const ay_bind *bind, uint32_t qi, ay_series *out) {
    // Field by field: the arrays are large, and only their first n members mean something.
    out->n = 1;
    out->q[0] = qi;
    out->first = quantity(bind, qi)->first;
    out->end = quantity(bind, qi)->end;
    out->closed = out->partial = out->full = out->mixed = false;
    ay_quantity x, y;
    bool joined = false;
    for (uint32_t last = qi, next = next_cardinal(bind, qi); next != AY_NONE;
         last = next, next = next_cardinal(bind, next)) {
        if (!listable(quantity(bind, last)) || !listable(quantity(bind, next)) ||
            !follows(bind, last, next, &joined))
            break;
        if (!ay_bind_align(bind, last, next, &x, &y)) {
            bool counts = plain_count(quantity(bind, last)) && plain_count(quantity(bind, next));
            out->full = out->n > 1 || counts; // "14 rail bridges, 9 road bridges and 3 tunnels"
            out->mixed |= counts;
            if (!counts) break;
            x = *quantity(bind, next);
        }
        if (out->n == AY_SERIES_MAX) {
            out->full = true;
            break;
        }
        out->q[out->n++] = next;
        out->closed = joined;
        out->end = quantity(bind, next)->end;
        if (joined && x.type != AY_Q_PERCENT && ay_mark(bind->text, out->end) != ',') continue;
    }
    share_units(bind, out);
    uint32_t low = out->first > 4 ? out->first - 4 : 0;
    out->partial = ay_cue_find(bind->text, low, out->end, AY_CUE_PARTIAL, NULL) != AY_NONE;
}

bool ay_series_find(const ay_bind *bind, uint32_t qi, uint32_t least, ay_series *out) {
    for (; qi != AY_NONE;
         qi = out->n > 1 ? ay_bind_next(bind, out->q[out->n - 1]) : ay_bind_next(bind, qi)) {
        ay_series_read(bind, qi, out);
        if (out->n >= least) return true;
    }
    return false;
}

// ---- totals -------------------------------------------------------------------------------------

static bool has_total_word(const ay_bind *b, uint32_t qi) {
    if (ay_bind_before(b, qi, AY_CUE_TOTAL, NULL) != AY_NONE || total_behind(b, qi)) return true;
    const ay_quantity *q = quantity(b, qi);
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t low = q->first - s->first > 5 ? q->first - 5 : s->first, other;
    for (uint32_t i = low; i < q->first;
         i++) // "First quarter: 49,487", "the total for the first half to $560m"
        if ((ay_cue_at(b->text, i, AY_CUE_TOTAL, NULL) ||
                ay_cue_at(b->text, i, AY_CUE_BRING, NULL)) &&
            ay_bind_quantities(b, i, q->first, &other) == 0)
            return ay_mark(b->text, q->first - 1) == ':' ||
                   ay_bind_before(b, qi, AY_CUE_COPULA, NULL) != AY_NONE ||
                   ay_token_is(b->text, ay_bind_first(b, qi) - 1, "to");
    return false;
}

static bool alike_with(const ay_bind *b, uint32_t qi, const ay_series *s) {
    ay_quantity x, y;
    if (s->mixed) return plain_count(quantity(b, qi));
    return listable(quantity(b, qi)) && ay_bind_align(b, qi, s->q[s->n - 1], &x, &y);
}

uint32_t ay_series_total_before(const ay_bind *bind, const ay_series *s, bool *marked) {
    uint32_t qi = ay_bind_previous(bind, s->q[0]);
    *marked = false;
    uint32_t twice = qi == AY_NONE ? AY_NONE : ay_bind_previous(bind, qi);
    if (twice != AY_NONE && ay_bind_restates(bind, twice, qi))
        qi = twice; // "1,833 km (1,139 miles):"
    // "split three ways:"
    if (qi != AY_NONE && !alike_with(bind, qi, s) && quantity(bind, qi)->type == AY_Q_COUNT)
        qi = ay_bind_previous(bind, qi);
    if (qi == AY_NONE || !alike_with(bind, qi, s)) return AY_NONE;
    uint32_t first = quantity(bind, qi)->end, end = quantity(bind, s->q[0])->first;
    if (end - first > 2 * GAP) return AY_NONE;
    // "46 aircraft (21 Boeings, 17 Airbuses and 11 turboprops)"
    bool colon = s->n >= 3 && s->closed && end == ay_bind_end(bind, qi) + 1 &&
                 ay_mark(bind->text, end - 1) == '(';
    for (uint32_t i = first; i < end; i++)
        colon |= bind->text->tokens[i].mark == ':' ||
                 ay_cue_at(bind->text, i, AY_CUE_COMPOSED, NULL) != 0;
    *marked = has_total_word(bind, qi);
    bool total = ay_bind_before(bind, qi, AY_CUE_TOTAL_FIRST, NULL) != AY_NONE && !s->partial;
    if (total && !s->mixed) return qi;
    return colon && (s->closed || s->n >= 3) ? qi : AY_NONE;
}

// A total in the next sentence: "Over the three years the payments add up to $152.3m", "First
// quarter: 49,487", "Altogether 31".
static bool drawn(const ay_bind *b, uint32_t qi) {
    const ay_sentence *s = &b->text->sentences[quantity(b, qi)->sentence];
    for (uint32_t q = b->by_sentence[quantity(b, qi)->sentence]; q < qi; q++)
        if (!(quantity(b, q)->flags & AY_QF_DURATION)) return false;
    return (ay_cue_find(b->text, s->first, quantity(b, qi)->first, AY_CUE_DRAWN, NULL) != AY_NONE ||
            ay_mark(b->text, quantity(b, qi)->first - 1) == ':');
}

uint32_t ay_series_total_after(const ay_bind *bind, const ay_series *s) {
    uint32_t last = s->q[s->n - 1];
    for (uint32_t qi = last + 1, steps = 0; qi < bind->spots->n_quantities && steps < 3;
         qi++, steps++) {
        if (quantity(bind, qi)->sentence > quantity(bind, last)->sentence + 1) return AY_NONE;
        if (quantity(bind, qi)->type == AY_Q_ORDINAL) continue;
        if (quantity(bind, qi)->flags & AY_QF_DURATION) continue; // "over the three years"
        bool here = quantity(bind, qi)->sentence == quantity(bind, last)->sentence;
        if (here ? quantity(bind, qi)->first - quantity(bind, last)->end > 2 * GAP
                 : !drawn(bind, qi))
            return AY_NONE;
        if (alike_with(bind, qi, s) && has_total_word(bind, qi)) return qi;
    }
    return AY_NONE;
}
