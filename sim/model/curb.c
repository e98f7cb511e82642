#include "model/curb.h"

#include "base/memory.h"
#include "scenario/diagnostic_codes.h"

#include <math.h>

struct sw_curb_state {
    const struct sw_curb *plan;
    struct sw_resource_state *home;
    uint64_t number; /* of drawn ones so far */
    bool on;
};

/* ------------------------------------------------------------- compiling -- */

static bool refuse(struct sw_compiler *compiler, const struct sw_object *object,
                   const char *why)
{
    return sw_diagnose(compiler->diagnostics, object->place, SW_CODE(CURB),
                       "the curb '%s' %s", object->name, why);
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
        .from_us = its->from_us - start_us,
        .to_us = dated ? its->to_us - start_us : 0,
        .every = sw_compiler_drawn(compiler, its->every,
                                   "resources/%s/curbs/%s/every",
                                   resource->name, object->name),
        .lasts = sw_compiler_drawn(compiler, its->lasts,
                                   "resources/%s/curbs/%s/lasts",
                                   resource->name, object->name),
        .speed = (int64_t)rint(its->speed * SW_FULL_SPEED),
        .units = its->units < 0 ? UINT32_MAX : (uint32_t)its->units,
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
    if (curb->speed == SW_FULL_SPEED && curb->units >= resource->units) {
        return refuse(compiler, object,
                      "curbs nothing: give a `speed`, or fewer `units`");
    }
    return true;
}

bool sw_curbs_compile(struct sw_compiler *compiler,
                      struct sw_resource *resource,
                      const struct sw_objects *curbs)
{
    struct sw_curb *plans =
        sw_arena_array(compiler->arena, curbs->count, sizeof(struct sw_curb));
    bool good = true;
    for (size_t i = 0; i < curbs->count; i++) {
        good &= compile_curb(compiler, resource, &curbs->at[i], &plans[i]);
    }
    resource->curbs = plans;
    resource->curb_count = curbs->count;
    return good;
}

/* Share of the year from `from_us` in which it is on. */
static double share_on(const struct sw_curb *curb, int64_t from_us)
{
    if (curb->every.distribution != NULL) {
        const double lasts = sw_distribution_mean(curb->lasts.distribution);
        return lasts / (lasts + sw_distribution_mean(curb->every.distribution));
    }
    const int64_t to_us = from_us + SW_YEAR_US;
    const int64_t first_us = curb->from_us > from_us ? curb->from_us : from_us;
    const int64_t last_us = curb->to_us < to_us ? curb->to_us : to_us;
    return last_us > first_us
               ? (double)(last_us - first_us) / (double)SW_YEAR_US
               : 0;
}

double sw_curbs_leave(const struct sw_resource *resource, int64_t from_us)
{
    double left = 1;
    for (size_t i = 0; i < resource->curb_count; i++) {
        const struct sw_curb *curb = &resource->curbs[i];
        const double units = fmin(1, (double)curb->units / resource->units);
        const double speed = (double)curb->speed / SW_FULL_SPEED;
        left *= 1 - share_on(curb, from_us) * (1 - units * speed);
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
    sw_units_curb(state, speed, allowed);
}

static void turn(void *context, void *self);

static void turn_at(struct sw_curb_state *curb, int64_t at_us)
{
    (void)sw_engine_schedule(curb->home->run->engine, at_us, SW_PHASE_STATE,
                             turn, curb);
}

static int64_t draw(const struct sw_curb_state *curb,
                    const struct sw_drawn *drawn)
{
    return sw_run_draw(curb->home->run, drawn, curb->home->plan->entity,
                       curb->number);
}

/* When it is over, if it is on, or else begins; SW_NEVER_US: not any more. */
static int64_t next_us(const struct sw_curb_state *curb)
{
    const struct sw_curb *plan = curb->plan;
    const int64_t now_us = sw_run_now(curb->home->run);
    if (plan->every.distribution != NULL) {
        return now_us + draw(curb, curb->on ? &plan->lasts : &plan->every);
    }
    return curb->on ? plan->to_us : SW_NEVER_US;
}

static void turn(void *context, void *self)
{
    (void)context;
    struct sw_curb_state *curb = self;
    curb->number += curb->on ? 1 : 0;
    curb->on = !curb->on;
    const int64_t at_us = next_us(curb);
    if (at_us != SW_NEVER_US) {
        turn_at(curb, at_us);
    }
    apply(curb->home);
}

void sw_curbs_start(struct sw_resource_state *state)
{
    const struct sw_resource *plan = state->plan;
    state->curbs = sw_new_array(plan->curb_count, sizeof(struct sw_curb_state));
    for (size_t i = 0; i < plan->curb_count; i++) {
        struct sw_curb_state *curb = &state->curbs[i];
        const struct sw_curb *its = &plan->curbs[i];
        *curb = (struct sw_curb_state){.plan = its, .home = state};
        if (its->every.distribution != NULL) {
            turn_at(curb, next_us(curb));
        } else if (its->to_us > 0) {
            turn_at(curb, its->from_us > 0 ? its->from_us : 0);
        }
    }
}
