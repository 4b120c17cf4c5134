// Stage 5. Spots -> acts: what states say, promise, agree and do to each other: events, pledges,
// ties and projects, each with who, to whom, when, and the words that it rests on. The fields are
// those of the records of the same names. Nothing is guessed: a field that the text does not give
// is empty, and what no reading gives without doubt is no act.
//
// party.c finds who is named, frame.c what stands around a verb (who acts, on whom, when, denied or
// planned); event.c, pledge.c, tie.c and project.c read their records with these two.
#ifndef AY_ACT_ACT_H
#define AY_ACT_ACT_H

#include "../fact/side.h"

// Who acts or is acted upon. Texts point into the tables or the document's arena.
typedef struct ay_actors {
    ay_side states; // a group is written out
    const ay_str *names;
    uint32_t n_names; // organisations, firms, offices without a state
    const ay_str *people;
    uint32_t n_people;
} ay_actors;

typedef enum ay_status {
    AY_STATUS_NONE,
    AY_STATUS_HELD,
    AY_STATUS_PLANNED,
    AY_STATUS_CANCELLED
} ay_status;

typedef struct ay_event {
    ay_span span; // the fullest mention
    uint32_t sentence;
    uint8_t type;      // AY_ACT_…: a type of PLOVER
    const char *cameo; // code, "05" or finer; NULL or "" if none
    const char *mode;  // PLOVER's mode
    ay_actors a, b;    // who; to or with whom
    ay_day from, to;   // of the event, not of its saying; AY_NO_DAY where unknown
    ay_str place;
    ay_str name;     // "sixth China-Central Asia Foreign Ministers' Meeting"
    ay_str document; // what was signed
    ay_str said_by;
    uint8_t status; // ay_status
    bool negated, hypothetical, historical;
    const ay_span *mentions;
    uint32_t n_mentions; // the other places that speak of it
} ay_event;

typedef enum ay_strength {
    AY_STRENGTH_NONE,
    AY_STRENGTH_WILL,   // will, pledged, promised, undertook, agreed to, is to
    AY_STRENGTH_PLANS,  // plans, intends
    AY_STRENGTH_HOPES,  // hopes, wants
    AY_STRENGTH_STRIVES // strives, seeks, aims
} ay_strength;

typedef enum ay_per { AY_PER_NONE, AY_PER_EACH, AY_PER_YEAR } ay_per;

typedef struct ay_pledge {
    ay_span span;
    uint32_t sentence;
    ay_actors by, to;
    ay_str action; // the verb, as written
    ay_str object;
    uint32_t quantity; // its amount; AY_NONE if it has none
    uint8_t per;       // ay_per: what the amount is for
    uint32_t baseline; // the quantity that it starts from, AY_NONE
    ay_day due_from, due_to, made_on;
    ay_str said_by;
    ay_str condition;
    uint8_t strength; // ay_strength
    uint32_t repeats; // the index of the earlier pledge that it says again, AY_NONE
} ay_pledge;

typedef enum ay_step {
    AY_STEP_NONE,
    AY_STEP_ANNOUNCED,
    AY_STEP_ESTABLISHED,
    AY_STEP_UPGRADED,
    AY_STEP_RESTORED,
    AY_STEP_SUSPENDED,
    AY_STEP_SEVERED
} ay_step;

typedef struct ay_tie {
    ay_span span;
    uint32_t sentence;
    ay_actors a, b;
    ay_str level; // as written, in the singular
    int32_t rank; // of the level, from its table; 0 unknown
    uint8_t step; // ay_step
    ay_day from;
    const ay_span *mentions;
    uint32_t n_mentions;
} ay_tie;

typedef enum ay_stage {
    AY_STAGE_NONE,
    AY_STAGE_PROPOSED,
    AY_STAGE_PLANNED,
    AY_STAGE_BUILDING,
    AY_STAGE_OPERATING,
    AY_STAGE_CANCELLED
} ay_stage;

typedef struct ay_project {
    ay_span span;
    uint32_t sentence;
    ay_str name;
    const ay_str *aliases;
    uint32_t n_aliases;
    const char *sort; // "railway", "pipeline", …
    ay_actors parties;
    uint8_t stage;                   // ay_stage: `status` of the record
    uint32_t length, capacity, cost; // quantities, AY_NONE where unknown
    ay_day started, finished;        // when work began, when it opened or is to open
    const ay_span *mentions;
    uint32_t n_mentions;
} ay_project;

typedef struct ay_acts {
    const ay_facts *facts;
    ay_arena *arena;
    struct ay_reading *reading; // party.h: who is named
    ay_event *events;
    uint32_t n_events; // each kind in the order of the text
    ay_pledge *pledges;
    uint32_t n_pledges;
    ay_tie *ties;
    uint32_t n_ties;
    ay_project *projects;
    uint32_t n_projects;
} ay_acts;

void ay_acts_read(ay_arena *arena, const ay_facts *facts, ay_acts *out);

const char *ay_event_type_name(uint8_t type); // "CONSULT"
const char *ay_status_name(uint8_t status);   // NULL for none, as all of these
const char *ay_strength_name(uint8_t strength);
const char *ay_step_name(uint8_t step);
const char *ay_stage_name(uint8_t stage);
const char *ay_per_name(uint8_t per);

#endif
