#include "cases.h"
#include "small_plant.h"

/* An order of two coils of 10 t at 0 h, 2 h each on the mill, then 3 h to the
 * customer, who slits each for 1 h and forms it for 1 h: the first is slit at
 * 6 h, the other at 8 h. A problem is contained after 1 h, disposed after 7 h
 * and closed after 8 h. */
#define PLANT(tonnes, found, type)                                             \
    "format: 1\n"                                                              \
    "name: holds\n"                                                            \
    "start: 2026-03-02\n"                                                      \
    "run: { length: 20 d, limit: 20 d, quantiles: [] }\n"                      \
    "classes: { standard: {}, rush: { priority: -1 } }\n"                      \
    "resources: { mill: {}, slitter: {}, line: {} }\n"                         \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes:\n"                                                                \
    "  way: { lots: [roll, travel, slit, form] }\n"                            \
    "  solving: { problem: [answer, look, close] }\n"                          \
    "milestones: { delivered: { after: [travel] } }\n"                         \
    "demand: { d: { kind: orders, first: 0 h, every: 30 d, count: 1, "         \
    "products: { coil: 100 % }, tonnes: " tonnes " } }\n"                      \
    "steps:\n"                                                                 \
    "  roll: { kind: process, resource: mill, time: 2 h }\n"                   \
    "  travel: { kind: delay, time: 3 h }\n"                                   \
    "  slit: { kind: process, resource: slitter, time: 1 h }\n"                \
    "  form: { kind: process, resource: line, time: 1 h }\n"                   \
    "  answer: { kind: delay, time: 1 h }\n"                                   \
    "  look: { kind: delay, time: 6 h }\n"                                     \
    "  close: { kind: delay, time: 1 h }\n"                                    \
    "problems:\n"                                                              \
    "  types:\n"                                                               \
    "    bent: { route: solving, found: { " found " }, " type " }\n"           \
    "  stages:\n"                                                              \
    "    contained: { after: [answer] }\n"                                     \
    "    disposition: { after: [look] }\n"

static double paid(const struct small_plant *plant, const char *payer)
{
    double money = 0.0;
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (strcmp(series->measure->id, "problem") == 0 &&
            strcmp(series->subclass, payer) == 0) {
            money += plant->outcome.totals[i].numerator / (double)SW_MONEY_UNIT;
        }
    }
    return money;
}

static void what_is_held_goes_on_when_it_is_disposed(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("20 t", "slit: 100 %",
                                  "probability: 100 %, hold: yes, "
                                  "dispositions: { advice: { share: "
                                  "100 % } }"));
    assert_time(&plant, "form", "start", 1, 13);
    assert_time(&plant, "form", "start", 2, 15);
    assert_close(small_plant_told(&plant, "held", "", ""), 7 / 24.0, 1e-12);
    small_plant_clear(&plant);
}

static void what_is_not_held_goes_on_at_once(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("20 t", "slit: 100 %", "probability: 100 %"));
    assert_time(&plant, "form", "start", 1, 6);
    assert_close(small_plant_told(&plant, "held", "", ""), 0, 0);
    small_plant_clear(&plant);
}

static void a_concession_is_paid_for_each_tonne(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("20 t", "slit: 100 %",
                                  "probability: 100 %, dispositions: { "
                                  "concession: { share: 100 %, cost: 250 CNY/t "
                                  "} }"));
    assert_close(paid(&plant, "mill"), 20 * 250.0, 1e-9);
    small_plant_clear(&plant);
}

static void what_is_credited_is_not_used(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("20 t", "slit: 100 %",
                                  "probability: 100 %, hold: yes, "
                                  "dispositions: { credit: { share: 100 %, "
                                  "cost: 800 CNY/t } }"));
    assert_times(&plant, "form", "start", 0);
    assert_close(paid(&plant, "mill"), 20 * 800.0, 1e-9);
    assert_close(small_plant_told(&plant, "delivered", "coil", ""), 1, 1e-12);
    small_plant_clear(&plant);
}

