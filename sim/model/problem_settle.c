#include "model/problem_settle.h"

#include "base/hash.h"
#include "model/cost.h"
#include "model/item_way.h"
#include "model/order.h"
#include "model/problem_hold.h"
#include "model/step_check.h"

/* ----------------------------------------------------------- replacements --
 */

/* An order like the one before, for what was taken back of it. It is nobody's
 * first wish: it is in no cohort. */
static void replace(struct sw_run *run, struct sw_problem *problem,
                    int64_t grams)
{
    struct sw_project *project =
        sw_project_create(run, &problem->type->demand, problem->number);
    project->customer = problem->customer;
    problem->users++;
    const struct sw_order_entry entry = {
        .product = problem->product,
        .project = project,
        .replaces = problem,
        .entity = sw_hash_pair(problem->entity, 1),
        .class_index = problem->type->replacement_class,
        .grams = grams,
        .requested_us = SW_NEVER_US,
        .promised_us = SW_NEVER_US,
    };
    sw_order_enter(run, &entry);
    sw_project_release(run, project);
}

/* ------------------------------------------------------------------ goods --
 */

/* What is held of the lot that it was found on, if any; the rest is used. */
static struct sw_item *find_held(const struct sw_problem *problem)
{
    struct sw_item *item = problem->held.first;
    while (item != NULL && !sw_problem_is_about(problem, item)) {
        item = item->next;
    }
    return item;
}

/* A lot in branches counts with the first of them. */
static int64_t net_of(const struct sw_item *item)
{
    if (item->kind != SW_ITEM_BRANCH) {
        return item->net_g;
    }
    return item->carrier->sent == NULL ? item->net_g : 0;
}

static int64_t take_back(struct sw_run *run, struct sw_problem *problem)
{
    int64_t net_g = 0;
    for (struct sw_item *item = find_held(problem); item != NULL;
         item = find_held(problem)) {
        sw_problem_let_go(run, item);
        net_g += net_of(item);
        sw_item_scrap(run, item->at->step, item);
        sw_item_proceed(run, item);
    }
    return net_g;
}

/* What has not come so far, or would be cut again, goes on; so does what is
 * found by a history where none of its product is looked for, and could not
 * begin there. */
static bool can_go_back(const struct sw_problem *problem,
                        const struct sw_item *item)
{
    const struct sw_product *product = item->order->product;
    const struct sw_op *to =
        sw_product_target(product, problem->type->rework_to);
    return to != NULL && to < item->at && to->most == item->at->most &&
           sw_product_fork_around(product, to) == NULL;
}

static struct sw_item *find_back(const struct sw_problem *problem)
{
    struct sw_item *item = problem->held.first;
    while (item != NULL && !(sw_problem_is_about(problem, item) &&
                             can_go_back(problem, item))) {
        item = item->next;
    }
    return item;
}

static void send_back(struct sw_run *run, struct sw_problem *problem)
{
    for (struct sw_item *item = find_back(problem); item != NULL;
         item = find_back(problem)) {
        sw_problem_let_go(run, item);
        sw_item_send_to(item, problem->type->rework_to);
        sw_item_proceed(run, item);
    }
}

/* What is put aside goes on, or is held for another problem. */
static void let_all_go(struct sw_run *run, struct sw_problem *problem)
{
    while (problem->held.first != NULL) {
        struct sw_item *item = problem->held.first;
        sw_problem_let_go(run, item);
        sw_item_proceed(run, item);
    }
}

/* ------------------------------------------------------------- disposition --
 */

static enum sw_disposition draw(struct sw_run *run,
                                const struct sw_problem *problem)
{
    const struct sw_problem_type *type = problem->type;
    const struct sw_dispositions_settings *all = &type->settings->dispositions;
    const double unit =
        sw_run_unit(run, type->disposition_purpose, problem->entity, 0, 0);
    double below = 0.0;
    int last = 0;
    for (int i = 0; i < SW_DISPOSITIONS; i++) {
        below += all->by[i].share;
        last = all->by[i].share > 0.0 ? i : last;
        if (unit < below) {
            return (enum sw_disposition)i;
        }
    }
    return (enum sw_disposition)last;
}

static void carry_out(struct sw_run *run, struct sw_problem *problem)
{
    const struct sw_problem_type *type = problem->type;
    const enum sw_disposition disposition = draw(run, problem);
    problem->disposition = disposition;
    problem->disposed_for = sw_cost_at(
        type->settings->dispositions.by[disposition].cost, problem->grams);
    sw_cost_pay_product(run, type->accounts[disposition], problem->product,
                        problem->disposed_for);
    if (disposition == SW_REWORK) {
        send_back(run, problem);
    } else if (disposition == SW_CREDIT) {
        (void)take_back(run, problem);
    } else if (disposition == SW_REPLACE) {
        problem->replaced_g = take_back(run, problem);
        if (problem->replaced_g > 0) {
            replace(run, problem, problem->replaced_g);
        }
    }
}

void sw_problem_dispose(struct sw_run *run, struct sw_problem *problem)
{
    struct sw_order *found_on = problem->found_on;
    problem->disposed = true;
    sw_problem_hold_ends(run, problem);
    if (found_on != NULL) {
        sw_order_keep(found_on);
    }
    if (problem->type->disposes) {
        carry_out(run, problem);
    }
    let_all_go(run, problem);
    if (found_on != NULL) {
        sw_order_let_go(run, found_on);
    }
}
