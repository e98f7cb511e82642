/*
 * trigger_stock.c - a stock has run low.
 *
 *     when: { stock: { at: hub, below: 500 t } }
 */
#include "model/trigger_kind.h"

#include "model/policy_check.h"
#include "model/step_kind.h"
#include "model/stock.h"
#include "model/stock_order.h"

struct settings {
    struct sw_name at;
    int64_t below_g;
};

struct plan {
    const struct sw_step *at;
    int64_t below_g;
};

/* clang-format off */
static const struct sw_setting PART[] = {
    { "at", SW_SHAPE_NAME, .required = true, .offset = offsetof(struct settings, at),
      .en = "The stock: a step of kind stock", .zh = "库存(stock 工序)" },
    { "below", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e15, .required = true, .offset = offsetof(struct settings, below_g),
      .en = "Less than this is on hand, of all its articles together", .zh = "现存总量低于此值" },
};
static const struct sw_table PART_TABLE = {
    .name = "stock", .en = "Which stock, and how low", .zh = "库存与下限",
    .size = sizeof(struct settings), .settings = PART, .count = sizeof PART / sizeof PART[0] };

static const struct sw_setting SETTINGS[] = {
    { "stock", SW_SHAPE_MAPPING, .table = &PART_TABLE, .required = true, .offset = 0,
      .en = "Less than this is on hand in a stock", .zh = "库存现存量过低" },
};

const struct sw_table SW_TRIGGER_STOCK_TABLE = {
    .name = "stock", .en = "When a stock is low",
    .zh = "库存不足时触发",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    const struct settings *settings = policy->when->values;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    policy->trigger_plan = plan;
    *plan = (struct plan){sw_compiler_step(compiler, settings->at),
                          settings->below_g};
    if (plan->at == NULL) {
        return false;
    }
    if (plan->at->kind != &SW_STEP_STOCK) {
        return sw_policy_never(compiler, policy, settings->at.place,
                               "the step is no stock");
    }
    compiler->model->steps[plan->at->index].heard = true;
    return true;
}

static bool holds(struct sw_run *run, struct sw_watch *watch)
{
    const struct plan *plan = watch->policy->trigger_plan;
    return sw_stock_grams(sw_stock_of(run, plan->at)) < plan->below_g;
}

static void hear(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news)
{
    const struct plan *plan = watch->policy->trigger_plan;
    if (news->step == plan->at) {
        sw_policy_look(run, watch);
    }
}

static void start(struct sw_run *run, struct sw_watch *watch)
{
    sw_policy_look(run, watch);
}

const struct sw_trigger_kind SW_TRIGGER_STOCK = {
    .settings = &SW_TRIGGER_STOCK_TABLE,
    .of_plant = true,
    .hears = SW_NEWS_BIT(SW_NEWS_STOCK),
    .compile = compile,
    .start = start,
    .hear = hear,
    .holds = holds,
};
