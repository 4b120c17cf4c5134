// Numbers in digits. In: a token. Out: the value as printed and the worth of its last digit. Digits
// may be grouped ("1,234,567", "4,15,000", "5 000 000"); scale words or letters follow them
// ("4.2bn", "1.2 lakh crore"). And what all readers of numbers ask of the tables.
//
// The traps: "1,2,3" and "31.11.2022" are no numbers, and "1,2" is one that proves nothing; a letter
// that touches the number is a scale only where no unit fits better ("a 20m-long wall", "5mm").
#include "numeral.h"

#include <string.h>

enum { DIGITS = 40, GROUPS = 4 };

int32_t ay_phrase_column(
    const ay_text *text, uint32_t i, uint8_t table, uint8_t column, uint32_t *n) {
    if (i >= text->n_tokens || !ay_tables_may(text, i, ay_table_bit(table))) return -1;
    const ay_phrase *p = text->phrases;
    for (uint32_t k = text->tokens[i].phrase; k < text->n_phrases && p[k].token == i; k++) {
        if (p[k].sense.table != table) continue;
        if (column != 255 && p[k].sense.column != column) continue;
        *n = p[k].n_tokens;
        return p[k].sense.row;
    }
    return -1;
}

uint32_t ay_noun_flags(const ay_text *t, uint32_t i) {
    uint32_t flags = 0;
    for (uint32_t p = t->tokens[i].phrase; p < t->n_phrases && t->phrases[p].token == i; p++) {
        ay_sense sense = t->phrases[p].sense;
        if (sense.table == AY_TABLE_NOUN && t->phrases[p].n_tokens == 1)
            flags |= ay_noun_rows[sense.row].flags;
    }
    return flags;
}

const struct ay_number *ay_number_at(const ay_scan *scan, uint32_t i, uint32_t kinds, uint32_t *n) {
    const ay_text *text = scan->text;
    const ay_phrase *p = text->phrases;
    if (i >= scan->end || !(text->tokens[i].tables >> (AY_TABLE_NUMBER & 31) & 1)) return NULL;
    for (uint32_t k = text->tokens[i].phrase; k < text->n_phrases && p[k].token == i; k++) {
        if (p[k].sense.table != AY_TABLE_NUMBER || i + p[k].n_tokens > scan->end) continue;
        const struct ay_number *row = &ay_number_rows[p[k].sense.row];
        if (!(kinds >> row->kind & 1)) continue;
        *n = p[k].n_tokens;
        return row;
    }
    return NULL;
}

ay_dec ay_number_value(const struct ay_number *row) {
    ay_dec value = AY_DEC_ZERO;
    ay_dec_parse(row->value, strlen(row->value), &value); // the table compiler has checked it
    return value;
}

// ---- digits -------------------------------------------------------------------------------------

typedef struct digits {
    char plain[DIGITS]; // without grouping
    uint32_t n, whole, decimals, groups;
    bool point;
} digits;

// Takes digits and a point; false for a second point, and when they are too many.
static bool take_plain(ay_str s, digits *d) {
    for (uint32_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        if (d->n == DIGITS || (c == '.' && d->point)) return false;
        d->plain[d->n++] = c;
        if (c == '.') d->point = true;
        else if (d->point) d->decimals++;
        else d->whole++;
    }
    return true;
}

// Thousands parted by points: "1.234.567".
static bool take_pointed(ay_str s, digits *d) {
    uint32_t since = 0;
    for (uint32_t i = 0; i < s.len; i++) {
        bool point = s.at[i] == '.', fits = d->groups == 0 ? since >= 1 && since <= 3 : since == 3;
        if (point && !fits) return false;
        if (!point && !take_plain((ay_str){s.at + i, 1}, d)) return false;
        d->groups += point;
        since = point ? 0 : since + 1;
    }
    return d->groups == 0 ? s.len <= 3 : since == 3 && d->plain[0] != '0';
}

