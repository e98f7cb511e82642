#include "cases.h"
#include "small_plant.h"

#include "base/text.h"

/* An order of two coils of 10 t at 0 h, 2 h each on the mill, then 3 h to the
 * customer, who slits each for 1 h: the first is slit at 6 h, the other at 8 h.
 * An engineer takes 4 h for each problem. */
#define PLANT(problems)                                                        \
    "format: 1\n"                                                              \
    "name: problems\n"                                                         \
    "start: 2026-03-02\n"                                                      \
    "run: { length: 20 d, limit: 20 d, quantiles: [] }\n"                      \
    "classes: { standard: {}, grave: { priority: -1 }, light: {} }\n"          \
    "resources: { mill: {}, engineer: { rule: priority } }\n"                  \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { lots: [roll, travel, slit] }, solving: { problem: "      \
    "[answer, photos, solve] } }\n"                                            \
    "milestones: { delivered: { after: [travel] } }\n"                         \
    "demand: { d: { kind: orders, first: 0 h, every: 30 d, count: 1, "         \
    "products: { coil: 100 % }, tonnes: 20 t } }\n"                            \
    "steps:\n"                                                                 \
    "  roll: { kind: process, resource: mill, time: 2 h }\n"                   \
    "  travel: { kind: delay, time: 3 h }\n"                                   \
    "  slit: { kind: delay, time: 1 h }\n"                                     \
    "  answer: { kind: process, resource: engineer, time: 1 h }\n"             \
    "  photos: { kind: hold, owner: customer, time: 5 h }\n"                   \
    "  solve: { kind: process, resource: engineer, time: 4 h }\n"              \
    "problems:\n" problems

#define STAGES                                                                 \
    "  stages:\n"                                                              \
    "    answered: { after: [answer], within: 1 h }\n"                         \
    "    closed: { within: 6 h }\n"

static void a_policy_fires_when_a_problem_is_received(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("  types: { bent: { probability: 100 %, found: { slit: 100 % }, "
              "severity: { grave: 100 %, light: 0 % }, route: solving } "
              "}\n" STAGES "policies:\n"
              "  up: { when: { problem: { types: [bent], severities: [grave] } "
              "}, do: [{ class: light }] }\n"
              "  no: { when: { problem: { severities: [light] } }, do: [{ "
              "class: light }] }\n"));
    /* One of the first coil at 6 h, and of the other at 8 h, when the order is
     * of that class already, and open no more. */
    assert_close(small_plant_value(&plant, "fired", "up"), 1, 1e-12);
    assert_close(small_plant_value(&plant, "served", "up"), 1, 1e-12);
    assert_close(small_plant_value(&plant, "fired", "no"), 0, 1e-12);
    small_plant_clear(&plant);
}

static void problems_flow_through_steps_as_orders_of_their_own(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("  types: { bent: { probability: 100 %, found: { "
                          "slit: 100 % }, route: solving } }\n" STAGES));
    /* Answered at 7 h and 9 h, photos at 12 h and 14 h; the second waits for
     * the engineer until 16 h. */
    assert_done_at(&plant, "d-1/1/bent", "answer", 7);
    assert_done_at(&plant, "d-1/2/bent", "photos", 14);
    assert_done_at(&plant, "d-1/1/bent", "solve", 16);
    assert_done_at(&plant, "d-1/2/bent", "solve", 20);
    assert_close(small_plant_told(&plant, "problems_found", "", ""), 2, 0);
    assert_close(small_plant_told(&plant, "time_to_close", "bent", ""),
                 11 / 24.0, 1e-12);
    small_plant_clear(&plant);
}

static void what_the_customer_takes_is_not_on_the_mills_clock(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("  types: { bent: { probability: 100 %, found: { "
                          "slit: 100 % }, route: solving } }\n" STAGES));
    assert_close(small_plant_told(&plant, "stage_time", "bent", "answered"), 1,
                 1e-12);
    assert_close(small_plant_told(&plant, "stage_time", "bent", "closed"), 6,
                 1e-12);
    assert_close(small_plant_told(&plant, "customer_time", "bent", "closed"), 5,
                 1e-12);
    assert_close(
        small_plant_told(&plant, "stage_in_target", "bent", "answered"), 100,
        0);
    /* 5 h and 7 h. */
    assert_close(small_plant_told(&plant, "stage_in_target", "bent", "closed"),
                 50, 0);
    assert_close(small_plant_told(&plant, "in_target", "", ""), 50, 0);
    small_plant_clear(&plant);
}

static void customers_orders_are_as_if_there_were_no_problems(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("  types: { bent: { probability: 100 %, found: { "
                          "slit: 100 % }, route: solving } }\n"));
    for (size_t i = 0; i < plant.outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant.model, i);
        const struct sw_total *total = &plant.outcome.totals[i];
        if (strcmp(series->measure->id, "orders") == 0) {
            assert_string_equal(series->product, "coil");
            assert_close(total->numerator, 1, 0);
        }
        if (strcmp(series->measure->id, "delivery_time") == 0) {
            assert_close(total->numerator, 7.0 * (double)SW_HOUR_US, 0);
        }
        if (strcmp(series->measure->id, "delivered") == 0) {
            assert_close(total->numerator, 20e6, 0);
        }
    }
    small_plant_clear(&plant);
}

