// What is promised, part by part. In: a promise and its first deed. Out: pledges, each with its own
// words, amount, deadline and receiver.
//
// The idea: "will provide A, train 6,000 B and 1,000 C by 2027" is three pledges. Where a comma or
// "and" stands, a part begins when a deed follows, or an amount of the kind that the part before
// has, or "the second", "the rest" with an amount or a deadline.
//
// The trap: a comma also ends what is promised ("…, which", "…, he said"), and "and" begins a clause
// with a verb of its own; that is seen only at the verb.
#include "pledge.h"

enum {
    REACH = 90,     // tokens of all parts of a promise
    SAID = 8,       // ", the Chinese president said"
    GAP = 8,        // from "and" to the amount of a part without a verb
    ONE_REACH = 14, // "the one on forced labour by 2020"
    OPENING = 14,   // tokens in front of the subject that may hold the deadline
    PARTS = 12,
    WHAT = 4 // from "what" to its verb
};

// A length of time is a quantity too, and that is what its tokens know: by bisection.
static const ay_time *length_at(const ay_reading *r, uint32_t i) {
    uint32_t low = 0, high = r->spots->n_times;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (r->spots->times[mid].end <= i) low = mid + 1;
        else high = mid;
    }
    const ay_time *t = &r->spots->times[low];
    return low < r->spots->n_times && t->first <= i && t->type == AY_T_DURATION ? t : NULL;
}

static const ay_time *time_at(const ay_reading *r, uint32_t i) {
    uint32_t at = r->spots->at[i];
    if (at & AY_TIME_BIT) return &r->spots->times[(at & AY_INDEX_MASK) - 1];
    const ay_quantity *q = ay_quantity_at(r->spots, i);
    return q && (q->flags & AY_QF_DURATION) ? length_at(r, i) : NULL;
}

// ---- amounts ------------------------------------------------------------------------------------

static bool is_amount(const ay_reading *r, const ay_quantity *q) {
    if (q->flags & (AY_QF_DURATION | AY_QF_AGE | AY_QF_YEARLIKE | AY_QF_HYPHEN | AY_QF_ONE_IN))
        return false;
    if (q->type == AY_Q_ORDINAL || r->party_at[q->first]) return false;
    if (q->type == AY_Q_COUNT && q->head != AY_NONE &&
        (r->party_at[q->head] || ay_cue_at(r->text, q->head, AY_CUE_PARTY_MEMBERS, NULL)))
        return false;
    return q->type != AY_Q_NUMBER || (q->flags & AY_QF_SCALED) || q->like != AY_NONE;
}

static int32_t prep_of(const ay_reading *r, uint32_t i) {
    int32_t arg = 0;
    return ay_cue_before(r->text, i, AY_CUE_FRAME_PREP, &arg) ? arg : AY_PREP_NONE;
}

static bool same_kind(const ay_quantity *a, const ay_quantity *b) {
    if (a->type == AY_Q_MONEY && b->type == AY_Q_MONEY) return a->unit == b->unit;
    bool counts = (a->type == AY_Q_COUNT || a->type == AY_Q_NUMBER) &&
                  (b->type == AY_Q_COUNT || b->type == AY_Q_NUMBER);
    return counts || a->type == b->type;
}

// The next amount in tokens [i, end), brackets left out; AY_NONE when there is none.
static uint32_t next_amount(const ay_reading *r, uint32_t i, uint32_t end) {
    uint32_t depth = 0;
    for (; i < end; i++) {
        char mark = ay_mark(r->text, i);
        if (mark == '(') depth++;
        if (mark == ')' && depth) depth--;
        const ay_quantity *q = depth ? NULL : ay_quantity_at(r->spots, i);
        if (!q || q->first != i) continue;
        if (is_amount(r, q)) return (uint32_t)(q - r->spots->quantities);
    }
    return AY_NONE;
}

