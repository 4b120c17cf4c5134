// Documents out of a stream of bytes: one out of a text or a page, one a line out of NDJSON. A
// stream of gigabytes needs the memory of its longest line.
#ifndef ASSAY_SOURCE_H
#define ASSAY_SOURCE_H

#include "engine.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assay_source assay_source;

// Puts up to `room` bytes (room > 0) at `to`; returns their number, 0 at the end, -1 when reading
// failed.
typedef ptrdiff_t assay_read_fn(void *user, char *to, size_t room);

// A new source over what `read` gives. `name` is the document's name (of NDJSON lines: where they
// have no id, with ":LINE" behind it); it and `user` must outlive the source. NULL when memory is
// used up or `read` is NULL.
ASSAY_API assay_source *assay_source_new(assay_text name, assay_format format, assay_read_fn *read,
    void *user, const assay_memory *memory);
ASSAY_API void assay_source_free(assay_source *self); // NULL is fine

// The next document. ASSAY_OK: *out is it, valid until the next call with this source. ASSAY_END:
// there are no more. ASSAY_BAD_INPUT: this one cannot be read (error: line, column), the call after
// this gives the one behind it. ASSAY_READ_FAILED, ASSAY_NO_MEMORY: the source has ended.
ASSAY_API assay_status assay_source_next(assay_source *self, assay_input *out, assay_error *error);
// The number of the line, from 1, that the last document of an NDJSON source stood on; 0 for other
// sources.
ASSAY_API uint64_t assay_source_line(const assay_source *self);

// "text", "html", "ndjson" -> the format. False, and *out untouched, when the word is none of them.
ASSAY_API bool assay_format_find(assay_text word, assay_format *out);

#ifdef __cplusplus
}
#endif

#endif
