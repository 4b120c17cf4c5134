// Maps: where each byte of a text came from. A map is a list of stretches, sorted by the text; a
// look-up is a bisection. Texts are made in steps (bytes -> characters -> a page without its
// ballast -> the page's text), each with a map of its own, and maps are joined so that the last
// leads to the bytes.
//
// The trap: two maps may only be joined stretch by stretch. A run that came byte by byte from a
// text whose own bytes did not has to be cut where that text's map has its edges.

#include "page.h"

// The stretch that covers a text offset: the last one that starts at or before it.
static uint32_t stretch_at(const ay_doc *doc, uint32_t at) {
    uint32_t low = 0, high = doc->n_map;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->map[middle].text <= at) low = middle;
        else high = middle;
    }
    return low;
}

// Characters (not bytes) of the text in [from, to).
static uint32_t characters(const ay_doc *doc, uint32_t from, uint32_t to) {
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) n += ((unsigned char)doc->text.at[i] & 0xC0) != 0x80;
    return n;
}

// Where in the source the text's byte `at` comes from, at the start of its stretch or behind it.
static uint32_t inside(const ay_doc *doc, const ay_mapping *m, uint32_t at) {
    if (m->source_len == 0) return m->source + (at - m->text);
    return m->source + m->source_len * characters(doc, m->text, at);
}

// The source offset where the byte at `at` starts, or, for an end, where the byte before it ends.
static uint32_t source_of(const ay_doc *doc, uint32_t at, bool end) {
    if (doc->n_map == 0) return at;
    const ay_mapping *m = &doc->map[stretch_at(doc, end && at ? at - 1 : at)];
    if (m->text > at) return m->source;
    if (m->fixed) return end ? m->source + m->source_len : m->source;
    return inside(doc, m, at);
}

ay_span ay_doc_source(const ay_doc *doc, ay_span text) {
    uint32_t start = source_of(doc, text.start, false);
    if (ay_span_empty(text)) return (ay_span){start, start};
    uint32_t end = source_of(doc, text.end, true);
    return (ay_span){start, end > start ? end : start};
}

typedef AY_LIST(ay_mapping) mappings;

// A run of `doc` that came byte by byte from [m->source, m->source + len) of `inner`: cut at the
// edges of inner's stretches.
static void lead_run(
    ay_arena *arena, mappings *out, const ay_mapping *m, uint32_t len, const ay_doc *inner) {
    uint32_t end = m->source + len;
    for (uint32_t i = stretch_at(inner, m->source), at = m->source; at < end; i++) {
        const ay_mapping *k = &inner->map[i];
        uint32_t next = i + 1 < inner->n_map ? inner->map[i + 1].text : end;
        ay_mapping led = {m->text + (at - m->source), k->source, k->source_len, k->fixed};
        if (!k->fixed) led.source = inside(inner, k, at);
        AY_PUSH(arena, out, led);
        at = next > at ? next : end;
    }
}

void ay_map_lead_on(ay_arena *arena, ay_doc *doc, const ay_doc *inner) {
    mappings out = {0};
    if (inner->n_map == 0) return;
    for (uint32_t i = 0; i < doc->n_map; i++) {
        const ay_mapping *m = &doc->map[i];
        uint32_t next = i + 1 < doc->n_map ? doc->map[i + 1].text : doc->text.len;
        if (!m->fixed) {
            lead_run(arena, &out, m, next - m->text, inner);
            continue;
        }
        ay_span s = ay_doc_source(inner, (ay_span){m->source, m->source + m->source_len});
        AY_PUSH(arena, &out, (ay_mapping){m->text, s.start, s.end - s.start, true});
    }
    doc->map = out.at;
    doc->n_map = out.n;
}
