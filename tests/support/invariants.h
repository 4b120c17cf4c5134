// What must hold of the stages' results, whatever the text. The same checks serve the property test
// and the fuzz targets.
#ifndef TESTS_PROPERTY_INVARIANTS_H
#define TESTS_PROPERTY_INVARIANTS_H

#include "pipeline.h"

// NULL when all is well up to the stage that the pipeline ran to; else what does not hold.
const char *broken_invariant(const pipeline *p, stage last);

#endif
