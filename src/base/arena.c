// The arena: in, sizes; out, zeroed memory that is all given back at once. A chain of blocks, each
// larger than the one before up to a limit; what does not fit into the current block goes into the
// next one, or into a new one behind it. The trap: nothing here returns an error. The jump to the
// guard leaves every function in between, so no caller may hold anything else across a call.
#include "arena.h"

#include <stdlib.h>
#include <string.h>

// Under the address sanitizer what is not given out may not be touched, and a gap stands between
// any two pieces: an arena would else hide every overrun from it.
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifdef SANITIZED
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
enum { GAP = 0 };
#endif

enum { ALIGN = 16, FIRST = 64 << 10, LARGEST = 4 << 20, KEPT = 64 << 20 };

struct ay_block {
    ay_block *next;
    size_t size, used;
    _Alignas(ALIGN) unsigned char data[];
};

static void *resize(const ay_memory *memory, void *block, size_t size) {
    if (memory->resize) return memory->resize(memory->user, block, size);
    if (size) return realloc(block, size);
    free(block);
    return NULL;
}

void ay_arena_init(ay_arena *self, ay_memory memory, size_t cap) {
    *self = (ay_arena){.memory = memory, .cap = cap};
}

// Frees a chain of blocks.
static void free_from(ay_arena *self, ay_block *block) {
    while (block) {
        ay_block *next = block->next;
        self->held -= block->size;
        ASAN_UNPOISON_MEMORY_REGION(block->data, block->size);
        resize(&self->memory, block, 0);
        block = next;
    }
}

void ay_arena_reset(ay_arena *self) {
    size_t kept = 0;
    for (ay_block **at = &self->first; *at; at = &(*at)->next) {
        kept += (*at)->size;
        (*at)->used = 0;
        ASAN_POISON_MEMORY_REGION((*at)->data, (*at)->size);
        if (kept <= KEPT) continue;
        free_from(self, *at);
        *at = NULL;
        break;
    }
    self->current = self->first;
}

void ay_arena_release(ay_arena *self) {
    free_from(self, self->first);
    self->first = self->current = NULL;
}

_Noreturn void ay_arena_fail(ay_arena *self) {
    if (!self->guard) abort();
    longjmp(*self->guard, 1);
}

// The size of a new block for `size` bytes: as much as there is already, within limits, so that the
// arena doubles; less when the cap is near. 0 when the cap forbids it.
static size_t block_size(const ay_arena *self, size_t size) {
    size_t want = self->held < FIRST ? FIRST : self->held < LARGEST ? self->held : LARGEST;
    if (want < size) want = size;
    size_t left = self->cap ? self->cap - self->held : SIZE_MAX;
    return want <= left ? want : size <= left ? size : 0;
}

// Puts a new block behind the current one, and makes it the current one.
static void add_block(ay_arena *self, size_t size) {
    size_t room = block_size(self, size);
    ay_block *block = room ? resize(&self->memory, NULL, sizeof *block + room) : NULL;
    if (!block) ay_arena_fail(self);
    ay_block **link = self->current ? &self->current->next : &self->first;
    *block = (ay_block){.next = *link, .size = room};
    ASAN_POISON_MEMORY_REGION(block->data, room);
    *link = self->current = block;
    self->held += room;
}

static bool has_room(const ay_block *block, size_t size) {
    return block && block->size - block->used >= size;
}

// Memory as it is: what stood there before the arena was reset may still stand there.
static void *take(ay_arena *self, size_t size) {
    if (size > SIZE_MAX / 2) ay_arena_fail(self);
    size_t taken = (size + GAP + ALIGN - 1) / ALIGN * ALIGN;
    if (taken == 0) taken = ALIGN; // two pieces of no bytes still differ
    if (!has_room(self->current, taken)) {
        ay_block *next = self->current ? self->current->next : NULL;
        if (has_room(next, taken)) self->current = next;
        else add_block(self, taken);
    }
    void *at = self->current->data + self->current->used;
    self->current->used += taken;
    ASAN_UNPOISON_MEMORY_REGION(at, size);
    return at;
}

void *ay_alloc(ay_arena *self, size_t size) { return memset(take(self, size), 0, size); }

void *ay_alloc_array(ay_arena *self, size_t n, size_t size) {
    if (size && n > SIZE_MAX / 2 / size) ay_arena_fail(self);
    return ay_alloc(self, n * size);
}

void *ay_alloc_room(ay_arena *self, size_t n, size_t size) {
    if (size && n > SIZE_MAX / 2 / size) ay_arena_fail(self);
    return take(self, n * size);
}

void ay_grow(ay_arena *self, void **items, uint32_t n, uint32_t *cap, size_t size) {
    uint32_t more = *cap ? *cap * 2 : 16;
    if (more <= *cap) ay_arena_fail(self);
    void *at = ay_alloc_room(self, more, size);
    if (n) memcpy(at, *items, n * size);
    *items = at;
    *cap = more;
}

ay_str ay_copy(ay_arena *self, const char *at, size_t len) {
    if (len > UINT32_MAX - 1) ay_arena_fail(self);
    char *copy = ay_alloc(self, len + 1);
    if (len) memcpy(copy, at, len);
    return (ay_str){copy, (uint32_t)len};
}
