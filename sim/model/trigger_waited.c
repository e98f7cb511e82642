/*
 * trigger_waited.c - a lot of an order has waited long at a step.
 *
 *     when: { waited: { at: test, above: 3 d } }
 */
#include "model/trigger_kind.h"

#include "model/order_items.h"
#include "model/policy_check.h"

struct settings {
    struct sw_name at;
    int64_t above_us;
};

struct plan {
    const struct sw_step *at;
    int64_t above_us;
};

/* clang-format off */
static const struct sw_setting PART[] = {
    { "at", SW_SHAPE_NAME, .required = true, .offset = offsetof(struct settings, at),
      .en = "The step", .zh = "工序" },
    { "above", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e16, .required = true, .offset = offsetof(struct settings, above_us),
      .en = "How long a lot has waited there since it came", .zh = "批次到达后已等待的时间" },
};
static const struct sw_table PART_TABLE = {
    .name = "waited", .en = "Where and how long", .zh = "等待地点与时间",
    .size = sizeof(struct settings), .settings = PART, .count = sizeof PART / sizeof PART[0] };

static const struct sw_setting SETTINGS[] = {
    { "waited", SW_SHAPE_MAPPING, .table = &PART_TABLE, .required = true, .offset = 0,
      .en = "A lot of an order has waited so long at a step", .zh = "订单有批次在某工序等待过久" },
};

const struct sw_table SW_TRIGGER_WAITED_TABLE = {
    .name = "waited", .en = "When a lot has waited long at a step",
    .zh = "批次在某工序等待过久时触发",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    const struct settings *settings = policy->when->values;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    policy->trigger_plan = plan;
    *plan = (struct plan){sw_compiler_step(compiler, settings->at),
                          settings->above_us};
    return plan->at != NULL &&
           sw_policy_needs_step(compiler, policy, plan->at,
                                settings->at.place) &&
           sw_policy_needs_wait(compiler, policy, plan->at, settings->at.place);
}

/* Since when the item waits there; SW_NEVER_US: it does not. */
static int64_t since_us(const struct plan *plan, struct sw_item *item)
{
    const struct sw_item *rider = sw_order_items_rider(item);
    if (!sw_order_items_waits(rider) || rider->at->step != plan->at) {
        return SW_NEVER_US;
    }
    /* A heat that is still being made is younger or older than the lot. */
    return rider != item && item->resolved ? rider->entered_us
                                           : item->entered_us;
}

/* Those whose time has just come make it true, unless another has waited
 * longer, and still does. */
static void expires(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_watch *watch = self;
    const struct plan *plan = watch->policy->trigger_plan;
    const int64_t past_us = sw_run_now(run) - plan->above_us;
    int64_t next_us = SW_NEVER_US;
    bool now = false;
    bool before = false;
    for (struct sw_item *item = watch->order->items; item != NULL;
         item = item->of_order_next) {
        const int64_t us = since_us(plan, item);
        now = now || us == past_us;
        before = before || us < past_us;
        if (us > past_us && us < next_us) {
            next_us = us;
        }
    }
    if (next_us != SW_NEVER_US) {
        watch->timer = sw_engine_schedule(run->engine, next_us + plan->above_us,
                                          SW_PHASE_TIMER, expires, watch);
    }
    if (now && !before) {
        sw_policy_trigger(run, watch);
    }
}

static void hear(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news)
{
    const struct plan *plan = watch->policy->trigger_plan;
    if (news->item->at->step == plan->at &&
        !sw_engine_pending(run->engine, watch->timer)) {
        watch->timer =
            sw_engine_schedule(run->engine, sw_run_now(run) + plan->above_us,
                               SW_PHASE_TIMER, expires, watch);
    }
}

const struct sw_trigger_kind SW_TRIGGER_WAITED = {
    .settings = &SW_TRIGGER_WAITED_TABLE,
    .of_goods = true,
    .hears = SW_NEWS_BIT(SW_NEWS_MOVED),
    .compile = compile,
    .hear = hear,
};
