// Reads numbers: digits with grouping, points and fractions, number words, scale words and letters,
// "a third", "one in five", "dozens". What comes out is the value as printed and the worth of its
// last digit; units are the caller's business.

#include "quantity.h"

#include <string.h>

int32_t ay_phrase_column(
    const ay_text *text, uint32_t i, uint8_t table, uint8_t column, uint32_t *n) {
    if (i >= text->n_tokens || !(text->tokens[i].tables >> (table & 31) & 1)) return -1;
    for (uint32_t p = text->tokens[i].phrase; p < text->n_phrases && text->phrases[p].token == i;
         p++) {
        ay_sense s = text->phrases[p].sense;
        if (s.table != table || (column != 255 && s.column != column)) continue;
        *n = text->phrases[p].n_tokens;
        return s.row;
    }
    return -1;
}

// ---- digits -------------------------------------------------------------------------------------

typedef struct digits {
    ay_dec value, ulp;
    int32_t zeros;
    bool grouped, integer;
    uint32_t length;
} digits;

// "1,234,567.8" "4,15,000" "12.5"; false for "31.11.2022", "1,2", "1.234.567".
static bool read_digits(const char *at, uint32_t len, digits *out) {
    char plain[40] = {0};
    uint32_t n = 0, since = 0, groups = 0, decimals = 0;
    bool point = false;
    for (uint32_t i = 0; i < len; i++) {
        char c = at[i];
        if (c >= '0' && c <= '9') {
            if (n == sizeof plain) return false;
            plain[n++] = c;
            if (point) decimals++;
            else since++;
        } else if (c == ',' && !point) {
            if (groups == 0 ? since > 3 || since == 0 : since != 2 && since != 3) return false;
            groups++, since = 0;
        } else if (c == '.' && !point) {
            if (n == sizeof plain) return false;
            plain[n++] = '.', point = true;
        } else {
            return false;
        }
    }
    if ((groups && since != 3) || (point && decimals == 0)) return false;
    if (!ay_dec_parse(plain, n, &out->value)) return false;
    out->ulp = ay_dec_pow10(-(int32_t)decimals);
    out->grouped = groups > 0;
    out->integer = decimals == 0;
    out->length = n;
    out->zeros = 0;
    for (uint32_t i = n; out->integer && i > 1 && plain[i - 1] == '0'; i--) out->zeros++;
    return true;
}

static bool plain_number(const ay_text *t, uint32_t i, uint32_t end, digits *d) {
    if (i >= end || t->tokens[i].kind != AY_TOK_NUMBER) return false;
    ay_str s = ay_token_str(t, i);
    return read_digits(s.at, s.len, d);
}

static bool small_integer(const ay_text *t, uint32_t i, uint32_t end, ay_dec *v) {
    digits d;
    if (!plain_number(t, i, end, &d) || !d.integer || d.length > 3 || d.grouped) return false;
    *v = d.value;
    return true;
}

// ---- words --------------------------------------------------------------------------------------

static int32_t number_row(const ay_text *t, uint32_t i, uint32_t end, uint32_t *n) {
    *n = 0;
    if (i >= end) return -1;
    return ay_phrase_column(t, i, AY_TABLE_NUMBER, 0, n);
}

static ay_dec row_value(int32_t row) {
    ay_dec d = AY_DEC_ZERO;
    const char *v = ay_number_rows[row].value;
    ay_dec_parse(v, strlen(v), &d);
    return d;
}

static uint16_t kind_at(const ay_text *t, uint32_t i, uint32_t end) {
    uint32_t n;
    int32_t row = number_row(t, i, end, &n);
    return row < 0 ? AY_NUM_NONE : ay_number_rows[row].kind;
}

static bool hyphen(const ay_text *t, uint32_t i) {
    return i < t->n_tokens && t->tokens[i].mark == '-' && ay_touches(t, i);
}

