#include "model/problem_usable.h"

#include "model/problem_tally.h"

static struct sw_usable *create(struct sw_run *run,
                                const struct sw_order *order)
{
    const int64_t delivered_us = order->passed_us[run->model->delivered];
    struct sw_usable *usable = sw_pool_take(run->problems->usables);
    *usable = (struct sw_usable){
        .users = 1,
        .group = order->product->group,
        .counted = order->counted,
        .delivered = delivered_us != SW_NEVER_US,
        .entered_us = order->entered_us,
        .delivered_us = delivered_us,
        .ready_us = delivered_us,
    };
    if (usable->counted) {
        sw_run_keep_on(run, true);
    }
    return usable;
}

static void release(struct sw_run *run, struct sw_usable *usable)
{
    usable->users--;
    if (usable->users > 0) {
        return;
    }
    if (usable->counted && usable->delivered) {
        sw_problem_tally_usable(run, usable->group,
                                usable->ready_us - usable->entered_us,
                                usable->ready_us - usable->delivered_us);
    }
    if (usable->counted) {
        sw_problem_tally_unusable(run, usable->group, -1);
        sw_run_keep_on(run, false);
    }
    sw_pool_give(run->problems->usables, usable);
}

void sw_usable_found(struct sw_run *run, struct sw_problem *problem)
{
    struct sw_order *order = problem->found_on;
    if (!run->model->problems->replaces) {
        return;
    }
    if (order->usable == NULL) {
        order->usable = create(run, order);
    }
    problem->usable = order->usable;
    problem->usable->users++;
}

void sw_usable_disposed(struct sw_run *run, struct sw_problem *problem)
{
    if (problem->usable != NULL) {
        release(run, problem->usable);
        problem->usable = NULL;
    }
}

void sw_usable_replaced(struct sw_order *order)
{
    order->usable = order->replaces->usable;
    order->usable->users++;
}

void sw_usable_delivered(struct sw_run *run, const struct sw_order *order)
{
    struct sw_usable *usable = order->usable;
    usable->ready_us = sw_run_now(run);
    if (order->replaces == NULL) {
        usable->delivered = true;
        usable->delivered_us = sw_run_now(run);
    }
}

void sw_usable_closed(struct sw_run *run, const struct sw_order *order)
{
    const int64_t delivered_us = order->passed_us[run->model->delivered];
    if (order->usable != NULL) {
        if (order->replaces == NULL && order->usable->counted) {
            sw_problem_tally_unusable(run, order->usable->group, +1);
        }
        release(run, order->usable);
    } else if (order->counted && delivered_us != SW_NEVER_US) {
        sw_problem_tally_usable(run, order->product->group,
                                delivered_us - order->entered_us, 0);
    }
}