uint32_t ay_pledge_amount(const ay_reading *r, uint32_t first, uint32_t end, uint32_t *baseline) {
    const ay_quantity *all = r->spots->quantities;
    uint32_t best = next_amount(r, first, end);
    *baseline = AY_NONE;
    if (best == AY_NONE) return best;
    uint32_t next = next_amount(r, all[best].end, end);
    if (prep_of(r, all[best].first) == AY_PREP_FROM && next != AY_NONE &&
        prep_of(r, all[next].first) == AY_PREP_TO) {
        *baseline = best;
        return next;
    }
    for (; next != AY_NONE; next = next_amount(r, all[next].end, end))
        if (all[next].type == AY_Q_MONEY && all[best].type != AY_Q_MONEY) best = next;
    return best;
}

// ---- where it ends ------------------------------------------------------------------------------

static bool said_near(const ay_reading *r, uint32_t i, uint32_t high) {
    for (uint32_t k = i; k < high && k < i + SAID && !ay_mark(r->text, k); k++)
        if (ay_cue_at(r->text, k, AY_CUE_SAY, NULL)) return true;
    return false;
}

// "What is spent": the verb is that of an object.
static bool in_what(const ay_reading *r, uint32_t i) {
    uint32_t low = i > WHAT ? i - WHAT : 0;
    return ay_cue_find(r->text, low, i, AY_CUE_PLEDGE_WHAT, NULL) != AY_NONE;
}

// A verb with a subject of its own begins another clause.
static bool is_finite(const ay_reading *r, uint32_t i) {
    const ay_text *t = r->text;
    if (ay_cue_at(t, i, AY_CUE_FRAME_AUX, NULL) || ay_cue_at(t, i, AY_CUE_PLEDGE_WILL, NULL) ||
        ay_cue_at(t, i, AY_CUE_FRAME_MODAL, NULL))
        return true;
    if (!r->party_at[i - 1] || !ay_tables_may(t, i, ay_table_bit(AY_TABLE_PROMISE))) return false;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++)
        if (t->phrases[k].sense.table == AY_TABLE_PROMISE &&
            (t->phrases[k].sense.column == AY_COLUMN_PROMISE_VERBS_S ||
                t->phrases[k].sense.column == AY_COLUMN_PROMISE_VERBS_ED))
            return true;
    return false;
}

// Does what is promised end before token i?
static bool ends_at(const ay_reading *r, uint32_t i, uint32_t high) {
    int32_t arg = 0;
    char mark = ay_mark(r->text, i);
    if (mark == ';' || mark == '.' || mark == ')' || mark == '?') return true;
    if (ay_cue_at(r->text, i, AY_CUE_PLEDGE_END, &arg) && arg == 1) return true;
    if (mark != ',' || i + 1 >= high) return false;
    return ay_cue_at(r->text, i + 1, AY_CUE_PLEDGE_END, NULL) || said_near(r, i + 1, high);
}

// "…, plans to step up": another noun of promising follows.
static bool is_noun(const ay_reading *r, uint32_t i) {
    uint32_t n = ay_cue_at(r->text, i, AY_CUE_PLEDGE_NOUN, NULL);
    return n && ay_cue_at(r->text, i + n, AY_CUE_FRAME_TO, NULL);
}

static uint32_t trim(const ay_reading *r, uint32_t first, uint32_t end) {
    while (end > first && (r->text->tokens[end - 1].kind == AY_TOK_PUNCT ||
                              ay_cue_before(r->text, end, AY_CUE_PLEDGE_AND, NULL) == 1))
        end--;
    return end;
}

// ", the president added, and train": behind an insertion of speech the promise goes on. The token
// of the second comma, AY_NONE if it does not.
static uint32_t goes_on(const ay_reading *r, uint32_t i, uint32_t high) {
    deed d;
    uint32_t k = i + 1;
    if (ay_mark(r->text, i) != ',' || !said_near(r, k, high)) return AY_NONE;
    while (k < high && k < i + SAID && !ay_mark(r->text, k)) k++;
    uint32_t n =
        ay_mark(r->text, k) == ',' ? ay_cue_at(r->text, k + 1, AY_CUE_PLEDGE_AND, NULL) : 0;
    bool deeds = n && ay_deed_at(r, ay_pledge_skip(r, k + 1 + n), AY_FORMS_BASE, &d);
    return deeds ? k : AY_NONE;
}

