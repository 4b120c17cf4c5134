// One hash for words, ids and fingerprints: FNV-1a with a final mix, the same on every machine.
#ifndef AY_BASE_HASH_H
#define AY_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t ay_hash(const void *at, size_t len, uint64_t seed);

#endif
