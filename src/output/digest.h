// The record of one document for people: its figures, pledges, events, ties and projects.
#ifndef AY_OUTPUT_DIGEST_H
#define AY_OUTPUT_DIGEST_H

#include "output.h"

#define AY_DIGEST_KINDS \
    (1u << AY_K_FIGURE | 1u << AY_K_PLEDGE | 1u << AY_K_EVENT | 1u << AY_K_TIE | 1u << AY_K_PROJECT)

// Those of the writer's kinds that it shows, each kind under a heading of its own. Takes the
// document's arena.
void ay_put_digest(ay_writer *w, const ay_report *report);

#endif
