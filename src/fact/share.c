// Parts of wholes: percentages that share one whole, a part with its whole and its percentage, a
// fraction said again as a percentage, majorities, votes against the number of members.

#include "series.h"

enum { NEAR = 10, MANY = 16 };

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

static bool is_percent(const ay_quantity *q) { return q->type == AY_Q_PERCENT; }

static bool is_fraction(const ay_quantity *q) { // in words: "3/8" is a price or a rate
    return (q->flags & (AY_QF_FRACTION | AY_QF_ONE_IN)) && (q->flags & AY_QF_WORDS) &&
           (q->type == AY_Q_NUMBER || q->type == AY_Q_COUNT);
}

static bool is_amount(const ay_quantity *q) {
    return q->type != AY_Q_ORDINAL && q->type != AY_Q_PERCENT && q->type != AY_Q_POINT &&
           q->type != AY_Q_MULTIPLE &&
           !(q->flags &
               (AY_QF_FRACTION | AY_QF_ONE_IN | AY_QF_INFIRM | AY_QF_DURATION | AY_QF_YEARLIKE));
}

static bool changes(const ay_bind *b, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) { // "makes up" is no rise
        uint32_t n = ay_cue_at(b->text, i, AY_CUE_NO_CHANGE, NULL);
        if (n) i += n - 1;
        else if (ay_cue_at(b->text, i, AY_CUE_RISE, NULL) ||
                 ay_cue_at(b->text, i, AY_CUE_FALL, NULL))
            return true;
    }
    return false;
}

// The tokens between two quantities of one sentence.
static uint32_t gap(const ay_bind *b, uint32_t x, uint32_t y) {
    uint32_t end = quantity(b, x)->end, first = quantity(b, y)->first;
    return first >= end ? first - end : 0;
}

// The mark that sets off what starts at token i: a comma, a bracket, or a dash with a space behind.
static bool set_off(const ay_bind *b, uint32_t i) {
    if (i == 0) return false;
    const ay_token *t = &b->text->tokens[i - 1];
    return t->mark == ',' || t->mark == '(' ||
           (t->mark == '-' && t->span.end < b->text->tokens[i].span.start);
}

// Does B restate A: it follows behind a comma, a bracket or "or", within the noun phrase
// ("Two-thirds of the passengers asked, 54%,")?
static bool apposed(const ay_bind *b, uint32_t a, uint32_t q) {
    if (quantity(b, a)->sentence != quantity(b, q)->sentence || gap(b, a, q) == 0 ||
        gap(b, a, q) > NEAR)
        return false;
    uint32_t i = quantity(b, q)->first;
    if (ay_bind_before(b, q, AY_CUE_RESTATE, NULL) == AY_NONE && !set_off(b, i)) {
        if (ay_bind_first(b, q) == i || ay_mark(b->text, ay_bind_first(b, q) - 1) == 0)
            return false;
    }
    uint32_t commas = 0;
    for (uint32_t k = quantity(b, a)->end; k < i; k++) {
        if (b->text->tokens[k].mark == ',' || b->text->tokens[k].mark == '(') commas++;
        if (b->text->tokens[k].mark == ';' || b->text->tokens[k].mark == ':') return false;
        if (ay_cue_at(b->text, k, AY_CUE_JOIN, NULL) &&
            !ay_cue_at(b->text, k, AY_CUE_RESTATE, NULL))
            return false;
    }
    return commas <= 1;
}

// ---- percentages of one whole -------------------------------------------------------------------

static bool own_base(const ay_bind *b, uint32_t qi) { // "54% of women": a whole of its own
    uint32_t end = quantity(b, qi)->end;
    return ay_cue_at(b->text, end, AY_CUE_OF, NULL) &&
           !ay_cue_at(b->text, end, AY_CUE_OF_THEM, NULL);
}

// "The share of rail in freight is 41% in Osh, 35% in Naryn and 31% in Batken": each place has its
// own whole.
static bool own_wholes(const ay_bind *b, const ay_series *s, uint32_t low) {
    if (ay_cue_find(b->text, low, s->first, AY_CUE_OWN_WHOLE, NULL) == AY_NONE) return false;
    for (uint32_t i = 0; i < s->n; i++)
        if (ay_token_is(b->text, quantity(b, s->q[i])->end, "in")) return true;
    return false;
}

