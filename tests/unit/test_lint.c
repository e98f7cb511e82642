#include "small_plant.h"

/* Compile with the linter; what it says, to be freed. */
static char *lint(const char *text)
{
    struct small_plant plant = {
        .folder = scratch_create(),
        .arena = sw_arena_create(),
        .diagnostics = sw_diagnostics_create(),
    };
    scratch_write(plant.folder, "plant.yaml", text);
    char *path = scratch_path(plant.folder, "plant.yaml");
    struct sw_reader reader = {
        .arena = plant.arena, .diagnostics = plant.diagnostics, .lint = true};
    const struct sw_node *root = sw_document_read(&reader, path);
    if (root != NULL && sw_diagnostics_errors(plant.diagnostics) == 0) {
        plant.model = sw_model_compile(&reader, root, NULL);
    }
    char *shown = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&shown, &length);
    assert_non_null(memory);
    sw_diagnostics_print(plant.diagnostics, memory);
    assert_int_equal(fclose(memory), 0);
    if (plant.model == NULL) {
        fail_msg("refused:\n%s", shown);
    }
    sw_free(path);
    small_plant_clear(&plant);
    return shown;
}

static void check_warned(const char *text, const char *says)
{
    char *shown = lint(text);
    if (strstr(shown, says) == NULL) {
        fail_msg("'%s' is not among:\n%s", says, shown);
    }
    free(shown);
}

static void check_quiet(const char *text)
{
    char *shown = lint(text);
    if (shown[0] != '\0') {
        fail_msg("warned:\n%s", shown);
    }
    free(shown);
}

/* A mill that rolls 100 t/h in half of its time, 1,200 t a day, and is asked
 * for 500 t. */
#define PLANT(mill, product, roll, slot, more)                                 \
    "format: 1\n"                                                              \
    "name: lint\n"                                                             \
    "run: { length: 100 d }\n"                                                 \
    "calendars: { day: { kind: weekly, open: { mon-sun: [\"00:00-12:00\"] } "  \
    "} }\n"                                                                    \
    "resources: { mill: { calendar: day" mill " } }\n"                         \
    "classes: { standard: {}, rush: {} }\n"                                    \
    "products: { coil: { route: way, coil: { unit: 20 t }" product " } }\n"    \
    "routes: { way: { order: [book], lots: [roll, ship] } }\n"                 \
    "demand: { d: { kind: orders, every: 1 d, tonnes: 500 t, products: { "     \
    "coil: 100 % } } }\n"                                                      \
    "steps:\n"                                                                 \
    "  roll: { kind: process, resource: mill, " roll " }\n"                    \
    "  book: { kind: slot, of: mill, bucket: 10 d, " slot " }\n"               \
    "  ship: { kind: transport, time: 1 d, load: 20 t" more " }\n"
#define ROLL "rate: 100 t/h"
#define SLOT "rate: 2400 t/d, frozen: 7 d"

static void a_scenario_in_which_all_is_well_is_not_warned_of(void **state)
{
    (void)state;
    check_quiet(PLANT("", "", ROLL, SLOT, ""));
}

/* A problem that is found at `found`, of two steps. */
#define HOLDS(product, found, type)                                            \
    "format: 1\n"                                                              \
    "name: holds\n"                                                            \
    "run: { length: 100 d }\n"                                                 \
    "products: { coil: { route: way" product " } }\n"                          \
    "routes: { way: { lots: [roll, { choose: { form: 50 %, bend: 50 % } }] "   \
    "}, solving: { problem: [look] } }\n"                                      \
    "demand: { d: { kind: orders, every: 1 d, tonnes: 50 t, products: { "      \
    "coil: "                                                                   \
    "100 % } } }\n"                                                            \
    "steps:\n"                                                                 \
    "  roll: { kind: delay, time: 1 h }\n"                                     \
    "  form: { kind: delay, time: 1 h }\n"                                     \
    "  bend: { kind: delay, time: 1 h }\n"                                     \
    "  look: { kind: delay, time: 1 h }\n"                                     \
    "problems: { types: { torn: { probability: 1 %, route: solving, found: "   \
    "{ " found " }" type " } } }\n"

