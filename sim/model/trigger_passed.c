/*
 * trigger_passed.c - an order has passed a milestone.
 *
 *     when: { passed: coated }
 */
#include "model/trigger_kind.h"

#include "model/policy_check.h"

struct settings {
    struct sw_name passed;
};

struct plan {
    uint32_t milestone;
};

/* clang-format off */
static const struct sw_setting SETTINGS[] = {
    { "passed", SW_SHAPE_NAME, .required = true, .offset = offsetof(struct settings, passed),
      .en = "Milestone that an order passes, with as much of it as closes a line", .zh = "订单通过的里程碑" },
};

const struct sw_table SW_TRIGGER_PASSED_TABLE = {
    .name = "passed", .en = "When an order passes a milestone",
    .zh = "订单通过里程碑时触发",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    const struct settings *settings = policy->when->values;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    policy->trigger_plan = plan;
    plan->milestone = sw_policy_milestone(compiler, settings->passed);
    return plan->milestone != UINT32_MAX &&
           sw_policy_needs_milestone(compiler, policy, plan->milestone);
}

/* What lay behind a lot at the start of the run is not passed anew. */
static void hear(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news)
{
    const struct plan *plan = watch->policy->trigger_plan;
    const bool before = sw_run_now(run) == 0 && watch->order->entered_us < 0;
    if (news->milestone == plan->milestone && !before) {
        sw_policy_trigger(run, watch);
    }
}

const struct sw_trigger_kind SW_TRIGGER_PASSED = {
    .settings = &SW_TRIGGER_PASSED_TABLE,
    .of_goods = true,
    .hears = SW_NEWS_BIT(SW_NEWS_PASSED),
    .compile = compile,
    .hear = hear,
};
