// Roles: whose an office is, and what office a person holds, as the text says it. In: all names of
// the text. Out: `state`, `group` and `office` of offices and persons.
//
// An office has its state right in front ("the Kazakh president", "Kuwait's new foreign minister")
// or behind ("the prime minister of Ethiopia"). A person has what the title in front says, or the
// apposition on either side of a comma, or "of Ethiopia" alone. What one mention says holds for all
// mentions of that person, earlier ones too.
//
// The trap: "after talks with Putin, the Kazakh president said" is no apposition, and "the ambassador
// to China" is not China's. Where the text does not say it, nothing is set.
#include "name.h"

#include "../../base/hash.h"

#include <string.h>

enum {
    OFFICE_BACK = 4, // words between a state and its office: "China's newly appointed top envoy"
    GLUE = 8,        // tokens of "of the", "'s" and forms of address between a title and a person
    APPOSITION = 8,  // tokens between a comma and the office behind it
    APPOSITION_END = 14, // tokens behind that office until the comma that closes it
    PROBES = 16,
};

static bool is_type(const ay_naming *self, uint32_t k, int type) {
    return k < self->names.n && self->names.at[k].type == type;
}
static uint32_t office_flags(const ay_name *name) { return ay_office_rows[name->row].flags; }
static bool is_body(const ay_name *name) {
    return name->type == AY_N_OFFICE && (office_flags(name) & AY_OFFICE_BODY);
}

// The first name at or behind token i, when names from `k` on are looked through.
static uint32_t name_from(const ay_naming *self, uint32_t k, uint32_t i) {
    while (k < self->names.n && self->names.at[k].first < i) k++;
    return k;
}

static uint16_t group_row(const char *code) {
    if (code[0] == 0) return AY_NO_ROW;
    for (uint16_t row = 0; row < ay_group_count; row++)
        if (strcmp(ay_group_rows[row].code, code) == 0) return row;
    return AY_NO_ROW;
}

static uint16_t state_row(const char *code) {
    uint32_t low = 0, high = ay_state_count;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        int order = strcmp(ay_state_rows[mid].code, code);
        if (order == 0) return (uint16_t)mid;
        if (order < 0) low = mid + 1;
        else high = mid;
    }
    return AY_NO_ROW;
}

// ---- whose is it? -------------------------------------------------------------------------------

// An organ of a state or a group speaks for it; a company, a bank abroad or a paper does not.
static void own_role(ay_name *name) {
    name->state = name->group = name->office = AY_NO_ROW;
    name->office_span = (ay_span){0};
    if (name->type == AY_N_STATE) name->state = name->row;
    if (name->type == AY_N_GROUP) name->group = name->row;
    if (name->type == AY_N_OFFICE) name->office = name->row, name->office_span = name->span;
    if (name->type != AY_N_ORGANISATION || name->row == AY_NO_ROW) return;
    const struct ay_organisation *row = &ay_organisation_rows[name->row];
    if (row->sort == AY_ORG_COMPANY || row->sort == AY_ORG_MEDIA) return;
    name->state = state_row(row->state);
    name->group = group_row(row->group);
}

static bool is_placed(const ay_name *name) {
    return name->state != AY_NO_ROW || name->group != AY_NO_ROW;
}

static bool take_role(ay_name *to, const ay_name *from) {
    to->state = from->state;
    to->group = from->group;
    return is_placed(to);
}

// Does a state stand in a list with another: "Kazakhstan and Uzbekistan"? Then the office is not one
// state's.
static bool is_joint(const ay_naming *self, uint32_t a, uint32_t b) {
    const ay_name *x = &self->names.at[a], *y = &self->names.at[b];
    if (x->type != AY_N_STATE || y->type != AY_N_STATE || x->end + 1 != y->first) return false;
    return ay_token_is(self->text, x->end, "and") || ay_mark(self->text, x->end) == ',' ||
           ay_mark(self->text, x->end) == '-';
}

