// Numbers as they are printed, without their unit. In: a token. Out: the value, and the worth of
// its last printed digit. numeral.c reads digits, spelt.c words, read.c either.
#ifndef AY_SPOT_NUMERAL_H
#define AY_SPOT_NUMERAL_H

#include "../spot.h"

typedef struct ay_numeral {
    uint32_t first, end; // tokens
    ay_dec value, ulp;   // ulp: the worth of its last printed digit, 0 when it has none ("a third")
    int32_t zeros;       // trailing zeros in front of the point (for the loose reading)
    uint32_t flags;      // AY_QF_…
    bool ordinal, multiple, vague;
    ay_dec high;         // vague: from value to high
    ay_dec of;           // one in N
    bool letter;         // its scale is a letter that touches it
} ay_numeral;

// Can a number start at token i? Most tokens say no at once: digits can, and number words, with an
// article or "every" in front of them.
static inline bool ay_numeral_may_start(const ay_text *text, uint32_t i) {
    return text->tokens[i].kind == AY_TOK_NUMBER ||
           ay_tables_may(text, i, ay_table_bit(AY_TABLE_NUMBER)) ||
           ay_cues_may(text, i, ay_cue_bit(AY_CUE_EVERY) | ay_cue_bit(AY_CUE_ARTICLE));
}
// Reads a number that starts at token i; false when there is none.
bool ay_numeral_read(const ay_text *text, uint32_t i, uint32_t end, ay_numeral *out);

// ---- what the files share -------------------------------------------------------------------

typedef struct ay_scan {
    const ay_text *text;
    uint32_t low, end; // nothing before `low` or from `end` on is looked at
} ay_scan;

// The row of numbers.tsv at token i whose kind is in the mask (1 << AY_NUM_…); NULL for none.
const struct ay_number *ay_number_at(const ay_scan *scan, uint32_t i, uint32_t kinds, uint32_t *n);
ay_dec ay_number_value(const struct ay_number *row);

bool ay_numeral_digits(const ay_scan *scan, uint32_t i, ay_numeral *out); // without a scale
void ay_numeral_scale(const ay_scan *scan, ay_numeral *x);                // scale words behind x
bool ay_length_follows(const ay_text *text, uint32_t i, uint32_t end); // "… and 1ft", "… x 4m"

// A number below a hundred thousand that grows word by word ("two hundred and fifty-five").
typedef struct ay_wordsum {
    int64_t value;
    uint32_t end;
    bool any, unit, ten, hundred; // what it has already
} ay_wordsum;

// Words and sums of them. (word.c)
// Groups with falling scales, without a point; `bare`: a hundred may open them.
bool ay_groups_read(const ay_scan *scan, uint32_t i, bool bare, ay_numeral *out);
// An ordinal's words whose last is of one of the kinds: ORDINAL, PARTS, QUARTER. `bare`: a hundred
// may open it. AY_QF_SCALED: its last word was multiplied ("five hundredth").
bool ay_ordinal_words(
    const ay_scan *scan, uint32_t i, uint32_t kinds, bool bare, ay_numeral *out);
void ay_wordsum_read(const ay_scan *scan, ay_wordsum *g); // adds the words at g->end on
// The power of ten of the scale words at i: "hundred thousand", "lakh crore"; 0 for none.
int32_t ay_scales_read(const ay_scan *scan, uint32_t i, uint32_t *end);

// Parts. (part.c)
void ay_numeral_divide(ay_numeral *x, ay_dec a, ay_dec b, uint32_t end);     // x is a part: a / b
bool ay_numeral_halves(const ay_scan *scan, uint32_t i, ay_numeral *out);    // "half a million"
bool ay_numeral_parts(const ay_scan *scan, uint32_t i, ay_numeral *out);     // "two-thirds"
bool ay_numeral_half(const ay_scan *scan, ay_numeral *x);   // "two and a half": x is the two

// Ratios. (ratio.c)
bool ay_numeral_one_over(const ay_scan *scan, ay_numeral *x); // "1 over 3": x is the 1
bool ay_numeral_one_in(const ay_scan *scan, ay_numeral *x); // "3 out of 5": x is the 3
bool ay_numeral_every(const ay_scan *scan, uint32_t i, ay_numeral *out); // "every second clinic"

// Whichever it is. (spelt.c)
bool ay_numeral_words(const ay_scan *scan, uint32_t i, ay_numeral *out);

static inline bool ay_touches(const ay_text *t, uint32_t i) { // no space before token i
    return i < t->n_tokens && !(t->tokens[i].flags & AY_TOK_SPACE);
}
static inline bool ay_hyphen(const ay_text *t, uint32_t i) { // joins the tokens on its two sides
    return ay_mark(t, i) == '-' && ay_touches(t, i) && ay_touches(t, i + 1);
}

// The row of a table's longest phrase at token i in one key column (255: any), -1 for none.
int32_t ay_phrase_column(
    const ay_text *text, uint32_t i, uint8_t table, uint8_t column, uint32_t *n);

#endif
