// The quantity reader's own parts. In: tokens and the times that were read before. Out:
// ay_spots.quantities and ranges.
#ifndef AY_SPOT_QUANTITY_H
#define AY_SPOT_QUANTITY_H

#include "../numeral/numeral.h"

typedef AY_LIST(ay_quantity) ay_quantity_list;

typedef struct ay_quantity_reader {
    ay_arena *arena;
    const ay_text *text;
    ay_spots *spots;
    const uint32_t *busy;     // per token: 1 when a time that is no length covers it
    ay_quantity_list list;
    uint32_t *state_seen;     // per row of states.tsv: 1 + the token that named it last
    uint32_t seen_to;         // tokens before it are in state_seen
    int32_t last_money;       // row of the currency read last, -1 for none
} ay_quantity_reader;

// A currency's words at a token. (money.c)
typedef struct ay_money {
    int32_t row;    // of currencies.tsv, -1 for none
    uint32_t n;     // tokens
    uint8_t column; // AY_MONEY_…
    int8_t exp;     // what is printed, in powers of ten of whole money: -2 cents, 6 "MEUR"
    bool assumed;   // nothing says which of several it is
} ay_money;
enum { AY_MONEY_NAME, AY_MONEY_SYMBOL, AY_MONEY_MINOR, AY_MONEY_OTHER }; // key columns of the table
ay_money ay_money_at(ay_quantity_reader *reader, uint32_t i);
void ay_money_set(ay_quantity_reader *reader, ay_quantity *q, const ay_money *m, uint32_t i);
// The first token of a currency that ends right before number x, not before `low`; x's for none.
uint32_t ay_currency_in_front(
    ay_quantity_reader *reader, const ay_numeral *x, uint32_t low, ay_quantity *q);
// The same for a name in front of a bare number that a quantity has found no unit for: "Malaysian
// ringgit 42".
uint32_t ay_currency_name_in_front(
    ay_quantity_reader *reader, uint32_t i, uint32_t low, ay_quantity *q);
// Is the code a word too ("COP 26", "TOP 10"), and the number none that is likely to be money?
bool ay_code_is_word(const ay_text *text, const ay_money *m, uint32_t i, const ay_quantity *q);

// What is no quantity. (guard.c)
bool ay_is_no_quantity(const ay_quantity_reader *reader, uint32_t i, const ay_numeral *x);
bool ay_is_labelled(const ay_text *text, uint32_t i, const ay_quantity *q, uint32_t end);
bool ay_is_named(const ay_text *text, uint32_t i, uint32_t end);
bool ay_is_name_part(const ay_text *text, uint32_t i, const ay_numeral *x);
bool ay_is_phone(const ay_text *text, uint32_t i);
bool ay_is_clock(const ay_text *text, const ay_numeral *x);
// "25.269" beside "26,414": thousands by another custom, perhaps.
bool ay_is_doubtful(const ay_text *text, uint32_t i, const ay_numeral *x);

// What stands behind or in front of a number; each fills its part of *q. (unit.c)
void ay_unit_behind(
    ay_quantity_reader *reader, ay_quantity *q, const ay_numeral *x, uint32_t *end);
void ay_unit_settle(const ay_text *text, ay_quantity *q, uint32_t i, uint32_t end);
int32_t ay_unit_flagged(uint32_t flag); // the first row with one of AY_UNITF_…, -1 for none

// "She was 21": tokens [first, end) are a number of years. (age.c)
void ay_age_read(const ay_quantity_reader *reader, ay_quantity *q, uint32_t first, uint32_t end);

// The noun phrase that is counted. (noun.c)
void ay_noun_behind(const ay_text *text, ay_quantity *q, uint32_t end);
void ay_noun_in_front(const ay_text *text, ay_quantity *q, uint32_t first); // "a week or two"
void ay_whole_behind(const ay_text *text, ay_quantity *q, uint32_t end); // "of the five mills"

// Is there one letter at token i, and no more? (symbol.c)
bool ay_is_letter(const ay_text *text, uint32_t i);
// Holds the symbol of unit `u`, n tokens at i, which may stand apart from its number x?
bool ay_symbol_holds(const ay_quantity_reader *reader, const ay_numeral *x, uint32_t i, uint32_t n,
    const struct ay_unit *u);
// Are the "pounds", n tokens at `at`, mass?
bool ay_is_weight(const ay_text *text, uint32_t at, uint32_t n, const ay_numeral *x);
// The same for an attribute ("a 500-pound bomb") that ends before token `behind`.
bool ay_is_heavy(const ay_text *text, uint32_t behind, const ay_numeral *x);
// Is the letter of a unit, at token `at`, part of a name: "the 13F filing"?
bool ay_is_letter_of_name(
    const ay_text *text, uint32_t at, uint32_t n, int32_t unit, uint32_t number);

// Feet or inches by their mark, for a number that has no unit: 5'11"; moves *end.
// (unwritten.c)
void ay_unit_unwritten(const ay_text *text, ay_quantity *q, const ay_numeral *x, uint32_t *end);
// "Below zero" behind degrees: takes it in and moves *end.
void ay_zero_behind(const ay_text *text, ay_quantity *q, uint32_t *end);
// Does the article at token i count: "less than a mile"? Then it is read as the number one.
bool ay_article_counts(
    ay_quantity_reader *reader, uint32_t i, uint32_t low, uint32_t high, ay_numeral *out);

// Adds what follows in a smaller unit: "3 hours 55 minutes"; moves *end. (sum.c)
void ay_smaller_behind(ay_quantity_reader *reader, ay_quantity *q, ay_numeral *x, uint32_t *end);

// How exact it is, from the digits as printed. (value.c)
void ay_quantity_precision(ay_quantity *q, const ay_numeral *x);
void ay_quantity_scale(ay_quantity *q, int32_t exp); // value, half and loose times a power of ten

// The digits printed behind the point of its number. (value.c)
int32_t ay_quantity_decimals(const ay_text *text, const ay_quantity *q);
// The token behind a quantity, its noun and its "per". (value.c)
uint32_t ay_quantity_behind(const ay_text *text, const ay_quantity *q);

// Up or down, by the words next to it; and what a restated amount takes over from the one that it
// restates, a range from its first end. (change.c)
void ay_direction_around(const ay_text *text, ay_quantity *q);
void ay_changes_share(ay_quantity_reader *reader);

// Ties neighbours into ranges and shares units among them. (range.c)
void ay_ranges_read(ay_quantity_reader *reader);

// A unit or scale that only one of several prints, for all of them. (list.c)
void ay_lists_read(ay_quantity_reader *reader);
// The same for what is set beside a quantity of its sentence. (ellipsis.c)
void ay_ellipses_read(ay_quantity_reader *reader);
bool ay_is_bare(const ay_quantity *q);                      // a number without unit, noun, "per"
void ay_lend_unit(ay_quantity *a, const ay_quantity *b);    // a takes unit, noun and per of b
// a takes the scale of b, where that leaves them of one size; `ordered`: and a below b.
void ay_lend_scale(const ay_text *text, ay_quantity *a, const ay_quantity *b, bool ordered);

#endif
