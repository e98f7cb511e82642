#include "steelway/summary.h"

#include "made_cases.h"

static const struct made_option AS_IT_IS = {0};

static const struct sw_summary_row *row_of(const struct sw_summary *summary,
                                           const char *measure,
                                           const char *product,
                                           const char *statistic)
{
    for (size_t i = 0; i < summary->count; i++) {
        const struct sw_summary_row *row = &summary->rows[i];
        if (strcmp(row->series->measure->id, measure) == 0 &&
            strcmp(row->series->product, product) == 0 &&
            strcmp(row->statistic->name, statistic) == 0) {
            return row;
        }
    }
    return NULL;
}

static void every_measure_has_its_mean_and_sampled_ones_quantiles(void **state)
{
    (void)state;
    struct made_cases *made = make_cases(&AS_IT_IS, 1, 20, 600);
    struct sw_summary summary = sw_summarize(&made->cases, 0.95);

    assert_int_equal(summary.count, MADE_SERIES + 2 * 5);
    const struct sw_summary_row *mean =
        row_of(&summary, "delivery_time", "rail", "mean");
    const struct sw_summary_row *p90 =
        row_of(&summary, "delivery_time", "rail", "p90");
    assert_int_equal(mean->replications, 20);
    assert_int_equal(p90->replications, 20);
    assert_close(mean->estimate.value, 16.0, 0.5);
    assert_true(mean->estimate.low < mean->estimate.value);
    assert_int_equal(p90->estimate.gap, SW_GAP_NONE);
    assert_close(p90->estimate.value, 20.0, 0.7);
    assert_null(row_of(&summary, "otif", "rail", "p90"));
    assert_close(row_of(&summary, "busy", "", "mean")->estimate.value, 50.0,
                 1e-12);
    sw_summary_clear(&summary);
    assert_null(summary.rows);
    free_cases(made);
}

static void a_share_has_an_interval_within_0_and_100(void **state)
{
    (void)state;
    struct made_cases *made = make_cases(&AS_IT_IS, 1, 20, 100);
    for (size_t r = 0; r < 20; r++) { /* all in time */
        struct sw_total *total = &made->replications.outcomes[r].totals[1];
        total->numerator = total->denominator;
    }
    struct sw_summary summary = sw_summarize(&made->cases, 0.95);
    const struct sw_estimate *otif =
        &row_of(&summary, "otif", "rail", "mean")->estimate;
    assert_true(otif->value == 100.0 && otif->high == 100.0);
    assert_close(otif->low, 100.0 * pow(0.025, 1.0 / 20.0), 1e-6);
    const struct sw_estimate *busy =
        &row_of(&summary, "busy", "", "mean")->estimate;
    assert_true(busy->low == busy->high); /* no share of orders */
    sw_summary_clear(&summary);
    free_cases(made);
}

static const struct sw_measure IN_TARGET = {
    .id = "in_target",
    .group = SW_MEASURES_PROBLEM,
    .unit = "%",
    .scale = 100.0,
};

/* Of five problems in each of four replications all are in target, in the first
 * so many. */
static struct sw_estimate in_target_of(size_t in_target)
{
    static const struct sw_series series[] = {
        {&IN_TARGET, "", "stain", "grave", false, NULL}};
    const struct sw_series *const of[] = {series};
    const size_t count[] = {1};
    struct made_cases *made = make_cases(&AS_IT_IS, 1, 4, 10);
    for (size_t r = 0; r < 4; r++) {
        struct sw_total *total = &made->replications.outcomes[r].totals[0];
        total->numerator = r == 0 ? (double)in_target : 5.0;
        total->denominator = 5.0;
    }
    struct sw_cases cases = made->cases;
    cases.series = of;
    cases.series_count = count;
    struct sw_summary summary = sw_summarize(&cases, 0.95);
    const struct sw_estimate estimate = summary.rows[0].estimate;
    sw_summary_clear(&summary);
    free_cases(made);
    return estimate;
}

