// What one document has come to, as far as it was taken: what the formats write.
#ifndef AY_OUTPUT_REPORT_H
#define AY_OUTPUT_REPORT_H

#include "../act/act.h"
#include "../check/check.h"
#include "../check/ignore.h"
#include "place.h"

typedef struct ay_report {
    const ay_doc *doc;
    const ay_text *text; // NULL, and those below it, where the stage was not reached
    const ay_spots *spots;
    const ay_facts *facts;
    const ay_acts *acts;
    const ay_findings *findings;
    bool page;               // the input is HTML: its lines are not the text's
    const ay_places *places; // of ay_report_lines; NULL where nobody has asked yet
} ay_report;

// The bytes that lines and columns are counted in: the input's own for a page, the decoded text
// otherwise (its line ends are the input's, whatever the encoding).
ay_str ay_report_lines(const ay_report *r);
ay_span ay_report_in_lines(const ay_report *r, ay_span text);          // of a span of the text
ay_span ay_report_source_in_lines(const ay_report *r, ay_span source); // of a span of the source
static inline ay_place ay_report_place(const ay_report *r, uint32_t text_offset) {
    ay_span lines = ay_report_in_lines(r, (ay_span){text_offset, text_offset});
    return ay_place_of(r->places, lines.start);
}

#endif
