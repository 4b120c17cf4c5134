// Quantities. A number becomes one by what stands around it: a currency in front or behind, a
// percent sign, a unit, a noun that is counted; hedges and signs in front; "per X" behind. What
// looks like a number and is none (labels, times, parts of names) is left out. Then lists and
// ranges share a scale or unit that only their last member has.

#include "quantity.h"

// ---- hedges, signs, directions, per -------------------------------------------------------------

// "over three years" is a stretch of time, "for over three years" a bound.
static bool is_stretch(const ay_text *t, const ay_quantity *q, uint32_t i, uint32_t n) {
    if (!(q->flags & AY_QF_DURATION) || ay_cue_at(t, i, AY_CUE_STRETCH, NULL) != n) return false;
    return ay_cue_before(t, i, AY_CUE_STRETCHED, NULL) == 0;
}

// "20~100", "from 20 up to 100": the words stand right behind another quantity, that ends at `low`.
static bool joins_range(const ay_text *t, uint32_t i, uint32_t n, uint32_t low) {
    return i == low && low > t->sentences[t->tokens[i].sentence].first &&
           ay_cue_at(t, i, AY_CUE_RANGE_TO, NULL) == n;
}

static uint32_t hedge_in_front(const ay_text *t, uint32_t i, uint32_t low, ay_quantity *q) {
    for (uint32_t steps = 0; steps < 2; steps++) {
        int32_t arg = 0;
        uint32_t n = ay_cue_before(t, i, AY_CUE_HEDGE, &arg);
        if (n == 1 && (t->tokens[i - 1].flags & AY_TOK_CAPS)) break; // "CA 90069"
        if (n == 0 || n > i - low || ay_cue_before(t, i, AY_CUE_TOTAL, NULL) > n)
            break;                                                              // "add up to 285"
        if (n > 1 && ay_cue_before(t, i - n + 1, AY_CUE_RISE, NULL) > 1) break; // "went up to 285"
        if (is_stretch(t, q, i - n, n) || joins_range(t, i - n, n, low)) break;
        if (q->modifier == AY_MOD_NONE) q->modifier = (uint8_t)arg;
        i -= n;
    }
    return i;
}

static uint32_t sign_in_front(const ay_text *t, uint32_t i, uint32_t low, ay_quantity *q) {
    if (i <= low) return i;
    const ay_token *s = &t->tokens[i - 1];
    bool free = i - 1 == t->sentences[q->sentence].first || (s->flags & AY_TOK_SPACE) ||
                t->tokens[i - 2].mark == '(' || t->tokens[i - 2].mark == ':' ||
                ay_cue_before(t, i - 1, AY_CUE_HEDGE, NULL); // "<-30"
    if ((s->mark == '-' || s->mark == '+') && ay_touches(t, i) && free) {
        bool value = q->type == AY_Q_MEASURE || q->type == AY_Q_NUMBER; // else a change: "-5%"
        bool behind = i >= low + 2 && t->tokens[i - 2].kind == AY_TOK_NUMBER; // "2 -7 g"
        q->flags |= AY_QF_SIGNED;
        if (s->mark == '-' && value && !behind) q->value = ay_dec_neg(q->value);
        else q->direction = s->mark == '+' ? AY_DIR_UP : AY_DIR_DOWN;
        return i - 1;
    }
    if (ay_cue_before(t, i, AY_CUE_PLUS_MINUS, NULL)) return i;
    if (ay_cue_before(t, i, AY_CUE_MINUS, NULL) == 1 && s->kind == AY_TOK_WORD) {
        q->value = ay_dec_neg(q->value);
        return i - 1;
    }
    return i;
}

static bool number_starts(const ay_text *t, uint32_t i) {
    uint32_t number = ay_table_bit(AY_TABLE_NUMBER);
    if (t->tokens[i].mark == '.' && ay_touches(t, i + 1)) i++; // ".5"
    if (t->tokens[i].kind == AY_TOK_NUMBER || ay_tables_may(t, i, number)) return true;
    return i + 1 < t->n_tokens && ay_tables_may(t, i + 1, number) &&
           ay_cue_at(t, i, AY_CUE_ARTICLE, NULL) == 1;
}

