/*
 * trigger_stage.c - a problem may miss the target of a stage.
 *
 *     when: { stage: { stage: contained, left: 6 h } }
 *
 * The mill's clock runs while the problem is at a step of the mill's, and
 * stands while it is at one of the customer's: so it is looked at when it
 * moves, and by a timer where the clock runs.
 */
#include "model/trigger_kind.h"

#include "model/policy_check.h"
#include "model/problem.h"
#include "scenario/diagnostic_codes.h"

struct settings {
    struct sw_name stage;
    int64_t left_us;
};

struct plan {
    uint32_t stage;
    int64_t after_us; /* by the mill's clock, from when it is found */
};

/* clang-format off */
static const struct sw_setting PART[] = {
    { "stage", SW_SHAPE_NAME, .required = true, .offset = offsetof(struct settings, stage),
      .en = "A stage with a target (`within`), not passed yet", .zh = "设有目标时限(within)且尚未达到的阶段" },
    { "left", SW_SHAPE_QUANTITY, SW_TIME, -3.2e16, 3.2e16, .required = true, .offset = offsetof(struct settings, left_us),
      .en = "What is left of the target, by the mill's clock: it has come down to this; below zero: so much too late", .zh = "按厂方计时目标时限的剩余时间降至此值;负值表示已超时" },
};
static const struct sw_table PART_TABLE = {
    .name = "stage_target", .en = "Which stage, and how near its target is", .zh = "阶段及距目标时限的剩余时间",
    .size = sizeof(struct settings), .settings = PART, .count = sizeof PART / sizeof PART[0] };

static const struct sw_setting SETTINGS[] = {
    { "stage", SW_SHAPE_MAPPING, .table = &PART_TABLE, .required = true, .offset = 0,
      .en = "A user problem is near the target of a stage, or beyond it", .zh = "用户问题临近或超过某阶段目标时限" },
};

const struct sw_table SW_TRIGGER_STAGE_TABLE = {
    .name = "stage", .en = "When a user problem may miss the target of a stage",
    .zh = "用户问题可能错过某阶段目标时触发",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

/* -------------------------------------------------------------- compiling --
 */

static bool passes(const struct sw_product *product, uint32_t stage)
{
    for (size_t i = 0; i < product->op_count; i++) {
        const struct sw_op *op = &product->program[i];
        if (op->code == SW_OP_STEP && (op->step->stages >> stage & 1U) != 0) {
            return true;
        }
    }
    return false;
}

/* NULL: some do. */
static const char *why_none_passes(const struct sw_model *model,
                                   const struct sw_policy *policy,
                                   uint32_t stage)
{
    const char *why = "it takes no problems: `who` has to name some";
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        if (!policy->who.products[i] || !product->is_problem) {
            continue;
        }
        if (model->problems->stages[stage].at_end || passes(product, stage)) {
            return NULL;
        }
        why = "no problem that it takes comes to this stage";
    }
    return why;
}

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    const struct settings *settings = policy->when->values;
    const struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->problems.stages;
    const struct sw_object *found = sw_objects_find(
        all, settings->stage, "stage of problems", compiler->diagnostics);
    if (found == NULL) {
        return false;
    }
    const uint32_t stage = (uint32_t)(found - all->at);
    const int64_t within_us = model->problems->stages[stage].within_us;
    const char *why =
        within_us == 0 ? "the stage has no target (`within`)"
        : settings->left_us >= within_us
            ? "no more than that is left from the beginning: for that there is "
              "`entered`"
            : why_none_passes(model, policy, stage);
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    *plan = (struct plan){stage, within_us - settings->left_us};
    policy->trigger_plan = plan;
    return why == NULL ||
           sw_policy_never(compiler, policy, settings->stage.place, why);
}

/* ------------------------------------------------------------------ a run --
 */

/* When the mill's clock at the item will have run so far, as things are;
 * SW_NEVER_US: it stands before that, as the item is with the customer, or has
 * gone into branches. */
static int64_t due_us(const struct sw_run *run, const struct sw_watch *watch,
                      const struct sw_item *item)
{
    const struct plan *plan = watch->policy->trigger_plan;
    const int64_t us = watch->order->problem->found_us + plan->after_us +
                       sw_problem_theirs_us(run, item);
    const bool stands =
        item->at->code != SW_OP_STEP ||
        (sw_problem_is_theirs(item->at->step) && us > item->entered_us);
    return stands ? SW_NEVER_US : us;
}

/* Of branches, the one in which the clock has run farthest. */
static int64_t low_us(const struct sw_run *run, const struct sw_watch *watch)
{
    const struct plan *plan = watch->policy->trigger_plan;
    int64_t low_us = SW_NEVER_US;
    if (watch->order->problem->passed_us[plan->stage] != SW_NEVER_US) {
        return SW_NEVER_US;
    }
    for (const struct sw_item *item = watch->order->items; item != NULL;
         item = item->of_order_next) {
        const int64_t us = due_us(run, watch, item);
        low_us = us < low_us ? us : low_us;
    }
    return low_us;
}

static void expires(void *context, void *self)
{
    sw_policy_look(context, self);
}

static bool holds(struct sw_run *run, struct sw_watch *watch)
{
    const int64_t at_us = low_us(run, watch);
    (void)sw_engine_cancel(run->engine, watch->timer);
    if (at_us > sw_run_now(run) && at_us != SW_NEVER_US) {
        watch->timer = sw_engine_schedule(run->engine, at_us, SW_PHASE_TIMER,
                                          expires, watch);
    }
    return watch->holds || at_us <= sw_run_now(run);
}

static void hear(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news)
{
    (void)news;
    if (watch->order->problem != NULL && !watch->holds) {
        sw_policy_look(run, watch);
    }
}

const struct sw_trigger_kind SW_TRIGGER_STAGE = {
    .settings = &SW_TRIGGER_STAGE_TABLE,
    .hears = SW_NEWS_BIT(SW_NEWS_MOVED),
    .compile = compile,
    .hear = hear,
    .holds = holds,
};
