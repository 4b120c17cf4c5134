// Runs a fuzz target over files: in, files and folders; out, one TAP point for each of them. Coming
// back is all that is asked; a target that sees a promise broken does not.
#include "../support/files.h"
#include "fuzz.h"

#include "../tap.h"

#include <stdlib.h>

// A copy in a block of its own, so that the sanitizers see a read behind its end.
static void run_one(const file *f) {
    uint8_t *bytes = malloc(f->len ? f->len : 1);
    if (!bytes) abort();
    if (f->len) memcpy(bytes, f->at, f->len);
    LLVMFuzzerTestOneInput(bytes, f->len);
    free(bytes);
}

static void run_all(const char *path) {
    file_list files = {0};
    files_under(&files, path, "");
    for (size_t i = 0; i < files.n; i++) {
        printf("# %s\n", files.at[i].path); // so that the one that dies is named
        fflush(stdout);
        run_one(&files.at[i]);
    }
    ok(true, "%s: %zu inputs", path, files.n);
    files_release(&files);
}

int main(int argc, char **argv) {
    static const uint8_t nothing[1];
    LLVMFuzzerTestOneInput(nothing, 0);
    ok(true, "no bytes at all");
    for (int i = 1; i < argc; i++) run_all(argv[i]);
    return done();
}
