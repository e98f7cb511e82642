#include "cases.h"
#include "small_plant.h"

/* Orders of so many lots of 10 t that all come at the start. */
#define PLANT(lots, cap, way, steps)                                           \
    "format: 1\n"                                                              \
    "name: cap\n"                                                              \
    "run: { length: 400 d, limit: 1 d, quantiles: [] }\n"                      \
    "resources:\n"                                                             \
    "  one: {}\n"                                                              \
    "  two: {}\n"                                                              \
    "  laboratory: { units: 100 }\n"                                           \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { lots: [" way "] } }\n"                                   \
    "demand: { d: { kind: orders, first: 0 h, every: 1 d, count: 1, "          \
    "products: { coil: 100 % }, tonnes: " lots "0 t } }\n"                     \
    "steps:\n"                                                                 \
    "  release: { kind: wip_cap, " cap " }\n" steps

/* ---------------------------------------------------------------- limits -- */

#define DELAYS                                                                 \
    "  work: { kind: delay, time: 1 h }\n"                                     \
    "  pack: { kind: delay, time: 1 h }\n"

/* Two at a time: 0 for the first and second, 1 for the third and fourth. */
static double pair_of(size_t n)
{
    const size_t pair = (n - 1) / 2;
    return (double)pair;
}

static void lots_wait_until_one_has_left_the_last_step(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("5", "to: work, limit: 2",
                                  "release, work, pack", DELAYS));
    for (size_t n = 1; n <= 5; n++) {
        assert_time(&plant, "release", "schedule", n, 0);
        assert_time(&plant, "release", "complete", n, pair_of(n));
    }
    assert_time(&plant, "pack", "complete", 5, 4);
    /* (0 + 0 + 1 + 1 + 2) / 5; all of it is in the class release, else the
     * audit had failed. */
    assert_close(small_plant_value(&plant, "wait", "release"), 0.8, 1e-12);
    /* Five lots for an hour each, in 400 days. */
    assert_close(small_plant_value(&plant, "capped", "release"), 5 / 9600.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void a_limit_in_tonnes_lets_lots_go_while_less_is_counted(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("5", "to: work, tonnes: 15 t",
                                  "release, work, pack", DELAYS));
    for (size_t n = 1; n <= 5; n++) {
        assert_time(&plant, "release", "complete", n, pair_of(n));
    }
    small_plant_clear(&plant);
}

/* Two orders of three lots at 0 h and two of the other at 0.5 h, one at a time
 * for an hour: when the last of each is released. */
static void released_by_rule(const char *rule, const char *order, double last_h)
{
    char text[2000];
    (void)snprintf(
        text, sizeof(text),
        "format: 1\nname: rule\nrun: { length: 10 d, quantiles: [] }\n"
        "classes: { low: { priority: 2 }, high: { priority: 1 } }\n"
        "products:\n"
        "  slow: { route: way, coil: { unit: 10 t }, standard_lead_time: 9 d "
        "}\n"
        "  fast: { route: way, coil: { unit: 10 t }, standard_lead_time: 1 d "
        "}\n"
        "routes: { way: { lots: [release, work] } }\n"
        "demand:\n"
        "  first: { kind: orders, first: 0 h, every: 1 d, count: 1, products: "
        "{ slow: 100 %% }, class: { low: 100 %% }, tonnes: 30 t }\n"
        "  second: { kind: orders, first: 30 min, every: 1 d, count: 1, "
        "products: { fast: 100 %% }, class: { high: 100 %% }, tonnes: 20 t "
        "}\n"
        "steps:\n"
        "  release: { kind: wip_cap, to: work, limit: 1, rule: %s }\n"
        "  work: { kind: delay, time: 1 h }\n",
        rule);
    struct small_plant plant;
    small_plant_run(&plant, text);
    double at_h = -1;
    for (size_t i = 0; i < plant.count; i++) {
        const struct small_event *event = &plant.events[i];
        if (strcmp(event->activity, "release") == 0 &&
            strcmp(event->lifecycle, "complete") == 0 &&
            strcmp(event->order, order) == 0) {
            at_h = (double)event->at_us / (double)SW_HOUR_US;
        }
    }
    assert_close(at_h, last_h, 0);
    small_plant_clear(&plant);
}

