// A short line -> its words with their numbers in the lexicon. Page furniture is told by the words
// that a line starts with or is made of, so that only the beginning of a line is ever split, and a
// line costs a few hash look-ups. Words are split as the tokenizer splits them (letters; digits;
// one character for all else; a clitic starts with its apostrophe), since the phrases of the tables
// are split so.

#include "page.h"

#include "../base/utf8.h"

#include <string.h>

enum { WORD_BYTES = 32 }; // no phrase of the furniture table has a longer word

static bool closes(uint32_t c) { // closing quotation marks and brackets
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D || c == 0xBB;
}

// The code of the last character before `end`, and where it starts.
static uint32_t last_code(ay_str text, uint32_t end, uint32_t *start) {
    uint32_t i = end - 1, code = 0;
    while (i > 0 && ((unsigned char)text.at[i] & 0xC0) == 0x80) i--;
    ay_utf8_next(text.at + i, end - i, &code);
    *start = i;
    return code;
}

bool ay_ends_sentence(ay_str text) {
    for (uint32_t end = text.len, steps = 0; end > 0 && steps < 4; steps++) {
        uint32_t start, c = last_code(text, end, &start);
        if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002) return true;
        if (!closes(c)) return false;
        end = start;
    }
    return false;
}

bool ay_ends_ellipsis(ay_str text) {
    if (text.len >= 3 && memcmp(text.at + text.len - 3, "...", 3) == 0) return true;
    if (text.len >= 3 && memcmp(text.at + text.len - 3, "\xE2\x80\xA6", 3) == 0) return true;
    return text.len >= 5 && memcmp(text.at + text.len - 5, "[...]", 5) == 0;
}

