// What looks like a number and is no quantity. In: a number and what stands around it. Out: whether
// to leave it alone: labels ("Article 5"), parts of names ("A320", "COVID-19"), clock times, phone
// numbers, numbers of documents, numbering of lists. Which words are labels is data (cue `label`);
// how numbers are glued to things is here.
//
// The trap: most of these are told by what touches the number, so that "40m" and "5G" differ only
// in what the tables of numbers and units know.
#include "quantity.h"

#include <string.h>

// Digits at tokens a and b that go up, as "pages 3-7" and no vote does.
static bool rises(const ay_text *t, uint32_t a, uint32_t b) {
    if (b >= t->n_tokens || t->tokens[a].kind != AY_TOK_NUMBER) return false;
    if (t->tokens[b].kind != AY_TOK_NUMBER) return false;
    ay_str s = ay_token_str(t, a), u = ay_token_str(t, b);
    return s.len != u.len ? s.len < u.len : memcmp(s.at, u.at, s.len) < 0;
}

// A label in front, perhaps of several numbers: "Articles 5 and 6", "pages 3-7".
static bool label_before(const ay_text *t, uint32_t i, int32_t *weak) {
    if (ay_cue_before(t, i, AY_CUE_LABEL, weak)) return true;
    if (i < 3 || t->tokens[i - 2].kind != AY_TOK_NUMBER) return false;
    bool dash = t->tokens[i - 1].mark == '-' && rises(t, i - 2, i);
    bool joined = dash || ay_cue_at(t, i - 1, AY_CUE_RANGE_AND, NULL) == 1 ||
                  ay_cue_at(t, i - 1, AY_CUE_RANGE_TO, NULL) == 1;
    return joined && ay_cue_before(t, i - 2, AY_CUE_LABEL, weak) && *weak == 0;
}

// "Article 14.2", "heading 8703": a name. Not with digits grouped or scaled, or a unit ("area
// 98,000 ha"), nor a vote ("law 71-58").
bool ay_is_labelled(const ay_text *t, uint32_t i, const ay_quantity *q, uint32_t end) {
    int32_t weak = 0;
    if (!label_before(t, i, &weak)) return false;
    bool name = i > t->sentences[q->sentence].first + 1 && (t->tokens[i - 1].flags & AY_TOK_UPPER);
    if (weak && !name && q->type != AY_Q_NUMBER) return false; // "train 20 teachers"
    if (q->flags & (AY_QF_GROUPED | AY_QF_SCALED)) return ay_mark(t, i - 1) == '.'; // "No. 2,612"
    if (q->type != AY_Q_NUMBER && q->type != AY_Q_COUNT) return false;
    bool vote = ay_hyphen(t, end) && t->tokens[end + 1].kind == AY_TOK_NUMBER &&
                !rises(t, i, end + 1) && ay_mark(t, i - 1) != '.';
    return !vote;
}

// An article in front of a capitalised name that ends at token i, perhaps with an adjective
// between: "the new Apple Watch".
static bool article_before(const ay_text *t, uint32_t i) {
    enum { NAME = 4 };
    uint32_t first = t->sentences[t->tokens[i].sentence].first, low = i > NAME ? i - NAME : 0;
    bool adjective = false;
    for (uint32_t k = i; k > first && k > low; k--) {
        if (ay_cue_before(t, k, AY_CUE_ARTICLE, NULL) || ay_cue_before(t, k, AY_CUE_DEFINITE, NULL))
            return true;
        const ay_token *w = &t->tokens[k - 1];
        if (w->kind != AY_TOK_WORD) return false;
        if (w->flags & AY_TOK_UPPER) continue;
        if (adjective) return false;
        adjective = true;
    }
    return false;
}

