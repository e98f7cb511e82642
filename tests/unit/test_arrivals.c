#include "cmocka_all.h"

#include "base/arena.h"
#include "model/arrivals.h"
#include "random/elementary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DAY ((double)SW_DAY_US)

enum { YEARS = 400 };

/* 2026-01-05, local. */
static const int64_t start_us = INT64_C(20458) * SW_DAY_US;

static struct sw_arrival_plan plan_of_rate(double per_day)
{
    struct sw_arrival_plan plan = {
        .rate = {.rate = per_day / DAY, .start_us = start_us},
        .purpose = 7,
        .count = UINT64_MAX,
        .entity = 11};
    for (size_t i = 0; i < SW_MONTHS; i++) {
        plan.rate.monthly[i] = 1.0 / SW_MONTHS;
    }
    return plan;
}

static struct sw_run replication(uint64_t number)
{
    return (struct sw_run){.draws = {.seed = 42, .replication = number}};
}

static void arrivals_are_numbered_in_order_of_time(void **state)
{
    (void)state;
    struct sw_run run = replication(1);
    const struct sw_arrival_plan plan = plan_of_rate(2);
    struct sw_arrivals arrivals;
    sw_arrivals_start(&plan, &arrivals);
    int64_t before_us = 0;
    for (uint64_t n = 1; n <= 100; n++) {
        assert_true(sw_arrivals_next(&run, &plan, &arrivals));
        assert_int_equal(arrivals.number, n);
        assert_true(arrivals.at_us > before_us);
        before_us = arrivals.at_us;
    }
}

static void twice_the_rate_brings_each_arrival_in_half_the_time(void **state)
{
    (void)state;
    struct sw_run run = replication(1);
    const struct sw_arrival_plan slow = plan_of_rate(1);
    const struct sw_arrival_plan fast = plan_of_rate(2);
    struct sw_arrivals a;
    struct sw_arrivals b;
    sw_arrivals_start(&slow, &a);
    sw_arrivals_start(&fast, &b);
    for (int n = 0; n < 1000; n++) {
        assert_true(sw_arrivals_next(&run, &slow, &a));
        assert_true(sw_arrivals_next(&run, &fast, &b));
        assert_true(llabs(a.at_us - 2 * b.at_us) <= 2);
    }
}

/* The cumulative rate at T(n) is the same stream of rate one. */
static void growth_moves_times_along_the_same_stream(void **state)
{
    (void)state;
    struct sw_run run = replication(3);
    const struct sw_arrival_plan steady = plan_of_rate(1);
    struct sw_arrival_plan growing = plan_of_rate(1);
    growing.rate.monthwise = true;
    growing.rate.growth = sw_log1p(0.5) / SW_MONTHS;
    struct sw_arrivals a;
    struct sw_arrivals b;
    sw_arrivals_start(&steady, &a);
    sw_arrivals_start(&growing, &b);
    for (int n = 0; n < 500; n++) {
        assert_true(sw_arrivals_next(&run, &steady, &a));
        assert_true(sw_arrivals_next(&run, &growing, &b));
        assert_true(a.reached == b.reached);
        const double reached =
            sw_arrivals_rate(&growing, 0, b.at_us) * (double)b.at_us;
        assert_true(fabs(reached - b.reached) < 1e-9 * (1 + b.reached));
    }
    assert_true(b.at_us < a.at_us);
}

static uint64_t count_until(const struct sw_arrival_plan *plan, uint64_t number,
                            int64_t from_us, int64_t to_us)
{
    struct sw_run run = replication(number);
    struct sw_arrivals arrivals;
    uint64_t count = 0;
    sw_arrivals_start(plan, &arrivals);
    while (sw_arrivals_next(&run, plan, &arrivals) && arrivals.at_us < to_us) {
        count += arrivals.at_us >= from_us;
    }
    return count;
}

/* Counts of a Poisson process: mean and variance are the expected number. The
 * variance of a sample variance of n Poisson counts is near 2 m^2 / n. */
