// Products: "40 schools with 500 pupils each, 20,000 in all", "85,000 tonnes at $1,900 a tonne,
// earning $161m", "a debt of $38bn, about $3,900 a head", "650,000 tonnes a month, or 7.8 million
// tonnes a year"; and averages beside their values.

#include "series.h"

enum { NEAR = 24, MANY = 12 };

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

static bool is_amount(const ay_quantity *q) {
    return q->type != AY_Q_ORDINAL && q->type != AY_Q_PERCENT && q->type != AY_Q_POINT &&
           q->type != AY_Q_MULTIPLE &&
           !(q->flags & (AY_QF_FRACTION | AY_QF_ONE_IN | AY_QF_INFIRM | AY_QF_YEARLIKE)) &&
           !((q->flags & AY_QF_DURATION) && (q->flags & AY_QF_HYPHEN));
}

// A semicolon between two tokens: what stands on its other side is another statement.
static bool parted(const ay_bind *b, uint32_t x, uint32_t y) {
    uint32_t first = quantity(b, x < y ? x : y)->end, end = quantity(b, x < y ? y : x)->first;
    for (uint32_t i = first; i < end && i < first + 64; i++)
        if (b->text->tokens[i].mark == ';') return true;
    return false;
}

// Said again right behind: a comma, a bracket, "or", a dash.
static bool apposed(const ay_bind *b, uint32_t qi) {
    uint32_t i = ay_bind_first(b, qi);
    if (ay_bind_before(b, qi, AY_CUE_RESTATE, NULL) != AY_NONE) return true;
    char mark = i ? b->text->tokens[i - 1].mark : 0;
    return mark == ',' || mark == '(' || mark == '-' || mark == ':';
}

static bool has_cue(const ay_bind *b, uint32_t qi, int cue) {
    return ay_bind_before(b, qi, cue, NULL) != AY_NONE ||
           ay_bind_after(b, qi, cue, NULL) != AY_NONE;
}

static bool in_sentence(const ay_bind *b, uint32_t s, int cue) {
    return ay_cue_find(b->text, b->text->sentences[s].first, b->text->sentences[s].end, cue,
               NULL) != AY_NONE;
}

static void add_product(ay_bind *b, uint8_t form, uint32_t count, uint32_t each, uint32_t total) {
    ay_building f;
    ay_build(&f, b, AY_FACT_PRODUCT, form);
    ay_build_quantity(&f, AY_ROLE_TOTAL, total, NULL);
    if (count != AY_NONE) ay_build_quantity(&f, AY_ROLE_COUNT, count, NULL);
    ay_build_quantity(&f, AY_ROLE_EACH, each, NULL);
    ay_build_commit(&f);
}

// The head word of a noun against another span's last word: "tonne" and "tonnes" are one, "bus" and
// "buses".
static ay_str stem(const ay_bind *b, uint32_t token) {
    ay_str s = ay_token_str(b->text, token);
    if (s.len > 4 && s.at[s.len - 1] == 's' && s.at[s.len - 2] == 'e' && s.at[s.len - 3] == 's')
        s.len -= 2;
    else if (s.len > 3 && s.at[s.len - 1] == 's') s.len--;
    return s;
}

static bool same_stem(const ay_bind *b, uint32_t x, uint32_t y) {
    ay_str s = stem(b, x), t = stem(b, y);
    if (s.len != t.len) return false;
    for (uint32_t i = 0; i < s.len; i++)
        if ((s.at[i] | 32) != (t.at[i] | 32)) return false;
    return true;
}

static uint32_t last_token_of(const ay_bind *b, ay_span span) {
    uint32_t i = ay_token_from(b->text, span.start);
    while (i + 1 < b->text->n_tokens && b->text->tokens[i + 1].span.end <= span.end) i++;
    return i;
}

// Is `q` counted or measured in what `price` is per: "85,000 tonnes" and "$1,900 a tonne"?
static bool counted_in(const ay_bind *b, const ay_quantity *q, const ay_quantity *price) {
    if (price->per_unit && q->type == AY_Q_MEASURE) {
        const struct ay_unit *u = &ay_unit_rows[price->per_unit - 1], *v = &ay_unit_rows[q->unit];
        return u == v;
    }
    if (ay_span_empty(price->per)) return false;
    uint32_t per = last_token_of(b, price->per);
    if (q->head != AY_NONE) return same_stem(b, per, q->head);
    if (!ay_span_empty(q->unit_span)) return same_stem(b, per, last_token_of(b, q->unit_span));
    return false;
}

