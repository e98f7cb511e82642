/*
 * hit_demand.c - so many times the orders there would be.
 */
#include "model/arrivals.h"
#include "model/hit_kind.h"

#include <stddef.h>

struct plan {
    const struct sw_demand *demand;
    double times;
};

static const struct sw_demand *find(struct sw_compiler *compiler,
                                    struct sw_name name)
{
    const struct sw_objects *all = &compiler->model->settings->demand;
    const struct sw_object *found =
        sw_objects_find(all, name, "demand", compiler->diagnostics);
    return found == NULL ? NULL : &compiler->model->demands[found - all->at];
}

static bool compile(struct sw_compiler *compiler,
                    struct sw_disruption *disruption,
                    const struct sw_hit_settings *hits)
{
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    disruption->plan = plan;
    *plan = (struct plan){find(compiler, hits->demand), hits->times};
    if (plan->demand == NULL) {
        return false;
    }
    if (hits->times == 1.0) {
        return sw_disruption_refuse(compiler, disruption,
                                    "changes nothing: `times` is 1");
    }
    const struct sw_demand_kind *kind = plan->demand->kind;
    const struct sw_arrival_plan *arrivals =
        kind->arrival_plan == NULL ? NULL : kind->arrival_plan(plan->demand);
    return (arrivals != NULL && arrivals->every.distribution == NULL) ||
           sw_disruption_refuse(compiler, disruption,
                                "hits a demand: one of kind orders or "
                                "projects that has a `rate`");
}

/* What all that hit it now make of its rate. */
static double times_now(const struct sw_run *run,
                        const struct sw_demand *demand)
{
    double times = 1.0;
    for (size_t i = 0; i < run->model->disruption_count; i++) {
        const struct sw_disruption_state *state = &run->disruptions[i];
        const struct plan *plan = state->plan->plan;
        if (state->on && state->plan->hit == &SW_HIT_DEMAND &&
            plan->demand == demand) {
            times *= plan->times;
        }
    }
    return times;
}

static void turn(struct sw_run *run, const struct sw_disruption *disruption,
                 bool on)
{
    (void)on;
    const struct plan *plan = disruption->plan;
    const struct sw_demand *demand = plan->demand;
    sw_arrivals_multiply(run, demand->kind->arrival_plan(demand),
                         demand->kind->arrivals(run->demands[demand->index]),
                         times_now(run, demand));
}

static const char *const KEYS[] = {"times", NULL};

const struct sw_hit_kind SW_HIT_DEMAND = {.key = "demand",
                                          .keys = KEYS,
                                          .of_demands = true,
                                          .compile = compile,
                                          .turn = turn};
