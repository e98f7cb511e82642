#include "model/overtime.h"

static void ends(void *context, void *self)
{
    struct sw_resource_state *state = self;
    (void)context;
    sw_units_work_by(state, state->plan->calendar);
}

bool sw_overtime_begin(struct sw_resource_state *state,
                       const struct sw_calendar *calendar, int64_t lasts_us)
{
    struct sw_engine *engine = state->run->engine;
    const int64_t to_us = sw_run_now(state->run) + lasts_us;
    const bool under_way = state->calendar == calendar;
    if (under_way && to_us <= state->overtime_to_us) {
        return false;
    }
    (void)sw_engine_cancel(engine, state->overtime);
    state->overtime_to_us = to_us;
    state->overtime =
        sw_engine_schedule(engine, to_us, SW_PHASE_STATE, ends, state);
    if (!under_way) {
        sw_units_work_by(state, calendar);
    }
    return true;
}
