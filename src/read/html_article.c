// Which part of a page is the article. Paragraphs that read like prose are weighed; the article is
// the innermost element that holds most of them, or the one that its markup names. Inside it, what
// is furniture by its tag or marks, by its links or by its words is taken out again; outside of it
// all is furniture, but for the headline and the lines about the article right above the text.

#include "html.h"

#include <string.h>

enum {
    PROSE = 60, // bytes: a shorter paragraph says nothing about its container
    MOST = 70, // percent of the prose that an inner element must hold to be taken for the outer one
    NAMED = 40,  // percent that suffices when its markup names it
    SURE = 90,   // likeness of headline and title, with what its tag adds
    TITLE = 300, // bytes: a longer piece is no headline
};

static ay_str piece_str(const ay_page *page, const ay_piece *p) {
    return ay_doc_str(page->doc, p->span);
}

static uint32_t piece_len(const ay_piece *p) { return p->span.end - p->span.start; }

// ---- weighing ----------------------------------------------------------------------------------

static bool off_by_tag(uint16_t tag) {
    return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_ASIDE ||
           tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_MENU || tag == GUMBO_TAG_FIGCAPTION ||
           tag == GUMBO_TAG_ADDRESS || tag == GUMBO_TAG_LEGEND;
}

static bool off_by_mark(uint8_t mark) {
    return mark == AY_MARK_FURNITURE || mark == AY_MARK_CAPTION || mark == AY_MARK_LAYER;
}

static bool is_prose(const ay_html *h, uint32_t i) {
    const ay_piece *p = &h->page->pieces.at[i];
    uint32_t len = piece_len(p);
    if (len < PROSE || p->kind == AY_BLOCK_HEADING) return false;
    if (h->links.at[i] * 3 > len)
        return (p->flags & AY_PIECE_STOP) && len > 2 * PROSE && h->links.at[i] * 3 < len * 2;
    return (p->flags & AY_PIECE_STOP) || len > 3 * PROSE;
}

// Is the piece in an element that its markup names as the article's text?
static void find_named(ay_html *h) {
    for (uint32_t i = 1; i < h->elements.n; i++) {
        ay_element *e = &h->elements.at[i];
        e->named = e->mark == AY_MARK_BODY || h->elements.at[e->parent].named;
    }
}

// Text, links and prose of each element, with what is inside of it.
static void weigh(ay_html *h) {
    ay_page *page = h->page;
    for (uint32_t i = 0; i < h->elements.n; i++) h->elements.at[i].sum = (ay_weights){0};
    for (uint32_t i = 0; i < page->pieces.n; i++) {
        ay_element *e = &h->elements.at[page->pieces.at[i].node];
        uint32_t len = piece_len(&page->pieces.at[i]),
                 prose = i >= h->start && !e->off && is_prose(h, i) ? len : 0;
        e->sum.pieces++;
        e->sum.text += len;
        e->sum.links += h->links.at[i];
        e->sum.prose += prose;
        e->sum.named += e->named ? prose : 0;
    }
    for (uint32_t i = h->elements.n; i-- > 1;) {
        ay_weights *s = &h->elements.at[i].sum,
                   *parent = &h->elements.at[h->elements.at[i].parent].sum;
        parent->pieces += s->pieces;
        parent->text += s->text;
        parent->links += s->links;
        parent->prose += s->prose;
        parent->named += s->named;
    }
}

static bool inside(const ay_html *h, uint32_t element, uint32_t outer) {
    while (element > outer) element = h->elements.at[element].parent;
    return element == outer;
}

// A list of links: several lines, hardly any prose, half of it or more links.
static bool link_list(const ay_element *e) {
    return e->sum.pieces > 2 && e->sum.links * 2 > e->sum.text && e->sum.prose * 5 < e->sum.text;
}

// Furniture by tag, marks or links, and all that is inside; but never what holds the headline or
// nearly all of the page's prose.
static void mark_off(ay_html *h, uint32_t headline) {
    uint32_t all = h->elements.at[0].sum.prose,
             held = headline == UINT32_MAX ? 0 : h->page->pieces.at[headline].node;
    for (uint32_t i = 1; i < h->elements.n; i++) {
        ay_element *e = &h->elements.at[i];
        bool self = off_by_tag(e->tag) || off_by_mark(e->mark) || link_list(e);
        uint64_t share = (uint64_t)e->sum.prose * 100, least = e->mark == AY_MARK_LAYER ? 90 : 50;
        bool holds = share > all * least || (e->sum.prose && inside(h, held, i));
        e->off = h->elements.at[e->parent].off || (self && !holds);
    }
}

// ---- the headline ------------------------------------------------------------------------------

