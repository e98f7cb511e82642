/*
 * demand_development.c - the development of a new grade.
 *
 *     demand:
 *       s450_zm:
 *         kind: development
 *         stages:
 *           design: { product: paper, tonnes: 1 t }
 *           heat: { product: trial_coil, tonnes: 60 t, passes: 70 % }
 *           forming: { product: trial_panel, tonnes: 20 t, else: heat }
 *       s450_orders:
 *         kind: orders
 *         after: s450_zm
 *         ramp: { from: 0 %, lasts: 180 d }
 */
#include "model/arrivals.h"
#include "model/compiler.h"
#include "model/demand_kind.h"
#include "model/development.h"
#include "model/order.h"
#include "model/stream.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>

enum { AT_ONCE_MAX = 10000 };

struct stage_settings {
    struct sw_name product;
    int64_t grams;
    double passes;
    struct sw_name otherwise;
};

struct settings {
    int64_t first_us;
    struct sw_name class;
    struct sw_objects stages;
};

struct stage {
    const struct sw_product *product;
    int64_t grams;
    double passes;
    uint64_t purpose;
    size_t otherwise; /* stage from which it goes on if it fails */
};

struct plan {
    uint32_t class_index;
    size_t stage_count;
    struct stage *stages;
};

struct state {
    struct sw_development development; /* first */
    const struct sw_demand *demand;
    int64_t tried_us; /* when the last trial was entered, */
    uint32_t at_once; /* and how many in that instant before it */
};

/* clang-format off */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define AT(field) .offset = offsetof(struct stage_settings, field)
static const struct sw_setting STAGE[] = {
    { "product", SW_SHAPE_NAME, .required = true, AT(product),
      .en = "Product of a trial, whose route it takes", .zh = "试制用产品(按其工艺路线进行)" },
    { "tonnes", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e12, .required = true, AT(grams),
      .en = "Tonnes of a trial", .zh = "每次试制吨数" },
    { "passes", SW_SHAPE_RATIO, SW_SHARE, 0.001, 1, .standard = "100 %", AT(passes),
      .en = "Probability that a trial passes", .zh = "一次试制通过的概率" },
    { "else", SW_SHAPE_NAME, AT(otherwise),
      .en = "Stage from which it goes on if a trial fails, this or one before; not given: this", .zh = "未通过时返回的阶段(本阶段或之前);缺省为本阶段" },
};
#undef AT
static const struct sw_table STAGE_TABLE = {
    .name = "stage", .en = "A stage of a development: one trial after the other until one passes", .zh = "开发阶段:逐次试制直至通过",
    .size = sizeof(struct stage_settings), .settings = STAGE, .count = COUNT(STAGE) };

#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "first", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e16, .standard = "0 d", AT(first_us),
      .en = "When it begins, from the start of the run", .zh = "开始时间,自仿真开始计" },
    { "class", SW_SHAPE_NAME, AT(class), .en = "Order class of its trials", .zh = "试制订单的等级" },
    { "stages", SW_SHAPE_OBJECTS, .table = &STAGE_TABLE, .required = true, AT(stages),
      .en = "Stages, one after the other; it is approved when the last has passed", .zh = "依次进行的阶段,全部通过即获批准" },
};
#undef AT
const struct sw_table SW_DEMAND_DEVELOPMENT_TABLE = {
    .name = "development", .en = "Development of a new grade: trials until it is approved", .zh = "新钢种开发:试制直至批准",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = COUNT(SETTINGS) };
/* clang-format on */

/* ------------------------------------------------------------- compiling -- */

static bool compile_stage(struct sw_compiler *compiler,
                          const struct sw_demand *demand, size_t index,
                          struct stage *stage)
{
    const struct settings *settings = demand->settings;
    const struct sw_object *object = &settings->stages.at[index];
    const struct stage_settings *its = object->values;
    *stage = (struct stage){
        .product = sw_compiler_product(compiler, its->product),
        .grams = its->grams,
        .passes = its->passes,
        .purpose = sw_compiler_purpose(compiler, "demand/%s/stages/%s/passes",
                                       demand->name, object->name),
        .otherwise = index,
    };
    if (its->otherwise.text == NULL || stage->product == NULL) {
        return stage->product != NULL;
    }
    const struct sw_object *back = sw_objects_find(
        &settings->stages, its->otherwise, "stage", compiler->diagnostics);
    if (back == NULL) {
        return false;
    }
    stage->otherwise = (size_t)(back - settings->stages.at);
    return stage->otherwise <= index ||
           sw_diagnose(compiler->diagnostics, its->otherwise.place,
                       SW_CODE(DEMAND),
                       "else: '%s' comes after '%s': who fails goes back",
                       back->name, object->name);
}

static bool compile(struct sw_compiler *compiler, struct sw_demand *demand)
{
    const struct settings *settings = demand->settings;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    demand->plan = plan;
    plan->class_index = settings->class.text == NULL
                            ? sw_standard_class(compiler->model)
                            : sw_compiler_class(compiler, settings->class);
    plan->stage_count = settings->stages.count;
    plan->stages = sw_arena_array(compiler->arena, plan->stage_count,
                                  sizeof(struct stage));
    if (plan->stage_count == 0) {
        return sw_diagnose(compiler->diagnostics, demand->object->place,
                           SW_CODE(DEMAND),
                           "the development '%s' needs a stage", demand->name);
    }
    compiler->model->develops = true;
    bool good = plan->class_index != UINT32_MAX;
    for (size_t i = 0; i < plan->stage_count; i++) {
        good = compile_stage(compiler, demand, i, &plan->stages[i]) && good;
    }
    return good;
}

