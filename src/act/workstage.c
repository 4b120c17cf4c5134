// How far a work is: proposed, planned, being built, working, given up. In: the words of a work.
// Out: a stage, and whether it is only what a work that works does ("links", "carries"). What stands
// nearest counts first: an adjective of the work, the noun or verb of which it is the object, and
// then what is said of it behind. A verb's class is in data/en/workverbs.tsv; tense and voice turn
// it into a stage: "is being built" and "was built" are not the same.
//
// The trap: "will carry a million people" says nothing, "carries" does; and what is said of a part
// of a work, or of another work behind a semicolon, is not said of it.
#include "work.h"

enum {
    BEFORE = 12, // tokens between a verb and its work
    REACH = 4,   // tokens behind a work that is no subject
    PHRASE = 7,  // tokens of a phrase of which the last ones part
    HUNG = 10,   // tokens of what is hung on to a work behind a comma
    MANY = 6,    // states; a group of more builds nothing itself
    BEHIND = 24  // tokens behind a work in which something is said of it
};

typedef struct verb {
    uint32_t first, end;
    uint8_t class, form;
} verb;

static bool verb_at(const ay_reading *r, uint32_t i, verb *out) {
    const ay_text *t = r->text;
    if (!ay_tables_may(t, i, ay_table_bit(AY_TABLE_WORKVERB))) return false;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++) {
        ay_sense s = t->phrases[k].sense;
        if (s.table != AY_TABLE_WORKVERB) continue;
        *out = (verb){i, i + t->phrases[k].n_tokens, (uint8_t)ay_workverb_rows[s.row].class,
            (uint8_t)(AY_FORM_BASE + s.column)};
        return true;
    }
    return false;
}

// ---- a verb's stage -----------------------------------------------------------------------------

static uint8_t of_build(const ay_frame *f, uint8_t form) {
    const uint32_t wanted =
        AY_FRAME_FUTURE | AY_FRAME_WANTED | AY_FRAME_MODAL | AY_FRAME_INFINITIVE | AY_FRAME_ASKED;
    if (f->flags & AY_FRAME_NEGATED) return AY_STAGE_PROPOSED;
    if (f->flags & wanted) return AY_STAGE_PLANNED;
    if (form == AY_FORM_PAST || form == AY_FORM_EN) return AY_STAGE_OPERATING;
    return AY_STAGE_BUILDING;
}

static uint8_t of_verb(const ay_reading *r, const verb *v) {
    ay_frame f = ay_frame_read(r, v->first, v->end, v->form);
    const uint32_t ahead =
        AY_FRAME_FUTURE | AY_FRAME_WANTED | AY_FRAME_MODAL | AY_FRAME_ASKED | AY_FRAME_CONDITIONAL;
    bool later = f.flags & ahead, not = f.flags & AY_FRAME_NEGATED;
    switch (v->class) {
    case AY_WORKED_OPEN: return later || not ? AY_STAGE_BUILDING : AY_STAGE_OPERATING;
    case AY_WORKED_BUILD:
        if (f.flags & AY_FRAME_PASSIVE && v->first > 0 &&
            ay_token_is(r->text, v->first - 1, "being"))
            return AY_STAGE_BUILDING;
        return of_build(&f, v->form);
    case AY_WORKED_BEGIN: return later || not ? AY_STAGE_PLANNED : AY_STAGE_BUILDING;
    case AY_WORKED_HOLD:
    case AY_WORKED_RUN: return later || not ? AY_STAGE_NONE : AY_STAGE_OPERATING;
    case AY_WORKED_MEND: return not ? AY_STAGE_NONE : AY_STAGE_OPERATING;
    case AY_WORKED_PLAN: return not ? AY_STAGE_PROPOSED : AY_STAGE_PLANNED;
    case AY_WORKED_PROPOSE: return AY_STAGE_PROPOSED;
    case AY_WORKED_CANCEL: return later || not ? AY_STAGE_NONE : AY_STAGE_CANCELLED;
    default: return AY_STAGE_NONE;
    }
}

// ---- cues ---------------------------------------------------------------------------------------

static bool cue_side(const struct ay_cue *row, int side) {
    return row && (row->side == side || row->side == AY_SIDE_ANY);
}