static void counts_in_a_season_are_poisson(void **state)
{
    (void)state;
    struct sw_arrival_plan plan = plan_of_rate(0.5);
    plan.rate.monthwise = true;
    for (size_t i = 0; i < SW_MONTHS; i++) {
        plan.rate.monthly[i] = i == 2 ? 0.4 : 0.6 / (SW_MONTHS - 1);
    }
    const int64_t march_us = (31 - 4 + 28) * SW_DAY_US;
    const int64_t april_us = march_us + 31 * SW_DAY_US;
    const double expected = 0.5 * 365 * 0.4;
    double sum = 0;
    double squares = 0;
    for (uint64_t year = 1; year <= YEARS; year++) {
        const double count =
            (double)count_until(&plan, year, march_us, april_us);
        sum += count;
        squares += count * count;
    }
    const double mean = sum / YEARS;
    const double variance = (squares - YEARS * mean * mean) / (YEARS - 1);
    assert_true(fabs(mean - expected) < 4 * sqrt(expected / YEARS));
    assert_true(fabs(variance - expected) <
                4 * expected * sqrt(2.0 / YEARS + 1.0 / (expected * YEARS)));
    assert_true(fabs(sw_arrivals_rate(&plan, march_us, april_us) * 31 * DAY -
                     expected) < 1e-9);
}

static void nothing_comes_in_a_month_without_weight(void **state)
{
    (void)state;
    struct sw_arrival_plan plan = plan_of_rate(3);
    plan.rate.monthwise = true;
    memset(plan.rate.monthly, 0, sizeof plan.rate.monthly);
    plan.rate.monthly[1] = 1; /* February */
    const int64_t february_us = (31 - 4) * SW_DAY_US;
    const int64_t march_us = february_us + 28 * SW_DAY_US;
    const int64_t next_us = february_us + SW_YEAR_US;
    assert_int_equal(count_until(&plan, 1, 0, february_us), 0);
    assert_int_equal(count_until(&plan, 1, march_us, next_us), 0);
    assert_true(count_until(&plan, 1, february_us, march_us) > 900);
    assert_true(count_until(&plan, 1, next_us, next_us + 28 * SW_DAY_US) > 900);
}

static void a_leap_february_has_29_days(void **state)
{
    (void)state;
    struct sw_arrival_plan plan = plan_of_rate(1);
    plan.rate.monthwise = true;
    memset(plan.rate.monthly, 0, sizeof plan.rate.monthly);
    plan.rate.monthly[1] = 1;
    plan.rate.start_us = INT64_C(21184) * SW_DAY_US; /* 2028-01-01 */
    const int64_t last_us = (31 + 28) * SW_DAY_US;
    const double of_last =
        sw_arrivals_rate(&plan, last_us, last_us + SW_DAY_US);
    assert_true(fabs(of_last * DAY - 365.0 / 29) < 1e-9);
    assert_true(sw_arrivals_rate(&plan, last_us + SW_DAY_US,
                                 last_us + 2 * SW_DAY_US) == 0);
}

static void growth_multiplies_the_rate_month_by_month(void **state)
{
    (void)state;
    struct sw_arrival_plan plan = plan_of_rate(1);
    plan.rate.monthwise = true;
    plan.rate.growth = sw_log1p(0.1) / SW_MONTHS;
    const int64_t june_us = (26 + 28 + 31 + 30 + 31 + 1) * SW_DAY_US;
    const double now = sw_arrivals_rate(&plan, june_us, june_us + SW_DAY_US);
    const int64_t later_us = june_us + SW_YEAR_US;
    const double later =
        sw_arrivals_rate(&plan, later_us, later_us + SW_DAY_US);
    assert_true(fabs(later / now - 1.1) < 1e-12);
}

static void a_shrinking_stream_may_end(void **state)
{
    (void)state;
    struct sw_arrival_plan plan = plan_of_rate(0.01);
    plan.rate.monthwise = true;
    plan.rate.growth = sw_log1p(-0.9) / SW_MONTHS;
    struct sw_run run = replication(1);
    struct sw_arrivals arrivals;
    sw_arrivals_start(&plan, &arrivals);
    int count = 0;
    while (sw_arrivals_next(&run, &plan, &arrivals)) {
        count++;
    }
    assert_true(count < 20);
}

