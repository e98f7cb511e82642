#include "stats/warm_up.h"

#include "cases.h"

static void a_decaying_start_is_left_out(void **state)
{
    (void)state;
    double values[2000];
    for (size_t i = 0; i < 2000; i++) {
        values[i] = 5.0 + 40.0 * exp(-(double)i / 60.0) + unit_of(1, i);
    }
    size_t left_out = 0;
    assert_true(sw_warm_up_mser5(values, 2000, &left_out));
    assert_int_equal(left_out % 5, 0);
    assert_true(left_out >= 200 && left_out <= 400);
}

static void the_truncation_has_the_least_score_of_all(void **state)
{
    (void)state;
    enum { COUNT = 103, BATCHES = 20 }; /* three left over are not used */
    double values[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        values[i] = (i < 12 ? 3.0 : 0.0) + unit_of(2, i);
    }
    size_t best = BATCHES;
    double least = (double)INFINITY;
    for (size_t d = 0; d <= BATCHES / 2; d++) {
        const double kept = BATCHES - (double)d;
        double mean = 0.0;
        double score = 0.0;
        for (size_t i = 5 * d; i < (size_t)5 * BATCHES; i++) {
            mean += values[i] / (5.0 * kept);
        }
        for (size_t j = d; j < BATCHES; j++) {
            double batch = 0.0;
            for (size_t i = 5 * j; i < 5 * j + 5; i++) {
                batch += values[i] / 5.0;
            }
            score += (batch - mean) * (batch - mean) / (kept * kept);
        }
        if (score < least) {
            least = score;
            best = d;
        }
    }
    size_t left_out = 0;
    assert_true(sw_warm_up_mser5(values, COUNT, &left_out));
    assert_int_equal(left_out, 5 * best);
    assert_int_equal(best, 3);
}

static void a_flat_run_is_kept_whole(void **state)
{
    (void)state;
    double values[100] = {0};
    size_t left_out = 77;
    assert_true(sw_warm_up_mser5(values, 100, &left_out));
    assert_int_equal(left_out, 0);
}

static void a_run_that_is_too_short_is_refused(void **state)
{
    (void)state;
    double values[400];
    for (size_t i = 0; i < 400; i++) {
        values[i] = (double)i; /* still rising */
    }
    size_t left_out = 77;
    assert_false(sw_warm_up_mser5(values, 400, &left_out));
    for (size_t count = 0; count < 10; count++) {
        assert_false(sw_warm_up_mser5(values, count, &left_out));
    }
    assert_int_equal(left_out, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_decaying_start_is_left_out),
        cmocka_unit_test(the_truncation_has_the_least_score_of_all),
        cmocka_unit_test(a_flat_run_is_kept_whole),
        cmocka_unit_test(a_run_that_is_too_short_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
