/*
 * step_delay.c - time that passes for each lot by itself: cooling, travel,
 * touch.
 *
 * A delay never stands for a wait that a queue should make. It runs by the
 * clock or by a calendar's working time.
 */
#include "model/begun.h"
#include "model/compiler.h"
#include "model/record.h"
#include "model/step_kind.h"

#include <stddef.h>

struct delay_settings {
    struct sw_step_settings step;
    const struct sw_distribution *time;
    struct sw_name calendar;
    int counts_as;
};

enum { AS_PROCESS, AS_TRANSPORT };

static const char *const COUNTS_AS[] = {"process", "transport", NULL};

struct delay_plan {
    struct sw_drawn time;
    const struct sw_calendar *calendar; /* NULL: by the clock */
};

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    const struct delay_settings *settings = (const void *)step->settings;
    struct delay_plan *plan = sw_arena_new(compiler->arena, struct delay_plan);
    plan->time = sw_compiler_drawn(compiler, settings->time, "steps/%s/time",
                                   step->name);
    step->work_class = settings->counts_as == AS_TRANSPORT ? SW_CLASS_TRANSPORT
                                                           : SW_CLASS_PROCESS;
    step->classes = SW_CLASS_BIT(step->work_class);
    step->plan = plan;
    if (settings->calendar.text == NULL) {
        return true;
    }
    plan->calendar = sw_compiler_calendar(compiler, settings->calendar);
    step->classes |= SW_CLASS_BIT(SW_CLASS_CLOSED);
    return plan->calendar != NULL;
}

static void over(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_item *item = self;
    const struct sw_step *step = item->at->step;
    const struct delay_plan *plan = step->plan;
    if (plan->calendar != NULL) {
        sw_item_book_part(item, step, step->work_class, item->work_us);
        sw_item_book(run, item, step, SW_CLASS_CLOSED);
    } else {
        sw_item_book(run, item, step, step->work_class);
    }
    sw_item_leave(run, step, item);
}

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    const struct delay_plan *plan = step->plan;
    const int64_t now_us = sw_run_now(run);
    item->work_us = item->begun ? sw_begun_rest(run, &plan->time, item)
                                : sw_run_draw(run, &plan->time, item->entity,
                                              sw_item_visit(item, step));
    item->begun = false;
    const int64_t end_us =
        plan->calendar == NULL
            ? now_us + item->work_us
            : sw_calendar_finish(plan->calendar, now_us, item->work_us);
    sw_item_note_start(run, step, item);
    sw_run_tell(run, item, step, "start");
    (void)sw_engine_schedule(run->engine, end_us, SW_PHASE_END, over, item);
}

static double touch(const struct sw_step *step, double grams)
{
    (void)grams;
    const struct delay_plan *plan = step->plan;
    return sw_distribution_mean(plan->time.distribution);
}

/* clang-format off */
#define AT(field) .offset = offsetof(struct delay_settings, field)
static const struct sw_setting DELAY[] = {
    {"time", SW_SHAPE_DISTRIBUTION, SW_TIME, .required = true, AT(time),
     .en = "How long it takes; never a wait that a queue should make",
     .zh = "所需时间(不含排队等待)"},
    {"calendar", SW_SHAPE_NAME, AT(calendar),
     .en = "Calendar whose open time counts; none: the clock",
     .zh = "按日历工作时间计时"},
    {"counts_as", SW_SHAPE_CHOICE, .choices = COUNTS_AS, .standard = "process",
     AT(counts_as), .en = "Class of time it is booked as",
     .zh = "计入的时间类别"},
};
#undef AT
/* clang-format on */

const struct sw_table SW_STEP_DELAY_TABLE = {
    .name = "delay",
    .en = "Time that passes for each lot by itself, as cooling or travel",
    .zh = "各批次自行经过的时间,如冷却、运输",
    .size = sizeof(struct delay_settings),
    .base = &SW_STEP_TABLE,
    .settings = DELAY,
    .count = sizeof(DELAY) / sizeof(DELAY[0]),
};

const struct sw_step_kind SW_STEP_DELAY = {
    .settings = &SW_STEP_DELAY_TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_PROCESS) |
               SW_CLASS_BIT(SW_CLASS_TRANSPORT) | SW_CLASS_BIT(SW_CLASS_CLOSED),
    .work_class = SW_CLASS_PROCESS,
    .goes_on = true,
    .compile = compile,
    .enter = enter,
    .touch = touch,
};
