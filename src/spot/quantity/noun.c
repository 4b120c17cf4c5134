// What is counted. In: a number without unit, and the tokens behind it. Out: the noun phrase: from
// the number to its first plural ("nuclear power plants", "Kia and Hyundai cars", "five 20-year
// bonds"), or to a singular where nothing else can be meant; behind "of the" the whole that it is a
// part of. The words that never belong to a phrase are data (data/en/nouns.tsv, flag `stop`).
//
// The trap: without a grammar, a word that ends in "s" is taken for a plural, be it a verb. Those
// that mostly are verbs carry the flag `verbal`: they need a word of the phrase in front.
#include "quantity.h"

enum { NOUN_REACH = 6, OWNER_REACH = 4 };

typedef struct phrase {
    const ay_text *t;
    uint32_t first, end; // tokens it may have
    uint32_t head, last; // its plural, and its last word; AY_NONE
    bool hyphen;         // "45-seat": the word behind the hyphen is its head
    bool one;            // a singular will do
    bool part;           // the whole that something is a part of: a plural alone will do
} phrase;

// ---- words --------------------------------------------------------------------------------------

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// "TVs", "MPs": capitals and a small "s".
static bool plural_of_capitals(ay_str s) {
    return s.len >= 3 && s.at[s.len - 1] == 's' && is_upper(s.at[s.len - 2]) && is_upper(s.at[0]);
}

static bool plural(const ay_text *t, uint32_t i, uint32_t flags) {
    if (flags & AY_NOUN_PLURAL) return true;
    if (flags & (AY_NOUN_MODIFIER | AY_NOUN_STOP)) return false;
    ay_str s = ay_token_str(t, i);
    if (plural_of_capitals(s)) return true;
    return s.len > 3 && s.at[s.len - 1] == 's' && s.at[s.len - 2] != 's' && s.at[s.len - 2] != 'u';
}

static bool apostrophe(const ay_text *t, uint32_t i) { // a clitic: "'s"
    char first = t->doc->text.at[t->tokens[i].span.start];
    return first == '\'' || (first & 0x80 && ay_touches(t, i) && t->tokens[i].kind == AY_TOK_WORD);
}

static bool is_word(const ay_text *t, uint32_t i, uint32_t end) {
    return i < end && t->tokens[i].kind == AY_TOK_WORD && !apostrophe(t, i);
}

static bool is_stop(uint32_t flags) { return (flags & AY_NOUN_STOP) && !(flags & AY_NOUN_PLURAL); }

// Capitals that a name of a place, a currency or an organisation has are no noun of their own.
static bool is_name(const ay_text *t, uint32_t i) {
    uint32_t n;
    static const uint8_t tables[] = {
        AY_TABLE_STATE, AY_TABLE_GROUP, AY_TABLE_CITY, AY_TABLE_CURRENCY, AY_TABLE_TIMEWORD};
    for (size_t k = 0; k < sizeof tables; k++)
        if (ay_phrase_at(t, i, tables[k], &n) >= 0) return true;
    return ay_cue_at(t, i, AY_CUE_CLOCK, NULL) > 0;
}

// A word alone behind the number that is no plural is a noun only where the phrase ends, and if it
// is no participle. Of names only short capitals are: "0.5 WAR)".
static bool lone_noun(const ay_text *t, uint32_t i, uint32_t end) {
    const ay_token *w = &t->tokens[i];
    ay_str word = ay_token_str(t, i);
    bool capitals = (w->flags & AY_TOK_CAPS) && word.len <= 4 && !is_name(t, i);
    if (word.len < 2 || ((w->flags & AY_TOK_UPPER) && !capitals)) return false;
    if (word.len > 3 && word.at[word.len - 1] == 'd' && word.at[word.len - 2] == 'e') return false;
    return i + 1 >= end || t->tokens[i + 1].mark;
}

// ---- joints inside a phrase ---------------------------------------------------------------------

