// Ranges and lists. In: the quantities of a text in order. Out: pairs that are one range ("40 to 43
// cents", "5-10 W", "between 1 and 2 pct"), whose members share the unit and scale that only one of
// them has. The trap: "rose by 2 to 40" is no range but a change and a level; "63-44" is a score.

#include "quantity.h"

enum { JOINT = 4 }; // tokens between the two ends

static bool score_near(const ay_text *t, uint32_t i) {
    const ay_sentence *s = &t->sentences[t->tokens[i].sentence];
    uint32_t low = i - s->first > 6 ? i - 6 : s->first, high = s->end - i > 5 ? i + 5 : s->end;
    return ay_cue_find(t, low, high, AY_CUE_SCORE, NULL) != AY_NONE;
}

static bool is_number(const ay_text *t, uint32_t i) {
    return i < t->n_tokens && (t->tokens[i].kind == AY_TOK_NUMBER ||
                                  ay_tables_may(t, i, ay_table_bit(AY_TABLE_NUMBER)));
}

// "four-three-two": three numbers with dashes are no range; nor are the first two of "frame 1 -
// 540-600 lbs", where the second dash is the tighter one.
static bool is_chain(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    bool tight = ay_hyphen(t, a->end), before = a->first > 1 && ay_mark(t, a->first - 1) == '-';
    bool behind = ay_mark(t, b->end) == '-';
    if (before && (!tight || ay_hyphen(t, a->first - 1)) && is_number(t, a->first - 2)) return true;
    return behind && (!tight || ay_hyphen(t, b->end)) && is_number(t, b->end + 1);
}

// "5-10 W", "$388-392"; with blanks only where the first has nothing of its own ("25 – 40 min",
// "1000 - 5000").
// Scores are none.
static bool dash_range(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    uint32_t i = a->end;
    bool left = ay_touches(t, i), right = ay_touches(t, i + 1);
    bool money = a->type == AY_Q_MONEY || b->type == AY_Q_MONEY;
    bool bare = a->type == AY_Q_NUMBER && b->type != AY_Q_COUNT;
    if (left != right || (!left && !bare)) return false;
    if (is_chain(t, a, b)) return false;
    return ay_dec_cmp(a->value, b->value) <= 0 && (money || !score_near(t, i));
}

// "rose by 2 to 40", "gained 18 sen to 2.70": the first is a change, the second a level.
static bool is_change(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    ay_dec thrice = ay_dec_mul(a->value, ay_dec_int(3), AY_NEAREST);
    bool measured = b->type == AY_Q_PERCENT || b->type == AY_Q_MEASURE || b->type == AY_Q_POINT;
    if (ay_is_bare(a) && measured && ay_dec_cmp(b->value, thrice) <= 0)
        return false; // "rose 5 to 7 percent", "fell by 1 to 1.5 degrees"
    if ((a->flags & AY_QF_MINOR) != (b->flags & AY_QF_MINOR)) return true;
    return a->direction != AY_DIR_NONE || ay_cue_before(t, a->first, AY_CUE_CHANGE_BY, NULL);
}

// "above 1,000 and below 1,500", "at most 100 but at least 20": two ends of one range.
static bool bounds_meet(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    uint32_t i = a->end;
    if (a->sentence != b->sentence || ay_quantity_end(a) * ay_quantity_end(b) != -1) return false;
    bool comma = ay_mark(t, i) == ',';
    i += comma;
    uint32_t n = ay_cue_at(t, i, AY_CUE_BOUND_AND, NULL);
    if ((n == 0 && !comma) || i + n != b->first) return false;
    int order = ay_dec_cmp(a->value, b->value);
    return ay_quantity_end(a) < 0 ? order < 0 : order > 0;
}

// Two quantities with a dash, "to", "and" between them.
static bool range_between(
    const ay_text *t, const ay_quantity *a, const ay_quantity *b, uint8_t *kind) {
    uint32_t i = a->end, first = b->first;
    *kind = AY_RANGE_BOUNDS;
    if (bounds_meet(t, a, b)) return true;
    if (a->sentence != b->sentence || first <= i || first - i > JOINT) return false;
    if (ay_mark(t, i) == '-') { // also "five- to seven-year", "10-to-15"
        *kind = AY_RANGE_DASH;
        if (first - i == 1) return dash_range(t, a, b);
        i++;
    }
    if (ay_hyphen(t, first - 1) && first - 1 > i) first--;
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
    n = ay_cue_at(t, i, AY_CUE_PLUS_MINUS, NULL);
    *kind = AY_RANGE_PLUSMINUS;
    if (n && i + n == first) return true;
    n = ay_cue_at(t, i, AY_CUE_RANGE_OR, NULL);
    *kind = AY_RANGE_OR;
    return n && i + n == first && a->type == AY_Q_NUMBER && b->type != AY_Q_NUMBER && ordered;
}

static bool same_kind(const ay_quantity *a, const ay_quantity *b) {
    if (a->type != b->type) return false;
    return (a->type != AY_Q_MONEY && a->type != AY_Q_MEASURE) || a->unit == b->unit;
}

// Gives each of the two ends what only the other prints.
static void share(const ay_text *t, ay_quantity *a, ay_quantity *b, bool ordered) {
    if (ay_is_bare(a) && !ay_is_bare(b) && b->type != AY_Q_ORDINAL) {
        ay_lend_scale(t, a, b, ordered);
        ay_lend_unit(a, b);
    } else if (a->type == AY_Q_MONEY && b->type == AY_Q_NUMBER) { // "$5-10 million"
        ay_lend_scale(t, a, b, ordered);
        b->type = a->type;
        b->unit = a->unit;
        b->unit_span = a->unit_span;
    } else if (a->type == b->type) {
        b->flags |= a->flags & AY_QF_AGE; // "aged 15-24"
        ay_lend_scale(t, a, b, ordered);
    }
}

// "a 9-8 vote": the noun is what the two numbers make, and counts nothing.
static void settle_score(const ay_text *t, const ay_quantity *a, ay_quantity *b) {
    if (a->type != AY_Q_NUMBER || b->type != AY_Q_COUNT || b->first != a->end + 1) return;
    if (!ay_hyphen(t, a->end) || !ay_cue_at(t, b->head, AY_CUE_SCORE, NULL)) return;
    b->type = AY_Q_NUMBER;
    b->noun = (ay_span){0, 0};
    b->head = AY_NONE;
}

void ay_ranges_read(ay_quantity_reader *r) {
    AY_LIST(ay_range) ranges = {0};
    for (uint32_t i = 0; i + 1 < r->list.n; i++) {
        ay_quantity *a = &r->list.at[i], *b = &r->list.at[i + 1];
        uint8_t kind;
        if (a->range != AY_NONE) continue;
        if (!range_between(r->text, a, b, &kind)) {
            settle_score(r->text, a, b);
            continue;
        }
        bool rises = kind != AY_RANGE_FROM_TO && kind != AY_RANGE_PLUSMINUS &&
                     !(kind == AY_RANGE_BOUNDS && ay_quantity_end(a) > 0);
        share(r->text, a, b, rises);
        if (!same_kind(a, b)) continue;
        a->range = b->range = ranges.n;
        AY_PUSH(r->arena, &ranges, (ay_range){i, i + 1, kind, ay_span_join(a->span, b->span)});
    }
    r->spots->ranges = ranges.at;
    r->spots->n_ranges = ranges.n;
}
