// Bytes come in through the caller's function, documents go out. A text or a page is read whole; of
// NDJSON one line at a time is held, in a buffer that grows to the longest line. The traps are a
// line without end (above 64 MiB it is skipped to its end, with constant memory, and reported) and
// the guess, which needs the first line before it can say what the stream is.

#include "api.h"

#include <string.h>

enum { LONGEST = 64 * 1024 * 1024, CHUNK = 64 * 1024 };

struct assay_source {
    ay_memory memory;
    ay_arena arena; // the decoded line
    assay_text name;
    assay_format format;
    assay_read_fn *read;
    void *user;
    char *buffer;
    size_t start, end, room; // the buffer's bytes that are not used up yet, and its size
    size_t seen;             // of them, so many hold no line end
    bool eof, failed, started, done;
    uint64_t line;
};

// The buffer is made with the first read: a source that is never asked costs nothing.
assay_source *assay_source_new(assay_text name, assay_format format, assay_read_fn *read,
    void *user, const assay_memory *memory) {
    ay_memory mem = ay_memory_of(memory);
    assay_source *self = read ? ay_new(mem, sizeof *self) : NULL;
    if (!self) return NULL;
    *self =
        (assay_source){.memory = mem, .name = name, .format = format, .read = read, .user = user};
    ay_arena_init(&self->arena, mem, 0);
    return self;
}

void assay_source_free(assay_source *self) {
    if (!self) return;
    ay_memory mem = self->memory;
    ay_arena_release(&self->arena);
    ay_free(mem, self->buffer);
    ay_free(mem, self);
}

uint64_t assay_source_line(const assay_source *self) {
    return self && self->format == ASSAY_FROM_NDJSON ? self->line : 0;
}

// ---- filling the buffer -------------------------------------------------------------------------

// Room for CHUNK more bytes behind `end`, by moving what is held to the front or by doubling.
static assay_status make_room(assay_source *s) {
    if (s->room - s->end >= CHUNK) return ASSAY_OK;
    if (s->start >= CHUNK) {
        memmove(s->buffer, s->buffer + s->start, s->end - s->start);
        s->end -= s->start;
        s->start = 0;
        if (s->room - s->end >= CHUNK) return ASSAY_OK;
    }
    size_t room = s->room ? s->room * 2 : 2 * CHUNK;
    char *buffer = s->memory.resize(s->memory.user, s->buffer, room);
    if (!buffer) return ASSAY_NO_MEMORY;
    s->buffer = buffer;
    s->room = room;
    return ASSAY_OK;
}

// One call of the caller's function. What it says it has put is believed only up to the room it
// had.
static assay_status read_more(assay_source *s) {
    assay_status status = make_room(s);
    if (status != ASSAY_OK) return status;
    ptrdiff_t n = s->read(s->user, s->buffer + s->end, s->room - s->end);
    if (n < 0 || (size_t)n > s->room - s->end) return ASSAY_READ_FAILED;
    if (n == 0) s->eof = true;
    s->end += (size_t)n;
    return ASSAY_OK;
}

// Behind a failed read or allocation nothing can be trusted to be whole: the source ends.
static assay_status give_up(assay_source *s, assay_status status, assay_error *error) {
    s->done = true;
    if (status == ASSAY_NO_MEMORY) return ay_no_memory(error);
    return ay_error(error, status, "cannot be read");
}

// Reads up to the first line end; *found says whether there is one within the longest line.
static assay_status find_line(assay_source *s, size_t *len, bool *found) {
    for (;;) {
        char *at = s->buffer ? s->buffer + s->start : NULL;
        char *end = at && s->end - s->start > s->seen
                        ? memchr(at + s->seen, '\n', s->end - s->start - s->seen)
                        : NULL;
        *len = end ? (size_t)(end - at) : s->end - s->start;
        *found = end != NULL;
        if (end || s->eof || *len > LONGEST) return ASSAY_OK;
        s->seen = *len;
        assay_status status = read_more(s);
        if (status != ASSAY_OK) return status;
    }
}

// ---- one text or page ---------------------------------------------------------------------------

// One byte above the limit is read, so that a text of just the limit is told from a longer one.
static assay_status next_whole(assay_source *s, assay_input *out, assay_error *error) {
    while (!s->eof && s->end - s->start <= LONGEST) {
        assay_status status = read_more(s);
        if (status != ASSAY_OK) return give_up(s, status, error);
    }
    s->done = true;
    if (s->end - s->start > LONGEST)
        return ay_error(error, ASSAY_BAD_INPUT, "is above 64 MiB: split it");
    *out = (assay_input){
        .name = s->name, .bytes = {s->buffer + s->start, s->end - s->start}, .format = s->format};
    return ASSAY_OK;
}

// ---- a line of NDJSON ---------------------------------------------------------------------------

typedef struct parse {
    assay_source *source;
    ay_str line, text, why, day;
    ay_given given;
    uint32_t column;
    bool parsed;
} parse;

