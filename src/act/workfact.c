// What a sentence says of the work that it names: length, capacity, cost, when building began and
// when it opened. In: the words of the work. Out: fields of the project that were empty. A quantity
// counts only where a word beside it says what it is ("470 kilometres long", "cost about $3.2
// billion", "with 14,000 MW"). The trap: a figure of money in a sentence on a railway is mostly a
// loan, a share of the cost or a fare.
#include "work.h"

enum { REACH = 6 }; // tokens between a cue and its quantity

static const ay_quantity *quantity(const ay_reading *r, uint32_t i) {
    return &r->spots->quantities[i];
}

static uint32_t quantity_on(const ay_reading *r, uint32_t i) {
    uint32_t at = r->spots->at[i];
    return at && !(at & (AY_NAME_BIT | AY_TIME_BIT)) ? at - 1 : AY_NONE;
}

// Does the cue end within a few tokens in front of the quantity, with no other quantity between?
static bool cued(const ay_reading *r, uint32_t first, int cue, uint32_t low) {
    uint32_t stop = first - low > REACH ? first - REACH : low;
    for (uint32_t i = first; i > stop; i--) {
        if (ay_cue_before(r->text, i, cue, NULL)) return true;
        if (i < first && quantity_on(r, i) != AY_NONE && i + 2 < first) return false;
    }
    return false;
}

static bool is_dimension(const ay_quantity *q, int dimension) {
    return q->type == AY_Q_MEASURE && ay_unit_rows[q->unit].dimension == dimension;
}

// A kilometre and more, or a bridge's metres.
static bool is_length(
    const ay_reading *r, const ay_mention *n, const ay_quantity *q, uint32_t low) {
    if (!is_dimension(q, AY_DIM_LENGTH)) return false;
    if (ay_cue_at(r->text, q->end, AY_CUE_WORK_LONG, NULL)) return true;
    if (q->first >= n->left && q->end <= n->head) return true;
    return cued(r, q->first, AY_CUE_WORK_LONG_PRE, low);
}

static bool is_capacity(
    const ay_reading *r, const ay_mention *n, const ay_quantity *q, uint32_t low) {
    bool power = is_dimension(q, AY_DIM_POWER), flow = is_dimension(q, AY_DIM_FLOW);
    if (!power && !flow) return false;
    if (q->first >= n->left && q->end <= n->head) return true;
    uint32_t n_tokens;
    int32_t row = ay_phrase_at(r->text, q->end, AY_TABLE_WORK, &n_tokens);
    return row >= 0 || cued(r, q->first, AY_CUE_WORK_CAPACITY, low);
}

static bool is_cost(const ay_reading *r, const ay_mention *n, const ay_quantity *q, uint32_t low) {
    if (q->type != AY_Q_MONEY) return false;
    return (q->first >= n->left && q->end <= n->head) || cued(r, q->first, AY_CUE_WORK_COST, low);
}

static void read_quantities(const ay_reading *r, const ay_mention *n, ay_project *p) {
    const ay_sentence *s = &r->text->sentences[n->sentence];
    uint32_t seen = AY_NONE;
    for (uint32_t i = s->first; i < s->end; i++) {
        uint32_t qi = quantity_on(r, i);
        if (qi == AY_NONE || qi == seen) continue;
        const ay_quantity *q = quantity(r, seen = qi);
        if (p->length == AY_NONE && is_length(r, n, q, s->first)) p->length = qi;
        else if (p->capacity == AY_NONE && is_capacity(r, n, q, s->first)) p->capacity = qi;
        else if (p->cost == AY_NONE && is_cost(r, n, q, s->first)) p->cost = qi;
    }
}

static void read_began(const ay_reading *r, const ay_mention *n, ay_project *p) {
    const ay_sentence *s = &r->text->sentences[n->sentence];
    if (!ay_sentence_has(s, AY_CUE_WORK_BEGAN) || p->started != AY_NO_DAY) return;
    uint32_t at = ay_cue_find(r->text, s->first, s->end, AY_CUE_WORK_BEGAN, NULL);
    for (uint32_t i = at; i < s->end && i < at + 2 * REACH; i++) {
        if (!(r->spots->at[i] & AY_TIME_BIT)) continue;
        p->started = r->spots->times[(r->spots->at[i] & AY_INDEX_MASK) - 1].from;
        return;
    }
}

void ay_mention_facts(const ay_reading *r, const ay_mention *n, ay_project *p) {
    read_quantities(r, n, p);
    read_began(r, n, p);
}