// ASCII white space; no-break spaces are two bytes.
static bool white(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

ay_span ay_trim(ay_str text, ay_span s) {
    while (s.start < s.end) {
        unsigned char c = (unsigned char)text.at[s.start];
        if (white(c)) s.start++;
        else if (c == 0xC2 && s.end - s.start > 1 && (unsigned char)text.at[s.start + 1] == 0xA0)
            s.start += 2;
        else break;
    }
    while (s.start < s.end) {
        unsigned char c = (unsigned char)text.at[s.end - 1];
        if (white(c)) s.end--;
        else if (c == 0xA0 && s.end - s.start > 1 && (unsigned char)text.at[s.end - 2] == 0xC2)
            s.end -= 2;
        else break;
    }
    return s;
}

// ---- splitting ---------------------------------------------------------------------------------

// A word's number in the lexicon, its case folded.
static ay_word number_of(const char *at, uint32_t len) {
    char folded[2 * WORD_BYTES];
    return len > WORD_BYTES ? 0 : ay_word_find(folded, ay_utf8_fold(at, len, folded));
}

static bool apostrophe(uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

// The end of the run of letters that starts at i (an apostrophe may be its first character).
static uint32_t letters_end(const char *at, uint32_t i, uint32_t end) {
    for (bool first = true; i < end; first = false) {
        if ((at[i] | 0x20) >= 'a' && (at[i] | 0x20) <= 'z') { // nearly always
            i++;
            continue;
        }
        uint32_t code, n = ay_utf8_next(at + i, end - i, &code);
        if (ay_code_class(code) != AY_LETTER && !(first && apostrophe(code))) break;
        i += n;
    }
    return i;
}

// Dashes, arrows and bullets are many; what is read from them is one each.
static char mark_of(uint32_t c) {
    if (c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2015)
        return '-';
    if (c == 0xBB || c == 0x203A || c == 0x2192 || c == 0x25B8 || c == 0x25BA) return '>';
    if (c == 0x2022 || c == 0xB7 || c == 0x25CF || c == 0x25AA) return '*';
    return c < 0x80 ? (char)c : '\0';
}

// Over a run of digits, with its value where it may be a day, a year or a clock time.
static void take_digits(const char *at, uint32_t *i, uint32_t end, ay_lineword *w) {
    w->sort = AY_LW_DIGITS;
    for (; *i < end && at[*i] >= '0' && at[*i] <= '9'; ++*i) {
        if (w->digits < 9) w->value = w->value * 10 + (at[*i] - '0');
        if (w->digits < UINT8_MAX) w->digits++;
    }
}

// An apostrophe between two letters starts a clitic.
static bool clitic(const char *at, uint32_t i, uint32_t n, uint32_t end, bool after_letter) {
    uint32_t code;
    if (!after_letter || i + n >= end) return false;
    ay_utf8_next(at + i + n, end - i - n, &code);
    return ay_code_class(code) == AY_LETTER;
}

// The next word, from self->pos on; false at the end.
static bool next_word(ay_line *self, bool *after_letter) {
    const char *at = self->doc->text.at;
    uint32_t i = self->pos, end = self->end, code = ' ', n = 0;
    ay_class class = AY_SPACE;
    for (; i < end; i += n) {
        n = ay_utf8_next(at + i, end - i, &code);
        class = ay_code_class(code);
        if (class != AY_SPACE) break;
    }
    bool spaced = i > self->pos || self->n == 0;
    self->pos = i;
    if (i >= end) return false;
    ay_lineword *w = &self->at[self->n++];
    *w = (ay_lineword){.spaced = spaced, .sort = AY_LW_WORD, .upper = ay_code_upper(code)};
    bool letters =
        class == AY_LETTER || (apostrophe(code) && clitic(at, i, n, end, *after_letter && !spaced));
    if (class == AY_DIGIT) take_digits(at, &i, end, w);
    else if (letters) i = letters_end(at, i, end);
    else i += n, w->sort = AY_LW_MARK, w->mark = mark_of(code);
    w->span = (ay_span){self->pos, i};
    w->word = number_of(at + self->pos, i - self->pos);
    self->pos = i;
    *after_letter = letters;
    return true;
}

void ay_line_begin(const ay_doc *doc, ay_span span, ay_line *out) {
    uint32_t end = span.end - span.start > AY_LINE_BYTES ? span.start + AY_LINE_BYTES : span.end;
    while (end < doc->text.len && end > span.start &&
           ((unsigned char)doc->text.at[end] & 0xC0) == 0x80)
        end--;
    out->doc = doc;
    out->n = 0;
    out->pos = span.start;
    out->end = end;
    out->stop = span.end;
    out->all = false;
}

void ay_line_extend(ay_line *self, uint32_t words) {
    bool after_letter = self->n && self->at[self->n - 1].sort == AY_LW_WORD;
    while (self->n < words && next_word(self, &after_letter)) {}
    self->all = self->pos == self->stop;
}

void ay_line_split(const ay_doc *doc, ay_span span, ay_line *out) {
    ay_line_begin(doc, span, out);
    ay_line_extend(out, AY_LINE_WORDS);
}

// ---- phrases -----------------------------------------------------------------------------------

// The sense of `table` among those of a state; the text between the two words must be spelt as an
// exact column wants it.
static int32_t sense_of(
    const ay_line *line, ay_state state, uint8_t table, uint32_t first, uint32_t last) {
    uint32_t n;
    const ay_sense *s = ay_lexicon_senses(state, &n);
    for (uint32_t k = 0; k < n; k++) {
        if (s[k].table != table) continue;
        uint32_t from = line->at[first].span.start, to = line->at[last].span.end;
        if (ay_sense_is_exact(s[k]) && !ay_sense_exact(s[k], line->doc->text.at + from, to - from))
            continue;
        return s[k].row;
    }
    return -1;
}

int32_t ay_line_phrase(const ay_line *line, uint32_t i, uint8_t table, uint32_t *n) {
    int32_t found = -1;
    *n = 0;
    if (i >= line->n) return -1;
    ay_state state = ay_lexicon_enter(line->at[i].word);
    for (uint32_t k = i; state;
         state = ++k < line->n ? ay_lexicon_step(state, line->at[k].word) : 0) {
        int32_t row = sense_of(line, state, table, i, k);
        if (row >= 0) found = row, *n = k - i + 1;
    }
    return found;
}

const struct ay_furniture *ay_line_furniture(const ay_line *line, uint32_t i, uint32_t *n) {
    int32_t row = ay_line_phrase(line, i, AY_TABLE_FURNITURE, n);
    return row < 0 ? NULL : &ay_furniture_rows[row];
}

// Senses that make a line worth a look: furniture, but not the small words of clock times; days.
static bool counts(const ay_sense *senses, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        uint8_t table = senses[i].table;
        if (table == AY_TABLE_MONTH || table == AY_TABLE_WEEKDAY) return true;
        if (table != AY_TABLE_FURNITURE) continue;
        if (ay_furniture_rows[senses[i].row].kind != AY_FURN_CLOCK) return true;
    }
    return false;
}

bool ay_line_may_start(ay_line *self, uint32_t most) {
    ay_line_extend(self, 1);
    if (self->n == 0 || self->at[0].sort == AY_LW_DIGITS) return self->n > 0;
    char mark = self->at[0].sort == AY_LW_MARK ? self->at[0].mark : '\0';
    if (mark && strchr("([#+*>-", mark)) return true;
    ay_state state = ay_lexicon_enter(self->at[0].word);
    for (uint32_t k = 0, n; state; state = ay_lexicon_step(state, self->at[k].word)) {
        const ay_sense *senses = ay_lexicon_senses(state, &n);
        if (counts(senses, n)) return true;
        if (++k == most) return true; // it may go on
        ay_line_extend(self, k + 1);
        if (k == self->n) return false;
    }
    return false;
}
