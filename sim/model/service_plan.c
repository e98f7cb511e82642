#include "model/service.h"

#include "model/begun.h"
#include "model/compiler.h"
#include "model/route_when.h"
#include "model/setup_plan.h"
#include "model/step_check.h"
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
        if (sw_step_is_served_by(step, also)) {
            return sw_diagnose(
                compiler->diagnostics, names->at[i].place, SW_CODE(ALSO),
                "'%s' is the step's resource already", also->name);
        }
        plan->also[plan->also_count++] = also;
    }
    return true;
}

/* ---------------------------------------------------------- alternatives -- */

/* Which orders of each product the alternative takes. */
static bool compile_when(struct sw_compiler *compiler,
                         const struct sw_node *when,
                         struct sw_alternative *alternative)
{
    const struct sw_model *model = compiler->model;
    uint32_t *classes =
        sw_arena_array(compiler->arena, model->product_count, sizeof(uint32_t));
    bool good = true;
    for (size_t i = 0; i < model->product_count && good; i++) {
        classes[i] = UINT32_MAX;
        if (when != NULL) {
            good = sw_when_classes(compiler, when, &model->products[i],
                                   &classes[i]);
        }
    }
    alternative->classes = classes;
    return good;
}

static bool compile_alternative(struct sw_compiler *compiler,
                                const struct sw_step *step,
                                const struct sw_object *object,
                                struct sw_alternative *alternative)
{
    const struct sw_service_settings *settings = (const void *)step->settings;
    const struct sw_alternative_settings *its = object->values;
    alternative->resource = sw_compiler_resource(
        compiler, (struct sw_name){object->name, object->place});
    alternative->rate = its->rate;
    alternative->time =
        sw_compiler_drawn(compiler, its->time, "steps/%s/any_of/%s/time",
                          step->name, object->name);
    const bool own = its->time != NULL || its->rate > 0.0;
    if ((its->time != NULL && its->rate > 0.0) ||
        (!own && settings->time == NULL && settings->rate == 0.0)) {
        return sw_diagnose(compiler->diagnostics, object->place,
                           SW_CODE(TIME_OR_RATE),
                           "'%s' needs either a time or a rate at '%s'",
                           step->name, object->name);
    }
    return alternative->resource != NULL &&
           compile_when(compiler, its->when, alternative);
}

static bool compile_any_of(struct sw_compiler *compiler, struct sw_step *step,
                           struct sw_service_plan *plan)
{
    const struct sw_service_settings *settings = (const void *)step->settings;
    const struct sw_objects *objects = &settings->any_of;
    struct sw_alternative *alternatives = sw_arena_array(
        compiler->arena, objects->count, sizeof(struct sw_alternative));
    bool good = true;
    for (size_t i = 0; i < objects->count; i++) {
        good &= compile_alternative(compiler, step, &objects->at[i],
                                    &alternatives[i]);
    }
    plan->shortest_queue = settings->any_of_by == SW_SHORTEST_QUEUE;
    plan->alternatives = alternatives;
    plan->alternative_count = objects->count;
    step->resource = alternatives[0].resource;
    return good;
}

static bool compile_resources(struct sw_compiler *compiler,
                              struct sw_step *step,
                              struct sw_service_plan *plan)
{
    const struct sw_service_settings *settings = (const void *)step->settings;
    if ((settings->resource.text != NULL) == (settings->any_of.count > 0)) {
        return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(ANY_OF),
                           "'%s' needs either a `resource` or `any_of` several",
                           step->name);
    }
    if (settings->any_of.count == 0) {
        step->resource = sw_compiler_resource(compiler, settings->resource);
        return step->resource != NULL;
    }
    if (settings->step.room >= 0) {
        return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(ANY_OF),
                           "the `room` of '%s' cannot be limited: its lots "
                           "wait for `any_of` several resources",
                           step->name);
    }
    return compile_any_of(compiler, step, plan);
}

