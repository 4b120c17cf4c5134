// A note or a report? In: a text. Out: whether it is a bare phrase ("by the end of the month") or a
// few words with which somebody asks or arranges something ("lunch on Friday", "book a flight for
// May 3").
//
// A report looks back, and what it leaves open is placed by its past and future verbs or next to
// its date. A note has an open time before it: its "Thursday" is the next one, its "in two months"
// a day in a calendar. The trap: a headline is short too, and without a verb that tells its tense;
// so a note must say that it is one, or hold nothing but a time.
#include "time.h"

enum { NOTE_TOKENS = 40, NOTE_SENTENCES = 2 };

// Money, percentages and large numbers are what reports are about.
static bool tells_figures(const ay_text *text, uint32_t i) {
    char mark = text->tokens[i].mark;
    return mark == '%' || mark == '$' || ay_tables_may(text, i, ay_table_bit(AY_TABLE_CURRENCY));
}

// How many tokens of a time, or of the small words around one, start at token i; 0: something else.
static uint32_t time_tokens(const ay_text *text, uint32_t i) {
    uint32_t k = text->tokens[i].phrase; // the longest one first
    if (ay_timex_may(text, i))
        return k != AY_NONE && text->phrases[k].token == i ? text->phrases[k].n_tokens : 1;
    if (text->tokens[i].kind == AY_TOK_PUNCT || text->tokens[i].mark == '+') return 1;
    static const uint16_t cues[] = {AY_CUE_PREP, AY_CUE_TIME_OF, AY_CUE_TIME_TO, AY_CUE_TIME_AND,
        AY_CUE_TIME_LENGTH, AY_CUE_TIME_SINCE, AY_CUE_TIME_UNTIL, AY_CUE_TIME_BY, AY_CUE_TIME_DAY,
        AY_CUE_TIME_FROM, AY_CUE_TIME_BETWEEN};
    for (uint32_t c = 0; c < sizeof cues / sizeof *cues; c++)
        if (ay_cue_at(text, i, cues[c], NULL)) return 1;
    return 0;
}

// A request or a question is one by its first word; "you" and "please" may stand anywhere.
static bool asks_at(const ay_text *text, uint32_t i) {
    int32_t only_first = 0;
    return ay_cue_at(text, i, AY_CUE_TIME_NOTE, &only_first) > 0 && (!only_first || i == 0);
}

bool ay_time_is_note(const ay_text *text) {
    if (text->n_tokens > NOTE_TOKENS || text->n_sentences > NOTE_SENTENCES) return false;
    bool asks = false;
    uint32_t behind = 0; // token behind what has been nothing but time
    for (uint32_t i = 0; i < text->n_tokens; i++) {
        if (tells_figures(text, i)) return false;
        asks = asks || asks_at(text, i);
        if (behind == i) behind += time_tokens(text, i);
    }
    return asks || behind >= text->n_tokens;
}
