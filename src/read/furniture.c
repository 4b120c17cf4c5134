// Pieces -> which of them are page furniture, and which are lines about the document (dates,
// bylines, sources). Told by phrases of data/en/furniture.tsv, by the shape of a line (breadcrumbs,
// hashtags, addresses), and by its place: what follows "Leave a reply" belongs to it until a
// paragraph comes. Only short lines are looked at; when in doubt a line is article.
//
// The stamps that stand in such lines are collected on the way, with the role that their label
// gives them.

#include "page.h"

#include <string.h>

enum {
    SHORT = 200, // bytes: a longer piece is a paragraph
    FEW = 12,    // words that a line about the document has at most beside its stamp
    SOLID = 40,  // bytes: a shorter sentence is no paragraph
    FIRST = 3,   // words that must tell whether a sentence is worth a look
    TAIL = 60,   // bytes at a piece's end in which a photo credit or a bracketed date is looked for
};

static ay_str piece_str(const ay_page *page, const ay_piece *p) {
    return ay_doc_str(page->doc, p->span);
}

static bool mark_is(const ay_line *l, uint32_t i, char mark) {
    return i < l->n && l->at[i].sort == AY_LW_MARK && l->at[i].mark == mark;
}

static bool bracket(const ay_line *l, uint32_t i) {
    return mark_is(l, i, '(') || mark_is(l, i, ')') || mark_is(l, i, '[') || mark_is(l, i, ']');
}

static bool separator(const ay_line *l, uint32_t i) {
    return mark_is(l, i, '|') || mark_is(l, i, '*') || mark_is(l, i, '/') || mark_is(l, i, ';') ||
           mark_is(l, i, ',') || (mark_is(l, i, '-') && l->at[i].spaced);
}

// ---- lines about the document ------------------------------------------------------------------

typedef struct meta {
    ay_page *page;
    ay_line *line;
    uint32_t piece;
    uint32_t words; // words that are neither stamp nor label
    bool stamped, labelled;
} meta;

static bool labels(const struct ay_furniture *row) { return row && (row->flags & AY_FURNF_META); }

static bool dates(const struct ay_furniture *row) {
    return row->kind == AY_FURN_DATE || row->kind == AY_FURN_MODIFIED;
}

// Words [from, to) of the line as they are written.
static ay_str words_str(const ay_line *l, uint32_t from, uint32_t to) {
    if (from >= to) return (ay_str){0};
    return ay_doc_str(l->doc, (ay_span){l->at[from].span.start, l->at[to - 1].span.end});
}

// The end of a name that starts at word i: a separator, a bracket, a stamp, the next label with its
// colon.
static uint32_t name_end(const ay_line *l, uint32_t i) {
    ay_stamp stamp;
    for (uint32_t n;
         i < l->n && !separator(l, i) && !bracket(l, i) && !ay_stamp_at(l, i, &n, &stamp); i++) {
        const struct ay_furniture *row = ay_line_furniture(l, i, &n);
        if (labels(row) && (dates(row) || mark_is(l, i + n, ':'))) break;
    }
    return i;
}

static void take_name(meta *m, uint32_t kind, uint32_t i) {
    ay_doc *doc = m->page->doc;
    ay_str *field = kind == AY_FURN_BYLINE   ? &doc->author
                    : kind == AY_FURN_SOURCE ? &doc->outlet
                                             : NULL;
    ay_str name = words_str(m->line, i, name_end(m->line, i));
    if (field && field->len == 0 && name.len) *field = name;
}

static void take_stamp(meta *m, ay_stamp *stamp, uint8_t role) {
    if (stamp->day == AY_NO_DAY && stamp->order != AY_ORDER_EITHER) return;
    stamp->from = AY_DATED_HEADER;
    stamp->role = role;
    stamp->piece = m->piece;
    AY_PUSH(m->page->arena, &m->page->stamps, *stamp);
    m->page->pieces.at[m->piece].flags |= AY_PIECE_DATED;
    m->stamped = true;
}

