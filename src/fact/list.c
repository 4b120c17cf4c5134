// Lists: a number announced and the items that follow a colon or dash, "both" with its items,
// rankings with their figures, and the headline's figures beside the body's.

#include "bind.h"

#include <string.h>

enum { LONG = 48, MANY = 24, NEAR = 12 };

static const ay_quantity *quantity(const ay_bind *b, uint32_t qi) {
    return &b->spots->quantities[qi];
}

// ---- items --------------------------------------------------------------------------------------

typedef struct items {
    uint32_t first[MANY], end[MANY], n;
    bool ended;  // the list ends with its sentence or a full stop: it is whole
    bool joined; // "and" stands before the last item
    bool unsure; // an item that may be two ("Bosnia and Herzegovina"), or a phrase that may be none
} items;

static bool name_at(
    const ay_bind *b, uint32_t i, uint32_t *end) { // a name spot that starts at token i
    uint32_t at = b->spots->at[i];
    if ((at & AY_NAME_BIT) == 0 || (at & AY_TIME_BIT)) return false;
    *end = b->spots->names[(at & AY_INDEX_MASK) - 1].end;
    return *end > i;
}

static void close_item(items *l, uint32_t first, uint32_t end) {
    if (end <= first) return;
    if (l->n == MANY) {
        l->unsure = true;
        return;
    }
    l->first[l->n] = first;
    l->end[l->n++] = end;
}

// Splits tokens [first, end) at commas and at the "and" of the list; with semicolons, at those
// only.
static void split_items(const ay_bind *b, uint32_t first, uint32_t end, items *out) {
    *out = (items){.n = 0};
    bool semicolons = false;
    for (uint32_t i = first; i < end; i++) semicolons |= b->text->tokens[i].mark == ';';
    uint32_t start = first;
    for (uint32_t i = first; i < end; i++) {
        uint32_t skip;
        char mark = b->text->tokens[i].mark;
        if (name_at(b, i, &skip) && skip > i + 1) {
            i = skip - 1;
            continue;
        }
        if (mark == '(') { // a bracket belongs to its item
            while (i < end && b->text->tokens[i].mark != ')') i++;
            continue;
        }
        bool joint = ay_token_is(b->text, i, "and") || ay_token_is(b->text, i, "or");
        if (b->spots->at[i] & AY_TIME_BIT) continue; // "Thursday, January 2"
        if (semicolons ? mark != ';' : mark != ',' && !joint) continue;
        if (out->joined && !semicolons &&
            mark == ',') { // "…, water and gas, he said": the list is over
            end = i;
            break;
        }
        if (joint) out->joined = true;
        close_item(out, start, i);
        start = i + 1;
        if (start < end &&
            (ay_token_is(b->text, start, "and") || ay_token_is(b->text, start, "or")))
            out->joined = true, i = start++;
    }
    close_item(out, start, end);
}

static bool short_items(const items *l) {
    for (uint32_t i = 0; i < l->n; i++)
        if (l->end[i] - l->first[i] > 6) return false;
    return l->n >= 2;
}

// ---- a number and its list ----------------------------------------------------------------------

static bool announces(const ay_bind *b, const ay_quantity *q) {
    return (q->type == AY_Q_COUNT) && q->modifier == AY_MOD_NONE && ay_dec_is_int(q->value) &&
           q->range == AY_NONE && ay_dec_cmp(q->value, ay_dec_int(2)) >= 0 &&
           ay_dec_cmp(q->value, ay_dec_int(20)) <= 0 &&
           !(q->flags & (AY_QF_HYPHEN | AY_QF_FRACTION | AY_QF_DURATION | AY_QF_INFIRM)) &&
           ay_dec_sign(q->of) == 0 && b != NULL;
}

