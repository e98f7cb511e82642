#include "model/crew.h"

#include "model/service.h"
#include "scenario/diagnostic_codes.h"

static void served(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *call)
{
    (void)step;
    struct sw_wear *wear = call->mends;
    sw_service_release(run, call);
    sw_item_destroy(run, call);
    sw_unit_repaired(wear);
}

static bool has_crew(const struct sw_object *resource)
{
    const struct sw_resource_settings *settings = resource->values;
    for (size_t i = 0; i < settings->breakdowns.count; i++) {
        const struct sw_breakdown_settings *breakdown =
            settings->breakdowns.at[i].values;
        if (breakdown->crew.text != NULL) {
            return true;
        }
    }
    return false;
}

/* The step of a call books its time where nobody looks: a call has no time. */
bool sw_crew_compile(struct sw_compiler *compiler,
                     const struct sw_resource *resource, struct sw_name crew,
                     struct sw_breakdown *breakdown)
{
    const struct sw_model *model = compiler->model;
    if (crew.text == NULL) {
        return true;
    }
    const struct sw_resource *found = sw_compiler_resource(compiler, crew);
    if (found == NULL) {
        return false;
    }
    if (has_crew(&model->settings->resources.at[found - model->resources])) {
        return sw_diagnose(
            compiler->diagnostics, crew.place, SW_CODE(BREAKDOWN),
            "the crew '%s' would wait for a crew itself", crew.text);
    }
    struct sw_step *step = sw_arena_new(compiler->arena, struct sw_step);
    struct sw_service_plan *service =
        sw_arena_new(compiler->arena, struct sw_service_plan);
    struct sw_op *call = sw_arena_new(compiler->arena, struct sw_op);
    service->served = served;
    step->name = resource->name;
    step->resource = found;
    step->service = service;
    step->work_class = SW_CLASS_PROCESS;
    call->code = SW_OP_STEP;
    call->step = step;
    breakdown->call = call;
    return true;
}

void sw_crew_call(struct sw_run *run, const struct sw_breakdown *breakdown,
                  struct sw_wear *wear, int64_t repair_us)
{
    struct sw_item *call = sw_item_create(run, SW_ITEM_CARRIER);
    call->at = breakdown->call;
    call->mends = wear;
    sw_service_ask(run, call->at->step, call, repair_us);
}
