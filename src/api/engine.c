// One document goes through the stages; what they make lies in the engine's arena until the next.
// Arguments are checked here, and here an arena that is full lands. Nothing below knows of the
// caller's options but the checks, which get the rules that are on.

#include "api.h"

#include <string.h>

enum { LONGEST = 64 * 1024 * 1024 };
// A hostile document may not take more than this, however it makes the stages work: the bytes, and
// some hundred for each of them.
static const size_t arena_cap = (size_t)8 * 1024 * 1024 * 1024;

// The engine is made whole or not at all.
assay_engine *assay_engine_new(const assay_options *options, const assay_memory *memory) {
    ay_memory mem = ay_memory_of(memory);
    assay_engine *self = ay_new(mem, sizeof *self);
    if (!self) return NULL;
    self->memory = mem;
    ay_arena_init(&self->arena, mem, arena_cap);
    self->options = options ? assay_options_copy(options) : assay_options_new(memory);
    if (self->options) return self;
    assay_engine_free(self);
    return NULL;
}

void assay_engine_free(assay_engine *self) {
    if (!self) return;
    ay_memory mem = self->memory;
    assay_options_free(self->options);
    ay_arena_release(&self->arena);
    ay_free(mem, self);
}

// Copied first, so that the old options stay when memory runs out.
assay_status assay_engine_configure(assay_engine *self, const assay_options *options) {
    if (!self || !options) return ASSAY_BAD_ARGUMENT;
    assay_options *copy = assay_options_copy(options);
    if (!copy) return ASSAY_NO_MEMORY;
    assay_options_free(self->options);
    self->options = copy;
    return ASSAY_OK;
}

// ---- one document -------------------------------------------------------------------------------

typedef struct run {
    assay_engine *engine;
    assay_stage stage;
    const assay_input *input;
    ay_given given;
    ay_str why; // why the document cannot be read
    bool read;
} run;

// The rules that are on, for the checks.
static const uint8_t *enabled_rules(assay_engine *e) {
    const assay_options *o = e->options;
    uint8_t *on = ay_alloc(&e->arena, o->n_rules + 1u);
    for (uint32_t i = 0; i < o->n_rules; i++) {
        bool as_is = o->rules[i] == AY_RULE_AS_IS;
        on[i] =
            as_is ? ay_rule_rows[i].state == AY_STATE_ON : o->rules[i] != AY_RULE_FIXED + ASSAY_OFF;
    }
    return on;
}

// A severity that the user has set stands for all findings of a rule, also for those that the
// rounding rules would make a note. The counts of the coverage line are the checks' own and do not
// change.
static void set_severities(assay_engine *e) {
    for (uint32_t i = 0; i < e->findings.n; i++) {
        uint8_t setting = e->options->rules[e->findings.at[i].rule];
        if (setting > AY_RULE_FIXED)
            e->findings.at[i].severity = (uint8_t)(setting - AY_RULE_FIXED - 1);
    }
}

// A stale silencer is a note, and fails what fails on notes.
static bool fails(const assay_engine *e) {
    if (e->options->fail_on == ASSAY_OFF) return false;
    for (uint32_t i = 0; i < e->findings.n; i++) {
        const ay_finding *f = &e->findings.at[i];
        if (!f->ignored && f->severity + 1u >= e->options->fail_on) return true;
    }
    return e->findings.n_stale && e->options->fail_on == ASSAY_NOTE;
}

// Places are made here, not by the writer, because the functions of result.h want them too; without
// findings nobody asks.
static void check(assay_engine *e) {
    e->check = (ay_options){e->options->date, enabled_rules(e)};
    ay_check(&e->arena, &e->facts, &e->check, &e->findings);
    set_severities(e);
    ay_report *r = &e->result.report;
    r->findings = &e->findings;
    if (e->findings.n || e->findings.n_stale) {
        ay_places_init(&e->places, &e->arena, ay_report_lines(r));
        r->places = &e->places;
    }
    e->result.fails = fails(e);
}

