// Events: what states do to each other, by PLOVER's types. In: hits (event_hit.c), frames, parties.
// Out: events, each once (event_merge.c), in the order of the text.
//
// The idea: the words say the type, the frame says the rest. What is said to be coming is another
// act than what was done: an attack to come is a threat, help to come is a promise, a signature to
// come is nothing yet; a meeting to come is a planned one.
//
// The trap: a wrong event costs more than a missed one. Words that mean many things ("visit", "hit")
// count only with a state to whom it was done.
#include "event.h"
#include "read.h"

#include <string.h>

enum {
    NOUN = 24,  // tokens that belong to a noun
    MEMORY = 16 // events back to what is spoken of again
};

typedef AY_LIST(ay_event) events;

static bool has_side(const ay_actors *a) { return a->states.n || a->n_names; }

// ---- what is to come, denied or supposed ----------------------------------------------------------

static bool coming_is_promise(uint8_t type) {
    return type == AY_ACT_SUPPORT || type == AY_ACT_COOPERATE || type == AY_ACT_AID ||
           type == AY_ACT_CONCEDE || type == AY_ACT_RETREAT;
}

static bool coming_is_threat(uint8_t type) {
    return type == AY_ACT_SANCTION || type == AY_ACT_COERCE || type == AY_ACT_ASSAULT;
}

// What an act to come amounts to; false when it is nothing yet.
static bool take_future(ay_event *e, bool announced) {
    if (e->type == AY_ACT_CONSULT) return e->status = AY_STATUS_PLANNED, true;
    if (e->negated && (coming_is_promise(e->type) || e->type == AY_ACT_AGREE))
        e->type = AY_ACT_REJECT, e->cameo = "12", e->mode = "", e->negated = false;
    else if (e->negated) return false;
    else if (e->type == AY_ACT_AGREE) return e->cameo = "03", announced;
    else if (coming_is_promise(e->type)) e->type = AY_ACT_AGREE, e->cameo = "03", e->mode = "";
    else if (coming_is_threat(e->type)) e->type = AY_ACT_THREATEN, e->cameo = "13";
    else if (e->type == AY_ACT_THREATEN) return true;
    else return false;
    return true;
}

// "No contract has been signed", "signed nothing", "Nothing says that": a word in front of the verb, at
// the beginning of its clause or sentence, or in front of its thing denies it.
static bool denied(const ay_reading *r, const ay_hit *hit, const ay_frame *f) {
    const ay_text *t = r->text;
    const ay_sentence *s = &t->sentences[t->tokens[hit->first].sentence];
    if (!ay_sentence_has(s, AY_CUE_EVENT_NO)) return false;
    uint32_t last = hit->thing != AY_NONE && hit->thing > hit->end ? hit->thing + 1 : hit->end;
    return ay_cue_at(t, s->first, AY_CUE_EVENT_NO, NULL) ||
           ay_cue_find(t, f->low, f->first, AY_CUE_EVENT_NO, NULL) != AY_NONE ||
           ay_cue_find(t, hit->end, last, AY_CUE_EVENT_NO, NULL) != AY_NONE;
}

// An infinitive is something done only behind "decided to", "managed to" and their like.
static bool undone(const ay_reading *r, const ay_frame *f) {
    if (f->flags & AY_FRAME_NOUN) return false;
    return (f->flags & AY_FRAME_INFINITIVE) && !(f->flags & AY_FRAME_WANTED) &&
           !ay_cue_before(r->text, f->first + 1, AY_CUE_EVENT_DID, NULL);
}