// Where the list opens: a colon, a dash or "those of" in the quantity's sentence, with no other
// quantity before it. 0 if nowhere.
static uint32_t opening(const ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t next = ay_bind_next(b, qi), high = s->end;
    while (next != AY_NONE && quantity(b, next)->type == AY_Q_PERCENT) next = ay_bind_next(b, next);
    if (next != AY_NONE && quantity(b, next)->first < high) high = quantity(b, next)->first;
    for (uint32_t i = q->end; i < high && i < q->end + 16; i++) {
        char mark = b->text->tokens[i].mark;
        bool dash = mark == '-' && (b->text->tokens[i].flags & AY_TOK_SPACE) && i + 1 < s->end &&
                    (b->text->tokens[i + 1].flags & AY_TOK_SPACE);
        if (mark == ':' || dash) {
            uint32_t n = i + 1 < s->end ? ay_cue_at(b->text, i + 1, AY_CUE_LIST_OPENS, NULL) : 0;
            return i + 1 + n;
        }
        if (mark == ',') {
            uint32_t n = i + 1 < s->end ? ay_cue_at(b->text, i + 1, AY_CUE_LIST_OPENS, NULL) : 0;
            if (n) return i + 1 + n;
            return 0;
        }
        if (mark == '.' || mark == ';') return 0;
    }
    return 0;
}

static void add_list(ay_bind *b, uint32_t qi, const items *l) {
    ay_building f;
    ay_build(&f, b, AY_FACT_LIST, 0);
    ay_build_quantity(&f, AY_ROLE_COUNT, qi, NULL);
    f.ops[0].span = ay_span_join(f.ops[0].span, quantity(b, qi)->noun);
    for (uint32_t i = 0; i < l->n; i++) ay_build_words(&f, AY_ROLE_ITEM, l->first[i], l->end[i], 0);
    ay_build_commit(&f);
}

static bool has_open_list(const ay_bind *b, uint32_t first, uint32_t end) {
    return ay_cue_find(b->text, first, end, AY_CUE_OPEN_LIST, NULL) != AY_NONE;
}

static void read_list(ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    if (!announces(b, q)) return;
    const ay_sentence *s = &b->text->sentences[q->sentence];
    uint32_t open = opening(b, qi), end = s->end, other;
    if (open == 0 || open >= end) return;
    if (b->text->tokens[end - 1].mark == '.' || b->text->tokens[end - 1].mark == '!') end--;
    if (end - open > LONG || has_open_list(b, q->first, end)) return;
    if (ay_bind_quantities(b, open, end, &other))
        return; // figures of their own: read as a sum, or not a plain list
    items l;
    for (uint32_t i = open; i < end; i++)
        if (b->text->tokens[i].mark == '"') return;
    split_items(b, open, end, &l);
    if (!short_items(&l) || l.unsure || !l.joined) return;
    add_list(b, qi, &l);
}

// A number whose list follows as list items or lines ("five priorities:" and four lines with
// dashes).
static void read_block_list(ay_bind *b, uint32_t qi) {
    const ay_quantity *q = quantity(b, qi);
    const ay_doc *doc = b->text->doc;
    if (!announces(b, q)) return;
    const ay_sentence *s = &b->text->sentences[q->sentence];
    if (b->text->tokens[s->end - 1].mark != ':') return;
    uint32_t block = s->block + 1, n = 0, sentence = q->sentence + 1;
    ay_building f;
    ay_build(&f, b, AY_FACT_LIST, 1);
    ay_build_quantity(&f, AY_ROLE_COUNT, qi, NULL);
    f.ops[0].span = ay_span_join(f.ops[0].span, q->noun);
    for (; block < doc->n_blocks && doc->blocks[block].kind == AY_BLOCK_ITEM; block++, n++) {
        if (f.fact.ambiguous) break; // too many to be a list that somebody counts
        while (sentence < b->text->n_sentences && b->text->sentences[sentence].block < block)
            sentence++;
        if (sentence >= b->text->n_sentences || b->text->sentences[sentence].block != block) return;
        ay_build_words(&f, AY_ROLE_ITEM, b->text->sentences[sentence].first,
            b->text->sentences[sentence].end, 0);
    }
    if (n >= 2) ay_build_commit(&f);
}

// ---- both ---------------------------------------------------------------------------------------

static bool ends_phrase(const ay_bind *b, uint32_t i) {
    char m = b->text->tokens[i].mark;
    if (m == '-') return (b->text->tokens[i].flags & AY_TOK_SPACE) != 0;
    return m == '.' || m == ';' || m == ':' || m == '(' || m == ')' || m == '!' || m == '?' ||
           m == '"';
}

