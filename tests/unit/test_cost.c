#include "cases.h"
#include "small_plant.h"

#include "model/cost.h"

/* Orders of one lot each: `a` of 20 t and `b` of 10 t, entered as `demand` says
 * and going through the steps of `lots`. */
#define PLANT_FOR(run, lots, demand, rest)                                     \
    "format: 1\n"                                                              \
    "name: money\n"                                                            \
    "start: 2026-01-05\n"                                                      \
    "run: { " run ", quantiles: [] }\n"                                        \
    "classes: { rush: { fee: { tonne: 100 CNY/t, order: 500 CNY } },"          \
    " standard: {} }\n"                                                        \
    "calendars:\n"                                                             \
    "  day: { kind: weekly, open: { mon-sun: [\"00:00-08:00\"] } }\n"          \
    "products:\n"                                                              \
    "  a: { route: way, steel_code: A, value: 3650 CNY/t,"                     \
    " scrap_loss: 1000 CNY/t, tonnes_per: { km: 5 t } }\n"                     \
    "  b: { route: way, steel_code: B, tonnes_per: { MW: 40 t } }\n"           \
    "  c: { route: way, steel_code: B }\n"                                     \
    "routes:\n"                                                                \
    "  way: { lots: [" lots "] }\n"                                            \
    "demand:\n" demand rest

#define PLANT(lots, demand, rest)                                              \
    PLANT_FOR("length: 30 d, limit: 30 d", lots, demand, rest)

/* `count` orders of one product, the first at `first`, then every `every`. */
#define ORDERS(name, product, tonnes, first, every, count)                     \
    "  " name ": { kind: orders, first: " first ", every: " every              \
    ", count: " count ", products: { " product ": 100 % }, tonnes: " tonnes    \
    ", class: { standard: 100 % } }\n"

/* What the product has cost on this line of the subject, in CNY. */
static double paid(const struct small_plant *plant, const char *product,
                   const char *line, const char *subject, const char *payer)
{
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (series->measure->group == SW_MEASURES_COST &&
            strcmp(series->product, product) == 0 &&
            strcmp(series->measure->id, line) == 0 &&
            strcmp(series->subject, subject) == 0 &&
            strcmp(series->subclass, payer) == 0) {
            return plant->outcome.totals[i].numerator / (double)SW_MONEY_UNIT;
        }
    }
    fail_msg("%s pays no %s of '%s' for %s", payer, line, subject, product);
    return 0.0;
}

static size_t cost_series(const struct small_plant *plant)
{
    size_t count = 0;
    for (size_t i = 0; i < plant->outcome.count; i++) {
        count += sw_model_series(plant->model, i)->measure->group ==
                 SW_MEASURES_COST;
    }
    return count;
}

static void tonnes_and_lots_that_pass_a_step_are_paid(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("pack", ORDERS("x", "a", "20 t", "0 h", "1 h", "3"),
                          "steps:\n"
                          "  pack: { kind: delay, time: 1 h, cost: "
                          "{ tonne: 2 CNY/t, lot: 5.5 CNY } }\n"));
    /* 3 x (20 t x 2 + 5.5) */
    assert_close(paid(&plant, "a", "variable", "pack", "mill"), 136.5, 0);
    assert_close(paid(&plant, "b", "variable", "pack", "mill"), 0, 0);
    assert_close(small_plant_value(&plant, "cost_per_tonne", ""), 136.5 / 60,
                 1e-12);
    small_plant_clear(&plant);
}

static void what_has_no_value_cannot_be_bought_by_it(void **state)
{
    (void)state;
    assert_refused(
        PLANT("pack", ORDERS("x", "b", "20 t", "0 h", "1 d", "3"),
              "steps: { pack: { kind: delay, time: 1 h }, buy: { "
              "kind: delay, time: 0 h, cost: { value: 100 % } } }\n"),
        "E290");
}

