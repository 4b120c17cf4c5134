// The rules by number and by name, and their pages (docs/rules/<rule>.md), which the build puts
// into the program.
#ifndef AY_CHECK_RULE_H
#define AY_CHECK_RULE_H

#include "check.h"

// Written by tools/pages.c from rules.tsv and docs/rules, in the order of ay_rule_rows.
typedef struct ay_rule_page {
    const char *name, *family, *summary;
    char level; // 'E', 'W', 'N'
    bool preview;
    const char *page;
    size_t len; // Markdown; empty when there is no page
} ay_rule_page;
extern const ay_rule_page ay_rule_pages[];
extern const uint32_t ay_rule_pages_count;

// Not a rule of rules.tsv: the notes on assay:ignore lines that silence nothing.
#define AY_STALE_RULE "stale-ignore"

const char *ay_rule_name(uint32_t row);
uint32_t ay_rule_row(ay_str name); // AY_NONE when there is none
const char *ay_severity_name(ay_severity severity);
// Why quantities with this outcome were not checked, for the coverage line; NULL for those that
// were.
const char *ay_outcome_reason(int outcome); // an ay_outcome

#endif
