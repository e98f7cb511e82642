#include "steelway/error.h"

#include "cmocka_all.h"

#include <string.h>

static void a_failure_is_false_and_says_why(void **state)
{
    (void)state;
    struct sw_error err = {0};
    assert_false(sw_fail(&err, SW_ERROR_IO, "cannot read '%s'", "a.yaml"));
    assert_int_equal(err.kind, SW_ERROR_IO);
    assert_string_equal(err.message, "cannot read 'a.yaml'");
}

static void a_long_message_is_cut_and_ended(void **state)
{
    (void)state;
    struct sw_error err = {0};
    assert_false(sw_fail(&err, SW_ERROR_RUN, "%600s", "x"));
    assert_int_equal(strlen(err.message), sizeof(err.message) - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_is_false_and_says_why),
        cmocka_unit_test(a_long_message_is_cut_and_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
