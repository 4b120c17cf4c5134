// Plain text -> pieces: paragraphs and list items. Two habits have to be told apart: texts with one
// paragraph a line (most of what comes off the web) and texts that are wrapped at a width. A line
// end inside a wrapped paragraph does not end it. The evidence for a width is lines that end in the
// middle of a sentence, with the next one going on in lower case; then a line that could not have
// taken the next word is taken for wrapped. When in doubt a line is a paragraph of its own.
//
// Everything is one pass with memchr; the width is learnt from the text's beginning alone.

#include "page.h"

#include "../base/utf8.h"

#include <string.h>

enum {
    SAMPLE = 400, // lines from which the width is learnt
    NARROW = 40,  // a shorter line is not full
    WIDE = 130,   // a longer one is a paragraph
    SLACK = 12,   // columns that a wrapped line may fall short by, beside the next word
};

typedef struct text_line {
    ay_span span;    // trimmed
    uint32_t indent; // bytes of white space in front
    uint32_t marker; // bytes of a list's or heading's marker with the blank behind it, or 0
    bool heading;    // it is a heading's
    bool lower;      // starts with a lower case letter
} text_line;

typedef struct lines {
    ay_str text;
    uint32_t pos;
    bool gap; // an empty line stood before the last line
} lines;

// ---- lines -------------------------------------------------------------------------------------

static bool blank_at(const char *at, uint32_t i, uint32_t end) {
    return i < end && (at[i] == ' ' || at[i] == '\t');
}

static bool upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool lower(char c) { return c >= 'a' && c <= 'z'; }
static bool digit(char c) { return c >= '0' && c <= '9'; }

// "- ", "* ", "• " and their like, with the blank behind it.
static uint32_t bullet_length(const char *at, uint32_t len) {
    static const char *const bullets[] = {
        "-", "*", "\xE2\x80\xA2", "\xE2\x80\x93", "\xC2\xB7", "\xE2\x97\x8F", "\xE2\x96\xAA"};
    for (size_t k = 0; k < sizeof bullets / sizeof *bullets; k++) {
        uint32_t n = (uint32_t)strlen(bullets[k]);
        if (len > n && memcmp(at, bullets[k], n) == 0) return blank_at(at, n, len) ? n + 1 : 0;
    }
    return 0;
}

// "1. ", "12) ", "(a) ", "a) ".
static uint32_t enumerator_length(const char *at, uint32_t len) {
    bool open = at[0] == '(';
    uint32_t i = open, first = i;
    while (i < len && i - first < 3 && digit(at[i])) i++;
    bool number = i > first;
    if (!number && i < len && (lower(at[i]) || (open && upper(at[i])))) i++;
    if (i == first || i >= len) return 0;
    if (at[i] != ')' && (open || !number || at[i] != '.')) return 0;
    return blank_at(at, i + 1, len) ? i + 2 : 0;
}

// "# ", "## ": a heading's mark in Markdown, with the blank behind it.
static uint32_t heading_length(const char *at, uint32_t len) {
    uint32_t n = 0;
    while (n < len && n < 6 && at[n] == '#') n++;
    return n && blank_at(at, n, len) ? n + 1 : 0;
}

// The marker of a list item or heading with the blank behind it; 0 when there is none.
static uint32_t marker_length(const char *at, ay_span s) {
    char c = at[s.start];
    if (c == '#') return heading_length(at + s.start, s.end - s.start);
    if (upper(c)) return 0;
    if (lower(c) || digit(c) || c == '(') return enumerator_length(at + s.start, s.end - s.start);
    return bullet_length(at + s.start, s.end - s.start);
}

static bool starts_lower(const char *at, ay_span s) {
    unsigned char c = (unsigned char)at[s.start];
    if (c < 0x80) return lower((char)c);
    uint32_t code;
    ay_utf8_next(at + s.start, s.end - s.start, &code);
    return ay_code_class(code) == AY_LETTER && !ay_code_upper(code) &&
           code < 0x600; // letters that have a case
}

// Does a list run on inside of the line ("1. One 2. Two", "• One • Two")? Then its markers are text:
// the sentences are cut at them.
static bool lists_on(const char *at, ay_span s, uint32_t marker) {
    enum { LOOK = 400 };
    const char *first = at + s.start;
    uint32_t len = ay_span_length(s) < LOOK ? ay_span_length(s) : LOOK;
    bool number = digit(first[0]) && !digit(first[1]), letter = lower(first[0]);
    // a dash between words is no bullet
    bool bullet = (first[0] & 0x80) != 0 && memcmp(first, "\xE2\x80\x93", marker - 1) != 0;
    for (uint32_t i = marker; i + marker < len; i++) {
        if (first[i - 1] != ' ' || first[i] == ' ') continue;
        if ((number || letter) && first[i] == first[0] + 1 &&
            memcmp(first + i + 1, first + 1, marker - 1) == 0)
            return true;
        if (bullet && memcmp(first + i, first, marker) == 0) return true;
    }
    return false;
}

