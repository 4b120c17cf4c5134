// The lexicon and the tables behind it: words, phrases, senses, spellings; and that the name tables
// agree with each other.
#include "../tap.h"

#include "base/calendar.h"
#include "base/utf8.h"
#include "table/compiled.h"
#include "text/text.h"

// The state behind a phrase, 0 when the lexicon has none that begins so.
static ay_state walk(const char *phrase) {
    ay_state state = 0;
    ay_token token;
    uint32_t pos = 0, len = (uint32_t)strlen(phrase);
    for (bool first = true; ay_token_next(phrase, len, &pos, &token); first = false) {
        char folded[256];
        size_t n = ay_utf8_fold(phrase + token.span.start, ay_span_length(token.span), folded);
        ay_word word = token.mark ? ay_word_find(&token.mark, 1) : ay_word_find(folded, n);
        state = first ? ay_lexicon_enter(word) : ay_lexicon_step(state, word);
        if (state == 0) return 0;
    }
    return state;
}

// Has the phrase a sense in this column of this table? Its row, or -1.
static int row_of(const char *phrase, uint8_t table, uint8_t column) {
    uint32_t n;
    const ay_sense *senses = ay_lexicon_senses(walk(phrase), &n);
    for (uint32_t i = 0; i < n; i++)
        if (senses[i].table == table && senses[i].column == column) return senses[i].row;
    return -1;
}

static void words(void) {
    uint32_t lost = 0;
    for (uint32_t slot = 0; slot < AY_LEXICON_WORDS; slot++) {
        uint32_t start = ay_lexicon_word_at[slot], end = ay_lexicon_word_at[slot + 1];
        lost += ay_word_find(ay_lexicon_word_bytes + start, end - start) != slot + 1;
    }
    is_int(lost, 0, "each of %d words has the number of its slot", (int)AY_LEXICON_WORDS);
    is_int(ay_word_find("", 0), 0, "the empty word has no number");
    is_int(ay_word_find("kazakhstanx", 11), 0, "an unknown word has none");
    is_int(ay_word_find("Kazakhstan", 10), 0, "an unfolded word has none");
    ok(ay_word_find("kazakhstan", 10) != 0, "a known word has one");
    is_int(ay_word_find("kazakh\0stan", 11), 0, "a NUL is an ordinary byte");
}

static void states(void) {
    uint32_t unsorted = 0, outside = 0;
    for (uint32_t s = 0; s < AY_LEXICON_STATES; s++) {
        uint32_t first = ay_lexicon_child[s], end = ay_lexicon_child[s + 1];
        outside += first > end || end > AY_LEXICON_STATES || (first < end && first <= s);
        for (uint32_t k = first; k < end; k++) {
            if (k > first) unsorted += ay_lexicon_label[k - 1] >= ay_lexicon_label[k];
            ay_state next =
                s ? ay_lexicon_step(s, ay_lexicon_label[k]) : ay_lexicon_enter(ay_lexicon_label[k]);
            outside += next != k;
        }
    }
    is_int(unsorted, 0, "the steps out of a state are sorted");
    is_int(outside, 0, "every state is reached by its step, later than the state before");
    is_int(ay_lexicon_step(0, 1), 0, "no step leads out of nowhere");
    is_int(ay_lexicon_enter(0), 0, "an unknown word begins no phrase");
    is_int(ay_lexicon_enter(UINT32_MAX), 0, "a word beyond the last neither");
    is_int(ay_lexicon_step(UINT32_MAX, 1), 0, "no step leads out of a state beyond the last");
    uint32_t n = 1;
    ay_lexicon_senses(0, &n);
    is_int(n, 0, "nowhere has no senses");
}

static void phrases(void) {
    int kaz = row_of("Kazakhstan", AY_TABLE_STATE, AY_COLUMN_STATE_NAMES);
    ok(kaz >= 0 && strcmp(ay_state_rows[kaz].code, "KAZ") == 0, "a name finds its row");
    is_int(row_of("republic of kazakhstan", AY_TABLE_STATE, AY_COLUMN_STATE_NAMES), kaz,
        "and so does another one, in any case");
    is_int(row_of("Kazakh", AY_TABLE_STATE, AY_COLUMN_STATE_DEMONYMS), kaz,
        "a demonym is of its own column");
    is_int(row_of("Kazakh", AY_TABLE_STATE, AY_COLUMN_STATE_NAMES), -1, "and of no other");
    ok(walk("republic of") != 0, "the beginning of a phrase is a state");
    uint32_t n;
    ay_lexicon_senses(walk("republic of"), &n);
    is_int(n, 0, "without senses");
    is_int(walk("republic of nowhere"), 0, "what goes on as no phrase does is none");
    ok(row_of("Bosnia–Herzegovina", AY_TABLE_STATE, AY_COLUMN_STATE_NAMES) >= 0, "dashes are one");
    ok(row_of("Côte d’Ivoire", AY_TABLE_STATE, AY_COLUMN_STATE_NAMES) >= 0, "apostrophes are one");
}

