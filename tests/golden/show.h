// What a golden case's expected lines say: the stages' results, one line each.
#ifndef TESTS_GOLDEN_SHOW_H
#define TESTS_GOLDEN_SHOW_H

#include "../support/pipeline.h"

#include <stdio.h>

// Writes the lines of one kind of case, each ended by '\n', of a pipeline that has run up to the
// kind's stage.
typedef void show_fn(FILE *out, pipeline *p);

show_fn show_document;   // FIELD VALUE of what is known, then KIND [source offsets] "text" a block
show_fn show_sentences;  // each sentence
show_fn show_quantities; // TYPE VALUE UNIT [modifier] [up|down] "text", or none
show_fn show_times;      // TYPE VALUE FROM..TO "text", or none
show_fn show_names;      // TYPE CODE-or-canonical "text", or none
show_fn show_quotes;     // direct|indirect SPEAKER "text", or none
// Acts: parties are codes and "names" joined by '+', '-' where there is none.
show_fn show_frames;     // VERB FLAGS [: SUBJECT] [> OBJECT] [PREP OBJECT]… [on FROM..TO] [at PLACE]
show_fn show_parties;    // STATES or - ["name" or person] [refers] [of] "text"
show_fn show_events;     // TYPE A > B [FROM..TO] [at PLACE] [STATUS] [negated|hypothetical|historical] "text"
show_fn show_pledges;    // BY > TO ACTION [VALUE UNIT [each|a]] [by FROM..TO] [STRENGTH] [said by X] "text"
show_fn show_ties;       // A > B STEP LEVEL [from DAY] "text"
show_fn show_projects;   // SORT STATUS PARTIES [name "NAME"] "text"
show_fn show_findings;   // RULE SEVERITY "primary text", or quiet

#endif
