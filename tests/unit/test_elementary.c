#include "base/hash.h"
#include "random/elementary.h"
#include "random/philox.h"

#include "cmocka_all.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

/* libm's long double is good enough to judge a double by. */
struct judged {
    double (*ours)(double x);
    long double (*theirs)(long double x);
    double from;
    double to;
    int powers; /* x = 2^from .. 2^to */
    double ulps;
};

static void assert_near(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance)) {
        fail_msg("%.17g is not %.17g", value, expected);
    }
}

static double unit(uint64_t i)
{
    return sw_philox_unit(sw_hash_mix(i));
}

static double error_in_ulps(double ours, long double theirs)
{
    const double size = fabs((double)theirs);
    const double ulp = nextafter(size, HUGE_VAL) - size;
    return (double)fabsl(((long double)ours - theirs) / (long double)ulp);
}

static void judge(const struct judged *judged, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        const struct judged *of = &judged[k];
        double worst = 0;
        for (uint64_t i = 0; i < 500000; i++) {
            double x = of->from + (of->to - of->from) * unit(i);
            x = of->powers ? exp2(x) : x;
            worst = fmax(
                worst, error_in_ulps(of->ours(x), of->theirs((long double)x)));
        }
        if (worst > of->ulps) {
            fail_msg("row %zu: %.3f ulp, %.3f allowed", k, worst, of->ulps);
        }
    }
}

static void log_and_log1p_are_within_one_and_two_ulp_of_libm(void **state)
{
    (void)state;
    const struct judged judged[] = {
        {sw_log, logl, 0, 1, 0, 1},
        {sw_log, logl, 0.98, 1.02, 0, 1},
        {sw_log, logl, -1074, 1023, 1, 1},
        {sw_log1p, log1pl, -1, 1, 0, 2},
        {sw_log1p, log1pl, -0.01, 0.01, 0, 2},
        {sw_log1p, log1pl, -60, 60, 1, 2},
    };
    judge(judged, sizeof(judged) / sizeof(judged[0]));
}

static void exp_and_expm1_are_within_two_ulp_of_libm(void **state)
{
    (void)state;
    const struct judged judged[] = {
        {sw_exp, expl, -1, 1, 0, 2},      {sw_exp, expl, -745, 709, 0, 2},
        {sw_expm1, expm1l, -2, 2, 0, 2},  {sw_expm1, expm1l, -50, 60, 0, 2},
        {sw_expm1, expm1l, -60, 0, 1, 2},
    };
    judge(judged, sizeof(judged) / sizeof(judged[0]));
}

static void the_ends_of_log_and_exp_are_where_they_should_be(void **state)
{
    (void)state;
    assert_true(sw_log(1) == 0);
    assert_true(sw_log(0) == -HUGE_VAL);
    assert_true(sw_log(HUGE_VAL) == HUGE_VAL);
    assert_true(isnan(sw_log(-1)));
    assert_true(isnan(sw_log((double)NAN)));
    assert_true(sw_log1p(-1) == -HUGE_VAL);
    assert_true(sw_log1p(HUGE_VAL) == HUGE_VAL);
    assert_true(sw_log1p(1e-300) == 1e-300);
    assert_true(isnan(sw_log1p(-2)));
    assert_true(sw_exp(0) == 1);
    assert_true(sw_exp(-HUGE_VAL) == 0);
    assert_true(sw_exp(HUGE_VAL) == HUGE_VAL);
    assert_true(sw_exp(709.9) == HUGE_VAL);
    assert_true(isnan(sw_exp((double)NAN)));
    assert_true(sw_expm1(0) == 0);
    assert_true(sw_expm1(-HUGE_VAL) == -1);
    assert_true(sw_expm1(HUGE_VAL) == HUGE_VAL);
    assert_true(sw_power(0, 0.5) == 0);
    assert_true(sw_power(3, 1) == 3);
}

