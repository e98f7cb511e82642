#include "base/hash.h"
#include "cases.h"
#include "small_plant.h"

/* An order of 1 t at 0 h and each hour after, so many, for a stock that is made
 * in 5 h. */
#define PLANT(count, stock, steps)                                             \
    "format: 1\n"                                                              \
    "name: stock\n"                                                            \
    "run: { length: 4 d, limit: 9 d, quantiles: [] }\n"                        \
    "products: { part: { route: way, coil: { unit: 1 t } } }\n"                \
    "routes:\n"                                                                \
    "  way: { lots: [shelf, pack] }\n"                                         \
    "  make: { lots: [work] }\n"                                               \
    "demand: { d: { kind: orders, first: 0 h, every: 1 h, count: " count       \
    ", products: { part: 100 % }, tonnes: 1 t } }\n"                           \
    "steps:\n"                                                                 \
    "  pack: { kind: delay, time: 0 h }\n"                                     \
    "  work: { kind: delay, time: 5 h }\n" steps                               \
    "  shelf: { kind: stock, " stock " }\n"

#define MADE "made_by: make, articles: { part: "

/* ----------------------------------------------------------------- taking - */

static void lots_take_what_is_there_and_wait_for_the_rest(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("4",
                          MADE "{ kind: base_stock, level: 2 t, initial: "
                               "2 t } }",
                          ""));
    assert_time(&plant, "pack", "complete", 1, 0);
    assert_time(&plant, "pack", "complete", 2, 1);
    /* The first tonne ordered, at 0 h, comes at 5 h: for the third lot. */
    assert_time(&plant, "pack", "complete", 3, 5);
    assert_time(&plant, "pack", "complete", 4, 6);
    /* On order: 1 t from 0 h to 5, 1 to 6, 2 to 7, 3 to 8: 20 t h of 96. */
    assert_close(small_plant_value(&plant, "on_order", "shelf"), 20 / 96.0,
                 1e-12);
    /* Waiting from 2 h to 5 and from 3 h to 6. */
    assert_close(small_plant_value(&plant, "backorders", "shelf"), 6 / 96.0,
                 1e-12);
    /* 2 t at the start, less at once; 1 t, then 2 t, from 7 h and 8 h on. */
    assert_close(small_plant_value(&plant, "on_hand", "shelf"),
                 (1.0 + 1.0 * (96 - 7) + 1.0 * (96 - 8)) / 96.0, 1e-12);
    assert_close(small_plant_value(&plant, "fill_rate", "shelf"), 50.0, 1e-12);
    assert_close(small_plant_value(&plant, "replenishments", "shelf"), 1.0,
                 1e-12);
    assert_close(small_plant_value(&plant, "lead_time", "shelf"), 5 / 24.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void what_is_there_is_set_aside_for_the_first_that_waits(void **state)
{
    (void)state;
    struct small_plant plant;
    /* 3 t are wanted at 0 h and 1 t an hour later; 2 t are there, so that 3 t
     * are ordered, which come at 5 h, and 1 t at 6 h. */
    small_plant_run(
        &plant,
        "format: 1\nname: set aside\n"
        "run: { length: 2 d, quantiles: [] }\n"
        "products: { part: { route: way }, small: { route: way } }\n"
        "routes: { way: { lots: [shelf] }, make: { lots: [work] } }\n"
        "demand:\n"
        "  a: { kind: orders, first: 0 h, every: 1 h, count: 1, products: { "
        "part: 100 % }, tonnes: 3 t }\n"
        "  b: { kind: orders, first: 1 h, every: 1 h, count: 1, products: { "
        "small: 100 % }, tonnes: 1 t }\n"
        "steps:\n"
        "  work: { kind: delay, time: 5 h }\n"
        "  shelf: { kind: stock, made_by: make, key: [width], articles: { "
        "part: { kind: base_stock, level: 2 t, initial: 2 t } } }\n");
    assert_time(&plant, "shelf", "complete", 1, 5);
    assert_time(&plant, "shelf", "complete", 2, 5);
    assert_close(small_plant_value(&plant, "on_hand", "shelf"),
                 (1.0 + 2.0 * 42) / 48.0, 1e-12);
    /* 1 t from 0 h, 1 t from 1 h. */
    assert_close(small_plant_value(&plant, "backorders", "shelf"),
                 (5.0 + 4.0) / 48.0, 1e-12);
    assert_close(small_plant_value(&plant, "fill_rate", "shelf"), 50.0, 1e-12);
    small_plant_clear(&plant);
}

static void lots_are_turned_away_when_there_is_nothing(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("4",
                          "otherwise: lost, " MADE
                          "{ kind: base_stock, level: 2 t, initial: 2 t, "
                          "lost: 7 CNY/t } }",
                          ""));
    /* At 2 h and 3 h the next tonnes are still on their way. */
    assert_times(&plant, "pack", "complete", 2);
    assert_close(small_plant_value(&plant, "unmet", "shelf"), 50.0, 1e-12);
    assert_close(small_plant_value(&plant, "lost_cost", "shelf"), 2 * 7 / 4.0,
                 1e-12);
    size_t away = 0;
    for (size_t i = 0; i < plant.order_count; i++) {
        away += strcmp(plant.orders[i].outcome, "turned_away") == 0;
    }
    assert_int_equal(away, 2);
    small_plant_clear(&plant);
}

