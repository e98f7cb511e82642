#include "scenario/distribution_text.h"

#include "cmocka_all.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define HOUR 3.6e9
#define DAY 8.64e10

struct fixture {
    struct sw_arena *arena;
    struct sw_error err;
    size_t offset;
};

/* A file times.csv with a column hours: 1, 2, 6. */
static bool find_column(void *self, struct sw_column *column,
                        struct sw_arena *arena, struct sw_error *err)
{
    (void)self;
    if (strcmp(column->file, "times.csv") != 0) {
        return sw_fail(err, SW_ERROR_INPUT, "there is no %s", column->file);
    }
    if (strcmp(column->name, "hours") != 0) {
        return sw_fail(err, SW_ERROR_INPUT, "%s has no column '%s'",
                       column->file, column->name);
    }
    column->values = sw_arena_array(arena, 3, sizeof(double));
    column->values[0] = 6;
    column->values[1] = 1;
    column->values[2] = 2;
    column->count = 3;
    return true;
}

static bool read(struct fixture *fixture, struct sw_distribution **made,
                 enum sw_dimension dimension, const char *text)
{
    const struct sw_distribution_wish wish = {dimension, fixture->arena,
                                              find_column, NULL};
    fixture->err = (struct sw_error){0};
    fixture->offset = SIZE_MAX;
    return sw_distribution_read(made, &wish, text, &fixture->offset,
                                &fixture->err);
}

static int setup(void **state)
{
    static struct fixture fixture;
    fixture.arena = sw_arena_create();
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    sw_arena_destroy(fixture->arena);
    return 0;
}

struct accepted {
    const char *text;
    enum sw_dimension dimension;
    double mean;
    double deviation;
    double min;
};

