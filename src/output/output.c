// The frame around the formats: one document's memory, the totals, the notes on stale silencers.
// Formats only write.

#include "output.h"

#include "../check/rule.h"

void ay_writer_begin(ay_writer *w) {
    if (w->style->begin) w->style->begin(w);
}

static void add_totals(ay_totals *to, const ay_findings *f) {
    to->documents++;
    if (!f) return;
    to->figures += f->figures;
    to->checked += f->checked;
    to->wrong += f->wrong;
    to->others += f->others;
    for (int i = 0; i < AY_OUTCOMES; i++) to->counts[i] += f->counts[i];
}

void ay_writer_put(ay_writer *w, const ay_report *report) {
    ay_arena_reset(w->arena);
    ay_report with_places = *report;
    ay_places places;
    if (!report->places) {
        ay_places_init(&places, w->arena, ay_report_lines(report));
        with_places.places = &places;
    }
    add_totals(&w->totals, report->findings);
    w->style->put(w, &with_places);
}

void ay_writer_end(ay_writer *w) {
    if (w->style->end) w->style->end(w);
}

ay_str ay_stale_message(ay_arena *arena, const ay_ignore *ignore) {
    if (ignore->rule.len == 0)
        return AY_STR("assay:ignore names no rule: write assay:ignore RULE reason");
    if (ay_rule_row(ignore->rule) == AY_NONE)
        return ay_textf(arena, "assay:ignore %.*s: there is no such rule", (int)ignore->rule.len,
            ignore->rule.at);
    return ay_textf(arena, "assay:ignore %.*s silences nothing here: remove it",
        (int)ignore->rule.len, ignore->rule.at);
}
