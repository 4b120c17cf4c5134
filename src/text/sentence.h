// Sentence ends: ay_text_read's last step.
#ifndef AY_TEXT_SENTENCE_H
#define AY_TEXT_SENTENCE_H

#include "text.h"

// Fills self->sentences and each token's `sentence` and SENTENCE flag. Tokens, phrases and
// quotation depth must be there.
void ay_sentences_read(ay_text *self);

#endif