// "digital and physical sales", "Kia and Hyundai cars": "and" between two words, but not
// "20 overall and Smith".
static bool joins_words(const phrase *p, uint32_t k) {
    const ay_text *t = p->t;
    if (p->one || k == p->first || ay_cue_at(t, k, AY_CUE_RANGE_AND, NULL) != 1) return false;
    if (!is_word(t, k - 1, p->end) || !is_word(t, k + 1, p->end)) return false;
    if (ay_numeral_may_start(t, k + 1) || is_stop(ay_noun_flags(t, k + 1))) return false;
    return (t->tokens[k - 1].flags & AY_TOK_UPPER) || !(t->tokens[k + 1].flags & AY_TOK_UPPER);
}

// The digits of "COVID-19", "A320", "MiG-29": part of the word in front.
static bool digits_of_word(const phrase *p, uint32_t k) {
    const ay_text *t = p->t;
    if (k <= p->first || k >= p->end || t->tokens[k].kind != AY_TOK_NUMBER || !ay_touches(t, k))
        return false;
    if (t->tokens[k - 1].mark == '-') return k > p->first + 1 && is_word(t, k - 2, p->end);
    return is_word(t, k - 1, p->end);
}

// The points of "U.S. troops", "St. Louis houses".
static bool point_of_word(const phrase *p, uint32_t k) {
    const ay_text *t = p->t;
    if (t->tokens[k].mark != '.' || k == p->first || !ay_touches(t, k)) return false;
    const ay_token *before = &t->tokens[k - 1];
    bool more = is_word(t, k + 1, p->end);
    return more && (before->flags & AY_TOK_UPPER) && ay_span_length(before->span) <= 2;
}

// "140 million active “users”": a mark that opens in front of a word.
static bool opens_quote(const phrase *p, uint32_t k) {
    const ay_text *t = p->t;
    bool mark = t->tokens[k].mark == '"' || t->tokens[k].mark == '\'';
    return mark && (t->tokens[k].flags & AY_TOK_SPACE) && ay_touches(t, k + 1) &&
           is_word(t, k + 1, p->end);
}

// A hyphen, or what belongs to the word in front.
static bool goes_on(const phrase *p, uint32_t k) {
    const ay_token *w = &p->t->tokens[k];
    if (w->mark == '-' && ay_touches(p->t, k) && ay_touches(p->t, k + 1)) return true;
    return digits_of_word(p, k) || point_of_word(p, k) || joins_words(p, k);
}

// A measure in front of the noun: "five 20-year bonds", "two $500 cheques", "300 9 litre cases".
// Returns the token behind it, k when there is none.
static uint32_t skip_measure(const ay_text *t, uint32_t k, uint32_t end) {
    uint32_t i = k, n, place = k;
    if (i < end && t->tokens[i].kind == AY_TOK_SYMBOL && ay_touches(t, i + 1)) place = ++i;
    ay_numeral x;
    if (i >= end || !ay_numeral_may_start(t, i) || !ay_numeral_read(t, i, end, &x)) return k;
    if (x.ordinal || x.vague || x.multiple) return k;
    i = x.end;
    if (place > k) return is_word(t, i, end) ? i : k;
    bool hyphen = ay_hyphen(t, i);
    if (!hyphen && ay_phrase_at(t, i, AY_TABLE_UNIT, &n) < 0) return k;
    for (i += hyphen ? 2 : n; ay_hyphen(t, i) && i + 1 < end; i += 2) {}
    return is_word(t, i, end) ? i : k;
}

// ---- the phrase ---------------------------------------------------------------------------------

// A plural that mostly is a verb ("wins") is a noun behind another word of the phrase, or where
// nothing follows that it could have for an object.
static bool verbal_noun(const phrase *p, uint32_t k) {
    const ay_text *t = p->t;
    if (k > p->first) return true;
    if (k + 1 >= p->end || t->tokens[k + 1].mark) return true;
    return ay_cue_at(t, k + 1, AY_CUE_PREP, NULL) || ay_cue_at(t, k + 1, AY_CUE_RANGE_AND, NULL) ||
           ay_cue_at(t, k + 1, AY_CUE_COPULA, NULL);
}

