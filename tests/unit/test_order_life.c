#include "cases.h"
#include "small_plant.h"

/* Coils of 10 t. The order of `first` comes at 0 h and stays as it is; that of
 * `second` comes at 1 h, that of `third`, if asked for, at 2 h. */
#define STREAM(name, at, more)                                                 \
    "  " name ": { kind: orders, first: " at ", every: 1 d, count: 1, "        \
    "products: { coil: 100 % }, tonnes: 10 t" more " }\n"

#define HEAD                                                                   \
    "format: 1\n"                                                              \
    "name: life\n"                                                             \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"

#define WORKS                                                                  \
    "resources: { mill: {} }\n"                                                \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { order: [review], lots: [work, pack] } }\n"               \
    "steps:\n"                                                                 \
    "  review: { kind: delay, time: 0 h }\n"                                   \
    "  work: { kind: process, resource: mill, time: 10 h }\n"                  \
    "  pack: { kind: delay, time: 1 h }\n"

#define TWO(life)                                                              \
    "demand:\n" STREAM("first", "0 h", "") STREAM("second", "1 h", life)

#define THREE(life) TWO(life) STREAM("third", "2 h", "")

/* The outcome of the order, and when it was closed. */
static void assert_outcome(const struct small_plant *plant, const char *order,
                           const char *outcome, double closed_h)
{
    for (size_t i = 0; i < plant->order_count; i++) {
        if (strcmp(plant->orders[i].order, order) == 0) {
            assert_string_equal(plant->orders[i].outcome, outcome);
            assert_close((double)plant->orders[i].closed_us /
                             (double)SW_HOUR_US,
                         closed_h, 1e-9);
            return;
        }
    }
    fail_msg("there is no order %s", order);
}

/* Mean hours of a delivered order at that step in that class. */
static double hours_of(const struct small_plant *plant, const char *step,
                       const char *class)
{
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (strcmp(series->measure->id, "time") == 0 &&
            strcmp(series->subject, step) == 0 &&
            strcmp(series->subclass, class) == 0) {
            const struct sw_total *total = &plant->outcome.totals[i];
            return total->numerator / total->denominator / (double)SW_HOUR_US;
        }
    }
    fail_msg("no time at %s is spent on %s", step, class);
    return 0;
}

/* ---------------------------------------------------------------- cancel -- */

static void who_waits_when_cancelled_leaves_the_queue(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD WORKS THREE(", cancel: { after: 3 h }"));
    assert_times(&plant, "work", "withdraw", 1);
    assert_time(&plant, "work", "withdraw", 1, 4);
    assert_outcome(&plant, "second-1", "cancelled", 4);
    /* The third is served as if the second had never been. */
    assert_times(&plant, "work", "start", 2);
    assert_time(&plant, "work", "start", 2, 10);
    assert_outcome(&plant, "third-1", "delivered", 21);
    assert_close(small_plant_value(&plant, "cancelled", "") / 100, 1 / 3.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void what_is_withdrawn_counts_as_inside_until_then(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD WORKS THREE(", cancel: { after: 3 h }"));
    /* The first 10 h, the second 3 h, the third 18 h, in 240 h; their waits,
     * and not that of the second, are told. */
    assert_close(small_plant_value(&plant, "inside", "work"), 31 / 240.0,
                 1e-12);
    assert_close(small_plant_value(&plant, "waiting", "work"), 11 / 240.0,
                 1e-12);
    assert_close(small_plant_value(&plant, "wait", "work"), 4, 1e-12);
    small_plant_clear(&plant);
}

static void who_is_served_when_cancelled_ends_with_the_service(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD WORKS "demand:\n" STREAM(
                                "only", "0 h", ", cancel: { after: 3 h }"));
    assert_time(&plant, "work", "complete", 1, 10);
    assert_times(&plant, "pack", "schedule", 0);
    assert_outcome(&plant, "only-1", "cancelled", 10);
    assert_close(small_plant_value(&plant, "freed", ""), 0, 0);
    small_plant_clear(&plant);
}

static void what_has_been_made_goes_out_as_free_steel(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD WORKS TWO(", cancel: { after: 12 h, free_until: work }"));
    /* Started at 10 h, cancelled at 13 h, served at 20 h: 10 t in 10 d. */
    assert_outcome(&plant, "second-1", "cancelled", 20);
    assert_close(small_plant_value(&plant, "freed", ""), 1, 1e-12);
    small_plant_clear(&plant);
}

static void what_is_not_started_yet_is_not_steel(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD WORKS TWO(", cancel: { after: 8 h, free_until: work }"));
    assert_outcome(&plant, "second-1", "cancelled", 9);
    assert_close(small_plant_value(&plant, "freed", ""), 0, 0);
    small_plant_clear(&plant);
}