static bool is_plain_word(const ay_naming *self, uint32_t i) {
    return ay_naming_token(self, i)->kind == AY_TOK_WORD &&
           !ay_naming_cue(self, i, AY_CUE_PLACE_PREP) && !ay_naming_cue(self, i, AY_CUE_NAME_OF) &&
           !ay_naming_cue(self, i, AY_CUE_PREP) && !ay_naming_cue(self, i, AY_CUE_CLAUSE) &&
           !ay_naming_cue(self, i, AY_CUE_SAY) && !ay_naming_cue(self, i, AY_CUE_SAY_AUX);
}

// The name that stands in front of the office at [first, …): "Kazakh", "Kuwait's new".
static bool role_before(const ay_naming *self, uint32_t first, uint32_t k, ay_name *to) {
    uint32_t e = first;
    bool tied = true; // nothing but words of offices between
    for (uint32_t left = OFFICE_BACK; left > 0 && e > 0 && k > 0; left--, e--) {
        if (!ay_naming_together(self, e - 1, first)) return false;
        bool owned = ay_token_is(self->text, e - 1, "'s") || ay_mark(self->text, e - 1) == '\'';
        uint32_t end = owned ? e - 1 : e;
        const ay_name *name = &self->names.at[k - 1];
        if (name->end == end) {
            if (!owned && !tied) return false;
            if (name->type == AY_N_OFFICE && !is_body(name)) return false;
            bool placed = !owned && name->type != AY_N_OFFICE && name->first > 0 &&
                          !(name->type == AY_N_STATE && name->column == AY_COLUMN_STATE_DEMONYMS) &&
                          ay_cue_before(self->text, name->first, AY_CUE_PLACE_PREP, NULL);
            if (placed || (k > 1 && is_joint(self, k - 2, k - 1))) return false;
            return name->type != AY_N_PERSON && take_role(to, name);
        }
        if (owned || name->end > e || !is_plain_word(self, e - 1)) return false;
        tied = tied &&
               (ay_naming_cue(self, e - 1, AY_CUE_OFFICE_WORD) || ay_naming_capital(self, e - 1));
    }
    return false;
}

// Behind the office: "of the Republic of Kazakhstan", "for Russia's foreign ministry".
static bool role_behind(const ay_naming *self, uint32_t end, uint32_t k, ay_name *to) {
    int32_t joins;
    uint32_t n = ay_cue_at(self->text, end, AY_CUE_NAME_OF, &joins);
    if (n == 0 || joins == 0 || !ay_naming_together(self, end - 1, end)) return false;
    uint32_t i = end + n;
    if (i < self->text->n_tokens) i += ay_naming_cue(self, i, AY_CUE_SKIP);
    k = name_from(self, k, i);
    if (k >= self->names.n || !ay_naming_together(self, end, i)) return false;
    const ay_name *name = &self->names.at[k];
    if (name->first != i) return false;
    bool organ = name->type == AY_N_ORGANISATION || is_body(name);
    bool leads = k + 1 < self->names.n && (self->names.at[k + 1].first == name->end ||
                                              self->names.at[k + 1].first == name->end + 1);
    if (joins == 2 && !organ && !(leads && is_body(&self->names.at[k + 1]))) return false;
    if (leads && is_joint(self, k, k + 1)) return false;
    return take_role(to, name);
}

// A title that another one is joined to: "Deputy Prime Minister and Foreign Minister".
static bool role_joined(const ay_naming *self, uint32_t first, uint32_t k, ay_name *to) {
    if (k == 0 || first < 2 || !is_type(self, k - 1, AY_N_OFFICE)) return false;
    const ay_name *name = &self->names.at[k - 1];
    if (name->end + 1 != first || is_body(name) || !ay_token_is(self->text, first - 1, "and"))
        return false;
    if (!ay_naming_together(self, name->first, first)) return false;
    to->office = name->office;
    to->office_span.start = name->office_span.start;
    return take_role(to, name);
}

// "the Deputy Prime Minister and Foreign Minister of Kazakhstan": the first as the second.
static void join_offices(ay_naming *self) {
    for (uint32_t k = self->names.n; k > 1; k--) {
        ay_name *a = &self->names.at[k - 2], *b = &self->names.at[k - 1];
        if (a->type != AY_N_OFFICE || b->type != AY_N_OFFICE || is_placed(a) || is_body(a) ||
            is_body(b) || a->end + 1 != b->first || !ay_token_is(self->text, a->end, "and"))
            continue;
        b->office = a->office;
        b->office_span.start = a->office_span.start;
        take_role(a, b);
    }
}