static void a_problem_that_can_hold_nothing_is_warned_of(void **state)
{
    (void)state;
    check_warned(HOLDS("", "form: 50 %, bend: 50 %", ", hold: yes"),
                 "'torn' holds nothing: the lot has come to the end of its "
                 "route behind 'form', 'bend', where it is found [W292]");
    check_warned(HOLDS("", "roll: 0 %, form: 50 %", ", hold: yes"), "[W292]");
    check_warned(HOLDS("", "form: 50 %", ", hold: yes, scope: order"),
                 "[W292]");
    check_quiet(HOLDS("", "form: 50 %", ""));
    check_quiet(HOLDS("", "form: 50 %, roll: 50 %", ", hold: yes"));
}

static void what_a_problem_holds_may_be_other_lots(void **state)
{
    (void)state;
    check_quiet(HOLDS(", coil: { unit: 20 t }", "form: 50 %",
                      ", hold: yes, scope: order"));
    check_warned(HOLDS(", coil: { unit: 20 t }", "form: 50 %", ", hold: yes"),
                 "[W292]");
}

static void a_stage_that_is_nearly_one_with_a_meaning_is_warned_of(void **state)
{
    (void)state;
#define STAGES(names) HOLDS("", "form: 50 %", " } }, stages: { " names ": { ")
    check_warned(STAGES("dispostion"),
                 "stage 'dispostion' has no meaning [W297]");
    check_warned(STAGES("dispostion"), "did you mean 'disposition'?");
    check_warned(STAGES("cause"), "did you mean 'cause_found'?");
    check_quiet(STAGES("contained: {}, triaged: {}, closed: {}, answered"));
    check_quiet(STAGES("settled: {}, settled_fully"));
#undef STAGES
}

/* ------------------------------------------------------ what is there now - */

static void what_nothing_names_is_warned_of(void **state)
{
    (void)state;
    const char *text = PLANT("", "", ROLL, SLOT,
                             " }\n  press: { kind: delay, time: 1 h }\n"
                             "  unused: { kind: delay, time: 1 h");
    check_warned(text, "no route leads to the step 'press' [W247]");
    check_warned(text, "no route leads to the step 'unused' [W247]");
}

static void work_that_cannot_be_done_in_one_opening_is_warned_of(void **state)
{
    (void)state;
    check_warned(PLANT(", over_shift: must_fit", "", "time: 13 h", SLOT, ""),
                 "'roll' may need 13 h at a time for 'coil', but 'mill', whose "
                 "work must fit, is open for 12 h at most [W248]");
}

static void a_lead_time_below_the_work_is_warned_of(void **state)
{
    (void)state;
    check_warned(
        PLANT("", ", standard_lead_time: 1 d", ROLL, SLOT, ""),
        "the standard lead time of 'coil', 1 d, is shorter than its work "
        "alone, 1.008 d [W249]");
    check_quiet(PLANT("", ", standard_lead_time: 2 d", ROLL, SLOT, ""));
}

static void a_resource_that_is_asked_for_too_much_is_warned_of(void **state)
{
    (void)state;
    check_warned(PLANT("", "", "rate: 40 t/h", "rate: 960 t/d", ""),
                 "'mill' is asked for 104.2 % of what it can do [W241]");
}

/* ------------------------------------------------------------------ slots - */

/* Of its open time: 2,400 t/d. With repairs of an hour after nine it is up for
 * nine tenths. */
static void a_slot_that_sells_more_than_can_be_done_is_warned_of(void **state)
{
    (void)state;
#define FALLS                                                                  \
    ", breakdowns: { gear: { every: \"exponential(mean 9 h)\", repair: 1 h } " \
    "}"
    check_quiet(PLANT("", "", ROLL, "rate: 2600 t/d", ""));
    check_warned(PLANT("", "", ROLL, "rate: 2700 t/d", ""),
                 "'book' sells 2700 t/d of 'mill', which can do 2400 t/d of "
                 "its mix while it is open [W280]");
    check_warned(PLANT(FALLS, "", ROLL, "rate: 2600 t/d", ""),
                 "'book' sells 2600 t/d of 'mill', which can do 2160 t/d");
}

