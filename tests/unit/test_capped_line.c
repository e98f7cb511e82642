#include "cases.h"
#include "small_plant.h"

/* ----------------------------------------------------------- Penny Fab -- */

/* 40 lots at the start, through four machines. */
#define FAB(limit)                                                             \
    "format: 1\n"                                                              \
    "name: penny fab\n"                                                        \
    "run: { length: 400 d, quantiles: [] }\n"                                  \
    "resources: { one: {}, two: {}, three: {}, four: {} }\n"                   \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "routes: { way: { lots: [release, a, b, c, d] } }\n"                       \
    "demand: { d: { kind: orders, first: 0 h, every: 1 d, count: 1, "          \
    "products: { coil: 100 % }, tonnes: 400 t } }\n"                           \
    "steps:\n"                                                                 \
    "  release: { kind: wip_cap, to: d, limit: " limit " }\n"                  \
    "  a: { kind: process, resource: one, time: 2 h }\n"                       \
    "  b: { kind: process, resource: two, time: 2 h }\n"                       \
    "  c: { kind: process, resource: three, time: 2 h }\n"                     \
    "  d: { kind: process, resource: four, time: 2 h }\n"

/* Four machines of 2 h: lot n is done at the later of 8 h after lot n - w and
 * 2 h after lot n - 1 (Hopp, Spearman, Factory Physics, chapter 7). At the end
 * a round takes max(8, 2 w) hours, and w lots come out in it. */
static void penny_fab(const char *text, size_t w, double round_h)
{
    enum { LOTS = 40 };
    struct small_plant plant;
    small_plant_run(&plant, text);
    double done_h[LOTS + 1] = {0};
    for (size_t n = 1; n <= LOTS; n++) {
        const double released_h = n > w ? done_h[n - w] : 0;
        done_h[n] = released_h + 8;
        if (n > 1 && done_h[n - 1] + 2 > done_h[n]) {
            done_h[n] = done_h[n - 1] + 2;
        }
        assert_time(&plant, "release", "complete", n, released_h);
        assert_time(&plant, "d", "complete", n, done_h[n]);
    }
    assert_close(done_h[LOTS] - done_h[LOTS - w], round_h, 0);
    small_plant_clear(&plant);
}

static void
four_machines_of_two_hours_keep_the_laws_of_the_penny_fab(void **state)
{
    (void)state;
    penny_fab(FAB("1"), 1, 8);
    penny_fab(FAB("2"), 2, 8);
    penny_fab(FAB("4"), 4, 8);
    penny_fab(FAB("5"), 5, 10);
    penny_fab(FAB("10"), 10, 20);
}

/* ------------------------------------------------------------- the curve -- */

/* All that is drawn is the same under every cap, and lots keep their order: a
 * larger cap can make no lot later, and a small one costs throughput. */
static void
a_larger_cap_delays_no_lot_and_a_small_one_costs_throughput(void **state)
{
    (void)state;
    enum { LOTS = 400, CAPS = 6 };
    static const char *const LIMITS[CAPS] = {"1", "2", "3", "6", "20", "60"};
    static int64_t done_us[CAPS][LOTS];
    double capped[CAPS];
    for (size_t c = 0; c < CAPS; c++) {
        char text[2000];
        (void)snprintf(
            text, sizeof(text),
            "format: 1\nname: curve\nrun: { length: 200 d, limit: 400 d, "
            "quantiles: [] }\n"
            "resources: { one: {}, two: {}, three: {} }\n"
            "products: { coil: { route: way } }\n"
            "routes: { way: { lots: [release, a, b, c] } }\n"
            "demand: { d: { kind: orders, every: \"exponential(mean 2 h)\", "
            "count: 400, products: { coil: 100 %% }, tonnes: 10 t } }\n"
            "steps:\n"
            "  release: { kind: wip_cap, to: c, limit: %s }\n"
            "  a: { kind: process, resource: one, time: "
            "\"exponential(mean 1 h)\" }\n"
            "  b: { kind: process, resource: two, time: "
            "\"exponential(mean 90 min)\" }\n"
            "  c: { kind: process, resource: three, time: "
            "\"exponential(mean 1 h)\" }\n",
            LIMITS[c]);
        struct small_plant plant;
        small_plant_run(&plant, text);
        assert_times(&plant, "c", "complete", LOTS);
        size_t lot = 0;
        for (size_t i = 0; i < plant.count; i++) {
            if (strcmp(plant.events[i].activity, "c") == 0 &&
                strcmp(plant.events[i].lifecycle, "complete") == 0) {
                done_us[c][lot++] = plant.events[i].at_us;
            }
        }
        capped[c] = small_plant_value(&plant, "capped", "release");
        small_plant_clear(&plant);
    }
    for (size_t c = 1; c < CAPS; c++) {
        for (size_t lot = 0; lot < LOTS; lot++) {
            assert_true(done_us[c][lot] <= done_us[c - 1][lot]);
        }
    }
    /* 3.5 h a lot one by one, against 2 h between orders. */
    assert_true(done_us[0][LOTS - 1] > done_us[3][LOTS - 1] * 3 / 2);
    assert_true(capped[0] <= 1 && capped[1] > capped[0] && capped[1] <= 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            four_machines_of_two_hours_keep_the_laws_of_the_penny_fab),
        cmocka_unit_test(
            a_larger_cap_delays_no_lot_and_a_small_one_costs_throughput),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