/* --------------------------------------------------------------- running -- */

/* A trial that is turned away is over at once, and so would be the next. */
static bool goes_in_circles(struct sw_run *run, struct state *state)
{
    const bool again =
        state->development.trials > 0 && state->tried_us == sw_run_now(run);
    state->at_once = again ? state->at_once + 1 : 0;
    state->tried_us = sw_run_now(run);
    if (state->at_once < AT_ONCE_MAX) {
        return false;
    }
    sw_run_fail(run,
                "the development '%s' has tried %d times at one instant: its "
                "trials are turned away, or take no time",
                state->demand->name, AT_ONCE_MAX);
    return true;
}

static void try_stage(void *context, void *self)
{
    struct sw_run *run = context;
    struct state *state = self;
    const struct plan *plan = state->demand->plan;
    const struct stage *stage = &plan->stages[state->development.stage];
    if (goes_in_circles(run, state)) {
        return;
    }
    state->development.trials++;
    struct sw_project *project =
        sw_project_create(run, state->demand, state->development.trials);
    const struct sw_order_entry entry = {
        .product = stage->product,
        .project = project,
        .entity = project->entity,
        .class_index = plan->class_index,
        .grams = stage->grams,
        .requested_us = SW_NEVER_US,
        .promised_us = SW_NEVER_US,
    };
    sw_order_enter(run, &entry);
    sw_project_release(run, project);
}

static void try_next(struct sw_run *run, struct state *state)
{
    (void)sw_engine_schedule(run->engine, sw_run_now(run), SW_PHASE_DEMAND,
                             try_stage, state);
}

static void begin(void *context, void *self)
{
    struct state *state = self;
    state->development.begun_us = sw_run_now(context);
    try_stage(context, self);
}

static void open_demands(struct sw_run *run, const struct sw_demand *approved)
{
    for (size_t i = 0; i < run->model->demand_count; i++) {
        const struct sw_demand *demand = &run->model->demands[i];
        const struct sw_demand_kind *kind = demand->kind;
        if (kind->open != NULL &&
            kind->arrival_plan(demand)->after == approved->index + 1) {
            kind->open(run, demand, run->demands[i]);
        }
    }
}

/* What is not delivered has not passed. */
static bool passes(struct sw_run *run, const struct stage *stage,
                   const struct sw_order *order)
{
    const double unit = sw_run_unit(run, stage->purpose, order->entity, 0, 0);
    return order->passed_us[run->model->delivered] != SW_NEVER_US &&
           unit < stage->passes;
}

void sw_development_note_close(struct sw_run *run, const struct sw_order *order)
{
    const struct sw_demand *demand = order->project->demand;
    if (demand->kind != &SW_DEMAND_DEVELOPMENT) {
        return;
    }
    struct state *state = run->demands[demand->index];
    const struct plan *plan = demand->plan;
    const struct stage *stage = &plan->stages[state->development.stage];
    if (!passes(run, stage, order)) {
        state->development.stage = stage->otherwise;
        try_next(run, state);
    } else if (++state->development.stage < plan->stage_count) {
        try_next(run, state);
    } else {
        state->development.approved_us = sw_run_now(run);
        open_demands(run, demand);
        sw_run_note_dry(run);
        sw_run_hold(run, false);
    }
}

static struct state *state_of(const struct sw_run *run,
                              const struct sw_item *lot)
{
    const struct sw_demand *demand = lot->order->project->demand;
    return demand->kind == &SW_DEMAND_DEVELOPMENT ? run->demands[demand->index]
                                                  : NULL;
}

/* Has no lot before this one in the heat the same development? */
static bool is_first_of(const struct sw_run *run, const struct sw_item *heat,
                        const struct sw_item *lot, const struct state *state)
{
    const struct sw_item *other = heat->first;
    while (other != lot && state_of(run, other) != state) {
        other = other->next;
    }
    return other == lot;
}

/* A heat that several developments share is all of theirs. */
void sw_development_note_heat(struct sw_run *run, const struct sw_item *heat,
                              int64_t size_g)
{
    for (const struct sw_item *lot = heat->first; lot != NULL;
         lot = lot->next) {
        struct state *state = state_of(run, lot);
        if (state == NULL || !is_first_of(run, heat, lot, state)) {
            continue;
        }
        state->development.heats++;
        if (size_g > heat->grams) {
            state->development.surplus_g += size_g - heat->grams;
        }
    }
}

/* The run goes on until it is approved. */
static void start(struct sw_run *run, const struct sw_demand *demand,
                  void *self)
{
    const struct settings *settings = demand->settings;
    struct state *state = self;
    state->demand = demand;
    state->development.approved_us = SW_NEVER_US;
    sw_run_hold(run, true);
    (void)sw_engine_schedule(run->engine, settings->first_us, SW_PHASE_DEMAND,
                             begin, state);
}

const struct sw_demand_kind SW_DEMAND_DEVELOPMENT = {
    .settings = &SW_DEMAND_DEVELOPMENT_TABLE,
    .state_size = sizeof(struct state),
    .compile = compile,
    .start = start,
};
