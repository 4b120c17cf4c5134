// Sentence ends. In: tokens with phrases and quotation depth. Out: sentences. A sentence ends at a
// terminator (one mark or a run of them, with the closing quotation marks and brackets that touch
// it) when what follows can begin one. The idea: the mark proposes, the words on its two sides
// decide, and the words are data: data/en/abbreviations.tsv says which words carry a point of their
// own and what may follow them, the cue `starter` (data/en/grammar/sentence.tsv) which words begin
// a sentence more often than a name.
//
// The traps: a wrapped paragraph is one block, so a line end proves nothing; a lower-case word
// behind the mark proves that the sentence goes on, but not to who begins all of them so; "the U.S. Government" and "the U.S. The" differ
// only in the word behind.
#include "sentence.h"

#include "../base/utf8.h"

enum {
    OPENING_TOKENS = 6, // a sentence that has got no further than its time ("At 5 a.m.")
    SMALL_TOKENS = 5,   // a sentence that may have ended before a small letter
    RUN_TOKENS = 16,    // marks that one ending may have ("!!!", ". . . .")
    // a longer one is cut: later stages look around in a sentence, and must stay linear in the text
    SENTENCE_TOKENS = 600
};

typedef AY_LIST(ay_sentence) sentence_list;

// A place where a sentence may end: terminators [mark, closers), closing marks [closers, next).
typedef struct ending {
    uint32_t mark, closers, next;
    uint32_t points; // how many of the terminators are points
    bool strong;     // a '!' or '?' is among them
} ending;

// The number in front of a list item: "2.", "2)", "2.)", "b.", also behind a bullet. style 0 is
// none.
typedef struct label {
    uint32_t number;
    char style;      // 'n' for digits, 'a' for letters
    char closing;    // '.' or ')'
    uint32_t behind; // the token behind it
} label;

typedef struct splitter {
    ay_text *text;
    sentence_list list;
    uint32_t first; // of the sentence that is open
    uint32_t block_end;
    label at_start; // the open sentence's label
} splitter;

static const ay_token *token_at(const splitter *s, uint32_t i) {
    return i < s->block_end ? &s->text->tokens[i] : NULL;
}

static char mark_at(const splitter *s, uint32_t i) {
    return i < s->block_end ? s->text->tokens[i].mark : 0;
}

static bool spaced(const splitter *s, uint32_t i) {
    return i >= s->block_end || (s->text->tokens[i].flags & AY_TOK_SPACE);
}

static uint32_t code_of(const splitter *s, uint32_t i) {
    ay_str str = ay_token_str(s->text, i);
    uint32_t code;
    ay_utf8_next(str.at, str.len, &code);
    return code;
}

static bool is_ellipsis(const splitter *s, uint32_t i) {
    return i < s->block_end && s->text->tokens[i].kind == AY_TOK_PUNCT && code_of(s, i) == 0x2026;
}

static bool is_terminator(const splitter *s, uint32_t i) {
    char mark = mark_at(s, i);
    return mark == '.' || mark == '!' || mark == '?' || (mark == 0 && is_ellipsis(s, i));
}

static bool is_closer(char mark) {
    return mark == '"' || mark == '\'' || mark == ')' || mark == ']' || mark == '}';
}

// "so it was. . . . The rest": the first point, which touches its word, ends a sentence; the others
// are the next one's ellipsis.
static bool ellipsis_opens_next(const splitter *s, const ending *e, uint32_t i) {
    return e->points == 4 && i - e->mark == 4 && i < s->block_end && !is_closer(mark_at(s, i)) &&
           e->mark > s->first && !spaced(s, e->mark) && spaced(s, e->mark + 1);
}

// Reads the run of terminators and closing marks at i. Points may stand apart (". . ."), other
// marks must touch.
static ending read_ending(const splitter *s, uint32_t i) {
    ending e = {.mark = i};
    while (i < s->block_end && i - e.mark < RUN_TOKENS && is_terminator(s, i)) {
        if (i > e.mark && spaced(s, i) && mark_at(s, i) != '.') break;
        e.points += mark_at(s, i) == '.' ? 1 : is_ellipsis(s, i) ? 3 : 0;
        e.strong |= mark_at(s, i) == '!' || mark_at(s, i) == '?';
        i++;
    }
    if (ellipsis_opens_next(s, &e, i)) i = e.mark + 1, e.points = 1;
    e.closers = i;
    while (
        i < s->block_end && i - e.closers < RUN_TOKENS && is_closer(mark_at(s, i)) && !spaced(s, i))
        i++;
    e.next = i;
    return e;
}

// ---- list labels --------------------------------------------------------------------------------

