// Quotes. In: tokens with their depth in quotation marks, names. Out: what was said, with its
// speaker, in text order; quotes nest or stand apart.
//
// One pass over the sentences. In each the verbs of speech are found with their speakers (saying.c,
// speaker.c); then what stands in quotation marks is given to one of them (direct.c), and what else
// they say is read (indirect.c). Who spoke is kept, for "he said" and for quotations that go on
// (antecedent.c).
//
// The trap: a clause with a few words in marks is two quotes, the clause and, inside of it, the
// words; and a quotation in marks goes on over sentences, which are read once.
#include "quoting.h"

#include <string.h>

enum { NEIGHBOURS = 24 }; // quotes of one or two sentences

typedef ay_quoting quoting;

// "He said he believes": one statement.
static bool same_speaker(const ay_quote *a, const ay_quote *b) {
    return a->speaker.len == b->speaker.len &&
           memcmp(a->speaker.at, b->speaker.at, a->speaker.len) == 0;
}

// Puts the quote where it belongs in the order; one that crosses another is left out.
static void insert(quoting *self, ay_quote quote) {
    uint32_t at = self->quotes.n;
    for (uint32_t i = at; i-- > 0 && self->quotes.n - i <= NEIGHBOURS;) {
        const ay_quote *q = &self->quotes.at[i];
        bool apart = q->end <= quote.first || quote.end <= q->first;
        bool inside = quote.first >= q->first && quote.end <= q->end;
        bool around = q->first >= quote.first && q->end <= quote.end;
        if (!apart && ((!inside && !around) || (inside && around))) return;
        if (inside && !quote.direct && !q->direct && same_speaker(q, &quote)) return;
        if (q->first > quote.first || (q->first == quote.first && around)) at = i;
    }
    AY_PUSH(self->arena, &self->quotes, quote);
    for (uint32_t i = self->quotes.n - 1; i > at; i--) self->quotes.at[i] = self->quotes.at[i - 1];
    self->quotes.at[at] = quote;
}

void ay_quote_add(quoting *self, uint32_t first, uint32_t end, bool direct, const ay_saying *s) {
    if (first >= end) return;
    const ay_speaker *who = &s->who;
    ay_quote quote = {.span = ay_tokens_span(self->text, first, end),
        .first = first,
        .end = end,
        .sentence = ay_quoting_token(self, first)->sentence,
        .direct = direct,
        .speaker = who->name,
        .speaker_span = who->span,
        .name = who->name.len ? who->index : AY_NONE,
        .outer = AY_NONE};
    if (s->behind && !s->label) quote.cue = ay_tokens_span(self->text, s->verb, s->behind);
    insert(self, quote);
}

static void read_sentence(quoting *self, uint32_t k, uint32_t *next) {
    const ay_sentence *s = &self->text->sentences[k];
    ay_speaker_meet(self, k);
    for (uint32_t i = s->first; i < s->end; i++) {
        if (i < *next || !ay_quoting_mark(self, i) || ay_quoting_token(self, i)->quote) continue;
        *next = ay_quote_direct(self, i) + 1;
    }
    ay_quote_indirect(self, k);
}

// Each quote's `outer`: the nearest one before it that has not ended.
static void nest(ay_quote *quotes, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        uint32_t outer = i - 1;
        while (outer != AY_NONE && quotes[outer].end <= quotes[i].first)
            outer = quotes[outer].outer;
        quotes[i].outer = outer;
    }
}

void ay_quotes_read(ay_arena *arena, const ay_text *text, ay_spots *out) {
    quoting self = {.arena = arena, .text = text, .spots = out};
    self.sayings.sentence = AY_NONE;
    self.name_at = ay_alloc_array(arena, (size_t)text->n_tokens + 1, sizeof *self.name_at);
    for (uint32_t i = 0; i < out->n_names; i++)
        for (uint32_t k = out->names[i].first; k < out->names[i].end; k++) self.name_at[k] = i + 1;
    uint32_t next = 0; // tokens before it are read
    for (uint32_t k = 0; k < text->n_sentences; k++) read_sentence(&self, k, &next);
    nest(self.quotes.at, self.quotes.n);
    out->quotes = self.quotes.at;
    out->n_quotes = self.quotes.n;
}

const ay_quote *ay_quote_at(const ay_spots *spots, uint32_t token) {
    uint32_t low = 0,
             high = spots->n_quotes; // the quotes before `low` begin at the token or before
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (spots->quotes[mid].first <= token) low = mid + 1;
        else high = mid;
    }
    uint32_t i = low ? low - 1 : AY_NONE;
    while (i != AY_NONE && spots->quotes[i].end <= token) i = spots->quotes[i].outer;
    return i == AY_NONE ? NULL : &spots->quotes[i];
}