// A name that no table knows may be a part of a longer one ("Goldman, Sachs and Co").
static bool unknown_name(const ay_bind *b, uint32_t i) {
    uint32_t at = b->spots->at[i];
    if ((at & AY_NAME_BIT) && !(at & AY_TIME_BIT)) {
        const ay_name *name = &b->spots->names[(at & AY_INDEX_MASK) - 1];
        if (name->type == AY_N_ORGANISATION && name->row == AY_NO_ROW) return true;
    }
    return (b->text->tokens[i].flags & AY_TOK_UPPER) && !(b->spots->at[i] & AY_NAME_BIT) &&
           !(b->text->tokens[i].flags & AY_TOK_SENTENCE);
}

// Are the items of one kind: short, without a clause inside, all or none with a preposition in
// front? `last` starts the last one.
static bool plain_items(const ay_bind *b, const items *l, uint32_t last, bool places) {
    bool article = ay_token_is(b->text, last, "the") || ay_token_is(b->text, last, "a");
    if (article && !ay_token_is(b->text, l->first[0], "the") &&
        !ay_token_is(b->text, l->first[0], "a"))
        return false; // "both ministers, the mayor and the envoy"
    bool prep = ay_cue_at(b->text, l->first[0], AY_CUE_PREP, NULL) != 0;
    for (uint32_t k = 0; k <= l->n; k++) {
        uint32_t first = k < l->n ? l->first[k] : last, end = k < l->n ? l->end[k] : last + 1;
        if (end - first > (prep ? 4u : 5u) || (k && end - first > 4) ||
            (unknown_name(b, first) && !(places && end - first == 1)))
            return false;
        if ((ay_cue_at(b->text, first, AY_CUE_PREP, NULL) != 0) != prep) return false;
        for (uint32_t i = first; i < end; i++)
            if (ay_cue_at(b->text, i, AY_CUE_CLAUSE, NULL) ||
                ay_cue_at(b->text, i, AY_CUE_OPEN_LIST, NULL) ||
                ay_cue_at(b->text, i, AY_CUE_CONDITIONAL, NULL) ||
                ay_cue_at(b->text, i, AY_CUE_COPULA, NULL) ||
                (i > first && ay_cue_at(b->text, i, AY_CUE_PREP, NULL)))
                return false;
    }
    return true;
}

// "both rail, road and sea transport": items between "both" and the end of the coordination, joined
// by commas and one "and".
static void read_both(ay_bind *b, uint32_t i) {
    uint32_t n = ay_cue_at(b->text, i, AY_CUE_BOTH, NULL);
    const ay_sentence *s = &b->text->sentences[b->text->tokens[i].sentence];
    if (n == 0) return;
    uint32_t start = i + n, end = start, commas = 0, joint = AY_NONE;
    bool alone = ay_cue_at(b->text, i, AY_CUE_BOTH_ALONE, NULL) != 0;
    for (uint32_t k = start; k < s->end && k < start + 24 && alone == false; k++) {
        uint32_t skip;
        if (name_at(b, k, &skip) && skip > k + 1) {
            k = skip - 1;
            continue;
        }
        char m = b->text->tokens[k].mark;
        if (m == ',' && ay_cue_at(b->text, k + 1, AY_CUE_LIST_OPENS, NULL)) {
            start = k + 1 + ay_cue_at(b->text, k + 1, AY_CUE_LIST_OPENS, NULL);
            k = start;
            commas = 0;
            continue;
        }
        if (m == ',') commas++;
        else if (ends_phrase(b, k)) break;
        else if (ay_token_is(b->text, k, "and")) {
            joint = k;
            break;
        }
    }
    if (joint == AY_NONE || commas == 0 || ay_mark(b->text, joint - 1) == ',') return;
    end = joint + 5 < s->end ? joint + 5 : s->end;
    for (uint32_t k = joint + 1; k < end; k++)
        if (ends_phrase(b, k) || b->text->tokens[k].mark == ',') end = k;
    if (end <= joint + 1) return; // nothing stands behind "and"
    items l;
    split_items(b, start, joint, &l);
    if (!short_items(&(items){.n = l.n + 1}) && l.n < 2) return;
    bool places = i > s->first && ay_cue_before(b->text, i, AY_CUE_PREP, NULL); // "in both Osh, …"
    if (!plain_items(b, &l, joint + 1, places)) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_BOTH, 0);
    ay_build_words(&f, AY_ROLE_CUE, i, i + n, 0);
    for (uint32_t k = 0; k < l.n; k++) ay_build_words(&f, AY_ROLE_ITEM, l.first[k], l.end[k], 0);
    ay_build_words(&f, AY_ROLE_ITEM, joint + 1, end, 0);
    ay_build_commit(&f);
}

