// The fields of records. What has nothing to say is not added, so that no format ever writes null
// or "". A record that is full drops what is added: AY_FIELDS is above the largest kind, and a test
// of all kinds says so.

#include "record.h"

#include <string.h>

const char *const ay_kind_names[AY_KINDS] = {
    [AY_K_DOCUMENT] = "document",
    [AY_K_SENTENCE] = "sentence",
    [AY_K_QUANTITY] = "quantity",
    [AY_K_TIME] = "time",
    [AY_K_NAME] = "name",
    [AY_K_QUOTE] = "quote",
    [AY_K_STATEMENT] = "statement",
    [AY_K_FIGURE] = "figure",
    [AY_K_EVENT] = "event",
    [AY_K_PLEDGE] = "pledge",
    [AY_K_TIE] = "tie",
    [AY_K_PROJECT] = "project",
    [AY_K_FINDING] = "finding",
};

static ay_field *add(ay_record *r, const char *name, ay_field_kind kind, uint32_t n) {
    ay_field *f =
        &r->fields[r->n < AY_FIELDS ? r->n++ : AY_FIELDS]; // the last one is a spill, never read
    f->name = name;
    f->kind = (uint8_t)kind;
    f->n = n;
    return f;
}

// An empty text is nothing to say; a number or an offset of 0 is something.
void ay_record_text(ay_record *r, const char *name, ay_str text) {
    if (text.len) add(r, name, AY_F_TEXT, 0)->of.text = text;
}

void ay_record_word(ay_record *r, const char *name, const char *word) {
    if (word) ay_record_text(r, name, (ay_str){word, (uint32_t)strlen(word)});
}

void ay_record_number(ay_record *r, const char *name, ay_arena *arena, ay_dec value) {
    add(r, name, AY_F_NUMBER, 0)->of.text = ay_dec_text(arena, value);
}

void ay_record_uint(ay_record *r, const char *name, uint32_t value) {
    add(r, name, AY_F_UINT, value);
}

// Only true is ever written: a reader takes a missing field for false.
void ay_record_true(ay_record *r, const char *name, bool value) {
    if (value) add(r, name, AY_F_TRUTH, 1);
}

void ay_record_truth(ay_record *r, const char *name, bool value) {
    add(r, name, AY_F_TRUTH, value);
}

void ay_record_day(ay_record *r, const char *name, ay_arena *arena, ay_day day) {
    if (day != AY_NO_DAY) add(r, name, AY_F_TEXT, 0)->of.text = ay_day_text(arena, day);
}

void ay_record_texts(ay_record *r, const char *name, const ay_str *texts, uint32_t n) {
    if (n) add(r, name, AY_F_TEXTS, n)->of.texts = texts;
}

void ay_record_spans(ay_record *r, const char *name, const ay_span *spans, uint32_t n) {
    if (n) add(r, name, AY_F_SPANS, n)->of.spans = spans;
}

void ay_record_records(ay_record *r, const char *name, const ay_record *records, uint32_t n) {
    if (n) add(r, name, AY_F_RECORDS, n)->of.records = records;
}

void ay_record_record(ay_record *r, const char *name, const ay_record *record) {
    if (record->n) add(r, name, AY_F_RECORD, 1)->of.records = record;
}

const ay_field *ay_record_field(const ay_record *r, const char *name) {
    for (uint32_t i = 0; i < r->n; i++)
        if (strcmp(r->fields[i].name, name) == 0) return &r->fields[i];
    return NULL;
}
