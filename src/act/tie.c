// Reads ties. In: phrases of the table of levels, parties, frames. Out: who stands with whom on what
// level, since when, and what was done to it.
//
// A level is put together of words, like a number: "all-weather" "strategic" "cooperative"
// "partnership". Then the verb or noun is looked for that says what is done to it, and the two sides:
// who does it and with whom, or those between whom it is. One level of one pair is one record, as
// long as the same is done to it.
//
// The trap: most partnerships and relations of the news are no levels. Without two states, or with
// "agreement" or "dialogue" behind, there is no tie; and plain "relations" are one only where they
// are broken off or taken up again.
#include "read.h"

enum {
    LEFT = 24,  // tokens between a verb and its level
    RIGHT = 12, // tokens between a level and the verb behind it
    SIDES = 24, // and its sides
    WORDS = 12, // tokens of a level
    CLOSE = 40, // rank of a head that is a level by itself
    DOUBT = 10, // tokens in front of it that cast doubt on it
    NEAR = 3,   // sentences between a tie and the one that names its other side
    TIES = 256, // in one document
    MENTIONS = 16
};

// A level as it stands in the text.
typedef struct level {
    uint32_t first, end, head; // tokens; the head's first
    const char *singular;      // of the head, when the text has its plural; else NULL
    int32_t rank;
    uint32_t words; // in front of the head, that say something
    bool formal, plain;
} level;

typedef struct deed {
    uint32_t first, end;
    uint8_t step, form; // AY_TIED_…, ay_form; AY_TIED_NONE when nothing is done
} deed;

typedef AY_LIST(ay_span) seen;

typedef struct ties {
    ay_reading *r;
    AY_LIST(ay_tie) list;
    AY_LIST(seen) seen; // one a tie
} ties;

static uint32_t sentence_end(const ay_reading *r, uint32_t i) {
    return r->text->sentences[r->text->tokens[i].sentence].end;
}

// ---- the level ----------------------------------------------------------------------------------

static const struct ay_level *level_row(
    const ay_reading *r, uint32_t i, uint32_t *n, bool *plural) {
    const ay_text *t = r->text;
    if (i >= t->n_tokens || !ay_tables_may(t, i, ay_table_bit(AY_TABLE_LEVEL))) return NULL;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++) {
        ay_sense s = t->phrases[k].sense;
        if (s.table != AY_TABLE_LEVEL) continue;
        *n = t->phrases[k].n_tokens;
        *plural = s.column == AY_COLUMN_LEVEL_PLURALS;
        return &ay_level_rows[s.row];
    }
    return NULL;
}

static void take_word(level *out, const struct ay_level *row) {
    out->rank += row->rank;
    out->words += row->rank > 0;
    out->formal = out->formal || row->kind == AY_LEVEL_FORMAL;
}

// The word of a row's forms that stands first: the head in the singular.
static const char *singular_of(const ay_reading *r, uint32_t i) {
    return ay_token_is(r->text, i, "partnerships")    ? "partnership"
           : ay_token_is(r->text, i, "alliances")     ? "alliance"
           : ay_token_is(r->text, i, "relationships") ? "relationship"
                                                      : NULL;
}

static bool read_level(const ay_reading *r, uint32_t i, level *out) {
    *out = (level){.first = i};
    uint32_t end = sentence_end(r, i), n = 0, k = i;
    bool plural;
    const struct ay_level *row;
    while ((row = level_row(r, k, &n, &plural)) != NULL &&
           (row->kind == AY_LEVEL_WORD || row->kind == AY_LEVEL_FORMAL) && k - i < WORDS) {
        take_word(out, row);
        k += n;
        uint32_t join = k;
        while (join < end && ay_cue_at(r->text, join, AY_CUE_TIE_JOIN, NULL) && join - k < 2)
            join++;
        if (join < end && level_row(r, join, &n, &plural)) k = join;
    }
    row = level_row(r, k, &n, &plural);
    if (!row || (row->kind != AY_LEVEL_HEAD && row->kind != AY_LEVEL_PLAIN) || k >= end)
        return false;
    out->head = k, out->end = k + n;
    bool close = row->rank >= CLOSE; // "community with a shared future" needs no word in front
    out->rank += row->rank;
    out->plain = row->kind == AY_LEVEL_PLAIN;
    if (plural) out->singular = singular_of(r, k);
    row = level_row(r, out->end, &n, &plural);
    if (row && row->kind == AY_LEVEL_TAIL && out->end < end) out->end += n, out->rank += row->rank;
    return out->plain || out->words > 0 || close;
}