static bool take_frame(const ay_reading *r, ay_event *e, const ay_hit *hit, const ay_frame *f) {
    bool did = ay_cue_before(r->text, f->verb, AY_CUE_EVENT_DID, NULL);
    bool future = !did && (f->flags & (AY_FRAME_FUTURE | AY_FRAME_WANTED));
    bool no = (f->flags & AY_FRAME_NEGATED) || denied(r, hit, f);
    e->negated = no && e->type != AY_ACT_REJECT;
    if (f->flags & (AY_FRAME_CONDITIONAL | AY_FRAME_ASKED)) return false;
    if (!did && undone(r, f)) return false;
    if (f->flags & AY_FRAME_MODAL) {
        if (ay_hit_has(hit, AY_ACTF_REPORTED)) return true;
        if (!coming_is_threat(e->type)) return false;
        e->hypothetical = true;
        future = true;
    }
    if (ay_hit_has(hit, AY_ACTF_FUTURE_ONLY) && !future) return false;
    if (future && ay_hit_has(hit, AY_ACTF_GOV)) return e->type == AY_ACT_THREATEN;
    if (future)
        return take_future(e, !ay_hit_has(hit, AY_ACTF_NO_PLAN) && !(f->flags & AY_FRAME_WANTED));
    if (e->type == AY_ACT_CONSULT)
        e->status = ay_hit_has(hit, AY_ACTF_CANCELS) ? AY_STATUS_CANCELLED : AY_STATUS_HELD;
    return true;
}

// ---- the rest of the record -----------------------------------------------------------------------

static void take_document(const ay_reading *r, const ay_hit *hit, ay_event *e) {
    if (e->type != AY_ACT_AGREE || hit->thing == AY_NONE) return;
    e->document = ay_doc_str(r->text->doc, ay_tokens_span(r->text, hit->thing, hit->thing_end));
}

static bool is_visit(const ay_event *e) {
    return e->type == AY_ACT_CONSULT && e->mode && strcmp(e->mode, "visit") == 0;
}

// The city right behind the verb: "visited Lima".
static ay_str visited(const ay_reading *r, const ay_hit *hit) {
    uint32_t i = hit->end, at = i < r->text->n_tokens ? r->spots->at[i] : 0;
    if (!ay_hit_verb(hit) || (at & AY_TIME_BIT) || !(at & AY_NAME_BIT)) return (ay_str){0};
    const ay_name *name = &r->spots->names[(at & AY_INDEX_MASK) - 1];
    bool city = name->type == AY_N_CITY && name->first == i && !hit->passive;
    return city ? ay_doc_str(r->text->doc, name->span) : (ay_str){0};
}

// A guest goes to where he is received: to the state of the city, or to the only other state of the
// sentence.
static void take_host(
    const ay_reading *r, const ay_name *place, const ay_sentence *s, ay_event *e) {
    if (!is_visit(e) || e->b.states.n || e->a.states.n != 1) return;
    ay_states other = {.n = 0};
    if (place && place->type == AY_N_CITY && place->row != UINT16_MAX)
        ay_states_add(&other, ay_city_rows[place->row].state);
    for (uint32_t i = s->first; other.n == 0 && i < s->end; i++) {
        const ay_party *p = ay_party_at(r, i);
        if (p && p->acts) ay_states_add_side(&other, &p->states);
    }
    ay_states rest = {.n = 0};
    for (uint32_t i = 0; i < other.n; i++)
        if (!ay_side_has(&e->a.states, other.code[i])) ay_states_add(&rest, other.code[i]);
    if (rest.n == 1) e->b.states = ay_states_keep(r->arena, &rest);
}

// A state behind "on" or "at" is meant, no place.
static bool is_place(const ay_reading *r, const ay_name *name) {
    int32_t prep = 0;
    if (name->type == AY_N_CITY) return true;
    return ay_cue_before(r->text, name->first, AY_CUE_FRAME_PREP, &prep) && prep == AY_PREP_IN;
}

static void side_other_than(const ay_reading *r, const ay_event *from, ay_event *e) {
    ay_states other = {.n = 0};
    const ay_side *both[] = {&from->a.states, &from->b.states};
    for (int k = 0; k < 2; k++)
        for (uint32_t i = 0; i < both[k]->n; i++)
            if (!ay_side_has(&e->a.states, both[k]->states[i]))
                ay_states_add(&other, both[k]->states[i]);
    if (other.n == 1) e->b.states = ay_states_keep(r->arena, &other);
}

