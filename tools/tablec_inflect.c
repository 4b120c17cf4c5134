// A verb as a table has it -> its forms. The first word is inflected, the rest stands behind it:
// "call on" is "calls on", "called on", "calling on". Regular verbs need nothing but their base;
// others give past, participle and the form in -ing behind strokes, as far as they are irregular:
// "plan/planned", "give/gave/given up", "die/died/died/dying". A past with a doubled consonant
// doubles it before -ing too, and so does a verb with a past of its own that ends like "cut" or
// "begin"; of regular verbs only the table knows where the stress is ("permit", "offer").
#include "tablec.h"

#include <string.h>

static bool ends(ay_str word, const char *with) {
    size_t n = strlen(with);
    return word.len >= n && memcmp(word.at + word.len - n, with, n) == 0;
}

static bool vowel(char c) { return memchr("aeiou", c, 5) != NULL; }

// A consonant before the last letter: "carry", not "obey".
static bool behind_consonant(ay_str word) { return word.len > 1 && !vowel(word.at[word.len - 2]); }

// The word without its last `cut` letters, with an ending.
static ay_str form(tablec *self, ay_str word, uint32_t cut, const char *ending, ay_str rest) {
    return ay_textf(
        self->arena, "%.*s%s%.*s", (int)(word.len - cut), word.at, ending, (int)rest.len, rest.at);
}

static ay_str third(tablec *self, ay_str base, ay_str rest) {
    if (ends(base, "y") && behind_consonant(base)) return form(self, base, 1, "ies", rest);
    bool hiss = ends(base, "s") || ends(base, "x") || ends(base, "z") || ends(base, "ch") ||
                ends(base, "sh") || (ends(base, "o") && behind_consonant(base));
    return form(self, base, 0, hiss ? "es" : "s", rest);
}

static ay_str past(tablec *self, ay_str base, ay_str rest) {
    if (ends(base, "e")) return form(self, base, 0, "d", rest);
    if (ends(base, "y") && behind_consonant(base)) return form(self, base, 1, "ied", rest);
    return form(self, base, 0, "ed", rest);
}

// One consonant behind one vowel: "cut", "begin", "quit"; not "draw", "eat", "send".
static bool ends_short(ay_str word) {
    if (word.len < 3) return false;
    const char *last = word.at + word.len - 1;
    bool glide = last[-2] == 'u' && word.len > 3 && last[-3] == 'q';
    return !vowel(*last) && !memchr("wxy", *last, 3) && vowel(last[-1]) &&
           (!vowel(last[-2]) || glide);
}

static bool starts(ay_str word, ay_str with) {
    return word.len >= with.len && memcmp(word.at, with.at, with.len) == 0;
}

// Does the last consonant double before -ing? `given` is the past if the table has one.
static bool doubles(ay_str base, ay_str given) {
    if (given.len == 0) return false;
    bool regular = ends(given, "ed") && starts(given, base) && given.len > base.len;
    if (!regular) return ends_short(base); // "began", "shed"
    return given.len == base.len + 3 && given.at[base.len] == base.at[base.len - 1];
}

static ay_str gerund(tablec *self, ay_str base, ay_str given, ay_str rest) {
    if (doubles(base, given)) {
        char ending[] = {base.at[base.len - 1], 'i', 'n', 'g', 0};
        return form(self, base, 0, ending, rest);
    }
    if (ends(base, "ie")) return form(self, base, 2, "ying", rest);
    bool silent = ends(base, "e") && base.len > 2 && !ends(base, "ee") && !ends(base, "oe") &&
                  !ends(base, "ye");
    return form(self, base, silent, "ing", rest);
}

void tablec_inflect(tablec *self, ay_str phrase, ay_str out[TABLEC_VERB_FORMS]) {
    uint32_t end = 0;
    while (end < phrase.len && phrase.at[end] != ' ') end++;
    ay_str rest = {phrase.at + end, phrase.len - end}, given[4] = {{0}};
    for (uint32_t i = 0, start = 0, n = 0; i <= end && n < 4; i++) {
        if (i < end && phrase.at[i] != '/') continue;
        given[n++] = (ay_str){phrase.at + start, i - start};
        start = i + 1;
    }
    out[0] = form(self, given[0], 0, "", rest);
    out[1] = third(self, given[0], rest);
    out[2] = given[1].len ? form(self, given[1], 0, "", rest) : past(self, given[0], rest);
    out[3] = given[2].len ? form(self, given[2], 0, "", rest) : (ay_str){0};
    if (tablec_same(out[2], out[3])) out[3].len = 0; // told from the past by what stands before it
    out[4] =
        given[3].len ? form(self, given[3], 0, "", rest) : gerund(self, given[0], given[1], rest);
}
