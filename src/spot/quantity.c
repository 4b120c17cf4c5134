// Quantities. A number becomes one by what stands around it: a currency in front or behind, a percent sign, a unit, a noun that is
// counted; hedges and signs in front; "per X" behind. What looks like a number and is none (labels, times, parts of names) is left out.
// Then lists and ranges share a scale or unit that only their last member has.

#include "quantity.h"

#include <string.h>

enum { NOUN_REACH = 6 };

// ---- what is no quantity ---------------------------------------------------------------------------------------------------

static bool labelled(const ay_text *t, uint32_t i) { return ay_cue_before(t, i, AY_CUE_LABEL, NULL) > 0; }

// Glued to something in front: "A320", "COVID-19", "12:30", "v2".
static bool glued(const ay_text *t, uint32_t i) {
    if (i == 0 || !ay_touches(t, i)) return false;
    const ay_token *before = &t->tokens[i - 1];
    if (before->kind == AY_TOK_WORD) return true;
    if (before->kind == AY_TOK_NUMBER) return true;
    if (before->mark == '-' && i > 1 && ay_touches(t, i - 1)) return t->tokens[i - 2].kind == AY_TOK_WORD && !ay_cue_at(t, i - 2, AY_CUE_MINUS, NULL);
    return before->mark == '/' || before->mark == ':' || before->mark == '#' || before->mark == '_' || before->mark == '@' || before->mark == '=';
}

// Letters touch it that are no unit: "5G", "1980s", "A4".
static bool tail_of_name(const ay_text *t, uint32_t i, const ay_numeral *x) {
    if (x->letter || x->end >= t->n_tokens || !ay_touches(t, x->end)) return false;
    return t->tokens[i].kind == AY_TOK_NUMBER && t->tokens[x->end].kind == AY_TOK_WORD;
}

// "1) roads; 2) rails", "47/2021": numbering, and numbers of documents.
static bool numbering(const ay_text *t, uint32_t i, uint32_t end) {
    char behind = ay_mark(t, end), before = i ? t->tokens[i - 1].mark : 0;
    if (behind == '/' && ay_touches(t, end) && end + 1 < t->n_tokens && t->tokens[end + 1].kind == AY_TOK_NUMBER) return true;
    bool alone = t->tokens[i].flags & AY_TOK_SENTENCE || before == ':' || before == ';' || before == ',';
    bool small = t->tokens[i].span.end - t->tokens[i].span.start <= 2;
    if (!small || !ay_touches(t, end)) return false;
    if (behind == ')') { // not closing a bracket of its own
        for (uint32_t k = i, n = 0; k > 0 && n < 12; k--, n++) {
            if (t->tokens[k - 1].mark == '(') return false;
            if (t->tokens[k - 1].mark == ')') break;
        }
        return true;
    }
    return behind == '.' && alone && end + 1 < t->n_tokens && (t->tokens[end + 1].flags & AY_TOK_UPPER);
}

// Phone numbers: digit groups with dashes, blanks behind a plus sign.
static bool phone(const ay_text *t, uint32_t i) {
    uint32_t groups = 0, first = i;
    while (first > 0 && first + 8 > i && (t->tokens[first - 1].kind == AY_TOK_NUMBER || t->tokens[first - 1].mark == '-' || t->tokens[first - 1].mark == '+')) first--;
    for (uint32_t k = first; k < t->n_tokens && k < first + 12; k++) {
        if (t->tokens[k].kind == AY_TOK_NUMBER) groups++;
        else if (t->tokens[k].mark != '-' && t->tokens[k].mark != '+' && t->tokens[k].mark != '(' && t->tokens[k].mark != ')') break;
    }
    return groups >= 4 || (groups >= 3 && t->tokens[first].mark == '+');
}

static bool clock_behind(const ay_text *t, const ay_numeral *x) { return ay_cue_at(t, x->end, AY_CUE_CLOCK, NULL) > 0; }

// ---- intervals ---------------------------------------------------------------------------------------------------------------

static ay_dec half_of(ay_dec ulp) { return ay_dec_mul(ulp, ay_dec_make(5, -1), AY_NEAREST); }

