// Tokens: kinds, flags, marks; the depth of quotation; the phrases that start at a token and their
// order; the questions that later stages ask of a text.
#include "spot/spot.h"

#include "../tap.h"

static ay_arena arena;
static ay_doc doc;
static ay_text text;

static void read(const char *words) {
    static ay_textblock block;
    ay_arena_reset(&arena);
    uint32_t len = (uint32_t)strlen(words);
    block = (ay_textblock){.span = {0, len}, .kind = AY_BLOCK_BODY};
    doc = (ay_doc){.arena = &arena, .text = {words, len}, .blocks = &block, .n_blocks = 1};
    doc.published = doc.published_to = AY_NO_DAY;
    ay_text_read(&arena, &doc, &text);
}

// The tokens of `words`, joined by '|'.
static void splits(const char *words, const char *wanted) {
    char got[512];
    size_t n = 0;
    uint32_t pos = 0, len = (uint32_t)strlen(words);
    ay_token token;
    while (ay_token_next(words, len, &pos, &token)) {
        if (n + ay_span_length(token.span) + 2 > sizeof got) break;
        if (n) got[n++] = '|';
        memcpy(got + n, words + token.span.start, ay_span_length(token.span));
        n += ay_span_length(token.span);
    }
    got[n] = 0;
    is_str(got, wanted, "%s", words);
}

static void test_splitting(void) {
    splits("", "");
    splits("  \n ", "");
    splits("Exports grew 5.5%.", "Exports|grew|5.5|%|.");
    splits("1,234.50 and 31.11.2022, 7.", "1,234.50|and|31.11.2022|,|7|.");
    splits("40m COVID-19 G7 USD34.6", "40|m|COVID|-|19|G|7|USD|34.6");
    splits("Uzbekistan's don't 1990's", "Uzbekistan|'s|don|'t|1990|'s");
    splits("the workers' pay, 'so' he said", "the|workers|'|pay|,|'|so|'|he|said");
    splits("\xE2\x80\x9CYes\xE2\x80\x9D \xE2\x82\xAC" "5\xE2\x80\x93" "6",
        "\xE2\x80\x9C|Yes|\xE2\x80\x9D|\xE2\x82\xAC|5|\xE2\x80\x93|6");
    splits("\xD0\x90\xD0\xBB\xD0\xBC\xD0\xB0\xD1\x82\xD1\x8B e\xCC\x81t\xC3\xA9",
        "\xD0\x90\xD0\xBB\xD0\xBC\xD0\xB0\xD1\x82\xD1\x8B|e\xCC\x81t\xC3\xA9");
}

static void test_flags(void) {
    read("The US grew.\nIt (\xE2\x80\x94 so) rose");
    const ay_token *t = text.tokens;
    ok(t[0].flags & AY_TOK_BLOCK && t[0].flags & AY_TOK_SPACE, "the first opens its block");
    ok(t[0].flags & AY_TOK_UPPER && !(t[0].flags & AY_TOK_CAPS), "The: a capital");
    ok(t[1].flags & AY_TOK_CAPS, "US: all capitals");
    ok(!(t[3].flags & AY_TOK_SPACE) && t[3].mark == '.', "the point touches");
    ok(t[4].flags & AY_TOK_LINE && t[4].flags & AY_TOK_SENTENCE, "It: a new line and sentence");
    is_int(t[6].mark, '-', "a dash of any shape is marked '-'");
    is_int(t[6].kind, AY_TOK_PUNCT, "and is punctuation");
    is_int(text.n_sentences, 2, "sentences");
    is_int(t[5].sentence, 1, "a token knows its sentence");
}

static void test_quotes(void) {
    read("He said \"it is 'late' now\" and left.");
    uint32_t late = ay_token_from(&text, 16), left = ay_token_from(&text, 31);
    is_text(ay_token_str(&text, late), "late", "the token at an offset");
    is_int(text.tokens[late].quote, 2, "two deep");
    is_text(ay_token_str(&text, left), "left", "behind the quotation");
    is_int(text.tokens[left].quote, 0, "outside again");
    is_int(text.tokens[0].quote, 0, "in front");
}

static void test_phrases(void) {
    read("It lent 5 Hong Kong dollars, 7 per cent more.");
    uint32_t n = 0, first = 0;
    int32_t row = ay_phrase_at(&text, 3, AY_TABLE_CURRENCY, &n);
    ok(row >= 0 && strcmp(ay_currency_rows[row].code, "HKD") == 0, "the longest currency");
    is_int(n, 3, "its tokens");
    ok(ay_phrase_before(&text, 6, AY_TABLE_CURRENCY, &first) == row, "the one that ends before");
    is_int(first, 3, "and where it starts");
    is_int(ay_phrase_at(&text, 0, AY_TABLE_CURRENCY, &n), -1, "none at the start");
    is_int(ay_phrase_at(&text, 99, AY_TABLE_CURRENCY, &n), -1, "none behind the end");
    row = ay_phrase_at(&text, 8, AY_TABLE_UNIT, &n);
    ok(row >= 0 && strcmp(ay_unit_rows[row].ucum, "%") == 0 && n == 2, "per cent");
    for (uint32_t k = 1; k < text.n_phrases; k++) {
        const ay_phrase *a = &text.phrases[k - 1], *b = &text.phrases[k];
        bool order = a->token < b->token || (a->token == b->token && a->n_tokens >= b->n_tokens);
        if (!order) {
            ok(order, "phrases at %u stand in order", b->token);
            return;
        }
    }
    ok(true, "phrases stand in the order of tokens, longest first");
}

static void test_exact(void) {
    uint32_t n;
    read("US aid, us too");
    ok(ay_phrase_at(&text, 0, AY_TABLE_STATE, &n) >= 0, "US is a state");
    is_int(ay_phrase_at(&text, 3, AY_TABLE_STATE, &n), -1, "us is not");
}

static void test_cues(void) {
    int32_t arg = 0;
    read("Sales rose by more than 5 units.");
    is_int(ay_cue_before(&text, 5, AY_CUE_HEDGE, &arg), 2, "a hedge of two words ends before");
    is_int(arg, AY_MOD_MORE, "its argument");
    is_int(ay_cue_at(&text, 1, AY_CUE_RISE, NULL), 1, "a rise stands there");
    is_int(ay_cue_find(&text, 0, 6, AY_CUE_RISE, NULL), 1, "and is found");
    is_int(ay_cue_find(&text, 2, 6, AY_CUE_FALL, NULL), AY_NONE, "another one is not");
    ok(ay_token_is(&text, 0, "sales") && !ay_token_is(&text, 0, "sale"), "words without case");
    ok(!ay_token_is(&text, 99, "sales"), "no token behind the end");
    is_int(ay_mark(&text, 99), 0, "no mark behind the end");
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard) != 0) return 1;
    test_splitting();
    test_flags();
    test_quotes();
    test_phrases();
    test_exact();
    test_cues();
    ay_arena_release(&arena);
    return done();
}