// The role of the office at [first, end), where names before `k` stand in front of it.
static void read_office(
    const ay_naming *self, uint32_t first, uint32_t end, uint32_t k, ay_name *to) {
    if (role_joined(self, first, k, to) || role_before(self, first, k, to)) return;
    role_behind(self, end, k, to);
}

// ---- persons ------------------------------------------------------------------------------------

// The token in front of a form of address that ends at `e`, `e` when there is none.
static uint32_t before_address(const ay_naming *self, uint32_t e) {
    uint32_t first;
    int32_t row = ay_phrase_before(self->text, e, AY_TABLE_OFFICE, &first);
    return row >= 0 && (ay_office_rows[row].flags & AY_OFFICE_HONORIFIC) ? first : e;
}

// The office whose words end at token `e`, with what they say behind "of": "President",
// "President of Kazakhstan", "Ambassador to China". AY_NONE when none does.
static uint32_t title_ending(const ay_naming *self, uint32_t k, uint32_t e) {
    uint32_t glue = GLUE;
    for (uint32_t j = k; j > 0 && k - j < 3; j--) {
        const ay_name *name = &self->names.at[j - 1];
        while (
            e > name->end && glue > 0 &&
            (ay_naming_cue(self, e - 1, AY_CUE_NAME_OF) || ay_naming_cue(self, e - 1, AY_CUE_SKIP)))
            e--, glue--;
        if (name->end != e || e == 0 || !ay_naming_together(self, name->first, e - 1))
            return AY_NONE;
        if (name->type == AY_N_OFFICE && !is_body(name)) {
            int32_t joins = 1;
            uint32_t of = j == k ? 1 : ay_cue_at(self->text, e, AY_CUE_NAME_OF, &joins);
            bool fits =
                joins == 1 || (office_flags(name) & (AY_OFFICE_DIPLOMAT | AY_OFFICE_SPOKESMAN));
            return of && fits ? j - 1 : AY_NONE;
        }
        if (name->type == AY_N_PERSON || name->type == AY_N_CITY) return AY_NONE;
        e = name->first;
    }
    return AY_NONE;
}

// Is the token the end of an apposition?
static bool closes(const ay_naming *self, uint32_t from, uint32_t i) {
    if (!ay_naming_together(self, from, i)) return true;
    char mark = ay_mark(self->text, i);
    return mark == ',' || mark == '.' || mark == ';' || mark == ')' || mark == '"' || mark == ':';
}

// "his Kazakh counterpart": what the person or office named before it in the sentence is.
static uint16_t same_office(const ay_naming *self, uint32_t k) {
    uint32_t sentence = self->names.at[k].sentence;
    for (uint32_t j = k, left = 8; j > 0 && left > 0; j--, left--) {
        const ay_name *name = &self->names.at[j - 1];
        if (name->sentence != sentence) break;
        bool holds = name->type == AY_N_PERSON || (name->type == AY_N_OFFICE && !is_body(name));
        if (holds && name->office != AY_NO_ROW) return name->office;
    }
    return self->names.at[k].office;
}

static void take_office(ay_name *to, const ay_name *office) {
    to->state = office->state;
    to->group = office->group;
    to->office = office->office;
    to->office_span = office->office_span;
}

// "the president of Peru, Dina Boluarte, said"
static bool role_over_comma(const ay_naming *self, uint32_t k, ay_name *to) {
    uint32_t first = before_address(self, to->first);
    if (first < 2 || ay_mark(self->text, first - 1) != ',' || !closes(self, first, to->end))
        return false;
    bool list = k + 1 < self->names.n && self->names.at[k + 1].first == to->end + 1 &&
                self->names.at[k + 1].type != AY_N_OFFICE;
    uint32_t office = list ? AY_NONE : title_ending(self, k, first - 1);
    if (office == AY_NONE) return false;
    take_office(to, &self->names.at[office]);
    return true;
}

