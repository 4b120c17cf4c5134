// Who promises. In: the frame of a verb. Out: the parties that it binds, or what else stands in
// front of it.
//
// The idea: only somebody can promise. The frame names the parties in front of the verb; here it is
// asked whether they are its subject's head ("the EU will"), or only belong to it ("the EU market
// will"). "We" is the side of the speaker.
//
// The trap: a fund, a treaty and a sum "will provide" as well: these promise only what they are
// made of, an amount.
#include "pledge.h"

enum {
    SPEAKER = 5, // arg of cue party-ref: "we"
    SINGLE = 3,  // "it"
    HEAD_BACK = 24,
    NEAR_HEAD = 10, // from an amount to the verb of which it is the subject
    RECENT = 2,
    INSERTION = 30,
    NAME = 8 // words of a name that no table has
};

// The token before an insertion in commas or brackets that ends before token i; i when there is none.
static uint32_t before_insertion(const ay_reading *r, uint32_t low, uint32_t i) {
    char open = ay_mark(r->text, i - 1) == ')' ? '(' : ay_mark(r->text, i - 1);
    if (open != '(' && open != ',') return i;
    for (uint32_t k = i - 1; k > low && i - k < INSERTION; k--)
        if (ay_mark(r->text, k - 1) == open) return k - 1;
    return i;
}

// The end of the subject that stands next to the verb group.
static uint32_t head_of(const ay_reading *r, const ay_frame *f) {
    uint32_t i = f->first;
    while (i > f->low && (r->spots->at[i - 1] & AY_TIME_BIT)) i--;
    for (uint32_t steps = 0; steps < 2 && i > f->low; steps++) i = before_insertion(r, f->low, i);
    return i;
}

// A city: "leaders meeting in Rome agreed".
static bool is_place(const ay_reading *r, uint32_t i) {
    uint32_t at = r->spots->at[i];
    if ((at & AY_TIME_BIT) || !(at & AY_NAME_BIT)) return false;
    return r->spots->names[(at & AY_INDEX_MASK) - 1].type == AY_N_CITY;
}

// Is the word in front of the verb a noun that no party covers? Then that noun is the subject.
static bool other_head(const ay_reading *r, const ay_frame *f) {
    uint32_t i = head_of(r, f);
    if (i <= f->low) return false;
    const ay_token *t = &r->text->tokens[i - 1];
    if (t->kind != AY_TOK_WORD) return t->kind != AY_TOK_PUNCT;
    if (r->party_at[i - 1] || is_place(r, i - 1)) return false;
    if (t->flags & AY_TOK_UPPER) return true;
    return !ay_cue_before(r->text, i, AY_CUE_FRAME_RELATIVE, NULL) &&
           !ay_cue_before(r->text, i, AY_CUE_PLEDGE_AND, NULL) &&
           !ay_cue_before(r->text, i, AY_CUE_PLEDGE_EACH, NULL) &&
           !ay_cue_before(r->text, i, AY_CUE_FRAME_ADVERB, NULL);
}

// "The Kazungula Bridge Authority": a name in capitals whose noun can promise.
static bool take_name(const ay_reading *r, const ay_frame *f, uint32_t head, promise *p) {
    uint32_t first = head;
    while (first > f->low && head - first < NAME &&
           r->text->tokens[first - 1].kind == AY_TOK_WORD &&
           (r->text->tokens[first - 1].flags & AY_TOK_UPPER))
        first--;
    if (first < head && ay_cue_at(r->text, first, AY_CUE_SKIP, NULL)) first++; // "The"
    if (head - first < 2 || first < f->low) return false;
    ay_str *name = ay_alloc(r->arena, sizeof *name);
    *name = ay_doc_str(r->text->doc, ay_tokens_span(r->text, first, head));
    p->base.by = (ay_actors){.names = name, .n_names = 1};
    p->first = head == f->first ? first : f->first;
    return true;
}

// "The airline said it would": the speaker, when nobody else is "it".
static bool speaks_for_itself(const ay_reading *r, const ay_frame *f, promise *p) {
    int32_t arg = 0;
    uint32_t i = head_of(r, f);
    uint32_t n = ay_cue_before(r->text, i, AY_CUE_PARTY_REF, &arg);
    const ay_quote *quote = n && arg == SINGLE ? ay_quote_at(r->spots, i - 1) : NULL;
    if (!quote || quote->speaker.len == 0) return false;
    char c = quote->speaker.at[0];
    bool firm = quote->name == AY_NONE || r->spots->names[quote->name].type == AY_N_ORGANISATION;
    if (!firm || c < 'A' || c > 'Z') return false;
    ay_str *name = ay_alloc(r->arena, sizeof *name);
    *name = quote->speaker;
    p->base.by = (ay_actors){.names = name, .n_names = 1};
    return true;
}

// "We": the states of whoever speaks here.
static bool speaks_for_us(const ay_reading *r, const ay_frame *f, promise *p) {
    int32_t arg = 0;
    uint32_t i = head_of(r, f);
    uint32_t n = ay_cue_before(r->text, i, AY_CUE_PARTY_REF, &arg);
    const ay_quote *quote = n && arg == SPEAKER ? ay_quote_at(r->spots, i - 1) : NULL;
    if (!quote || quote->name == AY_NONE) return false;
    const ay_party *speaker = ay_party_at(r, r->spots->names[quote->name].first);
    if (!speaker) return false;
    ay_partylist list = {.at = {(uint32_t)(speaker - r->parties)}, .n = 1};
    p->base.by = ay_actors_of(r, &list);
    return !ay_actors_none(&p->base.by);
}

