#include "cases.h"
#include "scenario_files.h"
#include "slot_plant.h"

/* ------------------------------------------------------------------ times - */

/* Entered on day 3 the bucket of day 10 is not yet frozen, an hour later it is.
 */
static void
the_first_bucket_is_the_one_that_starts_behind_the_frozen_time(void **state)
{
    (void)state;
    CHECK_DAYS(
        PLANT("frozen: 7 d", ORDERS("d", "3 d", "1 h", "2", "100 t", COIL)),
        {"d-1", 1, 10}, {"d-2", 1, 20});
    CHECK_DAYS(PLANT("", ORDERS("d", "10 d", "1 h", "2", "100 t", COIL)),
               {"d-1", 1, 10}, {"d-2", 1, 20});
}

static void buckets_start_where_the_first_one_does(void **state)
{
    (void)state;
    CHECK_DAYS(
        PLANT("first: 4 d", ORDERS("d", "0 d", "5 d", "3", "100 t", COIL)),
        {"d-1", 1, 4}, {"d-2", 1, 14}, {"d-3", 1, 14});
}

static void the_wait_is_booked_and_the_first_to_book_goes_first(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("", ORDERS("d", "1 d", "2 d", "2", "300 t", COIL)));
    /* Nine days of three lots, seven of three; the audit adds up the rest. */
    assert_close(small_plant_value(&plant, "wait", "book"), 8 * 24.0, 1e-9);
    assert_close(small_plant_value(&plant, "slot_fill", "book"),
                 100 * 600.0 / 40000, 1e-9);
    assert_string_equal(small_plant_event(&plant, "book", "complete", 1)->order,
                        "d-1");
    assert_string_equal(small_plant_event(&plant, "book", "complete", 4)->order,
                        "d-2");
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------------- room - */

static void an_order_larger_than_the_room_goes_on_in_later_buckets(void **state)
{
    (void)state;
    /* The bucket of day 0 starts as d books it. */
    CHECK_DAYS(PLANT("", ORDERS("d", "0 d", "1 h", "1", "700 t", COIL)
                             ORDERS("e", "1 d", "1 h", "1", "2500 t", COIL)
                                 ORDERS("f", "2 d", "1 h", "1", "100 t", COIL)),
               {"d-1", 7, 0}, {"e-1", 10, 10}, {"e-1", 20, 20}, {"e-1", 25, 30},
               {"f-1", 1, 30});
}

static void a_whole_order_goes_into_one_bucket(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT("whole: yes",
                     ORDERS("d", "1 d", "1 h", "3", "600 t", COIL)
                         ORDERS("e", "2 d", "1 h", "1", "400 t", COIL)),
               {"d-1", 6, 10}, {"d-2", 6, 20}, {"d-3", 6, 30}, {"e-1", 4, 10});
}

static void check_failure(const char *text, const char *says)
{
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_false(plant.done);
    if (strstr(plant.err.message, says) == NULL) {
        fail_msg("%s", plant.err.message);
    }
    small_plant_clear(&plant);
}

static void an_order_that_no_bucket_could_ever_take_ends_the_run(void **state)
{
    (void)state;
    check_failure(
        PLANT("whole: yes", ORDERS("d", "1 d", "1 h", "1", "1100 t", COIL)),
        "order 'd-1' needs 1100 t of one bucket of 'book'");
    /* A lot of the others' quota is none of theirs. */
    check_failure(PLANT("quotas: { own: { products: [plate], rate: 95 t/d } }",
                        ORDERS("d", "1 d", "1 h", "1", "100 t", COIL)),
                  "none has more than 50");
    /* Refused, it is no failure. */
    CHECK_DAYS(PLANT("whole: yes, no_room: refuse",
                     ORDERS("d", "1 d", "1 h", "1", "1100 t", COIL)),
               {"d-1", 0, 0});
}

static void stops_that_are_planned_are_not_sold(void **state)
{
    (void)state;
    const char *text =
        "format: 1\nname: stops\n"
        "run: { length: 40 d, limit: 100 d, quantiles: [] }\n"
        "resources: { mill: { units: 100, planned: { overhaul: { every: 100 d, "
        "first: 12 d, lasts: 6 d } } } }\n"
        "products: { coil: { route: way, coil: { unit: 100 t } } }\n"
        "routes: { way: { order: [book], lots: [roll] } }\n"
        "steps:\n"
        "  roll: { kind: process, resource: mill, time: 1 h }\n"
        "  book: { kind: slot, of: mill, rate: 100 t/d, bucket: 10 d }\n"
        "demand:\n" ORDERS("d", "1 d", "1 h", "1", "1000 t", COIL);
    CHECK_DAYS(text, {"d-1", 4, 10}, {"d-1", 10, 20});
    struct small_plant plant;
    small_plant_run(&plant, text);
    /* The buckets of days 0, 10, 20 and 30 hold 34 days. */
    assert_close(small_plant_value(&plant, "slot_fill", "book"),
                 100 * 1000.0 / 3400, 1e-9);
    small_plant_clear(&plant);
}