static void patience_ends_when_the_work_begins(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD WORKS TWO(", cancel: { after: 12 h, unless_started: work }"));
    assert_outcome(&plant, "second-1", "delivered", 21);
    small_plant_clear(&plant);
}

static void patience_that_ends_first_cancels(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD WORKS TWO(", cancel: { after: 8 h, unless_started: work }"));
    assert_outcome(&plant, "second-1", "cancelled", 9);
    small_plant_clear(&plant);
}

static void a_delivered_order_is_not_cancelled(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD WORKS TWO(", cancel: { after: 30 h }"));
    assert_outcome(&plant, "second-1", "delivered", 21);
    small_plant_clear(&plant);
}

static void nothing_happens_to_those_it_does_not_befall(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD WORKS TWO(", cancel: { after: 3 h, probability: 0 % }"));
    assert_outcome(&plant, "second-1", "delivered", 21);
    small_plant_clear(&plant);
}

/* Two lots: the first is packed at 11 h, the second is on the mill when the
 * order is cancelled at 13 h. */
static void what_was_delivered_before_stays_delivered(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    HEAD WORKS "demand:\n"
                               "  only: { kind: orders, first: 0 h, every: 1 "
                               "d, count: 1, products: { coil: 100 % }, "
                               "tonnes: 20 t, cancel: { after: 13 h } }\n");
    assert_times(&plant, "pack", "complete", 1);
    assert_outcome(&plant, "only-1", "cancelled", 20);
    assert_close(small_plant_value(&plant, "delivered", ""), 1, 1e-12);
    small_plant_clear(&plant);
}

static void who_does_not_want_an_order_is_not_kept_waiting(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD "promise: { after: 12 h }\n" WORKS THREE(
                                ", cancel: { after: 3 h }"));
    /* Of the two that were wanted the first is on time. */
    assert_close(small_plant_value(&plant, "on_time", ""), 50, 1e-12);
    small_plant_clear(&plant);
}

/* ---------------------------------------------------------------- queues -- */

static void one_in_the_middle_of_a_ranked_queue_leaves_it(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "resources: { mill: { rule: spt } }\n"
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { lots: [work] } }\n"
        "steps:\n"
        "  work: { kind: process, resource: mill, rate: 1 t/h }\n"
        "demand:\n" STREAM(
            "first", "0 h",
            "") "  second: { kind: orders, first: 1 h, every: 1 h, count: 5, "
                "products: { coil: 100 % }, tonnes: 2 t, cancel: { after: 3.5 "
                "h } "
                "}\n" STREAM("third", "2 h", ""));
    /* The five come from 1 to 5 h and leave from 4.5 to 8.5 h. */
    for (size_t n = 1; n <= 5; n++) {
        assert_time(&plant, "work", "withdraw", n, 3.5 + (double)n);
    }
    assert_outcome(&plant, "third-1", "delivered", 20);
    small_plant_clear(&plant);
}

/* The second waits for a crane that is broken down until 30 h, and keeps the
 * third from being served, until it is cancelled. */
static void those_behind_it_move_up(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "resources: { mill: {}, crane: {} }\n"
        "products:\n"
        "  coil: { route: way, coil: { unit: 10 t } }\n"
        "  heavy: { route: lifted, coil: { unit: 10 t } }\n"
        "  hung: { route: hang, coil: { unit: 10 t } }\n"
        "routes: { way: { lots: [work] }, lifted: { lots: [lift] }, "
        "hang: { lots: [hold] } }\n"
        "steps:\n"
        "  work: { kind: process, resource: mill, time: 1 h }\n"
        "  lift: { kind: process, resource: mill, also: [crane], time: 1 h }\n"
        "  hold: { kind: process, resource: crane, time: 30 h }\n"
        "demand:\n"
        "  first: { kind: orders, first: 0 h, every: 1 d, count: 1, products: "
        "{ hung: 100 % }, tonnes: 10 t }\n"
        "  second: { kind: orders, first: 1 h, every: 1 d, count: 1, products: "
        "{ heavy: 100 % }, tonnes: 10 t, cancel: { after: 4 h } }\n" STREAM(
            "third", "2 h", ""));
    assert_time(&plant, "lift", "withdraw", 1, 5);
    assert_time(&plant, "work", "start", 1, 5);
    small_plant_clear(&plant);
}

/* A mill with one waiting place behind a saw that takes 1 h: the third is on
 * the saw when the second, which has the place, is cancelled. */
