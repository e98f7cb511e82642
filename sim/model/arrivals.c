#include "model/arrivals.h"

#include "base/hash.h"
#include "model/demand_kind.h"
#include "random/elementary.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>
#include <math.h>

double sw_arrivals_rate(const struct sw_arrival_plan *plan, int64_t from_us,
                        int64_t to_us)
{
    if (plan->every.distribution != NULL && plan->after == 0) {
        const double mean = sw_distribution_mean(plan->every.distribution);
        const double most = (double)plan->count / (double)(to_us - from_us);
        return fmin(1.0 / mean, most);
    }
    double expected = 0;
    if (plan->after > 0) {
        return 0.0; /* nobody knows when it opens */
    }
    int64_t at_us = from_us > plan->first_us ? from_us : plan->first_us;
    while (at_us < to_us) {
        const struct sw_rate_span span = sw_rate_span_at(&plan->rate, at_us, 0);
        const int64_t end_us = span.to_us < to_us ? span.to_us : to_us;
        expected += sw_rate_reached(&plan->rate, &span, end_us);
        at_us = end_us;
    }
    return fmin(expected, (double)plan->count) / (double)(to_us - from_us);
}

/* ------------------------------------------------------------- arriving -- */

void sw_arrivals_start(const struct sw_arrival_plan *plan,
                       struct sw_arrivals *arrivals)
{
    *arrivals = (struct sw_arrivals){
        .at_us = plan->first_us, .rate = &plan->rate, .times = 1.0};
    if (plan->every.distribution == NULL) {
        arrivals->span = sw_rate_span_at(&plan->rate, plan->first_us, 0);
    }
}

/* When the stream of rate one has got to the arrival. */
static int64_t time_of(struct sw_arrivals *arrivals)
{
    if (arrivals->times == 0.0) {
        return SW_NEVER_US;
    }
    const double rate =
        arrivals->changed_rate +
        (arrivals->reached - arrivals->changed_reached) / arrivals->times;
    return sw_rate_invert(arrivals->rate, &arrivals->span, rate);
}

static bool schedule(struct sw_run *run, struct sw_arrivals *arrivals)
{
    const bool comes = arrivals->at_us < SW_ENGINE_END_US;
    if (comes) {
        arrivals->event =
            sw_engine_schedule(run->engine, arrivals->at_us, SW_PHASE_DEMAND,
                               arrivals->arrive, arrivals->self);
    }
    return comes;
}

bool sw_arrivals_next(struct sw_run *run, const struct sw_arrival_plan *plan,
                      struct sw_arrivals *arrivals)
{
    if (arrivals->number >= plan->count) {
        return false;
    }
    arrivals->number++;
    const uint64_t entity = sw_hash_pair(plan->entity, arrivals->number);
    if (plan->every.distribution == NULL) {
        const double unit = sw_run_unit(run, plan->purpose, entity, 0, 0);
        arrivals->reached += -sw_log1p(-unit);
        arrivals->at_us = time_of(arrivals);
    } else if (arrivals->number > 1 || !plan->has_first) {
        arrivals->at_us += sw_run_draw(run, &plan->every, entity, 0);
    }
    return arrivals->at_us < SW_ENGINE_END_US;
}

bool sw_arrivals_await(struct sw_run *run, const struct sw_arrival_plan *plan,
                       struct sw_arrivals *arrivals, sw_event_fn *arrive,
                       void *self)
{
    arrivals->arrive = arrive;
    arrivals->self = self;
    return sw_arrivals_next(run, plan, arrivals) && schedule(run, arrivals);
}

/* The span that `at_us` is in. */
static struct sw_rate_span span_of(const struct sw_arrivals *arrivals,
                                   int64_t first_us, int64_t at_us)
{
    struct sw_rate_span span = sw_rate_span_at(arrivals->rate, first_us, 0);
    while (span.to_us <= at_us) {
        span =
            sw_rate_span_at(arrivals->rate, span.to_us,
                            sw_rate_reached(arrivals->rate, &span, span.to_us));
    }
    return span;
}

void sw_arrivals_open(struct sw_run *run, const struct sw_arrival_plan *plan,
                      struct sw_arrivals *arrivals)
{
    const int64_t now_us = sw_run_now(run);
    const int64_t first_us = now_us + plan->first_us;
    arrivals->at_us = first_us;
    if (plan->every.distribution != NULL) {
        return;
    }
    arrivals->opened = plan->rate;
    if (plan->rate.ramps_after) {
        arrivals->opened.ramp_from_us += now_us;
        arrivals->opened.ramp_to_us += now_us;
    }
    arrivals->rate = &arrivals->opened;
    arrivals->span = sw_rate_span_at(arrivals->rate, first_us, 0);
    arrivals->changed_rate = 0.0;
    arrivals->changed_reached = 0.0;
    arrivals->opened_us = now_us;
}