// A capitalised word right in front of a bare number, with the sentence going on as if both were
// one name ("the Fortune 100 on its list", "Planet 9"): not at the sentence's start, not behind a
// place, and not in a list ("Centre 61, Greens 17").
bool ay_is_named(const ay_text *t, uint32_t i, uint32_t end) {
    uint32_t first, sentence = t->tokens[i].sentence, high = t->sentences[sentence].end;
    if (i == 0 || end != i + 1 || i - 1 <= t->sentences[sentence].first) return false;
    const ay_token *before = &t->tokens[i - 1];
    if (before->kind != AY_TOK_WORD || !(before->flags & AY_TOK_UPPER) || ay_touches(t, i))
        return false;
    if (ay_phrase_before(t, i, AY_TABLE_STATE, &first) >= 0 ||
        ay_phrase_before(t, i, AY_TABLE_CITY, &first) >= 0)
        return false;
    if (end < high && t->tokens[end].kind == AY_TOK_WORD)
        return !(ay_cue_at(t, end, AY_CUE_RANGE_AND, NULL) ||
                   ay_cue_at(t, end, AY_CUE_RANGE_OR, NULL) ||
                   ay_cue_at(t, end, AY_CUE_RANGE_TO, NULL) ||
                   ay_cue_at(t, end, AY_CUE_PREP, NULL)) ||
               article_before(t, i - 1);
    if (end < high && t->tokens[end].mark != '.') return false;
    for (uint32_t k = i - 1; k > t->sentences[sentence].first && k + 6 > i; k--)
        if (t->tokens[k - 1].kind == AY_TOK_NUMBER) return false;
    return true;
}

// Glued to something in front: "A320", "COVID-19", "12:30", "v2".
static bool glued(const ay_text *t, uint32_t i) {
    if (i == 0 || !ay_touches(t, i)) return false;
    const ay_token *before = &t->tokens[i - 1];
    if (before->kind == AY_TOK_WORD) return true;
    if (before->kind == AY_TOK_NUMBER) return true;
    if (before->mark == '-' && i > 1 && ay_touches(t, i - 1))
        return t->tokens[i - 2].kind == AY_TOK_WORD && !ay_cue_at(t, i - 2, AY_CUE_MINUS, NULL) &&
               !(i > 2 && t->tokens[i - 3].mark == '-' && // "20-by-30-foot"
                   ay_cue_at(t, i - 2, AY_CUE_SIDES, NULL));
    return before->mark == '/' || before->mark == ':' || before->mark == '#' ||
           before->mark == '_' || before->mark == '@' || before->mark == '=';
}

// Letters touch it that are no unit: "5G", "1980s", "A4".
bool ay_is_name_part(const ay_text *t, uint32_t i, const ay_numeral *x) {
    if (x->letter || x->end >= t->n_tokens || !ay_touches(t, x->end)) return false;
    return t->tokens[i].kind == AY_TOK_NUMBER && t->tokens[x->end].kind == AY_TOK_WORD;
}

// "1) roads; 2) rails", "47/2021": numbering, and numbers of documents.
static bool numbering(const ay_text *t, uint32_t i, uint32_t end) {
    char behind = ay_mark(t, end), before = i ? t->tokens[i - 1].mark : 0;
    if (behind == '/' && ay_touches(t, end) && end + 1 < t->n_tokens &&
        t->tokens[end + 1].kind == AY_TOK_NUMBER)
        return true;
    bool alone =
        t->tokens[i].flags & AY_TOK_SENTENCE || before == ':' || before == ';' || before == ',';
    bool small = t->tokens[i].span.end - t->tokens[i].span.start <= 2;
    if (!small || !ay_touches(t, end)) return false;
    if (behind == ')') { // not closing a bracket of its own
        for (uint32_t k = i, n = 0; k > 0 && n < 12; k--, n++) {
            if (t->tokens[k - 1].mark == '(') return false;
            if (t->tokens[k - 1].mark == ')') break;
        }
        return true;
    }
    return behind == '.' && alone && end + 1 < t->n_tokens &&
           (t->tokens[end + 1].flags & AY_TOK_UPPER);
}

// Phone numbers: digit groups of one line with dashes, blanks behind a plus sign.
bool ay_is_phone(const ay_text *t, uint32_t i) {
    uint32_t groups = 0, first = i;
    while (first > 0 && first + 8 > i && !(t->tokens[first].flags & AY_TOK_LINE) &&
           (t->tokens[first - 1].kind == AY_TOK_NUMBER || t->tokens[first - 1].mark == '-' ||
               t->tokens[first - 1].mark == '+'))
        first--;
    for (uint32_t k = first; k < t->n_tokens && k < first + 12; k++) {
        if (k > first && (t->tokens[k].flags & AY_TOK_LINE)) break;
        if (t->tokens[k].kind == AY_TOK_NUMBER) groups++;
        else if (t->tokens[k].mark != '-' && t->tokens[k].mark != '+' && t->tokens[k].mark != '(' &&
                 t->tokens[k].mark != ')')
            break;
    }
    bool dialled =
        t->tokens[first].mark == '+' || t->doc->text.at[t->tokens[first].span.start] == '0';
    return groups >= 4 || (groups >= 3 && dialled);
}