static void a_count_ends_the_stream(void **state)
{
    (void)state;
    struct sw_arrival_plan plan = plan_of_rate(1);
    plan.count = 25;
    assert_int_equal(count_until(&plan, 1, 0, 100 * SW_YEAR_US), 25);
}

static void every_starts_with_an_interval_unless_the_first_is_told(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    struct sw_run run = replication(1);
    struct sw_arrival_plan plan = plan_of_rate(0);
    struct sw_arrivals arrivals;
    plan.every.distribution = sw_distribution_constant(arena, 2 * DAY);
    sw_arrivals_start(&plan, &arrivals);
    assert_true(sw_arrivals_next(&run, &plan, &arrivals));
    assert_int_equal(arrivals.at_us, 2 * SW_DAY_US);

    plan.has_first = true;
    sw_arrivals_start(&plan, &arrivals);
    assert_true(sw_arrivals_next(&run, &plan, &arrivals));
    assert_int_equal(arrivals.at_us, 0);
    assert_true(sw_arrivals_next(&run, &plan, &arrivals));
    assert_int_equal(arrivals.at_us, 2 * SW_DAY_US);
    sw_arena_destroy(arena);
}

static void with_a_rate_nothing_comes_before_the_first(void **state)
{
    (void)state;
    struct sw_arrival_plan plan = plan_of_rate(5);
    plan.first_us = 100 * SW_DAY_US;
    assert_int_equal(count_until(&plan, 1, 0, 100 * SW_DAY_US), 0);
    assert_true(count_until(&plan, 1, 0, 200 * SW_DAY_US) > 400);
    assert_true(fabs(sw_arrivals_rate(&plan, 0, 200 * SW_DAY_US) * DAY - 2.5) <
                1e-9);
}

/* Expected arrivals within [from, to) days of the run. */
static double expected_in(const struct sw_arrival_plan *plan, int64_t from,
                          int64_t to)
{
    return sw_arrivals_rate(plan, from * SW_DAY_US, to * SW_DAY_US) *
           (double)((to - from) * SW_DAY_US);
}

/* 4 a day, from a quarter of it at day 10 to all of it at day 30. */
static struct sw_arrival_plan plan_of_ramp(void)
{
    struct sw_arrival_plan plan = plan_of_rate(4);
    plan.rate.ramp_from_us = 10 * SW_DAY_US;
    plan.rate.ramp_to_us = 30 * SW_DAY_US;
    plan.rate.ramp_from = 0.25;
    plan.rate.ramp_to = 1;
    return plan;
}

static void a_ramp_goes_up_in_a_straight_line(void **state)
{
    (void)state;
    const struct sw_arrival_plan plan = plan_of_ramp();
    assert_true(fabs(expected_in(&plan, 0, 10) - 10) < 1e-9);
    /* From 1 to 2.5 a day, then to 4. */
    assert_true(fabs(expected_in(&plan, 10, 20) - 17.5) < 1e-9);
    assert_true(fabs(expected_in(&plan, 20, 30) - 32.5) < 1e-9);
    assert_true(fabs(expected_in(&plan, 30, 40) - 40) < 1e-9);
}

static void a_ramp_down_to_nothing_ends_the_stream(void **state)
{
    (void)state;
    struct sw_arrival_plan plan = plan_of_ramp();
    plan.rate.ramp_to = 0;
    plan.rate.wave_us = SW_HOUR_US;
    plan.rate.swing = 0.5;
    /* 10 in the first 10 days, 10 in the next 20; less than 60 but for one
     * chance in 10^12. */
    assert_true(count_until(&plan, 1, 0, 100 * SW_YEAR_US) < 60);
    assert_int_equal(count_until(&plan, 1, 30 * SW_DAY_US, 100 * SW_YEAR_US),
                     0);
}