static void read_shares(ay_bind *b, const ay_series *s) {
    if (s->n < 3 || s->full) return;
    const ay_sentence *sentence = &b->text->sentences[quantity(b, s->q[0])->sentence];
    uint32_t low = s->first - sentence->first > 24 ? s->first - 24 : sentence->first;
    uint32_t high = sentence->end - s->end > 12 ? s->end + 12 : sentence->end;
    if (changes(b, low, s->end) ||
        ay_cue_find(b->text, low, high, AY_CUE_MANY_ANSWERS, NULL) != AY_NONE)
        return;
    if (own_wholes(b, s, low)) return;
    if (ay_cue_find(b->text, low, high, AY_CUE_SHARE_WORD, NULL) == AY_NONE &&
        ay_mark(b->text, s->first - 2) != ':')
        return;
    for (uint32_t i = 1; i < s->n; i++)
        if (own_base(b, s->q[i])) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_SHARES, 0);
    for (uint32_t i = 0; i < s->n; i++) ay_build_quantity(&f, AY_ROLE_PART, s->q[i], &s->as[i]);
    ay_build_commit(&f);
}

// Fractions in words that are listed ("Half of the budget goes on salaries, a third on buildings
// and a quarter on books").
static void read_fraction_list(ay_bind *b, uint32_t s) {
    uint32_t list[MANY], n = 0;
    for (uint32_t q = b->by_sentence[s]; q < b->by_sentence[s + 1] && n < MANY; q++) {
        if (!(quantity(b, q)->flags & AY_QF_FRACTION) || (quantity(b, q)->flags & AY_QF_ONE_IN))
            return;
        if (n && own_base(b, q)) return;
        list[n++] = q;
    }
    const ay_sentence *t = &b->text->sentences[s];
    if (n < 3 || !own_base(b, list[0]) || changes(b, t->first, t->end)) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_SHARES, 0);
    for (uint32_t i = 0; i < n; i++) ay_build_quantity(&f, AY_ROLE_PART, list[i], NULL);
    ay_build_commit(&f);
}

// ---- part, whole, percentage --------------------------------------------------------------------

static uint32_t noun_end(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    return q->type != AY_Q_COUNT || q->head == AY_NONE || q->head < q->end ? q->end : q->head + 1;
}

// "5,840 of them women", "$530m of that sum"; in "200 mln, of which 120" the part comes behind.
static bool of_them_behind(const ay_bind *b, uint32_t qi) {
    uint32_t i = noun_end(b, qi), n = ay_cue_at(b->text, i, AY_CUE_OF_THEM, NULL);
    if (n == 0) return false;
    if (!ay_token_is(b->text, i + n - 1, "which") && !ay_token_is(b->text, i + n - 1, "whom"))
        return true;
    uint32_t next = ay_bind_next(b, qi); // "18 platforms, 21 of which are roofed"
    return next == AY_NONE || quantity(b, next)->first > i + n + 4;
}

// Others that "them" may mean: a plural, known or by its ending, or a pronoun. A verb that looks
// like a plural is taken for one, so that a doubt is silent.
static bool others_in(const ay_bind *b, uint32_t i, uint32_t end) {
    for (; i < end; i++) {
        if (b->text->tokens[i].kind != AY_TOK_WORD) continue;
        uint32_t flags = ay_noun_flags(b->text, i);
        ay_str s = ay_token_str(b->text, i);
        bool ending = s.len > 3 && s.at[s.len - 1] == 's' && s.at[s.len - 2] != 's';
        if ((flags & AY_NOUN_PLURAL) || (ending && !(flags & AY_NOUN_STOP))) return true;
        if (ay_cue_at(b->text, i, AY_CUE_PRONOUN, NULL)) return true;
    }
    return false;
}

static bool others_between(const ay_bind *b, uint32_t whole, uint32_t part) {
    return quantity(b, part)->type == AY_Q_NUMBER && quantity(b, whole)->type == AY_Q_COUNT &&
           others_in(b, noun_end(b, whole), quantity(b, part)->first);
}

// Another noun phrase, by its article ("burnt down with a family inside"), or what comes on top of
// a whole that was counted before ("two more miners").
static bool opens_another(const ay_bind *b, uint32_t first, uint32_t behind, uint32_t end) {
    return ay_cue_find(b->text, first, behind, AY_CUE_ON_TOP, NULL) != AY_NONE ||
           ay_cue_find(b->text, behind, end, AY_CUE_SKIP, NULL) != AY_NONE;
}

