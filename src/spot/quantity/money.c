// Which currency is meant. In: a token. Out: the row of currencies.tsv whose words stand there, the
// longest ones first. A name may belong to several currencies ("rupee", "krone", "cents"): the one
// of the state that the text named last is meant, else the one that the table calls the main one;
// a minor unit goes with the money that was read last. Where nothing but the table speaks for it,
// the currency is marked as assumed. A code may carry a scale: "MEUR", "SEKbn".
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
    if (s.column >= AY_MONEY_MINOR && s.row == r->last_money) return UINT32_MAX;
    const struct ay_currency *c = &ay_currency_rows[s.row];
    return 2 * last_named(r, c) + ((c->flags & AY_CUR_MAIN) != 0);
}

// What stands there, in powers of ten of whole money.
static int8_t exponent(const ay_money *m) {
    const struct ay_currency *c = &ay_currency_rows[m->row];
    if (m->column == AY_MONEY_MINOR) return (int8_t)-c->minor_digits;
    return m->column == AY_MONEY_OTHER ? (int8_t)-c->other_digits : 0;
}

static ay_money listed_at(ay_quantity_reader *r, uint32_t i) {
    const ay_text *t = r->text;
    ay_money best = {.row = -1};
    uint32_t top = 0, senses = 0;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++) {
        const ay_phrase *p = &t->phrases[k];
        if (p->sense.table != AY_TABLE_CURRENCY) continue;
        if (p->n_tokens < best.n) break;
        if (senses++ == 0) note_states(r, i);
        uint32_t fit = fitness(r, p->sense);
        bool symbol = p->sense.column == AY_MONEY_SYMBOL && p->sense.row == best.row; // "RMB"
        if (best.row >= 0 && fit <= top && !symbol) continue;
        top = fit;
        best = (ay_money){p->sense.row, p->n_tokens, p->sense.column, 0, false};
    }
    best.assumed = senses > 1 && top < 2;
    if (best.row >= 0) best.exp = exponent(&best);
    return best;
}

// ---- codes with a scale -------------------------------------------------------------------------

enum { CODE = 3 }; // letters of an ISO code

// The senses of a few letters of a token; the lexicon folds case.
static const ay_sense *senses_of(const char *at, uint32_t len, uint32_t *n) {
    char folded[CODE];
    *n = 0;
    if (len > CODE) return NULL;
    for (uint32_t i = 0; i < len; i++) {
        bool upper = at[i] >= 'A' && at[i] <= 'Z';
        folded[i] = upper ? (char)(at[i] | 32) : at[i];
    }
    ay_state state = ay_lexicon_enter(ay_word_find(folded, len));
    return state ? ay_lexicon_senses(state, n) : NULL;
}

static int32_t code_row(const char *at) {
    uint32_t n;
    for (uint32_t i = 0; i < CODE; i++)
        if (at[i] < 'A' || at[i] > 'Z') return -1;
    const ay_sense *s = senses_of(at, CODE, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].table != AY_TABLE_CURRENCY || s[i].column != AY_MONEY_SYMBOL) continue;
        const struct ay_currency *c = &ay_currency_rows[s[i].row];
        if (memcmp(c->code, at, CODE) == 0 && !(c->flags & AY_CUR_WORD)) return s[i].row;
    }
    return -1;
}

// The power of ten of the letters in front of a code, or behind it; 0 for none.
static int32_t code_scale(const char *at, uint32_t len, bool front) {
    enum { SCALES = 1 << AY_NUM_SCALE | 1 << AY_NUM_LETTER };
    uint32_t n;
    int32_t exp = 0;
    const ay_sense *s = senses_of(at, len, &n);
    for (uint32_t i = 0; i < n; i++) {
        uint16_t row = s[i].row;
        if (front && s[i].table == AY_TABLE_CUE && ay_cue_rows[row].cue == AY_CUE_CODE_SCALE)
            return ay_cue_rows[row].arg;
        if (s[i].table == AY_TABLE_NUMBER && (SCALES >> ay_number_rows[row].kind & 1))
            exp = ay_number_rows[row].exp;
    }
    return exp;
}

// "MEUR", "TSEK", "USDm": a code and its scale in one word.
static ay_money scaled_at(const ay_text *t, uint32_t i) {
    ay_money none = {.row = -1}, m = {.n = 1, .column = AY_MONEY_SYMBOL};
    ay_str s = ay_token_str(t, i);
    if (t->tokens[i].kind != AY_TOK_WORD || s.len <= CODE || s.len > 2 * CODE) return none;
    uint32_t rest = (uint32_t)s.len - CODE;
    m.row = code_row(s.at + rest);
    m.exp = m.row < 0 ? 0 : (int8_t)code_scale(s.at, rest, true);
    if (m.exp) return m;
    m.row = code_row(s.at);
    m.exp = m.row < 0 ? 0 : (int8_t)code_scale(s.at + CODE, rest, false);
    return m.exp ? m : none;
}