static void set_precision(ay_quantity *q, const ay_numeral *x) {
    bool whole = ay_dec_is_int(q->value) && ay_dec_cmp(q->value, ay_dec_int(1000)) < 0;
    bool count = q->type == AY_Q_COUNT || (q->type == AY_Q_NUMBER && (q->flags & AY_QF_WORDS)) ||
                 ((q->flags & AY_QF_DURATION) && !(q->flags & AY_QF_SCALED));
    if (whole && count && q->modifier == AY_MOD_NONE && !(q->flags & (AY_QF_SCALED | AY_QF_FRACTION))) q->flags |= AY_QF_EXACT;
    q->half = q->flags & (AY_QF_EXACT | AY_QF_FRACTION) ? AY_DEC_ZERO : half_of(x->ulp);
    ay_dec ulp = x->ulp;
    if (ay_dec_sign(q->value) != 0 && !(q->flags & AY_QF_FRACTION)) {
        int32_t top = ay_dec_top(q->value), unit = x->ulp.exp + x->zeros;
        if (unit > top - 1) unit = top - 1;
        if (q->type == AY_Q_MULTIPLE && x->zeros >= top && top > 0) unit = top; // a round multiple has one significant digit
        if (unit > ulp.exp || ay_dec_sign(ulp) == 0) ulp = ay_dec_pow10(unit);
    }
    q->loose = q->flags & AY_QF_FRACTION ? AY_DEC_ZERO : half_of(ulp);
    if (ay_dec_cmp(q->loose, q->half) < 0 || (q->flags & AY_QF_EXACT)) q->loose = q->half;
}

// ---- units -------------------------------------------------------------------------------------------------------------------

// The row of a currency whose words stand at token i. An ambiguous name prefers the flag `main` and is assumed.
static int32_t currency_at(const ay_text *t, uint32_t i, uint32_t *n, uint8_t *column, bool *assumed) {
    int32_t best = -1;
    uint32_t senses = 0;
    *n = 0;
    if (i >= t->n_tokens) return -1;
    for (uint32_t p = t->tokens[i].phrase; p < t->n_phrases && t->phrases[p].token == i; p++) {
        ay_sense s = t->phrases[p].sense;
        if (s.table != AY_TABLE_CURRENCY || t->phrases[p].n_tokens < *n) continue;
        *n = t->phrases[p].n_tokens;
        senses++;
        if (best < 0 || (ay_currency_rows[s.row].flags & AY_CUR_MAIN)) best = s.row, *column = s.column;
    }
    *assumed = senses > 1;
    return best;
}


static void set_money(const ay_text *t, ay_quantity *q, int32_t row, uint8_t column, bool assumed, uint32_t first, uint32_t end) {
    q->type = AY_Q_MONEY;
    q->unit = (uint16_t)row;
    q->unit_span = ay_tokens_span(t, first, end);
    if (assumed) q->flags |= AY_QF_ASSUMED;
    (void)column;
}

// A currency in front: "$", "US$", "USD", "Rs". Returns its first token, or i when there is none.
static uint32_t currency_in_front(const ay_text *t, uint32_t i, uint32_t low, ay_quantity *q) {
    for (uint32_t back = 1; back <= 3 && i >= low + back; back++) {
        uint32_t n;
        uint8_t column = 0;
        bool assumed;
        int32_t row = currency_at(t, i - back, &n, &column, &assumed);
        if (row < 0 || n != back || column != 1) continue;
        if (back == 1 && i >= low + 2) { // a longer one may start before: "US$"
            int32_t longer = currency_at(t, i - 2, &n, &column, &assumed);
            if (longer >= 0 && n == 2) row = longer, back = 2;
        }
        set_money(t, q, row, column, assumed, i - back, i);
        q->flags |= AY_QF_SYMBOL;
        return i - back;
    }
    return i;
}