static bool is_bullet(const splitter *s, uint32_t i) {
    if (i >= s->block_end || s->text->tokens[i].mark != 0 || s->text->tokens[i].kind == AY_TOK_WORD)
        return false;
    uint32_t code = code_of(s, i);
    return code == 0x2022 || code == 0x2043 || code == 0x2023 || code == 0x25E6 || code == 0x25AA ||
           code == 0xB7;
}

static uint32_t small_number(ay_str digits) {
    uint32_t n = 0;
    if (digits.len > 3) return 0;
    for (uint32_t i = 0; i < digits.len; i++) {
        if (digits.at[i] < '0' || digits.at[i] > '9') return 0;
        n = 10 * n + (uint32_t)(digits.at[i] - '0');
    }
    return n;
}

// A label at token i; style 0 if there is none.
static label label_at(const splitter *s, uint32_t i) {
    label l = {0};
    if (is_bullet(s, i)) i++;
    const ay_token *token = token_at(s, i);
    if (!token || spaced(s, i + 1)) return l;
    ay_str str = ay_token_str(s->text, i);
    if (token->kind == AY_TOK_NUMBER) {
        l = (label){small_number(str), 'n', 0, 0};
    } else if (token->kind == AY_TOK_WORD && str.len == 1 && !(token->flags & AY_TOK_UPPER)) {
        l = (label){(uint32_t)(str.at[0] - 'a' + 1), 'a', 0, 0};
    }
    if (mark_at(s, ++i) == '.') {
        l.closing = '.';
        i++;
    }
    if (mark_at(s, i) == ')' && !spaced(s, i)) {
        l.closing = ')';
        i++;
    }
    bool opens_item =
        l.closing && spaced(s, i) && token_at(s, i) && (token_at(s, i)->flags & AY_TOK_UPPER);
    if (!opens_item || l.number == 0) l.style = 0;
    l.behind = i;
    return l;
}

// Does a list item start at i: a bullet, or the label that follows the open sentence's own?
static bool starts_item(const splitter *s, uint32_t i) {
    if (i <= s->first || !spaced(s, i)) return false;
    if (is_bullet(s, i)) return true;
    if (s->at_start.style == 0) return false;
    label l = label_at(s, i);
    return l.style == s->at_start.style && l.closing == s->at_start.closing &&
           l.number == s->at_start.number + 1;
}

// ---- the decision -------------------------------------------------------------------------------

// The kind of abbreviation that ends right before the point at `mark`, AY_ABBR_NONE if none.
static int abbreviation_before(const splitter *s, uint32_t mark) {
    uint32_t first;
    int32_t row = ay_phrase_before(s->text, mark, AY_TABLE_ABBREVIATION, &first);
    return row < 0 || first < s->first ? AY_ABBR_NONE : ay_abbreviation_rows[row].kind;
}

static bool is_single_letter(const splitter *s, uint32_t i) {
    const ay_token *token = token_at(s, i);
    return token && token->kind == AY_TOK_WORD && ay_span_length(token->span) == 1;
}

// A letter before the point at `mark`: 1 an initial ("E."), 2 the last of several ("U.S."), 0
// neither.
static int letters_before(const splitter *s, uint32_t mark) {
    if (mark == s->first || !is_single_letter(s, mark - 1)) return 0;
    if (mark >= s->first + 3 && mark_at(s, mark - 2) == '.' && !spaced(s, mark - 1) &&
        is_single_letter(s, mark - 3))
        return 2;
    return s->text->tokens[mark - 1].flags & AY_TOK_UPPER ? 1 : 0;
}

// The token behind opening quotation marks, brackets and dashes.
static uint32_t behind_openers(const splitter *s, uint32_t i) {
    for (uint32_t n = 0; n < 3; n++) {
        char mark = mark_at(s, i);
        if (mark != '"' && mark != '\'' && mark != '(' && mark != '[' && mark != '-') break;
        i++;
    }
    return i;
}

static bool is_upper(const splitter *s, uint32_t i) {
    const ay_token *token = token_at(s, i);
    return token && (token->flags & AY_TOK_UPPER);
}

// A capitalised word that begins sentences; not "And" or "Or" between two names ("the U.S. And West
// Germany").
static bool is_starter(const splitter *s, uint32_t i) {
    if (!is_upper(s, i) || ay_cue_at(s->text, i, AY_CUE_STARTER, NULL) == 0) return false;
    bool joins = ay_cue_at(s->text, i, AY_CUE_RANGE_AND, NULL) ||
                 ay_cue_at(s->text, i, AY_CUE_RANGE_OR, NULL);
    return !joins || !is_upper(s, i + 1) || ay_cue_at(s->text, i + 1, AY_CUE_STARTER, NULL) > 0;
}

