#include "check.h"

void ay_check_product(ay_checker *c, const ay_fact *f) { (void)c, (void)f; }
