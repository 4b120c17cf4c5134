// Frames. In: the words of a verb. Out: its auxiliaries, its clause, who does it, to whom, when,
// where, and who says so.
//
// There is no parser here: from the verb one walks to the left over auxiliaries and adverbs, then
// over what can stand between a verb and its subject (times, an apposition in commas, "which"), and
// takes the noun phrase that is no part of a prepositional one. To the right one walks to the end
// of the clause and notes the preposition that each party stands behind. Both walks have an end.
//
// The trap: in "China welcomed Japan and signed" Japan signs nothing. Behind "and" the subject is
// that of the verb before.
#include "frame.h"

enum {
    LEFT = 60, // tokens
    RIGHT = 60,
    APPOSITION = 30, // between two commas
    POSSESSOR = 5,   // words between a possessor and its noun: "his first meeting with"
    OPENER = 3,      // tokens of a clause's beginning in which its first party stands
    OPENING = 12,    // tokens in front of a clause's subject
    VERBS = 3        // verbs joined by "and" before this one
};

static bool is_time(const ay_reading *r, uint32_t i) {
    return (r->spots->at[i] & AY_TIME_BIT) != 0;
}

static bool is_and(const ay_reading *r, uint32_t i) {
    return ay_cue_at(r->text, i, AY_CUE_FRAME_AND, NULL) != 0;
}

static uint32_t prep_before(const ay_reading *r, uint32_t i, uint32_t low, uint32_t *first) {
    int32_t arg = 0;
    uint32_t n = i > low ? ay_cue_before(r->text, i, AY_CUE_FRAME_PREP, &arg) : 0;
    if (n == 0 || i - n < low) return AY_PREP_NONE;
    *first = i - n;
    return (uint32_t)arg;
}

bool ay_frame_is_verb(const ay_reading *r, uint32_t i) {
    const ay_text *t = r->text;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++)
        if (t->phrases[k].sense.table == AY_TABLE_ACT &&
            t->phrases[k].sense.column <= AY_COLUMN_ACT_VERBS_ING)
            return true;
    return false;
}

// ---- the verb group -----------------------------------------------------------------------------

// What one auxiliary says; `arg` is its row's.
static uint32_t flags_of_aux(int32_t arg, ay_form form) {
    bool participle = form == AY_FORM_PAST || form == AY_FORM_EN;
    switch (arg) {
    case 1: return AY_FRAME_PERFECT;
    case 2: return AY_FRAME_PERFECT | AY_FRAME_PLUPERFECT;
    case 3:
    case 4: return participle ? AY_FRAME_PASSIVE : 0;
    default: return 0;
    }
}

// "has been signed": the forms of "have" that end in "been" are passive too.
static bool ends_in_be(const ay_reading *r, uint32_t end) {
    int32_t arg = 0;
    return ay_cue_before(r->text, end, AY_CUE_FRAME_AUX, &arg) > 1 && arg <= 2;
}

// One piece of the verb group that ends before token `end`: its length, 0 when there is none.
static uint32_t group_piece(
    const ay_reading *r, uint32_t low, uint32_t end, ay_form form, uint32_t *flags) {
    int32_t arg = 0;
    uint32_t n;
    const ay_text *t = r->text;
    if (end <= low) return 0;
    if (is_time(r, end - 1) && ay_time_at(r->spots, end - 1)->end == end &&
        ay_time_at(r->spots, end - 1)->first >= low)
        return end - ay_time_at(r->spots, end - 1)->first;
    if ((n = ay_cue_before(t, end, AY_CUE_FRAME_NEGATION, NULL)) != 0) {
        *flags |= AY_FRAME_NEGATED;
    } else if ((n = ay_cue_before(t, end, AY_CUE_FRAME_WANT, NULL)) != 0) {
        *flags |= AY_FRAME_WANTED;
    } else if ((n = ay_cue_before(t, end, AY_CUE_FRAME_FUTURE, &arg)) != 0) {
        *flags |= AY_FRAME_FUTURE;
        if (arg == 2 && (*flags & AY_FRAME_PERFECT)) *flags |= AY_FRAME_CONDITIONAL;
    } else if ((n = ay_cue_before(t, end, AY_CUE_FRAME_MODAL, NULL)) != 0) {
        *flags |= AY_FRAME_MODAL;
    } else if ((n = ay_cue_before(t, end, AY_CUE_FRAME_AUX, &arg)) != 0) {
        *flags |= flags_of_aux(arg, *flags & AY_FRAME_WANTED ? AY_FORM_BASE : form);
        bool participle = form == AY_FORM_PAST || form == AY_FORM_EN;
        if (participle && ends_in_be(r, end)) *flags |= AY_FRAME_PASSIVE;
    } else {
        n = ay_cue_before(t, end, AY_CUE_FRAME_ADVERB, NULL);
    }
    return n <= end - low ? n : 0;
}