static void a_backlog_has_room_for_so_many(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("5",
                          "backlog: 1, " MADE "{ kind: base_stock, level: 1 t, "
                          "initial: 1 t } }",
                          ""));
    /* The lot of 1 h waits until 5 h; those of 2, 3 and 4 h find it waiting. */
    assert_times(&plant, "pack", "complete", 2);
    assert_time(&plant, "pack", "complete", 2, 5);
    assert_close(small_plant_value(&plant, "unmet", "shelf"), 60.0, 1e-12);
    small_plant_clear(&plant);
}

static void a_hit_skips_what_a_miss_goes_through(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: slabs\n"
        "run: { length: 2 d, quantiles: [] }\n"
        "products: { part: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { lots: [shelf, cast, roll] }, make: { lots: [cast] } "
        "}\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 h, count: 3, "
        "products: { part: 100 % }, tonnes: 10 t } }\n"
        "steps:\n"
        "  cast: { kind: delay, time: 5 h, yield: 50 % }\n"
        "  roll: { kind: delay, time: 1 h, yield: 80 % }\n"
        "  shelf: { kind: stock, made_by: make, otherwise: make, hit_to: roll, "
        "articles: { part: { kind: base_stock, level: 12.5 t, initial: 12.5 t "
        "} } }\n");
    /* A slab for 10 t of coil weighs 12.5 t. */
    assert_time(&plant, "roll", "schedule", 1, 0);
    assert_time(&plant, "cast", "schedule", 2, 1);
    assert_time(&plant, "roll", "schedule", 2, 6);
    assert_time(&plant, "roll", "schedule", 3, 7);
    assert_close(small_plant_value(&plant, "unmet", "shelf"), 200 / 3.0, 1e-9);
    assert_close(small_plant_value(&plant, "replenishment_size", "shelf"), 12.5,
                 1e-12);
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------------ rules - */

static void below_and_at_differ_by_the_level_itself(void **state)
{
    (void)state;
    struct small_plant plant;
    /* 5 t, and a tonne each hour from 0 h on: 2 t are left at 2 h, 1 t at 3 h.
     */
    small_plant_run(&plant, PLANT("4",
                                  MADE "{ kind: min_max, at: 2 t, up_to: "
                                       "5 t, initial: 5 t } }",
                                  ""));
    assert_time(&plant, "work", "schedule", 1, 2);
    assert_close(small_plant_value(&plant, "replenishment_size", "shelf"), 3.0,
                 1e-12);
    small_plant_clear(&plant);
    small_plant_run(&plant, PLANT("4",
                                  MADE "{ kind: min_max, below: 2 t, "
                                       "up_to: 5 t, initial: 5 t } }",
                                  ""));
    assert_time(&plant, "work", "schedule", 1, 3);
    assert_close(small_plant_value(&plant, "replenishment_size", "shelf"), 4.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void a_reorder_point_counts_what_is_on_order(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("6",
                          MADE "{ kind: reorder_point, at: 1 t, quantity: "
                               "3 t, initial: 3 t } }",
                          ""));
    /* 1 t is left at 1 h. The position is 1 t again at 4 h, when 2 t lack and 3
     * t are on their way. */
    assert_time(&plant, "work", "schedule", 1, 1);
    assert_close(small_plant_value(&plant, "replenishments", "shelf"), 2 / 4.0,
                 1e-12);
    assert_time(&plant, "work", "schedule", 4, 4);
    small_plant_clear(&plant);
}

static void a_large_order_takes_several_quantities(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("1",
                          MADE "{ kind: reorder_point, at: 6 t, quantity: "
                               "2 t, initial: 3 t } }",
                          ""));
    /* At 0 h, with 2 t: 2 + 2 and 2 + 4 are no more than 6. */
    assert_close(small_plant_value(&plant, "replenishment_size", "shelf"), 6.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void periodic_reviews_order_what_was_taken_since(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("6",
                          MADE "{ kind: base_stock, level: 9 t, initial: "
                               "9 t, every: 3 h, first: 2 h } }",
                          ""));
    /* 0, 1 and 2 h at the review of 2 h; 3, 4 and 5 h at that of 5 h. */
    assert_time(&plant, "work", "schedule", 1, 2);
    assert_time(&plant, "work", "schedule", 4, 5);
    assert_close(small_plant_value(&plant, "replenishment_size", "shelf"), 3.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void the_sequence_says_what_a_review_sees(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("6",
                                  "sequence: [review, receipt, demand], " MADE
                                  "{ kind: base_stock, level: 9 t, initial: "
                                  "9 t, every: 3 h, first: 2 h } }",
                                  ""));
    /* The lot of 2 h comes after its review. */
    assert_close(small_plant_value(&plant, "replenishments", "shelf"), 3 / 4.0,
                 1e-12);
    assert_time(&plant, "work", "schedule", 3, 5);
    assert_time(&plant, "work", "schedule", 6, 8);
    small_plant_clear(&plant);
}

static void a_receipt_that_comes_last_serves_whoever_waits_by_then(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("6",
                                  "sequence: [demand, review, receipt], "
                                  "otherwise: lost, " MADE
                                  "{ kind: base_stock, level: 1 t, "
                                  "initial: 1 t } }",
                                  ""));
    /* What was ordered at 0 h comes at 5 h, after the lot of 5 h has gone. */
    assert_times(&plant, "pack", "complete", 1);
    small_plant_clear(&plant);
    small_plant_run(&plant, PLANT("6",
                                  "otherwise: lost, " MADE
                                  "{ kind: base_stock, level: 1 t, "
                                  "initial: 1 t } }",
                                  ""));
    assert_times(&plant, "pack", "complete", 2);
    assert_time(&plant, "pack", "complete", 2, 5);
    small_plant_clear(&plant);
}

static void reviews_wait_for_their_calendar(void **state)
{
    (void)state;
    struct small_plant plant;
    /* The run starts on a Monday at midnight; the office opens at 8. */
    small_plant_run(&plant,
                    PLANT("2",
                          MADE "{ kind: base_stock, level: 9 t, initial: "
                               "9 t, every: 4 h, calendar: office } }",
                          "") "calendars: { office: { kind: weekly, open: { "
                              "mon-fri: [\"08:00-16:00\"] } } }\n");
    assert_time(&plant, "work", "schedule", 1, 8);
    small_plant_clear(&plant);
}

static void kanban_orders_no_more_than_its_cards(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("4",
                                  MADE "{ kind: kanban, cards: 1, "
                                       "container: 2 t, initial: 2 t } }",
                                  ""));
    /* Empty at 1 h; at 6 h, 2 t for the lots of 2 h and 3 h; empty again. */
    assert_time(&plant, "pack", "complete", 3, 6);
    assert_time(&plant, "pack", "complete", 4, 6);
    assert_time(&plant, "work", "schedule", 1, 1);
    assert_time(&plant, "work", "schedule", 3, 6);
    assert_times(&plant, "work", "schedule", 4);
    small_plant_clear(&plant);
}

