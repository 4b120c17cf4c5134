// Runs a fuzz target over files: in, files and folders; out, one TAP point a file. Coming back is
// all that is asked.
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

int main(int argc, char **argv) {
    file_list files = {0};
    for (int i = 1; i < argc; i++) files_under(&files, argv[i], "");
    static const uint8_t nothing[1];
    LLVMFuzzerTestOneInput(nothing, 0);
    ok(true, "no bytes at all");
    for (size_t i = 0; i < files.n; i++) {
        printf("# %s\n", files.at[i].path); // so that the one that dies is named
        fflush(stdout);
        run_one(&files.at[i]);
        ok(true, "%s", files.at[i].path);
    }
    files_release(&files);
    return done();
}
