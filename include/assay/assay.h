// assay: does for the figures and promises of a text what a compiler does for a program.
//
//     assay_engine *engine = assay_engine_new(NULL, NULL);
//     assay_input input = {.name = {"note", 4}, .bytes = {text, strlen(text)}};
//     const assay_result *result;
//     assay_error error;
//     if (assay_engine_run(engine, ASSAY_CHECK, &input, &result, &error) == ASSAY_OK)
//         for (size_t i = 0; i < assay_result_findings(result); i++) { … }
//     assay_engine_free(engine);
//
// Nothing here reads the clock, the environment, the locale, a file or the network, and nothing is
// global: what a run may know is handed in, and the same bytes give the same result.
#ifndef ASSAY_ASSAY_H
#define ASSAY_ASSAY_H

#include "engine.h"
#include "options.h"
#include "result.h"
#include "rules.h"
#include "source.h"
#include "types.h"
#include "writer.h"

#endif
