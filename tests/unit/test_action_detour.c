#include "cases.h"
#include "small_plant.h"

/* Coils of 10 t. Orders of `hasty` make the detour as they are entered. */
#define PLANT(detour, order, lots, steps, demand)                              \
    "format: 1\n"                                                              \
    "name: detour\n"                                                           \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "resources: { mill: {}, caster: {} }\n"                                    \
    "products:\n"                                                              \
    "  calm: { route: way, coil: { unit: 10 t } }\n"                           \
    "  hasty: { route: way, coil: { unit: 10 t } }\n"                          \
    "routes: { way: { " order "lots: [" lots "] } }\n"                         \
    "policies:\n"                                                              \
    "  around: { when: { entered: yes }, who: { products: [hasty] }, "         \
    "do: [{ detour: { " detour " } }] }\n"                                     \
    "milestones: { delivered: { after: [truck, barge] } }\n"                   \
    "steps:\n" steps "demand:\n" demand

#define ONE(name, at, product, tonnes)                                         \
    "  " name ": { kind: orders, first: " at ", every: 1 d, count: 1, "        \
    "products: { " product ": 100 % }, tonnes: " tonnes " }\n"

#define MAKE "  make: { kind: process, resource: mill, time: 2 h }\n"
#define SHIPS                                                                  \
    "  barge: { kind: transport, load: 100 t, time: 30 h, max_wait: 50 h }\n"  \
    "  truck: { kind: transport, load: 10 t, time: 3 h }\n"                    \
    "  unload: { kind: delay, time: 1 h }\n"

#define BY_TRUCK "from: [barge], through: [truck]"
#define BOTH ONE("c", "0 h", "calm", "10 t") ONE("h", "0 h", "hasty", "20 t")

static const struct sw_order_record *order_of(const struct small_plant *plant,
                                              const char *name)
{
    for (size_t i = 0; i < plant->order_count; i++) {
        if (strcmp(plant->orders[i].order, name) == 0) {
            return &plant->orders[i];
        }
    }
    fail_msg("there is no order %s", name);
    return NULL;
}

static double delivered_h(const struct small_plant *plant, const char *name)
{
    return (double)order_of(plant, name)->delivered_us / (double)SW_HOUR_US;
}

static double cost_per_tonne(const struct small_plant *plant,
                             const char *product)
{
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (strcmp(series->measure->id, "cost_per_tonne") == 0 &&
            strcmp(series->product, product) == 0) {
            const struct sw_total *total = &plant->outcome.totals[i];
            return total->numerator / total->denominator *
                   series->measure->scale;
        }
    }
    fail_msg("%s costs nothing", product);
    return 0;
}

/* ------------------------------------------------------------ other mode - */

static void who_waits_for_the_barge_is_sent_by_truck(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(BY_TRUCK, "", "barge, unload", SHIPS, BOTH));
    assert_times(&plant, "barge", "withdraw", 2);
    assert_time(&plant, "truck", "complete", 2, 3);
    assert_close(delivered_h(&plant, "h-1"), 3, 1e-9);
    /* Behind the barge it goes on as it would have. */
    assert_done_at(&plant, "h-1", "unload", 4);
    assert_close(delivered_h(&plant, "c-1"), 80, 1e-9);
    assert_close(small_plant_value(&plant, "trips", "truck"), 0.2, 1e-12);
    small_plant_clear(&plant);
}

static void who_comes_to_it_later_does_not_wait_there(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT(BY_TRUCK, "", "make, barge, unload", MAKE SHIPS,
                          ONE("h", "0 h", "hasty", "20 t")));
    assert_times(&plant, "barge", "schedule", 0);
    assert_time(&plant, "truck", "complete", 1, 5);
    assert_time(&plant, "truck", "complete", 2, 7);
    assert_done_at(&plant, "h-1", "unload", 6);
    small_plant_clear(&plant);
}

/* Three come to the barge at 0 h, of which two go on by truck; a fourth comes
 * at 5 h, when there is one. There are never more than three. */
static void who_is_sent_another_way_waits_in_no_queue(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT(BY_TRUCK " } }] }\n  long: { when: { queue: { at: "
                                   "barge, above: 3 } }, do: [{ detour: "
                                   "{ " BY_TRUCK,
                          "", "barge, unload", SHIPS,
                          BOTH ONE("d", "5 h", "calm", "10 t")));
    assert_close(small_plant_value(&plant, "fired", "long"), 0, 0);
    assert_close(delivered_h(&plant, "c-1"), 80, 1e-9);
    small_plant_clear(&plant);
}

static void the_way_of_a_choice_is_led_around(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT(BY_TRUCK, "",
                          "{ choose: { truck: 0 %, barge: 100 % } }, unload",
                          SHIPS, BOTH));
    assert_close(delivered_h(&plant, "h-1"), 3, 1e-9);
    assert_done_at(&plant, "h-1", "unload", 4);
    assert_close(delivered_h(&plant, "c-1"), 80, 1e-9);
    small_plant_clear(&plant);
}

/* --------------------------------------------------------- second source - */

#define WORKS                                                                  \
    "  slot: { kind: slot, of: mill, rate: 1 t/h, bucket: 10 h, frozen: 5 h "  \
    "}\n"                                                                      \
    "  heat: { kind: batch, size: 100 t, max_wait: 40 h }\n"                   \
    "  cast: { kind: process, per: batch, resource: caster, time: 5 h, "       \
    "yield: 80 % }\n"                                                          \
    "  buy: { kind: delay, time: 7 h, cost: { tonne: 100 CNY/t } }\n"
#define BOUGHT "from: [slot, heat], through: [buy], to: truck"

