// When the document was published, from all the stamps that were found: given before metadata,
// address, header line, dateline and content. What the page shows is the reader's local day; a
// clock in UTC gives way to it where the two are a day apart. Published and modified are kept
// apart. A bare stamp above the title may be the page's own clock on the day when it was fetched:
// it counts only as long as nothing contradicts it. No date rather than a guess.

#include "page.h"

#include <string.h>

enum {
    TAIL = 40,  // bytes at a piece's end in which a bracketed day is looked for
    HEAD = 160, // bytes of a paragraph in which its dateline stands
    STALE = 8,  // days after which a dateline and a stamp are not of one publication
};

static ay_str piece_str(const ay_page *page, const ay_piece *p) {
    return ay_doc_str(page->doc, p->span);
}

static uint32_t first_body(const ay_page *page) {
    uint32_t i = 0;
    while (i < page->pieces.n && page->pieces.at[i].kind != AY_BLOCK_BODY) i++;
    return i;
}

// ---- dateline ----------------------------------------------------------------------------------

static bool mark_is(const ay_line *l, uint32_t i, char mark) {
    return i < l->n && l->at[i].sort == AY_LW_MARK && l->at[i].mark == mark;
}

static bool all_upper(const ay_line *l, uint32_t i) {
    ay_str w = ay_doc_str(l->doc, l->at[i].span);
    if (w.len < 2) return false;
    for (uint32_t k = 0; k < w.len; k++)
        if (w.at[k] >= 'a' && w.at[k] <= 'z') return false;
    return l->at[i].upper;
}

static bool place_known(const ay_line *l, uint32_t i, uint32_t end) {
    uint32_t n;
    while (end > i && mark_is(l, end - 1, ',')) end--;
    return (ay_line_phrase(l, i, AY_TABLE_CITY, &n) >= 0 ||
               ay_line_phrase(l, i, AY_TABLE_STATE, &n) >= 0) &&
           i + n >= end;
}

typedef struct dateline {
    uint32_t end;   // words before the dash
    uint32_t place; // words of the place
    ay_span agency; // in brackets; empty if none
    ay_stamp stamp; // month 0 when there is none
} dateline;

// What may stand between the words of a place: "WASHINGTON, D.C.", "N'DJAMENA", "PORT-AU-PRINCE".
static bool joins_place(const ay_line *l, uint32_t i) {
    return mark_is(l, i, ',') || mark_is(l, i, '.') || mark_is(l, i, '/') || mark_is(l, i, '\'') ||
           (mark_is(l, i, '-') && !l->at[i].spaced);
}

// The end of the place: words with a capital each, up to a day or anything else. *words counts
// them.
static uint32_t place_end(const ay_line *l, uint32_t *words) {
    uint32_t i = 0, n;
    ay_stamp stamp;
    for (*words = 0; i < l->n && !ay_stamp_at(l, i, &n, &stamp); i++) {
        bool word = l->at[i].sort == AY_LW_WORD && l->at[i].upper;
        if (!word && !joins_place(l, i)) break;
        *words += word;
    }
    return i;
}

// "(Xinhua)" or "/PRNewswire/" at word i: what is in the brackets, and the number of words; 0 when there is none.
static uint32_t agency_at(const ay_line *l, uint32_t i, ay_span *agency) {
    enum { LONGEST = 8 };
    if (!mark_is(l, i, '(') && !mark_is(l, i, '/')) return 0;
    char end = mark_is(l, i, '(') ? ')' : '/';
    uint32_t close = i + 2;
    while (close < l->n && !mark_is(l, close, end) && close - i <= LONGEST) close++;
    if (!mark_is(l, close, end)) return 0;
    *agency = (ay_span){l->at[i + 1].span.start, l->at[close - 1].span.end};
    return close + 1 - i;
}

