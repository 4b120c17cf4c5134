// `assay facts`: show what the text says: the record of its figures, pledges, events, ties and
// projects.

#include "cli.h"

const command facts_command = {
    .name = "facts",
    .summary = "show what the text says: figures, pledges, events, ties, projects",
    .usage = "facts [OPTION]... FILE...",
    .help = "Shows the record of each FILE: its figures about states, what is promised, what states do "
            "to\n"
            "each other, how close they are, what is built; who, to whom, how much, when, and where it "
            "stands.\n"
            "A large group stands for its members here (EU); the other outputs list every state.\n"
            "The statements that the rules check are shown with --kinds=statement.\n"
            "\nExamples:\n"
            "  assay facts release.txt\n"
            "  assay facts --kinds=pledge,project release.txt\n"
            "  assay facts --to=csv --kinds=figure texts/ > figures.csv\n"
            "  assay facts --to=ndjson --date 2024-05-19 release.txt\n",
    .options = OPTIONS_INPUT | OPT_COLOR,
    .stage = ASSAY_FACTS,
    .to = ASSAY_TO_TABLE,
    .run = run_stage,
};