// ---- rankings -----------------------------------------------------------------------------------

static bool rankable(const ay_quantity *q) {
    return q->type != AY_Q_ORDINAL && q->type != AY_Q_MULTIPLE && q->range == AY_NONE &&
           !(q->flags & (AY_QF_INFIRM | AY_QF_DURATION | AY_QF_FRACTION | AY_QF_YEARLIKE));
}

// "X was the largest with A, followed by Y with B and Z with C": the order of the text is the order
// of the ranks.
static void read_followed(ay_bind *b, uint32_t s) {
    const ay_sentence *t = &b->text->sentences[s];
    uint32_t after = ay_cue_find(b->text, t->first, t->end, AY_CUE_RANK_AFTER, NULL);
    uint32_t first = ay_cue_find(b->text, t->first, t->end, AY_CUE_RANK_FIRST, NULL), qi;
    while (first != AY_NONE && (b->spots->at[first] & AY_TIME_BIT)) // "the first quarter"
        first = ay_cue_find(b->text, first + 1, t->end, AY_CUE_RANK_FIRST, NULL);
    if (after == AY_NONE || first == AY_NONE || first > after) return;
    bool ahead =
        ay_token_is(b->text, after, "ahead"); // "came first with 41 medals, ahead of China"
    bool ranked = ay_cue_at(b->text, first, AY_CUE_RANK_FIRST, NULL) > 1 && after - first < NEAR;
    if (!ay_token_is(b->text, after, "followed") && !(ahead && ranked)) return;
    uint32_t n = ay_bind_quantities(b, t->first, after, &qi), m, next;
    uint32_t list[MANY], k = 0;
    for (uint32_t i = 0; i < n; i++)
        if (rankable(quantity(b, qi + i))) list[k++ % MANY] = qi + i;
    if (k != 1) return;
    m = ay_bind_quantities(b, after, t->end, &next);
    ay_quantity as[MANY], lead;
    for (uint32_t i = 0; i < m && k < MANY; i++) {
        if (!rankable(quantity(b, next + i))) continue;
        if (!ay_bind_align(b, list[0], next + i, &lead, &as[k])) return;
        list[k++] = next + i;
    }
    if (k < 2) return;
    as[0] = lead;
    ay_building f;
    bool low = ay_cue_find(b->text, t->first, after, AY_CUE_RANK_LOW, NULL) != AY_NONE;
    ay_build(&f, b, AY_FACT_RANKING, 0);
    f.fact.direction = low ? AY_DIR_UP : AY_DIR_DOWN;
    for (uint32_t i = 0; i < k; i++) ay_build_quantity(&f, AY_ROLE_ITEM, list[i], &as[i]);
    ay_build_commit(&f);
}

static void add_ranking(ay_bind *b, uint32_t higher, uint32_t lower, bool low) {
    ay_quantity x, y;
    if (!rankable(quantity(b, higher)) || !rankable(quantity(b, lower)) ||
        !ay_bind_align(b, higher, lower, &x, &y))
        return;
    ay_building f;
    ay_build(&f, b, AY_FACT_RANKING, 0);
    f.fact.direction = low ? AY_DIR_UP : AY_DIR_DOWN;
    ay_build_quantity(&f, AY_ROLE_ITEM, higher, &x);
    ay_build_quantity(&f, AY_ROLE_ITEM, lower, &y);
    ay_build_commit(&f);
}

