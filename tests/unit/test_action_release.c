#include "base/text.h"
#include "cases.h"
#include "small_plant.h"

/* Coils of 10 t. Orders of `calm` wait for others, those of `hasty` are
 * released at the steps `at` as they are entered; `review` is what they go
 * through before. */
#define PLANT(at, review, way, steps, demand)                                  \
    "format: 1\n"                                                              \
    "name: release\n"                                                          \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "resources: { mill: {}, furnace: {} }\n"                                   \
    "products:\n"                                                              \
    "  calm: { route: way, family: { group: a }, steel_code: X, "              \
    "coil: { unit: 10 t } }\n"                                                 \
    "  hasty: { route: way, family: { group: a }, steel_code: X, "             \
    "coil: { unit: 10 t }, standard_lead_time: 10 h }\n"                       \
    "  other: { route: way, family: { group: b }, steel_code: Y, "             \
    "coil: { unit: 10 t } }\n"                                                 \
    "routes: { way: { order: [review], lots: [" way "] } }\n"                  \
    "policies:\n"                                                              \
    "  haste: { when: { entered: yes }, who: { products: [hasty] }, "          \
    "do: [{ release: [" at "] }] }\n"                                          \
    "steps:\n"                                                                 \
    "  review: { kind: delay, time: " review " }\n" steps "demand:\n" demand

#define ONE(name, at, product, tonnes)                                         \
    "  " name ": { kind: orders, first: " at ", every: 1 d, count: 1, "        \
    "products: { " product ": 100 % }, tonnes: " tonnes " }\n"

#define HEATS                                                                  \
    "  heat: { kind: batch, key: [steel_code], size: 100 t }\n"                \
    "  melt: { kind: process, per: batch, resource: furnace, time: 1 h }\n"

#define AT_0_AND_5                                                             \
    ONE("c", "0 h", "calm", "20 t") ONE("h", "5 h", "hasty", "30 t")

/* ----------------------------------------------------------------- heats - */

static void a_heat_goes_part_filled_with_all_that_wait_in_it(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("heat", "0 h", "heat, melt", HEATS, AT_0_AND_5));
    assert_times(&plant, "melt", "start", 5);
    assert_time(&plant, "melt", "start", 1, 5);
    assert_time(&plant, "melt", "complete", 5, 6);
    assert_close(small_plant_value(&plant, "heats", "heat"), 0.1, 1e-12);
    assert_close(small_plant_value(&plant, "part_filled", "heat"), 100, 1e-12);
    /* 50 t of 100 t in 10 d. */
    assert_close(small_plant_value(&plant, "surplus", "heat"), 5, 1e-12);
    small_plant_clear(&plant);
}

static void lots_that_come_later_are_released_as_they_come(void **state)
{
    (void)state;
    struct small_plant plant;
    /* All three of one instant go in one heat. */
    small_plant_run(&plant,
                    PLANT("heat", "2 h", "heat, melt", HEATS, AT_0_AND_5));
    assert_times(&plant, "melt", "start", 5);
    assert_time(&plant, "melt", "start", 1, 7);
    assert_time(&plant, "melt", "start", 5, 7);
    small_plant_clear(&plant);
}

static void a_heat_of_another_steel_stays_open(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("heat", "0 h", "heat, melt", HEATS,
                                  ONE("o", "0 h", "other", "20 t")
                                      ONE("h", "5 h", "hasty", "30 t")));
    assert_times(&plant, "melt", "start", 3);
    assert_time(&plant, "melt", "start", 1, 5);
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------- campaigns - */

#define ROUNDS                                                                 \
    "  roll: { kind: campaign, resource: mill, time: 2 h, change: 1 h, "       \
    "families: { b: { else: yes }, c: { when: { group: c } }, "                \
    "a: { when: { group: a }, lots: { min: 3 }, every: 30 h } } }\n"

