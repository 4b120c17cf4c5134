// What stands around a verb: its auxiliaries, who does it, to whom, when, where, who says so. All
// readers of acts find their own triggers and ask here.
//
//     "Xi said China would not sign the treaty with Peru on Monday"
//      frame of "sign": group "would not sign", FUTURE NEGATED REPORTED, subject China, object
//      (with) Peru, when Monday
#ifndef AY_ACT_FRAME_H
#define AY_ACT_FRAME_H

#include "party.h"

enum {
    AY_FRAME_NEGATED = 1,      // not, never, no longer; "refused to", "without signing"
    AY_FRAME_FUTURE = 2,       // will, is to, is due to, would in reported speech
    AY_FRAME_MODAL = 4,        // may, could, should, must, can
    AY_FRAME_CONDITIONAL = 8,  // under "if", "unless", "would have"
    AY_FRAME_PASSIVE = 16,     // "was signed by"
    AY_FRAME_PERFECT = 32,     // has, have, had signed
    AY_FRAME_PLUPERFECT = 64,  // had signed
    AY_FRAME_INFINITIVE = 128, // "to sign"
    AY_FRAME_PARTICIPLE = 256, // "signing", or "signed" behind its noun
    AY_FRAME_WANTED = 512,     // plans to, hopes to, wants to, agreed to, promised to
    AY_FRAME_ASKED = 1024,     // asked X to, urged that: somebody else is to do it
    AY_FRAME_NOUN = 2048,      // a noun of an act: "talks with", "a visit to"
    AY_FRAME_PAST = 4096       // plain past: "signed"
};

// Prepositions, by what they do; data/en/grammar/frame.tsv, cue `frame-prep`, has the words.
enum {
    AY_PREP_NONE, // stands for the direct object
    AY_PREP_OF,
    AY_PREP_WITH,
    AY_PREP_TO,
    AY_PREP_ON,
    AY_PREP_FOR,
    AY_PREP_FROM,
    AY_PREP_BY,
    AY_PREP_BETWEEN,
    AY_PREP_IN,
    AY_PREP_OTHER
};
#define AY_PREP_BIT(prep) (1u << (prep))

typedef struct ay_frame {
    uint32_t first, end;     // the verb group, with auxiliaries, "not" and adverbs
    uint32_t verb, verb_end; // the verb's own words
    uint32_t low, high;      // the clause: tokens in which subject and objects are looked for
    uint32_t flags;
} ay_frame;

// Which form of a verb stands there; in the order of its columns in a table, nouns last.
typedef enum ay_form {
    AY_FORM_BASE,
    AY_FORM_THIRD,
    AY_FORM_PAST,
    AY_FORM_EN,
    AY_FORM_ING,
    AY_FORM_NOUN
} ay_form;
ay_frame ay_frame_read(const ay_reading *r, uint32_t verb, uint32_t end, ay_form form);

// Is token i a form of a verb of the table of acts, and no noun of it?
bool ay_frame_is_verb(const ay_reading *r, uint32_t i);

// Who does it (of a passive: who stands in front, that is to whom it is done). False when there is
// nobody, or it is not clear; `out` may then have the states whose adjective or possession the
// subject is ("Chinese firms": attributes).
bool ay_frame_subject(const ay_reading *r, const ay_frame *f, ay_partylist *out);
// Parties behind the verb, within its clause: those behind one of the prepositions of the mask;
// bit AY_PREP_NONE is the direct object. False when there are none.
bool ay_frame_object(const ay_reading *r, const ay_frame *f, uint32_t preps, ay_partylist *out);
// The time at which it was or will be done: index of spots.times, AY_NONE when none is said.
uint32_t ay_frame_when(const ay_reading *r, const ay_frame *f);
// The city, or the state behind "in", where it was done; NULL if none is said.
const ay_name *ay_frame_place(const ay_reading *r, const ay_frame *f);
// Who says it: the speaker of the quote around the verb; empty when it is the text itself.
ay_str ay_frame_said_by(const ay_reading *r, const ay_frame *f);
// The span of the clause's words from the subject to the end of what belongs to the verb.
ay_span ay_frame_span(const ay_reading *r, const ay_frame *f);

#endif
