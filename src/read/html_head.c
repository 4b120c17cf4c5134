// What a page says of itself: <title>, <meta>, <link rel=canonical>, <html lang>, <time datetime>,
// JSON-LD. The names under which it does so are rows of data/metafields.tsv. Published and modified
// become stamps; the day is the one that is written, with the note that its clock is UTC where it
// is.

#include "html.h"

#include "json.h"

#include <string.h>

enum {
    NAME = 64,    // bytes of the longest name in the table, with room
    LD_DEPTH = 8, // deeper JSON-LD says nothing about the article
    FIELDS = 16,
};

typedef struct head {
    ay_page *page;
    ay_str window_title;
    int32_t weight[FIELDS]; // by field: of what has been taken so far
    ay_str url;             // canonical
} head;

// ---- fields ------------------------------------------------------------------------------------

// The row for a name, its case folded; NULL when there is none.
static const struct ay_metafield *field_named(const char *prefix, ay_str name) {
    char folded[NAME];
    uint32_t n = (uint32_t)strlen(prefix);
    if (name.len + n > NAME) return NULL;
    memcpy(folded, prefix, n);
    for (uint32_t i = 0; i < name.len; i++, n++)
        folded[n] = name.at[i] >= 'A' && name.at[i] <= 'Z' ? (char)(name.at[i] | 0x20) : name.at[i];
    uint32_t low = 0, high = ay_metafield_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const char *id = ay_metafield_rows[middle].name;
        int order = strncmp(id, folded, n);
        if (order == 0 && id[n] == '\0') return &ay_metafield_rows[middle];
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return NULL;
}

// Dates in metadata are ISO 8601, or whatever the page's people took for it.
void ay_html_stamp(ay_page *page, ay_str value, uint8_t role, int32_t weight) {
    ay_stamp stamp;
    if (!ay_stamp_iso(value, &stamp)) {
        ay_doc line_doc = {.text = value};
        ay_line line;
        uint32_t n;
        ay_line_split(&line_doc, (ay_span){0, value.len}, &line);
        if (!ay_stamp_at(&line, 0, &n, &stamp) || stamp.day == AY_NO_DAY) return;
        stamp.span = (ay_span){0, 0};
    }
    if (stamp.day == 0) return; // 1970-01-01: a system's way to write that it does not know
    stamp.from = AY_DATED_METADATA;
    stamp.role = role;
    stamp.weight = (uint8_t)weight;
    AY_PUSH(page->arena, &page->stamps, stamp);
}

// class="entry-date published updated" is the day of publication, that nothing has changed since.
uint8_t ay_html_time_role(const GumboNode *time) {
    ay_str class = ay_html_attribute(time, "class");
    uint8_t role = AY_STAMP_BARE;
    for (uint32_t i = 0, end; i < class.len; i = end + 1) {
        for (end = i; end < class.len && class.at[end] > ' '; end++) {}
        const struct ay_metafield *row = field_named("", (ay_str){class.at + i, end - i});
        if (row && row->field == AY_FIELD_PUBLISHED) return AY_STAMP_BARE;
        if (row && row->field == AY_FIELD_MODIFIED) role = AY_STAMP_MODIFIED;
    }
    return role;
}

static ay_str trimmed(ay_str s) {
    if (s.len == 0) return (ay_str){0};
    ay_span t = ay_trim(s, (ay_span){0, s.len});
    return (ay_str){s.at + t.start, t.end - t.start};
}

// "By Jane Doe" without the "By".
static ay_str without_label(ay_str name) {
    ay_doc doc = {.text = name};
    ay_line line;
    uint32_t n;
    ay_line_split(&doc, (ay_span){0, name.len}, &line);
    const struct ay_furniture *row = ay_line_furniture(&line, 0, &n);
    if (!row || row->kind != AY_FURN_BYLINE || n >= line.n) return name;
    uint32_t from = line.at[n].span.start;
    return (ay_str){name.at + from, name.len - from};
}

