/* Rounds between two roll changes, and casting sequences. */
#include "cases.h"
#include "small_plant.h"

/* Lots of 10 t, an order each, that all come at 0 h in this order, each of
 * which takes an hour: widths 1000, 1400, 1200, 1300 mm, gauges 2, 2, 3, 2.4
 * mm. */
#define ROUND(settings)                                                        \
    "format: 1\n"                                                              \
    "name: rounds\n"                                                           \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "resources: { mill: {} }\n"                                                \
    "products:\n"                                                              \
    "  a: { route: way, family: { width: 1000 mm, gauge: 2 mm } }\n"           \
    "  b: { route: way, family: { width: 1400 mm, gauge: 2 mm } }\n"           \
    "  c: { route: way, family: { width: 1200 mm, gauge: 3 mm } }\n"           \
    "  d: { route: way, family: { width: 1300 mm, gauge: 2.4 mm } }\n"         \
    "routes: { way: { lots: [roll] } }\n"                                      \
    "demand:\n" LOT("a") LOT("b") LOT("c")                                     \
        LOT("d") "steps: { roll: { kind: campaign, resource: mill, time: 1 "   \
                 "h, " settings " } }\n"
#define LOT(product)                                                           \
    "  of_" product ": { kind: orders, first: 0 h, every: 1 h, count: 1, "     \
    "products: { " product ": 100 % }, tonnes: 10 t }\n"
#define ALL "families: { all: { else: yes } }"

/* When the lot of that product was served, in hours. */
static void assert_served_at(const char *text, const char *products,
                             const double *start_h)
{
    struct small_plant plant;
    small_plant_run(&plant, text);
    for (size_t i = 0; products[i] != '\0'; i++) {
        const char order[] = {'o', 'f', '_', products[i], '-', '1', '\0'};
        double at_h = -1.0;
        for (size_t k = 0; k < plant.count; k++) {
            if (strcmp(plant.events[k].order, order) == 0 &&
                strcmp(plant.events[k].lifecycle, "start") == 0) {
                at_h = (double)plant.events[k].at_us / (double)SW_HOUR_US;
            }
        }
        if (at_h != start_h[i]) {
            fail_msg("%s starts at %g h, not %g h", order, at_h, start_h[i]);
        }
    }
    small_plant_clear(&plant);
}

static void the_width_rises_in_the_staple_and_falls_after_it(void **state)
{
    (void)state;
    assert_served_at(
        ROUND("takes: gated, sequence: width_falls, staple: 2, " ALL), "acbd",
        (double[]){0, 1, 2, 3});
}

static void
a_lot_whose_gauge_cannot_follow_waits_for_another_round(void **state)
{
    (void)state;
    /* 1400 x 2, 1300 x 2.4, 1200 x 3; 2 mm cannot follow 3 mm. */
    assert_served_at(
        ROUND("takes: gated, sequence: width_falls, gauge_ratio: { at_most: "
              "1.3 }, change: 30 min, change_for: campaign, " ALL),
        "bdca", (double[]){0, 1, 2, 3.5});
    /* As they came: 1000 x 2, 1400 x 2, (not 3), 1300 x 2.4, 1200 x 3. */
    assert_served_at(
        ROUND("takes: gated, gauge_ratio: { at_most: 1.3 }, change: 30 min, "
              "change_for: campaign, " ALL),
        "abdc", (double[]){0, 1, 2, 3});
}

static void those_given_back_go_before_those_who_were_not_taken(void **state)
{
    (void)state;
    /* Round 1 takes a, b and c, which cannot follow; round 2 takes c before d,
     * which cannot follow it. */
    assert_served_at(ROUND("takes: gated, gauge_ratio: { at_most: 1.2 }, "
                           "families: { all: { else: yes, "
                           "lots: { max: 3 } } }"),
                     "abcd", (double[]){0, 1, 2, 3});
}

static void new_rolls_come_before_each_round(void **state)
{
    (void)state;
    assert_served_at(ROUND("takes: gated, change: 30 min, families: { all: { "
                           "else: yes, lots: { max: 2 } "
                           "} }"),
                     "abcd", (double[]){0, 1, 2, 3});
    assert_served_at(ROUND("takes: gated, change: 30 min, change_for: "
                           "campaign, families: { all: { else: "
                           "yes, lots: { max: 2 } } }"),
                     "abcd", (double[]){0, 1, 2.5, 3.5});
}

static void a_campaign_is_limited_in_time_of_work(void **state)
{
    (void)state;
    assert_served_at(ROUND("takes: gated, change: 30 min, change_for: "
                           "campaign, families: { all: { else: "
                           "yes, work: { max: 3.5 h } } }"),
                     "abcd", (double[]){0, 1, 2, 3.5});
    /* Four hours of work are there, five are waited for. */
    assert_served_at(ROUND("takes: gated, families: { all: { else: yes, work: "
                           "{ min: 5 h }, max_wait: 7 h "
                           "} }"),
                     "abcd", (double[]){7, 8, 9, 10});
}

