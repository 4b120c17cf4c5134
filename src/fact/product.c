// Products: "40 schools with 500 pupils each, 20,000 in all", "85,000 tonnes at $1,900 a tonne,
// earning $161m", "a debt of $38bn, about $3,900 a head", "650,000 tonnes a month, or 7.8 million
// tonnes a year"; and averages beside their values.

#include "series.h"

#include <string.h>

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

// A word of total in the few words before the amount: "have cost the treasury Rs 830 crore".
static bool total_near(const ay_bind *b, uint32_t qi) {
    if (ay_bind_before(b, qi, AY_CUE_PRODUCT_TOTAL, NULL) != AY_NONE ||
        ay_bind_after(b, qi, AY_CUE_TOTAL_POST, NULL) != AY_NONE)
        return true;
    const ay_quantity *q = quantity(b, qi);
    uint32_t low = b->text->sentences[q->sentence].first, previous = ay_bind_previous(b, qi);
    if (previous != AY_NONE) low = ay_bind_end(b, previous);
    if (q->first > low + 5) low = q->first - 5;
    return ay_cue_find(b->text, low, q->first, AY_CUE_TOTAL_VERB, NULL) != AY_NONE;
}

// `as_each` and `as_total` are the two in one unit; NULL where they stand in one already.
static void add_product(ay_bind *b, uint8_t form, uint32_t count, uint32_t each, uint32_t total,
    const ay_quantity *as_each, const ay_quantity *as_total) {
    ay_building f;
    ay_build(&f, b, AY_FACT_PRODUCT, form);
    ay_build_quantity(&f, AY_ROLE_TOTAL, total, as_total);
    if (count != AY_NONE) ay_build_quantity(&f, AY_ROLE_COUNT, count, NULL);
    ay_build_quantity(&f, AY_ROLE_EACH, each, as_each);
    ay_build_commit(&f);
}

