#include "cases.h"
#include "small_plant.h"

#include "model/load.h"

/* Orders of `stream`, on `lots`; the run begins on Monday, 2026-01-05. */
#define SHOP(lots, product, stream, steps, more)                               \
    "format: 1\n"                                                              \
    "name: shop\n"                                                             \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "products:\n"                                                              \
    "  coil: { route: way, " product " }\n"                                    \
    "routes:\n"                                                                \
    "  way: { lots: [" lots "] }\n"                                            \
    "demand:\n"                                                                \
    "  stream: { kind: orders, first: 0 h, every: 1 h, products: { coil: "     \
    "100 % }, " stream " }\n"                                                  \
    "steps:\n" steps more

#define COIL "family: { width: 980 mm }, coil: { unit: 20 t, max: 25 t }"
#define ONE "count: 1, tonnes: 20 t"
#define SLIT(settings)                                                         \
    "  slit: { kind: convert, resource: slitter, time: 1 h, " settings " }\n"
#define PACK "  pack: { kind: process, resource: packer, time: 2 h }\n"
#define SHOPS "resources: { slitter: {}, packer: {} }\n"
#define IDLE(settings) "  " settings "\n"

/* Tonnes that left `step` in the window. */
static double tonnes_through(const struct small_plant *plant, const char *step)
{
    return 10 * small_plant_value(plant, "throughput_tonnes", step);
}

static void the_parts_of_a_lot_go_on_one_after_the_other(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    SHOP("slit, pack", COIL, ONE, SLIT("into: 3") PACK, SHOPS));
    assert_times(&plant, "slit", "complete", 1);
    assert_time(&plant, "slit", "complete", 1, 1);
    assert_time(&plant, "pack", "complete", 1, 3);
    assert_time(&plant, "pack", "complete", 2, 5);
    assert_time(&plant, "pack", "complete", 3, 7);
    assert_times(&plant, "pack", "complete", 3);
    /* Delivered by the last part, whose time goes on from the cut. */
    assert_close(small_plant_value(&plant, "delivery_time", "") * 24, 7, 1e-12);
    assert_close(small_plant_value(&plant, "pieces", "slit"), 0.3, 1e-12);
    small_plant_clear(&plant);
}

static void strips_weigh_by_their_width_and_the_trim_is_scrap(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    SHOP("slit, pack", COIL, ONE,
                         SLIT("plans: { w_beam: { else: yes, strips: "
                              "{ beam: { width: 483 mm, count: 2 } } } }") PACK,
                         SHOPS));
    /* 20 t ask for 20 × 980 / 966 = 20.289855 t of coil. Of these each strip
     * is 483 / 980, 9999999 whole grams; the trim is all else. */
    assert_close(tonnes_through(&plant, "pack"), 19.999998, 1e-9);
    assert_close(small_plant_value(&plant, "lost", "slit"),
                 100 * 0.289857 / 20.289855, 1e-9);
    small_plant_clear(&plant);
}

static void strips_of_a_plan_may_differ(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        SHOP(
            "slit, press", COIL, ONE,
            SLIT("plans: { mixed: { else: yes, from: 1000 mm, strips: "
                 "{ wide: { width: 600 mm }, narrow: { width: 200 mm, count: "
                 "2 } } } }")
                IDLE("press: { kind: process, resource: packer, rate: 2 t/h }"),
            SHOPS));
    /* 12, 4 and 4 t of a coil that leaves nothing, at 2 t an hour. */
    assert_time(&plant, "press", "complete", 1, 7);
    assert_time(&plant, "press", "complete", 2, 9);
    assert_time(&plant, "press", "complete", 3, 11);
    assert_close(small_plant_value(&plant, "lost", "slit"), 0, 0);
    small_plant_clear(&plant);
}

