/*
 * trigger_slack.c - an order may no longer come in time.
 *
 *     when: { slack: { below: 3 d } }
 *
 * Slack is the time to the due date less the work that is ahead of the last
 * lot. While nothing moves it falls as time passes, so one timer tells when it
 * will be too small; what moves ahead meanwhile only makes that later.
 */
#include "model/trigger_kind.h"

#include "model/order.h"
#include "model/order_items.h"
#include "model/policy_check.h"

struct settings {
    int64_t below_us;
};

/* clang-format off */
static const struct sw_setting PART[] = {
    { "below", SW_SHAPE_QUANTITY, SW_TIME, -3.2e16, 3.2e16, .required = true, .offset = offsetof(struct settings, below_us),
      .en = "Time from now to the latest promise, else the requested date, less the mean touch time ahead of the last lot: it has come down to this", .zh = "距最新承诺(无则客户要求日期)的时间减去最后一批剩余平均加工时间,降至此值" },
};
static const struct sw_table PART_TABLE = {
    .name = "slack", .en = "What an order has in hand", .zh = "订单的时间裕量",
    .size = sizeof(struct settings), .settings = PART, .count = sizeof PART / sizeof PART[0] };

static const struct sw_setting SETTINGS[] = {
    { "slack", SW_SHAPE_MAPPING, .table = &PART_TABLE, .required = true, .offset = 0,
      .en = "What an order has in hand until its due date falls too low", .zh = "订单距交期的裕量过小" },
};

const struct sw_table SW_TRIGGER_SLACK_TABLE = {
    .name = "slack", .en = "When an order has little time in hand",
    .zh = "订单裕量不足时触发",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    return sw_policy_needs_dates(compiler, policy, SW_DATES_ANY);
}

/* Planned for the item, as it now stands. */
static int64_t ahead_us(struct sw_item *item)
{
    return sw_order_items_rider(item)->at->ahead_us;
}

static bool is_delivered(const struct sw_run *run, const struct sw_order *order)
{
    return order->passed_us[run->model->delivered] != SW_NEVER_US;
}

static bool forks(const struct sw_item *item)
{
    return item->at->code == SW_OP_FORK;
}

/* When the slack will be too low, as things are; SW_NEVER_US: nothing is due,
 * or no more. */
static int64_t low_us(const struct sw_run *run, const struct sw_watch *watch)
{
    const struct settings *settings = watch->policy->when->values;
    const struct sw_order *order = watch->order;
    const int64_t due_us = sw_order_due_us(order);
    int64_t last_us = 0;
    if (due_us == SW_NEVER_US || is_delivered(run, order)) {
        return SW_NEVER_US;
    }
    for (struct sw_item *item = order->items; item != NULL;
         item = item->of_order_next) {
        if (!forks(item) && ahead_us(item) > last_us) {
            last_us = ahead_us(item);
        }
    }
    return due_us - last_us - settings->below_us;
}

static void expires(void *context, void *self)
{
    sw_policy_look(context, self);
}

static bool holds(struct sw_run *run, struct sw_watch *watch)
{
    const int64_t at_us = low_us(run, watch);
    const bool low = at_us <= sw_run_now(run);
    if (!low && at_us != SW_NEVER_US) {
        (void)sw_engine_cancel(run->engine, watch->timer);
        watch->timer = sw_engine_schedule(run->engine, at_us, SW_PHASE_TIMER,
                                          expires, watch);
    }
    return low;
}

/* As long as there is slack enough, only what comes to be farther behind than
 * all else, or another date, can make it less before the timer does. */
static void hear(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news)
{
    const struct settings *settings = watch->policy->when->values;
    const int64_t due_us = sw_order_due_us(watch->order);
    if (due_us == SW_NEVER_US || is_delivered(run, watch->order)) {
        (void)sw_engine_cancel(run->engine, watch->timer);
        return;
    }
    if (news->kind == SW_NEWS_PASSED) {
        return;
    }
    if (news->kind == SW_NEWS_MOVED && !watch->holds &&
        sw_engine_pending(run->engine, watch->timer)) {
        const int64_t ahead = news->item->at->ahead_us;
        if (due_us - ahead - sw_run_now(run) > settings->below_us) {
            return;
        }
    }
    sw_policy_look(run, watch);
}

const struct sw_trigger_kind SW_TRIGGER_SLACK = {
    .settings = &SW_TRIGGER_SLACK_TABLE,
    .hears = SW_NEWS_BIT(SW_NEWS_MOVED) | SW_NEWS_BIT(SW_NEWS_PROMISED) |
             SW_NEWS_BIT(SW_NEWS_REVISED) | SW_NEWS_BIT(SW_NEWS_PASSED),
    .compile = compile,
    .hear = hear,
    .holds = holds,
};
