// Finds works by their nouns (data/en/works.tsv). From the noun it goes left over adjectives and
// capitals to the article, and right to a bracket, a second name, the two ends of a line or a
// place. In: a token at which a noun of a work starts. Out: the words of the work, ay_mention.
//
// The trap: most such nouns are no works. "Railway company", "bridge loan", "port city" are told by
// the word behind; "Kazungula Bridge Authority" by a capital behind a capital; headlines, where all
// words have capitals, have no names at all.
#include "work.h"

enum {
    LEFT = 12,  // tokens in front of a noun that can belong to it
    NAME = 8,   // tokens of a name behind it
    ROUTE = 12, // tokens between the two ends of a line
    APART = 12  // tokens between a work and the name that stands beside it
};

static const ay_token *token(const ay_reading *r, uint32_t i) { return &r->text->tokens[i]; }

static bool upper(const ay_reading *r, uint32_t i) {
    return token(r, i)->kind == AY_TOK_WORD && (token(r, i)->flags & AY_TOK_UPPER);
}

static bool tight(const ay_reading *r, uint32_t i) { return !(token(r, i)->flags & AY_TOK_SPACE); }

static bool article(const ay_reading *r, uint32_t i) {
    return ay_cue_at(r->text, i, AY_CUE_WORK_A, NULL) ||
           ay_cue_at(r->text, i, AY_CUE_WORK_THE, NULL) ||
           ay_cue_at(r->text, i, AY_CUE_WORK_NO, NULL);
}

uint32_t ay_capitals_end(const ay_reading *r, uint32_t i, uint32_t end) {
    uint32_t last = i, limit = end - i > NAME ? i + NAME : end;
    for (uint32_t k = i; k < limit; k++) {
        bool joins = k > i && (ay_cue_at(r->text, k, AY_CUE_NAME_PARTICLE, NULL) ||
                                  (ay_mark(r->text, k) == '-' && tight(r, k)));
        const ay_name *n = ay_name_at(r->spots, k); // "Dar es Salaam"
        if (n && n->first == k && n->type == AY_N_CITY && n->end <= end) k = (last = n->end) - 1;
        else if (upper(r, k) && !(k > i && (r->spots->at[k] & AY_TIME_BIT))) last = k + 1;
        else if (!joins && !(last == k && k > i && token(r, k)->kind == AY_TOK_NUMBER)) break;
        else if (token(r, k)->kind == AY_TOK_NUMBER) last = k + 1;
    }
    return last;
}

// ---- the noun -----------------------------------------------------------------------------------

static bool is_plural(const ay_reading *r, uint32_t i, uint32_t n) {
    const ay_text *t = r->text;
    for (uint32_t k = t->tokens[i].phrase; k < t->n_phrases && t->phrases[k].token == i; k++)
        if (t->phrases[k].sense.table == AY_TABLE_WORK && t->phrases[k].n_tokens == n)
            return t->phrases[k].sense.column == AY_COLUMN_WORK_PLURALS;
    return false;
}

// "railway bridge" is a bridge, "railway line" a railway; a part of a work is none.
static bool read_head(const ay_reading *r, uint32_t i, uint32_t end, ay_mention *out) {
    uint32_t n, more;
    int32_t row = ay_phrase_at(r->text, i, AY_TABLE_WORK, &n);
    out->head = i, out->head_end = i + n;
    out->work = &ay_work_rows[row];
    if (is_plural(r, i, n)) out->flags |= AY_WORKF_PLURAL;
    while (out->head_end < end && out->head_end - i < LEFT) {
        int32_t next = ay_phrase_at(r->text, out->head_end, AY_TABLE_WORK, &n);
        if (next >= 0 && ay_work_rows[next].kind == AY_WORK_PART) return false;
        if (next >= 0 && ay_work_rows[next].kind != AY_WORK_LOOSE) {
            out->work = &ay_work_rows[next];
            if (is_plural(r, out->head_end, n)) out->flags |= AY_WORKF_PLURAL;
        }
        more = next >= 0 ? n : ay_cue_at(r->text, out->head_end, AY_CUE_WORK_TAIL, NULL);
        if (!more) break;
        out->head_end += more;
    }
    return true;
}

