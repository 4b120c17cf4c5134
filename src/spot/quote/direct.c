// What is said in quotation marks. In: the opening mark. Out: the quote, with the speaker of the
// verb of speech that it belongs to.
//
// That verb stands right behind the marks (“…,” Xi said), in front of them in the sentence (Xi
// called it “…”), or behind the sentence of which they are a part (It was “…”, Xi said). Whole
// sentences in marks without one go on with the speaker before them: of the quotation or the
// sentence right before.
//
// The trap: quotation marks also stand around titles and doubtful words, so a few words in them
// count only beside a verb of speech, and words that are all written with capitals are a title.
#include "quoting.h"

enum {
    NAMED = 14, // tokens from "called" to what it is called
    FAR = 120   // tokens from another verb to the marks
};

typedef ay_quoting quoting;

static bool is_upper(const quoting *self, uint32_t i) {
    return (ay_quoting_token(self, i)->flags & AY_TOK_UPPER) != 0;
}

// The token behind the quotation that token `open` opens: its closing mark, or the end of its
// block.
static uint32_t closing(const quoting *self, uint32_t open) {
    uint8_t depth = ay_quoting_token(self, open)->quote;
    uint32_t i = open + 1;
    while (i < self->text->n_tokens && !(ay_quoting_token(self, i)->flags & AY_TOK_BLOCK)) {
        if (ay_quoting_mark(self, i) && ay_quoting_token(self, i)->quote == depth) break;
        if (ay_quoting_token(self, i)->quote <= depth) break;
        i++;
    }
    return i;
}

// Does the quotation end as a sentence does, or with the comma in front of "he said"?
static bool is_whole(const quoting *self, uint32_t first, uint32_t end) {
    char mark = ay_mark(self->text, end - 1);
    return end - first > AY_QUOTE_FEW && is_upper(self, first) &&
           (mark == ',' || mark == '.' || mark == '!' || mark == '?');
}

// A title: all its words but the small ones have capitals.
static bool is_title(const quoting *self, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        const ay_token *t = ay_quoting_token(self, i);
        bool small = (ay_noun_flags(self->text, i) & AY_NOUN_STOP) && i > first;
        if (t->kind == AY_TOK_WORD && !small && !is_upper(self, i)) return false;
    }
    return true;
}

// ---- which verb ---------------------------------------------------------------------------------

// Right behind the closing mark: “…,” Xi said.
static const ay_saying *right_behind(quoting *self, uint32_t close) {
    if (close + 1 >= self->text->n_tokens) return NULL;
    const ay_sayings *all = ay_sayings_of(self, ay_quoting_token(self, close)->sentence);
    for (uint32_t k = 0; k < all->n; k++) {
        const ay_saying *s = &all->at[k];
        if (s->first <= close || s->arg == 2 || s->arg > 4 || (s->joined && s->first == s->verb))
            continue;
        uint32_t i = close + 1;
        if (ay_mark(self->text, i) == ',') i++;
        while (i < s->first && ay_quoting_token(self, i)->kind != AY_TOK_PUNCT) i++;
        return i == s->first ? s : NULL;
    }
    return NULL;
}

// Is there something between verb and mark that parts them? For what is named or judged, which
// stands near its verb, a comma does.
static bool parted(const quoting *self, const ay_saying *s, uint32_t open) {
    bool names = s->arg == 2 || s->arg > 4;
    if (open - s->end > (names ? NAMED : FAR)) return true;
    for (uint32_t i = s->end; i < open; i++) {
        char mark = ay_mark(self->text, i);
        if (mark == ';' || (names && i + 1 < open && (mark == ',' || mark == ':'))) return true;
    }
    return false;
}

// In front: the last verb of speech before the opening mark.
static const ay_saying *before(quoting *self, uint32_t open) {
    const ay_sayings *all = ay_sayings_of(self, ay_quoting_token(self, open)->sentence);
    for (uint32_t k = all->n; k-- > 0;) {
        const ay_saying *s = &all->at[k];
        if (s->end > open) continue;
        if (ay_saying_leads(self, s, open)) return s;
        // "CLAUSE, Xi said, and “fast” trains": what he said is over
        bool over = s->arg != 2 && s->arg <= 4 && ay_saying_content(self, k) && s->said_end <= open;
        return over || parted(self, s, open) ? NULL : s;
    }
    return NULL;
}

// Around: It was “…”, Xi said.
static const ay_saying *around(quoting *self, uint32_t open, uint32_t close) {
    const ay_sayings *all = ay_sayings_of(self, ay_quoting_token(self, open)->sentence);
    for (uint32_t k = 0; k < all->n; k++) {
        const ay_saying *s = &all->at[k];
        if (s->first > close && ay_saying_content(self, k) && s->said_first <= open &&
            close <= s->said_end)
            return s;
    }
    return NULL;
}

// Whole sentences in marks of their own: whoever spoke right before, or acted in the sentence
// before.
static bool continued(const quoting *self, uint32_t open, uint32_t close, ay_saying *out) {
    uint32_t sentence = ay_quoting_token(self, open)->sentence;
    const ay_sentence *s = &self->text->sentences[sentence];
    if (s->first < open || sentence == 0) return false;
    if (close < self->text->n_tokens && ay_quoting_mark(self, close)) {
        s = &self->text->sentences[ay_quoting_token(self, close)->sentence];
        if (close + 2 < s->end) return false; // more follows: perhaps somebody else's
    }
    bool block = (ay_quoting_token(self, open)->flags & AY_TOK_BLOCK) != 0;
    *out = (ay_saying){0};
    if (self->chain.who.name.len && sentence <= self->chain_at + 1) {
        out->who = self->chain.who;
        return true;
    }
    if (block || self->person.name.len == 0 || self->person_at + 1 != sentence) return false;
    out->who = self->person;
    return true;
}

static uint32_t trim(const quoting *self, uint32_t first, uint32_t end) {
    char mark = ay_mark(self->text, end - 1);
    return end > first + 1 && (mark == ',' || mark == '.') ? end - 1 : end;
}

uint32_t ay_quote_direct(quoting *self, uint32_t open) {
    uint32_t close = closing(self, open), first = open + 1;
    bool closed = ay_quoting_mark(self, close);
    if (first >= close) return close;
    bool whole = is_whole(self, first, close);
    // “He said it was “good,” the paper reported”: a part belongs to the verb in front
    const ay_saying *found = is_upper(self, first) ? NULL : before(self, open);
    if (!found && closed) found = right_behind(self, close);
    if (!found) found = before(self, open);
    if (!found && closed) found = around(self, open, close);
    ay_saying s = {0};
    if (found) s = *found;
    bool beside = found && (s.end == open || s.end + 1 == open || s.first <= close + 2);
    if (found && !whole && (close - first < 2 || (!beside && is_title(self, first, close))))
        return close;
    if (!found && (!whole || (!continued(self, open, close, &s) && is_title(self, first, close))))
        return close;
    ay_quote_add(self, first, trim(self, first, close), true, &s);
    if (s.who.name.len) {
        self->chain = s;
        self->chain_at = ay_quoting_token(self, close - 1)->sentence;
        ay_speaker_keep(self, &s.who, self->chain_at);
    }
    return close;
}
