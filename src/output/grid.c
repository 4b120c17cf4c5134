// Rows come in, lines go out. The idea: every column gets what its widest cell needs; where the line
// is too long, the flexible ones (words, not numbers) come down to a common width, and their long
// cells go on in the next lines; what takes more than four is cut. The trap is a narrow terminal:
// columns of a few letters say nothing, so below a least width the cells of a row follow each other,
// line by line.

#include "grid.h"

#include "safe.h"

enum { INDENT = 2, GAP = 2, LEAST = 16, LINES = 4 };

typedef struct widths {
    uint32_t at[AY_GRID_CELLS];
} widths;

static uint32_t line_width(const widths *w) {
    uint32_t sum = INDENT;
    for (int c = 0; c < AY_GRID_CELLS; c++)
        if (w->at[c]) sum += w->at[c] + GAP;
    return sum - GAP;
}

static widths natural_widths(const ay_grid_row *rows, uint32_t n) {
    widths w = {{0}};
    for (uint32_t i = 0; i < n; i++)
        for (int c = 0; c < AY_GRID_CELLS; c++) {
            uint32_t width = ay_safe_width(rows[i].cells[c]);
            if (width > w.at[c]) w.at[c] = width;
        }
    return w;
}

static widths cut_to(widths w, uint32_t flexible, uint32_t most) {
    for (int c = 0; c < AY_GRID_CELLS; c++)
        if ((flexible & AY_GRID_BIT(c)) && w.at[c] > most) w.at[c] = most;
    return w;
}

// Looks for the greatest width that all flexible columns may have. False when they would become too
// narrow to be read.
static bool shrink(widths *w, uint32_t flexible, uint32_t room) {
    uint32_t low = LEAST, high = room;
    while (low <= high) {
        uint32_t most = low + (high - low) / 2;
        widths cut = cut_to(*w, flexible, most);
        if (line_width(&cut) <= room) low = most + 1;
        else high = most - 1;
    }
    if (high < LEAST) return false;
    *w = cut_to(*w, flexible, high);
    return true;
}

static void put_place(ay_writer *w, ay_str place, uint32_t width) {
    ay_put_times(w->out, ' ', INDENT);
    if (w->color) ay_puts(w->out, "\033[34m");
    ay_put_cut(w->out, place, width, false);
    if (w->color) ay_puts(w->out, "\033[0m");
}

// Takes the words that fit into `width` columns off the front of *rest; a word that is too long is
// parted.
static ay_str take_line(ay_str *rest, uint32_t width) {
    ay_str line = {rest->at, 0};
    uint32_t used = 0, i = 0;
    while (i < rest->len) {
        ay_glyph g = ay_glyph_at(rest->at + i, rest->len - i);
        if (used + g.width > width) break;
        if (g.n == 1 && g.shown[0] == ' ') line.len = i;
        used += g.width;
        i += g.size;
    }
    if (i == rest->len || line.len == 0) line.len = i ? i : rest->len;
    uint32_t next = line.len;
    while (next < rest->len && rest->at[next] == ' ') next++;
    rest->at += next;
    rest->len -= next;
    return line;
}

// One line of the row: what is left of each cell, as far as it fits; on the last line all of it,
// cut. Blanks are written before a cell, never behind the last one.
static bool put_line(ay_writer *w, ay_grid_row *rest, const widths *columns, bool last) {
    uint32_t ahead = 0;
    bool more = false;
    for (int c = 1; c < AY_GRID_CELLS; c++) {
        if (columns->at[c] == 0) continue;
        ay_str *cell = &rest->cells[c];
        ahead += GAP;
        ay_str line = last ? *cell : take_line(cell, columns->at[c]);
        if (line.len) {
            ay_put_times(w->out, ' ', ahead);
            ay_put_cut(w->out, line, columns->at[c], false);
            uint32_t used = ay_safe_width(line);
            ahead = used < columns->at[c] ? columns->at[c] - used : 0;
        } else {
            ahead += columns->at[c];
        }
        more |= !last && cell->len != 0;
    }
    ay_put_char(w->out, '\n');
    return more;
}

static void put_in_columns(ay_writer *w, const ay_grid_row *row, const widths *columns) {
    ay_grid_row rest = *row;
    uint32_t place = ay_safe_width(row->cells[0]);
    put_place(w, row->cells[0], columns->at[0]);
    ay_put_times(w->out, ' ', columns->at[0] - place);
    for (int line = 1; put_line(w, &rest, columns, line == LINES); line++)
        ay_put_times(w->out, ' ', INDENT + columns->at[0]);
}

// A cell that does not fit behind the ones before it begins the next line, below the first; one
// that is longer than a line takes several.
static void put_stacked(ay_writer *w, const ay_grid_row *row, uint32_t place) {
    uint32_t start = INDENT + place + GAP, room = w->width > start ? w->width - start : 1;
    put_place(w, row->cells[0], place);
    uint32_t used = 0, ahead = place - ay_safe_width(row->cells[0]) + GAP;
    for (int c = 1; c < AY_GRID_CELLS; c++) {
        ay_str rest = row->cells[c];
        for (int k = 1; k <= LINES && rest.len; k++) {
            ay_str line = k == LINES ? rest : take_line(&rest, room);
            uint32_t width = ay_safe_width(line);
            if (used && used + GAP + width > room) {
                ay_put_char(w->out, '\n');
                used = 0;
                ahead = start;
            }
            ay_put_times(w->out, ' ', ahead);
            ay_put_cut(w->out, line, room, false);
            used += width + (used ? GAP : 0);
            ahead = GAP;
        }
    }
    ay_put_char(w->out, '\n');
}

void ay_put_grid(ay_writer *w, const ay_grid_row *rows, uint32_t n, uint32_t flexible) {
    widths columns = natural_widths(rows, n);
    uint32_t place = columns.at[0];
    bool fits = line_width(&columns) <= w->width || shrink(&columns, flexible, w->width);
    for (uint32_t i = 0; i < n; i++)
        if (fits) put_in_columns(w, &rows[i], &columns);
        else put_stacked(w, &rows[i], place);
}