static void what_is_reworked_goes_back(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("10 t", "slit: 100 %",
                                  "probability: 100 %, hold: yes, "
                                  "dispositions: { rework: { share: 100 %, to: "
                                  "slit } }"));
    assert_time(&plant, "slit", "start", 1, 5);
    assert_time(&plant, "slit", "start", 2, 13);
    /* A lot has a problem once. */
    assert_time(&plant, "form", "start", 1, 14);
    small_plant_clear(&plant);
}

/* When the first of six lots is found bent, at 6 h, the last two wait for the
 * mill: they are rolled after it is disposed, at 13 h, and none skips that. */
static void what_is_not_yet_made_is_not_reworked(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("60 t", "slit: 100 %",
                                  "probability: 100 %, hold: yes, scope: "
                                  "order, dispositions: { rework: { share: 100 "
                                  "%, to: slit } }"));
    assert_times(&plant, "roll", "complete", 6);
    assert_times(&plant, "slit", "complete", 7);
    assert_times(&plant, "form", "complete", 6);
    small_plant_clear(&plant);
}

/* They wait for the mill again from then on. */
static void what_is_held_waits_at_no_step(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT(
            "60 t", "slit: 100 %",
            "probability: 100 %, hold: yes, scope: order") "policies: { long: "
                                                           "{ when: { queue: { "
                                                           "at: roll, above: 0 "
                                                           "} }, do: [{ "
                                                           "first_at: [roll] "
                                                           "}] "
                                                           "} }\n");
    assert_close(small_plant_value(&plant, "fired", "long"), 2, 1e-12);
    small_plant_clear(&plant);
}

static const struct sw_order_record *
order_called(const struct small_plant *plant, const char *name)
{
    for (size_t i = 0; i < plant->order_count; i++) {
        if (strcmp(plant->orders[i].order, name) == 0) {
            return &plant->orders[i];
        }
    }
    fail_msg("there is no order '%s'", name);
    return NULL;
}

/* The problem of the replacement comes for certain, too: only the first counts
 * here. */
static void what_is_replaced_is_made_again_by_an_order_of_its_own(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("20 t", "slit: 100 %",
                                  "probability: 100 %, hold: yes, "
                                  "dispositions: { replace: { share: 100 %, "
                                  "class: rush } }"));
    assert_done_at(&plant, "d-1/1/bent/replacement", "roll", 15);
    assert_done_at(&plant, "d-1/1/bent/replacement", "travel", 18);
    const struct sw_order_record *order =
        order_called(&plant, "d-1/1/bent/replacement");
    assert_int_equal(order->grams, 10000000);
    assert_false(order->in_cohort);
    assert_close(small_plant_told(&plant, "orders", "coil", ""), 1, 0);
    assert_close(small_plant_told(&plant, "delivered", "coil", ""), 1, 1e-12);
    assert_close(small_plant_told(&plant, "delivery_time", "coil", ""),
                 7 / 24.0, 1e-12);
    small_plant_clear(&plant);
}

/* Nothing else than replacements is of class rush. */
static void a_policy_may_act_on_what_replaces(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT(
            "20 t", "slit: 100 %",
            "probability: 100 %, hold: yes, "
            "dispositions: { replace: { share: 100 %, "
            "class: rush } }") "policies:\n"
                               "  as_others: { when: { entered: yes }, who: { "
                               "classes: [rush] }, do: [{ class: standard }] "
                               "}\n");
    assert_true(small_plant_value(&plant, "fired", "as_others") >= 1.0);
    small_plant_clear(&plant);
}

/* Of the coil that is found at `form`, the last step, nothing is left. */
static void what_is_used_cannot_be_replaced(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("20 t", "form: 100 %",
                          "probability: 100 %, hold: yes, dispositions: { "
                          "replace: { share: 100 % } }"));
    assert_close(small_plant_told(&plant, "replaced", "", ""), 0, 0);
    assert_times(&plant, "roll", "start", 2);
    small_plant_clear(&plant);
}

static void a_line_stands_still_until_the_problem_is_contained(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("20 t", "slit: 100 %",
                                  "probability: 100 %, stops: { "
                                  "resource: line, cost: 1000 CNY/h }"));
    assert_time(&plant, "form", "start", 1, 7);
    assert_time(&plant, "form", "start", 2, 9);
    assert_close(paid(&plant, "fabricator"), 2000, 1e-9);
    assert_close(small_plant_told(&plant, "line_stopped", "", ""), 1, 1e-12);
    small_plant_clear(&plant);
}

