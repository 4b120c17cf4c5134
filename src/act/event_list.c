// Lists of those who act: "Peru, Chile and two partners, Mali and Niger, today signed". In: a frame, or
// the place of a noun. Out: parties, in the order of the text.
//
// The idea: from one party that is known one walks over commas and "and" to its neighbours. The trap:
// an apposition looks like a list ("Xi, China's president, signed"): it needs two to be one.
#include "event.h"

enum {
    NAMED = 10,   // tokens of a noun phrase in front of whose it is
    COMPOUND = 12 // tokens of a compound noun
};

static void add_list(ay_partylist *to, const ay_partylist *from) {
    for (uint32_t i = 0; i < from->n; i++) ay_partylist_add(to, from->at[i]);
}

static void add_with_pair(const ay_reading *r, uint32_t index, ay_partylist *out) {
    ay_partylist_add(out, index);
    if (r->parties[index].pair != AY_NONE) ay_partylist_add(out, r->parties[index].pair);
}

// The party at token i, and those that are listed behind it: "Peru, Chile and Brazil".
static void add_list_from(const ay_reading *r, uint32_t i, uint32_t end, ay_partylist *out) {
    for (uint32_t steps = 0; steps < AY_PARTIES && i < end && r->party_at[i]; steps++) {
        uint32_t index = r->party_at[i] - 1;
        add_with_pair(r, index, out);
        i = r->parties[index].end;
        for (uint32_t k = 0; k < 2 && i < end; k++)
            if (ay_mark(r->text, i) == ',' || ay_cue_at(r->text, i, AY_CUE_FRAME_AND, NULL)) i++;
    }
}

// Where the noun phrase behind a preposition begins; behind the verb itself for AY_PREP_NONE.
static uint32_t phrase_behind(const ay_reading *r, const ay_frame *f, uint32_t prep) {
    if (prep == AY_PREP_NONE) return f->end;
    for (uint32_t i = f->end > 0 ? f->end - 1 : 0; i < f->high; i++) {
        int32_t arg = 0;
        uint32_t n = ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, &arg);
        if (n && (uint32_t)arg == prep) return i + n;
    }
    return AY_NONE;
}

// "with each of the five leaders", "with the heads of state of Peru and Chile": whose the noun phrase
// is that stands there.
void ay_side_behind_of(const ay_reading *r, const ay_frame *f, uint32_t prep, ay_partylist *out) {
    uint32_t low = phrase_behind(r, f, prep);
    for (uint32_t i = low; low != AY_NONE && i < f->high && i - low < NAMED; i++) {
        int32_t arg = 0;
        uint32_t n = ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, &arg);
        const ay_party *p = ay_party_at(r, i);
        if (p && p->states.n) {
            add_list_from(r, i, f->high, out);
            return;
        }
        if (n && arg != AY_PREP_OF) return;
        if (r->text->tokens[i].kind == AY_TOK_PUNCT || (r->spots->at[i] & AY_TIME_BIT)) return;
        if (n) i += n - 1;
    }
}

// "the Peru-Chile summit", "the EU summit": states that a compound noun at token `noun` joins, in their
// order, or the group whose it is.
bool ay_side_compound(const ay_reading *r, uint32_t noun, ay_partylist *out) {
    uint32_t i = noun;
    while (i > 0 && noun - i < COMPOUND && !r->party_at[i - 1] &&
           (r->text->tokens[i - 1].kind == AY_TOK_WORD || ay_mark(r->text, i - 1) == '\''))
        i--;
    ay_partylist back = {.n = 0};
    while (i > 0 && noun - i < 2 * COMPOUND && r->party_at[i - 1]) {
        const ay_party *p = ay_party_at(r, i - 1);
        if (p->states.n == 0 || p->reference) break;
        ay_partylist_add(&back, r->party_at[i - 1] - 1);
        i = p->first;
        if (i < 2 || ay_mark(r->text, i - 1) != '-') break;
        i--;
    }
    bool group = back.n == 1 && i + 3 > noun && r->parties[back.at[0]].kind == AY_PARTY_GROUP;
    if (back.n < 2 && !group) return false;
    for (uint32_t k = back.n; k > 0; k--) ay_partylist_add(out, back.at[k - 1]);
    return true;
}

// "The ministers of finance of both countries": an office whose state stands behind it.
void ay_side_complete(const ay_reading *r, ay_partylist *list) {
    for (uint32_t i = 0, n = list->n; i < n; i++) {
        const ay_party *p = &r->parties[list->at[i]];
        int32_t arg = 0;
        uint32_t of = p->end + (p->end < r->text->n_tokens && ay_mark(r->text, p->end) == '.');
        if (p->states.n || of + 1 >= r->text->n_tokens) continue;
        if (!ay_cue_at(r->text, of, AY_CUE_FRAME_PREP, &arg) || arg != AY_PREP_OF) continue;
        add_list_from(r, of + 1, r->text->n_tokens, list);
    }
}

