// What the files on HTML share: the guard in front of gumbo, the elements of a page, what its head
// says, which part is the article.
#ifndef AY_READ_HTML_H
#define AY_READ_HTML_H

#include "page.h"

#include <gumbo.h>

typedef struct ay_weights {
    uint32_t pieces;
    uint32_t text, links; // bytes of text, and of those in links
    uint32_t prose;       // bytes of paragraphs that read like sentences and are not off
    uint32_t named;       // of those, in elements that their markup names as the article's text
} ay_weights;

// An element that can hold paragraphs. Elements are numbered in the order of the document, so that
// a parent's number is below its children's; number 0 is the root.
typedef struct ay_element {
    uint32_t parent;
    uint16_t tag;   // GumboTag
    uint8_t mark;   // AY_MARK_… of its class, id, role or itemprop (data/markup.tsv); 0 if none
    bool off;       // furniture by its tag, marks or links, or inside such a one
    bool named;     // marked as the article's text, or inside such a one
    ay_weights sum; // of all that is inside
} ay_element;

typedef struct ay_timetag {
    ay_str value;            // its datetime
    uint8_t role;            // AY_STAMP_MODIFIED where its class says so
    uint32_t piece, element; // the piece that it stands in or before
} ay_timetag;

typedef struct ay_html {
    ay_page *page;
    ay_str source; // as gumbo saw it: guarded
    AY_LIST(ay_element) elements;
    AY_LIST(uint32_t) links;   // by piece: bytes of it in links
    AY_LIST(ay_timetag) times; // <time> elements
    ay_str window_title;       // what <title> says
    uint32_t start;            // prose counts from this piece on
    uint32_t root;             // the element that was found to be the article
    uint32_t last;             // behind its last piece
} ay_html;

// A copy of the page in which nothing is left that makes a parser slow or deep: nesting beyond a
// cap, tags with hundreds of attributes, tags that only change letters (bold, italic, font),
// scripts, drawings. Sets the text and the map of `out`, which leads to the page.
void ay_html_guard(ay_arena *arena, ay_str html, ay_doc *out);

// What the page says of itself: title, outlet, author, dates, language, by <meta>, JSON-LD, <link>.
// Walks the whole tree.
void ay_html_head(ay_html *html, const GumboNode *root);
// A day of the page's metadata, if the value is one.
void ay_html_stamp(ay_page *page, ay_str value, uint8_t role, int32_t weight);
// What a <time> is by its class: a change, or AY_STAMP_BARE.
uint8_t ay_html_time_role(const GumboNode *time);

// Chooses the article's element and sets the kinds of all pieces.
void ay_html_article(ay_html *html);

// An attribute's value; empty when there is none.
ay_str ay_html_attribute(const GumboNode *element, const char *name);
// The mark of an element by its class, id, role and itemprop.
uint8_t ay_html_mark(const GumboNode *element);

#endif
