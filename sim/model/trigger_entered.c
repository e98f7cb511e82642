/*
 * trigger_entered.c - an order is entered.
 *
 *     when: { entered: yes }
 */
#include "model/trigger_kind.h"

#include "scenario/diagnostic_codes.h"

struct settings {
    bool entered;
};

static const struct sw_setting SETTINGS[] = {
    {"entered", SW_SHAPE_FLAG, .required = true,
     .offset = offsetof(struct settings, entered), .en = "An order is entered",
     .zh = "订单录入时"},
};

const struct sw_table SW_TRIGGER_ENTERED_TABLE = {
    .name = "entered",
    .en = "When an order is entered",
    .zh = "订单录入时触发",
    .size = sizeof(struct settings),
    .settings = SETTINGS,
    .count = sizeof SETTINGS / sizeof SETTINGS[0]};

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    const struct settings *settings = policy->when->values;
    if (!settings->entered) {
        return sw_diagnose(
            compiler->diagnostics, policy->when->place, SW_CODE(POLICY),
            "'%s' can never fire: `entered: no` never comes", policy->name);
    }
    return true;
}

static void hear(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news)
{
    (void)news;
    sw_policy_trigger(run, watch);
}

const struct sw_trigger_kind SW_TRIGGER_ENTERED = {
    .settings = &SW_TRIGGER_ENTERED_TABLE,
    .hears = SW_NEWS_BIT(SW_NEWS_ENTERED),
    .compile = compile,
    .hear = hear,
};