static void a_family_is_up_out_of_turn_short_and_early(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("roll", "0 h", "roll", ROUNDS,
                                  ONE("o", "0 h", "other",
                                      "20 t") ONE("h", "1 h", "hasty", "10 t")
                                      ONE("p", "2 h", "other", "10 t")
                                          ONE("i", "20 h", "hasty", "10 t")));
    /* What is taken is served, what comes afterwards waits for its family:
     * o 0 to 4, turn, h 5 to 7, turn, p 8 to 10. */
    assert_done_at(&plant, "o-1", "roll", 2);
    assert_done_at(&plant, "h-1", "roll", 7);
    assert_done_at(&plant, "p-1", "roll", 10);
    /* Its last round opened at 5 h, not 30 h ago. */
    assert_done_at(&plant, "i-1", "roll", 23);
    assert_close(small_plant_value(&plant, "campaigns", "roll"), 0.4, 1e-12);
    small_plant_clear(&plant);
}

static void a_fixed_cycle_is_broken(void **state)
{
    (void)state;
    struct small_plant plant;
    /* From b at 0 h it turns to c until 1 h, to a until 2 h, to b until 3 h.
     * At 2.5 h a is released: it is up again at 4 h, in place of c. */
    small_plant_run(
        &plant,
        PLANT("roll", "0 h", "roll",
              "  roll: { kind: campaign, resource: mill, time: 2 h, "
              "change: 1 h, next: cycle, families: { b: { else: yes }, "
              "c: { when: { group: c } }, a: { when: { group: a } } } }\n",
              ONE("h", "150 min", "hasty", "10 t")));
    assert_time(&plant, "roll", "start", 1, 4);
    small_plant_clear(&plant);
}

static void heats_go_on_in_a_short_sequence(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("heat, sequence", "0 h", "heat, sequence, melt",
              "  sequence: { kind: campaign, per: batch, resource: mill, "
              "time: 2 h, families: { all: { else: yes, lots: { min: 4 } } } "
              "}\n" HEATS,
              AT_0_AND_5));
    assert_times(&plant, "sequence", "start", 5);
    assert_time(&plant, "sequence", "start", 1, 5);
    assert_time(&plant, "melt", "complete", 5, 8);
    small_plant_clear(&plant);
}

/* ----------------------------------------------------------------- loads - */

#define MAKE "  make: { kind: process, resource: mill, time: 1 h }\n"
#define TRUCK(settings)                                                        \
    "  truck: { kind: transport, load: 40 t, time: 2 h" settings " }\n"

static void a_load_sets_out_with_what_it_has(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("truck", "0 h", "truck", TRUCK(""),
                                  ONE("c", "0 h", "calm", "10 t")
                                      ONE("h", "3 h", "hasty", "10 t")));
    assert_time(&plant, "truck", "complete", 1, 5);
    assert_time(&plant, "truck", "complete", 2, 5);
    assert_close(small_plant_value(&plant, "trips", "truck"), 0.1, 1e-12);
    small_plant_clear(&plant);
}

static void all_that_wait_for_a_departure_leave_before_it(void **state)
{
    (void)state;
    struct small_plant plant;
    /* 60 t are two loads. */
    small_plant_run(&plant,
                    PLANT("truck", "0 h", "truck",
                          TRUCK(", timetable: { every: 100 h, first: 100 h }"),
                          ONE("c", "0 h", "calm", "50 t")
                              ONE("h", "3 h", "hasty", "10 t")));
    assert_times(&plant, "truck", "complete", 6);
    assert_time(&plant, "truck", "complete", 6, 5);
    assert_close(small_plant_value(&plant, "trips", "truck"), 0.2, 1e-12);
    small_plant_clear(&plant);
}

static void an_order_that_ships_as_a_whole_ships_in_parts(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("truck", "0 h", "make, truck",
                                  MAKE TRUCK(", partial: no, max_wait: 9 h"),
                                  ONE("h", "0 h", "hasty", "20 t")));
    assert_time(&plant, "truck", "complete", 1, 3);
    assert_time(&plant, "truck", "complete", 2, 4);
    small_plant_clear(&plant);
}

static void a_date_is_waited_for_all_the_same(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("truck", "0 h", "truck", TRUCK(", ship: not_before"),
                          ONE("h", "3 h", "hasty", "10 t")));
    assert_time(&plant, "truck", "complete", 1, 15);
    small_plant_clear(&plant);
}

/* ----------------------------------------------------------------- joins - */

#define PACK "  pack: { kind: delay, time: 1 h }\n"

