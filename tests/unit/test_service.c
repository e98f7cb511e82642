#include "cases.h"
#include "small_plant.h"

/* One machine for 8 h each week day, and orders at chosen hours from Monday
 * 00:00 on: `first`, then one every `every`. */
#define JOBS(first, every, count)                                              \
    "demand:\n"                                                                \
    "  jobs: { kind: orders, first: " first ", every: " every                  \
    ", count: " count ", products: { job: 100 % }, tonnes: 1 t }\n"
#define HEAD                                                                   \
    "format: 1\nname: services\n"                                              \
    "run: { length: 30 d, limit: 30 d }\n"                                     \
    "products:\n  job: { route: way }\n"
#define ONE_STEP "routes:\n  way: { lots: [work] }\n"

static void the_first_come_is_served_first_and_the_rest_wait(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    HEAD ONE_STEP JOBS(
                        "0 h", "1 h", "3") "resources:\n  machine: {}\n"
                                           "steps:\n"
                                           "  work: { kind: process, resource: "
                                           "machine, time: 90 min }\n");
    assert_time(&plant, "work", "start", 2, 1.5);
    assert_time(&plant, "work", "start", 3, 3);
    assert_time(&plant, "work", "complete", 3, 4.5);
    assert_close(small_plant_value(&plant, "wait", "work"), 0.5, 1e-12);
    assert_close(small_plant_value(&plant, "delayed", "work"), 200.0 / 3, 1e-9);
    small_plant_clear(&plant);
}

static void work_stops_at_closing_and_goes_on_after(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD ONE_STEP JOBS(
            "13 h", "100 h",
            "1") "calendars:\n"
                 "  day: { kind: weekly, open: { mon-fri: [\"08:00-16:00\"] } "
                 "}\n"
                 "resources:\n  machine: { calendar: day }\n"
                 "steps:\n"
                 "  work: { kind: process, resource: machine, time: 4 h }\n");
    assert_time(&plant, "work", "start", 1, 13);
    assert_time(&plant, "work", "complete", 1, 33);
    small_plant_clear(&plant);
}

/* Friday 15:00 to Monday 08:00 and on: what has begun in time is not stopped,
 * what ends with the shift is done. */
static void the_week_end_counts_as_closed_to_the_microsecond(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD ONE_STEP JOBS(
            "110 h", "13 h",
            "2") "calendars:\n"
                 "  day: { kind: weekly, open: { mon-fri: [\"08:00-16:00\"] } "
                 "}\n"
                 "resources:\n  machine: { units: 2, calendar: day }\n"
                 "steps:\n"
                 "  work: { kind: process, resource: machine, time: 4 h }\n");
    assert_time(&plant, "work", "complete", 1, 178);
    assert_time(&plant, "work", "complete", 2, 180);
    small_plant_clear(&plant);
}

static void
work_that_must_fit_waits_for_a_shift_that_is_long_enough(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD ONE_STEP JOBS(
            "13 h", "100 h",
            "1") "calendars:\n"
                 "  day: { kind: weekly, open: { mon-fri: [\"08:00-16:00\"] } "
                 "}\n"
                 "resources:\n"
                 "  machine: { calendar: day, over_shift: must_fit }\n"
                 "steps:\n"
                 "  work: { kind: process, resource: machine, time: 4 h }\n");
    assert_time(&plant, "work", "start", 1, 32);
    assert_time(&plant, "work", "complete", 1, 36);
    small_plant_clear(&plant);
}

static void work_that_never_fits_ends_the_run_and_names_the_step(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_compile(
        &plant,
        HEAD ONE_STEP JOBS(
            "13 h", "100 h",
            "1") "calendars:\n"
                 "  day: { kind: weekly, open: { mon-fri: [\"08:00-16:00\"] } "
                 "}\n"
                 "resources:\n"
                 "  machine: { calendar: day, over_shift: must_fit }\n"
                 "steps:\n"
                 "  work: { kind: process, resource: machine, time: 9 h }\n");
    assert_non_null(plant.model);
    struct sw_outcome outcome;
    struct sw_error err = {0};
    assert_false(sw_model_run(plant.model, &(struct sw_replication){1, 1, NULL},
                              &outcome, &err));
    assert_string_equal(err.message,
                        "'work' needs 9 h at a time, but 'machine', whose work "
                        "must fit, is open for 8 h at most");
    small_plant_clear(&plant);
}