// What the text spoke of before: "the treaty was signed", "the trip was put off" have the sides of the
// last event of their kind; who breaks off relations does so with the other of the last pair.
static void remembered(const ay_reading *r, const ay_hit *hit, const events *before, ay_event *e) {
    bool none = e->a.states.n + e->b.states.n == 0 && e->a.n_names + e->b.n_names == 0;
    bool treaty = e->type == AY_ACT_AGREE && none && hit->passive && hit->thing != AY_NONE &&
                  hit->thing > 0 && ay_token_is(r->text, hit->thing - 1, "the");
    bool called_off = none && ay_hit_has(hit, AY_ACTF_CANCELS);
    bool ties = e->type == AY_ACT_SANCTION && ay_hit_row(hit)->cameo[2] == '1' &&
                e->a.states.n == 1 && e->b.states.n == 0;
    const ay_event *last = before->n ? &before->at[before->n - 1] : NULL;
    if (last && e->type == AY_ACT_AGREE && last->sentence == e->sentence && last->b.states.n &&
        e->a.states.n == 1 && !has_side(&e->b) && ay_hit_has(hit, AY_ACTF_SYM) &&
        (ay_side_has(&last->a.states, e->a.states.states[0]) ||
            ay_side_has(&last->b.states, e->a.states.states[0])))
        side_other_than(r, last, e); // "the two signed it, and later Peru agreed to"
    if (!treaty && !called_off && !ties) return;
    for (uint32_t i = before->n; i > 0 && before->n - i < MEMORY; i--) {
        const ay_event *x = &before->at[i - 1];
        bool pair = x->a.states.n && x->b.states.n;
        if (!pair || (!ties && x->type != e->type)) continue;
        if (!ties) e->a = x->a, e->b = x->b;
        else if (ay_side_has(&x->a.states, e->a.states.states[0]) ||
                 ay_side_has(&x->b.states, e->a.states.states[0]))
            side_other_than(r, x, e);
        else continue;
        return;
    }
}

// "signed it at a meeting in Lima", "raised their ties during a visit by": a meeting that the sentence
// puts what it told before into has the same sides, and its day.
static void inherit(const ay_reading *r, const ay_hit *hit, const events *before, ay_event *e) {
    if (e->type != AY_ACT_CONSULT || ay_hit_verb(hit) || before->n == 0) return;
    const ay_event *x = &before->at[before->n - 1];
    bool same = x->sentence == e->sentence && x->a.states.n && x->b.states.n && !x->negated;
    bool symmetric =
        x->type == AY_ACT_AGREE || x->type == AY_ACT_CONSULT || x->type == AY_ACT_COOPERATE;
    if (!same || !symmetric || !ay_event_within(r, hit)) return;
    bool none = !has_side(&e->a) && !has_side(&e->b);
    if (is_visit(e) && e->a.states.n == 1 && !has_side(&e->b)) side_other_than(r, x, e);
    else if (none && !is_visit(e)) e->a = x->a, e->b = x->b;
    else return;
    if (e->from == AY_NO_DAY) e->from = x->from, e->to = x->to;
}

// "China and Peru met on Saturday. Ministers gathered in Lima": the place of a meeting told just before.
static void lend_place(const ay_event *e, events *before) {
    if (e->type != AY_ACT_CONSULT || e->place.len == 0 || before->n == 0) return;
    ay_event *x = &before->at[before->n - 1];
    bool next = x->type == AY_ACT_CONSULT && e->sentence <= x->sentence + 1;
    if (next && x->place.len == 0 && !is_visit(x) && !has_side(&e->a) && !has_side(&e->b))
        x->place = e->place;
}

// Is enough known to call it an event?
static bool enough(const ay_hit *hit, const ay_event *e) {
    bool a = has_side(&e->a), b = has_side(&e->b);
    int known = (e->from != AY_NO_DAY) + (e->place.len > 0);
    if (ay_hit_has(hit, AY_ACTF_WITH) && !(a && b) && e->a.states.n < 2) return false;
    if (e->type != hit->type && !a) return false;
    if (ay_hit_has(hit, AY_ACTF_NEED_B) && !b) return false;
    if (ay_hit_has(hit, AY_ACTF_OFFICIAL) && !a) return false;
    if (ay_hit_has(hit, AY_ACTF_REPORTED) && !(a && b)) return false;
    if (ay_hit_has(hit, AY_ACTF_WEAK)) return ay_hit_verb(hit) ? a && b : a || b;
    if (ay_hit_has(hit, AY_ACTF_NEED_PERSON) && e->a.n_people + e->b.n_people == 0) return false;
    if (ay_hit_has(hit, AY_ACTF_MEET)) return (a && b) || e->a.states.n > 1 || known + (a || b) > 1;
    return e->a.states.n || e->b.states.n;
}

