// Bytes -> UTF-8, with a map back to the bytes. Well-formed UTF-8, by far the most, is used where
// it lies. All else goes through a converter of ICU, which is used in this file alone. Which one: a
// byte order mark, else UTF-16 by its NULs, else what a page declares, else what the detector says;
// a text in Latin letters with single high bytes is windows-1252 whatever the detector guesses.
//
// The traps: a converter is a resource that a jump out of the arena would leak, so nothing is
// allocated while one is open: the first pass counts, the second fills. And the map must stay
// small: one entry covers a run of characters that take equally many bytes each, cut every 256
// characters so that a look-up counts few of them.

#include "page.h"

#include "../base/utf8.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

enum { CHUNK = 1024, CHECKPOINT = 256, SAMPLE = 64 << 10, NAME = 40 };

// ---- one pass through a converter --------------------------------------------------------------

typedef struct sink {
    char *text; // NULL: only count
    ay_mapping *map;
    uint32_t n, n_map;
    uint32_t run,
        unit; // characters in the open entry, and the source bytes of each; unit 0: no entry open
    uint32_t characters, strange; // in all; replaced ones and controls
    uint32_t strange_at;          // source offset of the first strange one
    char group[32];               // the characters that came from the source bytes from `source` on
    uint32_t group_n, group_characters, source;
    uint32_t high; // a surrogate that waits for its other half
} sink;

// The group's entry in the map: it goes on with the open one as long as each character takes
// equally many bytes.
static void add_mapping(sink *s, uint32_t length) {
    bool fixed = s->group_characters != 1;
    if (!fixed && s->unit == length && s->run < CHECKPOINT) {
        s->run++;
        return;
    }
    if (s->map) s->map[s->n_map] = (ay_mapping){s->n, s->source, length, fixed};
    s->n_map++;
    s->unit = fixed ? 0 : length;
    s->run = 1;
}

// Ends the group: its source bytes end where the next one's start.
static void end_group(sink *s, uint32_t next) {
    if (s->group_n == 0) return;
    add_mapping(s, next - s->source);
    if (s->text) memcpy(s->text + s->n, s->group, s->group_n);
    s->n += s->group_n;
    s->group_n = s->group_characters = 0;
}

// A replacement, or a control character that no text holds.
static bool strange(uint32_t c) {
    return c == 0xFFFD || (c >= 0x7F && c < 0xA0 && c != 0x85) ||
           (c < 32 && c != 0 && !(c >= '\t' && c <= '\r'));
}

// A character belongs to the group as long as its source is the same: some encodings make two of
// one.
static void take_character(sink *s, uint32_t code, uint32_t source) {
    if (s->group_n && source != s->source) end_group(s, source);
    if (s->group_n + 4 > sizeof s->group) return; // no encoding makes so many of one
    s->source = source;
    s->group_n += ay_utf8_put(code, s->group + s->group_n);
    s->group_characters++;
    s->characters++;
    if (strange(code) && s->strange++ == 0) s->strange_at = source;
}

// UTF-16 code units to characters; half of a pair is a replacement character.
static void take_unit(sink *s, uint32_t unit, uint32_t source) {
    bool low = unit >= 0xDC00 && unit < 0xE000;
    if (s->high && low)
        take_character(s, 0x10000 + ((s->high - 0xD800) << 10) + (unit - 0xDC00), source);
    else if (low) take_character(s, 0xFFFD, source);
    else if (unit >= 0xD800 && unit < 0xDC00) s->high = unit;
    else take_character(s, unit, source);
    if (low || unit < 0xD800 || unit >= 0xE000) s->high = 0;
}

// One pass over the bytes, in chunks.
static void convert(UConverter *from, ay_str bytes, uint32_t skip, sink *s) {
    const char *at = bytes.at + skip, *end = bytes.at + bytes.len;
    UChar units[CHUNK];
    int32_t offsets[CHUNK];
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    ucnv_reset(from);
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        UChar *out = units;
        uint32_t base = (uint32_t)(at - bytes.at);
        status = U_ZERO_ERROR;
        ucnv_toUnicode(from, &out, units + CHUNK, &at, end, offsets, true, &status);
        for (ptrdiff_t i = 0; i < out - units; i++) {
            uint32_t source = offsets[i] < 0 ? s->source : base + (uint32_t)offsets[i];
            take_unit(s, units[i], source);
        }
    }
    end_group(s, bytes.len);
}