// "to" before the verb: an infinitive. With a party in front somebody is asked, or it is said what
// for.
static uint32_t read_infinitive(const ay_reading *r, uint32_t low, ay_frame *f) {
    if (f->first <= low || !ay_cue_before(r->text, f->first, AY_CUE_FRAME_TO, NULL)) return 0;
    f->flags |= AY_FRAME_INFINITIVE;
    if (f->first >= low + 2 && r->party_at[f->first - 2]) f->flags |= AY_FRAME_ASKED;
    return 1;
}

static void read_group(const ay_reading *r, ay_frame *f, ay_form form, uint32_t low) {
    uint32_t finite = AY_FRAME_FUTURE | AY_FRAME_MODAL | AY_FRAME_WANTED;
    for (uint32_t n; (n = group_piece(r, low, f->first, form, &f->flags)) != 0; f->first -= n)
        ;
    if (f->flags & finite) return;
    uint32_t to = read_infinitive(r, low, f);
    f->first -= to;
    if (to == 0) return;
    for (uint32_t n; (n = group_piece(r, low, f->first, AY_FORM_BASE, &f->flags)) != 0;)
        f->first -= n; // "decided also to", "not to"
}

// ---- the clause ---------------------------------------------------------------------------------

static bool is_break(const ay_reading *r, uint32_t i) {
    char mark = ay_mark(r->text, i);
    if (mark == ';' || mark == ':') return true;
    uint32_t n = ay_cue_at(r->text, i, AY_CUE_FRAME_SUB, NULL);
    if (n == 0) n = ay_cue_at(r->text, i, AY_CUE_FRAME_IF, NULL);
    return n && !(i + n < r->text->n_tokens && is_time(r, i + n)); // "since 2010" opens no clause
}

// A speech verb that ends a clause: ", Xi said".
static bool is_said(const ay_reading *r, uint32_t i) {
    return ay_cue_at(r->text, i, AY_CUE_SAY, NULL) != 0 && r->text->tokens[i].quote == 0;
}

static uint32_t clause_end(const ay_reading *r, uint32_t from, uint32_t end) {
    for (uint32_t i = from; i < end; i++) {
        if (is_break(r, i)) return i;
        if (ay_mark(r->text, i) != ',') continue;
        if (i + 1 < end && ay_cue_at(r->text, i + 1, AY_CUE_FRAME_RELATIVE, NULL)) return i;
        for (uint32_t k = i + 1; k < end && k < i + 8; k++) // ", the Chinese president said"
            if (is_said(r, k)) return i;
            else if (ay_mark(r->text, k)) break;
    }
    return end;
}

static uint32_t clause_start(const ay_reading *r, uint32_t from, uint32_t low, uint32_t *flags) {
    for (uint32_t i = from; i > low; i--) {
        if (ay_cue_at(r->text, i - 1, AY_CUE_FRAME_IF, NULL)) *flags |= AY_FRAME_CONDITIONAL;
        if (is_break(r, i - 1)) return i;
    }
    return low;
}

ay_frame ay_frame_read(const ay_reading *r, uint32_t verb, uint32_t end, ay_form form) {
    const ay_sentence *s = &r->text->sentences[r->text->tokens[verb].sentence];
    uint32_t low = verb - s->first > LEFT ? verb - LEFT : s->first;
    uint32_t high = s->end - end > RIGHT ? end + RIGHT : s->end;
    ay_frame f = {.first = verb, .end = end, .verb = verb, .verb_end = end};
    if (form == AY_FORM_NOUN) f.flags = AY_FRAME_NOUN;
    else read_group(r, &f, form, low);
    uint32_t known = AY_FRAME_FUTURE | AY_FRAME_MODAL | AY_FRAME_PERFECT | AY_FRAME_PASSIVE |
                     AY_FRAME_INFINITIVE | AY_FRAME_WANTED;
    bool alone = form != AY_FORM_NOUN && !(f.flags & known);
    if (alone && form == AY_FORM_ING && f.first == verb) f.flags |= AY_FRAME_PARTICIPLE;
    if (alone && (form == AY_FORM_PAST || form == AY_FORM_BASE)) f.flags |= AY_FRAME_PAST;
    f.low = clause_start(r, f.first, low, &f.flags);
    f.high = clause_end(r, end, high);
    return f;
}

// ---- the subject --------------------------------------------------------------------------------