// The whole of a part "of them" in the sentence before, of the same paragraph, where nothing else
// can be meant: its one quantity, and of things that are counted the subject ("Forty delegates met
// in Osh. Fifty of them"), the only noun that is not a name.
static uint32_t whole_before(const ay_bind *b, uint32_t part) {
    uint32_t s = quantity(b, part)->sentence;
    if (s == 0 || b->by_sentence[s] != part || b->by_sentence[s - 1] + 1 != part) return AY_NONE;
    const ay_sentence *before = &b->text->sentences[s - 1];
    const ay_quantity *whole = quantity(b, part - 1);
    if (before->block != b->text->sentences[s].block) return AY_NONE;
    if (whole->type == AY_Q_MONEY || whole->type == AY_Q_MEASURE) return part - 1;
    uint32_t behind = noun_end(b, part - 1);
    bool alone = ay_bind_first(b, part - 1) == before->first &&
                 !opens_another(b, before->first, behind, before->end) &&
                 !others_in(b, behind, before->end);
    return alone ? part - 1 : AY_NONE;
}

// "half a million tonnes of onions rotted, out of a harvest of 380,000 tonnes"
static uint32_t far_out_of(const ay_bind *b, uint32_t qi, uint32_t end) {
    for (uint32_t i = quantity(b, qi)->end; i + 2 < end && i < quantity(b, qi)->end + 12; i++)
        if (ay_token_is(b->text, i, "out") && ay_token_is(b->text, i + 1, "of")) return i;
    return AY_NONE;
}

// The whole that stands behind "of" after quantity qi: "15% of its 12,400 employees".
static uint32_t whole_behind(const ay_bind *b, uint32_t qi) {
    uint32_t next = ay_bind_next(b, qi);
    if (next == AY_NONE || !is_amount(quantity(b, next))) return AY_NONE;
    uint32_t of = noun_end(b, qi), first = quantity(b, next)->first;
    uint32_t n = ay_cue_at(b->text, of, AY_CUE_OF, NULL);
    if (n ? first - of > 6 : ay_mark(b->text, of) != ',')
        of = far_out_of(b, qi, first), n = of == AY_NONE ? 0 : 2;
    if (n == 0 || first - of > 6) return AY_NONE;
    for (uint32_t i = of + n; i < first; i++) {
        char mark = b->text->tokens[i].mark;
        if ((mark && mark != '\'' && mark != '-') || ay_cue_at(b->text, i, AY_CUE_JOIN, NULL))
            return AY_NONE;
        if (ay_cue_at(b->text, i, AY_CUE_CLAUSE, NULL) ||
            ay_cue_at(b->text, i, AY_CUE_FUTURE, NULL))
            return AY_NONE;
        if (ay_cue_at(b->text, i, AY_CUE_BASE, NULL) ||
            (ay_cue_at(b->text, i, AY_CUE_PREP, NULL) && !ay_token_is(b->text, i, "of")) ||
            (b->spots->at[i] & AY_TIME_BIT))
            return AY_NONE;
    }
    if ((quantity(b, next)->flags & (AY_QF_HYPHEN | AY_QF_DURATION)) ||
        quantity(b, next)->range != AY_NONE)
        return AY_NONE;
    return next;
}

// A whole with "of" in front at the start of its clause: "Of 86,000 hectares under maize, 34,400
// …".
static bool starts_with_of(const ay_bind *b, uint32_t qi) {
    uint32_t at = ay_bind_before(b, qi, AY_CUE_OF_START, NULL);
    if (at == AY_NONE) return false;
    return at == b->text->sentences[quantity(b, qi)->sentence].first ||
           at == b->clauses[b->clause_at[at]].first;
}

static void add_share(ay_bind *b, uint32_t part, uint32_t whole, uint32_t rate) {
    ay_quantity p, w;
    if (!is_amount(quantity(b, part)) || !is_amount(quantity(b, whole)) || part == whole) return;
    if (rate != AY_NONE && ay_bind_after(b, rate, AY_CUE_OF_PLAN, NULL) != AY_NONE) return; // PLAN
    if (quantity(b, whole)->type == AY_Q_MEASURE &&
        ay_unit_rows[quantity(b, whole)->unit].dimension == AY_DIM_BARE_POINT)
        return;
    if (!ay_bind_align(b, part, whole, &p, &w)) {
        if (quantity(b, part)->type != AY_Q_COUNT || quantity(b, whole)->type != AY_Q_COUNT) return;
        p = *quantity(b, part), w = *quantity(b, whole);
    }
    ay_building f;
    ay_build(&f, b, rate == AY_NONE ? AY_FACT_PART : AY_FACT_SHARE, 0);
    if (rate != AY_NONE) ay_build_quantity(&f, AY_ROLE_RATE, rate, NULL);
    ay_build_quantity(&f, AY_ROLE_PART, part, &p);
    ay_build_quantity(&f, AY_ROLE_WHOLE, whole, &w);
    ay_build_commit(&f);
}

