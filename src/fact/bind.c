// The frame in which the families bind: clauses of sentences, the first quantity and time of each
// sentence, and the period of each quantity. All tables are built in one pass; every look around a
// quantity is capped, so that a sentence of a megabyte costs no more than its length.

#include "bind.h"

#include <string.h>

enum { REACH = 12 }; // tokens that a look around a quantity crosses at most

// ---- clauses and sentences ----------------------------------------------------------------------

// A boundary before token i? Commas before a conjunction, semicolons, spaced dashes and colons end
// a clause.
static bool clause_starts(const ay_text *t, uint32_t i) {
    char before = i ? t->tokens[i - 1].mark : 0;
    if (before == ';') return true;
    int32_t arg = 0;
    if (ay_cue_at(t, i, AY_CUE_CLAUSE, &arg) == 0) return false;
    return arg == 1 || before == ',';
}

static void read_clauses(ay_bind *b) {
    const ay_text *t = b->text;
    AY_LIST(ay_clause) list = {0};
    b->clause_at = ay_alloc_array(b->arena, t->n_tokens + 1u, sizeof *b->clause_at);
    for (uint32_t s = 0; s < t->n_sentences; s++) {
        uint32_t start = t->sentences[s].first, end = t->sentences[s].end;
        for (uint32_t i = start; i <= end; i++) {
            if (i < end && (i == start || !clause_starts(t, i))) continue;
            if (i > start) AY_PUSH(b->arena, &list, (ay_clause){start, i, s});
            start = i;
        }
    }
    b->clauses = list.at;
    b->n_clauses = list.n;
    for (uint32_t c = 0; c < list.n; c++)
        for (uint32_t i = list.at[c].first; i < list.at[c].end; i++) b->clause_at[i] = c;
}

static void read_sentence_index(ay_bind *b) {
    const ay_spots *s = b->spots;
    uint32_t n = b->text->n_sentences, q = 0, t = 0;
    b->by_sentence = ay_alloc_array(b->arena, n + 1u, sizeof *b->by_sentence);
    b->time_by_sentence = ay_alloc_array(b->arena, n + 1u, sizeof *b->time_by_sentence);
    for (uint32_t i = 0; i <= n; i++) {
        while (q < s->n_quantities && s->quantities[q].sentence < i) q++;
        while (t < s->n_times && s->times[t].sentence < i) t++;
        b->by_sentence[i] = q;
        b->time_by_sentence[i] = t;
    }
    b->by_sentence[n] = s->n_quantities;
    b->time_by_sentence[n] = s->n_times;
}

// Rows of numbers are a table: figures side by side there are columns, not statements.
static void read_tables(ay_bind *b) {
    const ay_text *t = b->text;
    b->table = ay_alloc_array(b->arena, t->n_sentences + 1u, 1);
    for (uint32_t s = 0; s < t->n_sentences; s++) {
        uint32_t numbers = 0, n = t->sentences[s].end - t->sentences[s].first;
        if (b->by_sentence[s + 1] - b->by_sentence[s] < 5) continue;
        for (uint32_t i = t->sentences[s].first; i < t->sentences[s].end; i++)
            numbers += t->tokens[i].kind == AY_TOK_NUMBER;
        b->table[s] = numbers >= 7 && numbers * 4 >= n;
    }
}

uint32_t ay_bind_clause(const ay_bind *self, uint32_t token) { return self->clause_at[token]; }

uint32_t ay_bind_sentence(const ay_bind *self, uint32_t token) {
    return self->text->tokens[token].sentence;
}

// ---- looking around a quantity ------------------------------------------------------------------

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

static const ay_sentence *sentence_of(const ay_bind *b, uint32_t token) {
    return &b->text->sentences[b->text->tokens[token].sentence];
}

static uint32_t sentence_first(const ay_bind *b, uint32_t token) {
    return sentence_of(b, token)->first;
}

static uint32_t sentence_end(const ay_bind *b, uint32_t token) {
    return sentence_of(b, token)->end;
}