static void the_place_it_leaves_is_taken(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD
                    "resources: { saw: {}, mill: {} }\n"
                    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
                    "routes: { way: { lots: [cut, work] } }\n"
                    "steps:\n"
                    "  cut: { kind: process, resource: saw, time: 1 h }\n"
                    "  work: { kind: process, resource: mill, time: 10 h, "
                    "room: 1 }\n" THREE(", cancel: { after: 5 h }"));
    assert_time(&plant, "cut", "complete", 2, 2);
    assert_time(&plant, "work", "withdraw", 1, 6);
    assert_time(&plant, "cut", "complete", 3, 6);
    assert_time(&plant, "work", "start", 2, 11);
    small_plant_clear(&plant);
}

#define HEATS(heat)                                                            \
    "resources: { mill: {} }\n"                                                \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { lots: [heat, work] } }\n"                                \
    "steps:\n"                                                                 \
    "  heat: { " heat " }\n"                                                   \
    "  work: { kind: process, resource: mill, time: 1 h }\n"

/* The second opens the heat at 1 h and leaves it at 3 h; the third, there
 * since 2 h, then waits for its own 8 h. */
static void a_heat_waits_for_the_first_that_is_left_in_it(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD HEATS("kind: batch, size: 40 t, max_wait: 8 h") "demand:\n" STREAM(
            "second", "1 h", ", cancel: { after: 2 h }")
            STREAM("third", "2 h", ""));
    assert_time(&plant, "heat", "withdraw", 1, 3);
    assert_time(&plant, "heat", "complete", 1, 10);
    assert_times(&plant, "heat", "complete", 1);
    small_plant_clear(&plant);
}

static void a_heat_that_is_empty_again_waits_for_nobody(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD HEATS("kind: batch, lots: 2, max_wait: 8 h") "demand:\n" STREAM(
            "second", "1 h", ", cancel: { after: 2 h }")
            STREAM("third", "4 h", ""));
    /* Not at 9 h, with the timer of the second. */
    assert_time(&plant, "heat", "complete", 1, 12);
    small_plant_clear(&plant);
}

static void in_a_closed_heat_it_goes_on_until_that_falls_apart(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "resources: { mill: {} }\n"
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { lots: [heat, cast, pack] } }\n"
        "steps:\n"
        "  heat: { kind: batch, lots: 2 }\n"
        "  cast: { kind: process, per: batch, resource: mill, time: 10 h }\n"
        "  pack: { kind: delay, time: 1 h }\n" TWO(
            ", cancel: { after: 5 h, free_until: cast }"));
    assert_times(&plant, "cast", "complete", 2);
    assert_times(&plant, "pack", "schedule", 1);
    assert_outcome(&plant, "second-1", "cancelled", 11);
    assert_close(small_plant_value(&plant, "freed", ""), 1, 1e-12);
    small_plant_clear(&plant);
}

static void a_load_leaves_without_it(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    HEAD HEATS("kind: transport, load: 40 t, max_wait: 8 h, "
                               "time: 1 h") THREE(", cancel: { after: 3 h }"));
    assert_time(&plant, "heat", "withdraw", 1, 4);
    assert_times(&plant, "heat", "complete", 2);
    assert_time(&plant, "heat", "complete", 2, 9);
    small_plant_clear(&plant);
}

static void it_waits_no_more_for_its_release(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD HEATS("kind: wip_cap, to: work, limit: 1")
                                THREE(", cancel: { after: 30 min }"));
    /* The first is worked on until 1 h, the second comes then and goes; so it
     * is the third that would be held. */
    assert_times(&plant, "heat", "withdraw", 0);
    small_plant_clear(&plant);

    small_plant_run(
        &plant,
        HEAD "resources: { mill: {} }\n"
             "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
             "routes: { way: { lots: [heat, work] } }\n"
             "steps:\n"
             "  heat: { kind: wip_cap, to: work, limit: 1 }\n"
             "  work: { kind: process, resource: mill, time: 10 h }\n" THREE(
                 ", cancel: { after: 3 h }"));
    assert_time(&plant, "heat", "withdraw", 1, 4);
    assert_time(&plant, "work", "start", 2, 10);
    assert_outcome(&plant, "third-1", "delivered", 20);
    small_plant_clear(&plant);
}

/* Three lots of an order, 4 h each: two wait for the third when the order is
 * cancelled at 9 h; that is served until 12 h. */
static void lots_that_wait_for_each_other_do_so_no_more(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "resources: { mill: {} }\n"
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { lots: [work, all] } }\n"
        "steps:\n"
        "  work: { kind: process, resource: mill, time: 4 h }\n"
        "  all: { kind: join }\n"
        "demand:\n"
        "  only: { kind: orders, first: 0 h, every: 1 d, count: 1, products: "
        "{ coil: 100 % }, tonnes: 30 t, cancel: { after: 9 h } }\n");
    assert_times(&plant, "all", "withdraw", 2);
    assert_time(&plant, "all", "withdraw", 2, 9);
    assert_times(&plant, "all", "complete", 0);
    assert_outcome(&plant, "only-1", "cancelled", 12);
    small_plant_clear(&plant);
}