/* Of days 12 to 18 half the speed is left, and of days 14 to 16 a quarter of
 * the units: 4 + (2 + 2) / 2 + 2 / 8 days. */
static void curbs_with_dates_are_not_sold(void **state)
{
    (void)state;
    CHECK_DAYS(
        "format: 1\nname: curbs\n"
        "run: { length: 40 d, limit: 100 d, quantiles: [] }\n"
        "resources: { mill: { units: 4, curbs: {\n"
        "  power: { from: 2026-01-17, to: 2026-01-23, speed: 50 % },\n"
        "  people: { from: 2026-01-19, to: 2026-01-21, units: 1 } } } }\n"
        "products: { coil: { route: way, coil: { unit: 25 t } } }\n"
        "routes: { way: { order: [book], lots: [roll] } }\n"
        "steps:\n"
        "  roll: { kind: process, resource: mill, time: 1 h }\n"
        "  book: { kind: slot, of: mill, rate: 100 t/d, bucket: 10 d }\n"
        "demand:\n" ORDERS("d", "1 d", "1 h", "1", "1000 t", COIL),
        /* 625 t */
        {"d-1", 25, 10}, {"d-1", 40, 20});
}

static void what_is_booked_is_gross_at_the_resource(void **state)
{
    (void)state;
    CHECK_DAYS("format: 1\nname: gross\n"
               "run: { length: 40 d, limit: 100 d, quantiles: [] }\n"
               "resources: { mill: { units: 100 } }\n"
               "products: { coil: { route: way, coil: { unit: 100 t } } }\n"
               "routes: { way: { order: [book], lots: [cut, roll, trim] } }\n"
               "steps:\n"
               "  cut: { kind: delay, time: 1 h, yield: 50 % }\n"
               "  trim: { kind: delay, time: 1 h, yield: 80 % }\n"
               "  roll: { kind: process, resource: mill, time: 1 h }\n"
               "  book: { kind: slot, of: mill, rate: 100 t/d, bucket: 10 d }\n"
               "demand:\n" ORDERS("d", "1 d", "1 h", "1", "1000 t", COIL),
               {"d-1", 8, 10}, {"d-1", 10, 20});
}

/* ----------------------------------------------------------------- window - */

/* Of the buckets of days 10 and 20, which can be booked on day 1, the order
 * takes what it can; that of day 30 can be booked from day 5 on. */
static void
what_is_outside_the_window_waits_until_it_comes_into_it(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT("window: 25 d",
                     ORDERS("d", "1 d", "1 h", "1", "4500 t", COIL)
                         ORDERS("e", "6 d", "1 h", "1", "100 t", COIL)),
               {"d-1", 10, 10}, {"d-1", 20, 20}, {"d-1", 30, 30},
               {"d-1", 40, 40}, {"d-1", 45, 50}, {"e-1", 1, 50});
}

static void who_finds_no_room_in_the_window_is_refused(void **state)
{
    (void)state;
    const char *text = PLANT("window: 25 d, no_room: refuse",
                             ORDERS("d", "1 d", "1 h", "3", "1100 t", COIL)
                                 ORDERS("e", "2 d", "1 h", "1", "900 t", COIL));
    CHECK_DAYS(text, {"d-1", 10, 10}, {"d-1", 11, 20}, {"d-2", 0, 0},
               {"d-3", 0, 0}, {"e-1", 9, 20});
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_close(small_plant_value(&plant, "refused", "book"), 50, 1e-12);
    /* Hours and lots refused leave nothing behind: (10 x 9 + 1 x 19 +
     * 9 x 18) lot days in 400 days. */
    assert_close(small_plant_value(&plant, "inside", "book"), 271 / 400.0,
                 1e-12);
    small_plant_clear(&plant);
}

/* ----------------------------------------------------------------- quotas - */

#define QUOTA "quotas: { own: { products: [coil], rate: 40 t/d"

