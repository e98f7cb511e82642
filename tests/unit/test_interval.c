#include "stats/interval.h"

#include "cases.h"

static void students_quantiles_are_those_of_the_tables(void **state)
{
    (void)state;
    assert_close(sw_student(0.95, 1), 12.706204736, 1e-8);
    assert_close(sw_student(0.95, 9), 2.262157163, 1e-8);
    assert_close(sw_student(0.99, 29), 2.756385904, 1e-8);
    assert_close(sw_student(0.95, 1000000), 1.959966357, 1e-8);
}

static void students_quantiles_are_found_at_the_corners(void **state)
{
    (void)state;
    static const double confidences[] = {1e-9, 0.5, 0.9999, 1.0 - 1e-9};
    for (size_t freedom = 1; freedom <= 10000000; freedom *= 10) {
        double before = -1.0;
        for (size_t i = 0; i < 4; i++) {
            const double t = sw_student(confidences[i], freedom);
            assert_true(isfinite(t) && t > before);
            before = t;
        }
    }
}

static void a_mean_has_the_t_interval(void **state)
{
    (void)state;
    /* Law 2015, example 4.26: t_9 at 0.90 is 1.83. */
    const double values[] = {1.20, 1.50, 1.68, 1.89, 0.95,
                             1.49, 1.58, 1.55, 0.50, 1.09};
    const struct sw_estimate mean = sw_interval_mean(values, 10, 0.90);

    assert_true(sw_estimate_has_interval(&mean));
    assert_int_equal(mean.count, 10);
    assert_close(mean.value, 1.343, 1e-12);
    assert_close(sw_estimate_half_width(&mean), 0.24, 0.005);
    assert_close(mean.value - mean.low, mean.high - mean.value, 1e-14);
}

static void one_replication_gives_a_value_and_no_interval(void **state)
{
    (void)state;
    const double value = 3.0;
    const struct sw_estimate mean = sw_interval_mean(&value, 1, 0.95);

    assert_true(mean.value == 3.0);
    assert_true(sw_estimate_has_value(&mean));
    assert_false(sw_estimate_has_interval(&mean));
    assert_true(isnan(mean.low) && isnan(mean.high));
    assert_string_equal(sw_gap_text(mean.gap), "too few replications");
}

static void
an_open_order_makes_mean_difference_and_ratio_not_reached(void **state)
{
    (void)state;
    const double open[] = {1.0, (double)NAN, (double)INFINITY};
    const double closed[] = {1.0, 2.0, 3.0};
    const struct sw_ratio over_open = {open, closed};

    assert_int_equal(sw_interval_mean(open, 3, 0.95).gap, SW_GAP_NOT_REACHED);
    assert_int_equal(sw_interval_difference(closed, open, 3, 0.95).gap,
                     SW_GAP_NOT_REACHED);
    assert_int_equal(sw_interval_ratio(over_open, 3, 0.95).gap,
                     SW_GAP_NOT_REACHED);
    assert_true(isnan(sw_interval_ratio(over_open, 3, 0.95).value));
}

static void nothing_to_measure_is_said(void **state)
{
    (void)state;
    const double none[] = {0.0, 0.0};
    const double one_nan[] = {1.0, (double)NAN};
    const struct sw_ratio ratio = {none, none};

    assert_int_equal(sw_interval_mean(none, 0, 0.95).gap, SW_GAP_NO_VALUES);
    assert_int_equal(sw_interval_mean(one_nan, 2, 0.95).gap, SW_GAP_NO_VALUES);
    assert_int_equal(sw_interval_ratio(ratio, 2, 0.95).gap, SW_GAP_NO_VALUES);
    assert_int_equal(sw_interval_share(ratio, 2, 0.95).gap, SW_GAP_NO_VALUES);
    assert_int_equal(sw_interval_binomial(0, 0, 0.95).gap, SW_GAP_NO_VALUES);
}

