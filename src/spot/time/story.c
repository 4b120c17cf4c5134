// The running text. In: the times in their order. Out: the year of a bare month or day, and what
// later times are counted from.
//
// A text with a date places a bare month near to it, on the side that the words around it say. A
// history and a text without a date place it in the story's year: that of the last year that was
// said. The trap: not every year belongs to the story. "the 1938 engine", "since 1995" and a date
// years ahead of it are asides, behind which the story goes on where it was.
#include "place.h"

enum { STORY_BACK = 45, STORY_AHEAD = 120 }; // days that a story may go back or ahead in one step
enum { INSERT = 5 };                         // tokens between a comma and the time of an insert
enum { HEADING = 8 };                        // tokens of a sentence that is no more than a heading

// ---- which year ---------------------------------------------------------------------------------

uint32_t ay_story_pick(const ay_placer *v, const ay_timex *x, const ay_days *near, uint32_t n) {
    ay_direction way = ay_placed_direction(v, x);
    uint32_t best = n;
    int32_t best_distance = 0;
    for (uint32_t k = 0; k < n; k++) {
        bool past = near[k].from <= v->today, future = near[k].to >= v->today;
        if (way == AY_DIR_UP) {
            if (future) return k;
            continue;
        }
        if (way == AY_DIR_DOWN && !past) continue;
        int32_t distance = past && future ? 0
                           : past         ? v->today - near[k].to
                                          : near[k].from - v->today;
        if (best == n || distance < best_distance) best = k, best_distance = distance;
    }
    return best;
}

// The turn of the year lies between two months that are far apart: January follows December.
static int32_t turned(int32_t year, int32_t at, int32_t month) {
    if (year == 0 || at == 0 || month == 0) return year;
    return month - at < -9 ? year + 1 : month - at > 9 ? year - 1 : year;
}

// The year of a bare month or day in the running text: that of the last printed year, unless that
// one was an aside (years before or behind the story) and the story itself goes on from where it
// was.
static int32_t running_year(const ay_placer *v, int32_t month, int32_t day) {
    int32_t year = turned(v->year, v->month, month);
    if (v->point == AY_NO_DAY || month > 12) return year;
    int32_t story = ay_date_of(v->point).year;
    if (v->year >= story && v->year <= story + 1) return year;
    for (int32_t y = story; y <= story + 1; y++) {
        int32_t days = ay_days_in_month(y, month);
        ay_day there = ay_day_of(y, month, day == 0 ? 15 : day < days ? day : days);
        if (there - v->point >= -STORY_BACK && there - v->point <= STORY_AHEAD) return y;
    }
    return year;
}

// In this order: the sentence, the running text, the document's date. docs/internals/time.md has
// the rule for readers.
int32_t ay_story_year(const ay_placer *v, const ay_timex *x, int32_t month, int32_t day) {
    uint32_t s = ay_timex_sentence(v, x);
    if (v->dated_year && v->dated_sentence == s)
        return turned(v->dated_year, v->dated_month, month);
    if (v->history || v->today == AY_NO_DAY) return running_year(v, month, day);
    int32_t first = ay_date_of(v->today).year - 1;
    ay_days near[3];
    for (int32_t k = 0; k < 3; k++) {
        near[k] = ay_days_of_month(first + k, month);
        if (day) {
            int32_t days = ay_days_in_month(first + k, month), d = day < days ? day : days;
            near[k].from = near[k].to = ay_day_of(first + k, month, d);
        }
    }
    uint32_t k = ay_story_pick(v, x, near, 3);
    return first + (k < 3 ? (int32_t)k : 1);
}

// "last May", "the following March", "this August 18": the year that the shift wants.
bool ay_shifted_year(const ay_placer *v, ay_timex *x) {
    ay_time *t = &x->t;
    if (!(t->flags & (AY_TF_RELATIVE | AY_TF_ANAPHOR)) || x->of) return false;
    bool anaphor = (t->flags & AY_TF_ANAPHOR) != 0 && (v->last.set || !v->note);
    ay_day base = anaphor ? v->last.from : v->today;
    if (anaphor ? !v->last.set : v->today == AY_NO_DAY) return true;
    t->year = ay_date_of(base).year;
    ay_days in = ay_days_of_month(t->year, t->month);
    if (t->shift < 0 && in.to >= base) t->year--;
    if (t->shift > 0 && in.from <= base) t->year++;
    return true;
}

// ---- going on -----------------------------------------------------------------------------------

