// Text from a format and its arguments, into the arena: in, what printf takes of %s %.*s %d %u %c
// %% with '0', '-' and widths; out, a string with a NUL behind it. Our own and not the C library's,
// because that one asks the locale and may allocate. What is too long for a small buffer takes a
// second pass, for which the first one counted. The trap: %s stops at a NUL; text that may hold one
// is passed as "%.*s" by those who know that it does not, and copied by ay_copy by those who do
// not.
#include "arena.h"

#include <limits.h>
#include <string.h>

enum { SMALL = 128 };

typedef struct sink {
    char *at;
    size_t len, room; // what is above `room` is only counted
} sink;

typedef struct spec {
    bool zero, left;
    int width, precision;
    char kind;
} spec;

static void put(sink *out, const char *at, size_t len) {
    size_t left = out->room > out->len ? out->room - out->len : 0;
    if (left && len) memcpy(out->at + out->len, at, len < left ? len : left);
    out->len += len;
}

static void pad(sink *out, char with, int n) {
    for (; n > 0; n--) put(out, &with, 1);
}

static int read_number(const char **format) {
    int n = 0;
    while (**format >= '0' && **format <= '9' && n < INT_MAX / 10 - 1)
        n = 10 * n + (*(*format)++ - '0');
    return n;
}

// What stands behind a '%'. A '*' takes its number from `args`.
static spec read_spec(const char **format, va_list *args) {
    spec s = {.precision = -1};
    for (; **format == '0' || **format == '-'; ++*format)
        *(**format == '0' ? &s.zero : &s.left) = true;
    s.width = read_number(format);
    if (**format == '.') {
        ++*format;
        if (**format == '*') ++*format, s.precision = va_arg(*args, int);
        else s.precision = read_number(format);
    }
    s.kind = **format;
    if (s.kind) ++*format;
    return s;
}

// The length of a string of which at most `most` bytes may be looked at; negative: all.
static size_t length_up_to(const char *text, int most) {
    if (most < 0) return strlen(text);
    const char *end = most ? memchr(text, 0, (size_t)most) : NULL;
    return end ? (size_t)(end - text) : (size_t)most;
}

static void put_padded(sink *out, spec s, const char *at, size_t len) {
    int missing = len < (size_t)s.width ? s.width - (int)len : 0;
    if (!s.left) pad(out, ' ', missing);
    put(out, at, len);
    if (s.left) pad(out, ' ', missing);
}

static void put_number(sink *out, spec s, unsigned value, bool negative) {
    char digits[24];
    size_t n = sizeof digits;
    do digits[--n] = (char)('0' + value % 10);
    while (value /= 10);
    if (s.zero && !s.left) {
        if (negative) put(out, "-", 1);
        pad(out, '0', s.width - (int)(sizeof digits - n) - negative);
        s.width = 0;
    } else if (negative) {
        digits[--n] = '-';
    }
    put_padded(out, s, digits + n, sizeof digits - n);
}

static void put_argument(sink *out, spec s, va_list *args) {
    char c = '%';
    const char *text;
    int number;
    switch (s.kind) {
    case 's':
        text = va_arg(*args, const char *);
        put_padded(out, s, text, length_up_to(text, s.precision));
        break;
    case 'd':
        number = va_arg(*args, int);
        put_number(out, s, number < 0 ? 0u - (unsigned)number : (unsigned)number, number < 0);
        break;
    case 'u': put_number(out, s, va_arg(*args, unsigned), false); break;
    case 'c': c = (char)va_arg(*args, int); // fall through
    default: put_padded(out, s, &c, 1); break;
    }
}

static void format_into(sink *out, const char *format, va_list *args) {
    while (*format) {
        const char *plain = format;
        while (*format && *format != '%') format++;
        put(out, plain, (size_t)(format - plain));
        if (*format != '%') break;
        format++;
        put_argument(out, read_spec(&format, args), args);
    }
}

ay_str ay_textv(ay_arena *self, const char *format, va_list args) {
    char small[SMALL];
    sink out = {small, 0, sizeof small};
    va_list again;
    va_copy(again, args);
    format_into(&out, format, &again);
    va_end(again);
    if (out.len <= sizeof small) return ay_copy(self, small, out.len);
    if (out.len > UINT32_MAX - 1) ay_arena_fail(self);
    out = (sink){ay_alloc(self, out.len + 1), 0, out.len};
    va_copy(again, args);
    format_into(&out, format, &again);
    va_end(again);
    return (ay_str){out.at, (uint32_t)out.len};
}

ay_str ay_textf(ay_arena *self, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ay_str text = ay_textv(self, format, args);
    va_end(args);
    return text;
}

void ay_format_into(char *at, size_t room, const char *format, va_list args) {
    sink out = {at, 0, room - 1};
    va_list again;
    va_copy(again, args);
    format_into(&out, format, &again);
    va_end(again);
    at[out.len < room ? out.len : room - 1] = 0;
}
