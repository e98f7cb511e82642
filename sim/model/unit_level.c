#include "model/policy.h"
#include "model/unit.h"

static int64_t now_of(const struct sw_resource_state *state)
{
    return sw_run_now(state->run);
}

static enum sw_class class_of_waiting(const struct sw_resource_state *state)
{
    if (!state->open || state->allowed == 0) {
        return SW_CLASS_CLOSED;
    }
    return state->down == state->plan->units ? SW_CLASS_DOWN : SW_CLASS_QUEUE;
}

int64_t sw_units_closed_us(const struct sw_resource_state *state)
{
    const bool running = state->waiting_class == SW_CLASS_CLOSED;
    return state->queue_closed_us +
           (running ? now_of(state) - state->class_since_us : 0);
}

int64_t sw_units_down_us(const struct sw_resource_state *state)
{
    const bool running = state->waiting_class == SW_CLASS_DOWN;
    return state->queue_down_us +
           (running ? now_of(state) - state->class_since_us : 0);
}

static void refresh_class(struct sw_resource_state *state)
{
    const enum sw_class class = class_of_waiting(state);
    if (class != state->waiting_class) {
        state->queue_closed_us = sw_units_closed_us(state);
        state->queue_down_us = sw_units_down_us(state);
        state->waiting_class = class;
        state->class_since_us = now_of(state);
    }
}

static void set_level(struct sw_resource_state *state,
                      enum sw_resource_level level, int64_t value)
{
    if (state->levels[level].value != value) {
        sw_level_set(&state->levels[level], now_of(state), value);
    }
}

/* Of the units that do nothing, those that must not. */
static int64_t shut(const struct sw_resource_state *state, int64_t busy)
{
    const int64_t units = state->plan->units;
    const int64_t rest =
        units - (int64_t)state->down - (int64_t)state->kept - busy;
    const int64_t curbed = units - (int64_t)state->allowed;
    return state->open && curbed < rest ? curbed : rest;
}

void sw_units_refresh(struct sw_resource_state *state)
{
    const bool stopped = !state->open && sw_units_stop_at_closing(state);
    const int64_t busy = stopped ? 0 : (int64_t)state->serving;
    set_level(state, SW_LEVEL_BUSY, busy);
    set_level(state, SW_LEVEL_KEPT, state->kept);
    set_level(state, SW_LEVEL_DOWN, state->down);
    const bool all = state->open && state->allowed == state->plan->units;
    set_level(state, SW_LEVEL_CLOSED, all ? 0 : shut(state, busy));
    refresh_class(state);
    if (state->plan->heard) {
        sw_policies_tell_plant(state->run,
                               &(struct sw_news){.kind = SW_NEWS_RESOURCE,
                                                 .resource = state->plan});
    }
}
