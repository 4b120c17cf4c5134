// Results as bytes, in the formats that people and programs read. A writer keeps 64 KiB and hands
// them on when they are full.
#ifndef ASSAY_WRITER_H
#define ASSAY_WRITER_H

#include "result.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assay_writer assay_writer;

typedef enum assay_output {
    ASSAY_TO_TERMINAL, // findings as a compiler shows them
    ASSAY_TO_NDJSON,   // one record a line
    ASSAY_TO_JSON,     // the same records as one array
    ASSAY_TO_SARIF,    // SARIF 2.1.0
    ASSAY_TO_GITHUB,   // workflow commands of GitHub Actions
    ASSAY_TO_GCC,      // one line a finding: FILE:LINE:COLUMN: warning: …
    ASSAY_TO_TEXT,     // the article's text
    ASSAY_TO_TABLE,    // one line a record, in columns
    ASSAY_TO_CSV       // RFC 4180, with a header
} assay_output;

// Takes `len` bytes; false when that failed.
typedef bool assay_write_fn(void *user, const char *at, size_t len);

typedef struct assay_writer_options {
    assay_output output;
    assay_stage stage; // which records: those of `assay read`, `spot`, `facts` or `check`
    assay_text kinds;  // a list with commas of the kinds of records wanted; empty: the stage's own
    unsigned width;    // columns of the terminal; 0 means 100
    bool color;        // terminal colours
} assay_writer_options;

// A new writer; `user` must outlive it. NULL with *error set: an unknown kind, an output that the
// stage does not have, no memory.
ASSAY_API assay_writer *assay_writer_new(const assay_writer_options *options, assay_write_fn *write,
    void *user, const assay_memory *memory, assay_error *error);
ASSAY_API void assay_writer_free(assay_writer *self); // writes nothing; NULL is fine

// Writes one result, which must be of the writer's stage or a later one. After ASSAY_WRITE_FAILED
// nothing more is written.
ASSAY_API assay_status assay_writer_put(assay_writer *self, const assay_result *result);
// Hands on what is kept back: a terminal wants that after each document, a pipe does not.
ASSAY_API assay_status assay_writer_flush(assay_writer *self);
// Ends the output (the bracket of JSON, the totals of many documents) and flushes. Nothing can be
// put behind it.
ASSAY_API assay_status assay_writer_finish(assay_writer *self);

// "terminal", "ndjson", … -> the output. False, and *out untouched, when the word is none of them.
ASSAY_API bool assay_output_find(assay_text word, assay_output *out);
// Has `assay read`, `spot`, `facts`, `check` this output?
ASSAY_API bool assay_output_fits(assay_output output, assay_stage stage);

#ifdef __cplusplus
}
#endif

#endif
