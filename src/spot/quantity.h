// The quantity reader's own parts. In: tokens and the times that were read before. Out:
// ay_spots.quantities and ranges.
#ifndef AY_SPOT_QUANTITY_H
#define AY_SPOT_QUANTITY_H

#include "numeral.h"

typedef AY_LIST(ay_quantity) ay_quantity_list;

typedef struct ay_quantity_reader {
    ay_arena *arena;
    const ay_text *text;
    ay_spots *spots;
    const uint32_t *busy;     // per token: 1 when a time that is no length covers it
    ay_quantity_list list;
} ay_quantity_reader;

// What stands behind or in front of a number; each fills its part of *q. (quantityunit.c)
uint32_t ay_currency_in_front(const ay_text *text, uint32_t i, uint32_t low, ay_quantity *q);
void ay_unit_behind(const ay_text *text, ay_quantity *q, const ay_numeral *x, uint32_t *end);
void ay_unit_settle(const ay_text *text, ay_quantity *q, uint32_t i, uint32_t end);
void ay_noun_behind(const ay_text *text, ay_quantity *q, uint32_t end);

// Ties neighbours into ranges and shares units among them. (quantityrange.c)
void ay_ranges_read(ay_quantity_reader *reader);

#endif
