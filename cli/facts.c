// `assay facts`: show what the text says with its figures.

#include "cli.h"

const command facts_command = {
    .name = "facts",
    .summary = "show what the text says with its figures",
    .usage = "facts [OPTION]... FILE...",
    .help = "Shows the statements of each FILE: changes, sums, shares, targets, with their figures "
            "as operands.\n"
            "\nExamples:\n"
            "  assay facts release.txt\n"
            "  assay facts --to=ndjson --date 2024-05-19 release.txt\n",
    .options = OPTIONS_INPUT,
    .stage = ASSAY_FACTS,
    .to = ASSAY_TO_TABLE,
    .run = run_stage,
};