// Converts the whole: counts, allocates, fills. False: no such converter, or too little of it is
// text.
static bool transcode(
    ay_arena *arena, ay_doc *doc, const char *name, uint32_t skip, sink *counted) {
    for (int pass = 0; pass < 2; pass++) {
        sink s = {0};
        if (pass == 1) {
            s.text = ay_alloc(arena, (size_t)counted->n + 1);
            s.map = ay_alloc_array(arena, counted->n_map, sizeof *s.map);
        }
        UErrorCode status = U_ZERO_ERROR;
        UConverter *from = ucnv_open(name, &status);
        if (U_FAILURE(status)) return false;
        convert(from, doc->source, skip, &s);
        ucnv_close(from);
        if (pass == 0) *counted = s;
        if (pass == 0 && s.strange > 2 + s.characters / 50) return false;
        doc->text = (ay_str){s.text, s.n};
        doc->map = s.map;
        doc->n_map = s.n_map;
    }
    return true;
}

// ---- which encoding ----------------------------------------------------------------------------

typedef struct mark {
    const char *bytes, *name;
    uint8_t len;
} mark;

static const mark *byte_order_mark(ay_str b) {
    static const mark marks[] = {
        {"\xFF\xFE\0\0", "UTF-32LE", 4},
        {"\0\0\xFE\xFF", "UTF-32BE", 4},
        {"\xFF\xFE", "UTF-16LE", 2},
        {"\xFE\xFF", "UTF-16BE", 2},
    };
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (b.len >= marks[k].len && memcmp(b.at, marks[k].bytes, marks[k].len) == 0)
            return &marks[k];
    return NULL;
}

// UTF-16 without a mark: in a text with some Latin in it, NULs stand at every other byte.
static const char *by_nuls(ay_str b) {
    uint32_t count[2] = {0}, n = b.len < 4096 ? b.len : 4096;
    for (uint32_t i = 0; i < n; i++) count[i % 2] += b.at[i] == 0;
    if (count[1] * 4 > n && count[0] * 16 <= count[1]) return "UTF-16LE";
    if (count[0] * 4 > n && count[1] * 16 <= count[0]) return "UTF-16BE";
    return NULL;
}

// UTF-8 in which a few bytes are broken (cut off, patched): far more good sequences than bad bytes.
static bool damaged_utf8(ay_str b) {
    uint32_t good = 0, bad = 0, n = b.len < SAMPLE * 16 ? b.len : SAMPLE * 16;
    for (uint32_t i = 0; i < n;) {
        uint32_t valid = (uint32_t)ay_utf8_valid(b.at + i, n - i);
        for (uint32_t k = i; k < i + valid; k++) good += (unsigned char)b.at[k] >= 0xC2;
        i += valid;
        if (i < n) bad++, i++;
    }
    return good > 4 * bad;
}

static bool starts_with(ay_str b, uint32_t i, const char *lower) {
    for (; *lower; lower++, i++)
        if (i >= b.len || (b.at[i] != *lower && (b.at[i] | 0x20) != *lower)) return false;
    return true;
}

