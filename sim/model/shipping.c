#include "model/shipping.h"

#include "model/order.h"
#include "model/record.h"
#include "model/step_join.h"
#include "model/step_kind.h"

static struct sw_gather *gather_at(const struct sw_run *run,
                                   const struct sw_item *lot)
{
    return run->steps[lot->at->step->index].own;
}

static void stop_waiting(struct sw_run *run, struct sw_item *lot,
                         enum sw_class class)
{
    const struct sw_step *step = lot->at->step;
    sw_item_book(run, lot, step, class);
    sw_record_waiting(run, step, -1);
}

/* ------------------------------------------------------ the order's rest -- */

static void wait_for_rest(struct sw_run *run, struct sw_item *lot)
{
    struct sw_order *order = lot->order;
    sw_record_waiting(run, lot->at->step, +1);
    sw_item_list_add(&order->joining, lot);
    sw_join_look_again(run, order->project, order);
}

static struct sw_item *first_on_a_lane(const struct sw_order *order)
{
    struct sw_item *lot = order->joining.first;
    while (lot != NULL && lot->at->step->kind != &SW_STEP_TRANSPORT) {
        lot = lot->next;
    }
    return lot;
}

/* Those that wait at one step; false if none does. */
static bool ship_together(struct sw_run *run, struct sw_order *order,
                          const struct sw_step *step)
{
    struct sw_item_list all = {0};
    struct sw_item *next = NULL;
    for (struct sw_item *lot = order->joining.first; lot != NULL; lot = next) {
        next = lot->next;
        if (lot->at->step == step) {
            sw_item_list_remove(&order->joining, lot);
            stop_waiting(run, lot, SW_CLASS_JOIN);
            sw_item_list_add(&all, lot);
        }
    }
    if (all.first == NULL) {
        return false;
    }
    sw_gather_join_all(run, run->steps[step->index].own, &all);
    return true;
}

/* A load that leaves at once may end the order: all are taken out before. */
bool sw_shipping_order_is_there(struct sw_run *run, struct sw_order *order)
{
    const struct sw_item *lot = first_on_a_lane(order);
    return lot != NULL && ship_together(run, order, lot->at->step);
}

/* -------------------------------------------------------------- the date -- */

/* When the customer calls the order: drawn once, as its first lot comes. */
static int64_t call_of(struct sw_run *run, const struct sw_shipping_plan *plan,
                       struct sw_order *order)
{
    if (order->called_us != SW_NEVER_US) {
        return order->called_us;
    }
    const int64_t wanted_us = order->requested_us != SW_NEVER_US
                                  ? order->requested_us
                                  : order->promised_us;
    order->called_us = wanted_us != SW_NEVER_US ? wanted_us - plan->before_us
                                                : sw_run_now(run);
    if (plan->call.distribution != NULL) {
        order->called_us += sw_run_draw(run, &plan->call, order->entity, 0);
    }
    return order->called_us;
}

/* When `lot` may go at the earliest. */
static int64_t date_of(struct sw_run *run, const struct sw_shipping_plan *plan,
                       const struct sw_item *lot)
{
    const int64_t due_us = sw_order_due_us(lot->order);
    if (plan->ship == SW_SHIP_WHEN_CALLED) {
        return call_of(run, plan, lot->order);
    }
    return plan->ship == SW_SHIP_WHEN_READY || due_us == SW_NEVER_US
               ? sw_run_now(run)
               : due_us - plan->before_us;
}

static void join(struct sw_run *run, struct sw_item *lot)
{
    struct sw_gather *gather = gather_at(run, lot);
    if (gather->plan->whole && !lot->order->splits) {
        wait_for_rest(run, lot);
    } else {
        sw_gather_join(run, gather, lot);
    }
}

/* Does a lot of the order wait at the step for its date? */
static bool awaits_date(const struct sw_run *run, const struct sw_step *step,
                        const struct sw_order *order)
{
    const struct sw_item *lot = order->items;
    while (lot != NULL &&
           (lot->at->code != SW_OP_STEP || lot->at->step != step ||
            lot->resolved || !sw_engine_pending(run->engine, lot->timer))) {
        lot = lot->of_order_next;
    }
    return lot != NULL;
}

bool sw_shipping_release(struct sw_run *run, const struct sw_step *step,
                         struct sw_order *order)
{
    struct sw_gather *gather = run->steps[step->index].own;
    const bool joined = gather->plan->whole && ship_together(run, order, step);
    order->splits = order->splits || joined;
    return sw_gather_release(run, gather, order) || joined ||
           awaits_date(run, step, order);
}

static void comes_due(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_item *lot = self;
    struct sw_order *order = lot->order;
    const struct sw_step *step = lot->at->step;
    stop_waiting(run, lot, (enum sw_class)lot->rank);
    if ((order->released & step->release_bit) == 0) {
        join(run, lot);
        return;
    }
    sw_order_keep(order);
    join(run, lot);
    (void)sw_shipping_release(run, step, order);
    sw_order_let_go(run, order);
}

void sw_shipping_enter(struct sw_run *run, const struct sw_shipping_plan *plan,
                       struct sw_item *lot)
{
    const int64_t date_us = date_of(run, plan, lot);
    if (date_us <= sw_run_now(run)) {
        join(run, lot);
        return;
    }
    lot->rank =
        plan->ship == SW_SHIP_NOT_BEFORE ? SW_CLASS_EARLY : SW_CLASS_RELEASE;
    sw_record_waiting(run, lot->at->step, +1);
    lot->timer = sw_engine_schedule(run->engine, date_us, SW_PHASE_TIMER,
                                    comes_due, lot);
}

void sw_shipping_withdraw(struct sw_run *run, const struct sw_step *step,
                          struct sw_item *lot)
{
    struct sw_order *order = lot->order;
    (void)step;
    if (sw_engine_cancel(run->engine, lot->timer)) {
        stop_waiting(run, lot, (enum sw_class)lot->rank);
    } else if (sw_item_list_holds(&order->joining, lot)) {
        sw_item_list_remove(&order->joining, lot);
        stop_waiting(run, lot, SW_CLASS_JOIN);
    } else {
        sw_gather_withdraw(run, gather_at(run, lot), lot);
    }
}
