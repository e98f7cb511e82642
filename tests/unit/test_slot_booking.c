#include "slot_plant.h"

#define MOVES(more)                                                            \
    "frozen: 7 d, displace: { rush: { moves: [standard]" more " } }"

static void check_measure(const char *text, const char *measure, double value)
{
    struct small_plant plant;
    small_plant_run(&plant, text);
    if (!plant.done) {
        fail_msg("%s", plant.err.message);
    }
    const double told = small_plant_value(&plant, measure, "book");
    if (fabs(told - value) > 1e-9) {
        fail_msg("%s is %.12g, not %.12g", measure, told, value);
    }
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------- displacing - */

/* On day 5 r takes all of the bucket of day 10, where d had ten lots, and eight
 * lots of that of day 20, where d had five: ten and three of d's go. */
#define TWO_PIECES(more)                                                       \
    PLANT(MOVES(more), ORDERS("d", "1 d", "1 h", "1", "1500 t", COIL) ORDERS(  \
                           "r", "5 d", "1 h", "1", "1800 t", COIL RUSH))

static void
an_order_that_is_moved_out_of_two_buckets_is_moved_once(void **state)
{
    (void)state;
    const char *text = TWO_PIECES("");
    CHECK_DAYS(text, {"d-1", 2, 20}, {"d-1", 12, 30}, {"d-1", 15, 40},
               {"r-1", 10, 10}, {"r-1", 18, 20});
    check_measure(text, "displaced", 50);
}

/* Once more it may, by one lot. */
static void
an_order_that_was_moved_out_of_two_buckets_may_be_moved_again(void **state)
{
    (void)state;
    const char *text = TWO_PIECES(", times: 2")
        ORDERS("s", "6 d", "1 h", "1", "100 t", COIL RUSH);
    CHECK_DAYS(text, {"d-1", 1, 20}, {"d-1", 11, 30}, {"d-1", 15, 40},
               {"r-1", 10, 10}, {"r-1", 18, 20}, {"s-1", 1, 20});
    check_measure(text, "displaced", 200 / 3.0);
}

/* What was promised by the end of day 30 is promised by that of day 50. */
static void an_order_that_is_moved_is_promised_anew_once(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, TWO_PIECES("") "promise: { rule: slot }\n");
    const struct sw_order_record *moved = NULL;
    for (size_t i = 0; i < plant.order_count; i++) {
        if (strcmp(plant.orders[i].order, "d-1") == 0) {
            moved = &plant.orders[i];
        }
    }
    if (moved == NULL) {
        fail_msg("there is no order d-1");
        return;
    }
    assert_int_equal(moved->revisions, 1);
    assert_true(moved->latest_us - moved->promised_us == 20 * SW_DAY_US);
    small_plant_clear(&plant);
}

/* r takes three lots' room of the bucket of day 20; until day 6 the window ends
 * there. On day 5.5 q goes, and with it what it had of day 10. */
static void
who_was_moved_and_waits_never_comes_earlier_than_he_was(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT("window: 24 d, displace: { rush: { moves: [standard] } }",
                     ORDERS("q", "12 h", "1 h", "1", "1000 t",
                            COIL RUSH ", cancel: { after: 5 d }")
                         ORDERS("d", "1 d", "1 h", "1", "1000 t", COIL) ORDERS(
                             "r", "5 d", "1 h", "1", "300 t", COIL RUSH)),
               {"d-1", 7, 20}, {"d-1", 10, 30}, {"r-1", 3, 20}, {"q-1", 0, 0});
}

/* Not on the retry either: on day 6, when the bucket of day 30 comes into the
 * window, e books first. */
static void who_was_moved_and_waits_moves_nobody(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT("window: 24 d, displace: { rush: { moves: [standard] }, "
                     "standard: { moves: [slow] } }",
                     ORDERS("d", "1 d", "1 h", "1", "2000 t", COIL)
                         ORDERS("r", "5 d", "1 h", "1", "300 t", COIL RUSH)
                             ORDERS("e", "6 d", "1 h", "1", "1000 t",
                                    COIL ", class: { slow: 100 % }")),
               {"d-1", 7, 10}, {"d-1", 17, 20}, {"d-1", 20, 40},
               {"e-1", 10, 30}, {"r-1", 3, 10});
}

/* With its other half the order would no longer go into one bucket. */
static void an_order_that_goes_as_a_whole_is_moved_as_a_whole(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT(MOVES("") ", whole: yes",
                     ORDERS("d", "1 d", "1 h", "1", "1000 t", COIL)
                         ORDERS("r", "5 d", "1 h", "1", "300 t", COIL RUSH)),
               {"d-1", 10, 20}, {"r-1", 3, 10});
}

/* r books of what has come back of the quota. Moved out of it, it could have
 * but 50 t of any bucket that is not frozen. */
static void
who_is_moved_where_nothing_is_large_enough_ends_the_run(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("frozen: 7 d, quotas: { own: { products: [coil], rate: 95 t/d, "
              "returned: 6 d } }, displace: { rush: { moves: [slow] }, "
              "standard: { moves: [rush] } }",
              ORDERS("r", "5 d", "1 h", "1", "1000 t", PLATE RUSH)
                  ORDERS("d", "6 d", "1 h", "1", "300 t", PLATE)));
    assert_false(plant.done);
    assert_non_null(strstr(plant.err.message, "order 'r-1' needs 100 t"));
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            an_order_that_is_moved_out_of_two_buckets_is_moved_once),
        cmocka_unit_test(
            an_order_that_was_moved_out_of_two_buckets_may_be_moved_again),
        cmocka_unit_test(an_order_that_is_moved_is_promised_anew_once),
        cmocka_unit_test(
            who_was_moved_and_waits_never_comes_earlier_than_he_was),
        cmocka_unit_test(who_was_moved_and_waits_moves_nobody),
        cmocka_unit_test(an_order_that_goes_as_a_whole_is_moved_as_a_whole),
        cmocka_unit_test(
            who_is_moved_where_nothing_is_large_enough_ends_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