// Everything that allocates in the arena happens in here, behind the guard.
static void run_stages(void *user) {
    run *job = user;
    assay_engine *e = job->engine;
    ay_arena *arena = &e->arena;
    ay_str bytes = ay_str_of(job->input->bytes);
    ay_format format = (ay_format)job->input->format;
    if (format == AY_FORMAT_GUESS) format = ay_format_guess(bytes, job->given.name);
    // One line that looks like NDJSON is still one text to a caller who gave it as one document.
    if (format == AY_FORMAT_NDJSON) format = AY_FORMAT_TEXT;
    e->result.report.page = format == AY_FORMAT_HTML;
    job->read = ay_doc_read(arena, bytes, format, &job->given, &e->doc, &job->why);
    if (!job->read) return;
    ay_report *r = &e->result.report;
    r->doc = &e->doc;
    if (job->stage == ASSAY_READ) return;
    ay_text_read(arena, &e->doc, &e->text);
    r->text = &e->text;
    ay_spots_read(arena, &e->text, &e->spots);
    // no rule asks who said it
    if (job->stage != ASSAY_CHECK) ay_quotes_read(arena, &e->text, &e->spots);
    r->spots = &e->spots;
    if (job->stage == ASSAY_SPOT) return;
    ay_facts_read(arena, &e->spots, &e->facts);
    r->facts = &e->facts;
    if (job->stage == ASSAY_CHECK) { // no rule asks for acts
        check(e);
        return;
    }
    ay_acts_read(arena, &e->facts, &e->acts);
    r->acts = &e->acts;
}

// What the caller knows, checked: texts that go into records must be UTF-8 and short, the date must
// exist.
static assay_status take_given(
    const assay_engine *e, const assay_input *input, ay_given *out, assay_error *error) {
    const assay_text texts[] = {input->name, input->url, input->outlet, input->title};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].len > LONGEST)
            return ay_error(error, ASSAY_BAD_ARGUMENT, "a name, address or title is above 64 MiB");
    *out = (ay_given){ay_str_of(input->name), ay_str_of(input->url), ay_str_of(input->outlet),
        ay_str_of(input->title), e->options->date};
    if (out->outlet.len == 0) out->outlet = (ay_str){e->options->outlet, e->options->outlet_len};
    if (input->date.len == 0 || ay_day_parse(input->date.at, input->date.len, &out->date))
        return ASSAY_OK;
    return ay_error(error, ASSAY_BAD_INPUT,
        "the date '%.*s' is no day: write YYYY-MM-DD, a day of the calendar",
        (int)(input->date.len < 40 ? input->date.len : 40), input->date.at);
}

assay_status assay_engine_run(assay_engine *self, assay_stage stage, const assay_input *input,
    const assay_result **out, assay_error *error) {
    if (out) *out = NULL;
    if (!self || !input || !out)
        return ay_error(
            error, ASSAY_BAD_ARGUMENT, "no engine, no input or nowhere to put the result");
    if (input->format == ASSAY_FROM_NDJSON)
        return ay_error(error, ASSAY_BAD_ARGUMENT,
            "NDJSON holds many documents: read it through an assay_source");
    if (input->bytes.len > LONGEST)
        return ay_error(error, ASSAY_BAD_INPUT, "is above 64 MiB: split it");
    run job = {.engine = self, .stage = stage, .input = input};
    assay_status status = take_given(self, input, &job.given, error);
    if (status != ASSAY_OK) return status;
    ay_arena_reset(&self->arena);
    self->result = (assay_result){0};
    if (!ay_guarded(&self->arena, NULL, run_stages, &job)) return ay_no_memory(error);
    if (!job.read) return ay_error(error, ASSAY_BAD_INPUT, "%.*s", (int)job.why.len, job.why.at);
    *out = &self->result;
    return ASSAY_OK;
}
