// Records as JSON: one a line, or all in one array. Both walk over the wanted kinds in the order of
// the text.

#include "json.h"
#include "output.h"

static void put_records(ay_writer *w, const ay_report *report, const char *first,
    const char *between, const char *behind) {
    ay_walk walk;
    ay_walk_init(&walk, w->arena, w->scratch, report, w->kinds);
    walk.brief = w->brief;
    ay_record record;
    ay_kind kind;
    ay_span span;
    while (ay_walk_next(&walk, &record, &kind, &span)) {
        ay_puts(w->out, w->records++ ? between : first);
        ay_json_record(w->out, &record);
        ay_puts(w->out, behind);
    }
}

static void put_lines(ay_writer *w, const ay_report *report) {
    put_records(w, report, "", "", "\n");
}

static void put_array(ay_writer *w, const ay_report *report) {
    put_records(w, report, "[\n", ",\n", "");
}

static void end_array(ay_writer *w) { ay_puts(w->out, w->records ? "\n]\n" : "[]\n"); }

const ay_style ay_style_ndjson = {"ndjson", NULL, put_lines, NULL};
const ay_style ay_style_json = {"json", NULL, put_array, end_array};
