/*
 * trigger_problem.c - something is found wrong with an order.
 *
 *     when: { problem: { types: [surface], severities: [line_down] } }
 */
#include "model/policy_check.h"
#include "model/problem.h"
#include "model/trigger_kind.h"
#include "scenario/diagnostic_codes.h"

#include <string.h>

struct settings {
    struct sw_names types;
    struct sw_names severities;
};

struct plan {
    uint32_t types;      /* bit set */
    uint32_t severities; /* of order classes, bit set */
};

/* clang-format off */
static const struct sw_setting PART[] = {
    { "types", SW_SHAPE_NAMES, .offset = offsetof(struct settings, types),
      .en = "Types of problems; not given: all", .zh = "问题类型,缺省为全部" },
    { "severities", SW_SHAPE_NAMES, .offset = offsetof(struct settings, severities),
      .en = "Their severities, which are order classes; not given: all", .zh = "严重程度(订单等级),缺省为全部" },
};
static const struct sw_table PART_TABLE = {
    .name = "problem", .en = "Which problems", .zh = "问题范围",
    .size = sizeof(struct settings), .settings = PART, .count = sizeof PART / sizeof PART[0] };

static const struct sw_setting SETTINGS[] = {
    { "problem", SW_SHAPE_MAPPING, .table = &PART_TABLE, .required = true, .offset = 0,
      .en = "A user problem is received of the order, or of a lot of it", .zh = "收到订单或其批次的用户问题" },
};

const struct sw_table SW_TRIGGER_PROBLEM_TABLE = {
    .name = "problem", .en = "When something is found wrong with an order",
    .zh = "订单出现用户问题时触发",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

/* UINT32_MAX after reporting. */
static uint32_t find_type(struct sw_compiler *compiler, struct sw_name name)
{
    const struct sw_problem_plan *plan = compiler->model->problems;
    const char *names[SW_PROBLEM_TYPES_MAX];
    for (uint32_t i = 0; i < plan->type_count; i++) {
        names[i] = plan->types[i].name;
        if (strcmp(names[i], name.text) == 0) {
            return i;
        }
    }
    (void)sw_diagnose(compiler->diagnostics, name.place, SW_CODE(UNKNOWN),
                      "there is no type of problem '%s'", name.text);
    sw_diagnostics_offer(compiler->diagnostics, name.text, names,
                         plan->type_count);
    return UINT32_MAX;
}

/* NULL: some such problem may be found on what the rule takes. */
static const char *why_never(const struct sw_model *model,
                             const struct sw_policy *policy,
                             const struct plan *plan)
{
    const uint32_t severities =
        sw_problem_severities(model, plan->types, policy->who.products);
    return severities == 0
               ? "no such problem is found on the orders that it takes"
           : (severities & plan->severities) == 0
               ? "no problem that it hears of is of these severities"
               : NULL;
}

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    const struct settings *settings = policy->when->values;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    policy->trigger_plan = plan;
    if (compiler->model->problems == NULL) {
        return sw_policy_never(compiler, policy, policy->when->place,
                               "the scenario has no problems");
    }
    bool fine = true;
    plan->types = settings->types.count == 0 ? UINT32_MAX : 0;
    for (size_t i = 0; i < settings->types.count; i++) {
        const uint32_t type = find_type(compiler, settings->types.at[i]);
        fine = fine && type != UINT32_MAX;
        plan->types |= type == UINT32_MAX ? 0 : 1U << type;
    }
    plan->severities = settings->severities.count == 0 ? UINT32_MAX : 0;
    for (size_t i = 0; i < settings->severities.count; i++) {
        const uint32_t index =
            sw_compiler_class(compiler, settings->severities.at[i]);
        fine = fine && index != UINT32_MAX;
        plan->severities |= index == UINT32_MAX ? 0 : 1U << index;
    }
    const char *why = fine ? why_never(compiler->model, policy, plan) : NULL;
    return fine && (why == NULL || sw_policy_never(compiler, policy,
                                                   policy->when->place, why));
}

static void hear(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news)
{
    const struct plan *plan = watch->policy->trigger_plan;
    const struct sw_problem *problem = news->problem;
    if ((plan->types >> problem->type->index & 1U) != 0 &&
        (plan->severities >> problem->class_index & 1U) != 0) {
        sw_policy_trigger(run, watch);
    }
}

const struct sw_trigger_kind SW_TRIGGER_PROBLEM = {
    .settings = &SW_TRIGGER_PROBLEM_TABLE,
    .of_goods = true,
    .hears = SW_NEWS_BIT(SW_NEWS_PROBLEM),
    .compile = compile,
    .hear = hear,
};
