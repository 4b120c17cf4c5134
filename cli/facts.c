// `assay facts`: show what the text says with its figures.

#include "cli.h"

static int run(const command *self, int argc, char **argv) {
    settings s = {.stage = ASSAY_FACTS, .to = ASSAY_TO_TABLE};
    if (!read_settings(&s, self, argc, argv)) return TROUBLE;
    if (s.help) return print_help(self), CLEAN;
    return run_stage(&s);
}

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
    .run = run,
};