// A currency, unit or percent sign behind the number; moves *end.
static void unit_behind(const ay_text *t, ay_quantity *q, const ay_numeral *x, uint32_t *end) {
    uint32_t i = *end, n, m;
    uint8_t column = 0;
    bool assumed = false, hyphen = ay_mark(t, i) == '-' && ay_touches(t, i) && ay_touches(t, i + 1);
    if (hyphen) i++;
    int32_t unit = ay_phrase_at(t, i, AY_TABLE_UNIT, &m), row = currency_at(t, i, &n, &column, &assumed);
    if (unit >= 0 && (ay_unit_rows[unit].flags & AY_UNITF_TIGHT) && !ay_touches(t, i) && t->tokens[i].span.end - t->tokens[i].span.start <= 2 && m == 1) unit = -1;
    bool letter = row >= 0 && column == 2 && n == 1 && t->tokens[i].span.end - t->tokens[i].span.start == 1; // "c" for cents, "C" for Celsius
    if (row >= 0 && (unit < 0 || (n >= m && !letter)) && (q->type != AY_Q_MONEY || q->unit == row)) {
        bool pounds = unit >= 0 && (ay_unit_rows[unit].flags & AY_UNITF_MONEY);
        if (!pounds || ay_cue_find(t, i > 8 ? i - 8 : 0, i + 6 < t->n_tokens ? i + 6 : t->n_tokens, AY_CUE_WEIGHT, NULL) == AY_NONE) {
            set_money(t, q, row, column, assumed, i, i + n);
            if (column == 2) { // pence, cents
                q->value = ay_dec_scale(q->value, -ay_currency_rows[row].minor_digits);
                q->half = ay_dec_scale(q->half, -ay_currency_rows[row].minor_digits);
                q->flags |= AY_QF_MINOR;
            }
            *end = i + n;
            return;
        }
    }
    if (unit < 0 || q->type == AY_Q_MONEY || x->ordinal) return;
    const struct ay_unit *u = &ay_unit_rows[unit];
    q->unit = (uint16_t)unit;
    q->unit_span = ay_tokens_span(t, i, i + m);
    *end = i + m;
    q->type = AY_Q_MEASURE;
    if (u->dimension == AY_DIM_PERCENT) q->type = AY_Q_PERCENT;
    else if (u->dimension == AY_DIM_POINT) q->type = AY_Q_POINT;
    else if (u->dimension == AY_DIM_MULTIPLE) q->type = AY_Q_MULTIPLE;
    if (q->type == AY_Q_POINT && strcmp(u->ucum, "[bp]") == 0) q->value = ay_dec_scale(q->value, -2), q->half = ay_dec_scale(q->half, -2);
    if (u->flags & AY_UNITF_DURATION) q->flags |= AY_QF_DURATION;
    if (hyphen) q->flags |= AY_QF_HYPHEN;
}

// "points" are percentage points beside percentages of the sentence, else points of an index.
static bool beside_percent(const ay_text *t, uint32_t i) {
    const ay_sentence *s = &t->sentences[t->tokens[i].sentence];
    uint32_t low = i - s->first > 30 ? i - 30 : s->first, high = s->end - i > 30 ? i + 30 : s->end, n;
    for (uint32_t k = low; k < high; k++) {
        int32_t row = ay_phrase_at(t, k, AY_TABLE_UNIT, &n);
        if (row >= 0 && ay_unit_rows[row].dimension == AY_DIM_PERCENT) return true;
    }
    return false;
}

// "seven times" is a count of occasions; "100 times" behind a rise, or before "as large", is a multiple.
static void settle(const ay_text *t, ay_quantity *q, uint32_t i, uint32_t end) {
    if (q->type == AY_Q_MULTIPLE && ay_token_is(t, end - 1, "times")) {
        const ay_sentence *s = &t->sentences[q->sentence];
        uint32_t low = i - s->first > 8 ? i - 8 : s->first;
        bool multiple = ay_cue_at(t, end, AY_CUE_TIMES_OF, NULL) || ay_cue_find(t, low, i, AY_CUE_TIMES_CHANGE, NULL) != AY_NONE;
        if (!multiple) {
            q->type = AY_Q_COUNT;
            q->noun = q->unit_span;
            q->head = end - 1;
        }
    }
    if (q->type == AY_Q_MEASURE && ay_unit_rows[q->unit].dimension == AY_DIM_BARE_POINT) {
        if (beside_percent(t, i)) q->type = AY_Q_POINT;
    }
}

