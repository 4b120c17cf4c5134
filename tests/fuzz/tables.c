// The table compiler: a schema and a table, divided by a line "---", go through reading, the lexicon and
// the writing of C. Faults are reported, not crashed on. (The program's own file functions stay unused.)
#include "../tools/tablec.h"
#include "fuzz.h"

#include <string.h>

static void compile(tablec *self, ay_str schema, ay_str table) {
    tablec_schema_read(self, schema);
    if (self->errors || !self->tables.n) return;
    tablec_table_read(self, 0, "table", table);
    tablec_lexicon *lexicon = tablec_lexicon_make(self);
    if (self->errors) return;
    tablec_header(self, lexicon);
    tablec_source(self, lexicon);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *at = (const char *)data;
    size_t cut = 0;
    while (cut < size && !(size - cut >= 5 && memcmp(at + cut, "\n---\n", 5) == 0)) cut++;
    ay_str schema = {at, (uint32_t)cut}, table = {at + cut, 0};
    if (cut < size) table = (ay_str){at + cut + 5, (uint32_t)(size - cut - 5)};
    ay_arena arena;
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, (size_t)256 << 20);
    arena.guard = &guard;
    tablec self = {.arena = &arena, .schema = "schema"};
    if (!setjmp(guard)) compile(&self, schema, table);
    ay_arena_release(&arena);
    return 0;
}
