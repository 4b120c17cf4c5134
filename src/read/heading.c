// Which piece is the headline, and which are headings inside the article. A headline is a short
// first line that does not end as a sentence ends, with text behind it; in a page, what its markup
// or its <title> says is heard first (html.c marks that piece).

#include "page.h"

#include <string.h>

enum { TITLE = 180, HEADING = 100, QUESTION = 120, SECTION = 40, LINE = 80 }; // bytes

static ay_str piece_str(const ay_page *page, const ay_piece *p) {
    return ay_doc_str(page->doc, p->span);
}

static bool article(const ay_piece *p) { return p->kind <= AY_BLOCK_CELL; }

// The next piece of the article behind i, or NULL.
static const ay_piece *next_article(const ay_page *page, uint32_t i) {
    while (++i < page->pieces.n)
        if (article(&page->pieces.at[i])) return &page->pieces.at[i];
    return NULL;
}

static bool ends_with(ay_str text, char c) { return text.len && text.at[text.len - 1] == c; }

// Words with white space in front of them; marks and numbers are none.
static uint32_t words(const ay_page *page, const ay_piece *p) {
    ay_line line;
    uint32_t n = 0;
    ay_line_split(page->doc, p->span, &line);
    for (uint32_t i = 0; i < line.n; i++) n += line.at[i].spaced && line.at[i].sort == AY_LW_WORD;
    return n;
}

// Could the piece be a headline or heading at all: one line, set off, no sentence.
static bool headline(const ay_page *page, const ay_piece *p, uint32_t most) {
    ay_str text = piece_str(page, p);
    if (p->kind != AY_BLOCK_BODY || (p->flags & (AY_PIECE_LINES | AY_PIECE_FIXED)) ||
        text.len > most)
        return false;
    if (ends_with(text, ':') || ends_with(text, ',') || ends_with(text, ';') ||
        ay_ends_ellipsis(text) || memchr(text.at, '|', text.len))
        return false;
    if (!(p->flags & AY_PIECE_STOP)) return words(page, p) > 0;
    return most == TITLE && text.len <= QUESTION && (ends_with(text, '?') || ends_with(text, '!'));
}

// A title that carries its day in brackets may be as long as it likes.
static bool dated_at_end(const ay_page *page, const ay_piece *p) {
    return (p->flags & AY_PIECE_DATED) && p->kind == AY_BLOCK_BODY &&
           ends_with(piece_str(page, p), ')');
}

// The first of them that has text is the title, unless the caller gave one.
static void set_title(ay_page *page, uint32_t i) {
    ay_piece *p = &page->pieces.at[i];
    p->kind = AY_BLOCK_TITLE;
    page->doc->title_span = p->span;
    if (page->doc->title.len == 0) page->doc->title = piece_str(page, p);
}

static bool same(ay_str a, ay_str b) {
    return a.len == b.len && a.len && memcmp(a.at, b.at, a.len) == 0;
}

// Text, seen from the headline above it: a sentence, or clearly longer.
static bool is_text(const ay_piece *title, const ay_piece *p) {
    uint32_t len = ay_span_length(p->span);
    return (p->flags & AY_PIECE_STOP) || (len >= LINE && len * 2 > ay_span_length(title->span) * 3);
}

// Is the first piece of the article its headline?
static bool is_title(const ay_page *page, uint32_t i) {
    const ay_piece *p = &page->pieces.at[i], *next = next_article(page, i);
    if (p->kind == AY_BLOCK_TITLE || same(piece_str(page, p), page->given->title)) return true;
    if (p->kind == AY_BLOCK_HEADING && p->level == 1 && next) return page->given->title.len == 0;
    if (page->given->title.len || !next || next->kind == AY_BLOCK_ITEM) return false;
    return dated_at_end(page, p) || (headline(page, p, TITLE) && is_text(p, next));
}

// One or two words above what may be a headline itself: the name of a section.
static bool is_section(const ay_page *page, uint32_t i) {
    const ay_piece *p = &page->pieces.at[i], *next = next_article(page, i);
    if (!next || page->given->title.len || ay_span_length(p->span) > SECTION) return false;
    if (words(page, p) > 2 || words(page, next) < 3 || !headline(page, p, TITLE)) return false;
    return headline(page, next, TITLE) && is_title(page, (uint32_t)(next - page->pieces.at));
}

// The first piece that is article decides; names of sections above it are passed over.
static void find_title(ay_page *page) {
    for (uint32_t i = 0; i < page->pieces.n; i++) {
        const ay_piece *p = &page->pieces.at[i];
        if (!article(p) && p->kind != AY_BLOCK_TITLE) continue;
        if (is_section(page, i)) {
            page->pieces.at[i].kind = AY_BLOCK_META;
            continue;
        }
        if (is_title(page, i)) set_title(page, i);
        return;
    }
}

// The piece before it is a short line without a stop too: both are rows of a table.
static bool row_before(const ay_page *page, uint32_t i) {
    if (i == 0) return false;
    const ay_piece *p = &page->pieces.at[i - 1];
    return p->kind == AY_BLOCK_BODY && !(p->flags & AY_PIECE_STOP) &&
           ay_span_length(p->span) <= HEADING;
}

// A heading inside the article: a short line without a stop, with a paragraph right behind it.
void ay_heading_mark(ay_page *page) {
    find_title(page);
    for (uint32_t i = 0; i + 1 < page->pieces.n; i++) {
        const ay_piece *next = &page->pieces.at[i + 1];
        if (next->kind != AY_BLOCK_BODY || !(next->flags & AY_PIECE_STOP)) continue;
        if (!row_before(page, i) && headline(page, &page->pieces.at[i], HEADING))
            page->pieces.at[i].kind = AY_BLOCK_HEADING;
    }
}
