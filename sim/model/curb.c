#include "model/curb.h"

#include "base/memory.h"
#include "model/disruption.h"
#include "model/spell.h"
#include "scenario/diagnostic_codes.h"

#include <math.h>

struct sw_curb_state {
    const struct sw_curb *plan;
    struct sw_resource_state *home;
    struct sw_spell spell;
    bool on;
};

/* ------------------------------------------------------------- compiling -- */

static bool refuse(struct sw_compiler *compiler, const struct sw_object *object,
                   const char *why)
{
    return sw_diagnose(compiler->diagnostics, object->place, SW_CODE(CURB),
                       "the curb '%s' %s", object->name, why);
}

int64_t sw_curb_speed(double share)
{
    return (int64_t)rint(share * SW_FULL_SPEED);
}

uint32_t sw_curb_units(int64_t units)
{
    return units < 0 ? UINT32_MAX : (uint32_t)units;
}

bool sw_curb_curbs(const struct sw_curb *curb,
                   const struct sw_resource *resource)
{
    return curb->speed != SW_FULL_SPEED || curb->units < resource->units;
}

static bool compile_curb(struct sw_compiler *compiler,
                         const struct sw_resource *resource,
                         const struct sw_object *object, struct sw_curb *curb)
{
    const struct sw_curb_settings *its = object->values;
    const int64_t start_us = compiler->model->settings->start_us;
    const bool dated = its->from_us != 0 && its->to_us != 0;
    const bool drawn = its->every != NULL && its->lasts != NULL;
    const bool half = (its->from_us != 0) != (its->to_us != 0) ||
                      (its->every != NULL) != (its->lasts != NULL);
    *curb = (struct sw_curb){
        .spell = {.again = !dated,
                  .at_us = dated ? its->from_us - start_us : SW_NEVER_US,
                  .to_us = dated ? its->to_us - start_us : SW_NEVER_US,
                  .every = sw_compiler_drawn(compiler, its->every,
                                             "resources/%s/curbs/%s/every",
                                             resource->name, object->name),
                  .lasts = sw_compiler_drawn(compiler, its->lasts,
                                             "resources/%s/curbs/%s/lasts",
                                             resource->name, object->name)},
        .speed = sw_curb_speed(its->speed),
        .units = sw_curb_units(its->units),
    };
    if (dated == drawn || half) {
        return refuse(compiler, object,
                      "needs either `from` and `to` or `every` and `lasts`");
    }
    if (dated && its->to_us <= its->from_us) {
        return refuse(compiler, object, "ends before it begins");
    }
    if (drawn && sw_distribution_mean(its->every) < 1.0) {
        return refuse(compiler, object,
                      "would come without end: the mean of `every`, from the "
                      "end of one to the next, must be above 0, like 60 d");
    }
    if (!sw_curb_curbs(curb, resource)) {
        return refuse(compiler, object,
                      "curbs nothing: give a `speed`, or fewer `units`");
    }
    return true;
}

bool sw_curbs_compile(struct sw_compiler *compiler,
                      struct sw_resource *resource,
                      const struct sw_objects *curbs)
{
    const size_t own = curbs->count;
    const size_t all = own + sw_disruptions_curb(compiler, resource, NULL);
    struct sw_curb *plans =
        sw_arena_array(compiler->arena, all, sizeof(struct sw_curb));
    bool good = true;
    for (size_t i = 0; i < own; i++) {
        good &= compile_curb(compiler, resource, &curbs->at[i], &plans[i]);
    }
    (void)sw_disruptions_curb(compiler, resource, &plans[own]);
    resource->curbs = plans;
    resource->curb_count = all;
    return good;
}

bool sw_curbs_stop(const struct sw_resource *resource)
{
    for (size_t i = 0; i < resource->curb_count; i++) {
        if (resource->curbs[i].units == 0) {
            return true;
        }
    }
    return false;
}

double sw_curbs_leave(const struct sw_resource *resource, int64_t from_us)
{
    double left = 1;
    for (size_t i = 0; i < resource->curb_count; i++) {
        const struct sw_curb *curb = &resource->curbs[i];
        const double units = fmin(1, (double)curb->units / resource->units);
        const double speed = (double)curb->speed / SW_FULL_SPEED;
        left *= 1 - sw_spell_share(&curb->spell, from_us) * (1 - units * speed);
    }
    return left;
}

/* --------------------------------------------------------------- running -- */

uint32_t sw_units_occupied(const struct sw_resource_state *state)
{
    uint32_t occupied = 0;
    for (uint32_t i = 0; i < state->plan->units; i++) {
        occupied += state->units[i].item != NULL;
    }
    return occupied;
}

static void apply(struct sw_resource_state *state)
{
    int64_t speed = SW_FULL_SPEED;
    uint32_t allowed = state->plan->units;
    for (size_t i = 0; i < state->plan->curb_count; i++) {
        const struct sw_curb_state *curb = &state->curbs[i];
        if (curb->on && curb->plan->speed < speed) {
            speed = curb->plan->speed;
        }
        if (curb->on && curb->plan->units < allowed) {
            allowed = curb->plan->units;
        }
    }
    allowed = allowed > state->stopped ? allowed - state->stopped : 0;
    sw_units_curb(state, speed, allowed);
}

void sw_curbs_stand_still(struct sw_resource_state *state, bool stands)
{
    state->stopped += stands ? 1U : -1U;
    apply(state);
}

static void turn(struct sw_run *run, void *self, bool on)
{
    (void)run;
    struct sw_curb_state *curb = self;
    curb->on = on;
    apply(curb->home);
}

void sw_curbs_turn(struct sw_resource_state *state, uint32_t by, bool on)
{
    for (size_t i = 0; i < state->plan->curb_count; i++) {
        if (state->plan->curbs[i].by == by) {
            turn(state->run, &state->curbs[i], on);
        }
    }
}

void sw_curbs_start(struct sw_resource_state *state)
{
    const struct sw_resource *plan = state->plan;
    state->curbs = sw_new_array(plan->curb_count, sizeof(struct sw_curb_state));
    for (size_t i = 0; i < plan->curb_count; i++) {
        struct sw_curb_state *curb = &state->curbs[i];
        *curb = (struct sw_curb_state){
            .plan = &plan->curbs[i],
            .home = state,
            .spell = {.plan = &plan->curbs[i].spell,
                      .entity = plan->entity,
                      .turn = turn,
                      .self = curb},
        };
        sw_spell_start(state->run, &curb->spell);
    }
}