// "two hundred and fifty", "twenty-five", "three": below a thousand. Returns the token behind, 0 if
// there is none.
static uint32_t read_below_thousand(const ay_text *t, uint32_t i, uint32_t end, ay_dec *out) {
    ay_dec total = AY_DEC_ZERO;
    bool any = false, unit = false, ten = false;
    while (i < end) {
        uint32_t n;
        int32_t row = number_row(t, i, end, &n);
        uint16_t kind = row < 0 ? AY_NUM_NONE : ay_number_rows[row].kind;
        if (kind == AY_NUM_DIGIT && !unit)
            unit = true, total = ay_dec_add(total, row_value(row), AY_NEAREST);
        else if (kind == AY_NUM_TEEN && !unit && !ten)
            unit = ten = true, total = ay_dec_add(total, row_value(row), AY_NEAREST);
        else if (kind == AY_NUM_TEN && !unit && !ten)
            ten = true, total = ay_dec_add(total, row_value(row), AY_NEAREST);
        else if (kind == AY_NUM_HUNDRED && any) total = ay_dec_scale(total, 2), unit = ten = false;
        else break;
        any = true;
        i += n;
        uint32_t next = hyphen(t, i) ? i + 1 : i;
        if (ay_token_is(t, i, "and") && kind == AY_NUM_HUNDRED) next = i + 1;
        uint16_t more = kind_at(t, next, end);
        bool goes_on = (more == AY_NUM_DIGIT && !unit) || (more == AY_NUM_TEEN && !unit && !ten) ||
                       (more == AY_NUM_TEN && !unit && !ten) || more == AY_NUM_HUNDRED;
        if (next != i && !goes_on) break;
        i = next;
    }
    *out = total;
    return any ? i : 0;
}

static int32_t scale_exp(const ay_text *t, uint32_t i, uint32_t end, uint32_t *n) { // 0: none
    int32_t row = number_row(t, i, end, n);
    if (row < 0) return 0;
    uint16_t kind = ay_number_rows[row].kind;
    if (kind == AY_NUM_SCALE) return ay_number_rows[row].exp;
    return kind == AY_NUM_HUNDRED ? 2 : 0;
}

// ---- scale --------------------------------------------------------------------------------------

static void apply_scale(ay_numeral *x, int32_t exp) {
    x->value = ay_dec_scale(x->value, exp);
    x->ulp = ay_dec_scale(x->ulp, exp);
    x->flags |= AY_QF_SCALED;
}

// Scale words behind a number ("1.2 lakh crore", "34 million"), a letter that touches it ("4.2bn",
// "40m"), "dozen".
static void read_scale(const ay_text *t, uint32_t end, ay_numeral *x) {
    for (uint32_t steps = 0; steps < 3; steps++) {
        uint32_t n, i = x->end;
        if (hyphen(t, i) && kind_at(t, i + 1, end) == AY_NUM_SCALE) i++; // "2-million"
        int32_t exp = scale_exp(t, i, end, &n);
        if (exp) {
            apply_scale(x, exp);
            x->end = i + n;
            continue;
        }
        int32_t row = number_row(t, i, end, &n);
        if (row >= 0 && ay_number_rows[row].kind == AY_NUM_DOZEN) {
            x->value = ay_dec_mul(x->value, row_value(row), AY_NEAREST);
            x->end = i + n;
            return;
        }
        row = ay_phrase_column(t, i, AY_TABLE_NUMBER, 1, &n);
        uint32_t m;
        if (i < end && ay_phrase_at(t, i, AY_TABLE_UNIT, &m) >= 0 && m > n) return; // "32m2"
        if (row >= 0 && steps == 0 && i < end && ay_touches(t, i) &&
            ay_number_rows[row].kind == AY_NUM_LETTER) {
            apply_scale(x, ay_number_rows[row].exp);
            x->end = i + n;
            x->letter = true;
        }
        return;
    }
}

