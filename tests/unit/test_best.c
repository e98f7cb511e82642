#include "stats/best.h"

#include "cases.h"

static void critical_values_are_those_of_the_tables(void **state)
{
    (void)state;
    static const struct {
        size_t others;
        size_t freedom;
        double critical;
    } cases[] = {{2, 27, 1.99742},
                 {4, 45, 2.22240},
                 {4, 95, 2.18936},
                 {8, 152, 2.40372},
                 {9, 90, 2.45606}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_close(sw_best_critical(cases[i].others, cases[i].freedom, 0.95),
                     cases[i].critical, 1e-5);
    }
}

static void against_one_other_the_critical_value_is_students(void **state)
{
    (void)state;
    assert_close(sw_best_critical(1, 1, 0.95), 6.313751515, 1e-6);
    assert_close(sw_best_critical(1, 5, 0.975), 2.570581836, 1e-7);
    assert_close(sw_best_critical(1, 1000, 0.95), 1.646378818, 1e-7);
    assert_close(sw_best_critical(1, 20, 0.5), 0.0, 1e-7);
}

static void worse_options_fall_out_of_the_best_set(void **state)
{
    (void)state;
    /* Replications differ by 100, options by 0, 0.1 and 5; noise 1 or less. */
    enum { OPTIONS = 3, RUNS = 20 };
    static const double shift[OPTIONS] = {0.0, 0.1, 5.0};
    double values[OPTIONS * RUNS];
    double centers[OPTIONS] = {0};
    for (size_t i = 0; i < OPTIONS; i++) {
        for (size_t r = 0; r < RUNS; r++) {
            values[i * RUNS + r] =
                shift[i] + 100.0 * unit_of(3, r) + unit_of(4 + i, r);
            centers[i] += values[i * RUNS + r] / RUNS;
        }
    }
    struct sw_contest contest = {centers, values, OPTIONS, RUNS,
                                 SW_BETTER_SMALLER};
    struct sw_standing standings[OPTIONS];
    sw_best_compare(&contest, 0.95, standings);
    assert_true(standings[0].in_best_set && standings[1].in_best_set);
    assert_false(standings[2].in_best_set);
    assert_true(standings[2].low == 0.0);
    assert_true(standings[2].high > 4.5 && standings[2].high < 6.5);

    contest.better = SW_BETTER_LARGER;
    sw_best_compare(&contest, 0.95, standings);
    assert_true(standings[2].in_best_set);
    assert_true(standings[2].high == 0.0 && standings[2].low < -4.0);
    assert_false(standings[0].in_best_set || standings[1].in_best_set);
}

static void the_width_is_that_of_the_formula(void **state)
{
    (void)state;
    /* Rows about their means: 1 -1 0 and -1 1 0; columns 0 0 0. */
    const double values[] = {4.0, 2.0, 3.0, 6.0, 8.0, 7.0};
    const double centers[] = {3.0, 7.0};
    const struct sw_contest contest = {centers, values, 2, 3,
                                       SW_BETTER_SMALLER};
    struct sw_standing standings[2];
    sw_best_compare(&contest, 0.95, standings);
    /* S^2 = 4 / 2, so w = t_{2, .95} sqrt(2 * 2 / 3). */
    const double width = 2.919985580 * sqrt(4.0 / 3.0);

    assert_close(standings[0].low, -4.0 - width, 1e-7);
    assert_close(standings[0].high, fmax(0.0, -4.0 + width), 1e-7);
    assert_close(standings[1].low, fmin(0.0, 4.0 - width), 1e-7);
    assert_close(standings[1].high, 4.0 + width, 1e-7);
}

static void options_that_are_the_same_are_all_the_best(void **state)
{
    (void)state;
    const double values[] = {1.0, 2.0, 1.0, 2.0};
    const double centers[] = {1.5, 1.5};
    const struct sw_contest contest = {centers, values, 2, 2,
                                       SW_BETTER_SMALLER};
    struct sw_standing standings[2];
    sw_best_compare(&contest, 0.95, standings);
    assert_true(standings[0].in_best_set && standings[1].in_best_set);
}

static void a_resample_draws_every_replication_alike(void **state)
{
    (void)state;
    enum { RUNS = 30, RESAMPLES = 2000 };
    double drawn[RUNS] = {0};
    uint32_t weights[RUNS];
    for (uint64_t number = 0; number < RESAMPLES; number++) {
        uint32_t sum = 0;
        sw_resample(9, number, weights, RUNS);
        for (size_t r = 0; r < RUNS; r++) {
            drawn[r] += weights[r];
            sum += weights[r];
        }
        assert_int_equal(sum, RUNS);
    }
    double chi = 0.0;
    for (size_t r = 0; r < RUNS; r++) {
        const double off = drawn[r] - RESAMPLES;
        chi += off * off / RESAMPLES;
    }
    assert_true(chi > 8.0 && chi < 65.0); /* chi^2 with 29, 1e-4 either side */
}

static double row_total(void *self, size_t option, const uint32_t *weights)
{
    const double(*rows)[4] = self;
    double sum = 0.0;
    for (size_t r = 0; r < 4; r++) {
        sum += weights[r] * rows[option][r];
    }
    return sum;
}

static void shares_of_wins_add_up_and_ties_share(void **state)
{
    (void)state;
    double rows[4][4] = {{1.0, 2.0, 3.0, 4.0},
                         {1.0, 2.0, 3.0, 4.0},
                         {4.0, 1.0, 3.0, 4.0},
                         {9.0, 9.0, (double)INFINITY, 9.0}};
    struct sw_resampling resampling = {
        .seed = 5,
        .resamples = 2000,
        .options = 4,
        .replications = 4,
        .better = SW_BETTER_SMALLER,
        .worth = row_total,
        .self = rows,
    };
    double p[4];
    sw_best_shares(&resampling, p);
    assert_true(p[0] == p[1]);
    assert_true(p[3] == 0.0);
    assert_close(p[0] + p[1] + p[2], 1.0, 1e-12);
    assert_true(p[2] > 0.05 && p[2] < 0.45);

    resampling.better = SW_BETTER_LARGER;
    resampling.options = 3;
    sw_best_shares(&resampling, p);
    assert_true(p[2] > p[0]);
    assert_close(p[0] + p[1] + p[2], 1.0, 1e-12);
}

static double nothing(void *self, size_t option, const uint32_t *weights)
{
    (void)self;
    (void)weights;
    return option == 0 ? (double)NAN : (double)INFINITY;
}

static void what_has_no_worth_never_wins(void **state)
{
    (void)state;
    const struct sw_resampling resampling = {
        .resamples = 3, .options = 3, .replications = 2, .worth = nothing};
    double p[3];
    sw_best_shares(&resampling, p);
    assert_true(p[0] == 0.0);
    assert_close(p[1], 0.5, 1e-15);
    assert_close(p[2], 0.5, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(critical_values_are_those_of_the_tables),
        cmocka_unit_test(against_one_other_the_critical_value_is_students),
        cmocka_unit_test(worse_options_fall_out_of_the_best_set),
        cmocka_unit_test(the_width_is_that_of_the_formula),
        cmocka_unit_test(options_that_are_the_same_are_all_the_best),
        cmocka_unit_test(a_resample_draws_every_replication_alike),
        cmocka_unit_test(shares_of_wins_add_up_and_ties_share),
        cmocka_unit_test(what_has_no_worth_never_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
