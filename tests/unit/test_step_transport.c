#include "cases.h"
#include "yard.h"

/* Coils of 17 t, an order each, one every hour from 0 h on. */
#define LANE(count, truck, settings)                                           \
    "format: 1\n"                                                              \
    "name: lane\n"                                                             \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "resources:\n"                                                             \
    "  trucks: { " truck " }\n"                                                \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: 17 t, min: 14 t, max: 19 t } }\n"     \
    "routes:\n"                                                                \
    "  way: { lots: [dispatch] }\n"                                            \
    "demand:\n"                                                                \
    "  stream: { kind: orders, first: 0 h, every: 1 h, count: " count          \
    ", products: { coil: 100 % }, tonnes: 17 t }\n"                            \
    "steps:\n"                                                                 \
    "  dispatch: { kind: transport, " settings " }\n"

static void a_truck_takes_the_next_load_when_it_is_back(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, LANE("6", "units: 1",
                                 "vehicles: trucks, load: 34 t, "
                                 "loading: 30 min, time: 2 h, back: 3 h"));
    /* Loads close at 1, 3 and 5 h; the truck is back at 6.5 and 12 h. */
    const double start_h[] = {1, 1, 6.5, 6.5, 12, 12};
    for (size_t i = 0; i < 6; i++) {
        assert_time(&plant, "dispatch", "start", i + 1, start_h[i]);
        assert_time(&plant, "dispatch", "complete", i + 1, start_h[i] + 2.5);
    }
    assert_times(&plant, "dispatch", "complete", 6);
    assert_close(small_plant_value(&plant, "fill", "dispatch"), 100, 1e-12);
    assert_close(small_plant_value(&plant, "lots_per_trip", "dispatch"), 2, 0);
    assert_close(small_plant_value(&plant, "load_wait", "dispatch"), 0.5,
                 1e-12);
    /* (1 + 0 + 4.5 + 3.5 + 8 + 7) / 6 */
    assert_close(small_plant_value(&plant, "wait", "dispatch"), 4, 1e-12);
    small_plant_clear(&plant);
}

static void without_back_the_truck_comes_back_as_it_went(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, LANE("4", "units: 1",
                                 "vehicles: trucks, load: 34 t, time: 2 h"));
    assert_time(&plant, "dispatch", "start", 2, 1);
    assert_time(&plant, "dispatch", "start", 3, 5);
    small_plant_clear(&plant);
}

static void
a_load_leaves_when_its_first_lot_has_waited_long_enough(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, LANE("4", "units: 1", "lots: 3, max_wait: 150 min, time: 2 h"));
    /* Full at 2 h; the fourth lot comes at 3 h and leaves at 5.5 h. */
    assert_time(&plant, "dispatch", "complete", 3, 4);
    assert_time(&plant, "dispatch", "complete", 4, 7.5);
    assert_close(small_plant_value(&plant, "lots_per_trip", "dispatch"), 2, 0);
    assert_close(small_plant_value(&plant, "fill", "dispatch"), 200.0 / 3,
                 1e-12);
    small_plant_clear(&plant);
}

static void a_load_leaves_when_no_lot_fits_any_more(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, LANE("2", "units: 1", "load: 40 t, time: 2 h"));
    /* 6 t are left, less than the smallest coil. */
    assert_time(&plant, "dispatch", "start", 2, 1);
    small_plant_clear(&plant);
}

static void a_trip_costs_the_same_full_or_not(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, LANE("3", "units: 1",
                                 "load: 34 t, max_wait: 1 d, time: 2 h, "
                                 "cost: { trip: 600 CNY, payer: carrier }"));
    double paid = 0;
    double tonnes = 0;
    for (size_t i = 0; i < plant.outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant.model, i);
        if (series->measure->group == SW_MEASURES_COST &&
            strcmp(series->subject, "dispatch") == 0 &&
            strcmp(series->subclass, "carrier") == 0) {
            paid += plant.outcome.totals[i].numerator;
            tonnes = plant.outcome.totals[i].denominator;
        }
    }
    assert_close(paid, 2 * 600.0 * (double)SW_MONEY_UNIT, 0);
    assert_true(tonnes > 0);
    small_plant_clear(&plant);
}

static void a_load_without_a_limit_is_refused(void **state)
{
    (void)state;
    assert_refused(LANE("1", "units: 1", "max_wait: 1 d, time: 2 h"), "E261");
}

