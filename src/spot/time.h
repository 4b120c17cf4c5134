// The time reader's own parts. In: the tokens of a text. Out: ay_spots.times.
//
// Reading and placing are two steps. The first (timeword.c, timedate.c, timeperiod.c, timeclock.c, timerange.c) turns tokens into
// expressions: what is printed, and how it hangs on something else ("the first half" `of` "last year", "two years" before today).
// The second (timeresolve.c) goes over the expressions in the order of the text and gives each its days; timevalue.c writes the
// TIMEX3 values. Only the second step knows the document's date and the times that stand before.
#ifndef AY_SPOT_TIME_H
#define AY_SPOT_TIME_H

#include "spot.h"

typedef enum ay_timeform {
    AY_X_DATE,     // year, quarter, month, day as far as printed: "14 June 2023", "May", "Q2 2024", "the 1990s"
    AY_X_WEEKDAY,  // "Friday", "next Friday"
    AY_X_DAY,      // today + number: "yesterday"
    AY_X_UNIT,     // shift -1, 0, 1 of a unit: "last year", "this week", "the year"
    AY_X_STEP,     // number units away: "two years ago", "a year earlier"
    AY_X_SPAN,     // number units up to or from a day: "the last three years"
    AY_X_PART,     // a part of `of`, in units: "the first four months of the year", "the second half"
    AY_X_SAME,     // the period of the last time again, in `of`: "the same period of last year"
    AY_X_ENDING,   // a length that ends with `of`: "the year to June"
    AY_X_LENGTH,   // "six years"
    AY_X_SET,      // "every year", "daily"
    AY_X_VAGUE,    // "now", "recently"
    AY_X_CLOCK,    // "5 p.m."
    AY_X_RANGE,    // from `lo` to `hi`
} ay_timeform;

enum { AY_NO_CLOCK = -1, AY_INDEFINITE = -1 };

// An expression. `t` has what is printed and, behind ay_times_resolve, its place on the calendar.
typedef struct ay_timex {
    ay_time t;
    uint8_t form;        // ay_timeform
    uint8_t unit;        // AY_TU_…, of UNIT, STEP, SPAN, PART, ENDING, LENGTH, SET
    int32_t number;      // DATE: which quarter, half, season; DAY, STEP, SPAN, LENGTH: how many (AY_INDEFINITE: not said);
                         // PART: which one, counted from the end where negative
    int32_t parts;       // PART: how many in a row
    int32_t minutes;     // CLOCK: since midnight; AY_NO_CLOCK
    uint8_t daypart;     // value of the `part` row; 0 none
    bool definite;       // UNIT: "the year", the one that is spoken of
    bool this_one;       // WEEKDAY: "this Friday"
    struct ay_timex *of, *lo, *hi;
} ay_timex;

// The first step's place in the text: one sentence, beyond which nothing looks.
typedef struct ay_timereader {
    ay_arena *arena;
    const ay_text *text;
    uint32_t first, end; // tokens of the sentence
    int32_t document;    // year of the document's date, 0 when not known: for two-digit years
    uint32_t depth;      // of expressions inside expressions
} ay_timereader;

// ---- words (timeword.c) ----
// The bits 1 << AY_TW_… of all rows of timewords.tsv that start at token i.
uint32_t ay_timeword_kinds(const ay_timereader *r, uint32_t i);
// The longest phrase of that kind at token i; NULL when there is none. *n is its number of tokens.
const struct ay_timeword *ay_timeword_at(const ay_timereader *r, uint32_t i, int kind, uint32_t *n);
// Is there a phrase of that kind right before token `end`? Its first token in *first.
const struct ay_timeword *ay_timeword_before(const ay_timereader *r, uint32_t end, int kind, uint32_t *first);
// The first phrase of a table at token i, NULL when there is none.
const ay_phrase *ay_time_sense(const ay_timereader *r, uint32_t i, uint8_t table);
int32_t ay_month_at(const ay_timereader *r, uint32_t i, uint32_t *n);   // 1..12, 0 when there is none
int32_t ay_weekday_at(const ay_timereader *r, uint32_t i, uint32_t *n); // 1..7; a plural is -1..-7

