// Who speaks. In: a verb of speech and the tokens around it. Out: a name, or the words of a role
// ("customs officer", "railway company").
//
// In front of the verb stands its subject: a name, a pronoun, or a noun phrase whose head is a word
// that can speak (`speaker-noun`), perhaps with what hangs on it: "an official at the ministry, who
// asked not to be named, said". So the reader goes back over commas and prepositions until a head
// is found that no preposition governs. Behind the verb ("said Dai Bing") it goes forward.
//
// The trap: the name next to the verb is often not the speaker: "a manager of the China Railway
// Group said". A head that hangs on a preposition is passed over, and when nothing else is found
// nobody speaks.
#include "quoting.h"

enum {
    BACK = 40,   // tokens in front of a verb of speech in which its subject is looked for
    LINKED = 14, // tokens between a head and the verb: "of the ministry"
    PHRASE = 6,  // words in front of a head that belong to it
    UNKNOWN = 4, // words of a phrase whose head no table has
    BEHIND = 12, // tokens behind the verb
    LABEL = 10   // tokens of a label
};

typedef ay_quoting quoting;

static bool is(const quoting *self, uint32_t i, int cue) { return ay_quoting_is(self, i, cue); }

static bool may_speak(const ay_name *name) {
    switch (name->type) {
    case AY_N_PERSON:
    case AY_N_ORGANISATION:
    case AY_N_OFFICE:
    case AY_N_GROUP: return true;
    case AY_N_STATE: return name->column != AY_COLUMN_STATE_DEMONYMS; // not "Chinese"
    default: return false;
    }
}

static bool is_demonym(const ay_name *name) {
    return name && name->type == AY_N_STATE && name->column == AY_COLUMN_STATE_DEMONYMS;
}

// A word that can belong to a noun phrase: no small word, no verb of speech, no time.
static bool is_plain(const quoting *self, uint32_t i) {
    const ay_token *t = ay_quoting_token(self, i);
    if (!self->name_at[i] && ay_tables_may(self->text, i, ay_table_bit(AY_TABLE_NUMBER)) &&
        !is(self, i, AY_CUE_SPEAKER_NOUN))
        return false; // "one trader" is a trader
    if (t->mark == '-') return !(t->flags & AY_TOK_SPACE);
    if (self->name_at[i]) return true;
    if (t->kind != AY_TOK_WORD || t->mark || ay_quoting_time(self, i)) return false;
    if (is(self, i, AY_CUE_SPEAKER_NOUN)) return true;
    if (is(self, i, AY_CUE_SAY) || is(self, i, AY_CUE_SAY_ING) || is(self, i, AY_CUE_SPEAKER_LINK))
        return false;
    uint32_t flags = ay_noun_flags(self->text, i);
    return !(flags & AY_NOUN_STOP) || (flags & AY_NOUN_PLURAL);
}

static bool is_possessive(const quoting *self, uint32_t i) { // "'s", "'"
    const ay_token *t = ay_quoting_token(self, i);
    uint8_t byte = (uint8_t)self->text->doc->text.at[t->span.start];
    return t->mark == '\'' || (t->kind == AY_TOK_WORD && (byte == '\'' || byte == 0xE2));
}

// ---- noun phrases -------------------------------------------------------------------------------

// The first token of the noun phrase whose head is `head`, without its article; not before `low`.
static uint32_t phrase_start(const quoting *self, uint32_t low, uint32_t head) {
    const ay_name *name = ay_quoting_name(self, head);
    uint32_t first = name && name->first >= low ? name->first : head, words = 0;
    while (first > low && words++ < PHRASE && is_plain(self, first - 1)) {
        name = ay_quoting_name(self, first - 1);
        if (name && name->first < low) break;
        if (name && name->type == AY_N_PERSON) break;
        first = name ? name->first : first - 1;
    }
    while (first < head && ay_mark(self->text, first) == '-') first++;
    return first;
}

