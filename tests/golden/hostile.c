// Texts that ask for too much: short pieces repeated to a quarter of a megabyte, in one paragraph, so
// that whatever looks around in a sentence, a clause or a list would look around in all of it. Each must
// be through all stages in seconds of processor time: work that grows with the square of the text's
// length takes minutes. One TAP point a text.
#include "../support/pipeline.h"

#include "../tap.h"

#include <stdlib.h>
#include <time.h>

#if defined(__SANITIZE_ADDRESS__)
enum { SECONDS = 20 };
#else
enum { SECONDS = 3 };
#endif
enum { LENGTH = 256 << 10 };

static const char *const pieces[] = {
    "(",
    "\"",
    "a",
    "1",
    "1 ",
    "1,",
    "1-",
    "%",
    "\xe2\x80\x9c",
    "one hundred and ",
    "1,000 million dollars, ",
    "5 percent and ",
    "from 3 to 4 ",
    "5 (6 (7 ",
    "Exports rose 20 percent from 100 to 150 and ",
    "of which 5 percent, 6 percent, the rest ",
    "said he said \"five\" and 5 million people ",
    "Xi Jinping, President of China, said \"it\" and ",
    "China and Kazakhstan and the European Union, ",
    "Monday, March 5, 2024, from 3 May to 4 June 2021 to ",
    "the year before the year earlier last year ",
    "first second third both three of the five one in five a third ",
    "1.2 billion yuan ($170 million) or ",
    "January, February, March, ",
    "- 5 tonnes\n",
    "1. 5 tonnes\n",
    "A: 5\n\n",
    "assay:ignore weekday x\n",
    "http://example.org/2024/05/06/",
    "Mr. J. R. ",
    "\n\n5%\n\n",
};

static const char *const markup[] = {
    "<div>",
    "<p>a&amp;b <b>5%</b> <i>",
    "<table><tr><td>5%<td>",
    "<a href=x>y</a>",
    "<!--",
    "<script>",
    "&#",
    "</p>",
    "<li>5 tonnes",
    "<h1>5%</h1>",
};

static void run_repeated(pipeline *p, const char *piece, ay_format format) {
    size_t len = strlen(piece), n = LENGTH / len;
    char *text = malloc(n * len);
    if (!text) abort();
    for (size_t i = 0; i < n; i++) memcpy(text + i * len, piece, len);
    clock_t start = clock();
    pipeline_run(p, (ay_str){text, (uint32_t)(n * len)}, format, STAGE_CHECK);
    double took = (double)(clock() - start) / CLOCKS_PER_SEC;
    char label[64];
    snprintf(label, sizeof label, "%s", piece);
    for (char *c = label; *c; c++)
        if (*c == '\n') *c = '/';
    if (!ok(took < SECONDS, "again and again: %s", label)) printf("#   %.1f seconds\n", took);
    free(text);
}

int main(void) {
    pipeline p;
    pipeline_init(&p);
    p.given = (ay_given){.name = AY_STR("hostile"), .date = 19000};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        run_repeated(&p, pieces[i], AY_FORMAT_TEXT);
    for (size_t i = 0; i < sizeof markup / sizeof *markup; i++)
        run_repeated(&p, markup[i], AY_FORMAT_HTML);
    pipeline_release(&p);
    return done();
}
