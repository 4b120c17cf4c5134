#include "arena.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ay_block { ay_block *next; size_t size, used; _Alignas(max_align_t) unsigned char data[]; };
enum { FIRST = 64 * 1024, LARGEST = 4 * 1024 * 1024 };

static void *resize(const ay_memory *m, void *p, size_t n) {
    if (m->resize) return m->resize(m->user, p, n);
    if (n == 0) { free(p); return NULL; }
    return realloc(p, n);
}
void ay_arena_init(ay_arena *self, ay_memory memory, size_t cap) { *self = (ay_arena){.memory = memory, .cap = cap}; }
void ay_arena_reset(ay_arena *self) {
    for (ay_block *b = self->first; b; b = b->next) b->used = 0;
    self->current = self->first;
}
void ay_arena_release(ay_arena *self) {
    for (ay_block *b = self->first, *n; b; b = n) n = b->next, resize(&self->memory, b, 0);
    self->first = self->current = NULL; self->held = 0;
}
_Noreturn void ay_arena_fail(ay_arena *self) { if (!self->guard) abort(); longjmp(*self->guard, 1); }
void *ay_alloc(ay_arena *self, size_t size) {
    if (size > SIZE_MAX / 2) ay_arena_fail(self);
    size = (size + 15) & ~(size_t)15; if (!size) size = 16;
    for (ay_block *b = self->current; b; b = b->next) if (b->size - b->used >= size) { void *p = b->data + b->used; b->used += size; self->current = b; return memset(p, 0, size); }
    size_t want = self->held < FIRST ? FIRST : self->held < LARGEST ? self->held : LARGEST; if (want < size) want = size;
    if (self->cap && self->held + want > self->cap) ay_arena_fail(self);
    ay_block *b = resize(&self->memory, NULL, sizeof *b + want); if (!b) ay_arena_fail(self);
    *b = (ay_block){.size = want, .used = size}; self->held += want;
    ay_block **tail = &self->first; while (*tail) tail = &(*tail)->next; *tail = b; self->current = b;
    return memset(b->data, 0, size);
}
void *ay_alloc_array(ay_arena *self, size_t n, size_t size) { if (size && n > SIZE_MAX / 2 / size) ay_arena_fail(self); return ay_alloc(self, n * size); }
void ay_grow(ay_arena *self, void **items, uint32_t n, uint32_t *cap, size_t size) {
    uint32_t more = *cap ? *cap * 2 : 16; if (more <= *cap) ay_arena_fail(self);
    void *p = ay_alloc_array(self, more, size); if (n) memcpy(p, *items, n * size); *items = p; *cap = more;
}
ay_str ay_copy(ay_arena *self, const char *at, size_t len) { char *p = ay_alloc(self, len + 1); if (len) memcpy(p, at, len); return (ay_str){p, (uint32_t)len}; }
ay_str ay_textv(ay_arena *self, const char *format, va_list args) {
    va_list again; va_copy(again, args); int n = vsnprintf(NULL, 0, format, again); va_end(again);
    if (n < 0) ay_arena_fail(self);
    char *p = ay_alloc(self, (size_t)n + 1); vsnprintf(p, (size_t)n + 1, format, args); return (ay_str){p, (uint32_t)n};
}
ay_str ay_textf(ay_arena *self, const char *format, ...) { va_list a; va_start(a, format); ay_str s = ay_textv(self, format, a); va_end(a); return s; }
