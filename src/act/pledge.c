// Pledges. In: parties, frames, quantities, times. Out: what somebody says will be done.
//
// The idea: a promise is a verb of promising ("pledged to", data/en/promises.tsv), an auxiliary of
// the future ("will", "is to") or a noun ("its commitment to"), with somebody in front who can
// promise and a deed behind (data/en/deeds.tsv). Each part of it that has an amount or a deadline
// of its own is a pledge of its own (pledgepart.c).
//
// The trap: most futures are no promises. "Will boost", "will become" and "will visit" are effects,
// forecasts and events; "China will cut rates, analysts said" is a guess; what somebody hopes or
// fears another will do is neither. What is denied, or under "if", is left out.
#include "pledge.h"
#include "read.h"

#include <string.h>

enum {
    SKIPS = 8,
    WITH = 14,
    OBJECT_NEAR = 12,
    AT_ONCE = 3,
    GAVE_BACK = 70,
    FUND_BACK = 14,
    NEAR = 64
};
enum { REPORTED = 2, ARRANGED = 3, GERUND = 2, PLAN = 3 }; // args of cues pledge-will, pledge-noun

bool ay_deed_at(const ay_reading *r, uint32_t i, uint32_t forms, deed *out) {
    const ay_text *t = r->text;
    if (i >= t->n_tokens || !ay_tables_may(t, i, ay_table_bit(AY_TABLE_DEED))) return false;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++) {
        ay_sense sense = t->phrases[k].sense;
        if (sense.table != AY_TABLE_DEED || !(forms >> sense.column & 1)) continue;
        const struct ay_deed *row = &ay_deed_rows[sense.row];
        *out = (deed){i, i + t->phrases[k].n_tokens, row->sort, sense.column, (uint32_t)row->flags};
        return true;
    }
    return false;
}

uint32_t ay_pledge_skip(const ay_reading *r, uint32_t i) {
    deed d;
    for (uint32_t steps = 0; steps < SKIPS && i < r->text->n_tokens; steps++) {
        uint32_t n = ay_cue_at(r->text, i, AY_CUE_FRAME_ADVERB, NULL);
        ay_str word = ay_token_str(r->text, i);
        uint32_t prep = ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, NULL);
        uint32_t at = i + prep < r->text->n_tokens ? r->spots->at[i + prep] : 0;
        if (at & AY_TIME_BIT) n = r->spots->times[(at & AY_INDEX_MASK) - 1].end - i;
        else if (n == 0 && i + 1 < r->text->n_tokens && !ay_deed_at(r, i, AY_FORMS_BASE, &d) &&
                 ay_tables_may(r->text, i + 1, ay_table_bit(AY_TABLE_DEED)) && word.len > 4 &&
                 word.at[word.len - 2] == 'l' && word.at[word.len - 1] == 'y')
            n = 1;
        if (n == 0) break;
        i += n;
    }
    return i;
}

// ---- what makes it no promise -------------------------------------------------------------------

static bool is_forecaster(const ay_reading *r, uint32_t i) {
    const ay_quote *quote = ay_quote_at(r->spots, i);
    if (!quote || ay_span_empty(quote->speaker_span)) return false;
    uint32_t first = ay_token_from(r->text, quote->speaker_span.start);
    for (uint32_t k = first;
         k < r->text->n_tokens && r->text->tokens[k].span.start < quote->speaker_span.end; k++)
        if (ay_cue_at(r->text, k, AY_CUE_PLEDGE_FORECASTER, NULL)) return true;
    return false;
}

// "Hopes that", "denied that" in front of the subject.
static bool is_anothers(const ay_reading *r, const ay_frame *f, const promise *p) {
    uint32_t i = p->first < f->first ? p->first : f->first;
    for (uint32_t back = 0; back < AT_ONCE && i > 0; back++, i--)
        if (ay_cue_before(r->text, i, AY_CUE_PLEDGE_OTHER, NULL)) return true;
    return false;
}

static bool is_question(const ay_reading *r, uint32_t i) {
    const ay_sentence *s = &r->text->sentences[r->text->tokens[i].sentence];
    return ay_mark(r->text, s->end - 1) == '?';
}

