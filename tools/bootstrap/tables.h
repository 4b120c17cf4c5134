// Stands in for the generated tables.h while the table compiler itself is built: it needs none of
// it, only that the headers compile.
enum { AY_CUE_VALUES = 1, AY_LEXICON_WORDS = 0 };