// By the custom of other languages: "5,25", "0,125", "1.234,5", "1.234.567". Nothing that can be
// read by ours: "1,234" is in thousands, "1.234" has decimals.
static bool take_foreign(ay_str s, digits *d) {
    const char *comma = memchr(s.at, ',', s.len);
    uint32_t whole = comma ? (uint32_t)(comma - s.at) : s.len, rest = comma ? s.len - whole - 1 : 0;
    *d = (digits){.n = 0};
    if (!take_pointed((ay_str){s.at, whole}, d)) return false;
    if (!comma) return d->groups == 2; // three: an address of the internet, perhaps
    if (memchr(comma + 1, ',', rest) || memchr(comma + 1, '.', rest)) return false;
    if (rest > 2 && d->groups == 0 && !(whole == 1 && *s.at == '0')) return false;
    return take_plain((ay_str){".", 1}, d) && take_plain((ay_str){comma + 1, rest}, d);
}

// Takes one token's digits and separators; false for what is no number ("31.11.2022", "1,2,3").
static bool take_digits(ay_str s, digits *d) {
    uint32_t since = 0; // digits since the last comma
    for (uint32_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        if (c == ',') {
            bool fits = d->groups == 0 ? since >= 1 && since <= 3 : since == 2 || since == 3;
            if (d->point || !fits) return false;
            d->groups++;
            since = 0;
            continue;
        }
        if (!take_plain((ay_str){s.at + i, 1}, d)) return false;
        since += !d->point;
    }
    return d->groups == 0 || since == 3;
}

// Three digits behind one blank, the last of them with decimals, perhaps. *sure: a blank that does
// not break a line, or three noughts.
static bool is_group(const ay_scan *scan, uint32_t i, bool *sure) {
    if (i >= scan->end || scan->text->tokens[i].kind != AY_TOK_NUMBER) return false;
    const ay_token *a = &scan->text->tokens[i - 1], *b = &scan->text->tokens[i];
    const char *text = scan->text->doc->text.at;
    ay_str s = ay_token_str(scan->text, i);
    if (s.len < 3 || memchr(s.at, ',', s.len)) return false;
    const char *point = memchr(s.at, '.', s.len);
    if (point ? point != s.at + 3 : s.len != 3) return false;
    uint32_t gap = b->span.start - a->span.end;
    bool fixed = (gap == 2 || gap == 3) && (uint8_t)text[a->span.end] >= 0xC2;
    *sure |= fixed || memcmp(text + b->span.start, "000", 3) == 0;
    return fixed || gap == 1;
}

// A number may be grouped by blanks: "5 000", "1 234 567". One group alone must be a sure one.
static uint32_t take_groups(const ay_scan *scan, uint32_t i, digits *d) {
    bool sure = false;
    if (d->point || d->groups || d->whole > 3 || d->plain[0] == '0') return i + 1;
    uint32_t end = i + 1;
    bool point = false;
    while (!point && end - i <= GROUPS && is_group(scan, end, &sure))
        point = ay_span_length(scan->text->tokens[end++].span) > 3;
    if (end == i + 1 || (!sure && end == i + 2)) return i + 1;
    digits all = *d;
    for (uint32_t k = i + 1; k < end; k++, all.groups++)
        if (!take_plain(ay_token_str(scan->text, k), &all)) return i + 1;
    *d = all;
    return end;
}

bool ay_numeral_digits(const ay_scan *scan, uint32_t i, ay_numeral *out) {
    if (i >= scan->end || scan->text->tokens[i].kind != AY_TOK_NUMBER) return false;
    digits d = {.n = 0};
    bool doubtful = false; // by the custom of another language, or a slip
    if (!take_digits(ay_token_str(scan->text, i), &d)) {
        doubtful = take_foreign(ay_token_str(scan->text, i), &d);
        if (!doubtful) return false;
    }
    uint32_t end = take_groups(scan, i, &d);
    *out = (ay_numeral){.first = i, .end = end, .of = AY_DEC_ZERO};
    if (!ay_dec_parse(d.plain, d.n, &out->value)) return false;
    out->ulp = ay_dec_pow10(-(int32_t)d.decimals);
    if (d.groups) out->flags |= AY_QF_GROUPED;
    if (doubtful) out->flags |= AY_QF_INFIRM;
    for (uint32_t k = d.n; d.decimals == 0 && k > 1 && d.plain[k - 1] == '0'; k--) out->zeros++;
    bool year = d.whole == 4 && !d.point && !d.groups;
    if (year && ay_dec_cmp(out->value, ay_dec_int(1000)) >= 0 &&
        ay_dec_cmp(out->value, ay_dec_int(2200)) < 0)
        out->flags |= AY_QF_YEARLIKE;
    return true;
}

