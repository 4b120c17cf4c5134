// The forms that the table compiler makes of a verb in a table, as a phrase each.
#include "../../tools/tablec.h"

#include "../tap.h"

static ay_arena arena;

// `want` has base, third person, past, participle and -ing, parted by '|'; a participle that is the
// past is empty.
static void verb(const char *in, const char *want) {
    tablec self = {.arena = &arena};
    ay_str out[TABLEC_VERB_FORMS];
    tablec_inflect(&self, (ay_str){in, (uint32_t)strlen(in)}, out);
    char got[256];
    size_t n = 0;
    for (int i = 0; i < TABLEC_VERB_FORMS; i++)
        n += (size_t)snprintf(
            got + n, sizeof got - n, "%s%.*s", i ? "|" : "", (int)out[i].len, out[i].at);
    is_str(got, want, "%s", in);
}

static void test_regular(void) {
    verb("sign", "sign|signs|signed||signing");
    verb("accuse", "accuse|accuses|accused||accusing");
    verb("agree", "agree|agrees|agreed||agreeing");
    verb("carry", "carry|carries|carried||carrying");
    verb("deploy", "deploy|deploys|deployed||deploying");
    verb("tie", "tie|ties|tied||tying");
    verb("veto", "veto|vetoes|vetoed||vetoing");
    verb("impeach", "impeach|impeaches|impeached||impeaching");
    verb("push", "push|pushes|pushed||pushing");
    verb("discuss", "discuss|discusses|discussed||discussing");
    verb("tax", "tax|taxes|taxed||taxing");
    verb("offer", "offer|offers|offered||offering");
    verb("eye", "eye|eyes|eyed||eyeing");
}

static void test_doubled(void) {
    verb("plan/planned", "plan|plans|planned||planning");
    verb("refer/referred to", "refer to|refers to|referred to||referring to");
    verb("cancel/cancelled", "cancel|cancels|cancelled||cancelling");
    verb("gas/gassed", "gas|gases|gassed||gassing");
    verb("begin/began/begun", "begin|begins|began|begun|beginning");
    verb("overrun/overran/overrun", "overrun|overruns|overran|overrun|overrunning");
    verb("cut/cut off", "cut off|cuts off|cut off||cutting off");
    verb("shed/shed", "shed|sheds|shed||shedding");
    verb("quit/quit", "quit|quits|quit||quitting");
}

static void test_irregular(void) {
    verb("give/gave/given up", "give up|gives up|gave up|given up|giving up");
    verb("meet/met", "meet|meets|met||meeting");
    verb("draw/drew/drawn down", "draw down|draws down|drew down|drawn down|drawing down");
    verb("lead/led", "lead|leads|led||leading");
    verb("fight/fought", "fight|fights|fought||fighting");
    verb("burn/burned/burnt", "burn|burns|burned|burnt|burning");
    verb("die/died/died/dying", "die|dies|died||dying");
    verb("panic/panicked/panicked/panicking", "panic|panics|panicked||panicking");
}

static void test_phrases(void) {
    verb("call on", "call on|calls on|called on||calling on");
    verb("lay/laid siege to", "lay siege to|lays siege to|laid siege to||laying siege to");
    verb("condemn in the strongest terms",
        "condemn in the strongest terms|condemns in the strongest terms|"
        "condemned in the strongest terms||condemning in the strongest terms");
}

int main(void) {
    jmp_buf guard;
    ay_arena_init(&arena, (ay_memory){0}, 0);
    arena.guard = &guard;
    if (setjmp(guard)) return 1;
    test_regular();
    test_doubled();
    test_irregular();
    test_phrases();
    ay_arena_release(&arena);
    return done();
}
