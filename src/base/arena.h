// An arena: memory that is given out piece by piece and taken back at once. One arena serves one
// document; it is reset, not freed, between two documents, so that a run over a million documents
// allocates as much as its largest one.
//
// Allocation never returns NULL. When memory (or the arena's cap) is used up, the arena jumps to
// the place that `guard` names: the public function that was called, which resets the arena and
// returns ASSAY_NO_MEMORY. Between that place and the allocation nothing may hold a resource that
// is not in the arena (an open file, a malloc): see docs/internals/memory.md.
#ifndef AY_BASE_ARENA_H
#define AY_BASE_ARENA_H

#include "span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

typedef struct ay_block ay_block;

// The caller's allocator, or the C library's where `resize` is NULL. resize(user, NULL, n)
// allocates, aligned for any type; resize(user, p, 0) frees. Nothing is ever resized.
typedef struct ay_memory {
    void *(*resize)(void *user, void *block, size_t size);
    void *user;
} ay_memory;

typedef struct ay_arena {
    ay_memory memory;
    ay_block *first, *current; // a chain; the blocks behind `current` are empty and kept for later
    size_t cap;                // bytes in all that the arena may hold; 0 means no cap
    size_t held;               // bytes in all blocks
    jmp_buf *guard; // where to go when an allocation fails; must be set before the first ay_alloc
} ay_arena;

void ay_arena_init(ay_arena *self, ay_memory memory, size_t cap);
// Everything given out is void; blocks are kept (those above 64 MiB in all are freed).
void ay_arena_reset(ay_arena *self);
void ay_arena_release(ay_arena *self); // gives all blocks back

// Zeroed, aligned for any type; a size of 0 gives a valid pointer.
void *ay_alloc(ay_arena *self, size_t size);
void *ay_alloc_array(ay_arena *self, size_t n, size_t size); // zeroed; the product is checked
// The same, not zeroed: for a large array whose every element is written before it is read.
void *ay_alloc_room(ay_arena *self, size_t n, size_t size);
// Jumps to the guard: "no memory", for callers with limits of their own.
_Noreturn void ay_arena_fail(ay_arena *self);

// Makes room for one more element in an array that lives in the arena: *items has room for *cap
// elements of `size` bytes, of which n are used. Doubles by copying; the old array stays behind in
// the arena, and the room is not zeroed. Returns nothing: it cannot fail but by the guard.
void ay_grow(ay_arena *self, void **items, uint32_t n, uint32_t *cap, size_t size);

ay_str ay_copy(ay_arena *self, const char *at, size_t len); // a copy with a NUL behind it
// printf into the arena; only %s %.*s %d %u %c %% and their widths, so that no locale matters. The
// result ends in NUL.
ay_str ay_textf(ay_arena *self, const char *format, ...) __attribute__((format(printf, 2, 3)));
ay_str ay_textv(ay_arena *self, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
// The same into `room` bytes (at least 1) of the caller's, cut if need be, and always with a NUL at
// the end.
void ay_format_into(char *at, size_t room, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

// A typed growing array: AY_LIST(ay_token) tokens = {0}; AY_PUSH(arena, &tokens, token);
// clang-format off
#define AY_LIST(type) struct { type *at; uint32_t n, cap; }
#define AY_PUSH(arena, list, ...)                                             \
    ((list)->n == (list)->cap ? ay_grow((arena), (void **)&(list)->at,        \
         (list)->n, &(list)->cap, sizeof *(list)->at) : (void)0,              \
     (list)->at[(list)->n++] = (__VA_ARGS__))
// clang-format on

#endif
