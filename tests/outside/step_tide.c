/*
 * A kind of step of an outside program: a quay that barges leave with the tide,
 * all that are there at once.
 */
#include "model/compiler.h"
#include "model/record.h"
#include "model/run.h"

#include <stddef.h>

struct tide_settings {
    struct sw_step_settings step;
    int64_t every_us;
};

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    (void)compiler;
    step->plan = step->settings;
    return true;
}

static void leave(void *context, void *self)
{
    struct sw_item *item = self;
    const struct sw_step *step = item->at->step;
    sw_item_book(context, item, step, SW_CLASS_TRANSPORT);
    sw_item_leave(context, step, item);
}

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    const struct tide_settings *settings = step->plan;
    const int64_t tides = sw_run_now(run) / settings->every_us;
    sw_item_note_start(run, step, item);
    (void)sw_engine_schedule(run->engine, (tides + 1) * settings->every_us,
                             SW_PHASE_TIMER, leave, item);
}

static const struct sw_setting ROWS[] = {
    {"every", SW_SHAPE_QUANTITY, SW_TIME, 1, 1e15, .required = true,
     .offset = offsetof(struct tide_settings, every_us),
     .en = "Time from one tide to the next", .zh = ""},
};

static const struct sw_table TABLE = {
    .name = "tide",
    .en = "A quay that barges leave with the tide",
    .zh = "",
    .size = sizeof(struct tide_settings),
    .base = &SW_STEP_TABLE,
    .settings = ROWS,
    .count = 1,
};

extern const struct sw_step_kind STEP_TIDE;
const struct sw_step_kind STEP_TIDE = {
    .settings = &TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_TRANSPORT),
    .work_class = SW_CLASS_TRANSPORT,
    .compile = compile,
    .enter = enter,
};
