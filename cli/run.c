// The four commands that read documents are one: files go through a source (documents), the engine
// (results) and the writer (bytes). What cannot be read is said and counted as trouble; the other
// inputs are still done.

#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct run {
    const settings *settings;
    assay_engine *engine;
    const assay_options *options; // those that the engine has
    assay_writer *writer;
    bool trouble, findings, interactive, output_failed, stopped;
    uint64_t documents, bytes;
} run;

// One open input.
typedef struct input {
    run *run;
    const char *name; // as it is shown
    int fd, error;
} input;

// A megabyte at a time at most, so that progress moves on a slow disk too.
static ptrdiff_t read_bytes(void *user, char *to, size_t room) {
    input *in = user;
    for (;;) {
        ssize_t n = read(in->fd, to, room < (1 << 20) ? room : (1 << 20));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) in->error = errno;
        else in->run->bytes += (uint64_t)n;
        return n;
    }
}

// A document of NDJSON that cannot be checked is named by file and line, for that is where it is
// mended.
static void do_document(run *r, const char *name, uint64_t line, const assay_input *document) {
    const assay_result *result;
    assay_error error;
    r->documents++;
    if (assay_engine_run(r->engine, r->settings->command->stage, document, &result, &error) !=
        ASSAY_OK) {
        if (!error.line) error.line = line;
        say_error(name, &error);
        r->trouble = true;
        return;
    }
    r->findings |= assay_result_fails(result);
    assay_status status = assay_writer_put(r->writer, result);
    if (status == ASSAY_OK && r->interactive) status = assay_writer_flush(r->writer);
    if (status == ASSAY_WRITE_FAILED) r->output_failed = true;
    if (status == ASSAY_NO_MEMORY) {
        say("%s: memory is used up while writing: try a smaller input", name);
        r->trouble = true;
    }
}

// The source says that reading failed, errno says why.
static void say_status(input *in, assay_status status, const assay_error *error) {
    in->run->trouble = true;
    if (status == ASSAY_READ_FAILED) say("%s: %s", in->name, strerror(in->error));
    else say_error(in->name, error);
}

static void do_stream(input *in) {
    run *r = in->run;
    assay_source *source =
        assay_source_new(text_of(in->name), r->settings->from, read_bytes, in, NULL);
    if (!source) allocate(SIZE_MAX / 2); // says so and ends
    assay_input document;
    assay_error error;
    uint64_t documents = r->documents;
    bool trouble = r->trouble;
    for (assay_status status; !r->output_failed && (status = assay_source_next(
                                                        source, &document, &error)) != ASSAY_END;) {
        if (status == ASSAY_OK) do_document(r, in->name, assay_source_line(source), &document);
        else say_status(in, status, &error);
        progress(r->documents, r->bytes);
    }
    if (r->documents == documents && r->trouble == trouble && !r->output_failed) {
        say("%s: is empty: there is nothing to read", in->name);
        r->trouble = true;
    }
    assay_source_free(source);
}

static bool do_file(void *user, const char *path) {
    run *r = user;
    const assay_options *options = options_for(r->settings, path);
    if (!options) return r->trouble = true, r->stopped = true, false;
    if (options != r->options && assay_engine_configure(r->engine, options) != ASSAY_OK)
        allocate(SIZE_MAX / 2);
    r->options = options;
    bool standard = strcmp(path, "-") == 0;
    input in = {.run = r,
        .name = standard ? "-" : path,
        .fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)};
    if (in.fd < 0) {
        say("%s: %s: check the name and who may read it", path, strerror(errno));
        return r->trouble = true;
    }
    do_stream(&in);
    if (!standard) close(in.fd);
    return !r->output_failed;
}

// The writer comes first: a wrong --kinds is said before anything is read.
static bool open_run(run *r, const settings *s) {
    assay_writer_options writer = {
        .output = s->to,
        .stage = s->command->stage,
        .kinds = s->kinds ? text_of(s->kinds) : (assay_text){0},
        .width = terminal_width(),
        .color = wants_color(s->color),
    };
    assay_error error;
    *r = (run){.settings = s, .interactive = isatty(STDOUT_FILENO) == 1};
    r->writer = assay_writer_new(&writer, write_output, NULL, NULL, &error);
    if (!r->writer) return say_error("--kinds", &error), false;
    r->engine = assay_engine_new(NULL, NULL);
    if (!r->engine) allocate(SIZE_MAX / 2);
    return true;
}

// The options of the current folder are asked for even if no file will use them, so that a wrong
// option on the command line is said once and first.
int run_stage(const settings *s) {
    run r;
    if (s->files.n == 0) {
        say("%s: no FILE: name one, or - for standard input", s->command->name);
        return TROUBLE;
    }
    if (!options_for(s, "-") || !open_run(&r, s)) return TROUBLE;
    progress_start();
    visit_files(&s->files, do_file, &r, &r.trouble);
    if (!r.output_failed && !r.stopped)
        r.output_failed = assay_writer_finish(r.writer) == ASSAY_WRITE_FAILED;
    progress_clear();
    assay_writer_free(r.writer);
    assay_engine_free(r.engine);
    if (r.output_failed) return output_failed();
    if (r.trouble) return TROUBLE;
    return r.findings && !s->exit_zero ? FINDINGS : CLEAN;
}
