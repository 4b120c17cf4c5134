// The verbs of speech of a sentence, each with its speaker. In: tokens, names. Out: the sayings, in
// order.
//
// A finite verb has its subject in front ("Xi said") or behind ("…, said Xi"). A verb behind "and"
// and a participle ("…, adding that") have the subject of the verb of speech before them, else that
// of the sentence. "According to Xi" and "quoted Xi as saying" name theirs behind. A label in front
// of a paragraph ("Xi: …") is a saying without a verb.
//
// The trap: many verbs of speech are nouns as well ("reports", "states"), so that a verb without a
// subject is none.
#include "quoting.h"

enum {
    AS_SAYING = 10, // tokens from "quoted" to "as saying"
    CLAUSE = 60     // tokens of a clause in front of its verb of speech
};

typedef ay_quoting quoting;

static bool is(const quoting *self, uint32_t i, int cue) { return ay_quoting_is(self, i, cue); }

// The first token behind the last mark in front of `i` that parts clauses for good.
static uint32_t clause_low(const quoting *self, uint32_t first, uint32_t i) {
    uint32_t low = i;
    while (low > first && i - low < CLAUSE && !ay_quoting_mark(self, low - 1) &&
           ay_mark(self->text, low - 1) != ';' && ay_mark(self->text, low - 1) != ':')
        low--;
    return low;
}

// The one who spoke or acted before in this sentence.
static bool same_subject(
    const quoting *self, const ay_sayings *all, uint32_t first, ay_saying *out) {
    const ay_speaker *who = all->n ? &all->at[all->n - 1].who : &self->subject;
    ay_speaker he; // "He declined to answer but said"
    if (who->name.len == 0 && ay_speaker_pronoun(self, first, &he)) who = &he;
    if (who->name.len == 0 || who->first >= out->verb) return false;
    out->who = *who;
    out->first = out->verb;
    out->joined = true;
    return true;
}

// "and said", "but has also stressed".
static bool is_joined(const quoting *self, uint32_t first, uint32_t verb) {
    while (verb > first && is(self, verb - 1, AY_CUE_SAY_SKIP)) verb--;
    return verb > first && is(self, verb - 1, AY_CUE_SAY_JOIN);
}

static bool finite(
    const quoting *self, const ay_sayings *all, uint32_t first, uint32_t end, ay_saying *out) {
    uint32_t low = clause_low(self, first, out->verb);
    bool any = out->arg == 1 || out->arg == 4;
    if (ay_speaker_before(self, low, out->verb, any, &out->who)) {
        out->first = out->who.first;
        return true;
    }
    if (is_joined(self, first, out->verb)) return same_subject(self, all, first, out);
    bool free = out->verb > first &&
                (ay_mark(self->text, out->verb - 1) == ',' || ay_quoting_mark(self, out->verb - 1));
    if (out->arg == 2 || out->arg > 4 || !free) return false;
    if (!ay_speaker_behind(self, out->behind, end, any, &out->who)) return false;
    out->after = true;
    out->first = out->verb;
    out->end = out->who.end;
    return true;
}

// ", adding that", "by saying that"; not "is saying".
static bool participle(const quoting *self, const ay_sayings *all, uint32_t first, ay_saying *out) {
    if (out->verb == first || is(self, out->verb - 1, AY_CUE_TOLD)) return false;
    bool free = ay_quoting_token(self, out->verb - 1)->kind == AY_TOK_PUNCT ||
                is_joined(self, first, out->verb);
    // "denied a report saying that": the paper says so
    if (!free && ay_speaker_before(self, first, out->verb, false, &out->who) &&
        out->who.kind == AY_SPEAKER_PAPER) {
        out->first = out->who.first;
        return true;
    }
    free =
        free || ay_mark(self->text, out->behind) == ':' || is(self, out->behind, AY_CUE_SAY_THAT);
    return (all->n || free) && same_subject(self, all, first, out);
}