static bool is_denied(const ay_reading *r, const ay_frame *f, const promise *p) {
    uint32_t no = AY_FRAME_NEGATED | AY_FRAME_CONDITIONAL | AY_FRAME_MODAL;
    if ((f->flags & no) || is_question(r, f->verb) || is_forecaster(r, f->verb)) return true;
    for (uint32_t i = f->first; i < f->verb_end; i++)
        if (ay_cue_at(r->text, i, AY_CUE_PLEDGE_FORECAST, NULL)) return true;
    return is_anothers(r, f, p);
}

// ---- "will" -------------------------------------------------------------------------------------

static bool is_be(const ay_reading *r, uint32_t i) {
    int32_t arg = 0;
    return ay_cue_at(r->text, i, AY_CUE_FRAME_AUX, &arg) == 1 && arg == 3;
}

// "Would" promises in reported speech, and in what a treaty says.
static bool would_counts(const ay_reading *r, uint32_t i) {
    const ay_sentence *s = &r->text->sentences[r->text->tokens[i].sentence];
    uint32_t low = i - s->first > GAVE_BACK ? i - GAVE_BACK : s->first;
    return ay_quote_at(r->spots, i) || ay_sentence_has(s, AY_CUE_PLEDGE_UNDER) ||
           ay_cue_find(r->text, low, i, AY_CUE_SAY_THAT, NULL) != AY_NONE;
}

// May this subject promise this deed?
static bool fits(who w, const deed *d, bool passive, int32_t arg, promise *p) {
    bool gives = d->sort == AY_DEED_GIVE || d->sort == AY_DEED_INVEST;
    bool does = d->sort == AY_DEED_DO || gives;
    if (passive) return p->subject != AY_NONE && (arg == ARRANGED ? does : gives);
    switch (w) {
    case WHO_PARTY: return does;
    case WHO_ACTOR: return does && arg != REPORTED;
    case WHO_FUND: p->amount = true; return does || d->sort == AY_DEED_SEEM;
    case WHO_AMOUNT: return d->sort == AY_DEED_SEEM || (gives && arg == ARRANGED);
    default: return false;
    }
}

static promise new_promise(const ay_reading *r, const ay_frame *f, uint8_t strength) {
    return (promise){.base = {.strength = strength,
                         .sentence = r->text->tokens[f->verb].sentence,
                         .said_by = ay_frame_said_by(r, f),
                         .made_on = AY_NO_DAY,
                         .repeats = AY_NONE},
        .first = f->first,
        .low = f->low,
        .subject = AY_NONE,
        .forms = AY_FORMS_BASE};
}

static uint32_t read_will(pledges *self, uint32_t i, uint32_t n, int32_t arg) {
    const ay_reading *r = self->r;
    uint32_t v = ay_pledge_skip(r, i + n);
    deed d;
    if (arg == REPORTED && !would_counts(r, i)) return i + n;
    bool passive = v < r->text->n_tokens && is_be(r, v);
    if (passive) v = ay_pledge_skip(r, v + 1);
    if (!ay_deed_at(r, v, passive ? AY_FORMS_DONE : AY_FORMS_BASE, &d)) return i + n;
    ay_frame f = ay_frame_read(r, v, d.end, passive ? AY_FORM_EN : AY_FORM_BASE);
    promise p = new_promise(r, &f, AY_STRENGTH_WILL);
    who w = ay_promise_who(self, &f, &p);
    if (passive && w == WHO_PARTY) p.base.by = (ay_actors){0};
    if (is_denied(r, &f, &p)) return i + n;
    p.due = w == WHO_NOBODY && arg == ARRANGED && !passive && p.base.said_by.len > 0;
    if (!fits(p.due ? WHO_PARTY : w, &d, passive, arg, &p)) return i + n;
    return ay_pledge_parts(self, &p, d);
}

// ---- verbs of promising -------------------------------------------------------------------------

typedef struct verb {
    uint32_t end;
    ay_form form;
    const struct ay_promise *row;
} verb;

