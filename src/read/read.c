// Bytes -> a document. This file is the order of the steps: refuse what is no text, decode, split
// into pieces, tell article from furniture, find title and dates, hand out blocks. Each step is a
// file of its own; ay_page carries what they share.

#include "page.h"

#include <string.h>

enum { LARGEST = 64 << 20 };

static bool refuse(ay_arena *arena, ay_str *error, const char *why) {
    *error = ay_copy(arena, why, strlen(why));
    return false;
}

// ---- guessing the format -----------------------------------------------------------------------

// Ends in a suffix of lower case letters, case folded.
static bool has_suffix(ay_str name, const char *suffix) {
    uint32_t n = (uint32_t)strlen(suffix);
    if (name.len < n) return false;
    for (uint32_t i = 0; i < n; i++)
        if ((name.at[name.len - n + i] | 0x20) != suffix[i])
            return false; // the suffixes are lower case letters and '.'
    return true;
}

// Does the text go on with this tag ("<html" in any case, then no letter)?
static bool tag_at(ay_str s, uint32_t i, const char *tag) {
    uint32_t n = (uint32_t)strlen(tag);
    if (s.len - i <= n) return false;
    for (uint32_t k = 0; k < n; k++) {
        char c = s.at[i + k];
        if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != tag[k]) return false;
    }
    char after = s.at[i + n];
    return !(after >= 'a' && after <= 'z');
}

// Over a byte order mark and white space.
static uint32_t skip_space(ay_str s, uint32_t i) {
    if (i == 0 && s.len >= 3 && memcmp(s.at, "\xEF\xBB\xBF", 3) == 0) i = 3;
    while (i < s.len && (s.at[i] == ' ' || (s.at[i] >= '\t' && s.at[i] <= '\r'))) i++;
    return i;
}

static const char *const page_tags[] = {"<!doctype html", "<html", "<head", "<body", "<meta",
    "<title", "<div", "<p", "<article", "<main", "<section", "<h1", "<table", "<link", "<script"};

static bool page_tag_at(ay_str s, uint32_t i) {
    for (size_t k = 0; k < sizeof page_tags / sizeof *page_tags; k++)
        if (tag_at(s, i, page_tags[k])) return true;
    return false;
}

// Begins with a tag of a page; or with a comment or an XML declaration, and such a tag comes soon.
static bool looks_like_html(ay_str s) {
    enum { SOON = 2048 };
    uint32_t i = skip_space(s, 0), end = s.len < SOON ? s.len : SOON;
    if (i >= s.len || s.at[i] != '<') return false;
    if (page_tag_at(s, i)) return true;
    if (!tag_at(s, i, "<!--") && !tag_at(s, i, "<?xml")) return false;
    for (; i < end; i++)
        if (s.at[i] == '<' && page_tag_at(s, i)) return true;
    return false;
}

// The first line is an object in which "text" stands.
static bool looks_like_ndjson(ay_str s) {
    uint32_t i = skip_space(s, 0);
    if (i >= s.len || s.at[i] != '{') return false;
    const char *end = memchr(s.at + i, '\n', s.len - i);
    uint32_t stop = end ? (uint32_t)(end - s.at) : s.len;
    for (const char *p = s.at + i; (p = memchr(p, '"', (size_t)(s.at + stop - p))) != NULL; p++)
        if (s.at + stop - p >= 6 && memcmp(p, "\"text\"", 6) == 0) return true;
    return false;
}

ay_format ay_format_guess(ay_str bytes, ay_str name) {
    if (looks_like_ndjson(bytes)) return AY_FORMAT_NDJSON;
    if (looks_like_html(bytes) || has_suffix(name, ".html") || has_suffix(name, ".htm") ||
        has_suffix(name, ".xhtml"))
        return AY_FORMAT_HTML;
    return AY_FORMAT_TEXT;
}

// ---- the steps ---------------------------------------------------------------------------------

// A text of which nothing would be left is all article: a line alone, a list of dates.
static void keep_something(ay_page *page) {
    for (uint32_t i = 0; i < page->pieces.n; i++)
        if (page->pieces.at[i].kind < AY_BLOCK_META && page->pieces.at[i].kind != AY_BLOCK_TITLE)
            return;
    for (uint32_t i = 0; i < page->pieces.n; i++)
        if (page->pieces.at[i].kind != AY_BLOCK_ITEM) page->pieces.at[i].kind = AY_BLOCK_BODY;
    uint32_t n = 0; // what was read as a header line is none
    for (uint32_t i = 0; i < page->stamps.n; i++)
        if (page->stamps.at[i].from != AY_DATED_HEADER) page->stamps.at[n++] = page->stamps.at[i];
    page->stamps.n = n;
}

// Pieces are the workshop's; later stages see blocks.
static void hand_out_blocks(ay_page *page) {
    ay_doc *doc = page->doc;
    ay_textblock *blocks = ay_alloc_array(page->arena, page->pieces.n, sizeof *blocks);
    for (uint32_t i = 0; i < page->pieces.n; i++) {
        const ay_piece *p = &page->pieces.at[i];
        blocks[i] = (ay_textblock){p->span, p->kind, p->level};
    }
    doc->blocks = blocks;
    doc->n_blocks = page->pieces.n;
}

// What the caller knows counts before what the text says.
static void take_given(ay_doc *doc, const ay_given *given) {
    doc->name = given->name;
    doc->outlet = given->outlet;
    doc->title = given->title;
    doc->published = doc->published_to = doc->modified = AY_NO_DAY;
}

bool ay_doc_read(ay_arena *arena, ay_str bytes, ay_format format, const ay_given *given,
    ay_doc *out, ay_str *error) {
    *out = (ay_doc){.arena = arena, .source = bytes};
    take_given(out, given);
    if (bytes.len > LARGEST)
        return refuse(
            arena, error, "is larger than 64 MiB: split it, or give one document a line as NDJSON");
    if (bytes.len == 0) return refuse(arena, error, "is empty");
    if (ay_bytes_refuse(arena, bytes, error)) return false;
    if (!ay_text_decode(arena, out, format != AY_FORMAT_TEXT, error)) return false;
    if (format == AY_FORMAT_GUESS) format = ay_format_guess(out->text, given->name);

    ay_page page = {.arena = arena, .given = given, .doc = out};
    if (format == AY_FORMAT_HTML) ay_html_read(&page);
    else ay_plain_read(&page);
    if (page.pieces.n == 0)
        return refuse(arena, error, "holds no text, only white space or markup");
    ay_furniture_mark(&page);
    ay_heading_mark(&page);
    keep_something(&page);
    ay_published_find(&page);
    hand_out_blocks(&page);
    return true;
}
