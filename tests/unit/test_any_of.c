#include "cases.h"
#include "small_plant.h"

#define HEAD                                                                   \
    "format: 1\nname: alternatives\n"                                          \
    "run: { length: 30 d, limit: 30 d }\n"                                     \
    "classes:\n  rush: { priority: 1 }\n  standard: { priority: 2 }\n"         \
    "products:\n"                                                              \
    "  thin: { route: way, family: { gauge: 2 mm } }\n"                        \
    "  thick: { route: way, family: { gauge: 8 mm } }\n"                       \
    "routes:\n  way: { lots: [roll] }\n"
#define ORDERS(name, first, every, count, product, class)                      \
    "  " name ": { kind: orders, first: " first ", every: " every              \
    ", count: " count ", products: { " product                                 \
    ": 100 % }, tonnes: 1 t, class: { " class ": 100 % } }\n"
#define TWO_MILLS "resources:\n  old: {}\n  new: {}\n"

static void assert_done(const struct small_plant *plant, const char *order,
                        double hours)
{
    assert_done_at(plant, order, "roll", hours);
}

static void the_first_that_is_free_serves(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD TWO_MILLS
        "steps:\n  roll: { kind: process, time: 4 h, any_of: { old: {}, "
        "new: { time: 2 h } } }\n"
        "demand:\n" ORDERS("a", "0 h", "30 min", "4", "thin", "standard"));
    /* The old mill from 0 h, the new one from 0.5 h and again from 2.5 h, the
     * old one from 4 h. */
    assert_done(&plant, "a-1", 4);
    assert_done(&plant, "a-2", 2.5);
    assert_done(&plant, "a-3", 4.5);
    assert_done(&plant, "a-4", 8);
    assert_close(small_plant_value(&plant, "wait", "roll"), 1, 1e-12);
    small_plant_clear(&plant);
}

static void an_alternative_takes_only_what_it_can(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD TWO_MILLS
        "steps:\n  roll: { kind: process, time: 4 h, any_of: { old: {}, "
        "new: { when: { gauge: { below: 3 mm } }, rate: 0.5 t/h } } }\n"
        "demand:\n" ORDERS("a", "0 h", "1 h", "2", "thick", "standard")
            ORDERS("b", "2 h", "1 h", "1", "thin", "standard"));
    assert_done(&plant, "a-1", 4);
    assert_done(&plant, "a-2", 8);
    assert_done(&plant, "b-1", 4);
    small_plant_clear(&plant);
}

static void rush_orders_can_have_a_mill_of_their_own(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD TWO_MILLS
        "steps:\n  roll: { kind: process, time: 4 h, any_of: { old: {}, "
        "new: { when: { class: rush } } } }\n"
        "demand:\n" ORDERS("a", "0 h", "1 h", "2", "thin", "standard")
            ORDERS("b", "90 min", "1 h", "1", "thin", "rush"));
    assert_done(&plant, "a-2", 8);
    assert_done(&plant, "b-1", 5.5);
    small_plant_clear(&plant);
}

/* At 2 h two lots are at the old mill and one at the new one, at 3 h as many;
 * whoever joined the old one stays there though the new one is faster. */
static void the_shortest_queue_is_chosen_on_coming(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD TWO_MILLS
        "steps:\n  roll: { kind: process, time: 10 h, any_of_by: "
        "shortest_queue, any_of: { old: {}, new: { time: 4 h } } }\n"
        "demand:\n" ORDERS("a", "0 h", "1 h", "5", "thin", "standard"));
    assert_done(&plant, "a-1", 10);
    assert_done(&plant, "a-2", 5);
    assert_done(&plant, "a-3", 20);
    assert_done(&plant, "a-4", 9);
    assert_done(&plant, "a-5", 30);
    small_plant_clear(&plant);
}

static void a_queue_counts_by_its_units(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD "resources:\n  old: {}\n  new: { units: 3 }\n"
             "steps:\n  roll: { kind: process, time: 10 h, any_of_by: "
             "shortest_queue, any_of: { old: {}, new: { time: 20 h } } }\n"
             "demand:\n" ORDERS("a", "0 h", "1 h", "4", "thin", "standard"));
    assert_done(&plant, "a-1", 10);
    assert_done(&plant, "a-2", 21);
    assert_done(&plant, "a-3", 22);
    assert_done(&plant, "a-4", 23);
    small_plant_clear(&plant);
}

/* Of many orders, as they come and wait: two mills of one unit are one of two,
 * whatever the rule. */
#define STREAM                                                                 \
    "demand:\n"                                                                \
    "  jobs: { kind: orders, every: \"exponential(mean 1 h)\", count: 800, "   \
    "products: { thin: 70 %, thick: 30 % }, "                                  \
    "tonnes: \"uniform(min 1 t, max 9 t)\", "                                  \
    "class: { rush: 20 %, standard: 80 % } }\n"
#define WORK "time: \"exponential(mean 115 min)\""

static void assert_same_as_one(const char *one, const char *two)
{
    struct small_plant a;
    struct small_plant b;
    small_plant_run(&a, one);
    small_plant_run(&b, two);
    assert_true(a.order_count > 500);
    assert_int_equal(a.order_count, b.order_count);
    for (size_t i = 0; i < a.order_count; i++) {
        assert_string_equal(a.orders[i].order, b.orders[i].order);
        assert_int_equal(a.orders[i].delivered_us, b.orders[i].delivered_us);
    }
    small_plant_clear(&a);
    small_plant_clear(&b);
}

