// Times of day. In: a token. Out: the clock time that starts there ("5 p.m.", "10.15 a.m.", "15:23
// GMT", "15h30", "half past six", "five in the morning", "noon"). The day on which it falls is the
// second step's business.
//
// An hour is read first, with its minutes, and then what says that it is one: the half of the day, a
// zone, a preposition. The trap: a bare "16:9" or "2:1" is a ratio, a bare "six" a count; the less an
// hour looks like one, the more must stand beside it.
#include "time.h"

typedef struct hour {
    int32_t minutes; // since midnight
    uint32_t end;    // token behind it
    bool split;      // hour and minutes are printed apart: "15:23", "15h30"
    bool run;        // or in one: "330"
    bool word;       // in letters
    bool marked;     // "15h": no other mark is wanted, only a place
} hour;

static int32_t two_digits(const char *at) { return (at[0] - '0') * 10 + (at[1] - '0'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool touches(const ay_timereader *r, uint32_t i, int kind) {
    uint32_t n;
    return i < r->end && !ay_time_space(r, i) && ay_timeword_at(r, i, kind, &n) != NULL;
}

// ---- the hour -----------------------------------------------------------------------------------

// What stands behind the digits of an hour: ":23", ":23:09", "h30", "ish".
static void read_minutes(const ay_timereader *r, hour *h, int32_t *minute) {
    uint32_t i = h->end;
    if (ay_time_joined(r, i, ':') && ay_digits_length(r, i + 1) == 2) {
        *minute = ay_digits_at(r, i + 1);
        h->split = true;
        h->end = i + 2;
        if (ay_time_joined(r, i + 2, ':') && ay_digits_length(r, i + 3) == 2) h->end = i + 4;
    } else if (touches(r, i, AY_TW_HOURMARK)) {
        h->marked = true;
        h->end = i + 1;
        if (ay_digits_length(r, i + 1) != 2 || ay_time_space(r, i + 1)) return;
        *minute = ay_digits_at(r, i + 1);
        h->split = true;
        h->end = i + 2;
    } else if (touches(r, i, AY_TW_ISH)) {
        h->end = i + 1;
    }
}

// "5", "10.15", "15:23", "15:23:09", "15h30", "330".
static bool hour_in_digits(const ay_timereader *r, uint32_t i, hour *h) {
    if (i >= r->end || r->text->tokens[i].kind != AY_TOK_NUMBER) return false;
    ay_str s = ay_token_str(r->text, i);
    uint32_t length = s.len > 1 && is_digit(s.at[1]) ? 2 : 1;
    int32_t clock = length == 2 ? two_digits(s.at) : s.at[0] - '0', minute = 0;
    *h = (hour){.end = i + 1};
    if (s.len == length + 3 && s.at[length] == '.') {
        minute = two_digits(s.at + length + 1);
    } else if (s.len == length) {
        read_minutes(r, h, &minute);
    } else {
        int32_t digits = s.len == 3 || s.len == 4 ? ay_digits_at(r, i) : -1;
        if (digits < 0) return false;
        clock = digits / 100, minute = digits % 100;
        h->run = true;
    }
    h->minutes = clock * 60 + minute;
    return clock <= 24 && minute >= 0 && minute <= 59;
}

// "six", "six forty-five".
static bool hour_in_words(const ay_timereader *r, uint32_t i, hour *h) {
    uint32_t n, k;
    int32_t clock = ay_count_at(r, i, &n);
    if (clock < 1 || clock > 12 || r->text->tokens[i].kind == AY_TOK_NUMBER) return false;
    *h = (hour){.minutes = clock * 60, .end = i + n, .word = true};
    int32_t minute = ay_digits_length(r, i + n) ? 0 : ay_count_at(r, i + n, &k);
    if (minute < 10 || minute > 59) return true;
    h->minutes += minute;
    h->end += k;
    h->run = true;
    return true;
}

// ---- the half of the day ------------------------------------------------------------------------

// Moves an hour of twelve into its half; one that is beyond twelve has none.
static bool set_half(hour *h, bool pm) {
    if (h->minutes >= 13 * 60) return false;
    h->minutes = h->minutes % 720 + (pm ? 720 : 0);
    return true;
}

// "a.m.", "o'clock". False when nothing says the half of the day.
static bool take_mark(const ay_timereader *r, hour *h) {
    uint32_t n;
    const struct ay_timeword *mark = ay_timeword_at(r, h->end, AY_TW_CLOCK, &n);
    if (!mark || (mark->flags & AY_TWF_WHOLE)) return false;
    if ((mark->flags & AY_TWF_TOUCH) && (ay_time_space(r, h->end) || !h->split)) return false;
    if (mark->value <= 12 && !set_half(h, mark->value == 12)) return false;
    h->end += n;
    return true;
}

// "in the morning", "at night", "in the PM".
static bool take_part(const ay_timereader *r, hour *h) {
    uint32_t n, in = h->end < r->end ? ay_cue_at(r->text, h->end, AY_CUE_TIME_INPART, NULL) : 0;
    if (!in) return false;
    uint32_t i = h->end + in;
    const struct ay_timeword *mark = ay_timeword_at(r, i, AY_TW_CLOCK, &n);
    if (mark && !(mark->flags & AY_TWF_WHOLE) && mark->value <= 12) {
        if (!set_half(h, mark->value == 12)) return false;
    } else {
        const struct ay_timeword *part = ay_timeword_at(r, i, AY_TW_PART, &n);
        if (!part || part->value > 4) return false;
        bool night = part->value == 4 && h->minutes % 720 < 6 * 60;
        if (!set_half(h, part->value > 1 && !night)) return false;
    }
    h->end = i + n;
    return true;
}

// ---- its place ----------------------------------------------------------------------------------

static bool behind_preposition(const ay_timereader *r, uint32_t i) {
    return i > r->first &&
           (ay_time_is(r, i - 1, AY_CUE_PREP) || ay_time_is(r, i - 1, AY_CUE_TIME_TO) ||
               ay_time_is(r, i - 1, AY_CUE_TIME_AND) || ay_time_is(r, i - 1, AY_CUE_TIME_BETWEEN));
}

// A place where a clock time may stand without "a.m." or a zone: "at 15:23", "(15:23", the start.
static bool in_place(const ay_timereader *r, uint32_t i) {
    if (i == r->first || r->depth > 0) return true; // inside another time: "5 May 12:00"
    char mark = ay_mark(r->text, i - 1);
    return mark == ',' || mark == '(' || mark == '-' || behind_preposition(r, i);
}

static bool ends_there(const ay_timereader *r, uint32_t i) { // but not in "a quarter to one-third"
    if (i + 1 < r->end && r->text->tokens[i].mark == '-' &&
        !((r->text->tokens[i].flags | r->text->tokens[i + 1].flags) & AY_TOK_SPACE))
        return false;
    return i >= r->end || r->text->tokens[i].kind == AY_TOK_PUNCT ||
           ay_time_is(r, i, AY_CUE_PREP) || ay_time_is(r, i, AY_CUE_TIME_TO);
}

static bool has_zone(const ay_timereader *r, uint32_t i) {
    uint32_t n;
    return ay_timeword_at(r, i, AY_TW_ZONE, &n) != NULL;
}

static bool finish(const ay_timereader *r, uint32_t i, uint32_t end, int32_t minutes, ay_timex *x) {
    uint32_t n;
    if (ay_timeword_at(r, end, AY_TW_ZONE, &n)) end += n;
    *x = ay_timex_make(i, end, AY_X_CLOCK, minutes % 60 ? AY_G_MINUTE : AY_G_HOUR);
    x->t.type = AY_T_TIME;
    x->minutes = minutes;
    return true;
}

// "1530 GMT", "1100 hrs": four digits with a zone or the hours behind them.
static bool read_military(const ay_timereader *r, uint32_t i, ay_timex *x) {
    int32_t digits = ay_digits_length(r, i) == 4 ? ay_digits_at(r, i) : -1;
    uint32_t n;
    if (digits < 0 || digits / 100 > 24 || digits % 100 > 59) return false;
    const struct ay_timeword *hours = ay_timeword_at(r, i + 1, AY_TW_UNIT, &n);
    bool said = hours && hours->unit == AY_TU_HOUR && (hours->flags & AY_TWF_PLURAL);
    if (!said && !has_zone(r, i + 1)) return false;
    if (said && !in_place(r, i)) return false;
    return finish(r, i, said ? i + 1 + n : i + 1, digits / 100 * 60 + digits % 100, x);
}

// Is the hour one, by what stands beside it? Takes its half of the day along.
static bool is_said(const ay_timereader *r, uint32_t i, hour *h) {
    bool place = in_place(r, i);
    if (take_mark(r, h)) {
        take_part(r, h); // "six o'clock in the evening"
        return true;
    }
    if (h->run) return false;
    bool score = i > r->first + 1 && ay_number_starts(r, i - 2); // "lost 2 to 1 in the morning"
    if (!score && behind_preposition(r, i) && take_part(r, h)) return true;
    if (h->word) return false;
    if (has_zone(r, h->end)) return h->split || (h->marked && place);
    if (h->split) return place;
    return h->marked && place && ends_there(r, h->end);
}

// ---- minutes past and to ------------------------------------------------------------------------

// "a quarter", "half", "20", "15 minutes": the token behind it, or `i`. *sure: no mere number.
static uint32_t read_step(const ay_timereader *r, uint32_t i, int32_t *minutes, bool *sure) {
    uint32_t n, k;
    const struct ay_timeword *unit = ay_timeword_at(r, i, AY_TW_UNIT, &n);
    *sure = true;
    if (unit && (unit->unit == AY_TU_QUARTER || unit->unit == AY_TU_HALF)) {
        *minutes = unit->unit == AY_TU_HALF ? 30 : 15;
        return i + n;
    }
    *minutes = ay_count_at(r, i, &n);
    if (*minutes < 1 || *minutes > 59) return i;
    unit = ay_timeword_at(r, i + n, AY_TW_UNIT, &k);
    *sure = unit && unit->unit == AY_TU_MINUTE;
    return *sure ? i + n + k : i + n;
}

// "half past six", "a quarter to noon", "15 minutes past 3pm". An hour without its half of the day
// is one only behind a quarter, a half, or minutes that are said to be minutes.
static bool read_past(const ay_timereader *r, uint32_t i, ay_timex *x) {
    int32_t step, way = 0;
    bool sure;
    uint32_t n, j = read_step(r, i, &step, &sure);
    uint32_t cue = j > i && j < r->end ? ay_cue_at(r->text, j, AY_CUE_TIME_MINUTES, &way) : 0;
    if (!cue) return false;
    hour h;
    const struct ay_timeword *whole = ay_timeword_at(r, j + cue, AY_TW_CLOCK, &n);
    if (whole && (whole->flags & AY_TWF_WHOLE)) {
        h = (hour){.minutes = whole->value / 100 * 60, .end = j + cue + n};
    } else {
        if (!hour_in_digits(r, j + cue, &h) && !hour_in_words(r, j + cue, &h)) return false;
        bool marked = take_mark(r, &h) || (sure && (take_part(r, &h) || h.marked));
        bool plain = sure && !h.run && h.minutes <= 12 * 60 && ends_there(r, h.end);
        if (h.split || (!marked && !plain)) return false;
    }
    if (i > r->first && ay_timeword_before(r, i, AY_TW_ARTICLE, &n)) i = n;
    return finish(r, i, h.end, (h.minutes + way * step + 1440) % 1440, x);
}

// ---- from one hour to another -------------------------------------------------------------------

// "3-4pm", "between 2 and 4 pm", "from 10 to 11 at night": the first hour takes its half from the
// second, or is in the one before.
static bool read_hours(ay_timereader *r, uint32_t i, ay_timex *x) {
    hour lo, hi;
    if (r->depth || i >= r->end || !hour_in_digits(r, i, &lo) || lo.run || lo.marked) return false;
    uint32_t from = ay_time_before(r->text, i, AY_CUE_TIME_FROM),
             between = ay_time_before(r->text, i, AY_CUE_TIME_BETWEEN);
    uint32_t joint = ay_time_mark(r, lo.end) == '-' ? 1 : 0;
    if (!joint && lo.end < r->end)
        joint = ay_cue_at(r->text, lo.end, between ? AY_CUE_TIME_AND : AY_CUE_TIME_TO, NULL);
    if (!joint || !hour_in_digits(r, lo.end + joint, &hi) || hi.run) return false;
    if (lo.minutes >= 13 * 60 || i < r->first + from + between) return false;
    if (!take_mark(r, &hi) && !((from || between || i == r->first) && take_part(r, &hi)))
        return false;
    bool pm = hi.minutes >= 720, over = lo.minutes % 720 > hi.minutes % 720;
    if (!set_half(&lo, over ? !pm : pm)) return false;
    ay_timex first, last;
    finish(r, i, lo.end, lo.minutes, &first);
    finish(r, lo.end + joint, hi.end, hi.minutes, &last);
    *x = ay_timex_make(i - from - between, last.t.end, AY_X_RANGE, last.t.grain);
    x->t.type = AY_T_TIME;
    x->t.flags = AY_TF_RANGE;
    x->lo = ay_timex_keep(r, &first);
    x->hi = ay_timex_keep(r, &last);
    return true;
}

// Behind an hour or its minutes stands a mark, a word of times or a preposition. Most numbers have
// none of them, and cost this look.
static bool may_be_hour(const ay_timereader *r, uint32_t i) {
    uint32_t next = i + 1;
    if (next >= r->end) return false;
    char mark = ay_time_mark(r, next);
    uint32_t tables = ay_table_bit(AY_TABLE_TIMEWORD);
    if (r->text->tokens[i].kind == AY_TOK_WORD) tables |= ay_table_bit(AY_TABLE_NUMBER);
    return mark == ':' || mark == '-' || ay_tables_may(r->text, next, tables) ||
           ay_cues_may(r->text, next,
               ay_cue_bit(AY_CUE_TIME_INPART) | ay_cue_bit(AY_CUE_TIME_MINUTES) |
                   ay_cue_bit(AY_CUE_TIME_TO) | ay_cue_bit(AY_CUE_TIME_AND));
}

bool ay_timex_clock(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *word = ay_timeword_at(r, i, AY_TW_CLOCK, &n);
    if (word && (word->flags & AY_TWF_WHOLE))
        return finish(r, i, i + n, word->value / 100 * 60 % 1440, x);
    if (!may_be_hour(r, i)) return false;
    if (read_military(r, i, x) || read_hours(r, i, x) || read_past(r, i, x)) return true;
    hour h;
    if (!hour_in_digits(r, i, &h) && !hour_in_words(r, i, &h)) return false;
    return is_said(r, i, &h) && finish(r, i, h.end, h.minutes, x);
}