// Reads labels, stamps and names one behind the other.
static void read_line(meta *m) {
    const ay_line *l = m->line;
    uint8_t role = AY_STAMP_BARE;
    for (uint32_t i = 0, n; i < l->n; i += n) {
        ay_stamp stamp;
        if (ay_stamp_at(l, i, &n, &stamp)) {
            take_stamp(m, &stamp, role);
            continue;
        }
        const struct ay_furniture *row = ay_line_furniture(l, i, &n);
        bool colon = row && mark_is(l, i + n, ':');
        if (labels(row) && (colon || (row->flags & AY_FURNF_START) || dates(row))) {
            n += colon;
            role = row->kind == AY_FURN_MODIFIED ? AY_STAMP_MODIFIED
                   : row->kind == AY_FURN_DATE   ? AY_STAMP_PUBLISHED
                                                 : AY_STAMP_BARE;
            if (colon && i + n == l->n && row->kind == AY_FURN_DATE)
                m->page->empty_label = m->piece + 1;
            take_name(m, row->kind, i + n);
            m->labelled = true;
            continue;
        }
        n = 1;
        m->words += l->at[i].sort != AY_LW_MARK;
    }
}

// "By Jane Doe and Li Xin, Geneva": names and little else, and no sentence.
static bool is_byline(const ay_line *l, uint32_t i) {
    uint32_t small = 0;
    ay_span all = {l->at[0].span.start, l->at[l->n - 1].span.end};
    for (uint32_t n; i < l->n; i += n) {
        ay_stamp stamp;
        if (ay_stamp_at(l, i, &n, &stamp)) continue;
        if (l->at[i].sort == AY_LW_DIGITS) return false;
        small += l->at[i].sort == AY_LW_WORD && !l->at[i].upper;
        n = 1;
    }
    return l->n <= FEW && small <= 2 && !ay_ends_sentence(ay_doc_str(l->doc, all));
}

// A stamp of a page is a whole day, or one that cannot be told ("03/04/2023"); "March 1" is not.
static bool whole_day(const ay_stamp *stamp) {
    return stamp->day != AY_NO_DAY || stamp->order == AY_ORDER_EITHER;
}

// Does a stamp or label start at word i, so that the line may be one about the document?
static bool meta_at(const ay_line *l, uint32_t i) {
    ay_stamp stamp;
    uint32_t n;
    while (i < l->n && bracket(l, i)) i++;
    if (ay_stamp_at(l, i, &n, &stamp)) {
        uint32_t next = i + n;
        return whole_day(&stamp) && (next == l->n || separator(l, next) || bracket(l, next) ||
                                        labels(ay_line_furniture(l, next, &n)));
    }
    const struct ay_furniture *row = ay_line_furniture(l, i, &n);
    if (!labels(row)) return false;
    if (mark_is(l, i + n, ':') || i + n == l->n) return true;
    if (dates(row) && ay_stamp_at(l, i + n, &n, &stamp)) return whole_day(&stamp);
    return (row->flags & AY_FURNF_START) && i + n < l->n && l->at[i + n].upper &&
           (row->kind != AY_FURN_BYLINE || is_byline(l, i + n));
}

static bool is_meta(const ay_line *l) {
    if (meta_at(l, 0)) return true;
    for (uint32_t i = 1; i < l->n && i <= FEW; i++) // "Xinhua | Updated: 2023-05-18 09:55"
        if ((mark_is(l, i, '|') || mark_is(l, i, '*') || (mark_is(l, i, '-') && l->at[i].spaced)) &&
            meta_at(l, i + 1))
            return true;
    return false;
}

static bool mark_meta(ay_page *page, uint32_t piece, ay_line *l) {
    if (!l->all || !is_meta(l)) return false;
    meta m = {.page = page, .line = l, .piece = piece};
    uint32_t stamps = page->stamps.n;
    ay_str author = page->doc->author, outlet = page->doc->outlet;
    read_line(&m);
    if (m.words <= FEW) return true;
    page->stamps.n = stamps; // a paragraph after all
    page->doc->author = author, page->doc->outlet = outlet;
    page->pieces.at[piece].flags &= (uint16_t)~AY_PIECE_DATED;
    return false;
}

// ---- lines of the page -------------------------------------------------------------------------

