#include "cases.h"
#include "small_plant.h"

#include <stdio.h>

/* A design of 10 d, a heat that waits a day and is rolled in 4 d, a certificate
 * in 30 d. */
#define PLANT(demand)                                                          \
    "format: 1\nname: new grade\n"                                             \
    "run: { length: 60 d, limit: 900 d }\n"                                    \
    "products:\n"                                                              \
    "  paper: { route: design }\n"                                             \
    "  trial: { route: make, coil: { unit: 30 t } }\n"                         \
    "  proof: { route: prove }\n"                                              \
    "  coil: { route: sell }\n"                                                \
    "routes:\n"                                                                \
    "  design: { lots: [draw] }\n"                                             \
    "  make: { lots: [heat, roll] }\n"                                         \
    "  prove: { lots: [certify] }\n"                                           \
    "  sell: { lots: [pack] }\n"                                               \
    "steps:\n"                                                                 \
    "  draw: { kind: delay, time: 10 d }\n"                                    \
    "  heat: { kind: batch, size: 250 t, max_wait: 1 d }\n"                    \
    "  roll: { kind: delay, time: 4 d }\n"                                     \
    "  certify: { kind: delay, time: 30 d }\n"                                 \
    "  pack: { kind: delay, time: 0 h }\n"                                     \
    "demand:\n" demand

#define DEVELOPMENT                                                            \
    "  g: { kind: development, stages: {\n"                                    \
    "    design: { product: paper, tonnes: 1 t },\n"                           \
    "    heat: { product: trial, tonnes: 30 t },\n"                            \
    "    proof: { product: proof, tonnes: 1 t } } }\n"

static void stages_follow_one_another_until_the_grade_is_approved(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(DEVELOPMENT));
    assert_close(small_plant_value(&plant, "development_time", "g"), 45, 0);
    assert_close(small_plant_value(&plant, "development_trials", "g"), 3, 0);
    assert_close(small_plant_value(&plant, "development_heats", "g"), 1, 0);
    assert_close(small_plant_value(&plant, "development_surplus", "g"), 220,
                 1e-9);
    small_plant_clear(&plant);
}

/* The window is over after 60 d, the development that begins with day 50 not
 * before day 95. */
static void a_run_goes_on_until_the_grade_is_approved(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("  g: { kind: development, first: 50 d, stages: {\n"
                          "    design: { product: paper, tonnes: 1 t },\n"
                          "    proof: { product: proof, tonnes: 1 t } } }\n"));
    assert_close(small_plant_value(&plant, "development_time", "g"), 40, 0);
    assert_int_equal(plant.outcome.end_us, 90 * SW_DAY_US);
    small_plant_clear(&plant);
}

static void one_that_never_passes_before_the_limit_is_not_reached(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("  g: { kind: development, stages: { proof: { "
                      "product: proof, tonnes: 1 t, passes: 0.1 % } } }\n"));
    /* 960 d have room for 32 proofs of 30 d. */
    assert_close(small_plant_value(&plant, "development_trials", "g"), 32, 1);
    for (size_t i = 0; i < plant.outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant.model, i);
        if (strcmp(series->measure->id, "development_time") == 0) {
            assert_int_equal(plant.outcome.totals[i].unreached, 1);
        }
    }
    small_plant_clear(&plant);
}

/* Lots of two grades come to the heat in turns, and all four fill it. */
static void a_heat_of_two_grades_is_one_of_each(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: shared heat\n"
        "run: { length: 60 d, limit: 900 d }\n"
        "resources: { left: {}, right: {} }\n"
        "products:\n"
        "  a: { route: by_left, coil: { unit: 30 t } }\n"
        "  b: { route: by_right, coil: { unit: 30 t } }\n"
        "routes: { by_left: { lots: [cut, heat] }, by_right: { lots: [saw, "
        "heat] } }\n"
        "steps:\n"
        "  cut: { kind: process, resource: left, time: 1 h }\n"
        "  saw: { kind: process, resource: right, time: 1 h }\n"
        "  heat: { kind: batch, size: 120 t, max_wait: 1 d }\n"
        "demand:\n"
        "  g: { kind: development, stages: { only: { product: a, tonnes: 60 t "
        "} "
        "} }\n"
        "  h: { kind: development, stages: { only: { product: b, tonnes: 60 t "
        "} "
        "} }\n");
    assert_close(small_plant_value(&plant, "development_heats", "g"), 1, 0);
    assert_close(small_plant_value(&plant, "development_heats", "h"), 1, 0);
    small_plant_clear(&plant);
}

/* --------------------------------------------------------------- trials -- */

enum { GRADES = 300 };

/* So many grades that are proved in 30 d each, by one trial in 2.5. */
static char *many_grades(void)
{
    enum { LINE = 128 };
    const char *head = PLANT("");
    const size_t size = strlen(head) + (size_t)GRADES * LINE;
    char *text = sw_new_array(size, 1);
    size_t used = (size_t)snprintf(text, size, "%s", head);
    for (int i = 0; i < GRADES; i++) {
        used += (size_t)snprintf(text + used, size - used,
                                 "  g%d: { kind: development, stages: { proof: "
                                 "{ product: proof, tonnes: 1 t, passes: 40 %% "
                                 "} } }\n",
                                 i);
    }
    return text;
}

