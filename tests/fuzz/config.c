// assay.toml: any bytes are read into options, all of them or none with a message; and with a place,
// unless the whole is no text.
#include "base/utf8.h"
#include "fuzz.h"

#include <assay/assay.h>

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    assay_options *options = assay_options_new(NULL);
    assay_error error = {0};
    assay_status status =
        assay_options_config(options, (assay_text){(const char *)data, size}, &error);
    bool spoken = memchr(error.message, 0, sizeof error.message) && error.message[0];
    bool placed = error.line || ay_utf8_valid((const char *)data, size) != size || size > 1 << 20;
    if (options && status != ASSAY_OK && !(spoken && placed)) __builtin_trap();
    assay_options_free(options);
    return 0;
}