static void what_has_begun_can_be_finished_after_closing(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD ONE_STEP JOBS(
            "13 h", "1 h",
            "2") "calendars:\n"
                 "  day: { kind: weekly, open: { mon-fri: [\"08:00-16:00\"] } "
                 "}\n"
                 "resources:\n"
                 "  machine: { calendar: day, over_shift: finish }\n"
                 "steps:\n"
                 "  work: { kind: process, resource: machine, time: 4 h }\n");
    assert_time(&plant, "work", "complete", 1, 17);
    assert_time(&plant, "work", "start", 2, 32);
    small_plant_clear(&plant);
}

static void a_planned_stop_closes_all_units(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD ONE_STEP JOBS(
            "9 h", "100 h",
            "1") "resources:\n"
                 "  machine:\n"
                 "    planned: { service: { every: 10 h, lasts: 2 h } }\n"
                 "steps:\n"
                 "  work: { kind: process, resource: machine, time: 4 h }\n");
    assert_time(&plant, "work", "complete", 1, 15);
    small_plant_clear(&plant);
}

static void a_breakdown_stops_the_work_and_repair_lets_it_go_on(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD ONE_STEP JOBS(
            "0 h", "5 h",
            "2") "resources:\n"
                 "  machine:\n"
                 "    breakdowns: { stop: { every: 3 h, repair: 30 min } }\n"
                 "steps:\n"
                 "  work: { kind: process, resource: machine, time: 4 h }\n");
    /* Down at 3 h to 3.5 h; again at 6.5 h to 7 h. */
    assert_time(&plant, "work", "complete", 1, 4.5);
    assert_time(&plant, "work", "complete", 2, 9.5);
    small_plant_clear(&plant);
}

static void only_work_wears_out_by_the_busy_clock(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD ONE_STEP JOBS(
            "0 h", "10 h",
            "3") "resources:\n"
                 "  machine:\n"
                 "    breakdowns:\n"
                 "      stop: { clock: busy, every: 7 h, repair: 1 h }\n"
                 "steps:\n"
                 "  work: { kind: process, resource: machine, time: 4 h }\n");
    assert_time(&plant, "work", "complete", 1, 4);
    /* Three hours of the second are left to wear: it breaks down at 13 h, when
     * by all time it would have at 7 h, idle. */
    assert_time(&plant, "work", "complete", 2, 15);
    assert_time(&plant, "work", "complete", 3, 24);
    small_plant_clear(&plant);
}

static void a_new_key_needs_a_setup_and_the_first_does_not(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: setups\n"
        "run: { length: 30 d, limit: 30 d }\n"
        "products:\n"
        "  thin: { route: way, family: { gauge: 2 mm } }\n"
        "  thick: { route: way, family: { gauge: 4 mm } }\n" ONE_STEP
        "demand:\n"
        "  a: { kind: orders, first: 0 h, every: 1 min, count: 2, products: "
        "{ thin: 100 % }, tonnes: 1 t }\n"
        "  b: { kind: orders, first: 30 s, every: 1 min, count: 1, products: "
        "{ thick: 100 % }, tonnes: 1 t }\n"
        "resources:\n  mill: {}\n"
        "steps:\n"
        "  work: { kind: process, resource: mill, time: 1 h, "
        "setup: { key: [gauge], time: 15 min } }\n");
    /* thin, thick, thin: two changes. */
    assert_time(&plant, "work", "complete", 1, 1);
    assert_time(&plant, "work", "complete", 2, 2.25);
    assert_time(&plant, "work", "complete", 3, 3.5);
    small_plant_clear(&plant);
}

