// Times: what the golden cases do not show: flags, fields, parts and their wholes, documents whose
// date is a range or doubtful.
#include "spot/spot.h"

#include "../tap.h"

static ay_arena arena;
static ay_doc doc;
static ay_text text;
static ay_spots spots;

// Reads a text of one paragraph that was published between two days.
static void read_between(const char *words, ay_day from, ay_day to) {
    static ay_textblock block;
    ay_arena_reset(&arena);
    uint32_t len = (uint32_t)strlen(words);
    block = (ay_textblock){.span = {0, len}, .kind = AY_BLOCK_BODY};
    doc = (ay_doc){.arena = &arena,
        .text = {words, len},
        .blocks = &block,
        .n_blocks = 1,
        .published = from,
        .published_to = to,
        .date_doubtful = doc.date_doubtful};
    ay_text_read(&arena, &doc, &text);
    spots = (ay_spots){.text = &text};
    ay_times_read(&arena, &text, &spots);
}

static void read(const char *words) {
    ay_day day = ay_day_of(2023, 5, 19); // a Friday
    read_between(words, day, day);
}

static const ay_time *at(uint32_t i) {
    static const ay_time none = {.from = AY_NO_DAY, .to = AY_NO_DAY};
    return i < spots.n_times ? &spots.times[i] : &none;
}

static bool is_span(ay_span span, const char *words) {
    return is_text(ay_doc_str(&doc, span), words, "the span is \"%s\"", words);
}

static bool has(uint32_t i, uint32_t flags, const char *name) {
    return ok((at(i)->flags & flags) == flags, "%s", name);
}

static bool lacks(uint32_t i, uint32_t flags, const char *name) {
    return ok((at(i)->flags & flags) == 0, "%s", name);
}

static void test_fields(void) {
    read("It was agreed (Tue., Sept. 8, 2021).");
    is_int(spots.n_times, 1, "one date");
    is_int(at(0)->grain, AY_G_DAY, "a day");
    is_int(at(0)->year * 10000 + at(0)->month * 100 + at(0)->day, 20210908, "year, month, day");
    is_int(at(0)->weekday, 2, "the weekday as printed");
    is_span(at(0)->weekday_span, "Tue");
    has(0, AY_TF_YEAR, "its year is printed");

    read("They met on 14 March.");
    has(0, AY_TF_GUESSED, "a year from the document is a guess");
    lacks(0, AY_TF_YEAR, "and is not printed");
    is_int(at(0)->year, 2023, "the guessed year is there");

    read("Prices rose last month.");
    has(0, AY_TF_RELATIVE, "last month is relative");
    is_int(at(0)->shift, -1, "and past");
    is_int(at(0)->year * 100 + at(0)->month, 202304, "its year and month are filled in");

    read("It was built ten years ago.");
    is_text(ay_dec_text(&arena, at(0)->count), "10", "the count of a step");
    is_int(at(0)->count_unit, AY_G_YEAR, "its unit");
    is_int(at(0)->grain, AY_G_YEAR, "ten years ago is a year");

    read("It took 3 hours 55 minutes.");
    is_int(at(0)->type, AY_T_DURATION, "a duration");
    is_text(ay_dec_text(&arena, at(0)->count), "235", "counted in its smaller unit");
    is_int(at(0)->count_unit, AY_G_MINUTE, "minutes");
    ok(at(0)->from == AY_NO_DAY, "a duration has no place on the calendar");
}

static void test_ranges(void) {
    read("The office was led by one man from 2011 to 2016.");
    is_int(spots.n_times, 3, "a range and its ends");
    has(0, AY_TF_RANGE, "the range comes first");
    has(1, AY_TF_PART, "its first end is a part");
    has(2, AY_TF_PART, "its second end is a part");
    is_int(at(0)->lo, 1, "it points to the first");
    is_int(at(0)->hi, 2, "and the second");
    is_span(at(1)->span, "2011");
    is_span(at(2)->span, "2016");

    read("The plan for 2028-2025 was approved.");
    has(0, AY_TF_REVERSED, "a range that runs backwards");
    ok(at(0)->from == AY_NO_DAY && at(0)->to == AY_NO_DAY, "has no interval");
    read("They will meet from 19 to 14 September.");
    has(0, AY_TF_REVERSED, "days of one month that run backwards");
    read("It lasts from 28 September to 3 January.");
    lacks(0, AY_TF_REVERSED, "a range over the turn of the year does not");
    read("The shift works from 8 p.m. to 6 a.m.");
    lacks(0, AY_TF_REVERSED, "nor does a night shift");
    read("It was farmed from 300 BC to 120 BC.");
    lacks(0, AY_TF_REVERSED, "nor do years before our era");
    read("Seats fell from 2010 to 1990 in the vote.");
    lacks(0, AY_TF_REVERSED, "what may be counts is no range that runs backwards");

    read("From January to May it handled more.");
    has(0, AY_TF_CUMULATIVE, "January to May is cumulative");
    is_int(at(at(0)->lo)->month, 1, "the ends know their months");
    is_int(at(at(0)->hi)->month, 5, "both");
}