#define STRIP_STOCK(more)                                                      \
    "format: 1\n"                                                              \
    "name: strips\n"                                                           \
    "run: { length: 10 d, quantiles: [] }\n"                                   \
    "resources: { slitter: {} }\n"                                             \
    "products:\n"                                                              \
    "  beam: { route: slit, family: { width: 1250 mm } }\n"                    \
    "  narrow: { route: take, family: { width: 250 mm } }\n"                   \
    "routes: { slit: { lots: [slit] }, take: { lots: [strips, pack] } }\n"     \
    "demand:\n"                                                                \
    "  beam: { kind: orders, first: 1 h, every: 1 h, count: 2, products: "     \
    "{ beam: 100 % }, tonnes: 19.32 t }\n"                                     \
    "  narrow: { kind: orders, first: 0 h, every: 1 h, count: 2, products: "   \
    "{ narrow: 100 % }, tonnes: 4 t }\n"                                       \
    "steps:\n"                                                                 \
    "  pack: { kind: delay, time: 1 h }\n"                                     \
    "  strips: { kind: stock, otherwise: wait, articles: { narrow: { kind: "   \
    "none } } }\n" more

static void what_is_left_of_the_width_serves_another_line(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        STRIP_STOCK(SLIT("plans: { both: { else: yes, strips: { beam: "
                         "{ width: 483 mm, count: 2 }, narrow: { width: 250 "
                         "mm, to: strips } } } }")));
    /* 25 t of coil: two strips of 9.66 t, one of 5 t, 0.68 t of trim. The first
     * coil is cut at 2 h, the second at 3 h. What is put aside is not lost. */
    assert_time(&plant, "pack", "start", 1, 2);
    assert_time(&plant, "pack", "start", 2, 3);
    assert_close(small_plant_value(&plant, "lost", "slit"), 100 * 0.68 / 20,
                 1e-9);
    assert_close(small_plant_value(&plant, "pieces", "slit"), 0.4, 1e-12);
    small_plant_clear(&plant);
}

static void strips_for_a_stock_name_it_and_its_article(void **state)
{
    (void)state;
    assert_refused(STRIP_STOCK(SLIT("plans: { a: { else: yes, strips: { s: "
                                    "{ width: 483 mm }, t: { width: 250 mm, "
                                    "to: pack } } } }")),
                   "E286");
    assert_refused(STRIP_STOCK(SLIT("plans: { a: { else: yes, strips: { s: "
                                    "{ width: 483 mm }, t: { width: 250 mm, "
                                    "to: strips, article: wide } } } }")),
                   "E286");
    assert_refused(STRIP_STOCK(SLIT("plans: { a: { else: yes, strips: { t: "
                                    "{ width: 250 mm, to: strips } } } }")),
                   "E286");
    assert_refused(STRIP_STOCK(SLIT("plans: { a: { else: yes, strips: { s: "
                                    "{ width: 483 mm, count: 2 }, t: { width: "
                                    "300 mm, to: strips } } } }")),
                   "E286");
}

static void equal_parts_leave_the_odd_grams_to_the_last(void **state)
{
    (void)state;
    struct small_plant plant;
    /* 3,333,333 g, twice, and 3,333,334 g, at 1 t an hour, each to the
     * microsecond. */
    small_plant_run(&plant,
                    SHOP("slit, press", COIL, "count: 1, tonnes: 10 t",
                         SLIT("into: 3")
                             IDLE("press: { kind: process, resource: packer, "
                                  "rate: 1 t/h }"),
                         SHOPS));
    const int64_t equal_us = INT64_C(11999998800);
    for (size_t i = 1; i <= 3; i++) {
        const struct small_event *end =
            small_plant_event(&plant, "press", "complete", i);
        assert_int_equal(end->at_us, SW_HOUR_US + (i < 3 ? (int64_t)i * equal_us
                                                         : 10 * SW_HOUR_US));
    }
    small_plant_clear(&plant);
}

static void a_yield_is_lost_before_the_parts_are_weighed(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, SHOP("slit, pack", COIL, "count: 1, tonnes: 18 t",
                                 SLIT("into: 2, yield: 90 %") PACK, SHOPS));
    assert_close(tonnes_through(&plant, "slit"), 18, 1e-12);
    assert_close(tonnes_through(&plant, "pack"), 18, 1e-12);
    assert_close(small_plant_value(&plant, "lost", "slit"), 10, 1e-12);
    small_plant_clear(&plant);
}

