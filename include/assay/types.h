// What all parts of the interface share: texts, statuses, errors, memory.
#ifndef ASSAY_TYPES_H
#define ASSAY_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define ASSAY_API __attribute__((visibility("default")))
#else
#define ASSAY_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Bytes that belong to somebody else: pointer and length. NUL is an ordinary byte and no terminator
// is promised. {NULL, 0} is "nothing there". Texts go in and come out as UTF-8; the bytes of an
// input may be in another encoding.
typedef struct assay_text {
    const char *at;
    size_t len;
} assay_text;

// What became of a call. Only ASSAY_OK gives a result.
typedef enum assay_status {
    ASSAY_OK,
    ASSAY_END,          // there are no more documents; nothing went wrong
    ASSAY_BAD_ARGUMENT, // the caller's mistake: a NULL, an unknown rule, a date that does not exist
    // this document cannot be read: empty, binary, broken encoding, too large. The next one may be
    // fine
    ASSAY_BAD_INPUT,
    ASSAY_READ_FAILED,  // the caller's assay_read_fn said so
    ASSAY_WRITE_FAILED, // the caller's assay_write_fn said so
    // memory, or the cap on it, is used up; the object is as usable as before the call
    ASSAY_NO_MEMORY
} assay_status;

enum { ASSAY_MESSAGE = 256 };

// What went wrong, in words. The caller owns it; every function that takes one accepts NULL. It is
// written only when the function does not return ASSAY_OK or ASSAY_END. `message` says what was
// found, a colon, and what to do; it ends in a NUL, has no line end and no name of a file in front.
typedef struct assay_error {
    assay_status status;
    uint64_t line, column; // where in the input, counted from 1; 0 when it is not about a place
    char message[ASSAY_MESSAGE];
} assay_error;

// The caller's allocator: resize(user, NULL, n) allocates, resize(user, p, n) changes, resize(user,
// p, 0) frees and returns NULL. A NULL from an allocation is answered with ASSAY_NO_MEMORY, never
// with a crash. Where a function takes NULL for this, or `resize` is NULL, the C library's realloc
// is used.
typedef struct assay_memory {
    void *(*resize)(void *user, void *block, size_t size);
    void *user;
} assay_memory;

// How grave a finding is. OFF is only a setting: no finding has it.
typedef enum assay_severity { ASSAY_OFF, ASSAY_NOTE, ASSAY_WARNING, ASSAY_ERROR } assay_severity;

// How far a document is taken. Each stage does what those before it do.
typedef enum assay_stage {
    ASSAY_READ,  // text, furniture, title, date
    ASSAY_SPOT,  // quantities, times, names, quotes
    ASSAY_FACTS, // the statements that the text makes with them
    ASSAY_CHECK  // what does not hold
} assay_stage;

// The format of an input. ASSAY_FROM_GUESS looks at the first bytes and the name.
typedef enum assay_format {
    ASSAY_FROM_GUESS,
    ASSAY_FROM_TEXT,
    ASSAY_FROM_HTML,
    ASSAY_FROM_NDJSON
} assay_format;

#ifdef __cplusplus
}
#endif

#endif