// Does the noun go on into something that is no work?
static bool goes_on(const ay_reading *r, const ay_mention *w, uint32_t end) {
    uint32_t i = w->head_end;
    if (i >= end) return false;
    if (ay_mark(r->text, i) == '-') return tight(r, i);
    if (ay_cue_at(r->text, i, AY_CUE_WORK_NOT, NULL)) return true;
    if (ay_mark(r->text, i) == '&') return true;
    bool capitals = upper(r, w->head) && upper(r, i);
    return capitals && (r->spots->at[i] & AY_TIME_BIT) == 0;
}

// ---- what stands in front -----------------------------------------------------------------------

// How many tokens in front of token i belong to the noun; 0 when none does.
static uint32_t joined_before(const ay_reading *r, uint32_t i, uint32_t low) {
    const ay_token *t = token(r, i - 1);
    if (article(r, i - 1)) return 0;
    const ay_quantity *q = ay_quantity_at(r->spots, i - 1);
    if (q && q->first >= low && q->type == AY_Q_MEASURE) return i - q->first;
    if (r->spots->at[i - 1] & AY_TIME_BIT) return 0;
    if (t->mark == '-' && tight(r, i - 1) && tight(r, i) && i - 1 > low) {
        q = ay_quantity_at(r->spots, i - 2);
        return q && q->first >= low ? i - q->first : 2;
    }
    const ay_name *n_at = ay_name_at(r->spots, i - 1);
    if (n_at && n_at->type == AY_N_CITY && n_at->first >= low) return i - n_at->first;
    if (upper(r, i - 1) && !(ay_noun_flags(r->text, i - 1) & AY_NOUN_STOP)) return 1;
    uint32_t n = ay_cue_before(r->text, i, AY_CUE_WORK_MOD, NULL);
    if (n && i - n >= low) return n;
    bool between = i - 1 > low && i < r->text->n_tokens && upper(r, i - 2) && upper(r, i);
    if (t->kind == AY_TOK_NUMBER && i - 1 > low && upper(r, i - 2)) return 1;
    return between && ay_cue_at(r->text, i - 1, AY_CUE_NAME_PARTICLE, NULL) ? 1 : 0;
}

// Does a name need more than this word? "Standard Gauge", "Chinese" name nothing.
static bool says_little(const ay_reading *r, uint32_t i, const ay_mention *w) {
    if (!upper(r, i) || ay_cue_at(r->text, i, AY_CUE_WORK_MOD, NULL)) return true;
    const ay_name *n = ay_name_at(r->spots, i);
    if (ay_quantity_at(r->spots, i)) return true;
    bool alone = n && (n->type == AY_N_STATE || n->type == AY_N_GROUP) && !upper(r, w->head) &&
                 ay_mark(r->text, n->end) != '-' && (i == 0 || ay_mark(r->text, i - 1) != '-');
    return alone;
}

static void read_left(const ay_reading *r, uint32_t low, ay_mention *w) {
    uint32_t i = w->head, n;
    while (i > low && w->head - i < LEFT && (n = joined_before(r, i, low)) > 0) i -= n;
    w->left = w->first = i;
    for (uint32_t k = i; k < w->head; k++)
        if (ay_cue_at(r->text, k, AY_CUE_WORK_NEXT, NULL)) w->flags |= AY_WORKF_NEXT;
    if (i == low) return;
    if (ay_cue_before(r->text, i, AY_CUE_WORK_A, NULL)) w->flags |= AY_WORKF_INDEFINITE;
    else if (ay_cue_before(r->text, i, AY_CUE_WORK_THE, NULL)) w->flags |= AY_WORKF_DEFINITE;
    else if (ay_cue_before(r->text, i, AY_CUE_WORK_NO, NULL)) w->flags |= AY_WORKF_NONE;
    else return;
    w->first = i - 1;
}

// The name starts at the first capital that says something, and ends with the noun.
static void read_name(const ay_reading *r, ay_mention *w) {
    w->name = w->name_end = w->head;
    bool says = false;
    for (uint32_t k = w->left; k < w->head && !says; k++) says = !says_little(r, k, w);
    if (!says) return;
    uint32_t k = w->left;
    while (k < w->head && !upper(r, k)) k++;
    const ay_name *n = ay_name_at(r->spots, k);
    if (n && n->type == AY_N_STATE && n->column == AY_COLUMN_STATE_DEMONYMS && n->end < w->head &&
        ay_mark(r->text, n->end) != '-' && upper(r, n->end))
        k = n->end; // "the Chinese Karot plant"
    w->name = k, w->name_end = w->head_end;
}

// ---- what stands behind -------------------------------------------------------------------------

