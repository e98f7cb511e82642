/*
 * demand_background.c - other customers' orders, which fill most of the mill.
 *
 * They come as blocks of one heat, each one lot of a product of the mix, at
 * intervals that are gamma distributed with the given coefficient of variation.
 * How many there are is either given in tonnes or found by load.c from how full
 * a resource is to be.
 *
 *     demand:
 *       others:
 *         kind: background
 *         block: 250 t
 *         fill_to: { hot_mill: 92 % }
 *         products: { plate_q235b: 70 %, thin_spcc: 30 % }
 */
#include "model/demand_background.h"

#include "model/demand_kind.h"
#include "model/stream.h"

#include "base/hash.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>

struct settings {
    int64_t block_g;
    const struct sw_node *products;
    double cv;
    double tonnes; /* grams per microsecond */
    const struct sw_node *fill_to;
    bool refill;
    const struct sw_node *sold_ahead;
};

/* As far as the order-entry window of a slot goes. */
#define AHEAD_MAX_US 3.2e14

/* How long ahead of its slot a block is sold, at random. */
struct sold_ahead {
    size_t count;      /* 0: not told */
    int64_t *ahead_us; /* the farthest first */
    double *below;     /* cumulative; what is above the last is sold at once */
    uint64_t purpose;
};

struct plan {
    int64_t block_g;
    struct sw_product_mix mix;
    struct sw_drawn interval; /* of mean one; of NULL: clockwork */
    double mean_us;           /* between blocks */
    struct sw_fill fill;
    uint32_t class_index;
    struct sold_ahead sold;
};

struct state {
    const struct sw_demand *demand;
    uint64_t number; /* of the next block */
    int64_t at_us;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    {"block", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e12, .standard = "250 t",
     AT(block_g), .en = "Tonnes of each block, which is one lot: a heat",
     .zh = "每批吨数(一炉为一批)"},
    {"products", SW_SHAPE_NODE, .required = true, AT(products),
     .en = "Share of each product: {plate: 70 %, thin: 30 %}",
     .zh = "各产品所占比例"},
    {"cv", SW_SHAPE_NUMBER, .min = 0, .max = 3, .standard = "1", AT(cv),
     .en = "Coefficient of variation of the time between blocks; 0: clockwork, "
           "1: at random",
     .zh = "到达间隔的变异系数;0 为均匀,1 为完全随机"},
    {"tonnes", SW_SHAPE_RATIO, SW_MASS_RATE, 0, 1e6, AT(tonnes),
     .en = "Tonnes in a time: 6.5 kt/d; or give fill_to",
     .zh = "单位时间吨数(或用 fill_to)"},
    {"fill_to", SW_SHAPE_NODE, AT(fill_to),
     .en = "How full a resource is with own orders and all background: "
           "{hot_mill: 92 %}",
     .zh = "含自有订单在内的资源目标负荷率"},
    {"refill", SW_SHAPE_FLAG, .standard = "no", AT(refill),
     .en =
         "In an option: fill up anew instead of keeping the baseline's tonnes",
     .zh = "备选方案是否重新填满(默认保持基准方案的吨数)"},
    {"sold_ahead", SW_SHAPE_NODE, AT(sold_ahead),
     .en = "Share of a slot's bucket that is sold so long before it starts: "
           "{40 d: 15 %, 30 d: 45 %, 20 d: 80 %, 10 d: 95 %}",
     .zh = "提前若干时间已售出的比例"},
};
#undef AT
const struct sw_table SW_DEMAND_BACKGROUND_TABLE = {
    .name = "background",
    .en = "Other customers' orders, as blocks of one heat",
    .zh = "其他客户订单(背景负荷)",
    .size = sizeof(struct settings),
    .settings = SETTINGS,
    .count = sizeof SETTINGS / sizeof SETTINGS[0]};
/* clang-format on */

/* ------------------------------------------------------------ compiling -- */

