#include "model/problem_cause.h"

void sw_problem_cause_begins(struct sw_run *run, struct sw_problem *problem)
{
    const struct sw_repeats_settings *repeats =
        &problem->type->settings->repeats;
    if (repeats->share > 0.0 || repeats->after_cause > 0.0) {
        problem->users++;
        problem->cause_next = run->problems->causes;
        run->problems->causes = problem;
    }
}

static bool comes_again(struct sw_run *run, const struct sw_problem *problem)
{
    const struct sw_problem_type *type = problem->type;
    const struct sw_repeats_settings *repeats = &type->settings->repeats;
    const uint32_t stage = run->model->problems->cause_found;
    const bool removed =
        stage != SW_NO_STAGE && problem->passed_us[stage] != SW_NEVER_US;
    return sw_run_unit(run, type->repeats_purpose, problem->entity, 0, 0) <
           (removed ? repeats->after_cause : repeats->share);
}

uint32_t sw_problem_causes_of(struct sw_run *run, const struct sw_order *order)
{
    struct sw_problem **at = &run->problems->causes;
    uint32_t types = 0;
    while (*at != NULL) {
        struct sw_problem *problem = *at;
        if (problem->product != order->product || problem->found_on == order) {
            at = &problem->cause_next;
            continue;
        }
        *at = problem->cause_next;
        if (comes_again(run, problem)) {
            types |= 1U << problem->type->index;
        }
        sw_problem_release(run, problem);
    }
    return types;
}
