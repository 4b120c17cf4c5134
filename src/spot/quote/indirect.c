// What is said without quotation marks. In: a sentence and its sayings. Out: for each, the tokens
// of what was said.
//
// "Xi said on Monday that CLAUSE": behind the verb, over to whom and when. "CLAUSE, Xi said.",
// "CLAUSE, according to Xi": in front. "The road, he said, would be ready": around it. The clause
// ends where the report goes on in its own words: at ", which", ";", at the next verb of speech on
// the same level, or where the tense turns back ("said it would …, and the party has …").
//
// The trap: words in front of "Xi announced a loan" are no clause of his, so what stands in front
// counts only when nothing but time and place follows.
#include "quoting.h"

#include <string.h>

enum {
    OBJECTS = 8,   // pieces between a verb of speech and what was said: to whom, when, where
    PIECE = 8,     // tokens of one of them
    TURN = 8,      // tokens behind ", and" in which the tense turns back
    DATELINE = 24, // tokens in front of a dateline's dash
    TOPIC = 10     // tokens in front of ", he said," that are no clause by themselves
};

typedef ay_quoting quoting;

static bool is(const quoting *self, uint32_t i, int cue) { return ay_quoting_is(self, i, cue); }

static bool is_punct(const quoting *self, uint32_t i) {
    return ay_quoting_token(self, i)->kind == AY_TOK_PUNCT;
}

// ---- to whom, when, where -----------------------------------------------------------------------

// A noun phrase of names and plain words from i on; the token behind it.
static uint32_t over_phrase(const quoting *self, uint32_t i, uint32_t end) {
    uint32_t first = i;
    while (i < end && i < first + PIECE) {
        const ay_name *name = ay_quoting_name(self, i);
        if (is(self, i, AY_CUE_SAY_THAT)) break;
        bool small = is(self, i, AY_CUE_SKIP) || is(self, i, AY_CUE_SPEAKER_NOUN) ||
                     ay_mark(self->text, i) == '-' || ay_token_is(self->text, i, "'s");
        bool stop = (ay_noun_flags(self->text, i) & AY_NOUN_STOP) != 0;
        if (!name && !small && (is_punct(self, i) || stop || ay_quoting_time(self, i))) break;
        i = name ? name->end : i + 1;
    }
    return i;
}

// A time that says when: "the future" (FUTURE_REF) may be what is spoken of.
static bool is_dated(const quoting *self, uint32_t i) {
    if (!ay_quoting_time(self, i)) return false;
    const ay_time *t = &self->spots->times[(self->spots->at[i] & AY_INDEX_MASK) - 1];
    return t->value.len < 4 || memcmp(t->value.at + t->value.len - 4, "_REF", 4) != 0;
}

// The token behind the object of a naming verb: "the talks", "Xi's plan"; where an article begins
// something new.
static uint32_t over_object_of(const quoting *self, uint32_t i, uint32_t end) {
    uint32_t first = i;
    while (i < end && i < first + PIECE && !is_punct(self, i) && !is(self, i, AY_CUE_SPEAKER_NO) &&
           !ay_token_is(self->text, i, "as") && (i == first || !is(self, i, AY_CUE_SAY_NAME)))
        i++;
    return i;
}

// "agreed to buy": no hearer as in "said to the crowd".
static bool is_infinitive(const quoting *self, uint32_t i) {
    return ay_token_is(self->text, i, "to") && i + 1 < self->text->n_tokens &&
           !ay_quoting_name(self, i + 1) && !is(self, i + 1, AY_CUE_SKIP) &&
           !is(self, i + 1, AY_CUE_HEARER) && !is(self, i + 1, AY_CUE_SPEAKER_NOUN);
}

typedef struct objects {
    uint32_t i;  // the token behind them
    bool hearer; // somebody is told
    bool loose;  // a phrase stood there whose end is a guess: only "that" is sure
} objects;

