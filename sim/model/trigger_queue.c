/*
 * trigger_queue.c - much waits at a step.
 *
 *     when: { queue: { at: test, above: 40 } }
 */
#include "model/trigger_kind.h"

#include "model/policy_check.h"
#include "model/policy_run.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/quantity.h"

struct settings {
    struct sw_name at;
    const struct sw_node *above;
};

struct plan {
    const struct sw_step *at;
    int64_t above;
    bool grams; /* and not lots */
};

/* clang-format off */
static const struct sw_setting PART[] = {
    { "at", SW_SHAPE_NAME, .required = true, .offset = offsetof(struct settings, at),
      .en = "The step", .zh = "工序" },
    { "above", SW_SHAPE_NODE, .required = true, .offset = offsetof(struct settings, above),
      .en = "More than so many lots, `40`, or tonnes, `2000 t`, wait there", .zh = "等待的批数(如 `40`)或吨数(如 `2000 t`)超过此值" },
};
static const struct sw_table PART_TABLE = {
    .name = "queue", .en = "Where, and how much", .zh = "地点与数量",
    .size = sizeof(struct settings), .settings = PART, .count = sizeof PART / sizeof PART[0] };

static const struct sw_setting SETTINGS[] = {
    { "queue", SW_SHAPE_MAPPING, .table = &PART_TABLE, .required = true, .offset = 0,
      .en = "More than this waits at a step", .zh = "某工序等待量过大" },
};

const struct sw_table SW_TRIGGER_QUEUE_TABLE = {
    .name = "queue", .en = "When much waits at a step",
    .zh = "某工序等待量过大时触发",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

/* "40" or "2000 t". */
static bool read_above(struct sw_compiler *compiler,
                       const struct sw_node *above, struct plan *plan)
{
    struct sw_error err;
    double value = 0;
    const bool text = above->kind == SW_NODE_SCALAR;
    if (text && sw_quantity_read(&value, SW_PLAIN, above->text, &err)) {
        plan->grams = false;
    } else if (text && sw_quantity_read(&value, SW_MASS, above->text, &err)) {
        plan->grams = true;
    } else {
        return sw_diagnose(compiler->diagnostics, above->place, SW_CODE(VALUE),
                           "above: a number of lots, like 40, or tonnes, like "
                           "2000 t, are needed here");
    }
    if (!(value >= 0 && value <= 1e15)) {
        return sw_diagnose(compiler->diagnostics, above->place, SW_CODE(LIMIT),
                           "above: '%s' is outside its limits", above->text);
    }
    plan->above = (int64_t)value;
    return true;
}

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    const struct settings *settings = policy->when->values;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    policy->trigger_plan = plan;
    plan->at = sw_compiler_step(compiler, settings->at);
    if (plan->at == NULL || !read_above(compiler, settings->above, plan) ||
        !sw_policy_needs_wait(compiler, policy, plan->at, settings->at.place)) {
        return false;
    }
    compiler->model->steps[plan->at->index].heard = true;
    return true;
}

static bool holds(struct sw_run *run, struct sw_watch *watch)
{
    const struct plan *plan = watch->policy->trigger_plan;
    const struct sw_policy_queue *queue =
        &run->policies->queues[plan->at->index];
    return (plan->grams ? queue->grams : queue->lots) > plan->above;
}

static void hear(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news)
{
    const struct plan *plan = watch->policy->trigger_plan;
    if (news->step == plan->at) {
        sw_policy_look(run, watch);
    }
}

const struct sw_trigger_kind SW_TRIGGER_QUEUE = {
    .settings = &SW_TRIGGER_QUEUE_TABLE,
    .of_plant = true,
    .hears = SW_NEWS_BIT(SW_NEWS_QUEUE),
    .compile = compile,
    .hear = hear,
    .holds = holds,
};
