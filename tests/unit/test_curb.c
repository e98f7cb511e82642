#include "cases.h"
#include "small_plant.h"

#define PLANT(resource, time, demand)                                          \
    "format: 1\nname: curbed\n"                                                \
    "run: { length: 30 d, limit: 30 d }\n"                                     \
    "products:\n  job: { route: way }\n"                                       \
    "routes:\n  way: { lots: [work] }\n"                                       \
    "resources:\n  machine: { " resource " }\n"                                \
    "steps:\n  work: { kind: process, resource: machine, time: " time " }\n"   \
    "demand:\n" demand
#define JOBS(name, first, count)                                               \
    "  " name ": { kind: orders, first: " first ", every: 1 h, at_once: 2, "   \
    "count: " count ", products: { job: 100 % }, tonnes: 1 t }\n"
#define JOB                                                                    \
    "  a: { kind: orders, first: 0 h, every: 1 h, count: 1, products: "        \
    "{ job: 100 % }, tonnes: 1 t }\n"
#define FROM_2_TO_6 "from: \"2026-01-05 02:00\", to: \"2026-01-05 06:00\""

/* Two hours done by 2 h, two more by 6 h, two left. */
static void work_goes_on_slower(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("curbs: { power: { " FROM_2_TO_6 ", speed: 50 % } }",
                          "6 h", JOB));
    assert_time(&plant, "work", "complete", 1, 8);
    assert_spent(&plant, "job", "work", "process", 8);
    small_plant_clear(&plant);
}

/* What has begun is finished; at 3 h only one of the next two begins. */
static void fewer_units_may_work_at_a_time(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("units: 2, curbs: { power: { " FROM_2_TO_6
                          ", units: 1 } }",
                          "3 h", JOBS("a", "0 h", "2") JOBS("b", "1 h", "2")));
    assert_time(&plant, "work", "complete", 2, 3);
    assert_time(&plant, "work", "start", 3, 3);
    assert_time(&plant, "work", "start", 4, 6);
    assert_time(&plant, "work", "complete", 4, 9);
    assert_close(small_plant_value(&plant, "closed", "machine"),
                 100.0 * 3 / (2 * 30 * 24), 1e-9);
    small_plant_clear(&plant);
}

static void no_unit_is_closed(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("curbs: { power: { " FROM_2_TO_6 ", units: 0 } }", "3 h",
                      "  a: { kind: orders, first: 4 h, every: 1 h, count: "
                      "1, products: { job: 100 % }, tonnes: 1 t }\n"));
    assert_time(&plant, "work", "start", 1, 6);
    assert_spent(&plant, "job", "work", "closed", 2);
    small_plant_clear(&plant);
}

/* From 10 h to 12 h, and from 22 h to 24 h. */
static void curbs_can_be_drawn(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("curbs: { power: { every: 10 h, lasts: 2 h, "
                                  "speed: 50 % } }",
                                  "23 h", JOB));
    assert_time(&plant, "work", "complete", 1, 25);
    small_plant_clear(&plant);
}

/* At 40 % from 2 h to 4 h, then at 50 %. */
static void of_several_the_lowest_speed_counts(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("curbs: { power: { " FROM_2_TO_6
                          ", speed: 50 % }, smog: { from: 2026-01-05, to: "
                          "\"2026-01-05 04:00\", speed: 40 % } }",
                          "6 h", JOB));
    /* 1.6 h by 4 h, 2.6 h by 6 h. */
    assert_time(&plant, "work", "complete", 1, 9.4);
    small_plant_clear(&plant);
}

/* After 3 h of work, 6 h by the clock, comes an hour of repair. */
static void wear_is_by_work_and_closing_by_the_clock(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("curbs: { power: { from: 2026-01-01, to: 2026-01-09, "
                          "speed: 50 % } }, breakdowns: { stop: { clock: busy, "
                          "every: 3 h, repair: 1 h } }, planned: { service: { "
                          "first: 1 h, every: 10 d, lasts: 2 h } }",
                          "4 h", JOB));
    assert_time(&plant, "work", "complete", 1, 11);
    assert_spent(&plant, "job", "work", "closed", 2);
    assert_spent(&plant, "job", "work", "down", 1);
    assert_spent(&plant, "job", "work", "process", 8);
    small_plant_clear(&plant);
}

static void a_curb_has_a_time_and_curbs_something(void **state)
{
    (void)state;
    assert_refused(PLANT("curbs: { power: { speed: 50 % } }", "1 h", JOB),
                   "E278");
    assert_refused(PLANT("curbs: { power: { " FROM_2_TO_6 " } }", "1 h", JOB),
                   "E278");
    assert_refused(PLANT("curbs: { power: { from: 2026-01-06, to: 2026-01-05, "
                         "speed: 50 % } }",
                         "1 h", JOB),
                   "E278");
    assert_refused(
        PLANT("curbs: { power: { every: 3 h, speed: 50 % } }", "1 h", JOB),
        "E278");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(work_goes_on_slower),
        cmocka_unit_test(fewer_units_may_work_at_a_time),
        cmocka_unit_test(no_unit_is_closed),
        cmocka_unit_test(curbs_can_be_drawn),
        cmocka_unit_test(of_several_the_lowest_speed_counts),
        cmocka_unit_test(wear_is_by_work_and_closing_by_the_clock),
        cmocka_unit_test(a_curb_has_a_time_and_curbs_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