static bool compile_fill(struct sw_compiler *compiler,
                         const struct sw_node *node, struct sw_fill *fill)
{
    struct sw_error err = {0};
    if (node->kind != SW_NODE_MAPPING || node->count != 1) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(SHAPE),
                           "fill_to: one resource and its share are needed, "
                           "like {hot_mill: 92 %%}");
    }
    const struct sw_pair *pair = &node->pairs[0];
    if (pair->value->kind != SW_NODE_SCALAR) {
        return sw_diagnose(compiler->diagnostics, pair->value->place,
                           SW_CODE(SHAPE), "fill_to: a share is needed");
    }
    if (!sw_quantity_read(&fill->share, SW_SHARE, pair->value->text, &err)) {
        return sw_diagnose(compiler->diagnostics, pair->value->place,
                           SW_CODE(VALUE), "fill_to: %s", err.message);
    }
    if (!(fill->share > 0 && fill->share < 1)) {
        return sw_diagnose(
            compiler->diagnostics, pair->value->place, SW_CODE(LIMIT),
            "fill_to: '%s' is not between 0 and 100 %%", pair->value->text);
    }
    fill->place = pair->value->place;
    fill->resource = sw_compiler_resource(
        compiler, (struct sw_name){pair->key, pair->place});
    return fill->resource != NULL;
}

/* Times between blocks in means: gamma with this coefficient of variation. */
static bool compile_interval(struct sw_compiler *compiler,
                             const struct sw_demand *demand, double cv,
                             struct sw_drawn *interval)
{
    const struct sw_distribution_family *gamma = sw_distribution_find("gamma");
    const struct sw_distribution_spec spec = {gamma, 0, {1.0, cv}};
    struct sw_distribution_fault fault = {0};
    struct sw_distribution *made = NULL;
    if (cv == 0) {
        return true;
    }
    if (cv == 1.0) {
        made = sw_distribution_exponential(compiler->arena, 1.0);
    } else if (!sw_distribution_make(&made, compiler->arena, &spec, &fault)) {
        return sw_diagnose(compiler->diagnostics,
                           sw_node_find(demand->object->node, "cv")->place,
                           SW_CODE(LIMIT), "cv: %s", fault.must);
    }
    *interval = sw_compiler_drawn(compiler, made, "demand/%s/cv", demand->name);
    return true;
}

/* Products of the background are nobody's own: they are reported as "others",
 * and their lots are blocks. */
static void claim_products(struct sw_compiler *compiler,
                           const struct sw_product_mix *mix)
{
    for (size_t i = 0; i < mix->shares.count; i++) {
        compiler->model->products[mix->products[i]->index].background = true;
    }
}

static bool read_ahead(struct sw_compiler *compiler, const struct sw_pair *pair,
                       int64_t *ahead_us)
{
    struct sw_error err = {0};
    double us = 0;
    if (!sw_quantity_read(&us, SW_TIME, pair->key, &err)) {
        return sw_diagnose(compiler->diagnostics, pair->place, SW_CODE(VALUE),
                           "sold_ahead: %s", err.message);
    }
    *ahead_us = (int64_t)us;
    return (us > 0 && us <= AHEAD_MAX_US) ||
           sw_diagnose(compiler->diagnostics, pair->place, SW_CODE(LIMIT),
                       "sold_ahead: '%s' is not above 0 d and within ten years",
                       pair->key);
}

/* What is sold by 30 d ahead was not yet sold by 40 d. */
static bool compile_sold(struct sw_compiler *compiler,
                         const struct sw_demand *demand,
                         const struct sw_node *node, struct sold_ahead *sold)
{
    if (node->kind != SW_NODE_MAPPING || node->count == 0) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(SHAPE),
                           "sold_ahead: times with shares are needed, like "
                           "{20 d: 80 %%, 10 d: 95 %%}");
    }
    sold->count = node->count;
    sold->ahead_us =
        sw_arena_array(compiler->arena, node->count, sizeof(int64_t));
    sold->below = sw_arena_array(compiler->arena, node->count, sizeof(double));
    sold->purpose =
        sw_compiler_purpose(compiler, "demand/%s/sold_ahead", demand->name);
    for (size_t i = 0; i < node->count; i++) {
        const struct sw_pair *pair = &node->pairs[i];
        if (!read_ahead(compiler, pair, &sold->ahead_us[i]) ||
            !sw_compiler_share(compiler, pair->value, &sold->below[i])) {
            return false;
        }
        if (i > 0 && (sold->ahead_us[i] >= sold->ahead_us[i - 1] ||
                      sold->below[i] < sold->below[i - 1])) {
            return sw_diagnose(compiler->diagnostics, pair->place,
                               SW_CODE(VALUE),
                               "sold_ahead: the farthest comes first, and the "
                               "share sold only grows");
        }
    }
    return true;
}