static bool for_each(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (ay_bind_after(b, qi, AY_CUE_EACH, NULL) != AY_NONE) return true;
    if (ay_span_empty(q->per)) return false;
    return ay_cue_at(b->text, ay_token_from(b->text, q->per.start), AY_CUE_EACH, NULL) != 0;
}

// The quantities of a sentence and of the next one in its block, that can take part in a product.
static uint32_t gather(const ay_bind *b, uint32_t s, uint32_t *out) {
    uint32_t n = 0, end = s + 1;
    if (end < b->text->n_sentences && b->text->sentences[end].block == b->text->sentences[s].block)
        end++;
    for (uint32_t q = b->by_sentence[s]; q < b->by_sentence[end] && n < MANY; q++)
        if (is_amount(quantity(b, q))) out[n++] = q;
    return n;
}

static bool per_head(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (has_cue(b, qi, AY_CUE_OTHER_HEAD)) return false;
    if (ay_bind_after(b, qi, AY_CUE_PER_HEAD, NULL) != AY_NONE) return true;
    return !ay_span_empty(q->per) &&
           ay_cue_at(b->text, ay_token_from(b->text, q->per.start), AY_CUE_PER_HEAD, NULL);
}

// ---- number x price -----------------------------------------------------------------------------

static void read_price(ay_bind *b, uint32_t price) {
    const ay_quantity *p = quantity(b, price);
    if (p->type != AY_Q_MONEY || !(p->flags & AY_QF_PER) || p->range != AY_NONE ||
        in_sentence(b, p->sentence, AY_CUE_NO_PRODUCT))
        return;
    bool each = for_each(b, price);
    uint32_t all[MANY], from = p->sentence, n;
    if (from && b->text->sentences[from - 1].block == b->text->sentences[from].block) from--;
    n = gather(b, from, all);
    uint32_t count = AY_NONE, total = AY_NONE, counts = 0, totals = 0;
    for (uint32_t i = 0; i < n; i++) {
        const ay_quantity *q = quantity(b, all[i]);
        if (all[i] == price || (q->flags & AY_QF_PER)) continue;
        if (ay_dec_sign(q->of) > 0) return; // "2 million of the 5 million bonds"
        if (q->type == AY_Q_MONEY && q->unit == p->unit && q->sentence == p->sentence &&
            !parted(b, all[i], price))
            total = all[i], totals++;
        else if (q->type != AY_Q_MONEY && (each || counted_in(b, q, p))) count = all[i], counts++;
    }
    if (counts != 1 || totals != 1) return;
    if (!has_cue(b, total, AY_CUE_PRODUCT_TOTAL) && !(total > price && apposed(b, total))) return;
    if (ay_bind_before(b, price, AY_CUE_MEAN, NULL) != AY_NONE || per_head(b, price)) return;
    add_product(b, AY_PRODUCT_PRICE, count, price, total);
}

// ---- a head -------------------------------------------------------------------------------------

static bool is_population(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (q->type != AY_Q_COUNT && q->type != AY_Q_NUMBER) return false;
    if (ay_dec_cmp(q->value, ay_dec_int(1000)) < 0) return false;
    if (q->head != AY_NONE && ay_cue_at(b->text, q->head, AY_CUE_PEOPLE, NULL)) return true;
    return has_cue(b, qi, AY_CUE_PEOPLE);
}

static void read_head(ay_bind *b, uint32_t each) {
    if (!is_amount(quantity(b, each)) || !per_head(b, each)) return;
    const ay_quantity *e = quantity(b, each);
    uint32_t all[MANY], from = e->sentence;
    if (from && b->text->sentences[from - 1].block == b->text->sentences[from].block) from--;
    uint32_t n = gather(b, from, all), people = AY_NONE, total = AY_NONE, totals = 0;
    for (uint32_t i = 0; i < n; i++) {
        const ay_quantity *q = quantity(b, all[i]);
        if (all[i] == each) continue;
        ay_quantity x, y;
        (void)q;
        if (is_population(b, all[i])) people = all[i];
        else if (ay_bind_comparable(b, all[i], each, &x, &y) && !per_head(b, all[i]) &&
                 !parted(b, all[i], each))
            total = all[i], totals++;
    }
    if (people != AY_NONE && totals == 1) add_product(b, AY_PRODUCT_HEAD, people, each, total);
}

// ---- each ---------------------------------------------------------------------------------------

