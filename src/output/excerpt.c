// A finding's spans come in, lines for the eye go out. The idea: the line becomes an array of cells
// (one a character, with its width), each cell is kept or dropped, and kept ones get their columns;
// marks and labels are then drawn in columns, so that wide letters, combining marks and escaped
// control characters cannot shift them. A line that is too long keeps what surrounds its marks: the
// widest surroundings that fit, found by bisection. The trap is a text of one endless line: nothing
// here looks further than REACH bytes from a mark.

#include "excerpt.h"

#include "safe.h"

#include <string.h>

enum { MARKS = 64, REACH = 512, PIECES = 4 };

typedef struct mark {
    ay_span span; // within one line of the text
    const char
        *label; // NULL for the claim, and for all pieces but the last of a span over several lines
    bool claim;
    uint32_t first, end; // cells
    uint32_t column, past;
} mark;

typedef struct cell {
    uint32_t at; // offset in the text
    uint8_t width;
    bool kept, blank;
    uint32_t column; // of a kept cell
} cell;

typedef struct row {
    mark *marks;
    uint32_t n_marks;
    cell *cells;
    uint32_t n_cells;
    bool cut_left, cut_right; // the line goes on beyond the cells
    uint32_t room;            // columns that there are
    uint32_t used;            // columns that the kept cells and the ellipses take
} row;

// ---- marks --------------------------------------------------------------------------------------

static void add_mark(mark *marks, uint32_t *n, ay_span span, const char *label, bool claim) {
    for (uint32_t i = 0; i < *n; i++)
        if (marks[i].span.start == span.start && marks[i].span.end == span.end) return;
    if (*n == MARKS || ay_span_empty(span)) return;
    marks[(*n)++] = (mark){.span = span, .label = label, .claim = claim};
}

// One mark for each line that the span touches; the last bears the label.
static void add_span(
    mark *marks, uint32_t *n, ay_str text, ay_span span, const char *label, bool claim) {
    for (int piece = 0; piece < PIECES; piece++) {
        const char *end = memchr(text.at + span.start, '\n', span.end - span.start);
        uint32_t stop = end ? (uint32_t)(end - text.at) : span.end;
        bool last = !end || piece == PIECES - 1;
        add_mark(marks, n, (ay_span){span.start, stop}, last ? label : NULL, claim);
        if (last) return;
        for (span.start = stop; span.start < span.end && (unsigned char)text.at[span.start] <= ' ';)
            span.start++;
        if (ay_span_empty(span)) return;
    }
}

static void sort_marks(mark *marks, uint32_t n) {
    for (uint32_t i = 1; i < n; i++)
        for (uint32_t j = i; j && marks[j - 1].span.start > marks[j].span.start; j--) {
            mark m = marks[j];
            marks[j] = marks[j - 1];
            marks[j - 1] = m;
        }
}

// The two marks stand on one line of the text, not too far apart.
static bool one_line(ay_str text, const mark *a, const mark *b) {
    if (b->span.start <= a->span.end) return true;
    uint32_t gap = b->span.start - a->span.end;
    return gap <= REACH && !memchr(text.at + a->span.end, '\n', gap);
}

// ---- cells --------------------------------------------------------------------------------------

static bool line_break(char c) { return c == '\n' || c == '\r'; }

// The part of the line around the row's marks, at most REACH to either side, without the line's
// indentation.
static ay_span line_around(ay_str text, const row *r, bool *cut_left, bool *cut_right) {
    uint32_t start = r->marks[0].span.start, end = start;
    for (uint32_t i = 0; i < r->n_marks; i++)
        if (r->marks[i].span.end > end) end = r->marks[i].span.end;
    uint32_t low = start > REACH ? start - REACH : 0,
             high = text.len - end > REACH ? end + REACH : text.len;
    uint32_t first = start;
    while (start > low && !line_break(text.at[start - 1])) start--;
    while (end < high && !line_break(text.at[end])) end++;
    *cut_left = start == low && low > 0 && !line_break(text.at[low - 1]);
    *cut_right = end == high && high < text.len && !line_break(text.at[high]);
    while (start < end && ((unsigned char)text.at[start] & 0xC0) == 0x80)
        start++; // not inside of a character
    while (start < first && (text.at[start] == ' ' || text.at[start] == '\t')) start++;
    return (ay_span){start, end};
}

