// What is being measured, where the words are plain: "coal exports" of "Coal exports rose 5%". In:
// a quantity. Out: the noun phrase between the start of its clause and the verb in front of it. The
// verbs are those of the changes (data/en/grammar/change.tsv): rises, falls, levels, "is".
//
// The trap: it is for the reader of a record and decides nothing; where the phrase is long, has a
// figure or a time in it, or is a pronoun, it is left empty.
#include "quantity.h"

enum { CLAUSE = 16, PHRASE = 8 };

// The first token of the clause in front of token i: behind a mark, or the sentence's first.
static uint32_t clause_start(const ay_text *t, uint32_t i) {
    uint32_t first = t->sentences[t->tokens[i].sentence].first;
    uint32_t low = i > first + CLAUSE ? i - CLAUSE : first;
    for (uint32_t k = i; k > low; k--) {
        char mark = t->tokens[k - 1].mark;
        if (mark == ',' || mark == ';' || mark == ':' || mark == '(' || mark == '"') return k;
    }
    return low == first ? first : i;
}

static bool is_verb(const ay_text *t, uint32_t i) {
    if (ay_cue_at(t, i, AY_CUE_RANGE_TO, NULL)) return false; // "exports to China"
    return ay_cue_at(t, i, AY_CUE_RISE, NULL) || ay_cue_at(t, i, AY_CUE_FALL, NULL) ||
           ay_cue_at(t, i, AY_CUE_COPULA, NULL) || ay_cue_at(t, i, AY_CUE_GOAL, NULL);
}

void ay_concept_before(const ay_quantity_reader *r, ay_quantity *q) {
    const ay_text *t = r->text;
    uint32_t first = clause_start(t, q->first), verb = first;
    while (first < q->first && (ay_cue_at(t, first, AY_CUE_SKIP, NULL) == 1 ||
                                   ay_cue_at(t, first, AY_CUE_CLAUSE, NULL) == 1))
        first++;
    for (verb = first; verb < q->first && !is_verb(t, verb); verb++) {
        bool plain = t->tokens[verb].kind == AY_TOK_WORD || ay_hyphen(t, verb);
        if (!plain || r->busy[verb] || verb - first >= PHRASE) return;
    }
    if (verb == first || verb == q->first) return;
    bool pronoun = verb == first + 1 && (ay_noun_flags(t, first) & AY_NOUN_STOP);
    if (pronoun || (ay_noun_flags(t, verb - 1) & AY_NOUN_STOP)) return;
    q->concept_ = ay_tokens_span(t, first, verb);
}
