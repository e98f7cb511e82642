#include "cases.h"
#include "small_plant.h"

/* Coils of 10 t, an order each, one a day from 0 h on: 2 h to make, 1 h to
 * test, 3 h to pack. */
#define PLANT(count, lots, results)                                            \
    "format: 1\n"                                                              \
    "name: inspection\n"                                                       \
    "run: { length: 400 d, limit: 400 d, quantiles: [] }\n"                    \
    "resources:\n"                                                             \
    "  laboratory: { units: 100 }\n"                                           \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: 10 t } }\n"                           \
    "routes:\n"                                                                \
    "  way: { order: [review], lots: [" lots "] }\n"                           \
    "milestones:\n"                                                            \
    "  tested: { after: [test] }\n"                                            \
    "  delivered: { after: [pack] }\n"                                         \
    "demand:\n"                                                                \
    "  stream: { kind: orders, first: 0 h, every: 1 d, count: " count          \
    ", products: { coil: 100 % }, tonnes: 10 t }\n"                            \
    "steps:\n"                                                                 \
    "  review: { kind: delay, time: 0 h }\n"                                   \
    "  make: { kind: delay, time: 2 h }\n"                                     \
    "  cool: { kind: delay, time: 5 h }\n"                                     \
    "  pack: { kind: delay, time: 3 h }\n"                                     \
    "  test: { kind: inspect, resource: laboratory, time: 1 h,"                \
    " results: { " results " } }\n"

static double hours(const struct sw_order_record *order)
{
    return (double)(order->delivered_us - order->entered_us) /
           (double)SW_HOUR_US;
}

/* Every order was delivered, after 3 h of packing and a number of rounds of
 * `round_h`; how many took more than one. */
static size_t repeated(const struct small_plant *plant, size_t count,
                       double round_h)
{
    size_t more = 0;
    assert_int_equal(plant->order_count, count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(plant->orders[i].outcome, "delivered");
        const double rounds = (hours(&plant->orders[i]) - 3) / round_h;
        assert_true(rounds >= 1);
        assert_close(rounds, rint(rounds), 0);
        more += rounds > 1 ? 1 : 0;
    }
    return more;
}

/* `hits` of `n` are as likely as the probability says: four standard errors. */
static void assert_share(size_t hits, size_t n, double probability)
{
    const double mean = (double)n * probability;
    assert_close((double)hits, mean, 4 * sqrt(mean * (1 - probability)));
}

static void a_lot_that_passes_goes_on(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("2", "make, test, pack", ""));
    assert_time(&plant, "test", "complete", 1, 3);
    assert_time(&plant, "pack", "complete", 1, 6);
    small_plant_clear(&plant);
}

static void rework_goes_back_to_its_step(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("300", "make, test, pack",
                                  "rework: { probability: 30 %, to: make }"));
    assert_share(repeated(&plant, 300, 3), 300, 0.3);
    const double share = small_plant_value(&plant, "reworked", "test");
    assert_true(share > 20 && share < 40);
    small_plant_clear(&plant);
}

static void a_retest_repeats_only_the_test(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("300", "test, pack",
                                  "retest: { probability: 30 %, to: test }"));
    assert_share(repeated(&plant, 300, 1), 300, 0.3);
    small_plant_clear(&plant);
}

/* The audit of every run holds grams and ledgers together. */
static void a_remade_lot_keeps_the_time_of_the_one_it_replaces(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("300", "make, test, pack",
                                  "remake: { probability: 30 %, to: make }"));
    assert_share(repeated(&plant, 300, 3), 300, 0.3);
    const double share = small_plant_value(&plant, "remade", "test");
    assert_true(share > 20 && share < 40);
    small_plant_clear(&plant);
}

