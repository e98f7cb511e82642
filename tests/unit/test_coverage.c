/*
 * Intervals must cover as often as they should: 2,000 experiments each with
 * fixed seeds, accepted within four standard errors of the coverage that the
 * method is known to have. Few skewed replications cover less than they say;
 * the known shortfall is the reference, so that a wrong formula cannot hide in
 * it.
 */
#include "stats/best.h"
#include "stats/interval.h"
#include "stats/moments.h"
#include "stats/precision.h"
#include "stats/quantile.h"

#include "cases.h"

#include <gsl/gsl_cdf.h>

#include <stdbool.h>

enum { EXPERIMENTS = 2000, MOST = 200 };

static uint64_t seed_of(uint64_t test, uint64_t experiment)
{
    return sw_hash_pair(UINT64_C(20261122) + test, experiment);
}

static double normal_of(uint64_t stream, uint64_t n)
{
    return gsl_cdf_ugaussian_Pinv(unit_of(stream, n));
}

/* Mean 1 and squared coefficient of variation 1. */
static double lognormal_of(uint64_t stream, uint64_t n)
{
    return exp(sqrt(log(2.0)) * normal_of(stream, n) - 0.5 * log(2.0));
}

/* Mean delay in queue of the first 25 customers of an M/M/1 that starts empty,
 * arrival rate 1, service rate 1 / 0.9. */
static double delay_of(uint64_t stream, uint64_t n)
{
    const uint64_t run = sw_hash_pair(stream, n);
    double delay = 0.0;
    double sum = 0.0;
    for (uint64_t customer = 1; customer < 25; customer++) {
        const double service = 0.9 * exponential_of(run, 2 * customer);
        const double gap = exponential_of(run, 2 * customer + 1);
        delay = fmax(0.0, delay + service - gap);
        sum += delay;
    }
    return sum / 25.0;
}

static void assert_covers(size_t covered, double expected)
{
    const double share = (double)covered / EXPERIMENTS;
    const double error = sqrt(expected * (1.0 - expected) / EXPERIMENTS);
    assert_close(share, expected, 4.0 * error);
}

static bool covers(const struct sw_estimate *estimate, double truth)
{
    return sw_estimate_has_interval(estimate) && estimate->low <= truth &&
           truth <= estimate->high;
}

struct source {
    double (*draw)(uint64_t stream, uint64_t n);
    double mean;
    double confidence;
};

static void assert_mean_covers(struct source source, size_t runs,
                               double expected)
{
    size_t covered = 0;
    for (uint64_t e = 0; e < EXPERIMENTS; e++) {
        double values[MOST];
        for (size_t r = 0; r < runs; r++) {
            values[r] = source.draw(seed_of(runs, e), r);
        }
        const struct sw_estimate mean =
            sw_interval_mean(values, runs, source.confidence);
        covered += covers(&mean, source.mean);
    }
    assert_covers(covered, expected);
}

static void t_intervals_of_normal_means_cover(void **state)
{
    (void)state;
    const struct source normal = {normal_of, 0.0, 0.95};
    assert_mean_covers(normal, 5, 0.95);
    assert_mean_covers(normal, 10, 0.95);
    assert_mean_covers(normal, 20, 0.95);
    assert_mean_covers(normal, 40, 0.95);
}

static void t_intervals_of_exponential_means_cover_as_known(void **state)
{
    (void)state;
    const struct source exponential = {exponential_of, 1.0, 0.95};
    assert_mean_covers(exponential, 5, 0.8827);
    assert_mean_covers(exponential, 10, 0.9011);
    assert_mean_covers(exponential, 20, 0.9180);
    assert_mean_covers(exponential, 40, 0.9323);
    assert_mean_covers(exponential, 100, 0.9417);
}

static void t_intervals_of_lognormal_means_cover_as_known(void **state)
{
    (void)state;
    const struct source lognormal = {lognormal_of, 1.0, 0.95};
    assert_mean_covers(lognormal, 5, 0.8589);
    assert_mean_covers(lognormal, 10, 0.8709);
    assert_mean_covers(lognormal, 20, 0.8941);
    assert_mean_covers(lognormal, 40, 0.9125);
    assert_mean_covers(lognormal, 100, 0.9300);
}

static void t_intervals_of_delays_in_queue_cover_as_known(void **state)
{
    (void)state;
    const struct source at_90 = {delay_of, 2.12448935, 0.90};
    const struct source at_95 = {delay_of, 2.12448935, 0.95};
    assert_mean_covers(at_90, 5, 0.8344);
    assert_mean_covers(at_90, 10, 0.8568);
    assert_mean_covers(at_90, 20, 0.8757);
    assert_mean_covers(at_90, 40, 0.8876);
    assert_mean_covers(at_95, 5, 0.8868);
    assert_mean_covers(at_95, 10, 0.9047);
    assert_mean_covers(at_95, 20, 0.9226);
    assert_mean_covers(at_95, 40, 0.9365);
}

