/*
 * demand_orders.c - single orders, each drawn from a mix.
 *
 *     demand:
 *       spot:
 *         kind: orders
 *         every: "exponential(mean 1.25 h)"
 *         products: { guardrail: 60 %, bracket: 40 % }
 *         tonnes: "lognormal(median 90 t, sigma 0.8)"
 */
#include "model/demand_kind.h"
#include "model/stream.h"

#include "base/hash.h"

struct settings {
    struct sw_stream_settings stream;
    const struct sw_distribution *at_once;
    double carry_over;
};

struct plan {
    struct sw_stream_plan stream;
    struct sw_drawn at_once;
    double carry_over;
};

struct state {
    const struct sw_demand *demand;
    struct sw_arrivals arrivals;
    uint64_t orders; /* so far */
    double before_g; /* of the last order, from the mean of its product */
};

/* clang-format off */
static const struct sw_setting SETTINGS[] = {
    {"at_once", SW_SHAPE_DISTRIBUTION, SW_PLAIN, 0, 10000,
     .offset = offsetof(struct settings, at_once),
     .en = "Orders that come together at each arrival; not given: one",
     .zh = "每次到达的订单数,缺省为一"},
    {"carry_over", SW_SHAPE_RATIO, SW_SHARE, 0, 0.99,
     .offset = offsetof(struct settings, carry_over),
     .en = "Share of an order's distance from the mean tonnes that is left in "
           "the next order",
     .zh = "相邻订单吨数的相关系数"},
};

const struct sw_table SW_DEMAND_ORDERS_TABLE = {
    .name = "orders",
    .en = "Single orders, drawn from a mix of products",
    .zh = "随机到达的单个订单",
    .size = sizeof(struct settings),
    .base = &SW_STREAM_TABLE,
    .settings = SETTINGS,
    .count = sizeof SETTINGS / sizeof SETTINGS[0]};
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_demand *demand)
{
    const struct settings *settings = demand->settings;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    demand->plan = plan;
    plan->carry_over = settings->carry_over;
    double at_once = 1;
    if (settings->at_once != NULL) {
        plan->at_once = sw_compiler_drawn(compiler, settings->at_once,
                                          "demand/%s/at_once", demand->name);
        at_once = sw_distribution_mean(settings->at_once);
    }
    return sw_stream_compile(compiler, demand, at_once, &plan->stream);
}

/* Order n of the stream, whichever arrival brings it. */
static void enter_order(struct sw_run *run, const struct plan *plan,
                        struct state *state)
{
    state->orders++;
    struct sw_project *project =
        sw_project_create(run, state->demand, state->orders);
    struct sw_stream_terms terms =
        sw_stream_draw_terms(run, &plan->stream, project->entity);
    terms.carry_over = plan->carry_over;
    terms.before_g = state->before_g;
    struct sw_order_entry entry = {.project = project,
                                   .entity = project->entity};
    sw_stream_enter_line(run, &plan->stream, &terms, &entry);
    if (plan->carry_over > 0.0) {
        state->before_g = sw_stream_from_mean(&plan->stream, &entry);
    }
    sw_project_release(run, project);
}

static void schedule_next(struct sw_run *run, struct state *state);

static void arrive(void *context, void *self)
{
    struct sw_run *run = context;
    struct state *state = self;
    const struct plan *plan = state->demand->plan;
    int64_t count = 1;
    if (plan->at_once.distribution != NULL) {
        const uint64_t entity =
            sw_hash_pair(state->demand->entity, state->arrivals.number);
        count = sw_run_draw(run, &plan->at_once, entity, 0);
    }
    for (int64_t i = 0; i < count; i++) {
        enter_order(run, plan, state);
    }
    schedule_next(run, state);
}

static void schedule_next(struct sw_run *run, struct state *state)
{
    const struct plan *plan = state->demand->plan;
    if (!sw_arrivals_await(run, &plan->stream.arrivals, &state->arrivals,
                           arrive, state)) {
        sw_run_note_dry(run);
    }
}

static void start(struct sw_run *run, const struct sw_demand *demand,
                  void *self)
{
    struct state *state = self;
    const struct plan *plan = demand->plan;
    state->demand = demand;
    state->orders = 0;
    state->before_g = 0.0;
    sw_arrivals_start(&plan->stream.arrivals, &state->arrivals);
    if (plan->stream.arrivals.after == 0) {
        schedule_next(run, state);
    }
}

static void open(struct sw_run *run, const struct sw_demand *demand, void *self)
{
    struct state *state = self;
    const struct plan *plan = demand->plan;
    sw_arrivals_open(run, &plan->stream.arrivals, &state->arrivals);
    schedule_next(run, state);
}

static const struct sw_arrival_plan *
arrival_plan(const struct sw_demand *demand)
{
    const struct plan *plan = demand->plan;
    return &plan->stream.arrivals;
}

static struct sw_arrivals *arrivals(void *self)
{
    struct state *state = self;
    return &state->arrivals;
}

const struct sw_demand_kind SW_DEMAND_ORDERS = {
    .settings = &SW_DEMAND_ORDERS_TABLE,
    .state_size = sizeof(struct state),
    .compile = compile,
    .start = start,
    .arrival_plan = arrival_plan,
    .arrivals = arrivals,
    .open = open,
};
