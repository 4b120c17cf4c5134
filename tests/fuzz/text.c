// Stage 2: tokens, sentences and phrases of any bytes that can be read as a plain text.
#include "../support/pipeline.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    pipeline p;
    pipeline_init(&p);
    p.given.name = AY_STR("fuzz");
    pipeline_run(&p, (ay_str){(const char *)data, (uint32_t)size}, AY_FORMAT_TEXT, STAGE_TEXT);
    pipeline_release(&p);
    return 0;
}
