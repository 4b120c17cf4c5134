// The readers, one a kind of act; each fills its own array of `acts`, in the order of the text.
#ifndef AY_ACT_READ_H
#define AY_ACT_READ_H

#include "frame.h"

void ay_events_read(ay_reading *r);
void ay_pledges_read(ay_reading *r);
void ay_ties_read(ay_reading *r);
void ay_projects_read(ay_reading *r);

#endif
