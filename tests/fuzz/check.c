// Stages 4 and 5: facts and findings. Every finding's evidence lies in the text.
#include "../support/pipeline.h"
#include "fuzz.h"

// The first byte dates the document or does not, so that relative days are seen both ways.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    pipeline p;
    pipeline_init(&p);
    p.given.name = AY_STR("fuzz");
    if (size && data[0] % 2) p.given.date = 19000 + data[0];
    if (pipeline_run(&p, (ay_str){(const char *)data, (uint32_t)size}, AY_FORMAT_TEXT, STAGE_CHECK))
        for (uint32_t i = 0; i < p.findings.n; i++)
            for (uint32_t e = 0; e < p.findings.at[i].n_evidence; e++)
                if (p.findings.at[i].evidence[e].span.end > p.doc.text.len) __builtin_trap();
    pipeline_release(&p);
    return 0;
}
