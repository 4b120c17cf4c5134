// Who acts, and on whom. In: a hit and its frame. Out: the sides of an event.
//
// The idea: a row of the table says where side b stands ("object", "to", "with", "on", …); side a is
// the subject, or behind "by" where the verb is passive. In a symmetric act all who are named are
// sides alike: "with" parts them, or the first stands against the others.
//
// The trap: youths and rebels of a state are no state. They are sides only of acts that people do
// or suffer: protest, violence, arrests, alerts.
#include "event.h"

enum {
    CITY = 8,   // tokens from a verb to a capital
    FAR = 24,   // tokens from a verb to the other side
    OWNER = 80, // tokens back to whom "his" means
    NEAR = 16   // tokens to people without an organ of state
};

typedef struct role {
    uint32_t flag, prep;
} role;

// In the order in which they are asked.
static const role roles[] = {
    {AY_ACTB_OBJECT, AY_PREP_NONE},
    {AY_ACTB_WITH, AY_PREP_WITH},
    {AY_ACTB_TO, AY_PREP_TO},
    {AY_ACTB_ON, AY_PREP_ON},
    {AY_ACTB_BETWEEN, AY_PREP_BETWEEN},
    {AY_ACTB_FROM, AY_PREP_FROM},
    {AY_ACTB_OF, AY_PREP_OF},
    {AY_ACTB_FOR, AY_PREP_FOR},
    {AY_ACTB_BY, AY_PREP_BY},
    {AY_ACTB_IN, AY_PREP_IN},
};

static void add_all(ay_partylist *to, const ay_partylist *from) {
    for (uint32_t i = 0; i < from->n; i++) ay_partylist_add(to, from->at[i]);
}

static bool behind(const ay_reading *r, const ay_frame *f, uint32_t prep, ay_partylist *out) {
    ay_partylist found;
    if (!ay_frame_object(r, f, AY_PREP_BIT(prep), &found)) return false;
    add_all(out, &found);
    return true;
}

static void side_b(const ay_reading *r, const ay_hit *hit, const ay_frame *f, ay_partylist *b) {
    const uint32_t n = sizeof roles / sizeof *roles;
    for (uint32_t i = 0; i < n && b->n == 0; i++)
        if (ay_hit_row(hit)->b & roles[i].flag) behind(r, f, roles[i].prep, b);
    for (uint32_t i = 0; i < n && b->n == 0 && hit->type == AY_ACT_CONSULT; i++)
        if ((ay_hit_row(hit)->b & roles[i].flag) && (roles[i].prep || hit->thing == AY_NONE))
            ay_side_behind_of(r, f, roles[i].prep, b);
}

// ---- acts of people -----------------------------------------------------------------------------

static bool of_people(uint8_t type) {
    return type == AY_ACT_PROTEST || type == AY_ACT_ASSAULT || type == AY_ACT_COERCE ||
           type == AY_ACT_MOBILIZE;
}

static void nearest_before(const ay_reading *r, uint32_t from, uint32_t low, ay_partylist *out) {
    for (uint32_t i = from; i > low && from - i < NEAR; i--) {
        const ay_party *p = ay_party_at(r, i - 1);
        if (!p || p->states.n == 0) continue;
        ay_partylist_add(out, r->party_at[i - 1] - 1);
        return;
    }
}

static void nearest_behind(const ay_reading *r, uint32_t from, uint32_t end, ay_partylist *out) {
    for (uint32_t i = from; i < end && i - from < NEAR; i++) {
        const ay_party *p = ay_party_at(r, i);
        if (!p || p->states.n == 0) continue;
        ay_partylist_add(out, r->party_at[i] - 1);
        return;
    }
}

// "a pipeline damaged by the quake": who did it stands behind, and nowhere else.
static bool done_by(const ay_reading *r, const ay_hit *hit) {
    int32_t arg = 0;
    bool past = hit->column == AY_COLUMN_ACT_VERBS_ED || hit->column == AY_COLUMN_ACT_VERBS_EN;
    return past && !hit->passive && hit->thing != AY_NONE && hit->thing_end == hit->first &&
           hit->end < r->text->n_tokens && ay_cue_at(r->text, hit->end, AY_CUE_FRAME_PREP, &arg) &&
           arg == AY_PREP_BY;
}

static void add_people(const ay_reading *r, const ay_hit *hit, ay_partylist *a, ay_partylist *b) {
    const ay_sentence *s = &r->text->sentences[r->text->tokens[hit->first].sentence];
    if (!ay_hit_verb(hit) || !of_people(hit->type)) return;
    if (done_by(r, hit)) return;
    ay_partylist *front = hit->passive ? b : a, *back = hit->passive ? a : b;
    if (front->n == 0) nearest_before(r, hit->first, s->first, front);
    if (back->n == 0 && !hit->passive) nearest_behind(r, hit->end, s->end, back);
}