void sw_arrivals_multiply(struct sw_run *run,
                          const struct sw_arrival_plan *plan,
                          struct sw_arrivals *arrivals, double times)
{
    const int64_t now_us = sw_run_now(run);
    const bool to_come =
        sw_engine_cancel(run->engine, arrivals->event) || arrivals->held;
    const struct sw_rate_span span =
        span_of(arrivals, arrivals->opened_us + plan->first_us, now_us);
    const double rate = now_us > span.from_us
                            ? sw_rate_reached(arrivals->rate, &span, now_us)
                            : span.before;
    arrivals->changed_reached +=
        arrivals->times * (rate - arrivals->changed_rate);
    arrivals->changed_rate = rate;
    arrivals->times = times;
    arrivals->span = span;
    arrivals->held = to_come && times == 0.0;
    if (to_come && !arrivals->held) {
        const int64_t at_us = time_of(arrivals);
        arrivals->at_us = at_us > now_us ? at_us : now_us;
        arrivals->held = !schedule(run, arrivals);
    }
}

/* ------------------------------------------------------------ compiling -- */

static bool check_every(struct sw_compiler *compiler,
                        const struct sw_demand *demand,
                        const struct sw_arrival_settings *settings)
{
    static const char *const of_rate[] = {"monthly", "growth", "ramp", "peaks",
                                          "wave"};
    for (size_t i = 0; i < sizeof of_rate / sizeof of_rate[0]; i++) {
        const struct sw_node *node =
            sw_node_find(demand->object->node, of_rate[i]);
        if (node != NULL) {
            return sw_diagnose(
                compiler->diagnostics, node->place, SW_CODE(DEMAND),
                "%s: goes with a rate, not with every", of_rate[i]);
        }
    }
    /* Time would stand still. */
    if (sw_distribution_mean(settings->every) < 1) {
        return sw_diagnose(
            compiler->diagnostics,
            sw_node_find(demand->object->node, "every")->place, SW_CODE(LIMIT),
            "every: the mean time between arrivals of '%s' must be above 0, "
            "like 4 h",
            demand->object->name);
    }
    return true;
}

/* The number of the development, from 1; 0 after reporting that it is none. */
static uint32_t find_development(struct sw_compiler *compiler,
                                 struct sw_name after)
{
    const struct sw_objects *all = &compiler->model->settings->demand;
    const struct sw_object *found =
        sw_objects_find(all, after, "demand", compiler->diagnostics);
    if (found != NULL && found->table != &SW_DEMAND_DEVELOPMENT_TABLE) {
        (void)sw_diagnose(compiler->diagnostics, after.place, SW_CODE(DEMAND),
                          "after: the demand '%s' is no development",
                          found->name);
        return 0;
    }
    return found == NULL ? 0 : (uint32_t)(found - all->at) + 1;
}

/* A ramp begins at its date, or with the approval. */
static bool check_ramp(struct sw_compiler *compiler,
                       const struct sw_demand *demand,
                       const struct sw_arrival_settings *settings)
{
    const struct sw_node *ramp = sw_node_find(demand->object->node, "ramp");
    const bool dated = settings->rate.ramp.start_us != 0;
    return ramp == NULL || dated == (settings->after.text == NULL) ||
           sw_diagnose(compiler->diagnostics, ramp->place, SW_CODE(DEMAND),
                       dated ? "ramp: it begins when '%s' is approved: `start` "
                               "says nothing here"
                             : "ramp: when does that of '%s' `start`?",
                       dated ? settings->after.text : demand->name);
}

bool sw_arrivals_compile(struct sw_compiler *compiler,
                         const struct sw_demand *demand,
                         const struct sw_arrival_settings *settings,
                         struct sw_arrival_plan *plan)
{
    plan->entity = demand->entity;
    if (settings->after.text != NULL) {
        plan->after = find_development(compiler, settings->after);
        if (plan->after == 0) {
            return false;
        }
    }
    if (!check_ramp(compiler, demand, settings)) {
        return false;
    }
    plan->first_us = settings->first_us;
    plan->has_first = sw_node_find(demand->object->node, "first") != NULL;
    plan->count = settings->count > 0 ? (uint64_t)settings->count : UINT64_MAX;
    if ((settings->every != NULL) == (settings->rate.rate > 0)) {
        return sw_diagnose(compiler->diagnostics, demand->object->place,
                           SW_CODE(DEMAND),
                           "'%s' needs either every (time between arrivals) or "
                           "rate (arrivals in a time)",
                           demand->name);
    }
    if (settings->every == NULL) {
        plan->purpose =
            sw_compiler_purpose(compiler, "demand/%s/rate", demand->name);
        return sw_rate_compile(compiler, demand, &settings->rate, &plan->rate);
    }
    plan->every = sw_compiler_drawn(compiler, settings->every,
                                    "demand/%s/every", demand->name);
    return check_every(compiler, demand, settings);
}
