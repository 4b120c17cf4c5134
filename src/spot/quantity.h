// The quantity reader's own parts. In: tokens and the times that were read before. Out:
// ay_spots.quantities and ranges.
#ifndef AY_SPOT_QUANTITY_H
#define AY_SPOT_QUANTITY_H

#include "spot.h"

typedef AY_LIST(ay_quantity) ay_quantity_list;

typedef struct ay_quantity_reader {
    ay_arena *arena;
    const ay_text *text;
    ay_spots *spots;
    const uint32_t *busy;     // per token: 1 when a time that is no length covers it
    ay_quantity_list list;
} ay_quantity_reader;

// A number as it is printed, without its unit.
typedef struct ay_numeral {
    uint32_t first, end;      // tokens
    ay_dec value, ulp;        // ulp: the worth of its last printed digit
    int32_t zeros;            // trailing zeros in front of the point (for the loose reading)
    uint32_t flags;           // AY_QF_…
    bool ordinal, multiple, vague;
    ay_dec high;              // vague: from value to high
    ay_dec of;                // one in N
    bool letter;              // its scale is a letter that touches it
} ay_numeral;

// Reads a number that starts at token i; false when there is none. (numeral.c)
bool ay_numeral_read(const ay_text *text, uint32_t i, uint32_t end, ay_numeral *out);

// The row of a table's longest phrase at token i in one key column, -1 when there is none.
int32_t ay_phrase_column(const ay_text *text, uint32_t i, uint8_t table, uint8_t column,
    uint32_t *n);

// What stands behind or in front of a number; each fills its part of *q. (quantityunit.c)
uint32_t ay_currency_in_front(const ay_text *text, uint32_t i, uint32_t low, ay_quantity *q);
void ay_unit_behind(const ay_text *text, ay_quantity *q, const ay_numeral *x, uint32_t *end);
void ay_unit_settle(const ay_text *text, ay_quantity *q, uint32_t i, uint32_t end);
uint32_t ay_noun_flags(const ay_text *text, uint32_t i);
void ay_noun_behind(const ay_text *text, ay_quantity *q, uint32_t end);

// Ties neighbours into ranges and shares units among them. (quantityrange.c)
void ay_ranges_read(ay_quantity_reader *reader);

static inline bool ay_touches(const ay_text *t, uint32_t i) { // no space before token i
    return i < t->n_tokens && !(t->tokens[i].flags & AY_TOK_SPACE);
}

#endif