static ay_str level_text(const ay_reading *r, const level *l) {
    ay_str all = ay_doc_str(r->text->doc, ay_tokens_span(r->text, l->first, l->end));
    if (!l->singular) return all;
    ay_span head = r->text->tokens[l->head].span;
    uint32_t before = head.start - r->text->tokens[l->first].span.start;
    uint32_t behind = before + ay_span_length(head);
    return ay_textf(r->arena, "%.*s%s%.*s", (int)before, all.at, l->singular,
        (int)(all.len - behind), all.at + behind);
}

// ---- what is done -------------------------------------------------------------------------------

static bool deed_at(const ay_reading *r, uint32_t i, deed *out) {
    const ay_text *t = r->text;
    if (!ay_tables_may(t, i, ay_table_bit(AY_TABLE_TIEVERB))) return false;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++) {
        ay_sense s = t->phrases[k].sense;
        if (s.table != AY_TABLE_TIEVERB) continue;
        uint8_t form =
            s.column == AY_COLUMN_TIEVERB_NOUNS ? AY_FORM_NOUN : (uint8_t)(AY_FORM_BASE + s.column);
        *out = (deed){i, i + t->phrases[k].n_tokens, (uint8_t)ay_tieverb_rows[s.row].step, form};
        return true;
    }
    return false;
}

// May the token stand between a verb and its level? `to` is set when it is a "to" or "into".
static bool passes(const ay_reading *r, uint32_t i, bool *to) {
    const ay_text *t = r->text;
    if (ay_cue_at(t, i, AY_CUE_TIE_TO, NULL)) *to = true;
    char mark = ay_mark(t, i);
    if (mark) return mark == '-' || mark == '\'' || mark == ',';
    return !ay_cue_at(t, i, AY_CUE_FRAME_SUB, NULL) && !ay_cue_at(t, i, AY_CUE_SAY, NULL);
}

// A verb needs its level as its object: nothing but articles, parties, times and words of levels
// stand between.
static bool governs(const ay_reading *r, const deed *d, const level *l, bool to) {
    if (d->step == AY_TIED_UPGRADE) return to;
    const ay_text *t = r->text;
    for (uint32_t i = d->end; i < l->first; i++) {
        uint32_t n;
        bool plural, joined = ay_cue_at(t, i, AY_CUE_TIE_DET, NULL) ||
                              ay_cue_at(t, i, AY_CUE_TIE_WITH, NULL) ||
                              ay_cue_at(t, i, AY_CUE_TIE_BETWEEN, NULL) || ay_mark(t, i) ||
                              level_row(r, i, &n, &plural) || r->party_at[i] ||
                              (r->spots->at[i] & (AY_TIME_BIT | AY_NAME_BIT)) ||
                              (i + 1 < t->n_tokens && (r->spots->at[i + 1] & AY_TIME_BIT));
        if (!joined) return false;
    }
    return true;
}

// The nearest deed in front of the level of which it is the object.
static bool deed_before(const ay_reading *r, const level *l, deed *out) {
    uint32_t low = r->text->sentences[r->text->tokens[l->first].sentence].first;
    uint32_t stop = l->first - low > LEFT ? l->first - LEFT : low;
    bool to = false;
    for (uint32_t i = l->first; i-- > stop;) {
        if (deed_at(r, i, out) && out->end <= l->first && governs(r, out, l, to)) return true;
        if (!passes(r, i, &to)) return false;
    }
    return false;
}

// "relations … were restored": a passive behind the level, with no party but its own between.
static bool deed_behind(const ay_reading *r, const level *l, deed *out) {
    uint32_t end = sentence_end(r, l->first);
    uint32_t limit = end - l->end > RIGHT ? l->end + RIGHT : end;
    for (uint32_t i = l->end; i < limit; i++) {
        if (ay_mark(r->text, i) == ';' || ay_mark(r->text, i) == '"') return false;
        if (!deed_at(r, i, out) || (out->form != AY_FORM_PAST && out->form != AY_FORM_EN)) continue;
        ay_frame f = ay_frame_read(r, out->first, out->end, (ay_form)out->form);
        return (f.flags & AY_FRAME_PASSIVE) && out->step != AY_TIED_HAVE &&
               out->step != AY_TIED_UPGRADE;
    }
    return false;
}

// ---- the sides ----------------------------------------------------------------------------------

