// The table compiler: `tablec SCHEMA OUTDIR` reads data/SCHEMA and all tables that it names and
// writes OUTDIR/tables.h and OUTDIR/tables.c: the rows as arrays of structs, the values of enum
// columns as constants, and the lexicon that finds the phrases of all key columns in a text.
// OUTDIR/tables.d lists what was read, so that ninja runs it again after a change.
//
// Every fault of a table is reported as `file:line:col: error: …`; all of them are listed before it
// gives up with status 1. The same input gives the same bytes. The trap: tables are split with the
// text's own tokenizer and folded with its own folding, and must be, or a phrase is never found; so
// this program is linked with src/text/token.c and src/base.
#include "tablec.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// ---- which files a table has --------------------------------------------------------------------

static const char *joined(tablec *self, ay_str folder, ay_str name) {
    return ay_textf(self->arena, "%.*s%.*s", (int)folder.len, folder.at, (int)name.len, name.at).at;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void read_file(tablec *self, uint32_t table, const char *path) {
    ay_str bytes;
    if (tablec_slurp(self, path, &bytes)) tablec_table_read(self, table, path, bytes);
    else tablec_error(self, (tablec_place){path, 0, 0}, "cannot be read: %s", strerror(errno));
}

// All files of the folder that end as the pattern does behind its '*', in the order of their names.
static void read_folder(tablec *self, uint32_t table, const char *folder, ay_str ending) {
    DIR *dir = opendir(folder);
    if (!dir) {
        tablec_error(self, (tablec_place){folder, 0, 0}, "cannot be read: %s", strerror(errno));
        return;
    }
    AY_LIST(const char *) names = {0};
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        size_t len = strlen(entry->d_name);
        if (len <= ending.len || entry->d_name[0] == '.') continue;
        if (memcmp(entry->d_name + len - ending.len, ending.at, ending.len) != 0) continue;
        AY_PUSH(self->arena, &names,
            joined(self, (ay_str){folder, (uint32_t)strlen(folder)},
                (ay_str){entry->d_name, (uint32_t)len}));
    }
    closedir(dir);
    AY_PUSH(self->arena, &self->inputs, folder);
    if (names.n) qsort(names.at, names.n, sizeof *names.at, by_name);
    for (uint32_t i = 0; i < names.n; i++) read_file(self, table, names.at[i]);
}

static void read_tables(tablec *self) {
    const char *slash = strrchr(self->schema, '/');
    ay_str home = {self->schema, slash ? (uint32_t)(slash + 1 - self->schema) : 0};
    for (uint32_t i = 0; i < self->tables.n; i++) {
        ay_str path = self->tables.at[i].path;
        const char *star = memchr(path.at, '*', path.len);
        if (star) {
            uint32_t before = (uint32_t)(star - path.at);
            const char *folder = joined(self, home, (ay_str){path.at, before});
            read_folder(self, i, folder, (ay_str){star + 1, path.len - before - 1});
        } else {
            read_file(self, i, joined(self, home, path));
        }
    }
}

// ---- output -------------------------------------------------------------------------------------

// Written aside and renamed, so that a stop in the middle leaves no half file that looks newer than
// the tables.
static bool put_file(tablec *self, const char *folder, const char *name, ay_str text) {
    const char *path = ay_textf(self->arena, "%s/%s", folder, name).at;
    const char *aside = ay_textf(self->arena, "%s/%s.new", folder, name).at;
    FILE *file = fopen(aside, "wb");
    bool good = file && fwrite(text.at, 1, text.len, file) == text.len;
    if (file) good = fclose(file) == 0 && good;
    if (good && rename(aside, path) == 0) return true;
    tablec_error(self, (tablec_place){path, 0, 0}, "cannot be written: %s", strerror(errno));
    return false;
}

static ay_str dependencies(tablec *self, const char *folder) {
    ay_str text = ay_textf(self->arena, "%s/tables.h %s/tables.c:", folder, folder);
    for (uint32_t i = 0; i < self->inputs.n; i++)
        text = ay_textf(self->arena, "%.*s \\\n %s", (int)text.len, text.at, self->inputs.at[i]);
    return ay_textf(self->arena, "%.*s\n", (int)text.len, text.at);
}

static int run(tablec *self, const char *folder) {
    ay_str schema;
    if (!tablec_slurp(self, self->schema, &schema)) {
        tablec_error(
            self, (tablec_place){self->schema, 0, 0}, "cannot be read: %s", strerror(errno));
        return 1;
    }
    tablec_schema_read(self, schema);
    if (self->errors) return 1; // tables read by a wrong schema would only add noise
    read_tables(self);
    tablec_lexicon *lexicon = tablec_lexicon_make(self);
    if (self->errors) return 1;
    bool good = put_file(self, folder, "tables.h", tablec_header(self, lexicon)) &&
                put_file(self, folder, "tables.c", tablec_source(self, lexicon)) &&
                put_file(self, folder, "tables.d", dependencies(self, folder));
    return good ? 0 : 1;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fputs("usage: tablec SCHEMA OUTDIR\n", stderr);
        return 2;
    }
    ay_arena arena;
    ay_arena_init(&arena, (ay_memory){NULL, NULL}, (size_t)2 << 30);
    tablec self = {.arena = &arena, .schema = argv[1]};
    jmp_buf guard;
    arena.guard = &guard;
    int status = 1;
    if (setjmp(guard) == 0) status = run(&self, argv[2]);
    else fputs("tablec: error: out of memory\n", stderr);
    ay_arena_release(&arena);
    return status;
}
