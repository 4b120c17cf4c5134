// The words behind a command come in, settings go out. An option may stand anywhere, as
// --name=value or --name value; "--" ends them. Whatever is wrong is said with what would be right,
// and nothing is done.

#include "cli.h"

#include <stdio.h>
#include <string.h>

typedef struct option {
    const char *name, *value, *help; // value: how it is called in the help; NULL when there is none
    unsigned bit;
} option;

static const option options[] = {
    {"--from", "FORMAT", "what the input is: text, html, ndjson (guessed otherwise)", OPT_FROM},
    {"--to", "FORMAT", NULL, OPT_TO},
    {"--kinds", "LIST", "only records of these kinds: document,quantity,time,…", OPT_KINDS},
    {"--date", "YYYY-MM-DD", "the day of texts that do not tell theirs", OPT_DATE},
    {"--only", "RULE,…", "only these rules", OPT_ONLY},
    {"--severity", "RULE=LEVEL", "error, warning, note or off for a rule; switches on a preview",
        OPT_SEVERITY},
    {"--fail-on", "LEVEL", "exit with 1 from this severity on: error, warning (default), note",
        OPT_FAIL_ON},
    {"--exit-zero", NULL, "exit with 0 whatever is found", OPT_EXIT_ZERO},
    {"--color", "WHEN", "auto (default), always, never", OPT_COLOR},
    {"--config", "FILE", "settings from this file, not from the nearest assay.toml", OPT_CONFIG},
    {"--help", NULL, "this text", OPT_HELP},
};
enum { OPTIONS = sizeof options / sizeof *options };

static const char *const output_names[] = {
    "terminal", "ndjson", "json", "sarif", "github", "gcc", "text", "table", "csv"};
enum { OUTPUTS = sizeof output_names / sizeof *output_names };

// ---- help ---------------------------------------------------------------------------------------

// What the library says that the command has, so that the help cannot differ from what works.
static void outputs_of(assay_stage stage, char *line, size_t room) {
    size_t n = (size_t)snprintf(line, room, "how to write it:");
    for (int i = 0; i < OUTPUTS && n < room; i++)
        if (assay_output_fits((assay_output)i, stage))
            n += (size_t)snprintf(line + n, room - n, " %s", output_names[i]);
}

void print_help(const command *self) {
    print("Usage: assay ");
    print(self->usage);
    print("\n\n");
    print(self->help);
    if (self->options) print("\nOptions:\n");
    for (int i = 0; i < OPTIONS; i++) {
        const option *o = &options[i];
        if (!(self->options & o->bit)) continue;
        char name[64], help[160], line[256];
        snprintf(
            name, sizeof name, "%s%s%s", o->name, o->value ? "=" : "", o->value ? o->value : "");
        if (o->bit == OPT_TO) outputs_of(self->stage, help, sizeof help);
        else snprintf(help, sizeof help, "%s", o->help);
        int pad = 23 - (int)strlen(name) +
                  (strstr(name, "…") ? 2 : 0); // the ellipsis is three bytes and one column
        snprintf(line, sizeof line, "  %s%*s %s\n", name, pad > 0 ? pad : 0, "", help);
        print(line);
    }
}

// ---- values -------------------------------------------------------------------------------------

// The nearest word when there is one, else all of them: lists are short.
static bool bad_value(const char *name, const char *value, const char *const *list, size_t n) {
    const char *nearest = assay_nearest(text_of(value), list, n);
    char all[256] = "";
    size_t at = 0;
    for (size_t i = 0; i < n && at < sizeof all; i++)
        at += (size_t)snprintf(all + at, sizeof all - at, "%s%s", i ? ", " : "", list[i]);
    if (nearest) say("%s: there is no '%s': did you mean '%s'?", name, value, nearest);
    else say("%s: there is no '%s': write one of %s", name, value, all);
    return false;
}

static bool take_from(settings *s, const char *value) {
    static const char *const names[] = {"text", "html", "ndjson"};
    return assay_format_find(text_of(value), &s->from) || bad_value("--from", value, names, 3);
}

