// Acts of a sentence. In: its tokens and the phrases of the table `act`. Out: hits.
//
// The idea: a verb tells of an act together with the thing that it is done with. "Lift" is none,
// "lift" with "sanctions" behind it, or in front of its passive, is CONCEDE; the classes of things
// are rows of the same table. Some verbs govern what follows: "refused to sign", "called for talks",
// "accused it of shelling": there the governing verb is the act, and no signature, no talks and no
// shelling have taken place.
//
// The trap: half of these words are nouns as well ("visit", "attack", "support"). A form that can be
// both is a verb only where something in front of it says so.
#include "event.h"

#include <string.h>

enum {
    THING = 14,      // tokens from a verb to its thing
    FRONT = 12,      // the same, in front of a passive
    COMPLEMENT = 14, // tokens from a verb to the "to" of its complement
    GOVERNED = 60    // tokens that a verb governs
};

static bool column_is_verb(uint8_t column) { return column <= AY_COLUMN_ACT_VERBS_ING; }

// The token before i, adverbs left out, not before `low`; AY_NONE at the beginning.
static uint32_t before(const ay_reading *r, uint32_t i, uint32_t low) {
    for (uint32_t steps = 0; i > low && steps < 4; steps++) {
        uint32_t n = ay_cue_before(r->text, i, AY_CUE_FRAME_ADVERB, NULL);
        if (n == 0 || n > i - low) return i - 1;
        i -= n;
    }
    return i > low ? i - 1 : AY_NONE;
}

// Can the word at token i be a noun?
static bool noun_like(const ay_text *t, uint32_t i) {
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++) {
        ay_sense s = t->phrases[k].sense;
        if (t->phrases[k].n_tokens > 1) continue;
        if (s.table == AY_TABLE_NOUN || s.table == AY_TABLE_MEASUREWORD) return true;
        if (s.table == AY_TABLE_ACT &&
            (s.column == AY_COLUMN_ACT_NOUNS || s.column == AY_COLUMN_ACT_THINGS))
            return true;
    }
    return false;
}

static bool ends_in_s(const ay_text *t, uint32_t i) {
    ay_str word = ay_token_str(t, i);
    return word.len > 3 && word.at[word.len - 1] == 's';
}

static bool auxiliary_ends(const ay_text *t, uint32_t end) {
    return ay_cue_before(t, end, AY_CUE_FRAME_AUX, NULL) ||
           ay_cue_before(t, end, AY_CUE_FRAME_FUTURE, NULL) ||
           ay_cue_before(t, end, AY_CUE_FRAME_MODAL, NULL) ||
           ay_cue_before(t, end, AY_CUE_FRAME_NEGATION, NULL);
}

static bool auxiliary_at(const ay_text *t, uint32_t i) {
    return i < t->n_tokens &&
           (ay_cue_at(t, i, AY_CUE_FRAME_AUX, NULL) || ay_cue_at(t, i, AY_CUE_FRAME_FUTURE, NULL) ||
               ay_cue_at(t, i, AY_CUE_FRAME_MODAL, NULL));
}

// One state, not joined to another: its verb has an "s".
static bool one_state(const ay_reading *r, const ay_party *p) {
    bool joined = p->first > 0 && (ay_cue_before(r->text, p->first, AY_CUE_FRAME_AND, NULL) ||
                                      ay_mark(r->text, p->first - 1) == ',');
    return p->kind == AY_PARTY_STATE && p->states.n == 1 && !p->many && !joined &&
           !ends_in_s(r->text, p->end - 1);
}