static void a_remade_lot_draws_as_a_new_one(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("50", "make, test, pack",
                                  "remake: { probability: 30 %, to: make }"));
    assert_true(repeated(&plant, 50, 3) > 0);
    assert_true(plant.draws > 50);
    assert_int_equal(plant.later_draws, 0);
    small_plant_clear(&plant);
    small_plant_run(&plant, PLANT("50", "make, test, pack",
                                  "rework: { probability: 30 %, to: make }"));
    assert_true(plant.later_draws > 0);
    small_plant_clear(&plant);
}

static void a_lot_that_is_sent_back_passes_no_milestone(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, "format: 1\n"
                "name: milestone\n"
                "run: { length: 400 d, limit: 400 d, quantiles: [] }\n"
                "resources: { laboratory: { units: 100 } }\n"
                "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
                "routes: { way: { lots: [make, test, pack] } }\n"
                "milestones: { delivered: { after: [test] } }\n"
                "demand: { stream: { kind: orders, first: 0 h, every: 1 d,"
                " count: 100, products: { coil: 100 % }, tonnes: 10 t } }\n"
                "steps:\n"
                "  make: { kind: delay, time: 2 h }\n"
                "  pack: { kind: delay, time: 3 h }\n"
                "  test: { kind: inspect, resource: laboratory, time: 1 h,"
                " results: { rework: { probability: 50 %, to: make } } }\n");
    assert_int_equal(plant.order_count, 100);
    for (size_t i = 0; i < 100; i++) {
        const struct sw_order_record *order = &plant.orders[i];
        assert_int_equal(order->closed_us - order->delivered_us,
                         3 * SW_HOUR_US);
    }
    small_plant_clear(&plant);
}

static void scrap_is_not_delivered(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("300", "make, test, pack",
                                  "scrap: { probability: 30 % }"));
    size_t scrapped = 0;
    for (size_t i = 0; i < plant.order_count; i++) {
        scrapped += strcmp(plant.orders[i].outcome, "scrapped") == 0 ? 1 : 0;
    }
    assert_share(scrapped, 300, 0.3);
    assert_times(&plant, "pack", "complete", 300 - scrapped);
    small_plant_clear(&plant);
}

static void downgrade_and_concession_go_on(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("20", "make, test, pack",
                                  "downgrade: { probability: 50 % }, "
                                  "concession: { probability: 50 % }"));
    assert_times(&plant, "pack", "complete", 20);
    assert_int_equal(repeated(&plant, 20, 3), 0);
    assert_close(small_plant_value(&plant, "downgraded", "test") +
                     small_plant_value(&plant, "conceded", "test"),
                 100, 1e-9);
    small_plant_clear(&plant);
}

static void a_result_in_a_branch_waits_for_the_other_branches(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("300", "make, { together: [cool, test] }, pack",
                          "remake: { probability: 20 %, to: make }, "
                          "rework: { probability: 10 %, to: make }"));
    /* 2 h and the longer of 5 h and 1 h, in every round. */
    assert_share(repeated(&plant, 300, 7), 300, 0.3);
    small_plant_clear(&plant);
}

static void a_retest_stays_in_its_branch(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("300", "make, { together: [cool, test] }, pack",
                          "retest: { probability: 30 %, to: test }"));
    assert_times(&plant, "cool", "complete", 300);
    assert_true(small_plant_event(&plant, "test", "complete", 301) != NULL);
    small_plant_clear(&plant);
}

static void scrap_in_a_branch_ends_the_lot_when_all_have_met(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("20", "make, { together: [cool, test] }, pack",
                          "scrap: { probability: 100 % }"));
    assert_times(&plant, "cool", "complete", 20);
    assert_times(&plant, "pack", "complete", 0);
    assert_int_equal(plant.order_count, 20);
    assert_string_equal(plant.orders[0].outcome, "scrapped");
    assert_close(
        (double)(plant.orders[0].closed_us - plant.orders[0].entered_us) /
            (double)SW_HOUR_US,
        7, 0);
    small_plant_clear(&plant);
}

