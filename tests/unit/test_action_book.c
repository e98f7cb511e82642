#include "cases.h"
#include "slot_plant.h"

/* Orders of class rush are booked anew as they are entered, when they have just
 * booked behind the frozen seven days. */
#define REBOOK(how, demand)                                                    \
    PLANT("frozen: 7 d", demand)                                               \
    "policies:\n"                                                              \
    "  hurry: { when: { entered: yes }, "                                      \
    "who: { classes: [rush] }, "                                               \
    "do: [{ book: { at: book, " how " } }] }\n"

/* On day 1 d takes so much of the bucket of day 10; on day 5 r finds its first
 * bucket on day 20. */
#define D_THEN_R(of_d, of_r)                                                   \
    ORDERS("d", "1 d", "1 h", "1", of_d, COIL)                                 \
    ORDERS("r", "5 d", "1 h", "1", of_r, COIL RUSH)

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

static void lots_go_where_there_is_room_inside_the_frozen_time(void **state)
{
    (void)state;
    CHECK_DAYS(REBOOK("frozen: 1 d", D_THEN_R("700 t", "500 t")),
               {"d-1", 7, 10}, {"r-1", 3, 10}, {"r-1", 5, 20});
    /* Frozen for longer than the bucket is away. */
    CHECK_DAYS(REBOOK("frozen: 6 d", D_THEN_R("700 t", "500 t")),
               {"d-1", 7, 10}, {"r-1", 5, 20});
}

static void what_comes_later_moves_up_into_what_was_left(void **state)
{
    (void)state;
    /* Ten lots on day 20 and five on day 30; three of the first go to day 10,
     * three of the others to day 20. */
    CHECK_DAYS(REBOOK("frozen: 1 d", D_THEN_R("700 t", "1500 t")),
               {"d-1", 7, 10}, {"r-1", 3, 10}, {"r-1", 13, 20},
               {"r-1", 15, 30});
}

static void who_may_be_moved_makes_room_and_is_promised_anew(void **state)
{
    (void)state;
    const char *text = REBOOK("frozen: 1 d, displace: [standard]",
                              D_THEN_R("1000 t", "500 t"));
    CHECK_DAYS(text, {"d-1", 5, 10}, {"d-1", 10, 20}, {"r-1", 5, 10});
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_close(small_plant_value(&plant, "displaced", "book"), 50, 1e-9);
    const struct sw_order_record *moved = order_of(&plant, "d-1");
    assert_int_equal(moved->revisions, 1);
    assert_true(moved->latest_us - moved->promised_us == 10 * SW_DAY_US);
    assert_int_equal(order_of(&plant, "r-1")->revisions, 0);
    small_plant_clear(&plant);
}

static void who_may_not_be_moved_stays(void **state)
{
    (void)state;
    CHECK_DAYS(
        REBOOK("frozen: 1 d, displace: [slow]", D_THEN_R("1000 t", "500 t")),
        {"d-1", 10, 10}, {"r-1", 5, 20});
    CHECK_DAYS(REBOOK("frozen: 1 d, displace: [standard]",
                      D_THEN_R("1000 t", "500 t")
                          ORDERS("s", "6 d", "1 h", "1", "600 t", COIL RUSH)),
               {"d-1", 5, 10}, {"d-1", 10, 20}, {"r-1", 5, 10}, {"s-1", 5, 20},
               {"s-1", 6, 30});
}

static void what_is_promised_by_slots_is_promised_earlier(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, REBOOK("frozen: 1 d",
                       D_THEN_R("700 t", "300 t") "promise: { rule: slot }\n"));
    const struct sw_order_record *order = order_of(&plant, "r-1");
    assert_int_equal(order->revisions, 1);
    assert_true(order->promised_us - order->latest_us == 10 * SW_DAY_US);
    small_plant_clear(&plant);
    /* But not before it was requested: 17 d after its entry. */
    small_plant_run(
        &plant,
        REBOOK("frozen: 1 d",
               ORDERS("d", "1 d", "1 h", "1", "700 t", COIL) ORDERS(
                   "r", "5 d", "1 h", "1", "300 t",
                   COIL RUSH ", requested: 1.7") "promise: { rule: slot }\n"));
    order = order_of(&plant, "r-1");
    assert_true(order->latest_us == 22 * SW_DAY_US);
    small_plant_clear(&plant);
}

/* r is reviewed for a day, and then books as it was told to on entry. */
static void an_order_that_has_not_booked_yet_books_so_when_it_does(void **state)
{
    (void)state;
    CHECK_DAYS(
        "format: 1\nname: slots\n"
        "run: { length: 400 d, limit: 1 d, quantiles: [] }\n"
        "resources: { mill: { units: 100 } }\n"
        "classes: { standard: {}, rush: {} }\n"
        "products: { coil: { route: way, coil: { unit: 100 t } } }\n"
        "routes: { way: { order: [review, book], lots: [roll] } }\n"
        "steps:\n"
        "  review: { kind: delay, time: 1 d }\n"
        "  roll: { kind: process, resource: mill, time: 1 h }\n"
        "  book: { kind: slot, of: mill, rate: 100 t/d, bucket: 10 d, "
        "frozen: 7 d }\n"
        "policies:\n"
        "  hurry: { when: { entered: yes }, who: { classes: [rush] }, "
        "do: [{ book: { at: book, frozen: 1 d, displace: [standard] } }] }\n"
        "demand:\n" D_THEN_R("1000 t", "400 t"),
        {"d-1", 6, 10}, {"d-1", 10, 20}, {"r-1", 4, 10});
}

#define REBOOK_BY(how)                                                         \
    PLANT("frozen: 7 d", D_THEN_R("100 t", "100 t"))                           \
    "policies: { hurry: { when: { entered: yes }, do: [{ book: { " how         \
    " } }] } }\n"

static void who_cannot_book_there_is_refused(void **state)
{
    (void)state;
    assert_refused(REBOOK_BY("at: roll"), "E297");
    assert_refused(REBOOK_BY("at: book, displace: [rash]"), "E113");
    assert_refused(REBOOK_BY("at: roof"), "E113");
    assert_refused(
        PLANT("no_room: refuse",
              D_THEN_R("100 t",
                       "100 t")) "policies: { hurry: { when: { entered: yes }, "
                                 "do: [{ book: "
                                 "{ at: book, displace: [standard] } }] } }\n",
        "E297");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lots_go_where_there_is_room_inside_the_frozen_time),
        cmocka_unit_test(what_comes_later_moves_up_into_what_was_left),
        cmocka_unit_test(who_may_be_moved_makes_room_and_is_promised_anew),
        cmocka_unit_test(who_may_not_be_moved_stays),
        cmocka_unit_test(what_is_promised_by_slots_is_promised_earlier),
        cmocka_unit_test(
            an_order_that_has_not_booked_yet_books_so_when_it_does),
        cmocka_unit_test(who_cannot_book_there_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
