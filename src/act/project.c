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

typedef struct folding {
    ay_reading *r;
    AY_LIST(ay_project) projects;
    struct entry {
        ay_naming naming; // the first
        uint32_t last;    // sentence that spoke of it last
        bool weak;        // its stage follows only from what it does
        ay_span mentions[MENTIONS];
        uint32_t n_mentions;
    } *entries;
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
static bool name_within(const ay_reading *r, const ay_naming *a, const ay_naming *b) {
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

static struct entry *find_same(folding *f, const ay_naming *n) {
    for (uint32_t i = f->projects.n; i-- > 0;) {
        struct entry *e = &f->entries[i];
        const struct ay_work *sort = e->naming.work;
        if (!ay_naming_named(&e->naming) || !can_mean(n->work, sort->sort)) continue;
        if (name_within(f->r, n, &e->naming) || name_within(f->r, &e->naming, n)) return e;
    }
    return NULL;
}

static struct entry *find_last(folding *f, const struct ay_work *noun, uint32_t sentence) {
    struct entry *best = NULL;
    for (uint32_t i = f->projects.n; i-- > 0;) {
        struct entry *e = &f->entries[i];
        if (sentence - e->last > FAR || !can_mean(noun, e->naming.work->sort)) continue;
        if (!best || e->last > best->last) best = e;
    }
    return best;
}

// ---- what counts --------------------------------------------------------------------------------

static bool of_place(const ay_naming *n) {
    return n->work->kind == AY_WORK_PLACE || strcmp(n->work->sort, "canal") == 0;
}

static uint32_t ends_of(const ay_reading *r, const ay_naming *n) {
    ay_states states = {.n = 0};
    ay_naming_states(r, n->name, n->name_end, &states);
    return states.n;
}

static bool counts_named(const ay_reading *r, const ay_naming *n, uint8_t stage, bool weak) {
    switch (n->work->kind) {
    case AY_WORK_LINE:
    case AY_WORK_SITE: return !of_place(n) || (stage && !weak);
    case AY_WORK_PLACE: return stage > AY_STAGE_PROPOSED;
    case AY_WORK_WEAK: return ends_of(r, n) > 1;
    case AY_WORK_LOOSE: return n->name >= n->head_end && stage; // "a second plant, Patuca II"
    default: return false;
    }
}

// A work without a name: "a railway from X to Y has been proposed", "a second plant in the south".
static bool counts_unnamed(const ay_naming *n, uint8_t stage, bool weak) {
    uint16_t kind = n->work->kind;
    if (stage == AY_STAGE_NONE || weak || (n->flags & AY_WORKF_PLURAL)) return false;
    if (kind == AY_WORK_PART || kind == AY_WORK_BUNDLE) return false;
    if (n->flags & AY_WORKF_ROUTE) return true;
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
static void read_alias(folding *f, const ay_naming *n, ay_project *p) {
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

static ay_side parties_of(const ay_reading *r, const ay_naming *n) {
    ay_states states = {.n = 0};
    ay_naming_states(r, n->name, n->name_end, &states);
    if (states.n < 2) ay_naming_states(r, n->left, n->end, &states);
    return ay_states_keep(r->arena, &states);
}

static void note(folding *f, struct entry *e, const ay_naming *n, uint8_t stage, bool weak) {
    ay_project *p = &f->projects.at[e - f->entries];
    if (stage && (!p->stage || (e->weak && !weak))) p->stage = stage, e->weak = weak;
    else if (stage > p->stage && !weak && p->stage != AY_STAGE_OPERATING) p->stage = stage;
    e->last = n->sentence;
    read_alias(f, n, p);
    ay_naming_facts(f->r, n, p);
}

static void add(folding *f, const ay_naming *n, const char *sort, uint8_t stage, bool weak) {
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
    if (ay_naming_named(n)) p.name = words(r, n->name, n->name_end);
    p.parties.states = parties_of(r, n);
    AY_PUSH(r->arena, &f->projects, p);
    struct entry *e = &f->entries[f->projects.n - 1];
    *e = (struct entry){.naming = *n, .last = n->sentence, .weak = weak};
    note(f, e, n, stage, weak);
}

// A line of names has no articles: the first naming in a sentence is the better place.
static bool fuller(const ay_naming *old, const ay_naming *new) {
    const uint32_t articles = AY_WORKF_DEFINITE | AY_WORKF_INDEFINITE;
    return !(old->flags & articles) && (new->flags & articles) && ay_naming_named(new) &&
           new->sentence != old->sentence;
}

static void mention(folding *f, struct entry *e, const ay_naming *n, uint8_t stage, bool weak) {
    ay_span span = ay_tokens_span(f->r->text, n->first, n->end);
    if (fuller(&e->naming, n)) {
        ay_project *p = &f->projects.at[e - f->entries];
        ay_span old = p->span;
        p->span = span, p->sentence = n->sentence;
        e->naming.flags |= n->flags, span = old;
    }
    if (e->n_mentions < MENTIONS) e->mentions[e->n_mentions++] = span;
    note(f, e, n, stage, weak);
}

static bool refers(const ay_naming *n) {
    const uint32_t own = AY_WORKF_NEXT | AY_WORKF_ROUTE | AY_WORKF_PLURAL;
    return (n->flags & AY_WORKF_DEFINITE) && !(n->flags & own) &&
           !ay_naming_named(n);
}

static void fold(folding *f, const ay_naming *n) {
    uint16_t kind = n->work->kind;
    if ((n->flags & (AY_WORKF_NONE | AY_WORKF_OWNER)) || kind == AY_WORK_PART) return;
    bool weak;
    uint8_t stage = ay_naming_stage(f->r, n, &weak);
    struct entry *e = NULL;
    if (ay_naming_named(n)) e = find_same(f, n);
    else if (refers(n)) e = find_last(f, n->work, n->sentence);
    if (e) {
        mention(f, e, n, stage, weak);
        return;
    }
    if ((n->flags & AY_WORKF_TITLE) || kind == AY_WORK_BUNDLE) return;
    bool counts = ay_naming_named(n) ? counts_named(f->r, n, stage, weak)
                                     : counts_unnamed(n, stage, weak);
    if (!counts) return;
    const char *sort = n->work->sort;
    if (kind == AY_WORK_LOOSE) { // "a line of its own": of the sort spoken of
        e = find_last(f, n->work, n->sentence);
        if (!e) return;
        sort = f->projects.at[e - f->entries].sort;
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

static void keep_mentions(folding *f) {
    for (uint32_t i = 0; i < f->projects.n; i++) {
        struct entry *e = &f->entries[i];
        ay_span *all = ay_alloc_array(f->r->arena, e->n_mentions + 1u, sizeof *all);
        memcpy(all, e->mentions, e->n_mentions * sizeof *all);
        f->projects.at[i].mentions = all;
        f->projects.at[i].n_mentions = e->n_mentions;
    }
    qsort(f->projects.at, f->projects.n, sizeof *f->projects.at, by_place); // a place may have moved
}

void ay_projects_read(ay_reading *r) {
    const ay_text *t = r->text;
    if (!any_work(t)) return;
    folding f = {.r = r, .entries = ay_alloc_array(r->arena, PROJECTS, sizeof *f.entries)};
    ay_naming n;
    uint32_t len;
    for (uint32_t i = 0, next; i < t->n_tokens; i = next) {
        next = i + 1;
        if (ay_phrase_at(t, i, AY_TABLE_WORK, &len) < 0) continue;
        if (ay_naming_read(r, i, &n, &next)) fold(&f, &n);
    }
    keep_mentions(&f);
    r->acts->projects = f.projects.at;
    r->acts->n_projects = f.projects.n;
}
