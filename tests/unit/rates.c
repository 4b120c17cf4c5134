// Exchange rates: figures that anybody can look up in data/rates/, crosses of them, days without a
// fixing, pegs, and that what is not on file, or only in part, is refused.
#include "table/rates.h"

#include "../tap.h"

static ay_arena arena;

static ay_day on(const char *day) {
    ay_day out = AY_NO_DAY;
    ay_day_parse(day, strlen(day), &out);
    return out;
}

// The value to six digits, or "nothing".
static const char *shown(bool found, ay_dec value) {
    return found ? ay_dec_show(&arena, value, 6).at : "nothing";
}

static const char *on_day(const char *code, const char *day) {
    ay_dec v;
    bool found = ay_rate_day(code, on(day), &v);
    return shown(found, v);
}

static const char *in_month(const char *code, int year, int month) {
    ay_dec v;
    bool found = ay_rate_month(code, year, month, &v);
    return shown(found, v);
}

static const char *in_year(const char *code, int year) {
    ay_dec v;
    bool found = ay_rate_year(code, year, &v);
    return shown(found, v);
}

static const char *mean(const char *from, const char *to, const char *first, const char *last) {
    ay_dec v;
    bool found = ay_rate_mean(from, to, on(first), on(last), &v);
    return shown(found, v);
}

// "LOW HIGH days"
static const char *span(const char *from, const char *to, const char *first, const char *last) {
    ay_interval v;
    ay_rate_grain grain;
    if (!ay_rate_span(from, to, on(first), on(last), &v, &grain)) return "nothing";
    return ay_textf(&arena, "%s %s %s", ay_dec_show(&arena, v.lo, 6).at,
        ay_dec_show(&arena, v.hi, 6).at, grain == AY_RATE_DAYS ? "days" : "months")
        .at;
}

static void test_days(void) {
    is_str(on_day("EUR", "1999-01-04"), "0.848248", "the first fixing of the euro: 1/1.1789");
    is_str(on_day("CNY", "2023-05-17"), "6.99621", "yuan on 17 May 2023");
    is_str(on_day("CNY", "2023-05-16"), "6.96563", "yuan on the day before");
    is_str(on_day("USD", "2023-05-17"), "1", "the dollar is a dollar");
    is_str(on_day("JPY", "2024-03-31"), on_day("JPY", "2024-03-28"),
        "Easter Sunday has the rate of Thursday");
    is_str(on_day("CNY", "2005-03-31"), "nothing", "the daily yuan starts in April 2005");
    is_str(on_day("RUB", "2022-03-15"), "nothing", "the rouble ended on 1 March 2022");
    is_str(on_day("KZT", "2023-05-17"), "nothing", "no rate of the tenge");
    is_str(on_day("SAR", "2023-05-17"), "3.75", "the riyal is tied to the dollar");
    is_str(on_day("XOF", "2023-05-17"), "605.741",
        "the CFA franc is tied to the euro: 655.957/1.0829");
    is_str(on_day("NPR", "2023-05-17"), "131.776", "the Nepalese rupee follows the Indian one");
    is_str(on_day("TMT", "2014-12-31"), "2.85", "the manat before its devaluation");
    is_str(on_day("TMT", "2015-01-01"), "3.5", "the manat behind it");
    is_str(on_day("DEM", "2003-01-02"), "nothing", "the mark is no more");
    is_str(on_day("XYZ", "2023-05-17"), "nothing", "no such currency");
    is_str(on_day("EUR", "2031-01-01"), "nothing", "beyond the file");
    is_str(on_day("EUR", "1998-12-31"), "nothing", "before the file");
    ay_dec v;
    ok(!ay_rate_day("EUR", AY_NO_DAY, &v), "no day, no rate");
}

