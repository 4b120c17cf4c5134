#include "bind.h"

void ay_fact_change(ay_bind *bind) { (void)bind; }
