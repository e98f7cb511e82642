#include "cmocka_all.h"

#include "base/arena.h"
#include "model/load.h"

#include <math.h>
#include <string.h>

#define HOUR ((double)SW_HOUR_US)
#define TONNE ((double)SW_TONNE_G)

enum { OPS = 12 };

/* Two hours a lot, and an hour for each ten tonnes. */
static double two_hours(const struct sw_step *step, double grams)
{
    (void)step;
    (void)grams;
    return 2 * HOUR;
}

static double by_weight(const struct sw_step *step, double grams)
{
    (void)step;
    return grams / (10 * TONNE) * HOUR;
}

static double of_a_heat(const struct sw_step *step, double grams)
{
    (void)step;
    return grams / (250 * TONNE);
}

static double one_of_five(const struct sw_step *step, double grams)
{
    (void)step;
    (void)grams;
    return 0.2;
}

/* A tenth goes back to the step, a twentieth is scrapped. */
static const struct sw_sent *goes_back(const struct sw_step *step,
                                       size_t *count)
{
    *count = 2;
    return step->plan;
}

static const struct sw_step_kind PER_LOT = {.load = two_hours};
static const struct sw_step_kind PER_TONNE = {.load = by_weight};
static const struct sw_step_kind HEAT = {.share = of_a_heat};
static const struct sw_step_kind FIVE_LOTS = {.share = one_of_five};
static const struct sw_step_kind TEST = {.load = two_hours, .sends = goes_back};

/* A product of one program, in lots of 20 t and orders of 100 t. */
struct plant {
    struct sw_op ops[OPS];
    struct sw_product product;
    struct sw_resource resources[2];
    struct sw_step a;
    struct sw_step b;
    struct sw_model model;
    struct sw_demand demand;
    struct sw_flow flow;
    double shares[2];
};

static void build(struct plant *plant, const struct sw_op *ops, size_t count)
{
    memcpy(plant->ops, ops, count * sizeof(struct sw_op));
    for (size_t i = 0; i < count; i++) {
        plant->ops[i].gross =
            plant->ops[i].gross == 0 ? 1 : plant->ops[i].gross;
    }
    plant->product.program = plant->ops;
    plant->product.op_count = count;
    plant->flow = (struct sw_flow){&plant->product, 1, 100 * TONNE, 20 * TONNE};
    plant->shares[0] = 0.9;
    plant->shares[1] = 0.1;
    plant->model.class_count = 2;
    plant->demand.class_shares = plant->shares;
    plant->a.resource = &plant->resources[0];
    plant->b.resource = &plant->resources[1];
}

/* Hours of the resource for each tonne delivered. */
static double hours(const struct plant *plant, size_t resource)
{
    return sw_load_work(&plant->model, &plant->demand, &plant->flow,
                        &plant->resources[resource]) *
           TONNE / HOUR;
}

static void is(double value, double expected)
{
    assert_true(fabs(value - expected) < 1e-9);
}

static void
an_order_step_works_once_for_the_order_a_lot_step_for_each_lot(void **state)
{
    (void)state;
    struct plant plant = {.a.kind = &PER_LOT, .b.kind = &PER_LOT};
    const struct sw_op ops[] = {{.code = SW_OP_STEP, .step = &plant.a},
                                {.code = SW_OP_LOTS},
                                {.code = SW_OP_STEP, .step = &plant.b},
                                {.code = SW_OP_END}};
    build(&plant, ops, 4);
    is(hours(&plant, 0), 2.0 / 100);
    is(hours(&plant, 1), 2.0 / 20);
}

static void work_by_weight_counts_the_gross_weight(void **state)
{
    (void)state;
    struct plant plant = {.a.kind = &PER_TONNE, .b.kind = &PER_TONNE};
    const struct sw_op ops[] = {
        {.code = SW_OP_LOTS},
        {.code = SW_OP_STEP, .step = &plant.a, .gross = 1.25},
        {.code = SW_OP_STEP, .step = &plant.b},
        {.code = SW_OP_END}};
    build(&plant, ops, 4);
    is(hours(&plant, 0), 0.125);
    is(hours(&plant, 1), 0.1);
}

