// Reads projects. In: the works that a text names (work.c), in text order. Out: one record a work:
// the first naming in the body is its place, the others are mentions and add what it does not say:
// how far it is, how long it is, what it costs. "The line" and "it" speak of the last work that
// they can mean.
//
// The trap: a bridge or an airport is mostly a place. A record needs a name, or a route, or a work
// of its own that somebody wants or builds; what is only a place needs to be built or opened.
#include "work.h"

#include <stdlib.h>
#include <string.h>

enum {
    PROJECTS = 256, // in one document; more are left out
    FAR = 6,        // sentences over which "the line" refers back
    MENTIONS = 32
};

struct entry {
    ay_mention naming; // the first
    uint32_t last;     // sentence that spoke of it last
    ay_side doers;     // who builds, opens, plans it
    bool weak;         // its stage follows only from what it does
    AY_LIST(ay_span) mentions;
};

typedef struct folding {
    ay_reading *r;
    AY_LIST(ay_project) projects;
    AY_LIST(struct entry) entries; // one a project
} folding;

// ---- the same work ------------------------------------------------------------------------------

static bool word_in(const char *list, const char *word) {
    size_t len = strlen(word);
    for (const char *at = list; (at = strstr(at, word)) != NULL; at += len)
        if ((at == list || at[-1] == ' ') && (at[len] == 0 || at[len] == ' ')) return true;
    return false;
}

// May the noun mean a work of this sort?
static bool can_mean(const struct ay_work *noun, const char *sort) {
    if (noun->kind == AY_WORK_LOOSE && noun->also[0] == 0) return true;
    return strcmp(noun->sort, sort) == 0 || word_in(noun->also, sort);
}

static bool says(const ay_reading *r, uint32_t i) {
    return (r->text->tokens[i].flags & AY_TOK_UPPER) &&
           !ay_cue_at(r->text, i, AY_CUE_WORK_MOD, NULL);
}