static bool over_object(const quoting *self, uint32_t end, int32_t arg, objects *o) {
    uint32_t i = o->i, n;
    if (is_dated(self, i)) {
        while (o->i < end && ay_quoting_time(self, o->i)) o->i++;
    } else if ((n = ay_cue_at(self->text, i, AY_CUE_SAY_WHERE, NULL)) != 0) {
        o->i += n;
    } else if (arg == 4 && !o->hearer && (n = ay_cue_at(self->text, i, AY_CUE_HEARER, NULL)) != 0) {
        o->i += n;
        o->hearer = true;
    } else if ((n = ay_cue_at(self->text, i, AY_CUE_PREP, NULL)) != 0 && is_dated(self, i + n)) {
        o->i += n;
    } else if (is(self, i, AY_CUE_SPEAKER_NO) && !is_infinitive(self, i)) {
        o->i = over_phrase(self, i + 1, end);
        o->loose = true;
    } else if (arg == 4 && !o->hearer) {
        const ay_name *name = ay_quoting_name(self, i);
        o->i = over_phrase(self, i, end);
        if (name && o->i > name->end) o->loose = true;
        if (!name) o->loose = true;
        o->hearer = true;
    }
    return o->i > i && o->i < end;
}

static objects over_objects(const quoting *self, uint32_t i, uint32_t end, int32_t arg) {
    objects o = {.i = i};
    for (uint32_t k = 0; k < OBJECTS && o.i < end && over_object(self, end, arg, &o);) k++;
    return o;
}

bool ay_saying_leads(const quoting *self, const ay_saying *s, uint32_t open) {
    if (s->arg == 2 || s->arg > 4) return s->end == open;
    uint32_t i = over_objects(self, s->end, open, s->arg).i;
    char mark = i < open ? ay_mark(self->text, i) : 0;
    return i == open || (i + 1 == open && (mark == ',' || mark == ':'));
}

// ---- where the clause ends ----------------------------------------------------------------------

static uint32_t strip(const quoting *self, uint32_t first, uint32_t end) {
    while (end > first && is_punct(self, end - 1) &&
           strchr(".!?,;:-", ay_mark(self->text, end - 1) ? ay_mark(self->text, end - 1) : 'x'))
        end--;
    return end;
}

// ", and the party has rejected it": the report goes on in its own tense.
static bool turns(const quoting *self, uint32_t i, uint32_t end) {
    int32_t tense;
    if (!is(self, i + 1, AY_CUE_SAY_JOIN)) return false;
    for (uint32_t k = i + 2; k < end && k < i + 2 + TURN; k++) {
        if (is_punct(self, k) && ay_mark(self->text, k) != '-') return false;
        if (ay_cue_at(self->text, k, AY_CUE_TOLD, &tense)) return tense == 2;
    }
    return false;
}

// Is the saying on the level of the one before: behind "and", "while", a comma or a semicolon?
static bool is_level(const quoting *self, const ay_saying *s) {
    uint32_t p = s->first;
    while (p > 0 && s->joined && is(self, p - 1, AY_CUE_SAY_SKIP)) p--;
    if (p == 0) return false;
    char mark = ay_mark(self->text, p - 1);
    return mark == ';' || mark == ',' || is(self, p - 1, AY_CUE_SAY_JOIN) ||
           (is(self, p - 1, AY_CUE_SAY_CUT) && p > 1 && ay_mark(self->text, p - 2) == ',') ||
           (s->arg == 0 && s->after);
}

static uint32_t next_level(const quoting *self, const ay_sayings *all, uint32_t k, uint32_t end) {
    for (uint32_t j = k + 1; j < all->n; j++) {
        const ay_saying *s = &all->at[j];
        if (!is_level(self, s) || s->first <= all->at[k].end) continue;
        uint32_t p = s->first;
        while (p > all->at[k].end &&
               (is(self, p - 1, AY_CUE_SAY_SKIP) || is(self, p - 1, AY_CUE_SAY_JOIN) ||
                   is(self, p - 1, AY_CUE_SAY_CUT)))
            p--;
        return p < end ? p : end;
    }
    return end;
}

// ", which …, had": the clause goes on behind the relative one.
static bool is_inserted(const quoting *self, uint32_t i, uint32_t end) {
    while (i < end && ay_mark(self->text, i) != ',') i++;
    return i + 1 < end && is(self, i + 1, AY_CUE_TOLD);
}

