// assay: does for the figures and promises of a text what a compiler does for a program.
//
// (The public functions are declared here by the stage api; see docs/internals/api.md.)
#ifndef ASSAY_ASSAY_H
#define ASSAY_ASSAY_H

#endif
