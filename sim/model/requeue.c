#include "model/requeue.h"

#include "model/order_items.h"
#include "model/queue_rule.h"

void sw_requeue_order(struct sw_run *run, struct sw_order *order)
{
    for (struct sw_item *item = order->items; item != NULL;
         item = item->of_order_next) {
        struct sw_item *rider = sw_order_items_rider(item);
        if (sw_order_items_waits(rider) &&
            rider->at->step->kind->requeue != NULL) {
            const struct sw_step *step = rider->at->step;
            step->kind->requeue(run, step, rider);
        }
    }
}

/* One that goes before what is worked on now may interrupt it. */
static void requeue(struct sw_item *waiting)
{
    struct sw_resource_state *state = waiting->waits_at;
    sw_queue_requeue(state, waiting);
    if (state->plan->preempt != SW_PREEMPT_NONE) {
        sw_service_offer(state);
    }
}

void sw_requeue_service(struct sw_run *run, const struct sw_step *step,
                        struct sw_item *item)
{
    const struct sw_service_plan *plan = step->service;
    (void)run;
    if (plan->alternative_count == 0 || plan->shortest_queue) {
        requeue(item);
        return;
    }
    struct sw_item *first = item->next;
    struct sw_item *bid = first;
    do {
        struct sw_item *next = bid->last;
        requeue(bid);
        bid = next;
    } while (bid != first);
}
