// Golden cases: files of groups between blank lines. A group is an optional line `@ YYYY-MM-DD`
// (the document's date), a text line, and the expected lines. Lines that start with '#' are
// comments. In the text line \n \t \\ \xHH stand for the bytes they name; `!known ` in front of it
// marks a case that is known to fail.
#ifndef TESTS_SUPPORT_CASES_H
#define TESTS_SUPPORT_CASES_H

#include "base/calendar.h"
#include "files.h"

typedef struct piece {
    const char *at;
    size_t len;
} piece; // somebody else's bytes

typedef struct golden_case {
    const file *from;
    int line;    // of the text line
    ay_day date; // AY_NO_DAY when not given
    bool known;  // known to fail
    piece label; // the text line as written
    char *text;
    size_t len; // the text itself
    piece *want;
    size_t n_want, cap_want;
    size_t want_start, want_end; // the expected lines' bytes in the file (empty behind the text
                                 // line when there are none)
} golden_case;

typedef struct case_list {
    golden_case *at;
    size_t n, cap;
} case_list;

// Adds the cases of one file. False, with a message in *error, when a line makes no sense.
bool cases_read(case_list *list, const file *from, const char **error);
void cases_release(case_list *list);

#endif
