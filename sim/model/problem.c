#include "model/problem.h"

#include "base/hash.h"
#include "base/memory.h"
#include "model/order.h"
#include "model/problem_tally.h"

#include <stdio.h>

enum { NAME_BYTES = 160 };

/* ------------------------------------------------------------------ a run --
 */

void sw_problems_create(struct sw_run *run)
{
    if (run->model->problems != NULL) {
        run->problems = sw_new(struct sw_problems);
        run->problems->pool = sw_pool_create(sizeof(struct sw_problem));
        sw_problem_tallies_create(run);
    }
}

void sw_problems_destroy(struct sw_run *run)
{
    if (run->problems != NULL) {
        sw_problem_tallies_destroy(run);
        sw_pool_destroy(run->problems->pool);
        sw_free(run->problems);
    }
}

const char *sw_problem_name(const struct sw_problem *problem, char *buffer,
                            size_t size)
{
    char order[NAME_BYTES];
    const char *name = sw_order_id_text(&problem->id, order, sizeof(order));
    if (problem->lot == 0) {
        (void)snprintf(buffer, size, "%s/%s", name, problem->type->name);
    } else {
        (void)snprintf(buffer, size, "%s/%u/%s", name, problem->lot,
                       problem->type->name);
    }
    return buffer;
}

/* --------------------------------------------------------------- finding -- */

static struct sw_item *lot_of(struct sw_item *item)
{
    while (item->kind == SW_ITEM_BRANCH) {
        item = item->carrier;
    }
    return item;
}

static bool is_of_order(const struct sw_problem_type *type)
{
    return type->settings->scope == SW_SCOPE_ORDER;
}

/* Which of the types that are of orders, or of lots, this one will have. */
static uint32_t draw_faults(struct sw_run *run, uint32_t possible,
                            uint64_t entity, bool of_order)
{
    const struct sw_problem_plan *plan = run->model->problems;
    uint32_t faults = 0;
    for (size_t i = 0; i < plan->type_count; i++) {
        const struct sw_problem_type *type = &plan->types[i];
        if ((possible >> i & 1U) != 0 && is_of_order(type) == of_order &&
            sw_run_unit(run, type->purpose, entity, 0, 0) <
                type->settings->probability) {
            faults |= 1U << i;
        }
    }
    return faults;
}

void sw_problem_judge(struct sw_run *run, struct sw_item *lot)
{
    struct sw_order *order = lot->order;
    const uint32_t possible = order->product->problems;
    if (possible == 0) {
        return;
    }
    if (!lot->judged) {
        lot->judged = true;
        lot->faults = draw_faults(run, possible, lot->entity, false);
    }
    if (!order->judged) {
        order->judged = true;
        order->faults = draw_faults(run, possible, order->entity, true);
    }
}

/* Parts of a lot have its problem once. */
static bool is_found(const struct sw_item *lot,
                     const struct sw_problem_type *type)
{
    const struct sw_problem *problem = lot->order->problems;
    while (problem != NULL &&
           (problem->type != type ||
            (!is_of_order(type) &&
             (problem->lot != lot->lot || problem->attempt != lot->attempt)))) {
        problem = problem->next;
    }
    return problem != NULL;
}

static bool is_late_enough(const struct sw_run *run,
                           const struct sw_problem_type *type,
                           const struct sw_order *order)
{
    const int64_t late_by_us = type->settings->late_by_us;
    const int64_t due_us = sw_order_due_us(order);
    return late_by_us == 0 ||
           (due_us != SW_NEVER_US && sw_run_now(run) - due_us >= late_by_us);
}

void sw_problem_received(struct sw_run *run, struct sw_order *order)
{
    order->problem->order = order;
    order->bills = order->problem->product;
    sw_problem_tally_received(run, order->problem);
}

static void receive(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_problem *problem = self;
    struct sw_project *project =
        sw_project_create(run, &problem->type->demand, problem->id.number);
    project->customer = problem->customer;
    const struct sw_order_entry entry = {
        .product = problem->type->product,
        .project = project,
        .problem = problem,
        .entity = problem->entity,
        .class_index = problem->class_index,
        .requested_us = SW_NEVER_US,
        .promised_us = SW_NEVER_US,
    };
    sw_order_enter(run, &entry);
    sw_project_release(run, project);
}

/* What it is told by when the order is gone. */
static void note_order(struct sw_problem *problem, const struct sw_item *lot)
{
    struct sw_order *order = lot->order;
    problem->found_on = order;
    problem->next = order->problems;
    order->problems = problem;
    problem->id = sw_order_id(order);
    problem->customer = order->project->customer;
    problem->product = order->product;
    problem->lot = is_of_order(problem->type) ? 0 : lot->lot;
    problem->attempt = lot->attempt;
}

