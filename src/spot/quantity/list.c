// What one quantity prints for several. In: the quantities of a text in order. Out: bare members of
// a list with the scale and unit that only its last one has ("30, 34 and 31 million tonnes"), and a
// level with those of its base ("to 1.2 from 1.1 billion dollars").
//
// The traps: a unit is lent only to bare numbers that the joint ties to it without a doubt ("of the
// 300, 45 percent" lends none); a scale only where the two are then of one size ("from 500 to 1.2
// million" lends none).
#include "quantity.h"

enum { LIST = 12, APART = 100 };

bool ay_is_bare(const ay_quantity *q) {
    uint32_t own = AY_QF_FRACTION | AY_QF_INFIRM | AY_QF_PER | AY_QF_HYPHEN;
    return q->type == AY_Q_NUMBER && !(q->flags & own);
}

void ay_lend_unit(ay_quantity *a, const ay_quantity *b) {
    if (b->type == AY_Q_COUNT && (a->flags & AY_QF_FRACTION)) return;
    bool change = b->type != AY_Q_MEASURE && b->type != AY_Q_NUMBER;
    if (change && (a->flags & AY_QF_SIGNED) && ay_dec_sign(a->value) < 0) { // "-0.9 to -1.1 pct"
        a->value = ay_dec_neg(a->value);
        a->direction = AY_DIR_DOWN;
    }
    a->type = b->type;
    a->unit = b->unit;
    a->unit_span = b->unit_span;
    a->noun = b->noun;
    a->head = b->type == AY_Q_COUNT ? b->head : a->head;
    a->per = b->per;
    a->per_unit = b->per_unit;
    uint32_t lent = AY_QF_PER | AY_QF_DURATION | AY_QF_MINOR | AY_QF_ASSUMED;
    a->flags |= (b->flags & lent) | AY_QF_BORROWED;
    a->unit_exp = b->unit_exp;
    if (b->flags & AY_QF_MINOR) ay_quantity_scale(a, b->unit_exp);
}

// The power of ten of b's scale words: the worth of its last digit against the digits printed.
static int32_t scale_of(const ay_text *t, const ay_quantity *b) {
    if (ay_dec_sign(b->half) == 0) return 0;
    int32_t decimals = ay_quantity_decimals(t, b);
    return ay_dec_trim(ay_dec_add(b->half, b->half, AY_NEAREST)).exp + decimals;
}

// Is a, scaled like b, of one size with it, and in order where order is wanted?
static bool scale_fits(const ay_quantity *a, const ay_quantity *b, int32_t exp, bool ordered) {
    ay_dec scaled = ay_dec_scale(a->value, exp), apart = ay_dec_int(APART);
    if (ordered) return ay_dec_cmp(scaled, b->value) <= 0;
    return ay_dec_cmp(scaled, ay_dec_mul(b->value, apart, AY_NEAREST)) <= 0;
}

void ay_lend_scale(const ay_text *t, ay_quantity *a, const ay_quantity *b, bool ordered) {
    uint32_t own = AY_QF_SCALED | AY_QF_GROUPED | AY_QF_FRACTION | AY_QF_INFIRM | AY_QF_MINOR;
    if ((a->flags & own) || !(b->flags & AY_QF_SCALED)) return;
    if (ay_dec_cmp(a->value, ay_dec_int(1000)) >= 0 || ay_dec_sign(a->value) <= 0) return;
    int32_t exp = scale_of(t, b);
    if (exp <= 0 || !scale_fits(a, b, exp, ordered)) return;
    if (ay_dec_sign(a->half) == 0) a->half = ay_dec_make(5, -1);
    ay_quantity_scale(a, exp);
    if (ay_dec_cmp(a->loose, a->half) < 0) a->loose = a->half;
    a->flags = (a->flags | AY_QF_BORROWED | AY_QF_SCALED) & ~(uint32_t)AY_QF_EXACT;
}