static void a_difference_is_paired(void **state)
{
    (void)state;
    const double before[] = {10.0, 20.0, 30.0};
    const double after[] = {9.0, 18.0, 29.0}; /* -1 -2 -1 */
    const struct sw_estimate difference =
        sw_interval_difference(after, before, 3, 0.95);
    const double half = 4.302652730 * sqrt(1.0 / 9.0);

    assert_close(difference.value, -4.0 / 3.0, 1e-14);
    assert_close(sw_estimate_half_width(&difference), half, 1e-8);
}

static void a_ratio_is_of_sums_with_the_interval_of_its_errors(void **state)
{
    (void)state;
    const double over[] = {2.0, 9.0, 4.0};
    const double under[] = {1.0, 3.0, 2.0};
    const struct sw_ratio ratio = {over, under};
    const struct sw_estimate estimate = sw_interval_ratio(ratio, 3, 0.95);
    /* D = -0.5, 1.5, -1; S^2 = 3.5 / 2; mean under 2 */
    const double half = 4.302652730 * sqrt(1.75 / 3.0) / 2.0;

    assert_close(estimate.value, 2.5, 1e-15);
    assert_close(sw_estimate_half_width(&estimate), half, 1e-8);
}

static void a_ratio_over_ones_is_a_mean(void **state)
{
    (void)state;
    const double over[] = {2.0, 9.0, 4.0, 1.5};
    const double ones[] = {1.0, 1.0, 1.0, 1.0};
    const struct sw_ratio over_ones = {over, ones};
    const struct sw_estimate ratio = sw_interval_ratio(over_ones, 4, 0.9);
    const struct sw_estimate mean = sw_interval_mean(over, 4, 0.9);

    assert_close(ratio.low, mean.low, 1e-13);
    assert_close(ratio.high, mean.high, 1e-13);
}

static void a_share_stays_within_0_and_1(void **state)
{
    (void)state;
    const double over[] = {10.0, 10.0, 7.0};
    const double under[] = {10.0, 10.0, 10.0};
    const struct sw_ratio ratio = {over, under};
    const struct sw_estimate share = sw_interval_share(ratio, 3, 0.95);

    assert_close(share.value, 0.9, 1e-15);
    assert_true(share.high == 1.0);
    assert_true(share.low > 0.0 && share.low < 0.9);
}

static void
all_or_none_in_time_is_judged_by_the_number_of_replications(void **state)
{
    (void)state;
    double under[30];
    double none[30] = {0};
    for (size_t i = 0; i < 30; i++) {
        under[i] = 1000.0;
    }
    const struct sw_ratio all_in_time = {under, under};
    const struct sw_ratio none_in_time = {none, under};
    const struct sw_estimate all = sw_interval_share(all_in_time, 30, 0.95);
    const struct sw_estimate no = sw_interval_share(none_in_time, 30, 0.95);

    assert_true(all.value == 1.0 && all.high == 1.0);
    assert_close(all.low, pow(0.025, 1.0 / 30.0), 1e-9); /* 0.8843 */
    assert_true(no.value == 0.0 && no.low == 0.0);
    assert_close(no.high, 1.0 - all.low, 1e-9);
}

static void clopper_and_pearsons_ends_are_those_of_the_tables(void **state)
{
    (void)state;
    const struct sw_estimate share = sw_interval_binomial(4, 10, 0.95);

    assert_close(share.low, 0.1216, 5e-5);
    assert_close(share.high, 0.7376, 5e-5);
}

static void levels_for_many_and_for_one_side_are_adjusted(void **state)
{
    (void)state;
    assert_close(sw_level_simultaneous(0.95, 10), 0.995, 1e-15);
    assert_close(sw_level_simultaneous(0.95, 1), 0.95, 1e-15);
    assert_close(sw_level_one_sided(0.95), 0.90, 1e-15);
    assert_true(sw_level_one_sided(0.5) > 0.0);
    assert_true(sw_level_simultaneous(1.0 - 1e-9, 1000) < 1.0);
}

