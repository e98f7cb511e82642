#include "cases.h"

#include "output/bar.h"

static void assert_bar(const struct sw_bar_scale *scale, double solid,
                       double light, const char *wanted)
{
    char text[SW_BAR_SIZE];
    sw_bar(text, scale, solid, light);
    assert_string_equal(text, wanted);
}

static void a_bar_is_as_long_as_its_number(void **state)
{
    (void)state;
    const struct sw_bar_scale scale = {.full = 10.0, .width = 20};
    assert_bar(&scale, 10.0, 0.0, "####################");
    assert_bar(&scale, 2.0, 3.0, "####......");
    assert_bar(&scale, 0.0, 0.0, "");
}

static void a_little_is_not_nothing(void **state)
{
    (void)state;
    const struct sw_bar_scale scale = {.full = 100.0, .width = 20};
    assert_bar(&scale, 0.0, 0.1, ".");
}

static void bars_are_blocks_where_they_can_be_shown(void **state)
{
    (void)state;
    const struct sw_bar_scale scale = {.full = 4.0, .width = 4, .utf8 = true};
    assert_bar(&scale, 1.0, 2.0, "█░░");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_is_as_long_as_its_number),
        cmocka_unit_test(a_little_is_not_nothing),
        cmocka_unit_test(bars_are_blocks_where_they_can_be_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