static void what_waits_for_its_slot_is_bought_and_its_slot_is_free(void **state)
{
    (void)state;
    struct small_plant plant;
    /* A bucket takes one coil of 12.5 t gross in each 20 h. First h has the
     * bucket of 20 h, c then waits for that of 40 h. */
    small_plant_run(
        &plant,
        PLANT(BOUGHT, "order: [slot], ", "heat, cast, make, truck",
              MAKE SHIPS
              "  slot: { kind: slot, of: mill, rate: 0.7 t/h, bucket: 20 h, "
              "frozen: 1 h }\n"
              "  heat: { kind: batch, size: 100 t, max_wait: 40 h }\n"
              "  cast: { kind: process, per: batch, resource: caster, "
              "time: 5 h, yield: 80 % }\n"
              "  buy: { kind: delay, time: 7 h, cost: { tonne: 100 CNY/t } }\n",
              ONE("h", "2 h", "hasty", "10 t")
                  ONE("c", "3 h", "calm", "10 t")));
    assert_done_at(&plant, "h-1", "buy", 9);
    assert_close(delivered_h(&plant, "h-1"), 12, 1e-9);
    assert_done_at(&plant, "c-1", "slot", 20);
    /* What is bought is of no heat, and loses nothing: 10 t and 12.5 t. */
    assert_times(&plant, "cast", "complete", 1);
    assert_close(small_plant_value(&plant, "carried", "truck"), 2, 1e-9);
    small_plant_clear(&plant);
}

static void what_waits_in_an_open_heat_is_bought(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("from: [heat], through: [buy], to: truck", "",
                          "heat, cast, make, truck", MAKE SHIPS WORKS, BOTH));
    assert_times(&plant, "heat", "withdraw", 2);
    assert_close(delivered_h(&plant, "h-1"), 10, 1e-9);
    /* The heat is of one coil, and its 40 h are those of that coil. */
    assert_close(delivered_h(&plant, "c-1"), 40 + 5 + 2 + 3, 1e-9);
    assert_close(cost_per_tonne(&plant, "hasty"), 100, 1e-9);
    assert_close(cost_per_tonne(&plant, "calm"), 0, 0);
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------------ twice - */

static void a_detour_ends_where_another_begins(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("from: [make], through: [buy], to: barge } }, "
                          "{ detour: { from: [barge], through: [truck]",
                          "", "make, unload, barge", MAKE SHIPS WORKS,
                          ONE("c", "0 h", "calm", "10 t")
                              ONE("h", "1 h", "hasty", "10 t")));
    assert_done_at(&plant, "h-1", "buy", 8);
    assert_close(delivered_h(&plant, "h-1"), 11, 1e-9);
    small_plant_clear(&plant);
}

static void a_branch_goes_around_too(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("from: [make], through: [buy]", "",
                                  "{ together: [make, unload] }, truck",
                                  MAKE SHIPS WORKS, BOTH));
    assert_close(delivered_h(&plant, "c-1"), 5, 1e-9);
    assert_close(delivered_h(&plant, "h-1"), 10, 1e-9);
    small_plant_clear(&plant);
}

static void who_is_worked_on_is_not_turned_round(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("from: [make], through: [buy]", "", "make, truck",
                          MAKE SHIPS WORKS, ONE("h", "0 h", "hasty", "20 t")));
    assert_done_at(&plant, "h-1", "make", 2);
    assert_times(&plant, "buy", "complete", 1);
    assert_close(delivered_h(&plant, "h-1"), 10, 1e-9);
    small_plant_clear(&plant);
}

/* --------------------------------------------------------------- refused - */

#define AROUND(detour)                                                         \
    PLANT(detour, "", "make, barge, { together: [unload, cool] }, pack",       \
          MAKE SHIPS WORKS "  cool: { kind: delay, time: 1 h }\n"              \
                           "  pack: { kind: delay, time: 1 h }\n",             \
          BOTH)

static void ways_that_lead_nowhere_are_refused(void **state)
{
    (void)state;
    assert_refused(AROUND("from: [heat], through: [buy]"), "E297");
    assert_refused(AROUND("from: [barge], through: [truck], to: make"), "E297");
    assert_refused(AROUND("from: [barge], through: [truck], to: heat"), "E297");
    assert_refused(AROUND("from: [barge], through: [truck, barge]"), "E297");
    assert_refused(AROUND("from: [make], through: [buy], to: unload"), "E297");
    assert_refused(AROUND("from: [unload], through: [buy], to: pack"), "E297");
    assert_refused(AROUND("from: [ferry], through: [truck]"), "E113");
    assert_refused(AROUND("from: [barge], through: [lorry]"), "E113");
    assert_refused(AROUND("from: [barge], through: [truck], to: home"), "E113");
    assert_refused(AROUND("through: [truck]"), "E107");
    assert_refused(PLANT("from: [cast], through: [buy]", "",
                         "heat, cast, truck", SHIPS WORKS, BOTH),
                   "E297");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_waits_for_the_barge_is_sent_by_truck),
        cmocka_unit_test(who_comes_to_it_later_does_not_wait_there),
        cmocka_unit_test(who_is_sent_another_way_waits_in_no_queue),
        cmocka_unit_test(the_way_of_a_choice_is_led_around),
        cmocka_unit_test(
            what_waits_for_its_slot_is_bought_and_its_slot_is_free),
        cmocka_unit_test(what_waits_in_an_open_heat_is_bought),
        cmocka_unit_test(a_detour_ends_where_another_begins),
        cmocka_unit_test(a_branch_goes_around_too),
        cmocka_unit_test(who_is_worked_on_is_not_turned_round),
        cmocka_unit_test(ways_that_lead_nowhere_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