static void feasible_is_yes_no_or_unsure_by_the_whole_interval(void **state)
{
    (void)state;
    const struct sw_estimate estimate = {5.0, 4.0, 6.0, 20, SW_GAP_NONE, 0};

    assert_int_equal(sw_estimate_at_most(&estimate, 6.0), SW_ANSWER_YES);
    assert_int_equal(sw_estimate_at_most(&estimate, 5.5), SW_ANSWER_UNSURE);
    assert_int_equal(sw_estimate_at_most(&estimate, 3.9), SW_ANSWER_NO);
    assert_int_equal(sw_estimate_at_least(&estimate, 4.0), SW_ANSWER_YES);
    assert_int_equal(sw_estimate_at_least(&estimate, 4.5), SW_ANSWER_UNSURE);
    assert_int_equal(sw_estimate_at_least(&estimate, 6.1), SW_ANSWER_NO);
    assert_string_equal(sw_answer_text(SW_ANSWER_YES), "yes");
    assert_string_equal(sw_answer_text(SW_ANSWER_UNSURE), "unsure");
    assert_string_equal(sw_answer_text(SW_ANSWER_NO), "no");
}

static void
without_an_interval_feasible_is_unsure_unless_never_reached(void **state)
{
    (void)state;
    const struct sw_estimate few = {
        5.0, (double)NAN, (double)NAN, 1, SW_GAP_FEW_REPLICATIONS, 0};
    const struct sw_estimate never = {
        (double)NAN, (double)NAN, (double)NAN, 9, SW_GAP_NOT_REACHED, 0};

    assert_int_equal(sw_estimate_at_most(&few, 9.0), SW_ANSWER_UNSURE);
    assert_int_equal(sw_estimate_at_least(&few, 1.0), SW_ANSWER_UNSURE);
    assert_int_equal(sw_estimate_at_most(&never, 9.0), SW_ANSWER_NO);
    assert_int_equal(sw_estimate_at_least(&never, 9.0), SW_ANSWER_YES);
}

static void an_interval_is_held_within_what_can_be(void **state)
{
    (void)state;
    /* 1 +- 12.7 * 1: t with one degree of freedom. */
    const double values[] = {0.0, 2.0};
    struct sw_estimate mean = sw_interval_mean(values, 2, 0.95);
    assert_true(mean.low < -11.0);
    const double high = mean.high;
    sw_interval_hold(&mean, 0.0, (double)INFINITY);
    assert_true(mean.low == 0.0 && mean.high == high && mean.value == 1.0);
    sw_interval_hold(&mean, 0.0, 5.0);
    assert_true(mean.high == 5.0);
    struct sw_estimate none = sw_interval_mean(values, 1, 0.95);
    sw_interval_hold(&none, 0.0, 5.0);
    assert_true(isnan(none.low) && isnan(none.high));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_interval_is_held_within_what_can_be),
        cmocka_unit_test(students_quantiles_are_those_of_the_tables),
        cmocka_unit_test(students_quantiles_are_found_at_the_corners),
        cmocka_unit_test(a_mean_has_the_t_interval),
        cmocka_unit_test(one_replication_gives_a_value_and_no_interval),
        cmocka_unit_test(
            an_open_order_makes_mean_difference_and_ratio_not_reached),
        cmocka_unit_test(nothing_to_measure_is_said),
        cmocka_unit_test(a_difference_is_paired),
        cmocka_unit_test(a_ratio_is_of_sums_with_the_interval_of_its_errors),
        cmocka_unit_test(a_ratio_over_ones_is_a_mean),
        cmocka_unit_test(a_share_stays_within_0_and_1),
        cmocka_unit_test(
            all_or_none_in_time_is_judged_by_the_number_of_replications),
        cmocka_unit_test(clopper_and_pearsons_ends_are_those_of_the_tables),
        cmocka_unit_test(levels_for_many_and_for_one_side_are_adjusted),
        cmocka_unit_test(feasible_is_yes_no_or_unsure_by_the_whole_interval),
        cmocka_unit_test(
            without_an_interval_feasible_is_unsure_unless_never_reached),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
