// Quotes. In: tokens with their depth in quotation marks, names. Out: what was said, with its
// speaker, in text order.
//
// Direct: the words between quotation marks, when a verb of speech with a speaker stands in the
// same sentence, in front or behind. Indirect: "Xi said that …", "…, Denisov noted", "according to
// the bank, …".
//
// The trap: quotation marks also stand around titles and doubtful words, so a few words in them
// count only beside a verb of speech; and a verb of speech far from its subject says nothing about
// who spoke. Without a speaker nothing indirect is read.
#include "../spot.h"

#include <string.h>

enum {
    SUBJECT_BACK = 40, // tokens in front of a verb of speech in which its subject is looked for
    NEAR = 3,          // sentences over which "he" is understood
    OBJECT = 10,       // tokens between a verb of speech and its "that": to whom, when
    FEW = 3,           // quoted words that are a quotation by themselves when they end a sentence
};

typedef struct speaker {
    ay_str name;
    ay_span span;
    uint32_t index; // of the name
    bool person;    // somebody whom "he" can mean
} speaker;

typedef struct reader {
    ay_arena *arena;
    const ay_text *text;
    const ay_spots *spots;
    uint32_t *name_at; // per token: 1 + index of the name that covers it
    AY_LIST(ay_quote) quotes;
    speaker last; // the person who spoke last, and in which sentence: "he" is that one
    uint32_t last_sentence;
} reader;

static const ay_token *token(const reader *self, uint32_t i) { return &self->text->tokens[i]; }

static bool is_quote_mark(const reader *self, uint32_t i) {
    return token(self, i)->kind == AY_TOK_PUNCT && token(self, i)->mark == '"';
}

static bool is_cue(const reader *self, uint32_t i, int cue) {
    return ay_cue_at(self->text, i, cue, NULL) != 0;
}

static bool may_speak(const ay_name *name) {
    switch (name->type) {
    case AY_N_PERSON:
    case AY_N_ORGANISATION:
    case AY_N_OFFICE:
    case AY_N_GROUP: return true;
    case AY_N_STATE: return name->column != AY_COLUMN_STATE_DEMONYMS; // not "Chinese"
    default: return false;
    }
}

// ---- who ----------------------------------------------------------------------------------------

static bool name_ending(const reader *self, uint32_t end, uint32_t first, const ay_name **out) {
    if (end <= first || self->name_at[end - 1] == 0) return false;
    *out = &self->spots->names[self->name_at[end - 1] - 1];
    return (*out)->end == end && (*out)->first >= first && may_speak(*out);
}

static speaker speaker_of(const reader *self, const ay_name *name) {
    return (speaker){name->canonical, name->span, (uint32_t)(name - self->spots->names),
        name->type == AY_N_PERSON};
}

// "he" and "she" are the person who spoke last, if that is near.
static bool pronoun(const reader *self, uint32_t i, speaker *out) {
    if (!is_cue(self, i, AY_CUE_PERSON_PRONOUN) || self->last.name.len == 0) return false;
    if (token(self, i)->sentence > self->last_sentence + NEAR) return false;
    *out = (speaker){self->last.name, token(self, i)->span, self->last.index, true};
    return true;
}

// The beginning of what stands in commas and ends right before token `end`; `end` itself when
// nothing does.
static uint32_t apposition(const reader *self, uint32_t first, uint32_t end) {
    if (end <= first || ay_mark(self->text, end - 1) != ',') return end;
    for (uint32_t i = end - 1; i > first; i--) {
        if (token(self, i - 1)->quote) break;
        if (ay_mark(self->text, i - 1) == ',' && i > first + 1 && self->name_at[i - 2] &&
            self->spots->names[self->name_at[i - 2] - 1].type == AY_N_PERSON)
            return i - 1;
    }
    return end;
}