// What a page says of itself in its first bytes: charset=gb2312.
static bool declared(ay_str b, char name[NAME]) {
    uint32_t end = b.len < 2048 ? b.len : 2048;
    for (uint32_t i = 0; i + 8 < end; i++) {
        if (!starts_with(b, i, "charset")) continue;
        uint32_t n = 0;
        for (i += 7;
             i < end && (b.at[i] == '=' || b.at[i] == '"' || b.at[i] == '\'' || b.at[i] == ' ');
             i++) {}
        for (; i < end && n + 1 < NAME; i++) {
            char c = b.at[i];
            if (!((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' ||
                    c == '_'))
                break;
            name[n++] = c;
        }
        name[n] = '\0';
        if (n > 2 && !starts_with((ay_str){name, n}, 0, "utf-8")) return true;
    }
    return false;
}

// Where the high bytes stand.
typedef struct high_bytes {
    uint32_t runs, odd; // runs of them, and how many are of odd length
    bool upper;         // all are 0xA1 or above
} high_bytes;

static high_bytes count_high(ay_str b) {
    high_bytes h = {.upper = true};
    for (uint32_t i = 0, run = 0; i <= b.len; i++) {
        unsigned char c = i < b.len ? (unsigned char)b.at[i] : 0;
        if (c >= 0x80) {
            run++;
            h.upper &= c >= 0xA1;
            continue;
        }
        h.runs += run > 0;
        h.odd += run % 2;
        run = 0;
    }
    return h;
}

static bool multi_byte(const char *name) {
    return name[0] == 'G' || name[0] == 'B' || name[0] == 'S' || strncmp(name, "EUC", 3) == 0;
}

// How far a guess of the detector is believed; 0: not at all. Bytes that come in pairs throughout
// are of an encoding of Asia, however few they are; among letters that are nearly all ASCII, the
// others are windows-1252.
static int32_t belief(const char *name, int32_t confidence, high_bytes h, uint32_t n) {
    if (multi_byte(name)) {
        bool pairs = h.runs >= 2 && h.odd == 0 && h.upper;
        if (pairs) return 200 + confidence + (name[0] == 'G');
        return h.odd * 8 <= h.runs && confidence >= 30 ? confidence : 0;
    }
    bool latin = strcmp(name, "ISO-8859-1") == 0 || h.runs * 12 < n;
    return !latin && confidence >= 20 && strncmp(name, "UTF", 3) != 0 ? confidence : 0;
}

// The sample that the detector sees starts a little before the first byte that is not UTF-8.
static bool detected(ay_str b, uint32_t valid, char name[NAME]) {
    uint32_t start = valid > 2048 ? valid - 2048 : 0, left = b.len - start;
    ay_str sample = {b.at + start, left < SAMPLE ? left : SAMPLE};
    high_bytes high = count_high(sample);
    int32_t count = 0, best = 0;
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    if (U_FAILURE(status)) return false;
    ucsdet_setText(detector, sample.at, (int32_t)sample.len, &status);
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < count; i++) {
        const char *guess = ucsdet_getName(matches[i], &status);
        int32_t believed =
            belief(guess, ucsdet_getConfidence(matches[i], &status), high, sample.len);
        if (believed <= best || strlen(guess) >= NAME) continue;
        best = believed;
        strcpy(name, guess);
    }
    ucsdet_close(detector);
    return best > 0;
}

// ---- the way in --------------------------------------------------------------------------------

// Well-formed UTF-8 as it lies; a byte order mark is left out.
static bool use_bytes(ay_arena *arena, ay_doc *doc) {
    ay_str b = doc->source;
    doc->encoding = "UTF-8";
    doc->text = b;
    if (b.len >= 3 && memcmp(b.at, "\xEF\xBB\xBF", 3) == 0) {
        doc->text = (ay_str){b.at + 3, b.len - 3};
        ay_mapping *m = ay_alloc(arena, sizeof *m);
        *m = (ay_mapping){.source = 3};
        doc->map = m;
        doc->n_map = 1;
    }
    return true;
}

static const char *keep_name(ay_arena *arena, const char *name) {
    return ay_copy(arena, name, strlen(name)).at;
}

bool ay_text_decode(ay_arena *arena, ay_doc *doc, bool html, ay_str *error) {
    ay_str b = doc->source;
    uint32_t valid = (uint32_t)ay_utf8_valid(b.at, b.len);
    const mark *bom = byte_order_mark(b);
    const char *nuls = bom ? NULL : by_nuls(b);
    if (valid == b.len && !nuls && !bom) return use_bytes(arena, doc);

    sink seen = {0};
    char name[NAME];
    doc->encoding = bom ? bom->name : nuls;
    if (doc->encoding && transcode(arena, doc, doc->encoding, bom ? bom->len : 0, &seen))
        return true;
    doc->encoding = "UTF-8";
    if (damaged_utf8(b) && transcode(arena, doc, doc->encoding, 0, &seen)) return true;
    if ((html && declared(b, name)) || detected(b, valid, name)) {
        doc->encoding = keep_name(arena, name);
        if (transcode(arena, doc, doc->encoding, 0, &seen)) return true;
    }
    doc->encoding = "windows-1252";
    if (transcode(arena, doc, doc->encoding, 0, &seen)) return true;
    *error = ay_textf(arena, "is in no encoding of text: byte %u is out of place in all of them",
        seen.strange_at + 1);
    return false;
}