static ay_side states_of(const ay_reading *r, const ay_partylist *list) {
    ay_states states = {.n = 0};
    for (uint32_t i = 0; i < list->n; i++)
        ay_states_add_side(&states, &r->parties[list->at[i]].states);
    return ay_states_keep(r->arena, &states);
}

static void take_party(const ay_reading *r, uint32_t party, ay_partylist *out) {
    ay_partylist_add(out, party);
    if (r->parties[party].pair != AY_NONE) ay_partylist_add(out, r->parties[party].pair);
}

// Parties that are listed from token i on: "China and Peru". Commas make a list only with an "and"
// at its end: "with Doha, the Saudi minister said".
static void listed_from(const ay_reading *r, uint32_t i, uint32_t end, ay_partylist *out) {
    uint32_t parted = 1, first = AY_NONE;
    bool commas = false, closed = false;
    for (; i < end; i++) {
        uint32_t at = r->party_at[i];
        if (at && !parted) break;
        if (at) {
            if (first == AY_NONE) first = at - 1;
            take_party(r, at - 1, out);
            i = r->parties[at - 1].end > i ? r->parties[at - 1].end - 1 : i;
            if (closed) break;
            parted = 0;
        } else if (ay_mark(r->text, i) == ',') {
            parted++, commas = true;
        } else if (ay_cue_at(r->text, i, AY_CUE_FRAME_AND, NULL)) {
            parted++, closed = true;
        } else if (!parted || !ay_cue_at(r->text, i, AY_CUE_TIE_DET, NULL)) {
            break;
        }
    }
    if (!commas || closed || first == AY_NONE) return;
    out->n = 0;
    take_party(r, first, out);
}

// Splits a list in the side named first and the others; one party of two states is two sides.
static bool split(const ay_reading *r, const ay_partylist *list, ay_tie *out) {
    if (list->n == 0) return false;
    uint32_t least = 0;
    for (uint32_t i = 1; i < list->n; i++)
        if (list->at[i] < list->at[least]) least = i;
    ay_partylist first = {.at = {list->at[least]}, .n = 1}, rest = {.n = 0};
    for (uint32_t i = 0; i < list->n; i++)
        if (i != least) ay_partylist_add(&rest, list->at[i]);
    ay_side a = states_of(r, &first), b = states_of(r, &rest);
    if (a.n == 2 && b.n == 0) {
        ay_states x = {.n = 0}, y = {.n = 0};
        ay_states_add(&x, a.states[0]);
        ay_states_add(&y, a.states[1]);
        a = ay_states_keep(r->arena, &x), b = ay_states_keep(r->arena, &y);
    }
    out->a.states = a, out->b.states = b;
    return a.n > 0 && b.n > 0;
}

// Parties behind the level: those between whom it is, or the one with whom.
static void sides_behind(
    const ay_reading *r, const level *l, ay_partylist *between, ay_partylist *with) {
    uint32_t end = sentence_end(r, l->first), limit = end - l->end > SIDES ? l->end + SIDES : end;
    for (uint32_t i = l->end; i < limit; i++) {
        uint32_t n = ay_cue_at(r->text, i, AY_CUE_TIE_BETWEEN, NULL);
        if (n) listed_from(r, i + n, end, between);
        else if ((n = ay_cue_at(r->text, i, AY_CUE_TIE_WITH, NULL)) != 0)
            listed_from(r, i + n, end, with);
        if (n) return;
        char mark = ay_mark(r->text, i);
        if (mark == ';' || mark == '.' || mark == '"') return;
    }
}

// "China-Pakistan strategic partnership", "China's partnership with": parties right in front.
static void sides_before(const ay_reading *r, const level *l, ay_partylist *out) {
    uint32_t low = r->text->sentences[r->text->tokens[l->first].sentence].first, i = l->first;
    while (i > low && out->n < 3) {
        uint32_t at = r->party_at[i - 1];
        if (at) {
            ay_partylist_add(out, at - 1);
            if (r->parties[at - 1].pair != AY_NONE) ay_partylist_add(out, r->parties[at - 1].pair);
            i = r->parties[at - 1].first < i ? r->parties[at - 1].first : i - 1;
        } else if (ay_mark(r->text, i - 1) == '-' || ay_token_is(r->text, i - 1, "'s")) {
            i--;
        } else {
            return;
        }
    }
}

