#include "cases.h"
#include "small_plant.h"

/* The crew works from 8 h to 16 h; on the first two days it is told at 0 h to
 * work before and after that in its place. */
static void hours_that_replace_others_are_overtime_too(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: overtime\nstart: 2026-01-05\n"
        "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"
        "calendars:\n"
        "  day: { kind: weekly, open: { mon-sun: [\"08:00-16:00\"] } }\n"
        "  odd: { kind: weekly, open: { mon-sun: [\"00:00-08:00\", "
        "\"16:00-24:00\"] } }\n"
        "resources: { crew: { calendar: day, cost: { overtime: 10 CNY/h } } }\n"
        "products: { coil: { route: way } }\n"
        "routes: { way: { lots: [work] } }\n"
        "steps: { work: { kind: process, resource: crew, time: 20 h } }\n"
        "demand: { d: { kind: orders, first: 1 h, every: 1 d, count: 1, "
        "products: { coil: 100 % }, tonnes: 1 t } }\n"
        "policies: { more: { when: { date: \"2026-01-05 00:30\" }, do: [{ "
        "overtime: { resource: crew, calendar: odd, lasts: 2 d } }] } }\n");
    /* From 1 h to 8 h, from 16 h to 29 h. */
    assert_time(&plant, "work", "complete", 1, 29);
    assert_close(small_plant_value(&plant, "overtime", "crew"), 200, 1e-9);
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hours_that_replace_others_are_overtime_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
