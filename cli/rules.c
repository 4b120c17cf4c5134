// `assay rules`: the table of rules.

#include "cli.h"

#include <stdio.h>
#include <string.h>

static int run(const settings *s) {
    if (s->files.n)
        return say("rules: '%s' is one word too many: 'assay explain RULE' tells of one",
                   s->files.at[0]),
               TROUBLE;
    bool good = print("RULE                   FAMILY   LEVEL    STATE    WHAT IT SAYS\n");
    for (size_t i = 0; good && i < assay_rule_count(); i++) {
        assay_rule rule;
        char line[1024];
        assay_rule_at(i, &rule);
        snprintf(line, sizeof line, "%-22s %-8s %-8s %-8s %s\n", rule.name, rule.family,
            assay_severity_name(rule.severity), rule.preview ? "preview" : "on", rule.summary);
        good = print(line);
    }
    return good ? CLEAN : output_failed();
}

const command rules_command = {
    .name = "rules",
    .summary = "list the rules",
    .usage = "rules",
    .help = "Lists the rules: name, family, level, state (a preview is off until --severity names "
            "it), what it says.\n",
    .options = OPT_HELP,
    .run = run,
};
