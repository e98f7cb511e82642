/*
 * action_release.c - what the order's lots wait for with others goes without
 * waiting: their heat, round, load or join, full or not.
 *
 *     do: [{ release: [heat, roll, barge] }]
 *
 * That holds for lots that wait there now, and for those that come there later.
 */
#include "model/action_kind.h"
#include "model/order_ahead.h"
#include "model/step_check.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>

enum { RELEASES_MAX = 32 }; /* bits of an order's set */

struct settings {
    struct sw_names release;
};

struct plan {
    size_t count;
    const struct sw_step **steps;
    const bool **marks; /* for each of them, by step: is it this one? */
};

/* clang-format off */
static const struct sw_setting SETTINGS[] = {
    { "release", SW_SHAPE_NAMES, .required = true, .offset = offsetof(struct settings, release),
      .en = "Steps where the order's lots wait for nobody: their heat, round, load or join goes as it is", .zh = "在这些工序不再等待凑批:炉次、轧制单元、配载或等齐按现状放行" },
};
const struct sw_table SW_ACTION_RELEASE_TABLE = {
    .name = "release", .en = "The order's heat, round, load or join goes at once, full or not",
    .zh = "放行:炉次、轧制单元、配载、等齐不等满即走",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = sizeof SETTINGS / sizeof SETTINGS[0] };
/* clang-format on */

static bool is_on_a_route(const struct sw_action *action,
                          const struct sw_model *model,
                          const struct sw_step *step)
{
    for (size_t i = 0; i < model->product_count; i++) {
        if (action->policy->who.products[i] &&
            sw_product_place(&model->products[i], step, NULL) != NULL) {
            return true;
        }
    }
    return false;
}

static bool check(struct sw_compiler *compiler, const struct sw_action *action,
                  const struct sw_step *step, struct sw_place place)
{
    if (step->kind->release == NULL) {
        sw_diagnose(compiler->diagnostics, place, SW_CODE(POLICY),
                    "nothing can be released at '%s', a step of kind %s",
                    step->name, step->kind->settings->name);
        sw_diagnostics_hint(compiler->diagnostics,
                            "a batch, campaign, transport or join can: lots "
                            "wait there for others");
        return false;
    }
    if (!is_on_a_route(action, compiler->model, step)) {
        return sw_diagnose(compiler->diagnostics, place, SW_CODE(POLICY),
                           "no product that '%s' takes comes to '%s'",
                           action->policy->name, step->name);
    }
    return true;
}

/* The bit of the step, given to it when it is first named. */
static bool number(struct sw_compiler *compiler, const struct sw_step *step,
                   struct sw_place place)
{
    struct sw_model *model = compiler->model;
    if (step->release_bit != 0) {
        return true;
    }
    if (model->release_count == RELEASES_MAX) {
        return sw_diagnose(compiler->diagnostics, place, SW_CODE(POLICY),
                           "policies release at more than %d steps",
                           RELEASES_MAX);
    }
    model->steps[step->index].release_bit = 1U << model->release_count++;
    return true;
}

static const bool *mark(struct sw_compiler *compiler,
                        const struct sw_step *step)
{
    bool *marks = sw_arena_array(compiler->arena, compiler->model->step_count,
                                 sizeof(bool));
    if (step != NULL) {
        marks[step->index] = true;
    }
    return marks;
}

static bool compile(struct sw_compiler *compiler, struct sw_action *action)
{
    const struct settings *settings = action->object->values;
    const struct sw_names *names = &settings->release;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    bool fine = true;
    plan->count = names->count;
    plan->steps = sw_arena_array(compiler->arena, names->count,
                                 sizeof(const struct sw_step *));
    plan->marks =
        sw_arena_array(compiler->arena, names->count, sizeof(const bool *));
    action->plan = plan;
    for (size_t i = 0; i < names->count; i++) {
        const struct sw_place place = names->at[i].place;
        const struct sw_step *step = sw_compiler_step(compiler, names->at[i]);
        plan->steps[i] = step;
        plan->marks[i] = mark(compiler, step);
        fine = step != NULL && check(compiler, action, step, place) &&
               number(compiler, step, place) && fine;
    }
    return fine;
}

static bool act(struct sw_run *run, const struct sw_action *action,
                struct sw_order *order)
{
    const struct plan *plan = action->plan;
    bool done = false;
    for (size_t i = 0; i < plan->count; i++) {
        const struct sw_step *step = plan->steps[i];
        const bool coming = (order->released & step->release_bit) == 0 &&
                            sw_order_may_come(order, plan->marks[i]);
        const bool waited = step->kind->release(run, step, order);
        if (waited || coming) {
            order->released |= step->release_bit;
            done = true;
        }
    }
    return done;
}

const struct sw_action_kind SW_ACTION_RELEASE = {
    .settings = &SW_ACTION_RELEASE_TABLE,
    .compile = compile,
    .act = act,
};
