// The promises of the stages' headers, as checks: order, bounds, no overlap, tokens that tile the
// text, intervals that hold their value. In, a pipeline that has run; out, the first promise that
// is broken.
#include "invariants.h"

#include "act/party.h"

#include <string.h>

#include "base/utf8.h"

// Says what is broken, with the place in this file's terms.
#define HOLD(condition, what)            \
    do {                                 \
        if (!(condition)) return (what); \
    } while (0)

static bool inside(const pipeline *p, ay_span s) {
    return s.start <= s.end && s.end <= p->doc.text.len;
}

static const char *document(const pipeline *p) {
    const ay_doc *doc = &p->doc;
    HOLD(ay_utf8_valid(doc->text.at, doc->text.len) == doc->text.len,
        "the text is well-formed UTF-8");
    for (uint32_t i = 0, at = 0; i < doc->n_blocks; at = doc->blocks[i++].span.end) {
        ay_span s = doc->blocks[i].span;
        HOLD(inside(p, s) && !ay_span_empty(s), "a block is a piece of the text");
        HOLD(s.start >= at, "blocks follow each other");
        ay_span source = ay_doc_source(doc, s);
        HOLD(source.start <= source.end && source.end <= doc->source.len,
            "a block comes from the source");
    }
    HOLD(inside(p, doc->title_span) && inside(p, doc->date_span), "title and date lie in the text");
    bool open = doc->published == AY_NO_DAY || doc->published_to == AY_NO_DAY;
    HOLD(open || doc->published <= doc->published_to, "a document's date runs forward");
    return NULL;
}

// Between two tokens of a block there is white space alone.
static bool blank(const pipeline *p, uint32_t start, uint32_t end) {
    while (start < end) {
        uint32_t code, n = ay_utf8_next(p->doc.text.at + start, end - start, &code);
        if (ay_code_class(code) != AY_SPACE && code >= 32)
            return false; // control characters pass as blank
        start += n;
    }
    return true;
}

static const char *tokens(const pipeline *p) {
    const ay_text *text = &p->text;
    for (uint32_t i = 0, at = 0; i < text->n_tokens; at = text->tokens[i++].span.end) {
        const ay_token *t = &text->tokens[i];
        HOLD(inside(p, t->span) && !ay_span_empty(t->span), "a token is a piece of the text");
        HOLD(t->span.start >= at, "tokens follow each other");
        HOLD((t->flags & AY_TOK_BLOCK) || blank(p, at, t->span.start), "tokens tile their block");
        HOLD(t->sentence < text->n_sentences, "a token stands in a sentence");
        HOLD(t->phrase == AY_NONE ||
                 (t->phrase < text->n_phrases && text->phrases[t->phrase].token == i),
            "a token knows its phrases");
        HOLD(t->cue == AY_NONE || (t->cue < text->n_cues && text->cues[t->cue].token == i),
            "a token knows its cues");
    }
    return NULL;
}

static const char *sentences(const pipeline *p) {
    const ay_text *text = &p->text;
    uint32_t next = 0;
    for (uint32_t i = 0; i < text->n_sentences; i++) {
        const ay_sentence *s = &text->sentences[i];
        HOLD(s->first == next && s->end > s->first && s->end <= text->n_tokens,
            "sentences divide the tokens");
        HOLD(s->block < p->doc.n_blocks && ay_span_holds(p->doc.blocks[s->block].span, s->span),
            "a sentence stands in its block");
        for (uint32_t t = s->first; t < s->end; t++)
            HOLD(text->tokens[t].sentence == i, "a token knows its sentence");
        next = s->end;
    }
    HOLD(next == text->n_tokens, "sentences divide the tokens");
    for (uint32_t i = 0; i < text->n_phrases; i++) {
        const ay_phrase *f = &text->phrases[i];
        HOLD(f->n_tokens && f->token + f->n_tokens <= text->n_tokens, "a phrase is made of tokens");
        HOLD(!i || text->phrases[i - 1].token <= f->token, "phrases follow each other");
    }
    return NULL;
}