static bool all_act(const ay_reading *r, const ay_partylist *list) {
    for (uint32_t i = 0; i < list->n; i++)
        if (!r->parties[list->at[i]].acts) return false;
    return list->n > 0;
}

// The first token of the subject, where it stands right in front of the verb group.
static void read_start(
    const ay_reading *r, const ay_frame *f, const ay_partylist *list, promise *p) {
    p->first = f->first;
    for (uint32_t i = 0; i < list->n; i++) {
        const ay_party *party = &r->parties[list->at[i]];
        if (party->first >= f->low && party->first < p->first && party->end <= f->first &&
            f->first - party->first < HEAD_BACK)
            p->first = party->first;
    }
}

static void take_speaker(const ay_reading *r, const ay_partylist *list, promise *p) {
    if (list->n == 1 && r->parties[list->at[0]].person.len)
        p->base.said_by = r->parties[list->at[0]].person;
}

// A promise before it, of the same kind of money: "of the total, 210 billion is to come as loans".
static void take_over(const pledges *self, const ay_frame *f, promise *p) {
    const ay_reading *r = self->r;
    if (self->list.n == 0) return;
    const ay_pledge *last = &self->list.at[self->list.n - 1];
    if (last->sentence + RECENT < r->text->tokens[f->verb].sentence) return;
    if (last->quantity == AY_NONE || p->subject == AY_NONE) return;
    const ay_quantity *a = &r->spots->quantities[last->quantity],
                      *b = &r->spots->quantities[p->subject];
    if (a->type == AY_Q_MONEY && b->type == AY_Q_MONEY && a->unit == b->unit) p->base.by = last->by;
}

// The states whose money it is: "one billion of the Saudi money".
static void take_owner(const ay_reading *r, const ay_frame *f, promise *p) {
    for (uint32_t i = p->low; i < f->first; i++) {
        const ay_party *party = ay_party_at(r, i);
        if (!party || !party->attribute || party->states.n == 0) continue;
        ay_partylist list = {.at = {(uint32_t)(party - r->parties)}, .n = 1};
        p->base.by = ay_actors_of(r, &list);
        return;
    }
}

// Money, or a share: what can be the subject of a promise by itself.
static bool is_sum(const ay_reading *r, uint32_t amount) {
    const ay_quantity *q = &r->spots->quantities[amount];
    return q->type == AY_Q_MONEY || q->type == AY_Q_PERCENT ||
           (q->type == AY_Q_NUMBER && (q->flags & AY_QF_SCALED));
}

// A pronoun that nobody is known for.
static bool is_unknown(const ay_reading *r, uint32_t head) {
    return head > 0 && r->party_at[head - 1] == 0 &&
           ay_cue_before(r->text, head, AY_CUE_PARTY_REF, NULL) == 1;
}

who ay_promise_who(const pledges *self, const ay_frame *f, promise *p) {
    const ay_reading *r = self->r;
    ay_partylist list;
    uint32_t baseline, head = head_of(r, f);
    bool sure = ay_frame_subject(r, f, &list);
    bool fund = ay_cue_before(r->text, head, AY_CUE_PLEDGE_FUND, NULL) != 0;
    p->low = f->low;
    p->first = f->first;
    if (speaks_for_us(r, f, p)) return WHO_PARTY;
    if (speaks_for_itself(r, f, p)) return WHO_PARTY;
    if (is_unknown(r, head)) return WHO_NOBODY;
    bool actor = ay_cue_before(r->text, head, AY_CUE_PLEDGE_WHO, NULL) != 0;
    bool capital =
        head > f->low && !r->party_at[head - 1] && (r->text->tokens[head - 1].flags & AY_TOK_UPPER);
    if (sure && all_act(r, &list) && ((actor && !capital) || !other_head(r, f))) {
        read_start(r, f, &list, p);
        take_speaker(r, &list, p);
        p->base.by = ay_actors_of(r, &list);
        if (fund && !actor && p->base.by.states.n == 0) return WHO_FUND;
        return ay_actors_none(&p->base.by) ? WHO_ACTOR : WHO_PARTY;
    }
    if (actor && take_name(r, f, head, p)) return WHO_PARTY;
    if (actor) return WHO_ACTOR;
    p->subject =
        ay_pledge_amount(r, head > NEAR_HEAD + f->low ? head - NEAR_HEAD : f->low, head, &baseline);
    if (p->subject != AY_NONE && !is_sum(r, p->subject)) p->subject = AY_NONE;
    if (p->subject != AY_NONE) p->first = r->spots->quantities[p->subject].first;
    if (p->subject == AY_NONE) return fund ? WHO_FUND : WHO_NOBODY;
    take_owner(r, f, p);
    if (p->base.by.states.n == 0) take_over(self, f, p);
    return fund ? WHO_FUND : WHO_AMOUNT;
}