// The subject of the verb of speech at token `verb`: a name right before it, perhaps with "also" or
// an apposition between.
static bool subject(const reader *self, uint32_t first, uint32_t verb, speaker *out) {
    const ay_name *name;
    uint32_t low = verb - first > SUBJECT_BACK ? verb - SUBJECT_BACK : first, end = verb;
    while (end > low && (is_cue(self, end - 1, AY_CUE_SKIP) ||
                            (self->spots->at && (self->spots->at[end - 1] & AY_TIME_BIT))))
        end--;
    if (end > low && pronoun(self, end - 1, out)) return true;
    if (!name_ending(self, end, low, &name)) {
        end = apposition(self, low, verb);
        if (end == verb || !name_ending(self, end, low, &name)) return false;
    }
    *out = speaker_of(self, name);
    return true;
}

// Does a speaker's name end a clause: at a comma, at the sentence's end, before a time?
static bool closes(const reader *self, uint32_t i, uint32_t end) {
    return i >= end || token(self, i)->kind == AY_TOK_PUNCT ||
           (self->spots->at && (self->spots->at[i] & AY_TIME_BIT)) || is_cue(self, i, AY_CUE_PREP);
}

// "said Dai Bing", "according to the bank": the subject behind the verb.
static bool inverted(const reader *self, uint32_t behind, uint32_t end, speaker *out) {
    for (uint32_t i = behind; i < end && i < behind + 6; i++) {
        if (self->name_at[i] == 0) {
            if (pronoun(self, i, out)) return true;
            if (!is_cue(self, i, AY_CUE_SKIP) && !ay_token_is(self->text, i, "'s")) return false;
            continue;
        }
        const ay_name *name = &self->spots->names[self->name_at[i] - 1];
        // "said Foreign Minister Wang Yi": the last of them
        bool more = name->end < end && self->name_at[name->end];
        if (may_speak(name) && (!more || name->type == AY_N_PERSON)) {
            if (!closes(self, name->end, end)) return false;
            *out = speaker_of(self, name);
            return true;
        }
        i = name->end - 1;
    }
    return false;
}

// A verb of speech outside of quotation marks, with its speaker.
typedef struct saying {
    uint32_t verb, behind; // its first token, the one behind it
    int32_t arg;           // as in data/en/grammar/speech.tsv; 0 for "according to"
    bool after;            // the speaker stands behind it
    speaker who;
} saying;

static bool saying_at(const reader *self, uint32_t first, uint32_t i, uint32_t end, saying *out) {
    int32_t arg = 0;
    if (token(self, i)->quote) return false;
    uint32_t n = ay_cue_at(self->text, i, AY_CUE_SAY_OF, NULL);
    if (n) {
        *out = (saying){.verb = i, .behind = i + n, .after = true};
        return inverted(self, i + n, end, &out->who);
    }
    n = ay_cue_at(self->text, i, AY_CUE_SAY, &arg);
    if (n == 0) return false;
    *out = (saying){.verb = i, .behind = i + n, .arg = arg};
    if (subject(self, first, i, &out->who)) return true;
    out->after = true;
    return arg != 2 && i > 0 && (ay_mark(self->text, i - 1) == ',' || is_quote_mark(self, i - 1)) &&
           inverted(self, i + n, end, &out->who);
}

static bool saying_in(const reader *self, uint32_t first, uint32_t end, saying *out) {
    if (first >= end) return false;
    const ay_sentence *s = &self->text->sentences[token(self, first)->sentence]; // of all of them
    if (!ay_sentence_has(s, AY_CUE_SAY) && !ay_sentence_has(s, AY_CUE_SAY_OF)) return false;
    uint64_t cues = ay_cue_bit(AY_CUE_SAY) | ay_cue_bit(AY_CUE_SAY_OF);
    for (uint32_t i = first; i < end; i++)
        if (ay_cues_may(self->text, i, cues) && saying_at(self, first, i, end, out)) return true;
    return false;
}

