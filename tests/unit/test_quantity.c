#include "scenario/quantity.h"
#include "scenario/quantity_text.h"

#include "cmocka_all.h"

#include <math.h>
#include <string.h>

struct read {
    const char *text;
    enum sw_dimension dimension;
    double value;
};

static void a_quantity_is_read_in_base_units_and_rounded_once(void **state)
{
    (void)state;
    const struct read rows[] = {
        {"3", SW_PLAIN, 3},
        {"-0.25", SW_PLAIN, -0.25},
        {"0", SW_PLAIN, 0},
        {"30 min", SW_TIME, 1.8e9},
        {"2.3 h", SW_TIME, 8.28e9},
        {"0.1 s", SW_TIME, 1e5},
        {"-3 d", SW_TIME, -2.592e11},
        {"1 week", SW_TIME, 6.048e11},
        {"2 year", SW_TIME, 6.3072e13},
        {"25 t", SW_MASS, 2.5e7},
        {"1.5 kt", SW_MASS, 1.5e9},
        {"7 kg", SW_MASS, 7000},
        {"9 g", SW_MASS, 9},
        {"45.5 CNY", SW_MONEY, 455000},
        {"1250 mm", SW_LENGTH, 1.25e6},
        {"3 m", SW_LENGTH, 3e6},
        {"12 km", SW_LENGTH, 1.2e10},
        {"5 %", SW_SHARE, 0.05},
        {"0.08 %", SW_SHARE, 0.0008},
        {"380 t/h", SW_MASS_RATE, 380e6 / 3.6e9},
        {"12 t/d", SW_MASS_RATE, 12e6 / 8.64e10},
        {"2 kt/month", SW_MASS_RATE, 2e9 / 2.628e12},
        {"6 /month", SW_COUNT_RATE, 6 / 2.628e12},
        {"1 /week", SW_COUNT_RATE, 1 / 6.048e11},
        {"45 CNY/t", SW_MONEY_PER_MASS, 0.45},
        {"3600 CNY/h", SW_MONEY_PER_TIME, 0.01},
        {"0.4 CNY/t/km", SW_MONEY_PER_MASS_LENGTH, 4e3 / 1e15},
        {"8.64 CNY/t/d", SW_MONEY_PER_MASS_TIME, 86400 / 8.64e16},
        {"8.64 CNY/d/t", SW_MONEY_PER_MASS_TIME, 86400 / 8.64e16},
        {"90 m/min", SW_LENGTH_RATE, 1.5},
        {"999999999999999", SW_PLAIN, 999999999999999.0},
        {"0.000000000000001", SW_PLAIN, 1e-15},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sw_error err = {0};
        double value = (double)NAN;
        if (!sw_quantity_read(&value, rows[i].dimension, rows[i].text, &err)) {
            fail_msg("%s", err.message);
        }
        if (value != rows[i].value) {
            fail_msg("%s is %.17g", rows[i].text, value);
        }
        assert_int_equal(err.kind, SW_ERROR_NONE);
    }
}

struct refused {
    const char *text;
    enum sw_dimension dimension;
    const char *message; /* a part of it */
};

