// Whole files and folders, for the tests and the benchmark.
#ifndef TESTS_SUPPORT_FILES_H
#define TESTS_SUPPORT_FILES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct file {
    char *path;
    char *at;
    size_t len;
} file; // a NUL stands behind at[len - 1]
typedef struct file_list {
    file *at;
    size_t n, cap;
} file_list;

bool file_read(const char *path, file *out); // false: it cannot be read
bool file_write(const char *path, const char *at, size_t len);
// Adds every file under `path` (a file or a folder, with the folders below it) whose name ends in
// `suffix` ("" for all), in the order of their names. A path that does not exist adds nothing.
void files_under(file_list *list, const char *path, const char *suffix);
void files_release(file_list *list);

void *grown(void *at, size_t n, size_t *cap,
    size_t size);                            // room for one more element of an array; never NULL
char *text_copy(const char *at, size_t len); // malloc'ed, with a NUL behind it

#endif