static void a_choice_shares_the_work(void **state)
{
    (void)state;
    struct plant plant = {.a.kind = &PER_TONNE, .b.kind = &PER_TONNE};
    const struct sw_way ways[] = {{.below = 0.7, .to = &plant.ops[2]},
                                  {.below = 1.0, .to = &plant.ops[4]}};
    const struct sw_op ops[] = {
        {.code = SW_OP_LOTS},
        {.code = SW_OP_CHOOSE, .ways = ways, .way_count = 2},
        {.code = SW_OP_STEP, .step = &plant.a},
        {.code = SW_OP_GO, .to = &plant.ops[5]},
        {.code = SW_OP_STEP, .step = &plant.b},
        {.code = SW_OP_END}};
    build(&plant, ops, 6);
    is(hours(&plant, 0), 0.07);
    is(hours(&plant, 1), 0.03);
}

static void a_class_takes_its_own_way(void **state)
{
    (void)state;
    struct plant plant = {.a.kind = &PER_TONNE, .b.kind = &PER_TONNE};
    const struct sw_way ways[] = {{.classes = 2, .to = &plant.ops[2]},
                                  {.classes = 0, .to = &plant.ops[4]}};
    const struct sw_op ops[] = {
        {.code = SW_OP_LOTS},
        {.code = SW_OP_SORT, .ways = ways, .way_count = 2},
        {.code = SW_OP_STEP, .step = &plant.a},
        {.code = SW_OP_GO, .to = &plant.ops[5]},
        {.code = SW_OP_STEP, .step = &plant.b},
        {.code = SW_OP_END}};
    build(&plant, ops, 6);
    is(hours(&plant, 0), 0.01);
    is(hours(&plant, 1), 0.09);
}

static void every_branch_works_and_the_lot_goes_on_once(void **state)
{
    (void)state;
    struct plant plant = {.a.kind = &PER_TONNE, .b.kind = &PER_TONNE};
    const struct sw_way ways[] = {{.to = &plant.ops[2]}, {.to = &plant.ops[4]}};
    const struct sw_op ops[] = {
        {.code = SW_OP_LOTS},
        {.code = SW_OP_FORK, .ways = ways, .way_count = 2, .to = &plant.ops[6]},
        {.code = SW_OP_STEP, .step = &plant.a},
        {.code = SW_OP_MEET, .to = &plant.ops[6]},
        {.code = SW_OP_STEP, .step = &plant.a},
        {.code = SW_OP_MEET, .to = &plant.ops[6]},
        {.code = SW_OP_STEP, .step = &plant.b},
        {.code = SW_OP_END}};
    build(&plant, ops, 8);
    is(hours(&plant, 0), 0.2);
    is(hours(&plant, 1), 0.1);
}

/* Visits v = 1 + v / 10; what is scrapped does not come to the next step. */
static void rework_makes_more_visits_and_scrap_fewer_later(void **state)
{
    (void)state;
    struct plant plant = {.a.kind = &TEST, .b.kind = &PER_LOT};
    const struct sw_sent sent[] = {{&plant.a, 0.1}, {NULL, 0.05}};
    plant.a.plan = sent;
    const struct sw_op ops[] = {{.code = SW_OP_LOTS},
                                {.code = SW_OP_STEP, .step = &plant.a},
                                {.code = SW_OP_STEP, .step = &plant.b},
                                {.code = SW_OP_END}};
    build(&plant, ops, 4);
    is(hours(&plant, 0), 0.1 / 0.9);
    is(hours(&plant, 1), 0.1 * 0.85 / 0.9);
}

static void a_step_per_batch_works_once_for_a_heat(void **state)
{
    (void)state;
    struct plant plant = {.a.kind = &PER_LOT, .b.kind = &HEAT};
    plant.a.per_batch = true;
    const struct sw_op ops[] = {
        {.code = SW_OP_LOTS},
        {.code = SW_OP_STEP, .step = &plant.b},
        {.code = SW_OP_STEP, .step = &plant.a, .gross = 1.1},
        {.code = SW_OP_END}};
    build(&plant, ops, 4);
    is(hours(&plant, 0), 2.0 / 250 * 1.1);
    /* Or once for so many lots of 20 t. */
    plant.b.kind = &FIVE_LOTS;
    is(hours(&plant, 0), 2.0 / (5 * 20));
}