// ---- the shapes ---------------------------------------------------------------------------------

static bool read_ordinal_digits(const ay_text *t, uint32_t end, ay_numeral *x) { // "30th"
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    if (x->end >= end || !ay_touches(t, x->end)) return false;
    for (int k = 0; k < 4; k++)
        if (ay_token_is(t, x->end, endings[k])) {
            x->ordinal = true;
            x->end++;
            return true;
        }
    return false;
}

// "1/2", "3-1/2", "3 1/2".
static void read_slash(const ay_text *t, uint32_t end, ay_numeral *x) {
    uint32_t i = x->end;
    ay_dec a, b;
    if (i + 1 >= end) return;
    bool dash = t->tokens[i].mark == '-' && ay_touches(t, i) && ay_touches(t, i + 1) &&
                ay_mark(t, i + 2) == '/';
    bool blank = t->tokens[i].kind == AY_TOK_NUMBER && ay_mark(t, i + 1) == '/';
    if (!dash && !blank && !(t->tokens[i].mark == '/' && ay_touches(t, i))) return;
    uint32_t numerator = dash ? i + 1 : blank ? i : i - 1, slash = numerator + 1;
    if (slash + 1 >= end || !ay_touches(t, slash + 1)) return;
    if (!small_integer(t, numerator, end, &a) || !small_integer(t, slash + 1, end, &b)) return;
    if (ay_dec_sign(b) == 0 || ay_dec_cmp(a, b) >= 0) return;
    ay_dec part = ay_dec_div(a, b, AY_NEAREST);
    bool mixed = dash || blank;
    x->value = mixed ? ay_dec_add(x->value, part, AY_NEAREST) : part;
    x->ulp = AY_DEC_ZERO;
    x->zeros = 0;
    if (!mixed) x->flags |= AY_QF_FRACTION;
    x->end = slash + 2;
}

// "2½": one character for a fraction right behind the number.
static void read_vulgar(const ay_text *t, uint32_t end, ay_numeral *x) {
    uint32_t n;
    int32_t row = x->end < end ? ay_phrase_column(t, x->end, AY_TABLE_NUMBER, 1, &n) : -1;
    if (row < 0 || ay_number_rows[row].kind != AY_NUM_VULGAR || ay_number_rows[row].exp == 0)
        return;
    ay_dec part = ay_dec_div(row_value(row), ay_dec_int(ay_number_rows[row].exp), AY_NEAREST);
    x->value = ay_dec_add(x->value, part, AY_NEAREST);
    x->ulp = AY_DEC_ZERO;
    x->zeros = 0;
    x->end += n;
}

static bool leading_point(const ay_text *t, uint32_t i) {
    return i > 0 && t->tokens[i - 1].mark == '.' && (t->tokens[i - 1].flags & AY_TOK_SPACE) &&
           ay_touches(t, i);
}

// "030 555", "007": digits that count nothing.
static bool leading_zero(const ay_text *t, uint32_t i) {
    ay_str s = ay_token_str(t, i);
    return s.len > 1 && s.at[0] == '0' && s.at[1] >= '0' && s.at[1] <= '9';
}

static bool read_numeric(const ay_text *t, uint32_t i, uint32_t end, ay_numeral *x) {
    digits d;
    if (!plain_number(t, i, end, &d)) return false;
    *x = (ay_numeral){.first = i,
        .end = i + 1,
        .value = d.value,
        .ulp = d.ulp,
        .zeros = d.zeros,
        .of = AY_DEC_ZERO};
    if (d.grouped) x->flags |= AY_QF_GROUPED;
    if (d.integer && leading_point(t, i)) { // ".001 per cent"
        x->first = i - 1;
        x->value = ay_dec_scale(x->value, -(int32_t)d.length);
        x->ulp = ay_dec_pow10(-(int32_t)d.length);
        return read_scale(t, end, x), true;
    }
    if (leading_zero(t, i)) return false;
    if (d.integer && !d.grouped && d.length == 4 && ay_dec_cmp(d.value, ay_dec_int(2200)) < 0 &&
        ay_dec_cmp(d.value, ay_dec_int(1000)) >= 0)
        x->flags |= AY_QF_YEARLIKE;
    if (read_ordinal_digits(t, end, x)) return true;
    read_slash(t, end, x);
    read_vulgar(t, end, x);
    read_scale(t, end, x);
    if (x->end > i + 1) x->flags &= ~(uint32_t)AY_QF_YEARLIKE;
    return true;
}