// "three-nought", "ten twenty-foot boats": a number in words is never the head.
static bool is_number_word(const phrase *p, uint32_t k) {
    enum { SMALL = 1 << AY_NUM_DIGIT | 1 << AY_NUM_TEEN | 1 << AY_NUM_TEN };
    const ay_scan scan = {p->t, p->first, p->end};
    uint32_t n;
    return ay_number_at(&scan, k, SMALL, &n) != NULL;
}

// "30 staff vacancies", "40 crew members": a plural of the table that stands in front of another.
static bool is_modifier(const phrase *p, uint32_t k) {
    const ay_text *t = p->t;
    if (p->head + 1 != k || p->hyphen || !is_word(t, k, p->end)) return false;
    uint32_t flags = ay_noun_flags(t, k);
    return (ay_noun_flags(t, p->head) & AY_NOUN_PLURAL) && !is_stop(flags) && plural(t, k, flags);
}

// Is the phrase at its end in front of token k? Its head is known, and k is no part of it.
static bool is_whole(phrase *p, uint32_t k) {
    if (p->head == AY_NONE || ay_hyphen(p->t, k)) return false;
    const ay_token *w = &p->t->tokens[k];
    bool owner = w->mark == '\'' && ay_touches(p->t, k) && w->quote == 0; // "midwives' posts"
    if (!is_modifier(p, k) && !(owner && is_word(p->t, k + 1, p->end))) return true;
    p->head = AY_NONE;
    return false;
}

static bool is_barred(const phrase *p, uint32_t k, uint32_t flags) {
    if (!is_stop(flags)) return false;
    if ((flags & AY_NOUN_VERBAL) && verbal_noun(p, k)) return false;
    if (digits_of_word(p, k + 1)) return false; // the A of "A320"
    return !p->hyphen || k > p->first || !(flags & AY_NOUN_VERB);
}

static void read_phrase(phrase *p) {
    const ay_text *t = p->t;
    uint32_t first = p->hyphen ? p->first : skip_measure(t, p->first, p->end);
    for (uint32_t k = first; k < p->end && k < first + NOUN_REACH; k++) {
        if (is_whole(p, k)) return;
        bool quote = opens_quote(p, k);
        if (quote) p->first = k + 1, p->last = AY_NONE;
        if (quote || goes_on(p, k) || t->tokens[k].mark == '\'') continue;
        if (!is_word(t, k, p->end)) return;
        uint32_t flags = ay_noun_flags(t, k);
        if (is_barred(p, k, flags)) return;
        if (is_number_word(p, k)) continue;
        p->last = k;
        bool verbal = (flags & AY_NOUN_VERBAL) != 0;
        if (p->hyphen || verbal || plural(t, k, flags)) p->head = k;
    }
}

// "a 12 page report": a singular that is an attribute, without its hyphen.
static bool is_attribute(const phrase *p) {
    const ay_text *t = p->t;
    return p->last != AY_NONE && p->last > p->first &&
           (ay_noun_flags(t, p->first) & AY_NOUN_ATTRIBUTE) && is_word(t, p->first + 1, p->end);
}

// Its head, and the first word that belongs to it.
static bool find_phrase(phrase *p, uint32_t from) {
    const ay_text *t = p->t;
    p->first = from;
    p->head = p->last = AY_NONE;
    p->hyphen = ay_hyphen(t, from);
    if (opens_quote(p, from)) p->first = ++from;
    if (p->hyphen) p->first++;
    else if (is_word(t, from + 1, p->end) && (ay_noun_flags(t, from) & AY_NOUN_PASS))
        p->first++; // "eight other workers", "two more seats"
    read_phrase(p);
    if (p->head != AY_NONE || p->last == AY_NONE || p->part) return p->head != AY_NONE;
    if (is_attribute(p)) p->hyphen = true, p->head = p->first;
    else if (p->one) p->head = p->last;
    else if (p->last == from && lone_noun(t, from, p->end)) p->head = from;
    return p->head != AY_NONE;
}

