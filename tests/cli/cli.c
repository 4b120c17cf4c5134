// The program as its users see it: in, case files; out, TAP points. A case is a command with what
// it must write and how it must end:
//
//     # a comment
//     + release.txt            a file of the case's folder, made before the command
//     + big.txt 1000           the same, with its lines repeated
//     | Exports grew 20 percent, from 100 million dollars to 150 million dollars.
//     $ COLUMNS=60 assay check release.txt
//     < a line of standard input
//     > a line of standard output
//     ! a line of standard error
//     = 1                      the exit status; 0 when it is left out
//
// No shell reads the command: words are parted at blanks, '…' keeps them together, NAME=VALUE in
// front sets the environment, which is empty otherwise. \n \t \\ \xHH in | and < lines are the
// bytes that they name; control characters in the output are shown as \xHH. Each case file has a
// folder of its own, shared by its cases. `cli ASSAY FILE...` checks; `cli --bless ASSAY FILE...`
// rewrites what is expected. A man page (.1, .5) is a case file too: commands behind "$ " in its
// literal displays, run in examples/.
#define _XOPEN_SOURCE 700
#include "../support/files.h"

#include "../tap.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct bytes {
    char *at;
    size_t n, cap;
} bytes;

static void put(bytes *b, const char *at, size_t len) {
    for (size_t i = 0; i < len; i++) {
        b->at = grown(b->at, b->n, &b->cap, 1);
        b->at[b->n++] = at[i];
    }
}

static void put_text(bytes *b, const char *text) { put(b, text, strlen(text)); }

// ---- running a command --------------------------------------------------------------------------

enum { WORDS = 64, SECONDS = 60 };

typedef struct outcome {
    bytes out, err;
    int status; // 128 + N for a signal
} outcome;

// Parts `line` into words, in place; returns their number.
static int part(char *line, char *words[WORDS]) {
    int n = 0;
    for (char *at = line; *at && n < WORDS - 1;) {
        while (*at == ' ') at++;
        if (!*at) break;
        char *to = words[n++] = at;
        for (bool quoted = false; *at && (quoted || *at != ' '); at++) {
            if (*at == '\'') quoted = !quoted;
            else *to++ = *at;
        }
        if (*at) at++;
        *to = 0;
    }
    words[n] = NULL;
    return n;
}

static _Noreturn void become(
    const char *assay, const char *folder, char *line, int in, int out, int err) {
    static char *empty[] = {NULL};
    char *words[WORDS], *environment[WORDS];
    int n = part(line, words), first = 0;
    while (first < n && strchr(words[first], '=') && words[first][0] != '-') {
        environment[first] = words[first];
        first++;
    }
    environment[first] = NULL;
    if (chdir(folder) != 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0) _exit(126);
    alarm(SECONDS);
    execve(assay, words + first, first ? environment : empty);
    _exit(127);
}

// Takes what there is from a pipe; closes it at its end.
static void drain(struct pollfd *from, bytes *to) {
    char piece[65536];
    if (from->fd < 0 || !from->revents) return;
    ssize_t n = read(from->fd, piece, sizeof piece);
    if (n > 0) {
        put(to, piece, (size_t)n);
        return;
    }
    close(from->fd);
    from->fd = -1;
}

static outcome run(const char *assay, const char *folder, const char *command, const bytes *input) {
    outcome o = {{0}, {0}, 0};
    char in_name[] = "/tmp/assay-cli-XXXXXX", *line = text_copy(command, strlen(command));
    int in = mkstemp(in_name), out[2], err[2];
    if (in < 0 || pipe(out) != 0 || pipe(err) != 0) abort();
    unlink(in_name);
    if (input->n && write(in, input->at, input->n) != (ssize_t)input->n) abort();
    lseek(in, 0, SEEK_SET);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) become(assay, folder, line, in, out[1], err[1]);
    close(in);
    close(out[1]);
    close(err[1]);
    struct pollfd from[2] = {{out[0], POLLIN, 0}, {err[0], POLLIN, 0}};
    while (from[0].fd >= 0 || from[1].fd >= 0) {
        if (poll(from, 2, -1) < 0 && errno != EINTR) abort();
        drain(&from[0], &o.out);
        drain(&from[1], &o.err);
    }
    int status;
    waitpid(child, &status, 0);
    o.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    free(line);
    return o;
}

// ---- cases --------------------------------------------------------------------------------------

// \n \t \\ \xHH -> bytes.
static void put_decoded(bytes *b, const char *at, size_t len) {
    for (size_t i = 0; i < len; i++) {
        char c = at[i], next = i + 1 < len ? at[i + 1] : 0;
        if (c == '\\' && next == 'x' && i + 3 < len) {
            char hex[3] = {at[i + 2], at[i + 3], 0};
            c = (char)strtol(hex, NULL, 16);
            i += 3;
        } else if (c == '\\' && (next == 'n' || next == 't' || next == '\\')) {
            c = next == 'n' ? '\n' : next == 't' ? '\t' : '\\';
            i++;
        }
        put(b, &c, 1);
    }
}