#define FAMILIES(work)                                                         \
    "resources: { line: {} }\n"                                                \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: 10 t } }\n"                           \
    "  other: { route: way, coil: { unit: 10 t } }\n"                          \
    "routes: { way: { lots: [work] } }\n"                                      \
    "steps:\n"                                                                 \
    "  work:\n"                                                                \
    "    kind: campaign\n"                                                     \
    "    resource: line\n"                                                     \
    "    time: 10 h\n"                                                         \
    "    families:\n"                                                          \
    "      a: { when: { product: other }" work " }\n"                          \
    "      b: { else: yes, change: 2 h" work " }\n"                            \
    "demand:\n"                                                                \
    "  first: { kind: orders, first: 0 h, every: 1 d, count: 1, products: { "  \
    "other: 100 % }, tonnes: 10 t }\n"

/* The line turns to the second's family from 10 to 12 h; it leaves at 11 h, in
 * the middle of that, and the campaign has nobody. */
static void it_may_leave_while_the_line_turns_to_its_family(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    HEAD FAMILIES("")
                        STREAM("second", "1 h", ", cancel: { after: 10 h }")
                            STREAM("third", "20 h", ""));
    assert_time(&plant, "work", "withdraw", 1, 11);
    assert_time(&plant, "work", "start", 2, 20);
    small_plant_clear(&plant);
}

static void a_campaign_does_not_open_for_who_has_left(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD FAMILIES(", lots: { min: 1 }") STREAM(
                                "second", "1 h", ", cancel: { after: 5 h }"));
    assert_time(&plant, "work", "withdraw", 1, 6);
    assert_times(&plant, "work", "start", 1);
    small_plant_clear(&plant);
}

/* Two of its family are offered to the line at 12 h; the one that waits there
 * leaves at 15 h, and the campaign ends with the other at 22 h. */
static void what_a_campaign_has_taken_may_leave_it(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD FAMILIES("") STREAM("third", "1 h", "") STREAM(
            "second", "2 h",
            ", cancel: { after: 13 h }") "  last: { kind: orders, first: 16 h, "
                                         "every: 1 d, count: 1, products: "
                                         "{ other: 100 % }, tonnes: 10 t }\n");
    assert_time(&plant, "work", "start", 2, 12);
    assert_time(&plant, "work", "withdraw", 1, 15);
    assert_time(&plant, "work", "start", 3, 22);
    small_plant_clear(&plant);
}

/* One branch of the order waits behind the first's, the other is in the
 * laboratory from 1 to 21 h. */
static void branches_that_wait_and_that_are_served_meet_and_end(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "resources: { mill: {}, laboratory: { units: 2 } }\n"
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { lots: [together: [[work, pack], [test]], pack] } }\n"
        "steps:\n"
        "  work: { kind: process, resource: mill, time: 10 h }\n"
        "  test: { kind: process, resource: laboratory, time: 20 h }\n"
        "  pack: { kind: delay, time: 1 h }\n" TWO(", cancel: { after: 4 h }"));
    assert_time(&plant, "work", "withdraw", 1, 5);
    assert_time(&plant, "test", "complete", 2, 21);
    assert_times(&plant, "pack", "complete", 2);
    assert_outcome(&plant, "second-1", "cancelled", 21);
    small_plant_clear(&plant);
}

/* Two mills until 10 h: the second waits for either, as a bid in both. */
#define EITHER(choose)                                                         \
    "resources: { old: {}, new: { rule: edd } }\n"                             \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { lots: [work] } }\n"                                      \
    "steps:\n"                                                                 \
    "  work: { kind: process, any_of: { old: {}, new: {} }, " choose           \
    "time: 10 h }\n"                                                           \
    "demand:\n" STREAM("first", "0 h", "") STREAM("other", "0 h", "")          \
        STREAM("second", "1 h", ", cancel: { after: 3 h }")                    \
            STREAM("third", "2 h", "")

static void it_waits_no_more_at_any_of_several_resources(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD EITHER(""));
    assert_time(&plant, "work", "withdraw", 1, 4);
    assert_times(&plant, "work", "start", 3);
    assert_time(&plant, "work", "start", 3, 10);
    small_plant_clear(&plant);
}

static void it_waits_no_more_in_the_shortest_of_several_queues(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD EITHER("any_of_by: shortest_queue, "));
    assert_time(&plant, "work", "withdraw", 1, 4);
    assert_times(&plant, "work", "start", 3);
    assert_time(&plant, "work", "start", 3, 10);
    small_plant_clear(&plant);
}