static void family_first_serves_what_the_unit_is_set_up_for(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: setups\n"
        "run: { length: 30 d, limit: 30 d }\n"
        "products:\n"
        "  thin: { route: way, family: { gauge: 2 mm } }\n"
        "  thick: { route: way, family: { gauge: 4 mm } }\n" ONE_STEP
        "demand:\n"
        "  a: { kind: orders, first: 0 h, every: 1 min, count: 2, products: "
        "{ thin: 100 % }, tonnes: 1 t }\n"
        "  b: { kind: orders, first: 30 s, every: 1 min, count: 1, products: "
        "{ thick: 100 % }, tonnes: 1 t }\n"
        "resources:\n  mill: { rule: family_first }\n"
        "steps:\n"
        "  work: { kind: process, resource: mill, time: 1 h, "
        "setup: { key: [gauge], time: 15 min } }\n");
    assert_string_equal(small_plant_event(&plant, "work", "start", 2)->order,
                        "a-2");
    assert_time(&plant, "work", "complete", 3, 3.25);
    small_plant_clear(&plant);
}

/* Two classes, and a machine busy until 1 h with the first of three. */
#define TWO_CLASSES(rule)                                                      \
    "format: 1\nname: rules\n"                                                 \
    "run: { length: 30 d, limit: 30 d }\n"                                     \
    "classes:\n"                                                               \
    "  rush: { priority: 1 }\n  standard: { priority: 2 }\n"                   \
    "products:\n"                                                              \
    "  job: { route: way, standard_lead_time: 10 d }\n"                        \
    "  short: { route: quick, standard_lead_time: 5 d }\n"                     \
    "routes:\n  way: { lots: [work] }\n  quick: { lots: [work, after] }\n"     \
    "demand:\n"                                                                \
    "  a: { kind: orders, first: 0 h, every: 10 min, count: 2, products: "     \
    "{ job: 100 % }, tonnes: 5 t, class: { standard: 100 % } }\n"              \
    "  b: { kind: orders, first: 20 min, every: 1 h, count: 1, products: "     \
    "{ short: 100 % }, tonnes: 1 t, class: { rush: 100 % } }\n"                \
    "resources:\n  machine: { rule: " rule " }\n  rest: {}\n"                  \
    "steps:\n"                                                                 \
    "  work: { kind: process, resource: machine, rate: 5 t/h }\n"              \
    "  after: { kind: process, resource: rest, time: 300 h }\n"

static void assert_second(const char *text, const char *order)
{
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_string_equal(small_plant_event(&plant, "work", "start", 2)->order,
                        order);
    small_plant_clear(&plant);
}

static void rules_decide_who_is_next(void **state)
{
    (void)state;
    assert_second(TWO_CLASSES("fifo"), "a-2");
    assert_second(TWO_CLASSES("lifo"), "b-1");
    assert_second(TWO_CLASSES("priority"), "b-1");
    assert_second(TWO_CLASSES("edd"), "b-1");
    assert_second(TWO_CLASSES("spt"), "b-1");
    assert_second(TWO_CLASSES("critical_ratio"), "b-1");
}

/* Six hours are left of the shift when the first is done: enough for the work
 * of the second, not for its setup too. */
static void work_must_fit_with_its_setup(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: setups\n"
        "run: { length: 30 d, limit: 30 d }\n"
        "calendars:\n"
        "  day: { kind: weekly, open: { mon-sun: [\"00:00-12:00\"] } }\n"
        "products:\n"
        "  thin: { route: way, family: { gauge: 2 mm } }\n"
        "  thick: { route: way, family: { gauge: 4 mm } }\n" ONE_STEP
        "demand:\n"
        "  a: { kind: orders, first: 0 h, every: 1 h, count: 1, products: "
        "{ thin: 100 % }, tonnes: 1 t }\n"
        "  b: { kind: orders, first: 1 h, every: 1 h, count: 1, products: "
        "{ thick: 100 % }, tonnes: 1 t }\n"
        "resources:\n  mill: { calendar: day, over_shift: must_fit }\n"
        "steps:\n"
        "  work: { kind: process, resource: mill, time: 6 h, "
        "setup: { key: [gauge], time: 1 h } }\n");
    assert_time(&plant, "work", "complete", 1, 6);
    assert_time(&plant, "work", "start", 2, 24);
    assert_time(&plant, "work", "complete", 2, 31);
    small_plant_clear(&plant);
}