static const struct accepted accepted[] = {
    {"30 min", SW_TIME, HOUR / 2, 0, HOUR / 2},
    {"  30 min  ", SW_TIME, HOUR / 2, 0, HOUR / 2},
    {"7", SW_PLAIN, 7, 0, 7},
    {"-7", SW_PLAIN, -7, 0, -7},
    {"constant(2 h)", SW_TIME, 2 * HOUR, 0, 2 * HOUR},
    {"uniform(1 h, 4 h)", SW_TIME, 2.5 * HOUR, 0.8660254037844386 * HOUR, HOUR},
    {"uniform(min 1 h, max 4 h)", SW_TIME, 2.5 * HOUR,
     0.8660254037844386 * HOUR, HOUR},
    {"triangular(2 d, 3 d, 7 d)", SW_TIME, 4 * DAY, 1.0801234497346435 * DAY,
     2 * DAY},
    {"triangular( 2 d ,3 d , 7 d )", SW_TIME, 4 * DAY, 1.0801234497346435 * DAY,
     2 * DAY},
    {"beta(2 d, 3 d, 7 d)", SW_TIME, 3.5 * DAY, 0.8660254037844386 * DAY,
     2 * DAY},
    {"exponential(mean 7 h)", SW_TIME, 7 * HOUR, 7 * HOUR, 0},
    {"lognormal(median 3 t, sigma 0.8)", SW_MASS, 4.13138329293e6, 3.91170418e6,
     0},
    {"lognormal(mean 2 h, cv 0.5)", SW_TIME, 2 * HOUR, HOUR, 0},
    {"lognormal(cv 0.5, mean 2 h)", SW_TIME, 2 * HOUR, HOUR, 0},
    {"lognormal(mean 2 h, sd 30 min)", SW_TIME, 2 * HOUR, HOUR / 2, 0},
    {"lognormal(mean 1, sigma 0.832554611157698)", SW_PLAIN, 1, 1, 0},
    {"gamma(mean 2 d, cv 0.5)", SW_TIME, 2 * DAY, DAY, 0},
    {"gamma(shape 4, scale 12 h)", SW_TIME, 2 * DAY, DAY, 0},
    {"gamma(mean 2 d, sd 1 d)", SW_TIME, 2 * DAY, DAY, 0},
    {"weibull(scale 2 h, shape 1)", SW_TIME, 2 * HOUR, 2 * HOUR, 0},
    {"weibull(mean 2 h, shape 1)", SW_TIME, 2 * HOUR, 2 * HOUR, 0},
    {"normal(mean 5 %, sd 1 %)", SW_SHARE, 0.05, 0.01, -HUGE_VAL},
    {"normal(mean 1 h, sd 1 min) truncate(min 0 h)", SW_TIME, HOUR, HOUR / 60,
     0},
    {"normal(mean 1 h, sd 1 min) truncate(0 h, 2 h)", SW_TIME, HOUR, HOUR / 60,
     0},
    {"integers(5, 30)", SW_PLAIN, 17.5, 7.5, 5},
    {"poisson(mean 4)", SW_PLAIN, 4, 2, 0},
    {"binomial(n 100, p 20 %)", SW_PLAIN, 20, 4, 0},
    {"geometric(mean 3)", SW_PLAIN, 3, 2.449489742783178, 1},
    {"geometric(p 25 %)", SW_PLAIN, 4, 3.4641016151377544, 1},
    {"discrete(1: 20 %, 3: 80 %)", SW_PLAIN, 2.6, 0.8, 1},
    {"discrete(8 h: 50 %, 2 h : 50 %)", SW_TIME, 5 * HOUR, 3 * HOUR, 2 * HOUR},
    {"empirical(times.csv, column hours, unit h)", SW_TIME, 3 * HOUR,
     2.1602468994692867 * HOUR, HOUR},
    {"empirical(times.csv, column hours)", SW_PLAIN, 3, 2.1602468994692867, 1},
    {"exponential(mean 7 h) shift 2 h", SW_TIME, 9 * HOUR, 7 * HOUR, 2 * HOUR},
    {"poisson(mean 4) shift 1", SW_PLAIN, 5, 2, 1},
    {"poisson(mean 4) shift 1 shift -1", SW_PLAIN, 4, 2, 0},
    {"uniform(0 h, 10 h) truncate(2 h, 6 h)", SW_TIME, 4 * HOUR,
     1.1547005383792517 * HOUR, 2 * HOUR},
    {"uniform(0 h, 10 h) shift 1 h truncate(max 5 h)", SW_TIME, 3 * HOUR,
     1.1547005383792517 * HOUR, HOUR},
    {"uniform(0, 10) shift 1 truncate(1, 5)", SW_PLAIN, 3, 1.1547005383792517,
     1},
    {"mixture(75 %: 2 h, 25 %: 6 h)", SW_TIME, 3 * HOUR,
     1.7320508075688772 * HOUR, 2 * HOUR},
    {"mixture(70 %: exponential(mean 1 h) shift 1 h, 30 %: "
     "mixture(50 %: 1 h, 50 %: uniform(3 h, 3 h)))",
     SW_TIME, 2 * HOUR, HOUR, HOUR},
};

static void check_accepted(const struct accepted *row,
                           const struct sw_distribution *made)
{
    const double mean = sw_distribution_mean(made);
    const double deviation = sqrt(sw_distribution_variance(made));
    const double slack = 1e-8 * (fabs(row->mean) + row->deviation);
    if (!(fabs(mean - row->mean) <= slack) ||
        !(fabs(deviation - row->deviation) <= slack) ||
        sw_distribution_min(made) != row->min) {
        fail_msg("%s: %.12g %.12g %.12g", row->text, mean, deviation,
                 sw_distribution_min(made));
    }
}

static void a_text_becomes_the_distribution_it_names(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof accepted / sizeof accepted[0]; i++) {
        struct sw_distribution *made = NULL;
        if (!read(fixture, &made, accepted[i].dimension, accepted[i].text)) {
            fail_msg("%s: %s", accepted[i].text, fixture->err.message);
        }
        check_accepted(&accepted[i], made);
    }
}

struct refused {
    const char *text;
    enum sw_dimension dimension;
    const char *at;      /* where in the text: what stands there */
    const char *message; /* a part of it */
};

static void check_refusals(struct fixture *fixture, const struct refused *rows,
                           size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct sw_distribution *made = NULL;
        const bool done = read(fixture, &made, rows[i].dimension, rows[i].text);
        const char *message = fixture->err.message;
        if (done || strstr(message, rows[i].message) == NULL) {
            fail_msg("%s: %s", rows[i].text, message);
        }
        assert_null(made);
        assert_int_equal(fixture->err.kind, SW_ERROR_INPUT);
        assert_true(fixture->offset <= strlen(rows[i].text));
        const char *at = rows[i].text + fixture->offset;
        if (strncmp(at, rows[i].at, strlen(rows[i].at)) != 0 ||
            (rows[i].at[0] == '\0') != (at[0] == '\0')) {
            fail_msg("%s: at '%s'", rows[i].text, at);
        }
    }
}

