// Bytes come in from the formats, blocks of 64 KiB go out through the caller's function. The trap
// is a write that fails half way: nothing is written after it, so that the caller's file ends where
// the first error was and the status tells the truth.

#include "buffer.h"

#include <string.h>

void ay_out_flush(ay_out *self) {
    if (self->n && !self->failed) self->failed = !self->write(self->user, self->buffer, self->n);
    self->n = 0;
}

void ay_put(ay_out *self, const char *at, size_t len) {
    while (len > AY_OUT_SIZE - self->n) {
        size_t room = AY_OUT_SIZE - self->n;
        memcpy(self->buffer + self->n, at, room);
        self->n = AY_OUT_SIZE;
        ay_out_flush(self);
        at += room;
        len -= room;
    }
    if (len == 0) return; // `at` may be NULL then
    memcpy(self->buffer + self->n, at, len);
    self->n += (uint32_t)len;
}

void ay_put_char(ay_out *self, char c) {
    if (self->n == AY_OUT_SIZE) ay_out_flush(self);
    self->buffer[self->n++] = c;
}

void ay_puts(ay_out *self, const char *text) { ay_put(self, text, strlen(text)); }

static void put_number(ay_out *self, uint64_t value, bool grouped) {
    char digits[32];
    size_t at = sizeof digits;
    uint32_t n = 0;
    do {
        if (grouped && n && n % 3 == 0) digits[--at] = ',';
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
        n++;
    } while (value);
    ay_put(self, digits + at, sizeof digits - at);
}

void ay_put_uint(ay_out *self, uint64_t value) { put_number(self, value, false); }

void ay_put_grouped(ay_out *self, uint64_t value) { put_number(self, value, true); }

void ay_put_times(ay_out *self, char c, uint32_t n) {
    while (n--) ay_put_char(self, c);
}
