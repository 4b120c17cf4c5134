// Ages without their unit. In: a bare number and the words around it. Out: the flag that it counts
// years: "aged 12", "under the age of 5", "she was 21 when it closed", "Anna Petrova, 35, won".
//
// The trap: "he was 3 of 4" and "Leeds, 35, Hull, 30" are none. A verb alone needs a person in
// front and an end behind; a number between commas a name in front that is no place, and no other
// behind.
#include "quantity.h"

enum { OLDEST = 120, YOUNGEST_NAMED = 10 };

static bool is_year_count(const ay_quantity *q, int64_t *years) {
    uint32_t barred = AY_QF_SCALED | AY_QF_GROUPED | AY_QF_FRACTION | AY_QF_INFIRM;
    if (q->type != AY_Q_NUMBER || (q->flags & barred)) return false;
    return ay_dec_to_int(q->value, years) && *years > 0 && *years <= OLDEST;
}

// Nothing goes on behind that the number could count or measure.
static bool ends(const ay_quantity_reader *r, uint32_t i) {
    const ay_text *t = r->text;
    if (i >= t->n_tokens || (t->tokens[i].flags & AY_TOK_SENTENCE)) return true;
    char mark = t->tokens[i].mark;
    if (mark) return mark == '.' || mark == ',' || mark == ';' || mark == ')' || mark == '"';
    return r->busy[i] || ay_cue_at(t, i, AY_CUE_AGE_END, NULL) > 0;
}

// "Anna Petrova, 35, won": between commas, and in lower case it goes on.
static bool behind_name(const ay_quantity_reader *r, uint32_t i, uint32_t end) {
    const ay_text *t = r->text;
    uint32_t first = t->sentences[t->tokens[i].sentence].first, place;
    if (i < first + 2 || t->tokens[i - 1].mark != ',' || ay_mark(t, end) != ',') return false;
    if (end + 1 >= t->n_tokens || t->tokens[end + 1].kind != AY_TOK_WORD) return false;
    if (t->tokens[end + 1].flags & AY_TOK_UPPER) return false;
    const ay_token *name = &t->tokens[i - 2];
    bool person =
        name->kind == AY_TOK_WORD && (name->flags & AY_TOK_UPPER) && !(name->flags & AY_TOK_CAPS);
    static const uint8_t others[] = {
        AY_TABLE_STATE, AY_TABLE_CITY, AY_TABLE_GROUP, AY_TABLE_ORGANISATION, AY_TABLE_MONTH};
    for (size_t k = 0; person && k < sizeof others; k++)
        person = ay_phrase_before(t, i - 1, others[k], &place) < 0;
    return person && !r->busy[i - 2];
}

// "At 16, she left"
static bool at_age(const ay_text *t, uint32_t i, uint32_t end) {
    return ay_cue_before(t, i, AY_CUE_AT_AGE, NULL) && ay_mark(t, end) == ',' &&
           ay_cue_at(t, end + 1, AY_CUE_PERSON, NULL);
}

void ay_age_read(const ay_quantity_reader *r, ay_quantity *q, uint32_t first, uint32_t end) {
    const ay_text *t = r->text;
    int32_t person = 0;
    int64_t years;
    if (!is_year_count(q, &years)) return;
    uint32_t n = ay_cue_before(t, first, AY_CUE_OF_AGE, &person);
    bool age = (n && (!person || ends(r, end))) || at_age(t, first, end);
    if (!age && !n && (q->flags & AY_QF_WORDS) == 0 && years >= YOUNGEST_NAMED)
        age = behind_name(r, first, end);
    if (age) q->flags |= AY_QF_AGE;
}
