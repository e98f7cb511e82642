#include "cases.h"
#include "yard.h"

/* -------------------------------------------------------------- shipping -- */

static void a_lot_waits_for_its_shipping_date(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, YARD("haul", HOURLY("2"),
                                 HAUL("lots: 1, ship: not_before, before: 3 d"),
                                 "promise: { after: 5 d }\n"));
    assert_hours(&plant, "haul", "start", 2, (const double[]){48, 49});
    assert_close(hours(&plant, "early"), 48, 0);
    assert_close(small_plant_value(&plant, "load_wait", "haul"), 0, 0);
    assert_close(small_plant_value(&plant, "wait", "haul"), 48, 0);
    small_plant_clear(&plant);
}

static void without_a_date_a_lot_is_not_early(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    YARD("haul", HOURLY("1"),
                         HAUL("lots: 1, ship: not_before, before: 3 d"), ""));
    assert_time(&plant, "haul", "start", 1, 0);
    small_plant_clear(&plant);
}

static void an_order_is_called_once_for_all_its_lots(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\n"
        "name: call\n"
        "run: { length: 100 d, quantiles: [] }\n"
        "products: { coil: { route: way, coil: { unit: 17 t }, "
        "standard_lead_time: 4 d } }\n"
        "routes: { way: { lots: [haul] } }\n"
        "demand: { stream: { kind: orders, products: { coil: 100 % }, "
        "requested: 1, " ONE_ORDER(
            "51 t") " } }\n"
                    "steps:\n" HAUL(
                        "lots: 1, ship: when_called, before: 1 d, call: 6 h"));
    /* Requested after 4 days: called after 3, and 6 h late. */
    assert_hours(&plant, "haul", "start", 3, (const double[]){78, 78, 78});
    assert_close(hours(&plant, "release"), 78, 0);
    small_plant_clear(&plant);
}

static void an_order_without_a_date_is_called_after_its_first_lot(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    YARD("press, haul", ONE_ORDER("51 t"),
                         PRESS HAUL("lots: 1, ship: when_called, call: 90 min"),
                         ONE_PRESS));
    assert_hours(&plant, "haul", "start", 3, (const double[]){2.5, 2.5, 3});
    small_plant_clear(&plant);
}

static void all_lots_of_an_order_go_together_if_part_of_it_may_not(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, YARD("press, haul", ONE_ORDER("51 t"),
                     PRESS HAUL("load: 60 t, max_wait: 30 min, partial: no"),
                     ONE_PRESS));
    assert_hours(&plant, "haul", "start", 3, (const double[]){3, 3, 3});
    assert_close(hours(&plant, "join"), 0, 0);
    assert_close(small_plant_value(&plant, "wait", "haul"), 1, 1e-12);
    small_plant_clear(&plant);
    small_plant_run(&plant, YARD("press, haul", ONE_ORDER("51 t"),
                                 PRESS HAUL("load: 60 t, max_wait: 30 min"),
                                 ONE_PRESS));
    assert_hours(&plant, "haul", "start", 3, (const double[]){1.5, 2.5, 3.5});
    small_plant_clear(&plant);
}

/* Orders of one coil at 0 h, and of two at 1 h. */
#define ONE_THEN_TWO(settings)                                                 \
    "format: 1\n"                                                              \
    "name: split\n"                                                            \
    "run: { length: 10 d, quantiles: [] }\n"                                   \
    "products: { coil: { route: way, coil: { unit: 17 t } } }\n"               \
    "routes: { way: { lots: [haul] } }\n"                                      \
    "demand:\n"                                                                \
    "  one: { kind: orders, products: { coil: 100 % }, first: 0 h, every: "    \
    "1 h, count: 1, tonnes: 17 t }\n"                                          \
    "  two: { kind: orders, products: { coil: 100 % }, first: 1 h, every: "    \
    "1 h, count: 1, tonnes: 34 t }\n"                                          \
    "steps:\n" HAUL("load: 34 t, " settings)

static void an_order_that_fits_into_one_load_is_not_split_over_two(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, ONE_THEN_TWO("max_wait: 5 h, partial: no"));
    assert_hours(&plant, "haul", "start", 3, (const double[]){1, 1, 1});
    assert_close(small_plant_value(&plant, "trips", "haul"), 0.2, 1e-12);
    small_plant_clear(&plant);
    small_plant_run(&plant, ONE_THEN_TWO("max_wait: 5 h"));
    assert_hours(&plant, "haul", "start", 3, (const double[]){1, 1, 6});
    small_plant_clear(&plant);
}

static void a_departure_does_not_split_an_order_that_fits_the_next(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    ONE_THEN_TWO("timetable: { every: 4 h }, partial: no"));
    assert_hours(&plant, "haul", "start", 3, (const double[]){4, 8, 8});
    small_plant_clear(&plant);
    small_plant_run(&plant, ONE_THEN_TWO("timetable: { every: 4 h }"));
    assert_hours(&plant, "haul", "start", 3, (const double[]){4, 4, 8});
    small_plant_clear(&plant);
}

static void an_order_larger_than_a_load_fills_several(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    YARD("press, haul", ONE_ORDER("51 t"),
                         PRESS HAUL("load: 34 t, max_wait: 5 h, partial: no"),
                         ONE_PRESS));
    assert_hours(&plant, "haul", "start", 3, (const double[]){3, 3, 8});
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lot_waits_for_its_shipping_date),
        cmocka_unit_test(without_a_date_a_lot_is_not_early),
        cmocka_unit_test(an_order_is_called_once_for_all_its_lots),
        cmocka_unit_test(an_order_without_a_date_is_called_after_its_first_lot),
        cmocka_unit_test(
            all_lots_of_an_order_go_together_if_part_of_it_may_not),
        cmocka_unit_test(
            an_order_that_fits_into_one_load_is_not_split_over_two),
        cmocka_unit_test(
            a_departure_does_not_split_an_order_that_fits_the_next),
        cmocka_unit_test(an_order_larger_than_a_load_fills_several),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