// "16 or over 65", "10 and more than 40": words that end before token i hedge the next number.
static bool hedges_next(const ay_text *t, uint32_t i, uint32_t end) {
    enum { REST = 3 }; // tokens of a hedge behind its first
    for (uint32_t k = i; k < end && k <= i + REST; k++) {
        if (!number_starts(t, k)) continue;
        return k == i || k - ay_cue_before(t, k, AY_CUE_HEDGE, NULL) < i;
    }
    return false;
}

static void hedge_behind(const ay_text *t, ay_quantity *q, uint32_t *end) {
    int32_t arg = 0;
    uint32_t n = ay_cue_at(t, *end, AY_CUE_HEDGE_AFTER, &arg);
    if (n == 0 || q->modifier != AY_MOD_NONE || *end + n > t->sentences[q->sentence].end) return;
    bool word = n == 1 && t->tokens[*end].mark == 0 && !ay_touches(t, *end);
    bool last = *end + 1 >= t->sentences[q->sentence].end ||
                (t->tokens[*end + 1].mark && t->tokens[*end + 1].kind == AY_TOK_PUNCT);
    if (word && !last) return; // "50 max." but "plus" as a word of its own, "$549 plus $50"
    if (hedges_next(t, *end + n, t->sentences[q->sentence].end)) return;
    q->modifier = (uint8_t)arg;
    *end += n;
}

// "a tonne", "per bus", "/t", "each", "a head". Returns the token behind the unit, i for none.
static uint32_t per_behind(const ay_quantity_reader *r, ay_quantity *q, uint32_t i) {
    const ay_text *t = r->text;
    if (i >= t->n_tokens || r->busy[i]) return i; // "4.1 million tonnes a week ago"
    uint32_t n = ay_cue_at(t, i, AY_CUE_PER, NULL), m;
    const ay_sentence *s = &t->sentences[q->sentence];
    bool slash = false, article = false;
    if (n == 0 && ay_cue_at(t, i, AY_CUE_EVERY, NULL) == 1 && // "each year"
        ay_phrase_at(t, i + 1, AY_TABLE_UNIT, &m) >= 0)
        n = 1;
    if (n == 0 && ay_cue_at(t, i, AY_CUE_EACH, NULL)) {
        n = ay_cue_at(t, i, AY_CUE_EACH, NULL);
        q->flags |= AY_QF_PER;
        q->per = ay_tokens_span(t, i, i + n);
        return i;
    }
    if (n == 0 && ay_mark(t, i) == '/' && ay_touches(t, i)) n = 1, slash = true;
    if (n == 0 && ay_cue_at(t, i, AY_CUE_PER_ARTICLE, NULL)) n = 1, article = true;
    ay_numeral x;
    uint32_t at = i + n;
    bool many = n && !slash && !article && at < s->end && ay_numeral_read(t, at, s->end, &x);
    if (many) at = x.end; // "per 1,000 births"
    if (n == 0 || at >= s->end || t->tokens[at].kind != AY_TOK_WORD) return i;
    int32_t unit = ay_phrase_at(t, at, AY_TABLE_UNIT, &m);
    bool head = ay_cue_at(t, i, AY_CUE_PER_HEAD, NULL) > 0;
    if (unit < 0 && article && !head && q->type != AY_Q_MONEY) return i;
    if (unit < 0 && (slash || (ay_noun_flags(t, at) & AY_NOUN_STOP))) return i;
    if (unit < 0) m = 1;
    q->flags |= AY_QF_PER;
    q->per_unit = unit < 0 || many ? 0 : (uint16_t)(unit + 1);
    q->per = ay_tokens_span(t, i, at + m);
    return unit < 0 || many ? i : at + m;
}