/* Others have 600 t of each bucket; coil has 400 t and what they leave. */
static void an_order_takes_its_quota_then_the_free_part(void **state)
{
    (void)state;
    const char *text = PLANT(
        QUOTA " } }", ORDERS("others", "1 d", "1 h", "1", "1000 t", PLATE)
                          ORDERS("own", "2 d", "1 h", "1", "1200 t", COIL));
    CHECK_DAYS(text, {"others-1", 6, 10}, {"others-1", 10, 20},
               {"own-1", 4, 10}, {"own-1", 10, 20}, {"own-1", 12, 30});
    struct small_plant plant;
    small_plant_run(&plant, text);
    /* 400 t of the second, 400 t of the third and 200 t of the fourth bucket
     * of quotas of 400 t. */
    assert_close(small_plant_value(&plant, "quota_used", "book"),
                 100 * 1000.0 / (40 * 400), 1e-9);
    small_plant_clear(&plant);
}

/* On day 3, with 7 d to go, nothing of the quota has come back. */
static void quota_that_is_not_used_comes_back(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT(QUOTA ", returned: 6 d } }",
                     ORDERS("others", "3 d", "2 d", "2", "700 t", PLATE)),
               {"others-1", 6, 10}, {"others-1", 7, 20}, {"others-2", 4, 10},
               {"others-2", 7, 20});
    /* The owner books what is left as anybody does. */
    CHECK_DAYS(PLANT(QUOTA ", returned: 6 d } }",
                     ORDERS("others", "5 d", "1 h", "1", "900 t", PLATE)
                         ORDERS("own", "6 d", "1 h", "1", "300 t", COIL)),
               {"others-1", 9, 10}, {"own-1", 1, 10}, {"own-1", 3, 20});
}

static void who_waits_takes_quota_that_comes_back(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT(QUOTA ", returned: 6 d } }, window: 10 d",
                     ORDERS("others", "1 d", "1 h", "1", "800 t", PLATE)),
               {"others-1", 8, 10});
}

static void a_quota_is_for_a_class_of_orders(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT("quotas: { fast: { classes: [rush], rate: 50 t/d } }",
                     ORDERS("d", "1 d", "1 h", "1", "600 t", COIL)
                         ORDERS("r", "2 d", "1 h", "1", "500 t", PLATE RUSH)),
               {"d-1", 5, 10}, {"d-1", 6, 20}, {"r-1", 5, 10});
}

/* ---------------------------------------------------------------- reserve - */

/* 20 % are kept for the class rush, which books the running bucket too as long
 * as three days of it are left: on day 6.9, not on day 7. */
static void a_reserve_is_booked_inside_the_frozen_time(void **state)
{
    (void)state;
    const char *slot = PLANT(
        "frozen: 7 d, reserve: { share: 20 %, classes: [rush], frozen: 3 d }",
        ORDERS("d", "1 d", "1 h", "1", "1000 t", COIL)
            ORDERS("r", "6 d", "12 h", "3", "200 t", COIL RUSH));
    CHECK_DAYS(slot, {"d-1", 8, 10}, {"d-1", 10, 20}, {"r-1", 2, 6},
               {"r-2", 2, 10}, {"r-3", 2, 20});
}

/* Outside the frozen time the free part goes first, then the reserve. */
static void the_reserve_comes_last(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT("frozen: 9 d, reserve: { share: 20 %, classes: [rush], "
                     "frozen: 19 d }",
                     ORDERS("r", "1 d", "1 h", "1", "900 t", COIL RUSH)
                         ORDERS("d", "2 d", "1 h", "1", "100 t", COIL)),
               {"r-1", 9, 10}, {"d-1", 1, 20});
}

/* ------------------------------------------------------------- displacing - */

#define MOVES(more)                                                            \
    "frozen: 7 d, displace: { rush: { moves: [standard]" more " } }"
#define FULL ORDERS("d", "1 d", "1 h", "1", "1000 t", COIL)

/* Three lots go from the frozen bucket of day 10 to the first that is not. */
static void a_rush_order_moves_the_lots_of_others(void **state)
{
    (void)state;
    const char *text = PLANT(
        MOVES(""), FULL ORDERS("r", "5 d", "1 h", "1", "300 t", COIL RUSH));
    CHECK_DAYS(text, {"d-1", 7, 10}, {"d-1", 10, 20}, {"r-1", 3, 10});
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_close(small_plant_value(&plant, "displaced", "book"), 50, 1e-12);
    small_plant_clear(&plant);
}

/* On day 6 the bucket of day 10 holds seven lots that may not be moved again,
 * or may: then those go, behind the lot of the order that moves them. */
