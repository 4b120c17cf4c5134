// The bytes of one table file -> rows and phrases. The first line that is no comment names the
// columns, in any order; each further one is a row with as many cells. The values are checked here:
// whatever is written later is known to fit.
#include "tablec.h"

#include "../src/base/decimal.h"

#include <string.h>

typedef struct reader {
    tablec *c;
    tablec_table *table;
    uint32_t number;     // of the table
    tablec_place place;  // of the line
    uint32_t *column_of; // by cell: index into table->columns
    uint32_t n_cells;    // 0 until the header was read
    bool broken;         // the header is wrong: its rows would only add noise
    ay_str previous_id;
} reader;

typedef struct cell {
    ay_str text;
    tablec_place place;
} cell;

// At most 40 bytes of a cell for a message, cut before a character that would be halved.
static int shown(ay_str text) {
    uint32_t n = text.len < 40 ? text.len : 40;
    while (n < text.len && n > 0 && ((unsigned char)text.at[n] & 0xc0) == 0x80) n--;
    return (int)n;
}

static ay_str trimmed(ay_str text) {
    while (text.len && text.at[0] == ' ') text.at++, text.len--;
    while (text.len && text.at[text.len - 1] == ' ') text.len--;
    return text;
}

// The cells of a line; at most one more than a table can have columns, so that a long line is told
// from a wide one.
static uint32_t split(const reader *self, ay_str text, cell out[TABLEC_COLUMNS + 1]) {
    uint32_t n = 0, start = 0;
    for (uint32_t i = 0; i <= text.len && n <= TABLEC_COLUMNS; i++) {
        if (i < text.len && text.at[i] != '\t') continue;
        ay_str whole = {text.at + start, i - start}, inner = trimmed(whole);
        tablec_place place = self->place;
        place.column = (uint32_t)(inner.at - text.at) + 1;
        out[n++] = (cell){inner, place};
        start = i + 1;
    }
    return n;
}

static void read_header(reader *self, const cell *cells, uint32_t n) {
    uint32_t found[TABLEC_COLUMNS] = {0}, errors = self->c->errors;
    self->n_cells = n;
    self->column_of = ay_alloc_array(self->c->arena, n, sizeof *self->column_of);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t k = 0;
        while (k < self->table->columns.n &&
               !tablec_same(self->table->columns.at[k].name, cells[i].text))
            k++;
        if (k == self->table->columns.n) {
            tablec_error(self->c, cells[i].place,
                "found the column \"%.*s\", wanted one that the schema lists for the table %.*s",
                shown(cells[i].text), cells[i].text.at, (int)self->table->name.len,
                self->table->name.at);
        } else if (found[k]++) {
            tablec_error(self->c, cells[i].place, "found the column \"%.*s\" again, wanted it once",
                shown(cells[i].text), cells[i].text.at);
        } else {
            self->column_of[i] = k;
        }
    }
    for (uint32_t k = 0; k < self->table->columns.n; k++) {
        ay_str name = self->table->columns.at[k].name;
        if (!found[k] && self->table->columns.at[k].verb < 2)
            tablec_error(self->c, self->place, "found no column \"%.*s\", wanted it in the header",
                (int)name.len, name.at);
    }
    self->broken = self->c->errors != errors;
}

// ---- values -------------------------------------------------------------------------------------

// The forms stand in the first word, with strokes between them: base, past, participle, -ing.
static bool forms_hold(reader *self, tablec_phrase phrase, ay_str verb) {
    uint32_t forms = 1, empty = verb.at[0] == '/';
    for (uint32_t i = 0; i < verb.len && verb.at[i] != ' '; i++) {
        if (verb.at[i] != '/') continue;
        forms++;
        empty |= i + 1 == verb.len || verb.at[i + 1] == ' ' || verb.at[i + 1] == '/';
    }
    if (!empty && forms < TABLEC_VERB_FORMS) return true;
    tablec_error(self->c, phrase.place,
        empty ? "found \"%.*s\", wanted a form between strokes"
              : "found more than four forms in \"%.*s\", wanted "
                "base, past, participle and -ing",
        shown(verb), verb.at);
    return false;
}

static void add_verb(reader *self, tablec_phrase phrase, ay_str base) {
    ay_str form[TABLEC_VERB_FORMS];
    if (!forms_hold(self, phrase, base)) return;
    tablec_inflect(self->c, base, form);
    for (uint8_t i = 0; i < TABLEC_VERB_FORMS; i++, phrase.key++)
        if (form[i].len) tablec_phrase_add(self->c, phrase, form[i]);
}

