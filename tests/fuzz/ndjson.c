// One line of NDJSON; its text then goes through stages 1 and 2.
#include "../support/pipeline.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    pipeline p;
    ay_arena arena;
    jmp_buf guard;
    ay_str text = {0}, error = {0};
    uint32_t column = 0;
    pipeline_init(&p);
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (!setjmp(guard) && ay_ndjson_parse(&arena, (ay_str){(const char *)data, (uint32_t)size},
                              &p.given, &text, &error, &column))
        pipeline_run(&p, text, AY_FORMAT_TEXT, STAGE_TEXT);
    ay_arena_release(&arena);
    pipeline_release(&p);
    return 0;
}
