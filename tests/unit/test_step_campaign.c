#include "cases.h"
#include "small_plant.h"

/* Lots of 10 t, an order each: of `zm` every hour from 0 h on, of `gi` every
 * hour from 30 min on, and no others but those of `more`. A lot takes 2 h. */
#define LINE(zm, gi, resource, settings, more)                                 \
    "format: 1\n"                                                              \
    "name: coating\n"                                                          \
    "start: 2026-01-05\n"                                                      \
    "run: { length: 30 d, limit: 30 d, quantiles: [] }\n"                      \
    "calendars:\n"                                                             \
    "  day: { kind: weekly, open: { mon-sun: [\"00:00-08:00\"] } }\n"          \
    "resources:\n"                                                             \
    "  line: { " resource " }\n"                                               \
    "products:\n"                                                              \
    "  zm: { route: way, family: { coating: ZM, width: 1000 mm } }\n"          \
    "  gi: { route: way, family: { coating: GI, width: 1200 mm } }\n"          \
    "  wide: { route: way, family: { coating: ZM, width: 1500 mm } }\n"        \
    "routes:\n"                                                                \
    "  way: { lots: [coat] }\n"                                                \
    "demand:\n"                                                                \
    "  a: { kind: orders, first: 0 h, every: 1 h, count: " zm                  \
    ", products: { zm: 100 % }, tonnes: 10 t }\n"                              \
    "  b: { kind: orders, first: 30 min, every: 1 h, count: " gi               \
    ", products: { gi: 100 % }, tonnes: 10 t }\n" more "steps:\n"              \
    "  coat: { kind: campaign, resource: line, " settings " }\n"

#define TWO_FAMILIES                                                           \
    "families: { zm: { when: { coating: ZM } }, gi: { else: yes } }"

/* Mean hours of the orders of `product` in that class. */
static double hours_of(const struct small_plant *plant, const char *product,
                       const char *class)
{
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (strcmp(series->product, product) == 0 &&
            strcmp(series->subject, "coat") == 0 &&
            strcmp(series->subclass, class) == 0) {
            const struct sw_total *total = &plant->outcome.totals[i];
            return total->numerator / total->denominator / (double)SW_HOUR_US;
        }
    }
    fail_msg("%s is never %s", product, class);
    return 0.0;
}

static void assert_starts(const struct small_plant *plant,
                          const double *start_h, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_time(plant, "coat", "start", i + 1, start_h[i]);
        assert_time(plant, "coat", "complete", i + 1, start_h[i] + 2);
    }
    assert_times(plant, "coat", "complete", count);
}

static void a_campaign_serves_until_none_of_its_family_is_left(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, LINE("3", "2", "",
                                 "time: 2 h, change: 1 h, " TWO_FAMILIES, ""));
    /* zm 0, 2, 4; turn 6 to 7; gi 7, 9. */
    assert_starts(&plant, (double[]){0, 2, 4, 7, 9}, 5);
    assert_close(hours_of(&plant, "zm", "queue"), 1, 1e-12);
    assert_close(hours_of(&plant, "zm", "campaign"), 0, 1e-12);
    assert_close(hours_of(&plant, "gi", "campaign"), 5, 1e-12);
    assert_close(hours_of(&plant, "gi", "setup"), 1, 1e-12);
    assert_close(hours_of(&plant, "gi", "queue"), 1, 1e-12);
    assert_close(hours_of(&plant, "gi", "process"), 2, 1e-12);
    assert_close(small_plant_value(&plant, "campaigns", "coat"), 2.0 / 30,
                 1e-12);
    assert_close(small_plant_value(&plant, "campaign_lots", "coat"), 2.5,
                 1e-12);
    assert_close(small_plant_value(&plant, "campaign_tonnes", "coat"), 25,
                 1e-12);
    small_plant_clear(&plant);
}

static void a_gated_campaign_serves_those_there_when_it_opens(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    LINE("3", "2", "",
                         "time: 2 h, takes: gated, change: 1 h, " TWO_FAMILIES,
                         ""));
    /* zm 0 alone; turn 2 to 3; gi 3, 5; turn 7 to 8; zm 8, 10. */
    assert_starts(&plant, (double[]){0, 3, 5, 8, 10}, 5);
    /* 0, 6 and 5 h; 0, 1 and 1 h; 0, 0 and 2 h */
    assert_close(hours_of(&plant, "zm", "campaign"), 11.0 / 3, 1e-12);
    assert_close(hours_of(&plant, "zm", "setup"), 2.0 / 3, 1e-12);
    assert_close(hours_of(&plant, "zm", "queue"), 2.0 / 3, 1e-12);
    small_plant_clear(&plant);
}