static uint32_t limit_of(const ay_reading *r, uint32_t from) {
    const ay_text *t = r->text;
    uint32_t high = t->sentences[t->tokens[from - 1].sentence].end, joint = AY_NONE, depth = 0;
    const ay_quote *quote = ay_quote_at(r->spots, from - 1);
    uint32_t on = AY_NONE;
    if (high > from + REACH) high = from + REACH;
    if (quote && quote->end < high && quote->end > from) {
        on = goes_on(r, quote->end, high);
        if (on == AY_NONE) high = quote->end;
    }
    for (uint32_t i = from; i < high; i++) {
        const ay_time *time = time_at(r, i);
        if (time) {
            i = time->end > i ? time->end - 1 : i;
            continue;
        }
        if (ay_mark(t, i) == '(') depth++;
        if (ay_mark(t, i) == ')' && depth && depth--) continue;
        if (depth) continue;
        if (ay_mark(t, i) == ',' && (on = goes_on(r, i, high)) != AY_NONE) {
            i = on;
            continue;
        }
        if (ends_at(r, i, high)) return trim(r, from, i);
        bool other = is_noun(r, i) || (is_finite(r, i) && !in_what(r, i));
        if (other) return trim(r, from, joint == AY_NONE ? i : joint);
        if (ay_mark(t, i) == ',' || ay_cue_at(t, i, AY_CUE_PLEDGE_AND, NULL)) joint = i;
    }
    return trim(r, from, high);
}

// ---- parts --------------------------------------------------------------------------------------

typedef struct part {
    deed deed;
    uint32_t first, body, end; // its tokens; what stands behind its verb
    uint32_t subject;          // the amount in front of its verb, AY_NONE if none
} part;

// Behind a joint: the first token that is no comma, "and" or adverb.
static uint32_t behind_joint(const ay_reading *r, uint32_t i, uint32_t limit) {
    for (;;) {
        uint32_t n = ay_cue_at(r->text, i, AY_CUE_PLEDGE_AND, NULL);
        if (ay_mark(r->text, i) == ',') n = 1;
        if (n == 0 || i + n >= limit) break;
        i += n;
    }
    uint32_t n = ay_cue_at(r->text, i, AY_CUE_FRAME_TO, NULL);
    i = ay_pledge_skip(r, i + n);
    return i < limit ? i : limit;
}

// Something follows that a verb can have as an object.
static bool has_object(const ay_reading *r, const deed *d, uint32_t limit) {
    uint32_t i = d->end;
    if (i >= limit) return false;
    if (ay_quantity_at(r->spots, i) || r->party_at[i] || ay_cue_at(r->text, i, AY_CUE_SKIP, NULL))
        return true;
    if (r->text->tokens[i].kind != AY_TOK_WORD) return false;
    if (ay_cue_at(r->text, i, AY_CUE_PLEDGE_AND, NULL)) return false;
    if (!(d->flags & AY_DEEDF_NOUN)) return true;
    return !ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, NULL);
}

// An amount of the kind that the part before has, near behind a joint.
static uint32_t amount_behind(
    const ay_reading *r, const part *p, uint32_t at, uint32_t i, uint32_t limit) {
    uint32_t baseline, have = ay_pledge_amount(r, p->body, at, &baseline);
    if (have == AY_NONE) have = p->subject;
    if (have == AY_NONE) return AY_NONE;
    for (uint32_t k = i; k < limit && k < i + GAP; k++) {
        if (ay_mark(r->text, k) == ',' || ay_cue_at(r->text, k, AY_CUE_PLEDGE_AND, NULL)) break;
        const ay_quantity *q = ay_quantity_at(r->spots, k);
        if (!q) continue;
        const ay_quantity *all = r->spots->quantities;
        uint32_t index = (uint32_t)(q - all);
        bool own = is_amount(r, q) && same_kind(&all[have], q) && q->range == AY_NONE;
        return own ? index : AY_NONE;
    }
    return AY_NONE;
}

