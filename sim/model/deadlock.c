#include "model/deadlock.h"

#include "model/service.h"
#include "model/unit.h"

static struct sw_resource_state *state_of(const struct sw_run *run,
                                          const struct sw_resource *resource)
{
    return &run->resources[resource->index];
}

/* Is each unit kept by an item that is blocked? */
static bool is_kept(const struct sw_resource_state *state)
{
    for (uint32_t i = 0; i < state->plan->units; i++) {
        const struct sw_item *item = state->units[i].item;
        if (item == NULL || !item->blocked) {
            return false;
        }
    }
    return true;
}

static bool needs(const struct sw_run *run, const struct sw_step *step,
                  bool (*is)(const struct sw_resource_state *state))
{
    const struct sw_service_plan *service = step->service;
    const size_t also = service == NULL ? 0 : service->also_count;
    for (size_t i = 0; i < also; i++) {
        if (is(state_of(run, service->also[i]))) {
            return true;
        }
    }
    for (size_t i = 0; i < sw_step_resources(step); i++) {
        if (!is(state_of(run, sw_step_resource(step, i)))) {
            return false;
        }
    }
    return true;
}

static bool is_stuck(const struct sw_resource_state *state)
{
    return state->stuck;
}

/* Could a unit come free, as its item waits for nothing that is stuck? */
static bool could_move(const struct sw_run *run,
                       const struct sw_resource_state *state)
{
    for (uint32_t i = 0; i < state->plan->units; i++) {
        if (!needs(run, state->units[i].item->at->step, is_stuck)) {
            return true;
        }
    }
    return false;
}

/* What is kept is taken to be stuck, until nothing is left that could move. */
bool sw_deadlock_find(const struct sw_run *run, const struct sw_step *full)
{
    const size_t count = run->model->resource_count;
    if (!needs(run, full, is_kept)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        run->resources[i].stuck = is_kept(&run->resources[i]);
    }
    for (bool moved = true; moved;) {
        moved = false;
        for (size_t i = 0; i < count; i++) {
            struct sw_resource_state *state = &run->resources[i];
            if (state->stuck && could_move(run, state)) {
                state->stuck = false;
                moved = true;
            }
        }
    }
    return needs(run, full, is_stuck);
}