static bool is_article(const quoting *self, uint32_t i) {
    return is(self, i, AY_CUE_SKIP) || ay_tables_may(self->text, i, ay_table_bit(AY_TABLE_NUMBER));
}

// Over an article, a possessive or a number in front of the phrase.
static uint32_t article_start(const quoting *self, uint32_t low, uint32_t first) {
    while (first > low && is_article(self, first - 1)) first--;
    if (first > low && is_possessive(self, first - 1) && first > low + 1) {
        const ay_name *owner = ay_quoting_name(self, first - 2);
        first = owner && owner->first >= low ? owner->first : first - 2;
        while (first > low && is_article(self, first - 1)) first--;
    }
    return first;
}

static bool is_definite(const quoting *self, uint32_t low, uint32_t first) {
    return first > low && ay_token_is(self->text, first - 1, "the");
}

static bool same_word(const quoting *self, uint32_t i, ay_str word) {
    ay_str own = ay_token_str(self->text, i);
    if (own.len > word.len) return false;
    for (uint32_t k = 0; k < own.len; k++)
        if ((own.at[k] | 32) != (word.at[word.len - own.len + k] | 32)) return false;
    return own.len == word.len || word.at[word.len - own.len - 1] == ' ';
}

// A role: "the officer" is the customs officer who spoke before, "the prime minister" the person
// who is one, "the Japanese side" the state.
static ay_speaker role(const quoting *self, uint32_t low, uint32_t head, uint8_t kind) {
    uint32_t first = phrase_start(self, low, head);
    ay_speaker out = {.first = article_start(self, low, first),
        .end = head + 1,
        .kind = kind,
        .index = AY_NONE,
        .span = ay_tokens_span(self->text, first, head + 1)};
    const ay_name *name = ay_quoting_name(self, head), *before = ay_quoting_name(self, first);
    if (kind == AY_SPEAKER_SIDE && before && before->type == AY_N_STATE) {
        out.name = before->canonical;
        out.index = (uint32_t)(before - self->spots->names);
        out.kind = AY_SPEAKER_BODY;
        return out;
    }
    ay_speaker holder;
    bool bare = name && name->type == AY_N_OFFICE &&
                (name->first == first || (is_demonym(before) && before->end == name->first));
    if (bare && !ay_token_is(self->text, out.first, "a") &&
        ay_speaker_holder(self, name, &holder)) {
        out.name = holder.name, out.index = holder.index, out.kind = holder.kind;
        return out;
    }
    out.name = ay_doc_str(self->text->doc, out.span);
    if (name && name->type == AY_N_OFFICE) out.index = (uint32_t)(name - self->spots->names);
    if (first == head && is_definite(self, low, first) && self->person.index == AY_NONE &&
        self->person.name.len && same_word(self, head, self->person.name))
        out.name = self->person.name;
    return out;
}

static ay_speaker named(const quoting *self, const ay_name *name) {
    static const uint8_t kinds[] = {[AY_N_PERSON] = AY_SPEAKER_PERSON,
        [AY_N_STATE] = AY_SPEAKER_BODY,
        [AY_N_GROUP] = AY_SPEAKER_BODY,
        [AY_N_ORGANISATION] = AY_SPEAKER_BODY,
        [AY_N_INITIATIVE] = AY_SPEAKER_BODY};
    return (ay_speaker){.name = name->canonical,
        .span = name->span,
        .first = name->first,
        .end = name->end,
        .index = (uint32_t)(name - self->spots->names),
        .kind = kinds[name->type]};
}

// Does a preposition govern the phrase that starts at token `first`?
static bool is_governed(const quoting *self, uint32_t low, uint32_t first) {
    return first > low && is(self, first - 1, AY_CUE_SPEAKER_NO);
}