// Output as case lines: each with the prefix, control characters as \xHH. A last line without its
// end says so.
static void put_shown(bytes *b, const char *prefix, const bytes *output) {
    for (size_t i = 0; i < output->n;) {
        put_text(b, prefix);
        for (; i < output->n && output->at[i] != '\n'; i++) {
            unsigned char c = (unsigned char)output->at[i];
            char hex[8];
            snprintf(hex, sizeof hex, "\\x%02x", c);
            if (c < 0x20 || c == 0x7F) put_text(b, hex);
            else put(b, output->at + i, 1);
        }
        if (i == output->n) put_text(b, "\\");
        put_text(b, "\n");
        i++;
    }
}

static bytes shown(const outcome *o) {
    bytes b = {0};
    put_shown(&b, "> ", &o->out);
    put_shown(&b, "! ", &o->err);
    char status[32];
    snprintf(status, sizeof status, "= %d\n", o->status);
    if (o->status) put_text(&b, status);
    return b;
}

typedef struct reader {
    const char *assay, *folder, *file;
    bool bless;
    bytes blessed; // the case file with what was seen
    bytes command, input, want;
    bytes made; // a file's content
    char name[256];
    long times;
    int line, command_line;
} reader;

static void make_file(reader *r) {
    if (!r->name[0]) return;
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", r->folder, r->name);
    for (char *slash = path + strlen(r->folder) + 1; (slash = strchr(slash, '/')) != NULL;
         *slash++ = '/') {
        *slash = 0;
        mkdir(path, 0777);
    }
    size_t len = strlen(path);
    if (path[len - 1] != '/') {
        FILE *out = fopen(path, "wb");
        for (long i = 0; out && i < r->times; i++)
            if (r->made.n) fwrite(r->made.at, 1, r->made.n, out);
        if (!out || fclose(out) != 0) ok(false, "%s can be made", path);
    }
    r->name[0] = 0;
    r->made.n = 0;
}

static void open_file(reader *r, const char *words) {
    make_file(r);
    const char *blank = strchr(words, ' ');
    size_t len = blank ? (size_t)(blank - words) : strlen(words);
    if (len >= sizeof r->name) len = sizeof r->name - 1;
    memcpy(r->name, words, len);
    r->name[len] = 0;
    r->times = blank ? strtol(blank, NULL, 10) : 1;
}

static void show_difference(const bytes *got, const bytes *want) {
    size_t i = 0, line = 0;
    while (i < got->n && i < want->n && got->at[i] == want->at[i]) {
        i++;
        if (got->at[i - 1] == '\n') line = i;
    }
    const char *g = got->n > line ? got->at + line : "", *w = want->n > line ? want->at + line : "";
    tap_show("got ", g, strcspn(g, "\n"));
    tap_show("want", w, strcspn(w, "\n"));
}

static void finish_case(reader *r) {
    if (r->command.n == 0) return;
    put(&r->command, "", 1);
    outcome o = run(r->assay, r->folder, r->command.at, &r->input);
    bytes got = shown(&o);
    put(&got, "", 1);
    put(&r->want, "", 1);
    got.n--;
    r->want.n--;
    bool same = got.n == r->want.n && memcmp(got.at, r->want.at, got.n) == 0;
    if (r->bless) put(&r->blessed, got.at, got.n);
    else if (!ok(same, "%s:%d: %s", r->file, r->command_line, r->command.at))
        show_difference(&got, &r->want);
    free(o.out.at);
    free(o.err.at);
    free(got.at);
    r->command.n = r->input.n = r->want.n = 0;
}

static bool is_expected(char c) { return c == '>' || c == '!' || c == '='; }

static void take_line(reader *r, const char *line, size_t len) {
    char kind = len >= 2 && line[1] == ' '            ? line[0]
                : len == 1 && strchr("|<>!", line[0]) ? line[0]
                                                      : 0;
    const char *rest = len >= 2 ? line + 2 : "";
    size_t n = len >= 2 ? len - 2 : 0;
    if (r->command.n && kind != '<' && !is_expected(kind)) finish_case(r);
    if (!is_expected(kind)) {
        put(&r->blessed, line, len);
        put_text(&r->blessed, "\n");
    }
    if (kind == '$') {
        make_file(r);
        put(&r->command, rest, n);
        r->command_line = r->line;
    } else if (kind == '<') {
        put_decoded(&r->input, rest, n);
        put_text(&r->input, "\n");
    } else if (kind == '+') {
        char *words = text_copy(rest, n);
        open_file(r, words);
        free(words);
    } else if (kind == '|') {
        put_decoded(&r->made, rest, n);
        if (n && rest[n - 1] == '\\') r->made.n--; // no line end
        else put_text(&r->made, "\n");
    } else if (is_expected(kind)) {
        put(&r->want, line, len);
        if (len == 1) put_text(&r->want, " ");
        put_text(&r->want, "\n");
    }
}

// ---- man pages ----------------------------------------------------------------------------------

