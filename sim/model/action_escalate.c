/*
 * action_escalate.c - the user problems of the order are taken for graver.
 *
 *     do: [{ escalate: line_down }]
 */
#include "model/action_kind.h"
#include "model/problem.h"
#include "model/requeue.h"
#include "scenario/diagnostic_codes.h"

struct settings {
    struct sw_name escalate;
};

struct plan {
    uint32_t class_index;
};

static const struct sw_setting SETTINGS[] = {
    {"escalate", SW_SHAPE_NAME, .required = true,
     .offset = offsetof(struct settings, escalate),
     .en = "Class (severity) that the order's open problems are of from now on",
     .zh = "订单未关闭问题自此改用的等级(严重程度)"},
};

const struct sw_table SW_ACTION_ESCALATE_TABLE = {
    .name = "escalate",
    .en = "The problems of the order are taken for graver",
    .zh = "升级订单的用户问题",
    .size = sizeof(struct settings),
    .settings = SETTINGS,
    .count = sizeof SETTINGS / sizeof SETTINGS[0]};

static bool compile(struct sw_compiler *compiler, struct sw_action *action)
{
    const struct settings *settings = action->object->values;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    plan->class_index = sw_compiler_class(compiler, settings->escalate);
    action->plan = plan;
    return plan->class_index != UINT32_MAX &&
           (sw_problem_severities(compiler->model, UINT32_MAX,
                                  action->policy->who.products) != 0 ||
            sw_diagnose(compiler->diagnostics, action->object->place,
                        SW_CODE(POLICY), "nothing that '%s' takes has problems",
                        action->policy->name));
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
    bool any = false;
    for (const struct sw_problem *problem = order->problems; problem != NULL;
         problem = problem->next) {
        struct sw_order *itself = problem->order;
        if (itself != NULL && itself->class_index != plan->class_index) {
            itself->class_index = plan->class_index;
            sw_requeue_order(run, itself);
            any = true;
        }
    }
    return any;
}

const struct sw_action_kind SW_ACTION_ESCALATE = {
    .settings = &SW_ACTION_ESCALATE_TABLE,
    .compile = compile,
    .act = act,
    .leads_to = leads_to,
};
