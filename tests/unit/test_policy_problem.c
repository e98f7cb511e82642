#include "cases.h"
#include "small_plant.h"

#include "base/text.h"

/* An order of two coils of 10 t at 0 h; the mill rolls them until 2 h and 4 h,
 * when each is found bent. An engineer answers for 1 h and solves for 4 h;
 * between them the customer takes 5 h for photos, and the mill's clock stands.
 * Without a rule the first is solved from 8 h to 12 h, the other, which is
 * ready at 10 h, from 12 h to 16 h. The order is delivered at 12 h, and open
 * until 24 h. */
#define PLANT(rules)                                                           \
    "format: 1\n"                                                              \
    "name: rules of problems\n"                                                \
    "start: 2026-03-02\n"                                                      \
    "run: { length: 20 d, limit: 20 d, quantiles: [] }\n"                      \
    "classes: { standard: {}, grave: { priority: -1 }, light: {} }\n"          \
    "resources: { mill: {}, engineer: { rule: priority } }\n"                  \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { lots: [roll, travel, form] }, solving: { problem: "      \
    "[answer, photos, solve] } }\n"                                            \
    "milestones: { delivered: { after: [travel] } }\n"                         \
    "demand: { d: { kind: orders, first: 0 h, every: 30 d, count: 1, "         \
    "products: { coil: 100 % }, tonnes: 20 t } }\n"                            \
    "steps:\n"                                                                 \
    "  roll: { kind: process, resource: mill, time: 2 h }\n"                   \
    "  travel: { kind: delay, time: 8 h }\n"                                   \
    "  form: { kind: delay, time: 12 h }\n"                                    \
    "  answer: { kind: process, resource: engineer, time: 1 h }\n"             \
    "  photos: { kind: hold, owner: customer, time: 5 h }\n"                   \
    "  visit: { kind: delay, time: 2 h }\n"                                    \
    "  quick: { kind: delay, time: 1 h }\n"                                    \
    "  solve: { kind: process, resource: engineer, time: 4 h }\n"              \
    "problems:\n"                                                              \
    "  types: { bent: { probability: 100 %, found: { roll: 100 % }, route: "   \
    "solving, severity: { light: 100 % } } }\n"                                \
    "  stages: { answered: { after: [answer] }, closed: { within: 6 h } }\n"   \
    "policies:\n" rules

static void without_a_rule_problems_wait_for_the_engineer(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("  no: { when: { entered: yes }, do: [{ "
                                  "class: grave }] }\n"));
    assert_done_at(&plant, "d-1/1/bent", "solve", 12);
    assert_done_at(&plant, "d-1/2/bent", "solve", 16);
    /* Not of problems, which it does not name. */
    assert_close(small_plant_value(&plant, "fired", "no"), 1, 0);
    small_plant_clear(&plant);
}

static void an_engineer_is_sent_in_place_of_waiting_for_photos(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("  send: { when: { entered: yes }, who: { problems: [bent] }, "
              "do: [{ detour: { from: [photos], through: [visit] } }], cost: { "
              "use: 700 CNY, payer: mill } }\n"));
    assert_done_at(&plant, "d-1/1/bent", "visit", 5);
    assert_done_at(&plant, "d-1/1/bent", "solve", 9);
    assert_done_at(&plant, "d-1/2/bent", "visit", 7);
    assert_done_at(&plant, "d-1/2/bent", "solve", 13);
    assert_close(small_plant_value(&plant, "served", "send"), 2, 0);
    assert_close(small_plant_value(&plant, "served_tonnes", "send"), 0, 0);
    assert_close(small_plant_value(&plant, "response_cost", "send"), 1400,
                 1e-9);
    small_plant_clear(&plant);
}

static void who_waits_long_for_the_customer_is_visited_then(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("  fetch: { when: { waited: { at: photos, above: 3 h } }, who: { "
              "problems: [all] }, do: [{ detour: { from: [photos], through: "
              "[visit] } }] }\n"));
    /* From 3 h on, and 3 h later. */
    assert_done_at(&plant, "d-1/1/bent", "visit", 8);
    assert_done_at(&plant, "d-1/2/bent", "visit", 10);
    assert_close(small_plant_value(&plant, "fired", "fetch"), 2, 0);
    small_plant_clear(&plant);
}

