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

enum { SPEAKER_FIVE = 5, HEAD_BACK = 24, RECENT = 2 };

// The token of the subject that stands next to the verb group.
static uint32_t head_of(const ay_reading *r, const ay_frame *f) {
    uint32_t i = f->first;
    while (i > f->low && (r->spots->at[i - 1] & AY_TIME_BIT)) i--;
    return i;
}

// Is the word in front of the verb a noun that no party covers? Then that noun is the subject.
static bool other_head(const ay_reading *r, const ay_frame *f) {
    uint32_t i = head_of(r, f);
    if (i <= f->low) return false;
    const ay_token *t = &r->text->tokens[i - 1];
    if (t->kind != AY_TOK_WORD) return t->kind != AY_TOK_PUNCT;
    if (r->party_at[i - 1] || (t->flags & AY_TOK_UPPER)) return false;
    return !ay_cue_before(r->text, i, AY_CUE_FRAME_RELATIVE, NULL) &&
           !ay_cue_before(r->text, i, AY_CUE_PLEDGE_AND, NULL) &&
           !ay_cue_before(r->text, i, AY_CUE_PLEDGE_EACH, NULL) &&
           !ay_cue_before(r->text, i, AY_CUE_FRAME_ADVERB, NULL);
}

// "We": the states of whoever speaks here.
static bool speaks_for_us(const ay_reading *r, const ay_frame *f, promise *p) {
    int32_t arg = 0;
    uint32_t i = head_of(r, f);
    uint32_t n = ay_cue_before(r->text, i, AY_CUE_PARTY_REF, &arg);
    const ay_quote *quote = n && arg == SPEAKER_FIVE ? ay_quote_at(r->spots, i - 1) : NULL;
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

who ay_promise_who(const pledges *self, const ay_frame *f, promise *p) {
    const ay_reading *r = self->r;
    ay_partylist list;
    uint32_t baseline, head = head_of(r, f);
    bool sure = ay_frame_subject(r, f, &list), fund;
    if (speaks_for_us(r, f, p)) return WHO_PARTY;
    p->low = f->low;
    p->first = f->first;
    bool actor = ay_cue_before(r->text, head, AY_CUE_PLEDGE_WHO, NULL) != 0;
    if (sure && all_act(r, &list) && (actor || !other_head(r, f))) {
        read_start(r, f, &list, p);
        take_speaker(r, &list, p);
        p->base.by = ay_actors_of(r, &list);
        return ay_actors_none(&p->base.by) ? WHO_ACTOR : WHO_PARTY;
    }
    p->subject =
        ay_pledge_amount(r, head > HEAD_BACK + f->low ? head - HEAD_BACK : f->low, head, &baseline);
    if (p->subject != AY_NONE) p->first = r->spots->quantities[p->subject].first;
    fund = ay_cue_before(r->text, head, AY_CUE_PLEDGE_FUND, NULL) != 0;
    if (actor) return WHO_ACTOR;
    if (p->subject == AY_NONE) return fund ? WHO_FUND : WHO_NOBODY;
    take_owner(r, f, p);
    if (p->base.by.states.n == 0) take_over(self, f, p);
    return fund ? WHO_FUND : WHO_AMOUNT;
}