static void parse_line(void *user) {
    parse *p = user;
    p->given.date = AY_NO_DAY;
    p->parsed =
        ay_ndjson_parse(&p->source->arena, p->line, &p->given, &p->text, &p->why, &p->column);
    if (!p->parsed) return;
    if (p->given.date != AY_NO_DAY) p->day = ay_day_text(&p->source->arena, p->given.date);
    if (p->given.name.len == 0)
        p->given.name = ay_textf(&p->source->arena, "%.*s:%u", (int)p->source->name.len,
            p->source->name.at, (unsigned)p->source->line);
}

// The guess looks at the text alone: an id that ends in .html does not make a page.
static assay_status use_line(assay_source *s, ay_str line, assay_input *out, assay_error *error) {
    ay_arena_reset(&s->arena);
    parse p = {.source = s, .line = line};
    if (!ay_guarded(&s->arena, NULL, parse_line, &p)) return give_up(s, ASSAY_NO_MEMORY, error);
    if (!p.parsed)
        return ay_error_at(
            error, ASSAY_BAD_INPUT, s->line, p.column, "%.*s", (int)p.why.len, p.why.at);
    bool page = ay_format_guess(p.text, (ay_str){"", 0}) == AY_FORMAT_HTML;
    *out = (assay_input){
        .name = ay_text_of(p.given.name),
        .bytes = ay_text_of(p.text),
        .format = page ? ASSAY_FROM_HTML : ASSAY_FROM_TEXT,
        .url = ay_text_of(p.given.url),
        .outlet = ay_text_of(p.given.outlet),
        .title = ay_text_of(p.given.title),
        .date = ay_text_of(p.day),
    };
    return ASSAY_OK;
}

// Drops the rest of a line that is too long, without keeping it.
static assay_status skip_line(assay_source *s) {
    for (;;) {
        char *at = s->buffer + s->start, *end = memchr(at, '\n', s->end - s->start);
        s->start = end ? (size_t)(end + 1 - s->buffer) : 0;
        if (!end) s->end = 0;
        if (end || s->eof) return ASSAY_OK;
        assay_status status = read_more(s);
        if (status != ASSAY_OK) return status;
    }
}

// Empty lines stand at the end of many files and say nothing.
static bool only_blanks(ay_str line) {
    for (uint32_t i = 0; i < line.len; i++)
        if (line.at[i] != ' ' && line.at[i] != '\t' && line.at[i] != '\r') return false;
    return true;
}

static assay_status next_line(assay_source *s, assay_input *out, assay_error *error) {
    for (;;) {
        size_t len;
        bool found;
        assay_status status = find_line(s, &len, &found);
        if (status != ASSAY_OK) return give_up(s, status, error);
        if (!found && s->eof && len == 0) return s->done = true, ASSAY_END;
        s->seen = 0;
        s->line++;
        if (len > LONGEST) {
            status = skip_line(s);
            if (status != ASSAY_OK) return give_up(s, status, error);
            return ay_error_at(error, ASSAY_BAD_INPUT, s->line, 1,
                "the line is above 64 MiB: split the text in it");
        }
        ay_str line = {s->buffer + s->start, (uint32_t)len};
        s->start += len + found;
        if (!only_blanks(line)) return use_line(s, line, out, error);
    }
}

// ---- the stream ---------------------------------------------------------------------------------

// A mark at the start of NDJSON is no part of its first line; a text's is taken off by the reader.
static bool has_bom(const assay_source *s) {
    return s->end - s->start >= 3 && memcmp(s->buffer + s->start, "\xEF\xBB\xBF", 3) == 0;
}

// The guess happens once, when the first line is there (or as much of it as is allowed).
static assay_status start(assay_source *s, assay_error *error) {
    size_t len;
    bool found;
    s->started = true;
    assay_status status = find_line(s, &len, &found);
    if (status != ASSAY_OK) return give_up(s, status, error);
    s->seen = 0;
    ay_str head = {s->buffer + s->start, (uint32_t)(s->end - s->start)};
    if (s->format == ASSAY_FROM_GUESS)
        s->format = (assay_format)ay_format_guess(head, ay_str_of(s->name));
    if (s->format == ASSAY_FROM_NDJSON && has_bom(s)) s->start += 3;
    return ASSAY_OK;
}

assay_status assay_source_next(assay_source *self, assay_input *out, assay_error *error) {
    if (!self || !out)
        return ay_error(error, ASSAY_BAD_ARGUMENT, "no source or nowhere to put the document");
    if (self->done) return ASSAY_END;
    if (!self->started) {
        assay_status status = start(self, error);
        if (status != ASSAY_OK) return status;
    }
    return self->format == ASSAY_FROM_NDJSON ? next_line(self, out, error)
                                             : next_whole(self, out, error);
}

bool assay_format_find(assay_text word, assay_format *out) {
    static const char *const names[] = {
        [ASSAY_FROM_TEXT] = "text", [ASSAY_FROM_HTML] = "html", [ASSAY_FROM_NDJSON] = "ndjson"};
    for (int i = ASSAY_FROM_TEXT; i <= ASSAY_FROM_NDJSON; i++)
        if (ay_text_is(word, names[i])) return *out = (assay_format)i, true;
    return false;
}
