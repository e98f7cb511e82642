#include "cases.h"
#include "small_plant.h"

/* With 60 % of the last distance from the mean, and 80 % of a new one, of 10 t
 * either way, orders keep the mean of 20 t and the variance of (10 t)^2. */
static void what_an_order_leaves_to_the_next_is_told(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, "format: 1\nname: waves\nrun: { length: 400 d }\n"
                "products: { part: { route: way } }\n"
                "routes: { way: { lots: [pack] } }\n"
                "steps: { pack: { kind: delay, time: 0 h } }\n"
                "demand: { d: { kind: orders, every: 1 h, count: 50, products: "
                "{ part: 100 % }, carry_over: 60 %, tonnes: \"discrete(10 t: "
                "50 %, 30 t: 50 %)\" } }\n");
    assert_int_equal(plant.order_count, 50);
    double before = 0.0;
    bool up = false;
    bool down = false;
    for (size_t i = 0; i < plant.order_count; i++) {
        const double from_mean = (double)plant.orders[i].grams / 1e6 - 20.0;
        const double fresh = from_mean - 0.6 * before;
        assert_close(fabs(fresh), 8.0, 1e-5);
        up = up || fresh > 0;
        down = down || fresh < 0;
        before = from_mean;
    }
    assert_true(up && down);
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_an_order_leaves_to_the_next_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
