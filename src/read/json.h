// A small strict reader of JSON (RFC 8259) that keeps byte offsets: NDJSON lines and the JSON-LD of
// pages. It walks over the bytes; nothing is built. Depth is capped; a number is kept as its text.
#ifndef AY_READ_JSON_H
#define AY_READ_JSON_H

#include "../base/arena.h"

typedef struct ay_json {
    const char *at;
    uint32_t len, pos; // pos is where reading stands; after an error, where it is
    const char *error; // what is wrong, or NULL
} ay_json;

typedef struct ay_json_string {
    ay_span raw;  // between the quotes
    bool escaped; // holds a backslash
} ay_json_string;

void ay_json_space(ay_json *self);      // over white space
bool ay_json_is(ay_json *self, char c); // the next character that is no white space is c; not taken
bool ay_json_take(ay_json *self, char c);                     // the same, and takes it
bool ay_json_read_string(ay_json *self, ay_json_string *out); // false: error is set
bool ay_json_skip(ay_json *self); // over one value of any kind; false: error is set
// The characters that a string stands for: the bytes themselves where nothing is escaped, else a
// copy in the arena.
ay_str ay_json_text(const ay_json *self, ay_arena *arena, ay_json_string s);
bool ay_json_fail(ay_json *self, uint32_t pos, const char *error); // sets the error; false

#endif