static void what_passes_a_step_of_transport_is_freight(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("ship",
                      ORDERS("x", "a", "20 t", "0 h", "1 h", "1")
                          ORDERS("y", "b", "10 t", "0 h", "1 h", "1"),
                      "steps:\n"
                      "  ship: { kind: transport, lots: 2, time: 1 h, cost: "
                      "{ tonne: 3 CNY/t, trip: 100 CNY, payer: carrier } }\n"));
    /* The trip by gross grams: two to one. */
    assert_close(paid(&plant, "a", "freight", "ship", "carrier"), 60 + 66.6666,
                 1e-9);
    assert_close(paid(&plant, "b", "freight", "ship", "carrier"), 30 + 33.3334,
                 1e-9);
    small_plant_clear(&plant);
}

static void hours_are_paid_by_those_served_in_them(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("heat, cast",
                      ORDERS("x", "a", "20 t", "0 h", "1 h", "1")
                          ORDERS("y", "b", "10 t", "0 h", "1 h", "1"),
                      "resources:\n"
                      "  caster: { cost: { hour: 300 CNY/h } }\n"
                      "  crane: { cost: { hour: 60 CNY/h, payer: carrier } }\n"
                      "steps:\n"
                      "  heat: { kind: batch, lots: 2 }\n"
                      "  cast: { kind: process, per: batch, resource: caster, "
                      "also: [crane], time: 2 h }\n"));
    assert_close(paid(&plant, "a", "hours", "caster", "mill"), 400, 0);
    assert_close(paid(&plant, "b", "hours", "caster", "mill"), 200, 0);
    assert_close(paid(&plant, "a", "hours", "crane", "carrier"), 80, 0);
    assert_close(paid(&plant, "b", "hours", "crane", "carrier"), 40, 0);
    small_plant_clear(&plant);
}

static void overtime_is_what_is_finished_outside_the_calendar(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("form", ORDERS("x", "a", "20 t", "6 h", "1 h", "2"),
                          "resources:\n"
                          "  line: { calendar: day, over_shift: finish, "
                          "cost: { hour: 100 CNY/h, overtime: 50 CNY/h } }\n"
                          "steps:\n"
                          "  form: { kind: process, resource: line, "
                          "time: 90 min }\n"));
    /* From 6 to 7:30, and from 7:30 to 9:00: an hour after closing. */
    assert_close(paid(&plant, "a", "hours", "line", "mill"), 300, 0);
    assert_close(paid(&plant, "a", "overtime", "line", "mill"), 50, 0);
    small_plant_clear(&plant);
}

#define SETUPS                                                                 \
    "setup: { key: [steel_code], time: 30 min }, time: 1 h, "                  \
    "cost: { setup: 300 CNY }"

static void a_setup_is_paid_by_the_run_that_it_opens(void **state)
{
    (void)state;
    struct small_plant plant;
    /* a, then b and c in one run, then a again: the first of all is free. */
    small_plant_run(&plant,
                    PLANT("roll",
                          ORDERS("x", "a", "20 t", "0 h", "8 h", "2")
                              ORDERS("y", "b", "10 t", "1 h", "1 h", "1")
                                  ORDERS("z", "c", "20 t", "4 h", "1 h", "1"),
                          "resources:\n"
                          "  mill: { cost: { hour: 90 CNY/h } }\n"
                          "steps:\n"
                          "  roll: { kind: process, resource: mill, " SETUPS
                          " }\n"));
    assert_close(paid(&plant, "a", "changeover", "roll", "mill"), 300, 0);
    assert_close(paid(&plant, "b", "changeover", "roll", "mill"), 100, 0);
    assert_close(paid(&plant, "c", "changeover", "roll", "mill"), 200, 0);
    /* An hour of work each, and half an hour of setup to each run. */
    assert_close(paid(&plant, "a", "hours", "mill", "mill"), 180 + 45, 0);
    assert_close(paid(&plant, "b", "hours", "mill", "mill"), 90 + 15, 0);
    assert_close(paid(&plant, "c", "hours", "mill", "mill"), 90 + 30, 0);
    small_plant_clear(&plant);
}

