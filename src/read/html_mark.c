// What the class, id, role and itemprop of an element say of it: words of data/markup.tsv, found in
// names such as "articleBody", "related-posts" and "td_post__content". The order of the table's
// kinds decides when several speak.

#include "html.h"

#include "../base/utf8.h"

#include <string.h>

enum { WORDS = 32, BYTES = 400, WORD = 24 };

// gumbo has decoded the value; it lives in the arena.
ay_str ay_html_attribute(const GumboNode *element, const char *name) {
    const GumboAttribute *a = gumbo_get_attribute(&element->v.element.attributes, name);
    return a ? (ay_str){a->value, (uint32_t)strlen(a->value)} : AY_STR("");
}

static bool lower(char c) { return c >= 'a' && c <= 'z'; }
static bool upper(char c) { return c >= 'A' && c <= 'Z'; }

// Splits a name into words with their numbers; 0 stands between two names and for unknown words.
static uint32_t split(ay_str names, ay_word words[WORDS]) {
    uint32_t n = 0, len = names.len < BYTES ? names.len : BYTES;
    for (uint32_t i = 0; i < len && n < WORDS;) {
        char folded[WORD];
        uint32_t k = 0, start = i;
        while (i < len && (lower(names.at[i]) || upper(names.at[i]))) {
            if (i > start && upper(names.at[i]) && lower(names.at[i - 1])) break;
            if (k < WORD) folded[k++] = (char)(names.at[i] | 0x20);
            i++;
        }
        if (i > start) words[n++] = i - start <= WORD ? ay_word_find(folded, k) : 0;
        else if (names.at[i++] == ' ' && n && words[n - 1])
            words[n++] = 0; // a phrase does not run over two names
    }
    return n;
}

// The mark that a phrase gives, 0 when it is none of the table's.
static uint8_t mark_of_state(ay_state state) {
    uint32_t n;
    const ay_sense *s = ay_lexicon_senses(state, &n);
    for (uint32_t k = 0; k < n; k++)
        if (s[k].table == AY_TABLE_MARKUP) return (uint8_t)ay_markup_rows[s[k].row].mark;
    return 0;
}

// The mark of the longest phrase at word i; *used is its number of words.
static uint8_t longest(const ay_word *words, uint32_t n, uint32_t i, uint32_t *used) {
    uint8_t found = 0;
    *used = 1;
    ay_state state = ay_lexicon_enter(words[i]);
    for (uint32_t k = i; state && k < n; state = ++k < n ? ay_lexicon_step(state, words[k]) : 0) {
        uint8_t mark = mark_of_state(state);
        if (mark) found = mark, *used = k - i + 1;
    }
    return found;
}

static uint8_t first_of(
    uint8_t a, uint8_t b) { // the kinds stand in the table in the order in which they count
    return a == 0 || (b && b < a) ? b : a;
}

// Not shown: the attribute hidden, or a style that says so.
static bool hidden(const GumboNode *element) {
    static const char *const styles[] = {
        "display:none", "display: none", "visibility:hidden", "visibility: hidden"};
    const GumboVector *attributes = &element->v.element.attributes;
    if (gumbo_get_attribute(attributes, "hidden")) return true;
    const GumboAttribute *style = gumbo_get_attribute(attributes, "style");
    for (size_t k = 0; style && k < sizeof styles / sizeof *styles; k++)
        if (strstr(style->value, styles[k])) return true;
    return false;
}

uint8_t ay_html_mark(const GumboNode *element) {
    static const char *const names[] = {"class", "id", "role", "itemprop"};
    uint8_t mark = hidden(element) ? AY_MARK_LAYER : 0;
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        ay_word words[WORDS];
        uint32_t n = split(ay_html_attribute(element, names[k]), words), used;
        for (uint32_t i = 0; i < n; i += used) mark = first_of(mark, longest(words, n, i, &used));
    }
    return mark;
}
