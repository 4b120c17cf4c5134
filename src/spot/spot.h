// Stage 3. Tokens -> spots: quantities, times, names, quotes, each with its span, its value and
// what it was read from.
#ifndef AY_SPOT_SPOT_H
#define AY_SPOT_SPOT_H

#include "../base/interval.h"
#include "../text/text.h"

// ---- quantities ---------------------------------------------------------------------------------
// Quantities are atoms: "from 8 to 6 percent" is two (both in percent), tied by a range. Output
// writes a range as one record.
typedef enum ay_qtype {
    AY_Q_NUMBER,    // bare: no unit, no noun
    AY_Q_ORDINAL,
    AY_Q_MONEY,     // unit: a currency row
    AY_Q_PERCENT,
    AY_Q_POINT,     // percentage points
    AY_Q_MULTIPLE,  // "100-fold", "three times" (as large), "doubled" is no quantity but a cue
    AY_Q_MEASURE,   // unit: a row of units.tsv
    AY_Q_COUNT,     // unit: a noun phrase as written
} ay_qtype;

typedef enum ay_modifier {
    AY_MOD_NONE, AY_MOD_ABOUT, AY_MOD_MORE, AY_MOD_LESS, AY_MOD_AT_LEAST, AY_MOD_AT_MOST,
    AY_MOD_NEARLY
} ay_modifier;

typedef enum ay_direction { AY_DIR_NONE, AY_DIR_UP, AY_DIR_DOWN } ay_direction;

enum {
    AY_QF_WORDS = 1,      // written in words ("three-quarters", "dozen")
    // a fraction ("a third", "one in five", "two-thirds"): value is the ratio, type NUMBER or COUNT
    // (with noun)
    AY_QF_FRACTION = 2,
    AY_QF_ONE_IN = 4,     // "one in N", "every second": `of` is N
    // a count of whole things that one can tick off, below 1,000, no hedge (R1): the interval is
    // the point
    AY_QF_EXACT = 8,
    AY_QF_SCALED = 16,    // has a scale word or letter of its own ("million", "bn", "lakh")
    AY_QF_ASSUMED = 32,   // the currency is the reader's assumption (bare "dollar", "$", "pound")
    AY_QF_SYMBOL = 64,    // a currency symbol or code stands before the number
    AY_QF_PER = 128,      // a "per X", "a tonne", "/t" follows: `per` says what
    // a bare integer 1000..2199 without comma that may be a year and was not read as one
    AY_QF_YEARLIKE = 256,
    // never checked: vague ("dozens": from the value to value + half), doubtful ("25.269" beside
    // "26,414"), or proving nothing ("one of the mills")
    AY_QF_INFIRM = 512,
    AY_QF_GROUPED = 1024, // printed with thousands separators
    AY_QF_SIGNED = 2048,  // a sign is printed; direction says which
    AY_QF_DURATION = 4096,// a measure of time
    AY_QF_HYPHEN = 8192,  // an attribute: "45-seat", "five-point", "15-strong"
    // given in the currency's minor unit ("34 cents"); the value is in whole ones
    AY_QF_MINOR = 32768,
    // scale or unit was taken over from a neighbour of its list or range ("1.2 to 1.3 million")
    AY_QF_BORROWED = 16384,
    AY_QF_AGE = 65536     // a bare number of years ("aged 12"): so in records, bare for the rules
};

