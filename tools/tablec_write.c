// What was read -> tables.h and tables.c. The header has no include but <stdint.h>: one struct a
// table, its rows, its constants. Large pools of bytes are written as numbers, since C promises
// string literals of no more than 4095 bytes.
#include "tablec.h"

#include "../src/table/compiled.h"

#include <string.h>

typedef struct writer {
    ay_arena *arena;
    AY_LIST(char) text;
} writer;

static void put_bytes(writer *self, const char *at, uint32_t len) {
    for (uint32_t i = 0; i < len; i++) AY_PUSH(self->arena, &self->text, at[i]);
}

__attribute__((format(printf, 2, 3))) static void put(writer *self, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ay_str text = ay_textv(self->arena, format, args);
    va_end(args);
    put_bytes(self, text.at, text.len);
}

// A name in upper case, as part of a constant.
static void put_upper(writer *self, ay_str name) {
    for (uint32_t i = 0; i < name.len; i++) {
        char c = name.at[i];
        AY_PUSH(self->arena, &self->text, (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c));
    }
}

// ---- tables.h -----------------------------------------------------------------------------------

static const char head[] =
    "// Made by tools/tablec from data/SCHEMA and its tables. Not to be edited.\n";

static void put_constants(writer *self, const tablec *c) {
    put(self, "\n// Tables, and their columns of phrases.\nenum {\n");
    for (uint32_t t = 0; t < c->tables.n; t++) {
        put(self, "    AY_TABLE_");
        put_upper(self, c->tables.at[t].name);
        put(self, " = %u,\n", t);
    }
    put(self, "    AY_TABLES = %u\n};\nenum {\n", c->tables.n);
    for (uint32_t t = 0; t < c->tables.n; t++) {
        const tablec_table *table = &c->tables.at[t];
        for (uint32_t k = 0; k < table->columns.n; k++) {
            const tablec_column *column = &table->columns.at[k];
            if (column->kind != TABLEC_KEYS && column->kind != TABLEC_EXACT) continue;
            put(self, "    AY_COLUMN_");
            put_upper(self, table->name);
            put(self, "_");
            put_upper(self, column->name);
            put(self, " = %u,\n", (unsigned)column->key);
        }
    }
    put(self, "    AY_COLUMNS = %d // at most, in one table\n};\n", TABLEC_KEY_COLUMNS);
}

static void put_set(writer *self, const tablec_set *set) {
    if (set->flags && set->values.n == 0) return;
    put(self, "\nenum {\n");
    if (!set->flags) put(self, "    %.*s_NONE = 0,\n", (int)set->prefix.len, set->prefix.at);
    for (uint32_t i = 0; i < set->values.n; i++) {
        ay_str value = set->values.at[i];
        put(self, "    %.*s_%.*s = %u,\n", (int)set->prefix.len, set->prefix.at, (int)value.len,
            value.at, set->flags ? 1u << i : i + 1);
    }
    if (!set->flags)
        put(self, "    %.*s_VALUES = %u // how many\n", (int)set->prefix.len, set->prefix.at,
            set->values.n + 1);
    put(self, "};\n");
}

// The type of a column's field; NULL when it has none.
static const char *field_type(tablec_kind kind) {
    switch (kind) {
    case TABLEC_STR:
    case TABLEC_DEC:
    case TABLEC_ID: return "const char *";
    case TABLEC_INT: return "int32_t ";
    case TABLEC_ENUM: return "uint16_t ";
    case TABLEC_FLAG: return "uint32_t ";
    case TABLEC_KEYS:
    case TABLEC_EXACT:
    case TABLEC_NOTE: break;
    }
    return NULL;
}

static bool has_fields(const tablec_table *table) {
    for (uint32_t k = 0; k < table->columns.n; k++)
        if (field_type(table->columns.at[k].kind)) return true;
    return false;
}

static void put_struct(writer *self, const tablec_table *table) {
    ay_str name = table->name;
    put(self, "\nstruct ay_%.*s {\n", (int)name.len, name.at);
    for (uint32_t k = 0; k < table->columns.n; k++) {
        const tablec_column *column = &table->columns.at[k];
        const char *type = field_type(column->kind);
        if (type) put(self, "    %s%.*s;\n", type, (int)column->name.len, column->name.at);
    }
    if (!has_fields(table)) put(self, "    char nothing;\n");
    put(self, "};\nextern const struct ay_%.*s ay_%.*s_rows[];\nenum { ay_%.*s_count = %u };\n",
        (int)name.len, name.at, (int)name.len, name.at, (int)name.len, name.at, table->rows.n);
}

ay_str tablec_header(tablec *c, const tablec_lexicon *lexicon) {
    writer self = {.arena = c->arena};
    put(&self, "%s#ifndef AY_TABLES_H\n#define AY_TABLES_H\n\n#include <stdint.h>\n", head);
    put_constants(&self, c);
    for (uint32_t i = 0; i < c->sets.n; i++) put_set(&self, &c->sets.at[i]);
    for (uint32_t i = 0; i < c->tables.n; i++) put_struct(&self, &c->tables.at[i]);
    put(&self,
        "\n// src/table/compiled.h says what these count.\nenum {\n    AY_LEXICON_WORDS = %u,\n    "
        "AY_LEXICON_BUCKETS = %u,\n"
        "    AY_LEXICON_STATES = %u\n};\n\n#endif\n",
        lexicon->n_words, lexicon->n_buckets, lexicon->n_states);
    return (ay_str){self.text.at, self.text.n};
}

// ---- tables.c -----------------------------------------------------------------------------------