// One step back over words without weight that end before token i; i itself when there are none.
static uint32_t skip_back(const ay_bind *b, uint32_t i, uint32_t low) {
    if (i <= low) return i;
    uint32_t n = ay_cue_before(b->text, i, AY_CUE_SKIP, NULL);
    if (n && n <= i - low) return i - n;
    char mark = b->text->tokens[i - 1].mark;
    if (mark == '"') return i - 1;
    uint32_t k = i - 1, at = b->spots->at[k]; // "from December's 117.9"
    if (!(at & AY_TIME_BIT) && k > low &&
        b->text->doc->text.at[b->text->tokens[k].span.start] == '\'')
        at = b->spots->at[--k];
    if (!(at & AY_TIME_BIT) || (k == i - 1 && !(b->spots->times[(at & AY_INDEX_MASK) - 1].flags &
                                                  (AY_TF_RELATIVE | AY_TF_ANAPHOR))))
        return i;
    uint32_t first = b->spots->times[(at & AY_INDEX_MASK) - 1].first;
    return k < i - 1 && first >= low ? first : i;
}

uint32_t ay_bind_before(const ay_bind *self, uint32_t qi, int cue, int32_t *arg) {
    const ay_sentence *s = sentence_of(self, quantity(self, qi)->first);
    if (!ay_sentence_has(s, cue)) return AY_NONE;
    uint32_t i = quantity(self, qi)->first, low = s->first;
    for (uint32_t steps = 0; steps < REACH; steps++) {
        uint32_t n = ay_cue_before(self->text, i, cue, arg);
        if (n && n <= i - low) return i - n;
        uint32_t back = skip_back(self, i, low);
        if (back == i) return AY_NONE;
        i = back;
    }
    return AY_NONE;
}

uint32_t ay_bind_first(const ay_bind *self, uint32_t qi) {
    uint32_t i = quantity(self, qi)->first, low = sentence_first(self, i);
    for (uint32_t steps = 0; steps < REACH; steps++) {
        uint32_t back = skip_back(self, i, low);
        if (back == i) break;
        i = back;
    }
    return i;
}

// The end of the quantity's own noun phrase, with its "per …".
static uint32_t noun_end(const ay_bind *b, const ay_quantity *q) {
    uint32_t i = q->end, end = sentence_end(b, q->first), last = q->noun.end;
    if (!ay_span_empty(q->per) && q->per.end > last) last = q->per.end;
    while (i < end && b->text->tokens[i].span.start < last) i++;
    return i;
}

// The time whose first token is i, perhaps behind one preposition; AY_NONE if there is none.
static uint32_t time_at(const ay_bind *b, uint32_t i, uint32_t end) {
    if (i < end) {
        uint32_t n = ay_cue_at(b->text, i, AY_CUE_PREP, NULL);
        if (n && (b->spots->at[i] & AY_TIME_BIT) == 0) i += n;
    }
    if (i >= end || (b->spots->at[i] & AY_TIME_BIT) == 0) return AY_NONE;
    return (b->spots->at[i] & AY_INDEX_MASK) - 1;
}

uint32_t ay_bind_end(const ay_bind *self, uint32_t qi) {
    const ay_quantity *q = quantity(self, qi);
    uint32_t i = noun_end(self, q), end = sentence_end(self, q->first);
    uint32_t t = time_at(self, i, end);
    return t == AY_NONE ? i : self->spots->times[t].end;
}

uint32_t ay_bind_after(const ay_bind *self, uint32_t qi, int cue, int32_t *arg) {
    const ay_quantity *q = quantity(self, qi);
    const ay_sentence *s = sentence_of(self, q->first);
    if (!ay_sentence_has(s, cue)) return AY_NONE;
    uint32_t end = s->end;
    uint32_t stops[3] = {q->end, noun_end(self, q), ay_bind_end(self, qi)};
    for (uint32_t k = 0; k < 3; k++) {
        uint32_t i = stops[k];
        if (k && i == stops[k - 1]) continue;
        for (uint32_t comma = 0; comma < 2 && i < end; comma++) {
            if (ay_cue_at(self->text, i, cue, arg)) return i;
            char mark = self->text->tokens[i].mark;
            if (mark != ',' && mark != '(') break;
            i++;
        }
    }
    return AY_NONE;
}