static bool verb_at(const ay_reading *r, uint32_t i, verb *out) {
    static const ay_form forms[] = {[AY_COLUMN_PROMISE_VERBS] = AY_FORM_BASE,
        [AY_COLUMN_PROMISE_VERBS_S] = AY_FORM_THIRD,
        [AY_COLUMN_PROMISE_VERBS_ED] = AY_FORM_PAST,
        [AY_COLUMN_PROMISE_VERBS_EN] = AY_FORM_EN,
        [AY_COLUMN_PROMISE_VERBS_ING] = AY_FORM_ING};
    const ay_text *t = r->text;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++) {
        if (t->phrases[k].sense.table != AY_TABLE_PROMISE) continue;
        *out = (verb){i + t->phrases[k].n_tokens, forms[t->phrases[k].sense.column],
            &ay_promise_rows[t->phrases[k].sense.row]};
        return true;
    }
    return false;
}

// "with his colleague": stepped over, up to the "to" behind.
static uint32_t skip_with(const ay_reading *r, uint32_t i) {
    int32_t arg = 0;
    uint32_t n = ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, &arg);
    if (n == 0 || arg != AY_PREP_WITH) return i;
    for (uint32_t k = i + n; k < i + WITH && k < r->text->n_tokens; k++) {
        if (r->text->tokens[k].kind != AY_TOK_WORD) return i;
        if (ay_cue_at(r->text, k, AY_CUE_FRAME_TO, NULL)) return k;
    }
    return i;
}

// The deed behind "to"; any verb at all behind a promise in so many words.
static bool deed_behind(const ay_reading *r, uint32_t i, bool free, deed *out) {
    uint32_t n = ay_cue_at(r->text, i, AY_CUE_FRAME_TO, NULL);
    if (n == 0) return false;
    i = ay_pledge_skip(r, i + n);
    if (ay_deed_at(r, i, AY_FORMS_BASE, out)) {
        if (out->sort == AY_DEED_MEET) return false;
        return free || (out->sort != AY_DEED_EFFECT && out->sort != AY_DEED_SEEM);
    }
    if (i >= r->text->n_tokens) return false;
    bool word = r->text->tokens[i].kind == AY_TOK_WORD &&
                !(r->text->tokens[i].flags & AY_TOK_UPPER) && !r->party_at[i] &&
                !ay_cue_at(r->text, i, AY_CUE_SKIP, NULL) &&
                !ay_cue_at(r->text, i, AY_CUE_FRAME_AUX, NULL) &&
                !ay_cue_at(r->text, i, AY_CUE_FRAME_NEGATION, NULL);
    *out = (deed){i, i + 1, AY_DEED_NONE, 0, 0};
    return word;
}

// Behind "for", "at", "by", "on" an amount is a price or a measure.
static bool is_price(const ay_reading *r, uint32_t i) {
    int32_t arg = 0;
    if (!ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, &arg)) return false;
    return arg != AY_PREP_OF && arg != AY_PREP_TO && arg != AY_PREP_IN;
}

// The thing behind a verb of promising: an amount soon, or "a line of its own".
static bool thing_behind(const ay_reading *r, uint32_t i, bool only) {
    uint32_t baseline, end = r->text->sentences[r->text->tokens[i].sentence].end;
    if (i + OBJECT_NEAR < end) end = i + OBJECT_NEAR;
    for (uint32_t k = i; k < end; k++)
        if (ay_cue_at(r->text, k, AY_CUE_PLEDGE_END, NULL) || ay_mark(r->text, k) == ';' ||
            is_price(r, k))
            end = k;
    if (ay_pledge_amount(r, i, end, &baseline) != AY_NONE) return true;
    return !only && i < end && ay_cue_at(r->text, i, AY_CUE_PLEDGE_THING, NULL);
}

static void read_made_on(const ay_reading *r, const ay_frame *f, promise *p) {
    uint32_t when = ay_frame_when(r, f);
    p->dated = true;
    if (when == AY_NONE) return;
    const ay_time *t = &r->spots->times[when];
    if (t->from == AY_NO_DAY || r->today == AY_NO_DAY || t->to > r->today) return;
    p->base.made_on = t->from;
}