static void read_phrases(reader *self, const tablec_column *column, const cell *in) {
    if (in->text.len == 0) return;
    for (uint32_t i = 0, start = 0; i <= in->text.len; i++) {
        if (i < in->text.len && in->text.at[i] != '|') continue;
        ay_str whole = {in->text.at + start, i - start}, inner = trimmed(whole);
        tablec_place place = in->place;
        place.column += (uint32_t)(inner.at - in->text.at);
        start = i + 1;
        if (inner.len == 0) {
            tablec_error(self->c, place, "found an empty phrase, wanted words between \"|\"");
            continue;
        }
        const tablec_phrase phrase = {
            .place = place,
            .table = (uint8_t)self->number,
            .key = column->key,
            .row = (uint16_t)self->table->rows.n,
            .exact = column->kind == TABLEC_EXACT,
            .shared = column->shared,
            .unique = self->table->has_id,
        };
        if (column->verb) add_verb(self, phrase, inner);
        else tablec_phrase_add(self->c, phrase, inner);
    }
}

static int64_t read_int(reader *self, const cell *in) {
    ay_dec value;
    int64_t number = 0;
    if (in->text.len == 0) return 0;
    if (!memchr(in->text.at, '.', in->text.len) &&
        ay_dec_parse(in->text.at, in->text.len, &value) && ay_dec_to_int(value, &number) &&
        number >= INT32_MIN && number <= INT32_MAX)
        return number;
    tablec_error(self->c, in->place, "found \"%.*s\", wanted a whole number of 32 bits",
        shown(in->text), in->text.at);
    return 0;
}

// A word as it stands in C: upper case, '_' for '-'. Empty, with an error, when it cannot.
static ay_str constant(reader *self, ay_str word, tablec_place place) {
    ay_str name = ay_copy(self->c->arena, word.at, word.len);
    char *at = (char *)name.at; // the copy is ours
    for (uint32_t i = 0; i < name.len; i++) {
        char c = at[i];
        if (c >= 'a' && c <= 'z') at[i] = (char)(c - 'a' + 'A');
        else if (c == '-') at[i] = '_';
        else if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) name.len = 0;
    }
    if (name.len && name.len <= 40) return name;
    tablec_error(self->c, place, "found \"%.*s\", wanted a word of letters, digits and '-'",
        shown(word), word.at);
    return (ay_str){"", 0};
}

// The place of a value in its set, from 0; a new one is added at the end.
static uint32_t value_of(reader *self, tablec_set *set, ay_str word, tablec_place place) {
    ay_str name = constant(self, word, place);
    uint32_t limit = set->flags ? TABLEC_FLAGS : TABLEC_VALUES;
    if (name.len == 0) return 0;
    for (uint32_t i = 0; i < set->values.n; i++)
        if (tablec_same(set->values.at[i], name)) return i;
    if (set->values.n == limit) {
        tablec_error(self->c, place, "found one value more, \"%.*s\", wanted at most %u",
            shown(word), word.at, limit);
        return 0;
    }
    AY_PUSH(self->c->arena, &set->values, name);
    return set->values.n - 1;
}

static int64_t read_enum(reader *self, const tablec_column *column, const cell *in) {
    bool none = in->text.len == 0 || (in->text.len == 4 && memcmp(in->text.at, "none", 4) == 0);
    return none ? 0
                : 1 + (int64_t)value_of(self, &self->c->sets.at[column->set], in->text, in->place);
}

static int64_t read_flags(reader *self, const tablec_column *column, const cell *in) {
    int64_t bits = 0;
    for (uint32_t i = 0; i < in->text.len;) {
        uint32_t start = i;
        while (i < in->text.len && in->text.at[i] != ' ') i++;
        tablec_place place = in->place;
        place.column += start;
        if (i > start)
            bits |= (int64_t)1 << value_of(self, &self->c->sets.at[column->set],
                        (ay_str){in->text.at + start, i - start}, place);
        while (i < in->text.len && in->text.at[i] == ' ') i++;
    }
    return bits;
}

