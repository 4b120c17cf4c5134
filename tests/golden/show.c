// The stages' results as the lines of golden cases: short enough to be written by hand, complete
// enough to pin the result.
#include "show.h"

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
    [AY_MOD_NONE] = "",
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
    [AY_N_ORGANISATION] = "organisation",
    [AY_N_OFFICE] = "office",
    [AY_N_PROJECT] = "project",
    [AY_N_INITIATIVE] = "initiative",
};
static const char *const severities[] = {
    [AY_NOTE] = "note",
    [AY_WARNING] = "warning",
    [AY_ERROR] = "error",
};

// A piece of text on one line: line ends, tabs and other control characters written out.
static void show_bytes(FILE *out, ay_str text) {
    for (uint32_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c == '\n') fputs("\\n", out);
        else if (c == '\t') fputs("\\t", out);
        else if (c < 32 || c == 127) fprintf(out, "\\x%02x", c);
        else putc(c, out);
    }
}

static void show_quoted(FILE *out, const pipeline *p, ay_span span) {
    fputs(" \"", out);
    show_bytes(out, ay_doc_str(&p->doc, span));
    fputs("\"\n", out);
}

static void show_or_dash(FILE *out, ay_str text) {
    if (text.len) show_bytes(out, text);
    else putc('-', out);
}

// ---- documents ----------------------------------------------------------------------------------

static const char *const block_kinds[] = {
    [AY_BLOCK_BODY] = "BODY",
    [AY_BLOCK_TITLE] = "TITLE",
    [AY_BLOCK_ITEM] = "ITEM",
    [AY_BLOCK_HEADING] = "HEADING",
    [AY_BLOCK_CELL] = "CELL",
    [AY_BLOCK_META] = "META",
    [AY_BLOCK_FURNITURE] = "FURNITURE",
};
static const char *const dated_by[] = {
    [AY_DATED_NOT] = "",
    [AY_DATED_GIVEN] = " given",
    [AY_DATED_METADATA] = " metadata",
    [AY_DATED_URL] = " url",
    [AY_DATED_HEADER] = " header",
    [AY_DATED_DATELINE] = " dateline",
    [AY_DATED_CONTENT] = " content",
};

static void show_field(FILE *out, const char *name, ay_str value) {
    if (value.len == 0) return;
    fprintf(out, "%s \"", name);
    show_bytes(out, value);
    fputs("\"\n", out);
}

static void show_date(FILE *out, pipeline *p, const char *name, ay_day day, ay_date_from from) {
    if (day == AY_NO_DAY) return;
    ay_str text = ay_day_text(&p->arena, day);
    fprintf(out, "%s %.*s%s\n", name, (int)text.len, text.at, dated_by[from]);
}

// A block's text, cut behind 60 bytes, not inside a character.
static void show_block(FILE *out, const pipeline *p, const ay_textblock *b) {
    enum { SHOWN = 60 };
    ay_str text = ay_doc_str(&p->doc, b->span);
    ay_span source = ay_doc_source(&p->doc, b->span);
    bool cut = text.len > SHOWN;
    if (cut) text.len = SHOWN;
    while (cut && ((unsigned char)text.at[text.len] & 0xC0) == 0x80) text.len--;
    fputs(block_kinds[b->kind], out);
    if (p->doc.n_map) fprintf(out, " %u..%u", source.start, source.end);
    fputs(" \"", out);
    show_bytes(out, text);
    fputs(cut ? "…\"\n" : "\"\n", out);
}

void show_document(FILE *out, pipeline *p) {
    const ay_doc *d = &p->doc;
    if (strcmp(d->encoding, "UTF-8") != 0) fprintf(out, "encoding %s\n", d->encoding);
    show_field(out, "title", d->title);
    show_field(out, "outlet", d->outlet);
    show_field(out, "author", d->author);
    show_field(out, "dateline", d->dateline);
    show_field(out, "language", d->language);
    show_date(out, p, "published", d->published, d->published_by);
    if (d->published != d->published_to)
        show_date(out, p, "published not after", d->published_to, AY_DATED_NOT);
    if (d->date_doubtful) fputs("the date is doubtful\n", out);
    show_date(out, p, "modified", d->modified, AY_DATED_NOT);
    for (uint32_t i = 0; i < d->n_blocks; i++) show_block(out, p, &d->blocks[i]);
}