static void add_party(const ay_reading *r, ay_partylist *out, uint32_t index) {
    ay_partylist_add(out, index);
    if (r->parties[index].pair != AY_NONE) ay_partylist_add(out, r->parties[index].pair);
}

// Parties that are listed in front of the one at `first`: "Iran, Iraq and" Syria. Returns the first
// token of the list.
static uint32_t add_listed(const ay_reading *r, uint32_t low, uint32_t first, ay_partylist *out) {
    for (uint32_t steps = 0; steps < AY_PARTIES; steps++) {
        uint32_t i = first;
        while (i > low && (ay_mark(r->text, i - 1) == ',' || is_and(r, i - 1)) && first - i < 2)
            i--;
        if (i == first || i <= low || r->party_at[i - 1] == 0) return first;
        uint32_t index = r->party_at[i - 1] - 1;
        if (r->parties[index].end != i) return first;
        add_party(r, out, index);
        first = r->parties[index].first;
    }
    return first;
}

// The first token of the verb group that stands before token i and is joined to what follows by
// "and"; AY_NONE when none is known.
static uint32_t verb_before(const ay_reading *r, uint32_t low, uint32_t i) {
    const ay_text *t = r->text;
    uint64_t cues = ay_cue_bit(AY_CUE_FRAME_AUX) | ay_cue_bit(AY_CUE_FRAME_FUTURE) |
                    ay_cue_bit(AY_CUE_FRAME_MODAL) | ay_cue_bit(AY_CUE_FRAME_WANT) |
                    ay_cue_bit(AY_CUE_SAY);
    for (uint32_t k = i; k > low; k--) {
        uint32_t at = k - 1, flags = 0;
        bool verb = ay_tables_may(t, at, ay_table_bit(AY_TABLE_ACT)) && !r->party_at[at] &&
                    ay_frame_is_verb(r, at);
        bool aux = ay_cues_may(t, at, cues) &&
                   (ay_cue_at(t, at, AY_CUE_FRAME_AUX, NULL) ||
                       ay_cue_at(t, at, AY_CUE_FRAME_FUTURE, NULL) ||
                       ay_cue_at(t, at, AY_CUE_FRAME_MODAL, NULL) ||
                       ay_cue_at(t, at, AY_CUE_FRAME_WANT, NULL) || is_said(r, at));
        if (!verb && !aux) continue;
        for (uint32_t n; (n = group_piece(r, low, at, AY_FORM_BASE, &flags)) != 0;) at -= n;
        return at;
    }
    return AY_NONE;
}

// The token before the apposition that ends with the comma before token i; AY_NONE if there is none.
static uint32_t before_apposition(const ay_reading *r, uint32_t low, uint32_t i) {
    uint32_t depth = 0;
    for (uint32_t k = i - 1; k > low && i - k < APPOSITION; k--) {
        if (ay_mark(r->text, k - 1) == ')') depth++;
        if (ay_mark(r->text, k - 1) == '(' && depth) depth--;
        if (ay_mark(r->text, k - 1) == ',' && depth == 0) return k - 1;
    }
    return AY_NONE;
}

static uint32_t before_bracket(const ay_reading *r, uint32_t low, uint32_t i) {
    for (uint32_t k = i; k > low && i - k < APPOSITION; k--)
        if (ay_mark(r->text, k - 1) == '(') return k - 1;
    return low;
}

// A walk to the left in search of the subject.
typedef struct walk {
    const ay_reading *r;
    uint32_t low, i;
    uint32_t verbs; // verbs that were crossed by "and"
    bool fresh;     // nothing but what may stand between a verb and its subject was crossed
    bool found, sure;
    ay_partylist
        inner; // "leaders of X and Y", "talks between": the subject if nothing better comes
    ay_partylist *out;
} walk;

// A party ends before w->i: is it the subject?
static void meet(walk *w, uint32_t index) {
    const ay_party *p = &w->r->parties[index];
    ay_partylist list = {.n = 0};
    uint32_t prep_first = 0;
    add_party(w->r, &list, index);
    uint32_t first = add_listed(w->r, w->low, p->first, &list);
    uint32_t prep = prep_before(w->r, first, w->low, &prep_first);
    if (prep == AY_PREP_NONE || (w->fresh && p->reference && prep == AY_PREP_OTHER)) {
        *w->out = list;
        w->found = true;
        w->sure = !p->attribute;
        return;
    }
    if ((prep == AY_PREP_OF || prep == AY_PREP_BETWEEN) && w->inner.n == 0) w->inner = list;
    w->i = prep_first;
    w->fresh = false;
}