static void a_forecast_is_the_mean_of_the_last_periods(void **state)
{
    (void)state;
    struct small_plant plant;
    /* Reviews at 2 h and 5 h have seen 3 t each: 2 x 3 t + 1 t is covered; at 8
     * h none: 2 x 1.5 t + 1 t (of two periods) is less than is there. */
    small_plant_run(&plant,
                    PLANT("6",
                          MADE "{ kind: forecast, cover: 2, periods: 2, "
                               "safety: 1 t, initial: 3 t, every: 3 h, "
                               "first: 2 h } }",
                          ""));
    assert_time(&plant, "work", "schedule", 1, 2);
    assert_time(&plant, "work", "schedule", 7, 2);
    assert_time(&plant, "work", "schedule", 8, 5);
    assert_times(&plant, "work", "schedule", 10);
    small_plant_clear(&plant);
}

static void orders_are_rounded_up_to_a_multiple(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("1",
                          MADE "{ kind: base_stock, level: 9 t, initial: "
                               "9 t, multiple: 4 t } }",
                          ""));
    assert_close(small_plant_value(&plant, "replenishment_size", "shelf"), 4.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void what_there_is_goes_ahead_as_a_lot_of_its_own(void **state)
{
    (void)state;
    struct small_plant plant;
    /* 5 t are wanted at 0 h; 2 t are there, and 5 t come at 5 h. */
    small_plant_run(
        &plant,
        "format: 1\nname: split\n"
        "run: { length: 2 d, quantiles: [] }\n"
        "products: { part: { route: way } }\n"
        "routes: { way: { lots: [shelf, pack] }, make: { lots: [work] } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 h, count: 1, "
        "products: { part: 100 % }, tonnes: 5 t } }\n"
        "steps:\n"
        "  work: { kind: delay, time: 5 h }\n"
        "  pack: { kind: delay, time: 1 h }\n"
        "  shelf: { kind: stock, split: yes, made_by: make, articles: { part: "
        "{ kind: base_stock, level: 2 t, initial: 2 t } } }\n");
    assert_time(&plant, "pack", "complete", 1, 1);
    assert_time(&plant, "pack", "complete", 2, 6);
    assert_times(&plant, "pack", "complete", 2);
    const struct small_event *first =
        small_plant_event(&plant, "pack", "complete", 1);
    assert_non_null(first);
    assert_int_equal(first->lot, 2);
    assert_close(small_plant_value(&plant, "backorders", "shelf"), 15 / 48.0,
                 1e-12);
    small_plant_clear(&plant);
}

/* Each lot of d-1 needs 3 t. 1 t is there, and 2 t come each 5 h: of either lot
 * a part goes ahead. */
static void parts_draw_as_parts_of_their_lot(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: parts\n"
        "run: { length: 2 d, quantiles: [] }\n"
        "products: { part: { route: way, coil: { unit: 3 t } } }\n"
        "routes: { way: { lots: [shelf, pack] }, make: { lots: [work] } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 h, count: 1, "
        "products: { part: 100 % }, tonnes: 6 t } }\n"
        "steps:\n"
        "  work: { kind: delay, time: 5 h }\n"
        "  pack: { kind: delay, time: \"exponential(mean 1 h)\" }\n"
        "  shelf: { kind: stock, split: yes, made_by: make, articles: { part: "
        "{ kind: kanban, cards: 1, container: 2 t, initial: 1 t } } }\n");
    const uint64_t order = sw_hash_pair(sw_hash_text("d"), 1);
    const uint64_t ahead = sw_hash_text("ahead");
    const uint64_t first = sw_hash_pair(order, 1);
    const uint64_t second = sw_hash_pair(order, 2);
    const uint64_t expected[] = {
        sw_hash_pair(sw_hash_pair(first, ahead), 1), first,
        sw_hash_pair(sw_hash_pair(second, ahead), 1), second};
    size_t found = 0;
    for (size_t i = 0; i < plant.draws; i++) {
        for (size_t k = 0; k < 4; k++) {
            found += strcmp(plant.drawn[i].purpose, "steps/pack/time") == 0 &&
                     plant.drawn[i].entity == expected[k];
        }
    }
    assert_int_equal(found, 4);
    small_plant_clear(&plant);
}