static void make_cells(row *r, ay_arena *arena, ay_str text) {
    ay_span line = line_around(text, r, &r->cut_left, &r->cut_right);
    r->cells = ay_alloc_array(arena, ay_span_length(line) + 1u, sizeof *r->cells);
    r->n_cells = 0;
    for (uint32_t i = line.start; i < line.end;) {
        ay_glyph g = ay_glyph_at(text.at + i, line.end - i);
        r->cells[r->n_cells++] =
            (cell){.at = i, .width = (uint8_t)g.width, .blank = g.n == 1 && g.shown[0] == ' '};
        i += g.size;
    }
    r->cells[r->n_cells].at = line.end;
    for (uint32_t m = 0; m < r->n_marks; m++) {
        mark *k = &r->marks[m];
        for (k->first = 0; k->first < r->n_cells && r->cells[k->first].at < k->span.start;)
            k->first++;
        for (k->end = k->first; k->end < r->n_cells && r->cells[k->end].at < k->span.end;) k->end++;
    }
}

// ---- what is kept -------------------------------------------------------------------------------

// Keeps all cells within `around` columns of a mark.
static void keep_around(row *r, uint32_t around) {
    for (uint32_t i = 0; i < r->n_cells; i++) r->cells[i].kept = false;
    for (uint32_t m = 0; m < r->n_marks; m++) {
        uint32_t low = r->marks[m].first, high = r->marks[m].end, columns = 0;
        while (low > 0 && columns + r->cells[low - 1].width <= around)
            columns += r->cells[--low].width;
        for (columns = 0; high < r->n_cells && columns + r->cells[high].width <= around; high++)
            columns += r->cells[high].width;
        for (uint32_t i = low; i < high; i++) r->cells[i].kept = true;
    }
}

static bool in_mark(const row *r, uint32_t i) {
    for (uint32_t m = 0; m < r->n_marks; m++)
        if (i >= r->marks[m].first && i < r->marks[m].end) return true;
    return false;
}

// Half words at the edges of what is kept are dropped, unless they belong to a mark or are too long
// to be words.
enum { WORD = 16 };
static void drop_half_words(row *r) {
    for (uint32_t i = 1; i < r->n_cells; i++) {
        bool opens = r->cells[i].kept && !r->cells[i - 1].kept && !r->cells[i - 1].blank;
        uint32_t j = i;
        while (opens && j < r->n_cells && j - i < WORD && r->cells[j].kept && !r->cells[j].blank &&
               !in_mark(r, j))
            j++;
        if (opens && j < r->n_cells && r->cells[j].blank && r->cells[j].kept)
            for (uint32_t k = i; k <= j; k++) r->cells[k].kept = false;
    }
    for (uint32_t i = r->n_cells; i-- > 1;) {
        bool closes = r->cells[i - 1].kept && !r->cells[i].kept && !r->cells[i].blank;
        uint32_t j = i;
        while (closes && j > 0 && i - j < WORD && r->cells[j - 1].kept && !r->cells[j - 1].blank &&
               !in_mark(r, j - 1))
            j--;
        if (closes && j > 0 && r->cells[j - 1].blank && r->cells[j - 1].kept)
            for (uint32_t k = j - 1; k < i; k++) r->cells[k].kept = false;
    }
}

static bool gap_before(const row *r, uint32_t i) {
    return i == 0 ? r->cut_left : !r->cells[i - 1].kept;
}

