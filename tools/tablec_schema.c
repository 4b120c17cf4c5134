// data/SCHEMA -> tables without rows. A line is `table NAME PATH` or, below one, `KIND COLUMN
// [PREFIX | shared]`; `#` starts a comment. The head of data/SCHEMA says what the kinds mean.
#include "tablec.h"

#include <string.h>

typedef struct line {
    tablec_place place;
    ay_str word[4];
    uint32_t column[4];
    uint32_t n;
} line;

static bool split(tablec *self, tablec_place place, ay_str text, line *out) {
    *out = (line){.place = place};
    for (uint32_t i = 0; i < text.len;) {
        if (text.at[i] == '#') break;
        if (text.at[i] == ' ' || text.at[i] == '\t' || text.at[i] == '\r') {
            i++;
            continue;
        }
        uint32_t start = i;
        while (i < text.len && !memchr(" \t\r#", text.at[i], 4)) i++;
        place.column = start + 1;
        if (out->n == 4) {
            tablec_error(self, place, "found a fifth word, wanted at most four");
            return false;
        }
        out->word[out->n] = (ay_str){text.at + start, i - start};
        out->column[out->n++] = place.column;
    }
    return out->n > 0;
}

static tablec_place place_of(const line *l, uint32_t word) {
    tablec_place place = l->place;
    place.column = l->column[word];
    return place;
}

static bool is(ay_str word, const char *text) {
    return word.len == strlen(text) && memcmp(word.at, text, word.len) == 0;
}

// Names become parts of C names: a letter, then letters, digits and '_'; tables and columns in
// lower case, prefixes in upper.
static bool named(tablec *self, const line *l, uint32_t i, bool upper) {
    ay_str word = l->word[i];
    char first = upper ? 'A' : 'a', last = upper ? 'Z' : 'z';
    bool good = word.len <= 40 && word.at[0] >= first && word.at[0] <= last;
    for (uint32_t k = 0; good && k < word.len; k++) {
        char c = word.at[k];
        good = (c >= first && c <= last) || (c >= '0' && c <= '9') || c == '_';
    }
    if (!good)
        tablec_error(self, place_of(l, i),
            "found \"%.*s\", wanted a name of %s letters, digits and '_'",
            (int)(word.len < 40 ? word.len : 40), word.at, upper ? "upper case" : "lower case");
    return good;
}

static uint32_t set_of(tablec *self, const line *l, bool flags) {
    for (uint32_t i = 0; i < self->sets.n; i++) {
        if (!tablec_same(self->sets.at[i].prefix, l->word[2])) continue;
        if (self->sets.at[i].flags != flags)
            tablec_error(self, place_of(l, 2), "found the prefix of %s, wanted one of its own",
                flags ? "an enum" : "flags");
        return i;
    }
    AY_PUSH(self->arena, &self->sets, (tablec_set){.prefix = l->word[2], .flags = flags});
    return self->sets.n - 1;
}

static void add_table(tablec *self, const line *l) {
    if (l->n != 3) {
        tablec_error(self, l->place, "found %u words, wanted: table NAME PATH", l->n);
        return;
    }
    if (!named(self, l, 1, false)) return;
    for (uint32_t i = 0; i < self->tables.n; i++)
        if (tablec_same(self->tables.at[i].name, l->word[1])) {
            tablec_error(self, place_of(l, 1), "found a second table %.*s, wanted a new name",
                (int)l->word[1].len, l->word[1].at);
            return;
        }
    if (self->tables.n == TABLEC_TABLES) {
        tablec_error(self, l->place, "found one table more, wanted at most %d", TABLEC_TABLES);
        return;
    }
    AY_PUSH(self->arena, &self->tables, (tablec_table){.name = l->word[1], .path = l->word[2]});
}

static const struct {
    const char *word;
    tablec_kind kind;
} kinds[] = {
    {"keys", TABLEC_KEYS},
    {"exact", TABLEC_EXACT},
    {"verbs", TABLEC_KEYS},
    {"str", TABLEC_STR},
    {"int", TABLEC_INT},
    {"dec", TABLEC_DEC},
    {"enum", TABLEC_ENUM},
    {"flags", TABLEC_FLAG},
    {"note", TABLEC_NOTE},
    {"id", TABLEC_ID},
};

static bool kind_of(ay_str word, tablec_kind *out) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (is(word, kinds[i].word)) {
            *out = kinds[i].kind;
            return true;
        }
    return false;
}