/* Buckets of a day of 10 t each: the second has that from 48 h, and leaves it
 * to the third, which had booked the next, but has not when it books later. */
#define SLOTS(second, third)                                                   \
    "resources: { mill: {} }\n"                                                \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { lots: [book, work] } }\n"                                \
    "steps:\n"                                                                 \
    "  book: { kind: slot, of: mill, rate: 10 t/d, bucket: 24 h }\n"           \
    "  work: { kind: process, resource: mill, time: 1 h }\n"                   \
    "demand:\n" STREAM("first", "1 h", "") STREAM("second", "2 h", second)     \
        STREAM("third", third, "")

static void the_slot_of_a_cancelled_order_can_be_booked_again(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD SLOTS(", cancel: { after: 3 h }", "3 h"));
    assert_time(&plant, "book", "withdraw", 1, 5);
    assert_time(&plant, "book", "complete", 1, 24);
    assert_time(&plant, "book", "complete", 2, 72);
    small_plant_clear(&plant);

    small_plant_run(&plant, HEAD SLOTS(", cancel: { after: 3 h }", "6 h"));
    assert_time(&plant, "book", "complete", 2, 48);
    small_plant_clear(&plant);
}

static void a_suspended_order_keeps_its_slot(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD SLOTS(", suspend: { after: 3 h, lasts: 10 h }", "6 h"));
    assert_time(&plant, "book", "complete", 2, 48);
    assert_time(&plant, "book", "complete", 3, 72);
    assert_close(hours_of(&plant, "book", "hold"), 10 / 3.0, 1e-12);
    small_plant_clear(&plant);
}

static void it_waits_no_more_for_its_shipping_date(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD "promise: { after: 50 h }\n" HEATS(
            "kind: transport, load: 20 t, max_wait: 1 h, time: 1 h, ship: "
            "not_before, before: 10 h") TWO(", cancel: { after: 3 h }"));
    assert_time(&plant, "heat", "withdraw", 1, 4);
    assert_times(&plant, "heat", "complete", 1);
    assert_time(&plant, "heat", "complete", 1, 42);
    small_plant_clear(&plant);
}

/* Its first lot waits for the second, which is cut until 7 h. */
static void it_waits_no_more_for_the_rest_of_its_shipment(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "resources: { saw: {} }\n"
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { lots: [cut, truck] } }\n"
        "steps:\n"
        "  cut: { kind: process, resource: saw, time: 4 h }\n"
        "  truck: { kind: transport, load: 20 t, partial: no, time: 1 h }\n"
        "demand:\n"
        "  only: { kind: orders, first: 0 h, every: 1 d, count: 1, products: "
        "{ coil: 100 % }, tonnes: 20 t, cancel: { after: 5 h } }\n");
    assert_time(&plant, "truck", "withdraw", 1, 5);
    assert_times(&plant, "truck", "complete", 0);
    assert_outcome(&plant, "only-1", "cancelled", 8);
    small_plant_clear(&plant);
}

/* ----------------------------------------------------------------- stock -- */

/* 20 t are there at the start: the first takes 10, the second, of 30 t in one
 * lot, sets the rest aside and waits for 20 more until it is cancelled. */
static void material_set_aside_for_it_is_there_for_others(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "products: { coil: { route: way } }\n"
        "routes: { way: { lots: [shelf, pack] } }\n"
        "steps:\n"
        "  shelf: { kind: stock, articles: { coil: { kind: none, initial: 20 t "
        "} } }\n"
        "  pack: { kind: delay, time: 1 h }\n"
        "demand:\n" STREAM(
            "first", "0 h",
            "") "  second: { kind: orders, first: 1 h, every: 1 d, count: 1, "
                "products: { coil: 100 % }, tonnes: 30 t, cancel: { after: 3 h "
                "} "
                "}\n" STREAM("third", "2 h", "") STREAM("fourth", "3 h", ""));
    assert_time(&plant, "shelf", "withdraw", 1, 4);
    assert_time(&plant, "shelf", "complete", 2, 4);
    assert_outcome(&plant, "third-1", "delivered", 5);
    /* Backorders: 20 t for 3 h, 10 t for 2 h, 10 t from 3 h on. */
    assert_close(small_plant_value(&plant, "backorders", "shelf"),
                 (60 + 20 + 2370) / 240.0, 1e-9);
    small_plant_clear(&plant);
}

#define SURPLUS(life)                                                          \
    "resources: { mill: {} }\n"                                                \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { order: [review], lots: [shelf, work, pack] } }\n"        \
    "steps:\n"                                                                 \
    "  review: { kind: delay, time: 0 h }\n"                                   \
    "  shelf: { kind: stock, otherwise: make, hit_to: pack, articles: { "      \
    "coil: "                                                                   \
    "{ kind: none } } }\n"                                                     \
    "  work: { kind: process, resource: mill, time: 10 h }\n"                  \
    "  pack: { kind: delay, time: 1 h }\n"                                     \
    "demand:\n" STREAM("second", "0 h", life) STREAM("third", "12 h", "")