/* How many numbers below `p`, and how many in all, are drawn for a path. */
static size_t draws_of(const struct small_plant *plant, const char *purpose,
                       double p, size_t *all)
{
    size_t below = 0;
    *all = 0;
    for (size_t i = 0; i < plant->draws; i++) {
        if (strcmp(plant->drawn[i].purpose, purpose) == 0) {
            ++*all;
            below += plant->drawn[i].unit < p;
        }
    }
    return below;
}

/* The number of trials is geometric: mean 1 / p = 2.5, variance (1 - p) / p^2
 * = 3.75. Each grade draws until one number is below p, and takes 30 d a trial.
 */
static void trials_are_repeated_until_one_passes(void **state)
{
    (void)state;
    struct small_plant plant;
    char *text = many_grades();
    small_plant_run(&plant, text);
    double trials = 0;
    for (int i = 0; i < GRADES; i++) {
        char name[16];
        char purpose[64];
        size_t all = 0;
        (void)snprintf(name, sizeof(name), "g%d", i);
        (void)snprintf(purpose, sizeof(purpose),
                       "demand/g%d/stages/proof/passes", i);
        assert_int_equal(draws_of(&plant, purpose, 0.4, &all), 1);
        assert_close(small_plant_value(&plant, "development_trials", name),
                     (double)all, 0);
        assert_close(small_plant_value(&plant, "development_time", name),
                     30.0 * (double)all, 0);
        trials += (double)all;
    }
    assert_close(trials / GRADES, 2.5, 4 * sqrt(3.75 / GRADES));
    small_plant_clear(&plant);
    sw_free(text);
}

/* Each proof comes after a heat of its own. */
static void who_fails_goes_back_to_the_stage_that_is_named(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("  g: { kind: development, stages: {\n"
              "    design: { product: paper, tonnes: 1 t },\n"
              "    heat: { product: trial, tonnes: 30 t },\n"
              "    proof: { product: proof, tonnes: 1 t, passes: 15 %, else: "
              "heat } } }\n"));
    size_t proofs = 0;
    assert_int_equal(
        draws_of(&plant, "demand/g/stages/proof/passes", 0.15, &proofs), 1);
    assert_true(proofs > 1);
    assert_times(&plant, "draw", "complete", 1);
    assert_times(&plant, "roll", "complete", proofs);
    assert_times(&plant, "certify", "complete", proofs);
    assert_close(small_plant_value(&plant, "development_heats", "g"),
                 (double)proofs, 0);
    assert_close(small_plant_value(&plant, "development_surplus", "g"),
                 220.0 * (double)proofs, 1e-6);
    assert_close(small_plant_value(&plant, "development_time", "g"),
                 10 + 35.0 * (double)proofs, 1e-9);
    small_plant_clear(&plant);
}

/* ---------------------------------------------------------------- opening - */

static void a_demand_opens_with_the_approval(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT(DEVELOPMENT
                          "  d: { kind: orders, after: g, first: 2 d, every: 1 "
                          "d, count: 3, products: { coil: 100 % }, tonnes: 9 t "
                          "}\n"));
    assert_time(&plant, "pack", "complete", 1, 47 * 24);
    assert_time(&plant, "pack", "complete", 2, 48 * 24);
    assert_times(&plant, "pack", "complete", 3);
    small_plant_clear(&plant);
}

#define RAMPED(when, ramp)                                                     \
    "  d: { kind: orders, " when                                               \
    ", rate: 4 /d, count: 40, ramp: { from: 0 %, " ramp                        \
    "lasts: 20 d }, products: { coil: 100 % }, tonnes: 9 t }\n"

/* As if the date of the approval, 45 d after 2026-01-05, had been known. */
static void its_ramp_begins_with_the_approval(void **state)
{
    (void)state;
    struct small_plant opened;
    struct small_plant dated;
    small_plant_run(&opened, PLANT(DEVELOPMENT RAMPED("after: g", "")));
    small_plant_run(&dated,
                    PLANT(RAMPED("first: 45 d", "start: 2026-02-19, ")));
    for (size_t n = 1; n <= 10; n++) {
        const struct small_event *a =
            small_plant_event(&opened, "pack", "complete", n);
        const struct small_event *b =
            small_plant_event(&dated, "pack", "complete", n);
        assert_non_null(a);
        assert_non_null(b);
        assert_int_equal(a->at_us, b->at_us);
    }
    small_plant_clear(&opened);
    small_plant_clear(&dated);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stages_follow_one_another_until_the_grade_is_approved),
        cmocka_unit_test(a_run_goes_on_until_the_grade_is_approved),
        cmocka_unit_test(one_that_never_passes_before_the_limit_is_not_reached),
        cmocka_unit_test(a_heat_of_two_grades_is_one_of_each),
        cmocka_unit_test(trials_are_repeated_until_one_passes),
        cmocka_unit_test(who_fails_goes_back_to_the_stage_that_is_named),
        cmocka_unit_test(a_demand_opens_with_the_approval),
        cmocka_unit_test(its_ramp_begins_with_the_approval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
