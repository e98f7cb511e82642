#include "cases.h"
#include "small_plant.h"

#define PLANT(resource, time, demand, disruptions)                             \
    "format: 1\nname: disrupted\n"                                             \
    "run: { length: 30 d, limit: 30 d }\n"                                     \
    "products:\n  job: { route: way }\n"                                       \
    "routes:\n  way: { lots: [work] }\n"                                       \
    "resources:\n  machine: { " resource " }\n"                                \
    "steps:\n  work: { kind: process, resource: machine, time: " time " }\n"   \
    "demand:\n" demand "disruptions:\n" disruptions
#define JOB(name, first)                                                       \
    "  " name ": { kind: orders, first: " first ", every: 1 h, count: 1, "     \
    "products: { job: 100 % }, tonnes: 1 t }\n"
#define BREAKOUT "hits: { resource: machine, units: 0 } }\n"

/* ------------------------------------------------------------- resources - */

static void a_breakout_keeps_what_comes_from_being_served(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("", "3 h", JOB("a", "1 h") JOB("b", "3 h"),
              "  breakout: { at: \"2026-01-05 02:00\", lasts: 4 h, " BREAKOUT));
    /* What has begun is finished. */
    assert_time(&plant, "work", "complete", 1, 4);
    assert_time(&plant, "work", "start", 2, 6);
    assert_spent(&plant, "job", "work", "closed", 1.5); /* 3 h of one of two */
    assert_close(small_plant_value(&plant, "disruptions", "breakout"), 1, 0);
    assert_close(small_plant_value(&plant, "disrupted", "breakout"), 4 / 24.0,
                 1e-12);
    small_plant_clear(&plant);
}