static void a_setup_before_the_window_is_not_paid(void **state)
{
    (void)state;
    struct small_plant plant;
    /* a at 0 h, b from 1 h to 2.5 h, the second b from 3 h; the window opens at
     * 2.75 h. */
    small_plant_run(&plant,
                    PLANT_FOR("warm_up: 165 min, length: 30 d", "roll",
                              ORDERS("x", "a", "20 t", "0 h", "1 h", "1")
                                  ORDERS("y", "b", "10 t", "1 h", "2 h", "2"),
                              "resources: { mill: {} }\n"
                              "steps:\n"
                              "  roll: { kind: process, resource: mill, " SETUPS
                              " }\n"));
    assert_close(paid(&plant, "b", "changeover", "roll", "mill"), 0, 0);
    small_plant_clear(&plant);
}

#define BACKGROUND                                                             \
    "  others: { kind: background, block: 10 t, cv: 0, tonnes: 10 t/d, "       \
    "products: { c: 100 % } }\n"

#define BOTTLENECK(others, breakdowns)                                         \
    PLANT("roll",                                                              \
          ORDERS("x", "a", "20 t", "0 h", "8 h", "2")                          \
              ORDERS("y", "b", "10 t", "1 h", "1 h", "1"),                     \
          others "resources:\n"                                                \
                 "  mill: { cost: { lost_hour: 1000 CNY/h }" breakdowns " }\n" \
                 "steps:\n"                                                    \
                 "  roll: { kind: process, resource: mill, " SETUPS " }\n")

static void an_hour_lost_costs_the_margin_of_what_others_would_buy(void **state)
{
    (void)state;
    struct small_plant plant;
    /* The first block of the others comes when all else is done. */
    small_plant_run(&plant, BOTTLENECK(BACKGROUND, ""));
    assert_close(paid(&plant, "a", "lost_hours", "mill", "mill"), 500, 0);
    assert_close(paid(&plant, "b", "lost_hours", "mill", "mill"), 500, 0);
    small_plant_clear(&plant);
}

static void an_hour_that_nobody_would_buy_costs_nothing(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, BOTTLENECK("", ""));
    for (size_t i = 0; i < plant.outcome.count; i++) {
        assert_string_not_equal(sw_model_series(plant.model, i)->measure->id,
                                "lost_hours");
    }
    small_plant_clear(&plant);
}

static void a_breakdown_that_stops_work_loses_its_hours(void **state)
{
    (void)state;
    struct small_plant plant;
    /* After 80 min of work, for 2 h: in the setup for b, of which 10 min are
     * then left, and an hour of work; so next in the setup for a. */
    small_plant_run(&plant, BOTTLENECK(BACKGROUND,
                                       ", breakdowns: { crack: { clock: busy, "
                                       "every: 80 min, repair: 2 h } }"));
    assert_close(paid(&plant, "b", "lost_hours", "mill", "mill"), 500 + 2000,
                 0);
    assert_close(paid(&plant, "a", "lost_hours", "mill", "mill"), 500 + 2000,
                 0);
    small_plant_clear(&plant);
}

static void a_changeover_is_paid_by_its_campaign(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("coat",
              ORDERS("x", "a", "20 t", "0 h", "1 h", "2")
                  ORDERS("y", "b", "10 t", "30 min", "1 h", "2"),
              "resources: { line: { cost: { hour: 10 CNY/h } } }\n"
              "steps:\n"
              "  coat: { kind: campaign, resource: line, time: 2 h, "
              "change: 6 h, cost: { setup: 90000 CNY }, families: "
              "{ x: { when: { steel_code: A } }, y: { else: yes } } }\n"));
    assert_close(paid(&plant, "a", "changeover", "coat", "mill"), 0, 0);
    assert_close(paid(&plant, "b", "changeover", "coat", "mill"), 90000, 0);
    assert_close(paid(&plant, "a", "hours", "line", "mill"), 40, 0);
    assert_close(paid(&plant, "b", "hours", "line", "mill"), 40 + 60, 0);
    small_plant_clear(&plant);
}

