// Pledges.
#include "read.h"

void ay_pledges_read(ay_reading *r) { (void)r; }
