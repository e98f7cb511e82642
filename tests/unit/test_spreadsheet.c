#include "base/spreadsheet.h"

#include "cmocka_all.h"

#include <stdio.h>

static void what_a_spreadsheet_would_run_is_a_formula(void **state)
{
    (void)state;
    const char *const formulas[] = {"=1+1",  "+8613800", "-x",  "@SUM",
                                    "\tx",   "\rx",      "\nx", "＝1+1",
                                    "＠SUM", "'=1+1",    "''-x"};
    for (size_t i = 0; i < sizeof(formulas) / sizeof(formulas[0]); i++) {
        assert_true(sw_spreadsheet_is_formula(formulas[i]));
    }
}

static void other_texts_are_left_as_they_are(void **state)
{
    (void)state;
    const char *const plain[] = {"",  "a=b",      " =1",  "护栏-1",
                                 "'", "'quoted'", "《=》"};
    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
        assert_false(sw_spreadsheet_is_formula(plain[i]));
        assert_string_equal(sw_spreadsheet_text(plain[i]), plain[i]);
    }
}

static void every_text_comes_back_as_it_was(void **state)
{
    (void)state;
    const char *const texts[] = {"=1+1", "'=1+1", "''=1+1", "-5", "－5",
                                 "x",    "'x",    "'",      ""};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        char cell[32];
        (void)snprintf(cell, sizeof(cell), "%s%s",
                       sw_spreadsheet_is_formula(texts[i]) ? "'" : "",
                       texts[i]);
        assert_string_equal(sw_spreadsheet_text(cell), texts[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_spreadsheet_would_run_is_a_formula),
        cmocka_unit_test(other_texts_are_left_as_they_are),
        cmocka_unit_test(every_text_comes_back_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
