#include "cases.h"
#include "small_plant.h"

#include "base/memory.h"
#include "steelway/explain.h"

/* Two coils share a machine of two hours each: the second waits two hours, and
 * closes the order after 1 + 2 + 2 + 3 hours. */
#define PLANT                                                                  \
    "format: 1\n"                                                              \
    "name: explained\n"                                                        \
    "run: { length: 400 d, limit: 400 d, quantiles: [] }\n"                    \
    "resources: { machine: { units: 1 } }\n"                                   \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: 10 t } }\n"                           \
    "  plate: { route: short, coil: { unit: 10 t } }\n"                        \
    "routes:\n"                                                                \
    "  way: { order: [pay], lots: [roll, truck] }\n"                           \
    "  short: { lots: [truck] }\n"                                             \
    "demand:\n"                                                                \
    "  site: { kind: orders, first: 0 h, every: 1 d, count: 1,"                \
    " products: { coil: 100 % }, tonnes: 20 t }\n"                             \
    "  shop: { kind: orders, first: 0 h, every: 1 d, count: 3,"                \
    " products: { plate: 100 % }, tonnes: 10 t }\n"                            \
    "steps:\n"                                                                 \
    "  pay: { kind: delay, time: 1 h, owner: customer }\n"                     \
    "  roll: { kind: process, resource: machine, time: 2 h }\n"                \
    "  truck: { kind: delay, time: 3 h, counts_as: transport }\n"

struct explained_plant {
    struct small_plant plant;
    struct sw_replications replications;
    const struct sw_series *series;
    size_t series_count;
    struct sw_cases cases;
    const struct sw_model *model;
    struct sw_explanation explanation;
};

/* One replication, explained. */
static void explain(struct explained_plant *explained, const char *text)
{
    small_plant_run(&explained->plant, text);
    explained->replications = (struct sw_replications){
        .options = 1, .count = 1, .outcomes = &explained->plant.outcome};
    explained->model = explained->plant.model;
    explained->series = sw_model_series(explained->model, 0);
    explained->series_count = sw_model_series_count(explained->model);
    explained->cases =
        (struct sw_cases){1, &explained->series, &explained->series_count,
                          &explained->replications};
    explained->explanation = sw_explain(&(struct sw_explained){
        .cases = &explained->cases,
        .models = &explained->model,
        .confidence = 0.95,
    });
}

static void clear(struct explained_plant *explained)
{
    sw_explanation_clear(&explained->explanation);
    small_plant_clear(&explained->plant);
}

/* Hours of the only part of the cut that is told by this word. */
static double hours(const struct explained_plant *explained,
                    const char *product, enum sw_cut cut, const char *word)
{
    const struct sw_explanation *explanation = &explained->explanation;
    for (size_t i = 0; i < explanation->part_count; i++) {
        const struct sw_part *part = &explanation->parts[i];
        const char *words[SW_CUTS] = {
            [SW_CUT_NONE] = "",
            [SW_CUT_TOUCH] = part->touch,
            [SW_CUT_PLACE] = part->place,
            [SW_CUT_OWNER] = part->owner,
            [SW_CUT_CLASS] = part->class_name,
            [SW_CUT_STEP] = part->step,
            [SW_CUT_CELL] = part->step,
        };
        if (part->cut == cut && strcmp(part->product, product) == 0 &&
            strcmp(words[cut], word) == 0) {
            return part->days.value * 24.0;
        }
    }
    return 0.0;
}

#define assert_hours(is, wanted) assert_float_equal((float)(is), wanted, 1e-5F)

static void the_time_is_that_of_the_lot_that_closed_the_order(void **state)
{
    (void)state;
    struct explained_plant explained;
    explain(&explained, PLANT);
    assert_hours(hours(&explained, "coil", SW_CUT_NONE, ""), 8.0F);
    assert_hours(hours(&explained, "coil", SW_CUT_TOUCH, "work"), 6.0F);
    assert_hours(hours(&explained, "coil", SW_CUT_TOUCH, "waiting"), 2.0F);
    assert_hours(hours(&explained, "coil", SW_CUT_CLASS, "queue"), 2.0F);
    assert_hours(hours(&explained, "coil", SW_CUT_STEP, "roll"), 4.0F);
    assert_hours(hours(&explained, "coil", SW_CUT_OWNER, "customer"), 1.0F);
    assert_hours(hours(&explained, "coil", SW_CUT_OWNER, "mill"), 4.0F);
    assert_hours(hours(&explained, "coil", SW_CUT_OWNER, "carrier"), 3.0F);
    clear(&explained);
}

static void the_warehouse_is_where_the_carrier_begins(void **state)
{
    (void)state;
    struct explained_plant explained;
    explain(&explained, PLANT);
    assert_hours(hours(&explained, "coil", SW_CUT_PLACE, "mill"), 5.0F);
    assert_hours(hours(&explained, "coil", SW_CUT_PLACE, "gate"), 3.0F);
    clear(&explained);
}

static void a_milestone_ready_says_where_the_warehouse_is(void **state)
{
    (void)state;
    struct explained_plant explained;
    explain(&explained, PLANT "milestones: { ready: { after: [pay] } }\n");
    assert_hours(hours(&explained, "coil", SW_CUT_PLACE, "mill"), 1.0F);
    assert_hours(hours(&explained, "coil", SW_CUT_PLACE, "gate"), 7.0F);
    clear(&explained);
}

/* One order of 8 hours and three of 3. */
static void orders_together_are_the_mean_over_orders(void **state)
{
    (void)state;
    struct explained_plant explained;
    explain(&explained, PLANT);
    assert_hours(hours(&explained, "", SW_CUT_NONE, ""), 17.0F / 4.0F);
    assert_hours(hours(&explained, "", SW_CUT_STEP, "truck"), 3.0F);
    assert_hours(hours(&explained, "", SW_CUT_STEP, "roll"), 1.0F);
    clear(&explained);
}

/* Hours of all parts that this cut makes of the product's time. */
static double sum_of_hours(const struct explained_plant *explained,
                           const char *product, enum sw_cut cut)
{
    double sum_h = 0.0;
    for (size_t i = 0; i < explained->explanation.part_count; i++) {
        const struct sw_part *part = &explained->explanation.parts[i];
        if (part->cut == cut && strcmp(part->product, product) == 0) {
            sum_h += part->days.value * 24.0;
        }
    }
    return sum_h;
}

static void every_cut_adds_up_to_the_delivery_time(void **state)
{
    (void)state;
    static const char *const products[] = {"", "coil", "plate"};
    struct explained_plant explained;
    explain(&explained, PLANT);
    for (size_t p = 0; p < 3; p++) {
        const double whole_h = hours(&explained, products[p], SW_CUT_NONE, "");
        for (enum sw_cut cut = SW_CUT_TOUCH; cut < SW_CUTS; cut++) {
            assert_hours(sum_of_hours(&explained, products[p], cut),
                         (float)whole_h);
        }
    }
    clear(&explained);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_time_is_that_of_the_lot_that_closed_the_order),
        cmocka_unit_test(the_warehouse_is_where_the_carrier_begins),
        cmocka_unit_test(a_milestone_ready_says_where_the_warehouse_is),
        cmocka_unit_test(orders_together_are_the_mean_over_orders),
        cmocka_unit_test(every_cut_adds_up_to_the_delivery_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