// ---- nouns ---------------------------------------------------------------------------------------------------------------------

static uint32_t noun_flags(const ay_text *t, uint32_t i) {
    uint32_t n, flags = 0;
    for (uint32_t p = t->tokens[i].phrase; p < t->n_phrases && t->phrases[p].token == i; p++)
        if (t->phrases[p].sense.table == AY_TABLE_NOUN && t->phrases[p].n_tokens == 1) flags |= ay_noun_rows[t->phrases[p].sense.row].flags;
    (void)n;
    return flags;
}

static bool plural(const ay_text *t, uint32_t i, uint32_t flags) {
    if (flags & AY_NOUN_PLURAL) return true;
    if (flags & (AY_NOUN_MODIFIER | AY_NOUN_STOP)) return false;
    ay_str s = ay_token_str(t, i);
    return s.len > 3 && s.at[s.len - 1] == 's' && s.at[s.len - 2] != 's' && s.at[s.len - 2] != 'u';
}

// The noun phrase behind the number: adjectives and the first plural ("nuclear power plants"), with its "of …". `one` takes a singular.
static void noun_behind(const ay_text *t, ay_quantity *q, uint32_t end) {
    const ay_sentence *s = &t->sentences[q->sentence];
    uint32_t i = end, head = AY_NONE, last = AY_NONE;
    bool hyphen = ay_mark(t, i) == '-' && ay_touches(t, i) && ay_touches(t, i + 1);
    if (hyphen) i++;
    for (uint32_t k = i; k < s->end && k < i + NOUN_REACH; k++) {
        const ay_token *w = &t->tokens[k];
        if (w->mark == '-' && ay_touches(t, k) && ay_touches(t, k + 1)) continue;
        if (w->kind != AY_TOK_WORD) break;
        uint32_t flags = noun_flags(t, k);
        if ((flags & AY_NOUN_STOP) && !(flags & AY_NOUN_PLURAL)) break;
        if (w->span.start < t->doc->text.len && t->doc->text.at[w->span.start] == '\'') break;
        last = k;
        if (plural(t, k, flags)) {
            head = k;
            break;
        }
        if (hyphen) { // "45-seat", "nine-member"
            head = k;
            break;
        }
    }
    if (head == AY_NONE && ay_dec_cmp(q->value, ay_dec_int(1)) == 0 && last != AY_NONE) head = last;
    if (head == AY_NONE && last == i && !(t->tokens[i].flags & AY_TOK_UPPER) && (i + 1 >= s->end || t->tokens[i + 1].mark)) head = last;
    if (head == AY_NONE) return;
    q->type = AY_Q_COUNT;
    q->head = head;
    q->noun = ay_tokens_span(t, i, head + 1);
    if (hyphen) q->flags |= AY_QF_HYPHEN;
}

// ---- hedges, signs, directions, per --------------------------------------------------------------------------------------------

static uint32_t hedge_in_front(const ay_text *t, uint32_t i, uint32_t low, ay_quantity *q) {
    for (uint32_t steps = 0; steps < 2; steps++) {
        int32_t arg = 0;
        uint32_t n = ay_cue_before(t, i, AY_CUE_HEDGE, &arg);
        if (n == 0 || n > i - low || ay_cue_before(t, i, AY_CUE_TOTAL, NULL) > n) break; // "add up to 285"
        if (q->modifier == AY_MOD_NONE) q->modifier = (uint8_t)arg;
        i -= n;
    }
    return i;
}

