// A number, whichever way it is printed. In: a token. Out: the number that starts there: digits with
// their fraction ("6-3/4", "2½"), an ordinal's ending ("30th") or a half behind their scale; words;
// powers ("1.5 x 10^6", "1e10"); a fraction's sign alone; once where it is said twice ("six (6)").
// The trap: "007" and "030 555" count nothing.
#include "numeral.h"

// ---- fractions ----------------------------------------------------------------------------------

static bool small_integer(const ay_scan *scan, uint32_t i, ay_dec *value) {
    ay_numeral x;
    if (!ay_numeral_digits(scan, i, &x) || x.flags || !ay_dec_is_int(x.value)) return false;
    *value = x.value;
    return x.end == i + 1 && ay_dec_cmp(x.value, ay_dec_int(1000)) < 0;
}

// "a/b" in touching tokens at i, with a below b.
static bool slashed(const ay_scan *scan, uint32_t i, ay_dec *part) {
    const ay_text *t = scan->text;
    ay_dec a, b;
    if (i + 2 >= scan->end || ay_mark(t, i + 1) != '/') return false;
    if (!ay_touches(t, i + 1) || !ay_touches(t, i + 2) || ay_mark(t, i + 3) == '/') return false;
    if (!small_integer(scan, i, &a) || !small_integer(scan, i + 2, &b)) return false;
    if (ay_dec_sign(a) == 0 || ay_dec_cmp(a, b) >= 0) return false;
    *part = ay_dec_div(a, b, AY_NEAREST);
    return true;
}

static void add_part(ay_numeral *x, ay_dec part, uint32_t end) {
    x->value = ay_dec_add(x->value, part, AY_NEAREST);
    x->ulp = AY_DEC_ZERO;
    x->zeros = 0;
    x->flags &= ~(uint32_t)AY_QF_YEARLIKE;
    x->end = end;
}

// "1/2" is a fraction; "3-1/2", "3 1/2", "3½" are a number with one.
static void read_fraction(const ay_scan *scan, ay_numeral *x) {
    const ay_text *t = scan->text;
    ay_dec part;
    if (x->end == x->first + 1 && slashed(scan, x->first, &part)) {
        x->value = AY_DEC_ZERO;
        uint32_t end = x->first + 3; // "2/3rds"
        if (ay_touches(t, end)) end += ay_cue_at(t, end, AY_CUE_FRACTION_END, NULL);
        add_part(x, part, end);
        x->flags |= AY_QF_FRACTION;
        return;
    }
    uint32_t n, i = x->end;
    if (ay_dec_sign(x->ulp) == 0 || !ay_dec_is_int(x->value)) return;
    const struct ay_number *vulgar = ay_number_at(scan, i, 1 << AY_NUM_VULGAR, &n);
    if (vulgar && ay_touches(t, i)) {
        part = ay_dec_div(ay_number_value(vulgar), ay_dec_int(vulgar->exp), AY_NEAREST);
        add_part(x, part, i + n);
        return;
    }
    i += ay_hyphen(t, i) ? 1 : ay_cue_at(t, i, AY_CUE_NUMBER_AND, NULL); // "3 and 1/2"
    if (slashed(scan, i, &part)) add_part(x, part, i + 3);
}

// "5 tenths": of digits and a plural that is no span of time.
static void read_parts(const ay_scan *scan, ay_numeral *x) {
    uint32_t n;
    const struct ay_number *row = ay_number_at(scan, x->end, 1 << AY_NUM_PARTS, &n);
    if (!row || ay_dec_sign(x->ulp) == 0 || (x->flags & AY_QF_SCALED)) return;
    ay_dec below = ay_number_value(row);
    bool spans = ay_dec_cmp(below, ay_dec_int(4)) == 0 || ay_dec_cmp(below, ay_dec_int(3)) < 0;
    if (!spans) ay_numeral_divide(x, x->value, below, x->end + n);
}

// ---- powers -------------------------------------------------------------------------------------