// The next line that is not empty.
static bool next_line(lines *self, text_line *out) {
    const char *at = self->text.at;
    self->gap = false;
    while (self->pos < self->text.len) {
        const char *nl = memchr(at + self->pos, '\n', self->text.len - self->pos);
        uint32_t start = self->pos, end = nl ? (uint32_t)(nl - at) : self->text.len;
        self->pos = nl ? end + 1 : end;
        out->span = ay_trim(self->text, (ay_span){start, end});
        if (ay_span_empty(out->span)) {
            self->gap = true;
            continue;
        }
        out->indent = out->span.start - start;
        out->marker = marker_length(at, out->span);
        if (out->marker && lists_on(at, out->span, out->marker)) out->marker = 0;
        out->heading = out->marker && at[out->span.start] == '#';
        out->lower = out->marker == 0 && starts_lower(at, out->span);
        return true;
    }
    return false;
}

// ---- wrapped or not ----------------------------------------------------------------------------

static bool ends(ay_str text, ay_span s) {
    return ay_ends_sentence((ay_str){text.at + s.start, s.end - s.start});
}

static bool goes_on(
    ay_str text, const text_line *a, const text_line *b) { // a sentence runs over the line end
    return b->lower && !ends(text, a->span);
}

// The width at which the text is wrapped, 0 when it is not: the longest line that is broken inside
// a sentence, if enough lines are.
static uint32_t wrap_width(ay_str text) {
    lines it = {.text = text};
    text_line last = {0}, line;
    uint32_t pairs = 0, broken = 0, wide = 0, width = 0;
    for (uint32_t n = 0; n < SAMPLE && next_line(&it, &line); n++, last = line) {
        uint32_t len = ay_span_length(last.span);
        wide += ay_span_length(line.span) > WIDE;
        if (n == 0 || it.gap) continue;
        pairs++;
        if (len < NARROW || len > WIDE || !goes_on(text, &last, &line)) continue;
        broken++;
        if (len > width) width = len;
    }
    return broken > wide && broken * 6 >= pairs ? width : 0;
}

static uint32_t first_word(ay_str text, ay_span s) {
    uint32_t i = s.start;
    while (i < s.end && text.at[i] != ' ') i++;
    return i - s.start;
}

// A line end inside of a sentence where no width is known: it begins with a capital and has no stop,
// and goes on small to its stop. A headline with its "by …" has none.
static bool broken_once(ay_str text, const text_line *a, const text_line *b) {
    if (a->marker || b->marker || a->lower || ay_span_length(a->span) > WIDE) return false;
    if (text.at[a->span.end - 1] == ':') return false;
    return !digit(text.at[a->span.start]) && goes_on(text, a, b) && ends(text, b->span);
}

// Does line b go on where line a stopped, with only a line end between?
static bool joins(ay_str text, uint32_t width, const text_line *a, const text_line *b) {
    uint32_t len = ay_span_length(a->span);
    if (broken_once(text, a, b)) return true;
    if (width == 0 || b->marker || a->heading || len < NARROW || len > WIDE) return false;
    if (goes_on(text, a, b)) return true;
    if (b->indent > a->indent + 1 && a->marker == 0)
        return false; // the first line of a paragraph is set in
    return len + 1 + first_word(text, b->span) + SLACK > width;
}

// ---- pieces ------------------------------------------------------------------------------------

static ay_piece new_piece(const text_line *line, bool gap) {
    uint32_t level = line->heading ? line->marker - 1 : line->marker ? 1 : 0;
    return (ay_piece){
        .span = {line->span.start + line->marker, line->span.end},
        .kind = line->heading  ? AY_BLOCK_HEADING
                : line->marker ? AY_BLOCK_ITEM
                               : AY_BLOCK_BODY,
        .level = (uint8_t)level,
        .flags = gap ? AY_PIECE_STANZA : 0,
    };
}

static void close_piece(ay_page *page, ay_piece *piece) {
    ay_str text = page->doc->text;
    piece->span = ay_trim(text, piece->span); // white space behind a list marker
    if (ay_span_empty(piece->span)) return;
    if (ends(text, piece->span)) piece->flags |= AY_PIECE_STOP;
    AY_PUSH(page->arena, &page->pieces, *piece);
}

void ay_plain_read(ay_page *page) {
    ay_str text = page->doc->text;
    uint32_t width = wrap_width(text);
    lines it = {.text = text};
    text_line last, line;
    if (!next_line(&it, &last)) return;
    ay_piece piece = new_piece(&last, true);
    for (; next_line(&it, &line); last = line) {
        if (!it.gap && joins(text, width, &last, &line)) {
            piece.span.end = line.span.end;
            piece.flags |= AY_PIECE_LINES;
            continue;
        }
        close_piece(page, &piece);
        piece = new_piece(&line, it.gap);
    }
    close_piece(page, &piece);
}
