// One hash for all: in, bytes and a seed; out, 64 bits. FNV-1a (Fowler, Noll, Vo), which is short
// and fast on words; its weakness, high bits that hardly depend on the last bytes, is mended by a
// step of MurmurHash3's finalizer. The trap: ids of records and the generated tables are made with
// it, so that a change here changes both.
#include "hash.h"

uint64_t ay_hash(const void *at, size_t len, uint64_t seed) {
    const unsigned char *bytes = at;
    uint64_t h = UINT64_C(0xcbf29ce484222325) ^ seed;
    for (size_t i = 0; i < len; i++) h = (h ^ bytes[i]) * UINT64_C(0x100000001b3);
    h ^= h >> 33;
    h *= UINT64_C(0xff51afd7ed558ccd);
    return h ^ h >> 33;
}