// "China shares borders with three of them - A, B and C - and has": of a verb that no table knows,
// the one who opens the clause is the subject. The token behind the opener, AY_NONE if there is none.
static uint32_t behind_opener(const ay_reading *r, uint32_t low, uint32_t end) {
    for (uint32_t i = low; i < end && i < low + OPENER; i++) {
        const ay_party *p = ay_party_at(r, i);
        if (p) return p->acts && p->states.n && p->end < end ? p->end : AY_NONE;
        if (ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, NULL)) return AY_NONE;
    }
    return AY_NONE;
}

// What stands before w->i and is no party. False at the end of the walk.
static bool step(walk *w) {
    const ay_reading *r = w->r;
    uint32_t i = w->i - 1, at;
    char mark = ay_mark(r->text, i);
    if (is_time(r, i)) {
        w->i = ay_time_at(r->spots, i)->first > w->low ? ay_time_at(r->spots, i)->first : w->low;
    } else if (mark == ')') {
        w->i = before_bracket(r, w->low, i);
    } else if (mark == ',') {
        at = w->fresh ? before_apposition(r, w->low, w->i) : AY_NONE;
        if (at == AY_NONE) return w->fresh && --w->i > w->low && !r->party_at[w->i - 1];
        w->i = at;
    } else if (w->fresh && is_and(r, i)) {
        at = w->verbs++ < VERBS ? verb_before(r, w->low, i) : AY_NONE;
        if (at == AY_NONE) at = behind_opener(r, w->low, i);
        if (at == AY_NONE) return false;
        w->i = at;
    } else if (w->fresh && ay_cue_at(r->text, i, AY_CUE_FRAME_RELATIVE, NULL)) {
        w->i = i > w->low && ay_mark(r->text, i - 1) == ',' ? i - 1 : i;
    } else {
        if (mark == '"' || mark == '-' || ay_cue_at(r->text, i, AY_CUE_SAY_THAT, NULL))
            return false;
        w->fresh = false;
        w->i = i;
    }
    return true;
}

static void in_text_order(ay_partylist *list) {
    for (uint32_t i = 1; i < list->n; i++)
        for (uint32_t k = i; k > 0 && list->at[k - 1] > list->at[k]; k--) {
            uint32_t later = list->at[k - 1];
            list->at[k - 1] = list->at[k];
            list->at[k] = later;
        }
}

static bool subject_of_noun(const ay_reading *r, const ay_frame *f, ay_partylist *out) {
    for (uint32_t i = f->first; i > f->low && f->first - i <= POSSESSOR; i--) {
        if (r->party_at[i - 1]) {
            add_party(r, out, r->party_at[i - 1] - 1);
            add_listed(r, f->low, r->parties[r->party_at[i - 1] - 1].first, out);
            return true;
        }
        if (r->text->tokens[i - 1].kind != AY_TOK_WORD && ay_mark(r->text, i - 1) != '\'')
            return false;
    }
    return false;
}

bool ay_frame_subject(const ay_reading *r, const ay_frame *f, ay_partylist *out) {
    *out = (ay_partylist){.n = 0};
    if (f->flags & AY_FRAME_NOUN) return subject_of_noun(r, f, out);
    const ay_sentence *s = &r->text->sentences[r->text->tokens[f->verb].sentence];
    uint32_t low = f->low;
    if (f->low == f->first && f->low > s->first) low = s->first; // "after signing": of the whole
    walk w = {.r = r, .low = low, .i = f->first, .fresh = true, .out = out};
    if ((f->flags & AY_FRAME_INFINITIVE) && !(f->flags & AY_FRAME_ASKED)) {
        uint32_t at = verb_before(r, low, f->first);
        if (at != AY_NONE) w.i = at;
    }
    while (w.i > w.low && !w.found) {
        uint32_t index = r->party_at[w.i - 1];
        if (index && r->parties[index - 1].first >= w.low) meet(&w, index - 1);
        else if (!step(&w)) break;
    }
    if (!w.found && w.inner.n) {
        *out = w.inner;
        w.sure = true;
    }
    in_text_order(out);
    return out->n > 0 && w.sure;
}

// ---- objects ------------------------------------------------------------------------------------

// Does another clause begin with the party that ends at token `end`: "and Iran will", ", Xi said"?
static bool is_subject(const ay_reading *r, uint32_t end, uint32_t high) {
    if (end >= high) return false;
    return ay_cue_at(r->text, end, AY_CUE_FRAME_AUX, NULL) ||
           ay_cue_at(r->text, end, AY_CUE_FRAME_FUTURE, NULL) ||
           ay_cue_at(r->text, end, AY_CUE_FRAME_MODAL, NULL) || is_said(r, end);
}

