#include "cases.h"
#include "small_plant.h"

/* A machine that standard orders (a) and rush orders (b) share. */
#define PLANT(resources, steps, demand)                                        \
    "format: 1\nname: interrupted\n"                                           \
    "run: { length: 30 d, limit: 30 d }\n"                                     \
    "classes:\n"                                                               \
    "  rush: { priority: 1 }\n  standard: { priority: 2 }\n"                   \
    "  slow: { priority: 3 }\n"                                                \
    "products:\n"                                                              \
    "  plain: { route: way, family: { coating: GI } }\n"                       \
    "  hot: { route: way, family: { coating: ZM } }\n"                         \
    "routes:\n  way: { lots: [work] }\n"                                       \
    "resources:\n" resources "steps:\n" steps "demand:\n" demand
#define ORDERS(name, first, every, count, product, class)                      \
    "  " name ": { kind: orders, first: " first ", every: " every              \
    ", count: " count ", products: { " product                                 \
    ": 100 % }, tonnes: 1 t, class: { " class ": 100 % } }\n"
#define WORK "  work: { kind: process, resource: machine, time: 4 h }\n"
#define MACHINE(preempt) "  machine: { rule: priority, preempt: " preempt " }\n"
#define ONE_EACH                                                               \
    ORDERS("a", "0 h", "1 h", "1", "plain", "standard")                        \
    ORDERS("b", "1 h", "1 h", "1", "hot", "rush")

static void assert_done(const struct small_plant *plant, const char *order,
                        double hours)
{
    assert_done_at(plant, order, "work", hours);
}

static void what_is_interrupted_goes_on_where_it_was(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(MACHINE("resume"), WORK, ONE_EACH));
    assert_time(&plant, "work", "suspend", 1, 1);
    assert_done(&plant, "b-1", 5);
    assert_time(&plant, "work", "resume", 1, 5);
    assert_done(&plant, "a-1", 8);
    assert_spent(&plant, "plain", "work", "queue", 4);
    assert_spent(&plant, "plain", "work", "process", 4);
    /* Its wait was over when it began. */
    assert_close(small_plant_value(&plant, "wait", "work"), 0, 1e-12);
    small_plant_clear(&plant);
}

static void what_is_restarted_loses_what_was_done(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(MACHINE("restart"), WORK, ONE_EACH));
    assert_done(&plant, "b-1", 5);
    assert_done(&plant, "a-1", 9);
    assert_spent(&plant, "plain", "work", "queue", 4);
    assert_spent(&plant, "plain", "work", "process", 5);
    small_plant_clear(&plant);
}

static void without_preemption_what_has_begun_is_finished(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(MACHINE("none"), WORK, ONE_EACH));
    assert_done(&plant, "a-1", 4);
    assert_done(&plant, "b-1", 8);
    assert_times(&plant, "work", "suspend", 0);
    small_plant_clear(&plant);
}

static void an_equal_does_not_interrupt_and_waits_behind_it(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT(MACHINE("resume"), WORK,
                          ORDERS("a", "0 h", "1 h", "2", "plain", "standard")
                              ORDERS("b", "2 h", "1 h", "1", "hot", "rush")));
    /* a-1 gives way at 2 h and goes on at 6 h, before a-2. */
    assert_done(&plant, "b-1", 6);
    assert_done(&plant, "a-1", 8);
    assert_done(&plant, "a-2", 12);
    small_plant_clear(&plant);
}

/* Of two that are served the one of the lower class gives way, and of one class
 * the one that came last. */
static void the_last_in_line_gives_way(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("  machine: { units: 3, rule: priority, preempt: resume }\n",
              WORK,
              ORDERS("a", "0 h", "30 min", "2", "plain", "standard")
                  ORDERS("s", "15 min", "1 h", "1", "plain", "slow")
                      ORDERS("b", "1 h", "1 h", "2", "hot", "rush")));
    assert_string_equal(small_plant_event(&plant, "work", "suspend", 1)->order,
                        "s-1");
    assert_string_equal(small_plant_event(&plant, "work", "suspend", 2)->order,
                        "a-2");
    /* a-1 until 4 h. a-2 stopped at 2 h after 1.5 h, goes on at 4 h. */
    assert_done(&plant, "a-2", 6.5);
    /* s-1 stopped at 1 h after 0.75 h, goes on at 5 h, as b-1 is done. */
    assert_done(&plant, "s-1", 8.25);
    small_plant_clear(&plant);
}

static void what_interrupts_can_be_interrupted(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT(MACHINE("resume"), WORK,
                      ORDERS("s", "0 h", "1 h", "1", "plain", "slow")
                          ORDERS("a", "1 h", "1 h", "1", "plain", "standard")
                              ORDERS("b", "2 h", "1 h", "1", "hot", "rush")));
    assert_done(&plant, "b-1", 6);
    assert_done(&plant, "a-1", 9);
    assert_done(&plant, "s-1", 12);
    small_plant_clear(&plant);
}

/* The unit turns to the other coating and back: a setup each. */
static void a_unit_is_set_up_again_for_what_goes_on(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT(MACHINE("resume"),
                      "  work: { kind: process, resource: machine, time: 4 h, "
                      "setup: { key: [coating], time: 30 min } }\n",
                      ONE_EACH));
    assert_done(&plant, "b-1", 5.5);
    assert_done(&plant, "a-1", 9);
    assert_spent(&plant, "plain", "work", "setup", 0.5);
    small_plant_clear(&plant);
}

