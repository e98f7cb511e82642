#include "cases.h"
#include "small_plant.h"

/* Coils of one size, an order each, one every hour from 0 h on. */
#define PLANT(count, tonnes, steps)                                            \
    "format: 1\n"                                                              \
    "name: heats\n"                                                            \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "resources:\n"                                                             \
    "  caster: { units: 1 }\n"                                                 \
    "  finisher: { units: 1 }\n"                                               \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: " tonnes " } }\n"                     \
    "routes:\n"                                                                \
    "  way: { lots: [heat, cast, finish] }\n"                                  \
    "demand:\n"                                                                \
    "  stream: { kind: orders, first: 0 h, every: 1 h, count: " count          \
    ", products: { coil: 100 % }, tonnes: " tonnes " }\n"                      \
    "steps:\n"                                                                 \
    "  cast: { kind: process, per: batch, resource: caster, time: 30 min }\n"  \
    "  finish: { kind: process, resource: finisher, time: 6 min }\n"           \
    "  heat: { kind: batch, " steps " }\n"

static void a_full_heat_goes_as_one_unit_and_falls_apart_in_order(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("8", "10 t", "size: 40 t"));
    assert_true(plant.done);
    for (size_t i = 1; i <= 4; i++) {
        assert_time(&plant, "heat", "complete", i, 3);
        assert_time(&plant, "cast", "start", i, 3);
        assert_time(&plant, "cast", "complete", i, 3.5);
        assert_time(&plant, "finish", "schedule", i, 3.5);
        assert_time(&plant, "finish", "complete", i, 3.5 + 0.1 * (double)i);
        assert_time(&plant, "cast", "complete", i + 4, 7.5);
    }
    assert_string_equal(
        small_plant_event(&plant, "finish", "complete", 1)->order, "stream-1");
    assert_string_equal(
        small_plant_event(&plant, "finish", "complete", 4)->order, "stream-4");
    small_plant_clear(&plant);
}

static void lots_wait_in_the_heat_each_for_its_own_time(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("8", "10 t", "size: 40 t"));
    assert_close(small_plant_value(&plant, "wait", "heat"), 1.5, 1e-12);
    assert_close(small_plant_value(&plant, "heat_fill", "heat"), 100, 1e-12);
    assert_close(small_plant_value(&plant, "part_filled", "heat"), 0, 0);
    small_plant_clear(&plant);
}

static void the_timer_of_a_closed_heat_does_not_close_the_next(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("6", "10 t", "size: 40 t, max_wait: 4.5 h"));
    assert_time(&plant, "heat", "complete", 4, 3);
    /* Opened at 4 h; the timer of the first would have been due at 4.5 h. */
    assert_time(&plant, "heat", "complete", 5, 8.5);
    assert_time(&plant, "heat", "complete", 6, 8.5);
    assert_close(small_plant_value(&plant, "part_filled", "heat"), 50, 1e-12);
    /* 20 t of the second heat in a window of 10 days. */
    assert_close(small_plant_value(&plant, "surplus", "heat"), 2, 1e-12);
    small_plant_clear(&plant);
}

static void a_heat_closes_when_the_next_lot_does_not_fit(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("4", "15 t", "size: 40 t"));
    assert_time(&plant, "heat", "complete", 1, 2);
    assert_time(&plant, "heat", "complete", 2, 2);
    small_plant_clear(&plant);
}

static void a_heat_is_full_from_the_share_given(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("4", "10 t", "size: 40 t, full_from: 50 %"));
    assert_time(&plant, "heat", "complete", 2, 1);
    assert_time(&plant, "heat", "complete", 4, 3);
    assert_close(small_plant_value(&plant, "part_filled", "heat"), 0, 0);
    small_plant_clear(&plant);
}

static void a_heat_may_be_limited_by_its_number_of_lots(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("6", "10 t", "lots: 3"));
    assert_time(&plant, "heat", "complete", 3, 2);
    assert_time(&plant, "heat", "complete", 6, 5);
    small_plant_clear(&plant);
}

static void a_heat_that_waits_never_goes_part_filled(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("6", "10 t",
                                  "size: 40 t, max_wait: 2 h, "
                                  "part_filled: wait"));
    assert_times(&plant, "heat", "complete", 4);
    assert_time(&plant, "heat", "complete", 4, 3);
    small_plant_clear(&plant);
}

static void when_free_takes_what_waits_as_soon_as_the_unit_is_free(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("7", "10 t", "lots: 4, when_free: yes"));
    /* Casting takes half an hour: every lot finds it free. */
    for (size_t i = 1; i <= 7; i++) {
        assert_time(&plant, "cast", "start", i, (double)(i - 1));
    }
    small_plant_clear(&plant);
}

#define FURNACE(time)                                                          \
    "format: 1\n"                                                              \
    "name: furnace\n"                                                          \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "resources: { furnace: { units: 1 } }\n"                                   \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { lots: [charge, anneal] } }\n"                            \
    "demand:\n"                                                                \
    "  stream: { kind: orders, first: 0 h, every: 1 h, count: 7,"              \
    " products: { coil: 100 % }, tonnes: 10 t }\n"                             \
    "steps:\n"                                                                 \
    "  charge: { kind: batch, lots: 4, when_free: yes }\n"                     \
    "  anneal: { kind: process, per: batch, resource: furnace, time: " time    \
    " }\n"