static void a_changeover_may_depend_on_the_family_before(void **state)
{
    (void)state;
    /* thin (a, b), then middle (d), then thick (c). */
    assert_served_at(
        ROUND("takes: gated, change: 1 h, families: {"
              " thin: { when: { gauge: { at_most: 2 mm } } },"
              " middle: { when: { gauge: { above: 2 mm, below: 3 mm } },"
              " from: { thin: { change: 15 min } } },"
              " thick: { else: yes, from: { thin: { change: 5 h } } } }"),
        "abdc", (double[]){0, 1, 2.25, 4.25});
}

/* Heats of two lots of a steel; a sequence of two heats at least, of one steel,
 * then a new tundish. */
#define CASTER                                                                 \
    "format: 1\n"                                                              \
    "name: sequences\n"                                                        \
    "run: { length: 10 d, limit: 10 d, quantiles: [] }\n"                      \
    "resources: { caster: {} }\n"                                              \
    "products:\n"                                                              \
    "  soft: { route: way, steel_code: soft }\n"                               \
    "  hard: { route: way, steel_code: hard }\n"                               \
    "routes: { way: { lots: [heat, cast] } }\n"                                \
    "demand:\n"                                                                \
    "  s: { kind: orders, first: 0 h, every: 1 h, count: 8,"                   \
    " products: { soft: 100 % }, tonnes: 100 t }\n"                            \
    "  h: { kind: orders, first: 30 min, every: 1 h, count: 4,"                \
    " products: { hard: 100 % }, tonnes: 100 t }\n"                            \
    "steps:\n"                                                                 \
    "  heat: { kind: batch, key: [steel_code], size: 200 t }\n"                \
    "  cast:\n"                                                                \
    "    kind: campaign\n"                                                     \
    "    per: batch\n"                                                         \
    "    resource: caster\n"                                                   \
    "    time: 1 h\n"                                                          \
    "    takes: gated\n"                                                       \
    "    change: 30 min\n"                                                     \
    "    change_for: campaign\n"                                               \
    "    families:\n"                                                          \
    "      soft: { when: { steel_code: soft }, lots: { min: 2, max: 3 } }\n"   \
    "      hard: { when: { steel_code: hard }, lots: { min: 2, max: 3 } }\n"

static void heats_are_cast_in_sequences(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, CASTER);
    /* Heats: soft at 1, 3, 5, 7 h; hard at 1.5, 3.5 h. The first sequence is
     * there at 3 h: soft 3, 4; new tundish; hard 5.5, 6.5; new tundish at 7.5,
     * when soft has two more heats: 8, 9. An event a lot: two of each heat. */
    static const double start_h[] = {3, 4, 5.5, 6.5, 8, 9};
    for (size_t i = 0; i < 6; i++) {
        assert_time(&plant, "cast", "start", 2 * i + 1, start_h[i]);
        assert_time(&plant, "cast", "complete", 2 * i + 2, start_h[i] + 1);
    }
    assert_times(&plant, "cast", "complete", 12);
    assert_close(small_plant_value(&plant, "campaign_lots", "cast"), 2, 1e-12);
    small_plant_clear(&plant);
}

static void
what_orders_a_round_is_refused_where_lots_come_meanwhile(void **state)
{
    (void)state;
    assert_refused(ROUND("takes: gated, staple: 3, " ALL), "E270");
    assert_refused(ROUND("gauge_ratio: { at_most: 1.3 }, " ALL), "E270");
    assert_refused(
        ROUND(
            "takes: gated, change: 1 h, families: { all: { else: yes, from: { "
            "none: { change: 1 h } } } }"),
        "none");
    assert_refused(ROUND("takes: gated, families: { all: { else: yes, work: { "
                         "min: 3 h, max: "
                         "2 h } } }"),
                   "E270");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_width_rises_in_the_staple_and_falls_after_it),
        cmocka_unit_test(
            a_lot_whose_gauge_cannot_follow_waits_for_another_round),
        cmocka_unit_test(those_given_back_go_before_those_who_were_not_taken),
        cmocka_unit_test(new_rolls_come_before_each_round),
        cmocka_unit_test(a_campaign_is_limited_in_time_of_work),
        cmocka_unit_test(a_changeover_may_depend_on_the_family_before),
        cmocka_unit_test(heats_are_cast_in_sequences),
        cmocka_unit_test(
            what_orders_a_round_is_refused_where_lots_come_meanwhile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
