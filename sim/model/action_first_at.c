/*
 * action_first_at.c - the order goes ahead of all others in some queues.
 *
 *     do: [{ first_at: [test, dispatch] }]
 *
 * Each such action has a bit; an order has those of the actions that were done
 * for it, a step those of the actions that name it: queue_rule.c.
 */
#include "model/action_kind.h"
#include "model/policy_check.h"
#include "model/requeue.h"
#include "scenario/diagnostic_codes.h"

enum { FIRST_MAX = 64 };

struct settings {
    struct sw_names first_at;
};

struct plan {
    uint64_t bit;
};

/* clang-format off */
static const struct sw_setting SETTINGS[] = {
    { "first_at", SW_SHAPE_NAMES, .required = true, .offset = offsetof(struct settings, first_at),
      .en = "Steps in whose queues what is left of the order goes ahead of all others, whatever the rule", .zh = "订单余下批次在这些工序的队列中优先于其他一切批次" },
};

const struct sw_table SW_ACTION_FIRST_AT_TABLE = {
    .name = "first_at", .en = "The order goes first at some steps",
    .zh = "在某些工序优先",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

static bool check(struct sw_compiler *compiler, const struct sw_action *action,
                  const struct sw_step *step, struct sw_place place)
{
    if (step->kind->requeue == NULL) {
        return sw_diagnose(compiler->diagnostics, place, SW_CODE(POLICY),
                           "'%s' has no queue in which an order could go first",
                           step->name);
    }
    return sw_policy_reaches(compiler->model, action->policy, step) ||
           sw_diagnose(compiler->diagnostics, place, SW_CODE(POLICY),
                       "nothing that '%s' takes comes to '%s'",
                       action->policy->name, step->name);
}

static bool compile(struct sw_compiler *compiler, struct sw_action *action)
{
    const struct settings *settings = action->object->values;
    struct sw_model *model = compiler->model;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    action->plan = plan;
    bool fine = settings->first_at.count > 0;
    if (!fine) {
        return sw_diagnose(compiler->diagnostics, action->object->place,
                           SW_CODE(POLICY), "first_at: no step is named");
    }
    if (model->first_count == FIRST_MAX) {
        return sw_diagnose(
            compiler->diagnostics, action->object->place, SW_CODE(BOUND),
            "there are more than %d actions `first_at`", FIRST_MAX);
    }
    plan->bit = UINT64_C(1) << model->first_count++;
    for (size_t i = 0; i < settings->first_at.count; i++) {
        const struct sw_name name = settings->first_at.at[i];
        const struct sw_step *step = sw_compiler_step(compiler, name);
        if (step == NULL || !check(compiler, action, step, name.place)) {
            fine = false;
        } else {
            model->steps[step->index].first_at |= plan->bit;
        }
    }
    return fine;
}

static bool act(struct sw_run *run, const struct sw_action *action,
                struct sw_order *order)
{
    const struct plan *plan = action->plan;
    if ((order->first_at & plan->bit) != 0) {
        return false;
    }
    order->first_at |= plan->bit;
    sw_requeue_order(run, order);
    return true;
}

const struct sw_action_kind SW_ACTION_FIRST_AT = {
    .settings = &SW_ACTION_FIRST_AT_TABLE,
    .compile = compile,
    .act = act,
};