/* From 10 h to 12 h, and from 22 h to 24 h, at half speed. */
static void disruptions_can_be_drawn(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("", "23 h", JOB("a", "0 h"),
                                  "  power: { every: 10 h, lasts: 2 h, hits: { "
                                  "resource: machine, speed: 50 % } }\n"));
    assert_time(&plant, "work", "complete", 1, 25);
    /* One each 12 h of 720; the 60th ends as the window does. */
    assert_close(small_plant_value(&plant, "disruptions", "power"), 60, 0);
    assert_close(small_plant_value(&plant, "disrupted", "power"), 120 / 24.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void one_that_began_before_the_run_holds_until_its_end(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("", "3 h", JOB("a", "0 h"),
              "  breakout: { at: \"2026-01-04 20:00\", lasts: 7 h, " BREAKOUT));
    assert_time(&plant, "work", "start", 1, 3);
    assert_close(small_plant_value(&plant, "disrupted", "breakout"), 3 / 24.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void one_event_hits_several_resources_at_once(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    "format: 1\nname: two\nrun: { length: 30 d, limit: 30 d }\n"
                    "products: { job: { route: way } }\n"
                    "routes: { way: { lots: [cut, bend] } }\n"
                    "resources: { saw: {}, press: {}, crane: {} }\n"
                    "steps:\n"
                    "  cut: { kind: process, resource: saw, time: 1 h }\n"
                    "  bend: { kind: process, resource: press, time: 1 h }\n"
                    "demand:\n" JOB("a", "0 h")
                        JOB("b", "2 h") "disruptions:\n"
                                        "  power: { at: \"2026-01-05 00:30\", "
                                        "lasts: 4.5 h, hits: { resources: "
                                        "[saw, press], units: 0 } }\n");
    assert_time(&plant, "bend", "start", 1, 5);
    assert_time(&plant, "cut", "start", 2, 5);
    small_plant_clear(&plant);
}

/* ----------------------------------------------------------- planned stops -
 */

#define OVERHAUL(when) "planned: { overhaul: { " when ", lasts: 2 h } }"
#define OVERRUN(probability)                                                   \
    "  overrun: { with: machine.overhaul, lasts: 3 h, "                        \
    "probability: " probability " }\n"

static void an_overhaul_overruns(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(OVERHAUL("date: \"2026-01-05 02:00\""), "1 h",
                                  JOB("a", "3 h"), OVERRUN("100 %")));
    assert_time(&plant, "work", "start", 1, 7);
    assert_close(small_plant_value(&plant, "disrupted", "overrun"), 3 / 24.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void an_overhaul_that_does_not_overrun_ends_as_planned(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(OVERHAUL("date: \"2026-01-05 02:00\""), "1 h",
                                  JOB("a", "3 h"), OVERRUN("0 %")));
    assert_time(&plant, "work", "start", 1, 4);
    assert_close(small_plant_value(&plant, "disruptions", "overrun"), 0, 0);
    small_plant_clear(&plant);
}

/* Stops from 24 h to 26 h, 48 h to 50 h and so on: 29 are over by 720 h. */
static void every_stop_can_overrun(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(OVERHAUL("every: 1 d"), "1 h",
                                  JOB("a", "51 h"), OVERRUN("100 %")));
    assert_time(&plant, "work", "start", 1, 53);
    assert_close(small_plant_value(&plant, "disruptions", "overrun"), 29, 0);
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------------ lanes - */

static void a_river_is_closed(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, "format: 1\nname: river\nrun: { length: 30 d, limit: 30 d }\n"
                "products: { job: { route: way } }\n"
                "routes: { way: { lots: [barge] } }\n"
                "steps: { barge: { kind: transport, lots: 1, time: 2 h } }\n"
                "demand:\n" JOB("a", "1 h")
                    JOB("b", "3 h") "disruptions:\n"
                                    "  low_water: { at: \"2026-01-05 02:00\", "
                                    "lasts: 4 h, hits: { lane: "
                                    "barge } }\n");
    assert_time(&plant, "barge", "complete", 1, 3);
    assert_time(&plant, "barge", "start", 2, 6);
    assert_close(small_plant_value(&plant, "shut", "barge"), 100.0 * 4 / 720,
                 1e-9);
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------------ stocks -
 */

/* An order of 1 t each hour from 0 h on, of a stock that is made in 5 h. */
#define SHELF(count, articles, disruptions)                                    \
    "format: 1\nname: shelf\n"                                                 \
    "run: { length: 4 d, limit: 9 d, quantiles: [] }\n"                        \
    "products: { part: { route: way, value: 4000 CNY/t, coil: { unit: 1 t } "  \
    "} }\n"                                                                    \
    "routes: { way: { lots: [shelf, pack] }, make: { lots: [work] } }\n"       \
    "demand: { d: { kind: orders, first: 0 h, every: 1 h, count: " count       \
    ", products: { part: 100 % }, tonnes: 1 t } }\n"                           \
    "steps:\n"                                                                 \
    "  pack: { kind: delay, time: 0 h }\n"                                     \
    "  work: { kind: delay, time: 5 h }\n"                                     \
    "  shelf: { kind: stock, made_by: make, articles: { part: { " articles     \
    " } } }\n"                                                                 \
    "disruptions:\n" disruptions

static void a_stock_that_gives_nothing_makes_lots_wait(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    SHELF("4", "kind: base_stock, level: 9 t, initial: 9 t",
                          "  fire: { at: \"2026-01-05 00:30\", lasts: 2 h, "
                          "hits: { stock: shelf, gives: no } }\n"));
    assert_time(&plant, "pack", "complete", 1, 0);
    assert_time(&plant, "pack", "complete", 2, 2.5);
    assert_time(&plant, "pack", "complete", 3, 2.5);
    assert_time(&plant, "pack", "complete", 4, 3);
    small_plant_clear(&plant);
}

/* Of 2 t, one goes at 0 h and one at 1 h; what is made for them is there at
 * 5 h and 6 h, and gets in at 7 h. */
static void what_a_stock_does_not_receive_stands_outside(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    SHELF("4", "kind: base_stock, level: 2 t, initial: 2 t",
                          "  gate: { at: \"2026-01-05 02:00\", lasts: 5 h, "
                          "hits: { stock: shelf, receives: no } }\n"));
    assert_time(&plant, "pack", "complete", 2, 1);
    assert_time(&plant, "pack", "complete", 3, 7);
    assert_time(&plant, "pack", "complete", 4, 7);
    /* 1 t from 0 h to 7, 2 t from 1 h to 7, 3 t to 7 and so on: ordered at 0,
     * 1, 2 and 3 h, there at 7, 7, 7 and 8 h. */
    assert_close(small_plant_value(&plant, "on_order", "shelf"),
                 (7 + 6 + 5 + 5) / 96.0, 1e-12);
    small_plant_clear(&plant);
}