// "At 5 a.m.": a preposition and no more than a time; the sentence has not got to its subject.
static bool only_time(const splitter *s, uint32_t mark) {
    return mark - s->first <= OPENING_TOKENS && ay_cue_at(s->text, s->first, AY_CUE_PREP, NULL) > 0;
}

// A title with its point, glued to the sentence before: "Tuesday.Mr. Smith".
static bool is_title(const splitter *s, uint32_t i) {
    uint32_t n;
    int32_t row = ay_phrase_at(s->text, i, AY_TABLE_ABBREVIATION, &n);
    return row >= 0 && n == 1 && ay_abbreviation_rows[row].kind == AY_ABBR_TITLE &&
           is_upper(s, i) && mark_at(s, i + 1) == '.' && spaced(s, i + 2);
}

// "… stairways […]" (Smith 55)." A bracket whose full stop stands outside of it belongs to the
// sentence before it.
static bool bracket_goes_on(const splitter *s, uint32_t i) {
    if (mark_at(s, i) != '(') return false;
    for (uint32_t k = i + 1; k < s->block_end && k < i + RUN_TOKENS; k++)
        if (mark_at(s, k) == ')') return is_terminator(s, k + 1) && !spaced(s, k + 1);
    return false;
}

// May a sentence end at a point behind an abbreviation of this kind, before token `next`?
static bool ends_behind(const splitter *s, int kind, uint32_t next) {
    bool number = token_at(s, next) && token_at(s, next)->kind == AY_TOK_NUMBER;
    switch (kind) {
    case AY_ABBR_TITLE:
    case AY_ABBR_INNER: return false;
    case AY_ABBR_NUMBER:
    case AY_ABBR_MONTH: return !number && is_starter(s, next);
    default:
        return is_starter(s, next) ||
               (token_at(s, next)->kind != AY_TOK_WORD && next < s->block_end);
    }
}

// A point with no space behind it ends a sentence only between a lower-case word or a number and a
// capitalised word that is not itself glued to more ("Hello world.Today is", not
// "Jane.Doe@example").
static bool ends_unspaced(const splitter *s, const ending *e) {
    const ay_token *before = token_at(s, e->mark - 1), *next = token_at(s, e->next);
    if (e->mark == s->first || e->points != 1 || !next || !(next->flags & AY_TOK_UPPER))
        return false;
    if (is_title(s, e->next))
        return before->kind == AY_TOK_WORD && ay_span_length(before->span) > 1;
    if (before->kind == AY_TOK_WORD &&
        ((before->flags & AY_TOK_UPPER) || ay_span_length(before->span) < 2))
        return false;
    if (before->kind != AY_TOK_WORD && before->kind != AY_TOK_NUMBER) return false;
    if (!spaced(s, e->mark - 1) && e->mark - 1 > s->first && mark_at(s, e->mark - 2) == '/')
        return false;
    char glue = mark_at(s, e->next + 1);
    return spaced(s, e->next + 1) || glue == ',' ||
           (glue == '.' && is_single_letter(s, e->next) == false && spaced(s, e->next + 2));
}

// "are you kidding? those dogs aren't friendly. do you": who begins a sentence small begins the next
// one small too, if no abbreviation's point stands between them.
static bool small_goes_on(const splitter *s, const ending *e) {
    const ay_token *first = &s->text->tokens[s->first];
    if (first->kind != AY_TOK_WORD || (first->flags & AY_TOK_UPPER) || e->points > 1) return false;
    return e->closers == e->next && e->mark - s->first > 2 &&
           abbreviation_before(s, e->mark) == AY_ABBR_NONE && !is_single_letter(s, e->mark - 1);
}

// "Just call me on my phone. i am going out": a plain word ends the sentence, and a word that begins
// sentences begins this one, though small.
static bool small_starts(const splitter *s, const ending *e) {
    if (e->closers != e->next || e->points > 1 || e->mark < s->first + SMALL_TOKENS) return false;
    const ay_token *before = &s->text->tokens[e->mark - 1];
    return before->kind == AY_TOK_WORD && !(before->flags & AY_TOK_UPPER) &&
           ay_span_length(before->span) >= 3 && before->quote == 0 &&
           ay_cue_at(s->text, e->next, AY_CUE_STARTER, NULL) > 0 &&
           abbreviation_before(s, e->mark) == AY_ABBR_NONE;
}