// ---- the later stages ---------------------------------------------------------------------------

void show_sentences(FILE *out, pipeline *p) {
    for (uint32_t i = 0; i < p->text.n_sentences; i++) {
        show_bytes(out, ay_doc_str(&p->doc, p->text.sentences[i].span));
        putc('\n', out);
    }
    if (!p->text.n_sentences) fputs("none\n", out);
}

void show_quantities(FILE *out, pipeline *p) {
    for (uint32_t i = 0; i < p->spots.n_quantities; i++) {
        const ay_quantity *q = &p->spots.quantities[i];
        fprintf(out, "%s ", quantity_types[ay_quantity_type(&p->spots, q)]); // as the record says
        show_or_dash(out, ay_dec_text(&p->arena, q->value));
        putc(' ', out);
        show_or_dash(out, ay_quantity_unit(&p->text, ay_quantity_model(&p->spots, q)));
        if (q->modifier) fprintf(out, " %s", modifiers[q->modifier]);
        if (q->direction) fputs(q->direction == AY_DIR_UP ? " up" : " down", out);
        show_quoted(out, p, q->span);
    }
    if (!p->spots.n_quantities) fputs("none\n", out);
}

static void show_day(FILE *out, pipeline *p, ay_day day) {
    if (day == AY_NO_DAY) return;
    ay_str text = ay_day_text(&p->arena, day);
    fprintf(out, "%.*s", (int)text.len, text.at);
}

// Times inside longer ones (the weekday of a date, the ends of a range) are left out.
void show_times(FILE *out, pipeline *p) {
    uint32_t shown = 0;
    for (uint32_t i = 0; i < p->spots.n_times; i++) {
        const ay_time *t = &p->spots.times[i];
        if (t->flags & AY_TF_PART) continue;
        fprintf(out, "%s ", time_types[t->type]);
        show_or_dash(out, t->value);
        putc(' ', out);
        ay_day from, to;
        ay_time_bounds(t, &from, &to);
        show_day(out, p, from);
        fputs("..", out);
        show_day(out, p, to);
        show_quoted(out, p, t->span);
        shown++;
    }
    if (!shown) fputs("none\n", out);
}

void show_names(FILE *out, pipeline *p) {
    for (uint32_t i = 0; i < p->spots.n_names; i++) {
        const ay_name *name = &p->spots.names[i];
        fprintf(out, "%s ", name_types[name->type]);
        show_or_dash(out, name->code.len ? name->code : name->canonical);
        show_quoted(out, p, name->span);
    }
    if (!p->spots.n_names) fputs("none\n", out);
}

void show_quotes(FILE *out, pipeline *p) {
    for (uint32_t i = 0; i < p->spots.n_quotes; i++) {
        const ay_quote *quote = &p->spots.quotes[i];
        fputs(quote->direct ? "direct " : "indirect ", out);
        show_or_dash(out, quote->speaker);
        show_quoted(out, p, quote->span);
    }
    if (!p->spots.n_quotes) fputs("none\n", out);
}

void show_findings(FILE *out, pipeline *p) {
    uint32_t shown = 0;
    for (uint32_t i = 0; i < p->findings.n; i++) {
        const ay_finding *f = &p->findings.at[i];
        if (f->ignored) continue;
        ay_str rule = rule_name(f->rule);
        fprintf(out, "%.*s %s", (int)rule.len, rule.at, severities[f->severity]);
        show_quoted(out, p, f->n_evidence ? f->evidence[0].span : (ay_span){0, 0});
        shown++;
    }
    if (!shown) fputs("quiet\n", out);
}
