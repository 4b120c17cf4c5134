// How expressions are put on the calendar: what the parts of the second step share. In: an
// expression and what is known so far (ay_placer). Out: from, to, and the fields that follow from
// them.
#ifndef AY_SPOT_TIMEPLACE_H
#define AY_SPOT_TIMEPLACE_H

#include "time.h"

typedef struct ay_days {
    ay_day from, to; // both inclusive; AY_NO_DAY
} ay_days;

// A time of the text that others are counted from.
typedef struct ay_anchor {
    ay_day from, to;
    uint8_t grain;
    uint32_t sentence;
    bool set;
} ay_anchor;

// What is known when a time is placed: the document's day and the running text up to here.
typedef struct ay_placer {
    const ay_text *text;
    ay_day today;                   // AY_NO_DAY when not known
    bool history;                   // the text tells of years before its own date
    bool note;                      // the text is a bare phrase or a request
    ay_anchor last, before, period; // the last time, the one before it, the last of a week or more
    uint32_t last_end;              // token behind the last time
    int32_t year, month; // the story's: of the last year; month 0 when only the year was said
    ay_day point;        // how far the story has come: its last full date; AY_NO_DAY
    int32_t dated_year, dated_month; // of the last date with year and month printed
    uint32_t dated_sentence, year_sentence;
} ay_placer;

static inline bool ay_timex_placed(const ay_timex *x) {
    return x->t.from != AY_NO_DAY && x->t.to != AY_NO_DAY;
}
static inline uint32_t ay_timex_sentence(const ay_placer *v, const ay_timex *x) {
    return v->text->tokens[x->t.first].sentence;
}
// A bare month or day: printed without a year, and nothing else says one.
static inline bool ay_timex_lacks_year(const ay_timex *x) {
    return x->form == AY_X_DATE && !x->t.year && x->t.month &&
           (x->t.grain == AY_G_DAY || x->t.grain == AY_G_MONTH) && !x->t.shift && !x->of &&
           !(x->t.flags & (AY_TF_RELATIVE | AY_TF_ANAPHOR)); // "this May"
}

// Which way the time points; in a note what nothing says is to come.
static inline ay_direction ay_placed_direction(const ay_placer *v, const ay_timex *x) {
    ay_direction way = ay_time_direction(v->text, x, v->note);
    return way == AY_DIR_NONE && v->note ? AY_DIR_UP : way;
}

// ---- which year (story.c) -------------------------------------------------------------------

// The year of a bare month (day 0) or day.
int32_t ay_story_year(const ay_placer *v, const ay_timex *x, int32_t month, int32_t day);
// Of the days that one name has in the years around today, in order, those that the direction
// wants: which, or n where it wants none.
uint32_t ay_story_pick(const ay_placer *v, const ay_timex *x, const ay_days *near, uint32_t n);
// "last May": sets the year, if one is known. False when the expression has no shift.
bool ay_shifted_year(const ay_placer *v, ay_timex *x);
// The running text goes on from this time.
void ay_story_remember(ay_placer *v, const ay_timex *x);
bool ay_story_is_history(const ay_timex_list *list, ay_day today);

// ---- one expression (one.c, step.c, whole.c) ----------------------------------------

void ay_place(ay_placer *v, ay_timex *x); // with those that it hangs on
void ay_place_date(ay_placer *v, ay_timex *x);
void ay_place_feast(ay_placer *v, ay_timex *x);
void ay_place_step(ay_placer *v, ay_timex *x);
void ay_place_span(ay_placer *v, ay_timex *x);
void ay_place_part(ay_placer *v, ay_timex *x);
void ay_place_same(ay_placer *v, ay_timex *x);
void ay_place_ending(ay_placer *v, ay_timex *x);
void ay_place_range(ay_placer *v, ay_timex *x);
// A weekday is the first one behind another: "next Tuesday or Thursday".
void ay_place_behind(const ay_timex *first, ay_timex *x);
void ay_place_edge(ay_timex *x); // in a note: the start, the middle, the end of its days

// ---- days (place.c; those that are moved in step.c) -------------------------------------

bool ay_in_calendar(ay_day day); // the years that have four digits
// Sets the days, and year, month, day down to the grain. Nothing happens when one is AY_NO_DAY.
void ay_timex_set(ay_timex *x, ay_day from, ay_day to);
// The days of an interval of whole months, moved by months.
void ay_timex_set_moved(ay_timex *x, const ay_anchor *a, int32_t months);
// One end of a range lends the other its year.
void ay_timex_share_year(ay_timex *lo, ay_timex *hi);

ay_days ay_days_of_month(int32_t year, int32_t month);
// The unit of the calendar that holds the day, moved by `shift` units.
ay_days ay_days_of_unit(ay_day day, uint32_t unit, int32_t shift);
ay_day ay_day_moved(ay_day day, uint32_t unit, int32_t n); // AY_NO_DAY for units below a day
ay_day ay_weekday_before(ay_day day, int32_t weekday);     // or on that day
ay_day ay_weekday_after(ay_day day, int32_t weekday);      // or on that day
// A day of "the year", "the month" that is spoken of; AY_NO_DAY.
ay_day ay_spoken_of(const ay_placer *v, const ay_timex *x);
// So many units that the calendar can be moved by them.
bool ay_is_small_step(const ay_timex *x);

#endif