#define ONE(rule)                                                              \
    HEAD "resources:\n  mill: { units: 2, " rule " }\n"                        \
         "steps:\n  roll: { kind: process, resource: mill, " WORK              \
         " }\n" STREAM
#define TWO(rule)                                                              \
    HEAD                                                                       \
        "resources:\n  old: { " rule " }\n  new: { " rule " }\n"               \
        "steps:\n  roll: { kind: process, any_of: { old: {}, new: {} }, " WORK \
        " }\n" STREAM

static void two_mills_of_one_unit_are_one_of_two(void **state)
{
    (void)state;
    assert_same_as_one(ONE("rule: fifo"), TWO("rule: fifo"));
    assert_same_as_one(ONE("rule: lifo"), TWO("rule: lifo"));
    assert_same_as_one(ONE("rule: priority"), TWO("rule: priority"));
    assert_same_as_one(ONE("rule: spt"), TWO("rule: spt"));
}

/* The old mill closes for 6 h from 5 h on; a-3 is served by the new one, which
 * is busy until 8 h. */
static void a_wait_is_told_by_the_mill_that_serves(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HEAD
        "resources:\n"
        "  old: { planned: { service: { first: 5 h, every: 100 h, lasts: 6 h "
        "} } }\n  new: {}\n"
        "steps:\n  roll: { kind: process, any_of: { old: { time: 5 h }, new: { "
        "time: 8 h } } }\n"
        "demand:\n" ORDERS("a", "0 h", "1 min", "2", "thick", "standard")
            ORDERS("b", "3 h", "1 h", "1", "thin", "standard"));
    assert_time(&plant, "roll", "start", 3, 8 + 1.0 / 60);
    assert_spent(&plant, "thin", "roll", "queue", 5 + 1.0 / 60);
    assert_spent(&plant, "thin", "roll", "closed", 0);
    small_plant_clear(&plant);
}

/* What was begun on a mill is finished there. */
static void what_is_interrupted_stays_with_its_mill(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD "resources:\n  old: { rule: priority, preempt: resume }\n"
             "  new: { rule: priority, preempt: resume }\n"
             "steps:\n  roll: { kind: process, time: 6 h, any_of: { old: {}, "
             "new: { when: { class: standard } } } }\n"
             "demand:\n" ORDERS("a", "0 h", "1 h", "2", "thin", "standard")
                 ORDERS("b", "2 h", "1 h", "1", "thin", "rush"));
    assert_done(&plant, "b-1", 8);
    assert_done(&plant, "a-2", 7);
    assert_done(&plant, "a-1", 12);
    small_plant_clear(&plant);
}

/* A crane serves both: the lot that waits for it starts where it can. */
static void a_partner_holds_back_all_alternatives(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        HEAD "resources:\n  old: {}\n  new: {}\n  crane: {}\n"
             "steps:\n  roll: { kind: process, time: 6 h, also: [crane], "
             "any_of: { old: {}, new: {} } }\n"
             "demand:\n" ORDERS("a", "0 h", "1 h", "3", "thin", "standard"));
    assert_done(&plant, "a-1", 6);
    assert_done(&plant, "a-2", 12);
    assert_done(&plant, "a-3", 18);
    small_plant_clear(&plant);
}

#define REFUSED(step)                                                          \
    HEAD TWO_MILLS                                                             \
        "steps:\n  roll: { kind: process, " step " }\n"                        \
        "demand:\n" ORDERS("a", "0 h", "1 h", "1", "thin", "standard")

static void a_step_has_one_resource_or_several_that_fit(void **state)
{
    (void)state;
    assert_refused(REFUSED("time: 1 h"), "E274");
    assert_refused(REFUSED("time: 1 h, resource: old, any_of: { new: {} }"),
                   "E274");
    assert_refused(REFUSED("time: 1 h, room: 3, any_of: { old: {}, new: {} }"),
                   "E274");
    assert_refused(REFUSED("time: 1 h, any_of: { old: { when: { class: rush } "
                           "}, new: { when: { gauge: { below: 3 mm } } } }"),
                   "E274");
    assert_refused(REFUSED("any_of: { old: { time: 1 h }, new: {} }"), "E202");
    assert_refused(REFUSED("time: 1 h, any_of: { old: {}, newer: {} }"),
                   "E113");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_that_is_free_serves),
        cmocka_unit_test(an_alternative_takes_only_what_it_can),
        cmocka_unit_test(rush_orders_can_have_a_mill_of_their_own),
        cmocka_unit_test(the_shortest_queue_is_chosen_on_coming),
        cmocka_unit_test(a_queue_counts_by_its_units),
        cmocka_unit_test(two_mills_of_one_unit_are_one_of_two),
        cmocka_unit_test(a_wait_is_told_by_the_mill_that_serves),
        cmocka_unit_test(what_is_interrupted_stays_with_its_mill),
        cmocka_unit_test(a_partner_holds_back_all_alternatives),
        cmocka_unit_test(a_step_has_one_resource_or_several_that_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
