// The second step: a place on the calendar. In: the expressions in the order of the text. Out: the
// same, with from and to where text and date give them.
//
// Three things place a time that does not say its year: the document's date, with the words that
// say past or to come; a date of the same sentence; and, in a history or a text without a date, the
// running text: the last time that was said, and its year. A text is a history when its dates lie
// years before its own ("is_history"). Anaphors ("a year earlier", "the next day") always count
// from the running text.
//
// The trap: a document may have a range of dates ("published between"). Then everything is placed
// twice, for both ends, and only what comes out the same is kept.
#include "place.h"

static bool is_joint(char mark) { return mark == ',' || mark == '/'; }

// A bare month or day that a fuller one follows takes its year from it: "in January and February
// 1937".
static void lend_years(const ay_text *text, ay_timex_list *list) {
    for (uint32_t k = list->n; k-- > 1;) {
        ay_timex *x = &list->at[k - 1], *next = &list->at[k];
        if (!ay_timex_lacks_year(x) || next->form != AY_X_DATE || next->t.year <= 0 ||
            next->t.grain != x->t.grain)
            continue;
        if (next->t.first - x->t.end != 1 || (!ay_cue_at(text, x->t.end, AY_CUE_TIME_AND, NULL) &&
                                                 !is_joint(text->tokens[x->t.end].mark)))
            continue;
        ay_timex_share_year(x, next);
    }
}

static void set_day(ay_timex *x, ay_day day) {
    x->t.from = x->t.to = day;
    if (day == AY_NO_DAY) return;
    ay_date d = ay_date_of(day);
    x->t.year = d.year, x->t.month = d.month, x->t.day = d.day;
}

static bool is_clock(const ay_timex *x) {
    return x->form == AY_X_CLOCK || (x->form == AY_X_RANGE && x->lo->form == AY_X_CLOCK);
}

// A clock time without a day is today's. A midnight to come is the one that ends today, and so the
// first minute of tomorrow.
static ay_day day_unsaid(const ay_text *text, const ay_timex *x, ay_day today, bool note) {
    if (today == AY_NO_DAY || x->form != AY_X_CLOCK || x->minutes != 0) return today;
    ay_direction way = ay_time_direction(text, x, note);
    return today + (way == AY_DIR_UP || (note && way == AY_DIR_NONE));
}

// The day of a clock time: that of a date right behind it, else of the last one of its sentence,
// else the document's.
static void place_clocks(ay_timex_list *list, const ay_text *text, ay_day today, bool note) {
    const ay_timex *last = NULL;
    for (uint32_t k = 0; k < list->n; k++) {
        ay_timex *x = &list->at[k];
        if (!is_clock(x)) {
            if (ay_timex_placed(x) && x->t.grain == AY_G_DAY && x->t.from == x->t.to) last = x;
            continue;
        }
        uint32_t s = text->tokens[x->t.first].sentence;
        // "1630 EST/2130 GMT, 30 March": the same time twice
        uint32_t behind = k + 1 < list->n && is_clock(x + 1) ? k + 2 : k + 1;
        const ay_timex *next = behind < list->n ? &list->at[behind] : NULL;
        uint32_t end = list->at[behind - 1].t.end;
        ay_day day = AY_NO_DAY;
        if (next && ay_timex_placed(next) && next->t.grain == AY_G_DAY &&
            next->t.first - end <= 4 && text->tokens[next->t.first].sentence == s)
            day = next->t.from;
        else if (last && text->tokens[last->t.first].sentence == s) day = last->t.from;
        else day = day_unsaid(text, x, today, note);
        set_day(x, day);
        if (x->form != AY_X_RANGE) continue;
        set_day(x->lo, day);
        set_day(x->hi, day == AY_NO_DAY || x->lo->minutes <= x->hi->minutes ? day : day + 1);
    }
}

// "next week on Tuesday or Thursday": a bare weekday that is joined to one with its week follows it.
static bool follows_weekday(const ay_text *text, const ay_timex_list *list, uint32_t k) {
    const ay_timex *x = &list->at[k], *first = k ? x - 1 : x;
    if (k == 0 || x->form != AY_X_WEEKDAY || x->t.shift || x->of || x->this_one) return false;
    if (first->form != AY_X_WEEKDAY || !(first->t.shift || first->of || first->follows) ||
        !ay_timex_placed(first))
        return false;
    uint32_t i = first->t.end;
    if (text->tokens[i].mark == ',') i++;
    i += ay_cue_at(text, i, AY_CUE_TIME_AND, NULL);
    return i > first->t.end && i == x->t.first;
}

// One pass in the order of the text, because each time may count from the ones before.
static void resolve(const ay_text *text, ay_timex_list *list, ay_day today) {
    ay_placer v = {.text = text,
        .today = today,
        .note = ay_time_is_note(text),
        .point = AY_NO_DAY,
        .dated_sentence = AY_NONE,
        .year_sentence = AY_NONE};
    v.history = ay_story_is_history(list, today);
    lend_years(text, list);
    for (uint32_t k = 0; k < list->n; k++) {
        ay_timex *x = &list->at[k];
        x->follows = follows_weekday(text, list, k);
        if (x->follows) ay_place_behind(x - 1, x);
        else ay_place(&v, x);
        bool cumulative = (x->t.flags & AY_TF_SINCE && x->t.flags & AY_TF_START) ||
                          (x->t.flags & AY_TF_BY && ay_timex_placed(x) && today != AY_NO_DAY &&
                              x->t.from <= today);
        if (cumulative) x->t.flags |= AY_TF_CUMULATIVE;
        ay_story_remember(&v, x);
    }
    place_clocks(list, text, v.history ? AY_NO_DAY : today, v.note);
}

// A deep copy, as far as placing changes it.
static ay_timex *copy(ay_arena *arena, const ay_timex *x) {
    ay_timex *y = ay_alloc(arena, sizeof *y);
    *y = *x;
    if (x->of) y->of = copy(arena, x->of);
    if (x->lo) y->lo = copy(arena, x->lo);
    if (x->hi) y->hi = copy(arena, x->hi);
    return y;
}

// Of two placings of one expression, what both agree on.
static void keep_common(ay_timex *x, const ay_timex *y) {
    if (x->lo) keep_common(x->lo, y->lo);
    if (x->hi) keep_common(x->hi, y->hi);
    if (x->t.from == y->t.from && x->t.to == y->t.to) return;
    x->t.from = x->t.to = AY_NO_DAY;
    if (!(x->t.flags & AY_TF_YEAR)) x->t.year = 0;
}

// A date that is open at one end places nothing: the other end may be years away.
void ay_times_resolve(ay_arena *arena, const ay_text *text, ay_timex_list *list) {
    const ay_doc *doc = text->doc;
    bool dated =
        doc->published != AY_NO_DAY && doc->published_to != AY_NO_DAY && !doc->date_doubtful;
    if (!dated || doc->published == doc->published_to) {
        resolve(text, list, dated ? doc->published : AY_NO_DAY);
        return;
    }
    ay_timex_list late = {0};
    for (uint32_t k = 0; k < list->n; k++) AY_PUSH(arena, &late, *copy(arena, &list->at[k]));
    resolve(text, list, doc->published);
    resolve(text, &late, doc->published_to);
    for (uint32_t k = 0; k < list->n; k++) keep_common(&list->at[k], &late.at[k]);
}
