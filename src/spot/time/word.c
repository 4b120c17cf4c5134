// The words of times. In: a token. Out: what the tables say that it can be: a row of timewords.tsv,
// a weekday. The readers above only put words together.
#include "time.h"

uint8_t ay_grain_of(uint32_t unit) {
    static const uint8_t grains[] = {
        [AY_TU_SECOND] = AY_G_MINUTE,
        [AY_TU_MINUTE] = AY_G_MINUTE,
        [AY_TU_HOUR] = AY_G_HOUR,
        [AY_TU_DAY] = AY_G_DAY,
        [AY_TU_WEEK] = AY_G_WEEK,
        [AY_TU_WEEKEND] = AY_G_WEEK,
        [AY_TU_MONTH] = AY_G_MONTH,
        [AY_TU_QUARTER] = AY_G_QUARTER,
        [AY_TU_HALF] = AY_G_HALF,
        [AY_TU_YEAR] = AY_G_YEAR,
        [AY_TU_DECADE] = AY_G_DECADE,
        [AY_TU_CENTURY] = AY_G_CENTURY,
    };
    return unit < sizeof grains ? grains[unit] : AY_G_NONE;
}

// ---- senses -------------------------------------------------------------------------------------

// The phrases at token i, if one of them is of the table; most tokens have none and cost one look.
static const ay_phrase *phrases_at(const ay_timereader *r, uint32_t i, uint8_t table, uint32_t *k) {
    bool may = i < r->end && ay_tables_may(r->text, i, ay_table_bit(table));
    *k = may ? r->text->tokens[i].phrase : AY_NONE;
    return r->text->phrases;
}

// One look at a token, for readers that would else ask for each kind.
uint32_t ay_timeword_kinds(const ay_timereader *r, uint32_t i) {
    uint32_t k, kinds = 0;
    const ay_phrase *p = phrases_at(r, i, AY_TABLE_TIMEWORD, &k);
    for (; k < r->text->n_phrases && p[k].token == i; k++)
        if (p[k].sense.table == AY_TABLE_TIMEWORD)
            kinds |= 1u << ay_timeword_rows[p[k].sense.row].kind;
    return kinds;
}

const struct ay_timeword *ay_timeword_at(
    const ay_timereader *r, uint32_t i, int kind, uint32_t *n) {
    uint32_t k;
    const ay_phrase *p = phrases_at(r, i, AY_TABLE_TIMEWORD, &k);
    for (; k < r->text->n_phrases && p[k].token == i; k++) {
        if (p[k].sense.table != AY_TABLE_TIMEWORD || i + p[k].n_tokens > r->end) continue;
        const struct ay_timeword *row = &ay_timeword_rows[p[k].sense.row];
        if (row->kind != kind) continue;
        *n = p[k].n_tokens;
        return row;
    }
    return NULL;
}

const struct ay_timeword *ay_timeword_before(
    const ay_timereader *r, uint32_t end, int kind, uint32_t *first) {
    for (uint32_t back = 1, n; back <= 3 && end >= r->first + back; back++) {
        const struct ay_timeword *row = ay_timeword_at(r, end - back, kind, &n);
        if (!row || n != back) continue;
        *first = end - back;
        return row;
    }
    return NULL;
}

const ay_phrase *ay_time_sense(const ay_timereader *r, uint32_t i, uint8_t table) {
    uint32_t k;
    const ay_phrase *p = phrases_at(r, i, table, &k);
    for (; k < r->text->n_phrases && p[k].token == i; k++)
        if (p[k].sense.table == table && i + p[k].n_tokens <= r->end) return &p[k];
    return NULL;
}

int32_t ay_weekday_at(const ay_timereader *r, uint32_t i, uint32_t *n) {
    const ay_phrase *p = ay_time_sense(r, i, AY_TABLE_WEEKDAY);
    if (!p) return 0;
    *n = p->n_tokens;
    int32_t day = ay_weekday_rows[p->sense.row].weekday;
    return p->sense.column == AY_COLUMN_WEEKDAY_PLURALS ? -day : day;
}

uint32_t ay_timex_skip_article(const ay_timereader *r, uint32_t i) {
    uint32_t n;
    const struct ay_timeword *a = ay_timeword_at(r, i, AY_TW_ARTICLE, &n);
    return a && a->value == 0 ? i + n : i;
}