// A whole exponent at i, with its sign.
static bool read_exponent(const ay_scan *scan, uint32_t i, int32_t *exp, uint32_t *end) {
    enum { MOST = 300 };
    const ay_text *t = scan->text;
    bool minus = ay_mark(t, i) == '-', sign = minus || ay_mark(t, i) == '+';
    ay_numeral x;
    int64_t value;
    if ((sign && !ay_touches(t, i)) || !ay_touches(t, i + sign)) return false;
    if (!ay_numeral_digits(scan, i + sign, &x) || !ay_dec_to_int(x.value, &value)) return false;
    if (value > MOST) return false;
    *exp = minus ? -(int32_t)value : (int32_t)value;
    *end = x.end;
    return true;
}

// The exponent behind a '^' that touches the token in front.
static bool read_caret(const ay_scan *scan, uint32_t i, int32_t *exp, uint32_t *end) {
    return ay_mark(scan->text, i) == '^' && ay_touches(scan->text, i) &&
           read_exponent(scan, i + 1, exp, end);
}

// "1.5 x 10^6", "1.5e6": the mantissa is x.
static bool read_scientific(const ay_scan *scan, ay_numeral *x) {
    int32_t exp;
    uint32_t end, n = ay_cue_at(scan->text, x->end, AY_CUE_TIMES_TEN, NULL);
    bool ok = n && read_caret(scan, x->end + n, &exp, &end);
    if (!ok) {
        n = ay_cue_at(scan->text, x->end, AY_CUE_EXPONENT, NULL);
        ok = n && ay_touches(scan->text, x->end) && read_exponent(scan, x->end + n, &exp, &end);
    }
    if (!ok) return false;
    x->value = ay_dec_scale(x->value, exp);
    x->ulp = ay_dec_scale(x->ulp, exp);
    x->flags = (x->flags | AY_QF_SCALED) & ~(uint32_t)AY_QF_YEARLIKE;
    x->end = end;
    return true;
}

// "10^6", "2.5^-1": nothing that a check could take for a printed figure.
static bool read_power(const ay_scan *scan, ay_numeral *x) {
    int32_t exp;
    uint32_t end;
    if (read_scientific(scan, x)) return true;
    if (!read_caret(scan, x->end, &exp, &end) || ay_dec_sign(x->value) == 0) return false;
    ay_dec power = ay_dec_powi(x->value, (uint32_t)(exp < 0 ? -exp : exp), AY_NEAREST);
    x->value = exp < 0 ? ay_dec_div(ay_dec_int(1), power, AY_NEAREST) : power;
    x->ulp = AY_DEC_ZERO;
    x->zeros = 0;
    x->flags = (x->flags | AY_QF_INFIRM) & ~(uint32_t)AY_QF_YEARLIKE;
    x->end = end;
    return true;
}

// ---- the whole ----------------------------------------------------------------------------------

static bool ordinal_ending(const ay_scan *scan, ay_numeral *x) { // "30th"
    if (x->end >= scan->end || !ay_touches(scan->text, x->end)) return false;
    if (!ay_cue_at(scan->text, x->end, AY_CUE_ORDINAL_END, NULL)) return false;
    x->ordinal = true;
    x->end++;
    return true;
}

// ".5" behind a blank, a currency or a minus.
static bool leading_point(const ay_scan *scan, uint32_t i) {
    const ay_text *t = scan->text;
    if (i <= scan->low || ay_mark(t, i - 1) != '.' || !ay_touches(t, i)) return false;
    if (i - 1 == scan->low || !ay_touches(t, i - 1)) return true;
    bool minus = t->tokens[i - 2].mark == '-' && !ay_touches(t, i - 2);
    return minus || t->tokens[i - 2].kind == AY_TOK_SYMBOL;
}

// "030 555", "007": digits that count nothing.
static bool leading_zero(ay_str s) {
    return s.len > 1 && s.at[0] == '0' && s.at[1] >= '0' && s.at[1] <= '9';
}