// ---- the whole ----------------------------------------------------------------------------------

ay_money ay_money_at(ay_quantity_reader *r, uint32_t i) {
    if (i >= r->text->n_tokens) return (ay_money){.row = -1};
    if (ay_tables_may(r->text, i, ay_table_bit(AY_TABLE_CURRENCY))) {
        ay_money m = listed_at(r, i);
        if (m.row >= 0) return m;
    }
    return scaled_at(r->text, i);
}

void ay_money_set(ay_quantity_reader *r, ay_quantity *q, const ay_money *m, uint32_t i) {
    q->type = AY_Q_MONEY;
    q->unit = (uint16_t)m->row;
    q->unit_span = ay_tokens_span(r->text, i, i + m->n);
    q->unit_exp = m->exp;
    if (m->assumed) q->flags |= AY_QF_ASSUMED;
    if (m->exp) ay_quantity_scale(q, m->exp);
    if (m->exp) q->flags |= m->exp < 0 ? AY_QF_MINOR : AY_QF_SCALED;
    r->last_money = m->row;
}

bool ay_code_is_word(const ay_text *t, const ay_money *m, uint32_t i, const ay_quantity *q) {
    const struct ay_currency *c = &ay_currency_rows[m->row];
    if (m->column != AY_MONEY_SYMBOL || !(c->flags & AY_CUR_WORD)) return false;
    ay_str s = ay_token_str(t, i);
    if (s.len != CODE || memcmp(s.at, c->code, CODE) != 0) return false;
    bool likely = (q->flags & (AY_QF_SCALED | AY_QF_GROUPED)) ||
                  ay_dec_cmp(q->half, ay_dec_make(5, -1)) < 0 ||
                  ay_dec_cmp(ay_dec_abs(q->value), ay_dec_int(100)) >= 0;
    return !likely || (q->flags & AY_QF_YEARLIKE);
}

// A minus between a sign and its number: "$-20".
static bool minus_in_front(const ay_text *t, uint32_t i, uint32_t low) {
    return i >= low + 2 && ay_hyphen(t, i - 1) && t->tokens[i - 2].kind == AY_TOK_SYMBOL;
}

// "EUR/USD 1.08", "IRR 15%": a code of a rate, or letters of another meaning.
static bool is_rate(const ay_text *t, uint32_t code, const ay_numeral *x) {
    uint32_t n;
    if (t->tokens[code].kind != AY_TOK_WORD) return false;
    int32_t unit = ay_phrase_at(t, x->end, AY_TABLE_UNIT, &n);
    if (unit >= 0 && ay_unit_rows[unit].dimension == AY_DIM_PERCENT) return true;
    if (code < 2 || !ay_touches(t, code) || !ay_touches(t, code - 1)) return false;
    char mark = t->tokens[code - 1].mark;
    return (mark == '/' || mark == '-') &&
           ay_tables_may(t, code - 2, ay_table_bit(AY_TABLE_CURRENCY));
}

uint32_t ay_currency_in_front(
    ay_quantity_reader *r, const ay_numeral *x, uint32_t low, ay_quantity *q) {
    uint32_t i = x->first;
    bool minus = minus_in_front(r->text, i, low);
    uint32_t end = i - minus;
    for (uint32_t back = LONGEST; back > 0; back--) { // "US$" before "$"
        if (end < low + back) continue;
        ay_money m = ay_money_at(r, end - back);
        if (m.row < 0 || m.n != back || m.column != AY_MONEY_SYMBOL) continue;
        if (ay_code_is_word(r->text, &m, end - back, q)) continue;
        if (is_rate(r->text, end - back, x)) continue;
        if (m.exp && (q->flags & (AY_QF_YEARLIKE | AY_QF_SCALED))) continue;
        ay_money_set(r, q, &m, end - back);
        q->flags |= AY_QF_SYMBOL;
        if (minus) q->flags |= AY_QF_SIGNED;
        if (minus) q->direction = AY_DIR_DOWN;
        return end - back;
    }
    return i;
}

uint32_t ay_currency_name_in_front(
    ay_quantity_reader *r, uint32_t i, uint32_t low, ay_quantity *q) {
    for (uint32_t back = LONGEST; back > 0; back--) {
        if (i < low + back) continue;
        uint32_t first = i - back;
        ay_money m = ay_money_at(r, first);
        if (m.row < 0 || m.n != back || m.column != AY_MONEY_NAME) continue;
        bool large = q->flags & (AY_QF_SCALED | AY_QF_GROUPED); // "Won 3 medals", "Euro 96"
        if (back == 1 && !large) return i;
        if (ay_cue_before(r->text, first, AY_CUE_DEFINITE, NULL)) return i; // "against the yen 145"
        if (first > low && r->text->tokens[first - 1].kind == AY_TOK_NUMBER) return i;
        ay_money_set(r, q, &m, first);
        return first;
    }
    return i;
}
