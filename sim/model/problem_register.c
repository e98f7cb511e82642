#include "model/problem_register.h"

#include <stdio.h>
#include <string.h>

/* The disciplines of 8D, and the stages by which they are done; the last is the
 * end. */
static const char *const STAGES[SW_DISCIPLINES] = {
    "acknowledged", "triaged",  "contained", "cause_found",
    "disposition",  "executed", "prevented", NULL,
};

static int64_t passed_us(const struct sw_problem_plan *plan,
                         const struct sw_problem *problem, const char *stage)
{
    for (size_t i = 0; i < plan->stage_count; i++) {
        if (strcmp(plan->stages[i].name, stage) == 0) {
            return problem->passed_us[i];
        }
    }
    return SW_NEVER_US;
}

void sw_problem_tell(const struct sw_run *run, const struct sw_problem *problem,
                     int64_t closed_us)
{
    if (run->observer->problem == NULL) {
        return;
    }
    char order[SW_PROBLEM_NAME_BYTES];
    char replacement[SW_PROBLEM_NAME_BYTES + sizeof(SW_REPLACEMENT_SUFFIX)];
    (void)snprintf(order, sizeof(order), "%.*s", (int)problem->order_length,
                   problem->name);
    (void)snprintf(replacement, sizeof(replacement), "%s" SW_REPLACEMENT_SUFFIX,
                   problem->name);
    struct sw_problem_record record = {
        .problem = problem->name,
        .order = order,
        .lot = problem->lot,
        .customer = problem->customer,
        .product = problem->product->name,
        .type = problem->type->name,
        .severity = run->model->classes[problem->class_index].name,
        .found_at = problem->found_at == NULL ? "" : problem->found_at->name,
        .disposition = problem->disposed && problem->type->disposes
                           ? SW_DISPOSITION_NAMES[problem->disposition]
                           : "",
        .replacement = problem->replaced_g > 0 ? replacement : "",
        .grams = problem->grams,
        .replaced_g = problem->replaced_g,
        .found_us = problem->found_us,
        .held_us = problem->held_us,
        .stood_us = problem->stood_us,
        .settled_us = problem->settled_us,
        .withheld = problem->was_withheld ? problem->withheld : 0,
        .money = problem->disposed_for + problem->stood_for + problem->interest,
        .reopened = problem->reopened,
        .repeated = problem->repeated,
    };
    for (int i = 0; i + 1 < SW_DISCIPLINES; i++) {
        record.done_us[i] = passed_us(run->model->problems, problem, STAGES[i]);
    }
    record.done_us[SW_DISCIPLINES - 1] = closed_us;
    run->observer->problem(run->observer->self, &record);
}