static void surplus_of_a_part_filled_heat_loses_its_price(void **state)
{
    (void)state;
    struct small_plant plant;
    /* Two lots make the heat full; the third goes with 20 t less. */
    small_plant_run(&plant,
                    PLANT("heat", ORDERS("x", "a", "20 t", "0 h", "1 h", "3"),
                          "steps:\n"
                          "  heat: { kind: batch, size: 40 t, max_wait: 1 d, "
                          "cost: { trip: 1000 CNY, surplus: 250 CNY/t } }\n"));
    assert_close(paid(&plant, "a", "surplus_loss", "heat", "mill"), 5000, 0);
    assert_close(paid(&plant, "a", "variable", "heat", "mill"), 2000, 0);
    small_plant_clear(&plant);
}

static void what_is_downgraded_loses_its_price(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("test", ORDERS("x", "a", "20 t", "0 h", "1 h", "2"),
                          "resources: { lab: {} }\n"
                          "steps:\n"
                          "  test: { kind: inspect, resource: lab, time: 1 h, "
                          "results: { downgrade: { probability: 100 % } }, "
                          "cost: { downgrade: 150 CNY/t } }\n"));
    assert_close(paid(&plant, "a", "downgrade_loss", "test", "mill"), 6000, 0);
    small_plant_clear(&plant);
}

static void what_becomes_scrap_loses_its_value(void **state)
{
    (void)state;
    struct small_plant plant;
    /* 25 t for 20 t, and all of what is left is scrap. */
    small_plant_run(
        &plant, PLANT("slit, test", ORDERS("x", "a", "20 t", "0 h", "1 h", "1"),
                      "resources: { lab: {} }\n"
                      "steps:\n"
                      "  slit: { kind: delay, time: 1 h, yield: 80 %, "
                      "cost: { payer: fabricator } }\n"
                      "  test: { kind: inspect, resource: lab, time: 1 h, "
                      "results: { scrap: { probability: 100 % } } }\n"));
    assert_close(paid(&plant, "a", "scrap_loss", "slit", "fabricator"), 5000,
                 0);
    assert_close(paid(&plant, "a", "scrap_loss", "test", "mill"), 20000, 0);
    small_plant_clear(&plant);
}

/* A tonne of `a` is worth 3650 CNY: 1 CNY a day at 10 % a year. */
#define MONTH "length: 30 d, limit: 30 d"
#define HOLDING(run, holding)                                                  \
    PLANT_FOR(run, "plan, cast, ship, store",                                  \
              ORDERS("x", "a", "20 t", "0 h", "1 d", "2"),                     \
              "holding: { " holding " }\n"                                     \
              "milestones:\n"                                                  \
              "  steel: { after: [cast] }\n"                                   \
              "  delivered: { after: [ship] }\n"                               \
              "steps:\n"                                                       \
              "  plan: { kind: delay, time: 5 d }\n"                           \
              "  cast: { kind: delay, time: 1 d, yield: 80 % }\n"              \
              "  ship: { kind: delay, time: 2 d }\n"                           \
              "  store: { kind: delay, time: 3 d }\n")

static void steel_is_held_until_it_is_delivered_and_then_by_others(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, HOLDING(MONTH, "rate: 10 %/year, from: steel"));
    /* 20 t for 2 d, then for 3 d, of each lot. */
    assert_close(paid(&plant, "a", "holding", "", "mill"), 80, 0);
    assert_close(paid(&plant, "a", "holding", "", "fabricator"), 120, 0);
    small_plant_clear(&plant);
    small_plant_run(&plant,
                    HOLDING(MONTH, "rate: 10 %/year, space: 0.5 CNY/t/d"));
    /* Gross 25 t for 6 d, 20 t for 2 d. */
    assert_close(paid(&plant, "a", "holding", "", "mill"),
                 2 * 1.5 * (25 * 6 + 20 * 2), 0);
    small_plant_clear(&plant);
}

