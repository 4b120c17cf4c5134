// Exchange rates: what two amounts imply against what the market paid.
#ifndef AY_CHECK_FX_H
#define AY_CHECK_FX_H

#include "check.h"

// Checks one CONVERSION between two currencies against the rates on file: fx-scale, fx-inverted, fx-implied, in this order.
// Does the text between two conversions name another time than the first one's? Then two rates are no contradiction.
bool ay_fx_dated_apart(const ay_checker *c, const ay_fact *f, const ay_fact *g);
void ay_check_fx(ay_checker *c, const ay_fact *f);

#endif