static void what_is_seized_with_the_machine_wears_out_with_it(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD ONE_STEP JOBS(
            "0 h", "10 h",
            "2") "resources:\n"
                 "  machine: {}\n"
                 "  crane:\n"
                 "    breakdowns:\n"
                 "      rope: { clock: busy, every: 5 h, repair: 2 h }\n"
                 "steps:\n"
                 "  work: { kind: process, resource: machine, also: [crane], "
                 "time: 4 h }\n");
    assert_time(&plant, "work", "complete", 1, 4);
    assert_time(&plant, "work", "complete", 2, 16);
    small_plant_clear(&plant);
}

static void two_resources_are_seized_together_or_not_at_all(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: cranes\n"
        "run: { length: 30 d, limit: 30 d }\n"
        "products:\n  a: { route: first }\n  b: { route: second }\n"
        "routes:\n  first: { lots: [lift] }\n  second: { lots: [work] }\n"
        "demand:\n"
        "  x: { kind: orders, first: 0 h, every: 1 h, count: 1, products: "
        "{ a: 100 % }, tonnes: 1 t }\n"
        "  y: { kind: orders, first: 1 h, every: 1 h, count: 2, products: "
        "{ b: 100 % }, tonnes: 1 t }\n"
        "resources:\n  crane: {}\n  machine: { units: 2 }\n"
        "steps:\n"
        "  lift: { kind: process, resource: crane, time: 3 h }\n"
        "  work: { kind: process, resource: machine, also: [crane], time: 2 h "
        "}\n");
    assert_time(&plant, "work", "start", 1, 3);
    assert_time(&plant, "work", "start", 2, 5);
    assert_time(&plant, "work", "complete", 2, 7);
    small_plant_clear(&plant);
}

static void a_step_without_room_blocks_the_one_before(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD "routes:\n  way: { lots: [one, two] }\n" JOBS(
            "0 h", "1 min",
            "4") "resources:\n  a: {}\n  b: {}\n"
                 "steps:\n"
                 "  one: { kind: process, resource: a, time: 1 h }\n"
                 "  two: { kind: process, resource: b, time: 3 h, room: 1 }\n");
    /* Departures by D(n,j) = max(D(n,j-1) + S, ...) with one place between. */
    assert_time(&plant, "one", "complete", 1, 1);
    assert_time(&plant, "one", "complete", 2, 2);
    assert_time(&plant, "one", "complete", 3, 4);
    assert_time(&plant, "one", "complete", 4, 7);
    assert_time(&plant, "two", "complete", 4, 13);
    small_plant_clear(&plant);
}

static void orders_that_find_no_room_can_be_turned_away(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD ONE_STEP JOBS(
            "0 h", "1 h",
            "6") "resources:\n  machine: {}\n"
                 "steps:\n"
                 "  work: { kind: process, resource: machine, time: 10 h, "
                 "room: 2, when_full: turn_away }\n");
    assert_int_equal(plant.order_count, 6);
    size_t away = 0;
    for (size_t i = 0; i < plant.order_count; i++) {
        away += strcmp(plant.orders[i].outcome, "turned_away") == 0;
    }
    assert_int_equal(away, 3);
    small_plant_clear(&plant);
}

static void a_cycle_of_full_steps_ends_the_run_as_a_deadlock(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_compile(
        &plant,
        HEAD "routes:\n  way: { lots: [one, two, again, end] }\n" JOBS(
            "0 h", "1 min",
            "10") "resources:\n  a: {}\n  b: {}\n  c: {}\n"
                  "steps:\n"
                  "  one: { kind: process, resource: a, time: 1 h }\n"
                  "  two: { kind: process, resource: b, time: 1 h, room: 0 }\n"
                  "  again: { kind: process, resource: a, time: 1 h, room: 0 "
                  "}\n"
                  "  end: { kind: process, resource: c, time: 1 h }\n");
    assert_non_null(plant.model);
    struct sw_outcome outcome;
    struct sw_error err = {0};
    assert_false(sw_model_run(plant.model, &(struct sw_replication){1, 1, NULL},
                              &outcome, &err));
    assert_non_null(strstr(err.message, "deadlock"));
    assert_non_null(strstr(err.message, "again"));
    small_plant_clear(&plant);
}

/* The first piece ends as the machine closes; the next was there before, and
 * begins when it opens, whether the machine chooses at once or in its turn. */
