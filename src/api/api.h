// The insides of the public objects, for the files of this folder.
#ifndef AY_API_API_H
#define AY_API_API_H

#include "assay/assay.h"

#include "../output/output.h"
#include "../output/report.h"

// A rule's setting: as rules.tsv has it, switched on with its own severities, or one of
// assay_severity (all of them above).
enum { AY_RULE_AS_IS, AY_RULE_ON, AY_RULE_FIXED }; // FIXED + assay_severity

struct assay_options {
    ay_memory memory;
    ay_day date;
    char outlet[256];
    uint32_t outlet_len;
    assay_severity fail_on;
    bool only; // assay_options_only was called
    uint32_t n_rules;
    uint8_t *rules; // n_rules settings, in the order of the rules' table
};

struct assay_result {
    ay_report report;
    bool fails;
};

struct assay_engine {
    ay_memory memory;
    ay_arena arena;
    assay_options *options;
    assay_result result;
    // The stages' results, for the document at hand.
    ay_doc doc;
    ay_text text;
    ay_spots spots;
    ay_facts facts;
    ay_acts acts;
    ay_findings findings;
    ay_places places;
    ay_options check;
};

ay_memory ay_memory_of(const assay_memory *memory);
void *ay_new(ay_memory memory, size_t size); // zeroed; NULL when memory is used up
void ay_free(ay_memory memory, void *block); // NULL is fine

// Sets *error (NULL is fine) and returns its status. The message is cut to its room, never inside a
// character; bytes of it that a terminal would obey are not in it.
assay_status ay_error(assay_error *error, assay_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
assay_status ay_error_at(assay_error *error, assay_status status, uint64_t line, uint64_t column,
    const char *format, ...) __attribute__((format(printf, 5, 6)));
assay_status ay_no_memory(assay_error *error);

// Runs work(user) with the guard of the arenas set: false when memory was used up, and then the
// arenas are reset. The two stay with a guard only inside.
bool ay_guarded(ay_arena *a, ay_arena *b, void (*work)(void *user), void *user);

static inline ay_str ay_str_of(assay_text t) {
    return (ay_str){t.len ? t.at : "", (uint32_t)t.len};
}
static inline assay_text ay_text_of(ay_str s) { return (assay_text){s.at, s.len}; }
bool ay_text_is(assay_text text, const char *word);

#endif