/* 95 %, and 3.18 times 5 % to each side, would be 110.9 %. */
static void a_share_of_problems_is_one_too(void **state)
{
    (void)state;
    const struct sw_estimate most = in_target_of(4);
    assert_close(most.value, 95.0, 1e-9);
    assert_close(most.low, 79.09, 0.01);
    assert_true(most.high == 100.0);
    const struct sw_estimate all = in_target_of(5);
    assert_true(all.value == 100.0 && all.high == 100.0);
    assert_close(all.low, 100.0 * pow(0.025, 1.0 / 4.0), 1e-6);
}

static void a_time_has_no_interval_below_0(void **state)
{
    (void)state;
    struct made_cases *made = make_cases(&AS_IT_IS, 1, 2, 100);
    /* One replication without any time, one with: 12.7 times as far as the
     * mean reaches the interval of two. */
    made->replications.outcomes[0].totals[0].numerator = 0.0;
    struct sw_summary summary = sw_summarize(&made->cases, 0.95);
    const struct sw_estimate *mean =
        &row_of(&summary, "delivery_time", "rail", "mean")->estimate;
    assert_true(mean->value > 0.0 && mean->low == 0.0);
    assert_true(mean->high > 10.0 * mean->value);
    sw_summary_clear(&summary);
    free_cases(made);
}

static void
open_orders_leave_the_mean_and_late_quantiles_not_reached(void **state)
{
    (void)state;
    const struct made_option blocked = {.open = 60};
    struct made_cases *made = make_cases(&blocked, 1, 20, 600);
    struct sw_summary summary = sw_summarize(&made->cases, 0.95);
    static const struct {
        const char *statistic;
        enum sw_gap gap;
    } expected[] = {{"mean", SW_GAP_NOT_REACHED}, {"p50", SW_GAP_NONE},
                    {"p80", SW_GAP_NONE},         {"p90", SW_GAP_NONE},
                    {"p95", SW_GAP_NOT_REACHED},  {"p99", SW_GAP_NOT_REACHED}};
    for (size_t i = 0; i < 6; i++) {
        const struct sw_summary_row *row =
            row_of(&summary, "delivery_time", "rail", expected[i].statistic);
        assert_int_equal(row->estimate.gap, expected[i].gap);
    }
    assert_int_equal(
        row_of(&summary, "delivery_time", "tube", "mean")->estimate.gap,
        SW_GAP_NONE);
    sw_summary_clear(&summary);
    free_cases(made);
}

static void no_replications_and_one_give_no_intervals(void **state)
{
    (void)state;
    for (size_t runs = 0; runs < 2; runs++) {
        struct made_cases *made = make_cases(&AS_IT_IS, 1, runs, 100);
        struct sw_summary summary = sw_summarize(&made->cases, 0.95);
        assert_true(runs == 1 || summary.count == 0);
        for (size_t i = 0; i < summary.count; i++) {
            assert_false(sw_estimate_has_interval(&summary.rows[i].estimate));
            assert_true(sw_estimate_has_value(&summary.rows[i].estimate));
        }
        sw_summary_clear(&summary);
        free_cases(made);
    }
}

static void statistics_are_found_by_name(void **state)
{
    (void)state;
    assert_true(sw_statistic_find("mean")->p == 0.0);
    assert_true(sw_statistic_find("p90")->p == 0.9);
    assert_null(sw_statistic_find("p91"));
    assert_null(sw_statistic_find(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_measure_has_its_mean_and_sampled_ones_quantiles),
        cmocka_unit_test(a_time_has_no_interval_below_0),
        cmocka_unit_test(a_share_has_an_interval_within_0_and_100),
        cmocka_unit_test(a_share_of_problems_is_one_too),
        cmocka_unit_test(
            open_orders_leave_the_mean_and_late_quantiles_not_reached),
        cmocka_unit_test(no_replications_and_one_give_no_intervals),
        cmocka_unit_test(statistics_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