// ---- scale --------------------------------------------------------------------------------------

static void scale_by(ay_numeral *x, int32_t exp) {
    x->value = ay_dec_scale(x->value, exp);
    x->ulp = ay_dec_scale(x->ulp, exp);
    x->flags = (x->flags | AY_QF_SCALED) & ~(uint32_t)AY_QF_YEARLIKE;
}

// What joins two lengths at token i; *sides: as those of one thing ("3m x 4m").
static uint32_t length_joint(const ay_text *t, uint32_t i, bool *sides) {
    uint32_t n = ay_cue_at(t, i, AY_CUE_SIDES, NULL);
    *sides = n > 0;
    if (n == 0) n = ay_cue_at(t, i, AY_CUE_RANGE_AND, NULL);
    if (n == 0) n = ay_cue_at(t, i, AY_CUE_RANGE_TO, NULL);
    if (n == 0) n = ay_cue_at(t, i, AY_CUE_RANGE_OR, NULL);
    return n ? n : ay_mark(t, i) == ',' || ay_mark(t, i) == '-';
}

// A length for sure; an "m" only as the other side of one thing, else it may be a scale again.
static bool is_length(int32_t unit, uint32_t n, bool sides) {
    if (unit < 0 || ay_unit_rows[unit].dimension != AY_DIM_LENGTH) return false;
    return sides || n > 1 || !(ay_unit_rows[unit].flags & AY_UNITF_TIGHT);
}

// Goes the list on with another length: "1m and 1ft", "3m x 4m"?
bool ay_length_follows(const ay_text *t, uint32_t i, uint32_t end) {
    bool sides;
    uint32_t m, at = i + length_joint(t, i, &sides);
    if (at + 1 >= end || t->tokens[at].kind != AY_TOK_NUMBER) return false;
    int32_t unit = ay_phrase_at(t, at + 1, AY_TABLE_UNIT, &m);
    return is_length(unit, m, sides);
}

// Is it the last of such a list: "50 cm to 1m."? With a noun behind it counts ("40m people").
static bool length_in_front(const ay_scan *scan, uint32_t first, uint32_t end) {
    const ay_text *t = scan->text;
    bool sides = false;
    uint32_t unit, i = first;
    if (first < scan->low + 3 || (end < scan->end && t->tokens[end].kind == AY_TOK_WORD))
        return false;
    if (length_joint(t, i - 1, &sides) == 1 && ay_mark(t, i - 1) != ',') i--;
    int32_t row = i == first ? -1 : ay_phrase_before(t, i, AY_TABLE_UNIT, &unit);
    if (row < 0 || !is_length(row, i - unit, sides)) return false;
    return unit > scan->low && t->tokens[unit - 1].kind == AY_TOK_NUMBER;
}

// Does a word of lengths stand beside: "a 20m-long wall", "20m above", "a depth of 20m"? Or a
// length?
static bool measures_length(const ay_scan *scan, uint32_t first, uint32_t end) {
    if (ay_length_follows(scan->text, end, scan->end)) return true;
    if (length_in_front(scan, first, end)) return true;
    uint32_t high = end + 3 < scan->end ? end + 3 : scan->end;
    if (ay_cue_find(scan->text, end, high, AY_CUE_LENGTH, NULL) != AY_NONE) return true;
    if (ay_cue_before(scan->text, first, AY_CUE_LENGTH, NULL)) return true;
    return first > scan->low + 1 && ay_cue_before(scan->text, first, AY_CUE_PREP, NULL) == 1 &&
           ay_cue_before(scan->text, first - 1, AY_CUE_LENGTH, NULL);
}

