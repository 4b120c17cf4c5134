// What the files of this folder share while a document is being read: the pieces of its text before
// they become blocks, the days that were found and where, and the words of a short line. Nothing
// here is seen by later stages.
#ifndef AY_READ_PAGE_H
#define AY_READ_PAGE_H

#include "../table/lexicon.h"
#include "document.h"

// ---- pieces ------------------------------------------------------------------------------------
enum {
    AY_PIECE_LINES = 1,  // several lines of the input, joined
    AY_PIECE_STANZA = 2, // an empty line (or an element's edge) stands before it
    AY_PIECE_STOP = 4,   // ends as a sentence ends
    AY_PIECE_FIXED =
        8, // the kind is known from the markup or from a phrase; later guesses leave it alone
    AY_PIECE_DATED = 16,  // holds a stamp
    AY_PIECE_AUTHOR = 32, // its markup says that a person stands here
    AY_PIECE_ABOUT = 64,  // beside the article of a page: furniture, or a line about the article
};

typedef struct ay_piece {
    ay_span span;
    uint8_t kind, level; // as in ay_textblock
    uint16_t flags;
    uint32_t node; // HTML: number of the element that holds it; 0 in plain text
} ay_piece;

// ---- stamps: days that the page shows or tells -------------------------------------------------
typedef enum ay_stamp_role { AY_STAMP_BARE, AY_STAMP_PUBLISHED, AY_STAMP_MODIFIED } ay_stamp_role;

// How a day in digits is written: "31/12/2024" and "12/31/2024" tell, "03/04/2024" does not.
typedef enum ay_order {
    AY_ORDER_PLAIN,
    AY_ORDER_DAY_FIRST,
    AY_ORDER_MONTH_FIRST,
    AY_ORDER_EITHER
} ay_order;

typedef struct ay_stamp {
    ay_span span;     // in the text; empty when it is not in it
    ay_day day;       // AY_NO_DAY where the year is missing, or the order is not known
    ay_day either[2]; // EITHER: read with the day first, with the month first
    uint8_t order;    // ay_order
    int32_t month, mday;
    uint8_t from;   // ay_date_from
    uint8_t role;   // ay_stamp_role
    uint8_t weight; // among stamps of one `from` and role the heaviest wins, then the first
    bool utc;       // the clock was in UTC: the reader's local day may be the one before or after
    uint32_t piece; // the piece it stands in; UINT32_MAX if none
} ay_stamp;

typedef struct ay_page {
    ay_arena *arena;
    const ay_given *given;
    ay_doc *doc;
    AY_LIST(ay_piece) pieces;
    AY_LIST(ay_stamp) stamps;
    uint32_t empty_label; // a date label with nothing behind it: the piece's number + 1, or 0
} ay_page;

// ---- words of a short line (line.c) ------------------------------------------------------------
enum { AY_LINE_WORDS = 32, AY_LINE_BYTES = 300 };

typedef enum ay_lineword_sort { AY_LW_WORD, AY_LW_DIGITS, AY_LW_MARK } ay_lineword_sort;

typedef struct ay_lineword {
    ay_span span;
    ay_word word; // number in the lexicon, 0 if in no table
    uint8_t sort;
    char mark;      // MARK: the ASCII character; '-' for any dash, '>' for any arrow or double
                    // angle, '*' for any bullet, '\0' for others
    bool upper;     // WORD: starts with an upper case letter
    bool spaced;    // white space stands before it
    uint8_t digits; // DIGITS: how many
    int32_t value;  // DIGITS: the number, if of at most 9 digits
} ay_lineword;

typedef struct ay_line {
    const ay_doc *doc;
    uint32_t n;
    bool all;                // the whole span was split; false: only its beginning
    uint32_t pos, end, stop; // where splitting stands, where it ends, where the span ends
    ay_lineword at[AY_LINE_WORDS];
} ay_line;

// Splits the beginning of a span into words, at most AY_LINE_WORDS of them and AY_LINE_BYTES bytes.
void ay_line_split(const ay_doc *doc, ay_span span, ay_line *out);
// The same bit by bit: begin, then extend to so many words.
void ay_line_begin(const ay_doc *doc, ay_span span, ay_line *out);
void ay_line_extend(ay_line *self, uint32_t words);
// Could a phrase of furniture, or a day, start the line? Extends it by no more words than it takes
// to tell, at most so many; errs on the side of yes.
bool ay_line_may_start(ay_line *self, uint32_t most);
// The row of `table` for the longest phrase that starts at word i, and its number of words; -1 when
// there is none.
int32_t ay_line_phrase(const ay_line *line, uint32_t i, uint8_t table, uint32_t *n);
// The furniture row of the longest such phrase; NULL when there is none.
const struct ay_furniture *ay_line_furniture(const ay_line *line, uint32_t i, uint32_t *n);

// ---- days in a line (stamp.c) ------------------------------------------------------------------
// A day that is written out at word i: "May 18, 2023", "18 May 2023", "Thursday, May 22, 2025",
// "2023-05-19 15:23:09", "19.05.2023". Month and day without a year give day AY_NO_DAY with month
// and mday set. *n is the number of words, with the clock time behind it.
bool ay_stamp_at(const ay_line *line, uint32_t i, uint32_t *n, ay_stamp *out);
// "2023-05-19", "2023-05-19T15:23:09+02:00" and their like, outside of a text.
bool ay_stamp_iso(ay_str text, ay_stamp *out);
// A day in the path of an address: "/2023/05/19/", "/20230519/", "-2023-05-19".
bool ay_stamp_url(ay_str url, ay_stamp *out);

// ---- the steps ---------------------------------------------------------------------------------
// The text's lines -> pieces.
void ay_plain_read(ay_page *page);
// doc->text is HTML: the page's text takes its place (and the map's), with pieces and stamps.
void ay_html_read(ay_page *page);
// Kinds of the pieces: furniture, meta; the stamps and labels in them.
void ay_furniture_mark(ay_page *page);
// Title, headings.
void ay_heading_mark(ay_page *page);
// Dateline, published, modified, published_by.
void ay_published_find(ay_page *page);

// A day in brackets at the piece's end is a stamp.
void ay_bracket_stamp(ay_page *page, uint32_t piece);

// Ends as a sentence ends: a stop, question or exclamation mark, perhaps with closing quotes or
// brackets behind it.
bool ay_ends_sentence(ay_str text);
bool ay_ends_ellipsis(ay_str text);
// Without white space (no-break spaces too) at both ends.
ay_span ay_trim(ay_str text, ay_span span);

// ---- maps (map.c) ------------------------------------------------------------------------------
// doc's map leads into inner's text: leads on, through inner's map, to what that was made of.
void ay_map_lead_on(ay_arena *arena, ay_doc *doc, const ay_doc *inner);

// ---- bytes (encoding.c, refuse.c) --------------------------------------------------------------
// True: the bytes are no text, and *error says what they are.
bool ay_bytes_refuse(ay_arena *arena, ay_str bytes, ay_str *error);
// doc->source -> text, map and encoding. `html`: a page may say its encoding itself.
bool ay_text_decode(ay_arena *arena, ay_doc *doc, bool html, ay_str *error);

#endif
