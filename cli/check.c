// `assay check`: what does not hold.

#include "cli.h"

const command check_command = {
    .name = "check",
    .summary = "say which figures cannot be right, with the arithmetic",
    .usage = "check [OPTION]... FILE...",
    .help = "Checks the figures of each FILE against each other: a file, a folder, or - for "
            "standard input.\n"
            "A line of the text with 'assay:ignore RULE reason' on it, or alone on the line above, "
            "is not reported.\n"
            "\nExamples:\n"
            "  assay check release.txt\n"
            "  assay check --date 2024-05-19 --to=gcc drafts/\n"
            "  assay check --from=ndjson --to=ndjson - < feed.ndjson\n"
            "  assay check --severity weekday=note --fail-on=error release.txt\n",
    .options = OPTIONS_INPUT | OPT_ONLY | OPT_SEVERITY | OPT_FAIL_ON | OPT_EXIT_ZERO | OPT_COLOR,
    .stage = ASSAY_CHECK,
    .to = ASSAY_TO_TERMINAL,
    .run = run_stage,
};