// ---- symmetric acts -----------------------------------------------------------------------------

// Nobody parts the sides: the first party stands against the others, and of a pair one against the
// other. Several states that are one party ("the five countries") act together.
static void part(const ay_reading *r, ay_partylist *a, ay_partylist *b) {
    if (b->n || a->n < 2) return;
    uint32_t first = 1;
    // "Foreign ministers Wang Yi and …": a party without a state is no side of its own
    while (first < a->n && r->parties[a->at[first - 1]].states.n == 0) first++;
    if (first == a->n) return;
    for (uint32_t i = first; i < a->n; i++) ay_partylist_add(b, a->at[i]);
    a->n = first;
}

// "the two countries" are two states of one party.
static void part_pair(const ay_reading *r, ay_event *e) {
    if (e->a.states.n != 2 || e->b.states.n) return;
    const char **one = ay_alloc_array(r->arena, 2, sizeof *one);
    one[0] = e->a.states.states[0], one[1] = e->a.states.states[1];
    e->a.states = (ay_side){&one[0], 1};
    e->b.states = (ay_side){&one[1], 1};
}

// Whose is it? "his meeting with", "China's visit": the party right in front of a noun.
static void possessor(const ay_reading *r, const ay_hit *hit, ay_partylist *out) {
    const ay_sentence *s = &r->text->sentences[r->text->tokens[hit->first].sentence];
    for (uint32_t i = hit->first; i > s->first && hit->first - i < 5; i--) {
        if (r->text->tokens[i - 1].kind != AY_TOK_WORD && ay_mark(r->text, i - 1) != '-') return;
        if (ay_cue_before(r->text, i, AY_CUE_FRAME_PREP, NULL) && !ay_party_at(r, i - 1)) return;
        if (ay_party_at(r, i - 1)) ay_partylist_add(out, r->party_at[i - 1] - 1);
    }
}

// The party named first behind token i: "Speaking with Chile's minister, Xi said".
static void first_behind(const ay_reading *r, uint32_t i, uint32_t end, ay_partylist *out) {
    for (uint32_t k = i; k < end && k - i < NEAR; k++) {
        if (ay_mark(r->text, k) != ',') continue;
        for (k++; k < end && k - i < 2 * NEAR; k++) {
            const ay_party *p = ay_party_at(r, k);
            if (!p) continue;
            if (p->acts && p->states.n) ay_partylist_add(out, r->party_at[k] - 1);
            return;
        }
    }
}

// "his meeting with", "during their visit": the person or the states named last.
static void owner(const ay_reading *r, const ay_hit *hit, ay_partylist *out) {
    const ay_sentence *s = &r->text->sentences[r->text->tokens[hit->first].sentence];
    uint32_t i = hit->first;
    while (i > s->first && hit->first - i < 4 && !ay_cue_at(r->text, i, AY_CUE_EVENT_OWN, NULL))
        i--;
    if (!ay_cue_at(r->text, i, AY_CUE_EVENT_OWN, NULL)) return;
    if (i < s->first + 3) first_behind(r, hit->end, s->end, out);
    for (uint32_t k = i; out->n == 0 && k > 0 && i - k < OWNER; k--) {
        const ay_party *p = ay_party_at(r, k - 1);
        if (p && p->acts && p->person.len && p->states.n)
            ay_partylist_add(out, r->party_at[k - 1] - 1);
    }
}

static void noun_sides(
    const ay_reading *r, const ay_hit *hit, const ay_frame *f, ay_partylist *a, ay_partylist *b) {
    if (ay_hit_has(hit, AY_ACTF_SYM)) {
        if (ay_side_compound(r, hit->first, a)) return;
        behind(r, f, AY_PREP_BY, a);
        possessor(r, hit, a);
        if (a->n == 0) owner(r, hit, a);
        if (a->n == 0) behind(r, f, AY_PREP_OF, a);
        if (a->n == 0) behind(r, f, AY_PREP_BETWEEN, a);
        if (!behind(r, f, AY_PREP_WITH, b)) behind(r, f, AY_PREP_TO, b);
        if (b->n == 0) ay_side_behind_of(r, f, AY_PREP_WITH, b);
        return;
    }
    behind(r, f, AY_PREP_BY, a);
    possessor(r, hit, a);
    side_b(r, hit, f, b);
}

// The party nearest behind the verb that is none of a, in what belongs to it: "rejected a proposal of",
// "refused to deploy in".
static void nearest_other(const ay_reading *r, const ay_hit *hit, const ay_frame *f,
    const ay_partylist *a, ay_partylist *out) {
    ay_actors of_a = ay_actors_of(r, a);
    uint32_t end = f->high < hit->end + FAR ? f->high : hit->end + FAR;
    for (uint32_t i = hit->end; i < end && of_a.states.n; i++) {
        const ay_party *p = ay_party_at(r, i);
        if (!p || p->states.n == 0 || ay_side_meets(&p->states, &of_a.states)) continue;
        ay_partylist_add(out, r->party_at[i] - 1);
        return;
    }
}