static void an_order_is_moved_no_more_often_than_allowed(void **state)
{
    (void)state;
#define TWICE(more)                                                            \
    PLANT(MOVES(more), FULL ORDERS("r", "5 d", "1 d", "1", "300 t", COIL RUSH) \
                           ORDERS("s", "6 d", "1 d", "1", "800 t", COIL RUSH))
    CHECK_DAYS(TWICE(""), {"d-1", 7, 10}, {"d-1", 10, 20}, {"r-1", 3, 10},
               {"s-1", 7, 20}, {"s-1", 8, 30});
    CHECK_DAYS(TWICE(", times: 2"), {"d-1", 9, 20}, {"d-1", 10, 30},
               {"r-1", 3, 10}, {"s-1", 7, 10}, {"s-1", 8, 20});
}

static void the_last_to_book_is_the_first_to_be_moved(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT(MOVES(""),
                     ORDERS("d", "1 d", "1 h", "2", "500 t", COIL)
                         ORDERS("r", "5 d", "1 h", "1", "300 t", COIL RUSH)),
               {"d-1", 5, 10}, {"d-2", 2, 10}, {"d-2", 5, 20}, {"r-1", 3, 10});
}

static void its_own_frozen_time_holds_for_who_moves_others(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT(MOVES(", frozen: 6 d"),
                     FULL ORDERS("r", "4 d", "1 h", "2", "300 t", COIL RUSH)),
               {"d-1", 7, 10}, {"d-1", 10, 20}, {"r-1", 3, 10}, {"r-2", 3, 20});
}

/* What coil has of its own quota would be no room for plate. */
static void who_would_make_no_room_is_not_moved(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT(MOVES("") ", " QUOTA " } }",
                     ORDERS("d", "1 d", "1 h", "1", "600 t", PLATE)
                         ORDERS("own", "2 d", "1 h", "1", "400 t", COIL) ORDERS(
                             "r", "5 d", "1 h", "1", "700 t", PLATE RUSH)),
               {"d-1", 5, 20}, {"d-1", 6, 30}, {"own-1", 4, 10}, {"r-1", 6, 10},
               {"r-1", 7, 20});
}

/* Nobody is moved for an order that still would not fit. */
static void nobody_is_moved_in_vain(void **state)
{
    (void)state;
    CHECK_DAYS(PLANT(MOVES("") ", whole: yes",
                     ORDERS("d", "1 d", "1 h", "1", "500 t", COIL) ORDERS(
                         "q", "5 d", "1 h", "1", "500 t", COIL RUSH)
                         ORDERS("r", "6 d", "1 h", "1", "600 t", COIL RUSH)),
               {"d-1", 5, 10}, {"q-1", 5, 10}, {"r-1", 6, 20});
}

/* --------------------------------------------------------------- backward - */

/* Requested for day 42, with an hour still to go behind the slot: the bucket
 * that ends on day 40 is the last that is early enough. */
static void backward_is_the_last_bucket_that_is_early_enough(void **state)
{
    (void)state;
    CHECK_DAYS(
        PLANT("direction: backward",
              ORDERS("d", "2 d", "1 h", "1", "1500 t", COIL ", requested: 4")),
        {"d-1", 5, 20}, {"d-1", 15, 30});
    /* Without a date it is forward. */
    CHECK_DAYS(PLANT("direction: backward",
                     ORDERS("d", "2 d", "1 h", "1", "100 t", COIL)),
               {"d-1", 1, 10});
}

/* Day 22 can only be met by the bucket of day 10; what has no room there goes
 * on forward. */
static void backward_goes_forward_where_nothing_is_left_behind(void **state)
{
    (void)state;
    CHECK_DAYS(
        PLANT("direction: backward",
              ORDERS("d", "2 d", "1 h", "2", "800 t", COIL ", requested: 2")),
        {"d-1", 8, 10}, {"d-2", 2, 10}, {"d-2", 8, 20});
    CHECK_DAYS(
        PLANT("direction: backward",
              ORDERS("d", "2 d", "1 h", "1", "100 t", COIL ", requested: 0.5")),
        {"d-1", 1, 10});
}

/* --------------------------------------------------------------- the route -
 */

/* In `lots` the first lot books for all; each goes when both it and its bucket
 * are there. */
