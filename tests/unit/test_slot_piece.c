#include "slot_plant.h"

static void check_fill(const char *text, double percent)
{
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_true(plant.done);
    const double fill = small_plant_value(&plant, "slot_fill", "book");
    if (fabs(fill - percent) > 1e-9) {
        fail_msg("%.12g %% of the buckets are booked, not %.12g %%", fill,
                 percent);
    }
    small_plant_clear(&plant);
}

/* The window is 40 buckets of 1,000 t. */
#define RESERVE(more)                                                          \
    "frozen: 7 d, " more                                                       \
    "reserve: { share: 20 %, classes: [rush], frozen: 3 d }"

/* On day 12 nobody had anything of the bucket that started on day 10. */
static void
what_is_booked_in_a_bucket_that_started_empty_is_in_its_fill(void **state)
{
    (void)state;
    const char *text =
        PLANT(RESERVE(""), ORDERS("r", "12 d", "1 h", "1", "200 t", COIL RUSH));
    CHECK_DAYS(text, {"r-1", 2, 12});
    check_fill(text, 100 * 200.0 / 40000);
}

/* With a part booked before it starts, the same. */
static void
what_is_booked_in_a_bucket_that_has_started_is_in_its_fill(void **state)
{
    (void)state;
    check_fill(PLANT(RESERVE(""),
                     ORDERS("d", "2 d", "1 h", "1", "300 t", COIL)
                         ORDERS("r", "12 d", "1 h", "1", "200 t", COIL RUSH)),
               100 * 500.0 / 40000);
}

/* The bucket that runs when the window opens on day 5 is not in it. */
static void
a_bucket_that_started_before_the_window_is_not_in_the_fill(void **state)
{
    (void)state;
#define LATE(day)                                                              \
    "format: 1\nname: slots\n"                                                 \
    "run: { warm_up: 5 d, length: 400 d, limit: 1 d, quantiles: [] "           \
    "}\n" RESOURCES "steps:\n"                                                 \
    "  roll: { kind: process, resource: mill, time: 1 h }\n"                   \
    "  book: { kind: slot, of: mill, rate: 100 t/d, bucket: 10 d, " RESERVE(   \
        "") " }\n"                                                             \
            "demand:\n" ORDERS("r", day, "1 h", "1", "200 t", COIL RUSH)
    check_fill(LATE("6 d"), 0);
    check_fill(LATE("12 d"), 100 * 200.0 / 40000);
}

/* On day 2 the second order finds 100 t in the bucket that runs and 1,000 t in
 * the next; it needs more, and there the window ends. */
static void an_order_that_is_refused_books_nothing(void **state)
{
    (void)state;
    const char *text =
        PLANT(RESERVE("window: 17 d, no_room: refuse, "),
              ORDERS("r", "0 d", "1 h", "1", "100 t", COIL RUSH)
                  ORDERS("s", "2 d", "1 h", "1", "1200 t", COIL RUSH)
                      ORDERS("t", "3 d", "1 h", "1", "1100 t", COIL RUSH));
    CHECK_DAYS(text, {"r-1", 1, 0}, {"s-1", 0, 0}, {"t-1", 1, 3},
               {"t-1", 11, 10});
    check_fill(text, 100 * 1200.0 / 40000);
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_true(fabs(small_plant_value(&plant, "refused", "book") - 100 / 3.0) <
                1e-9);
    small_plant_clear(&plant);
}

/* The bucket of day 10 holds nothing: nobody waits for it, and it is no part of
 * what the 40 days' buckets hold. */
static void a_bucket_that_is_all_stop_is_passed_over(void **state)
{
    (void)state;
    const char *text =
        "format: 1\nname: stops\n"
        "run: { length: 40 d, limit: 100 d, quantiles: [] }\n"
        "resources: { mill: { units: 100, planned: { overhaul: { every: 100 d, "
        "first: 10 d, lasts: 10 d } } } }\n"
        "products: { coil: { route: way, coil: { unit: 100 t } } }\n"
        "routes: { way: { order: [book], lots: [roll] } }\n"
        "steps:\n"
        "  roll: { kind: process, resource: mill, time: 1 h }\n"
        "  book: { kind: slot, of: mill, rate: 100 t/d, bucket: 10 d }\n"
        "demand:\n" ORDERS("d", "1 d", "1 h", "1", "1200 t", COIL);
    CHECK_DAYS(text, {"d-1", 10, 20}, {"d-1", 12, 30});
    check_fill(text, 100 * 1200.0 / 3000);
}

/* Of the lots of d that wait, some for what they had, some for where they were
 * moved, all go when it is cancelled on day 6; r then has room. */
static void lots_are_withdrawn_from_what_they_wait_for(void **state)
{
    (void)state;
    const char *text =
        PLANT("displace: { rush: { moves: [standard] } }",
              ORDERS("d", "1 d", "1 h", "1", "1500 t",
                     COIL ", cancel: { after: 5 d }")
                  ORDERS("r", "5 d", "1 h", "1", "300 t", COIL RUSH)
                      ORDERS("e", "7 d", "1 h", "1", "1700 t", COIL));
    CHECK_DAYS(text, {"r-1", 3, 10}, {"e-1", 7, 10}, {"e-1", 17, 20});
    check_fill(text, 100 * 2000.0 / 40000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            what_is_booked_in_a_bucket_that_started_empty_is_in_its_fill),
        cmocka_unit_test(
            what_is_booked_in_a_bucket_that_has_started_is_in_its_fill),
        cmocka_unit_test(
            a_bucket_that_started_before_the_window_is_not_in_the_fill),
        cmocka_unit_test(an_order_that_is_refused_books_nothing),
        cmocka_unit_test(a_bucket_that_is_all_stop_is_passed_over),
        cmocka_unit_test(lots_are_withdrawn_from_what_they_wait_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
