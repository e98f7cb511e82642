#include "distribution_row.h"

#include <gsl/gsl_cdf.h>

static double uniform_p(const double *v, double x)
{
    return gsl_cdf_flat_P(x, v[0], v[1]);
}
static double uniform_q(const double *v, double x)
{
    return gsl_cdf_flat_Q(x, v[0], v[1]);
}
static double triangular_p(const double *v, double x)
{
    return x < v[1]
               ? (x - v[0]) * (x - v[0]) / (v[2] - v[0]) / (v[1] - v[0])
               : 1 - (v[2] - x) * (v[2] - x) / (v[2] - v[0]) / (v[2] - v[1]);
}
static double triangular_q(const double *v, double x)
{
    return 1 - triangular_p(v, x);
}
static double exponential_p(const double *v, double x)
{
    return gsl_cdf_exponential_P(x, v[0]);
}
static double exponential_q(const double *v, double x)
{
    return gsl_cdf_exponential_Q(x, v[0]);
}
static double weibull_p(const double *v, double x)
{
    return gsl_cdf_weibull_P(x, v[0], v[1]);
}
static double weibull_q(const double *v, double x)
{
    return gsl_cdf_weibull_Q(x, v[0], v[1]);
}
static double normal_p(const double *v, double x)
{
    return gsl_cdf_gaussian_P(x - v[0], v[1]);
}
static double normal_q(const double *v, double x)
{
    return gsl_cdf_gaussian_Q(x - v[0], v[1]);
}
static double lognormal_p(const double *v, double x)
{
    return gsl_cdf_lognormal_P(x, log(v[0]), v[1]);
}
static double lognormal_q(const double *v, double x)
{
    return gsl_cdf_lognormal_Q(x, log(v[0]), v[1]);
}
static double lognormal_cv_p(const double *v, double x)
{
    const double variance = log1p(v[1] * v[1]);
    return gsl_cdf_lognormal_P(x, log(v[0]) - variance / 2, sqrt(variance));
}
static double lognormal_cv_q(const double *v, double x)
{
    const double variance = log1p(v[1] * v[1]);
    return gsl_cdf_lognormal_Q(x, log(v[0]) - variance / 2, sqrt(variance));
}
static double gamma_p(const double *v, double x)
{
    const double shape = 1 / (v[1] * v[1]);
    return gsl_cdf_gamma_P(x, shape, v[0] / shape);
}
static double gamma_q(const double *v, double x)
{
    const double shape = 1 / (v[1] * v[1]);
    return gsl_cdf_gamma_Q(x, shape, v[0] / shape);
}
static double gamma_shape_p(const double *v, double x)
{
    return gsl_cdf_gamma_P(x, v[0], v[1]);
}
static double gamma_shape_q(const double *v, double x)
{
    return gsl_cdf_gamma_Q(x, v[0], v[1]);
}
static double beta_p(const double *v, double x)
{
    const double alpha = 1 + 4 * (v[1] - v[0]) / (v[2] - v[0]);
    return gsl_cdf_beta_P((x - v[0]) / (v[2] - v[0]), alpha, 6 - alpha);
}
static double beta_q(const double *v, double x)
{
    const double alpha = 1 + 4 * (v[1] - v[0]) / (v[2] - v[0]);
    return gsl_cdf_beta_Q((x - v[0]) / (v[2] - v[0]), alpha, 6 - alpha);
}

