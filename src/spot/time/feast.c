// Feasts as times. In: a token. Out: the feast that starts there, with the year that stands behind
// it ("Easter 2013", "Diwali in 2019", "Christmas last year"), and, in the second step, its days.
//
// A feast on the same day of each year is a date with month and day like any other; only one that
// moves is asked of its rule (feastday.c), once its year is known. The trap: some names are words
// and names of something else ("lent", "Tet"): their rows say what must stand around them.
#include "feastday.h"

// Behind the name: a year in digits, or one that is counted.
static void take_year(ay_timereader *r, ay_timex *x) {
    ay_timex *whole = ay_timex_whole(r, x->t.end, AY_G_MONTH, true, true);
    if (!whole || whole->t.grain != AY_G_YEAR || (whole->t.flags & AY_TF_FISCAL)) return;
    if (whole->form == AY_X_DATE && whole->t.year > 0) {
        x->t.year = whole->t.year;
        x->t.end = whole->t.end;
        x->t.flags |= AY_TF_YEAR;
    } else if (whole->form == AY_X_UNIT || whole->form == AY_X_STEP) {
        ay_timex_hang(x, whole);
    }
}

bool ay_timex_feast(ay_timereader *r, uint32_t i, ay_timex *x) {
    const ay_phrase *p = ay_time_sense(r, i, AY_TABLE_FEAST);
    if (!p) return false;
    const struct ay_feast *row = &ay_feast_rows[p->sense.row];
    bool days = row->days > 1 || (row->flags & AY_FEASTF_MONTH);
    *x = ay_timex_make(i, i + p->n_tokens, AY_X_DATE, days ? AY_G_WEEK : AY_G_DAY);
    x->feast = p->sense.row + 1u;
    if (ay_feast_is_fixed(p->sense.row)) x->t.month = row->month, x->t.day = row->day;
    take_year(r, x);
    if (x->t.year || x->of) return true;
    const ay_token *t = &r->text->tokens[i];
    if (row->flags & AY_FEASTF_YEAR) return false;
    bool code = (t->flags & AY_TOK_CAPS) && p->n_tokens == 1; // "TET", a share
    if (code && (row->flags & AY_FEASTF_UPPER)) return false;
    return !(row->flags & AY_FEASTF_UPPER) ||
           ((t->flags & AY_TOK_UPPER) && !(t->flags & AY_TOK_SENTENCE));
}

// ---- the second step ----------------------------------------------------------------------------

// "last Easter", "the following Christmas", "this Diwali": counted from a day.
static ay_days shifted(const ay_timex *x, ay_day base) {
    int32_t year = ay_date_of(base).year;
    ay_days in = {AY_NO_DAY, AY_NO_DAY}, near[AY_FEAST_AROUND];
    if (x->t.shift == 0) return ay_feast_days(x->feast - 1, year);
    uint32_t n = ay_feast_around(x->feast - 1, year, near);
    for (uint32_t k = 0; k < n; k++) {
        if (x->t.shift < 0 && near[k].to < base) in = near[k];
        if (x->t.shift > 0 && near[k].from > base) return near[k];
    }
    return in;
}

// The year that is printed or hung on, else the one that a bare day would have.
void ay_place_feast(ay_placer *v, ay_timex *x) {
    int32_t year = x->t.year ? x->t.year : x->of ? x->of->t.year : 0;
    bool anaphor = (x->t.flags & AY_TF_ANAPHOR) != 0, dated = v->today != AY_NO_DAY && !v->history;
    ay_days in = {AY_NO_DAY, AY_NO_DAY};
    if (!x->feast) return;
    if (!year && v->dated_year && v->dated_sentence == ay_timex_sentence(v, x))
        year = v->dated_year;
    if (!year && !dated && !x->t.shift) year = v->year;
    if (year > 0) {
        in = ay_feast_days(x->feast - 1, year);
    } else if (x->t.flags & (AY_TF_RELATIVE | AY_TF_ANAPHOR)) {
        ay_day base = anaphor && v->last.set ? v->last.from : v->today;
        if (base != AY_NO_DAY) in = shifted(x, base);
    } else if (dated) {
        ay_days near[AY_FEAST_AROUND];
        uint32_t n = ay_feast_around(x->feast - 1, ay_date_of(v->today).year, near);
        uint32_t k = ay_story_pick(v, x, near, n);
        if (k < n) in = near[k];
        x->t.flags |= AY_TF_GUESSED;
    }
    ay_timex_set(x, in.from, in.to);
}
