// Projects.
#include "read.h"

void ay_projects_read(ay_reading *r) { (void)r; }
