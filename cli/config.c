// Where a file's options come from: the assay.toml in its folder or the nearest one above, then the
// command line, which has the last word. Files of one folder share them.

#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST = (1 << 20) + 1 };

// ---- the command line ---------------------------------------------------------------------------

static bool take_only(assay_options *options, const char *list) {
    assay_error error;
    for (const char *at = list; *at;) {
        size_t len = strcspn(at, ",");
        if (assay_options_only(options, (assay_text){at, len}, &error) != ASSAY_OK)
            return say_error("--only", &error), false;
        at += len + (at[len] == ',');
    }
    return true;
}

// The last '=' is not looked for: no rule's name holds one.
static bool take_severity(assay_options *options, const char *word) {
    const char *equals = strchr(word, '=');
    assay_severity severity;
    assay_error error;
    if (!equals || !assay_severity_find(text_of(equals + 1), &severity)) {
        say("--severity: '%s' is no setting: write RULE=error, RULE=warning, RULE=note or RULE=off",
            word);
        return false;
    }
    if (assay_options_severity(
            options, (assay_text){word, (size_t)(equals - word)}, severity, &error) == ASSAY_OK)
        return true;
    return say_error("--severity", &error), false;
}

static bool take_command_line(assay_options *options, const settings *s) {
    assay_error error;
    if (s->date && assay_options_date(options, text_of(s->date), &error) != ASSAY_OK)
        return say_error("--date", &error), false;
    for (size_t i = 0; i < s->only.n; i++)
        if (!take_only(options, s->only.at[i])) return false;
    for (size_t i = 0; i < s->severity.n; i++)
        if (!take_severity(options, s->severity.at[i])) return false;
    if (s->has_fail_on) assay_options_fail_on(options, s->fail_on);
    return true;
}

// ---- assay.toml ---------------------------------------------------------------------------------

static bool take_file(assay_options *options, const char *path) {
    FILE *file = fopen(path, "rb");
    char *text = allocate(LONGEST);
    size_t n = file ? fread(text, 1, LONGEST, file) : 0;
    bool good = file && !ferror(file);
    if (!good) say("%s: %s", path, strerror(errno));
    if (file) fclose(file);
    assay_error error;
    if (good && assay_options_config(options, (assay_text){text, n}, &error) != ASSAY_OK) {
        say_error(path, &error);
        good = false;
    }
    free(text);
    return good;
}

// The folder of a path, absolute, without links; false when it cannot be found.
static bool folder_of(const char *path, char out[PATH_MAX]) {
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) : 0;
    if (n >= sizeof folder) return false;
    if (!slash || strcmp(path, "-") == 0) {
        strcpy(folder, ".");
    } else {
        memcpy(folder, path, n);
        folder[n] = 0;
        if (n == 0) strcpy(folder, "/");
    }
    return realpath(folder, out) != NULL;
}

// Turns a folder into the path of the nearest assay.toml upwards; false when there is none.
static bool nearest_config(char folder[PATH_MAX]) {
    static const char name[] = "/assay.toml";
    for (size_t n = strlen(folder);;) {
        if (n == 1) n = 0; // "/" itself
        if (n + sizeof name <= PATH_MAX) {
            memcpy(folder + n, name, sizeof name);
            if (access(folder, F_OK) == 0) return true;
        }
        if (n == 0) return false;
        folder[n] = 0;
        char *slash = strrchr(folder, '/');
        n = slash ? (size_t)(slash - folder) : 0;
        folder[n] = 0;
    }
}

// ---- both ---------------------------------------------------------------------------------------

// The file first, then the command line: later settings go before earlier ones.
static assay_options *make_options(const settings *s, const char *config) {
    assay_options *options = assay_options_new(NULL);
    if (!options) allocate(SIZE_MAX / 2); // says so and ends
    if ((!config || take_file(options, config)) && take_command_line(options, s)) return options;
    assay_options_free(options);
    return NULL;
}

const assay_options *options_for(const settings *s, const char *path) {
    static assay_options *options;
    static char last_folder[PATH_MAX], last_config[PATH_MAX];
    if (s->config) {
        if (!options) options = make_options(s, s->config);
        return options;
    }
    char folder[PATH_MAX], config[PATH_MAX];
    if (!folder_of(path, folder)) strcpy(folder, "/");
    if (options && strcmp(folder, last_folder) == 0) return options;
    strcpy(last_folder, folder);
    strcpy(config, folder);
    if (!nearest_config(config)) config[0] = 0;
    if (options && strcmp(config, last_config) == 0) return options;
    strcpy(last_config, config);
    // freed after the new ones are made: callers tell them apart by address
    assay_options *old = options;
    options = make_options(s, config[0] ? config : NULL);
    assay_options_free(old);
    return options;
}