static void
a_lot_that_comes_during_its_changeover_waits_for_the_rest(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, LINE("1", "3", "",
                                 "time: 2 h, change: 1 h, " TWO_FAMILIES, ""));
    /* The turn is from 2 to 3; the third gi comes at 2.5. */
    assert_starts(&plant, (double[]){0, 3, 5, 7}, 4);
    assert_close(hours_of(&plant, "gi", "campaign"), (1.5 + 0.5) / 3, 1e-12);
    assert_close(hours_of(&plant, "gi", "setup"), 2.5 / 3, 1e-12);
    assert_close(hours_of(&plant, "gi", "queue"), (0 + 2 + 4) / 3.0, 1e-12);
    small_plant_clear(&plant);
}

static void closing_stops_a_changeover(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, LINE("3", "1", "calendar: day",
                                 "time: 2 h, change: 3 h, " TWO_FAMILIES, ""));
    /* Open from 0 to 8 h: the turn is from 6 to 8 and 24 to 25 h. */
    assert_time(&plant, "coat", "start", 4, 25);
    assert_close(hours_of(&plant, "gi", "campaign"), 5.5, 1e-12);
    assert_close(hours_of(&plant, "gi", "setup"), 3, 1e-12);
    assert_close(hours_of(&plant, "gi", "closed"), 16, 1e-12);
    small_plant_clear(&plant);
}

static void a_breakdown_stops_a_changeover(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant,
                    LINE("3", "1",
                         "breakdowns: { roll: { clock: busy, every: 7 h, "
                         "repair: 4 h } }",
                         "time: 2 h, change: 3 h, " TWO_FAMILIES, ""));
    /* The turn is from 6 to 7 and 11 to 13 h. */
    assert_time(&plant, "coat", "start", 4, 13);
    assert_close(hours_of(&plant, "gi", "campaign"), 5.5, 1e-12);
    assert_close(hours_of(&plant, "gi", "setup"), 3, 1e-12);
    assert_close(hours_of(&plant, "gi", "down"), 4, 1e-12);
    small_plant_clear(&plant);
}

static void a_family_opens_so_often_at_most(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        LINE("3", "2", "",
             "time: 2 h, takes: gated, change: 1 h, families: { zm: { when: "
             "{ coating: ZM }, every: 12 h }, gi: { else: yes } }",
             ""));
    /* As before up to 7 h; zm opened at 0 h and turns again at 12 h. */
    assert_starts(&plant, (double[]){0, 3, 5, 13, 15}, 5);
    small_plant_clear(&plant);
}

static void a_campaign_waits_for_its_least_size(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        LINE("4", "1", "",
             "time: 2 h, change: 1 h, families: { zm: { when: { coating: ZM }, "
             "lots: { min: 3 } }, gi: { when: { product: gi }, tonnes: "
             "{ min: 20 t }, max_wait: 14 h } }",
             ""));
    /* The third zm comes at 2 h, the fourth at 3 h. The gi of 0.5 h has waited
     * for another one until 14.5 h. */
    assert_starts(&plant, (double[]){2, 4, 6, 8, 15.5}, 5);
    small_plant_clear(&plant);
}

static void a_campaign_ends_at_its_largest_size(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        LINE("4", "1", "",
             "time: 2 h, change: 1 h, families: { zm: { when: { coating: ZM }, "
             "tonnes: { max: 25 t } }, gi: { else: yes, lots: { max: 1 } } }",
             ""));
    /* zm 0, 2; gi after the turn at 5; zm after the turn at 8 and 10. */
    assert_starts(&plant, (double[]){0, 2, 5, 8, 10}, 5);
    small_plant_clear(&plant);
}

static void
a_full_campaign_goes_on_as_a_new_one_if_nobody_else_waits(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        LINE("4", "1", "",
             "time: 2 h, change: 1 h, families: { gi: { when: { coating: GI } "
             "}, zm: { else: yes, lots: { max: 2 } } }",
             ""));
    /* Set up for gi: turn 0 to 1, zm 1, 3; turn, gi 6; turn, zm 9, 11. */
    assert_starts(&plant, (double[]){1, 3, 6, 9, 11}, 5);
    assert_close(small_plant_value(&plant, "campaigns", "coat"), 3.0 / 30,
                 1e-12);
    small_plant_clear(&plant);

    small_plant_run(
        &plant,
        LINE("5", "1", "",
             "time: 2 h, change: 1 h, families: { zm: { when: { coating: ZM }, "
             "lots: { max: 2 } }, gi: { else: yes, every: 1 h, lots: "
             "{ min: 2 } } }",
             ""));
    /* No turn between campaigns of zm, and gi never opens. */
    assert_starts(&plant, (double[]){0, 2, 4, 6, 8}, 5);
    assert_close(small_plant_value(&plant, "campaigns", "coat"), 3.0 / 30,
                 1e-12);
    small_plant_clear(&plant);
}