#define CHECK_REFUSALS(state, rows)                                            \
    check_refusals(*(state), rows, sizeof(rows) / sizeof((rows)[0]))

static void an_unknown_or_unfit_name_is_refused(void **state)
{
    const struct refused rows[] = {
        {"trangula(1 d, 3 d, 8 d)", SW_TIME, "trangula",
         "did you mean 'triangular'?"},
        {"pert(1 d, 3 d, 8 d)", SW_TIME, "pert", "did you mean 'beta'?"},
        {"exp(mean 3 h)", SW_TIME, "exp", "did you mean 'exponential'?"},
        {"Uniform(1 h, 2 h)", SW_TIME, "Uniform", "did you mean 'uniform'?"},
        {"zipf(2)", SW_PLAIN, "zipf", "'zipf' is not the name"},
        {"a_name_that_is_longer_than_any_distribution(2)", SW_PLAIN, "a_name",
         "is not the name"},
        {"triangular", SW_TIME, "", "triangular lacks its brackets, like "},
        {"triangular 1 d, 3 d", SW_TIME, "1 d", "lacks its brackets"},
        {"poisson(mean 4)", SW_TIME, "poisson",
         "draws plain numbers: a time, like 30 min is needed"},
        {"integers(1, 4)", SW_MASS, "integers", "draws plain numbers"},
        {"", SW_TIME, "", "a time, like 30 min is needed here"},
        {"   ", SW_TIME, "", "is needed here"},
        {"3", SW_TIME, "3", "'3' has no unit: a time is needed"},
        {"3 t", SW_TIME, "3 t", "'3 t' is a mass"},
        {"(3 h)", SW_TIME, "(", "does not begin with a number"},
        {"3 h, 4 h", SW_TIME, "3 h", "unknown unit"},
        {"hour", SW_TIME, "hour", "'hour' is not the name"},
    };
    CHECK_REFUSALS(state, rows);
}

static void wrong_labels_are_refused_with_those_there_are(void **state)
{
    const struct refused rows[] = {
        {"lognormal(median 3 h, sgma 0.8)", SW_TIME, "sgma",
         "'sgma 0.8' has an unknown label, did you mean 'sigma'? lognormal "
         "takes (median, sigma) or (mean, sigma) or (mean, cv) or (mean, sd), "
         "like lognormal(median 3 h, sigma 0.8)"},
        {"lognormal(3 h, 0.8)", SW_TIME, "3 h", "'3 h' has no label"},
        {"lognormal(median 3 h)", SW_TIME, "median", "takes (median, sigma)"},
        {"lognormal(median 3 h, sigma 1, cv 2)", SW_TIME, "median",
         "takes (median, sigma)"},
        {"lognormal(median 3 h, cv 2)", SW_TIME, "median",
         "takes (median, sigma)"},
        {"lognormal(mean 3 h, mean 3 h)", SW_TIME, "mean",
         "takes (median, sigma)"},
        {"exponential(7 h)", SW_TIME, "7 h", "'7 h' has no label"},
        {"exponential(rate 7 h)", SW_TIME, "rate", "unknown label"},
        {"exponential(mean)", SW_TIME, "mean", "'mean' has no label"},
        {"exponential()", SW_TIME, ")", "exponential lacks a value here"},
        {"triangular(1 d, 3 d)", SW_TIME, "1 d",
         "triangular takes (min, mode, max)"},
        {"triangular(1 d, 3 d, 4 d, 5 d)", SW_TIME, "1 d",
         "triangular takes (min, mode, max)"},
        {"triangular(1 d, 3 d, 4 d, 5 d, 6 d)", SW_TIME, "6 d",
         "does not take so many values"},
        {"triangular(1 d, 3 d, )", SW_TIME, ")", "lacks a value here"},
        {"triangular(1 d, , 3 d)", SW_TIME, ", 3 d", "lacks a value here"},
        {"triangular(max 1 d, mode 3 d, min 4 d)", SW_TIME, "max 1 d",
         "triangular takes (min, mode, max)"},
        {"uniform(low 1 d, high 3 d)", SW_TIME, "low", "has an unknown label"},
        {"constant(1 d, 2 d)", SW_TIME, "1 d", "constant takes (value)"},
    };
    CHECK_REFUSALS(state, rows);
}