// rate of whole, part: "15% of its 12,400 employees, or 2,480 people", "Two-fifths of the network's
// 350 stations, 220 in all".
static void read_rate_first(ay_bind *b, uint32_t rate) {
    uint32_t whole = whole_behind(b, rate);
    if (whole == AY_NONE || (quantity(b, whole)->flags & AY_QF_PER)) return;
    uint32_t part = ay_bind_next(b, whole);
    if (part == AY_NONE || !is_amount(quantity(b, part)) || gap(b, whole, part) > NEAR) return;
    if (apposed(b, whole, part)) add_share(b, part, whole, rate);
}

// part, rate of whole: "1.8 million people, or 12% of the population of 9.0 million". What has a
// word of plan around the whole is a plan's rate, and read there.
static void read_rate_between(ay_bind *b, uint32_t rate) {
    uint32_t part = ay_bind_previous(b, rate), whole = whole_behind(b, rate);
    if (part == AY_NONE || whole == AY_NONE || (quantity(b, whole)->flags & AY_QF_PER)) return;
    if (ay_bind_before(b, rate, AY_CUE_RESTATE, NULL) == AY_NONE &&
        ay_bind_before(b, rate, AY_CUE_AMOUNTS_TO, NULL) == AY_NONE)
        return;
    uint32_t end = quantity(b, whole)->end + 3,
             last = b->text->sentences[quantity(b, rate)->sentence].end;
    if (ay_cue_find(b->text, quantity(b, rate)->end, end < last ? end : last, AY_CUE_PLAN, NULL) ==
            AY_NONE &&
        apposed(b, part, rate))
        add_share(b, part, whole, rate);
}

// "28 percent,", "42% of the money": and not "half Guyana's exports", "35 percent were in Asia".
static bool ends_there(const ay_bind *b, uint32_t qi) {
    uint32_t end = quantity(b, qi)->end;
    if (end >= b->text->sentences[quantity(b, qi)->sentence].end || b->text->tokens[end].mark)
        return true;
    return ay_cue_at(b->text, end, AY_CUE_OF_THEM, NULL) || ay_token_is(b->text, end, "of");
}

// part of whole, rate; Of whole, part, rate; whole, part of them, rate.
static void read_rate_last(ay_bind *b, uint32_t rate) {
    uint32_t part = ay_bind_previous(b, rate);
    if (part == AY_NONE) return;
    uint32_t before = ay_bind_previous(b, part);
    if (before != AY_NONE && whole_behind(b, before) == part && is_amount(quantity(b, before))) {
        if (gap(b, part, rate) <= 2 * NEAR &&
            (apposed(b, part, rate) || ay_bind_before(b, rate, AY_CUE_RESTATE, NULL) != AY_NONE))
            add_share(b, before, part, rate);
        return;
    }
    if (!apposed(b, part, rate) || !is_amount(quantity(b, part)) || !ends_there(b, rate)) return;
    if (before != AY_NONE && starts_with_of(b, before)) {
        add_share(b, part, before, rate);
        return;
    }
    bool of_them = of_them_behind(b, part);
    if (before == AY_NONE && of_them) before = whole_before(b, part);
    if (before != AY_NONE && of_them) add_share(b, part, before, rate);
}

// A semicolon, and more than an article behind it: "540 children; at the last visit there had been
// 610 of them" speaks of another time.
static bool starts_anew(const ay_bind *b, uint32_t whole, uint32_t part) {
    for (uint32_t i = quantity(b, whole)->end; i + 3 < quantity(b, part)->first; i++)
        if (b->text->tokens[i].mark == ';') return true;
    return false;
}

