// What is being measured, where the words are plain. In: a quantity. Out: a noun phrase: the whole
// of a share ("20% of the voters"), the thing that it is an attribute of ("a 5% stake"), what
// stands before "of" ("a net profit of 4bn"), or the subject of its verb ("coal exports" of "Coal
// exports rose 5%"). The verbs are those of the changes (data/en/grammar/change.tsv).
//
// The trap: it is for the reader of a record and decides nothing; where a phrase is long, has a
// figure or a time in it, or is a pronoun, it is left empty.
#include "quantity.h"

enum { CLAUSE = 16, PHRASE = 8, SHORT = 4 };

// ---- words --------------------------------------------------------------------------------------

static bool ends_in(const ay_text *t, uint32_t i, const char *end, uint32_t n) {
    ay_str s = ay_token_str(t, i);
    if (s.len < n + 3) return false;
    for (uint32_t k = 0; k < n; k++)
        if ((s.at[s.len - n + k] | 32) != end[k]) return false;
    return true;
}

static bool is_stop(const ay_text *t, uint32_t i) {
    uint32_t flags = ay_noun_flags(t, i);
    return (flags & AY_NOUN_STOP) && !(flags & (AY_NOUN_PLURAL | AY_NOUN_VERBAL));
}

// Does a time that is no length cover the token?
static bool is_dated(const ay_spots *spots, uint32_t i) {
    if (!(spots->at[i] & AY_TIME_BIT)) return false;
    const ay_time *t = &spots->times[(spots->at[i] & AY_INDEX_MASK) - 1];
    return t->type != AY_T_DURATION && t->type != AY_T_SET;
}

// A word that can stand in a noun phrase.
static bool is_plain(const ay_spots *spots, uint32_t i) {
    const ay_text *t = spots->text;
    if (t->tokens[i].kind != AY_TOK_WORD || is_dated(spots, i)) return false;
    return !is_stop(t, i) && !ay_tables_may(t, i, ay_table_bit(AY_TABLE_NUMBER));
}

// Small words inside of one: "exports to China and the EU".
static bool is_joint(const ay_text *t, uint32_t i) {
    return ay_cue_at(t, i, AY_CUE_PREP, NULL) || ay_cue_at(t, i, AY_CUE_RANGE_TO, NULL) ||
           ay_cue_at(t, i, AY_CUE_RANGE_AND, NULL) || ay_cue_at(t, i, AY_CUE_PARTED, NULL) ||
           ay_cue_at(t, i, AY_CUE_ARTICLE, NULL);
}

static bool is_determiner(const ay_text *t, uint32_t i) {
    return ay_cue_at(t, i, AY_CUE_PARTED, NULL) == 1 || ay_cue_at(t, i, AY_CUE_ARTICLE, NULL) == 1;
}

static bool is_verb(const ay_text *t, uint32_t i) {
    uint64_t verbs = ay_cue_bit(AY_CUE_RISE) | ay_cue_bit(AY_CUE_FALL) | ay_cue_bit(AY_CUE_COPULA) |
                     ay_cue_bit(AY_CUE_GOAL) | ay_cue_bit(AY_CUE_GAIN);
    if (!ay_cues_may(t, i, verbs) || is_joint(t, i)) return false; // "exports to China"
    return ay_cue_at(t, i, AY_CUE_RISE, NULL) || ay_cue_at(t, i, AY_CUE_FALL, NULL) ||
           ay_cue_at(t, i, AY_CUE_COPULA, NULL) || ay_cue_at(t, i, AY_CUE_GOAL, NULL) ||
           ay_cue_at(t, i, AY_CUE_GAIN, NULL);
}

static uint32_t sentence_first(const ay_text *t, uint32_t i) {
    return t->sentences[t->tokens[i].sentence].first;
}

// The first token in front of i, before words without weight: "a record 5%".
static uint32_t skip_back(const ay_text *t, uint32_t i, uint32_t low) {
    for (uint32_t steps = 0; steps < 3 && i > low; steps++) {
        uint32_t n = ay_cue_before(t, i, AY_CUE_SKIP, NULL);
        if (n == 0 || n > i - low) break;
        i -= n;
    }
    return i;
}