static void order_statistics_cover_exactly(void **state)
{
    (void)state;
    static const struct {
        size_t count;
        double expected;
    } cases[] = {
        {100, 0.982607}, {200, 0.967152}, {500, 0.960499}, {1000, 0.958095}};
    for (size_t c = 0; c < 4; c++) {
        size_t covered = 0;
        for (uint64_t e = 0; e < EXPERIMENTS; e++) {
            double values[1000];
            for (size_t r = 0; r < cases[c].count; r++) {
                values[r] = unit_of(seed_of(50 + c, e), r);
            }
            const struct sw_estimate quantile =
                sw_quantile_of_runs(values, cases[c].count, 0.95, 0.95);
            covered += covers(&quantile, 0.95);
        }
        assert_covers(covered, cases[c].expected);
    }
}

static void sectioned_quantiles_cover_as_known(void **state)
{
    (void)state;
    static const struct {
        size_t orders;
        size_t sections;
        double expected;
    } cases[] = {{200, 10, 0.9204},
                 {500, 10, 0.9466},
                 {1000, 10, 0.9461},
                 {1000, 20, 0.9463}};
    for (size_t c = 0; c < 4; c++) {
        const size_t each = cases[c].orders / cases[c].sections;
        size_t covered = 0;
        for (uint64_t e = 0; e < EXPERIMENTS; e++) {
            int64_t values[1000];
            struct sw_sample samples[20];
            size_t ends[20];
            for (size_t i = 0; i < cases[c].orders; i++) {
                values[i] =
                    (int64_t)(1e9 * exponential_of(seed_of(60 + c, e), i));
            }
            for (size_t s = 0; s < cases[c].sections; s++) {
                samples[s] = (struct sw_sample){values + s * each, each, 0};
                ends[s] = s + 1;
            }
            const struct sw_sections sections = {ends, cases[c].sections};
            const struct sw_estimate quantile =
                sw_quantile_sectioned(samples, sections, 0.95, 0.95, NULL);
            covered += covers(&quantile, -1e9 * log(0.05));
        }
        assert_covers(covered, cases[c].expected);
    }
}

static void paired_differences_cover_and_gain_from_common_numbers(void **state)
{
    (void)state;
    enum { RUNS = 20 };
    static const double correlations[] = {0.0, 0.5, 0.9};
    for (size_t c = 0; c < 3; c++) {
        const double common = sqrt(correlations[c]);
        const double own = sqrt(1.0 - correlations[c]);
        size_t covered = 0;
        double width = 0.0;
        for (uint64_t e = 0; e < EXPERIMENTS; e++) {
            double after[RUNS];
            double before[RUNS];
            const uint64_t seed = seed_of(80 + c, e);
            for (size_t r = 0; r < RUNS; r++) {
                const double shared = common * normal_of(seed, 3 * r);
                after[r] = shared + own * normal_of(seed, 3 * r + 1);
                before[r] = shared + own * normal_of(seed, 3 * r + 2);
            }
            const struct sw_estimate difference =
                sw_interval_difference(after, before, RUNS, 0.95);
            covered += covers(&difference, 0.0);
            width += sw_estimate_half_width(&difference) / EXPERIMENTS;
        }
        assert_covers(covered, 0.95);
        /* t_19 sqrt(2 (1 - rho) / 20) E[S] / sigma; for two independent
         * samples it would stay at 0.65. E[S] / sigma = 0.98693 at 19. */
        const double expected =
            2.093024 * sqrt(2.0 * (1.0 - correlations[c]) / RUNS) * 0.98693;
        assert_close(width, expected, 0.02 * expected);
    }
}

static void ratios_of_short_runs_cover(void **state)
{
    (void)state;
    enum { RUNS = 40 };
    size_t covered = 0;
    for (uint64_t e = 0; e < EXPERIMENTS; e++) {
        double over[RUNS];
        double under[RUNS];
        const uint64_t seed = seed_of(90, e);
        for (size_t r = 0; r < RUNS; r++) { /* 5 to 15 orders, mean time 3 */
            under[r] = 5.0 + floor(11.0 * unit_of(seed, 100 * r));
            over[r] = 0.0;
            for (size_t i = 0; i < (size_t)under[r]; i++) {
                over[r] += 6.0 * unit_of(seed, 100 * r + i + 1);
            }
        }
        const struct sw_ratio ratio = {over, under};
        const struct sw_estimate estimate =
            sw_interval_ratio(ratio, RUNS, 0.95);
        covered += covers(&estimate, 3.0);
    }
    assert_covers(covered, 0.95);
}

static void assert_sequential_covers(struct source source, double scale,
                                     double relative, double expected)
{
    enum { LONGEST = 5120 };
    size_t covered = 0;
    for (uint64_t e = 0; e < EXPERIMENTS; e++) {
        static double values[LONGEST];
        size_t count = 0;
        struct sw_estimate mean;
        do {
            const size_t next = sw_precision_next(count);
            assert_true(next <= LONGEST);
            for (; count < next; count++) {
                const double draw = source.draw(seed_of(91, e), count);
                values[count] = source.mean + scale * (draw - source.mean);
            }
            mean = sw_interval_mean(values, count, source.confidence);
        } while (!sw_precision_reached(
            &mean, (struct sw_precision){.relative = relative}));
        covered += covers(&mean, source.mean);
    }
    assert_covers(covered, expected);
}