static void holding_counts_within_the_window_alone(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, HOLDING("warm_up: 7 d, length: 36 h",
                        "rate: 10 %/year, from: steel, after_delivery: mill"));
    /* The first lot is held from 6 to 11 d, the second a day later. */
    assert_close(paid(&plant, "a", "holding", "", "mill"), 2 * 20 * 1.5, 0);
    small_plant_clear(&plant);
}

static void what_is_scrapped_is_held_no_longer(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("wait, test, store",
                          ORDERS("x", "a", "20 t", "0 h", "1 h", "1"),
                          "holding: { rate: 10 %/year }\n"
                          "resources: { lab: {} }\n"
                          "steps:\n"
                          "  wait: { kind: delay, time: 2 d }\n"
                          "  store: { kind: delay, time: 3 d }\n"
                          "  test: { kind: inspect, resource: lab, time: 1 d, "
                          "results: { scrap: { probability: 100 % } } }\n"));
    assert_close(paid(&plant, "a", "holding", "", "mill"), 60, 0);
    small_plant_clear(&plant);
}

/* A stock of `b`, of which `c` takes too; it is filled up again by `make`. */
#define STOCK(article)                                                         \
    PLANT_FOR("length: 10 h, limit: 9 d",                                      \
              "yard] }\n"                                                      \
              "  make: { lots: [cast",                                         \
              ORDERS("y", "b", "10 t", "0 h", "1 h", "1")                      \
                  ORDERS("z", "c", "20 t", "1 h", "1 h", "1"),                 \
              "steps:\n"                                                       \
              "  cast: { kind: delay, time: 2 h, cost: { tonne: 6 CNY/t } }\n" \
              "  yard: { kind: stock, key: [group], made_by: make, "           \
              "owned_by: fabricator, articles: { b: { " article " } } }\n")

static void what_fills_up_a_stock_is_paid_by_those_who_take_of_it(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    STOCK("kind: base_stock, level: 30 t, initial: 30 t"));
    /* 10 t for 0 h and 20 t for 1 h are cast anew. */
    assert_close(paid(&plant, "b", "variable", "cast", "mill"), 60, 0);
    assert_close(paid(&plant, "c", "variable", "cast", "mill"), 120, 0);
    assert_close(paid(&plant, "replenishment", "variable", "cast", "mill"), 0,
                 0);
    small_plant_clear(&plant);
}

static void costs_of_a_stock_are_shared_by_what_is_taken_of_it(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, STOCK("kind: base_stock, level: 30 t, initial: 20 t, holding: "
                      "24 CNY/t/d, backorder: 48 CNY/t/d, order_cost: { fixed: "
                      "90 CNY, tonne: 3 CNY/t }"));
    /* Ordered at 0 h, 10 t of the level and 10 t for b; at 1 h 20 t for c,
     * which has 10 t then and the rest at 2 h. On hand 10 t for 1 h, 10 t from
     * 2 h, 30 t from 3 h to 10 h; 10 t lack for 1 h. */
    const double held = 10 + 10 + 30 * 7;
    assert_close(paid(&plant, "b", "holding", "yard", "fabricator"), held / 3,
                 1e-4);
    assert_close(paid(&plant, "c", "holding", "yard", "fabricator"),
                 held * 2 / 3, 1e-4);
    assert_close(paid(&plant, "b", "shortage", "yard", "fabricator") +
                     paid(&plant, "c", "shortage", "yard", "fabricator"),
                 20, 0);
    assert_close(paid(&plant, "b", "ordering", "yard", "fabricator") +
                     paid(&plant, "c", "ordering", "yard", "fabricator"),
                 2 * 90 + 40 * 3, 0);
    small_plant_clear(&plant);
}

