// Stage 1, guessing the format, and the map back: no span of the text may lead outside of the
// source.
#include "../support/pipeline.h"
#include "fuzz.h"

static void check_map(const pipeline *p) {
    for (uint32_t i = 0; i < p->doc.n_blocks; i++) {
        ay_span source = ay_doc_source(&p->doc, p->doc.blocks[i].span);
        if (source.start > source.end || source.end > p->doc.source.len) __builtin_trap();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    pipeline p;
    pipeline_init(&p);
    p.given.name = AY_STR("fuzz");
    if (pipeline_run(&p, (ay_str){(const char *)data, (uint32_t)size}, AY_FORMAT_GUESS, STAGE_READ))
        check_map(&p);
    pipeline_release(&p);
    return 0;
}