static bool is_place(const ay_reading *r, uint32_t i) {
    const ay_name *n = ay_name_at(r->spots, i);
    return !n || n->type == AY_N_STATE || n->type == AY_N_CITY || n->type == AY_N_GROUP;
}

// An article, then capitals: the end of a place's name, `i` when there is none.
static uint32_t place_end(const ay_reading *r, uint32_t i, uint32_t end) {
    uint32_t at = i + (i < end && article(r, i));
    if (at >= end || !upper(r, at) || !is_place(r, at) || (r->spots->at[at] & AY_TIME_BIT))
        return i;
    return ay_capitals_end(r, at, end);
}

static void take(ay_mention *w, uint32_t end, uint32_t flag) {
    w->flags |= flag;
    if (end > w->end) w->end = end;
}

// The second end of a line: "to Naivasha", "and the coast".
static uint32_t far_end(const ay_reading *r, uint32_t from, uint32_t end) {
    uint32_t limit = end - from > ROUTE ? from + ROUTE : end;
    for (uint32_t i = from; i < limit; i++) {
        if (ay_mark(r->text, i) == ';' || ay_mark(r->text, i) == '.') break;
        uint32_t n = ay_cue_at(r->text, i, AY_CUE_WORK_TO, NULL);
        if (!n || i + n >= end) continue;
        uint32_t last = place_end(r, i + n, end);
        if (last > i + n) { // "the Congolese border"
            uint32_t more = last < end && token(r, last)->kind == AY_TOK_WORD &&
                            !(ay_noun_flags(r->text, last) & AY_NOUN_STOP) && article(r, i + n);
            return last + more;
        }
        if (ay_cue_at(r->text, i + n, AY_CUE_WORK_THE, NULL) && i + n + 1 < end) return i + n + 2;
    }
    return from;
}

static void read_route(const ay_reading *r, uint32_t end, ay_mention *w) {
    uint32_t i = w->end + ay_cue_at(r->text, w->end, AY_CUE_WORK_OWN, NULL);
    i += ay_mark(r->text, i) == ',';
    uint32_t n = ay_cue_at(r->text, i, AY_CUE_WORK_FROM, NULL);
    if (!n) n = ay_cue_at(r->text, i, AY_CUE_WORK_BETWEEN, NULL);
    if (n && i + n < end) {
        uint32_t near = place_end(r, i + n, end);
        uint32_t far = near > i + n ? far_end(r, near, end) : near;
        if (far > near) take(w, far, AY_WORKF_ROUTE);
        return;
    }
    i = w->end;
    n = ay_cue_at(r->text, i, AY_CUE_WORK_OVER, NULL);
    if (!n) n = ay_cue_at(r->text, i, AY_CUE_WORK_IN, NULL);
    if (!n || i + n >= end) return;
    uint32_t last = place_end(r, i + n, end);
    if (last > i + n) take(w, last, AY_WORKF_PLACED);
    else if (ay_cue_at(r->text, i + n, AY_CUE_WORK_THE, NULL)) w->flags |= AY_WORKF_PLACED;
}

// "port of Chancay"
static void read_of(const ay_reading *r, uint32_t end, ay_mention *w) {
    uint32_t i = w->head_end;
    if (ay_mention_named(w) || i + 1 >= end || !ay_token_is(r->text, i, "of")) return;
    const ay_name *n = ay_name_at(r->spots, i + 1);
    if (!upper(r, i + 1) || (n && n->type != AY_N_CITY)) return;
    w->name = w->head;
    w->name_end = w->end = ay_capitals_end(r, i + 1, end);
}

// "a second plant, Patuca II, which …"
static void read_beside(const ay_reading *r, uint32_t end, ay_mention *w) {
    uint32_t i = w->head_end + 1;
    bool one = w->flags & (AY_WORKF_INDEFINITE | AY_WORKF_NEXT);
    if (ay_mention_named(w) || !one || i >= end || ay_mark(r->text, i - 1) != ',') return;
    if (!upper(r, i) || ay_name_at(r->spots, i) || (ay_noun_flags(r->text, i) & AY_NOUN_STOP))
        return;
    uint32_t last = ay_capitals_end(r, i, end);
    char mark = ay_mark(r->text, last);
    if (last < end && mark != ',' && mark != '.' && mark != ';') return;
    w->name = i;
    w->name_end = w->end = last;
}

