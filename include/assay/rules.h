// The rules of `assay check`, as the program knows them. Everything here is constant and may be
// used by any thread.
#ifndef ASSAY_RULES_H
#define ASSAY_RULES_H

#include "types.h"
#include "writer.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assay_rule {
    const char *name, *family, *summary;
    assay_severity severity; // what it reports where the rounding rules do not decide
    bool preview;            // off until its precision is measured
    assay_text page;         // its page, in Markdown; empty when there is none
} assay_rule;

ASSAY_API size_t assay_rule_count(void);
ASSAY_API bool assay_rule_at(size_t i, assay_rule *out); // false when i is too large
// The rule of that name. False when there is none; then *nearest (may be NULL) is a name that looks
// like it, or NULL.
ASSAY_API bool assay_rule_find(assay_text name, assay_rule *out, const char **nearest);

// Writes a page in Markdown for a terminal: wrapped to `width`, headings and code marked in colour
// or not.
ASSAY_API assay_status assay_page_write(
    assay_text markdown, unsigned width, bool color, assay_write_fn *write, void *user);

// The word of the list that looks most like `word`, or NULL when none is near: for "did you mean".
ASSAY_API const char *assay_nearest(assay_text word, const char *const *list, size_t n);

ASSAY_API const char *assay_version(void); // "0.1.0"

#ifdef __cplusplus
}
#endif

#endif