static void a_busy_furnace_is_charged_again_when_it_is_done(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, FURNACE("5.5 h"));
    /* Lot 1 at 0 h; 2 to 5 are full at 4 h and go at 5.5 h; 6 and 7 at 11 h. */
    assert_time(&plant, "anneal", "start", 1, 0);
    assert_time(&plant, "charge", "complete", 2, 4);
    for (size_t i = 2; i <= 5; i++) {
        assert_time(&plant, "anneal", "start", i, 5.5);
    }
    assert_time(&plant, "charge", "complete", 6, 11);
    assert_time(&plant, "anneal", "start", 6, 11);
    assert_time(&plant, "anneal", "start", 7, 11);
    small_plant_clear(&plant);
}

#define GRADES(key)                                                            \
    "format: 1\n"                                                              \
    "name: grades\n"                                                           \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "products:\n"                                                              \
    "  a: { route: way, steel_code: Q235B, coil: { unit: 10 t } }\n"           \
    "  b: { route: way, steel_code: S350GD, coil: { unit: 10 t } }\n"          \
    "  c: { route: way, steel_code: Q235B, coil: { unit: 10 t } }\n"           \
    "routes: { way: { lots: [heat] } }\n"                                      \
    "demand:\n"                                                                \
    "  a: { kind: orders, every: 1 h, count: 1, first: 0 h,"                   \
    " products: { a: 100 % }, tonnes: 10 t }\n"                                \
    "  b: { kind: orders, every: 1 h, count: 1, first: 1 h,"                   \
    " products: { b: 100 % }, tonnes: 10 t }\n"                                \
    "  c: { kind: orders, every: 1 h, count: 1, first: 2 h,"                   \
    " products: { c: 100 % }, tonnes: 10 t }\n"                                \
    "steps: { heat: { kind: batch, lots: 2, max_wait: 9 h" key " } }\n"

static void lots_of_one_steel_code_share_a_heat(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, GRADES(", key: [steel_code]"));
    assert_time(&plant, "heat", "complete", 1, 2);
    assert_time(&plant, "heat", "complete", 2, 2);
    assert_string_equal(small_plant_event(&plant, "heat", "complete", 2)->order,
                        "c-1");
    assert_time(&plant, "heat", "complete", 3, 10);
    small_plant_clear(&plant);
}

static void without_a_key_any_lots_share_a_heat(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, GRADES(""));
    assert_time(&plant, "heat", "complete", 2, 1);
    assert_time(&plant, "heat", "complete", 3, 11);
    small_plant_clear(&plant);
}

static void a_heat_without_a_limit_is_refused(void **state)
{
    (void)state;
    assert_refused(PLANT("1", "10 t", "max_wait: 1 d"), "E261");
}

static void a_batch_cannot_itself_pass_per_batch(void **state)
{
    (void)state;
    assert_refused(PLANT("1", "10 t", "size: 40 t, per: batch"), "E260");
}

static void when_free_needs_a_resource_behind_it(void **state)
{
    (void)state;
    assert_refused(GRADES(", when_free: yes"), "E269");
}

static void a_coil_larger_than_the_heat_is_refused(void **state)
{
    (void)state;
    assert_refused("format: 1\n"
                   "name: too large\n"
                   "run: { length: 1 d }\n"
                   "products: { coil: { route: way, coil: { unit: 10 t, "
                   "max: 41 t } } }\n"
                   "routes: { way: { lots: [heat] } }\n"
                   "demand: { d: { kind: orders, every: 1 h, products: "
                   "{ coil: 100 % }, tonnes: 10 t } }\n"
                   "steps: { heat: { kind: batch, size: 40 t } }\n",
                   "E263");
}

static void a_heat_cannot_be_made_in_a_branch(void **state)
{
    (void)state;
    assert_refused("format: 1\n"
                   "name: branch\n"
                   "run: { length: 1 d }\n"
                   "products: { coil: { route: way } }\n"
                   "routes: { way: { lots: [{ together: [heat, cool] }] } }\n"
                   "demand: { d: { kind: orders, every: 1 h, products: "
                   "{ coil: 100 % }, tonnes: 10 t } }\n"
                   "steps:\n"
                   "  heat: { kind: batch, size: 40 t }\n"
                   "  cool: { kind: delay, time: 1 h }\n",
                   "E262");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_heat_goes_as_one_unit_and_falls_apart_in_order),
        cmocka_unit_test(lots_wait_in_the_heat_each_for_its_own_time),
        cmocka_unit_test(the_timer_of_a_closed_heat_does_not_close_the_next),
        cmocka_unit_test(a_heat_closes_when_the_next_lot_does_not_fit),
        cmocka_unit_test(a_heat_is_full_from_the_share_given),
        cmocka_unit_test(a_heat_may_be_limited_by_its_number_of_lots),
        cmocka_unit_test(a_heat_that_waits_never_goes_part_filled),
        cmocka_unit_test(
            when_free_takes_what_waits_as_soon_as_the_unit_is_free),
        cmocka_unit_test(a_busy_furnace_is_charged_again_when_it_is_done),
        cmocka_unit_test(lots_of_one_steel_code_share_a_heat),
        cmocka_unit_test(without_a_key_any_lots_share_a_heat),
        cmocka_unit_test(a_heat_without_a_limit_is_refused),
        cmocka_unit_test(a_batch_cannot_itself_pass_per_batch),
        cmocka_unit_test(when_free_needs_a_resource_behind_it),
        cmocka_unit_test(a_coil_larger_than_the_heat_is_refused),
        cmocka_unit_test(a_heat_cannot_be_made_in_a_branch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
