// Output bytes, kept back until 64 KiB are together. A failed write is remembered; what comes after
// it is dropped.
#ifndef AY_OUTPUT_BUFFER_H
#define AY_OUTPUT_BUFFER_H

#include "../base/span.h"

#include <stddef.h>

enum { AY_OUT_SIZE = 64 * 1024 };

typedef bool ay_write_fn(void *user, const char *at, size_t len);

typedef struct ay_out {
    ay_write_fn *write;
    void *user;
    bool failed;
    uint32_t n;
    char buffer[AY_OUT_SIZE];
} ay_out;

void ay_out_flush(ay_out *self);
void ay_put(ay_out *self, const char *at, size_t len);
void ay_put_char(ay_out *self, char c);
void ay_puts(ay_out *self, const char *text); // a C string
void ay_put_uint(ay_out *self, uint64_t value);
void ay_put_grouped(ay_out *self, uint64_t value); // 1,234,567
void ay_put_times(ay_out *self, char c, uint32_t n);
static inline void ay_put_str(ay_out *self, ay_str s) { ay_put(self, s.at, s.len); }

#endif
