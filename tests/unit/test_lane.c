#include "cases.h"
#include "yard.h"

static void on_a_timetable_what_does_not_fit_waits_for_the_next(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    YARD("haul", HOURLY("8"),
                         HAUL("lots: 3, timetable: { every: 4 h }"), ""));
    /* At 4 h there are five lots, at 8 h these two and three more. */
    assert_hours(&plant, "haul", "start", 8,
                 (const double[]){4, 4, 4, 8, 8, 8, 12, 12});
    assert_close(small_plant_value(&plant, "left_behind", "haul"), 4.0 / 3,
                 1e-12);
    assert_close(small_plant_value(&plant, "part_empty", "haul"), 100.0 / 3,
                 1e-12);
    assert_close(hours(&plant, "batch"), (4 + 3 + 2 + 5 + 4 + 3 + 6 + 5) / 8.0,
                 1e-12);
    small_plant_clear(&plant);
}

static void a_full_load_waits_for_its_departure(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    YARD("haul", HOURLY("3"),
                         HAUL("lots: 1, timetable: { every: 5 h, first: 0 h }"),
                         ""));
    assert_hours(&plant, "haul", "start", 3, (const double[]){0, 5, 10});
    small_plant_clear(&plant);
}

static void a_timetable_keeps_to_its_calendar(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    YARD("haul", HOURLY("3"),
                         HAUL("lots: 1, timetable: "
                              "{ every: 8 h, first: 0 h, calendar: day }"),
                         "calendars: { day: { kind: weekly, open: "
                         "{ mon-fri: [\"08:00-16:00\"] } } }\n"));
    /* What ends with the shift is done in it. */
    assert_hours(&plant, "haul", "start", 3, (const double[]){8, 16, 40});
    small_plant_clear(&plant);
}

static void a_timetable_needs_no_limit(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, YARD("haul", HOURLY("3"),
                                 HAUL("timetable: { every: 1 d }"), ""));
    assert_hours(&plant, "haul", "start", 3, (const double[]){24, 24, 24});
    small_plant_clear(&plant);
}

/* -------------------------------------------------------------- closures -- */

static void a_closed_lane_holds_what_waits_for_a_vehicle(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        YARD("haul", HOURLY("6"),
             HAUL("vehicles: boat, lots: 2, back: 3 h, closures: { fog: "
                  "{ date: \"2026-01-05 04:00\", lasts: 4 h } }"),
             "resources: { boat: {} }\n"));
    /* Loads close at 1, 3 and 5 h. The boat is back at 6 h; the second load
     * has queued since 3 h, and sets out when the fog lifts at 8 h. */
    assert_hours(&plant, "haul", "start", 6,
                 (const double[]){1, 1, 8, 8, 13, 13});
    assert_close(hours(&plant, "closed"), 2 * (4 + 3) / 6.0, 1e-12);
    assert_close(hours(&plant, "queue"), 2 * (1 + 5) / 6.0, 1e-12);
    assert_close(hours(&plant, "batch"), 3 * 1 / 6.0, 1e-12);
    assert_close(small_plant_value(&plant, "shut", "haul"), 400.0 / 2400,
                 1e-12);
    small_plant_clear(&plant);
}

static void a_queue_by_rule_gives_up_its_loads_too(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        YARD("haul", HOURLY("4"),
             HAUL("vehicles: boat, lots: 1, back: 3 h, closures: { fog: "
                  "{ date: \"2026-01-05 02:30\", lasts: 1 h } }"),
             "resources: { boat: { rule: edd } }\n"));
    assert_hours(&plant, "haul", "start", 4, (const double[]){0, 5, 10, 15});
    small_plant_clear(&plant);
}

static void what_is_on_its_way_arrives_although_the_lane_closes(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, YARD("haul", HOURLY("3"),
                                 HAUL("lots: 1, closures: { fog: { date: "
                                      "\"2026-01-05 00:30\", lasts: 12 h } }"),
                                 ""));
    assert_hours(&plant, "haul", "complete", 3,
                 (const double[]){2, 14.5, 14.5});
    small_plant_clear(&plant);
}