// The token behind the words of an office: "of Kazakhstan", "to the United Nations".
static uint32_t office_end(const ay_naming *self, uint32_t i, uint32_t k) {
    for (uint32_t left = APPOSITION_END, from = i;
         left > 0 && ay_naming_together(self, from - 1, i); left--) {
        k = name_from(self, k, i);
        uint32_t n = ay_naming_cue(self, i, AY_CUE_NAME_OF);
        if (k < self->names.n && self->names.at[k].first == i) {
            if (self->names.at[k].type == AY_N_PERSON) break;
            i = self->names.at[k].end;
        } else if (n || (n = ay_naming_cue(self, i, AY_CUE_SKIP)) != 0) i += n;
        else if (ay_naming_capital(self, i) || ay_token_is(self->text, i, "and") ||
                 ay_token_is(self->text, i, "'s"))
            i++;
        else break;
    }
    return i;
}

// The office at [first, end) explains the person before it, when a comma or the sentence's end
// closes it and no other person follows.
static bool explains(const ay_naming *self, uint32_t k, uint32_t comma, uint32_t end) {
    uint32_t next = name_from(self, k, end);
    uint32_t i = office_end(self, end, next);
    next = name_from(self, next, i);
    if (next < self->names.n && self->names.at[next].first == i && is_type(self, next, AY_N_PERSON))
        return false;
    return closes(self, comma, i);
}

// "Dai Bing, China's deputy permanent representative to the United Nations,"
static bool role_behind_comma(const ay_naming *self, uint32_t k, ay_name *to) {
    const ay_text *text = self->text;
    if (ay_mark(text, to->end) != ',' && ay_mark(text, to->end) != '(') return false;
    uint32_t i = to->end + 1, j = k + 1, n;
    for (uint32_t left = APPOSITION; left > 0 && ay_naming_together(self, to->first, i); left--) {
        j = name_from(self, j, i);
        const ay_name *name =
            j < self->names.n && self->names.at[j].first == i ? &self->names.at[j] : NULL;
        int32_t row = ay_phrase_at(text, i, AY_TABLE_OFFICE, &n);
        if (name && name->type == AY_N_OFFICE && !is_body(name)) {
            if (!explains(self, j + 1, to->end, name->end)) return false;
            take_office(to, name);
            return true;
        }
        if (!name && row >= 0 &&
            !(ay_office_rows[row].flags & (AY_OFFICE_BODY | AY_OFFICE_HONORIFIC))) {
            if (!explains(self, j, to->end, i + n)) return false;
            to->office = (uint16_t)row;
            to->office_span = ay_tokens_span(text, i, i + n);
            read_office(self, i, i + n, j, to);
            return true;
        }
        if (name && name->type == AY_N_PERSON) return false;
        if (name) i = name->end;
        else if ((n = ay_naming_cue(self, i, AY_CUE_SKIP)) != 0) i += n;
        else if (ay_token_is(text, i, "'s") || ay_naming_capital(self, i) ||
                 ay_naming_cue(self, i, AY_CUE_OFFICE_WORD))
            i++;
        else return false;
    }
    return false;
}

// "Ethiopia's Abiy Ahmed", "Abiy Ahmed of Ethiopia"; nothing of an office.
static void read_state(const ay_naming *self, uint32_t k, ay_name *to) {
    uint32_t e = before_address(self, to->first);
    bool owned = e > 1 && ay_token_is(self->text, e - 1, "'s");
    const ay_name *before = k ? &self->names.at[k - 1] : NULL;
    if (owned && before && before->end == e - 1 && before->type == AY_N_STATE &&
        ay_naming_together(self, before->first, e)) {
        take_role(to, before);
        return;
    }
    int32_t joins;
    uint32_t n = ay_cue_at(self->text, to->end, AY_CUE_NAME_OF, &joins);
    if (n == 0 || joins != 1 || !is_type(self, k + 1, AY_N_STATE)) return;
    const ay_name *state = &self->names.at[k + 1];
    uint32_t i = to->end + n;
    if (i < self->text->n_tokens) i += ay_naming_cue(self, i, AY_CUE_SKIP);
    if (state->first == i && state->column == AY_COLUMN_STATE_NAMES &&
        ay_naming_together(self, to->end, i))
        take_role(to, state);
}

