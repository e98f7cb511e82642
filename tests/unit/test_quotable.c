#include "steelway/quotable.h"

#include "steelway/units.h"

#include "cases.h"

#include <stdlib.h>

enum { RUNS = 20, ORDERS = 100 };

static const struct sw_measure TIME = {
    .id = "delivery_time",
    .group = SW_MEASURES_ORDER,
    .unit = "d",
    .scale = 1.0 / (double)SW_DAY_US,
    .sampled = true,
    .smaller_is_better = true,
};
static const struct sw_series SERIES[] = {{&TIME, "rail", "", "", true, NULL}};
static const struct sw_series *const SERIES_OF[] = {SERIES};
static const size_t SERIES_COUNT[] = {1};

/* Replications of 100 orders: `early` of them take ten days, those that are
 * open never come, the others take twelve and a half. */
struct plant {
    struct sw_outcome outcomes[RUNS];
    struct sw_total totals[RUNS];
    int64_t values[RUNS][ORDERS];
    struct sw_replications replications;
    struct sw_cases cases;
};

static struct plant *plant_of(size_t early_even, size_t early_odd, size_t open)
{
    struct plant *plant = calloc(1, sizeof(*plant));
    for (size_t r = 0; r < RUNS; r++) {
        const size_t early = r % 2 == 0 ? early_even : early_odd;
        for (size_t i = 0; i < ORDERS; i++) {
            plant->values[r][i] =
                i < early ? 10 * SW_DAY_US : 25 * SW_DAY_US / 2;
        }
        plant->totals[r] = (struct sw_total){
            .samples = plant->values[r],
            .sample_count = ORDERS - open,
            .unreached = open,
            .denominator = ORDERS,
        };
        plant->outcomes[r] = (struct sw_outcome){
            .replication = r + 1, .count = 1, .totals = &plant->totals[r]};
    }
    plant->replications = (struct sw_replications){
        .options = 1, .count = RUNS, .outcomes = plant->outcomes};
    plant->cases = (struct sw_cases){
        .options = 1,
        .series = SERIES_OF,
        .series_count = SERIES_COUNT,
        .replications = &plant->replications,
    };
    return plant;
}

static struct sw_quotable quoted(const struct plant *plant, double share)
{
    return sw_quotable_find(&plant->cases, 0, "rail", share, 0.95);
}

static void what_arrives_on_the_day_counts_and_days_are_whole(void **state)
{
    (void)state;
    struct plant *plant = plant_of(96, 96, 0);
    const struct sw_quotable most = quoted(plant, 0.95);
    const struct sw_quotable more = quoted(plant, 0.97);
    assert_int_equal(most.days, 10);
    assert_int_equal(most.sure_days, 10);
    assert_close(most.within.value, 96.0, 1e-9);
    assert_int_equal(most.gap, SW_GAP_NONE);
    assert_int_equal(more.days, 13); /* twelve and a half */
    free(plant);
}

static void a_share_that_is_only_reached_in_the_mean_is_not_sure(void **state)
{
    (void)state;
    struct plant *plant = plant_of(89, 93, 0);
    const struct sw_quotable found = quoted(plant, 0.905);
    /* 91 in 100, the deviation of a replication 2.05, one-sided t 1.729:
     * 91 - 1.729 * 2.05 / sqrt(20) is 90.2. */
    assert_int_equal(found.days, 10);
    assert_int_not_equal(found.sure_days, 10);
    assert_int_equal(quoted(plant, 0.90).sure_days, 10);
    assert_close(quoted(plant, 0.90).within.low, 90.207, 0.001);
    free(plant);
}

/* 20 replications in which all arrive are no proof of 95 in 100: they would all
 * do so with probability 0.36. */
static void all_of_few_replications_is_not_sure(void **state)
{
    (void)state;
    struct plant *plant = plant_of(100, 100, 0);
    const struct sw_quotable found = quoted(plant, 0.95);
    assert_int_equal(found.days, 10);
    assert_int_equal(found.sure_days, -1);
    assert_int_equal(found.gap, SW_GAP_FEW_REPLICATIONS);
    assert_int_equal(quoted(plant, 0.80).sure_days, 10);
    free(plant);
}

/* Within ten days 95 in 100 arrive in each replication; within eleven all of
 * the first, which leaves 95.25 - 1.729 * 0.25 = 94.8 sure; within twelve 99 in
 * 100, of which 98.96 are sure. Of 13 days, with all, the number of
 * replications alone would make 86 sure; but they hold the twelve. */
static void what_is_sure_of_some_days_is_sure_of_more(void **state)
{
    (void)state;
    struct plant *plant = plant_of(95, 95, 0);
    for (size_t r = 0; r < RUNS; r++) {
        for (size_t i = 95; i < (r == 0 ? 100 : 99); i++) {
            plant->values[r][i] = (r == 0 ? 11 : 12) * SW_DAY_US;
        }
    }
    const struct sw_quotable found = quoted(plant, 0.9499);
    assert_int_equal(found.days, 10);
    assert_int_equal(found.sure_days, 12);
    assert_close(found.within.low, 98.964, 0.001);
    assert_int_equal(quoted(plant, 0.94).sure_days, 10);
    free(plant);
}

static void orders_that_are_open_have_not_arrived(void **state)
{
    (void)state;
    struct plant *plant = plant_of(80, 80, 10);
    assert_int_equal(quoted(plant, 0.90).days, 13);
    const struct sw_quotable found = quoted(plant, 0.95);
    assert_int_equal(found.days, -1);
    assert_int_equal(found.gap, SW_GAP_NOT_REACHED);
    assert_int_equal(sw_quotable_find(&plant->cases, 0, "tube", 0.9, 0.95).gap,
                     SW_GAP_NO_VALUES);
    free(plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_arrives_on_the_day_counts_and_days_are_whole),
        cmocka_unit_test(a_share_that_is_only_reached_in_the_mean_is_not_sure),
        cmocka_unit_test(all_of_few_replications_is_not_sure),
        cmocka_unit_test(what_is_sure_of_some_days_is_sure_of_more),
        cmocka_unit_test(orders_that_are_open_have_not_arrived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
