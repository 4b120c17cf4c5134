// `assay spot`: show what stands in the text: quantities, times, names, quotes.

#include "cli.h"

static int run(const command *self, int argc, char **argv) {
    settings s = {.stage = ASSAY_SPOT, .to = ASSAY_TO_TABLE};
    if (!read_settings(&s, self, argc, argv)) return TROUBLE;
    if (s.help) return print_help(self), CLEAN;
    return run_stage(&s);
}

const command spot_command = {
    .name = "spot",
    .summary = "show what stands in the text: quantities, times, names, quotes",
    .usage = "spot [OPTION]... FILE...",
    .help = "Shows the quantities, times, names and quotes of each FILE, with their values and "
            "where they stand.\n"
            "\nExamples:\n"
            "  assay spot release.txt\n"
            "  assay spot --kinds=quantity --to=csv release.txt\n"
            "  assay spot --kinds=sentence --to=ndjson release.txt\n",
    .options = OPTIONS_INPUT,
    .run = run,
};
