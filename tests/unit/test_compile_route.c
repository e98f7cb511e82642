#include "cases.h"
#include "small_plant.h"

#define HEAD                                                                   \
    "format: 1\nname: routes\n"                                                \
    "run: { length: 30 d, limit: 30 d }\n"

/* Without a third number the third choice would go wherever the second went. */
static void three_choices_between_the_same_are_three_draws(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "products: { job: { route: way } }\n"
        "routes: { way: { lots: [\n"
        "  { choose: { a: 50 %, b: 50 % } }, { choose: { a: 50 %, b: 50 % "
        "} },\n"
        "  { choose: { a: 50 %, b: 50 % } } ] } }\n"
        "steps: { a: { kind: delay, time: 1 h }, b: { kind: delay, time: 1 "
        "h } }\n"
        "demand: { jobs: { kind: orders, every: 1 h, count: 100,\n"
        "  products: { job: 100 % }, tonnes: 1 t } }\n");
    small_plant_clear(&plant);
}

/* The machine is busy until 3 h. Job x has 1 h + 1 h of work left, then 18 h
 * after its branches have met; job y 10 h: of two jobs due at one time x is the
 * more pressing, although less of it is in its branch. */
static void work_after_branches_have_met_is_still_ahead_in_them(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "promise: { after: 20 h }\n"
        "resources: { machine: { rule: critical_ratio } }\n"
        "products: { block: { route: block }, x: { route: x }, y: { route: "
        "y } }\n"
        "routes:\n"
        "  block: { lots: [begin] }\n"
        "  x: { lots: [ { together: [work, [touch]] }, long ] }\n"
        "  y: { lots: [ work, middle ] }\n"
        "steps:\n"
        "  begin: { kind: process, resource: machine, time: 3 h }\n"
        "  work: { kind: process, resource: machine, time: 1 h }\n"
        "  touch: { kind: delay, time: 1 h }\n"
        "  middle: { kind: delay, time: 9 h }\n"
        "  long: { kind: delay, time: 18 h }\n"
        "demand:\n"
        "  a: { kind: orders, first: 0 h, every: 1 d, count: 1, products: "
        "{ block: 100 % }, tonnes: 1 t }\n"
        "  b: { kind: orders, first: 1 h, every: 1 d, count: 1, products: "
        "{ y: 100 % }, tonnes: 1 t }\n"
        "  c: { kind: orders, first: 1 h, every: 1 d, count: 1, products: "
        "{ x: 100 % }, tonnes: 1 t }\n");
    assert_string_equal(small_plant_event(&plant, "work", "start", 1)->order,
                        "c-1");
    assert_string_equal(small_plant_event(&plant, "work", "start", 2)->order,
                        "b-1");
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_choices_between_the_same_are_three_draws),
        cmocka_unit_test(work_after_branches_have_met_is_still_ahead_in_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
