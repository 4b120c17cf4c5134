// All stages in a row over one document, for the tests, the fuzz targets and the benchmark. One
// pipeline serves many documents, one after another: each run resets the arena.
#ifndef TESTS_SUPPORT_PIPELINE_H
#define TESTS_SUPPORT_PIPELINE_H

#include "act/act.h"
#include "check/check.h"

typedef enum stage { STAGE_READ, STAGE_TEXT, STAGE_SPOT, STAGE_FACT, STAGE_ACT, STAGE_CHECK, STAGES } stage;

typedef struct pipeline {
    ay_arena arena;
    ay_given given; // set it before a run
    ay_str also;    // the same: a rule that counts even while it is a preview; empty if none
    ay_doc doc;
    ay_text text;
    ay_spots spots;
    ay_facts facts;
    ay_acts acts;
    ay_findings findings;
    ay_str error;   // when the reading failed
    bool no_memory; // the arena's cap was reached
} pipeline;

void pipeline_init(pipeline *self);
// Runs the stages up to `last`; a line of NDJSON sets `given` itself. False when the document cannot be read (`error`) or memory ran out
// (`no_memory`).
bool pipeline_run(pipeline *self, ay_str bytes, ay_format format, stage last);
void pipeline_release(pipeline *self);

ay_str rule_name(uint16_t row); // the name of a row of ay_rule_rows: "growth-levels"

#endif
