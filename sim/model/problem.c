#include "model/problem.h"

#include "base/memory.h"
#include "model/order.h"
#include "model/order_items.h"
#include "model/problem_begin.h"
#include "model/problem_cause.h"
#include "model/problem_hold.h"
#include "model/problem_payment.h"
#include "model/problem_register.h"
#include "model/problem_settle.h"
#include "model/problem_tally.h"
#include "model/problem_usable.h"

#include <assert.h>

/* ------------------------------------------------------------------ a run --
 */

void sw_problems_create(struct sw_run *run)
{
    if (run->model->problems != NULL) {
        run->problems = sw_new(struct sw_problems);
        run->problems->pool = sw_pool_create(sizeof(struct sw_problem));
        run->problems->usables = sw_pool_create(sizeof(struct sw_usable));
        sw_problem_tallies_create(run);
    }
}

void sw_problems_destroy(struct sw_run *run)
{
    if (run->problems != NULL) {
        sw_problem_tallies_destroy(run);
        sw_pool_destroy(run->problems->usables);
        sw_pool_destroy(run->problems->pool);
        sw_free(run->problems);
    }
}

void sw_problem_release(struct sw_run *run, struct sw_problem *problem)
{
    problem->users--;
    if (problem->users == 0) {
        assert(problem->disposed);
        assert(!sw_engine_pending(run->engine, problem->due));
        sw_pool_give(run->problems->pool, problem);
    }
}

/* --------------------------------------------------------------- having -- */

/* Which of the types that are of orders, or of lots, this one will have. */
static uint32_t draw_faults(struct sw_run *run, uint32_t possible,
                            uint64_t entity, bool of_order)
{
    const struct sw_problem_plan *plan = run->model->problems;
    uint32_t faults = 0;
    for (size_t i = 0; i < plan->type_count; i++) {
        const struct sw_problem_type *type = &plan->types[i];
        if ((possible >> i & 1U) != 0 &&
            sw_problem_is_of_order(type) == of_order &&
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
        order->repeats = sw_problem_causes_of(run, order);
        order->repeats_lot = lot->lot;
        lot->faults |= order->repeats;
    }
}

void sw_problem_order_changed(struct sw_order *order)
{
    order->judged = false;
    order->faults = 0;
    order->repeats = 0;
    order->repeats_lot = 0;
}

/* --------------------------------------------------------------- finding -- */

/* Parts of a lot have its problem once. */
static bool is_found(const struct sw_item *lot,
                     const struct sw_problem_type *type)
{
    const struct sw_problem *problem = lot->order->problems;
    while (problem != NULL &&
           (problem->type != type || problem->found_as != lot->order->entity ||
            (!sw_problem_is_of_order(type) &&
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

void sw_problem_look(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item)
{
    struct sw_item *lot = sw_order_items_lot(item);
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
            sw_problem_begin(run, type, step, lot);
        }
    }
}

/* ---------------------------------------------------------------- stages -- */

bool sw_problem_is_theirs(const struct sw_step *step)
{
    return step->owner == SW_OWNER_CUSTOMER ||
           step->owner == SW_OWNER_FABRICATOR;
}

int64_t sw_problem_theirs_us(const struct sw_run *run,
                             const struct sw_item *item)
{
    const struct sw_model *model = run->model;
    int64_t sum_us = 0;
    for (size_t i = 0; i < model->cell_count; i++) {
        const struct sw_step *step = model->cells[i].step;
        if (step != NULL && sw_problem_is_theirs(step)) {
            sum_us += item->ledger[i];
        }
    }
    return sum_us;
}

static void contain(struct sw_run *run, struct sw_problem *problem)
{
    if (!problem->contained) {
        sw_problem_hold_contained(run, problem);
    }
}

static void dispose(struct sw_run *run, struct sw_problem *problem)
{
    if (!problem->disposed) {
        sw_problem_dispose(run, problem);
        sw_usable_disposed(run, problem);
    }
}

/* What moves other lots has turns of its own, in the midst of no leaving. */
static void contain_now(void *context, void *self)
{
    contain(context, self);
    sw_problem_release(context, self);
}

static void dispose_now(void *context, void *self)
{
    dispose(context, self);
    sw_problem_release(context, self);
}

static void in_a_turn(struct sw_run *run, struct sw_problem *problem,
                      sw_event_fn *happens)
{
    problem->users++;
    (void)sw_engine_schedule(run->engine, sw_run_now(run), SW_PHASE_DEMAND,
                             happens, problem);
}

/* What is opened again has passed for the first time before. */
static void pass(struct sw_run *run, const struct sw_item *item, uint32_t stage)
{
    struct sw_problem *problem = item->order->problem;
    const struct sw_problem_plan *plan = run->model->problems;
    if (problem->passed_us[stage] != SW_NEVER_US) {
        return;
    }
    problem->passed_us[stage] = sw_run_now(run);
    problem->theirs_us[stage] = sw_problem_theirs_us(run, item);
    if (stage == plan->settled) {
        sw_payment_settled(run, problem);
    }
    if (stage == plan->contained) {
        in_a_turn(run, problem, contain_now);
    }
    if (stage == plan->disposition) {
        in_a_turn(run, problem, dispose_now);
    }
}

void sw_problem_pass(struct sw_run *run, const struct sw_step *step,
                     const struct sw_item *item)
{
    for (uint32_t i = 0; i < run->model->problems->stage_count; i++) {
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
    const struct sw_problem_plan *plan = run->model->problems;
    if (comes_back(run, problem)) {
        problem->reopened++;
        item->at = problem->type->reopened_at;
        sw_item_begin(run, item);
        return false;
    }
    for (uint32_t i = 0; i < plan->stage_count; i++) {
        if (plan->stages[i].at_end) {
            pass(run, item, i);
        }
    }
    contain(run, problem);
    dispose(run, problem);
    sw_payment_settled(run, problem);
    return true;
}

/* ---------------------------------------------------------------- orders -- */

void sw_problem_order_entered(struct sw_run *run, struct sw_order *order)
{
    struct sw_problem *problem = order->problem;
    if (run->model->problems->holds ||
        (problem != NULL && run->policies != NULL)) {
        order->followed = true;
    }
    if (order->replaces != NULL) {
        sw_usable_replaced(order);
    }
    if (problem != NULL) {
        problem->order = order;
        order->bills = problem->product;
        sw_problem_tally_received(run, problem);
    }
}

void sw_problem_order_closed(struct sw_run *run, struct sw_order *order)
{
    sw_usable_closed(run, order);
    while (order->problems != NULL) {
        struct sw_problem *problem = order->problems;
        order->problems = problem->next;
        problem->found_on = NULL;
        sw_problem_release(run, problem);
    }
    if (order->problem != NULL) {
        sw_problem_tally_closed(run, order->problem);
        sw_problem_tell(run, order->problem, sw_run_now(run));
        order->problem->order = NULL;
        sw_problem_release(run, order->problem);
    }
    if (order->replaces != NULL) {
        sw_problem_release(run, order->replaces);
    }
}
