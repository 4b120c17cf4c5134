// Units that are left out because they stand in the same sentence already. In: the quantities of a
// text in order, ranges and lists read. Out: `like` of bare numbers, the quantity that they are set
// beside and whose unit or noun is meant: a base ("3.9 million lorries, up from 2.4 million"), a
// level behind a change in points ("fell 12 points to 1,480.50"), a part ("6 million homes,
// including 1.5 million in Osh"), an attribute ("four- and six-cylinder"), or a second statement of
// the same build ("300 trucks in May and 250 in June", "the best is 84 points, the worst is 74").
//
// The trap: two numbers in one sentence mostly have nothing to do with each other, so each pattern
// asks for words on both sides of the bare one, and for sizes that can be compared. And the rules
// bind bare numbers by grammars of their own: for them the number stays bare.
#include "quantity.h"

enum { FAR = 40, BACK = 4, TENFOLD = 10, HUNDREDFOLD = 100 };

// ---- sizes and frames ---------------------------------------------------------------------------

static bool within(const ay_quantity *a, const ay_quantity *b, int32_t times) {
    ay_dec x = ay_dec_abs(a->value), y = ay_dec_abs(b->value), n = ay_dec_int(times);
    return ay_dec_cmp(x, ay_dec_mul(y, n, AY_NEAREST)) <= 0 &&
           ay_dec_cmp(y, ay_dec_mul(x, n, AY_NEAREST)) <= 0;
}

static bool same_word(const ay_text *t, uint32_t i, uint32_t k) {
    if (i >= t->n_tokens || k >= t->n_tokens) return false;
    return t->tokens[i].kind == AY_TOK_WORD && t->tokens[i].word != 0 &&
           t->tokens[i].word == t->tokens[k].word;
}

// Does a phrase end behind the number: a mark, a time, a preposition, a conjunction?
static bool stands_alone(const ay_quantity_reader *r, uint32_t i) {
    const ay_text *t = r->text;
    if (i >= t->n_tokens || (t->tokens[i].flags & AY_TOK_SENTENCE)) return true;
    char mark = t->tokens[i].mark;
    if (mark) return mark != '-' && mark != '/' && mark != '%' && mark != '$';
    return r->busy[i] || ay_cue_at(t, i, AY_CUE_PREP, NULL) ||
           ay_cue_at(t, i, AY_CUE_CLAUSE, NULL) || ay_cue_at(t, i, AY_CUE_RANGE_AND, NULL);
}

// ---- who lends, who borrows ---------------------------------------------------------------------

static bool may_borrow(const ay_quantity_reader *r, const ay_quantity *q) {
    if (!ay_is_bare(q) || q->range != AY_NONE || (q->flags & AY_QF_YEARLIKE)) return false;
    if (!ay_span_empty(q->noun) || ay_dec_sign(q->of) != 0) return false;
    return stands_alone(r, q->end);
}

static bool may_lend(const ay_quantity *q) {
    uint32_t barred = AY_QF_INFIRM | AY_QF_FRACTION;
    if (q->type == AY_Q_NUMBER || q->type == AY_Q_ORDINAL || q->type == AY_Q_MULTIPLE) return false;
    return !(q->flags & barred) && !(q->type == AY_Q_COUNT && (q->flags & AY_QF_HYPHEN));
}

// The nearest quantity in front of number i that has a unit; those in brackets say again what
// stands in front of them.
static const ay_quantity *lender(const ay_quantity_reader *r, uint32_t i) {
    const ay_quantity *b = &r->list.at[i];
    for (uint32_t k = i, steps = 0; k > 0 && steps < BACK; steps++) {
        const ay_quantity *a = &r->list.at[--k];
        if (a->sentence != b->sentence || b->first - a->end > FAR) return NULL;
        bool bracket = a->first > 0 && r->text->tokens[a->first - 1].mark == '(';
        if (a->like != AY_NONE) a = &r->list.at[a->like];
        if (may_lend(a) && !bracket) return a;
        if (!bracket && !(a->flags & AY_QF_HYPHEN)) return NULL;
    }
    return NULL;
}

// ---- patterns -----------------------------------------------------------------------------------

// A cue right in front of a quantity, words without weight left out.
static bool has_before(const ay_text *t, const ay_quantity *q, int cue, int32_t *arg) {
    uint32_t i = q->first;
    for (uint32_t steps = 0; steps < 3; steps++) {
        if (ay_cue_before(t, i, cue, arg)) return true;
        uint32_t n = ay_cue_before(t, i, AY_CUE_SKIP, NULL);
        if (n == 0 || n > i) return false;
        i -= n;
    }
    return false;
}

// "up from 2.4 million", "including 1.5 million": arg 1 a base, 2 a part.
static bool is_base(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    int32_t arg = 0;
    if (!has_before(t, b, AY_CUE_SET_BESIDE, &arg)) return false;
    bool change = a->direction != AY_DIR_NONE && a->type != AY_Q_COUNT && a->type != AY_Q_MONEY;
    if (arg == 1) return !change && within(a, b, TENFOLD);
    return a->type == AY_Q_COUNT && ay_dec_cmp(b->value, a->value) < 0 && within(a, b, HUNDREDFOLD);
}

static bool in_points(const ay_quantity *q) {
    return q->type == AY_Q_MEASURE && ay_unit_rows[q->unit].dimension == AY_DIM_BARE_POINT;
}

