// What all parts of the table compiler need: messages with their place, and files read whole.
#include "tablec.h"

#include "../src/base/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

void tablec_error(tablec *self, tablec_place place, const char *format, ...) {
    va_list args;
    va_start(args, format);
    if (place.line == 0) fprintf(stderr, "%s: error: ", place.path);
    else fprintf(stderr, "%s:%u:%u: error: ", place.path, place.line, place.column);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    self->errors++;
}

bool tablec_slurp(tablec *self, const char *path, ay_str *out) {
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    AY_LIST(char) bytes = {0};
    char piece[1 << 14];
    size_t n;
    while ((n = fread(piece, 1, sizeof piece, file)) > 0 && bytes.n <= TABLEC_FILE)
        for (size_t i = 0; i < n; i++) AY_PUSH(self->arena, &bytes, piece[i]);
    bool whole = !ferror(file) && bytes.n <= TABLEC_FILE;
    if (bytes.n > TABLEC_FILE) errno = EFBIG;
    fclose(file);
    *out = (ay_str){bytes.n ? bytes.at : "", bytes.n};
    AY_PUSH(self->arena, &self->inputs, path);
    return whole;
}

bool tablec_utf8(tablec *self, const char *path, ay_str bytes) {
    size_t good = ay_utf8_valid(bytes.at, bytes.len);
    if (good == bytes.len) return true;
    tablec_place place = {path, 1, 1};
    for (size_t i = 0; i < good; i++) {
        place.column++;
        if (bytes.at[i] == '\n') place.line++, place.column = 1;
    }
    tablec_error(self, place, "found the byte 0x%02x, wanted UTF-8",
        (unsigned)(unsigned char)bytes.at[good]);
    return false;
}
