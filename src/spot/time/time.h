// The time reader's own parts. In: the tokens of a text. Out: ay_spots.times.
//
// Reading and placing are two steps. The first turns tokens into expressions: what is printed, and
// how it hangs on something else ("the first half" `of` "last year", "two years" before today). The
// second goes over the expressions in the order of the text and gives each its days. Only the
// second knows the document's date and the times that stand before.
//
// times.c walks over the text and calls both.
//
//   first    timeread              one time, whichever it is
//            timeword timenumber   what the tables say of a token; numerals, years
//            timemonth             months, which are names and verbs too
//            timemake              an expression, nothing resolved
//            timedate timefigure   "14 June 2023"; "14/6/2023"
//            timelisted            "14th", of "14th and 15th of June"
//            timeclock             "5 p.m."
//            timefeast             "Easter 2013"; feastday says when that was
//            timeperiod timepart   "last year"; "the first half of", "the end of"
//            timelength timerange  "six years", "two years ago"; "from May to July"
//   second   timeresolve           all of them, in order
//            timeplace             days of the calendar, and how an expression gets them
//            timeone timestep      one expression; those that are counted
//            timewhole             those that are made of others
//            timestory timetense   which year: the running text; past or to come
//            timenote              a report or a note
//            timevalue             TIMEX3 values
#ifndef AY_SPOT_TIME_H
#define AY_SPOT_TIME_H

#include "../spot.h"

typedef enum ay_timeform {
    AY_X_DATE, // century to day as far as printed: "14 June 2023", "May", "the 1990s", "Christmas"
    AY_X_WEEKDAY, // "Friday", "next Friday"
    AY_X_DAY,     // today + number: "yesterday"
    AY_X_UNIT,    // shift -1, 0, 1 of a unit: "last year", "this week", "the year"
    AY_X_STEP,    // number units away: "two years ago", "a year earlier", "a week from Monday"
    AY_X_SPAN,    // number units up to or from a day: "the last three years"
    AY_X_PART,    // a part of `of`: "the first four months of the year", "the second half"
    AY_X_SAME,    // the period of the last time again, in `of`: "the same period of last year"
    AY_X_ENDING,  // a length that ends with `of`: "the year to June"
    AY_X_LENGTH,  // "six years"
    AY_X_SET,     // "every year", "daily"
    AY_X_VAGUE,   // "now", "recently"
    AY_X_CLOCK,   // "5 p.m."
    AY_X_RANGE,   // from `lo` to `hi`
} ay_timeform;

enum {
    AY_NO_CLOCK = -1,
    AY_INDEFINITE = -1, // how many: not said ("a few")
    AY_TIME_DEPTH = 4,  // of expressions that hang on each other
    // "31 June" and "39 May" are days that do not exist; "40 May" is something else
    AY_LAST_DAY = 39
};

// An expression. `t` has what is printed and, behind ay_times_resolve, its place on the calendar.
typedef struct ay_timex {
    ay_time t;
    uint8_t form;    // ay_timeform
    uint8_t unit;    // AY_TU_…, of UNIT, STEP, SPAN, PART, ENDING, LENGTH, SET
    uint8_t daypart; // value of the table's `part` row; 0 none
    int32_t number;  // DATE: which season; DAY, STEP, SPAN, ENDING, LENGTH, SET: how many units;
                     // PART: which one, from the end where negative; SAME: how many years before
    int32_t parts;   // PART: how many in a row
    int32_t minutes; // CLOCK: since midnight; AY_NO_CLOCK
    bool definite;   // UNIT: "the year", the one that is spoken of
    bool this_one;   // WEEKDAY: "this Friday"
    bool follows;    // WEEKDAY: the second of "next Monday or Tuesday"
    bool coming;     // WEEKDAY: "the coming Friday"; SPAN: "within two days", from today on
    uint32_t feast;  // DATE: its row in feasts.tsv and one; 0 none
    struct ay_timex *of, *lo, *hi;
} ay_timex;

// The first step's place in the text: one sentence, beyond which nothing looks.
typedef struct ay_timereader {
    ay_arena *arena;
    const ay_text *text;
    uint32_t first, end; // tokens of the sentence
    int32_t document;    // year of the document's date, 0 when not known: for two-digit years
    uint32_t depth;      // of expressions inside expressions
    bool note;           // the text is a bare phrase or a request
} ay_timereader;

