#include "stats/sample_pool.h"

#include "steelway/units.h"

#include "stats/best.h"

#include "cases.h"

enum { RUNS = 7, ORDERS = 400 };

/* The quantile by pooling every replication as often as it counts. */
static double by_hand(const struct sw_sample *samples, double p,
                      const uint32_t *weights)
{
    static int64_t pooled[RUNS * ORDERS];
    size_t count = 0;
    size_t never = 0;
    for (size_t r = 0; r < RUNS; r++) {
        for (uint32_t times = 0; times < weights[r]; times++) {
            for (size_t i = 0; i < samples[r].count; i++) {
                pooled[count++] = samples[r].values[i];
            }
            never += samples[r].never;
        }
    }
    const size_t rank = sw_quantile_rank(count + never, p);
    return rank > count ? (double)INFINITY
                        : (double)sw_quantile_select(pooled, count, rank);
}

static void resampled_quantiles_are_those_of_the_values_pooled(void **state)
{
    (void)state;
    static int64_t values[RUNS][ORDERS];
    struct sw_sample samples[RUNS];
    for (size_t r = 0; r < RUNS; r++) {
        for (size_t i = 0; i < ORDERS; i++) { /* with ties */
            values[r][i] = (int64_t)(sw_hash_pair(r, i) % 500 + 30 * r);
        }
        samples[r] = (struct sw_sample){values[r], ORDERS - 50 * r, 3 * r};
    }
    struct sw_sample_pool *pool = sw_sample_pool_create(samples, RUNS);
    for (uint64_t number = 0; number < 200; number++) {
        uint32_t weights[RUNS];
        sw_resample(1, number, weights, RUNS);
        const double p = unit_of(2, number);
        assert_true(sw_sample_pool_quantile(pool, p, weights) ==
                    by_hand(samples, p, weights));
    }
    sw_sample_pool_destroy(pool);
}

static void values_that_never_came_are_later_than_all(void **state)
{
    (void)state;
    const int64_t values[] = {1, 2, SW_NEVER_US};
    const struct sw_sample samples[] = {{values, 3, 0}, {values, 2, 2}};
    struct sw_sample_pool *pool = sw_sample_pool_create(samples, 2);

    assert_true(sw_sample_pool_quantile(pool, 0.6, (uint32_t[]){1, 0}) == 2.0);
    assert_true(isinf(sw_sample_pool_quantile(pool, 0.7, (uint32_t[]){1, 0})));
    assert_true(sw_sample_pool_quantile(pool, 0.5, (uint32_t[]){0, 1}) == 2.0);
    assert_true(isinf(sw_sample_pool_quantile(pool, 0.51, (uint32_t[]){0, 1})));
    sw_sample_pool_destroy(pool);
}

static void nothing_has_no_quantile(void **state)
{
    (void)state;
    const struct sw_sample empty = {NULL, 0, 0};
    struct sw_sample_pool *pool = sw_sample_pool_create(&empty, 1);

    assert_true(isnan(sw_sample_pool_quantile(pool, 0.5, (uint32_t[]){1})));
    sw_sample_pool_destroy(pool);
    sw_sample_pool_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(resampled_quantiles_are_those_of_the_values_pooled),
        cmocka_unit_test(values_that_never_came_are_later_than_all),
        cmocka_unit_test(nothing_has_no_quantile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