// "Promised that no state money would go": the clause behind "that" is the promise.
static bool read_that(pledges *self, uint32_t i, promise *p, uint32_t *end) {
    const ay_reading *r = self->r;
    uint32_t n = ay_cue_at(r->text, i, AY_CUE_SAY_THAT, NULL);
    uint32_t stop = r->text->sentences[r->text->tokens[i].sentence].end;
    if (n == 0) return false;
    for (uint32_t k = i + n; k < stop && k < i + 2 * WITH; k++) {
        uint32_t will = ay_cue_at(r->text, k, AY_CUE_PLEDGE_WILL, NULL);
        if (will == 0) continue;
        uint32_t v = ay_pledge_skip(r, k + will);
        deed d = {v, v + 1, AY_DEED_NONE, 0, 0};
        if (v >= stop || is_be(r, v)) return false;
        ay_deed_at(r, v, AY_FORMS_BASE, &d);
        *end = ay_pledge_parts(self, p, d);
        return true;
    }
    return false;
}

static bool is_promise(const ay_reading *r, const verb *v, const ay_frame *f, who w, promise *p) {
    uint32_t flags = v->row->flags;
    if (v->form == AY_FORM_EN || (f->flags & AY_FRAME_PASSIVE)) return false;
    bool only = (flags & AY_PROMISEF_ONLY) != 0, plain = v->form == AY_FORM_BASE;
    if (plain && (f->flags & AY_FRAME_INFINITIVE)) return false;
    if (plain && !(f->flags & AY_FRAME_FUTURE) && p->base.by.states.n == 1) return false; // a noun
    if (w != WHO_PARTY && (w != WHO_ACTOR || only)) return false;
    if (f->flags & (AY_FRAME_WANTED | AY_FRAME_ASKED)) return false;
    if (is_denied(r, f, p) || (flags & AY_PROMISEF_NEVER)) return false;
    p->amount = only;
    return true;
}

static uint32_t read_promise(pledges *self, uint32_t i, const verb *v) {
    static const uint8_t strengths[AY_PROMISE_VALUES] = {[AY_PROMISE_WILL] = AY_STRENGTH_WILL,
        [AY_PROMISE_PLANS] = AY_STRENGTH_PLANS,
        [AY_PROMISE_HOPES] = AY_STRENGTH_HOPES,
        [AY_PROMISE_STRIVES] = AY_STRENGTH_STRIVES};
    const ay_reading *r = self->r;
    uint32_t flags = v->row->flags, end = v->end;
    if (flags & AY_PROMISEF_SELF) end += ay_cue_at(r->text, end, AY_CUE_PLEDGE_SELF, NULL);
    uint32_t k = ay_pledge_skip(r, skip_with(r, ay_pledge_skip(r, end)));
    if (k >= r->text->n_tokens) return v->end;
    deed d;
    bool deeds = deed_behind(r, k, flags & AY_PROMISEF_FREE, &d);
    bool that =
        !deeds && (flags & AY_PROMISEF_THAT) && ay_cue_at(r->text, k, AY_CUE_SAY_THAT, NULL);
    bool thing = !deeds && !that && (flags & AY_PROMISEF_AMOUNT) &&
                 thing_behind(r, k, flags & AY_PROMISEF_ONLY);
    if (!deeds && !that && !thing) return v->end;
    ay_frame f = ay_frame_read(r, i, v->end, v->form);
    promise p = new_promise(r, &f, strengths[v->row->strength]);
    who w = ay_promise_who(self, &f, &p);
    if (!is_promise(r, v, &f, w, &p)) return v->end;
    read_made_on(r, &f, &p);
    if (that) return read_that(self, k, &p, &end) ? end : v->end;
    if (thing) d = (deed){k, k, AY_DEED_GIVE, 0, 0};
    return ay_pledge_parts(self, &p, d);
}

// ---- nouns --------------------------------------------------------------------------------------