static uint32_t sign_in_front(const ay_text *t, uint32_t i, uint32_t low, ay_quantity *q) {
    if (i <= low) return i;
    const ay_token *s = &t->tokens[i - 1];
    bool free = i - 1 == low || (s->flags & AY_TOK_SPACE) || t->tokens[i - 2].mark == '(' || t->tokens[i - 2].mark == ':';
    if ((s->mark == '-' || s->mark == '+') && ay_touches(t, i) && free) {
        q->direction = s->mark == '+' ? AY_DIR_UP : AY_DIR_DOWN;
        q->flags |= AY_QF_SIGNED;
        return i - 1;
    }
    if (ay_cue_before(t, i, AY_CUE_MINUS, NULL) == 1 && s->kind == AY_TOK_WORD) {
        q->value = ay_dec_neg(q->value);
        return i - 1;
    }
    return i;
}

static void hedge_behind(const ay_text *t, ay_quantity *q, uint32_t *end) {
    int32_t arg = 0;
    uint32_t n = ay_cue_at(t, *end, AY_CUE_HEDGE_AFTER, &arg);
    if (n == 0 || q->modifier != AY_MOD_NONE || *end + n > t->sentences[q->sentence].end) return;
    if (n == 1 && t->tokens[*end].mark == 0 && !ay_touches(t, *end)) return; // "plus", "and" as words of their own
    q->modifier = (uint8_t)arg;
    *end += n;
}

// "a tonne", "per bus", "/t", "each", "a head".
static void per_behind(const ay_quantity_reader *r, ay_quantity *q, uint32_t i) {
    const ay_text *t = r->text;
    if (i >= t->n_tokens || r->busy[i]) return; // "20.3 mln bushels a week ago"
    uint32_t n = ay_cue_at(t, i, AY_CUE_PER, NULL), m;
    const ay_sentence *s = &t->sentences[q->sentence];
    bool slash = false, article = false;
    if (n == 0 && ay_cue_at(t, i, AY_CUE_EACH, NULL)) {
        n = ay_cue_at(t, i, AY_CUE_EACH, NULL);
        q->flags |= AY_QF_PER;
        q->per = ay_tokens_span(t, i, i + n);
        return;
    }
    if (n == 0 && ay_mark(t, i) == '/' && ay_touches(t, i)) n = 1, slash = true;
    if (n == 0 && ay_cue_at(t, i, AY_CUE_PER_ARTICLE, NULL)) n = 1, article = true;
    if (n == 0 || i + n >= s->end || t->tokens[i + n].kind != AY_TOK_WORD) return;
    int32_t unit = ay_phrase_at(t, i + n, AY_TABLE_UNIT, &m);
    bool head = ay_cue_at(t, i, AY_CUE_PER_HEAD, NULL) > 0;
    if (unit < 0 && article && !head && q->type != AY_Q_MONEY) return;
    if (unit < 0 && (slash || (noun_flags(t, i + n) & AY_NOUN_STOP))) return;
    if (unit < 0) m = 1;
    q->flags |= AY_QF_PER;
    q->per_unit = unit < 0 ? 0 : (uint16_t)(unit + 1);
    q->per = ay_tokens_span(t, i, i + n + m);
}

static void of_behind(const ay_text *t, ay_quantity *q, uint32_t end) { // "three of the five"
    uint32_t n = ay_cue_at(t, end, AY_CUE_OF_WHOLE, NULL);
    ay_numeral x;
    const ay_sentence *s = &t->sentences[q->sentence];
    if (n == 0 || end + n >= s->end || ay_dec_sign(q->of) != 0) return;
    if (!ay_numeral_read(t, end + n, s->end, &x) || x.ordinal || x.multiple || x.vague || (x.flags & AY_QF_FRACTION)) return;
    q->of = x.value;
    q->of_span = ay_tokens_span(t, x.first, x.end);
}