static bool is_each(const ay_bind *b, uint32_t qi) {
    return for_each(b, qi) || ay_bind_before(b, qi, AY_CUE_MEAN, NULL) != AY_NONE ||
           ay_bind_after(b, qi, AY_CUE_MEAN, NULL) != AY_NONE ||
           ay_bind_before(b, qi, AY_CUE_EACH, NULL) != AY_NONE;
}

// "Each of the 24 hospitals will receive 15 incubators, 480 in all": the sentence starts with
// "each", the next amount is for one.
static bool sentence_of_each(const ay_bind *b, uint32_t qi) {
    const ay_sentence *s = &b->text->sentences[quantity(b, qi)->sentence];
    uint32_t end = s->first + 2 < s->end ? s->first + 2 : s->end;
    return ay_cue_find(b->text, s->first, end, AY_CUE_EACH, NULL) != AY_NONE &&
           ay_bind_before(b, qi, AY_CUE_OF, NULL) == AY_NONE;
}

static bool has_people(const ay_bind *b, const uint32_t *all, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (is_population(b, all[i])) return true;
    return false;
}

static void read_each(ay_bind *b, uint32_t s) {
    if (in_sentence(b, s, AY_CUE_NO_PRODUCT)) return;
    uint32_t all[MANY], n = gather(b, s, all), each = AY_NONE, total = AY_NONE, count = AY_NONE;
    if (n < 3) return;
    for (uint32_t i = 0; i < n && each == AY_NONE; i++) {
        const ay_quantity *q = quantity(b, all[i]);
        if (!is_each(b, all[i]) && !(i > 0 && sentence_of_each(b, all[i]))) continue;
        bool mean = ay_bind_before(b, all[i], AY_CUE_MEAN, NULL) != AY_NONE;
        if ((q->type == AY_Q_MONEY && (q->flags & AY_QF_PER) && !mean) ||
            (per_head(b, all[i]) && has_people(b, all, n)))
            continue;
        each = i;
    }
    if (each == AY_NONE || each > 3 || quantity(b, all[each])->range != AY_NONE ||
        (quantity(b, all[each])->flags & AY_QF_HYPHEN))
        return;
    for (uint32_t i = 0; i < n && i < each + 3; i++) {
        if (i == each) continue;
        ay_quantity x, y;
        bool alike = ay_bind_comparable(b, all[i], all[each], &x, &y);
        bool marked = has_cue(b, all[i], AY_CUE_PRODUCT_TOTAL);
        bool mean_each =
            ay_bind_before(b, all[each], AY_CUE_MEAN, NULL) != AY_NONE && for_each(b, all[each]);
        if (quantity(b, all[i])->range != AY_NONE) return;
        if (alike && total == AY_NONE && (marked ? i > each : mean_each && i + 1 == each))
            total = i;
        else if (count == AY_NONE && quantity(b, all[i])->type == AY_Q_COUNT) count = i;
    }
    if (total != AY_NONE && count != AY_NONE)
        add_product(b, AY_PRODUCT_MEAN, all[count], all[each], all[total]);
}

// ---- a month and a year -------------------------------------------------------------------------

static uint8_t per_grain(const ay_quantity *q) { // of "a month", "per week"; 0 when there is none
    if (q->per_unit == 0) return 0;
    const char *ucum = ay_unit_rows[q->per_unit - 1].ucum;
    switch (ucum[0]) {
    case 'a': return ucum[1] ? 0 : AY_G_YEAR;
    case 'm': return ucum[1] == 'o' && ucum[2] == 0 ? AY_G_MONTH : 0;
    case 'w': return ucum[1] == 'k' ? AY_G_WEEK : 0;
    case 'd': return ucum[1] ? 0 : AY_G_DAY;
    default: return 0;
    }
}

static void read_annual(ay_bind *b, uint32_t qi) {
    uint32_t next = qi + 1;
    if (next >= b->spots->n_quantities ||
        quantity(b, next)->sentence > quantity(b, qi)->sentence + 1)
        return;
    const ay_quantity *q = quantity(b, qi), *y = quantity(b, next);
    uint8_t grain = per_grain(q);
    if (grain == 0 || grain == AY_G_YEAR || per_grain(y) != AY_G_YEAR ||
        !ay_quantity_alike(b->text, q, y))
        return;
    if (in_sentence(b, q->sentence, AY_CUE_NOT_ALL_YEAR)) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_PRODUCT, AY_PRODUCT_YEAR);
    ay_build_quantity(&f, AY_ROLE_TOTAL, next, NULL);
    ay_build_quantity(&f, AY_ROLE_EACH, qi, NULL);
    f.fact.direction = grain;
    ay_build_commit(&f);
}