// A value for a field: dates become stamps; of the rest the heaviest name counts, and what the
// caller gave is never overruled.
static void take(head *h, const struct ay_metafield *row, ay_str value) {
    ay_doc *doc = h->page->doc;
    value = trimmed(value);
    if (value.len == 0) return;
    if (row->field == AY_FIELD_PUBLISHED || row->field == AY_FIELD_MODIFIED) {
        ay_html_stamp(h->page, value,
            row->field == AY_FIELD_PUBLISHED ? AY_STAMP_PUBLISHED : AY_STAMP_MODIFIED, row->weight);
        return;
    }
    if (row->field >= FIELDS || row->weight <= h->weight[row->field]) return;
    ay_str *out = row->field == AY_FIELD_TITLE      ? &doc->title
                  : row->field == AY_FIELD_OUTLET   ? &doc->outlet
                  : row->field == AY_FIELD_AUTHOR   ? &doc->author
                  : row->field == AY_FIELD_LANGUAGE ? &doc->language
                                                    : &h->url;
    bool given = (row->field == AY_FIELD_TITLE && h->page->given->title.len) ||
                 (row->field == AY_FIELD_OUTLET && h->page->given->outlet.len);
    if (given ||
        (row->field == AY_FIELD_AUTHOR && value.len > 8 && memcmp(value.at, "http", 4) == 0))
        return; // article:author is often the address of a profile
    *out = row->field == AY_FIELD_AUTHOR ? without_label(value) : value;
    h->weight[row->field] = row->weight;
}

// ---- JSON-LD -----------------------------------------------------------------------------------

static void read_value(head *h, ay_json *j, const struct ay_metafield *row, int depth);

// A member. A person or an organisation is an object: its "name" is the value of the field that
// holds it ("author": {"name": …}).
static void read_member(head *h, ay_json *j, const struct ay_metafield *outer, int depth) {
    ay_json_string s;
    if (!ay_json_read_string(j, &s) || !ay_json_take(j, ':')) {
        ay_json_fail(j, j->pos, "not JSON");
        return;
    }
    ay_str name = ay_json_text(j, h->page->arena, s);
    bool is_name = name.len == 4 && memcmp(name.at, "name", 4) == 0;
    read_value(h, j, outer && is_name ? outer : field_named("ld:", name), depth + 1);
}

// The members of an object or the values of a list.
static void read_list(head *h, ay_json *j, const struct ay_metafield *row, int depth, char close) {
    j->pos++;
    if (ay_json_take(j, close)) return;
    do {
        if (close == '}') read_member(h, j, row, depth);
        else read_value(h, j, row, depth + 1);
    } while (!j->error && ay_json_take(j, ','));
    if (!ay_json_take(j, close)) ay_json_fail(j, j->pos, "not JSON");
}

static void read_value(head *h, ay_json *j, const struct ay_metafield *row, int depth) {
    ay_json_string s;
    if (j->error) return;
    if (ay_json_is(j, '"')) {
        if (ay_json_read_string(j, &s) && row) take(h, row, ay_json_text(j, h->page->arena, s));
    } else if (depth < LD_DEPTH && ay_json_is(j, '{')) {
        read_list(h, j, row, depth, '}');
    } else if (depth < LD_DEPTH && ay_json_is(j, '[')) {
        read_list(h, j, row, depth, ']');
    } else {
        ay_json_skip(j);
    }
}

// Broken JSON-LD counts up to its fault.
static void read_jsonld(head *h, const GumboNode *script) {
    const GumboVector *children = &script->v.element.children;
    for (uint32_t i = 0; i < children->length; i++) {
        const GumboNode *child = children->data[i];
        if (child->type != GUMBO_NODE_TEXT) continue;
        ay_json j = {.at = child->v.text.text, .len = (uint32_t)strlen(child->v.text.text)};
        read_value(h, &j, NULL, 0);
    }
}

// ---- elements ----------------------------------------------------------------------------------

// <meta property|name|itemprop|http-equiv, content>.
static void read_meta(head *h, const GumboNode *node) {
    static const char *const names[] = {"property", "name", "itemprop", "http-equiv"};
    ay_str content = ay_html_attribute(node, "content");
    for (size_t k = 0; content.len && k < sizeof names / sizeof *names; k++) {
        const struct ay_metafield *row = field_named("", ay_html_attribute(node, names[k]));
        if (row) take(h, row, content);
    }
}

