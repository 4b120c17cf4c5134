// The tests' whole harness: points in TAP (https://testanything.org), the plan at the end, what was
// got and wanted on a failure.
//
//     #include "../tap.h"
//     int main(void) {
//         ok(ay_date_valid(date), "29 February of a leap year");
//         is_int(got, 12, "months of %d", year);
//         is_str(got, "2024-02-29", "as text");       // C strings
//         is_text(ay_day_text(arena, day), "2024-02-29", "as text"); // anything with .at and .len
//         return done();
//     }
//
// Every check takes a name, printf style, and gives back whether it held. Between todo("why") and
// todo(NULL) a failure is known and does not fail the run; a point that holds counts as any other.
// Use one test program a file: the counters are static.
#ifndef TESTS_TAP_H
#define TESTS_TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static struct {
    int points, failed;
    const char *todo;
} tap;

// A string on one line of a comment, with what cannot be seen written out.
static inline void tap_show(const char *label, const char *at, size_t len) {
    printf("#   %s \"", label);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)at[i];
        if (c == '\n') fputs("\\n", stdout);
        else if (c == '"' || c == '\\') printf("\\%c", c);
        else if (c < 32 || c == 127) printf("\\x%02x", c);
        else putchar(c);
    }
    puts("\"");
}

__attribute__((format(printf, 4, 0))) static inline bool tap_point(
    bool held, const char *source, int line, const char *name, va_list args) {
    char text[512];
    vsnprintf(text, sizeof text, name, args);
    for (char *c = text; *c; c++) // '#' opens a directive, a line end ends the point
        if (*c == '#' || *c == '\n' || *c == '\r') *c = ' ';
    tap.points++;
    printf("%sok %d - %s", held ? "" : "not ", tap.points, text);
    if (tap.todo && !held) printf(" # TODO %s", tap.todo);
    putchar('\n');
    if (held) return true;
    if (!tap.todo) tap.failed++;
    printf("#   at %s:%d\n", source, line);
    return false;
}

__attribute__((format(printf, 4, 5))) static inline bool tap_ok(
    bool held, const char *source, int line, const char *name, ...) {
    va_list args;
    va_start(args, name);
    tap_point(held, source, line, name, args);
    va_end(args);
    return held;
}

__attribute__((format(printf, 5, 6))) static inline bool tap_int(
    long long got, long long want, const char *source, int line, const char *name, ...) {
    va_list args;
    va_start(args, name);
    bool held = tap_point(got == want, source, line, name, args);
    va_end(args);
    if (!held) printf("#   got  %lld\n#   want %lld\n", got, want);
    return held;
}

__attribute__((format(printf, 6, 7))) static inline bool tap_str(const char *got, size_t len,
    const char *want, const char *source, int line, const char *name, ...) {
    va_list args;
    va_start(args, name);
    bool held = tap_point(
        len == strlen(want) && (len == 0 || memcmp(got, want, len) == 0), source, line, name, args);
    va_end(args);
    if (held) return true;
    tap_show("got ", got, len);
    tap_show("want", want, strlen(want));
    return false;
}

#define ok(condition, ...) tap_ok((condition), __FILE__, __LINE__, __VA_ARGS__)
#define is_int(got, want, ...) \
    tap_int((long long)(got), (long long)(want), __FILE__, __LINE__, __VA_ARGS__)
#define is_str(got, want, ...) tap_str((got), strlen(got), (want), __FILE__, __LINE__, __VA_ARGS__)
#define is_text(got, want, ...) \
    tap_str((got).at, (got).len, (want), __FILE__, __LINE__, __VA_ARGS__)

static inline void todo(const char *why) { tap.todo = why; }
static inline void note(const char *text) { printf("# %s\n", text); }

// The plan, and the program's exit status.
static inline int done(void) {
    printf("1..%d\n", tap.points);
    if (tap.failed) printf("# %d of %d failed\n", tap.failed, tap.points);
    return tap.failed ? 1 : 0;
}

#endif