static void lots_of_an_order_go_on_one_by_one(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("gather", "0 h", "make, gather, pack",
                          MAKE PACK "  gather: { kind: join, by: order }\n",
                          ONE("h", "0 h", "hasty", "30 t")));
    assert_times(&plant, "pack", "complete", 3);
    for (size_t i = 1; i <= 3; i++) {
        assert_time(&plant, "pack", "complete", i, 1 + (double)i);
    }
    small_plant_clear(&plant);
}

/* The orders of a project: two of calm coil are there at 1 h and 2 h, one of
 * hasty coil at 3 h, one of calm coil at 4 h. */
static void run_project(struct small_plant *plant, const char *join)
{
    struct sw_text text = {0};
    char *folder = scratch_create();
    scratch_write(folder, "book.csv",
                  "order,project,customer,product,class,tonnes_t,entered,"
                  "requested\n"
                  "a,P,C,calm,standard,10,2026-01-05,\n"
                  "b,P,C,calm,standard,10,2026-01-05,\n"
                  "h,P,C,hasty,standard,10,2026-01-05,\n"
                  "d,P,C,calm,standard,10,2026-01-05,\n");
    sw_text_format(&text,
                   "start: 2026-01-05\n" PLANT(
                       "gather", "0 h", "cut, make, gather, pack",
                       MAKE PACK "  cut: { kind: convert, resource: furnace, "
                                 "time: 0 h, piece: 1 t }\n"
                                 "  gather: { kind: join, %s }\n",
                       "  book: { kind: order_book, file: %s/book.csv }\n"),
                   join, folder);
    small_plant_run(plant, sw_text_get(&text));
    sw_text_clear(&text);
    scratch_remove(folder);
}

static void a_project_goes_on_in_parts(void **state)
{
    (void)state;
    struct small_plant plant;
    run_project(&plant, "by: project");
    assert_done_at(&plant, "a", "gather", 3);
    assert_done_at(&plant, "b", "gather", 3);
    assert_done_at(&plant, "h", "gather", 3);
    assert_done_at(&plant, "d", "gather", 4);
    small_plant_clear(&plant);
}

static void lots_go_on_without_their_kit(void **state)
{
    (void)state;
    struct small_plant plant;
    /* A kit is a piece of each; those of hasty coil are gone, so that none is
     * ever complete and the others go on when no more can come. */
    run_project(&plant, "by: kit, kit: { calm: {}, hasty: {}, other: {} }");
    assert_done_at(&plant, "h", "gather", 3);
    assert_done_at(&plant, "h", "pack", 4);
    assert_done_at(&plant, "a", "gather", 4);
    assert_done_at(&plant, "d", "gather", 4);
    small_plant_clear(&plant);
}

/* --------------------------------------------------------------- refused - */

static void only_where_lots_wait_for_others_can_they_be_released(void **state)
{
    (void)state;
    assert_refused(
        PLANT("make", "0 h", "make", MAKE, ONE("h", "0 h", "hasty", "10 t")),
        "E297");
    assert_refused(PLANT("heat", "0 h", "make", MAKE HEATS,
                         ONE("h", "0 h", "hasty", "10 t")),
                   "E297");
    assert_refused(
        PLANT("hate", "0 h", "make", MAKE, ONE("h", "0 h", "hasty", "10 t")),
        "E113");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heat_goes_part_filled_with_all_that_wait_in_it),
        cmocka_unit_test(lots_that_come_later_are_released_as_they_come),
        cmocka_unit_test(a_heat_of_another_steel_stays_open),
        cmocka_unit_test(a_family_is_up_out_of_turn_short_and_early),
        cmocka_unit_test(a_fixed_cycle_is_broken),
        cmocka_unit_test(heats_go_on_in_a_short_sequence),
        cmocka_unit_test(a_load_sets_out_with_what_it_has),
        cmocka_unit_test(all_that_wait_for_a_departure_leave_before_it),
        cmocka_unit_test(an_order_that_ships_as_a_whole_ships_in_parts),
        cmocka_unit_test(a_date_is_waited_for_all_the_same),
        cmocka_unit_test(lots_of_an_order_go_on_one_by_one),
        cmocka_unit_test(a_project_goes_on_in_parts),
        cmocka_unit_test(lots_go_on_without_their_kit),
        cmocka_unit_test(only_where_lots_wait_for_others_can_they_be_released),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