// The verb that gives a noun of promising: "reaffirmed its commitment", "announced … and a plan".
static bool read_giver(pledges *self, uint32_t i, uint8_t strength, promise *p) {
    const ay_reading *r = self->r;
    uint32_t low = r->text->sentences[r->text->tokens[i].sentence].first, k = i, n = 0;
    if (i - low > GAVE_BACK) low = i - GAVE_BACK;
    while (k > low && !(n = ay_cue_at(r->text, k - 1, AY_CUE_PLEDGE_GAVE, NULL)) &&
           ay_mark(r->text, k - 1) != ';')
        k--;
    if (n == 0) return false;
    ay_frame f = ay_frame_read(r, k - 1, k, AY_FORM_PAST);
    *p = new_promise(r, &f, strength);
    who w = ay_promise_who(self, &f, p);
    if ((w != WHO_PARTY && w != WHO_ACTOR) || is_denied(r, &f, p)) return false;
    if (f.flags & (AY_FRAME_PASSIVE | AY_FRAME_WANTED | AY_FRAME_ASKED)) return false;
    read_made_on(r, &f, p);
    p->first = i;
    return true;
}

static uint32_t read_noun(pledges *self, uint32_t i, uint32_t n, int32_t arg) {
    const ay_reading *r = self->r;
    uint32_t end = r->text->sentences[r->text->tokens[i].sentence].end;
    uint8_t strength = arg == PLAN ? AY_STRENGTH_PLANS : AY_STRENGTH_WILL;
    int32_t prep = 0;
    promise p;
    deed d;
    if (i + n >= end) return i + n;
    bool ing = arg == GERUND && ay_deed_at(r, i + n, AY_FORMS_ING, &d);
    bool deeds = !ing && arg != GERUND && deed_behind(r, i + n, true, &d);
    bool of = arg == GERUND ||
              (ay_cue_at(r->text, i + n, AY_CUE_FRAME_PREP, &prep) && prep == AY_PREP_OF);
    bool amount = !ing && !deeds && of && thing_behind(r, i + n, true);
    if ((!ing && !deeds && !amount) || !read_giver(self, i, strength, &p)) return i + n;
    if (ing) p.forms = AY_FORMS_ING;
    if (amount) d = (deed){i + n, i + n, AY_DEED_GIVE, 0, 0};
    p.amount = amount;
    return ay_pledge_parts(self, &p, d);
}

// "Announced initiatives, including establishing": deeds in -ing.
static uint32_t read_including(pledges *self, uint32_t i, uint32_t n) {
    const ay_reading *r = self->r;
    promise p;
    deed d;
    if (!ay_deed_at(r, i + n, AY_FORMS_ING, &d) || d.sort == AY_DEED_MEET) return i + n;
    if (!read_giver(self, i, AY_STRENGTH_WILL, &p)) return i + n;
    p.first = i + n;
    p.forms = AY_FORMS_ING;
    return ay_pledge_parts(self, &p, d);
}

// "A package of 3 billion euros, to be paid": what a sum is for.
static uint32_t read_to_be(pledges *self, uint32_t i, uint32_t n) {
    const ay_reading *r = self->r;
    uint32_t low = r->text->sentences[r->text->tokens[i].sentence].first, baseline;
    deed d;
    if (i - low > FUND_BACK) low = i - FUND_BACK;
    uint32_t v = ay_pledge_skip(r, i + n), sum = ay_pledge_amount(r, low, i, &baseline);
    if (sum == AY_NONE || !ay_deed_at(r, v, AY_FORMS_DONE, &d)) return i + n;
    const ay_quantity *q = &r->spots->quantities[sum];
    int32_t prep = 0;
    uint32_t of = ay_cue_before(r->text, q->first, AY_CUE_FRAME_PREP, &prep);
    if (q->type != AY_Q_MONEY || of == 0 || prep != AY_PREP_OF) return i + n;
    if (!ay_cue_before(r->text, q->first - of, AY_CUE_PLEDGE_FUND, NULL)) return i + n;
    ay_frame f = ay_frame_read(r, v, d.end, AY_FORM_EN);
    promise p = new_promise(r, &f, AY_STRENGTH_WILL);
    p.subject = sum;
    p.first = q->first;
    if (is_denied(r, &f, &p)) return i + n;
    return ay_pledge_parts(self, &p, d);
}

// ---- said twice ---------------------------------------------------------------------------------