static void add(reader *self, uint32_t first, uint32_t end, bool direct, const saying *s) {
    if (first >= end) return;
    const speaker *who = &s->who;
    ay_quote quote = {.span = ay_tokens_span(self->text, first, end), .first = first, .end = end,
        .sentence = token(self, first)->sentence, .direct = direct, .speaker = who->name,
        .speaker_span = who->span, .name = who->name.len ? who->index : AY_NONE, .outer = AY_NONE};
    if (s->behind) quote.cue = ay_tokens_span(self->text, s->verb, s->behind);
    AY_PUSH(self->arena, &self->quotes, quote);
    if (who->person) {
        self->last = *who;
        self->last_sentence = quote.sentence;
    }
}

// ---- direct -------------------------------------------------------------------------------------

// The token behind the quotation that token `open` opens: its closing mark, or the end of its
// block.
static uint32_t closing(const reader *self, uint32_t open) {
    uint32_t i = open + 1;
    while (i < self->text->n_tokens && !(token(self, i)->flags & AY_TOK_BLOCK) &&
           token(self, i)->quote > token(self, open)->quote) {
        if (is_quote_mark(self, i) && token(self, i)->quote == token(self, open)->quote) break;
        i++;
    }
    return i;
}

static uint32_t sentence_end(const reader *self, uint32_t i) {
    return self->text->sentences[token(self, i)->sentence].end;
}

// Does the quotation end as a sentence does, or with the comma in front of "he said"?
static bool is_whole(const reader *self, uint32_t first, uint32_t end) {
    char mark = ay_mark(self->text, end - 1);
    return end - first > FEW && (token(self, first)->flags & AY_TOK_UPPER) &&
           (mark == ',' || mark == '.' || mark == '!' || mark == '?');
}

static uint32_t read_direct(reader *self, uint32_t open) {
    uint32_t end = closing(self, open), first = open + 1;
    if (first >= end) return end;
    uint32_t start = self->text->sentences[token(self, open)->sentence].first;
    uint32_t stop = end < self->text->n_tokens ? sentence_end(self, end) : end;
    saying s = {0};
    bool said = false;
    if (end + 1 < self->text->n_tokens && end < stop) said = saying_in(self, end + 1, stop, &s);
    if (!said && start < open) said = saying_in(self, start, open, &s);
    if (!said && end - first < 2) return end;
    if (!said && !is_whole(self, first, end)) return end;
    uint32_t last = end;
    bool part = !(token(self, first)->flags & AY_TOK_UPPER);
    if (last > first + 1 &&
        (ay_mark(self->text, last - 1) == ',' || (part && ay_mark(self->text, last - 1) == '.')))
        last--;
    add(self, first, last, true, said ? &s : &(saying){0});
    return end;
}

// ---- indirect -----------------------------------------------------------------------------------

static bool has_quote(const reader *self, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (token(self, i)->quote || is_quote_mark(self, i)) return true;
    return false;
}

// "CLAUSE, NAME said", "CLAUSE, according to NAME": the token behind the clause, 0 if it is not so.
static uint32_t clause_before(const reader *self, uint32_t first, const saying *s) {
    uint32_t i = s->verb;
    while (i > first && token(self, i - 1)->span.end > s->who.span.start) i--;
    // Articles and titles before the name.
    while (i > first && i + 6 > s->verb && ay_mark(self->text, i - 1) != ',') {
        if (!self->name_at[i - 1] && !is_cue(self, i - 1, AY_CUE_SKIP)) return 0;
        i--;
    }
    return i > first + FEW && ay_mark(self->text, i - 1) == ',' ? i - 1 : 0;
}

// Words between a verb and its "that": names, times, articles, prepositions.
static bool is_object(const reader *self, uint32_t i) {
    return self->name_at[i] || (self->spots->at && (self->spots->at[i] & AY_TIME_BIT)) ||
           is_cue(self, i, AY_CUE_SKIP) || is_cue(self, i, AY_CUE_PREP) ||
           ay_token_is(self->text, i, "'s");
}

