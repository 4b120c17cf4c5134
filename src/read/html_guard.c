// A page as it came -> the same page without its ballast, that gumbo can read in linear time.
// gumbo does not recurse, but its scope checks walk the stack of open elements, its list of open
// formatting elements is rebuilt in every paragraph, and it compares each attribute of a tag with
// all before: nesting, <b class=1><b class=2>… and a tag with 100,000 attributes are each
// quadratic.
//
// So the guard walks over the tags itself, with the parsing rules that decide what is open
// (https://html.spec.whatwg.org, "tree construction"), and blanks out what goes too far. Where it
// is not exact it counts too much, never too little: a tag that it takes for open may be closed,
// not the other way round. What has rules of its own and carries no article is cut out: tags that
// only change letters (and with them the list of formatting elements), forms, comments, scripts
// (but JSON-LD), and <svg>, <math>, <select>, <template> with all that is in them. No '<' is left
// in a title or in JSON-LD, so that they end where the guard thinks they do.

#include "html.h"

#include <string.h>

enum { DEPTH = 200, ATTRIBUTES = 100 };

enum {
    SPECIAL = 1,   // stops the search of an ordinary end tag
    SCOPE = 2,     // stops the search of a block's end tag
    CLOSES_P = 4,  // its start ends an open paragraph
    BLOCK = 8,     // its end tag closes all that is open inside
    VOID = 16,     // is never open
    RAW = 32,      // its text is no markup
    LETTERS = 64,  // changes letters only: the tag is cut out
    FRAME = 128,   // the tag is blanked out
    FOREIGN = 256, // goes with its content
};