static void peaks_multiply_the_rate_while_they_last(void **state)
{
    (void)state;
    const struct sw_peak peaks[] = {{5 * SW_DAY_US, 15 * SW_DAY_US, 3},
                                    {10 * SW_DAY_US, 20 * SW_DAY_US, 0.5}};
    struct sw_arrival_plan plan = plan_of_rate(2);
    plan.rate.peaks = peaks;
    plan.rate.peak_count = 2;
    assert_true(fabs(expected_in(&plan, 0, 5) - 10) < 1e-9);
    assert_true(fabs(expected_in(&plan, 5, 10) - 30) < 1e-9);
    assert_true(fabs(expected_in(&plan, 10, 15) - 15) < 1e-9);
    assert_true(fabs(expected_in(&plan, 15, 20) - 5) < 1e-9);
    assert_true(fabs(expected_in(&plan, 20, 40) - 40) < 1e-9);
}

/* 10 (1 + 0.5 cos(2 pi (t - 6 h) / 24 h)) a day: in the half day about a crest
 * 5 + 10 x 0.5 / pi, in that about a trough 5 - 10 x 0.5 / pi. */
static void a_wave_has_its_crest_where_it_is_told(void **state)
{
    (void)state;
    struct sw_arrival_plan plan = plan_of_rate(10);
    plan.rate.wave_us = SW_DAY_US;
    plan.rate.wave_peak_us = SW_DAY_US / 4;
    plan.rate.swing = 0.5;
    const double half = sw_arrivals_rate(&plan, 0, SW_DAY_US / 2) * DAY / 2;
    assert_true(fabs(half - 6.591549430918953) < 1e-9);
    const double other =
        sw_arrivals_rate(&plan, SW_DAY_US / 2, SW_DAY_US) * DAY / 2;
    assert_true(fabs(other - 3.408450569081047) < 1e-9);
    assert_true(fabs(expected_in(&plan, 3, 8) - 50) < 1e-9);
}

/* The inverse of the cumulative rate, to the microsecond, whatever it does. */
static void
the_cumulative_rate_at_an_arrival_is_that_of_the_stream(void **state)
{
    (void)state;
    const struct sw_peak peak = {13 * SW_DAY_US, 14 * SW_DAY_US, 5};
    struct sw_arrival_plan plan = plan_of_ramp();
    plan.rate.peaks = &peak;
    plan.rate.peak_count = 1;
    plan.rate.wave_us = 7 * SW_DAY_US;
    plan.rate.wave_peak_us = SW_DAY_US;
    plan.rate.swing = 1; /* the rate comes down to nothing */
    struct sw_run run = replication(5);
    struct sw_arrivals arrivals;
    sw_arrivals_start(&plan, &arrivals);
    int64_t before_us = -1;
    for (int n = 0; n < 500; n++) {
        assert_true(sw_arrivals_next(&run, &plan, &arrivals));
        assert_true(arrivals.at_us >= before_us);
        before_us = arrivals.at_us;
        const double reached =
            sw_arrivals_rate(&plan, 0, arrivals.at_us) * (double)arrivals.at_us;
        /* The highest rate, 40 a day, for two microseconds. */
        assert_true(fabs(reached - arrivals.reached) < 1e-9 * (1 + reached));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrivals_are_numbered_in_order_of_time),
        cmocka_unit_test(twice_the_rate_brings_each_arrival_in_half_the_time),
        cmocka_unit_test(growth_moves_times_along_the_same_stream),
        cmocka_unit_test(counts_in_a_season_are_poisson),
        cmocka_unit_test(nothing_comes_in_a_month_without_weight),
        cmocka_unit_test(a_leap_february_has_29_days),
        cmocka_unit_test(growth_multiplies_the_rate_month_by_month),
        cmocka_unit_test(a_shrinking_stream_may_end),
        cmocka_unit_test(a_count_ends_the_stream),
        cmocka_unit_test(
            every_starts_with_an_interval_unless_the_first_is_told),
        cmocka_unit_test(with_a_rate_nothing_comes_before_the_first),
        cmocka_unit_test(a_ramp_goes_up_in_a_straight_line),
        cmocka_unit_test(a_ramp_down_to_nothing_ends_the_stream),
        cmocka_unit_test(peaks_multiply_the_rate_while_they_last),
        cmocka_unit_test(a_wave_has_its_crest_where_it_is_told),
        cmocka_unit_test(
            the_cumulative_rate_at_an_arrival_is_that_of_the_stream),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