// The denominator of a fraction in words: "thirds", "quarters", "fifth", "quarter", "half".
static bool denominator(const ay_text *t, uint32_t i, uint32_t end, ay_dec *out, uint32_t *n) {
    int32_t row = number_row(t, i, end, n);
    if (row < 0) return false;
    switch (ay_number_rows[row].kind) {
    case AY_NUM_PARTS:
    case AY_NUM_QUARTER: *out = row_value(row); return true;
    case AY_NUM_ORDINAL: *out = row_value(row); return ay_dec_cmp(*out, ay_dec_int(2)) > 0;
    case AY_NUM_HALF: *out = ay_dec_int(2); return true;
    default: return false;
    }
}

static void make_fraction(ay_numeral *x, ay_dec a, ay_dec b, uint32_t end) {
    x->value = ay_dec_div(a, b, AY_NEAREST);
    x->ulp = AY_DEC_ZERO;
    x->zeros = 0;
    x->flags |= AY_QF_FRACTION | AY_QF_WORDS;
    x->end = end;
}

static bool is_a(const ay_text *t, uint32_t i) {
    return ay_token_is(t, i, "a") || ay_token_is(t, i, "an");
}

// "half a million", "a quarter of a million", "half a percentage point": a number, no share. at:
// the token behind the fraction.
static bool fraction_of_scale(const ay_text *t, uint32_t at, uint32_t end, ay_numeral *x) {
    uint32_t k = ay_token_is(t, at, "of") ? at + 1 : at, n;
    if (!is_a(t, k) || k + 1 >= end) return false;
    int32_t exp = scale_exp(t, k + 1, end, &n);
    bool unit = k == at && ay_phrase_at(t, k + 1, AY_TABLE_UNIT, &n) >= 0;
    if (exp == 0 && !unit) return false;
    x->value = ay_dec_scale(x->value, exp);
    x->ulp = ay_dec_pow10(ay_dec_top(x->value));
    x->flags = exp ? AY_QF_WORDS | AY_QF_SCALED : AY_QF_WORDS;
    x->end = exp ? k + 1 + n : k + 1;
    return true;
}

// "two-thirds", "three quarters".
static bool read_parts(const ay_text *t, uint32_t i, uint32_t end, ay_numeral *x) {
    uint32_t n;
    ay_dec a, b;
    uint32_t at = read_below_thousand(t, i, end, &a);
    if (hyphen(t, at)) at++;
    if (!denominator(t, at, end, &b, &n)) return false;
    bool ordinal = ay_number_rows[number_row(t, at, end, &n)].kind == AY_NUM_ORDINAL;
    if (ordinal && ay_dec_cmp(a, ay_dec_int(1)) != 0) return false;
    if (ay_dec_cmp(a, b) >= 0) return false; // "four quarters" are a year
    make_fraction(x, a, b, at + n);
    return true;
}

// "half", but not "the first half", "half-yearly".
static bool read_half(const ay_text *t, uint32_t behind, uint32_t end, ay_numeral *x) {
    uint32_t n;
    if (x->first > 0 && kind_at(t, x->first - 1, end) == AY_NUM_ORDINAL) return false;
    if (hyphen(t, behind) && ay_phrase_at(t, behind + 1, AY_TABLE_UNIT, &n) < 0) return false;
    make_fraction(x, ay_dec_int(1), ay_dec_int(2), behind);
    return true;
}