// ---- neighbours ---------------------------------------------------------------------------------

uint32_t ay_bind_quantities(const ay_bind *self, uint32_t first, uint32_t end, uint32_t *qi) {
    *qi = AY_NONE;
    if (first >= end || first >= self->text->n_tokens) return 0;
    uint32_t s = self->text->tokens[first].sentence, n = 0, all = self->spots->n_quantities;
    for (uint32_t i = self->by_sentence[s]; i < all && quantity(self, i)->first < end; i++) {
        if (quantity(self, i)->first < first) continue;
        if (n++ == 0) *qi = i;
    }
    return n;
}

uint32_t ay_bind_times(const ay_bind *self, uint32_t first, uint32_t end, uint32_t *ti) {
    *ti = AY_NONE;
    if (first >= end || first >= self->text->n_tokens) return 0;
    uint32_t s = self->text->tokens[first].sentence, n = 0;
    for (uint32_t i = self->time_by_sentence[s]; i < self->spots->n_times; i++) {
        const ay_time *t = &self->spots->times[i];
        if (t->first >= end) break;
        if (t->first < first || (t->flags & AY_TF_PART)) continue;
        if (n++ == 0) *ti = i;
    }
    return n;
}

uint32_t ay_bind_next(const ay_bind *self, uint32_t qi) {
    uint32_t s = quantity(self, qi)->sentence;
    return qi + 1 < self->spots->n_quantities && quantity(self, qi + 1)->sentence == s ? qi + 1
                                                                                       : AY_NONE;
}

uint32_t ay_bind_previous(const ay_bind *self, uint32_t qi) {
    return qi > 0 && quantity(self, qi - 1)->sentence == quantity(self, qi)->sentence ? qi - 1
                                                                                      : AY_NONE;
}

uint32_t ay_bind_bracket(const ay_bind *self, uint32_t qi) {
    uint32_t i = quantity(self, qi)->first, low = sentence_first(self, i);
    for (uint32_t steps = 0; steps < 2 * REACH && i > low; steps++) {
        char mark = self->text->tokens[--i].mark;
        if (mark == '(') return i;
        if (mark == ')') return AY_NONE;
    }
    return AY_NONE;
}

bool ay_bind_restates(const ay_bind *self, uint32_t of, uint32_t qi) {
    const ay_quantity *q = quantity(self, of);
    uint32_t first = quantity(self, qi)->first, open = ay_bind_bracket(self, qi);
    if (open == AY_NONE || quantity(self, qi)->sentence != q->sentence) return false;
    if (open != q->end && open != noun_end(self, q)) return false;
    for (uint32_t i = open + 1; i < first;) {
        uint32_t n = ay_cue_at(self->text, i, AY_CUE_SKIP, NULL);
        if (n == 0) n = ay_cue_at(self->text, i, AY_CUE_RESTATE, NULL);
        if (n == 0) return false;
        i += n;
    }
    return true;
}

// ---- periods ------------------------------------------------------------------------------------

static bool is_period(const ay_time *t) { return !(t->flags & AY_TF_PART) && t->type == AY_T_DATE; }

// Past a bracket that opens at token i: "173 billion yuan (24.8 billion dollars) in the first four
// months".
static uint32_t behind_bracket(const ay_bind *b, uint32_t i, uint32_t end) {
    if (i >= end || b->text->tokens[i].mark != '(') return i;
    if (i + 1 < end && (b->spots->at[i + 1] & AY_TIME_BIT)) return i + 1; // "units (2020)"
    for (uint32_t k = i; k < end && k < i + REACH; k++)
        if (b->text->tokens[k].mark == ')') return k + 1;
    return i;
}