/* A coil is rolled by 2 h, found bent and held; the line stands still until the
 * answer is given. */
#define STANDS(run, answer)                                                    \
    "format: 1\n"                                                              \
    "name: stands\n"                                                           \
    "run: { " run ", quantiles: [] }\n"                                        \
    "resources: { line: {} }\n"                                                \
    "products: { coil: { route: way } }\n"                                     \
    "routes: { way: { lots: [roll, form] }, solving: { problem: [answer] } "   \
    "}\n"                                                                      \
    "demand: { d: { kind: orders, first: 0 h, every: 30 d, count: 1, "         \
    "products: { coil: 100 % }, tonnes: 10 t } }\n"                            \
    "steps:\n"                                                                 \
    "  roll: { kind: delay, time: 2 h }\n"                                     \
    "  form: { kind: process, resource: line, time: 1 h }\n"                   \
    "  answer: { kind: delay, time: " answer " }\n"                            \
    "problems: { types: { bent: { probability: 100 %, found: { roll: 100 % "   \
    "}, route: solving, hold: yes, stops: { resource: line, cost: 1000 CNY/h " \
    "} } } }\n"

static void a_problem_that_is_open_at_the_end_has_held_so_far(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, STANDS("length: 10 h, limit: 5 h", "40 h"));
    assert_close(small_plant_told(&plant, "line_stopped", "", ""), 13, 1e-12);
    assert_close(small_plant_told(&plant, "held", "", ""), 13 / 24.0, 1e-12);
    /* In the window from 2 to 10 h. */
    assert_close(paid(&plant, "fabricator"), 8000, 1e-9);
    small_plant_clear(&plant);
}

static void a_standstill_is_paid_as_far_as_it_falls_in_the_window(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, STANDS("length: 10 h, limit: 5 d", "10 h"));
    assert_close(small_plant_told(&plant, "line_stopped", "", ""), 10, 1e-12);
    assert_close(paid(&plant, "fabricator"), 8000, 1e-9);
    small_plant_clear(&plant);
    small_plant_run(&plant,
                    STANDS("warm_up: 3 h, length: 10 h, limit: 5 d", "4 h"));
    assert_close(paid(&plant, "fabricator"), 3000, 1e-9);
    small_plant_clear(&plant);
}

/* Coils of two gauges in one heat, tested by 3.5 h and packed for 2 h each; a
 * problem of the thin one is found at 5.5 h, contained at 6.5 h and disposed at
 * 12.5 h. The thick one is packed at 7.5 h. */
#define HEAT(scope)                                                            \
    "format: 1\n"                                                              \
    "name: heats\n"                                                            \
    "run: { length: 20 d, limit: 20 d, quantiles: [] }\n"                      \
    "products:\n"                                                              \
    "  thin: { route: way, steel_code: Q355, coil: { unit: 10 t }, family: { " \
    "gauge: 2 mm } }\n"                                                        \
    "  thick: { route: way, steel_code: Q355, coil: { unit: 10 t }, family: "  \
    "{ gauge: 8 mm } }\n"                                                      \
    "routes:\n"                                                                \
    "  way: { lots: [heat, cast, test, pack, form] }\n"                        \
    "  solving: { problem: [answer, look] }\n"                                 \
    "resources: { caster: {}, laboratory: {}, packer: {} }\n"                  \
    "steps:\n"                                                                 \
    "  heat: { kind: batch, key: [steel_code], size: 20 t }\n"                 \
    "  cast: { kind: process, per: batch, resource: caster, time: 1 h }\n"     \
    "  test: { kind: inspect, resource: laboratory, time: 150 min, test_lot: " \
    "{ of: heat }, results: {} }\n"                                            \
    "  pack: { kind: process, resource: packer, time: 2 h }\n"                 \
    "  form: { kind: delay, time: 1 h }\n"                                     \
    "  answer: { kind: delay, time: 1 h }\n"                                   \
    "  look: { kind: delay, time: 6 h }\n"                                     \
    "demand:\n"                                                                \
    "  a: { kind: orders, first: 0 h, every: 1 d, count: 1, products: { "      \
    "thin: "                                                                   \
    "100 % }, tonnes: 10 t }\n"                                                \
    "  b: { kind: orders, first: 0 h, every: 1 d, count: 1, products: { "      \
    "thick: 100 % }, tonnes: 10 t }\n"                                         \
    "problems:\n"                                                              \
    "  types: { bent: { products: [thin], probability: 100 %, found: { pack: " \
    "100 % }, route: solving, hold: yes, scope: " scope " } }\n"               \
    "  stages:\n"                                                              \
    "    contained: { after: [answer] }\n"                                     \
    "    disposition: { after: [look] }\n"