static const uint16_t traits[GUMBO_TAG_LAST + 1] = {
    [GUMBO_TAG_ADDRESS] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_ARTICLE] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_ASIDE] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_BLOCKQUOTE] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_CENTER] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_DETAILS] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_DIR] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_DIV] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_DL] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_FIELDSET] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_FIGCAPTION] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_FIGURE] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_FOOTER] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_HEADER] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_HGROUP] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_MAIN] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_MENU] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_NAV] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_OL] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_SECTION] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_SUMMARY] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_UL] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_PRE] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_LISTING] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_H1] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_H2] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_H3] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_H4] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_H5] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_H6] = SPECIAL | CLOSES_P | BLOCK,
    [GUMBO_TAG_P] = SPECIAL | CLOSES_P,
    [GUMBO_TAG_LI] = SPECIAL | CLOSES_P,
    [GUMBO_TAG_DD] = SPECIAL | CLOSES_P,
    [GUMBO_TAG_DT] = SPECIAL | CLOSES_P,
    [GUMBO_TAG_BUTTON] = SPECIAL | BLOCK,
    [GUMBO_TAG_APPLET] = SPECIAL | SCOPE | BLOCK,
    [GUMBO_TAG_OBJECT] = SPECIAL | SCOPE | BLOCK,
    [GUMBO_TAG_MARQUEE] = SPECIAL | SCOPE | BLOCK,
    [GUMBO_TAG_TABLE] = SPECIAL | SCOPE,
    [GUMBO_TAG_CAPTION] = SPECIAL | SCOPE,
    [GUMBO_TAG_COLGROUP] = SPECIAL,
    [GUMBO_TAG_TBODY] = SPECIAL,
    [GUMBO_TAG_THEAD] = SPECIAL,
    [GUMBO_TAG_TFOOT] = SPECIAL,
    [GUMBO_TAG_TR] = SPECIAL,
    [GUMBO_TAG_TD] = SPECIAL | SCOPE,
    [GUMBO_TAG_TH] = SPECIAL | SCOPE,
    [GUMBO_TAG_AREA] = VOID,
    [GUMBO_TAG_BASE] = VOID,
    [GUMBO_TAG_BASEFONT] = VOID,
    [GUMBO_TAG_BGSOUND] = VOID,
    [GUMBO_TAG_BR] = VOID,
    [GUMBO_TAG_COL] = VOID,
    [GUMBO_TAG_EMBED] = VOID,
    [GUMBO_TAG_FRAME] = VOID,
    [GUMBO_TAG_HR] = VOID,
    [GUMBO_TAG_IMAGE] = VOID,
    [GUMBO_TAG_IMG] = VOID,
    [GUMBO_TAG_INPUT] = VOID,
    [GUMBO_TAG_KEYGEN] = VOID,
    [GUMBO_TAG_LINK] = VOID,
    [GUMBO_TAG_META] = VOID,
    [GUMBO_TAG_PARAM] = VOID,
    [GUMBO_TAG_SOURCE] = VOID,
    [GUMBO_TAG_TRACK] = VOID,
    [GUMBO_TAG_WBR] = VOID,
    [GUMBO_TAG_A] = VOID,
    [GUMBO_TAG_HEAD] = VOID, // open at most once, or closed by the next of its kind
    [GUMBO_TAG_SCRIPT] = RAW,
    [GUMBO_TAG_STYLE] = RAW,
    [GUMBO_TAG_TEXTAREA] = RAW,
    [GUMBO_TAG_TITLE] = RAW,
    [GUMBO_TAG_XMP] = RAW,
    [GUMBO_TAG_IFRAME] = RAW,
    [GUMBO_TAG_NOEMBED] = RAW,
    [GUMBO_TAG_NOFRAMES] = RAW,
    [GUMBO_TAG_B] = LETTERS,
    [GUMBO_TAG_BIG] = LETTERS,
    [GUMBO_TAG_CODE] = LETTERS,
    [GUMBO_TAG_EM] = LETTERS,
    [GUMBO_TAG_FONT] = LETTERS,
    [GUMBO_TAG_I] = LETTERS,
    [GUMBO_TAG_NOBR] = LETTERS,
    [GUMBO_TAG_S] = LETTERS,
    [GUMBO_TAG_SMALL] = LETTERS,
    [GUMBO_TAG_STRIKE] = LETTERS,
    [GUMBO_TAG_STRONG] = LETTERS,
    [GUMBO_TAG_TT] = LETTERS,
    [GUMBO_TAG_U] = LETTERS,
    [GUMBO_TAG_PLAINTEXT] = FRAME,
    [GUMBO_TAG_FRAMESET] = FRAME,
    [GUMBO_TAG_FORM] = FRAME,
    [GUMBO_TAG_ISINDEX] = FRAME,
    [GUMBO_TAG_SVG] = FOREIGN,
    [GUMBO_TAG_MATH] = FOREIGN,
    [GUMBO_TAG_SELECT] = FOREIGN,
    [GUMBO_TAG_TEMPLATE] = FOREIGN,
};

typedef struct guard {
    ay_arena *arena;
    char *at;
    uint32_t len;
    AY_LIST(ay_span) cuts; // what goes, in order
    uint16_t open[DEPTH];
    uint32_t depth;
    bool html, body;                  // the first of them has been
    bool endless[GUMBO_TAG_LAST + 1]; // FOREIGN ones of which no end follows any more
} guard;

static bool letter(char c) { return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }
static bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

