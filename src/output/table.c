// Records as lines for the eye: place, kind, value, words, in the order of the text; behind them
// what digest.c shows by kinds. Columns have fixed widths, because these lines are written one by
// one as their records are made; the words come last and are cut to the width.

#include "digest.h"
#include "output.h"
#include "safe.h"

#include <string.h>

enum { PLACE = 9, KIND = 17, VALUE = 32 };

// A field's text, or nothing: lists and nested records have no place in a line.
static ay_str text_of(const ay_record *r, const char *name) {
    const ay_field *f = ay_record_field(r, name);
    return f && (f->kind == AY_F_TEXT || f->kind == AY_F_NUMBER) ? f->of.text : (ay_str){"", 0};
}

// The record's value in a few words: "24.8 billion USD" stays as exact digits here, for a table is
// where one looks them up.
static ay_str value_of(ay_arena *arena, const ay_record *r) {
    ay_str value = text_of(r, "value"), low = text_of(r, "low"), high = text_of(r, "high"),
           unit = text_of(r, "unit");
    ay_str from = text_of(r, "from"), to = text_of(r, "to"), code = text_of(r, "code"),
           name = text_of(r, "canonical");
    if (ay_record_field(r, "timex")) {
        bool day = from.len == to.len && from.len && memcmp(from.at, to.at, from.len) == 0;
        if (!from.len && !to.len) return value;
        if (day) return from;
        return ay_textf(arena, "%.*s..%.*s", (int)from.len, from.at, (int)to.len, to.at);
    }
    if (low.len || high.len)
        return ay_textf(arena, "%.*s..%.*s %.*s", (int)low.len, low.at, (int)high.len, high.at,
            (int)unit.len, unit.at);
    if (value.len)
        return ay_textf(arena, "%.*s %.*s", (int)value.len, value.at, (int)unit.len, unit.at);
    if (code.len)
        return ay_textf(arena, "%.*s %.*s", (int)code.len, code.at, (int)name.len, name.at);
    return name.len ? name : text_of(r, "speaker");
}

// Roles and words of a statement's operands, in its place of a value.
static ay_str operands_of(ay_arena *arena, const ay_record *r) {
    const ay_field *f = ay_record_field(r, "operands");
    ay_str out = {"", 0};
    for (uint32_t i = 0; f && i < f->n && i < 8; i++) {
        ay_str role = text_of(&f->of.records[i], "role"),
               words = text_of(&f->of.records[i], "text");
        out = ay_textf(arena, "%.*s%s%.*s: %.*s", (int)out.len, out.at, i ? "; " : "",
            (int)role.len, role.at, (int)words.len, words.at);
    }
    return out;
}

// Times have their TIMEX type, sentences nothing but their kind.
static ay_str type_of(const ay_record *r, ay_kind kind) {
    ay_str type = text_of(r, "type");
    if (type.len == 0) type = text_of(r, "timex");
    if (type.len == 0) type = (ay_str){ay_kind_names[kind], (uint32_t)strlen(ay_kind_names[kind])};
    return type;
}

static void put_document(ay_writer *w, const ay_record *r) {
    static const char *const shown[] = {
        "title",
        "outlet",
        "author",
        "dateline",
        "published",
        "published_from",
        "published_to",
        "modified",
        "published_by",
        "language",
    };
    ay_put_safe(w->out, text_of(r, "doc"));
    ay_put_char(w->out, '\n');
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        ay_str text = text_of(r, shown[i]);
        if (text.len == 0) continue;
        ay_puts(w->out, "  ");
        ay_puts(w->out, shown[i]);
        ay_put_times(w->out, ' ', (uint32_t)(16 - strlen(shown[i])));
        ay_put_cut(w->out, text, w->width - 18, false);
        ay_put_char(w->out, '\n');
    }
}

// Where the terminal is narrow, value and words share what is left.
static void put_row(
    ay_writer *w, const ay_report *report, const ay_record *r, ay_kind kind, ay_span span) {
    ay_place place = ay_report_place(report, span.start);
    ay_str at = ay_textf(w->scratch, "%u:%u", place.line, place.column);
    ay_put_cut(w->out, at, PLACE, true);
    ay_put_char(w->out, ' ');
    ay_put_cut(w->out, type_of(r, kind), KIND, true);
    ay_put_char(w->out, ' ');
    uint32_t left = w->width > PLACE + KIND + 22 ? w->width - PLACE - KIND - 2 : 20;
    if (kind == AY_K_STATEMENT) {
        ay_put_cut(w->out, operands_of(w->scratch, r), left, false);
    } else if (kind == AY_K_SENTENCE) {
        ay_put_cut(w->out, text_of(r, "text"), left, false);
    } else {
        uint32_t value = left > VALUE + 20 ? VALUE : left / 2;
        ay_put_cut(w->out, value_of(w->scratch, r), value, true);
        ay_put_char(w->out, ' ');
        ay_put_cut(w->out, text_of(r, "text"), left - value - 1, false);
    }
    ay_put_char(w->out, '\n');
}

// `assay read`: what each block of the text was taken for.
static void put_blocks(ay_writer *w, const ay_report *report) {
    static const char *const names[] = {
        [AY_BLOCK_BODY] = "body",
        [AY_BLOCK_TITLE] = "title",
        [AY_BLOCK_ITEM] = "item",
        [AY_BLOCK_HEADING] = "heading",
        [AY_BLOCK_CELL] = "cell",
        [AY_BLOCK_META] = "meta",
        [AY_BLOCK_FURNITURE] = "furniture",
    };
    for (uint32_t i = 0; i < report->doc->n_blocks; i++) {
        const ay_textblock *block = &report->doc->blocks[i];
        ay_place place = ay_report_place(report, block->span.start);
        ay_arena_reset(w->scratch);
        ay_put_cut(w->out, ay_textf(w->scratch, "%u:%u", place.line, place.column), PLACE, true);
        ay_put_char(w->out, ' ');
        ay_put_cut(
            w->out, (ay_str){names[block->kind], (uint32_t)strlen(names[block->kind])}, KIND, true);
        ay_put_char(w->out, ' ');
        ay_put_cut(w->out, ay_doc_str(report->doc, block->span),
            w->width > 60 ? w->width - PLACE - KIND - 2 : 32, false);
        ay_put_char(w->out, '\n');
    }
}

// What is said of a document that was shown without its statements: that there are some.
static void put_record(ay_writer *w, const ay_report *report) {
    const uint32_t usual = AY_DIGEST_KINDS | 1u << AY_K_DOCUMENT;
    ay_put_digest(w, report);
    if (w->kinds != usual || report->facts->n == 0) return;
    ay_puts(w->out, "\n");
    ay_put_grouped(w->out, report->facts->n);
    ay_puts(w->out, report->facts->n == 1 ? " statement" : " statements");
    ay_puts(w->out, " more: --kinds=statement\n");
}

static void put_table(ay_writer *w, const ay_report *report) {
    ay_walk walk;
    ay_walk_init(&walk, w->arena, w->scratch, report, w->kinds & ~AY_DIGEST_KINDS);
    walk.brief = true;
    ay_record record;
    ay_kind kind;
    ay_span span;
    if (w->records++ && report->facts) ay_put_char(w->out, '\n'); // between two documents
    while (ay_walk_next(&walk, &record, &kind, &span)) {
        if (kind == AY_K_DOCUMENT) put_document(w, &record);
        else put_row(w, report, &record, kind, span);
    }
    if (!report->text) put_blocks(w, report);
    if (report->facts) put_record(w, report);
}

const ay_style ay_style_table = {"table", NULL, put_table, NULL};
