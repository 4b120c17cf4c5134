// The record of a document comes in, lines for a person go out: who, to whom, what, how much, when,
// who says so, and where it stands. Each kind stands under a heading of its own, in columns that
// fit its fields; the words of the text are shown where no field says what it was about. The trap
// is what a person would misread: amounts are exact but with their scale as a word, and a day that
// only bounds a period says so ("by", "from", "until").

#include "digest.h"

#include "grid.h"
#include "make.h"
#include "safe.h"
#include "sides.h"

#include <string.h>

typedef struct digest {
    ay_writer *writer;
    const ay_report *report;
    ay_arena *arena;
    ay_sides sides;
    bool below; // something stands above the next group
} digest;

static const ay_str nothing = {"", 0};

static ay_str str(const char *s) { return s ? (ay_str){s, (uint32_t)strlen(s)} : nothing; }

// Two things of one cell.
static ay_str with(digest *d, ay_str a, ay_str b) { return ay_joined(d->arena, a, " ", b); }

// A note more, if there is one: "record, said by Xi Jinping".
static void note(digest *d, ay_str *notes, const char *before, ay_str text) {
    if (text.len) *notes = ay_joined(d->arena, *notes, ", ", with(d, str(before), text));
}

static ay_str place(digest *d, ay_span span) {
    ay_place at = ay_report_place(d->report, span.start);
    return ay_textf(d->arena, "%u:%u", at.line, at.column);
}

static ay_str words(digest *d, ay_span span) { return ay_doc_str(d->report->doc, span); }

// ---- times --------------------------------------------------------------------------------------

// A whole year is "2022", a whole month "2022-05"; empty when the period is neither.
static ay_str whole(digest *d, ay_day from, ay_day to) {
    ay_date a = ay_date_of(from), b = ay_date_of(to);
    ay_day first, last;
    ay_year_span(a.year, &first, &last);
    if (from == first && b.month == 12 && b.day == 31)
        return a.year == b.year ? ay_textf(d->arena, "%04d", a.year)
                                : ay_textf(d->arena, "%04d..%04d", a.year, b.year);
    if (a.day != 1 || b.day != ay_days_in_month(b.year, b.month)) return nothing;
    if (a.year == b.year && a.month == b.month)
        return ay_textf(d->arena, "%04d-%02d", a.year, a.month);
    return ay_textf(d->arena, "%04d-%02d..%04d-%02d", a.year, a.month, b.year, b.month);
}

// `before` is said of a period that has only an end: "until", "by".
static ay_str period(digest *d, ay_day from, ay_day to, const char *before) {
    if (from == AY_NO_DAY && to == AY_NO_DAY) return nothing;
    if (from == AY_NO_DAY) return with(d, str(before), ay_day_text(d->arena, to));
    if (to == AY_NO_DAY) return with(d, AY_STR("from"), ay_day_text(d->arena, from));
    if (from == to) return ay_day_text(d->arena, from);
    ay_str short_form = whole(d, from, to);
    if (short_form.len) return short_form;
    return ay_joined(d->arena, ay_day_text(d->arena, from), "..", ay_day_text(d->arena, to));
}

static ay_str day(digest *d, ay_day on) { return period(d, on, on, ""); }

// ---- amounts ------------------------------------------------------------------------------------

static ay_str number_with(digest *d, ay_dec value, ay_str unit) {
    ay_str number = ay_dec_show_scaled(d->arena, value, AY_DEC_DIGITS);
    bool percent = unit.len == 1 && *unit.at == '%';
    return ay_joined(d->arena, number, percent ? "" : " ", unit);
}

// "more than 70.2 billion USD"
static ay_str amount(digest *d, uint32_t quantity) {
    static const char *const hedges[] = {
        [AY_MOD_NONE] = NULL,
        [AY_MOD_ABOUT] = "about",
        [AY_MOD_MORE] = "more than",
        [AY_MOD_LESS] = "less than",
        [AY_MOD_AT_LEAST] = "at least",
        [AY_MOD_AT_MOST] = "up to",
        [AY_MOD_NEARLY] = "nearly",
    };
    if (quantity == AY_NONE) return nothing;
    const ay_quantity *q = &d->report->spots->quantities[quantity];
    ay_str unit = ay_quantity_unit(d->report->text, q);
    return with(d, str(hedges[q->modifier]), number_with(d, q->value, unit));
}

// ---- a group of lines ---------------------------------------------------------------------------

// What a kind of record is called, and its cells in their order; those of words may be cut.
typedef struct group {
    const char *one, *many;
    uint32_t flexible;
} group;