static void of_behind(const ay_text *t, ay_quantity *q, uint32_t end) { // "three of the five"
    uint32_t n = ay_cue_at(t, end, AY_CUE_OF_WHOLE, NULL);
    ay_numeral x;
    const ay_sentence *s = &t->sentences[q->sentence];
    if (n == 0 || end + n >= s->end || ay_dec_sign(q->of) != 0) return;
    if (!ay_numeral_read(t, end + n, s->end, &x) || x.ordinal || x.multiple || x.vague ||
        (x.flags & AY_QF_FRACTION))
        return;
    q->of = x.value;
    q->of_span = ay_tokens_span(t, x.first, x.end);
}

// ---- one quantity -------------------------------------------------------------------------------

static void finish(
    ay_quantity_reader *r, ay_quantity *q, const ay_numeral *x, uint32_t first, uint32_t end) {
    const ay_text *t = r->text;
    q->first = first;
    q->end = end;
    q->span = ay_tokens_span(t, first, end);
    ay_quantity_precision(q, x);
    ay_direction_around(t, q);
    AY_PUSH(r->arena, &r->list, *q);
}

// "one" as a pronoun; "one of the mills" is a count, but one that proves nothing.
static bool pronoun(const ay_text *t, ay_quantity *q, const ay_numeral *x, uint32_t end) {
    bool one = q->type == AY_Q_NUMBER && (q->flags & AY_QF_WORDS) &&
               ay_dec_cmp(x->value, ay_dec_int(1)) == 0;
    if (!one || (q->flags & AY_QF_FRACTION)) return false;
    const ay_sentence *all = &t->sentences[q->sentence];
    if (x->first == all->first && end == all->end) return false; // the cell of a table
    uint32_t n = ay_cue_at(t, end, AY_CUE_RANGE_TO, NULL);       // "one to two years", "one or two"
    if (n == 0) n = ay_cue_at(t, end, AY_CUE_RANGE_OR, NULL);
    if (n && end + n < t->sentences[q->sentence].end) {
        ay_numeral next;
        if (ay_numeral_read(t, end + n, t->sentences[q->sentence].end, &next)) return false;
    }
    return true;
}

// The unit, currency or noun, and what the numeral itself says of the type.
static void read_what(ay_quantity_reader *r, ay_quantity *q, ay_numeral *x, uint32_t *end) {
    const ay_text *t = r->text;
    if (x->multiple) q->type = AY_Q_MULTIPLE;
    ay_unit_behind(r, q, x, end);
    ay_smaller_behind(r, q, x, end);
    ay_zero_behind(t, q, end);
    ay_unit_settle(t, q, x->first, *end);
    ay_age_read(r, q, x->first, *end);
    if (q->flags & AY_QF_AGE) return;
    if (q->type == AY_Q_NUMBER) hedge_behind(t, q, end); // "300-odd trucks"
    bool fraction = q->flags & AY_QF_FRACTION, of = ay_cue_at(t, *end, AY_CUE_NOUN_OF, NULL) > 0;
    bool ratio = q->flags & AY_QF_ONE_IN; // "one in five clinics"
    if (q->type == AY_Q_NUMBER && (!fraction || of || ratio))
        ay_noun_behind(t, q, (fraction || x->vague) && of ? *end + 1 : *end);
    if (q->type == AY_Q_NUMBER) ay_whole_behind(t, q, *end);
    if (q->type == AY_Q_NUMBER) ay_noun_in_front(t, q, x->first);
    if (q->type != AY_Q_MEASURE || (q->flags & AY_QF_DURATION) || !of) return;
    ay_quantity whole = *q; // "tonnes of bananas", "litres of oxygen"
    whole.value = ay_dec_int(1);
    ay_noun_behind(t, &whole, *end + 1);
    if (!ay_span_empty(whole.noun)) q->noun = whole.noun, q->head = AY_NONE;
}

