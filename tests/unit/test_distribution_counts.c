/* Distributions of whole numbers, of lists and of parts. */
#include "distribution_row.h"

#include <gsl/gsl_cdf.h>

static double poisson_p(const double *v, double x)
{
    return gsl_cdf_poisson_P((unsigned)x, v[0]);
}
static double poisson_q(const double *v, double x)
{
    return gsl_cdf_poisson_Q((unsigned)x, v[0]);
}
static double binomial_p(const double *v, double x)
{
    return gsl_cdf_binomial_P((unsigned)x, v[1], (unsigned)v[0]);
}
static double binomial_q(const double *v, double x)
{
    return gsl_cdf_binomial_Q((unsigned)x, v[1], (unsigned)v[0]);
}
static double geometric_p(const double *v, double x)
{
    return x < 1 ? 0 : gsl_cdf_geometric_P((unsigned)x, 1 / v[0]);
}
static double geometric_q(const double *v, double x)
{
    return x < 1 ? 1 : gsl_cdf_geometric_Q((unsigned)x, 1 / v[0]);
}
static double integers_p(const double *v, double x)
{
    return (x - v[0] + 1) / (v[1] - v[0] + 1);
}
static double integers_q(const double *v, double x)
{
    return (v[1] - x) / (v[1] - v[0] + 1);
}

static const struct row whole_rows[] = {
    {"poisson", 0, {4}, poisson_p, poisson_q, 4, 4, 0},
    {"poisson", 0, {0.01}, poisson_p, poisson_q, 0.01, 0.01, 0},
    {"poisson", 0, {2500.5}, poisson_p, poisson_q, 2500.5, 2500.5, 0},
    {"binomial", 0, {10, 0.05}, binomial_p, binomial_q, 0.5, 0.475, 0},
    {"binomial", 0, {3000, 0.7}, binomial_p, binomial_q, 2100, 630, 0},
    {"geometric", 0, {3}, geometric_p, geometric_q, 3, 6, 0},
    {"integers", 0, {5, 30}, integers_p, integers_q, 17.5, 56.25, 0},
};

enum { WHOLE_ROWS = sizeof whole_rows / sizeof whole_rows[0] };

/* P(X < x) <= u <= P(X <= x), but for the last bits. */
static void a_whole_number_is_drawn_where_its_step_is(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    for (size_t k = 0; k < WHOLE_ROWS; k++) {
        const struct row *row = &whole_rows[k];
        const struct sw_distribution *made =
            make(arena, row->family, row->form, row->values);
        double sum = 0;
        enum { DRAWS = 100000 };
        for (uint64_t i = 0; i < DRAWS; i++) {
            const double u = unit(i + 1000000 * k);
            const double x = sw_distribution_quantile(made, u);
            const double first = sw_distribution_min(made);
            assert_true(x == floor(x) && x >= first);
            sum += x;
            if (i >= 3000) {
                continue;
            }
            const double before =
                x > first ? row->below(row->values, x - 1) : 0;
            assert_true(before <= u + 1e-12);
            assert_true(row->above(row->values, x) <= 1 - u + 1e-12);
        }
        assert_near(sw_distribution_mean(made), row->mean, 1e-12 * row->mean);
        assert_near(sw_distribution_variance(made), row->variance,
                    1e-12 * row->variance);
        assert_near(sum / DRAWS, row->mean, 4 * sqrt(row->variance / DRAWS));
    }
    sw_arena_destroy(arena);
}

static void the_tails_of_whole_numbers_are_reached(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    for (size_t k = 0; k < WHOLE_ROWS; k++) {
        const struct row *row = &whole_rows[k];
        const struct sw_distribution *made =
            make(arena, row->family, row->form, row->values);
        for (int bit = 2; bit <= 45; bit++) {
            const double u = ldexp(1, -bit);
            const double high = sw_distribution_quantile(made, 1 - u);
            const double low = sw_distribution_quantile(made, u);
            assert_true(row->above(row->values, high) <= u * (1 + 1e-2));
            assert_true(row->below(row->values, low) >= u * (1 - 1e-2));
        }
        const double top = sw_distribution_quantile(made, 1 - 0x1p-53);
        assert_true(top <= sw_distribution_max(made) && top < 1e9);
        assert_true(sw_distribution_quantile(made, 0x1p-53) >=
                    sw_distribution_min(made));
    }
    sw_arena_destroy(arena);
}