// Does token i, a form of a verb, stand as one?
static bool verb_stands(const ay_reading *r, uint32_t i, uint8_t column, uint32_t low) {
    const ay_text *t = r->text;
    uint32_t p = before(r, i, low);
    bool noun = noun_like(t, i);
    if (p == AY_NONE)
        return (column != AY_COLUMN_ACT_VERBS && column != AY_COLUMN_ACT_VERBS_S) ||
               (column == AY_COLUMN_ACT_VERBS && !noun);
    if (auxiliary_ends(t, p + 1)) return true;
    bool counted = r->spots->at[p] && !(r->spots->at[p] & (AY_TIME_BIT | AY_NAME_BIT));
    if (counted && column == AY_COLUMN_ACT_VERBS_S) return false; // "375 pounds"
    if (ay_cue_before(t, p + 1, AY_CUE_EVENT_DET, NULL)) return false;
    const ay_party *party = ay_party_at(r, p);
    if (party && column == AY_COLUMN_ACT_VERBS_S && party->attribute && party->demonym)
        return false; // "British pounds"
    if (party && column == AY_COLUMN_ACT_VERBS && one_state(r, party))
        return false; // "the U.S. arm"
    if (party) return column != AY_COLUMN_ACT_VERBS || !noun || !party->attribute;
    bool to = ay_token_is(t, p, "to");
    switch (column) {
    case AY_COLUMN_ACT_VERBS:
        return to || ends_in_s(t, p) || ay_cue_before(t, p + 1, AY_CUE_EVENT_PLURAL, NULL) ||
               (!noun && (ay_cue_before(t, p + 1, AY_CUE_FRAME_AND, NULL) || ay_mark(t, p) == ','));
    case AY_COLUMN_ACT_VERBS_S: return !noun && !ay_cue_before(t, p + 1, AY_CUE_FRAME_PREP, NULL);
    case AY_COLUMN_ACT_VERBS_ED:
    case AY_COLUMN_ACT_VERBS_EN: return !ay_cue_before(t, p + 1, AY_CUE_FRAME_PREP, NULL);
    default: return true;
    }
}

// Is the verb at token i, in its past form, a passive?
static bool passive_stands(const ay_reading *r, uint32_t i, uint8_t column, uint32_t low) {
    if (column != AY_COLUMN_ACT_VERBS_ED && column != AY_COLUMN_ACT_VERBS_EN) return false;
    uint32_t p = before(r, i, low);
    int32_t arg = 0;
    if (p == AY_NONE || !ay_cue_before(r->text, p + 1, AY_CUE_FRAME_AUX, &arg)) return false;
    if (arg > 2) return true;
    return ay_token_is(r->text, p, "been");
}

// ---- things -------------------------------------------------------------------------------------

// Have two lists of words, separated by blanks, a word in common?
static bool words_meet(const char *a, const char *b) {
    for (const char *x = a; *x;) {
        size_t n = strcspn(x, " ");
        for (const char *y = b; *y;) {
            size_t m = strcspn(y, " ");
            if (n == m && memcmp(x, y, n) == 0) return true;
            y += m + (y[m] == ' ');
        }
        x += n + (x[n] == ' ');
    }
    return false;
}

// Is there at token i a thing of one of the classes? Its number of tokens, or 0.
static uint32_t thing_at(const ay_text *t, uint32_t i, const char *classes) {
    if (!ay_tables_may(t, i, ay_table_bit(AY_TABLE_ACT))) return 0;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++) {
        ay_sense s = t->phrases[k].sense;
        if (s.table == AY_TABLE_ACT && s.column == AY_COLUMN_ACT_THINGS &&
            words_meet(classes, ay_act_rows[s.row].object))
            return t->phrases[k].n_tokens;
    }
    return 0;
}

// Does what belongs to a verb end at token i?
static bool clause_ends(const ay_text *t, uint32_t i) {
    char mark = t->tokens[i].mark;
    return mark == ';' || mark == ':' || (t->tokens[i].flags & AY_TOK_LINE);
}

// An infinitive begins at token i: "to" with a plain word behind it.
static bool infinitive_at(const ay_reading *r, uint32_t i) {
    const ay_text *t = r->text;
    if (!ay_token_is(t, i, "to") || i + 1 >= t->n_tokens) return false;
    const ay_token *next = &t->tokens[i + 1];
    return next->kind == AY_TOK_WORD && !(next->flags & AY_TOK_UPPER) &&
           next->sentence == t->tokens[i].sentence && !ay_party_at(r, i + 1) &&
           !ay_cue_at(t, i + 1, AY_CUE_EVENT_DET, NULL);
}

