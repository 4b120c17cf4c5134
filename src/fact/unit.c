#include "bind.h"

void ay_fact_unit(ay_bind *bind) { (void)bind; }