// "3 hundred and 21", "5 million 300 thousand": what goes on below the scale of x.
static void add_rest(const ay_scan *scan, ay_numeral *x) {
    bool between = ay_cue_before(scan->text, x->first, AY_CUE_RANGE_BETWEEN, NULL) > 0;
    if (x->letter || between) return;
    for (uint32_t steps = 0; steps < 2 && (x->flags & AY_QF_SCALED); steps++) {
        ay_numeral y;
        uint32_t n = ay_cue_at(scan->text, x->end, AY_CUE_NUMBER_AND, NULL);
        if (!ay_numeral_digits(scan, x->end + n, &y) || !ay_dec_is_int(y.value)) return;
        ay_numeral_scale(scan, &y);
        bool scaled = y.flags & AY_QF_SCALED, hundred = ay_dec_cmp(x->ulp, ay_dec_pow10(2)) == 0;
        if (y.letter || (scaled ? n > 0 : n == 0 || !hundred)) return;
        if (ay_dec_cmp(y.value, x->ulp) >= 0) return;
        x->value = ay_dec_add(x->value, y.value, AY_NEAREST);
        x->ulp = y.ulp, x->zeros = y.zeros, x->end = y.end;
    }
}

static bool read_digits(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    ay_str s = ay_token_str(scan->text, i);
    if (!ay_numeral_digits(scan, i, x)) return false;
    if (leading_point(scan, i) && ay_dec_is_int(x->value)) {
        x->value = ay_dec_scale(x->value, -(int32_t)s.len);
        x->ulp = ay_dec_pow10(-(int32_t)s.len);
        x->zeros = 0;
        x->first = i - 1;
        ay_numeral_scale(scan, x);
        return true;
    }
    if (leading_zero(s)) return false;
    if (ordinal_ending(scan, x)) return true;
    if (read_power(scan, x)) return true;
    read_fraction(scan, x);
    read_parts(scan, x);
    if (!ay_numeral_half(scan, x)) ay_numeral_scale(scan, x);
    if ((x->flags & AY_QF_SCALED) && !ay_numeral_half(scan, x)) add_rest(scan, x);
    if (x->end == i + 1 && !ay_numeral_one_over(scan, x)) ay_numeral_one_in(scan, x);
    return true;
}

static bool read_once(const ay_scan *scan, uint32_t i, ay_numeral *x) {
    uint32_t n;
    if (i >= scan->end) return false;
    if (scan->text->tokens[i].kind == AY_TOK_WORD) return ay_numeral_words(scan, i, x);
    if (scan->text->tokens[i].kind == AY_TOK_NUMBER) return read_digits(scan, i, x);
    const struct ay_number *vulgar = ay_number_at(scan, i, 1 << AY_NUM_VULGAR, &n);
    if (!vulgar) return false;
    *x = (ay_numeral){.first = i, .end = i + n, .flags = AY_QF_FRACTION, .of = AY_DEC_ZERO};
    x->value = ay_dec_div(ay_number_value(vulgar), ay_dec_int(vulgar->exp), AY_NEAREST);
    return true;
}

// "thirty (30) days": the same number again, once in words and once in digits.
static void skip_repetition(const ay_scan *scan, ay_numeral *x) {
    ay_numeral again;
    if (!read_once(scan, x->end + 1, &again)) return;
    bool words = x->flags & AY_QF_WORDS, other = again.flags & AY_QF_WORDS;
    if (words == other || x->ordinal != again.ordinal) return;
    if (ay_dec_cmp(x->value, again.value) != 0 || ay_mark(scan->text, again.end) != ')') return;
    x->end = again.end + 1;
}

bool ay_numeral_read(const ay_text *text, uint32_t i, uint32_t end, ay_numeral *x) {
    const ay_scan scan = {text, text->sentences[text->tokens[i].sentence].first, end};
    if (!read_once(&scan, i, x)) return false;
    if (x->end < end && text->tokens[x->end].mark == '(') skip_repetition(&scan, x);
    return true;
}