/* Made until 10 h for an order that is cancelled at 3 h: the next, which comes
 * at 12 h, finds it. */
static void free_steel_goes_to_a_stock_for_the_next(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD SURPLUS(", cancel: { after: 3 h, free_until: "
                                         "work, free_to: shelf }"));
    assert_outcome(&plant, "second-1", "cancelled", 10);
    assert_times(&plant, "work", "start", 1);
    assert_outcome(&plant, "third-1", "delivered", 13);
    /* 10 t for 2 h. */
    assert_close(small_plant_value(&plant, "on_hand", "shelf"), 20 / 240.0,
                 1e-12);
    small_plant_clear(&plant);
}

/* The changed order itself takes what became free of it, at 10 h. */
static void a_changed_order_may_take_its_own_free_steel(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    HEAD SURPLUS(", change: { after: 3 h, back_to: review, "
                                 "free_until: work, free_to: shelf }"));
    assert_outcome(&plant, "second-1", "delivered", 11);
    assert_time(&plant, "work", "start", 2, 12);
    small_plant_clear(&plant);
}

/* What was taken from stock is steel, whatever is said of `free_until`: it is
 * free again. Two lots; 10 t are there. */
static void what_came_from_stock_is_steel(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { lots: [shelf, load, pack] } }\n"
        "steps:\n"
        "  shelf: { kind: stock, articles: { coil: { kind: none, initial: 10 t "
        "} } }\n"
        "  load: { kind: batch, lots: 5 }\n"
        "  pack: { kind: delay, time: 1 h }\n"
        "demand:\n" STREAM(
            "second", "0 h",
            ", cancel: { after: 3 h, free_until: pack, free_to: shelf }")
            STREAM("third", "5 h", ""));
    assert_outcome(&plant, "second-1", "cancelled", 3);
    assert_time(&plant, "shelf", "complete", 2, 5);
    small_plant_clear(&plant);
}

/* ---------------------------------------------------------------- change -- */

#define REVIEWED                                                               \
    "resources: { mill: {} }\n"                                                \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { order: [review], lots: [work, pack] } }\n"               \
    "steps:\n"                                                                 \
    "  review: { kind: delay, time: 1 h }\n"                                   \
    "  work: { kind: process, resource: mill, time: 10 h }\n"                  \
    "  pack: { kind: delay, time: 1 h }\n"

/* The first is worked on from 1 to 11 h. The second waits from 2 h, is changed
 * at 5 h to twice the tonnes, reviewed again until 6 h, worked on as two lots
 * until 31 h. */
static void a_changed_order_begins_again(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD REVIEWED TWO(", change: { after: 4 h, "
                                              "back_to: review, times: 2 }"));
    assert_time(&plant, "work", "withdraw", 1, 5);
    assert_time(&plant, "review", "complete", 3, 6);
    assert_time(&plant, "work", "complete", 3, 31);
    assert_outcome(&plant, "second-1", "delivered", 32);
    /* 30 t in 10 d; from 0 to 12 h and from 1 to 32 h. */
    assert_close(small_plant_value(&plant, "delivered", ""), 3, 1e-12);
    assert_close(small_plant_value(&plant, "delivery_time", ""),
                 43 / 2.0 / 24.0, 1e-12);
    assert_close(hours_of(&plant, "review", "process"), 1.5, 1e-12);
    small_plant_clear(&plant);
}

/* Changed at 15 h, while its one lot is worked on: that is free at 21 h. */
static void a_change_of_steel_makes_it_free(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    HEAD REVIEWED TWO(", change: { after: 14 h, back_to: "
                                      "review, free_until: work }"));
    assert_time(&plant, "review", "schedule", 3, 21);
    assert_outcome(&plant, "second-1", "delivered", 33);
    assert_close(small_plant_value(&plant, "freed", ""), 1, 1e-12);
    small_plant_clear(&plant);
}

static void an_order_cancelled_while_it_is_changed_ends(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    HEAD REVIEWED TWO(", change: { after: 14 h, back_to: "
                                      "review }, cancel: { after: 16 h }"));
    assert_times(&plant, "review", "schedule", 2);
    assert_outcome(&plant, "second-1", "cancelled", 21);
    small_plant_clear(&plant);
}