static bool take_to(settings *s, const char *value) {
    const char *fitting[OUTPUTS];
    size_t n = 0;
    for (int i = 0; i < OUTPUTS; i++)
        if (assay_output_fits((assay_output)i, s->command->stage)) fitting[n++] = output_names[i];
    bool found =
        assay_output_find(text_of(value), &s->to) && assay_output_fits(s->to, s->command->stage);
    return found || bad_value("--to", value, fitting, n);
}

// `off` is for assay.toml; here --exit-zero says it better.
static bool take_fail_on(settings *s, const char *value) {
    static const char *const names[] = {"error", "warning", "note"};
    s->has_fail_on = assay_severity_find(text_of(value), &s->fail_on) && s->fail_on != ASSAY_OFF;
    return s->has_fail_on || bad_value("--fail-on", value, names, 3);
}

static bool take_color(settings *s, const char *value) {
    static const char *const names[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++)
        if (strcmp(value, names[i]) == 0) return s->color = (color)i, true;
    return bad_value("--color", value, names, 3);
}

static bool take(settings *s, unsigned bit, const char *value) {
    switch (bit) {
    case OPT_FROM: return take_from(s, value);
    case OPT_TO: return take_to(s, value);
    case OPT_KINDS: s->kinds = value; return true;
    case OPT_DATE: s->date = value; return true;
    case OPT_ONLY: add_word(&s->only, value); return true;
    case OPT_SEVERITY: add_word(&s->severity, value); return true;
    case OPT_FAIL_ON: return take_fail_on(s, value);
    case OPT_EXIT_ZERO: return s->exit_zero = true;
    case OPT_COLOR: return take_color(s, value);
    case OPT_CONFIG: s->config = value; return true;
    case OPT_HELP: return s->help = true;
    default: return false;
    }
}

// ---- the words ----------------------------------------------------------------------------------

// Only the command's own options are known and suggested.
static const option *find_option(const settings *s, const char *word, size_t len) {
    const char *names[OPTIONS];
    size_t n = 0;
    for (int i = 0; i < OPTIONS; i++) {
        if (!(s->command->options & options[i].bit)) continue;
        if (strlen(options[i].name) == len && memcmp(options[i].name, word, len) == 0)
            return &options[i];
        names[n++] = options[i].name;
    }
    const char *nearest = assay_nearest((assay_text){word, len}, names, n);
    if (nearest)
        say("%s: there is no option '%.*s': did you mean '%s'?", s->command->name, (int)len, word,
            nearest);
    else
        say("%s: there is no option '%.*s': 'assay %s --help' lists them", s->command->name,
            (int)len, word, s->command->name);
    return NULL;
}

bool read_settings(settings *out, const command *self, int argc, char **argv) {
    *out = (settings){.command = self, .to = self->to};
    bool files_only = false;
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        if (files_only || word[0] != '-' || word[1] == 0) {
            add_word(&out->files, word);
            continue;
        }
        if (strcmp(word, "--") == 0) {
            files_only = true;
            continue;
        }
        if (strcmp(word, "-h") == 0) word = "--help";
        const char *equals = strchr(word, '=');
        const option *o = find_option(out, word, equals ? (size_t)(equals - word) : strlen(word));
        if (!o) return false;
        const char *value = equals ? equals + 1 : NULL;
        if (!o->value && value)
            return say("%s takes no value: leave out '=%s'", o->name, value), false;
        if (o->value && !value && ++i == argc)
            return say("%s wants a value: write %s=%s", o->name, o->name, o->value), false;
        if (o->value && !value) value = argv[i];
        if (o->value && *value == 0)
            return say("%s has an empty value: write %s=%s", o->name, o->name, o->value), false;
        if (!take(out, o->bit, value)) return false;
    }
    return true;
}

void release_settings(settings *self) {
    release_words(&self->files);
    release_words(&self->only);
    release_words(&self->severity);
}