static uint32_t clause_end(const quoting *self, uint32_t first, uint32_t end) {
    bool past = false, present = false;
    int32_t tense;
    for (uint32_t i = first; i < end; i++) {
        if (ay_quoting_token(self, i)->quote) continue;
        char mark = ay_mark(self->text, i);
        if (mark == ';' && i > first) return i;
        if (mark == ',' && i > first + AY_QUOTE_FEW && i + 1 < end) {
            if (is(self, i + 1, AY_CUE_SAY_CUT)) {
                if (!is_inserted(self, i + 1, end)) return i;
                continue;
            }
            if (past && !present && turns(self, i, end)) return i;
        }
        if (ay_cue_at(self->text, i, AY_CUE_TOLD, &tense)) *(tense == 1 ? &past : &present) = true;
    }
    return end;
}

// ---- where it stands ----------------------------------------------------------------------------

// "called the talks a victory", "spoke of a balanced text", "hailed it as a victory": what is
// named, from its article on.
static bool naming(const quoting *self, const ay_saying *s, uint32_t end, uint32_t *first) {
    uint32_t i = s->behind, as;
    if (i >= end || is_punct(self, i)) return false;
    if (s->arg == 6) *first = i;
    else if (s->arg == 5) {
        *first = over_object_of(self, i, end);
    } else {
        as = over_object_of(self, i, end);
        if (!ay_token_is(self->text, as, "as")) return false;
        *first = as + 1;
    }
    return *first > i - (s->arg == 6) && is(self, *first, AY_CUE_SAY_NAME);
}

static bool behind(const quoting *self, const ay_saying *s, uint32_t end, uint32_t *first) {
    if (s->arg == 2 || s->arg > 4) return naming(self, s, end, first);
    objects o = over_objects(self, s->after ? s->end : s->behind, end, s->arg);
    if (o.i >= end) return false;
    uint32_t n = ay_cue_at(self->text, o.i, AY_CUE_SAY_THAT, NULL);
    *first = o.i + n;
    if (n) return true;
    if (ay_mark(self->text, o.i) == ':') {
        *first = o.i + 1;
        return true;
    }
    bool bare = (s->arg == 1 || (s->arg == 4 && o.hearer)) && !o.loose && !s->after;
    return bare && !is_punct(self, o.i) && !is(self, o.i, AY_CUE_SPEAKER_NO) &&
           !is(self, o.i, AY_CUE_SAY_CUT) && !is(self, o.i, AY_CUE_SAY_JOIN);
}

// "According to NAME, CLAUSE" at the sentence's beginning.
static bool behind_of(
    const quoting *self, const ay_sentence *sentence, const ay_saying *s, uint32_t *first) {
    if (s->arg != 0 || s->verb != sentence->first) return false;
    for (uint32_t i = s->end; i < sentence->end && i < s->end + PIECE; i++)
        if (ay_mark(self->text, i) == ',') {
            *first = i + 1;
            return true;
        }
    return false;
}

// Where the sentence begins behind a dateline: "BEIJING, May 5 (Xinhua) -- ".
static uint32_t behind_dateline(const quoting *self, const ay_sentence *sentence) {
    const ay_token *t = ay_quoting_token(self, sentence->first);
    const ay_name *name = ay_quoting_name(self, sentence->first);
    bool place = (t->flags & AY_TOK_CAPS) || (name && name->type == AY_N_CITY);
    if (!(t->flags & AY_TOK_BLOCK) || !place) return sentence->first;
    for (uint32_t i = sentence->first + 1; i + 1 < sentence->end && i < sentence->first + DATELINE;
         i++)
        if (ay_mark(self->text, i) == '-' && (ay_quoting_token(self, i)->flags & AY_TOK_SPACE)) {
            while (i + 1 < sentence->end && ay_mark(self->text, i) == '-') i++;
            return i;
        }
    return sentence->first;
}

static bool has_tense(const quoting *self, uint32_t first, uint32_t end) {
    return ay_cue_find(self->text, first, end, AY_CUE_TOLD, NULL) != AY_NONE;
}