// The first token of the clause behind the verb, `end` if there is none: right behind "that", or
// right behind the verb where it may be.
static uint32_t clause_behind(const reader *self, const saying *s, uint32_t end) {
    for (uint32_t i = s->behind, n; i < end && i < s->behind + OBJECT; i++) {
        if ((n = ay_cue_at(self->text, i, AY_CUE_SAY_THAT, NULL)) != 0) return i + n;
        if (!is_object(self, i)) break;
    }
    if (s->arg != 1 || s->behind >= end || token(self, s->behind)->kind == AY_TOK_PUNCT) return end;
    bool when = is_cue(self, s->behind, AY_CUE_PREP) ||
                (self->spots->at && (self->spots->at[s->behind] & AY_TIME_BIT));
    return when ? end : s->behind;
}

// "According to NAME, CLAUSE" at the sentence's beginning.
static uint32_t clause_of(
    const reader *self, const ay_sentence *sentence, const saying *s, uint32_t end) {
    uint32_t i = s->behind;
    if (s->verb != sentence->first) return end;
    while (i < end && token(self, i)->span.start < s->who.span.end) i++;
    return ay_mark(self->text, i) == ',' ? i + 1 : end;
}

// Is there nothing behind verb and speaker but to whom and when, up to a comma or the end? "At the
// summit, Xi announced a loan" has more: what stands in front of it is not what he said.
static bool ends_soon(const reader *self, const saying *s, uint32_t end) {
    uint32_t i = s->behind;
    while (i < end && (is_object(self, i) || token(self, i)->span.start < s->who.span.end)) i++;
    return i >= end || token(self, i)->kind == AY_TOK_PUNCT;
}

static void read_indirect(reader *self, const ay_sentence *sentence) {
    saying s;
    uint32_t end = sentence->end, first;
    if (!saying_in(self, sentence->first, end, &s) || s.arg == 2) return;
    while (end > sentence->first && token(self, end - 1)->mark &&
           strchr(".!?", token(self, end - 1)->mark))
        end--;
    if (s.after) first = s.arg ? end : clause_of(self, sentence, &s, end);
    else first = clause_behind(self, &s, end);
    if (first + FEW >= end && ends_soon(self, &s, end)) {
        first = sentence->first;
        end = clause_before(self, first, &s);
    }
    if (end > first + FEW && !has_quote(self, first, end))
        add(self, first, end, false, &s);
}

// ---- both, in text order ------------------------------------------------------------------------

void ay_quotes_read(ay_arena *arena, const ay_text *text, ay_spots *out) {
    reader self = {.arena = arena, .text = text, .spots = out};
    self.name_at = ay_alloc_array(arena, (size_t)text->n_tokens + 1, sizeof *self.name_at);
    for (uint32_t i = 0; i < out->n_names; i++)
        for (uint32_t k = out->names[i].first; k < out->names[i].end; k++) self.name_at[k] = i + 1;
    uint32_t next = 0; // tokens before it are read
    for (uint32_t k = 0; k < text->n_sentences; k++) {
        uint32_t before = self.quotes.n;
        for (uint32_t i = text->sentences[k].first; i < text->sentences[k].end; i++) {
            if (i < next || !is_quote_mark(&self, i) || token(&self, i)->quote) continue;
            next = read_direct(&self, i) + 1;
        }
        if (self.quotes.n == before && next <= text->sentences[k].first)
            read_indirect(&self, &text->sentences[k]);
    }
    out->quotes = self.quotes.at;
    out->n_quotes = self.quotes.n;
}

const ay_quote *ay_quote_at(const ay_spots *spots, uint32_t token) {
    uint32_t low = 0, high = spots->n_quotes; // the quotes before `low` begin at the token or before
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (spots->quotes[mid].first <= token) low = mid + 1;
        else high = mid;
    }
    uint32_t i = low ? low - 1 : AY_NONE;
    while (i != AY_NONE && spots->quotes[i].end <= token) i = spots->quotes[i].outer;
    return i == AY_NONE ? NULL : &spots->quotes[i];
}
