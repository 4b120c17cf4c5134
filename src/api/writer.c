// A writer, seen from outside: checks what is asked for, owns the buffer and the memory, and guards
// each call.

#include "api.h"

#include <string.h>

struct assay_writer {
    ay_memory memory;
    ay_arena arena, scratch;
    ay_writer writer;
    assay_stage stage;
    bool begun, ended;
    ay_out out;
};

// What each output is called and which commands have it. A new format is one row here.
typedef struct style_row {
    const char *name;
    const ay_style *style;
    unsigned stages; // bits 1 << assay_stage
} style_row;

enum {
    OF_READ = 1 << ASSAY_READ,
    OF_SPOT = 1 << ASSAY_SPOT,
    OF_FACTS = 1 << ASSAY_FACTS,
    OF_CHECK = 1 << ASSAY_CHECK
};
enum { OF_RECORDS = OF_READ | OF_SPOT | OF_FACTS };

static const style_row styles[] = {
    [ASSAY_TO_TERMINAL] = {"terminal", &ay_style_terminal, OF_CHECK},
    [ASSAY_TO_NDJSON] = {"ndjson", &ay_style_ndjson, OF_RECORDS | OF_CHECK},
    [ASSAY_TO_JSON] = {"json", &ay_style_json, OF_RECORDS | OF_CHECK},
    [ASSAY_TO_SARIF] = {"sarif", &ay_style_sarif, OF_CHECK},
    [ASSAY_TO_GITHUB] = {"github", &ay_style_github, OF_CHECK},
    [ASSAY_TO_GCC] = {"gcc", &ay_style_gcc, OF_CHECK},
    [ASSAY_TO_TEXT] = {"text", &ay_style_text, OF_READ},
    [ASSAY_TO_TABLE] = {"table", &ay_style_table, OF_RECORDS},
    [ASSAY_TO_CSV] = {"csv", &ay_style_csv, OF_RECORDS},
};
enum { STYLES = sizeof styles / sizeof *styles };

bool assay_output_find(assay_text word, assay_output *out) {
    for (int i = 0; i < STYLES; i++)
        if (ay_text_is(word, styles[i].name)) return *out = (assay_output)i, true;
    return false;
}

bool assay_output_fits(assay_output output, assay_stage stage) {
    return (unsigned)output < STYLES && (styles[output].stages & 1u << stage) != 0;
}

// ---- kinds --------------------------------------------------------------------------------------

static const uint32_t usual_kinds[] = {
    [ASSAY_READ] = 1u << AY_K_DOCUMENT,
    [ASSAY_SPOT] = 1u << AY_K_DOCUMENT | 1u << AY_K_QUANTITY | 1u << AY_K_TIME | 1u << AY_K_NAME |
                   1u << AY_K_QUOTE,
    [ASSAY_FACTS] = 1u << AY_K_DOCUMENT | 1u << AY_K_FIGURE | 1u << AY_K_STATEMENT |
                    1u << AY_K_EVENT | 1u << AY_K_PLEDGE | 1u << AY_K_TIE | 1u << AY_K_PROJECT,
    [ASSAY_CHECK] = 1u << AY_K_DOCUMENT | 1u << AY_K_FINDING,
};

// Statements are what the rules work on; who looks at a table wants the record.
static uint32_t usual_kinds_of(assay_stage stage, assay_output output) {
    bool record = stage == ASSAY_FACTS && output == ASSAY_TO_TABLE;
    return record ? usual_kinds[stage] & ~(1u << AY_K_STATEMENT) : usual_kinds[stage];
}

// The last kind that a stage knows, with all before it (in the order of ay_kind).
static const ay_kind last_kind[] = {
    [ASSAY_READ] = AY_K_DOCUMENT,
    [ASSAY_SPOT] = AY_K_QUOTE,
    [ASSAY_FACTS] = AY_K_PROJECT,
    [ASSAY_CHECK] = AY_K_FINDING,
};

// A kind that exists but not at this stage is as unknown as one that does not exist.
static bool add_kind(assay_text word, assay_stage stage, uint32_t *kinds, assay_error *error) {
    uint32_t n = (uint32_t)last_kind[stage] + 1;
    for (uint32_t i = 0; i < n; i++)
        if (ay_text_is(word, ay_kind_names[i])) return *kinds |= 1u << i, true;
    int len = word.len < 60 ? (int)word.len : 60;
    const char *nearest = assay_nearest(word, ay_kind_names, n);
    if (nearest)
        ay_error(error, ASSAY_BAD_ARGUMENT, "there is no kind '%.*s' here: did you mean '%s'?", len,
            word.at, nearest);
    else
        ay_error(error, ASSAY_BAD_ARGUMENT, "there is no kind '%.*s' here: the last one is '%s'",
            len, word.at, ay_kind_names[n - 1]);
    return false;
}