// "Russia said that Sudan must return it": who must is b, who says so is a.
static void reported_sides(
    const ay_reading *r, const ay_hit *hit, const ay_frame *f, ay_partylist *a, ay_partylist *b) {
    const ay_sentence *s = &r->text->sentences[r->text->tokens[hit->first].sentence];
    if (!ay_sentence_has(s, AY_CUE_SAY) || !ay_frame_subject(r, f, b) || b->n != 1) return;
    uint32_t said = ay_cue_find(r->text, s->first, r->parties[b->at[0]].first, AY_CUE_SAY, NULL);
    if (said != AY_NONE) nearest_before(r, said, s->first, a);
}

// What is held: a meeting has the sides that its noun tells.
static void held_sides(const ay_reading *r, const ay_hit *hit, ay_partylist *a, ay_partylist *b) {
    ay_hit noun = *hit;
    noun.first = hit->thing, noun.end = hit->thing_end, noun.thing = AY_NONE;
    ay_frame f = ay_frame_read(r, noun.first, noun.end, AY_FORM_NOUN);
    noun_sides(r, &noun, &f, a, b);
}

static void verb_sides(
    const ay_reading *r, const ay_hit *hit, const ay_frame *f, ay_partylist *a, ay_partylist *b) {
    ay_partylist subject;
    if (ay_hit_has(hit, AY_ACTF_REPORTED)) {
        reported_sides(r, hit, f, a, b);
        return;
    }
    bool has = ay_frame_subject(r, f, &subject);
    ay_side_complete(r, &subject);
    if (ay_hit_has(hit, AY_ACTF_SYM)) has = ay_side_listed(r, f, has, hit->passive, &subject);
    if (done_by(r, hit)) has = false;
    bool passive = hit->passive || done_by(r, hit) || (f->flags & AY_FRAME_PASSIVE);
    if (passive) {
        behind(r, f, AY_PREP_BY, a);
        if (has && (ay_hit_row(hit)->b & AY_ACTB_OBJECT) && !ay_hit_has(hit, AY_ACTF_SYM))
            add_all(b, &subject);
        else if (has && a->n == 0) add_all(a, &subject);
    } else if (has) {
        add_all(a, &subject);
    }
    if (b->n == 0) side_b(r, hit, f, b);
    if (b->n == 0 && !ay_hit_has(hit, AY_ACTF_SYM)) nearest_other(r, hit, f, a, b);
    // "agreed to lend Peru": to whom
    if (b->n == 0 && a->n == 1 && ay_hit_has(hit, AY_ACTF_TO)) behind(r, f, AY_PREP_TO, b);
    if (a->n == 0 && hit->column == AY_COLUMN_ACT_VERBS_ING)
        first_behind(r, hit->end, r->text->sentences[r->text->tokens[hit->first].sentence].end, a);
    if (a->n == 0 && hit->thing != AY_NONE && hit->type == AY_ACT_CONSULT) held_sides(r, hit, a, b);
    if (ay_hit_has(hit, AY_ACTF_SYM) && b->n == 0) behind(r, f, AY_PREP_WITH, b);
    if (ay_hit_has(hit, AY_ACTF_SYM) && a->n == 0) behind(r, f, AY_PREP_BETWEEN, a);
}

// Nobody acts on himself: states of a are not in b, unless nothing else is.
static void without_a(const ay_reading *r, ay_event *e) {
    ay_states rest = {.n = 0};
    for (uint32_t i = 0; i < e->b.states.n; i++)
        if (!ay_side_has(&e->a.states, e->b.states.states[i]))
            ay_states_add(&rest, e->b.states.states[i]);
    if (rest.n < e->b.states.n) e->b.states = ay_states_keep(r->arena, &rest);
}

// Organisations are sides by their names; offices of nobody knows where are none.
static ay_actors actors(const ay_reading *r, const ay_partylist *list) {
    ay_actors out = ay_actors_of(r, list);
    bool organisation = false;
    for (uint32_t i = 0; i < list->n; i++)
        if (r->parties[list->at[i]].kind == AY_PARTY_ORGANISATION) organisation = true;
    if (!organisation) out.n_names = 0;
    return out;
}