// A time that stands right behind the quantity or its noun ("$184m in 2021", "14,210 units
// (2020)").
static uint32_t period_behind(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    uint32_t end = sentence_end(b, q->first), stops[2] = {noun_end(b, q), q->end};
    for (uint32_t k = 0; k < 2; k++) {
        uint32_t t = time_at(b, behind_bracket(b, stops[k], end), end);
        if (t != AY_NONE && is_period(&b->spots->times[t])) return t;
    }
    return AY_NONE;
}

// A time that stands right in front, as a label ("2019 - 118,000 tonnes", "January 14,210;", "in
// 2020 it was 7.2 million").
static uint32_t period_in_front(const ay_bind *b, uint32_t qi, uint32_t low) {
    uint32_t i = ay_bind_first(b, qi);
    for (uint32_t steps = 0; steps < REACH && i > low; steps++) {
        uint32_t at = b->spots->at[--i];
        if ((at & AY_TIME_BIT) == 0) {
            if (at && !(at & AY_NAME_BIT)) return AY_NONE; // another quantity stands between
            continue;
        }
        uint32_t t = (at & AY_INDEX_MASK) - 1;
        const ay_time *time = &b->spots->times[t];
        // "said on Wednesday that …" dates the saying
        bool report_day = time->grain == AY_G_DAY && steps > 4;
        return is_period(time) && !report_day ? t : AY_NONE;
    }
    return AY_NONE;
}

// "In 2022, …": the time that opens a sentence holds for its first figure, however far off.
static uint32_t opening_period(const ay_bind *b, uint32_t qi) {
    uint32_t s = quantity(b, qi)->sentence, first = b->text->sentences[s].first, t;
    if (b->by_sentence[s] != qi || !ay_bind_times(b, first, first + 4, &t)) return AY_NONE;
    return is_period(&b->spots->times[t]) && b->spots->times[t].grain >= AY_G_MONTH &&
                   b->spots->times[t].end <= quantity(b, qi)->first
               ? t
               : AY_NONE;
}

static void read_periods(ay_bind *b) {
    uint32_t n = b->spots->n_quantities;
    b->period = ay_alloc_array(b->arena, n + 1u, sizeof *b->period);
    for (uint32_t q = 0; q < n; q++) b->period[q] = period_behind(b, q);
    // the last time that stands right behind a quantity belongs to that one only
    uint32_t taken = AY_NONE;
    for (uint32_t q = 0; q < n; q++) {
        if (b->period[q] != AY_NONE) {
            taken = b->period[q];
            continue;
        }
        // the same amount again
        if (q && b->period[q - 1] != AY_NONE && ay_bind_restates(b, q - 1, q)) {
            b->period[q] = b->period[q - 1];
            continue;
        }
        uint32_t first = sentence_first(b, quantity(b, q)->first);
        uint32_t t = period_in_front(b, q, first);
        if (t == AY_NONE) t = opening_period(b, q);
        if (t != AY_NONE && t != taken) {
            b->period[q] = t;
            continue;
        }
        uint32_t only, s = quantity(b, q)->sentence;
        bool alone = b->by_sentence[s + 1] - b->by_sentence[s] == 1;
        if (ay_bind_times(b, first, b->text->sentences[s].end, &only) == 1 && only != taken &&
            is_period(&b->spots->times[only]) &&
            (alone || b->spots->times[only].first < quantity(b, q)->first))
            b->period[q] = only;
    }
}

uint32_t ay_bind_covering(const ay_bind *self, uint32_t token) {
    uint32_t at = self->spots->at[token];
    return at && !(at & (AY_TIME_BIT | AY_NAME_BIT)) ? at - 1 : AY_NONE;
}