static void direction_around(const ay_text *t, ay_quantity *q, uint32_t first) {
    if (q->direction != AY_DIR_NONE) return;
    for (uint32_t i = first, steps = 0; steps < 3; steps++) {
        if (ay_cue_before(t, i, AY_CUE_NO_CHANGE, NULL)) return;
        if (ay_cue_before(t, i, AY_CUE_RISE, NULL)) q->direction = AY_DIR_UP;
        else if (ay_cue_before(t, i, AY_CUE_FALL, NULL)) q->direction = AY_DIR_DOWN;
        else {
            uint32_t n = ay_cue_before(t, i, AY_CUE_MEASURE, NULL);
            if (n == 0) n = ay_cue_before(t, i, AY_CUE_SKIP, NULL);
            if (n == 0) break;
            i -= n;
            continue;
        }
        return;
    }
    if (q->type != AY_Q_PERCENT && q->type != AY_Q_MULTIPLE && q->type != AY_Q_POINT && !(q->flags & AY_QF_FRACTION)) return;
    if (ay_cue_at(t, q->end, AY_CUE_RISE, NULL)) q->direction = AY_DIR_UP;
    else if (ay_cue_at(t, q->end, AY_CUE_FALL, NULL)) q->direction = AY_DIR_DOWN;
}

// ---- one quantity ----------------------------------------------------------------------------------------------------------------

static void finish(ay_quantity_reader *r, ay_quantity *q, const ay_numeral *x, uint32_t first, uint32_t end) {
    const ay_text *t = r->text;
    q->first = first;
    q->end = end;
    q->span = ay_tokens_span(t, first, end);
    set_precision(q, x);
    direction_around(t, q, first);
    AY_PUSH(r->arena, &r->list, *q);
}

static bool lone_word(const ay_quantity *q, const ay_numeral *x) { // "one" as a pronoun
    return q->type == AY_Q_NUMBER && (q->flags & AY_QF_WORDS) && ay_dec_cmp(x->value, ay_dec_int(1)) == 0 && !(q->flags & AY_QF_FRACTION);
}

static uint32_t read_one(ay_quantity_reader *r, uint32_t i, uint32_t low, uint32_t high) {
    const ay_text *t = r->text;
    ay_numeral x;
    if (!ay_numeral_read(t, i, high, &x)) return i + 1;
    ay_quantity q = {.sentence = t->tokens[i].sentence, .type = AY_Q_NUMBER, .value = x.value, .of = x.of, .flags = x.flags,
                     .head = AY_NONE, .range = AY_NONE, .half = half_of(x.ulp)};
    q.number = ay_tokens_span(t, x.first, x.end);
    uint32_t first = i, end = x.end;
    if (x.ordinal) {
        q.type = AY_Q_ORDINAL;
        if (x.flags & AY_QF_WORDS && ay_token_is(t, i, "second") && i > low && t->tokens[i - 1].kind == AY_TOK_NUMBER) return end;
        finish(r, &q, &x, first, end);
        return end;
    }
    bool digits = t->tokens[i].kind == AY_TOK_NUMBER;
    first = currency_in_front(t, i, low, &q);
    if (digits && first == i && glued(t, i)) return end;
    if (digits && first == i && numbering(t, i, x.end)) return end;
    if (digits && (labelled(t, i) || phone(t, i) || clock_behind(t, &x))) return end;
    if (x.multiple) q.type = AY_Q_MULTIPLE;
    else if (x.vague) q.half = ay_dec_sub(x.high, x.value, AY_NEAREST);
    bool tail = tail_of_name(t, i, &x);
    unit_behind(t, &q, &x, &end);
    if (tail && end == x.end) return end;
    if (ay_mark(t, end) == '-' && ay_touches(t, end) && ay_token_is(t, end + 1, "fold")) q.type = AY_Q_MULTIPLE, end += 2;
    settle(t, &q, i, end);
    if (q.type == AY_Q_NUMBER && !(q.flags & AY_QF_FRACTION)) noun_behind(t, &q, end);
    if (q.type == AY_Q_NUMBER && (q.flags & AY_QF_FRACTION) && ay_token_is(t, end, "of")) noun_behind(t, &q, end + 1);
    if (q.type == AY_Q_MEASURE && !(q.flags & AY_QF_DURATION) && ay_token_is(t, end, "of")) {
        ay_quantity of = q;
        noun_behind(t, &of, end + 1);
        if (!ay_span_empty(of.noun)) q.noun = of.noun, q.head = AY_NONE;
    }
    if (lone_word(&q, &x)) return end;
    first = sign_in_front(t, first, low, &q);
    first = hedge_in_front(t, first, low, &q);
    hedge_behind(t, &q, &end);
    uint32_t behind = end;
    while (behind < high && !ay_span_empty(q.noun) && t->tokens[behind].span.end <= q.noun.end) behind++;
    per_behind(r, &q, behind);
    if (q.type == AY_Q_COUNT || q.type == AY_Q_NUMBER) of_behind(t, &q, end);
    finish(r, &q, &x, first, end);
    return end;
}