// A prepositional phrase begins at token i that holds something else than a time, a name or the rest
// of what is counted: "left Washington for a tour", but not "signed in Lima on Monday a treaty".
static bool other_phrase(const ay_reading *r, uint32_t i) {
    int32_t prep = 0;
    uint32_t n = ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, &prep);
    if (n == 0 || prep == AY_PREP_OF || i + n >= r->text->n_tokens) return false;
    return !(r->spots->at[i + n] & (AY_TIME_BIT | AY_NAME_BIT)) && !ay_party_at(r, i + n);
}

static bool thing_behind(const ay_reading *r, ay_hit *hit, uint32_t end) {
    const char *classes = ay_hit_row(hit)->object;
    uint32_t last = hit->end + THING < end ? hit->end + THING : end;
    for (uint32_t i = hit->end; i < last && !clause_ends(r->text, i); i++) {
        bool time = r->spots->at[i] & AY_TIME_BIT; // "starting March 6"
        uint32_t n = time ? 0 : thing_at(r->text, i, classes);
        if (n) return hit->thing = i, hit->thing_end = i + n, true;
        if (i > hit->end && infinitive_at(r, i)) return false;
        if (other_phrase(r, i)) return false;
        if (ay_cue_at(r->text, i, AY_CUE_FRAME_RELATIVE, NULL) && i > hit->end) return false;
    }
    return false;
}

static bool thing_before(const ay_reading *r, ay_hit *hit, uint32_t low, uint32_t reach) {
    const char *classes = ay_hit_row(hit)->object;
    for (uint32_t i = hit->first; i > low && hit->first - i < reach; i--) {
        if (clause_ends(r->text, i - 1)) return false;
        uint32_t n = thing_at(r->text, i - 1, classes);
        if (n && i - 1 + n <= hit->first)
            return hit->thing = i - 1, hit->thing_end = i - 1 + n, true;
    }
    return false;
}

// "the agreement that the two had signed": the thing stands in front of the relative.
static bool thing_relative(const ay_reading *r, ay_hit *hit, uint32_t low) {
    for (uint32_t i = hit->first; i > low && hit->first - i < FRONT; i--) {
        if (!ay_cue_at(r->text, i - 1, AY_CUE_FRAME_RELATIVE, NULL)) continue;
        ay_hit clause = *hit;
        clause.first = i - 1;
        if (!thing_before(r, &clause, low, 4)) return false;
        return hit->thing = clause.thing, hit->thing_end = clause.thing_end, true;
    }
    return false;
}

// Money counts as a thing: "gave Egypt 14 billion dollars".
static bool thing_money(const ay_reading *r, ay_hit *hit, uint32_t end) {
    if (!words_meet("money", ay_hit_row(hit)->object)) return false;
    uint32_t last = hit->end + THING < end ? hit->end + THING : end;
    for (uint32_t i = hit->end; i < last; i++) {
        uint32_t at = r->spots->at[i];
        if (!at || (at & (AY_TIME_BIT | AY_NAME_BIT))) continue;
        const ay_quantity *q = &r->spots->quantities[at - 1];
        if (q->type == AY_Q_MONEY) return hit->thing = i, hit->thing_end = q->end, true;
    }
    return false;
}

// Nothing that could be an object follows: "sanctions imposed by", "relations resumed on Monday".
static bool bare_participle(const ay_reading *r, const ay_hit *hit, uint32_t end) {
    if (hit->column == AY_COLUMN_ACT_VERBS_ING || hit->column == AY_COLUMN_ACT_VERBS) return false;
    return hit->end >= end || r->text->tokens[hit->end].kind == AY_TOK_PUNCT ||
           (r->spots->at[hit->end] & AY_TIME_BIT) ||
           ay_cue_at(r->text, hit->end, AY_CUE_FRAME_PREP, NULL);
}

static bool find_thing(const ay_reading *r, ay_hit *hit, uint32_t low, uint32_t end) {
    if (ay_hit_row(hit)->object[0] == '\0') return true;
    if (hit->passive) return thing_before(r, hit, low, FRONT);
    return thing_behind(r, hit, end) || thing_money(r, hit, end) || thing_relative(r, hit, low) ||
           (bare_participle(r, hit, end) && thing_before(r, hit, low, 2));
}