// A literal line of a man page as it is read: \e is a backslash, \& nothing, \- a hyphen.
static void put_unroffed(bytes *b, const char *line, size_t len) {
    for (size_t i = 0; i < len; i++) {
        if (line[i] != '\\' || i + 1 == len) put(b, line + i, 1);
        else if (line[++i] == 'e') put_text(b, "\\");
        else if (line[i] != '&') put(b, line + i, 1);
    }
}

static void put_roffed(bytes *b, const bytes *output) {
    bool start = true;
    for (size_t i = 0; i < output->n; i++) {
        char c = output->at[i];
        if (start && (c == '.' || c == '\'')) put_text(b, "\\&");
        if (c == '\\') put_text(b, "\\e");
        else put(b, &c, 1);
        start = c == '\n';
    }
}

// What a page shows of a command: standard output, and the status when it asks for it.
static void finish_example(reader *r, bool status) {
    if (r->command.n == 0) return;
    put(&r->command, "", 1);
    outcome o = run(r->assay, r->folder, r->command.at, &r->input);
    bytes got = {0};
    char line[64];
    snprintf(line, sizeof line, "$ echo $?\n%d\n", o.status);
    put_roffed(&got, &o.out);
    if (status) put_text(&got, line);
    bytes plain = {0};
    put_unroffed(&plain, got.at, got.n);
    bool same =
        plain.n == r->want.n && (plain.n == 0 || memcmp(plain.at, r->want.at, plain.n) == 0);
    if (r->bless) put(&r->blessed, got.at, got.n);
    else if (!ok(same, "%s:%d: %s", r->file, r->command_line, r->command.at))
        show_difference(&plain, &r->want);
    free(o.out.at);
    free(o.err.at);
    free(got.at);
    free(plain.at);
    r->command.n = r->want.n = 0;
}

static bool starts(const char *line, size_t len, const char *with) {
    return len >= strlen(with) && memcmp(line, with, strlen(with)) == 0;
}

// Commands in literal displays are cases; lines of output are dropped from what is blessed, for
// they are written anew.
static void read_page(reader *r, const file *page) {
    bool literal = false, status = false;
    for (size_t i = 0, len; i < page->len; i += len + 1, r->line++) {
        const char *line = page->at + i, *end = memchr(line, '\n', page->len - i);
        len = end ? (size_t)(end - line) : page->len - i;
        bool echo = literal && r->command.n && starts(line, len, "$ echo $?");
        bool command = literal && !echo && starts(line, len, "$ ");
        if (command || starts(line, len, ".Ed")) finish_example(r, status), status = false;
        if (starts(line, len, ".Bd -literal")) literal = true;
        if (starts(line, len, ".Ed")) literal = false;
        status |= echo;
        if (literal && r->command.n && !command) {
            put_unroffed(&r->want, line, len);
            put_text(&r->want, "\n");
            continue;
        }
        put(&r->blessed, line, len);
        put_text(&r->blessed, "\n");
        if (command) put_unroffed(&r->command, line + 2, len - 2), r->command_line = r->line;
    }
    finish_example(r, status);
}

static void read_cases(reader *r, const file *f) {
    for (size_t i = 0; i < f->len; r->line++) {
        const char *end = memchr(f->at + i, '\n', f->len - i);
        size_t len = end ? (size_t)(end - f->at) - i : f->len - i;
        take_line(r, f->at + i, len);
        i += len + 1;
    }
    finish_case(r);
}

// ---- the whole ----------------------------------------------------------------------------------

static bool is_page(const char *path) {
    size_t n = strlen(path);
    return n > 2 && path[n - 2] == '.' && path[n - 1] >= '1' && path[n - 1] <= '9';
}

static void remove_folder(const char *folder) {
    pid_t child = fork();
    if (child == 0) {
        execlp("rm", "rm", "-rf", folder, (char *)NULL);
        _exit(127);
    }
    waitpid(child, NULL, 0);
}

static void check_file(const char *assay, const char *path, bool bless) {
    file f;
    if (!file_read(path, &f)) {
        ok(false, "%s can be read", path);
        return;
    }
    char folder[] = "/tmp/assay-cli-XXXXXX";
    bool page = is_page(path);
    if (!page && !mkdtemp(folder)) abort();
    reader r = {.assay = assay,
        .folder = page ? "examples" : folder,
        .file = path,
        .bless = bless,
        .line = 1,
        .times = 1};
    if (page) read_page(&r, &f);
    else read_cases(&r, &f);
    if (bless && !file_write(path, r.blessed.at, r.blessed.n)) ok(false, "%s can be written", path);
    if (!page) remove_folder(folder);
    bytes *const all[] = {&r.blessed, &r.command, &r.input, &r.want, &r.made};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i]->at);
    free(f.path);
    free(f.at);
}

int main(int argc, char **argv) {
    bool bless = argc > 1 && strcmp(argv[1], "--bless") == 0;
    char assay[PATH_MAX];
    int first = bless ? 2 : 1;
    if (argc <= first || !realpath(argv[first], assay)) {
        fputs("usage: cli [--bless] ASSAY FILE...\n", stderr);
        return 2;
    }
    for (int i = first + 1; i < argc; i++) check_file(assay, argv[i], bless);
    return bless ? 0 : done();
}