// "1.5bn a quarter": the fraction in words is what the amount in front of it is for.
static bool is_quarterly(ay_quantity_reader *r, const ay_numeral *x) {
    ay_quantity *last = r->list.n ? &r->list.at[r->list.n - 1] : NULL;
    const ay_text *t = r->text;
    if (!last || last->end != x->first || !(x->flags & AY_QF_FRACTION) || x->end != x->first + 2)
        return false;
    if (ay_dec_cmp(x->value, ay_dec_make(25, -2)) != 0 ||
        !ay_cue_at(t, x->first, AY_CUE_PER_ARTICLE, NULL))
        return false;
    last->flags |= AY_QF_PER;
    last->per = ay_tokens_span(t, x->first, x->end);
    return true;
}

// "PS2.7m" is a pound sign that was written out in ASCII, "PS5" a name. (cue `doubtful-sign`)
static bool is_sign_doubtful(const ay_text *t, uint32_t i, const ay_numeral *x) {
    if (!ay_cue_before(t, i, AY_CUE_DOUBTFUL_SIGN, NULL)) return false;
    bool amount = (x->flags & (AY_QF_SCALED | AY_QF_GROUPED)) || !ay_dec_is_int(x->value) ||
                  ay_dec_cmp(x->value, ay_dec_int(10)) >= 0;
    return !amount || !ay_touches(t, i);
}

static ay_quantity start(const ay_text *t, const ay_numeral *x) {
    ay_quantity q = {.sentence = t->tokens[x->first].sentence,
        .type = x->ordinal ? AY_Q_ORDINAL : AY_Q_NUMBER,
        .value = x->value,
        .of = x->of,
        .flags = x->flags,
        .head = AY_NONE,
        .range = AY_NONE,
        .like = AY_NONE,
        .half = ay_dec_mul(x->ulp, ay_dec_make(5, -1), AY_NEAREST)};
    q.number = ay_tokens_span(t, x->first, x->end);
    return q;
}

// Not the unit of "30 second", nor "second to last".
static void read_ordinal(ay_quantity_reader *r, ay_quantity *q, const ay_numeral *x, uint32_t low) {
    const ay_text *t = r->text;
    uint32_t n, i = x->first;
    bool unit = ay_phrase_column(t, i, AY_TABLE_UNIT, 0, &n) >= 0;
    if (unit && i > low && t->tokens[i - 1].kind == AY_TOK_NUMBER) return;
    if (!ay_cue_at(t, x->end, AY_CUE_FROM_END, NULL)) finish(r, q, x, x->first, x->end);
}

// A sign, a hedge, what it is for and what it is of: what stands around a quantity whose unit is
// known, in tokens [*first, *end). Returns the token to go on with; its own end moves with a hedge.
static uint32_t read_around(ay_quantity_reader *r, ay_quantity *q, uint32_t low, uint32_t high,
    uint32_t *first, uint32_t *end) {
    const ay_text *t = r->text;
    *first = sign_in_front(t, *first, low, q);
    *first = hedge_in_front(t, *first, low, q);
    hedge_behind(t, q, end);
    uint32_t behind = *end;
    while (behind < high && !ay_span_empty(q->noun) && t->tokens[behind].span.end <= q->noun.end)
        behind++;
    uint32_t per = per_behind(r, q, behind);
    if (q->type == AY_Q_COUNT || q->type == AY_Q_NUMBER) of_behind(t, q, *end);
    return per > behind ? per : *end; // the 2 of "J/m^2" is no number
}