// How much of the page's title a piece is, in percent: the whole of the one stands in the other.
static uint32_t likeness(ay_str title, ay_str text) {
    if (title.len < 8 || text.len < 8) return 0;
    ay_str inner = text.len < title.len ? text : title, outer = text.len < title.len ? title : text;
    for (uint32_t i = 0; i + inner.len <= outer.len; i++) {
        if (outer.at[i] == inner.at[0] && memcmp(outer.at + i, inner.at, inner.len) == 0)
            return inner.len * 100 / outer.len;
    }
    return 0;
}

// The heading that is most like the page's title; else the first <h1>. *sure: it is like the title.
static uint32_t find_headline(const ay_html *h, bool *sure) {
    const ay_page *page = h->page;
    uint32_t found = UINT32_MAX, best = 0;
    for (uint32_t i = 0; i < page->pieces.n; i++) {
        const ay_element *e = &h->elements.at[page->pieces.at[i].node];
        if (piece_len(&page->pieces.at[i]) > TITLE) continue;
        bool h1 = e->tag == GUMBO_TAG_H1,
             heading = e->tag >= GUMBO_TAG_H1 && e->tag <= GUMBO_TAG_H6;
        ay_str text = piece_str(page, &page->pieces.at[i]);
        uint32_t score = likeness(page->doc->title, text), other = likeness(h->window_title, text);
        if (other > score) score = other;
        if (score < 30) score = h1 ? 10 : 0;
        else score += h1 ? 60 : heading || e->mark == AY_MARK_TITLE ? 40 : 0;
        if (score > best) found = i, best = score;
    }
    *sure = best >= SURE;
    return found;
}

// ---- the article's element ---------------------------------------------------------------------

// The named element that holds the most prose, or the one around it and its equals; 0 when none
// holds enough.
static uint32_t named(const ay_html *h) {
    uint32_t found = 0, all = h->elements.at[0].sum.prose;
    for (uint32_t i = 1; i < h->elements.n; i++) {
        const ay_element *e = &h->elements.at[i];
        if (e->mark != AY_MARK_BODY || e->off || e->sum.prose == 0) continue;
        if (found == 0 ||
            (uint64_t)e->sum.prose * 10 >= (uint64_t)h->elements.at[found].sum.prose * 9)
            found = i; // the innermost of equals
    }
    for (uint32_t outer = found; outer; outer = h->elements.at[outer].parent) {
        const ay_weights *s = &h->elements.at[outer].sum;
        if (s->named > h->elements.at[found].sum.named && s->named * 10 >= s->prose * 9)
            found = outer;
    }
    return (uint64_t)h->elements.at[found].sum.prose * 100 < (uint64_t)all * NAMED ? 0 : found;
}

// The child that holds the most prose of its parent's, if that is most of it, or far more than any
// other child holds.
static uint32_t main_child(const ay_html *h, uint32_t parent) {
    uint32_t first = 0, second = 0, found = 0, paragraphs = 0;
    for (uint32_t i = parent + 1; i < h->elements.n && inside(h, i, parent); i++) {
        const ay_element *e = &h->elements.at[i];
        if (e->parent != parent || e->sum.prose == 0) continue;
        if (e->tag == GUMBO_TAG_P) paragraphs += e->sum.prose;
        else if (e->sum.prose > first) second = first, first = e->sum.prose, found = i;
        else if (e->sum.prose > second) second = e->sum.prose;
    }
    if (paragraphs > second) second = paragraphs;
    uint64_t share = (uint64_t)first * 100, all = h->elements.at[parent].sum.prose;
    return share >= all * MOST || (share >= all * NAMED && first / 4 > second) ? found : 0;
}

static uint32_t innermost(const ay_html *h) {
    uint32_t at = 0, child;
    while (h->elements.at[at].sum.prose && (child = main_child(h, at)) != 0) at = child;
    return at;
}

// ---- kinds -------------------------------------------------------------------------------------

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

// Lines about the article may be read for dates and names.
static bool about(const ay_element *e) {
    return e->mark == AY_MARK_DATE || e->mark == AY_MARK_AUTHOR || e->mark == AY_MARK_ABOUT;
}

// Prose of the page in pieces [from, to), inside of the root or outside of it.
static uint32_t prose_between(const ay_html *h, uint32_t from, uint32_t to, bool in_root) {
    uint32_t sum = 0;
    for (uint32_t i = from; i < to && i < h->page->pieces.n; i++) {
        const ay_piece *p = &h->page->pieces.at[i];
        if (!h->elements.at[p->node].off && inside(h, p->node, h->root) == in_root &&
            is_prose(h, i))
            sum += piece_len(p);
    }
    return sum;
}

// Where the article starts: at the headline, unless that stands behind most of it.
static uint32_t article_start(const ay_html *h, uint32_t headline) {
    bool before = headline != UINT32_MAX &&
                  prose_between(h, 0, headline, true) * 2 <= h->elements.at[h->root].sum.prose;
    return before ? headline : UINT32_MAX;
}

