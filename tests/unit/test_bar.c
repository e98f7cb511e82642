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
    assert_bar(&scale, 0.1, 0.0, "#");
}

/* A character is 5. */
static void each_character_shows_the_larger_part(void **state)
{
    (void)state;
    const struct sw_bar_scale scale = {.full = 100.0, .width = 20};
    assert_bar(&scale, 1.0, 0.9, "#");
    assert_bar(&scale, 1.0, 1.1, ".");
    assert_bar(&scale, 3.0, 4.0, ".");
    assert_bar(&scale, 2.0, 6.0, "..");
    assert_bar(&scale, 3.0, 5.0, "#.");
    assert_bar(&scale, 7.4, 0.2, "##");
    assert_bar(&scale, 8.0, 4.0, "#.");
    assert_bar(&scale, 96.0, 4.0, "###################.");
    assert_bar(&scale, 98.0, 2.0, "####################");
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
        cmocka_unit_test(each_character_shows_the_larger_part),
        cmocka_unit_test(bars_are_blocks_where_they_can_be_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
