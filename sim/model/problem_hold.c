#include "model/problem_hold.h"

#include "model/cost.h"
#include "model/curb.h"
#include "model/order_items.h"
#include "model/test_lot.h"

/* ----------------------------------------------------------------- scope -- */

bool sw_problem_is_about(const struct sw_problem *problem, struct sw_item *item)
{
    const struct sw_item *lot = sw_order_items_lot(item);
    return item->order == problem->found_on &&
           item->order->entity == problem->found_as &&
           (problem->lot == 0 ||
            (lot->lot == problem->lot && lot->attempt == problem->attempt));
}

/* Lots of one heat and one gauge are tested together. */
static bool is_suspect(const struct sw_problem *problem, struct sw_item *item)
{
    const struct sw_heat *heat = sw_order_items_lot(item)->heat;
    const struct sw_product *product = item->order->product;
    return heat != NULL && heat->entity == problem->heat &&
           (problem->type->settings->scope == SW_SCOPE_HEAT ||
            product->like->settings->family.gauge_um ==
                problem->product->like->settings->family.gauge_um);
}

static bool is_in_scope(const struct sw_problem *problem, struct sw_item *item)
{
    return sw_problem_is_about(problem, item) ||
           (problem->contained && problem->heat != 0 &&
            is_suspect(problem, item));
}

/* ----------------------------------------------------------- putting aside --
 */

static void put_aside(struct sw_problem *problem, struct sw_item *item)
{
    sw_order_items_follow(item);
    item->parked = true;
    item->held_for = problem;
    sw_item_list_add(&problem->held, item);
}

bool sw_problem_holds(const struct sw_run *run, struct sw_item *item)
{
    if (item->order == NULL || item->at->code != SW_OP_STEP) {
        return false;
    }
    for (struct sw_problem *problem = run->problems->holding; problem != NULL;
         problem = problem->holding_next) {
        if (is_in_scope(problem, item)) {
            put_aside(problem, item);
            return true;
        }
    }
    return false;
}

void sw_problem_let_go(struct sw_run *run, struct sw_item *item)
{
    struct sw_problem *problem = item->held_for;
    item->parked = false;
    item->held_for = NULL;
    sw_item_list_remove(&problem->held, item);
    problem->held_us += sw_run_now(run) - item->since_us;
    sw_item_book(run, item, item->at->step, SW_CLASS_HOLD);
}

static bool can_be_withdrawn(const struct sw_item *item)
{
    const bool rides = item->kind != SW_ITEM_BRANCH && item->carrier != NULL;
    return sw_order_items_waits(item) && !rides &&
           item->at->step->kind->withdraw != NULL;
}

static struct sw_item *find_waiting(const struct sw_run *run,
                                    const struct sw_problem *problem)
{
    for (struct sw_order *order = run->open_orders; order != NULL;
         order = order->next) {
        for (struct sw_item *item = order->items; item != NULL;
             item = item->of_order_next) {
            if (can_be_withdrawn(item) && is_in_scope(problem, item)) {
                return item;
            }
        }
    }
    return NULL;
}

/* To withdraw one lot may let others go on, so the search begins anew. */
static void withdraw_waiting(struct sw_run *run, struct sw_problem *problem)
{
    for (struct sw_item *item = find_waiting(run, problem); item != NULL;
         item = find_waiting(run, problem)) {
        sw_item_withdraw(run, item);
        put_aside(problem, item);
    }
}

/* ------------------------------------------------------------ standing still
 */

static bool stops_a_line(const struct sw_problem *problem)
{
    return problem->type->stopped != NULL &&
           (problem->type->stopped_classes >> problem->class_index & 1U) != 0;
}

/* What the standstill up to now costs, as far as it falls in the window. */
static int64_t stop_cost(const struct sw_run *run,
                         const struct sw_problem *problem)
{
    return sw_cost_at(problem->type->settings->stops.cost,
                      sw_cost_span_us(run, problem->found_us));
}

static void line_goes_on(struct sw_run *run, struct sw_problem *problem)
{
    const struct sw_problem_type *type = problem->type;
    if (!problem->stands_still) {
        return;
    }
    problem->stands_still = false;
    problem->stood_us = sw_run_now(run) - problem->found_us;
    sw_curbs_stand_still(&run->resources[type->stopped->index], false);
    problem->stood_for =
        sw_cost_at(type->settings->stops.cost, problem->stood_us);
    sw_cost_pay_product(run, type->stop_account, problem->product,
                        stop_cost(run, problem));
}

void sw_problem_hold_window_closes(struct sw_run *run,
                                   const struct sw_problem *problem)
{
    if (problem->stands_still) {
        sw_cost_charge(run, problem->type->stop_account, problem->product,
                       stop_cost(run, problem));
    }
}

void sw_problem_hold_run_ends(const struct sw_run *run,
                              struct sw_problem *problem)
{
    const int64_t now_us = sw_run_now(run);
    if (problem->stands_still) {
        problem->stood_us = now_us - problem->found_us;
        problem->stood_for =
            sw_cost_at(problem->type->settings->stops.cost, problem->stood_us);
    }
    for (const struct sw_item *item = problem->held.first; item != NULL;
         item = item->next) {
        problem->held_us += now_us - item->since_us;
    }
}

/* ---------------------------------------------------------------- moments --
 */

void sw_problem_hold_found(struct sw_run *run, struct sw_problem *problem)
{
    if (problem->type->settings->hold) {
        problem->holding_next = run->problems->holding;
        run->problems->holding = problem;
    }
    if (stops_a_line(problem)) {
        problem->stands_still = true;
        sw_curbs_stand_still(&run->resources[problem->type->stopped->index],
                             true);
    }
}

void sw_problem_hold_received(struct sw_run *run, struct sw_problem *problem)
{
    if (problem->type->settings->hold) {
        withdraw_waiting(run, problem);
    }
}

void sw_problem_hold_contained(struct sw_run *run, struct sw_problem *problem)
{
    problem->contained = true;
    line_goes_on(run, problem);
    if (problem->type->settings->hold && !problem->disposed &&
        problem->heat != 0) {
        withdraw_waiting(run, problem);
    }
}

void sw_problem_hold_ends(struct sw_run *run, struct sw_problem *problem)
{
    for (struct sw_problem **at = &run->problems->holding; *at != NULL;
         at = &(*at)->holding_next) {
        if (*at == problem) {
            *at = problem->holding_next;
            return;
        }
    }
}
