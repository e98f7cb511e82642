#include "model/disruption.h"

#include "base/memory.h"
#include "model/policy.h"

/* ---------------------------------------------------------------- counting --
 */

static int64_t on_us(const struct sw_run *run,
                     const struct sw_disruption_state *state)
{
    const int64_t now_us = sw_run_now(run);
    const int64_t to_us =
        now_us < run->window_to_us ? now_us : run->window_to_us;
    const bool counts = state->on && run->window_from_us != SW_NEVER_US;
    return counts && to_us > state->since_us ? to_us - state->since_us : 0;
}

int64_t sw_disruption_us(const struct sw_run *run,
                         const struct sw_disruption_state *state)
{
    return state->on_us + on_us(run, state);
}

static void sum_up(const struct sw_run *run, struct sw_disruption_state *state)
{
    state->on_us += on_us(run, state);
    state->since_us = sw_run_now(run);
}

/* ---------------------------------------------------------------- turning --
 */

/* Does it come this time, the `number`th that it could? */
static bool comes(struct sw_run *run, const struct sw_disruption *plan,
                  uint64_t number)
{
    return plan->probability >= 1.0 ||
           sw_run_unit(run, plan->purpose, plan->entity, number, 0) <
               plan->probability;
}

static void turn(struct sw_run *run, void *self, bool on)
{
    struct sw_disruption_state *state = self;
    const struct sw_disruption *plan = state->plan;
    if (on ? plan->with == NULL && !comes(run, plan, 0) : !state->on) {
        return;
    }
    sum_up(run, state);
    state->on = on && !plan->passes;
    state->times += on && run->in_window;
    plan->hit->turn(run, plan, on);
    if (on && run->policies != NULL) {
        sw_policies_tell_plant(
            run,
            &(struct sw_news){.kind = SW_NEWS_DISRUPTION, .disruption = plan});
    }
}

/* ------------------------------------------------------------ planned stops --
 */

/* When the planned stop after so many others is over; SW_NEVER_US: there are no
 * more. */
static int64_t stop_over_us(const struct sw_run *run,
                            const struct sw_planned_settings *stop,
                            uint64_t others)
{
    if (stop->date_us != 0) {
        return others > 0 ? SW_NEVER_US
                          : stop->date_us - run->model->settings->start_us +
                                stop->lasts_us;
    }
    const int64_t first_us =
        stop->first_us > 0 ? stop->first_us : stop->every_us;
    return first_us + (int64_t)others * stop->every_us + stop->lasts_us;
}

static void watch_stop(struct sw_run *run, struct sw_disruption_state *state);

/* One that still overruns overruns this one too. */
static void stop_over(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_disruption_state *state = self;
    const uint64_t number = state->stops++;
    if (!state->on && comes(run, state->plan, number)) {
        state->spell.number = number;
        sw_spell_begin(run, &state->spell);
    }
    watch_stop(run, state);
}

static void watch_stop(struct sw_run *run, struct sw_disruption_state *state)
{
    const int64_t at_us = stop_over_us(run, state->plan->with, state->stops);
    if (at_us >= 0 && at_us < SW_ENGINE_END_US) {
        (void)sw_engine_schedule(run->engine, at_us, SW_PHASE_STATE, stop_over,
                                 state);
    }
}

/* ----------------------------------------------------------------- the run --
 */

void sw_disruptions_create(struct sw_run *run)
{
    const struct sw_model *model = run->model;
    if (model->disruption_count == 0) {
        return;
    }
    run->disruptions = sw_new_array(model->disruption_count,
                                    sizeof(struct sw_disruption_state));
    for (size_t i = 0; i < model->disruption_count; i++) {
        const struct sw_disruption *plan = &model->disruptions[i];
        struct sw_disruption_state *state = &run->disruptions[i];
        state->plan = plan;
        state->spell = (struct sw_spell){.plan = &plan->spell,
                                         .entity = plan->entity,
                                         .turn = turn,
                                         .self = state};
    }
}

void sw_disruptions_destroy(struct sw_run *run)
{
    sw_free(run->disruptions);
}

void sw_disruptions_watch_stops(struct sw_run *run)
{
    for (size_t i = 0; i < run->model->disruption_count; i++) {
        if (run->disruptions[i].plan->with != NULL) {
            watch_stop(run, &run->disruptions[i]);
        }
    }
}

void sw_disruptions_start(struct sw_run *run, bool of_demands)
{
    for (size_t i = 0; i < run->model->disruption_count; i++) {
        if (run->disruptions[i].plan->hit->of_demands == of_demands) {
            sw_spell_start(run, &run->disruptions[i].spell);
        }
    }
}

void sw_disruptions_restart(struct sw_run *run)
{
    for (size_t i = 0; i < run->model->disruption_count; i++) {
        struct sw_disruption_state *state = &run->disruptions[i];
        state->times = 0;
        state->on_us = 0;
        state->since_us = sw_run_now(run);
    }
}
