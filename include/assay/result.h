// What was found in one document. All texts point into the engine's memory or the input's bytes:
// they are valid as long as the result. Every record of a document (quantities, times, statements,
// …) can be had as NDJSON through a writer (writer.h); the functions here are for programs that act
// on findings.
#ifndef ASSAY_RESULT_H
#define ASSAY_RESULT_H

#include "types.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assay_result assay_result;

// A place in the input as given. Bytes count from 0, `end` is exclusive; line and column count from
// 1, columns in characters.
typedef struct assay_place {
    uint32_t start, end;
    uint32_t line, column;
} assay_place;

typedef struct assay_evidence {
    assay_place place;
    assay_text text;  // as plain text
    const char *role; // "before", "after", "part", …
} assay_evidence;

typedef struct assay_finding {
    const char *rule; // its stable name
    assay_severity severity;
    assay_text message;  // what does not hold
    assay_text computed; // the arithmetic, as a line that a person can redo; may be empty
    size_t n_evidence;   // at least 1: the claim; then the operands
    size_t n_fits;       // readings that would hold
    bool ignored;        // silenced by an assay:ignore in the text
} assay_finding;

// How much of the text's figures could be checked: figures = checked + the rest; checked includes
// wrong. others_wrong: statements that are wrong, but in no figure (a weekday, a list).
typedef struct assay_coverage {
    uint32_t figures, checked, wrong, others_wrong;
} assay_coverage;

ASSAY_API assay_text assay_result_name(const assay_result *self);
ASSAY_API assay_text assay_result_title(const assay_result *self); // empty when there is none
ASSAY_API assay_text assay_result_text(const assay_result *self);  // the plain text, furniture too

// Findings, in the order of the text; 0 below the stage ASSAY_CHECK. Notes on stale assay:ignore
// lines stand at the end, with the rule "stale-ignore".
ASSAY_API size_t assay_result_findings(const assay_result *self);
// False, and *out untouched, when there is no such finding (or evidence, or reading).
ASSAY_API bool assay_result_finding(const assay_result *self, size_t finding, assay_finding *out);
ASSAY_API bool assay_result_evidence(
    const assay_result *self, size_t finding, size_t i, assay_evidence *out);
ASSAY_API bool assay_result_fits(
    const assay_result *self, size_t finding, size_t i, assay_text *out);

ASSAY_API assay_coverage assay_result_coverage(
    const assay_result *self); // zeros below the stage ASSAY_CHECK
// Is there a finding, not ignored, at or above the options' fail_on?
ASSAY_API bool assay_result_fails(const assay_result *self);

#ifdef __cplusplus
}
#endif

#endif