// A number that counts the items of a list inside of a sentence: "points: 1. Karaganda, 71; 2. Osh".
static bool counts_items(const splitter *s, uint32_t mark) {
    if (mark < s->first + 2 || spaced(s, mark) ||
        small_number(ay_token_str(s->text, mark - 1)) == 0)
        return false;
    char before = mark_at(s, mark - 2);
    return before == ':' || before == ';';
}

static bool ends_sentence(const splitter *s, const ending *e) {
    if (e->next >= s->block_end) return true;
    if (!spaced(s, e->next)) return ends_unspaced(s, e);
    uint32_t next = behind_openers(s, e->next);
    const ay_token *follows = token_at(s, next);
    if (!follows) return true;
    if (e->mark == s->first) return false; // an ellipsis in front
    if (follows->kind == AY_TOK_WORD && !(follows->flags & AY_TOK_UPPER)) {
        bool asks = e->closers == e->next && mark_at(s, e->mark) == '?' && follows->quote == 0;
        return asks || small_goes_on(s, e) || small_starts(s, e) ||
               code_of(s, next) >= 0x2E80; // a script without case
    }
    if (mark_at(s, next) == ',' || mark_at(s, next) == ';' || mark_at(s, next) == ':') return false;
    if (bracket_goes_on(s, e->next) || counts_items(s, e->mark)) return false;
    // always a capital
    if (e->points == 3 && !e->strong && ay_token_is(s->text, next, "i")) return false;
    if (e->strong || e->points > 1) return true;
    int kind = abbreviation_before(s, e->mark), letters = letters_before(s, e->mark);
    if (kind != AY_ABBR_NONE) return ends_behind(s, kind, next) && !only_time(s, e->mark);
    return letters == 0 || is_starter(s, next);
}

// Notes which cues start in the sentence.
static void note_cues(const ay_text *text, ay_sentence *sentence) {
    uint32_t i = sentence->first;
    while (i < sentence->end && text->tokens[i].cue == AY_NONE) i++;
    if (i == sentence->end) return;
    for (uint32_t k = text->tokens[i].cue; k < text->n_cues; k++) {
        const ay_cuephrase *p = &text->cues[k];
        if (p->token >= sentence->end) break;
        for (uint32_t s = 0; s < p->n; s++) {
            uint32_t cue = ay_cue_rows[p->senses[s].row].cue;
            sentence->cues[cue / 64] |= (uint64_t)1 << (cue % 64);
        }
    }
}

static void close_sentence(splitter *s, uint32_t end, uint32_t block) {
    if (end <= s->first) return;
    ay_sentence sentence = {ay_tokens_span(s->text, s->first, end), s->first, end, block, {0}};
    note_cues(s->text, &sentence);
    for (uint32_t i = s->first; i < end; i++) s->text->tokens[i].sentence = s->list.n;
    s->text->tokens[s->first].flags |= AY_TOK_SENTENCE;
    AY_PUSH(s->text->arena, &s->list, sentence);
    s->first = end;
    s->at_start = label_at(s, end);
}

// A word that can begin no list item: only behind a label may one be the next label.
static bool is_plain_word(const splitter *s, uint32_t i) {
    return s->text->tokens[i].kind == AY_TOK_WORD && s->at_start.style == 0;
}

// The sentences of one block, tokens [first, block_end).
static void split_block(splitter *s, uint32_t block) {
    s->at_start = label_at(s, s->first);
    for (uint32_t i = s->first; i < s->block_end;) {
        bool full = i - s->first >= SENTENCE_TOKENS;
        if (is_plain_word(s, i) && !full) { // nearly always
            i++;
            continue;
        }
        if (full || starts_item(s, i)) close_sentence(s, i, block);
        if (i == s->first && s->at_start.style != 0) { // the label's own point ends nothing
            i = s->at_start.behind;
            continue;
        }
        if (!is_terminator(s, i)) {
            i++;
            continue;
        }
        ending e = read_ending(s, i);
        i = e.next;
        if (ends_sentence(s, &e)) close_sentence(s, e.next, block);
    }
    close_sentence(s, s->block_end, block);
}

void ay_sentences_read(ay_text *self) {
    splitter s = {.text = self};
    uint32_t block = 0;
    for (uint32_t i = 0; i < self->n_tokens; i = s.block_end) {
        s.first = i;
        s.block_end = i + 1;
        while (s.block_end < self->n_tokens && !(self->tokens[s.block_end].flags & AY_TOK_BLOCK))
            s.block_end++;
        while (block + 1 < self->doc->n_blocks &&
               self->doc->blocks[block].span.end <= self->tokens[i].span.start)
            block++;
        split_block(&s, block);
    }
    self->sentences = s.list.at;
    self->n_sentences = s.list.n;
}