static void what_is_delivered_in_part_is_not_changed(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD REVIEWED
                    "demand:\n"
                    "  only: { kind: orders, first: 0 h, every: 1 d, count: "
                    "1, products: { coil: 100 % }, tonnes: 20 t, change: { "
                    "after: 13 h, back_to: review } }\n");
    assert_times(&plant, "review", "schedule", 1);
    assert_outcome(&plant, "only-1", "delivered", 22);
    small_plant_clear(&plant);
}

/* Two lots; the first is on the road from 10 to 20 h, the second on the mill,
 * when the order is changed at 15 h. The first is delivered; the second is gone
 * at 20 h, and its 10 t are made anew. */
static void what_is_delivered_meanwhile_is_not_made_again(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "resources: { mill: {} }\n"
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { order: [review], lots: [work, truck] } }\n"
        "steps:\n"
        "  review: { kind: delay, time: 0 h }\n"
        "  work: { kind: process, resource: mill, time: 10 h }\n"
        "  truck: { kind: transport, lots: 1, time: 10 h }\n"
        "demand:\n"
        "  only: { kind: orders, first: 0 h, every: 1 d, count: 1, products: "
        "{ coil: 100 % }, tonnes: 20 t, change: { after: 15 h, back_to: "
        "review } }\n");
    assert_time(&plant, "review", "schedule", 2, 20);
    assert_times(&plant, "work", "start", 3);
    assert_times(&plant, "truck", "complete", 2);
    assert_outcome(&plant, "only-1", "delivered", 40);
    assert_close(small_plant_value(&plant, "delivered", ""), 2, 1e-12);
    small_plant_clear(&plant);
}

/* Its lot is on the road when the order is changed at 15 h, and is delivered
 * at 20 h: nothing is left to change. */
static void a_change_that_finds_all_on_the_road_changes_nothing(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "resources: { mill: {} }\n"
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { order: [review], lots: [work, truck] } }\n"
        "steps:\n"
        "  review: { kind: delay, time: 0 h }\n"
        "  work: { kind: process, resource: mill, time: 10 h }\n"
        "  truck: { kind: transport, lots: 1, time: 10 h }\n"
        "demand:\n"
        "  only: { kind: orders, first: 0 h, every: 1 d, count: 1, products: "
        "{ coil: 100 % }, tonnes: 10 t, change: { after: 15 h, back_to: "
        "review } }\n");
    assert_times(&plant, "review", "schedule", 1);
    assert_outcome(&plant, "only-1", "delivered", 20);
    small_plant_clear(&plant);
}

/* --------------------------------------------------------------- suspend -- */

/* The second waits from 2 h, is put off from 3 to 20 h, then comes anew. */
static void a_suspended_order_gives_up_its_place_and_comes_anew(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD REVIEWED THREE(", suspend: { after: 2 h, lasts: 17 h }"));
    assert_time(&plant, "work", "withdraw", 1, 3);
    /* The first until 11 h, the third until 21 h. */
    assert_time(&plant, "work", "start", 3, 21);
    assert_outcome(&plant, "second-1", "delivered", 32);
    assert_close(hours_of(&plant, "work", "hold"), 17 / 3.0, 1e-12);
    /* 1 and 1 of the second, 8 of the third. */
    assert_close(hours_of(&plant, "work", "queue"), 10 / 3.0, 1e-12);
    small_plant_clear(&plant);
}

static void what_is_worked_on_is_held_before_its_next_step(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD REVIEWED "demand:\n" STREAM(
                    "only", "0 h", ", suspend: { after: 2 h, lasts: 20 h }"));
    assert_time(&plant, "work", "complete", 1, 11);
    assert_time(&plant, "pack", "schedule", 1, 22);
    assert_outcome(&plant, "only-1", "delivered", 23);
    assert_close(hours_of(&plant, "pack", "hold"), 11, 1e-12);
    small_plant_clear(&plant);
}

static void an_order_may_be_cancelled_while_it_is_suspended(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD REVIEWED "demand:\n" STREAM(
            "only", "0 h",
            ", suspend: { after: 2 h, lasts: 20 h }, cancel: { after: 15 h }"));
    assert_outcome(&plant, "only-1", "cancelled", 15);
    small_plant_clear(&plant);
}

static void an_order_may_be_changed_while_it_is_suspended(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD REVIEWED "demand:\n" STREAM(
            "only", "0 h",
            ", suspend: { after: 2 h, lasts: 20 h }, change: { after: 15 h, "
            "back_to: review }"));
    assert_time(&plant, "review", "schedule", 2, 22);
    assert_outcome(&plant, "only-1", "delivered", 34);
    assert_close(hours_of(&plant, "review", "hold"), 7, 1e-12);
    assert_close(hours_of(&plant, "pack", "hold"), 4, 1e-12);
    small_plant_clear(&plant);
}

