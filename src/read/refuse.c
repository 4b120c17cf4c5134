// Bytes that are no text: refused, with what they are and what to do. Told by the first bytes (the
// signatures that `file` knows too) and, where those say nothing, by the share of control bytes.

#include "page.h"

#include <string.h>

// Bytes at a fixed place that give a format away.
typedef struct signature {
    uint8_t at, len;
    const char *bytes, *what;
} signature;

#define TO_TEXT ": turn it into text first"
static const signature signatures[] = {
    {0, 8, "\x89PNG\r\n\x1A\n", "looks like a PNG image, not a text"},
    {0, 3, "\xFF\xD8\xFF", "looks like a JPEG image, not a text"},
    {0, 4, "GIF8", "looks like a GIF image, not a text"},
    {8, 4, "WEBP", "looks like a WebP image, not a text"},
    {0, 4, "II*\0", "looks like a TIFF image, not a text"},
    {0, 4, "MM\0*", "looks like a TIFF image, not a text"},
    {0, 5, "%PDF-", "looks like a PDF document" TO_TEXT " (pdftotext FILE -)"},
    {0, 4, "PK\x03\x04", "looks like a ZIP archive or an office document (DOCX, ODT)" TO_TEXT},
    {0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "looks like an old office document (DOC, XLS)" TO_TEXT},
    {0, 5, "{\\rtf", "looks like an RTF document" TO_TEXT},
    {0, 3, "\x1F\x8B\x08", "looks like gzip: unpack it first (gunzip)"},
    {0, 4, "\x28\xB5\x2F\xFD", "looks like zstd: unpack it first (unzstd)"},
    {0, 6,
        "\xFD"
        "7zXZ\0",
        "looks like xz: unpack it first (unxz)"},
    {0, 3, "BZh", "looks like bzip2: unpack it first (bunzip2)"},
    {0, 6, "7z\xBC\xAF\x27\x1C", "looks like a 7-Zip archive: unpack it first"},
    {0, 6, "Rar!\x1A\x07", "looks like a RAR archive: unpack it first"},
    {0, 4,
        "\x7F"
        "ELF",
        "looks like a program (ELF), not a text"},
    {0, 16, "SQLite format 3\0", "looks like an SQLite database, not a text"},
    {4, 4, "ftyp", "looks like a video (MP4), not a text"},
    {0, 4, "OggS", "looks like sound (Ogg), not a text"},
    {0, 3, "ID3", "looks like sound (MP3), not a text"},
    {0, 4, "RIFF", "looks like sound or video (RIFF), not a text"},
    {0, 4, "\0asm", "looks like a program (WebAssembly), not a text"},
};

// The share of control bytes is taken from the beginning; UTF-16 is full of NULs and so they are
// not counted when they alternate.
enum { SAMPLE = 4096 };

// NULs at every other byte: Latin text in UTF-16.
static bool alternating_nuls(const unsigned char *at, uint32_t n) {
    uint32_t even = 0, odd = 0;
    for (uint32_t i = 0; i < n; i++)
        if (at[i] == 0) *(i % 2 ? &odd : &even) += 1;
    uint32_t most = even > odd ? even : odd, least = even > odd ? odd : even;
    return most * 4 > n && least * 16 <= most;
}

// More than a tenth of the sample. ESC is left out: Japanese mail encodings are full of it.
static bool mostly_control(ay_str bytes) {
    const unsigned char *at = (const unsigned char *)bytes.at;
    uint32_t n = bytes.len < SAMPLE ? bytes.len : SAMPLE, control = 0;
    for (uint32_t i = 0; i < n; i++)
        control += (at[i] < 32 && !(at[i] >= '\t' && at[i] <= '\r') && at[i] != 27) || at[i] == 127;
    if (control * 10 <= n) return false;
    bool marked =
        n >= 2 && ((at[0] == 0xFF && at[1] == 0xFE) || (at[0] == 0xFE && at[1] == 0xFF) ||
                      (at[0] == 0 && at[1] == 0 && n >= 4 && at[2] == 0xFE && at[3] == 0xFF));
    return !marked && !alternating_nuls(at, n);
}

bool ay_bytes_refuse(ay_arena *arena, ay_str bytes, ay_str *error) {
    const char *what = NULL;
    for (size_t k = 0; k < sizeof signatures / sizeof *signatures && !what; k++) {
        const signature *s = &signatures[k];
        if (bytes.len >= (uint32_t)s->at + s->len &&
            memcmp(bytes.at + s->at, s->bytes, s->len) == 0)
            what = s->what;
    }
    if (!what && mostly_control(bytes)) what = "holds mostly control bytes: it is no text";
    if (what) *error = ay_copy(arena, what, strlen(what));
    return what != NULL;
}