static void lots_go_as_they_came_or_by_due_date_or_priority(void **state)
{
    (void)state;
    released_by_rule("fifo", "first-1", 2);
    released_by_rule("fifo", "second-1", 4);
    released_by_rule("edd", "second-1", 2);
    released_by_rule("edd", "first-1", 4);
    released_by_rule("priority", "second-1", 2);
    released_by_rule("priority", "first-1", 4);
}

/* ------------------------------------------------------- ways to leave it --
 */

#define INSPECTED(result)                                                      \
    PLANT("20", "to: test, limit: 1", "release, work, test, pack",             \
          DELAYS "  test: { kind: inspect, resource: laboratory, time: 1 h,"   \
                 " results: { " result " } }\n")

/* Each visit takes 2 h, whatever comes out of it, and then the next begins. */
static void every_visit_ends_the_count(const char *text, bool again)
{
    struct small_plant plant;
    small_plant_run(&plant, text);
    size_t visits = 0;
    while (small_plant_event(&plant, "release", "complete", visits + 1) !=
           NULL) {
        visits++;
        assert_time(&plant, "release", "complete", visits,
                    2 * (double)(visits - 1));
    }
    if (again) {
        assert_true(visits > 20);
        assert_times(&plant, "pack", "complete", 20);
    } else {
        assert_int_equal(visits, 20);
    }
    assert_true(plant.orders[0].closed_us != SW_NEVER_US);
    small_plant_clear(&plant);
}

static void a_scrapped_lot_makes_room(void **state)
{
    (void)state;
    every_visit_ends_the_count(INSPECTED("scrap: { probability: 50 % }"),
                               false);
}

static void a_lot_that_is_sent_back_before_the_cap_waits_again(void **state)
{
    (void)state;
    every_visit_ends_the_count(
        INSPECTED("rework: { probability: 50 %, to: release }"), true);
}

static void a_lot_that_is_remade_before_the_cap_makes_room(void **state)
{
    (void)state;
    every_visit_ends_the_count(
        INSPECTED("remake: { probability: 50 %, to: release }"), true);
}

/* One lot is inside all the time, for as many rounds as it needs. */
static void a_lot_keeps_its_place(const char *text)
{
    struct small_plant plant;
    small_plant_run(&plant, text);
    size_t tests = 0;
    while (small_plant_event(&plant, "test", "complete", tests + 1) != NULL) {
        tests++;
        assert_time(&plant, "test", "complete", tests, 2 * (double)tests);
    }
    assert_true(tests > 20);
    assert_times(&plant, "release", "complete", 20);
    assert_times(&plant, "pack", "complete", 20);
    small_plant_clear(&plant);
}

static void a_lot_that_is_reworked_inside_keeps_its_place(void **state)
{
    (void)state;
    a_lot_keeps_its_place(INSPECTED("rework: { probability: 50 %, to: work }"));
}

static void a_lot_that_is_remade_inside_keeps_its_place(void **state)
{
    (void)state;
    a_lot_keeps_its_place(INSPECTED("remake: { probability: 50 %, to: work }"));
}

/* Tests come after the cap's end: a lot that comes back inside is counted, so
 * that no lot is released until it is through. With limit 1 and one lot of work
 * at a time by the cap alone, what runs beside is only what came back. */