// "CLAUSE, NAME said", "CLAUSE, according to NAME", "The road, NAME said, would be ready".
static bool in_front(const quoting *self, const ay_sentence *sentence, const ay_saying *s,
    uint32_t *first, uint32_t *end) {
    uint32_t comma = s->first, stop = *end;
    if (s->joined || s->label || s->arg == 2 || s->arg > 4 || comma <= sentence->first + 1)
        return false;
    bool of = s->arg == 0;
    char mark = ay_mark(self->text, comma - 1);
    if (mark != ',' && !ay_quoting_mark(self, comma - 1) && mark != '-' && !of) return false;
    uint32_t i = over_objects(self, s->end, stop, s->arg).i;
    if (of)
        while (i < stop && !is_punct(self, i)) i++;
    if (i < stop && !is_punct(self, i) && !is(self, i, AY_CUE_SAY_ING) &&
        !is(self, i, AY_CUE_SPEAKER_START))
        return false;
    if (ay_quoting_mark(self, i) || (i + 1 < stop && ay_quoting_mark(self, i + 1))) return false;
    *first = behind_dateline(self, sentence);
    for (uint32_t k = comma; k-- > sentence->first;)
        if (ay_mark(self->text, k) == ';') {
            *first = k + 1;
            break;
        }
    *end = strip(self, *first, comma);
    bool around = i + 1 < stop && ay_mark(self->text, i) == ',' && comma - *first <= TOPIC &&
                  !has_tense(self, *first, comma) && !is(self, i + 1, AY_CUE_SPEAKER_START) &&
                  !is(self, i + 1, AY_CUE_SAY_CUT) && !is(self, i + 1, AY_CUE_SAY_ING);
    if (around) *end = clause_end(self, i + 1, stop);
    return true;
}

static uint32_t block_end(const quoting *self, uint32_t i) {
    while (i < self->text->n_tokens && !(ay_quoting_token(self, i)->flags & AY_TOK_BLOCK)) i++;
    return i;
}

static bool content(
    const quoting *self, const ay_sayings *all, uint32_t k, uint32_t *first, uint32_t *end) {
    const ay_saying *s = &all->at[k];
    const ay_sentence *sentence = &self->text->sentences[all->sentence];
    *end = strip(self, sentence->first, sentence->end);
    if (s->label) {
        *first = s->behind;
        *end = strip(self, s->behind, block_end(self, s->behind));
        return *first < *end && !ay_quoting_mark(self, *first);
    }
    if (behind_of(self, sentence, s, first) || behind(self, s, *end, first)) {
        *end = next_level(self, all, k, *end);
        *end = strip(self, *first, clause_end(self, *first, *end));
        if (*end > *first + 1) return true;
        *end = strip(self, sentence->first, sentence->end);
    }
    return in_front(self, sentence, s, first, end);
}

bool ay_saying_content(quoting *self, uint32_t k) {
    ay_saying *s = &self->sayings.at[k];
    if (s->said == 0)
        s->said = content(self, &self->sayings, k, &s->said_first, &s->said_end) ? 1 : 2;
    return s->said == 1;
}

// Is enough of it outside of quotation marks? Else the words in them are the quote, or it is no
// statement.
static bool is_enough(const quoting *self, uint32_t first, uint32_t end) {
    uint32_t outside = 0, inside = 0;
    for (uint32_t i = first; i < end; i++)
        if (!is_punct(self, i)) *(ay_quoting_token(self, i)->quote ? &inside : &outside) += 1;
    bool mixed = inside > 0 && !ay_quoting_mark(self, first); // "it was “minimal”"
    return outside > (mixed ? 1 : AY_QUOTE_FEW);
}

void ay_quote_indirect(quoting *self, uint32_t sentence) {
    const ay_sayings *all = ay_sayings_of(self, sentence);
    ay_speaker_keep(self, &self->subject, sentence);
    for (uint32_t k = 0; k < all->n; k++) {
        const ay_saying *s = &all->at[k];
        if (ay_saying_content(self, k) && is_enough(self, s->said_first, s->said_end)) {
            ay_quote_add(self, s->said_first, s->said_end, false, s);
            self->chain = *s;
            self->chain_at = sentence;
        }
        ay_speaker_keep(self, &s->who, sentence);
    }
}