static bool same_amount(const ay_reading *r, const ay_pledge *a, const ay_pledge *b) {
    if (a->quantity == AY_NONE || b->quantity == AY_NONE) return false;
    const ay_quantity *x = &r->spots->quantities[a->quantity],
                      *y = &r->spots->quantities[b->quantity];
    return x->type == y->type && x->unit == y->unit && ay_dec_cmp(x->value, y->value) == 0;
}

static bool same_words(ay_str a, ay_str b) {
    return a.len == b.len && a.len && memcmp(a.at, b.at, a.len) == 0;
}

static bool same_promise(const ay_reading *r, const ay_pledge *a, const ay_pledge *b) {
    if (!ay_side_equal(&a->by.states, &b->by.states)) return false;
    if (a->quantity != AY_NONE || b->quantity != AY_NONE) return same_amount(r, a, b);
    return same_words(a->action, b->action) && same_words(a->object, b->object);
}

static bool in_title(const ay_reading *r, const ay_pledge *p) {
    const ay_sentence *s = &r->text->sentences[p->sentence];
    return r->text->doc->blocks[s->block].kind == AY_BLOCK_TITLE;
}

// The headline's promise is the body's; what the body says again names the first.
static void settle(pledges *self) {
    const ay_reading *r = self->r;
    uint32_t n = 0;
    for (uint32_t i = 0; i < self->list.n; i++) {
        ay_pledge p = self->list.at[i];
        uint32_t high = i + NEAR < self->list.n ? i + NEAR : self->list.n, again = AY_NONE;
        if (in_title(r, &p))
            for (uint32_t k = i + 1; k < high && again == AY_NONE; k++)
                if (same_amount(r, &p, &self->list.at[k]) ||
                    (p.quantity == AY_NONE && same_words(p.action, self->list.at[k].action)))
                    again = k;
        if (again != AY_NONE) continue;
        for (uint32_t k = n > NEAR ? n - NEAR : 0; k < n && p.repeats == AY_NONE; k++)
            if (same_promise(r, &self->list.at[k], &p)) p.repeats = k;
        self->list.at[n++] = p;
    }
    self->list.n = n;
}

// ---- the walk -----------------------------------------------------------------------------------

static uint32_t read_at(pledges *self, uint32_t i) {
    const ay_reading *r = self->r;
    int32_t arg = 0;
    uint32_t n = ay_cue_at(r->text, i, AY_CUE_PLEDGE_WILL, &arg);
    verb v;
    if (n) return read_will(self, i, n, arg);
    if ((n = ay_cue_at(r->text, i, AY_CUE_PLEDGE_INCLUDING, NULL)) != 0)
        return read_including(self, i, n);
    if ((n = ay_cue_at(r->text, i, AY_CUE_PLEDGE_TO_BE, NULL)) != 0) return read_to_be(self, i, n);
    uint32_t before = self->list.n;
    if (ay_tables_may(r->text, i, ay_table_bit(AY_TABLE_PROMISE)) && verb_at(r, i, &v))
        n = read_promise(self, i, &v);
    if (n && self->list.n > before) return n;
    if ((n = ay_cue_at(r->text, i, AY_CUE_PLEDGE_NOUN, &arg)) != 0) // "plans" is a verb or a noun
        return read_noun(self, i, n, arg);
    return i + 1;
}

void ay_pledges_read(ay_reading *r) {
    pledges self = {.r = r};
    const ay_text *t = r->text;
    uint32_t tables = ay_table_bit(AY_TABLE_PROMISE);
    uint64_t cues = ay_cue_bit(AY_CUE_PLEDGE_WILL) | ay_cue_bit(AY_CUE_PLEDGE_NOUN) |
                    ay_cue_bit(AY_CUE_PLEDGE_INCLUDING) | ay_cue_bit(AY_CUE_PLEDGE_TO_BE);
    for (uint32_t k = 0; k < t->n_sentences; k++)
        for (uint32_t i = t->sentences[k].first; i < t->sentences[k].end;)
            i = ay_tables_may(t, i, tables) || ay_cues_may(t, i, cues) ? read_at(&self, i) : i + 1;
    settle(&self);
    r->acts->pledges = self.list.at;
    r->acts->n_pledges = self.list.n;
}