// ". EXAMPLE AGENCY" behind a day at word i: a name in capitals. As agency_at.
static uint32_t agency_in_points(const ay_line *l, uint32_t i, ay_span *agency) {
    enum { LONGEST = 5 };
    uint32_t k = i + 1;
    if (!mark_is(l, i, '.')) return 0;
    while (k < l->n && k - i <= LONGEST && l->at[k].sort == AY_LW_WORD && all_upper(l, k)) k++;
    if (k == i + 1) return 0;
    *agency = (ay_span){l->at[i + 1].span.start, l->at[k - 1].span.end};
    return k + mark_is(l, k, '.') - i;
}

// Without a dash the place must be a known one or in capitals, and the day have its year; then the
// line ends ("Hanoi, 30 June 2019"), or a sentence follows ("Vientiane, 4 December 2021. Lao …").
static bool ends_without_dash(const ay_line *l, const dateline *d, bool known) {
    uint32_t i = d->end;
    if (!known || d->stamp.day == AY_NO_DAY) return false;
    if (i >= l->n) return l->all;
    return mark_is(l, i, '.') && i + 1 < l->n && l->at[i + 1].upper && l->at[i + 1].spaced;
}

// PLACE [, PLACE] [, DAY] [(AGENCY)] DASH. A place is one to six words; it must be written in
// capitals, be a place that the tables know, or be borne out by a day or an agency behind it.
static bool read_dateline(const ay_line *l, dateline *out) {
    uint32_t words, n;
    bool capitals = l->n > 0 && l->at[0].sort == AY_LW_WORD && all_upper(l, 0);
    *out = (dateline){.stamp = {.day = AY_NO_DAY}};
    uint32_t i = out->place = place_end(l, &words);
    if (words > 6) return false;
    if (ay_stamp_at(l, i, &n, &out->stamp)) i += n;
    else out->stamp = (ay_stamp){.day = AY_NO_DAY};
    if (mark_is(l, i, ',')) i++;
    if (out->stamp.month) i += agency_in_points(l, i, &out->agency);
    i += agency_at(l, i, &out->agency);
    out->end = i;
    bool known = words && (capitals || place_known(l, 0, out->place));
    if (!mark_is(l, i, '-') || (!l->at[i].spaced && !mark_is(l, i + 1, '-')))
        return ends_without_dash(l, out, known);
    if (out->stamp.month || !ay_span_empty(out->agency)) return true;
    return known;
}

// The piece that begins with a dateline: the first of the article, or the first behind lines that
// end in no full stop (a headline, a line below it). pieces.n if there is none.
static uint32_t dateline_piece(const ay_page *page, ay_line *line, dateline *d) {
    enum { LINES_ABOVE = 3 };
    uint32_t n = page->pieces.n, i = first_body(page);
    for (uint32_t k = 0; i < n && k < LINES_ABOVE; i++) {
        const ay_piece *p = &page->pieces.at[i];
        if (p->kind != AY_BLOCK_BODY) continue;
        ay_line_split(page->doc, p->span, line);
        if (read_dateline(line, d) && d->end > 0) return i;
        if (ay_ends_sentence(piece_str(page, p))) break;
        k++;
    }
    return n;
}

static void find_dateline(ay_page *page) {
    ay_line line;
    dateline d;
    uint32_t i = dateline_piece(page, &line, &d);
    if (i == page->pieces.n) return;
    ay_doc *doc = page->doc;
    doc->dateline = ay_doc_str(doc, (ay_span){line.at[0].span.start, line.at[d.end - 1].span.end});
    if (doc->outlet.len == 0) doc->outlet = ay_doc_str(doc, d.agency);
    if (d.stamp.month == 0) return;
    d.stamp.from = AY_DATED_DATELINE;
    d.stamp.role = AY_STAMP_PUBLISHED;
    d.stamp.piece = i;
    AY_PUSH(page->arena, &page->stamps, d.stamp);
}

// ---- other places ------------------------------------------------------------------------------