// "with Chile it has had a …": the nearest in front of the verb; "established with Chile a …"
static void with_in_clause(const ay_reading *r, const ay_frame *f, ay_partylist *out) {
    uint32_t low = f->first > f->low + LEFT ? f->first - LEFT : f->low, best = AY_NONE;
    for (uint32_t i = low; i < f->high; i++) {
        if (!ay_cue_at(r->text, i, AY_CUE_TIE_WITH, NULL) || (i > f->first && best != AY_NONE))
            continue;
        best = i + 1;
    }
    if (best == AY_NONE) return;
    uint32_t limit = best + 3;
    while (best < f->high && best < limit && !r->party_at[best]) best++;
    listed_from(r, best, f->high, out);
}

// Behind "and" a verb has the subject of the sentence, whatever stands between; and so have nouns
// and participles: "Peru and Norway announced the elevation of".
static bool first_of_sentence(const ay_reading *r, const ay_frame *f, ay_partylist *out) {
    const ay_sentence *s = &r->text->sentences[r->text->tokens[f->verb].sentence];
    if (f->first <= s->first) return false;
    if (!(f->flags & (AY_FRAME_NOUN | AY_FRAME_PARTICIPLE)) &&
        !ay_cue_at(r->text, f->first - 1, AY_CUE_FRAME_AND, NULL))
        return false;
    for (uint32_t i = s->first; i < f->first && i < s->first + LEFT; i++) {
        const ay_party *p = ay_party_at(r, i);
        if (!p) continue;
        listed_from(r, i, f->first, out);
        return p->acts && !p->attribute;
    }
    return false;
}

static bool sides_of_deed(const ay_reading *r, const ay_frame *f, const level *l, ay_tie *out) {
    ay_partylist between = {.n = 0}, with = {.n = 0}, who;
    sides_behind(r, l, &between, &with);
    for (uint32_t i = f->end; i < l->first && between.n == 0; i++) // "the ties between A and B to"
        if (ay_cue_at(r->text, i, AY_CUE_TIE_BETWEEN, NULL))
            listed_from(r, i + 1, l->first, &between);
    if (between.n && split(r, &between, out)) return true;
    if (with.n == 0) with_in_clause(r, f, &with);
    bool sure = !(f->flags & (AY_FRAME_NOUN | AY_FRAME_PASSIVE)) && ay_frame_subject(r, f, &who);
    if (!sure) {
        who = (ay_partylist){.n = 0};
        sides_before(r, l, &who);
        if (who.n == 0 && !first_of_sentence(r, f, &who)) who.n = 0;
    }
    out->a.states = states_of(r, &who);
    if (with.n == 0) return split(r, &who, out);
    out->b.states = states_of(r, &with);
    return out->a.states.n > 0 && out->b.states.n > 0 &&
           !ay_side_meets(&out->a.states, &out->b.states);
}

// A level that is only named: those between whom it is stand beside it.
static bool sides_of_name(const ay_reading *r, const level *l, ay_tie *out) {
    ay_partylist between = {.n = 0}, with = {.n = 0}, before = {.n = 0};
    sides_behind(r, l, &between, &with);
    sides_before(r, l, &before);
    if (between.n && split(r, &between, out)) return true;
    if (with.n == 0) return before.n > 1 && split(r, &before, out);
    out->a.states = states_of(r, &before);
    out->b.states = states_of(r, &with);
    return out->a.states.n > 0 && out->b.states.n > 0;
}

// ---- when ---------------------------------------------------------------------------------------

static const ay_time *time_on(const ay_reading *r, uint32_t i) {
    if (!(r->spots->at[i] & AY_TIME_BIT)) return NULL;
    const ay_time *t = &r->spots->times[(r->spots->at[i] & AY_INDEX_MASK) - 1];
    return t->from != AY_NO_DAY && (t->type == AY_T_DATE || t->type == AY_T_TIME) ? t : NULL;
}

// The day of the deed: its own, else the nearest one in front in the sentence ("agreed on 11
// September to establish").
static ay_day day_of(const ay_reading *r, const ay_frame *f, const level *l) {
    uint32_t end = sentence_end(r, l->first), limit = end - l->end > RIGHT ? l->end + RIGHT : end;
    for (uint32_t i = l->end; i < limit; i++) { // "… since 2010"
        const ay_time *t = time_on(r, i);
        if (t) return t->from;
        if (ay_mark(r->text, i) && ay_mark(r->text, i) != ',') break;
    }
    if (f->flags & AY_FRAME_NOUN) return AY_NO_DAY; // "this year marks the anniversary of"
    uint32_t ti = ay_frame_when(r, f),
             low = r->text->sentences[r->text->tokens[f->verb].sentence].first;
    if (ti != AY_NONE) return r->spots->times[ti].from;
    if (!(f->flags & (AY_FRAME_INFINITIVE | AY_FRAME_FUTURE | AY_FRAME_WANTED))) return AY_NO_DAY;
    for (uint32_t i = f->first; i > low && f->first - i < 2 * LEFT; i--) {
        const ay_time *t = time_on(r, i - 1);
        if (t) return t->from;
    }
    return AY_NO_DAY;
}