static void the_gravest_goes_first(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("  types:\n"
                      "    bent: { probability: 100 %, found: { slit: 100 % }, "
                      "severity: { light: 100 % }, route: solving }\n"
                      "    torn: { probability: 100 %, found: { slit: 100 % }, "
                      "severity: { grave: 100 % }, route: solving }\n"));
    assert_done_at(&plant, "d-1/1/torn", "answer", 7);
    assert_done_at(&plant, "d-1/1/bent", "answer", 8);
    assert_done_at(&plant, "d-1/2/torn", "answer", 9);
    /* Photos at 12, 13, 14 and 15 h; the second torn one overtakes. */
    assert_done_at(&plant, "d-1/1/torn", "solve", 16);
    assert_done_at(&plant, "d-1/2/torn", "solve", 20);
    assert_done_at(&plant, "d-1/1/bent", "solve", 24);
    assert_done_at(&plant, "d-1/2/bent", "solve", 28);
    small_plant_clear(&plant);
}

static void what_is_not_found_at_one_step_is_found_at_the_next(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("  types: { bent: { probability: 100 %, found: { travel: "
                      "0 %, slit: 100 % }, route: solving } }\n"));
    assert_times(&plant, "solve", "complete", 2);
    assert_time(&plant, "answer", "schedule", 1, 6);
    small_plant_clear(&plant);
}

static void of_an_order_it_is_found_once(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("  types: { papers: { scope: order, probability: 100 %, "
                      "found: { travel: 100 % }, route: solving } }\n"));
    assert_times(&plant, "answer", "complete", 1);
    assert_done_at(&plant, "d-1/papers", "answer", 6);
    small_plant_clear(&plant);
}

static void a_late_order_is_one_that_is_late(void **state)
{
    (void)state;
    struct small_plant plant;
    /* Promised for 6 h: the first coil comes at 5 h, the second at 7 h. */
    small_plant_run(
        &plant, PLANT("  types: { late: { scope: order, probability: 100 %, "
                      "late_by: 1 h, found: { travel: 100 % }, route: solving "
                      "} }\n") "promise: { after: 6 h }\n");
    assert_time(&plant, "answer", "schedule", 1, 7);
    assert_times(&plant, "answer", "schedule", 1);
    small_plant_clear(&plant);
}

static void a_problem_comes_back_that_was_not_solved(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("  types: { bent: { probability: 100 %, found: { slit: 100 % }, "
              "route: solving, reopened: { probability: 90 %, to: solve } } "
              "}\n" STAGES));
    assert_times(&plant, "answer", "complete", 2);
    assert_true(small_plant_event(&plant, "solve", "complete", 4) != NULL);
    assert_close(small_plant_told(&plant, "reopened", "", ""), 100, 0);
    /* Answered for the first time, closed for the last. */
    assert_close(small_plant_told(&plant, "stage_time", "bent", "answered"), 1,
                 1e-12);
    assert_true(small_plant_told(&plant, "stage_time", "bent", "closed") > 10);
    small_plant_clear(&plant);
}

static void parts_of_a_coil_have_its_problem_once(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\n"
        "name: parts\n"
        "run: { length: 20 d, limit: 20 d, quantiles: [] }\n"
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { lots: [slit, form] }, solving: { problem: [solve] } "
        "}\n"
        "demand: { d: { kind: orders, first: 0 h, every: 30 d, count: 1, "
        "products: { coil: 100 % }, tonnes: 20 t } }\n"
        "resources: { slitter: {} }\n"
        "steps:\n"
        "  slit: { kind: convert, resource: slitter, time: 1 h, into: 2 }\n"
        "  form: { kind: delay, time: 1 h }\n"
        "  solve: { kind: delay, time: 1 h }\n"
        "problems: { types: { bent: { probability: 100 %, found: { form: 100 % "
        "}, route: solving } } }\n");
    assert_times(&plant, "form", "complete", 4);
    assert_times(&plant, "solve", "complete", 2);
    small_plant_clear(&plant);
}

static void open_problems_are_told_at_the_end(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\n"
        "name: open\n"
        "run: { length: 1 d, limit: 1 d, quantiles: [] }\n"
        "products: { coil: { route: way } }\n"
        "routes: { way: { lots: [roll] }, solving: { problem: [solve] } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 12 h, count: 2, "
        "products: { coil: 100 % }, tonnes: 20 t } }\n"
        "steps:\n"
        "  roll: { kind: delay, time: 1 h }\n"
        "  solve: { kind: delay, time: 40 h }\n"
        "problems: { types: { bent: { probability: 100 %, found: { roll: 100 % "
        "}, route: solving } }, stages: { closed: { within: 60 h } } }\n");
    assert_close(small_plant_told(&plant, "open_at_end", "", ""), 2, 0);
    /* 23 h and 11 h of 24 h. */
    assert_close(small_plant_told(&plant, "backlog", "", ""), 34 / 24.0, 1e-12);
    assert_close(small_plant_told(&plant, "in_target", "", ""), 50, 0);
    assert_close(small_plant_told(&plant, "stage_in_target", "bent", "closed"),
                 50, 0);
    small_plant_clear(&plant);
}