// One quantity at token i; the sentence's tokens [low, high) are free. Returns the token to go on
// with.
static uint32_t read_one(ay_quantity_reader *r, uint32_t i, uint32_t low, uint32_t high) {
    const ay_text *t = r->text;
    ay_numeral x;
    if (!ay_numeral_read(t, i, high, &x) && !ay_article_counts(r, i, low, high, &x)) return i + 1;
    ay_quantity q = start(t, &x);
    uint32_t first = x.first, end = x.end;
    if (x.ordinal) read_ordinal(r, &q, &x, low);
    if (x.ordinal || is_quarterly(r, &x)) return end;
    uint32_t known = i + ay_cue_at(t, i, AY_CUE_NO_NUMBER, NULL); // "401(k)", "called 911"
    if (known > i || ay_cue_before(t, end, AY_CUE_NO_NUMBER, NULL))
        return known > end ? known : end;
    bool digits = t->tokens[i].kind == AY_TOK_NUMBER;
    if (!is_sign_doubtful(t, i, &x)) first = ay_currency_in_front(r, &x, low, &q);
    if (digits && first == i && ay_is_no_quantity(r, i, &x)) return end;
    if (digits && (ay_is_phone(t, i) || ay_is_clock(t, &x))) return end;
    bool tail = ay_is_name_part(t, i, &x);
    read_what(r, &q, &x, &end);
    if (tail && end == x.end) return end;
    if (digits && q.type == AY_Q_NUMBER && first == i)
        first = ay_currency_name_in_front(r, first, low, &q);
    if ((digits || q.type == AY_Q_NUMBER) && ay_is_labelled(t, i, &q, end)) return end;
    if (pronoun(t, &q, &x, end)) return end;
    if (digits && ay_is_doubtful(t, i, &x)) q.flags |= AY_QF_INFIRM;
    uint32_t number = first, next = read_around(r, &q, low, high, &first, &end);
    if (digits && q.type == AY_Q_NUMBER && first == number && number == i &&
        !(i > low && r->busy[i - 1]) && ay_is_named(t, i, end))
        return end;
    finish(r, &q, &x, first, end);
    return next;
}

// ---- the whole ----------------------------------------------------------------------------------

// "Nine days later", "in 15 years": a time that is told by a length, and the length is a quantity
// too: its numeral stays free. In "the 26 weeks ended May 9" that is the 26 alone.
static void mark_time(const ay_text *t, const ay_time *time, uint32_t *busy) {
    bool told = time->count_unit != AY_G_NONE && ay_dec_sign(time->count) > 0;
    for (uint32_t k = time->first; k < time->end;) {
        ay_numeral x;
        if (told && ay_numeral_may_start(t, k) && ay_numeral_read(t, k, time->end, &x) &&
            !x.ordinal) {
            told = false;
            if (ay_dec_cmp(x.value, time->count) == 0) {
                k = x.end;
                continue;
            }
        }
        busy[k++] = 1;
    }
}

static void mark_times(ay_quantity_reader *r, uint32_t *busy) {
    for (uint32_t i = 0; i < r->spots->n_times; i++) {
        const ay_time *t = &r->spots->times[i];
        if (t->type != AY_T_DURATION && t->type != AY_T_SET) mark_time(r->text, t, busy);
    }
}

void ay_quantities_read(ay_arena *arena, const ay_text *text, ay_spots *out) {
    uint32_t *busy = ay_alloc_array(arena, text->n_tokens + 1u, sizeof *busy);
    ay_quantity_reader r = {.arena = arena, .text = text, .spots = out, .busy = busy};
    r.last_money = -1;
    r.state_seen = ay_alloc_array(arena, ay_state_count + 1u, sizeof *r.state_seen);
    mark_times(&r, busy);
    for (uint32_t s = 0; s < text->n_sentences; s++) {
        uint32_t low = text->sentences[s].first;
        for (uint32_t i = low; i < text->sentences[s].end;) {
            if (busy[i] || !ay_numeral_may_start(text, i)) {
                i++;
                continue;
            }
            uint32_t before = r.list.n;
            i = read_one(&r, i, low, text->sentences[s].end);
            if (r.list.n > before) low = r.list.at[r.list.n - 1].end;
        }
    }
    ay_ranges_read(&r);
    ay_lists_read(&r);
    ay_ellipses_read(&r);
    ay_changes_share(&r);
    out->quantities = r.list.at;
    out->n_quantities = r.list.n;
}