// A part and its whole without a percentage: only too large a part is wrong.
static void read_part(ay_bind *b, uint32_t qi) {
    if (!is_amount(quantity(b, qi))) return;
    uint32_t whole = whole_behind(b, qi);
    if (whole != AY_NONE) {
        bool the = ay_cue_at(b->text, noun_end(b, qi), AY_CUE_OF_THE, NULL) > 0 ||
                   ay_mark(b->text, noun_end(b, qi)) == 0;
        uint32_t of = noun_end(b, qi);
        bool far = quantity(b, whole)->first - of > 6; // "rotted, out of a harvest of 380,000"
        if (far) the = true;
        else if (ay_token_is(b->text, of, "of"))
            the = ay_cue_at(b->text, of, AY_CUE_OF_THE, NULL) > 0;
        if (the && !(quantity(b, qi)->flags & AY_QF_PER)) add_share(b, qi, whole, AY_NONE);
        return;
    }
    uint32_t before = ay_bind_previous(b, qi);
    bool of_them = of_them_behind(b, qi);
    uint32_t s = quantity(b, qi)->sentence; // "$530m of that sum", unless it has a time of its own
    if (before == AY_NONE && of_them && b->time_by_sentence[s] == b->time_by_sentence[s + 1])
        before = whole_before(b, qi);
    if (before == AY_NONE || !is_amount(quantity(b, before))) return;
    if (of_them && (starts_anew(b, before, qi) || others_between(b, before, qi))) return;
    bool own_noun = quantity(b, qi)->type == AY_Q_COUNT && !of_them &&
                    !ay_quantity_alike(b->text, quantity(b, qi), quantity(b, before));
    if (own_noun) return; // "of the five countries, China sent 120 delegates"
    if (b->period[qi] != AY_NONE && b->period[qi] != b->period[before] &&
        b->time_by_sentence[s + 1] - b->time_by_sentence[s] > 1)
        return; // a part of a period: CUMULATIVE
    if (of_them || (starts_with_of(b, before) && b->clause_at[quantity(b, before)->first] ==
                                                     b->clause_at[quantity(b, qi)->first]))
        add_share(b, qi, before, AY_NONE);
}

// ---- fractions and percentages ------------------------------------------------------------------

static void add_restated(ay_bind *b, uint32_t a, uint32_t rate, uint32_t part, uint32_t whole) {
    ay_building f;
    ay_build(&f, b, AY_FACT_RESTATED, 0);
    ay_build_quantity(&f, AY_ROLE_A, a, NULL);
    if (rate != AY_NONE) ay_build_quantity(&f, AY_ROLE_B, rate, NULL);
    if (part != AY_NONE) ay_build_quantity(&f, AY_ROLE_PART, part, NULL);
    if (whole != AY_NONE) ay_build_quantity(&f, AY_ROLE_WHOLE, whole, NULL);
    ay_build_commit(&f);
}

static void read_restated(ay_bind *b, uint32_t a) {
    if (!is_fraction(quantity(b, a))) return;
    uint32_t next = ay_bind_next(b, a), previous = ay_bind_previous(b, a);
    if (next != AY_NONE && is_percent(quantity(b, next)) && apposed(b, a, next) &&
        ends_there(b, next)) {
        add_restated(b, a, next, AY_NONE, AY_NONE);
    } else if (previous != AY_NONE && is_percent(quantity(b, previous)) &&
               apposed(b, previous, a) && ay_bind_before(b, a, AY_CUE_RESTATE, NULL) != AY_NONE) {
        add_restated(b, a, previous, AY_NONE, AY_NONE);
    } else if (next != AY_NONE && ay_bind_bracket(b, next) != AY_NONE &&
               is_amount(quantity(b, next)) && gap(b, a, next) <= NEAR) {
        uint32_t whole = whole_behind(b, next);
        if (whole != AY_NONE) add_restated(b, a, AY_NONE, next, whole);
        else if (ay_dec_sign(quantity(b, next)->of) > 0) add_restated(b, a, AY_NONE, next, AY_NONE);
    } else if (previous != AY_NONE && ay_bind_before(b, a, AY_CUE_RESTATE, NULL) != AY_NONE) {
        uint32_t whole = ay_bind_previous(b, previous);
        if (whole != AY_NONE && is_amount(quantity(b, previous)) && is_amount(quantity(b, whole)) &&
            starts_with_of(b, whole))
            add_restated(b, a, AY_NONE, previous, whole);
    }
}

// ---- majorities ---------------------------------------------------------------------------------