// A cue with this side that starts at token i; *n its tokens.
static uint8_t stage_cue(const ay_reading *r, uint32_t i, int side, uint32_t *n) {
    const ay_text *t = r->text;
    if (!(t->cue_starts[i] & ay_cue_bit(AY_CUE_STAGE))) return AY_STAGE_NONE;
    for (uint32_t k = t->tokens[i].cue; k < t->n_cues && t->cues[k].token == i; k++)
        for (uint32_t s = 0; s < t->cues[k].n; s++) {
            const struct ay_cue *row = &ay_cue_rows[t->cues[k].senses[s].row];
            if (row->cue != AY_CUE_STAGE || !cue_side(row, side)) continue;
            *n = t->cues[k].n_tokens;
            return (uint8_t)row->arg;
        }
    return AY_STAGE_NONE;
}

// ---- in front -----------------------------------------------------------------------------------

// Does this token stand between a verb and its object and part nothing?
static bool bridges(const ay_reading *r, uint32_t i) {
    const ay_token *t = &r->text->tokens[i];
    if (r->spots->at[i] & AY_TIME_BIT) return true;
    uint32_t first; // "opened the X highway, the Y dam and"
    bool listed = t->mark == ',' || ay_cue_at(r->text, i, AY_CUE_FRAME_AND, NULL);
    if (listed && ay_phrase_before(r->text, i, AY_TABLE_WORK, &first) >= 0) return true;
    if (t->kind == AY_TOK_PUNCT || t->kind == AY_TOK_SYMBOL) return t->mark == '-';
    bool stop = ay_noun_flags(r->text, i) & AY_NOUN_STOP;
    return !stop || ay_cue_at(r->text, i, AY_CUE_WORK_THE, NULL) ||
           ay_cue_at(r->text, i, AY_CUE_WORK_A, NULL) || ay_cue_at(r->text, i, AY_CUE_SKIP, NULL);
}

// The stage that is said in front; *doing is the verb that says it, its `end` 0 when it is none.
static uint8_t stage_before(const ay_reading *r, const ay_mention *n, verb *doing) {
    uint32_t low = r->text->sentences[n->sentence].first, len;
    uint32_t stop = n->first - low > BEFORE ? n->first - BEFORE : low;
    verb v;
    *doing = (verb){.end = 0};
    for (uint32_t i = n->left; i < n->head; i++) { // "the planned …"
        uint8_t stage = stage_cue(r, i, AY_SIDE_PRE, &len);
        if (stage) return stage;
    }
    uint32_t parts = stop; // behind the token that parts what stands before it from the work
    for (uint32_t i = n->first; i-- > stop && i + PHRASE > parts;) {
        uint8_t stage = stage_cue(r, i, AY_SIDE_PRE, &len);
        if (stage && i + len >= parts && i + len <= n->left) return stage;
        if (verb_at(r, i, &v) && v.end >= parts && v.end <= n->first && v.class != AY_WORKED_RUN &&
            v.class != AY_WORKED_PAY && v.class != AY_WORKED_HOLD) {
            *doing = v;
            return of_verb(r, &v);
        }
        // "opened on Wednesday the …": the preposition belongs to the time behind it
        bool timed = i + 1 < n->first && (r->spots->at[i + 1] & AY_TIME_BIT);
        if (parts == stop && !bridges(r, i) && !timed) parts = i + 1;
    }
    return AY_STAGE_NONE;
}

// ---- behind -------------------------------------------------------------------------------------

// May a verb in this form say something of what stands in front of it? "built" alone may not.
static bool speaks(const ay_reading *r, const verb *v) {
    if (v->class == AY_WORKED_HOLD || v->class == AY_WORKED_RUN || v->class == AY_WORKED_OPEN ||
        v->class == AY_WORKED_BEGIN)
        return true;
    if (v->form == AY_FORM_PAST || v->form == AY_FORM_EN) {
        ay_frame f = ay_frame_read(r, v->first, v->end, v->form);
        return f.flags & AY_FRAME_PASSIVE;
    }
    return false;
}

