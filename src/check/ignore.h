// `assay:ignore RULE reason` in a text: silences the findings of one rule on its line (or on the
// next one, when it stands alone).
#ifndef AY_CHECK_IGNORE_H
#define AY_CHECK_IGNORE_H

#include "check.h"

typedef struct ay_ignore {
    ay_span
        // "assay:ignore RULE" in the document's SOURCE: in a page it stands in a comment, which is
        // not in the text
        span;
    ay_str rule;   // as written; empty when no rule is named
    ay_span lines; // the source that it covers
    bool used;
} ay_ignore;

// Marks the findings that an ignore covers, and lists in `stale` the ignores that cover none.
void ay_ignores_apply(ay_arena *arena, ay_findings *findings);

#endif
