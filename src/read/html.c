// HTML -> the page's text as pieces, with a map back to its source. gumbo makes the tree; here it
// is walked once. All text that a reader could see becomes text of the document, also menus and the
// like: what is article is decided afterwards, when the whole is known (html_article.c).
//
// Text maps through gumbo's original_text. What gumbo made of it is always right; where an entity
// or a tag in the middle makes the two differ, they are laid side by side again, and where that
// fails the rest of the run maps to its source as a whole.
//
// Traps: gumbo allocates for each token, so its memory comes from lists of freed blocks over the
// arena; nothing of it is ever returned, a jump out of the arena loses nothing. The tree may be
// deep and the walk does not recurse.

#include "html.h"

#include "../base/utf8.h"

#include <string.h>

// ---- gumbo's memory ----------------------------------------------------------------------------

enum { CLASSES = 32, LEAST = 4 }; // blocks of 2^4 .. 2^31 bytes

typedef struct pool {
    ay_arena *arena;
    void *freed[CLASSES]; // by class: the first freed block, which holds the pointer to the next
} pool;

static uint32_t class_of(size_t size) {
    uint32_t c = LEAST;
    while (((size_t)1 << c) < size) c++;
    return c;
}

// Each block has 16 bytes in front that hold its class.
static void *pool_take(void *user, size_t size) {
    pool *self = user;
    if (size >= (size_t)1 << (CLASSES - 1)) ay_arena_fail(self->arena);
    uint32_t c = class_of(size);
    char *block = self->freed[c];
    if (block) {
        memcpy(&self->freed[c], block, sizeof(void *));
        return block;
    }
    block = ay_alloc(self->arena, ((size_t)1 << c) + 16);
    memcpy(block, &c, sizeof c);
    return block + 16;
}

static void pool_give(void *user, void *block) {
    pool *self = user;
    if (!block) return;
    uint32_t c;
    memcpy(&c, (char *)block - 16, sizeof c);
    memcpy(block, &self->freed[c], sizeof(void *));
    self->freed[c] = block;
}

// ---- the text that is being built --------------------------------------------------------------

typedef struct builder {
    ay_html *html;
    ay_arena *arena;
    char *text;
    uint32_t n, cap;
    AY_LIST(ay_mapping) map;
    ay_piece piece; // the piece that is being built
    uint32_t piece_links;
    bool open;             // it has text
    uint32_t gap, gap_len; // white space that waits for the next character: where in the source
    bool waits, line;      // some waits; it is a line break
    uint32_t breaks;       // <br> in a row
    uint32_t links, pre, items, cells, captions; // how many such elements are open
    uint32_t element;                            // the innermost
} builder;

static void room(builder *b, uint32_t more) {
    if (b->n + more <= b->cap) return;
    uint32_t cap = b->cap * 2 + more;
    char *text = ay_alloc(b->arena, cap);
    memcpy(text, b->text, b->n);
    b->text = text;
    b->cap = cap;
}

static void put_mapping(builder *b, uint32_t source, uint32_t len, bool fixed) {
    const ay_mapping *last = b->map.n ? &b->map.at[b->map.n - 1] : NULL;
    if (!fixed && last && !last->fixed && last->source + (b->n - last->text) == source)
        return; // the run goes on
    ay_mapping m = {b->n, source, fixed ? len : 0, fixed};
    AY_PUSH(b->arena, &b->map, m);
}

// Appends `len` bytes that came from [source, source + source_len); one to one when not `fixed`.
static void put(
    builder *b, const char *at, uint32_t len, uint32_t source, uint32_t source_len, bool fixed) {
    room(b, len + 1);
    put_mapping(b, source, source_len, fixed);
    memcpy(b->text + b->n, at, len);
    b->n += len;
    if (b->links) b->piece_links += len;
}

static void put_gap(builder *b) {
    if (b->waits) put(b, b->line ? "\n" : " ", 1, b->gap, b->gap_len, b->gap_len != 1);
    b->waits = b->line = false;
}

