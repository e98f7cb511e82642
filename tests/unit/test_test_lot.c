#include "cases.h"
#include "small_plant.h"

/* Heats of four coils of 10 t, cast for 1 h and rolled coil by coil for 1 h
 * each; one laboratory, 2.5 h a test. A `piece` of 40 t comes to it directly.
 */
#define PLANT(test_lot, results, demand)                                       \
    "format: 1\nname: test lots\n"                                             \
    "run: { length: 200 d, limit: 200 d, quantiles: [] }\n"                    \
    "products:\n"                                                              \
    "  thin: { route: way, steel_code: Q355, coil: { unit: 10 t }, family: { " \
    "gauge: 2 mm } }\n"                                                        \
    "  thick: { route: way, steel_code: Q355, coil: { unit: 10 t }, family: "  \
    "{ gauge: 8 mm } }\n"                                                      \
    "  piece: { route: short, coil: { unit: 40 t } }\n"                        \
    "routes:\n"                                                                \
    "  way: { lots: [heat, cast, roll, test, pack] }\n"                        \
    "  short: { lots: [heat, test, pack] }\n"                                  \
    "resources:\n  caster: {}\n  mill: {}\n  laboratory: {}\n"                 \
    "steps:\n"                                                                 \
    "  heat: { kind: batch, key: [steel_code], size: 40 t }\n"                 \
    "  cast: { kind: process, per: batch, resource: caster, time: 1 h }\n"     \
    "  roll: { kind: process, resource: mill, time: 1 h }\n"                   \
    "  test: { kind: inspect, resource: laboratory, time: 150 min, "           \
    "test_lot: { " test_lot " }, results: { " results " } }\n"                 \
    "  pack: { kind: delay, time: 1 h }\n"                                     \
    "demand:\n" demand
#define ORDERS(name, first, every, count, product, tonnes)                     \
    "  " name ": { kind: orders, first: " first ", every: " every              \
    ", count: " count ", products: { " product " }, tonnes: " tonnes " }\n"
#define ONE_HEAT ORDERS("a", "0 h", "1 h", "1", "thin: 100 %", "40 t")

/* The sample of the first coil, there at 2 h, decides at 4.5 h on those of 3 h
 * and 4 h; the last, of 5 h, need not wait. */
static void one_sample_stands_for_the_lots_of_a_heat(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("of: heat", "", ONE_HEAT));
    assert_times(&plant, "test", "start", 1);
    assert_time(&plant, "test", "complete", 1, 4.5);
    assert_time(&plant, "test", "complete", 2, 4.5);
    assert_time(&plant, "test", "complete", 3, 4.5);
    assert_time(&plant, "test", "complete", 4, 5);
    small_plant_clear(&plant);
}

/* A piece has the laboratory from 1 h to 3.5 h: the heat's result is there at
 * 6 h, and the last coil, of 5 h, has waited for it while it was tested. */
static void the_sample_waits_for_the_laboratory(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("of: heat", "",
                                  ONE_HEAT ORDERS("b", "1 h", "1 h", "1",
                                                  "piece: 100 %", "40 t")));
    assert_times(&plant, "test", "start", 2);
    assert_time(&plant, "test", "complete", 1, 3.5);
    for (size_t i = 2; i <= 5; i++) {
        assert_time(&plant, "test", "complete", i, 6);
    }
    assert_spent(&plant, "thin", "test", "queue", 0);
    assert_spent(&plant, "thin", "test", "process", 1);
    /* Two coils before 3.5 h; the piece, and the two after it, did not. */
    assert_close(small_plant_value(&plant, "wait", "test"), (1.5 + 0.5) / 5,
                 1e-12);
    small_plant_clear(&plant);
}

static void lots_of_a_heat_that_differ_are_tested_apart(void **state)
{
    (void)state;
    const char *const texts[] = {
        PLANT("of: heat", "",
              ORDERS("a", "0 h", "1 h", "1", "thin: 100 %", "20 t")
                  ORDERS("b", "0 h", "1 h", "1", "thick: 100 %", "20 t")),
        PLANT("of: heat, key: [gauge]", "",
              ORDERS("a", "0 h", "1 h", "1", "thin: 100 %", "20 t")
                  ORDERS("b", "0 h", "1 h", "1", "thick: 100 %", "20 t"))};
    for (size_t i = 0; i < 2; i++) {
        struct small_plant plant;
        small_plant_run(&plant, texts[i]);
        assert_times(&plant, "test", "start", i + 1);
        small_plant_clear(&plant);
    }
}

