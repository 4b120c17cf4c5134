// A fuzz target is one function, by the name that libFuzzer gives it: bytes in, nothing out, and
// whatever the bytes are it comes back. Built with clang and -Dfuzz=true it is a fuzzer; in every
// other build replay.c runs it over the corpus.
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