static void log_gamma_is_as_good_as_its_header_says(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 200000; i++) {
        const double x = exp2(-10 + 30 * unit(i));
        const long double theirs = lgammal((long double)x);
        const double error =
            (double)fabsl((long double)sw_log_gamma(x) - theirs);
        assert_true(error <= 2e-14 + 2e-15 * fabs((double)theirs));
    }
}

/* erfcl gives the share below z to 64 bits; its slope turns that into z. */
static void the_normal_quantile_is_right_to_1e_15(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 300000; i++) {
        const double u = i % 2 == 0 ? 0.5 * unit(i) : exp2(-53 * unit(i));
        const long double z = (long double)sw_normal_quantile(u);
        const long double share = erfcl(-z / sqrtl(2)) / 2;
        const long double density = expl(-z * z / 2) / sqrtl(2 * acosl(-1));
        const double error =
            (double)fabsl((share - (long double)u) / density / z);
        assert_true(error <= 1e-15);
    }
    assert_true(sw_normal_quantile(0.5) == 0);
    assert_true(sw_normal_quantile(0.25) == -sw_normal_quantile(0.75));
    assert_near(sw_normal_quantile(0.975), gsl_cdf_ugaussian_Pinv(0.975),
                1e-15);
    assert_near(sw_normal_quantile(0x1p-53), -8.2095361516013870, 1e-14);
}

static void the_sine_of_turns_is_right_to_4e_16(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 200000; i++) {
        const double turns = 4 * unit(i) - 2;
        const long double angle = 2 * acosl(-1) * (long double)turns;
        assert_near(sw_sine_of_turns(turns), (double)sinl(angle), 4e-16);
    }
    assert_true(sw_sine_of_turns(0) == 0);
    assert_true(sw_sine_of_turns(0.25) == 1);
    assert_true(sw_sine_of_turns(-1.25) == -1);
    assert_true(sw_sine_of_turns(0.5) == 0);
}

static void the_functions_do_not_go_down_where_they_should_go_up(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 200000; i++) {
        const double u = unit(i);
        const double next = u + 0x1p-52;
        assert_true(sw_log(next) >= sw_log(u));
        if (next < 1) {
            assert_true(sw_normal_quantile(next + 0x1p-48) >=
                        sw_normal_quantile(u));
        }
    }
}

static uint64_t hash_double(uint64_t hash, double x)
{
    uint64_t bits = 0;
    memcpy(&bits, &x, sizeof(bits));
    return sw_hash_pair(hash, bits);
}

/* The same on every machine, compiler and level: a change here changes every
 * result there is. */
static void
the_bits_of_a_million_values_are_those_of_every_machine(void **state)
{
    (void)state;
    uint64_t hash = 0;
    for (uint64_t i = 0; i < 200000; i++) {
        const double u = unit(i);
        hash = hash_double(hash, sw_log(u));
        hash = hash_double(hash, sw_log1p(u - 0.5));
        hash = hash_double(hash, sw_exp(60 * u - 30));
        hash = hash_double(hash, sw_expm1(4 * u - 2));
        hash = hash_double(hash, sw_normal_quantile(u));
        hash = hash_double(hash, sw_log_gamma(20 * u));
    }
    assert_true(hash == UINT64_C(0xa6e7681734ac69bd));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(log_and_log1p_are_within_one_and_two_ulp_of_libm),
        cmocka_unit_test(exp_and_expm1_are_within_two_ulp_of_libm),
        cmocka_unit_test(the_ends_of_log_and_exp_are_where_they_should_be),
        cmocka_unit_test(log_gamma_is_as_good_as_its_header_says),
        cmocka_unit_test(the_normal_quantile_is_right_to_1e_15),
        cmocka_unit_test(the_sine_of_turns_is_right_to_4e_16),
        cmocka_unit_test(the_functions_do_not_go_down_where_they_should_go_up),
        cmocka_unit_test(
            the_bits_of_a_million_values_are_those_of_every_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