static void pieces_are_whole_and_the_rest_is_scrap(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, SHOP("slit, pack", COIL, "count: 1, tonnes: 22 t",
                                 SLIT("piece: 49.16 kg") PACK, SHOPS));
    /* 447 beams of 49.16 kg are 21.97452 t. */
    assert_times(&plant, "pack", "complete", 1);
    assert_close(small_plant_value(&plant, "pieces", "slit"), 44.7, 1e-12);
    assert_close(tonnes_through(&plant, "pack"), 21.97452, 1e-12);
    assert_close(small_plant_value(&plant, "delivered", "") * 10, 21.97452,
                 1e-12);
    small_plant_clear(&plant);
}

static void parts_can_be_pieces(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, SHOP("slit, pack", COIL ", tolerance: 10 %", ONE,
                                 SLIT("into: 2, piece: 3 t") PACK, SHOPS));
    /* Three pieces of each 10 t. */
    assert_close(small_plant_value(&plant, "pieces", "slit"), 0.6, 1e-12);
    assert_close(small_plant_value(&plant, "lost", "slit"), 10, 1e-12);
    assert_close(tonnes_through(&plant, "slit"), 18, 1e-12);
    assert_string_equal(plant.orders[0].outcome, "delivered");
    small_plant_clear(&plant);
}

static void an_order_is_delivered_when_enough_parts_are(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, SHOP("slit, pack", COIL ", tolerance: 40 %", ONE,
                                 SLIT("into: 4") PACK, SHOPS));
    /* 15 of 20 t suffice: three parts. */
    assert_close(small_plant_value(&plant, "delivery_time", "") * 24, 7, 1e-12);
    assert_close(small_plant_value(&plant, "fulfilment_time", "") * 24, 9,
                 1e-12);
    small_plant_clear(&plant);
}

static size_t drawn_for(const struct small_plant *plant, const char *purpose)
{
    size_t count = 0;
    for (size_t i = 0; i < plant->draws; i++) {
        count += strcmp(plant->drawn[i].purpose, purpose) == 0;
    }
    return count;
}

static void parts_draw_numbers_of_their_own(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        SHOP("slit, slit2, {choose: {a: 50 %, b: 50 %}}, slit3", COIL,
             "count: 3, tonnes: 40 t",
             SLIT("into: 2")
                 IDLE("slit2: { kind: convert, resource: packer, time: "
                      "\"uniform(1 h, 2 h)\", into: 3 }")
                     IDLE("slit3: { kind: convert, resource: packer, time: "
                          "\"uniform(1 h, 2 h)\", into: 2 }")
                         IDLE("a: { kind: delay, time: \"uniform(1 h, 2 h)\" }")
                             IDLE("b: { kind: delay, time: \"uniform(1 h, 2 "
                                  "h)\" }"),
             SHOPS));
    /* small_plant_run has checked that no address is used twice. Six coils;
     * 12 strips are cut, 36 parts choose, come to a or b, and are cut. */
    assert_int_equal(drawn_for(&plant, "steps/slit2/time"), 12);
    assert_int_equal(drawn_for(&plant, "routes/way/choose/a|b"), 36);
    assert_int_equal(drawn_for(&plant, "steps/slit3/time"), 36);
    small_plant_clear(&plant);
}

static void parts_join_again_as_one(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, SHOP("slit, pack, meet, pack", COIL, ONE,
                     SLIT("into: 2") PACK "  meet: { kind: join }\n", SHOPS));
    /* Parts are packed at 3 and 5 h, and once more as one. */
    assert_times(&plant, "pack", "complete", 3);
    assert_time(&plant, "pack", "complete", 3, 7);
    assert_close(tonnes_through(&plant, "pack"), 40, 1e-12);
    small_plant_clear(&plant);
}

static void what_is_joined_can_be_cut(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, SHOP("pack, meet, slit, pack", COIL, "count: 1, tonnes: 40 t",
                     SLIT("into: 2") PACK "  meet: { kind: join }\n", SHOPS));
    /* Two coils are packed at 2 and 4 h, cut at 5 h, the parts packed. */
    assert_time(&plant, "slit", "complete", 1, 5);
    assert_time(&plant, "pack", "complete", 4, 9);
    assert_times(&plant, "pack", "complete", 4);
    small_plant_clear(&plant);
}

