// A stream of documents, in pieces of any size: NDJSON or a guessed format. Whatever comes, the stream ends.
#include "fuzz.h"

#include <assay/assay.h>

#include <string.h>

typedef struct stream {
    const uint8_t *at;
    size_t left, piece;
} stream;

static ptrdiff_t give(void *user, char *to, size_t room) {
    stream *s = user;
    size_t n = s->left < s->piece ? s->left : s->piece;
    if (n > room) n = room;
    if (n) memcpy(to, s->at, n);
    s->at += n;
    s->left -= n;
    return (ptrdiff_t)n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    stream s = {data, size, size ? 1 + (size_t)data[0] * data[0] : 1};
    assay_format format = size % 2 ? ASSAY_FROM_NDJSON : ASSAY_FROM_GUESS;
    assay_source *source = assay_source_new((assay_text){"fuzz", 4}, format, give, &s, NULL);
    assay_engine *engine = assay_engine_new(NULL, NULL);
    assay_input input;
    const assay_result *result;
    size_t documents = 0;
    for (assay_status status; source && engine; documents++) {
        status = assay_source_next(source, &input, NULL);
        if (status == ASSAY_OK) assay_engine_run(engine, ASSAY_READ, &input, &result, NULL);
        else if (status != ASSAY_BAD_INPUT) break;
        if (documents > size + 1) __builtin_trap();
    }
    assay_engine_free(engine);
    assay_source_free(source);
    return 0;
}
