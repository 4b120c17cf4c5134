// Whole files and folders for the tests: in, a path; out, the bytes. Memory that runs out ends the
// test.
#define _POSIX_C_SOURCE 200809L
#include "files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEEPEST = 16 };

void *grown(void *at, size_t n, size_t *cap, size_t size) {
    if (n < *cap) return at;
    *cap = *cap ? 2 * *cap : 16;
    at = realloc(at, *cap * size);
    if (!at) abort();
    return at;
}

char *text_copy(const char *at, size_t len) {
    char *copy = malloc(len + 1);
    if (!copy) abort();
    if (len) memcpy(copy, at, len);
    copy[len] = 0;
    return copy;
}

bool file_read(const char *path, file *out) {
    FILE *in = fopen(path, "rb");
    if (!in) return false;
    *out = (file){.path = text_copy(path, strlen(path))};
    size_t cap = 0;
    for (;;) {
        if (cap - out->len < 2) {
            cap = cap ? 2 * cap : 8192;
            out->at = realloc(out->at, cap);
            if (!out->at) abort();
        }
        size_t got = fread(out->at + out->len, 1, cap - out->len - 1, in);
        if (got == 0) break;
        out->len += got;
    }
    out->at[out->len] = 0;
    bool good = !ferror(in);
    fclose(in);
    return good;
}

bool file_write(const char *path, const char *at, size_t len) {
    FILE *out = fopen(path, "wb");
    if (!out) return false;
    bool good = fwrite(at, 1, len, out) == len;
    return fclose(out) == 0 && good;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char **names_in(const char *path, size_t *n) {
    char **names = NULL;
    size_t cap = 0;
    *n = 0;
    DIR *folder = opendir(path);
    if (!folder) return NULL;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') continue;
        names = grown(names, *n, &cap, sizeof *names);
        names[(*n)++] = text_copy(entry->d_name, strlen(entry->d_name));
    }
    closedir(folder);
    if (*n) qsort(names, *n, sizeof *names, by_name);
    return names;
}

static bool ends_in(const char *text, const char *suffix) {
    size_t n = strlen(text), m = strlen(suffix);
    return n >= m && strcmp(text + n - m, suffix) == 0;
}

static void add_under(file_list *list, const char *path, const char *suffix, int depth) {
    struct stat what;
    if (depth > DEEPEST || stat(path, &what) != 0) return;
    if (!S_ISDIR(what.st_mode)) {
        file read;
        if (!ends_in(path, suffix) || !file_read(path, &read)) return;
        list->at = grown(list->at, list->n, &list->cap, sizeof *list->at);
        list->at[list->n++] = read;
        return;
    }
    size_t n;
    char **names = names_in(path, &n);
    for (size_t i = 0; i < n; i++) {
        char *below = malloc(strlen(path) + strlen(names[i]) + 2);
        if (!below) abort();
        sprintf(below, "%s/%s", path, names[i]);
        add_under(list, below, suffix, depth + 1);
        free(below);
        free(names[i]);
    }
    free(names);
}

void files_under(file_list *list, const char *path, const char *suffix) {
    add_under(list, path, suffix, 0);
}

void files_release(file_list *list) {
    for (size_t i = 0; i < list->n; i++) {
        free(list->at[i].path);
        free(list->at[i].at);
    }
    free(list->at);
    *list = (file_list){0};
}