/* --------------------------------------------------------------- matching - */

#define SLABS(key, articles)                                                   \
    "format: 1\nname: slabs\n"                                                 \
    "run: { length: 4 d, limit: 9 d, quantiles: [] }\n"                        \
    "products:\n"                                                              \
    "  narrow: { route: way, steel_code: low, family: { width: 1000 mm } }\n"  \
    "  wide: { route: way, steel_code: low, family: { width: 1100 mm } }\n"    \
    "  wider: { route: way, steel_code: low, family: { width: 1200 mm } }\n"   \
    "  better: { route: way, steel_code: high, family: { width: 1000 mm } }\n" \
    "routes: { way: { lots: [yard] } }\n"                                      \
    "demand: { d: { kind: orders, first: 0 h, every: 1 h, count: 4, "          \
    "products: { narrow: 100 % }, tonnes: 1 t } }\n"                           \
    "steps: { yard: { kind: stock, " key ", articles: {" articles "} } }\n"

static double left_of(const struct small_plant *plant, const char *article)
{
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (strcmp(series->measure->id, "on_hand") == 0 &&
            strcmp(series->product, article) == 0) {
            const struct sw_total *total = &plant->outcome.totals[i];
            return total->numerator / total->denominator *
                   series->measure->scale * 96;
        }
    }
    return -1.0;
}

static void exact_then_wider_then_higher(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, SLABS("key: [steel_code, width], wider: 150 mm, grades: [low, "
                      "high]",
                      "better: { kind: none, initial: 2 t }, "
                      "wide: { kind: none, initial: 1 t }, "
                      "narrow: { kind: none, initial: 1 t }, "
                      "wider: { kind: none, initial: 5 t }"));
    /* Narrow at 0 h, wide at 1 h, better at 2 h and 3 h; 200 mm is too much. */
    assert_close(left_of(&plant, "narrow"), 0.0, 1e-9);
    assert_close(left_of(&plant, "wide"), 1.0, 1e-9);
    assert_close(left_of(&plant, "better"), 2.0 * 2 + 1.0, 1e-9);
    assert_close(left_of(&plant, "wider"), 5.0 * 96, 1e-9);
    assert_times(&plant, "yard", "complete", 4);
    small_plant_clear(&plant);
}

/* d needs 2 t and came first; the 1 t of wider material that comes at 5 h, and
 * at 10 h, is all that e or f lacks. With priority f goes before e. */