static void a_slot_among_the_lots_steps_books_for_the_order(void **state)
{
    (void)state;
    CHECK_DAYS("format: 1\nname: lots\n"
               "run: { length: 400 d, limit: 100 d, quantiles: [] }\n"
               "resources: { mill: { units: 100 }, saw: {} }\n"
               "products: { coil: { route: way, coil: { unit: 100 t } } }\n"
               "routes: { way: { lots: [cut, book, roll] } }\n"
               "steps:\n"
               "  cut: { kind: process, resource: saw, time: 6 d }\n"
               "  roll: { kind: process, resource: mill, time: 1 h }\n"
               "  book: { kind: slot, of: mill, rate: 20 t/d, bucket: 10 d }\n"
               "demand:\n" ORDERS("d", "0 d", "1 h", "1", "400 t", COIL),
               /* There on days 6, 12, 18, 24, booked for 10, 10, 20, 20. */
               {"d-1", 1, 10}, {"d-1", 2, 12}, {"d-1", 3, 20}, {"d-1", 4, 24});
}

static void a_lot_that_is_made_again_needs_no_slot(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: again\n"
        "run: { length: 400 d, limit: 100 d, quantiles: [] }\n"
        "resources: { mill: { units: 100 }, laboratory: { units: 100 } }\n"
        "products: { coil: { route: way, coil: { unit: 100 t } } }\n"
        "routes: { way: { lots: [book, roll, test] } }\n"
        "steps:\n"
        "  roll: { kind: process, resource: mill, time: 1 h }\n"
        "  test: { kind: inspect, resource: laboratory, time: 1 h, results: { "
        "remake: { probability: 50 %, to: book } } }\n"
        "  book: { kind: slot, of: mill, rate: 100 t/d, bucket: 10 d }\n"
        "demand:\n" ORDERS("d", "1 d", "1 h", "1", "1000 t", COIL));
    assert_true(plant.done);
    size_t again = 10;
    assert_time(&plant, "book", "complete", 10, 240);
    while (small_plant_event(&plant, "book", "schedule", again + 1) != NULL) {
        again++;
        assert_int_equal(
            small_plant_event(&plant, "book", "schedule", again)->at_us,
            small_plant_event(&plant, "book", "complete", again)->at_us);
    }
    assert_true(again > 12);
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------- background - */

/* How many whole buckets lie between booking and start, by block. */
static void count_ahead(const struct small_plant *plant, double *counts)
{
    enum { BLOCKS = 5000 };
    int64_t *booked_us = sw_new_array(BLOCKS, sizeof(int64_t));
    for (size_t i = 0; i < plant->count; i++) {
        const struct small_event *event = &plant->events[i];
        const size_t prefix = strlen("others-");
        if (strcmp(event->activity, "book") != 0 ||
            strncmp(event->order, "others-", prefix) != 0) {
            continue;
        }
        const unsigned long n = strtoul(event->order + prefix, NULL, 10);
        assert_true(n < BLOCKS);
        if (strcmp(event->lifecycle, "complete") == 0) {
            const int64_t ahead_us = event->at_us - booked_us[n];
            counts[ahead_us / (10 * SW_DAY_US)]++;
        } else {
            booked_us[n] = event->at_us;
        }
    }
    sw_free(booked_us);
}

/* Some 3,900 blocks have room where they want it; the sd of a share is at most
 * 0.8 %. Those of the last buckets are still to come. */
static void background_is_sold_ahead_as_its_profile_says(void **state)
{
    (void)state;
    static const double SHARES[] = {0.05, 0.15, 0.35, 0.30, 0.15};
    double counts[40] = {0};
    double all = 0;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("",
              ORDERS("d", "1 d", "1 h", "1", "10 t",
                     COIL) "  others: { kind: background, block: 1 t, cv: 0, "
                           "products: { plate: 100 % }, tonnes: 10 t/d, "
                           "sold_ahead: { 40 d: 15 %, 30 d: 45 %, 20 d: 80 %, "
                           "10 d: 95 % } "
                           "}\n"));
    assert_true(plant.done);
    count_ahead(&plant, counts);
    for (int k = 0; k < 5; k++) {
        all += counts[k];
    }
    assert_true(all > 3500);
    assert_close(counts[5], 0, 0);
    for (int k = 0; k < 5; k++) {
        assert_close(counts[k] / all, SHARES[k], 0.03);
    }
    small_plant_clear(&plant);
}

/* A block of each of the first days is sold 15 d ahead, whatever the length of
 * a bucket. */