typedef struct ay_quantity {
    // hedge, sign, number, scale, unit (not the noun of a count: see `noun`)
    ay_span span;
    ay_span number;           // number and scale alone
    uint32_t first, end;      // tokens of `span`
    uint32_t sentence;
    uint8_t type;             // ay_qtype
    uint8_t modifier;         // ay_modifier
    uint8_t shared;           // that of the amount which it says again; for records alone
    // ay_direction; from a sign, or "up", "rise of", "fell by" that belongs to the quantity
    uint8_t direction;
    // MONEY: row of ay_currency_rows; MEASURE: row of ay_unit_rows; else 0
    uint16_t unit;
    uint32_t flags;
    ay_dec value;             // in whole units; percent as printed (20 for 20%)
    // half the last printed digit's worth: the as-printed interval is value ± half (R1); 0 when
    // exact
    ay_dec half;
    ay_dec loose;             // the same for the loose reading (R2), >= half
    ay_span unit_span;        // as written: "billion" is not in it, "U.S. dollars" is
    // the counted or measured noun phrase ("doses of COVID-19 vaccines"); empty if none
    ay_span noun;
    uint32_t head;            // token of the noun's head ("doses"); AY_NONE if none
    // PER: row of ay_unit_rows + 1 ("a tonne", "a month"), 0 when it is a noun ("a head", "per
    // pupil")
    uint16_t per_unit;
    ay_span per;              // the words of "per X"; empty if none
    ay_dec of;                // "three of the five": 5, "one in four": 4; else 0
    ay_span of_span;
    uint32_t range;           // index into ranges, AY_NONE when it stands alone
    // bare, with the unit left out that the quantity with this index has: "up from 2.4 million". For
    // records; the rules bind bare numbers by themselves. AY_NONE if none
    uint32_t like;
    // MONEY: the power of ten of what is printed beside the number: -2 cents, 6 "MEUR", else 0
    int8_t unit_exp;
} ay_quantity;

typedef enum ay_range_kind {
    AY_RANGE_FROM_TO, AY_RANGE_BETWEEN, AY_RANGE_DASH, AY_RANGE_TO, AY_RANGE_OR, AY_RANGE_PLUSMINUS,
    AY_RANGE_BOUNDS // two bounds of one thing, in either order: "above 5 and below 8"
} ay_range_kind;
// indices into quantities, in text order
typedef struct ay_range { uint32_t low, high; uint8_t kind; ay_span span; } ay_range;

// ---- times --------------------------------------------------------------------------------------
typedef enum ay_ttype { AY_T_DATE, AY_T_TIME, AY_T_DURATION, AY_T_SET } ay_ttype;
typedef enum ay_grain {
    AY_G_NONE, AY_G_MINUTE, AY_G_HOUR, AY_G_DAY, AY_G_WEEK, AY_G_MONTH, AY_G_QUARTER,
    AY_G_HALF, AY_G_SEASON, AY_G_YEAR, AY_G_DECADE, AY_G_CENTURY
} ay_grain;

enum {
    AY_TF_YEAR = 1,       // the year is printed
    AY_TF_GUESSED = 2,    // the year was taken from the document's date or the context
    // counted from the document's date ("last year", "yesterday", "two years ago", a bare weekday)
    AY_TF_RELATIVE = 4,
    // counted from another time of the text ("a year earlier", "the same period of the previous
    // year")
    AY_TF_ANAPHOR = 8,
    AY_TF_FISCAL = 16,
    AY_TF_INVALID = 32,   // a day that does not exist ("31 June"); no interval
    // an interval of two ends ("from X to Y", "X-Y", "between X and Y"); lo, hi are its parts
    AY_TF_RANGE = 64,
    AY_TF_REVERSED = 128, // a range whose end lies before its start; no interval
    // "by October", "since the start of the year", "in the first four months", "January to May"
    AY_TF_CUMULATIVE = 256,
    // "early", "the start of", "mid", "late", "year-end"
    AY_TF_START = 512, AY_TF_MID = 1024, AY_TF_END = 2048,
    AY_TF_ALONE = 4096,   // "April alone"
    AY_TF_SINCE = 8192, AY_TF_UNTIL = 16384, AY_TF_BY = 32768, // one end open, or a deadline
    // stands inside a longer time (the weekday of a date, an end of a range): skip unless asked
    AY_TF_PART = 65536,
    // "2018 or later", "no later than 2018": the interval has no last, or no first day; OUTSIDE with
    // one of them, "after 2018": the days of the name are not in it (ay_time_bounds)
    AY_TF_OPEN_END = 131072, AY_TF_OPEN_START = 262144, AY_TF_OUTSIDE = 524288
};