static void test_invalid(void) {
    read("Bids are accepted until 31 June 2023.");
    has(0, AY_TF_INVALID | AY_TF_UNTIL, "31 June does not exist");
    ok(at(0)->from == AY_NO_DAY, "and has no interval");
    is_int(at(0)->day * 100 + at(0)->month, 3106, "but keeps day and month");
    read("They were called off on 29 February 2023.");
    has(0, AY_TF_INVALID, "no leap year");
    read("They were called off on 29 February 2024.");
    lacks(0, AY_TF_INVALID, "a leap year");
    read("In April 31 ships called.");
    lacks(0, AY_TF_INVALID, "ships are no days");
    read("They will meet from 29 to 31 June 2023.");
    lacks(0, AY_TF_REVERSED, "a range to a day that does not exist is not called reversed");
    has(2, AY_TF_INVALID, "its end is invalid");
}

static void test_flags(void) {
    read("May alone brought 21 ships.");
    has(0, AY_TF_ALONE, "May alone");
    read("Since 1992 they have traded.");
    has(0, AY_TF_SINCE, "since");
    read("It is to reach 30 million by 2030.");
    has(0, AY_TF_BY, "by");
    lacks(0, AY_TF_CUMULATIVE, "a deadline to come is not cumulative");
    read("It had reached 77 million by April.");
    has(0, AY_TF_BY | AY_TF_CUMULATIVE, "reached by April is cumulative");
    read("Exports since the start of the year are up.");
    has(0, AY_TF_SINCE | AY_TF_START | AY_TF_CUMULATIVE, "since the start of the year");
    read("It closed in mid-2022, early in 2021 and at the end of 2020.");
    has(0, AY_TF_MID, "mid-2022");
    has(1, AY_TF_START, "early in 2021");
    has(2, AY_TF_END, "the end of 2020");
    read("In the last fiscal year (2021/22) it fell.");
    has(0, AY_TF_FISCAL, "a fiscal year");
    has(1, AY_TF_FISCAL, "and its name");
    read("It was 5 in the first quarter, 4 a year earlier.");
    has(1, AY_TF_ANAPHOR, "a year earlier counts from the text");
    is_int(at(1)->grain, AY_G_QUARTER, "and is a quarter too");
    read("They rose in the first four months of 2022.");
    has(0, AY_TF_CUMULATIVE, "the first four months");
}

static void test_document_dates(void) {
    ay_day first = ay_day_of(2023, 5, 15), last = ay_day_of(2023, 5, 19);
    read_between("It rose last year, and they met on Tuesday.", first, last);
    is_int(at(0)->year, 2022, "last year is the same for the whole range");
    ok(at(1)->from == AY_NO_DAY, "Tuesday is not");
    read_between("They met last year.", ay_day_of(2022, 12, 1), ay_day_of(2023, 1, 31));
    ok(at(0)->from == AY_NO_DAY, "last year is not, over the turn of a year");
    read_between("They met last year.", first, AY_NO_DAY);
    ok(at(0)->from == AY_NO_DAY, "a range without an end places nothing");
    doc.date_doubtful = true;
    read("They met yesterday.");
    ok(at(0)->from == AY_NO_DAY, "a doubtful date places nothing");
    doc.date_doubtful = false;
    read("They met yesterday.");
    is_int(at(0)->from, ay_day_of(2023, 5, 18), "a sure one does");
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    doc = (ay_doc){.date_doubtful = false};
    test_fields();
    test_ranges();
    test_invalid();
    test_flags();
    test_document_dates();
    ay_arena_release(&arena);
    return done();
}