bool ay_frame_object(const ay_reading *r, const ay_frame *f, uint32_t preps, ay_partylist *out) {
    *out = (ay_partylist){.n = 0};
    uint32_t prep = AY_PREP_NONE;
    for (uint32_t i = f->end; i < f->high; i++) {
        int32_t arg = 0;
        uint32_t n;
        if (r->party_at[i]) {
            const ay_party *p = &r->parties[r->party_at[i] - 1];
            if (is_subject(r, p->end, f->high)) break;
            if (preps & AY_PREP_BIT(prep)) add_party(r, out, r->party_at[i] - 1);
            i = p->end - 1;
        } else if (is_time(r, i)) {
            i = ay_time_at(r->spots, i)->end - 1;
        } else if ((n = ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, &arg)) != 0) {
            prep = (uint32_t)arg;
            i += n - 1;
        }
    }
    return out->n > 0;
}

// ---- when, where, who says so -------------------------------------------------------------------

static bool is_date(const ay_time *t) {
    return (t->type == AY_T_DATE || t->type == AY_T_TIME) && !(t->flags & AY_TF_PART) &&
           (t->from != AY_NO_DAY || t->to != AY_NO_DAY);
}

// The first date in tokens [first, end); AY_NONE if there is none.
static uint32_t date_in(const ay_reading *r, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        if (!is_time(r, i)) continue;
        const ay_time *t = ay_time_at(r->spots, i);
        if (is_date(t)) return (uint32_t)(t - r->spots->times);
        i = t->end > i ? t->end - 1 : i;
    }
    return AY_NONE;
}

// "On Sunday, in Rome, the two": the end of what opens the clause in front of the subject.
static uint32_t opening(const ay_reading *r, uint32_t first, uint32_t end) {
    uint32_t i = first;
    while (i < end && i < first + OPENING) {
        int32_t arg = 0;
        uint32_t n = ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, &arg);
        bool name = (r->spots->at[i] & AY_NAME_BIT) && !r->party_at[i];
        if (n) i += n;
        else if (is_time(r, i))
            i = ay_time_at(r->spots, i)->end > i ? ay_time_at(r->spots, i)->end : i + 1;
        else if (name || ay_mark(r->text, i) == ',') i++;
        else break;
    }
    return i < end ? i : end;
}

// Beside the verb, behind it, or where the clause opens, or its sentence.
uint32_t ay_frame_when(const ay_reading *r, const ay_frame *f) {
    const ay_sentence *s = &r->text->sentences[r->text->tokens[f->verb].sentence];
    uint32_t at = date_in(r, f->first, f->end); // "on Sunday raised"
    if (at == AY_NONE) at = date_in(r, f->end, f->high);
    if (at == AY_NONE) at = date_in(r, f->low, opening(r, f->low, f->first));
    if (at == AY_NONE && s->first < f->low) at = date_in(r, s->first, opening(r, s->first, f->low));
    return at;
}

static const ay_name *place_in(const ay_reading *r, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        const ay_name *name = ay_name_at(r->spots, i);
        if (!name) continue;
        int32_t prep = 0;
        bool in = ay_cue_before(r->text, name->first, AY_CUE_FRAME_PREP, &prep) &&
                  (prep == AY_PREP_IN || prep == AY_PREP_ON);
        bool place = name->type == AY_N_CITY ||
                     (name->type == AY_N_STATE && name->column != AY_COLUMN_STATE_DEMONYMS);
        if (in && place) return name;
        i = name->end - 1;
    }
    return NULL;
}

const ay_name *ay_frame_place(const ay_reading *r, const ay_frame *f) {
    const ay_name *name = place_in(r, f->end, f->high);
    return name ? name : place_in(r, f->low, opening(r, f->low, f->first));
}

ay_str ay_frame_said_by(const ay_reading *r, const ay_frame *f) {
    const ay_quote *quote = ay_quote_at(r->spots, f->verb);
    return quote ? quote->speaker : (ay_str){0};
}

ay_span ay_frame_span(const ay_reading *r, const ay_frame *f) {
    ay_partylist who;
    uint32_t first = f->first, end = f->high;
    ay_frame_subject(r, f, &who);
    for (uint32_t i = 0; i < who.n; i++)
        if (r->parties[who.at[i]].first < first &&
            r->parties[who.at[i]].sentence == r->text->tokens[f->verb].sentence)
            first = r->parties[who.at[i]].first;
    while (end > f->end && r->text->tokens[end - 1].kind == AY_TOK_PUNCT) end--;
    return ay_tokens_span(r->text, first, end);
}
