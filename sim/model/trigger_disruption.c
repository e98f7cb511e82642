/*
 * trigger_disruption.c - a disruption begins.
 *
 *     when: { disruption: river_closed }
 */
#include "model/disruption.h"
#include "model/trigger_kind.h"

struct settings {
    struct sw_name disruption;
};

/* clang-format off */
static const struct sw_setting SETTINGS[] = {
    { "disruption", SW_SHAPE_NAME, .required = true, .offset = offsetof(struct settings, disruption),
      .en = "Disruption that begins", .zh = "开始的扰动事件" },
};

const struct sw_table SW_TRIGGER_DISRUPTION_TABLE = {
    .name = "disruption", .en = "When a disruption begins",
    .zh = "扰动事件开始时触发",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    const struct settings *settings = policy->when->values;
    const struct sw_objects *all = &compiler->model->settings->disruptions;
    const struct sw_object *found = sw_objects_find(
        all, settings->disruption, "disruption", compiler->diagnostics);
    if (found != NULL) {
        policy->trigger_plan = &compiler->model->disruptions[found - all->at];
    }
    return found != NULL;
}

static void hear(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news)
{
    if (news->disruption == watch->policy->trigger_plan) {
        sw_policy_trigger(run, watch);
    }
}

const struct sw_trigger_kind SW_TRIGGER_DISRUPTION = {
    .settings = &SW_TRIGGER_DISRUPTION_TABLE,
    .of_plant = true,
    .hears = SW_NEWS_BIT(SW_NEWS_DISRUPTION),
    .compile = compile,
    .hear = hear,
};
