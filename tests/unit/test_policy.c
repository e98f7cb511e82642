#include "cases.h"
#include "small_plant.h"

/* Orders of 10 t, one lot each, 1 h apart; the mill takes 10 h for each. */
#define STREAM(name, at, class)                                                \
    "  " name ": { kind: orders, first: " at ", every: 1 d, count: 1, "        \
    "products: { coil: 100 % }, tonnes: 10 t, class: { " class ": 100 % } "    \
                                                               "}\n"

#define HEAD                                                                   \
    "format: 1\n"                                                              \
    "name: policies\n"                                                         \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "classes: { standard: { priority: 5 }, calm: { priority: 5 }, "            \
    "rush: { priority: 3 }, brisk: { priority: 2 }, first: { priority: 1 } "   \
    "}\n"

#define WORKS                                                                  \
    "resources: { mill: { rule: priority } }\n"                                \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { order: [review], lots: [work, pack] } }\n"               \
    "steps:\n"                                                                 \
    "  review: { kind: delay, time: 0 h }\n"                                   \
    "  work: { kind: process, resource: mill, time: 10 h }\n"                  \
    "  pack: { kind: delay, time: 1 h }\n"

#define THREE(first, second, third)                                            \
    "demand:\n" STREAM("a", "0 h", first) STREAM("b", "1 h", second)           \
        STREAM("c", "2 h", third)

/* Hour at which the order was delivered. */
static double delivered_h(const struct small_plant *plant, const char *order)
{
    for (size_t i = 0; i < plant->order_count; i++) {
        if (strcmp(plant->orders[i].order, order) == 0) {
            return (double)plant->orders[i].delivered_us / (double)SW_HOUR_US;
        }
    }
    fail_msg("there is no order %s", order);
    return 0;
}

/* --------------------------------------------------------------- firing -- */

static void an_order_that_is_escalated_goes_first(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD WORKS
        "policies:\n"
        "  escalate: { when: { entered: yes }, who: { products: "
        "[coil], classes: [standard], tonnes: { at_most: 10 t } "
        "}, do: [{ class: rush }] }\n" THREE("calm", "calm", "standard"));
    assert_close(delivered_h(&plant, "c-1"), 21, 1e-9);
    assert_close(delivered_h(&plant, "b-1"), 31, 1e-9);
    small_plant_clear(&plant);
}

#define ONE                                                                    \
    "  one: { when: { entered: yes }, do: [{ class: rush }], "                 \
    "who: { classes: [standard] } }\n"
#define TWO                                                                    \
    "  two: { when: { entered: yes }, do: [{ class: first }], "                \
    "who: { classes: [rush] } }\n"

static void rules_of_one_instant_fire_in_the_order_of_the_file(void **state)
{
    (void)state;
    struct small_plant plant;
    /* The second finds what the first has made. */
    small_plant_run(&plant, HEAD WORKS
                    "policies:\n" ONE TWO THREE("calm", "brisk", "standard"));
    assert_close(delivered_h(&plant, "c-1"), 21, 1e-9);
    assert_close(delivered_h(&plant, "b-1"), 31, 1e-9);
    small_plant_clear(&plant);
    small_plant_run(&plant, HEAD WORKS
                    "policies:\n" TWO ONE THREE("calm", "brisk", "standard"));
    assert_close(delivered_h(&plant, "c-1"), 31, 1e-9);
    assert_close(delivered_h(&plant, "b-1"), 21, 1e-9);
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_that_is_escalated_goes_first),
        cmocka_unit_test(rules_of_one_instant_fire_in_the_order_of_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
