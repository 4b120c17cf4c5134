// Hostile input made of friendly: every golden text and every golden document is cut short at every
// k-th byte ("chop") and has bytes replaced at random ("noise"), and goes through all stages.
// Nothing is expected but to come back: the sanitizers see the rest. The seed is printed; `robust
// SEED PATH...` runs the same again.
#include "../support/cases.h"
#include "../support/pipeline.h"

#include "../tap.h"

#include <stdlib.h>

enum { CHOPS = 24, NOISES = 12 };

static uint64_t state;

static uint32_t random_below(uint32_t n) { // splitmix64
    uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

// An exact copy in a block of its own, so that a read behind its end is seen; the result does not
// matter.
static void run_once(pipeline *p, const char *at, size_t len) {
    char *bytes = malloc(len ? len : 1);
    if (!bytes) abort();
    if (len) memcpy(bytes, at, len);
    pipeline_run(p, (ay_str){bytes, (uint32_t)len}, AY_FORMAT_GUESS, STAGE_CHECK);
    free(bytes);
}

static void chop(pipeline *p, piece text) {
    size_t step = text.len / CHOPS + 1;
    for (size_t len = 0; len < text.len; len += step) {
        run_once(p, text.at, len);
        run_once(p, text.at + len, text.len - len);
    }
}

static void noise(pipeline *p, piece text) {
    static const char favourites[] = "0123456789.,%$-()\"'\n &<>;:\0\x80\xff\xc3\xe2";
    for (int round = 0; round < NOISES && text.len; round++) {
        char *bytes = text_copy(text.at, text.len);
        uint32_t n = 1 + random_below((uint32_t)(text.len / 16 + 1));
        for (uint32_t i = 0; i < n; i++) {
            char c = random_below(2) ? (char)random_below(256)
                                     : favourites[random_below(sizeof favourites - 1)];
            bytes[random_below((uint32_t)text.len)] = c;
        }
        run_once(p, bytes, text.len);
        free(bytes);
    }
}

static void torture(pipeline *p, const char *at, size_t len, ay_day date) {
    piece text = {at, len};
    p->given = (ay_given){.name = AY_STR("robust"), .date = date};
    chop(p, text);
    noise(p, text);
}

static void torture_file(pipeline *p, const file *from) {
    case_list cases = {0};
    const char *error;
    if (cases_read(&cases, from, &error))
        for (size_t i = 0; i < cases.n; i++)
            torture(p, cases.at[i].text, cases.at[i].len, cases.at[i].date);
    cases_release(&cases);
    torture(p, from->at, from->len, AY_NO_DAY);
    ok(true, "%s, chopped and with noise", from->path);
    fflush(stdout);
}

int main(int argc, char **argv) {
    state = argc > 1 ? strtoull(argv[1], NULL, 0) : 1;
    printf("# seed %s\n", argc > 1 ? argv[1] : "1");
    file_list files = {0};
    for (int i = 2; i < argc; i++) files_under(&files, argv[i], "");
    pipeline p;
    pipeline_init(&p);
    for (size_t i = 0; i < files.n; i++) torture_file(&p, &files.at[i]);
    pipeline_release(&p);
    files_release(&files);
    return done();
}
