#include "stats/moments.h"

#include "cases.h"

static void moments_are_those_of_the_definition(void **state)
{
    (void)state;
    const double values[] = {2.0, 4.0, 4.0, 5.0, 7.0, 9.0, 11.0};
    const struct sw_moments moments = sw_moments_of(values, 7);

    assert_int_equal(moments.count, 7);
    assert_close(moments.mean, 6.0, 1e-14);
    assert_close(sw_moments_variance(&moments), 10.0, 1e-13);
    /* cubes -64-8-8-1+1+27+125 = 72; squares 60 */
    assert_close(moments.cubes, 72.0, 1e-12);
    assert_close(sw_moments_skewness(&moments),
                 72.0 / 7.0 / pow(60.0 / 7.0, 1.5), 1e-14);
}

static void a_large_offset_costs_no_digits(void **state)
{
    (void)state;
    struct sw_moments moments = {0};
    for (int i = 0; i < 1000; i++) {
        sw_moments_add(&moments, 1e9 + (double)(i % 2));
    }
    assert_close(sw_moments_variance(&moments), 250.0 / 999.0, 1e-9);
    assert_close(sw_moments_skewness(&moments), 0.0, 1e-5);
}

static void one_number_has_no_variance_and_equal_ones_no_skewness(void **state)
{
    (void)state;
    const double values[] = {0.1, 0.1, 0.1};
    const struct sw_moments one = sw_moments_of(values, 1);
    const struct sw_moments equal = sw_moments_of(values, 3);

    assert_true(sw_moments_variance(&one) == 0.0);
    assert_true(sw_moments_skewness(&equal) == 0.0);
}

static void the_variance_ratio_is_small_if_options_move_together(void **state)
{
    (void)state;
    const double before[] = {1.0, 2.0, 3.0, 4.0};
    const double along[] = {2.0, 3.0, 4.0, 5.0};
    const double against[] = {4.0, 3.0, 2.0, 1.0};
    const double still[] = {1.0, 1.0, 1.0, 1.0};

    assert_close(sw_variance_ratio(along, before, 4), 0.0, 1e-15);
    assert_close(sw_variance_ratio(against, before, 4), 2.0, 1e-15);
    assert_close(sw_variance_ratio(still, before, 4), 1.0, 1e-15);
    assert_true(isnan(sw_variance_ratio(still, still, 4)));
    assert_true(isnan(sw_variance_ratio(along, before, 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_are_those_of_the_definition),
        cmocka_unit_test(a_large_offset_costs_no_digits),
        cmocka_unit_test(one_number_has_no_variance_and_equal_ones_no_skewness),
        cmocka_unit_test(the_variance_ratio_is_small_if_options_move_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
