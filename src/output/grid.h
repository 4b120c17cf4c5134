// Rows of cells in columns, for the eye: as wide as they need, together no wider than the line.
#ifndef AY_OUTPUT_GRID_H
#define AY_OUTPUT_GRID_H

#include "output.h"

enum { AY_GRID_CELLS = 8 };

typedef struct ay_grid_row {
    ay_str cells[AY_GRID_CELLS]; // an empty text is an empty cell; the first is the row's place
} ay_grid_row;

#define AY_GRID_BIT(cell) (1u << (cell))

// Empty columns take no room. Where a line is too long, the `flexible` columns (a bit each) become
// narrower and their cells take up to four lines; where that does not help, the cells of a row
// follow each other.
void ay_put_grid(ay_writer *w, const ay_grid_row *rows, uint32_t n, uint32_t flexible);

#endif
