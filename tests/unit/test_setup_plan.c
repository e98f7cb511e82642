#include "cases.h"
#include "small_plant.h"

/* A coating line: lots of these products, one a minute. */
#define LINE(setup, orders)                                                    \
    "format: 1\nname: setups\n"                                                \
    "run: { length: 30 d, limit: 30 d }\n"                                     \
    "products:\n"                                                              \
    "  zinc: { route: way, family: { coating: GI, gauge: 1 mm } }\n"           \
    "  alloy: { route: way, family: { coating: ZM, gauge: 1 mm } }\n"          \
    "  alloy_2: { route: way, family: { coating: ZM, gauge: 2 mm } }\n"        \
    "  bare: { route: way, family: { gauge: 1 mm } }\n"                        \
    "routes:\n  way: { lots: [coat] }\n"                                       \
    "resources:\n  line: {}\n"                                                 \
    "steps:\n  coat: { kind: process, resource: line, time: 1 h, setup: "      \
    "{ " setup " } }\n"                                                        \
    "demand:\n" orders
#define LOT(minute, product)                                                   \
    "  lot_" minute ": { kind: orders, first: " minute " min, every: 1 h, "    \
    "count: 1, products: { " product ": 100 % }, tonnes: 1 t }\n"
#define BY_COATING                                                             \
    "key: [coating], time: 30 min, changes: { "                                \
    "up: { from: { coating: GI }, to: { coating: ZM }, time: 6 h }, "          \
    "down: { from: { coating: ZM }, time: 3 h } }"

static void the_first_change_that_fits_tells_how_long(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, LINE(BY_COATING,
                                 LOT("0", "zinc") LOT("1", "alloy")
                                     LOT("2", "alloy_2") LOT("3", "zinc")
                                         LOT("4", "bare") LOT("5", "alloy")));
    assert_time(&plant, "coat", "complete", 1, 1);
    assert_time(&plant, "coat", "complete", 2, 8);
    /* Another gauge of the same coating needs none. */
    assert_time(&plant, "coat", "complete", 3, 9);
    assert_time(&plant, "coat", "complete", 4, 13);
    assert_time(&plant, "coat", "complete", 5, 14.5);
    assert_time(&plant, "coat", "complete", 6, 16);
    assert_spent(&plant, "zinc", "coat", "setup", 1.5);
    small_plant_clear(&plant);
}

/* A short setup draws what a long one would have: the same place in its own
 * distribution. */
static void all_changes_share_the_number_of_a_visit(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(
        &plant,
        LINE("key: [coating], time: \"uniform(min 2 h, max 4 h)\", changes: { "
             "up: { to: { coating: ZM }, time: \"uniform(min 0 h, max 1 h)\" } "
             "}",
             LOT("0", "zinc") LOT("1", "alloy") LOT("2", "zinc")));
    const struct small_event *first =
        small_plant_event(&plant, "coat", "complete", 1);
    const struct small_event *second =
        small_plant_event(&plant, "coat", "complete", 2);
    const double setup_h =
        (double)(second->at_us - first->at_us) / (double)SW_HOUR_US - 1;
    bool found = false;
    for (size_t i = 0; i < plant.draws; i++) {
        found = found ||
                (strcmp(plant.drawn[i].purpose, "steps/coat/setup/time") == 0 &&
                 fabs(plant.drawn[i].unit - setup_h) < 1e-9);
    }
    assert_true(found);
    small_plant_clear(&plant);
}

static void a_change_sees_what_the_key_sees(void **state)
{
    (void)state;
    assert_refused(LINE("key: [coating], time: 30 min, changes: { up: { from: "
                        "{ gauge: { above: 1.5 mm } }, time: 6 h } }",
                        LOT("0", "zinc")),
                   "E275");
    assert_refused(LINE("key: [coating], time: 30 min, changes: { up: { to: "
                        "{ class: rush }, time: 6 h } }",
                        LOT("0", "zinc")),
                   "E232");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_change_that_fits_tells_how_long),
        cmocka_unit_test(all_changes_share_the_number_of_a_visit),
        cmocka_unit_test(a_change_sees_what_the_key_sees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
