/*
 * action_overtime.c - a resource works by another calendar for a while.
 *
 *     do: [{ overtime: { resource: kettles, calendar: seven_days, lasts: 7 d }
 * }]
 *
 * Its planned stops stay. Slots are booked by its own calendar all the same:
 * hours that nobody planned are nobody's to sell.
 */
#include "model/action_kind.h"
#include "model/compile_resource.h"
#include "model/overtime.h"
#include "scenario/diagnostic_codes.h"

struct settings {
    struct sw_name resource;
    struct sw_name calendar;
    int64_t lasts_us;
};

struct plan {
    const struct sw_resource *resource;
    const struct sw_calendar *calendar;
    int64_t lasts_us;
};

/* clang-format off */
static const struct sw_setting PART[] = {
    { "resource", SW_SHAPE_NAME, .required = true, .offset = offsetof(struct settings, resource),
      .en = "The resource", .zh = "资源" },
    { "calendar", SW_SHAPE_NAME, .required = true, .offset = offsetof(struct settings, calendar),
      .en = "Calendar that it works by meanwhile, in place of its own; planned stops stay", .zh = "期间采用的日历(计划停机不变)" },
    { "lasts", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e16, .required = true, .offset = offsetof(struct settings, lasts_us),
      .en = "For how long, from now; more of it while it lasts makes it last longer", .zh = "自此刻起的持续时间;期间再次触发则顺延" },
};
static const struct sw_table PART_TABLE = {
    .name = "overtime", .en = "Which resource, by which calendar, how long", .zh = "资源、日历与时长",
    .size = sizeof(struct settings), .settings = PART, .count = sizeof PART / sizeof PART[0] };

static const struct sw_setting SETTINGS[] = {
    { "overtime", SW_SHAPE_MAPPING, .table = &PART_TABLE, .required = true, .offset = 0,
      .en = "A resource works by another calendar for a while", .zh = "资源在一段时间内按另一日历工作" },
};

const struct sw_table SW_ACTION_OVERTIME_TABLE = {
    .name = "overtime", .en = "A resource works more", .zh = "资源加班",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

/* It works in hours in which it would not. */
static bool adds_hours(const struct sw_resource *resource,
                       const struct sw_calendar *calendar)
{
    return sw_calendar_open_time(calendar, 0, SW_YEAR_US) >
           sw_calendar_open_time(resource->calendar, 0, SW_YEAR_US);
}

static bool compile(struct sw_compiler *compiler, struct sw_action *action)
{
    const struct settings *settings = action->object->values;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    action->plan = plan;
    plan->lasts_us = settings->lasts_us;
    plan->resource = sw_compiler_resource(compiler, settings->resource);
    if (plan->resource == NULL) {
        return false;
    }
    plan->calendar = sw_compiler_resource_calendar(compiler, plan->resource,
                                                   settings->calendar);
    if (plan->calendar == NULL) {
        return false;
    }
    compiler->model->resources[plan->resource->index].works_more = true;
    return adds_hours(plan->resource, plan->calendar) ||
           sw_diagnose(compiler->diagnostics, settings->calendar.place,
                       SW_CODE(POLICY),
                       "by '%s' the resource '%s' works no more hours a year "
                       "than by its own calendar",
                       settings->calendar.text, plan->resource->name);
}

static bool act(struct sw_run *run, const struct sw_action *action,
                struct sw_order *order)
{
    const struct plan *plan = action->plan;
    (void)order;
    return sw_overtime_begin(&run->resources[plan->resource->index],
                             plan->calendar, plan->lasts_us);
}

const struct sw_action_kind SW_ACTION_OVERTIME = {
    .settings = &SW_ACTION_OVERTIME_TABLE,
    .of_plant = true,
    .compile = compile,
    .act = act,
};