static void start_piece(builder *b) {
    b->open = true;
    b->waits = b->line = false;
    b->piece.span.start = b->n;
    b->piece_links = 0;
}

// Bytes that are no white space.
static void put_text(
    builder *b, const char *at, uint32_t len, uint32_t source, uint32_t source_len, bool fixed) {
    if (!b->open) start_piece(b);
    else put_gap(b);
    b->breaks = 0;
    put(b, at, len, source, source_len, fixed);
}

static void put_white(builder *b, uint32_t source, uint32_t len, bool line) {
    if (!b->open) return;
    if (!b->waits) b->gap = source, b->gap_len = len;
    else if (source + len > b->gap) b->gap_len = source + len - b->gap;
    b->waits = true;
    b->line |= line;
}

// Ends the piece, if there is one, and sets the kind that its elements give it.
static void end_piece(builder *b) {
    b->waits = b->line = false;
    b->breaks = 0;
    if (!b->open) return;
    b->open = false;
    ay_str text = {b->text, b->n};
    ay_piece p = b->piece;
    p.span = ay_trim(text, (ay_span){p.span.start, b->n});
    if (!ay_span_empty(p.span)) {
        if (ay_ends_sentence((ay_str){text.at + p.span.start, p.span.end - p.span.start}))
            p.flags |= AY_PIECE_STOP;
        p.node = b->element;
        AY_PUSH(b->arena, &b->html->page->pieces, p);
        AY_PUSH(b->arena, &b->html->links, b->piece_links);
    }
    put(b, "\n", 1, b->map.n ? b->map.at[b->map.n - 1].source : 0, 0, true);
}

// ---- a text node -------------------------------------------------------------------------------

static bool white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool name_char(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '#';
}

typedef struct side_by_side {
    const char *made, *made_end; // what gumbo made of
    const char *src, *src_end;   // this
    const char *origin;          // where the source starts
} side_by_side;

static uint32_t source_at(const side_by_side *s, const char *at) {
    return (uint32_t)(at - s->origin);
}

// Could the two sides go on equally from here?
static bool resumes(const side_by_side *s, const char *made, const char *src) {
    while (src < s->src_end && *src == '\0') src++;
    if (made >= s->made_end || src >= s->src_end) return made >= s->made_end && src >= s->src_end;
    return *made == *src || *src == '&' || *src == '<' || (white(*made) && white(*src));
}

// The length of the entity at s->src and of what it stands for; 0 when none is found there.
static uint32_t entity(const side_by_side *s, uint32_t *made_len) {
    uint32_t n = 1, left = (uint32_t)(s->src_end - s->src), code;
    while (n < left && n < 40 && name_char(s->src[n])) n++;
    bool closed = n < left && s->src[n] == ';';
    uint32_t most = closed ? n + 1 : n, least = closed ? n + 1 : 2;
    for (uint32_t len = most; len >= least && len > 1; len--) {
        const char *made = s->made;
        for (int characters = 1; characters <= 2 && made < s->made_end; characters++) {
            made += ay_utf8_next(made, (size_t)(s->made_end - made), &code);
            if (!resumes(s, made, s->src + len)) continue;
            *made_len = (uint32_t)(made - s->made);
            return len;
        }
    }
    return 0;
}

static void put_rest(builder *b, side_by_side *s) { // the two sides differ for good
    uint32_t from = source_at(s, s->src), len = (uint32_t)(s->src_end - s->src);
    while (s->made < s->made_end) {
        const char *start = s->made;
        while (s->made < s->made_end && !white(*s->made)) s->made++;
        if (s->made > start) put_text(b, start, (uint32_t)(s->made - start), from, len, true);
        while (s->made < s->made_end && white(*s->made)) s->made++, put_white(b, from, len, false);
    }
}

