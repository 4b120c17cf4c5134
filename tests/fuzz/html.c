// Stage 1 on pages: the tree, the article in it, the map back to the source.
#include "../support/pipeline.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    pipeline p;
    pipeline_init(&p);
    p.given.name = AY_STR("fuzz");
    pipeline_run(&p, (ay_str){(const char *)data, (uint32_t)size}, AY_FORMAT_HTML, STAGE_TEXT);
    pipeline_release(&p);
    return 0;
}