static void all_of_a_heat_is_held_once_it_is_contained(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAT("heat"));
    assert_done_at(&plant, "b-1", "form", 13.5);
    assert_done_at(&plant, "a-1", "form", 13.5);
    /* 7 h and 5 h. */
    assert_close(small_plant_told(&plant, "held", "", ""), 12 / 24.0, 1e-12);
    small_plant_clear(&plant);
}

static void another_gauge_is_another_test_lot(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HEAT("test_lot"));
    assert_done_at(&plant, "b-1", "form", 8.5);
    assert_done_at(&plant, "a-1", "form", 13.5);
    small_plant_clear(&plant);
}

/* Ten orders of a coil, one a day; a cause is found 1 h after its problem. */
#define REPEATS(share, after, stages)                                          \
    "format: 1\n"                                                              \
    "name: repeats\n"                                                          \
    "run: { length: 20 d, limit: 20 d, quantiles: [] }\n"                      \
    "products: { coil: { route: way } }\n"                                     \
    "routes: { way: { lots: [roll] }, solving: { problem: [look] } }\n"        \
    "steps: { roll: { kind: delay, time: 1 h }, look: { kind: delay, time: 1 " \
    "h } }\n"                                                                  \
    "demand: { d: { kind: orders, first: 0 h, every: 1 d, count: 10, "         \
    "products: { coil: 100 % }, tonnes: 20 t } }\n"                            \
    "problems:\n"                                                              \
    "  types: { bent: { probability: 20 %, found: { roll: 100 % }, route: "    \
    "solving, repeats: { share: " share ", after_cause: " after                \
    " } } }\n" stages

static void a_cause_that_is_not_removed_spoils_the_next_order(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, REPEATS("100 %", "0 %", ""));
    const double found = small_plant_told(&plant, "problems_found", "", "");
    /* From the first on, every order has it. */
    assert_true(found > 1);
    assert_close(small_plant_told(&plant, "repeated", "", ""),
                 100 * (found - 1) / found, 1e-9);
    small_plant_clear(&plant);
    small_plant_run(&plant,
                    REPEATS("100 %", "0 %",
                            "  stages: { cause_found: { after: [look] } }\n"));
    assert_true(small_plant_told(&plant, "problems_found", "", "") < found);
    assert_close(small_plant_told(&plant, "repeated", "", ""), 0, 0);
    small_plant_clear(&plant);
}

/* The cause spoils one of the two lots of an order; the other is bent anyway.
 */
static void only_the_lot_that_a_cause_spoils_is_repeated(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\n"
        "name: repeats\n"
        "run: { length: 20 d, limit: 20 d, quantiles: [] }\n"
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { lots: [roll] }, solving: { problem: [look] } }\n"
        "steps: { roll: { kind: delay, time: 1 h }, look: { kind: delay, time: "
        "1 h } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 d, count: 10, "
        "products: { coil: 100 % }, tonnes: 20 t } }\n"
        "problems: { types: { bent: { probability: 100 %, found: { roll: 100 % "
        "}, route: solving, repeats: { share: 100 %, after_cause: 100 % } } } "
        "}\n");
    assert_close(small_plant_told(&plant, "problems_found", "", ""), 20, 0);
    assert_close(small_plant_told(&plant, "repeated", "", ""), 100 * 9 / 20.0,
                 1e-9);
    small_plant_clear(&plant);
}

