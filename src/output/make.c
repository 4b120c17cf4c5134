// The document's record and what stands in its text: sentences, quantities, times, names, quotes.
// The trap is a range: "from 8 to 6 percent" is two quantities inside, but one record of type
// `range`.

#include "make.h"

#include "../base/utf8.h"
#include "../check/rule.h"

#include <string.h>

static const char *const quantity_types[] = {
    [AY_Q_NUMBER] = "number",
    [AY_Q_ORDINAL] = "ordinal",
    [AY_Q_MONEY] = "money",
    [AY_Q_PERCENT] = "percent",
    [AY_Q_POINT] = "percentage_point",
    [AY_Q_MULTIPLE] = "multiple",
    [AY_Q_MEASURE] = "measure",
    [AY_Q_COUNT] = "count",
};
static const char *const modifiers[] = {
    [AY_MOD_NONE] = NULL,
    [AY_MOD_ABOUT] = "about",
    [AY_MOD_MORE] = "more",
    [AY_MOD_LESS] = "less",
    [AY_MOD_AT_LEAST] = "at_least",
    [AY_MOD_AT_MOST] = "at_most",
    [AY_MOD_NEARLY] = "nearly",
};
static const char *const time_types[] = {
    [AY_T_DATE] = "DATE",
    [AY_T_TIME] = "TIME",
    [AY_T_DURATION] = "DURATION",
    [AY_T_SET] = "SET",
};
static const char *const name_types[] = {
    [AY_N_STATE] = "state",
    [AY_N_GROUP] = "group",
    [AY_N_CITY] = "city",
    [AY_N_PERSON] = "person",
    [AY_N_OFFICE] = "office",
    [AY_N_ORGANISATION] = "organisation",
    [AY_N_PROJECT] = "project",
    [AY_N_INITIATIVE] = "initiative",
};
static const char *const dated_by[] = {
    [AY_DATED_NOT] = NULL,
    [AY_DATED_GIVEN] = "given",
    [AY_DATED_METADATA] = "metadata",
    [AY_DATED_URL] = "url",
    [AY_DATED_HEADER] = "header",
    [AY_DATED_DATELINE] = "dateline",
    [AY_DATED_CONTENT] = "content",
};

// Of a fact whose family keeps another number in this place (a product's grain): none.
const char *ay_direction_name(uint8_t direction) {
    static const char *const names[] = {
        [AY_DIR_NONE] = NULL, [AY_DIR_UP] = "up", [AY_DIR_DOWN] = "down"};
    return direction < sizeof names / sizeof *names ? names[direction] : NULL;
}

// ---- what all records have ----------------------------------------------------------------------

void ay_open_named(ay_walk *w, ay_record *r, ay_kind kind, ay_str id, ay_span span) {
    const ay_doc *doc = w->report->doc;
    r->n = 0;
    ay_record_word(r, "kind", ay_kind_names[kind]);
    ay_record_text(r, "doc", doc->name);
    ay_record_text(r, "id", id);
    if (ay_span_empty(span)) return;
    ay_span source = ay_doc_source(doc, span);
    ay_record_uint(r, "start", source.start);
    ay_record_uint(r, "end", source.end);
    ay_record_text(r, "text", ay_doc_str(doc, span));
}

// `key` tells records apart: the kind, with more behind it where one stretch of text can bear
// several.
void ay_open_record(ay_walk *w, ay_record *r, ay_kind kind, const char *key, ay_span span) {
    char *id = ay_alloc(w->scratch, AY_ID_LEN);
    ay_id_next(&w->ids, key, ay_doc_str(w->report->doc, span), id);
    ay_open_named(w, r, kind, (ay_str){id, AY_ID_LEN}, span);
}

// A path may be in any encoding; what is folded must be UTF-8.
static ay_str well_formed(ay_arena *arena, ay_str name) {
    ay_str copy = ay_copy(arena, name.at, name.len);
    char *at = (char *)copy.at;
    for (uint32_t i = 0; i < copy.len;) {
        i += (uint32_t)ay_utf8_valid(at + i, copy.len - i);
        if (i < copy.len) at[i++] = '?';
    }
    return copy;
}

// ---- document -----------------------------------------------------------------------------------

// What spots are read from; the rest is kept in the text, but is no part of the article.
static bool in_article(uint8_t kind) { return kind != AY_BLOCK_META && kind != AY_BLOCK_FURNITURE; }

// The article's blocks, those that follow each other joined into one pair.
static void add_body(ay_walk *w, ay_record *r) {
    const ay_doc *doc = w->report->doc;
    ay_span *spans = ay_alloc_array(w->scratch, doc->n_blocks, sizeof *spans);
    uint32_t n = 0;
    bool open = false;
    for (uint32_t i = 0; i < doc->n_blocks; i++) {
        bool article = in_article(doc->blocks[i].kind);
        if (article) {
            ay_span s = ay_doc_source(doc, doc->blocks[i].span);
            if (open) spans[n - 1].end = s.end;
            else spans[n++] = s;
        }
        open = article;
    }
    ay_record_spans(r, "body", spans, n);
}

