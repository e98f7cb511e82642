#include "model/slot_lend.h"

#include "cases.h"
#include "slot_plant.h"

/* Buckets of ten days hold 1,000 t; three lots of 100 t are a heat, which is
 * cast in an hour. */
#define HEATS(heat, way, demand)                                               \
    "format: 1\nname: heats\n"                                                 \
    "run: { length: 100 d, limit: 100 d, quantiles: [] }\n"                    \
    "resources: { caster: {} }\n"                                              \
    "products:\n"                                                              \
    "  coil: { route: way, steel_code: A, coil: { unit: 100 t } }\n"           \
    "  plate: { route: way, steel_code: B, coil: { unit: 100 t } }\n"          \
    "routes: { way: { order: [book], lots: [" way "] } }\n"                    \
    "steps:\n"                                                                 \
    "  book: { kind: slot, of: caster, rate: 100 t/d, bucket: 10 d }\n"        \
    "  look: { kind: delay, time: 1 h }\n"                                     \
    "  heat: { kind: batch, key: [steel_code], " heat " }\n"                   \
    "  cast: { kind: process, per: batch, resource: caster, time: 1 h }\n"     \
    "demand:\n" demand
#define BORROW "size: 300 t, max_wait: 2 d, part_filled: borrow"

/* Of the bucket of day 10 only two lots of a; of that of day 20 a plate, three
 * lots of b and, from day 13 on, seven of c. */
#define BOOKED                                                                 \
    ORDERS("a", "1 d", "1 d", "1", "200 t", COIL)                              \
    ORDERS("p", "10.5 d", "1 d", "1", "100 t", PLATE)                          \
    ORDERS("b", "11 d", "1 d", "1", "300 t", COIL)                             \
    ORDERS("c", "13 d", "1 d", "1", "700 t", COIL)

static void a_heat_takes_what_is_booked_next_of_its_steel(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEATS(BORROW, "heat, cast", BOOKED));
    assert_close(day_of(&plant, "a-1", 2), 10, 0);
    assert_close(day_of(&plant, "b-1", 1), 12, 0);
    assert_close(day_of(&plant, "b-1", 2), 20, 0);
    assert_close(day_of(&plant, "b-1", 3), 20, 0);
    assert_close(day_of(&plant, "p-1", 1), 20, 0);
    /* Three lots, one of them b's, as one heat. */
    assert_time(&plant, "cast", "complete", 3, 12 * 24 + 1);
    assert_string_equal(small_plant_event(&plant, "cast", "complete", 3)->order,
                        "b-1");
    assert_true(small_plant_event(&plant, "cast", "complete", 4)->at_us >
                19 * SW_DAY_US);
    small_plant_clear(&plant);
}

/* 1,000 t are 100 of p, 200 of b and 700 of c. */
static void what_was_booked_is_free_again(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEATS(BORROW, "heat, cast", BOOKED));
    assert_close(day_of(&plant, "c-1", 7), 20, 0);
    small_plant_clear(&plant);
    small_plant_run(&plant,
                    HEATS("size: 300 t, max_wait: 2 d", "heat, cast", BOOKED));
    assert_close(day_of(&plant, "c-1", 6), 20, 0);
    assert_close(day_of(&plant, "c-1", 7), 30, 0);
    small_plant_clear(&plant);
}

/* Nothing of A is booked for day 20: the heat is poured as it is. */
static void without_any_the_heat_is_poured(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEATS(BORROW, "heat, cast",
                      ORDERS("a", "1 d", "1 d", "1", "200 t", COIL)
                          ORDERS("p", "11 d", "1 d", "1", "100 t", PLATE)
                              ORDERS("b", "20 d", "1 d", "1", "100 t", COIL)));
    assert_time(&plant, "cast", "complete", 1, 12 * 24 + 1);
    assert_close(small_plant_value(&plant, "part_filled", "heat"), 100, 1e-9);
    small_plant_clear(&plant);
}

static void borrowing_needs_a_slot_before_and_a_longest_wait(void **state)
{
    (void)state;
    assert_refused(HEATS(BORROW, "look, heat, cast", BOOKED), "E280");
    assert_refused(
        HEATS("size: 300 t, part_filled: borrow", "heat, cast", BOOKED),
        "E280");
    assert_refused(HEATS("lots: 3, max_wait: 2 d, part_filled: borrow",
                         "heat, cast", BOOKED),
                   "E280");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heat_takes_what_is_booked_next_of_its_steel),
        cmocka_unit_test(what_was_booked_is_free_again),
        cmocka_unit_test(without_any_the_heat_is_poured),
        cmocka_unit_test(borrowing_needs_a_slot_before_and_a_longest_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