static void a_setup_that_is_broken_off_is_lost(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT(MACHINE("resume"),
                      "  work: { kind: process, resource: machine, time: 4 h, "
                      "setup: { key: [coating], time: 1 h } }\n",
                      ORDERS("b", "0 h", "1 h", "1", "hot", "slow") ORDERS(
                          "a", "1 h", "1 h", "1", "plain", "standard")
                          ORDERS("c", "90 min", "1 h", "1", "plain", "rush")));
    /* a-1 turns the unit from 1 h on; c-1 breaks that off at 1.5 h and, though
     * of the same coating, begins it anew. */
    assert_done(&plant, "c-1", 6.5);
    assert_done(&plant, "a-1", 10.5);
    assert_spent(&plant, "plain", "work", "setup", 0.75);
    assert_done(&plant, "b-1", 14.5);
    small_plant_clear(&plant);
}

/* A unit that is down is left alone; once it is repaired its work gives way. */
static void a_breakdown_is_repaired_before_work_gives_way(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("  machine:\n    rule: priority\n    preempt: resume\n"
              "    breakdowns: { stop: { clock: busy, every: 3 h, repair: 2 h "
              "} }\n",
              WORK,
              ORDERS("a", "0 h", "1 h", "1", "plain", "standard")
                  ORDERS("b", "4 h", "1 h", "1", "hot", "rush")));
    /* Down from 3 h to 5 h; b-1 works 3 h, is down from 8 h to 10 h, ends at
     * 11 h; a-1 has 1 h to go. */
    assert_time(&plant, "work", "suspend", 1, 5);
    assert_done(&plant, "b-1", 11);
    assert_done(&plant, "a-1", 12);
    assert_spent(&plant, "plain", "work", "down", 4);
    assert_spent(&plant, "plain", "work", "queue", 4);
    assert_spent(&plant, "hot", "work", "down", 3);
    small_plant_clear(&plant);
}

static void nobody_gives_way_while_it_is_closed(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("  machine:\n    rule: priority\n    preempt: resume\n"
                      "    planned: { service: { every: 2 h, lasts: 1 h } }\n",
                      WORK,
                      ORDERS("a", "0 h", "1 h", "1", "plain", "standard")
                          ORDERS("b", "150 min", "1 h", "1", "hot", "rush")));
    /* Closed in every second hour of two: open 0-2, 3-4, 5-6, 7-8 h and on. */
    assert_time(&plant, "work", "suspend", 1, 3);
    assert_done(&plant, "b-1", 10);
    assert_done(&plant, "a-1", 14);
    small_plant_clear(&plant);
}

/* The crane goes along: the rush order needs it too. */
static void a_partner_is_given_back_with_the_unit(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("  machine: { units: 2, rule: priority, preempt: resume }\n"
              "  crane: {}\n",
              "  work: { kind: process, resource: machine, also: [crane], "
              "time: 4 h }\n",
              ONE_EACH));
    assert_done(&plant, "b-1", 5);
    assert_done(&plant, "a-1", 8);
    small_plant_clear(&plant);
}

/* What is blocked has been served: nothing is to be interrupted. */
static void what_is_blocked_does_not_give_way(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: blocked\n"
        "run: { length: 30 d, limit: 30 d }\n"
        "classes:\n  rush: { priority: 1 }\n  standard: { priority: 2 }\n"
        "products:\n  plain: { route: way }\n  hot: { route: way }\n"
        "routes:\n  way: { lots: [work, after] }\n"
        "resources:\n" MACHINE(
            "resume") "  next: {}\n"
                      "steps:\n" WORK "  after: { kind: process, resource: "
                      "next, room: 0, time: 10 h }\n"
                      "demand:\n" ORDERS("a", "0 h", "1 h", "2", "plain",
                                         "standard")
                          ORDERS("b", "9 h", "1 h", "1", "hot", "rush"));
    /* a-2 is done at 8 h, blocked until 14 h. */
    assert_times(&plant, "work", "suspend", 0);
    assert_time(&plant, "work", "start", 3, 14);
    small_plant_clear(&plant);
}

static void only_ranks_that_do_not_change_interrupt(void **state)
{
    (void)state;
    assert_refused(PLANT("  machine: { preempt: resume }\n", WORK, ONE_EACH),
                   "E273");
    assert_refused(
        PLANT("  machine: { rule: spt, preempt: restart }\n", WORK, ONE_EACH),
        "E273");
}

static void vehicles_are_not_called_back(void **state)
{
    (void)state;
    assert_refused(
        PLANT("  machine: { rule: priority, preempt: resume }\n",
              "  work: { kind: transport, vehicles: machine, lots: 1, time: 4 "
              "h }\n",
              ONE_EACH),
        "E273");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_interrupted_goes_on_where_it_was),
        cmocka_unit_test(what_is_restarted_loses_what_was_done),
        cmocka_unit_test(without_preemption_what_has_begun_is_finished),
        cmocka_unit_test(an_equal_does_not_interrupt_and_waits_behind_it),
        cmocka_unit_test(the_last_in_line_gives_way),
        cmocka_unit_test(what_interrupts_can_be_interrupted),
        cmocka_unit_test(a_unit_is_set_up_again_for_what_goes_on),
        cmocka_unit_test(a_setup_that_is_broken_off_is_lost),
        cmocka_unit_test(a_breakdown_is_repaired_before_work_gives_way),
        cmocka_unit_test(nobody_gives_way_while_it_is_closed),
        cmocka_unit_test(a_partner_is_given_back_with_the_unit),
        cmocka_unit_test(what_is_blocked_does_not_give_way),
        cmocka_unit_test(only_ranks_that_do_not_change_interrupt),
        cmocka_unit_test(vehicles_are_not_called_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