static size_t count_of(const struct small_plant *plant, const char *order,
                       const char *activity, const char *lifecycle)
{
    size_t count = 0;
    for (size_t i = 0; i < plant->count; i++) {
        const struct small_event *event = &plant->events[i];
        count += strcmp(event->order, order) == 0 &&
                 strcmp(event->activity, activity) == 0 &&
                 strcmp(event->lifecycle, lifecycle) == 0;
    }
    return count;
}

static void a_heat_is_scrapped_as_a_whole(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("of: heat", "scrap: { probability: 30 % }",
                                  ORDERS("a", "0 h", "12 h", "300",
                                         "thin: 100 %", "40 t")));
    size_t scrapped = 0;
    assert_int_equal(plant.order_count, 300);
    for (size_t i = 0; i < plant.order_count; i++) {
        const size_t packed =
            count_of(&plant, plant.orders[i].order, "pack", "complete");
        assert_true(packed == 0 || packed == 4);
        scrapped += packed == 0;
    }
    /* Four standard errors of a share of 300. */
    assert_close((double)scrapped, 90, 4 * sqrt(300 * 0.3 * 0.7));
    small_plant_clear(&plant);
}

/* Every lot goes back to be tested again, and the new sample stands for all. */
static void a_heat_is_tested_again_as_a_whole(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("of: heat", "retest: { probability: 40 %, to: test }",
              ORDERS("a", "0 h", "24 h", "150", "thin: 100 %", "40 t")));
    size_t again = 0;
    for (size_t i = 0; i < plant.order_count; i++) {
        const char *order = plant.orders[i].order;
        const size_t tests = count_of(&plant, order, "test", "start");
        assert_int_equal(count_of(&plant, order, "test", "complete"),
                         4 * tests);
        again += tests > 1;
    }
    assert_close((double)again, 60, 4 * sqrt(150 * 0.4 * 0.6));
    small_plant_clear(&plant);
}

/* What is made anew is of another heat, and tested with that. */
static void remade_lots_are_of_their_new_heat(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("of: heat", "remake: { probability: 30 %, to: heat }",
              ORDERS("a", "0 h", "24 h", "150", "thin: 100 %", "40 t")));
    size_t again = 0;
    for (size_t i = 0; i < plant.order_count; i++) {
        const char *order = plant.orders[i].order;
        const size_t tests = count_of(&plant, order, "test", "start");
        assert_string_equal(plant.orders[i].outcome, "delivered");
        assert_int_equal(count_of(&plant, order, "cast", "start"), 4 * tests);
        again += tests > 1;
    }
    assert_close((double)again, 45, 4 * sqrt(150 * 0.3 * 0.7));
    small_plant_clear(&plant);
}

/* The coil that brought the sample at 2 h is cancelled at 3.2 h, before the
 * laboratory is free: that of 3 h brings it, at 3.5 h. */
static void the_next_lot_brings_the_sample_of_one_cancelled(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("of: heat", "",
              "  a: { kind: orders, first: 0 h, every: 1 h, count: 1, "
              "products: { thin: 100 % }, tonnes: 10 t, cancel: { after: 192 "
              "min } }\n" ORDERS("b", "0 h", "1 h", "1", "thin: 100 %", "30 t")
                  ORDERS("c", "1 h", "1 h", "1", "piece: 100 %", "40 t")));
    assert_times(&plant, "test", "start", 2);
    assert_string_equal(small_plant_event(&plant, "test", "start", 2)->order,
                        "b-1");
    assert_time(&plant, "test", "start", 2, 3.5);
    assert_time(&plant, "test", "complete", 4, 6);
    assert_times(&plant, "test", "complete", 4);
    small_plant_clear(&plant);
}

static void test_lots_are_of_heats(void **state)
{
    (void)state;
    assert_refused(PLANT("of: roll", "", ONE_HEAT), "E277");
    assert_refused(PLANT("of: heats", "", ONE_HEAT), "E113");
    assert_refused(PLANT("of: heat, key: [size]", "", ONE_HEAT), "E213");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_sample_stands_for_the_lots_of_a_heat),
        cmocka_unit_test(the_sample_waits_for_the_laboratory),
        cmocka_unit_test(lots_of_a_heat_that_differ_are_tested_apart),
        cmocka_unit_test(a_heat_is_scrapped_as_a_whole),
        cmocka_unit_test(a_heat_is_tested_again_as_a_whole),
        cmocka_unit_test(remade_lots_are_of_their_new_heat),
        cmocka_unit_test(the_next_lot_brings_the_sample_of_one_cancelled),
        cmocka_unit_test(test_lots_are_of_heats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