static void a_rush_order_pays_its_fee(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("pack",
                          "  x: { kind: orders, first: 0 h, every: 1 h, "
                          "count: 2, products: { a: 100 % }, tonnes: 20 t, "
                          "class: { rush: 100 % } }\n",
                          "steps: { pack: { kind: delay, time: 1 h } }\n"));
    assert_close(paid(&plant, "a", "rush_fee", "rush", "fabricator"),
                 2 * (2000 + 500), 0);
    small_plant_clear(&plant);
}

#define LATE(lots)                                                             \
    PLANT(lots, ORDERS("x", "a", "20 t", "0 h", "1 h", "1"),                   \
          "promise: { after: 1 d, penalty: { rate: 0.5 %/d, cap: 5 % } }\n"    \
          "steps:\n"                                                           \
          "  pack: { kind: delay, time: 12 h }\n"                              \
          "  ship: { kind: delay, time: 36 h }\n"                              \
          "  wait: { kind: delay, time: 30 d }\n")

static void lateness_costs_a_share_of_the_value_up_to_a_cap(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, LATE("pack"));
    assert_close(paid(&plant, "a", "lateness_penalty", "", "mill"), 0, 0);
    small_plant_clear(&plant);
    /* A day late: 0.5 % of 20 t at 3650 CNY. */
    small_plant_run(&plant, LATE("pack, ship"));
    assert_close(paid(&plant, "a", "lateness_penalty", "", "mill"), 365, 0);
    small_plant_clear(&plant);
    small_plant_run(&plant, LATE("pack, wait"));
    /* Delivered after the window. */
    assert_close(paid(&plant, "a", "lateness_penalty", "", "mill"), 0, 0);
    small_plant_clear(&plant);
    small_plant_run(&plant, LATE("ship, ship, ship, ship, ship, ship, ship, "
                                 "ship, ship"));
    assert_close(paid(&plant, "a", "lateness_penalty", "", "mill"), 3650, 0);
    small_plant_clear(&plant);
}

static void totals_are_told_by_payer_tonne_kilometre_and_megawatt(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("pack, ship",
              ORDERS("x", "a", "20 t", "0 h", "1 h", "1")
                  ORDERS("y", "b", "10 t", "0 h", "1 h", "1"),
              "steps:\n"
              "  pack: { kind: delay, time: 1 h, cost: { tonne: 2 CNY/t } }\n"
              "  ship: { kind: delay, time: 1 h, counts_as: transport, "
              "cost: { tonne: 3 CNY/t, payer: fabricator } }\n"));
    assert_close(paid(&plant, "a", "total", "", "mill"), 40, 0);
    assert_close(paid(&plant, "a", "total", "", "fabricator"), 60, 0);
    assert_close(paid(&plant, "a", "total", "", ""), 100, 0);
    assert_close(small_plant_value(&plant, "total_per_km", ""), 10, 1e-12);
    assert_close(small_plant_value(&plant, "total_per_mw", ""), 80, 1e-12);
    small_plant_clear(&plant);
}

#define STEP(settings)                                                         \
    PLANT("pack", ORDERS("x", "a", "20 t", "0 h", "1 h", "1"),                 \
          "resources: { line: {} }\n"                                          \
          "steps: { pack: { " settings " } }\n")

static void a_cost_that_nothing_can_cause_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        STEP("kind: delay, time: 1 h, cost: { trip: 5 CNY }"),
        STEP("kind: delay, time: 1 h, cost: { setup: 5 CNY }"),
        STEP("kind: process, resource: line, time: 1 h, "
             "cost: { setup: 5 CNY }"),
        STEP("kind: transport, load: 40 t, max_wait: 1 h, time: 1 h, "
             "cost: { surplus: 5 CNY/t }"),
        STEP("kind: process, resource: line, time: 1 h, "
             "cost: { downgrade: 5 CNY/t }"),
    };
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_refused(wrong[i], "E290");
    }
}