static void what_is_sold_ahead_is_told_by_time(void **state)
{
    (void)state;
#define AHEAD(bucket)                                                          \
    "format: 1\nname: ahead\n"                                                 \
    "run: { length: 40 d, limit: 1 d, quantiles: [] }\n" RESOURCES "steps:\n"  \
    "  roll: { kind: process, resource: mill, time: 1 h }\n"                   \
    "  book: { kind: slot, of: mill, rate: 100 t/d, bucket: " bucket " }\n"    \
    "demand:\n" ORDERS(                                                        \
        "d", "1 d", "1 h", "1", "10 t",                                        \
        COIL) "  others: { kind: background, block: 1 t, cv: 0, tonnes: 1 "    \
              "t/d, "                                                          \
              "products: { plate: 100 % }, sold_ahead: { 15 d: 100 % } }\n"
    struct small_plant plant;
    small_plant_run(&plant, AHEAD("7 d"));
    assert_true(day_of(&plant, "others-1", 1) == 21);
    assert_true(day_of(&plant, "others-8", 1) == 28);
    small_plant_clear(&plant);
    small_plant_run(&plant, AHEAD("5 d"));
    assert_true(day_of(&plant, "others-1", 1) == 20);
    assert_true(day_of(&plant, "others-8", 1) == 25);
    small_plant_clear(&plant);
}

/* ------------------------------------------------------------ opening state -
 */

/* The plant with two files beside it, compiled; NULL if it is refused. */
static struct sw_model *opened(struct files *files, const char *wip,
                               const char *bookings, const char *slot)
{
    (void)text_file(files, "wip.csv",
                    sw_arena_format(files->arena,
                                    "order,product,tonnes_t,step,entered,"
                                    "booked\n%s",
                                    wip));
    (void)text_file(
        files, "sold.csv",
        sw_arena_format(files->arena, "date,tonnes_t,quota\n%s", bookings));
    const char *text = sw_arena_format(
        files->arena, "%s%s%s",
        "format: 1\nname: opened\n"
        "run: { length: 40 d, limit: 100 d, quantiles: [] }\n"
        "opening: wip.csv\n" RESOURCES "demand:\n" ORDERS(
            "d", "1 d", "1 h", "1", "1000 t",
            COIL) "steps:\n"
                  "  roll: { kind: process, resource: mill, time: 1 h }\n"
                  "  book: { kind: slot, of: mill, rate: 100 t/d, bucket: 10 "
                  "d, "
                  "bookings: sold.csv, ",
        slot, " }\n");
    const struct sw_node *root =
        sw_document_read(&files->reader, text_file(files, "plant.yaml", text));
    return sw_model_compile(&files->reader, root, NULL);
}

struct left {
    size_t count;
    char text[2000];
};

static void note_left(void *self, const struct sw_happening *happening)
{
    struct left *left = self;
    if (strcmp(happening->activity, "book") == 0 &&
        strcmp(happening->lifecycle, "complete") == 0) {
        const size_t length = strlen(left->text);
        (void)snprintf(left->text + length, sizeof left->text - length,
                       "%s.%u:%lld ", happening->order, happening->lot,
                       (long long)(happening->at_us / SW_DAY_US));
    }
}

/* Who has left, and a measure in percent. */
static void check_left(const struct sw_model *model, const char *expected,
                       const char *measure, double percent)
{
    struct left left = {0};
    struct sw_outcome outcome = {0};
    struct sw_error err = {0};
    const struct sw_observer observer = {.self = &left, .happening = note_left};
    assert_non_null(model);
    assert_true(sw_model_run(model, &(struct sw_replication){1, 1, &observer},
                             &outcome, &err));
    assert_true(outcome.audited);
    assert_string_equal(left.text, expected);
    for (size_t i = 0; i < outcome.count; i++) {
        const struct sw_series *series = sw_model_series(model, i);
        if (strcmp(series->measure->id, measure) == 0) {
            assert_close(100 * outcome.totals[i].numerator /
                             outcome.totals[i].denominator,
                         percent, 1e-9);
        }
    }
    sw_outcome_clear(&outcome);
}

/* Day 0 is 5 January. Of the bucket of day 10, 600 of the 700 t that are free
 * are sold, and of the 300 t of coil's quota 100 t, and 100 t to A. B books on
 * day 0 as any order does. So d finds 100 t of quota and 100 t that are free.
 */
static void what_is_sold_at_the_start_is_gone(void **state)
{
    struct files *files = *state;
    struct sw_model *model =
        opened(files,
               "A,coil,100,book,2026-01-01,2026-01-20\n"
               "B,plate,100,book,2026-01-02,\n",
               "2026-01-15,600,\n2026-01-24,100,own\n",
               "quotas: { own: { products: [coil], rate: 30 t/d } }");
    check_left(model,
               "B.1:0 A.1:10 d-1.1:10 d-1.2:10 d-1.3:20 d-1.4:20 d-1.5:20 "
               "d-1.6:20 d-1.7:20 d-1.8:20 d-1.9:20 d-1.10:20 ",
               "slot_fill", 100 * 1900.0 / 4000);
    sw_model_destroy(model);
}