// One step: equal bytes, white space, an entity, or source that left no trace. False: none of
// these.
static bool step(builder *b, side_by_side *s) {
    const char *src = s->src, *made = s->made;
    if (src < s->src_end && (*src == '\0' || (*src == '\r' && *made != '\r' && !white(*made))))
        return s->src++, true;
    if (white(*made)) {
        while (s->made < s->made_end && white(*s->made)) s->made++;
        while (s->src < s->src_end && (white(*s->src) || *s->src == '\0')) s->src++;
        put_white(b, source_at(s, src), (uint32_t)(s->src - src),
            b->pre && memchr(made, '\n', (size_t)(s->made - made)));
        return s->src > src;
    }
    while (s->src < s->src_end && s->made < s->made_end && *s->src == *s->made && *s->src != '&' &&
           !white(*s->src))
        s->src++, s->made++;
    if (s->src > src)
        return put_text(b, made, (uint32_t)(s->made - made), source_at(s, src), 0, false), true;
    if (src >= s->src_end) return false;
    if (*src == '&') {
        uint32_t len, made_len = 1;
        if ((len = entity(s, &made_len)) == 0 && *made == '&') len = 1;
        put_text(b, made, made_len, source_at(s, src), len, len != 1);
        s->src += len;
        s->made += made_len;
        return len > 0;
    }
    const char *close = *src == '<' ? memchr(src, '>', (size_t)(s->src_end - src))
                                    : NULL; // a tag that the parser ignored
    if (close) s->src = close + 1;
    return close != NULL;
}

static void walk_text(builder *b, const GumboText *text) {
    side_by_side s = {.made = text->text,
        .made_end = text->text + strlen(text->text),
        .src = text->original_text.data,
        .origin = b->html->source.at};
    s.src_end = s.src + text->original_text.length;
    if (s.src < s.origin || s.src_end > s.origin + b->html->source.len)
        return; // made by the parser, not by the page
    while (s.made < s.made_end)
        if (!step(b, &s)) break;
    put_rest(b, &s);
}

// ---- elements ----------------------------------------------------------------------------------

typedef enum role { INLINE, BREAKS, DROPPED, LINE } role;

