// How fast each stage is: in, a file (or the examples, repeated to a few megabytes); out, one line
// of JSON: for each stage the MB/s of the stage alone, and of everything up to it ("total"), best
// of N. The text is fed in documents of the file's own size, but at most 64 KiB each, cut at line
// ends: articles, not books.
//
//     bench [-n ROUNDS] [FILE]
#define _POSIX_C_SOURCE 200809L
#include "../tests/support/files.h"
#include "../tests/support/pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LARGEST = 64 << 10, WANTED = 4 << 20 };

typedef struct piece_list {
    ay_str *at;
    size_t n, cap, bytes;
} piece_list;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// Cuts a text into documents: each ends at the last line end within LARGEST bytes, or there when a
// line is longer.
static void add_documents(piece_list *list, const file *f) {
    for (size_t at = 0; at < f->len;) {
        size_t len = f->len - at < LARGEST ? f->len - at : LARGEST;
        if (at + len < f->len)
            for (size_t cut = len; cut > LARGEST / 2; cut--)
                if (f->at[at + cut - 1] == '\n') {
                    len = cut;
                    break;
                }
        list->at = grown(list->at, list->n, &list->cap, sizeof *list->at);
        list->at[list->n++] = (ay_str){f->at + at, (uint32_t)len};
        list->bytes += len;
        at += len;
    }
}

static double best_of(int rounds, const piece_list *list, pipeline *p, stage last) {
    double best = 1e9;
    for (int round = 0; round < rounds; round++) {
        double start = now();
        for (size_t i = 0; i < list->n; i++) pipeline_run(p, list->at[i], AY_FORMAT_GUESS, last);
        double took = now() - start;
        if (took < best) best = took;
    }
    return best;
}

int main(int argc, char **argv) {
    static const char *const names[STAGES] = {"read", "text", "spot", "fact", "act", "check"};
    int rounds = 5, first = 1;
    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        rounds = atoi(argv[2]);
        first = 3;
    }
    file_list files = {0};
    piece_list list = {0};
    files_under(&files, argc > first ? argv[first] : "examples", "");
    do {
        for (size_t i = 0; i < files.n; i++) add_documents(&list, &files.at[i]);
    } while (list.bytes && argc <= first && list.bytes < WANTED);
    if (!list.bytes || rounds < 1) {
        fputs("bench: nothing to read; usage: bench [-n ROUNDS] [FILE]\n", stderr);
        return 2;
    }
    pipeline p;
    pipeline_init(&p);
    p.given.name = AY_STR("bench");
    double before = 0, mb = (double)list.bytes / 1e6;
    printf("{\"bytes\":%zu,\"documents\":%zu,\"rounds\":%d,\"mb_per_s\":{", list.bytes, list.n,
        rounds);
    for (int s = 0; s < STAGES; s++) {
        double took = best_of(rounds, &list, &p, (stage)s), alone = took - before;
        if (alone < took / 50) printf("%s\"%s\":null", s ? "," : "", names[s]); // below the noise
        else printf("%s\"%s\":%.1f", s ? "," : "", names[s], mb / alone);
        before = took;
    }
    printf(",\"total\":%.1f}}\n", mb / before);
    pipeline_release(&p);
    free(list.at);
    files_release(&files);
    return 0;
}
