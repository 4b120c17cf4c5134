#include "bind.h"

void ay_fact_share(ay_bind *bind) { (void)bind; }