static int compare(ay_str a, ay_str b) {
    uint32_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.at, b.at, n) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static void check_id(reader *self, const cell *in) {
    if (in->text.len == 0) {
        tablec_error(self->c, in->place, "found no id, wanted one in every row");
        return;
    }
    int order = self->table->rows.n ? compare(self->previous_id, in->text) : -1;
    if (order == 0)
        tablec_error(self->c, in->place, "found the id \"%.*s\" again, wanted it once",
            shown(in->text), in->text.at);
    if (order > 0)
        tablec_error(self->c, in->place,
            "found the id \"%.*s\" behind \"%.*s\", wanted the rows sorted by the bytes of their "
            "ids",
            shown(in->text), in->text.at, shown(self->previous_id), self->previous_id.at);
    self->previous_id = in->text;
}

static tablec_value read_value(reader *self, const tablec_column *column, const cell *in) {
    tablec_value value = {in->text, 0};
    ay_dec decimal;
    switch (column->kind) {
    case TABLEC_KEYS:
    case TABLEC_EXACT: read_phrases(self, column, in); break;
    case TABLEC_INT: value.number = read_int(self, in); break;
    case TABLEC_ENUM: value.number = read_enum(self, column, in); break;
    case TABLEC_FLAG: value.number = read_flags(self, column, in); break;
    case TABLEC_ID: check_id(self, in); break;
    case TABLEC_DEC:
        if (in->text.len && !ay_dec_parse(in->text.at, in->text.len, &decimal))
            tablec_error(self->c, in->place,
                "found \"%.*s\", wanted a decimal of at most 38 digits", shown(in->text),
                in->text.at);
        break;
    case TABLEC_STR:
    case TABLEC_NOTE: break;
    }
    if (column->kind != TABLEC_NOTE && in->text.len > TABLEC_CELL && column->kind != TABLEC_KEYS &&
        column->kind != TABLEC_EXACT)
        tablec_error(self->c, in->place, "found a cell of %u bytes, wanted at most %d",
            in->text.len, TABLEC_CELL);
    return value;
}

// ---- lines --------------------------------------------------------------------------------------

static void read_row(reader *self, const cell *cells, uint32_t n) {
    tablec_table *table = self->table;
    if (n != self->n_cells) {
        tablec_error(self->c, self->place, "found %s%u cells, wanted %u",
            n > TABLEC_COLUMNS ? "more than " : "", n > TABLEC_COLUMNS ? n - 1 : n, self->n_cells);
        return;
    }
    if (table->rows.n == TABLEC_ROWS) {
        tablec_error(
            self->c, self->place, "found one row more, wanted at most %d in a table", TABLEC_ROWS);
        self->broken = true;
        return;
    }
    tablec_row row = {ay_alloc_array(self->c->arena, table->columns.n, sizeof(tablec_value))};
    for (uint32_t i = 0; i < n; i++)
        row.values[self->column_of[i]] =
            read_value(self, &table->columns.at[self->column_of[i]], &cells[i]);
    AY_PUSH(self->c->arena, &table->rows, row);
}

// Control characters hide in an editor and would end up in messages and in C.
static bool clean(reader *self, ay_str text) {
    for (uint32_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if ((c >= 32 && c != 127) || c == '\t') continue;
        tablec_place place = self->place;
        place.column = i + 1;
        tablec_error(
            self->c, place, "found the control character 0x%02x, wanted text", (unsigned)c);
        return false;
    }
    return true;
}

void tablec_table_read(tablec *c, uint32_t table, const char *path, ay_str bytes) {
    reader self = {.c = c, .table = &c->tables.at[table], .number = table, .place = {path, 0, 1}};
    static const char bom[] = "\xef\xbb\xbf";
    if (bytes.len >= 3 && memcmp(bytes.at, bom, 3) == 0) {
        tablec_error(
            c, (tablec_place){path, 1, 1}, "found a byte order mark, wanted UTF-8 without one");
        return;
    }
    if (!tablec_utf8(c, path, bytes)) return;
    for (uint32_t i = 0; i < bytes.len && !self.broken;) {
        const char *end = memchr(bytes.at + i, '\n', bytes.len - i);
        ay_str text = {bytes.at + i, end ? (uint32_t)(end - (bytes.at + i)) : bytes.len - i};
        i += text.len + 1;
        self.place.line++;
        if (text.len && text.at[text.len - 1] == '\r') text.len--;
        if (text.len == 0 || text.at[0] == '#' || !clean(&self, text)) continue;
        cell cells[TABLEC_COLUMNS + 1];
        uint32_t n = split(&self, text, cells);
        if (self.n_cells == 0) read_header(&self, cells, n);
        else read_row(&self, cells, n);
    }
    if (self.n_cells == 0)
        tablec_error(c, (tablec_place){path, 0, 0},
            "found no line, wanted a header with the names of the columns");
}