/* All order classes of `product` that some alternative takes. */
static uint32_t taken(const struct sw_service_plan *plan,
                      const struct sw_product *product)
{
    uint32_t classes = 0;
    for (size_t i = 0; i < plan->alternative_count; i++) {
        classes |= plan->alternatives[i].classes[product->index];
    }
    return classes;
}

bool sw_service_check(struct sw_compiler *compiler, const struct sw_step *step)
{
    const struct sw_model *model = compiler->model;
    const struct sw_service_plan *plan = step->service;
    bool good = true;
    for (size_t p = 0; plan->alternative_count > 0 && p < model->product_count;
         p++) {
        const struct sw_product *product = &model->products[p];
        if (sw_product_place(product, step, NULL) == NULL) {
            continue;
        }
        for (size_t c = 0; c < model->class_count; c++) {
            if ((taken(plan, product) & (1U << c)) == 0) {
                good = sw_diagnose(
                    compiler->diagnostics, step->place, SW_CODE(ANY_OF),
                    "none of the resources of '%s' takes '%s' of class '%s'",
                    step->name, product->name, model->classes[c].name);
            }
        }
    }
    return good;
}

/* ----------------------------------------------------------------- plans -- */

static bool breaks_down(const struct sw_step *step)
{
    for (size_t i = 0; i < sw_step_resources(step); i++) {
        if (sw_resource_goes_down(sw_step_resource(step, i))) {
            return true;
        }
    }
    for (size_t i = 0; i < step->service->also_count; i++) {
        if (sw_resource_goes_down(step->service->also[i])) {
            return true;
        }
    }
    return false;
}

static bool closes(const struct sw_step *step)
{
    for (size_t i = 0; i < sw_step_resources(step); i++) {
        if (sw_resource_closes(sw_step_resource(step, i))) {
            return true;
        }
    }
    return false;
}

