// Records come in, JSON goes out. Numbers arrive as exact decimal text and are written as they are,
// never through a double. The trap is text from hostile input: control characters are escaped,
// ill-formed UTF-8 is replaced, and so are U+2028 and U+2029, which are line ends to some readers
// of NDJSON.

#include "json.h"

#include "../base/utf8.h"

#include <string.h>

static void put_escape(ay_out *out, unsigned code) {
    static const char hex[] = "0123456789abcdef";
    char text[6] = {
        '\\', 'u', hex[code >> 12 & 15], hex[code >> 8 & 15], hex[code >> 4 & 15], hex[code & 15]};
    ay_put(out, text, sizeof text);
}

static void put_special(ay_out *out, unsigned char c) {
    switch (c) {
    case '"': ay_puts(out, "\\\""); break;
    case '\\': ay_puts(out, "\\\\"); break;
    case '\n': ay_puts(out, "\\n"); break;
    case '\r': ay_puts(out, "\\r"); break;
    case '\t': ay_puts(out, "\\t"); break;
    default: put_escape(out, c);
    }
}

// One character beyond ASCII at `at`; returns its length in bytes.
static size_t put_wide(ay_out *out, const char *at, size_t len) {
    if (ay_utf8_valid(at, len < 4 ? len : 4) == 0) {
        ay_puts(out, "\xEF\xBF\xBD");
        return 1;
    }
    uint32_t code, size = ay_utf8_next(at, len, &code);
    if (code == 0x2028 || code == 0x2029) put_escape(out, code);
    else ay_put(out, at, size);
    return size;
}

void ay_json_string(ay_out *out, ay_str s) {
    ay_put_char(out, '"');
    size_t i = 0;
    while (i < s.len) {
        size_t plain = i;
        while (i < s.len && (unsigned char)s.at[i] >= 0x20 && (unsigned char)s.at[i] < 0x7F &&
               s.at[i] != '"' && s.at[i] != '\\')
            i++;
        if (i > plain) ay_put(out, s.at + plain, i - plain);
        if (i == s.len) break;
        if ((unsigned char)s.at[i] < 0x80) put_special(out, (unsigned char)s.at[i++]);
        else i += put_wide(out, s.at + i, s.len - i);
    }
    ay_put_char(out, '"');
}

// Pairs are written as [start,end], the form of the contract.
static void put_list(ay_out *out, const ay_field *f) {
    ay_put_char(out, '[');
    for (uint32_t i = 0; i < f->n; i++) {
        if (i) ay_put_char(out, ',');
        if (f->kind == AY_F_TEXTS) {
            ay_json_string(out, f->of.texts[i]);
        } else if (f->kind == AY_F_RECORDS) {
            ay_json_record(out, &f->of.records[i]);
        } else {
            ay_put_char(out, '[');
            ay_put_uint(out, f->of.spans[i].start);
            ay_put_char(out, ',');
            ay_put_uint(out, f->of.spans[i].end);
            ay_put_char(out, ']');
        }
    }
    ay_put_char(out, ']');
}

static void put_value(ay_out *out, const ay_field *f) {
    switch ((ay_field_kind)f->kind) {
    case AY_F_TEXT: ay_json_string(out, f->of.text); break;
    case AY_F_NUMBER: ay_put_str(out, f->of.text); break;
    case AY_F_UINT: ay_put_uint(out, f->n); break;
    case AY_F_TRUTH: ay_puts(out, f->n ? "true" : "false"); break;
    case AY_F_RECORD: ay_json_record(out, f->of.records); break;
    case AY_F_TEXTS:
    case AY_F_SPANS:
    case AY_F_RECORDS: put_list(out, f); break;
    }
}

// Depth is that of the records in record.c, at most 3.
void ay_json_record(ay_out *out, const ay_record *record) {
    ay_put_char(out, '{');
    for (uint32_t i = 0; i < record->n; i++) {
        const ay_field *f = &record->fields[i];
        if (i) ay_put_char(out, ',');
        ay_put_char(out, '"');
        ay_puts(out, f->name);
        ay_puts(out, "\":");
        put_value(out, f);
    }
    ay_put_char(out, '}');
}