static void a_quota_that_comes_back_frozen_is_warned_of(void **state)
{
    (void)state;
#define QUOTA(returned)                                                        \
    SLOT ", quotas: { own: { products: [coil], rate: 500 t/d, "                \
         "returned: " returned " } }"
    check_warned(PLANT("", "", ROLL, QUOTA("6 d"), ""),
                 "the quota 'own' is returned 6 d before a bucket starts, "
                 "which is frozen 7 d before [W281]");
    check_quiet(PLANT("", "", ROLL, QUOTA("7 d"), ""));
    /* Who displaces others may book it. */
    check_quiet(PLANT("", "", ROLL,
                      QUOTA("6 d") ", displace: { rush: { moves: [standard], "
                                   "frozen: 2 d } }",
                      ""));
}

/* ------------------------------------------------------------------ lanes - */

#define CLOSED(months)                                                         \
    ", closures: { first: { months: [jan, feb, mar, apr, may, jun] }, "        \
    "second: { months: [" months "] } }"

static void a_lane_that_is_never_open_is_warned_of(void **state)
{
    (void)state;
    check_warned(
        PLANT("", "", ROLL, SLOT, CLOSED("jul, aug, sep, oct, nov, dec")),
        "'ship' is closed in all months of the year [W285]");
    check_quiet(PLANT("", "", ROLL, SLOT, CLOSED("jul, aug, sep, oct, nov")));
}

/* -------------------------------------------------------------- campaigns - */

#define CYCLE(every)                                                           \
    "format: 1\n"                                                              \
    "name: cycle\n"                                                            \
    "run: { length: 100 d }\n"                                                 \
    "resources: { line: {} }\n"                                                \
    "products:\n"                                                              \
    "  a: { route: way }\n"                                                    \
    "  b: { route: way }\n"                                                    \
    "routes: { way: { lots: [coat] } }\n"                                      \
    "demand: { d: { kind: orders, every: 1 d, tonnes: 5 t, products: { "       \
    "a: 50 %, b: 50 % } } }\n"                                                 \
    "steps:\n"                                                                 \
    "  coat: { kind: campaign, resource: line, time: 1 h, change: 8 h, "       \
    "families: { one: { when: { product: a }, every: " every                   \
    " }, two: { else: yes } } }\n"

static void a_cycle_shorter_than_its_changeover_is_warned_of(void **state)
{
    (void)state;
    check_warned(CYCLE("6 h"),
                 "the family 'one' may open every 6 h, but the changeover to "
                 "it takes 8 h [W270]");
    check_quiet(CYCLE("9 h"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scenario_in_which_all_is_well_is_not_warned_of),
        cmocka_unit_test(a_problem_that_can_hold_nothing_is_warned_of),
        cmocka_unit_test(what_a_problem_holds_may_be_other_lots),
        cmocka_unit_test(
            a_stage_that_is_nearly_one_with_a_meaning_is_warned_of),
        cmocka_unit_test(what_nothing_names_is_warned_of),
        cmocka_unit_test(work_that_cannot_be_done_in_one_opening_is_warned_of),
        cmocka_unit_test(a_lead_time_below_the_work_is_warned_of),
        cmocka_unit_test(a_resource_that_is_asked_for_too_much_is_warned_of),
        cmocka_unit_test(a_slot_that_sells_more_than_can_be_done_is_warned_of),
        cmocka_unit_test(a_quota_that_comes_back_frozen_is_warned_of),
        cmocka_unit_test(a_lane_that_is_never_open_is_warned_of),
        cmocka_unit_test(a_cycle_shorter_than_its_changeover_is_warned_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
