#include "model/opening_state.h"

#include "scenario/diagnostic_codes.h"

const char *const SW_OPENING_STATES[] = {"waiting", "in_process", "on_hold",
                                         NULL};

static bool check_words(struct sw_diagnostics *diagnostics,
                        const struct sw_opening_stand *stand,
                        struct sw_place place)
{
    if (stand->rest_us > 0 && stand->state != SW_OPENING_IN_PROCESS) {
        return sw_diagnose(diagnostics, place, SW_CODE(OPENING),
                           "`rest` is told of work in process: let `state` be "
                           "in_process");
    }
    if ((stand->until_us != 0) != (stand->state == SW_OPENING_ON_HOLD)) {
        return sw_diagnose(diagnostics, place, SW_CODE(OPENING),
                           "a lot on_hold needs a date `until` which it is, "
                           "and others have none");
    }
    return stand->until_us >= 0 ||
           sw_diagnose(diagnostics, place, SW_CODE(OPENING),
                       "the hold ends before the start of the run: let the lot "
                       "be waiting");
}

static bool take_unit(struct sw_opening_states *states,
                      const struct sw_resource *resource, struct sw_place place)
{
    if (resource->down_until_us > 0) {
        return sw_diagnose(states->compiler->diagnostics, place,
                           SW_CODE(OPENING),
                           "'%s' is down at the start: nothing is in process "
                           "there",
                           resource->name);
    }
    states->busy[resource->index]++;
    return states->busy[resource->index] <= resource->units ||
           sw_diagnose(states->compiler->diagnostics, place, SW_CODE(OPENING),
                       "more lots are in process at the start than '%s' has "
                       "units, %u",
                       resource->name, resource->units);
}

static bool take_units(struct sw_opening_states *states,
                       const struct sw_step *step, struct sw_place place)
{
    const struct sw_service_plan *service = step->service;
    if (service == NULL) {
        return true;
    }
    if (service->alternative_count > 0) {
        return sw_diagnose(states->compiler->diagnostics, place,
                           SW_CODE(OPENING),
                           "'%s' is served by any of several resources, so "
                           "none is known to work on the lot: let it be "
                           "waiting",
                           step->name);
    }
    bool good = take_unit(states, step->resource, place);
    for (size_t i = 0; i < service->also_count; i++) {
        good = take_unit(states, service->also[i], place) && good;
    }
    return good;
}

bool sw_opening_state_take(struct sw_opening_states *states,
                           const struct sw_opening_stand *stand,
                           const struct sw_step *step, struct sw_place place)
{
    struct sw_compiler *compiler = states->compiler;
    if (!check_words(compiler->diagnostics, stand, place)) {
        return false;
    }
    if (stand->state == SW_OPENING_ON_HOLD) {
        compiler->model->suspends = true;
    }
    if (stand->state != SW_OPENING_IN_PROCESS) {
        return true;
    }
    if (!step->kind->goes_on || step->per_batch) {
        return sw_diagnose(compiler->diagnostics, place, SW_CODE(OPENING),
                           "a lot is in process only at steps delay and "
                           "process that lots pass singly, not at '%s': let it "
                           "be waiting",
                           step->name);
    }
    return take_units(states, step, place);
}