static void a_lot_that_comes_back_inside_is_counted_at_once(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("20", "to: work, limit: 1", "release, work, test",
              "  work: { kind: delay, time: 1 h }\n"
              "  test: { kind: inspect, resource: laboratory, time: 30 min,"
              " results: { rework: { probability: 50 %, to: work } } }\n"));
    /* Released only when no lot works. */
    int working = 0;
    size_t works = 0;
    for (size_t i = 0; i < plant.count; i++) {
        const struct small_event *event = &plant.events[i];
        if (strcmp(event->activity, "work") == 0) {
            working += strcmp(event->lifecycle, "schedule") == 0;
            working -= strcmp(event->lifecycle, "complete") == 0;
            works += strcmp(event->lifecycle, "complete") == 0;
        } else if (strcmp(event->activity, "release") == 0 &&
                   strcmp(event->lifecycle, "complete") == 0) {
            assert_int_equal(working, 0);
        }
    }
    assert_true(works > 20);
    assert_times(&plant, "release", "complete", 20);
    small_plant_clear(&plant);
}

static void a_lot_that_is_turned_away_makes_room(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    PLANT("3", "to: pack, limit: 2", "release, work, pack",
                          "  work: { kind: process, resource: one, time: 1 h, "
                          "room: 0, when_full: turn_away }\n"
                          "  pack: { kind: delay, time: 1 h }\n"));
    assert_time(&plant, "release", "complete", 3, 0);
    assert_times(&plant, "pack", "complete", 1);
    small_plant_clear(&plant);
}

/* ------------------------------------------------- together, heats, joins --
 */

#define BRANCHES                                                               \
    "  work: { kind: delay, time: 1 h }\n"                                     \
    "  cool: { kind: delay, time: 3 h }\n"                                     \
    "  pack: { kind: delay, time: 1 h }\n"

static void branches_count_once_and_until_all_have_met(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("5", "to: pack, limit: 2",
                                  "release, { together: [work, cool] }, pack",
                                  BRANCHES));
    for (size_t n = 1; n <= 5; n++) {
        assert_time(&plant, "release", "complete", n, 4 * pair_of(n));
    }
    assert_close(small_plant_value(&plant, "capped", "release"), 20 / 9600.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void a_cap_can_be_within_a_branch(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT("5", "to: work, limit: 1",
                                  "{ together: [[release, work], cool] }, pack",
                                  BRANCHES));
    for (size_t n = 1; n <= 5; n++) {
        assert_time(&plant, "release", "complete", n, (double)(n - 1));
    }
    assert_time(&plant, "pack", "schedule", 1, 3);
    assert_time(&plant, "pack", "schedule", 5, 5);
    small_plant_clear(&plant);
}

/* A branch that is scrapped ends the branch, and the lot when all have met. */
static void a_lot_scrapped_in_a_branch_makes_room(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("20", "to: pack, limit: 1",
              "release, { together: [test, cool] }, pack",
              BRANCHES
              "  test: { kind: inspect, resource: laboratory, time: 1 h,"
              " results: { scrap: { probability: 50 % } } }\n"));
    size_t packed = 0;
    while (small_plant_event(&plant, "pack", "complete", packed + 1) != NULL) {
        packed++;
    }
    assert_true(packed > 0 && packed < 20);
    assert_times(&plant, "release", "complete", 20);
    const struct small_event *last =
        small_plant_event(&plant, "release", "complete", 20);
    const struct small_event *done =
        small_plant_event(&plant, "cool", "complete", 20);
    /* 3 h each, and one more for each that was packed before. */
    const int64_t hours = (last->at_us - 0) / SW_HOUR_US;
    assert_true(hours == 57 + (int64_t)packed ||
                hours == 57 + (int64_t)packed - 1);
    assert_int_equal(done->at_us, last->at_us + 3 * SW_HOUR_US);
    small_plant_clear(&plant);
}

/* The mean number counted is the time between release and the end of packing,
 * over 9600 h, though branches go back. */