typedef struct ay_time {
    ay_span span;
    uint32_t first, end, sentence;
    uint8_t type;             // ay_ttype
    uint8_t grain;            // ay_grain
    uint32_t flags;
    // as printed or resolved; 0 where the expression has none (year 0: unknown)
    int32_t year, month, day;
    uint8_t weekday;          // 1..7 as printed, 0 if none
    ay_span weekday_span;
    ay_day from, to;          // both inclusive; AY_NO_DAY where open or unknown
    ay_str value;             // TIMEX3 value
    ay_dec count;             // durations and "N units ago": how many
    uint8_t count_unit;       // ay_grain of it
    int8_t shift;             // relative: the sign (-1 past, 0 this, 1 next)
    uint32_t lo, hi;          // RANGE: indices of the two ends among the times; else AY_NONE
} ay_time;

// The interval that a time stands for: its own days, or all before or behind them where it is open.
static inline void ay_time_bounds(const ay_time *t, ay_day *from, ay_day *to) {
    bool outside = (t->flags & AY_TF_OUTSIDE) && t->type != AY_T_TIME; // "after 5 p.m." is that day
    *from = t->from, *to = t->to;
    if (t->from == AY_NO_DAY || t->to == AY_NO_DAY) return;
    if (t->flags & AY_TF_OPEN_END) *from = outside ? t->to + 1 : t->from, *to = AY_NO_DAY;
    if (t->flags & AY_TF_OPEN_START) *to = outside ? t->from - 1 : t->to, *from = AY_NO_DAY;
}

// ---- names and quotes ---------------------------------------------------------------------------
typedef enum ay_ntype {
    AY_N_STATE, AY_N_GROUP, AY_N_CITY, AY_N_PERSON, AY_N_ORGANISATION, AY_N_OFFICE,
    AY_N_PROJECT, AY_N_INITIATIVE
} ay_ntype;
// The row of what no table has: persons, organisations that the text introduces; and of what is not
// said.
#define AY_NO_ROW UINT16_MAX
typedef struct ay_name {
    ay_span span;
    uint32_t first, end, sentence;
    uint8_t type;       // ay_ntype
    uint8_t column;     // how it was named: key column of the table (name, demonym, capital)
    uint16_t row;       // row of the type's table; UINT16_MAX where no table has it (persons)
    ay_str canonical;   // "Kazakhstan", "Xi Jinping"
    ay_str code;        // "KAZ", group code; empty if none
    // Whose it is, as the text says: of an office ("the Kazakh president"), of a person, here or
    // where the person is named more fully ("Tokayev", "European Commission President Ursula von der
    // Leyen"); of an organisation as its table says, of a state and a group the row itself.
    // Rows of ay_state_rows and ay_group_rows, AY_NO_ROW where it is not said
    uint16_t state, group;
    // of a person and an office: row of ay_office_rows, AY_NO_ROW where it is not said; as written
    uint16_t office;
    ay_span office_span;
} ay_name;
// What somebody said: the words, without the marks around them.
typedef struct ay_quote {
    ay_span span;
    uint32_t first, end, sentence; // tokens of `span`, the sentence in which it begins
    bool direct;
    ay_str speaker;       // canonical name, or the role as written ("customs officer"); may be empty
    ay_span speaker_span; // where that is said: a name, a role, "he"; empty if nowhere
    uint32_t name;        // index of the name that speaks, AY_NONE for a role without a name
    ay_span cue;          // the verb of speech; empty for marks without one
    uint32_t outer;       // index of the quote in which this one stands, AY_NONE if none
} ay_quote;

typedef struct ay_spots {
    const ay_text *text;
    ay_quantity *quantities; uint32_t n_quantities;  // in text order, not overlapping
    ay_range *ranges; uint32_t n_ranges;
    ay_time *times; uint32_t n_times;                // in text order; PART ones follow their whole
    ay_name *names; uint32_t n_names;
    ay_quote *quotes; uint32_t n_quotes;             // by `first`; they nest or stand apart
    // per token: 1 + index of the quantity that covers it, AY_TIME_BIT | (1 + index of the
    // outermost time), AY_NAME_BIT | …; 0 if none
    uint32_t *at;
} ay_spots;
#define AY_TIME_BIT 0x80000000u
#define AY_NAME_BIT 0x40000000u
#define AY_INDEX_MASK 0x3fffffffu

