// A series: quantities of one kind that a sentence lists ("611 in the capital, 402 in Osh and 533
// in Jalal-Abad"), with the total that the text gives for them, in front or behind. Sums, shares,
// averages and votes are all read from series.
#ifndef AY_FACT_SERIES_H
#define AY_FACT_SERIES_H

#include "bind.h"

enum { AY_SERIES_MAX = 32 };

typedef struct ay_series {
    uint32_t q[AY_SERIES_MAX];     // indices of quantities, in text order
    ay_quantity as[AY_SERIES_MAX]; // as they are to be taken: scale and unit shared over the list
    uint32_t n;
    uint32_t first, end; // tokens from the first number to the end of the last
    // "and" stands before the last one: the list says that it is complete
    bool closed;
    bool partial; // "including", "such as": it says that it is not
    bool full;    // more than AY_SERIES_MAX, or of several nouns: no plain list
    // counts of different nouns ("21 Boeings, 17 Airbuses and 11 turboprops"), which have a total
    // only where the text says that they make it up
    bool mixed;
} ay_series;

// The series that starts with quantity qi and goes on within its sentence; n is 1 when nothing goes
// on.
void ay_series_read(const ay_bind *bind, uint32_t qi, ay_series *out);
// The longest series of the sentence that starts at or behind quantity qi; false when there is none
// of `least` members.
bool ay_series_find(const ay_bind *bind, uint32_t qi, uint32_t least, ay_series *out);
// The total in front of a series: the alike quantity before a colon, comma or dash that opens the
// list ("1,482 nurses graduated, 611 in …"). AY_NONE when there is none. *marked says that a word
// of total stands with it ("altogether", "in all").
uint32_t ay_series_total_before(const ay_bind *bind, const ay_series *s, bool *marked);
// The total behind it: an alike quantity in the rest of the sentence, or in the next one, with a
// word of total ("for a total of", "which makes 825 over the year", "in all"). AY_NONE when there
// is none.
uint32_t ay_series_total_after(const ay_bind *bind, const ay_series *s);

#endif