enum { F_PLACE, F_MEASURE, F_SIDES, F_AMOUNT, F_CHANGE, F_WHEN, F_NOTES };
static const group figures = {"figure", "figures", AY_GRID_BIT(F_SIDES) | AY_GRID_BIT(F_NOTES)};

enum { P_PLACE, P_SIDES, P_ACT, P_AMOUNT, P_DUE, P_NOTES };
static const group pledges = {"pledge", "pledges",
    AY_GRID_BIT(P_SIDES) | AY_GRID_BIT(P_ACT) | AY_GRID_BIT(P_AMOUNT) | AY_GRID_BIT(P_NOTES)};

enum { E_PLACE, E_TYPE, E_SIDES, E_WHAT, E_WHEN, E_WHERE, E_NOTES };
static const group events = {
    "event", "events", AY_GRID_BIT(E_SIDES) | AY_GRID_BIT(E_WHAT) | AY_GRID_BIT(E_NOTES)};

enum { T_PLACE, T_SIDES, T_LEVEL, T_STEP, T_SINCE, T_NOTES };
static const group ties = {"tie", "ties", AY_GRID_BIT(T_SIDES) | AY_GRID_BIT(T_LEVEL)};

enum { W_PLACE, W_NAME, W_SORT, W_STATUS, W_PARTIES, W_SIZE, W_WHEN, W_NOTES };
static const group projects = {
    "project", "projects", AY_GRID_BIT(W_NAME) | AY_GRID_BIT(W_PARTIES) | AY_GRID_BIT(W_SIZE)};

static void put_group(digest *d, const group *g, const ay_grid_row *rows, uint32_t n) {
    if (n == 0) return;
    ay_writer *w = d->writer;
    if (d->below) ay_put_char(w->out, '\n');
    d->below = true;
    if (w->color) ay_puts(w->out, "\033[1m");
    ay_put_grouped(w->out, n);
    ay_put_char(w->out, ' ');
    ay_puts(w->out, n == 1 ? g->one : g->many);
    if (w->color) ay_puts(w->out, "\033[0m");
    ay_put_char(w->out, '\n');
    ay_put_grid(w, rows, n, g->flexible);
}

static ay_grid_row *new_rows(digest *d, uint32_t n) {
    return ay_alloc_array(d->arena, n + 1u, sizeof(ay_grid_row));
}

// ---- figures ------------------------------------------------------------------------------------

static bool is_measure(const ay_figure *f, const char *name) {
    return f->measure && strcmp(f->measure, name) == 0;
}

static ay_str figure_sides(digest *d, const ay_figure *f) {
    ay_arrow between = AY_FROM_A_TO_B;
    if (is_measure(f, "trade") || is_measure(f, "balance")) between = AY_BOTH_WAYS;
    if (is_measure(f, "import")) between = AY_FROM_B_TO_A;
    return ay_sides_pair(
        d->arena, ay_sides_states(&d->sides, &f->a), between, ay_sides_states(&d->sides, &f->b));
}

static ay_str figure_change(digest *d, const ay_figure *f) {
    if (f->change == AY_NONE) return nothing;
    const ay_quantity *q = &d->report->spots->quantities[f->change];
    ay_str by = number_with(d, q->value, ay_quantity_unit(d->report->text, q));
    return with(d, str(ay_direction_name(f->change_direction)), by);
}

static void figure_row(digest *d, const ay_figure *f, ay_grid_row *row) {
    row->cells[F_PLACE] = place(d, f->span);
    row->cells[F_MEASURE] = str(f->measure);
    row->cells[F_SIDES] = figure_sides(d, f);
    row->cells[F_AMOUNT] = amount(d, f->quantity);
    row->cells[F_CHANGE] = figure_change(d, f);
    row->cells[F_WHEN] = period(d, f->from, f->to, f->role == AY_FIGURE_TARGET ? "by" : "until");
    if (f->role != AY_FIGURE_ACTUAL)
        note(d, &row->cells[F_NOTES], NULL, str(ay_figure_role_name(f->role)));
    note(d, &row->cells[F_NOTES], NULL, str(ay_extreme_name(f->extreme)));
    note(d, &row->cells[F_NOTES], "says", f->said_by);
    if (f->same_as != AY_NONE)
        note(d, &row->cells[F_NOTES], "=",
            amount(d, d->report->facts->figures[f->same_as].quantity));
}

static void put_figures(digest *d) {
    const ay_facts *facts = d->report->facts;
    ay_grid_row *rows = new_rows(d, facts->n_figures);
    for (uint32_t i = 0; i < facts->n_figures; i++) figure_row(d, &facts->figures[i], &rows[i]);
    put_group(d, &figures, rows, facts->n_figures);
}