// Gives kept cells their columns; an ellipsis stands wherever something is left out.
static void set_columns(row *r) {
    uint32_t column = 0;
    bool open = true; // nothing but an ellipsis before
    for (uint32_t i = 0; i < r->n_cells; i++) {
        if (!r->cells[i].kept) {
            open = true;
            continue;
        }
        if (open && gap_before(r, i)) column++;
        open = false;
        r->cells[i].column = column;
        column += r->cells[i].width;
    }
    bool cut = r->n_cells && (!r->cells[r->n_cells - 1].kept || r->cut_right);
    r->used = column + cut;
    for (uint32_t m = 0; m < r->n_marks; m++) {
        mark *k = &r->marks[m];
        k->column = k->first < r->n_cells ? r->cells[k->first].column : column;
        k->past = k->column;
        for (uint32_t i = k->first; i < k->end && r->cells[i].kept; i++)
            k->past = r->cells[i].column + r->cells[i].width;
    }
}

static uint32_t label_width(const mark *m) { return m->label ? (uint32_t)strlen(m->label) + 1 : 0; }

static bool fits(row *r, uint32_t around) {
    keep_around(r, around);
    set_columns(r);
    const mark *last = &r->marks[r->n_marks - 1];
    return r->used <= r->room && last->past + label_width(last) <= r->room;
}

// A single mark that is wider than the room keeps its beginning.
static void cut_mark(row *r) {
    uint32_t columns = 2;
    for (uint32_t i = 0; i < r->n_cells; i++) {
        cell *c = &r->cells[i];
        c->kept = c->kept && columns + c->width <= r->room;
        if (c->kept) columns += c->width;
    }
    set_columns(r);
}

// Chooses what is kept; drops marks from the row's end until the others fit. Returns how many marks
// the row has.
static uint32_t lay_out(row *r, ay_arena *arena, ay_str text) {
    make_cells(r, arena, text);
    while (r->n_marks > 1 && !fits(r, 2)) r->n_marks--;
    if (!fits(r, 0)) {
        cut_mark(r);
        return r->n_marks;
    }
    uint32_t low = 0, high = r->room;
    while (low < high) {
        uint32_t mid = (low + high + 1) / 2;
        if (fits(r, mid)) low = mid;
        else high = mid - 1;
    }
    if (fits(r, 4 * REACH)) return r->n_marks; // the whole line
    fits(r, low);
    drop_half_words(r);
    set_columns(r);
    return r->n_marks;
}

// ---- drawing ------------------------------------------------------------------------------------

static void put_gutter(ay_writer *w, const ay_colors *c, uint32_t line) {
    ay_puts(w->out, c->gutter);
    ay_str number = line ? ay_textf(w->scratch, "%u", line) : (ay_str){"", 0};
    ay_put_times(w->out, ' ', number.len < AY_GUTTER ? AY_GUTTER - number.len : 0);
    ay_put_str(w->out, number);
    ay_puts(w->out, " |");
    ay_puts(w->out, c->off);
}

static void put_line(ay_writer *w, const row *r, ay_str text) {
    bool open = true;
    for (uint32_t i = 0; i < r->n_cells; i++) {
        const cell *c = &r->cells[i];
        if (!c->kept) {
            open = true;
            continue;
        }
        if (open && gap_before(r, i)) ay_puts(w->out, "…");
        open = false;
        ay_glyph g = ay_glyph_at(text.at + c->at, text.len - c->at);
        ay_put(w->out, g.shown, g.n);
    }
    if (r->n_cells && (!r->cells[r->n_cells - 1].kept || r->cut_right)) ay_puts(w->out, "…");
}

// A line of marks or labels: one character a column and who it belongs to ('c' claim, 'o' operand,
// 0 nobody).
typedef struct canvas {
    char *chars, *owner;
    uint32_t n;
} canvas;

static void clear(canvas *c) {
    memset(c->chars, ' ', c->n);
    memset(c->owner, 0, c->n);
}

static void draw(canvas *c, uint32_t column, const char *text, uint32_t len, char owner) {
    for (uint32_t i = 0; i < len && column + i < c->n; i++) {
        c->chars[column + i] = text[i];
        c->owner[column + i] = owner;
    }
}