static double normal_about_1(uint64_t stream, uint64_t n)
{
    return 1.0 + normal_of(stream, n);
}

static void stopping_at_a_precision_keeps_the_coverage(void **state)
{
    (void)state;
    const struct source normal = {normal_about_1, 1.0, 0.95};
    const struct source exponential = {exponential_of, 1.0, 0.95};
    assert_sequential_covers(normal, 0.1, 0.05, 0.9476);
    assert_sequential_covers(exponential, 1.0, 0.1, 0.9475);
}

enum { OPTIONS = 9, RUNS_OF_BEST = 20 };

/* The first option better by 0.5 than all others, which are equal; all share
 * noise that is larger than their own. Do the intervals all hold? */
static bool standings_cover(uint64_t seed)
{
    double values[OPTIONS * RUNS_OF_BEST];
    double centers[OPTIONS] = {0};
    for (size_t i = 0; i < OPTIONS; i++) {
        for (size_t r = 0; r < RUNS_OF_BEST; r++) {
            const size_t at = i * RUNS_OF_BEST + r;
            values[at] = (i == 0 ? -0.5 : 0.0) + 2.0 * normal_of(seed, r) +
                         normal_of(seed, at + RUNS_OF_BEST);
            centers[i] += values[at] / RUNS_OF_BEST;
        }
    }
    const struct sw_contest contest = {centers, values, OPTIONS, RUNS_OF_BEST,
                                       SW_BETTER_SMALLER};
    struct sw_standing standings[OPTIONS];
    sw_best_compare(&contest, 0.95, standings);
    bool all = standings[0].low <= -0.5 && -0.5 <= standings[0].high;
    for (size_t i = 1; i < OPTIONS; i++) {
        all = all && standings[i].low <= 0.5 && 0.5 <= standings[i].high;
    }
    return all;
}

static void comparisons_with_the_best_cover_jointly(void **state)
{
    (void)state;
    size_t covered = 0;
    for (uint64_t e = 0; e < EXPERIMENTS; e++) {
        covered += standings_cover(seed_of(100, e));
    }
    const double error = sqrt(0.95 * 0.05 / EXPERIMENTS);
    assert_true((double)covered / EXPERIMENTS >= 0.95 - 4.0 * error);
    /* Just above .95 by theory; much above, and the intervals are too wide. */
    assert_true((double)covered / EXPERIMENTS <= 0.98);
}

static void squared_standard_errors_are_the_variance_of_means(void **state)
{
    (void)state;
    enum { RUNS = 10, MEANS = 10000 };
    struct sw_moments means = {0};
    double squared_errors = 0.0;
    for (uint64_t e = 0; e < MEANS; e++) {
        struct sw_moments moments = {0};
        for (size_t r = 0; r < RUNS; r++) {
            sw_moments_add(&moments, exponential_of(seed_of(160, e), r));
        }
        sw_moments_add(&means, moments.mean);
        squared_errors += sw_moments_variance(&moments) / RUNS / MEANS;
    }
    /* Of two mean squares over 10,000: relative error 0.0225, four of them. */
    assert_close(squared_errors / sw_moments_variance(&means), 1.0, 0.09);
}

static void ten_measures_with_bonferroni_cover_jointly(void **state)
{
    (void)state;
    enum { MEASURES = 10, RUNS = 20 };
    const double level = sw_level_simultaneous(0.95, MEASURES);
    size_t covered = 0;
    for (uint64_t e = 0; e < EXPERIMENTS; e++) {
        bool all = true;
        for (size_t m = 0; m < MEASURES; m++) {
            double values[RUNS];
            for (size_t r = 0; r < RUNS; r++) {
                values[r] = normal_of(seed_of(180 + m, e), r);
            }
            const struct sw_estimate mean =
                sw_interval_mean(values, RUNS, level);
            all = all && covers(&mean, 0.0);
        }
        covered += all;
    }
    assert_covers(covered, pow(level, MEASURES)); /* independent: .9511 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_intervals_of_normal_means_cover),
        cmocka_unit_test(t_intervals_of_exponential_means_cover_as_known),
        cmocka_unit_test(t_intervals_of_lognormal_means_cover_as_known),
        cmocka_unit_test(t_intervals_of_delays_in_queue_cover_as_known),
        cmocka_unit_test(order_statistics_cover_exactly),
        cmocka_unit_test(sectioned_quantiles_cover_as_known),
        cmocka_unit_test(paired_differences_cover_and_gain_from_common_numbers),
        cmocka_unit_test(ratios_of_short_runs_cover),
        cmocka_unit_test(stopping_at_a_precision_keeps_the_coverage),
        cmocka_unit_test(comparisons_with_the_best_cover_jointly),
        cmocka_unit_test(squared_standard_errors_are_the_variance_of_means),
        cmocka_unit_test(ten_measures_with_bonferroni_cover_jointly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
