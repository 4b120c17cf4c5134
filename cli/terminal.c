// What is known of the terminal: its width, whether colours are wanted, and the line of progress.
// The environment and the clock are read here and nowhere else.

#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

bool wants_color(color when) {
    if (when != COLOR_AUTO) return when == COLOR_ALWAYS;
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM"); // https://no-color.org
    if ((none && *none) || (term && strcmp(term, "dumb") == 0)) return false;
    return isatty(STDOUT_FILENO) == 1;
}

// COLUMNS goes before the terminal: it is how scripts and tests say what they want.
unsigned terminal_width(void) {
    const char *columns = getenv("COLUMNS");
    if (columns && *columns) {
        char *end;
        unsigned long n = strtoul(columns, &end, 10);
        if (*end == 0 && n > 0 && n < 10000) return (unsigned)n;
    }
    struct winsize size;
    if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        return size.ws_col;
    return 0;
}

// ---- progress -----------------------------------------------------------------------------------

static struct {
    bool wanted, shown;
    struct timespec start, last;
} state;

static double seconds_since(const struct timespec *then) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

void progress_start(void) {
    state.wanted = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) != 1;
    clock_gettime(CLOCK_MONOTONIC, &state.start);
    state.last = state.start;
}

// At most five times a second, and not in the first.
void progress(uint64_t documents, uint64_t bytes) {
    if (!state.wanted || seconds_since(&state.last) < 0.2) return;
    double all = seconds_since(&state.start);
    clock_gettime(CLOCK_MONOTONIC, &state.last);
    if (all < 1) return;
    fprintf(stderr, "\rassay: %llu document%s, %.1f MB, %.0f s", (unsigned long long)documents,
        documents == 1 ? "" : "s", (double)bytes / 1e6, all);
    fflush(stderr);
    state.shown = true;
}

// The line must be gone before anything else is written to the terminal.
void progress_clear(void) {
    if (!state.shown) return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    state.shown = false;
}