// ---- complements --------------------------------------------------------------------------------

// "to" behind the verb, with nothing but times and adverbs between; with an object between for those
// that ask somebody to do something.
static bool complement_to(const ay_reading *r, const ay_hit *hit, uint32_t end, bool object) {
    uint32_t last = hit->end + COMPLEMENT < end ? hit->end + COMPLEMENT : end;
    for (uint32_t i = hit->end; i < last && !clause_ends(r->text, i);) {
        if (infinitive_at(r, i)) return true;
        uint32_t n = ay_cue_at(r->text, i, AY_CUE_EVENT_TO, NULL);
        bool time = r->spots->at[i] & AY_TIME_BIT;
        bool may = n || time || object || ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, NULL);
        if (!may) return ay_token_is(r->text, i, "that");
        i += n ? n : 1;
    }
    return false;
}

// "recognised him as president".
static bool complement_as(const ay_reading *r, const ay_hit *hit, uint32_t end) {
    uint32_t last = hit->end + COMPLEMENT < end ? hit->end + COMPLEMENT : end;
    for (uint32_t i = hit->end; i < last && r->text->tokens[i].kind != AY_TOK_PUNCT; i++)
        if (ay_token_is(r->text, i, "as")) return true;
    return false;
}

static uint32_t governed(const ay_reading *r, const ay_hit *hit, uint32_t end) {
    const ay_text *t = r->text;
    uint32_t last = hit->end + GOVERNED < end ? hit->end + GOVERNED : end;
    for (uint32_t i = hit->end; i < last; i++) {
        int32_t arg = 0;
        if (t->tokens[i].mark == ';') return i;
        if (!ay_cue_at(t, i, AY_CUE_EVENT_STOP, &arg)) continue;
        if (arg == 1 && i > hit->end) return i;
        if (arg == 2 && ay_mark(t, i - 1) == ',') return i;
    }
    return last;
}

// ---- choice -------------------------------------------------------------------------------------

// A word of a name is no verb: "Merrill Lynch", "Tax-Free Fund".
static bool in_name(const ay_reading *r, uint32_t i) {
    uint32_t at = r->spots->at[i];
    bool named = !(at & AY_TIME_BIT) && (at & AY_NAME_BIT);
    return named ||
           (i > 0 && ay_mark(r->text, i - 1) == '-' && !(r->text->tokens[i].flags & AY_TOK_SPACE));
}

// The last word of a verb's phrase belongs to what follows: "agreed on" Thursday, "agreed to" lend.
static bool other_end(const ay_reading *r, const ay_hit *hit) {
    if (hit->end - hit->first < 2 || hit->end >= r->text->n_tokens) return false;
    if (infinitive_at(r, hit->end - 1)) return true;
    return (r->spots->at[hit->end] & AY_TIME_BIT) &&
           ay_cue_at(r->text, hit->end - 1, AY_CUE_FRAME_PREP, NULL);
}

// A sense of a phrase as a hit; false when something that it needs is missing.
static bool try_sense(const ay_reading *r, const ay_phrase *p, const ay_sentence *s, ay_hit *out) {
    const struct ay_act *row = &ay_act_rows[p->sense.row];
    if (r->spots->at[p->token] & AY_TIME_BIT) return false; // "March"
    *out = (ay_hit){.first = p->token,
        .end = p->token + p->n_tokens,
        .thing = AY_NONE,
        .thing_end = AY_NONE,
        .row = p->sense.row,
        .column = p->sense.column,
        .type = (uint8_t)row->type,
        .cameo = row->cameo,
        .mode = row->mode};
    out->stop = out->end;
    if (column_is_verb(out->column)) {
        if (in_name(r, out->first) || other_end(r, out) ||
            !verb_stands(r, out->first, out->column, s->first))
            return false;
        // "financing has grown" is a noun
        if (out->column == AY_COLUMN_ACT_VERBS_ING && auxiliary_at(r->text, out->end)) return false;
        out->passive = passive_stands(r, out->first, out->column, s->first);
        // "it is agreed that" is no act
        if (out->passive && out->type == AY_ACT_AGREE && ay_hit_has(out, AY_ACTF_TO)) return false;
        if (!find_thing(r, out, s->first, s->end)) return false;
    }
    if (ay_hit_has(out, AY_ACTF_TO) && !complement_to(r, out, s->end, false)) return false;
    if (ay_hit_has(out, AY_ACTF_NEED_TO) && !complement_to(r, out, s->end, true)) return false;
    if (ay_hit_has(out, AY_ACTF_AS) && !complement_as(r, out, s->end)) return false;
    if (ay_hit_has(out, AY_ACTF_GOV)) out->stop = governed(r, out, s->end);
    return true;
}

