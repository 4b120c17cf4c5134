// Ranges and lists. In: the quantities of a text in order. Out: pairs that are one range ("40 to 43
// cents", "5-10 W", "between 1 and 2 pct"), whose members share the unit and scale that only one of
// them has. The trap: "rose by 2 to 40" is no range but a change and a level; "63-44" is a score.

#include "quantity.h"

// ---- ranges and lists ---------------------------------------------------------------------------

// a takes the unit that it lacks from b, which stands behind it in one range.
static bool share(ay_quantity *a, const ay_quantity *b) {
    if (a->type != AY_Q_NUMBER || b->type == AY_Q_NUMBER || b->type == AY_Q_ORDINAL ||
        (a->flags & AY_QF_HYPHEN))
        return false;
    if (b->type == AY_Q_COUNT && (a->flags & AY_QF_FRACTION)) return false;
    a->type = b->type, a->unit = b->unit, a->unit_span = b->unit_span;
    if (b->type == AY_Q_COUNT) a->noun = b->noun, a->head = b->head;
    if (b->type != AY_Q_COUNT) a->noun = b->noun;
    if (b->flags & AY_QF_MINOR) { // "from 40 to 43 cents"
        int32_t digits = ay_currency_rows[b->unit].minor_digits;
        a->value = ay_dec_scale(a->value, -digits), a->half = ay_dec_scale(a->half, -digits),
        a->loose = ay_dec_scale(a->loose, -digits);
        a->flags |= AY_QF_MINOR;
    }
    a->per = b->per, a->per_unit = b->per_unit,
    a->flags |= (b->flags & (AY_QF_PER | AY_QF_DURATION)) | AY_QF_BORROWED;
    return true;
}

static int32_t scale_digits(const ay_text *t, const ay_quantity *q) { // exponent of the scale words
    ay_str s = ay_doc_str(t->doc, q->number);
    int32_t decimals = 0;
    bool point = false;
    for (uint32_t i = 0;
         i < s.len && ((s.at[i] >= '0' && s.at[i] <= '9') || s.at[i] == '.' || s.at[i] == ',');
         i++) {
        if (s.at[i] == '.') point = true;
        else if (s.at[i] != ',') decimals += point;
    }
    return ay_dec_sign(q->half) == 0
               ? 0
               : ay_dec_trim(ay_dec_add(q->half, q->half, AY_NEAREST)).exp + decimals;
}

static void share_scale(const ay_text *t, ay_quantity *a, const ay_quantity *b) {
    if ((a->flags & (AY_QF_SCALED | AY_QF_GROUPED | AY_QF_FRACTION)) || !(b->flags & AY_QF_SCALED))
        return;
    if (ay_dec_cmp(a->value, ay_dec_int(1000)) >= 0) return;
    int32_t exp = scale_digits(t, b);
    if (exp <= 0) return;
    if (ay_dec_sign(a->half) == 0) a->half = ay_dec_make(5, -1);
    a->value = ay_dec_scale(a->value, exp), a->half = ay_dec_scale(a->half, exp),
    a->loose = ay_dec_scale(a->loose, exp);
    if (ay_dec_cmp(a->loose, a->half) < 0) a->loose = a->half;
    a->flags = (a->flags | AY_QF_BORROWED | AY_QF_SCALED) & ~(uint32_t)AY_QF_EXACT;
}

static bool score_near(const ay_text *t, uint32_t i) {
    const ay_sentence *s = &t->sentences[t->tokens[i].sentence];
    uint32_t low = i - s->first > 6 ? i - 6 : s->first, high = s->end - i > 5 ? i + 5 : s->end;
    return ay_cue_find(t, low, high, AY_CUE_SCORE, NULL) != AY_NONE;
}

// "5-10 W", "$388-392"; with blanks only where the first has nothing of its own ("25 – 40 min").
// Scores are none.
static bool dash_range(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    uint32_t i = a->end;
    bool left = ay_touches(t, i), right = ay_touches(t, i + 1);
    bool money = a->type == AY_Q_MONEY || b->type == AY_Q_MONEY;
    bool bare = a->type == AY_Q_NUMBER && b->type != AY_Q_NUMBER && b->type != AY_Q_COUNT;
    if (left != right || (!left && !bare)) return false;
    return ay_dec_cmp(a->value, b->value) <= 0 && (money || !score_near(t, i));
}

// "rose by 2 to 40", "gained 18 sen to 2.70": the first is a change, the second a level.
static bool is_change(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    if ((a->flags & AY_QF_MINOR) != (b->flags & AY_QF_MINOR)) return true;
    return a->direction != AY_DIR_NONE || (a->first > 0 && ay_token_is(t, a->first - 1, "by"));
}

// Two quantities with a dash, "to", "and" between them.
static bool range_between(
    const ay_text *t, const ay_quantity *a, const ay_quantity *b, uint8_t *kind) {
    uint32_t i = a->end, first = b->first;
    if (a->sentence != b->sentence || first <= i || first - i > 2) return false;
    if (first - i == 1 && t->tokens[i].mark == '-') {
        *kind = AY_RANGE_DASH;
        return dash_range(t, a, b);
    }
    bool ordered = ay_dec_cmp(a->value, b->value) <= 0;
    bool from = ay_cue_before(t, a->first, AY_CUE_RANGE_FROM, NULL) > 0;
    uint32_t n = ay_cue_at(t, i, AY_CUE_RANGE_TO, NULL);
    if (n && i + n == first) {
        *kind = from ? AY_RANGE_FROM_TO : AY_RANGE_TO;
        return from || ((ordered || a->type == AY_Q_NUMBER) && !is_change(t, a, b));
    }
    n = ay_cue_at(t, i, AY_CUE_RANGE_AND, NULL);
    if (n && i + n == first && ay_cue_before(t, a->first, AY_CUE_RANGE_BETWEEN, NULL) > 0) {
        *kind = AY_RANGE_BETWEEN;
        return true;
    }
    n = ay_cue_at(t, i, AY_CUE_RANGE_OR, NULL);
    *kind = AY_RANGE_OR;
    return n && i + n == first && a->type == AY_Q_NUMBER && b->type != AY_Q_NUMBER && ordered;
}

void ay_ranges_read(ay_quantity_reader *r) {
    AY_LIST(ay_range) ranges = {0};
    for (uint32_t i = 0; i + 1 < r->list.n; i++) {
        ay_quantity *a = &r->list.at[i], *b = &r->list.at[i + 1];
        uint8_t kind;
        if (a->range != AY_NONE || !range_between(r->text, a, b, &kind)) continue;
        if (share(a, b)) share_scale(r->text, a, b);
        else if (a->type == AY_Q_MONEY && b->type == AY_Q_NUMBER)
            share_scale(r->text, a, b), b->type = a->type, b->unit = a->unit,
                                        b->unit_span = a->unit_span;
        else if (a->type == b->type) share_scale(r->text, a, b);
        if (a->type != b->type ||
            ((a->type == AY_Q_MONEY || a->type == AY_Q_MEASURE) && a->unit != b->unit))
            continue;
        a->range = b->range = ranges.n;
        AY_PUSH(r->arena, &ranges, (ay_range){i, i + 1, kind, ay_span_join(a->span, b->span)});
    }
    r->spots->ranges = ranges.at;
    r->spots->n_ranges = ranges.n;
}
