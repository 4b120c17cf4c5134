// Random numbers for the properties: splitmix64 (Sebastiano Vigna), the same on every machine. A
// program of properties takes its number of rounds and its seed as arguments, and prints both, so
// that a failure can be had again:
//
//     build/tests/property-decimal 1000000 42
#ifndef TESTS_SUPPORT_RANDOM_H
#define TESTS_SUPPORT_RANDOM_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t random_state;

static inline uint64_t random_next(void) {
    uint64_t z = random_state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static inline uint32_t random_below(uint32_t n) { return (uint32_t)(random_next() % n); }

static inline int32_t random_between(int32_t low, int32_t high) { // both may come
    return low + (int32_t)random_below((uint32_t)(high - low) + 1);
}

// Reads "[ROUNDS [SEED]]" from the arguments; returns the rounds.
static inline long random_start(int argc, char **argv) {
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 10000;
    random_state = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    printf("# %ld rounds, seed %llu\n", rounds, (unsigned long long)random_state);
    return rounds;
}

#endif