static void wider_material_goes_to_the_first_whom_it_is_enough(void **state)
{
    (void)state;
#define LACKING(queue)                                                         \
    "format: 1\nname: slabs\n"                                                 \
    "run: { length: 4 d, limit: 9 d, quantiles: [] }\n"                        \
    "classes: { standard: {}, rush: { priority: -1 } }\n"                      \
    "products:\n"                                                              \
    "  narrow: { route: way, family: { width: 1000 mm } }\n"                   \
    "  wide: { route: way, family: { width: 1100 mm } }\n"                     \
    "routes: { way: { lots: [yard] }, make: { lots: [cast] } }\n"              \
    "demand:\n"                                                                \
    "  d: { kind: orders, first: 0 h, every: 1 h, count: 1, products: { "      \
    "narrow: 100 % }, tonnes: 2 t }\n"                                         \
    "  e: { kind: orders, first: 1 h, every: 1 h, count: 1, products: { "      \
    "narrow: 100 % }, tonnes: 1 t }\n"                                         \
    "  f: { kind: orders, first: 2 h, every: 1 h, count: 1, products: { "      \
    "narrow: 100 % }, tonnes: 1 t, class: { rush: 100 % } }\n"                 \
    "steps:\n"                                                                 \
    "  cast: { kind: delay, time: 5 h }\n"                                     \
    "  yard: { kind: stock, key: [width], wider: 150 mm, " queue               \
    "made_by: make, articles: { narrow: { kind: none }, "                      \
    "wide: { kind: kanban, cards: 1, container: 1 t } } }\n"
    struct small_plant plant;
    small_plant_run(&plant, LACKING(""));
    assert_done_at(&plant, "e-1", "yard", 5);
    assert_done_at(&plant, "f-1", "yard", 10);
    assert_done_at(&plant, "d-1", "yard", -1);
    small_plant_clear(&plant);
    small_plant_run(&plant, LACKING("queue: priority, "));
    assert_done_at(&plant, "f-1", "yard", 5);
    assert_done_at(&plant, "e-1", "yard", 10);
    small_plant_clear(&plant);
}

static void a_lot_for_which_nothing_suits_is_refused_at_once(void **state)
{
    (void)state;
    assert_refused(
        SLABS("key: [steel_code, width]", "wide: { kind: none, initial: 1 t }"),
        "E295");
}

/* ------------------------------------------------------------ replenishing -
 */

static void an_order_of_a_stock_is_no_customer_of_the_cohort(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("4",
                                  MADE "{ kind: base_stock, level: 2 t, "
                                       "initial: 2 t } }",
                                  ""));
    size_t own = 0;
    for (size_t i = 0; i < plant.order_count; i++) {
        own += plant.orders[i].in_cohort ? 1 : 0;
        assert_true(plant.orders[i].in_cohort != plant.orders[i].background);
    }
    assert_int_equal(own, 4);
    small_plant_clear(&plant);
}

static void orders_of_a_stock_may_overtake_each_other(void **state)
{
    (void)state;
    struct small_plant plant;
    /* One bench, the newest first: the orders of 0, 1 and 2 h are complete at
     * 5, 15 and 10 h. The k-th receipt less the k-th order is 5, 9 and 13 h. */
    small_plant_run(
        &plant,
        "format: 1\nname: newest first\n"
        "run: { length: 4 d, limit: 9 d, quantiles: [] }\n"
        "resources: { bench: { rule: lifo } }\n"
        "products: { part: { route: way } }\n"
        "routes: { way: { lots: [shelf] }, make: { lots: [work] } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 h, count: 3, "
        "products: { part: 100 % }, tonnes: 1 t } }\n"
        "steps:\n"
        "  work: { kind: process, resource: bench, time: 5 h }\n"
        "  shelf: { kind: stock, made_by: make, articles: { part: { kind: "
        "base_stock, level: 3 t, initial: 3 t } } }\n");
    assert_close(small_plant_value(&plant, "overtaken", "shelf"), 100 / 3.0,
                 1e-12);
    assert_close(small_plant_value(&plant, "lead_time", "shelf"), 9 / 24.0,
                 1e-12);
    assert_close(small_plant_value(&plant, "lead_time_square", "shelf"),
                 (25.0 + 81.0 + 169.0) / 3 / 576, 1e-12);
    small_plant_clear(&plant);
}

/* When the order for the article b is made, whoever asks for a. */
static void what_is_made_of_an_article_depends_on_no_other(void **state)
{
    (void)state;
#define TWO_ARTICLES(others)                                                   \
    "format: 1\nname: articles\n"                                              \
    "run: { length: 9 d, limit: 900 d, quantiles: [] }\n"                      \
    "products: { a: { route: way }, b: { route: way } }\n"                     \
    "routes: { way: { lots: [shelf] }, make: { lots: [work] } }\n"             \
    "steps:\n"                                                                 \
    "  work: { kind: delay, time: \"exponential(mean 1 d)\" }\n"               \
    "  shelf: { kind: stock, made_by: make, articles: {\n"                     \
    "    a: { kind: base_stock, level: 0 t },\n"                               \
    "    b: { kind: base_stock, level: 0 t } } }\n"                            \
    "demand:\n"                                                                \
    "  b: { kind: orders, first: 2 d, every: 1 h, count: 1, products: { b: "   \
    "100 % }, tonnes: 1 t }\n" others
    struct small_plant alone;
    struct small_plant both;
    small_plant_run(&alone, TWO_ARTICLES(""));
    small_plant_run(&both,
                    TWO_ARTICLES("  a: { kind: orders, first: 0 d, every: 1 h, "
                                 "count: 1, products: { a: 100 % }, tonnes: "
                                 "1 t }\n"));
    const struct small_event *made =
        small_plant_event(&alone, "work", "complete", 1);
    assert_non_null(made);
    assert_string_equal(made->order, "shelf/b-1");
    assert_done_at(&both, "shelf/b-1", "work",
                   (double)made->at_us / (double)SW_HOUR_US);
    small_plant_clear(&alone);
    small_plant_clear(&both);
}