// What an element does to the text; one that is not named stands in the line.
static const uint8_t roles[GUMBO_TAG_LAST] = {
    [GUMBO_TAG_SCRIPT] = DROPPED,
    [GUMBO_TAG_STYLE] = DROPPED,
    [GUMBO_TAG_NOSCRIPT] = DROPPED,
    [GUMBO_TAG_TEMPLATE] = DROPPED,
    [GUMBO_TAG_IFRAME] = DROPPED,
    [GUMBO_TAG_OBJECT] = DROPPED,
    [GUMBO_TAG_TEXTAREA] = DROPPED,
    [GUMBO_TAG_TITLE] = DROPPED,
    [GUMBO_TAG_HEAD] = DROPPED,
    [GUMBO_TAG_VIDEO] = DROPPED,
    [GUMBO_TAG_AUDIO] = DROPPED,
    [GUMBO_TAG_CANVAS] = DROPPED,
    [GUMBO_TAG_DATALIST] = DROPPED,
    [GUMBO_TAG_NOFRAMES] = DROPPED,
    [GUMBO_TAG_NOEMBED] = DROPPED,
    [GUMBO_TAG_MAP] = DROPPED,
    [GUMBO_TAG_BR] = LINE,
    [GUMBO_TAG_HTML] = BREAKS,
    [GUMBO_TAG_BODY] = BREAKS,
    [GUMBO_TAG_ARTICLE] = BREAKS,
    [GUMBO_TAG_SECTION] = BREAKS,
    [GUMBO_TAG_NAV] = BREAKS,
    [GUMBO_TAG_ASIDE] = BREAKS,
    [GUMBO_TAG_H1] = BREAKS,
    [GUMBO_TAG_H2] = BREAKS,
    [GUMBO_TAG_H3] = BREAKS,
    [GUMBO_TAG_H4] = BREAKS,
    [GUMBO_TAG_H5] = BREAKS,
    [GUMBO_TAG_H6] = BREAKS,
    [GUMBO_TAG_HGROUP] = BREAKS,
    [GUMBO_TAG_HEADER] = BREAKS,
    [GUMBO_TAG_FOOTER] = BREAKS,
    [GUMBO_TAG_ADDRESS] = BREAKS,
    [GUMBO_TAG_P] = BREAKS,
    [GUMBO_TAG_HR] = BREAKS,
    [GUMBO_TAG_PRE] = BREAKS,
    [GUMBO_TAG_BLOCKQUOTE] = BREAKS,
    [GUMBO_TAG_OL] = BREAKS,
    [GUMBO_TAG_UL] = BREAKS,
    [GUMBO_TAG_LI] = BREAKS,
    [GUMBO_TAG_DL] = BREAKS,
    [GUMBO_TAG_DT] = BREAKS,
    [GUMBO_TAG_DD] = BREAKS,
    [GUMBO_TAG_FIGURE] = BREAKS,
    [GUMBO_TAG_FIGCAPTION] = BREAKS,
    [GUMBO_TAG_MAIN] = BREAKS,
    [GUMBO_TAG_DIV] = BREAKS,
    [GUMBO_TAG_TABLE] = BREAKS,
    [GUMBO_TAG_CAPTION] = BREAKS,
    [GUMBO_TAG_TBODY] = BREAKS,
    [GUMBO_TAG_THEAD] = BREAKS,
    [GUMBO_TAG_TFOOT] = BREAKS,
    [GUMBO_TAG_TR] = BREAKS,
    [GUMBO_TAG_TD] = BREAKS,
    [GUMBO_TAG_TH] = BREAKS,
    [GUMBO_TAG_FORM] = BREAKS,
    [GUMBO_TAG_FIELDSET] = BREAKS,
    [GUMBO_TAG_LEGEND] = BREAKS,
    [GUMBO_TAG_BUTTON] = BREAKS,
    [GUMBO_TAG_DETAILS] = BREAKS,
    [GUMBO_TAG_SUMMARY] = BREAKS,
    [GUMBO_TAG_MENU] = BREAKS,
    [GUMBO_TAG_DIR] = BREAKS,
    [GUMBO_TAG_LISTING] = BREAKS,
    [GUMBO_TAG_CENTER] = BREAKS,
};

static role role_of(GumboTag tag) { return tag < GUMBO_TAG_LAST ? (role)roles[tag] : INLINE; }

// An element whose text runs on: what is in it cannot break it.
static bool runs_on(uint16_t tag) {
    return tag == GUMBO_TAG_P || (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) ||
           tag == GUMBO_TAG_LI || tag == GUMBO_TAG_TD;
}

static void set_kind(builder *b) { // of the pieces that start here
    uint16_t tag = b->html->elements.at[b->element].tag;
    uint8_t kind = b->cells   ? AY_BLOCK_CELL
                   : b->items ? AY_BLOCK_ITEM
                              : AY_BLOCK_BODY,
            level = b->items > 9 ? 9 : (uint8_t)b->items;
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6)
        kind = AY_BLOCK_HEADING, level = (uint8_t)(tag - GUMBO_TAG_H1 + 1);
    b->piece = (ay_piece){.kind = kind, .level = level, .flags = AY_PIECE_STANZA};
}

static void count(builder *b, GumboTag tag, uint32_t by) { // by 1, or by -1
    if (tag == GUMBO_TAG_A) b->links += by;
    if (tag == GUMBO_TAG_PRE) b->pre += by;
    if (tag == GUMBO_TAG_LI) b->items += by;
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) b->cells += by;
}

