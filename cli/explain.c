// `assay explain RULE`: the rule's page, which is part of the program.

#include "cli.h"

static int run(const settings *s) {
    if (s->files.n == 0) return say("explain: no RULE: 'assay rules' lists them"), TROUBLE;
    int status = CLEAN;
    for (size_t i = 0; i < s->files.n; i++) {
        const char *name = s->files.at[i], *nearest;
        assay_rule rule;
        if (!assay_rule_find(text_of(name), &rule, &nearest)) {
            if (nearest) say("explain: there is no rule '%s': did you mean '%s'?", name, nearest);
            else say("explain: there is no rule '%s': 'assay rules' lists them", name);
            status = TROUBLE;
            continue;
        }
        assay_text page = rule.page.len ? rule.page : text_of(rule.summary);
        if (assay_page_write(page, terminal_width(), wants_color(s->color), write_output, NULL) !=
            ASSAY_OK)
            return output_failed();
    }
    return status;
}

const command explain_command = {
    .name = "explain",
    .summary = "tell what a rule says, why, and its exceptions",
    .usage = "explain RULE...",
    .help = "Shows the page of each RULE: what it says, an example that is wrong and one that is "
            "right, and what it\n"
            "keeps quiet about.\n"
            "\nExample:\n"
            "  assay explain growth-levels\n",
    .options = OPT_COLOR | OPT_HELP,
    .run = run,
};
