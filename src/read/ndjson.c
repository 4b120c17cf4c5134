// One line of NDJSON -> the text and what is known about it:
// {"id","text","date","outlet","url","title"}, of which only "text" must be there. Other members
// are read over. The decoded text, as UTF-8, is the source that offsets count in; it is copied only
// when something in it is escaped. The trap: "text" may stand in front of or behind everything
// else, and a member may come twice (the last one counts).

#include "json.h"
#include "page.h"

#include "../base/utf8.h"

#include <string.h>

// The line that is being read, and what came of it.
typedef struct reading {
    ay_json json;
    ay_arena *arena;
    ay_given *given;
    ay_str text;
    bool has_text;
} reading;

static bool named(ay_str name, const char *want) {
    return name.len == strlen(want) && memcmp(name.at, want, name.len) == 0;
}

// A string, or null for "not known". False: neither, or broken.
static bool read_optional(reading *r, ay_str *out, const char *wrong) {
    ay_json_string s;
    if (ay_json_is(&r->json, '"')) {
        if (!ay_json_read_string(&r->json, &s)) return false;
        *out = ay_json_text(&r->json, r->arena, s);
        return true;
    }
    uint32_t at = r->json.pos;
    if (!ay_json_skip(&r->json)) return false;
    return (r->json.pos - at == 4 && r->json.at[at] == 'n') || ay_json_fail(&r->json, at, wrong);
}

// An id may be a number too: its digits.
static bool read_id(reading *r) {
    ay_json_space(&r->json);
    uint32_t at = r->json.pos;
    char c = at < r->json.len ? r->json.at[at] : '\0';
    if (c != '-' && (c < '0' || c > '9'))
        return read_optional(r, &r->given->name, "\"id\" must be a string or a number");
    if (!ay_json_skip(&r->json)) return false;
    r->given->name = (ay_str){r->json.at + at, r->json.pos - at};
    return true;
}

// A day, or a stamp that begins with one.
static bool read_date(reading *r) {
    ay_str text = {0};
    ay_json_space(&r->json);
    uint32_t at = r->json.pos;
    ay_stamp stamp;
    if (!read_optional(r, &text, "\"date\" must be a string")) return false;
    if (text.len == 0) return true;
    if (!ay_stamp_iso(text, &stamp))
        return ay_json_fail(&r->json, at, "\"date\" must be a day that exists, as YYYY-MM-DD");
    r->given->date = stamp.day;
    return true;
}

// "text" alone may not be null: a line without a text is a fault, not an empty document.
static bool read_text(reading *r) {
    ay_json_space(&r->json);
    uint32_t at = r->json.pos;
    ay_json_string s;
    if (!ay_json_is(&r->json, '"')) return ay_json_fail(&r->json, at, "\"text\" must be a string");
    if (!ay_json_read_string(&r->json, &s)) return false;
    r->text = ay_json_text(&r->json, r->arena, s);
    r->has_text = true;
    return true;
}

// One member; what is not ours is read over, and must be JSON all the same.
static bool read_member(reading *r) {
    ay_json_string s;
    if (!ay_json_read_string(&r->json, &s)) return false;
    if (!ay_json_take(&r->json, ':'))
        return ay_json_fail(&r->json, r->json.pos, "':' is wanted behind a name");
    ay_str name = ay_json_text(&r->json, r->arena, s);
    if (named(name, "text")) return read_text(r);
    if (named(name, "id")) return read_id(r);
    if (named(name, "date")) return read_date(r);
    if (named(name, "outlet"))
        return read_optional(r, &r->given->outlet, "\"outlet\" must be a string");
    if (named(name, "url")) return read_optional(r, &r->given->url, "\"url\" must be a string");
    if (named(name, "title"))
        return read_optional(r, &r->given->title, "\"title\" must be a string");
    return ay_json_skip(&r->json);
}

// The whole line.
static bool read_object(reading *r) {
    ay_json *j = &r->json;
    if (!ay_json_take(j, '{'))
        return ay_json_fail(j, j->pos, "a line of NDJSON is an object: '{' is wanted");
    if (!ay_json_take(j, '}')) {
        do
            if (!read_member(r)) return false;
        while (ay_json_take(j, ','));
        if (!ay_json_take(j, '}')) return ay_json_fail(j, j->pos, "',' or '}' is wanted");
    }
    ay_json_space(j);
    if (j->pos < j->len) return ay_json_fail(j, j->pos, "the line goes on behind the object");
    return r->has_text || ay_json_fail(j, 0, "the object has no \"text\"");
}

bool ay_ndjson_parse(
    ay_arena *arena, ay_str line, ay_given *given, ay_str *text, ay_str *error, uint32_t *column) {
    size_t valid = ay_utf8_valid(line.at, line.len);
    reading r = {.json = {line.at, line.len, 0, NULL}, .arena = arena, .given = given};
    *given = (ay_given){.date = AY_NO_DAY};
    if (valid < line.len) ay_json_fail(&r.json, (uint32_t)valid, "not UTF-8");
    if (r.json.error || !read_object(&r)) {
        *error = ay_copy(arena, r.json.error, strlen(r.json.error));
        *column = r.json.pos + 1;
        return false;
    }
    *text = r.text;
    return true;
}
