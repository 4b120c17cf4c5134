// The hash: known values, so that ids and tables are the same on every machine and in every version;
// and no collision among many short words.
#include "base/hash.h"

#include "../tap.h"

#include <stdlib.h>

static int by_value(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static void test_known(void) {
    static const struct {
        const char *text;
        uint64_t seed, want;
    } cases[] = {
        {"", 0, UINT64_C(0xecba3df2c3383c52)},
        {"a", 0, UINT64_C(0xed8170de1919a24d)},
        {"trade", 0, UINT64_C(0xb868e85213def9ab)},
        {"trade", 1, UINT64_C(0x86ca4d50e62507f8)},
        {"central asia", 0, UINT64_C(0xff6460e71aef08fd)},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ok(ay_hash(cases[i].text, strlen(cases[i].text), cases[i].seed) == cases[i].want,
            "\"%s\", seed %llu", cases[i].text, (unsigned long long)cases[i].seed);
    ok(ay_hash("a\0b", 3, 0) != ay_hash("a\0c", 3, 0), "a NUL is an ordinary byte");
    ok(ay_hash(NULL, 0, 0) == ay_hash("", 0, 0), "no bytes may be a NULL");
}

// All words of one to four letters out of ten, in each half of the hash's bits too: tables use few
// of them.
static void test_spread(void) {
    enum { WORDS = 11110 };
    uint64_t *hashes = calloc(WORDS, sizeof *hashes);
    if (!hashes) abort();
    int n = 0, longest = 0, buckets[256] = {0};
    char word[8];
    for (int len = 1, count = 10; len <= 4; len++, count *= 10)
        for (int i = 0; i < count; i++) {
            for (int k = 0, rest = i; k < len; k++, rest /= 10) word[k] = (char)('a' + rest % 10);
            hashes[n] = ay_hash(word, (size_t)len, 0);
            buckets[hashes[n++] >> 56]++;
        }
    for (int i = 0; i < 256; i++)
        if (buckets[i] > longest) longest = buckets[i];
    qsort(hashes, WORDS, sizeof *hashes, by_value);
    int same = 0;
    for (int i = 1; i < WORDS; i++) same += hashes[i] == hashes[i - 1];
    is_int(n, WORDS, "so many words");
    is_int(same, 0, "no two have the same hash");
    ok(longest < 2 * WORDS / 256, "the highest bits are spread evenly: %d of %d", longest,
        WORDS / 256);
    free(hashes);
}

int main(void) {
    test_known();
    test_spread();
    return done();
}
