#include "stats/level.h"

#include "cmocka_all.h"

static void the_area_is_the_sum_of_level_times_time(void **state)
{
    (void)state;
    struct sw_level level;
    sw_level_init(&level, 10, 2);
    sw_level_add(&level, 15, 3);  /* 2 for 5 */
    sw_level_add(&level, 15, -1); /* 5 for 0 */
    sw_level_set(&level, 25, 0);  /* 4 for 10 */

    assert_true(sw_level_area(&level, 25) == 50);
    assert_true(sw_level_area(&level, 60) == 50);
    assert_true(sw_level_mean(&level, 60) == 1.0);
    assert_int_equal(level.max, 5);
    assert_int_equal(level.value, 0);
}

static void the_value_itself_is_the_mean_of_no_time(void **state)
{
    (void)state;
    struct sw_level level;
    sw_level_init(&level, 7, 3);

    assert_true(sw_level_mean(&level, 7) == 3.0);
}

static void a_restart_forgets_the_past_but_not_the_value(void **state)
{
    (void)state;
    struct sw_level level;
    sw_level_init(&level, 0, 9);
    sw_level_set(&level, 100, 4);
    sw_level_restart(&level, 200);

    assert_int_equal(level.max, 4);
    assert_true(sw_level_area(&level, 200) == 0);
    assert_true(sw_level_area(&level, 210) == 40);
    assert_true(sw_level_mean(&level, 210) == 4.0);
}

static void an_area_beyond_64_bits_is_exact(void **state)
{
    (void)state;
    const int64_t large = INT64_C(4611686018427387905); /* 2^62 + 1 */
    struct sw_level level;
    sw_level_init(&level, 0, large);

    const sw_int128 area = sw_level_area(&level, large);
    assert_true((int64_t)(area >> 64) == INT64_C(1) << 60);
    assert_true((uint64_t)area == (UINT64_C(1) << 63) + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_area_is_the_sum_of_level_times_time),
        cmocka_unit_test(the_value_itself_is_the_mean_of_no_time),
        cmocka_unit_test(a_restart_forgets_the_past_but_not_the_value),
        cmocka_unit_test(an_area_beyond_64_bits_is_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
