/*
 * action_class.c - the order takes another class from now on.
 *
 *     do: [{ class: rush }]
 */
#include "model/action_kind.h"
#include "model/requeue.h"

struct settings {
    struct sw_name class;
};

struct plan {
    uint32_t class_index;
};

static const struct sw_setting SETTINGS[] = {
    {"class", SW_SHAPE_NAME, .required = true,
     .offset = offsetof(struct settings, class),
     .en = "Class that the order takes from now on, as if it had always been "
           "of it",
     .zh = "订单自此改用的等级"},
};

const struct sw_table SW_ACTION_CLASS_TABLE = {
    .name = "class",
    .en = "The order goes into another class",
    .zh = "调整订单等级",
    .size = sizeof(struct settings),
    .settings = SETTINGS,
    .count = sizeof SETTINGS / sizeof SETTINGS[0]};

static bool compile(struct sw_compiler *compiler, struct sw_action *action)
{
    const struct settings *settings = action->object->values;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    plan->class_index = sw_compiler_class(compiler, settings->class);
    action->plan = plan;
    return plan->class_index != UINT32_MAX;
}

static uint32_t leads_to(const struct sw_action *action)
{
    const struct plan *plan = action->plan;
    return plan->class_index;
}

static bool act(struct sw_run *run, const struct sw_action *action,
                struct sw_order *order)
{
    const struct plan *plan = action->plan;
    if (order->class_index == plan->class_index) {
        return false;
    }
    order->class_index = plan->class_index;
    sw_requeue_order(run, order);
    return true;
}

const struct sw_action_kind SW_ACTION_CLASS = {
    .settings = &SW_ACTION_CLASS_TABLE,
    .compile = compile,
    .act = act,
    .leads_to = leads_to,
};
