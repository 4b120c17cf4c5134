// The stage as a whole: parties first, then each kind of act reads its records from the same
// parties and frames. No kind looks at another's records.
#include "read.h"

static const char *const type_names[AY_ACT_VALUES] = {
    [AY_ACT_ACCUSE] = "ACCUSE",
    [AY_ACT_AGREE] = "AGREE",
    [AY_ACT_AID] = "AID",
    [AY_ACT_ASSAULT] = "ASSAULT",
    [AY_ACT_COERCE] = "COERCE",
    [AY_ACT_CONCEDE] = "CONCEDE",
    [AY_ACT_CONSULT] = "CONSULT",
    [AY_ACT_COOPERATE] = "COOPERATE",
    [AY_ACT_MOBILIZE] = "MOBILIZE",
    [AY_ACT_PROTEST] = "PROTEST",
    [AY_ACT_REJECT] = "REJECT",
    [AY_ACT_REQUEST] = "REQUEST",
    [AY_ACT_RETREAT] = "RETREAT",
    [AY_ACT_SANCTION] = "SANCTION",
    [AY_ACT_SUPPORT] = "SUPPORT",
    [AY_ACT_THREATEN] = "THREATEN",
};

const char *ay_event_type_name(uint8_t type) { return type_names[type]; }

const char *ay_status_name(uint8_t status) {
    static const char *const names[] = {NULL, "held", "planned", "cancelled"};
    return names[status];
}

const char *ay_strength_name(uint8_t strength) {
    static const char *const names[] = {NULL, "will", "plans", "hopes", "strives"};
    return names[strength];
}

const char *ay_step_name(uint8_t step) {
    static const char *const names[] = {
        NULL, "announced", "established", "upgraded", "restored", "suspended", "severed"};
    return names[step];
}

const char *ay_stage_name(uint8_t stage) {
    static const char *const names[] = {
        NULL, "proposed", "planned", "building", "operating", "cancelled"};
    return names[stage];
}

const char *ay_per_name(uint8_t per) {
    static const char *const names[] = {NULL, "each", "a"};
    return names[per];
}

void ay_acts_read(ay_arena *arena, const ay_facts *facts, ay_acts *out) {
    *out = (ay_acts){.facts = facts, .arena = arena};
    const ay_text *text = facts->spots->text;
    ay_reading *r = ay_alloc(arena, sizeof *r);
    *r = (ay_reading){.arena = arena,
        .text = text,
        .spots = facts->spots,
        .facts = facts,
        .today = ay_doc_today(text->doc),
        .acts = out};
    out->reading = r;
    ay_parties_read(r);
    ay_events_read(r);
    ay_ties_read(r);
    ay_pledges_read(r);
    ay_projects_read(r);
}