static void a_wrong_quantity_is_refused_with_what_is_needed(void **state)
{
    (void)state;
    const struct refused rows[] = {
        {"2 t", SW_TIME, "'2 t' is a mass: a time is needed, like 30 min"},
        {"3", SW_TIME, "'3' has no unit: a time is needed, like 30 min"},
        {"30 m", SW_TIME, "is a length"},
        {"5 %", SW_TIME, "is a share"},
        {"0.05", SW_SHARE, "has no unit: a share is needed, like 5 %"},
        {"3 d", SW_PLAIN, "is a time: a plain number is needed, like 3"},
        {"380 t", SW_MASS_RATE, "a mass per time is needed, like 380 t/h"},
        {"6 t/h", SW_COUNT_RATE, "is a mass per time"},
        {"3 t/CNY", SW_TIME, "has units that do not fit"},
        {"1 d/h", SW_TIME, "has no unit"},
        {"2 month", SW_TIME, "months differ"},
        {"2 hous", SW_TIME, "unit, 'hous', did you mean '2 h'?"},
        {"2 days", SW_TIME, "did you mean '2 d'?"},
        {"5 tones", SW_MASS, "did you mean '5 t'?"},
        {"5 \u5428", SW_MASS, "did you mean '5 t'?"},
        {"5 t/hour", SW_MASS_RATE, "did you mean '5 t/h'?"},
        {"5 RMB", SW_MONEY, "did you mean '5 CNY'?"},
        {"5 parsec", SW_LENGTH, "has an unknown unit, 'parsec': a length"},
        {"5 x", SW_LENGTH, "has an unknown unit, 'x': a length"},
        {"5 an_extremely_long_name_of_a_unit", SW_TIME, "unknown unit"},
        {"2,5 h", SW_TIME, "has a comma"},
        {"1,000 t", SW_MASS, "has a comma"},
        {"1e3 s", SW_TIME, "has an exponent"},
        {"1E+3 s", SW_TIME, "has an exponent"},
        {"1.2.3 h", SW_TIME, "has a point without digits"},
        {"1. h", SW_TIME, "has a point without digits"},
        {".5 h", SW_TIME, "does not begin with a number"},
        {"30min", SW_TIME, "lacks a space between number and unit"},
        {"5%", SW_SHARE, "lacks a space"},
        {"0x10 s", SW_TIME, "lacks a space"},
        {"+3 h", SW_TIME, "does not begin with a number"},
        {"- 3 h", SW_TIME, "does not begin with a number"},
        {"", SW_TIME, "'' does not begin with a number: a time"},
        {"h", SW_TIME, "does not begin with a number"},
        {"nan h", SW_TIME, "does not begin with a number"},
        {"inf", SW_PLAIN, "does not begin with a number"},
        {"5 t/", SW_MASS_RATE, "lacks a unit at a '/'"},
        {"5 CNY//t", SW_MONEY_PER_MASS, "lacks a unit at a '/'"},
        {"5 CNY/t/t/t/t/t", SW_MONEY_PER_MASS, "has too many units"},
        {"5 t / h", SW_MASS_RATE, "unknown unit"},
        {"1234567890123456 s", SW_TIME, "has more than 15 digits"},
        {"999999999999999 d", SW_TIME, "is too large"},
        {"-999999999999999 d", SW_TIME, "is too large"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sw_error err = {0};
        double value = 77;
        const bool done =
            sw_quantity_read(&value, rows[i].dimension, rows[i].text, &err);
        if (done || strstr(err.message, rows[i].message) == NULL) {
            fail_msg("'%s': %s", rows[i].text, err.message);
        }
        assert_int_equal(err.kind, SW_ERROR_INPUT);
        assert_true(value == 77);
    }
}

static void a_long_text_is_cut_in_the_message(void **state)
{
    (void)state;
    char text[3000];
    memset(text, '7', sizeof text);
    text[sizeof text - 1] = '\0';
    struct sw_error err = {0};
    double value = 0;
    assert_false(sw_quantity_read(&value, SW_TIME, text, &err));
    assert_true(strlen(err.message) < 200);
}

static void the_example_of_every_dimension_can_be_read(void **state)
{
    (void)state;
    for (int i = 0; i < SW_DIMENSIONS; i++) {
        const enum sw_dimension dimension = (enum sw_dimension)i;
        const char *example = sw_dimension_example(dimension);
        const char *sample = strstr(example, ", like ");
        struct sw_error err = {0};
        double value = 0;
        assert_non_null(sample);
        assert_memory_equal(example, sw_dimension_name(dimension),
                            strlen(sw_dimension_name(dimension)));
        assert_true(sw_quantity_read(&value, dimension, sample + 7, &err));
    }
}

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    const struct read rows[] = {
        {"1.5 h", SW_TIME, 5.4e9},
        {"100 min", SW_TIME, 6e9},
        {"25 t", SW_MASS, 2.5e7},
        {"-0.5 s", SW_TIME, -5e5},
        {"95 %", SW_SHARE, 0.95},
        {"6 /h", SW_COUNT_RATE, 6 / 3.6e9},
        {"45 CNY/t", SW_MONEY_PER_MASS, 0.45},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[SW_QUANTITY_TEXT_BYTES];
        struct sw_error err = {0};
        double value = 0;
        sw_quantity_text(text, rows[i].value, rows[i].dimension);
        assert_string_equal(text, rows[i].text);
        assert_true(sw_quantity_read(&value, rows[i].dimension, text, &err));
        assert_true(fabs(value / rows[i].value - 1) < 1e-15);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quantity_is_read_in_base_units_and_rounded_once),
        cmocka_unit_test(a_wrong_quantity_is_refused_with_what_is_needed),
        cmocka_unit_test(a_long_text_is_cut_in_the_message),
        cmocka_unit_test(the_example_of_every_dimension_can_be_read),
        cmocka_unit_test(what_is_written_is_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