// "... in the next step? (2022-01-20)": a piece that ends in a day in brackets.
void ay_bracket_stamp(ay_page *page, uint32_t i) {
    ay_piece *p = &page->pieces.at[i];
    ay_str text = piece_str(page, p);
    if (text.len < 10 || text.at[text.len - 1] != ')') return;
    uint32_t open = text.len - 1, low = text.len > TAIL ? text.len - TAIL : 0;
    while (open > low && text.at[open] != '(') open--;
    if (text.at[open] != '(') return;
    ay_line line;
    ay_stamp stamp;
    uint32_t n;
    ay_line_split(page->doc, (ay_span){p->span.start + open + 1, p->span.end - 1}, &line);
    if (!ay_stamp_at(&line, 0, &n, &stamp) || n != line.n || stamp.day == AY_NO_DAY) return;
    stamp.from = AY_DATED_HEADER;
    stamp.piece = i;
    AY_PUSH(page->arena, &page->stamps, stamp);
    p->flags |= AY_PIECE_DATED;
}

// A day on the last line of a statement: "Beijing, 5 May 2023".
static void find_signature(ay_page *page) {
    uint32_t i = page->pieces.n;
    while (i > 0 && page->pieces.at[i - 1].kind > AY_BLOCK_CELL) i--;
    if (i < 2) return;
    const ay_piece *p = &page->pieces.at[i - 1];
    ay_line line;
    ay_line_split(page->doc, p->span, &line);
    if (!line.all || line.n > 14 || (p->flags & AY_PIECE_STOP)) return;
    for (uint32_t w = 0, n; w < line.n; w++) {
        ay_stamp stamp;
        if (!ay_stamp_at(&line, w, &n, &stamp) || w + n != line.n || stamp.day == AY_NO_DAY)
            continue;
        stamp.from = AY_DATED_CONTENT;
        stamp.piece = i - 1;
        AY_PUSH(page->arena, &page->stamps, stamp);
        return;
    }
}

// ---- choosing ----------------------------------------------------------------------------------

static uint32_t title_piece(const ay_page *page) {
    for (uint32_t i = 0; i < page->pieces.n; i++)
        if (page->pieces.at[i].kind == AY_BLOCK_TITLE) return i;
    return first_body(page);
}

static uint32_t last_body(const ay_page *page) {
    uint32_t last = 0;
    for (uint32_t i = 0; i < page->pieces.n; i++)
        if (page->pieces.at[i].kind <= AY_BLOCK_CELL) last = i;
    return last;
}

// How well a header stamp speaks for the document: labelled ones, then those behind the title, then
// those above it; bare ones far behind the article belong to teasers.
static uint8_t header_weight(const ay_page *page, const ay_stamp *s) {
    uint32_t title = title_piece(page), body = first_body(page), last = last_body(page);
    if (s->role != AY_STAMP_BARE) return s->piece <= last + 3 ? 9 : 2;
    if (s->piece < title) return 5;
    if (s->piece <= body + 2) return 7;
    return s->piece <= last + 2 ? 3 : 0;
}

// The best stamp of a source and role, or NULL; a bare stamp counts as published.
static const ay_stamp *best(const ay_page *page, uint8_t from, bool modified) {
    const ay_stamp *found = NULL;
    uint8_t weight = 0;
    for (uint32_t i = 0; i < page->stamps.n; i++) {
        const ay_stamp *s = &page->stamps.at[i];
        if (s->from != from || (s->role == AY_STAMP_MODIFIED) != modified || s->day == AY_NO_DAY)
            continue;
        uint8_t w = from == AY_DATED_HEADER ? header_weight(page, s) : (uint8_t)(s->weight + 1);
        if (w > weight) found = s, weight = w;
    }
    return found;
}

static void publish(ay_doc *doc, const ay_stamp *s) {
    doc->published = doc->published_to = s->day;
    doc->published_by = (ay_date_from)s->from;
    doc->date_span = s->span;
}

// The latest day with this month and day that is not after `limit` by more than a day.
static ay_day latest_before(int32_t month, int32_t mday, ay_day limit) {
    for (int32_t year = ay_date_of(limit).year + 1, k = 0; k < 6; k++, year--) {
        if (!ay_date_valid((ay_date){year, month, mday})) continue;
        ay_day day = ay_day_of(year, month, mday);
        if (day <= limit + 1) return day;
    }
    return AY_NO_DAY;
}