// "Germany ranked third with $1.9bn, behind the Netherlands ($1.4bn) and Switzerland ($2.6bn)":
// each one behind the cue is higher.
static void read_behind(ay_bind *b, uint32_t s) {
    const ay_sentence *t = &b->text->sentences[s];
    uint32_t rank = ay_cue_find(b->text, t->first, t->end, AY_CUE_RANK_NEXT, NULL);
    uint32_t behind = ay_cue_find(b->text, t->first, t->end, AY_CUE_RANK_BEHIND, NULL), own, others;
    if (rank == AY_NONE || behind == AY_NONE || behind < rank || behind - rank > 24) return;
    if (ay_cue_find(b->text, t->first, t->end, AY_CUE_RANK_BY, NULL) != AY_NONE) return;
    bool low = ay_cue_find(b->text, t->first, behind, AY_CUE_RANK_LOW, NULL) != AY_NONE;
    uint32_t m = ay_bind_quantities(b, rank, behind, &own), at = AY_NONE;
    for (uint32_t i = 0; i < m; i++)
        if (rankable(quantity(b, own + i))) at = at == AY_NONE ? own + i : AY_NONE - 1;
    if (at >= AY_NONE - 1) return;
    own = at;
    uint32_t n = ay_bind_quantities(b, behind, t->end, &others);
    for (uint32_t i = 0; i < n && i < 4; i++)
        if (ay_bind_bracket(b, others + i) != AY_NONE) add_ranking(b, others + i, own, low);
}

// The quantity of a ranked thing: the first rankable one behind its rank word, in the sentence.
static uint32_t ranked_with(const ay_bind *b, uint32_t s, int cue) {
    const ay_sentence *t = &b->text->sentences[s];
    uint32_t at = ay_cue_find(b->text, t->first, t->end, cue, NULL), qi;
    uint32_t n = at == AY_NONE ? 0 : ay_bind_quantities(b, at + 1, t->end, &qi);
    for (uint32_t i = 0; i < n && i < 3; i++)
        if (rankable(quantity(b, qi + i))) return qi + i;
    return AY_NONE;
}

// "The largest port moved 24 million tonnes. The second-largest moved 31 million."
static void read_second(ay_bind *b, uint32_t s) {
    const ay_sentence *t = &b->text->sentences[s];
    uint32_t end = t->first + 4 < t->end ? t->first + 4 : t->end;
    if (s == 0 || ay_cue_find(b->text, t->first, end, AY_CUE_RANK_SECOND, NULL) == AY_NONE) return;
    uint32_t first = ranked_with(b, s - 1, AY_CUE_RANK_FIRST),
             second = ranked_with(b, s, AY_CUE_RANK_SECOND);
    if (first != AY_NONE && second != AY_NONE) add_ranking(b, first, second, false);
}

// "Top three by points: 1. Karaganda, 71.2; 2. Almaty, 74.9": numbers that count up, each with its
// figure.
static void read_numbered(ay_bind *b, uint32_t s) {
    const ay_sentence *t = &b->text->sentences[s];
    if (ay_cue_find(b->text, t->first, t->end, AY_CUE_RANK_FIRST, NULL) == AY_NONE) return;
    uint32_t previous = AY_NONE;
    char want = '1';
    for (uint32_t i = t->first; i + 2 < t->end; i++) {
        const ay_token *k = &b->text->tokens[i];
        bool number = k->kind == AY_TOK_NUMBER && k->span.end - k->span.start == 1 &&
                      b->text->doc->text.at[k->span.start] == want;
        char mark = ay_mark(b->text, i + 1);
        if (!number || (mark != '.' && mark != ')')) continue;
        uint32_t qi, end = i + 14 < t->end ? i + 14 : t->end,
                     n = ay_bind_quantities(b, i + 2, end, &qi);
        if (n == 0) return;
        if (previous != AY_NONE) add_ranking(b, previous, qi, false);
        previous = qi;
        want++;
    }
}

// ---- headlines ----------------------------------------------------------------------------------