/* A coil of 10 t is found bent when it has been rolled, at 2 h, and held; at 3
 * h the order is changed. Its new coil is rolled by 5 h; the first problem
 * holds until 9 h. */
#define CHANGED(type)                                                          \
    "format: 1\n"                                                              \
    "name: changed\n"                                                          \
    "run: { length: 20 d, limit: 20 d, quantiles: [] }\n"                      \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { order: [review], lots: [roll, travel] }, solving: { "    \
    "problem: [look] } }\n"                                                    \
    "demand: { d: { kind: orders, first: 0 h, every: 30 d, count: 1, "         \
    "products: { coil: 100 % }, tonnes: 10 t, change: { after: 3 h, back_to: " \
    "review } } }\n"                                                           \
    "steps:\n"                                                                 \
    "  review: { kind: delay, time: 0 h }\n"                                   \
    "  roll: { kind: delay, time: 2 h }\n"                                     \
    "  travel: { kind: delay, time: 1 h }\n"                                   \
    "  look: { kind: delay, time: 7 h }\n"                                     \
    "problems: { types: { bent: { " type ", found: { roll: 100 % }, route: "   \
    "solving, hold: yes } } }\n"

static void lots_of_a_changed_order_are_judged_anew(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, CHANGED("probability: 100 %"));
    assert_time(&plant, "look", "start", 1, 2);
    assert_time(&plant, "look", "start", 2, 5);
    /* Held for the second, not for the first. */
    assert_time(&plant, "travel", "start", 1, 12);
    /* 1 h of the first and 7 h of the other. */
    assert_close(small_plant_told(&plant, "held", "", ""), 8 / 24.0 / 2, 1e-12);
    small_plant_clear(&plant);
}

static void a_changed_order_is_judged_anew_as_a_whole(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, CHANGED("probability: 100 %, scope: order"));
    assert_time(&plant, "look", "start", 2, 5);
    assert_time(&plant, "travel", "start", 1, 12);
    small_plant_clear(&plant);
}

/* Its own problem is no cause that spoils it: it is no other order. */
static void a_changed_order_is_no_other_to_its_own_problem(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    CHANGED("probability: 100 %, repeats: { share: 100 %, "
                            "after_cause: 100 % }"));
    assert_close(small_plant_told(&plant, "problems_found", "", ""), 2, 0);
    assert_close(small_plant_told(&plant, "repeated", "", ""), 0, 0);
    small_plant_clear(&plant);
}

/* Of ten orders some are spoilt and made again; of these again some. Each is
 * delivered after 1 h, and each problem takes 1 h more before it is replaced.
 */
static void an_order_is_usable_when_what_replaces_it_is_there(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\n"
        "name: usable\n"
        "run: { length: 20 d, limit: 20 d, quantiles: [] }\n"
        "products: { coil: { route: way } }\n"
        "routes: { way: { lots: [roll, use] }, solving: { problem: [look] } }\n"
        "steps: { roll: { kind: delay, time: 1 h }, use: { kind: delay, time: "
        "3 "
        "h }, look: { kind: delay, time: 1 h } }\n"
        "milestones: { delivered: { after: [roll] } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 d, count: 10, "
        "products: { coil: 100 % }, tonnes: 20 t } }\n"
        "problems: { types: { bent: { probability: 40 %, found: { roll: 100 % "
        "}, "
        "route: solving, hold: yes, dispositions: { replace: { share: 100 % } "
        "} "
        "} } }\n");
    const double found = small_plant_told(&plant, "problems_found", "", "");
    assert_true(found > 0);
    assert_close(small_plant_told(&plant, "delivery_time", "coil", ""),
                 1 / 24.0, 1e-12);
    /* 2 h later for each problem. */
    assert_close(small_plant_told(&plant, "usable_time", "coil", ""),
                 (1 + 2 * found / 10) / 24.0, 1e-12);
    assert_close(small_plant_told(&plant, "wait_for_usable", "coil", ""),
                 2 * found / 10 / 24.0, 1e-12);
    small_plant_clear(&plant);
}

struct seen {
    size_t count;
    int64_t contained_us;
    int64_t closed_us;
    int64_t replaced_g;
    char order[32];
    char disposition[32];
};