// ---- ranges and lists --------------------------------------------------------------------------------------------------------------

static bool share(const ay_text *t, ay_quantity *a, const ay_quantity *b) { // a takes what it lacks from b, behind it in one range or list
    (void)t;
    if (a->type != AY_Q_NUMBER || b->type == AY_Q_NUMBER || b->type == AY_Q_ORDINAL || (a->flags & AY_QF_HYPHEN)) return false;
    if (b->type == AY_Q_COUNT && (a->flags & AY_QF_FRACTION)) return false;
    a->type = b->type, a->unit = b->unit, a->unit_span = b->unit_span;
    if (b->type == AY_Q_COUNT) a->noun = b->noun, a->head = b->head;
    if (b->type != AY_Q_COUNT) a->noun = b->noun;
    if (b->flags & AY_QF_MINOR) { // "from 40 to 43 cents"
        int32_t digits = ay_currency_rows[b->unit].minor_digits;
        a->value = ay_dec_scale(a->value, -digits), a->half = ay_dec_scale(a->half, -digits), a->loose = ay_dec_scale(a->loose, -digits);
        a->flags |= AY_QF_MINOR;
    }
    a->per = b->per, a->per_unit = b->per_unit, a->flags |= (b->flags & (AY_QF_PER | AY_QF_DURATION)) | AY_QF_BORROWED;
    return true;
}

static int32_t scale_digits(const ay_text *t, const ay_quantity *q) { // exponent of the scale words
    ay_str s = ay_doc_str(t->doc, q->number);
    int32_t decimals = 0;
    bool point = false;
    for (uint32_t i = 0; i < s.len && ((s.at[i] >= '0' && s.at[i] <= '9') || s.at[i] == '.' || s.at[i] == ','); i++) {
        if (s.at[i] == '.') point = true;
        else if (s.at[i] != ',') decimals += point;
    }
    return ay_dec_sign(q->half) == 0 ? 0 : ay_dec_trim(ay_dec_add(q->half, q->half, AY_NEAREST)).exp + decimals;
}

static void share_scale(const ay_text *t, ay_quantity *a, const ay_quantity *b) {
    if ((a->flags & (AY_QF_SCALED | AY_QF_GROUPED | AY_QF_FRACTION)) || !(b->flags & AY_QF_SCALED)) return;
    if (ay_dec_cmp(a->value, ay_dec_int(1000)) >= 0) return;
    int32_t exp = scale_digits(t, b);
    if (exp <= 0) return;
    if (ay_dec_sign(a->half) == 0) a->half = ay_dec_make(5, -1);
    a->value = ay_dec_scale(a->value, exp), a->half = ay_dec_scale(a->half, exp), a->loose = ay_dec_scale(a->loose, exp);
    if (ay_dec_cmp(a->loose, a->half) < 0) a->loose = a->half;
    a->flags = (a->flags | AY_QF_BORROWED | AY_QF_SCALED) & ~(uint32_t)AY_QF_EXACT;
}

static bool score_near(const ay_text *t, uint32_t i) {
    const ay_sentence *s = &t->sentences[t->tokens[i].sentence];
    uint32_t low = i - s->first > 6 ? i - 6 : s->first, high = s->end - i > 5 ? i + 5 : s->end;
    return ay_cue_find(t, low, high, AY_CUE_SCORE, NULL) != AY_NONE;
}