static void a_cap_counts_every_part(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    SHOP("cap, slit, pack", COIL, "count: 2, tonnes: 20 t",
                         SLIT("into: 2") PACK
                         "  cap: { kind: wip_cap, to: pack, limit: 1 }"
                         "\n",
                         SHOPS));
    /* The second coil waits until both parts of the first are packed. */
    assert_time(&plant, "cap", "complete", 2, 5);
    assert_close(small_plant_value(&plant, "capped", "cap"),
                 (1 + 4 + 2 + 1 + 4 + 2) / 240.0, 1e-12);
    small_plant_clear(&plant);
}

static void a_slitter_is_set_up_as_in_a_process(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\n"
        "name: setup\n"
        "run: { length: 10 d, quantiles: [] }\n"
        "resources: { slitter: {} }\n"
        "products: { a: { route: way }, b: { route: way } }\n"
        "routes: { way: { lots: [slit] } }\n"
        "demand:\n"
        "  a: { kind: orders, first: 0 h, every: 1 h, count: 2, products: "
        "{ a: 100 % }, tonnes: 20 t }\n"
        "  b: { kind: orders, first: 30 min, every: 1 h, count: 1, products: "
        "{ b: 100 % }, tonnes: 20 t }\n"
        "steps:\n" SLIT("into: 2, setup: { key: [product], time: 45 min }"));
    assert_time(&plant, "slit", "complete", 1, 1);
    assert_time(&plant, "slit", "complete", 2, 2.75);
    assert_time(&plant, "slit", "complete", 3, 4.5);
    small_plant_clear(&plant);
}

static void products_are_cut_by_their_plans(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\n"
        "name: plans\n"
        "run: { length: 10 d, quantiles: [] }\n"
        "resources: { slitter: {} }\n"
        "products: { a: { route: way, family: { gauge: 3 mm } }, b: { route: "
        "way, family: { gauge: 4 mm } } }\n"
        "routes: { way: { lots: [slit, rest] } }\n"
        "demand:\n"
        "  a: { kind: orders, first: 0 h, every: 1 h, count: 1, products: "
        "{ a: 100 % }, tonnes: 20 t }\n"
        "  b: { kind: orders, first: 0 h, every: 1 h, count: 1, products: "
        "{ b: 100 % }, tonnes: 20 t }\n"
        "steps:\n"
        "  rest: { kind: delay, time: 1 h }\n" SLIT(
            "plans: { thick: { when: { gauge: { above: 3.5 mm } }, into: 2 }, "
            "thin: { else: yes, into: 5 } }"));
    assert_times(&plant, "rest", "complete", 7);
    assert_time(&plant, "rest", "complete", 5, 2);
    assert_time(&plant, "rest", "complete", 7, 3);
    small_plant_clear(&plant);
}

static void parts_of_a_coil_fit_where_it_does_not(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        SHOP("slit, haul", COIL, ONE,
             SLIT("into: 2") IDLE(
                 "haul: { kind: transport, load: 13 t, max_wait: 1 h, time: "
                 "1 h }"),
             SHOPS));
    assert_times(&plant, "haul", "complete", 2);
    small_plant_clear(&plant);
    assert_refused(SHOP("slit, haul", COIL, ONE,
                        SLIT("into: 2")
                            IDLE("haul: { kind: transport, load: 12 t, time: "
                                 "1 h }"),
                        SHOPS),
                   "E263");
}

static void each_part_loads_what_comes_behind(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_compile(
        &plant,
        "format: 1\n"
        "name: load\n"
        "run: { length: 10 d, quantiles: [] }\n"
        "products: { coil: { route: way } }\n"
        "routes: { way: { lots: [slit, pack, {choose: {a: 50 %, b: 50 %}}] } }"
        "\n"
        "demand: { stream: { kind: orders, every: 10 h, products: { coil: 100 "
        "% }, tonnes: 20 t } }\n"
        "steps:\n"
        "  a: { kind: delay, time: 1 h }\n"
        "  b: { kind: delay, time: 1 h }\n" SLIT("into: 4") PACK SHOPS);
    if (plant.model == NULL) {
        fail_msg("the scenario was refused");
        return;
    }
    assert_close(sw_load_of(plant.model, &plant.model->resources[0]), 0.1,
                 1e-12);
    assert_close(sw_load_of(plant.model, &plant.model->resources[1]), 0.8,
                 1e-12);
    small_plant_clear(&plant);
}