static void resources_seized_with_it_work_too(void **state)
{
    (void)state;
    struct plant plant = {.a.kind = &PER_TONNE};
    const struct sw_resource *also[] = {&plant.resources[1]};
    const struct sw_service_plan service = {.also_count = 1, .also = also};
    plant.a.service = &service;
    const struct sw_op ops[] = {{.code = SW_OP_LOTS},
                                {.code = SW_OP_STEP, .step = &plant.a},
                                {.code = SW_OP_END}};
    build(&plant, ops, 3);
    is(hours(&plant, 0), 0.1);
    is(hours(&plant, 1), 0.1);
}

static void load_is_work_over_the_time_of_all_units(void **state)
{
    (void)state;
    struct plant plant = {.a.kind = &PER_TONNE};
    const struct sw_op ops[] = {{.code = SW_OP_LOTS},
                                {.code = SW_OP_STEP, .step = &plant.a},
                                {.code = SW_OP_END}};
    build(&plant, ops, 3);
    plant.resources[0].units = 3;
    plant.flow.rate = 24 * TONNE / HOUR;
    plant.demand.flow_count = 1;
    plant.demand.flows = &plant.flow;
    plant.model.demand_count = 1;
    plant.model.demands = &plant.demand;
    is(sw_load_of(&plant.model, &plant.resources[0]), 2.4 / 3);
}

static void capacity_is_net_of_closing_and_breakdowns(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();
    struct sw_calendar *nights_off = sw_calendar_create_weekly(
        &(struct sw_interval){0, 84 * SW_HOUR_US}, 1, 0);
    const struct sw_breakdown breakdowns[] = {
        {.clock = SW_CLOCK_ALWAYS,
         .every.distribution = sw_distribution_constant(arena, 90 * HOUR),
         .repair.distribution = sw_distribution_constant(arena, 10 * HOUR)},
        {.clock = SW_CLOCK_BUSY,
         .every.distribution = sw_distribution_constant(arena, 4 * HOUR),
         .repair.distribution = sw_distribution_constant(arena, 1 * HOUR)},
    };
    const struct sw_resource resource = {.units = 2,
                                         .calendar = nights_off,
                                         .breakdown_count = 2,
                                         .breakdowns = breakdowns};
    const struct sw_model model = {.warm_up.us = 0};
    /* 365 d are 52 weeks and a day of work. */
    const double open = (52 * 3.5 + 1) / 365;
    is(sw_load_capacity(&model, &resource), 2 * open * 0.9 / 1.25);
    sw_calendar_destroy(nights_off);
    sw_arena_destroy(arena);
}

static void the_year_begins_with_the_window(void **state)
{
    (void)state;
    const struct sw_model timed = {.warm_up = {SW_YEAR_US, -1}};
    const struct sw_model counted = {.warm_up = {-1, 20000}};
    assert_int_equal(sw_load_year_us(&timed), SW_YEAR_US);
    assert_int_equal(sw_load_year_us(&counted), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            an_order_step_works_once_for_the_order_a_lot_step_for_each_lot),
        cmocka_unit_test(work_by_weight_counts_the_gross_weight),
        cmocka_unit_test(a_choice_shares_the_work),
        cmocka_unit_test(a_class_takes_its_own_way),
        cmocka_unit_test(every_branch_works_and_the_lot_goes_on_once),
        cmocka_unit_test(rework_makes_more_visits_and_scrap_fewer_later),
        cmocka_unit_test(a_step_per_batch_works_once_for_a_heat),
        cmocka_unit_test(resources_seized_with_it_work_too),
        cmocka_unit_test(load_is_work_over_the_time_of_all_units),
        cmocka_unit_test(capacity_is_net_of_closing_and_breakdowns),
        cmocka_unit_test(the_year_begins_with_the_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
