// The public interface, as a program that embeds it uses it: arguments that are wrong, memory that
// runs out at every place in turn, streams in pieces of any size.
#include <assay/assay.h>

#include "../tap.h"

#include <stdlib.h>

static assay_text text_of(const char *s) { return (assay_text){s, strlen(s)}; }

static const char wrong[] =
    "Exports grew 20 percent, from 100 million dollars to 150 million dollars.";

// ---- writing and reading ------------------------------------------------------------------------

typedef struct sink {
    char at[1 << 20];
    size_t n;
} sink;

static bool take(void *user, const char *at, size_t len) {
    sink *s = user;
    if (len > sizeof s->at - 1 - s->n) return false;
    memcpy(s->at + s->n, at, len);
    s->at[s->n += len] = 0;
    return true;
}

typedef struct stream {
    const char *at;
    size_t left, piece, repeat; // all of it comes `repeat` times more
    size_t len;
} stream;

static ptrdiff_t give(void *user, char *to, size_t room) {
    stream *s = user;
    if (s->left == 0 && s->repeat) {
        s->repeat--;
        s->at -= s->len;
        s->left = s->len;
    }
    size_t n = s->left < s->piece ? s->left : s->piece;
    if (n > room) n = room;
    memcpy(to, s->at, n);
    s->at += n;
    s->left -= n;
    return (ptrdiff_t)n;
}

static ptrdiff_t fail_to_give(void *user, char *to, size_t room) {
    (void)user, (void)to, (void)room;
    return -1;
}

static stream stream_of(const char *text, size_t piece) {
    return (stream){.at = text, .left = strlen(text), .piece = piece, .len = strlen(text)};
}

// ---- engine and result --------------------------------------------------------------------------

static void test_finding(void) {
    assay_engine *engine = assay_engine_new(NULL, NULL);
    assay_input input = {.name = text_of("note"), .bytes = text_of(wrong)};
    const assay_result *result;
    assay_error error;
    is_int(assay_engine_run(engine, ASSAY_CHECK, &input, &result, &error), ASSAY_OK,
        "a text is checked");
    is_int(assay_result_findings(result), 1, "one finding");
    assay_finding finding;
    assay_evidence evidence;
    assay_text fits;
    ok(assay_result_finding(result, 0, &finding) && strcmp(finding.rule, "growth-levels") == 0,
        "its rule");
    is_int(finding.severity, ASSAY_ERROR, "its severity");
    is_int(finding.n_evidence, 3, "the claim and two operands");
    ok(assay_result_evidence(result, 0, 1, &evidence) && strcmp(evidence.role, "before") == 0,
        "a role");
    ok(evidence.place.start == 30 && evidence.place.end == 49 && evidence.place.column == 31,
        "its place in bytes and columns");
    ok(assay_result_fits(result, 0, 0, &fits) && fits.len > 0, "a reading that fits");
    ok(assay_result_fails(result), "it fails the run");
    is_int(assay_result_coverage(result).figures, 3, "three figures");
    ok(!assay_result_finding(result, 1, &finding) &&
            !assay_result_evidence(result, 0, 3, &evidence) &&
            !assay_result_fits(result, 0, 9, &fits),
        "nothing behind the last");
    assay_engine_free(engine);
}