// Longer words first; of equally long ones, those with a thing of their own.
static bool better(const ay_hit *a, const ay_hit *b) {
    uint32_t na = a->end - a->first, nb = b->end - b->first;
    if (na != nb) return na > nb;
    bool va = ay_hit_verb(a), vb = ay_hit_verb(b);
    if (va != vb) return va;
    if ((a->thing == AY_NONE) != (b->thing == AY_NONE)) return a->thing != AY_NONE;
    if (a->thing != AY_NONE && a->thing != b->thing) return a->thing < b->thing;
    return false;
}

static bool hit_at(const ay_reading *r, uint32_t i, const ay_sentence *s, ay_hit *out) {
    const ay_text *t = r->text;
    bool found = false;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++) {
        const ay_phrase *p = &t->phrases[k];
        ay_hit hit;
        if (p->sense.table != AY_TABLE_ACT || p->sense.column == AY_COLUMN_ACT_THINGS) continue;
        if (!try_sense(r, p, s, &hit)) continue;
        if (!found || better(&hit, out)) *out = hit;
        found = true;
    }
    return found;
}

// ---- what is inside of another ------------------------------------------------------------------

static bool hostile(uint8_t type) {
    return type == AY_ACT_SANCTION || type == AY_ACT_COERCE || type == AY_ACT_ASSAULT ||
           type == AY_ACT_THREATEN;
}

// What is governed may say what the act comes to: "agreed to withdraw" gives way, "vowed to attack"
// threatens.
static void take_complement(ay_hit *hit, const ay_hit *inner) {
    bool yields = inner->type == AY_ACT_CONCEDE || inner->type == AY_ACT_RETREAT;
    if (ay_hit_has(hit, AY_ACTF_YIELDS) && yields)
        hit->type = inner->type, hit->cameo = inner->cameo, hit->mode = inner->mode;
    if (ay_hit_has(hit, AY_ACTF_VOWS) && hostile(inner->type))
        hit->type = AY_ACT_THREATEN, hit->cameo = "13", hit->mode = inner->mode;
}

static void silence(ay_hits *hits, uint32_t i) {
    ay_hit *hit = &hits->at[i];
    bool first = true;
    for (uint32_t k = 0; k < hits->n; k++) {
        ay_hit *inner = &hits->at[k];
        if (k == i || inner->dead) continue;
        bool governs = inner->first >= hit->end && inner->first < hit->stop;
        bool thing =
            hit->thing != AY_NONE && inner->first < hit->thing_end && inner->end > hit->thing;
        bool between = hit->thing != AY_NONE && !ay_hit_verb(inner) && inner->first >= hit->end &&
                       inner->first < hit->thing;
        if (!governs && !thing && !between) continue;
        if (governs && first) take_complement(hit, inner), first = false;
        inner->dead = true;
    }
}

void ay_hits_read(const ay_reading *r, const ay_sentence *s, ay_hits *out) {
    out->n = 0;
    for (uint32_t i = s->first; i < s->end && out->n < AY_HITS; i++) {
        if (!ay_tables_may(r->text, i, ay_table_bit(AY_TABLE_ACT))) continue;
        if (!hit_at(r, i, s, &out->at[out->n])) continue;
        i = out->at[out->n++].end - 1;
    }
    for (uint32_t i = 0; i < out->n; i++) {
        if (ay_hit_has(&out->at[i], AY_ACTF_LOOKALIKE)) out->at[i].dead = true;
        if (!out->at[i].dead) silence(out, i);
    }
}