static bool can_lend(const ay_quantity *q, bool side) {
    uint32_t own = AY_QF_INFIRM | AY_QF_FRACTION | (side ? 0 : AY_QF_HYPHEN);
    return q->type != AY_Q_NUMBER && q->type != AY_Q_ORDINAL && q->range == AY_NONE &&
           !(q->flags & own);
}

// May member a of a list take over from its last one, q?
static bool can_borrow(const ay_quantity *a, const ay_quantity *q) {
    if (a->range != AY_NONE || (a->flags & AY_QF_YEARLIKE) || !ay_is_bare(a)) return false;
    if (a->modifier != AY_MOD_NONE && a->modifier != AY_MOD_ABOUT) return false;
    return q->type != AY_Q_COUNT || ay_dec_is_int(a->value);
}

// ---- lists --------------------------------------------------------------------------------------

typedef enum joint { NOT_JOINED, BY_COMMA, BY_AND, BY_COMMA_AND, BY_SIDES } joint;

static joint joint_of(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    uint32_t i = a->end, last = b->first;
    if (a->sentence != b->sentence || last <= i || last - i > 3) return NOT_JOINED;
    bool comma = ay_mark(t, i) == ',';
    if (comma && i + 1 == last) return BY_COMMA;
    uint32_t sides = ay_cue_at(t, i, AY_CUE_SIDES, NULL); // "3 x 4 x 5 cm", "20-by-30-foot"
    if (last - i == 3 && ay_hyphen(t, i) && ay_hyphen(t, last - 1))
        sides = ay_cue_at(t, i + 1, AY_CUE_SIDES, NULL) == 1 ? 3 : 0;
    bool length = b->type == AY_Q_MEASURE && ay_unit_rows[b->unit].dimension == AY_DIM_LENGTH;
    if (sides && i + sides == last && (length || b->type == AY_Q_NUMBER)) return BY_SIDES;
    uint32_t n = ay_cue_at(t, i + comma, AY_CUE_RANGE_AND, NULL);
    if (n == 0 || i + comma + n != last) return NOT_JOINED;
    return comma ? BY_COMMA_AND : BY_AND;
}

// The first member of the list that quantity `last` ends, `last` itself when it ends none. Two
// members need a plain "and"; more may have commas.
static uint32_t list_first(const ay_quantity_reader *r, uint32_t last) {
    const ay_quantity *q = r->list.at;
    joint end = joint_of(r->text, &q[last - 1], &q[last]);
    joint each = end == BY_SIDES ? BY_SIDES : BY_COMMA;
    if (end != BY_AND && end != BY_COMMA_AND && end != BY_SIDES) return last;
    if (!can_borrow(&q[last - 1], &q[last])) return last;
    uint32_t i = last - 1;
    for (; i > 0 && last - i < LIST; i--) {
        if (joint_of(r->text, &q[i - 1], &q[i]) != each) break;
        if (!can_borrow(&q[i - 1], &q[last])) break;
    }
    return last - i == 1 && end == BY_COMMA_AND ? last : i;
}

// ---- bases --------------------------------------------------------------------------------------

// "to 1.2 from 1.1 billion": a, behind "to", stands right in front of its base b.
static bool is_level_of(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    if (a->sentence != b->sentence || !can_borrow(a, b)) return false;
    if (!ay_cue_before(t, a->first, AY_CUE_RANGE_TO, NULL)) return false;
    uint32_t n = ay_cue_at(t, a->end, AY_CUE_RANGE_FROM, NULL);
    return n > 0 && a->end + n == b->first;
}

void ay_lists_read(ay_quantity_reader *r) {
    for (uint32_t last = 1; last < r->list.n; last++) {
        const ay_quantity *q = &r->list.at[last];
        if (!can_lend(q, joint_of(r->text, q - 1, q) == BY_SIDES)) continue;
        uint32_t first = is_level_of(r->text, q - 1, q) ? last - 1 : list_first(r, last);
        for (uint32_t i = first; i < last; i++) {
            ay_lend_scale(r->text, &r->list.at[i], q, false);
            ay_lend_unit(&r->list.at[i], q);
        }
    }
}
