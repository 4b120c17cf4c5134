// Names come in, rows of the rules' table go out, and back. The table is small, so a name is looked
// for from end to end.

#include "rule.h"

#include <string.h>

const char *ay_rule_name(uint32_t row) { return ay_rule_pages[row].name; }

uint32_t ay_rule_row(ay_str name) {
    for (uint32_t i = 0; i < ay_rule_pages_count; i++) {
        const char *have = ay_rule_pages[i].name;
        if (strlen(have) == name.len && memcmp(have, name.at, name.len) == 0) return i;
    }
    return AY_NONE;
}

const char *ay_severity_name(ay_severity severity) {
    static const char *const names[] = {
        [AY_NOTE] = "note", [AY_WARNING] = "warning", [AY_ERROR] = "error"};
    return names[severity];
}

const char *ay_outcome_reason(int outcome) {
    static const char *const reasons[AY_OUTCOMES] = {
        [AY_UNCHECKED_ALONE] = "no second figure",
        [AY_UNCHECKED_PERIOD] = "no period",
        [AY_UNCHECKED_AMBIGUOUS] = "ambiguous",
        [AY_UNCHECKED_GUARDED] = "other basis",
        [AY_UNCHECKED_VAGUE] = "vague",
        [AY_UNCHECKED_RATE] = "no exchange rate",
    };
    return reasons[outcome];
}