// ---- tokens -------------------------------------------------------------------------------------

// Is there white space before the token? Also behind the last one.
static inline bool ay_time_space(const ay_timereader *r, uint32_t i) {
    return i >= r->end || (r->text->tokens[i].flags & AY_TOK_SPACE) != 0;
}
static inline char ay_time_mark(const ay_timereader *r, uint32_t i) {
    return i < r->end ? r->text->tokens[i].mark : 0;
}
// Does the mark at token i join its two sides, with no space on either?
static inline bool ay_time_joined(const ay_timereader *r, uint32_t i, char sep) {
    return ay_time_mark(r, i) == sep && !ay_time_space(r, i) && i + 1 < r->end &&
           !ay_time_space(r, i + 1);
}
// How many digits the number token at i has; 0 for any other.
static inline uint32_t ay_digits_length(const ay_timereader *r, uint32_t i) {
    if (i >= r->end || r->text->tokens[i].kind != AY_TOK_NUMBER) return 0;
    return ay_span_length(r->text->tokens[i].span);
}
static inline bool ay_time_is(const ay_timereader *r, uint32_t i, int cue) {
    return i < r->end && ay_cue_at(r->text, i, cue, 0) > 0;
}

// Is the token in a table that times are made of? Most are not, and cost this one look.
static inline bool ay_timex_may(const ay_text *text, uint32_t i) {
    uint32_t tables = ay_table_bit(AY_TABLE_MONTH) | ay_table_bit(AY_TABLE_WEEKDAY) |
                      ay_table_bit(AY_TABLE_NUMBER) | ay_table_bit(AY_TABLE_TIMEWORD) |
                      ay_table_bit(AY_TABLE_FEAST);
    return ay_tables_may(text, i, tables) || text->tokens[i].kind == AY_TOK_NUMBER;
}

// The length of the cue that ends right before token `end`, of at most three words; 0 when none
// does.
static inline uint32_t ay_time_before(const ay_text *text, uint32_t end, int cue) {
    for (uint32_t back = 1; back <= 3 && back <= end; back++)
        if (ay_cue_at(text, end - back, cue, 0) == back) return back;
    return 0;
}

// ---- words (word.c) -------------------------------------------------------------------------

// The bits 1 << AY_TW_… of all rows of timewords.tsv that start at token i.
uint32_t ay_timeword_kinds(const ay_timereader *r, uint32_t i);
// The longest phrase of that kind at token i, its length in *n; NULL when there is none.
const struct ay_timeword *ay_timeword_at(const ay_timereader *r, uint32_t i, int kind, uint32_t *n);
// A phrase of that kind that ends right before token `end`, its first token in *first; or NULL.
const struct ay_timeword *ay_timeword_before(
    const ay_timereader *r, uint32_t end, int kind, uint32_t *first);
// The first phrase of a table at token i, NULL when there is none.
const ay_phrase *ay_time_sense(const ay_timereader *r, uint32_t i, uint8_t table);
int32_t ay_weekday_at(const ay_timereader *r, uint32_t i, uint32_t *n); // 1..7; a plural -1..-7
uint8_t ay_grain_of(uint32_t unit);                                     // ay_grain of an AY_TU_…

// ---- numerals and years (number.c) ----------------------------------------------------------

// Digits, a count or an ordinal in words?
bool ay_number_starts(const ay_timereader *r, uint32_t i);
// A whole number in digits or words, or 0. An ordinal does not count.
int32_t ay_count_at(const ay_timereader *r, uint32_t i, uint32_t *n);
// "first", "21st", "twenty-first", or 0; "final" is -1, counted from the end.
int32_t ay_ordinal_at(const ay_timereader *r, uint32_t i, uint32_t *n);
// A number token of digits alone, up to 9,999, or -1.
int32_t ay_digits_at(const ay_timereader *r, uint32_t i);
// A day of a month, "4", "4th", "fourth": 1..39 (days that do not exist are read too), or 0.
int32_t ay_day_at(const ay_timereader *r, uint32_t i, uint32_t *n);
int32_t ay_short_year(const ay_timereader *r, int32_t digits); // the year of "96"
// A year, with the era behind it ("264 BC" is -264), or 0: where it stands alone, and behind a
// month.
int32_t ay_year_at(const ay_timereader *r, uint32_t i, uint32_t *n);
int32_t ay_year_behind(const ay_timereader *r, uint32_t i, uint32_t *n);
bool ay_is_year_place(const ay_timereader *r, uint32_t i, uint32_t n);
// A noun in the plural, in lower case: what a number in front of it may count.
bool ay_is_counted(const ay_timereader *r, uint32_t i);