static void a_stock_is_supplied_by_another(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: two stocks\n"
        "run: { length: 4 d, limit: 9 d, quantiles: [] }\n"
        "products: { part: { route: way, coil: { unit: 1 t } } }\n"
        "routes:\n"
        "  way: { lots: [base] }\n"
        "  to_base: { lots: [depot, truck] }\n"
        "  to_depot: { lots: [repair] }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 h, count: 3, "
        "products: { part: 100 % }, tonnes: 1 t } }\n"
        "steps:\n"
        "  truck: { kind: delay, time: 2 h }\n"
        "  repair: { kind: delay, time: 10 h }\n"
        "  base: { kind: stock, made_by: to_base, articles: { part: { kind: "
        "base_stock, level: 1 t, initial: 1 t } } }\n"
        "  depot: { kind: stock, made_by: to_depot, articles: { part: { kind: "
        "base_stock, level: 1 t, initial: 1 t } } }\n");
    /* From the base at 0 h. Its order of 0 h takes the depot's tonne and comes
     * at 2 h, for the lot of 1 h. Its order of 1 h waits for the depot's order
     * of 0 h, which comes at 10 h, and comes at 12 h, for the lot of 2 h. */
    assert_time(&plant, "base", "complete", 1, 0);
    assert_time(&plant, "base", "complete", 2, 2);
    assert_time(&plant, "base", "complete", 3, 12);
    /* The depot lacks 1 t from 1 h to 10 h and from 2 h to 11 h. */
    assert_close(small_plant_value(&plant, "backorders", "depot"), 18 / 96.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void a_stock_that_fills_itself_is_refused(void **state)
{
    (void)state;
    assert_refused(
        "format: 1\nname: circle\nrun: { length: 1 d }\n"
        "products: { part: { route: way } }\n"
        "routes: { way: { lots: [one] }, a: { lots: [two] }, b: { lots: [one] "
        "} }\n"
        "demand: { d: { kind: orders, every: 1 h, products: { part: 100 % }, "
        "tonnes: 1 t } }\n"
        "steps:\n"
        "  one: { kind: stock, made_by: a, articles: { part: { kind: "
        "base_stock, level: 1 t } } }\n"
        "  two: { kind: stock, made_by: b, articles: { part: { kind: "
        "base_stock, level: 1 t } } }\n",
        "E295");
}

static void parts_of_a_kit_are_taken_side_by_side(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: kit\n"
        "run: { length: 4 d, limit: 9 d, quantiles: [] }\n"
        "products: { kit: { route: way } }\n"
        "routes:\n"
        "  way: { lots: [{ together: [posts, rails] }, pack] }\n"
        "  a: { lots: [bend] }\n"
        "  b: { lots: [roll] }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 h, count: 2, "
        "products: { kit: 100 % }, tonnes: 10 t } }\n"
        "steps:\n"
        "  pack: { kind: delay, time: 0 h }\n"
        "  bend: { kind: delay, time: 3 h }\n"
        "  roll: { kind: delay, time: 6 h }\n"
        "  posts: { kind: stock, takes: 30 %, made_by: a, articles: { kit: { "
        "kind: base_stock, level: 6 t, initial: 3 t } } }\n"
        "  rails: { kind: stock, takes: 70 %, made_by: b, articles: { kit: { "
        "kind: base_stock, level: 7 t, initial: 7 t } } }\n");
    /* The second kit has its posts at 3 h and its rails at 6 h. */
    assert_time(&plant, "pack", "complete", 1, 0);
    assert_time(&plant, "posts", "complete", 2, 3);
    assert_time(&plant, "rails", "complete", 2, 6);
    assert_time(&plant, "pack", "complete", 2, 6);
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------------ costs - */

static void costs_are_value_times_time_orders_and_age(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("4",
              MADE "{ kind: base_stock, level: 2 t, initial: 2 t, holding: "
                   "24 CNY/t/d, backorder: 48 CNY/t/d, order_cost: { fixed: "
                   "10 CNY, tonne: 3 CNY/t }, write_down: { after: 20 h, "
                   "cost: 100 CNY/t } } }",
              ""));
    /* 178 t h on hand at 1 CNY/t/h, 6 t h lacking at 2, in 4 days; four orders;
     * the tonnes of 7 h and 8 h grow old. */
    assert_close(small_plant_value(&plant, "holding_cost", "shelf"), 178 / 4.0,
                 1e-9);
    assert_close(small_plant_value(&plant, "backorder_cost", "shelf"), 12 / 4.0,
                 1e-9);
    assert_close(small_plant_value(&plant, "ordering_cost", "shelf"), 52 / 4.0,
                 1e-9);
    assert_close(small_plant_value(&plant, "write_down_cost", "shelf"),
                 200 / 4.0, 1e-9);
    assert_close(small_plant_value(&plant, "stock_cost", "shelf"), 442 / 4.0,
                 1e-9);
    small_plant_clear(&plant);
}

