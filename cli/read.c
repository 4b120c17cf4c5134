// `assay read`: show what is read: the article's text, without the page around it.

#include "cli.h"

const command read_command = {
    .name = "read",
    .summary = "show what is read: the article's text, without the page around it",
    .usage = "read [OPTION]... FILE...",
    .help =
        "Shows the article of each FILE as plain text, without menus, share lines and comments.\n"
        "\nExamples:\n"
        "  assay read page.html\n"
        "  assay read --to=table page.html      what each block was taken for\n"
        "  assay read --to=ndjson page.html     title, outlet, date and how it was found\n",
    .options = OPTIONS_INPUT,
    .stage = ASSAY_READ,
    .to = ASSAY_TO_TEXT,
    .run = run_stage,
};