// ---- behind the quantity ------------------------------------------------------------------------

// A participle alone, or a word of a verb: "70% voted", "3 percent higher".
static bool is_no_noun(const ay_text *t, uint32_t i, uint32_t end) {
    if (is_verb(t, i) || ends_in(t, i, "ly", 2)) return true;
    return i + 1 == end && (ends_in(t, i, "ed", 2) || ends_in(t, i, "ing", 3));
}

static ay_span phrase_behind(const ay_spots *spots, const ay_quantity *q, uint32_t i) {
    const ay_text *t = spots->text;
    uint32_t end = t->sentences[q->sentence].end, k = i;
    if (i < end && is_determiner(t, i)) k = ++i;
    ay_quantity noun = {.sentence = q->sentence, .value = ay_dec_int(2), .head = AY_NONE};
    if (i >= end || !is_plain(spots, i) || is_no_noun(t, i, end)) return (ay_span){0, 0};
    ay_noun_behind(t, &noun, i);
    if (!ay_span_empty(noun.noun) && !(noun.flags & AY_QF_HYPHEN)) return noun.noun;
    while (k < end && k < i + SHORT && (is_plain(spots, k) || (k > i && ay_hyphen(t, k)))) k++;
    if (t->tokens[k - 1].mark == '-') k--;
    return is_no_noun(t, i, k) ? (ay_span){0, 0} : ay_tokens_span(t, i, k);
}

static ay_span whole_or_object(const ay_spots *spots, const ay_quantity *q) {
    uint32_t n = ay_cue_at(spots->text, q->end, AY_CUE_NOUN_OF, NULL);
    bool share = q->type == AY_Q_PERCENT || (q->flags & AY_QF_FRACTION);
    if (n && share) return phrase_behind(spots, q, q->end + n);
    bool measure = q->type == AY_Q_PERCENT || q->type == AY_Q_MONEY || q->type == AY_Q_MEASURE;
    if (n || !measure || (q->flags & AY_QF_PER)) return (ay_span){0, 0};
    bool next = q->type == AY_Q_PERCENT && q->end < spots->text->n_tokens &&
                (spots->text->tokens[q->end].flags & AY_TOK_UPPER);
    if (next) return (ay_span){0, 0}; // "CAC -1.7% DAX -1.6%"
    return phrase_behind(spots, q, q->end);
}

// ---- in front of it -----------------------------------------------------------------------------

// "a net profit of": the phrase that ends at token i.
static ay_span phrase_before(const ay_spots *spots, uint32_t i, uint32_t low) {
    const ay_text *t = spots->text;
    uint32_t k = i;
    if (ay_cue_before(t, i, AY_CUE_MEASURELESS, NULL)) return (ay_span){0, 0};
    uint32_t units = ay_table_bit(AY_TABLE_UNIT) | ay_table_bit(AY_TABLE_CURRENCY);
    while (k > low && i - k < SHORT && !ay_tables_may(t, k - 1, units) &&
           (is_plain(spots, k - 1) || (k < i && ay_hyphen(t, k - 1))))
        k--;
    if (k < i && t->tokens[k].mark == '-') k++;
    bool named = k > low && is_determiner(t, k - 1);
    if (!named && i - k > 1 && ends_in(t, k, "ed", 2)) k++; // "reported profit of"
    if (k == i || (i - k == 1 && (ends_in(t, k, "ed", 2) || ends_in(t, k, "ing", 3))))
        return (ay_span){0, 0};
    return ay_tokens_span(t, k, i);
}

static ay_span name_before_of(const ay_spots *spots, const ay_quantity *q) {
    const ay_text *t = spots->text;
    uint32_t low = sentence_first(t, q->first), i = skip_back(t, q->first, low);
    uint32_t n = ay_cue_before(t, i, AY_CUE_NOUN_OF, NULL);
    if (n == 0 || i <= low + n) return (ay_span){0, 0};
    return phrase_before(spots, i - n, low);
}