static void a_fixed_cycle_turns_also_to_families_without_lots(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant, LINE("2", "1", "",
                     "time: 2 h, next: cycle, change: 3 h, families: { gi: { "
                     "when: { coating: GI } }, none: { when: { coating: none } "
                     "}, zm: { else: yes, change: 90 min } }",
                     ""));
    /* Empty gi at 0; none at 3; zm at 4.5: 4.5, 6.5; gi at 11.5. */
    assert_starts(&plant, (double[]){4.5, 6.5, 11.5}, 3);
    small_plant_clear(&plant);
}

static void the_wider_goes_first_within_a_campaign(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        LINE("3", "1", "",
             "time: 2 h, takes: gated, sequence: width_falls, change: 1 h, "
             "families: { zm: { when: { coating: ZM } }, gi: { else: yes } }",
             "  c: { kind: orders, first: 4 h, every: 1 h, count: 1, "
             "products: { wide: 100 % }, tonnes: 10 t }\n"));
    /* zm 0; gi 3; then the wide one at 6, though it came last. */
    assert_starts(&plant, (double[]){0, 3, 6, 8, 10}, 5);
    assert_string_equal(
        small_plant_event(&plant, "coat", "start", 3)->order,
        small_plant_event(&plant, "coat", "schedule", 5)->order);
    small_plant_clear(&plant);
}

static void a_changeover_passes_a_resource_with_a_rule(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, LINE("3", "2", "rule: edd",
                                 "time: 2 h, change: 1 h, " TWO_FAMILIES, ""));
    assert_starts(&plant, (double[]){0, 2, 4, 7, 9}, 5);
    small_plant_clear(&plant);
}

/* The draws of changeovers do not depend on what is served. */
static void a_changeover_is_drawn_by_its_number(void **state)
{
    (void)state;
    double first_us[2] = {0};
    const char *const texts[] = {
        LINE("3", "2", "",
             "time: 2 h, change: \"exponential(mean 1 h)\", " TWO_FAMILIES, ""),
        LINE("1", "1", "",
             "time: 5 h, change: \"exponential(mean 1 h)\", " TWO_FAMILIES, ""),
    };
    for (size_t i = 0; i < 2; i++) {
        struct small_plant plant;
        small_plant_run(&plant, texts[i]);
        assert_true(plant.done);
        for (size_t d = 0; d < plant.draws; d++) {
            if (strcmp(plant.drawn[d].purpose,
                       "steps/coat/families/gi/change") == 0) {
                first_us[i] = plant.drawn[d].unit;
            }
        }
        small_plant_clear(&plant);
    }
    assert_true(first_us[0] > 0.0);
    assert_close(first_us[0], first_us[1], 0);
}

static void a_product_in_no_family_or_in_two_is_refused(void **state)
{
    (void)state;
    assert_refused(
        LINE("1", "1", "",
             "time: 2 h, families: { zm: { when: { coating: ZM } } }", ""),
        "E271");
    assert_refused(LINE("1", "1", "",
                        "time: 2 h, families: { zm: { when: { coating: ZM } }, "
                        "narrow: { when: { width: { below: 1300 mm } } } }",
                        ""),
                   "E271");
}