static bool is_heading(uint16_t tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

// ---- the stack of open elements ----------------------------------------------------------------

static uint16_t top(const guard *g) {
    return g->depth ? g->open[g->depth - 1] : (uint16_t)GUMBO_TAG_LAST;
}

static int table_level(uint16_t tag) {
    switch (tag) {
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH: return 1;
    case GUMBO_TAG_TR: return 2;
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_COLGROUP: return 3;
    default: return 0;
    }
}

static bool in_table(const guard *g) {
    for (uint32_t i = g->depth; i-- > 0;)
        if (g->open[i] == GUMBO_TAG_TABLE) return true;
    return false;
}

// Closes `tag` and all inside, unless an element with one of `stops` stands between.
static void close_until(guard *g, uint16_t tag, uint16_t stops, bool lists) {
    for (uint32_t i = g->depth; i-- > 0;) {
        uint16_t t = g->open[i];
        if (t == tag || (is_heading(tag) && is_heading(t))) {
            g->depth = i;
            return;
        }
        if ((traits[t] & stops) || (lists && (t == GUMBO_TAG_UL || t == GUMBO_TAG_OL))) return;
        if (table_level(tag) && t == GUMBO_TAG_TABLE) return;
    }
}

static void close_paragraph(guard *g) {
    for (uint32_t i = g->depth; i-- > 0;) {
        uint16_t t = g->open[i];
        if (t == GUMBO_TAG_P) {
            g->depth = i;
            return;
        }
        if ((traits[t] & SCOPE) || t == GUMBO_TAG_BUTTON) return;
    }
}

// A list item ends the one before, also through <div>, <address> and <p>.
static void close_item(guard *g, uint16_t a, uint16_t b) {
    for (uint32_t i = g->depth; i-- > 0;) {
        uint16_t t = g->open[i];
        if (t == a || t == b) {
            g->depth = i;
            return;
        }
        if ((traits[t] & SPECIAL) && t != GUMBO_TAG_DIV && t != GUMBO_TAG_ADDRESS &&
            t != GUMBO_TAG_P)
            return;
    }
}

// A part of a table closes what is open up to the part that may hold it: level 1 holds cells (a
// row), 2 rows, 3 sections (the table).
static void close_to_table(guard *g, int level) {
    while (g->depth) {
        uint16_t t = top(g);
        if (t == GUMBO_TAG_TABLE) return;
        if (level == 1 && t == GUMBO_TAG_TR) return;
        if (level <= 2 && (t == GUMBO_TAG_TBODY || t == GUMBO_TAG_THEAD || t == GUMBO_TAG_TFOOT))
            return;
        g->depth--;
    }
}

// A start tag; false: it goes too deep.
static bool start_tag(guard *g, uint16_t tag) {
    int level = table_level(tag);
    if (level && !in_table(g)) return true; // no parser heeds it
    if (level) close_to_table(g, level);
    if (tag == GUMBO_TAG_LI) close_item(g, tag, tag);
    if (tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT) close_item(g, GUMBO_TAG_DD, GUMBO_TAG_DT);
    if (traits[tag] & CLOSES_P) close_paragraph(g);
    if (is_heading(tag) && is_heading(top(g))) g->depth--;
    if ((tag == GUMBO_TAG_OPTION || tag == GUMBO_TAG_OPTGROUP) && top(g) == GUMBO_TAG_OPTION)
        g->depth--;
    if (g->depth == DEPTH) return false;
    g->open[g->depth++] = tag;
    return true;
}

static void end_tag(guard *g, uint16_t tag) {
    if (tag == GUMBO_TAG_P) close_paragraph(g);
    else if (tag == GUMBO_TAG_LI) close_until(g, tag, SCOPE, true);
    else if (tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT) close_until(g, tag, SCOPE, false);
    else if (tag == GUMBO_TAG_TABLE || table_level(tag)) {
        if (in_table(g)) close_until(g, tag, 0, false);
    } else close_until(g, tag, traits[tag] & BLOCK ? SCOPE : SPECIAL, false);
}

// ---- the bytes ---------------------------------------------------------------------------------

static void wipe(guard *g, uint32_t from, uint32_t to) { memset(g->at + from, ' ', to - from); }

static void cut(guard *g, uint32_t from, uint32_t to) {
    if (from < to) AY_PUSH(g->arena, &g->cuts, (ay_span){from, to});
}

// The end of a comment that starts at i ("<!--"): behind its "-->" or "--!>". A comment that does
// not end takes the rest.
static uint32_t comment_end(const guard *g, uint32_t i) {
    if (i + 4 < g->len && g->at[i + 4] == '>') return i + 5;
    if (i + 5 < g->len && g->at[i + 4] == '-' && g->at[i + 5] == '>') return i + 6;
    for (uint32_t from = i + 6; from < g->len; from++) {
        const char *p = memchr(g->at + from, '>', g->len - from);
        if (!p) break;
        from = (uint32_t)(p - g->at);
        if (p[-1] == '-' && p[-2] == '-') return from + 1;
        if (p[-1] == '!' && p[-2] == '-' && p[-3] == '-' && from >= i + 7) return from + 1;
    }
    return g->len;
}

static bool same_name(const guard *g, uint32_t i, const char *name, uint32_t n) { // case folded
    if (g->len - i < n) return false;
    for (uint32_t k = 0; k < n; k++)
        if ((g->at[i + k] | 0x20) != (name[k] | 0x20)) return false;
    return true;
}

// Where "</name" stands next; the end of the page when it does not.
static uint32_t end_of_raw(const guard *g, uint32_t from, const char *name, uint32_t n) {
    for (uint32_t i = from; i < g->len; i++) {
        const char *p = memchr(g->at + i, '<', g->len - i);
        if (!p) break;
        i = (uint32_t)(p - g->at);
        if (i + 2 + n > g->len || g->at[i + 1] != '/' || !same_name(g, i + 2, name, n)) continue;
        if (i + 2 + n == g->len || blank(g->at[i + 2 + n]) || g->at[i + 2 + n] == '>' ||
            g->at[i + 2 + n] == '/')
            return i;
    }
    return g->len;
}

// From behind a tag's name to behind its '>'; the attributes beyond the cap are blanked out.
static uint32_t over_attributes(guard *g, uint32_t i) {
    uint32_t count = 0, beyond = 0;
    while (i < g->len && g->at[i] != '>') {
        if (blank(g->at[i]) || g->at[i] == '/') {
            i++;
            continue;
        }
        if (++count == ATTRIBUTES + 1) beyond = i;
        i++; // the first character of a name may be anything
        while (
            i < g->len && !blank(g->at[i]) && g->at[i] != '>' && g->at[i] != '/' && g->at[i] != '=')
            i++;
        uint32_t value = i;
        while (value < g->len && blank(g->at[value])) value++;
        if (value >= g->len || g->at[value] != '=') continue;
        for (i = value + 1; i < g->len && blank(g->at[i]); i++) {}
        if (i < g->len && (g->at[i] == '"' || g->at[i] == '\'')) {
            const char *close = memchr(g->at + i + 1, g->at[i], g->len - i - 1);
            i = close ? (uint32_t)(close - g->at) + 1 : g->len;
        } else {
            while (i < g->len && !blank(g->at[i]) && g->at[i] != '>') i++;
        }
    }
    if (beyond) wipe(g, beyond, i < g->len ? i : g->len);
    return i < g->len ? i + 1 : g->len;
}

// A second <html> or <body> only brings attributes.
static bool repeated(guard *g, uint16_t tag) {
    bool *seen = tag == GUMBO_TAG_HTML ? &g->html : tag == GUMBO_TAG_BODY ? &g->body : NULL;
    bool again = seen && *seen;
    if (seen) *seen = true;
    return again;
}

static bool holds(const guard *g, uint32_t from, uint32_t to, const char *what, uint32_t n) {
    for (; from + n <= to; from++)
        if (memcmp(g->at + from, what, n) == 0) return true;
    return false;
}

// Over the text of a script, title or their like, from behind its tag [i, from) to its end tag.
static uint32_t raw_text(guard *g, uint32_t i, uint32_t from, uint16_t t, ay_str name) {
    uint32_t end = end_of_raw(g, from, name.at, name.len);
    if (t != GUMBO_TAG_TITLE && !holds(g, i, from, "ld+json", 7)) {
        cut(g, from, end);
        return end;
    }
    for (char *p = g->at + from, *stop = g->at + end;
         (p = memchr(p, '<', (size_t)(stop - p))) != NULL;)
        *p = ' ';
    return end;
}

// Where a FOREIGN element ends, which is not always said; that is found out only once.
static uint32_t foreign_end(guard *g, uint32_t from, uint16_t t, const char *name, uint32_t n) {
    bool *endless = &g->endless[t];
    uint32_t end = *endless ? g->len : end_of_raw(g, from, name, n);
    if (end < g->len) return end;
    *endless = true;
    return from;
}

// <svg> and its like: all of it but one blank goes. An end tag alone is blanked out.
static uint32_t foreign(guard *g, uint32_t i, uint32_t end, uint16_t t, ay_str name, bool closing) {
    if (!closing && g->at[end - 2] != '/') end = foreign_end(g, end, t, name.at, name.len);
    g->at[i] = ' ';
    cut(g, i + 1, end);
    return end;
}

// The tag at i. Returns where reading goes on.
static uint32_t tag(guard *g, uint32_t i, bool closing) {
    uint32_t at = i + 1 + closing, n = 0;
    while (at + n < g->len && !blank(g->at[at + n]) && g->at[at + n] != '>' && g->at[at + n] != '/')
        n++;
    ay_str name = {g->at + at, n};
    uint16_t t = (uint16_t)gumbo_tagn_enum(name.at, n), is = traits[t];
    uint32_t end = over_attributes(g, at + n);
    if (is & FOREIGN) return foreign(g, i, end, t, name, closing);
    if (is & LETTERS) cut(g, i, end);
    else if (is & FRAME) wipe(g, i, end);
    else if (closing) end_tag(g, t);
    else if (is & RAW) return raw_text(g, i, end, t, name);
    else if (t == GUMBO_TAG_HTML || t == GUMBO_TAG_BODY) {
        if (repeated(g, t)) wipe(g, i, end);
    } else if (!(is & VOID) && !start_tag(g, t)) wipe(g, i, end);
    return end;
}

// Over what starts with the '<' at i.
static uint32_t markup(guard *g, uint32_t i) {
    char next = i + 1 < g->len ? g->at[i + 1] : '\0';
    char third = i + 2 < g->len ? g->at[i + 2] : '\0';
    if (letter(next)) return tag(g, i, false);
    if (next == '/' && letter(third)) return tag(g, i, true);
    if (next == '!' && third == '-' && i + 3 < g->len && g->at[i + 3] == '-') {
        uint32_t end = comment_end(g, i);
        cut(g, i, end);
        return end;
    }
    if (next != '!' && next != '?' && next != '/') return i + 1;
    const char *close = memchr(g->at + i, '>', g->len - i);
    return close ? (uint32_t)(close - g->at) + 1 : g->len;
}

// Closes the gaps; each stretch that stays is an entry of the map.
static void close_gaps(guard *g, ay_doc *out) {
    AY_LIST(ay_mapping) map = {0};
    uint32_t n = 0, from = 0;
    for (uint32_t k = 0; k <= g->cuts.n; k++) {
        ay_span gap = k < g->cuts.n ? g->cuts.at[k] : (ay_span){g->len, g->len};
        if (gap.start > from || g->cuts.n == 0) {
            AY_PUSH(g->arena, &map, (ay_mapping){.text = n, .source = from});
            memmove(g->at + n, g->at + from, gap.start - from);
            n += gap.start - from;
        }
        from = gap.end;
    }
    out->text = (ay_str){g->at, n};
    out->map = map.at;
    out->n_map = map.n;
}

void ay_html_guard(ay_arena *arena, ay_str html, ay_doc *out) {
    guard *g = ay_alloc(arena, sizeof *g);
    g->arena = arena;
    g->at = ay_alloc(arena, (size_t)html.len + 1);
    g->len = html.len;
    memcpy(g->at, html.at, html.len);
    for (uint32_t i = 0; i < g->len;) {
        const char *p = memchr(g->at + i, '<', g->len - i);
        if (!p) break;
        i = markup(g, (uint32_t)(p - g->at));
    }
    close_gaps(g, out);
}
