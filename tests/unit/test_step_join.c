#include "cases.h"
#include "small_plant.h"

/* Orders of 30 t in coils of 10 t; a machine takes an hour for a coil, packing
 * an hour for whatever comes as one. */
#define PLANT(demand, join, test)                                              \
    "format: 1\n"                                                              \
    "name: join\n"                                                             \
    "run: { length: 400 d, limit: 400 d, quantiles: [] }\n"                    \
    "resources:\n"                                                             \
    "  machine: { units: 1 }\n"                                                \
    "  laboratory: { units: 100 }\n"                                           \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: 10 t } }\n"                           \
    "routes:\n"                                                                \
    "  way: { lots: [make, test, gather, pack] }\n"                            \
    "demand:\n"                                                                \
    "  site: { " demand ", products: { coil: 100 % }, tonnes: 30 t }\n"        \
    "steps:\n"                                                                 \
    "  make: { kind: process, resource: machine, time: 1 h }\n"                \
    "  test: { kind: inspect, resource: laboratory, time: 1 h,"                \
    " results: { " test " } }\n"                                               \
    "  gather: { kind: join, by: " join " }\n"                                 \
    "  pack: { kind: delay, time: 1 h }\n"

static void an_order_goes_on_as_one_when_its_last_lot_has_come(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("kind: orders, first: 0 h, every: 1 d, count: 1", "order", ""));
    for (size_t i = 1; i <= 3; i++) {
        assert_time(&plant, "gather", "schedule", i, 1 + (double)i);
        assert_time(&plant, "gather", "complete", i, 4);
    }
    assert_times(&plant, "pack", "schedule", 1);
    assert_time(&plant, "pack", "complete", 1, 5);
    assert_int_equal(small_plant_event(&plant, "pack", "complete", 1)->lot, 1);
    small_plant_clear(&plant);
}

/* Lot 2 or lot 3 is made last; the packing that is drawn is that of the order.
 */
static void
what_is_drawn_after_a_join_is_the_same_whoever_came_last(void **state)
{
    (void)state;
    static const char *const RULES[] = {"fifo", "lifo"};
    int64_t packed_us[2];
    for (size_t i = 0; i < 2; i++) {
        struct small_plant plant;
        char text[2000];
        (void)snprintf(
            text, sizeof(text),
            "format: 1\nname: join\nrun: { length: 400 d }\n"
            "resources: { machine: { rule: %s } }\n"
            "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
            "routes: { way: { lots: [make, gather, pack] } }\n"
            "demand: { site: { kind: orders, first: 0 h, every: 1 d, count: 1, "
            "products: { coil: 100 %% }, tonnes: 30 t } }\n"
            "steps:\n"
            "  make: { kind: process, resource: machine, time: 1 h }\n"
            "  gather: { kind: join, by: order }\n"
            "  pack: { kind: delay, time: \"uniform(1 h, 9 h)\" }\n",
            RULES[i]);
        small_plant_run(&plant, text);
        assert_time(&plant, "gather", "complete", 1, 3);
        packed_us[i] = small_plant_event(&plant, "pack", "complete", 1)->at_us;
        small_plant_clear(&plant);
    }
    assert_int_equal(packed_us[0], packed_us[1]);
}

/* The audit compares the ledger of the order with its delivery time. */
static void the_time_of_a_join_is_the_longest_and_not_the_sum(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("kind: orders, first: 0 h, every: 1 d, count: 1", "order", ""));
    assert_int_equal(plant.order_count, 1);
    assert_string_equal(plant.orders[0].outcome, "delivered");
    assert_int_equal(plant.orders[0].delivered_us, 5 * SW_HOUR_US);
    /* (2 + 1 + 0) / 3 */
    assert_close(small_plant_value(&plant, "wait", "gather"), 1, 1e-12);
    small_plant_clear(&plant);
}

static void the_lines_of_a_project_go_on_together_each_as_one(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("kind: projects, lines: \"integers(2, 2)\", "
                                  "first: 0 h, every: 10 d, "
                                  "count: 1",
                                  "project", ""));
    for (size_t i = 1; i <= 6; i++) {
        assert_time(&plant, "gather", "complete", i, 7);
    }
    assert_times(&plant, "pack", "complete", 2);
    assert_time(&plant, "pack", "complete", 2, 8);
    assert_int_equal(plant.order_count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(plant.orders[i].outcome, "delivered");
        assert_int_equal(plant.orders[i].delivered_us, 8 * SW_HOUR_US);
    }
    small_plant_clear(&plant);
}

/* 50 orders, or lines of projects: some lots come last and are scrap. */
static void nothing_waits_for_ever(const char *text)
{
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_true(plant.done);
    assert_int_equal(plant.order_count, 50);
    size_t packed = 0;
    for (size_t i = 0; i < 50; i++) {
        assert_true(plant.orders[i].closed_us != SW_NEVER_US);
    }
    while (small_plant_event(&plant, "pack", "complete", packed + 1) != NULL) {
        packed++;
    }
    /* All three lots of an order are scrap with probability 1/8. */
    assert_true(packed > 30 && packed < 50);
    small_plant_clear(&plant);
}

static void an_order_does_not_wait_for_scrapped_lots(void **state)
{
    (void)state;
    nothing_waits_for_ever(
        PLANT("kind: orders, first: 0 h, every: 1 d, count: 50", "order",
              "scrap: { probability: 50 % }"));
}

static void a_project_does_not_wait_for_scrapped_lots(void **state)
{
    (void)state;
    nothing_waits_for_ever(PLANT(
        "kind: projects, lines: \"integers(5, 5)\", first: 0 h, every: 10 d, "
        "count: 10",
        "project", "scrap: { probability: 50 % }"));
}

static void a_join_is_for_lots(void **state)
{
    (void)state;
    assert_refused("format: 1\n"
                   "name: order\n"
                   "run: { length: 1 d }\n"
                   "products: { coil: { route: way } }\n"
                   "routes: { way: { order: [gather], lots: [make] } }\n"
                   "demand: { d: { kind: orders, every: 1 h, products: "
                   "{ coil: 100 % }, tonnes: 10 t } }\n"
                   "steps:\n"
                   "  make: { kind: delay, time: 1 h }\n"
                   "  gather: { kind: join, by: order }\n",
                   "E265");
}

static void a_join_by_something_else_is_refused(void **state)
{
    (void)state;
    assert_refused(
        PLANT("kind: orders, first: 0 h, every: 1 d, count: 1", "customer", ""),
        "E111");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_goes_on_as_one_when_its_last_lot_has_come),
        cmocka_unit_test(
            what_is_drawn_after_a_join_is_the_same_whoever_came_last),
        cmocka_unit_test(the_time_of_a_join_is_the_longest_and_not_the_sum),
        cmocka_unit_test(the_lines_of_a_project_go_on_together_each_as_one),
        cmocka_unit_test(an_order_does_not_wait_for_scrapped_lots),
        cmocka_unit_test(a_project_does_not_wait_for_scrapped_lots),
        cmocka_unit_test(a_join_is_for_lots),
        cmocka_unit_test(a_join_by_something_else_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