static uint8_t step_of(const deed *d, const ay_frame *f, bool dated) {
    static const uint8_t steps[AY_TIED_VALUES] = {
        [AY_TIED_ESTABLISH] = AY_STEP_ESTABLISHED,
        [AY_TIED_UPGRADE] = AY_STEP_UPGRADED,
        [AY_TIED_RESTORE] = AY_STEP_RESTORED,
        [AY_TIED_SEVER] = AY_STEP_SEVERED,
        [AY_TIED_SUSPEND] = AY_STEP_SUSPENDED,
        [AY_TIED_ANNOUNCE] = AY_STEP_ANNOUNCED,
    };
    if (d->step == AY_TIED_HAVE) return dated ? AY_STEP_ESTABLISHED : AY_STEP_NONE;
    bool ahead = f->flags & (AY_FRAME_FUTURE | AY_FRAME_WANTED);
    return ahead && d->step == AY_TIED_ESTABLISH ? AY_STEP_ANNOUNCED : steps[d->step];
}

// ---- records ------------------------------------------------------------------------------------

static bool same_pair(const ay_tie *x, const ay_tie *y) {
    return (ay_side_equal(&x->a.states, &y->a.states) &&
               ay_side_equal(&x->b.states, &y->b.states)) ||
           (ay_side_equal(&x->a.states, &y->b.states) && ay_side_equal(&x->b.states, &y->a.states));
}

// Capitals aside: "a Strategic Partnership".
static bool same_level(const ay_tie *x, const ay_tie *y) {
    if (x->level.len != y->level.len) return false;
    for (uint32_t i = 0; i < x->level.len; i++)
        if ((x->level.at[i] | 0x20) != (y->level.at[i] | 0x20)) return false;
    return true;
}

static bool same_step(const ay_tie *x, const ay_tie *y) {
    return x->step == y->step || x->step <= AY_STEP_ANNOUNCED || y->step <= AY_STEP_ANNOUNCED;
}

static void add(ties *self, const ay_tie *tie) {
    for (uint32_t i = 0; i < self->list.n; i++) {
        ay_tie *old = &self->list.at[i];
        bool days = old->from == AY_NO_DAY || tie->from == AY_NO_DAY || old->from == tie->from;
        if (!same_pair(old, tie) || !same_level(old, tie) || !same_step(old, tie) || !days)
            continue;
        if (self->seen.at[i].n < MENTIONS) AY_PUSH(self->r->arena, &self->seen.at[i], tie->span);
        if (old->from == AY_NO_DAY) old->from = tie->from;
        if (old->step <= AY_STEP_ANNOUNCED && tie->step) old->step = tie->step;
        return;
    }
    if (self->list.n >= TIES) return;
    AY_PUSH(self->r->arena, &self->list, *tie);
    AY_PUSH(self->r->arena, &self->seen, (seen){0});
}

// Is what begins at token i only talked about, wanted or refused?
static bool doubted(const ay_reading *r, uint32_t first) {
    uint32_t low = r->text->sentences[r->text->tokens[first].sentence].first;
    uint32_t stop = first - low > DOUBT ? first - DOUBT : low;
    for (uint32_t i = first; i > stop; i--)
        if (ay_cue_before(r->text, i, AY_CUE_TIE_DOUBT, NULL)) return true;
    return false;
}

// "Venezuela had broken off relations": with whom, the tie before tells.
static bool other_side(const ties *self, ay_tie *tie, const deed *d) {
    const ay_tie *last = self->list.n ? &self->list.at[self->list.n - 1] : NULL;
    if (!last || tie->a.states.n != 1 || tie->b.states.n || tie->sentence - last->sentence > NEAR)
        return false;
    if (d->step != AY_TIED_SEVER && d->step != AY_TIED_RESTORE && d->step != AY_TIED_SUSPEND)
        return false;
    if (ay_side_equal(&tie->a.states, &last->a.states)) tie->b = last->b;
    else if (ay_side_equal(&tie->a.states, &last->b.states)) tie->b = last->a;
    return tie->b.states.n > 0;
}

