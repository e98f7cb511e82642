#include "stats/quantile.h"

#include "steelway/units.h"

#include "cases.h"

#include <stdbool.h>
#include <stdlib.h>

static void the_quantile_is_number_ceil_n_p(void **state)
{
    (void)state;
    assert_int_equal(sw_quantile_rank(100, 0.95), 95);
    assert_int_equal(sw_quantile_rank(101, 0.95), 96);
    assert_int_equal(sw_quantile_rank(100, 0.55), 55);
    assert_int_equal(sw_quantile_rank(10, 0.7), 7);
    assert_int_equal(sw_quantile_rank(1, 0.01), 1);
    assert_int_equal(sw_quantile_rank(1, 0.99), 1);
    assert_int_equal(sw_quantile_rank(2, 0.5), 1);
    for (size_t percent = 1; percent < 100; percent++) {
        const double p = (double)percent / 100.0;
        assert_int_equal(sw_quantile_rank(1000000, p), percent * 10000);
        assert_int_equal(sw_quantile_rank(1000001, p), percent * 10000 + 1);
    }
}

static int compare(const void *left, const void *right)
{
    const int64_t a = *(const int64_t *)left;
    const int64_t b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static void selecting_finds_what_sorting_finds(void **state)
{
    (void)state;
    enum { COUNT = 257 };
    for (uint64_t kind = 1; kind <= 64; kind++) { /* 1: all equal; ties */
        int64_t values[COUNT];
        int64_t sorted[COUNT];
        for (uint64_t i = 0; i < COUNT; i++) {
            values[i] = (int64_t)(sw_hash_pair(kind, i) % (kind * kind));
            sorted[i] = values[i];
        }
        qsort(sorted, COUNT, sizeof(*sorted), compare);
        for (size_t rank = 1; rank <= COUNT; rank += 8) {
            assert_true(sw_quantile_select(values, COUNT, rank) ==
                        sorted[rank - 1]);
        }
    }
}

static void selecting_is_quick_in_sorted_and_in_equal_data(void **state)
{
    (void)state;
    enum { COUNT = 1000000 };
    int64_t *values = malloc(COUNT * sizeof(*values));
    for (int64_t i = 0; i < COUNT; i++) {
        values[i] = i / 2;
    }
    assert_true(sw_quantile_select(values, COUNT, 900000) == 449999);
    for (int64_t i = 0; i < COUNT; i++) {
        values[i] = i < COUNT / 2 ? i : COUNT - i; /* up, then down */
    }
    assert_true(sw_quantile_select(values, COUNT, COUNT) == COUNT / 2);
    for (int64_t i = 0; i < COUNT; i++) {
        values[i] = 7;
    }
    assert_true(sw_quantile_select(values, COUNT, COUNT / 2) == 7);
    free(values);
}

static void runs_have_the_order_statistics_of_the_binomial(void **state)
{
    (void)state;
    static const struct {
        size_t count;
        double p;
        double low;
        double high;
    } cases[] = {{100, 0.95, 90, 100},
                 {200, 0.95, 184, 197},
                 {500, 0.95, 465, 485},
                 {1000, 0.95, 936, 964},
                 {100, 0.5, 40, 61}};
    double values[1000];
    for (size_t c = 0; c < sizeof(cases) / sizeof(cases[0]); c++) {
        const size_t count = cases[c].count;
        for (size_t i = 0; i < count; i++) {
            values[i] = (double)(count - i); /* n, n - 1, ..., 1 */
        }
        const struct sw_estimate quantile =
            sw_quantile_of_runs(values, count, cases[c].p, 0.95);
        assert_true(quantile.low == cases[c].low);
        assert_true(quantile.high == cases[c].high);
        assert_true(quantile.value == (double)count * cases[c].p);
    }
}

static void too_few_runs_for_a_quantile_are_refused_an_interval(void **state)
{
    (void)state;
    double values[73];
    for (size_t i = 0; i < 73; i++) {
        values[i] = (double)i;
    }
    const struct sw_estimate few = sw_quantile_of_runs(values, 71, 0.95, 0.95);
    const struct sw_estimate enough =
        sw_quantile_of_runs(values, 72, 0.95, 0.95);

    assert_int_equal(few.gap, SW_GAP_FEW_VALUES);
    assert_true(few.value == 67.0);
    assert_int_equal(enough.gap, SW_GAP_NONE);
    assert_int_equal(sw_quantile_of_runs(values, 0, 0.5, 0.95).gap,
                     SW_GAP_NO_VALUES);
    values[0] = (double)INFINITY;
    assert_int_equal(sw_quantile_of_runs(values, 1, 0.5, 0.95).gap,
                     SW_GAP_NOT_REACHED);
}

static void a_section_holds_at_least_50_orders_beyond_the_quantile(void **state)
{
    (void)state;
    assert_int_equal(sw_quantile_orders_needed(0.5), 100);
    assert_int_equal(sw_quantile_orders_needed(0.8), 250);
    assert_int_equal(sw_quantile_orders_needed(0.9), 500);
    assert_int_equal(sw_quantile_orders_needed(0.95), 1000);
    assert_int_equal(sw_quantile_orders_needed(0.99), 5000);
}

static void
replications_join_in_order_until_every_option_has_enough(void **state)
{
    (void)state;
    const struct sw_sample one[] = {{NULL, 6, 0}, {NULL, 0, 4}, {NULL, 10, 0},
                                    {NULL, 3, 0}, {NULL, 8, 0}, {NULL, 9, 0}};
    const struct sw_sample two[] = {{NULL, 99, 0}, {NULL, 1, 0}, {NULL, 9, 0},
                                    {NULL, 99, 0}, {NULL, 0, 0}, {NULL, 9, 0}};
    const struct sw_sample *const both[] = {one, two};
    size_t ends[6];

    assert_int_equal(sw_quantile_cut(ends, both, 1, 6, 10), 3);
    assert_int_equal(ends[0], 2); /* what never came counts */
    assert_int_equal(ends[1], 3);
    assert_int_equal(ends[2], 6); /* 9 left over: with the last */
    assert_int_equal(sw_quantile_cut(ends, both, 2, 6, 10), 2);
    assert_int_equal(ends[0], 2);
    assert_int_equal(ends[1], 6);
    assert_int_equal(sw_quantile_cut(ends, both, 2, 6, 1000), 0);
}

enum { RUNS = 24, ORDERS = 300, JOINED = 2 * ORDERS };

struct field {
    int64_t values[RUNS][ORDERS];
    struct sw_sample samples[RUNS];
};

/* Delivery times of up to `spread`, `shift` later than drawn. */
static struct field *field_of(double spread, int64_t shift)
{
    struct field *field = malloc(sizeof(*field));
    for (size_t r = 0; r < RUNS; r++) {
        for (size_t i = 0; i < ORDERS; i++) {
            field->values[r][i] =
                (int64_t)(spread * unit_of(17 + r, i)) + shift;
        }
        field->samples[r] = (struct sw_sample){field->values[r], ORDERS, 0};
    }
    return field;
}

static void a_pooled_quantile_has_the_interval_of_its_sections(void **state)
{
    (void)state;
    struct field *field = field_of(1e6, 0);
    const struct sw_estimate quantile =
        sw_quantile_pooled(field->samples, RUNS, 0.9, 0.95);
    double parts[12];
    size_t ends[12];
    double squares = 0.0;
    for (size_t s = 0; s < 12; s++) { /* 600 orders each, by hand */
        int64_t joined[JOINED];
        for (size_t i = 0; i < ORDERS; i++) {
            joined[i] = field->values[2 * s][i];
            joined[ORDERS + i] = field->values[2 * s + 1][i];
        }
        qsort(joined, JOINED, sizeof(*joined), compare);
        const double error = (double)joined[539] - quantile.value;
        squares += error * error;
        ends[s] = 2 * s + 2;
    }
    const struct sw_sections sections = {ends, 12};
    const struct sw_estimate same =
        sw_quantile_sectioned(field->samples, sections, 0.9, 0.95, parts);

    assert_int_equal(quantile.gap, SW_GAP_NONE);
    assert_int_equal(quantile.count, 12);
    assert_close(quantile.value, 9e5, 2e4);
    assert_close(sw_estimate_half_width(&quantile),
                 2.200985160 * sqrt(squares / 132.0), 1e-3);
    assert_true(same.low == quantile.low && same.high == quantile.high);
    assert_close(parts[0], quantile.value, 1e5);
    free(field);
}

static void under_ten_sections_there_is_a_value_and_the_reason(void **state)
{
    (void)state;
    struct field *field = field_of(1e6, 0);
    const struct sw_estimate few =
        sw_quantile_pooled(field->samples, RUNS, 0.99, 0.95);
    const struct sw_estimate fewer =
        sw_quantile_pooled(field->samples, 2, 0.95, 0.95);

    assert_int_equal(few.gap, SW_GAP_FEW_SECTIONS);
    assert_close(few.value, 9.9e5, 1e4);
    assert_true(isnan(few.low) && isnan(few.high));
    assert_int_equal(fewer.gap, SW_GAP_FEW_SECTIONS);
    assert_string_equal(sw_gap_text(fewer.gap), "needs more replications");
    assert_int_equal(few.needed, 10 * 17); /* 5,000 orders to a section */
    assert_int_equal(fewer.needed, 10 * 4);
    const struct sw_estimate enough =
        sw_quantile_pooled(field->samples, 20, 0.9, 0.95);
    const struct sw_estimate less =
        sw_quantile_pooled(field->samples, 19, 0.9, 0.95);
    assert_int_equal(enough.gap, SW_GAP_NONE);
    assert_int_equal(less.gap, SW_GAP_FEW_SECTIONS);
    assert_int_equal(less.needed, 20);
    free(field);
}

static void a_quantile_among_open_orders_is_not_reached(void **state)
{
    (void)state;
    struct field *field = field_of(1e6, 0);
    for (size_t r = 0; r < RUNS; r++) {
        field->samples[r].never = ORDERS / 4; /* a fifth of all is open */
    }
    const struct sw_estimate median =
        sw_quantile_pooled(field->samples, RUNS, 0.5, 0.95);
    const struct sw_estimate p90 =
        sw_quantile_pooled(field->samples, RUNS, 0.9, 0.95);
    assert_int_equal(median.gap, SW_GAP_NONE);
    assert_close(median.value, 6.25e5, 2e4);
    assert_int_equal(p90.gap, SW_GAP_NOT_REACHED);
    assert_true(isnan(p90.value));

    for (size_t r = 0; r < RUNS; r++) { /* stored as never: the same */
        field->samples[r].never = 0;
        for (size_t i = 0; i < ORDERS / 5; i++) {
            field->values[r][i] = SW_NEVER_US;
        }
    }
    assert_int_equal(sw_quantile_pooled(field->samples, RUNS, 0.9, 0.95).gap,
                     SW_GAP_NOT_REACHED);
    free(field);
}

static void a_quantile_not_reached_in_one_section_has_no_interval(void **state)
{
    (void)state;
    struct field *field = field_of(1e6, 0);
    field->samples[5].never = ORDERS / 2;
    const struct sw_estimate p90 =
        sw_quantile_pooled(field->samples, RUNS, 0.9, 0.95);

    assert_int_equal(p90.gap, SW_GAP_SECTION_NOT_REACHED);
    assert_true(sw_estimate_has_value(&p90));
    assert_true(p90.value > 8.5e5 && isnan(p90.high));
    free(field);
}

static void no_orders_have_no_quantile(void **state)
{
    (void)state;
    const struct sw_sample empty[3] = {{NULL, 0, 0}};
    assert_int_equal(sw_quantile_pooled(empty, 3, 0.9, 0.95).gap,
                     SW_GAP_NO_VALUES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_quantile_is_number_ceil_n_p),
        cmocka_unit_test(selecting_finds_what_sorting_finds),
        cmocka_unit_test(selecting_is_quick_in_sorted_and_in_equal_data),
        cmocka_unit_test(runs_have_the_order_statistics_of_the_binomial),
        cmocka_unit_test(too_few_runs_for_a_quantile_are_refused_an_interval),
        cmocka_unit_test(
            a_section_holds_at_least_50_orders_beyond_the_quantile),
        cmocka_unit_test(
            replications_join_in_order_until_every_option_has_enough),
        cmocka_unit_test(a_pooled_quantile_has_the_interval_of_its_sections),
        cmocka_unit_test(under_ten_sections_there_is_a_value_and_the_reason),
        cmocka_unit_test(a_quantile_among_open_orders_is_not_reached),
        cmocka_unit_test(a_quantile_not_reached_in_one_section_has_no_interval),
        cmocka_unit_test(no_orders_have_no_quantile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