static void what_no_campaign_can_do_is_refused(void **state)
{
    (void)state;
    const char *const texts[] = {
        LINE("1", "1", "units: 2", "time: 2 h, " TWO_FAMILIES, ""),
        LINE("1", "1", "", "time: 2 h, room: 3, " TWO_FAMILIES, ""),
        LINE("1", "1", "",
             "time: 2 h, setup: { key: [coating], time: 1 h }, " TWO_FAMILIES,
             ""),
        LINE("1", "1", "", "time: 2 h, sequence: width_falls, " TWO_FAMILIES,
             ""),
        LINE("1", "1", "rule: spt",
             "time: 2 h, takes: gated, sequence: width_falls, " TWO_FAMILIES,
             ""),
        LINE("1", "1", "", "time: 2 h, next: cycle, " TWO_FAMILIES, ""),
        LINE("1", "1", "",
             "time: 2 h, next: cycle, change: 1 h, families: { all: { else: "
             "yes } }",
             ""),
        LINE("1", "1", "",
             "time: 2 h, families: { a: { else: yes }, b: { else: yes } }", ""),
        LINE("1", "1", "", "time: 2 h, families: { a: { every: 1 d } }", ""),
        LINE("1", "1", "",
             "time: 2 h, families: { a: { else: yes, when: { coating: ZM } } }",
             ""),
        LINE("1", "1", "",
             "time: 2 h, families: { a: { else: yes, lots: { min: 3, max: 2 } "
             "} }",
             ""),
        LINE("1", "1", "",
             "time: 2 h, families: { a: { when: { class: standard } }, b: { "
             "else: yes } }",
             ""),
        LINE("1", "1", "", "time: 2 h, " TWO_FAMILIES,
             "") "  other: { kind: process, resource: line, time: 1 h }\n",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_refused(texts[i], "E270");
    }
}

/* Three lots open a campaign; it ends at 6 h, and the lot of 7 h waits for two
 * more. */
static void a_campaign_that_closes_waits_for_its_least_size_again(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\nname: by threes\n"
        "run: { length: 30 d, limit: 30 d }\n"
        "products:\n  coil: { route: way }\n"
        "routes:\n  way: { lots: [coat] }\n"
        "resources:\n  line: {}\n"
        "steps:\n  coat: { kind: campaign, resource: line, time: 1 h, at_end: "
        "close, families: { all: { else: yes, lots: { min: 3 } } } }\n"
        "demand:\n  a: { kind: orders, first: 1 h, every: 1 h, count: 3, "
        "products: { coil: 100 % }, tonnes: 1 t }\n"
        "  b: { kind: orders, first: 7 h, every: 1 h, count: 3, "
        "products: { coil: 100 % }, tonnes: 1 t }\n");
    assert_time(&plant, "coat", "start", 1, 3);
    assert_time(&plant, "coat", "complete", 3, 6);
    assert_time(&plant, "coat", "start", 4, 9);
    assert_time(&plant, "coat", "complete", 6, 12);
    assert_spent(&plant, "coil", "coat", "campaign", (2 + 1 + 2 + 1) / 6.0);
    small_plant_clear(&plant);
}

/* The lot of zm waits for three more since 0 h; that of wide, which goes first,
 * has come at 4 h. */
static void who_goes_first_does_not_let_the_others_wait_longer(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        LINE("1", "1", "",
             "time: 2 h, families: { all: { else: yes, lots: { min: 4 }, "
             "max_wait: 10 h } }",
             "  w: { kind: orders, first: 4 h, every: 1 h, count: 1, "
             "products: { wide: 100 % }, tonnes: 10 t }\n") "policies: { "
                                                            "first: { when: { "
                                                            "entered: yes }, "
                                                            "who: { products: "
                                                            "[wide] }, do: [{ "
                                                            "first_at: [coat] "
                                                            "}] } }\n");
    assert_done_at(&plant, "w-1", "coat", 12);
    assert_done_at(&plant, "a-1", "coat", 14);
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_campaign_serves_until_none_of_its_family_is_left),
        cmocka_unit_test(a_gated_campaign_serves_those_there_when_it_opens),
        cmocka_unit_test(
            a_lot_that_comes_during_its_changeover_waits_for_the_rest),
        cmocka_unit_test(closing_stops_a_changeover),
        cmocka_unit_test(a_breakdown_stops_a_changeover),
        cmocka_unit_test(a_family_opens_so_often_at_most),
        cmocka_unit_test(a_campaign_waits_for_its_least_size),
        cmocka_unit_test(a_campaign_ends_at_its_largest_size),
        cmocka_unit_test(
            a_full_campaign_goes_on_as_a_new_one_if_nobody_else_waits),
        cmocka_unit_test(a_fixed_cycle_turns_also_to_families_without_lots),
        cmocka_unit_test(the_wider_goes_first_within_a_campaign),
        cmocka_unit_test(a_changeover_passes_a_resource_with_a_rule),
        cmocka_unit_test(a_changeover_is_drawn_by_its_number),
        cmocka_unit_test(a_product_in_no_family_or_in_two_is_refused),
        cmocka_unit_test(what_no_campaign_can_do_is_refused),
        cmocka_unit_test(a_campaign_that_closes_waits_for_its_least_size_again),
        cmocka_unit_test(who_goes_first_does_not_let_the_others_wait_longer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