static ay_form form_of(uint8_t column) {
    switch (column) {
    case AY_COLUMN_ACT_VERBS: return AY_FORM_BASE;
    case AY_COLUMN_ACT_VERBS_S: return AY_FORM_THIRD;
    case AY_COLUMN_ACT_VERBS_ED: return AY_FORM_PAST;
    case AY_COLUMN_ACT_VERBS_EN: return AY_FORM_EN;
    case AY_COLUMN_ACT_VERBS_ING: return AY_FORM_ING;
    case AY_COLUMN_ACT_PHRASES: return AY_FORM_PAST;
    default: return AY_FORM_NOUN;
    }
}

// What stands with a noun ends at the next verb, and where a relative clause or a second noun phrase
// begins.
static void end_noun(const ay_reading *r, const ay_hits *hits, const ay_hit *hit, ay_frame *f) {
    for (uint32_t i = 0; i < hits->n; i++)
        if (hits->at[i].first >= hit->end && hits->at[i].first < f->high &&
            ay_hit_verb(&hits->at[i]))
            f->high = hits->at[i].first;
    for (uint32_t i = hit->end; i < f->high; i++) {
        const ay_party *p = ay_party_at(r, i);
        bool bare = p && p->first == i && i == hit->end;
        bool ends = bare || i - hit->end > NOUN || ay_mark(r->text, i) == ';' ||
                    ay_cue_at(r->text, i, AY_CUE_FRAME_RELATIVE, NULL);
        if (ends) f->high = i;
    }
}

static void read_hit(const ay_reading *r, const ay_hits *hits, const ay_hit *hit,
    const ay_sentence *s, events *out) {
    ay_frame f = ay_frame_read(r, hit->first, hit->end, form_of(hit->column));
    ay_event e = {.type = hit->type, .cameo = hit->cameo, .mode = hit->mode};
    e.sentence = r->text->tokens[hit->first].sentence;
    if (!ay_hit_verb(hit)) end_noun(r, hits, hit, &f);
    if (!take_frame(r, &e, hit, &f)) return;
    uint32_t first = ay_hit_sides(r, hit, &f, &e), named = first;
    const ay_name *place = ay_frame_place(r, &f);
    if (place && is_place(r, place)) e.place = ay_doc_str(r->text->doc, place->span);
    if (e.type == AY_ACT_CONSULT && e.place.len == 0) e.place = visited(r, hit);
    if (e.type == AY_ACT_CONSULT && !is_visit(&e)) named = ay_event_name(r, hit, &e);
    take_host(r, place, s, &e);
    ay_event_when(r, hit, &f, first, &e);
    remembered(r, hit, out, &e);
    inherit(r, hit, out, &e);
    take_document(r, hit, &e);
    e.said_by = ay_frame_said_by(r, &f);
    e.span = ay_frame_span(r, &f);
    uint32_t start = r->text->tokens[named < first ? named : first].span.start;
    if (start < e.span.start) e.span.start = start;
    if (enough(hit, &e)) AY_PUSH(r->arena, out, e);
    else lend_place(&e, out);
}

static void read_sentence(const ay_reading *r, const ay_sentence *s, events *out) {
    ay_hits hits;
    ay_hits_read(r, s, &hits);
    for (uint32_t i = 0; i < hits.n; i++)
        if (!hits.at[i].dead) read_hit(r, &hits, &hits.at[i], s, out);
}

void ay_events_read(ay_reading *r) {
    events out = {0};
    // Where nobody is named, nor in the sentence before, nobody acts: most sentences of other news.
    bool before = false;
    for (uint32_t i = 0, p = 0; i < r->text->n_sentences; i++) {
        bool named = p < r->n_parties && r->parties[p].sentence == i;
        while (p < r->n_parties && r->parties[p].sentence == i) p++;
        if (named || before) read_sentence(r, &r->text->sentences[i], &out);
        before = named;
    }
    r->acts->events = out.at;
    r->acts->n_events = out.n;
    ay_events_merge(r);
}