/* Parameters and moments as in the sampler tests of the validation plan. */
static const struct row rows[] = {
    {"uniform", 0, {2, 5}, uniform_p, uniform_q, 3.5, 0.75, 1e-14},
    {"triangular",
     0,
     {2, 3, 7},
     triangular_p,
     triangular_q,
     4,
     1.166666666666667,
     1e-12},
    {"exponential", 0, {7}, exponential_p, exponential_q, 7, 49, 1e-14},
    {"weibull",
     0,
     {1.128379167095513, 2},
     weibull_p,
     weibull_q,
     1,
     0.273239544735163,
     1e-13},
    {"weibull", 0, {2, 0.5}, weibull_p, weibull_q, 4, 80, 1e-13},
    {"normal", 0, {10, 2}, normal_p, normal_q, 10, 4, 1e-12},
    {"lognormal",
     0,
     {3, 0.8},
     lognormal_p,
     lognormal_q,
     4.13138329293,
     15.3014296164,
     1e-12},
    {"lognormal", 2, {1, 1}, lognormal_cv_p, lognormal_cv_q, 1, 1, 1e-12},
    {"lognormal", 3, {1, 1}, lognormal_cv_p, lognormal_cv_q, 1, 1, 1e-12},
    {"gamma", 0, {2, 0.5}, gamma_p, gamma_q, 2, 1, 1e-8},
    {"gamma", 0, {1, 1.414213562373095}, gamma_p, gamma_q, 1, 2, 1e-8},
    {"gamma", 0, {1, 4}, gamma_p, gamma_q, 1, 16, 1e-8},
    {"gamma", 0, {5, 0.1}, gamma_p, gamma_q, 5, 0.25, 1e-8},
    {"gamma", 0, {5, 0.02}, gamma_p, gamma_q, 5, 0.01, 1e-7},
    {"gamma", 2, {0.5, 2}, gamma_shape_p, gamma_shape_q, 1, 2, 1e-8},
    {"beta", 0, {2, 3, 7}, beta_p, beta_q, 3.5, 0.75, 1e-8},
    {"beta",
     0,
     {0, 0, 1},
     beta_p,
     beta_q,
     0.166666666666667,
     0.0198412698412698,
     1e-8},
    {"beta",
     0,
     {0, 1, 1},
     beta_p,
     beta_q,
     0.833333333333333,
     0.0198412698412698,
     1e-8},
};

enum { ROWS = sizeof rows / sizeof rows[0] };

static void a_quantile_is_where_gsl_finds_that_share_below_it(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    for (size_t k = 0; k < ROWS; k++) {
        const struct row *row = &rows[k];
        const struct sw_distribution *made =
            make(arena, row->family, row->form, row->values);
        double worst = 0;
        for (uint64_t i = 0; i < 4000; i++) {
            const double u = unit(i);
            const double x = sw_distribution_quantile(made, u);
            const double error =
                fmax(fabs(row->below(row->values, x) - u) / u,
                     fabs(row->above(row->values, x) - (1 - u)) / (1 - u));
            worst = fmax(worst, error - 1e-15 / fmin(u, 1 - u));
        }
        if (!(worst <= row->tolerance)) {
            fail_msg("row %zu: %g", k, worst);
        }
    }
    sw_arena_destroy(arena);
}

static void the_tails_are_as_right_as_the_middle(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    for (size_t k = 0; k < ROWS; k++) {
        const struct row *row = &rows[k];
        const struct sw_distribution *made =
            make(arena, row->family, row->form, row->values);
        double worst = 0;
        for (int bit = 2; bit <= 53; bit++) {
            const double u = ldexp(1, -bit);
            const double low = sw_distribution_quantile(made, u);
            const double high = sw_distribution_quantile(made, 1 - u);
            /* x itself has 53 bits: near a bound its share has fewer. */
            const double slack = 1e-12 + 1e-15 / u;
            const double error =
                fmax(fabs(row->below(row->values, low) - u) / u,
                     fabs(row->above(row->values, high) - u) / u);
            worst = fmax(worst, error - slack);
        }
        if (!(worst <= row->tolerance)) {
            fail_msg("row %zu: %g", k, worst);
        }
    }
    sw_arena_destroy(arena);
}

static void moments_are_those_of_the_textbook(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    for (size_t k = 0; k < ROWS; k++) {
        const struct sw_distribution *made =
            make(arena, rows[k].family, rows[k].form, rows[k].values);
        const double mean = sw_distribution_mean(made);
        const double variance = sw_distribution_variance(made);
        if (!(fabs(mean - rows[k].mean) <= 1e-9 * rows[k].mean) ||
            !(fabs(variance - rows[k].variance) <= 1e-6 * rows[k].variance)) {
            fail_msg("row %zu: %.12g %.12g", k, mean, variance);
        }
    }
    sw_arena_destroy(arena);
}

