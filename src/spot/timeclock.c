// Times of day. In: a token. Out: the clock time that starts there ("5 p.m.", "10.15 a.m.", "15:23
// GMT", "noon"). The day on which it falls is the second step's business.
//
// The trap: a bare "16:9" or "2:1" is a ratio; without "a.m.", "p.m." or a zone a clock time wants
// a preposition in front.
#include "time.h"

static int32_t two_digits(const char *at) { return (at[0] - '0') * 10 + (at[1] - '0'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Hour and minute in digits: "5", "10.15", "15:23", "15:23:09". Returns the token behind them, or
// `i`.
static uint32_t read_digits(const ay_timereader *r, uint32_t i, int32_t *minutes, bool *colon) {
    if (i >= r->end || r->text->tokens[i].kind != AY_TOK_NUMBER) return i;
    ay_str s = ay_token_str(r->text, i);
    uint32_t hour_len = s.len > 1 && is_digit(s.at[1]) ? 2 : 1;
    int32_t hour = hour_len == 2 ? two_digits(s.at) : s.at[0] - '0', minute = 0;
    uint32_t next = i + 1;
    *colon = false;
    if (s.len == hour_len + 3 && s.at[hour_len] == '.') {
        minute = two_digits(s.at + hour_len + 1);
    } else if (s.len != hour_len) {
        return i;
    } else if (ay_time_mark(r, next) == ':' && !ay_time_space(r, next) &&
               ay_digits_length(r, next + 1) == 2 && !ay_time_space(r, next + 1)) {
        minute = ay_digits_at(r, next + 1);
        next += 2;
        *colon = true;
        if (ay_time_mark(r, next) == ':' && ay_digits_length(r, next + 1) == 2 &&
            !ay_time_space(r, next + 1))
            next += 2;
    }
    if (hour > 24 || minute < 0 || minute > 59) return i;
    *minutes = hour * 60 + minute;
    return next;
}

// A place where a clock time may stand without "a.m." or a zone: "at 15:23", "(15:23", the start.
static bool behind_preposition(const ay_timereader *r, uint32_t i) {
    if (i == r->first) return true;
    char mark = ay_mark(r->text, i - 1);
    return mark == ',' || mark == '(' || mark == '-' || ay_time_is(r, i - 1, AY_CUE_PREP) ||
           ay_time_is(r, i - 1, AY_CUE_TIME_TO) || ay_time_is(r, i - 1, AY_CUE_TIME_AND) ||
           ay_time_is(r, i - 1, AY_CUE_TIME_BETWEEN);
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
    if (!said && !ay_timeword_at(r, i + 1, AY_TW_ZONE, &n)) return false;
    if (said && !behind_preposition(r, i)) return false;
    return finish(r, i, said ? i + 1 + n : i + 1, digits / 100 * 60 + digits % 100, x);
}

bool ay_timex_clock(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n;
    const struct ay_timeword *word = ay_timeword_at(r, i, AY_TW_CLOCK, &n);
    if (word)
        return word->flags & AY_TWF_WHOLE ? finish(r, i, i + n, word->value / 100 * 60 % 1440, x)
                                          : false;
    if (read_military(r, i, x)) return true;
    int32_t minutes = 0;
    bool colon = false;
    uint32_t end = read_digits(r, i, &minutes, &colon);
    if (end == i) return false;
    word = ay_timeword_at(r, end, AY_TW_CLOCK, &n);
    if (word && !(word->flags & AY_TWF_WHOLE)) {
        bool pm = word->value == 12;
        if (word->value <= 12 && minutes >= 13 * 60) return false;
        if (word->value <= 12) minutes = minutes % 720 + (pm ? 720 : 0);
        return finish(r, i, end + n, minutes, x);
    }
    if (!colon) return false;
    if (!ay_timeword_at(r, end, AY_TW_ZONE, &n) && !behind_preposition(r, i)) return false;
    return finish(r, i, end, minutes, x);
}
