#include "cases.h"
#include "small_plant.h"

/* One order of 40 t in coils of 10 t. */
#define PLANT(lots)                                                            \
    "format: 1\nname: order\n"                                                 \
    "run: { length: 30 d, limit: 30 d }\n"                                     \
    "resources: { machine: {}, furnace: {} }\n"                                \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: 10 t }, tolerance: 0 % }\n"           \
    "routes: { way: { lots: [" lots "] } }\n"                                  \
    "demand:\n"                                                                \
    "  site: { kind: orders, first: 0 h, every: 1 d, count: 1,\n"              \
    "    products: { coil: 100 % }, tonnes: 40 t }\n"

/* The branches end 1 h and 3 h after their lot was made, hour by hour. */
static void a_lot_counts_once_for_a_milestone_of_two_branches(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("make, { together: [short, long] }") "milestones: { delivered: { "
                                                   "after: [short, long] } }\n"
                                                   "steps:\n"
                                                   "  make: { kind: process, "
                                                   "resource: machine, time: 1 "
                                                   "h }\n"
                                                   "  short: { kind: delay, "
                                                   "time: 1 h }\n"
                                                   "  long: { kind: delay, "
                                                   "time: 3 h }\n");
    assert_int_equal(plant.order_count, 1);
    assert_int_equal(plant.orders[0].delivered_us, 5 * SW_HOUR_US);
    small_plant_clear(&plant);
}

/* Two heats of two coils, 2 h each: the audit compares the ledger of the coil
 * that closes the order with its delivery time. */
static void an_order_can_be_delivered_by_a_heat(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("make, heat, melt, rest") "milestones: { delivered: { after: "
                                        "[melt] } }\n"
                                        "steps:\n"
                                        "  make: { kind: process, resource: "
                                        "machine, time: 1 h }\n"
                                        "  heat: { kind: batch, lots: 2 }\n"
                                        "  melt: { kind: process, per: batch, "
                                        "resource: furnace, time: 2 h }\n"
                                        "  rest: { kind: delay, time: 1 h }\n");
    assert_int_equal(plant.order_count, 1);
    assert_int_equal(plant.orders[0].delivered_us, 6 * SW_HOUR_US);
    assert_int_equal(plant.orders[0].closed_us, 7 * SW_HOUR_US);
    small_plant_clear(&plant);
}

static void an_order_of_too_many_lots_ends_the_run(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    "format: 1\nname: order\nrun: { length: 30 d }\n"
                    "products: { coil: { route: way, coil: { unit: 1 g } } }\n"
                    "routes: { way: { lots: [rest] } }\n"
                    "steps: { rest: { kind: delay, time: 1 h } }\n"
                    "demand:\n"
                    "  site: { kind: orders, first: 0 h, every: 1 d,\n"
                    "    products: { coil: 100 % }, tonnes: 4300 t }\n");
    assert_false(plant.done);
    assert_string_equal(plant.err.message, "an order of 4300 t of 'coil' is "
                                           "more than 100000 lots");
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lot_counts_once_for_a_milestone_of_two_branches),
        cmocka_unit_test(an_order_can_be_delivered_by_a_heat),
        cmocka_unit_test(an_order_of_too_many_lots_ends_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
