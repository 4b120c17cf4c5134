// JSON out (RFC 8259): records and the pieces that SARIF is put together from.
#ifndef AY_OUTPUT_JSON_H
#define AY_OUTPUT_JSON_H

#include "buffer.h"
#include "record.h"

// A string with its quotation marks. Any bytes will do: what is no UTF-8 becomes U+FFFD.
void ay_json_string(ay_out *out, ay_str s);
void ay_json_record(ay_out *out, const ay_record *record);

#endif