static ay_stamp *dateline_stamp(ay_page *page) {
    for (uint32_t i = 0; i < page->stamps.n; i++)
        if (page->stamps.at[i].from == AY_DATED_DATELINE) return &page->stamps.at[i];
    return NULL;
}

// Gives the dateline its year, from the nearest thing that has one. A dateline without one is no
// date.
static void complete_dateline(ay_page *page, const ay_stamp *other) {
    ay_stamp *line = dateline_stamp(page);
    if (line && line->day == AY_NO_DAY && other)
        line->day = latest_before(line->month, line->mday, other->day);
}

static int32_t apart(ay_day a, ay_day b) { return a > b ? a - b : b - a; }

// A clock in UTC beside a day that readers see.
static const ay_stamp *local_day(const ay_page *page, const ay_stamp *meta) {
    static const uint8_t seen[] = {AY_DATED_HEADER, AY_DATED_URL};
    for (size_t k = 0; meta->utc && k < sizeof seen; k++) {
        const ay_stamp *s = best(page, seen[k], false);
        if (s && apart(s->day, meta->day) == 1) return s;
    }
    return meta;
}

// A bare stamp above the title, where the page has a place for the date that is empty, or where the
// dateline is from long before.
static bool contradicted(ay_page *page, const ay_stamp *s) {
    if (s->from != AY_DATED_HEADER || s->role != AY_STAMP_BARE || s->piece >= title_piece(page))
        return false;
    const ay_stamp *line = dateline_stamp(page);
    return page->empty_label ||
           (line && line->day != AY_NO_DAY && apart(line->day, s->day) > STALE);
}

static const ay_stamp *choose(ay_page *page, const ay_stamp *modified) {
    static const uint8_t order[] = {
        AY_DATED_METADATA, AY_DATED_URL, AY_DATED_HEADER, AY_DATED_DATELINE, AY_DATED_CONTENT};
    for (size_t k = 0; k < sizeof order; k++) {
        const ay_stamp *s = best(page, order[k], false);
        if (!s) continue;
        complete_dateline(page, s);
        if (!contradicted(page, s)) return order[k] == AY_DATED_METADATA ? local_day(page, s) : s;
        const ay_stamp *line = dateline_stamp(page);
        if (line && line->day != AY_NO_DAY) return line;
        page->doc->date_doubtful = true;
        page->doc->published_to = s->day; // not after the clock
        page->doc->date_span = s->span;
        return NULL;
    }
    return modified; // the text as it stands is of that day
}

// "03/04/2024" is the day that the page's other days say, if one of them tells the order. True: one
// is left that could have been the day of publication, but cannot be told.
static bool settle_orders(ay_page *page) {
    uint32_t seen[4] = {0};
    for (uint32_t i = 0; i < page->stamps.n; i++) seen[page->stamps.at[i].order]++;
    bool known = !seen[AY_ORDER_DAY_FIRST] != !seen[AY_ORDER_MONTH_FIRST];
    for (uint32_t i = 0; i < page->stamps.n && known; i++) {
        ay_stamp *s = &page->stamps.at[i];
        if (s->order == AY_ORDER_EITHER) s->day = s->either[seen[AY_ORDER_DAY_FIRST] == 0];
    }
    return seen[AY_ORDER_EITHER] && !known;
}

void ay_published_find(ay_page *page) {
    ay_doc *doc = page->doc;
    ay_stamp url;
    bool unsettled = settle_orders(page);
    find_dateline(page);
    find_signature(page);
    if (page->given->url.len && ay_stamp_url(page->given->url, &url))
        AY_PUSH(page->arena, &page->stamps, url);
    const ay_stamp *modified = best(page, AY_DATED_METADATA, true);
    if (!modified) modified = best(page, AY_DATED_HEADER, true);
    if (modified) doc->modified = modified->day;
    if (page->given->date != AY_NO_DAY) {
        doc->published = doc->published_to = page->given->date;
        doc->published_by = AY_DATED_GIVEN;
        return;
    }
    complete_dateline(page, modified);
    const ay_stamp *found = choose(page, unsettled ? NULL : modified);
    if (found) publish(doc, found);
}
