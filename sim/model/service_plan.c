#include "model/service.h"

#include "model/compiler.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>

static bool compile_also(struct sw_compiler *compiler, struct sw_step *step,
                         struct sw_service_plan *plan,
                         const struct sw_names *names)
{
    plan->also = sw_arena_array(compiler->arena, names->count,
                                sizeof(const struct sw_resource *));
    for (size_t i = 0; i < names->count; i++) {
        const struct sw_resource *also =
            sw_compiler_resource(compiler, names->at[i]);
        if (also == NULL) {
            return false;
        }
        if (also == step->resource) {
            return sw_diagnose(
                compiler->diagnostics, names->at[i].place, SW_CODE(ALSO),
                "'%s' is the step's resource already", also->name);
        }
        plan->also[plan->also_count++] = also;
    }
    return true;
}

/* Classes that can never be booked need no cell of the ledger. */
static void drop_classes(struct sw_step *step,
                         const struct sw_service_plan *plan)
{
    const struct sw_resource *resource = step->resource;
    bool breaks = resource->breakdown_count > 0;
    for (size_t i = 0; i < plan->also_count; i++) {
        breaks = breaks || plan->also[i]->breakdown_count > 0;
    }
    if (!breaks) {
        step->classes &= ~SW_CLASS_BIT(SW_CLASS_DOWN);
    }
    if (sw_calendar_is_always(resource->calendar)) {
        step->classes &= ~SW_CLASS_BIT(SW_CLASS_CLOSED);
    }
    if (plan->setup_keys == NULL) {
        step->classes &= ~SW_CLASS_BIT(SW_CLASS_SETUP);
    }
}

bool sw_service_compile(struct sw_compiler *compiler, struct sw_step *step,
                        void (*served)(struct sw_run *run,
                                       const struct sw_step *step,
                                       struct sw_item *item))
{
    const struct sw_service_settings *settings = (const void *)step->settings;
    struct sw_service_plan *plan =
        sw_arena_new(compiler->arena, struct sw_service_plan);
    step->resource = sw_compiler_resource(compiler, settings->resource);
    step->service = plan;
    if (step->resource == NULL ||
        !compile_also(compiler, step, plan, &settings->also)) {
        return false;
    }
    if ((settings->time == NULL) == (settings->rate == 0.0)) {
        return sw_diagnose(compiler->diagnostics, step->place,
                           SW_CODE(TIME_OR_RATE),
                           "'%s' needs either a time or a rate", step->name);
    }
    plan->served = served;
    plan->rate = settings->rate;
    plan->time = sw_compiler_drawn(compiler, settings->time, "steps/%s/time",
                                   step->name);
    if (settings->setup.time != NULL) {
        plan->setup = sw_compiler_drawn(compiler, settings->setup.time,
                                        "steps/%s/setup/time", step->name);
        plan->setup_keys = sw_compiler_keys(compiler, &settings->setup.key);
        if (plan->setup_keys == NULL) {
            return false;
        }
    }
    drop_classes(step, plan);
    return true;
}

double sw_service_load(const struct sw_step *step, double grams)
{
    const struct sw_service_plan *plan = step->service;
    return plan->rate > 0.0 ? grams / plan->rate
                            : sw_distribution_mean(plan->time.distribution);
}