// Bars in the next line too: rows of a table.
static bool row_follows(const ay_page *page, uint32_t i) {
    if (i + 1 >= page->pieces.n) return false;
    ay_str next = piece_str(page, &page->pieces.at[i + 1]);
    return memchr(next.at, '|', next.len < SHORT ? next.len : SHORT) != NULL;
}

// "Home > Press > Statements", "World | Business | Sport": short parts without digits between
// arrows or bars.
static bool is_breadcrumb(const ay_line *l) {
    uint32_t parts = 1, words = 0, n;
    for (uint32_t i = 0; i < l->n; i++) {
        if (mark_is(l, i, '>') || mark_is(l, i, '|')) {
            if (words > 5) return false;
            parts += words > 0;
            words = 0;
        } else if (l->at[i].sort == AY_LW_DIGITS || mark_is(l, i, '<')) {
            return false;
        } else {
            words += l->at[i].sort == AY_LW_WORD;
        }
    }
    const struct ay_furniture *first = ay_line_furniture(l, 0, &n);
    return l->all && words <= 6 && !mark_is(l, l->n - 1, '.') &&
           (parts > 2 || (parts == 2 && first && first->kind == AY_FURN_NAV));
}

static bool is_hashtags(const ay_line *l) {
    uint32_t tags = 0;
    for (uint32_t i = 0; i < l->n; i++) {
        if (!l->at[i].spaced) continue;
        if (!mark_is(l, i, '#') || i + 1 >= l->n || l->at[i + 1].spaced ||
            l->at[i + 1].sort != AY_LW_WORD)
            return false;
        tags++;
    }
    return tags > 0;
}

// An e-mail address, a telephone number, a web address or a clock's count of seconds, alone or
// nearly.
static bool is_address(const ay_line *l, ay_str text) {
    uint32_t words = 0, digits = 0, others = 0;
    for (uint32_t i = 0; i < l->n; i++) {
        words += l->at[i].sort == AY_LW_WORD && l->at[i].spaced;
        digits += l->at[i].digits;
        others += l->at[i].sort == AY_LW_WORD ||
                  (l->at[i].sort == AY_LW_MARK && !strchr("+-().,;/ ", l->at[i].mark));
    }
    const char *mail = memchr(text.at, '@', text.len);
    if (mail && mail > text.at && memchr(mail, '.', (size_t)(text.at + text.len - mail)) &&
        words <= 4)
        return true;
    if (digits >= 7 && others == 0 && (mark_is(l, 0, '+') || (l->n == 1 && digits >= 10)))
        return true;
    bool web = text.len > 8 && (memcmp(text.at, "http", 4) == 0 || memcmp(text.at, "www.", 4) == 0);
    return web && !memchr(text.at, ' ', text.len);
}

// A point or comma between digits: figures, not the count on a button.
static bool fraction(const ay_line *l, uint32_t i) {
    return (mark_is(l, i, '.') || mark_is(l, i, ',')) && l->at[i - 1].sort == AY_LW_DIGITS &&
           i + 1 < l->n && l->at[i + 1].sort == AY_LW_DIGITS && !l->at[i + 1].spaced;
}

// Made of phrases of the table, whole numbers and marks alone ("fontLarger fontSmaller", "Share 12
// Tweet"); *opens when one of them is the head of a part of the page.
static bool is_alone(const ay_line *l, bool *opens) {
    uint32_t phrases = 0, n;
    for (uint32_t i = 0; i < l->n; i += n) {
        const struct ay_furniture *row = ay_line_furniture(l, i, &n);
        if (row && (row->flags & AY_FURNF_ALONE)) {
            phrases++;
            *opens |= (row->flags & AY_FURNF_OPENS) != 0;
        } else if (l->at[i].sort == AY_LW_WORD || (i > 0 && fraction(l, i))) {
            return false;
        } else {
            n = 1;
        }
    }
    return phrases > 0 && l->all;
}

// Starts with a phrase that only furniture starts with ("Please enter your", "All rights
// reserved").
static bool is_started(const ay_line *l, bool *opens) {
    uint32_t i = 0, n;
    while (i < l->n && l->at[i].sort == AY_LW_MARK && l->at[i].mark &&
           strchr("([])*><!-#/", l->at[i].mark))
        i++;
    const struct ay_furniture *row = ay_line_furniture(l, i, &n);
    if (!row || labels(row) || row->kind == AY_FURN_CLOCK) return false;
    bool colon = mark_is(l, i + n, ':');
    if (!(row->flags & AY_FURNF_START) && !((row->flags & AY_FURNF_LABEL) && colon)) return false;
    *opens |= (row->flags & AY_FURNF_OPENS) && l->all && i + n + colon == l->n;
    return true;
}

