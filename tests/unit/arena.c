// The arena and the formatter: alignment, zeroes, the cap, the guard, what a reset keeps; every
// conversion against printf's own.
#include "base/arena.h"

#include "../tap.h"

#include <stdint.h>
#include <stdlib.h>

// Runs one allocation under a guard; false when it came back by the jump.
static bool fits(ay_arena *arena, size_t n, size_t size) {
    jmp_buf guard;
    arena->guard = &guard;
    if (setjmp(guard)) return false;
    ay_alloc_array(arena, n, size);
    return true;
}

static void test_alloc(void) {
    ay_arena arena;
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) {
        ok(false, "an arena without a cap has memory");
        return;
    }
    bool zero = true, aligned = true;
    for (size_t n = 0; n < 3000; n += 7) {
        unsigned char *at = ay_alloc(&arena, n);
        aligned &= (uintptr_t)at % 16 == 0;
        for (size_t i = 0; i < n; i++) zero &= at[i] == 0;
        memset(at, 0xff, n);
    }
    ok(aligned, "aligned for any type");
    ok(zero, "zeroed");
    size_t held = arena.held;
    ay_arena_reset(&arena);
    is_int(arena.held, held, "a reset keeps the blocks");
    unsigned char *again = ay_alloc(&arena, 64);
    is_int(again[0] | again[63], 0, "zeroed again after a reset");
    ay_alloc(&arena, 65 << 20);
    ay_alloc(&arena, 1);
    ay_arena_reset(&arena);
    ok(arena.held <= 64 << 20, "a reset frees what is above 64 MiB");
    ay_alloc(&arena, 100000);
    ay_arena_release(&arena);
    is_int(arena.held, 0, "a release gives everything back");
}

static void test_cap(void) {
    ay_arena arena;
    ay_arena_init(&arena, (ay_memory){0}, 1 << 20);
    ok(fits(&arena, 1, 1000), "below the cap");
    ok(!fits(&arena, 1, 2 << 20), "above the cap: the guard");
    ok(!fits(&arena, SIZE_MAX / 2, 3), "a product that overflows: the guard");
    ok(!fits(&arena, 1, SIZE_MAX - 8), "a size that rounds over: the guard");
    ok(fits(&arena, 1, 1000), "it can still be used");
    ay_arena_release(&arena);
    ay_arena_init(&arena, (ay_memory){0}, 100 << 10);
    ok(fits(&arena, 1, 60 << 10) && fits(&arena, 1, 30 << 10), "up to the cap in smaller blocks");
    ok(arena.held <= 100 << 10, "and not beyond it");
    ay_arena_release(&arena);
}

static void *nothing(void *user, void *block, size_t size) {
    (void)user, (void)block, (void)size;
    return NULL;
}

static void test_list(void) {
    ay_arena arena;
    jmp_buf guard;
    AY_LIST(int) list = {0};
    ay_arena_init(&arena, (ay_memory){nothing, NULL}, 0);
    ok(!fits(&arena, 1, 1), "an allocator that gives nothing: the guard");
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) abort();
    for (int i = 0; i < 1000; i++) AY_PUSH(&arena, &list, i * i);
    bool good = list.n == 1000;
    for (int i = 0; i < 1000; i++) good &= list.at[i] == i * i;
    ok(good, "a list grows");
    ay_str copy = ay_copy(&arena, "a\0b", 3);
    ok(copy.len == 3 && memcmp(copy.at, "a\0b", 4) == 0, "a copy holds its NUL, and one behind it");
    ay_arena_release(&arena);
}

#define SAME(...)                                      \
    do {                                               \
        char want[200];                                \
        snprintf(want, sizeof want, __VA_ARGS__);      \
        ay_str got = ay_textf(&arena, __VA_ARGS__);    \
        is_text(got, want, "%s", want);                \
        is_int(got.at[got.len], 0, "a NUL behind it"); \
    } while (0)

static void test_format(void) {
    ay_arena arena;
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) abort();
    SAME("plain");
    SAME("%s and %s", "one", "two");
    SAME("%.*s|%.3s|%.0s|", 2, "abc", "abcdef", "x");
    SAME("%5s|%-5s|%5.2s|", "ab", "ab", "abc");
    SAME("%d %d %d %d", 0, -1, INT32_MAX, INT32_MIN);
    SAME("%04d-%02d-%02d", 2024, 2, 9);
    SAME("%05d %5d %-5d|", -42, -42, -42);
    SAME("%u %3u %03u", UINT32_MAX, 7u, 7u);
    SAME("%c%c 100%%", 'a', 'b');
    ay_arena_release(&arena);
}

int main(void) {
    test_alloc();
    test_cap();
    test_list();
    test_format();
    return done();
}