// Do the periods of two quantities stand in an order? -1 the first is earlier, 1 later, 0 unknown
// or overlapping.
int ay_bind_period_order(const ay_bind *b, uint32_t x, uint32_t y) {
    if (b->period[x] == AY_NONE || b->period[y] == AY_NONE) return 0;
    const ay_time *s = &b->spots->times[b->period[x]], *t = &b->spots->times[b->period[y]];
    if (s->from == AY_NO_DAY || t->from == AY_NO_DAY || s->to == AY_NO_DAY || t->to == AY_NO_DAY) {
        if (s->year || t->year || s->month == 0 || t->month == 0 || s->month == t->month) return 0;
        return s->month < t->month ? -1 : 1; // two months of an unknown year
    }
    if (s->to < t->from) return -1;
    return t->to < s->from ? 1 : 0;
}

// ---- guards -------------------------------------------------------------------------------------

bool ay_bind_guarded(const ay_bind *self, uint32_t a, uint32_t b) {
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    if (high - low > 8 * REACH) high = low + 8 * REACH;
    return ay_cue_find(self->text, low, high, AY_CUE_GUARD, NULL) != AY_NONE;
}

static bool cue_in_clause_before(const ay_bind *b, uint32_t token, int cue) {
    uint32_t first = b->clauses[b->clause_at[token]].first;
    if (token - first > 2 * REACH) first = token - 2 * REACH;
    return ay_cue_find(b->text, first, token, cue, NULL) != AY_NONE;
}

bool ay_bind_negated(const ay_bind *self, uint32_t token) {
    return cue_in_clause_before(self, token, AY_CUE_NEGATION);
}

bool ay_bind_future(const ay_bind *self, uint32_t token) {
    return cue_in_clause_before(self, token, AY_CUE_FUTURE);
}

bool ay_bind_conditional(const ay_bind *self, uint32_t token) {
    return cue_in_clause_before(self, token, AY_CUE_CONDITIONAL);
}

// ---- taking a quantity --------------------------------------------------------------------------

// The power of ten that the scale words of `q` stand for: the worth of its last digit against the
// digits behind its point.
static int32_t scale_of(const ay_bind *b, const ay_quantity *q) {
    ay_str raw = ay_doc_str(b->text->doc, q->number);
    int32_t decimals = 0;
    bool point = false, digits = false;
    for (uint32_t i = 0; i < raw.len && raw.at[i] != ' '; i++) {
        if (raw.at[i] >= '0' && raw.at[i] <= '9') digits = true, decimals += point;
        else if (raw.at[i] == '.') point = true;
        else if (raw.at[i] != ',') break;
    }
    if (!digits || ay_dec_sign(q->half) == 0) return 0;
    ay_dec ulp = ay_dec_trim(ay_dec_add(q->half, q->half, AY_NEAREST));
    return ulp.exp + decimals;
}

static bool bare(const ay_quantity *q) {
    return q->type == AY_Q_NUMBER || (q->type == AY_Q_COUNT && q->head == AY_NONE);
}

static void take_unit(ay_quantity *q, const ay_quantity *of) {
    q->type = of->type;
    q->unit = of->unit;
    q->unit_span = of->unit_span;
    q->noun = of->noun;
    q->head = of->head;
    q->per = of->per;
    q->per_unit = of->per_unit;
    q->flags |= AY_QF_BORROWED;
    if (!(of->flags & AY_QF_MINOR)) return;
    q->unit_exp = of->unit_exp;
    q->value = ay_dec_scale(q->value, of->unit_exp);
    q->half = ay_dec_scale(q->half, of->unit_exp);
    q->loose = ay_dec_scale(q->loose, of->unit_exp);
}

static ay_dec factor_of(const ay_quantity *q) {
    ay_dec d = AY_DEC_ZERO;
    const char *text = ay_unit_rows[q->unit].factor;
    ay_dec_parse(text, strlen(text), &d);
    return d;
}

