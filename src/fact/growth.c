#include "bind.h"

void ay_fact_growth(ay_bind *bind) { (void)bind; }