// A time that the story does not go on from: "the 1938 engine", "since 1995", "a year earlier",
// "the treaty (1790)".
static bool is_aside(const ay_placer *v, const ay_timex *x) {
    const ay_time *t = &x->t;
    if (x->form != AY_X_DATE && x->form != AY_X_RANGE && t->shift < 0) return true;
    if (t->grain == AY_G_YEAR && (t->flags & AY_TF_SINCE)) return true;
    if (t->grain < AY_G_MONTH || t->first == 0 || t->end >= v->text->n_tokens) return false;
    const ay_sentence *s = &v->text->sentences[ay_timex_sentence(v, x)];
    if (ay_mark(v->text, t->first - 1) == '(')
        return t->grain == AY_G_YEAR && s->end - s->first > HEADING;
    uint32_t n;
    int32_t the = ay_phrase_at(v->text, t->first - 1, AY_TABLE_TIMEWORD, &n);
    return the >= 0 && n == 1 && ay_timeword_rows[the].kind == AY_TW_ARTICLE &&
           v->text->tokens[t->end].kind == AY_TOK_WORD;
}

// "more than in 2019", "the school, opened in 1946, marked that year": a time that is only compared
// with, or that stands in an insert, is none that the text goes on from.
static bool is_background(const ay_placer *v, const ay_timex *x) {
    const ay_text *text = v->text;
    uint32_t first = text->sentences[ay_timex_sentence(v, x)].first, i = x->t.first;
    if (i > first && ay_time_before(text, i, AY_CUE_TIME_THAN)) return true;
    char close = ay_mark(text, x->t.end);
    if (close != ',' && close != ')') return false;
    for (uint32_t back = 0; back < INSERT && i > first + 1; back++) {
        i--;
        char mark = ay_mark(text, i);
        if (mark == ',' || mark == '(') return ay_cue_at(text, i + 1, AY_CUE_TIME_INSERT, NULL) > 0;
    }
    return false;
}

// The story's place, after a time that belongs to it.
static void go_on(ay_placer *v, const ay_timex *x, uint32_t s) {
    const ay_time *t = &x->t;
    ay_date d = ay_date_of(x->form == AY_X_RANGE ? t->to : t->from);
    v->year = d.year;
    v->month = t->grain <= AY_G_MONTH ? d.month : 0;
    v->year_sentence = s;
    bool near = v->point == AY_NO_DAY || (t->from - v->point > -500 && t->from - v->point < 500);
    if (t->grain <= AY_G_DAY || (t->grain == AY_G_MONTH && near)) v->point = t->to;
    const ay_sentence *sentence = &v->text->sentences[s];
    if (t->grain == AY_G_YEAR && sentence->end - sentence->first <= HEADING)
        v->point = AY_NO_DAY; // a chapter begins
}

// The running text goes on from this time.
void ay_story_remember(ay_placer *v, const ay_timex *x) {
    const ay_time *t = &x->t;
    uint32_t s = ay_timex_sentence(v, x);
    if (x->form == AY_X_SPAN || x->form == AY_X_CLOCK || t->type == AY_T_DURATION) return;
    bool running = v->history || v->today == AY_NO_DAY || (t->flags & AY_TF_YEAR);
    if (!ay_timex_placed(x)) {
        if (t->grain != AY_G_SEASON || t->year <= 0) return;
        ay_timex year = *x; // a season stands for its year
        year.t.grain = AY_G_YEAR;
        ay_year_span(t->year, &year.t.from, &year.t.to);
        ay_story_remember(v, &year);
        return;
    }
    if (is_background(v, x)) return;
    v->before = v->last;
    v->last = (ay_anchor){t->from, t->to, t->grain, s, true};
    v->last_end = t->end;
    if (t->grain >= AY_G_WEEK || x->form == AY_X_RANGE || x->form == AY_X_ENDING) {
        v->period = v->last;
        if (v->period.grain < AY_G_WEEK) v->period.grain = AY_G_WEEK;
    }
    if (running && t->grain <= AY_G_YEAR && !is_aside(v, x)) go_on(v, x, s);
    if ((t->flags & AY_TF_YEAR) && t->grain <= AY_G_MONTH && x->form == AY_X_DATE) {
        ay_date d = ay_date_of(t->from);
        v->dated_year = d.year, v->dated_month = d.month, v->dated_sentence = s;
    }
}

// Dates with month and year that lie two years and more before the text outnumber what is near to
// it, or nothing is near.
bool ay_story_is_history(const ay_timex_list *list, ay_day today) {
    uint32_t far = 0, near = 0, far_years = 0, near_years = 0;
    if (today == AY_NO_DAY) return false;
    int32_t year = ay_date_of(today).year;
    for (uint32_t k = 0; k < list->n; k++) {
        const ay_timex *x = &list->at[k];
        if (x->form == AY_X_RANGE) x = x->hi;
        if (x->form == AY_X_DATE && (x->t.flags & AY_TF_YEAR)) {
            bool past = x->t.year<year - 1, month = x->t.month> 0;
            far += past && month;
            near += !past && month;
            far_years += past && !month;
            near_years += !past && !month;
        } else if ((x->form == AY_X_WEEKDAY || x->form == AY_X_UNIT || x->form == AY_X_DAY) &&
                   (x->t.flags & AY_TF_RELATIVE)) {
            near++;
        }
    }
    return (far >= 3 && far > near) || (near + near_years == 0 && far + far_years >= 4);
}