static void wrong_values_are_refused_with_what_is_allowed(void **state)
{
    const struct refused rows[] = {
        {"lognormal(median 3 h, sigma 0)", SW_TIME, "0)",
         "sigma of lognormal is '0': it must be from 0.001 to 4"},
        {"lognormal(median 3 h, sigma -1)", SW_TIME, "-1", "must be from"},
        {"lognormal(median 0 h, sigma 1)", SW_TIME, "0 h",
         "median of lognormal is '0 h': it must be above 0"},
        {"lognormal(mean 1 h, sd 2000 h)", SW_TIME, "2000 h",
         "must be from 0.001 to 100 times the mean"},
        {"lognormal(mean 1 h, sd 2)", SW_TIME, "2)", "'2' has no unit"},
        {"lognormal(mean 1 h, sigma 2 h)", SW_TIME, "2 h",
         "a plain number is needed"},
        {"exponential(mean 7)", SW_TIME, "7)", "'7' has no unit: a time"},
        {"exponential(mean 7 t)", SW_TIME, "7 t", "is a mass"},
        {"exponential(mean -7 h)", SW_TIME, "-7 h", "must be above 0"},
        {"exponential(mean 7 hous)", SW_TIME, "7 hous", "did you mean '7 h'?"},
        {"exponential(mean 7 h extra)", SW_TIME, "7 h extra", "unknown unit"},
        {"gamma(mean 2 d, cv 20)", SW_TIME, "20",
         "cv of gamma is '20': it must be from 0.01 to 10"},
        {"gamma(shape 0.001, scale 1 h)", SW_TIME, "0.001", "from 0.01 to"},
        {"weibull(scale 2 h, shape 0.01)", SW_TIME, "0.01", "from 0.1 to 100"},
        {"normal(mean 2 h, sd 0 h) truncate(0 h, 4 h)", SW_TIME, "0 h",
         "must be above 0"},
        {"triangular(3 d, 1 d, 8 d)", SW_TIME, "1 d",
         "mode of triangular is '1 d': it must be at least min"},
        {"triangular(1 d, 9 d, 8 d)", SW_TIME, "8 d",
         "max of triangular is '8 d': it must be at least mode"},
        {"uniform(4 h, 1 h)", SW_TIME, "1 h",
         "max of uniform is '1 h': it must be at least min"},
        {"beta(1 d, 1 d, 1 d)", SW_TIME, "1 d)", "must be above min"},
        {"integers(1.5, 3)", SW_PLAIN, "1.5", "must be a whole number"},
        {"integers(1, 99999999999)", SW_PLAIN, "99999999999",
         "must be from -1000000000 to 1000000000"},
        {"integers(5, 3)", SW_PLAIN, "3)", "must be at least min"},
        {"poisson(mean -1)", SW_PLAIN, "-1", "must be from 0 to 1000000"},
        {"binomial(n 10, p 105 %)", SW_PLAIN, "105 %",
         "p of binomial is '105 %': it must be from 0 % to 100 %"},
        {"binomial(n 10, p 0.05)", SW_PLAIN, "0.05", "a share is needed"},
        {"binomial(n 10.5, p 5 %)", SW_PLAIN, "10.5", "whole number"},
        {"geometric(mean 0.5)", SW_PLAIN, "0.5", "from 1 to 1000000000"},
        {"uniform(1 h, 0000000000000000000000000000000000000000000000000000000"
         "0000000000000000002 h)",
         SW_TIME, "0000", "is too long"},
    };
    CHECK_REFUSALS(state, rows);
}