static void read_done(ties *self, const level *l, const deed *d) {
    const ay_reading *r = self->r;
    const uint32_t never =
        AY_FRAME_NEGATED | AY_FRAME_MODAL | AY_FRAME_CONDITIONAL | AY_FRAME_ASKED;
    ay_frame f = ay_frame_read(r, d->first, d->end, (ay_form)d->form);
    if ((f.flags & never) && !(f.flags & AY_FRAME_FUTURE)) return;
    if (f.flags & AY_FRAME_NEGATED) return;
    bool finite = d->form == AY_FORM_PAST || d->form == AY_FORM_EN || d->form == AY_FORM_THIRD;
    if (!finite && doubted(r, d->first)) return;
    ay_tie tie = {
        .sentence = r->text->tokens[l->first].sentence, .level = level_text(r, l), .rank = l->rank};
    if (!sides_of_deed(r, &f, l, &tie) && !other_side(self, &tie, d)) return;
    tie.from = day_of(r, &f, l);
    tie.step = step_of(d, &f, tie.from != AY_NO_DAY);
    uint32_t first = f.first < l->first ? f.first : l->first;
    tie.span = ay_tokens_span(r->text, first, l->end > d->end ? l->end : d->end);
    add(self, &tie);
}

static void read_named(ties *self, const level *l) {
    const ay_reading *r = self->r;
    if (l->plain || l->words == 0 || doubted(r, l->first)) return;
    ay_tie tie = {.sentence = r->text->tokens[l->first].sentence,
        .level = level_text(r, l),
        .rank = l->rank,
        .from = AY_NO_DAY,
        .span = ay_tokens_span(r->text, l->first, l->end)};
    if (sides_of_name(r, l, &tie)) add(self, &tie);
}

// "… and broken off those with Taiwan"
static void read_those(ties *self, uint32_t i, const level *last) {
    const ay_reading *r = self->r;
    deed d;
    for (uint32_t k = i; k-- > 0 && k + 3 >= i;) {
        if (!deed_at(r, k, &d) || d.end != i || d.form == AY_FORM_NOUN) continue;
        level l = *last;
        l.end = i + 1;
        ay_frame f = ay_frame_read(r, d.first, d.end, (ay_form)d.form);
        ay_tie tie = {.sentence = r->text->tokens[i].sentence,
            .level = level_text(r, last),
            .rank = l.rank,
            .from = AY_NO_DAY,
            .span = ay_tokens_span(r->text, d.first, i + 1)};
        tie.step = step_of(&d, &f, false);
        if (!(f.flags & AY_FRAME_NEGATED) && sides_of_deed(r, &f, &l, &tie)) add(self, &tie);
        return;
    }
}

static void read_one(ties *self, const level *l) {
    const ay_reading *r = self->r;
    deed d;
    if (ay_cue_at(r->text, l->end, AY_CUE_TIE_NOT, NULL)) return;
    bool done = deed_before(r, l, &d) || deed_behind(r, l, &d);
    bool plain = l->plain && !l->formal;
    bool strong =
        done && (d.step == AY_TIED_SEVER || d.step == AY_TIED_RESTORE || d.step == AY_TIED_SUSPEND);
    if (plain && !strong) return;
    if (done) read_done(self, l, &d);
    else read_named(self, l);
}

static void keep_mentions(ties *self) {
    for (uint32_t i = 0; i < self->list.n; i++) {
        self->list.at[i].mentions = self->seen.at[i].at;
        self->list.at[i].n_mentions = self->seen.at[i].n;
    }
}

static bool any_level(const ay_text *t) {
    for (uint32_t i = 0; i < t->n_tokens; i++)
        if (ay_tables_may(t, i, ay_table_bit(AY_TABLE_LEVEL))) return true;
    return false;
}

void ay_ties_read(ay_reading *r) {
    const ay_text *t = r->text;
    if (!any_level(t)) return;
    ties self = {.r = r};
    level l, last = {.end = 0};
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        bool goes_on = last.end && t->tokens[i].sentence == t->tokens[last.first].sentence;
        if (goes_on && ay_cue_at(t, i, AY_CUE_TIE_THOSE, NULL)) read_those(&self, i, &last);
        if (!ay_tables_may(t, i, ay_table_bit(AY_TABLE_LEVEL)) || !read_level(r, i, &l)) continue;
        read_one(&self, &l);
        last = l;
        i = l.end - 1;
    }
    keep_mentions(&self);
    r->acts->ties = self.list.at;
    r->acts->n_ties = self.list.n;
}