static bool same_words(const ay_bind *b, uint32_t x, uint32_t y) {
    ay_str s = ay_token_str(b->text, x), t = ay_token_str(b->text, y);
    if (s.len > 4 && s.at[s.len - 1] == 's') s.len--;
    if (t.len > 4 && t.at[t.len - 1] == 's') t.len--;
    if (s.len != t.len || s.len < 4) return false;
    for (uint32_t i = 0; i < s.len; i++)
        if ((s.at[i] | 32) != (t.at[i] | 32)) return false;
    return true;
}

// How many words of the headline stand in the sentence: a headline speaks of its first sentence
// when two or more do.
static uint32_t shared_words(const ay_bind *b, const ay_sentence *title, const ay_sentence *body) {
    uint32_t n = 0;
    for (uint32_t i = title->first; i < title->end && i < title->first + LONG; i++) {
        if (b->text->tokens[i].kind != AY_TOK_WORD) continue;
        for (uint32_t k = body->first; k < body->end && k < body->first + LONG; k++)
            if (b->text->tokens[k].kind == AY_TOK_WORD && same_words(b, i, k)) {
                n++;
                break;
            }
    }
    return n;
}

// "Four killed" over "Seven miners were killed": the headline's word stands behind the body's
// figure.
static bool said_of(const ay_bind *b, uint32_t title, uint32_t body) {
    const ay_quantity *x = quantity(b, title), *y = quantity(b, body);
    if (x->type != AY_Q_COUNT || y->type != AY_Q_COUNT || x->head == AY_NONE) return false;
    for (uint32_t i = y->end; i < b->text->sentences[y->sentence].end && i < y->end + 6; i++)
        if (same_words(b, x->head, i)) return true;
    return false;
}

static void read_headline(ay_bind *b) {
    const ay_text *t = b->text;
    if (t->n_sentences < 2 || t->doc->blocks[t->sentences[0].block].kind != AY_BLOCK_TITLE) return;
    if (t->doc->blocks[t->sentences[1].block].kind == AY_BLOCK_TITLE) return;
    const ay_sentence *title = &t->sentences[0], *body = &t->sentences[1];
    uint32_t qi, n = ay_bind_quantities(b, title->first, title->end, &qi), mi;
    uint32_t m = ay_bind_quantities(b, body->first, body->end, &mi);
    if (n != 1 || m == 0) return;
    bool opens = said_of(b, qi, mi); // "Four killed in mine blast" over "Seven miners were killed"
    if (shared_words(b, title, body) < (opens ? 1u : 2u)) return;
    uint32_t match = AY_NONE, alike = 0;
    for (uint32_t k = 0; k < m; k++) {
        const ay_quantity *q = quantity(b, mi + k);
        if (q->type == AY_Q_COUNT && quantity(b, qi)->type != AY_Q_PERCENT &&
            ay_dec_cmp(q->value, quantity(b, qi)->value) == 0)
            return; // the headline's figure is there, whatever noun it has
        if (q->type == AY_Q_ORDINAL ||
            !(ay_quantity_alike(t, quantity(b, qi), q) || said_of(b, qi, mi + k)))
            continue;
        alike++;
        if (match == AY_NONE) match = mi + k;
    }
    if (alike != 1) return;
    ay_building f;
    ay_build(&f, b, AY_FACT_HEADLINE, 0);
    ay_build_quantity(&f, AY_ROLE_A, qi, NULL);
    ay_build_quantity(&f, AY_ROLE_B, match, NULL);
    ay_build_commit(&f);
}

void ay_fact_list(ay_bind *bind) {
    for (uint32_t q = 0; q < bind->spots->n_quantities; q++) {
        read_list(bind, q);
        read_block_list(bind, q);
    }
    for (uint32_t s = 0; s < bind->text->n_sentences; s++)
        if (bind->by_sentence[s] != bind->by_sentence[s + 1]) {
            read_followed(bind, s);
            read_behind(bind, s);
            read_second(bind, s);
            read_numbered(bind, s);
        }
    for (uint32_t s = 0; s < bind->text->n_sentences; s++) {
        const ay_sentence *t = &bind->text->sentences[s];
        for (uint32_t i = t->first; i < t->end; i++) {
            i = ay_cue_find(bind->text, i, t->end, AY_CUE_BOTH, NULL);
            if (i == AY_NONE) break;
            read_both(bind, i);
        }
    }
    read_headline(bind);
}
