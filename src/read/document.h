// Stage 1. Bytes of any format -> a document: plain UTF-8 text, a map back to the bytes it came
// from, blocks that say what is article and what is page furniture, title, outlet, dateline, dates.
// Everything lives in the document's arena.
//
// Offsets: later stages see only offsets into `text`. ay_doc_source() turns them into offsets of
// the input as given; only the output stage calls it. For plain UTF-8 and for an NDJSON line's
// "text" the two are the same (a BOM is 3 bytes of source).
#ifndef AY_READ_DOCUMENT_H
#define AY_READ_DOCUMENT_H

#include "../base/arena.h"
#include "../base/calendar.h"

typedef enum ay_format {
    AY_FORMAT_GUESS,
    AY_FORMAT_TEXT,
    AY_FORMAT_HTML,
    AY_FORMAT_NDJSON
} ay_format;

typedef enum ay_block_kind {
    AY_BLOCK_BODY,      // a paragraph of the article
    AY_BLOCK_TITLE,     // its headline
    AY_BLOCK_ITEM,      // a list item of the article
    AY_BLOCK_HEADING,   // a heading inside the article
    AY_BLOCK_CELL,      // a table cell of the article
    AY_BLOCK_META,      // dates, bylines, section names: read for the document's record, no spots
    AY_BLOCK_FURNITURE, // menus, share lines, comment forms, teasers, contacts, hashtags: no spots
} ay_block_kind;

// A piece of the text between line ends (or HTML block elements). Blocks are in text order and do
// not overlap; white space between them belongs to none. A paragraph of plain text is one block
// even where it is wrapped over several lines.
typedef struct ay_textblock {
    ay_span span;
    uint8_t kind;    // ay_block_kind
    uint8_t level;   // heading level, list depth
} ay_textblock;

// A stretch of text that came from the source: byte by byte where source_len is 0; else each of its
// characters from source_len bytes (another encoding); or, when `fixed`, the whole of it from the
// one source stretch [source, source + source_len) (an entity, white space that was folded).
typedef struct ay_mapping {
    uint32_t text, source, source_len;
    bool fixed;
} ay_mapping;

typedef enum ay_date_from {
    AY_DATED_NOT,
    AY_DATED_GIVEN,
    AY_DATED_METADATA,
    AY_DATED_URL,
    AY_DATED_HEADER,
    AY_DATED_DATELINE,
    AY_DATED_CONTENT
} ay_date_from;

// What the caller knows about an input beside its bytes; empty strings and AY_NO_DAY where it knows
// nothing.
typedef struct ay_given {
    ay_str name;          // the path as given, or the id of an NDJSON line: `doc` in every record
    ay_str url, outlet, title;
    ay_day date;
} ay_given;

typedef struct ay_doc {
    ay_arena *arena;
    ay_str name;
    ay_str source;        // the input's bytes
    ay_str text;          // UTF-8, well-formed; may hold NUL
    const ay_mapping *map; uint32_t n_map;   // sorted by text; n_map 0 means identity
    const ay_textblock *blocks; uint32_t n_blocks;
    ay_str title, outlet, author, dateline, language; // empty when unknown
    ay_span title_span, date_span;           // evidence, in text; empty when it is not in the text
    ay_day published, published_to;          // equal when the day is known; AY_NO_DAY when not
    ay_day modified;
    ay_date_from published_by;
    bool date_doubtful;   // the stamp contradicts the content: relative days are not resolved
                          // against it; published is then unknown, published_to the stamp's day
    const char *encoding; // "UTF-8", "windows-1252", … as it was read
} ay_doc;

// Reads one document from bytes. `format` is never NDJSON here (ay_ndjson_next splits lines and
// calls this with FORMAT_TEXT, or GUESS when the text looks like HTML). On failure returns false
// and *error says what was found and what to do ("looks like a PNG image, not a text", "is empty").
bool ay_doc_read(ay_arena *arena, ay_str bytes, ay_format format, const ay_given *given,
    ay_doc *out, ay_str *error);

// Offsets of the input as given, for a span of the text.
ay_span ay_doc_source(const ay_doc *doc, ay_span text);
static inline ay_str ay_doc_str(const ay_doc *doc, ay_span s) {
    return (ay_str){doc->text.at + s.start, s.end - s.start};
}

// One line of NDJSON -> the text (decoded, in the arena) and what is known about it. False with
// *error and the byte column.
bool ay_ndjson_parse(ay_arena *arena, ay_str line, ay_given *given, ay_str *text, ay_str *error,
    uint32_t *column);

// What the first bytes look like; never NDJSON unless the first line is an object with "text".
ay_format ay_format_guess(ay_str bytes, ay_str name);

#endif
