// Members: "the ten ASEAN members", "all 27 member states of the European Union", "the 27-nation
// European Union". In: a number beside a group's name. Out: a fact for each that speaks of all
// members; how many there are is the next stage's question.
//
// The trap: "six ASEAN states", "the five largest EU members", "the other 26" are some of them. So
// nothing but the group and its noun may stand between the number and the end of the phrase, and
// "the" or "all" in front.
#include "bind.h"

enum { MEMBERS = 60, LOOK = 4 };

static const ay_name *group_at(const ay_bind *b, uint32_t i) {
    const ay_name *name = ay_name_at(b->spots, i);
    bool counted = name && name->type == AY_N_GROUP &&
                   (ay_group_rows[name->row].flags & AY_GROUPF_COUNTED) != 0;
    return counted && name->first == i ? name : NULL;
}

static bool is_small_number(const ay_quantity *q) {
    int64_t n;
    if (q->type != AY_Q_COUNT || q->modifier || q->head == AY_NONE) return false;
    if (q->flags & (AY_QF_FRACTION | AY_QF_INFIRM) || ay_span_length(q->of_span)) return false;
    return ay_dec_to_int(q->value, &n) && n > 1 && n < MEMBERS;
}

// "of", perhaps "of the": the token behind, 0 when it is not there.
static uint32_t behind_of(const ay_bind *b, uint32_t i) {
    if (i + 1 >= b->text->n_tokens || !ay_token_is(b->text, i, "of")) return 0;
    return ay_token_is(b->text, i + 1, "the") ? i + 2 : i + 1;
}

// Does the phrase end behind the group's name: no further noun, no possession?
static bool is_closed(const ay_bind *b, const ay_name *name) {
    uint32_t i = name->end;
    if (i >= b->text->n_tokens || b->text->tokens[i].sentence != name->sentence) return true;
    return b->text->tokens[i].kind == AY_TOK_PUNCT ||
           ay_cue_at(b->text, i, AY_CUE_FRAME_AUX, NULL) ||
           ay_cue_at(b->text, i, AY_CUE_FRAME_FUTURE, NULL) ||
           ay_cue_at(b->text, i, AY_CUE_FRAME_MODAL, NULL) ||
           ay_cue_at(b->text, i, AY_CUE_FRAME_PREP, NULL) ||
           ay_cue_at(b->text, i, AY_CUE_SAY, NULL) ||
           ay_tables_may(b->text, i, ay_table_bit(AY_TABLE_ACT)) || (b->spots->at[i] & AY_TIME_BIT);
}

// The group of whose members a number speaks, NULL if it speaks of none.
static const ay_name *group_of(const ay_bind *b, const ay_quantity *q) {
    if (q->flags & AY_QF_HYPHEN) { // "the 27-nation European Union"
        const ay_name *name = group_at(b, q->head + 1);
        return name && is_closed(b, name) ? name : NULL;
    }
    const ay_name *name = group_at(b, q->end); // "the ten ASEAN members"
    if (name) return name->end == q->head + 1 && name->end > name->first + 1 ? name : NULL;
    for (uint32_t i = q->end; i < q->end + LOOK; i++) { // "the 27 member states of the EU"
        uint32_t n = ay_cue_at(b->text, i, AY_CUE_PARTY_MEMBERS, NULL);
        if (n == 0) return NULL;
        uint32_t of = behind_of(b, i + n);
        name = of ? group_at(b, of) : NULL;
        if (of) return name && is_closed(b, name) ? name : NULL;
        i += n - 1;
    }
    return NULL;
}

void ay_fact_member(ay_bind *b) {
    for (uint32_t i = 0; i < b->spots->n_quantities; i++) {
        const ay_quantity *q = &b->spots->quantities[i];
        if (q->first == 0 || !is_small_number(q)) continue;
        if (!ay_cue_before(b->text, q->first, AY_CUE_PARTY_THE, NULL)) continue;
        const ay_name *name = group_of(b, q);
        if (!name) continue;
        ay_building building;
        ay_build(&building, b, AY_FACT_MEMBERS, 0);
        ay_build_quantity(&building, AY_ROLE_COUNT, i, NULL);
        ay_build_words(&building, AY_ROLE_WHOLE, name->first, name->end, name->row);
        uint32_t time;
        const ay_sentence *s = &b->text->sentences[q->sentence];
        if (ay_bind_times(b, s->first, s->end, &time)) ay_build_time(&building, AY_ROLE_WHEN, time);
        ay_build_commit(&building);
    }
}
