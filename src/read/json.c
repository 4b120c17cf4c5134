// JSON read strictly, by position. The traps: a string may hold escaped surrogate pairs, whose
// halves alone are no characters; nesting is hostile until counted; a control character must be
// escaped. All errors carry the byte where they were seen.

#include "json.h"

#include "../base/utf8.h"

#include <string.h>

enum { DEPTH = 64 };

// The first fault counts: what follows it is only its consequence.
bool ay_json_fail(ay_json *self, uint32_t pos, const char *error) {
    if (!self->error) self->error = error, self->pos = pos;
    return false;
}

void ay_json_space(ay_json *self) {
    while (self->pos < self->len) {
        char c = self->at[self->pos];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') break;
        self->pos++;
    }
}

bool ay_json_is(ay_json *self, char c) {
    ay_json_space(self);
    return self->pos < self->len && self->at[self->pos] == c;
}

bool ay_json_take(ay_json *self, char c) {
    bool is = ay_json_is(self, c);
    self->pos += is;
    return is;
}

// ---- strings -----------------------------------------------------------------------------------

// Four hexadecimal digits; -1 when they are not.
static int32_t hex4(const char *at) {
    int32_t value = 0;
    for (int i = 0; i < 4; i++) {
        char c = at[i];
        int32_t digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

// The escape whose backslash is at `i`: its character in *code, its length returned; 0 when it is
// none.
static uint32_t escape(const ay_json *j, uint32_t i, uint32_t *code) {
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    if (i + 1 >= j->len) return 0;
    const char *name = memchr(names, j->at[i + 1], sizeof names - 1);
    if (name) return *code = (unsigned char)values[name - names], 2;
    if (j->at[i + 1] != 'u' || j->len - i < 6) return 0;
    int32_t high = hex4(j->at + i + 2);
    if (high < 0 || (high >= 0xDC00 && high <= 0xDFFF)) return 0;
    *code = (uint32_t)high;
    if (high < 0xD800 || high > 0xDBFF) return 6;
    if (j->len - i < 12 || j->at[i + 6] != '\\' || j->at[i + 7] != 'u') return 0;
    int32_t low = hex4(j->at + i + 8);
    if (low < 0xDC00 || low > 0xDFFF) return 0;
    *code = 0x10000u + ((uint32_t)(high - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
    return 12;
}

// Only checks: most strings are read over, and most of the others need no copy.
bool ay_json_read_string(ay_json *self, ay_json_string *out) {
    if (!ay_json_take(self, '"')) return ay_json_fail(self, self->pos, "a string is wanted here");
    uint32_t i = self->pos, code;
    out->escaped = false;
    out->raw.start = i;
    for (;;) {
        while (i < self->len && self->at[i] != '"' && self->at[i] != '\\' &&
               (unsigned char)self->at[i] >= 0x20)
            i++;
        if (i >= self->len) return ay_json_fail(self, i, "the string does not end");
        if (self->at[i] == '"') break;
        if (self->at[i] != '\\')
            return ay_json_fail(self, i, "a control character in a string must be escaped");
        uint32_t n = escape(self, i, &code);
        if (n == 0)
            return ay_json_fail(self, i, "not an escape of JSON, or half of a surrogate pair");
        out->escaped = true;
        i += n;
    }
    out->raw.end = i;
    self->pos = i + 1;
    return true;
}

ay_str ay_json_text(const ay_json *self, ay_arena *arena, ay_json_string s) {
    uint32_t raw = s.raw.end - s.raw.start;
    if (!s.escaped) return (ay_str){self->at + s.raw.start, raw};
    char *out = ay_alloc(arena, (size_t)raw + 1); // an escape is never shorter than its character
    uint32_t n = 0;
    for (uint32_t i = s.raw.start; i < s.raw.end;) {
        const char *slash = memchr(self->at + i, '\\', s.raw.end - i);
        uint32_t upto = slash ? (uint32_t)(slash - self->at) : s.raw.end, code = 0;
        memcpy(out + n, self->at + i, upto - i);
        n += upto - i;
        i = upto;
        if (!slash) break;
        i += escape(self, i, &code);
        n += ay_utf8_put(code, out + n);
    }
    return (ay_str){out, n};
}

// ---- values ------------------------------------------------------------------------------------

// Behind the digits that start at i.
static uint32_t digits(const ay_json *j, uint32_t i) {
    while (i < j->len && j->at[i] >= '0' && j->at[i] <= '9') i++;
    return i;
}

// A leading zero, a point without digits, "+1" are no numbers of JSON.
static bool skip_number(ay_json *j) {
    uint32_t i = j->pos + (j->at[j->pos] == '-'), start = i;
    i = digits(j, i);
    if (i == start || (j->at[start] == '0' && i > start + 1))
        return ay_json_fail(j, start, "not a number of JSON");
    if (i < j->len && j->at[i] == '.') {
        uint32_t point = i++;
        if ((i = digits(j, i)) == point + 1)
            return ay_json_fail(j, i, "digits are wanted behind the point");
    }
    if (i < j->len && (j->at[i] == 'e' || j->at[i] == 'E')) {
        i++;
        if (i < j->len && (j->at[i] == '+' || j->at[i] == '-')) i++;
        uint32_t exp = i;
        if ((i = digits(j, i)) == exp)
            return ay_json_fail(j, i, "digits are wanted in the exponent");
    }
    j->pos = i;
    return true;
}

// true, false, null.
static bool skip_word(ay_json *j) {
    static const char *const words[] = {"true", "false", "null"};
    for (size_t k = 0; k < 3; k++) {
        uint32_t n = (uint32_t)strlen(words[k]);
        if (j->len - j->pos >= n && memcmp(j->at + j->pos, words[k], n) == 0)
            return j->pos += n, true;
    }
    return ay_json_fail(j, j->pos, "a value is wanted here");
}

// Anything that holds nothing.
static bool skip_scalar(ay_json *j) {
    ay_json_string s;
    ay_json_space(j);
    if (j->pos >= j->len) return ay_json_fail(j, j->pos, "a value is wanted here");
    char c = j->at[j->pos];
    if (c == '"') return ay_json_read_string(j, &s);
    return c == '-' || (c >= '0' && c <= '9') ? skip_number(j) : skip_word(j);
}

// "name": in front of a value.
static bool skip_key(ay_json *j) {
    ay_json_string s;
    if (!ay_json_read_string(j, &s)) return false;
    return ay_json_take(j, ':') || ay_json_fail(j, j->pos, "':' is wanted behind a name");
}

// Without recursion: `open` is the stack of what must close.
bool ay_json_skip(ay_json *self) {
    char open[DEPTH];
    uint32_t depth = 0;
    for (;;) {
        bool object = ay_json_is(self, '{'), nested = object || ay_json_is(self, '[');
        if (nested) {
            if (depth == DEPTH) return ay_json_fail(self, self->pos, "nested too deep");
            self->pos++;
            open[depth++] = object ? '}' : ']';
            if (!ay_json_is(self, open[depth - 1])) {
                if (object && !skip_key(self)) return false;
                continue;
            }
        } else if (!skip_scalar(self)) {
            return false;
        }
        while (depth && ay_json_take(self, open[depth - 1])) depth--;
        if (depth == 0) return true;
        if (!ay_json_take(self, ','))
            return ay_json_fail(self, self->pos, "',' or the end of the object or list is wanted");
        if (open[depth - 1] == '}' && !skip_key(self)) return false;
    }
}