// May a credit stand at the end of this? Cheap: most paragraphs end in a stop and hold no colon
// there.
static bool may_end_in_credit(ay_str tail) {
    if (memchr(tail.at, ':', tail.len)) return true;
    if (tail.len && tail.at[tail.len - 1] == '.') return false;
    return memchr(tail.at, ')', tail.len) || memchr(tail.at, ']', tail.len) ||
           memchr(tail.at, '/', tail.len);
}

// The credit at word i, set off from the sentence before it: "Photo: Xinhua", "Photo by", "Photo/".
static bool is_credit(const ay_line *l, uint32_t i, bool set_off) {
    uint32_t n;
    const struct ay_furniture *row = ay_line_furniture(l, i, &n);
    if (!row || row->kind != AY_FURN_CAPTION || !set_off || l->n - i - n > 8) return false;
    if (row->flags & AY_FURNF_START) return true;
    bool parted = mark_is(l, i + n, ':') || mark_is(l, i + n, '/');
    return parted && i + n + 1 < l->n && l->at[i + n + 1].upper;
}

// A caption: it ends in the credit of its picture, "Photo: Xinhua", "(Photo by Li Xin)",
// "[Photo/Agencies]".
static bool is_caption(const ay_page *page, const ay_piece *p) {
    ay_str text = piece_str(page, p);
    uint32_t from = text.len > TAIL ? text.len - TAIL : 0;
    if (!may_end_in_credit((ay_str){text.at + from, text.len - from})) return false;
    while (from < text.len && from > 0 && text.at[from - 1] != ' ') from++; // whole words
    ay_line l;
    ay_line_split(page->doc, (ay_span){p->span.start + from, p->span.end}, &l);
    for (uint32_t i = 0; i < l.n; i++) {
        bool set_off = i ? bracket(&l, i - 1) || mark_is(&l, i - 1, '.') || mark_is(&l, i - 1, '/')
                         : from == 0;
        if (is_credit(&l, i, set_off)) return true;
    }
    return false;
}

// "In this May 12 file photo, ...": the beginning points at a picture, and the picture follows
// within a few words.
static bool points_at_picture(const ay_line *l) {
    uint32_t n;
    const struct ay_furniture *row = ay_line_furniture(l, 0, &n);
    if (!row || !(row->flags & AY_FURNF_POINTS)) return false;
    for (uint32_t i = n; i < l->n && i < FEW; i++) {
        row = ay_line_furniture(l, i, &n);
        if (row && (row->flags & AY_FURNF_EARLY)) return true;
    }
    return false;
}

// Starts with a phrase that no paragraph starts with, however long it is.
static bool is_never_text(const ay_line *l) {
    uint32_t n;
    const struct ay_furniture *row = ay_line_furniture(l, 0, &n);
    return row && (row->flags & AY_FURNF_ANY);
}

// Three marks or more and nothing else: "* * *", "-----", "###".
static bool is_ornament(const ay_line *l) {
    for (uint32_t i = 0; i < l->n; i++)
        if (l->at[i].sort != AY_LW_MARK) return false;
    return l->n > 2;
}

static bool is_furniture(const ay_page *page, uint32_t i, const ay_line *l, bool *opens) {
    if (is_started(l, opens) || is_alone(l, opens)) return true;
    if (is_hashtags(l) || is_ornament(l)) return true;
    if (is_breadcrumb(l)) return !row_follows(page, i);
    return is_address(l, piece_str(page, &page->pieces.at[i]));
}

// ---- all pieces --------------------------------------------------------------------------------

static bool solid(const ay_page *page, const ay_piece *p) {
    return p->kind <= AY_BLOCK_CELL && (p->flags & AY_PIECE_STOP) &&
           ay_span_length(p->span) >= SOLID && !ay_ends_ellipsis(piece_str(page, p));
}

