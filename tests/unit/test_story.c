#include "cases.h"
#include "small_plant.h"

#include "steelway/story.h"
#include "steelway/study.h"

/* Two orders of two coils share a machine and heats of 30 t; the second coil of
 * the second order, and with it the fourth of all, comes last. */
#define PLANT                                                                  \
    "format: 1\n"                                                              \
    "name: told\n"                                                             \
    "run: { length: 400 d, limit: 400 d, quantiles: [] }\n"                    \
    "resources: { machine: { units: 1 } }\n"                                   \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "milestones: { delivered: { after: [truck] } }\n"                          \
    "routes:\n"                                                                \
    "  way:\n"                                                                 \
    "    order: [pay]\n"                                                       \
    "    lots: [heat, cast, { together: [cool, test] }, truck, use]\n"         \
    "demand:\n"                                                                \
    "  site: { kind: orders, first: 0 h, every: 1 h, count: 2,"                \
    " products: { coil: 100 % }, tonnes: 20 t }\n"                             \
    "steps:\n"                                                                 \
    "  pay: { kind: delay, time: 1 h }\n"                                      \
    "  heat: { kind: batch, size: 30 t, max_wait: 10 h }\n"                    \
    "  cast: { kind: process, per: batch, resource: machine, time: 2 h }\n"    \
    "  cool: { kind: delay, time: 5 h }\n"                                     \
    "  test: { kind: delay, time: 2 h }\n"                                     \
    "  truck: { kind: delay, time: 3 h, counts_as: transport }\n"              \
    "  use: { kind: delay, time: 1 h }\n"

struct told {
    struct small_plant plant;
    struct sw_story story;
    struct sw_error err;
    bool found;
};

static void tell_of(struct told *told, const char *plant, const char *order)
{
    *told = (struct told){0};
    small_plant_compile(&told->plant, plant);
    assert_non_null(told->plant.model);
    told->found = sw_story_follow(&told->story, told->plant.model,
                                  &(struct sw_replication){1, 1, NULL}, order,
                                  &told->err);
}

static void tell(struct told *told, const char *order)
{
    tell_of(told, PLANT, order);
}

static void clear(struct told *told)
{
    sw_story_clear(&told->story);
    small_plant_clear(&told->plant);
}

static const struct sw_stay *find(const struct told *told, unsigned lot,
                                  const char *step)
{
    for (size_t i = 0; i < told->story.stay_count; i++) {
        const struct sw_stay *stay = &told->story.stays[i];
        if (stay->lot == lot && strcmp(stay->step, step) == 0) {
            return stay;
        }
    }
    fail_msg("lot %u never came to %s", lot, step);
    return NULL;
}

static int64_t hours_of(const struct told *told, const struct sw_stay *stay,
                        const char *class_name)
{
    for (size_t c = 0; c < sw_model_cell_count(told->plant.model); c++) {
        const struct sw_cell_info cell = sw_model_cell(told->plant.model, c);
        if (strcmp(cell.step, stay->step) == 0 &&
            strcmp(cell.class_name, class_name) == 0) {
            return stay->spent_us[c] / SW_HOUR_US;
        }
    }
    return 0;
}

/* Its first coil fills the first heat at 2 h; the other waits until 12 h. */
static void a_story_has_every_stay_of_every_lot(void **state)
{
    (void)state;
    struct told told;
    tell(&told, "site-2");
    assert_true(told.found);
    assert_int_equal(told.story.critical_lot, 2);
    assert_int_equal(find(&told, 0, "pay")->entered_us, SW_HOUR_US);
    const struct sw_stay *heat = find(&told, 2, "heat");
    assert_int_equal(heat->entered_us, 2 * SW_HOUR_US);
    assert_int_equal(heat->left_us, 12 * SW_HOUR_US);
    assert_int_equal(hours_of(&told, heat, "batch"), 10);
    assert_true(heat->critical);
    assert_false(find(&told, 1, "heat")->critical);
    assert_int_equal(hours_of(&told, find(&told, 2, "cast"), "process"), 2);
    assert_int_equal(told.story.order.delivered_us, 22 * SW_HOUR_US);
    assert_int_equal(find(&told, 2, "use")->left_us, 23 * SW_HOUR_US);
    clear(&told);
}

static void a_story_names_those_in_the_same_heat(void **state)
{
    (void)state;
    struct told told;
    tell(&told, "site-2");
    const struct sw_stay *cast = find(&told, 1, "cast");
    assert_int_equal(cast->mate_count, 2);
    assert_string_equal(cast->mates[0].order, "site-1");
    assert_int_equal(cast->mates[0].lot, 1);
    assert_int_equal(cast->mates[1].lot, 2);
    assert_int_equal(find(&told, 2, "cast")->mate_count, 0);
    clear(&told);
}

