// "Did you mean": the word of a list that looks most like a wrong one. The measure is the number of
// letters put in, left out, changed or swapped with their neighbour (Damerau and Levenshtein, the
// restricted form); a word is near when that is at most a third of its length. Only ever used on an
// error's way out, so it is plain and bounded: words above 40 bytes have no neighbours.

#include "api.h"

#include <string.h>

enum { LONGEST = 40 };

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

static unsigned distance(const char *a, size_t n, const char *b, size_t m) {
    unsigned rows[3][LONGEST + 1]; // of the table: the one before the last, the last, this
    for (size_t j = 0; j <= m; j++) rows[1][j] = (unsigned)j;
    memset(rows[0], 0, sizeof rows[0]);
    for (size_t i = 1; i <= n; i++) {
        rows[2][0] = (unsigned)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned change = rows[1][j - 1] + (a[i - 1] != b[j - 1]);
            rows[2][j] = least(change, least(rows[1][j], rows[2][j - 1]) + 1);
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) rows[2][j] = least(rows[2][j], rows[0][j - 2] + 1);
        }
        memmove(rows[0], rows[1], 2 * sizeof rows[0]);
    }
    return rows[1][m];
}

const char *assay_nearest(assay_text word, const char *const *list, size_t n) {
    const char *best = NULL;
    unsigned best_distance = UINT32_MAX;
    if (word.len == 0 || word.len > LONGEST) return NULL;
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(list[i]);
        if (len > LONGEST) continue;
        unsigned d = distance(word.at, word.len, list[i], len);
        bool prefix = word.len >= 3 && len > word.len &&
                      memcmp(list[i], word.at, word.len) == 0; // "growth" for growth-levels
        if (prefix) d = 1;
        if (d > (len > word.len ? len : word.len) / 3) continue;
        if (d < best_distance) best = list[i], best_distance = d;
    }
    return best;
}