// What must hold of the whole table beside the column itself.
static bool fits(tablec *self, const tablec_table *table, const line *l, tablec_kind kind) {
    for (uint32_t i = 0; i < table->columns.n; i++)
        if (tablec_same(table->columns.at[i].name, l->word[1])) {
            tablec_error(self, place_of(l, 1), "found a second column %.*s, wanted a new name",
                (int)l->word[1].len, l->word[1].at);
            return false;
        }
    bool phrases = kind == TABLEC_KEYS || kind == TABLEC_EXACT;
    uint32_t more = is(l->word[0], "verbs") ? TABLEC_VERB_FORMS : 1;
    if (table->columns.n + more > TABLEC_COLUMNS ||
        (phrases && table->n_keys + more > TABLEC_KEY_COLUMNS)) {
        tablec_error(self, l->place,
            "found one column more, wanted at most %d, and %d with phrases", TABLEC_COLUMNS,
            TABLEC_KEY_COLUMNS);
        return false;
    }
    if (kind == TABLEC_ID && table->has_id) {
        tablec_error(self, l->place, "found a second id, wanted one");
        return false;
    }
    return true;
}

// The columns of a verb's other forms.
static void add_forms(tablec *self, tablec_table *table, tablec_column column) {
    static const char *const form[TABLEC_VERB_FORMS] = {"", "s", "ed", "en", "ing"};
    ay_str name = column.name;
    for (uint8_t i = 1; i < TABLEC_VERB_FORMS; i++) {
        column.name = ay_textf(self->arena, "%.*s_%s", (int)name.len, name.at, form[i]);
        column.key = table->n_keys++;
        column.verb = (uint8_t)(i + 1);
        AY_PUSH(self->arena, &table->columns, column);
    }
}

static void add_column(tablec *self, const line *l) {
    tablec_column column = {0};
    if (!kind_of(l->word[0], &column.kind)) {
        tablec_error(self, l->place,
            "found \"%.*s\", wanted table, keys, exact, verbs, str, int, dec, enum, flags, note or id",
            (int)(l->word[0].len < 40 ? l->word[0].len : 40), l->word[0].at);
        return;
    }
    bool phrases = column.kind == TABLEC_KEYS || column.kind == TABLEC_EXACT;
    bool valued = column.kind == TABLEC_ENUM || column.kind == TABLEC_FLAG;
    column.shared = phrases && l->n == 3 && is(l->word[2], "shared");
    if (self->tables.n == 0) {
        tablec_error(self, l->place, "found a column, wanted a table first");
        return;
    }
    if (l->n != (valued || column.shared ? 3u : 2u)) {
        tablec_error(self, l->place, "found %u words, wanted: %.*s COLUMN%s", l->n,
            (int)l->word[0].len, l->word[0].at,
            valued    ? " PREFIX"
            : phrases ? " [shared]"
                      : "");
        return;
    }
    tablec_table *table = &self->tables.at[self->tables.n - 1];
    if (!named(self, l, 1, false) || (valued && !named(self, l, 2, true)) ||
        !fits(self, table, l, column.kind))
        return;
    column.name = l->word[1];
    if (valued) column.set = set_of(self, l, column.kind == TABLEC_FLAG);
    if (phrases) column.key = table->n_keys++;
    if (column.kind == TABLEC_ID) table->has_id = true;
    column.verb = is(l->word[0], "verbs");
    AY_PUSH(self->arena, &table->columns, column);
    if (column.verb) add_forms(self, table, column);
}

void tablec_schema_read(tablec *self, ay_str bytes) {
    if (!tablec_utf8(self, self->schema, bytes)) return;
    tablec_place place = {self->schema, 1, 1};
    for (uint32_t i = 0; i < bytes.len; place.line++) {
        const char *end = memchr(bytes.at + i, '\n', bytes.len - i);
        uint32_t len = end ? (uint32_t)(end - (bytes.at + i)) : bytes.len - i;
        line l;
        place.column = 1;
        if (split(self, place, (ay_str){bytes.at + i, len}, &l)) {
            l.place.column = l.column[0];
            if (is(l.word[0], "table")) add_table(self, &l);
            else add_column(self, &l);
        }
        i += len + 1;
    }
    if (!self->errors && self->tables.n == 0)
        tablec_error(
            self, (tablec_place){self->schema, 0, 0}, "found no table, wanted at least one");
}