/* Two hundred thousand draws; the mean's standard error is known exactly. */
static void the_mean_of_draws_is_the_mean(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    enum { DRAWS = 200000 };
    for (size_t k = 0; k < ROWS; k++) {
        const struct sw_distribution *made =
            make(arena, rows[k].family, rows[k].form, rows[k].values);
        double sum = 0;
        for (uint64_t i = 0; i < DRAWS; i++) {
            sum += sw_distribution_quantile(made, unit(i + 1000000 * k));
        }
        const double error = sqrt(rows[k].variance / DRAWS);
        const double z = (sum / DRAWS - rows[k].mean) / error;
        if (!(fabs(z) <= 4)) {
            fail_msg("row %zu: %g standard errors", k, z);
        }
    }
    sw_arena_destroy(arena);
}

static void a_larger_u_never_gives_a_smaller_value(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    for (size_t k = 0; k < ROWS; k++) {
        const struct sw_distribution *made =
            make(arena, rows[k].family, rows[k].form, rows[k].values);
        double last = sw_distribution_quantile(made, 0x1p-53);
        assert_true(last >= sw_distribution_min(made));
        for (int i = 1; i < 20000; i++) {
            const double x = sw_distribution_quantile(made, i / 20000.0);
            assert_true(x >= last);
            last = x;
        }
        const double top = sw_distribution_quantile(made, 1 - 0x1p-53);
        assert_true(top >= last && top <= sw_distribution_max(made));
    }
    sw_arena_destroy(arena);
}

/* As for the elementary functions: a change here changes results. */
static void the_bits_of_draws_are_those_of_every_machine(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    uint64_t hash = 0;
    for (size_t k = 0; k < ROWS; k++) {
        const struct sw_distribution *made =
            make(arena, rows[k].family, rows[k].form, rows[k].values);
        for (uint64_t i = 0; i < 20000; i++) {
            const double x = sw_distribution_quantile(made, unit(i));
            uint64_t bits = 0;
            memcpy(&bits, &x, sizeof bits);
            hash = sw_hash_pair(hash, bits);
        }
    }
    assert_true(hash == UINT64_C(0xa42cd9c325be1720));
    sw_arena_destroy(arena);
}

static void an_exponential_reaches_36_means(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    const struct sw_distribution *made = sw_distribution_exponential(arena, 1);
    const double top = sw_distribution_quantile(made, 1 - 0x1p-53);
    assert_true(top > 36.7 && top < 36.8);
    sw_arena_destroy(arena);
}

static void a_draw_is_rounded_once_half_away_from_zero(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    const struct {
        double value;
        int64_t drawn;
    } cases[] = {
        {0.5, 1},
        {-0.5, -1},
        {2.5, 3},
        {2.4999999999999996, 2},
        {0.49999999999999994, 0},
        {-2.5, -3},
        {4503599627370497.5, 4503599627370498},
        {9007199254740993.0, 9007199254740992},
        {1e300, INT64_C(1) << 61},
        {-1e300, -(INT64_C(1) << 61)},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct sw_distribution *made =
            sw_distribution_constant(arena, cases[i].value);
        assert_true(sw_distribution_draw(made, 0.3) == cases[i].drawn);
    }
    sw_arena_destroy(arena);
}

static void a_shift_moves_all_but_the_spread(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    struct sw_distribution *made = sw_distribution_exponential(arena, 3);
    sw_distribution_shift(made, 2);
    assert_true(sw_distribution_min(made) == 2);
    assert_true(sw_distribution_mean(made) == 5);
    assert_true(sw_distribution_variance(made) == 9);
    assert_near(sw_distribution_quantile(made, 0.5), 2 + 3 * LN2, 1e-14);
    sw_arena_destroy(arena);
}

static void truncation_conditions_and_does_not_clip(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    struct sw_distribution_fault fault = {0};
    for (size_t k = 0; k < ROWS; k++) {
        const struct row *row = &rows[k];
        struct sw_distribution *made =
            make(arena, row->family, row->form, row->values);
        const double low = sw_distribution_quantile(made, 0.2);
        const double high = sw_distribution_quantile(made, 0.7);
        const double below = row->below(row->values, low);
        const double share = row->below(row->values, high) - below;
        assert_true(sw_distribution_truncate(made, low, high, &fault));
        assert_true(sw_distribution_min(made) == low);
        assert_true(sw_distribution_max(made) == high);
        for (uint64_t i = 0; i < 1000; i++) {
            const double u = unit(i);
            const double x = sw_distribution_quantile(made, u);
            assert_true(x >= low && x <= high);
            assert_near((row->below(row->values, x) - below) / share, u, 1e-7);
        }
    }
    sw_arena_destroy(arena);
}