static void only_vehicles_come_back(void **state)
{
    (void)state;
    assert_refused(LANE("1", "units: 1", "load: 34 t, time: 2 h, back: 2 h"),
                   "E267");
}

static void a_coil_larger_than_the_truck_is_refused(void **state)
{
    (void)state;
    assert_refused(LANE("1", "units: 1", "load: 18 t, time: 2 h"), "E263");
}

static void a_trip_needs_a_time(void **state)
{
    (void)state;
    assert_refused(LANE("1", "units: 1", "load: 34 t"), "E107");
}

static void loads_have_their_key_in_common(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\n"
        "name: keys\n"
        "run: { length: 10 d, quantiles: [] }\n"
        "products:\n"
        "  a: { route: way, family: { coating: ZM } }\n"
        "  b: { route: way, family: { coating: GI } }\n"
        "  c: { route: way, family: { coating: ZM } }\n"
        "routes: { way: { lots: [haul] } }\n"
        "demand:\n"
        "  a: { kind: orders, first: 0 h, every: 1 h, count: 1, products: "
        "{ a: 100 % }, tonnes: 17 t }\n"
        "  b: { kind: orders, first: 1 h, every: 1 h, count: 1, products: "
        "{ b: 100 % }, tonnes: 17 t }\n"
        "  c: { kind: orders, first: 3 h, every: 1 h, count: 1, products: "
        "{ c: 100 % }, tonnes: 17 t }\n"
        "steps:\n" HAUL("key: [coating], lots: 2, max_wait: 5 h"));
    assert_hours(&plant, "haul", "start", 3, (const double[]){3, 3, 6});
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------ who drives -- */

static void lanes_share_a_fleet(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\n"
        "name: fleet\n"
        "run: { length: 10 d, quantiles: [] }\n"
        "resources: { trucks: { units: 2 } }\n"
        "products: { a: { route: a }, b: { route: b } }\n"
        "routes: { a: { lots: [near] }, b: { lots: [far] } }\n"
        "demand:\n"
        "  a: { kind: orders, first: 0 h, every: 1 h, count: 3, products: "
        "{ a: 100 % }, tonnes: 17 t }\n"
        "  b: { kind: orders, first: 0 h, every: 1 h, count: 2, products: "
        "{ b: 100 % }, tonnes: 17 t }\n"
        "steps:\n"
        "  near: { kind: transport, vehicles: trucks, lots: 1, loading: 30 "
        "min, time: 1 h, back: 1 h }\n"
        "  far: { kind: transport, vehicles: trucks, lots: 1, loading: 30 "
        "min, time: 3 h, back: 3 h }\n");
    /* Back from near after 2.5 h, from far after 6.5 h. */
    assert_hours(&plant, "near", "start", 3, (const double[]){0, 2.5, 6.5});
    assert_hours(&plant, "far", "start", 2, (const double[]){0, 5});
    small_plant_clear(&plant);
}

static void time_until_collection_is_the_customers(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, YARD("haul", HOURLY("1"),
                                 HAUL("collected_by: customer, timetable: "
                                      "{ every: \"uniform(4 h, 6 h)\" }"),
                                 ""));
    size_t theirs = 0;
    for (size_t i = 0; i < plant.outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant.model, i);
        if (series->measure->group == SW_MEASURES_BREAKDOWN &&
            strcmp(series->subject, "haul") == 0) {
            assert_string_equal(series->spent->owner, "customer");
            theirs++;
        }
    }
    assert_int_equal(theirs, 2);
    const struct small_event *start =
        small_plant_event(&plant, "haul", "start", 1);
    assert_true(start->at_us >= 4 * SW_HOUR_US);
    assert_true(start->at_us <= 6 * SW_HOUR_US);
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_truck_takes_the_next_load_when_it_is_back),
        cmocka_unit_test(without_back_the_truck_comes_back_as_it_went),
        cmocka_unit_test(
            a_load_leaves_when_its_first_lot_has_waited_long_enough),
        cmocka_unit_test(a_load_leaves_when_no_lot_fits_any_more),
        cmocka_unit_test(a_trip_costs_the_same_full_or_not),
        cmocka_unit_test(a_load_without_a_limit_is_refused),
        cmocka_unit_test(only_vehicles_come_back),
        cmocka_unit_test(a_coil_larger_than_the_truck_is_refused),
        cmocka_unit_test(a_trip_needs_a_time),
        cmocka_unit_test(loads_have_their_key_in_common),
        cmocka_unit_test(lanes_share_a_fleet),
        cmocka_unit_test(time_until_collection_is_the_customers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
