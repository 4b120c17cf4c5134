// Stages 6 and 7 through the public interface: any bytes as a document, in any of the nine outputs.
// What comes out is UTF-8, and to a terminal without colours no control character.
#include "base/utf8.h"
#include "fuzz.h"

#include <assay/assay.h>

#include <stdlib.h>
#include <string.h>

typedef struct sink {
    char *at;
    size_t len, cap;
} sink;

static bool take(void *user, const char *at, size_t len) {
    sink *s = user;
    if (s->cap - s->len < len) {
        s->cap = 2 * (s->len + len);
        s->at = realloc(s->at, s->cap);
        if (!s->at) abort();
    }
    if (len) memcpy(s->at + s->len, at, len);
    s->len += len;
    return true;
}

static void look_at(const sink *s, bool terminal) {
    if (ay_utf8_valid(s->at, s->len) != s->len) __builtin_trap();
    for (size_t i = 0; terminal && i < s->len; i++)
        if (((unsigned char)s->at[i] < 32 && s->at[i] != '\n') || s->at[i] == 127) __builtin_trap();
}

// The first two bytes choose output and stage; the rest is the document.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    assay_writer_options how = {
        .output = size ? (assay_output)(data[0] % (ASSAY_TO_CSV + 1)) : ASSAY_TO_NDJSON,
        .stage = size > 1 ? (assay_stage)(data[1] % (ASSAY_CHECK + 1)) : ASSAY_CHECK,
        .width = size > 1 ? data[1] : 0,
    };
    sink out = {0};
    const assay_result *result;
    assay_engine *engine = assay_engine_new(NULL, NULL);
    assay_writer *writer = assay_writer_new(&how, take, &out, NULL, NULL);
    assay_input input = {.name = {"a \x1b[31m\n<name>", 13}, .bytes = {(const char *)data, size}};
    if (engine && writer &&
        assay_engine_run(engine, how.stage, &input, &result, NULL) == ASSAY_OK) {
        assay_writer_put(writer, result);
        assay_writer_finish(writer);
        look_at(&out, how.output == ASSAY_TO_TERMINAL || how.output == ASSAY_TO_TABLE);
    }
    assay_writer_free(writer);
    assay_engine_free(engine);
    free(out.at);
    return 0;
}
