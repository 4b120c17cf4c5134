// Quantities: what the golden cases do not show: intervals, flags, ranges, what "per" and "of"
// hold.
#include "spot/spot.h"

#include "../tap.h"

static ay_arena arena;
static ay_doc doc;
static ay_text text;
static ay_spots spots;

static void read(const char *words) {
    static ay_textblock block;
    ay_arena_reset(&arena);
    uint32_t len = (uint32_t)strlen(words);
    block = (ay_textblock){.span = {0, len}, .kind = AY_BLOCK_BODY};
    doc = (ay_doc){.arena = &arena, .text = {words, len}, .blocks = &block, .n_blocks = 1};
    doc.published = doc.published_to = AY_NO_DAY;
    ay_text_read(&arena, &doc, &text);
    ay_spots_read(&arena, &text, &spots);
}

static const ay_quantity *at(uint32_t i) {
    static const ay_quantity none = {.range = AY_NONE, .head = AY_NONE};
    return i < spots.n_quantities ? &spots.quantities[i] : &none;
}

static void is_value(ay_dec got, const char *wanted, const char *name) {
    is_text(ay_dec_text(&arena, got), wanted, "%s", name);
}

static void stands_for(const char *words, bool loose, bool hedged, const char *lo, const char *hi) {
    read(words);
    ay_interval v = loose ? ay_quantity_loose(at(0), hedged) : ay_quantity_printed(at(0), hedged);
    is_text(v.lo_inf ? AY_STR("-") : ay_dec_text(&arena, v.lo), lo, "%s: from", words);
    is_text(v.hi_inf ? AY_STR("-") : ay_dec_text(&arena, v.hi), hi, "%s: to", words);
}

static void test_intervals(void) {
    stands_for("It cost $50.1 billion.", false, false, "50050000000", "50150000000");
    stands_for("It grew 20%.", false, false, "19.5", "20.5");
    stands_for("It made 5,000 tonnes.", false, false, "4999.5", "5000.5");
    stands_for("It made 5,000 tonnes.", true, false, "4950", "5050");
    stands_for("It made 100 tonnes.", true, false, "95", "105");
    stands_for("It was a 100-fold rise.", true, false, "50", "150");
    stands_for("There were 61 votes.", false, false, "61", "61");
    stands_for("It cost 34 cents.", false, false, "0.335", "0.345");
    stands_for("It fell 25 basis points.", false, false, "0.245", "0.255");
    stands_for("It fell by a quarter.", false, false, "0.25", "0.25");
    stands_for("It made more than 100 tonnes.", false, true, "99.5", "-");
    stands_for("It made up to 100 tonnes.", false, true, "-", "100.5");
    stands_for("It made about 100 tonnes.", false, true, "89.5", "110.5");
}

static void test_flags(void) {
    read("The 45-seat council met for 3 days over $2 million and -3.1% of 1,200 tonnes in 1876.");
    ok(at(0)->flags & AY_QF_HYPHEN, "45-seat: an attribute");
    ok((at(1)->flags & AY_QF_DURATION) && (at(1)->flags & AY_QF_EXACT), "3 days: an exact length");
    ok((at(2)->flags & AY_QF_SYMBOL) && (at(2)->flags & AY_QF_SCALED), "$2 million");
    ok(at(3)->flags & AY_QF_SIGNED, "-3.1%%: a sign");
    is_int(at(3)->direction, AY_DIR_DOWN, "that says down");
    ok(at(4)->flags & AY_QF_GROUPED, "1,200: grouped");
    is_int(spots.n_quantities, 5, "1876 is a year");
}

static void test_currency(void) {
    read("India paid 5 rupees; Pakistan got 7 rupees.");
    is_text(ay_quantity_unit(&text, at(0)), "INR", "the state named last");
    is_text(ay_quantity_unit(&text, at(1)), "PKR", "and the next one");
    ok(!(at(1)->flags & AY_QF_ASSUMED), "is not assumed");
    read("It paid 5 rupees.");
    ok(at(0)->flags & AY_QF_ASSUMED, "with no state it is");
    read("A book costs \xE2\x82\xAC" "2 and 50 cents more.");
    is_text(ay_quantity_unit(&text, at(0)), "EUR", "cents go with the money in front");
    is_value(at(0)->value, "2.5", "and add up with it");
    read("The krona, 12bn euros.");
    is_int(spots.n_quantities, 1, "a name alone is no amount");
}

static void test_parts(void) {
    read("Three of the five ports cost $1,900 a tonne, one in four 10 euro per 1,000 boxes.");
    is_value(at(0)->of, "5", "of the five");
    is_text(ay_doc_str(&doc, at(0)->of_span), "five", "its words");
    ok(at(2)->flags & AY_QF_PER, "a tonne: per");
    ok(at(2)->per_unit != 0, "of a unit");
    if (at(2)->per_unit) is_str(ay_unit_rows[at(2)->per_unit - 1].ucum, "t", "a tonne");
    ok(at(3)->flags & AY_QF_ONE_IN, "one in four");
    is_value(at(3)->of, "4", "its four");
    is_text(ay_doc_str(&doc, at(4)->per), "per 1,000 boxes", "per a number");
}

static void test_ranges(void) {
    read("It rose from 8 to 6 percent, then 1.2 to 1.3 million.");
    is_int(spots.n_ranges, 2, "ranges");
    is_int(spots.ranges[0].kind, AY_RANGE_FROM_TO, "from to");
    is_int(at(0)->type, AY_Q_PERCENT, "the first end takes the unit");
    ok(at(0)->flags & AY_QF_BORROWED, "and says so");
    is_value(at(2)->value, "1200000", "and the scale");
    is_value(at(2)->half, "50000", "with its last digit's worth");
    read("The law passed 63-44.");
    is_int(spots.n_ranges, 0, "a vote is no range");
    is_int(spots.n_quantities, 2, "but two numbers");
}

static void test_alike(void) {
    read("It has 40 ships and 1 ship, 5 km and 5 miles, $5 and 5 euro.");
    ok(ay_quantity_alike(&text, at(0), at(1)), "singular and plural are one");
    ok(!ay_quantity_alike(&text, at(2), at(3)), "two units of one dimension are not");
    ok(!ay_quantity_alike(&text, at(4), at(5)), "two currencies are not");
    ok(!ay_quantity_alike(&text, at(0), at(4)), "a count and an amount are not");
}

static void test_concept(void) {
    read("Coal exports to China rose 5% to 38 million tonnes. It rose 3%.");
    is_text(ay_doc_str(&doc, ay_quantity_concept(&spots, at(0))), "Coal exports to China", "what rose");
    ok(ay_span_empty(ay_quantity_concept(&spots, at(2))), "a pronoun is no concept");
}

static void test_cover(void) {
    read("On 5 May 2020 it sold about 5 million cars.");
    const ay_quantity *q = at(0);
    is_text(ay_doc_str(&doc, q->span), "about 5 million", "hedge, number and scale");
    is_text(ay_doc_str(&doc, q->number), "5 million", "the number alone");
    is_text(ay_doc_str(&doc, q->noun), "cars", "the noun");
    for (uint32_t i = q->first; i < q->end; i++) is_int(spots.at[i], 1, "token %u is covered", i);
    ok(spots.at[1] & AY_TIME_BIT, "the date is a time");
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard) != 0) return 1;
    test_intervals();
    test_flags();
    test_currency();
    test_parts();
    test_ranges();
    test_alike();
    test_concept();
    test_cover();
    ay_arena_release(&arena);
    return done();
}