static void read_title(head *h, const GumboNode *node) {
    const GumboVector *children = &node->v.element.children;
    if (h->window_title.len || children->length == 0) return;
    const GumboNode *child = children->data[0];
    if (child->type == GUMBO_NODE_TEXT)
        h->window_title =
            trimmed((ay_str){child->v.text.text, (uint32_t)strlen(child->v.text.text)});
}

// <time datetime> whose itemprop says which time it is; others count where they stand
// (html_article.c).
static void read_time(head *h, const GumboNode *node) {
    ay_str value = ay_html_attribute(node, "datetime");
    const struct ay_metafield *row = field_named("", ay_html_attribute(node, "itemprop"));
    if (row) take(h, row, value.len ? value : ay_html_attribute(node, "content"));
}

static bool attribute_is(const GumboNode *node, const char *name, const char *want) {
    ay_str v = ay_html_attribute(node, name);
    return v.len == strlen(want) && memcmp(v.at, want, v.len) == 0;
}

static void read_element(head *h, const GumboNode *node) {
    switch (node->v.element.tag) {
    case GUMBO_TAG_META: read_meta(h, node); break;
    case GUMBO_TAG_TITLE: read_title(h, node); break;
    case GUMBO_TAG_TIME: read_time(h, node); break;
    case GUMBO_TAG_HTML:
        if (h->page->doc->language.len == 0)
            h->page->doc->language = trimmed(ay_html_attribute(node, "lang"));
        break;
    case GUMBO_TAG_LINK:
        if (attribute_is(node, "rel", "canonical") && h->url.len == 0)
            h->url = ay_html_attribute(node, "href");
        break;
    case GUMBO_TAG_SCRIPT:
        if (attribute_is(node, "type", "application/ld+json")) read_jsonld(h, node);
        break;
    default: break;
    }
}

// "Minister opens bridge | Example News": the title, and the outlet where nothing else names it.
static void split_title(ay_doc *doc, ay_str title) {
    enum { OUTLET = 40 };
    ay_doc text = {.text = title};
    ay_line line;
    ay_line_split(&text, (ay_span){0, title.len}, &line);
    doc->title = title;
    for (uint32_t i = line.n; i-- > 3;) {
        char mark = line.at[i].sort == AY_LW_MARK && line.at[i].spaced ? line.at[i].mark : '\0';
        if ((mark != '|' && mark != '-' && mark != '>') || i + 1 == line.n || !line.all) continue;
        ay_str outlet = ay_doc_str(&text, (ay_span){line.at[i + 1].span.start, title.len});
        if (outlet.len > OUTLET || outlet.len > title.len / 2 || !line.at[i + 1].spaced) return;
        doc->title = ay_doc_str(&text, (ay_span){0, line.at[i - 1].span.end});
        if (doc->outlet.len == 0) doc->outlet = outlet;
        return;
    }
}

// Without recursion: the tree may be deep.
void ay_html_head(ay_html *html, const GumboNode *root) {
    typedef struct place {
        const GumboNode *node;
        uint32_t next;
    } place;
    AY_LIST(place) stack = {0};
    ay_arena *arena = html->page->arena;
    head h = {.page = html->page};
    ay_stamp stamp;
    AY_PUSH(arena, &stack, (place){root, 0});
    read_element(&h, root);
    while (stack.n) {
        place *top = &stack.at[stack.n - 1];
        const GumboVector *children = &top->node->v.element.children;
        if (top->next == children->length) {
            stack.n--;
            continue;
        }
        const GumboNode *child = children->data[top->next++];
        if (child->type != GUMBO_NODE_ELEMENT && child->type != GUMBO_NODE_TEMPLATE) continue;
        read_element(&h, child);
        AY_PUSH(arena, &stack, (place){child, 0});
    }
    html->window_title = h.window_title;
    if (html->page->doc->title.len == 0) split_title(html->page->doc, h.window_title);
    if (h.url.len && ay_stamp_url(h.url, &stamp)) AY_PUSH(arena, &html->page->stamps, stamp);
}