/* Of cool and test together only the longer counts. */
static void a_story_adds_up_to_the_delivery_time(void **state)
{
    (void)state;
    struct told told;
    tell(&told, "site-2");
    int64_t sum_us = 0;
    int64_t stays_us = 0;
    for (size_t c = 0; c < sw_model_cell_count(told.plant.model); c++) {
        sum_us += told.story.ledger[c];
        for (size_t i = 0; i < told.story.stay_count; i++) {
            const struct sw_stay *stay = &told.story.stays[i];
            if (stay->critical && strcmp(stay->step, "test") != 0 &&
                strcmp(stay->step, "use") != 0) {
                stays_us += stay->spent_us[c];
            }
        }
    }
    assert_int_equal(sum_us, 21 * SW_HOUR_US);
    assert_int_equal(stays_us, 21 * SW_HOUR_US);
    clear(&told);
}

static void an_order_that_is_not_there_is_told_with_one_that_is(void **state)
{
    (void)state;
    struct told told;
    tell(&told, "site-3");
    assert_false(told.found);
    assert_non_null(strstr(told.err.message, "'site-3'"));
    assert_non_null(strstr(told.err.message, "there is 'site-"));
    clear(&told);
}

/* The later of two coils has the problem that is closed first. */
#define BENT_PLANT                                                             \
    "format: 1\n"                                                              \
    "name: bent\n"                                                             \
    "run: { length: 20 d, limit: 20 d, quantiles: [] }\n"                      \
    "resources: { mill: {} }\n"                                                \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { lots: [roll, slit, form] }, slow: { problem: [think] "   \
    "}, quick: { problem: [answer] } }\n"                                      \
    "demand: { site: { kind: orders, first: 0 h, every: 9 d, count: 2, "       \
    "products: { coil: 100 % }, tonnes: 20 t } }\n"                            \
    "steps:\n"                                                                 \
    "  roll: { kind: process, resource: mill, time: 2 h }\n"                   \
    "  slit: { kind: delay, time: 1 h }\n"                                     \
    "  form: { kind: delay, time: 1 h }\n"                                     \
    "  think: { kind: delay, time: 50 h }\n"                                   \
    "  answer: { kind: delay, time: 1 h }\n"                                   \
    "problems: { types: { late: { scope: order, probability: 100 %, found: { " \
    "roll: 100 % }, route: slow }, bent: { probability: 100 %, found: { "      \
    "slit: 100 % }, route: quick, hold: yes, dispositions: { replace: { "      \
    "share: 100 % } } } } }\n"

static void is_problem(const struct told *told, size_t index,
                       enum sw_problem_bond bond, const char *name)
{
    assert_true(index < told->story.problem_count);
    assert_int_equal(told->story.problems[index].bond, bond);
    assert_string_equal(told->story.problems[index].record.problem, name);
}

static void a_story_has_the_problems_as_they_were_found(void **state)
{
    (void)state;
    struct told told;
    tell_of(&told, BENT_PLANT, "site-1");
    assert_int_equal(told.story.problem_count, 3);
    is_problem(&told, 0, SW_BOND_FOUND_ON, "site-1/late");
    is_problem(&told, 1, SW_BOND_FOUND_ON, "site-1/1/bent");
    is_problem(&told, 2, SW_BOND_FOUND_ON, "site-1/2/bent");
    assert_string_equal(told.story.problems[0].record.replacement, "");
    assert_string_equal(told.story.problems[2].record.replacement,
                        "site-1/2/bent/replacement");
    clear(&told);
}

static void a_problem_and_a_replacement_know_of_what_they_are(void **state)
{
    (void)state;
    struct told told;
    tell_of(&told, BENT_PLANT, "site-2/1/bent");
    assert_int_equal(told.story.problem_count, 1);
    is_problem(&told, 0, SW_BOND_IS, "site-2/1/bent");
    assert_string_equal(told.story.problems[0].record.order, "site-2");
    clear(&told);
    tell_of(&told, BENT_PLANT, "site-2/1/bent/replacement");
    is_problem(&told, 0, SW_BOND_REPLACED, "site-2/1/bent");
    is_problem(&told, 1, SW_BOND_FOUND_ON, "site-2/1/bent/replacement/late");
    clear(&told);
    tell(&told, "site-2");
    assert_int_equal(told.story.problem_count, 0);
    clear(&told);
}

struct adding {
    const struct sw_model *model;
    size_t count;
};

/* Two coils are found bent when they leave the rolls, at 1 h and 2 h, and held
 * for 4 h before they are packed; the second then waits for the first. */
#define HELD_PLANT                                                             \
    "format: 1\n"                                                              \
    "name: held\n"                                                             \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "resources: { rolls: {}, packers: {} }\n"                                  \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { lots: [roll, pack] }, solving: { problem: [look] } }\n"  \
    "milestones: { delivered: { after: [pack] } }\n"                           \
    "demand: { site: { kind: orders, first: 0 h, every: 1 d, count: 1, "       \
    "products: { coil: 100 % }, tonnes: 20 t } }\n"                            \
    "steps:\n"                                                                 \
    "  roll: { kind: process, resource: rolls, time: 1 h }\n"                  \
    "  pack: { kind: process, resource: packers, time: 2 h }\n"                \
    "  look: { kind: delay, time: 4 h }\n"                                     \
    "problems:\n"                                                              \
    "  types: { bent: { route: solving, probability: 100 %, found: { roll: "   \
    "100 % }, hold: yes, dispositions: { concession: { share: 100 % } } } }\n"

