#include "bind.h"

void ay_fact_product(ay_bind *bind) { (void)bind; }