static int64_t draw_ahead(struct sw_run *run, const struct sold_ahead *sold,
                          uint64_t entity)
{
    if (sold->count == 0) {
        return 0;
    }
    const double unit = sw_run_unit(run, sold->purpose, entity, 0, 0);
    for (size_t i = 0; i < sold->count; i++) {
        if (unit < sold->below[i]) {
            return sold->ahead_us[i];
        }
    }
    return 0;
}

static void set_flows(struct sw_compiler *compiler, struct sw_demand *demand,
                      const struct plan *plan)
{
    const struct sw_model *model = compiler->model;
    demand->class_shares =
        sw_arena_array(compiler->arena, model->class_count, sizeof(double));
    demand->class_shares[plan->class_index] = 1;
    demand->flow_count = plan->mix.shares.count;
    demand->flows = sw_arena_array(compiler->arena, demand->flow_count,
                                   sizeof(struct sw_flow));
    for (size_t i = 0; i < demand->flow_count; i++) {
        demand->flows[i] = (struct sw_flow){.product = plan->mix.products[i],
                                            .order_g = (double)plan->block_g,
                                            .lot_g = (double)plan->block_g};
    }
}

static bool compile(struct sw_compiler *compiler, struct sw_demand *demand)
{
    const struct settings *settings = demand->settings;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    demand->plan = plan;
    plan->block_g = settings->block_g;
    plan->class_index = sw_standard_class(compiler->model);
    plan->fill.refill = settings->refill;
    if ((settings->tonnes > 0) == (settings->fill_to != NULL)) {
        return sw_diagnose(compiler->diagnostics, demand->object->place,
                           SW_CODE(DEMAND),
                           "'%s' needs either tonnes (in a time) or fill_to (a "
                           "resource)",
                           demand->name);
    }
    bool good = sw_product_mix_compile(compiler, demand, settings->products,
                                       &plan->mix);
    good = (settings->fill_to == NULL ||
            compile_fill(compiler, settings->fill_to, &plan->fill)) &&
           good;
    good = compile_interval(compiler, demand, settings->cv, &plan->interval) &&
           good;
    good =
        (settings->sold_ahead == NULL ||
         compile_sold(compiler, demand, settings->sold_ahead, &plan->sold)) &&
        good;
    if (!good) {
        return false;
    }
    claim_products(compiler, &plan->mix);
    set_flows(compiler, demand, plan);
    if (settings->fill_to == NULL) {
        sw_background_set_tonnes(demand, settings->tonnes);
    }
    return true;
}

static bool check_own(struct sw_compiler *compiler,
                      const struct sw_demand *demand)
{
    bool good = true;
    for (size_t i = 0; !demand->kind->background && i < demand->flow_count;
         i++) {
        const struct sw_product *product = demand->flows[i].product;
        if (product->background) {
            good = sw_diagnose(compiler->diagnostics, demand->object->place,
                               SW_CODE(DEMAND),
                               "'%s' is made for the background, so '%s' "
                               "cannot order it too",
                               product->name, demand->name);
            sw_diagnostics_hint(compiler->diagnostics,
                                "give the background a product of its own");
        }
    }
    return good;
}