static void a_history_takes_the_place_of_what_is_drawn(void **state)
{
    (void)state;
    struct small_plant plant;
    char *folder = scratch_create();
    scratch_write(folder, "claims.csv",
                  "date,type,product,severity,order,tonnes_t\n"
                  "2026-03-02 10:00,bent,coil,grave,A-17,12\n"
                  "2026-03-02 04:00,bent,coil,,,\n");
    char *path = scratch_path(folder, "claims.csv");
    struct sw_text text = {0};
    sw_text_format(&text, "%s  history: %s\n",
                   PLANT("  types: { bent: { probability: 100 %, found: { "
                         "slit: 100 %, travel: 100 % }, route: solving } }\n"),
                   path);
    small_plant_run(&plant, sw_text_get(&text));
    assert_times(&plant, "solve", "complete", 2);
    assert_done_at(&plant, "bent-2", "answer", 5);
    assert_done_at(&plant, "A-17/bent", "answer", 11);
    assert_close(small_plant_told(&plant, "problems_found", "", ""), 2, 0);
    sw_text_clear(&text);
    sw_free(path);
    scratch_remove(folder);
    small_plant_clear(&plant);
}

static void a_problem_that_cannot_be_is_refused(void **state)
{
    (void)state;
    assert_refused(
        PLANT("  types: { bent: { probability: 1 %, found: { answer: "
              "100 % }, route: solving } }\n"),
        "E292");
    assert_refused(PLANT("  types: { bent: { probability: 1 %, found: { slit: "
                         "100 % }, route: way } }\n"),
                   "E292");
    assert_refused(PLANT("  types: { bent: { probability: 1 %, found: { slit: "
                         "100 % }, route: solving } }\n"
                         "  stages: { known: { after: [roll] } }\n"),
                   "E292");
}

/* What would begin there would meet with nothing. */
static void nothing_begins_again_in_a_branch(void **state)
{
    (void)state;
    assert_refused(
        "format: 1\n"
        "name: branches\n"
        "run: { length: 20 d, limit: 20 d, quantiles: [] }\n"
        "products: { coil: { route: way } }\n"
        "routes: { way: { lots: [use] }, solving: { problem: [{ together: "
        "[look, visit] }] } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 d, products: { "
        "coil: 100 % }, tonnes: 20 t } }\n"
        "steps: { use: { kind: delay, time: 1 h }, look: { kind: delay, time: "
        "1 h }, visit: { kind: delay, time: 1 h } }\n"
        "problems: { types: { bent: { probability: 1 %, found: { use: 100 % }, "
        "route: solving, reopened: { probability: 10 %, to: look } } } }\n",
        "E292");
}

static void no_problem_is_turned_away(void **state)
{
    (void)state;
    assert_refused(
        "format: 1\nname: refused\nrun: { length: 20 d }\n"
        "resources: { engineer: {} }\n"
        "products: { coil: { route: way } }\n"
        "routes: { way: { lots: [use] }, solving: { problem: [look] } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 d, products: { "
        "coil: 100 % }, tonnes: 20 t } }\n"
        "steps: { use: { kind: delay, time: 1 h }, look: { kind: process, "
        "resource: engineer, time: 1 h, room: 1, when_full: turn_away } }\n"
        "problems: { types: { bent: { probability: 1 %, found: { use: 100 % }, "
        "route: solving } } }\n",
        "E292");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_policy_fires_when_a_problem_is_received),
        cmocka_unit_test(problems_flow_through_steps_as_orders_of_their_own),
        cmocka_unit_test(what_the_customer_takes_is_not_on_the_mills_clock),
        cmocka_unit_test(customers_orders_are_as_if_there_were_no_problems),
        cmocka_unit_test(the_gravest_goes_first),
        cmocka_unit_test(what_is_not_found_at_one_step_is_found_at_the_next),
        cmocka_unit_test(of_an_order_it_is_found_once),
        cmocka_unit_test(a_late_order_is_one_that_is_late),
        cmocka_unit_test(a_problem_comes_back_that_was_not_solved),
        cmocka_unit_test(parts_of_a_coil_have_its_problem_once),
        cmocka_unit_test(open_problems_are_told_at_the_end),
        cmocka_unit_test(a_history_takes_the_place_of_what_is_drawn),
        cmocka_unit_test(a_problem_that_cannot_be_is_refused),
        cmocka_unit_test(nothing_begins_again_in_a_branch),
        cmocka_unit_test(no_problem_is_turned_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