/* It is found in the midst of somebody's leaving: it is received in a turn of
 * its own. */
static void begin(struct sw_run *run, const struct sw_problem_type *type,
                  const struct sw_step *step, const struct sw_item *lot)
{
    struct sw_problem *problem = sw_pool_take(run->problems->pool);
    const uint64_t whose = is_of_order(type) ? lot->order->entity : lot->entity;
    const uint64_t entity = sw_hash_pair(whose, type->demand.entity);
    size_t severity = 0;
    if (type->severities.count > 1) {
        severity = sw_shares_pick(
            &type->severities,
            sw_run_unit(run, type->severity_purpose, entity, 0, 0));
    }
    *problem = (struct sw_problem){
        .type = type,
        .found_at = step,
        .entity = entity,
        .class_index = type->classes[severity],
        .users = 2,
        .found_us = sw_run_now(run),
    };
    for (size_t i = 0; i < SW_PROBLEM_STAGES_MAX; i++) {
        problem->passed_us[i] = SW_NEVER_US;
    }
    note_order(problem, lot);
    (void)sw_engine_schedule(run->engine, sw_run_now(run), SW_PHASE_DEMAND,
                             receive, problem);
}

void sw_problem_look(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item)
{
    struct sw_item *lot = lot_of(item);
    sw_problem_judge(run, lot);
    const uint32_t faults = lot->faults | lot->order->faults;
    for (size_t i = 0; i < step->find_count && faults != 0; i++) {
        const struct sw_problem_find *find = &step->finds[i];
        const struct sw_problem_type *type = find->type;
        if ((faults >> type->index & 1U) == 0 || is_found(lot, type) ||
            !is_late_enough(run, type, lot->order)) {
            continue;
        }
        if (sw_run_unit(run, find->purpose, item->entity,
                        item->visits[step->index], 0) < find->share) {
            begin(run, type, step, lot);
        }
    }
}

/* ---------------------------------------------------------------- stages -- */

/* Of the time so far, what passed at steps that the customer owns. */
static int64_t theirs_us(const struct sw_run *run, const struct sw_item *item)
{
    const struct sw_model *model = run->model;
    int64_t sum_us = 0;
    for (size_t i = 0; i < model->cell_count; i++) {
        const struct sw_step *step = model->cells[i].step;
        if (step != NULL && (step->owner == SW_OWNER_CUSTOMER ||
                             step->owner == SW_OWNER_FABRICATOR)) {
            sum_us += item->ledger[i];
        }
    }
    return sum_us;
}

/* What is opened again has passed for the first time before. */
static void pass(struct sw_run *run, const struct sw_item *item, size_t stage)
{
    struct sw_problem *problem = item->order->problem;
    if (problem->passed_us[stage] == SW_NEVER_US) {
        problem->passed_us[stage] = sw_run_now(run);
        problem->theirs_us[stage] = theirs_us(run, item);
    }
}

void sw_problem_pass(struct sw_run *run, const struct sw_step *step,
                     const struct sw_item *item)
{
    for (size_t i = 0; i < run->model->problems->stage_count; i++) {
        if ((step->stages >> i & 1U) != 0) {
            pass(run, item, i);
        }
    }
}

/* ------------------------------------------------------------------- end -- */

static bool comes_back(struct sw_run *run, const struct sw_problem *problem)
{
    const struct sw_problem_type *type = problem->type;
    const double probability = type->settings->reopened.probability;
    return probability > 0.0 &&
           sw_run_unit(run, type->reopened_purpose, problem->entity,
                       problem->reopened, 0) < probability;
}

bool sw_problem_ends(struct sw_run *run, struct sw_item *item)
{
    struct sw_problem *problem = item->order->problem;
    if (comes_back(run, problem)) {
        problem->reopened++;
        item->at = problem->type->reopened_at;
        sw_item_begin(run, item);
        return false;
    }
    const struct sw_problem_plan *plan = run->model->problems;
    for (size_t i = 0; i < plan->stage_count; i++) {
        if (plan->stages[i].at_end) {
            pass(run, item, i);
        }
    }
    return true;
}

static void let_go(struct sw_run *run, struct sw_problem *problem)
{
    problem->users--;
    if (problem->users == 0) {
        sw_pool_give(run->problems->pool, problem);
    }
}

void sw_problem_order_closed(struct sw_run *run, struct sw_order *order)
{
    while (order->problems != NULL) {
        struct sw_problem *problem = order->problems;
        order->problems = problem->next;
        problem->found_on = NULL;
        let_go(run, problem);
    }
    if (order->problem != NULL) {
        sw_problem_tally_closed(run, order->problem);
        let_go(run, order->problem);
        order->problem = NULL;
    }
}