// Two quantities with a dash, "to", "and" between them.
static bool range_between(const ay_text *t, const ay_quantity *a, const ay_quantity *b, uint8_t *kind) {
    uint32_t i = a->end, first = b->first;
    if (a->sentence != b->sentence || first <= i || first - i > 2) return false;
    if (first - i == 1 && t->tokens[i].mark == '-') {
        *kind = AY_RANGE_DASH;
        bool money = a->type == AY_Q_MONEY || b->type == AY_Q_MONEY;
        return ay_touches(t, i) && ay_touches(t, i + 1) && ay_dec_cmp(a->value, b->value) <= 0 && (money || !score_near(t, i));
    }
    bool from = ay_cue_before(t, a->first, AY_CUE_RANGE_FROM, NULL) > 0, between = ay_cue_before(t, a->first, AY_CUE_RANGE_BETWEEN, NULL) > 0;
    uint32_t n = ay_cue_at(t, i, AY_CUE_RANGE_TO, NULL);
    if (n && i + n == first) {
        *kind = from ? AY_RANGE_FROM_TO : AY_RANGE_TO;
        return from || ay_dec_cmp(a->value, b->value) <= 0 || a->type == AY_Q_NUMBER;
    }
    n = ay_cue_at(t, i, AY_CUE_RANGE_AND, NULL);
    if (n && i + n == first && between) {
        *kind = AY_RANGE_BETWEEN;
        return true;
    }
    n = ay_cue_at(t, i, AY_CUE_RANGE_OR, NULL);
    *kind = AY_RANGE_OR;
    return n && i + n == first && a->type == AY_Q_NUMBER && b->type != AY_Q_NUMBER && ay_dec_cmp(a->value, b->value) < 0;
}

static void read_ranges(ay_quantity_reader *r) {
    AY_LIST(ay_range) ranges = {0};
    for (uint32_t i = 0; i + 1 < r->list.n; i++) {
        ay_quantity *a = &r->list.at[i], *b = &r->list.at[i + 1];
        uint8_t kind;
        if (a->range != AY_NONE || !range_between(r->text, a, b, &kind)) continue;
        if (share(r->text, a, b)) share_scale(r->text, a, b);
        else if (a->type == AY_Q_MONEY && b->type == AY_Q_NUMBER) share_scale(r->text, a, b), b->type = a->type, b->unit = a->unit, b->unit_span = a->unit_span;
        else if (a->type == b->type) share_scale(r->text, a, b);
        if (a->type != b->type || ((a->type == AY_Q_MONEY || a->type == AY_Q_MEASURE) && a->unit != b->unit)) continue;
        a->range = b->range = ranges.n;
        AY_PUSH(r->arena, &ranges, (ay_range){i, i + 1, kind, ay_span_join(a->span, b->span)});
    }
    r->spots->ranges = ranges.at;
    r->spots->n_ranges = ranges.n;
}

// ---- the whole -----------------------------------------------------------------------------------------------------------------------

static void mark_times(ay_quantity_reader *r, uint32_t *busy) {
    for (uint32_t i = 0; i < r->spots->n_times; i++) {
        const ay_time *t = &r->spots->times[i];
        if (t->type == AY_T_DURATION || t->type == AY_T_SET) continue;
        for (uint32_t k = t->first; k < t->end; k++) busy[k] = 1;
    }
}

void ay_quantities_read(ay_arena *arena, const ay_text *text, ay_spots *out) {
    uint32_t *busy = ay_alloc_array(arena, text->n_tokens + 1u, sizeof *busy);
    ay_quantity_reader r = {.arena = arena, .text = text, .spots = out, .busy = busy};
    mark_times(&r, busy);
    for (uint32_t s = 0; s < text->n_sentences; s++) {
        uint32_t low = text->sentences[s].first;
        for (uint32_t i = low; i < text->sentences[s].end;) {
            const ay_token *k = &text->tokens[i];
            if (busy[i] || (k->kind != AY_TOK_NUMBER && k->phrase == AY_NONE)) {
                i++;
                continue;
            }
            uint32_t before = r.list.n;
            i = read_one(&r, i, low, text->sentences[s].end);
            if (r.list.n > before) low = r.list.at[r.list.n - 1].end;
        }
    }
    read_ranges(&r);
    out->quantities = r.list.at;
    out->n_quantities = r.list.n;
}