static void
a_closure_that_began_before_the_run_holds_until_its_end(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, YARD("haul", HOURLY("1"),
                                 HAUL("lots: 1, closures: { lock: "
                                      "{ date: 2026-01-01, lasts: 5 d } }"),
                                 ""));
    assert_time(&plant, "haul", "start", 1, 24);
    small_plant_clear(&plant);
}

static void a_lane_is_closed_in_the_months_of_its_season(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, YARD("haul", HOURLY("1"),
                                 HAUL("lots: 1, closures: { ice: "
                                      "{ months: [dec, jan, feb] } }"),
                                 ""));
    /* The first of March: 27 + 28 days. */
    assert_time(&plant, "haul", "start", 1, 55 * 24);
    small_plant_clear(&plant);
}

static void closures_begin_only_in_their_months(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, YARD("haul", "first: 0 d, every: 29 d, count: 2, tonnes: 17 t",
                     HAUL("lots: 1, closures: { fog: { every: 2 d, lasts: 1 d, "
                          "months: [feb] } }"),
                     ""));
    /* The season begins after 27 days: the first fog after 29, at the instant
     * at which the second order comes. */
    assert_hours(&plant, "haul", "start", 2, (const double[]){0, 30 * 24});
    small_plant_clear(&plant);
}

static void the_lane_is_open_when_all_its_closures_are_over(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        YARD("haul", HOURLY("2"),
             HAUL("lots: 1, closures: { fog: { date: \"2026-01-05 00:30\", "
                  "lasts: 3 h }, wind: { date: \"2026-01-05 02:30\", lasts: "
                  "4 h } }"),
             ""));
    assert_hours(&plant, "haul", "start", 2, (const double[]){0, 6.5});
    small_plant_clear(&plant);
}

#define REFUSED(settings)                                                      \
    assert_refused(YARD("haul", HOURLY("1"), HAUL(settings), ""), "E285")

static void what_does_not_go_together_is_refused(void **state)
{
    (void)state;
    REFUSED("lots: 2, max_wait: 1 h, timetable: { every: 4 h }");
    REFUSED("lots: 2, timetable: { every: 0 h }");
    REFUSED("lots: 2, before: 1 d");
    REFUSED("lots: 2, ship: not_before, call: 1 d");
    REFUSED("lots: 2, closures: { fog: {} }");
    REFUSED("lots: 2, closures: { fog: { every: 1 d } }");
    REFUSED("lots: 2, closures: { fog: { every: 0 d, lasts: 1 d } }");
    REFUSED("lots: 2, closures: { fog: { months: [jan], lasts: 1 d } }");
    REFUSED("lots: 2, closures: { fog: { months: [january] } }");
    REFUSED("lots: 2, closures: { fog: { date: 2026-02-01, every: 1 d, "
            "lasts: 1 d } }");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(on_a_timetable_what_does_not_fit_waits_for_the_next),
        cmocka_unit_test(a_full_load_waits_for_its_departure),
        cmocka_unit_test(a_timetable_keeps_to_its_calendar),
        cmocka_unit_test(a_timetable_needs_no_limit),
        cmocka_unit_test(a_closed_lane_holds_what_waits_for_a_vehicle),
        cmocka_unit_test(a_queue_by_rule_gives_up_its_loads_too),
        cmocka_unit_test(what_is_on_its_way_arrives_although_the_lane_closes),
        cmocka_unit_test(
            a_closure_that_began_before_the_run_holds_until_its_end),
        cmocka_unit_test(a_lane_is_closed_in_the_months_of_its_season),
        cmocka_unit_test(closures_begin_only_in_their_months),
        cmocka_unit_test(the_lane_is_open_when_all_its_closures_are_over),
        cmocka_unit_test(what_does_not_go_together_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