/* The first. */
static void see(void *self, const struct sw_problem_record *record)
{
    struct seen *seen = self;
    seen->count++;
    if (seen->count > 1) {
        return;
    }
    seen->contained_us = record->done_us[2];
    seen->closed_us = record->done_us[SW_DISCIPLINES - 1];
    seen->replaced_g = record->replaced_g;
    (void)snprintf(seen->order, sizeof seen->order, "%s", record->order);
    (void)snprintf(seen->disposition, sizeof seen->disposition, "%s",
                   record->disposition);
    assert_string_equal(record->found_at, "slit");
    assert_int_equal(record->done_us[0], SW_NEVER_US);
}

static void each_problem_has_a_record(void **state)
{
    (void)state;
    struct small_plant plant;
    struct seen seen = {0};
    small_plant_compile(&plant,
                        PLANT("20 t", "slit: 100 %",
                              "probability: 100 %, hold: yes, dispositions: { "
                              "replace: { share: 100 % } }"));
    const struct sw_observer observer = {.self = &seen, .problem = see};
    plant.done =
        sw_model_run(plant.model, &(struct sw_replication){1, 1, &observer},
                     &plant.outcome, &plant.err);
    assert_true(plant.done && seen.count > 1);
    assert_int_equal(seen.contained_us, 7 * SW_HOUR_US);
    assert_int_equal(seen.closed_us, 14 * SW_HOUR_US);
    assert_int_equal(seen.replaced_g, 10000000);
    assert_string_equal(seen.order, "d-1");
    assert_string_equal(seen.disposition, "replace");
    small_plant_clear(&plant);
}

static void what_could_never_come_of_a_problem_is_refused(void **state)
{
    (void)state;
    assert_refused(PLANT("20 t", "slit: 100 %",
                         "probability: 1 %, dispositions: { replace: { share: "
                         "100 % } }"),
                   "E292");
    assert_refused(PLANT("20 t", "slit: 100 %",
                         "probability: 1 %, hold: yes, dispositions: { rework: "
                         "{ share: 100 %, to: form } }"),
                   "E266");
    assert_refused(PLANT("20 t", "slit: 100 %",
                         "probability: 1 %, dispositions: { advice: { share: "
                         "60 % }, reject: { share: 30 % } }"),
                   "E212");
    assert_refused(
        PLANT("20 t", "slit: 100 %", "probability: 1 %, scope: heat"), "E292");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_held_goes_on_when_it_is_disposed),
        cmocka_unit_test(what_is_not_held_goes_on_at_once),
        cmocka_unit_test(a_concession_is_paid_for_each_tonne),
        cmocka_unit_test(what_is_credited_is_not_used),
        cmocka_unit_test(what_is_reworked_goes_back),
        cmocka_unit_test(what_is_not_yet_made_is_not_reworked),
        cmocka_unit_test(what_is_held_waits_at_no_step),
        cmocka_unit_test(what_is_replaced_is_made_again_by_an_order_of_its_own),
        cmocka_unit_test(a_policy_may_act_on_what_replaces),
        cmocka_unit_test(what_is_used_cannot_be_replaced),
        cmocka_unit_test(a_line_stands_still_until_the_problem_is_contained),
        cmocka_unit_test(a_problem_that_is_open_at_the_end_has_held_so_far),
        cmocka_unit_test(a_standstill_is_paid_as_far_as_it_falls_in_the_window),
        cmocka_unit_test(all_of_a_heat_is_held_once_it_is_contained),
        cmocka_unit_test(another_gauge_is_another_test_lot),
        cmocka_unit_test(a_cause_that_is_not_removed_spoils_the_next_order),
        cmocka_unit_test(only_the_lot_that_a_cause_spoils_is_repeated),
        cmocka_unit_test(lots_of_a_changed_order_are_judged_anew),
        cmocka_unit_test(a_changed_order_is_judged_anew_as_a_whole),
        cmocka_unit_test(a_changed_order_is_no_other_to_its_own_problem),
        cmocka_unit_test(an_order_is_usable_when_what_replaces_it_is_there),
        cmocka_unit_test(each_problem_has_a_record),
        cmocka_unit_test(what_could_never_come_of_a_problem_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