// "X and two partners, Peru and Chile, signed": those whom an apposition in front of the verb names
// are sides too, where what it belongs to is joined to the subject and names nobody.
static void add_apposition(const ay_reading *r, const ay_frame *f, ay_partylist *list) {
    uint32_t i = list->n ? r->parties[list->at[list->n - 1]].end : f->first;
    if (i + 2 >= f->first || !ay_cue_at(r->text, i, AY_CUE_FRAME_AND, NULL)) return;
    for (i++; i < f->first && r->text->tokens[i].kind == AY_TOK_WORD && !r->party_at[i];) i++;
    if (i < f->first && ay_mark(r->text, i) == ',') add_list_from(r, i + 1, f->first, list);
}

// The rest of a list that looks like an apposition: "Japan, Peru and Chile, today signed".
static void add_rest(const ay_reading *r, const ay_frame *f, ay_partylist *list) {
    uint32_t i = list->n ? r->parties[list->at[list->n - 1]].end : f->first;
    ay_partylist rest = {.n = 0};
    if (i >= f->first || ay_mark(r->text, i) != ',') return;
    add_list_from(r, i + 1, f->first, &rest);
    if (rest.n > 1) add_list(list, &rest);
}

// The same from its end: "X and the four members, Peru and Chile, signed" with Peru as the subject.
static void add_joined(const ay_reading *r, const ay_frame *f, ay_partylist *list) {
    uint32_t i = list->n ? r->parties[list->at[0]].first : 0, low = i > NAMED ? i - NAMED : 0;
    int32_t arg = 0;
    if (list->n < 2 || i <= f->low + 1) return;
    bool of = ay_cue_before(r->text, i, AY_CUE_FRAME_PREP, &arg) && arg == AY_PREP_OF;
    if (!of && ay_mark(r->text, i - 1) != ',') return;
    if (low < f->low) low = f->low;
    for (i--; i > low && r->text->tokens[i - 1].kind == AY_TOK_WORD; i--) {
        if (!ay_cue_at(r->text, i - 1, AY_CUE_FRAME_AND, NULL)) continue;
        if (i < 2 || r->party_at[i - 2] == 0) return;
        ay_partylist all = {.n = 0};
        add_with_pair(r, r->party_at[i - 2] - 1, &all);
        add_list(&all, list);
        *list = all;
        return;
    }
}

// The list that ends in front of the verb, with nothing but a time between: "…, Peru and Chile, on
// Friday reached". A group in front of its members is not named twice.
static void list_before(const ay_reading *r, const ay_frame *f, ay_partylist *out) {
    uint32_t i = f->first;
    ay_partylist back = {.n = 0};
    while (i > f->low && f->first - i < 6 &&
           ((r->spots->at[i - 1] & AY_TIME_BIT) || ay_mark(r->text, i - 1) == ',' ||
               ay_cue_before(r->text, i, AY_CUE_FRAME_PREP, NULL)))
        i--;
    while (i > f->low && r->party_at[i - 1] && back.n < AY_PARTIES) {
        ay_partylist_add(&back, r->party_at[i - 1] - 1);
        i = r->parties[r->party_at[i - 1] - 1].first;
        for (uint32_t k = 0; k < 2 && i > f->low + 1; k++)
            if (ay_mark(r->text, i - 1) == ',' || ay_cue_before(r->text, i, AY_CUE_FRAME_AND, NULL))
                i--;
    }
    if (back.n < 3) return;
    const ay_party *first = &r->parties[back.at[back.n - 1]];
    const ay_party *next = &r->parties[back.at[back.n - 2]];
    if (first->kind == AY_PARTY_GROUP && ay_side_meets(&first->states, &next->states)) back.n--;
    for (uint32_t k = back.n; k > 0; k--) ay_partylist_add(out, back.at[k - 1]);
    add_joined(r, f, out);
}

// "Ministers from Peru and Chile met": whose they are.
static void subject_from(const ay_reading *r, const ay_frame *f, ay_partylist *out) {
    for (uint32_t i = f->low; i + 1 < f->first; i++) {
        int32_t arg = 0;
        uint32_t n = ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, &arg);
        if (!n || arg != AY_PREP_FROM || !r->party_at[i + n]) continue;
        ay_partylist list = {.n = 0};
        add_list_from(r, i + n, f->first, &list);
        if (r->parties[list.at[list.n - 1]].end == f->first) add_list(out, &list);
        return;
    }
}

// The subject of a symmetric act with all who are listed in it; false when there is nobody.
bool ay_side_listed(
    const ay_reading *r, const ay_frame *f, bool has, bool passive, ay_partylist *subject) {
    if (has) {
        add_apposition(r, f, subject);
        add_rest(r, f, subject);
        add_joined(r, f, subject);
    } else if (!passive) {
        subject->n = 0;
        list_before(r, f, subject);
        if (subject->n == 0) subject_from(r, f, subject);
    }
    return has || (!passive && subject->n > 0);
}