// The quantity, the outermost time, the name that covers a token; NULL if none does.
static inline const ay_quantity *ay_quantity_at(const ay_spots *s, uint32_t token) {
    uint32_t at = token < s->text->n_tokens ? s->at[token] : 0;
    return at && !(at & (AY_TIME_BIT | AY_NAME_BIT)) ? &s->quantities[at - 1] : NULL;
}
static inline const ay_time *ay_time_at(const ay_spots *s, uint32_t token) {
    uint32_t at = token < s->text->n_tokens ? s->at[token] : 0;
    return at & AY_TIME_BIT ? &s->times[(at & AY_INDEX_MASK) - 1] : NULL;
}
static inline const ay_name *ay_name_at(const ay_spots *s, uint32_t token) {
    uint32_t at = token < s->text->n_tokens ? s->at[token] : 0;
    bool name = (at & AY_NAME_BIT) && !(at & AY_TIME_BIT);
    return name ? &s->names[(at & AY_INDEX_MASK) - 1] : NULL;
}

// Times first, then quantities and names. Quotes are read by themselves, where they are wanted.
void ay_spots_read(ay_arena *arena, const ay_text *text, ay_spots *out);

// The parts, for the tests; each fills its own arrays of `out` and sees the ones before.
void ay_times_read(ay_arena *arena, const ay_text *text, ay_spots *out);
void ay_quantities_read(ay_arena *arena, const ay_text *text, ay_spots *out);
void ay_names_read(ay_arena *arena, const ay_text *text, ay_spots *out);
void ay_quotes_read(ay_arena *arena, const ay_text *text, ay_spots *out);

// The innermost quote that covers the token, or NULL. By bisection.
const ay_quote *ay_quote_at(const ay_spots *spots, uint32_t token);

// What a quantity can stand for: as printed (R1) or loosely (R2), with its hedge (R4) when
// `hedged`.
ay_interval ay_quantity_printed(const ay_quantity *q, bool hedged);
ay_interval ay_quantity_loose(const ay_quantity *q, bool hedged);
// The same kind of thing: same type and currency, or measures of one dimension, or counts with the
// same head noun (singular and plural are one), or one of them bare.
bool ay_quantity_alike(const ay_text *text, const ay_quantity *a, const ay_quantity *b);
// Which end of a range its hedge makes of it: -1 the low one ("at least 5"), 1 the high one ("up to
// 5"), 0 neither.
static inline int ay_quantity_end(const ay_quantity *q) {
    if (q->modifier == AY_MOD_MORE || q->modifier == AY_MOD_AT_LEAST) return -1;
    return q->modifier == AY_MOD_LESS || q->modifier == AY_MOD_AT_MOST;
}
// For a record: the quantity whose unit this one has, itself or the one that it is `like`; and its
// type, which for a part of a counted whole is a count.
const ay_quantity *ay_quantity_model(const ay_spots *spots, const ay_quantity *q);
uint8_t ay_quantity_type(const ay_spots *spots, const ay_quantity *q);
// The unit's code for records: "CNY", "%", "pp", "times", UCUM, or the noun phrase.
ay_str ay_quantity_unit(const ay_text *text, const ay_quantity *q);
// What is being measured, as written, where it is near ("trade volume"); empty if unknown.
ay_span ay_quantity_concept(const ay_spots *spots, const ay_quantity *q);
uint32_t ay_noun_flags(const ay_text *text, uint32_t i); // AY_NOUN_… of the word at token i
// What a rate is for, without its "per": "month" of "a month", "barrel" of "/barrel"; empty if none.
ay_str ay_quantity_per(const ay_text *text, const ay_quantity *q);

#endif