// What makes a fraction of the ordinal in "a third": an "of", a mark, a preposition or a verb
// behind it, a "by" in front.
static bool is_part(const ay_text *t, uint32_t i, uint32_t behind, uint32_t end) {
    if (behind >= end || t->tokens[behind].kind != AY_TOK_WORD) return true;
    if (i > 0 && (ay_token_is(t, i - 1, "by") || ay_token_is(t, i - 1, "of"))) return true;
    return ay_token_is(t, behind, "of") || ay_cue_at(t, behind, AY_CUE_PREP, NULL) ||
           (ay_noun_flags(t, behind) & AY_NOUN_STOP);
}

// "a third", "a quarter", "half", "two-thirds", "three quarters"; "half a million" is a number, "a
// quarter of a million" too.
static bool read_fraction(const ay_text *t, uint32_t i, uint32_t end, ay_numeral *x) {
    uint32_t n;
    ay_dec b;
    *x = (ay_numeral){.first = i, .of = AY_DEC_ZERO};
    bool article = ay_cue_at(t, i, AY_CUE_ARTICLE, NULL) && !ay_token_is(t, i, "one");
    if (!article && kind_at(t, i, end) == AY_NUM_DIGIT) {
        if (!read_parts(t, i, end, x)) return false;
        return fraction_of_scale(t, x->end, end, x), true;
    }
    uint32_t at = article ? i + 1 : i;
    if (!denominator(t, at, end, &b, &n)) return false;
    uint16_t kind = ay_number_rows[number_row(t, at, end, &n)].kind;
    if (kind == AY_NUM_HALF) {
        if (!read_half(t, at + n, end, x)) return false;
    } else {
        if (!article || kind == AY_NUM_PARTS) return false;
        if (kind == AY_NUM_ORDINAL && !is_part(t, i, at + n, end)) return false;
        make_fraction(x, ay_dec_int(1), b, at + n);
    }
    fraction_of_scale(t, x->end, end, x);
    return true;
}

// The number behind "in" or "out of"; 0 when there is none, else the token behind it.
static uint32_t read_of(const ay_text *t, uint32_t at, uint32_t end, ay_dec *of) {
    digits d;
    uint32_t behind = at < end ? read_below_thousand(t, at, end, of) : 0;
    if (behind || !plain_number(t, at, end, &d) || !d.integer) return behind;
    *of = d.value;
    return at + 1;
}

// What one counts in: "three in five", "seven in ten", "4 in 100", but not "seven in 12 days".
static bool counts_in(const ay_text *t, ay_dec value, ay_dec of, uint32_t behind) {
    uint32_t n;
    if (ay_dec_cmp(value, ay_dec_int(1)) == 0) return true;
    if (ay_phrase_at(t, behind, AY_TABLE_UNIT, &n) >= 0) return false;
    bool small = ay_dec_cmp(value, ay_dec_int(3)) <= 0 && ay_dec_cmp(of, ay_dec_int(10)) <= 0;
    bool five = ay_dec_cmp(of, ay_dec_int(5)) == 0;
    return small || five || ay_dec_cmp(of, ay_dec_pow10(ay_dec_top(of))) == 0;
}

