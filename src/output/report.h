// What one document has come to, as far as it was taken: what the formats write.
#ifndef AY_OUTPUT_REPORT_H
#define AY_OUTPUT_REPORT_H

#include "../check/check.h"
#include "../check/ignore.h"
#include "place.h"

typedef struct ay_report {
    const ay_doc *doc;
    const ay_text *text; // NULL, and those below it, where the stage was not reached
    const ay_spots *spots;
    const ay_facts *facts;
    const ay_findings *findings;
    bool page; // the input is HTML: its lines are not the text's
    const ay_places *
        // of the input's bytes (of the decoded text where the input was one text): see
        // ay_report_place
        places;
} ay_report;

// The bytes that lines and columns are counted in: the input's own for a page, the decoded text
// otherwise (its line ends are the input's, whatever the encoding).
static inline ay_str ay_report_lines(const ay_report *r) {
    return r->page ? r->doc->source : r->doc->text;
}
static inline ay_place ay_report_place(const ay_report *r, uint32_t text_offset) {
    if (!r->page) return ay_place_of(r->places, text_offset);
    return ay_place_of(r->places, ay_doc_source(r->doc, (ay_span){text_offset, text_offset}).start);
}

#endif
