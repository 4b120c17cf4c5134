// The stages in a row, inside the guard that the arena wants. The trap: everything that changes
// between setjmp and a jump back lives in *self, never in a local variable.
#include "pipeline.h"

#include "check/rule.h"

#include <string.h>

enum { MEMORY_CAP = 1 << 30 };

void pipeline_init(pipeline *self) {
    *self = (pipeline){.given = {.date = AY_NO_DAY}};
    ay_arena_init(&self->arena, (ay_memory){0}, MEMORY_CAP);
}

// The rules that are on, and the one that is asked for.
static void check(pipeline *self) {
    uint8_t *enabled = ay_alloc(&self->arena, ay_rule_count);
    for (uint32_t i = 0; i < ay_rule_count; i++)
        enabled[i] = ay_rule_rows[i].state == AY_STATE_ON;
    uint32_t also = ay_rule_row(self->also);
    if (also != AY_NONE) enabled[also] = 1;
    ay_options options = {.today = AY_NO_DAY, .enabled = enabled};
    ay_check(&self->arena, &self->facts, &options, &self->findings);
}

static bool stages(pipeline *self, ay_str bytes, ay_format format, stage last) {
    if (format == AY_FORMAT_NDJSON) {
        uint32_t column;
        ay_str line = bytes, *error = &self->error;
        if (!ay_ndjson_parse(&self->arena, line, &self->given, &bytes, error, &column))
            return false;
        format = AY_FORMAT_GUESS;
    }
    if (!ay_doc_read(&self->arena, bytes, format, &self->given, &self->doc, &self->error))
        return false;
    if (last >= STAGE_TEXT) ay_text_read(&self->arena, &self->doc, &self->text);
    if (last >= STAGE_SPOT) {
        ay_spots_read(&self->arena, &self->text, &self->spots);
        ay_quotes_read(&self->arena, &self->text, &self->spots);
    }
    if (last >= STAGE_FACT) ay_facts_read(&self->arena, &self->spots, &self->facts);
    if (last >= STAGE_ACT) ay_acts_read(&self->arena, &self->facts, &self->acts);
    if (last >= STAGE_CHECK) check(self);
    return true;
}

bool pipeline_run(pipeline *self, ay_str bytes, ay_format format, stage last) {
    jmp_buf guard;
    ay_arena_reset(&self->arena);
    self->error = (ay_str){0};
    self->no_memory = false;
    self->arena.guard = &guard;
    if (setjmp(guard)) {
        self->no_memory = true;
        return false;
    }
    return stages(self, bytes, format, last);
}

void pipeline_release(pipeline *self) { ay_arena_release(&self->arena); }

ay_str rule_name(uint16_t row) {
    const char *name = ay_rule_name(row);
    return (ay_str){name, (uint32_t)strlen(name)};
}