static void add_majority(ay_bind *b, uint32_t cue, uint32_t n, int32_t need, bool minority,
    uint32_t rate, uint32_t part, uint32_t whole) {
    ay_building f;
    ay_build(&f, b, AY_FACT_MAJORITY, minority ? 1 : 0);
    ay_build_words(&f, AY_ROLE_CUE, cue, cue + n, need);
    if (rate != AY_NONE) ay_build_quantity(&f, AY_ROLE_RATE, rate, NULL);
    if (part != AY_NONE) ay_build_quantity(&f, AY_ROLE_PART, part, NULL);
    if (whole != AY_NONE) ay_build_quantity(&f, AY_ROLE_WHOLE, whole, NULL);
    ay_build_commit(&f);
}

// "most teachers", "most of the loans", but not "the most popular dish".
static bool most_of(const ay_bind *b, uint32_t i) {
    if (i >= b->text->n_tokens || ay_token_is(b->text, i, "of")) return i < b->text->n_tokens;
    ay_str s = ay_token_str(b->text, i);
    return s.len > 3 && s.at[s.len - 1] == 's' && s.at[s.len - 2] != 'u' && s.at[s.len - 2] != 's';
}

// The percentage that the clause before calls so: "backed by 46% of delegates, a clear majority."
static uint32_t called_majority(const ay_bind *b, uint32_t i, uint32_t n) {
    const ay_sentence *s = &b->text->sentences[b->text->tokens[i].sentence];
    uint32_t low = i > s->first + NEAR ? i - NEAR : s->first, first = i, qi;
    if (i + n < s->end && b->text->tokens[i + n].mark == 0) return AY_NONE;
    while (first > low && first + 2 > i && !b->text->tokens[first - 1].mark) first--;
    if (first == i || !set_off(b, first) || !ay_bind_quantities(b, low, i, &qi)) return AY_NONE;
    bool one = ay_bind_next(b, qi) == AY_NONE || quantity(b, ay_bind_next(b, qi))->first > i;
    bool share = one && is_percent(quantity(b, qi)) && quantity(b, qi)->direction == AY_DIR_NONE;
    return share ? qi : AY_NONE;
}

// The figure that a majority is said of: the next percentage in apposition or behind a colon, or
// "118 votes out of 230". Returns the number of tokens that the cue has, 0 when there is none.
static uint32_t read_majority(ay_bind *b, uint32_t i) {
    int32_t need = 0;
    bool minority = false;
    uint32_t n = ay_cue_at(b->text, i, AY_CUE_MAJORITY, &need);
    if (n == 0) minority = true, n = ay_cue_at(b->text, i, AY_CUE_MINORITY, &need);
    if (n == 0) return 0;
    const ay_sentence *s = &b->text->sentences[b->text->tokens[i].sentence];
    uint32_t low = i > s->first + 4 ? i - 4 : s->first,
             high = i + n + 20 < s->end ? i + n + 20 : s->end, qi;
    if (ay_cue_find(b->text, low, i + n + 1 < s->end ? i + n + 1 : s->end, AY_CUE_NO_MAJORITY,
            NULL) != AY_NONE)
        return n;
    if (ay_token_is(b->text, i, "most") && !most_of(b, i + 1)) return n;
    uint32_t near = ay_bind_quantities(b, i + n, high, &qi);
    if (near == 0 && !minority && (qi = called_majority(b, i, n)) != AY_NONE)
        add_majority(b, i, n, need, minority, qi, AY_NONE, AY_NONE);
    if (near == 0) return n;
    const ay_quantity *q = quantity(b, qi);
    if (is_percent(q)) {
        uint32_t first = ay_bind_first(b, qi);
        bool marked = set_off(b, first) || // "most teachers, 43 per cent,"
                      (first && b->text->tokens[first - 1].mark == ':');
        for (uint32_t k = i + n; k < q->first; k++)
            marked |= b->text->tokens[k].mark == ':' && q->first - k <= 5;
        if (marked && q->direction == AY_DIR_NONE)
            add_majority(b, i, n, need, minority, qi, AY_NONE, AY_NONE);
        return n;
    }
    uint32_t whole = is_amount(q) ? whole_behind(b, qi) : AY_NONE;
    if (whole != AY_NONE) add_majority(b, i, n, need, minority, AY_NONE, qi, whole);
    return n;
}

// ---- votes --------------------------------------------------------------------------------------