static void nothing_begins_at_the_instant_of_closing(void **state)
{
    (void)state;
    static const char *const RULES[] = {"fifo", "edd"};
    for (size_t i = 0; i < 2; i++) {
        struct small_plant plant;
        char text[1000];
        (void)snprintf(
            text, sizeof(text),
            HEAD ONE_STEP
            "demand: { jobs: { kind: orders, first: 8 h, every: 4 h, count: 2, "
            "products: { job: 100 %% }, tonnes: 1 t } }\n"
            "calendars: { day: { kind: weekly, open: { mon-fri: "
            "[\"08:00-16:00\"] } } }\n"
            "resources: { machine: { calendar: day, over_shift: finish, rule: "
            "%s } }\n"
            "steps: { work: { kind: process, resource: machine, time: 8 h } "
            "}\n",
            RULES[i]);
        small_plant_run(&plant, text);
        assert_time(&plant, "work", "complete", 1, 16);
        assert_time(&plant, "work", "start", 2, 32);
        small_plant_clear(&plant);
    }
}

/* A piece waits in `one` because the crane that `two` needs is away from 0.5 h
 * to 10.5 h; `two` itself has been free all the time. */
static void a_partner_that_is_free_again_lets_in_what_is_blocked(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: crane\nrun: { length: 30 d, limit: 30 d }\n"
        "products: { job: { route: way }, other: { route: lift } }\n"
        "routes: { way: { lots: [one, two] }, lift: { lots: [lift] } }\n"
        "resources: { a: {}, b: {}, crane: {} }\n"
        "steps:\n"
        "  one: { kind: process, resource: a, time: 1 h }\n"
        "  two: { kind: process, resource: b, also: [crane], time: 1 h, room: "
        "0 "
        "}\n"
        "  lift: { kind: process, resource: crane, time: 10 h }\n"
        "demand:\n"
        "  jobs: { kind: orders, first: 0 h, every: 1 d, count: 1, products: { "
        "job: 100 % }, tonnes: 1 t }\n"
        "  lifts: { kind: orders, first: 30 min, every: 1 d, count: 1, "
        "products: { other: 100 % }, tonnes: 1 t }\n");
    assert_time(&plant, "two", "start", 1, 10.5);
    small_plant_clear(&plant);
}

/* 8 resources in a ring, of 10 units each: looking at each unit again from each
 * would take longer than the world has. */
static void a_deadlock_of_many_units_is_found_at_once(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD "routes: { way: { lots: [s1, s2, s3, s4, s5, s6, s7, s8, back] } "
             "}\n" JOBS(
                 "0 h", "1 s",
                 "1000") "resources: { r1: { units: 10 }, r2: { units: 10 }, "
                         "r3: { units: 10 }, "
                         "r4: { units: 10 }, r5: { units: 10 }, r6: { units: "
                         "10 }, r7: { units: "
                         "10 }, r8: { units: 10 } }\n"
                         "steps:\n"
                         "  s1: { kind: process, resource: r1, time: 1 min }\n"
                         "  s2: { kind: process, resource: r2, time: 1 min, "
                         "room: 0 }\n"
                         "  s3: { kind: process, resource: r3, time: 1 min, "
                         "room: 0 }\n"
                         "  s4: { kind: process, resource: r4, time: 1 min, "
                         "room: 0 }\n"
                         "  s5: { kind: process, resource: r5, time: 1 min, "
                         "room: 0 }\n"
                         "  s6: { kind: process, resource: r6, time: 1 min, "
                         "room: 0 }\n"
                         "  s7: { kind: process, resource: r7, time: 1 min, "
                         "room: 0 }\n"
                         "  s8: { kind: process, resource: r8, time: 1 min, "
                         "room: 0 }\n"
                         "  back: { kind: process, resource: r1, time: 1 h, "
                         "room: 0 }\n");
    assert_false(plant.done);
    assert_non_null(strstr(plant.err.message, "deadlock"));
    small_plant_clear(&plant);
}

static void work_beyond_all_time_is_never_done(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD ONE_STEP JOBS(
            "0 h", "1 h",
            "2") "resources: { machine: {} }\n"
                 "steps: { work: { kind: process, resource: machine, rate: "
                 "0.000000000000001 kg/year } }\n");
    assert_times(&plant, "work", "start", 1);
    assert_times(&plant, "work", "complete", 0);
    small_plant_clear(&plant);
}

