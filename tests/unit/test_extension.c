/* Kinds and rules that are not the library's own. The rule here is a list: of
 * the tasks that are ready, the one that stands first in the file goes first.
 * With it, the anomaly of Graham (SIAM Journal on Applied Mathematics 17 (1969)
 * 416): shorter tasks, one machine more or fewer ties can make it all longer.
 */
#include "small_plant.h"

#include "cmocka_all.h"
#include "model/queue_rule.h"

static int64_t place_in_file(const struct sw_resource_state *state,
                             const struct sw_item *item)
{
    (void)state;
    return item->at->step->index;
}

static const struct sw_queue_rule LIST = {"list", place_in_file, NULL, false};
static const struct sw_queue_rule *const RULES[] = {&LIST, NULL};
static const struct sw_extension EXTENSION = {.queue_rules = RULES};

struct tasks {
    int machines;
    int shorter_h;      /* by which every task is shorter */
    const char *branch; /* what follows task 4 */
    const char *list;   /* tasks in the order of the list */
};

/* Nine tasks of 3, 2, 2, 2, 4, 4, 4, 4, 9 h; task 9 follows task 1. */
static double hours_for(const struct tasks *tasks)
{
    static const int hours[] = {3, 2, 2, 2, 4, 4, 4, 4, 9};
    char text[4096];
    int length = snprintf(
        text, sizeof text,
        "format: 1\n"
        "name: tasks\n"
        "run: { length: 1 d }\n"
        "resources: { machines: { units: %d, rule: list } }\n"
        "products: { all: { route: way } }\n"
        "demand: { one: { kind: orders, every: 1 h, count: 1,"
        " products: { all: 100 %% }, tonnes: 1 t } }\n"
        "routes: { way: { lots: [{ together: [[t1, t9], [t2], [t3], %s] }] "
        "} }\n"
        "steps:\n",
        tasks->machines, tasks->branch);
    for (const char *at = tasks->list; *at != '\0'; at++) {
        length +=
            snprintf(text + length, sizeof text - (size_t)length,
                     "  t%c: { kind: process, resource: machines, time: %d h "
                     "}\n",
                     *at, hours[*at - '1'] - tasks->shorter_h);
    }
    struct small_plant plant;
    small_plant_run_with(&plant, text, &EXTENSION);
    const struct sw_order_record *order = &plant.orders[0];
    const double taken_h =
        (double)(order->delivered_us - order->entered_us) / (double)SW_HOUR_US;
    small_plant_clear(&plant);
    return taken_h;
}

#define AFTER_4 "[t4, { together: [[t5], [t6], [t7], [t8]] }]"

static void a_list_schedule_takes_its_time(void **state)
{
    (void)state;
    const struct tasks tasks = {3, 0, AFTER_4, "123456789"};
    assert_float_equal(hours_for(&tasks), 12.0, 0.0);
}

static void shorter_tasks_may_take_longer(void **state)
{
    (void)state;
    const struct tasks tasks = {3, 1, AFTER_4, "123456789"};
    assert_float_equal(hours_for(&tasks), 13.0, 0.0);
}

static void one_machine_more_may_take_longer(void **state)
{
    (void)state;
    const struct tasks tasks = {4, 0, AFTER_4, "123456789"};
    assert_float_equal(hours_for(&tasks), 15.0, 0.0);
}

static void fewer_tasks_that_wait_may_take_longer(void **state)
{
    (void)state;
    const struct tasks tasks = {
        3, 0, "[t5], [t6], [t4, { together: [[t7], [t8]] }]", "123456789"};
    assert_float_equal(hours_for(&tasks), 16.0, 0.0);
}

static void another_list_may_take_longer(void **state)
{
    (void)state;
    const struct tasks tasks = {3, 0, AFTER_4, "124563978"};
    assert_float_equal(hours_for(&tasks), 14.0, 0.0);
}

static void a_rule_that_is_not_handed_in_is_refused(void **state)
{
    (void)state;
    assert_refused("format: 1\n"
                   "name: tasks\n"
                   "run: { length: 1 d }\n"
                   "resources: { machines: { rule: list } }\n"
                   "products: { all: { route: way } }\n"
                   "demand: { one: { kind: orders, every: 1 h, count: 1,"
                   " products: { all: 100 % }, tonnes: 1 t } }\n"
                   "routes: { way: { lots: [t1] } }\n"
                   "steps: { t1: { kind: process, resource: machines, time: "
                   "1 h } }\n",
                   "rule: 'list' is none of fifo, lifo");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_schedule_takes_its_time),
        cmocka_unit_test(shorter_tasks_may_take_longer),
        cmocka_unit_test(one_machine_more_may_take_longer),
        cmocka_unit_test(fewer_tasks_that_wait_may_take_longer),
        cmocka_unit_test(another_list_may_take_longer),
        cmocka_unit_test(a_rule_that_is_not_handed_in_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
