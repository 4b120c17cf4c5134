// The little Markdown that our own pages use comes in; lines for a terminal go out: headings lit,
// paragraphs and list items wrapped, fenced blocks and tables left as they are, with an indent. The
// pages are part of the program, so this need not bear hostile input; it is linear all the same.

#include "page.h"

#include "safe.h"

#include <string.h>

typedef struct page {
    ay_out *out;
    uint32_t width, column, indent;
    bool color, fenced, empty; // the last line was empty
} page;

static bool starts(ay_str line, const char *with) {
    size_t n = strlen(with);
    return line.len >= n && memcmp(line.at, with, n) == 0;
}

static ay_str behind(ay_str line, uint32_t n) { return (ay_str){line.at + n, line.len - n}; }

static void light(page *p, const char *code) {
    if (p->color) ay_puts(p->out, code);
}

static void end_line(page *p) {
    if (p->column == 0) return;
    ay_put_char(p->out, '\n');
    p->column = 0;
}

static void blank_line(page *p) {
    end_line(p);
    if (!p->empty) ay_put_char(p->out, '\n');
    p->empty = true;
}

// One word of running text; `code` marks are kept, for they say what is to be typed.
static void put_word(page *p, ay_str word) {
    uint32_t width = ay_safe_width(word);
    if (p->column && p->column + 1 + width > p->width) end_line(p);
    if (p->column == 0) ay_put_times(p->out, ' ', p->indent), p->column = p->indent;
    else if (p->column > p->indent) ay_put_char(p->out, ' '), p->column++;
    ay_put_safe(p->out, word);
    p->column += width;
    p->empty = false;
}

static void put_words(page *p, ay_str line) {
    for (uint32_t i = 0; i < line.len;) {
        while (i < line.len && line.at[i] == ' ') i++;
        uint32_t start = i;
        while (i < line.len && line.at[i] != ' ') i++;
        if (i > start) put_word(p, (ay_str){line.at + start, i - start});
    }
}

static void put_heading(page *p, ay_str line) {
    while (line.len && (*line.at == '#' || *line.at == ' ')) line = behind(line, 1);
    end_line(p);
    light(p, "\033[1m");
    ay_put_safe(p->out, line);
    light(p, "\033[0m");
    ay_put_char(p->out, '\n');
    p->empty = false;
}

// Examples and tables mean their line ends.
static void put_verbatim(page *p, ay_str line) {
    end_line(p);
    ay_puts(p->out, "    ");
    ay_put_safe(p->out, line);
    ay_put_char(p->out, '\n');
    p->empty = false;
}

// "```wrong 2023-05-04" opens an example that does not hold.
static void put_fence(page *p, ay_str line) {
    end_line(p);
    p->fenced = !p->fenced;
    ay_str word = behind(line, 3);
    if (!p->fenced || word.len == 0 || !(starts(word, "wrong") || starts(word, "right"))) return;
    light(p, starts(word, "wrong") ? "\033[31m" : "\033[32m");
    ay_puts(p->out, "  ");
    ay_put_safe(p->out, word);
    ay_puts(p->out, ":");
    light(p, "\033[0m");
    ay_put_char(p->out, '\n');
}

// The words of an item hang under its first word.
static void put_item(page *p, ay_str line) {
    end_line(p);
    p->indent = 0;
    put_word(p, AY_STR("-"));
    p->indent = 2;
    ay_put_char(p->out, ' ');
    p->column = 2;
    put_words(p, behind(line, 2));
}

static void put_page_line(page *p, ay_str line) {
    if (starts(line, "```")) put_fence(p, line);
    else if (p->fenced || starts(line, "|")) put_verbatim(p, line);
    else if (starts(line, "#")) p->indent = 0, put_heading(p, line);
    else if (starts(line, "- ") || starts(line, "* ")) put_item(p, line);
    else if (line.len == 0) p->indent = 0, blank_line(p);
    else put_words(p, line);
}

void ay_put_page(ay_out *out, ay_str markdown, uint32_t width, bool color) {
    page p = {.out = out, .width = width < 100 ? width : 100, .color = color, .empty = true};
    for (uint32_t i = 0; i < markdown.len;) {
        const char *end = memchr(markdown.at + i, '\n', markdown.len - i);
        uint32_t stop = end ? (uint32_t)(end - markdown.at) : markdown.len;
        put_page_line(&p, (ay_str){markdown.at + i, stop - i});
        i = stop + 1;
    }
    end_line(&p);
}
