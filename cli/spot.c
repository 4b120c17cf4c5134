// `assay spot`: show what stands in the text: quantities, times, names, quotes.

#include "cli.h"

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
    .stage = ASSAY_SPOT,
    .to = ASSAY_TO_TABLE,
    .run = run_stage,
};