static void the_corners_of_whole_numbers_are_constants(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    const struct {
        const char *family;
        double values[3];
        double value;
    } cases[] = {
        {"poisson", {0}, 0},     {"binomial", {0, 0.5}, 0},
        {"binomial", {7, 0}, 0}, {"binomial", {7, 1}, 7},
        {"geometric", {1}, 1},   {"integers", {-4, -4}, -4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct sw_distribution *made =
            make(arena, cases[i].family, 0, cases[i].values);
        for (int j = 1; j < 100; j++) {
            assert_true(sw_distribution_quantile(made, j / 100.0) ==
                        cases[i].value);
        }
        assert_true(sw_distribution_quantile(made, 0x1p-53) == cases[i].value);
        assert_true(sw_distribution_quantile(made, 1 - 0x1p-53) ==
                    cases[i].value);
        assert_true(sw_distribution_min(made) == cases[i].value);
        assert_true(sw_distribution_max(made) == cases[i].value);
    }
    sw_arena_destroy(arena);
}

static void a_truncated_count_keeps_both_bounds(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    struct sw_distribution_fault fault = {0};
    struct sw_distribution *made =
        make(arena, "poisson", 0, (double[]){4, 0, 0});
    assert_true(sw_distribution_truncate(made, 0.5, 3, &fault));
    const double p[3] = {4, 8, 32.0 / 3}; /* of 1, 2, 3, times e^4 */
    const double all = p[0] + p[1] + p[2];
    const double mean = (p[0] + 2 * p[1] + 3 * p[2]) / all;
    assert_true(sw_distribution_min(made) == 1);
    assert_true(sw_distribution_max(made) == 3);
    assert_near(sw_distribution_mean(made), mean, 1e-9);
    assert_near(sw_distribution_variance(made),
                (p[0] + 4 * p[1] + 9 * p[2]) / all - mean * mean, 1e-9);
    assert_true(sw_distribution_quantile(made, 0x1p-53) == 1);
    assert_true(sw_distribution_quantile(made, p[0] / all - 1e-9) == 1);
    assert_true(sw_distribution_quantile(made, p[0] / all + 1e-9) == 2);
    assert_true(sw_distribution_quantile(made, 1 - 0x1p-53) == 3);
    sw_arena_destroy(arena);
}

static struct sw_distribution *make_list(struct sw_arena *arena,
                                         const char *family,
                                         const struct sw_distribution_list *of)
{
    struct sw_distribution_fault fault = {0};
    struct sw_distribution *made = NULL;
    if (!sw_distribution_make_list(&made, arena, sw_distribution_find(family),
                                   of, &fault)) {
        fail_msg("%s: %s", family, fault.must);
    }
    return made;
}

static void discrete_values_come_by_their_shares_in_order(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    const double values[] = {8, 1, 3, 9};
    const double weights[] = {0.25, 0.5, 0.25, 0};
    const struct sw_distribution *made =
        make_list(arena, "discrete",
                  &(struct sw_distribution_list){4, values, weights, NULL});
    assert_true(sw_distribution_quantile(made, 0x1p-53) == 1);
    assert_true(sw_distribution_quantile(made, 0.5 - 1e-9) == 1);
    assert_true(sw_distribution_quantile(made, 0.5 + 1e-9) == 3);
    assert_true(sw_distribution_quantile(made, 0.75 + 1e-9) == 8);
    assert_true(sw_distribution_quantile(made, 1 - 0x1p-53) == 8);
    assert_true(sw_distribution_mean(made) == 3.25);
    assert_true(sw_distribution_variance(made) == 8.1875);
    assert_true(sw_distribution_min(made) == 1);
    assert_true(sw_distribution_max(made) == 8);
    sw_arena_destroy(arena);
}

static void empirical_values_come_all_alike_in_order(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    const double values[] = {4, 1, 1, 2};
    const struct sw_distribution *made =
        make_list(arena, "empirical",
                  &(struct sw_distribution_list){4, values, NULL, NULL});
    assert_true(sw_distribution_quantile(made, 0x1p-53) == 1);
    assert_true(sw_distribution_quantile(made, 0.5 + 1e-9) == 2);
    assert_true(sw_distribution_quantile(made, 1 - 0x1p-53) == 4);
    assert_true(sw_distribution_mean(made) == 2);
    assert_true(sw_distribution_variance(made) == 1.5);
    sw_arena_destroy(arena);
}

static void a_mixture_has_the_shares_and_moments_of_its_parts(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    const struct sw_distribution *parts[] = {
        sw_distribution_exponential(arena, 2),
        sw_distribution_constant(arena, 10),
    };
    const double weights[] = {0.7, 0.3};
    struct sw_distribution *made =
        make_list(arena, "mixture",
                  &(struct sw_distribution_list){2, NULL, weights, parts});
    assert_near(sw_distribution_mean(made), 4.4, 1e-14);
    assert_near(sw_distribution_variance(made),
                0.7 * (4 + 2.4 * 2.4) + 0.3 * 5.6 * 5.6, 1e-12);
    assert_true(sw_distribution_min(made) == 0);
    assert_near(sw_distribution_quantile(made, 0.35), 2 * LN2, 1e-14);
    assert_true(sw_distribution_quantile(made, 0.7 + 1e-12) == 10);
    assert_true(sw_distribution_quantile(made, 1 - 0x1p-53) == 10);

    struct sw_distribution_fault fault = {0};
    assert_false(sw_distribution_truncate(made, 1, 5, &fault));
    assert_non_null(strstr(fault.must, "parts"));
    sw_distribution_shift(made, 1);
    assert_true(sw_distribution_quantile(made, 0.9) == 11);
    sw_arena_destroy(arena);
}

static void shares_that_do_not_make_a_whole_are_refused(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    const struct sw_distribution *part = sw_distribution_constant(arena, 1);
    const struct sw_distribution *parts[] = {part, part};
    const struct {
        const char *family;
        double values[2];
        double weights[2];
        size_t at;
    } cases[] = {
        {"discrete", {1, 2}, {0.5, 0.4}, 1},
        {"discrete", {1, 2}, {0.5, 0.6}, 1},
        {"discrete", {1, 2}, {1.5, -0.5}, 0},
        {"discrete", {1, 2}, {0.5, -0.1}, 1},
        {"discrete", {3, 3}, {0.5, 0.5}, 1},
        {"mixture", {0}, {0.5, 0.4}, 1},
        {"mixture", {0}, {0, 1}, 0},
        {"mixture", {0}, {2, -1}, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct sw_distribution_list list = {2, cases[i].values,
                                                  cases[i].weights, parts};
        struct sw_distribution_fault fault = {9, NULL};
        struct sw_distribution *made = NULL;
        assert_false(sw_distribution_make_list(
            &made, arena, sw_distribution_find(cases[i].family), &list,
            &fault));
        assert_int_equal(fault.at, cases[i].at);
        assert_null(made);
    }
    sw_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_number_is_drawn_where_its_step_is),
        cmocka_unit_test(the_tails_of_whole_numbers_are_reached),
        cmocka_unit_test(the_corners_of_whole_numbers_are_constants),
        cmocka_unit_test(a_truncated_count_keeps_both_bounds),
        cmocka_unit_test(discrete_values_come_by_their_shares_in_order),
        cmocka_unit_test(empirical_values_come_all_alike_in_order),
        cmocka_unit_test(a_mixture_has_the_shares_and_moments_of_its_parts),
        cmocka_unit_test(shares_that_do_not_make_a_whole_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
