// Days of a list that says its month once. In: a number token. Out: the day that stands there, with
// the month and year of its list: "the 22nd, 23rd or 31st of March", "July 17th, 18th and 19th", "on
// 14, 15 and 16 June". The day that touches the month is read as any other date.
//
// The trap: in "On July 17, 18 people died" the second number counts. So plain numbers are days only
// where the list ends as one, with "and" or "or" and nothing that could be counted behind.
#include "time.h"

enum { ITEMS = 6 }; // on each side

// "4", "4th": how many tokens, 0 for none.
static uint32_t item_at(const ay_timereader *r, uint32_t i) {
    uint32_t n;
    int32_t day = ay_digits_length(r, i) ? ay_day_at(r, i, &n) : 0;
    return day > 0 && day <= 31 ? n : 0;
}

// ",", "and", ", or", with an article behind: how many tokens.
static uint32_t joint_at(const ay_timereader *r, uint32_t i, bool *word) {
    uint32_t j = ay_time_mark(r, i) == ',' ? i + 1 : i;
    bool and = ay_time_is(r, j, AY_CUE_TIME_AND);
    if (and) j++, *word = true;
    return j > i ? ay_timex_skip_article(r, j) - i : 0;
}

// The item in front of token i, over a joint; its first token, or `i`.
static uint32_t item_before(const ay_timereader *r, uint32_t i, bool *word) {
    uint32_t the, j = i;
    if (j > r->first && ay_timeword_before(r, j, AY_TW_ARTICLE, &the)) j = the;
    uint32_t joint = j;
    if (j > r->first && ay_time_is(r, j - 1, AY_CUE_TIME_AND)) j--, *word = true;
    if (j > r->first && ay_mark(r->text, j - 1) == ',') j--;
    for (uint32_t back = 1; j < joint && back <= 2 && j >= r->first + back; back++)
        if (item_at(r, j - back) == back) return j - back;
    return i;
}

static bool ends_list(const ay_timereader *r, uint32_t i) {
    return i >= r->end || r->text->tokens[i].kind == AY_TOK_PUNCT ||
           ay_time_is(r, i, AY_CUE_CLAUSE) ||
           (ay_time_is(r, i, AY_CUE_PREP) && !ay_time_is(r, i, AY_CUE_TIME_OF));
}

// "on", "on the": a day follows.
static bool behind_on(const ay_timereader *r, uint32_t i) {
    uint32_t the;
    if (i > r->first && ay_timeword_before(r, i, AY_TW_ARTICLE, &the)) i = the;
    return i > r->first && ay_time_is(r, i - 1, AY_CUE_TIME_FIGURES);
}

// A joint on one side at least: most numbers have none.
static bool is_joined(const ay_timereader *r, uint32_t i, uint32_t n) {
    uint32_t k;
    if (ay_time_mark(r, i + n) == ',' || ay_time_is(r, i + n, AY_CUE_TIME_AND)) return true;
    return i > r->first &&
           (ay_mark(r->text, i - 1) == ',' || ay_time_is(r, i - 1, AY_CUE_TIME_AND) ||
               ay_timeword_at(r, i - 1, AY_TW_ARTICLE, &k));
}

bool ay_timex_listed(ay_timereader *r, uint32_t i, ay_timex *x) {
    uint32_t n = r->depth ? 0 : item_at(r, i), start = i, last = i, k;
    bool word = false, ordinal = n == 2;
    if (n == 0 || !is_joined(r, i, n)) return false;
    for (uint32_t steps = 0; steps < ITEMS; steps++) {
        uint32_t before = item_before(r, start, &word);
        if (before == start) break;
        start = before;
    }
    ay_timex dated = {0};
    for (uint32_t steps = 0; steps < ITEMS && !dated.t.month; steps++) {
        uint32_t end = last + item_at(r, last), joint = joint_at(r, end, &word);
        if (!joint || !item_at(r, end + joint)) break;
        last = end + joint;
        if (!ay_timex_day_first(r, last, &dated)) dated.t.month = 0;
    }
    int32_t day = ay_day_at(r, i, &n), month = dated.t.month;
    if (month) {
        if (!ordinal && !behind_on(r, start)) return false;
    } else {
        month = start != i ? ay_month_at(r, start - 1, &k) : 0;
        if (!ordinal && !(word && ends_list(r, last + item_at(r, last)))) return false;
    }
    if (!month) return false;
    *x = ay_timex_on(i, i + n, dated.t.month ? dated.t.year : 0, month, day);
    return true;
}