static void wrong_lists_and_files_are_refused(void **state)
{
    const struct refused rows[] = {
        {"discrete(1: 20 %, 2: 70 %)", SW_PLAIN, "2: 70 %",
         "item 2 of discrete must make all shares add up to 100 %"},
        {"discrete(1: 120 %, 2: -20 %)", SW_PLAIN, "1: 120 %",
         "item 1 of discrete must be from 0 % to 100 %"},
        {"discrete(1: 50 %, 1: 50 %)", SW_PLAIN, "1: 50 %)",
         "item 2 of discrete must not be there twice"},
        {"discrete(1, 2)", SW_PLAIN, ", 2", "a value lacks a ':' here"},
        {"discrete(1: 0.2, 2: 0.8)", SW_PLAIN, "0.2", "a share is needed"},
        {"discrete(1: 20 %, 2: 80 %", SW_PLAIN, "", "discrete lacks a ')'"},
        {"discrete()", SW_PLAIN, ")", "a plain number, like 3 is needed"},
        {"discrete(1: 20 %,)", SW_PLAIN, ")", "a plain number, like 3"},
        {"discrete(1 h: 100 %)", SW_PLAIN, "1 h", "is a time"},
        {"mixture(50 %: 1 h, 40 %: 2 h)", SW_TIME, "40 %", "add up to 100 %"},
        {"mixture(100 %: 1 h, 0 %: 2 h)", SW_TIME, "0 %", "above 0 %"},
        {"mixture(1 h, 2 h)", SW_TIME, "1 h", "a share is needed"},
        {"mixture(50 %, 50 %)", SW_TIME, ", 50", "a share lacks a ':' here"},
        {"mixture(50 %: 1 h, 50 %: zipf(1))", SW_TIME, "zipf", "not the name"},
        {"mixture(50 %: 1 h, 50 %: 2 t)", SW_TIME, "2 t", "is a mass"},
        {"mixture(50 %: 1 h, 50 %: uniform(1 h, 2 h) sh 1 h)", SW_TIME, "sh",
         "neither shift nor truncate"},
        {"mixture(100 %: mixture(100 %: mixture(100 %: mixture(100 %: "
         "mixture(100 %: 1 h)))))",
         SW_TIME, " 1 h", "nested deeper than 4"},
        {"mixture(50 %: 1 h, 50 %: 2 h) truncate(0 h, 1 h)", SW_TIME,
         "truncate", "a mixture cannot be truncated"},
        {"empirical(other.csv, column hours, unit h)", SW_TIME, "other.csv",
         "there is no other.csv"},
        {"empirical(times.csv, column days, unit h)", SW_TIME, "times.csv",
         "times.csv has no column 'days'"},
        {"empirical(times.csv, column hours)", SW_TIME, ")",
         "empirical lacks a unit: a time is needed"},
        {"empirical(times.csv, column hours, unit h)", SW_PLAIN, "h)",
         "a plain number is needed"},
        {"empirical(times.csv, column hours, unit t)", SW_TIME, "t)",
         "is a mass"},
        {"empirical(times.csv, hours, unit h)", SW_TIME, "times.csv",
         "takes a file, column and unit"},
        {"empirical(times.csv)", SW_TIME, "times.csv", "takes a file, column"},
        {"empirical(times.csv, column hours, unit h, more 1)", SW_TIME,
         "times.csv", "takes a file, column"},
    };
    CHECK_REFUSALS(state, rows);
}