// ---- pledges ------------------------------------------------------------------------------------

// "will provide assistance", "hopes to carry the line on"
static ay_str pledge_act(digest *d, const ay_pledge *p) {
    static const char *const will[] = {
        [AY_STRENGTH_NONE] = NULL,
        [AY_STRENGTH_WILL] = "will",
        [AY_STRENGTH_PLANS] = "plans to",
        [AY_STRENGTH_HOPES] = "hopes to",
        [AY_STRENGTH_STRIVES] = "strives to",
    };
    ay_str act = with(d, p->action, p->object);
    return act.len ? with(d, str(will[p->strength]), act) : words(d, p->span);
}

// "6,000 military personnel" need not be said again behind itself.
static bool in_object(const digest *d, const ay_pledge *p) {
    const ay_quantity *q = &d->report->spots->quantities[p->quantity];
    ay_str number = ay_doc_str(d->report->doc, q->number);
    if (q->type != AY_Q_COUNT || number.len == 0) return false;
    for (uint32_t i = 0; i + number.len <= p->object.len; i++)
        if (memcmp(p->object.at + i, number.at, number.len) == 0) return true;
    return false;
}

static ay_str pledge_amount(digest *d, const ay_pledge *p) {
    static const char *const each[] = {
        [AY_PER_NONE] = NULL, [AY_PER_EACH] = "each", [AY_PER_YEAR] = "a year"};
    bool shown = p->quantity != AY_NONE && in_object(d, p);
    ay_str out = with(d, shown ? nothing : amount(d, p->quantity), str(each[p->per]));
    if (p->baseline == AY_NONE) return out;
    ay_dec from = d->report->spots->quantities[p->baseline].value;
    return ay_joined(d->arena, out, ", from ", number_with(d, from, nothing));
}

static void pledge_row(digest *d, const ay_pledge *p, ay_grid_row *row) {
    row->cells[P_PLACE] = place(d, p->span);
    row->cells[P_SIDES] = ay_sides_pair(d->arena, ay_sides_actors(&d->sides, &p->by),
        AY_FROM_A_TO_B, ay_sides_actors(&d->sides, &p->to));
    row->cells[P_ACT] = pledge_act(d, p);
    row->cells[P_AMOUNT] = pledge_amount(d, p);
    row->cells[P_DUE] = period(d, p->due_from, p->due_to, "by");
    note(d, &row->cells[P_NOTES], "says", p->said_by);
    note(d, &row->cells[P_NOTES], "made", day(d, p->made_on));
    note(d, &row->cells[P_NOTES], NULL, p->condition);
    if (p->repeats != AY_NONE)
        note(d, &row->cells[P_NOTES], "again, as",
            place(d, d->report->acts->pledges[p->repeats].span));
}

static void put_pledges(digest *d) {
    const ay_acts *acts = d->report->acts;
    ay_grid_row *rows = new_rows(d, acts->n_pledges);
    for (uint32_t i = 0; i < acts->n_pledges; i++) pledge_row(d, &acts->pledges[i], &rows[i]);
    put_group(d, &pledges, rows, acts->n_pledges);
}

// ---- events -------------------------------------------------------------------------------------

// What both sides do alike; of all others `a` is who acts.
static bool is_mutual(const char *type) {
    return type && (strcmp(type, "AGREE") == 0 || strcmp(type, "CONSULT") == 0 ||
                       strcmp(type, "COOPERATE") == 0);
}

static void note_people(digest *d, ay_str *notes, const ay_actors *side) {
    if (side->states.n == 0 && side->n_names == 0) return; // they are the side then
    for (uint32_t i = 0; i < side->n_people; i++) note(d, notes, NULL, side->people[i]);
}

static void note_mentions(digest *d, ay_str *notes, uint32_t n) {
    if (n) note(d, notes, NULL, ay_textf(d->arena, "+%u mention%s", n, n == 1 ? "" : "s"));
}

static ay_str event_notes(digest *d, const ay_event *e) {
    ay_str notes = nothing;
    note(d, &notes, NULL, str(e->negated ? "denied" : NULL));
    note(d, &notes, NULL, str(e->hypothetical ? "hypothetical" : NULL));
    note(d, &notes, NULL, str(e->historical ? "historical" : NULL));
    if (e->status != AY_STATUS_HELD) note(d, &notes, NULL, str(ay_status_name(e->status)));
    note_people(d, &notes, &e->a);
    note_people(d, &notes, &e->b);
    note(d, &notes, "says", e->said_by);
    note_mentions(d, &notes, e->n_mentions);
    return notes;
}