static void
a_branch_that_goes_back_in_itself_is_not_counted_beside_its_lot(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("20", "to: pack, limit: 2",
              "release, { together: [[work, test], cool] }, pack",
              BRANCHES
              "  test: { kind: inspect, resource: laboratory, time: 1 h,"
              " results: { rework: { probability: 50 %, to: work } } }\n"));
    double inside_h = 0;
    for (size_t n = 1; n <= 20; n++) {
        const struct small_event *from =
            small_plant_event(&plant, "release", "complete", n);
        const struct small_event *to =
            small_plant_event(&plant, "pack", "complete", n);
        if (from == NULL || to == NULL) {
            fail_msg("lot %zu did not come through", n);
            return;
        }
        inside_h += (double)(to->at_us - from->at_us) / (double)SW_HOUR_US;
    }
    assert_null(small_plant_event(&plant, "release", "complete", 21));
    assert_non_null(small_plant_event(&plant, "test", "complete", 21));
    assert_close(small_plant_value(&plant, "capped", "release"),
                 inside_h / 9600.0, 1e-12);
    small_plant_clear(&plant);
}

/* The lots of a heat are counted until it leaves the cap's last step, though
 * they stay together for the next. */
static void lots_of_a_heat_are_counted_out_with_it(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("6", "to: melt, limit: 2", "release, heat, melt, pour, pack",
              "  heat: { kind: batch, lots: 2, max_wait: 1 d }\n"
              "  melt: { kind: process, resource: one, time: 1 h, per: batch "
              "}\n"
              "  pour: { kind: process, resource: two, time: 3 h, per: batch "
              "}\n"
              "  pack: { kind: delay, time: 1 h }\n"));
    for (size_t n = 1; n <= 6; n++) {
        assert_time(&plant, "release", "complete", n, pair_of(n));
    }
    assert_time(&plant, "pour", "complete", 6, 10);
    small_plant_clear(&plant);
}

static void a_join_behind_the_cap_gets_all_its_lots(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("3", "to: work, limit: 1", "release, work, gather, pack",
                      DELAYS "  gather: { kind: join, by: order }\n"));
    assert_time(&plant, "release", "complete", 3, 2);
    assert_time(&plant, "gather", "complete", 1, 3);
    assert_times(&plant, "pack", "complete", 1);
    assert_time(&plant, "pack", "complete", 1, 4);
    small_plant_clear(&plant);
}

static void a_join_may_stand_before_the_cap(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, PLANT("3", "to: pack, limit: 1", "work, gather, release, pack",
                      DELAYS "  gather: { kind: join, by: order }\n"));
    assert_times(&plant, "release", "complete", 1);
    assert_time(&plant, "pack", "complete", 1, 2);
    small_plant_clear(&plant);
}

static void caps_may_stand_within_each_other(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        PLANT("4", "to: pack, limit: 2", "release, inner, work, pack",
              DELAYS "  inner: { kind: wip_cap, to: work, limit: 1 }\n"));
    /* Lot 1 works from 0 h, lot 2 from 1 h; the third comes when lot 1 is
     * packed, at 2 h, the fourth at 3 h. */
    static const double INNER_H[] = {0, 1, 2, 3};
    static const double OUTER_H[] = {0, 0, 2, 3};
    for (size_t n = 1; n <= 4; n++) {
        assert_time(&plant, "release", "complete", n, OUTER_H[n - 1]);
        assert_time(&plant, "inner", "complete", n, INNER_H[n - 1]);
    }
    small_plant_clear(&plant);
}

/* Lots 1 and 2 work at the start, though one is allowed, and lot 3 waits. */
static void lots_in_process_at_the_start_are_counted(void **state)
{
    (void)state;
    char *folder = scratch_create();
    scratch_write(folder, "in_process.csv",
                  "order,product,step,tonnes,entered,since\n"
                  "a,coil,release,10 t,2026-01-01,2026-01-01\n"
                  "b,coil,work,10 t,2026-01-01,2026-01-02\n"
                  "c,coil,work,10 t,2026-01-01,2026-01-03\n");
    char *path = scratch_path(folder, "in_process.csv");
    char text[2000];
    (void)snprintf(
        text, sizeof(text),
        "format: 1\nname: opening\nstart: 2026-02-01\n"
        "run: { length: 10 d, quantiles: [] }\n"
        "opening: %s\n"
        "products: { coil: { route: way } }\n"
        "routes: { way: { lots: [release, work] } }\n"
        "demand: { d: { kind: orders, first: 9 h, every: 1 d, count: 1, "
        "products: { coil: 100 %% }, tonnes: 10 t } }\n"
        "steps:\n"
        "  release: { kind: wip_cap, to: work, limit: 1 }\n"
        "  work: { kind: process, resource: one, time: 2 h }\n"
        "resources: { one: {} }\n",
        path);
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_time(&plant, "work", "complete", 1, 2);
    assert_time(&plant, "work", "complete", 2, 4);
    assert_time(&plant, "release", "complete", 1, 4);
    assert_time(&plant, "release", "complete", 2, 9);
    small_plant_clear(&plant);
    sw_free(path);
    scratch_remove(folder);
}

