#include "cases.h"
#include "scratch.h"

#include "base/memory.h"
#include "scenario/diagnostics.h"
#include "steelway/study.h"

/* Nothing is random, and no order meets another before it is delivered. */
#define PLANT                                                                  \
    "format: 1\n"                                                              \
    "name: relieved\n"                                                         \
    "run: { length: 10 d, replications: 2 }\n"                                 \
    "resources:\n"                                                             \
    "  mill: { units: 1 }\n"                                                   \
    "  slitters: { units: 1 }\n"                                               \
    "products: { coil: { route: way, coil: { unit: 10 t } } }\n"               \
    "milestones: { delivered: { after: [truck] } }\n"                          \
    "routes: { way: { lots: [roll, cool, load, truck, slit] } }\n"             \
    "demand:\n"                                                                \
    "  site: { kind: orders, every: 2 d, products: { coil: 100 % },"           \
    " tonnes: 20 t }\n"                                                        \
    "steps:\n"                                                                 \
    "  roll: { kind: process, resource: mill, rate: 5 t/h }\n"                 \
    "  cool: { kind: delay, time: \"triangular(10 h, 10 h, 10 h)\" }\n"        \
    "  load: { kind: batch, size: 30 t, max_wait: 5 h }\n"                     \
    "  truck: { kind: delay, time: 3 h, counts_as: transport }\n"              \
    "  slit: { kind: process, resource: slitters, time: 1 h }\n"

struct relieved {
    char *folder;
    struct sw_study *study;
    struct sw_replications replications;
    struct sw_cases cases;
    struct sw_explanation explanation;
};

static void relieve(struct relieved *relieved, double share)
{
    *relieved = (struct relieved){.folder = scratch_create()};
    scratch_write(relieved->folder, "plant.yaml", PLANT);
    char *path = scratch_path(relieved->folder, "plant.yaml");
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    const struct sw_study_source source = {.scenarios =
                                               (const char *const *)&path,
                                           .scenario_count = 1,
                                           .relief = share};
    struct sw_error err;
    relieved->study = sw_study_open(&source, diagnostics);
    assert_non_null(relieved->study);
    assert_true(sw_study_replicate(
        relieved->study,
        &(struct sw_study_run){.threads = 1, .seed = 1, .replications = 2},
        &relieved->replications, &err));
    relieved->cases = sw_study_cases(relieved->study, &relieved->replications);
    relieved->explanation = sw_explain(
        &(struct sw_explained){.cases = &relieved->cases,
                               .models = sw_study_models(relieved->study),
                               .relieved = sw_study_relieved(relieved->study),
                               .relief = share,
                               .confidence = 0.95});
    sw_diagnostics_destroy(diagnostics);
    sw_free(path);
}

static void clear(struct relieved *relieved)
{
    sw_explanation_clear(&relieved->explanation);
    sw_replications_clear(&relieved->replications);
    sw_study_destroy(relieved->study);
    scratch_remove(relieved->folder);
}

static const struct sw_relief *find(const struct relieved *relieved,
                                    const char *subject, bool unit)
{
    for (size_t i = 0; i < relieved->explanation.relief_count; i++) {
        const struct sw_relief *relief = &relieved->explanation.reliefs[i];
        if (relief->product[0] == '\0' && relief->unit == unit &&
            strcmp(relief->subject, subject) == 0) {
            return relief;
        }
    }
    return NULL;
}

static void assert_hours(const struct sw_estimate *days, double hours)
{
    assert_float_equal((float)(days->value * 24.0), (float)hours, 1e-5F);
}

/* Coils come from the mill after 2 and 4 hours, of which one fifth less is 3.2;
 * the load waits 5 hours from the first coil, 3 after the second. */
static void a_step_is_relieved_of_a_share_of_its_own_times(void **state)
{
    (void)state;
    struct relieved relieved;
    relieve(&relieved, 0.2);
    assert_hours(&find(&relieved, "cool", false)->change, -2.0);
    assert_hours(&find(&relieved, "truck", false)->change, -0.6);
    assert_hours(&find(&relieved, "load", false)->change, -1.0);
    clear(&relieved);
}

/* The second coil comes 0.8 hours earlier, the first 0.4, and the load with
 * it. */
static void a_rate_is_higher_by_what_makes_the_time_shorter(void **state)
{
    (void)state;
    struct relieved relieved;
    relieve(&relieved, 0.2);
    assert_hours(&find(&relieved, "roll", false)->change, -0.4);
    clear(&relieved);
}

/* Both coils are rolled at once, but leave when the first would have left. */
static void a_resource_is_relieved_by_a_unit(void **state)
{
    (void)state;
    struct relieved relieved;
    relieve(&relieved, 0.2);
    const struct sw_relief *mill = find(&relieved, "mill", true);
    assert_hours(&mill->change, 0.0);
    assert_float_equal((float)(mill->waiting_d * 24.0), 2.0F, 1e-5F);
    clear(&relieved);
}

static void what_comes_after_delivery_is_not_relieved(void **state)
{
    (void)state;
    struct relieved relieved;
    relieve(&relieved, 0.2);
    assert_null(find(&relieved, "slit", false));
    assert_null(find(&relieved, "slitters", true));
    clear(&relieved);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_is_relieved_of_a_share_of_its_own_times),
        cmocka_unit_test(a_rate_is_higher_by_what_makes_the_time_shorter),
        cmocka_unit_test(a_resource_is_relieved_by_a_unit),
        cmocka_unit_test(what_comes_after_delivery_is_not_relieved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
