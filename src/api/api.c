// What the public functions share: memory, errors, and the one place where an arena that has run
// out of memory lands. setjmp is here alone: the work is a function of its own, so that no local
// variable of a caller can be clobbered by the jump.

#include "api.h"

#include "../base/utf8.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

// The C library's allocator in the shape of ours. realloc(p, 0) may or may not free, so it is not
// asked.
static void *resize_std(void *user, void *block, size_t size) {
    (void)user;
    if (size) return realloc(block, size);
    free(block);
    return NULL;
}

// The caller's allocator is taken as it is; what it returns for size 0 is never looked at.
ay_memory ay_memory_of(const assay_memory *memory) {
    if (memory && memory->resize) return (ay_memory){memory->resize, memory->user};
    return (ay_memory){resize_std, NULL};
}

void *ay_new(ay_memory memory, size_t size) {
    void *block = memory.resize(memory.user, NULL, size);
    if (block) memset(block, 0, size);
    return block;
}

void ay_free(ay_memory memory, void *block) {
    if (block) memory.resize(memory.user, block, 0);
}

// ---- errors -------------------------------------------------------------------------------------

// A cut may have left half of a character; control characters of a hostile input become '?'.
static void clean(char *message) {
    size_t len = strlen(message), at = 0;
    for (; at < len; at++) {
        size_t valid = ay_utf8_valid(message + at, len - at);
        if (valid == 0) message[at] = len - at < 4 ? 0 : '?';
        if (message[at] == 0) return;
        if ((unsigned char)message[at] < 0x20 || message[at] == 0x7F) message[at] = '?';
    }
}

__attribute__((format(printf, 5, 0))) static assay_status set_error(assay_error *error,
    assay_status status, uint64_t line, uint64_t column, const char *format, va_list args) {
    if (!error) return status;
    error->status = status;
    error->line = line;
    error->column = column;
    ay_format_into(error->message, sizeof error->message, format, args);
    clean(error->message);
    return status;
}

assay_status ay_error(assay_error *error, assay_status status, const char *format, ...) {
    va_list args;
    va_start(args, format);
    set_error(error, status, 0, 0, format, args);
    va_end(args);
    return status;
}

assay_status ay_error_at(assay_error *error, assay_status status, uint64_t line, uint64_t column,
    const char *format, ...) {
    va_list args;
    va_start(args, format);
    set_error(error, status, line, column, format, args);
    va_end(args);
    return status;
}

// The words are a constant: nothing is put together when there is no memory.
assay_status ay_no_memory(assay_error *error) {
    return ay_error(error, ASSAY_NO_MEMORY, "memory is used up: try a smaller input");
}

// ---- the guard ----------------------------------------------------------------------------------

bool ay_guarded(ay_arena *a, ay_arena *b, void (*work)(void *user), void *user) {
    jmp_buf guard;
    a->guard = &guard;
    if (b) b->guard = &guard;
    bool failed = setjmp(guard) != 0;
    if (!failed) work(user);
    // A guard that outlives its frame would be jumped to later: an allocation outside of the guard
    // is a fault of ours and must be seen at once.
    a->guard = NULL;
    if (b) b->guard = NULL;
    if (failed) ay_arena_reset(a);
    if (failed && b) ay_arena_reset(b);
    return !failed;
}

bool ay_text_is(assay_text text, const char *word) {
    return text.len == strlen(word) && memcmp(text.at, word, text.len) == 0;
}