static void breakdowns_without_end_at_one_instant_are_refused(void **state)
{
    (void)state;
    assert_refused(
        HEAD ONE_STEP JOBS(
            "0 h", "1 h",
            "2") "resources: { machine: { breakdowns: { stop: { every: 0 h, "
                 "repair: 0 h } } } }\n"
                 "steps: { work: { kind: process, resource: machine, time: 1 "
                 "h } }\n",
        "E105");
}

static void a_crane_kept_by_what_waits_for_it_is_a_deadlock(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_compile(
        &plant, HEAD "routes:\n  way: { lots: [one, two] }\n" JOBS(
                    "0 h", "1 min", "10") "resources:\n"
                                          "  a: {}\n  b: {}\n  crane: {}\n"
                                          "steps:\n"
                                          "  one: { kind: process, resource: "
                                          "a, also: [crane], time: 1 h }\n"
                                          "  two: { kind: process, resource: "
                                          "b, also: [crane], time: 1 h, "
                                          "room: 0 }\n");
    assert_non_null(plant.model);
    struct sw_outcome outcome;
    struct sw_error err = {0};
    assert_false(sw_model_run(plant.model, &(struct sw_replication){1, 1, NULL},
                              &outcome, &err));
    assert_non_null(strstr(err.message, "deadlock"));
    small_plant_clear(&plant);
}

static void two_cranes_keep_the_same_line_moving(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_compile(
        &plant,
        HEAD "routes:\n  way: { lots: [one, two] }\n" JOBS(
            "0 h", "1 min", "10") "resources:\n"
                                  "  a: {}\n  b: {}\n  crane: { units: 2 }\n"
                                  "steps:\n"
                                  "  one: { kind: process, resource: a, also: "
                                  "[crane], time: 1 h }\n"
                                  "  two: { kind: process, resource: b, also: "
                                  "[crane], time: 1 h, "
                                  "room: 0 }\n");
    assert_non_null(plant.model);
    struct sw_outcome outcome = {0};
    struct sw_error err = {0};
    assert_true(sw_model_run(plant.model, &(struct sw_replication){1, 1, NULL},
                             &outcome, &err));
    sw_outcome_clear(&outcome);
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_come_is_served_first_and_the_rest_wait),
        cmocka_unit_test(work_stops_at_closing_and_goes_on_after),
        cmocka_unit_test(the_week_end_counts_as_closed_to_the_microsecond),
        cmocka_unit_test(
            work_that_must_fit_waits_for_a_shift_that_is_long_enough),
        cmocka_unit_test(work_that_never_fits_ends_the_run_and_names_the_step),
        cmocka_unit_test(what_has_begun_can_be_finished_after_closing),
        cmocka_unit_test(a_planned_stop_closes_all_units),
        cmocka_unit_test(a_breakdown_stops_the_work_and_repair_lets_it_go_on),
        cmocka_unit_test(only_work_wears_out_by_the_busy_clock),
        cmocka_unit_test(a_new_key_needs_a_setup_and_the_first_does_not),
        cmocka_unit_test(family_first_serves_what_the_unit_is_set_up_for),
        cmocka_unit_test(rules_decide_who_is_next),
        cmocka_unit_test(work_must_fit_with_its_setup),
        cmocka_unit_test(what_is_seized_with_the_machine_wears_out_with_it),
        cmocka_unit_test(two_resources_are_seized_together_or_not_at_all),
        cmocka_unit_test(a_step_without_room_blocks_the_one_before),
        cmocka_unit_test(orders_that_find_no_room_can_be_turned_away),
        cmocka_unit_test(a_cycle_of_full_steps_ends_the_run_as_a_deadlock),
        cmocka_unit_test(a_crane_kept_by_what_waits_for_it_is_a_deadlock),
        cmocka_unit_test(two_cranes_keep_the_same_line_moving),
        cmocka_unit_test(nothing_begins_at_the_instant_of_closing),
        cmocka_unit_test(a_partner_that_is_free_again_lets_in_what_is_blocked),
        cmocka_unit_test(a_deadlock_of_many_units_is_found_at_once),
        cmocka_unit_test(work_beyond_all_time_is_never_done),
        cmocka_unit_test(breakdowns_without_end_at_one_instant_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