// Can the work be the subject of what follows? It can where a clause begins with it.
static bool opens_clause(const ay_reading *r, const ay_mention *n) {
    const ay_text *t = r->text;
    uint32_t low = t->sentences[n->sentence].first, i = n->first;
    while (i > low + 1 && ay_token_is(t, i - 1, "'s") && n->first - i < REACH) i -= 2; // "Egypt's"
    if (i == low || (r->spots->at[i - 1] & AY_TIME_BIT)) return true;
    char mark = ay_mark(t, i - 1);
    return (mark && mark != '-') || ay_cue_before(t, i, AY_CUE_FRAME_SUB, NULL) ||
           ay_cue_before(t, i, AY_CUE_SAY, NULL) || ay_cue_before(t, i, AY_CUE_SAY_THAT, NULL) ||
           ay_cue_before(t, i, AY_CUE_FRAME_AND, NULL);
}

// Up to where something can be said of the work. Of one that is no subject only what is hung on to
// it speaks: ", which is …", "now under construction"; in a list, what stands behind the list.
static uint32_t said_until(const ay_reading *r, const ay_mention *n, uint32_t end) {
    uint32_t i = n->end, reach = BEHIND;
    if (!opens_clause(r, n)) {
        bool hung =
            ay_mark(r->text, i) == ',' || ay_cue_at(r->text, i, AY_CUE_FRAME_RELATIVE, NULL);
        bool listed = i + 1 < end && ay_mark(r->text, i) == ',' &&
                      (r->text->tokens[i + 1].flags & AY_TOK_UPPER);
        bool another = ay_cue_at(r->text, i, AY_CUE_FRAME_AUX, NULL) ||
                       ay_cue_at(r->text, i, AY_CUE_FRAME_FUTURE, NULL) ||
                       ay_cue_at(r->text, i, AY_CUE_FRAME_MODAL, NULL); // another's verb
        reach = listed ? BEHIND : hung ? HUNG : another ? 0 : REACH;
    }
    return end - i > reach ? i + reach : end;
}

static uint8_t stage_behind(const ay_reading *r, const ay_mention *n, bool *weak) {
    uint32_t end = r->text->sentences[n->sentence].end, len;
    uint32_t limit = said_until(r, n, end);
    uint8_t runs = AY_STAGE_NONE;
    bool beyond = false;
    verb v;
    for (uint32_t i = n->end; i < limit; i++) {
        if (ay_mark(r->text, i) == ';') break;
        uint8_t stage = stage_cue(r, i, AY_SIDE_POST, &len);
        if (stage) return stage;
        if (ay_mark(r->text, i) == ',' && i > n->end) beyond = true; // another clause
        if (!verb_at(r, i, &v) || !speaks(r, &v)) continue;
        stage = of_verb(r, &v);
        if (stage && v.class != AY_WORKED_RUN) return stage;
        if (!runs && !beyond) runs = stage;
        i = v.end - 1;
    }
    *weak = runs != AY_STAGE_NONE;
    return runs;
}

uint8_t ay_mention_stage(const ay_reading *r, const ay_mention *n, bool *weak) {
    *weak = false;
    verb doing;
    uint8_t stage = stage_before(r, n, &doing);
    return stage ? stage : stage_behind(r, n, weak);
}

static void add_acting(const ay_party *p, ay_states *out) {
    if (p->acts && !p->attribute && p->states.n < MANY) ay_states_add_side(out, &p->states);
}

void ay_mention_doers(const ay_reading *r, const ay_mention *n, ay_states *out) {
    verb doing;
    ay_partylist who;
    stage_before(r, n, &doing);
    if (doing.end == 0) return;
    ay_frame f = ay_frame_read(r, doing.first, doing.end, (ay_form)doing.form);
    if ((f.flags & AY_FRAME_PASSIVE) || !ay_frame_subject(r, &f, &who)) return;
    for (uint32_t i = 0; i < who.n; i++) add_acting(&r->parties[who.at[i]], out);
}

void ay_mention_actors(const ay_reading *r, const ay_mention *n, ay_states *out) {
    for (uint32_t i = r->text->sentences[n->sentence].first; i < n->first; i++) {
        const ay_party *p = ay_party_at(r, i);
        if (p && p->first == i) add_acting(p, out);
    }
}
