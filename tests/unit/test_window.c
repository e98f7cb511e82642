/* Which orders are counted, and when the measuring of time begins and ends. */
#include "cases.h"
#include "small_plant.h"

/* An order an hour, the first at 1 h, of half an hour each; a breakdown now and
 * then, so that something happens for ever. */
#define PLANT(run, orders)                                                     \
    "format: 1\n"                                                              \
    "name: window\n"                                                           \
    "run: { " run ", quantiles: [] }\n"                                        \
    "resources:\n"                                                             \
    "  line: { breakdowns: { fault: { every: 100 d, repair: 1 s } } }\n"       \
    "products: { job: { route: way }, plate: { route: way } }\n"               \
    "steps: { serve: { kind: process, resource: line, time: 30 min } }\n"      \
    "routes: { way: { lots: [serve] } }\n"                                     \
    "demand:\n"                                                                \
    "  jobs: { kind: orders, every: 1 h, " orders                              \
    "products: { job: 100 % }, tonnes: 1 t }\n"

#define OTHERS                                                                 \
    "  rest: { kind: background, block: 1 t, tonnes: 1 t/d, cv: 0,\n"          \
    "          products: { plate: 100 % } }\n"

static size_t counted(const struct small_plant *plant)
{
    size_t count = 0;
    for (size_t i = 0; i < plant->order_count; i++) {
        count += plant->orders[i].in_cohort ? 1 : 0;
    }
    return count;
}

static void run_to(struct small_plant *plant, const char *text, double hours)
{
    small_plant_run(plant, text);
    assert_true(plant->done);
    assert_close((double)plant->outcome.end_us / (double)SW_HOUR_US, hours,
                 1e-9);
}

static void a_window_in_time_counts_who_enters_before_its_end(void **state)
{
    (void)state;
    struct small_plant plant;
    /* At 3, 4 and 5 h; the last is done at 5.5 h, before the window ends. */
    run_to(&plant, PLANT("warm_up: 3 h, length: 3 h", ""), 6.0);
    assert_int_equal(counted(&plant), 3);
    assert_close(small_plant_value(&plant, "busy", "line"), 50.0, 1e-9);
    small_plant_clear(&plant);
}

static void a_window_in_orders_closes_as_the_next_order_enters(void **state)
{
    (void)state;
    struct small_plant plant;
    /* Orders 3 to 7; from 3 h, when the third enters, to 8 h. */
    run_to(&plant, PLANT("warm_up: 2 orders, length: 5 orders", ""), 8.0);
    assert_int_equal(counted(&plant), 5);
    assert_close(small_plant_value(&plant, "throughput", "serve"), 24.0, 1e-9);
    small_plant_clear(&plant);
}

static void a_window_in_orders_closes_with_the_last_order_there_is(void **state)
{
    (void)state;
    struct small_plant plant;
    run_to(&plant, PLANT("length: 5 orders", "count: 5, "), 5.5);
    assert_int_equal(counted(&plant), 5);
    small_plant_clear(&plant);
    /* Fewer orders than asked for; four are served within 5 h. */
    run_to(&plant, PLANT("length: 7 orders", "count: 5, "), 5.5);
    assert_int_equal(counted(&plant), 5);
    assert_close(small_plant_value(&plant, "throughput", "serve"), 19.2, 1e-9);
    small_plant_clear(&plant);
}

static void a_window_in_orders_does_not_wait_for_background(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("length: 7 orders", "count: 5, ") OTHERS);
    assert_true(plant.done);
    assert_true(plant.outcome.end_us < 7 * SW_HOUR_US);
    small_plant_clear(&plant);
}

static void one_demand_that_goes_on_keeps_the_window_open(void **state)
{
    (void)state;
    struct small_plant plant;
    run_to(
        &plant,
        PLANT(
            "length: 7 orders",
            "count: 5, ") "  more: { kind: orders, first: 90 min, every: 10 "
                          "h,\n"
                          "          products: { job: 100 % }, tonnes: 1 t }\n",
        21.5);
    assert_int_equal(counted(&plant), 7);
    small_plant_clear(&plant);
}

static void a_warm_up_that_never_ends_ends_the_run(void **state)
{
    (void)state;
    struct small_plant plant;
    run_to(&plant, PLANT("warm_up: 9 orders, length: 1 d", "count: 5, "), 5.0);
    assert_int_equal(counted(&plant), 0);
    small_plant_clear(&plant);
    /* One that ends by the clock counts nobody. */
    run_to(&plant, PLANT("warm_up: 9 h, length: 9 orders", "count: 5, "), 9.0);
    assert_int_equal(counted(&plant), 0);
    small_plant_clear(&plant);
}

static uint64_t digest_of(const struct sw_model *model, uint64_t number)
{
    struct sw_outcome outcome = {0};
    struct sw_error err = {0};
    assert_true(sw_model_run(model, &(struct sw_replication){1, number, NULL},
                             &outcome, &err));
    const uint64_t digest = outcome.digest;
    sw_outcome_clear(&outcome);
    return digest;
}

static void replications_that_count_nobody_are_told_apart(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_compile(&plant,
                        "format: 1\n"
                        "name: window\n"
                        "run: { warm_up: 30 d, length: 1 d, quantiles: [] }\n"
                        "products: { job: { route: way } }\n"
                        "steps: { rest: { kind: delay, time: "
                        "\"exponential(mean 1 h)\" } }\n"
                        "routes: { way: { lots: [rest] } }\n"
                        "demand:\n"
                        "  jobs: { kind: orders, every: 1 h, count: 5,\n"
                        "          products: { job: 100 % }, tonnes: 1 t }\n");
    assert_non_null(plant.model);
    assert_true(digest_of(plant.model, 1) == digest_of(plant.model, 1));
    assert_true(digest_of(plant.model, 1) != digest_of(plant.model, 2));
    small_plant_clear(&plant);
}

static void a_window_in_orders_may_take_centuries(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, "format: 1\nname: centuries\n"
                "run: { length: 200 orders, quantiles: [] }\n"
                "resources: { line: {} }\nproducts: { job: { route: way } }\n"
                "steps: { serve: { kind: process, resource: line, "
                "time: 30 min } }\n"
                "routes: { way: { lots: [serve] } }\n"
                "demand: { jobs: { kind: orders, every: 400 d, "
                "products: { job: 100 % }, tonnes: 1 t } }\n");
    assert_true(plant.done);
    assert_int_equal(counted(&plant), 200);
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_window_in_time_counts_who_enters_before_its_end),
        cmocka_unit_test(a_window_in_orders_closes_as_the_next_order_enters),
        cmocka_unit_test(
            a_window_in_orders_closes_with_the_last_order_there_is),
        cmocka_unit_test(a_window_in_orders_does_not_wait_for_background),
        cmocka_unit_test(one_demand_that_goes_on_keeps_the_window_open),
        cmocka_unit_test(a_warm_up_that_never_ends_ends_the_run),
        cmocka_unit_test(replications_that_count_nobody_are_told_apart),
        cmocka_unit_test(a_window_in_orders_may_take_centuries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