#define NEAR(left)                                                             \
    "  near: { when: { stage: { stage: closed, left: " left " } }, who: { "    \
    "problems: [all] }, do: [{ detour: { from: [solve], through: [quick] } "   \
    "}] "                                                                      \
    "}\n"

static void a_stage_near_its_target_fires_by_the_mills_clock(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(NEAR("4 h")));
    /* Two of the six hours are gone at 9 h, when the first is solved already;
     * and at 11 h, when the other waits for the engineer. */
    assert_done_at(&plant, "d-1/1/bent", "solve", 12);
    assert_done_at(&plant, "d-1/2/bent", "quick", 12);
    assert_close(small_plant_value(&plant, "fired", "near"), 2, 0);
    assert_close(small_plant_value(&plant, "in_vain", "near"), 1, 0);
    small_plant_clear(&plant);
}

static void a_clock_that_stands_just_there_fires(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(NEAR("5 h")));
    /* One hour is gone when the answer is given; then the clock stands. */
    assert_done_at(&plant, "d-1/1/bent", "quick", 9);
    assert_done_at(&plant, "d-1/2/bent", "quick", 11);
    small_plant_clear(&plant);
}

static void a_stage_that_is_passed_in_time_fires_nothing(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(NEAR("-2 h")));
    /* Eight hours by the mill's clock: the second takes seven. */
    assert_close(small_plant_value(&plant, "fired", "near"), 0, 0);
    small_plant_clear(&plant);
}

#define QUICK_IF_GRAVE                                                         \
    "  quick: { when: { waited: { at: solve, above: 1 h } }, who: { "          \
    "problems: "                                                               \
    "[all], classes: [grave] }, do: [{ detour: { from: [solve], through: "     \
    "[quick] } }] }\n"

static void an_order_escalates_its_problems(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("  up: { when: { date: 2026-03-02 09:00 }, do: [{ "
                          "escalate: grave }] }\n" QUICK_IF_GRAVE));
    assert_done_at(&plant, "d-1/2/bent", "quick", 12);
    assert_close(small_plant_value(&plant, "served", "up"), 1, 0);
    small_plant_clear(&plant);
    small_plant_run(&plant,
                    PLANT("  up: { when: { date: 2026-03-02 20:00 }, do: [{ "
                          "escalate: grave }] }\n" QUICK_IF_GRAVE));
    /* They are solved by then. */
    assert_done_at(&plant, "d-1/2/bent", "solve", 16);
    assert_close(small_plant_value(&plant, "in_vain", "up"), 1, 0);
    small_plant_clear(&plant);
}

static void a_limit_counts_problems(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("  send: { when: { entered: yes }, who: { problems: [bent] }, "
              "do: [{ detour: { from: [photos], through: [visit] } }], limit: "
              "{ lines: 1, per: week } }\n"));
    assert_done_at(&plant, "d-1/1/bent", "visit", 5);
    assert_done_at(&plant, "d-1/2/bent", "photos", 10);
    assert_close(small_plant_value(&plant, "served", "send"), 1, 0);
    assert_close(small_plant_value(&plant, "refused", "send"), 1, 0);
    small_plant_clear(&plant);
}

static void problems_of_one_project_are_one_to_a_limit(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("  send: { when: { entered: yes }, who: { problems: [bent] }, "
              "do: [{ detour: { from: [photos], through: [visit] } }], limit: "
              "{ projects: 1, per: week } }\n"));
    assert_close(small_plant_value(&plant, "served", "send"), 2, 0);
    assert_close(small_plant_value(&plant, "refused", "send"), 0, 0);
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_rule_problems_wait_for_the_engineer),
        cmocka_unit_test(an_engineer_is_sent_in_place_of_waiting_for_photos),
        cmocka_unit_test(who_waits_long_for_the_customer_is_visited_then),
        cmocka_unit_test(a_stage_near_its_target_fires_by_the_mills_clock),
        cmocka_unit_test(a_clock_that_stands_just_there_fires),
        cmocka_unit_test(a_stage_that_is_passed_in_time_fires_nothing),
        cmocka_unit_test(an_order_escalates_its_problems),
        cmocka_unit_test(a_limit_counts_problems),
        cmocka_unit_test(problems_of_one_project_are_one_to_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