static void endless_rounds_fail_the_run(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("1", "make, test, pack",
                                  "remake: { probability: 100 %, to: make }"));
    assert_false(plant.done);
    assert_non_null(strstr(plant.err.message, "'test'"));
    small_plant_clear(&plant);
}

static void results_of_more_than_all_lots_are_refused(void **state)
{
    (void)state;
    assert_refused(PLANT("1", "make, test, pack",
                         "downgrade: { probability: 60 % }, "
                         "scrap: { probability: 50 % }"),
                   "E268");
}

static void a_lot_cannot_go_back_to_what_is_still_ahead(void **state)
{
    (void)state;
    assert_refused(PLANT("1", "make, test, pack",
                         "rework: { probability: 5 %, to: pack }"),
                   "E266");
}

static void a_lot_cannot_go_back_to_a_step_of_the_order(void **state)
{
    (void)state;
    assert_refused(PLANT("1", "make, test, pack",
                         "rework: { probability: 5 %, to: review }"),
                   "E266");
}

static void a_lot_cannot_begin_in_a_branch(void **state)
{
    (void)state;
    assert_refused(PLANT("1", "{ together: [[make, test], cool] }, pack",
                         "remake: { probability: 5 %, to: make }"),
                   "E266");
}

static void a_result_that_goes_back_says_where_to(void **state)
{
    (void)state;
    assert_refused(
        PLANT("1", "make, test, pack", "rework: { probability: 5 % }"), "E107");
}

static void going_back_to_no_step_is_refused(void **state)
{
    (void)state;
    assert_refused(
        PLANT("1", "make, test, pack", "rework: { probability: 5 %, to: mak }"),
        "E113");
}

static void an_order_cannot_be_scrapped_before_it_has_lots(void **state)
{
    (void)state;
    assert_refused("format: 1\n"
                   "name: order\n"
                   "run: { length: 1 d }\n"
                   "resources: { people: { units: 1 } }\n"
                   "products: { coil: { route: way } }\n"
                   "routes: { way: { order: [review], lots: [make] } }\n"
                   "demand: { d: { kind: orders, every: 1 h, products: "
                   "{ coil: 100 % }, tonnes: 10 t } }\n"
                   "steps:\n"
                   "  make: { kind: delay, time: 1 h }\n"
                   "  review: { kind: inspect, resource: people, time: 1 h, "
                   "results: { scrap: { probability: 5 % } } }\n",
                   "E265");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lot_that_passes_goes_on),
        cmocka_unit_test(rework_goes_back_to_its_step),
        cmocka_unit_test(a_retest_repeats_only_the_test),
        cmocka_unit_test(a_remade_lot_keeps_the_time_of_the_one_it_replaces),
        cmocka_unit_test(a_remade_lot_draws_as_a_new_one),
        cmocka_unit_test(a_lot_that_is_sent_back_passes_no_milestone),
        cmocka_unit_test(scrap_is_not_delivered),
        cmocka_unit_test(downgrade_and_concession_go_on),
        cmocka_unit_test(a_result_in_a_branch_waits_for_the_other_branches),
        cmocka_unit_test(a_retest_stays_in_its_branch),
        cmocka_unit_test(scrap_in_a_branch_ends_the_lot_when_all_have_met),
        cmocka_unit_test(endless_rounds_fail_the_run),
        cmocka_unit_test(results_of_more_than_all_lots_are_refused),
        cmocka_unit_test(a_lot_cannot_go_back_to_what_is_still_ahead),
        cmocka_unit_test(a_lot_cannot_go_back_to_a_step_of_the_order),
        cmocka_unit_test(a_lot_cannot_begin_in_a_branch),
        cmocka_unit_test(a_result_that_goes_back_says_where_to),
        cmocka_unit_test(going_back_to_no_step_is_refused),
        cmocka_unit_test(an_order_cannot_be_scrapped_before_it_has_lots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