static void add_element(builder *b, const GumboNode *node, uint8_t mark) {
    ay_element e = {.parent = b->element, .tag = (uint16_t)node->v.element.tag, .mark = mark};
    b->element = b->html->elements.n;
    AY_PUSH(b->arena, &b->html->elements, e);
}

static void line_break(builder *b, const GumboElement *e) {
    uint32_t at =
        e->original_tag.data ? (uint32_t)(e->original_tag.data - b->html->source.at) : b->gap;
    if (!b->open) return;
    if (++b->breaks == 2) end_piece(b), set_kind(b);
    else put_white(b, at, (uint32_t)e->original_tag.length, true);
}

// What has to be undone when an element is left.
typedef struct frame {
    const GumboNode *node;
    uint32_t next, element; // the next child; the element around
    bool breaks;
} frame;

// Goes into an element; false: its content is not text.
static bool enter(builder *b, const GumboNode *node, frame *f) {
    const GumboElement *e = &node->v.element;
    role r = role_of(e->tag);
    uint8_t mark = r == DROPPED || r == LINE ? 0 : ay_html_mark(node);
    *f = (frame){node, 0, b->element, r == BREAKS};
    if (r == LINE) line_break(b, e);
    if (r == DROPPED || r == LINE) return false;
    if (r == INLINE && mark && !runs_on(b->html->elements.at[b->element].tag)) f->breaks = true;
    if (f->breaks) end_piece(b), add_element(b, node, mark);
    count(b, e->tag, 1);
    if (f->breaks) set_kind(b);
    if (e->tag == GUMBO_TAG_TIME)
        AY_PUSH(b->arena, &b->html->times,
            (ay_timetag){ay_html_attribute(node, "datetime"), ay_html_time_role(node),
                b->html->page->pieces.n, b->element});
    return true;
}

static void leave(builder *b, const frame *f) {
    count(b, f->node->v.element.tag, (uint32_t)-1);
    if (!f->breaks) return;
    end_piece(b);
    b->element = f->element;
    set_kind(b);
}

static void walk(builder *b, const GumboNode *root) {
    AY_LIST(frame) stack = {0};
    frame f;
    if (enter(b, root, &f)) AY_PUSH(b->arena, &stack, f);
    while (stack.n) {
        frame *top = &stack.at[stack.n - 1];
        const GumboVector *children = &top->node->v.element.children;
        if (top->next == children->length) {
            leave(b, top);
            stack.n--;
            continue;
        }
        const GumboNode *child = children->data[top->next++];
        if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA ||
            child->type == GUMBO_NODE_WHITESPACE)
            walk_text(b, &child->v.text);
        if (child->type == GUMBO_NODE_ELEMENT && enter(b, child, &f)) AY_PUSH(b->arena, &stack, f);
    }
}

// ---- the way in --------------------------------------------------------------------------------

void ay_html_read(ay_page *page) {
    ay_doc *doc = page->doc;
    pool memory = {.arena = page->arena};
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = pool_take;
    options.deallocator = pool_give;
    options.userdata = &memory;
    options.max_errors = 0;
    ay_doc decoded = *doc, guarded = {.arena = page->arena};
    ay_html_guard(page->arena, decoded.text, &guarded);
    ay_html html = {.page = page, .source = guarded.text};
    const GumboOutput *tree = gumbo_parse_with_options(&options, html.source.at, html.source.len);
    builder b = {.html = &html, .arena = page->arena, .cap = html.source.len + 64};
    b.text = ay_alloc(page->arena, b.cap);
    ay_element root = {0};
    AY_PUSH(page->arena, &html.elements, root);
    set_kind(&b);
    walk(&b, tree->root);
    end_piece(&b);
    doc->text = (ay_str){b.text, b.n};
    doc->map = b.map.at;
    doc->n_map = b.map.n;
    ay_map_lead_on(page->arena, doc, &guarded);
    ay_map_lead_on(page->arena, doc, &decoded);
    ay_html_head(&html, tree->root);
    ay_html_article(&html);
}
