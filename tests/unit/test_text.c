#include "base/text.h"

#include "cmocka_all.h"

#include <string.h>

static void an_empty_text_is_no_null(void **state)
{
    (void)state;
    const struct sw_text text = {0};
    assert_string_equal(sw_text_get(&text), "");
}

static void what_is_added_is_appended(void **state)
{
    (void)state;
    struct sw_text text = {0};
    sw_text_add(&text, "coil");
    sw_text_add_n(&text, " 7 and more", 2);
    sw_text_format(&text, " of %d, %s", 12, "热轧");
    assert_string_equal(sw_text_get(&text), "coil 7 of 12, 热轧");
    assert_int_equal(text.length, strlen("coil 7 of 12, 热轧"));
    sw_text_clear(&text);
}

static void a_text_grows_as_far_as_it_must(void **state)
{
    (void)state;
    struct sw_text text = {0};
    for (int i = 0; i < 1000; i++) {
        sw_text_format(&text, "%04d", i);
    }
    sw_text_format(&text, "%5000s", "end");
    assert_int_equal(text.length, 4000 + 5000);
    assert_memory_equal(sw_text_get(&text) + 2924, "0731", 4);
    assert_string_equal(sw_text_get(&text) + 8997, "end");
    sw_text_clear(&text);
}

static void a_cleared_text_can_be_used_again(void **state)
{
    (void)state;
    struct sw_text text = {0};
    sw_text_add(&text, "slab");
    sw_text_clear(&text);
    assert_string_equal(sw_text_get(&text), "");
    sw_text_add(&text, "coil");
    assert_string_equal(sw_text_get(&text), "coil");
    sw_text_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_text_is_no_null),
        cmocka_unit_test(what_is_added_is_appended),
        cmocka_unit_test(a_text_grows_as_far_as_it_must),
        cmocka_unit_test(a_cleared_text_can_be_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