static double paid(const struct small_plant *plant, const char *line)
{
    double sum = 0;
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (series->measure->group == SW_MEASURES_COST &&
            strcmp(series->measure->id, line) == 0) {
            sum += plant->outcome.totals[i].numerator / (double)SW_MONEY_UNIT;
        }
    }
    return sum;
}

/* A quarter of 8 t is gone, at 4000 CNY/t, and ordered anew. */
static void a_share_of_a_stock_is_lost(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    SHELF("1", "kind: base_stock, level: 9 t, initial: 9 t",
                          "  rust: { at: \"2026-01-05 12:00\", hits: { stock: "
                          "shelf, loses: 25 % } }\n"));
    /* 9 t: 8 until 5 h, 9 until 12 h, 6.75 until 17 h. */
    assert_close(small_plant_value(&plant, "on_hand", "shelf"),
                 (8 * 5 + 9 * 7 + 6.75 * 5 + 9 * (96 - 17)) / 96.0, 1e-9);
    assert_close(paid(&plant, "write_down"), 2.25 * 4000, 1e-9);
    assert_close(small_plant_value(&plant, "disruptions", "rust"), 1, 0);
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------------ prices -
 */

/* 9 t at 4000 CNY/t lose 10 %, then what is left wins 5 %. */
static void a_fall_of_the_price_writes_stock_down(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    SHELF("1", "kind: base_stock, level: 9 t, initial: 9 t",
                          "  falls: { at: 2026-01-06, hits: { price: part, "
                          "times: 0.9 } }\n"
                          "  rises: { at: 2026-01-07, hits: { price: part, "
                          "times: 1.05 } }\n"));
    assert_close(paid(&plant, "write_down"), 9 * 4000 * (0.1 - 0.9 * 0.05),
                 1e-6);
    small_plant_clear(&plant);
}

/* One lot of 10 t is held from 0 h to 48 h: a day at 4000 CNY/t, one at half of
 * that, at 36.5 % a year. */
static void what_is_held_costs_by_the_price_of_its_time(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: held\nrun: { length: 4 d, limit: 9 d }\n"
        "products: { part: { route: way, value: 4000 CNY/t } }\n"
        "routes: { way: { lots: [age] } }\n"
        "steps: { age: { kind: delay, time: 2 d } }\n"
        "holding: { rate: 36.5 %/year, space: 1 CNY/t/d }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 h, count: 1, "
        "products: { part: 100 % }, tonnes: 10 t } }\n"
        "disruptions: { falls: { at: 2026-01-06, hits: { price: part, times: "
        "0.5 } } }\n");
    assert_close(paid(&plant, "holding"),
                 10 * 4000 * 0.001 * 1.5 + 10 * 2 * 1.0, 1e-3);
    small_plant_clear(&plant);
}

/* Three lots of 20 t, a day apart: the last is bought for a tenth less. */
static void what_is_bought_is_paid_at_the_price_of_its_time(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: bought\nrun: { length: 4 d, limit: 9 d }\n"
        "products: { part: { route: way, value: 4000 CNY/t } }\n"
        "routes: { way: { lots: [pay] } }\n"
        "steps: { pay: { kind: delay, time: 0 h, cost: { value: 50 %, payer: "
        "fabricator } } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 d, count: 3, "
        "products: { part: 100 % }, tonnes: 20 t } }\n"
        "disruptions: { falls: { at: \"2026-01-06 12:00\", hits: { price: "
        "part, "
        "times: 0.9 } } }\n");
    assert_close(paid(&plant, "variable"), 20 * 2000 * 2.9, 1e-6);
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------------ demand -
 */

#define STREAM(disruptions)                                                    \
    "format: 1\nname: stream\nrun: { length: 60 d, limit: 30 d }\n"            \
    "products: { job: { route: way } }\n"                                      \
    "routes: { way: { lots: [work] } }\n"                                      \
    "steps: { work: { kind: delay, time: 0 h } }\n"                            \
    "demand: { d: { kind: orders, rate: 4 /d, products: { job: 100 % }, "      \
    "tonnes: 1 t } }\n" disruptions

static double entered_d(const struct small_plant *plant, size_t n)
{
    const struct small_event *event =
        small_plant_event(plant, "work", "complete", n + 1);
    return event == NULL ? -1 : (double)event->at_us / (double)SW_DAY_US;
}