static void spellings(void) {
    int usa = row_of("u.s.", AY_TABLE_STATE, AY_COLUMN_STATE_SHORT);
    ok(usa >= 0 && strcmp(ay_state_rows[usa].code, "USA") == 0,
        "an abbreviation is found in any case");
    ay_sense shorts = {AY_TABLE_STATE, AY_COLUMN_STATE_SHORT, (uint16_t)usa};
    ay_sense names = {AY_TABLE_STATE, AY_COLUMN_STATE_NAMES, (uint16_t)usa};
    ok(ay_sense_is_exact(shorts), "its column counts case");
    ok(!ay_sense_is_exact(names), "the names' does not");
    ok(ay_sense_exact(shorts, "U.S.", 4), "as written");
    ok(ay_sense_exact(shorts, "US", 2), "as written without points");
    ok(!ay_sense_exact(shorts, "us", 2), "not in lower case");
    ok(!ay_sense_exact(shorts, "U.S.A", 6), "not with a byte too many");
    ok(!ay_sense_exact(shorts, "", 0), "not empty");
    ok(ay_sense_exact(shorts, "U. \n S.", 7), "white space is one blank");
    ok(!ay_sense_exact(shorts, "U .S.", 5), "but only where there is one");
    ok(!ay_sense_exact(names, "United States", 13),
        "a column that does not count case has no spellings");
}

// ---- the name tables ----------------------------------------------------------------------------

static bool is_state(const char *code) {
    for (uint32_t i = 0; i < ay_state_count; i++)
        if (strcmp(ay_state_rows[i].code, code) == 0) return true;
    return false;
}

static bool is_group(const char *code) {
    for (uint32_t i = 0; i < ay_group_count; i++)
        if (strcmp(ay_group_rows[i].code, code) == 0) return true;
    return false;
}

static bool is_day(const char *text) {
    ay_day day;
    return text[0] == 0 || ay_day_parse(text, strlen(text), &day);
}

static void tables(void) {
    for (uint32_t i = 0; i < ay_member_count; i++) {
        const struct ay_member *m = &ay_member_rows[i];
        if (is_group(m->group) && is_state(m->state) && is_day(m->from) && is_day(m->to) &&
            (!m->to[0] || strcmp(m->from, m->to) < 0))
            continue;
        ok(false, "member %s of %s, %s to %s", m->state, m->group, m->from, m->to);
    }
    ok(ay_member_count > 0,
        "every member is a known state in a known group, over a time that exists");
    for (uint32_t i = 0; i < ay_city_count; i++) {
        const struct ay_city *c = &ay_city_rows[i];
        bool land = c->sort == AY_PLACE_CITY || c->sort == AY_PLACE_REGION;
        if (land ? !is_state(c->state) : c->state[0] != 0) ok(false, "the state of %s", c->name);
    }
    ok(ay_city_count > 0, "every city and region is in a known state, waters in none");
    for (uint32_t i = 0; i < ay_organisation_count; i++)
        if (ay_organisation_rows[i].state[0] && !is_state(ay_organisation_rows[i].state))
            ok(false, "the state of %s", ay_organisation_rows[i].name);
    ok(ay_organisation_count > 0, "the states of organisations are known");
    for (uint32_t i = 0; i < ay_state_count; i++)
        if (!is_day(ay_state_rows[i].from) || !is_day(ay_state_rows[i].to))
            ok(false, "the days of %s", ay_state_rows[i].code);
    ok(ay_state_count > 190, "states have days that exist");
}

// The years of the moon follow each other without a gap; the feasts of a list have days that exist,
// in order; every feast of a list has one.
static void feasts(void) {
    for (uint32_t i = 0; i + 1 < ay_moonyear_count; i++) {
        const struct ay_moonyear *y = &ay_moonyear_rows[i], *next = y + 1;
        if (strncmp(y->id, next->id, 5) != 0) continue; // the next calendar
        ay_day first = AY_NO_DAY, then = AY_NO_DAY;
        bool days = ay_day_parse(y->first, strlen(y->first), &first) &&
                    ay_day_parse(next->first, strlen(next->first), &then);
        for (const char *m = y->months; *m; m++) first += *m == '1' ? 30 : 29;
        if (!days || first != then) ok(false, "%s ends where %s begins", y->id, next->id);
    }
    ok(ay_moonyear_count > 0, "years of the moon follow each other");
    for (uint32_t i = 0; i < ay_feastday_count; i++) {
        ay_day last = AY_NO_DAY, day;
        for (const char *at = ay_feastday_rows[i].days; *at; at += strspn(at, " ")) {
            bool good = ay_day_parse(at, strcspn(at, " "), &day) && day > last;
            if (!good) ok(false, "%s: %.10s", ay_feastday_rows[i].id, at);
            last = day;
            at += strcspn(at, " ");
        }
    }
    ok(ay_feastday_count > 0, "listed feasts have days that exist, in order");
    for (uint32_t i = 0; i < ay_feast_count; i++) {
        const struct ay_feast *f = &ay_feast_rows[i];
        uint32_t k = 0;
        while (k < ay_feastday_count && strcmp(ay_feastday_rows[k].id, f->list) != 0) k++;
        if ((f->rule == AY_FEAST_LISTED) != (k < ay_feastday_count)) ok(false, "list %s", f->list);
    }
    ok(ay_feast_count > 0, "a feast has a list where its rule asks for one");
}

int main(void) {
    words();
    states();
    phrases();
    spellings();
    tables();
    feasts();
    return done();
}