// "one in five", "one child in eight", "nine out of ten", "three in five"; "one of four" without an
// article.
static bool read_one_in(const ay_text *t, uint32_t end, ay_numeral *x) {
    uint32_t i = x->end, low = i;
    bool one = ay_dec_cmp(x->value, ay_dec_int(1)) == 0;
    if (!(x->flags & AY_QF_WORDS) && ay_dec_cmp(x->value, ay_dec_int(100)) >= 0) return false;
    while (one && low < i + 3 && low < end && t->tokens[low].kind == AY_TOK_WORD &&
           !ay_cue_at(t, low, AY_CUE_ONE_IN, NULL))
        low++;
    uint32_t n = low < end ? ay_cue_at(t, low, AY_CUE_ONE_IN, NULL) : 0;
    bool out_of = n && ay_token_is(t, low, "out"), of_bare = false;
    if (n == 0 && one && ay_token_is(t, i, "of")) n = 1, low = i, of_bare = true;
    if (n == 0 || (low > i && out_of)) return false;
    ay_dec of, value = x->value;
    uint32_t behind = read_of(t, low + n, end, &of);
    if (!behind || ay_dec_cmp(of, value) <= 0 || (of_bare && ay_dec_cmp(of, ay_dec_int(10)) > 0))
        return false;
    if (!out_of && !counts_in(t, value, of, behind)) return false;
    make_fraction(x, value, of, behind);
    if (one) x->flags |= AY_QF_ONE_IN;
    x->of = of;
    return true;
}

static bool read_every(const ay_text *t, uint32_t i, uint32_t end, ay_numeral *x) {
    uint32_t n = ay_cue_at(t, i, AY_CUE_EVERY, NULL), m;
    int32_t row = n ? number_row(t, i + n, end, &m) : -1;
    if (row < 0 || ay_number_rows[row].kind != AY_NUM_ORDINAL) return false;
    ay_dec of = row_value(row);
    if (ay_dec_cmp(of, ay_dec_int(2)) < 0) return false;
    *x = (ay_numeral){.first = i, .of = of, .flags = AY_QF_ONE_IN};
    make_fraction(x, ay_dec_int(1), of, i + n + m);
    return true;
}

// "three", "twenty-five", "two million three hundred thousand", "a dozen", "a million", "three and
// a half".
static bool read_words(const ay_text *t, uint32_t i, uint32_t end, ay_numeral *x) {
    ay_dec part;
    uint32_t n, at = i;
    *x = (ay_numeral){.first = i,
        .of = AY_DEC_ZERO,
        .flags = AY_QF_WORDS,
        .ulp = ay_dec_int(1),
        .value = AY_DEC_ZERO};
    bool article = (ay_token_is(t, i, "a") || ay_token_is(t, i, "an")) && i + 1 < end;
    if (article) {
        uint16_t kind = kind_at(t, i + 1, end);
        if (kind != AY_NUM_SCALE && kind != AY_NUM_HUNDRED && kind != AY_NUM_DOZEN) return false;
        x->value = ay_dec_int(1), x->end = i + 1;
        read_scale(t, end, x);
        return true;
    }
    for (uint32_t steps = 0; steps < 4; steps++) {
        uint32_t behind = read_below_thousand(t, at, end, &part);
        if (!behind) break;
        x->end = behind;
        ay_numeral step = {.first = at, .end = behind, .value = part, .ulp = ay_dec_int(1)};
        read_scale(t, end, &step);
        x->value = ay_dec_add(x->value, step.value, AY_NEAREST);
        x->ulp = step.ulp;
        x->flags |= step.flags;
        x->end = step.end;
        if (!(step.flags & AY_QF_SCALED)) break;
        at = step.end;
        if (ay_token_is(t, at, "and") && kind_at(t, at + 1, end) != AY_NUM_NONE) at++;
        if (kind_at(t, at, end) == AY_NUM_NONE || at == x->end + 2) break;
    }
    if (x->end == 0) {
        int32_t row = number_row(t, i, end, &n);
        if (row < 0 || (ay_number_rows[row].kind != AY_NUM_DOZEN)) return false;
        x->value = row_value(row), x->end = i + n;
        return true;
    }
    if (ay_token_is(t, x->end, "and") && (ay_token_is(t, x->end + 1, "a")) &&
        kind_at(t, x->end + 2, end) == AY_NUM_HALF) {
        x->value = ay_dec_add(x->value, ay_dec_make(5, -1), AY_NEAREST);
        x->ulp = ay_dec_make(5, -1);
        x->end += 3;
        read_scale(t, end, x);
    }
    return true;
}

