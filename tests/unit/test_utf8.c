#include "base/utf8.h"

#include "cmocka_all.h"

#include <string.h>

static void characters_of_every_length_are_decoded(void **state)
{
    (void)state;
    uint32_t code = 0;
    assert_int_equal(sw_utf8_next("A", 1, &code), 1);
    assert_int_equal(code, 'A');
    assert_int_equal(sw_utf8_next("\xc3\xa9", 2, &code), 2);
    assert_int_equal(code, 0xe9);
    assert_int_equal(sw_utf8_next("\xe9\x92\xa2", 3, &code), 3);
    assert_int_equal(code, 0x94a2);
    assert_int_equal(sw_utf8_next("\xf0\xa0\x80\x80", 4, &code), 4);
    assert_int_equal(code, 0x20000);
}

static void broken_bytes_are_refused(void **state)
{
    (void)state;
    static const char *const broken[] = {"\x80",
                                         "\xc0\x80",
                                         "\xc1\xbf",
                                         "\xe0\x80\x80",
                                         "\xed\xa0\x80",
                                         "\xf4\x90\x80\x80",
                                         "\xf5",
                                         "\xff",
                                         "\xe9\x92",
                                         "\xe9\x41\x42",
                                         "\xf0\x80\x80\x80"};
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        uint32_t code = 0;
        assert_int_equal(sw_utf8_next(broken[i], strlen(broken[i]), &code), 0);
    }
}

static void the_first_broken_byte_is_found(void **state)
{
    (void)state;
    assert_int_equal(sw_utf8_valid("coil", 4), 4);
    assert_int_equal(sw_utf8_valid("\xe9\x92\xa2\xb0x", 5), 3);
    assert_int_equal(sw_utf8_valid("", 0), 0);
}

static void chinese_takes_two_columns_and_marks_none(void **state)
{
    (void)state;
    assert_int_equal(sw_utf8_count("\xe9\x92\xa2"
                                   "a",
                                   4),
                     2);
    assert_int_equal(sw_utf8_text_width("\xe9\x92\xa2"
                                        "a"),
                     3);
    assert_int_equal(sw_utf8_text_width("e\xcc\x81"), 1);
    assert_int_equal(sw_utf8_text_width("\xff"
                                        "a"),
                     2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_of_every_length_are_decoded),
        cmocka_unit_test(broken_bytes_are_refused),
        cmocka_unit_test(the_first_broken_byte_is_found),
        cmocka_unit_test(chinese_takes_two_columns_and_marks_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
