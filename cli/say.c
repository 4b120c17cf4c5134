// Standard error, standard output, memory: what every command needs. Errors are one line each,
// begin with "assay: " and carry no control character, wherever the words came from.

#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Straight to the descriptor: one write, so that lines of several processes do not mix.
static void put_line(char *line, size_t room, size_t n) {
    if (n > room - 2) n = room - 2;
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7F) line[i] = '?';
    line[n++] = '\n';
    progress_clear();
    for (size_t at = 0; at < n;) {
        ssize_t put = write(STDERR_FILENO, line + at, n - at);
        if (put < 0 && errno != EINTR) return; // nowhere to say it
        if (put > 0) at += (size_t)put;
    }
}

void say(const char *format, ...) {
    char line[4096 + 512] = "assay: ";
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line + 7, sizeof line - 7, format, args);
    va_end(args);
    put_line(line, sizeof line, 7 + (n > 0 ? (size_t)n : 0));
}

void say_error(const char *name, const assay_error *error) {
    if (error->column)
        say("%s:%llu:%llu: %s", name, (unsigned long long)error->line,
            (unsigned long long)error->column, error->message);
    else if (error->line) say("%s:%llu: %s", name, (unsigned long long)error->line, error->message);
    else say("%s: %s", name, error->message);
}

// The program has nothing to save when memory is used up.
void *allocate(size_t size) {
    void *block = calloc(1, size ? size : 1);
    if (block) return block;
    say("memory is used up: try a smaller input");
    exit(TROUBLE);
}

void add_word(words *list, const char *word) {
    if ((list->n & (list->n - 1)) == 0) { // a power of two, or 0: full
        const char **more = allocate((list->n ? 2 * list->n : 1) * sizeof *more);
        if (list->n) memcpy(more, list->at, list->n * sizeof *more);
        free(list->at);
        list->at = more;
    }
    list->at[list->n++] = word;
}

void release_words(words *list) {
    free(list->at);
    *list = (words){0};
}

// ---- standard output ----------------------------------------------------------------------------

static int output_error; // errno of the first write that failed

bool write_output(void *user, const char *at, size_t len) {
    (void)user;
    progress_clear();
    while (len && !output_error) {
        ssize_t n = write(STDOUT_FILENO, at, len);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            output_error = errno;
            break;
        }
        at += n;
        len -= (size_t)n;
    }
    return !output_error;
}

bool print(const char *text) { return write_output(NULL, text, strlen(text)); }

int output_failed(void) {
    say("standard output: %s: what was written is not complete",
        strerror(output_error ? output_error : EIO));
    return TROUBLE;
}
