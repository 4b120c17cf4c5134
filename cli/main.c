// assay: the program. The first word names the command; each command has a file of its own. Nothing
// here knows the library's insides: what the program can do, any program can do through
// include/assay.

#include "cli.h"

#include <stdio.h>
#include <string.h>

const command *const commands[] = {
    &check_command,
    &read_command,
    &spot_command,
    &facts_command,
    &rules_command,
    &explain_command,
    &help_command,
};
const size_t n_commands = sizeof commands / sizeof *commands;

const command *find_command(const char *name) {
    const char *names[sizeof commands / sizeof *commands];
    for (size_t i = 0; i < n_commands; i++) {
        names[i] = commands[i]->name;
        if (strcmp(name, names[i]) == 0) return commands[i];
    }
    const char *nearest = assay_nearest(text_of(name), names, n_commands);
    if (nearest) say("there is no command '%s': did you mean '%s'?", name, nearest);
    else say("there is no command '%s': 'assay help' lists them", name);
    return NULL;
}

void print_usage(void) {
    print("assay reads the figures of a text and says which of them cannot be right.\n\n"
          "Usage: assay COMMAND [OPTION]... [FILE]...\n\nCommands:\n");
    for (size_t i = 0; i < n_commands; i++) {
        char line[160];
        snprintf(line, sizeof line, "  %-9s %s\n", commands[i]->name, commands[i]->summary);
        print(line);
    }
    print(
        "\n'assay COMMAND --help' tells more, with examples; 'assay --version' tells the version.\n"
        "Exit status: 0 clean, 1 findings, 2 something could not be done.\n");
}

// The words are read here for all commands, so that all of them treat --help and errors alike.
static int run_command(const command *self, int argc, char **argv) {
    settings s;
    int status = TROUBLE;
    if (read_settings(&s, self, argc, argv)) {
        if (s.help) print_help(self);
        status = s.help ? CLEAN : self->run(&s);
    }
    release_settings(&s);
    return status;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        say("no command: 'assay help' lists them");
        return TROUBLE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        print("assay ");
        print(assay_version());
        return print("\n") ? CLEAN : output_failed();
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        print_usage();
        return CLEAN;
    }
    const command *wanted = find_command(argv[1]);
    return wanted ? run_command(wanted, argc - 2, argv + 2) : TROUBLE;
}