// "9.15 a.m.", "9 pm"; no hour has one decimal ("2.1 pm" are picometres), nor comes after 24.
bool ay_is_clock(const ay_text *t, const ay_numeral *x) {
    if (!ay_cue_at(t, x->end, AY_CUE_CLOCK, NULL)) return false;
    ay_str s = ay_token_str(t, x->first);
    const char *point = memchr(s.at, '.', s.len);
    bool minutes = point && (size_t)(s.at + s.len - point) == 3;
    return (!point || minutes) && ay_dec_cmp(x->value, ay_dec_int(2400)) <= 0;
}

// "Los Angeles, CA 90069": a postal code.
static bool postal(const ay_text *t, uint32_t i) {
    if (i < 2 || ay_span_length(t->tokens[i].span) != 5) return false;
    const ay_token *state = &t->tokens[i - 1];
    return (state->flags & AY_TOK_CAPS) && ay_span_length(state->span) == 2 &&
           t->tokens[i - 2].mark == ',';
}

// "11:30": the hour, where no reader of times took it.
static bool clock(const ay_text *t, uint32_t i) {
    if (ay_mark(t, i + 1) != ':' || !ay_touches(t, i + 1) || !ay_touches(t, i + 2)) return false;
    if (i + 2 >= t->n_tokens || t->tokens[i + 2].kind != AY_TOK_NUMBER) return false;
    ay_str hour = ay_token_str(t, i), minute = ay_token_str(t, i + 2);
    return hour.len <= 2 && minute.len == 2 && minute.at[0] <= '5';
}

// "1-2-3", "11-1-1": three numbers in digits and tight dashes are the name of something.
static bool chained(const ay_text *t, uint32_t i) {
    uint32_t numbers = 1, k = i;
    for (; k >= 2 && ay_hyphen(t, k - 1) && t->tokens[k - 2].kind == AY_TOK_NUMBER && numbers < 3;
         k -= 2)
        numbers++;
    for (k = i; ay_hyphen(t, k + 1) && t->tokens[k + 2].kind == AY_TOK_NUMBER && numbers < 3;
         k += 2)
        numbers++;
    return numbers == 3;
}

// Is the number that starts at i no quantity at all, by what stands in front of it?
bool ay_is_no_quantity(const ay_quantity_reader *r, uint32_t i, const ay_numeral *x) {
    const ay_text *t = r->text;
    if (chained(t, i)) return true;
    bool second = i > 0 && r->list.n > 0 && r->list.at[r->list.n - 1].end == i - 1; // "3km-5km"
    if (second && t->tokens[i - 1].mark == '-') return false;
    if (glued(t, i) || numbering(t, i, x->end) || clock(t, i) || postal(t, i)) return true;
    if (i < 2 || t->tokens[i - 1].mark != '-' || !ay_touches(t, i) || !ay_touches(t, i - 1))
        return false;
    bool before = r->list.n > 0 && r->list.at[r->list.n - 1].end == i - 1; // "No. 52-3648"
    return t->tokens[i - 2].kind == AY_TOK_NUMBER && !before;
}

// A point before exactly three digits, in a sentence that groups thousands with commas: 25.269 may
// be 25,269 by another custom.
bool ay_is_doubtful(const ay_text *t, uint32_t i, const ay_numeral *x) {
    ay_str s = ay_token_str(t, i);
    if (s.len < 5 || s.at[s.len - 4] != '.' || s.at[0] == '0' || (x->flags & AY_QF_SCALED))
        return false;
    const ay_sentence *sentence = &t->sentences[t->tokens[i].sentence];
    uint32_t low = i - sentence->first > 30 ? i - 30 : sentence->first,
             high = sentence->end - i > 30 ? i + 30 : sentence->end;
    for (uint32_t k = low; k < high; k++) {
        ay_str other = t->tokens[k].kind == AY_TOK_NUMBER ? ay_token_str(t, k) : (ay_str){"", 0};
        if (other.len >= 5 && other.at[other.len - 4] == ',') return true;
    }
    return false;
}