// "The second in 2026", "the one on labour by 2020".
static bool one_behind(const ay_reading *r, uint32_t i, uint32_t limit) {
    if (!ay_cue_at(r->text, i, AY_CUE_PLEDGE_ONE, NULL)) return false;
    for (uint32_t k = i + 1; k < limit && k < i + ONE_REACH; k++) {
        if (ay_mark(r->text, k) || ay_cue_at(r->text, k, AY_CUE_PLEDGE_AND, NULL)) return false;
        if (time_at(r, k)) return true;
    }
    return false;
}

static bool begins_part(const ay_reading *r, const promise *p, const part *now, uint32_t at,
    uint32_t limit, part *next) {
    uint32_t i = behind_joint(r, at, limit);
    if (i >= limit) return false;
    deed d;
    if (ay_mark(r->text, at) == ':') i = at + 1;
    else if (ay_deed_at(r, i, p->forms, &d) && has_object(r, &d, limit) &&
             d.sort != AY_DEED_EFFECT && d.sort != AY_DEED_SEEM && !r->party_at[i]) {
        *next = (part){d, i, d.end, limit, AY_NONE};
        return true;
    }
    bool own = ay_mark(r->text, at) != ':' && amount_behind(r, now, at, i, limit) != AY_NONE;
    if (!own && !one_behind(r, i, limit)) return false;
    *next = (part){now->deed, i, i, limit, AY_NONE};
    return true;
}

// The next part behind `now`; ends it there.
static bool next_part(
    const ay_reading *r, const promise *p, part *now, uint32_t limit, part *next) {
    uint32_t depth = 0;
    for (uint32_t i = now->body > now->first ? now->body : now->first + 1; i < limit; i++) {
        const ay_time *time = time_at(r, i);
        char mark = ay_mark(r->text, i);
        if (time && time->end > i) i = time->end - 1;
        if (mark == '(') depth++;
        if (mark == ')' && depth) depth--;
        if (time || depth) continue;
        bool joint = mark == ',' || mark == ':' || ay_cue_at(r->text, i, AY_CUE_PLEDGE_AND, NULL);
        if (!joint || !begins_part(r, p, now, i, limit, next)) continue;
        now->end = trim(r, now->first + 1, i);
        return true;
    }
    return false;
}

// ---- fields -------------------------------------------------------------------------------------

// Is the time a deadline, or when it will be done? Sets the days.
static bool take_time(const ay_reading *r, const ay_time *t, const promise *p, ay_pledge *out) {
    bool by = ay_cue_before(r->text, t->first, AY_CUE_PLEDGE_BY, NULL) != 0 ||
              (t->flags & (AY_TF_BY | AY_TF_UNTIL));
    ay_day start = p->base.made_on != AY_NO_DAY ? p->base.made_on : r->today;
    if (t->flags & AY_TF_PART) return false;
    if (t->type == AY_T_DURATION && t->from == AY_NO_DAY) {
        int64_t n;
        if (!ay_cue_before(r->text, t->first, AY_CUE_PLEDGE_WITHIN, NULL) || start == AY_NO_DAY)
            return false;
        if (!ay_dec_to_int(t->count, &n) || n < 1 || n > 1200) return false;
        int32_t k = (int32_t)n;
        switch (t->count_unit) {
        case AY_G_DAY: out->due_to = start + k; break;
        case AY_G_WEEK: out->due_to = start + 7 * k; break;
        case AY_G_MONTH: out->due_to = ay_add_months(start, k); break;
        case AY_G_YEAR: out->due_to = ay_add_months(start, 12 * k); break;
        case AY_G_DECADE: out->due_to = ay_add_months(start, 120 * k); break;
        default: return false;
        }
        return true;
    }
    if (t->type == AY_T_SET || t->to == AY_NO_DAY) return false;
    if (start != AY_NO_DAY && t->to < start) return false;
    if (p->dated && t->from == p->base.made_on) return false;
    out->due_to = t->to;
    if ((t->flags & AY_TF_MID) && t->grain == AY_G_YEAR)
        out->due_to = ay_day_of(ay_date_of(t->to).year, 6, 30);
    if (!by && t->from != AY_NO_DAY && t->from >= start) out->due_from = t->from;
    return true;
}