// The piece where the article's element starts; or the one behind the headline, where much of the
// article stands in front of that.
static uint32_t first_piece(const ay_html *h, uint32_t headline) {
    uint32_t first = 0;
    while (first < h->page->pieces.n && !inside(h, h->page->pieces.at[first].node, h->root))
        first++;
    if (headline == UINT32_MAX) return first;
    bool split = headline < first &&
                 prose_between(h, headline, first, false) * 4 > h->elements.at[h->root].sum.prose;
    return split || first < headline ? headline + 1 : first;
}

static bool repeats(const ay_page *page, uint32_t i) { // one of the pieces right before it
    ay_str text = piece_str(page, &page->pieces.at[i]);
    for (uint32_t k = i > 8 ? i - 8 : 0; k < i && text.len >= PROSE; k++) {
        ay_str other = piece_str(page, &page->pieces.at[k]);
        if (page->pieces.at[k].kind <= AY_BLOCK_META && other.len == text.len &&
            memcmp(other.at, text.at, text.len) == 0)
            return true;
    }
    return false;
}

static bool is_article(const ay_html *h, uint32_t i, uint32_t first) {
    bool in = inside(h, h->page->pieces.at[i].node, h->root);
    return i >= first && (in || (i < h->last && is_prose(h, i))) && !repeats(h->page, i);
}

// Right above the headline, between it and the article, or right behind that.
static bool beside(const ay_html *h, uint32_t i, uint32_t headline, uint32_t first) {
    if (headline == UINT32_MAX || piece_len(&h->page->pieces.at[i]) > 200) return false;
    return (i + 3 >= headline && i < first) || (i >= h->last && i < h->last + 3);
}

static void set_kinds(ay_html *h, uint32_t headline) {
    ay_page *page = h->page;
    headline = article_start(h, headline);
    uint32_t first = first_piece(h, headline);
    for (h->last = page->pieces.n;
         h->last > 0 && !inside(h, page->pieces.at[h->last - 1].node, h->root);)
        h->last--;
    for (uint32_t i = 0; i < page->pieces.n; i++) {
        ay_piece *p = &page->pieces.at[i];
        const ay_element *e = &h->elements.at[p->node];
        if (i == headline) set(p, AY_BLOCK_TITLE);
        else if (e->off || linked(h, i)) set(p, AY_BLOCK_FURNITURE);
        else if (about(e) && piece_len(p) < 200)
            set(p, AY_BLOCK_META), p->flags |= e->mark == AY_MARK_AUTHOR ? AY_PIECE_AUTHOR : 0;
        else if (beside(h, i, headline, first)) p->flags |= AY_PIECE_ABOUT;
        else if (!is_article(h, i, first)) set(p, AY_BLOCK_FURNITURE);
    }
    if (headline != UINT32_MAX && page->given->title.len == 0)
        page->doc->title = piece_str(page, &page->pieces.at[headline]);
}

// A heading with nothing of its own behind it was one of furniture.
static void drop_headings(ay_html *h) {
    bool empty = true;
    for (uint32_t i = h->page->pieces.n; i-- > 0;) {
        ay_piece *p = &h->page->pieces.at[i];
        if (p->kind == AY_BLOCK_HEADING && empty) set(p, AY_BLOCK_FURNITURE);
        else if (p->kind <= AY_BLOCK_CELL) empty = p->kind == AY_BLOCK_HEADING && empty;
        else if (p->kind == AY_BLOCK_FURNITURE && h->page->pieces.at[i].flags & AY_PIECE_STANZA)
            continue;
    }
}

// <time datetime> that stands at the article, not at a teaser.
static void take_times(ay_html *h, uint32_t headline) {
    uint32_t from = headline == UINT32_MAX || headline < 4 ? 0 : headline - 4;
    for (uint32_t i = 0; i < h->times.n; i++) {
        const ay_timetag *t = &h->times.at[i];
        if (t->piece >= from && t->piece <= h->last + 1 && !h->elements.at[t->element].off)
            ay_html_stamp(h->page, t->value, t->role, 2);
    }
}

// Counts prose from the headline on, if the page's title bears it out and the article does not
// stand above it.
static void start_at(ay_html *h, uint32_t headline) {
    uint32_t all = h->elements.at[0].sum.prose;
    h->start = headline;
    weigh(h);
    if ((uint64_t)h->elements.at[0].sum.prose * 5 >= all) return;
    h->start = 0;
    weigh(h);
}

void ay_html_article(ay_html *html) {
    bool sure;
    uint32_t headline = find_headline(html, &sure);
    find_named(html);
    weigh(html);
    mark_off(html, headline);
    weigh(html);
    if (sure) start_at(html, headline);
    html->root = named(html);
    if (html->root == 0) html->root = innermost(html);
    set_kinds(html, headline);
    drop_headings(html);
    take_times(html, headline);
}
