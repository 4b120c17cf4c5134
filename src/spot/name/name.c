// A name by its row of a table: its type, code and place, and whether a phrase is written as a name
// at all. What the neighbours of a name ask, without asking theirs in turn.
#include "name.h"

#include <string.h>

static ay_str str(const char *text) { return (ay_str){text, (uint32_t)strlen(text)}; }

// ---- letters ------------------------------------------------------------------------------------

ay_letters ay_naming_letters(const ay_naming *self, uint32_t i, uint32_t n) {
    ay_letters l = {0};
    for (uint32_t k = i; k < i + n; k++) {
        const ay_token *t = ay_naming_token(self, k);
        bool clitic = k > i && !(t->flags & AY_TOK_SPACE) && t[-1].kind == AY_TOK_WORD;
        if (t->kind != AY_TOK_WORD || clitic) continue; // "Xi'an" is one word
        l.words++;
        l.upper += (t->flags & AY_TOK_UPPER) != 0;
        l.caps += (t->flags & AY_TOK_CAPS) != 0;
    }
    return l;
}

// Several words of a name have capitals, all but "of" and the like; one that begins a sentence says
// nothing.
bool ay_naming_titled(const ay_naming *self, uint32_t i, uint32_t n) {
    ay_letters l = ay_naming_letters(self, i, n);
    return l.words == l.upper || l.upper > 1 || l.caps > 0;
}

// The tokens of the table's name that starts here whatever stands around it, 0 if none does. Asks
// nothing of the neighbours, so that they can ask it.
uint32_t ay_naming_starts(const ay_naming *self, uint32_t i) {
    if (!ay_naming_may(self, i)) return 0;
    const ay_text *text = self->text;
    for (uint32_t k = ay_naming_token(self, i)->phrase;
         k < text->n_phrases && text->phrases[k].token == i; k++) {
        const ay_phrase *p = &text->phrases[k];
        bool named = ay_naming_titled(self, i, p->n_tokens);
        switch (p->sense.table) {
        case AY_TABLE_STATE:
            named = named && !(ay_state_rows[p->sense.row].flags & AY_STATEF_GIVEN);
            break;
        case AY_TABLE_CITY: named = named && ay_city_rows[p->sense.row].flags == 0; break;
        case AY_TABLE_OFFICE: named = !(ay_office_rows[p->sense.row].flags & AY_OFFICE_WEAK); break;
        case AY_TABLE_GROUP:
        case AY_TABLE_ORGANISATION: break;
        default: named = false;
        }
        if (named) return p->n_tokens;
    }
    return 0;
}

// ---- a row as a name ----------------------------------------------------------------------------

static uint8_t organisation_type(uint16_t sort) {
    if (sort == AY_ORG_INITIATIVE) return AY_N_INITIATIVE;
    return sort == AY_ORG_PROJECT ? AY_N_PROJECT : AY_N_ORGANISATION;
}

void ay_name_describe(ay_name *name, ay_sense sense) {
    name->column = sense.column;
    name->row = sense.row;
    switch (sense.table) {
    case AY_TABLE_STATE:
        name->type = AY_N_STATE;
        name->canonical = str(ay_state_rows[sense.row].name);
        name->code = str(ay_state_rows[sense.row].code);
        break;
    case AY_TABLE_GROUP:
        name->type = AY_N_GROUP;
        name->canonical = str(ay_group_rows[sense.row].name);
        name->code = str(ay_group_rows[sense.row].code);
        break;
    case AY_TABLE_CITY:
        name->type = AY_N_CITY;
        name->canonical = str(ay_city_rows[sense.row].name);
        break;
    case AY_TABLE_ORGANISATION:
        name->type = organisation_type(ay_organisation_rows[sense.row].sort);
        name->canonical = str(ay_organisation_rows[sense.row].name);
        name->code = str(ay_organisation_rows[sense.row].code);
        break;
    default:
        name->type = AY_N_OFFICE;
        name->canonical = str(ay_office_rows[sense.row].name);
        break;
    }
}

void ay_name_place(ay_name *name, const ay_text *text, uint32_t first, uint32_t end) {
    name->first = first;
    name->end = end;
    name->span = ay_tokens_span(text, first, end);
    name->sentence = text->tokens[first].sentence;
}