// The noun phrase behind the number: adjectives and the first plural that is no possessive; behind
// a hyphen the word that follows ("45-seat"); a one takes a singular.
void ay_noun_behind(const ay_text *t, ay_quantity *q, uint32_t from) {
    phrase p = {.t = t, .end = t->sentences[q->sentence].end};
    p.one = ay_dec_cmp(q->value, ay_dec_int(1)) == 0;
    if (!find_phrase(&p, from)) return;
    q->type = AY_Q_COUNT;
    q->head = p.head;
    q->noun = ay_tokens_span(t, p.first, p.head + 1);
    if (p.hyphen) q->flags |= AY_QF_HYPHEN;
}

// ---- the whole that it is a part of -------------------------------------------------------------

// "of Johnson's deputies", "of the company's workers": the token behind the owner, i for none.
static uint32_t behind_owner(const ay_text *t, uint32_t i, uint32_t end) {
    for (uint32_t k = i; k < end && k < i + OWNER_REACH; k++) {
        if (t->tokens[k].kind != AY_TOK_WORD) return i;
        if (k > i && apostrophe(t, k) && ay_touches(t, k)) return k + 1;
        if (is_stop(ay_noun_flags(t, k))) return i;
    }
    return i;
}

// "three of the five mills", "two of its drivers", "half the flats": the noun is that of the whole.
// A bare "of" needs an owner or a number behind it.
void ay_whole_behind(const ay_text *t, ay_quantity *q, uint32_t from) {
    uint32_t end = t->sentences[q->sentence].end, n = ay_cue_at(t, from, AY_CUE_OF_WHOLE, NULL);
    if (n == 0 && (q->flags & AY_QF_FRACTION)) n = ay_cue_at(t, from, AY_CUE_PARTED, NULL);
    if (n == 0) return;
    uint32_t i = behind_owner(t, from + n, end);
    bool told = n > 1 || i > from + n || !ay_cue_at(t, from, AY_CUE_NOUN_OF, NULL);
    ay_numeral x;
    if (i < end && ay_numeral_may_start(t, i) && ay_numeral_read(t, i, end, &x) && !x.ordinal) {
        if (ay_dec_cmp(q->value, x.value) > 0) return;
        i = x.end, told = true;
    }
    if (!told) return;
    uint32_t unit;
    phrase p = {.t = t, .end = end, .part = true};
    if (ay_phrase_at(t, i, AY_TABLE_UNIT, &unit) >= 0) return;
    if (ay_phrase_at(t, i, AY_TABLE_CURRENCY, &unit) >= 0) return;
    if (!find_phrase(&p, i) || p.hyphen) return;
    q->noun = ay_tokens_span(t, p.first, p.head + 1);
    if (!(q->flags & AY_QF_WORDS) || ay_dec_cmp(q->value, ay_dec_int(1)) != 0) return;
    q->type = AY_Q_COUNT; // "one of the mills" is no pronoun, but proves nothing
    q->head = p.head;
    q->flags |= AY_QF_INFIRM;
}

// "a week or two", "another truck or two": the noun stands in front.
void ay_noun_in_front(const ay_text *t, ay_quantity *q, uint32_t first) {
    uint32_t n = ay_cue_before(t, first, AY_CUE_RANGE_OR, NULL), low, m;
    if (n != 1 || !(q->flags & AY_QF_WORDS) || ay_dec_cmp(q->value, ay_dec_int(2)) != 0) return;
    low = t->sentences[q->sentence].first;
    uint32_t noun = first - 2; // behind an article, with an adjective at most
    if (first < low + 3 || t->tokens[noun].kind != AY_TOK_WORD) return;
    bool article = ay_cue_before(t, noun, AY_CUE_ONE_OF_IT, NULL) > 0;
    if (!article && noun > low + 1)
        article = ay_cue_before(t, noun - 1, AY_CUE_ONE_OF_IT, NULL) > 0;
    if (!article || is_stop(ay_noun_flags(t, noun))) return;
    int32_t unit = ay_phrase_at(t, noun, AY_TABLE_UNIT, &m);
    q->noun = ay_tokens_span(t, noun, noun + 1);
    if (unit < 0 || m != 1) return;
    q->noun = (ay_span){0, 0};
    q->type = AY_Q_MEASURE;
    q->unit = (uint16_t)unit;
    if (ay_unit_rows[unit].flags & AY_UNITF_DURATION) q->flags |= AY_QF_DURATION;
}
