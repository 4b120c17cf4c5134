// Which part of a page is the article. Paragraphs that read like prose are weighed; the article is the innermost element that holds
// most of them, or the one that its markup names. Inside it, what is furniture by its tag or marks, by its links or by its words is
// taken out again; outside of it all is furniture, but for the headline and the lines about the article right above the text.

#include "html.h"

#include <string.h>

enum {
    PROSE = 60,        // bytes: a shorter paragraph says nothing about its container
    MOST = 70,         // percent of the prose that an inner element must hold to be taken for the outer one
    NAMED = 40,        // percent that suffices when its markup names it
};

static ay_str piece_str(const ay_page *page, const ay_piece *p) { return ay_doc_str(page->doc, p->span); }

static uint32_t piece_len(const ay_piece *p) { return p->span.end - p->span.start; }

// ---- weighing --------------------------------------------------------------------------------------------------------------

static bool off_by_tag(uint16_t tag) {
    return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_MENU ||
           tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_ADDRESS || tag == GUMBO_TAG_LEGEND;
}

static bool off_by_mark(uint8_t mark) { return mark == AY_MARK_FURNITURE || mark == AY_MARK_CAPTION; }

static bool is_prose(const ay_html *h, uint32_t i) {
    const ay_piece *p = &h->page->pieces.at[i];
    uint32_t len = piece_len(p);
    if (len < PROSE || p->kind == AY_BLOCK_HEADING || h->links.at[i] * 3 > len) return false;
    return (p->flags & AY_PIECE_STOP) || len > 3 * PROSE;
}

// Text, links and prose of each element, with what is inside of it.
static void weigh(ay_html *h) {
    ay_page *page = h->page;
    for (uint32_t i = 0; i < h->elements.n; i++) h->elements.at[i].text = h->elements.at[i].links = h->elements.at[i].prose = h->elements.at[i].own = 0;
    for (uint32_t i = 0; i < page->pieces.n; i++) {
        ay_element *e = &h->elements.at[page->pieces.at[i].node];
        uint32_t len = piece_len(&page->pieces.at[i]), prose = !e->off && is_prose(h, i) ? len : 0;
        e->text += len;
        e->links += h->links.at[i];
        e->prose += prose;
        h->elements.at[e->parent].own += prose;
    }
    for (uint32_t i = h->elements.n; i-- > 1;) {
        ay_element *e = &h->elements.at[i], *parent = &h->elements.at[e->parent];
        parent->text += e->text;
        parent->links += e->links;
        parent->prose += e->prose;
    }
}

// Furniture by tag or marks, and all that is inside; but never what holds most of the page's prose.
static void mark_off(ay_html *h) {
    uint32_t all = h->elements.at[0].prose;
    for (uint32_t i = 1; i < h->elements.n; i++) {
        ay_element *e = &h->elements.at[i];
        bool self = off_by_tag(e->tag) || off_by_mark(e->mark);
        e->off = h->elements.at[e->parent].off || (self && e->prose * 2 <= all);
    }
}

// ---- the article's element -------------------------------------------------------------------------------------------------

// The named element that holds the most prose; 0 when none holds enough.
static uint32_t named(const ay_html *h) {
    uint32_t found = 0, all = h->elements.at[0].prose;
    for (uint32_t i = 1; i < h->elements.n; i++) {
        const ay_element *e = &h->elements.at[i];
        if (e->mark != AY_MARK_BODY || e->off || (uint64_t)e->prose * 100 < (uint64_t)all * NAMED) continue;
        if (found == 0 || (uint64_t)e->prose * 10 >= (uint64_t)h->elements.at[found].prose * 9) found = i; // the innermost of equals
    }
    return found;
}

// From `from` inwards, as long as one child holds most of the prose.
static uint32_t innermost(const ay_html *h, uint32_t from) {
    uint32_t at = from;
    for (uint32_t i = from + 1; i < h->elements.n; i++) {
        const ay_element *e = &h->elements.at[i];
        if (e->parent == at && (uint64_t)e->prose * 100 >= (uint64_t)h->elements.at[at].prose * MOST && e->prose && e->tag != GUMBO_TAG_P) at = i;
    }
    return at;
}

static bool inside(const ay_html *h, uint32_t element, uint32_t outer) {
    while (element > outer) element = h->elements.at[element].parent;
    return element == outer;
}

// ---- kinds -----------------------------------------------------------------------------------------------------------------

// Mostly links: a list of other articles, a menu; a sentence with a link in it is none.
static bool linked(const ay_html *h, uint32_t i) {
    const ay_piece *p = &h->page->pieces.at[i];
    uint32_t len = piece_len(p);
    return h->links.at[i] * 10 > len * 8 && !((p->flags & AY_PIECE_STOP) && len > 2 * PROSE);
}

static void set(ay_piece *p, uint8_t kind) {
    p->kind = kind;
    p->flags |= AY_PIECE_FIXED;
}

// Above the text: the headline, and lines about the article; these may be read for dates and names.
static bool about(const ay_element *e) { return e->mark == AY_MARK_DATE || e->mark == AY_MARK_AUTHOR || e->mark == AY_MARK_ABOUT; }

static void set_kinds(ay_html *h) {
    for (uint32_t i = 0; i < h->page->pieces.n; i++) {
        ay_piece *p = &h->page->pieces.at[i];
        const ay_element *e = &h->elements.at[p->node];
        if (about(e) && piece_len(p) < 200) set(p, AY_BLOCK_META);
        else if (e->off || linked(h, i) || !inside(h, p->node, h->root)) set(p, AY_BLOCK_FURNITURE);
    }
}

// ---- the headline ----------------------------------------------------------------------------------------------------------

static bool begins_with(ay_str whole, ay_str part) { return part.len && whole.len >= part.len && memcmp(whole.at, part.at, part.len) == 0; }

// The heading that the page's title begins with, or the first <h1>, before the end of the article.
static void find_headline(ay_html *h) {
    ay_page *page = h->page;
    uint32_t found = UINT32_MAX;
    for (uint32_t i = 0; i < page->pieces.n; i++) {
        ay_piece *p = &page->pieces.at[i];
        ay_str text = piece_str(page, p);
        if (p->kind == AY_BLOCK_BODY && found != UINT32_MAX) break;
        if (begins_with(page->doc->title, text) && text.len * 2 > page->doc->title.len) {
            found = i;
            break;
        }
        if (h->elements.at[p->node].tag == GUMBO_TAG_H1 && found == UINT32_MAX) found = i;
    }
    if (found == UINT32_MAX) return;
    set(&page->pieces.at[found], AY_BLOCK_TITLE);
    if (page->given->title.len == 0) page->doc->title = piece_str(page, &page->pieces.at[found]);
}

void ay_html_article(ay_html *html) {
    weigh(html);
    mark_off(html);
    weigh(html);
    html->root = named(html);
    if (html->root == 0) html->root = innermost(html, 0);
    set_kinds(html);
    find_headline(html);
}