// Two measures of one dimension: the second in the unit of the first. Temperatures have an offset
// and are left alone.
static void convert(const ay_quantity *to, ay_quantity *q) {
    const struct ay_unit *u = &ay_unit_rows[to->unit], *v = &ay_unit_rows[q->unit];
    if (to->type != AY_Q_MEASURE || q->type != AY_Q_MEASURE || to->unit == q->unit) return;
    ay_dec a = factor_of(to), b = factor_of(q);
    if (u->dimension != v->dimension || u->dimension == AY_DIM_TEMPERATURE || !ay_dec_sign(a) ||
        !ay_dec_sign(b))
        return;
    ay_dec ratio = ay_dec_div(b, a, AY_NEAREST);
    q->value = ay_dec_mul(q->value, ratio, AY_NEAREST);
    q->half = ay_dec_mul(q->half, ratio, AY_CEILING);
    q->loose = ay_dec_mul(q->loose, ratio, AY_CEILING);
    q->unit = to->unit;
}

static void take_scale(const ay_bind *b, ay_quantity *q, const ay_quantity *of) {
    if (!(of->flags & AY_QF_SCALED) ||
        (q->flags & (AY_QF_SCALED | AY_QF_GROUPED | AY_QF_FRACTION | AY_QF_BORROWED)))
        return;
    if (ay_dec_cmp(ay_dec_abs(q->value), ay_dec_int(1000)) >= 0) return;
    int32_t exp = scale_of(b, of);
    if (exp <= 0) return;
    q->value = ay_dec_scale(q->value, exp);
    q->half = ay_dec_scale(q->half, exp);
    q->loose = ay_dec_scale(q->loose, exp);
    q->flags &= ~(uint32_t)AY_QF_EXACT;
    if (ay_dec_sign(q->half) == 0) q->half = q->loose = ay_dec_scale(ay_dec_make(5, -1), exp);
}

// "3.10 dollars a share" is another thing than "4.2 million dollars"; an amount a month is not told from
// a month's amount.
static bool rated(const ay_quantity *q) {
    if (!(q->flags & AY_QF_PER)) return false;
    return q->per_unit == 0 || !(ay_unit_rows[q->per_unit - 1].flags & AY_UNITF_DURATION);
}

bool ay_bind_slashed(const ay_bind *self, uint32_t qi) {
    ay_str s = ay_doc_str(self->text->doc, quantity(self, qi)->number);
    return s.len && memchr(s.at, '/', s.len) != NULL;
}

// A bare number beside a percentage is one only close by, and when it is small ("from 8 to 6
// percent").
static bool may_borrow(const ay_bind *b, uint32_t bare_one, uint32_t other) {
    const ay_quantity *x = quantity(b, bare_one), *y = quantity(b, other);
    if (y->type != AY_Q_PERCENT && y->type != AY_Q_POINT) return true;
    uint32_t gap = x->first > y->first ? x->first - y->end : y->first - x->end;
    return gap <= 6 && !(x->flags & (AY_QF_SCALED | AY_QF_GROUPED));
}

bool ay_bind_comparable(
    const ay_bind *self, uint32_t a, uint32_t b, ay_quantity *qa, ay_quantity *qb) {
    *qa = *quantity(self, a);
    *qb = *quantity(self, b);
    if (bare(qa) && !bare(qb) && !may_borrow(self, a, b)) return false;
    if (bare(qb) && !bare(qa) && !may_borrow(self, b, a)) return false;
    if (bare(qa) && !bare(qb)) take_scale(self, qa, qb), take_unit(qa, qb);
    else if (bare(qb) && !bare(qa)) take_scale(self, qb, qa), take_unit(qb, qa);
    else if (bare(qa) && bare(qb)) take_scale(self, qa, qb), take_scale(self, qb, qa);
    else convert(qa, qb);
    return ay_quantity_alike(self->text, qa, qb);
}

bool ay_bind_align(const ay_bind *self, uint32_t a, uint32_t b, ay_quantity *qa, ay_quantity *qb) {
    if (!ay_bind_comparable(self, a, b, qa, qb)) return false;
    return bare(quantity(self, a)) || bare(quantity(self, b)) || rated(qa) == rated(qb);
}