static const char *quantities(const pipeline *p) {
    const ay_spots *spots = &p->spots;
    for (uint32_t i = 0, at = 0; i < spots->n_quantities; at = spots->quantities[i++].span.end) {
        const ay_quantity *q = &spots->quantities[i];
        HOLD(inside(p, q->span) && q->span.start >= at && !ay_span_empty(q->span),
            "quantities follow each other");
        HOLD(q->first < q->end && q->end <= p->text.n_tokens, "a quantity is made of tokens");
        HOLD(ay_span_holds(q->span, q->number) && inside(p, q->noun) &&
                 inside(p, ay_quantity_concept(spots, q)) && inside(p, q->unit_span),
            "the parts of a quantity lie in the text");
        HOLD(q->head == AY_NONE || q->head < p->text.n_tokens, "a noun's head is a token");
        HOLD(q->range == AY_NONE || q->range < spots->n_ranges, "a quantity knows its range");
        HOLD(ay_contains(ay_quantity_printed(q, false), q->value) || (q->flags & AY_QF_INFIRM),
            "an interval holds its value");
        HOLD(ay_dec_cmp(q->half, q->loose) <= 0, "the loose reading is the looser one");
    }
    for (uint32_t i = 0; i < spots->n_ranges; i++)
        HOLD(spots->ranges[i].low < spots->n_quantities &&
                 spots->ranges[i].high < spots->n_quantities,
            "a range has two ends");
    return NULL;
}

static const char *times_and_names(const pipeline *p) {
    const ay_spots *spots = &p->spots;
    for (uint32_t i = 0; i < spots->n_times; i++) {
        const ay_time *t = &spots->times[i];
        HOLD(inside(p, t->span) && !ay_span_empty(t->span), "a time is a piece of the text");
        HOLD(t->first < t->end && t->end <= p->text.n_tokens, "a time is made of tokens");
        HOLD(t->from == AY_NO_DAY || t->to == AY_NO_DAY || t->from <= t->to, "a time runs forward");
        HOLD((t->lo == AY_NONE || t->lo < spots->n_times) &&
                 (t->hi == AY_NONE || t->hi < spots->n_times),
            "a time's ends are times");
    }
    for (uint32_t i = 0; i < spots->n_names; i++)
        HOLD(inside(p, spots->names[i].span) && !ay_span_empty(spots->names[i].span),
            "a name is a piece of the text");
    for (uint32_t i = 0; i < spots->n_quotes; i++)
        HOLD(inside(p, spots->quotes[i].span), "a quote is a piece of the text");
    return NULL;
}

static const char *facts(const pipeline *p) {
    for (uint32_t i = 0; i < p->facts.n; i++) {
        const ay_fact *f = &p->facts.at[i];
        HOLD(f->kind < AY_FACT_KINDS, "a fact is of a known kind");
        HOLD(inside(p, f->span), "a fact lies in the text");
        for (uint32_t k = 0; k < f->n; k++) {
            const ay_operand *op = &f->operands[k];
            HOLD(inside(p, op->span), "an operand lies in the text");
            HOLD(op->kind != AY_OP_QUANTITY || op->index < p->spots.n_quantities,
                "an operand is a quantity");
            HOLD(op->kind != AY_OP_TIME || op->index < p->spots.n_times, "an operand is a time");
        }
    }
    return NULL;
}

static const char *side(const ay_side *s) {
    for (uint32_t i = 1; i < s->n; i++)
        HOLD(strcmp(s->states[i - 1], s->states[i]) < 0, "a side is sorted, each state once");
    return NULL;
}

static const char *parties(const pipeline *p) {
    const ay_reading *r = p->acts.reading;
    for (uint32_t i = 0; i < r->n_parties; i++) {
        const ay_party *y = &r->parties[i];
        HOLD(y->first < y->end && y->end <= p->text.n_tokens, "a party is made of tokens");
        HOLD(y->sentence == p->text.tokens[y->first].sentence, "a party begins in its sentence");
        HOLD(
            i == 0 || y->pair == i - 1 || r->parties[i - 1].end <= y->first, "parties are ordered");
        HOLD(y->pair == AY_NONE || y->pair < r->n_parties, "a pair has two parties");
        const char *broken = side(&y->states);
        if (broken) return broken;
    }
    return NULL;
}

