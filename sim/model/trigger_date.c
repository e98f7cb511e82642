/*
 * trigger_date.c - a date has come.
 *
 *     when: { date: 2026-09-01 }
 */
#include "model/trigger_kind.h"

#include "model/policy_check.h"
#include "model/run_end.h"

struct settings {
    int64_t date_us;
};

/* clang-format off */
static const struct sw_setting SETTINGS[] = {
    { "date", SW_SHAPE_DATE, .required = true, .offset = offsetof(struct settings, date_us),
      .en = "Date or time of the plant's clock", .zh = "工厂时钟的日期或时刻" },
};

const struct sw_table SW_TRIGGER_DATE_TABLE = {
    .name = "date", .en = "When a date has come",
    .zh = "到达某日期时触发",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_policy *policy)
{
    const struct settings *settings = policy->when->values;
    const struct sw_place place = policy->when->place;
    const int64_t at_us =
        settings->date_us - compiler->model->settings->start_us;
    const char *why = at_us < 0 ? "the date is before the run starts"
                                : sw_run_end_forbids(compiler, at_us);
    if (why != NULL) {
        return sw_policy_never(compiler, policy, place, why);
    }
    sw_run_end_warn(
        compiler, place, at_us,
        sw_arena_format(compiler->arena, "the date of '%s'", policy->name));
    return true;
}

static void comes(void *context, void *self)
{
    sw_policy_trigger(context, self);
}

static void start(struct sw_run *run, struct sw_watch *watch)
{
    const struct settings *settings = watch->policy->when->values;
    watch->timer = sw_engine_schedule(
        run->engine, settings->date_us - run->model->settings->start_us,
        SW_PHASE_TIMER, comes, watch);
}

const struct sw_trigger_kind SW_TRIGGER_DATE = {
    .settings = &SW_TRIGGER_DATE_TABLE,
    .of_plant = true,
    .compile = compile,
    .start = start,
};
