// `assay help [COMMAND]`.

#include "cli.h"

static int run(const settings *s) {
    if (s->files.n == 0) return print_usage(), CLEAN;
    const command *about = find_command(s->files.at[0]);
    if (!about) return TROUBLE;
    print_help(about);
    return CLEAN;
}

const command help_command = {
    .name = "help",
    .summary = "tell about a command",
    .usage = "help [COMMAND]",
    .help = "Shows the commands, or the options and examples of one.\n",
    .options = OPT_HELP,
    .run = run,
};
