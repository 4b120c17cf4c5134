// What is counted. In: a number without unit, and the tokens behind it. Out: the noun phrase: from
// the number to its first plural ("nuclear power plants"), or to a singular where nothing else can
// be meant. The words that never belong to one are data (data/en/nouns.tsv, flag `stop`).
//
// The trap: without a grammar, a word that ends in "s" is taken for a plural, be it a verb.
#include "quantity.h"

enum { NOUN_REACH = 6 };

static bool plural(const ay_text *t, uint32_t i, uint32_t flags) {
    if (flags & AY_NOUN_PLURAL) return true;
    if (flags & (AY_NOUN_MODIFIER | AY_NOUN_STOP)) return false;
    ay_str s = ay_token_str(t, i);
    return s.len > 3 && s.at[s.len - 1] == 's' && s.at[s.len - 2] != 's' && s.at[s.len - 2] != 'u';
}

static bool apostrophe(const ay_text *t, uint32_t i) { // a clitic: "'s"
    return t->doc->text.at[t->tokens[i].span.start] == '\'';
}

// A word alone behind the number that is no plural is a noun only where the phrase ends, and if it
// is no participle.
static bool lone_noun(const ay_text *t, uint32_t i, uint32_t end) {
    ay_str word = ay_token_str(t, i);
    if (word.len < 2 || (t->tokens[i].flags & AY_TOK_UPPER)) return false;
    if (word.len > 3 && word.at[word.len - 1] == 'd' && word.at[word.len - 2] == 'e') return false;
    return i + 1 >= end || t->tokens[i + 1].mark;
}

// The noun phrase behind the number: adjectives and the first plural that is no possessive
// ("nuclear power plants", "midwives' posts"); behind a hyphen the word that follows ("45-seat"); a
// one takes a singular.
void ay_noun_behind(const ay_text *t, ay_quantity *q, uint32_t from) {
    uint32_t end = t->sentences[q->sentence].end, i = from, head = AY_NONE, last = AY_NONE;
    bool hyphen = ay_mark(t, i) == '-' && ay_touches(t, i) && ay_touches(t, i + 1);
    if (hyphen) i++;
    for (uint32_t k = i; k < end && k < i + NOUN_REACH; k++) {
        const ay_token *w = &t->tokens[k];
        if (w->mark == '-' && ay_touches(t, k) && ay_touches(t, k + 1)) continue;
        if (w->mark == '\'' && ay_touches(t, k) && head != AY_NONE && w->quote == 0 &&
            k + 1 < end && t->tokens[k + 1].kind == AY_TOK_WORD) {
            head = AY_NONE;
            continue;
        }
        if (head != AY_NONE || w->kind != AY_TOK_WORD || apostrophe(t, k)) break;
        uint32_t flags = ay_noun_flags(t, k);
        if ((flags & AY_NOUN_STOP) && !(flags & AY_NOUN_PLURAL)) break;
        last = k;
        if (hyphen || plural(t, k, flags)) head = k;
    }
    bool one = ay_dec_cmp(q->value, ay_dec_int(1)) == 0;
    if (head == AY_NONE && last != AY_NONE && (one || (last == i && lone_noun(t, i, end))))
        head = last;
    if (head == AY_NONE) return;
    q->type = AY_Q_COUNT;
    q->head = head;
    q->noun = ay_tokens_span(t, i, head + 1);
    if (hyphen) q->flags |= AY_QF_HYPHEN;
}
