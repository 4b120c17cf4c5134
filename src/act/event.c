// Events.
#include "read.h"

void ay_events_read(ay_reading *r) { (void)r; }