// An empty list leaves the kinds as they are.
static bool read_kinds(assay_text list, assay_stage stage, uint32_t *kinds, assay_error *error) {
    if (list.len) *kinds = 0;
    for (size_t i = 0; i < list.len;) {
        const char *comma = memchr(list.at + i, ',', list.len - i);
        size_t end = comma ? (size_t)(comma - list.at) : list.len;
        if (!add_kind((assay_text){list.at + i, end - i}, stage, kinds, error)) return false;
        i = end + 1;
    }
    return true;
}

// ---- the writer ---------------------------------------------------------------------------------

enum { USUAL_WIDTH = 100, LEAST_WIDTH = 40, MOST_WIDTH = 400 };

// Narrower than this nothing can be shown beside a gutter; wider lines are hard to read and only
// cost.
static uint32_t take_width(unsigned width) {
    if (width == 0) return USUAL_WIDTH;
    return width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width;
}

assay_writer *assay_writer_new(const assay_writer_options *options, assay_write_fn *write,
    void *user, const assay_memory *memory, assay_error *error) {
    if (!options || !write || (unsigned)options->stage > ASSAY_CHECK ||
        (unsigned)options->output >= STYLES) {
        ay_error(error, ASSAY_BAD_ARGUMENT,
            "no options, no function to write with, or values outside of their enumerations");
        return NULL;
    }
    if (!assay_output_fits(options->output, options->stage)) {
        ay_error(error, ASSAY_BAD_ARGUMENT, "'%s' is no output of this command",
            styles[options->output].name);
        return NULL;
    }
    uint32_t kinds = usual_kinds_of(options->stage, options->output);
    if (!read_kinds(options->kinds, options->stage, &kinds, error)) return NULL;
    ay_memory mem = ay_memory_of(memory);
    assay_writer *self = mem.resize(mem.user, NULL, sizeof *self);
    if (!self) return ay_no_memory(error), NULL;
    // The buffer is not cleared: pages that are never written need not be touched.
    memset(self, 0, offsetof(assay_writer, out.buffer));
    self->memory = mem;
    self->stage = options->stage;
    ay_arena_init(&self->arena, mem, 0);
    ay_arena_init(&self->scratch, mem, 0);
    self->out.write = write;
    self->out.user = user;
    self->writer = (ay_writer){
        .out = &self->out,
        .arena = &self->arena,
        .scratch = &self->scratch,
        .style = styles[options->output].style,
        .kinds = kinds,
        .brief = options->stage == ASSAY_CHECK,
        .color = options->color,
        .width = take_width(options->width),
        .version = assay_version(),
    };
    return self;
}

void assay_writer_free(assay_writer *self) {
    if (!self) return;
    ay_memory mem = self->memory;
    ay_arena_release(&self->arena);
    ay_arena_release(&self->scratch);
    ay_free(mem, self);
}

static assay_status state(const assay_writer *self) {
    return self->out.failed ? ASSAY_WRITE_FAILED : ASSAY_OK;
}

// What a guarded call needs, in one pointer.
typedef struct put {
    assay_writer *writer;
    const ay_report *report;
} put;

// The head of an output is written with its first document, not when the writer is made: a run that
// fails before has written nothing.
static void begin_work(void *user) {
    assay_writer *self = user;
    if (!self->begun) ay_writer_begin(&self->writer);
    self->begun = true;
}

static void put_work(void *user) {
    put *p = user;
    begin_work(p->writer);
    ay_writer_put(&p->writer->writer, p->report);
}

// An output without documents still has its head and its end: `[]`, a SARIF log without results.
static void end_work(void *user) {
    begin_work(user);
    ay_writer_end(&((assay_writer *)user)->writer);
}

assay_status assay_writer_put(assay_writer *self, const assay_result *result) {
    if (!self || !result || self->ended) return ASSAY_BAD_ARGUMENT;
    bool enough = self->stage == ASSAY_READ ||
                  (self->stage == ASSAY_SPOT && result->report.spots) ||
                  (self->stage == ASSAY_FACTS && result->report.facts) || result->report.findings;
    if (!enough) return ASSAY_BAD_ARGUMENT;
    put p = {self, &result->report};
    if (!ay_guarded(&self->arena, &self->scratch, put_work, &p)) return ASSAY_NO_MEMORY;
    return state(self);
}

assay_status assay_writer_flush(assay_writer *self) {
    if (!self) return ASSAY_BAD_ARGUMENT;
    ay_out_flush(&self->out);
    return state(self);
}

assay_status assay_writer_finish(assay_writer *self) {
    if (!self || self->ended) return ASSAY_BAD_ARGUMENT;
    self->ended = true;
    if (!ay_guarded(&self->arena, &self->scratch, end_work, self)) return ASSAY_NO_MEMORY;
    return assay_writer_flush(self);
}
