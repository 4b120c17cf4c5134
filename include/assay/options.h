// What a run is told beforehand: the day it is "today", which rules count and how much. An options
// object is filled by one thread and may then serve any number of engines: each takes a copy.
#ifndef ASSAY_OPTIONS_H
#define ASSAY_OPTIONS_H

#include "types.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assay_options assay_options;

// A new set of options: no date, every rule as rules.tsv has it, findings count from warnings on.
// NULL when memory is used up.
ASSAY_API assay_options *assay_options_new(const assay_memory *memory);
ASSAY_API void assay_options_free(assay_options *self); // NULL is fine
// A copy with the same allocator; NULL when `self` is NULL or memory is used up.
ASSAY_API assay_options *assay_options_copy(const assay_options *self);

// The day of documents that do not tell theirs, "YYYY-MM-DD". An input's own date goes before it.
ASSAY_API assay_status assay_options_date(assay_options *self, assay_text day, assay_error *error);
// The publisher of documents that do not name theirs.
ASSAY_API assay_status assay_options_outlet(
    assay_options *self, assay_text outlet, assay_error *error);
// Every finding of the rule gets this severity; ASSAY_OFF silences the rule; any other also
// switches on a preview rule.
ASSAY_API assay_status assay_options_severity(
    assay_options *self, assay_text rule, assay_severity severity, assay_error *error);
// Only the rules named by calls of this count, preview rules too; the first call switches all
// others off.
ASSAY_API assay_status assay_options_only(assay_options *self, assay_text rule, assay_error *error);
// The least severity at which assay_result_fails says true; ASSAY_OFF: never. ASSAY_WARNING at
// first.
ASSAY_API void assay_options_fail_on(assay_options *self, assay_severity severity);

// Reads the text of an assay.toml (see assay.toml(5)) into the options. All of it holds or, on an
// error, none of it; the error has line and column.
ASSAY_API assay_status assay_options_config(
    assay_options *self, assay_text toml, assay_error *error);

// "off", "note", "warning", "error" -> the severity. False, and *out untouched, when the word is
// none of them.
ASSAY_API bool assay_severity_find(assay_text word, assay_severity *out);
ASSAY_API const char *assay_severity_name(assay_severity severity);

#ifdef __cplusplus
}
#endif

#endif
