// Three countings of one document: its text, its source, and the bytes that lines are counted in
// (one of the two). The map of the document goes from the text to the source; the way back is a
// bisection, for the map is monotone and the way back is rare (places of assay:ignore words).

#include "report.h"

ay_str ay_report_lines(const ay_report *r) { return r->page ? r->doc->source : r->doc->text; }

ay_span ay_report_in_lines(const ay_report *r, ay_span text) {
    return r->page ? ay_doc_source(r->doc, text) : text;
}

// The first offset of the text whose source is not before `at`.
static uint32_t text_of(const ay_doc *doc, uint32_t at) {
    uint32_t low = 0, high = doc->text.len;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (ay_doc_source(doc, (ay_span){mid, mid}).start < at) low = mid + 1;
        else high = mid;
    }
    return low;
}

ay_span ay_report_source_in_lines(const ay_report *r, ay_span source) {
    if (r->page) return source;
    return (ay_span){text_of(r->doc, source.start), text_of(r->doc, source.end)};
}
