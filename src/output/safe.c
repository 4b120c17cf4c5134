// Bytes come in, what a terminal may be shown goes out. Characters that a terminal would obey, or
// that reorder what is read, are written as <U+XXXX>; line ends and tabs become a blank. Widths
// follow the wide and zero-width ranges of Unicode 15 (East Asian Width W and F, general categories
// Mn, Me, Cf), rounded to blocks: a column more or less moves a marker, nothing else.

#include "safe.h"

#include "../base/utf8.h"

#include <string.h>

typedef struct range {
    uint32_t first, last;
} range;

static const range zero_width[] = {
    {0x0300, 0x036F},
    {0x0483, 0x0489},
    {0x0591, 0x05BD},
    {0x05BF, 0x05C7},
    {0x0610, 0x061A},
    {0x064B, 0x065F},
    {0x0670, 0x0670},
    {0x06D6, 0x06DC},
    {0x06DF, 0x06E4},
    {0x0711, 0x0711},
    {0x0730, 0x074A},
    {0x0900, 0x0902},
    {0x093C, 0x093C},
    {0x0941, 0x0948},
    {0x094D, 0x094D},
    {0x0981, 0x0981},
    {0x09BC, 0x09BC},
    {0x0A01, 0x0A02},
    {0x0A3C, 0x0A3C},
    {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A},
    {0x0E47, 0x0E4E},
    {0x0EB1, 0x0EB1},
    {0x0EB4, 0x0EBC},
    {0x0F71, 0x0F7E},
    {0x102D, 0x1030},
    {0x1160, 0x11FF},
    {0x17B4, 0x17BD},
    {0x1AB0, 0x1ACE},
    {0x1DC0, 0x1DFF},
    {0x200B, 0x200D},
    {0x20D0, 0x20F0},
    {0x302A, 0x302D},
    {0x3099, 0x309A},
    {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},
    {0xE0100, 0xE01EF},
};
static const range two_columns[] = {
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x2329, 0x232A},
    {0x23E9, 0x23EC},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0xA4CF},
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x16FE0, 0x18CFF},
    {0x1AFF0, 0x1B2FF},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
};
// What must not reach a terminal as it is: C0, DEL, C1, and the marks that turn the direction of
// writing or are invisible.
static const range unsafe[] = {
    {0x00, 0x1F},
    {0x7F, 0x9F},
    {0x061C, 0x061C},
    {0x200E, 0x200F},
    {0x2028, 0x202E},
    {0x2066, 0x206F},
    {0xFEFF, 0xFEFF},
    {0xFFF9, 0xFFFB},
    {0xE0000, 0xE007F},
};

// The lists are sorted and short, and most characters lie before the first range.
static bool within(const range *list, size_t n, uint32_t code) {
    if (code < list[0].first) return false;
    for (size_t i = 0; i < n && list[i].first <= code; i++)
        if (code <= list[i].last) return true;
    return false;
}
#define WITHIN(list, code) within((list), sizeof(list) / sizeof *(list), (code))

// <U+202E>: what was there can still be read, and does nothing.
static ay_glyph escaped(uint32_t size, uint32_t code) {
    ay_glyph g = {.size = size, .n = 3, .shown = "<U+"};
    uint32_t digits = code > 0xFFFF ? 6 : 4;
    while (digits--) g.shown[g.n++] = "0123456789ABCDEF"[code >> (4 * digits) & 15];
    g.shown[g.n++] = '>';
    g.width = g.n;
    return g;
}

ay_glyph ay_glyph_at(const char *at, size_t len) {
    unsigned char c = (unsigned char)*at;
    if (c >= 0x20 && c < 0x7F) return (ay_glyph){1, 1, 1, {(char)c}};
    if (c == '\n' || c == '\r' || c == '\t') return (ay_glyph){1, 1, 1, " "};
    if (ay_utf8_valid(at, len < 4 ? len : 4) == 0) return (ay_glyph){1, 1, 3, "\xEF\xBF\xBD"};
    uint32_t code, size = ay_utf8_next(at, len, &code);
    if (WITHIN(unsafe, code)) return escaped(size, code);
    ay_glyph g = {.size = size, .width = 1, .n = size};
    memcpy(g.shown, at, size);
    if (WITHIN(zero_width, code)) g.width = 0;
    else if (WITHIN(two_columns, code)) g.width = 2;
    return g;
}

uint32_t ay_safe_width(ay_str text) {
    uint32_t width = 0;
    for (uint32_t i = 0; i < text.len;) {
        ay_glyph g = ay_glyph_at(text.at + i, text.len - i);
        width += g.width;
        i += g.size;
    }
    return width;
}

void ay_put_safe(ay_out *out, ay_str text) {
    for (uint32_t i = 0; i < text.len;) {
        ay_glyph g = ay_glyph_at(text.at + i, text.len - i);
        ay_put(out, g.shown, g.n);
        i += g.size;
    }
}

void ay_put_cut(ay_out *out, ay_str text, uint32_t width, bool fill) {
    bool cut = ay_safe_width(text) > width;
    uint32_t used = 0, room = cut && width ? width - 1 : width;
    for (uint32_t i = 0; i < text.len;) {
        ay_glyph g = ay_glyph_at(text.at + i, text.len - i);
        if (used + g.width > room) break;
        ay_put(out, g.shown, g.n);
        used += g.width;
        i += g.size;
    }
    if (cut) ay_puts(out, "…"), used++;
    if (fill && used < width) ay_put_times(out, ' ', width - used);
}
