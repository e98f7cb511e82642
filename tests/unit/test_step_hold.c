#include "cases.h"
#include "small_plant.h"

/* An order of two coils of 10 t at 0 h, 4 h each on the mill. */
#define PLANT(hold, way)                                                       \
    "format: 1\n"                                                              \
    "name: holds\n"                                                            \
    "start: 2026-03-02\n"                                                      \
    "run: { length: 20 d, limit: 10 d, quantiles: [] }\n"                      \
    "resources: { mill: {} }\n"                                                \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { " way " } }\n"                                           \
    "demand: { d: { kind: orders, first: 0 h, every: 1 d, count: 1, "          \
    "products: { coil: 100 % }, tonnes: 20 t } }\n"                            \
    "steps:\n"                                                                 \
    "  work: { kind: process, resource: mill, time: 4 h }\n"                   \
    "  word: { kind: hold, " hold " }\n"

static void each_lot_waits_for_its_own_time(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("time: 10 h", "lots: [work, word]"));
    assert_time(&plant, "word", "complete", 1, 14);
    assert_time(&plant, "word", "complete", 2, 18);
    assert_close(small_plant_value(&plant, "wait", "word"), 10, 1e-12);
    /* 20 lot hours in 480. */
    assert_close(small_plant_value(&plant, "waiting", "word"), 1 / 24.0, 1e-12);
    small_plant_clear(&plant);
}

static void by_order_the_time_runs_from_the_first_lot_on(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("time: 6 h, by: order", "lots: [work, word]"));
    assert_time(&plant, "word", "complete", 1, 10);
    assert_time(&plant, "word", "complete", 2, 10);
    small_plant_clear(&plant);

    /* Paid before the second comes. */
    small_plant_run(&plant,
                    PLANT("time: 3 h, by: order", "lots: [work, word]"));
    assert_time(&plant, "word", "complete", 1, 7);
    assert_time(&plant, "word", "complete", 2, 8);
    small_plant_clear(&plant);
}

static void an_order_as_a_whole_waits_for_its_deposit(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("time: 30 h", "order: [word], lots: [work]"));
    assert_times(&plant, "word", "complete", 1);
    assert_time(&plant, "work", "start", 1, 30);
    small_plant_clear(&plant);
}

static void those_who_are_not_held_go_on_at_once(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("time: 30 h, probability: 0 %", "lots: [work, word]"));
    assert_time(&plant, "word", "complete", 1, 4);
    assert_close(small_plant_value(&plant, "delayed", "word"), 0, 0);
    small_plant_clear(&plant);
}

/* The run starts on 2 March. */
static void a_date_holds_until_it_begins(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("date: 2026-03-04", "lots: [work, word]"));
    assert_time(&plant, "word", "complete", 1, 48);
    assert_time(&plant, "word", "complete", 2, 48);
    small_plant_clear(&plant);
}

static void a_hold_ends_when_all_that_it_waits_for_has_come(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("date: 2026-03-03, time: 18 h", "lots: [work, word]"));
    assert_time(&plant, "word", "complete", 1, 24);
    assert_time(&plant, "word", "complete", 2, 26);
    small_plant_clear(&plant);
}

static void what_needs_no_call_is_not_held_for_one(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("until: called", "lots: [work, word]"));
    assert_time(&plant, "word", "complete", 1, 4);
    small_plant_clear(&plant);
    small_plant_run(&plant, PLANT("until: site_ready", "lots: [work, word]"));
    assert_time(&plant, "word", "complete", 2, 8);
    small_plant_clear(&plant);
}

static void a_hold_for_nothing_is_refused(void **state)
{
    (void)state;
    assert_refused(PLANT("by: order", "lots: [work, word]"), "E2");
}

/* In `make` when it is changed at 8 d; again from 15 d 1 h on. */
static void a_changed_order_is_held_again(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\n"
        "name: again\n"
        "run: { length: 20 d, limit: 60 d, quantiles: [] }\n"
        "products: { coil: { route: way } }\n"
        "routes: { way: { order: [plan, deposit], lots: [make, pack] } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 d, count: 1,"
        " products: { coil: 100 % }, tonnes: 20 t,"
        " change: { probability: 100 %, after: 8 d, back_to: plan } } }\n"
        "steps:\n"
        "  plan: { kind: delay, time: 1 h }\n"
        "  deposit: { kind: hold, time: 5 d, by: order }\n"
        "  make: { kind: delay, time: 10 d }\n"
        "  pack: { kind: delay, time: 1 d }\n");
    assert_times(&plant, "deposit", "complete", 2);
    assert_time(&plant, "deposit", "complete", 2, 24 * 20 + 2);
    assert_time(&plant, "pack", "complete", 1, 24 * 31 + 2);
    small_plant_clear(&plant);
}

static void a_share_is_held_for_a_time_only(void **state)
{
    (void)state;
    assert_refused(
        PLANT("date: 2026-03-04, probability: 50 %", "lots: [work, word]"),
        "`probability` needs `time`");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_lot_waits_for_its_own_time),
        cmocka_unit_test(by_order_the_time_runs_from_the_first_lot_on),
        cmocka_unit_test(an_order_as_a_whole_waits_for_its_deposit),
        cmocka_unit_test(those_who_are_not_held_go_on_at_once),
        cmocka_unit_test(a_date_holds_until_it_begins),
        cmocka_unit_test(a_hold_ends_when_all_that_it_waits_for_has_come),
        cmocka_unit_test(what_needs_no_call_is_not_held_for_one),
        cmocka_unit_test(a_hold_for_nothing_is_refused),
        cmocka_unit_test(a_changed_order_is_held_again),
        cmocka_unit_test(a_share_is_held_for_a_time_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