// ---- months (month.c) -----------------------------------------------------------------------

int32_t ay_month_at(const ay_timereader *r, uint32_t i, uint32_t *n); // 1..12, or 0

// ---- expressions --------------------------------------------------------------------------------
// Each reads one that starts at token i into *x, whose t.first and t.end say what it took; false
// when there is none. What stands in *x then is undefined.

bool ay_timex_read(ay_timereader *r, uint32_t i, ay_timex *x); // the longest of all; with its range
bool ay_timex_date(ay_timereader *r, uint32_t i, ay_timex *x);
bool ay_timex_feast(ay_timereader *r, uint32_t i, ay_timex *x);     // "Easter 2013", "Eid al-Fitr"
bool ay_timex_figures(ay_timereader *r, uint32_t i, ay_timex *x);   // "31.11.2022", "2012/Aug/10"
bool ay_timex_day_first(ay_timereader *r, uint32_t i, ay_timex *x); // "4th of May 2021"
bool ay_timex_listed(ay_timereader *r, uint32_t i, ay_timex *x); // "4th", of "4th and 5th of May"
// "5/12": `said`: what stands in front says already that it is a date.
bool ay_timex_day_month(ay_timereader *r, uint32_t i, bool said, ay_timex *x);
bool ay_timex_clock(ay_timereader *r, uint32_t i, ay_timex *x);
bool ay_timex_period(ay_timereader *r, uint32_t i, ay_timex *x);
bool ay_timex_length(ay_timereader *r, uint32_t i, ay_timex *x);
bool ay_timex_number_range(ay_timereader *r, uint32_t i, ay_timex *x); // "14 to 19 September"
bool ay_timex_range(ay_timereader *r, ay_timex *x); // *x and what follows it, if that is a range

bool ay_timex_edge(ay_timereader *r, uint32_t i, ay_timex *x);       // "the end of the month"
bool ay_timex_part(ay_timereader *r, uint32_t i, ay_timex *x);       // "the first half of 2022"
bool ay_timex_label(ay_timereader *r, uint32_t i, ay_timex *x);      // "Q2 2024", "FY2023"
bool ay_timex_year_first(ay_timereader *r, uint32_t i, ay_timex *x); // "2024 Q2"
bool ay_timex_same(ay_timereader *r, uint32_t i, ay_timex *x);       // "the same period of 2021"
// "the year": the one that is spoken of; `bare`: "end of year" too.
bool ay_timex_definite(const ay_timereader *r, uint32_t i, bool bare, ay_timex *x);
// The whole that stands at token i for a part of that grain: behind "of" (`in`: or "in"), or, when
// `direct`, without a word between. NULL when there is none.
ay_timex *ay_timex_whole(ay_timereader *r, uint32_t i, uint8_t part, bool in, bool direct);
void ay_timex_hang(ay_timex *x, ay_timex *whole);
// "October of that year", "Tuesday of next week": adds what stands behind a bare month or weekday.
void ay_timex_take_year(ay_timereader *r, ay_timex *x);

ay_timex ay_timex_make(uint32_t first, uint32_t end, ay_timeform form, uint8_t grain);
ay_timex ay_timex_on(uint32_t first, uint32_t end, int32_t year, int32_t month, int32_t day);
ay_timex *ay_timex_keep(ay_timereader *r, const ay_timex *x);       // a copy in the arena
uint32_t ay_timex_skip_article(const ay_timereader *r, uint32_t i); // the token behind "the", or i

// ---- the second step ----------------------------------------------------------------------------

typedef AY_LIST(ay_timex) ay_timex_list;
void ay_times_resolve(ay_arena *arena, const ay_text *text, ay_timex_list *list);
// A bare phrase or a request, in which a time that nothing else places is to come.
bool ay_time_is_note(const ay_text *text);
// Which way a time points, by the words around it: UP to come, DOWN past. `note`: of the text.
ay_direction ay_time_direction(const ay_text *text, const ay_timex *x, bool note);
ay_str ay_time_value(ay_arena *arena, const ay_timex *x); // its TIMEX3 value

#endif
