#include "cases.h"
#include "scratch.h"

#include "base/memory.h"
#include "scenario/diagnostics.h"
#include "steelway/study.h"

#include <string.h>

/* Coils for the yard cool and go; those for the shop are not served by the
 * crane any sooner, nor those of others. */
#define PLANT(cooling, lifting)                                                \
    "format: 1\n"                                                              \
    "name: paired\n"                                                           \
    "run: { length: 10 d, replications: 2 }\n"                                 \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: 10 t } }\n"                           \
    "  plate: { route: lift, coil: { unit: 10 t } }\n"                         \
    "  beam: { route: lift, coil: { unit: 10 t } }\n"                          \
    "routes:\n"                                                                \
    "  way: { lots: [cool, truck] }\n"                                         \
    "  lift: { lots: [crane] }\n"                                              \
    "demand:\n"                                                                \
    "  yard: { kind: orders, every: 2 d, products: { coil: 100 % },"           \
    " tonnes: 10 t }\n"                                                        \
    "  shop: { kind: orders, every: 5 d, products: { plate: 100 % },"          \
    " tonnes: 10 t }\n"                                                        \
    "  world: { kind: background, block: 10 t, products: { beam: 100 % },"     \
    " tonnes: 10 t/d }\n"                                                      \
    "steps:\n"                                                                 \
    "  cool: { kind: delay, time: " cooling " }\n"                             \
    "  truck: { kind: delay, time: 3 h, counts_as: transport }\n"              \
    "  crane: { kind: delay, time: " lifting " }\n"

struct paired {
    char *folder;
    char *paths[2];
    struct sw_study *study;
    struct sw_against against;
};

static void pair(struct paired *paired, const char *before, const char *after)
{
    *paired = (struct paired){.folder = scratch_create()};
    scratch_write(paired->folder, "before.yaml", before);
    scratch_write(paired->folder, "after.yaml", after);
    paired->paths[0] = scratch_path(paired->folder, "before.yaml");
    paired->paths[1] = scratch_path(paired->folder, "after.yaml");
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    const struct sw_study_source source = {
        .scenarios = (const char *const *)paired->paths, .scenario_count = 2};
    struct sw_error err;
    paired->study = sw_study_open(&source, diagnostics);
    if (paired->study == NULL) {
        sw_diagnostics_print(diagnostics, stderr);
        fail_msg("refused");
    }
    const struct sw_against_plan plan = {
        .before = sw_study_option(paired->study, 0).model,
        .after = sw_study_option(paired->study, 1).model,
        .seed = 1,
        .replications = 2,
        .threads = 2,
        .confidence = 0.95,
    };
    assert_true(sw_against_pair(&paired->against, &plan, &err));
    sw_diagnostics_destroy(diagnostics);
}

static void clear(struct paired *paired)
{
    sw_against_clear(&paired->against);
    sw_study_destroy(paired->study);
    sw_free(paired->paths[0]);
    sw_free(paired->paths[1]);
    scratch_remove(paired->folder);
}

static const struct sw_gain *find(const struct paired *paired, const char *by,
                                  const char *name)
{
    for (size_t i = 0; i < paired->against.gain_count; i++) {
        const struct sw_gain *gain = &paired->against.gains[i];
        if (strcmp(gain->by, by) == 0 && strcmp(gain->name, name) == 0) {
            return gain;
        }
    }
    fail_msg("nothing is said of %s %s", by, name);
    return NULL;
}

/* Five coils come six hours earlier, two plates three hours later. */
static void orders_are_paired_with_themselves(void **state)
{
    (void)state;
    struct paired paired;
    pair(&paired, PLANT("12 h", "1 h"), PLANT("6 h", "4 h"));
    const struct sw_gain *coil = find(&paired, "product", "coil");
    assert_float_equal((float)(coil->change.value * 24.0), -6.0F, 1e-5F);
    assert_float_equal((float)coil->gaining, 1.0F, 1e-6F);
    assert_float_equal((float)(coil->best_d * 24.0), -6.0F, 1e-5F);
    const struct sw_gain *plate = find(&paired, "product", "plate");
    assert_float_equal((float)(plate->change.value * 24.0), 3.0F, 1e-5F);
    assert_float_equal((float)plate->losing, 1.0F, 1e-6F);
    const struct sw_gain *all = find(&paired, "all", "");
    assert_float_equal((float)all->orders,
                       (float)(coil->orders + plate->orders), 1e-6F);
    clear(&paired);
}

static void others_are_seen_too_but_not_among_customers(void **state)
{
    (void)state;
    struct paired paired;
    pair(&paired, PLANT("12 h", "1 h"), PLANT("12 h", "4 h"));
    const struct sw_gain *others = find(&paired, "product", "others");
    assert_float_equal((float)(others->change.value * 24.0), 3.0F, 1e-5F);
    assert_float_equal((float)find(&paired, "product", "coil")->change.value,
                       0.0F, 1e-9F);
    assert_true(find(&paired, "all", "")->change.value < 1.0 / 24.0 * 3.0);
    clear(&paired);
}

static void an_order_is_told_where_it_gains_most(void **state)
{
    (void)state;
    struct paired paired;
    pair(&paired, PLANT("12 h", "1 h"), PLANT("6 h", "4 h"));
    const struct sw_order_change *first = &paired.against.orders[0];
    const struct sw_order_change *last =
        &paired.against.orders[paired.against.order_count - 1];
    assert_string_equal(first->product, "coil");
    assert_int_equal(first->before_us, 15 * SW_HOUR_US);
    assert_int_equal(first->after_us, 9 * SW_HOUR_US);
    assert_string_equal(first->step, "cool");
    assert_string_equal(first->class_of_time, "process");
    assert_int_equal(first->there_us, -6 * SW_HOUR_US);
    assert_string_equal(last->product, "plate");
    assert_string_equal(last->step, "crane");
    clear(&paired);
}

static void settings_that_differ_are_told(void **state)
{
    (void)state;
    struct paired paired;
    size_t count = 0;
    pair(&paired, PLANT("12 h", "1 h"), PLANT("6 h", "1 h"));
    const struct sw_changed_setting *changes =
        sw_study_changes(paired.study, &count);
    assert_int_equal(count, 1);
    assert_string_equal(changes[0].path, "steps.cool.time");
    assert_string_equal(changes[0].after, "6 h");
    clear(&paired);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_are_paired_with_themselves),
        cmocka_unit_test(others_are_seen_too_but_not_among_customers),
        cmocka_unit_test(an_order_is_told_where_it_gains_most),
        cmocka_unit_test(settings_that_differ_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