static bool is_body(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (q->type == AY_Q_PERCENT || q->type == AY_Q_MONEY ||
        ay_dec_cmp(q->value, ay_dec_int(2000)) > 0)
        return false;
    if (ay_bind_before(b, qi, AY_CUE_BODY_OF, NULL) != AY_NONE) return true;
    uint32_t i = q->first; // "nine-member", "45-seat", "27 member states"
    while (i < q->end && b->text->tokens[i].span.end <= q->number.end) i++;
    bool hyphen = ay_mark(b->text, i) == '-';
    uint32_t n = ay_cue_at(b->text, hyphen ? i + 1 : i, AY_CUE_BODY, NULL);
    if (n == 0 || hyphen || n > 1) return n > 0;
    uint32_t vote = ay_bind_next(b, qi), other; // "The seven judges ruled 5-3", "has 11 members"
    if (vote == AY_NONE || !ay_cue_before(b->text, q->first, AY_CUE_BODY_HAS, NULL)) return false;
    other = ay_bind_next(b, vote);
    return ay_bind_previous(b, qi) == AY_NONE && other != AY_NONE &&
           ay_bind_next(b, other) == AY_NONE && gap(b, vote, other) <= 1;
}

static bool is_vote(const ay_quantity *q) {
    return is_amount(q) && q->type != AY_Q_MONEY && q->type != AY_Q_MEASURE &&
           ay_dec_is_int(q->value) && ay_dec_cmp(q->value, ay_dec_int(2000)) < 0 &&
           !(q->flags & AY_QF_HYPHEN && q->type == AY_Q_COUNT);
}

static void read_vote(ay_bind *b, uint32_t s) {
    const ay_sentence *t = &b->text->sentences[s];
    uint32_t body = AY_NONE, votes[MANY], n = 0;
    if (ay_cue_find(b->text, t->first, t->end, AY_CUE_VOTE_WORD, NULL) == AY_NONE) return;
    if (ay_cue_find(b->text, t->first, t->end, AY_CUE_SPORT, NULL) != AY_NONE) return;
    for (uint32_t q = b->by_sentence[s]; q < b->by_sentence[s + 1] && n < MANY; q++) {
        if (body == AY_NONE && is_body(b, q)) body = q;
        else if (is_vote(quantity(b, q))) votes[n++] = q;
    }
    if (body == AY_NONE || n < 2 || n > 4) return;
    for (uint32_t k = 1; k < n; k++)
        if (gap(b, votes[k - 1], votes[k]) > NEAR) return;
    ay_building f;
    bool all = ay_cue_find(b->text, t->first, t->end, AY_CUE_ALL_VOTED, NULL) != AY_NONE;
    ay_build(&f, b, AY_FACT_VOTE, all ? AY_VOTE_ALL : AY_VOTE_SOME);
    for (uint32_t k = 0; k < n; k++) ay_build_quantity(&f, AY_ROLE_PART, votes[k], NULL);
    ay_build_quantity(&f, AY_ROLE_WHOLE, body, NULL);
    ay_build_commit(&f);
}

void ay_fact_share(ay_bind *bind) {
    ay_series s;
    for (uint32_t q = 0; q < bind->spots->n_quantities; q++) {
        if (bind->table[quantity(bind, q)->sentence]) continue;
        const ay_quantity *x = quantity(bind, q);
        bool opens = q == 0 || !is_percent(quantity(bind, q - 1)) ||
                     quantity(bind, q - 1)->sentence != x->sentence;
        if (is_percent(x) && opens) {
            ay_series_read(bind, q, &s);
            read_shares(bind, &s);
        }
        if (is_percent(x) || is_fraction(x)) {
            read_rate_first(bind, q);
            read_rate_between(bind, q);
            read_rate_last(bind, q);
        }
        read_restated(bind, q);
        read_part(bind, q);
    }
    for (uint32_t i = 0; i < bind->text->n_sentences; i++) {
        if (bind->by_sentence[i] == bind->by_sentence[i + 1] || bind->table[i]) continue;
        read_fraction_list(bind, i);
        read_vote(bind, i);
        const ay_sentence *t = &bind->text->sentences[i];
        if (!ay_sentence_has(t, AY_CUE_MAJORITY) && !ay_sentence_has(t, AY_CUE_MINORITY)) continue;
        for (uint32_t k = t->first; k < t->end; k++) {
            uint32_t n = read_majority(bind, k);
            if (n > 1) k += n - 1;
        }
    }
}
