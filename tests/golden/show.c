// The stages' results as the lines of golden cases: short enough to be written by hand, complete
// enough to pin the result.
#include "show.h"

#include "act/frame.h"

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

// " of KAZ, president": whose a person or an office is, and what a person is.
static void show_role(FILE *out, const ay_name *name) {
    if (name->type != AY_N_PERSON && name->type != AY_N_OFFICE) return;
    if (name->state != AY_NO_ROW) fprintf(out, " of %s", ay_state_rows[name->state].code);
    if (name->group != AY_NO_ROW) fprintf(out, " of %s", ay_group_rows[name->group].code);
    if (name->office != AY_NO_ROW && name->type == AY_N_PERSON)
        fprintf(out, ", %s", ay_office_rows[name->office].name);
}

void show_names(FILE *out, pipeline *p) {
    for (uint32_t i = 0; i < p->spots.n_names; i++) {
        const ay_name *name = &p->spots.names[i];
        fprintf(out, "%s ", name_types[name->type]);
        show_or_dash(out, name->code.len ? name->code : name->canonical);
        show_role(out, name);
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

// ---- acts ---------------------------------------------------------------------------------------

static void show_actors(FILE *out, const ay_actors *a) {
    uint32_t shown = 0;
    for (uint32_t i = 0; i < a->states.n; i++)
        fprintf(out, "%s%s", shown++ ? "+" : "", a->states.states[i]);
    for (uint32_t i = 0; i < a->n_names; i++)
        fprintf(out, "%s\"%.*s\"", shown++ ? "+" : "", (int)a->names[i].len, a->names[i].at);
    if (shown == 0) putc('-', out);
}

static void show_days(FILE *out, pipeline *p, const char *before, ay_day from, ay_day to) {
    if (from == AY_NO_DAY && to == AY_NO_DAY) return;
    fputs(before, out);
    show_day(out, p, from);
    fputs("..", out);
    show_day(out, p, to);
}

static void show_word(FILE *out, const char *before, ay_str word) {
    if (word.len) fprintf(out, "%s%.*s", before, (int)word.len, word.at);
}

void show_parties(FILE *out, pipeline *p) {
    const ay_reading *r = p->acts.reading;
    for (uint32_t i = 0; i < r->n_parties; i++) {
        const ay_party *y = &r->parties[i];
        ay_actors a = {.states = y->states};
        show_actors(out, &a);
        show_word(out, " ", y->person.len ? y->person : y->name);
        fputs(y->reference ? " refers" : "", out);
        fputs(y->attribute || !y->acts ? " of" : "", out);
        show_quoted(out, p, ay_tokens_span(&p->text, y->first, y->end));
    }
    if (!r->n_parties) fputs("none\n", out);
}

// Every verb of the table of acts that starts at a token, with what stands around it.
static void show_list(FILE *out, pipeline *p, const char *before, bool found, ay_partylist list) {
    if (list.n == 0) return;
    fprintf(out, " %s%s ", before, found ? "" : "?");
    ay_actors a = ay_actors_of(p->acts.reading, &list);
    a.n_people = 0;
    show_actors(out, &a);
}

static void show_frame(FILE *out, pipeline *p, const ay_frame *f) {
    static const char *const flags[] = {"not", "future", "modal", "if", "passive", "perfect", "had",
        "infinitive", "participle", "want", "asked", "noun", "past"};
    static const char *const preps[] = {
        "", "of", "with", "to", "on", "for", "from", "by", "between"};
    const ay_reading *r = p->acts.reading;
    ay_partylist list;
    show_bytes(out, ay_doc_str(&p->doc, ay_tokens_span(&p->text, f->verb, f->verb_end)));
    for (uint32_t k = 0; k < sizeof flags / sizeof *flags; k++)
        if (f->flags & (1u << k)) fprintf(out, " %s", flags[k]);
    bool found = ay_frame_subject(r, f, &list);
    show_list(out, p, ":", found, list);
    found = ay_frame_object(r, f, AY_PREP_BIT(AY_PREP_NONE), &list);
    show_list(out, p, ">", found, list);
    for (uint32_t k = 1; k < sizeof preps / sizeof *preps; k++) {
        found = ay_frame_object(r, f, AY_PREP_BIT(k), &list);
        show_list(out, p, preps[k], found, list);
    }
    uint32_t when = ay_frame_when(r, f);
    if (when != AY_NONE) {
        fputs(" on", out);
        show_days(out, p, " ", p->spots.times[when].from, p->spots.times[when].to);
    }
    const ay_name *place = ay_frame_place(r, f);
    if (place) show_word(out, " at ", place->canonical);
    putc('\n', out);
}

void show_frames(FILE *out, pipeline *p) {
    uint32_t shown = 0;
    for (uint32_t i = 0; i < p->text.n_tokens; i++) {
        if (!ay_tables_may(&p->text, i, ay_table_bit(AY_TABLE_ACT))) continue;
        for (uint32_t k = p->text.tokens[i].phrase;
             k < p->text.n_phrases && p->text.phrases[k].token == i; k++) {
            const ay_phrase *phrase = &p->text.phrases[k];
            ay_sense sense = phrase->sense;
            // those of agreements alone, so that a new word for another act changes no case
            if (sense.table != AY_TABLE_ACT || sense.column > AY_COLUMN_ACT_VERBS_ING ||
                ay_act_rows[sense.row].type != AY_ACT_AGREE)
                continue;
            ay_form form = (ay_form)(sense.column - AY_COLUMN_ACT_VERBS);
            ay_frame f = ay_frame_read(p->acts.reading, i, i + phrase->n_tokens, form);
            show_frame(out, p, &f);
            shown++;
            break;
        }
    }
    if (!shown) fputs("none\n", out);
}

void show_events(FILE *out, pipeline *p) {
    for (uint32_t i = 0; i < p->acts.n_events; i++) {
        const ay_event *e = &p->acts.events[i];
        fprintf(out, "%s ", ay_event_type_name(e->type));
        show_actors(out, &e->a);
        fputs(" > ", out);
        show_actors(out, &e->b);
        show_days(out, p, " ", e->from, e->to);
        show_word(out, " at ", e->place);
        if (e->status > AY_STATUS_HELD) fprintf(out, " %s", ay_status_name(e->status));
        fputs(e->negated ? " negated" : e->hypothetical ? " hypothetical" : "", out);
        fputs(e->historical ? " historical" : "", out);
        show_quoted(out, p, e->span);
    }
    if (!p->acts.n_events) fputs("none\n", out);
}

void show_pledges(FILE *out, pipeline *p) {
    for (uint32_t i = 0; i < p->acts.n_pledges; i++) {
        const ay_pledge *g = &p->acts.pledges[i];
        show_actors(out, &g->by);
        fputs(" > ", out);
        show_actors(out, &g->to);
        putc(' ', out);
        show_or_dash(out, g->action);
        if (g->quantity != AY_NONE) {
            const ay_quantity *q = &p->spots.quantities[g->quantity];
            show_word(out, " ", ay_dec_text(&p->arena, q->value));
            show_word(out, " ", ay_quantity_unit(&p->text, q));
            if (g->per) fprintf(out, " %s", ay_per_name(g->per));
        }
        show_days(out, p, " by ", g->due_from, g->due_to);
        if (g->strength > AY_STRENGTH_WILL) fprintf(out, " %s", ay_strength_name(g->strength));
        show_word(out, " said by ", g->said_by);
        show_quoted(out, p, g->span);
    }
    if (!p->acts.n_pledges) fputs("none\n", out);
}

void show_ties(FILE *out, pipeline *p) {
    for (uint32_t i = 0; i < p->acts.n_ties; i++) {
        const ay_tie *t = &p->acts.ties[i];
        show_actors(out, &t->a);
        fputs(" > ", out);
        show_actors(out, &t->b);
        fprintf(out, " %s ", t->step ? ay_step_name(t->step) : "-");
        show_or_dash(out, t->level);
        if (t->from != AY_NO_DAY) fputs(" from ", out);
        show_day(out, p, t->from);
        show_quoted(out, p, t->span);
    }
    if (!p->acts.n_ties) fputs("none\n", out);
}

void show_projects(FILE *out, pipeline *p) {
    for (uint32_t i = 0; i < p->acts.n_projects; i++) {
        const ay_project *g = &p->acts.projects[i];
        fprintf(out, "%s %s ", g->sort ? g->sort : "-", g->stage ? ay_stage_name(g->stage) : "-");
        show_actors(out, &g->parties);
        if (g->name.len) fprintf(out, " name \"%.*s\"", (int)g->name.len, g->name.at);
        show_quoted(out, p, g->span);
    }
    if (!p->acts.n_projects) fputs("none\n", out);
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
