#include "cases.h"
#include "small_plant.h"

#define PLANT(resources, step, demand)                                         \
    "format: 1\nname: wear\n"                                                  \
    "run: { length: 30 d, limit: 30 d }\n"                                     \
    "classes:\n  rush: { priority: 1 }\n  standard: { priority: 2 }\n"         \
    "products:\n  job: { route: way }\n"                                       \
    "routes:\n  way: { lots: [work] }\n"                                       \
    "resources:\n" resources                                                   \
    "steps:\n  work: { kind: process, resource: machine, " step " }\n"         \
    "demand:\n" demand
#define JOBS(name, first, every, count, class)                                 \
    "  " name ": { kind: orders, first: " first ", every: " every              \
    ", count: " count ", products: { job: 100 % }, tonnes: 10 t, class: { "    \
    "" class ": 100 % } }\n"
#define BREAKS(units, breakdown)                                               \
    "  machine:\n    units: " units "\n    breakdowns:\n      stop: "          \
    "{ " breakdown " }\n"

/* Both break down at 3 h; the crew repairs the one until 5 h, the other until
 * 7 h; again from 8 h to 10 h, and from 10 h, just before its job is done, to
 * 12 h. */
static void a_repair_waits_for_its_crew(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT(
            BREAKS("2",
                   "every: 3 h, repair: 2 h, crew: fitters") "  fitters: {}\n",
            "time: 6 h", JOBS("a", "0 h", "3.6 s", "2", "standard")));
    assert_time(&plant, "work", "complete", 1, 8);
    assert_time(&plant, "work", "complete", 2, 12.001);
    assert_spent(&plant, "job", "work", "down", 4);
    small_plant_clear(&plant);
}

/* The fitters come at 8:00. */
static void a_crew_works_by_its_calendar(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, "calendars:\n  day: { kind: weekly, open: { mon-sun: "
                "[\"08:00-16:00\"] } }\n" PLANT(
                    BREAKS("1", "clock: busy, every: 3 h, repair: 2 h, crew: "
                                "fitters") "  fitters: { calendar: day }\n",
                    "time: 4 h", JOBS("a", "0 h", "1 h", "1", "standard")));
    assert_time(&plant, "work", "complete", 1, 11);
    assert_spent(&plant, "job", "work", "down", 7);
    small_plant_clear(&plant);
}

/* The fitters also do the work of the second step: a repair waits for it. */
static void a_crew_can_have_other_work(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: wear\n"
        "run: { length: 30 d, limit: 30 d }\n"
        "products:\n  job: { route: way }\n  call: { route: other }\n"
        "routes:\n  way: { lots: [work] }\n  other: { lots: [help] }\n"
        "resources:\n" BREAKS(
            "1", "clock: busy, every: 3 h, repair: 2 h, crew: "
                 "fitters") "  fitters: {}\n"
                            "steps:\n  work: { kind: process, "
                            "resource: machine, time: 4 h }\n"
                            "  help: { kind: process, resource: "
                            "fitters, time: 5 h }\n"
                            "demand:\n" JOBS("a", "0 h", "1 h", "1",
                                             "standard") "  b: { kind: orders, "
                                                         "first: 1 h, every: 1 "
                                                         "h, count: 1, "
                                                         "products: "
                                                         "{ call: 100 % }, "
                                                         "tonnes: 1 t }\n");
    assert_time(&plant, "help", "complete", 1, 6);
    assert_time(&plant, "work", "complete", 1, 9);
    small_plant_clear(&plant);
}

/* 10 t in 2 h each, a breakdown after each 15 t: within the second at 3 h; at
 * the very end of the third, so at the beginning of the fourth. */
static void tonnes_wear_a_unit_out(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT(BREAKS("1", "clock: tonnes, tonnes: 15 t, repair: 1 h"),
              "rate: 5 t/h", JOBS("a", "0 h", "1 min", "4", "standard")));
    assert_time(&plant, "work", "complete", 1, 2);
    assert_time(&plant, "work", "complete", 2, 5);
    assert_time(&plant, "work", "complete", 3, 7);
    assert_time(&plant, "work", "complete", 4, 10);
    small_plant_clear(&plant);
}

/* Setting up wears nothing, and neither do tonnes count twice that are
 * interrupted: 5 t until 1 h, 10 t of the rush order, 1 t more. */
static void tonnes_that_are_interrupted_count_once(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("  machine:\n    rule: priority\n    preempt: resume\n"
              "    breakdowns:\n      stop: { clock: tonnes, tonnes: 16 t, "
              "repair: 1 h }\n",
              "rate: 5 t/h",
              JOBS("a", "0 h", "1 h", "1", "standard")
                  JOBS("b", "1 h", "1 h", "1", "rush")));
    assert_time(&plant, "work", "complete", 1, 3);
    assert_time(&plant, "work", "complete", 2, 5);
    assert_spent(&plant, "job", "work", "down", 0.5);
    small_plant_clear(&plant);
}

static void a_resource_can_be_down_at_the_start(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("  machine: { units: 2, down_until: 2026-01-06 }\n",
                      "time: 4 h", JOBS("a", "4 h", "1 h", "3", "standard")));
    assert_time(&plant, "work", "start", 1, 24);
    assert_time(&plant, "work", "start", 2, 24);
    assert_time(&plant, "work", "start", 3, 28);
    assert_spent(&plant, "job", "work", "down", (20 + 19 + 18) / 3.0);
    assert_spent(&plant, "job", "work", "queue", 4 / 3.0);
    small_plant_clear(&plant);
}

static void a_breakdown_is_told_by_time_or_by_tonnes(void **state)
{
    (void)state;
    assert_refused(PLANT(BREAKS("1", "repair: 1 h"), "time: 1 h",
                         JOBS("a", "0 h", "1 h", "1", "standard")),
                   "E276");
    assert_refused(PLANT(BREAKS("1", "clock: busy, tonnes: 15 t, repair: 1 h"),
                         "time: 1 h", JOBS("a", "0 h", "1 h", "1", "standard")),
                   "E276");
    assert_refused(PLANT(BREAKS("1", "every: 15 h, repair: 1 h, crew: machine"),
                         "time: 1 h", JOBS("a", "0 h", "1 h", "1", "standard")),
                   "E276");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_repair_waits_for_its_crew),
        cmocka_unit_test(a_crew_works_by_its_calendar),
        cmocka_unit_test(a_crew_can_have_other_work),
        cmocka_unit_test(tonnes_wear_a_unit_out),
        cmocka_unit_test(tonnes_that_are_interrupted_count_once),
        cmocka_unit_test(a_resource_can_be_down_at_the_start),
        cmocka_unit_test(a_breakdown_is_told_by_time_or_by_tonnes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