// Titles, demonyms and articles in front of a person's name.
static uint32_t title_start(const quoting *self, uint32_t low, uint32_t first) {
    uint32_t start = first;
    for (;;) {
        const ay_name *name = first > low ? ay_quoting_name(self, first - 1) : NULL;
        if (name && name->first >= low &&
            (name->type == AY_N_OFFICE || is_demonym(name) || name->type == AY_N_ORGANISATION ||
                name->type == AY_N_GROUP))
            first = name->first;
        else if (first > low && !name && is_plain(self, first - 1) &&
                 ay_quoting_token(self, first - 1)->kind == AY_TOK_WORD)
            first--;
        else break;
    }
    uint32_t title = article_start(self, low, first);
    // "in the paper Miller wrote": what a preposition governs ends before the name
    bool apart = is_governed(self, low, title) && !ay_quoting_name(self, start - 1);
    return apart && start > first ? start : title;
}

// The name or role whose last token is `last`.
static bool head_at(const quoting *self, uint32_t low, uint32_t last, ay_speaker *out) {
    const ay_name *name = ay_quoting_name(self, last);
    int32_t kind = 0;
    if (name && name->type == AY_N_OFFICE && name->end == last + 1 && name->first >= low) {
        bool body = ay_office_rows[name->row].flags & AY_OFFICE_BODY;
        *out = role(self, low, last, body ? AY_SPEAKER_BODY : AY_SPEAKER_PERSON);
        return true;
    }
    if (name && name->end == last + 1 && name->first >= low && may_speak(name)) {
        *out = named(self, name);
        out->first = name->type == AY_N_PERSON ? title_start(self, low, name->first)
                                               : article_start(self, low, name->first);
        return true;
    }
    if (name && !(name->end == last + 1 && is_demonym(name))) return false;
    if (ay_cue_before(self->text, last + 1, AY_CUE_SPEAKER_NOUN, &kind) == 0) return false;
    *out = role(self, low, last, (uint8_t)kind);
    return true;
}

// ---- in front of the verb -----------------------------------------------------------------------

static bool is_break(const quoting *self, uint32_t i) {
    const ay_token *t = ay_quoting_token(self, i);
    if (t->kind != AY_TOK_PUNCT || t->mark == '-' || t->mark == '\'') return false;
    return !(t->mark == '.' && !(t->flags & AY_TOK_SPACE)) || t->mark == '"';
}

// "an official at the ministry": the head to the left of words that hang on it. The leftmost that
// nothing governs wins.
static bool linked(const quoting *self, uint32_t low, uint32_t end, ay_speaker *out) {
    bool found = false;
    for (uint32_t i = end; i-- > low + 1 && end - i <= LINKED;) {
        if (is_break(self, i) || ay_quoting_token(self, i)->quote) break;
        if (self->name_at[i] && self->name_at[i] == self->name_at[i - 1]) continue;
        if (is(self, i, AY_CUE_SAY_THAT) || is(self, i, AY_CUE_SAY)) break;
        if (!is(self, i, AY_CUE_SPEAKER_LINK)) continue;
        ay_speaker one;
        if (!head_at(self, low, i - 1, &one) || is_governed(self, low, one.first)) continue;
        *out = one;
        found = true;
    }
    return found;
}

// Two who speak with one mouth: "Xi and Tokayev". All the words are the speaker.
static void join(const quoting *self, uint32_t low, ay_speaker *out) {
    ay_speaker other;
    if (out->first < low + 2 || !ay_token_is(self->text, out->first - 1, "and")) return;
    if (!head_at(self, low, out->first - 2, &other) || is_governed(self, low, other.first)) return;
    uint32_t first = ay_token_from(self->text, other.span.start);
    out->span = ay_tokens_span(self->text, first, out->end);
    out->name = ay_doc_str(self->text->doc, out->span);
    out->first = other.first;
    out->index = AY_NONE;
    out->kind = AY_SPEAKER_NONE;
}