// A string literal; what is not plain ASCII is written in octal, also '?', so that no trigraph can
// arise.
static void put_literal(writer *self, ay_str text) {
    put(self, "\"");
    for (uint32_t i = 0; i < text.len; i++) {
        unsigned char b = (unsigned char)text.at[i];
        if (b == '"' || b == '\\') put(self, "\\%c", b);
        else if (b >= 32 && b < 127 && b != '?') AY_PUSH(self->arena, &self->text, (char)b);
        else put(self, "\\%u%u%u", (unsigned)(b >> 6), (unsigned)(b >> 3 & 7), (unsigned)(b & 7));
    }
    put(self, "\"");
}

static void put_value(writer *self, tablec_kind kind, tablec_value value) {
    switch (kind) {
    case TABLEC_STR:
    case TABLEC_DEC:
    case TABLEC_ID: put_literal(self, value.text); break;
    case TABLEC_INT: // INT32_MIN has no literal of its own type
        if (value.number == INT32_MIN) put(self, "INT32_MIN");
        else put(self, "%d", (int)value.number);
        break;
    default: put(self, "%u", (unsigned)value.number); break;
    }
}

static void put_rows(writer *self, const tablec_table *table) {
    put(self, "\nconst struct ay_%.*s ay_%.*s_rows[] = {\n", (int)table->name.len, table->name.at,
        (int)table->name.len, table->name.at);
    for (uint32_t r = 0; r < table->rows.n && has_fields(table); r++) {
        const char *between = "    {";
        for (uint32_t k = 0; k < table->columns.n; k++) {
            tablec_kind kind = table->columns.at[k].kind;
            if (!field_type(kind)) continue;
            put(self, "%s", between);
            put_value(self, kind, table->rows.at[r].values[k]);
            between = ", ";
        }
        put(self, "},\n");
    }
    if (table->rows.n == 0 || !has_fields(table)) put(self, "    {0}\n"); // an array needs a member
    put(self, "};\n");
}

static void put_numbers(writer *self, const char *name, const uint32_t *at, uint32_t n) {
    put(self, "\nconst uint32_t ay_lexicon_%s[] = {", name);
    for (uint32_t i = 0; i < n; i++) put(self, "%s%u,", i % 16 == 0 ? "\n    " : " ", at[i]);
    put(self, "%s};\n", n ? "\n" : "0"); // an array needs a member
}

// Strings one behind another, and where each starts; one more number for the end.
static void put_pool(writer *self, const char *name, const ay_str *at, uint32_t n) {
    uint32_t *starts = ay_alloc_array(self->arena, (size_t)n + 1, sizeof *starts);
    uint32_t written = 0;
    put(self, "\nconst char ay_lexicon_%s_bytes[] = {", name);
    for (uint32_t i = 0; i < n; i++) {
        starts[i] = written;
        for (uint32_t k = 0; k < at[i].len; k++, written++)
            put(self, "%s%d,", written % 24 == 0 ? "\n    " : " ", (int)(signed char)at[i].at[k]);
    }
    starts[n] = written;
    put(self, "%s};\n", written ? "\n" : "0");
    put_numbers(self, ay_textf(self->arena, "%s_at", name).at, starts, n + 1);
}

static void put_senses(writer *self, const tablec_lexicon *lexicon) {
    put(self, "\nconst ay_sense ay_lexicon_senses_all[] = {");
    for (uint32_t i = 0; i < lexicon->n_senses; i++) {
        uint32_t s = lexicon->senses[i];
        put(self, "%s{%u, %u, %u},", i % 8 == 0 ? "\n    " : " ", s >> 24, s >> 16 & 255,
            s & 65535);
    }
    put(self, "%s};\n", lexicon->n_senses ? "\n" : "{0}");
}

static void put_exact_columns(writer *self, const tablec *c) {
    put(self, "\nconst uint8_t ay_lexicon_exact_columns[] = {");
    for (uint32_t t = 0; t < c->tables.n; t++) {
        const tablec_table *table = &c->tables.at[t];
        unsigned bits = 0;
        for (uint32_t k = 0; k < table->columns.n; k++)
            if (table->columns.at[k].kind == TABLEC_EXACT) bits |= 1u << table->columns.at[k].key;
        put(self, "%s%u", t ? ", " : "", bits);
    }
    put(self, "};\n");
}

ay_str tablec_source(tablec *c, const tablec_lexicon *lexicon) {
    writer self = {.arena = c->arena};
    put(&self, "%s#include \"table/compiled.h\"\n", head);
    for (uint32_t i = 0; i < c->tables.n; i++) put_rows(&self, &c->tables.at[i]);
    put_numbers(&self, "displace", lexicon->displace, lexicon->n_buckets);
    put_pool(&self, "word", lexicon->words, lexicon->n_words);
    put_numbers(&self, "enter_at", lexicon->enter, lexicon->n_words + 1);
    put_numbers(&self, "label", lexicon->label, lexicon->n_states);
    put_numbers(&self, "child", lexicon->child, lexicon->n_states + 1);
    put_numbers(&self, "sense_at", lexicon->sense_at, lexicon->n_states + 1);
    put_senses(&self, lexicon);
    put_exact_columns(&self, c);
    put_numbers(&self, "exact_base", lexicon->exact_base, c->tables.n * TABLEC_KEY_COLUMNS);
    put_numbers(&self, "exact_at", lexicon->exact_at.at, lexicon->exact_at.n);
    put_pool(&self, "spelling", lexicon->spellings.at, lexicon->spellings.n);
    return (ay_str){self.text.at, self.text.n};
}