// How much of the text could be checked, and why not the rest: the words of the coverage line.
static void add_coverage(ay_walk *w, ay_record *r) {
    const ay_findings *f = w->report->findings;
    ay_record *coverage = ay_alloc(w->scratch, sizeof *coverage),
              *why = ay_alloc(w->scratch, sizeof *why);
    ay_record_uint(coverage, "figures", f->figures);
    ay_record_uint(coverage, "checked", f->checked);
    ay_record_uint(coverage, "wrong", f->wrong);
    if (f->others) ay_record_uint(coverage, "others_wrong", f->others);
    for (int i = 0; i < AY_OUTCOMES; i++)
        if (ay_outcome_reason(i) && f->counts[i])
            ay_record_uint(why, ay_outcome_reason(i), f->counts[i]);
    ay_record_record(coverage, "not_checkable", why);
    ay_record_record(r, "coverage", coverage);
}

// A document has no words of its own to be called by: its name does.
void ay_make_document(ay_walk *w, ay_record *r, uint32_t i) {
    (void)i;
    const ay_doc *d = w->report->doc;
    char *id = ay_alloc(w->scratch, AY_ID_LEN);
    ay_id_next(&w->ids, "document", well_formed(w->scratch, d->name), id);
    ay_span evidence = ay_span_empty(d->date_span) ? d->title_span : d->date_span;
    ay_open_named(w, r, AY_K_DOCUMENT, (ay_str){id, AY_ID_LEN}, evidence);
    ay_record_text(r, "title", d->title);
    ay_record_text(r, "outlet", d->outlet);
    ay_record_text(r, "author", d->author);
    ay_record_text(r, "dateline", d->dateline);
    bool exact = d->published == d->published_to;
    if (exact) ay_record_day(r, "published", w->scratch, d->published);
    if (!exact) ay_record_day(r, "published_from", w->scratch, d->published);
    if (!exact) ay_record_day(r, "published_to", w->scratch, d->published_to);
    ay_record_day(r, "modified", w->scratch, d->modified);
    ay_record_word(r, "published_by", dated_by[d->published_by]);
    ay_record_true(r, "date_doubtful", d->date_doubtful);
    ay_record_text(r, "language", d->language);
    if (d->encoding && strcmp(d->encoding, "UTF-8") != 0)
        ay_record_word(r, "encoding", d->encoding);
    if (!w->brief) add_body(w, r);
    if (w->report->findings) add_coverage(w, r);
}

// ---- spots --------------------------------------------------------------------------------------

// The precision is half the last digit's worth; what is exact has none.
static void add_precision(ay_walk *w, ay_record *r, const ay_quantity *q) {
    if (ay_dec_sign(q->half)) ay_record_number(r, "precision", w->scratch, q->half);
}

void ay_add_value(ay_walk *w, ay_record *r, const ay_quantity *q) {
    ay_record_number(r, "value", w->scratch, q->value);
    ay_record_text(r, "unit", ay_quantity_unit(w->report->text, q));
    ay_record_word(r, "modifier", modifiers[q->modifier]);
    add_precision(w, r, q);
}

// A rate of time or measure is a unit of its own: "USD per month", "passengers per day". What a
// price is for ("a share", "a head") leaves the unit as it is and stands in `per` alone.
static void add_unit(ay_walk *w, ay_record *r, const ay_quantity *q) {
    const ay_text *text = w->report->text;
    ay_str unit = ay_quantity_unit(text, ay_quantity_model(w->report->spots, q));
    ay_str per = ay_quantity_per(text, q), joint = AY_STR(" per ");
    if (q->per_unit && unit.len && per.len) {
        char *at = ay_alloc(w->scratch, (size_t)unit.len + joint.len + per.len);
        memcpy(at, unit.at, unit.len);
        memcpy(at + unit.len, joint.at, joint.len);
        memcpy(at + unit.len + joint.len, per.at, per.len);
        unit = (ay_str){at, unit.len + joint.len + per.len};
    }
    ay_record_text(r, "unit", unit);
}

static uint8_t hedge_of(const ay_quantity *q) { return q->modifier ? q->modifier : q->shared; }

// A range has two quantities that may tell what is measured; else `first` is NULL. "one in four" is
// the fraction 0.25: its 4 is no whole that something is a part of.
static void add_what(ay_walk *w, ay_record *r, const ay_quantity *q, const ay_quantity *first) {
    const ay_spots *spots = w->report->spots;
    ay_span concept = ay_quantity_concept(spots, q);
    if (first && ay_span_empty(concept)) concept = ay_quantity_concept(spots, first);
    ay_record_word(r, "direction", ay_direction_name(q->direction));
    ay_record_text(r, "concept", ay_doc_str(w->report->doc, concept));
    ay_record_text(r, "per", ay_doc_str(w->report->doc, q->per));
    bool part = ay_dec_sign(q->of) != 0 && !(q->flags & AY_QF_ONE_IN);
    if (part) ay_record_number(r, "of", w->scratch, q->of);
}

