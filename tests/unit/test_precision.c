#include "stats/precision.h"

#include "cases.h"

static void only_counts_fixed_beforehand_are_looked_at(void **state)
{
    (void)state;
    static const size_t looks[] = {20, 30, 40, 60, 80, 120, 160, 240, 320};
    size_t count = 0;
    for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
        count = sw_precision_next(count);
        assert_int_equal(count, looks[i]);
    }
    assert_int_equal(sw_precision_next(19), 20);
    assert_int_equal(sw_precision_next(35), 40);
    assert_int_equal(sw_precision_next(59), 60);
}

static void relative_precision_is_of_the_true_value(void **state)
{
    (void)state;
    const struct sw_precision asked = {.relative = 0.25}; /* 0.2 of estimate */
    const struct sw_estimate narrow = {-10.0, -12.0, -8.0, 20, SW_GAP_NONE, 0};
    const struct sw_estimate wide = {-10.0, -12.1, -7.9, 20, SW_GAP_NONE, 0};

    assert_true(sw_precision_reached(&narrow, asked));
    assert_false(sw_precision_reached(&wide, asked));
}

static void absolute_precision_must_hold_too_if_asked(void **state)
{
    (void)state;
    const struct sw_estimate estimate = {10.0, 9.5, 10.5, 20, SW_GAP_NONE, 0};

    assert_true(sw_precision_reached(&estimate,
                                     (struct sw_precision){.absolute = 0.5}));
    assert_false(sw_precision_reached(&estimate,
                                      (struct sw_precision){.absolute = 0.49}));
    assert_false(sw_precision_reached(
        &estimate, (struct sw_precision){.relative = 0.5, .absolute = 0.4}));
}

static void without_an_interval_no_precision_is_reached(void **state)
{
    (void)state;
    const struct sw_estimate estimate = {
        10.0, 10.0, 10.0, 20, SW_GAP_FEW_SECTIONS, 0};
    assert_false(sw_precision_reached(&estimate,
                                      (struct sw_precision){.relative = 0.5}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_counts_fixed_beforehand_are_looked_at),
        cmocka_unit_test(relative_precision_is_of_the_true_value),
        cmocka_unit_test(absolute_precision_must_hold_too_if_asked),
        cmocka_unit_test(without_an_interval_no_precision_is_reached),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
