#include "cases.h"
#include "small_plant.h"

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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