/* -------------------------------------------------------------- refusals -- */

static void a_cap_without_a_limit_is_refused(void **state)
{
    (void)state;
    assert_refused(PLANT("1", "to: work", "release, work, pack", DELAYS),
                   "E261");
}

static void a_cap_whose_end_can_be_passed_by_is_refused(void **state)
{
    (void)state;
    assert_refused(
        PLANT("1", "to: work, limit: 1", "work, release, pack", DELAYS),
        "E272");
    assert_refused(PLANT("1", "to: work, limit: 1",
                         "release, { choose: { work: 50 %, pack: 50 % } }",
                         DELAYS),
                   "E272");
    assert_refused(PLANT("1", "to: work, limit: 1",
                         "release, { together: [work, pack] }", DELAYS),
                   "E272");
    assert_refused(PLANT("1", "to: pack, limit: 1",
                         "{ together: [[release, work], cool] }, pack",
                         BRANCHES),
                   "E272");
}

/* A rush lot works 1 h, another packs for an hour first: one at a time. */
static void ends_after(const char *class, double last_h)
{
    char text[2000];
    (void)snprintf(
        text, sizeof(text),
        "format: 1\nname: ways\nrun: { length: 10 d, quantiles: [] }\n"
        "classes: { standard: { priority: 2 }, rush: { priority: 1 } }\n"
        "products: { coil: { route: way, coil: { unit: 10 t } } }\n"
        "routes: { way: { lots: [release, { choose: [{ when: { class: rush }, "
        "go: work }, { else: [pack, work] }] }] } }\n"
        "demand: { d: { kind: orders, first: 0 h, every: 1 d, count: 1, "
        "products: { coil: 100 %% }, class: { %s: 100 %% }, tonnes: 50 t } "
        "}\n"
        "steps:\n"
        "  release: { kind: wip_cap, to: work, limit: 1 }\n" DELAYS,
        class);
    struct small_plant plant;
    small_plant_run(&plant, text);
    assert_time(&plant, "release", "complete", 5, last_h);
    small_plant_clear(&plant);
}

static void a_cap_may_end_on_every_way_of_a_choice(void **state)
{
    (void)state;
    ends_after("rush", 4);
    ends_after("standard", 8);
}

static void lots_counted_must_not_wait_for_those_held_back(void **state)
{
    (void)state;
    assert_refused(PLANT("1", "to: pack, limit: 1",
                         "release, work, gather, pack",
                         DELAYS "  gather: { kind: join, by: order }\n"),
                   "E272");
    assert_refused(PLANT("1", "to: gather, limit: 1", "release, work, gather",
                         DELAYS "  gather: { kind: join, by: order }\n"),
                   "E272");
    assert_refused(PLANT("1", "to: pack, limit: 1", "release, heat, pack",
                         DELAYS "  heat: { kind: batch, lots: 3 }\n"),
                   "E272");
    assert_refused(PLANT("1", "to: pack, limit: 1", "release, truck, pack",
                         DELAYS
                         "  truck: { kind: transport, lots: 3, time: 1 h }\n"),
                   "E272");
}

/* Two lots for a campaign, one of which is held back; or a timer. */
#define CAMPAIGN(limits)                                                       \
    PLANT("3", "to: coat, limit: 1", "release, coat",                          \
          "  coat: { kind: campaign, resource: one, time: 1 h, change: 2 h, "  \
          "families: { all: { else: yes" limits " } } }\n")

