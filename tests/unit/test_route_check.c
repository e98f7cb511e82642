#include "small_plant.h"

/* One product through `way`, with two machines. */
#define PLANT(way, steps)                                                      \
    "format: 1\nname: routes\n"                                                \
    "run: { length: 30 d, limit: 30 d }\n"                                     \
    "products: { job: { route: way } }\n"                                      \
    "routes: { way: " way " }\n"                                               \
    "demand:\n"                                                                \
    "  jobs: { kind: orders, first: 0 h, every: 1 h, count: 4, "               \
    "products: { job: 100 % }, tonnes: 10 t }\n"                               \
    "resources: { a: {}, b: {} }\n"                                            \
    "steps:\n"                                                                 \
    "  one: { kind: process, resource: a, time: 1 h }\n" steps

#define TWO(settings)                                                          \
    "  two: { kind: process, resource: b, time: 2 h, " settings " }\n"
#define COOL "  cool: { kind: delay, time: 1 h }\n"

static void a_yield_needs_lots_one_step_after_the_other(void **state)
{
    (void)state;
    assert_refused(PLANT("{ order: [two], lots: [one] }", TWO("yield: 90 %")),
                   "E256");
    assert_refused(
        PLANT("{ lots: [{ together: [one, two] }] }", TWO("yield: 90 %")),
        "E256");
}

static void a_lot_is_in_a_step_once_at_a_time(void **state)
{
    (void)state;
    assert_refused(PLANT("{ lots: [{ together: [one, [cool, one]] }] }", COOL),
                   "E257");
}

static void room_needs_a_process_before_it_on_every_way(void **state)
{
    (void)state;
    assert_refused(PLANT("{ lots: [two] }", TWO("room: 1")), "E239");
    assert_refused(PLANT("{ lots: [cool, two] }", COOL TWO("room: 1")), "E239");
    assert_refused(
        PLANT("{ lots: [{ choose: { one: 50 %, cool: 50 % } }, two] }",
              COOL TWO("room: 1")),
        "E239");
    assert_refused(PLANT("{ lots: [one, { together: [cool, two] }] }",
                         COOL TWO("room: 1")),
                   "E239");
    assert_refused(PLANT("{ lots: [heat, cast, two] }",
                         "  heat: { kind: batch, size: 40 t }\n"
                         "  cast: { kind: process, per: batch, resource: a, "
                         "time: 1 h }\n" TWO("room: 1")),
                   "E239");
}

static void room_behind_a_process_is_fine_on_any_way(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("{ lots: [one, { choose: { two: 50 %, cool: 50 % } }] }",
                      COOL TWO("room: 1")));
    assert_true(plant.done);
    small_plant_clear(&plant);
}

static void a_batch_and_a_branch_are_not_turned_away(void **state)
{
    (void)state;
    assert_refused(PLANT("{ lots: [{ together: [one, two] }] }",
                         TWO("room: 1, when_full: turn_away")),
                   "E258");
    assert_refused(PLANT("{ lots: [heat, two] }",
                         "  heat: { kind: batch, size: 40 t }\n" TWO(
                             "per: batch, room: 1, when_full: turn_away")),
                   "E258");
}

static void
a_milestone_counts_once_a_lot_however_often_it_is_passed(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("{ lots: [one, check] }",
              "  check: { kind: inspect, resource: b, time: 1 h, results: "
              "{ rework: { probability: 60 %, to: one } } }\n"
              "milestones: { delivered: { after: [one] } }\n"));
    /* 4 orders of 10 t, in a window of 30 days. */
    double delivered = 0.0;
    for (size_t i = 0; i < plant.outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant.model, i);
        if (strcmp(series->measure->id, "delivered") == 0) {
            delivered = plant.outcome.totals[i].numerator;
        }
    }
    assert_true(delivered == 40.0 * (double)SW_TONNE_G);
    assert_true(small_plant_value(&plant, "throughput", "one") > 4.0 / 30);
    small_plant_clear(&plant);
}

static void the_loss_of_a_step_is_a_share_of_what_comes_to_it(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("{ lots: [one, two] }", TWO("yield: 90 %")));
    const double lost = small_plant_value(&plant, "lost", "two");
    assert_true(lost > 9.9999 && lost < 10.0001);
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_yield_needs_lots_one_step_after_the_other),
        cmocka_unit_test(a_lot_is_in_a_step_once_at_a_time),
        cmocka_unit_test(room_needs_a_process_before_it_on_every_way),
        cmocka_unit_test(room_behind_a_process_is_fine_on_any_way),
        cmocka_unit_test(a_batch_and_a_branch_are_not_turned_away),
        cmocka_unit_test(
            a_milestone_counts_once_a_lot_however_often_it_is_passed),
        cmocka_unit_test(the_loss_of_a_step_is_a_share_of_what_comes_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
