// The arguments come in, files go out: a folder stands for the texts in it, in the order of their
// names, folders in it too. In a folder only what looks like a text by its name is taken, and
// nothing hidden; a file that is named is always taken. Links to folders are not followed, so that
// no loop is walked.

#include "cli.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEEPEST = 64 };

typedef struct walk {
    visit_fn *visit;
    void *user;
    bool *trouble;
    size_t found;
} walk;

// By the name alone: looking into every file of a large folder would cost more than checking the
// texts.
static bool looks_like_text(const char *name) {
    static const char *const endings[] = {
        ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".ndjson", ".jsonl"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcmp(dot, endings[i]) == 0) return true;
    return false;
}

// Bytes, not the locale's order: the same folder gives the same output everywhere.
static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *join(const char *folder, const char *name) {
    size_t n = strlen(folder), m = strlen(name);
    bool slash = n && folder[n - 1] != '/';
    char *path = allocate(n + slash + m + 1);
    memcpy(path, folder, n);
    if (slash) path[n] = '/';
    memcpy(path + n + slash, name, m);
    return path;
}

// The names in a folder, sorted; hidden ones left out. False when it cannot be read.
static bool list_folder(const char *folder, words *names) {
    DIR *dir = opendir(folder);
    if (!dir) return false;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
        if (entry->d_name[0] != '.') add_word(names, join("", entry->d_name));
    closedir(dir);
    if (names->n) qsort(names->at, names->n, sizeof *names->at, by_name);
    return true;
}

static bool walk_folder(walk *w, const char *folder, int depth) {
    words names = {0};
    if (depth == DEEPEST || !list_folder(folder, &names)) {
        say("%s: %s", folder,
            depth == DEEPEST ? "more than 64 folders deep: name the inner one" : strerror(errno));
        return *w->trouble = true;
    }
    bool more = true;
    for (size_t i = 0; i < names.n; i++) {
        char *path = join(folder, names.at[i]);
        struct stat info;
        if (more && lstat(path, &info) == 0) {
            if (S_ISDIR(info.st_mode)) {
                more = walk_folder(w, path, depth + 1);
            } else if (looks_like_text(path) && stat(path, &info) == 0 && S_ISREG(info.st_mode)) {
                w->found++;
                more = w->visit(w->user, path);
            }
        }
        free(path);
        free((void *)names.at[i]);
    }
    free(names.at);
    return more;
}

void visit_files(const words *files, visit_fn *visit, void *user, bool *trouble) {
    for (size_t i = 0; i < files->n; i++) {
        struct stat info;
        const char *path = files->at[i];
        if (strcmp(path, "-") == 0 || stat(path, &info) != 0 || !S_ISDIR(info.st_mode)) {
            if (!visit(user, path)) return;
            continue;
        }
        walk w = {visit, user, trouble, 0};
        bool before = *trouble;
        if (!walk_folder(&w, path, 0)) return;
        if (w.found || *trouble != before) continue;
        say("%s: no text in this folder (.txt .md .html .ndjson …): name the files", path);
        *trouble = true;
    }
}