static void overtime_needs_work_that_is_finished(void **state)
{
    (void)state;
    assert_refused(PLANT("pack", ORDERS("x", "a", "20 t", "0 h", "1 h", "1"),
                         "resources: { line: { calendar: day, cost: "
                         "{ overtime: 5 CNY/h } } }\n"
                         "steps: { pack: { kind: process, resource: line, "
                         "time: 1 h } }\n"),
                   "E290");
}

#define WORTHLESS(more)                                                        \
    "format: 1\nname: cheap\nrun: { length: 1 d }\n"                           \
    "products: { a: { route: way } }\n"                                        \
    "routes: { way: { lots: [pack] } }\n"                                      \
    "steps: { pack: { kind: delay, time: 1 h } }\n"                            \
    "demand: { x: { kind: orders, every: 1 h, products: { a: 100 % }, "        \
    "tonnes: 1 t } }\n" more

static void what_costs_nothing_has_no_lines(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, WORTHLESS(""));
    assert_int_equal(cost_series(&plant), 0);
    small_plant_clear(&plant);
}

static void a_share_of_the_value_needs_a_value(void **state)
{
    (void)state;
    assert_refused(WORTHLESS("holding: { rate: 12 %/year }\n"), "E290");
    assert_refused(WORTHLESS("promise: { after: 1 d, penalty: "
                             "{ rate: 0.05 %/d } }\n"),
                   "E290");
    struct small_plant plant;
    small_plant_run(&plant, WORTHLESS("holding: { space: 1 CNY/t/d }\n"));
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tonnes_and_lots_that_pass_a_step_are_paid),
        cmocka_unit_test(what_has_no_value_cannot_be_bought_by_it),
        cmocka_unit_test(what_passes_a_step_of_transport_is_freight),
        cmocka_unit_test(hours_are_paid_by_those_served_in_them),
        cmocka_unit_test(overtime_is_what_is_finished_outside_the_calendar),
        cmocka_unit_test(a_setup_is_paid_by_the_run_that_it_opens),
        cmocka_unit_test(a_setup_before_the_window_is_not_paid),
        cmocka_unit_test(
            an_hour_lost_costs_the_margin_of_what_others_would_buy),
        cmocka_unit_test(an_hour_that_nobody_would_buy_costs_nothing),
        cmocka_unit_test(a_breakdown_that_stops_work_loses_its_hours),
        cmocka_unit_test(a_changeover_is_paid_by_its_campaign),
        cmocka_unit_test(surplus_of_a_part_filled_heat_loses_its_price),
        cmocka_unit_test(what_is_downgraded_loses_its_price),
        cmocka_unit_test(what_becomes_scrap_loses_its_value),
        cmocka_unit_test(
            steel_is_held_until_it_is_delivered_and_then_by_others),
        cmocka_unit_test(holding_counts_within_the_window_alone),
        cmocka_unit_test(what_is_scrapped_is_held_no_longer),
        cmocka_unit_test(what_fills_up_a_stock_is_paid_by_those_who_take_of_it),
        cmocka_unit_test(costs_of_a_stock_are_shared_by_what_is_taken_of_it),
        cmocka_unit_test(a_rush_order_pays_its_fee),
        cmocka_unit_test(lateness_costs_a_share_of_the_value_up_to_a_cap),
        cmocka_unit_test(totals_are_told_by_payer_tonne_kilometre_and_megawatt),
        cmocka_unit_test(what_costs_nothing_has_no_lines),
        cmocka_unit_test(a_cost_that_nothing_can_cause_is_refused),
        cmocka_unit_test(overtime_needs_work_that_is_finished),
        cmocka_unit_test(a_share_of_the_value_needs_a_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