static bool same_word(const ay_reading *r, uint32_t i, uint32_t k) {
    ay_str a = ay_token_str(r->text, i), b = ay_token_str(r->text, k);
    return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

// Is every word of name `a` that says something also in name `b`, its noun left aside?
static bool name_within(const ay_reading *r, const ay_mention *a, const ay_mention *b) {
    uint32_t n = 0;
    for (uint32_t i = a->name; i < a->name_end; i++) {
        if (!says(r, i) || (i >= a->head && i < a->head_end)) continue;
        uint32_t k = b->name;
        while (k < b->name_end && !same_word(r, i, k)) k++;
        if (k == b->name_end) return false;
        n++;
    }
    return n > 0;
}

static struct entry *find_same(folding *f, const ay_mention *n) {
    for (uint32_t i = f->projects.n; i-- > 0;) {
        struct entry *e = &f->entries.at[i];
        const struct ay_work *sort = e->naming.work;
        if (!ay_mention_named(&e->naming) || !can_mean(n->work, sort->sort)) continue;
        if (name_within(f->r, n, &e->naming) || name_within(f->r, &e->naming, n)) return e;
    }
    return NULL;
}

static struct entry *find_last(folding *f, const struct ay_work *noun, uint32_t sentence) {
    struct entry *best = NULL;
    for (uint32_t i = f->projects.n; i-- > 0;) {
        struct entry *e = &f->entries.at[i];
        if (sentence - e->last > FAR || !can_mean(noun, e->naming.work->sort)) continue;
        if (!best || e->last > best->last) best = e;
    }
    return best;
}

// ---- what counts --------------------------------------------------------------------------------

static bool of_place(const ay_mention *n) {
    return n->work->kind == AY_WORK_PLACE || strcmp(n->work->sort, "canal") == 0;
}

static uint32_t ends_of(const ay_reading *r, const ay_mention *n) {
    ay_states states = {.n = 0};
    ay_mention_states(r, n->name, n->name_end, &states);
    return states.n;
}

static bool counts_named(const ay_reading *r, const ay_mention *n, uint8_t stage, bool weak) {
    switch (n->work->kind) {
    case AY_WORK_LINE:
    case AY_WORK_SITE:
        if (of_place(n)) return stage && !weak;
        return stage || ends_of(r, n) > 1;
    case AY_WORK_PLACE: return stage > AY_STAGE_PROPOSED && !weak;
    case AY_WORK_WEAK: return ends_of(r, n) > 1;
    case AY_WORK_LOOSE: return n->name >= n->head_end && stage; // "a second plant, Patuca II"
    default: return false;
    }
}

// A work without a name: "a railway from X to Y has been proposed", "a second plant in the south".
static bool counts_unnamed(const ay_mention *n, uint8_t stage, bool weak) {
    uint16_t kind = n->work->kind;
    if (stage == AY_STAGE_NONE || weak || (n->flags & AY_WORKF_PLURAL)) return false;
    if (kind == AY_WORK_PART || kind == AY_WORK_BUNDLE) return false;
    if (n->flags & AY_WORKF_ROUTE) return kind != AY_WORK_SITE && kind != AY_WORK_PLACE;
    if (kind == AY_WORK_LOOSE || kind == AY_WORK_WEAK) return false;
    return (n->flags & AY_WORKF_INDEFINITE) && (n->flags & AY_WORKF_PLACED) &&
           ((n->flags & AY_WORKF_NEXT) || strcmp(n->work->sort, "city") == 0);
}

// ---- records ------------------------------------------------------------------------------------

static ay_str words(const ay_reading *r, uint32_t first, uint32_t end) {
    return ay_doc_str(r->text->doc, ay_tokens_span(r->text, first, end));
}

static void add_alias(folding *f, ay_project *p, ay_str alias) {
    ay_str *all = ay_alloc_array(f->r->arena, p->n_aliases + 1u, sizeof *all);
    for (uint32_t i = 0; i < p->n_aliases; i++) all[i] = p->aliases[i];
    all[p->n_aliases] = alias;
    if (p->n_aliases < MENTIONS) p->aliases = all, p->n_aliases++;
}

// "…, called Whoosh", "which has been named Whoosh"
static void read_alias(folding *f, const ay_mention *n, ay_project *p) {
    const ay_reading *r = f->r;
    const ay_sentence *s = &r->text->sentences[n->sentence];
    if (n->alias < n->alias_end) add_alias(f, p, words(r, n->alias, n->alias_end));
    if (!ay_sentence_has(s, AY_CUE_WORK_ALIAS)) return;
    uint32_t i = n->end, len = 0;
    while (i < s->end && i < n->end + 3 && !(len = ay_cue_at(r->text, i, AY_CUE_WORK_ALIAS, NULL)))
        i++;
    if (!len || i + len >= s->end) return;
    uint32_t end = ay_capitals_end(r, i + len, s->end);
    if (end > i + len) add_alias(f, p, words(r, i + len, end));
}

// The states of its name and its ends; with less than two of them, those who build it too.
static ay_side parties_of(const ay_reading *r, const struct entry *e) {
    const ay_mention *n = &e->naming;
    ay_states states = {.n = 0};
    ay_mention_states(r, n->name, n->name_end, &states);
    if (states.n < 2) ay_mention_states(r, n->left, n->end, &states);
    if (states.n < 2) ay_states_add_side(&states, &e->doers);
    if (states.n == 0) ay_mention_actors(r, n, &states);
    return ay_states_keep(r->arena, &states);
}

static void note(folding *f, struct entry *e, const ay_mention *n, uint8_t stage, bool weak) {
    ay_project *p = &f->projects.at[e - f->entries.at];
    if (stage && (!p->stage || (e->weak && !weak))) p->stage = stage, e->weak = weak;
    else if (stage > p->stage && !weak && p->stage != AY_STAGE_OPERATING) p->stage = stage;
    e->last = n->sentence;
    ay_states doers = {.n = 0};
    ay_mention_doers(f->r, n, &doers);
    if (doers.n) {
        ay_states_add_side(&doers, &e->doers);
        e->doers = ay_states_keep(f->r->arena, &doers);
    }
    read_alias(f, n, p);
    ay_mention_facts(f->r, n, p);
}

static void add(folding *f, const ay_mention *n, const char *sort, uint8_t stage, bool weak) {
    ay_reading *r = f->r;
    if (f->projects.n >= PROJECTS) return;
    ay_project p = {.span = ay_tokens_span(r->text, n->first, n->end),
        .sentence = n->sentence,
        .sort = sort,
        .length = AY_NONE,
        .capacity = AY_NONE,
        .cost = AY_NONE,
        .started = AY_NO_DAY,
        .finished = AY_NO_DAY};
    if (ay_mention_named(n)) p.name = words(r, n->name, n->name_end);
    AY_PUSH(r->arena, &f->projects, p);
    AY_PUSH(r->arena, &f->entries, (struct entry){.naming = *n, .last = n->sentence, .weak = weak});
    note(f, &f->entries.at[f->entries.n - 1], n, stage, weak);
}

// A line of names has no articles: the first naming in a sentence is the better place.
static bool fuller(const ay_mention *old, const ay_mention *new) {
    const uint32_t articles = AY_WORKF_DEFINITE | AY_WORKF_INDEFINITE;
    return !(old->flags & articles) && (new->flags &articles) && ay_mention_named(new) &&
           new->sentence != old->sentence;
}

static void mention(folding *f, struct entry *e, const ay_mention *n, uint8_t stage, bool weak) {
    ay_span span = ay_tokens_span(f->r->text, n->first, n->end);
    if (fuller(&e->naming, n)) {
        ay_project *p = &f->projects.at[e - f->entries.at];
        ay_span old = p->span;
        p->span = span, p->sentence = n->sentence;
        e->naming.flags |= n->flags, span = old;
    }
    if (e->mentions.n < MENTIONS) AY_PUSH(f->r->arena, &e->mentions, span);
    note(f, e, n, stage, weak);
}

static bool refers(const ay_mention *n) {
    const uint32_t own = AY_WORKF_NEXT | AY_WORKF_ROUTE | AY_WORKF_PLURAL;
    return (n->flags & AY_WORKF_DEFINITE) && !(n->flags & own) && !ay_mention_named(n);
}

// "Dome Mines", "Santa Fe Railway said": a plural is many works or a firm, and so is a line in
// capitals without an article.
static bool firm(const ay_reading *r, const ay_mention *n) {
    const uint32_t articles = AY_WORKF_DEFINITE | AY_WORKF_INDEFINITE;
    bool capital = r->text->tokens[n->head].flags & AY_TOK_UPPER;
    if (ends_of(r, n) > 1 || n->name >= n->head_end || n->name == n->name_end) return false;
    bool behind = n->first == n->left && n->first > 0 && ay_mark(r->text, n->first - 1) == ',';
    if (behind && n->work->kind == AY_WORK_PLACE) return true; // "its Murdochville, Quebec mine"
    if (n->flags & AY_WORKF_PLURAL) return true;
    for (uint32_t i = n->name; i < n->head; i++)
        if (ay_mark(r->text, i) == '-') return false;
    return capital && n->work->kind == AY_WORK_LINE && !(n->flags & articles);
}

static void fold(folding *f, const ay_mention *n) {
    uint16_t kind = n->work->kind;
    if ((n->flags & (AY_WORKF_NONE | AY_WORKF_OWNER)) || kind == AY_WORK_PART) return;
    bool weak;
    uint8_t stage = ay_mention_stage(f->r, n, &weak);
    struct entry *e = NULL;
    if (ay_mention_named(n)) e = find_same(f, n);
    else if (refers(n)) e = find_last(f, n->work, n->sentence);
    if (e) {
        mention(f, e, n, stage, weak);
        return;
    }
    if ((n->flags & AY_WORKF_TITLE) || kind == AY_WORK_BUNDLE) return;
    // a name may count for what is said of it later: finish() asks
    if (!ay_mention_named(n) && !counts_unnamed(n, stage, weak)) return;
    if (kind == AY_WORK_WEAK || kind == AY_WORK_LOOSE)
        if (ay_mention_named(n) && !counts_named(f->r, n, stage, weak)) return;
    if (firm(f->r, n)) return;
    const char *sort = n->work->sort;
    if (kind == AY_WORK_LOOSE) { // "a line of its own": of the sort spoken of
        e = find_last(f, n->work, n->sentence);
        if (!e) return;
        sort = f->projects.at[e - f->entries.at].sort;
    }
    add(f, n, sort, stage, weak);
}

static bool any_work(const ay_text *t) {
    for (uint32_t i = 0; i < t->n_tokens; i++)
        if (ay_tables_may(t, i, ay_table_bit(AY_TABLE_WORK))) return true;
    return false;
}

static int by_place(const void *a, const void *b) {
    uint32_t x = ((const ay_project *)a)->span.start, y = ((const ay_project *)b)->span.start;
    return x < y ? -1 : x > y;
}

static void finish(folding *f) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < f->projects.n; i++) {
        struct entry *e = &f->entries.at[i];
        if (ay_mention_named(&e->naming) &&
            !counts_named(f->r, &e->naming, f->projects.at[i].stage, e->weak))
            continue;
        f->projects.at[i].parties.states = parties_of(f->r, e);
        f->projects.at[i].mentions = e->mentions.at;
        f->projects.at[i].n_mentions = e->mentions.n;
        f->projects.at[kept++] = f->projects.at[i];
    }
    f->projects.n = kept;
    if (kept > 1) // a place may have moved
        qsort(f->projects.at, kept, sizeof *f->projects.at, by_place);
}

void ay_projects_read(ay_reading *r) {
    const ay_text *t = r->text;
    if (!any_work(t)) return;
    folding f = {.r = r};
    ay_mention n;
    uint32_t len;
    for (uint32_t i = 0, next; i < t->n_tokens; i = next) {
        next = i + 1;
        if (ay_phrase_at(t, i, AY_TABLE_WORK, &len) < 0) continue;
        if (ay_mention_read(r, i, &n, &next)) fold(&f, &n);
    }
    finish(&f);
    r->acts->projects = f.projects.at;
    r->acts->n_projects = f.projects.n;
}