static void a_campaign_must_not_wait_for_lots_held_back(void **state)
{
    (void)state;
    assert_refused(CAMPAIGN(", lots: { min: 2 }"), "E272");
    struct small_plant plant;
    small_plant_run(&plant, CAMPAIGN(", lots: { min: 2 }, max_wait: 1 d"));
    assert_times(&plant, "coat", "complete", 3);
    small_plant_clear(&plant);
    small_plant_run(&plant, CAMPAIGN(""));
    const struct small_event *first =
        small_plant_event(&plant, "coat", "complete", 1);
    assert_non_null(first);
    assert_int_equal(small_plant_event(&plant, "release", "complete", 2)->at_us,
                     first->at_us);
    small_plant_clear(&plant);
}

static void a_cap_twice_within_itself_is_refused(void **state)
{
    (void)state;
    assert_refused(PLANT("1", "to: pack, limit: 1",
                         "release, work, release, pack", DELAYS),
                   "E272");
}

static void caps_that_could_wait_for_each_other_are_refused(void **state)
{
    (void)state;
    assert_refused(
        "format: 1\n"
        "name: cross\n"
        "run: { length: 1 d }\n"
        "products: { x: { route: there }, y: { route: back } }\n"
        "routes:\n"
        "  there: { lots: [a, b, work] }\n"
        "  back: { lots: [b, a, work] }\n"
        "demand: { d: { kind: orders, every: 1 h, products: { x: 50 %, y: 50 % "
        "}, tonnes: 10 t } }\n"
        "steps:\n"
        "  a: { kind: wip_cap, to: work, limit: 1 }\n"
        "  b: { kind: wip_cap, to: work, limit: 1 }\n"
        "  work: { kind: delay, time: 1 h }\n",
        "E272");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lots_wait_until_one_has_left_the_last_step),
        cmocka_unit_test(a_limit_in_tonnes_lets_lots_go_while_less_is_counted),
        cmocka_unit_test(lots_go_as_they_came_or_by_due_date_or_priority),
        cmocka_unit_test(a_scrapped_lot_makes_room),
        cmocka_unit_test(a_lot_that_is_sent_back_before_the_cap_waits_again),
        cmocka_unit_test(a_lot_that_is_remade_before_the_cap_makes_room),
        cmocka_unit_test(a_lot_that_is_reworked_inside_keeps_its_place),
        cmocka_unit_test(a_lot_that_is_remade_inside_keeps_its_place),
        cmocka_unit_test(a_lot_that_comes_back_inside_is_counted_at_once),
        cmocka_unit_test(a_lot_that_is_turned_away_makes_room),
        cmocka_unit_test(branches_count_once_and_until_all_have_met),
        cmocka_unit_test(a_cap_can_be_within_a_branch),
        cmocka_unit_test(a_lot_scrapped_in_a_branch_makes_room),
        cmocka_unit_test(
            a_branch_that_goes_back_in_itself_is_not_counted_beside_its_lot),
        cmocka_unit_test(lots_of_a_heat_are_counted_out_with_it),
        cmocka_unit_test(a_join_behind_the_cap_gets_all_its_lots),
        cmocka_unit_test(a_join_may_stand_before_the_cap),
        cmocka_unit_test(caps_may_stand_within_each_other),
        cmocka_unit_test(lots_in_process_at_the_start_are_counted),
        cmocka_unit_test(a_cap_without_a_limit_is_refused),
        cmocka_unit_test(a_cap_whose_end_can_be_passed_by_is_refused),
        cmocka_unit_test(a_cap_may_end_on_every_way_of_a_choice),
        cmocka_unit_test(lots_counted_must_not_wait_for_those_held_back),
        cmocka_unit_test(a_campaign_must_not_wait_for_lots_held_back),
        cmocka_unit_test(a_cap_twice_within_itself_is_refused),
        cmocka_unit_test(caps_that_could_wait_for_each_other_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
