#include "bind.h"

void ay_fact_list(ay_bind *bind) { (void)bind; }