// "2.5 k.": a letter behind a blank, with nothing that it could be the beginning of.
static int32_t far_letter_exp(const ay_scan *scan, const ay_numeral *x, uint32_t *n) {
    const struct ay_number *row = ay_number_at(scan, x->end, 1u << AY_NUM_FAR_LETTER, n);
    if (!row || ay_dec_sign(x->ulp) == 0 || (x->flags & AY_QF_YEARLIKE)) return 0;
    uint32_t behind = x->end + *n;
    return behind >= scan->end || scan->text->tokens[behind].mark ? row->exp : 0;
}

// The letter behind x as a scale; 0 when it is none here. Some letters are scales of money alone.
static int32_t letter_exp(const ay_scan *scan, const ay_numeral *x, uint32_t *n) {
    const ay_text *t = scan->text;
    uint32_t both = 1u << AY_NUM_LETTER | 1u << AY_NUM_MONEY_LETTER, first, m;
    const struct ay_number *row = ay_number_at(scan, x->end, both, n);
    if (!row) return far_letter_exp(scan, x, n);
    if (ay_dec_sign(x->ulp) == 0) return 0;
    if (x->first > scan->low && ay_phrase_before(t, x->first, AY_TABLE_CURRENCY, &first) >= 0)
        return row->exp;
    if (!ay_touches(t, x->end)) return far_letter_exp(scan, x, n);
    if (row->kind != AY_NUM_LETTER) return 0;
    if (ay_phrase_column(t, x->end + *n, AY_TABLE_CURRENCY, 255, &m) >= 0) return row->exp;
    int32_t unit = ay_phrase_column(t, x->end, AY_TABLE_UNIT, 1, &m);
    if (unit < 0) return row->exp;
    bool length = ay_unit_rows[unit].dimension == AY_DIM_LENGTH;
    if (m > *n || (length && measures_length(scan, x->first, x->end + *n))) return 0; // "32m2"
    return row->exp;
}

// One scale behind x: a word, a letter, "dozen". False when no other can follow.
static bool scale_once(const ay_scan *scan, bool first, ay_numeral *x) {
    enum { WORDS = 1 << AY_NUM_SCALE | 1 << AY_NUM_HUNDRED | 1 << AY_NUM_DOZEN };
    uint32_t n, i = x->end;
    if (ay_hyphen(scan->text, i)) i++; // "2-million"
    const struct ay_number *row = ay_number_at(scan, i, WORDS, &n);
    if (row && row->kind == AY_NUM_DOZEN) {
        x->value = ay_dec_mul(x->value, ay_number_value(row), AY_NEAREST);
        x->end = i + n;
        return false;
    }
    if (!row) i = x->end;
    int32_t exp = row ? row->exp : first ? letter_exp(scan, x, &n) : 0;
    if (exp == 0) return false;
    scale_by(x, exp);
    x->letter = row == NULL;
    x->end = i + n;
    return row != NULL;
}

void ay_numeral_scale(const ay_scan *scan, ay_numeral *x) {
    for (uint32_t steps = 0; steps < 3 && scale_once(scan, steps == 0, x); steps++) {}
    uint32_t n;
    const struct ay_number *row = ay_number_at(scan, x->end, 1 << AY_NUM_VAGUE, &n);
    bool scaled = row && (x->flags & AY_QF_SCALED);
    if (!row || (scaled && (row->exp < 6 || x->letter || ay_dec_top(x->ulp) >= 6))) return;
    if (row->exp) scale_by(x, row->exp); // "5 millions", "three thousand millions"
    else x->value = ay_dec_mul(x->value, ay_number_value(row), AY_NEAREST); // "2 dozens"
    x->end += n;
}
