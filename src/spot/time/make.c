// Expressions as they are made. In: what a reader has found. Out: an expression with nothing resolved,
// on a day, kept in the arena, or hung on its whole. Made in one place, so that a field that is added
// has one default.
#include "time.h"

ay_timex ay_timex_make(uint32_t first, uint32_t end, ay_timeform form, uint8_t grain) {
    return (ay_timex){
        .t = {.first = first,
            .end = end,
            .type = AY_T_DATE,
            .grain = grain,
            .from = AY_NO_DAY,
            .to = AY_NO_DAY,
            .lo = AY_NONE,
            .hi = AY_NONE},
        .form = (uint8_t)form,
        .minutes = AY_NO_CLOCK,
    };
}

ay_timex ay_timex_on(uint32_t first, uint32_t end, int32_t year, int32_t month, int32_t day) {
    ay_timex x = ay_timex_make(first, end, AY_X_DATE, AY_G_DAY);
    x.t.year = year, x.t.month = month, x.t.day = day;
    if (year) x.t.flags |= AY_TF_YEAR;
    return x;
}

ay_timex *ay_timex_keep(ay_timereader *r, const ay_timex *x) {
    ay_timex *kept = ay_alloc(r->arena, sizeof *kept);
    *kept = *x;
    return kept;
}

// The part takes over how its whole is known: printed, counted, fiscal.
void ay_timex_hang(ay_timex *x, ay_timex *whole) {
    x->of = whole;
    x->t.end = whole->t.end;
    x->t.flags |= whole->t.flags & (AY_TF_YEAR | AY_TF_RELATIVE | AY_TF_ANAPHOR | AY_TF_FISCAL);
}