// Two nouns that differ in their plural at most: "tonne" and "tonnes", "bus" and "buses", "dose"
// and "doses".
static bool same_stem(const ay_bind *b, uint32_t x, uint32_t y) {
    ay_str s = ay_token_str(b->text, x), t = ay_token_str(b->text, y);
    if (s.len > t.len) {
        ay_str longer = s;
        s = t, t = longer;
    }
    for (uint32_t i = 0; i < s.len; i++)
        if ((s.at[i] | 32) != (t.at[i] | 32)) return false;
    if (t.len == s.len + 2) return (t.at[s.len] | 32) == 'e' && (t.at[s.len + 1] | 32) == 's';
    return t.len == s.len || (t.len == s.len + 1 && (t.at[s.len] | 32) == 's');
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

// "a per-capita income of $12,000", "spending per head was $310": the token of the noun, where it
// stands with these words in front of the figure; AY_NONE otherwise.
static uint32_t noun_per_head(const ay_bind *b, uint32_t qi) {
    const ay_sentence *s = &b->text->sentences[quantity(b, qi)->sentence];
    if (!ay_sentence_has(s, AY_CUE_HEAD_NOUN)) return AY_NONE;
    uint32_t i = ay_bind_first(b, qi), low = i > s->first + 5 ? i - 5 : s->first, other;
    if (i < low + 3) return AY_NONE;
    if (!ay_token_is(b->text, i - 1, "of") && !ay_cue_before(b->text, i, AY_CUE_COPULA, NULL))
        return AY_NONE;
    uint32_t cue = ay_cue_find(b->text, low, i, AY_CUE_HEAD_NOUN, NULL);
    if (cue == AY_NONE || ay_bind_quantities(b, cue, i, &other)) return AY_NONE;
    for (uint32_t k = cue; k < i; k++)
        if (b->text->tokens[k].mark == ',' || b->text->tokens[k].mark == ';') return AY_NONE;
    bool behind = !ay_cue_before(b->text, i - 1, AY_CUE_HEAD_NOUN, NULL);
    if (behind) return i - 2;
    return cue > s->first ? cue - 1 : AY_NONE;
}

// Does the total speak of that noun, in the words in front of it?
static bool total_of_noun(const ay_bind *b, uint32_t total, uint32_t noun) {
    const ay_quantity *q = quantity(b, total);
    uint32_t low = b->text->sentences[q->sentence].first;
    if (q->first > low + MANY) low = q->first - MANY;
    for (uint32_t i = low; i < q->first; i++)
        if (i != noun && same_stem(b, i, noun)) return true;
    return false;
}

static bool is_population(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (q->type != AY_Q_COUNT && q->type != AY_Q_NUMBER) return false;
    if (ay_dec_cmp(q->value, ay_dec_int(1000)) < 0) return false;
    if (q->head != AY_NONE && ay_cue_at(b->text, q->head, AY_CUE_PEOPLE, NULL)) return true;
    return has_cue(b, qi, AY_CUE_PEOPLE);
}

// ---- number x price -----------------------------------------------------------------------------

static void read_price(ay_bind *b, uint32_t price) {
    const ay_quantity *p = quantity(b, price);
    if (p->type != AY_Q_MONEY || !(p->flags & AY_QF_PER) || p->range != AY_NONE ||
        in_sentence(b, p->sentence, AY_CUE_SPREAD) ||
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
    if (!total_near(b, total) && !(total > price && apposed(b, total))) return;
    if (per_head(b, price) && (!each || is_population(b, count))) return;
    bool priced = !each || (ay_bind_before(b, price, AY_CUE_MEAN, NULL) == AY_NONE &&
                               ay_bind_before(b, price, AY_CUE_OF, NULL) == AY_NONE);
    add_product(b, priced ? AY_PRODUCT_PRICE : AY_PRODUCT_MEAN, count, price, total, NULL, NULL);
}

// ---- a head -------------------------------------------------------------------------------------

static void read_head(ay_bind *b, uint32_t each) {
    if (!is_amount(quantity(b, each))) return;
    bool plain = per_head(b, each);
    uint32_t noun = plain ? AY_NONE : noun_per_head(b, each);
    if (!plain && noun == AY_NONE) return;
    const ay_quantity *e = quantity(b, each);
    uint32_t all[MANY], from = e->sentence;
    if (from && b->text->sentences[from - 1].block == b->text->sentences[from].block) from--;
    uint32_t n = gather(b, from, all), people = AY_NONE, total = AY_NONE, totals = 0;
    ay_quantity as_total, as_each, x, y;
    for (uint32_t i = 0; i < n; i++) {
        const ay_quantity *q = quantity(b, all[i]);
        if (all[i] == each) continue;
        if (is_population(b, all[i])) {
            bool base =
                ay_bind_before(b, all[i], AY_CUE_PER, NULL) != AY_NONE; // "per 10,000 people"
            bool nearer = people == AY_NONE || (q->sentence == e->sentence &&
                                                   quantity(b, people)->sentence != e->sentence);
            if (!base && nearer) people = all[i];
        } else if (ay_bind_comparable(b, all[i], each, &x, &y) && !per_head(b, all[i]) &&
                   !parted(b, all[i], each))
            total = all[i], totals++, as_total = x, as_each = y;
    }
    if (!plain && (totals != 1 || !total_of_noun(b, total, noun))) return;
    if (people != AY_NONE && totals == 1)
        add_product(b, AY_PRODUCT_HEAD, people, each, total, &as_each, &as_total);
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
    if (total != AY_NONE && count != AY_NONE) {
        ay_quantity as_total, as_each;
        ay_bind_comparable(b, all[total], all[each], &as_total, &as_each);
        add_product(b, AY_PRODUCT_MEAN, all[count], all[each], all[total], &as_each, &as_total);
    }
}

// ---- a month and a year -------------------------------------------------------------------------

// What a rate is per, by the number of such periods in a year; 0 for anything else.
static uint8_t grain_of(int32_t a_year) {
    switch (a_year) {
    case 1: return AY_G_YEAR;
    case 4: return AY_G_QUARTER;
    case 12: return AY_G_MONTH;
    case 52: return AY_G_WEEK;
    case 365: return AY_G_DAY;
    default: return AY_G_NONE;
    }
}

// A unit that has its day in it ("barrels a day", bbl/d), as the unit without it; 0 when there is
// none. Returns the row + 1.
static uint32_t daily_unit(const ay_quantity *q) {
    if (q->type != AY_Q_MEASURE) return 0;
    const char *ucum = ay_unit_rows[q->unit].ucum;
    size_t len = strlen(ucum);
    if (len < 3 || strcmp(ucum + len - 2, "/d") != 0) return 0;
    uint32_t low = 0, high = ay_unit_count;
    while (low < high) { // the rows are sorted by their id
        uint32_t middle = low + (high - low) / 2;
        int order = strncmp(ay_unit_rows[middle].ucum, ucum, len - 2);
        if (order == 0 && ay_unit_rows[middle].ucum[len - 2] == 0) return middle + 1;
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return 0;
}

// "a month" right behind the amount or behind its noun phrase ("650,000 tonnes of diesel a month").
static uint8_t per_grain(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    uint32_t end = b->text->sentences[q->sentence].end;
    int32_t arg = 0;
    if (daily_unit(q)) return AY_G_DAY;
    if (end > q->end + 8) end = q->end + 8;
    for (uint32_t i = q->end; i < end; i++) {
        if (ay_cue_at(b->text, i, AY_CUE_PER_PERIOD, &arg)) return grain_of(arg);
        if (b->text->tokens[i].kind != AY_TOK_WORD || ay_cue_at(b->text, i, AY_CUE_JOIN, NULL))
            break;
    }
    if (!ay_span_empty(q->per)) return AY_G_NONE;
    for (uint32_t i = q->first, k = 0; k < 6 && i > b->text->sentences[q->sentence].first; k++, i--)
        if (ay_cue_before(b->text, i, AY_CUE_PERIODIC, &arg)) return grain_of(arg);
    return AY_G_NONE;
}

// The next amount behind `qi` that is none of the words of its "per": "$1.5bn a quarter" holds no
// fourth part.
static uint32_t next_amount(const ay_bind *b, uint32_t qi) {
    uint32_t next = qi + 1, all = b->spots->n_quantities;
    while (next < all && next < qi + 3 && !is_amount(quantity(b, next))) next++;
    return next < all ? next : AY_NONE;
}

// Is the year's amount said to follow from the month's? With a restating word or a comma in one
// sentence, or with "at that pace" in the next.
static bool follows_from(const ay_bind *b, uint32_t qi, uint32_t next) {
    const ay_quantity *q = quantity(b, qi), *y = quantity(b, next);
    const ay_sentence *s = &b->text->sentences[y->sentence];
    if (q->sentence != y->sentence)
        return y->sentence == q->sentence + 1 &&
               ay_cue_find(b->text, s->first, y->first, AY_CUE_PACE, NULL) != AY_NONE;
    return !parted(b, qi, next) ||
           ay_cue_find(b->text, q->end, y->first, AY_CUE_PACE, NULL) != AY_NONE;
}

static void read_annual(ay_bind *b, uint32_t qi) {
    uint32_t next = is_amount(quantity(b, qi)) ? next_amount(b, qi) : AY_NONE;
    if (next == AY_NONE || !follows_from(b, qi, next)) return;
    uint8_t grain = per_grain(b, qi), other = grain ? per_grain(b, next) : AY_G_NONE;
    uint32_t each = qi, total = next;
    if (grain == AY_G_YEAR && other && apposed(b, next)) {
        each = next, total = qi; // "7.8 million tonnes a year, or 650,000 tonnes a month"
        grain = other, other = AY_G_YEAR;
    }
    if (grain == AY_G_NONE || grain == AY_G_YEAR || other != AY_G_YEAR) return;
    ay_quantity x, y;
    uint32_t daily = daily_unit(quantity(b, each));
    bool alike = ay_bind_comparable(b, each, total, &x, &y);
    if (daily && quantity(b, total)->type == AY_Q_MEASURE) {
        x = *quantity(b, each), y = *quantity(b, total);
        x.unit = (uint16_t)(daily - 1);
        alike = x.unit == y.unit;
    }
    if (!alike) return;
    if (in_sentence(b, quantity(b, qi)->sentence, AY_CUE_NOT_ALL_YEAR)) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_PRODUCT, AY_PRODUCT_YEAR);
    ay_build_quantity(&f, AY_ROLE_TOTAL, total, &y);
    ay_build_quantity(&f, AY_ROLE_EACH, each, &x);
    f.fact.direction = grain;
    ay_build_commit(&f);
}

// ---- averages -----------------------------------------------------------------------------------

// Is the mean that of the values told before? "The league average" is another one, and "the average
// age" is no mean of points: a noun behind the word must be told of in the sentences before. Prices
// need not be: amounts of money have no other mean.
static bool mean_of_values(const ay_bind *b, uint32_t cue, uint32_t end) {
    uint32_t s = ay_bind_sentence(b, cue), noun = cue + 1, opens = b->text->sentences[s].first;
    uint32_t low = b->text->sentences[s && cue - opens < MANY ? s - 1 : s].first;
    if (cue > opens && b->text->tokens[cue - 1].kind == AY_TOK_WORD &&
        !ay_cue_before(b->text, cue, AY_CUE_SKIP, NULL) && !ay_token_is(b->text, cue, "the"))
        return false;
    if (ay_token_is(b->text, cue, "the")) noun++;
    if (noun >= end || ay_token_is(b->text, noun, "of")) return true;
    if (low + 64 < cue) low = cue - 64;
    for (uint32_t i = low; i < cue; i++)
        if (same_stem(b, i, noun)) return true;
    return false;
}

static bool is_mean(const ay_bind *b, uint32_t qi) {
    if (ay_bind_before(b, qi, AY_CUE_MEAN, NULL) != AY_NONE ||
        ay_bind_after(b, qi, AY_CUE_MEAN, NULL) != AY_NONE)
        return true;
    const ay_quantity *q = quantity(
        b, qi); // "the average bid was 15.9m", "the mean of the three zones was thus 2.4 tonnes"
    uint32_t first = b->text->sentences[q->sentence].first, i = ay_bind_first(b, qi);
    if (i - first > 12) first = i - 12;
    if (ay_token_is(b->text, i - (i > first), "thus")) i--;
    uint32_t n = i == first ? 0 : ay_cue_before(b->text, i, AY_CUE_COPULA, NULL);
    if (n == 0 && i > first) n = ay_cue_before(b->text, i, AY_CUE_TOTAL_VERB, NULL);
    if (n == 0 || n > i - first) return false;
    uint32_t cue = ay_cue_find(b->text, first, i, AY_CUE_MEAN, NULL);
    return cue != AY_NONE && (q->type == AY_Q_MONEY || mean_of_values(b, cue, i - n));
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

// The last value before a mean. "The mean of the three zones was 2.4 tonnes" counts the values of
// the sentence before, and says how many there are (*want).
static uint32_t last_value(const ay_bind *b, uint32_t mean, int64_t *want) {
    uint32_t last = mean - 1;
    const ay_quantity *q = quantity(b, last);
    *want = 0;
    if (q->sentence != quantity(b, mean)->sentence || q->type != AY_Q_COUNT) return last;
    if (last == 0 || quantity(b, last - 1)->sentence == q->sentence) return last;
    if (!(q->flags & AY_QF_EXACT) || !ay_dec_to_int(q->value, want) || *want < 2) return last;
    return last - 1;
}

// The longest list of alike values that ends at or before `last`, in its sentence.
static ay_series values_before(const ay_bind *b, uint32_t mean, uint32_t last) {
    ay_series list, best = {.n = 0};
    uint32_t first = b->by_sentence[quantity(b, last)->sentence];
    for (; first <= last && first + MANY > last; first++) {
        ay_series_read(b, first, &list);
        if (list.q[list.n - 1] == mean) list.n--;
        ay_quantity x, y;
        bool alike = quantity(b, mean)->type == list.as[0].type ||
                     quantity(b, mean)->type == AY_Q_NUMBER || list.as[0].type == AY_Q_NUMBER;
        if (list.n > best.n && alike && !list.mixed && list.q[list.n - 1] <= last &&
            ay_bind_align(b, mean, list.q[list.n - 1], &x, &y))
            best = list;
    }
    return best;
}

// "Bids ranged from 11.2m to 14.7m": the two ends of the values, the second being `last`.
static bool ends_before(const ay_bind *b, uint32_t mean, uint32_t last, ay_series *out) {
    const ay_quantity *l = quantity(b, last), *m = quantity(b, mean);
    uint32_t first = b->text->sentences[l->sentence].first;
    if (l->range == AY_NONE || b->spots->ranges[l->range].high != last) return false;
    if ((l->type != m->type && m->type != AY_Q_NUMBER) || (l->flags & AY_QF_DURATION)) return false;
    bool between = b->spots->ranges[l->range].kind == AY_RANGE_BETWEEN && l->sentence < m->sentence;
    if (!between && ay_cue_find(b->text, first, l->first, AY_CUE_SPREAD, NULL) == AY_NONE)
        return false;
    *out = (ay_series){.n = 2, .q = {b->spots->ranges[l->range].low, last}};
    ay_bind_align(b, out->q[0], out->q[1], &out->as[0], &out->as[1]);
    return true;
}

// A mean behind its values, in the sentence or in the next: three or more listed, or the two ends
// of a range.
static void read_mean(ay_bind *b, uint32_t mean) {
    const ay_quantity *m = quantity(b, mean);
    if (m->type == AY_Q_ORDINAL || mean == 0 || (m->flags & (AY_QF_HYPHEN | AY_QF_DURATION)))
        return;
    if (m->range != AY_NONE || !is_mean(b, mean)) return;
    if (in_sentence(b, m->sentence, AY_CUE_OTHER_MEAN)) return;
    int64_t want;
    uint32_t last = last_value(b, mean, &want);
    if (m->sentence > quantity(b, last)->sentence + 1) return;
    bool next_one = m->sentence > quantity(b, last)->sentence; // only "the mean … was …" there
    if (next_one && (ay_bind_before(b, mean, AY_CUE_MEAN, NULL) != AY_NONE ||
                        ay_bind_after(b, mean, AY_CUE_MEAN, NULL) != AY_NONE))
        return;
    ay_series best = values_before(b, mean, last);
    if (want && best.n != (uint32_t)want) return;
    if (best.n >= 3 && !best.partial) add_mean(b, mean, &best);
    else if (best.n < 3 && ends_before(b, mean, last, &best)) add_mean(b, mean, &best);
}

// "an average of 86% (71%, 78% and 83%)", "on average 20 pupils: 22, 24 and 29": the values behind.
static void read_mean_first(ay_bind *b, uint32_t mean) {
    uint32_t first = ay_bind_next(b, mean), end = quantity(b, mean)->end;
    if (first == AY_NONE || (quantity(b, mean)->flags & (AY_QF_HYPHEN | AY_QF_DURATION))) return;
    if (quantity(b, mean)->range != AY_NONE || !is_mean(b, mean)) return;
    if (in_sentence(b, quantity(b, mean)->sentence, AY_CUE_OTHER_MEAN)) return;
    bool opens = false;
    for (uint32_t i = end; i < quantity(b, first)->first && i < end + NEAR; i++) {
        char mark = b->text->tokens[i].mark;
        if (mark == ',' || mark == ';') return;
        opens |= mark == '(' || mark == ':';
    }
    ay_series s;
    ay_series_read(b, first, &s);
    if (opens && s.n >= 3 && s.closed && !s.full && !s.partial) add_mean(b, mean, &s);
}

void ay_fact_product(ay_bind *bind) {
    for (uint32_t q = 0; q < bind->spots->n_quantities; q++) {
        if (bind->table[quantity(bind, q)->sentence]) continue;
        read_price(bind, q);
        read_head(bind, q);
        read_annual(bind, q);
        read_mean(bind, q);
        read_mean_first(bind, q);
    }
    for (uint32_t s = 0; s < bind->text->n_sentences; s++)
        if (bind->by_sentence[s] != bind->by_sentence[s + 1] && !bind->table[s]) read_each(bind, s);
}