static void read_due(
    const ay_reading *r, const promise *p, uint32_t first, uint32_t end, ay_pledge *out) {
    for (uint32_t i = first; i < end; i++) {
        const ay_time *t = time_at(r, i);
        if (!t) continue;
        if (take_time(r, t, p, out)) return;
        i = t->end > i ? t->end - 1 : i;
    }
}

// "In the next three years it will": the deadline in front of the subject.
static void read_opening(const ay_reading *r, const promise *p, ay_pledge *out) {
    uint32_t first = r->text->sentences[out->sentence].first, end = p->first;
    if (out->due_to != AY_NO_DAY || p->dated) return;
    if (end > first + OPENING) end = first + OPENING;
    if (p->low > first) first = p->low < end ? p->low : end;
    read_due(r, p, first, end, out);
    if (r->today != AY_NO_DAY && out->due_to != AY_NO_DAY && out->due_to <= r->today)
        out->due_from = out->due_to = AY_NO_DAY; // a dateline
}

static bool receives(int32_t prep, const deed *d, bool at_once, const ay_party *party) {
    if (party->end == party->first) return false;
    switch (prep) {
    case AY_PREP_NONE: return at_once && !party->attribute && d->sort != AY_DEED_NONE;
    case AY_PREP_TO:
    case AY_PREP_FOR: return true;
    case AY_PREP_WITH: return d->sort == AY_DEED_DO;
    case AY_PREP_IN: return d->sort == AY_DEED_INVEST || d->sort == AY_DEED_GIVE;
    default: return false;
    }
}

static void read_to(
    const ay_reading *r, const promise *p, const part *now, uint32_t end, ay_pledge *out) {
    ay_partylist list = {.n = 0};
    int32_t prep = AY_PREP_NONE, arg = 0;
    deed d;
    for (uint32_t i = now->body; i < end; i++) {
        uint32_t n = ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, &arg);
        const ay_party *party = ay_party_at(r, i);
        const ay_time *t = time_at(r, i);
        if (t) {
            i = t->end > i ? t->end - 1 : i;
        } else if (party) {
            bool at_once = i <= now->body + 1;
            bool own = ay_side_meets(&party->states, &p->base.by.states);
            if (!own && receives(prep, &now->deed, at_once, party))
                ay_partylist_add(&list, (uint32_t)(party - r->parties));
            i = party->end > i ? party->end - 1 : i;
        } else if (n) {
            prep = arg;
            if (arg == AY_PREP_TO && ay_deed_at(r, i + n, AY_FORMS_BASE, &d)) prep = AY_PREP_OTHER;
            i += n - 1;
        }
    }
    if (list.n) out->to = ay_actors_of(r, &list);
}

// The noun phrase behind the verb, up to a preposition other than "of", a comma, a time.
static uint32_t object_end(const ay_reading *r, uint32_t i, uint32_t end) {
    int32_t arg = 0;
    for (; i < end; i++) {
        if (time_at(r, i) || ay_mark(r->text, i) == ',' || ay_mark(r->text, i) == '(') break;
        if (ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, &arg) && arg != AY_PREP_OF) break;
        if (ay_cue_at(r->text, i, AY_CUE_FRAME_RELATIVE, NULL)) break;
        if (ay_cue_at(r->text, i, AY_CUE_FRAME_TO, NULL)) break;
    }
    return i;
}