/* On day 1 both lots of A come and are refused, each by itself. */
static void an_order_in_process_is_counted_once(void **state)
{
    struct files *files = *state;
    (void)text_file(files, "wip.csv",
                    "order,product,tonnes_t,step,entered,booked\n"
                    "A,coil,100,wait,2026-01-01,\n"
                    "A,coil,100,wait,2026-01-01,\n");
    (void)text_file(files, "sold.csv",
                    "date,tonnes_t,quota\n2026-01-15,1000,\n");
    const char *path = text_file(
        files, "plant.yaml",
        "format: 1\nname: opened\n"
        "run: { length: 40 d, limit: 100 d, quantiles: [] }\n"
        "opening: wip.csv\n"
        "resources: { mill: { units: 100 } }\n"
        "products: { coil: { route: way, coil: { unit: 100 t } } }\n"
        "routes: { way: { lots: [wait, book, roll] } }\n"
        "demand:\n" ORDERS(
            "d", "30 d", "1 h", "2", "100 t",
            COIL) "steps:\n"
                  "  wait: { kind: delay, time: 1 d }\n"
                  "  roll: { kind: process, resource: mill, time: 1 h }\n"
                  "  book: { kind: slot, of: mill, rate: 100 t/d, bucket: 10 "
                  "d, "
                  "bookings: sold.csv, no_room: refuse, window: 10 d }\n");
    struct sw_model *model = sw_model_compile(
        &files->reader, sw_document_read(&files->reader, path), NULL);
    check_left(model, "d-1.1:40 d-2.1:40 ", "refused", 100 / 3.0);
    sw_model_destroy(model);
}

static void bookings_that_do_not_fit_are_refused(void **state)
{
    struct files *files = *state;
    const char *slot = "quotas: { own: { products: [coil], rate: 30 t/d } }";
    assert_null(opened(files, "", "2026-01-15,700,\n2026-01-15,100,\n", slot));
    check_said(files, "of this bucket only 0 t can be sold");
    forget(files);
    assert_null(opened(files, "", "2026-01-04,700,\n", slot));
    check_said(files, "the date is before the start of the run");
    forget(files);
    assert_null(opened(files, "", "2026-01-15,700,others\n", slot));
    check_said(files, "there is no quota 'others'");
    forget(files);
    assert_null(
        opened(files, "A,coil,100,roll,2026-01-01,2026-01-20\n", "", slot));
    check_said(files, "'roll' is no slot, so nothing is booked there");
    forget(files);
    assert_null(
        opened(files, "A,coil,100,book,2026-01-01,2026-01-04\n", "", slot));
    check_said(files, "order 'A' is booked for before the start of the run");
    forget(files);
}

/* --------------------------------------------------------------- refusals - */

static void what_does_not_fit_together_is_refused(void **state)
{
    (void)state;
#define ONE ORDERS("d", "1 d", "1 h", "1", "100 t", COIL)
    assert_refused(PLANT("first: 10 d", ONE), "E280");
    assert_refused(PLANT("frozen: 20 d, window: 25 d", ONE), "E280");
    assert_refused(PLANT("room: 3", ONE), "E250");
    assert_refused(PLANT("reserve: { share: 3 % }", ONE), "E280");
    assert_refused(PLANT("no_room: refuse, displace: { rush: { moves: "
                         "[standard] } }",
                         ONE),
                   "E280");
    assert_refused(PLANT("displace: { fast: { moves: [standard] } }", ONE),
                   "E113");
    assert_refused(PLANT("quotas: { a: { products: [coil], rate: 60 t/d },"
                         " b: { products: [plate], rate: 41 t/d } }",
                         ONE),
                   "E280");
    assert_refused(PLANT("quotas: { a: { rate: 60 t/d } }", ONE), "E280");
    assert_refused(
        PLANT("quotas: { a: { products: [wire], rate: 60 t/d } }", ONE),
        "E113");
    assert_refused(
        "format: 1\nname: after\nrun: { length: 40 d }\n"
        "resources: { mill: {} }\n"
        "products: { coil: { route: way } }\n"
        "routes: { way: { order: [book, review], lots: [roll] } }\n"
        "steps:\n"
        "  review: { kind: delay, time: 1 h }\n"
        "  roll: { kind: process, resource: mill, time: 1 h }\n"
        "  book: { kind: slot, of: mill, rate: 20 t/d, bucket: 10 d }\n"
        "demand:\n" ONE,
        "E237");
    assert_refused(
        "format: 1\nname: elsewhere\nrun: { length: 40 d }\n"
        "resources: { mill: {}, saw: {} }\n"
        "products: { coil: { route: way } }\n"
        "routes: { way: { order: [book], lots: [roll] } }\n"
        "steps:\n"
        "  roll: { kind: process, resource: mill, time: 1 h }\n"
        "  book: { kind: slot, of: saw, rate: 20 t/d, bucket: 10 d }\n"
        "demand:\n" ONE,
        "E280");
}

