#include "scratch.h"
#include "output/cell_text.h"

#include "cmocka_all.h"

#include "steelway/units.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>

static void shows(double value, const char *expected)
{
    char text[SW_CELL_TEXT_SIZE];
    sw_cell_number(text, value);
    assert_string_equal(text, expected);
}

static void numbers_have_twelve_digits_and_a_point(void **state)
{
    (void)state;
    shows(1.0 / 3.0, "0.333333333333");
    shows(-2.0 / 3.0, "-0.666666666667");
    shows(18.5, "18.5");
    shows(123456789012.0, "123456789012");
    shows(1234567890123.0, "1.23456789012e+12");
    shows(1e-7, "1e-07");
    shows(-1.7976931348623157e308, "-1.79769313486e+308");
}

static void zero_has_no_sign(void **state)
{
    (void)state;
    shows(0.0, "0");
    shows(-0.0, "0");
    shows(-1e-300, "-1e-300");
}

/* No locale with a decimal comma need be installed: one is made in `folder`.
 * Its other categories are missing, of which localedef complains. */
static void make_comma_locale(const char *folder)
{
    scratch_write(folder, "comma.def",
                  "comment_char %\nescape_char /\nLC_NUMERIC\n"
                  "decimal_point \"<U002C>\"\nthousands_sep \"\"\n"
                  "grouping -1\nEND LC_NUMERIC\n");
    char command[1024];
    (void)snprintf(command, sizeof command,
                   "cd '%s' && localedef -c --no-archive -i ./comma.def "
                   "./comma 2>&1 | cat >made",
                   folder);
    assert_int_equal(system(command), 0);
}

static void a_locale_with_a_decimal_comma_changes_nothing(void **state)
{
    (void)state;
    char *scratch = scratch_create();
    make_comma_locale(scratch);
    assert_int_equal(setenv("LOCPATH", scratch, 1), 0);
    assert_non_null(setlocale(LC_NUMERIC, "comma"));
    assert_string_equal(localeconv()->decimal_point, ",");
    shows(0.5, "0.5");
    assert_non_null(setlocale(LC_NUMERIC, "C"));
    assert_int_equal(unsetenv("LOCPATH"), 0);
    scratch_remove(scratch);
}

static void a_time_reads_as_iso_8601(void **state)
{
    (void)state;
    char text[SW_CELL_TEXT_SIZE];
    sw_cell_time(text, 0);
    assert_string_equal(text, "1970-01-01 00:00:00");
    sw_cell_time(text, 20458 * SW_DAY_US + 14 * SW_HOUR_US + 999999);
    assert_string_equal(text, "2026-01-05 14:00:00");
    sw_cell_time(text, 19782 * SW_DAY_US); /* a leap day */
    assert_string_equal(text, "2024-02-29 00:00:00");
    sw_cell_time(text, -1); /* the last second, not the next */
    assert_string_equal(text, "1969-12-31 23:59:59");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_twelve_digits_and_a_point),
        cmocka_unit_test(zero_has_no_sign),
        cmocka_unit_test(a_locale_with_a_decimal_comma_changes_nothing),
        cmocka_unit_test(a_time_reads_as_iso_8601),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