// ---- averages -----------------------------------------------------------------------------------

static bool is_mean(const ay_bind *b, uint32_t qi) {
    if (ay_bind_before(b, qi, AY_CUE_MEAN, NULL) != AY_NONE ||
        ay_bind_after(b, qi, AY_CUE_MEAN, NULL) != AY_NONE)
        return true;
    const ay_quantity *q = quantity(
        b, qi); // "the average bid was 15.9m", "the mean of the three zones was thus 2.4 tonnes"
    uint32_t first = b->text->sentences[q->sentence].first, i = ay_bind_first(b, qi);
    if (i - first > 12) first = i - 12;
    if (ay_token_is(b->text, i - (i > first), "thus")) i--;
    if (i == first || ay_cue_before(b->text, i, AY_CUE_COPULA, NULL) == 0) return false;
    return ay_cue_find(b->text, first, i, AY_CUE_MEAN, NULL) != AY_NONE;
}

static void add_mean(ay_bind *b, uint32_t mean, const ay_series *s) {
    ay_quantity as, other;
    if (!ay_bind_align(b, mean, s->q[s->n - 1], &as, &other)) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_MEAN, 0);
    ay_build_quantity(&f, AY_ROLE_MEAN, mean, &as);
    for (uint32_t i = 0; i < s->n; i++) ay_build_quantity(&f, AY_ROLE_VALUE, s->q[i], &s->as[i]);
    ay_build_commit(&f);
}

// A mean behind its values, in the sentence or in the next: three or more listed, or the two ends
// of a range.
static void read_mean(ay_bind *b, uint32_t mean) {
    if (quantity(b, mean)->type == AY_Q_ORDINAL || mean == 0 ||
        (quantity(b, mean)->flags & (AY_QF_HYPHEN | AY_QF_DURATION)))
        return;
    if (quantity(b, mean)->range != AY_NONE || !is_mean(b, mean)) return;
    if (in_sentence(b, quantity(b, mean)->sentence, AY_CUE_OTHER_MEAN)) return;
    uint32_t last = mean - 1, s = quantity(b, last)->sentence;
    if (quantity(b, mean)->sentence > s + 1) return;
    bool next_one = quantity(b, mean)->sentence > s; // only "the mean of the three zones was …"
    if (next_one && (ay_bind_before(b, mean, AY_CUE_MEAN, NULL) != AY_NONE ||
                        ay_bind_after(b, mean, AY_CUE_MEAN, NULL) != AY_NONE))
        return;
    ay_series list, best = {.n = 0};
    for (uint32_t first = b->by_sentence[s]; first <= last && first + MANY > last; first++) {
        ay_series_read(b, first, &list);
        if (list.q[list.n - 1] == mean) list.n--;
        ay_quantity x, y;
        bool alike = quantity(b, mean)->type == list.as[0].type ||
                     quantity(b, mean)->type == AY_Q_NUMBER || list.as[0].type == AY_Q_NUMBER;
        if (list.n > best.n && alike && list.q[list.n - 1] <= last &&
            ay_bind_align(b, mean, list.q[list.n - 1], &x, &y))
            best = list;
    }
    if (best.n >= 3 && !best.partial) add_mean(b, mean, &best);
    uint32_t range = quantity(b, last)->range;
    const ay_quantity *l = quantity(b, last);
    bool spread =
        (l->type == quantity(b, mean)->type || quantity(b, mean)->type == AY_Q_NUMBER) &&
        !(l->flags & AY_QF_DURATION) &&
        ay_cue_find(b->text, b->text->sentences[s].first, l->first, AY_CUE_SPREAD, NULL) != AY_NONE;
    if (best.n < 3 && spread && range != AY_NONE && b->spots->ranges[range].high == last) {
        ay_series ends = {.n = 2, .q = {b->spots->ranges[range].low, last}};
        ay_bind_align(b, ends.q[0], ends.q[1], &ends.as[0], &ends.as[1]);
        add_mean(b, mean, &ends);
    }
}

void ay_fact_product(ay_bind *bind) {
    for (uint32_t q = 0; q < bind->spots->n_quantities; q++) {
        if (bind->table[quantity(bind, q)->sentence]) continue;
        read_price(bind, q);
        read_head(bind, q);
        read_annual(bind, q);
        read_mean(bind, q);
    }
    for (uint32_t s = 0; s < bind->text->n_sentences; s++)
        if (bind->by_sentence[s] != bind->by_sentence[s + 1] && !bind->table[s]) read_each(bind, s);
}