// The head word of a quantity's noun or concept, as a lexicon-free comparison: folded bytes without
// a final "s".
static ay_str head_word(const ay_bind *b, const ay_quantity *q) {
    if (q->head == AY_NONE) return (ay_str){"", 0};
    ay_str s = ay_token_str(b->text, q->head);
    if (s.len > 3 && s.at[s.len - 1] == 's') s.len--;
    return s;
}

bool ay_bind_same_measure(const ay_bind *self, uint32_t a, uint32_t b) {
    const ay_quantity *qa = quantity(self, a), *qb = quantity(self, b);
    ay_str x = head_word(self, qa), y = head_word(self, qb);
    if (x.len && y.len) return x.len == y.len && memcmp(x.at, y.at, x.len) == 0;
    return qa->type == qb->type || bare(qa) || bare(qb);
}

// ---- building -----------------------------------------------------------------------------------

void ay_build(ay_building *b, ay_bind *bind, ay_fact_kind kind, uint8_t form) {
    b->bind = bind;
    b->fact = (ay_fact){.kind = (uint8_t)kind, .form = form, .sentence = AY_NONE};
}

static ay_operand *add_operand(
    ay_building *b, ay_role role, ay_operand_kind kind, uint32_t index, ay_span span) {
    if (b->fact.n == sizeof b->ops / sizeof *b->ops) {
        b->fact.ambiguous = true;
        return NULL;
    }
    ay_operand *op = &b->ops[b->fact.n++];
    *op = (ay_operand){.role = (uint8_t)role, .kind = (uint8_t)kind, .index = index, .span = span};
    b->fact.span = ay_span_join(b->fact.span, span);
    return op;
}

void ay_build_quantity(ay_building *b, ay_role role, uint32_t qi, const ay_quantity *as) {
    const ay_quantity *q = quantity(b->bind, qi);
    ay_operand *op = add_operand(b, role, AY_OP_QUANTITY, qi, q->span);
    if (op == NULL) return;
    op->q = as ? *as : *q;
    if (b->fact.sentence == AY_NONE) b->fact.sentence = q->sentence;
}

void ay_build_time(ay_building *b, ay_role role, uint32_t ti) {
    const ay_time *t = &b->bind->spots->times[ti];
    add_operand(b, role, AY_OP_TIME, ti, t->span);
    if (b->fact.sentence == AY_NONE) b->fact.sentence = t->sentence;
}

void ay_build_words(ay_building *b, ay_role role, uint32_t first, uint32_t end, int32_t number) {
    ay_operand *op =
        add_operand(b, role, AY_OP_WORDS, AY_NONE, ay_tokens_span(b->bind->text, first, end));
    if (op) op->number = number;
    if (b->fact.sentence == AY_NONE) b->fact.sentence = b->bind->text->tokens[first].sentence;
}

void ay_build_commit(ay_building *b) {
    ay_arena *arena = b->bind->arena;
    ay_operand *ops = ay_alloc_array(arena, b->fact.n + 1u, sizeof *ops);
    memcpy(ops, b->ops, b->fact.n * sizeof *ops);
    b->fact.operands = ops;
    ay_facts *facts = b->bind->facts;
    if (facts->n == facts->cap)
        ay_grow(arena, (void **)&facts->at, facts->n, &facts->cap, sizeof *facts->at);
    facts->at[facts->n++] = b->fact;
}

// ---- the whole ----------------------------------------------------------------------------------

void ay_bind_init(ay_bind *self, ay_arena *arena, const ay_spots *spots, ay_facts *facts) {
    *self = (ay_bind){
        .arena = arena, .text = spots->text, .spots = spots, .facts = facts, .today = AY_NO_DAY};
    const ay_doc *doc = spots->text->doc;
    if (doc->published == doc->published_to && !doc->date_doubtful) self->today = doc->published;
    read_clauses(self);
    read_sentence_index(self);
    read_tables(self);
    read_periods(self);
}