/* A block is one lot, so it rides in one load, however small that is. */
static void warn_of_loads(struct sw_compiler *compiler,
                          const struct sw_demand *demand,
                          const struct sw_product *product)
{
    const struct plan *plan = demand->plan;
    for (size_t i = 0; i < product->op_count; i++) {
        const struct sw_op *op = &product->program[i];
        if (op->code != SW_OP_STEP || op->step->kind->share == NULL) {
            continue;
        }
        const double block_g = (double)plan->block_g;
        const double share = op->step->kind->share(op->step, block_g);
        if (share > 2) {
            sw_warn(compiler->diagnostics, demand->object->place,
                    SW_CODE(LARGE_BLOCK),
                    "a block of %.12g t is one load at '%s', which takes "
                    "%.12g t",
                    block_g / (double)SW_TONNE_G, op->step->name,
                    block_g / share / (double)SW_TONNE_G);
        }
    }
}

bool sw_background_check(struct sw_compiler *compiler)
{
    bool good = true;
    for (size_t i = 0; i < compiler->model->demand_count; i++) {
        const struct sw_demand *demand = &compiler->model->demands[i];
        good = check_own(compiler, demand) && good;
        for (size_t k = 0; demand->kind->background && k < demand->flow_count;
             k++) {
            warn_of_loads(compiler, demand, demand->flows[k].product);
        }
    }
    return good;
}

const struct sw_fill *sw_background_fill(const struct sw_demand *demand)
{
    assert(demand->kind->background);
    return &((const struct plan *)demand->plan)->fill;
}

double sw_background_tonnes(const struct sw_demand *demand)
{
    const struct plan *plan = demand->plan;
    assert(demand->kind->background);
    return (double)plan->block_g / plan->mean_us;
}

void sw_background_set_tonnes(struct sw_demand *demand, double rate)
{
    struct plan *plan = demand->plan;
    assert(demand->kind->background);
    plan->mean_us = (double)plan->block_g / rate;
    for (size_t i = 0; i < demand->flow_count; i++) {
        const double *below = plan->mix.shares.below;
        demand->flows[i].rate =
            rate * (i > 0 ? below[i] - below[i - 1] : below[0]);
    }
}

double sw_model_background_tonnes(const struct sw_model *model, size_t index)
{
    const struct sw_demand *demand = &model->demands[index];
    return demand->kind->background ? sw_background_tonnes(demand) : 0;
}

/* -------------------------------------------------------------- running -- */

static void schedule_next(struct sw_run *run, struct state *state);

static void arrive(void *context, void *self)
{
    struct sw_run *run = context;
    struct state *state = self;
    const struct plan *plan = state->demand->plan;
    struct sw_project *project =
        sw_project_create(run, state->demand, state->number);
    const size_t i = sw_product_mix_pick(run, &plan->mix, project->entity);
    const struct sw_order_entry entry = {
        .product = plan->mix.products[i],
        .project = project,
        .entity = project->entity,
        .class_index = plan->class_index,
        .grams = plan->block_g,
        .ahead_us = draw_ahead(run, &plan->sold, project->entity),
        .requested_us = SW_NEVER_US,
        .promised_us = SW_NEVER_US};
    sw_order_enter(run, &entry);
    sw_project_release(run, project);
    schedule_next(run, state);
}

static void schedule_next(struct sw_run *run, struct state *state)
{
    const struct plan *plan = state->demand->plan;
    double times = 1;
    state->number++;
    if (plan->interval.distribution != NULL) {
        const uint64_t entity =
            sw_hash_pair(state->demand->entity, state->number);
        times = sw_distribution_quantile(
            plan->interval.distribution,
            sw_run_unit(run, plan->interval.purpose, entity, 0, 0));
    }
    const double wait_us = times * plan->mean_us;
    if (wait_us < (double)(SW_ENGINE_END_US - state->at_us)) {
        state->at_us += (int64_t)(wait_us + 0.5);
        (void)sw_engine_schedule(run->engine, state->at_us, SW_PHASE_DEMAND,
                                 arrive, state);
    }
}

static void start(struct sw_run *run, const struct sw_demand *demand,
                  void *self)
{
    struct state *state = self;
    *state = (struct state){.demand = demand};
    schedule_next(run, state);
}

const struct sw_demand_kind SW_DEMAND_BACKGROUND = {
    .settings = &SW_DEMAND_BACKGROUND_TABLE,
    .state_size = sizeof(struct state),
    .background = true,
    .compile = compile,
    .start = start,
};