// low and high by size; "5 plus or minus 2" is the range from 3 to 7.
static void add_range(ay_walk *w, ay_record *r, const ay_range *range) {
    const ay_quantity *a = &w->report->spots->quantities[range->low],
                      *b = &w->report->spots->quantities[range->high];
    ay_dec low = ay_dec_min(a->value, b->value), high = ay_dec_max(a->value, b->value);
    if (range->kind == AY_RANGE_PLUSMINUS) {
        low = ay_dec_sub(a->value, b->value, AY_FLOOR);
        high = ay_dec_add(a->value, b->value, AY_CEILING);
    }
    ay_record_word(r, "type", "range");
    ay_record_number(r, "low", w->scratch, low);
    ay_record_number(r, "high", w->scratch, high);
    add_unit(w, r, b);
    if (range->kind != AY_RANGE_BOUNDS) ay_record_word(r, "modifier", modifiers[hedge_of(a)]);
    add_precision(w, r, b);
    add_what(w, r, b, a);
}

void ay_make_sentence(ay_walk *w, ay_record *r, uint32_t i) {
    ay_open_record(w, r, AY_K_SENTENCE, "sentence", w->report->text->sentences[i].span);
}

// A bare number with a bound has one end: "more than 30" has a low one. What is counted, measured or
// paid has a value, and the bound is its modifier.
static bool add_bound(ay_walk *w, ay_record *r, const ay_quantity *q) {
    int end = ay_quantity_end(q);
    if (end == 0 || ay_quantity_type(w->report->spots, q) != AY_Q_NUMBER) return false;
    ay_record_word(r, "type", "range");
    ay_record_number(r, end < 0 ? "low" : "high", w->scratch, q->value);
    ay_record_word(r, "modifier", modifiers[hedge_of(q)]);
    add_precision(w, r, q);
    return true;
}

// The second quantity of a range has been written with the first.
void ay_make_quantity(ay_walk *w, ay_record *r, uint32_t i) {
    const ay_spots *s = w->report->spots;
    const ay_quantity *q = &s->quantities[i];
    if (q->range != AY_NONE) {
        ay_open_record(w, r, AY_K_QUANTITY, "quantity", s->ranges[q->range].span);
        add_range(w, r, &s->ranges[q->range]);
        return;
    }
    ay_open_record(w, r, AY_K_QUANTITY, "quantity", q->span);
    if ((q->flags & AY_QF_INFIRM) && ay_dec_cmp(q->half, ay_dec_abs(q->value)) > 0) {
        ay_record_word(r, "type", "range"); // "dozens": from the value to ten times it
        ay_record_number(r, "low", w->scratch, q->value);
        ay_record_number(r, "high", w->scratch, ay_dec_add(q->value, q->half, AY_NEAREST));
        add_unit(w, r, q);
        ay_record_word(r, "modifier", modifiers[hedge_of(q)]);
    } else if (!add_bound(w, r, q)) {
        ay_record_word(r, "type", quantity_types[ay_quantity_type(s, q)]);
        ay_record_number(r, "value", w->scratch, q->value);
        add_unit(w, r, q);
        ay_record_word(r, "modifier", modifiers[hedge_of(q)]);
        add_precision(w, r, q);
    }
    add_what(w, r, q, NULL);
}

// Times without a place on the calendar (durations, vague ones) have a value and no ends, open ones
// ("2018 or later") one end.
void ay_make_time(ay_walk *w, ay_record *r, uint32_t i) {
    const ay_time *t = &w->report->spots->times[w->times[i]];
    ay_open_record(w, r, AY_K_TIME, "time", t->span);
    ay_record_word(r, "timex", time_types[t->type]);
    ay_record_text(r, "value", t->value);
    ay_day from, to;
    ay_time_bounds(t, &from, &to);
    ay_record_day(r, "from", w->scratch, from);
    ay_record_day(r, "to", w->scratch, to);
    ay_record_true(r, "part", (t->flags & AY_TF_PART) != 0);
}

void ay_make_name(ay_walk *w, ay_record *r, uint32_t i) {
    const ay_name *n = &w->report->spots->names[i];
    ay_open_record(w, r, AY_K_NAME, "name", n->span);
    ay_record_word(r, "type", name_types[n->type]);
    ay_record_text(r, "canonical", n->canonical);
    ay_record_text(r, "code", n->code);
    if (n->type != AY_N_PERSON && n->type != AY_N_OFFICE) return;
    if (n->state != AY_NO_ROW) ay_record_word(r, "state", ay_state_rows[n->state].code);
    if (n->group != AY_NO_ROW) ay_record_word(r, "group", ay_group_rows[n->group].code);
    ay_record_text(r, "office", ay_doc_str(w->report->text->doc, n->office_span));
}

// `direct` is there only when it is true, like every field.
void ay_make_quote(ay_walk *w, ay_record *r, uint32_t i) {
    const ay_quote *q = &w->report->spots->quotes[i];
    ay_open_record(w, r, AY_K_QUOTE, "quote", q->span);
    ay_record_text(r, "speaker", q->speaker);
    ay_record_truth(r, "direct", q->direct);
    ay_record_text(r, "cue", ay_doc_str(w->report->doc, q->cue));
}