static void put_canvas(ay_writer *w, const ay_colors *colors, const canvas *c) {
    uint32_t n = c->n;
    while (n && c->chars[n - 1] == ' ') n--;
    put_gutter(w, colors, 0);
    ay_put_char(w->out, ' ');
    char lit = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (c->owner[i] != lit) {
            if (lit) ay_puts(w->out, colors->off);
            if (c->owner[i]) ay_puts(w->out, c->owner[i] == 'c' ? colors->claim : colors->operand);
            lit = c->owner[i];
        }
        ay_put_char(w->out, c->chars[i]);
    }
    if (lit) ay_puts(w->out, colors->off);
    ay_put_char(w->out, '\n');
}

static void draw_marks(canvas *c, const row *r) {
    for (int claims = 0; claims < 2; claims++) // claims lie on top
        for (uint32_t m = 0; m < r->n_marks; m++) {
            const mark *k = &r->marks[m];
            if (k->claim != (claims == 1)) continue;
            for (uint32_t i = k->column; i < k->past || i == k->column; i++)
                draw(c, i, k->claim ? "^" : "-", 1, k->claim ? 'c' : 'o');
        }
    const mark *last = &r->marks[r->n_marks - 1];
    if (last->label)
        draw(c, last->past + 1, last->label, label_width(last) - 1, last->claim ? 'c' : 'o');
}

// The labels of all marks but the last, right to left; one that would run into its neighbour waits
// for the next line, with a bar.
static void put_labels(ay_writer *w, const ay_colors *colors, canvas *c, const row *r) {
    bool done[MARKS] = {false};
    uint32_t left = 0;
    for (uint32_t m = 0; m + 1 < r->n_marks; m++) {
        done[m] = r->marks[m].label == NULL;
        left += !done[m];
    }
    while (left) {
        uint32_t limit = UINT32_MAX;
        clear(c);
        for (uint32_t m = r->n_marks - 1; m-- > 0;) {
            const mark *k = &r->marks[m];
            if (done[m] || k->column >= limit) continue;
            uint32_t len = label_width(k) - 1;
            bool room = limit == UINT32_MAX || k->column + len < limit;
            draw(c, k->column, room ? k->label : "|", room ? len : 1, 'o');
            limit = k->column;
            if (room) done[m] = true, left--;
        }
        put_canvas(w, colors, c);
    }
}

static void put_row(ay_writer *w, const ay_report *report, const ay_colors *colors, const row *r) {
    put_gutter(w, colors, ay_report_place(report, r->marks[0].span.start).line);
    ay_put_char(w->out, ' ');
    put_line(w, r, report->doc->text);
    ay_put_char(w->out, '\n');
    uint32_t n = r->room + 16;
    canvas c = {ay_alloc(w->scratch, n), ay_alloc(w->scratch, n), n};
    clear(&c);
    draw_marks(&c, r);
    put_canvas(w, colors, &c);
    put_labels(w, colors, &c, r);
}

void ay_put_excerpt(
    ay_writer *w, const ay_report *report, const ay_finding *finding, const ay_colors *colors) {
    ay_str text = report->doc->text;
    mark *marks = ay_alloc_array(w->scratch, MARKS, sizeof *marks);
    uint32_t n = 0;
    for (uint32_t i = 0; i < finding->n_evidence; i++) {
        const ay_evidence *e = &finding->evidence[i];
        add_span(marks, &n, text, e->span, i ? e->role : NULL, i == 0);
    }
    sort_marks(marks, n);
    for (uint32_t i = 0; i < n;) {
        row r = {.marks = marks + i, .n_marks = 1, .room = w->width - AY_GUTTER - 3};
        while (
            i + r.n_marks < n && one_line(text, &marks[i + r.n_marks - 1], &marks[i + r.n_marks]))
            r.n_marks++;
        i += lay_out(&r, w->scratch, text);
        put_row(w, report, colors, &r);
    }
}