static void test_periods(void) {
    is_str(in_month("CNY", 2023, 4), "6.8876", "yuan in April 2023");
    is_str(in_month("CNY", 1980, 12), "nothing", "before the file");
    is_str(in_month("CNY", 2023, 13), "nothing", "no such month");
    is_str(in_month("TRY", 2023, 12), "29.0951", "a month that only the daily file knows");
    is_str(in_month("GBP", 1985, 2), "0.9148", "the pound at its lowest");
    is_str(in_year("CNY", 2022), "6.73062", "yuan in 2022");
    is_str(in_year("EUR", 2026), "nothing", "a year that is not over");
    is_str(mean("USD", "CNY", "2023-01-01", "2023-04-30"), "6.85172", "January to April 2023");
    is_str(mean("CNY", "USD", "2023-04-01", "2023-04-30"), "0.145188",
        "the other way round: 1/6.8876");
    is_str(mean("USD", "CNY", "2023-05-15", "2023-05-19"), "6.99041", "a week, of days");
    is_str(
        mean("GBP", "CNY", "2023-05-01", "2023-05-31"), "8.72085", "a cross of two months' means");
    is_str(mean("USD", "USD", "1950-01-01", "1950-01-31"), "nothing", "nothing is known of 1950");
}

static void test_spans(void) {
    is_str(span("USD", "CNY", "2023-05-15", "2023-05-19"), "6.95302 7.027 days", "a week of yuan");
    is_str(span("CNY", "USD", "2023-05-17", "2023-05-17"), "0.142934 0.142934 days", "one day");
    is_str(span("EUR", "GBP", "2023-05-20", "2023-05-21"), "0.8684 0.8684 days",
        "a weekend has Friday's rate");
    is_str(span("USD", "DEM", "1992-01-10", "1992-03-05"), "1.5788 1.6616 months",
        "marks before the euro");
    is_str(span("EUR", "CNY", "2004-05-10", "2004-06-10"), "9.93292 10.0531 months",
        "yuan before the daily file");
    is_str(span("USD", "RUB", "2022-02-10", "2022-03-10"), "nothing",
        "a span that the file covers in part");
    is_str(span("USD", "EUR", "2026-06-01", "2026-08-31"), "nothing", "beyond the end of the file");
    is_str(span("USD", "EUR", "2023-02-01", "2023-01-01"), "nothing",
        "a span that ends before it starts");
    is_str(span("SAR", "QAR", "2023-01-01", "2023-12-31"), "0.970667 0.970667 days",
        "two pegs to one dollar");
    is_str(
        span("USD", "TMT", "2014-12-20", "2015-01-10"), "nothing", "a peg that changed on the way");
}

// What a conversion at the rate of the day looks like: 173.05 billion yuan called 24.8 billion
// dollars.
static void test_nearest(void) {
    ay_dec half = ay_dec_make(5, -3), tenth = ay_dec_make(5, -2), rate;
    ay_interval yuan = ay_around(ay_dec_make(17305, -2), half),
                dollars = ay_around(ay_dec_make(248, -1), tenth);
    ay_interval implied = ay_idiv(yuan, dollars);
    ay_day day;
    ok(ay_rate_nearest_day("USD", "CNY", on("2023-04-19"), on("2023-05-16"), implied, &day, &rate),
        "a day is found");
    is_text(ay_day_text(&arena, day), "2023-05-16", "the latest one");
    is_text(ay_dec_show(&arena, rate, 4), "6.966", "and its rate");
    ok(!ay_rate_nearest_day("USD", "CNY", on("2023-01-01"), on("2023-01-31"), implied, &day, &rate),
        "none in January");
    ok(!ay_rate_nearest_day(
           "USD", "CNY", on("2023-05-20"), on("2023-05-21"), AY_EVERYTHING, &day, &rate),
        "a weekend has no fixing");
    ok(!ay_rate_nearest_day(
           "USD", "KZT", on("2023-05-01"), on("2023-05-31"), AY_EVERYTHING, &day, &rate),
        "nothing on file");
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    test_days();
    test_periods();
    test_spans();
    test_nearest();
    ay_arena_release(&arena);
    return done();
}