static void a_suspension_ends_with_the_order(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAD REVIEWED "demand:\n" STREAM(
                                "only", "0 h",
                                ", suspend: { after: 11.5 h, lasts: 20 h }"));
    assert_outcome(&plant, "only-1", "delivered", 12);
    small_plant_clear(&plant);
}

/* -------------------------------------------------------------- refusals -- */

static void an_order_begins_again_where_it_is_a_whole(void **state)
{
    (void)state;
    assert_refused(HEAD REVIEWED TWO(", change: { after: 4 h, back_to: work }"),
                   "E240");
}

static void what_is_free_until_it_is_made_is_made_of_lots(void **state)
{
    (void)state;
    assert_refused(
        HEAD REVIEWED TWO(", cancel: { after: 4 h, free_until: review }"),
        "E240");
}

static void free_steel_goes_to_a_stock_that_has_the_article(void **state)
{
    (void)state;
    assert_refused(HEAD REVIEWED TWO(", cancel: { after: 4 h, free_to: pack }"),
                   "E240");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_waits_when_cancelled_leaves_the_queue),
        cmocka_unit_test(what_is_withdrawn_counts_as_inside_until_then),
        cmocka_unit_test(who_is_served_when_cancelled_ends_with_the_service),
        cmocka_unit_test(what_has_been_made_goes_out_as_free_steel),
        cmocka_unit_test(what_is_not_started_yet_is_not_steel),
        cmocka_unit_test(patience_ends_when_the_work_begins),
        cmocka_unit_test(patience_that_ends_first_cancels),
        cmocka_unit_test(a_delivered_order_is_not_cancelled),
        cmocka_unit_test(nothing_happens_to_those_it_does_not_befall),
        cmocka_unit_test(what_was_delivered_before_stays_delivered),
        cmocka_unit_test(who_does_not_want_an_order_is_not_kept_waiting),
        cmocka_unit_test(one_in_the_middle_of_a_ranked_queue_leaves_it),
        cmocka_unit_test(those_behind_it_move_up),
        cmocka_unit_test(the_place_it_leaves_is_taken),
        cmocka_unit_test(a_heat_waits_for_the_first_that_is_left_in_it),
        cmocka_unit_test(a_heat_that_is_empty_again_waits_for_nobody),
        cmocka_unit_test(in_a_closed_heat_it_goes_on_until_that_falls_apart),
        cmocka_unit_test(a_load_leaves_without_it),
        cmocka_unit_test(it_waits_no_more_for_its_release),
        cmocka_unit_test(lots_that_wait_for_each_other_do_so_no_more),
        cmocka_unit_test(it_may_leave_while_the_line_turns_to_its_family),
        cmocka_unit_test(a_campaign_does_not_open_for_who_has_left),
        cmocka_unit_test(what_a_campaign_has_taken_may_leave_it),
        cmocka_unit_test(branches_that_wait_and_that_are_served_meet_and_end),
        cmocka_unit_test(it_waits_no_more_at_any_of_several_resources),
        cmocka_unit_test(it_waits_no_more_in_the_shortest_of_several_queues),
        cmocka_unit_test(the_slot_of_a_cancelled_order_can_be_booked_again),
        cmocka_unit_test(a_suspended_order_keeps_its_slot),
        cmocka_unit_test(it_waits_no_more_for_its_shipping_date),
        cmocka_unit_test(it_waits_no_more_for_the_rest_of_its_shipment),
        cmocka_unit_test(material_set_aside_for_it_is_there_for_others),
        cmocka_unit_test(free_steel_goes_to_a_stock_for_the_next),
        cmocka_unit_test(a_changed_order_may_take_its_own_free_steel),
        cmocka_unit_test(what_came_from_stock_is_steel),
        cmocka_unit_test(what_is_delivered_meanwhile_is_not_made_again),
        cmocka_unit_test(a_change_that_finds_all_on_the_road_changes_nothing),
        cmocka_unit_test(a_changed_order_begins_again),
        cmocka_unit_test(a_change_of_steel_makes_it_free),
        cmocka_unit_test(an_order_cancelled_while_it_is_changed_ends),
        cmocka_unit_test(what_is_delivered_in_part_is_not_changed),
        cmocka_unit_test(a_suspended_order_gives_up_its_place_and_comes_anew),
        cmocka_unit_test(what_is_worked_on_is_held_before_its_next_step),
        cmocka_unit_test(an_order_may_be_cancelled_while_it_is_suspended),
        cmocka_unit_test(an_order_may_be_changed_while_it_is_suspended),
        cmocka_unit_test(a_suspension_ends_with_the_order),
        cmocka_unit_test(an_order_begins_again_where_it_is_a_whole),
        cmocka_unit_test(what_is_free_until_it_is_made_is_made_of_lots),
        cmocka_unit_test(free_steel_goes_to_a_stock_that_has_the_article),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