// Lines that the markup gives for ones about the article.
static void read_marked(ay_page *page, uint32_t i, ay_line *line) {
    meta m = {.page = page, .line = line, .piece = i};
    ay_doc *doc = page->doc;
    read_line(&m);
    bool name = (page->pieces.at[i].flags & AY_PIECE_AUTHOR) && !m.stamped && line->n <= 8;
    if (name && doc->author.len == 0 && !m.labelled)
        doc->author = piece_str(page, &page->pieces.at[i]);
}

// Signs that stand inside of lines of the page, or of lines about the document: bars, arrows,
// bullets, dashes between parts, addresses.
static bool has_signs(ay_str text) {
    for (uint32_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c == '|' || c == '>' || c == '*' || c == '@' || c == 0xC2 || c == 0xE2) return true;
        if (c == '-' && i && text.at[i - 1] == ' ') return true;
    }
    return text.len > 4 && (memcmp(text.at, "http", 4) == 0 || memcmp(text.at, "www.", 4) == 0);
}

// Nearly all lines are told to be article by their first words, and by what is not in them.
static bool worth_a_look(const ay_page *page, const ay_piece *p, ay_span head, ay_line *line) {
    if (p->kind == AY_BLOCK_META || (p->flags & AY_PIECE_ABOUT)) return true;
    if (ay_line_may_start(line, FIRST)) return true;
    return !(p->flags & AY_PIECE_STOP) && has_signs(ay_doc_str(page->doc, head));
}

// The kind of one piece by its words; true when it opens a part of the page.
static bool mark_piece(ay_page *page, uint32_t i) {
    ay_piece *p = &page->pieces.at[i];
    uint32_t len = ay_span_length(p->span);
    bool opens = false, line_alone = len <= SHORT && !(p->flags & AY_PIECE_LINES);
    ay_line line;
    if ((p->flags & AY_PIECE_FIXED) && p->kind != AY_BLOCK_META) return false;
    ay_span head = {p->span.start, p->span.start + (line_alone || len < TAIL ? len : TAIL)};
    ay_line_begin(page->doc, head, &line);
    bool look = worth_a_look(page, p, head, &line);
    if (look) ay_line_extend(&line, AY_LINE_WORDS);
    if (p->kind == AY_BLOCK_META) read_marked(page, i, &line);
    else if (p->flags & AY_PIECE_ABOUT)
        p->kind = mark_meta(page, i, &line) ? AY_BLOCK_META : AY_BLOCK_FURNITURE;
    else if (look && line_alone && mark_meta(page, i, &line)) p->kind = AY_BLOCK_META;
    else if (look && line_alone && is_furniture(page, i, &line, &opens))
        p->kind = AY_BLOCK_FURNITURE;
    else if (look && (is_never_text(&line) || points_at_picture(&line)))
        p->kind = AY_BLOCK_FURNITURE;
    else if (len <= 3 * SHORT && is_caption(page, p)) p->kind = AY_BLOCK_FURNITURE;
    return opens;
}

// A list item with figures in it is article wherever it stands: teasers are not worth their loss.
static bool has_figures(const ay_page *page, const ay_piece *p) {
    ay_str text = piece_str(page, p);
    if (p->kind != AY_BLOCK_ITEM) return false;
    for (uint32_t i = 0; i < text.len; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9') return true;
    return false;
}

// In a part of the page that is furniture, up to the next paragraph. What opens above the first
// paragraph opens nothing: the title is still to come.
static bool belongs(const ay_page *page, const ay_piece *p) {
    return p->kind <= AY_BLOCK_CELL && !(p->flags & AY_PIECE_FIXED) && !has_figures(page, p);
}

void ay_furniture_mark(ay_page *page) {
    bool open = false, begun = false;
    for (uint32_t i = 0; i < page->pieces.n; i++) {
        ay_piece *p = &page->pieces.at[i];
        bool opens = mark_piece(page, i);
        if (opens && begun) open = true;
        if (!begun) ay_bracket_stamp(page, i);
        if (solid(page, p)) open = false, begun = true;
        else if (open && belongs(page, p)) p->kind = AY_BLOCK_FURNITURE;
    }
}