// A phrase whose head no table has: right in front of the verb, with an article, or a plural or a
// capital that begins the clause.
static bool unknown(const quoting *self, uint32_t low, uint32_t end, ay_speaker *out) {
    uint32_t first = end;
    bool capital = true;
    while (first > low && end - first < UNKNOWN && is_plain(self, first - 1)) {
        const ay_name *name = ay_quoting_name(self, first - 1);
        if (name && !is_demonym(name) && (first == end || name->first < low)) return false;
        first = name ? name->first : first - 1;
        capital = capital && (ay_quoting_token(self, first)->flags & AY_TOK_UPPER);
    }
    if (first == end || ay_mark(self->text, end - 1) == '-') return false;
    uint32_t start = article_start(self, low, first);
    bool opens = start == low || ay_quoting_token(self, start - 1)->kind == AY_TOK_PUNCT ||
                 is(self, start - 1, AY_CUE_SPEAKER_START) || ay_quoting_time(self, start - 1);
    if (!opens || is_demonym(ay_quoting_name(self, end - 1))) return false;
    ay_str last = ay_token_str(self->text, end - 1);
    bool plural = last.len > 3 && last.at[last.len - 1] == 's';
    if (start == first && !plural && !capital) return false;
    *out = (ay_speaker){.first = start,
        .end = end,
        .index = AY_NONE,
        .span = ay_tokens_span(self->text, first, end)};
    out->name = ay_doc_str(self->text->doc, out->span);
    out->kind = start == first && !capital ? AY_SPEAKER_NONE : AY_SPEAKER_PERSON;
    return true;
}

static bool plain_subject(
    const quoting *self, uint32_t low, uint32_t end, bool any, ay_speaker *out) {
    if (end <= low) return false;
    if (ay_speaker_pronoun(self, end - 1, out)) return true;
    bool here = head_at(self, low, end - 1, out) && !is_governed(self, low, out->first);
    if (!here) here = linked(self, low, end, out);
    if (here) join(self, low, out);
    return here || (any && unknown(self, low, end, out));
}

// What stands between two commas right in front of the verb: "Dai Bing, China's deputy permanent
// representative, said". A person between them is the speaker ("its foreign minister, David Lee,
// said"), else whoever stands in front.
static bool apposed(const quoting *self, uint32_t low, uint32_t comma, ay_speaker *out) {
    for (uint32_t i = comma; i-- > low + 1;) {
        if (ay_quoting_mark(self, i) || ay_mark(self->text, i) == ';') return false;
        if (ay_mark(self->text, i) != ',' && ay_mark(self->text, i) != '(') continue;
        ay_speaker inner;
        if (head_at(self, i + 1, comma - 1, &inner) && inner.first == i + 1 &&
            inner.kind == AY_SPEAKER_PERSON && inner.index != AY_NONE &&
            self->spots->names[inner.index].type == AY_N_PERSON) {
            *out = inner;
            return true;
        }
        if (!plain_subject(self, low, i, false, out) || !out->kind) continue;
        // "Cao Wei, an analyst based in Almaty, Kazakhstan, said": the role explains a person
        ay_speaker person;
        if (out->index == AY_NONE && out->first > low + 1 &&
            ay_mark(self->text, out->first - 1) == ',' &&
            head_at(self, low, out->first - 2, &person) && person.kind == AY_SPEAKER_PERSON &&
            person.index != AY_NONE)
            *out = person;
        return true;
    }
    return false;
}

bool ay_speaker_before(
    const quoting *self, uint32_t low, uint32_t verb, bool any, ay_speaker *out) {
    uint32_t end = verb;
    if (verb - low > BACK) low = verb - BACK;
    while (end > low && (is(self, end - 1, AY_CUE_SAY_SKIP) || ay_quoting_time(self, end - 1)))
        end--;
    if (end > low + 1 && ay_token_is(self->text, end - 1, "who")) {
        end--;
        if (ay_mark(self->text, end - 1) == ',') end--;
        return plain_subject(self, low, end, false, out);
    }
    if (end <= low) return false;
    char mark = ay_mark(self->text, end - 1);
    const ay_name *name = ay_quoting_name(self, end - 1); // "the bank (EIB)" ends in its bracket
    if (mark == ',' || (mark == ')' && !name)) return apposed(self, low, end - 1, out);
    return plain_subject(self, low, end, any, out);
}

