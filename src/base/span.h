// A span: a piece of a text, as byte offsets. Offsets are 32 bits wide because no document is
// larger than 64 MiB.
#ifndef AY_BASE_SPAN_H
#define AY_BASE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

// Bytes [start, end). An empty span (start == end) means "nothing there".
typedef struct ay_span {
    uint32_t start, end;
} ay_span;

static inline uint32_t ay_span_length(ay_span s) { return s.end - s.start; }
static inline bool ay_span_empty(ay_span s) { return s.start >= s.end; }
static inline bool ay_span_meets(ay_span a, ay_span b) {
    return a.start < b.end && b.start < a.end;
}
static inline bool ay_span_holds(ay_span outer, ay_span inner) {
    return outer.start <= inner.start && inner.end <= outer.end;
}
// The smallest span over both; an empty one does not count.
static inline ay_span ay_span_join(ay_span a, ay_span b) {
    if (ay_span_empty(a)) return b;
    if (ay_span_empty(b)) return a;
    return (ay_span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

// A string that is somebody else's: pointer and length, NUL is an ordinary byte, no terminator is
// promised.
typedef struct ay_str {
    const char *at;
    uint32_t len;
} ay_str;

#define AY_STR(literal) ((ay_str){"" literal, (uint32_t)sizeof(literal) - 1})

#endif
