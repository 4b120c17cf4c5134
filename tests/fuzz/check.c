// Stages 4 and 5: facts and findings, and all promises of all stages' headers.
#include "../support/invariants.h"
#include "fuzz.h"

// The first byte dates the document or does not, so that relative days are seen both ways.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    pipeline p;
    pipeline_init(&p);
    p.given.name = AY_STR("fuzz");
    if (size && data[0] % 2) p.given.date = 19000 + data[0];
    ay_str bytes = {(const char *)data, (uint32_t)size};
    bool read = pipeline_run(&p, bytes, AY_FORMAT_TEXT, STAGE_CHECK);
    if (read && broken_invariant(&p, STAGE_CHECK)) __builtin_trap();
    pipeline_release(&p);
    return 0;
}
