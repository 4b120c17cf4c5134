// Stage 7. Reports of documents -> bytes in one of nine formats. A format is three functions; what
// it keeps between documents is in the writer.
#ifndef AY_OUTPUT_OUTPUT_H
#define AY_OUTPUT_OUTPUT_H

#include "buffer.h"
#include "record.h"

typedef struct ay_totals {
    uint64_t documents, figures, checked, wrong, others, counts[AY_OUTCOMES];
} ay_totals;

typedef struct ay_writer {
    ay_out *out;
    ay_arena *arena; // reset before each document; has a guard while a function of the format runs
    ay_arena *scratch; // for single records
    const struct ay_style *style;
    uint32_t kinds; // kinds of records that are wanted, bits 1 << ay_kind
    bool brief;     // the document's record without its list of blocks
    bool color;
    uint32_t width;
    const char *version; // of the program, for SARIF
    uint64_t records;    // written so far
    ay_totals totals;
    // terminal: the last document had no findings, and so no line of coverage; its name, in case it
    // stays the only one
    bool quiet;
    char only[256];
    uint32_t only_len;
} ay_writer;

typedef struct ay_style {
    const char *name;
    void (*begin)(ay_writer *w); // before the first document; may be NULL
    void (*put)(ay_writer *w, const ay_report *report);
    void (*end)(ay_writer *w); // behind the last; may be NULL; no document need have come
} ay_style;

extern const ay_style ay_style_terminal, ay_style_ndjson, ay_style_json, ay_style_sarif,
    ay_style_github, ay_style_gcc, ay_style_text, ay_style_table, ay_style_csv;

void ay_writer_begin(ay_writer *w);
void ay_writer_put(ay_writer *w, const ay_report *report);
void ay_writer_end(ay_writer *w);

// The note's words about a stale assay:ignore, in the arena.
ay_str ay_stale_message(ay_arena *arena, const ay_ignore *ignore);

#endif
