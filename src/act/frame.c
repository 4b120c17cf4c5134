// Frames.
#include "frame.h"

ay_frame ay_frame_read(const ay_reading *r, uint32_t verb, uint32_t end, ay_form form) {
    const ay_sentence *s = &r->text->sentences[r->text->tokens[verb].sentence];
    (void)form;
    return (ay_frame){.first = verb,
        .end = end,
        .verb = verb,
        .verb_end = end,
        .low = s->first,
        .high = s->end,
        .governor = AY_NONE};
}

bool ay_frame_subject(const ay_reading *r, const ay_frame *f, ay_partylist *out) {
    *out = (ay_partylist){.n = 0};
    for (uint32_t i = f->first; i > f->low; i--) {
        if (r->party_at[i - 1] == 0) continue;
        ay_partylist_add(out, r->party_at[i - 1] - 1);
        return true;
    }
    return false;
}

bool ay_frame_object(const ay_reading *r, const ay_frame *f, uint32_t preps, ay_partylist *out) {
    *out = (ay_partylist){.n = 0};
    (void)preps;
    for (uint32_t i = f->end; i < f->high; i++)
        if (r->party_at[i]) ay_partylist_add(out, r->party_at[i] - 1);
    return out->n > 0;
}

uint32_t ay_frame_when(const ay_reading *r, const ay_frame *f) {
    (void)r, (void)f;
    return AY_NONE;
}

const ay_name *ay_frame_place(const ay_reading *r, const ay_frame *f) {
    (void)r, (void)f;
    return NULL;
}

ay_str ay_frame_said_by(const ay_reading *r, const ay_frame *f) {
    (void)r, (void)f;
    return (ay_str){0};
}

ay_span ay_frame_span(const ay_reading *r, const ay_frame *f) {
    return ay_tokens_span(r->text, f->first, f->high);
}
