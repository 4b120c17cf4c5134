// The stage as a whole: what the families share is bound once, then each family reads its facts,
// and the facts are put in the order of the text. Families do not see each other's facts; where two
// of them read one statement (a sum of shares is a sum and a set of shares) the checks come to the
// same result and the second finding is dropped by the next stage.

#include "bind.h"
#include "figure.h"

#include <stdlib.h>

static const char *const role_names[] = {
    [AY_ROLE_CUE] = "cue",
    [AY_ROLE_BEFORE] = "before",
    [AY_ROLE_AFTER] = "after",
    [AY_ROLE_RATE] = "rate",
    [AY_ROLE_DIFFERENCE] = "difference",
    [AY_ROLE_A] = "first",
    [AY_ROLE_B] = "second",
    [AY_ROLE_COUNT] = "count",
    [AY_ROLE_TOTAL] = "total",
    [AY_ROLE_PART] = "part",
    [AY_ROLE_WHOLE] = "whole",
    [AY_ROLE_REST] = "rest",
    [AY_ROLE_PLAN] = "plan",
    [AY_ROLE_ACTUAL] = "actual",
    [AY_ROLE_TARGET] = "target",
    [AY_ROLE_WHEN] = "when",
    [AY_ROLE_EXPORT] = "exports",
    [AY_ROLE_IMPORT] = "imports",
    [AY_ROLE_BALANCE] = "balance",
    [AY_ROLE_MEAN] = "average",
    [AY_ROLE_VALUE] = "value",
    [AY_ROLE_EACH] = "each",
    [AY_ROLE_BIRTH] = "birth",
    [AY_ROLE_AGE] = "age",
    [AY_ROLE_FROM] = "from",
    [AY_ROLE_TO] = "to",
    [AY_ROLE_LENGTH] = "length",
    [AY_ROLE_ORDINAL] = "ordinal",
    [AY_ROLE_ITEM] = "item",
    [AY_ROLE_BASE] = "base",
};

const char *ay_role_name(ay_role role) { return role_names[role]; }

static int by_place(const void *a, const void *b) {
    const ay_fact *x = a, *y = b;
    if (x->span.start != y->span.start) return x->span.start < y->span.start ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return x->span.end < y->span.end ? -1 : x->span.end > y->span.end;
}

void ay_facts_read(ay_arena *arena, const ay_spots *spots, ay_facts *out) {
    *out = (ay_facts){.spots = spots, .arena = arena};
    ay_bind bind;
    ay_bind_init(&bind, arena, spots, out);
    ay_fact_change(&bind);
    ay_fact_growth(&bind);
    ay_fact_sum(&bind);
    ay_fact_rest(&bind);
    ay_fact_share(&bind);
    ay_fact_product(&bind);
    ay_fact_date(&bind);
    ay_fact_unit(&bind);
    ay_fact_list(&bind);
    ay_fact_member(&bind);
    ay_figures_read(&bind);
    if (out->n > 1) qsort(out->at, out->n, sizeof *out->at, by_place);
}
