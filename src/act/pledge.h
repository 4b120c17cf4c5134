// What the readers of pledges share: the list as far as it is read, a promise (who, how firmly, on
// which day) and a deed (the verb of what is promised). pledge.c finds promises and their deeds;
// promise.c who makes them; pledgepart.c parts what is promised and reads amounts and deadlines.
#ifndef AY_ACT_PLEDGE_H
#define AY_ACT_PLEDGE_H

#include "frame.h"

typedef struct pledges {
    ay_reading *r;
    AY_LIST(ay_pledge) list;
} pledges;

// A verb of data/en/deeds.tsv where it stands.
typedef struct deed {
    uint32_t first, end; // tokens
    uint16_t sort;       // AY_DEED_…, NONE for a verb that the table does not have
    uint8_t column;      // which of its forms
    uint32_t flags;
} deed;

// Which forms of a deed are asked for.
enum {
    AY_FORMS_BASE = 1u << AY_COLUMN_DEED_VERBS,
    AY_FORMS_DONE = 1u << AY_COLUMN_DEED_VERBS_ED | 1u << AY_COLUMN_DEED_VERBS_EN,
    AY_FORMS_ING = 1u << AY_COLUMN_DEED_VERBS_ING
};

// Who stands in front of the verb.
typedef enum who {
    WHO_NOBODY, // a thing, or somebody who cannot be told
    WHO_PARTY,  // parties that act: `by` has them
    WHO_ACTOR,  // "the ministers", "the owners": can promise, but have no name here
    WHO_FUND,   // a fund, a treaty: promises with an amount
    WHO_AMOUNT  // "210 billion yuan is to come as loans"
} who;

typedef struct promise {
    ay_pledge base;   // by, said_by, made_on, strength, per: what all its parts have
    uint32_t first;   // its first token, the subject's where that stands right in front
    uint32_t low;     // the first token of the clause
    uint32_t subject; // the amount in front of the verb, AY_NONE if none
    uint8_t forms;    // of the deeds that follow
    bool amount;      // only with an amount
    bool due;         // only with a deadline
    bool dated;       // its own day is known or sought behind it: past days are no deadlines
} promise;

bool ay_deed_at(const ay_reading *r, uint32_t i, uint32_t forms, deed *out);
// Adverbs and times between an auxiliary and its verb are stepped over.
uint32_t ay_pledge_skip(const ay_reading *r, uint32_t i);

who ay_promise_who(const pledges *self, const ay_frame *f, promise *p);
// The amount in tokens [first, end) that is promised: money before others. *baseline is the one that
// it starts from, AY_NONE if none.
uint32_t ay_pledge_amount(const ay_reading *r, uint32_t first, uint32_t end, uint32_t *baseline);
// Adds the pledges of a promise, whose first deed is given; a deed without tokens (first == end)
// stands for an amount without a verb. Returns the token behind.
uint32_t ay_pledge_parts(pledges *self, const promise *p, deed first);

#endif