/* Classes that can never be booked need no cell of the ledger. */
static void drop_classes(struct sw_step *step)
{
    if (!breaks_down(step)) {
        step->classes &= ~SW_CLASS_BIT(SW_CLASS_DOWN);
    }
    if (!closes(step)) {
        step->classes &= ~SW_CLASS_BIT(SW_CLASS_CLOSED);
    }
    if (step->service->setup_keys == NULL) {
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
    step->service = plan;
    if (!compile_resources(compiler, step, plan) ||
        !compile_also(compiler, step, plan, &settings->also)) {
        return false;
    }
    if ((settings->time != NULL && settings->rate > 0.0) ||
        (settings->time == NULL && settings->rate == 0.0 &&
         settings->any_of.count == 0)) {
        return sw_diagnose(compiler->diagnostics, step->place,
                           SW_CODE(TIME_OR_RATE),
                           "'%s' needs either a time or a rate", step->name);
    }
    plan->served = served;
    plan->rate = settings->rate;
    plan->time = sw_compiler_drawn(compiler, settings->time, "steps/%s/time",
                                   step->name);
    if (settings->setup.time != NULL &&
        !sw_setup_compile(compiler, step, &settings->setup, plan)) {
        return false;
    }
    drop_classes(step);
    return true;
}

void sw_service_notify(struct sw_compiler *compiler, struct sw_step *step,
                       void (*started)(struct sw_run *run,
                                       const struct sw_step *step,
                                       struct sw_item *item))
{
    struct sw_service_plan *plan =
        sw_arena_new(compiler->arena, struct sw_service_plan);
    *plan = *step->service;
    plan->started = started;
    step->service = plan;
}

/* ------------------------------------------------------- loads and works -- */

static double load_by_step(const struct sw_service_plan *plan, double grams)
{
    return plan->rate > 0.0 ? grams / plan->rate
                            : sw_distribution_mean(plan->time.distribution);
}

static double load_by(const struct sw_service_plan *plan,
                      const struct sw_alternative *alternative, double grams)
{
    if (alternative->rate > 0.0) {
        return grams / alternative->rate;
    }
    return alternative->time.distribution == NULL
               ? load_by_step(plan, grams)
               : sw_distribution_mean(alternative->time.distribution);
}

/* Mean over the alternatives that take some of `product` (NULL: any), by their
 * units, of the time that `resource` (NULL: any) is kept. */
static double load_of_any(const struct sw_service_plan *plan,
                          const struct sw_product *product,
                          const struct sw_resource *resource, double grams)
{
    double units = 0;
    double load = 0;
    for (size_t i = 0; i < plan->alternative_count; i++) {
        const struct sw_alternative *its = &plan->alternatives[i];
        if (product == NULL || its->classes[product->index] != 0) {
            units += its->resource->units;
            if (resource == NULL || its->resource == resource) {
                load += its->resource->units * load_by(plan, its, grams);
            }
        }
    }
    return units > 0 ? load / units : 0;
}

double sw_service_load(const struct sw_step *step, double grams)
{
    const struct sw_service_plan *plan = step->service;
    return plan->alternative_count == 0 ? load_by_step(plan, grams)
                                        : load_of_any(plan, NULL, NULL, grams);
}

static double load_by_any_of(const struct sw_step *step,
                             const struct sw_product *product,
                             const struct sw_resource *resource, double grams)
{
    const struct sw_service_plan *plan = step->service;
    for (size_t i = 0; i < plan->also_count; i++) {
        if (plan->also[i] == resource) {
            return load_of_any(plan, product, NULL, grams);
        }
    }
    return load_of_any(plan, product, resource, grams);
}

/* Repairs that a gram worked on brings with it. */
static double repairs_of_a_gram(const struct sw_resource *resource)
{
    double repair = 0;
    for (size_t i = 0; i < resource->breakdown_count; i++) {
        const struct sw_breakdown *breakdown = &resource->breakdowns[i];
        if (breakdown->clock == SW_CLOCK_TONNES) {
            repair += sw_distribution_mean(breakdown->repair.distribution) /
                      sw_distribution_mean(breakdown->every.distribution);
        }
    }
    return repair;
}

/* Mean time that `resource` is kept at a visit of `grams` to the step, but for
 * repairs. */
static double service_on(const struct sw_resource *resource,
                         const struct sw_step *step,
                         const struct sw_product *product, double grams)
{
    const struct sw_service_plan *service = step->service;
    if (service != NULL && service->alternative_count > 0) {
        return load_by_any_of(step, product, resource, grams);
    }
    double count = step->resource == resource ? 1 : 0;
    for (size_t i = 0; service != NULL && i < service->also_count; i++) {
        count += service->also[i] == resource ? 1 : 0;
    }
    return count > 0 ? count * step->kind->load(step, grams) : 0;
}

double sw_service_load_of(const struct sw_step *step,
                          const struct sw_product *product,
                          const struct sw_resource *resource, double grams)
{
    const double service = service_on(resource, step, product, grams);
    return service > 0 ? service + grams * repairs_of_a_gram(resource) : 0;
}

int64_t sw_service_rate_work(int64_t grams, double rate)
{
    const double work_us = (double)grams / rate + 0.5;
    return work_us < (double)SW_ENGINE_END_US ? (int64_t)work_us
                                              : SW_ENGINE_END_US;
}

int64_t sw_service_work(struct sw_run *run, const struct sw_step *step,
                        const struct sw_item *item)
{
    const struct sw_service_plan *plan = step->service;
    if (plan->rate > 0.0) {
        const int64_t work_us = sw_service_rate_work(item->grams, plan->rate);
        return item->begun ? sw_begun_rest_of(item, work_us) : work_us;
    }
    if (item->begun) {
        return sw_begun_rest(run, &plan->time, item);
    }
    if (plan->time.distribution == NULL) {
        return 0; /* each alternative has its own */
    }
    return sw_run_draw(run, &plan->time, item->entity,
                       sw_item_visit(item, step));
}