// ---- behind the verb ----------------------------------------------------------------------------

// Does the phrase end here? Not in front of a verb: "said Xi would".
static bool closes(const quoting *self, uint32_t i, uint32_t end) {
    return i >= end || !(is(self, i, AY_CUE_TOLD) || is(self, i, AY_CUE_SAY));
}

// ", Alexei Miller" and "'s Miller" behind a role: the person is the speaker.
static bool explained(const quoting *self, uint32_t i, uint32_t end, ay_speaker *out) {
    if (i + 1 >= end || (ay_mark(self->text, i) != ',' && !is_possessive(self, i))) return false;
    const ay_name *name = ay_quoting_name(self, i + 1);
    if (!name || name->type != AY_N_PERSON || !closes(self, name->end, end)) return false;
    uint32_t first = out->first;
    *out = named(self, name);
    out->first = first;
    return true;
}

// The token behind what hangs on a head: "of the bank", "at ING"; names and plain words alone.
static uint32_t over_link(const quoting *self, uint32_t i, uint32_t end) {
    if (i >= end || !is(self, i, AY_CUE_SPEAKER_LINK)) return i;
    for (uint32_t k = i + 1; k < end && k < i + 8; k++)
        if (!is_plain(self, k) && !is(self, k, AY_CUE_SKIP)) return k;
    return i;
}

bool ay_speaker_behind(const quoting *self, uint32_t i, uint32_t end, bool any, ay_speaker *out) {
    uint32_t first = i, k;
    if (end > i + BEHIND) end = i + BEHIND;
    if (ay_speaker_pronoun(self, i, out)) return closes(self, i + 1, end);
    while (first < end && is_article(self, first)) first++;
    for (k = first; k < end && is_plain(self, k);) {
        const ay_name *name = ay_quoting_name(self, k);
        k = name ? name->end : k + 1;
        if (name && name->type == AY_N_PERSON) break;
        if (k < end && is_possessive(self, k)) k++;
    }
    if (k == first || k > end || !closes(self, k, end)) return false;
    if (head_at(self, first, k - 1, out)) {
        if (out->index != AY_NONE && self->spots->names[out->index].type == AY_N_PERSON)
            out->end = k;
        else if (!explained(self, k, end, out)) explained(self, over_link(self, k, end), end, out);
        out->first = i;
        return true;
    }
    // "said chartist Leslie Keefe": the name alone
    uint32_t capital = k;
    while (capital > first && !self->name_at[capital - 1] &&
           (ay_quoting_token(self, capital - 1)->flags & AY_TOK_UPPER))
        capital--;
    if (capital > first && capital < k) first = capital;
    bool article = first > i;
    if (!any || !(article || (ay_quoting_token(self, first)->flags & AY_TOK_UPPER))) return false;
    if (k - first > UNKNOWN || (self->name_at[k - 1] && self->name_at[first])) return false;
    *out = (ay_speaker){.first = i,
        .end = k,
        .index = AY_NONE,
        .kind = AY_SPEAKER_PERSON,
        .span = ay_tokens_span(self->text, first, k)};
    out->name = ay_doc_str(self->text->doc, out->span);
    return true;
}

bool ay_speaker_label(const quoting *self, uint32_t i, uint32_t end, ay_speaker *out) {
    for (uint32_t k = i; k < end && k < i + LABEL; k++) {
        if (ay_mark(self->text, k) != ':') continue;
        return k > i && head_at(self, i, k - 1, out) && out->first == i &&
               out->kind == AY_SPEAKER_PERSON && out->index != AY_NONE;
    }
    return false;
}