static void costs_of_a_stock_are_paid_by_what_takes_from_it(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("4",
              MADE "{ kind: base_stock, level: 2 t, initial: 2 t, holding: "
                   "24 CNY/t/d, backorder: 48 CNY/t/d, order_cost: { fixed: "
                   "10 CNY, tonne: 3 CNY/t } } }",
              ""));
    /* As above, over the 4 t delivered. */
    assert_close(small_plant_value(&plant, "holding", "shelf"), 178 / 4.0,
                 1e-9);
    assert_close(small_plant_value(&plant, "shortage", "shelf"), 12 / 4.0,
                 1e-9);
    assert_close(small_plant_value(&plant, "ordering", "shelf"), 52 / 4.0,
                 1e-9);
    small_plant_clear(&plant);
    small_plant_run(&plant,
                    PLANT("4",
                          "owned_by: customer, " MADE
                          "{ kind: base_stock, level: 2 t, initial: 2 t, "
                          "holding: 24 CNY/t/d } }",
                          ""));
    assert_close(small_plant_value(&plant, "cost_per_tonne", ""), 0.0, 1e-12);
    assert_close(small_plant_value(&plant, "holding_cost", "shelf"), 178 / 4.0,
                 1e-9);
    small_plant_clear(&plant);
}

static void
whole_pieces_of_surplus_come_to_stock_when_the_heat_is_cast(void **state)
{
    (void)state;
    struct small_plant plant;
    /* 30 t of a heat of 100 t after 2 h: three slabs of 20 t more, an hour
     * later, and 10 t of scrap. */
    small_plant_run(
        &plant,
        "format: 1\nname: surplus\n"
        "run: { length: 4 d, quantiles: [] }\n"
        "products: { part: { route: way, coil: { unit: 20 t } } }\n"
        "routes: { way: { lots: [yard, heat, cast, roll] } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 48 h, count: 2, "
        "products: { part: 100 % }, tonnes: 30 t } }\n"
        "steps:\n"
        "  heat: { kind: batch, size: 100 t, max_wait: 2 h, surplus_to: yard "
        "}\n"
        "  cast: { kind: delay, per: batch, time: 1 h }\n"
        "  roll: { kind: delay, time: 1 h }\n"
        "  yard: { kind: stock, otherwise: make, hit_to: roll, articles: { "
        "part: { kind: none } } }\n");
    assert_time(&plant, "roll", "complete", 1, 4);
    /* The order of 48 h has slabs: its lots are of 15 t. */
    assert_time(&plant, "roll", "complete", 3, 49);
    assert_times(&plant, "heat", "complete", 2);
    assert_close(small_plant_value(&plant, "on_hand", "yard"),
                 (60.0 * 45 + 30.0 * 48) / 96.0, 1e-9);
    assert_close(small_plant_value(&plant, "age", "yard"),
                 (60.0 * 45 + 30.0 * 48) / 30 / 24, 1e-9);
    small_plant_clear(&plant);
}

static void a_file_says_what_is_there_and_what_will_come(void **state)
{
    (void)state;
    struct small_plant plant;
    char *file = scratch_create();
    scratch_write(file, "stock.csv",
                  "article,tonnes,since\n"
                  "part,1 t,2026-01-05 03:00\n"
                  "part,2 t,2026-01-04\n"
                  "part,3 t,2025-12-01\n");
    const char *scenario =
        PLANT("7",
              "opening: @/stock.csv, " MADE
              "{ kind: reorder_point, at: 0 t, quantity: 2 t, write_down: "
              "{ after: 26 h, cost: 100 CNY/t } } }",
              "");
    const char *at = strchr(scenario, '@');
    char text[4000];
    assert_non_null(at);
    (void)snprintf(text, sizeof(text), "%.*s%s%s", (int)(at - scenario),
                   scenario, file, at + 1);
    small_plant_run(&plant, text);
    /* Lots of 0 h to 4 h have 5 t, that of 5 h what came at 3 h. Then there is
     * nothing, on hand or on order, and 2 t are ordered: that of 6 h has one at
     * 10 h. */
    assert_time(&plant, "pack", "complete", 6, 5);
    assert_time(&plant, "work", "schedule", 1, 5);
    assert_time(&plant, "pack", "complete", 7, 10);
    /* The oldest goes first: those of December had lost their value before;
     * both of the 4th lose it at 2 h, and the one left of 10 h at 36 h. */
    assert_close(small_plant_value(&plant, "write_down_cost", "shelf"),
                 300 / 4.0, 1e-9);
    scratch_remove(file);
    small_plant_clear(&plant);
}

