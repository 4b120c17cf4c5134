// Hostile input made of friendly: every golden text and every golden document is cut short at every
// k-th byte ("chop") and has bytes replaced at random ("noise"), and goes through all stages. All must
// come back, the stages' promises must hold of what they say, and the sanitizers must have nothing to
// add. One TAP point a folder. The seed is printed; `robust SEED PATH...` runs the same again.
#include "../support/cases.h"
#include "../support/invariants.h"

#include "../tap.h"

#include <inttypes.h>
#include <stdlib.h>

enum { CHOPS = 24, NOISES = 12 };

static uint64_t state;

static uint32_t random_below(uint32_t n) { // splitmix64
    uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

typedef struct tally {
    const char *path; // the file that is tortured
    uint32_t runs, broken;
} tally;

// An exact copy in a block of its own, so that a read behind its end is seen.
static void run_once(pipeline *p, const char *at, size_t len, tally *t) {
    char *bytes = malloc(len ? len : 1);
    if (!bytes) abort();
    if (len) memcpy(bytes, at, len);
    t->runs++;
    if (pipeline_run(p, (ay_str){bytes, (uint32_t)len}, AY_FORMAT_GUESS, STAGE_CHECK)) {
        const char *broken = broken_invariant(p, STAGE_CHECK);
        if (broken) t->broken++;
        if (broken && t->broken <= 5) {
            printf("# %s: it does not hold that %s\n", t->path, broken);
            tap_show("in", bytes, len < 2000 ? len : 2000);
        }
    }
    free(bytes);
}

static void chop(pipeline *p, const char *at, size_t len, tally *t) {
    size_t step = len / CHOPS + 1;
    for (size_t cut = 0; cut < len; cut += step) {
        run_once(p, at, cut, t);
        run_once(p, at + cut, len - cut, t);
    }
}

static void noise(pipeline *p, const char *at, size_t len, tally *t) {
    static const char favourites[] = "0123456789.,%$-()\"'\n &<>;:\0\x80\xff\xc3\xe2";
    for (int round = 0; round < NOISES && len; round++) {
        char *bytes = text_copy(at, len);
        uint32_t n = 1 + random_below((uint32_t)(len / 16 + 1));
        for (uint32_t i = 0; i < n; i++) {
            char c = random_below(2) ? (char)random_below(256)
                                     : favourites[random_below(sizeof favourites - 1)];
            bytes[random_below((uint32_t)len)] = c;
        }
        run_once(p, bytes, len, t);
        free(bytes);
    }
}

static void torture(pipeline *p, const char *at, size_t len, ay_day date, tally *t) {
    p->given = (ay_given){.name = AY_STR("robust"), .date = date};
    chop(p, at, len, t);
    noise(p, at, len, t);
}

static void torture_file(pipeline *p, const file *from, tally *t) {
    case_list cases = {0};
    const char *error;
    t->path = from->path;
    if (cases_read(&cases, from, &error))
        for (size_t i = 0; i < cases.n; i++)
            torture(p, cases.at[i].text, cases.at[i].len, cases.at[i].date, t);
    cases_release(&cases);
    torture(p, from->at, from->len, AY_NO_DAY, t);
}

static void torture_folder(pipeline *p, const char *path) {
    file_list files = {0};
    tally t = {0};
    files_under(&files, path, "");
    for (size_t i = 0; i < files.n; i++) {
        printf("# %s\n", files.at[i].path); // so that the one that dies is named
        fflush(stdout);
        torture_file(p, &files.at[i], &t);
    }
    is_int(t.broken, 0, "%s, chopped and with noise: %" PRIu32 " runs", path, t.runs);
    files_release(&files);
}

int main(int argc, char **argv) {
    state = argc > 1 ? strtoull(argv[1], NULL, 0) : 1;
    printf("# seed %s\n", argc > 1 ? argv[1] : "1");
    pipeline p;
    pipeline_init(&p);
    for (int i = 2; i < argc; i++) torture_folder(&p, argv[i]);
    pipeline_release(&p);
    return done();
}