static void event_row(digest *d, const ay_event *e, ay_grid_row *row) {
    const char *type = ay_event_type_name(e->type);
    row->cells[E_PLACE] = place(d, e->span);
    row->cells[E_TYPE] = str(type);
    row->cells[E_SIDES] = ay_sides_pair(d->arena, ay_sides_actors(&d->sides, &e->a),
        is_mutual(type) ? AY_BOTH_WAYS : AY_FROM_A_TO_B, ay_sides_actors(&d->sides, &e->b));
    bool named = e->name.len != 0; // what was signed stands in the words
    row->cells[E_WHAT] =
        named ? ay_joined(d->arena, e->name, ": ", e->document) : words(d, e->span);
    row->cells[E_WHEN] = period(d, e->from, e->to, "until");
    row->cells[E_WHERE] = e->place;
    row->cells[E_NOTES] = event_notes(d, e);
}

static void put_events(digest *d) {
    const ay_acts *acts = d->report->acts;
    ay_grid_row *rows = new_rows(d, acts->n_events);
    for (uint32_t i = 0; i < acts->n_events; i++) event_row(d, &acts->events[i], &rows[i]);
    put_group(d, &events, rows, acts->n_events);
}

// ---- ties and projects --------------------------------------------------------------------------

static void tie_row(digest *d, const ay_tie *t, ay_grid_row *row) {
    row->cells[T_PLACE] = place(d, t->span);
    row->cells[T_SIDES] = ay_sides_pair(d->arena, ay_sides_actors(&d->sides, &t->a), AY_BOTH_WAYS,
        ay_sides_actors(&d->sides, &t->b));
    row->cells[T_LEVEL] = t->level;
    row->cells[T_STEP] = str(ay_step_name(t->step));
    row->cells[T_SINCE] = period(d, t->from, AY_NO_DAY, "");
    note_mentions(d, &row->cells[T_NOTES], t->n_mentions);
}

static void put_ties(digest *d) {
    const ay_acts *acts = d->report->acts;
    ay_grid_row *rows = new_rows(d, acts->n_ties);
    for (uint32_t i = 0; i < acts->n_ties; i++) tie_row(d, &acts->ties[i], &rows[i]);
    put_group(d, &ties, rows, acts->n_ties);
}

static ay_str project_name(digest *d, const ay_project *p) {
    ay_str aliases = nothing;
    for (uint32_t i = 0; i < p->n_aliases; i++)
        aliases = ay_joined(d->arena, aliases, ", ", p->aliases[i]);
    ay_str name = p->name.len ? p->name : words(d, p->span);
    return aliases.len
               ? ay_joined(d->arena, ay_joined(d->arena, name, " (", aliases), "", AY_STR(")"))
               : name;
}

static void project_row(digest *d, const ay_project *p, ay_grid_row *row) {
    row->cells[W_PLACE] = place(d, p->span);
    row->cells[W_NAME] = project_name(d, p);
    row->cells[W_SORT] = str(p->sort);
    row->cells[W_STATUS] = str(ay_stage_name(p->stage));
    row->cells[W_PARTIES] = ay_sides_actors(&d->sides, &p->parties);
    note(d, &row->cells[W_SIZE], NULL, amount(d, p->length));
    note(d, &row->cells[W_SIZE], NULL, amount(d, p->capacity));
    note(d, &row->cells[W_SIZE], NULL, amount(d, p->cost));
    row->cells[W_WHEN] =
        period(d, p->started, p->finished, p->stage == AY_STAGE_OPERATING ? "opened" : "opens");
    note_mentions(d, &row->cells[W_NOTES], p->n_mentions);
}

static void put_projects(digest *d) {
    const ay_acts *acts = d->report->acts;
    ay_grid_row *rows = new_rows(d, acts->n_projects);
    for (uint32_t i = 0; i < acts->n_projects; i++) project_row(d, &acts->projects[i], &rows[i]);
    put_group(d, &projects, rows, acts->n_projects);
}

void ay_put_digest(ay_writer *w, const ay_report *report) {
    digest d = {.writer = w,
        .report = report,
        .arena = w->arena,
        .sides = {.arena = w->arena, .today = ay_doc_today(report->doc)},
        .below = (w->kinds & ~AY_DIGEST_KINDS) != 0};
    if (w->kinds & 1u << AY_K_FIGURE) put_figures(&d);
    if (!report->acts) return;
    if (w->kinds & 1u << AY_K_PLEDGE) put_pledges(&d);
    if (w->kinds & 1u << AY_K_EVENT) put_events(&d);
    if (w->kinds & 1u << AY_K_TIE) put_ties(&d);
    if (w->kinds & 1u << AY_K_PROJECT) put_projects(&d);
}