static void test_arguments(void) {
    assay_engine *engine = assay_engine_new(NULL, NULL);
    assay_input input = {.name = text_of("note"), .bytes = text_of("text")};
    const assay_result *result;
    assay_error error;
    is_int(assay_engine_run(NULL, ASSAY_CHECK, &input, &result, &error), ASSAY_BAD_ARGUMENT,
        "no engine");
    is_int(
        assay_engine_run(engine, ASSAY_CHECK, NULL, &result, NULL), ASSAY_BAD_ARGUMENT, "no input");
    input.format = ASSAY_FROM_NDJSON;
    is_int(assay_engine_run(engine, ASSAY_CHECK, &input, &result, &error), ASSAY_BAD_ARGUMENT,
        "NDJSON");
    input.format = ASSAY_FROM_GUESS;
    input.date = text_of("2024-02-30");
    is_int(
        assay_engine_run(engine, ASSAY_CHECK, &input, &result, &error), ASSAY_BAD_INPUT, "no day");
    ok(result == NULL, "no result on an error");
    input.date = (assay_text){0};
    input.bytes = (assay_text){0};
    is_int(
        assay_engine_run(engine, ASSAY_CHECK, &input, &result, &error), ASSAY_BAD_INPUT, "empty");
    input.bytes = text_of("text");
    is_int(assay_engine_run(engine, ASSAY_READ, &input, &result, &error), ASSAY_OK, "still usable");
    sink *out = calloc(1, sizeof *out);
    assay_writer_options check = {.output = ASSAY_TO_GCC, .stage = ASSAY_CHECK};
    assay_writer *writer = assay_writer_new(&check, take, out, NULL, &error);
    is_int(assay_writer_put(writer, result), ASSAY_BAD_ARGUMENT, "a result of too early a stage");
    is_int(assay_writer_finish(writer), ASSAY_OK, "an output without documents");
    is_int(assay_writer_finish(writer), ASSAY_BAD_ARGUMENT, "an output ends once");
    assay_writer_free(writer);
    check.output = ASSAY_TO_CSV;
    ok(!assay_writer_new(&check, take, out, NULL, &error) && error.status == ASSAY_BAD_ARGUMENT,
        "an output that the stage does not have");
    ok(!assay_source_new(text_of("x"), ASSAY_FROM_TEXT, NULL, NULL, NULL), "a source of nothing");
    is_int(assay_options_date(NULL, text_of("2024-01-01"), NULL), ASSAY_BAD_ARGUMENT, "no options");
    assay_options_free(NULL), assay_engine_free(NULL), assay_source_free(NULL),
        assay_writer_free(NULL);
    assay_engine_free(engine);
    free(out);
}

// ---- sources ------------------------------------------------------------------------------------

static void count_documents(const char *name, const char *text, size_t piece, int good, int bad) {
    stream s = stream_of(text, piece);
    assay_source *source = assay_source_new(text_of("s"), ASSAY_FROM_GUESS, give, &s, NULL);
    assay_input input;
    int n[2] = {0, 0};
    for (assay_status status; (status = assay_source_next(source, &input, NULL)) != ASSAY_END;)
        n[status != ASSAY_OK]++;
    ok(n[0] == good && n[1] == bad, "%s in pieces of %d: %d and %d", name, (int)piece, n[0], n[1]);
    assay_source_free(source);
}

static void test_sources(void) {
    static const size_t pieces[] = {1, 2, 3, 7, 64, 100000};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        count_documents("lines",
            "{\"text\":\"a\"}\n\r\n \n{\"text\":\"b\"}\r\n{\"text\"\n{\"text\":\"c\"}", pieces[i],
            3, 1);
        count_documents("a mark first", "\xEF\xBB\xBF{\"text\":\"a\"}\n", pieces[i], 1, 0);
        count_documents("a text", "One line.\nAnd another.\n", pieces[i], 1, 0);
    }
    // A line of 70 MB is passed over, the one behind it is read.
    char *filler = malloc(1000001);
    memset(filler, 'x', 1000000);
    filler[1000000] = 0;
    stream s = stream_of(filler, 1 << 20);
    s.repeat = 69;
    assay_source *source = assay_source_new(text_of("s"), ASSAY_FROM_NDJSON, give, &s, NULL);
    assay_input input;
    assay_error error;
    is_int(assay_source_next(source, &input, &error), ASSAY_BAD_INPUT, "a line above 64 MiB");
    is_int(error.line, 1, "its number");
    is_int(assay_source_next(source, &input, &error), ASSAY_END, "nothing behind it");
    assay_source_free(source);
    free(filler);
    source = assay_source_new(text_of("s"), ASSAY_FROM_TEXT, fail_to_give, NULL, NULL);
    is_int(assay_source_next(source, &input, &error), ASSAY_READ_FAILED, "reading fails");
    is_int(assay_source_next(source, &input, &error), ASSAY_END, "and has ended");
    assay_source_free(source);
}