static void scrapped_parts_end_their_order(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, SHOP("slit, test", COIL, ONE,
                                 SLIT("into: 2") IDLE(
                                     "test: { kind: inspect, resource: packer, "
                                     "time: 1 h, results: { scrap: { "
                                     "probability: 100 % } } }"),
                                 SHOPS));
    assert_string_equal(plant.orders[0].outcome, "scrapped");
    small_plant_clear(&plant);
}

static void a_lot_below_a_piece_ends_the_run(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, SHOP("slit", COIL, "count: 1, tonnes: 1 t",
                                 SLIT("piece: 2 t"), SHOPS));
    assert_false(plant.done);
    assert_non_null(strstr(plant.err.message, "less than a piece"));
    small_plant_clear(&plant);
}

#define REFUSED(settings)                                                      \
    assert_refused(SHOP("slit", COIL, ONE, SLIT(settings), SHOPS), "E286")

static void plans_that_cannot_be_cut_are_refused(void **state)
{
    (void)state;
    REFUSED("");
    REFUSED("into: 2, plans: { a: { else: yes, into: 2 } }");
    REFUSED("plans: { a: { into: 2 } }");
    REFUSED("plans: { a: { else: yes, when: { product: coil }, into: 2 } }");
    REFUSED("plans: { a: { when: { product: other }, into: 2 } }");
    REFUSED("plans: { a: { when: { class: standard }, into: 2 } }");
    REFUSED("plans: { a: { else: yes, from: 1 m, into: 2 } }");
    REFUSED("plans: { a: { else: yes, into: 2, strips: { s: { width: 400 mm } "
            "} } }");
    REFUSED("plans: { a: { else: yes, strips: { s: { width: 500 mm, count: 2 } "
            "} } }");
    REFUSED("yield: 98 %, plans: { a: { else: yes, strips: { s: { width: 400 "
            "mm } } } }");
    assert_refused(SHOP("slit", "coil: { unit: 20 t }", ONE,
                        SLIT("plans: { a: { else: yes, strips: { s: { width: "
                             "400 mm } } } }"),
                        SHOPS),
                   "E286");
}

static void only_lots_are_cut_one_by_one(void **state)
{
    (void)state;
    assert_refused(SHOP("{together: [slit, pack]}", COIL, ONE,
                        SLIT("into: 2") PACK, SHOPS),
                   "E262");
    assert_refused(
        SHOP("pack", COIL, ONE, SLIT("into: 2, per: batch") PACK, SHOPS),
        "E260");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_parts_of_a_lot_go_on_one_after_the_other),
        cmocka_unit_test(strips_weigh_by_their_width_and_the_trim_is_scrap),
        cmocka_unit_test(strips_of_a_plan_may_differ),
        cmocka_unit_test(what_is_left_of_the_width_serves_another_line),
        cmocka_unit_test(strips_for_a_stock_name_it_and_its_article),
        cmocka_unit_test(equal_parts_leave_the_odd_grams_to_the_last),
        cmocka_unit_test(a_yield_is_lost_before_the_parts_are_weighed),
        cmocka_unit_test(pieces_are_whole_and_the_rest_is_scrap),
        cmocka_unit_test(parts_can_be_pieces),
        cmocka_unit_test(an_order_is_delivered_when_enough_parts_are),
        cmocka_unit_test(parts_draw_numbers_of_their_own),
        cmocka_unit_test(parts_join_again_as_one),
        cmocka_unit_test(what_is_joined_can_be_cut),
        cmocka_unit_test(a_cap_counts_every_part),
        cmocka_unit_test(a_slitter_is_set_up_as_in_a_process),
        cmocka_unit_test(products_are_cut_by_their_plans),
        cmocka_unit_test(parts_of_a_coil_fit_where_it_does_not),
        cmocka_unit_test(each_part_loads_what_comes_behind),
        cmocka_unit_test(scrapped_parts_end_their_order),
        cmocka_unit_test(a_lot_below_a_piece_ends_the_run),
        cmocka_unit_test(plans_that_cannot_be_cut_are_refused),
        cmocka_unit_test(only_lots_are_cut_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