// The nearest verb in front of token i, in its clause: its first token, i for none.
static uint32_t verb_before(const ay_spots *spots, uint32_t i, uint32_t low) {
    const ay_text *t = spots->text;
    for (uint32_t k = i; k > low && i - k < CLAUSE; k--) {
        char mark = t->tokens[k - 1].mark;
        if (mark && mark != '-' && mark != '%' && mark != '\'') return i;
        if (is_verb(t, k - 1)) return k - 1;
    }
    return i;
}

// Is there another verb, or a figure, in front of token i that ends a clause of its own?
static bool opens_clause(const ay_spots *spots, uint32_t i, uint32_t low) {
    const ay_text *t = spots->text;
    for (uint32_t k = i; k > low && i - k < CLAUSE; k--) {
        if (t->tokens[k - 1].kind == AY_TOK_NUMBER || is_verb(t, k - 1)) return true;
        if (t->tokens[k - 1].mark == ',' || t->tokens[k - 1].mark == ';') return false;
    }
    return false;
}

// The subject of the verb at token i: over auxiliaries and adverbs, back to the clause's start.
static ay_span subject_of(const ay_spots *spots, uint32_t i, uint32_t low) {
    const ay_text *t = spots->text;
    while (i > low && !is_joint(t, i - 1) && t->tokens[i - 1].kind == AY_TOK_WORD &&
           (is_stop(t, i - 1) || is_verb(t, i - 1) || ends_in(t, i - 1, "ly", 2)))
        i--;
    uint32_t k = i;
    for (; k > low && i - k <= PHRASE; k--) {
        bool conjunction = ay_cue_at(t, k - 1, AY_CUE_CLAUSE, NULL) > 0;
        if (conjunction &&
            (!ay_cue_at(t, k - 1, AY_CUE_RANGE_AND, NULL) || opens_clause(spots, k - 1, low)))
            break;
        if (is_dated(spots, k - 1) || is_verb(t, k - 1)) break;
        if (!is_plain(spots, k - 1) && !is_joint(t, k - 1) && !ay_hyphen(t, k - 1)) break;
    }
    while (k < i && is_joint(t, k)) k++; // "in the west exports rose": not told from "exports"
    if (k >= i || i - k > PHRASE || is_joint(t, i - 1) || t->tokens[i - 1].mark == '-')
        return (ay_span){0, 0};
    if (ends_in(t, i - 1, "ed", 2) || ends_in(t, i - 1, "ing", 3)) return (ay_span){0, 0};
    return ay_tokens_span(t, k, i);
}

// "CAC -1.7%", "Brent 60 dollars": a name right in front.
static ay_span name_before(const ay_spots *spots, const ay_quantity *q, uint32_t low) {
    const ay_text *t = spots->text;
    uint32_t i = q->first;
    if (i <= low || !is_plain(spots, i - 1) || !(t->tokens[i - 1].flags & AY_TOK_UPPER))
        return (ay_span){0, 0};
    uint32_t k = i;
    while (k > low && i - k < SHORT && is_plain(spots, k - 1) &&
           (t->tokens[k - 1].flags & AY_TOK_UPPER))
        k--;
    return ay_tokens_span(t, k, i);
}

ay_span ay_quantity_concept(const ay_spots *spots, const ay_quantity *q) {
    uint32_t low = sentence_first(spots->text, q->first);
    ay_span found = whole_or_object(spots, q);
    if (ay_span_empty(found)) found = name_before_of(spots, q);
    if (!ay_span_empty(found)) return found;
    uint32_t verb = verb_before(spots, q->first, low);
    if (verb < q->first) return subject_of(spots, verb, low);
    bool named = q->type == AY_Q_PERCENT || q->type == AY_Q_MONEY;
    return named ? name_before(spots, q, low) : (ay_span){0, 0};
}
