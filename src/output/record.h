// A record, apart from how it is written: a list of named fields. JSON writes all of them, CSV and
// tables pick some by name.
#ifndef AY_OUTPUT_RECORD_H
#define AY_OUTPUT_RECORD_H

#include "../base/decimal.h"
#include "id.h"
#include "report.h"

typedef enum ay_kind {
    AY_K_DOCUMENT,
    AY_K_SENTENCE,
    AY_K_QUANTITY,
    AY_K_TIME,
    AY_K_NAME,
    AY_K_QUOTE,
    AY_K_STATEMENT,
    AY_K_FIGURE,
    AY_K_EVENT,
    AY_K_PLEDGE,
    AY_K_TIE,
    AY_K_PROJECT,
    AY_K_FINDING,
    AY_KINDS
} ay_kind;
extern const char *const ay_kind_names[AY_KINDS];

typedef enum ay_field_kind {
    AY_F_TEXT,
    AY_F_NUMBER, // both `text`; a number is written without quotation marks
    AY_F_UINT,
    AY_F_TRUTH, // `n` is 1 or 0
    AY_F_TEXTS, // a list of texts
    AY_F_SPANS, // a list of [start, end) pairs
    AY_F_RECORD,
    AY_F_RECORDS
} ay_field_kind;

struct ay_record;
typedef struct ay_field {
    const char *name;
    uint8_t kind; // ay_field_kind
    uint32_t n;   // UINT: the value; lists: how many
    union {
        ay_str text;
        const ay_str *texts;
        const ay_span *spans;
        const struct ay_record *records;
    } of;
} ay_field;

enum { AY_FIELDS = 32 }; // the largest kind, pledge, has 26
typedef struct ay_record {
    uint32_t n;
    ay_field fields[AY_FIELDS + 1];
} ay_record;

// Fields with nothing to say are not added.
void ay_record_text(ay_record *r, const char *name, ay_str text);
void ay_record_word(
    ay_record *r, const char *name, const char *word); // a constant C string; NULL is nothing
void ay_record_number(ay_record *r, const char *name, ay_arena *arena, ay_dec value);
void ay_record_uint(ay_record *r, const char *name, uint32_t value);
void ay_record_true(ay_record *r, const char *name, bool value);  // left out when false
void ay_record_truth(ay_record *r, const char *name, bool value); // false says something too
void ay_record_day(ay_record *r, const char *name, ay_arena *arena, ay_day day);
void ay_record_texts(ay_record *r, const char *name, const ay_str *texts, uint32_t n);
void ay_record_spans(ay_record *r, const char *name, const ay_span *spans, uint32_t n);
void ay_record_records(ay_record *r, const char *name, const ay_record *records, uint32_t n);
void ay_record_record(ay_record *r, const char *name, const ay_record *record);
const ay_field *ay_record_field(const ay_record *r, const char *name); // NULL if it is not there

// ---- a document's records, one after another ----------------------------------------------------

enum { AY_KIND_BIT_ALL = (1 << AY_KINDS) - 1 };

// Walks over the records of the wanted kinds: the document first, then the others in the order of
// the text; a range of times behind its ends.
typedef struct ay_walk {
    const ay_report *report;
    ay_arena *scratch; // what one record needs; reset before the next
    uint32_t kinds;    // bit 1 << ay_kind
    bool brief;        // the document's record without its list of blocks
    ay_ids ids;
    char (*figure_ids)[AY_ID_LEN];
    char (*pledge_ids)[AY_ID_LEN];
    uint32_t *times, n_times; // the spots' times, the ends of a range before it
    uint32_t next[AY_KINDS];  // the next of each kind
} ay_walk;

// `arena` holds what lasts as long as the walk. Both must have a guard.
void ay_walk_init(
    ay_walk *self, ay_arena *arena, ay_arena *scratch, const ay_report *report, uint32_t kinds);
// Makes the next record, valid until the one after it; false at the end. *span is where it stands
// in the text.
bool ay_walk_next(ay_walk *self, ay_record *out, ay_kind *kind, ay_span *span);

#endif
