#include "output/shown.h"

#include "cmocka_all.h"

#include <math.h>

static void shows(struct sw_estimate estimate, bool sign, const char *value,
                  const char *interval)
{
    const struct sw_shown shown = sw_shown_estimate(&estimate, sign);
    assert_string_equal(shown.value, value);
    assert_string_equal(shown.interval, interval);
}

static struct sw_estimate around(double value, double half)
{
    return (struct sw_estimate){
        .value = value, .low = value - half, .high = value + half, .count = 10};
}

static void as_many_digits_are_shown_as_are_known(void **state)
{
    (void)state;
    shows(around(18.43219, 0.2178), false, "18.43", "[18.21, 18.65]");
    shows(around(18.43219, 2.178), false, "18.4", "[16.3, 20.6]");
    shows(around(1843.219, 21.78), false, "1843", "[1821, 1865]");
    shows(around(1843.219, 217.8), false, "1843", "[1625, 2061]");
    shows(around(0.5, 1e-9), false, "0.500000", "[0.500000, 0.500000]");
}

static void a_difference_has_its_sign_and_zero_has_none(void **state)
{
    (void)state;
    shows(around(-2.0, 0.15), true, "-2.00", "[-2.15, -1.85]");
    shows(around(1.0, 1.0), true, "+1.0", "[0.0, +2.0]");
    shows(around(-0.001, 1.2), true, "0.0", "[-1.2, +1.2]");
    shows(around(0.0, 0.0), true, "0", "[0, 0]");
    shows(around(2.0, 0.0), false, "2.000", "[2.000, 2.000]");
}

static void without_an_interval_the_reason_stands_there(void **state)
{
    (void)state;
    shows((struct sw_estimate){24.12345, nan(""), nan(""), 4,
                               SW_GAP_FEW_SECTIONS, 0},
          false, "24.12", sw_gap_text(SW_GAP_FEW_SECTIONS));
    shows((struct sw_estimate){24.12345, nan(""), nan(""), 4,
                               SW_GAP_FEW_SECTIONS, 30},
          false, "24.12", "needs 30 replications");
    shows((struct sw_estimate){nan(""), nan(""), nan(""), 4, SW_GAP_NOT_REACHED,
                               0},
          false, "-", "not reached");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_many_digits_are_shown_as_are_known),
        cmocka_unit_test(a_difference_has_its_sign_and_zero_has_none),
        cmocka_unit_test(without_an_interval_the_reason_stands_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