// "(SGR)"
static void read_bracket(const ay_reading *r, uint32_t end, ay_mention *w) {
    uint32_t i = w->end;
    w->alias = w->alias_end = i;
    if (i + 2 >= end || ay_mark(r->text, i) != '(' || !upper(r, i + 1)) return;
    uint32_t last = ay_capitals_end(r, i + 1, end);
    if (ay_mark(r->text, last) != ')') return;
    w->alias = i + 1, w->alias_end = last;
    w->end = last + 1;
}

// "a larger dam on the main river, the Sambor project": the sort is that of the noun in front.
static void read_sort_before(const ay_reading *r, uint32_t low, ay_mention *w) {
    if (w->work->kind != AY_WORK_LOOSE || !ay_mention_named(w) || w->first < low + 2 ||
        ay_mark(r->text, w->first - 1) != ',')
        return;
    uint32_t n, stop = w->first - low > APART ? w->first - APART : low;
    for (uint32_t i = w->first - 1; i-- > stop;) {
        int32_t row = ay_phrase_at(r->text, i, AY_TABLE_WORK, &n);
        if (row < 0 || ay_work_rows[row].kind == AY_WORK_LOOSE) continue;
        w->work = &ay_work_rows[row];
        return;
    }
}

static bool of_owner(const ay_reading *r, const ay_mention *w, uint32_t low) {
    uint32_t i = w->first;
    if (i > low + 1 && ay_mark(r->text, i - 1) == ',')
        return ay_cue_before(r->text, i - 1, AY_CUE_WORK_OWNER, NULL) > 0;
    return false;
}

// "a six-port device", "a non-railway firm"
static bool of_compound(const ay_reading *r, const ay_mention *w, uint32_t low) {
    uint32_t i = w->head;
    return i > low + 1 && ay_mark(r->text, i - 1) == '-' && tight(r, i) && !upper(r, i - 2);
}

// A name of another kind that reaches over the noun: "China Railway Group".
static bool of_other(const ay_reading *r, const ay_mention *w) {
    const ay_name *n = ay_name_at(r->spots, w->head);
    if (n && n->first > 0 && ay_mark(r->text, n->first - 1) == '-')
        return false; // "Laos-China Railway"
    return n && (n->type == AY_N_ORGANISATION || n->type == AY_N_INITIATIVE ||
                    n->type == AY_N_PERSON || n->type == AY_N_CITY);
}

bool ay_mention_read(const ay_reading *r, uint32_t i, ay_mention *out, uint32_t *next) {
    const ay_sentence *s = &r->text->sentences[token(r, i)->sentence];
    uint8_t block = r->text->doc->blocks[s->block].kind;
    *out = (ay_mention){.sentence = token(r, i)->sentence};
    bool head = read_head(r, i, s->end, out);
    *next = out->head_end;
    if (!head || goes_on(r, out, s->end) || of_other(r, out) || of_compound(r, out, s->first))
        return false;
    if (block == AY_BLOCK_TITLE || block == AY_BLOCK_HEADING) out->flags |= AY_WORKF_TITLE;
    out->end = out->head_end;
    read_left(r, s->first, out);
    read_name(r, out);
    read_of(r, s->end, out);
    read_beside(r, s->end, out);
    read_bracket(r, s->end, out);
    read_route(r, s->end, out);
    read_sort_before(r, s->first, out);
    if (of_owner(r, out, s->first)) out->flags |= AY_WORKF_OWNER;
    if (out->name_end > *next) *next = out->name_end;
    return true;
}

void ay_mention_states(const ay_reading *r, uint32_t first, uint32_t end, ay_states *out) {
    for (uint32_t i = first; i < end; i++) {
        const ay_name *n = ay_name_at(r->spots, i);
        if (!n) continue;
        uint32_t len;
        bool joined = i > 0 && ay_mark(r->text, i - 1) == '-';
        int32_t row = n->type == AY_N_ORGANISATION && joined // "Laos-China Railway Company"
                          ? ay_phrase_at(r->text, i, AY_TABLE_STATE, &len)
                          : -1;
        if (row >= 0) ay_states_add(out, ay_state_rows[row].code);
        else if (n->type == AY_N_STATE) ay_states_add(out, ay_state_rows[n->row].code);
        else if (n->type == AY_N_GROUP && joined) // "China-Central Asia"
            ay_states_add_members(out, ay_group_rows[n->row].code, r->today);
        else if (n->type == AY_N_CITY && ay_city_rows[n->row].state[0])
            ay_states_add(out, ay_city_rows[n->row].state);
        i = n->end - 1;
    }
}
