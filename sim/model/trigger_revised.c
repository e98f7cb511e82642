/*
 * trigger_revised.c - the promise of an order has been moved.
 *
 *     when: { revised: yes }
 */
#include "model/trigger_kind.h"

#include "model/policy_check.h"

struct settings {
    bool revised;
};

/* clang-format off */
static const struct sw_setting SETTINGS[] = {
    { "revised", SW_SHAPE_FLAG, .required = true, .offset = offsetof(struct settings, revised),
      .en = "The promise of an order has become a later one", .zh = "订单承诺交期被推迟时" },
};

const struct sw_table SW_TRIGGER_REVISED_TABLE = {
    .name = "revised", .en = "When the promise of an order is revised",
    .zh = "订单承诺交期被推迟时触发",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    const struct settings *settings = policy->when->values;
    if (!settings->revised) {
        return sw_policy_never(compiler, policy, policy->when->place,
                               "`revised: no` never comes");
    }
    return sw_policy_needs_dates(compiler, policy, SW_DATES_MOVED);
}

static void hear(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news)
{
    (void)news;
    sw_policy_trigger(run, watch);
}

const struct sw_trigger_kind SW_TRIGGER_REVISED = {
    .settings = &SW_TRIGGER_REVISED_TABLE,
    .hears = SW_NEWS_BIT(SW_NEWS_REVISED),
    .compile = compile,
    .hear = hear,
};
