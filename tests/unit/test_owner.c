#include "cases.h"
#include "small_plant.h"

#define PLANT(owner)                                                           \
    "format: 1\n"                                                              \
    "name: owners\n"                                                           \
    "run: { length: 400 d, limit: 400 d, quantiles: [] }\n"                    \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: 10 t } }\n"                           \
    "milestones: { delivered: { after: [unload] } }\n"                         \
    "routes:\n"                                                                \
    "  way: { order: [pay], lots: [roll, truck, unload, slit, haul] }\n"       \
    "demand:\n"                                                                \
    "  site: { kind: orders, first: 0 h, every: 1 d, count: 1,"                \
    " products: { coil: 100 % }, tonnes: 30 t }\n"                             \
    "steps:\n"                                                                 \
    "  pay: { kind: delay, time: 1 h" owner " }\n"                             \
    "  roll: { kind: delay, time: 1 h }\n"                                     \
    "  truck: { kind: delay, time: 1 h, counts_as: transport }\n"              \
    "  unload: { kind: delay, time: 1 h }\n"                                   \
    "  slit: { kind: delay, time: 1 h }\n"                                     \
    "  haul: { kind: delay, time: 1 h, counts_as: transport }\n"

static const char *owner_of(const struct small_plant *plant, const char *step)
{
    for (size_t i = 0; i < sw_model_series_count(plant->model); i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (series->measure->group == SW_MEASURES_BREAKDOWN &&
            strcmp(series->subject, step) == 0) {
            return series->spent->owner;
        }
    }
    fail_msg("no time is spent at %s", step);
    return "";
}

static void the_kind_and_the_place_of_a_step_tell_its_owner(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(""));
    assert_string_equal(owner_of(&plant, "pay"), "mill");
    assert_string_equal(owner_of(&plant, "roll"), "mill");
    assert_string_equal(owner_of(&plant, "truck"), "carrier");
    assert_string_equal(owner_of(&plant, "unload"), "mill");
    assert_string_equal(owner_of(&plant, "slit"), "fabricator");
    assert_string_equal(owner_of(&plant, "haul"), "fabricator");
    assert_string_equal(owner_of(&plant, ""), "");
    small_plant_clear(&plant);
}

static void an_owner_that_is_told_counts(void **state)
{
    (void)state;
    struct small_plant plant;
    small_plant_run(&plant, PLANT(", owner: customer"));
    assert_string_equal(owner_of(&plant, "pay"), "customer");
    small_plant_clear(&plant);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_kind_and_the_place_of_a_step_tell_its_owner),
        cmocka_unit_test(an_owner_that_is_told_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