// "dozens", "hundreds of millions", "tens of thousands": from the value to ten times it.
static bool read_vague(const ay_text *t, uint32_t i, uint32_t end, ay_numeral *x) {
    uint32_t n;
    int32_t row = number_row(t, i, end, &n);
    if (row < 0 || ay_number_rows[row].kind != AY_NUM_VAGUE) return false;
    *x = (ay_numeral){.first = i,
        .end = i + n,
        .value = row_value(row),
        .vague = true,
        .flags = AY_QF_WORDS | AY_QF_INFIRM,
        .of = AY_DEC_ZERO};
    if (ay_token_is(t, i + n, "of")) {
        uint32_t m;
        int32_t next = number_row(t, i + n + 1, end, &m);
        if (next >= 0 && ay_number_rows[next].kind == AY_NUM_VAGUE) {
            x->value = ay_dec_mul(x->value, row_value(next), AY_NEAREST);
            x->end = i + n + 1 + m;
        }
    }
    if (ay_dec_cmp(x->value, ay_dec_int(12)) < 0) return false;
    x->high = ay_dec_mul(x->value, ay_dec_int(10), AY_NEAREST);
    return true;
}

static bool read_word_ordinal(const ay_text *t, uint32_t i, uint32_t end, ay_numeral *x) {
    uint32_t n, at = i;
    ay_dec tens = AY_DEC_ZERO;
    if (kind_at(t, i, end) == AY_NUM_TEN && hyphen(t, i + 1)) {
        tens = row_value(number_row(t, i, end, &n));
        at = i + 2;
    }
    int32_t row = number_row(t, at, end, &n);
    if (row < 0 || ay_number_rows[row].kind != AY_NUM_ORDINAL) return false;
    *x = (ay_numeral){.first = i,
        .end = at + n,
        .value = ay_dec_add(tens, row_value(row), AY_NEAREST),
        .ordinal = true,
        .flags = AY_QF_WORDS,
        .of = AY_DEC_ZERO};
    return true;
}

static bool read_fold_word(const ay_text *t, uint32_t i, uint32_t end, ay_numeral *x) {
    uint32_t n;
    int32_t row = number_row(t, i, end, &n);
    if (row < 0 || ay_number_rows[row].kind != AY_NUM_FOLD) return false;
    *x = (ay_numeral){.first = i,
        .end = i + n,
        .value = row_value(row),
        .ulp = ay_dec_int(1),
        .multiple = true,
        .flags = AY_QF_WORDS,
        .of = AY_DEC_ZERO};
    return true;
}

// Can a number in words begin here? Most tokens say no at once: only number words, an article or
// "every" in front of one.
static bool may_start(const ay_text *t, uint32_t i, uint32_t end) {
    uint32_t n;
    if (t->tokens[i].phrase == AY_NONE) return false;
    if (number_row(t, i, end, &n) >= 0 || ay_cue_at(t, i, AY_CUE_EVERY, NULL)) return true;
    return ay_cue_at(t, i, AY_CUE_ARTICLE, NULL) && number_row(t, i + 1, end, &n) >= 0;
}

bool ay_numeral_read(const ay_text *t, uint32_t i, uint32_t end, ay_numeral *x) {
    if (t->tokens[i].kind == AY_TOK_NUMBER) {
        if (!read_numeric(t, i, end, x)) return false;
        if (!x->ordinal && x->end == i + 1) read_one_in(t, end, x);
        return true;
    }
    if (!may_start(t, i, end)) return false;
    if (read_every(t, i, end, x) || read_fold_word(t, i, end, x) || read_vague(t, i, end, x))
        return true;
    if (read_fraction(t, i, end, x)) return true;
    if (read_word_ordinal(t, i, end, x)) return true;
    if (!read_words(t, i, end, x)) return false;
    read_one_in(t, end, x);
    return true;
}