// A firm, a newspaper, or what only looks like an organisation by its name.
static bool is_firm(const ay_reading *r, const ay_party *p) {
    for (uint32_t i = p->first; i < p->end && p->kind == AY_PARTY_ORGANISATION; i++) {
        uint32_t at = r->spots->at[i];
        if ((at & AY_TIME_BIT) || !(at & AY_NAME_BIT)) continue;
        const ay_name *name = &r->spots->names[(at & AY_INDEX_MASK) - 1];
        if (name->type != AY_N_ORGANISATION) continue;
        if (name->row == UINT16_MAX) return true;
        uint32_t sort = (uint32_t)ay_organisation_rows[name->row].sort;
        return sort == AY_ORG_COMPANY || sort == AY_ORG_MEDIA;
    }
    return false;
}

static void without_firms(const ay_reading *r, ay_partylist *list) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < list->n; i++)
        if (!is_firm(r, &r->parties[list->at[i]])) list->at[n++] = list->at[i];
    list->n = n;
}

// Firms, markets and citizens do not act for their state, but where people act at all.
static void keep_acting(const ay_reading *r, const ay_hit *hit, ay_partylist *list) {
    uint32_t n = 0;
    ay_partylist joined = {.n = 0};
    uint32_t noun = hit->thing != AY_NONE ? hit->thing : hit->first;
    if (of_people(hit->type)) return;
    if (hit->type == AY_ACT_CONSULT && ay_side_compound(r, noun, &joined) && list->n &&
        list->at[0] == joined.at[0])
        return;
    for (uint32_t i = 0; i < list->n; i++) {
        const ay_party *p = &r->parties[list->at[i]];
        if ((p->acts || p->states.n == 0) && !is_firm(r, p)) list->at[n++] = list->at[i];
    }
    list->n = n;
}

// The capital that stands for its state behind the verb or "to": "visited Manila", "lent to Manila".
static void city_side(const ay_reading *r, const ay_hit *hit, ay_event *e) {
    bool direct = ay_hit_row(hit)->b & AY_ACTB_OBJECT, to = ay_hit_row(hit)->b & AY_ACTB_TO;
    if (!ay_hit_verb(hit) || hit->passive || e->b.states.n || !e->a.states.n) return;
    if (e->type != AY_ACT_CONSULT && e->type != AY_ACT_AID) return;
    for (uint32_t i = hit->end; i < r->text->n_tokens && i - hit->end < CITY; i++) {
        uint32_t at = r->spots->at[i];
        if ((at & AY_TIME_BIT) || !(at & AY_NAME_BIT)) continue;
        const ay_name *name = &r->spots->names[(at & AY_INDEX_MASK) - 1];
        bool here = (direct && i == hit->end) || (to && ay_token_is(r->text, i - 1, "to"));
        if (!here || name->type != AY_N_CITY || name->row == UINT16_MAX) continue;
        ay_states one = {.n = 0};
        ay_states_add(&one, ay_city_rows[name->row].state);
        if (!ay_side_has(&e->a.states, one.code[0])) e->b.states = ay_states_keep(r->arena, &one);
        return;
    }
}

// What is said of the thing is no part of the act: "signed a treaty that ends the quarrel with Peru".
static ay_frame own_part(const ay_reading *r, const ay_hit *hit, const ay_frame *f) {
    ay_frame own = *f;
    for (uint32_t i = hit->end + 1; i < own.high; i++)
        if (ay_cue_at(r->text, i, AY_CUE_FRAME_RELATIVE, NULL)) own.high = i;
    return own;
}

// The first token of a verb's sides in front of it, in its sentence; its own where there are none.
static uint32_t first_of(const ay_reading *r, const ay_hit *hit, const ay_partylist *list) {
    uint32_t first = hit->first, sentence = r->text->tokens[hit->first].sentence;
    for (uint32_t i = 0; i < list->n; i++) {
        const ay_party *p = &r->parties[list->at[i]];
        if (p->sentence == sentence && p->first < first && first - p->first < FAR) first = p->first;
    }
    return first;
}

uint32_t ay_hit_sides(const ay_reading *r, const ay_hit *hit, const ay_frame *frame, ay_event *e) {
    ay_partylist a = {.n = 0}, b = {.n = 0};
    ay_frame own = own_part(r, hit, frame);
    if (ay_hit_verb(hit)) verb_sides(r, hit, &own, &a, &b);
    else noun_sides(r, hit, &own, &a, &b);
    add_people(r, hit, &a, &b);
    keep_acting(r, hit, &a);
    without_firms(r, &b);
    if (ay_hit_has(hit, AY_ACTF_SYM) && !ay_hit_has(hit, AY_ACTF_NEED_B)) part(r, &a, &b);
    e->a = actors(r, &a);
    e->b = actors(r, &b);
    without_a(r, e);
    city_side(r, hit, e);
    if (ay_hit_has(hit, AY_ACTF_SYM) && !ay_hit_has(hit, AY_ACTF_NEED_B)) part_pair(r, e);
    return ay_hit_verb(hit) ? first_of(r, hit, &a) : hit->first;
}