// ---- numerals and years (timenumber.c) ----
bool ay_number_starts(const ay_timereader *r, uint32_t i); // digits, a count or an ordinal in words
// A whole number in digits or words: its value, 0 when there is none. An ordinal does not count.
int32_t ay_count_at(const ay_timereader *r, uint32_t i, uint32_t *n);
int32_t ay_ordinal_at(const ay_timereader *r, uint32_t i, uint32_t *n); // "first", "21st", "twenty-first"; negative from the end
int32_t ay_digits_at(const ay_timereader *r, uint32_t i);               // a number token of digits alone, up to 9,999; else -1
uint32_t ay_digits_length(const ay_timereader *r, uint32_t i);
int32_t ay_day_at(const ay_timereader *r, uint32_t i, uint32_t *n);     // "4", "4th", "31": 1..39, else 0
// A year in full at token i, in a place where a year stands; 0 when there is none. *n counts an era behind it ("264 BC" is -264).
int32_t ay_year_at(const ay_timereader *r, uint32_t i, uint32_t *n);
int32_t ay_year_behind(const ay_timereader *r, uint32_t i, uint32_t *n); // the same behind a month or a day
bool ay_is_year_place(const ay_timereader *r, uint32_t i, uint32_t n);
uint8_t ay_grain_of(uint32_t unit);  // ay_grain of an AY_TU_…
static inline bool ay_time_space(const ay_timereader *r, uint32_t i) { return (r->text->tokens[i].flags & AY_TOK_SPACE) != 0; }
static inline char ay_time_mark(const ay_timereader *r, uint32_t i) { return i < r->end ? r->text->tokens[i].mark : 0; }
static inline bool ay_time_is(const ay_timereader *r, uint32_t i, int cue) {
    return i < r->end && ay_cue_at(r->text, i, cue, 0) > 0;
}

// ---- expressions: each reads one that starts at token i into *x (whose t.first, t.end are set); false when there is none ----
bool ay_timex_read(ay_timereader *r, uint32_t i, ay_timex *x);        // any (time.c)
bool ay_timex_date(ay_timereader *r, uint32_t i, ay_timex *x);        // timedate.c
bool ay_timex_numeric(ay_timereader *r, uint32_t i, ay_timex *x);     // timedate.c: "31.11.2022"
bool ay_timex_clock(ay_timereader *r, uint32_t i, ay_timex *x);       // timeclock.c
bool ay_timex_period(ay_timereader *r, uint32_t i, ay_timex *x);      // timeperiod.c
void ay_timex_take_year(ay_timereader *r, ay_timex *x);                // timeperiod.c: the year of a bare month or day
bool ay_timex_length(ay_timereader *r, uint32_t i, ay_timex *x);      // timelength.c
bool ay_timex_range(ay_timereader *r, ay_timex *x);                   // timerange.c: *x and what follows it, if that is a range
bool ay_timex_number_range(ay_timereader *r, uint32_t i, ay_timex *x); // timerange.c: "14 to 19 September"
ay_timex ay_timex_make(uint32_t first, uint32_t end, ay_timeform form, uint8_t grain);
ay_timex *ay_timex_keep(ay_timereader *r, const ay_timex *x);         // a copy in the arena

// ---- the second step (timeresolve.c) ----
typedef AY_LIST(ay_timex) ay_timex_list;
void ay_times_resolve(ay_arena *arena, const ay_text *text, ay_timex_list *list);
ay_direction ay_time_direction(const ay_text *text, const ay_timex *x); // timetense.c: UP to come, DOWN past
ay_str ay_time_value(ay_arena *arena, const ay_timex *x);               // timevalue.c

#endif