static void time_for_which_a_lot_is_held_is_told(void **state)
{
    (void)state;
    struct told told;
    tell_of(&told, HELD_PLANT, "site-1");
    assert_true(told.found);
    const struct sw_stay *first = find(&told, 1, "pack");
    assert_int_equal(hours_of(&told, first, "hold"), 4);
    assert_int_equal(hours_of(&told, first, "process"), 2);
    const struct sw_stay *second = find(&told, 2, "pack");
    assert_int_equal(hours_of(&told, second, "hold"), 4);
    assert_int_equal(hours_of(&told, second, "queue"), 1);
    clear(&told);
}

/* The customer's photos are waited for from 2 h to 5 h; then somebody goes. */
#define VISITED_PLANT                                                          \
    "format: 1\n"                                                              \
    "name: visited\n"                                                          \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "products: { coil: { route: way } }\n"                                     \
    "routes: { way: { lots: [roll, pack] }, solving: { problem: [look, "       \
    "photos, decide] } }\n"                                                    \
    "milestones: { delivered: { after: [pack] } }\n"                           \
    "demand: { site: { kind: orders, first: 0 h, every: 1 d, count: 1, "       \
    "products: { coil: 100 % }, tonnes: 20 t } }\n"                            \
    "steps:\n"                                                                 \
    "  roll: { kind: delay, time: 1 h }\n"                                     \
    "  pack: { kind: delay, time: 2 h }\n"                                     \
    "  look: { kind: delay, time: 1 h }\n"                                     \
    "  photos: { kind: hold, owner: customer, time: 9 h }\n"                   \
    "  visit: { kind: delay, time: 2 h }\n"                                    \
    "  decide: { kind: delay, time: 1 h }\n"                                   \
    "problems:\n"                                                              \
    "  types: { bent: { route: solving, probability: 100 %, found: { roll: "   \
    "100 % } } }\n"                                                            \
    "policies:\n"                                                              \
    "  go: { when: { waited: { at: photos, above: 3 h } }, who: { problems: "  \
    "[bent] }, do: [{ detour: { from: [photos], through: [visit] } }] }\n"

static void time_before_a_lot_goes_around_a_step_is_told(void **state)
{
    (void)state;
    struct told told;
    tell_of(&told, VISITED_PLANT, "site-1/1/bent");
    assert_true(told.found);
    const struct sw_stay *photos = find(&told, 1, "photos");
    assert_int_equal(hours_of(&told, photos, "hold"), 3);
    assert_int_equal(photos->left_us, 5 * SW_HOUR_US);
    assert_int_equal(hours_of(&told, find(&told, 1, "visit"), "process"), 2);
    clear(&told);
}

static void add_up(void *self, const struct sw_delivery *delivery)
{
    struct adding *adding = self;
    int64_t sum_us = 0;
    for (size_t c = 0; c < sw_model_cell_count(adding->model); c++) {
        sum_us += delivery->ledger[c];
    }
    assert_int_equal(sum_us, delivery->at_us - delivery->entered_us);
    adding->count++;
}

/* Heats, setups, breakdowns, shifts, parallel tests, remakes, trucks and
 * barges: all of the base plant. */
static void
every_order_of_the_base_plant_adds_up_to_the_microsecond(void **state)
{
    (void)state;
    const char *path = SCENARIOS "/base/base.yaml";
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    const struct sw_study_source source = {.scenarios = &path,
                                           .scenario_count = 1};
    struct sw_study *study = sw_study_open(&source, diagnostics);
    assert_non_null(study);
    struct adding adding = {.model = sw_study_option(study, 0).model};
    const struct sw_observer observer = {.self = &adding, .delivery = add_up};
    struct sw_outcome outcome;
    struct sw_error err;
    assert_true(sw_model_run(adding.model,
                             &(struct sw_replication){1, 1, &observer},
                             &outcome, &err));
    assert_true(adding.count > 1000);
    sw_outcome_clear(&outcome);
    sw_study_destroy(study);
    sw_diagnostics_destroy(diagnostics);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_story_has_every_stay_of_every_lot),
        cmocka_unit_test(a_story_names_those_in_the_same_heat),
        cmocka_unit_test(a_story_adds_up_to_the_delivery_time),
        cmocka_unit_test(an_order_that_is_not_there_is_told_with_one_that_is),
        cmocka_unit_test(a_story_has_the_problems_as_they_were_found),
        cmocka_unit_test(a_problem_and_a_replacement_know_of_what_they_are),
        cmocka_unit_test(time_for_which_a_lot_is_held_is_told),
        cmocka_unit_test(time_before_a_lot_goes_around_a_step_is_told),
        cmocka_unit_test(
            every_order_of_the_base_plant_adds_up_to_the_microsecond),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
