// What the files of the program share. Everything is for one process that does one command and
// ends.
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <assay/assay.h>

// Exit statuses.
enum { CLEAN = 0, FINDINGS = 1, TROUBLE = 2 };

// ---- commands -----------------------------------------------------------------------------------

struct settings;

typedef struct command {
    const char *name, *summary;
    const char *usage; // behind "Usage: assay "
    const char *help;  // what it does, and examples
    unsigned options;  // bits OPT_…
    assay_stage stage; // how far documents are taken, and how they are written
    assay_output to;
    int (*run)(const struct settings *settings); // returns the exit status
} command;

extern const command check_command, read_command, spot_command, facts_command, rules_command,
    explain_command, help_command;
extern const command *const commands[];
extern const size_t n_commands;
const command *find_command(const char *name); // NULL, and an error is said, when there is none
void print_usage(void);
void print_help(const command *self);

// ---- options ------------------------------------------------------------------------------------

enum {
    OPT_FROM = 1,
    OPT_TO = 2,
    OPT_KINDS = 4,
    OPT_DATE = 8,
    OPT_ONLY = 16,
    OPT_SEVERITY = 32,
    OPT_FAIL_ON = 64,
    OPT_EXIT_ZERO = 128,
    OPT_COLOR = 256,
    OPT_CONFIG = 512,
    OPT_HELP = 1024
};
enum { OPTIONS_INPUT = OPT_FROM | OPT_TO | OPT_KINDS | OPT_DATE | OPT_CONFIG | OPT_HELP };

typedef enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color;

// A value of a repeatable option, as written.
typedef struct words {
    const char **at;
    size_t n;
} words;

typedef struct settings {
    const command *command;
    assay_format from;
    assay_output to;
    const char *kinds, *date, *config;
    words only, severity;
    bool has_fail_on, exit_zero, help;
    assay_severity fail_on;
    color color;
    words files;
} settings;

// Reads the words behind the command; says what is wrong and returns false.
bool read_settings(settings *out, const command *self, int argc, char **argv);
void release_settings(settings *self);
bool wants_color(color when);  // on standard output
unsigned terminal_width(void); // of standard output; 0 when unknown

// ---- saying things ------------------------------------------------------------------------------

// "assay: …" and a line end on standard error. Control characters in the arguments are made
// harmless.
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
// "assay: NAME:LINE:COLUMN: MESSAGE".
void say_error(const char *name, const assay_error *error);

static inline assay_text text_of(const char *s) {
    size_t n = 0;
    while (s[n]) n++;
    return (assay_text){s, n};
}

void *allocate(size_t size); // never NULL: the program ends with TROUBLE when memory is used up
void add_word(words *list, const char *word);
void release_words(words *list); // the list, not the words

// ---- standard output ----------------------------------------------------------------------------

// An assay_write_fn for standard output, without a buffer of its own. What went wrong is said once,
// by output_failed.
bool write_output(void *user, const char *at, size_t len);
bool print(const char *text); // a C string to standard output
int output_failed(void);      // TROUBLE

// ---- running over inputs ------------------------------------------------------------------------

// Called with each file that the arguments stand for, folders walked through. False stops.
typedef bool visit_fn(void *user, const char *path);
// Says what cannot be visited and sets *trouble.
void visit_files(const words *files, visit_fn *visit, void *user, bool *trouble);

int run_stage(const settings *settings); // check, read, spot, facts

// The options for a file: the nearest assay.toml, then the command line. NULL: an error was said.
// The same pointer for files that share them; it belongs to the function.
const assay_options *options_for(const settings *settings, const char *path);

// Progress on standard error, while it is a terminal and standard output is not.
void progress_start(void);
void progress(uint64_t documents, uint64_t bytes);
void progress_clear(void);

#endif
