#include "hash.h"

uint64_t ay_hash(const void *at, size_t len, uint64_t seed) {
    const unsigned char *p = at;
    uint64_t h = 0xcbf29ce484222325u ^ seed;
    for (size_t i = 0; i < len; i++) h = (h ^ p[i]) * 0x100000001b3u;
    h ^= h >> 33, h *= 0xff51afd7ed558ccdu, h ^= h >> 33;
    return h;
}
