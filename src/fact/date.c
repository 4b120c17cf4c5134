#include "bind.h"

void ay_fact_date(ay_bind *bind) { (void)bind; }