static void wrong_ends_are_refused(void **state)
{
    const struct refused rows[] = {
        {"exponential(mean 7 h", SW_TIME, "",
         "the bracket of exponential is not closed"},
        {"exponential(mean 7 h))", SW_TIME, ")",
         "')' is neither shift nor truncate"},
        {"exponential(mean 7 h) plus 2 h", SW_TIME, "plus",
         "neither shift nor truncate"},
        {"exponential(mean 7 h), 3 h", SW_TIME, ",",
         "neither shift nor truncate"},
        {"exponential(mean 7 h) shift", SW_TIME, "", "is needed here"},
        {"exponential(mean 7 h) shift 2", SW_TIME, "2", "'2' has no unit"},
        {"exponential(mean 7 h) shift 2 t", SW_TIME, "2 t", "is a mass"},
        {"exponential(mean 7 h) shift -2 h", SW_TIME, "exponential",
         "can be below 0, a time cannot"},
        {"normal(mean 2 h, sd 0.3 h)", SW_TIME, "normal",
         "can be below 0, a time cannot: truncate it, like truncate(min 0 h)"},
        {"normal(mean 2 t, sd 0.3 t)", SW_MASS, "normal", "truncate(min 0 t)"},
        {"-3 h", SW_TIME, "-3 h", "is below 0, a time cannot be"},
        {"exponential(mean 7 h) truncate 2 h", SW_TIME, "2 h",
         "truncate lacks a '(' here"},
        {"exponential(mean 7 h) truncate()", SW_TIME, ")",
         "truncate lacks a value"},
        {"exponential(mean 7 h) truncate(2 h)", SW_TIME, "2 h",
         "truncate takes (min, max)"},
        {"exponential(mean 7 h) truncate(1 h, 2 h, 3 h)", SW_TIME, "1 h",
         "truncate takes (min, max)"},
        {"exponential(mean 7 h) truncate(min 1 h, min 2 h)", SW_TIME, "min 2",
         "truncate takes (min, max)"},
        {"exponential(mean 7 h) truncate(low 1 h, high 2 h)", SW_TIME, "low",
         "truncate takes (min, max)"},
        {"exponential(mean 7 h) truncate(3 h, 2 h)", SW_TIME, "2 h",
         "'2 h' of truncate must be at least the lower bound"},
        {"exponential(mean 7 h) truncate(900 d, 999 d)", SW_TIME, "900 d",
         "must leave a millionth of the distribution or more"},
        {"exponential(mean 7 h) truncate(1 h, 2 t)", SW_TIME, "2 t",
         "is a mass"},
        {"exponential(mean 7 h) truncate(1 h, 2 h", SW_TIME, "",
         "bracket of truncate is not closed"},
    };
    CHECK_REFUSALS(state, rows);
}

static void long_texts_and_lists_are_bounded(void **state)
{
    struct fixture *fixture = *state;
    struct sw_distribution *made = NULL;
    static char text[30000];
    memset(text, '(', sizeof text - 1);
    memcpy(text, "mixture", 7);
    assert_false(read(fixture, &made, SW_TIME, text));
    assert_non_null(strstr(fixture->err.message, "too long"));
    text[19000] = '\0';
    assert_false(read(fixture, &made, SW_TIME, text));

    size_t length = (size_t)sprintf(text, "discrete(0: 0 %%");
    for (int i = 1; i < 1100; i++) {
        length += (size_t)sprintf(text + length, ", %d: 0 %%", i);
    }
    memcpy(text + length, ")", 2);
    assert_false(read(fixture, &made, SW_PLAIN, text));
    assert_non_null(strstr(fixture->err.message, "longer than 1000"));
}

static void a_file_is_refused_where_there_are_none(void **state)
{
    struct fixture *fixture = *state;
    const struct sw_distribution_wish wish = {SW_TIME, fixture->arena, NULL,
                                              NULL};
    struct sw_distribution *made = NULL;
    assert_false(sw_distribution_read(
        &made, &wish, "empirical(times.csv, column hours, unit h)",
        &fixture->offset, &fixture->err));
    assert_int_equal(fixture->offset, strlen("empirical("));
    assert_non_null(strstr(fixture->err.message, "cannot be read from a file"));
}

static void the_example_of_every_family_can_be_read(void **state)
{
    struct fixture *fixture = *state;
    const struct sw_distribution_family *const *all =
        sw_distribution_families();
    for (size_t i = 0; all[i] != NULL; i++) {
        struct sw_distribution *made = NULL;
        const bool plain = all[i]->whole || all[i]->shape == SW_FAMILY_WEIGHTED;
        if (!read(fixture, &made, plain ? SW_PLAIN : SW_TIME,
                  all[i]->example)) {
            fail_msg("%s: %s", all[i]->example, fixture->err.message);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_becomes_the_distribution_it_names),
        cmocka_unit_test(an_unknown_or_unfit_name_is_refused),
        cmocka_unit_test(wrong_labels_are_refused_with_those_there_are),
        cmocka_unit_test(wrong_values_are_refused_with_what_is_allowed),
        cmocka_unit_test(wrong_lists_and_files_are_refused),
        cmocka_unit_test(wrong_ends_are_refused),
        cmocka_unit_test(long_texts_and_lists_are_bounded),
        cmocka_unit_test(a_file_is_refused_where_there_are_none),
        cmocka_unit_test(the_example_of_every_family_can_be_read),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
