// Which currency is meant. In: a token. Out: the row of currencies.tsv whose words stand there, the
// longest ones first. A name may belong to several currencies ("rupee", "krone", "cents"): the one
// of the state that the text named last is meant, else the one that the table calls the main one;
// a minor unit goes with the money that was read last. Where nothing but the table speaks for it,
// the currency is marked as assumed.
//
// The trap: states are noted as the walk goes on, each token once, so that the whole stays linear.
#include "quantity.h"

#include <string.h>

enum { LONGEST = 4 }; // tokens of a currency in front of a number

// The state whose name, demonym or capital starts at token i; its row, -1 for none.
static int32_t state_at(const ay_text *t, uint32_t i) {
    uint32_t n;
    return ay_phrase_at(t, i, AY_TABLE_STATE, &n);
}

// Notes the states that tokens up to `end` name.
static void note_states(ay_quantity_reader *r, uint32_t end) {
    for (; r->seen_to < end; r->seen_to++) {
        int32_t row = state_at(r->text, r->seen_to);
        if (row >= 0) r->state_seen[row] = r->seen_to + 1;
    }
}

// 1 + the token that named the currency's state last; 0 for never.
static uint32_t last_named(const ay_quantity_reader *r, const struct ay_currency *c) {
    if (*c->country == 0 || (c->flags & AY_CUR_FORMER)) return 0;
    uint32_t low = 0, high = ay_state_count; // rows are sorted by code
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        int order = strcmp(ay_state_rows[mid].code, c->country);
        if (order == 0) return r->state_seen[mid];
        if (order < 0) low = mid + 1;
        else high = mid;
    }
    return 0;
}

// How well a currency fits here.
static uint32_t fitness(const ay_quantity_reader *r, ay_sense s) {
    if (s.column == 2 && s.row == r->last_money) return UINT32_MAX;
    const struct ay_currency *c = &ay_currency_rows[s.row];
    return 2 * last_named(r, c) + ((c->flags & AY_CUR_MAIN) != 0);
}

ay_money ay_money_at(ay_quantity_reader *r, uint32_t i) {
    const ay_text *t = r->text;
    ay_money best = {.row = -1};
    uint32_t top = 0, senses = 0;
    if (i >= t->n_tokens || !(t->tokens[i].tables >> (AY_TABLE_CURRENCY & 31) & 1)) return best;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++) {
        const ay_phrase *p = &t->phrases[k];
        if (p->sense.table != AY_TABLE_CURRENCY) continue;
        if (p->n_tokens < best.n) break;
        if (senses++ == 0) note_states(r, i);
        uint32_t fit = fitness(r, p->sense);
        if (best.row >= 0 && fit <= top) continue;
        top = fit;
        best = (ay_money){p->sense.row, p->n_tokens, p->sense.column, false};
    }
    best.assumed = senses > 1 && top < 2;
    return best;
}

void ay_money_set(ay_quantity_reader *r, ay_quantity *q, const ay_money *m, uint32_t i) {
    q->type = AY_Q_MONEY;
    q->unit = (uint16_t)m->row;
    q->unit_span = ay_tokens_span(r->text, i, i + m->n);
    if (m->assumed) q->flags |= AY_QF_ASSUMED;
    r->last_money = m->row;
}

uint32_t ay_currency_in_front(ay_quantity_reader *r, uint32_t i, uint32_t low, ay_quantity *q) {
    for (uint32_t back = LONGEST; back > 0; back--) { // "US$" before "$"
        if (i < low + back) continue;
        ay_money m = ay_money_at(r, i - back);
        if (m.row < 0 || m.n != back || m.column != 1) continue;
        ay_money_set(r, q, &m, i - back);
        q->flags |= AY_QF_SYMBOL;
        return i - back;
    }
    return i;
}
