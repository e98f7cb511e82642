#include "model/problem_begin.h"

#include "base/hash.h"
#include "model/order.h"
#include "model/order_items.h"
#include "model/policy.h"
#include "model/problem_cause.h"
#include "model/problem_hold.h"
#include "model/problem_payment.h"
#include "model/problem_usable.h"
#include "model/test_lot.h"

#include <stdio.h>
#include <string.h>

/* ---------------------------------------------------------------- noting -- */

static uint32_t draw_severity(struct sw_run *run,
                              const struct sw_problem_type *type,
                              uint64_t entity)
{
    const struct sw_shares *severities = &type->severities;
    if (severities->count < 2) {
        return type->classes[0];
    }
    return type->classes[sw_shares_pick(
        severities, sw_run_unit(run, type->severity_purpose, entity, 0, 0))];
}

static void name_it(struct sw_problem *problem, const char *order)
{
    const char *type = problem->type->name;
    char *name = problem->name;
    problem->order_length = strlen(order);
    if (problem->lot == 0) {
        (void)snprintf(name, SW_PROBLEM_NAME_BYTES, "%s/%s", order, type);
    } else {
        (void)snprintf(name, SW_PROBLEM_NAME_BYTES, "%s/%u/%s", order,
                       problem->lot, type);
    }
}

/* What is to be known of the order when that is gone. `lot` is the one of that
 * number; NULL: it is not there. */
static void note_order(struct sw_problem *problem, struct sw_order *order,
                       uint32_t number, const struct sw_item *lot)
{
    const bool of_order = sw_problem_is_of_order(problem->type);
    const int scope = problem->type->settings->scope;
    problem->users++;
    problem->found_on = order;
    problem->found_as = order->entity;
    problem->next = order->problems;
    order->problems = problem;
    problem->customer = order->project->customer;
    problem->number = order->project->number;
    problem->project = order->project->entity;
    problem->product = order->product;
    problem->lot = of_order ? 0 : number;
    problem->attempt = lot == NULL ? 0 : lot->attempt;
    problem->grams =
        of_order ? order->grams
                 : sw_order_lot_grams(order->grams, order->lot_count, number);
    problem->repeated = (order->repeats >> problem->type->index & 1U) != 0 &&
                        (of_order || order->repeats_lot == number);
    if (lot != NULL && lot->heat != NULL &&
        (scope == SW_SCOPE_HEAT || scope == SW_SCOPE_TEST_LOT)) {
        problem->heat = lot->heat->entity;
    }
    char buffer[SW_PROBLEM_NAME_BYTES];
    name_it(problem, sw_order_name(order, buffer, sizeof(buffer)));
}

/* ------------------------------------------------------------- beginning -- */

/* In a turn of its own: it was found in the midst of somebody's leaving. */
static void receive(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_problem *problem = self;
    struct sw_project *project =
        sw_project_create(run, &problem->type->demand, problem->number);
    project->customer = problem->customer;
    sw_problem_hold_received(run, problem);
    const struct sw_order_entry entry = {
        .product = problem->type->product,
        .project = project,
        .problem = problem,
        .entity = problem->entity,
        .class_index = problem->class_index,
        .requested_us = SW_NEVER_US,
        .promised_us = SW_NEVER_US,
    };
    if (problem->found_on != NULL && problem->found_on->watches != NULL) {
        sw_policies_tell(
            run, problem->found_on,
            &(struct sw_news){.kind = SW_NEWS_PROBLEM, .problem = problem});
    }
    sw_order_enter(run, &entry);
    sw_project_release(run, project);
}

/* It is kept by the order that it is, and by what else is told. */
static struct sw_problem *
create(struct sw_run *run, const struct sw_problem_type *type, uint64_t entity)
{
    struct sw_problem *problem = sw_pool_take(run->problems->pool);
    *problem = (struct sw_problem){
        .type = type,
        .entity = entity,
        .project = entity,
        .users = 1,
        .found_us = sw_run_now(run),
        .settled_us = SW_NEVER_US,
    };
    for (size_t i = 0; i < SW_PROBLEM_STAGES_MAX; i++) {
        problem->passed_us[i] = SW_NEVER_US;
    }
    return problem;
}