// ---- memory that runs out -----------------------------------------------------------------------

typedef struct meter {
    long left, live; // allocations until one fails; blocks that are held
} meter;

static void *metered(void *user, void *block, size_t size) {
    meter *m = user;
    if (size == 0) {
        m->live -= block != NULL;
        free(block);
        return NULL;
    }
    if (m->left-- <= 0) return NULL;
    m->live += block == NULL;
    return realloc(block, size);
}

// Everything that the program does to one stream; false when memory ran out on the way.
static bool whole_run(const assay_memory *memory, assay_output output, sink *out) {
    stream s = stream_of("{\"text\":\"Exports grew 20 percent, from $100 to $150.\"}\n", 1000);
    assay_error error;
    assay_writer_options how = {.output = output, .stage = ASSAY_CHECK};
    assay_options *options = assay_options_new(memory);
    assay_engine *engine = options ? assay_engine_new(options, memory) : NULL;
    assay_source *source = assay_source_new(text_of("s"), ASSAY_FROM_GUESS, give, &s, memory);
    assay_writer *writer = assay_writer_new(&how, take, out, memory, &error);
    bool good = options && engine && source && writer;
    assay_input input;
    const assay_result *result;
    good = good && assay_options_config(options, text_of("[rules]\nweekday = \"off\"\n"), &error) ==
                       ASSAY_OK;
    good = good && assay_engine_configure(engine, options) == ASSAY_OK;
    good = good && assay_source_next(source, &input, &error) == ASSAY_OK;
    good = good && assay_engine_run(engine, ASSAY_CHECK, &input, &result, &error) == ASSAY_OK;
    good = good && assay_writer_put(writer, result) == ASSAY_OK;
    good = good && assay_writer_finish(writer) == ASSAY_OK;
    assay_writer_free(writer);
    assay_source_free(source);
    assay_engine_free(engine);
    assay_options_free(options);
    return good;
}

static void test_memory(void) {
    static const assay_output outputs[] = {
        ASSAY_TO_TERMINAL, ASSAY_TO_NDJSON, ASSAY_TO_SARIF, ASSAY_TO_GITHUB};
    sink *out = calloc(1, sizeof *out), *full = calloc(1, sizeof *full);
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        bool leaked = false, good = false;
        long n = 0;
        full->n = 0;
        whole_run(NULL, outputs[i], full);
        for (; !good && n < 10000; n++) {
            meter m = {.left = n};
            assay_memory memory = {metered, &m};
            out->n = 0;
            good = whole_run(&memory, outputs[i], out);
            leaked |= m.live != 0;
        }
        ok(good && !leaked, "output %d: each of %ld allocations may fail", (int)outputs[i], n - 1);
        ok(out->n == full->n && memcmp(out->at, full->at, out->n) == 0,
            "and the last run is whole");
    }
    free(out);
    free(full);
}

// ---- words --------------------------------------------------------------------------------------

static void test_words(void) {
    static const char *const list[] = {"check", "read", "spot", "facts"};
    is_str(assay_nearest(text_of("chekc"), list, 4), "check", "two letters swapped");
    is_str(assay_nearest(text_of("sport"), list, 4), "spot", "a letter too many");
    ok(!assay_nearest(text_of("zebra"), list, 4) && !assay_nearest(text_of(""), list, 4),
        "nothing near");
    assay_rule rule;
    const char *nearest;
    ok(assay_rule_find(text_of("weekday"), &rule, &nearest) && rule.severity == ASSAY_ERROR,
        "a rule");
    ok(!assay_rule_find(text_of("week-day"), &rule, &nearest) && strcmp(nearest, "weekday") == 0,
        "its nearest");
    assay_severity severity = ASSAY_OFF;
    ok(assay_severity_find(text_of("note"), &severity) && severity == ASSAY_NOTE, "a severity");
    ok(!assay_severity_find(text_of("Note"), &severity), "no severity");
}

int main(void) {
    test_finding();
    test_arguments();
    test_sources();
    test_memory();
    test_words();
    return done();
}
