// The engine: one document in, one result out. An engine holds the memory of one document and uses
// it again for the next, so that a run over a million documents needs as much as its largest one.
//
// Threads: an engine, and what was made from it (results, sources), serves one thread at a time.
// Different engines share nothing that is written, so each thread may have its own.
#ifndef ASSAY_ENGINE_H
#define ASSAY_ENGINE_H

#include "options.h"
#include "result.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assay_engine assay_engine;

// One document. The caller keeps all texts alive as long as the result is used: the result points
// into `bytes`.
typedef struct assay_input {
    assay_text name;               // `doc` in every record: a path, an id
    assay_text bytes;              // at most 64 MiB
    assay_format format;           // ASSAY_FROM_NDJSON is refused here: see source.h
    assay_text date;               // "YYYY-MM-DD"; empty when the caller does not know
    assay_text url, outlet, title; // the same
} assay_input;

// A new engine, with a copy of the options (NULL: the defaults). NULL when memory is used up.
ASSAY_API assay_engine *assay_engine_new(const assay_options *options, const assay_memory *memory);
ASSAY_API void assay_engine_free(assay_engine *self); // and its results; NULL is fine
// Other options from the next document on. On ASSAY_NO_MEMORY the old ones stay.
ASSAY_API assay_status assay_engine_configure(assay_engine *self, const assay_options *options);

// Takes one document as far as `stage`. On ASSAY_OK, *out is the result: the engine owns it, and it
// is valid until the next call with this engine. Otherwise *out is NULL and *error says why; the
// engine is ready for the next document. Time is linear in the length of the input.
ASSAY_API assay_status assay_engine_run(assay_engine *self, assay_stage stage,
    const assay_input *input, const assay_result **out, assay_error *error);

#ifdef __cplusplus
}
#endif

#endif
