/*
 * trigger_promise.c - an order is promised much later than its customer asked
 * for.
 *
 *     when: { promise: { later_than_requested: 10 d } }
 */
#include "model/trigger_kind.h"

#include "model/policy_check.h"

struct settings {
    int64_t later_us;
};

/* clang-format off */
static const struct sw_setting PART[] = {
    { "later_than_requested", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e16, .required = true, .offset = offsetof(struct settings, later_us),
      .en = "By more than this the latest promise is behind the requested date", .zh = "最新承诺晚于客户要求日期超过此时间" },
};
static const struct sw_table PART_TABLE = {
    .name = "promise", .en = "How late the promise is", .zh = "承诺晚于要求的程度",
    .size = sizeof(struct settings), .settings = PART, .count = sizeof PART / sizeof PART[0] };

static const struct sw_setting SETTINGS[] = {
    { "promise", SW_SHAPE_MAPPING, .table = &PART_TABLE, .required = true, .offset = 0,
      .en = "The latest promise of an order is much later than was requested", .zh = "订单最新承诺明显晚于客户要求" },
};

const struct sw_table SW_TRIGGER_PROMISE_TABLE = {
    .name = "promise", .en = "When an order is promised later than was requested",
    .zh = "承诺晚于客户要求时触发",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    return sw_policy_needs_dates(compiler, policy, SW_DATES_BOTH);
}

static void hear(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news)
{
    const struct settings *settings = watch->policy->when->values;
    const struct sw_order *order = watch->order;
    (void)news;
    sw_policy_set(
        run, watch,
        order->latest_us != SW_NEVER_US && order->requested_us != SW_NEVER_US &&
            order->latest_us - order->requested_us > settings->later_us);
}

const struct sw_trigger_kind SW_TRIGGER_PROMISE = {
    .settings = &SW_TRIGGER_PROMISE_TABLE,
    .hears = SW_NEWS_BIT(SW_NEWS_ENTERED) | SW_NEWS_BIT(SW_NEWS_PROMISED) |
             SW_NEWS_BIT(SW_NEWS_REVISED),
    .compile = compile,
    .hear = hear,
};