static ay_str object_of(const ay_reading *r, const part *now, uint32_t end, uint32_t amount) {
    uint32_t i = now->body;
    int32_t arg = 0;
    const ay_party *party = i < end ? ay_party_at(r, i) : NULL;
    if (party && party->end < end && now->deed.sort == AY_DEED_GIVE) i = party->end;
    const ay_quantity *q = amount == AY_NONE ? NULL : &r->spots->quantities[amount];
    if (q && q->type == AY_Q_MONEY && q->first <= i + 1 && q->end > i) {
        for (i = q->end; i < end && ay_mark(r->text, i) == '(';)
            while (i < end && ay_mark(r->text, i++) != ')')
                ;
        uint32_t n = i < end ? ay_cue_at(r->text, i, AY_CUE_FRAME_PREP, &arg) : 0;
        if (n == 0 || (arg != AY_PREP_IN && arg != AY_PREP_OF)) return (ay_str){0};
        i += n;
    }
    if (i < end && !ay_quantity_at(r->spots, i)) i += ay_cue_at(r->text, i, AY_CUE_SKIP, NULL);
    uint32_t stop = object_end(r, i, end);
    return i < stop ? ay_doc_str(r->text->doc, ay_tokens_span(r->text, i, stop)) : (ay_str){0};
}

static uint8_t per_of(const ay_reading *r, uint32_t first, uint32_t end) {
    int32_t arg = 0;
    uint32_t i = ay_cue_find(r->text, first, end, AY_CUE_PLEDGE_EACH, &arg);
    return i == AY_NONE ? AY_PER_NONE : arg == 1 ? AY_PER_EACH : AY_PER_YEAR;
}

// The condition behind, or in front of, the promise.
static ay_str condition_of(const ay_reading *r, uint32_t first, uint32_t end) {
    const ay_text *t = r->text;
    const ay_sentence *s = &t->sentences[t->tokens[first].sentence];
    uint32_t at = ay_cue_find(
        t, end, end + ONE_REACH < s->end ? end + ONE_REACH : s->end, AY_CUE_PLEDGE_IF, NULL);
    if (at == AY_NONE && ay_cue_at(t, s->first, AY_CUE_PLEDGE_IF, NULL)) at = s->first;
    if (at == AY_NONE) return (ay_str){0};
    uint32_t stop = at + 1;
    while (stop < s->end && stop < at + REACH && !ay_mark(t, stop)) stop++;
    return ay_doc_str(t->doc, ay_tokens_span(t, at, stop));
}

static void emit(pledges *self, const promise *p, const part *now) {
    const ay_reading *r = self->r;
    ay_pledge out = p->base;
    uint32_t end = now->end > now->first ? now->end : now->first + 1;
    out.span = ay_tokens_span(r->text, now->first, end);
    out.due_from = out.due_to = AY_NO_DAY;
    out.quantity = ay_pledge_amount(r, now->body, end, &out.baseline);
    if (now->subject != AY_NONE) out.quantity = now->subject, out.baseline = AY_NONE;
    if (p->amount && out.quantity == AY_NONE) return;
    if (now->deed.end > now->deed.first)
        out.action =
            ay_doc_str(r->text->doc, ay_tokens_span(r->text, now->deed.first, now->deed.end));
    read_due(r, p, now->body, end, &out);
    read_opening(r, p, &out);
    if (p->due && out.due_to == AY_NO_DAY) return;
    read_to(r, p, now, end, &out);
    out.object = object_of(r, now, end, out.quantity);
    out.per = per_of(r, now->first, end);
    out.condition = condition_of(r, now->first, end);
    AY_PUSH(r->arena, &self->list, out);
}

uint32_t ay_pledge_parts(pledges *self, const promise *p, deed first) {
    const ay_reading *r = self->r;
    if (first.end >= r->text->n_tokens) return first.end;
    uint32_t limit = limit_of(r, first.end);
    uint32_t start = p->first < first.first ? p->first : first.first;
    part now = {first, start, first.end, limit, p->subject}, next;
    for (uint32_t n = 0; n < PARTS; n++) {
        now.end = limit;
        bool more = next_part(r, p, &now, limit, &next);
        emit(self, p, &now);
        if (!more) break;
        now = next;
    }
    return limit > first.end ? limit : first.end;
}