/* Three times the orders from day 10 to day 20: an order that would have come x
 * days after day 10 comes x / 3 after it, and one after day 40 20 days sooner.
 */
static void a_rise_of_demand_moves_orders_and_drops_none(void **state)
{
    (void)state;
    struct small_plant steady;
    struct small_plant risen;
    small_plant_run(&steady, STREAM(""));
    small_plant_run(&risen,
                    STREAM("disruptions: { rush: { at: 2026-01-15, lasts: 10 "
                           "d, hits: { demand: d, times: 3 } } }\n"));
    size_t before = 0;
    size_t within = 0;
    size_t after = 0;
    for (size_t n = 0; entered_d(&steady, n) >= 0; n++) {
        const double was = entered_d(&steady, n);
        const double is = entered_d(&risen, n);
        const double due = was <= 10   ? was
                           : was <= 40 ? 10 + (was - 10) / 3
                                       : was - 20;
        assert_close(is, due, 1e-9);
        before += was <= 10;
        within += was > 10 && was <= 40;
        after += was > 40;
    }
    assert_true(before > 20 && within > 80 && after > 40);
    small_plant_clear(&steady);
    small_plant_clear(&risen);
}

/* No order from day 10 to day 20: all later ones come 10 days later. */
static void a_demand_can_stop_for_a_while(void **state)
{
    (void)state;
    struct small_plant steady;
    struct small_plant stopped;
    small_plant_run(&steady, STREAM(""));
    small_plant_run(&stopped,
                    STREAM("disruptions: { strike: { at: 2026-01-15, lasts: 10 "
                           "d, hits: { demand: d, times: 0 } } }\n"));
    size_t after = 0;
    for (size_t n = 0; entered_d(&stopped, n) >= 0; n++) {
        const double was = entered_d(&steady, n);
        assert_close(entered_d(&stopped, n), was <= 10 ? was : was + 10, 1e-9);
        after += was > 10;
    }
    assert_true(after > 80);
    small_plant_clear(&steady);
    small_plant_clear(&stopped);
}

/* Twice from before the run on, for good, and half of that again from day 10
 * on.
 */
static void changes_of_demand_multiply(void **state)
{
    (void)state;
    struct small_plant steady;
    struct small_plant changed;
    small_plant_run(&steady, STREAM(""));
    small_plant_run(
        &changed,
        STREAM("disruptions:\n"
               "  more: { at: 2026-01-01, hits: { demand: d, times: 2 } }\n"
               "  less: { at: 2026-01-15, hits: { demand: d, times: 0.5 } "
               "}\n"));
    for (size_t n = 0;
         entered_d(&changed, n) >= 0 && entered_d(&steady, n) >= 0; n++) {
        const double was = entered_d(&steady, n);
        assert_close(entered_d(&changed, n), was <= 20 ? was / 2 : was - 10,
                     1e-9);
    }
    small_plant_clear(&steady);
    small_plant_clear(&changed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_breakout_keeps_what_comes_from_being_served),
        cmocka_unit_test(disruptions_can_be_drawn),
        cmocka_unit_test(one_that_began_before_the_run_holds_until_its_end),
        cmocka_unit_test(one_event_hits_several_resources_at_once),
        cmocka_unit_test(an_overhaul_overruns),
        cmocka_unit_test(an_overhaul_that_does_not_overrun_ends_as_planned),
        cmocka_unit_test(every_stop_can_overrun),
        cmocka_unit_test(a_river_is_closed),
        cmocka_unit_test(a_stock_that_gives_nothing_makes_lots_wait),
        cmocka_unit_test(what_a_stock_does_not_receive_stands_outside),
        cmocka_unit_test(a_share_of_a_stock_is_lost),
        cmocka_unit_test(a_fall_of_the_price_writes_stock_down),
        cmocka_unit_test(what_is_held_costs_by_the_price_of_its_time),
        cmocka_unit_test(what_is_bought_is_paid_at_the_price_of_its_time),
        cmocka_unit_test(a_rise_of_demand_moves_orders_and_drops_none),
        cmocka_unit_test(a_demand_can_stop_for_a_while),
        cmocka_unit_test(changes_of_demand_multiply),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