static void
moments_of_a_truncated_exponential_and_normal_are_exact(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    struct sw_distribution_fault fault = {0};
    /* Given X <= 2 of mean 1: mean 1 - 2 / (e^2 - 1), variance 1 - 4 e^2 /
     * (e^2 - 1)^2. Given Z > 0: sqrt(2 / pi) and 1 - 2 / pi. */
    struct sw_distribution *made = sw_distribution_exponential(arena, 1);
    assert_true(sw_distribution_truncate(made, -1, 2, &fault));
    const double e2 = exp(2);
    assert_near(sw_distribution_mean(made), 1 - 2 / (e2 - 1), 1e-11);
    assert_near(sw_distribution_variance(made),
                1 - 4 * e2 / ((e2 - 1) * (e2 - 1)), 1e-11);
    assert_true(sw_distribution_min(made) == 0);

    struct sw_distribution *half =
        make(arena, "normal", 0, (double[]){0, 1, 0});
    assert_true(sw_distribution_truncate(half, 0, HUGE_VAL, &fault));
    const double pi = acos(-1);
    assert_true(sw_distribution_min(half) == 0);
    assert_true(sw_distribution_max(half) == HUGE_VAL);
    assert_near(sw_distribution_mean(half), sqrt(2 / pi), 1e-10);
    assert_near(sw_distribution_variance(half), 1 - 2 / pi, 1e-10);
    sw_arena_destroy(arena);
}

static void the_far_end_of_a_truncated_tail_is_a_number(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    struct sw_distribution_fault fault = {0};
    for (size_t k = 0; k < ROWS; k++) {
        struct sw_distribution *made =
            make(arena, rows[k].family, rows[k].form, rows[k].values);
        const double low = sw_distribution_quantile(made, 0.99);
        assert_true(sw_distribution_truncate(made, low, HUGE_VAL, &fault));
        const double top = sw_distribution_quantile(made, 1 - 0x1p-53);
        assert_true(isfinite(top) && top >= low);
        assert_true(sw_distribution_mean(made) > low);
        assert_true(sw_distribution_variance(made) > 0);
    }
    sw_arena_destroy(arena);
}

static void shift_and_truncation_may_follow_each_other(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    struct sw_distribution_fault fault = {0};
    struct sw_distribution *made =
        make(arena, "uniform", 0, (double[]){0, 10, 0});
    sw_distribution_shift(made, 5);
    assert_true(sw_distribution_truncate(made, 7, 12, &fault));
    sw_distribution_shift(made, 1);
    assert_true(sw_distribution_truncate(made, 10, 100, &fault));
    assert_near(sw_distribution_quantile(made, 0.5), 11.5, 1e-12);
    assert_near(sw_distribution_mean(made), 11.5, 1e-10);
    assert_near(sw_distribution_min(made), 10, 1e-9);
    assert_near(sw_distribution_max(made), 13, 1e-9);
    sw_arena_destroy(arena);
}