static bool is_quantity(const pipeline *p, uint32_t i) {
    return i == AY_NONE || i < p->spots.n_quantities;
}

static bool is_evidence(const pipeline *p, ay_span span) {
    return inside(p, span) && !ay_span_empty(span);
}

static bool forward(ay_day from, ay_day to) {
    return from == AY_NO_DAY || to == AY_NO_DAY || from <= to;
}

static const char *acts(const pipeline *p) {
    const ay_acts *a = &p->acts;
    for (uint32_t i = 0; i < a->n_events; i++) {
        const ay_event *e = &a->events[i];
        HOLD(is_evidence(p, e->span), "an event is a piece of the text");
        HOLD(i == 0 || a->events[i - 1].span.start <= e->span.start, "events are ordered");
        HOLD(forward(e->from, e->to), "an event runs forward");
        for (uint32_t k = 0; k < e->n_mentions; k++)
            HOLD(is_evidence(p, e->mentions[k]), "a mention is a piece of the text");
    }
    for (uint32_t i = 0; i < a->n_pledges; i++) {
        const ay_pledge *g = &a->pledges[i];
        HOLD(is_evidence(p, g->span), "a pledge is a piece of the text");
        HOLD(i == 0 || a->pledges[i - 1].span.start <= g->span.start, "pledges are ordered");
        HOLD(forward(g->due_from, g->due_to), "a deadline runs forward");
        HOLD(is_quantity(p, g->quantity) && is_quantity(p, g->baseline), "an amount is a quantity");
        HOLD(g->repeats == AY_NONE || g->repeats < i, "a pledge repeats an earlier one");
    }
    for (uint32_t i = 0; i < a->n_ties; i++)
        HOLD(
            is_evidence(p, a->ties[i].span) && a->ties[i].level.len, "a tie has words and a level");
    for (uint32_t i = 0; i < a->n_projects; i++) {
        const ay_project *g = &a->projects[i];
        HOLD(is_evidence(p, g->span), "a project is a piece of the text");
        HOLD(is_quantity(p, g->length) && is_quantity(p, g->capacity) && is_quantity(p, g->cost),
            "a project's figures are quantities");
    }
    return NULL;
}

static const char *findings(const pipeline *p) {
    const ay_findings *all = &p->findings;
    uint32_t sum = 0;
    for (int i = 0; i < AY_OUTCOMES; i++) sum += all->counts[i];
    HOLD(sum == all->figures, "every figure has one outcome");
    for (uint32_t i = 0; i < all->n; i++) {
        const ay_finding *f = &all->at[i];
        HOLD(f->rule < ay_rule_count, "a finding has a rule");
        HOLD(f->message.len, "a finding says what it is");
        HOLD(f->n_evidence, "a finding has evidence");
        for (uint32_t e = 0; e < f->n_evidence; e++)
            HOLD(inside(p, f->evidence[e].span) && !ay_span_empty(f->evidence[e].span),
                "evidence is a piece of the text");
    }
    return NULL;
}

const char *broken_invariant(const pipeline *p, stage last) {
    static const struct {
        stage from;
        const char *(*check)(const pipeline *);
    } checks[] = {
        {STAGE_READ, document},
        {STAGE_TEXT, tokens},
        {STAGE_TEXT, sentences},
        {STAGE_SPOT, quantities},
        {STAGE_SPOT, times_and_names},
        {STAGE_FACT, facts},
        {STAGE_ACT, parties},
        {STAGE_ACT, acts},
        {STAGE_CHECK, findings},
    };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        if (checks[i].from > last) continue;
        const char *broken = checks[i].check(p);
        if (broken) return broken;
    }
    return NULL;
}