// "quoted Xi as saying", "Xi was quoted by Xinhua as saying".
static bool quoted(const quoting *self, uint32_t first, uint32_t end, ay_saying *out) {
    uint32_t as = ay_cue_find(self->text, out->behind,
        end < out->behind + AS_SAYING ? end : out->behind + AS_SAYING, AY_CUE_SAY_AS, NULL);
    if (as == AY_NONE) return false;
    uint32_t low = clause_low(self, first, out->verb);
    bool active = ay_speaker_behind(self, out->behind, as + 1, true, &out->who);
    if (!active &&
        (out->verb <= low + 1 || !ay_speaker_before(self, low, out->verb - 1, true, &out->who)))
        return false;
    out->first = out->who.first;
    ay_speaker source; // "the paper quoted him as saying": the attribution begins with the paper
    if (active)
        out->first =
            ay_speaker_before(self, low, out->verb, true, &source) ? source.first : out->verb;
    out->verb = as;
    out->behind = out->end = as + ay_cue_at(self->text, as, AY_CUE_SAY_AS, NULL);
    out->arg = 1;
    return true;
}

static bool saying_at(
    const quoting *self, const ay_sayings *all, const ay_sentence *s, uint32_t i, ay_saying *out) {
    int32_t arg = 0;
    uint32_t n = ay_cue_at(self->text, i, AY_CUE_SAY_OF, NULL);
    *out = (ay_saying){.verb = i, .first = i, .behind = i + n, .after = true};
    if (n) {
        bool found = ay_speaker_behind(self, i + n, s->end, false, &out->who);
        out->end = out->who.end;
        return found;
    }
    if ((n = ay_cue_at(self->text, i, AY_CUE_SAY_QUOTE, NULL)) != 0) {
        *out = (ay_saying){.verb = i, .first = i, .behind = i + n};
        if (quoted(self, s->first, s->end, out)) return true;
    }
    n = ay_cue_at(self->text, i, AY_CUE_SAY, &arg);
    if (n == 0) n = ay_cue_at(self->text, i, AY_CUE_JUDGE, &arg);
    if (n) {
        *out = (ay_saying){.verb = i, .behind = i + n, .end = i + n, .arg = arg};
        return finite(self, all, s->first, s->end, out);
    }
    if ((n = ay_cue_at(self->text, i, AY_CUE_SAY_ING, &arg)) == 0) return false;
    *out = (ay_saying){.verb = i, .behind = i + n, .end = i + n, .arg = arg};
    return participle(self, all, s->first, out);
}

static bool label(const quoting *self, const ay_sentence *s, ay_saying *out) {
    if (!(ay_quoting_token(self, s->first)->flags & AY_TOK_BLOCK)) return false;
    *out = (ay_saying){.arg = 1};
    if (!ay_speaker_label(self, s->first, s->end, &out->who)) return false;
    out->first = s->first;
    out->verb = out->who.end;
    out->behind = out->end = out->verb + 1;
    out->label = true;
    return true;
}

const ay_sayings *ay_sayings_of(quoting *self, uint32_t sentence) {
    ay_sayings *all = &self->sayings;
    if (all->sentence == sentence) return all;
    const ay_sentence *s = &self->text->sentences[sentence];
    all->sentence = sentence;
    all->n = 0;
    if (label(self, s, &all->at[0])) all->n = 1;
    static const int triggers[] = {
        AY_CUE_SAY, AY_CUE_JUDGE, AY_CUE_SAY_OF, AY_CUE_SAY_ING, AY_CUE_SAY_QUOTE};
    uint64_t cues = 0;
    for (size_t i = 0; i < sizeof triggers / sizeof *triggers; i++)
        if (ay_sentence_has(s, triggers[i])) cues |= ay_cue_bit(triggers[i]);
    if (cues == 0) return all;
    for (uint32_t i = s->first; i < s->end && all->n < AY_QUOTE_SAYINGS; i++) {
        if (!ay_cues_may(self->text, i, cues)) continue;
        if (ay_quoting_token(self, i)->quote || self->name_at[i]) continue;
        if (saying_at(self, all, s, i, &all->at[all->n])) i = all->at[all->n++].behind - 1;
    }
    return all;
}