static void read_person(const ay_naming *self, uint32_t k, ay_name *to) {
    uint32_t title = title_ending(self, k, before_address(self, to->first));
    ay_name said = *to; // "President Xi Jinping, the Chinese leader": the state of the one, the
    if (title != AY_NONE) take_office(to, &self->names.at[title]); // office of the other
    if (is_placed(to)) return;
    if (role_over_comma(self, k, &said) || role_behind_comma(self, k, &said)) {
        if (title == AY_NONE) *to = said;
        else take_role(to, &said);
    }
    if (!is_placed(to)) read_state(self, k, to);
}

// ---- all mentions of a person -------------------------------------------------------------------

// What is known of one person: the index of a mention that says the state, and of one that says the
// office; AY_NONE where none does.
typedef struct known {
    uint32_t name; // 1 + a mention, 0: empty
    uint32_t state, office;
} known;

static known *known_slot(const ay_naming *self, known *at, uint32_t room, ay_str canonical) {
    uint64_t hash = ay_hash(canonical.at, canonical.len, 3);
    for (uint32_t p = 0; p < PROBES; p++) {
        known *slot = &at[(hash + p) & (room - 1)];
        if (slot->name == 0) return slot;
        ay_str other = self->names.at[slot->name - 1].canonical;
        if (other.len == canonical.len && memcmp(other.at, canonical.at, other.len) == 0)
            return slot;
    }
    return NULL;
}

static void learn(const ay_naming *self, known *at, uint32_t room, uint32_t k) {
    const ay_name *name = &self->names.at[k];
    known *slot = known_slot(self, at, room, name->canonical);
    if (!slot) return;
    if (slot->name == 0) *slot = (known){k + 1, AY_NONE, AY_NONE};
    if (slot->state == AY_NONE && is_placed(name)) slot->state = k;
    // An office said together with its state is the better one.
    if (name->office == AY_NO_ROW) return;
    if (slot->office == AY_NONE || (slot->state == k && slot->office < k)) slot->office = k;
}

static void recall(const ay_naming *self, known *at, uint32_t room, ay_name *name) {
    const known *slot = known_slot(self, at, room, name->canonical);
    if (!slot || slot->name == 0) return;
    if (!is_placed(name) && slot->state != AY_NONE) {
        name->state = self->names.at[slot->state].state;
        name->group = self->names.at[slot->state].group;
    }
    if (name->office == AY_NO_ROW && slot->office != AY_NONE) {
        name->office = self->names.at[slot->office].office;
        name->office_span = self->names.at[slot->office].office_span;
    }
}

static void share(ay_naming *self) {
    uint32_t persons = 0, room = 16;
    for (uint32_t k = 0; k < self->names.n; k++) persons += is_type(self, k, AY_N_PERSON);
    if (persons == 0) return;
    while (room < 2 * persons) room *= 2;
    known *at = ay_alloc_array(self->arena, room, sizeof *at);
    for (uint32_t k = 0; k < self->names.n; k++)
        if (is_type(self, k, AY_N_PERSON)) learn(self, at, room, k);
    for (uint32_t k = 0; k < self->names.n; k++)
        if (is_type(self, k, AY_N_PERSON)) recall(self, at, room, &self->names.at[k]);
}

void ay_roles_read(ay_naming *self) {
    for (uint32_t k = 0; k < self->names.n; k++) own_role(&self->names.at[k]);
    for (int bodies = 1; bodies >= 0; bodies--) // "spokesman of the Russian Foreign Ministry"
        for (uint32_t k = 0; k < self->names.n; k++) {
            ay_name *name = &self->names.at[k];
            if (name->type == AY_N_OFFICE && is_body(name) == (bodies == 1))
                read_office(self, name->first, name->end, k, name);
        }
    join_offices(self);
    for (uint32_t k = 0; k < self->names.n; k++)
        if (is_type(self, k, AY_N_OFFICE) && (office_flags(&self->names.at[k]) & AY_OFFICE_SAME))
            self->names.at[k].office = same_office(self, k);
    for (uint32_t k = 0; k < self->names.n; k++)
        if (is_type(self, k, AY_N_PERSON)) read_person(self, k, &self->names.at[k]);
    share(self);
}