static void a_truncation_that_leaves_nothing_is_refused(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    const struct {
        double low;
        double high;
        size_t at;
    } cases[] = {
        {3, 2, 1}, {20, 30, 0}, {-3, -2, 1}, {2, 2, 0}, {13.9, 99, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sw_distribution_fault fault = {9, NULL};
        struct sw_distribution *made = sw_distribution_exponential(arena, 1);
        assert_false(sw_distribution_truncate(made, cases[i].low, cases[i].high,
                                              &fault));
        assert_int_equal(fault.at, cases[i].at);
        assert_non_null(fault.must);
        assert_true(sw_distribution_mean(made) == 1);
        assert_true(sw_distribution_quantile(made, 0.5) > 0.69);
    }
    sw_arena_destroy(arena);
}

static void parameters_out_of_bounds_are_refused(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    const struct {
        const char *family;
        int form;
        double values[3];
        size_t at;
    } cases[] = {
        {"uniform", 0, {3, 2}, 1},       {"triangular", 0, {3, 2, 5}, 1},
        {"triangular", 0, {1, 6, 5}, 2}, {"beta", 0, {3, 2, 5}, 1},
        {"beta", 0, {1, 6, 5}, 2},       {"beta", 0, {1, 1, 1}, 2},
        {"exponential", 0, {0}, 0},      {"exponential", 0, {-1}, 0},
        {"weibull", 0, {0, 1}, 0},       {"weibull", 0, {1, 0.01}, 1},
        {"weibull", 1, {1, 1000}, 1},    {"normal", 0, {1, 0}, 1},
        {"lognormal", 0, {0, 1}, 0},     {"lognormal", 0, {1, 0}, 1},
        {"lognormal", 0, {1, -1}, 1},    {"lognormal", 0, {1, 5}, 1},
        {"lognormal", 2, {1, 1e9}, 1},   {"lognormal", 3, {1, 1e9}, 1},
        {"gamma", 0, {1, 0.001}, 1},     {"gamma", 1, {1, 100}, 1},
        {"gamma", 2, {1e6, 1}, 0},       {"gamma", 2, {1, 0}, 1},
        {"poisson", 0, {-1}, 0},         {"poisson", 0, {1e7}, 0},
        {"binomial", 0, {2.5, 0.5}, 0},  {"binomial", 0, {-1, 0.5}, 0},
        {"binomial", 0, {5, 1.01}, 1},   {"geometric", 0, {0.5}, 0},
        {"geometric", 1, {0}, 0},        {"integers", 0, {5, 4}, 1},
        {"integers", 0, {0.5, 4}, 0},    {"integers", 0, {0, 1e10}, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sw_distribution_spec spec = {
            sw_distribution_find(cases[i].family), cases[i].form, {0}};
        struct sw_distribution_fault fault = {9, NULL};
        struct sw_distribution *made = NULL;
        memcpy(spec.values, cases[i].values, sizeof spec.values);
        if (sw_distribution_make(&made, arena, &spec, &fault)) {
            fail_msg("case %zu was made", i);
        }
        assert_null(made);
        assert_int_equal(fault.at, cases[i].at);
        assert_non_null(fault.must);
    }
    sw_arena_destroy(arena);
}

static void every_family_has_a_row_that_documents_can_use(void **state)
{
    (void)state;
    const struct sw_distribution_family *const *all =
        sw_distribution_families();
    size_t count = 0;
    for (; all[count] != NULL; count++) {
        assert_ptr_equal(sw_distribution_find(all[count]->name), all[count]);
        assert_memory_equal(all[count]->example, all[count]->name,
                            strlen(all[count]->name));
        assert_true(strlen(all[count]->en) > 20);
        assert_true(strlen(all[count]->zh) > 12);
    }
    assert_int_equal(count, 16);
    assert_null(sw_distribution_find("gaussian"));
    assert_null(sw_distribution_find(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quantile_is_where_gsl_finds_that_share_below_it),
        cmocka_unit_test(the_tails_are_as_right_as_the_middle),
        cmocka_unit_test(moments_are_those_of_the_textbook),
        cmocka_unit_test(the_mean_of_draws_is_the_mean),
        cmocka_unit_test(a_larger_u_never_gives_a_smaller_value),
        cmocka_unit_test(the_bits_of_draws_are_those_of_every_machine),
        cmocka_unit_test(an_exponential_reaches_36_means),
        cmocka_unit_test(a_draw_is_rounded_once_half_away_from_zero),
        cmocka_unit_test(a_shift_moves_all_but_the_spread),
        cmocka_unit_test(truncation_conditions_and_does_not_clip),
        cmocka_unit_test(
            moments_of_a_truncated_exponential_and_normal_are_exact),
        cmocka_unit_test(the_far_end_of_a_truncated_tail_is_a_number),
        cmocka_unit_test(shift_and_truncation_may_follow_each_other),
        cmocka_unit_test(a_truncation_that_leaves_nothing_is_refused),
        cmocka_unit_test(parameters_out_of_bounds_are_refused),
        cmocka_unit_test(every_family_has_a_row_that_documents_can_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