// "fell 12 points to 1,480.50", "1,480.50, up 12 points"
static bool is_index(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    return in_points(a) && a->direction != AY_DIR_NONE && !(a->flags & AY_QF_HYPHEN) &&
           ay_dec_cmp(b->value, a->value) > 0 && has_before(t, b, AY_CUE_GOAL, NULL);
}

static bool is_index_in_front(const ay_text *t, const ay_quantity *b, const ay_quantity *a) {
    if (a->sentence != b->sentence || !in_points(a) || a->direction == AY_DIR_NONE) return false;
    uint32_t i = b->end + (ay_mark(t, b->end) == ',');
    bool turn = ay_cue_at(t, i, AY_CUE_RISE, NULL) || ay_cue_at(t, i, AY_CUE_FALL, NULL);
    return turn && i + 1 == a->first && ay_dec_cmp(b->value, a->value) > 0;
}

// Is there a conjunction or a comma between them, and no end of what is said?
static bool is_joined(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    for (uint32_t i = b->first; i > a->end; i--) {
        if (ay_mark(t, i - 1) == ',' || ay_mark(t, i - 1) == ';') return true;
        if (ay_cue_at(t, i - 1, AY_CUE_CLAUSE, NULL) || ay_cue_at(t, i - 1, AY_CUE_RANGE_AND, NULL))
            return true;
    }
    return false;
}

// "is 84.75 cents, while the lowest is 74.07": the same word in front of both.
static bool is_twin(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    if (a->first == 0 || !same_word(t, a->first - 1, b->first - 1)) return false;
    return within(a, b, TENFOLD) && ay_quantity_decimals(t, a) == ay_quantity_decimals(t, b) &&
           is_joined(t, a, b);
}

// "300 trucks in May and 250 in June": the same build behind both.
static bool is_second(const ay_quantity_reader *r, const ay_quantity *a, const ay_quantity *b) {
    const ay_text *t = r->text;
    uint32_t i = b->first, k = ay_quantity_behind(t, a);
    bool joined = ay_cue_before(t, i, AY_CUE_RANGE_AND, NULL) || t->tokens[i - 1].mark == ',';
    if (!joined || !within(a, b, HUNDREDFOLD) || b->end >= t->n_tokens || k >= i) return false;
    bool times = r->busy[k] && r->busy[b->end];
    bool words = same_word(t, k, b->end) && ay_cue_at(t, k, AY_CUE_PREP, NULL);
    bool people =
        a->type == AY_Q_COUNT && same_word(t, k, b->end) && ay_cue_at(t, k, AY_CUE_CLAUSE, NULL);
    return times || words || people;
}

// "12 people died, five of them children"
static bool is_of_them(const ay_text *t, const ay_quantity *a, const ay_quantity *b) {
    return a->type == AY_Q_COUNT && ay_cue_at(t, b->end, AY_CUE_OF_THEM, NULL) &&
           ay_dec_cmp(b->value, a->value) <= 0;
}

static bool sets_beside(const ay_quantity_reader *r, const ay_quantity *a, const ay_quantity *b) {
    if (a->type == AY_Q_COUNT && !ay_dec_is_int(b->value)) return false;
    if (a->flags & AY_QF_MINOR) return false; // "up 5 cents to 2.70"
    if (is_of_them(r->text, a, b)) return true;
    return is_base(r->text, a, b) || is_index(r->text, a, b) || is_twin(r->text, a, b) ||
           is_second(r, a, b);
}

// "2bn of the 8bn soms"
static bool is_part_of(const ay_quantity *b, const ay_quantity *next) {
    return ay_is_bare(b) && ay_span_empty(b->noun) && !ay_span_empty(b->of_span) &&
           b->of_span.start == next->number.start && may_lend(next) &&
           ay_dec_cmp(b->value, next->value) <= 0;
}

// "four-, five- and six-cylinder": the next attribute that has its word; i for none.
static uint32_t hangs_on(const ay_quantity_reader *r, uint32_t i) {
    const ay_text *t = r->text;
    const ay_quantity *b = &r->list.at[i];
    bool hangs = ay_mark(t, b->end) == '-' && ay_touches(t, b->end) && !ay_touches(t, b->end + 1);
    if (ay_mark(t, b->end + 1) == ',') hangs = ay_mark(t, b->end) == '-' && ay_touches(t, b->end);
    if (!hangs || !ay_is_bare(b) || b->range != AY_NONE) return i;
    for (uint32_t k = i + 1; k < r->list.n && k <= i + BACK; k++) {
        const ay_quantity *next = &r->list.at[k];
        if (next->sentence != b->sentence) return i;
        if (next->flags & AY_QF_HYPHEN) return k;
    }
    return i;
}

void ay_ellipses_read(ay_quantity_reader *r) {
    for (uint32_t i = 0; i < r->list.n; i++) {
        ay_quantity *b = &r->list.at[i];
        const ay_quantity *next = i + 1 < r->list.n ? b + 1 : NULL;
        if (next && is_part_of(b, next)) b->like = i + 1;
        uint32_t attribute = hangs_on(r, i);
        if (attribute != i) b->like = attribute;
        if (!may_borrow(r, b)) continue;
        const ay_quantity *a = lender(r, i);
        if (a && sets_beside(r, a, b)) b->like = (uint32_t)(a - r->list.at);
        else if (next && is_index_in_front(r->text, b, next)) b->like = i + 1;
    }
}
