// Options: a table of settings, one a rule, and a few values. Each function checks its argument and
// says what would have been right; nothing is changed on an error.

#include "api.h"

#include "../base/utf8.h"
#include "../check/rule.h"

#include <string.h>

assay_options *assay_options_new(const assay_memory *memory) {
    ay_memory mem = ay_memory_of(memory);
    assay_options *self = ay_new(mem, sizeof *self);
    if (!self) return NULL;
    *self = (assay_options){
        .memory = mem, .date = AY_NO_DAY, .fail_on = ASSAY_WARNING, .n_rules = ay_rule_pages_count};
    self->rules = ay_new(mem, self->n_rules + 1u);
    if (self->rules) return self;
    ay_free(mem, self);
    return NULL;
}

void assay_options_free(assay_options *self) {
    if (!self) return;
    ay_memory mem = self->memory;
    ay_free(mem, self->rules);
    ay_free(mem, self);
}

// The allocator is copied with the rest: an engine frees its copy the way it was made.
assay_options *assay_options_copy(const assay_options *self) {
    if (!self) return NULL;
    assay_memory memory = {self->memory.resize, self->memory.user};
    assay_options *copy = assay_options_new(&memory);
    if (!copy) return NULL;
    uint8_t *rules = copy->rules;
    *copy = *self;
    copy->rules = rules;
    memcpy(rules, self->rules, self->n_rules);
    return copy;
}

assay_status assay_options_date(assay_options *self, assay_text day, assay_error *error) {
    if (!self) return ay_error(error, ASSAY_BAD_ARGUMENT, "no options");
    if (ay_day_parse(day.at, day.len, &self->date)) return ASSAY_OK;
    return ay_error(error, ASSAY_BAD_ARGUMENT,
        "'%.*s' is no day: write YYYY-MM-DD, a day of the calendar",
        (int)(day.len < 40 ? day.len : 40), day.at);
}

// Kept inside of the object, so that the caller's text need not live on.
assay_status assay_options_outlet(assay_options *self, assay_text outlet, assay_error *error) {
    if (!self) return ay_error(error, ASSAY_BAD_ARGUMENT, "no options");
    if (outlet.len > sizeof self->outlet || ay_utf8_valid(outlet.at, outlet.len) != outlet.len)
        return ay_error(error, ASSAY_BAD_ARGUMENT,
            "the outlet is no UTF-8 text of at most %d bytes", (int)sizeof self->outlet);
    memcpy(self->outlet, outlet.len ? outlet.at : "", outlet.len);
    self->outlet_len = (uint32_t)outlet.len;
    return ASSAY_OK;
}

// The row of a rule, or AY_NONE with the error set.
static uint32_t row_of(assay_text rule, assay_error *error) {
    assay_rule found;
    const char *nearest;
    if (assay_rule_find(rule, &found, &nearest)) {
        uint32_t row = ay_rule_row(ay_str_of(rule));
        if (row == AY_NONE)
            ay_error(
                error, ASSAY_BAD_ARGUMENT, "'%s' is always a note: it cannot be set", found.name);
        return row;
    }
    int len = rule.len < 60 ? (int)rule.len : 60;
    if (nearest)
        ay_error(error, ASSAY_BAD_ARGUMENT, "there is no rule '%.*s': did you mean '%s'?", len,
            rule.at, nearest);
    else
        ay_error(error, ASSAY_BAD_ARGUMENT, "there is no rule '%.*s': 'assay rules' lists them",
            len, rule.at);
    return AY_NONE;
}

assay_status assay_options_severity(
    assay_options *self, assay_text rule, assay_severity severity, assay_error *error) {
    if (!self) return ay_error(error, ASSAY_BAD_ARGUMENT, "no options");
    uint32_t row = row_of(rule, error);
    if (row == AY_NONE) return ASSAY_BAD_ARGUMENT;
    self->rules[row] = (uint8_t)(AY_RULE_FIXED + severity);
    return ASSAY_OK;
}

// The first call turns all rules off. So `--only a --only b` and `--only a,b` are the same, and a
// severity that is set later still switches a rule on.
assay_status assay_options_only(assay_options *self, assay_text rule, assay_error *error) {
    if (!self) return ay_error(error, ASSAY_BAD_ARGUMENT, "no options");
    uint32_t row = row_of(rule, error);
    if (row == AY_NONE) return ASSAY_BAD_ARGUMENT;
    if (!self->only) memset(self->rules, AY_RULE_FIXED + ASSAY_OFF, self->n_rules);
    self->only = true;
    self->rules[row] = AY_RULE_ON;
    return ASSAY_OK;
}

void assay_options_fail_on(assay_options *self, assay_severity severity) {
    if (self) self->fail_on = severity;
}

// ---- words --------------------------------------------------------------------------------------

static const char *const severities[] = {[ASSAY_OFF] = "off",
    [ASSAY_NOTE] = "note",
    [ASSAY_WARNING] = "warning",
    [ASSAY_ERROR] = "error"};

bool assay_severity_find(assay_text word, assay_severity *out) {
    for (int i = ASSAY_OFF; i <= ASSAY_ERROR; i++)
        if (ay_text_is(word, severities[i])) return *out = (assay_severity)i, true;
    return false;
}

const char *assay_severity_name(assay_severity severity) { return severities[severity]; }
