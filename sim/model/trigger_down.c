/*
 * trigger_down.c - a resource has stood still for some time.
 *
 *     when: { down: { resource: caster, for: 4 h } }
 *
 * It stands still when none of its units may work or can: down, or curbed to no
 * units. Its calendar does not count.
 */
#include "model/trigger_kind.h"

#include "model/curb.h"
#include "model/policy_check.h"
#include "model/unit.h"

struct settings {
    struct sw_name resource;
    int64_t for_us;
};

struct plan {
    const struct sw_resource *resource;
    int64_t for_us;
};

/* clang-format off */
static const struct sw_setting PART[] = {
    { "resource", SW_SHAPE_NAME, .required = true, .offset = offsetof(struct settings, resource),
      .en = "The resource", .zh = "资源" },
    { "for", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e16, .standard = "0 h", .offset = offsetof(struct settings, for_us),
      .en = "For so long all its units have been down, or curbed to none", .zh = "全部台位停机(或限产至零)已持续的时间" },
};
static const struct sw_table PART_TABLE = {
    .name = "down", .en = "Which resource, and how long", .zh = "资源与时长",
    .size = sizeof(struct settings), .settings = PART, .count = sizeof PART / sizeof PART[0] };

static const struct sw_setting SETTINGS[] = {
    { "down", SW_SHAPE_MAPPING, .table = &PART_TABLE, .required = true, .offset = 0,
      .en = "A resource has stood still for so long", .zh = "资源停机已达一定时间" },
};

const struct sw_table SW_TRIGGER_DOWN_TABLE = {
    .name = "down", .en = "When a resource stands still",
    .zh = "资源停机时触发",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    const struct settings *settings = policy->when->values;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    policy->trigger_plan = plan;
    *plan = (struct plan){sw_compiler_resource(compiler, settings->resource),
                          settings->for_us};
    if (plan->resource == NULL) {
        return false;
    }
    if (!sw_resource_goes_down(plan->resource) &&
        !sw_curbs_stop(plan->resource)) {
        return sw_policy_never(compiler, policy, settings->resource.place,
                               "the resource never goes down");
    }
    compiler->model->resources[plan->resource->index].heard = true;
    return true;
}

static bool is_down(const struct sw_run *run, const struct plan *plan)
{
    const struct sw_resource_state *state =
        &run->resources[plan->resource->index];
    return state->down == plan->resource->units || state->allowed == 0;
}

static void has_lasted(void *context, void *self)
{
    sw_policy_trigger(context, self);
}

static void note(struct sw_run *run, struct sw_watch *watch)
{
    const struct plan *plan = watch->policy->trigger_plan;
    const bool was = watch->holds;
    watch->holds = is_down(run, plan);
    if (watch->holds && !was) {
        watch->timer =
            sw_engine_schedule(run->engine, sw_run_now(run) + plan->for_us,
                               SW_PHASE_TIMER, has_lasted, watch);
    } else if (!watch->holds) {
        (void)sw_engine_cancel(run->engine, watch->timer);
    }
}

static void hear(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news)
{
    const struct plan *plan = watch->policy->trigger_plan;
    if (news->resource == plan->resource) {
        note(run, watch);
    }
}

static void start(struct sw_run *run, struct sw_watch *watch)
{
    note(run, watch);
}

const struct sw_trigger_kind SW_TRIGGER_DOWN = {
    .settings = &SW_TRIGGER_DOWN_TABLE,
    .of_plant = true,
    .hears = SW_NEWS_BIT(SW_NEWS_RESOURCE),
    .compile = compile,
    .start = start,
    .hear = hear,
};