static void those_who_wait_are_served_as_they_came(void **state)
{
    (void)state;
    struct small_plant plant;
    /* A tonne asked for each hour from 0 h on; 8 t come at 12 h. */
    small_plant_run(&plant, PLANT("8",
                                  MADE "{ kind: base_stock, level: 8 t, "
                                       "every: 7 h, first: 7 h } }",
                                  ""));
    for (size_t i = 0; i < 8; i++) {
        char order[8];
        (void)snprintf(order, sizeof(order), "d-%zu", i + 1);
        assert_time(&plant, "shelf", "complete", i + 1, 12);
        assert_string_equal(
            small_plant_event(&plant, "shelf", "complete", i + 1)->order,
            order);
    }
    small_plant_clear(&plant);
}

static void priority_goes_before_those_who_came_earlier(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: rush\n"
        "run: { length: 4 d, limit: 9 d, quantiles: [] }\n"
        "classes: { standard: { priority: 2 }, rush: { priority: 1 } }\n"
        "products: { part: { route: way, coil: { unit: 1 t } } }\n"
        "routes: { way: { lots: [shelf] }, make: { lots: [work] } }\n"
        "demand:\n"
        "  slow: { kind: orders, first: 0 h, every: 1 h, count: 2, products: { "
        "part: 100 % }, tonnes: 1 t, class: { standard: 100 % } }\n"
        "  fast: { kind: orders, first: 2 h, every: 1 h, count: 1, products: { "
        "part: 100 % }, tonnes: 1 t, class: { rush: 100 % } }\n"
        "steps:\n"
        "  work: { kind: delay, time: 5 h }\n"
        "  shelf: { kind: stock, queue: priority, made_by: make, articles: { "
        "part: { kind: base_stock, level: 0 t } } }\n");
    /* What is ordered at 0 h comes at 5 h, and goes to the rush order. */
    const struct small_event *first =
        small_plant_event(&plant, "shelf", "complete", 1);
    assert_non_null(first);
    assert_string_equal(first->order, "fast-1");
    assert_time(&plant, "shelf", "complete", 1, 5);
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lots_take_what_is_there_and_wait_for_the_rest),
        cmocka_unit_test(what_is_there_is_set_aside_for_the_first_that_waits),
        cmocka_unit_test(lots_are_turned_away_when_there_is_nothing),
        cmocka_unit_test(a_backlog_has_room_for_so_many),
        cmocka_unit_test(a_hit_skips_what_a_miss_goes_through),
        cmocka_unit_test(below_and_at_differ_by_the_level_itself),
        cmocka_unit_test(a_reorder_point_counts_what_is_on_order),
        cmocka_unit_test(a_large_order_takes_several_quantities),
        cmocka_unit_test(periodic_reviews_order_what_was_taken_since),
        cmocka_unit_test(the_sequence_says_what_a_review_sees),
        cmocka_unit_test(
            a_receipt_that_comes_last_serves_whoever_waits_by_then),
        cmocka_unit_test(reviews_wait_for_their_calendar),
        cmocka_unit_test(kanban_orders_no_more_than_its_cards),
        cmocka_unit_test(a_forecast_is_the_mean_of_the_last_periods),
        cmocka_unit_test(orders_are_rounded_up_to_a_multiple),
        cmocka_unit_test(what_there_is_goes_ahead_as_a_lot_of_its_own),
        cmocka_unit_test(parts_draw_as_parts_of_their_lot),
        cmocka_unit_test(exact_then_wider_then_higher),
        cmocka_unit_test(wider_material_goes_to_the_first_whom_it_is_enough),
        cmocka_unit_test(a_lot_for_which_nothing_suits_is_refused_at_once),
        cmocka_unit_test(an_order_of_a_stock_is_no_customer_of_the_cohort),
        cmocka_unit_test(orders_of_a_stock_may_overtake_each_other),
        cmocka_unit_test(what_is_made_of_an_article_depends_on_no_other),
        cmocka_unit_test(a_stock_is_supplied_by_another),
        cmocka_unit_test(a_stock_that_fills_itself_is_refused),
        cmocka_unit_test(parts_of_a_kit_are_taken_side_by_side),
        cmocka_unit_test(costs_are_value_times_time_orders_and_age),
        cmocka_unit_test(costs_of_a_stock_are_paid_by_what_takes_from_it),
        cmocka_unit_test(
            whole_pieces_of_surplus_come_to_stock_when_the_heat_is_cast),
        cmocka_unit_test(a_file_says_what_is_there_and_what_will_come),
        cmocka_unit_test(those_who_wait_are_served_as_they_came),
        cmocka_unit_test(priority_goes_before_those_who_came_earlier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