#define BEFORE(first, more)                                                    \
    "format: 1\n"                                                              \
    "name: before\n"                                                           \
    "run: { length: 60 d }\n"                                                  \
    "resources: { mill: {} }\n"                                                \
    "products: { coil: { route: way, coil: { unit: 50 t } } }\n"               \
    "routes: { way: { lots: [" first ", book, roll] } }\n"                     \
    "steps:\n"                                                                 \
    "  slit: { kind: convert, resource: mill, time: 1 h, into: 4 }\n"          \
    "  wait: { kind: delay, time: 1 d }\n"                                     \
    "  book: { kind: slot, of: mill, rate: 10 t/d, bucket: 10 d }\n"           \
    "  roll: { kind: process, resource: mill, time: 1 h }\n"                   \
    "demand: { a: { kind: orders, first: 0 d, every: 1 d, count: 1,"           \
    " tonnes: 100 t, products: { coil: 100 % } } }\n" more

static void what_cuts_or_delivers_lots_comes_after_the_slot(void **state)
{
    (void)state;
    assert_refused(BEFORE("slit", ""), "cut or split at 'slit'");
    assert_refused(
        BEFORE("wait", "milestones: { delivered: { after: [wait] } }\n"),
        "delivered at 'wait'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            the_first_bucket_is_the_one_that_starts_behind_the_frozen_time),
        cmocka_unit_test(buckets_start_where_the_first_one_does),
        cmocka_unit_test(the_wait_is_booked_and_the_first_to_book_goes_first),
        cmocka_unit_test(
            an_order_larger_than_the_room_goes_on_in_later_buckets),
        cmocka_unit_test(a_whole_order_goes_into_one_bucket),
        cmocka_unit_test(an_order_that_no_bucket_could_ever_take_ends_the_run),
        cmocka_unit_test(stops_that_are_planned_are_not_sold),
        cmocka_unit_test(curbs_with_dates_are_not_sold),
        cmocka_unit_test(what_is_booked_is_gross_at_the_resource),
        cmocka_unit_test(
            what_is_outside_the_window_waits_until_it_comes_into_it),
        cmocka_unit_test(who_finds_no_room_in_the_window_is_refused),
        cmocka_unit_test(an_order_takes_its_quota_then_the_free_part),
        cmocka_unit_test(quota_that_is_not_used_comes_back),
        cmocka_unit_test(who_waits_takes_quota_that_comes_back),
        cmocka_unit_test(a_quota_is_for_a_class_of_orders),
        cmocka_unit_test(a_reserve_is_booked_inside_the_frozen_time),
        cmocka_unit_test(the_reserve_comes_last),
        cmocka_unit_test(a_rush_order_moves_the_lots_of_others),
        cmocka_unit_test(an_order_is_moved_no_more_often_than_allowed),
        cmocka_unit_test(the_last_to_book_is_the_first_to_be_moved),
        cmocka_unit_test(its_own_frozen_time_holds_for_who_moves_others),
        cmocka_unit_test(who_would_make_no_room_is_not_moved),
        cmocka_unit_test(nobody_is_moved_in_vain),
        cmocka_unit_test(backward_is_the_last_bucket_that_is_early_enough),
        cmocka_unit_test(backward_goes_forward_where_nothing_is_left_behind),
        cmocka_unit_test(a_slot_among_the_lots_steps_books_for_the_order),
        cmocka_unit_test(a_lot_that_is_made_again_needs_no_slot),
        cmocka_unit_test(background_is_sold_ahead_as_its_profile_says),
        cmocka_unit_test(what_is_sold_ahead_is_told_by_time),
        files_test(what_is_sold_at_the_start_is_gone),
        files_test(an_order_in_process_is_counted_once),
        files_test(bookings_that_do_not_fit_are_refused),
        cmocka_unit_test(what_does_not_fit_together_is_refused),
        cmocka_unit_test(what_cuts_or_delivers_lots_comes_after_the_slot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
