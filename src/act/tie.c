// Ties.
#include "read.h"

void ay_ties_read(ay_reading *r) { (void)r; }
