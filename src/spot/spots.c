// The stage as a whole: times first, then quantities (which are not read inside of a date), names,
// quotes; and which of them covers each token.

#include "spot.h"

static void mark_times(ay_spots *out) {
    for (uint32_t i = out->n_times; i-- > 0;) {
        const ay_time *t = &out->times[i];
        if (t->flags & AY_TF_PART) continue;
        for (uint32_t k = t->first; k < t->end; k++) out->at[k] = AY_TIME_BIT | (i + 1);
    }
}

static void mark_quantities(ay_spots *out) {
    for (uint32_t i = 0; i < out->n_quantities; i++)
        for (uint32_t k = out->quantities[i].first; k < out->quantities[i].end; k++)
            out->at[k] = i + 1;
}

static void mark_names(ay_spots *out) {
    for (uint32_t i = 0; i < out->n_names; i++)
        for (uint32_t k = out->names[i].first; k < out->names[i].end; k++)
            if (out->at[k] == 0) out->at[k] = AY_NAME_BIT | (i + 1);
}

void ay_spots_read(ay_arena *arena, const ay_text *text, ay_spots *out) {
    *out = (ay_spots){.text = text};
    out->at = ay_alloc_array(arena, text->n_tokens + 1u, sizeof *out->at);
    ay_times_read(arena, text, out);
    mark_times(out);
    ay_quantities_read(arena, text, out);
    mark_quantities(out);
    ay_names_read(arena, text, out);
    mark_names(out);
}
