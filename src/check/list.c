// Lists: the number announced against the items, "both" against two, the order of a ranking against
// its figures, the headline's figure against the body's.

#include "../fact/side.h"
#include "check.h"

enum { YEAR = 366 };

static ay_str show(const ay_checker *c, ay_dec v) { return ay_dec_show_scaled(c->arena, v, 6); }

static uint32_t items_of(const ay_fact *f) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->n; i++) n += f->operands[i].role == AY_ROLE_ITEM;
    return n;
}

static void check_list(ay_checker *c, const ay_fact *f) {
    const ay_operand *count = ay_operand_of(f, AY_ROLE_COUNT);
    uint32_t n = items_of(f);
    if (ay_dec_cmp(count->q.value, ay_dec_int(n)) == 0) {
        ay_checked(c, f);
        return;
    }
    ay_finding *x = ay_find(c, f, AY_RULE_LIST_COUNT, AY_WARNING, count);
    if (x == NULL) return;
    ay_str w = ay_words(c, count);
    x->message = ay_textf(c->arena, "\"%.*s\", but %u are listed", (int)w.len, w.at, n);
    x->computed =
        ay_textf(c->arena, "%u items, %s announced", n, ay_dec_text(c->arena, count->q.value).at);
    ay_fits(c, x, "the number is %u", n);
}

static void check_both(ay_checker *c, const ay_fact *f) {
    uint32_t n = items_of(f);
    if (n == 2) return;
    ay_finding *x = ay_find(c, f, AY_RULE_BOTH_THREE, AY_WARNING, ay_operand_of(f, AY_ROLE_CUE));
    if (x == NULL) return;
    x->message = ay_textf(c->arena, "\"both\" before %u", n);
    x->computed = ay_textf(c->arena, "%u items are listed", n);
    ay_fits(c, x, "without \"both\"");
}

// The members of the group on the document's day. Charity: a year of delay, the day that the
// sentence itself names, and any earlier size where it names one.
static void check_members(ay_checker *c, const ay_fact *f) {
    const ay_operand *count = ay_operand_of(f, AY_ROLE_COUNT),
                     *group = ay_operand_of(f, AY_ROLE_WHOLE);
    const char *code = ay_group_rows[group->number].code;
    ay_day today = ay_doc_today(c->facts->spots->text->doc), until;
    int64_t n = 0;
    ay_dec_to_int(count->q.value, &n);
    bool was = ay_group_was(code, (uint32_t)n, &until);
    bool open = today == AY_NO_DAY || ay_operand_of(f, AY_ROLE_WHEN) != NULL;
    uint32_t now = ay_group_size(code, today);
    bool near = now == n || (today != AY_NO_DAY && ay_group_size(code, today - YEAR) == n);
    ay_checked(c, f);
    if (near || (was && (open || until == AY_NO_DAY))) return;
    ay_finding *x = ay_find(c, f, AY_RULE_MEMBER_COUNT, was ? AY_NOTE : AY_WARNING, count);
    if (x == NULL) return;
    x->message = ay_textf(c->arena, "%s has %u members", ay_group_rows[group->number].name, now);
    x->computed =
        ay_textf(c->arena, "%u members%s%s, %u in the text", now, today == AY_NO_DAY ? "" : " on ",
            today == AY_NO_DAY ? "" : ay_day_text(c->arena, today).at, (uint32_t)n);
    ay_fits(c, x, "the number is %u", now);
    if (was) ay_fits(c, x, "the text speaks of the time until %s", ay_day_text(c->arena, until).at);
}

static void check_ranking(ay_checker *c, const ay_fact *f) {
    const ay_operand *before = NULL;
    for (uint32_t i = 0; i < f->n; i++) {
        const ay_operand *op = &f->operands[i];
        if (op->role != AY_ROLE_ITEM) continue;
        ay_interval now = ay_quantity_printed(&op->q, true);
        ay_interval then = before ? ay_quantity_printed(&before->q, true) : now;
        bool wrong = f->direction == AY_DIR_DOWN ? ay_below(then, now) : ay_below(now, then);
        if (!before || !wrong) {
            before = op;
            continue;
        }
        ay_finding *x = ay_find(c, f, AY_RULE_RANK_FIGURES, AY_WARNING, op);
        if (x == NULL) return;
        x->message = ay_textf(c->arena, "%s stands behind %s in the order", show(c, op->q.value).at,
            show(c, before->q.value).at);
        x->computed = ay_textf(c->arena, "%s %s %s", show(c, op->q.value).at,
            f->direction == AY_DIR_DOWN ? ">" : "<", show(c, before->q.value).at);
        ay_fits(c, x, "the two are exchanged");
        return;
    }
    ay_checked(c, f);
}

static void check_headline(ay_checker *c, const ay_fact *f) {
    const ay_operand *a = ay_operand_of(f, AY_ROLE_A), *b = ay_operand_of(f, AY_ROLE_B);
    ay_interval x = ay_quantity_loose(&a->q, true), y = ay_quantity_loose(&b->q, true);
    bool turned = a->q.direction && b->q.direction && a->q.direction != b->q.direction;
    if (!turned && ay_meets(x, y)) {
        ay_checked(c, f);
        return;
    }
    ay_finding *finding = ay_find(c, f, AY_RULE_HEADLINE_BODY, AY_ERROR, a);
    if (finding == NULL) return;
    ay_str w = ay_words(c, a), v = ay_words(c, b);
    finding->message = ay_textf(c->arena, "the headline says \"%.*s\", the text \"%.*s\"",
        (int)w.len, w.at, (int)v.len, v.at);
    finding->computed =
        ay_textf(c->arena, "%s against %s", show(c, a->q.value).at, show(c, b->q.value).at);
    ay_fits(c, finding, "the headline is %.*s", (int)v.len, v.at);
}

void ay_check_list(ay_checker *c, const ay_fact *f) {
    switch (f->kind) {
    case AY_FACT_LIST: check_list(c, f); break;
    case AY_FACT_MEMBERS: check_members(c, f); break;
    case AY_FACT_BOTH: check_both(c, f); break;
    case AY_FACT_RANKING: check_ranking(c, f); break;
    default: check_headline(c, f); break;
    }
}
