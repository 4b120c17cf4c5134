// Golden case files -> cases. The expected lines keep their place in the file, so that they can be
// rewritten ("blessed") without touching a comment or a text. The trap: comments may stand between
// expected lines, and belong to the group all the same.
#include "cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static char *unescape(piece line, size_t *len) {
    char *out = text_copy(line.at, line.len);
    size_t n = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.at[i], next = i + 1 < line.len ? line.at[i + 1] : 0;
        if (c == '\\' && next == 'x' && i + 3 < line.len && hex(line.at[i + 2]) >= 0 &&
            hex(line.at[i + 3]) >= 0) {
            c = (char)(hex(line.at[i + 2]) * 16 + hex(line.at[i + 3]));
            i += 3;
        } else if (c == '\\' && (next == 'n' || next == 't' || next == '\\')) {
            c = next == 'n' ? '\n' : next == 't' ? '\t' : '\\';
            i++;
        }
        out[n++] = c;
    }
    out[n] = 0;
    *len = n;
    return out;
}

static bool starts(piece line, const char *with) {
    return line.len >= strlen(with) && memcmp(line.at, with, strlen(with)) == 0;
}

static void open_case(case_list *list, const file *from, int line, ay_day date, piece text) {
    static const char known[] = "!known ";
    golden_case one = {.from = from, .line = line, .date = date, .known = starts(text, known)};
    if (one.known) text = (piece){text.at + strlen(known), text.len - strlen(known)};
    one.label = text;
    one.text = unescape(text, &one.len);
    one.want_start = one.want_end = (size_t)(text.at + text.len - from->at) + 1;
    list->at = grown(list->at, list->n, &list->cap, sizeof *list->at);
    list->at[list->n++] = one;
}

static void add_want(golden_case *to, piece line) {
    to->want = grown(to->want, to->n_want, &to->cap_want, sizeof *to->want);
    to->want[to->n_want++] = line;
    to->want_end = (size_t)(line.at + line.len - to->from->at) + 1;
}

bool cases_read(case_list *list, const file *from, const char **error) {
    static char message[512];
    *error = message;
    bool open = false;
    ay_day date = AY_NO_DAY;
    int number = 0;
    for (size_t at = 0; at < from->len;) {
        const char *end = memchr(from->at + at, '\n', from->len - at);
        piece line = {from->at + at, end ? (size_t)(end - from->at) - at : from->len - at};
        at += line.len + 1;
        number++;
        if (line.len == 0) {
            open = false;
            date = AY_NO_DAY;
        } else if (line.at[0] == '#') {
            continue;
        } else if (open) {
            add_want(&list->at[list->n - 1], line);
        } else if (starts(line, "@ ")) {
            if (!ay_day_parse(line.at + 2, line.len - 2, &date)) {
                snprintf(message, sizeof message, "%s:%d: found \"%.*s\", wanted \"@ YYYY-MM-DD\"",
                    from->path, number, (int)line.len, line.at);
                return false;
            }
        } else {
            open_case(list, from, number, date, line);
            open = true;
        }
    }
    return true;
}

void cases_release(case_list *list) {
    for (size_t i = 0; i < list->n; i++) {
        free(list->at[i].text);
        free(list->at[i].want);
    }
    free(list->at);
    *list = (case_list){0};
}