void sw_problem_begin(struct sw_run *run, const struct sw_problem_type *type,
                      const struct sw_step *step, const struct sw_item *lot)
{
    const uint64_t whose =
        sw_problem_is_of_order(type) ? lot->order->entity : lot->entity;
    struct sw_problem *problem =
        create(run, type, sw_hash_pair(whose, type->demand.entity));
    problem->found_at = step;
    problem->class_index = draw_severity(run, type, problem->entity);
    note_order(problem, lot->order, lot->lot, lot);
    sw_usable_found(run, problem);
    sw_payment_found(run, problem);
    sw_problem_hold_found(run, problem);
    sw_problem_cause_begins(run, problem);
    (void)sw_engine_schedule(run->engine, sw_run_now(run), SW_PHASE_DEMAND,
                             receive, problem);
}

/* ------------------------------------------------------------ of a history --
 */

static struct sw_order *find_open(const struct sw_run *run, uint32_t known)
{
    struct sw_order *order = known == 0 ? NULL : run->open_orders;
    while (order != NULL && order->known != known) {
        order = order->next;
    }
    return order;
}

/* Any part or branch of it tells of the lot. */
static const struct sw_item *find_lot(const struct sw_order *order,
                                      uint32_t number)
{
    for (struct sw_item *item = order->items; item != NULL;
         item = item->of_order_next) {
        const struct sw_item *lot = sw_order_items_lot(item);
        if (lot->lot == number) {
            return lot;
        }
    }
    return NULL;
}

/* What the row tells counts for more than what the order is. */
static void note_open(struct sw_run *run, struct sw_problem *problem,
                      const struct sw_past_problem *past,
                      struct sw_order *order)
{
    const uint32_t lot = past->lot == 0 ? 1 : past->lot;
    note_order(problem, order, lot, find_lot(order, lot));
    if (past->customer[0] != '\0') {
        problem->customer = past->customer;
    }
    if (past->grams > 0) {
        problem->grams = past->grams;
    }
    sw_usable_found(run, problem);
}

static void note_past(struct sw_problem *problem,
                      const struct sw_past_problem *past)
{
    problem->customer = past->customer;
    problem->product = past->product;
    problem->lot = past->lot;
    problem->grams = past->grams;
    if (past->order != NULL && past->order[0] != '\0') {
        name_it(problem, past->order);
    } else {
        (void)snprintf(problem->name, SW_PROBLEM_NAME_BYTES, "%s",
                       problem->type->name);
    }
}

/* Rows may tell the same twice, and those of no order have nothing else. */
static void name_apart(struct sw_problem *problem,
                       const struct sw_past_problem *past)
{
    if (past->again || problem->order_length == 0) {
        const size_t length = strlen(problem->name);
        (void)snprintf(problem->name + length, SW_PROBLEM_NAME_BYTES - length,
                       "-%llu", (unsigned long long)past->number);
    }
}

/* No cause is noted: with a history nothing is drawn that it could spoil. */
void sw_problem_begin_past(struct sw_run *run,
                           const struct sw_past_problem *past)
{
    const struct sw_problem_type *type = past->type;
    struct sw_problem *problem =
        create(run, type, sw_hash_pair(type->demand.entity, past->number));
    struct sw_order *order = find_open(run, past->known);
    problem->found_at = past->found_at;
    problem->class_index = past->class_index != UINT32_MAX
                               ? past->class_index
                               : draw_severity(run, type, problem->entity);
    if (order != NULL) {
        note_open(run, problem, past, order);
    } else {
        note_past(problem, past);
    }
    name_apart(problem, past);
    problem->number = past->number;
    sw_payment_found(run, problem);
    sw_problem_hold_found(run, problem);
    receive(run, problem);
}
